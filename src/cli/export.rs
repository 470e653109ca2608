//! `interligne export`: flags and the reader's notes, to standard output or to a file.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{FAILED, named, print, tell};
use crate::export::{self, Choice, Format, Sheet, Subject};
use crate::files::{self, Access};
use crate::language::Language;
use crate::messages::Messages;
use crate::notes::{Notebook, Store};
use crate::packs::Rulebooks;
use crate::reading::{Reading, identity};
use crate::source::Location;
use crate::visible::visible;

#[derive(Args)]
pub(super) struct ExportArguments {
    #[arg(value_name = "SOURCE")]
    source: OsString,
    #[arg(long, short, value_parser = named(&Format::ALL, Format::name), default_value = "markdown", hide_default_value = true)]
    format: Format,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    annotated: bool,
}

pub(super) fn run(
    arguments: &ExportArguments,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    messages: &Messages,
) -> io::Result<ExitCode> {
    let location = Location::from_argument(&arguments.source);
    if let Some(path) = arguments.output.as_deref().filter(|path| location.is_at(path)) {
        let path = path.to_string_lossy();
        tell(&messages.format("export.onto_source", &[("path", &visible(&path))]));
        return Ok(ExitCode::from(FAILED));
    }
    let reading = match Reading::open(location, language, rulebooks) {
        Ok(reading) => reading,
        Err(error) => {
            tell(&error.message(messages));
            return Ok(ExitCode::from(FAILED));
        }
    };
    let notes = Notebook::open(
        Store::default_place().as_ref(),
        &identity(&reading.location),
        &reading.article,
    );
    if let Some(problem) = notes.problem() {
        tell(&problem.message(messages));
    }
    let source = reading.location.name(messages);
    let study = reading.study();
    let subject = Subject {
        article: &reading.article,
        source: &source,
        analysis: &reading.analysis,
        study: &study,
        rulebook: reading.rulebook,
        notes: &notes,
    };
    let choice = if arguments.annotated {
        Choice::Annotated
    } else {
        Choice::All
    };
    let text = export::write(
        &Sheet::new(subject, choice, messages.language()),
        arguments.format,
        messages,
    );
    let Some(path) = &arguments.output else {
        return print(&text);
    };
    match files::write(path, text.as_bytes(), Access::Usual) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(cause) => {
            let path = path.to_string_lossy();
            tell(&messages.format("cli.error.file", &[("path", &visible(&path)), ("cause", &cause)]));
            Ok(ExitCode::from(FAILED))
        }
    }
}
