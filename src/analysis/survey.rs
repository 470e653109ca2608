//! The walk over the sentences of a text: each match of each rule, and what becomes of it.

use super::detect::{self, Proposal};
use super::flagging::{self, Exclusion, Site};
use super::layer::Layer;
use super::matcher::{Match, Plain, Scratch, Seen, Sentence};
use super::voice::Voices;
use super::{Flag, Quotation};
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;

/// Gives `sink` every match with the words it would mark and its outcome, sentence by sentence. Overlaps are not resolved.
pub(super) fn survey(
    rulebook: &Rulebook,
    layer: &Layer<'_>,
    quotations: &[Quotation],
    plain: Plain,
    mut sink: impl FnMut(RuleId, Span, Result<Flag, Exclusion>),
) {
    let voices = Voices::new(quotations);
    let voice = |span| voices.of(span);
    let negation = rulebook.class("negation");
    let proposals = detect::proposals(rulebook, layer, quotations);
    let mut proposals = proposals.iter().peekable();
    let mut scratch = Scratch::new(layer.vocabulary.distinct());
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for (number, sentence) in layer.sentences.iter().enumerate() {
        layer.see(sentence, &mut seen);
        found.clear();
        let mut matcher = Sentence::new(rulebook, &layer.vocabulary, &seen, &mut scratch);
        matcher.matches(plain, &mut found);
        found.sort_unstable();
        found.dedup();
        let site = Site {
            sentence: u32::try_from(number).unwrap_or(u32::MAX),
            block: layer.block_kind(sentence.block),
            negation,
        };
        let span = |(start, end): (usize, usize)| {
            let token = |place: usize| seen.get(place).map(|seen| seen.token as usize);
            match (token(start), token(end.saturating_sub(1))) {
                (Some(first), Some(last)) => layer.marked(sentence, first, last),
                _ => Span::default(),
            }
        };
        for one in &found {
            sink(
                RuleId(one.rule),
                span(one.mark),
                flagging::flag(rulebook, &mut matcher, &site, one, span, voice),
            );
        }
        while let Some(proposal) = proposals.next_if(|proposal| proposal.sentence == number) {
            let one = as_match(layer, &seen, proposal);
            let outcome = flagging::flag(rulebook, &mut matcher, &site, &one, |_| proposal.span, voice);
            sink(proposal.rule, proposal.span, outcome);
        }
    }
}

/// A detector's proposal as a match of its rule, so that the rule's conditions hold for it too.
fn as_match(layer: &Layer<'_>, seen: &[Seen], proposal: &Proposal) -> Match {
    let covered = |seen: &&Seen| {
        layer
            .tokens
            .get(seen.token as usize)
            .is_some_and(|token| proposal.span.contains(token.span))
    };
    let start = seen.iter().take_while(|seen| !covered(seen)).count();
    let len = seen.iter().skip(start).take_while(covered).count();
    Match {
        rule: proposal.rule.0,
        mark: (start, start + len),
        captures: Default::default(),
    }
}
