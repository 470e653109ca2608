//! Keys: one table, `assets/keys.toml`, for the handler, the footer, the help view, the README and the configuration.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::app::chord::Chord;
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
        /// Open an entry.
        Open = "open",
        /// Close an entry.
        Close = "close",
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
        /// To the end of the word.
        WordEnd = "word-end",
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
        /// The other article.
        OtherColumn = "other-column",
        /// The left article.
        LeftColumn = "left-column",
        /// The right article.
        RightColumn = "right-column",
        /// Next two sentences that correspond.
        NextPassage = "next-passage",
        /// Previous two sentences that correspond.
        PreviousPassage = "previous-passage",
        /// Whether one article follows the other.
        Link = "link",
        /// The comparison as a list.
        Summary = "summary",
        /// The overview.
        Overview = "overview",
        /// The list of flags.
        Flags = "flags",
        /// Who says what.
        Sources = "sources",
        /// Who is described how.
        Portraits = "portraits",
        /// The headline, and good signs.
        Headline = "headline",
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
        /// Back to the list one came from, or clear the search.
        Return = "return",
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
        /// Two articles side by side.
        Compare = "compare",
        /// A list over them.
        Summary = "summary",
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
        /// Two articles.
        Compare = "compare",
        /// Views.
        Views = "views",
        /// The program itself.
        Program = "program",
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::language::Language;

    fn table() -> Table {
        toml::from_str(include_str!("../../assets/keys.toml")).expect("the table is TOML")
    }

    fn built_in() -> Keymap {
        Keymap::built_in().expect("the table is TOML")
    }

    #[test]
    fn the_table_names_every_action_once_and_nothing_else() {
        let table = table();
        let named: Vec<&str> = table.action.iter().map(|entry| entry.id.as_str()).collect();
        let known: Vec<&str> = Action::ALL.iter().map(|action| action.id()).collect();
        assert_eq!(
            named.iter().collect::<BTreeSet<_>>(),
            known.iter().collect::<BTreeSet<_>>()
        );
        assert_eq!(named.len(), known.len());
        for entry in &table.action {
            assert!(!entry.r#where.is_empty() && !entry.keys.is_empty(), "{}", entry.id);
            assert!(Group::from_id(&entry.group).is_some(), "{}: {}", entry.id, entry.group);
            for context in &entry.r#where {
                assert!(Context::from_id(context).is_some(), "{}: {context}", entry.id);
            }
            for key in &entry.keys {
                assert!(Chord::parse(key).is_some(), "{}: {key}", entry.id);
            }
        }
    }

    #[test]
    fn no_key_does_two_things_in_one_place() {
        assert_eq!(built_in().reindex(&[]), []);
    }

    #[test]
    fn every_action_can_be_reached_and_is_explained_in_both_languages() {
        let keymap = built_in();
        for &action in Action::ALL {
            let reached = Context::ALL
                .iter()
                .any(|&context| keymap.keys(context, action).next().is_some());
            assert!(reached, "{}", action.id());
            for language in Language::ALL {
                let messages = Messages::of(language);
                let missing = messages.get("no.such-key");
                assert_ne!(action.help(messages), missing, "{} in {language}", action.id());
                assert_ne!(action.short(messages), missing, "{} in {language}", action.id());
            }
        }
        for &group in Group::ALL {
            assert!(
                keymap.bindings().iter().any(|binding| binding.group == group),
                "{}",
                group.id()
            );
            for language in Language::ALL {
                assert_ne!(
                    group.heading(Messages::of(language)),
                    Messages::of(language).get("no.such-key")
                );
            }
        }
    }

    #[test]
    fn one_can_always_leave() {
        let keymap = built_in();
        let ways_out = [Action::Quit, Action::Back, Action::Cancel];
        for &context in Context::ALL.iter().filter(|&&context| context != Context::Always) {
            assert!(
                ways_out
                    .iter()
                    .any(|&action| keymap.keys(context, action).next().is_some()),
                "{}",
                context.id()
            );
            assert!(
                keymap
                    .footer(context)
                    .iter()
                    .any(|(_, action)| ways_out.contains(action)),
                "{}",
                context.id()
            );
        }
    }

    #[test]
    fn nothing_that_one_types_is_taken_for_an_action() {
        let keymap = built_in();
        for context in [Context::Prompt, Context::Editor] {
            for c in (' '..='~').chain("éàçœ«»’".chars()) {
                let typed = Chord::of(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
                assert_eq!(keymap.action(context, typed), None, "{c}");
            }
        }
    }

    #[test]
    fn a_patch_replaces_keys_and_says_what_it_cannot_do() {
        let mut keymap = built_in();
        let patch = |entries: &[(&str, &[&str])]| {
            entries
                .iter()
                .map(|(id, keys)| ((*id).to_owned(), keys.iter().map(|key| (*key).to_owned()).collect()))
                .collect()
        };
        let problems = keymap.patch(&patch(&[
            ("next-flag", &["d"]),
            ("fly", &["f"]),
            ("copy", &["yy"]),
            ("undo", &["d"]),
        ]));
        let chord = |key| Chord::parse(key).expect("a key");
        assert_eq!(
            keymap.action(Context::Read, chord("d")).map(|(action, _)| action),
            Some(Action::NextFlag)
        );
        assert_eq!(keymap.action(Context::Read, chord("n")), None);
        // What a patch cannot change stays as it was.
        assert_eq!(
            keymap.action(Context::Read, chord("y")).map(|(action, _)| action),
            Some(Action::Copy)
        );
        assert_eq!(
            problems,
            [
                KeyProblem::NoKey {
                    action: Action::Copy,
                    key: "yy".to_owned()
                },
                KeyProblem::NoAction("fly".to_owned()),
                KeyProblem::Taken {
                    action: Action::Undo,
                    by: Action::NextFlag,
                    key: "d".to_owned()
                },
            ]
        );
        for problem in problems {
            assert!(!problem.say(Messages::of(Language::French)).contains('{'));
        }
    }
}
