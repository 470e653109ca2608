//! Keys: one table, `assets/keys.toml`, for the handler, the footer, the help view, the README and the configuration.

use std::collections::BTreeMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::messages::Messages;

macro_rules! names {
    ($(#[$meta:meta])* $enum:ident { $($(#[$doc:meta])* $name:ident = $id:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $enum { $($(#[$doc])* $name,)* }

        impl $enum {
            /// Every one, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the table.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The one of that name.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

names! {
    /// What a key can do.
    Action {
        /// Next flag.
        NextFlag = "next-flag",
        /// Previous flag.
        PreviousFlag = "previous-flag",
        /// Next flag of the same category.
        NextSame = "next-same",
        /// Previous flag of the same category.
        PreviousSame = "previous-same",
        /// Next flag of this block.
        NextHere = "next-here",
        /// Previous flag of this block.
        PreviousHere = "previous-here",
        /// First flag.
        FirstFlag = "first-flag",
        /// Last flag.
        LastFlag = "last-flag",
        /// Scroll the panel down.
        PanelDown = "panel-down",
        /// Scroll the panel up.
        PanelUp = "panel-up",
        /// Hide or show the panel.
        Panel = "panel",
        /// Agree with the flag.
        Agree = "agree",
        /// Dismiss the flag.
        Dismiss = "dismiss",
        /// Leave the flag open.
        Unsure = "unsure",
        /// Write a comment.
        Comment = "comment",
        /// Dismiss the flag's rule in this article.
        DismissRule = "dismiss-rule",
        /// Delete the note.
        DeleteNote = "delete-note",
        /// Undo the last change to the notes.
        Undo = "undo",
        /// Copy the quotation.
        Copy = "copy",
        /// Save what is being written.
        Save = "save",
        /// Choose what is shown.
        Filter = "filter",
        /// Show or hide the category whose place among the keys this is.
        ToggleCategory = "toggle-category",
        /// Show weaker flags too.
        Weaker = "weaker",
        /// Show only stronger flags.
        Stronger = "stronger",
        /// Show every flag.
        ShowAll = "show-all",
        /// Switch a choice.
        Toggle = "toggle",
        /// One row down.
        Down = "down",
        /// One row up.
        Up = "up",
        /// One page down.
        PageDown = "page-down",
        /// One page up.
        PageUp = "page-up",
        /// Half a page down.
        HalfDown = "half-down",
        /// Half a page up.
        HalfUp = "half-up",
        /// Next block.
        NextParagraph = "next-paragraph",
        /// Previous block.
        PreviousParagraph = "previous-paragraph",
        /// To the beginning.
        Top = "top",
        /// To the end.
        Bottom = "bottom",
        /// Go there, or accept.
        Accept = "accept",
        /// Search.
        Search = "search",
        /// Next match.
        NextMatch = "next-match",
        /// Previous match.
        PreviousMatch = "previous-match",
        /// Go to a line or a percentage.
        GoTo = "go-to",
        /// Begin to select words.
        Select = "select",
        /// One letter back.
        Left = "left",
        /// One letter on.
        Right = "right",
        /// One word on.
        NextWord = "next-word",
        /// One word back.
        PreviousWord = "previous-word",
        /// To the beginning of the row.
        RowStart = "row-start",
        /// To the end of the row.
        RowEnd = "row-end",
        /// Begin the selection here.
        Restart = "restart",
        /// Move the other end.
        SwapEnds = "swap-ends",
        /// Mark the words.
        Mark = "mark",
        /// The overview.
        Overview = "overview",
        /// The list of flags.
        Flags = "flags",
        /// The notes.
        Notes = "notes",
        /// The outline.
        Outline = "outline",
        /// Export.
        Export = "export",
        /// Help.
        Help = "help",
        /// Dark or light.
        Theme = "theme",
        /// Mouse on or off.
        Mouse = "mouse",
        /// Draw the screen again.
        Redraw = "redraw",
        /// Stop the process, as the shell's own Ctrl-Z does.
        Suspend = "suspend",
        /// Clear the search.
        Clear = "clear",
        /// Back to the article.
        Back = "back",
        /// Leave without doing it.
        Cancel = "cancel",
        /// Quit.
        Quit = "quit",
        /// Quit from anywhere.
        Leave = "leave",
    }
}

names! {
    /// Where keys work.
    Context {
        /// Everywhere, even while one types.
        Always = "always",
        /// The article.
        Read = "read",
        /// A view that is a list.
        List = "list",
        /// A small list over the article.
        Menu = "menu",
        /// While words are being selected.
        Select = "select",
        /// While a line is typed.
        Prompt = "prompt",
        /// While a comment is typed.
        Editor = "editor",
    }
}

names! {
    /// The headings of the help view.
    Group {
        /// Stepping through the flags.
        Flags = "flags",
        /// Verdicts and notes.
        Judge = "judge",
        /// Filters.
        Show = "show",
        /// Moving.
        Move = "move",
        /// Searching.
        Find = "find",
        /// Selecting.
        Select = "select",
        /// Views.
        Views = "views",
        /// The program itself.
        Program = "program",
    }
}

/// A key with the keys held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of the keys that are not a character, as the table spells them.
const NAMED: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

const MODIFIERS: [(&str, KeyModifiers); 3] = [
    ("ctrl", KeyModifiers::CONTROL),
    ("alt", KeyModifiers::ALT),
    ("shift", KeyModifiers::SHIFT),
];

impl Chord {
    /// The chord of a key event. Shift is part of a character, and Shift-Tab is one key whatever the terminal calls it.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match event.code {
            KeyCode::Char(c) => Self {
                code: KeyCode::Char(c),
                modifiers: held - KeyModifiers::SHIFT,
            },
            KeyCode::BackTab => Self {
                code: KeyCode::Tab,
                modifiers: held | KeyModifiers::SHIFT,
            },
            code => Self { code, modifiers: held },
        }
    }

    /// Reads `n`, `ctrl-l`, `shift-tab`, `pagedown`, `f1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut rest, mut modifiers) = (text, KeyModifiers::NONE);
        // The key itself may be a hyphen.
        while let Some((name, after)) = rest.split_once('-')
            && let Some(&(_, modifier)) = MODIFIERS.iter().find(|(modifier, _)| *modifier == name)
            && !after.is_empty()
        {
            modifiers |= modifier;
            rest = after;
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(c), None) => KeyCode::Char(c),
            _ => match NAMED.iter().find(|(name, _)| *name == rest) {
                Some(&(_, code)) => code,
                None => KeyCode::F(
                    rest.strip_prefix('f')?
                        .parse()
                        .ok()
                        .filter(|number| (1..=24).contains(number))?,
                ),
            },
        };
        Some(Self { code, modifiers })
    }

    /// The chord as people read it: `Ctrl-L`, `↑`, `Espace`.
    #[must_use]
    pub fn say(self, messages: &Messages) -> String {
        use fmt::Write as _;
        let mut said = String::new();
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                said.push_str(messages.get(&format!("keyname.{name}")));
                said.push('-');
            }
        }
        let named = NAMED.iter().find(|(_, code)| *code == self.code);
        match (named, self.code) {
            (Some((name, _)), _) => said.push_str(messages.get(&format!("keyname.{name}"))),
            (None, KeyCode::Char(c)) if !self.modifiers.is_empty() => said.extend(c.to_uppercase()),
            (None, KeyCode::Char(c)) => said.push(c),
            (None, KeyCode::F(number)) => write!(said, "F{number}").unwrap_or_default(),
            (None, _) => {}
        }
        said
    }
}

