//! A list with columns: cells cut and padded to their widths, the names of the columns above them, and room around.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::glyph::cells;
use crate::app::state::App;
use crate::app::studied::{Entry, Studied};
use crate::app::view_list::ListRow;
use crate::app::{columns, paint};

/// From this width on, rows say something at their right end.
const ASIDE_FROM: u16 = 60;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The key of its name; none where it needs none.
    pub name: Option<&'static str>,
    /// Its width in cells, with what is blank beside it; nought where there is no room for it.
    pub width: usize,
    /// Whether its cells stand at its right end.
    pub right: bool,
}

impl Column {
    /// A column whose cells begin at its left.
    #[must_use]
    pub const fn left(name: Option<&'static str>, width: usize) -> Self {
        Self {
            name,
            width,
            right: false,
        }
    }

    /// A column whose cells end at its right.
    #[must_use]
    pub const fn right(name: Option<&'static str>, width: usize) -> Self {
        Self {
            name,
            width,
            right: true,
        }
    }
}

/// A row of so many columns.
#[must_use]
pub fn row<const N: usize>(columns: &[Column; N], cells: [(String, Style); N]) -> ListRow {
    let cells = cells.into_iter().zip(columns).filter(|(_, column)| column.width > 0);
    let pieces = cells.map(|((text, style), column)| {
        let text = if column.right {
            columns::right(&text, column.width)
        } else {
            columns::left(&text, column.width)
        };
        (text, style)
    });
    ListRow {
        pieces: pieces.collect(),
        right: None,
    }
}

/// The rows around a list that are not of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Above it, the names of its columns among them.
    pub above: u16,
    /// Below it.
    pub below: u16,
    /// Whether the row right above it has the names of its columns.
    pub names: bool,
}

impl Frame {
    /// Where the rows of the list stand.
    #[must_use]
    pub fn list_area(self, area: Rect) -> Rect {
        Rect {
            y: area.y + self.above.min(area.height),
            height: area.height.saturating_sub(self.above + self.below),
            ..area
        }
    }

    /// Draws the names of the columns right above the list.
    pub fn draw_names<const N: usize>(self, app: &App, buffer: &mut Buffer, columns: &[Column; N]) {
        if !self.names {
            return;
        }
        let area = inner(app.layout.list);
        let y = self.list_area(area).y.saturating_sub(1);
        let messages = app.reading.messages;
        let style = app.theme.roles.dim.0;
        // A name that does not fit says less than none.
        let names = columns.map(|column| {
            let name = column.name.map_or("", |key| messages.get(key));
            let fits = cells(name) + usize::from(!column.right) <= column.width;
            (if fits { name.to_owned() } else { String::new() }, style)
        });
        row(columns, names).draw(buffer, Rect { y, height: 1, ..area });
    }

    /// Draws a text in the last row of a view that has rows below its list.
    pub fn draw_below(self, app: &App, buffer: &mut Buffer, text: &str) {
        if self.below > 0 {
            let area = inner(app.layout.list);
            let y = area.bottom().saturating_sub(1);
            paint::line(buffer, (area.x, y), area.right(), text, app.theme.roles.dim.0);
        }
    }
}

/// What is said at the right end of a row that has its own words; nothing on a narrow screen, where those need it all.
#[must_use]
pub fn aside(app: &App, text: String) -> Option<(String, Style)> {
    (app.layout.list.width >= ASIDE_FROM).then_some((text, app.theme.roles.dim.0))
}

/// A list's area without the blank at either side.
#[must_use]
pub fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// The name of an entry behind the sign that says whether it is open; without a sign where nothing is in it.
#[must_use]
pub fn folded(studied: &Studied, entry: Entry, name: &str) -> String {
    let sign = match studied.is_open(entry) {
        _ if studied.is_bare(entry) => " ",
        true => "▾",
        false => "▸",
    };
    format!("{sign} {name}")
}
