//! What each piece of a text becomes on the screen: one glyph, so many cells wide, never a control sequence.
//!
//! The text of an article is untrusted and may hold anything. Everything that is drawn, article or not, goes through
//! [`glyph_at`], which makes controls and direction overrides visible and says where a row may end.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::visible::{is_control, stand_in};

/// A tab goes to the next multiple of this many cells.
const TAB: usize = 4;
/// A letter with more marks than this is drawn without the rest: nobody writes so, and a terminal may choke on it.
const LONGEST: usize = 24;

/// A grapheme is looked for in this many bytes: no honest one comes near, and a hostile one costs no more.
const LONGEST_GRAPHEME: usize = 512;

/// How a stretch of text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Line feeds are spaces.
    Prose,
    /// As prose, and the `>` that begin its lines are white space too: a quotation in plain text.
    Quoted,
    /// Line feeds end a row, and indentation stays.
    Code,
}

/// What is drawn for a glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The bytes themselves, a grapheme.
    Itself,
    /// White space, as wide as the glyph.
    Blank,
    /// What [`crate::visible`] puts in the place of a control character: `␛`, `<U+202E>`.
    Control(char),
    /// A combining mark without its letter, on a dotted circle.
    Mark,
    /// Nothing (a soft hyphen, a zero-width joiner on its own).
    Nothing,
}

/// Where a row may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Not here.
    Never,
    /// In place of this glyph, which is white space.
    Instead,
    /// After this glyph.
    After,
    /// It always ends here, in place of this glyph.
    Always,
}

/// One step of a text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Cells it takes.
    pub cells: usize,
    /// What is drawn.
    pub shown: Shown,
    /// Whether a row may end with it.
    pub wrap: Break,
}

impl Glyph {
    /// The characters to draw. White space gives one space, to be repeated.
    #[must_use]
    pub fn symbol<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let own = || text.get(self.start..self.end).unwrap_or_default();
        match self.shown {
            Shown::Itself => {
                let own = own();
                match own.char_indices().nth(LONGEST) {
                    Some((at, _)) => Cow::Borrowed(own.get(..at).unwrap_or_default()),
                    None => Cow::Borrowed(own),
                }
            }
            Shown::Blank => Cow::Borrowed(" "),
            Shown::Control(c) => Cow::Owned(stand_in(c).unwrap_or_default()),
            Shown::Mark => Cow::Owned(std::iter::once('◌').chain(own().chars().take(LONGEST)).collect()),
            Shown::Nothing => Cow::Borrowed(""),
        }
    }
}

/// The glyph that begins at byte `at`, when the row already has `column` cells; `None` at `end`, or where no character
/// begins.
///
/// `end` is the end of the block: no glyph reaches beyond it. Called again and again from a block's first byte, with each
/// glyph's end, it gives each byte of the block to exactly one glyph.
#[inline]
#[must_use]
pub fn glyph_at(text: &str, at: usize, end: usize, column: usize, mode: Mode) -> Option<Glyph> {
    let bytes = text.as_bytes().get(..end)?;
    let first = *bytes.get(at)?;
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    // The usual cases by far: a letter before a letter, and a space before one.
    if next.is_ascii() {
        if first.is_ascii_graphic() {
            let wrap = match first {
                b'-' | b'/' => after_joint(bytes, at, next),
                _ => Break::Never,
            };
            return Some(Glyph {
                start: at,
                end: at + 1,
                cells: 1,
                shown: Shown::Itself,
                wrap,
            });
        }
        if first == b' ' && next.is_ascii_alphanumeric() {
            let wrap = if bytes[..at].ends_with("«".as_bytes()) {
                Break::Never
            } else {
                Break::Instead
            };
            return Some(Glyph {
                start: at,
                end: at + 1,
                cells: 1,
                shown: Shown::Blank,
                wrap,
            });
        }
    }
    glyph_of_any(text, at, end, column, mode)
}

