//! A participle that goes on with what was said before it: "ajoutant que", "adding that", "accusing him of".

use std::ops::Range;

use super::super::super::SourceKind;
use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::{Claim, Given, Named};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How far after a participle that leads its subject stands at most, in tokens.
const LONGEST_LEAD: usize = 60;

impl Text<'_> {
    /// "ajoutant que", "adding that", "accusing him of": the source is the one before, or the subject of the verb before.
    pub fn adding(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        // "Maintenant que", a participle beside its noun ("une lettre condamnant"), "prosecuted for denying".
        if self.facets(verb.at).meets(Tags::ADV.with(Tags::PREP)) {
            return None;
        }
        // "that asking them to", "left many wondering": such a form is a noun, or has a subject of its own.
        let before = self.before(verb.first);
        let apart = before.is_none_or(|before| {
            self.mark(before).is_some() || self.is(before, Bits::AND) || self.facets(before).has(Tags::PREP)
        });
        if !self.french() && !apart {
            return None;
        }
        let tells = Bits::TELL_THAT.or(Bits::TELL_SOMEONE).or(Bits::TELL_WHETHER);
        let clause = (self.is(verb.at, tells) || self.folded(verb.at) == "saying").then(|| self.that_clause(verb));
        // An object alone is said only by whoever has just said something.
        let means = before.filter(|&before| self.is(before, Bits::TELL_MEANS));
        let comma = before.is_none_or(|before| {
            self.mark(before) == Some(Mark::Comma) || !self.french() && self.is(before, Bits::AND)
        });
        let judges = self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_FOR))
            && (!self.is(verb.at, Bits::TELL_BY_THINGS) || self.is(verb.at, Bits::TELL_FOR))
            && (comma || means.is_some());
        let given = clause.flatten().or_else(|| self.infinitive(verb)).or_else(|| {
            self.object(verb)
                .filter(|_| last.is_some() && self.is(verb.at, Bits::TELL_OBJECT) || judges)
        })?;
        // "une attitude indiquant que": of what stands before it.
        let of_noun = self.french() && means.is_none() && !comma && self.is(verb.at, Bits::TELL_BY_THINGS);
        if of_noun && before.is_some_and(|before| self.facets(before).has(Tags::NOUN)) {
            return None;
        }
        let leads = self.before(means.unwrap_or(verb.first)).is_none_or(|lead| {
            self.mark(lead) == Some(Mark::Comma) && self.before(lead).is_none_or(|one| self.facets(one) == Tags::ADV)
        });
        let source = match last {
            Some(last) => last.clone(),
            None if leads => self.subject_ahead(verb.at)?,
            None => self
                .shared_subject(verb.first)
                .or_else(|| self.subject_beside(verb.first))?,
        };
        if judges && last.is_none() && source.kind == SourceKind::Document {
            return None;
        }
        let given = match given {
            Given::Words(words) if leads => Given::Words(self.to_comma(words)),
            given => given,
        };
        Some(self.make(verb, source, given))
    }

    /// The subject right before a participle between commas: "Le parquet, | qualifiant l'affaire de grave, a requis".
    fn subject_beside(&self, first: usize) -> Option<Named> {
        let comma = self
            .before(first)
            .filter(|&before| self.mark(before) == Some(Mark::Comma))?;
        let group = self.group_to(self.before(comma)?, None)?;
        self.named_by(group)
    }

    /// The subject of the clause that follows one that leads: "En signalant que …, | il a promis".
    fn subject_ahead(&self, from: usize) -> Option<Named> {
        let end = self.stretch(from).end.min(from + LONGEST_LEAD);
        let mut commas = (from..end).filter(|&at| self.mark(at) == Some(Mark::Comma));
        commas.find_map(|comma| self.subject_from(comma + 1, end))
    }

    /// The subject that begins at a token, with its verb after it.
    fn subject_from(&self, at: usize, end: usize) -> Option<Named> {
        // Past the mark that closes words held at a distance.
        let at = (at..end.min(at + 2)).find(|&at| self.kind(at) != Some(TokenKind::Quote))?;
        let verb = |at: usize| {
            let small = Bits::OBJECT.or(Bits::NOT);
            let at = (at..end.min(at + 4)).find(|&at| !self.is(at, small) && self.facets(at) != Tags::ADV);
            at.is_some_and(|at| {
                self.is_finite(at)
                    || self.facets(at).has(Tags::VERB) && !self.facets(at).has(Tags::NOUN)
                    || !self.french() && self.verb_is(at, Tags::PAST)
            })
        };
        if self.is(at, Bits::THIRD) && !self.named(at) {
            return verb(at + 1).then(|| self.pronoun(at));
        }
        let group = self.group_from(at, end)?;
        let ends = group.tokens.end;
        let past = if self.mark(ends) == Some(Mark::Comma) {
            ends + 1
        } else {
            ends
        };
        verb(past).then(|| self.named_by(group)).flatten()
    }

    /// The words of a clause that leads, up to the comma after it.
    fn to_comma(&self, words: Range<usize>) -> Range<usize> {
        let comma = words.clone().take(LONGEST_LEAD).find(|&at| {
            self.mark(at) == Some(Mark::Comma) && self.subject_from(at + 1, self.stretch(at).end).is_some()
        });
        comma.map_or(words.clone(), |comma| self.trim(words.start..comma))
    }
}
