//! `interligne rules`: the rulebook to look at. What is in force, one rule whole, the rules' own tests, and why words are
//! flagged or not.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::{FAILED, named, print, tell};
use crate::language::Language;
use crate::messages::Messages;
use crate::packs::Rulebooks;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::RuleText;
use crate::taxonomy::{Category, Strength, Technique};

mod explain;
mod list;
mod measure;
mod show;
mod test;

#[derive(Subcommand)]
pub(super) enum RulesCommand {
    List {
        #[arg(long, value_name = "CATEGORY", value_delimiter = ',', value_parser = named(&Category::ALL, Category::slug), ignore_case = true)]
        category: Vec<Category>,
        #[arg(long, value_name = "TECHNIQUE", value_delimiter = ',', value_parser = named(&Technique::ALL, Technique::name), ignore_case = true)]
        technique: Vec<Technique>,
        #[arg(long, value_name = "STRENGTH", value_parser = named(&Strength::ALL, Strength::name))]
        min_strength: Option<Strength>,
    },
    Show {
        id: String,
    },
    Test {
        #[arg(value_name = "PACK")]
        tested: Vec<PathBuf>,
    },
    Explain {
        text: String,
    },
    Measure(measure::MeasureArguments),
}

impl RulesCommand {
    /// Whether it measures rules.
    pub(super) const fn is_measure(&self) -> bool {
        matches!(self, Self::Measure(_))
    }
}

/// Runs a command; `language` keeps it to the rulebook of one language.
pub(super) fn run(
    command: &RulesCommand,
    language: Option<Language>,
    rulebooks: &'static Rulebooks,
    messages: &Messages,
) -> io::Result<ExitCode> {
    let shelf = Shelf { rulebooks, language };
    match command {
        RulesCommand::List {
            category,
            technique,
            min_strength,
        } => {
            let kept = |rule: &RuleText| {
                (category.is_empty() || category.contains(&rule.technique.category()))
                    && (technique.is_empty() || technique.contains(&rule.technique))
                    && min_strength.is_none_or(|least| rule.strength >= least)
            };
            print(&list::list(shelf, kept, messages))
        }
        RulesCommand::Show { id } => {
            let page = show::show(shelf, id, messages);
            page.map_or_else(
                |problem| {
                    tell(&problem);
                    Ok(ExitCode::from(FAILED))
                },
                |page| print(&page),
            )
        }
        RulesCommand::Test { tested } => test::run(shelf, tested, messages),
        RulesCommand::Explain { text } => print(&explain::explain(text, shelf, messages)),
        RulesCommand::Measure(arguments) => measure::run(arguments, shelf.each(), language, messages),
    }
}

/// The rulebooks that a command is about.
#[derive(Clone, Copy)]
struct Shelf<'a> {
    rulebooks: &'a Rulebooks,
    /// The only language, if one was named.
    language: Option<Language>,
}

impl<'a> Shelf<'a> {
    fn languages(self) -> Vec<Language> {
        self.language.map_or(Language::ALL.to_vec(), |language| vec![language])
    }

    fn each(self) -> impl Iterator<Item = &'a Rulebook> {
        self.languages().into_iter().map(move |one| self.rulebooks.of(one))
    }
}
