//! The matcher: where the patterns of a rulebook match in a sentence.
//!
//! Each word knows the patterns it may be the anchor of, so a sentence without any costs one look a word. A pattern is
//! tried at the few places from which its anchor can be reached, by a small backtracking machine that visits no pair of
//! instruction and place twice from which more than one way leads on. Its work on one anchor is therefore bounded by the
//! pattern alone, and the whole is linear in the text, whatever the rules are. (Bounded backtracking is the method of the
//! `regex` crate's engine of that name; the machine over instructions is Thompson's and Pike's.)

use super::context::{self, Neighbour};
use super::vocabulary::{Candidate, Vocabulary, WordId, gains, passes};
use crate::rulebook::Rulebook;
use crate::rulebook::compile::FINAL_MARKS;
use crate::rulebook::compiled::{
    ClassId, Element, Guard, MARK_SLOTS, MAX_CAPTURES, NO_CLASS, NO_ELEMENT, Op, PLAIN, Pattern, SLOTS,
};
use crate::rulebook::pattern::Mark;
use crate::rulebook::sketch::Sketch;
use crate::rulebook::tags::Tags;

/// A token of a sentence as the matcher sees it. Quotation marks are left out.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Index of the token in the text.
    pub token: u32,
    /// Its word.
    pub word: WordId,
    /// What that may be.
    pub sketch: Sketch,
    /// Tags that come from where it stands and how it is written.
    pub place: Tags,
}

/// A match in a sentence. Places are indices into the sentence's [`Seen`] tokens, ends exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The rule.
    pub rule: u32,
    /// The marked tokens.
    pub mark: (usize, usize),
    /// The words kept for the reason, by number of their name.
    pub captures: [Option<(usize, usize)>; MAX_CAPTURES],
}

/// What the lexicon's plain readings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Their words have no classes for the rules.
    Heed,
    /// Nothing: to find out what they keep from being flagged.
    Ignore,
}

/// A slot of the machine that holds nothing.
const UNSET: u32 = u32::MAX;

/// How deep a "not" may stand inside another; a rulebook with more is refused by no one, and simply does not match there.
const MAX_NESTING: u8 = 4;

#[derive(Clone, Copy)]
struct Thread {
    at: u32,
    place: u32,
    slots: [u32; SLOTS],
}

/// How many answers of [`Sentence::may_pass`] are kept: powers of two. Few for a short text, and what a cache holds for a
/// long one.
const FEWEST_ANSWERS: usize = 1 << 9;
const MOST_ANSWERS: usize = 1 << 15;

/// A pattern to be tried around an anchor.
#[derive(Clone, Copy)]
struct Event {
    pattern: u32,
    /// See [`Candidate::before`].
    before: (u8, u8),
    anchor: u32,
}

/// Working memory that is kept from one sentence to the next.
pub struct Scratch {
    events: Vec<Event>,
    plain: Vec<bool>,
    allowed: Vec<u64>,
    threads: Vec<Thread>,
    visited: Vec<u64>,
    answers: Vec<u64>,
}

impl Scratch {
    /// Working memory for a text of so many distinct words.
    #[must_use]
    pub fn new(words: usize) -> Self {
        Self {
            events: Vec::new(),
            plain: Vec::new(),
            allowed: Vec::new(),
            threads: Vec::new(),
            visited: Vec::new(),
            answers: vec![
                0;
                words
                    .saturating_mul(4)
                    .next_power_of_two()
                    .clamp(FEWEST_ANSWERS, MOST_ANSWERS)
            ],
        }
    }
}

/// One sentence, with everything a pattern can ask of it.
pub struct Sentence<'s> {
    rulebook: &'s Rulebook,
    vocabulary: &'s Vocabulary<'s>,
    seen: &'s [Seen],
    /// How many marks it begins with.
    opening: usize,
    scratch: &'s mut Scratch,
}

impl<'s> Sentence<'s> {
    /// A sentence made of these tokens.
    pub fn new(
        rulebook: &'s Rulebook,
        vocabulary: &'s Vocabulary<'s>,
        seen: &'s [Seen],
        scratch: &'s mut Scratch,
    ) -> Self {
        scratch.plain.clear();
        scratch.plain.resize(seen.len(), false);
        scratch.allowed.clear();
        scratch.allowed.resize(seen.len(), 0);
        let is_mark = |seen: &&Seen| vocabulary.get(seen.word).mark.is_some();
        Self {
            rulebook,
            vocabulary,
            seen,
            opening: seen.iter().take_while(is_mark).count(),
            scratch,
        }
    }

