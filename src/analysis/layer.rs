//! The text layer: an article as tokens, distinct words and sentences.

use std::ops::Range;

use super::matcher::Seen;
use super::quotation::Passage;
use super::vocabulary::{Vocabulary, WordId};
use super::voice::{Lexicon, Prose, Traits};
use super::{Quotation, Sentence, sentence};
use crate::article::{Article, Block, BlockKind};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::text::token::{Token, TokenKind, tokenise};

/// A sentence as a stretch of tokens.
#[derive(Clone, Debug)]
pub(super) struct TokenSentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its block.
    pub block: u32,
}

/// An article laid out for the analysis.
pub(super) struct Layer<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The word of each token.
    pub word_ids: Vec<WordId>,
    /// Its sentences.
    pub sentences: Vec<TokenSentence>,
    /// Its distinct words.
    pub vocabulary: Vocabulary<'a>,
    /// How many words and numbers it has.
    pub words: usize,
    /// For each block, whether capitals say nothing there (a title in capitals or in English title case).
    shouting: Vec<bool>,
    /// The outermost quotations.
    quoted: Vec<Span>,
}

impl<'a> Layer<'a> {
    /// Lays out the blocks that are analysed: all but code and words about the article.
    pub fn new(article: &'a Article, rulebook: &'a Rulebook, language: Language) -> Self {
        let text = article.text.as_str();
        let mut layer = Self {
            text,
            blocks: &article.blocks,
            // Prose has a token every five bytes or so; one allocation is enough for most.
            tokens: Vec::with_capacity(text.len() / 5),
            word_ids: Vec::with_capacity(text.len() / 5),
            sentences: Vec::with_capacity(text.len() / 100),
            vocabulary: Vocabulary::new(rulebook),
            words: 0,
            shouting: Vec::with_capacity(article.blocks.len()),
            quoted: Vec::new(),
        };
        for (number, block) in (0u32..).zip(&article.blocks) {
            let analysed = !matches!(block.kind, BlockKind::Code | BlockKind::Meta);
            let first = layer.tokens.len();
            if analysed {
                // The marks of a quotation in plain text (`>`) stand between the segments.
                for segment in article.segments(block) {
                    layer.tokenise(segment, article.code_in(segment), language);
                }
            }
            let tokens = layer.tokens.get(first..).unwrap_or_default();
            layer
                .sentences
                .extend(
                    sentence::sentences(text, tokens, language)
                        .into_iter()
                        .map(|range| TokenSentence {
                            tokens: first + range.start..first + range.end,
                            block: number,
                        }),
                );
            for token in tokens {
                layer.word_ids.push(layer.vocabulary.number(token.of(text), token.kind));
                layer.words += usize::from(is_word(token));
            }
            let shouting = matches!(block.kind, BlockKind::Title | BlockKind::Heading(_)) && layer.shouts(first);
            layer.shouting.push(shouting);
        }
        layer
    }

    /// Adds the tokens of a segment, in which the code makes one each.
    fn tokenise(&mut self, segment: Span, code: &[Span], language: Language) {
        let mut start = segment.start;
        let ends = code.iter().map(|code| (code.start, Some(*code)));
        for (end, code) in ends.chain([(segment.end, None)]) {
            let words = Span { start, end };
            tokenise(words.of(self.text), start as usize, language, &mut |token| {
                self.tokens.push(token);
            });
            if let Some(span) = code {
                let kind = TokenKind::Code;
                self.tokens.push(Token { span, kind });
                start = span.end;
            }
        }
    }

