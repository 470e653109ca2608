//! The verbs that give words to somebody: each with its auxiliaries, and whether it says that something was said.

mod english;
mod french;

use super::text::Text;
use crate::rulebook::tags::Tags;

/// How many tokens stand between an auxiliary and its participle at most.
const LONGEST_GAP: usize = 6;

/// A verb that gives words, with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// The first token of its group: an auxiliary, a French object pronoun.
    pub first: usize,
    /// The verb itself.
    pub at: usize,
    /// How it stands.
    pub mood: Mood,
    /// The French subject pronoun after it, or after its auxiliary.
    pub clitic: Option<usize>,
    /// Whether its object stands before it as a pronoun (l'a dénoncé).
    pub object_before: bool,
    /// Whether it is plural, where that tells.
    pub plural: Option<bool>,
}

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It says that something was said.
    Said,
    /// A participle that shares the subject of the verb before: "ajoutant que", "adding that".
    Adding,
    /// A passive.
    Passive,
    /// Denied, wanted, future or possible: nothing was said.
    Unsaid,
}

impl Verb {
    /// A verb by itself.
    const fn new(at: usize) -> Self {
        Self {
            first: at,
            at,
            mood: Mood::Said,
            clitic: None,
            object_before: false,
            plural: None,
        }
    }

    /// The token after it, and after the pronoun that may follow it.
    pub fn end(&self) -> usize {
        self.clitic.map_or(self.at, |clitic| clitic.max(self.at)) + 1
    }
}

impl Text<'_> {
    /// The verb at a token that has a class of verbs that give words, if it is a verb there.
    pub fn verb(&self, at: usize) -> Option<Verb> {
        // A verb with a capital begins its sentence.
        if self.shape(at).has(Tags::CAP) && !self.is_first_word(at) {
            return None;
        }
        if self.french() {
            self.french_verb(at)
        } else {
            self.english_verb(at)
        }
    }

    fn is_first_word(&self, at: usize) -> bool {
        self.before(at).is_none()
    }

    /// The token before a verb and its adverbs.
    fn before_adverbs(&self, at: usize) -> Option<usize> {
        self.past_adverbs(at, Self::before)
    }

    /// The token after a verb and its adverbs.
    pub fn after_adverbs(&self, at: usize) -> Option<usize> {
        self.past_adverbs(at, Self::after)
    }

    /// The next token in a direction, at most three adverbs passed over.
    fn past_adverbs(&self, at: usize, next: impl Fn(&Self, usize) -> Option<usize>) -> Option<usize> {
        let mut token = next(self, at)?;
        for _ in 0..3 {
            if self.facets(token) != Tags::ADV {
                break;
            }
            token = next(self, token)?;
        }
        Some(token)
    }

    fn number_of(&self, at: usize) -> Option<bool> {
        let plural = self.verb_is(at, Tags::PL);
        let single = self.verb_is(at, Tags::SG);
        (plural != single).then_some(plural)
    }
}
