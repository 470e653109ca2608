//! What is embedded in the binary: the compiled rulebooks.

use std::borrow::Cow;
use std::sync::OnceLock;

use lz4_flex::block::decompress_size_prepended;

use crate::language::Language;
use crate::rulebook::Rulebook;

macro_rules! part {
    ($language:literal, $part:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $language, ".", $part)).as_slice()
    };
}

/// Why the parts can be read.
const WRITTEN_BY_BUILD: &str = "the build script wrote these bytes from this very code";

static FRENCH: OnceLock<Rulebook> = OnceLock::new();
static ENGLISH: OnceLock<Rulebook> = OnceLock::new();

impl Rulebook {
    /// The rulebook that the program carries for a language, made ready at its first use.
    ///
    /// # Panics
    /// As [`Self::read_embedded`] does.
    #[must_use]
    pub fn embedded(language: Language) -> &'static Self {
        let cell = match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        };
        cell.get_or_init(|| Self::read_embedded(language))
    }

    /// The same, made ready anew.
    ///
    /// # Panics
    /// Only if the build embedded something else than it compiled; a test reads both.
    #[must_use]
    pub fn read_embedded(language: Language) -> Self {
        let (tables, parts) = match language {
            Language::French => (
                part!("fr", "tables"),
                [part!("fr", "forms"), part!("fr", "bare"), part!("fr", "readings")],
            ),
            Language::English => (
                part!("en", "tables"),
                [part!("en", "forms"), part!("en", "bare"), part!("en", "readings")],
            ),
        };
        let [forms, bare, readings] = parts;
        let whole = |bytes| decompress_size_prepended(bytes).expect(WRITTEN_BY_BUILD);
        let parts = [Cow::Borrowed(forms), Cow::Borrowed(bare), Cow::Owned(whole(readings))];
        Self::from_parts(language, &whole(tables), parts).expect(WRITTEN_BY_BUILD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_rulebooks_are_there() {
        for language in Language::ALL {
            assert!(Rulebook::embedded(language).forms() > 0, "{language}");
        }
    }
}
