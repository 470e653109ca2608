//! The state of a comparison on the screen, changed by [`CompareApp::input`] alone and drawn by
//! [`draw`](super::draw::draw): no terminal, no clock, no file. What must be done outside is left in
//! [`CompareApp::take_effects`].

use crossterm::event::KeyEvent;

use super::column::{Column, Way};
use super::layout::Layout;
use super::sheet::{self, Line};
use super::{Article, draw};
use crate::analysis::Flag;
use crate::app::chord::Chord;
use crate::app::flags::Filter;
use crate::app::keys::{Action, Context, Keymap};
use crate::app::list::ListState;
use crate::app::state::{Effect, Notice};
use crate::app::theme::Theme;
use crate::compare::summary::Summary;
use crate::compare::{Comparison, Pair, Passage, Side, Subject};
use crate::messages::Messages;
use crate::span::Span;
use crate::taxonomy::Category;

/// Rows of the page before that stay in view on the next.
const OVERLAP: usize = 2;

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The articles.
    #[default]
    Articles,
    /// The comparison as a list.
    Summary,
    /// Keys and signs.
    Help,
}

/// What the panel speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// The current flag of the article one is in.
    #[default]
    Flag,
    /// Two sentences that correspond, by index.
    Passage(usize),
    /// A row of the list.
    Row(String),
}

/// Two articles on the screen.
#[derive(Debug)]
pub struct CompareApp {
    pub(super) columns: Pair<Column>,
    pub(super) comparison: Comparison,
    summary: Summary,
    /// The passages in the order of either article.
    orders: Pair<Vec<usize>>,
    pub(super) messages: &'static Messages,
    pub(super) keys: Keymap,
    pub(super) theme: Theme,
    pub(super) layout: Layout,
    pub(super) filter: Filter,
    /// The article that keys move in.
    pub(super) side: Side,
    pub(super) view: View,
    /// Whether a row of the list led to what is on the screen.
    pub(super) came_from_summary: bool,
    /// The rows of the list at this width.
    pub(super) lines: Vec<Line>,
    pub(super) list: ListState,
    pub(super) help: ListState,
    pub(super) topic: Topic,
    /// Whether either article follows the other.
    pub(super) is_linked: bool,
    pub(super) panel: bool,
    /// The first row of the panel that is shown.
    pub(super) panel_top: usize,
    pub(super) notice: Option<Notice>,
    effects: Vec<Effect>,
}

impl CompareApp {
    /// Two articles at their beginning. [`Input::Resize`] must come before anything is drawn.
    #[must_use]
    pub fn new(articles: Pair<Article>, messages: &'static Messages, keys: Keymap, theme: Theme) -> Self {
        let subjects = Pair::make(|side| articles[side].subject());
        let comparison = Comparison::new(subjects);
        let summary = Summary::new(subjects, &comparison, messages);
        let orders = Pair::make(|side| {
            let mut order: Vec<usize> = (0..comparison.passages.len()).collect();
            order.sort_by_key(|&index| comparison.passages.get(index).map(|passage| passage.sentences[side]));
            order
        });
        let filter = Filter::default();
        let Pair { left, right } = articles;
        Self {
            columns: Pair::new(Column::new(left, &filter), Column::new(right, &filter)),
            comparison,
            summary,
            orders,
            messages,
            keys,
            theme,
            layout: Layout::default(),
            filter,
            side: Side::Left,
            view: View::Articles,
            came_from_summary: false,
            lines: Vec::new(),
            list: ListState::default(),
            help: ListState::default(),
            topic: Topic::Flag,
            is_linked: true,
            panel: true,
            panel_top: 0,
            notice: None,
            effects: Vec::new(),
        }
    }

