//! The words of the command line: help, errors and names, in the language of the interface.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::language::Language;
use crate::messages::Messages;
use crate::taxonomy::{Category, Technique};
use crate::visible::visible;

/// How the help of every command is laid out; `{usage}` and `{all-args}` are filled in by clap.
const TEMPLATE: &str = "{about-with-newline}\n%USAGE% {usage}\n\n{all-args}{after-help}";

/// No error line lists more choices than this.
const MOST_CHOICES: usize = 8;

/// The language of the interface: `--ui-lang`, else the first locale of the system that is one of ours, else English.
///
/// It is needed before the arguments are parsed, since their errors are told in it.
pub(super) fn interface_language(arguments: &[OsString]) -> Language {
    let named = arguments.iter().enumerate().find_map(|(place, argument)| {
        let value = argument.to_str()?.strip_prefix("--ui-lang")?;
        let code = match value.strip_prefix('=') {
            Some(code) => code,
            None if value.is_empty() => arguments.get(place + 1)?.to_str()?,
            None => return None,
        };
        Language::from_code(code)
    });
    named.unwrap_or_else(|| of_locales(sys_locale::get_locales()))
}

/// `C` and `POSIX` mean that no language was chosen; those after them are not looked at.
fn of_locales(locales: impl Iterator<Item = String>) -> Language {
    locales
        .take_while(|locale| !matches!(locale.split(['.', '-']).next(), Some("C" | "POSIX")))
        .find_map(|locale| Language::from_code(&locale))
        .unwrap_or(Language::English)
}

/// The command with its texts.
pub(super) fn command(command: Command, messages: &Messages) -> Command {
    texts(command, messages, "cli").after_help(messages.get("cli.after").to_owned() + "\n")
}

fn texts(command: Command, messages: &Messages, path: &str) -> Command {
    command
        .about(messages.get(&format!("{path}.about")))
        .help_template(TEMPLATE.replace("%USAGE%", messages.get("cli.usage")))
        .subcommand_help_heading(messages.get("cli.commands"))
        .subcommand_value_name(messages.get("cli.command_name"))
        .mut_args(|arg| {
            // Arguments of the whole program are told once, under their own names.
            let owner = if arg.is_global_set() { "cli" } else { path };
            let values = arg.get_possible_values();
            let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
            let help = messages.format(&format!("{owner}.{}", arg.get_id()), &[("names", &values.join(", "))]);
            let heading = if arg.is_positional() {
                "cli.arguments"
            } else {
                "cli.options"
            };
            let arg = match names(&arg) {
                Some(names) => {
                    let names = messages.format("cli.names", &[("names", &names)]);
                    arg.long_help(format!("{help}\n{names}"))
                }
                None => arg,
            };
            let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
            arg.help(help)
                .hide_possible_values(takes_value)
                .help_heading(messages.get(heading))
        })
        .mut_subcommands(|inner| {
            let path = format!("{path}.{}", inner.get_name());
            texts(inner, messages, &path)
        })
}

/// The names that an argument takes, where they are too many for a line: told by `--help`, and not by `-h`.
fn names(arg: &Arg) -> Option<String> {
    match arg.get_id().as_str() {
        "category" => Some(Category::ALL.map(Category::slug).join(", ")),
        "technique" => Some(Technique::ALL.map(Technique::name).join(", ")),
        _ => None,
    }
}

