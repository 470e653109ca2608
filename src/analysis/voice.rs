//! Whose words a passage is made of: the speaker of each quotation, where the text names one.
//!
//! Journalism names its speakers in few ways: a clause after the quotation ("…", a déclaré X; said X), before it (X a
//! déclaré : "…"; X told reporters that "…"), inside it (dit-il), a preposition (selon X, according to X), or nothing,
//! where the sentence before has just named them. Each is looked for in that order within the sentence, over a bounded
//! number of tokens; where none is there, the quotation has no speaker, which is better than a wrong one.

use std::ops::Range;

use super::layer::TokenSentence;
use super::{Quotation, QuotationKind, Voice};
use crate::language::Language;
use crate::span::Span;
use crate::text::token::{Token, TokenKind};

mod attribution;
mod phrase;
mod words;

pub use words::Traits;
pub(super) use words::givers;

/// What is known of the words of a text.
pub trait Lexicon {
    /// The traits of a token, none where there is no such token.
    fn traits(&self, token: usize) -> Traits;
}

/// A text whose quotations are to be given speakers.
pub struct Prose<'a, L> {
    /// The text.
    pub text: &'a str,
    /// Its language.
    pub language: Language,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [TokenSentence],
    /// What is known of `tokens`.
    pub lexicon: L,
}

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Means {
    /// By a clause after or inside the quotation.
    After,
    /// By what stands before it.
    Before,
}

/// A speaker that the text gives, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    tokens: Range<usize>,
    /// Whether it is a pronoun only.
    pronoun: bool,
}

impl Speaker {
    /// The words that name the speaker.
    #[must_use]
    pub fn tokens(self) -> Range<usize> {
        self.tokens
    }
}

/// A quotation that has a speaker, remembered for those that follow.
#[derive(Clone, Copy, Debug)]
struct Attributed {
    /// Where the speaker was named.
    speaker: Span,
    /// Sentence in which that was.
    sentence: usize,
    /// Last sentence of the quotation.
    last: usize,
    means: Means,
}

/// How many tokens may stand between the mention of a speaker and a pronoun that is certain to stand for them.
const LONGEST_MEMORY: usize = 150;

/// Fills in the speakers of quotations, and makes speech of those few words that have one.
///
/// `quotations` are those of [`quotations`](super::quotation::quotations) for the same tokens.
pub fn name_speakers(prose: &Prose<'_, impl Lexicon>, quotations: &mut [Quotation]) {
    let mut before: Option<Attributed> = None;
    let mut named: Option<Attributed> = None;
    let mut outer_end = 0;
    for quotation in quotations {
        if quotation.kind == QuotationKind::Title {
            continue;
        }
        let tokens = prose.tokens_of(quotation.span);
        let (Some(first), Some(last)) = (
            prose.sentence_of(tokens.start),
            prose.sentence_of(tokens.end.saturating_sub(1)),
        ) else {
            continue;
        };
        let nested = quotation.span.end <= outer_end;
        if !nested {
            outer_end = quotation.span.end;
        }
        let found = prose.speaker_of(&tokens, first, last, quotation.kind);
        let attributed = match found {
            Some((speaker, means)) => {
                let sentence = if means == Means::After { last } else { first };
                let own = prose.named_by(&speaker);
                // Inside somebody's speech, he and she are other people.
                let named_before = named.filter(|_| speaker.pronoun && !nested);
                let span = prose.antecedent(&speaker, named_before, first).unwrap_or(own);
                let attributed = Attributed {
                    speaker: span,
                    sentence,
                    last,
                    means,
                };
                if !nested && (!speaker.pronoun || span != own) {
                    named = Some(attributed);
                }
                Some(attributed)
            }
            None if nested => None,
            None => before
                .filter(|before| prose.goes_on(before, &tokens, first, quotation.kind))
                .map(|before| Attributed { last, ..before }),
        };
        quotation.speaker = attributed.map(|attributed| attributed.speaker);
        if attributed.is_some() {
            quotation.kind = QuotationKind::Speech;
        }
        if !nested && quotation.kind == QuotationKind::Speech {
            before = attributed;
        }
    }
}

