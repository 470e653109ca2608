//! `interligne compare`, run as scripts run it: its forms, its errors, and hostile sources.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use interligne::visible::is_control;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// A title and sentences in which every control, mark of Markdown and wide character may reach an output.
const HOSTILE: &str = "# Le \u{1b}[31mpont\u{202e} | de <b>Morvenne</b> & `co`\n\n\
    Selon le \u{9b}ministre Ilan Drevec, 2 300 habitants|femmes\u{2066} ont fui le 3 mars *Valdor* [ici](http://a.b). \
    Des sources proches du dossier 汉字\u{7} parlent de « catastrophe » à Karsovie.\n";

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_interligne"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("LANGUAGE", "")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn said(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn no_control_of_a_source_reaches_any_form() {
    let folder = folder(&[("a.md", HOSTILE), ("b.txt", HOSTILE)]);
    for format in ["text", "json", "markdown"] {
        for language in ["fr", "en"] {
            let arguments = [
                "compare",
                "a.md",
                "b.txt",
                "-f",
                format,
                "--ui-lang",
                language,
                "--lang",
                "fr",
            ];
            let said = said(&arguments, folder.path());
            let control = said.chars().find(|&c| is_control(c) && c != '\n');
            assert_eq!(control, None, "{format}");
            assert!(said.contains("2 300 habitants"), "{said}");
        }
    }
}

#[test]
fn the_text_keeps_to_eighty_cells() {
    let folder = folder(&[]);
    for language in ["fr", "en"] {
        let said = said(&["compare", "--lang", language, "--ui-lang", language], folder.path());
        for line in said.lines() {
            assert!(line.width() <= 80 && line == line.trim_end(), "{line}");
        }
    }
}

#[test]
fn no_word_of_an_article_marks_up_the_page() {
    let folder = folder(&[("a.md", HOSTILE), ("b.txt", HOSTILE)]);
    let page = said(
        &["compare", "a.md", "b.txt", "--lang", "fr", "-f", "markdown"],
        folder.path(),
    );
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    for line in page.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(bars(line), 4, "{line}");
    }
    let live: Vec<_> = pulldown_cmark::Parser::new_ext(&page, pulldown_cmark::Options::ENABLE_TABLES)
        .filter(|event| {
            use pulldown_cmark::{Event, Tag};
            matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_))
            )
        })
        .collect();
    assert_eq!(live, []);
}

#[test]
fn the_object_leads_from_what_is_shared_into_both_articles() {
    let folder = folder(&[]);
    for language in ["fr", "en"] {
        let said = said(&["compare", "--lang", language, "--format", "json"], folder.path());
        let object: Value = serde_json::from_str(&said).expect("valid JSON");
        assert_eq!(object["schema"], 1);
        let articles = object["articles"].as_array().expect("two articles");
        let [sober, partisan] = articles.as_slice() else {
            panic!("{} articles", articles.len());
        };
        let density = |article: &Value| article["summary"]["density"].as_f64().expect("a density");
        assert!(density(sober) * 5.0 < density(partisan));
        assert!(sober["flags"].is_array() && sober["portraits"].is_array());

        let facts = &object["facts"];
        let words = |fact: &Value| fact["text"].as_str().expect("words").to_owned();
        let shared = facts["shared"].as_array().expect("a list");
        assert!(
            shared
                .iter()
                .any(|fact| words(&fact["occurrences"][1][0]).starts_with("41 million"))
        );
        let only = |side: usize| facts["only"][side].as_array().expect("a list");
        assert!(
            only(0)
                .iter()
                .any(|fact| fact["kind"] == "number" && words(&fact["occurrences"][0]).starts_with("38"))
        );
        assert!(only(0).len() > only(1).len());

        let passages = object["passages"].as_array().expect("a list");
        assert!(!passages.is_empty());
        for passage in passages {
            for fact in passage["facts"].as_array().expect("a list") {
                let fact = &shared[usize::try_from(fact.as_u64().expect("an index")).expect("it is small")];
                for side in 0..2 {
                    let sentence = &passage["sentences"][side];
                    let stands = fact["occurrences"][side]
                        .as_array()
                        .expect("a list")
                        .iter()
                        .any(|place| {
                            place["start"].as_u64() >= sentence["start"].as_u64()
                                && place["end"].as_u64() <= sentence["end"].as_u64()
                        });
                    assert!(stands, "{passage}");
                }
            }
        }
        for actor in object["actors"].as_array().expect("a list") {
            for (article, side) in articles.iter().zip(0..) {
                let portrait =
                    usize::try_from(actor["portraits"][side].as_u64().expect("an index")).expect("it is small");
                assert_eq!(article["portraits"][portrait]["name"], actor["names"][side]);
            }
        }
    }
}

#[test]
fn what_two_languages_say_alike_is_found() {
    let folder = folder(&[
        ("a.md", include_str!("../assets/specimens/fr.sober.md")),
        ("b.md", include_str!("../assets/specimens/en.sober.md")),
    ]);
    let said = said(&["compare", "a.md", "b.md", "--format", "json"], folder.path());
    let object: Value = serde_json::from_str(&said).expect("valid JSON");
    let languages = [0, 1].map(|side| object["articles"][side]["language"].as_str().expect("a language"));
    assert_eq!(languages, ["fr", "en"]);
    let facts = object["facts"]["shared"].as_array().expect("a list");
    let shared: Vec<[&str; 2]> = facts
        .iter()
        .map(|fact| [0, 1].map(|side| fact["occurrences"][side][0]["text"].as_str().expect("words")))
        .collect();
    for pair in [
        ["38 capteurs", "38 sensors"],
        ["14 mètres", "14 metres"],
        ["9 mai", "May 9"],
        ["Anton Mirel", "Anton Mirel"],
    ] {
        assert!(shared.contains(&pair), "{pair:?} in {shared:?}");
    }
}

#[test]
fn the_weakest_flags_can_be_left_out_of_both() {
    let folder = folder(&[]);
    let counts = |arguments: &[&str]| -> Vec<u64> {
        let object: Value = serde_json::from_str(&said(arguments, folder.path())).expect("valid JSON");
        let articles = object["articles"].as_array().expect("two articles");
        articles
            .iter()
            .filter_map(|article| article["summary"]["flags"].as_u64())
            .collect()
    };
    let all = counts(&["compare", "--format", "json"]);
    let strong = counts(&["compare", "--format", "json", "--min-strength", "strong"]);
    assert!(
        strong[0] <= all[0] && 0 < strong[1] && strong[1] < all[1],
        "{all:?} {strong:?}"
    );
}

#[test]
fn every_article_that_cannot_be_opened_is_told() {
    let folder = folder(&[("a.txt", "Un pont.")]);
    let told = |arguments: &[&str]| {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert_eq!(
        told(&["compare", "no.txt", "nor.txt"]),
        "interligne: no.txt: no such file; check the path\ninterligne: nor.txt: no such file; check the path\n"
    );
    assert!(told(&["compare", "a.txt", "."]).contains("this is a folder"));
    assert!(told(&["compare", "-", "-"]).contains("standard input can be read only once"));
    assert!(told(&["compare", "a.txt"]).contains("<B>"));
}

#[test]
fn a_text_without_a_language_of_ours_is_compared_all_the_same() {
    let folder = folder(&[("a.txt", "Der Damm wird geräumt.\n"), ("b.txt", "Il fiume è alto.\n")]);
    let said = said(&["compare", "a.txt", "b.txt"], folder.path());
    assert!(said.contains("no rules for this language"), "{said}");
}
