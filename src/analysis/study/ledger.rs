//! The source ledger: who is made to say what.
//!
//! Every sentence is walked once. A verb that gives words, a preposition that does, a passive that judges: each makes a
//! claim, with the source that the sentence names for it and the words it covers. Speech between quotation marks goes to
//! the claim whose clause stands beside it. What the rulebook flags as hearsay, or as the word of many, and no claim
//! explains, is a claim without a source. Then the claims of one source are brought together.

mod according;
mod claim;
mod group;
mod hearsay;
mod kind;
mod shares;
mod source;
mod speech;
mod text;
mod verb;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::entity::Entities;
use super::{Attribution, Ground, Shares, Source, SourceKind};
use crate::analysis::Voice;
use crate::span::Span;
use claim::Claim;
use text::Text;
use words::Bits;

/// The ledger of a text.
#[derive(Default)]
pub(super) struct Ledger {
    pub attributions: Vec<Attribution>,
    pub sources: Vec<Source>,
    /// The actor of the text that each source is, where it is one.
    pub actors: Vec<Option<u32>>,
    pub shares: Shares,
}

pub(super) fn ledger(ground: &Ground<'_>, entities: &Entities) -> Ledger {
    let text = Text::new(ground);
    let mut claims = text.claims();
    text.give_speech(&mut claims);
    text.add_flagged(ground, &mut claims);
    claims.sort_by_key(|claim| claim.cue.start);
    text.add_told_of(&mut claims);
    claims.sort_by_key(|claim| (claim.cue.start, claim.said.first().map(|said| said.start)));
    let sources = source::sources(&text, entities, &mut claims);
    let mut ledger = Ledger {
        sources: sources.entries,
        actors: sources.actors,
        ..Ledger::default()
    };
    for (claim, source) in claims.iter().zip(sources.of_claims) {
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
        if self.is(at, Bits::TELL_DRAW)
            && let Some(claim) = self.drawn(at)
        {
            return Some(claim);
        }
        if self.is(at, Bits::TELL_PHRASE) {
            let source = last.and_then(|last| last.source.as_ref());
            let phrase = self.verb(at).and_then(|verb| self.phrase(&verb, source));
            if phrase.is_some() {
                return phrase;
            }
        }
        if self.is(at, Bits::TELL_NOUN.or(Bits::TELL_DOCUMENT))
            && let Some(claim) = self.noun(at)
        {
            return Some(claim);
        }
        self.according(at)
    }

    /// The words that name a source: of a pronoun after its verb (`-t-il`), the pronoun alone.
    fn naming(&self, tokens: &Range<usize>) -> Span {
        let span = self.span(tokens);
        let word = span.of(self.layer.text);
        let tie = ['-', '\u{2010}', '\u{2011}', '\'', '’'];
        match word.rfind(tie) {
            Some(last) if word.starts_with(tie) => {
                let pronoun = word.get(last..).unwrap_or_default().trim_start_matches(tie);
                let end = span.end as usize;
                Span::new(end.saturating_sub(pronoun.len()), end)
            }
            _ => span,
        }
    }

    /// A claim as the study gives it.
    fn attribution(&self, ground: &Ground<'_>, claim: &Claim, source: Option<u32>) -> Option<Attribution> {
        let cue = self.span(&claim.cue);
        let named = claim.source.as_ref().map(|source| self.naming(&source.group.tokens));
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
}
