//! The build script: compiles the lexicons and rules in `assets/` into the tables that the binary carries.
//!
//! It is the same code that reads a user's own rules. A mistake is a warning here and a failure in `tests/rulebook.rs`, so
//! that a half-written rule does not stop whoever works on something else.

#![allow(dead_code, reason = "the library uses the rest of these modules")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

mod language;
mod messages;
mod mistakes;
mod rulebook;
mod span;
mod taxonomy;
mod text;

use language::Language;
use lz4_flex::block::compress_prepend_size;
use rulebook::compile::{Compiled, compile};
use rulebook::record;
use rulebook::source::File;

/// How each rule fared.
const RECORD: &str = "assets/record.toml";

fn main() {
    if let Err(message) = run() {
        eprintln!("{message}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    for watched in [
        "assets/lexicon",
        "assets/rules",
        "assets/study",
        RECORD,
        "src/build.rs",
        "src/rulebook",
        "src/rulebook.rs",
        "src/text",
        "src/taxonomy.rs",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let text = fs::read_to_string(root.join(RECORD)).map_err(|error| format!("{RECORD}: {error}"))?;
    let records = record::read(&text).map_err(|error| format!("{RECORD}: {error}"))?;
    for language in Language::ALL {
        let lexicon = files(&root, &format!("assets/lexicon/{language}"))?;
        let rules = files(&root, &format!("assets/rules/{language}"))?;
        let (Compiled { mut tables, dictionary }, problems) =
            compile(language, &lexicon, &rules).map_err(|error| error.to_string())?;
        for problem in problems {
            println!("cargo::warning={problem}");
        }
        if !records
            .get(language.code())
            .is_some_and(|measured| measured.enter(&mut tables))
        {
            println!(
                "cargo::warning={RECORD} is of another rulebook of {language}: no rule has its record, see assets/README.md"
            );
        }
        let tables = postcard::to_allocvec(&tables).map_err(|error| error.to_string())?;
        // The two largest parts are mostly repetition; LZ4 halves them and gives them back in a millisecond.
        for (part, bytes) in [
            ("tables", compress_prepend_size(&tables)),
            ("forms", dictionary.forms),
            ("bare", dictionary.bare),
            ("readings", compress_prepend_size(&dictionary.readings)),
        ] {
            let path = out.join(format!("{language}.{part}"));
            fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    fs::write(out.join("study.rs"), study(&root)?).map_err(|error| format!("study.rs: {error}"))
}

/// The closed lists of the study as tables of Rust: the compiler says where a list has no name there.
fn study(root: &Path) -> Result<String, String> {
    let mut code = String::new();
    for (language, name) in [("fr", "FRENCH"), ("en", "ENGLISH")] {
        let file = format!("assets/study/{language}.toml");
        let text = fs::read_to_string(root.join(&file)).map_err(|error| format!("{file}: {error}"))?;
        let lists: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
        for (section, lists) in lists {
            let words: BTreeSet<_> = lists.values().flat_map(|list| list.split_whitespace()).collect();
            // A third of the slots empty, or more.
            let size = (words.len() * 3 / 2).next_power_of_two();
            let section = section.to_uppercase();
            let _ = writeln!(code, "static {name}_{section}: Table<{size}> = Table::new(&[");
            for (list, words) in lists {
                let words: Vec<_> = words.split_whitespace().collect();
                let _ = writeln!(code, "    (Listed::{}.0, &{words:?}),", list.to_uppercase());
            }
            let _ = writeln!(code, "]);");
        }
    }
    Ok(code)
}

/// The TOML files of a folder, by name.
fn files(root: &Path, folder: &str) -> Result<Vec<File>, String> {
    let path = root.join(folder);
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", path.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if Path::new(&name)
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text =
                fs::read_to_string(entry.path()).map_err(|error| format!("{}: {error}", entry.path().display()))?;
            files.push(File {
                name: format!("{folder}/{name}"),
                text,
            });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
