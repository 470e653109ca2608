//! The source ledger: who is made to say what.
//!
//! Every sentence is walked once. A verb that gives words, a preposition that does, a passive that judges: each makes a
//! claim, with the source that the sentence names for it and the words it covers. Speech between quotation marks goes to
//! the claim whose clause stands beside it. What the rulebook flags as hearsay, or as the word of many, and no claim
//! explains, is a claim without a source. Then the claims of one source are brought together.

mod claim;
mod given;
mod group;
mod kind;
mod source;
mod speech;
mod text;
mod verb;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::entity::Entities;
use super::{Attribution, Form, Ground, Shares, Source, SourceKind, Stance};
use crate::analysis::{QuotationKind, Voice};
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::taxonomy::Technique;
use claim::{Claim, Named};
use group::Group;
use text::Text;
use words::Bits;

/// How many claims of a sentence are looked at on either side of a flag.
const MOST_BESIDE: usize = 32;

/// How far before a conditional its condition is looked for, in tokens.
const LONGEST_CONDITION: usize = 40;

/// The ledger of a text.
#[derive(Default)]
pub(super) struct Ledger {
    pub attributions: Vec<Attribution>,
    pub sources: Vec<Source>,
    pub shares: Shares,
}

pub(super) fn ledger(ground: &Ground<'_>, entities: &Entities) -> Ledger {
    let text = Text::new(ground);
    let mut claims = text.claims();
    text.give_speech(&mut claims);
    text.add_flagged(ground, &mut claims);
    claims.sort_by_key(|claim| (claim.cue.start, claim.said.first().map(|said| said.start)));
    let (sources, of_claims) = source::sources(&text, entities, &mut claims);
    let mut ledger = Ledger {
        sources,
        ..Ledger::default()
    };
    for (claim, source) in claims.iter().zip(of_claims) {
        let Some(attribution) = text.attribution(ground, claim, source) else {
            continue;
        };
        let index = u32::try_from(ledger.attributions.len()).unwrap_or(u32::MAX);
        if let Some(entry) = source.and_then(|source| ledger.sources.get_mut(source as usize)) {
            entry.attributions.push(index);
            entry.words += attribution.words;
            entry.quoted += text.quoted_words(claim);
        }
        ledger.attributions.push(attribution);
    }
    ledger.shares = text.shares(ground, &claims, &ledger.attributions);
    ledger
}

