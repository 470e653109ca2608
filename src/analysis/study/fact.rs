//! Names, numbers and dates, so that two articles on one event can be laid side by side, and a headline beside its body.
//!
//! A fact is known by its key, which no wording changes. Of a number: the value, then the unit or the noun it counts
//! (`12000 dead`, `3.5 %`, `40 village`). Of a date: as ISO 8601 has it, as far as the text says it (`2025-08-15`, `2025-08`,
//! `2025`, `--08-15` with no year), or the name of a day of the week. Of a name: the fullest form the article has for it,
//! folded and without accents, so that "Ardane" is `claire ardane` where she is called both.

use std::borrow::Cow;

use super::{Fact, FactKind, Ground};
use crate::analysis::vocabulary::WordId;
use crate::article::BlockKind;
use crate::language::Language;
use crate::span::Span;
use crate::text::fold::{fold, unaccented};
use crate::text::token::{Token, TokenKind, tokenise};

mod date;
mod name;
mod number;

pub(super) use name::{Name, Names};
pub(super) use number::Quantity;

/// A run of tokens that facts are read from: a sentence, a date line.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The words of these tokens, and each word bare, where they are known.
    words: &'a [WordId],
    bare: &'a [String],
    language: Language,
}

impl<'a> Line<'a> {
    /// The words of a token, as they stand; empty where there is none.
    fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// A token folded and without accents.
    fn word(&self, at: usize) -> Cow<'a, str> {
        let known = self.words.get(at).and_then(|&word| self.bare.get(word as usize));
        known.map_or_else(|| bare(self.raw(at)), |known| Cow::Borrowed(known.as_str()))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// Bytes from a token to before another.
    fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// A word folded and without accents, with no dot at its end: what keys are made of.
pub(super) fn bare(word: &str) -> Cow<'_, str> {
    let trim = |word: &str| word.trim_end_matches('.').len();
    match fold(word) {
        Cow::Borrowed(folded) => match unaccented(folded) {
            Cow::Borrowed(plain) => Cow::Borrowed(&plain[..trim(plain)]),
            Cow::Owned(plain) => Cow::Owned(plain[..trim(&plain)].to_owned()),
        },
        Cow::Owned(folded) => {
            let plain = unaccented(&folded);
            Cow::Owned(plain[..trim(&plain)].to_owned())
        }
    }
}

/// A number of the text, as a headline is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Where it stands, unit included.
    pub span: Span,
    /// How many.
    pub value: Quantity,
}

/// What a text states, by first byte, and its numbers by value.
pub(super) struct Facts {
    pub all: Vec<Fact>,
    pub figures: Vec<Figure>,
}

/// The facts of a text: all blocks that are analysed, the title among them.
pub(super) fn facts(ground: &Ground<'_>, names: &Names) -> Facts {
    let language = ground.rulebook.language;
    let published = ground
        .article
        .date
        .and_then(|date| published(ground.layer.text, date, language));
    let mut facts = Facts {
        all: Vec::new(),
        figures: Vec::new(),
    };
    for sentence in &ground.layer.sentences {
        let tokens = ground.layer.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let line = Line {
            text: ground.layer.text,
            tokens,
            words: ground.layer.word_ids.get(sentence.tokens.clone()).unwrap_or_default(),
            bare: &ground.bare,
            language,
        };
        // A capital says nothing of a number word in a title.
        let is_title = matches!(
            ground.layer.block_kind(sentence.block),
            BlockKind::Title | BlockKind::Heading(_)
        );
        let mut at = 0;
        while at < tokens.len() {
            let known = ground.layer.is_quoted(line.span(at, at + 1));
            if let Some(date) = date::read(&line, at, published.filter(|_| !known)) {
                facts.all.push(Fact {
                    kind: FactKind::Date,
                    span: line.span(at, date.end),
                    key: date.key,
                });
                at = date.end;
            } else if let Some(number) = number::read(&line, at, is_title) {
                let span = line.span(at, number.end);
                facts.figures.push(Figure {
                    span,
                    value: number.value,
                });
                facts.all.push(Fact {
                    kind: FactKind::Number,
                    span,
                    key: number.key(),
                });
                at = number.end;
            } else {
                at += 1;
            }
        }
    }
    // "August 12" and "Tuesday" are no names; a number in a name ("Channel 4 News") stays.
    let dates: Vec<Span> = facts
        .all
        .iter()
        .filter(|fact| fact.kind == FactKind::Date)
        .map(|fact| fact.span)
        .collect();
    facts.all.extend(names.facts().filter(|name| {
        let after = dates.partition_point(|date| date.end <= name.span.start);
        dates.get(after).is_none_or(|date| !date.overlaps(name.span))
    }));
    facts.all.sort_by_key(|fact| (fact.span, fact.kind));
    facts
}

/// The day an article says that it was published.
fn published(text: &str, date: Span, language: Language) -> Option<date::Day> {
    let mut tokens = Vec::new();
    tokenise(date.of(text), date.start as usize, language, &mut |token| {
        tokens.push(token);
    });
    let line = Line {
        text,
        tokens: &tokens,
        words: &[],
        bare: &[],
        language,
    };
    (0..tokens.len()).find_map(|at| date::read(&line, at, None)?.day)
}

#[cfg(test)]
mod tests;
