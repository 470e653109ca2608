//! The command line: what is asked, in which language, and how it ended.
//!
//! The commands are declared once, below, without a word of help: every text comes from the catalogue by the name of the
//! command and the argument ([`words`]), so that help, errors, completions and the manual page speak the language of the
//! interface. `main` only calls [`run`].

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app::ThemeChoice;
use crate::language::Language;
use crate::messages::Messages;
use crate::packs::{self, Packs, Rulebooks};
use crate::rulebook::source::Problem;
use crate::visible::visible;

mod check;
mod compare;
mod export;
mod import;
mod manual;
mod read;
mod rules;
mod words;

/// It could not run.
const FAILED: u8 = 2;

#[derive(Parser)]
#[command(name = "interligne", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
struct Cli {
    #[arg(value_name = "SOURCE")]
    source: Option<OsString>,
    #[command(subcommand)]
    command: Option<Command>,
    #[arg(long, value_name = "THEME", value_parser = named(&read::THEMES, read::theme_name))]
    #[arg(default_value = "auto", hide_default_value = true)]
    theme: ThemeChoice,
    #[arg(long, global = true, display_order = 900)]
    #[arg(value_name = "LANG", value_parser = named(&Language::ALL, Language::code))]
    lang: Option<Language>,
    #[arg(long = "rules", global = true, display_order = 901, value_name = "PACK")]
    packs: Vec<PathBuf>,
    #[arg(long, global = true, display_order = 902)]
    #[arg(value_name = "LANG", value_parser = named(&Language::ALL, Language::code))]
    ui_lang: Option<Language>,
    #[arg(long, short, global = true, display_order = 903, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', display_order = 904, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    Check(check::CheckArguments),
    Export(export::ExportArguments),
    Compare(compare::CompareArguments),
    Import {
        #[arg(value_name = "FILE")]
        file: OsString,
    },
    Rules {
        #[command(subcommand)]
        command: rules::RulesCommand,
    },
    Completions {
        shell: clap_complete::Shell,
    },
    Man,
}

/// A parser of the names of a fixed list of things.
fn named<T: Copy + Send + Sync>(all: &'static [T], name: fn(T) -> &'static str) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |&item| name(item))).try_map(move |text| {
        // The parser before lets only these names through, in whatever case.
        let named = all.iter().find(|&&item| name(item).eq_ignore_ascii_case(&text));
        named.copied().ok_or("unknown name")
    })
}

/// Runs the program with these arguments, the first of which is its own name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let messages = Messages::of(words::interface_language(&arguments));
    let parsed = words::command(Cli::command(), messages)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let ended = match parsed {
        Ok(cli) => dispatch(&cli, messages),
        Err(error) if !error.use_stderr() => print(&error.render().to_string()),
        Err(error) => {
            tell(&words::error(&error, &arguments, messages));
            return ExitCode::from(FAILED);
        }
    };
    match ended {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(&messages.format("cli.error.output", &[("cause", &error)]));
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(cli: &Cli, messages: &'static Messages) -> io::Result<ExitCode> {
    // A pack that is not there is no mistake in a pack: somebody counts on it.
    if absent(&cli.packs, messages) {
        return Ok(ExitCode::from(FAILED));
    }
    let Some(command) = &cli.command else {
        // What is wrong with the packs is told in the reader, and here only when it is left.
        return read::run(cli.source.as_deref(), cli.lang, cli.theme, in_force(cli), messages);
    };
    // A source before a command is a command that was not understood.
    if let Some(source) = &cli.source {
        let argument = visible(&source.to_string_lossy()).into_owned();
        let problem = messages.format("cli.error.unknown", &[("argument", &argument)]);
        tell(&messages.format("cli.error.help", &[("problem", &problem), ("command", &"interligne")]));
        return Ok(ExitCode::from(FAILED));
    }
    match command {
        Command::Check(arguments) => check::run(arguments, cli.lang, rulebooks(cli, messages), messages),
        Command::Compare(arguments) => compare::run(arguments, cli.lang, rulebooks(cli, messages), messages),
        Command::Export(arguments) => export::run(arguments, cli.lang, rulebooks(cli, messages), messages),
        Command::Import { file } => import::run(file, messages),
        Command::Rules { command } => rules::run(command, cli.lang, rulebooks(cli, messages), messages),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                *shell,
                &mut words::command(Cli::command(), messages),
                "interligne",
                &mut script,
            );
            print(&String::from_utf8_lossy(&script))
        }
        Command::Man => print(&manual::page(words::command(Cli::command(), messages))?),
    }
}

/// The rules in force, for as long as the process lives: every thread of it may ask them anything at any time.
fn in_force(cli: &Cli) -> &'static Rulebooks {
    // What is measured is the same for whoever measures it.
    let own = match &cli.command {
        Some(Command::Rules { command }) if command.is_measure() => Packs::default(),
        _ => Packs::own(),
    };
    Box::leak(Box::new(Rulebooks::new(own.and(&cli.packs))))
}

/// The same, and what is wrong in the packs is told.
fn rulebooks(cli: &Cli, messages: &Messages) -> &'static Rulebooks {
    let rulebooks = in_force(cli);
    let languages = cli.lang.map_or(Language::ALL.to_vec(), |language| vec![language]);
    tell_mistakes(&rulebooks.problems(&languages), messages);
    rulebooks
}

/// Whether one of these is not there; says which.
fn absent(paths: &[PathBuf], messages: &Messages) -> bool {
    let absent = paths.iter().find(|path| !path.exists());
    if let Some(path) = absent {
        let path = path.to_string_lossy();
        tell(&messages.format("packs.absent", &[("path", &visible(&path))]));
    }
    absent.is_some()
}

/// Tells what is wrong in packs: the first mistakes, and how many more there are.
fn tell_mistakes(problems: &[&Problem], messages: &Messages) {
    const MOST: usize = 20;
    for problem in problems.iter().take(MOST) {
        tell(&packs::line(problem, messages));
    }
    if problems.len() > MOST {
        tell(&messages.count("packs.more", problems.len() - MOST));
    }
}

/// Writes to standard output.
fn print(text: &str) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Writes one line to standard error, which may be closed; then there is nobody to tell.
pub(crate) fn tell(line: &str) {
    io::stderr()
        .write_all(format!("interligne: {line}\n").as_bytes())
        .unwrap_or_default();
}
