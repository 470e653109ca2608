//! One sentence with its mentions, and which words are said of which.
//!
//! Each mention is looked at by itself: what stands inside its group and right after it (`beside`), whether a verb follows
//! of which it is the subject (`subject`) and what that says (`predicate`), whether a verb or "par", "by" stands before it
//! (`object`), what it owns (`owned`). A tie goes over few words and never over the beginning of another clause; where the
//! grammar leaves two ways to read it, nothing is attached.

use super::phrase::{Phrase, Phrases, denied};
use crate::analysis::study::TraitKind;
use crate::analysis::study::entity::{Entities, MentionKind};
use crate::analysis::study::grammar::Item;
use crate::analysis::study::words::Listed;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// The most words between an actor and its verb: what stands between commas.
pub(super) const LONGEST_ASIDE: usize = 26;

/// The most words of what belongs to a noun by "de" or "of".
pub(super) const LONGEST_COMPLEMENT: usize = 8;

/// A mention in items of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of the mention.
    pub number: usize,
    pub entity: u32,
    pub start: usize,
    pub end: usize,
}

/// Words attached to a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    pub number: usize,
    pub entity: u32,
    pub start: usize,
    pub end: usize,
    pub kind: TraitKind,
    pub charge: i8,
}

/// One sentence, with its mentions.
pub(super) struct Scene<'s, 'a> {
    pub phrases: Phrases<'s, 'a>,
    pub entities: &'s Entities,
    pub places: &'s [Place],
    pub found: &'s mut Vec<Attached>,
}

impl Scene<'_, '_> {
    /// Attaches what the sentence says of its actors.
    pub fn read(&mut self) {
        for place in self.places {
            let mention = &self.entities.mentions[place.number];
            let possessive = mention.kind == MentionKind::Pronoun
                && self.phrases.form(place.start, Listed::POSSESSIVE)
                && !self.phrases.form(place.start, Listed::HE.or(Listed::SHE));
            self.standing(place);
            if possessive {
                continue;
            }
            if mention.kind != MentionKind::Pronoun {
                if self.is_modifier(place) {
                    continue;
                }
                self.role(place);
                self.inside(place);
                self.belongs(place);
                self.situation(place);
                self.object(place);
                self.agent(place);
            }
            self.after(place);
        }
        // "Fake: Vestrov attacked": nothing of it is so.
        let fake = (0..3).any(|at| self.phrases.form(at, Listed::FALSEHOOD) && self.is_mark(at + 1, Mark::Colon));
        if fake {
            for one in self.found.iter_mut() {
                one.charge = 0;
            }
            return;
        }
        // What an actor owns comes last: it may be part of what was attached already.
        let covered = self.covered();
        for place in self.places {
            self.owned(place, &covered);
        }
    }

    /// The mention that begins at an item.
    pub(super) fn begins_at(&self, at: usize) -> Option<Place> {
        let found = self.places.binary_search_by_key(&at, |place| place.start).ok()?;
        self.places.get(found).copied()
    }

    /// The mention that ends before an item.
    pub(super) fn ends_at(&self, at: usize) -> Option<Place> {
        let found = self.places.binary_search_by_key(&at, |place| place.end).ok()?;
        self.places.get(found).copied()
    }

    pub(super) fn is_mark(&self, at: usize, mark: Mark) -> bool {
        self.phrases.item(at).is_some_and(|item| item.mark == Some(mark))
    }

    pub(super) fn attach(&mut self, place: &Place, kind: TraitKind, start: usize, end: usize, charge: i8) {
        if start < end && end <= self.phrases.items.len() {
            let charge = if self.is_doubted(start, end) { 0 } else { charge };
            self.found.push(Attached {
                number: place.number,
                entity: place.entity,
                start,
                end,
                kind,
                charge,
            });
        }
    }

    /// "falsely accused", "accusé à tort": said, and said not to be so.
    fn is_doubted(&self, start: usize, end: usize) -> bool {
        (start.saturating_sub(2)..end + 2).any(|at| {
            self.phrases.form(at, Listed::FALSELY)
                && (!self.phrases.may(at, Tags::NOUN) || at > 0 && self.phrases.is_a(at - 1))
        })
    }

    /// Whether a quotation mark stands before an item.
    pub(super) fn is_quoted_from(&self, at: usize) -> bool {
        let token = |at: usize| self.phrases.item(at).map(|item| item.token);
        at > 0 && token(at) > token(at - 1).map(|before| before + 1)
    }

    pub(super) fn phrase(&mut self, place: &Place, kind: TraitKind, phrase: Phrase, negated: bool) {
        let charge = if negated { denied(phrase.charge) } else { phrase.charge };
        let start = (phrase.start..phrase.end)
            .find(|&at| !self.phrases.form(at, Listed::DETERMINER) || self.phrases.form(at, Listed::NOT))
            .unwrap_or(phrase.start);
        self.attach(place, kind, start, phrase.end, charge);
    }

    /// The next mark of a kind, in reach and with no end of clause before it.
    pub(super) fn close(&self, from: usize, mark: Mark) -> Option<usize> {
        (from..self.phrases.items.len().min(from + LONGEST_ASIDE)).find_map(|at| {
            let found = self.phrases.item(at)?.mark;
            match found {
                Some(one) if one == mark => Some(Some(at)),
                Some(Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Semicolon | Mark::Colon) => Some(None),
                _ => None,
            }
        })?
    }
}

/// The items of a mention by its tokens.
pub(super) fn place(items: &[Item], number: usize, entities: &Entities) -> Option<Place> {
    let mention = &entities.mentions[number];
    let start = items.partition_point(|item| item.token < mention.tokens.start);
    let end = items.partition_point(|item| item.token < mention.tokens.end);
    (start < end).then_some(Place {
        number,
        entity: mention.entity,
        start,
        end,
    })
}
