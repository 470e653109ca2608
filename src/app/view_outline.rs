//! The outline: headings, or the first words of the paragraphs where there are none, each with its flags.

use std::ops::Range;

use crate::app::state::App;
use crate::app::view_flags::excerpt;
use crate::app::view_list::{ListRow, Target};
use crate::article::{Block, BlockKind};

/// The blocks that make the outline, with their numbers.
fn entries(app: &App) -> Box<dyn Iterator<Item = (usize, &Block)> + '_> {
    let blocks = || app.article().blocks.iter().enumerate();
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
    let headings = blocks().filter(|(_, block)| is_heading(block)).take(2).count();
    if headings > 1 {
        Box::new(blocks().filter(move |(_, block)| is_heading(block)))
    } else {
        Box::new(blocks().filter(|(_, block)| !matches!(block.kind, BlockKind::Meta | BlockKind::Code)))
    }
}

/// How many rows the outline has.
pub fn len(app: &App) -> usize {
    entries(app).count()
}

/// These rows.
pub fn rows(app: &App, rows: Range<usize>) -> Vec<ListRow> {
    let blocks: Vec<&Block> = entries(app)
        .skip(rows.start)
        .take(rows.len() + 1)
        .map(|(_, block)| block)
        .collect();
    let ends = blocks.iter().skip(1).map(|next| next.span.start).chain([u32::MAX]);
    blocks
        .iter()
        .zip(ends)
        .take(rows.len())
        .map(|(block, end)| row(app, block, end))
        .collect()
}

/// The row of a block, and of what follows it up to a byte.
fn row(app: &App, block: &Block, end: u32) -> ListRow {
    let flags = app.shown.starting(block.span.start, end).len();
    let roles = &app.theme.roles;
    let (depth, style) = match block.kind {
        BlockKind::Title => (0, roles.title.0),
        BlockKind::Heading(level) => (usize::from(level.saturating_sub(1)), roles.heading.0),
        _ => (0, roles.text.0),
    };
    let words = format!("{}{}", "  ".repeat(depth), excerpt(app.text(), block.span));
    let right = (flags > 0).then(|| (app.reading.messages.count("header.flags", flags), roles.dim.0));
    ListRow {
        pieces: vec![(words, style)],
        right,
    }
}

/// The place of a row in the article.
pub fn target(app: &App, row: usize) -> Target {
    entries(app)
        .nth(row)
        .map_or(Target::Nowhere, |(_, block)| Target::Byte(block.span.start))
}

impl App {
    /// The row of the outline under which a byte stands.
    pub(super) fn outline_row(&self, byte: u32) -> usize {
        entries(self)
            .take_while(|(_, block)| block.span.start <= byte)
            .count()
            .saturating_sub(1)
    }
}
