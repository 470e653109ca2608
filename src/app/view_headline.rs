//! The headline and the good signs: what is worth asking about the one, and what else speaks for the article.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::columns;
use crate::app::state::{App, View};
use crate::app::studied::{Item, Studied};
use crate::app::table::Frame;
use crate::app::view_flags::excerpt;
use crate::app::view_list::ListRow;
use crate::telling;

/// The widest column of names, in cells.
const NAMES: usize = 40;

fn frame(area: Rect) -> Frame {
    Frame {
        below: if area.height >= 14 { 2 } else { 0 },
        ..Frame::default()
    }
}

/// Where the rows stand.
pub fn list_area(area: Rect) -> Rect {
    frame(area).list_area(area)
}

/// The row of the headline, of a finding about it with what the body has, or of a good sign.
pub fn item(app: &App, studied: &Studied, item: Item) -> ListRow {
    let Some(span) = studied.span(item) else {
        return ListRow::default();
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let names = NAMES.min(usize::from(app.layout.list.width) / 2);
    let (sign, name, style) = match item {
        Item::Finding(index) => {
            let finding = studied.finding(index);
            let name = finding.map_or("", |&finding| telling::finding(finding, app.text(), messages).name);
            ("?", columns::left(name, names), roles.title.0)
        }
        Item::Evidence(_) => (" ", columns::left(messages.get("audit.in_text"), names), roles.text.0),
        Item::Sign(index) => {
            let name = studied
                .sign(index)
                .map_or("", |sign| telling::name(sign.kind, messages));
            ("+", columns::left(name, names), roles.title.0)
        }
        _ => (" ", String::new(), roles.title.0),
    };
    ListRow {
        pieces: vec![
            (format!("  {sign} "), roles.note.0),
            (name, roles.text.0),
            (messages.quoted(excerpt(app.text(), span)), style),
        ],
        right: None,
    }
}

/// Draws the caution below the list.
pub fn draw(app: &App, buffer: &mut Buffer) {
    if app.list_len(View::Headline) > 0 {
        frame(app.layout.list).draw_below(app, buffer, app.reading.messages.get("audit.caution"));
    }
}
