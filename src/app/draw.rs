//! Drawing the whole screen: title line, view, footer, and what lies over them.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::export_formats;
use crate::app::glyph::{Mode, cells, glyphs};
use crate::app::keys::{Action, Context};
use crate::app::menu::{Choice, Menu, MenuKind};
use crate::app::paint;
use crate::app::prompt::{Editor, Prompt, PromptKind, Subject};
use crate::app::state::{App, Overlay, View};
use crate::app::theme::Roles;
use crate::app::view_flags::excerpt;
use crate::app::wrap::wrap;
use crate::app::{view_list, view_panel, view_read};
use crate::taxonomy::Technique;

/// Words read in a minute, for the title line.
const WORDS_A_MINUTE: usize = 220;

/// Draws the reader.
pub fn draw(app: &App, frame: &mut Frame) {
    let buffer = frame.buffer_mut();
    let mut cursor = None;
    draw_title(app, buffer);
    match app.view {
        View::Read => {
            view_read::draw(app, buffer);
            view_panel::draw(app, buffer);
        }
        _ => view_list::draw(app, buffer),
    }
    draw_footer(app, buffer);
    match &app.overlay {
        Overlay::None | Overlay::Select(_) => {}
        Overlay::Menu(menu) => draw_menu(app, buffer, menu),
        Overlay::Prompt(prompt) => cursor = Some(draw_prompt(app, buffer, prompt)),
        Overlay::Editor(editor) => cursor = Some(draw_editor(app, buffer, editor)),
    }
    if let Some(cursor) = cursor.filter(|&cursor| frame.area().contains(cursor)) {
        frame.set_cursor_position(cursor);
    }
}

/// The title at the left, figures at the right; where there is no room for both, the title.
fn draw_title(app: &App, buffer: &mut Buffer) {
    let area = app.layout.title;
    if area.is_empty() {
        return;
    }
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let mut figures = Vec::new();
    figures.extend(app.article().language.map(|language| language.code().to_owned()));
    match &app.analysis {
        Some(analysis) if app.reading.rulebook.is_some() => {
            figures.push(messages.count("header.words", analysis.words));
            figures.push(messages.count("header.minutes", analysis.words.div_ceil(WORDS_A_MINUTE)));
            let total = analysis.flags.len();
            figures.push(if app.filter.is_open() {
                messages.count("header.flags", total)
            } else {
                messages.count_with("header.shown", app.shown.len(), &[("total", &messages.number(total))])
            });
        }
        Some(_) => figures.push(messages.get("header.no_rulebook").to_owned()),
        None => figures.push(messages.get("status.analysing").to_owned()),
    }
    let mut right = inner.right();
    if app.reading.notes.is_unsaved() {
        let unsaved = messages.get("header.unsaved");
        let x = right
            .saturating_sub(u16::try_from(cells(unsaved)).unwrap_or(u16::MAX))
            .max(inner.x);
        paint::line(buffer, (x, inner.y), right, unsaved, roles.error.0);
        right = x.saturating_sub(2);
    }
    let inner = Rect {
        width: right.saturating_sub(inner.x),
        ..inner
    };
    let figures = figures.join(" · ");
    let width = u16::try_from(cells(&figures)).unwrap_or(u16::MAX);
    if width.saturating_add(14) <= inner.width {
        let x = inner.right() - width;
        paint::line(buffer, (x, inner.y), inner.right(), &figures, roles.meta.0);
        right = x.saturating_sub(2);
    }
    let title = match (app.view, app.article().title) {
        // No need to say it twice.
        (View::Read, Some(title)) if title.overlaps(app.bytes_in_view()) => app.reading.name.clone(),
        (View::Read, Some(title)) => excerpt(app.text(), title),
        (View::Read, None) if app.reading.name.is_empty() => messages.get("header.untitled").to_owned(),
        (View::Read, None) => app.reading.name.clone(),
        (view, _) => messages.get(view.key()).to_owned(),
    };
    let style = if title == app.reading.name {
        roles.meta.0
    } else {
        roles.title.0
    };
    paint::line(buffer, (inner.x, inner.y), right, &title, style);
}

