//! `interligne import`: notes back in, from an export in JSON or as Web Annotations.

use std::ffi::OsStr;
use std::io;
use std::process::ExitCode;

use super::{FAILED, print, tell};
use crate::export;
use crate::messages::Messages;
use crate::notes::{Damage, Store};
use crate::source::{self, Location};
use crate::visible::visible;

pub(super) fn run(file: &OsStr, messages: &Messages) -> io::Result<ExitCode> {
    match import(file, messages) {
        Ok(line) => print(&(line + "\n")),
        Err(line) => {
            tell(&line);
            Ok(ExitCode::from(FAILED))
        }
    }
}

/// Takes the notes in; the line that says how many there were, or why it could not be done.
fn import(file: &OsStr, messages: &Messages) -> Result<String, String> {
    let source = source::open(Location::from_argument(file)).map_err(|error| error.message(messages))?;
    let records = export::read(&source.text).map_err(|damage| {
        let path = source.location.to_string();
        match damage {
            Damage::Newer => messages.format("cli.error.newer", &[("path", &path)]),
            Damage::Unreadable(cause) => {
                messages.format("cli.error.no_notes", &[("path", &path), ("cause", &visible(&cause))])
            }
        }
    })?;
    let store = Store::default_place().ok_or_else(|| messages.get("notes.error.no_home").to_owned())?;
    for record in &records {
        store.import(record).map_err(|problem| problem.message(messages))?;
    }
    let notes = records.iter().map(|record| record.notes.len()).sum();
    Ok(messages.count("cli.import.done", notes))
}
