//! What each action does, and how one steps through the flags.

use crate::analysis::Flag;
use crate::app::flags::{Filter, FlagId};
use crate::app::keys::Action;
use crate::app::menu::MenuKind;
use crate::app::prompt::{Prompt, PromptKind};
use crate::app::select::Selection;
use crate::app::state::{App, Effect, Focus, Overlay, View};
use crate::app::view_panel;
use crate::app::wrap::Part;
use crate::notes::Verdict;
use crate::taxonomy::Category;

/// Rows of the page before that stay in view on the next.
const OVERLAP: usize = 2;

/// Which way to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

impl App {
    /// Does an action; `place` says by which of its keys, from 0.
    pub(super) fn act(&mut self, action: Action, place: usize) {
        match action {
            Action::NextFlag => self.step(Way::On, |_| true),
            Action::PreviousFlag => self.step(Way::Back, |_| true),
            Action::NextSame => self.step_same(Way::On),
            Action::PreviousSame => self.step_same(Way::Back),
            Action::NextHere => self.step_here(Way::On),
            Action::PreviousHere => self.step_here(Way::Back),
            Action::FirstFlag => self.go_to_flag(self.shown.get(0)),
            Action::LastFlag => self.go_to_flag(self.shown.ids().last().copied()),
            Action::PanelDown => self.scroll_panel(1),
            Action::PanelUp => self.scroll_panel(-1),
            Action::Panel => self.toggle_panel(),
            Action::Agree => self.judge(Verdict::Agree),
            Action::Dismiss => self.judge(Verdict::Dismiss),
            Action::Unsure => self.judge(Verdict::Unsure),
            Action::Comment => self.begin_comment(),
            Action::DismissRule => self.dismiss_rule(),
            Action::DeleteNote => self.delete_note(),
            Action::Undo => self.undo(),
            Action::Copy => self.copy(),
            Action::Save => self.save_comment(),
            Action::Filter => self.open_filter(),
            Action::ToggleCategory => {
                if let Some(&category) = Category::ALL.get(place) {
                    self.refilter(|filter| filter.toggle(category));
                }
            }
            Action::Weaker => self.refilter(|filter| filter.strength = filter.strength.lowered()),
            Action::Stronger => self.refilter(|filter| filter.strength = filter.strength.raised()),
            Action::ShowAll => self.refilter(|filter| *filter = Filter::default()),
            Action::Toggle => self.toggle_choice(),
            Action::Search => self.prompt(PromptKind::Search),
            Action::GoTo => self.prompt(PromptKind::GoTo),
            Action::Export => self.prompt(PromptKind::Export),
            Action::NextMatch => self.step_match(true),
            Action::PreviousMatch => self.step_match(false),
            Action::Select => self.begin_selection(),
            Action::Mark => self.mark_selection(),
            Action::Left
            | Action::Right
            | Action::NextWord
            | Action::WordEnd
            | Action::PreviousWord
            | Action::RowStart
            | Action::RowEnd
            | Action::SwapEnds
            | Action::Restart => {
                self.move_selection(action);
            }
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::Top
            | Action::Bottom => self.travel(action),
            Action::NextParagraph => self.step_paragraph(Way::On),
            Action::PreviousParagraph => self.step_paragraph(Way::Back),
            // They have no key where there is one article.
            Action::OtherColumn
            | Action::LeftColumn
            | Action::RightColumn
            | Action::NextPassage
            | Action::PreviousPassage
            | Action::Link
            | Action::Summary => {}
            Action::Overview => self.open(View::Overview),
            Action::Flags => self.open(View::Flags),
            Action::Sources => self.open(View::Sources),
            Action::Portraits => self.open(View::Portraits),
            Action::Headline => self.open(View::Headline),
            Action::Notes => self.open(View::Notes),
            Action::Outline => self.open(View::Outline),
            Action::Help => self.open(View::Help),
            Action::Theme => self.effect(Effect::Theme),
            Action::Mouse => self.toggle_mouse(),
            Action::Redraw => self.effect(Effect::Redraw),
            Action::Suspend => self.effect(Effect::Suspend),
            Action::Accept => self.accept(),
            Action::Open => self.open_row(self.view),
            Action::Close => self.close_row(self.view),
            Action::Return => self.go_back(),
            Action::Back => self.back(),
            Action::Cancel => self.cancel(),
            Action::Quit => self.leave(),
            // While something is being written, it must not be lost to one key.
            Action::Leave => match self.overlay {
                Overlay::Editor(_) | Overlay::Prompt(_) => self.cancel(),
                _ => self.leave(),
            },
        }
    }