impl View {
    /// The key of its name.
    const fn key(self) -> &'static str {
        match self {
            Self::Read => "view.read",
            Self::Overview => "view.overview",
            Self::Flags => "view.flags",
            Self::Sources => "view.sources",
            Self::Portraits => "view.portraits",
            Self::Headline => "view.headline",
            Self::Notes => "view.notes",
            Self::Outline => "view.outline",
            Self::Help => "view.help",
        }
    }
}

/// A message if there is one, and otherwise the keys that fit.
fn draw_footer(app: &App, buffer: &mut Buffer) {
    let area = app.layout.footer;
    if area.is_empty() {
        return;
    }
    let roles = &app.theme.roles;
    let inner = if area.width >= 20 {
        Rect {
            x: area.x + 1,
            width: area.width - 2,
            ..area
        }
    } else {
        area
    };
    if let Some(notice) = &app.notice {
        let style = if notice.error { roles.error.0 } else { roles.notice.0 };
        paint::line(buffer, (inner.x, inner.y), inner.right(), &notice.text, style);
        return;
    }
    if app.layout.panel.is_empty() && app.panel && app.view == View::Read && app.notice.is_none() {
        // No room for the panel: its first line is better than keys.
        if let Some((id, flag)) = app.current() {
            let messages = app.reading.messages;
            let place = app.shown.place(id).map_or(0, |place| place + 1);
            let letter = messages.category_letter(flag.technique.category());
            let text = format!(
                "{letter} {place}/{} {}",
                app.shown.len(),
                messages.technique(flag.technique).name
            );
            paint::line(
                buffer,
                (inner.x, inner.y),
                inner.right(),
                &text,
                app.theme.letter(flag.technique.category()),
            );
            return;
        }
    }
    draw_keys_of(app, buffer, inner);
}

/// What a key of the footer does, in a word or two: which list it goes back to, and whether it opens an entry or closes it.
fn what_it_does(app: &App, action: Action) -> String {
    let messages = app.reading.messages;
    let action = match (action, app.came_from, app.is_entry_open()) {
        (Action::Return, Some(view), _) => {
            return messages.format("passage.back", &[("view", &messages.get(view.key()))]);
        }
        (Action::Accept, _, Some(false)) => Action::Open,
        (Action::Accept, _, Some(true)) => Action::Close,
        _ => action,
    };
    action.short(messages).to_owned()
}

/// The keys that work here.
fn draw_keys_of(app: &App, buffer: &mut Buffer, area: Rect) {
    let messages = app.reading.messages;
    let context = app.context();
    let keys = app.keys.footer(context);
    let said: Vec<(String, String)> = keys
        .iter()
        .filter(|(_, action)| app.means_something(*action))
        .map(|(chord, action)| (chord.say(messages), what_it_does(app, *action)))
        .collect();
    let has_way_back = app.came_from.is_some() && context == Context::Read;
    draw_keys(buffer, area, &said, has_way_back, &app.theme.roles);
}

/// Keys with what they do, as many as fit; the last of them (help, back) are kept, and the first if it is a way back.
pub(super) fn draw_keys(buffer: &mut Buffer, area: Rect, said: &[(String, String)], has_way_back: bool, roles: &Roles) {
    let width = |(key, does): &(String, String)| cells(key) + 1 + cells(does) + 2;
    let room = usize::from(area.width) + 2;
    // Way out first: one must always see how to leave, and before that how to go back where one came from.
    let mut shown = vec![false; said.len()];
    let mut used = 0;
    let last = said.len().saturating_sub(1);
    let order = has_way_back
        .then_some(0)
        .into_iter()
        .chain([last])
        .chain(said.len().checked_sub(2))
        .chain(usize::from(has_way_back)..last.saturating_sub(1));
    for index in order {
        let Some(entry) = said.get(index) else { continue };
        if used + width(entry) > room {
            break;
        }
        used += width(entry);
        if let Some(shown) = shown.get_mut(index) {
            *shown = true;
        }
    }
    let mut x = area.x;
    for ((key, does), _) in said.iter().zip(shown).filter(|(_, shown)| *shown) {
        x = paint::line(buffer, (x, area.y), area.right(), key, roles.key.0) + 1;
        x = paint::line(buffer, (x, area.y), area.right(), does, roles.hint.0) + 2;
    }
}

