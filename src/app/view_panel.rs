//! The panel: everything there is to say of the passage in focus, in the order in which one asks.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::analysis::Flag;
use crate::app::flags::FlagId;
use crate::app::glyph::cells;
use crate::app::judge::on_one_line;
use crate::app::keys::{Action, Context};
use crate::app::marks::{flagged, verdict_sign};
use crate::app::paint::{self, Flow};
use crate::app::state::{App, Focus};
use crate::app::view_flags::excerpt;
use crate::app::view_passage;
use crate::measure::in_words;
use crate::notes::{Note, Verdict};
use crate::span::Span;
use crate::telling;

/// Words longer than this are cut in the panel: they stand in the article beside it.
const LONGEST: usize = 400;
/// Of so many actors, at most, the panel says that a flag is about them.
const ACTORS: usize = 3;

/// Draws the panel and the line between it and the article.
pub fn draw(app: &App, buffer: &mut Buffer) {
    let (area, line) = (app.layout.panel, app.layout.line);
    if area.is_empty() {
        return;
    }
    // Beside the article the strip parts them already.
    if !app.layout.is_beside() || app.layout.strip.is_empty() {
        let symbol = if app.layout.is_beside() { "│" } else { "─" };
        paint::fill(buffer, line, symbol, app.theme.roles.line.0);
    }
    let flow = contents(app);
    let messages = app.reading.messages;
    let more = messages.get("panel.more");
    flow.draw(buffer, area, app.panel_top, (more, app.theme.roles.dim.0));
}

/// The farthest that the panel can be scrolled.
pub fn last_top(app: &App) -> usize {
    let area = app.layout.panel;
    if area.is_empty() {
        return 0;
    }
    contents(app).len().saturating_sub(usize::from(area.height))
}

fn contents(app: &App) -> Flow {
    let area = app.layout.panel;
    let mut flow = Flow::new(area.width);
    match &app.focus {
        Focus::Flag(id) => {
            if let Some(flag) = app.flag(*id) {
                flag_contents(app, &mut flow, *id, flag);
            }
        }
        Focus::Own(note) => own_contents(app, &mut flow, note),
        Focus::Studied(item) => view_passage::contents(app, &mut flow, *item),
        Focus::Nothing => nothing_contents(app, &mut flow),
    }
    flow.fit(area.height);
    flow
}

/// The width of the column of labels: the widest one of this language, and two cells.
pub fn label_column(app: &App) -> u16 {
    let messages = app.reading.messages;
    let keys = [
        "panel.ask",
        "panel.fine_when",
        "panel.plainer",
        "panel.voice",
        "panel.rule",
        "panel.record",
        "panel.your_note",
        "panel.here_too",
        "panel.about",
        "panel.source",
        "passage.cue",
        "passage.attached",
        "passage.body",
    ];
    let widest = keys.into_iter().map(|key| cells(messages.get(key))).max().unwrap_or(0);
    u16::try_from(widest + 2).unwrap_or(12)
}

fn flag_contents(app: &App, flow: &mut Flow, id: FlagId, flag: &Flag) {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let category = flag.technique.category();
    let place = app.shown.place(id).map_or(0, |place| place + 1);
    let position = messages.format(
        "panel.position",
        &[
            ("n", &messages.number(place)),
            ("total", &messages.number(app.shown.len())),
        ],
    );
    let name = format!(
        "{}  {}",
        messages.category_letter(category),
        messages.category(category).name
    );
    flow.both((&name, app.theme.letter(category)), (&position, roles.dim.0));
    let strength = messages.strength(flag.strength).name;
    flow.both(
        (messages.technique(flag.technique).name, roles.title.0),
        (strength, roles.dim.0),
    );
    flow.blank();

    let words = on_one_line(flag.span.of(app.text()));
    flow.text(0, &messages.quoted(shortened(&words)), app.theme.words(category));
    flow.blank();

    let Some(rulebook) = app.reading.rules() else { return };
    let explanation = rulebook.explain(flag, app.text(), messages.language());
    let text = roles.text.0;
    flow.text(0, &explanation.reason, text);
    flow.blank();
    let column = label_column(app);
    let mut labelled = |key: &str, text: &str, style: Style| {
        flow.labelled(column, (messages.get(key), roles.label.0), text, style);
    };
    labelled("panel.ask", &explanation.question, text);
    labelled("panel.fine_when", &explanation.fine_when, text);
    if let Some(plainer) = &explanation.plainer {
        labelled("panel.plainer", plainer, text);
    }
    labelled("panel.voice", &app.voice(flag), text);
    let (source, actors) = touched(app, flag);
    if let Some(source) = source {
        labelled("panel.source", &source, text);
    }
    if !actors.is_empty() {
        labelled("panel.about", &actors.join("\n"), text);
    }
    let note = flagged(flag, rulebook).and_then(|flagged| app.reading.notes.on_flag(&flagged));
    labelled("panel.your_note", &note_in_words(app, note), roles.note.0);

    let here_too = here_too(app, flag.span, Some(id));
    if !here_too.is_empty() {
        labelled("panel.here_too", &here_too, text);
    }
    if let Some(rule) = rulebook.rule(flag.rule) {
        let mut said = rule.id.clone();
        if app.marks.is_rule_dismissed(flag.rule) {
            said.push_str(" · ");
            said.push_str(messages.get("verdict.dismiss"));
        }
        labelled("panel.rule", &said, roles.dim.0);
        labelled("panel.record", &in_words(rule.record, messages), roles.dim.0);
    }
}

