//! Help: every key from the table of keys, and what the signs on the screen mean.

use ratatui::style::Style;

use crate::analysis::study::Charge;
use crate::app::chord::Chord;
use crate::app::glyph::{Mode, cells};
use crate::app::keys::{Binding, Context, Group};
use crate::app::marks::verdict_sign;
use crate::app::state::App;
use crate::app::view_list::ListRow;
use crate::app::view_portraits::{charge_says, charge_sign};
use crate::app::view_sources::{TELLING, stance_says, stance_sign};
use crate::app::wrap::wrap;
use crate::notes::Verdict;
use crate::taxonomy::{Category, Strength};
use crate::telling;

/// The column of keys and signs, in cells.
const COLUMN: usize = 30;

/// Every row.
pub fn rows(app: &App) -> Vec<ListRow> {
    let mut rows = vec![heading(app, "help.signs")];
    for entry in signs(app) {
        push(app, &mut rows, entry);
    }
    for &group in Group::ALL {
        rows.push(ListRow::default());
        rows.push(ListRow::of(
            group.heading(app.reading.messages),
            app.theme.roles.heading.0,
        ));
        let bindings = app.keys.bindings().iter().filter(|binding| binding.group == group);
        for entry in bindings.filter_map(|binding| key_entry(app, binding)) {
            push(app, &mut rows, entry);
        }
    }
    rows
}

fn heading(app: &App, key: &str) -> ListRow {
    ListRow::of(app.reading.messages.get(key), app.theme.roles.heading.0)
}

/// A sign or keys, and what is said of them.
#[derive(Default)]
struct Entry {
    sign: Vec<(String, Style)>,
    text: &'static str,
}

/// Puts an entry below the others: its text in a column of its own, over as many rows as it takes.
fn push(app: &App, rows: &mut Vec<ListRow>, entry: Entry) {
    let width = usize::from(app.layout.list.width).saturating_sub(2);
    let column = (width / 3).min(COLUMN);
    let used: usize = entry.sign.iter().map(|(text, _)| cells(text)).sum();
    let style = app.theme.roles.text.0;
    let mut pieces = entry.sign;
    let room = width.saturating_sub(column).max(8);
    let mut padding = column.saturating_sub(used).max(1);
    wrap(entry.text, 0..entry.text.len(), room, Mode::Prose, |start, end| {
        let text = entry.text.get(start as usize..end as usize).unwrap_or_default();
        pieces.push((" ".repeat(padding), style));
        pieces.push((text.to_owned(), style));
        rows.push(ListRow {
            pieces: std::mem::take(&mut pieces),
            right: None,
        });
        padding = column;
    });
}

fn key_entry(app: &App, binding: &Binding) -> Option<Entry> {
    let messages = app.reading.messages;
    // A key that another action took in every context is not shown.
    let works = |chord: &Chord| {
        let does = |context: &Context| {
            app.keys
                .action(*context, *chord)
                .is_some_and(|(action, _)| action == binding.action)
        };
        binding.contexts.iter().any(does)
    };
    let keys: Vec<String> = binding
        .keys
        .iter()
        .filter(|chord| works(chord))
        .map(|chord| chord.say(messages))
        .collect();
    let keys = match (keys.first(), keys.last()) {
        (Some(first), Some(last)) if keys.len() > 3 => format!("{first} … {last}"),
        (Some(_), Some(_)) => keys.join("  "),
        _ => return None,
    };
    Some(sign(app, &keys, binding.action.help(messages)))
}

fn sign(app: &App, sign: &str, text: &'static str) -> Entry {
    Entry {
        sign: vec![(format!("  {sign}"), app.theme.roles.key.0)],
        text,
    }
}

/// What is on the screen, and what it means. An empty entry is a blank row.
fn signs(app: &App) -> Vec<Entry> {
    let messages = app.reading.messages;
    let theme = &app.theme;
    let categories = Category::ALL.into_iter().map(|category| {
        let description = messages.category(category);
        let letter = (
            format!("  {}  ", messages.category_letter(category)),
            theme.letter(category),
        );
        Entry {
            sign: vec![letter, (description.name.to_owned(), theme.words(category))],
            text: description.summary,
        }
    });
    let strengths = Strength::ALL.into_iter().zip(["╴", "─", "━"]).map(|(strength, tick)| {
        let description = messages.strength(strength);
        sign(app, &format!("{tick}  {}", description.name), description.summary)
    });
    let verdicts = [
        (Verdict::Agree, "verdict.agree"),
        (Verdict::Dismiss, "verdict.dismiss"),
        (Verdict::Unsure, "verdict.unsure"),
    ];
    let verdicts = verdicts
        .into_iter()
        .map(|(verdict, key)| sign(app, verdict_sign(Some(verdict)), messages.get(key)));
    let others = [
        sign(app, "✎", messages.get("help.commented")),
        Entry {
            sign: vec![
                ("  ".to_owned(), theme.roles.text.0),
                (messages.get("help.words").to_owned(), theme.roles.own.0),
            ],
            text: messages.get("help.own"),
        },
        sign(app, "+", messages.get("help.more")),
        sign(app, "▌ ▏", messages.get("help.bar")),
        Entry::default(),
        sign(app, "┃", messages.get("help.view")),
        sign(app, "╴ ─ ━", messages.get("help.ticks")),
        sign(app, "◀", messages.get("help.current")),
    ];
    let stances = TELLING.map(|stance| {
        let text = format!("{}  {}", stance_sign(stance), telling::name(stance, messages));
        sign(app, &text, messages.get(stance_says(stance)))
    });
    let charges = [Charge::Unfavourable, Charge::Favourable, Charge::Neutral].map(|charge| {
        let text = format!("{}  {}", charge_sign(charge), telling::name(charge, messages));
        sign(app, &text, messages.get(charge_says(charge)))
    });
    categories
        .chain([Entry::default()])
        .chain(strengths)
        .chain([Entry::default()])
        .chain(verdicts)
        .chain(others)
        .chain([Entry::default()])
        .chain(stances)
        .chain(charges)
        .chain([sign(app, "▸ ▾", messages.get("help.entry"))])
        .collect()
}
