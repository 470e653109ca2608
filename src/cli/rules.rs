//! `interligne rules`: the rulebook to look at. What is in force, one rule whole, the rules' own tests, and why words are
//! flagged or not.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::{FAILED, named, print, tell};
use crate::analysis::{Exclusion, Trace, trace};
use crate::article::Article;
use crate::language::Language;
use crate::measure::in_words;
use crate::messages::Messages;
use crate::packs::Rulebooks;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::RuleText;
use crate::taxonomy::{Category, Strength, Technique};
use crate::visible::visible;

mod measure;
mod test;

#[derive(Subcommand)]
pub(super) enum RulesCommand {
    List {
        #[arg(long, value_name = "CATEGORY", value_delimiter = ',', value_parser = named(&Category::ALL, Category::slug), ignore_case = true)]
        category: Vec<Category>,
        #[arg(long, value_name = "TECHNIQUE", value_delimiter = ',', value_parser = named(&Technique::ALL, Technique::name), ignore_case = true)]
        technique: Vec<Technique>,
        #[arg(long, value_name = "STRENGTH", value_parser = named(&Strength::ALL, Strength::name))]
        min_strength: Option<Strength>,
    },
    Show {
        id: String,
    },
    Test {
        #[arg(value_name = "PACK")]
        tested: Vec<PathBuf>,
    },
    Explain {
        text: String,
    },
    Measure(measure::MeasureArguments),
}

/// Runs a command; `language` keeps it to the rulebook of one language.
pub(super) fn run(
    command: &RulesCommand,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    messages: &Messages,
) -> io::Result<ExitCode> {
    let shelf = Shelf { rulebooks, language };
    match command {
        RulesCommand::List {
            category,
            technique,
            min_strength,
        } => {
            let kept = |rule: &RuleText| {
                (category.is_empty() || category.contains(&rule.technique.category()))
                    && (technique.is_empty() || technique.contains(&rule.technique))
                    && min_strength.is_none_or(|least| rule.strength >= least)
            };
            print(&list(shelf, kept))
        }
        RulesCommand::Show { id } => {
            let found = shelf.each().find_map(|rulebook| rulebook.find(id));
            if let Some((_, rule)) = found {
                return print(&page(rule, messages));
            }
            tell(&messages.format("cli.rules.unknown", &[("id", &visible(id))]));
            Ok(ExitCode::from(FAILED))
        }
        RulesCommand::Test { tested } => test::run(shelf, tested, messages),
        RulesCommand::Explain { text } => print(&explain(text, shelf, messages)),
        RulesCommand::Measure(arguments) => measure::run(arguments, shelf.each(), language, messages),
    }
}

/// The rulebooks that a command is about.
#[derive(Clone, Copy)]
struct Shelf<'a> {
    rulebooks: &'a Rulebooks,
    /// The only language, if one was named.
    language: Option<Language>,
}

impl<'a> Shelf<'a> {
    fn languages(self) -> Vec<Language> {
        self.language.map_or(Language::ALL.to_vec(), |language| vec![language])
    }

    fn each(self) -> impl Iterator<Item = &'a Rulebook> {
        self.languages().into_iter().map(move |one| self.rulebooks.of(one))
    }
}

/// One rule a line, by language, then as the taxonomy orders techniques.
fn list(shelf: Shelf<'_>, kept: impl Fn(&RuleText) -> bool) -> String {
    let mut out = String::new();
    for rulebook in shelf.each() {
        let mut rules: Vec<&RuleText> = rulebook
            .rules()
            .map(|(_, rule)| rule)
            .filter(|rule| kept(rule))
            .collect();
        rules.sort_by_key(|rule| rule.technique);
        for rule in rules {
            // A name in columns: the widest id and technique are under these widths.
            let (strength, technique) = (rule.strength.name(), rule.technique.name());
            let _ = writeln!(out, "{:<44} {strength:<6} {technique}", rule.id);
        }
    }
    out
}