/// Draws the line being typed, in place of the footer; gives the place of the cursor.
fn draw_prompt(app: &App, buffer: &mut Buffer, prompt: &Prompt) -> Position {
    let area = if app.layout.footer.is_empty() {
        app.layout.screen
    } else {
        app.layout.footer
    };
    let roles = &app.theme.roles;
    paint::clear(buffer, area, Style::new());
    let messages = app.reading.messages;
    let (label, short) = match prompt.kind {
        _ if prompt.replaces.is_some() => (messages.get("export.replace").to_owned(), "export.replace_short"),
        PromptKind::Search => (messages.get("search.prompt").to_owned(), "search.prompt"),
        PromptKind::GoTo => (messages.get("goto.prompt").to_owned(), "goto.prompt_short"),
        PromptKind::Export => (
            messages.format("export.prompt", &[("formats", &export_formats())]),
            "export.prompt_short",
        ),
    };
    let right = area.right();
    let mut x = area.x + u16::from(area.width >= 20);
    // A narrow screen keeps room for what is typed.
    let labels = [label.as_str(), messages.get(short)];
    let fitting = labels
        .into_iter()
        .find(|label| cells(label) + 12 < usize::from(area.width));
    if let Some(label) = fitting {
        x = paint::line(buffer, (x, area.y), right, label, roles.key.0) + 1;
    }
    let text = prompt.text();
    let room = usize::from(right.saturating_sub(x)).saturating_sub(1).max(1);
    let at = text
        .char_indices()
        .nth(prompt.cursor())
        .map_or(text.len(), |(at, _)| at);
    let before = cells(text.get(..at).unwrap_or_default());
    // The beginning scrolls out on the left.
    let hidden = before.saturating_sub(room);
    let from = glyphs(text, 0, text.len(), Mode::Prose)
        .find(|(cell, _)| *cell >= hidden)
        .map_or(0, |(_, glyph)| glyph.start);
    paint::line(
        buffer,
        (x, area.y),
        right,
        text.get(from..).unwrap_or_default(),
        roles.input.0,
    );
    let column = cells(text.get(from..at).unwrap_or_default());
    Position {
        x: x.saturating_add(u16::try_from(column).unwrap_or(0))
            .min(right.saturating_sub(1)),
        y: area.y,
    }
}

/// A box with a heading in its border; gives its inside.
fn draw_box(app: &App, buffer: &mut Buffer, area: Rect, heading: &str, hint: &str) -> Rect {
    let roles = &app.theme.roles;
    paint::clear(buffer, area, Style::new());
    if area.width < 4 || area.height < 3 {
        return area;
    }
    let style = roles.view.0;
    let (top, bottom, left, right) = (area.y, area.bottom() - 1, area.x, area.right() - 1);
    paint::fill(buffer, Rect { height: 1, ..area }, "─", style);
    paint::fill(
        buffer,
        Rect {
            y: bottom,
            height: 1,
            ..area
        },
        "─",
        style,
    );
    paint::fill(buffer, Rect { width: 1, ..area }, "│", style);
    paint::fill(
        buffer,
        Rect {
            x: right,
            width: 1,
            ..area
        },
        "│",
        style,
    );
    for (x, y, symbol) in [
        (left, top, "╭"),
        (right, top, "╮"),
        (left, bottom, "╰"),
        (right, bottom, "╯"),
    ] {
        paint::fill(
            buffer,
            Rect {
                x,
                y,
                width: 1,
                height: 1,
            },
            symbol,
            style,
        );
    }
    paint::line(buffer, (left + 2, top), right, &format!(" {heading} "), roles.title.0);
    if !hint.is_empty() {
        paint::line(buffer, (left + 2, bottom), right, &format!(" {hint} "), roles.dim.0);
    }
    Rect {
        x: left + 2,
        y: top + 1,
        width: area.width.saturating_sub(4),
        height: area.height - 2,
    }
}

