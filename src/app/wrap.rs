//! Rows: an article laid out at one width, once, so that drawing costs what is visible and nothing more.
//!
//! A row is a stretch of the article's text: nothing is copied, and every place on the screen leads back to a byte.
//! ratatui's own wrap breaks at the narrow no-break space of French punctuation, drops controls, and rewraps at every
//! draw; this one does none of these.

use std::ops::Range;

use rayon::prelude::*;

use crate::app::glyph::{Break, Glyph, Mode, glyph_at, glyphs, stands_alone};
use crate::article::{Article, Block, BlockKind, Format};

/// Narrower than this no text is laid out: a wide character must fit.
pub const NARROWEST: u16 = 2;

/// A row holds at most about this many bytes, even of characters that take no cell: drawing it stays cheap.
const LONGEST_ROW: usize = 4096;

/// A text from this many bytes on is laid out by all processors: a shorter one takes less than to wake them.
const LONG: usize = 500_000;

/// What a row is to its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first row of its block.
    First,
    /// A later row of its block.
    Next,
    /// The blank row before its block.
    Gap,
}

/// A row of the laid out article. Offsets are bytes of [`Article::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// First byte shown.
    pub start: u32,
    /// One past the last byte shown; white space that a row end replaced belongs to no row.
    pub end: u32,
    /// Index of its block in [`Article::blocks`].
    pub block: u32,
    /// Which row of the block.
    pub part: Part,
}

/// An article laid out at a width.
#[derive(Clone, Debug, Default)]
pub struct Wrapped {
    rows: Vec<Row>,
    width: u16,
}

impl Wrapped {
    /// Lays out the article. `width` is in cells, margins of lists and quotes included.
    #[must_use]
    pub fn new(article: &Article, width: u16) -> Self {
        let width = width.max(NARROWEST);
        let blocks = article.blocks.len();
        let rows = if article.text.len() < LONG {
            rows_of(article, width, 0..blocks)
        } else {
            // Blocks do not know of each other's rows: every processor lays out as many.
            let share = blocks.div_ceil(rayon::current_num_threads()).max(1);
            let shares: Vec<Vec<Row>> = (0..blocks.div_ceil(share))
                .into_par_iter()
                .map(|number| rows_of(article, width, number * share..((number + 1) * share).min(blocks)))
                .collect();
            shares.concat()
        };
        Self { rows, width }
    }

