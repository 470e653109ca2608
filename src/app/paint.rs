//! Drawing text: every letter that reaches the screen comes through here, and so through [`glyph_at`].
//!
//! [`glyph_at`]: crate::app::glyph::glyph_at

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::glyph::{Glyph, Mode, Shown, cells, glyphs};
use crate::app::wrap::wrap;

/// Draws a glyph at a cell, cut at `right` (exclusive).
pub fn glyph(buffer: &mut Buffer, (x, y): (u16, u16), right: u16, text: &str, glyph: &Glyph, style: Style) {
    let room = usize::from(right.saturating_sub(x)).min(glyph.cells);
    if room == 0 {
        return;
    }
    let mut put = |at: usize, symbol: &str| {
        if let Some(cell) = u16::try_from(at)
            .ok()
            .and_then(|at| buffer.cell_mut((x.checked_add(at)?, y)))
        {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    match glyph.shown {
        Shown::Blank => (0..room).for_each(|at| put(at, " ")),
        Shown::Control(_) => {
            let symbol = glyph.symbol(text);
            for (at, (start, c)) in symbol.char_indices().enumerate().take(room) {
                put(at, symbol.get(start..start + c.len_utf8()).unwrap_or(" "));
            }
        }
        _ if room < glyph.cells => (0..room).for_each(|at| put(at, "…")),
        _ => {
            put(0, &glyph.symbol(text));
            // What a wide character covers holds nothing of its own.
            (1..room).for_each(|at| put(at, " "));
        }
    }
}

/// Draws a text in one row from `x`, cut with an ellipsis at `right` (exclusive). Gives the cell after it.
pub fn line(buffer: &mut Buffer, (x, y): (u16, u16), right: u16, text: &str, style: Style) -> u16 {
    let room = usize::from(right.saturating_sub(x));
    if room == 0 {
        return x;
    }
    let mut next = x;
    for (column, one) in glyphs(text, 0, text.len(), Mode::Prose) {
        if column >= room {
            // Only blanks are left.
            break;
        }
        let end = column + one.cells;
        let full = end > room || end == room && !is_blank(text.get(one.end..).unwrap_or_default());
        if full {
            if let Some(cell) = buffer.cell_mut((next, y)) {
                cell.set_symbol("…").set_style(style);
            }
            return next + 1;
        }
        glyph(buffer, (next, y), right, text, &one, style);
        next = x.saturating_add(u16::try_from(end).unwrap_or(u16::MAX));
    }
    next
}

/// Whether nothing of a text would be seen.
fn is_blank(text: &str) -> bool {
    glyphs(text, 0, text.len(), Mode::Prose).all(|(_, glyph)| matches!(glyph.shown, Shown::Blank | Shown::Nothing))
}

/// Fills an area with blanks of a style.
pub fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    for position in area.intersection(*buffer.area()).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Draws the symbol at every cell of an area.
pub fn fill(buffer: &mut Buffer, area: Rect, symbol: &str, style: Style) {
    for position in area.intersection(*buffer.area()).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// Rows of styled text that flow to a width: what panels and boxes are made of.
#[derive(Debug, Default)]
pub struct Flow {
    width: u16,
    rows: Vec<Vec<Piece>>,
}

/// A stretch of a row.
#[derive(Clone, Debug)]
struct Piece {
    x: u16,
    text: String,
    style: Style,
}

impl Flow {
    /// Nothing yet, to be laid out in `width` cells.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self {
            width: width.max(2),
            rows: Vec::new(),
        }
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

    /// A blank row, unless the last one is blank or there is none.
    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    /// A text over as many rows as it takes, `indent` cells from the left.
    pub fn text(&mut self, indent: u16, text: &str, style: Style) {
        let indent = indent.min(self.width / 2);
        let rows = &mut self.rows;
        for line in text.lines() {
            wrap(
                line,
                0..line.len(),
                usize::from(self.width - indent),
                Mode::Prose,
                |start, end| {
                    let text = line.get(start as usize..end as usize).unwrap_or_default().to_owned();
                    rows.push(vec![Piece { x: indent, text, style }]);
                },
            );
        }
    }

    /// A text with a label at its left, in a column of `column` cells; above it where that leaves little room.
    pub fn labelled(&mut self, column: u16, label: (&str, Style), text: &str, style: Style) {
        let needed = u16::try_from(cells(label.0)).unwrap_or(u16::MAX);
        if needed >= column || self.width < column + 16 {
            self.text(0, label.0, label.1);
            self.text(2, text, style);
            return;
        }
        let first = self.rows.len();
        self.text(column, text, style);
        if let Some(row) = self.rows.get_mut(first) {
            row.push(Piece {
                x: 0,
                text: label.0.to_owned(),
                style: label.1,
            });
        }
    }

    /// One row with something at its left and something at its right; on two rows where there is no room for both.
    pub fn both(&mut self, left: (&str, Style), right: (&str, Style)) {
        let width = usize::from(self.width);
        let taken = cells(right.0);
        if cells(left.0) + 1 + taken > width {
            self.text(0, left.0, left.1);
            self.text(0, right.0, right.1);
            return;
        }
        let x = self.width - u16::try_from(taken).unwrap_or(self.width);
        self.rows.push(vec![
            Piece {
                x: 0,
                text: left.0.to_owned(),
                style: left.1,
            },
            Piece {
                x,
                text: right.0.to_owned(),
                style: right.1,
            },
        ]);
    }

    /// Leaves the blank rows out, where there is no room for all rows.
    pub fn fit(&mut self, height: u16) {
        if self.rows.len() > usize::from(height) {
            self.rows.retain(|row| !row.is_empty());
        }
    }

    /// Draws the rows from `top` on in an area; where some are left below, the last row says so with `more`.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, top: usize, more: (&str, Style)) {
        let height = usize::from(area.height);
        let top = top.min(self.rows.len().saturating_sub(height));
        for (row, y) in self.rows.iter().skip(top).zip(area.top()..area.bottom()) {
            for piece in row {
                line(
                    buffer,
                    (area.x.saturating_add(piece.x), y),
                    area.right(),
                    &piece.text,
                    piece.style,
                );
            }
        }
        if self.rows.len() > top + height && height > 1 {
            let y = area.bottom() - 1;
            clear(buffer, Rect { y, height: 1, ..area }, Style::new());
            line(buffer, (area.x, y), area.right(), more.0, more.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, width: u16) -> (Vec<String>, u16) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 4, 1));
        let next = line(&mut buffer, (2, 0), 2 + width, text, Style::new());
        let cells: Vec<String> = (0..width + 4).map(|x| buffer[(x, 0)].symbol().to_owned()).collect();
        assert_eq!((cells[0].as_str(), cells[1].as_str()), (" ", " "));
        let right: Vec<&String> = cells.iter().skip(usize::from(width) + 2).collect();
        assert_eq!(right, [" ", " "], "nothing is drawn beyond the edge");
        (cells[2..usize::from(width) + 2].to_vec(), next - 2)
    }

    #[test]
    fn a_line_is_cut_with_an_ellipsis() {
        assert_eq!(drawn("un deux", 7).0.concat(), "un deux");
        assert_eq!(drawn("un deux", 6).0.concat(), "un de…");
        assert_eq!(
            drawn("un", 6),
            (["u", "n", " ", " ", " ", " "].map(str::to_owned).to_vec(), 2)
        );
        assert_eq!(drawn("un ", 2).0.concat(), "un");
        assert_eq!(drawn("汉字汉", 5).0, ["汉", " ", "字", " ", "…"]);
        assert_eq!(drawn("a", 0).1, 0);
    }

    #[test]
    fn a_control_never_reaches_a_cell() {
        let (cells, _) = drawn("a\u{1b}[2J\u{202e}b\u{9b}", 30);
        assert_eq!(cells.concat().trim_end(), "a␛[2J<U+202E>b<U+009B>");
    }

    #[test]
    fn labels_stand_in_a_column_where_there_is_room() {
        let rows = |width| {
            let mut flow = Flow::new(width);
            flow.labelled(6, ("Voix", Style::new()), "un deux trois quatre cinq", Style::new());
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 6));
            let area = buffer.area;
            flow.draw(&mut buffer, area, 0, ("…", Style::new()));
            let row = |y| {
                (0..width)
                    .map(|x| buffer[(x, y)].symbol())
                    .collect::<String>()
                    .trim_end()
                    .to_owned()
            };
            (0..6).map(row).filter(|row| !row.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(rows(24), ["Voix  un deux trois", "      quatre cinq"]);
        assert_eq!(rows(14), ["Voix", "  un deux", "  trois quatre", "  cinq"]);
    }

    #[test]
    fn what_is_left_below_is_announced() {
        let mut flow = Flow::new(10);
        for text in ["un", "deux", "trois", "quatre"] {
            flow.text(0, text, Style::new());
        }
        let shown = |top| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
            let area = buffer.area;
            flow.draw(&mut buffer, area, top, ("more", Style::new()));
            (0..3)
                .map(|y| {
                    (0..10)
                        .map(|x| buffer[(x, y)].symbol())
                        .collect::<String>()
                        .trim_end()
                        .to_owned()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(0), ["un", "deux", "more"]);
        assert_eq!(shown(1), ["deux", "trois", "quatre"]);
        assert_eq!(shown(9), ["deux", "trois", "quatre"]);
    }
}