/// An action with everything the table says of it.
#[derive(Clone, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// Where.
    pub contexts: Vec<Context>,
    /// By which keys.
    pub keys: Vec<Chord>,
    /// Under which heading of the help view.
    pub group: Group,
    /// Its rank in the footer, 1 first; `None` when it is not shown there.
    pub footer: Option<u8>,
}

/// All keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    index: FxHashMap<(Context, Chord), (Action, usize)>,
}

/// Something wrong with a table of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// No action has this name.
    NoAction(String),
    /// This is no key.
    NoKey {
        /// The action it was meant for.
        action: Action,
        /// What was written.
        key: String,
    },
    /// Two actions want this key in the same context; the first has it.
    Taken {
        /// The action that goes without.
        action: Action,
        /// The action that has it.
        by: Action,
        /// The key.
        key: String,
    },
}

impl KeyProblem {
    /// The problem, for people.
    #[must_use]
    pub fn say(&self, messages: &Messages) -> String {
        match self {
            Self::NoAction(name) => messages.format("keyproblem.no_action", &[("name", name)]),
            Self::NoKey { action, key } => {
                messages.format("keyproblem.no_key", &[("action", &action.id()), ("key", key)])
            }
            Self::Taken { action, by, key } => messages.format(
                "keyproblem.taken",
                &[("action", &action.id()), ("by", &by.id()), ("key", key)],
            ),
        }
    }
}

#[derive(Deserialize)]
struct Table {
    action: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    r#where: Vec<String>,
    keys: Vec<String>,
    group: String,
    footer: Option<u8>,
}

