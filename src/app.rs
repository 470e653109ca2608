//! The reader: opens an article in the terminal and lets one go through what is flagged in it.
//!
//! [`state::App`] is what is known and [`draw`] how it looks; both are pure, so that tests drive the whole reader with
//! keys and look at what is drawn. This file is the loop around them: it waits for something to happen, lets the state
//! take it in, does what must be done outside, and draws once. It knows no file format: the article comes ready.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use crossterm::event::{self, Event, KeyEventKind};

use crate::analysis::study::{Study, study};
use crate::analysis::{self, Analysis};
use crate::app::flags::Filter;
use crate::app::keys::Keymap;
use crate::app::state::{App, Effect, Input, Notice, Reading};
use crate::app::terminal::{Heard, Question, Replies};
use crate::app::theme::{Depth, Shade, Theme};
use crate::export::{self, Choice, Format, Sheet, Subject};
use crate::files::{self, Access};
use crate::source::Location;
use crate::visible::visible;

pub mod chord;
pub mod columns;
pub mod compare;
pub mod draw;
pub mod flags;
pub mod glyph;
pub mod keys;
pub mod layout;
pub mod list;
pub mod marks;
pub mod menu;
pub mod page;
pub mod paint;
pub mod prompt;
pub mod reach;
pub mod search;
pub mod select;
pub mod state;
pub mod strip;
pub mod studied;
pub mod table;
pub mod terminal;
pub mod theme;
pub mod wrap;

mod act;
mod judge;
mod mouse;
mod place;
mod view_flags;
mod view_headline;
mod view_help;
mod view_list;
mod view_notes;
mod view_outline;
mod view_overview;
mod view_panel;
mod view_passage;
mod view_portraits;
mod view_read;
mod view_sources;
mod view_study;

/// The analysis of a text up to this size, in bytes, is begun before the first frame, which waits a little for it; that of
/// a longer one is begun after it, so that both do not fight for the machine.
const SHORT: usize = 200_000;
/// How long the first frame waits for the analysis: less than an eye sees.
const FIRST_FRAME: Duration = Duration::from_millis(10);
/// How long an export waits for the analysis or the study, before it says that they are under way.
const EXPORT: Duration = Duration::from_secs(2);
/// How long to wait for a key before looking whether the analysis is there.
const TICK: Duration = Duration::from_millis(30);

/// What to read, and how.
#[derive(Debug)]
pub struct Session {
    /// What is read.
    pub reading: Reading,
    /// Where it came from, which no export may write over.
    pub location: Location,
    /// The keys.
    pub keys: Keymap,
    /// The colours.
    pub colours: Colours,
    /// What is shown at the beginning.
    pub filter: Filter,
    /// Whether the panel is shown at the beginning.
    pub panel: bool,
    /// Whether the mouse is on at the beginning.
    pub mouse: bool,
    /// The byte of the article to begin at.
    pub place: u32,
}

/// Which colours to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the terminal is, dark or light.
    #[default]
    Auto,
    /// These.
    Shade(Shade),
    /// None.
    Mono,
}

/// The colours to draw with: known, or being asked for.
#[derive(Debug)]
pub struct Colours {
    depth: Depth,
    shade: AnyShade,
}

#[derive(Debug)]
enum AnyShade {
    Known(Shade),
    Asked(Question),
}

impl Colours {
    /// Finds the colours out: by what was chosen, by what the environment announces, and only then by asking the terminal,
    /// which may take as long as opening the article, and is done meanwhile.
    #[must_use]
    pub fn find_out(theme: ThemeChoice) -> Self {
        let depth = match theme {
            ThemeChoice::Mono => Depth::None,
            ThemeChoice::Auto | ThemeChoice::Shade(_) => Depth::announced(environment),
        };
        let shade = match theme {
            ThemeChoice::Shade(shade) => AnyShade::Known(shade),
            ThemeChoice::Auto if depth != Depth::None => {
                let announced = Shade::announced(environment);
                announced.map_or_else(|| AnyShade::Asked(Question::ask()), AnyShade::Known)
            }
            ThemeChoice::Auto | ThemeChoice::Mono => AnyShade::Known(Shade::Dark),
        };
        Self { depth, shade }
    }

    /// Waits until they are known.
    fn wait(self) -> (Look, Replies) {
        let (shade, replies) = match self.shade {
            AnyShade::Known(shade) => (shade, Replies::default()),
            AnyShade::Asked(question) => question.answer(),
        };
        let depth = self.depth;
        (Look { depth, shade }, replies)
    }
}

/// How a session ended.
#[derive(Debug)]
pub struct Left {
    /// The byte of the article that was at the top of the screen.
    pub place: u32,
    /// Why notes that were written could not be kept, for people; `None` when they were.
    pub lost: Option<String>,
}

