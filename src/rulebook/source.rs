//! The files a rulebook is written in: lexicons and rules in TOML, as `assets/README.md` documents them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, Shape};
use crate::language::Language;
use crate::taxonomy::{Strength, Technique};

mod fields;

use fields::Fields;

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
        place.problem(None, Mistake::NoLanguage)
    })
}

/// A mistake in a file of a rulebook, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, 1 for the first, or 0 where the whole file is meant.
    pub line: usize,
    /// The rule, where it is in one.
    pub rule: Option<String>,
    /// What is wrong.
    pub mistake: Mistake,
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
    pub fn problem(&self, rule: Option<&str>, mistake: Mistake) -> Problem {
        Problem {
            file: self.file.clone(),
            line: self.line,
            rule: rule.map(str::to_owned),
            mistake,
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

/// A rule or the defaults of a file as they are written, every field of them optional.
#[derive(Default)]
struct Written {
    id: Option<String>,
    technique: Option<Technique>,
    strength: Option<Strength>,
    patterns: Patterns,
    detector: Option<String>,
    except: Patterns,
    unless: Patterns,
    needs: Patterns,
    lower: Patterns,
    raise: Patterns,
    voice: Option<VoiceCondition>,
    blocks: Option<BlockCondition>,
    negated: Option<NegationCondition>,
    alone: Option<AloneCondition>,
    reason: Option<Text>,
    question: Option<Text>,
    fine_when: Option<Text>,
    plainer: Option<Text>,
    source: Option<String>,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

/// A text in one language or both.
#[derive(Clone)]
struct Text {
    fr: Option<String>,
    en: Option<String>,
}

impl Text {
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
        problems.extend(errors.iter().map(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let detail = error.message().replace('\n', " ");
            lines.place(offset).problem(None, Mistake::Toml(detail))
        }));
        let mut defaults = Written::default();
        let mut rules = Vec::new();
        for (key, value) in root.into_inner() {
            let name = key.get_ref().as_ref();
            let value = fields::located(&key, value);
            match (name, value.get_ref()) {
                ("words", DeValue::Array(_)) => {
                    for (place, item) in items(value, lines) {
                        let fields = Fields::of("words", item, lines, None, problems);
                        self.groups.extend(fields.and_then(|fields| word_group(place, fields)));
                    }
                }
                ("forms", DeValue::Array(_)) => {
                    for (place, item) in items(value, lines) {
                        let fields = Fields::of("forms", item, lines, None, problems);
                        self.tables.extend(fields.and_then(|fields| form_table(place, fields)));
                    }
                }
                // They take the defaults, which may stand below.
                ("rule", DeValue::Array(_)) => rules.extend(items(value, lines)),
                ("defaults", _) => {
                    let fields = Fields::of("defaults", value, lines, None, problems);
                    defaults = fields.and_then(written).unwrap_or_default();
                }
                ("mute", _) => self.muted.extend(fields::texts("mute", value, lines, None, problems)),
                // Whoever chose the files has heeded it.
                ("language", DeValue::String(_)) => {}
                _ => {
                    let place = lines.place(key.span().start);
                    problems.push(place.problem(None, Mistake::UnknownPart(name.to_owned())));
                }
            }
        }
        for (place, item) in rules {
            let id = item
                .get_ref()
                .get("id")
                .and_then(|id| id.get_ref().as_str().map(str::to_owned));
            let fields = Fields::of("rule", item, lines, id.as_deref(), problems);
            let Some(rule) = fields.and_then(written) else { continue };
            match complete(place.clone(), rule, &defaults) {
                Ok(rule) => self.rules.push(rule),
                Err(mistake) => problems.push(place.problem(id.as_deref(), mistake)),
            }
        }
    }
}

/// The items of an array, with where each begins.
fn items<'f>(value: Spanned<DeValue<'f>>, lines: &Lines<'_>) -> Vec<(Place, Spanned<DeValue<'f>>)> {
    let DeValue::Array(items) = value.into_inner() else {
        return Vec::new();
    };
    items
        .into_iter()
        .map(|item| (lines.place(item.span().start), item))
        .collect()
}

