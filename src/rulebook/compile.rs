//! From the files of a rulebook to its tables.
//!
//! Every pattern becomes a short program for the machine in `analysis::matcher`, and is filed under its *anchor*: the word it
//! cannot do without that is rarest in prose. A text then costs nothing where no anchor stands, however many rules there are.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::compiled::{Alternative, CompiledRule, Filed, Guard, PLAIN, RuleText, Stretch, Tables};
use super::dictionary::DictionaryBytes;
use super::frequency;
use super::lexicon::{Laid, Lexicon};
use super::mistake::Mistake;
use super::pattern::{self, Mark, Step, Test, Word};
use super::source::{File, Patterns, Place, Problem, RuleSource, Sources};
use super::tags::Tags;
use crate::language::Language;
use crate::text::token::tokenise;

mod anchor;
mod emit;
mod extend;

pub use extend::extend;

/// A compiled rulebook, ready to be written down.
#[derive(Debug)]
pub struct Compiled {
    /// Everything but the forms.
    pub tables: Tables,
    /// The dictionary.
    pub dictionary: DictionaryBytes,
}

/// Detectors written in Rust that a rule can be tied to.
pub const DETECTORS: [&str; 3] = ["scare-quotes", "repetition", "refrain"];

/// The most tokens a pattern can take: its code stays small, and so does the stretch of text that it looks at.
const MAX_REACH: usize = 40;

/// Compiles the files of one language. What is wrong is told in the second part; the rest is compiled all the same.
///
/// # Errors
/// None of the files': only what the dictionary's builder says.
pub fn compile(language: Language, lexicon: &[File], rules: &[File]) -> Result<(Compiled, Vec<Problem>), fst::Error> {
    let mut compiler = Compiler::new(language, Lexicon::new(language), Tables::default());
    let files = || lexicon.iter().chain(rules);
    let mut problems = compiler.take(files());
    for (place, id) in &compiler.muted {
        problems.push(place.problem(Some(id), Mistake::MutedHere));
    }
    let classes = u8::try_from(compiler.words.classes()).unwrap_or(u8::MAX);
    compiler.tables.class_costs = (0..classes).map(|class| compiler.class_cost(class)).collect();
    let (mut tables, laid) = compiler.finish();
    let named = files().flat_map(|file| [file.name.as_str(), file.text.as_str()]);
    tables.fingerprint = fingerprint(FNV_BASIS, named);
    let dictionary = DictionaryBytes::build(&laid.forms)?;
    Ok((Compiled { tables, dictionary }, problems))
}

