//! What a rulebook is once compiled: flat tables that are quick to load and to run.

use serde::{Deserialize, Serialize};

use super::pattern::Mark;
use super::record::Record;
use super::sketch::Sketch;
use super::source::{AloneCondition, Bilingual, BlockCondition, NegationCondition, VoiceCondition};
use super::tags::Tags;
use crate::taxonomy::{Strength, Technique};

/// A lexicon class, by its place in [`Tables::classes`].
pub type ClassId = u8;

/// The most classes that a rulebook can have; [`NO_CLASS`] is none of them.
pub const MAX_CLASSES: usize = 255;

/// No class.
pub const NO_CLASS: ClassId = 255;

/// A set of lexicon classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClassSet([u64; 4]);

impl ClassSet {
    /// Adds a class.
    pub const fn insert(&mut self, class: ClassId) {
        self.0[(class >> 6) as usize] |= 1 << (class & 63);
    }

    /// Whether the class is here.
    #[must_use]
    pub const fn has(&self, class: ClassId) -> bool {
        self.0[(class >> 6) as usize] & (1 << (class & 63)) != 0
    }

    /// Adds every class of the other set.
    pub fn extend(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
    }

    /// Whether any class of the other set is here.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    /// The classes, in order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = ClassId> + '_ {
        (0u8..).zip(self.0).flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let bit = u8::try_from(bits.trailing_zeros()).ok().filter(|_| bits != 0)?;
                bits &= bits - 1;
                Some(word << 6 | bit)
            })
        })
    }
}

/// A lemma, by its place in [`Tables::lemmas`]. An exact form that a pattern asks for is a lemma of its own (`=forms`).
pub type LemmaId = u32;

/// No lemma in particular.
pub const NO_LEMMA: LemmaId = LemmaId::MAX;

/// What a reading of a form is, apart from its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Kind {
    /// Part of speech and features.
    pub tags: Tags,
    /// Lexicon classes.
    pub classes: ClassSet,
}

/// One way for a token to pass an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Alternative {
    /// The lemma, or [`NO_LEMMA`].
    pub lemma: LemmaId,
    /// Tags it must have.
    pub need: Tags,
    /// Tags of which it may have none.
    pub deny: Tags,
    /// Classes it must have, padded with [`NO_CLASS`].
    pub classes: [ClassId; 4],
    /// Classes of which it may have none, padded with [`NO_CLASS`].
    pub no_classes: [ClassId; 4],
}

/// What one token is tested against: a stretch of [`Tables::alternatives`], sorted by lemma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Element {
    /// First alternative.
    pub start: u32,
    /// First of those for any lemma.
    pub any: u32,
    /// What all of them take. Worked out when the tables are read: it would double what the binary carries of them.
    #[serde(skip)]
    pub sketch: Sketch,
    /// One past the last.
    pub end: u32,
}

/// An instruction of the pattern machine. Targets are absolute places in [`Tables::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// One token that passes the element.
    Take(u32),
    /// Go on only where the next token passes the element; takes nothing.
    Peek(u32),
    /// One word.
    Any,
    /// One word, or a comma.
    AnyOrComma,
    /// One mark of punctuation.
    Mark(Mark),
    /// Go on at either place; the first is preferred.
    Split(u32, u32),
    /// Go on there.
    Jump(u32),
    /// Remember the place in a slot.
    Save(u8),
    /// Only at the beginning of a sentence.
    Start,
    /// Only at the end of a sentence.
    End,
    /// Only if the code that follows, up to its `Match`, does not match here; then go on at the place.
    Not(u32),
    /// The whole matches.
    Match,
}

/// Slots that every pattern has: start and end of the marked part. Captures follow, two slots each.
pub const MARK_SLOTS: usize = 2;

/// The most captures of a pattern.
pub const MAX_CAPTURES: usize = 4;

/// How many slots the machine keeps.
pub const SLOTS: usize = MARK_SLOTS + 2 * MAX_CAPTURES;

/// A compiled pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Where its code starts in [`Tables::code`].
    pub code: u32,
    /// How many instructions it has.
    pub len: u16,
    /// The most tokens it can take.
    pub reach: u8,
    /// The element of the rarest word that every match has, or [`NO_ELEMENT`] where none is certain.
    pub certain: u32,
    /// The rule it belongs to, or [`PLAIN`].
    pub rule: u32,
}

