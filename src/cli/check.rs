//! `interligne check`: from its arguments to [`crate::check`].

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use clap::Args;

use super::{FAILED, named, tell};
use crate::check::{self, Filter, Gates, Layout, Selector};
use crate::language::Language;
use crate::messages::Messages;
use crate::packs::Rulebooks;
use crate::source::Location;
use crate::taxonomy::{Category, Strength, Technique};

#[derive(Args)]
pub(super) struct CheckArguments {
    #[arg(value_name = "SOURCE")]
    sources: Vec<OsString>,
    #[arg(long, short, value_parser = named(&Layout::ALL, Layout::name))]
    #[arg(default_value = "text", hide_default_value = true)]
    format: Layout,
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = selector)]
    fail_on: Vec<Selector>,
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = density)]
    max_density: Option<f64>,
    #[arg(long, value_name = "STRENGTH", value_parser = named(&Strength::ALL, Strength::name))]
    min_strength: Option<Strength>,
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',', ignore_case = true)]
    #[arg(value_parser = named(&Category::ALL, Category::slug))]
    category: Vec<Category>,
    #[arg(long, value_name = "TECHNIQUE", value_delimiter = ',', ignore_case = true)]
    #[arg(value_parser = named(&Technique::ALL, Technique::name))]
    technique: Vec<Technique>,
}

fn selector(text: &str) -> Result<Selector, String> {
    text.parse()
}

/// A number of flags per 1,000 words.
fn density(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| text.to_owned())?;
    if number.is_finite() && number >= 0.0 {
        Ok(number)
    } else {
        Err(text.to_owned())
    }
}

pub(super) fn run(
    arguments: &CheckArguments,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    messages: &Messages,
) -> io::Result<ExitCode> {
    let mut locations: Vec<Location> = arguments
        .sources
        .iter()
        .map(|source| Location::from_argument(source))
        .collect();
    if locations.is_empty() {
        locations.push(Location::Specimen(messages.language()));
        // Somebody may have meant to be heard.
        if !io::stdin().is_terminal() {
            tell(messages.get("check.specimen"));
        }
    }
    let options = check::Options {
        layout: arguments.format,
        language,
        interface: messages.language(),
        filter: Filter {
            strength: arguments.min_strength,
            categories: arguments.category.clone(),
            techniques: arguments.technique.clone(),
        },
        rulebooks,
        gates: Gates {
            fail_on: arguments.fail_on.clone(),
            max_density: arguments.max_density,
        },
        coloured: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let outcome = check::run(&locations, &options, &mut BufWriter::new(io::stdout().lock()))?;
    Ok(match outcome {
        check::Outcome { unreadable: true, .. } => ExitCode::from(FAILED),
        check::Outcome { exceeded: true, .. } => ExitCode::from(1),
        check::Outcome { .. } => ExitCode::SUCCESS,
    })
}