/// What is wrong with the arguments, in one line.
pub(super) fn error(error: &clap::Error, arguments: &[OsString], messages: &Messages) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(visible(text).into_owned()),
        Some(ContextValue::Strings(texts)) => Some(visible(&texts.join(", ")).into_owned()),
        _ => None,
    };
    let argument = text(ContextKind::InvalidArg)
        .or_else(|| text(ContextKind::InvalidSubcommand))
        .unwrap_or_default();
    let about = |key| messages.format(key, &[("argument", &argument)]);
    let problem = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => about("cli.error.unknown"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match text(ContextKind::InvalidValue) {
            Some(value) if !value.is_empty() => {
                messages.format("cli.error.value", &[("value", &value), ("argument", &argument)])
            }
            _ => about("cli.error.missing"),
        },
        ErrorKind::MissingRequiredArgument => about("cli.error.missing"),
        ErrorKind::TooManyValues => about("cli.error.unexpected_value"),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            Some(other) if other != argument => {
                messages.format("cli.error.conflict", &[("argument", &argument), ("other", &other)])
            }
            _ => about("cli.error.twice"),
        },
        ErrorKind::InvalidUtf8 => messages.get("cli.error.unreadable").to_owned(),
        _ => messages.get("cli.error.unclear").to_owned(),
    };
    let suggestion = [
        ContextKind::SuggestedValue,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
    ]
    .into_iter()
    .find_map(text);
    if let Some(suggestion) = suggestion {
        return messages.format(
            "cli.error.suggestion",
            &[("problem", &problem), ("suggestion", &suggestion)],
        );
    }
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(choices)) if (1..=MOST_CHOICES).contains(&choices.len()) => messages.format(
            "cli.error.choices",
            &[("problem", &problem), ("choices", &choices.join(", "))],
        ),
        _ => {
            // The help of the command that was meant, where one was named.
            let command = super::Cli::command();
            let named = arguments.get(1).and_then(|name| command.find_subcommand(name));
            let command = named.map_or("interligne".into(), |named| format!("interligne {}", named.get_name()));
            messages.format("cli.error.help", &[("problem", &problem), ("command", &command)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(arguments: &[&str], language: Language) -> String {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let messages = Messages::of(language);
        let command = command(super::super::Cli::command(), messages);
        match command.try_get_matches_from(&arguments) {
            Ok(_) => String::new(),
            Err(told) if told.use_stderr() => error(&told, &arguments, messages),
            Err(told) => told.render().to_string(),
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        for language in Language::ALL {
            let mut pending = vec![command(super::super::Cli::command(), Messages::of(language))];
            while let Some(command) = pending.pop() {
                let name = command.get_name().to_owned();
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty() && !about.contains('⟨'), "{name} in {language}");
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        !help.is_empty() && !help.contains('⟨'),
                        "{name} {} in {language}",
                        arg.get_id()
                    );
                }
                pending.extend(command.get_subcommands().cloned());
            }
        }
    }

    #[test]
    fn help_is_in_the_language_of_the_interface() {
        for arguments in [&["interligne", "--help"][..], &["interligne", "check", "-h"]] {
            let help = said(arguments, Language::French);
            assert!(help.contains("Utilisation\u{a0}: interligne"), "{help}");
            for english in ["Usage:", "Print", "possible values", "default:", "Commands:"] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }

    #[test]
    fn errors_take_one_line_that_says_what_to_do() {
        for (arguments, line) in [
            (
                &["interligne", "--langue", "fr"][..],
                "argument inconnu\u{a0}: --langue\u{202f}; vouliez-vous dire --lang\u{202f}?",
            ),
            (
                &["interligne", "check", "--lang", "de"],
                "«\u{a0}de\u{a0}» ne convient pas à --lang <LANG>\u{202f}; au choix\u{a0}: fr, en",
            ),
            (
                &["interligne", "check", "--max-density=x"],
                "«\u{a0}x\u{a0}» ne convient pas à --max-density <N>\u{202f}; voir interligne check --help",
            ),
            (
                &["interligne", "check", "--max-density"],
                "il manque --max-density <N>\u{202f}; voir interligne check --help",
            ),
            (
                &["interligne", "completions"],
                "il manque <SHELL>\u{202f}; voir interligne completions --help",
            ),
            (
                &["interligne", "man", "x\u{1b}[31m"],
                "argument inconnu\u{a0}: x␛[31m\u{202f}; voir interligne man --help",
            ),
        ] {
            assert_eq!(said(arguments, Language::French), line);
        }
    }

    #[test]
    fn the_language_of_the_interface_is_found_before_all_else() {
        let of = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            interface_language(&arguments)
        };
        assert_eq!(of(&["interligne", "check", "--ui-lang", "fr", "x"]), Language::French);
        assert_eq!(of(&["interligne", "--ui-lang=en"]), Language::English);
        let locales = |names: &[&str]| {
            of_locales(
                names
                    .iter()
                    .map(|&name| name.to_owned())
                    .collect::<Vec<_>>()
                    .into_iter(),
            )
        };
        assert_eq!(locales(&["de-DE", "fr-CA"]), Language::French);
        assert_eq!(locales(&["C", "fr-FR"]), Language::English);
        assert_eq!(locales(&["C.UTF-8"]), Language::English);
        assert_eq!(locales(&[]), Language::English);
    }
}
