//! The article: its text with what is flagged in it, the margin, and the strip.
//!
//! A flagged sentence has the soft colour of its category, the exact words its full colour, bold and underlined; only the
//! current flag has colour behind its letters. Where flags overlap the narrower words lie on top, and the margin names
//! both. Everything here costs what is visible, and nothing more.

use ratatui::buffer::Buffer;

use crate::app::flags::{FlagId, Standing};
use crate::app::marks::{COMMENT, verdict_sign};
use crate::app::page::{Flagged, Layer, Page};
use crate::app::paint;
use crate::app::state::{App, Focus, Overlay};
use crate::app::wrap::{Part, Row};
use crate::span::Span;
use crate::taxonomy::Strength;

/// Draws the article.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let layers = layers(app);
    let area = app.layout.text;
    let page = Page {
        article: app.article(),
        theme: &app.theme,
        area,
    };
    let rows = app.wrapped.rows().get(app.rows_in_view()).unwrap_or_default();
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        page.draw_row(buffer, row, y, &layers);
        draw_margin(app, buffer, row, y);
    }
    draw_strip(app, buffer);
}

/// Everything in view that has a style of its own, from the bottom up.
fn layers(app: &App) -> Vec<Layer> {
    let view = app.bytes_in_view();
    let mut layers = flagged(app, |flagged| flagged.layers(view)).unwrap_or_default();
    push_opened(app, &mut layers);
    push_found(app, view, &mut layers);
    layers
}

/// Looks at what is flagged; nothing while the analysis is under way.
fn flagged<T>(app: &App, look: impl FnOnce(&Flagged<'_>) -> T) -> Option<T> {
    let analysis = app.analysis()?;
    Some(look(&Flagged {
        analysis,
        shown: &app.shown,
        theme: &app.theme,
        current: app.current().map(|(id, _)| id),
        is_dismissed: &|id| app.marks.standing(analysis, id) == Standing::Dismissed,
    }))
}

/// The passage that one went to from a view of the study, and in it the words that make it what it is.
fn push_opened(app: &App, layers: &mut Vec<Layer>) {
    let (Focus::Studied(item), Some(studied)) = (&app.focus, &app.studied) else {
        return;
    };
    let roles = &app.theme.roles;
    layers.extend(studied.marked(*item).into_iter().map(|span| (span, roles.opened.0)));
    let words = studied.telling_words(*item).into_iter();
    layers.extend(words.map(|span| (span, roles.opened_words.0)));
}

/// What lies over the flags: the reader's own passages, what was searched, what is being selected.
fn push_found(app: &App, view: Span, layers: &mut Vec<Layer>) {
    let roles = &app.theme.roles;
    layers.extend(
        app.marks
            .owns()
            .iter()
            .filter(|own| own.span.overlaps(view))
            .map(|own| (own.span, roles.own.0)),
    );
    if let Some(search) = &app.search {
        layers.extend(search.within(view.start, view.end).iter().map(|&found| {
            let is_last = found.start == app.found;
            (found, if is_last { roles.found.0 } else { roles.search.0 })
        }));
    }
    if let Overlay::Select(selection) = &app.overlay {
        layers.push((selection.span(app), roles.selection.0));
        layers.push((
            Span {
                start: selection.head(),
                end: selection.head() + 1,
            },
            roles.found.0,
        ));
    }
}

/// Draws the margin of one row: a bar along the current sentence, the letters of the flags that begin in the row, and
/// what the reader said of them.
fn draw_margin(app: &App, buffer: &mut Buffer, row: &Row, y: u16) {
    let area = app.layout.margin;
    if area.width == 0 || row.part == Part::Gap {
        return;
    }
    let shown = Span {
        start: row.start,
        end: row.end,
    };
    if let Some((_, flag)) = app.current()
        && app.sentence(flag).unwrap_or(flag.span).cover(flag.span).overlaps(shown)
        && area.width > 2
    {
        let symbol = if flag.span.overlaps(shown) { "▌" } else { "▏" };
        paint::line(
            buffer,
            (area.x, y),
            area.right(),
            symbol,
            app.theme.category(flag.technique.category()),
        );
    }
    if let (Focus::Studied(_), Some(span)) = (&app.focus, app.focus_span())
        && span.overlaps(shown)
        && area.width > 2
    {
        paint::line(buffer, (area.x, y), area.right(), "▌", app.theme.roles.key.0);
    }
    let left = area.x + u16::from(area.width > 2);
    let letters: usize = if area.width >= 5 { 2 } else { 1 };
    let right = area.right();
    flagged(app, |flagged| {
        flagged.draw_letters(buffer, (left, y), right, shown, letters, app.reading.messages);
    });
    let flags = app.shown.starting(row.start, row.end);
    if area.width >= 5 {
        let sign = sign(app, flags, shown);
        paint::line(buffer, (area.x + 3, y), right, sign, app.theme.roles.note.0);
    }
}

/// The sign of what the reader said of the flags of a row, or marked in it.
fn sign(app: &App, flags: &[FlagId], row: Span) -> &'static str {
    let marks = || flags.iter().filter_map(|&id| app.marks.of(id));
    let owns = || {
        let owns = app.marks.owns().iter();
        owns.filter(|own| row.start <= own.span.start && own.span.start < row.end.max(row.start + 1))
    };
    if owns().any(|own| own.sign == COMMENT) || marks().any(|mark| mark.comment) {
        return COMMENT;
    }
    let verdict = marks().find_map(|mark| mark.verdict);
    match owns().next() {
        Some(own) if verdict.is_none() => own.sign,
        _ => verdict_sign(verdict),
    }
}

/// Draws the strip: what is in view, and a tick for each place where something is flagged, longer where it is stronger.
fn draw_strip(app: &App, buffer: &mut Buffer) {
    let area = app.layout.strip;
    if area.width < 2 || app.wrapped.is_empty() {
        return;
    }
    let roles = &app.theme.roles;
    let rows = app.rows_in_view();
    let view = app.strip.cell_of(rows.start)..=app.strip.cell_of(rows.end.saturating_sub(1));
    let whole = rows.len() == app.wrapped.len();
    let current = app
        .focus_span()
        .map(|span| app.strip.cell_of(app.wrapped.row_of(span.start)));
    for ((cell, tick), y) in app.strip.ticks().iter().enumerate().zip(area.top()..area.bottom()) {
        let in_view = view.contains(&cell) && !whole;
        let (symbol, style) = if in_view {
            ("┃", roles.view.0)
        } else {
            ("│", roles.track.0)
        };
        paint::line(buffer, (area.x, y), area.right(), symbol, style);
        if tick.is_none() && current == Some(cell) {
            paint::line(buffer, (area.x + 1, y), area.right(), "◀", roles.view.0);
        }
        if let Some(tick) = tick {
            let symbol = match tick.strength {
                _ if current == Some(cell) => "◀",
                Strength::Note => "╴",
                Strength::Mark => "─",
                Strength::Strong => "━",
            };
            let here = app
                .current()
                .filter(|_| current == Some(cell))
                .map(|(_, flag)| flag.technique.category());
            let style = app.theme.category(here.unwrap_or(tick.category));
            paint::line(buffer, (area.x + 1, y), area.right(), symbol, style);
        }
    }
}
