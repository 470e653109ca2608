//! Every word that the program itself says, in both of its languages.
//!
//! The words are data, in `assets/messages/fr.toml` and `en.toml`: one entry a line, `dotted.key = "text"`, so that each is
//! found by searching for its key. Values hold no escapes and no line breaks; that lets the few lines of [`parse`] read them
//! in place, in microseconds, where a whole TOML parser would be felt at start-up. A test holds that the `toml` crate reads
//! the same, that both languages have the same keys and arguments, and that the source uses no key that is not there.

use std::fmt::{self, Display, Write as _};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::taxonomy::{Category, Strength, Technique};

static FRENCH: LazyLock<Messages> =
    LazyLock::new(|| Messages::new(Language::French, include_str!("../assets/messages/fr.toml")));
static ENGLISH: LazyLock<Messages> =
    LazyLock::new(|| Messages::new(Language::English, include_str!("../assets/messages/en.toml")));

/// Narrow no-break space: between thousands, and before `%`, in French.
const NARROW_SPACE: char = '\u{202F}';

/// What is shown where a key is missing: visible, and never a panic.
const MISSING: &str = "⟨?⟩";

/// The catalogue of one language.
#[derive(Debug)]
pub struct Messages {
    language: Language,
    entries: FxHashMap<&'static str, &'static str>,
}

/// What something in the taxonomy is called, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its name, as it begins a line (`Loaded language`).
    pub name: &'static str,
    /// What the words do, in one sentence.
    pub summary: &'static str,
    /// A definition for teachers, in two or three sentences.
    pub definition: &'static str,
}

impl Messages {
    /// The catalogue of a language, read at its first use.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    fn new(language: Language, source: &'static str) -> Self {
        let mut entries = FxHashMap::with_capacity_and_hasher(512, rustc_hash::FxBuildHasher);
        entries.extend(parse(source));
        Self { language, entries }
    }

    /// The language it speaks.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Every key, in no order.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.entries.keys().copied()
    }

    /// The text of a key that takes no argument.
    #[must_use]
    pub fn get(&self, key: &str) -> &'static str {
        self.entries.get(key).copied().unwrap_or(MISSING)
    }

    /// The text of a key, with its `{name}` arguments in place.
    ///
    /// An argument that is not given stays as it stands in the catalogue; what an argument says is never read again for braces.
    #[must_use]
    pub fn format(&self, key: &str, arguments: &[(&str, &dyn Display)]) -> String {
        fill(self.get(key), arguments)
    }

    /// The form of a plural key that goes with `n`, which is `{n}` in it.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        self.count_with(key, n, &[])
    }

    /// As [`Self::count`], with further arguments.
    #[must_use]
    pub fn count_with(&self, key: &str, n: usize, arguments: &[(&str, &dyn Display)]) -> String {
        let form = if self.is_singular(n) { "one" } else { "other" };
        let number = self.number(n);
        let mut all: Vec<(&str, &dyn Display)> = vec![("n", &number)];
        all.extend_from_slice(arguments);
        self.format(&format!("{key}.{form}"), &all)
    }

    /// In French, nought is singular as one is.
    const fn is_singular(&self, n: usize) -> bool {
        match self.language {
            Language::French => n < 2,
            Language::English => n == 1,
        }
    }

    /// A whole number, its thousands set apart.
    #[must_use]
    pub fn number(&self, n: usize) -> String {
        self.grouped(&n.to_string())
    }

    /// A number with so many decimals.
    #[must_use]
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        // What rounds to nought has no sign.
        if value < 0.0 && plain.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
            out.push('\u{2212}');
        }
        out.push_str(&self.grouped(whole));
        if !fraction.is_empty() {
            out.push(match self.language {
                Language::French => ',',
                Language::English => '.',
            });
            out.push_str(fraction);
        }
        out
    }

    /// A share between 0 and 1, as a whole percentage.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        let mut out = self.decimal(share * 100.0, 0);
        if self.language == Language::French {
            out.push(NARROW_SPACE);
        }
        out.push('%');
        out
    }

    fn grouped(&self, digits: &str) -> String {
        let separator = match self.language {
            Language::French => NARROW_SPACE,
            Language::English => ',',
        };
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// Words in the quotation marks of the language: « … » or “…”.
    #[must_use]
    pub fn quoted(&self, words: impl Display) -> String {
        let words = words.to_string();
        // Words that bring their own marks are not given a second pair.
        if words.starts_with(['«', '“', '"']) && words.ends_with(['»', '”', '"']) {
            return words;
        }
        match self.language {
            Language::French => format!("«\u{A0}{words}\u{A0}»"),
            Language::English => format!("“{words}”"),
        }
    }

    /// The name and meaning of a category.
    #[must_use]
    pub fn category(&self, category: Category) -> Description {
        self.described("category", category.slug())
    }

    /// The letter that stands for a category in the gutter; no two categories share one.
    #[must_use]
    pub fn category_letter(&self, category: Category) -> char {
        self.get(&format!("category.{}.letter", category.slug()))
            .chars()
            .next()
            .unwrap_or('?')
    }

    /// The name and meaning of a technique.
    #[must_use]
    pub fn technique(&self, technique: Technique) -> Description {
        self.described("technique", technique.name())
    }

    /// The name and meaning of a strength.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> Description {
        self.described("strength", strength.name())
    }

    fn described(&self, group: &str, name: &str) -> Description {
        Description {
            name: self.get(&format!("{group}.{name}.name")),
            summary: self.get(&format!("{group}.{name}.summary")),
            definition: self.get(&format!("{group}.{name}.definition")),
        }
    }

    /// Whose words a passage is made of: the author's, or those of a speaker whom the article may name.
    #[must_use]
    pub fn voice(&self, voice: Speaker<'_>) -> String {
        match voice {
            Speaker::Author => self.get("voice.author").to_owned(),
            Speaker::Quoted(None) => self.get("voice.quoted").to_owned(),
            Speaker::Quoted(Some(speaker)) => self.format("voice.quoted_by", &[("speaker", &speaker)]),
        }
    }
}