/// Where FNV-1a begins.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over texts, each with an end.
fn fingerprint<'a>(seed: u64, texts: impl Iterator<Item = &'a str>) -> u64 {
    texts.flat_map(|text| text.bytes().chain([0])).fold(seed, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

struct Compiler<'a> {
    language: Language,
    words: Lexicon<'a>,
    tables: Tables,
    elements: FxHashMap<Vec<Alternative>, u32>,
    /// How common the words of a class are, by its number.
    costs: FxHashMap<u8, u32>,
    /// How common the commonest words are.
    common: FxHashMap<&'static str, u32>,
    /// Names of rules below that are not to hold.
    muted: Patterns,
}

/// How far the tables had come.
struct Reached {
    code: usize,
    patterns: usize,
    conditions: usize,
    index: usize,
    rules: usize,
}

impl Reached {
    fn of(tables: &Tables) -> Self {
        Self {
            code: tables.code.len(),
            patterns: tables.patterns.len(),
            conditions: tables.conditions.len(),
            index: tables.index.len(),
            rules: tables.rules.len(),
        }
    }

    /// Takes back what came after.
    fn back(&self, tables: &mut Tables) {
        tables.code.truncate(self.code);
        tables.patterns.truncate(self.patterns);
        tables.conditions.truncate(self.conditions);
        tables.condition_texts.truncate(self.conditions);
        tables.index.truncate(self.index);
        tables.rules.truncate(self.rules);
    }
}

/// A pattern that parsed, with where it stands and whose it is.
struct Parsed {
    place: Place,
    text: String,
    steps: Vec<Step>,
}

impl<'a> Compiler<'a> {
    fn new(language: Language, words: Lexicon<'a>, tables: Tables) -> Self {
        Self {
            language,
            words,
            tables,
            elements: FxHashMap::default(),
            costs: FxHashMap::default(),
            common: frequency::common(language),
            muted: Patterns::new(),
        }
    }

    /// Compiles files, and tells what is wrong in them.
    fn take<'f>(&mut self, files: impl Iterator<Item = &'f File>) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut sources = Sources::default();
        for file in files {
            sources.add(file, &mut problems);
        }
        for table in &sources.tables {
            self.words.add_table(table, &mut problems);
        }
        for group in &sources.groups {
            self.words.add_group(group, &mut problems);
        }
        self.run(&sources, &mut problems);
        self.muted = sources.muted;
        problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        problems
    }

    /// The tables, and the words, which are not in them yet where there is no dictionary to hold their forms.
    fn finish(self) -> (Tables, Laid) {
        let Self { words, mut tables, .. } = self;
        let mut laid = words.finish();
        tables.classes = std::mem::take(&mut laid.classes);
        tables.lemmas = std::mem::take(&mut laid.lemmas);
        tables.kinds = std::mem::take(&mut laid.kinds);
        // What is there already is in order, and costs a sort next to nothing.
        tables.index.sort();
        tables.settle();
        (tables, laid)
    }

    fn run(&mut self, sources: &Sources, problems: &mut Vec<Problem>) {
        let plain: Vec<Parsed> = sources
            .groups
            .iter()
            .flat_map(|group| self.parse(&group.plain, None, problems))
            .collect();
        let mut rules = Vec::new();
        let mut seen = BTreeSet::new();
        for rule in &sources.rules {
            if !seen.insert(rule.id.as_str()) {
                problems.push(rule.place.problem(Some(&rule.id), Mistake::TakenId));
                continue;
            }
            if let Some(mistake) = self.flaw(rule) {
                problems.push(rule.place.problem(Some(&rule.id), mistake));
                continue;
            }
            let told = problems.len();
            let parsed = [
                &rule.patterns,
                &rule.except,
                &rule.unless,
                &rule.needs,
                &rule.lower,
                &rule.raise,
            ]
            .map(|patterns| self.parse(patterns, Some(&rule.id), problems));
            rules.push((rule, parsed, problems.len() == told));
        }
        // Words that patterns add with their part of speech come first: another pattern may name them without it.
        for parsed in plain
            .iter()
            .chain(rules.iter().flat_map(|(_, lists, _)| lists.iter().flatten()))
        {
            self.add_words(&parsed.steps);
        }
        for parsed in &plain {
            if let Err(mistake) = self.file_pattern(parsed, PLAIN, &mut Vec::new()) {
                problems.push(parsed.place.problem(None, mistake));
            }
        }
        for (source, [patterns, except, unless, needs, lower, raise], parsed) in rules {
            let (before, told) = (Reached::of(&self.tables), problems.len());
            self.rule(source, &patterns, [&except, &unless, &needs, &lower, &raise], problems);
            // A rule of which a part is wrong would do something else than it says.
            if !parsed || problems.len() > told {
                before.back(&mut self.tables);
            }
        }
    }

    fn parse(&self, patterns: &Patterns, rule: Option<&str>, problems: &mut Vec<Problem>) -> Vec<Parsed> {
        let mut parsed = Vec::new();
        for (place, text) in patterns {
            match pattern::parse(text) {
                Ok(steps) => parsed.push(Parsed {
                    place: place.clone(),
                    text: text.clone(),
                    steps: self.split_words(steps),
                }),
                Err(mistake) => {
                    let pattern = text.clone();
                    problems.push(place.problem(rule, Mistake::Pattern { pattern, mistake }));
                }
            }
        }
        parsed
    }

    /// What a rule lacks, whatever its patterns.
    fn flaw(&self, rule: &RuleSource) -> Option<Mistake> {
        let prefix = format!("{}-", self.language.code());
        if !rule.id.starts_with(&prefix)
            || !rule
                .id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        {
            return Some(Mistake::Id(prefix));
        }
        match (&rule.detector, rule.patterns.is_empty()) {
            (None, true) => Some(Mistake::NoPatterns),
            (Some(_), false) => Some(Mistake::PatternsAndDetector),
            (Some(name), true) if !DETECTORS.contains(&name.as_str()) => Some(Mistake::UnknownDetector {
                detector: name.clone(),
                detectors: &DETECTORS,
            }),
            _ => None,
        }
    }

    /// A word that the text would have as several tokens becomes several steps.
    fn split_words(&self, steps: Vec<Step>) -> Vec<Step> {
        let mut split = Vec::with_capacity(steps.len());
        for step in steps {
            match step {
                Step::Take(tests) => match self.pieces(&tests) {
                    Some(pieces) => split.extend(pieces),
                    None => split.push(Step::Take(tests)),
                },
                Step::Group(branches) => {
                    split.push(Step::Group(
                        branches.into_iter().map(|branch| self.split_words(branch)).collect(),
                    ));
                }
                Step::Optional(inner) => split.push(Step::Optional(self.split_words(inner))),
                Step::Not(inner) => split.push(Step::Not(self.split_words(inner))),
                Step::Marked(inner) => split.push(Step::Marked(self.split_words(inner))),
                Step::Capture(name, inner) => split.push(Step::Capture(name, self.split_words(inner))),
                other => split.push(other),
            }
        }
        split
    }

    /// The steps of a choice of which some word is several tokens in a text; nothing where none is.
    fn pieces(&self, tests: &[Test]) -> Option<Vec<Step>> {
        let split = |test: &Test| {
            let (Some(Word::Lemma(word) | Word::Form(word)), true) = (&test.word, test.need.is_empty()) else {
                return Vec::new();
            };
            let mut parts = Vec::new();
            tokenise(word, 0, self.language, &mut |token| {
                parts.push(token.span.of(word).to_owned());
            });
            parts
        };
        let exact = |part| {
            Step::Take(vec![Test {
                word: Some(Word::Form(part)),
                ..Test::default()
            }])
        };
        let mut several = false;
        let mut branches = Vec::with_capacity(tests.len());
        for test in tests {
            let parts = split(test);
            if parts.len() > 1 {
                several = true;
                branches.push(parts.into_iter().map(exact).collect());
            } else {
                branches.push(vec![Step::Take(vec![test.clone()])]);
            }
        }
        match (several, branches.len()) {
            (false, _) => None,
            (true, 1) => branches.pop(),
            (true, _) => Some(vec![Step::Group(branches)]),
        }
    }

    fn add_words(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::Take(tests) => {
                    for test in tests {
                        let Some(Word::Lemma(word)) = &test.word else { continue };
                        let pos = test.need.and(Tags::POS);
                        if pos.0.is_power_of_two() && pos != Tags::NAME {
                            // A wrong model cannot be named here, so nothing can go wrong.
                            let _ =
                                self.words
                                    .add_word(word, pos, None, Tags::NONE, &super::compiled::ClassSet::default());
                        }
                    }
                }
                Step::Group(branches) => branches.iter().for_each(|branch| self.add_words(branch)),
                Step::Optional(inner) | Step::Not(inner) | Step::Marked(inner) | Step::Capture(_, inner) => {
                    self.add_words(inner);
                }
                _ => {}
            }
        }
    }

    fn rule(
        &mut self,
        source: &RuleSource,
        patterns: &[Parsed],
        conditions: [&[Parsed]; 5],
        problems: &mut Vec<Problem>,
    ) {
        let number = u32::try_from(self.tables.rules.len()).unwrap_or(PLAIN - 1);
        let mut captures = Vec::new();
        for parsed in patterns {
            if let Err(mistake) = self.file_pattern(parsed, number, &mut captures) {
                problems.push(parsed.place.problem(Some(&source.id), mistake));
            }
        }
        let [except, unless, needs, lower, raise] = conditions.map(|list| {
            let start = self.tables.conditions.len();
            for parsed in list {
                match self.program(&parsed.steps, number, &mut Vec::new()) {
                    Ok((pattern, _)) => {
                        self.tables.conditions.push(pattern);
                        self.tables.condition_texts.push(parsed.text.clone());
                    }
                    Err(mistake) => problems.push(parsed.place.problem(Some(&source.id), mistake)),
                }
            }
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Stretch {
                start: number(start),
                end: number(self.tables.conditions.len()),
            }
        });
        for (field, text) in [("reason.fr", &source.reason.fr), ("reason.en", &source.reason.en)] {
            if let Some(unknown) =
                placeholders(text).find(|place| *place != "text" && !captures.iter().any(|c| c == place))
            {
                let name = unknown.to_owned();
                let mistake = Mistake::UnkeptName { field, name };
                problems.push(source.place.problem(Some(&source.id), mistake));
            }
        }
        self.tables.rules.push(CompiledRule {
            text: RuleText {
                id: source.id.clone(),
                technique: source.technique,
                strength: source.strength,
                file: source.place.file.clone(),
                line: u32::try_from(source.place.line).unwrap_or(u32::MAX),
                patterns: source.patterns.iter().map(|(_, text)| text.clone()).collect(),
                detector: source.detector.clone(),
                reason: source.reason.clone(),
                question: source.question.clone(),
                fine_when: source.fine_when.clone(),
                plainer: source.plainer.clone(),
                source: source.source.clone(),
                captures,
                examples: source.examples.clone(),
                counterexamples: source.counterexamples.clone(),
                record: None,
            },
            except,
            unless,
            needs,
            lower,
            raise,
            voice: source.voice,
            blocks: source.blocks,
            negated: source.negated,
            alone: source.alone,
        });
    }

    /// Compiles a pattern and files it under its anchor; one that begins with many alternatives as a pattern each.
    fn file_pattern(&mut self, parsed: &Parsed, rule: u32, captures: &mut Vec<String>) -> Result<(), Mistake> {
        match apart(&parsed.steps) {
            Some(patterns) => patterns
                .iter()
                .try_for_each(|steps| self.file_steps(steps, rule, captures)),
            None => self.file_steps(&parsed.steps, rule, captures),
        }
    }

    fn file_steps(&mut self, steps: &[Step], rule: u32, captures: &mut Vec<String>) -> Result<(), Mistake> {
        let (pattern, anchor) = self.program(steps, rule, captures)?;
        let anchor = anchor.ok_or(Mistake::NothingCertain)?;
        let number = u32::try_from(self.tables.patterns.len()).map_err(|_| Mistake::TooManyPatterns)?;
        self.tables.patterns.push(pattern);
        for key in anchor.keys {
            self.tables.index.push(Filed {
                anchor: key.anchor,
                element: key.element,
                pattern: number,
                before: key.before,
                opening: begins_sentence(steps),
                guard: key.guard.map_or(Guard::NONE, |(_, guard)| guard),
            });
        }
        Ok(())
    }
}

