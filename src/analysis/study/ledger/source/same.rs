//! Whether two sources are the same: names that agree, pronouns and descriptions that can mean nobody else.

use super::super::super::SourceKind;
use super::super::claim::Named;
use super::super::text::Text;
use super::super::words::Bits;
use crate::rulebook::tags::Tags;
use crate::span::Span;

/// How many sentences after a source a pronoun may stand for it.
const MEMORY: usize = 1;

/// How many sentences after a person a description may mean the same one.
const NEAR: usize = 3;

/// How many tokens that is at most.
const LONGEST_MEMORY: usize = 120;

/// How many letters two spellings of a first name share at their beginning.
const ALIKE: usize = 3;

impl Text<'_> {
    /// Whether names may be of the person who is named by other words: one has the surname alone, or both are the same.
    pub fn may_be_one(&self, names: &[usize], other: Span) -> bool {
        let others = self.names(&self.tokens_of(other));
        let first = |names: &[usize]| names.first().map(|&at| self.folded(at).into_owned());
        // Andrei and Andriy are one.
        let alike = |one: &str, other: &str| {
            one.chars()
                .zip(other.chars())
                .take(ALIKE)
                .filter(|(a, b)| a == b)
                .count()
                == ALIKE
        };
        names.len() <= 1
            || others.len() <= 1
            || first(names)
                .zip(first(&others))
                .is_some_and(|(one, other)| one == other || alike(&one, &other))
    }

    /// Whether a pronoun certainly stands for a source that was named before it.
    pub fn stands_for(&self, pronoun: &Named, named: &Named) -> bool {
        let at = pronoun.group.tokens.start;
        let source = &named.group.tokens;
        let speech = self.speech(source.start);
        if speech.is_some() && speech != self.speech(at) || source.start >= at || at - source.start > LONGEST_MEMORY {
            return false;
        }
        let apart = self.sentence(at) - self.sentence(source.start);
        if apart > MEMORY {
            return false;
        }
        let they = self.is(at, Bits::THEY);
        let many = matches!(named.kind, SourceKind::Collective);
        let it = self.folded(at) == "it";
        let thing = matches!(named.kind, SourceKind::Organisation | SourceKind::Document);
        if they != many || it && !thing || !it && thing && !self.french() {
            return false;
        }
        if let Some(feminine) = self.gender(named)
            && !they
            && (feminine && self.is(at, Bits::HE) || !feminine && self.is(at, Bits::SHE))
        {
            return false;
        }
        // Nobody else may be meant: no other person or name between, quotations aside.
        (source.end..at).all(|between| {
            self.speech(between).is_some()
                || !(self.named(between) && self.may_be_person(between)
                    || self.is(between, Bits::SOMEBODY) && self.facets(between).has(Tags::NOUN))
        })
    }

    /// Whether a description means the person who spoke right before: "the diplomat", a noun that is nobody's post.
    pub fn is_again(&self, source: &Named, named: &Named) -> bool {
        let own = source.group.own();
        let at = own.start;
        let definite = matches!(self.folded(at).as_ref(), "le" | "la" | "l'" | "the");
        let short = own.len() <= 3 && own.clone().any(|at| self.is(at, Bits::TELL_AGAIN));
        let speech = self.speech(named.group.tokens.start);
        definite
            && short
            && source.kind == SourceKind::Role
            && named.kind == SourceKind::Person
            && !named.pronoun
            && named.group.tokens.start < at
            && (speech.is_none() || speech == self.speech(at))
            && self.sentence(at) - self.sentence(named.group.tokens.start) <= NEAR
            && !own.clone().any(|at| self.named(at))
            && self
                .gender(source)
                .is_none_or(|one| self.gender(named).is_none_or(|other| one == other))
            && !(named.group.tokens.end..at)
                .any(|between| self.speech(between).is_none() && self.named(between) && self.may_be_person(between))
    }

    /// Whether a name may be somebody's: not one after an article or a preposition of place, nor one that begins a
    /// sentence, nor letters.
    pub fn may_be_person(&self, at: usize) -> bool {
        const OTHERS: [&str; 14] = [
            "à", "en", "au", "aux", "in", "at", "from", "on", "la", "le", "l'", "les", "the", "du",
        ];
        let other = self
            .before(at)
            .is_none_or(|before| OTHERS.contains(&self.folded(before).as_ref()));
        !other && !self.shape(at).has(Tags::CAPS) && !self.places_named.contains(self.folded(at).as_ref())
    }

    /// Whether the words of a source show a woman, or a man; none where they do not tell.
    pub fn gender(&self, named: &Named) -> Option<bool> {
        let first = self.folded(named.group.tokens.start);
        match first.as_ref() {
            "mme" | "mme." | "madame" | "mlle" | "mrs" | "mrs." | "ms" | "ms." | "lady" | "une" | "la" => Some(true),
            "m." | "monsieur" | "mr" | "mr." | "sir" | "lord" | "un" | "le" => Some(false),
            _ => None,
        }
    }
}
