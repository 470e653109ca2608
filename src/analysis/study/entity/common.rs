//! Common nouns for actors: the noun that a group turns on, the adjectives beside it, what belongs to it.

use super::capital::Names;
use crate::analysis::study::grammar::{Item, Key, Kinds};
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Names<'_, '_> {
    /// An adjective, a number or an adverb before a noun.
    pub(super) fn is_before_noun(&self, items: &[Item], at: usize) -> bool {
        let Some(item) = items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        if word
            .form
            .any(Listed::DETERMINER.or(Listed::PREPOSITION).or(Listed::AND))
        {
            return false;
        }
        if self.is_name(items, at) && !word.kinds.any(Kinds::DEMONYM) {
            return false;
        }
        let Some(next) = items.get(at + 1).filter(|next| next.mark.is_none()) else {
            return false;
        };
        let follows = next.may(Tags::NOUN.with(Tags::ADJ)) || self.is_name(items, at + 1);
        if self.french() {
            let adjective = item.may(Tags::ADJ.with(Tags::NUM))
                && next.may(Tags::NOUN)
                && !word.kinds.any(Kinds::PERSON.or(Kinds::BODY).or(Kinds::GROUP));
            return adjective && !self.is_after_noun(items, at + 1) && follows;
        }
        let modifies =
            item.may(Tags::ADJ.with(Tags::NUM).with(Tags::PP).with(Tags::PRP)) || word.kinds.any(Kinds::DEMONYM);
        modifies
            && follows
            && !self.is(
                items,
                at + 1,
                Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE),
            )
    }

    /// An adjective or participle right after a French noun.
    pub(super) fn is_after_noun(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            // les forces armées ukrainiennes
            let participle = word.facets.has(Tags::PP)
                && items
                    .get(at + 1)
                    .is_some_and(|next| self.grammar.of(next).kinds.any(Kinds::DEMONYM));
            (item.may(Tags::ADJ) || participle)
                && !self.is_name(items, at)
                && !word.form.any(
                    Listed::PREPOSITION
                        .or(Listed::CLAUSE)
                        .or(Listed::AND)
                        .or(Listed::DETERMINER)
                        .or(Listed::BETWEEN),
                )
        })
    }

    /// Whether an adjective says which of several: a demonym, or one that judges nothing.
    pub(super) fn tells(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            word.kinds.any(Kinds::DEMONYM)
                || item.may(Tags::ADJ)
                    && word.charges.adj == 0
                    && !word.facets.meets(Tags::PP.with(Tags::PRP).with(Tags::ADV))
        })
    }

    /// The noun that the group turns on, from its first word that may be one.
    pub(super) fn head(&self, items: &[Item], at: usize, determined: bool) -> Option<usize> {
        let noun = |at: usize| {
            items.get(at).is_some_and(|item| {
                let word = self.grammar.of(item);
                item.may(Tags::NOUN)
                    && !item.place.has(Tags::NAME)
                    && !word.form.any(
                        Listed::PREPOSITION
                            .or(Listed::CLAUSE)
                            .or(Listed::AND)
                            .or(Listed::SUBJECT)
                            .or(Listed::DETERMINER),
                    )
            })
        };
        if !noun(at) {
            return None;
        }
        let verbal = Tags::VERB;
        if !determined && items[at].may(verbal) {
            return None;
        }
        let mut head = at;
        if !self.french() {
            // Police officers, army chief: the last noun, as far as it can be nothing else.
            while head < at + 3 && noun(head + 1) && !items[head + 1].may(verbal.with(Tags::ADJ).with(Tags::PP)) {
                head += 1;
            }
        }
        Some(head)
    }

    /// What belongs to a noun: "de la Défense", "of the opposition". Its key, and where it ends.
    pub(super) fn complement(&self, items: &[Item], at: usize) -> Option<(Key, usize)> {
        let to_capital = self.french() && self.is(items, at, Listed::PLACE) && !self.is(items, at, Listed::OF);
        if !self.is(items, at, Listed::OF) && !to_capital {
            return None;
        }
        let mut next = at + 1;
        if self.is(items, next, Listed::DETERMINER) && !self.is_name(items, next) {
            next += 1;
        }
        if to_capital && !self.is_name(items, next) {
            return None;
        }
        if let Some(end) = self.name_end(items, next) {
            // la Défense Jean Martin: small words that anybody has, then a name.
            let mut split = next;
            while split < end && self.is_common(items, split) && !self.is(items, split, Listed::KIN) {
                split += 1;
            }
            let end = if split > next && split < end && items[split].place.has(Tags::UNKNOWN) {
                split
            } else {
                end
            };
            return Some((self.grammar.name(&items[end - 1]), end));
        }
        while next < at + 4 && self.is_before_noun(items, next) {
            next += 1;
        }
        let item = items.get(next)?;
        (item.may(Tags::NOUN) && !self.is(items, next, Listed::PREPOSITION))
            .then(|| (self.grammar.of(item).key, next + 1))
    }
}
