//! What a reader takes away from an article: its flags, their own passages, verdicts and comments.
//!
//! [`Sheet`] gathers it once, in the order of the text and without any form; each form is a module that turns a sheet into
//! text. No form lets a word of the article become live markup, or reach a terminal as a control.

use crate::messages::Messages;

mod json;
mod markdown;
mod sheet;

pub use json::read_record;
pub use sheet::{Choice, Sheet, SheetFlag, Subject};

/// A form that an export can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people and for documents.
    Markdown,
    /// For programs; it can be imported again without loss.
    Json,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Json];

    /// The name it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
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
        }
    }
}

/// A sheet in that form, in the language of the messages. It ends with a line feed.
#[must_use]
pub fn write(sheet: &Sheet<'_>, format: Format, messages: &Messages) -> String {
    match format {
        Format::Markdown => markdown::write(sheet, messages),
        Format::Json => json::write(sheet),
    }
}

#[cfg(test)]
mod tests;
