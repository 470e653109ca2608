//! Drawing two articles side by side, what is said of them, and the comparison as a list.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::state::{CompareApp, Topic, View};
use crate::analysis::Flag;
use crate::analysis::study::Charge;
use crate::app::draw::draw_keys;
use crate::app::glyph::cells;
use crate::app::keys::{Action, Context};
use crate::app::list::ListState;
use crate::app::page::{Flagged, Page};
use crate::app::paint::{self, Flow};
use crate::app::table::inner;
use crate::app::view_help::{Entry, Help};
use crate::app::view_list::ListRow;
use crate::app::view_portraits::{charge_says, charge_sign};
use crate::app::wrap::{Part, Row};
use crate::compare::{Pair, Side};
use crate::messages::Speaker;
use crate::span::Span;
use crate::telling;
use crate::visible::one_line;

/// Draws the comparison.
pub fn draw(app: &CompareApp, frame: &mut Frame) {
    let buffer = frame.buffer_mut();
    match app.view {
        View::Articles => draw_articles(app, buffer),
        View::Summary => {
            draw_title(app, buffer, app.messages.get("compare.title"));
            let rows: Vec<&ListRow> = app.lines.iter().map(|line| &line.row).collect();
            draw_list(app, buffer, &rows, app.list, true);
        }
        View::Help => {
            draw_title(app, buffer, app.messages.get("view.help"));
            let rows = help(app);
            draw_list(app, buffer, &rows.iter().collect::<Vec<_>>(), app.help, false);
        }
    }
    draw_footer(app, buffer);
}

// ── The articles ────────────────────────────────────────────────────────────────────────────────────────────────────────

fn draw_articles(app: &CompareApp, buffer: &mut Buffer) {
    for side in Side::BOTH {
        if app.layout.is_double || side == app.side {
            draw_header(app, buffer, side);
            draw_column(app, buffer, side);
        }
    }
    paint::fill(buffer, app.layout.divider, "│", app.theme.roles.line.0);
    draw_panel(app, buffer);
}

/// The letter of an article and its title, and how much is flagged in it. The one that keys move in has a sign.
fn draw_header(app: &CompareApp, buffer: &mut Buffer, side: Side) {
    let area = app.layout.halves[side].header;
    if area.is_empty() {
        return;
    }
    let (messages, roles) = (app.messages, &app.theme.roles);
    let column = &app.columns[side];
    let area = inner(area);
    let mut right = area.right();
    let figures = &app.comparison.figures[side];
    let figures = match column.subject.rulebook {
        Some(_) => {
            let density = messages.decimal(figures.per_thousand(figures.flags), 1);
            messages.format("overview.per_thousand", &[("n", &density)])
        }
        None => messages.get("header.no_rulebook").to_owned(),
    };
    let width = u16::try_from(cells(&figures)).unwrap_or(u16::MAX);
    if width.saturating_mul(2) <= area.width {
        let x = area.right() - width;
        paint::line(buffer, (x, area.y), area.right(), &figures, roles.meta.0);
        right = x.saturating_sub(2);
    }
    let is_here = side == app.side;
    let sign = if is_here { "▸" } else { " " };
    let x = paint::line(
        buffer,
        (area.x, area.y),
        right,
        &format!("{sign}{} ", side.letter()),
        roles.key.0,
    );
    let style = if is_here { roles.title.0 } else { roles.meta.0 };
    paint::line(buffer, (x, area.y), right, &column.title(), style);
}

fn draw_column(app: &CompareApp, buffer: &mut Buffer, side: Side) {
    let (column, half) = (&app.columns[side], app.layout.halves[side]);
    let view = column.bytes_in_view();
    let flagged = Flagged {
        analysis: &column.subject.analysis,
        shown: &column.shown,
        theme: &app.theme,
        // Only the article that one is in has a current flag to be seen.
        current: column.current.filter(|_| side == app.side && app.topic == Topic::Flag),
        is_dismissed: &|_| false,
    };
    let opened = column.opened.map(|span| (span, app.theme.roles.opened.0));
    // What one went to lies behind the flags that stand in it.
    let layers: Vec<_> = opened.into_iter().chain(flagged.layers(view)).collect();
    let page = Page {
        article: &column.subject.article,
        theme: &app.theme,
        area: half.text,
    };
    let rows = column.wrapped.rows().get(column.rows_in_view()).unwrap_or_default();
    for (row, y) in rows.iter().zip(half.text.top()..half.text.bottom()) {
        page.draw_row(buffer, row, y, &layers);
        draw_margin(app, buffer, side, (row, y), &flagged);
    }
}

