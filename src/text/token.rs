//! Tokens: the words and marks of a text, with their byte offsets.
//!
//! A token is a word, a number, or one mark of punctuation. White space, controls and invisible characters (soft hyphen,
//! zero-width space, byte-order mark) make no token of their own; every other character lies in exactly one.
//!
//! One pass, one look-up of the byte's class a step, nothing allocated for lower-case text. Every look ahead is bounded,
//! or stops where the next one begins, so that the pass is linear on any input.

use crate::language::Language;
use crate::span::Span;
use class::{CLASSES, Class};

mod class;
mod english;
mod french;
mod mark;
mod number;
mod word;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word: letters, with inner hyphens and apostrophes; also an elided word with its apostrophe (`l'`), the clitic of a
    /// French inversion (`-il`, `-t-il`), the parts of an English contraction or possessive (`do` + `n't`, `it` + `'s`,
    /// `workers` + `'`), an abbreviation with its dots (`M.`, `U.S.`, `J.-C.`), an address (URL, e-mail), `@name`, `#tag`.
    Word,
    /// A number, with its inner separators and ending (`3,5`, `10 000`, `-6`, `1st`, `12h30`), a percent sign apart.
    Number,
    /// Full stop, question mark, exclamation mark, ellipsis (a run of dots and `…` are one token each).
    Stop,
    /// Comma, semicolon, colon, dash, bracket and all other punctuation and symbols, one character each; a run of hyphens
    /// (`--`) and a picture with its modifiers (an emoji) are one token each.
    Mark,
    /// A quotation mark: « » “ ” „ " ‹ › << >> '', and ‘ ’ ' where they quote.
    Quote,
    /// Code inside a block, whole. The text does not tell it, so [`tokenise`] never gives it: whoever knows of it does.
    Code,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands: bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Its words in `text`, as whoever analyses them may read them: of code, the mark around it in the source alone.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        match self.kind {
            TokenKind::Code => "`",
            _ => self.span.of(text),
        }
    }
}

/// Gives the tokens of `text`, in order, to `emit`. Offsets are bytes of `text` plus `base`.
///
/// `text` is one block: a single quotation mark that opens in it is looked for to its end only.
pub fn tokenise(text: &str, base: usize, language: Language, emit: &mut impl FnMut(Token)) {
    Tokeniser {
        text,
        base,
        language,
        emit,
        buffer: String::new(),
        number_before: false,
        single: None,
    }
    .run();
}

/// A pass over one text. Its methods take a byte offset of `text` where something begins, emit it, and give the offset
/// where it ends.
struct Tokeniser<'t, Emit> {
    text: &'t str,
    base: usize,
    language: Language,
    emit: &'t mut Emit,
    /// For folding a word that must be looked up.
    buffer: String,
    /// Whether the last token was a number.
    number_before: bool,
    /// The mark that closes the single quotation that is open, and where that was opened.
    single: Option<(char, usize)>,
}

impl<Emit: FnMut(Token)> Tokeniser<'_, Emit> {
    fn run(mut self) {
        let mut at = 0;
        while let Some(class) = self.class(at) {
            at = match class {
                Class::Space => at + 1,
                Class::Letter => self.word(at),
                Class::Digit => self.number(at, at),
                Class::Dot => self.dots(at),
                Class::Stop => self.emit(at, at + 1, TokenKind::Stop),
                Class::Apostrophe => self.apostrophe(at, '\''),
                Class::Quote => self.emit(at, at + 1, TokenKind::Quote),
                Class::Hyphen => self.hyphens(at),
                Class::Mark => self.mark(at),
                Class::High => self.beyond_ascii(at),
            };
        }
    }

    /// Emits `start..end` and gives `end`.
    fn emit(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        self.number_before = kind == TokenKind::Number;
        (self.emit)(Token {
            span: Span::new(self.base + start, self.base + end),
            kind,
        });
        end
    }

    /// The byte at `at`.
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The class of the byte at `at`.
    fn class(&self, at: usize) -> Option<Class> {
        self.byte(at).map(|byte| CLASSES[usize::from(byte)])
    }

    /// The text from `at` on.
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The character at `at`.
    fn char(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// The character that ends at `at`.
    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at).unwrap_or_default().chars().next_back()
    }

    /// The first character at or after `at` that is no space, a few spaces on at most.
    fn char_after_space(&self, at: usize) -> Option<(usize, char)> {
        self.rest(at)
            .char_indices()
            .take(4)
            .find(|(_, c)| !c.is_whitespace())
            .map(|(offset, c)| (at + offset, c))
    }
}

#[cfg(test)]
mod tests;
