//! Speech between quotation marks and the claims it belongs to.

use std::ops::Range;

use super::super::{Form, SourceKind, Stance};
use super::claim::{Claim, Named};
use super::group::Group;
use super::text::Text;
use super::verb::Mood;
use super::words::Bits;
use crate::analysis::{Quotation, QuotationKind};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How many sentences stand between speech and the clause that gives it at most.
const NEAR: usize = 1;

/// How many claims before and after speech are looked at.
const MOST_NEAR: usize = 16;

/// Fewer words than this are no speech by themselves: their own sentence must say who speaks.
const FEW: u32 = 4;

/// How many tokens stand between a verb and the few words that it gives at most.
const NEAR_FEW: usize = 5;

/// How far before a colon the verb of its clause is looked for, in tokens.
const LONGEST_LEAD: usize = 40;

impl Text<'_> {
    /// Gives each outermost speech to a claim: to the one whose clause stands beside it, to the one of its speaker nearby,
    /// or to a new one.
    pub fn give_speech(&self, claims: &mut Vec<Claim>) {
        let mut outer_end = 0;
        let mut found: Vec<Claim> = Vec::new();
        for (number, quotation) in self.quotations.iter().enumerate() {
            if quotation.kind != QuotationKind::Speech || quotation.span.start < outer_end {
                continue;
            }
            outer_end = quotation.span.end;
            let held = |claim: &&Claim| claim.quotation == Some(number) || self.holds(claim, quotation);
            let tokens = self.tokens_of(quotation.span);
            if tokens.is_empty() {
                continue;
            }
            let near = self.near(claims, &tokens);
            let near = claims.get(near).unwrap_or_default();
            if near.iter().any(|claim| held(&claim)) || found.last().as_ref().is_some_and(held) {
                continue;
            }
            let made = match quotation.speaker {
                Some(speaker) => self.of_speaker(number, quotation, speaker.start, near, found.last()),
                None => self
                    .signed(number, &tokens)
                    .or_else(|| self.announced(number, &tokens, near)),
            };
            found.extend(made);
        }
        claims.extend(found);
        claims.sort_by_key(|claim| claim.cue.start);
        // A clause beside words that turned out to be nobody's speech gives nothing.
        claims.retain(|claim| claim.form != Form::Quotation || claim.quotation.is_some());
    }

    /// The claims whose cue stands in the sentences of some tokens or beside them.
    fn near(&self, claims: &[Claim], tokens: &Range<usize>) -> Range<usize> {
        let first = self.sentence(tokens.start).saturating_sub(NEAR);
        let last = self.sentence(tokens.end.saturating_sub(1)) + NEAR;
        let start = claims.partition_point(|claim| self.sentence(claim.cue.start) < first);
        let end = claims.partition_point(|claim| self.sentence(claim.cue.start) <= last);
        // A few on either side, however long the sentence is.
        let start = start.max(
            claims
                .partition_point(|claim| claim.cue.start < tokens.start)
                .saturating_sub(MOST_NEAR),
        );
        let end = end.min(claims.partition_point(|claim| claim.cue.start < tokens.end) + MOST_NEAR);
        start..end.max(start)
    }

    /// Whether the words of a claim hold a quotation.
    fn holds(&self, claim: &Claim, quotation: &Quotation) -> bool {
        claim.said.iter().any(|said| self.span(said).overlaps(quotation.inner)) && claim.source.is_some()
    }

    /// The claim of speech whose speaker is known.
    fn of_speaker(
        &self,
        number: usize,
        quotation: &Quotation,
        speaker: u32,
        near: &[Claim],
        last: Option<&Claim>,
    ) -> Option<Claim> {
        let names = |claim: &&Claim| {
            claim.source.as_ref().is_some_and(|source| {
                let span = self.span(&source.group.tokens);
                span.start <= speaker && speaker < span.end
            })
        };
        let distance = |claim: &&Claim| self.span(&claim.cue).start.abs_diff(quotation.span.start);
        let sentence = self.sentence(self.tokens_of(quotation.span).start);
        let few = self.count(&self.tokens_of(quotation.inner)) < FEW;
        // A few words with a capital before a verb are a name: « Comité des sages » a publié.
        let inner = self.tokens_of(quotation.inner);
        let name = few && inner.clone().skip(1).any(|at| self.named(at)) && self.is_finite(inner.end + 1);
        if name {
            return None;
        }
        let start = self.tokens_of(quotation.span).start;
        // A few words belong to the verb right before or after them.
        let close = |claim: &&Claim| {
            !few || self.sentence(claim.cue.start) == sentence
                && (claim.cue.start > start || start - claim.cue.end.min(start) <= NEAR_FEW)
        };
        if let Some(claim) = near.iter().chain(last).filter(names).filter(close).min_by_key(distance) {
            return Some(Claim {
                form: Form::Quotation,
                said: Vec::new(),
                quotation: Some(number),
                ..claim.clone()
            });
        }
        let span = quotation.speaker?;
        let tokens = self.tokens_of(span);
        if tokens.is_empty() {
            // A pronoun that is part of a token: -il.
            return None;
        }
        let core = tokens
            .clone()
            .find(|&at| matches!(self.mark(at), Some(Mark::Comma | Mark::Open)))
            .unwrap_or(tokens.end);
        let group = Group {
            tokens: tokens.clone(),
            core,
        };
        let kind = self.source_kind(&group)?;
        let cue = self.cue_beside(&tokens, &self.tokens_of(quotation.span));
        let infinitive = cue.len() == 1 && self.french() && self.facets(cue.start) == Tags::INF;
        // "journalists' claims about “…”" holds no verb.
        let noun = self.facets(cue.end.saturating_sub(1)).has(Tags::NOUN);
        let far = cue.end < start && start - cue.end > NEAR_FEW;
        let verb = self.verb(cue.end.saturating_sub(1));
        let unsaid = verb.is_some_and(|verb| verb.mood == Mood::Unsaid);
        // Where the verb itself gives nothing to anybody, neither does it give a word or two.
        let denied = few && verb.is_none_or(|verb| self.claim(&verb, None).is_none());
        if few && (cue == tokens || noun || far) || infinitive || unsaid || denied {
            return None;
        }
        Some(Claim {
            source: Some(Named {
                group,
                kind,
                pronoun: false,
            }),
            stance: self.stance(cue.end.saturating_sub(1)),
            cue,
            form: Form::Quotation,
            said: Vec::new(),
            quotation: Some(number),
        })
    }

    /// What ties a speaker to speech: the verb between them, or the mark beside the speech.
    fn cue_beside(&self, speaker: &Range<usize>, speech: &Range<usize>) -> Range<usize> {
        let between = if speaker.end <= speech.start {
            speaker.end..speech.start.min(speaker.end + 30)
        } else {
            speech.end.min(speaker.start)..speaker.start
        };
        let verb = between.clone().rev().find(|&at| self.is(at, Bits::TELLS));
        let after = (speaker.end..speaker.end + 6).find(|&at| self.is(at, Bits::TELLS) && !speech.contains(&at));
        if let Some(at) = verb.or(after) {
            let first = self
                .before(at)
                .filter(|&before| self.is(before, Bits::HAVE) && between.contains(&before))
                .unwrap_or(at);
            return first..at + 1;
        }
        match between.clone().rev().find(|&at| self.mark(at) == Some(Mark::Colon)) {
            Some(colon) => colon..colon + 1,
            None => speaker.clone(),
        }
    }

    /// Speech after a colon: of the claim that ends there, of whoever a passive names, or of the sentence's subject.
    fn announced(&self, number: usize, speech: &Range<usize>, near: &[Claim]) -> Option<Claim> {
        let colon = speech
            .start
            .checked_sub(1)
            .filter(|&at| self.mark(at) == Some(Mark::Colon))?;
        let sentence = self.sentence(colon);
        let given = |source: Named, cue: Range<usize>, stance| Claim {
            source: Some(source),
            cue,
            stance,
            form: Form::Quotation,
            said: Vec::new(),
            quotation: Some(number),
        };
        let own = near.iter().rfind(|claim| {
            self.sentence(claim.cue.start) == sentence && claim.cue.end <= colon && claim.source.is_some()
        });
        if let Some(claim) = own {
            return Some(given(claim.source.clone()?, claim.cue.clone(), claim.stance));
        }
        let floor = self.stretch(colon).start.max(colon.saturating_sub(LONGEST_LEAD));
        for at in (floor..colon).rev() {
            if self.is(at, Bits::BY) {
                let group = self.group_from(at + 1, colon)?;
                let kind = self.source_kind(&group)?;
                let named = Named {
                    group,
                    kind,
                    pronoun: false,
                };
                return matches!(kind, SourceKind::Person | SourceKind::Role)
                    .then(|| given(named, colon..colon + 1, Stance::Neutral));
            }
            if self.is_finite(at) {
                let named = self.subject_of(at)?;
                let speaks = matches!(named.kind, SourceKind::Person | SourceKind::Role);
                return speaks.then(|| given(named, colon..colon + 1, Stance::Neutral));
            }
        }
        // "Ada Brandt, head of the bank: “…”", with no verb at all.
        let start = self.stretch(colon).start;
        let group = self.group_from(start, colon).filter(|_| floor == start)?;
        let kind = self.source_kind(&group)?;
        let named = Named {
            group,
            kind,
            pronoun: false,
        };
        matches!(kind, SourceKind::Person | SourceKind::Role).then(|| given(named, colon..colon + 1, Stance::Neutral))
    }

    /// Speech signed by a name after a dash or in brackets: “…” — Jane Doe.
    fn signed(&self, number: usize, speech: &Range<usize>) -> Option<Claim> {
        let at = speech.end;
        if !matches!(self.mark(at), Some(Mark::Dash | Mark::Open)) {
            return None;
        }
        let sentence = self.tokens_of_sentence(self.sentence(at));
        let end = sentence.end.max(at + 1).min(at + 14);
        let group = self.group_from(at + 1, end)?;
        let closed = group.tokens.end >= sentence.end
            || matches!(self.mark(group.tokens.end), Some(Mark::Close | Mark::Stop | Mark::Dash));
        let kind = self.source_kind(&group).filter(|_| closed)?;
        Some(Claim {
            source: Some(Named {
                group,
                kind,
                pronoun: false,
            }),
            cue: at..at + 1,
            stance: Stance::Neutral,
            form: Form::Quotation,
            said: Vec::new(),
            quotation: Some(number),
        })
    }
}