/// A bar along what one is at, the letters of the flags that begin in a row, and the number of the passage that does.
fn draw_margin(app: &CompareApp, buffer: &mut Buffer, side: Side, (row, y): (&Row, u16), flagged: &Flagged<'_>) {
    let (column, area) = (&app.columns[side], app.layout.halves[side].margin);
    if area.width == 0 || row.part == Part::Gap {
        return;
    }
    let shown = Span {
        start: row.start,
        end: row.end,
    };
    if area.width > 2 {
        if column.opened.is_some_and(|opened| opened.overlaps(shown)) {
            paint::line(buffer, (area.x, y), area.right(), "▌", app.theme.roles.key.0);
        } else if let Some(flag) = flagged.current.and_then(|id| column.flag(id))
            && flag.span.overlaps(shown)
        {
            let style = app.theme.category(flag.technique.category());
            paint::line(buffer, (area.x, y), area.right(), "▌", style);
        }
    }
    let left = area.x + u16::from(area.width > 2);
    flagged.draw_letters(buffer, (left, y), area.right(), shown, 1, app.messages);
    if area.width >= 5
        && let Some(number) = app.passage_beginning(side, shown)
    {
        // No screen has room for more than two figures here.
        let number = if number < 100 {
            format!("{number:>2}")
        } else {
            " ·".to_owned()
        };
        paint::line(buffer, (left + 1, y), area.right(), &number, app.theme.roles.dim.0);
    }
}

impl CompareApp {
    /// The number of the passage whose sentence begins in a row, from 1.
    fn passage_beginning(&self, side: Side, row: Span) -> Option<usize> {
        let index = self.first_passage_from(side, row.start)?;
        let begins = self.sentence(side, index)?.start;
        (row.start <= begins && begins < row.end).then_some(index + 1)
    }
}

// ── The panel ───────────────────────────────────────────────────────────────────────────────────────────────────────────

fn draw_panel(app: &CompareApp, buffer: &mut Buffer) {
    let area = app.layout.panel;
    if area.is_empty() {
        return;
    }
    paint::fill(buffer, app.layout.line, "─", app.theme.roles.line.0);
    let more = app.messages.get("panel.more");
    panel(app).draw(buffer, area, app.panel_top, (more, app.theme.roles.dim.0));
}

/// The farthest that the panel can be scrolled.
pub(super) fn last_panel_top(app: &CompareApp) -> usize {
    let area = app.layout.panel;
    if area.is_empty() {
        return 0;
    }
    panel(app).len().saturating_sub(usize::from(area.height))
}

fn panel(app: &CompareApp) -> Flow {
    let area = app.layout.panel;
    let mut flow = Flow::new(area.width);
    match &app.topic {
        Topic::Flag => match app.columns[app.side].current_flag() {
            Some(flag) => flag_contents(app, &mut flow, flag),
            None => flow.text(0, app.messages.get("panel.nothing_here"), app.theme.roles.dim.0),
        },
        Topic::Passage(index) => passage_contents(app, &mut flow, *index),
        Topic::Row(about) => row_contents(app, &mut flow, about),
    }
    flow.fit(area.height);
    flow
}

