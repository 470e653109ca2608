//! The files a rulebook is written in: lexicons and rules in TOML, as `assets/README.md` documents them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::taxonomy::{Strength, Technique};

/// A file of a rulebook: the name to show in messages, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, as messages show it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// The 1-based line of a byte offset.
    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|&byte| byte == b'\n').count()
    }
}

/// A mistake in a file of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, 1 for the first.
    pub line: usize,
    /// The rule, where it is in one.
    pub rule: Option<String>,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
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
#[serde(deny_unknown_fields)]
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

/// Patterns with where each stands.
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LexiconToml {
    #[serde(default)]
    words: Vec<Spanned<WordsToml>>,
    #[serde(default)]
    forms: Vec<Spanned<FormsToml>>,
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
    reason: Option<Bilingual>,
    question: Option<Bilingual>,
    fine_when: Option<Bilingual>,
    plainer: Option<Bilingual>,
    source: Option<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counterexamples: Vec<String>,
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
    pub fn get(&self, language: crate::language::Language) -> &str {
        match language {
            crate::language::Language::French => &self.fr,
            crate::language::Language::English => &self.en,
        }
    }
}

impl Sources {
    /// Adds a lexicon file; what is wrong with it goes to `problems`, and the rest of it is kept.
    pub fn add_lexicon(&mut self, file: &File, problems: &mut Vec<Problem>) {
        let Some(parsed) = parse::<LexiconToml>(file, problems) else {
            return;
        };
        for group in parsed.words {
            let place = place(file, group.span().start);
            let group = group.into_inner();
            self.groups.push(WordGroup {
                place,
                pos: group.pos,
                classes: group.classes,
                tags: group.tags,
                words: words(&group.list),
                plain: patterns(file, group.plain),
            });
        }
        for forms in parsed.forms {
            let place = place(file, forms.span().start);
            let forms = forms.into_inner();
            let table = forms
                .table
                .into_iter()
                .map(|(form, tags)| match tags {
                    OneOrMore::One(tags) => (form, vec![tags]),
                    OneOrMore::More(tags) => (form, tags),
                })
                .collect();
            self.tables.push(FormTable {
                place,
                lemma: forms.lemma,
                pos: forms.pos,
                classes: forms.classes,
                table,
            });
        }
    }

    /// Adds a rule file. What is wrong with a rule goes to `problems`, and that rule is left out; the others are kept.
    pub fn add_rules(&mut self, file: &File, problems: &mut Vec<Problem>) {
        let (root, errors) = DeTable::parse_recoverable(&file.text);
        problems.extend(errors.iter().map(|error| problem(file, None, error)));
        let mut defaults = RuleToml::default();
        let mut rules = Vec::new();
        for (key, value) in root.into_inner() {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("defaults", _) => match RuleToml::deserialize(ValueDeserializer::from(value)) {
                    Ok(read) => defaults = read,
                    Err(error) => problems.push(problem(file, None, &error)),
                },
                ("rule", DeValue::Array(_)) => rules.push(value),
                _ => {
                    let message = format!("`{}`: `[defaults]` or `[[rule]]` expected", key.get_ref());
                    problems.push(place(file, key.span().start).problem(None, message));
                }
            }
        }
        let items = rules.into_iter().filter_map(|rules| match rules.into_inner() {
            DeValue::Array(items) => Some(items),
            _ => None,
        });
        for item in items.flatten() {
            let place = place(file, item.span().start);
            let id = item
                .get_ref()
                .get("id")
                .and_then(|id| id.get_ref().as_str().map(str::to_owned));
            match RuleToml::deserialize(ValueDeserializer::from(item)) {
                Ok(rule) => match complete(file, place.clone(), rule, &defaults) {
                    Ok(rule) => self.rules.push(rule),
                    Err(message) => problems.push(place.problem(id.as_deref(), message)),
                },
                Err(error) => problems.push(problem(file, id.as_deref(), &error)),
            }
        }
    }
}

/// What the TOML reader says, where it says it.
fn problem(file: &File, rule: Option<&str>, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    place(file, offset).problem(rule, error.message().replace('\n', " "))
}

fn parse<T: serde::de::DeserializeOwned>(file: &File, problems: &mut Vec<Problem>) -> Option<T> {
    match toml::from_str(&file.text) {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            problems.push(problem(file, None, &error));
            None
        }
    }
}

fn place(file: &File, offset: usize) -> Place {
    Place {
        file: file.name.clone(),
        line: file.line(offset),
    }
}

fn patterns(file: &File, patterns: Vec<Spanned<String>>) -> Patterns {
    patterns
        .into_iter()
        .map(|pattern| (place(file, pattern.span().start), pattern.into_inner()))
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
fn complete(file: &File, place: Place, rule: RuleToml, defaults: &RuleToml) -> Result<RuleSource, String> {
    let text = |own: Option<Bilingual>, default: &Option<Bilingual>, name: &str| {
        own.or_else(|| default.clone())
            .map(Bilingual::typeset)
            .ok_or_else(|| format!("`{name}.fr` and `{name}.en` expected"))
    };
    Ok(RuleSource {
        id: rule.id.ok_or("`id` expected")?,
        technique: rule.technique.or(defaults.technique).ok_or("`technique` expected")?,
        strength: rule
            .strength
            .or(defaults.strength)
            .ok_or("`strength` expected: note, mark or strong")?,
        patterns: patterns(file, rule.patterns),
        detector: rule.detector,
        except: patterns(file, defaults.except.iter().cloned().chain(rule.except).collect()),
        unless: patterns(file, defaults.unless.iter().cloned().chain(rule.unless).collect()),
        needs: patterns(file, rule.needs),
        lower: patterns(file, rule.lower),
        raise: patterns(file, rule.raise),
        voice: rule.voice.or(defaults.voice).unwrap_or_default(),
        blocks: rule.blocks.or(defaults.blocks).unwrap_or_default(),
        negated: rule.negated.or(defaults.negated).unwrap_or_default(),
        alone: rule.alone.or(defaults.alone).unwrap_or_default(),
        reason: text(rule.reason, &defaults.reason, "reason")?,
        question: text(rule.question, &defaults.question, "question")?,
        fine_when: text(rule.fine_when, &defaults.fine_when, "fine_when")?,
        plainer: rule.plainer.map(Bilingual::typeset),
        source: rule
            .source
            .or_else(|| defaults.source.clone())
            .ok_or("`source` expected")?,
        examples: rule.examples,
        counterexamples: rule.counterexamples,
        place,
    })
}