/// A group of words; nothing where a field of it is wrong.
fn word_group(place: Place, mut fields: Fields<'_, '_>) -> Option<WordGroup> {
    let (pos, list) = (fields.required_text("pos"), fields.required_text("list"));
    let group = WordGroup {
        place,
        pos: pos.unwrap_or_default(),
        classes: without_places(fields.texts("classes")),
        tags: without_places(fields.texts("tags")),
        words: words(&list.unwrap_or_default()),
        plain: fields.texts("plain"),
    };
    fields.end().then_some(group)
}

/// A word with its forms; nothing where a field is wrong.
fn form_table(place: Place, mut fields: Fields<'_, '_>) -> Option<FormTable> {
    let (lemma, pos) = (fields.required_text("lemma"), fields.required_text("pos"));
    let table = FormTable {
        place,
        lemma: lemma.unwrap_or_default(),
        pos: pos.unwrap_or_default(),
        classes: without_places(fields.texts("classes")),
        table: fields.required_table("table"),
    };
    fields.end().then_some(table)
}

/// A rule or the defaults of a file; nothing where a field is wrong.
fn written(mut fields: Fields<'_, '_>) -> Option<Written> {
    let written = Written {
        id: fields.text("id"),
        technique: fields.technique(),
        strength: fields.choice("strength"),
        patterns: fields.texts("patterns"),
        detector: fields.text("detector"),
        except: fields.texts("except"),
        unless: fields.texts("unless"),
        needs: fields.texts("needs"),
        lower: fields.texts("lower"),
        raise: fields.texts("raise"),
        voice: fields.choice("voice"),
        blocks: fields.choice("blocks"),
        negated: fields.choice("negated"),
        alone: fields.choice("alone"),
        reason: fields.bilingual("reason"),
        question: fields.bilingual("question"),
        fine_when: fields.bilingual("fine_when"),
        plainer: fields.bilingual("plainer"),
        source: fields.text("source"),
        examples: without_places(fields.texts("examples")),
        counterexamples: without_places(fields.texts("counterexamples")),
    };
    fields.end().then_some(written)
}

fn without_places(texts: Patterns) -> Vec<String> {
    texts.into_iter().map(|(_, text)| text).collect()
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
fn complete(place: Place, rule: Written, defaults: &Written) -> Result<RuleSource, Mistake> {
    let text = |own: Option<Text>, default: &Option<Text>, name| {
        own.or_else(|| default.clone())
            .and_then(Text::finish)
            .ok_or(Mistake::MissingText(name))
    };
    let with_defaults = |default: &Patterns, own| default.iter().cloned().chain::<Patterns>(own).collect();
    Ok(RuleSource {
        id: rule.id.ok_or(Mistake::Missing("id"))?,
        technique: rule
            .technique
            .or(defaults.technique)
            .ok_or(Mistake::Missing("technique"))?,
        strength: rule.strength.or(defaults.strength).ok_or(Mistake::MissingChoice {
            field: "strength",
            choices: fields::choices::<Strength>(),
        })?,
        patterns: rule.patterns,
        detector: rule.detector,
        except: with_defaults(&defaults.except, rule.except),
        unless: with_defaults(&defaults.unless, rule.unless),
        needs: rule.needs,
        lower: rule.lower,
        raise: rule.raise,
        voice: rule.voice.or(defaults.voice).unwrap_or_default(),
        blocks: rule.blocks.or(defaults.blocks).unwrap_or_default(),
        negated: rule.negated.or(defaults.negated).unwrap_or_default(),
        alone: rule.alone.or(defaults.alone).unwrap_or_default(),
        reason: text(rule.reason, &defaults.reason, "reason")?,
        question: text(rule.question, &defaults.question, "question")?,
        fine_when: text(rule.fine_when, &defaults.fine_when, "fine_when")?,
        plainer: rule.plainer.and_then(Text::finish),
        source: rule
            .source
            .or_else(|| defaults.source.clone())
            .ok_or(Mistake::Missing("source"))?,
        examples: rule.examples,
        counterexamples: rule.counterexamples,
        place,
    })
}
