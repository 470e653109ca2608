//! The overview: how many flags of each kind, and where along the article. The plot shows the kind that is selected.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::{Flag, Voice};
use crate::app::glyph::cells;
use crate::app::state::{App, Focus, View};
use crate::app::view_list::{ListRow, Target};
use crate::app::{columns, paint};
use crate::taxonomy::{Category, Strength, Technique};

/// Eighths of a cell, from the bottom.
const UPRIGHT: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// The column of names, in cells.
const NAMES: usize = 30;
/// Room for the letter, the count, and the count per thousand words.
const FIGURES: usize = 38;
/// From this width on there are counts per thousand words.
const ROOMY: usize = 84;

/// A row of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Blank,
    Heading(&'static str),
    Kind(Kind, usize),
}

/// A kind of flag that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Category(Category),
    Technique(Technique),
    Strength(Strength),
    Author,
    Quoted,
}

impl Kind {
    fn has(self, flag: &Flag) -> bool {
        match self {
            Self::Category(category) => flag.technique.category() == category,
            Self::Technique(technique) => flag.technique == technique,
            Self::Strength(strength) => flag.strength == strength,
            Self::Author => flag.voice == Voice::Author,
            Self::Quoted => flag.voice != Voice::Author,
        }
    }

    fn category(self) -> Option<Category> {
        match self {
            Self::Category(category) => Some(category),
            Self::Technique(technique) => Some(technique.category()),
            _ => None,
        }
    }
}

/// Every row; kinds of which there is no flag are left out.
fn lines(app: &App) -> Vec<Line> {
    let counts = app.shown.counts();
    let categories = Category::ALL.map(|category| (Kind::Category(category), counts.category(category)));
    let techniques = Technique::ALL.map(|technique| (Kind::Technique(technique), counts.technique(technique)));
    let strengths = Strength::ALL.map(|strength| (Kind::Strength(strength), counts.strength(strength)));
    let voices = [
        (Kind::Author, app.shown.len() - counts.quoted()),
        (Kind::Quoted, counts.quoted()),
    ];
    let mut lines = Vec::new();
    for (heading, kinds) in [
        ("overview.by_category", categories.as_slice()),
        ("overview.by_technique", &techniques),
        ("overview.by_strength", &strengths),
        ("overview.by_voice", &voices),
    ] {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(heading));
        let mut kinds: Vec<_> = kinds.iter().filter(|(_, count)| *count > 0).collect();
        // The most frequent first; of those as frequent, in the order of the taxonomy.
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        lines.extend(kinds.into_iter().map(|&(kind, count)| Line::Kind(kind, count)));
    }
    lines
}

/// How many rows there are; none where nothing is flagged.
pub fn len(app: &App) -> usize {
    if app.shown.is_empty() { 0 } else { lines(app).len() }
}

/// These rows.
pub fn rows(app: &App, rows: Range<usize>) -> Vec<ListRow> {
    let lines = lines(app).into_iter().skip(rows.start).take(rows.len());
    lines.map(|line| row(app, line)).collect()
}

/// A row: a name, a bar, a count, and the count per thousand words.
fn row(app: &App, line: Line) -> ListRow {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let (kind, count) = match line {
        Line::Kind(kind, count) => (kind, count),
        Line::Heading(key) => return ListRow::of(messages.get(key), roles.heading.0),
        Line::Blank => return ListRow::default(),
    };
    let name = match kind {
        Kind::Category(category) => messages.category(category).name,
        Kind::Technique(technique) => messages.technique(technique).name,
        Kind::Strength(strength) => messages.strength(strength).name,
        Kind::Author => messages.get("voice.author"),
        Kind::Quoted => messages.get("voice.quoted"),
    };
    let category = kind.category();
    let letter = category.map_or(' ', |category| messages.category_letter(category));
    let letter_style = category.map_or(roles.text.0, |category| app.theme.letter(category));
    let width = usize::from(app.list_area(View::Overview).width);
    let (names, figures) = if width >= ROOMY {
        (NAMES, FIGURES)
    } else {
        (NAMES.min(width / 2), 10)
    };
    let room = width.saturating_sub(names + figures);
    let greatest = app.shown.len().max(1);
    let bar = columns::bar(count, greatest, room);
    let bar_style = category.map_or(roles.view.0, |category| app.theme.category(category));
    ListRow {
        pieces: vec![
            (format!("{letter}  "), letter_style),
            (columns::left(name, names), roles.text.0),
            (bar, bar_style),
            (format!(" {}", messages.number(count)), roles.key.0),
        ],
        right: per_thousand(app, count)
            .filter(|_| width >= ROOMY)
            .map(|text| (text, roles.dim.0)),
    }
}

