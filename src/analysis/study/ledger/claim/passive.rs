//! A passive: its agent is the source, and where it has none nobody is.

use std::ops::Range;

use super::super::super::{Form, SourceKind, Stance};
use super::super::group::Group;
use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::{Claim, Given};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How many tokens stand between whoever asks and what is asked at most.
const LONGEST_BESIDE: usize = 12;

impl Text<'_> {
    /// A passive: its agent is the source, and where there is none nobody is.
    pub fn passive(&self, verb: &Verb) -> Option<Claim> {
        if let Some(told) = self.told(verb) {
            return Some(told);
        }
        let end = self.stretch(verb.at).end;
        let next = verb.at + 1;
        let agent = self.agent(next, end);
        let deems = self.deems(verb.at);
        // "credited with cutting the debt left by his rivals": the agent is of another verb.
        let agent = agent.filter(|(by, _)| !self.is(verb.at, Bits::DEEM_OF) || *by == next);
        let (source, said) = match (agent, deems) {
            (Some((by, group)), deems) => {
                let beside = by == next;
                let named = self
                    .named_by(group.clone())
                    .or_else(|| self.somebody_by(group).filter(|_| beside && !self.french()))?;
                // "annoncé par X": any verb that gives words, with its agent beside it.
                let people = Bits::DEMONYM
                    .or(Bits::SOMEBODY)
                    .or(Bits::GROUP)
                    .or(Bits::BODY)
                    .or(Bits::TELL_BODY);
                let speaks = named.kind != SourceKind::Collective
                    || !self.is(verb.at, Bits::TELL_BY_THINGS)
                    || named.group.own().any(|at| self.is(at, people));
                // "soutenu par X" is borne up by X.
                let says = self.is(verb.at, Bits::TELL_THAT.or(Bits::TELL_OBJECT))
                    && !self.is(verb.at, Bits::TELL_WORK)
                    && self.stance(verb.at) != Stance::Doubting;
                let tells = says && by < next + 3 && speaks;
                let deems = deems.or(tells.then_some(by..by))?;
                let before = self.trim(deems.start.min(by)..by);
                let from = named.group.tokens.end;
                let oneself = ["self", "selves", "-même", "-mêmes"]
                    .iter()
                    .any(|end| self.folded(from).ends_with(end));
                let follows = from < end
                    && !oneself
                    && (!self.facets(from).has(Tags::PREP) || self.is_reason(from))
                    && self.is_word(from)
                    && !self.is_finite(from)
                    && !self.is(from, Bits::AND);
                let after = self.object_from(from, end).filter(|_| before.is_empty() && follows);
                (Some(named), after.unwrap_or(before))
            }
            (None, Some(deems)) => (None, deems),
            (None, None) => (None, self.impersonal(verb)?),
        };
        Some(Claim {
            source,
            cue: verb.first..next + usize::from(self.is(next, Bits::AS)),
            stance: self.stance(verb.at),
            form: Form::Passive,
            said: vec![said],
            quotation: None,
        })
    }

    /// Whoever is told, asked or warned: "was told her child was ill", "was asked by the guards whether", "ont été priés de".
    fn told(&self, verb: &Verb) -> Option<Claim> {
        if !self.is(verb.at, Bits::TELL_SOMEONE.or(Bits::TELL_ORDER).or(Bits::TELL_WHETHER))
            || self.is(verb.at, Bits::DEEMS) && !self.is(verb.at, Bits::TELL_SOMEONE)
        {
            return None;
        }
        let end = self.stretch(verb.at).end;
        let next = verb.at + 1;
        let agent = self.agent(next, end);
        if agent.is_none() && self.is(verb.at, Bits::TELL_BEING) {
            return None;
        }
        let given = match &agent {
            // Past the agent and what stands beside it.
            Some((_, group)) => (group.tokens.end..end.min(group.tokens.end + LONGEST_BESIDE))
                .find(|&at| self.is(at, Bits::THAT.or(Bits::TO)) || self.asks(at, at))
                .map(|at| Given::Words(self.rest(at + usize::from(self.is(at, Bits::THAT.or(Bits::TO)))))),
            None => self
                .that_clause(verb)
                .or_else(|| self.infinitive(verb))
                .or_else(|| self.bare_clause(verb)),
        };
        let bare = given.is_none() && self.is(verb.at, Bits::TELL_SOMEONE) && !self.is(verb.at, Bits::TELL_BEING);
        // "were told during a meeting", "ont été informés hier": nothing follows that could be what was said.
        let ends = next >= end
            || self.mark(next).is_some()
            || self.facets(next).has(Tags::PREP) && !self.is(next, Bits::OF)
            || self.is(next, Bits::CALENDAR);
        if given.is_none() && !(bare && ends) {
            return None;
        }
        let source = agent.and_then(|(_, group)| self.named_by(group));
        let (said, quotation) = match given {
            Some(Given::Words(words)) => (vec![words], None),
            Some(Given::Speech(number)) => (Vec::new(), Some(number)),
            Some(Given::Pronoun) | None => (Vec::new(), None),
        };
        Some(Claim {
            source,
            cue: verb.first..next,
            stance: self.stance(verb.at),
            form: Form::Passive,
            said,
            quotation,
        })
    }

    /// "Il a été annoncé que", "it is believed that", "they were told that": the clause.
    pub fn impersonal(&self, verb: &Verb) -> Option<Range<usize>> {
        let that = self.after(verb.at).filter(|&next| self.is(next, Bits::THAT))?;
        let before = self.before(verb.first)?;
        let it = matches!(self.folded(before).as_ref(), "il" | "it");
        let told = self.is(verb.at, Bits::TELL_SOMEONE) && !self.is(verb.at, Bits::TELL_BEING);
        (it && self.is(verb.at, Bits::TELL_THAT.or(Bits::DEEM_TO)) || told).then(|| self.rest(that + 1))
    }

    /// A preposition before what somebody is judged for.
    pub fn is_reason(&self, at: usize) -> bool {
        matches!(self.folded(at).as_ref(), "for" | "over" | "pour")
    }

    /// Who a passive names with "par" or "by", a few tokens on, and where that word stands.
    pub fn agent(&self, from: usize, end: usize) -> Option<(usize, Group)> {
        let limit = end.min(from + 24);
        let by =
            (from..limit).find(|&at| self.is(at, Bits::BY) || self.mark(at).is_some_and(|mark| mark != Mark::Other))?;
        if !self.is(by, Bits::BY) {
            return None;
        }
        // by “Insider”
        let first = by + 1 + usize::from(self.kind(by + 1) == Some(TokenKind::Quote));
        let mut group = self.group_from(first, end).or_else(|| self.bare_group(first, end))?;
        // "criticised by the union for his silence": the reason is no part of the union.
        let reason = group.tokens.clone().skip(1).find(|&at| self.is_reason(at));
        if let Some(reason) = reason {
            group.tokens.end = reason;
            group.core = group.core.min(reason);
        }
        Some((by, group))
    }
}