/// Why words are flagged: the words, the reason, the question, whose words they are.
fn flag_contents(app: &CompareApp, flow: &mut Flow, flag: &Flag) {
    let (messages, roles, column) = (app.messages, &app.theme.roles, &app.columns[app.side]);
    let text = &column.subject.article.text;
    let category = flag.technique.category();
    let place = column
        .current
        .and_then(|id| column.shown.place(id))
        .map_or(0, |place| place + 1);
    let position = format!(
        "{} {}",
        app.side.letter(),
        messages.format(
            "panel.position",
            &[
                ("n", &messages.number(place)),
                ("total", &messages.number(column.shown.len())),
            ],
        )
    );
    let name = format!(
        "{}  {} · {}",
        messages.category_letter(category),
        messages.technique(flag.technique).name,
        messages.strength(flag.strength).name
    );
    flow.both((&name, app.theme.letter(category)), (&position, roles.dim.0));
    flow.text(
        0,
        &messages.quoted(one_line(flag.span.of(text))),
        app.theme.words(category),
    );
    let Some(rulebook) = column.subject.rulebook else {
        return;
    };
    let explanation = rulebook.explain(flag, text, messages.language());
    flow.text(0, &explanation.reason, roles.text.0);
    let labels = ["panel.ask", "panel.fine_when", "panel.voice"].map(|key| messages.get(key));
    let widest = labels.iter().map(|label| cells(label)).max().unwrap_or(0);
    let column_width = u16::try_from(widest + 2).unwrap_or(12);
    let voice = match flag.voice {
        crate::analysis::Voice::Author => messages.voice(Speaker::Author),
        crate::analysis::Voice::Quoted(speaker) => {
            let speaker = speaker.map(|span| one_line(span.of(text)));
            messages.voice(Speaker::Quoted(speaker.as_deref()))
        }
    };
    for (label, said) in labels
        .into_iter()
        .zip([&explanation.question, &explanation.fine_when, &voice])
    {
        flow.labelled(column_width, (label, roles.label.0), said, roles.text.0);
    }
}

/// What two sentences have in common, and how many flags either has.
fn passage_contents(app: &CompareApp, flow: &mut Flow, index: usize) {
    let (messages, roles) = (app.messages, &app.theme.roles);
    let Some(passage) = app.comparison.passages.get(index) else {
        return;
    };
    let name = messages.format("compare.passage", &[("n", &messages.number(index + 1))]);
    let total = messages.format(
        "panel.position",
        &[
            ("n", &messages.number(index + 1)),
            ("total", &messages.number(app.comparison.passages.len())),
        ],
    );
    flow.both((&name, roles.title.0), (&total, roles.dim.0));
    let words = |side: Side, span: Span| one_line(span.of(&app.columns[side].subject.article.text)).into_owned();
    let mut common: Vec<String> = Vec::new();
    for &actor in &passage.actors {
        let portrait = app.comparison.actors.get(actor as usize).and_then(|actor| {
            let portraits = &app.columns[Side::Left].subject.study.portraits;
            portraits.get(actor.portraits.left as usize)
        });
        common.extend(portrait.map(|portrait| words(Side::Left, portrait.name)));
    }
    for &fact in &passage.facts {
        let first = app.comparison.facts.shared.get(fact as usize).and_then(|fact| {
            let facts = &app.columns[Side::Left].subject.study.facts;
            facts.get(*fact.occurrences.left.first()? as usize)
        });
        common.extend(first.map(|fact| words(Side::Left, fact.span)));
    }
    if common.is_empty() {
        flow.text(0, messages.get("compare.common_words"), roles.text.0);
    } else {
        let label = messages.get("compare.shared");
        let column = u16::try_from(cells(label) + 2).unwrap_or(12);
        flow.labelled(column, (label, roles.label.0), &common.join(" · "), roles.text.0);
    }
    let counts = Side::BOTH.map(|side| {
        let count = app
            .sentence(side, index)
            .map_or(0, |span| app.columns[side].shown.starting(span.start, span.end).len());
        format!("{}  {}", side.letter(), messages.count("header.flags", count))
    });
    flow.text(0, &counts.join("   "), roles.dim.0);
}

/// What a row of the list is about, and the words that it led to in either article.
fn row_contents(app: &CompareApp, flow: &mut Flow, about: &str) {
    let (messages, roles) = (app.messages, &app.theme.roles);
    flow.text(0, about, roles.title.0);
    for side in Side::BOTH {
        let column = &app.columns[side];
        let said = column.opened.map(|span| {
            let words = one_line(span.of(&column.subject.article.text)).into_owned();
            (messages.quoted(words), roles.text.0)
        });
        let (said, style) = said.unwrap_or_else(|| (messages.get("compare.absent").to_owned(), roles.dim.0));
        flow.labelled(3, (side.letter(), roles.key.0), &said, style);
    }
}

// ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn draw_title(app: &CompareApp, buffer: &mut Buffer, title: &str) {
    let area = inner(app.layout.title);
    if !app.layout.title.is_empty() {
        paint::line(buffer, (area.x, area.y), area.right(), title, app.theme.roles.title.0);
    }
}

