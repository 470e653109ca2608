//! `interligne rules test`: the rules run on their own examples and counterexamples.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Shelf;
use crate::cli::{FAILED, absent, print, tell_mistakes};
use crate::messages::Messages;
use crate::packs::Packs;
use crate::rulebook::compiled::RuleText;
use crate::rules::{Failure, test_rule};
use crate::visible::visible;

/// Tests the rules of these packs, laid over all others; where none is named, every rule in force.
pub(super) fn run(shelf: Shelf<'_>, tested: &[PathBuf], messages: &Messages) -> io::Result<ExitCode> {
    if absent(tested, messages) {
        return Ok(ExitCode::from(FAILED));
    }
    let named = Packs::default().and(tested);
    let rulebooks = shelf.rulebooks.with(&named);
    let files: BTreeSet<&str> = named.files().collect();
    let is_tested = |rule: &RuleText| tested.is_empty() || files.contains(rule.file.as_str());

    let languages = shelf.languages();
    let mut mistakes = rulebooks.problems(&languages);
    if !tested.is_empty() {
        // Those of the other packs have been told already.
        let told = shelf.rulebooks.problems(&languages);
        mistakes.retain(|mistake| !told.contains(mistake));
        tell_mistakes(&mistakes, messages);
    }
    // Writing to a `String` cannot fail.
    let mut out = String::new();
    let (mut count, mut failures) = (0, 0);
    for rulebook in languages.iter().map(|&language| rulebooks.of(language)) {
        for (id, rule) in rulebook.rules().filter(|(_, rule)| is_tested(rule)) {
            count += 1;
            if rule.examples.is_empty() {
                let place = format!("{}:{}", rule.file, rule.line);
                let line = messages.format("cli.rules.no_examples", &[("place", &place), ("rule", &rule.id)]);
                let _ = writeln!(out, "{}", visible(&line));
            }
            for failure in test_rule(rulebook, id, rule) {
                failures += 1;
                let _ = writeln!(out, "{}", told(&failure, messages));
            }
        }
    }
    let summary = match failures {
        0 => messages.count("cli.rules.passed", count),
        failures => messages.count_with("cli.rules.failed", failures, &[("rules", &messages.number(count))]),
    };
    let written = print(&format!("{out}{summary}\n"))?;
    Ok(if failures == 0 && mistakes.is_empty() {
        written
    } else {
        ExitCode::from(1)
    })
}

/// What went otherwise than expected, in a line.
fn told(failure: &Failure, messages: &Messages) -> String {
    let list = |spans: &[String]| match spans {
        [] => messages.get("cli.rules.no_words").to_owned(),
        spans => spans
            .iter()
            .map(|span| format!("[{span}]"))
            .collect::<Vec<_>>()
            .join(" "),
    };
    let Failure {
        rule,
        place,
        text,
        expected,
        found,
    } = failure;
    let line = messages.format(
        "cli.rules.failure",
        &[
            ("place", place),
            ("rule", rule),
            ("text", text),
            ("expected", &list(expected)),
            ("found", &list(found)),
        ],
    );
    visible(&line).into_owned()
}
