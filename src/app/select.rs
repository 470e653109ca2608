//! Selecting words by keyboard: two ends, one of which moves.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::keys::Action;
use crate::app::menu::Menu;
use crate::app::state::{App, Overlay};
use crate::app::wrap::{Part, row_glyphs};
use crate::span::Span;

/// Words being selected. Both ends are first bytes of glyphs, and both glyphs are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    anchor: u32,
    head: u32,
}

impl Selection {
    /// The words of the panel's passage, or the first glyph in view.
    #[must_use]
    pub fn begin(app: &App) -> Option<Self> {
        if let Some(span) = app.focus_span() {
            let selection = Self {
                anchor: span.start,
                head: span.start,
            };
            let last = app.glyph_around(span.end.saturating_sub(1).max(span.start))?;
            return Some(Self {
                head: last.start,
                ..selection
            });
        }
        let first = app.glyph_around(app.bytes_in_view().start)?;
        Some(Self {
            anchor: first.start,
            head: first.start,
        })
    }

    /// A selection that begins and ends at a glyph.
    #[must_use]
    pub const fn at(byte: u32) -> Self {
        Self {
            anchor: byte,
            head: byte,
        }
    }

    /// The end that moves.
    #[must_use]
    pub const fn head(&self) -> u32 {
        self.head
    }

    /// The same with the moving end elsewhere.
    #[must_use]
    pub const fn to(self, byte: u32) -> Self {
        Self { head: byte, ..self }
    }

    /// The words, without white space at their ends.
    #[must_use]
    pub fn span(&self, app: &App) -> Span {
        let (first, last) = (self.anchor.min(self.head), self.anchor.max(self.head));
        let end = app.glyph_around(last).map_or(last, |glyph| glyph.end);
        let span = Span { start: first, end };
        let words = span.of(app.text());
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return span;
        }
        let before = words.len() - words.trim_start().len();
        Span::new(first as usize + before, first as usize + before + trimmed.len())
    }
}

impl App {
    /// The stretch of the glyph that shows a byte.
    fn glyph_around(&self, byte: u32) -> Option<Span> {
        let row = self.wrapped.rows().get(self.wrapped.row_of(byte))?;
        let mut glyphs = row_glyphs(self.article(), row).map(|(_, glyph)| Span::new(glyph.start, glyph.end));
        let first = glyphs.next()?;
        Some(
            std::iter::once(first)
                .chain(glyphs)
                .take_while(|glyph| glyph.start <= byte)
                .last()
                .unwrap_or(first),
        )
    }

    /// Moves the end of the selection.
    pub(super) fn move_selection(&mut self, action: Action) {
        let Overlay::Select(selection) = self.overlay else {
            return;
        };
        let head = selection.head;
        let (row, cell) = self.wrapped.cell_of(self.article(), head);
        let moved = match action {
            Action::SwapEnds => Selection {
                anchor: selection.head,
                head: selection.anchor,
            },
            Action::Restart => Selection::at(head),
            Action::Left => selection.to(self.glyph_before(head)),
            Action::Right => selection.to(self.glyph_after(head)),
            Action::NextWord => selection.to(self.next_word(head)),
            Action::WordEnd => selection.to(self.word_end(head)),
            Action::PreviousWord => selection.to(self.word_before(head)),
            Action::RowStart => selection.to(self.wrapped.byte_at(self.article(), row, 0)),
            Action::RowEnd => selection.to(self.wrapped.byte_at(self.article(), row, usize::MAX)),
            Action::Down => selection.to(self.same_cell(row, cell, 1)),
            Action::Up => selection.to(self.same_cell(row, cell, -1)),
            _ => selection,
        };
        self.overlay = Overlay::Select(moved);
        self.show_byte(moved.head);
    }

    /// The byte at the same cell of the next row that way that shows text.
    fn same_cell(&self, row: usize, cell: usize, step: isize) -> u32 {
        let shows_text = |row: usize| self.wrapped.rows().get(row).is_some_and(|row| row.part != Part::Gap);
        let mut to = row;
        while let Some(next) = to.checked_add_signed(step).filter(|&next| next < self.wrapped.len()) {
            to = next;
            if shows_text(to) {
                return self.wrapped.byte_at(self.article(), to, cell);
            }
        }
        self.wrapped.byte_at(self.article(), row, cell)
    }

