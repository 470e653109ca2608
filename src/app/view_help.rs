//! Help: every key from the table of keys, and what the signs on the screen mean.

use crate::app::glyph::cells;
use crate::app::keys::{Binding, Context, Group};
use crate::app::state::App;
use crate::app::view_list::ListRow;
use crate::app::view_read::verdict_sign;
use crate::notes::Verdict;
use crate::taxonomy::{Category, Strength};

/// The width of the column of keys.
const KEYS: usize = 22;

/// Every row.
pub fn rows(app: &App) -> Vec<ListRow> {
    let mut rows = vec![heading(app, "help.signs")];
    rows.extend(signs(app));
    for &group in Group::ALL {
        rows.push(ListRow::default());
        rows.push(ListRow::of(
            group.heading(app.reading.messages),
            app.theme.roles.heading.0,
        ));
        let bindings = app.keys.bindings().iter().filter(|binding| binding.group == group);
        rows.extend(bindings.filter_map(|binding| key_row(app, binding)));
    }
    rows
}

fn heading(app: &App, key: &str) -> ListRow {
    ListRow::of(app.reading.messages.get(key), app.theme.roles.heading.0)
}

fn key_row(app: &App, binding: &Binding) -> Option<ListRow> {
    let messages = app.reading.messages;
    // A key that another action took in every context is not shown.
    let works = |chord| {
        binding.contexts.iter().any(|&context: &Context| {
            app.keys
                .action(context, chord)
                .is_some_and(|(action, _)| action == binding.action)
        })
    };
    let keys: Vec<String> = binding
        .keys
        .iter()
        .copied()
        .filter(|&chord| works(chord))
        .map(|chord| chord.say(messages))
        .collect();
    let keys = match (keys.first(), keys.last()) {
        (Some(first), Some(last)) if keys.len() > 3 => format!("{first} … {last}"),
        _ => keys.join("  "),
    };
    if keys.is_empty() {
        return None;
    }
    Some(pair(app, &keys, binding.action.help(messages)))
}

fn pair(app: &App, left: &str, right: &str) -> ListRow {
    let roles = &app.theme.roles;
    let padding = " ".repeat(KEYS.saturating_sub(cells(left)).max(1));
    ListRow {
        pieces: vec![
            (format!("  {left}{padding}"), roles.key.0),
            (right.to_owned(), roles.text.0),
        ],
        right: None,
    }
}

/// What is on the screen, and what it means.
fn signs(app: &App) -> Vec<ListRow> {
    let messages = app.reading.messages;
    let theme = &app.theme;
    let mut rows: Vec<ListRow> = Category::ALL
        .into_iter()
        .map(|category| {
            let description = messages.category(category);
            let padding = " ".repeat((KEYS - 3).saturating_sub(cells(description.name)).max(1));
            ListRow {
                pieces: vec![
                    (
                        format!("  {}  ", messages.category_letter(category)),
                        theme.letter(category),
                    ),
                    (description.name.to_owned(), theme.words(category)),
                    (padding, theme.roles.text.0),
                    (description.summary.to_owned(), theme.roles.text.0),
                ],
                right: None,
            }
        })
        .collect();
    rows.push(ListRow::default());
    for (strength, tick) in Strength::ALL.into_iter().zip(["╴", "─", "━"]) {
        let description = messages.strength(strength);
        rows.push(pair(app, &format!("{tick}  {}", description.name), description.summary));
    }
    rows.push(ListRow::default());
    for (verdict, key) in [
        (Verdict::Agree, "verdict.agree"),
        (Verdict::Dismiss, "verdict.dismiss"),
        (Verdict::Unsure, "verdict.unsure"),
    ] {
        rows.push(pair(app, verdict_sign(Some(verdict)), messages.get(key)));
    }
    rows.push(pair(app, "✎", messages.get("help.commented")));
    rows.push(pair(app, "▌ ▏", messages.get("help.bar")));
    rows
}
