//! What a reader takes away from an article: its flags, their own passages, verdicts and comments.
//!
//! [`Sheet`] gathers it once, in the order of the text and without any form; each form is a module that turns a sheet into
//! text. No form lets a word of the article become live markup, or reach a terminal as a control.

use serde_json::Value;

use crate::messages::Messages;
use crate::notes::{Damage, Record};

mod csv;
mod html;
mod json;
mod markdown;
mod sheet;
mod study;
mod w3c;

pub(crate) use markdown::escape as escape_markdown;
pub use sheet::{Choice, Sheet, SheetFlag, Subject};

/// A form that an export can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people and for documents.
    Markdown,
    /// For programs; it can be imported again without loss.
    Json,
    /// For a browser and for paper: the article itself, its passages marked.
    Html,
    /// For spreadsheets.
    Csv,
    /// For other readers of annotations (Web Annotations, JSON-LD); it can be imported again without loss.
    W3c,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Markdown, Self::Json, Self::Html, Self::Csv, Self::W3c];

    /// The name it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::W3c => "w3c",
        }
    }

    /// The form of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of its files' names.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::W3c => "jsonld",
        }
    }
}

/// A sheet in that form, in the language of the messages. It ends with a line feed.
#[must_use]
pub fn write(sheet: &Sheet<'_>, format: Format, messages: &Messages) -> String {
    match format {
        Format::Markdown => markdown::write(sheet, messages),
        Format::Json => json::write(sheet, messages),
        Format::Html => html::write(sheet, messages),
        Format::Csv => csv::write(sheet),
        Format::W3c => w3c::write(sheet),
    }
}

/// The notes of an export in JSON or as Web Annotations, or of a file of notes, by article.
///
/// # Errors
/// [`Damage`] when it is none of them, or comes from a newer version.
pub fn read(text: &str) -> Result<Vec<Record>, Damage> {
    let text = text.trim_start_matches('\u{feff}');
    let document: Value = serde_json::from_str(text).map_err(|error| Damage::Unreadable(error.to_string()))?;
    if w3c::is_annotations(&document) {
        return w3c::read(&document);
    }
    let record = match document {
        Value::Object(mut document) if document.get("notes").is_some_and(Value::is_object) => {
            Record::from_value(document.remove("notes").unwrap_or_default())
        }
        other => Record::from_value(other),
    };
    record.map(|record| vec![record])
}

#[cfg(test)]
mod tests;
