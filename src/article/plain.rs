//! Plain text: the article's text is the file's text, and only the blocks are to be found.
//!
//! Blank lines part blocks. Inside a chunk without blank lines a line break is either a hard wrap or the end of a paragraph,
//! and what tells them apart is the question a typist's machine would have asked: would the next word have fit on the line
//! before? One pass over a bounded sample measures at which width the text is wrapped, if it is; one pass over the lines
//! then makes the blocks. Both keep one line in hand, so that any text costs time and memory in proportion to its length.

use super::metadata::{self, Metadata};
use super::{Article, Block, BlockKind, Format, Origin};
use crate::span::Span;

/// How much of a text is looked at to measure its wrapping, in bytes.
const SAMPLE_BYTES: usize = 256 * 1024;

/// Widths at which texts are wrapped by hand or by machine, in code points. Beyond, a line is a paragraph.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 30..=132;

/// Deepest quotation (`>>>`) that is told apart.
const MAX_QUOTED: u8 = 32;

/// Longest heading, in bytes, and how much longer the paragraph under it must be.
const HEADING_BYTES: usize = 100;

pub(super) fn read(text: String) -> Article {
    let mut blocks = blocks(&text);
    let metadata = metadata::recognise(&text, &mut blocks, Metadata::default());
    Article {
        text,
        title: metadata.title,
        byline: metadata.byline,
        date: metadata.date,
        language: None,
        blocks,
        code: Vec::new(),
        links: Vec::new(),
        origin: Origin::Same,
        format: Format::Plain,
    }
}

/// The stretches of a block's text that are its words.
pub(super) fn segments(text: &str, block: Span, quoted: bool) -> impl Iterator<Item = Span> + '_ {
    // A block that is no quotation is one stretch, whatever its lines begin with.
    let whole = (!quoted).then_some(block);
    let lines = quoted.then(|| Lines::within(text, block)).into_iter().flatten();
    whole
        .into_iter()
        .chain(lines.map(|line| line.content))
        .filter(|span| !span.is_empty())
}

/// One line of a text.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without its quotation marks and the white space around.
    content: Span,
    /// How many `>` stand before it.
    quoted: u8,
    /// How many columns of white space stand before its content, quotation marks apart.
    indent: u32,
    /// From its first byte to the end of its content, in code points.
    width: usize,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.content.is_empty()
    }
}

/// The lines of a stretch of text. A line ends at LF, CR LF, CR, or the CR CR LF that careless programs leave.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            end: text.len(),
        }
    }

    fn within(text: &'a str, span: Span) -> Self {
        Self {
            text,
            at: span.range().start,
            end: span.range().end,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let rest = self.text.get(self.at..self.end).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(length);
        let start = self.at;
        self.at += length
            + [("\r\r\n", 3), ("\r\n", 2), ("\r", 1), ("\n", 1)]
                .into_iter()
                .find_map(|(mark, bytes)| tail.starts_with(mark).then_some(bytes))
                .unwrap_or_default();
        Some(measure(line, start))
    }
}

/// A line from its text and the offset of its first byte.
fn measure(line: &str, offset: usize) -> Line {
    let trimmed = line.trim_end_matches(is_blank);
    let mut content = trimmed.trim_start_matches(is_blank);
    let mut space = trimmed.len() - content.len();
    let mut quoted = 0;
    while let Some(inner) = content.strip_prefix('>').filter(|_| quoted < MAX_QUOTED) {
        quoted += 1;
        content = inner.trim_start_matches(is_blank);
        space = inner.len() - content.len();
    }
    let start = offset + trimmed.len() - content.len();
    Line {
        content: Span::new(start, offset + trimmed.len()),
        quoted,
        indent: indent(line.get(start - offset - space..start - offset).unwrap_or_default()),
        width: trimmed.chars().count(),
    }
}

