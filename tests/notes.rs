//! Notes on the command line: `export` and `import`, run as people run them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "Le port attend\n\nSelon des sources proches du dossier, le port serait fermé.\n";

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_interligne"))
        .env("LC_ALL", "C")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .env("LANGUAGE", "")
        .env("INTERLIGNE_DATA", folder.join("data"))
        .stdin(Stdio::null())
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn exported(folder: &Path) -> Value {
    let output = run(&["export", "port.txt", "-f", "json"], folder);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("valid JSON")
}

#[test]
fn notes_go_out_and_come_back_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("port.txt"), TEXT).expect("a file");
    let mut document = exported(folder.path());
    assert_eq!(document["notes"]["notes"], Value::Array(Vec::new()));

    let quote = "des sources proches du dossier";
    let start = TEXT.find(quote).expect("it is there");
    document["notes"]["notes"] = serde_json::json!([{
        "id": "one", "passage": { "exact": quote, "prefix": "Selon ", "suffix": ", le port", "start": start, "end": start + quote.len() },
        "technique": "Anonymous_Source", "comment": "Lesquelles ?", "created": "2031-05-04T10:00:00Z",
        "modified": "2031-05-04T10:00:00Z",
    }]);
    fs::write(at("notes.json"), document.to_string()).expect("a file");
    let output = run(&["import", "notes.json"], folder.path());
    assert_eq!((told(&output).as_str(), output.status.code()), ("", Some(0)));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1 note imported\n");
    assert_eq!(exported(folder.path())["notes"]["notes"][0]["comment"], "Lesquelles ?");

    for (format, words) in [
        ("markdown", "Lesquelles ?"),
        ("html", "Lesquelles"),
        ("csv", "Lesquelles"),
        ("w3c", "Lesquelles"),
    ] {
        let output = run(
            &["export", "port.txt", "-f", format, "-o", "out", "--ui-lang", "fr"],
            folder.path(),
        );
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        let text = fs::read_to_string(at("out")).expect("it was written");
        assert!(text.contains(words), "{format}: {text}");
    }
}

/// Imports one comment on the article, and gives its only file of notes.
fn commented(folder: &Path) -> std::path::PathBuf {
    fs::write(folder.join("port.txt"), TEXT).expect("a file");
    let mut document = exported(folder);
    document["notes"]["notes"] =
        serde_json::json!([{ "id": "one", "passage": { "exact": "serait fermé" }, "comment": "Par qui ?" }]);
    fs::write(folder.join("notes.json"), document.to_string()).expect("a file");
    assert!(run(&["import", "notes.json"], folder).status.success());
    let files = fs::read_dir(folder.join("data/notes")).expect("a folder of notes");
    let mut files = files.map(|entry| entry.expect("an entry").path());
    files
        .find(|path| path.extension().is_some_and(|extension| extension == "json"))
        .expect("a file of notes")
}

#[test]
fn notes_follow_an_article_that_was_renamed() {
    let folder = tempfile::tempdir().expect("a folder");
    commented(folder.path());
    // Markdown has another text than the same file as plain text; its words are the same.
    fs::rename(folder.path().join("port.txt"), folder.path().join("harbour.md")).expect("it is there");
    let output = run(&["export", "harbour.md"], folder.path());
    let page = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        page.contains("Par qui ?") && page.contains("**serait fermé**"),
        "{page}"
    );
}

#[test]
fn damaged_notes_are_told_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = commented(folder.path());
    fs::write(&notes, "not notes").expect("a file");
    let output = run(&["export", "port.txt"], folder.path());
    assert!(output.status.success());
    assert!(
        told(&output).contains("is damaged") && told(&output).contains(".json.damaged"),
        "{}",
        told(&output)
    );
    let mut kept = notes.into_os_string();
    kept.push(".damaged");
    assert_eq!(fs::read_to_string(kept).expect("it is kept"), "not notes");
}

#[test]
fn what_holds_no_notes_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("port.txt"), TEXT).expect("a file");
    fs::write(at("newer.json"), r#"{"schema": 999, "article": {}, "notes": []}"#).expect("a file");
    for (arguments, line) in [
        (
            ["import", "port.txt"],
            "interligne: port.txt: no notes of interligne in it (",
        ),
        (
            ["import", "newer.json"],
            "interligne: newer.json: written by a newer version",
        ),
        (["import", "none.json"], "interligne: none.json: no such file"),
        (["export", "none.txt"], "interligne: none.txt: no such file"),
    ] {
        let output = run(&arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            told(&output).starts_with(line) && told(&output).lines().count() == 1,
            "{}",
            told(&output)
        );
        assert!(output.stdout.is_empty());
    }
    assert!(!at("data").exists());
}
