//! The words that a verb gives, where they are a clause: after "que" or "that", a question, an infinitive, speech, or an
//! English clause with nothing before it.

use std::ops::Range;

use super::super::text::Text;
use super::super::verb::{Mood, Verb};
use super::super::words::Bits;
use super::{Given, REACH};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How far the mark is looked for that closes the words a verb stands in, in tokens.
const LONGEST_HELD: usize = 200;

impl Text<'_> {
    /// What a verb gives, and whether that is weak: an object, which others than speakers have.
    pub fn given(&self, verb: &Verb) -> Option<(Given, bool)> {
        if let Some(given) = self.that_clause(verb) {
            return Some((given, false));
        }
        if let Some(given) = self.infinitive(verb) {
            return Some((given, false));
        }
        if let Some(given) = self.bare_clause(verb) {
            return Some((given, false));
        }
        self.object(verb).map(|given| (given, true))
    }

    /// The tokens from one on to the end of its stretch, without the marks at the end.
    pub fn rest(&self, from: usize) -> Range<usize> {
        let end = self.stretch(from).end.max(from);
        // Where quotation marks close that opened before, the words of whoever they hold end.
        let closes = (from..end.min(from + LONGEST_HELD))
            .find(|&at| self.kind(at) == Some(TokenKind::Quote))
            .filter(|&at| matches!(self.folded(at).as_ref(), "»" | "”") && at > from);
        self.trim(from..closes.unwrap_or(end))
    }

    /// A clause after "que" or "that", a question after "whether", or speech, past what may stand before it.
    pub fn that_clause(&self, verb: &Verb) -> Option<Given> {
        let that = self.is(
            verb.at,
            Bits::TELL_THAT
                .or(Bits::TELL_SOMEONE)
                .or(Bits::TELL_BARE)
                .or(Bits::TELL_MADE),
        );
        let whether = self.is(verb.at, Bits::TELL_WHETHER);
        let stretch = self.stretch(verb.at);
        let mut at = verb.end();
        let limit = stretch.end.min(at + REACH);
        // Whoever is told is the object of some verbs.
        let someone = self.is(verb.at, Bits::TELL_SOMEONE) || whether && !that;
        let mut governed = someone;
        let mut comma = false;
        let start = at;
        while at < limit {
            if let Some(number) = self.opens(at) {
                return Some(Given::Speech(number));
            }
            if self.border(at).is_some() {
                return None;
            }
            if self.is(at, Bits::THAT) && self.joins(at) {
                return None;
            }
            if that && self.is(at, Bits::THAT) {
                if let Some(number) = self.opens(at + 1) {
                    return Some(Given::Speech(number));
                }
                return Some(Given::Words(self.rest(at + 1)));
            }
            // "a dit ce qui était clair"
            let what = that && at == start && self.folded(at) == "ce" && self.is(at + 1, Bits::WHO.or(Bits::THAT));
            if what && self.french() {
                return Some(Given::Words(self.rest(at)));
            }
            if (whether || someone && at > start) && self.asks(at, start) {
                return Some(Given::Words(self.rest(at)));
            }
            match self.mark(at) {
                Some(Mark::Colon) => {
                    if let Some(number) = self.opens(at + 1) {
                        return Some(Given::Speech(number));
                    }
                    let rest = self.rest(at + 1);
                    return (self.count(&rest) > 1 && self.is(verb.at, Bits::TELL_THAT.or(Bits::TELL_ASIDE)))
                        .then_some(Given::Words(rest));
                }
                Some(Mark::Comma) => {
                    if let Some(number) = self.opens(at + 1) {
                        return Some(Given::Speech(number));
                    }
                    comma = !comma;
                    governed = comma || someone;
                    at += 1;
                    continue;
                }
                Some(Mark::Open) => {
                    let close = (at..limit).find(|&place| self.mark(place) == Some(Mark::Close))?;
                    at = close + 1;
                    continue;
                }
                Some(_) => return None,
                None => {}
            }
            if self.kind(at) == Some(TokenKind::Quote) {
                at += 1;
                continue;
            }
            let facets = self.facets(at);
            // "prévoit de régler les problèmes que": an infinitive has objects of its own.
            if self.is_finite(at) || facets == Tags::INF {
                return None;
            }
            if self.french() {
                if self.is_french_preposition(at) {
                    governed = true;
                } else if !governed
                    && !self.is_time(at)
                    && !facets.has(Tags::ADV)
                    && !self.is(at, Bits::OBJECT.or(Bits::NOT))
                {
                    return None;
                }
            } else if facets.has(Tags::PREP) && !self.named(at) {
                governed = true;
            } else if !governed && !self.is_time(at) && facets != Tags::ADV {
                return None;
            }
            at += 1;
        }
        None
    }

    /// A word of time, or one that counts the word of time after it: "plusieurs fois".
    pub fn is_time(&self, at: usize) -> bool {
        self.is(at, Bits::CALENDAR)
            || self.facets(at).meets(Tags::DET.with(Tags::NUM))
                && self.after(at).is_some_and(|next| self.is(next, Bits::CALENDAR))
    }

    /// Whether "que" belongs to a conjunction: "dès que", "alors que".
    pub fn joins(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.is(before, Bits::TELL_JOINT))
    }

    /// Whether a question begins: with "whether" anywhere, with "which", that may be relative, right after the verb alone.
    pub fn asks(&self, at: usize, start: usize) -> bool {
        const SURE: [&str; 12] = [
            "whether", "if", "how", "why", "si", "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles",
        ];
        self.is(at, Bits::WHETHER)
            && !self.is(at, Bits::OBJECT)
            && (at == start || SURE.contains(&self.folded(at).as_ref()))
    }

    pub fn is_french_preposition(&self, at: usize) -> bool {
        let facets = self.facets(at);
        matches!(
            self.folded(at).as_ref(),
            "à" | "au" | "aux" | "en" | "de" | "du" | "des" | "d'" | "par"
        ) && at > 0
            || facets.has(Tags::PREP) && !self.named(at)
    }

    /// An infinitive: "prétend vouloir", "a promis de partir", "urged them to leave".
    pub fn infinitive(&self, verb: &Verb) -> Option<Given> {
        if !self.is(verb.at, Bits::TELL_TO.or(Bits::TELL_ORDER)) {
            return None;
        }
        let start = verb.end();
        let limit = self.stretch(verb.at).end.min(start + REACH);
        // Where the words begin after "de", "à" or "to", as long as nothing but pronouns and adverbs follows.
        let mut to = None;
        for at in start..limit {
            if self.mark(at).is_some() || self.border(at).is_some() || self.is(at, Bits::THAT) {
                return None;
            }
            let facets = self.facets(at);
            if facets.has(Tags::INF)
                && (!self.french() || !facets.has(Tags::NOUN) || self.is(at, Bits::HAVE.or(Bits::BE)))
            {
                let between = |first: usize| (first..at).all(|place| self.is_small(place));
                let ordered = self.is(verb.at, Bits::TELL_ORDER) || !self.french();
                let first = match to {
                    Some(to) if ordered && between(to) => to,
                    _ if self.french() && self.is(verb.at, Bits::TELL_TO) && between(start) => start,
                    Some(to) if to == start + 1 && self.is(start, Bits::OF) && between(to) => to,
                    _ => {
                        to = None;
                        continue;
                    }
                };
                return Some(Given::Words(self.rest(first)));
            }
            if self.is_finite(at) {
                return None;
            }
            if self.is(at, Bits::TO) && (self.french() || self.folded(at) == "to") {
                to = Some(at + 1);
            }
        }
        None
    }

    /// A word that stands before an infinitive: a pronoun, a negation, an adverb.
    pub fn is_small(&self, at: usize) -> bool {
        self.is(at, Bits::OBJECT.or(Bits::NOT)) || self.facets(at) == Tags::ADV
    }

    /// An English clause without "that": said he would.
    pub fn bare_clause(&self, verb: &Verb) -> Option<Given> {
        if self.french() || !self.is(verb.at, Bits::TELL_BARE.or(Bits::TELL_SOMEONE)) {
            return None;
        }
        let stretch = self.stretch(verb.at);
        let start = verb.at + 1;
        let say = self.verb_lemma_is_say(verb.at);
        let limit = stretch.end.min(start + 24);
        let mut subject = None;
        let mut content = false;
        let someone = self.is(verb.at, Bits::TELL_SOMEONE);
        // Whoever is told stands before a passive.
        let mut told = !someone || verb.mood == Mood::Passive;
        for at in start..limit {
            if self.border(at).is_some() {
                return None;
            }
            if let Some(mark) = self.mark(at) {
                // "who has written a book on trains, will stand": the comma closes the relative clause.
                let relative = self.before(verb.first).is_some_and(|before| self.is(before, Bits::WHO));
                if mark == Mark::Comma && content && subject.is_some() && !relative {
                    continue;
                }
                return None;
            }
            if self.is_finite(at) || self.facets(at).has(Tags::VERB) && content && self.is_likely_finite(at) {
                if self.folded(at) == "to" {
                    return None;
                }
                let first = subject?;
                return (content && told).then(|| Given::Words(self.rest(first)));
            }
            let pronoun = self.is(at, Bits::THIRD.or(Bits::OTHER_SUBJECT));
            let facets = self.facets(at);
            let nominal = pronoun
                || self.named(at)
                || facets.meets(
                    Tags::DET
                        .with(Tags::NOUN)
                        .with(Tags::NUM)
                        .with(Tags::ADJ)
                        .with(Tags::PRON),
                );
            if facets.has(Tags::PREP) && !self.named(at) && subject.is_none() && !say {
                return None;
            }
            if nominal {
                if !told {
                    // "told reporters he": the second group is the subject.
                    if pronoun && at > start || facets.has(Tags::DET) && at > start && content {
                        told = true;
                        subject = Some(at);
                        content = pronoun;
                        continue;
                    }
                    content = true;
                    continue;
                }
                let calendar = self.is(at, Bits::CALENDAR);
                if subject.is_none() || self.is(at, Bits::THIRD) {
                    if calendar && subject.is_none() {
                        continue;
                    }
                    subject = Some(at);
                }
                content |= pronoun || self.named(at) || facets.meets(Tags::NOUN.with(Tags::PRON));
            }
        }
        None
    }

    pub fn verb_lemma_is_say(&self, at: usize) -> bool {
        matches!(self.folded(at).as_ref(), "said" | "says" | "say")
    }

    /// A word that may be a noun too but stands where a finite verb does: before a determiner, an adverb or a preposition.
    pub fn is_likely_finite(&self, at: usize) -> bool {
        let facets = self.facets(at);
        if !facets.meets(Tags::NOUN.with(Tags::ADJ)) {
            return true;
        }
        // "her child needed surgery": a participle that may be an adjective, after its noun.
        let after_noun = self
            .before(at)
            .is_some_and(|before| self.facets(before).has(Tags::NOUN) && !self.facets(before).has(Tags::DET));
        let object = self.after(at).is_some_and(|next| {
            self.named(next) || self.facets(next).meets(Tags::NOUN.with(Tags::DET).with(Tags::ADJ))
        });
        if after_noun && object && !facets.has(Tags::NOUN) && self.verb_is(at, Tags::PAST) {
            return true;
        }
        self.after(at).is_some_and(|next| {
            let next = self.facets(next);
            (next.has(Tags::DET) || next == Tags::ADV) && !next.has(Tags::PREP)
        }) && !facets.has(Tags::PP)
    }
}
