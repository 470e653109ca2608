//! `interligne check`, run as scripts run it: offsets, order, gates, pipes, and hostile sources.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Words that any French rulebook flags, in a file with everything that shifts offsets: a byte-order mark, CR LF, tabs,
/// characters of two, three and four bytes, combining accents, soft hyphens, no-break spaces.
const AWKWARD: &str = "\u{feff}Le port attend \u{1f6a2}\r\n\r\n\tSelon des sources proches du dossier, l’e\u{301}te\u{301} \
    serait dé\u{ad}ci\u{ad}sif\u{a0}!\r\n\tD’après des sources proches du dossier,\tl’œuvre est\r\nprésentée comme une trahison \
    \u{1f469}\u{200d}\u{1f4bb}, selon des sources proches du dossier.\r\n";

fn interligne() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interligne"));
    command
        .env("LC_ALL", "C")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .env("LANGUAGE", "")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    interligne()
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = interligne()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("it is read");
    child.wait_with_output().expect("it ends")
}

fn json(output: &[u8]) -> Value {
    serde_json::from_slice(output).expect("valid JSON")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

/// Every object of a report that has a place in the source, however deep.
fn places(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().flat_map(places).collect(),
        Value::Object(fields) => {
            let own = fields.contains_key("start").then_some(value);
            own.into_iter().chain(fields.values().flat_map(places)).collect()
        }
        _ => Vec::new(),
    }
}

/// The flags of a report; they and every other place in it are held against the source they came from.
fn verified_flags<'a>(report: &'a Value, source: &str) -> &'a Vec<Value> {
    let characters: Vec<char> = source.chars().collect();
    let number = |place: &Value, field: &str| usize::try_from(place[field].as_u64().expect(field)).expect(field);
    for place in places(report) {
        let (start, end) = (number(place, "start"), number(place, "end"));
        let words = source.get(start..end).expect("offsets are bytes of the file");
        assert!(!words.is_empty(), "{place}");
        assert_eq!(place["text"], words);
        let by_characters: String = characters[number(place, "start_char")..number(place, "end_char")]
            .iter()
            .collect();
        assert_eq!(by_characters, words);
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        assert_eq!(number(place, "line"), before.matches('\n').count() + 1);
        assert_eq!(number(place, "column"), source[line_start..start].chars().count() + 1);
        if let Some(sentence) = place.get("sentence") {
            assert!(source.contains(sentence.as_str().expect("a sentence")), "{sentence}");
        }
    }
    let flags = report["flags"].as_array().expect("a list of flags");
    for flag in flags {
        let (sentence, words) = (flag["sentence"].as_str(), flag["text"].as_str());
        assert!(sentence.expect("a sentence").contains(words.expect("words")), "{flag}");
    }
    flags
}

#[test]
fn offsets_index_the_file_itself() {
    let folder = folder(&[("a.txt", AWKWARD.as_bytes())]);
    let output = run(&["check", "--format", "json", "a.txt"], folder.path());
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let report = json(&output.stdout);
    let flags = verified_flags(&report, AWKWARD);
    let sources = flags
        .iter()
        .filter(|flag| flag["technique"] == "Anonymous_Source")
        .count();
    assert_eq!(sources, 3, "{flags:#?}");
    assert_eq!(report["title"], "Le port attend \u{1f6a2}");
    assert_eq!(report["language"], "fr");
}

