//! What the views of the study have in common: their lines as rows, and entries that open and close.

use crate::app::state::{App, Focus, View};
use crate::app::studied::{Entry, Item, Line};
use crate::app::view_list::{ListRow, Target};
use crate::app::{view_headline, view_portraits, view_sources};

impl App {
    /// The lines of a view of the study; none until it is there, nor where no rules could find anything.
    pub(super) fn lines(&self, view: View) -> &[Line] {
        let studied = self.studied.as_ref().filter(|_| self.reading.rulebook.is_some());
        studied.map_or(&[], |studied| studied.lines(view))
    }

    /// The row of a line of the study.
    pub(super) fn study_row(&self, line: Line) -> ListRow {
        let (messages, roles) = (self.reading.messages, &self.theme.roles);
        let Some(studied) = &self.studied else {
            return ListRow::default();
        };
        match line {
            Line::Blank => ListRow::default(),
            Line::Heading(key) => ListRow::of(messages.get(key), roles.heading.0),
            Line::Said(key) => ListRow::of(format!("  {}", messages.get(key)), roles.dim.0),
            Line::Entry(entry @ (Entry::Source(_) | Entry::NoSource)) => view_sources::entry(self, studied, entry),
            Line::Entry(Entry::Portrait(index)) => view_portraits::entry(self, studied, index),
            Line::Item(Item::Attribution(index)) => view_sources::item(self, studied, index),
            Line::Item(Item::Trait(portrait, index)) => view_portraits::item(self, studied, portrait, index),
            Line::Item(item) => view_headline::item(self, studied, item),
        }
    }

    /// What a row of a view of the study leads to.
    pub(super) fn line_target(&self, view: View, row: usize) -> Target {
        match (self.lines(view).get(row), &self.studied) {
            (Some(&Line::Item(item)), _) => Target::Passage(Focus::Studied(item)),
            (Some(&Line::Entry(entry)), Some(studied)) => match entry {
                // There is nothing in it to open.
                Entry::Portrait(index) if studied.is_bare(entry) => Target::Passage(Focus::Studied(Item::Actor(index))),
                _ => Target::Entry(entry),
            },
            _ => Target::Nowhere,
        }
    }

    /// Whether the entry that is the selected row is open; `None` where it is no entry.
    pub(super) fn is_entry_open(&self) -> Option<bool> {
        match (self.row_target(self.view, self.list(self.view).selected), &self.studied) {
            (Target::Entry(entry), Some(studied)) => Some(studied.is_open(entry)),
            _ => None,
        }
    }

    /// Opens an entry or closes it; the other of both, where it is not said which.
    pub(super) fn fold(&mut self, view: View, entry: Entry, open: Option<bool>) {
        let Some(studied) = &mut self.studied else { return };
        let open = open.unwrap_or(!studied.is_open(entry));
        studied.set_open(entry, open);
        let items = if open { studied.items(entry).len() } else { 0 };
        let (row, height) = (self.list(view).selected, usize::from(self.list_area(view).height));
        // As much of what was opened as there is room for comes into view, and the entry stays.
        self.select_row(view, row + items.min(height.saturating_sub(1)));
        self.select_row(view, row);
    }

    /// Opens the selected entry; goes to the passage of any other row.
    pub(super) fn open_row(&mut self, view: View) {
        match self.row_target(view, self.list(view).selected) {
            Target::Entry(entry) => self.fold(view, entry, Some(true)),
            _ => self.follow_row(view),
        }
    }

    /// Closes the entry that the selected row is, or belongs to, and selects it.
    pub(super) fn close_row(&mut self, view: View) {
        let selected = self.list(view).selected;
        let lines = self.lines(view).get(..=selected).unwrap_or_default();
        let entry = lines.iter().enumerate().rev().find_map(|(row, line)| match line {
            Line::Entry(entry) => Some((row, *entry)),
            _ => None,
        });
        if let Some((row, entry)) = entry {
            self.select_row(view, row);
            self.fold(view, entry, Some(false));
        }
    }
}