    /// Takes another theme.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
        self.refresh_lines();
    }

    /// What must be done outside, in order; each is given once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Whether nothing must be done outside.
    #[must_use]
    pub fn has_no_effects(&self) -> bool {
        self.effects.is_empty()
    }

    /// What is on the screen.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The article that keys move in.
    #[must_use]
    pub fn side(&self) -> Side {
        self.side
    }

    /// What the panel speaks of.
    #[must_use]
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// What the articles come to.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// The bytes of an article that are in view.
    #[must_use]
    pub fn bytes_in_view(&self, side: Side) -> Span {
        self.columns[side].bytes_in_view()
    }

    /// The words of the current flag of an article; empty where none is in view.
    #[must_use]
    pub fn current_words(&self, side: Side) -> &str {
        let column = &self.columns[side];
        let flag = column.current_flag();
        flag.map_or("", |flag| flag.span.of(&column.subject.article.text))
    }

    /// Where keys now have their meaning.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self.view {
            View::Articles => Context::Compare,
            View::Summary | View::Help => Context::Summary,
        }
    }

    /// Takes in something that happened.
    pub fn input(&mut self, input: Input) {
        match input {
            Input::Key(key) => self.key(key),
            Input::Resize(width, height) => self.resize(width, height),
        }
    }

    fn key(&mut self, key: KeyEvent) {
        let (context, chord) = (self.context(), Chord::of(key));
        self.notice = None;
        if let Some((action, place)) = self.keys.action(context, chord) {
            // What the panel says is read from its top, but by the keys that scroll it.
            if !matches!(action, Action::PanelDown | Action::PanelUp) {
                self.panel_top = 0;
            }
            return self.act(action, place);
        }
        let messages = self.messages;
        let help = self.keys.keys(context, Action::Help).next();
        let help = help.map_or_else(String::new, |chord| chord.say(messages));
        self.say(messages.format("status.unknown_key", &[("key", &chord.say(messages)), ("help", &help)]));
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.panel);
        for side in Side::BOTH {
            let text = self.layout.halves[side].text;
            self.columns[side].fit(text.width, text.height);
        }
        self.refresh_lines();
        let height = usize::from(self.layout.list.height);
        self.list.fit(self.lines.len(), height);
        self.help.fit(draw::help(self).len(), height);
    }

    fn refresh_lines(&mut self) {
        let width = self.layout.list.width.saturating_sub(2);
        let titles = Pair::make(|side| {
            let column = &self.columns[side];
            (column.title(), column.subject.name.clone())
        });
        self.lines = sheet::lines(&self.summary, &titles, &self.theme, self.messages, width);
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: false,
        });
    }

    // ── What keys do ────────────────────────────────────────────────────────────────────────────────────────────────

    fn act(&mut self, action: Action, place: usize) {
        match action {
            Action::NextFlag => self.step(Way::On, |_| true),
            Action::PreviousFlag => self.step(Way::Back, |_| true),
            Action::NextSame => self.step_same(Way::On),
            Action::PreviousSame => self.step_same(Way::Back),
            Action::FirstFlag => self.go_to_end(Way::Back),
            Action::LastFlag => self.go_to_end(Way::On),
            Action::NextPassage => self.step_passage(Way::On),
            Action::PreviousPassage => self.step_passage(Way::Back),
            Action::OtherColumn => self.side = self.side.other(),
            Action::LeftColumn => self.side = Side::Left,
            Action::RightColumn => self.side = Side::Right,
            Action::Link => self.toggle_link(),
            Action::Panel => {
                self.panel = !self.panel;
                self.resize(self.layout.screen.width, self.layout.screen.height);
            }
            Action::PanelDown => self.panel_top = (self.panel_top + 1).min(draw::last_panel_top(self)),
            Action::PanelUp => self.panel_top = self.panel_top.saturating_sub(1),
            Action::ToggleCategory => {
                if let Some(&category) = Category::ALL.get(place) {
                    self.refilter(|filter| filter.toggle(category));
                }
            }
            Action::Weaker => self.refilter(|filter| filter.strength = filter.strength.lowered()),
            Action::Stronger => self.refilter(|filter| filter.strength = filter.strength.raised()),
            Action::ShowAll => self.refilter(|filter| *filter = Filter::default()),
            Action::NextParagraph => self.scroll_to(self.columns[self.side].next_block(Way::On)),
            Action::PreviousParagraph => self.scroll_to(self.columns[self.side].next_block(Way::Back)),
            Action::Copy => self.copy(),
            Action::Summary => self.open(View::Summary),
            Action::Help => self.open(View::Help),
            Action::Accept => self.follow_row(),
            Action::Back => self.view = View::Articles,
            Action::Return => self.go_back(),
            Action::Theme => self.effects.push(Effect::Theme),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit | Action::Leave => self.effects.push(Effect::Quit),
            _ => self.travel(action),
        }
    }

    /// Moves up or down in whatever is on the screen; any other action does nothing here.
    fn travel(&mut self, action: Action) {
        let (len, height) = match self.view {
            View::Articles => (self.columns[self.side].wrapped.len(), self.columns[self.side].height()),
            View::Summary => (self.lines.len(), usize::from(self.layout.list.height)),
            View::Help => (draw::help(self).len(), usize::from(self.layout.list.height)),
        };
        let page = height.saturating_sub(OVERLAP).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        let rows = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::HalfDown => half,
            Action::HalfUp => -half,
            Action::Top => -len.cast_signed(),
            Action::Bottom => len.cast_signed(),
            _ => return,
        };
        match self.view {
            View::Articles => self.scroll_to(self.columns[self.side].top.saturating_add_signed(rows)),
            View::Summary => self.list.step(rows, len, height),
            // Help has no rows to choose: the keys move it as a page.
            View::Help => {
                let last = len.saturating_sub(height);
                self.help.top = self.help.top.saturating_add_signed(rows).min(last);
            }
        }
    }

    fn open(&mut self, view: View) {
        self.view = if self.view == view { View::Articles } else { view };
    }

    /// Back to the list, if that is where one came from; else nothing is marked any more.
    fn go_back(&mut self) {
        if self.came_from_summary {
            self.came_from_summary = false;
            self.view = View::Summary;
        }
        self.topic = Topic::Flag;
        for side in Side::BOTH {
            self.columns[side].opened = None;
        }
    }

    fn toggle_link(&mut self) {
        self.is_linked = !self.is_linked;
        let key = if self.is_linked {
            "compare.linked"
        } else {
            "compare.unlinked"
        };
        self.say(self.messages.get(key));
        self.follow();
    }

    fn refilter(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.filter);
        for side in Side::BOTH {
            self.columns[side].refilter(&self.filter);
        }
        let text = self.filter.in_words(self.messages);
        self.say(text);
    }

    // ── Stepping ────────────────────────────────────────────────────────────────────────────────────────────────────

    fn step(&mut self, way: Way, kind: impl Fn(&Flag) -> bool) {
        let found = self.columns[self.side].step(way, kind);
        self.at_flag(found, way);
    }

    fn step_same(&mut self, way: Way) {
        let category = self.columns[self.side]
            .current_flag()
            .map(|flag| flag.technique.category());
        self.step(way, |flag| {
            category.is_none_or(|category| flag.technique.category() == category)
        });
    }

    fn go_to_end(&mut self, way: Way) {
        let column = &mut self.columns[self.side];
        let ids = column.shown.ids();
        let id = if way == Way::On { ids.last() } else { ids.first() }.copied();
        if let Some(id) = id {
            column.go_to(id);
        }
        self.at_flag(id.is_some(), way);
    }

    /// After a step among the flags: the other article comes along, and the panel speaks of the flag.
    fn at_flag(&mut self, found: bool, way: Way) {
        if found {
            self.topic = Topic::Flag;
            self.columns[self.side.other()].opened = None;
            self.follow();
            return;
        }
        let text = self.messages.get(match way {
            _ if self.columns[self.side].shown.is_empty() && self.filter.is_open() => "panel.no_flags",
            _ if self.columns[self.side].shown.is_empty() => "panel.no_match",
            Way::On => "status.last",
            Way::Back => "status.first",
        });
        self.say(text);
    }

    /// Goes to the next passage in the order of the article one is in.
    fn step_passage(&mut self, way: Way) {
        let order = &self.orders[self.side];
        let next = match (&self.topic, way) {
            (Topic::Passage(index), _) => {
                let place = order.iter().position(|one| one == index).unwrap_or(0);
                match way {
                    Way::On => Some(place + 1),
                    Way::Back => place.checked_sub(1),
                }
            }
            (_, Way::On) => Some(self.passages_before(self.columns[self.side].bytes_in_view().start)),
            (_, Way::Back) => self
                .passages_before(self.columns[self.side].bytes_in_view().start)
                .checked_sub(1),
        };
        if let Some(&index) = next.and_then(|place| order.get(place)) {
            return self.go_to_passage(index);
        }
        let text = self.messages.get(match way {
            _ if order.is_empty() => "compare.no_passages",
            Way::On => "compare.last_passage",
            Way::Back => "compare.first_passage",
        });
        self.say(text);
    }

    /// How many passages of the article one is in begin before a byte.
    fn passages_before(&self, byte: u32) -> usize {
        let side = self.side;
        self.orders[side].partition_point(|&index| self.sentence(side, index).is_some_and(|span| span.start < byte))
    }

    /// The first passage of an article whose sentence begins at a byte or later.
    pub(super) fn first_passage_from(&self, side: Side, byte: u32) -> Option<usize> {
        let order = &self.orders[side];
        let begins_before = |&index: &usize| self.sentence(side, index).is_some_and(|span| span.start < byte);
        order.get(order.partition_point(begins_before)).copied()
    }

    /// A passage's sentence in an article.
    pub(super) fn sentence(&self, side: Side, index: usize) -> Option<Span> {
        let passage: &Passage = self.comparison.passages.get(index)?;
        let sentences = &self.columns[side].subject.analysis.sentences;
        Some(sentences.get(passage.sentences[side] as usize)?.span)
    }

    fn go_to_passage(&mut self, index: usize) {
        self.topic = Topic::Passage(index);
        let places = Pair::make(|side| self.sentence(side, index));
        self.show(places);
    }

    /// Puts a place of either article a third from the top, marked; an article that has none follows the other.
    fn show(&mut self, places: Pair<Option<Span>>) {
        for side in Side::BOTH {
            let column = &mut self.columns[side];
            column.opened = places[side];
            if let Some(span) = places[side] {
                let row = column.wrapped.row_of(span.start);
                column.centre(row);
            }
        }
        match (places.left, places.right) {
            (Some(_), Some(_)) | (None, None) => {}
            (Some(_), None) => self.side = Side::Left,
            (None, Some(_)) => self.side = Side::Right,
        }
        if places[self.side.other()].is_none() {
            self.follow();
        }
    }

    /// Goes to what the selected row of the list speaks of.
    fn follow_row(&mut self) {
        let Some(line) = self
            .lines
            .get(self.list.selected)
            .filter(|_| self.view == View::Summary)
        else {
            return;
        };
        let (places, about, passage) = (line.places, line.about.clone(), line.passage);
        if places == Pair::default() {
            return;
        }
        self.view = View::Articles;
        self.came_from_summary = true;
        if let Some(index) = passage {
            self.go_to_passage(index);
        } else {
            self.topic = Topic::Row(about);
            self.show(places);
        }
    }

    // ── Moving together ─────────────────────────────────────────────────────────────────────────────────────────────

    fn scroll_to(&mut self, row: usize) {
        self.columns[self.side].scroll_to(row);
        self.follow();
    }

    /// Has the other article show what corresponds to what is on the screen of this one.
    fn follow(&mut self) {
        if !self.is_linked {
            return;
        }
        let (side, other) = (self.side, self.side.other());
        let row = self.corresponding_row(self.columns[side].reference());
        let column = &mut self.columns[other];
        if row >= column.wrapped.len() {
            column.scroll_to(row);
        } else {
            column.centre(row);
        }
    }

    /// The row of the other article that stands beside a row of the one that one is in: that of a passage beside that of its
    /// fellow, those between two passages in proportion.
    fn corresponding_row(&self, row: usize) -> usize {
        let (side, other) = (self.side, self.side.other());
        let row_of = |side: Side, index: usize| {
            let sentence = self.sentence(side, index).unwrap_or_default();
            self.columns[side].wrapped.row_of(sentence.start)
        };
        let order = &self.orders[side];
        let after = order.partition_point(|&index| row_of(side, index) <= row);
        let anchor = |place: Option<usize>| {
            let index = *order.get(place?)?;
            Some((row_of(side, index), row_of(other, index)))
        };
        let ends = (self.columns[side].wrapped.len(), self.columns[other].wrapped.len());
        let (from, beside_from) = anchor(after.checked_sub(1)).unwrap_or((0, 0));
        let (to, beside_to) = anchor(Some(after)).unwrap_or(ends);
        let (done, whole) = (row.saturating_sub(from), to.saturating_sub(from).max(1));
        if beside_to >= beside_from {
            beside_from + done * (beside_to - beside_from) / whole
        } else if done * 2 <= whole {
            // The other article tells it in another order: each passage keeps what is around it.
            beside_from + done
        } else {
            beside_to.saturating_sub(whole - done.min(whole))
        }
    }

    // ── Taking away ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// Copies the two sentences that correspond, or the words of the current flag, each with its article.
    fn copy(&mut self) {
        let quote = |side: Side, span: Span| {
            let Article { article, name, .. } = &self.columns[side].subject;
            let words = crate::visible::one_line(span.of(&article.text));
            format!("{} — {name}", self.messages.quoted(words))
        };
        let text = match self.topic {
            Topic::Passage(index) => {
                let sentences = Side::BOTH.into_iter();
                let quotes: Vec<String> = sentences
                    .filter_map(|side| Some(quote(side, self.sentence(side, index)?)))
                    .collect();
                Some(quotes.join("\n"))
            }
            Topic::Flag | Topic::Row(_) => {
                let flag = self.columns[self.side].current_flag();
                flag.map(|flag| quote(self.side, flag.span))
            }
        };
        match text {
            Some(text) => {
                self.effects.push(Effect::Copy(text));
                self.say(self.messages.get("status.copied"));
            }
            None => self.say(self.messages.get("panel.nothing_here")),
        }
    }
}

impl Article {
    /// The same, to be compared.
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            article: &self.article,
            analysis: &self.analysis,
            study: &self.study,
        }
    }
}
