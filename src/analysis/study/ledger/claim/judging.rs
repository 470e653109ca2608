//! What participles of judging say: "est présenté comme", ", déclarée comme", "jugée inutile", "described as".

use std::ops::Range;

use super::super::text::Text;
use super::super::verb::{Mood, Verb};
use super::super::words::Bits;
use super::Claim;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How many tokens stand between a participle that judges and its "comme" at most.
const LONGEST_GAP: usize = 8;

impl Text<'_> {
    /// What a participle of judging says, if it judges here: the words after "comme" or "as", an adjective, a reason.
    pub fn deems(&self, at: usize) -> Option<Range<usize>> {
        let end = self.stretch(at).end;
        let mut next = at + 1;
        if next > end {
            return None;
        }
        // "reconnue a priori comme", "décrite sur le site comme"
        let place = (next..end.min(next + LONGEST_GAP)).find(|&at| self.is(at, Bits::AS));
        let leads = !self.is(next, Bits::THAT) && self.folded(next) != "to";
        if let Some(place) =
            place.filter(|&place| leads && (next..place).all(|at| self.is_word(at) && !self.is_finite(at)))
        {
            next = place;
        }
        let rest = |from: usize| self.object_from(from, end).unwrap_or(from..from);
        if self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS) {
            return Some(rest(next + 1));
        }
        if self.is(at, Bits::DEEM_AS) && self.folded(next) == "to" && self.folded(next + 1) == "be" {
            return Some(rest(next + 2));
        }
        if self.is(at, Bits::DEEM_TO) && (self.folded(next) == "to" && self.facets(next + 1).has(Tags::INF)) {
            return Some(rest(next + 1));
        }
        if self.is(at, Bits::DEEM_PLAIN) {
            let facets = self.facets(next);
            let adjective = facets.meets(Tags::ADJ.with(Tags::PP))
                || self.facets(next) == Tags::ADV && self.facets(next + 1).has(Tags::ADJ);
            let of = matches!(self.folded(next).as_ref(), "de" | "d'" | "comme" | "of");
            let noun = !self.french() && facets.meets(Tags::DET.with(Tags::NOUN)) && self.mark(next).is_none();
            let reputed = self.kind(next) == Some(TokenKind::Quote);
            if adjective || of || noun || reputed {
                return Some(rest(next));
            }
        }
        if self.is(at, Bits::DEEM_OF)
            && matches!(self.folded(next).as_ref(), "with" | "of" | "for" | "de" | "d'" | "pour")
        {
            return Some(rest(next + 1));
        }
        // "la manœuvre dont il est soupçonné"
        let of_which = (at.saturating_sub(LONGEST_GAP)..at)
            .rev()
            .take_while(|&place| self.mark(place).is_none())
            .any(|place| self.folded(place) == "dont");
        if of_which && self.is(at, Bits::DEEM_OF.or(Bits::BLAME)) {
            return Some(next..next);
        }
        // "has been called “a failure”"
        if self.is(at, Bits::TELL_NAME) && self.kind(next) == Some(TokenKind::Quote) {
            return Some(rest(next));
        }
        let sentenced = matches!(self.folded(next).as_ref(), "à" | "to" | "with")
            || self.folded(next) == "en" && !self.is(next + 1, Bits::THIRD) && self.folded(at).starts_with("condamn");
        if self.is(at, Bits::BLAME) && self.is(at, Bits::TELL_OBJECT) && !sentenced {
            return Some(rest(next).start..rest(next).end).map(|range| {
                if matches!(
                    self.folded(next).as_ref(),
                    "pour" | "for" | "de" | "d'" | "of" | "as" | "comme"
                ) {
                    range
                } else {
                    next..next
                }
            });
        }
        None
    }

    /// A participle that judges, with no verb "to be": ", déclarée comme", "jugée inutile", "described as".
    pub fn participle(&self, at: usize) -> Option<Claim> {
        if !self.facets(at).has(Tags::PP) || self.facets(at).has(Tags::NOUN) || self.named(at) {
            return None;
        }
        let before = self.before(at)?;
        let beside = self.mark(before) == Some(Mark::Comma)
            || self.facets(before).meets(Tags::NOUN)
            || self.named(before)
            || self.facets(before) == Tags::ADV
            || self.is(before, Bits::AS);
        if !beside {
            return None;
        }
        let next = at + 1;
        let judges = if self.french() {
            self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS)
                || self.is(at, Bits::DEEM_PLAIN)
                    && (self.facets(next).has(Tags::ADJ) && !self.facets(next).has(Tags::PREP)
                        || self.folded(at).starts_with("qualifié") && matches!(self.folded(next).as_ref(), "de" | "d'"))
        } else {
            let widely = self.facets(before) == Tags::ADV && self.folded(before).ends_with("ly");
            let verb = self.verb_is(at, Tags::PAST) && self.named(before) && !widely;
            self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS) && !verb
                || self.is(at, Bits::DEEM_TO)
                    && self.folded(next) == "to"
                    && matches!(
                        self.folded(at).as_ref(),
                        "alleged" | "said" | "rumoured" | "rumored" | "reported" | "thought" | "believed"
                    )
                    && !verb
        };
        // "as announced by X", "comme annoncé par X"
        let reported = self.is(before, Bits::AS) && self.is(at, Bits::TELL_THAT) && self.is(next, Bits::BY);
        if !judges && !reported {
            return None;
        }
        self.passive(&Verb {
            first: at,
            at,
            mood: Mood::Passive,
            clitic: None,
            object_before: false,
            plural: None,
        })
    }
}