/// A rule as a page.
fn page(rule: &RuleText, messages: &Messages) -> String {
    let language = messages.language();
    let technique = messages.technique(rule.technique);
    let mut out = format!(
        "{}\n\n{} ({}) · {}\n{}\n",
        rule.id,
        technique.name,
        rule.technique.name(),
        messages.strength(rule.strength).name,
        technique.definition,
    );
    let mut section = |key: &str, lines: &[String]| {
        if !lines.is_empty() {
            let _ = write!(out, "\n{}\n", messages.get(key));
            for line in lines {
                let _ = writeln!(out, "  {line}");
            }
        }
    };
    section("rule.reason", &[rule.reason.get(language).replace("{text}", "…")]);
    section("rule.question", &[rule.question.get(language).to_owned()]);
    section("rule.fine_when", &[rule.fine_when.get(language).to_owned()]);
    section(
        "rule.plainer",
        &rule
            .plainer
            .iter()
            .map(|text| text.get(language).to_owned())
            .collect::<Vec<_>>(),
    );
    let detector = rule
        .detector
        .iter()
        .map(|name| messages.format("rule.detector", &[("name", name)]));
    section(
        "rule.patterns",
        &rule.patterns.iter().cloned().chain(detector).collect::<Vec<_>>(),
    );
    section("rule.examples", &rule.examples);
    section("rule.counterexamples", &rule.counterexamples);
    section("rule.record", &[in_words(rule.record, messages)]);
    section(
        "rule.source",
        &[rule.source.clone(), format!("{}:{}", rule.file, rule.line)],
    );
    out
}

/// What each rule that matched in a text came to, and why.
fn explain(text: &str, shelf: Shelf<'_>, messages: &Messages) -> String {
    let detected = || Article::read(text.to_owned(), crate::article::Format::Plain, None).language;
    let languages: Vec<Language> = match shelf.language.or_else(detected) {
        Some(language) => vec![language],
        // A few words may be too few to tell their language by.
        None => Language::ALL.to_vec(),
    };
    let mut out = String::new();
    for language in languages {
        let rulebook = shelf.rulebooks.of(language);
        let article = Article::passage(text.to_owned(), language);
        for one in trace(&article, rulebook) {
            out.push_str(&told(&one, rulebook, &article.text, messages));
        }
    }
    if out.is_empty() {
        out = messages.get("cli.rules.nothing").to_owned() + "\n";
    }
    out
}

fn told(one: &Trace, rulebook: &Rulebook, text: &str, messages: &Messages) -> String {
    let Some(rule) = rulebook.rule(one.rule) else {
        return String::new();
    };
    let words = messages.quoted(visible(one.span.of(text)));
    let (head, detail) = match &one.outcome {
        Ok(flag) => {
            let head = messages.format(
                "cli.rules.flagged",
                &[
                    ("words", &words),
                    ("technique", &rule.technique.name()),
                    ("strength", &messages.strength(flag.strength).name),
                ],
            );
            (head, rulebook.explain(flag, text, messages.language()).reason)
        }
        Err(exclusion) => {
            let head = messages.format(
                "cli.rules.not_flagged",
                &[("words", &words), ("technique", &rule.technique.name())],
            );
            (head, excluded(exclusion, rulebook, messages))
        }
    };
    format!("{head}\n  {}\n  {}\n", visible(&detail), rule.id)
}

fn excluded(exclusion: &Exclusion, rulebook: &Rulebook, messages: &Messages) -> String {
    let pattern =
        |key: &str, number: u32| messages.format(key, &[("pattern", &rulebook.condition(number).unwrap_or_default())]);
    match exclusion {
        Exclusion::Block => messages.get("exclusion.block").to_owned(),
        Exclusion::Voice => messages.get("exclusion.voice").to_owned(),
        Exclusion::Negated => messages.get("exclusion.negated").to_owned(),
        Exclusion::Except(number) => pattern("exclusion.except", *number),
        Exclusion::Unless(number) => pattern("exclusion.unless", *number),
        Exclusion::Needs => messages.get("exclusion.needs").to_owned(),
        Exclusion::Alone => messages.get("exclusion.alone").to_owned(),
        Exclusion::Plain => messages.get("exclusion.plain").to_owned(),
        Exclusion::Overlapped => messages.get("exclusion.overlapped").to_owned(),
    }
}