    // ── Stepping ────────────────────────────────────────────────────────────────────────────────────────────────────

    /// The place among the shown flags where a step begins: the first one met going that way.
    fn next_place(&self, way: Way) -> Option<usize> {
        let here = match &self.focus {
            Focus::Flag(id) => self.shown.place(*id),
            _ => None,
        };
        match (way, here) {
            (Way::On, Some(place)) => Some(place + 1),
            (Way::Back, Some(place)) => place.checked_sub(1),
            (Way::On, None) => Some(
                self.shown
                    .from(self.focus_span().map_or(self.bytes_in_view().end, |span| span.start)),
            ),
            (Way::Back, None) => self
                .shown
                .from(self.focus_span().map_or(self.bytes_in_view().start, |span| span.start))
                .checked_sub(1),
        }
    }

    /// Goes to the next flag of that kind in that direction, or says that there is none.
    fn step(&mut self, way: Way, kind: impl Fn(&Flag) -> bool) {
        let fits = |id: &FlagId| self.flag(*id).is_some_and(&kind);
        let found = self.next_place(way).and_then(|place| match way {
            Way::On => self.shown.ids().get(place..)?.iter().copied().find(fits),
            Way::Back => self.shown.ids().get(..=place)?.iter().copied().rev().find(fits),
        });
        match found {
            Some(id) => self.go_to(Focus::Flag(id)),
            None => self.say_no_more(way),
        }
    }

    fn say_no_more(&mut self, way: Way) {
        let messages = self.reading.messages;
        let text = match way {
            _ if self.analysis.is_none() => messages.get("status.analysing"),
            _ if self.shown.is_empty() && self.filter.is_open() => messages.get("panel.no_flags"),
            _ if self.shown.is_empty() => messages.get("panel.no_match"),
            Way::On => messages.get("status.last"),
            Way::Back => messages.get("status.first"),
        };
        self.say(text);
    }

    fn step_same(&mut self, way: Way) {
        let category = self.current().map(|(_, flag)| flag.technique.category());
        self.step(way, |flag| {
            category.is_none_or(|category| flag.technique.category() == category)
        });
    }

    /// Steps among the flags of the current one's paragraph, round and round.
    fn step_here(&mut self, way: Way) {
        let Some((id, flag)) = self.current() else {
            return self.step(way, |_| true);
        };
        let sentence = self
            .analysis
            .as_ref()
            .and_then(|analysis| analysis.sentences.get(flag.sentence as usize));
        let block = sentence.and_then(|sentence| self.article().blocks.get(sentence.block as usize));
        let Some(block) = block else { return };
        let here = self.shown.starting(block.span.start, block.span.end);
        let place = here.iter().position(|&one| one == id).unwrap_or(0);
        let next = match way {
            Way::On => (place + 1) % here.len().max(1),
            Way::Back => place.checked_sub(1).unwrap_or(here.len().saturating_sub(1)),
        };
        let next = here.get(next).copied();
        if here.len() < 2 {
            let text = self.reading.messages.get("status.alone");
            self.say(text);
        }
        self.go_to_flag(next);
    }

    fn go_to_flag(&mut self, flag: Option<FlagId>) {
        match flag {
            Some(id) => self.go_to(Focus::Flag(id)),
            None => self.say_no_more(Way::On),
        }
    }

    fn step_paragraph(&mut self, way: Way) {
        let rows = self.wrapped.rows();
        let begins = |row: &usize| rows.get(*row).is_some_and(|row| row.part == Part::First);
        let row = match way {
            Way::On => (self.top + 1..rows.len()).find(begins),
            Way::Back => (0..self.top).rev().find(begins),
        };
        let end = if way == Way::On { rows.len() } else { 0 };
        self.scroll_to(row.unwrap_or(end));
    }

