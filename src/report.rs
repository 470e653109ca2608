//! Flags and studies as every output in JSON writes them, so that what reads one output reads them all.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::{Explanation, Flag, Voice};
use crate::article::{Article, Positions};
use crate::span::Span;
use crate::taxonomy::{Category, Strength, Technique};

mod study;

pub use study::StudyObject;

/// A stretch of the article. Offsets are of the source's own text ([`Article::source_text`]), in bytes and, for `_char`, in
/// code points; ends are exclusive.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Passage<'a> {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First code point.
    pub start_char: usize,
    /// One past the last code point.
    pub end_char: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
    /// The words, as the article has them.
    pub text: &'a str,
}

impl<'a> Passage<'a> {
    /// A stretch of an article; `positions` are those of [`Article::source_text`].
    #[must_use]
    pub fn new(article: &'a Article, positions: &Positions<'_>, span: Span) -> Self {
        let place = article.source_span(span);
        let start = positions.at(place.start as usize);
        Self {
            start: place.start,
            end: place.end,
            start_char: start.code_point,
            end_char: positions.at(place.end as usize).code_point,
            line: start.line,
            column: start.column,
            text: span.of(&article.text),
        }
    }
}

/// A flag. Fields are in the order in which they are written.
#[derive(Clone, Debug, Serialize)]
pub struct FlagObject<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// The category.
    pub category: Category,
    /// The technique.
    pub technique: Technique,
    /// How firmly it speaks.
    pub strength: Strength,
    /// The flagged words.
    #[serde(flatten)]
    pub passage: Passage<'a>,
    /// Their sentence.
    pub sentence: &'a str,
    /// Whose words they are.
    pub voice: VoiceObject<'a>,
    /// Why they are flagged.
    #[serde(flatten)]
    pub explanation: Cow<'a, Explanation>,
}

/// Whose words a passage is made of.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum VoiceObject<'a> {
    /// The author of the article.
    Author,
    /// Somebody quoted.
    Quoted {
        /// The words that name the speaker, where the text does.
        speaker: Option<&'a str>,
    },
}

impl<'a> VoiceObject<'a> {
    /// The voice of a flag of an article with this text.
    #[must_use]
    pub fn new(voice: Voice, text: &'a str) -> Self {
        match voice {
            Voice::Author => Self::Author,
            Voice::Quoted(speaker) => Self::Quoted {
                speaker: speaker.map(|words| words.of(text)),
            },
        }
    }
}

impl<'a> FlagObject<'a> {
    /// A flag of an article; `positions` are those of [`Article::source_text`].
    #[must_use]
    pub fn new(
        article: &'a Article,
        positions: &Positions<'_>,
        flag: &Flag,
        rule: &'a str,
        sentence: Span,
        explanation: Cow<'a, Explanation>,
    ) -> Self {
        let text = article.text.as_str();
        Self {
            rule,
            category: flag.technique.category(),
            technique: flag.technique,
            strength: flag.strength,
            passage: Passage::new(article, positions, flag.span),
            sentence: sentence.of(text),
            voice: VoiceObject::new(flag.voice, text),
            explanation,
        }
    }
}

/// So many flags per 1,000 words, to two decimals; none in no words.
#[expect(clippy::cast_precision_loss, reason = "sources are bounded far below 2^52 words")]
#[must_use]
pub fn density(flags: usize, words: usize) -> f64 {
    if words == 0 {
        0.0
    } else {
        (flags as f64 * 100_000.0 / words as f64).round() / 100.0
    }
}
