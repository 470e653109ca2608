//! A comparison on standard output: for people, for programs, and for the file.

use super::summary::Summary;
use super::{Comparison, Pair, Side, Subject};
use crate::analysis::study::Study;
use crate::messages::Messages;
use crate::reading::Reading;
use crate::visible::one_line;

mod json;
mod markdown;
mod text;

/// How a comparison is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Columns, for people.
    Text,
    /// An object.
    Json,
    /// A page to keep.
    Markdown,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::Markdown];

    /// The name it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The articles.
    pub readings: &'a Pair<Reading>,
    /// Their studies.
    pub studies: &'a Pair<Study>,
    /// What they come to.
    pub comparison: &'a Comparison,
    /// The words of the interface.
    pub messages: &'a Messages,
}

/// Readings with their studies, to be compared.
#[must_use]
pub fn subjects<'a>(readings: &'a Pair<Reading>, studies: &'a Pair<Study>) -> Pair<Subject<'a>> {
    Pair::make(|side| Subject {
        article: &readings[side].article,
        analysis: &readings[side].analysis,
        study: &studies[side],
    })
}

/// Writes a comparison.
///
/// # Errors
/// When the comparison cannot be JSON, which no text makes it.
pub fn write(told: &Told<'_>, layout: Layout) -> serde_json::Result<String> {
    match layout {
        Layout::Text => Ok(text::write(told)),
        Layout::Json => json::write(told),
        Layout::Markdown => Ok(markdown::write(told)),
    }
}

impl Told<'_> {
    fn summary(&self) -> Summary {
        Summary::new(subjects(self.readings, self.studies), self.comparison, self.messages)
    }

    /// What an article is called: its title, or else its source.
    fn title(&self, side: Side) -> String {
        let Reading { article, location, .. } = &self.readings[side];
        match article.title {
            Some(title) => one_line(title.of(&article.text)).into_owned(),
            None => location.name(self.messages),
        }
    }

    /// Source, language and length of an article.
    fn about(&self, side: Side) -> [String; 3] {
        let Reading {
            article,
            location,
            analysis,
            ..
        } = &self.readings[side];
        let language = article.language.map_or("none", |language| language.code());
        let language = self.messages.get(&format!("language.{language}"));
        let words = match article.language {
            Some(_) => self.messages.count("header.words", analysis.words),
            None => self.messages.get("header.no_rulebook").to_owned(),
        };
        [location.name(self.messages), language.to_owned(), words]
    }
}
