//! An article: one text, its blocks, and what it says of itself (title, byline, date, language).
//!
//! It knows formats, but no rule: it is what the source gives and what the analysis reads.

use crate::language::Language;
use crate::span::Span;

/// What an article is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: the article's text is the file's own text, to the byte.
    Plain,
    /// Markdown: the article's text is what a reader sees; [`Article::origin`] leads back to the file.
    Markdown,
}

/// An article, ready to be analysed and shown.
#[derive(Clone, Debug)]
pub struct Article {
    /// The whole text. Every span of the program is a span of this.
    pub text: String,
    /// Title, as a stretch of the text.
    pub title: Option<Span>,
    /// Byline (who wrote it), as a stretch of the text.
    pub byline: Option<Span>,
    /// Date line, as a stretch of the text.
    pub date: Option<Span>,
    /// The language it is written in; `None` when it is neither of ours, and is read without flags.
    pub language: Option<Language>,
    /// Its blocks in order; they do not overlap, and white space alone lies between them.
    pub blocks: Vec<Block>,
    /// How offsets lead back to the source's own text.
    pub origin: Origin,
    /// What it was read as.
    pub format: Format,
}

/// A block of an article: what is laid out on lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without surrounding white space. Inside it a line feed (or CR LF) is a soft break that is shown as a space,
    /// except in code; U+2028 is a hard break.
    pub span: Span,
    /// How many block quotes it stands in.
    pub quoted: u8,
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// A heading inside the article, level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list item, with its depth (1 is outermost) and its number in an ordered list.
    Item {
        /// Depth, 1 for the outermost list.
        depth: u8,
        /// Its number, in an ordered list.
        number: Option<u32>,
    },
    /// Code: shown as it is, never analysed.
    Code,
    /// Byline, date line, and other words about the article: shown, never analysed.
    Meta,
}

/// How the article's text relates to the source's own text (decoded to UTF-8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// They are the same, to the byte.
    Same,
    /// The text was assembled from pieces of the source.
    Pieces {
        /// The source's own text.
        source: String,
        /// Where each piece came from, in order of the article's text.
        pieces: Vec<Piece>,
    },
}

/// A piece of the article's text that stands in the source byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it starts in the article's text, in bytes.
    pub text: u32,
    /// Where it starts in the source, in bytes.
    pub source: u32,
    /// How long it is, in bytes.
    pub len: u32,
}

impl Article {
    /// A passage on its own, as one paragraph: the example of a rule, or words somebody asks about.
    #[must_use]
    pub fn passage(text: String, language: Language) -> Self {
        let trimmed = text.trim();
        let start = text.find(trimmed).unwrap_or(0);
        let span = Span::new(start, start + trimmed.len());
        Self {
            title: None,
            byline: None,
            date: None,
            language: Some(language),
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                span,
                quoted: 0,
            }],
            origin: Origin::Same,
            format: Format::Plain,
            text,
        }
    }
}
