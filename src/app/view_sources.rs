//! The ledger: whose words the article is made of, then each source with its weight, which opens into what it is made to
//! say. What is given to nobody is an entry of its own, the last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::study::{Attribution, Stance};
use crate::app::glyph::cells;
use crate::app::state::{App, View};
use crate::app::studied::{Entry, Item, Studied};
use crate::app::table::{self, Column, Frame};
use crate::app::view_flags::excerpt;
use crate::app::view_list::ListRow;
use crate::app::{columns, paint};
use crate::telling;

/// The stances that have a sign, in the order in which it is shown.
pub const TELLING: [Stance; 3] = [Stance::Doubting, Stance::Coloured, Stance::Endorsing];

/// The sign of a stance; a blank for one that does nothing.
pub const fn stance_sign(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => " ",
        Stance::Doubting => "?",
        Stance::Endorsing => "+",
        Stance::Coloured => "!",
    }
}

/// The key of what a stance does, for people.
pub const fn stance_says(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "help.neutral",
        Stance::Doubting => "help.doubting",
        Stance::Endorsing => "help.endorsing",
        Stance::Coloured => "help.coloured",
    }
}

/// The columns of a row of so many cells: those that say least go first when room is short.
fn columns_of(width: usize) -> [Column; 6] {
    let from = |least: usize, cells: usize| if width >= least { cells } else { 0 };
    let (kind, times, words, bar, stances) = (
        from(72, 18),
        from(46, 8),
        from(24, 7),
        from(34, if width >= 60 { width / 8 + 2 } else { 2 }),
        from(34, 11),
    );
    let name = width.saturating_sub(kind + times + words + bar + stances);
    [
        Column::left(Some("sources.column_source"), name),
        Column::left(Some("sources.column_kind"), kind),
        Column::right(Some("sources.column_times"), times),
        Column::right(Some("sources.column_words"), words),
        Column::left(None, bar),
        Column::left(Some("sources.column_stance"), stances),
    ]
}

fn frame(app: &App) -> Frame {
    let area = app.layout.list;
    if app.list_len(View::Sources) == 0 {
        return Frame::default();
    }
    let (above, below) = match area.height {
        18.. => (7, 2),
        12.. => (4, 0),
        8.. => (2, 0),
        _ => (0, 0),
    };
    Frame {
        above,
        below,
        names: above > 2,
    }
}

/// Where the rows stand.
pub fn list_area(app: &App, area: Rect) -> Rect {
    frame(app).list_area(area)
}

/// The row of a source, or of what has none.
pub fn entry(app: &App, studied: &Studied, entry: Entry) -> ListRow {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let items = studied.items(entry);
    let attributions: Vec<&Attribution> = items
        .iter()
        .filter_map(|&item| match item {
            Item::Attribution(index) => studied.attribution(index),
            _ => None,
        })
        .collect();
    let source = match entry {
        Entry::Source(index) => studied.source(index),
        Entry::NoSource | Entry::Portrait(_) => None,
    };
    let words = studied.words(entry);
    let (name, kind, style) = match source {
        Some(source) => {
            let parts = [Some(source.name), source.role].into_iter().flatten();
            let parts: Vec<String> = parts.map(|span| excerpt(app.text(), span)).collect();
            (parts.join(", "), telling::name(source.kind, messages), roles.text.0)
        }
        None => (messages.get("sources.none").to_owned(), "", roles.title.0),
    };
    let stances = TELLING.iter().filter_map(|&stance| {
        let count = attributions.iter().filter(|one| one.stance == stance).count();
        (count > 0).then(|| format!("{}{}", stance_sign(stance), messages.number(count)))
    });
    let stances: Vec<String> = stances.collect();
    let columns = columns_of(usize::from(table::inner(app.layout.list).width));
    // Two cells before it and one after it stay blank; on a narrow screen there is no more than that.
    let room = columns[4].width.saturating_sub(3);
    let bar = columns::bar(words as usize, studied.heaviest() as usize, room);
    let bar = if room > 0 { format!("  {bar}") } else { String::new() };
    table::row(
        &columns,
        [
            (table::folded(studied, entry, &name), style),
            (kind.to_owned(), roles.dim.0),
            (
                messages.format("sources.times", &[("n", &messages.number(items.len()))]),
                roles.text.0,
            ),
            (messages.number(words as usize), roles.key.0),
            (bar, roles.view.0),
            (stances.join(" "), roles.note.0),
        ],
    )
}

