//! `interligne rules measure`: the record of every rule, from neutral text and annotated specimens.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::article::Article;
use crate::cli::{FAILED, print, tell};
use crate::files::{self, Access};
use crate::language::Language;
use crate::measure::{Specimen, measure, read_neutral, read_specimens};
use crate::messages::Messages;
use crate::rulebook::Rulebook;
use crate::rulebook::record::{self, Measured, Records, Total};
use crate::visible::visible;

#[derive(Args)]
pub(in crate::cli) struct MeasureArguments {
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    neutral: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    specimens: PathBuf,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Measures the rulebooks of the languages that there is neutral text in. Without `--out` the record goes to standard
/// output; a file keeps what it says of a language that is not measured.
pub(super) fn run<'a>(
    arguments: &MeasureArguments,
    rulebooks: impl Iterator<Item = &'a Rulebook>,
    language: Option<Language>,
    messages: &Messages,
) -> io::Result<ExitCode> {
    let failed = |line: &str| {
        tell(line);
        Ok(ExitCode::from(FAILED))
    };
    let (neutral, specimens) = match texts(arguments, language) {
        Ok(texts) => texts,
        Err(problem) => return failed(&problem.message(messages)),
    };
    let mut records = match arguments.out.as_deref().map(kept) {
        None => Records::new(),
        Some(Ok(records)) => records,
        Some(Err(line)) => return failed(&line),
    };
    for rulebook in rulebooks {
        let measured = measure(rulebook, &neutral, &specimens);
        if measured.neutral_words > 0 {
            tell(&summary(rulebook.language, &measured, messages));
            records.insert(rulebook.language.code().to_owned(), measured);
        }
    }
    let text = record::write(&records);
    let Some(path) = &arguments.out else {
        return print(&text);
    };
    match files::write(path, text.as_bytes(), Access::Usual) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(cause) => {
            let path = path.to_string_lossy();
            failed(&messages.format("cli.error.file", &[("path", &visible(&path)), ("cause", &cause)]))
        }
    }
}

fn texts(
    arguments: &MeasureArguments,
    language: Option<Language>,
) -> Result<(Vec<Article>, Vec<Specimen>), crate::measure::Problem> {
    let mut neutral = Vec::new();
    for path in &arguments.neutral {
        neutral.extend(read_neutral(path, language)?);
    }
    Ok((neutral, read_specimens(&arguments.specimens)?))
}

/// The record that a file holds already; none where it is not there.
fn kept(path: &Path) -> Result<Records, String> {
    let said = |cause: &dyn std::fmt::Display| {
        format!("{}: {}", visible(&path.to_string_lossy()), visible(&cause.to_string()))
    };
    match fs::read_to_string(path) {
        Ok(text) => record::read(&text).map_err(|error| said(&error.message())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Records::new()),
        Err(error) => Err(said(&error)),
    }
}

/// What was measured, in a line.
fn summary(language: Language, measured: &Measured, messages: &Messages) -> String {
    let number = |n: u32| messages.number(n as usize);
    let fired: u32 = measured.rules.values().map(|tally| tally.neutral).sum();
    let part = |key: &str, total: &Total| {
        messages.format(
            key,
            &[
                ("right", &number(total.right)),
                ("flags", &number(total.flags)),
                ("found", &number(total.found)),
                ("marks", &number(total.marks)),
            ],
        )
    };
    messages.format(
        "measure.summary",
        &[
            ("language", &language),
            ("rules", &messages.number(measured.rules.len())),
            ("fired", &number(fired)),
            ("words", &number(measured.neutral_words)),
            ("tuning", &part("measure.tuning", &measured.tuning)),
            ("held_out", &part("measure.held_out", &measured.held_out)),
        ],
    )
}