    /// Every match of every rule, in no particular order; the same match may come more than once.
    ///
    /// Plain readings are found first: the words they cover have no classes for the rules.
    pub fn matches(&mut self, readings: Plain, found: &mut Vec<Match>) {
        let mut events = std::mem::take(&mut self.scratch.events);
        events.clear();
        for (place, seen) in (0u32..).zip(self.seen) {
            let vocabulary = self.vocabulary;
            for candidate in vocabulary.candidates(vocabulary.get(seen.word)) {
                if self.may_begin(candidate, place as usize) && self.is_guarded(&candidate.guard, place as usize) {
                    events.push(Event {
                        pattern: candidate.pattern,
                        before: candidate.before,
                        anchor: place,
                    });
                }
            }
        }
        let passes: &[bool] = if readings == Plain::Heed {
            &[true, false]
        } else {
            &[false]
        };
        for &plain in passes {
            for event in &events {
                let Some(pattern) = self.rulebook.tables.patterns.get(event.pattern as usize).copied() else {
                    continue;
                };
                if (pattern.rule == PLAIN) == plain {
                    self.around(&pattern, event.anchor, event.before, found);
                }
            }
        }
        self.scratch.events = events;
    }

    /// Whether a pattern that only starts where a sentence does can have its anchor so far from there.
    fn may_begin(&self, candidate: &Candidate, anchor: usize) -> bool {
        !candidate.opening || anchor <= self.opening + usize::from(candidate.before.1)
    }

    /// Whether the token that a guard asks for, seen from an anchor, may be there.
    fn is_guarded(&mut self, guard: &Guard, anchor: usize) -> bool {
        if guard.element == NO_ELEMENT && guard.mark.is_none() {
            return true;
        }
        let first = anchor.saturating_add_signed(isize::from(guard.offset.0));
        let after = anchor.saturating_add_signed(isize::from(guard.offset.1) + 1);
        let reach = self.seen.get(first..after.min(self.seen.len())).unwrap_or_default();
        match guard.mark {
            Some(mark) => reach
                .iter()
                .any(|seen| self.vocabulary.get(seen.word).mark == Some(mark)),
            None => reach
                .iter()
                .any(|seen| guard.sketch.may_take(seen.sketch) && self.may_pass(guard.element, *seen)),
        }
    }

    /// Tries a pattern at each place from which it can reach its anchor.
    fn around(&mut self, pattern: &Pattern, anchor: u32, before: (u8, u8), found: &mut Vec<Match>) {
        for before in u32::from(before.0)..=u32::from(before.1) {
            let Some(start) = anchor.checked_sub(before) else { break };
            let Some(one) = self.at(pattern, start as usize) else {
                continue;
            };
            if pattern.rule == PLAIN {
                if let Some(covered) = self.scratch.plain.get_mut(one.mark.0..one.mark.1) {
                    covered.fill(true);
                }
            } else {
                found.push(one);
            }
        }
    }

    /// The match of a pattern that starts at this very place.
    pub fn at(&mut self, pattern: &Pattern, start: usize) -> Option<Match> {
        if !self.may_go_on(pattern.code, start) {
            return None;
        }
        let slots = self.run(pattern, pattern.code, u32::try_from(start).ok()?, 0)?;
        let pair = |slot: usize| {
            let (from, to) = (slots[slot], slots[slot + 1]);
            (from != UNSET && to != UNSET && from < to).then_some((from as usize, to as usize))
        };
        let mut captures = [None; MAX_CAPTURES];
        for (number, capture) in captures.iter_mut().enumerate() {
            *capture = pair(MARK_SLOTS + 2 * number);
        }
        Some(Match {
            rule: pattern.rule,
            mark: pair(0)?,
            captures,
        })
    }

    /// Whether a pattern matches anywhere in the sentence.
    pub fn anywhere(&mut self, pattern: &Pattern) -> bool {
        self.may_match(pattern, (0, self.seen.len()))
            && (0..self.seen.len()).any(|start| self.at(pattern, start).is_some())
    }

    /// Whether the marked words of a match of the pattern overlap these tokens.
    pub fn overlapping(&mut self, pattern: &Pattern, tokens: (usize, usize)) -> bool {
        let reach = usize::from(pattern.reach);
        let first = tokens.0.saturating_sub(reach);
        let after = tokens.1.saturating_add(reach).min(self.seen.len());
        if !self.may_match(pattern, (first, after)) {
            return false;
        }
        (first..tokens.1).any(|start| {
            self.at(pattern, start)
                .is_some_and(|found| found.mark.0 < tokens.1 && tokens.0 < found.mark.1)
        })
    }

