//! Help: every key from the table of keys, and what the signs on the screen mean.

use ratatui::style::Style;

use crate::analysis::study::Charge;
use crate::app::chord::Chord;
use crate::app::glyph::{Mode, cells};
use crate::app::keys::{Binding, Context, Group, Keymap};
use crate::app::marks::verdict_sign;
use crate::app::state::App;
use crate::app::theme::Theme;
use crate::app::view_list::ListRow;
use crate::app::view_portraits::{charge_says, charge_sign};
use crate::app::view_sources::{TELLING, stance_says, stance_sign};
use crate::app::wrap::wrap;
use crate::messages::Messages;
use crate::notes::Verdict;
use crate::taxonomy::{Category, Strength};
use crate::telling;

/// The column of keys and signs, in cells.
const COLUMN: usize = 30;
/// Where the reader of one article has keys.
const CONTEXTS: [Context; 7] = [
    Context::Always,
    Context::Read,
    Context::List,
    Context::Menu,
    Context::Select,
    Context::Prompt,
    Context::Editor,
];

/// Every row.
pub fn rows(app: &App) -> Vec<ListRow> {
    let help = Help {
        keys: &app.keys,
        messages: app.reading.messages,
        theme: &app.theme,
        width: app.layout.list.width,
        contexts: &CONTEXTS,
    };
    help.rows(signs(app, &help))
}

/// What help is made of, whatever it is about.
pub struct Help<'a> {
    /// The table of keys.
    pub keys: &'a Keymap,
    /// The words.
    pub messages: &'a Messages,
    /// The colours.
    pub theme: &'a Theme,
    /// The cells of a row.
    pub width: u16,
    /// Where the keys work that are told.
    pub contexts: &'a [Context],
}

/// A sign or keys, and what is said of them. An empty one is a blank row.
#[derive(Default)]
pub struct Entry {
    sign: Vec<(String, Style)>,
    text: &'static str,
}

impl Help<'_> {
    /// The signs, and then the keys by group.
    #[must_use]
    pub fn rows(&self, signs: Vec<Entry>) -> Vec<ListRow> {
        let mut rows = vec![self.heading(self.messages.get("help.signs"))];
        for entry in signs {
            self.push(&mut rows, entry);
        }
        for &group in Group::ALL {
            let bindings = self.keys.bindings().iter().filter(|binding| binding.group == group);
            let entries: Vec<Entry> = bindings.filter_map(|binding| self.key_entry(binding)).collect();
            if entries.is_empty() {
                continue;
            }
            rows.push(ListRow::default());
            rows.push(self.heading(group.heading(self.messages)));
            for entry in entries {
                self.push(&mut rows, entry);
            }
        }
        rows
    }

    fn heading(&self, text: &str) -> ListRow {
        ListRow::of(text, self.theme.roles.heading.0)
    }

    /// Puts an entry below the others: its text in a column of its own, over as many rows as it takes.
    fn push(&self, rows: &mut Vec<ListRow>, entry: Entry) {
        let width = usize::from(self.width).saturating_sub(2);
        let column = (width / 3).min(COLUMN);
        let used: usize = entry.sign.iter().map(|(text, _)| cells(text)).sum();
        let style = self.theme.roles.text.0;
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

    fn key_entry(&self, binding: &Binding) -> Option<Entry> {
        // A key that another action took in every context is not shown.
        let works = |chord: &Chord| {
            let does = |context: &&Context| {
                self.keys
                    .action(**context, *chord)
                    .is_some_and(|(action, _)| action == binding.action)
            };
            let told = binding
                .contexts
                .iter()
                .filter(|context| self.contexts.contains(context));
            told.into_iter().any(|context| does(&context))
        };
        let keys: Vec<String> = binding
            .keys
            .iter()
            .filter(|chord| works(chord))
            .map(|chord| chord.say(self.messages))
            .collect();
        let keys = match (keys.first(), keys.last()) {
            (Some(first), Some(last)) if keys.len() > 3 => format!("{first} … {last}"),
            (Some(_), Some(_)) => keys.join("  "),
            _ => return None,
        };
        Some(self.sign(&keys, binding.action.help(self.messages)))
    }

    /// A sign and what it means.
    #[must_use]
    pub fn sign(&self, sign: &str, text: &'static str) -> Entry {
        Entry {
            sign: vec![(format!("  {sign}"), self.theme.roles.key.0)],
            text,
        }
    }

    /// The letters and colours of the categories.
    pub fn categories(&self) -> impl Iterator<Item = Entry> {
        Category::ALL.into_iter().map(|category| {
            let description = self.messages.category(category);
            let letter = (
                format!("  {}  ", self.messages.category_letter(category)),
                self.theme.letter(category),
            );
            Entry {
                sign: vec![letter, (description.name.to_owned(), self.theme.words(category))],
                text: description.summary,
            }
        })
    }
}

/// What is on the screen, and what it means. An empty entry is a blank row.
fn signs(app: &App, help: &Help<'_>) -> Vec<Entry> {
    let messages = app.reading.messages;
    let theme = &app.theme;
    let strengths = Strength::ALL.into_iter().zip(["╴", "─", "━"]).map(|(strength, tick)| {
        let description = messages.strength(strength);
        help.sign(&format!("{tick}  {}", description.name), description.summary)
    });
    let verdicts = [
        (Verdict::Agree, "verdict.agree"),
        (Verdict::Dismiss, "verdict.dismiss"),
        (Verdict::Unsure, "verdict.unsure"),
    ];
    let verdicts = verdicts
        .into_iter()
        .map(|(verdict, key)| help.sign(verdict_sign(Some(verdict)), messages.get(key)));
    let others = [
        help.sign("✎", messages.get("help.commented")),
        Entry {
            sign: vec![
                ("  ".to_owned(), theme.roles.text.0),
                (messages.get("help.words").to_owned(), theme.roles.own.0),
            ],
            text: messages.get("help.own"),
        },
        Entry {
            sign: vec![
                ("  ".to_owned(), theme.roles.text.0),
                (messages.get("help.words").to_owned(), theme.roles.opened_words.0),
            ],
            text: messages.get("help.opened"),
        },
        help.sign("+", messages.get("help.more")),
        help.sign("▌ ▏", messages.get("help.bar")),
        Entry::default(),
        help.sign("┃", messages.get("help.view")),
        help.sign("╴ ─ ━", messages.get("help.ticks")),
        help.sign("◀", messages.get("help.current")),
    ];
    let stances = TELLING.map(|stance| {
        let text = format!("{}  {}", stance_sign(stance), telling::name(stance, messages));
        help.sign(&text, messages.get(stance_says(stance)))
    });
    let charges = [Charge::Unfavourable, Charge::Favourable, Charge::Neutral].map(|charge| {
        let text = format!("{}  {}", charge_sign(charge), telling::name(charge, messages));
        help.sign(&text, messages.get(charge_says(charge)))
    });
    help.categories()
        .chain([Entry::default()])
        .chain(strengths)
        .chain([Entry::default()])
        .chain(verdicts)
        .chain(others)
        .chain([Entry::default()])
        .chain(stances)
        .chain(charges)
        .chain([help.sign("▸ ▾", messages.get("help.entry"))])
        .collect()
}