/// Whether a row may end after a hyphen or a slash: inside `va-t-en-guerre` or an address, not in `-5` or `--help`.
fn after_joint(bytes: &[u8], at: usize, next: u8) -> Break {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let joins = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    if (joins(before) || before.is_ascii_digit()) && joins(next) {
        Break::After
    } else {
        Break::Never
    }
}

/// [`glyph_at`] for every character.
fn glyph_of_any(text: &str, at: usize, end: usize, column: usize, mode: Mode) -> Option<Glyph> {
    let rest = text.get(at..end)?;
    let first = rest.chars().next()?;
    if is_breaking_space(first) {
        return Some(white_space(text, at, rest, column, mode));
    }
    let near = beginning(rest);
    let glyph = |len: usize, cells, shown, wrap| {
        Some(Glyph {
            start: at,
            end: at + len,
            cells,
            shown,
            wrap,
        })
    };
    match first {
        '\u{a0}' | '\u{2007}' | '\u{202f}' if !joined(near, first) => {
            return glyph(first.len_utf8(), 1, Shown::Blank, Break::Never);
        }
        // The tags that spell the flag of a region stand in the grapheme of that flag, and are never met first.
        _ if is_control(first) => {
            return glyph(
                first.len_utf8(),
                control_cells(first),
                Shown::Control(first),
                Break::Never,
            );
        }
        _ => {}
    }
    let next = || {
        rest.get(first.len_utf8()..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(' ')
    };
    if matches!(first, '\u{c0}'..='\u{17f}' | '‐'..='…') && stands_alone(rest.as_bytes(), first.len_utf8()) {
        let wrap = match first {
            '‐' | '–' => after_joint(text.as_bytes(), at, u8::try_from(next()).unwrap_or(u8::MAX)),
            '—' => Break::After,
            _ => Break::Never,
        };
        return glyph(first.len_utf8(), 1, Shown::Itself, wrap);
    }
    let grapheme = near.graphemes(true).next()?;
    let cells = grapheme.width();
    let len = grapheme.len();
    if cells == 0 {
        return if grapheme.chars().all(is_harmless_nothing) {
            glyph(len, 0, Shown::Nothing, Break::Never)
        } else {
            glyph(len, 1, Shown::Mark, Break::Never)
        };
    }
    let next = rest.get(len..).and_then(|rest| rest.chars().next());
    let wrap = match first {
        '-' | '/' if len == 1 => after_joint(
            text.as_bytes(),
            at,
            next.map_or(b' ', |next| u8::try_from(next).unwrap_or(u8::MAX)),
        ),
        _ if cells == 2 && next.is_none_or(may_begin_a_row) => Break::After,
        _ => Break::Never,
    };
    glyph(len, cells, Shown::Itself, wrap)
}

/// The beginning of a text, where one grapheme is looked for.
fn beginning(text: &str) -> &str {
    // A character has at most four bytes, so one of these is a boundary.
    (0..4)
        .find_map(|less| text.get(..LONGEST_GRAPHEME - less))
        .unwrap_or(text)
}

/// Whether the character at a byte never joins the one before it into a grapheme: ASCII, Latin letters, punctuation, or
/// the end. Told by its bytes alone; `false` says nothing.
#[inline]
#[must_use]
pub fn stands_alone(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None | Some(0..=0x7f | 0xc2..=0xc5) => true,
        // General punctuation but the zero-width joiners.
        Some(0xe2) => bytes.get(at + 1) == Some(&0x80) && !matches!(bytes.get(at + 2), Some(0x8c | 0x8d)),
        _ => false,
    }
}

/// Whether a mark stands on the first character.
fn joined(near: &str, first: char) -> bool {
    near.graphemes(true)
        .next()
        .is_some_and(|grapheme| grapheme.len() > first.len_utf8())
}

