//! What a token is tested against, and how rare what passes is: a pattern is filed under the rarest word it cannot do
//! without.

use std::collections::BTreeSet;

use super::Compiler;
use crate::rulebook::compiled::{Alternative, Anchor, Element, Guard, NO_CLASS, NO_ELEMENT, NO_LEMMA};
use crate::rulebook::frequency;
use crate::rulebook::lexicon::GRAMMATICAL;
use crate::rulebook::mistake::Mistake;
use crate::rulebook::pattern::{Mark, Test, Word};
use crate::rulebook::sketch::Sketch;
use crate::rulebook::tags::Tags;
use crate::text::fold::fold;

/// How often a mark stands in a hundred thousand words, roughly.
pub(super) const fn mark_cost(mark: Mark) -> u32 {
    match mark {
        Mark::Comma => 6_000,
        Mark::Stop => 5_000,
        Mark::Open | Mark::Close | Mark::Dash | Mark::Colon | Mark::Other => 600,
        Mark::Semicolon | Mark::Question | Mark::Exclamation | Mark::Ellipsis => 250,
    }
}

/// How often a token comes whose place alone is asked for.
const ANY_WORD: u32 = 60_000;

/// The anchor that a pattern may be filed under.
pub(super) struct Candidate {
    /// How many places a pattern filed here is tried at, in a hundred thousand words.
    pub weight: u64,
    /// The words that are it together.
    pub keys: Vec<Key>,
}

/// One of the words that are an anchor together.
pub(super) struct Key {
    /// What it is found by.
    pub anchor: Anchor,
    /// The element that it must pass.
    pub element: u32,
    /// How many tokens before it a match can start: at least, at most.
    pub before: (u8, u8),
    /// The rarest other token in reach of it, and how common that is there.
    pub guard: Option<(u64, Guard)>,
}

/// A token that every match of a pattern, or of a branch, has.
pub(super) struct Certain {
    /// What it is looked for by.
    pub asked: Asked,
    /// How common what passes it is.
    pub cost: u32,
    /// How many tokens after the start of the match it stands: at least, at most.
    pub offset: (usize, usize),
}

/// What a certain token must be.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    /// A word that passes an element.
    Element(u32),
    /// A mark of punctuation.
    Mark(Mark),
}

/// How many tokens a guard may have to be looked for in.
const WIDEST_REACH: isize = 12;

/// A guard that is more common than that among the tokens of its reach turns hardly any trial away.
const COMMONEST_GUARD: u64 = 60_000;

impl Key {
    /// Looks for a better guard among tokens that are certain wherever this key is.
    ///
    /// What may stand between the two is what may stand before the later one, less what may stand before the other. Where a
    /// branch is shorter than its sisters the true distance lies inside what that gives.
    pub fn guard_by(&mut self, tokens: &[Certain]) {
        let before = (isize::from(self.before.0), isize::from(self.before.1));
        for token in tokens {
            let (Ok(least), Ok(most)) = (isize::try_from(token.offset.0), isize::try_from(token.offset.1)) else {
                continue;
            };
            let (one, other) = (least - before.0, most - before.1);
            let (near, far) = (one.min(other), one.max(other));
            let (Ok(from), Ok(to)) = (i8::try_from(near), i8::try_from(far)) else {
                continue;
            };
            let width = far - near + 1;
            let common = u64::from(token.cost) * width.unsigned_abs() as u64;
            let is_other = near > 0 || far < 0;
            if is_other
                && width <= WIDEST_REACH
                && common <= COMMONEST_GUARD
                && self.guard.is_none_or(|(known, _)| common < known)
            {
                let (element, mark) = match token.asked {
                    Asked::Element(element) => (element, None),
                    Asked::Mark(mark) => (NO_ELEMENT, Some(mark)),
                };
                let guard = Guard {
                    element,
                    mark,
                    offset: (from, to),
                    ..Guard::NONE
                };
                self.guard = Some((common, guard));
            }
        }
    }
}