    /// All rows, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The width it was laid out at.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row that shows a byte, or that precedes the white space it stands in. 0 when there are no rows.
    #[must_use]
    pub fn row_of(&self, byte: u32) -> usize {
        // A gap begins where the first row of its block does, which follows it.
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    /// Where a byte is shown: its row, and the cell in it, counted from the row's indent.
    #[must_use]
    pub fn cell_of(&self, article: &Article, byte: u32) -> (usize, usize) {
        let index = self.row_of(byte);
        let cell = self.rows.get(index).map_or(0, |row| {
            row_glyphs(article, row)
                .find(|(_, glyph)| byte as usize >= glyph.start && (byte as usize) < glyph.end)
                .map_or_else(|| row_cells(article, row), |(cell, _)| cell)
        });
        (index, cell)
    }

    /// The first byte of the glyph at a cell of a row; the row's last glyph beyond its end.
    #[must_use]
    pub fn byte_at(&self, article: &Article, row: usize, cell: usize) -> u32 {
        let Some(row) = self.rows.get(row) else { return 0 };
        let glyph = row_glyphs(article, row).take_while(|(start, _)| *start <= cell).last();
        glyph.map_or(row.start, |(_, glyph)| u32::try_from(glyph.start).unwrap_or(row.start))
    }
}

/// The rows of some blocks of an article, by their indexes.
fn rows_of(article: &Article, width: u16, indexes: Range<usize>) -> Vec<Row> {
    let blocks = article.blocks.get(indexes.clone()).unwrap_or_default();
    let bytes: usize = blocks.iter().map(|block| block.span.len()).sum();
    let mut rows = Vec::with_capacity(bytes / usize::from(width).max(20) + blocks.len() * 2);
    let mut before = indexes.start.checked_sub(1).and_then(|index| article.blocks.get(index));
    for (block, index) in blocks.iter().zip(u32::try_from(indexes.start).unwrap_or(u32::MAX)..) {
        if before.is_some_and(|before| gap_between(before, block)) {
            rows.push(Row {
                start: block.span.start,
                end: block.span.start,
                block: index,
                part: Part::Gap,
            });
        }
        before = Some(block);
        let room = usize::from(width - indent(block, width));
        let mut part = Part::First;
        wrap(
            &article.text,
            block.span.range(),
            room,
            mode(article, block),
            |start, end| {
                rows.push(Row {
                    start,
                    end,
                    block: index,
                    part,
                });
                part = Part::Next;
            },
        );
    }
    rows
}

/// The glyphs of a row, each with its cell, counted from the row's indent.
pub fn row_glyphs(article: &Article, row: &Row) -> impl Iterator<Item = (usize, Glyph)> {
    let mode = article
        .blocks
        .get(row.block as usize)
        .map_or(Mode::Prose, |block| mode(article, block));
    glyphs(&article.text, row.start as usize, row.end as usize, mode)
}

/// How many cells the glyphs of a row take.
fn row_cells(article: &Article, row: &Row) -> usize {
    row_glyphs(article, row)
        .last()
        .map_or(0, |(cell, glyph)| cell + glyph.cells)
}

/// How a block is read.
const fn mode(article: &Article, block: &Block) -> Mode {
    match (block.kind, article.format) {
        (BlockKind::Code, _) => Mode::Code,
        (_, Format::Plain) if block.quoted > 0 => Mode::Quoted,
        _ => Mode::Prose,
    }
}

/// Cells at the left of every row of a block: bars of quotes, then the hanging indent of a list item, or of code.
///
/// On a narrow screen text matters more than structure: it keeps half the width.
#[must_use]
pub fn indent(block: &Block, width: u16) -> u16 {
    quote_indent(block.quoted)
        .saturating_add(own_indent(block.kind))
        .min(width / 2)
}

/// Cells that the bars of block quotes take.
#[must_use]
pub fn quote_indent(quoted: u8) -> u16 {
    u16::from(quoted) * 2
}

fn own_indent(kind: BlockKind) -> u16 {
    match kind {
        BlockKind::Item { depth, number } => {
            let marker = number.map_or(2, |number| number.checked_ilog10().map_or(3, |digits| 3 + digits));
            u16::from(depth.saturating_sub(1)) * 2 + u16::try_from(marker).unwrap_or(3)
        }
        BlockKind::Code => 2,
        _ => 0,
    }
}

/// Whether a blank row stands between two blocks.
fn gap_between(before: &Block, block: &Block) -> bool {
    if before.quoted != block.quoted {
        return true;
    }
    !matches!(
        (before.kind, block.kind),
        (BlockKind::Item { .. }, BlockKind::Item { .. })
            | (BlockKind::Meta, BlockKind::Meta)
            | (BlockKind::Heading(_), _)
    )
}

/// Cuts a stretch of text into rows of at most `width` cells, and gives the first and last byte of each to `emit`.
///
/// Linear whatever the text: a row that is too long goes back to its last break, and never further. An empty stretch
/// gives one empty row.
pub fn wrap(text: &str, range: Range<usize>, width: usize, mode: Mode, mut emit: impl FnMut(u32, u32)) {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let bytes = text.as_bytes().get(..range.end).unwrap_or(text.as_bytes());
    let end = bytes.len();
    let (mut at, mut row, mut column) = (range.start, range.start, 0);
    let mut rows = 0usize;
    let mut last: Option<Opportunity> = None;
    loop {
        let run = letters(bytes, at, width - column);
        at += run.bytes;
        column += run.cells;
        let Some(glyph) = glyph_at(text, at, end, column, mode) else {
            break;
        };
        if glyph.wrap == Break::Always {
            emit(offset(row), offset(glyph.start));
            rows += 1;
            (at, row, column, last) = (glyph.end, glyph.end, 0, None);
        } else if column + glyph.cells <= width && (glyph.end - row <= LONGEST_ROW || glyph.start == row) {
            at = glyph.end;
            if glyph.wrap == Break::Instead && column == 0 && mode != Mode::Code {
                row = at;
                continue;
            }
            column += glyph.cells;
            match glyph.wrap {
                Break::Instead if column > glyph.cells => {
                    last = Some(Opportunity {
                        end: glyph.start,
                        next: at,
                        column,
                    });
                }
                Break::After => {
                    last = Some(Opportunity {
                        end: at,
                        next: at,
                        column,
                    });
                }
                _ => {}
            }
        } else if glyph.wrap == Break::Instead && (column > 0 || mode != Mode::Code) {
            emit(offset(row), offset(glyph.start));
            rows += 1;
            (at, row, column, last) = (glyph.end, glyph.end, 0, None);
        } else if let Some(opportunity) = last.take() {
            emit(offset(row), offset(opportunity.end));
            rows += 1;
            row = opportunity.next;
            if memchr::memchr(b'\t', bytes.get(row..at).unwrap_or_default()).is_some() {
                // A tab is as wide as its place makes it: what the new row begins with is measured again, once.
                (at, column) = (row, 0);
            } else {
                column -= opportunity.column;
            }
        } else if column == 0 {
            // Wider than the whole row: it is drawn cut.
            at = glyph.end;
            column = width;
        } else {
            emit(offset(row), offset(glyph.start));
            rows += 1;
            (row, column) = (glyph.start, 0);
        }
    }
    if row < end || rows == 0 {
        emit(offset(row), offset(end.max(row)));
    }
}

/// The last place where the row that is being filled may end.
struct Opportunity {
    /// One past the last byte of the row, if it ends there.
    end: usize,
    /// First byte of the next row.
    next: usize,
    /// Cells up to `next`.
    column: usize,
}

/// A run of letters, each one cell wide and a grapheme of its own.
struct Run {
    bytes: usize,
    cells: usize,
}

/// The run of plain letters at `at`, at most `room` cells: what most of a text is made of, told by its bytes alone.
fn letters(bytes: &[u8], at: usize, room: usize) -> Run {
    let rest = bytes.get(at..).unwrap_or_default();
    let (mut len, mut cells, mut before) = (0, 0, 0);
    while cells < room {
        let step = match rest.get(len) {
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'.' | b'\'' | b'"' | b'(' | b')') => 1,
            // U+00C0 to U+00FF, the accented letters of Latin-1.
            Some(0xc3) => 2,
            _ => break,
        };
        before = step;
        len += step;
        cells += 1;
    }
    if before > 0 && !stands_alone(rest, len) {
        // Perhaps a combining mark follows: the last letter is left to the segmentation.
        len -= before;
        cells -= 1;
    }
    Run { bytes: len, cells }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::glyph::Shown;
    use crate::language::Language;
    use crate::span::Span;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let mut rows = Vec::new();
        wrap(text, 0..text.len(), width, Mode::Prose, |start, end| {
            rows.push(&text[start as usize..end as usize]);
        });
        rows
    }

    #[test]
    fn rows_end_between_words() {
        assert_eq!(rows("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(rows("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(rows("un deux", 80), ["un deux"]);
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("un   deux\nde  trois", 7), ["un", "deux\nde", "trois"]);
    }

    #[test]
    fn french_punctuation_stays_with_its_word() {
        assert_eq!(rows("vraiment\u{202f}? oui", 10), ["vraiment\u{202f}?", "oui"]);
        assert_eq!(rows("est-ce fini\u{202f}!", 11), ["est-ce", "fini\u{202f}!"]);
        assert_eq!(rows("il dit « oui » enfin", 9), ["il dit", "« oui »", "enfin"]);
        assert_eq!(rows("41\u{a0}millions", 8), ["41\u{a0}milli", "ons"]);
    }

    #[test]
    fn long_words_break_after_hyphens_and_else_anywhere() {
        assert_eq!(rows("un va-t-en-guerre", 10), ["un va-t-", "en-guerre"]);
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("x -5 --help", 6), ["x -5", "--help"]);
        assert_eq!(rows("汉字汉字", 5), ["汉字", "汉字"]);
        assert_eq!(rows("a\u{301}b\u{301}c\u{301}", 2), ["a\u{301}b\u{301}", "c\u{301}"]);
    }

    #[test]
    fn a_hard_break_ends_the_row() {
        assert_eq!(rows("un\u{2028}deux", 20), ["un", "deux"]);
    }

    #[test]
    fn code_keeps_its_lines_and_its_indentation() {
        let text = "a\n    b c\r\n\nd";
        let mut rows = Vec::new();
        wrap(text, 0..text.len(), 20, Mode::Code, |start, end| {
            rows.push(&text[start as usize..end as usize]);
        });
        assert_eq!(rows, ["a", "    b c", "", "d"]);
    }

    #[test]
    fn a_long_text_is_laid_out_as_a_short_one() {
        let text = "# Un pont\n\nUn, deux et trois.\n\n- quatre\n- cinq\n\n> Six, sept.\n\n".repeat(10_000);
        assert!(text.len() > LONG);
        let article = Article::read(text, Format::Markdown, None);
        let rows = rows_of(&article, 12, 0..article.blocks.len());
        assert!(Wrapped::new(&article, 12).rows() == rows);
    }

    #[test]
    fn lists_and_quotes_hang() {
        let article = Article::read(
            "# T\n\nUn.\n\n> Deux trois quatre.\n\n12. Cinq six sept huit.\n".to_owned(),
            Format::Markdown,
            None,
        );
        let wrapped = Wrapped::new(&article, 14);
        let shown: Vec<String> = wrapped
            .rows()
            .iter()
            .map(|row| {
                let block = &article.blocks[row.block as usize];
                let indent = " ".repeat(usize::from(indent(block, 14)));
                format!(
                    "{indent}{}",
                    Span {
                        start: row.start,
                        end: row.end
                    }
                    .of(&article.text)
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "T",
                "",
                "Un.",
                "  ",
                "  Deux trois",
                "  quatre.",
                "    ",
                "    Cinq six",
                "    sept huit."
            ]
        );
    }

    #[test]
    fn a_tab_is_measured_where_its_row_shows_it() {
        let article = Article::read("AAé,a \"\t» ".to_owned(), Format::Plain, Some(Language::French));
        let wrapped = Wrapped::new(&article, 4);
        for row in wrapped.rows() {
            assert!(row_cells(&article, row) <= 4, "{row:?}");
        }
    }

    /// An article in plain text, hostile or not.
    fn article() -> impl Strategy<Value = Article> {
        let piece = prop_oneof![
            6 => "[a-zA-Zéà’.,;:!?«»-]{1,12} ",
            1 => "[\\PC]{1,4}",
            1 => proptest::char::any().prop_map(String::from),
            1 => proptest::sample::select(vec!["\n", "\n\n", "\t", "\r\n", "> ", "- ", "\u{202f}", "\u{300}", "👩‍👩‍👧", "汉字", "\u{202e}", "\u{2028}", "    "])
                .prop_map(str::to_owned),
        ];
        (
            proptest::collection::vec(piece, 0..40),
            proptest::sample::select(vec![Format::Plain, Format::Markdown]),
        )
            .prop_map(|(pieces, format)| Article::read(pieces.concat(), format, None))
    }

    proptest! {
        #[test]
        fn everything_is_shown_once_and_no_row_is_too_wide(article in article(), width in 2u16..90) {
            let wrapped = Wrapped::new(&article, width);
            let mut at = 0;
            for row in wrapped.rows() {
                prop_assert!(row.start >= at, "rows are in order");
                prop_assert!(row.end >= row.start);
                // What a row end replaces is white space, or what nobody sees.
                let block = &article.blocks[row.block as usize];
                if row.part == Part::Next {
                    let mode = mode(&article, block);
                    let between = glyphs(&article.text, at as usize, row.start as usize, mode);
                    for (_, glyph) in between {
                        prop_assert!(matches!(glyph.shown, Shown::Blank | Shown::Nothing), "{glyph:?}");
                    }
                }
                at = row.end;
                let room = usize::from(width - indent(block, width));
                let glyphs: Vec<_> = row_glyphs(&article, row).collect();
                let used = glyphs.last().map_or(0, |(cell, glyph)| cell + glyph.cells);
                prop_assert!(used <= room || glyphs.iter().filter(|(_, glyph)| glyph.cells > 0).count() == 1, "{used} cells in {room}");
                prop_assert_eq!(glyphs.iter().map(|(_, glyph)| glyph.end - glyph.start).sum::<usize>(), (row.end - row.start) as usize);
            }
            for (index, block) in article.blocks.iter().enumerate() {
                let own = || wrapped.rows().iter().filter(|row| row.block as usize == index && row.part != Part::Gap);
                prop_assert_eq!(own().next().map(|row| row.start), Some(block.span.start));
                prop_assert_eq!(own().next_back().map(|row| row.end), Some(block.span.end));
            }
        }

        #[test]
        fn places_lead_to_cells_and_back(article in article(), width in 2u16..60) {
            let wrapped = Wrapped::new(&article, width);
            for (index, row) in wrapped.rows().iter().enumerate().filter(|(_, row)| row.part != Part::Gap) {
                for (cell, glyph) in row_glyphs(&article, row).filter(|(_, glyph)| glyph.cells > 0) {
                    let byte = Span::new(glyph.start, glyph.end).start;
                    prop_assert_eq!(wrapped.cell_of(&article, byte), (index, cell));
                    prop_assert_eq!(wrapped.byte_at(&article, index, cell), byte);
                }
            }
        }
    }
}
