//! The strip: the whole article beside its text, with a tick wherever something is flagged.

use crate::analysis::Analysis;
use crate::app::flags::Shown;
use crate::app::wrap::Wrapped;
use crate::taxonomy::{Category, Strength};

/// What the strip shows at each of its cells, from the top.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    ticks: Vec<Option<Tick>>,
    rows: usize,
}

/// What is flagged in the part of the article that a cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The category of the strongest flag there; of the first, where several are as strong.
    pub category: Category,
    /// Its strength.
    pub strength: Strength,
}

impl Strip {
    /// The strip of `height` cells. An article that is shorter than the screen has a cell for each row.
    #[must_use]
    pub fn new(analysis: &Analysis, shown: &Shown, wrapped: &Wrapped, height: u16) -> Self {
        let rows = wrapped.len();
        let cells = usize::from(height).min(rows);
        let start = |cell: usize| {
            let row = (cell * rows).div_ceil(cells.max(1));
            wrapped.rows().get(row).map_or(u32::MAX, |row| row.start)
        };
        let ticks = (0..cells).map(|cell| {
            let flags = shown
                .starting(start(cell), start(cell + 1))
                .iter()
                .filter_map(|&id| analysis.flags.get(id as usize));
            let ticks = flags.map(|flag| Tick {
                category: flag.technique.category(),
                strength: flag.strength,
            });
            ticks.reduce(|best, tick| if tick.strength > best.strength { tick } else { best })
        });
        Self {
            ticks: ticks.collect(),
            rows,
        }
    }

    /// The ticks, from the top.
    #[must_use]
    pub fn ticks(&self) -> &[Option<Tick>] {
        &self.ticks
    }

    /// The cell that stands for a row of the article.
    #[must_use]
    pub fn cell_of(&self, row: usize) -> usize {
        (row * self.ticks.len() / self.rows.max(1)).min(self.ticks.len().saturating_sub(1))
    }
}