/// A run of white space, as one glyph.
fn white_space(text: &str, at: usize, rest: &str, column: usize, mode: Mode) -> Glyph {
    if mode == Mode::Code
        && let Some(len) = line_end(rest)
    {
        return Glyph {
            start: at,
            end: at + len,
            cells: 0,
            shown: Shown::Blank,
            wrap: Break::Always,
        };
    }
    let (mut len, mut cells, mut feed, mut hard) = (0, 0usize, false, false);
    for c in rest.chars() {
        let is_mark = c == '>' && feed && mode == Mode::Quoted;
        let is_line_end = mode == Mode::Code && matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        if !is_breaking_space(c) && !is_mark || is_line_end {
            break;
        }
        len += c.len_utf8();
        match c {
            '\t' => cells += TAB - (column + cells) % TAB,
            '\u{200b}' => {}
            '\u{3000}' => cells += 2,
            '\u{2028}' | '\u{2029}' => hard = true,
            ' ' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => cells += 1,
            _ => feed = true,
        }
    }
    let (cells, wrap) = if hard {
        (0, Break::Always)
    } else if feed {
        (1, Break::Instead)
    } else if len == 1 && cells == 1 && french_spacing(text, at, rest) {
        (1, Break::Never)
    } else {
        (cells, Break::Instead)
    };
    Glyph {
        start: at,
        end: at + len,
        cells,
        shown: Shown::Blank,
        wrap,
    }
}

/// Whether an ordinary space stands where French wants one that does not break: many texts are typed so.
fn french_spacing(text: &str, at: usize, rest: &str) -> bool {
    let next = rest.chars().nth(1);
    let last = text.get(..at).and_then(|before| before.chars().next_back());
    matches!(next, Some('?' | '!' | ';' | ':' | '»' | '%' | '€' | '›')) || matches!(last, Some('«' | '‹'))
}

/// The length of the line end that `rest` begins with, if it does.
fn line_end(rest: &str) -> Option<usize> {
    ["\r\n", "\n", "\r", "\u{2028}", "\u{2029}"]
        .into_iter()
        .find(|end| rest.starts_with(end))
        .map(str::len)
}

/// White space at which a row may end. Not U+00A0, U+2007, U+202F.
const fn is_breaking_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r'
            | '\u{85}'
            | '\u{1680}'
            | '\u{2000}'..='\u{2006}'
            | '\u{2008}'..='\u{200b}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{205f}'
            | '\u{3000}'
    )
}

/// Characters that have no shape of their own in honest prose either: joiners, soft hyphen, byte-order mark, selectors.
const fn is_harmless_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{200c}' | '\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether an ideographic row may begin with this character.
const fn may_begin_a_row(c: char) -> bool {
    !matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '」'
            | '』'
            | '）'
            | '〉'
            | '》'
            | '】'
            | '！'
            | '？'
            | '：'
            | '；'
            | '…'
            | '”'
            | '’'
            | ','
            | '.'
            | ')'
            | '»'
    )
}

/// Cells of what stands in the place of a control character: a picture, or its number in angle brackets.
const fn control_cells(c: char) -> usize {
    match c as u32 {
        0..=0x1f | 0x7f => 1,
        0x80..=0xffff => 8,
        _ => 9,
    }
}

/// The glyphs of a stretch of text, each with the cell it begins at. The stretch must begin where a glyph does.
pub fn glyphs(text: &str, start: usize, end: usize, mode: Mode) -> impl Iterator<Item = (usize, Glyph)> {
    let (mut at, mut column) = (start, 0);
    std::iter::from_fn(move || {
        let glyph = glyph_at(text, at, end, column, mode)?;
        let placed = (column, glyph);
        at = glyph.end;
        column += glyph.cells;
        Some(placed)
    })
}

