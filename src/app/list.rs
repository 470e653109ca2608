//! A list: which row is selected, and which are in view.

/// The state of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub top: usize,
}

impl ListState {
    /// Selects a row of a list of `len` rows, of which `height` are in view.
    pub fn select(&mut self, row: usize, len: usize, height: usize) {
        self.selected = row.min(len.saturating_sub(1));
        self.fit(len, height);
    }

    /// Moves the selection by so many rows, down when positive.
    pub fn step(&mut self, rows: isize, len: usize, height: usize) {
        self.select(self.selected.saturating_add_signed(rows), len, height);
    }

    /// Keeps the selection among the rows and in view, after either changed.
    pub fn fit(&mut self, len: usize, height: usize) {
        let height = height.max(1);
        self.selected = self.selected.min(len.saturating_sub(1));
        self.top = self
            .top
            .min(self.selected)
            .max((self.selected + 1).saturating_sub(height))
            .min(len.saturating_sub(1));
    }
}
