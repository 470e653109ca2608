//! One of two articles: its rows at the width of its half, what is shown of its flags, and where the reader is in it.

use std::ops::Range;

use crate::analysis::Flag;
use crate::app::compare::Article;
use crate::app::flags::{Filter, FlagId, Shown, Standing};
use crate::app::wrap::{Part, Wrapped};
use crate::span::Span;
use crate::visible::one_line;

/// Rows kept between the passage that was stepped to and the edges of the screen.
const AIR: usize = 3;

/// Which way to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On.
    On,
    /// Back.
    Back,
}

/// An article on the screen.
#[derive(Debug)]
pub struct Column {
    /// The article.
    pub subject: Article,
    pub(super) wrapped: Wrapped,
    pub(super) shown: Shown,
    /// First row in view.
    pub(super) top: usize,
    /// The flag that the panel speaks of. It begins in view, always.
    pub(super) current: Option<FlagId>,
    /// The passage that one went to.
    pub(super) opened: Option<Span>,
    height: usize,
    /// The byte that was last put at the top: a change of size comes back to it, however often it happens.
    place: u32,
}

impl Column {
    pub(super) fn new(subject: Article, filter: &Filter) -> Self {
        let mut column = Self {
            subject,
            wrapped: Wrapped::default(),
            shown: Shown::default(),
            top: 0,
            current: None,
            opened: None,
            height: 1,
            place: 0,
        };
        column.refilter(filter);
        column
    }

    /// Finds again which flags are shown.
    pub(super) fn refilter(&mut self, filter: &Filter) {
        self.shown = Shown::new(&self.subject.analysis, filter, |_| Standing::Open);
        self.current = self.current.filter(|&id| self.shown.place(id).is_some());
        self.settle();
    }

    /// Lays the article out for an area, and comes back to where the reader was.
    pub(super) fn fit(&mut self, width: u16, height: u16) {
        // What one is at stays as far from the top as it was, as far as the new height allows.
        let held = self.opened.or_else(|| self.current_flag().map(|flag| flag.span));
        let held = held.filter(|span| self.rows_in_view().contains(&self.wrapped.row_of(span.start)));
        let above = held.map(|span| self.wrapped.row_of(span.start).saturating_sub(self.top));
        self.height = usize::from(height).max(1);
        if self.wrapped.width() != width || self.wrapped.is_empty() {
            self.wrapped = Wrapped::new(&self.subject.article, width);
        }
        let top = self.wrapped.row_of(self.place);
        self.top = match (held, above) {
            (Some(span), Some(above)) => {
                let row = self.wrapped.row_of(span.start);
                // The place, unless what one is at would be out of view.
                if (top..top + self.height).contains(&row) {
                    top
                } else {
                    row.saturating_sub(above.min(self.height - 1))
                }
            }
            _ => top,
        };
        self.top = self.top.min(self.last_top());
        self.settle();
    }

    /// What the article is called: its title, or else its source.
    pub(super) fn title(&self) -> String {
        let Article { article, name, .. } = &self.subject;
        match article.title {
            Some(title) => one_line(title.of(&article.text)).into_owned(),
            None => name.clone(),
        }
    }

    pub(super) fn flag(&self, id: FlagId) -> Option<&Flag> {
        self.subject.analysis.flags.get(id as usize)
    }

    pub(super) fn current_flag(&self) -> Option<&Flag> {
        self.flag(self.current?)
    }

    // ── Where one is ────────────────────────────────────────────────────────────────────────────────────────────────

    /// Rows of text on the screen.
    pub(super) const fn height(&self) -> usize {
        self.height
    }

    pub(super) fn rows_in_view(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.wrapped.len())
    }

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

    /// The greatest first row that still fills the screen.
    pub(super) fn last_top(&self) -> usize {
        self.wrapped.len().saturating_sub(self.height)
    }

    /// The row by which the other article follows: a third from the top, but the ends are the ends.
    pub(super) fn reference(&self) -> usize {
        match self.top {
            0 => 0,
            top if top == self.last_top() => self.wrapped.len(),
            top => top + self.height / 3,
        }
    }

    /// Puts a row at the top.
    pub(super) fn scroll_to(&mut self, row: usize) {
        self.top = row.min(self.last_top());
        self.place = self.wrapped.rows().get(self.top).map_or(0, |row| row.start);
        self.settle();
    }

    /// Puts a row a third from the top.
    pub(super) fn centre(&mut self, row: usize) {
        self.scroll_to(row.saturating_sub(self.height / 3));
    }

    /// The current flag is one in view: one that went out of it gives way to the first one in it.
    fn settle(&mut self) {
        let view = self.rows_in_view();
        let is_in_view = |flag: &Flag| view.contains(&self.wrapped.row_of(flag.span.start));
        if !self.current_flag().is_some_and(is_in_view) {
            let bytes = self.bytes_in_view();
            self.current = self.shown.starting(bytes.start, bytes.end).first().copied();
        }
    }

    /// Scrolls so that a stretch is in view, a third from the top where it was not.
    pub(super) fn reveal(&mut self, span: Span) {
        let first = self.wrapped.row_of(span.start);
        let last = self.wrapped.row_of(span.end.saturating_sub(1).max(span.start));
        let air = AIR.min(self.height.saturating_sub(1) / 3);
        let begins = first >= self.top + air.min(first);
        let fits = begins && last + air < self.top + self.height;
        let at_the_end = begins && self.top == self.last_top() && last < self.top + self.height;
        if !fits && !at_the_end {
            self.centre(first);
        }
    }

    // ── Stepping ────────────────────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn go_to(&mut self, id: FlagId) {
        self.current = Some(id);
        self.opened = None;
        if let Some(span) = self.flag(id).map(|flag| flag.span) {
            self.reveal(span);
        }
        // Where the row is taller than the screen, the flag is what counts.
        self.current = Some(id);
    }

    /// Goes to the next flag of that kind in that direction; whether there is one.
    pub(super) fn step(&mut self, way: Way, kind: impl Fn(&Flag) -> bool) -> bool {
        let here = self.current.and_then(|id| self.shown.place(id));
        let bytes = self.bytes_in_view();
        let next = match (way, here) {
            (Way::On, Some(place)) => Some(place + 1),
            (Way::On, None) => Some(self.shown.from(bytes.end)),
            (Way::Back, Some(place)) => place.checked_sub(1),
            (Way::Back, None) => self.shown.from(bytes.start).checked_sub(1),
        };
        let fits = |id: &FlagId| self.flag(*id).is_some_and(&kind);
        let found = next.and_then(|place| match way {
            Way::On => self.shown.ids().get(place..)?.iter().copied().find(fits),
            Way::Back => self.shown.ids().get(..=place)?.iter().copied().rev().find(fits),
        });
        if let Some(id) = found {
            self.go_to(id);
        }
        found.is_some()
    }

    /// The first row of the next block that way; the end where there is none.
    pub(super) fn next_block(&self, way: Way) -> usize {
        let rows = self.wrapped.rows();
        let begins = |row: &usize| rows.get(*row).is_some_and(|row| row.part == Part::First);
        match way {
            Way::On => (self.top + 1..rows.len()).find(begins).unwrap_or(rows.len()),
            Way::Back => (0..self.top).rev().find(begins).unwrap_or(0),
        }
    }
}