    fn glyph_before(&self, byte: u32) -> u32 {
        let row = self.wrapped.row_of(byte);
        let glyphs = self
            .wrapped
            .rows()
            .get(row)
            .into_iter()
            .flat_map(|row| row_glyphs(self.article(), row));
        let before = glyphs
            .map(|(_, glyph)| Span::new(glyph.start, glyph.end).start)
            .take_while(|&start| start < byte)
            .last();
        before.unwrap_or_else(|| {
            let rows = self.wrapped.rows().get(..row).unwrap_or_default();
            let row = rows.iter().rposition(|row| row.part != Part::Gap);
            row.map_or(byte, |row| self.wrapped.byte_at(self.article(), row, usize::MAX))
        })
    }

    fn glyph_after(&self, byte: u32) -> u32 {
        let row = self.wrapped.row_of(byte);
        let mut glyphs = self
            .wrapped
            .rows()
            .get(row)
            .into_iter()
            .flat_map(|row| row_glyphs(self.article(), row));
        let after =
            glyphs.find_map(|(_, glyph)| Some(Span::new(glyph.start, glyph.end).start).filter(|&start| start > byte));
        after.unwrap_or_else(|| {
            let rows = self.wrapped.rows().get(row + 1..).unwrap_or_default();
            rows.iter()
                .find(|row| row.part != Part::Gap && row.start > byte)
                .map_or(byte, |row| row.start)
        })
    }

    /// The block in which a byte stands, from its number.
    fn block_of(&self, byte: u32) -> usize {
        self.article()
            .blocks
            .partition_point(|block| block.span.start <= byte)
            .saturating_sub(1)
    }

    /// The first byte of the word that begins after a byte.
    fn next_word(&self, byte: u32) -> u32 {
        // From inside a word, what is left of it is no word.
        let inside = self.word_at(byte).map_or(byte, |word| word.end);
        self.word_from(inside.max(self.glyph_after(byte)))
            .map_or(byte, |word| word.start)
    }

    /// The last glyph of this word, or of the next where this one ends here.
    fn word_end(&self, byte: u32) -> u32 {
        let Some(word) = self.word_from(self.glyph_after(byte)) else {
            return byte;
        };
        self.glyph_around(word.end - 1)
            .map_or(byte, |glyph| glyph.start.max(byte))
    }

    /// The word, or what is left of it, that begins at a byte or first after it.
    fn word_from(&self, byte: u32) -> Option<Span> {
        let blocks = self.article().blocks.get(self.block_of(byte)..)?;
        blocks.iter().find_map(|block| {
            let start = block.span.start.max(byte).min(block.span.end) as usize;
            let rest = self.text().get(start..block.span.end as usize)?;
            let (at, word) = rest.unicode_word_indices().next()?;
            Some(Span::new(start + at, start + at + word.len()))
        })
    }

    /// The word in which a byte stands.
    fn word_at(&self, byte: u32) -> Option<Span> {
        let start = self.word_before(byte + 1);
        self.word_from(start)
            .filter(|word| word.start <= byte && byte < word.end)
    }

    /// The first byte of the word that begins before a byte.
    fn word_before(&self, byte: u32) -> u32 {
        let blocks = self.article().blocks.get(..=self.block_of(byte)).unwrap_or_default();
        for block in blocks.iter().rev() {
            let end = self.boundary(block.span.end.min(byte)).max(block.span.start);
            let before = Span {
                start: block.span.start,
                end,
            }
            .of(self.text());
            if let Some((at, _)) = before.unicode_word_indices().next_back() {
                return Span::new(block.span.start as usize + at, 0).start;
            }
        }
        byte
    }

    /// The end of the character in which a byte stands, or the byte where it stands in none.
    fn boundary(&self, byte: u32) -> u32 {
        (byte..byte.saturating_add(4))
            .find(|&byte| self.text().is_char_boundary(byte as usize))
            .unwrap_or(byte)
    }

    /// Asks which technique the selected words serve.
    pub(super) fn mark_selection(&mut self) {
        if let Overlay::Select(selection) = &self.overlay {
            let span = selection.span(self);
            self.overlay = Overlay::Menu(Menu::technique(span));
        }
    }
}