/// The row of an attribution: what gives the words, and the words.
pub fn item(app: &App, studied: &Studied, index: u32) -> ListRow {
    let Some(attribution) = studied.attribution(index) else {
        return ListRow::default();
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let form = telling::name(attribution.form, messages);
    let right = match attribution.stance {
        Stance::Neutral => form.to_owned(),
        stance => format!("{} · {form}", telling::name(stance, messages)),
    };
    let mut pieces = vec![(format!("    {} ", stance_sign(attribution.stance)), roles.note.0)];
    if attribution.said.is_some() {
        pieces.push((format!("{}  ", excerpt(app.text(), attribution.cue)), roles.key.0));
    }
    let words = attribution.said.unwrap_or(attribution.span);
    pieces.push((messages.quoted(excerpt(app.text(), words)), roles.text.0));
    ListRow {
        pieces,
        right: table::aside(app, right),
    }
}

/// Draws what stands around the list: whose the words are, the names of the columns, what the signs mean.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let frame = frame(app);
    let Some(studied) = app.studied.as_ref().filter(|_| frame.above > 0) else {
        return;
    };
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let area = table::inner(app.layout.list);
    let (right, mut y) = (area.right(), area.y);
    let shares = studied.study().shares;
    if frame.above > 4 {
        let claims = messages.count_with(
            "sources.claims",
            shares.claims as usize,
            &[
                ("named", &messages.number(shares.named as usize)),
                ("share", &share(app, shares.named, shares.claims)),
            ],
        );
        paint::line(buffer, (area.x, y), right, &claims, roles.key.0);
        paint::line(
            buffer,
            (area.x, y + 2),
            right,
            messages.get("sources.whose"),
            roles.heading.0,
        );
        y += 3;
    }
    draw_shares(app, buffer, Rect { y, height: 2, ..area }, studied);
    frame.draw_names(app, buffer, &columns_of(usize::from(area.width)));
    let signs = TELLING.map(|stance| format!("{} {}", stance_sign(stance), telling::name(stance, messages)));
    let signs = signs.join("   ");
    let both = format!("{signs}   {}", messages.get("sources.caution"));
    let fits = cells(&both) <= usize::from(area.width);
    frame.draw_below(app, buffer, if fits { &both } else { &signs });
}

/// Draws whose the words are: one bar of all of them, and below it what each part of the bar is.
fn draw_shares(app: &App, buffer: &mut Buffer, area: Rect, studied: &Studied) {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let shares = studied.study().shares;
    // Told apart by how densely they are filled as well as by their greys; the fewer can answer for them, the louder.
    let fills = [("░", roles.dim.0), ("▒", roles.view.0), ("█", roles.key.0)];
    let parts = [shares.author, shares.quoted, shares.unattributed];
    let mut x = area.x;
    for ((symbol, style), width) in fills.into_iter().zip(columns::stacked(parts, usize::from(area.width))) {
        x = paint::line(buffer, (x, area.y), area.right(), &symbol.repeat(width), style);
    }
    let said = |keys: [&str; 3]| {
        let mut parts = parts.into_iter();
        keys.map(|key| messages.format(key, &[("share", &share(app, parts.next().unwrap_or(0), shares.words))]))
    };
    let long = said(["sources.author", "sources.quoted", "sources.unattributed"]);
    let fits = long.iter().map(|says| cells(says) + 5).sum::<usize>() <= usize::from(area.width) + 3;
    let (says, gap) = if fits {
        (long, 3)
    } else {
        (
            said([
                "sources.author_short",
                "sources.quoted_short",
                "sources.unattributed_short",
            ]),
            1,
        )
    };
    let (mut x, y) = (area.x, area.y + 1);
    for ((symbol, style), says) in fills.into_iter().zip(says) {
        x = paint::line(buffer, (x, y), area.right(), symbol, style) + 1;
        x = paint::line(buffer, (x, y), area.right(), &says, roles.dim.0) + gap;
    }
}

/// A part of a whole, as a percentage.
fn share(app: &App, part: u32, whole: u32) -> String {
    app.reading.messages.percent(f64::from(part) / f64::from(whole.max(1)))
}