impl<L: Lexicon> Prose<'_, L> {
    /// The tokens that lie in a span.
    fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// What a range of tokens covers.
    fn span_of(&self, tokens: &Range<usize>) -> Span {
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (self.tokens.get(tokens.start), last) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The words that name a speaker: of a pronoun after its verb (`-t-il`), the pronoun alone.
    fn named_by(&self, speaker: &Speaker) -> Span {
        let span = self.span_of(&speaker.tokens);
        let word = span.of(self.text);
        let tie = ['-', '\u{2010}', '\u{2011}', '\'', '’'];
        match word.rfind(tie) {
            Some(last) if speaker.pronoun && word.starts_with(tie) => {
                let pronoun = word.get(last..).unwrap_or_default().trim_start_matches(tie);
                let end = span.end as usize;
                Span::new(end - pronoun.len(), end)
            }
            _ => span,
        }
    }

    /// The sentence of a token.
    fn sentence_of(&self, token: usize) -> Option<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.tokens.start <= token);
        let sentence = after.checked_sub(1)?;
        self.sentences
            .get(sentence)
            .filter(|sentence| sentence.tokens.contains(&token))
            .map(|_| sentence)
    }

    /// The tokens of a sentence.
    fn sentence(&self, sentence: usize) -> Range<usize> {
        self.sentences
            .get(sentence)
            .map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The block of a sentence.
    fn block(&self, sentence: usize) -> Option<u32> {
        self.sentences.get(sentence).map(|sentence| sentence.block)
    }

    /// Whether a quotation with no speaker of its own goes on with the one before: in the same sentence once that has
    /// named its speaker after it, or as the next sentence of the paragraph.
    fn goes_on(&self, before: &Attributed, tokens: &Range<usize>, first: usize, kind: QuotationKind) -> bool {
        if self.block(before.last) != self.block(first) {
            return false;
        }
        if before.last == first {
            return before.means == Means::After;
        }
        // “One,” X said. “Two.”
        let opens = self.sentence(first).start == tokens.start;
        kind == QuotationKind::Speech && opens && before.last + 1 == first
    }

    /// Who a pronoun stands for, when that is certain: the last speaker, named in this sentence or the one before it,
    /// agreeing with the pronoun, and alone.
    fn antecedent(&self, pronoun: &Speaker, named: Option<Attributed>, sentence: usize) -> Option<Span> {
        let named = named?;
        if sentence < named.sentence
            || sentence - named.sentence > 1
            || self.block(sentence) != self.block(named.sentence)
        {
            return None;
        }
        let gender = self.traits(pronoun.tokens.start).gender_of_pronoun()?;
        let tokens = self.tokens_of(named.speaker);
        let agrees = self.gender(&tokens).is_none_or(|known| known == gender);
        (agrees && self.is_alone(&tokens, named.sentence, pronoun.tokens.start)).then_some(named.speaker)
    }

    /// The gender that the words of a speaker show.
    fn gender(&self, tokens: &Range<usize>) -> Option<words::Gender> {
        tokens.clone().take(3).find_map(|at| self.traits(at).gender_of_title())
    }

    /// Whether nobody but the speaker is mentioned from the beginning of a sentence to a token, quotations aside: no
    /// other name, no other noun for a person.
    fn is_alone(&self, speaker: &Range<usize>, sentence: usize, until: usize) -> bool {
        let start = self.sentence(sentence).start;
        if until - start > LONGEST_MEMORY {
            return false;
        }
        let mut quoted = false;
        for at in start..until {
            if self.kind(at) == Some(TokenKind::Quote) {
                quoted = !quoted;
            }
            if quoted || speaker.contains(&at) || self.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            let begins = self
                .sentence_of(at)
                .is_some_and(|sentence| self.sentence(sentence).start == at);
            let name = !begins && self.is_capital(at) && !self.is_place(at);
            if name || self.is(at, Traits::SPEAKS) {
                return false;
            }
        }
        true
    }

    /// Whether a name stands after a preposition of place.
    fn is_place(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, Traits::OF_PLACE)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is(at, Traits::CAPITAL) && self.kind(at) == Some(TokenKind::Word)
    }

    fn traits(&self, at: usize) -> Traits {
        self.lexicon.traits(at)
    }

    /// Whether a token has any of these traits.
    fn is(&self, at: usize, traits: Traits) -> bool {
        self.traits(at).any(traits)
    }
}

/// The voices of a text, for any span of it.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// Where the innermost quotation changes: from that byte on it is the quotation of that index, or none.
    changes: Vec<(u32, Option<usize>)>,
    /// For each quotation its span, the quotation around it, and the voice inside it.
    quotations: Vec<(Span, Option<usize>, Voice)>,
}

impl Voices {
    /// The voices of quotations that are in order, an outer one before those inside it.
    #[must_use]
    pub fn new(quotations: &[Quotation]) -> Self {
        let mut voices = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for (index, quotation) in quotations.iter().enumerate() {
            voices.leave(&mut open, quotation.span.start);
            let around = open.last().copied();
            let outer = around
                .and_then(|around| voices.quotations.get(around))
                .map_or(Voice::Author, |outer| outer.2);
            // A term held at a distance, or a title, is still in the voice of whoever uses it.
            let voice = match (quotation.kind, quotation.speaker) {
                (QuotationKind::Speech, None) => match outer {
                    Voice::Author => Voice::Quoted(None),
                    Voice::Quoted(speaker) => Voice::Quoted(speaker),
                },
                (QuotationKind::Speech, speaker) => Voice::Quoted(speaker),
                (QuotationKind::Words | QuotationKind::Title, _) => outer,
            };
            voices.quotations.push((quotation.span, around, voice));
            voices.changes.push((quotation.span.start, Some(index)));
            open.push(index);
        }
        voices.leave(&mut open, u32::MAX);
        voices
    }

    /// Closes the quotations that end at `offset` or before.
    fn leave(&mut self, open: &mut Vec<usize>, offset: u32) {
        while let Some((span, around, _)) = open.last().and_then(|last| self.quotations.get(*last)) {
            if span.end > offset {
                return;
            }
            self.changes.push((span.end, *around));
            open.pop();
        }
    }

    /// The voice of a span: that of the innermost quotation that holds the whole of it, or the author's.
    #[must_use]
    pub fn of(&self, span: Span) -> Voice {
        let after = self.changes.partition_point(|(start, _)| *start <= span.start);
        let mut inside = after
            .checked_sub(1)
            .and_then(|place| self.changes.get(place))
            .and_then(|(_, inside)| *inside);
        while let Some((held, around, voice)) = inside.and_then(|inside| self.quotations.get(inside)) {
            if held.contains(span) {
                return *voice;
            }
            inside = *around;
        }
        Voice::Author
    }
}

#[cfg(test)]
mod tests;
