//! Two articles on one event, side by side: what both say, what one leaves out, and what each calls the same actors.
//!
//! Pure, as the analysis is, and even-handed: nothing here knows which article came first, so that comparing them the
//! other way round gives the mirror. Everything is matched by the words of the articles alone (folded names, the keys of
//! facts); there is no list of people or places, and the cost grows with the texts, not with their product.

use std::ops::{Index, IndexMut};

use crate::analysis::Analysis;
use crate::analysis::study::{Named, SignKind, SourceKind, Study};
use crate::article::Article;
use crate::taxonomy::{Category, Strength};

mod actors;
mod facts;
mod names;
pub mod output;
mod passages;
pub mod summary;

pub use facts::{Facts, OwnFact, SharedFact};
pub use passages::Passage;

/// One of two articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first named, A.
    #[default]
    Left,
    /// The second, B.
    Right,
}

impl Side {
    /// Both, from the left.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The letter that stands for it in every output.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Left => "A",
            Self::Right => "B",
        }
    }
}

/// The same thing of either article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair<T> {
    /// Of the left one.
    pub left: T,
    /// Of the right one.
    pub right: T,
}

impl<T> Pair<T> {
    /// A pair.
    pub const fn new(left: T, right: T) -> Self {
        Self { left, right }
    }

    /// What `make` makes of either side.
    pub fn make(mut make: impl FnMut(Side) -> T) -> Self {
        Self {
            left: make(Side::Left),
            right: make(Side::Right),
        }
    }

    /// Left for right.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
        }
    }
}

impl<T> Index<Side> for Pair<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for Pair<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

/// An article with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its flags and sentences.
    pub analysis: &'a Analysis,
    /// Who says what and who is painted how.
    pub study: &'a Study,
}

/// What two articles come to, one beside the other. Every index is one of the [`Study`] or [`Analysis`] of its side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Counts.
    pub figures: Pair<Figures>,
    /// The actors that both speak of, the most spoken of first.
    pub actors: Vec<SharedActor>,
    /// Facts that both have, and those that one alone has.
    pub facts: Facts,
    /// Sentences that speak of the same things, in the order of the left article; none is in two of them.
    pub passages: Vec<Passage>,
}

/// An actor that both articles speak of: its portrait in either, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedActor {
    /// Index into [`Study::portraits`].
    pub portraits: Pair<u32>,
}

/// Counts of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Flags.
    pub flags: usize,
    categories: [usize; Category::ALL.len()],
    strengths: [usize; Strength::ALL.len()],
    sources: [SourceCount; SourceKind::ALL.len()],
    signs: [usize; SignKind::ALL.len()],
}

/// How much one kind of source says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceCount {
    /// Entries of the ledger; none where nobody is a source.
    pub sources: usize,
    /// Claims given to them.
    pub claims: usize,
}

impl Figures {
    fn new(subject: Subject<'_>) -> Self {
        let Subject { analysis, study, .. } = subject;
        let mut figures = Self {
            words: analysis.words,
            sentences: analysis.sentences.len(),
            flags: analysis.flags.len(),
            ..Self::default()
        };
        for flag in &analysis.flags {
            bump(&mut figures.categories, Category::ALL, flag.technique.category());
            bump(&mut figures.strengths, Strength::ALL, flag.strength);
        }
        for (count, &kind) in figures.sources.iter_mut().zip(SourceKind::ALL) {
            count.sources = study.sources.iter().filter(|source| source.kind == kind).count();
            count.claims = study.attributions.iter().filter(|claim| claim.kind == kind).count();
        }
        for (count, &kind) in figures.signs.iter_mut().zip(SignKind::ALL) {
            *count = study.signs.iter().filter(|sign| sign.kind == kind).count();
        }
        figures
    }

    /// Flags of a category.
    #[must_use]
    pub fn category(&self, category: Category) -> usize {
        at(&self.categories, Category::ALL, category)
    }

    /// Flags of a strength.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> usize {
        at(&self.strengths, Strength::ALL, strength)
    }

    /// Sources of a kind, and what they say.
    #[must_use]
    pub fn source(&self, kind: SourceKind) -> SourceCount {
        at(&self.sources, SourceKind::ALL.iter().copied(), kind)
    }

    /// Good signs of a kind.
    #[must_use]
    pub fn sign(&self, kind: SignKind) -> usize {
        at(&self.signs, SignKind::ALL.iter().copied(), kind)
    }

    /// So many of something per 1,000 words of this article, to two decimals; none in no words.
    #[must_use]
    pub fn per_thousand(&self, count: usize) -> f64 {
        crate::report::density(count, self.words)
    }
}

fn bump<K: PartialEq + Copy, const N: usize>(counts: &mut [usize; N], all: impl IntoIterator<Item = K>, one: K) {
    if let Some((count, _)) = counts.iter_mut().zip(all).find(|(_, key)| *key == one) {
        *count += 1;
    }
}

fn at<K: PartialEq + Copy, C: Copy + Default>(counts: &[C], all: impl IntoIterator<Item = K>, one: K) -> C {
    let found = counts.iter().zip(all).find(|(_, key)| *key == one);
    found.map(|(count, _)| *count).unwrap_or_default()
}

impl Comparison {
    /// Compares two articles.
    #[must_use]
    pub fn new(subjects: Pair<Subject<'_>>) -> Self {
        let actors = actors::shared(subjects);
        let facts = Facts::new(subjects);
        let passages = passages::corresponding(subjects, &actors, &facts);
        Self {
            figures: Pair::make(|side| Figures::new(subjects[side])),
            actors,
            facts,
            passages,
        }
    }

    /// The comparison of the same articles the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let actors = self.actors.into_iter().map(|actor| SharedActor {
            portraits: actor.portraits.mirrored(),
        });
        let mut passages: Vec<Passage> = self.passages.into_iter().map(Passage::mirrored).collect();
        passages.sort_by_key(|passage| passage.sentences.left);
        Self {
            figures: self.figures.mirrored(),
            actors: actors.collect(),
            facts: self.facts.mirrored(),
            passages,
        }
    }
}

#[cfg(test)]
mod tests;
