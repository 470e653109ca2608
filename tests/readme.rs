//! The README says what is so: its keys are those of the table, its commands run, its pictures and links are there.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the tables of keys again.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use interligne::analysis::study::{
    ActorKind, Charge, Form, HeadlineFindingKind, Named, SignKind, SourceKind, Stance, TraitKind,
};
use interligne::app::keys::{Group, Keymap};
use interligne::language::Language;
use interligne::messages::Messages;
use serde_json::Value;

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

/// The code block after a mark.
fn block<'a>(text: &'a str, mark: &str) -> &'a str {
    let after = text.split_once(mark).expect("the mark is there").1;
    let inside = after.split("```").nth(1).expect("a block begins");
    inside.split_once('\n').expect("the block has lines").1
}

#[test]
fn its_rule_does_what_it_says() {
    let text = readme();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.toml"), block(&text, "<!-- rule -->")).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_interligne"))
            .args(arguments)
            .current_dir(folder.path())
            .env("XDG_CONFIG_HOME", "/nowhere")
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        let (out, err) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
        assert_eq!(err.unwrap(), "", "{arguments:?}");
        (out.unwrap(), output.status.success())
    };
    assert_eq!(
        run(&["rules", "test", "mine.toml"]),
        ("1 rule does what its examples say.\n".to_owned(), true)
    );
    let (said, done) = run(&["rules", "explain", "Another white elephant.", "--rules", "mine.toml"]);
    assert!(done && text.contains("rules explain \"Another white elephant.\" --rules mine.toml"));
    let expected = block(&text, "<!-- explained -->");
    assert!(said.contains(expected), "{said}");
    // The README's own example of what stops a rule.
    let (said, _) = run(&[
        "rules",
        "explain",
        "The zoo lost its white elephant.",
        "--rules",
        "mine.toml",
    ]);
    assert!(said.contains("zoo|herd|calf"), "{said}");
}

/// Every name of a field in a value; those of the counts in a summary are techniques and categories, and told elsewhere.
fn fields(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| fields(value, into)),
        Value::Object(object) => {
            for (name, value) in object {
                into.insert(name.clone());
                if !matches!(name.as_str(), "categories" | "techniques" | "strengths") {
                    fields(value, into);
                }
            }
        }
        _ => {}
    }
}

fn names<K: Named>() -> impl Iterator<Item = String> {
    K::ALL.iter().map(|kind| kind.name().to_owned())
}

#[test]
fn its_fields_are_those_that_check_writes() {
    let text = readme();
    let (_, rest) = text.split_once("<!-- fields -->").expect("the table of fields begins");
    let (table, _) = rest.split_once("<!-- /fields -->").expect("the table of fields ends");
    let told: BTreeSet<String> = table.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let mut written = BTreeSet::new();
    for language in ["fr", "en"] {
        let output = Command::new(env!("CARGO_BIN_EXE_interligne"))
            .args(["check", "--format", "json", "--ui-lang", language])
            .output()
            .expect("the program starts");
        fields(
            &serde_json::from_slice(&output.stdout).expect("valid JSON"),
            &mut written,
        );
    }
    let kinds: BTreeSet<String> = names::<SourceKind>()
        .chain(names::<Stance>())
        .chain(names::<Form>())
        .chain(names::<ActorKind>())
        .chain(names::<TraitKind>())
        .chain(names::<Charge>())
        .chain(names::<HeadlineFindingKind>())
        .chain(names::<SignKind>())
        .collect();
    let untold: Vec<&String> = written.union(&kinds).filter(|name| !told.contains(*name)).collect();
    assert!(untold.is_empty(), "the README does not tell {untold:?}");
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
