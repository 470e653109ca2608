//! A clause that stands beside or inside the words it gives: « … », a déclaré X; “…,” said X; the plan, X said, is dead.

use super::super::super::Form;
use super::super::group::{Group, Subject};
use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::{Claim, Given, Named, REACH};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How far after a verb its subject may end, in tokens.
const FAR: usize = 26;

impl Text<'_> {
    /// A clause beside or inside the words: « … », a déclaré X; “…,” said X; the plan, X said, is dead.
    pub fn aside(&self, verb: &Verb) -> Option<Claim> {
        let tells = Bits::TELL_ASIDE
            .or(Bits::TELL_OBJECT)
            .or(Bits::TELL_THAT)
            .or(Bits::TELL_SOMEONE);
        if !self.is(verb.at, tells) {
            return None;
        }
        let as_before = self.before(verb.first).is_some_and(|before| self.is(before, Bits::AS));
        // "C'est ce que reconnaît X" points back: the words are before.
        let points_back = self.french()
            && self.before(verb.first).is_some_and(|before| {
                self.is(before, Bits::THAT) && self.before(before).is_some_and(|before| self.folded(before) == "ce")
            });
        let leads = self.leads(verb.first) || points_back || self.french() && as_before;
        // The subject after the verb: French always, English where the verb comes first.
        if let Some(clitic) = verb.clitic {
            let source = self.pronoun(clitic);
            let end = clitic.max(verb.at) + 1;
            return self.around(verb, source, verb.first, end);
        }
        if leads && self.is(verb.at, Bits::TELL_ASIDE) {
            let group = self.subject_after(verb)?;
            // A clause after the verb has a subject of its own.
            if (verb.at + 1..group.tokens.start).any(|at| self.is(at, Bits::THAT.or(Bits::WHO)) || self.is_finite(at)) {
                return None;
            }
            let end = group.tokens.end;
            // "X, comme d'autres, a dit dans un entretien que": the subject stands before.
            let before = self.french() && !points_back && !as_before && self.has_subject_before(verb, end);
            if before {
                return None;
            }
            let source = self
                .named_by(group.clone())
                .or_else(|| self.named_beside_speech(verb, group))?;
            if points_back {
                return Some(self.make(verb, source, Given::Pronoun));
            }
            let first = verb.first - usize::from(as_before);
            return self.around(verb, source, first, end);
        }
        if self.french() || !self.is(verb.at, Bits::TELL_ASIDE) {
            return None;
        }
        // English: the subject before the verb, nothing after it.
        let end = self.end_of_aside(verb.at + 1)?;
        let source = self.subject(verb)?;
        let mut first = source.group.tokens.start;
        if self.before(first).is_some_and(|before| self.is(before, Bits::AS)) {
            first -= 1;
        } else if !self.leads(first) {
            return None;
        }
        self.around(verb, source, first, end)
    }

    /// Whether the subject of a verb after a comma stands before that: a clause follows, or words beside a name are closed.
    fn has_subject_before(&self, verb: &Verb, end: usize) -> bool {
        let comma = self
            .before(verb.first)
            .filter(|&before| self.mark(before) == Some(Mark::Comma) && verb.first - before == 1);
        let Some(comma) = comma.filter(|&comma| comma > 0 && self.border(comma - 1).is_none()) else {
            return false;
        };
        if self.is(end, Bits::THAT) {
            return true;
        }
        match self.subject_before(comma + 1, verb.plural) {
            Some(Subject::Group(group)) => {
                self.source_kind(&group).is_some() && self.before(group.tokens.start).is_none()
            }
            _ => false,
        }
    }

    /// Whether a clause begins at a token: after a comma, a dash, the end of speech, or another mark.
    pub fn leads(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.stretch(at).start) else {
            // At the beginning of the sentence, right after speech that ended the sentence before.
            return at.checked_sub(1).is_some_and(|before| self.border(before).is_some());
        };
        if self.kind(before) == Some(TokenKind::Quote) {
            return true;
        }
        matches!(
            self.mark(before),
            Some(Mark::Comma | Mark::Dash | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Open)
        )
    }

    /// Where an English aside ends that has its verb before `at`: after a time, an addressee or a place, at a mark.
    pub fn end_of_aside(&self, at: usize) -> Option<usize> {
        let end = self.stretch(at.saturating_sub(1)).end;
        let mut place = at;
        let limit = end.min(at + REACH);
        let mut governed = self.is(at.saturating_sub(1), Bits::TELL_SOMEONE);
        while place < limit {
            if self.border(place).is_some() {
                return Some(place);
            }
            if self.mark(place).is_some() {
                return Some(place).filter(|_| self.mark(place) != Some(Mark::Colon));
            }
            if self.is(place, Bits::THAT)
                || self.is_finite(place)
                || self.is(place, Bits::THIRD.or(Bits::OTHER_SUBJECT)) && !self.is(place + 1, Bits::CALENDAR)
            {
                return None;
            }
            if self.facets(place).has(Tags::PREP) && !self.named(place) {
                governed = true;
            } else if !governed && !self.is_time(place) && self.facets(place) != Tags::ADV {
                return None;
            }
            place += 1;
        }
        (place == end).then_some(end)
    }

    /// The subject that stands after a verb, past what stands between.
    pub fn subject_after(&self, verb: &Verb) -> Option<Group> {
        let end = self.stretch(verb.at).end.min(verb.at + 1 + FAR);
        let prose = self.prose();
        // "a dit von der Brel": a name may begin with small words.
        let small =
            |at: usize| self.shape(at).has(Tags::UNKNOWN) || matches!(self.folded(at).as_ref(), "der" | "den" | "al");
        let name = (verb.at + 1..end.min(verb.at + 4)).find(|&at| self.named(at));
        if let Some(name) = name.filter(|&name| name > verb.at + 1 && (verb.at + 1..name).all(small)) {
            let group = self.group_from(name, end)?;
            return Some(Group {
                tokens: verb.at + 1..group.tokens.end,
                core: group.core,
            });
        }
        let speaker = if self.french() {
            prose.phrase_past_asides(verb.at + 1, end)
        } else {
            prose.phrase_from(verb.at + 1, end)
        }?;
        let tokens = speaker.tokens();
        if self.is(tokens.start, Bits::THIRD.or(Bits::OTHER_SUBJECT)) && tokens.len() == 1 {
            return None;
        }
        let group = self.with_core(tokens);
        Some(if self.french() {
            group
        } else {
            self.up_to_mark(group, end)
        })
    }

    /// A source by any noun, where its verb stands beside speech: « … », poursuit la notice.
    pub fn named_beside_speech(&self, verb: &Verb, group: Group) -> Option<Named> {
        let before = verb.first.checked_sub(2)?;
        let beside = (before..verb.first).any(|at| self.border(at).is_some());
        self.somebody_by(group).filter(|_| beside)
    }

    /// The claim of a clause `first..end` that stands beside its words.
    pub fn around(&self, verb: &Verb, source: Named, first: usize, end: usize) -> Option<Claim> {
        let mut claim = self.make(verb, source, Given::Pronoun);
        let end = self.end_of_clause(end);
        // Right after speech, or inside it.
        let mut before = first;
        while before > 0
            && matches!(self.mark(before - 1), Some(Mark::Comma | Mark::Dash | Mark::Stop))
            && self.kind(before - 1) != Some(TokenKind::Quote)
            && first - before < 2
        {
            before -= 1;
        }
        let closed = before.checked_sub(1).and_then(|at| self.border(at));
        if let Some(number) = self.speech(first).or(closed) {
            claim.quotation = Some(number);
            claim.form = Form::Quotation;
            return Some(claim);
        }
        let stretch = self.stretch(first);
        // Speech that follows: X said, “…”; dit-il : « … ».
        let mut next = end;
        while next < stretch.end
            && matches!(self.mark(next), Some(Mark::Comma | Mark::Colon))
            && self.border(next).is_none()
        {
            next += 1;
        }
        if let Some(number) = self.opens(next).filter(|_| next < stretch.end) {
            claim.quotation = Some(number);
            claim.form = Form::Quotation;
            return Some(claim);
        }
        let trimmed = self.trim(stretch.start..first);
        let rest = self.trim(end..stretch.end);
        let words = self.count(&trimmed);
        if words < 2 && self.count(&rest) < 2 {
            return None;
        }
        if trimmed.is_empty() && !self.is(verb.at, Bits::TELL_THAT) {
            return None;
        }
        claim.said = [trimmed, rest].into_iter().filter(|part| !part.is_empty()).collect();
        Some(claim)
    }

    /// Where the clause of a source ends that goes on after it: "a dit X | dans un entretien,".
    pub fn end_of_clause(&self, end: usize) -> usize {
        let stretch = self.stretch(end.saturating_sub(1)).end;
        (end..stretch.min(end + REACH))
            .find(|&at| self.mark(at).is_some() || self.border(at).is_some())
            .unwrap_or(stretch.min(end + REACH))
            .max(end.min(stretch))
    }
}
