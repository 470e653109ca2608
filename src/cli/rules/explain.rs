//! `interligne rules explain`: which rules match a text, and what became of each match.

use super::Shelf;
use crate::analysis::{Exclusion, Trace, trace};
use crate::article::Article;
use crate::language::Language;
use crate::messages::Messages;
use crate::rulebook::Rulebook;
use crate::visible::visible;

/// What each rule that matched in a text came to, and why.
pub(super) fn explain(text: &str, shelf: Shelf<'_>, messages: &Messages) -> String {
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
