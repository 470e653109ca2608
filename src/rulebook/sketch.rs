//! What words and elements are at a glance: enough to see that most words do not pass most elements, in two comparisons and
//! with no look into a table.
//!
//! A sketch is a Bloom filter of one hash for lemmas, and the same for parts of speech and classes. It may hold a word for
//! one that passes; it never turns away one that does.

use serde::{Deserialize, Serialize};

use super::compiled::{Alternative, ClassId, ClassSet, LemmaId, NO_CLASS, NO_LEMMA};
use super::tags::Tags;

/// What a word may be, or what an element may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sketch {
    lemmas: u64,
    kinds: u64,
}

/// Every word is of some kind, whatever its part of speech: what an element that asks for none is sketched by.
const ANY_PART: u64 = 1 << 62;

/// Likewise for classes.
const ANY_CLASS: u64 = 1 << 63;

/// The bits of parts of speech, those of [`Tags::POS`].
const PARTS: u64 = Tags::POS.0 | ANY_PART;

/// The first of the bits of classes, and how many there are.
const CLASSES: (u32, u32) = (12, 50);

impl Sketch {
    /// What every word passes.
    pub const ANYTHING: Self = Self {
        lemmas: u64::MAX,
        kinds: u64::MAX,
    };

    /// A reading of a word.
    #[must_use]
    pub fn of_reading(lemma: LemmaId, tags: Tags, classes: &ClassSet) -> Self {
        Self {
            lemmas: lemma_bit(lemma),
            kinds: classes
                .iter()
                .fold(part_bits(tags) | ANY_PART | ANY_CLASS, |kinds, class| {
                    kinds | class_bit(class)
                }),
        }
    }

    /// What an alternative of an element takes.
    #[must_use]
    pub const fn of_alternative(alternative: &Alternative) -> Self {
        let lemmas = match alternative.lemma {
            NO_LEMMA => u64::MAX,
            lemma => lemma_bit(lemma),
        };
        let part = match part_bits(alternative.need) {
            0 => ANY_PART,
            parts => parts,
        };
        let class = match alternative.classes[0] {
            NO_CLASS => ANY_CLASS,
            class => class_bit(class),
        };
        Self {
            lemmas,
            kinds: part | class,
        }
    }

    /// What an element of these alternatives takes.
    #[must_use]
    pub fn of_alternatives(alternatives: &[Alternative]) -> Self {
        alternatives
            .iter()
            .map(Self::of_alternative)
            .fold(Self::default(), Self::or)
    }

    /// Either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            lemmas: self.lemmas | other.lemmas,
            kinds: self.kinds | other.kinds,
        }
    }

    /// The same word where it may have these parts of speech besides.
    #[must_use]
    pub const fn with_parts(self, tags: Tags) -> Self {
        Self {
            kinds: self.kinds | part_bits(tags),
            ..self
        }
    }

    /// Whether a word of that sketch may be what this one takes.
    #[must_use]
    pub const fn may_take(self, word: Self) -> bool {
        let kinds = self.kinds & word.kinds;
        self.lemmas & word.lemmas != 0 && kinds & PARTS != 0 && kinds & !PARTS != 0
    }
}

/// One bit of 64 for a lemma.
const fn lemma_bit(lemma: LemmaId) -> u64 {
    1 << (lemma.wrapping_mul(0x9E37_79B1) >> 26)
}

const fn part_bits(tags: Tags) -> u64 {
    tags.and(Tags::POS).0
}

/// One bit for a class; several classes share one.
const fn class_bit(class: ClassId) -> u64 {
    let (first, count) = CLASSES;
    1 << (first + class as u32 % count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternative(lemma: LemmaId, need: Tags, class: ClassId) -> Alternative {
        Alternative {
            lemma,
            need,
            deny: Tags::NONE,
            classes: [class, NO_CLASS, NO_CLASS, NO_CLASS],
            no_classes: [NO_CLASS; 4],
        }
    }

    #[test]
    fn a_sketch_turns_away_other_lemmas_parts_and_classes_alone() {
        let mut classes = ClassSet::default();
        classes.insert(7);
        let word = Sketch::of_reading(1, Tags::NOUN.with(Tags::PL), &classes);
        let takes = |lemma, need, class| Sketch::of_alternative(&alternative(lemma, need, class)).may_take(word);
        assert!(takes(1, Tags::NONE, NO_CLASS));
        assert!(takes(NO_LEMMA, Tags::NOUN, NO_CLASS));
        assert!(takes(NO_LEMMA, Tags::PL, NO_CLASS));
        assert!(takes(NO_LEMMA, Tags::NOUN, 7));
        assert!(!takes(2, Tags::NONE, NO_CLASS));
        assert!(!takes(NO_LEMMA, Tags::VERB, NO_CLASS));
        assert!(!takes(NO_LEMMA, Tags::NOUN, 8));
        assert!(!takes(NO_LEMMA, Tags::NAME, NO_CLASS));
        let name = word.with_parts(Tags::NAME);
        assert!(Sketch::of_alternative(&alternative(NO_LEMMA, Tags::NAME, NO_CLASS)).may_take(name));
        assert!(!Sketch::ANYTHING.may_take(Sketch::default()), "a mark is no word");
    }
}
