//! The rulebook: the words and rules in force for one language, compiled for the matcher.
//!
//! `assets/README.md` documents the files it is made from. `src/build.rs` compiles them once; the result is embedded in
//! the binary and read in place.

use crate::language::Language;
use crate::taxonomy::{Strength, Technique};

pub mod inflect;
pub mod tags;

/// A rule's place in [`Rulebook::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u32);

/// The rules and words of one language.
#[derive(Debug)]
pub struct Rulebook {
    /// The language.
    pub language: Language,
    /// Every rule, in the order of the files' names and then of their place in the file.
    pub rules: Vec<Rule>,
}

/// A text of a rule in both languages of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Wording {
    /// The text in that language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }
}

/// A rule, without its patterns.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name (`fr-doubt-pretending`).
    pub id: String,
    /// The technique it marks.
    pub technique: Technique,
    /// How firmly.
    pub strength: Strength,
    /// Why the words are flagged: a template with `{text}` and the names in `captures`.
    pub reason: Wording,
    /// What to ask.
    pub question: Wording,
    /// When the words are fine.
    pub fine_when: Wording,
    /// A plainer wording, where there is one.
    pub plainer: Option<Wording>,
    /// Where the cue comes from.
    pub source: String,
    /// Names of the words kept for the reason.
    pub captures: Vec<String>,
    /// Texts it must flag, with the expected spans in square brackets.
    pub examples: Vec<String>,
    /// Texts in which it must flag nothing.
    pub counterexamples: Vec<String>,
}

impl Rulebook {
    /// A rule of this rulebook.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(id.0 as usize)
    }

    /// The embedded rulebook of a language.
    #[must_use]
    pub fn embedded(language: Language) -> &'static Self {
        let _ = language;
        todo!()
    }
}
