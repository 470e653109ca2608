//! Two articles side by side in the terminal, with what they come to.
//!
//! A reader of its own, beside the one for a single article: it has neither notes nor searches, and shares with it the
//! rows, the painting, the colours, the table of keys and the terminal. [`state::CompareApp`] is what is known and
//! [`draw`] how it looks; both are pure. This file is the loop around them.

use anyhow::Context as _;
use crossterm::event::{self, Event, KeyEventKind};

use self::state::{CompareApp, Input};
use super::keys::Keymap;
use super::state::Effect;
use super::terminal::{self, Heard, Replies};
use super::{Colours, Look};
use crate::analysis::Analysis;
use crate::analysis::study::Study;
use crate::compare::Pair;
use crate::messages::Messages;
use crate::rulebook::Rulebook;

pub mod column;
pub mod draw;
pub mod layout;
pub mod sheet;
pub mod state;

/// An article to be compared, with everything that was found in it.
#[derive(Debug)]
pub struct Article {
    /// The article.
    pub article: crate::article::Article,
    /// What the rules found in it.
    pub analysis: Analysis,
    /// Who says what and who is painted how.
    pub study: Study,
    /// The rules; none for a language that has none.
    pub rulebook: Option<&'static Rulebook>,
    /// The name of its source, for people.
    pub name: String,
}

/// What to compare, and how.
#[derive(Debug)]
pub struct Session {
    /// The articles.
    pub articles: Pair<Article>,
    /// The words of the interface.
    pub messages: &'static Messages,
    /// The keys.
    pub keys: Keymap,
    /// The colours.
    pub colours: Colours,
}

/// Shows two articles until the reader leaves, and gives the terminal back.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(session: Session) -> anyhow::Result<()> {
    let Session {
        articles,
        messages,
        keys,
        colours,
    } = session;
    let (mut look, mut replies) = colours.wait();
    let mut app = CompareApp::new(articles, messages, keys, look.theme()?);
    // Nothing is written here that could be lost.
    terminal::watch_signals(|| {})?;
    let mut screen = terminal::take()?;
    let _restore = terminal::Restore;
    let size = screen.size().context("the terminal does not say how large it is")?;
    app.input(Input::Resize(size.width, size.height));
    loop {
        screen
            .draw(|frame| draw::draw(&app, frame))
            .context("the terminal cannot be drawn on")?;
        wait(&mut app, &mut replies, &mut look)?;
        for effect in app.take_effects() {
            match effect {
                Effect::Quit => return Ok(()),
                Effect::Copy(text) => terminal::copy(&text)?,
                Effect::Redraw | Effect::Suspend => {
                    let size = if effect == Effect::Redraw {
                        terminal::redraw(&mut screen)?
                    } else {
                        terminal::suspend(&mut screen, false)?
                    };
                    app.input(Input::Resize(size.width, size.height));
                }
                Effect::Theme => {
                    look.shade = look.shade.other();
                    app.set_theme(look.theme()?);
                }
                // Nothing here asks for these.
                Effect::Mouse(_) | Effect::Export { .. } => {}
            }
        }
    }
}

/// Waits until something happens, and takes in everything that is there, so that it is drawn once.
fn wait(app: &mut CompareApp, replies: &mut Replies, look: &mut Look) -> anyhow::Result<()> {
    const KEYS: &str = "the terminal gives no keys";
    loop {
        match event::read().context(KEYS)? {
            Event::Key(key) if key.kind == KeyEventKind::Press => match replies.hear(key) {
                Heard::Key => app.input(Input::Key(key)),
                Heard::Part => {}
                Heard::Shade(shade) => {
                    look.shade = shade;
                    app.set_theme(look.theme()?);
                }
            },
            Event::Resize(width, height) => app.input(Input::Resize(width, height)),
            _ => {}
        }
        if !app.has_no_effects() || !event::poll(std::time::Duration::ZERO).context(KEYS)? {
            return Ok(());
        }
    }
}