fn draw_list(app: &CompareApp, buffer: &mut Buffer, rows: &[&ListRow], state: ListState, has_cursor: bool) {
    let area = app.layout.list;
    let in_view = rows.iter().enumerate().skip(state.top);
    for ((index, row), y) in in_view.zip(area.top()..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        row.draw(buffer, inner(line));
        if has_cursor && index == state.selected {
            buffer.set_style(line.intersection(*buffer.area()), app.theme.roles.cursor.0);
        }
    }
}

/// The rows of the help: the signs of a comparison, and the keys that work in it.
pub(super) fn help(app: &CompareApp) -> Vec<ListRow> {
    let messages = app.messages;
    let help = Help {
        keys: &app.keys,
        messages,
        theme: &app.theme,
        width: app.layout.list.width,
        contexts: &[Context::Always, Context::Compare, Context::Summary],
    };
    let charges = [Charge::Unfavourable, Charge::Favourable].map(|charge| {
        let text = format!("{}  {}", charge_sign(charge), telling::name(charge, messages));
        help.sign(&text, messages.get(charge_says(charge)))
    });
    let own = [
        help.sign("A  B", messages.get("compare.help.letters")),
        help.sign("▸", messages.get("compare.help.here")),
        help.sign("1 2 3", messages.get("compare.help.numbers")),
        help.sign("▌", messages.get("compare.help.bar")),
        help.sign("+", messages.get("help.more")),
        Entry::default(),
    ];
    let signs = own
        .into_iter()
        .chain(charges)
        .chain([Entry::default()])
        .chain(help.categories());
    help.rows(signs.collect())
}

// ── The footer ──────────────────────────────────────────────────────────────────────────────────────────────────────────

fn draw_footer(app: &CompareApp, buffer: &mut Buffer) {
    let area = app.layout.footer;
    if area.is_empty() {
        return;
    }
    let (messages, roles) = (app.messages, &app.theme.roles);
    let area = if area.width >= 20 { inner(area) } else { area };
    if let Some(notice) = &app.notice {
        let style = if notice.error { roles.error.0 } else { roles.notice.0 };
        paint::line(buffer, (area.x, area.y), area.right(), &notice.text, style);
        return;
    }
    if app.panel && app.layout.panel.is_empty() && app.view == View::Articles {
        // No room for the panel: its first line is better than keys.
        let (text, style) = first_line(app);
        if !text.is_empty() {
            paint::line(buffer, (area.x, area.y), area.right(), &text, style);
            return;
        }
    }
    let keys = app.keys.footer(app.context());
    let said: Vec<(String, String)> = keys
        .iter()
        .filter(|(_, action)| app.means_something(*action))
        .map(|(chord, action)| (chord.say(messages), app.what_it_does(*action).to_owned()))
        .collect();
    draw_keys(
        buffer,
        area,
        &said,
        app.came_from_summary && app.view == View::Articles,
        roles,
    );
}

/// The panel in one line.
fn first_line(app: &CompareApp) -> (String, Style) {
    let (messages, column) = (app.messages, &app.columns[app.side]);
    match &app.topic {
        Topic::Flag => column.current_flag().map_or_else(Default::default, |flag| {
            let category = flag.technique.category();
            let place = column
                .current
                .and_then(|id| column.shown.place(id))
                .map_or(0, |place| place + 1);
            let text = format!(
                "{} {} {place}/{} {}",
                app.side.letter(),
                messages.category_letter(category),
                column.shown.len(),
                messages.technique(flag.technique).name
            );
            (text, app.theme.letter(category))
        }),
        Topic::Passage(index) => {
            let name = messages.format("compare.passage", &[("n", &messages.number(index + 1))]);
            (format!("{} {name}", app.side.letter()), app.theme.roles.title.0)
        }
        Topic::Row(about) => (format!("{} {about}", app.side.letter()), app.theme.roles.title.0),
    }
}

impl CompareApp {
    /// Whether an action does something now: one does not go back where one did not come from, nor across to what is beside.
    fn means_something(&self, action: Action) -> bool {
        match action {
            Action::Return => self.came_from_summary,
            Action::Accept => {
                let line = self.lines.get(self.list.selected);
                self.view == View::Summary && line.is_some_and(|line| line.places != Pair::default())
            }
            Action::Summary => self.view != View::Summary,
            Action::Help => self.view != View::Help,
            _ => true,
        }
    }

    fn what_it_does(&self, action: Action) -> &'static str {
        match action {
            Action::Return => self.messages.get("compare.back"),
            _ => action.short(self.messages),
        }
    }
}
