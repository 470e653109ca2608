//! The reader's state, changed by [`App::input`] alone and drawn by [`draw`](crate::app::draw::draw): no terminal, no
//! clock, no file. What must be done outside is left in [`App::take_effects`].

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::analysis::{Analysis, Flag, Voice};
use crate::app::flags::{Filter, FlagId, Shown};
use crate::app::keys::{Action, Chord, Context, Keymap};
use crate::app::layout::Layout;
use crate::app::list::ListState;
use crate::app::marks::Marks;
use crate::app::menu::Menu;
use crate::app::prompt::{Editor, Prompt};
use crate::app::search::Search;
use crate::app::select::Selection;
use crate::app::strip::Strip;
use crate::app::theme::Theme;
use crate::app::wrap::Wrapped;
use crate::article::Article;
use crate::messages::{Messages, Speaker};
use crate::notes::Notebook;
use crate::rulebook::Rulebook;
use crate::span::Span;

/// Rows kept between the flag that was stepped to and the edges of the screen.
const AIR: usize = 3;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// The analysis is there.
    Analysed(Analysis),
    /// Something that was asked for outside is done, or failed.
    Done(Notice),
    /// The file to export to is there already.
    Exists(PathBuf),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put a text on the clipboard.
    Copy(String),
    /// Write an export; a file that is there is replaced only if so said.
    Export {
        /// Where; the extension says the format.
        path: PathBuf,
        /// Whether a file that is there may be replaced.
        replace: bool,
    },
    /// Turn mouse reports on or off.
    Mouse(bool),
    /// Draw everything again.
    Redraw,
    /// Stop the process until the shell wakes it.
    Suspend,
    /// Take the other theme.
    Theme,
    /// Leave.
    Quit,
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The article.
    #[default]
    Read,
    /// Counts and density.
    Overview,
    /// Every flag that is shown.
    Flags,
    /// The reader's notes.
    Notes,
    /// Headings, or paragraphs.
    Outline,
    /// Keys and signs.
    Help,
}

impl View {
    /// Every view, in the order of their states in [`App::lists`].
    pub const ALL: [Self; 6] = [
        Self::Read,
        Self::Overview,
        Self::Flags,
        Self::Notes,
        Self::Outline,
        Self::Help,
    ];
}

/// What lies over the view.
#[derive(Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// Words being selected.
    Select(Selection),
    /// A small list.
    Menu(Menu),
    /// A line being typed.
    Prompt(Prompt),
    /// A comment being written.
    Editor(Editor),
}

/// What the panel speaks of. Its passage begins in view, always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that is in view.
    #[default]
    Nothing,
    /// A flag.
    Flag(FlagId),
    /// A passage of the reader's own, by the name of its note.
    Own(String),
}

/// A message in the footer, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something failed.
    pub error: bool,
}

/// What is read, and how the program speaks.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// Its source, as exports name it.
    pub source: String,
    /// The name of its source for people: the title line says it when the article has no title, or when that is in view.
    pub name: String,
    /// The rules in force, decoded when they are first asked for, which is not before the first frame of a long text; none
    /// for a language that has none.
    pub rulebook: Option<fn() -> &'static Rulebook>,
    /// The reader's notes.
    pub notes: Notebook,
    /// The words of the interface.
    pub messages: &'static Messages,
    /// The moment, as RFC 3339 writes it.
    pub clock: fn() -> String,
}

impl Reading {
    /// The rules in force.
    pub(super) fn rules(&self) -> Option<&'static Rulebook> {
        self.rulebook.map(|rulebook| rulebook())
    }
}

/// The reader.
#[derive(Debug)]
pub struct App {
    pub(super) reading: Reading,
    /// `None` while the analysis is under way.
    pub(super) analysis: Option<Analysis>,
    pub(super) keys: Keymap,
    pub(super) theme: Theme,
    pub(super) layout: Layout,
    pub(super) wrapped: Wrapped,
    pub(super) strip: Strip,
    pub(super) filter: Filter,
    pub(super) shown: Shown,
    pub(super) marks: Marks,
    pub(super) view: View,
    pub(super) lists: [ListState; View::ALL.len()],
    pub(super) overlay: Overlay,
    pub(super) focus: Focus,
    /// First row in view.
    pub(super) top: usize,
    /// The byte that the reader last put at the top: a change of size comes back to it, however often it happens.
    place: u32,
    /// The byte that changes of size hold to, and how many rows stood above it before they began: a small screen has no
    /// room for those, and forgets them no more than the place.
    held: Option<(u32, usize)>,
    pub(super) panel: bool,
    pub(super) panel_top: usize,
    pub(super) mouse: bool,
    pub(super) search: Option<Search>,
    /// Where the match that was last gone to begins.
    pub(super) found: u32,
    pub(super) notice: Option<Notice>,
    /// What keeps the notes from being kept, as it was last said.
    problem: Option<String>,
    /// Comments that were left without being saved: each comes back with its passage.
    pub(super) drafts: Vec<Editor>,
    /// Whether the reader was told that leaving loses notes.
    warned: bool,
    pub(super) undo: Vec<super::judge::Undo>,
    effects: Vec<Effect>,
}

