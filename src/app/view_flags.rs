//! The list of flags: what an editor goes through before a text is published.

use crate::app::judge::on_one_line;
use crate::app::marks::verdict_sign;
use crate::app::state::App;
use crate::app::view_list::ListRow;
use crate::span::Span;

/// Characters of the flagged words that a row shows.
const WORDS: usize = 160;

/// The row of a flag.
pub fn row(app: &App, row: usize) -> ListRow {
    let Some((id, flag)) = app.shown.get(row).and_then(|id| Some((id, app.flag(id)?))) else {
        return ListRow::default();
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let category = flag.technique.category();
    let number = messages.number(row + 1);
    let width = messages.number(app.shown.len()).chars().count();
    let sign = verdict_sign(app.marks.of(id).and_then(|mark| mark.verdict));
    ListRow {
        pieces: vec![
            (format!("{number:>width$} "), roles.dim.0),
            (format!("{sign} "), roles.note.0),
            (
                format!("{} ", messages.category_letter(category)),
                app.theme.letter(category),
            ),
            (
                messages.quoted(excerpt(app.text(), flag.span)),
                app.theme.category(category),
            ),
        ],
        right: Some((
            format!(
                "{} · {}",
                messages.technique(flag.technique).name,
                messages.strength(flag.strength).name
            ),
            roles.dim.0,
        )),
    }
}

/// The words of a span on one line, cut where they are very long.
pub fn excerpt(text: &str, span: Span) -> String {
    let words = span.of(text);
    let end = words.char_indices().nth(WORDS).map_or(words.len(), |(at, _)| at);
    on_one_line(words.get(..end).unwrap_or_default())
}