/// The techniques of the flags that share words with a passage, one a row; of all but the one that the panel speaks of.
pub fn here_too(app: &App, span: Span, but: Option<FlagId>) -> String {
    let messages = app.reading.messages;
    let flags = app.shown.reaching(span.start, span.end).iter();
    let flags = flags
        .filter(|&&other| Some(other) != but)
        .filter_map(|&other| app.flag(other));
    let names = flags.filter(|other| other.span.overlaps(span)).map(|other| {
        let technique = messages.technique(other.technique).name;
        format!("{} {technique}", messages.category_letter(other.technique.category()))
    });
    // A long passage may have several of one technique.
    let mut techniques: Vec<String> = Vec::new();
    for name in names {
        if !techniques.contains(&name) {
            techniques.push(name);
        }
    }
    techniques.join("\n")
}

/// Who is made to say the flagged words or some of them, and of whom they speak, as far as the study knows.
fn touched(app: &App, flag: &Flag) -> (Option<String>, Vec<String>) {
    let Some(studied) = &app.studied else {
        return (None, Vec::new());
    };
    let messages = app.reading.messages;
    let source = studied
        .speaks_at(flag.span)
        .map(|attribution| telling::source(attribution, studied.study(), app.text(), messages));
    let actors = studied.spoken_of_at(flag.span).into_iter().take(ACTORS);
    let actors = actors.filter_map(|index| Some(excerpt(app.text(), studied.portrait(index)?.name)));
    (source, actors.collect())
}

/// A note's verdict and comment, for people.
pub fn note_in_words(app: &App, note: Option<&Note>) -> String {
    let messages = app.reading.messages;
    let Some(note) = note else {
        return messages.get("panel.no_note").to_owned();
    };
    let verdict = note.verdict.map(|verdict| {
        let name = messages.get(match verdict {
            Verdict::Agree => "verdict.agree",
            Verdict::Dismiss => "verdict.dismiss",
            Verdict::Unsure => "verdict.unsure",
        });
        format!("{} {name}", verdict_sign(Some(verdict)))
    });
    let comment = (!note.comment.is_empty()).then(|| note.comment.clone());
    let parts: Vec<String> = verdict.into_iter().chain(comment).collect();
    if parts.is_empty() {
        messages.get("panel.no_note").to_owned()
    } else {
        parts.join("\n")
    }
}

fn own_contents(app: &App, flow: &mut Flow, note: &str) {
    let messages = app.reading.messages;
    let roles = &app.theme.roles;
    let Some((note, _)) = app.reading.notes.note(note) else {
        return;
    };
    let kind = messages.get(if note.rule.is_some() {
        "panel.no_longer"
    } else {
        "panel.own_passage"
    });
    match note.technique {
        Some(technique) => {
            let category = technique.category();
            let name = format!(
                "{}  {}",
                messages.category_letter(category),
                messages.category(category).name
            );
            flow.both((&name, app.theme.letter(category)), (kind, roles.dim.0));
            flow.text(0, messages.technique(technique).name, roles.title.0);
        }
        None => flow.text(0, kind, roles.title.0),
    }
    flow.blank();
    flow.text(
        0,
        &messages.quoted(shortened(&on_one_line(&note.passage.exact))),
        roles.own.0,
    );
    flow.blank();
    let column = label_column(app);
    flow.labelled(
        column,
        (messages.get("panel.your_note"), roles.label.0),
        &note_in_words(app, Some(note)),
        roles.note.0,
    );
}

fn nothing_contents(app: &App, flow: &mut Flow) {
    let messages = app.reading.messages;
    let key = if app.reading.rulebook.is_none() {
        "panel.no_language"
    } else if app.analysis.is_none() {
        "status.analysing"
    } else if !app.shown.is_empty() {
        return flow.text(0, &where_to(app), app.theme.roles.dim.0);
    } else if app.filter.is_open() {
        "panel.no_flags"
    } else {
        "panel.no_match"
    };
    flow.text(0, messages.get(key), app.theme.roles.dim.0);
}

/// Where the flags are, when none is in view: that nothing is flagged here would be read as of the whole article.
fn where_to(app: &App) -> String {
    let messages = app.reading.messages;
    let (action, is_first) = match app.shown.from(app.bytes_in_view().end) {
        0 => (Action::NextFlag, true),
        next if next < app.shown.len() => (Action::NextFlag, false),
        _ => (Action::PreviousFlag, false),
    };
    let does = if is_first { Action::FirstFlag } else { action };
    match app.keys.keys(Context::Read, action).next() {
        Some(key) => {
            let key = key.say(messages);
            messages.format("panel.key_does", &[("key", &key), ("does", &does.help(messages))])
        }
        None => messages.get("panel.nothing_here").to_owned(),
    }
}

/// The beginning of very long words.
pub fn shortened(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default()),
        None => words.to_owned(),
    }
}