/// An article with everything that a study finds, and everything that shifts offsets.
const STUDIED: &str = "\u{feff}Le port de Kelvran attend 40\u{202f}000 navires\r\n\r\n\tLe ministre Ivo Keldar a affirmé mardi que \
    l’e\u{301}te\u{301} serait dé\u{ad}ci\u{ad}sif \u{1f6a2}. \u{ab}\u{a0}Le port est une honte,\r\nune catastrophe\u{a0}\u{bb}, a \
    déclaré Ivo Keldar. Selon le ministère du Port, 12\u{202f}000 bateaux ont coulé le 12 mars 2031.\r\n\r\n\tLa directrice Ana \
    Vellor, une dirigeante éclairée et courageuse, a démenti ces accusations. Ana Vellor a sauvé la rade. Ivo Keldar, \
    corrompu et incompétent, a menti. Ivo Keldar est un tyran.\r\n\r\nLes travaux du quai avancent, et la vanne sera remplacée \
    avant la fin du printemps. Une partie du public est restée debout. La route longe la rivière et passe devant les \
    entrepôts de la zone.\r\n";

#[test]
fn what_the_study_finds_indexes_the_file_itself() {
    let folder = folder(&[("a.txt", STUDIED.as_bytes())]);
    let report = json(&run(&["check", "--format", "json", "a.txt"], folder.path()).stdout);
    verified_flags(&report, STUDIED);
    let entries = |field: &str| report[field].as_array().expect(field).len();
    for field in ["attributions", "sources", "portraits", "signs"] {
        assert!(entries(field) > 1, "{field}: {}", report[field]);
    }
    let kinds = |list: &Value| -> Vec<String> {
        let kinds = list.as_array().expect("a list").iter();
        kinds
            .map(|one| one["kind"].as_str().expect("a kind").to_owned())
            .collect()
    };
    let signs = kinds(&report["signs"]);
    for sign in ["named-source", "dated-event", "sourced-figure", "reply"] {
        assert!(signs.iter().any(|kind| kind == sign), "{sign} in {signs:?}");
    }
    assert_eq!(report["headline"]["text"], report["title"]);
    assert_eq!(kinds(&report["headline"]["findings"]), ["absent-name", "absent-number"]);
    // What is asked of flags is not asked of the study.
    let filtered = run(
        &["check", "--format", "json", "--category", "call", "a.txt"],
        folder.path(),
    );
    let filtered = json(&filtered.stdout);
    assert_eq!(filtered["flags"].as_array().expect("a list").len(), 0);
    for field in ["attributions", "portraits", "contrast", "headline", "signs"] {
        assert_eq!(filtered[field], report[field], "{field}");
    }
}

#[test]
fn fields_are_in_the_order_of_the_contract() {
    let output = fed(
        &["check", "--format", "jsonl", "-"],
        "Selon des sources proches du dossier, le port ferme.".as_bytes(),
    );
    let line = String::from_utf8(output.stdout).expect("UTF-8");
    let mut rest = line.as_str();
    for field in [
        "schema",
        "tool",
        "version",
        "rulebook",
        "source",
        "title",
        "language",
        "words",
        "sentences",
        "flags",
        "rule",
        "category",
        "technique",
        "strength",
        "start",
        "end",
        "start_char",
        "end_char",
        "line",
        "column",
        "text",
        "sentence",
        "voice",
        "kind",
        "reason",
        "question",
        "fine_when",
        "plainer",
        "attributions",
        "sources",
        "shares",
        "portraits",
        "contrast",
        "headline",
        "signs",
        "summary",
        "flags",
        "density",
        "categories",
        "techniques",
        "strengths",
    ] {
        let name = format!("\"{field}\":");
        let at = rest
            .find(&name)
            .unwrap_or_else(|| panic!("{field} is not where it should be in {line}"));
        rest = &rest[at + name.len()..];
    }
}