impl App {
    /// A reader with an article open at its beginning. [`Input::Resize`] must come before anything is drawn.
    #[must_use]
    pub fn new(reading: Reading, keys: Keymap, theme: Theme) -> Self {
        let mut app = Self {
            reading,
            analysis: None,
            keys,
            theme,
            layout: Layout::default(),
            wrapped: Wrapped::default(),
            strip: Strip::default(),
            filter: Filter::default(),
            shown: Shown::default(),
            marks: Marks::default(),
            view: View::Read,
            lists: Default::default(),
            overlay: Overlay::None,
            focus: Focus::Nothing,
            top: 0,
            place: 0,
            held: None,
            panel: true,
            panel_top: 0,
            mouse: false,
            search: None,
            found: 0,
            notice: None,
            problem: None,
            drafts: Vec::new(),
            warned: false,
            undo: Vec::new(),
            effects: Vec::new(),
        };
        app.notice_orphans();
        app.notice_problem();
        app
    }

    /// Says that notes have lost their passage, and where they are.
    fn notice_orphans(&mut self) {
        let orphans = self.reading.notes.orphans();
        let key = self.keys.keys(Context::Read, Action::Notes).next();
        if let (1.., Some(key)) = (orphans, key) {
            let messages = self.reading.messages;
            self.say(messages.count_with("notes.lost", orphans, &[("key", &key.say(messages))]));
        }
    }

    /// Begins with another filter, panel or mouse than usual.
    pub fn begin_with(&mut self, filter: Filter, panel: bool, mouse: bool) {
        self.filter = filter;
        self.panel = panel;
        self.mouse = mouse;
    }

    /// Takes another theme.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// What is read.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What the analysis found, once it is there.
    #[must_use]
    pub fn analysis(&self) -> Option<&Analysis> {
        self.analysis.as_ref()
    }

