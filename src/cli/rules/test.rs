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
use crate::rules::test_rule;
use crate::visible::visible;

/// Tests the rules of these packs, laid over all others; where none is named, every rule in force.
pub(super) fn run(shelf: Shelf<'_>, tested: &[PathBuf], messages: &Messages) -> io::Result<ExitCode> {
    if absent(tested, messages) {
        return Ok(ExitCode::from(FAILED));
    }
    let mut named = Packs::default();
    for path in tested {
        named.add(path);
    }
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
    let mut out = String::new();
    let (mut count, mut failures) = (0, 0);
    for rulebook in languages.iter().map(|&language| rulebooks.of(language)) {
        for (id, rule) in rulebook.rules().filter(|(_, rule)| is_tested(rule)) {
            count += 1;
            for failure in test_rule(rulebook, id, rule) {
                failures += 1;
                // Writing to a `String` cannot fail.
                let _ = writeln!(out, "{}", visible(&failure.to_string()));
            }
        }
    }
    let summary = messages.count_with("cli.rules.tested", count, &[("failures", &messages.number(failures))]);
    let written = print(&format!("{out}{summary}\n"))?;
    Ok(if failures == 0 && mistakes.is_empty() {
        written
    } else {
        ExitCode::from(1)
    })
}