/// How many cells a text takes in one row, drawn by this program.
#[must_use]
pub fn cells(text: &str) -> usize {
    glyphs(text, 0, text.len(), Mode::Prose)
        .map(|(_, glyph)| glyph.cells)
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::visible::is_control;

    fn shown(text: &str) -> Vec<(String, usize)> {
        glyphs(text, 0, text.len(), Mode::Prose)
            .map(|(_, glyph)| (glyph.symbol(text).into_owned(), glyph.cells))
            .collect()
    }

    fn one(text: &str) -> (String, usize) {
        let shown = shown(text);
        assert_eq!(shown.len(), 1, "{text:?}");
        shown.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn a_grapheme_is_one_glyph_of_its_own_width() {
        assert_eq!(one("e\u{301}"), ("e\u{301}".to_owned(), 1));
        assert_eq!(one("👩‍👩‍👧"), ("👩‍👩‍👧".to_owned(), 2));
        assert_eq!(one("🇫🇷").1, 2);
        assert_eq!(one("汉").1, 2);
        assert_eq!(one("\u{a0}\u{301}").1, 1);
        assert_eq!(one("\u{301}"), ("◌\u{301}".to_owned(), 1));
        assert_eq!(one("\u{ad}").1, 0);
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        assert_eq!(one(scotland), (scotland.to_owned(), 2));
    }

    #[test]
    fn controls_are_shown() {
        assert_eq!(one("\u{1b}"), ("␛".to_owned(), 1));
        assert_eq!(one("\u{7f}"), ("␡".to_owned(), 1));
        assert_eq!(one("\u{9b}"), ("<U+009B>".to_owned(), 8));
        assert_eq!(one("\u{202e}"), ("<U+202E>".to_owned(), 8));
        assert_eq!(one("\u{e0041}"), ("<U+E0041>".to_owned(), 9));
    }

    #[test]
    fn no_break_spaces_do_not_break() {
        for space in ["\u{a0}", "\u{202f}", "\u{2007}"] {
            let text = format!("a{space}!");
            let glyph = glyph_at(&text, 1, text.len(), 1, Mode::Prose).expect("there is a glyph");
            assert_eq!((glyph.shown, glyph.cells, glyph.wrap), (Shown::Blank, 1, Break::Never));
        }
        // A plain space where French wants a narrow one.
        for text in ["a !", "« a", "a »", "a ?"] {
            let at = text.find(' ').expect("there is a space");
            let glyph = glyph_at(text, at, text.len(), at, Mode::Prose).expect("there is a glyph");
            assert_eq!(glyph.wrap, Break::Never, "{text}");
        }
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        let cells = |column| glyph_at("\ta", 0, 2, column, Mode::Code).map(|glyph| glyph.cells);
        assert_eq!(
            [cells(0), cells(1), cells(3), cells(4)],
            [Some(4), Some(3), Some(1), Some(4)]
        );
    }

    #[test]
    fn the_marks_of_a_plain_quotation_are_not_its_words() {
        let text = "un\n> deux\n>> trois > quatre";
        let words: String = glyphs(text, 0, text.len(), Mode::Quoted)
            .map(|(_, glyph)| glyph.symbol(text).into_owned())
            .collect();
        assert_eq!(words, "un deux trois > quatre");
    }

    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-zA-Zéà’.,;:!?«» -]{1,12}",
            1 => "[\\PC]{1,4}",
            1 => proptest::char::any().prop_map(String::from),
            1 => proptest::sample::select(vec!["\u{1b}[2J", "\u{202e}", "\t", "\r\n", "\u{300}", "👩‍👩‍👧", "汉字", "\u{200d}", "\u{ad}", "\u{2028}", "\u{600}"])
                .prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn each_byte_belongs_to_one_glyph_and_none_is_obeyed(text in hostile(), mode in proptest::sample::select(vec![Mode::Prose, Mode::Quoted, Mode::Code])) {
            let mut at = 0;
            for (_, glyph) in glyphs(&text, 0, text.len(), mode) {
                prop_assert_eq!(glyph.start, at);
                prop_assert!(glyph.end > at);
                at = glyph.end;
                let symbol = glyph.symbol(&text);
                let is_flag = symbol.starts_with('🏴');
                prop_assert!(is_flag || !symbol.contains(is_control), "{symbol:?}");
                if glyph.shown == Shown::Itself {
                    prop_assert!(symbol.width() >= 1);
                }
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn the_short_way_for_usual_letters_gives_what_the_long_one_does(text in hostile()) {
            for (column, glyph) in glyphs(&text, 0, text.len(), Mode::Prose) {
                prop_assert_eq!(Some(glyph), glyph_of_any(&text, glyph.start, text.len(), column, Mode::Prose));
            }
        }
    }
}
