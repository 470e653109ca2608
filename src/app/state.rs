//! The reader's state, changed by [`App::input`] alone and drawn by [`draw`](crate::app::draw::draw): no terminal, no
//! clock, no file. What must be done outside is left in [`App::take_effects`].

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::analysis::study::Study;
use crate::analysis::{Analysis, Flag, Voice};
use crate::app::chord::Chord;
use crate::app::flags::{Filter, FlagId, Shown};
use crate::app::keys::{Action, Context, Keymap};
use crate::app::layout::Layout;
use crate::app::list::ListState;
use crate::app::marks::Marks;
use crate::app::menu::Menu;
use crate::app::prompt::{Editor, Prompt};
use crate::app::search::Search;
use crate::app::select::Selection;
use crate::app::strip::Strip;
use crate::app::studied::{Item, Studied};
use crate::app::theme::Theme;
use crate::app::wrap::Wrapped;
use crate::article::Article;
use crate::messages::{Messages, Speaker};
use crate::notes::Notebook;
use crate::packs::InForce;
use crate::rulebook::Rulebook;
use crate::span::Span;

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
    Analysed(Arc<Analysis>),
    /// The study is there.
    Studied(Box<Study>),
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
    /// Who says what.
    Sources,
    /// Who is described how.
    Portraits,
    /// The headline against the body, and what speaks for the article.
    Headline,
    /// The reader's notes.
    Notes,
    /// Headings, or paragraphs.
    Outline,
    /// Keys and signs.
    Help,
}

impl View {
    /// Every view, in the order of their states in [`App::lists`].
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Overview,
        Self::Flags,
        Self::Sources,
        Self::Portraits,
        Self::Headline,
        Self::Notes,
        Self::Outline,
        Self::Help,
    ];

    /// Whether it shows the study.
    #[must_use]
    pub const fn is_of_study(self) -> bool {
        matches!(self, Self::Sources | Self::Portraits | Self::Headline)
    }
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
    /// Something that the study found.
    Studied(Item),
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
    pub rulebook: Option<InForce>,
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
        self.rulebook.map(InForce::rulebook)
    }
}

/// The reader.
#[derive(Debug)]
pub struct App {
    pub(super) reading: Reading,
    /// `None` while the analysis is under way.
    pub(super) analysis: Option<Arc<Analysis>>,
    /// `None` while the study is under way, which begins when the analysis is there.
    pub(super) studied: Option<Studied>,
    pub(super) keys: Keymap,
    pub(super) theme: Theme,
    pub(super) layout: Layout,
    pub(super) wrapped: Wrapped,
    pub(super) strip: Strip,
    pub(super) filter: Filter,
    pub(super) shown: Shown,
    pub(super) marks: Marks,
    pub(super) view: View,
    /// The list from which one went to a passage, until one goes back to it or opens another.
    pub(super) came_from: Option<View>,
    pub(super) lists: [ListState; View::ALL.len()],
    pub(super) overlay: Overlay,
    pub(super) focus: Focus,
    /// First row in view.
    pub(super) top: usize,
    /// The byte that the reader last put at the top: a change of size comes back to it, however often it happens.
    pub(super) place: u32,
    /// The byte that changes of size hold to, and how many rows stood above it before they began: a small screen has no
    /// room for those, and forgets them no more than the place.
    pub(super) held: Option<(u32, usize)>,
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
            studied: None,
            keys,
            theme,
            layout: Layout::default(),
            wrapped: Wrapped::default(),
            strip: Strip::default(),
            filter: Filter::default(),
            shown: Shown::default(),
            marks: Marks::default(),
            view: View::Read,
            came_from: None,
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
        self.analysis.as_deref()
    }

    /// What the study found, once it is there.
    #[must_use]
    pub fn study(&self) -> Option<&Study> {
        self.studied.as_ref().map(Studied::study)
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
            Input::Studied(study) => self.receive_study(*study),
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
            Focus::Studied(item) => self.studied.as_ref()?.span(*item),
        }
    }

    fn analysed(&mut self, analysis: Arc<Analysis>) {
        self.analysis = Some(analysis);
        self.refresh_marks();
        self.reindex();
        self.notice_packs();
    }

    /// Says that the reader's own rules have mistakes, and where they are told, unless there is something else to say.
    fn notice_packs(&mut self) {
        let mistakes = self.reading.rulebook.map_or(0, |rules| rules.problems().len());
        if mistakes > 0 && self.notice.is_none() {
            self.notice = Some(Notice {
                text: self.reading.messages.count("status.packs", mistakes),
                error: true,
            });
        }
    }

    fn receive_study(&mut self, study: Study) {
        self.studied = Some(Studied::new(study));
        self.settle();
        // A view that waited for it has its rows now.
        if self.view.is_of_study() {
            self.enter_list(self.view);
        }
    }

    /// Finds again which flag each note is about.
    pub(super) fn refresh_marks(&mut self) {
        let analysis = self.analysis.as_deref();
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

    pub(super) fn restrip(&mut self) {
        if let Some(analysis) = &self.analysis {
            self.strip = Strip::new(analysis, &self.shown, &self.wrapped, self.layout.strip.height);
        }
    }
}