/// Reads an article until the reader leaves, and gives the terminal back.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(session: Session) -> anyhow::Result<Left> {
    let Session {
        reading,
        location,
        keys,
        colours,
        filter,
        panel,
        mouse,
        place,
    } = session;
    let is_short = reading.article.text.len() <= SHORT;
    let analysis = is_short.then(|| begin_analysis(&reading));
    let (mut look, replies) = colours.wait();
    let mut outside = Outside { analysis, replies };
    let mut app = App::new(reading, keys, look.theme()?);
    app.begin_with(filter, panel, mouse);

    // The loop lets go of the state whenever it waits, so that a signal finds it free and can save it.
    let shared = Arc::new(Mutex::new(app));
    let ended = converse(&shared, &location, &mut outside, &mut look, place);
    let mut app = hold(&shared);
    // Whatever ended it, what could not be saved may be by now.
    let lost = app.save_at_last();
    match (ended, lost) {
        (Ok(()), lost) => Ok(Left {
            place: app.place(),
            lost,
        }),
        (Err(error), Some(lost)) => Err(error.context(lost)),
        (Err(error), None) => Err(error),
    }
}

/// The state, for as long as it is held. What a panic leaves of it can still be saved.
fn hold(shared: &Mutex<App>) -> MutexGuard<'_, App> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a session that is ended from outside waits for the loop to let go of the state, in steps of 10 ms: longer than
/// a slow disk takes to write the notes, in case it is the loop that is saving them.
const OUTSIDE_TRIES: usize = 300;

/// Saves what is in memory alone for a session that is ended from outside, unless the loop is stuck with it: a terminal
/// that is gone may block a drawing for ever.
fn save_from_outside(shared: &Mutex<App>) {
    for _ in 0..OUTSIDE_TRIES {
        let mut app = match shared.try_lock() {
            Ok(app) => app,
            Err(TryLockError::Poisoned(held)) => held.into_inner(),
            Err(TryLockError::WouldBlock) => {
                std::thread::sleep(Duration::from_millis(10));
                continue;
            }
        };
        // Nobody is there to be told.
        drop(app.save_at_last());
        return;
    }
}

/// The loop: draws, waits, and does what must be done outside, until the reader leaves.
fn converse(
    shared: &Arc<Mutex<App>>,
    location: &Location,
    outside: &mut Outside,
    look: &mut Look,
    place: u32,
) -> anyhow::Result<()> {
    let saved = Arc::clone(shared);
    terminal::watch_signals(move || save_from_outside(&saved))?;
    let mut screen = terminal::take()?;
    let _restore = terminal::Restore;
    let size = screen.size().context("the terminal does not say how large it is")?;
    {
        let mut app = hold(shared);
        if app.mouse {
            terminal::set_mouse(true)?;
        }
        app.input(Input::Resize(size.width, size.height));
        app.resume(place);
        outside.receive(&mut app, FIRST_FRAME)?;
    }
    loop {
        {
            let app = hold(shared);
            screen
                .draw(|frame| draw::draw(&app, frame))
                .context("the terminal cannot be drawn on")?;
            if app.analysis().is_none() && outside.analysis.is_none() {
                outside.analysis = Some(begin_analysis(app.reading()));
            }
        }
        let said = outside.wait(shared)?;
        let mut app = hold(shared);
        if let Some(shade) = said {
            look.shade = shade;
            app.set_theme(look.theme()?);
        }
        for effect in app.take_effects() {
            match effect {
                Effect::Quit => return Ok(()),
                Effect::Copy(text) => terminal::copy(&text)?,
                Effect::Mouse(on) => terminal::set_mouse(on)?,
                // The window may have changed unseen: nobody tells a process that is stopped or in the background.
                Effect::Redraw | Effect::Suspend => {
                    let size = if effect == Effect::Redraw {
                        terminal::redraw(&mut screen)?
                    } else {
                        terminal::suspend(&mut screen, app.mouse)?
                    };
                    app.input(Input::Resize(size.width, size.height));
                }
                Effect::Theme => {
                    look.shade = look.shade.other();
                    app.set_theme(look.theme()?);
                }
                Effect::Export { path, replace } => {
                    // It has the study in it; of all but a very long text that is there in a moment.
                    while app.study().is_none() && outside.receive(&mut app, EXPORT)? {}
                    let input = write_export(&app, location, path, replace);
                    app.input(input);
                }
            }
        }
    }
}

/// A variable of the environment.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Which built-in theme is on the screen.
#[derive(Clone, Copy)]
struct Look {
    depth: Depth,
    shade: Shade,
}

impl Look {
    fn theme(self) -> anyhow::Result<Theme> {
        Theme::built_in(self.shade, self.depth).context("the built-in theme is damaged")
    }
}

