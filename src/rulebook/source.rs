//! The files a rulebook is written in: lexicons and rules in TOML, as `assets/README.md` documents them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::language::Language;
use crate::taxonomy::{Strength, Technique};

/// A file of a rulebook: the name to show in messages, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, as messages show it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A file with the places of its line feeds.
struct Lines<'a> {
    name: &'a str,
    feeds: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(file: &'a File) -> Self {
        let bytes = file.text.bytes().enumerate();
        Self {
            name: &file.name,
            feeds: bytes.filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at).collect(),
        }
    }

    /// Where a byte offset stands.
    fn place(&self, offset: usize) -> Place {
        Place {
            file: self.name.to_owned(),
            line: 1 + self.feeds.partition_point(|&feed| feed < offset),
        }
    }
}

/// The language that a file says it is in: `language = "fr"`.
///
/// # Errors
/// That it says none, or none that has rules, and what was expected.
pub fn language_of(file: &File) -> Result<Language, Problem> {
    let (root, _) = DeTable::parse_recoverable(&file.text);
    let said = root.get_ref().get("language");
    let language = said
        .and_then(|said| said.get_ref().as_str())
        .and_then(|code| Language::ALL.into_iter().find(|language| language.code() == code));
    language.ok_or_else(|| {
        let whole = Place {
            file: file.name.clone(),
            line: 0,
        };
        let place = said.map_or(whole, |said| Lines::of(file).place(said.span().start));
        place.problem(
            None,
            "`language = \"fr\"` or `language = \"en\"` expected at its beginning, or the file in a folder `fr` or `en`",
        )
    })
}

/// A mistake in a file of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, 1 for the first, or 0 where the whole file is meant.
    pub line: usize,
    /// The rule, where it is in one.
    pub rule: Option<String>,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: ", self.file)?,
            line => write!(f, "{}:{line}: ", self.file)?,
        }
        if let Some(rule) = &self.rule {
            write!(f, "{rule}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Where something stands in the files.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, 1 for the first.
    pub line: usize,
}

impl Place {
    /// A problem here.
    pub fn problem(&self, rule: Option<&str>, message: impl Into<String>) -> Problem {
        Problem {
            file: self.file.clone(),
            line: self.line,
            rule: rule.map(str::to_owned),
            message: message.into(),
        }
    }
}

/// A group of words of a lexicon.
#[derive(Debug)]
pub struct WordGroup {
    /// Where the group begins.
    pub place: Place,
    /// Name of the part of speech.
    pub pos: String,
    /// Classes of every word.
    pub classes: Vec<String>,
    /// Names of built-in tags of every form.
    pub tags: Vec<String>,
    /// Words with the model each names, if it does.
    pub words: Vec<(String, Option<String>)>,
    /// Patterns of the readings in which the words are plain.
    pub plain: Vec<(Place, String)>,
}

/// A word whose forms are given whole.
#[derive(Debug)]
pub struct FormTable {
    /// Where it begins.
    pub place: Place,
    /// The lemma.
    pub lemma: String,
    /// Name of the part of speech.
    pub pos: String,
    /// Its classes.
    pub classes: Vec<String>,
    /// Each form with the tags of each of its readings.
    pub table: BTreeMap<String, Vec<String>>,
}

/// A text in both languages of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
pub struct Bilingual {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// Where, by voice, a rule holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum VoiceCondition {
    /// Everywhere.
    #[default]
    Any,
    /// In the author's own words.
    Author,
    /// Inside quotations.
    Quoted,
}

/// Where, by block, a rule holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockCondition {
    /// Everywhere.
    #[default]
    Any,
    /// Not in the title nor in headings.
    Body,
    /// Only in the title and in headings.
    Heading,
}

/// What a rule does under a negation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NegationCondition {
    /// It flags all the same.
    #[default]
    Keep,
    /// It does not flag.
    Drop,
}

/// What becomes of a flag with no other passages that persuade around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AloneCondition {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is a level weaker.
    Lower,
    /// It is no flag.
    Drop,
}

/// A rule as it is written.
#[derive(Debug)]
pub struct RuleSource {
    /// Where it begins.
    pub place: Place,
    /// Its name.
    pub id: String,
    /// The technique it marks.
    pub technique: Technique,
    /// How firmly.
    pub strength: Strength,
    /// What it matches.
    pub patterns: Patterns,
    /// A detector in place of patterns.
    pub detector: Option<String>,
    /// A match that overlaps the marked words cancels the flag.
    pub except: Patterns,
    /// A match anywhere in the sentence cancels the flag.
    pub unless: Patterns,
    /// One of these must match somewhere in the sentence.
    pub needs: Patterns,
    /// A match in the sentence lowers the strength.
    pub lower: Patterns,
    /// A match in the sentence raises the strength.
    pub raise: Patterns,
    /// Whose words it reads.
    pub voice: VoiceCondition,
    /// In which blocks.
    pub blocks: BlockCondition,
    /// Whether it holds under a negation.
    pub negated: NegationCondition,
    /// What becomes of its flags where nothing around them persuades.
    pub alone: AloneCondition,
    /// Why.
    pub reason: Bilingual,
    /// What to ask.
    pub question: Bilingual,
    /// When the words are fine.
    pub fine_when: Bilingual,
    /// A plainer wording.
    pub plainer: Option<Bilingual>,
    /// Where the cue comes from.
    pub source: String,
    /// Texts it must flag.
    pub examples: Vec<String>,
    /// Texts it must not flag.
    pub counterexamples: Vec<String>,
}

