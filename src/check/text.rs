//! The layout for people: a line a flag, as compilers write them, and a line for the whole.

use std::fmt::Write;

use super::report::Report;
use crate::messages::Messages;
use crate::taxonomy::{Category, Strength};
use crate::visible::{one_line, visible};

/// Writes the lines of a source.
pub(super) fn write(report: &Report<'_>, messages: &Messages, coloured: bool) -> String {
    let mut out = String::with_capacity(160 * (report.summary.flags + 1));
    let paint = |style: &str, words: &str| {
        if coloured {
            format!("\u{1b}[{style}m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    };
    for flag in report.flags.objects() {
        let colour = colour(flag.category);
        let strength = match flag.strength {
            Strength::Note => flag.strength.name().to_owned(),
            Strength::Mark | Strength::Strong => paint("1", flag.strength.name()),
        };
        let technique = paint(colour, flag.technique.name());
        let words = paint(&format!("1;{colour}"), &messages.quoted(one_line(flag.passage.text)));
        let line = format!(
            "{}:{}:{}: {strength} {technique}: {words} — {}\n",
            report.source,
            flag.passage.line,
            flag.passage.column,
            visible(&flag.explanation.reason)
        );
        out.push_str(&line);
    }
    let summary = if report.language.is_some() {
        format!(
            "{} · {} · {}",
            messages.count("header.flags", report.summary.flags),
            messages.count("header.words", report.words),
            messages.format(
                "overview.per_thousand",
                &[("n", &messages.decimal(report.summary.density, 1))]
            )
        )
    } else {
        messages.get("header.no_rulebook").to_owned()
    };
    // Writing to a `String` cannot fail.
    writeln!(out, "{}: {}", report.source, paint("2", &summary)).unwrap_or_default();
    out
}

/// The colour of a category among the sixteen that every terminal has; red and green are not told apart by everybody, and
/// are never the only difference between two that stand side by side.
const fn colour(category: Category) -> &'static str {
    match category {
        Category::AttackOnReputation => "31",
        Category::Justification => "34",
        Category::Distraction => "35",
        Category::Simplification => "36",
        Category::Call => "95",
        Category::ManipulativeWording => "33",
        Category::Sourcing => "32",
    }
}
