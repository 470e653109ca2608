//! The words that a verb gives, where they are its object: a dénoncé la décision, called for a truce.

use std::ops::Range;

use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::Given;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How long the object of a verb is at most, in tokens.
const LONGEST_OBJECT: usize = 40;

/// How far after a verb that names somebody so the quotation begins, in tokens.
const LONGEST_NAMING: usize = 14;

/// How many tokens stand between a verb that judges and its "as" at most.
const LONGEST_VIEWED: usize = 14;

impl Text<'_> {
    /// The object of a verb that says something by itself: a dénoncé la décision, called for a truce.
    pub fn object(&self, verb: &Verb) -> Option<Given> {
        let judged = self.is(verb.at, Bits::DEEM_AS) && self.is(verb.at + 1, Bits::AS);
        if let Some(view) = self.view(verb) {
            return Some(Given::Words(view));
        }
        if verb.object_before && (self.is(verb.at, Bits::TELL_OBJECT) || judged) {
            let end = self.stretch(verb.at).end;
            let described = self.is(verb.at + 1, Bits::AS) && verb.at + 1 < end;
            let words = described.then(|| self.object_from(verb.at + 2, end)).flatten();
            return Some(words.map_or(Given::Pronoun, Given::Words));
        }
        let stretch = self.stretch(verb.at);
        let mut start = verb.at + 1;
        // "ce qu'il a qualifié de « groupuscule »"
        if self.french() && self.is(verb.at, Bits::TELL_NAME) && self.is(start, Bits::OF) && start < stretch.end {
            return self.object_from(start + 1, stretch.end).map(Given::Words);
        }
        // "a estimé à un milliard les bénéfices"
        let valued = self.french() && self.folded(start) == "à" && self.is(verb.at, Bits::TELL_OBJECT);
        if valued && self.is_amount(start, stretch.end) {
            return self.object_from(start + 1, stretch.end).map(Given::Words);
        }
        // "has written about it"
        if self.folded(start) == "about" && self.is(verb.at, Bits::TELL_ASIDE) && start < stretch.end {
            return self.object_from(start + 1, stretch.end).map(Given::Words);
        }
        // "s'est prononcé contre", but "a prononcé contre lui un jugement"
        let reflexive = (verb.first.saturating_sub(1)..verb.at).any(|at| self.is(at, Bits::REFLEXIVE));
        let utters = self.is(verb.at, Bits::TELL_UTTER) && !reflexive;
        if self.is(verb.at, Bits::TELL_FOR) && !utters && start < stretch.end {
            // "s'est prononcé en faveur de"
            let favour = self.french() && self.folded(start) == "en" && self.folded(start + 1) == "faveur";
            if favour && self.is(start + 2, Bits::OF) {
                return self.object_from(start + 3, stretch.end).map(Given::Words);
            }
            let word = self.folded(start);
            let french = self.french()
                && matches!(
                    word.as_ref(),
                    "à" | "au" | "aux" | "sur" | "pour" | "contre" | "de" | "du" | "des" | "d'"
                );
            if french
                || matches!(
                    word.as_ref(),
                    "for" | "of" | "about" | "against" | "on" | "out" | "upon" | "back"
                )
            {
                let at = if matches!(word.as_ref(), "out" | "back") {
                    start + 2
                } else {
                    start + 1
                };
                let given = self.object_from(at, stretch.end)?;
                return Some(Given::Words(given));
            }
        }
        let names = self.is(verb.at, Bits::TELL_NAME)
            && (start..stretch.end.min(start + LONGEST_NAMING)).any(|at| self.kind(at) == Some(TokenKind::Quote));
        if !names && !self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_BY_THINGS)) {
            return None;
        }
        while start < stretch.end
            && (self.facets(start) == Tags::ADV && !self.is(start, Bits::NOT)
                || self.is(start, Bits::CALENDAR) && self.facets(start).has(Tags::ADV))
            && start < verb.at + 4
        {
            start += 1;
        }
        // "a annoncé, mercredi, un plan"
        if self.mark(start) == Some(Mark::Comma) && self.is(start + 1, Bits::CALENDAR) {
            let close = (start + 2..stretch.end.min(start + 6)).find(|&at| self.mark(at) == Some(Mark::Comma));
            let time = close
                .is_some_and(|close| (start + 1..close).all(|at| self.is_time(at) || self.shape(at).has(Tags::DIGIT)));
            start = close.filter(|_| time).map_or(start, |close| close + 1);
        }
        // "announced on Tuesday a new plan"
        if self.folded(start) == "on" && self.is(start + 1, Bits::CALENDAR) {
            start += 2;
        }
        if start >= stretch.end {
            return None;
        }
        let amount = self.is(start, Bits::TELL_ABOUT) && self.is_amount(start, stretch.end);
        // Only a nominal group is an object.
        let facets = self.facets(start);
        let quoted = self.kind(start) == Some(TokenKind::Quote);
        let nominal = self.named(start)
            || facets.meets(Tags::DET.with(Tags::NUM))
            || !self.french() && facets.meets(Tags::NOUN.with(Tags::ADJ).with(Tags::PRON).with(Tags::PRP))
            || self.is(start, Bits::INDEFINITE)
            || quoted
            || amount;
        let preposition = !amount
            && !self.named(start)
            && facets.has(Tags::PREP)
            && !matches!(self.folded(start).as_ref(), "des" | "du");
        if !nominal
            || preposition && !facets.has(Tags::DET)
            || matches!(self.folded(start).as_ref(), "de" | "d'" | "that" | "as" | "à")
        {
            return None;
        }
        self.object_from(start, stretch.end).map(Given::Words)
    }

    /// Whether a word leads to an amount: "plus de vingt", "some twenty", "about 300".
    fn is_amount(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 4)).any(|next| self.facets(next).has(Tags::NUM) || self.shape(next).has(Tags::DIGIT))
    }

    /// Somebody or something and what a verb judges it to be: "considère la réforme comme un échec", "sees it as a threat".
    pub fn view(&self, verb: &Verb) -> Option<Range<usize>> {
        if !self.is(verb.at, Bits::DEEM_AS) {
            return None;
        }
        let start = verb.at + 1;
        let end = self.stretch(verb.at).end.min(start + LONGEST_VIEWED);
        let limit = (start..end)
            .find(|&at| {
                self.mark(at).is_some() || self.border(at).is_some() || self.is_finite(at) || self.is(at, Bits::BY)
            })
            .unwrap_or(end);
        let judged = (start + 1..limit).find(|&at| self.is(at, Bits::AS))?;
        let compares = (judged.saturating_sub(2)..judged + 4).any(|at| at != judged && self.is(at, Bits::AS));
        // "voit le port comme il est", "identified themselves as"
        let clause = self.is(judged + 1, Bits::THIRD.or(Bits::OTHER_SUBJECT));
        let oneself = ["self", "selves"].iter().any(|end| self.folded(start).ends_with(end));
        let nominal = self
            .facets(start)
            .meets(Tags::DET.with(Tags::NOUN).with(Tags::PRON).with(Tags::ADJ))
            || self.named(start);
        (nominal && !compares && !clause && !oneself).then(|| self.rest(start))
    }

    /// An object from a token on, to the next mark or conjunction.
    pub fn object_from(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let limit = end.min(start + LONGEST_OBJECT);
        let mut at = start;
        while at < limit {
            let stop = match self.mark(at) {
                Some(
                    Mark::Comma
                    | Mark::Semicolon
                    | Mark::Colon
                    | Mark::Stop
                    | Mark::Dash
                    | Mark::Open
                    | Mark::Question
                    | Mark::Exclamation,
                ) => true,
                _ => self.is(at, Bits::TELL_STOP),
            };
            // "sa colère | tout en précisant"
            let means = |at: usize| self.is(at, Bits::TELL_MEANS) && self.facets(at + 1).has(Tags::PRP);
            let stop = stop || means(at) || self.folded(at) == "tout" && means(at + 1);
            let clause = self.is(at, Bits::AND)
                && self.after(at).is_some_and(|next| {
                    self.is_finite(next)
                        || self.is(next, Bits::OBJECT) && self.after(next).is_some_and(|next| self.is_finite(next))
                });
            if (stop || clause) && at > start {
                break;
            }
            at += 1;
        }
        let range = self.trim(start..at);
        (!range.is_empty()).then_some(range)
    }
}