#[test]
fn one_source_is_an_object_and_several_are_a_list_or_lines() {
    let folder = folder(&[
        ("a.txt", b"The port is closed."),
        ("b.txt", b"The port is open."),
        ("c.md", b"# The port"),
    ]);
    let of = |arguments: &[&str]| run(arguments, folder.path()).stdout;
    assert_eq!(json(&of(&["check", "--format", "json", "a.txt"]))["source"], "a.txt");
    let names = |value: &Value| -> Vec<String> {
        let list = value.as_array().expect("a list");
        list.iter()
            .map(|report| report["source"].as_str().expect("a name").replace('\\', "/"))
            .collect()
    };
    assert_eq!(
        names(&json(&of(&["check", "--format", "json", "b.txt", "a.txt"]))),
        ["b.txt", "a.txt"]
    );
    assert_eq!(
        names(&json(&of(&["check", "--format", "json", "."]))),
        ["./a.txt", "./b.txt", "./c.md"]
    );
    let lines = String::from_utf8(of(&["check", "--format", "jsonl", "."])).expect("UTF-8");
    let lines: Vec<Value> = lines.lines().map(|line| json(line.as_bytes())).collect();
    assert_eq!(names(&Value::Array(lines)), ["./a.txt", "./b.txt", "./c.md"]);
}

#[test]
fn the_output_does_not_depend_on_the_number_of_cores() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..40 {
        let text = AWKWARD.repeat(1 + number * 7 % 5);
        fs::write(folder.path().join(format!("{number:03}.txt")), text).expect("a file");
    }
    for format in ["text", "json", "jsonl"] {
        let of = |cores: &str| {
            let mut command = interligne();
            command
                .env("RAYON_NUM_THREADS", cores)
                .args(["check", "--format", format, "."])
                .current_dir(folder.path());
            command.output().expect("the program starts").stdout
        };
        let one = of("1");
        assert!(one.len() > 10_000);
        assert!(one == of("2") && one == of("7"), "{format}");
    }
}

#[test]
fn gates_exceeded_exit_with_one() {
    let text = "Selon des sources proches du dossier, le port serait fermé depuis ce matin à tous les navires.";
    let code = |arguments: &[&str]| {
        let mut all = vec!["check"];
        all.extend(arguments);
        all.push("-");
        let output = fed(&all, text.as_bytes());
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(
            output.status.code() == Some(1),
            told.starts_with("interligne: -: "),
            "{told}"
        );
        output.status.code()
    };
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "sourcing"]), Some(1));
    assert_eq!(code(&["--fail-on", "Anonymous_Source"]), Some(1));
    assert_eq!(code(&["--fail-on", "Slogans,call"]), Some(0));
    assert_eq!(code(&["--fail-on", "note"]), Some(1));
    assert_eq!(code(&["--max-density", "0"]), Some(1));
    assert_eq!(code(&["--max-density", "1000"]), Some(0));
    // What is filtered out does not count.
    assert_eq!(code(&["--fail-on", "sourcing", "--category", "call"]), Some(0));
    assert_eq!(code(&["--max-density", "0", "--technique", "Slogans"]), Some(0));
}

#[test]
fn filters_keep_what_they_name() {
    let text = "Selon des sources proches du dossier, le port serait fermé.";
    let techniques = |arguments: &[&str]| -> Vec<String> {
        let mut all = vec!["check", "--format", "json"];
        all.extend(arguments);
        all.push("-");
        let report = json(&fed(&all, text.as_bytes()).stdout);
        let flags = report["flags"].as_array().expect("a list").clone();
        assert_eq!(report["summary"]["flags"], flags.len());
        flags
            .iter()
            .map(|flag| flag["technique"].as_str().expect("a name").to_owned())
            .collect()
    };
    let all = techniques(&[]);
    assert!(all.len() >= 2, "{all:?}");
    assert_eq!(techniques(&["--technique", "anonymous_source"]), ["Anonymous_Source"]);
    assert_eq!(techniques(&["--category", "sourcing"]), all);
    assert!(techniques(&["--category", "call", "--technique", "Doubt"]).is_empty());
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let folder = folder(&[
        ("a.txt", b"Le port est ouvert."),
        ("b.txt", b"\0\x01\0\x02\x03"),
        ("c.txt", b"Le port est clos."),
    ]);
    let output = run(&["check", "--format", "jsonl", "."], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).expect("UTF-8").lines().count(), 2);
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.lines().count() == 1 && told.contains("b.txt"), "{told}");
}