fn draw_menu(app: &App, buffer: &mut Buffer, menu: &Menu) {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let heading = match menu.kind {
        MenuKind::Filter => messages.get("filter.title"),
        MenuKind::Technique(_) => messages.get("exercise.pick_technique"),
    };
    let area = menu.area(app.layout.screen);
    let hint = match menu.kind {
        MenuKind::Filter => messages.count_with(
            "header.shown",
            app.shown.len(),
            &[("total", &messages.number(app.flag_count()))],
        ),
        MenuKind::Technique(span) => messages.quoted(excerpt(app.text(), span)),
    };
    let inner = draw_box(app, buffer, area, heading, &hint);
    let rows = (menu.list.top..menu.len()).zip(inner.top()..inner.bottom());
    for (row, y) in rows {
        let line = Rect { y, height: 1, ..inner };
        match menu.kind {
            MenuKind::Filter => draw_choice(app, buffer, line, row),
            MenuKind::Technique(_) => draw_technique(app, buffer, line, row),
        }
        if row == menu.list.selected {
            let wide = Rect {
                x: line.x.saturating_sub(1),
                width: line.width + 2,
                ..line
            };
            buffer.set_style(wide.intersection(area), roles.cursor.0);
        }
    }
}

fn draw_choice(app: &App, buffer: &mut Buffer, line: Rect, row: usize) {
    let Some(choice) = Choice::all().nth(row) else { return };
    let roles = &app.theme.roles;
    let sign = match (choice.is_one_of(), choice.is_on(&app.filter)) {
        (false, true) => "[×] ",
        (false, false) => "[ ] ",
        (true, true) => "(•) ",
        (true, false) => "( ) ",
    };
    let style = match choice {
        Choice::Category(category) => app.theme.letter(category),
        _ => roles.text.0,
    };
    let x = paint::line(buffer, (line.x, line.y), line.right(), sign, roles.key.0);
    paint::line(
        buffer,
        (x, line.y),
        line.right(),
        &choice.say(app.reading.messages),
        style,
    );
}

fn draw_technique(app: &App, buffer: &mut Buffer, line: Rect, row: usize) {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    match row.checked_sub(1).and_then(|row| Technique::ALL.get(row)) {
        Some(&technique) => {
            let category = technique.category();
            let letter = format!("{}  ", messages.category_letter(category));
            let x = paint::line(
                buffer,
                (line.x, line.y),
                line.right(),
                &letter,
                app.theme.letter(category),
            );
            paint::line(
                buffer,
                (x, line.y),
                line.right(),
                messages.technique(technique).name,
                roles.text.0,
            );
        }
        None => {
            paint::line(
                buffer,
                (line.x, line.y),
                line.right(),
                messages.get("select.no_technique"),
                roles.text.0,
            );
        }
    }
}

/// Draws the comment being written; gives the place of the cursor.
fn draw_editor(app: &App, buffer: &mut Buffer, editor: &Editor) -> Position {
    let messages = app.reading.messages;
    let area = app.layout.editor();
    let about = match &editor.subject {
        Subject::Flag(id) => app.flag(*id).map(|flag| excerpt(app.text(), flag.span)),
        Subject::Note(note) => app
            .reading
            .notes
            .note(note)
            .map(|(note, _)| crate::app::judge::on_one_line(&note.passage.exact)),
        Subject::Passage(span) => Some(excerpt(app.text(), *span)),
    };
    let heading = format!(
        "{} · {}",
        messages.get("notes.comment_title"),
        messages.quoted(about.unwrap_or_default())
    );
    let inner = draw_box(app, buffer, area, &heading, "");
    let (lines, (row, column)) = editor.lines();
    let mut rows: Vec<&str> = Vec::new();
    let mut cursor = (0, 0);
    let width = usize::from(inner.width).saturating_sub(1).max(2);
    for (index, line) in lines.iter().enumerate() {
        let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        wrap(line, 0..line.len(), width, Mode::Code, |start, end| {
            let (start, end) = (start as usize, end as usize);
            if index == row && start <= at {
                cursor = (
                    rows.len(),
                    cells(line.get(start..at.min(end).max(start)).unwrap_or_default()),
                );
            }
            rows.push(line.get(start..end).unwrap_or_default());
        });
    }
    let height = usize::from(inner.height).max(1);
    let top = (cursor.0 + 1).saturating_sub(height);
    for (text, y) in rows.iter().skip(top).zip(inner.top()..inner.bottom()) {
        paint::line(buffer, (inner.x, y), inner.right(), text, app.theme.roles.input.0);
    }
    let cell = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
    Position {
        x: inner
            .x
            .saturating_add(cell(cursor.1))
            .min(inner.right().saturating_sub(1)),
        y: inner
            .y
            .saturating_add(cell(cursor.0 - top))
            .min(inner.bottom().saturating_sub(1)),
    }
}
