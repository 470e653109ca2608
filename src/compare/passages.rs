//! Which sentences of two articles speak of the same things.
//!
//! A figure, a date, an actor or a word of some length ties two sentences the closer together the fewer sentences of
//! either article have it; what stands everywhere ties nothing. The closest two are paired first, and no sentence twice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Facts, Pair, SharedActor, Side, Subject};
use crate::analysis::Sentence;
use crate::analysis::study::FactKind;
use crate::article::BlockKind;
use crate::span::Span;
use crate::text::fold::{fold, unaccented};

/// What stands in more sentences of either article than this ties none together: it is what the article is about. It also
/// bounds the work: a tie costs at most its square.
const MOST_SENTENCES: usize = 8;
/// How much a figure or a date says, and a name, and a word, where one sentence of either article has it.
const FIGURE: u32 = 6;
const NAME: u32 = 3;
const WORD: u32 = 1;
/// Multiples of every number of sentences up to [`MOST_SENTENCES`], so that shares are whole numbers and sums exact.
const UNIT: u32 = 840;
/// Less than two rare words, or a name that is not everywhere, is chance.
const LEAST: u32 = 2 * UNIT;
/// A word of fewer letters is mostly grammar.
const LETTERS: usize = 6;

/// Two sentences that speak of the same things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Indexes into [`Analysis::sentences`](crate::analysis::Analysis::sentences).
    pub sentences: Pair<u32>,
    /// The facts that stand in both, by index into [`Facts::shared`].
    pub facts: Vec<u32>,
    /// The actors spoken of in both, by index into [`Comparison::actors`](super::Comparison::actors).
    pub actors: Vec<u32>,
}

impl Passage {
    pub(super) fn mirrored(self) -> Self {
        Self {
            sentences: self.sentences.mirrored(),
            ..self
        }
    }
}

/// Something that two sentences may have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Fact(u32),
    Actor(u32),
    Word,
}

/// The sentences of an article that something stands in, in order.
type Places = BTreeSet<u32>;

/// How closely two sentences are tied, and by what.
type Tied = (u32, Vec<Tie>);

/// The pairs of sentences, in the order of the left article.
pub(super) fn corresponding(subjects: Pair<Subject<'_>>, actors: &[SharedActor], facts: &Facts) -> Vec<Passage> {
    let mut ties: BTreeMap<(u32, u32), Tied> = BTreeMap::new();
    let mut add = |tie: Tie, weight: u32, places: &Pair<Places>| {
        let most = places.left.len().max(places.right.len());
        if places.left.is_empty() || places.right.is_empty() || most > MOST_SENTENCES {
            return;
        }
        let share = weight * UNIT / u32::try_from(most).unwrap_or(u32::MAX);
        for &one in &places.left {
            for &other in &places.right {
                let (score, shared) = ties.entry((one, other)).or_default();
                *score = score.saturating_add(share);
                shared.push(tie);
            }
        }
    };

    for (actor, index) in actors.iter().zip(0..) {
        add(Tie::Actor(index), NAME, &mentioned(subjects, *actor));
    }
    // A name that is that of an actor of both has counted already.
    let named = Pair::make(|side| mentions(subjects[side], actors, side));
    for (fact, index) in facts.shared.iter().zip(0..) {
        let weight = if fact.kind == FactKind::Name { NAME } else { FIGURE };
        let places = Pair::make(|side| {
            let study = subjects[side].study;
            let spans = fact.occurrences[side]
                .iter()
                .filter_map(|&at| study.facts.get(at as usize));
            spans
                .map(|fact| fact.span)
                .filter(|&span| fact.kind != FactKind::Name || !is_among(&named[side], span))
                .filter_map(|span| sentence_at(subjects[side], span.start))
                .collect()
        });
        add(Tie::Fact(index), weight, &places);
    }
    let Pair { left, right } = Pair::make(|side| words(subjects[side]));
    for (word, theirs) in right {
        if let Some(ours) = left.get(&word) {
            add(Tie::Word, WORD, &Pair::new(ours.clone(), theirs));
        }
    }

    let mut candidates: Vec<((u32, u32), Tied)> = ties.into_iter().filter(|(_, (score, _))| *score >= LEAST).collect();
    // Of equal ones, those earlier in both, then those at like places: neither side has a say. Two that are still equal are
    // each other's mirror and share no sentence, so that their order means nothing.
    candidates
        .sort_by_key(|&((left, right), (score, _))| (Reverse(score), left.saturating_add(right), left.abs_diff(right)));
    let mut taken: Pair<BTreeSet<u32>> = Pair::default();
    let mut passages = Vec::new();
    for ((left, right), (_, ties)) in candidates {
        if taken.left.contains(&left) || taken.right.contains(&right) {
            continue;
        }
        taken.left.insert(left);
        taken.right.insert(right);
        passages.push(Passage {
            sentences: Pair::new(left, right),
            facts: ties
                .iter()
                .filter_map(|tie| if let Tie::Fact(fact) = tie { Some(*fact) } else { None })
                .collect(),
            actors: ties
                .iter()
                .filter_map(|tie| {
                    if let Tie::Actor(actor) = tie {
                        Some(*actor)
                    } else {
                        None
                    }
                })
                .collect(),
        });
    }
    passages.sort_by_key(|passage| passage.sentences.left);
    passages
}

