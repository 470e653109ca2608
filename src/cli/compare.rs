//! `interligne compare`: two articles on one event, side by side, in the reader or on standard output.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::Args;

use super::{FAILED, named, print, read, tell};
use crate::analysis::study::Study;
use crate::app::compare::{self, Article};
use crate::app::keys::Keymap;
use crate::app::{Colours, ThemeChoice};
use crate::check::Filter;
use crate::compare::output::{self, Layout};
use crate::compare::{Comparison, Pair};
use crate::language::Language;
use crate::messages::Messages;
use crate::packs::Rulebooks;
use crate::reading::Reading;
use crate::source::{Account, Location, OpenError, Problem};
use crate::taxonomy::Strength;
use crate::visible::visible;

#[derive(Args)]
pub(super) struct CompareArguments {
    #[arg(value_name = "A", requires = "second")]
    first: Option<OsString>,
    #[arg(value_name = "B")]
    second: Option<OsString>,
    #[arg(long, short, value_parser = named(&Layout::ALL, Layout::name))]
    format: Option<Layout>,
    #[arg(long, value_name = "THEME", value_parser = named(&read::THEMES, read::theme_name))]
    #[arg(default_value = "auto", hide_default_value = true)]
    theme: ThemeChoice,
    #[arg(long, value_name = "STRENGTH", value_parser = named(&Strength::ALL, Strength::name))]
    min_strength: Option<Strength>,
}

pub(super) fn run(
    arguments: &CompareArguments,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    messages: &'static Messages,
) -> io::Result<ExitCode> {
    let locations = if let (Some(first), Some(second)) = (&arguments.first, &arguments.second) {
        Pair::new(Location::from_argument(first), Location::from_argument(second))
    } else {
        let language = language.unwrap_or(messages.language());
        let [sober, partisan] = Account::ALL.map(|account| Location::Compared(language, account));
        Pair::new(sober, partisan)
    };
    let filter = Filter {
        strength: arguments.min_strength,
        ..Filter::default()
    };
    let readings = match open(locations, language, rulebooks, &filter) {
        Ok(readings) => readings,
        Err(errors) => {
            for error in errors {
                tell(&error.message(messages));
            }
            return Ok(ExitCode::from(FAILED));
        }
    };
    let studies = Pair::make(|side| readings[side].study());
    let Some(layout) = arguments
        .format
        .or((!io::stdout().is_terminal()).then_some(Layout::Text))
    else {
        return show(readings, studies, arguments.theme, messages);
    };
    let comparison = Comparison::new(output::subjects(&readings, &studies));
    let told = output::Told {
        readings: &readings,
        studies: &studies,
        comparison: &comparison,
        messages,
    };
    print(&output::write(&told, layout).map_err(io::Error::other)?)
}

/// Shows both articles in the terminal.
fn show(
    readings: Pair<Reading>,
    studies: Pair<Study>,
    theme: ThemeChoice,
    messages: &'static Messages,
) -> io::Result<ExitCode> {
    let article = |reading: Reading, study: Study| Article {
        name: reading.location.name(messages),
        article: reading.article,
        analysis: reading.analysis,
        study,
        rulebook: reading.rulebook,
    };
    let session = compare::Session {
        articles: Pair::new(
            article(readings.left, studies.left),
            article(readings.right, studies.right),
        ),
        messages,
        keys: Keymap::built_in().map_err(io::Error::other)?,
        colours: Colours::find_out(theme),
    };
    match compare::run(session) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => {
            tell(&visible(&format!("{error:#}")));
            Ok(ExitCode::from(FAILED))
        }
    }
}

/// Opens both articles, and keeps the flags that count; every article that cannot be opened has its error.
fn open(
    locations: Pair<Location>,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    filter: &Filter,
) -> Result<Pair<Reading>, Vec<OpenError>> {
    let twice = locations.left == Location::StandardInput && locations.right == Location::StandardInput;
    let open = |location: Location| {
        let mut reading = Reading::open(location, language, rulebooks)?;
        reading.analysis.flags.retain(|flag| filter.keeps(flag));
        Ok(reading)
    };
    let left = open(locations.left);
    let right = if twice {
        Err(OpenError {
            location: locations.right,
            problem: Problem::ReadTwice,
        })
    } else {
        open(locations.right)
    };
    match (left, right) {
        (Ok(left), Ok(right)) => Ok(Pair::new(left, right)),
        (left, right) => Err([left.err(), right.err()].into_iter().flatten().collect()),
    }
}