    // ── Moving ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Moves up or down in whatever is on the screen.
    fn travel(&mut self, action: Action) {
        let len = match (&self.overlay, self.view) {
            (Overlay::Select(_), _) => return self.move_selection(action),
            (Overlay::Menu(menu), _) => menu.len(),
            (_, View::Read) => self.wrapped.len(),
            (_, view) => self.list_len(view),
        };
        let height = match (&self.overlay, self.view) {
            (Overlay::Menu(menu), _) => usize::from(menu.area(self.layout.screen).height.saturating_sub(2)),
            (_, View::Read) => self.height(),
            (_, view) => usize::from(self.list_area(view).height),
        };
        let page = height.saturating_sub(OVERLAP).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        let whole = len.cast_signed();
        let rows = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::HalfDown => half,
            Action::HalfUp => -half,
            Action::Top => -whole,
            _ => whole,
        };
        match (&mut self.overlay, self.view) {
            (Overlay::Menu(menu), _) => menu.list.step(rows, len, height),
            (_, View::Read) => self.scroll(rows),
            (_, view) => self.list_mut(view).step(rows, len, height),
        }
    }

    // ── Views ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Opens a view; once more closes it.
    pub(super) fn open(&mut self, view: View) {
        if self.view == view {
            return self.back();
        }
        self.came_from = None;
        self.view = view;
        self.enter_list(view);
    }

    /// Selects the row at which one begins in a list view: that of what one was reading, or the one that one left.
    pub(super) fn enter_list(&mut self, view: View) {
        match (view, &self.focus) {
            // The row of the passage that one was reading.
            (View::Flags, Focus::Flag(id)) => {
                let place = self.shown.place(*id).unwrap_or(0);
                self.select_row(view, place);
            }
            (View::Outline, _) => {
                let row = self.outline_row(self.bytes_in_view().start);
                self.select_row(view, row);
            }
            // Their first row is a heading.
            (View::Overview | View::Headline, _) if self.lists[view as usize].selected == 0 => self.select_row(view, 1),
            _ => {
                let row = self.lists[view as usize].selected;
                self.select_row(view, row);
            }
        }
    }

    /// Selects a row of a list view.
    pub(super) fn select_row(&mut self, view: View, row: usize) {
        let (len, height) = (self.list_len(view), usize::from(self.list_area(view).height));
        self.list_mut(view).select(row, len, height);
    }

    fn accept(&mut self) {
        match &self.overlay {
            Overlay::Prompt(_) => self.accept_prompt(),
            Overlay::Menu(_) => self.accept_choice(),
            _ => self.follow_row(self.view),
        }
    }

    /// Closes whatever was opened last.
    fn back(&mut self) {
        match self.overlay {
            Overlay::None => self.view = View::Read,
            _ => self.overlay = Overlay::None,
        }
    }

    /// Goes back to the list that one came from, whose rows stand as one left them; without one, clears the search.
    fn go_back(&mut self) {
        match self.came_from.take() {
            Some(view) => {
                self.view = view;
                let row = self.list_mut(view).selected;
                self.select_row(view, row);
            }
            None => self.search = None,
        }
    }

    fn prompt(&mut self, kind: PromptKind) {
        let prompt = Prompt::new(kind, self);
        self.overlay = Overlay::Prompt(prompt);
    }

    pub(super) fn scroll_panel(&mut self, rows: isize) {
        self.panel_top = self
            .panel_top
            .saturating_add_signed(rows)
            .min(view_panel::last_top(self));
    }

    fn toggle_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.effect(Effect::Mouse(self.mouse));
        let text = self.reading.messages.get(if self.mouse {
            "status.mouse_on"
        } else {
            "status.mouse_off"
        });
        self.say(text);
    }

    /// Whether an action does something where one is: what the footer shows.
    pub(super) fn means_something(&self, action: Action) -> bool {
        let on_passages = matches!(self.view, View::Read | View::Flags | View::Notes);
        match action {
            Action::Agree | Action::Dismiss | Action::Unsure | Action::DismissRule => {
                on_passages && self.view != View::Notes && !self.shown.is_empty()
            }
            Action::Comment | Action::DeleteNote => on_passages,
            Action::Toggle => matches!(&self.overlay, Overlay::Menu(menu) if menu.kind == MenuKind::Filter),
            Action::Accept => self.view != View::Help || !matches!(self.overlay, Overlay::None),
            Action::Return => self.came_from.is_some(),
            Action::Overview => self.view != View::Overview,
            Action::Help => self.view != View::Help,
            _ => true,
        }
    }

    // ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Changes the filter, and says what is shown now.
    pub(super) fn refilter(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.filter);
        self.reindex();
        let text = self.filter_in_words();
        self.say(text);
    }

    /// What is shown, for people.
    pub(super) fn filter_in_words(&self) -> String {
        self.filter.in_words(self.reading.messages)
    }

    /// Begins to select words: those of the panel's passage, or the first in view.
    fn begin_selection(&mut self) {
        if let Some(selection) = Selection::begin(self) {
            self.overlay = Overlay::Select(selection);
        }
    }
}
