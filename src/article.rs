//! An article: one text, its blocks, and what it says of itself (title, byline, date, language).
//!
//! It knows formats, but no rule: it is what the source gives and what the analysis reads.

use std::path::Path;

use crate::language::Language;
use crate::span::Span;

mod detect;
mod front_matter;
mod markdown;
mod metadata;
mod plain;
mod position;

pub use position::{Position, Positions};

/// What an article is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: the article's text is the file's own text, to the byte.
    Plain,
    /// Markdown: the article's text is what a reader sees; [`Article::origin`] leads back to the file.
    Markdown,
}

impl Format {
    /// The format that a file's name says it is in; plain text when it says nothing.
    #[must_use]
    pub fn of_path(path: &Path) -> Self {
        Self::named(path).unwrap_or(Self::Plain)
    }

    /// Whether a file is an article by its name: those are the files that a folder is searched for.
    #[must_use]
    pub fn claims(path: &Path) -> bool {
        Self::named(path).is_some()
    }

    fn named(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            _ => None,
        }
    }
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
    /// Its blocks in order. They do not overlap. Between them lie white space and, in plain text, the marks that make a
    /// list item (`- `) or a quotation (`> `).
    pub blocks: Vec<Block>,
    /// Code inside its blocks, in order, without surrounding white space: shown, never analysed.
    pub code: Vec<Span>,
    /// Words inside its blocks that lead elsewhere, in order. A bare address in the text is none: its words are it.
    pub links: Vec<Link>,
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
    /// Its text, without surrounding white space. Inside it a line break (LF, CR LF or CR) is a soft break that is shown as
    /// a space, except in code; U+2028 is a hard break. In a quoted block of plain text the marks of the later lines stand
    /// inside it: [`Article::segments`] steps over them.
    pub span: Span,
    /// How many block quotes it stands in.
    pub quoted: u8,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// Where they lead, as the source has it: untrusted.
    pub target: String,
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
    /// A list item, with its depth (1 is outermost) and its number in an ordered list. Its mark is not in its span.
    Item {
        /// Depth, 1 for the outermost list.
        depth: u8,
        /// Its number, in an ordered list.
        number: Option<u32>,
    },
    /// Code: shown as it is, never analysed.
    Code,
    /// Byline, date line, a line of dashes, and other words about the article: shown, never analysed.
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
        /// Where each piece came from, in order of the article's text. What no piece covers was put in between.
        pieces: Vec<Piece>,
    },
}

/// A piece of the article's text and the stretch of the source that it stands for.
///
/// When both have the same length they are the same bytes; otherwise (`&eacute;` for é) the piece is indivisible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the article's text.
    pub text: Span,
    /// Where it comes from in the source.
    pub source: Span,
}

impl Piece {
    /// Whether it stands in the source byte for byte.
    const fn is_verbatim(self) -> bool {
        self.text.len() == self.source.len()
    }
}

impl Article {
    /// Makes an article of a source's text.
    ///
    /// `language` overrules what the text itself shows. Never fails: any text is an article, if a dull one.
    #[must_use]
    pub fn read(text: String, format: Format, language: Option<Language>) -> Self {
        let (mut article, declared) = match format {
            Format::Plain => (plain::read(text), None),
            Format::Markdown => markdown::read(text),
        };
        // A word that is no code ("français") is not taken for a language that we do not read.
        article.language = match (
            language,
            declared.filter(|code| code.split(['-', '_']).all(|part| part.len() <= 4)),
        ) {
            (Some(language), _) => Some(language),
            (None, Some(code)) => Language::from_code(&code),
            (None, None) => detect::language(&article),
        };
        article
    }

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
            code: Vec::new(),
            links: Vec::new(),
            origin: Origin::Same,
            format: Format::Plain,
            text,
        }
    }

    /// The text of the source that offsets in outputs refer to.
    #[must_use]
    pub fn source_text(&self) -> &str {
        match &self.origin {
            Origin::Same => &self.text,
            Origin::Pieces { source, .. } => source,
        }
    }

    /// Where a stretch of the article's text stands in the source's own text, in bytes.
    ///
    /// A stretch that was put in between (no source has it) gives the empty span where it would stand.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        let Origin::Pieces { pieces, .. } = &self.origin else {
            return span;
        };
        // The first piece that ends after the start, and the last that starts before the end.
        let first = pieces.partition_point(|piece| piece.text.end <= span.start);
        let last = pieces.partition_point(|piece| piece.text.start < span.end);
        let Some(covered) = pieces.get(first..last).filter(|covered| !covered.is_empty()) else {
            let at = pieces.get(first).map_or_else(
                || pieces.last().map_or(0, |piece| piece.source.end),
                |piece| piece.source.start,
            );
            return Span { start: at, end: at };
        };
        let (from, to) = (covered[0], covered[covered.len() - 1]);
        let start = if from.is_verbatim() {
            from.source.start + span.start.saturating_sub(from.text.start)
        } else {
            from.source.start
        };
        let end = if to.is_verbatim() {
            to.source.end - to.text.end.saturating_sub(span.end)
        } else {
            to.source.end
        };
        Span { start, end }
    }

    /// Line and column (both from 1, the column in code points) of an offset of the article's text, in the source's own text.
    ///
    /// Reads the source up to there; for many offsets make [`Positions`] of [`Article::source_text`] once.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let at = self
            .source_span(Span {
                start: offset,
                end: offset.saturating_add(1),
            })
            .start;
        let position = Positions::new(self.source_text()).at(at as usize);
        (position.line, position.column)
    }

    /// The stretches of a block's text that are its words: all of it, save in a quoted block of plain text, where each line
    /// is one, without the quotation mark (`>`) before it.
    pub fn segments(&self, block: &Block) -> impl Iterator<Item = Span> + '_ {
        plain::segments(&self.text, block.span, self.format == Format::Plain && block.quoted > 0)
    }

    /// The code inside a stretch of a block.
    #[must_use]
    pub fn code_in(&self, span: Span) -> &[Span] {
        let first = self.code.partition_point(|code| code.start < span.start);
        let last = self.code.partition_point(|code| code.end <= span.end);
        self.code.get(first..last).unwrap_or_default()
    }
}