impl Keymap {
    /// The built-in table.
    ///
    /// # Errors
    /// Only where the embedded file is no TOML, which a test holds never to be.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(include_str!("../../assets/keys.toml"))?;
        let bindings = table.action.into_iter().filter_map(|entry| {
            Some(Binding {
                action: Action::from_id(&entry.id)?,
                contexts: entry.r#where.iter().filter_map(|id| Context::from_id(id)).collect(),
                keys: entry.keys.iter().filter_map(|key| Chord::parse(key)).collect(),
                group: Group::from_id(&entry.group)?,
                footer: entry.footer,
            })
        });
        let mut keymap = Self {
            bindings: bindings.collect(),
            index: FxHashMap::default(),
        };
        keymap.reindex(&[]);
        Ok(keymap)
    }

    /// Replaces the keys of actions, by their ids, and says what could not be done; the rest is done.
    ///
    /// A key that is given to one action is taken from the others that had it in the same context.
    pub fn patch(&mut self, patches: &BTreeMap<String, Vec<String>>) -> Vec<KeyProblem> {
        let mut problems = Vec::new();
        let mut changed = Vec::new();
        for (id, keys) in patches {
            let Some(action) = Action::from_id(id) else {
                problems.push(KeyProblem::NoAction(id.clone()));
                continue;
            };
            let mut chords = Vec::new();
            for key in keys {
                match Chord::parse(key) {
                    Some(chord) => chords.push(chord),
                    None => problems.push(KeyProblem::NoKey {
                        action,
                        key: key.clone(),
                    }),
                }
            }
            if let Some(binding) = self.bindings.iter_mut().find(|binding| binding.action == action)
                && (!chords.is_empty() || keys.is_empty())
            {
                binding.keys = chords;
                changed.push(action);
            }
        }
        problems.extend(self.reindex(&changed));
        problems
    }

    /// Files every key under its contexts; those of `first` have their keys before the others.
    fn reindex(&mut self, first: &[Action]) -> Vec<KeyProblem> {
        self.index.clear();
        let mut problems = Vec::new();
        let order = |binding: &&Binding| usize::from(!first.contains(&binding.action));
        let mut sorted: Vec<&Binding> = self.bindings.iter().collect();
        sorted.sort_by_key(order);
        for binding in sorted {
            for &context in &binding.contexts {
                for (place, &chord) in binding.keys.iter().enumerate() {
                    let taken = self
                        .index
                        .get(&(context, chord))
                        .or_else(|| self.index.get(&(Context::Always, chord)));
                    match taken {
                        None => {
                            self.index.insert((context, chord), (binding.action, place));
                        }
                        Some(&(by, _))
                            if by != binding.action && (first.is_empty() || first.contains(&binding.action)) =>
                        {
                            let key = chord.say(Messages::of(crate::language::Language::English));
                            problems.push(KeyProblem::Taken {
                                action: binding.action,
                                by,
                                key,
                            });
                        }
                        Some(_) => {}
                    }
                }
            }
        }
        problems
    }

    /// What a chord does in a context, and which of the action's keys it is, from 0.
    #[must_use]
    pub fn action(&self, context: Context, chord: Chord) -> Option<(Action, usize)> {
        self.index
            .get(&(context, chord))
            .or_else(|| self.index.get(&(Context::Always, chord)))
            .copied()
    }

    /// Every action, in the order of the table.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys that do an action in a context, as the table has them.
    pub fn keys(&self, context: Context, action: Action) -> impl Iterator<Item = Chord> + '_ {
        self.bindings
            .iter()
            .filter(move |binding| binding.action == action)
            .flat_map(|binding| &binding.keys)
            .copied()
            .filter(move |&chord| self.action(context, chord).is_some_and(|(does, _)| does == action))
    }

    /// What the footer shows in a context, first the most useful.
    #[must_use]
    pub fn footer(&self, context: Context) -> Vec<(Chord, Action)> {
        let mut shown: Vec<(u8, Chord, Action)> = self
            .bindings
            .iter()
            .filter(|binding| binding.contexts.contains(&context))
            .filter_map(|binding| {
                Some((
                    binding.footer?,
                    self.keys(context, binding.action).next()?,
                    binding.action,
                ))
            })
            .collect();
        shown.sort_by_key(|&(rank, ..)| rank);
        shown.into_iter().map(|(_, chord, action)| (chord, action)).collect()
    }
}

impl Action {
    /// What it does, in a word or two.
    #[must_use]
    pub fn short(self, messages: &Messages) -> &'static str {
        messages.get(&format!("keys.{}.short", self.id()))
    }

    /// What it does, in a line.
    #[must_use]
    pub fn help(self, messages: &Messages) -> &'static str {
        messages.get(&format!("keys.{}.help", self.id()))
    }
}

impl Group {
    /// The heading.
    #[must_use]
    pub fn heading(self, messages: &Messages) -> &'static str {
        messages.get(&format!("keygroup.{}", self.id()))
    }
}