    /// The byte at the top of the screen: where to resume.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.place
    }

    /// What the panel speaks of.
    #[must_use]
    pub fn focus(&self) -> &Focus {
        &self.focus
    }

    /// Whether what the panel speaks of begins in view.
    #[must_use]
    pub fn is_focus_in_view(&self) -> bool {
        self.focus_span()
            .is_some_and(|span| self.rows_in_view().contains(&self.wrapped.row_of(span.start)))
    }

    /// What is on the screen.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
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

    /// Begins at a byte of the article.
    pub fn resume(&mut self, place: u32) {
        self.scroll_to(self.wrapped.row_of(place));
    }

    /// How many flags there are, shown or not.
    pub(super) fn flag_count(&self) -> usize {
        self.analysis.as_ref().map_or(0, |analysis| analysis.flags.len())
    }

    /// Takes in something that happened.
    pub fn input(&mut self, input: Input) {
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(&text),
            Input::Mouse(event) => self.mouse_event(event),
            Input::Resize(width, height) => self.resize(width, height),
            Input::Analysed(analysis) => self.analysed(analysis),
            Input::Done(notice) => self.notice = Some(notice),
            Input::Exists(path) => self.ask_to_replace(&path),
        }
    }

    /// Where keys now have their meaning.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.overlay, self.view) {
            (Overlay::Select(_), _) => Context::Select,
            (Overlay::Menu(_), _) => Context::Menu,
            (Overlay::Prompt(_), _) => Context::Prompt,
            (Overlay::Editor(_), _) => Context::Editor,
            (Overlay::None, View::Read) => Context::Read,
            (Overlay::None, _) => Context::List,
        }
    }

    fn key(&mut self, key: KeyEvent) {
        let context = self.context();
        let chord = Chord::of(key);
        self.notice = None;
        let action = self.keys.action(context, chord);
        self.warned &= matches!(action, Some((Action::Quit | Action::Leave, _)));
        match action {
            Some((action, place)) => self.act(action, place),
            None if matches!(context, Context::Prompt | Context::Editor) => self.type_key(key),
            None => {
                let help = self.keys.keys(context, Action::Help).next();
                let messages = self.reading.messages;
                let help = help.map_or_else(String::new, |chord| chord.say(messages));
                self.say(messages.format("status.unknown_key", &[("key", &chord.say(messages)), ("help", &help)]));
            }
        }
    }

    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: false,
        });
    }

    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: true,
        });
    }

    /// Says what keeps the notes from being kept, if anything does; once, for the title line goes on saying so.
    pub(super) fn notice_problem(&mut self) {
        let problem = self
            .reading
            .notes
            .problem()
            .map(|problem| problem.message(self.reading.messages));
        if problem != self.problem {
            self.problem.clone_from(&problem);
            if let Some(text) = problem {
                self.complain(text);
            }
        }
    }

    /// Says that the notes are in memory alone, and first what to do about it, for a narrow screen cuts the rest off.
    pub(super) fn complain_of_notes(&mut self, key: &str, action: Action) {
        let messages = self.reading.messages;
        let keys = self.keys.keys(Context::Read, action).next();
        let keys = keys.map_or_else(String::new, |chord| chord.say(messages));
        let problem = self.reading.notes.problem();
        let problem = problem.map_or_else(String::new, |problem| problem.message(messages));
        self.complain(messages.format(key, &[("key", &keys), ("problem", &problem)]));
    }

    /// Leaves, unless that would lose notes: then it says so, and leaves when asked once more.
    pub(super) fn leave(&mut self) {
        if self.save_at_last().is_none() || self.warned {
            return self.effect(Effect::Quit);
        }
        self.warned = true;
        self.refresh_marks();
        self.complain_of_notes("notes.leave", Action::Quit);
    }

    /// Saves what is in memory alone once more, before the reader goes, comments that were typed and left among it; what
    /// keeps it from being saved, for people.
    #[must_use]
    pub fn save_at_last(&mut self) -> Option<String> {
        self.keep_drafts();
        let Reading {
            notes,
            article,
            messages,
            ..
        } = &mut self.reading;
        if !notes.is_unsaved() || notes.save(&article.text) {
            return None;
        }
        let problem = notes.problem()?.message(messages);
        Some(messages.format("notes.gone", &[("problem", &problem)]))
    }

    // ── The article and its flags ───────────────────────────────────────────────────────────────────────────────────

    pub(super) fn article(&self) -> &Article {
        &self.reading.article
    }

    pub(super) fn text(&self) -> &str {
        &self.reading.article.text
    }

    /// A flag by its number.
    pub(super) fn flag(&self, id: FlagId) -> Option<&Flag> {
        self.analysis.as_ref()?.flags.get(id as usize)
    }

    /// The current flag.
    pub(super) fn current(&self) -> Option<(FlagId, &Flag)> {
        match self.focus {
            Focus::Flag(id) => Some((id, self.flag(id)?)),
            _ => None,
        }
    }

    /// The sentence a flag stands in.
    pub(super) fn sentence(&self, flag: &Flag) -> Option<Span> {
        let sentence = self.analysis.as_ref()?.sentences.get(flag.sentence as usize)?;
        Some(sentence.span)
    }

    /// Whose words a flag is made of, for people.
    pub(super) fn voice(&self, flag: &Flag) -> String {
        let speaker = match flag.voice {
            Voice::Author => Speaker::Author,
            Voice::Quoted(speaker) => Speaker::Quoted(speaker.map(|span| span.of(self.text()))),
        };
        self.reading.messages.voice(speaker)
    }

    /// The passage that the panel speaks of.
    pub(super) fn focus_span(&self) -> Option<Span> {
        match &self.focus {
            Focus::Nothing => None,
            Focus::Flag(id) => self.flag(*id).map(|flag| flag.span),
            Focus::Own(note) => self.marks.own(note).map(|own| own.span),
        }
    }

    fn analysed(&mut self, analysis: Analysis) {
        self.analysis = Some(analysis);
        self.refresh_marks();
        self.reindex();
    }

    /// Finds again which flag each note is about.
    pub(super) fn refresh_marks(&mut self) {
        let analysis = self.analysis.as_ref();
        let rulebook = analysis.and_then(|_| self.reading.rules());
        self.marks = Marks::new(&self.reading.notes, analysis, rulebook);
    }

    /// Finds again which flags are shown.
    pub(super) fn reindex(&mut self) {
        if let Some(analysis) = &self.analysis {
            self.shown = Shown::new(analysis, &self.filter, |id| self.marks.standing(analysis, id));
        }
        if let Focus::Flag(id) = self.focus
            && self.shown.place(id).is_none()
        {
            self.focus = Focus::Nothing;
        }
        self.restrip();
        self.settle();
    }

    fn restrip(&mut self) {
        if let Some(analysis) = &self.analysis {
            self.strip = Strip::new(analysis, &self.shown, &self.wrapped, self.layout.strip.height);
        }
    }

    // ── Where one is ────────────────────────────────────────────────────────────────────────────────────────────────

    /// Rows of text on the screen.
    pub(super) fn height(&self) -> usize {
        usize::from(self.layout.text.height).max(1)
    }

    /// The rows in view.
    pub(super) fn rows_in_view(&self) -> Range<usize> {
        self.top..(self.top + self.height()).min(self.wrapped.len())
    }

    /// The bytes in view, from the first row's first to the last row's last.
    pub(super) fn bytes_in_view(&self) -> Span {
        let rows = self.wrapped.rows().get(self.rows_in_view()).unwrap_or_default();
        match (rows.first(), rows.last()) {
            (Some(first), Some(last)) => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.panel);
        self.relayout();
    }

    /// Hides the panel, or shows it.
    pub(super) fn toggle_panel(&mut self) {
        self.panel = !self.panel;
        self.resize(self.layout.screen.width, self.layout.screen.height);
    }

    /// Lays the article out again, and comes back to the place where the reader was.
    fn relayout(&mut self) {
        let byte = match &self.overlay {
            Overlay::Select(selection) => Some(selection.head()),
            _ => self.focus_span().map(|span| span.start),
        };
        self.held = byte.map(|byte| match self.held {
            Some(held) if held.0 == byte => held,
            _ => (byte, self.wrapped.row_of(byte).saturating_sub(self.top)),
        });
        if self.wrapped.width() != self.layout.text.width || self.wrapped.is_empty() {
            self.wrapped = Wrapped::new(&self.reading.article, self.layout.text.width);
        }
        self.top = match self.held {
            Some((byte, above)) => self
                .wrapped
                .row_of(byte)
                .saturating_sub(above.min(self.height().saturating_sub(1))),
            None => self.wrapped.row_of(self.place),
        };
        self.top = self.top.min(self.last_top());
        self.restrip();
        self.settle();
    }

    /// The greatest first row that still fills the screen.
    fn last_top(&self) -> usize {
        self.wrapped.len().saturating_sub(self.height())
    }

    /// Puts a row at the top.
    pub(super) fn scroll_to(&mut self, row: usize) {
        self.top = row.min(self.last_top());
        self.held = None;
        self.place = self.wrapped.rows().get(self.top).map_or(0, |row| row.start);
        self.settle();
    }

    /// Scrolls by so many rows, down when positive.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.scroll_to(self.top.saturating_add_signed(rows));
    }

    /// Scrolls as little as it takes to have a byte in view.
    pub(super) fn show_byte(&mut self, byte: u32) {
        let row = self.wrapped.row_of(byte);
        if row < self.top {
            self.scroll_to(row);
        } else if row >= self.top + self.height() {
            self.scroll_to(row + 1 - self.height());
        }
    }

    /// Keeps the panel to what is in view: a flag that went out of it gives way to the first one in it.
    fn settle(&mut self) {
        let view = self.rows_in_view();
        if self
            .focus_span()
            .is_some_and(|span| view.contains(&self.wrapped.row_of(span.start)))
        {
            return;
        }
        let bytes = self.bytes_in_view();
        let first = self.shown.starting(bytes.start, bytes.end).first();
        let focus = first.map_or(Focus::Nothing, |&id| Focus::Flag(id));
        self.set_focus(focus);
    }

    fn set_focus(&mut self, focus: Focus) {
        if self.focus != focus {
            self.focus = focus;
            self.panel_top = 0;
        }
    }

    /// Goes to a passage, with some of what stands before and after it in view.
    pub(super) fn go_to(&mut self, focus: Focus) {
        self.set_focus(focus);
        let Some(span) = self.focus_span() else {
            self.settle();
            return;
        };
        self.reveal(span);
    }

    /// Scrolls so that a stretch is in view, a third from the top where it was not.
    pub(super) fn reveal(&mut self, span: Span) {
        let (first, last) = (
            self.wrapped.row_of(span.start),
            self.wrapped.row_of(span.end.saturating_sub(1).max(span.start)),
        );
        let height = self.height();
        let air = AIR.min(height.saturating_sub(1) / 3);
        let fits = first >= self.top + air.min(first) && last + air < self.top + height;
        let at_the_end = self.top == self.last_top() && first >= self.top + air.min(first) && last < self.top + height;
        if !fits && !at_the_end {
            self.scroll_to(first.saturating_sub(height / 3));
        }
    }

    /// Goes to a byte of the article, in the article's own view.
    pub(super) fn jump(&mut self, byte: u32) {
        self.view = View::Read;
        let row = self.wrapped.row_of(byte);
        self.scroll_to(row.saturating_sub(self.height() / 3));
        // The first flag from there on is meant, rather than one that happens to stand above.
        let end = self.bytes_in_view().end;
        if let Some(&id) = self.shown.starting(byte, end).first() {
            self.set_focus(Focus::Flag(id));
        }
    }
}