impl Text<'_> {
    /// The claims of every sentence, in order of their cues.
    fn claims(&self) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        for sentence in 0..self.layer.sentences.len() {
            let first = claims.len();
            for at in self.tokens_of_sentence(sentence) {
                let last = claims.get(first..).unwrap_or_default().last();
                if let Some(claim) = self.claim_at(at, last) {
                    let covered = last.is_some_and(|last| last.cue.contains(&claim.cue.start));
                    if !covered {
                        let before = claims.get_mut(first..).and_then(<[Claim]>::last_mut);
                        if let Some(before) = before {
                            self.cut(before, &claim);
                        }
                        claims.push(claim);
                    }
                }
            }
        }
        claims
    }

    /// Ends the words of a claim where the same source goes on ("a dit que … | et a ajouté que", "said …, | adding that")
    /// or another one takes over ("a dit que …, | mais X a répondu").
    fn cut(&self, claim: &mut Claim, next: &Claim) {
        let Some(source) = &next.source else { return };
        let end = if claim.source.as_ref() == Some(source) {
            let first = next.cue.start;
            self.before(first).map(|before| {
                let mark = self.is(before, Bits::AND) || self.mark(before).is_some();
                if mark { before } else { first }
            })
        } else {
            self.before(source.group.tokens.start)
                .and_then(|before| match self.folded(before).as_ref() {
                    "mais" | "but" | "while" | "whereas" => Some(before),
                    "que" | "qu'" => self
                        .before(before)
                        .filter(|&before| matches!(self.folded(before).as_ref(), "alors" | "tandis")),
                    _ => None,
                })
        };
        if let Some(end) = end
            && let Some(said) = claim.said.last_mut().filter(|said| said.contains(&end))
        {
            *said = self.trim(said.start..end);
        }
    }

    fn claim_at(&self, at: usize, last: Option<&Claim>) -> Option<Claim> {
        if self.is(at, Bits::TELLS.or(Bits::DEEMS)) {
            if let Some(verb) = self.verb(at) {
                let source = last
                    .filter(|last| self.speech(last.cue.start) == self.speech(at))
                    .and_then(|last| last.source.as_ref());
                if let Some(claim) = self.claim(&verb, source) {
                    return Some(claim);
                }
            }
            if let Some(claim) = self.participle(at) {
                return Some(claim);
            }
        }
        if self.is(at, Bits::TELL_BEING)
            && let Some(claim) = self.being(at)
        {
            return Some(claim);
        }
        self.according(at)
    }

    /// What the rulebook flags and no claim explains: hearsay, and the word of many.
    fn add_flagged(&self, ground: &Ground<'_>, claims: &mut Vec<Claim>) {
        let mut heard = None;
        let mut found = Vec::new();
        for flag in &ground.analysis.flags {
            let tokens = self.tokens_of(flag.span);
            if tokens.is_empty() {
                continue;
            }
            let sentence = self.sentence(tokens.start);
            let of_sentence = self.claims_of(claims, sentence, tokens.start);
            let rest = || self.trim(self.stretch(tokens.start));
            match flag.technique {
                Technique::UnconfirmedReport => {
                    // Adjectives ("the alleged plot") give no words to anybody.
                    let reports = self.reports(&tokens);
                    let sourced = of_sentence.iter().any(|claim| {
                        claim.source.is_some() || claim.cue.start < tokens.end && tokens.start < claim.cue.end
                    });
                    if reports && !sourced && heard != Some(sentence) {
                        heard = Some(sentence);
                        found.push(Claim {
                            source: None,
                            cue: tokens.clone(),
                            stance: Stance::Neutral,
                            form: Form::Hearsay,
                            said: vec![rest()],
                            quotation: None,
                        });
                    }
                }
                Technique::VagueAttribution => {
                    let explained = of_sentence.iter().any(|claim| {
                        let source = claim
                            .source
                            .as_ref()
                            .map_or(claim.cue.clone(), |source| source.group.tokens.clone());
                        source.start < tokens.end && tokens.start < source.end
                            || claim.cue.start < tokens.end && tokens.start < claim.cue.end
                    });
                    if !explained && let Some(claim) = self.vague(&tokens) {
                        found.push(claim);
                    }
                }
                _ => {}
            }
        }
        claims.extend(found);
    }

    /// Whether flagged words report: an adverb ("allegedly"), a conditional of what has been ("aurait accepté"). A bare
    /// conditional is as often a supposition; an adjective ("the alleged plot") gives no words to anybody.
    fn reports(&self, tokens: &Range<usize>) -> bool {
        let adverb = tokens.clone().any(|at| self.is(at, Bits::TELL_HEARSAY));
        let Some(auxiliary) = tokens.clone().find(|&at| self.is(at, Bits::HAVE.or(Bits::BE))) else {
            return adverb;
        };
        let denied = (auxiliary.saturating_sub(1)..auxiliary + 3).any(|at| self.is(at, Bits::NOT));
        if self.french() && (denied || !self.verb_is(auxiliary, Tags::COND)) {
            return adverb;
        }
        // "s'il pleuvait", "en cas de pluie": a supposition.
        let floor = self
            .stretch(auxiliary)
            .start
            .max(auxiliary.saturating_sub(LONGEST_CONDITION));
        if (floor..auxiliary).any(|at| {
            matches!(
                self.folded(at).as_ref(),
                "si" | "cas" | "sinon" | "sans" | "comment" | "pourquoi"
            )
        }) {
            return adverb;
        }
        let mut place = auxiliary;
        for _ in 0..5 {
            let Some(next) = self.after(place).filter(|&next| self.mark(next).is_none()) else {
                break;
            };
            place = next;
            let facets = self.facets(place);
            if facets.has(Tags::PP) && !facets.meets(Tags::ADV.with(Tags::PREP)) && !self.is(place, Bits::BEEN) {
                // "aurait dû", "aurait pu", "aurait voulu" suppose.
                let supposes = [
                    "dû",
                    "pu",
                    "voulu",
                    "fallu",
                    "préféré",
                    "aimé",
                    "souhaité",
                    "suffi",
                    "mieux",
                ];
                return !supposes.contains(&self.folded(place).as_ref());
            }
        }
        adverb
    }

    /// The claims of a sentence, those nearest to a token, among claims that are in order.
    fn claims_of<'c>(&self, claims: &'c [Claim], sentence: usize, at: usize) -> &'c [Claim] {
        let place = claims.partition_point(|claim| claim.cue.start < at);
        let start = claims.partition_point(|claim| self.sentence(claim.cue.start) < sentence);
        let start = start.max(place.saturating_sub(MOST_BESIDE));
        let end = claims.partition_point(|claim| self.sentence(claim.cue.start) <= sentence);
        let end = end.min(place + MOST_BESIDE);
        claims.get(start..end).unwrap_or_default()
    }

    /// A flagged "les analystes" (restent sceptiques), or "on dit que".
    fn vague(&self, tokens: &Range<usize>) -> Option<Claim> {
        let verb = tokens.clone().find(|&at| self.is_finite(at));
        let stretch = self.stretch(tokens.start);
        // "On se demande" asks; "il se murmure" reports.
        let asks = self.folded(tokens.start) == "on" && self.is(tokens.start + 1, Bits::REFLEXIVE);
        if asks {
            return None;
        }
        if verb.is_some() {
            return Some(Claim {
                source: None,
                cue: tokens.clone(),
                stance: Stance::Neutral,
                form: Form::Hearsay,
                said: Some(self.trim(tokens.end..stretch.end))
                    .filter(|said| !said.is_empty())
                    .into_iter()
                    .collect(),
                quotation: None,
            });
        }
        let cue = (tokens.end..stretch.end.min(tokens.end + 4)).find(|&at| self.is_finite(at))?;
        if self.verb_is_only(cue, Tags::COND.with(Tags::FUT)) {
            return None;
        }
        let said = self.trim(cue + 1..stretch.end);
        let group = Group::new(tokens.clone());
        let speakers = Bits::SOMEBODY.or(Bits::GROUP).or(Bits::BODY).or(Bits::TELL_DOCUMENT);
        if !tokens.clone().any(|at| self.is(at, speakers)) {
            return None;
        }
        Some(Claim {
            source: Some(Named {
                kind: self.source_kind(&group).unwrap_or(SourceKind::Collective),
                group,
                pronoun: false,
            }),
            cue: cue..cue + 1,
            stance: Stance::Neutral,
            form: Form::Indirect,
            said: Some(said).filter(|said| !said.is_empty()).into_iter().collect(),
            quotation: None,
        })
    }

    /// A claim as the study gives it.
    fn attribution(&self, ground: &Ground<'_>, claim: &Claim, source: Option<u32>) -> Option<Attribution> {
        let cue = self.span(&claim.cue);
        let named = claim.source.as_ref().map(|source| self.span(&source.group.tokens));
        let speech = claim.quotation.and_then(|number| self.quotations.get(number));
        let (said, words) = if let Some(quotation) = speech {
            let tokens = self.tokens_of(quotation.inner);
            // A clause inside the speech ("dit-il") is none of its words.
            let inside = quotation.inner.contains(cue);
            let clause = named.map_or(0, |named| self.count(&self.tokens_of(cue.cover(named))));
            let words = self.count(&tokens);
            (
                Some(quotation.inner),
                if inside { words.saturating_sub(clause) } else { words },
            )
        } else {
            let given = claim.said.iter().filter(|said| !said.is_empty());
            let words = given.clone().map(|said| self.count(said)).sum();
            (given.map(|said| self.span(said)).reduce(Span::cover), words)
        };
        let sentence = u32::try_from(self.sentence(claim.cue.start)).ok()?;
        let span = named.map_or(cue, |named| cue.cover(named));
        let span = said.map_or(span, |said| span.cover(said));
        let voice = match speech {
            // The clause inside the speech that it gives is the author's.
            Some(quotation) if quotation.span.contains(cue) => Voice::Author,
            _ => ground.voices.of(cue),
        };
        Some(Attribution {
            kind: claim.source.as_ref().map_or(SourceKind::None, |source| source.kind),
            source,
            named,
            cue,
            stance: claim.stance,
            form: claim.form,
            said,
            words,
            span,
            sentence,
            voice,
        })
    }

    /// How many of a claim's words stand between quotation marks.
    fn quoted_words(&self, claim: &Claim) -> u32 {
        if let Some(quotation) = claim.quotation.and_then(|number| self.quotations.get(number)) {
            return self.count(&self.tokens_of(quotation.inner));
        }
        let inside = |span: Span| {
            let first = self
                .quotations
                .partition_point(|quotation| quotation.span.start < span.start);
            self.quotations
                .get(first..)
                .unwrap_or_default()
                .iter()
                .take_while(move |quotation| quotation.span.start < span.end)
                .filter(move |quotation| {
                    quotation.depth == 1 && quotation.kind == QuotationKind::Speech && span.contains(quotation.span)
                })
        };
        claim
            .said
            .iter()
            .flat_map(|said| inside(self.span(said)))
            .map(|quotation| self.count(&self.tokens_of(quotation.inner)))
            .sum()
    }

    fn shares(&self, ground: &Ground<'_>, claims: &[Claim], attributions: &[Attribution]) -> Shares {
        let mut shares = Shares {
            words: u32::try_from(ground.analysis.words).unwrap_or(u32::MAX),
            claims: u32::try_from(attributions.len()).unwrap_or(u32::MAX),
            ..Shares::default()
        };
        let mut given: Vec<usize> = claims
            .iter()
            .filter(|claim| claim.source.is_some())
            .filter_map(|claim| claim.quotation)
            .collect();
        given.sort_unstable();
        let mut outer_end = 0;
        for (number, quotation) in self.quotations.iter().enumerate() {
            if quotation.kind != QuotationKind::Speech || quotation.span.start < outer_end {
                continue;
            }
            outer_end = quotation.span.end;
            let words = self.count(&self.tokens_of(quotation.inner));
            if quotation.speaker.is_some() || given.binary_search(&number).is_ok() {
                shares.quoted += words;
            } else {
                shares.unattributed += words;
            }
        }
        shares.author = shares.words.saturating_sub(shares.quoted + shares.unattributed);
        let named = attributions.iter().filter(|one| {
            matches!(
                one.kind,
                SourceKind::Person | SourceKind::Organisation | SourceKind::Document
            )
        });
        shares.named = u32::try_from(named.count()).unwrap_or(u32::MAX);
        shares
    }
}
