//! `interligne rules show`: one rule whole, as a page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, IsTerminal};

use unicode_width::UnicodeWidthStr;

use super::Shelf;
use crate::analysis::{Explanation, analyse_rule};
use crate::article::Article;
use crate::language::Language;
use crate::measure::in_words;
use crate::messages::Messages;
use crate::rulebook::compiled::RuleText;
use crate::rulebook::source::{AloneCondition, BlockCondition, NegationCondition, VoiceCondition};
use crate::rulebook::{RuleId, Rulebook};
use crate::rules::unmark;
use crate::visible::visible;

/// The widest that a page is set: longer lines are hard to read.
const WIDEST: usize = 96;

/// The page of a rule; where there is none of that name, the line that says so.
pub(super) fn show(shelf: Shelf<'_>, id: &str, messages: &Messages) -> Result<String, String> {
    let found = shelf
        .each()
        .find_map(|rulebook| rulebook.find(id).map(|(number, rule)| (rulebook, number, rule)));
    if let Some((rulebook, number, rule)) = found {
        return Ok(page(rulebook, number, rule, width(), messages));
    }
    let all: Vec<&str> = shelf
        .each()
        .flat_map(|rulebook| rulebook.rules().map(|(_, rule)| rule.id.as_str()))
        .collect();
    let unknown = messages.format("cli.rules.unknown", &[("id", &visible(id))]);
    let near = near(id, &all);
    Err(if near.is_empty() {
        unknown
    } else {
        messages.format(
            "cli.error.suggestion",
            &[("problem", &unknown), ("suggestion", &near.join(", "))],
        )
    })
}

/// How wide the terminal is; what is no terminal takes lines of any length.
fn width() -> usize {
    let columns = || {
        crossterm::terminal::size()
            .ok()
            .map(|(columns, _)| usize::from(columns))
    };
    let terminal = io::stdout().is_terminal().then(columns).flatten();
    terminal.map_or(usize::MAX, |columns| columns.clamp(20, WIDEST))
}

/// The names that come nearest: those that have the most parts of this one, `doubt` and `pretending`, if any.
fn near<'a>(id: &str, all: &[&'a str]) -> Vec<&'a str> {
    const MOST: usize = 4;
    let id = id.to_lowercase();
    let asked: BTreeSet<&str> = id.split('-').filter(|part| part.len() > 2).collect();
    let shared = |name: &str| name.split('-').filter(|part| asked.contains(part)).count();
    let most = all.iter().map(|name| shared(name)).max().unwrap_or(0);
    let nearest = all.iter().filter(|name| most > 0 && shared(name) == most);
    nearest.take(MOST).copied().collect()
}

/// Everything there is to say of a rule, in the order in which one asks.
fn page(rulebook: &Rulebook, number: RuleId, rule: &RuleText, width: usize, messages: &Messages) -> String {
    let interface = messages.language();
    let technique = messages.technique(rule.technique);
    let mut page = Page {
        text: String::new(),
        width,
    };
    page.line(0, &rule.id);
    page.line(
        0,
        &format!(
            "{} ({}) · {} · {}",
            technique.name,
            rule.technique.name(),
            messages.strength(rule.strength).name,
            messages.get(&format!("language.{}", rulebook.language)),
        ),
    );
    page.text.push('\n');
    page.line(0, technique.definition);

    let told = explanation(rulebook, number, rule, interface);
    let mut section = |key: &str, lines: &[String]| page.section(messages.get(key), lines);
    section("rule.reason", &[told.reason]);
    section("rule.question", &[told.question]);
    section("rule.fine_when", &[told.fine_when]);
    section("rule.plainer", told.plainer.as_slice());
    let detector = rule
        .detector
        .iter()
        .map(|name| messages.format("rule.detector", &[("name", name)]));
    section(
        "rule.patterns",
        &rule.patterns.iter().cloned().chain(detector).collect::<Vec<_>>(),
    );
    section("rule.conditions", &conditions(rulebook, number, messages));
    section("rule.examples", &rule.examples);
    section("rule.counterexamples", &rule.counterexamples);
    section("rule.record", &[in_words(rule.record, messages)]);
    let source = match rule.source.as_str() {
        "compiled" => messages.get("rule.compiled").to_owned(),
        other => other.to_owned(),
    };
    section("rule.source", &[source, format!("{}:{}", rule.file, rule.line)]);
    page.text
}

/// What the rule says of its first example: its words with the words that they are about.
fn explanation(rulebook: &Rulebook, number: RuleId, rule: &RuleText, interface: Language) -> Explanation {
    let said = rule.examples.first().and_then(|example| {
        let article = Article::passage(unmark(example).0, rulebook.language);
        let analysis = analyse_rule(&article, rulebook, number);
        let flag = analysis.flags.first()?;
        Some(rulebook.explain(flag, &article.text, interface))
    });
    said.unwrap_or_else(|| Explanation {
        reason: rule.reason.get(interface).to_owned(),
        question: rule.question.get(interface).to_owned(),
        fine_when: rule.fine_when.get(interface).to_owned(),
        plainer: rule.plainer.as_ref().map(|plainer| plainer.get(interface).to_owned()),
    })
}

