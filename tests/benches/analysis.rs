//! How fast the analysis is: `cargo bench --bench analysis`. The texts are the project's own specimens, over and over.

use std::fs;
use std::path::Path;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use interligne::analysis::analyse;
use interligne::article::{Article, Format};
use interligne::language::Language;
use interligne::rulebook::Rulebook;
use interligne::text::token::tokenise;

fn main() {
    divan::main();
}

const LENGTHS: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// So many bytes of prose, to the nearest character.
fn prose(language: Language, length: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/specimens")
        .join(language.code());
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the specimens are there")
        .map(|entry| entry.expect("a folder that can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let specimens: Vec<String> = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a specimen is text"))
        .collect();
    let mut text = String::with_capacity(length);
    for specimen in specimens.iter().cycle() {
        text.push_str(specimen);
        text.push_str("\n\n");
        if text.len() >= length {
            break;
        }
    }
    let end = (0..=length).rev().find(|&end| text.is_char_boundary(end));
    text.truncate(end.unwrap_or_default());
    text
}

fn whole(bencher: Bencher<'_, '_>, language: Language, length: usize) {
    let article = Article::read(prose(language, length), Format::Plain, Some(language));
    let rulebook = Rulebook::embedded(language);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| analyse(black_box(&article), rulebook));
}

#[divan::bench(args = LENGTHS)]
fn french(bencher: Bencher<'_, '_>, length: usize) {
    whole(bencher, Language::French, length);
}

#[divan::bench(args = LENGTHS)]
fn english(bencher: Bencher<'_, '_>, length: usize) {
    whole(bencher, Language::English, length);
}

/// Tokens alone: the floor under everything else.
#[divan::bench(args = Language::ALL)]
fn tokens(bencher: Bencher<'_, '_>, language: Language) {
    let text = prose(language, 1_000_000);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut tokens = 0_usize;
        tokenise(black_box(&text), 0, language, &mut |_| tokens += 1);
        tokens
    });
}

/// A rulebook made ready from what is embedded in the binary: what every start of the program pays.
#[divan::bench(args = Language::ALL)]
fn rulebook(bencher: Bencher<'_, '_>, language: Language) {
    bencher.bench(|| Rulebook::read_embedded(black_box(language)));
}
