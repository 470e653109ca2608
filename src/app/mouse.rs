//! The mouse: the wheel scrolls, a click goes to what it is on, a drag selects words.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::app::select::Selection;
use crate::app::state::{App, Focus, Overlay, View};

/// Rows for each notch of the wheel.
const NOTCH: isize = 3;

impl App {
    /// Does what the mouse asks.
    pub(super) fn mouse_event(&mut self, event: MouseEvent) {
        let at = Position {
            x: event.column,
            y: event.row,
        };
        match (event.kind, &self.overlay) {
            (MouseEventKind::ScrollDown, _) => self.wheel(NOTCH, at),
            (MouseEventKind::ScrollUp, _) => self.wheel(-NOTCH, at),
            (MouseEventKind::Down(MouseButton::Left), Overlay::None | Overlay::Select(_)) => self.click(at),
            (MouseEventKind::Drag(MouseButton::Left), Overlay::None | Overlay::Select(_))
                if self.view == View::Read =>
            {
                self.drag(at);
            }
            _ => {}
        }
    }

    fn wheel(&mut self, rows: isize, at: Position) {
        match (&mut self.overlay, self.view) {
            (Overlay::None | Overlay::Select(_), View::Read) if self.layout.panel.contains(at) => {
                self.scroll_panel(rows);
            }
            (Overlay::None, View::Read) => self.scroll(rows),
            (Overlay::None, view) => {
                let row = self.list_mut(view).selected;
                self.select_row(view, row.saturating_add_signed(rows));
            }
            _ => {}
        }
    }

    fn click(&mut self, at: Position) {
        self.notice = None;
        self.overlay = Overlay::None;
        if self.view != View::Read {
            let (view, area) = (self.view, self.list_area(self.view));
            if area.contains(at) {
                let state = *self.list_mut(view);
                let row = state.top + usize::from(at.y - area.y);
                if row < self.list_len(view) {
                    self.select_row(view, row);
                    if row == state.selected {
                        self.follow_row(view);
                    }
                }
            }
        } else if self.layout.strip.contains(at) {
            let cells = usize::from(self.layout.strip.height).min(self.wrapped.len()).max(1);
            let row = usize::from(at.y - self.layout.strip.y) * self.wrapped.len() / cells;
            self.scroll_to(row.saturating_sub(self.height() / 2));
        } else if let Some(byte) = self.byte_under(at) {
            let flags = self.shown.reaching(byte, byte + 1).iter().rev().copied();
            let here = flags.filter(|&id| {
                self.flag(id)
                    .is_some_and(|flag| flag.span.start <= byte && byte < flag.span.end)
            });
            let own = self
                .marks
                .owns()
                .iter()
                .find(|own| own.span.start <= byte && byte < own.span.end);
            let focus = here
                .map(Focus::Flag)
                .next()
                .or_else(|| own.map(|own| Focus::Own(own.note.clone())));
            if let Some(focus) = focus {
                self.go_to(focus);
            }
        }
    }

    fn drag(&mut self, at: Position) {
        let Some(byte) = self.byte_under(at) else { return };
        let selection = match &self.overlay {
            Overlay::Select(selection) => selection.to(byte),
            _ => Selection::at(byte),
        };
        self.overlay = Overlay::Select(selection);
    }

    /// The first byte of the glyph at a place on the screen, if text is there.
    fn byte_under(&self, at: Position) -> Option<u32> {
        if !self.layout.text.contains(at) {
            return None;
        }
        let row = self.top + usize::from(at.y - self.layout.text.y);
        let block = self
            .article()
            .blocks
            .get(self.wrapped.rows().get(row)?.block as usize)?;
        let indent = super::wrap::indent(block, self.layout.text.width);
        let cell = usize::from((at.x - self.layout.text.x).checked_sub(indent)?);
        Some(self.wrapped.byte_at(self.article(), row, cell))
    }
}
