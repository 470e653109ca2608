//! From byte offsets to lines, columns and code points, for any number of offsets of one text.
//!
//! One pass over the text leaves a mark every few kilobytes; an offset is then counted from the mark before it, so that the
//! cost of an offset depends neither on where it stands nor on how long its line is.

/// How far apart the marks are, in bytes.
const STEP: usize = 2048;

/// Where an offset stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1. A line ends at a line feed.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
    /// How many code points stand before it in the text.
    pub code_point: usize,
}

/// An index of a text by which offsets become positions.
#[derive(Debug)]
pub struct Positions<'a> {
    text: &'a str,
    marks: Vec<Mark>,
}

/// What has been counted before a multiple of [`STEP`] bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    lines: u32,
    code_points: u32,
    /// How many code points stand before the line that is going on.
    line_start: u32,
}

impl Mark {
    /// The mark after a few more bytes. Continuation bytes are no code points.
    fn after(self, bytes: &[u8]) -> Self {
        let count = |bytes: &[u8]| {
            let heads = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
            u32::try_from(heads).unwrap_or(u32::MAX)
        };
        let code_points = self.code_points.saturating_add(count(bytes));
        match memchr::memrchr(b'\n', bytes) {
            None => Self { code_points, ..self },
            Some(last) => {
                let breaks = memchr::memchr_iter(b'\n', bytes).count();
                Self {
                    lines: self.lines.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX)),
                    code_points,
                    line_start: code_points - count(bytes.get(last + 1..).unwrap_or_default()),
                }
            }
        }
    }
}

impl<'a> Positions<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut mark = Mark::default();
        for chunk in text.as_bytes().chunks(STEP) {
            marks.push(mark);
            mark = mark.after(chunk);
        }
        marks.push(mark);
        Self { text, marks }
    }

    /// The position of a byte offset; that of the end, for one beyond it.
    #[must_use]
    pub fn at(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let step = offset / STEP;
        let mark = self.marks.get(step).copied().unwrap_or_default();
        let here = mark.after(self.text.as_bytes().get(step * STEP..offset).unwrap_or_default());
        Position {
            line: here.lines as usize + 1,
            column: (here.code_points - here.line_start) as usize + 1,
            code_point: here.code_points as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_code_points() {
        let text = "é\nàb\r\n\u{1f600}x";
        let positions = Positions::new(text);
        assert_eq!(
            positions.at(0),
            Position {
                line: 1,
                column: 1,
                code_point: 0
            }
        );
        assert_eq!(
            positions.at(text.find('b').unwrap()),
            Position {
                line: 2,
                column: 2,
                code_point: 3
            }
        );
        assert_eq!(
            positions.at(text.find('x').unwrap()),
            Position {
                line: 3,
                column: 2,
                code_point: 7
            }
        );
        assert_eq!(positions.at(usize::MAX), positions.at(text.len()));
    }

    proptest! {
        #[test]
        fn positions_agree_with_counting_from_the_start(line in "[aé\u{1f600}\n\r ]{0,40}", times in 1usize..400) {
            let text = line.repeat(times);
            let positions = Positions::new(&text);
            for (code_point, (offset, _)) in text.char_indices().enumerate().step_by(97) {
                let before = &text[..offset];
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                prop_assert_eq!(positions.at(offset), Position {
                    line: before.matches('\n').count() + 1,
                    column: before[start..].chars().count() + 1,
                    code_point,
                });
            }
        }
    }
}