    /// Whether a word that every match of the pattern has may be among these tokens.
    fn may_match(&self, pattern: &Pattern, (first, after): (usize, usize)) -> bool {
        let certain = self.rulebook.tables.elements.get(pattern.certain as usize);
        let among = self.seen.get(first..after).unwrap_or_default();
        certain.is_none_or(|element| among.iter().any(|seen| element.sketch.may_take(seen.sketch)))
    }

    /// Whether a word of the class stands among the `reach` tokens before a place, in the same clause.
    pub fn class_before(&self, class: ClassId, place: usize, reach: usize) -> bool {
        let before = self.seen.get(..place).unwrap_or_default().iter().rev().take(reach);
        before
            .take_while(|seen| self.vocabulary.get(seen.word).mark.is_none())
            .any(|seen| self.vocabulary.has_class(seen.word, class))
    }

    fn run(&mut self, pattern: &Pattern, first: u32, start: u32, nesting: u8) -> Option<[u32; SLOTS]> {
        let floor = self.scratch.threads.len();
        let visited_from = self.scratch.visited.len();
        let outcome = self.search(
            pattern,
            Thread {
                at: first,
                place: start,
                slots: [UNSET; SLOTS],
            },
            start,
            nesting,
            floor,
            visited_from,
        );
        self.scratch.threads.truncate(floor);
        self.scratch.visited.truncate(visited_from);
        outcome
    }

    fn search(
        &mut self,
        pattern: &Pattern,
        thread: Thread,
        start: u32,
        nesting: u8,
        floor: usize,
        visited_from: usize,
    ) -> Option<[u32; SLOTS]> {
        let Thread {
            mut at,
            mut place,
            mut slots,
        } = thread;
        loop {
            let op = *self.rulebook.tables.code.get(at as usize)?;
            let passed = match op {
                Op::Take(element) => {
                    let passed = self.passes(element, place as usize);
                    place += 1;
                    passed
                }
                Op::Peek(element) => self
                    .seen
                    .get(place as usize)
                    .is_some_and(|seen| self.may_pass(element, *seen)),
                Op::Any | Op::AnyOrComma => {
                    let mark = self.mark(place);
                    let passed = (place as usize) < self.seen.len()
                        && (mark.is_none() || (op == Op::AnyOrComma && mark == Some(Mark::Comma)));
                    place += 1;
                    passed
                }
                Op::Mark(mark) => {
                    let passed = self.mark(place) == Some(mark);
                    place += 1;
                    passed
                }
                Op::Split(preferred, other) => {
                    // Most branches fail at their first word: those cost no thread.
                    if !self.may_go_on(preferred, place as usize) {
                        at = other;
                        continue;
                    }
                    let passed = self.visit(pattern, at, place - start, visited_from);
                    if passed {
                        self.scratch.threads.push(Thread {
                            at: other,
                            place,
                            slots,
                        });
                        at = preferred;
                        continue;
                    }
                    false
                }
                Op::Jump(target) => {
                    at = target;
                    continue;
                }
                Op::Save(slot) => {
                    if let Some(slot) = slots.get_mut(slot as usize) {
                        *slot = place;
                    }
                    true
                }
                Op::Start => self.seen[..(place as usize).min(self.seen.len())]
                    .iter()
                    .all(|seen| self.vocabulary.get(seen.word).mark.is_some()),
                Op::End => self.seen.get(place as usize..).unwrap_or_default().iter().all(|seen| {
                    self.vocabulary
                        .get(seen.word)
                        .mark
                        .is_some_and(|mark| FINAL_MARKS.contains(&mark))
                }),
                Op::Not(end) => {
                    let passed = nesting < MAX_NESTING && self.run(pattern, at + 1, place, nesting + 1).is_none();
                    if passed {
                        at = end;
                        continue;
                    }
                    false
                }
                Op::Match => return Some(slots),
            };
            if passed {
                at += 1;
            } else {
                if self.scratch.threads.len() <= floor {
                    return None;
                }
                Thread { at, place, slots } = self.scratch.threads.pop()?;
            }
        }
    }

