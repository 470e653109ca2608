//! Whose the words of an article are: the author's, those of speakers, those between quotation marks that nobody is named for.

use super::super::{Attribution, Ground, Shares, SourceKind};
use super::claim::Claim;
use super::text::Text;
use crate::analysis::QuotationKind;
use crate::span::Span;

impl Text<'_> {
    /// How many of a claim's words stand between quotation marks.
    pub fn quoted_words(&self, claim: &Claim) -> u32 {
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

    pub fn shares(&self, ground: &Ground<'_>, claims: &[Claim], attributions: &[Attribution]) -> Shares {
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
