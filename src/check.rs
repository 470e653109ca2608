//! `interligne check`: flags on standard output, for people and for programs.
//!
//! Every source goes through the same steps, opened, read, analysed, filtered and written out, and each is independent of
//! the others: they are worked on by all cores and written in the order given, so that the output is the same whatever the
//! machine. One source that cannot be read is told on standard error and does not stop the rest.

use std::io::{self, Write};

use crate::analysis::Flag;
use crate::article::Positions;
use crate::json;
use crate::language::Language;
use crate::messages::Messages;
use crate::packs::Rulebooks;
use crate::reading::Reading;
use crate::source::{Location, OpenError};
use crate::taxonomy::{Category, Strength, Technique};

mod gate;
mod ordered;
mod progress;
mod report;
mod targets;
mod text;

pub use gate::{Gates, Selector};

use progress::Progress;
pub(crate) use report::Report;

/// How the flags are written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A line a flag, for people.
    Text,
    /// An object, on several lines; an array of objects where several sources were asked for.
    Json,
    /// An object a line.
    JsonLines,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::JsonLines];

    /// The name it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
    }
}

/// What is asked of a check.
#[derive(Clone, Debug)]
pub struct Options {
    /// How the flags are written out.
    pub layout: Layout,
    /// The language of the sources, where it is not to be told from their words.
    pub language: Option<Language>,
    /// The language of reasons and messages.
    pub interface: Language,
    /// Which flags count.
    pub filter: Filter,
    /// The rules in force.
    pub rulebooks: &'static Rulebooks,
    /// What makes the check fail.
    pub gates: Gates,
    /// Whether the text layout is coloured.
    pub coloured: bool,
}

/// Which flags are kept. The default keeps all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The weakest strength that is kept.
    pub strength: Option<Strength>,
    /// Categories kept; none given keeps all.
    pub categories: Vec<Category>,
    /// Techniques kept, beside those of the categories.
    pub techniques: Vec<Technique>,
}

impl Filter {
    /// Whether a flag is kept.
    #[must_use]
    pub fn keeps(&self, flag: &Flag) -> bool {
        let named = self.categories.is_empty() && self.techniques.is_empty()
            || self.categories.contains(&flag.technique.category())
            || self.techniques.contains(&flag.technique);
        named && self.strength.is_none_or(|weakest| flag.strength >= weakest)
    }
}

/// How a check ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// A gate was exceeded.
    pub exceeded: bool,
    /// A source could not be read.
    pub unreadable: bool,
}

/// What one source comes to.
enum Checked {
    /// Its output, and the lines that say which gates it exceeds.
    Report { output: String, exceeded: Vec<String> },
    /// The line that says why there is none.
    Failed(String),
}

/// Checks sources, folders searched, in the order given.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(locations: &[Location], options: &Options, out: &mut dyn Write) -> io::Result<Outcome> {
    let messages = Messages::of(options.interface);
    let many = locations.len() > 1 || locations.iter().any(Location::is_folder);
    let targets = targets::expand(locations);
    let mut progress = Progress::new(targets.len());
    let mut outcome = Outcome::default();
    let mut written = 0_usize;
    let array = many && options.layout == Layout::Json;
    let result = ordered::each(
        targets,
        |target| check(target, options, messages),
        |checked| {
            match checked {
                Checked::Report { output, exceeded } => {
                    if array {
                        out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                        out.write_all(output.trim_end().as_bytes())?;
                    } else {
                        out.write_all(output.as_bytes())?;
                    }
                    written += 1;
                    outcome.exceeded |= !exceeded.is_empty();
                    for line in exceeded {
                        progress.say(&line);
                    }
                }
                Checked::Failed(line) => {
                    outcome.unreadable = true;
                    progress.say(&line);
                }
            }
            progress.step();
            Ok(())
        },
    );
    progress.end();
    result?;
    if array {
        out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    out.flush()?;
    Ok(outcome)
}

/// Opens, reads and analyses one source, and writes what is found.
fn check(target: Result<Location, OpenError>, options: &Options, messages: &Messages) -> Checked {
    let mut reading = match target.and_then(|location| Reading::open(location, options.language, options.rulebooks)) {
        Ok(reading) => reading,
        Err(error) => return Checked::Failed(error.message(messages)),
    };
    // A study is of the whole article, whatever flags are asked for; the layout for people does without it, and is as fast.
    let study = (options.layout != Layout::Text).then(|| reading.study());
    reading.analysis.flags.retain(|flag| options.filter.keeps(flag));
    let nothing_found = study.is_none() && reading.analysis.flags.is_empty();
    let positions = Positions::new(if nothing_found {
        ""
    } else {
        reading.article.source_text()
    });
    let report = Report::new(&reading, study.as_ref(), &positions, options.interface);
    let output = match options.layout {
        Layout::Text => Ok(text::write(&report, messages, options.coloured)),
        Layout::Json => json::pretty(&report).map(|object| object + "\n"),
        Layout::JsonLines => json::compact(&report).map(|object| object + "\n"),
    };
    match output {
        Ok(output) => Checked::Report {
            output,
            exceeded: options.gates.exceeded(&report, &reading.analysis.flags, messages),
        },
        Err(error) => Checked::Failed(format!("{}: {error}", reading.location)),
    }
}