/// A voice, with the words that name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker<'a> {
    /// The author of the article.
    Author,
    /// Somebody quoted, where the article names them.
    Quoted(Option<&'a str>),
}

/// The entries of a catalogue.
fn parse(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    source.lines().filter_map(|line| {
        let (key, value) = line.split_once(" = \"")?;
        Some((key, value.strip_suffix('"')?))
    })
}

fn fill(template: &str, arguments: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Argument(name) => {
                let given = arguments.iter().find(|(argument, _)| *argument == name);
                let written: fmt::Result = match given {
                    Some((_, value)) => write!(out, "{value}"),
                    None => write!(out, "{{{name}}}"),
                };
                // Writing to a `String` fails only where a value's own `Display` does: it is then left out.
                written.unwrap_or_default();
            }
        }
    }
    out
}

enum Piece<'a> {
    Text(&'a str),
    Argument(&'a str),
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            rest = after;
            return Some(Piece::Argument(name));
        }
        // A brace that opens nothing is text.
        let from = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest
            .get(from..)
            .and_then(|tail| tail.find('{'))
            .map_or(rest.len(), |at| from + at);
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = after;
        Some(Piece::Text(text))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    const FR: &str = include_str!("../assets/messages/fr.toml");
    const EN: &str = include_str!("../assets/messages/en.toml");

    /// Keys that the source builds from the taxonomy's names.
    const BUILT: [&str; 3] = ["category.", "technique.", "strength."];

    /// Keys that the source builds from other names: of keys and commands, of languages and verdicts, of what a study finds.
    const BUILT_ELSEWHERE: [&str; 15] = [
        "keys.",
        "keygroup.",
        "keyname.",
        "cli.",
        "language.",
        "verdict.",
        "source-kind.",
        "stance.",
        "form.",
        "actor-kind.",
        "trait-kind.",
        "charge.",
        "headline.",
        "sign.",
        "fact.",
    ];

    fn entries(source: &'static str) -> BTreeMap<&'static str, &'static str> {
        parse(source).collect()
    }

    fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
        for (key, value) in table {
            let path = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            match value {
                toml::Value::Table(inner) => flatten(&path, inner, into),
                other => {
                    into.insert(path, other.as_str().expect("every value is a string").to_owned());
                }
            }
        }
    }

    fn arguments(text: &str) -> BTreeSet<&str> {
        pieces(text)
            .filter_map(|piece| match piece {
                Piece::Argument(name) => Some(name),
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn toml_reads_the_same() {
        for source in [FR, EN] {
            let mut whole = BTreeMap::new();
            flatten("", &source.parse::<toml::Table>().unwrap(), &mut whole);
            let ours: BTreeMap<_, _> = parse(source)
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .collect();
            assert_eq!(ours, whole);
            assert_eq!(parse(source).count(), whole.len());
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (fr, en) = (entries(FR), entries(EN));
        assert_eq!(fr.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        for (key, text) in &fr {
            assert_eq!(arguments(text), arguments(en[key]), "{key}");
            assert!(!text.trim().is_empty() && !en[key].trim().is_empty(), "{key} is empty");
        }
    }

    #[test]
    fn every_plural_has_both_forms() {
        for keys in [entries(FR), entries(EN)] {
            for key in keys.keys() {
                let other = match key.rsplit_once('.') {
                    Some((stem, "one")) => format!("{stem}.other"),
                    Some((stem, "other")) => format!("{stem}.one"),
                    _ => continue,
                };
                assert!(keys.contains_key(other.as_str()), "{key} without {other}");
            }
        }
    }

    #[test]
    fn the_taxonomy_is_described_whole() {
        for language in Language::ALL {
            let messages = Messages::of(language);
            let described = Category::ALL
                .map(|category| messages.category(category))
                .into_iter()
                .chain(Technique::ALL.map(|technique| messages.technique(technique)))
                .chain(Strength::ALL.map(|strength| messages.strength(strength)));
            let mut names = BTreeSet::new();
            for description in described {
                assert!(names.insert(description.name), "{} twice", description.name);
                for text in [description.name, description.summary, description.definition] {
                    assert_ne!(text, MISSING);
                }
                assert!(description.summary.ends_with(['.', '?']), "{}", description.summary);
                let sentences = description.definition.matches(['.', '?']).count();
                assert!(
                    sentences >= 2,
                    "a definition is two sentences or three: {}",
                    description.definition
                );
            }
            let letters: BTreeSet<char> = Category::ALL.map(|category| messages.category_letter(category)).into();
            assert_eq!(letters.len(), Category::ALL.len(), "two categories share a letter");
            assert!(letters.iter().all(char::is_ascii_uppercase));
        }
    }

    #[test]
    fn nothing_described_is_a_leftover() {
        let mut expected = BTreeSet::new();
        let groups = [
            ("category", Category::ALL.map(Category::slug).to_vec()),
            ("technique", Technique::ALL.map(Technique::name).to_vec()),
            ("strength", Strength::ALL.map(Strength::name).to_vec()),
        ];
        for (group, names) in groups {
            for name in names {
                for part in ["name", "summary", "definition"] {
                    expected.insert(format!("{group}.{name}.{part}"));
                }
                if group == "category" {
                    expected.insert(format!("{group}.{name}.letter"));
                }
            }
        }
        let there: BTreeSet<String> = entries(FR)
            .keys()
            .filter(|key| BUILT.iter().any(|prefix| key.starts_with(prefix)))
            .map(|&key| key.to_owned())
            .collect();
        assert_eq!(there, expected);
    }

    #[test]
    fn french_spaces_do_not_break() {
        for (key, text) in parse(FR) {
            for pair in [" ;", " !", " ?", " :", " »", "« ", " %"] {
                assert!(!text.contains(pair), "{key}: an ordinary space in {pair:?}");
            }
            assert!(!text.contains('\''), "{key}: a straight apostrophe");
        }
        for (key, text) in parse(EN) {
            assert!(!text.contains(['\'', '"']), "{key}: straight quotation marks");
        }
    }

    /// String literals of the source that are shaped like a key of the catalogue.
    fn literals_used(keys: &BTreeMap<&str, &str>) -> BTreeMap<String, String> {
        let roots: BTreeSet<&str> = keys.keys().filter_map(|key| key.split('.').next()).collect();
        let mut used = BTreeMap::new();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let code = std::fs::read_to_string(&path).unwrap();
                    for literal in code.split('"') {
                        let of_a_file = [".rs", ".toml", ".json", ".md", ".txt", ".html"]
                            .iter()
                            .any(|extension| literal.ends_with(extension));
                        let shaped = literal.contains('.')
                            && !of_a_file
                            && literal.split('.').all(|part| {
                                !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
                            })
                            && literal.split('.').next().is_some_and(|root| roots.contains(root));
                        if shaped {
                            used.insert(literal.to_owned(), path.display().to_string());
                        }
                    }
                }
            }
        }
        used
    }

    #[test]
    fn every_key_the_source_uses_is_there() {
        let keys = entries(FR);
        for (literal, file) in literals_used(&keys) {
            let plural = format!("{literal}.one");
            assert!(
                keys.contains_key(literal.as_str()) || keys.contains_key(plural.as_str()),
                "{file} uses {literal}, which the catalogue does not have"
            );
        }
    }

    #[test]
    fn every_key_is_used() {
        let keys = entries(FR);
        let used = literals_used(&keys);
        for key in keys.keys() {
            let built = BUILT
                .iter()
                .chain(&BUILT_ELSEWHERE)
                .any(|prefix| key.starts_with(prefix));
            let stem = key
                .strip_suffix(".one")
                .or_else(|| key.strip_suffix(".other"))
                .unwrap_or(key);
            assert!(
                built || used.contains_key(*key) || used.contains_key(stem),
                "nothing says {key}"
            );
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        let (fr, en) = (Messages::of(Language::French), Messages::of(Language::English));
        assert_eq!(fr.number(0), "0");
        assert_eq!(fr.number(999), "999");
        assert_eq!(fr.number(1_234_567), "1\u{202F}234\u{202F}567");
        assert_eq!(en.number(1_234_567), "1,234,567");
        assert_eq!(fr.decimal(1234.56, 1), "1\u{202F}234,6");
        assert_eq!(en.decimal(1234.56, 1), "1,234.6");
        assert_eq!(en.decimal(-0.04, 1), "0.0");
        assert_eq!(fr.decimal(-2.5, 1), "\u{2212}2,5");
        assert_eq!(fr.percent(0.123), "12\u{202F}%");
        assert_eq!(en.percent(0.123), "12%");
    }

    #[test]
    fn words_in_quotation_marks_are_not_quoted_twice() {
        let french = Messages::of(Language::French);
        assert_eq!(french.quoted("« historique »"), "« historique »");
        assert_eq!(french.quoted("historique"), "«\u{A0}historique\u{A0}»");
    }

    #[test]
    fn nought_is_singular_in_french_alone() {
        let (fr, en) = (Messages::of(Language::French), Messages::of(Language::English));
        assert_eq!(fr.count("header.flags", 0), "0 signalement");
        assert_eq!(fr.count("header.flags", 1), "1 signalement");
        assert_eq!(fr.count("header.flags", 2), "2 signalements");
        assert_eq!(en.count("header.flags", 0), "0 flags");
        assert_eq!(en.count("header.flags", 1), "1 flag");
        assert_eq!(en.count("header.words", 4022), "4,022 words");
    }

    #[test]
    fn arguments_are_filled_once() {
        assert_eq!(fill("a {x} b {y}", &[("x", &"{y}"), ("y", &2)]), "a {y} b 2");
        assert_eq!(fill("{absent} { open", &[]), "{absent} { open");
        assert_eq!(Messages::of(Language::English).get("no.such-key"), MISSING);
    }

    #[test]
    fn voices_have_names() {
        let fr = Messages::of(Language::French);
        assert_eq!(fr.voice(Speaker::Author), "l’auteur");
        assert_eq!(
            fr.voice(Speaker::Quoted(Some("la ministre"))),
            "des propos cités\u{A0}: la ministre"
        );
        assert_eq!(fr.quoted("net"), "«\u{A0}net\u{A0}»");
    }

    proptest! {
        #[test]
        fn any_template_is_filled_without_loss(template in "[a{}é \u{202F}]{0,24}") {
            let kept = fill(&template, &[]);
            prop_assert_eq!(kept, template);
        }
    }
}