    /// Whether what the code at `at` asks first may be there, for all that can be told from the word alone.
    fn may_go_on(&mut self, mut at: u32, place: usize) -> bool {
        loop {
            match self.rulebook.tables.code.get(at as usize) {
                Some(Op::Save(_)) => at += 1,
                Some(&Op::Jump(target)) => at = target,
                Some(&(Op::Take(element) | Op::Peek(element))) => {
                    return self.seen.get(place).is_some_and(|seen| self.may_pass(element, *seen));
                }
                Some(&Op::Mark(mark)) => return u32::try_from(place).is_ok_and(|place| self.mark(place) == Some(mark)),
                _ => return true,
            }
        }
    }

    /// Whether a word passes an element at some place. The same words come before the same elements again and again, so
    /// that the answers are kept, each until another takes its place.
    fn may_pass(&mut self, element: u32, seen: Seen) -> bool {
        let takes = |element: &Element| element.sketch.may_take(seen.sketch);
        if !self.rulebook.tables.elements.get(element as usize).is_some_and(takes) {
            return false;
        }
        let word = seen.word;
        let question = (u64::from(element) + 1) << 33 | u64::from(word) << 1;
        let slot = (question.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.scratch.answers.len() - 1);
        let known = self.scratch.answers[slot];
        if known & !1 == question {
            return known & 1 != 0;
        }
        let entry = self.vocabulary.get(word);
        let gains = gains(entry.shape);
        let may = self.vocabulary.readings(entry).iter().any(|reading| {
            self.rulebook
                .alternatives(element, reading.lemma)
                .any(|alternative| passes(alternative, reading, entry.shape, gains))
        });
        self.scratch.answers[slot] = question | u64::from(may);
        may
    }

    /// Whether an instruction is come to at a distance from the start for the first time.
    fn visit(&mut self, pattern: &Pattern, at: u32, distance: u32, from: usize) -> bool {
        let width = usize::from(pattern.reach) + 1;
        let bit = (at - pattern.code) as usize * width + distance as usize;
        let word = from + bit / 64;
        if self.scratch.visited.len() <= word {
            let all = from + (usize::from(pattern.len) * width).div_ceil(64);
            self.scratch.visited.resize(all.max(word + 1), 0);
        }
        let mask = 1 << (bit % 64);
        let new = self.scratch.visited[word] & mask == 0;
        self.scratch.visited[word] |= mask;
        new
    }

    fn mark(&self, place: u32) -> Option<Mark> {
        self.seen
            .get(place as usize)
            .and_then(|seen| self.vocabulary.get(seen.word).mark)
    }

    /// Whether the token at a place passes an element in any of the readings that it can have there.
    fn passes(&mut self, element: u32, place: usize) -> bool {
        let Some(seen) = self.seen.get(place) else { return false };
        if !self.may_pass(element, *seen) {
            return false;
        }
        let entry = self.vocabulary.get(seen.word);
        let mut allowed = None;
        for reading in self.vocabulary.readings(entry) {
            for alternative in self.rulebook.alternatives(element, reading.lemma) {
                if !passes(alternative, reading, seen.place, Tags::NONE) {
                    continue;
                }
                let asks_class = alternative.classes[0] != NO_CLASS;
                if asks_class && self.scratch.plain.get(place).copied().unwrap_or(false) {
                    continue;
                }
                // A bare lemma is meant whatever it is here; a part of speech or a class belongs to one reading.
                let asks_reading = asks_class || alternative.need.meets(Tags::POS.without(Tags::NAME));
                if !asks_reading {
                    return true;
                }
                let facets = context::facets(reading.tags);
                if allowed
                    .get_or_insert_with(|| allowed_at(self.rulebook, self.vocabulary, self.seen, self.scratch, place))
                    .meets(facets)
                {
                    return true;
                }
            }
        }
        false
    }
}

/// The facets a word can have at a place, worked out once a place.
fn allowed_at(
    rulebook: &Rulebook,
    vocabulary: &Vocabulary<'_>,
    seen: &[Seen],
    scratch: &mut Scratch,
    place: usize,
) -> Tags {
    if let Some(&known) = scratch.allowed.get(place).filter(|&&known| known != 0) {
        return Tags(known);
    }
    let allowed = context::allowed(rulebook.language, |offset| {
        place
            .checked_add_signed(offset)
            .and_then(|place| seen.get(place))
            .map_or(Neighbour::default(), |seen| {
                let entry = vocabulary.get(seen.word);
                Neighbour {
                    facets: entry.facets,
                    role: entry.role,
                }
            })
    });
    if let Some(slot) = scratch.allowed.get_mut(place) {
        *slot = allowed.0;
    }
    allowed
}