#[test]
fn no_control_of_a_source_reaches_the_output() {
    let hostile = "Selon des sources\u{9b}31m proches du dossier\u{1b}]52;c;aGk=\u{7}, le port \u{202e}serait\u{2066} fermé\u{2028} \
        selon des sources\tproches du dossier\u{e0041}.\r\n\u{85}";
    let folder = folder(&[
        ("a\u{1b}[31m\u{9b}.txt", hostile.as_bytes()),
        ("b.md", hostile.as_bytes()),
    ]);
    let shell = b"a\x1b]52;c;aGk=\x07b\x9b31m";
    let obeyed = |c: char| c != '\n' && interligne::visible::is_control(c);
    for format in ["text", "json", "jsonl"] {
        for output in [
            run(&["check", "--format", format, "."], folder.path()),
            fed(&["check", "--format", format, "-"], shell),
        ] {
            assert_eq!(output.status.code(), Some(0));
            let text = String::from_utf8(output.stdout).expect("UTF-8");
            assert!(!text.contains(obeyed), "{format}: {text:?}");
            assert!(output.stderr.is_empty());
        }
    }
    for format in interligne::export::Format::ALL.map(interligne::export::Format::name) {
        let text = String::from_utf8(run(&["export", "-f", format, "b.md"], folder.path()).stdout).expect("UTF-8");
        // The lines of a spreadsheet end as its standard says.
        let text = text.replace("\r\n", "\n");
        assert!(!text.is_empty() && !text.contains(obeyed), "{format}: {text:?}");
    }
    let missing = run(&["check", "no\u{1b}[31m\nsuch\u{202e}.txt"], folder.path());
    let told = String::from_utf8(missing.stderr).expect("UTF-8");
    assert!(told.lines().count() == 1 && !told.contains(obeyed), "{told:?}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..100 {
        fs::write(folder.path().join(format!("{number}.txt")), AWKWARD.repeat(8)).expect("a file");
    }
    let mut child = interligne()
        .args(["check", "--format", "json", "."])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut few = [0; 64];
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut few).expect("some output");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn other_languages_are_read_without_flags() {
    let text = "El consejo del puerto se reunió el lunes por la noche para escuchar a los ingenieros.";
    let report = json(&fed(&["check", "--format", "json", "-"], text.as_bytes()).stdout);
    assert_eq!((&report["language"], &report["rulebook"]), (&Value::Null, &Value::Null));
    let forced = json(&fed(&["check", "--format", "json", "--lang", "fr", "-"], text.as_bytes()).stdout);
    assert_eq!(forced["language"], "fr");
}

#[test]
fn without_a_source_the_specimen_is_checked() {
    for language in ["fr", "en"] {
        let output = run(&["check", "--format", "json", "--ui-lang", language], Path::new("."));
        let report = json(&output.stdout);
        assert_eq!(report["language"], language);
        assert_eq!(report["source"], format!("specimen:{language}"));
    }
}

#[test]
fn markdown_leads_back_to_the_file() {
    let source = "---\ntitle: Le port\n---\n\nSelon **des sources** [proches](http://a.b) du dossier, `rien`.\n";
    let folder = folder(&[("a.md", source.as_bytes())]);
    let report = json(
        &run(
            &["check", "--format", "json", "--technique", "Anonymous_Source", "a.md"],
            folder.path(),
        )
        .stdout,
    );
    let flag = &report["flags"][0];
    assert_eq!(flag["text"], "des sources proches du dossier");
    let offset = |field: &str| usize::try_from(flag[field].as_u64().expect(field)).expect(field);
    assert_eq!(
        &source[offset("start")..offset("end")],
        "des sources** [proches](http://a.b) du dossier"
    );
    assert_eq!((&flag["line"], &flag["column"]), (&5.into(), &9.into()));
}