/// How many columns white space is wide; a tab is a level of indentation, whatever it is set to.
fn indent(space: &str) -> u32 {
    space
        .chars()
        .fold(0, |columns, c| columns.saturating_add(if c == '\t' { 4 } else { 1 }))
}

/// White space, and the characters that have no width and no meaning at the edge of a line.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// The blocks of a text, all of them paragraphs, items, headings or lines of marks.
fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder {
        text,
        wrap: wrap_width(text),
        blocks: Vec::new(),
        last: None,
        open: None,
        items: Vec::new(),
    };
    let mut gap = true;
    for line in Lines::of(text) {
        if line.is_blank() {
            gap = true;
        } else {
            builder.add(line, gap);
            gap = false;
        }
    }
    builder.close();
    builder.blocks
}

/// Makes blocks of lines.
struct Builder<'a> {
    text: &'a str,
    /// At which width the text is wrapped, if it is.
    wrap: Option<usize>,
    blocks: Vec<Block>,
    /// How the last block of `blocks` was made.
    last: Option<Shape>,
    /// The block that the next line may belong to.
    open: Option<Open>,
    /// The indents of the list items that are going on, outermost first.
    items: Vec<u32>,
}

/// How a block stood in the file.
#[derive(Clone, Copy)]
struct Shape {
    gap_before: bool,
    lines: usize,
}

struct Open {
    block: Block,
    shape: Shape,
    /// Its last line so far.
    line: Line,
}

impl Builder<'_> {
    /// Takes a line that is not blank; `gap` says that blank lines stand before it.
    fn add(&mut self, line: Line, gap: bool) {
        let content = line.content.of(self.text);
        if is_rule(content) {
            self.underline(content, gap);
            self.close();
            self.start(BlockKind::Meta, line, gap);
            self.close();
            return;
        }
        let marker = item_marker(content);
        if !gap && self.continues(line, marker.is_some()) {
            if let Some(open) = &mut self.open {
                open.block.span.end = line.content.end;
                open.shape.lines += 1;
                open.line = line;
            }
            return;
        }
        self.close();
        match marker {
            None => {
                self.items.clear();
                self.start(BlockKind::Paragraph, line, gap);
            }
            Some((marker, number)) => {
                while self.items.last().is_some_and(|&indent| indent > line.indent) {
                    self.items.pop();
                }
                if self.items.last() != Some(&line.indent) {
                    self.items.push(line.indent);
                }
                let depth = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
                let content = Span {
                    start: line.content.start + marker,
                    ..line.content
                };
                self.start(BlockKind::Item { depth, number }, Line { content, ..line }, gap);
            }
        }
    }

    fn start(&mut self, kind: BlockKind, line: Line, gap_before: bool) {
        self.open = Some(Open {
            block: Block {
                kind,
                span: line.content,
                quoted: line.quoted,
            },
            shape: Shape { gap_before, lines: 1 },
            line,
        });
    }

    /// Whether a line goes on with the open block: the break before it is a hard wrap.
    fn continues(&self, line: Line, marked: bool) -> bool {
        let (Some(open), Some(width)) = (&self.open, self.wrap) else {
            return false;
        };
        if open.block.quoted != line.quoted {
            return false;
        }
        let full = !fits(open.line.width, first_word(line.content.of(self.text)), width);
        let ended = ends_sentence(open.block.span.of(self.text));
        let in_item = matches!(open.block.kind, BlockKind::Item { .. });
        if marked {
            // A dash inside a sentence can come to stand at the start of a line.
            return full && !ended && !in_item;
        }
        let indented = line.indent > open.line.indent + 1 && !in_item;
        if full {
            !(indented && ended)
        } else {
            // Ragged wrapping: the sentence plainly goes on, and the line before is no stub.
            !ended && !indented && starts_lower(line.content.of(self.text)) && open.line.width * 2 >= width
        }
    }

    /// Finishes the open block, and sees whether it makes a heading of the one before.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.block.kind == BlockKind::Paragraph
            && let (Some(above), Some(shape)) = (self.blocks.last_mut(), self.last)
            && above.kind == BlockKind::Paragraph
            && (above.quoted, open.block.quoted) == (0, 0)
            && shape.lines == 1
            && heads(
                above.span.of(self.text),
                shape.gap_before,
                open.block.span.len(),
                open.shape.gap_before,
            )
        {
            above.kind = BlockKind::Heading(2);
        }
        self.blocks.push(open.block);
        self.last = Some(open.shape);
    }

    /// A line of `=` or `-` right under a line of words makes it a heading.
    fn underline(&mut self, rule: &str, gap: bool) {
        let level = match rule.as_bytes().first() {
            Some(b'=') => 1,
            Some(b'-') => 2,
            _ => return,
        };
        if let Some(open) = &mut self.open
            && !gap
            && open.shape.lines == 1
            && open.block.kind == BlockKind::Paragraph
            && is_headline(open.block.span.of(self.text))
        {
            open.block.kind = BlockKind::Heading(level);
        }
    }
}

