//! What a phrase says: its charge, and where it ends.
//!
//! A charge is carried from word to word by few rules. A lack of something good is bad and a lack of something bad is good;
//! what somebody is able, willing or anxious to do counts as much as the deed; a verb that shows, brings or suffers something
//! is as good as that thing; a verb that fights something is its opposite. Each reads over a bounded number of words and
//! stops where its clause does.

use crate::analysis::study::grammar::{Grammar, Item, Kinds, Word};
use crate::analysis::study::words::Listed;
use crate::language::Language;
use crate::rulebook::tags::Tags;

mod deed;
mod noun;
mod verbs;

/// The most phrases inside one another that are read: "capable d'offrir des solutions durables" has two.
const DEEPEST: u8 = 4;

/// A phrase that was read: items, the last one excluded, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub charge: i8,
}

/// What is left of a charge that is denied: not to be good is a reproach; not to be bad is no merit.
pub(super) const fn denied(charge: i8) -> i8 {
    if charge > 0 { -charge } else { 0 }
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verbs {
    /// The first auxiliary, or the verb itself.
    pub start: usize,
    /// The verb that says what is done, or the last form of to be.
    pub main: usize,
    pub end: usize,
    pub way: Way,
    pub negated: bool,
    /// Whether it is only said what must be.
    pub duty: bool,
}

/// What a verb makes of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It acts.
    Acts,
    /// A passive: something is done to it.
    Undergoes,
    /// To be, to seem: what follows describes it.
    Is,
}

/// A sentence whose phrases are read.
pub(super) struct Phrases<'r, 'a> {
    pub grammar: &'r Grammar<'a>,
    pub items: &'r [Item],
    /// For each item, the end of the mention that begins there.
    pub mention_ends: &'r [Option<usize>],
}

impl<'r> Phrases<'r, '_> {
    pub fn french(&self) -> bool {
        self.grammar.language == Language::French
    }

    pub fn item(&self, at: usize) -> Option<&'r Item> {
        self.items.get(at)
    }

    pub fn word(&self, at: usize) -> Option<&Word> {
        self.items
            .get(at)
            .filter(|item| item.mark.is_none())
            .map(|item| self.grammar.of(item))
    }

    pub fn form(&self, at: usize, lists: Listed) -> bool {
        self.word(at).is_some_and(|word| word.form.any(lists))
    }

    pub fn lemma(&self, at: usize, lists: Listed) -> bool {
        self.word(at).is_some_and(|word| word.lemma.any(lists))
    }

    pub fn may(&self, at: usize, parts: Tags) -> bool {
        self.items.get(at).is_some_and(|item| item.may(parts))
    }

    pub fn kinds(&self, at: usize, kinds: Kinds) -> bool {
        self.word(at).is_some_and(|word| word.kinds.any(kinds))
    }

    /// A word that is a form of a verb and no noun, adjective or small word here.
    pub fn is_verbal(&self, at: usize) -> bool {
        let verbal = Tags::VERB.with(Tags::INF).with(Tags::PP).with(Tags::PRP);
        self.items
            .get(at)
            .is_some_and(|item| item.mark.is_none() && item.pos.meets(verbal) && !item.pos.meets(OTHER))
    }

    /// Whether a finite verb can stand here, right after its subject.
    pub fn is_finite(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word
            .form
            .any(Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE))
        {
            return false;
        }
        self.may(at, Tags::VERB)
    }

    /// French "à", which is listed as a preposition and an adverb alike.
    pub fn is_a(&self, at: usize) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| self.grammar.text(item).eq_ignore_ascii_case("à"))
    }

    /// What stands between a subject and its verb.
    pub fn between(&self, at: usize) -> bool {
        let small = if self.french() {
            Listed::CLITIC.or(Listed::BETWEEN).or(Listed::HARDLY)
        } else {
            Listed::BETWEEN.or(Listed::HARDLY)
        };
        self.form(at, small) && !(self.form(at, Listed::CLITIC) && self.is_a(at)) && !self.is_a(at)
    }
}

const OTHER: Tags = Tags::NOUN
    .with(Tags::ADJ)
    .with(Tags::PREP)
    .with(Tags::DET)
    .with(Tags::PRON)
    .with(Tags::CONJ)
    .with(Tags::ADV);
