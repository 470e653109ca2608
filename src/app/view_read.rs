//! The article: its text with what is flagged in it, the margin, and the strip.
//!
//! A flagged sentence has the soft colour of its category, the exact words its full colour, bold and underlined; only the
//! current flag has colour behind its letters. Where flags overlap the narrower words lie on top, and the margin names
//! both. Everything here costs what is visible, and nothing more.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::Flag;
use crate::app::flags::{FlagId, Standing};
use crate::app::marks::{COMMENT, verdict_sign};
use crate::app::paint;
use crate::app::state::{App, Focus, Overlay};
use crate::app::wrap::{Part, Row, indent, quote_indent, row_glyphs};
use crate::article::{Block, BlockKind};
use crate::span::Span;
use crate::taxonomy::{Category, Strength};

/// A stretch of the text that has a style of its own. Later ones lie on top.
type Layer = (Span, Style);

/// Draws the article.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let layers = layers(app);
    let area = app.layout.text;
    let rows = app.wrapped.rows().get(app.rows_in_view()).unwrap_or_default();
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        draw_row(app, buffer, row, y, &layers);
        draw_margin(app, buffer, row, y);
    }
    draw_strip(app, buffer);
}

/// Everything in view that has a style of its own, from the bottom up.
fn layers(app: &App) -> Vec<Layer> {
    let view = app.bytes_in_view();
    let mut layers = Vec::new();
    let Some(analysis) = &app.analysis else {
        push_found(app, view, &mut layers);
        return layers;
    };
    let current = app.current();
    let first = analysis
        .sentences
        .partition_point(|sentence| sentence.span.end <= view.start);
    let sentences = analysis
        .sentences
        .iter()
        .zip(0u32..)
        .skip(first)
        .take_while(|(sentence, _)| sentence.span.start < view.end);
    for (sentence, index) in sentences {
        match current {
            Some((_, flag)) if flag.sentence == index => {
                layers.push((sentence.span, app.theme.current_sentence(flag.technique.category())));
            }
            _ => layers.extend(lead(app, sentence.span).map(|category| (sentence.span, app.theme.sentence(category)))),
        }
    }
    let mut words: Vec<(FlagId, &Flag)> = app
        .shown
        .reaching(view.start, view.end)
        .iter()
        .filter_map(|&id| Some((id, app.flag(id)?)))
        .filter(|(_, flag)| flag.span.end > view.start)
        .collect();
    // The current one on top, then the narrower.
    words.sort_by_key(|(id, flag)| (app.focus == Focus::Flag(*id), std::cmp::Reverse(flag.span.len()), *id));
    for (id, flag) in words {
        let category = flag.technique.category();
        let style = if app.focus == Focus::Flag(id) {
            app.theme.current(category)
        } else if app.marks.standing(analysis, id) == Standing::Dismissed {
            app.theme.roles.dismissed.0
        } else {
            app.theme.words(category)
        };
        layers.push((flag.span, style));
    }
    push_opened(app, &mut layers);
    push_found(app, view, &mut layers);
    layers
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

/// The category that a sentence takes its colour from: of its strongest flag that the reader did not dismiss.
fn lead(app: &App, sentence: Span) -> Option<Category> {
    let analysis = app.analysis.as_ref()?;
    let flags = app.shown.starting(sentence.start, sentence.end).iter().copied();
    let flags = flags.filter(|&id| app.marks.standing(analysis, id) != Standing::Dismissed);
    let flags = flags.filter_map(|id| app.flag(id));
    flags
        .reduce(|best, flag| if flag.strength > best.strength { flag } else { best })
        .map(|flag| flag.technique.category())
}

/// Draws one row of text.
fn draw_row(app: &App, buffer: &mut Buffer, row: &Row, y: u16, layers: &[Layer]) {
    let area = app.layout.text;
    let Some(block) = app.article().blocks.get(row.block as usize) else {
        return;
    };
    let indent = indent(block, area.width);
    draw_indent(app, buffer, Rect { y, height: 1, ..area }, row, block, indent);
    if row.part == Part::Gap {
        return;
    }
    let roles = &app.theme.roles;
    let base = roles.text.0.patch(match block.kind {
        BlockKind::Title => roles.title.0,
        BlockKind::Heading(_) => roles.heading.0,
        BlockKind::Code => roles.code.0,
        BlockKind::Meta => roles.meta.0,
        BlockKind::Paragraph | BlockKind::Item { .. } => Style::new(),
    });
    let shown = Span {
        start: row.start,
        end: row.end,
    };
    let layers: Vec<Layer> = layers
        .iter()
        .copied()
        .filter(|(span, _)| span.overlaps(shown))
        .collect();
    let left = area.x + indent;
    for (cell, glyph) in row_glyphs(app.article(), row) {
        let Some(x) = u16::try_from(cell)
            .ok()
            .and_then(|cell| left.checked_add(cell))
            .filter(|x| *x < area.right())
        else {
            break;
        };
        let stretch = Span::new(glyph.start, glyph.end);
        let style = layers
            .iter()
            .filter(|(span, _)| span.overlaps(stretch))
            .fold(base, |style, (_, over)| style.patch(*over));
        paint::glyph(buffer, (x, y), area.right(), app.text(), &glyph, style);
    }
}

/// Draws the bars of block quotes, and the mark of a list item.
fn draw_indent(app: &App, buffer: &mut Buffer, area: Rect, row: &Row, block: &Block, indent: u16) {
    let style = app.theme.roles.bar.0;
    let before = (row.block as usize)
        .checked_sub(1)
        .and_then(|before| app.article().blocks.get(before));
    let bars = match row.part {
        // Between two quotes, the bars that they share.
        Part::Gap => before.map_or(0, |before| before.quoted.min(block.quoted)),
        _ => block.quoted,
    };
    let right = (area.x + indent).min(area.right());
    for bar in 0..bars {
        let x = area.x.saturating_add(quote_indent(bar));
        paint::line(buffer, (x, area.y), right, "▏", style);
    }
    if let (BlockKind::Item { number, .. }, Part::First) = (block.kind, row.part) {
        let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        let width = u16::try_from(mark.chars().count()).unwrap_or(indent);
        let x = right.saturating_sub(width + 1).max(area.x);
        paint::line(buffer, (x, area.y), right, &mark, style);
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
    let flags = app.shown.starting(row.start, row.end);
    let mut categories: Vec<(Category, bool)> = Vec::new();
    for &id in flags {
        let (Some(flag), Some(analysis)) = (app.flag(id), &app.analysis) else {
            continue;
        };
        let dismissed = app.marks.standing(analysis, id) == Standing::Dismissed;
        match categories
            .iter_mut()
            .find(|(category, _)| *category == flag.technique.category())
        {
            Some((_, all)) => *all &= dismissed,
            None => categories.push((flag.technique.category(), dismissed)),
        }
    }
    // The current flag's letter comes first, where several begin in one row.
    if let Some((id, flag)) = app.current()
        && flags.contains(&id)
    {
        categories.sort_by_key(|(category, _)| *category != flag.technique.category());
    }
    let right = area.right();
    let mut x = left;
    for (index, (category, dismissed)) in categories.iter().take(letters).enumerate() {
        let more = index + 1 == letters && categories.len() > letters && letters > 1;
        let letter = if more {
            '+'
        } else {
            app.reading.messages.category_letter(*category)
        };
        let style = if *dismissed {
            app.theme.roles.dismissed.0
        } else {
            app.theme.letter(*category)
        };
        x = paint::line(buffer, (x, y), right, letter.encode_utf8(&mut [0; 4]), style);
    }
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
