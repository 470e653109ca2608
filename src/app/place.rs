//! Where one is: what is in view, how it is laid out again when the screen changes, and how one goes to a passage.

use std::ops::Range;

use crate::app::layout::Layout;
use crate::app::state::{App, Focus, Overlay, View};
use crate::app::wrap::Wrapped;
use crate::span::Span;

/// Rows kept between the passage that was stepped to and the edges of the screen.
const AIR: usize = 3;

impl App {
    /// Rows of text on the screen.
    pub(super) fn height(&self) -> usize {
        usize::from(self.layout.text.height).max(1)
    }

    /// The rows in view.
    pub(super) fn rows_in_view(&self) -> Range<usize> {
        self.top..(self.top + self.height()).min(self.wrapped.len())
    }

    /// The bytes in view, from the first row's first to the last row's last.
    pub(super) fn bytes_in_view(&self) -> Span {
        let rows = self.wrapped.rows().get(self.rows_in_view()).unwrap_or_default();
        match (rows.first(), rows.last()) {
            (Some(first), Some(last)) => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.panel);
        self.relayout();
    }

    /// Hides the panel, or shows it.
    pub(super) fn toggle_panel(&mut self) {
        self.panel = !self.panel;
        self.resize(self.layout.screen.width, self.layout.screen.height);
    }

    /// Lays the article out again, and comes back to the place where the reader was.
    fn relayout(&mut self) {
        let byte = match &self.overlay {
            Overlay::Select(selection) => Some(selection.head()),
            _ => self.focus_span().map(|span| span.start),
        };
        self.held = byte.map(|byte| match self.held {
            Some(held) if held.0 == byte => held,
            _ => (byte, self.wrapped.row_of(byte).saturating_sub(self.top)),
        });
        if self.wrapped.width() != self.layout.text.width || self.wrapped.is_empty() {
            self.wrapped = Wrapped::new(&self.reading.article, self.layout.text.width);
        }
        self.top = match self.held {
            Some((byte, above)) => self
                .wrapped
                .row_of(byte)
                .saturating_sub(above.min(self.height().saturating_sub(1))),
            None => self.wrapped.row_of(self.place),
        };
        self.top = self.top.min(self.last_top());
        self.restrip();
        self.settle();
    }

    /// The greatest first row that still fills the screen.
    fn last_top(&self) -> usize {
        self.wrapped.len().saturating_sub(self.height())
    }

    /// Puts a row at the top.
    pub(super) fn scroll_to(&mut self, row: usize) {
        self.top = row.min(self.last_top());
        self.held = None;
        self.place = self.wrapped.rows().get(self.top).map_or(0, |row| row.start);
        self.settle();
    }

    /// Scrolls by so many rows, down when positive.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.scroll_to(self.top.saturating_add_signed(rows));
    }

    /// Scrolls as little as it takes to have a byte in view.
    pub(super) fn show_byte(&mut self, byte: u32) {
        let row = self.wrapped.row_of(byte);
        if row < self.top {
            self.scroll_to(row);
        } else if row >= self.top + self.height() {
            self.scroll_to(row + 1 - self.height());
        }
    }

    /// Keeps the panel to what is in view: a flag that went out of it gives way to the first one in it.
    pub(super) fn settle(&mut self) {
        let view = self.rows_in_view();
        if self
            .focus_span()
            .is_some_and(|span| view.contains(&self.wrapped.row_of(span.start)))
        {
            return;
        }
        let bytes = self.bytes_in_view();
        let first = self.shown.starting(bytes.start, bytes.end).first();
        let focus = first.map_or(Focus::Nothing, |&id| Focus::Flag(id));
        self.set_focus(focus);
    }

    fn set_focus(&mut self, focus: Focus) {
        if self.focus != focus {
            self.focus = focus;
            self.panel_top = 0;
        }
    }

    /// Goes to a passage, with some of what stands before and after it in view.
    pub(super) fn go_to(&mut self, focus: Focus) {
        self.set_focus(focus);
        let Some(span) = self.focus_span() else {
            self.settle();
            return;
        };
        self.reveal(span);
    }

    /// Scrolls so that a stretch is in view, a third from the top where it was not.
    pub(super) fn reveal(&mut self, span: Span) {
        let (first, last) = (
            self.wrapped.row_of(span.start),
            self.wrapped.row_of(span.end.saturating_sub(1).max(span.start)),
        );
        let height = self.height();
        let air = AIR.min(height.saturating_sub(1) / 3);
        let fits = first >= self.top + air.min(first) && last + air < self.top + height;
        let at_the_end = self.top == self.last_top() && first >= self.top + air.min(first) && last < self.top + height;
        if !fits && !at_the_end {
            self.scroll_to(first.saturating_sub(height / 3));
        }
    }

    /// Shows the article, and remembers which list one leaves for it.
    pub(super) fn go_from_list(&mut self) {
        if self.view != View::Read {
            self.came_from = Some(self.view);
            self.view = View::Read;
        }
    }

    /// Goes to a byte of the article, in the article's own view.
    pub(super) fn jump(&mut self, byte: u32) {
        self.go_from_list();
        let row = self.wrapped.row_of(byte);
        self.scroll_to(row.saturating_sub(self.height() / 3));
        // The first flag from there on is meant, rather than one that happens to stand above.
        let end = self.bytes_in_view().end;
        if let Some(&id) = self.shown.starting(byte, end).first() {
            self.set_focus(Focus::Flag(id));
        }
    }
}