impl Compiler<'_> {
    /// The element of some tests: its number, how common what passes it is, and the anchors that together find it.
    pub(super) fn element(&mut self, tests: &[Test]) -> Result<(u32, u32, Vec<Anchor>), Mistake> {
        let mut alternatives = Vec::new();
        let mut keys = BTreeSet::new();
        let mut cost = 0u32;
        for test in tests {
            let alternative = self.alternative(test)?;
            let (anchor, one) = self.rarity(&alternative);
            cost = cost.saturating_add(one);
            keys.insert(anchor);
            alternatives.push(alternative);
        }
        alternatives.sort_unstable();
        alternatives.dedup();
        let element = if let Some(&known) = self.elements.get(&alternatives) {
            known
        } else {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let start = number(self.tables.alternatives.len());
            self.tables.alternatives.extend_from_slice(&alternatives);
            let named = alternatives.partition_point(|alternative| alternative.lemma != NO_LEMMA);
            let sketch = Sketch::of_alternatives(&alternatives);
            self.tables.elements.push(Element {
                start,
                any: start + number(named),
                sketch,
                end: number(self.tables.alternatives.len()),
            });
            let element = number(self.tables.elements.len() - 1);
            self.elements.insert(alternatives, element);
            element
        };
        Ok((element, cost, keys.into_iter().collect()))
    }

    fn alternative(&mut self, test: &Test) -> Result<Alternative, Mistake> {
        let lemma = match &test.word {
            None => NO_LEMMA,
            Some(Word::Form(form)) => self.words.exact_form(form),
            Some(Word::Lemma(word)) => self.lemma(word)?,
        };
        Ok(Alternative {
            lemma,
            need: test.need,
            deny: test.deny,
            classes: self.class_numbers(&test.classes)?,
            no_classes: self.class_numbers(&test.no_classes)?,
        })
    }

    fn lemma(&mut self, word: &str) -> Result<u32, Mistake> {
        let word = fold(word).into_owned();
        if let Some(lemma) = self.words.lemma(&word) {
            return Ok(lemma);
        }
        // A small word (la, du) means itself; so do elided words and marks such as %, which have one form.
        let marked = word.ends_with('\'') || word.starts_with('-') || !word.chars().any(char::is_alphabetic);
        if marked || self.words.is_form_of_small_words(&word) {
            return Ok(self.words.exact_form(&word));
        }
        let lemmas = self.words.lemmas_of_form(&word);
        Err(if lemmas.is_empty() {
            Mistake::UnknownWord(word)
        } else {
            let lemmas = lemmas.into_iter().map(str::to_owned).collect();
            Mistake::FormOf { word, lemmas }
        })
    }

    fn class_numbers(&self, names: &[String]) -> Result<[u8; 4], Mistake> {
        let mut numbers = [NO_CLASS; 4];
        if names.len() > numbers.len() {
            return Err(Mistake::TooManyClassesInStep {
                classes: names.len(),
                most: numbers.len(),
            });
        }
        for (slot, name) in numbers.iter_mut().zip(names) {
            *slot = self
                .words
                .class(name)
                .ok_or_else(|| Mistake::UnknownClass(name.clone()))?;
        }
        Ok(numbers)
    }

    /// The rarest key of an alternative, and how often in a hundred thousand words one may expect it, roughly: enough to
    /// choose between anchors, not a measure.
    fn rarity(&mut self, alternative: &Alternative) -> (Anchor, u32) {
        if alternative.lemma != NO_LEMMA {
            return (Anchor::Lemma(alternative.lemma), self.lemma_cost(alternative.lemma));
        }
        let rarest_class = alternative
            .classes
            .iter()
            .filter(|&&class| class != NO_CLASS)
            .map(|&class| (self.class_cost(class), class))
            .min();
        if let Some((cost, class)) = rarest_class {
            return (Anchor::Class(class), cost);
        }
        let cost = match alternative.need {
            tags if tags.has(Tags::CAPS) || tags.has(Tags::DIGIT) => 1_500,
            tags if tags.meets(
                Tags::COND
                    .with(Tags::SUP)
                    .with(Tags::INTERJ)
                    .with(Tags::PREFIX)
                    .with(Tags::IMPER),
            ) =>
            {
                1_000
            }
            tags if tags.meets(Tags::PP.with(Tags::PRP).with(Tags::INF)) => 4_000,
            tags if tags.has(Tags::NAME) => 12_000,
            // Quotation marks and the beginnings of sentences are no trait of a word that it could be found by.
            tags if tags.without(Tags::QUOTED.with(Tags::FIRST)).is_empty() => ANY_WORD,
            _ => 20_000,
        };
        (Anchor::Tags(alternative.need), cost)
    }

    fn lemma_cost(&self, lemma: u32) -> u32 {
        let known = |word: &str| self.common.get(word).copied();
        let name = self.words.name_of(lemma);
        let Some(form) = name.strip_prefix('=') else {
            let small = self.words.parts_of(lemma).meets(GRAMMATICAL);
            return known(name).unwrap_or(if small { frequency::SMALL } else { frequency::RARE });
        };
        // One form of a common word has a part of its uses.
        let of_lemma = |lemma| known(lemma).map(|common| common / 4);
        let small = self.words.is_form_of_small_words(form).then_some(frequency::SMALL);
        known(form)
            .or_else(|| self.words.lemmas_of_form(form).into_iter().filter_map(of_lemma).max())
            .or(small)
            .unwrap_or(frequency::RARE)
    }

    pub(super) fn class_cost(&mut self, class: u8) -> u32 {
        if let Some(&known) = self.costs.get(&class) {
            return known;
        }
        let below = self.tables.class_costs.get(usize::from(class)).copied().unwrap_or(0);
        let cost = self
            .words
            .lemmas_of_class(class)
            .map(|lemma| self.lemma_cost(lemma))
            .fold(below, u32::saturating_add)
            .clamp(1, 50_000);
        self.costs.insert(class, cost);
        cost
    }
}
