//! A source that was opened, read as an article and analysed: what every command begins with.

use crate::analysis::{Analysis, analyse};
use crate::article::Article;
use crate::language::Language;
use crate::notes::Identity;
use crate::rulebook::Rulebook;
use crate::source::{self, Location, OpenError};

/// An article with what was found in it.
#[derive(Debug)]
pub struct Reading {
    /// Where it came from.
    pub location: Location,
    /// The article.
    pub article: Article,
    /// The rulebook of its language; none for a language without rules.
    pub rulebook: Option<&'static Rulebook>,
    /// What the rulebook found.
    pub analysis: Analysis,
}

impl Reading {
    /// Opens, reads and analyses a source. `language` overrules what its words show.
    ///
    /// # Errors
    /// [`OpenError`] when the source cannot be opened.
    pub fn open(location: Location, language: Option<Language>) -> Result<Self, OpenError> {
        let source = source::open(location)?;
        let article = Article::read(source.text, source.format, language);
        let rulebook = article.language.map(Rulebook::embedded);
        let analysis = rulebook.map(|rulebook| analyse(&article, rulebook)).unwrap_or_default();
        Ok(Self {
            location: source.location,
            article,
            rulebook,
            analysis,
        })
    }
}

/// By what the notes on a source are known.
#[must_use]
pub fn identity(location: &Location) -> Identity {
    match location {
        Location::File(path) => Identity::file(path),
        Location::StandardInput => Identity::by_text(),
        Location::Specimen(_) => Identity::named(&location.to_string()),
    }
}