/// The rule of a pattern that marks a plain reading of lexicon words.
pub const PLAIN: u32 = u32::MAX;

/// What files a pattern under the word it is tried at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Anchor {
    /// A lemma.
    Lemma(LemmaId),
    /// A lexicon class.
    Class(ClassId),
    /// Built-in tags.
    Tags(Tags),
    /// A mark of punctuation.
    Mark(Mark),
}

/// A pattern filed under an anchor: the element the anchor word must pass in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Filed {
    /// The anchor.
    pub anchor: Anchor,
    /// The element, or [`NO_ELEMENT`] for a mark.
    pub element: u32,
    /// The pattern.
    pub pattern: u32,
    /// How many tokens before the anchor the pattern can start: at least, at most.
    pub before: (u8, u8),
    /// Whether it can only start where a sentence does.
    pub opening: bool,
    /// Another token that every match has.
    pub guard: Guard,
}

/// A token that stands in reach of an anchor in every match of its pattern: a look for it saves most trials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Guard {
    /// The element that it must pass, or [`NO_ELEMENT`] where it is a mark or where there is no such token.
    pub element: u32,
    /// The mark that it must be.
    pub mark: Option<Mark>,
    /// How many tokens after the anchor it stands, at least and at most; before it, if negative.
    pub offset: (i8, i8),
    /// What the element takes, likewise.
    #[serde(skip)]
    pub sketch: Sketch,
}

impl Guard {
    /// Nothing to look at.
    pub const NONE: Self = Self {
        element: NO_ELEMENT,
        mark: None,
        offset: (0, 0),
        sketch: Sketch::ANYTHING,
    };
}

/// The element of a mark of punctuation.
pub const NO_ELEMENT: u32 = u32::MAX;

/// Patterns that hold for one rule only, as a stretch of [`Tables::conditions`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// First.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Stretch {
    /// The same as a range.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A rule, compiled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompiledRule {
    /// What a reader is told.
    pub text: RuleText,
    /// Conditions, as stretches of [`Tables::conditions`].
    pub except: Stretch,
    /// See [`super::source::RuleSource::unless`].
    pub unless: Stretch,
    /// See [`super::source::RuleSource::needs`].
    pub needs: Stretch,
    /// See [`super::source::RuleSource::lower`].
    pub lower: Stretch,
    /// See [`super::source::RuleSource::raise`].
    pub raise: Stretch,
    /// Whose words.
    pub voice: VoiceCondition,
    /// Which blocks.
    pub blocks: BlockCondition,
    /// Under negation.
    pub negated: NegationCondition,
    /// Without company.
    pub alone: AloneCondition,
}

/// The words of a rule and what it marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleText {
    /// Its name (`fr-doubt-pretending`).
    pub id: String,
    /// The technique it marks.
    pub technique: Technique,
    /// How firmly.
    pub strength: Strength,
    /// The file and line it is written in.
    pub file: String,
    /// The 1-based line.
    pub line: u32,
    /// Its patterns, as written.
    pub patterns: Vec<String>,
    /// The detector it is tied to instead.
    pub detector: Option<String>,
    /// Why: a template with `{text}` and the names of `captures`.
    pub reason: Bilingual,
    /// What to ask.
    pub question: Bilingual,
    /// When the words are fine.
    pub fine_when: Bilingual,
    /// A plainer wording.
    pub plainer: Option<Bilingual>,
    /// Where the cue comes from.
    pub source: String,
    /// Names of the words kept for the reason.
    pub captures: Vec<String>,
    /// Texts it must flag, expected spans in square brackets.
    pub examples: Vec<String>,
    /// Texts it must not flag.
    pub counterexamples: Vec<String>,
    /// How it fared when it was measured; none for a rule that was not, or has changed since.
    pub record: Option<Record>,
}