    /// Its blocks as quotations are found in them.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        self.sentences
            .chunk_by(|one, next| one.block == next.block)
            .filter_map(|block| {
                let (first, last) = (block.first()?, block.last()?);
                let quoted = self
                    .blocks
                    .get(first.block as usize)
                    .is_some_and(|block| block.quoted > 0);
                let tokens = self.tokens.get(first.tokens.start..last.tokens.end)?;
                Some(Passage { tokens, quoted })
            })
            .collect()
    }

    /// Its sentences as the speakers of quotations are found in them.
    pub fn prose(&self, language: Language) -> Prose<'_, &Self> {
        Prose {
            text: self.text,
            language,
            tokens: &self.tokens,
            sentences: &self.sentences,
            lexicon: self,
        }
    }

    /// Takes note of where quotations are.
    pub fn note_quotations(&mut self, quotations: &[Quotation]) {
        self.quoted = quotations
            .iter()
            .filter(|quotation| quotation.depth == 1)
            .map(|quotation| quotation.span)
            .collect();
    }

    /// Whether most of the words from a token on begin with a capital.
    fn shouts(&self, first: usize) -> bool {
        let words = self
            .tokens
            .get(first..)
            .unwrap_or_default()
            .iter()
            .zip(&self.word_ids[first..]);
        let (mut capital, mut all) = (0, 0);
        for (_, &word) in words.filter(|(token, _)| token.kind == TokenKind::Word && token.span.len() > 3) {
            all += 1;
            capital += usize::from(self.vocabulary.get(word).shape.has(Tags::CAP));
        }
        all >= 3 && capital * 10 >= all * 7
    }

    /// The tokens of a sentence as the matcher sees them.
    pub fn see(&self, sentence: &TokenSentence, seen: &mut Vec<Seen>) {
        seen.clear();
        let shouting = self.shouting.get(sentence.block as usize).copied().unwrap_or(false);
        let mut quoted = self.quoted_in(self.span(sentence.tokens.start, sentence.tokens.end.saturating_sub(1)));
        let mut opening = true;
        let mut first = true;
        for token in sentence.tokens.clone() {
            let (Some(this), Some(&word)) = (self.tokens.get(token), self.word_ids.get(token)) else {
                continue;
            };
            if this.kind == TokenKind::Quote {
                opening = true;
                continue;
            }
            let entry = self.vocabulary.get(word);
            let mut place = entry.shape;
            if entry.mark.is_none() {
                let speaks = !opening && !shouting;
                if place.has(Tags::CAP) && (speaks || place.has(Tags::UNKNOWN)) {
                    place = place.with(Tags::NAME);
                }
                if first {
                    place = place.with(Tags::FIRST);
                    first = false;
                }
                while let [first, rest @ ..] = quoted
                    && first.end <= this.span.start
                {
                    quoted = rest;
                }
                if quoted.first().is_some_and(|quoted| quoted.contains(this.span)) {
                    place = place.with(Tags::QUOTED);
                }
                opening = false;
            } else if matches!(
                entry.mark,
                Some(Mark::Colon | Mark::Dash | Mark::Stop | Mark::Question | Mark::Exclamation)
            ) {
                opening = true;
            }
            seen.push(Seen {
                token: u32::try_from(token).unwrap_or(u32::MAX),
                word,
                sketch: entry.sketch,
                place,
            });
        }
    }

    /// The outermost quotations that a span meets.
    fn quoted_in(&self, span: Span) -> &[Span] {
        let first = self.quoted.partition_point(|quoted| quoted.end <= span.start);
        let after = self.quoted.get(first..).unwrap_or_default();
        let len = after.partition_point(|quoted| quoted.start < span.end);
        after.get(..len).unwrap_or_default()
    }

    /// Whether a span lies inside quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        let after = self.quoted.partition_point(|quoted| quoted.start <= span.start);
        after
            .checked_sub(1)
            .and_then(|place| self.quoted.get(place))
            .is_some_and(|quoted| quoted.contains(span))
    }

    /// The index of the sentence that an offset stands in, or of the one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let start = |sentence: &TokenSentence| {
            self.tokens
                .get(sentence.tokens.start)
                .map_or(u32::MAX, |token| token.span.start)
        };
        self.sentences
            .partition_point(|sentence| start(sentence) <= offset)
            .checked_sub(1)
    }

    /// The words (numbers included) of a span.
    pub fn words_in(&self, span: Span) -> impl Iterator<Item = WordId> + '_ {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        (first..self.tokens.len())
            .map(|place| (&self.tokens[place], self.word_ids[place]))
            .take_while(move |(token, _)| token.span.end <= span.end)
            .filter(|(token, _)| is_word(token))
            .map(|(_, word)| word)
    }

    /// The words of a sentence with their spans.
    pub fn words_of(&self, sentence: usize) -> impl Iterator<Item = (Span, WordId)> + '_ {
        let tokens = self
            .sentences
            .get(sentence)
            .map_or(0..0, |sentence| sentence.tokens.clone());
        tokens
            .filter_map(|place| Some((self.tokens.get(place)?, *self.word_ids.get(place)?)))
            .filter(|(token, _)| is_word(token))
            .map(|(token, word)| (token.span, word))
    }

    /// Every word with the index of its sentence and its span.
    pub fn words_by_sentence(&self) -> impl Iterator<Item = (usize, Span, WordId)> + '_ {
        self.sentences.iter().enumerate().flat_map(move |(number, sentence)| {
            sentence
                .tokens
                .clone()
                .map(move |place| (number, &self.tokens[place], self.word_ids[place]))
                .filter(|(_, token, _)| is_word(token))
                .map(|(number, token, word)| (number, token.span, word))
        })
    }

    /// Whether a sentence stands in the title of the article.
    pub fn is_title(&self, sentence: usize) -> bool {
        let block = self.sentences.get(sentence).map(|sentence| sentence.block);
        block.is_some_and(|block| self.block_kind(block) == BlockKind::Title)
    }

    /// What a block is.
    pub fn block_kind(&self, block: u32) -> BlockKind {
        self.blocks
            .get(block as usize)
            .map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// The tokens of a span of tokens, as bytes.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// What a flag marks, from a word to a word of a sentence, as bytes: a quotation mark alone inside takes its other half
    /// with it.
    pub fn marked(&self, sentence: &TokenSentence, first: usize, last: usize) -> Span {
        let is_quote = |place: usize| {
            let token = self.tokens.get(place).filter(|_| sentence.tokens.contains(&place));
            token.is_some_and(|token| token.kind == TokenKind::Quote)
        };
        let alone = (first..=last).filter(|&place| is_quote(place)).count() % 2 == 1;
        if alone && is_quote(last + 1) {
            self.span(first, last + 1)
        } else if alone && first.checked_sub(1).is_some_and(is_quote) {
            self.span(first - 1, last)
        } else {
            self.span(first, last)
        }
    }

    /// The sentences of the analysis.
    pub fn public_sentences(&self) -> Vec<Sentence> {
        self.sentences
            .iter()
            .map(|sentence| Sentence {
                span: self.span(sentence.tokens.start, sentence.tokens.end.saturating_sub(1)),
                block: sentence.block,
            })
            .collect()
    }
}

