//! Descriptions and names that a comma ties: "le chef de l'agence, Jean Martin,", "Jean Martin, ministre de la Défense".

use super::draft::Draft;
use super::merge::Merger;
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

/// The most tokens between a name, the comma and the noun of an apposition.
const APPOSITION_REACH: usize = 4;

/// The most tokens of what belongs to the noun of an apposition.
const CLOSING_REACH: usize = 9;

impl Merger<'_, '_> {
    /// A description and a name that a comma ties: "Jean Martin, président de X", "le président de X, Jean Martin,".
    pub fn apposition(&self, number: usize) -> Option<(usize, usize)> {
        let other = &self.drafts[number];
        let mut before = number - 1;
        // "le chef de l'agence, Jean Martin,": of what belongs to the chief nothing is told.
        if before > 0 && self.belongs(before) {
            before -= 1;
        }
        let one = &self.drafts[before];
        let person = |draft: &Draft| draft.clues.person > 0;
        if one.sentence != other.sentence || one.shows.has(Tags::PL) {
            return None;
        }
        let comma = other
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|before| self.text(before) == ",");
        let gap = self.drafts[number - 1].tokens.end..other.tokens.start;
        if other.name.is_empty() {
            let named = !one.name.is_empty() && before == number - 1 && gap.len() == 1;
            let apposed = named && comma && person(other) && !other.shows.has(Tags::PL) && self.is_closed(other);
            return apposed.then_some((number, before));
        }
        if !one.name.is_empty() || !person(one) {
            return None;
        }
        // "le président de X, Jean Martin,": the name stands between commas.
        let closed = matches!(self.text(other.tokens.end), "," | ")");
        let short = gap.len() <= APPOSITION_REACH
            && gap
                .rev()
                .skip(1)
                .all(|token| self.text(token) != "," && self.is_plain(token));
        (comma && closed && short && other.name.len() > 1).then_some((before, number))
    }

    fn text(&self, token: usize) -> &str {
        let layer = self.grammar.layer;
        layer.tokens.get(token).map_or("", |token| token.of(layer.text))
    }

    /// Whether a word neither begins a clause nor joins nor may be a verb.
    fn is_plain(&self, token: usize) -> bool {
        let word = self.grammar.layer.word_ids.get(token).map(|&id| self.grammar.word(id));
        word.is_some_and(|word| {
            !word.form.any(Listed::CLAUSE.or(Listed::AND)) && !word.facets.meets(Tags::VERB.with(Tags::PRP))
        })
    }

    /// Whether a draft belongs by "de" or "of" to the description of a person right before it.
    fn belongs(&self, number: usize) -> bool {
        let (one, head) = (&self.drafts[number], &self.drafts[number - 1]);
        let of = |token: usize| {
            let word = self.grammar.layer.word_ids.get(token).map(|&id| self.grammar.word(id));
            word.is_some_and(|word| word.form.any(Listed::OF))
        };
        let between = head.tokens.end..one.tokens.start;
        let tied = between.is_empty() && of(one.tokens.start) || between.len() == 1 && of(between.start);
        tied && head.name.is_empty() && head.clues.person > 0 && head.sentence == one.sentence
    }

    /// Whether a comma or the end of the sentence follows a description before anything but what belongs to it.
    fn is_closed(&self, draft: &Draft) -> bool {
        let end = (draft.tokens.end..draft.tokens.end + CLOSING_REACH)
            .find(|&token| !self.is_plain(token) || matches!(self.text(token), "," | "." | ")" | "?" | "!" | ""));
        let joins = |token: usize| {
            let word = self.grammar.layer.word_ids.get(token).map(|&id| self.grammar.word(id));
            word.is_some_and(|word| word.form.any(Listed::AND))
        };
        end.is_some_and(|end| matches!(self.text(end), "," | "." | ")") && !joins(end + 1))
    }
}
