//! `interligne [SOURCE]`: the reader.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use super::{FAILED, tell, tell_mistakes};
use crate::app::flags::Filter;
use crate::app::keys::Keymap;
use crate::app::state::Reading;
use crate::app::theme::Shade;
use crate::app::{self, Colours, Left, Session, ThemeChoice};
use crate::article::Article;
use crate::language::Language;
use crate::messages::Messages;
use crate::notes::{self, Notebook, Store};
use crate::packs::{InForce, Rulebooks};
use crate::reading::identity;
use crate::source::{self, Location};
use crate::visible::visible;

/// The themes by name.
pub(super) const THEMES: [ThemeChoice; 4] = [
    ThemeChoice::Auto,
    ThemeChoice::Shade(Shade::Dark),
    ThemeChoice::Shade(Shade::Light),
    ThemeChoice::Mono,
];

/// The name that a theme is asked for by.
pub(super) const fn theme_name(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::Auto => "auto",
        ThemeChoice::Shade(Shade::Dark) => "dark",
        ThemeChoice::Shade(Shade::Light) => "light",
        ThemeChoice::Mono => "mono",
    }
}

/// Opens the source, or the specimen where there is none, in the terminal.
pub(super) fn run(
    source: Option<&OsStr>,
    language: Option<Language>,
    theme: ThemeChoice,
    rulebooks: &'static Rulebooks,
    messages: &'static Messages,
) -> io::Result<ExitCode> {
    let interface = messages.language();
    let location = source.map_or(Location::Specimen(interface), Location::from_argument);
    let failed = |line: &str| {
        tell(line);
        Ok(ExitCode::from(FAILED))
    };
    let source = match source::open(location) {
        Ok(source) => source,
        Err(error) => return failed(&error.message(messages)),
    };
    if !io::stdout().is_terminal() {
        return failed(messages.get("cli.error.no_terminal"));
    }
    let keys = Keymap::built_in().map_err(io::Error::other)?;
    let colours = Colours::find_out(theme);
    let article = Arc::new(Article::read(source.text, source.format, language));
    let notes = Notebook::open(Store::default_place().as_ref(), &identity(&source.location), &article);
    let bookmark = notes.bookmark();
    let rulebook = article.language.map(|language| InForce::new(rulebooks, language));
    let session = Session {
        reading: Reading {
            rulebook,
            article: Arc::clone(&article),
            name: match source.location {
                Location::Specimen(_) | Location::Compared(..) => messages.get("header.specimen").to_owned(),
                _ => source.location.name(messages),
            },
            source: source.location.name(messages),
            notes,
            messages,
            clock: || notes::timestamp(SystemTime::now()),
        },
        location: source.location,
        keys,
        colours,
        filter: Filter::default(),
        panel: true,
        mouse: false,
        place: bookmark.as_ref().map_or(0, |bookmark| bookmark.place(&article.text)),
    };
    let ended = app::run(session);
    // The reader saw that there are some; now there is room to say which.
    tell_mistakes(&rulebook.map_or_else(Vec::new, InForce::problems), messages);
    match ended {
        Ok(Left { place, lost }) => {
            // A place that cannot be kept is not worth a word: nothing that the reader wrote is lost with it.
            let _ = bookmark.map(|bookmark| bookmark.keep(&article.text, place));
            lost.map_or(Ok(ExitCode::SUCCESS), |line| failed(&line))
        }
        Err(error) => failed(&visible(&format!("{error:#}"))),
    }
}
