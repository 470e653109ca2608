//! The nominal group that begins at a token: after "par", "by", "selon", "according to", or after its verb.

use std::ops::Range;

use super::super::text::Text;
use super::super::words::Bits;
use super::Group;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How far a group may reach, in tokens.
const REACH: usize = 26;

/// How many tokens may stand between what is certainly the source and the mark after it.
const LONGEST_TAIL: usize = 6;

impl Text<'_> {
    /// The group that begins at a token.
    pub fn group_from(&self, at: usize, end: usize) -> Option<Group> {
        let speaker = self.prose().phrase_from(at, end.min(at + REACH))?;
        Some(self.up_to_mark(self.with_core(speaker.tokens()), end))
    }

    /// A group with its core: what stands before a comma or a bracket in it. What follows is no part of it where that is
    /// a clause of its own.
    pub fn with_core(&self, tokens: Range<usize>) -> Group {
        let aside = |at: &usize| matches!(self.mark(*at), Some(Mark::Comma | Mark::Open));
        let core = tokens.clone().find(aside).unwrap_or(tokens.end);
        let clause = (core..tokens.end).any(|at| self.is_finite(at));
        let end = if clause { core } else { tokens.end };
        // "le porte-parole du ministère, Armand Brel."
        let comma = end == core && self.mark(end) == Some(Mark::Comma);
        let names = (end + 1..end + 5).take_while(|&at| self.named(at)).count();
        let closed = self.mark(end + 1 + names).is_some();
        let sure = names >= 2 || names == 1 && self.mark(end + 2) == Some(Mark::Stop);
        let end = if comma && sure && closed && !self.named(tokens.start) {
            end + 1 + names
        } else {
            end
        };
        Group {
            tokens: tokens.start..end,
            core,
        }
    }

    /// A group goes on to the mark after it where nothing but nouns stands between: "une enquête de Santé publique France,".
    pub fn up_to_mark(&self, group: Group, end: usize) -> Group {
        if group.tokens.end != group.core {
            return group;
        }
        // "Norlandish channels", "the Brandt camp": an English name before a noun.
        let group = if self.french() || !self.named(group.core.saturating_sub(1)) {
            group
        } else {
            let noun = |&at: &usize| {
                let facets = self.facets(at);
                self.is_word(at) && facets.has(Tags::NOUN) && !facets.meets(Tags::VERB.with(Tags::ADV).with(Tags::PREP))
            };
            let tail = (group.core..end.min(group.core + LONGEST_TAIL)).take_while(noun).last();
            tail.map_or(group.clone(), |last| Group::new(group.tokens.start..last + 1))
        };
        // "NorTel customer Lindy Gray": the noun after a name, and the name after that.
        let group = self.up_to_person(group, end);
        let limit = end.min(group.core + LONGEST_TAIL);
        let nominal = Tags::NOUN.with(Tags::ADJ);
        let goes_on = |&at: &usize| {
            self.mark(at).is_none()
                && self.is_word(at)
                && (self.named(at) || self.facets(at).meets(nominal) || self.is(at, Bits::OF))
                && !self.is_finite(at)
                && (self.french() || !self.is(at, Bits::CALENDAR))
        };
        let tail = (group.core..limit)
            .take_while(goes_on)
            .last()
            .map_or(group.core, |last| last + 1);
        let closed = tail >= end || self.mark(tail).is_some();
        if closed && tail > group.core {
            Group::new(group.tokens.start..tail)
        } else {
            group
        }
    }

    /// An English group that begins with the name of a body and goes on with a person of it.
    fn up_to_person(&self, group: Group, end: usize) -> Group {
        if self.french() {
            return group;
        }
        let limit = end.min(group.core + LONGEST_TAIL);
        let noun = |&at: &usize| {
            self.is_word(at)
                && !self.named(at)
                && self.facets(at).meets(Tags::NOUN.with(Tags::ADJ))
                && !self.is_finite(at)
                && !self.is(at, Bits::CALENDAR)
        };
        let start = if self.named(group.core.saturating_sub(1)) {
            (group.core..limit)
                .take_while(noun)
                .last()
                .map_or(group.core, |last| last + 1)
        } else {
            group.core
        };
        let names = (start..end.min(start + 4)).take_while(|&at| self.named(at)).count();
        if start > group.core && names >= 2 {
            Group::new(group.tokens.start..start + names)
        } else {
            group
        }
    }

    /// A group without a determiner: "selon plusieurs sources", "d'après certains".
    pub fn bare_group(&self, first: usize, end: usize) -> Option<Group> {
        let stop = (first..end.min(first + REACH))
            .find(|&at| self.mark(at).is_some() || self.is_finite(at) || self.border(at).is_some())
            .unwrap_or(end);
        (stop > first && !self.is(first, Bits::THAT)).then(|| Group::new(first..stop))
    }
}
