//! The README says what is so: its keys are those of the table, its commands run, its pictures and links are there.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the tables of keys again.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use interligne::app::keys::{Group, Keymap};
use interligne::language::Language;
use interligne::messages::Messages;

const OPEN: &str = "<!-- keys -->\n";
const CLOSE: &str = "<!-- /keys -->";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    std::fs::read_to_string(path()).expect("the README can be read")
}

/// Every key that works while one reads, by group, as the help view has them.
fn keys() -> String {
    let keymap = Keymap::built_in().expect("the key table is right");
    let messages = Messages::of(Language::English);
    let mut tables = String::new();
    for &group in Group::ALL {
        let rows: Vec<String> = keymap
            .bindings()
            .iter()
            .filter(|binding| binding.group == group)
            .map(|binding| {
                let keys: Vec<String> = binding
                    .keys
                    .iter()
                    .map(|chord| format!("`{}`", chord.say(messages)))
                    .collect();
                format!("| {} | {} |\n", keys.join(" "), binding.action.help(messages))
            })
            .collect();
        if !rows.is_empty() {
            write!(
                tables,
                "\n| {} | |\n|---|---|\n{}",
                group.heading(messages),
                rows.concat()
            )
            .unwrap();
        }
    }
    tables + "\n"
}

#[test]
fn its_keys_are_those_of_the_table() {
    let text = readme();
    let (before, rest) = text.split_once(OPEN).expect("the tables begin");
    let (kept, after) = rest.split_once(CLOSE).expect("the tables end");
    let drawn = keys();
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path(), format!("{before}{OPEN}{drawn}{CLOSE}{after}")).expect("the README can be written");
        return;
    }
    assert!(
        kept == drawn,
        "the keys changed: UPDATE_README=1 cargo test --test readme"
    );
}

#[test]
fn its_commands_and_options_exist() {
    let text = readme();
    let lines = text.lines().filter_map(|line| line.strip_prefix("interligne "));
    let mut commands = 0;
    for line in lines {
        let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
        // A bare source is read; it has no help of its own.
        let [command, arguments @ ..] = words.as_slice() else {
            continue;
        };
        if command.contains('.') {
            continue;
        }
        // Commands that have commands of their own are told whole.
        let inner = arguments.first().filter(|_| *command == "rules");
        let output = Command::new(env!("CARGO_BIN_EXE_interligne"))
            .arg(command)
            .args(inner)
            .arg("--help")
            .output()
            .unwrap();
        assert!(output.status.success(), "interligne {command} --help fails");
        let help = String::from_utf8(output.stdout).unwrap();
        for option in arguments.iter().filter(|argument| argument.starts_with("--")) {
            assert!(help.contains(option), "interligne {command} has no {option}");
        }
        commands += 1;
    }
    assert!(commands > 3);
}

#[test]
fn what_it_links_to_is_there() {
    let text = readme();
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut checked = 0;
    for link in links.filter(|link| !link.contains("://")) {
        assert!(path().with_file_name(link).exists(), "{link} is not there");
        checked += 1;
    }
    assert!(checked > 2);
}