/// How many alternatives at the beginning of a pattern make it worth having each as a pattern of its own: it is then tried at
/// its own rarest word, and the machine need not look for it among the others.
const FEWEST_APART: usize = 32;

/// A pattern as several, one for each alternative that it begins with; nothing where they are few, or where one of them could
/// not stand alone.
fn apart(steps: &[Step]) -> Option<Vec<Vec<Step>>> {
    let at = steps.iter().position(|step| *step != Step::Start)?;
    let (before, after) = (steps.get(..at)?, steps.get(at + 1..)?);
    let stands = |branch: &Vec<Step>| {
        matches!(branch.first(), Some(Step::Take(_) | Step::Mark(_)))
            && !matches!(branch.last(), Some(Step::Gap { .. }))
    };
    let firsts: Vec<Vec<Step>> = match steps.get(at)? {
        Step::Group(branches) if branches.len() >= FEWEST_APART && branches.iter().all(stands) => branches.clone(),
        Step::Marked(inner) => apart(inner)?.into_iter().map(|one| vec![Step::Marked(one)]).collect(),
        Step::Capture(name, inner) => apart(inner)?
            .into_iter()
            .map(|one| vec![Step::Capture(name.clone(), one)])
            .collect(),
        _ => return None,
    };
    let whole = |first: Vec<Step>| {
        before
            .iter()
            .cloned()
            .chain(first)
            .chain(after.iter().cloned())
            .collect()
    };
    Some(firsts.into_iter().map(whole).collect())
}

/// Whether a pattern can only start where a sentence does.
fn begins_sentence(steps: &[Step]) -> bool {
    match steps.first() {
        Some(Step::Start) => true,
        Some(Step::Marked(inner) | Step::Capture(_, inner)) => begins_sentence(inner),
        _ => false,
    }
}

/// The names between braces in a template.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Marks that end a sentence, for the machine's `End`.
pub const FINAL_MARKS: [Mark; 4] = [Mark::Stop, Mark::Question, Mark::Exclamation, Mark::Ellipsis];