/// The sentence of the body that a byte stands in.
fn sentence_at(subject: Subject<'_>, byte: u32) -> Option<u32> {
    let sentences = &subject.analysis.sentences;
    let index = sentences
        .partition_point(|sentence| sentence.span.start <= byte)
        .checked_sub(1)?;
    let inside = sentences
        .get(index)
        .is_some_and(|sentence| byte < sentence.span.end && is_body(subject, sentence));
    u32::try_from(index).ok().filter(|_| inside)
}

/// Whether a sentence is of the body: a title or a heading says in short what a sentence below it says.
fn is_body(subject: Subject<'_>, sentence: &Sentence) -> bool {
    let block = subject.article.blocks.get(sentence.block as usize);
    block.is_some_and(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Heading(_)))
}

/// The sentences of either article that speak of an actor.
fn mentioned(subjects: Pair<Subject<'_>>, actor: SharedActor) -> Pair<Places> {
    Pair::make(|side| {
        let study = subjects[side].study;
        let portrait = study.portraits.get(actor.portraits[side] as usize);
        let mentions = portrait
            .map(|portrait| portrait.mentions.as_slice())
            .unwrap_or_default();
        mentions
            .iter()
            .filter_map(|mention| sentence_at(subjects[side], mention.start))
            .collect()
    })
}

/// Every mention of an actor of both, in order.
fn mentions(subject: Subject<'_>, actors: &[SharedActor], side: Side) -> Vec<Span> {
    let portraits = actors
        .iter()
        .filter_map(|actor| subject.study.portraits.get(actor.portraits[side] as usize));
    let mut mentions: Vec<Span> = portraits.flat_map(|portrait| &portrait.mentions).copied().collect();
    mentions.sort_unstable();
    mentions
}

/// Whether one of some spans, in order, overlaps another.
fn is_among(spans: &[Span], span: Span) -> bool {
    // Mentions do not nest, so that only the last one that begins before the end can reach into it.
    let before = spans.partition_point(|one| one.start < span.end);
    before
        .checked_sub(1)
        .and_then(|last| spans.get(last))
        .is_some_and(|last| last.overlaps(span))
}

/// The sentences that each longer word of an article stands in. Names and figures have their own ties.
fn words(subject: Subject<'_>) -> FxHashMap<String, Places> {
    let mut places: FxHashMap<String, Places> = FxHashMap::default();
    let sentences = subject.analysis.sentences.iter().zip(0..);
    for (sentence, index) in sentences.filter(|(sentence, _)| is_body(subject, sentence)) {
        let words = sentence
            .span
            .of(&subject.article.text)
            .split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| word.starts_with(char::is_lowercase)) {
            let word = unaccented(&fold(word)).into_owned();
            if word.chars().count() >= LETTERS {
                places.entry(word).or_default().insert(index);
            }
        }
    }
    places
}
