//! The record of the rules: how it is measured, and whether it is this rulebook's.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use interligne::language::Language;
use interligne::measure::read_specimens;
use interligne::rulebook::Rulebook;
use interligne::rulebook::record::{self, Records, Tally};

/// A rule for words that no other has.
const RULE: &str = "language = \"en\"\n[[rule]]\nid = \"en-doubt-zorglub\"\ntechnique = \"Doubt\"\nstrength = \"mark\"\nsource = \"x\"\n\
    patterns = [\"zorglub/noun\"]\nreason.en = \"a\"\nquestion.en = \"a\"\nfine_when.en = \"a\"\n";

fn measure(folder: &Path, neutral: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_interligne"))
        .args(["rules", "measure", "--rules", "mine.toml", "--neutral", neutral])
        .args(["--specimens", "specimens", "--out", "record.toml"])
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

#[test]
fn what_is_measured_is_written_and_the_rest_stays() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("mine.toml", RULE),
        // What is in the configuration folder is no part of what is measured.
        (
            "config/interligne/rules/mute.toml",
            "language = \"en\"\nmute = [\"en-doubt-zorglub\"]\n",
        ),
        (
            "neutral.conllu",
            "# text = The zorglub of the town was cleaned by the men on the first day of the week.\n1\tThe\tthe\n\n",
        ),
        (
            "specimens/en/01-a.txt",
            "The zorglub\n\nThey want another zorglub, and nobody knows what for.\n",
        ),
        ("specimens/en/01-a.ann", "Doubt\tanother zorglub\n"),
        ("specimens/held-out.txt", "en 01\n"),
        (
            "record.toml",
            "[fr]\nrulebook = \"0\"\nneutral_words = 7\ntuning = { articles = 0, flags = 0, right = 0, marks = 0, found = 0 }\n\
             held_out = { articles = 0, flags = 0, right = 0, marks = 0, found = 0 }\n[fr.rules]\n",
        ),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let output = measure(folder.path(), "neutral.conllu");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{said}");
    assert!(
        said.contains("in 17 words of neutral text") && said.contains("1 of 1 marks found"),
        "{said}"
    );

    let records: Records = record::read(&fs::read_to_string(folder.path().join("record.toml")).unwrap()).unwrap();
    assert_eq!(records["fr"].neutral_words, 7);
    let english = &records["en"];
    let expected = Tally {
        neutral: 1,
        flags: 2,
        right: 1,
    };
    assert_eq!(english.rules["en-doubt-zorglub"], expected);
    assert_eq!((english.tuning.articles, english.held_out.articles), (0, 1));
    assert!(english.rules.len() > 1, "rules that did nothing are there as well");
}

#[test]
fn what_cannot_be_measured_on_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.toml"), RULE).unwrap();
    fs::write(
        folder.path().join("neutral.txt"),
        "The men of the town came on the first day of the week.",
    )
    .unwrap();
    for (neutral, part) in [
        ("absent.txt", "absent.txt: no such file"),
        ("neutral.txt", "specimens: no annotated articles"),
    ] {
        let output = measure(folder.path(), neutral);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(part), "{said}");
        assert!(!folder.path().join("record.toml").exists());
    }
}

/// What to do when the record is another rulebook's.
const MEASURE: &str = "measure the rules again (assets/README.md says where the neutral text is from):\n    \
    cargo run --release -- rules measure --neutral en_pud.conllu fr_pud.conllu fr_sequoia_annodis.er.conllu \
    --specimens tests/specimens --out assets/record.toml";

#[test]
fn the_record_is_of_this_rulebook() {
    for language in Language::ALL {
        let rulebook = Rulebook::embedded(language);
        let recorded = &recorded()[language.code()];
        let (now, then) = (rulebook.fingerprint(), &recorded.rulebook);
        assert_eq!(
            &now, then,
            "{language}: assets/record.toml is another rulebook's; {MEASURE}"
        );
        for (_, rule) in rulebook.rules() {
            assert!(rule.record.is_some(), "{} has no record; {MEASURE}", rule.id);
        }
    }
}

#[test]
fn the_rules_do_on_the_specimens_what_their_record_says() {
    let specimens = read_specimens(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens")).unwrap();
    for language in Language::ALL {
        let (now, then) = (
            interligne::measure::measure(Rulebook::embedded(language), &[], &specimens),
            &recorded()[language.code()],
        );
        let changed: Vec<&String> = now
            .rules
            .iter()
            .filter(|&(rule, now)| {
                let then = then.rules.get(rule);
                then.is_none_or(|then| (then.flags, then.right) != (now.flags, now.right))
            })
            .map(|(rule, _)| rule)
            .collect();
        assert!(
            changed.is_empty(),
            "{changed:?} no longer do what their record says; {MEASURE}"
        );
        assert_eq!(
            (now.tuning, now.held_out),
            (then.tuning, then.held_out),
            "{language}: {MEASURE}"
        );
    }
}

/// The record of the project.
fn recorded() -> Records {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/record.toml");
    record::read(&fs::read_to_string(path).expect("the record is there")).expect("the record can be read")
}
