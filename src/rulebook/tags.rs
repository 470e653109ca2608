//! Tags: what a pattern may ask of a word. Parts of speech and grammatical features are built in and fit one 64-bit
//! set; lexicon classes are open and numbered by the rulebook.

use serde::{Deserialize, Serialize};

/// A set of built-in tags: parts of speech, features, and what a word looks like where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tags(pub u64);

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $bit:literal;)*) => {
        impl Tags {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// Every built-in tag with the name that patterns and lexicons use.
            pub const NAMED: &'static [(&'static str, Self)] = &[$(($text, Self::$name)),*];
        }
    };
}

tags! {
    /// Noun.
    NOUN = "noun", 0;
    /// Verb.
    VERB = "verb", 1;
    /// Adjective.
    ADJ = "adj", 2;
    /// Adverb.
    ADV = "adv", 3;
    /// Determiner.
    DET = "det", 4;
    /// Pronoun.
    PRON = "pron", 5;
    /// Preposition.
    PREP = "prep", 6;
    /// Conjunction.
    CONJ = "conj", 7;
    /// Number.
    NUM = "num", 8;
    /// Interjection.
    INTERJ = "interj", 9;
    /// Prefix of a hyphenated word (`pseudo-`).
    PREFIX = "prefix", 10;
    /// A name: capitalised, and not because it begins a sentence.
    NAME = "name", 11;
    /// Singular.
    SG = "sg", 16;
    /// Plural.
    PL = "pl", 17;
    /// Masculine.
    MASC = "masc", 18;
    /// Feminine.
    FEM = "fem", 19;
    /// Infinitive.
    INF = "inf", 20;
    /// Past participle.
    PP = "pp", 21;
    /// Present participle, English -ing form.
    PRP = "prp", 22;
    /// Present indicative.
    PRES = "pres", 23;
    /// French imparfait.
    IMPERF = "imperf", 24;
    /// French passé simple, English preterite.
    PAST = "past", 25;
    /// Future.
    FUT = "fut", 26;
    /// French conditionnel.
    COND = "cond", 27;
    /// Present subjunctive.
    SUBJ = "subj", 28;
    /// Imperative.
    IMPER = "imper", 29;
    /// First person.
    P1 = "p1", 30;
    /// Second person.
    P2 = "p2", 31;
    /// Third person.
    P3 = "p3", 32;
    /// Comparative.
    COMP = "comp", 33;
    /// Superlative.
    SUP = "sup", 34;
    /// Begins with a capital.
    CAP = "cap", 48;
    /// All capitals, two letters or more.
    CAPS = "caps", 49;
    /// Written in figures.
    DIGIT = "digit", 50;
    /// First word of its sentence.
    FIRST = "first", 51;
    /// Inside quotation marks.
    QUOTED = "quoted", 52;
    /// Not in the dictionary.
    UNKNOWN = "unknown", 53;
}

impl Tags {
    /// The empty set.
    pub const NONE: Self = Self(0);
    /// The bits that are parts of speech.
    pub const POS: Self = Self(0xFFF);
    /// The bits that depend on where a word stands, not on the dictionary.
    pub const PLACE: Self = Self(
        Self::CAP.0 | Self::CAPS.0 | Self::DIGIT.0 | Self::FIRST.0 | Self::QUOTED.0 | Self::UNKNOWN.0 | Self::NAME.0,
    );

    /// The tag of a name, if it is a built-in one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(text, _)| *text == name).map(|&(_, tag)| tag)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every tag of `other` is here.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any tag of `other` is here.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The tags that are not in the other set.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The tags of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
