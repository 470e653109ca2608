//! Tokens: the words and marks of a text, with their byte offsets.
//!
//! A token is a word, a number, or one mark of punctuation. White space and invisible characters (soft hyphen, zero-width
//! space, byte-order mark) make no token of their own.

use crate::language::Language;
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word: letters, with inner hyphens and apostrophes; also an elided word with its apostrophe (`l'`), the clitic of a
    /// French inversion (`-il`, `-t-il`) and the parts of an English contraction (`do` + `n't`, `it` + `'s`).
    Word,
    /// A number, with its inner separators (`3,5`, `10 000`, `1st`), a percent sign apart.
    Number,
    /// Full stop, question mark, exclamation mark, ellipsis (`...` and `…` are one token each).
    Stop,
    /// Comma, semicolon, colon, dash, bracket and all other punctuation and symbols, one character each.
    Mark,
    /// A quotation mark: « » “ ” „ " ‹ ›, and ‘ ’ where they quote.
    Quote,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands: bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Gives the tokens of `text`, in order, to `emit`. Offsets are bytes of `text` plus `base`.
pub fn tokenise(text: &str, base: usize, language: Language, emit: &mut impl FnMut(Token)) {
    let _ = (text, base, language, emit);
}
