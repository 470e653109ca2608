//! Small lists over the article: what is shown, and which technique a passage serves.

use ratatui::layout::Rect;

use crate::app::flags::{Filter, Verdicts, Voices};
use crate::app::list::ListState;
use crate::app::prompt::Subject;
use crate::app::state::{App, Overlay};
use crate::messages::Messages;
use crate::span::Span;
use crate::taxonomy::{Category, Strength, Technique};

/// A small list.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What it is for.
    pub kind: MenuKind,
    /// Which row is selected.
    pub list: ListState,
}

/// What a small list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// Choosing what is shown.
    Filter,
    /// Naming the technique of these words.
    Technique(Span),
}

/// A row of the list of what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A category, shown or not.
    Category(Category),
    /// The weakest strength.
    Strength(Strength),
    /// Whose words.
    Voice(Voices),
    /// By verdict.
    Verdict(Verdicts),
}

impl Choice {
    /// Every row, from the top.
    pub fn all() -> impl Iterator<Item = Self> {
        let categories = Category::ALL.into_iter().map(Self::Category);
        let strengths = Strength::ALL.into_iter().map(Self::Strength);
        let voices = Voices::ALL.into_iter().map(Self::Voice);
        categories
            .chain(strengths)
            .chain(voices)
            .chain(Verdicts::ALL.into_iter().map(Self::Verdict))
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_on(self, filter: &Filter) -> bool {
        match self {
            Self::Category(category) => filter.shows(category),
            Self::Strength(strength) => filter.strength == strength,
            Self::Voice(voice) => filter.voice == voice,
            Self::Verdict(verdict) => filter.verdict == verdict,
        }
    }

    /// Whether another of its kind goes off when it goes on.
    #[must_use]
    pub const fn is_one_of(self) -> bool {
        !matches!(self, Self::Category(_))
    }

    /// What it is called.
    #[must_use]
    pub fn say(self, messages: &Messages) -> String {
        match self {
            Self::Category(category) => format!(
                "{} {}",
                messages.category_letter(category),
                messages.category(category).name
            ),
            Self::Strength(strength) => {
                messages.format("filter.at_least", &[("strength", &messages.strength(strength).name)])
            }
            Self::Voice(voice) => messages.get(voice.key().unwrap_or("filter.all_voices")).to_owned(),
            Self::Verdict(verdict) => messages.get(verdict.key().unwrap_or("filter.all_verdicts")).to_owned(),
        }
    }

    fn apply(self, filter: &mut Filter) {
        match self {
            Self::Category(category) => filter.toggle(category),
            Self::Strength(strength) => filter.strength = strength,
            Self::Voice(voice) => filter.voice = voice,
            Self::Verdict(verdict) => filter.verdict = verdict,
        }
    }
}

impl Voices {
    /// The key of its name; `None` for all.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Author => Some("filter.author_only"),
            Self::Quoted => Some("filter.quoted_only"),
        }
    }
}

impl Verdicts {
    /// The key of its name; `None` for all.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::NotDismissed => Some("filter.not_dismissed"),
            Self::Undecided => Some("filter.undecided"),
        }
    }
}

impl Menu {
    /// The list of techniques, for these words.
    #[must_use]
    pub fn technique(span: Span) -> Self {
        Self {
            kind: MenuKind::Technique(span),
            list: ListState::default(),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.kind {
            MenuKind::Filter => Choice::all().count(),
            // The first row names none.
            MenuKind::Technique(_) => 1 + Technique::ALL.len(),
        }
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its box, with its border, in the middle of the screen.
    #[must_use]
    pub fn area(&self, screen: Rect) -> Rect {
        let rows = u16::try_from(self.len()).unwrap_or(u16::MAX).saturating_add(2);
        let (width, height) = (screen.width.min(52), screen.height.saturating_sub(1).min(rows));
        let (x, y) = (
            (screen.width - width) / 2,
            screen.height.saturating_sub(1).saturating_sub(height) / 2,
        );
        Rect {
            x: screen.x + x,
            y: screen.y + y,
            width,
            height,
        }
    }
}

impl App {
    /// Opens the list of what is shown.
    pub(super) fn open_filter(&mut self) {
        self.overlay = Overlay::Menu(Menu {
            kind: MenuKind::Filter,
            list: ListState::default(),
        });
    }

    /// Switches the selected choice.
    pub(super) fn toggle_choice(&mut self) {
        let Overlay::Menu(menu) = &self.overlay else { return };
        match menu.kind {
            MenuKind::Filter => {
                if let Some(choice) = Choice::all().nth(menu.list.selected) {
                    self.refilter(|filter| choice.apply(filter));
                }
            }
            MenuKind::Technique(_) => self.accept_choice(),
        }
    }

    /// Accepts the list: what is shown stays so; a technique is named, and a comment may follow.
    pub(super) fn accept_choice(&mut self) {
        let Overlay::Menu(menu) = &self.overlay else { return };
        match menu.kind {
            MenuKind::Filter => self.overlay = Overlay::None,
            MenuKind::Technique(span) => {
                let technique = menu
                    .list
                    .selected
                    .checked_sub(1)
                    .and_then(|index| Technique::ALL.get(index))
                    .copied();
                self.overlay = Overlay::None;
                // The mark is there before its comment, which may stay unwritten.
                if let Some(note) = self.mark(span, technique, "") {
                    self.edit(Subject::Note(note));
                }
            }
        }
    }
}
