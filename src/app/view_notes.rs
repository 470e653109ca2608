//! The reader's notes: each with its passage and the beginning of its comment; the selected one whole, below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::judge::on_one_line;
use crate::app::marks::verdict_sign;
use crate::app::paint::{self, Flow};
use crate::app::state::{App, Focus, View};
use crate::app::view_list::{ListRow, Target};
use crate::app::view_panel::note_in_words;
use crate::notes::{Anchor, Fit, Note};
use crate::taxonomy::Technique;

/// From this height on, the selected note stands whole below the list.
const DETAIL_FROM: u16 = 10;

/// Where the rows stand.
pub fn list_area(area: Rect) -> Rect {
    Rect {
        height: area.height - detail_height(area),
        ..area
    }
}

fn detail_height(area: Rect) -> u16 {
    if area.height >= DETAIL_FROM {
        area.height * 2 / 5
    } else {
        0
    }
}

/// These rows.
pub fn rows(app: &App, rows: Range<usize>) -> Vec<ListRow> {
    let entries = app.reading.notes.entries();
    let entries = entries.into_iter().skip(rows.start).take(rows.len());
    entries.map(|(note, anchor)| row(app, note, anchor)).collect()
}

/// The row of a note.
fn row(app: &App, note: &Note, anchor: Anchor) -> ListRow {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let category = note.technique.map(Technique::category);
    let colour = category.map_or(roles.text.0, |category| app.theme.category(category));
    let letter = category.map_or(' ', |category| messages.category_letter(category));
    let sign = if note.verdict.is_none() && !note.comment.is_empty() {
        "✎"
    } else {
        verdict_sign(note.verdict)
    };
    let mut pieces = vec![
        (format!("{sign} "), roles.note.0),
        (
            format!("{letter} "),
            category.map_or(colour, |category| app.theme.letter(category)),
        ),
        (messages.quoted(on_one_line(&note.passage.exact)), colour),
    ];
    if !note.comment.is_empty() {
        pieces.push((format!("  {}", on_one_line(&note.comment)), roles.text.0));
    }
    let right = match (anchor, note.technique) {
        (Anchor::Orphan, _) => Some((messages.count("notes.orphans", 1), roles.error.0)),
        (Anchor::Found(_, Fit::Doubtful), _) => Some((messages.get("notes.doubtful").to_owned(), roles.error.0)),
        (_, Some(technique)) => Some((messages.technique(technique).name.to_owned(), roles.dim.0)),
        (_, None) => Some((messages.get("panel.own_passage").to_owned(), roles.dim.0)),
    };
    ListRow { pieces, right }
}

/// Where a note's passage is.
pub fn target(app: &App, row: usize) -> Target {
    let entries = app.reading.notes.entries();
    let Some((note, anchor)) = entries.get(row) else {
        return Target::Nowhere;
    };
    let Some(span) = anchor.span() else { return Target::Lost };
    if app.marks.own(&note.id).is_some() {
        return Target::Passage(Focus::Own(note.id.clone()));
    }
    let mut here = app.shown.reaching(span.start, span.end).iter().copied();
    let flag = here.find(|&id| app.marks.of(id).is_some_and(|mark| mark.note == note.id));
    flag.map_or(Target::Byte(span.start), |id| Target::Passage(Focus::Flag(id)))
}

/// Draws the selected note, whole.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let area = app.layout.list;
    let height = detail_height(area);
    let entries = app.reading.notes.entries();
    let selected = app.lists.get(View::Notes as usize).map_or(0, |list| list.selected);
    let Some((note, anchor)) = entries.get(selected).filter(|_| height > 2) else {
        return;
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let top = area.bottom() - height;
    paint::fill(
        buffer,
        Rect {
            y: top,
            height: 1,
            ..area
        },
        "─",
        roles.line.0,
    );
    let inner = Rect {
        x: area.x + 1,
        y: top + 1,
        width: area.width.saturating_sub(2),
        height: height - 1,
    };
    let mut flow = Flow::new(inner.width);
    let colour = note
        .technique
        .map_or(roles.own.0, |technique| app.theme.words(technique.category()));
    flow.text(0, &messages.quoted(on_one_line(&note.passage.exact)), colour);
    match anchor {
        Anchor::Orphan => flow.text(0, messages.get("notes.orphan"), roles.error.0),
        Anchor::Found(_, Fit::Moved | Fit::Doubtful) => flow.text(0, messages.get("notes.moved"), roles.dim.0),
        Anchor::Found(_, Fit::Same) => {}
    }
    flow.blank();
    flow.text(0, &note_in_words(app, Some(note)), roles.text.0);
    flow.draw(buffer, inner, 0, (messages.get("panel.more"), roles.dim.0));
}