/// Where the rule holds, and what strengthens, weakens or cancels it.
fn conditions(rulebook: &Rulebook, number: RuleId, messages: &Messages) -> Vec<String> {
    let Some(conditions) = rulebook.conditions(number) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (key, patterns) in [
        ("rule.except", conditions.except),
        ("rule.unless", conditions.unless),
        ("rule.needs", conditions.needs),
        ("rule.lower", conditions.lower),
        ("rule.raise", conditions.raise),
    ] {
        if !patterns.is_empty() {
            lines.push(messages.format(key, &[("patterns", &patterns.join("  ·  "))]));
        }
    }
    let said = [
        match conditions.voice {
            VoiceCondition::Any => None,
            VoiceCondition::Author => Some("rule.voice_author"),
            VoiceCondition::Quoted => Some("rule.voice_quoted"),
        },
        match conditions.blocks {
            BlockCondition::Any => None,
            BlockCondition::Body => Some("rule.blocks_body"),
            BlockCondition::Heading => Some("rule.blocks_heading"),
        },
        match conditions.negated {
            NegationCondition::Keep => None,
            NegationCondition::Drop => Some("rule.negated"),
        },
        match conditions.alone {
            AloneCondition::Keep => None,
            AloneCondition::Lower => Some("rule.alone_lower"),
            AloneCondition::Drop => Some("rule.alone_drop"),
        },
    ];
    lines.extend(said.into_iter().flatten().map(|key| messages.get(key).to_owned()));
    lines
}

/// A page of text. What it says may come from anybody, and none of it is obeyed by a terminal.
struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn section(&mut self, heading: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line(0, heading);
        for line in lines {
            self.line(2, line);
        }
    }

    /// A line, over as many rows as it takes; those after the first stand two cells further in.
    fn line(&mut self, indent: usize, line: &str) {
        let line = visible(line);
        let mut column = 0;
        for word in line.split(' ') {
            let cells = word.width();
            if column == 0 {
                let _ = write!(self.text, "{:indent$}{word}", "");
                column = indent + cells;
            } else if column + 1 + cells > self.width {
                let hanging = if indent == 0 { 0 } else { indent + 2 };
                let _ = write!(self.text, "\n{:hanging$}{word}", "");
                column = hanging + cells;
            } else {
                let _ = write!(self.text, " {word}");
                column += 1 + cells;
            }
        }
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::source::File;

    fn rulebook() -> Rulebook {
        let file = File {
            name: "a\u{1b}b.toml".to_owned(),
            text: "[[rule]]\nid = \"en-doubt-so\"\ntechnique = \"Doubt\"\nstrength = \"mark\"\nsource = \"compiled\"\n\
                   patterns = [\"=so-called expert/noun@who\"]\nunless = [\"=indeed\"]\nneeds = [\"=he\", \"=she\"]\nvoice = \"author\"\n\
                   alone = \"lower\"\nplainer = { fr = \"expert\", en = \"expert\" }\n\
                   reason = { fr = \"a\", en = \"“{text}” doubts that {who}. \\u001B[31m\" }\n\
                   question = { fr = \"a\", en = \"Who says so?\" }\nfine_when = { fr = \"a\", en = \"The reason follows.\" }\n\
                   examples = [\"She met a [so-called expert].\"]\ncounterexamples = [\"An expert.\"]\n"
                .to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::English, &[], &[file]).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        rulebook
    }

    #[test]
    fn a_page_says_everything_and_commands_nothing() {
        let rulebook = rulebook();
        let (number, rule) = rulebook.find("en-doubt-so").unwrap();
        let page = page(&rulebook, number, rule, 60, Messages::of(Language::English));
        for part in [
            "en-doubt-so\nDoubt (Doubt) · mark · English\n\nOne word is enough",
            "\nWhy\n  “so-called expert” doubts that expert. ␛[31m\n",
            "\nAsk\n  Who says so?\n",
            "\nFine when\n  The reason follows.\n",
            "\nPlainer\n  expert\n",
            "\nPatterns\n  =so-called expert/noun@who\n",
            "No flag in a sentence with: =indeed\n",
            "Only in a sentence with: =he  ·  =she\n",
            "Only in the author’s own words\n",
            "\nIt flags\n  She met a [so-called expert].\n",
            "\nIt leaves alone\n  An expert.\n",
            "\nRecord\n  No record yet.\n",
            "a␛b.toml:1\n",
        ] {
            assert!(page.contains(part), "{part} in\n{page}");
        }
        assert!(page.lines().all(|line| line.width() <= 60), "{page}");
    }

    #[test]
    fn names_that_come_near_are_offered() {
        let all = ["en-doubt-asks", "en-label-idol", "fr-doubt-pretending"];
        assert_eq!(near("doubt-pretend", &all), ["en-doubt-asks", "fr-doubt-pretending"]);
        assert_eq!(near("Pretending-doubt", &all), ["fr-doubt-pretending"]);
        assert!(near("en-zzz", &all).is_empty());
    }
}