/// Analyses the article and then studies it, on a thread of its own; where there are no rules for it, both are empty. The
/// flags are sent as soon as they are there: the study is for views that one opens later.
fn begin_analysis(reading: &Reading) -> Receiver<Input> {
    let (sender, receiver) = mpsc::channel();
    let article = Arc::clone(&reading.article);
    let rulebook = reading.rulebook;
    std::thread::spawn(move || {
        let analysis = Arc::new(match rulebook {
            Some(rulebook) => analysis::analyse(&article, rulebook.rulebook()),
            None => Analysis::default(),
        });
        // The reader may have left meanwhile.
        if sender.send(Input::Analysed(Arc::clone(&analysis))).is_ok() {
            let study = match rulebook {
                Some(rulebook) => study(&article, rulebook.rulebook(), &analysis),
                None => Study::default(),
            };
            let _ = sender.send(Input::Studied(Box::new(study)));
        }
    });
    receiver
}

/// What the loop waits for.
struct Outside {
    /// The analysis and the study, until both are there.
    analysis: Option<Receiver<Input>>,
    /// Whether the terminal still owes an answer.
    replies: Replies,
}

impl Outside {
    /// Gives the state the analysis or the study if it comes within so long; whether it came. Fails where it never will.
    fn receive(&mut self, app: &mut App, patience: Duration) -> anyhow::Result<bool> {
        let Some(receiver) = &self.analysis else {
            return Ok(false);
        };
        match receiver.recv_timeout(patience) {
            Ok(input) => {
                app.input(input);
                if app.study().is_some() {
                    self.analysis = None;
                }
                Ok(true)
            }
            Err(RecvTimeoutError::Timeout) => Ok(false),
            Err(RecvTimeoutError::Disconnected) => Err(anyhow!("the analysis ended without a result")),
        }
    }

    /// Waits until something happens, and takes in everything that is there, so that it is drawn once. Gives the shade of
    /// the terminal, if it says it only now.
    fn wait(&mut self, shared: &Mutex<App>) -> anyhow::Result<Option<Shade>> {
        const KEYS: &str = "the terminal gives no keys";
        let patience = |waiting: bool| if waiting { TICK } else { Duration::from_secs(3600) };
        while !event::poll(patience(self.analysis.is_some())).context(KEYS)? {
            if self.receive(&mut hold(shared), Duration::ZERO)? {
                return Ok(None);
            }
        }
        let mut said = None;
        loop {
            match event::read().context(KEYS)? {
                Event::Key(key) if key.kind == KeyEventKind::Press => match self.replies.hear(key) {
                    Heard::Key => hold(shared).input(Input::Key(key)),
                    Heard::Part => {}
                    Heard::Shade(shade) => said = Some(shade),
                },
                Event::Paste(text) => hold(shared).input(Input::Paste(text)),
                Event::Mouse(event) => hold(shared).input(Input::Mouse(event)),
                Event::Resize(width, height) => hold(shared).input(Input::Resize(width, height)),
                _ => {}
            }
            if !hold(shared).has_no_effects() || !event::poll(Duration::ZERO).context(KEYS)? {
                self.receive(&mut hold(shared), Duration::ZERO)?;
                return Ok(said);
            }
        }
    }
}

/// Writes an export, and says what became of it.
fn write_export(app: &App, location: &Location, path: PathBuf, replace: bool) -> Input {
    let reading = app.reading();
    let messages = reading.messages;
    let shown = visible(&path.to_string_lossy()).into_owned();
    let failed = |text: String| Input::Done(Notice { text, error: true });
    let Some(analysis) = app.analysis() else {
        return failed(messages.get("status.analysing").to_owned());
    };
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    let Some(format) = Format::ALL
        .into_iter()
        .find(|format| format.extension().eq_ignore_ascii_case(extension))
    else {
        return failed(messages.format(
            "export.unknown_format",
            &[("path", &shown), ("formats", &export_formats())],
        ));
    };
    if location.is_at(&path) {
        return failed(messages.format("export.onto_source", &[("path", &shown)]));
    }
    if path.exists() && !replace {
        return Input::Exists(path);
    }
    let Some(study) = app.study() else {
        return failed(messages.get("study.working").to_owned());
    };
    let subject = Subject {
        article: &reading.article,
        source: &reading.source,
        analysis,
        study,
        rulebook: reading.rules(),
        notes: &reading.notes,
    };
    let sheet = Sheet::new(subject, Choice::All, messages.language());
    let written = files::write(&path, export::write(&sheet, format, messages).as_bytes(), Access::Usual);
    match written {
        Ok(()) => Input::Done(Notice {
            text: messages.format("status.exported", &[("path", &shown)]),
            error: false,
        }),
        Err(cause) => failed(messages.format("export.failed", &[("path", &shown), ("cause", &cause)])),
    }
}

/// The extensions of the formats that there are: `.md .json`.
fn export_formats() -> String {
    let extensions: Vec<String> = Format::ALL
        .into_iter()
        .map(|format| format!(".{}", format.extension()))
        .collect();
    extensions.join(" ")
}