/// Whether a one-line block is the heading of the paragraph below it, which is `below` bytes long.
fn heads(text: &str, gap_before: bool, below: usize, gap_between: bool) -> bool {
    let limit = match (gap_before, gap_between) {
        (true, _) => HEADING_BYTES,
        // No blank lines at all: one paragraph a line, so that nothing but its shortness tells.
        (false, false) => HEADING_BYTES / 2,
        (false, true) => return false,
    };
    text.len() <= limit && below >= text.len() * 2 && below >= HEADING_BYTES / 2 && is_headline(text)
}

/// Whether a line is written as headings are: it begins like a title and does not end like a sentence. A question or a cry
/// between two paragraphs is more often part of the argument than a heading over it.
fn is_headline(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "«“\"‘'(".contains(c));
    begins && !ends_sentence(text) && !text.ends_with(',') && text.contains(char::is_alphabetic)
}

/// Whether a sentence, or a clause, ends with this text; closing marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || "»”’\"')]".contains(c))
        .ends_with(['.', '!', '?', '…', ':', ';'])
}

fn starts_lower(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// The length of the first word, in code points.
fn first_word(text: &str) -> usize {
    text.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Whether a word would have fit on a line, after a space.
const fn fits(line: usize, word: usize, width: usize) -> bool {
    line + 1 + word <= width
}

/// At which width a text is wrapped, in code points; `None` when its lines are paragraphs.
///
/// The width is the length that nearly all lines stay within which another follows. The text is wrapped when for most of
/// them the next word would not have fit, or when most break off in mid-sentence at about that width.
fn wrap_width(text: &str) -> Option<usize> {
    let mut breaks: Vec<(usize, usize)> = Vec::new();
    let mut running = 0;
    let mut before: Option<Line> = None;
    for line in Lines::of(text).take_while(|line| line.content.range().start < SAMPLE_BYTES) {
        let content = line.content.of(text);
        let usable = !line.is_blank() && !is_rule(content);
        if let Some(before) = before.filter(|before| usable && before.quoted == line.quoted)
            && item_marker(content).is_none()
        {
            breaks.push((before.width, first_word(content)));
            running += usize::from(starts_lower(content) && !ends_sentence(before.content.of(text)));
        }
        before = usable.then_some(line);
    }
    let mut widths: Vec<usize> = breaks.iter().map(|&(width, _)| width).collect();
    widths.sort_unstable();
    let count = widths.len();
    // A long address that could not be broken must not pass for the width.
    let width = *widths.get((count * 95 / 100).min(count.checked_sub(1)?))?;
    let full = breaks.iter().filter(|&&(line, word)| !fits(line, word, width)).count();
    let filled = widths.iter().map(|&line| line.min(width)).sum::<usize>();
    let wrapped = (full * 10 >= count * 6 && running * 10 >= count * 3)
        || (running * 2 >= count && filled * 10 >= count * width * 6);
    (wrapped && WRAP_WIDTHS.contains(&width)).then_some(width)
}

/// Whether a line is made of marks alone (`-----`, `* * *`).
fn is_rule(line: &str) -> bool {
    let is_mark = |c: char| "-=_*~#•·–—".contains(c);
    line.chars().all(|c| is_mark(c) || c == ' ') && line.chars().filter(|&c| is_mark(c)).take(3).count() == 3
}

/// The length in bytes of the mark that makes a line a list item, white space after it included, and its number.
fn item_marker(line: &str) -> Option<(u32, Option<u32>)> {
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (after, number, tight) = if (1..=3).contains(&digits) {
        let (number, rest) = line.split_at(digits);
        (rest.strip_prefix(['.', ')'])?, number.parse().ok(), false)
    } else {
        let mut characters = line.chars();
        let tight = match characters.next()? {
            '-' | '*' | '·' => false,
            // Bullets proper are nothing else, with or without a space.
            '•' | '‣' | '▪' | '◦' => true,
            _ => return None,
        };
        (characters.as_str(), None, tight)
    };
    let words = after.trim_start_matches(is_blank);
    let spaced = tight || words.len() < after.len();
    (spaced && !words.is_empty()).then(|| (u32::try_from(line.len() - words.len()).unwrap_or(u32::MAX), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Heading, Item, Meta, Paragraph, Title};
    use proptest::prelude::*;

    /// Kind, depth of quotation and words of each block.
    fn read_blocks(text: &str) -> Vec<(BlockKind, u8, String)> {
        let article = read(text.to_owned());
        assert_eq!(article.text, text);
        article
            .blocks
            .iter()
            .map(|block| (block.kind, block.quoted, block.span.of(text).to_owned()))
            .collect()
    }

    fn kinds(text: &str) -> Vec<BlockKind> {
        read_blocks(text).into_iter().map(|(kind, ..)| kind).collect()
    }

    const WRAPPED: &str = "\
The harbour council met on Monday evening to hear what the engineers
had found under the third pier, and adjourned without a vote after
two hours.
A second meeting is planned before the end of the month, when the
costs are known and the owners of the boats can be heard.";

    #[test]
    fn hard_wraps_are_joined_and_a_short_line_ends_the_paragraph() {
        let blocks = read_blocks(WRAPPED);
        let starts: Vec<&str> = blocks.iter().map(|(_, _, words)| &words[..8]).collect();
        assert_eq!(starts, ["The harb", "A second"]);
        assert_eq!(kinds(&WRAPPED.replace('\n', "\r\n")), [Paragraph; 2]);
        assert_eq!(kinds(&WRAPPED.replace('\n', "\r")), [Paragraph; 2]);
    }

    #[test]
    fn a_line_each_stays_a_paragraph_each() {
        let lines = "The harbour council met on Monday evening.\nIt adjourned.\nNobody had read the report of the engineers, who were \
                     not there to speak for it either.\nA second meeting is planned.";
        assert_eq!(kinds(lines), [Paragraph; 4]);
        let verse = "Sur le port endormi\nla brume se repose\net nul ne sait\nqui viendra";
        assert_eq!(kinds(verse).len(), 4);
    }

    #[test]
    fn a_short_first_line_is_the_title() {
        let body = "Le conseil du port s'est réuni lundi soir pour entendre les ingénieurs, puis il a levé la séance sans voter.";
        assert_eq!(kinds(&format!("Le port attend\n\n{body}")), [Title, Paragraph]);
        assert_eq!(kinds(&format!("Le port attend\n{body}")), [Title, Paragraph]);
        assert_eq!(
            kinds(&format!("Qui veut la mort du port ?\n\n{body}")),
            [Title, Paragraph]
        );
        assert_eq!(
            kinds(&format!("Le port attend depuis un an.\n\n{body}")),
            [Paragraph; 2]
        );
        assert_eq!(kinds("Le port attend"), [Paragraph]);
    }

    #[test]
    fn headings_stand_alone_over_a_longer_paragraph() {
        let body =
            "The council met on Monday evening to hear the engineers, and adjourned without a vote after two hours.";
        let text =
            format!("Pier three\n\n{body}\n\nWhat was found\n\n{body}\n\nWho gains?\n\n{body}\n\nCosts\n-----\n{body}");
        assert_eq!(
            kinds(&text),
            [
                Title,
                Paragraph,
                Heading(2),
                Paragraph,
                Paragraph,
                Paragraph,
                Heading(2),
                Meta,
                Paragraph
            ]
        );
    }

    #[test]
    fn items_have_depth_and_number_and_their_mark_is_outside() {
        let item = |depth, number| Item { depth, number };
        assert_eq!(
            read_blocks("- bois\n  * chêne\n- fer\n\n1. Payer\n12) Partir"),
            [
                (item(1, None), 0, "bois".into()),
                (item(2, None), 0, "chêne".into()),
                (item(1, None), 0, "fer".into()),
                (item(1, Some(1)), 0, "Payer".into()),
                (item(1, Some(12)), 0, "Partir".into()),
            ]
        );
        assert_eq!(kinds("-5 degrés\n— Tu viens ?\n1999. Une année\n-"), [Paragraph; 4]);
    }

    #[test]
    fn quoted_lines_are_stepped_into_without_their_marks() {
        let text = format!("> {}\n>> Agreed.\n\nMe too.", WRAPPED.replace('\n', "\n> "));
        let article = read(text.clone());
        assert_eq!(
            article.blocks.iter().map(|block| block.quoted).collect::<Vec<_>>(),
            [1, 1, 2, 0]
        );
        let words: Vec<&str> = article
            .segments(&article.blocks[1])
            .map(|span| span.of(&text))
            .collect();
        assert_eq!(words, WRAPPED.lines().skip(3).collect::<Vec<_>>());
        assert_eq!(
            article.segments(&article.blocks[3]).collect::<Vec<_>>(),
            [article.blocks[3].span]
        );
    }

    #[test]
    fn white_space_of_every_kind_stays_in_the_text() {
        let text = "\u{feff}Titre\r\n\r\n\tUn\u{a0}mot\u{ad}coupé\u{2009}! \r\n";
        let words = "Un\u{a0}mot\u{ad}coupé\u{2009}!";
        assert_eq!(
            read_blocks(text),
            [(Title, 0, "Titre".into()), (Paragraph, 0, words.into())]
        );
    }

    #[test]
    fn hostile_sizes_take_time_in_proportion() {
        for text in [
            "\n".repeat(1 << 20),
            "mot ".repeat(1 << 18),
            "x".repeat(1 << 20),
            "> ".repeat(1 << 19),
            "a\n".repeat(1 << 18),
            "\r".repeat(1 << 20),
            "- ".repeat(1 << 19),
        ] {
            assert!(read(text).blocks.len() <= 1 << 18);
        }
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_only_white_space_and_marks_lie_between(text in "([a-zA-Zé.!,:>*#=\\- \t\r\n\u{a0}]|[0-9][.)] |\n\n|> |- ){0,200}") {
            let article = read(text.clone());
            let mut end = 0;
            for block in &article.blocks {
                let range = block.span.range();
                prop_assert!(range.start >= end && range.start < range.end);
                let between = &text[end..range.start];
                prop_assert!(between.chars().all(|c| is_blank(c) || "->*.)".contains(c) || c.is_ascii_digit()), "{between:?}");
                prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                for segment in article.segments(block) {
                    prop_assert!(block.span.contains(segment) && !segment.of(&text).starts_with(char::is_whitespace));
                }
                end = range.end;
            }
            prop_assert!(text[end..].chars().all(|c| is_blank(c) || c == '>'));
        }
    }
}