impl Lexicon for &Layer<'_> {
    fn traits(&self, token: usize) -> Traits {
        self.word_ids
            .get(token)
            .map_or(Traits::default(), |&word| self.vocabulary.get(word).traits)
    }
}

pub(super) fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;
    use crate::rulebook::source::File;

    #[test]
    fn code_inside_a_block_is_one_token_that_says_nothing() {
        let lexicon = File {
            name: "words.toml".to_owned(),
            text: "[[words]]\npos = \"adj\"\nclasses = [\"loaded\"]\nlist = \"odieux\"".to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::French, &[lexicon], &[]).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        let text = "Le `odieux`, le `\"Non.` et l'`!`. `x` rend odieux.";
        let article = Article::read(text.to_owned(), Format::Markdown, Some(Language::French));
        let layer = Layer::new(&article, &rulebook, Language::French);
        let tokens: Vec<&str> = layer.tokens.iter().map(|token| token.of(layer.text)).collect();
        assert_eq!(
            tokens,
            [
                "Le", "`", ",", "le", "`", "et", "l'", "`", ".", "`", "rend", "odieux", "."
            ]
        );
        assert_eq!(layer.words, 6);
        let sentences: Vec<&str> = layer
            .public_sentences()
            .iter()
            .map(|sentence| sentence.span.of(layer.text))
            .collect();
        assert_eq!(sentences, ["Le odieux, le \"Non. et l'!.", "x rend odieux."]);
        // Code lends nothing to the word that it looks like, nor takes anything from it.
        let readings = |place: usize| {
            layer
                .vocabulary
                .readings(layer.vocabulary.get(layer.word_ids[place]))
                .len()
        };
        assert_eq!(readings(1), 0);
        assert!(readings(11) > 0);
    }
}