/// So many flags for a thousand words.
fn per_thousand(app: &App, count: usize) -> Option<String> {
    let words = app
        .analysis
        .as_ref()
        .map(|analysis| analysis.words)
        .filter(|words| *words > 0)?;
    let messages = app.reading.messages;
    let share = figure(count) * 1000.0 / figure(words);
    Some(messages.format("overview.per_thousand", &[("n", &messages.decimal(share, 1))]))
}

/// A count as a number that can be divided; beyond four thousand million the difference is not seen.
fn figure(count: usize) -> f64 {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// The first flag of a kind.
pub fn target(app: &App, row: usize) -> Target {
    let lines = lines(app);
    let Some(Line::Kind(kind, _)) = lines.get(row) else {
        return Target::Nowhere;
    };
    let first = app
        .shown
        .ids()
        .iter()
        .copied()
        .find(|&id| app.flag(id).is_some_and(|flag| kind.has(flag)));
    first.map_or(Target::Nowhere, |id| Target::Passage(Focus::Flag(id)))
}

/// Rows above the list: figures, a blank, the plot with its heading and its axis, a blank.
fn plot_height(area: Rect) -> u16 {
    match area.height {
        30.. => 6,
        18.. => 4,
        12.. => 2,
        _ => 0,
    }
}

/// Where the rows stand.
pub fn list_area(app: &App, area: Rect) -> Rect {
    if app.shown.is_empty() {
        return area;
    }
    let plot = plot_height(area);
    let above = if plot > 0 { plot + 5 } else { 0 };
    let below = if area.height >= 14 { 2 } else { 0 };
    Rect {
        y: area.y + above,
        height: area.height - above - below,
        ..area
    }
}

/// Draws the figures, the plot, and the caution below.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let area = app.layout.list;
    let (list, plot) = (app.list_area(View::Overview), plot_height(area));
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    if list.bottom() < area.bottom() {
        paint::line(
            buffer,
            (inner.x, area.bottom() - 1),
            inner.right(),
            messages.get("overview.caution"),
            roles.dim.0,
        );
    }
    if app.shown.is_empty() || plot == 0 {
        return;
    }
    let sentences = app.analysis.as_ref().map_or(0, |analysis| analysis.sentences.len());
    let mut figures = vec![messages.count("header.flags", app.shown.len())];
    figures.extend(per_thousand(app, app.shown.len()));
    figures.push(messages.count("overview.sentences", sentences));
    paint::line(
        buffer,
        (inner.x, inner.y),
        inner.right(),
        &figures.join(" · "),
        roles.key.0,
    );

    let selected = app.lists.get(View::Overview as usize).map_or(0, |list| list.selected);
    let kind = match lines(app).get(selected) {
        Some(&Line::Kind(kind, _)) => Some(kind),
        _ => None,
    };
    let y = inner.y + 2;
    paint::line(
        buffer,
        (inner.x, y),
        inner.right(),
        messages.get("overview.density"),
        roles.heading.0,
    );
    draw_plot(
        app,
        buffer,
        Rect {
            y: y + 1,
            height: plot,
            ..inner
        },
        kind,
    );
    let axis = y + 1 + plot;
    let (begin, end) = (messages.percent(0.0), messages.percent(1.0));
    paint::line(buffer, (inner.x, axis), inner.right(), &begin, roles.dim.0);
    let width = u16::try_from(cells(&end)).unwrap_or(0);
    paint::line(
        buffer,
        (inner.right().saturating_sub(width), axis),
        inner.right(),
        &end,
        roles.dim.0,
    );
    // Where one is in the article.
    let length = app.text().len().max(1);
    let here = app.bytes_in_view().start as usize * usize::from(inner.width.saturating_sub(1)) / length;
    let x = inner.x.saturating_add(u16::try_from(here).unwrap_or(0));
    if x > inner.x + u16::try_from(cells(&begin)).unwrap_or(0) && x + width + 1 < inner.right() {
        paint::line(buffer, (x, axis), inner.right(), "▲", roles.view.0);
    }
}

