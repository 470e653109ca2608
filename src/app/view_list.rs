//! Views that are lists: one shape for all of them, so that the same keys do the same everywhere, and Enter on a row goes
//! to its passage.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::glyph::cells;
use crate::app::list::ListState;
use crate::app::state::{App, Focus, View};
use crate::app::studied::Entry;
use crate::app::{
    paint, table, view_flags, view_headline, view_help, view_notes, view_outline, view_overview, view_portraits,
    view_sources,
};

/// A row of a list.
#[derive(Clone, Debug, Default)]
pub struct ListRow {
    /// From the left.
    pub pieces: Vec<(String, Style)>,
    /// At the right end, if there is room.
    pub right: Option<(String, Style)>,
}

impl ListRow {
    /// A row of one style.
    #[must_use]
    pub fn of(text: impl Into<String>, style: Style) -> Self {
        Self {
            pieces: vec![(text.into(), style)],
            right: None,
        }
    }

    /// Draws it in an area of one row.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect) {
        let mut right = area.right();
        if let Some((text, style)) = &self.right {
            let taken = u16::try_from(cells(text)).unwrap_or(u16::MAX);
            // The row itself comes first.
            if taken.saturating_mul(2) <= area.width {
                let x = area.right() - taken;
                paint::line(buffer, (x, area.y), area.right(), text, *style);
                right = x.saturating_sub(1);
            }
        }
        let mut x = area.x;
        for (text, style) in &self.pieces {
            x = paint::line(buffer, (x, area.y), right, text, *style);
        }
    }
}

/// What a row of a list leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    Nowhere,
    /// A flag, or a passage of the reader's own.
    Passage(Focus),
    /// A byte of the article.
    Byte(u32),
    /// An entry that opens and closes.
    Entry(Entry),
    /// A passage that is no longer in the article.
    Lost,
}

impl App {
    pub(super) fn list_mut(&mut self, view: View) -> &mut ListState {
        let index = (view as usize).min(View::ALL.len() - 1);
        &mut self.lists[index]
    }

    pub(super) fn list(&self, view: View) -> ListState {
        self.lists.get(view as usize).copied().unwrap_or_default()
    }

    /// How many rows a list view has.
    pub(super) fn list_len(&self, view: View) -> usize {
        match view {
            View::Read => 0,
            View::Overview => view_overview::len(self),
            View::Flags => self.shown.len(),
            View::Sources | View::Portraits | View::Headline => self.lines(view).len(),
            View::Notes => self.reading.notes.entries().len(),
            View::Outline => view_outline::len(self),
            View::Help => view_help::rows(self).len(),
        }
    }

    /// Where the rows of a list view stand.
    pub(super) fn list_area(&self, view: View) -> Rect {
        let area = self.layout.list;
        match view {
            View::Overview => view_overview::list_area(self, area),
            View::Sources => view_sources::list_area(self, area),
            View::Portraits => view_portraits::list_area(self, area),
            View::Headline => view_headline::list_area(area),
            View::Notes => view_notes::list_area(area),
            View::Read | View::Flags | View::Outline | View::Help => area,
        }
    }

    fn list_rows(&self, view: View, rows: Range<usize>) -> Vec<ListRow> {
        match view {
            View::Read => Vec::new(),
            View::Overview => view_overview::rows(self, rows),
            View::Flags => rows.map(|row| view_flags::row(self, row)).collect(),
            View::Sources | View::Portraits | View::Headline => {
                let lines = self.lines(view).get(rows).unwrap_or_default();
                lines.iter().map(|&line| self.study_row(line)).collect()
            }
            View::Notes => view_notes::rows(self, rows),
            View::Outline => view_outline::rows(self, rows),
            View::Help => view_help::rows(self)
                .into_iter()
                .skip(rows.start)
                .take(rows.len())
                .collect(),
        }
    }

    pub(super) fn row_target(&self, view: View, row: usize) -> Target {
        match view {
            View::Read | View::Help => Target::Nowhere,
            View::Overview => view_overview::target(self, row),
            View::Flags => self
                .shown
                .get(row)
                .map_or(Target::Nowhere, |id| Target::Passage(Focus::Flag(id))),
            View::Sources | View::Portraits | View::Headline => self.line_target(view, row),
            View::Notes => view_notes::target(self, row),
            View::Outline => view_outline::target(self, row),
        }
    }

    /// What the selected row of a list view speaks of.
    pub(super) fn row_focus(&self, view: View) -> Option<Focus> {
        match self.row_target(view, self.list(view).selected) {
            Target::Passage(focus) => Some(focus),
            _ => None,
        }
    }

    /// The name of the selected note.
    pub(super) fn selected_note(&self) -> Option<String> {
        let entries = self.reading.notes.entries();
        entries
            .get(self.list(View::Notes).selected)
            .map(|(note, _)| note.id.clone())
    }

    /// Goes to what the selected row leads to.
    pub(super) fn follow_row(&mut self, view: View) {
        match self.row_target(view, self.list(view).selected) {
            Target::Nowhere => {}
            Target::Entry(entry) => self.fold(view, entry, None),
            Target::Passage(focus) => {
                self.go_from_list();
                self.go_to(focus);
            }
            Target::Byte(byte) => self.jump(byte),
            Target::Lost => {
                let text = self.reading.messages.get("notes.orphan");
                self.say(text);
            }
        }
    }
}

/// Draws a list view.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let view = app.view;
    match view {
        View::Overview => view_overview::draw(app, buffer),
        View::Sources => view_sources::draw(app, buffer),
        View::Portraits => view_portraits::draw(app, buffer),
        View::Headline => view_headline::draw(app, buffer),
        View::Notes => view_notes::draw(app, buffer),
        View::Read | View::Flags | View::Outline | View::Help => {}
    }
    let (area, state) = (app.list_area(view), app.list(view));
    let len = app.list_len(view);
    if len == 0 {
        let empty = match view {
            View::Notes => "notes.empty",
            View::Outline => "outline.empty",
            view if view.is_of_study() && app.reading.rulebook.is_none() => "panel.no_language",
            view if view.is_of_study() && app.studied.is_none() => "study.working",
            View::Sources => "sources.empty",
            View::Portraits => "portraits.empty",
            _ if app.analysis.is_none() => "status.analysing",
            _ if app.filter.is_open() => "panel.no_flags",
            _ => "panel.no_match",
        };
        let mut flow = paint::Flow::new(area.width.saturating_sub(4));
        flow.text(2, app.reading.messages.get(empty), app.theme.roles.dim.0);
        flow.draw(buffer, area, 0, ("", Style::new()));
        return;
    }
    let in_view = state.top..(state.top + usize::from(area.height)).min(len);
    let rows = app.list_rows(view, in_view.clone());
    for ((row, index), y) in rows.iter().zip(in_view).zip(area.top()..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        row.draw(buffer, table::inner(line));
        if index == state.selected && view != View::Help {
            buffer.set_style(line.intersection(*buffer.area()), app.theme.roles.cursor.0);
        }
    }
}