/// Every table of a compiled rulebook but the dictionary's forms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    /// Names of the classes.
    pub classes: Vec<String>,
    /// How many words of each class to expect in a hundred thousand, roughly.
    pub class_costs: Vec<u32>,
    /// Lemmas.
    pub lemmas: Vec<String>,
    /// Kinds of reading.
    pub kinds: Vec<Kind>,
    /// Ways to pass an element.
    pub alternatives: Vec<Alternative>,
    /// Elements.
    pub elements: Vec<Element>,
    /// Code of all patterns.
    pub code: Vec<Op>,
    /// Patterns that can begin a flag, or a plain reading.
    pub patterns: Vec<Pattern>,
    /// Patterns that are conditions of rules.
    pub conditions: Vec<Pattern>,
    /// The conditions as they are written.
    pub condition_texts: Vec<String>,
    /// The index: patterns by anchor, sorted.
    pub index: Vec<Filed>,
    /// Where in the index each anchor begins. Worked out when the tables are read.
    #[serde(skip)]
    pub shelves: Shelves,
    /// Rules.
    pub rules: Vec<CompiledRule>,
    /// A fingerprint of the files it was made from (FNV-1a, 64 bits).
    pub fingerprint: u64,
}

impl Tables {
    /// Tables as they were written by `postcard`.
    ///
    /// # Errors
    /// What `postcard` says of bytes that are none.
    pub fn read(bytes: &[u8]) -> Result<Self, postcard::Error> {
        let mut tables: Self = postcard::from_bytes(bytes)?;
        for element in &mut tables.elements {
            let alternatives = tables.alternatives.get(element.start as usize..element.end as usize);
            element.sketch = Sketch::of_alternatives(alternatives.unwrap_or_default());
        }
        tables.settle();
        Ok(tables)
    }
    /// Works out what follows from the tables and is not written down: the sketches of guards, and where anchors begin.
    pub(super) fn settle(&mut self) {
        for filed in &mut self.index {
            let element = self.elements.get(filed.guard.element as usize);
            filed.guard.sketch = element.map_or(Sketch::ANYTHING, |element| element.sketch);
        }
        self.shelves = Shelves::of(&self.index);
    }

    /// The patterns filed under a lemma.
    pub(crate) fn filed_under_lemma(&self, lemma: LemmaId) -> &[Filed] {
        let starts = &self.shelves.lemmas;
        let lemma = lemma as usize;
        match (starts.get(lemma), starts.get(lemma.saturating_add(1))) {
            (Some(&start), Some(&end)) => self.index.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The patterns filed under a class.
    pub(crate) fn filed_under_class(&self, class: ClassId) -> &[Filed] {
        let starts = &self.shelves.classes;
        let class = usize::from(class);
        match (starts.get(class), starts.get(class + 1)) {
            (Some(&start), Some(&end)) => self.index.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The patterns that have no better anchor than built-in tags.
    pub(crate) fn filed_under_tags(&self) -> &[Filed] {
        self.filed_from(
            |anchor| *anchor >= Anchor::Tags(Tags::NONE),
            |anchor| matches!(anchor, Anchor::Tags(_)),
        )
    }

    /// The patterns filed under a mark.
    pub(crate) fn filed_under_mark(&self, mark: Mark) -> &[Filed] {
        self.filed_from(
            |anchor| *anchor >= Anchor::Mark(mark),
            |anchor| *anchor == Anchor::Mark(mark),
        )
    }

    fn filed_from(&self, begun: impl Fn(&Anchor) -> bool, goes_on: impl Fn(&Anchor) -> bool) -> &[Filed] {
        let start = self.index.partition_point(|filed| !begun(&filed.anchor));
        let after = self.index.get(start..).unwrap_or_default();
        let len = after.partition_point(|filed| goes_on(&filed.anchor));
        after.get(..len).unwrap_or_default()
    }
}

/// Where in the index the patterns of each lemma and of each class begin; one more place says where the last end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelves {
    lemmas: Vec<u32>,
    classes: Vec<u32>,
}

impl Shelves {
    /// Those of a sorted index.
    fn of(index: &[Filed]) -> Self {
        let mut shelves = Self::default();
        let mut last = 0;
        for (place, filed) in (0u32..).zip(index) {
            let (starts, number) = match filed.anchor {
                Anchor::Lemma(lemma) => (&mut shelves.lemmas, lemma as usize),
                Anchor::Class(class) => (&mut shelves.classes, usize::from(class)),
                Anchor::Tags(_) | Anchor::Mark(_) => break,
            };
            if starts.len() <= number {
                starts.resize(number + 1, place);
            }
            last = place + 1;
        }
        let lemmas_end = shelves.classes.first().copied().unwrap_or(last);
        shelves.lemmas.push(lemmas_end);
        shelves.classes.push(last);
        shelves
    }
}