/// Patterns, or names, with where each stands.
pub type Patterns = Vec<(Place, String)>;

/// Everything the files of one language say.
#[derive(Debug, Default)]
pub struct Sources {
    /// Groups of words.
    pub groups: Vec<WordGroup>,
    /// Words with their forms.
    pub tables: Vec<FormTable>,
    /// Rules.
    pub rules: Vec<RuleSource>,
    /// Names of rules that are not to hold.
    pub muted: Patterns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsToml {
    pos: String,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    list: String,
    #[serde(default)]
    plain: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormsToml {
    lemma: String,
    pos: String,
    #[serde(default)]
    classes: Vec<String>,
    table: BTreeMap<String, OneOrMore>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RuleToml {
    id: Option<String>,
    technique: Option<Technique>,
    strength: Option<Strength>,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    detector: Option<String>,
    #[serde(default)]
    except: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    #[serde(default)]
    needs: Vec<Spanned<String>>,
    #[serde(default)]
    lower: Vec<Spanned<String>>,
    #[serde(default)]
    raise: Vec<Spanned<String>>,
    voice: Option<VoiceCondition>,
    blocks: Option<BlockCondition>,
    negated: Option<NegationCondition>,
    alone: Option<AloneCondition>,
    reason: Option<TextToml>,
    question: Option<TextToml>,
    fine_when: Option<TextToml>,
    plainer: Option<TextToml>,
    source: Option<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counterexamples: Vec<String>,
}

/// A text in one language or both.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextToml {
    fr: Option<String>,
    en: Option<String>,
}

impl TextToml {
    /// The text as it is printed. Where it is in one language alone, that one serves for both.
    fn finish(self) -> Option<Bilingual> {
        let (fr, en) = match (self.fr, self.en) {
            (Some(fr), Some(en)) => (fr, en),
            (Some(one), None) | (None, Some(one)) => (one.clone(), one),
            (None, None) => return None,
        };
        Some(Bilingual { fr, en }.typeset())
    }
}

impl Bilingual {
    /// The same with the marks of good print: curved apostrophes, and in French spaces that do not break beside marks.
    ///
    /// Whoever writes a rule need not type them.
    fn typeset(self) -> Self {
        const FRENCH_SPACES: [(&str, &str); 6] = [
            ("« ", "«\u{A0}"),
            (" »", "\u{A0}»"),
            (" :", "\u{A0}:"),
            (" ;", "\u{A0};"),
            (" ?", "\u{A0}?"),
            (" !", "\u{A0}!"),
        ];
        let curved = |text: String| text.replace('\'', "’");
        let fr = FRENCH_SPACES
            .iter()
            .fold(curved(self.fr), |text, (plain, set)| text.replace(plain, set));
        Self {
            fr,
            en: curved(self.en),
        }
    }

    /// The text in that language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }
}

impl Sources {
    /// Adds a file, of words, of rules or of both. What is wrong with a part goes to `problems`, and that part is left out;
    /// the others are kept.
    pub fn add(&mut self, file: &File, problems: &mut Vec<Problem>) {
        let (root, errors) = DeTable::parse_recoverable(&file.text);
        let lines = &Lines::of(file);
        problems.extend(errors.iter().map(|error| problem(lines, None, error)));
        let mut defaults = RuleToml::default();
        let (mut groups, mut tables, mut rules) = (Vec::new(), Vec::new(), Vec::new());
        for (key, value) in root.into_inner() {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("words", DeValue::Array(_)) => groups.extend(items(value)),
                ("forms", DeValue::Array(_)) => tables.extend(items(value)),
                ("rule", DeValue::Array(_)) => rules.extend(items(value)),
                ("defaults", _) => match RuleToml::deserialize(ValueDeserializer::from(value)) {
                    Ok(read) => defaults = read,
                    Err(error) => problems.push(problem(lines, None, &error)),
                },
                ("mute", _) => match Vec::deserialize(ValueDeserializer::from(value)) {
                    Ok(names) => self.muted.extend(patterns(lines, names)),
                    Err(error) => problems.push(problem(lines, None, &error)),
                },
                // Whoever chose the files has heeded it.
                ("language", DeValue::String(_)) => {}
                _ => {
                    let message = format!(
                        "`{name}`: `[[rule]]`, `[defaults]`, `[[words]]`, `[[forms]]`, `mute = [\"…\"]` or `language = \"…\"` expected"
                    );
                    problems.push(lines.place(key.span().start).problem(None, message));
                }
            }
        }
        for (place, group) in read_each::<WordsToml>(lines, groups, problems) {
            self.groups.push(WordGroup {
                place,
                pos: group.pos,
                classes: group.classes,
                tags: group.tags,
                words: words(&group.list),
                plain: patterns(lines, group.plain),
            });
        }
        for (place, forms) in read_each::<FormsToml>(lines, tables, problems) {
            let table = forms.table.into_iter().map(|(form, tags)| match tags {
                OneOrMore::One(tags) => (form, vec![tags]),
                OneOrMore::More(tags) => (form, tags),
            });
            self.tables.push(FormTable {
                place,
                lemma: forms.lemma,
                pos: forms.pos,
                classes: forms.classes,
                table: table.collect(),
            });
        }
        for item in rules {
            let place = lines.place(item.span().start);
            let id = item
                .get_ref()
                .get("id")
                .and_then(|id| id.get_ref().as_str().map(str::to_owned));
            match RuleToml::deserialize(ValueDeserializer::from(item)) {
                Ok(rule) => match complete(lines, place.clone(), rule, &defaults) {
                    Ok(rule) => self.rules.push(rule),
                    Err(message) => problems.push(place.problem(id.as_deref(), message)),
                },
                Err(error) => problems.push(problem(lines, id.as_deref(), &error)),
            }
        }
    }
}

/// The items of an array.
fn items(value: Spanned<DeValue<'_>>) -> impl Iterator<Item = Spanned<DeValue<'_>>> {
    match value.into_inner() {
        DeValue::Array(items) => Some(items),
        _ => None,
    }
    .into_iter()
    .flatten()
}

/// Each item with where it begins; those that cannot be read go to `problems`.
fn read_each<T: serde::de::DeserializeOwned>(
    lines: &Lines<'_>,
    items: Vec<Spanned<DeValue<'_>>>,
    problems: &mut Vec<Problem>,
) -> Vec<(Place, T)> {
    let mut read = Vec::with_capacity(items.len());
    for item in items {
        let place = lines.place(item.span().start);
        match T::deserialize(ValueDeserializer::from(item)) {
            Ok(item) => read.push((place, item)),
            Err(error) => problems.push(problem(lines, None, &error)),
        }
    }
    read
}

/// What the TOML reader says, where it says it.
fn problem(lines: &Lines<'_>, rule: Option<&str>, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    lines.place(offset).problem(rule, error.message().replace('\n', " "))
}

fn patterns(lines: &Lines<'_>, patterns: Vec<Spanned<String>>) -> Patterns {
    patterns
        .into_iter()
        .map(|pattern| (lines.place(pattern.span().start), pattern.into_inner()))
        .collect()
}

/// The words of a list, comments taken out.
fn words(list: &str) -> Vec<(String, Option<String>)> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .flat_map(str::split_whitespace)
        .map(|word| match word.split_once(':') {
            Some((word, model)) => (word.to_owned(), Some(model.to_owned())),
            None => (word.to_owned(), None),
        })
        .collect()
}

/// A rule with the defaults of its file filled in.
fn complete(lines: &Lines<'_>, place: Place, rule: RuleToml, defaults: &RuleToml) -> Result<RuleSource, String> {
    let text = |own: Option<TextToml>, default: &Option<TextToml>, name: &str| {
        own.or_else(|| default.clone())
            .and_then(TextToml::finish)
            .ok_or_else(|| format!("`{name}.fr` and `{name}.en`, or one of them, expected"))
    };
    Ok(RuleSource {
        id: rule.id.ok_or("`id` expected")?,
        technique: rule.technique.or(defaults.technique).ok_or("`technique` expected")?,
        strength: rule
            .strength
            .or(defaults.strength)
            .ok_or("`strength` expected: note, mark or strong")?,
        patterns: patterns(lines, rule.patterns),
        detector: rule.detector,
        except: patterns(lines, defaults.except.iter().cloned().chain(rule.except).collect()),
        unless: patterns(lines, defaults.unless.iter().cloned().chain(rule.unless).collect()),
        needs: patterns(lines, rule.needs),
        lower: patterns(lines, rule.lower),
        raise: patterns(lines, rule.raise),
        voice: rule.voice.or(defaults.voice).unwrap_or_default(),
        blocks: rule.blocks.or(defaults.blocks).unwrap_or_default(),
        negated: rule.negated.or(defaults.negated).unwrap_or_default(),
        alone: rule.alone.or(defaults.alone).unwrap_or_default(),
        reason: text(rule.reason, &defaults.reason, "reason")?,
        question: text(rule.question, &defaults.question, "question")?,
        fine_when: text(rule.fine_when, &defaults.fine_when, "fine_when")?,
        plainer: rule.plainer.and_then(TextToml::finish),
        source: rule
            .source
            .or_else(|| defaults.source.clone())
            .ok_or("`source` expected")?,
        examples: rule.examples,
        counterexamples: rule.counterexamples,
        place,
    })
}