/// Draws how densely the article is flagged, from its beginning to its end: all flags, and in its colour the kind that is
/// selected.
fn draw_plot(app: &App, buffer: &mut Buffer, area: Rect, kind: Option<Kind>) {
    let columns = usize::from(area.width).max(1);
    let length = app.text().len().max(1);
    let byte = |column: usize| u32::try_from(column * length / columns).unwrap_or(u32::MAX);
    let (mut all, mut of_kind) = (vec![0; columns], vec![0; columns]);
    for (column, (all, of_kind)) in all.iter_mut().zip(&mut of_kind).enumerate() {
        let flags = app.shown.starting(byte(column), byte(column + 1));
        *all = flags.len();
        let has = |kind: Kind| {
            flags
                .iter()
                .filter(|&&id| app.flag(id).is_some_and(|flag| kind.has(flag)))
                .count()
        };
        *of_kind = kind.map_or(0, has);
    }
    let (all, of_kind) = (smooth(&all), smooth(&of_kind));
    let greatest = all.iter().copied().max().unwrap_or(0).max(1);
    let eighths = usize::from(area.height) * 8;
    let track = app.theme.roles.track.0;
    let style = kind
        .and_then(Kind::category)
        .map_or(app.theme.roles.key.0, |category| app.theme.category(category));
    for ((all, of_kind), x) in all.into_iter().zip(of_kind).zip(area.left()..area.right()) {
        let (all, of_kind) = (
            (all * eighths).div_ceil(greatest),
            (of_kind * eighths).div_ceil(greatest),
        );
        draw_column(buffer, area, x, all, track);
        // Where the top of the one stands in the other, the other goes on behind it.
        let behind = match track.fg {
            Some(colour) if of_kind / 8 < all / 8 => style.bg(colour),
            _ => style,
        };
        draw_column(buffer, area, x, of_kind, style);
        if of_kind % 8 > 0 {
            let y = area
                .bottom()
                .saturating_sub(1 + u16::try_from(of_kind / 8).unwrap_or(0));
            buffer.set_style(
                Rect {
                    x,
                    y,
                    width: 1,
                    height: 1,
                }
                .intersection(area),
                behind,
            );
        }
    }
}

/// Each place with those around it, the nearer the more: a density, where counts would be a comb.
fn smooth(counts: &[usize]) -> Vec<usize> {
    let reach = (counts.len() / 24).max(2);
    let around = |place: usize| {
        let near = counts
            .iter()
            .enumerate()
            .skip(place.saturating_sub(reach))
            .take_while(move |(other, _)| *other <= place + reach);
        near.map(|(other, count)| count * (reach + 1 - other.abs_diff(place)))
            .sum()
    };
    (0..counts.len()).map(around).collect()
}

/// Draws a column of the plot, so many eighths high.
fn draw_column(buffer: &mut Buffer, area: Rect, x: u16, eighths: usize, style: Style) {
    for (cell, y) in (area.top()..area.bottom()).rev().enumerate() {
        let Some(rest) = eighths.saturating_sub(cell * 8).min(8).checked_sub(1) else {
            break;
        };
        paint::line(buffer, (x, y), area.right(), UPRIGHT.get(rest).unwrap_or(&" "), style);
    }
}
