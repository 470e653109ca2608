//! The portraits: the contrast of the article, then each actor with what is said for and against, which opens into the
//! words themselves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::Voice;
use crate::analysis::study::Charge;
use crate::app::columns;
use crate::app::paint::Flow;
use crate::app::state::{App, View};
use crate::app::studied::{Entry, Studied};
use crate::app::table::{self, Column, Frame};
use crate::app::theme::Roles;
use crate::app::view_flags::excerpt;
use crate::app::view_list::ListRow;
use crate::telling;

/// The fewest words that a side of the balance has room for: a single one must not fill it.
const SCALE: usize = 4;

/// The sign of a charge.
pub const fn charge_sign(charge: Charge) -> &'static str {
    match charge {
        Charge::Favourable => "+",
        Charge::Unfavourable => "−",
        Charge::Neutral => "·",
    }
}

/// The style of a charge.
pub const fn charge_style(roles: &Roles, charge: Charge) -> Style {
    match charge {
        Charge::Favourable => roles.favourable.0,
        Charge::Unfavourable => roles.unfavourable.0,
        Charge::Neutral => roles.dim.0,
    }
}

/// The key of what words of a charge do, for people.
pub const fn charge_says(charge: Charge) -> &'static str {
    match charge {
        Charge::Favourable => "passage.favourable",
        Charge::Unfavourable => "passage.unfavourable",
        Charge::Neutral => "passage.neutral",
    }
}

/// The columns of a row of so many cells: those that say least go first when room is short.
fn columns_of(width: usize) -> [Column; 10] {
    let from = |least: usize, cells: usize| if width >= least { cells } else { 0 };
    let (kind, mentions, acts) = (from(104, 20), from(60, 9), from(76, 14));
    let (figure, bar, neutral) = (from(16, 4), from(24, (width / 12).min(10)), from(50, 7));
    let axis = usize::from(bar > 0);
    let used = kind + mentions + 2 * figure + 2 * bar + axis + neutral + acts;
    [
        Column::left(Some("portraits.column_actor"), width.saturating_sub(used)),
        Column::left(Some("portraits.column_kind"), kind),
        Column::right(Some("portraits.column_mentions"), mentions),
        Column::right(None, figure),
        Column::right(Some("portraits.column_against"), bar),
        Column::right(None, axis),
        Column::left(Some("portraits.column_for"), bar),
        Column::left(None, figure),
        Column::right(Some("portraits.column_neutral"), neutral),
        Column::right(Some("portraits.column_acts"), acts),
    ]
}

/// What stands around the list: the contrast, where there is one and room for it, is as high as it must be.
fn frame(app: &App) -> Frame {
    let area = app.layout.list;
    if app.list_len(View::Portraits) == 0 || area.height < 8 {
        return Frame::default();
    }
    let contrast = u16::try_from(contrast(app).len()).unwrap_or(0);
    let contrast = if contrast > 0 { contrast + 1 } else { 0 };
    Frame {
        above: 1 + if area.height >= 12 + contrast { contrast } else { 0 },
        below: if area.height >= 18 { 2 } else { 0 },
        names: true,
    }
}

/// The contrast of the article, in its rows.
fn contrast(app: &App) -> Flow {
    let mut flow = Flow::new(table::inner(app.layout.list).width);
    let told = app
        .study()
        .and_then(|study| telling::contrast(study, app.text(), app.reading.messages));
    if let Some(told) = told {
        flow.text(0, &told, app.theme.roles.key.0);
    }
    flow
}

/// Where the rows stand.
pub fn list_area(app: &App, area: Rect) -> Rect {
    frame(app).list_area(area)
}

/// The row of an actor.
pub fn entry(app: &App, studied: &Studied, index: u32) -> ListRow {
    let Some(portrait) = studied.portrait(index) else {
        return ListRow::default();
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let balance = portrait.balance(|_| true);
    let (acts, undergoes) = portrait.acts_and_undergoes();
    let columns = columns_of(usize::from(table::inner(app.layout.list).width));
    let (left, right) = columns::two_sided(
        balance.unfavourable as usize,
        balance.favourable as usize,
        (studied.most_charged() as usize).max(SCALE),
        // One cell of the column stays blank.
        columns[4].width.saturating_sub(1),
    );
    let figure = |count: u32| messages.number(count as usize);
    let signed = |charge: Charge, count: u32| match count {
        0 => "0".to_owned(),
        count => format!("{}{}", charge_sign(charge), figure(count)),
    };
    let name = table::folded(studied, Entry::Portrait(index), &excerpt(app.text(), portrait.name));
    let (against, fair) = (
        charge_style(roles, Charge::Unfavourable),
        charge_style(roles, Charge::Favourable),
    );
    let quiet = |count: u32, style: Style| if count == 0 { roles.dim.0 } else { style };
    table::row(
        &columns,
        [
            (name, roles.text.0),
            (telling::name(portrait.kind, messages).to_owned(), roles.dim.0),
            (messages.number(portrait.mentions.len()), roles.text.0),
            (
                signed(Charge::Unfavourable, balance.unfavourable),
                quiet(balance.unfavourable, against),
            ),
            (left, against),
            ("│".to_owned(), roles.line.0),
            (right, fair),
            (
                signed(Charge::Favourable, balance.favourable),
                quiet(balance.favourable, fair),
            ),
            (figure(balance.neutral), roles.dim.0),
            (
                format!("{} / {}", messages.number(acts), messages.number(undergoes)),
                roles.text.0,
            ),
        ],
    )
}

/// The row of a trait: its charge and its words; how they are attached, and in whose voice.
pub fn item(app: &App, studied: &Studied, portrait: u32, index: u32) -> ListRow {
    let Some(quality) = studied.quality(portrait, index) else {
        return ListRow::default();
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let kind = telling::name(quality.kind, messages);
    let right = match quality.voice {
        Voice::Author => kind.to_owned(),
        voice @ Voice::Quoted(_) => format!("{kind} · {}", telling::voice(voice, app.text(), messages)),
    };
    let style = charge_style(roles, quality.charge);
    ListRow {
        pieces: vec![
            (format!("    {} ", charge_sign(quality.charge)), style),
            (messages.quoted(excerpt(app.text(), quality.span)), style),
        ],
        right: table::aside(app, right),
    }
}

/// Draws what stands around the list: the contrast, the names of the columns, a caution.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let frame = frame(app);
    if frame.above == 0 {
        return;
    }
    let messages = app.reading.messages;
    let area = table::inner(app.layout.list);
    let above = Rect {
        height: frame.above - 1,
        ..area
    };
    contrast(app).draw(buffer, above, 0, ("", Style::new()));
    frame.draw_names(app, buffer, &columns_of(usize::from(area.width)));
    frame.draw_below(app, buffer, messages.get("portraits.caution"));
}
