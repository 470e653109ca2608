//! From the files of a rulebook to its tables.
//!
//! Every pattern becomes a short program for the machine in `analysis::matcher`, and is filed under its *anchor*: the word it
//! cannot do without that is rarest in prose. A text then costs nothing where no anchor stands, however many rules there are.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::compiled::{
    Alternative, Anchor, CompiledRule, Element, Filed, MARK_SLOTS, MAX_CAPTURES, NO_CLASS, NO_ELEMENT, NO_LEMMA, Op,
    PLAIN, Pattern, RuleText, Stretch, Tables,
};
use super::dictionary::DictionaryBytes;
use super::lexicon::{GRAMMATICAL, Laid, Lexicon};
use super::pattern::{self, Mark, Step, Test, Word};
use super::source::{File, Patterns, Place, Problem, RuleSource, Sources};
use super::tags::Tags;
use crate::language::Language;
use crate::text::fold::fold;
use crate::text::token::tokenise;

/// A compiled rulebook, ready to be written down.
#[derive(Debug)]
pub struct Compiled {
    /// Everything but the forms.
    pub tables: Tables,
    /// The dictionary.
    pub dictionary: DictionaryBytes,
}

/// Detectors written in Rust that a rule can be tied to.
pub const DETECTORS: [&str; 2] = ["scare-quotes", "repetition"];

/// The most tokens a pattern can take: its code stays small, and so does the stretch of text that it looks at.
const MAX_REACH: usize = 40;

/// Compiles the files of one language. What is wrong is told in the second part; the rest is compiled all the same.
///
/// # Errors
/// None of the files': only what the dictionary's builder says.
pub fn compile(language: Language, lexicon: &[File], rules: &[File]) -> Result<(Compiled, Vec<Problem>), fst::Error> {
    let mut problems = Vec::new();
    let mut sources = Sources::default();
    for file in lexicon {
        sources.add_lexicon(file, &mut problems);
    }
    for file in rules {
        sources.add_rules(file, &mut problems);
    }
    let mut words = Lexicon::new(language);
    for table in &sources.tables {
        words.add_table(table, &mut problems);
    }
    for group in &sources.groups {
        words.add_group(group, &mut problems);
    }
    let mut compiler = Compiler {
        language,
        words,
        tables: Tables::default(),
        elements: FxHashMap::default(),
        costs: FxHashMap::default(),
    };
    compiler.run(&sources, &mut problems);
    let Compiler { words, mut tables, .. } = compiler;
    let Laid {
        classes,
        lemmas,
        kinds,
        forms,
    } = words.finish();
    (tables.classes, tables.lemmas, tables.kinds) = (classes, lemmas, kinds);
    tables.index.sort_unstable();
    tables.fingerprint = fingerprint(lexicon.iter().chain(rules));
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok((
        Compiled {
            tables,
            dictionary: DictionaryBytes::build(&forms)?,
        },
        problems,
    ))
}

/// FNV-1a over the files' names and texts.
fn fingerprint<'a>(files: impl Iterator<Item = &'a File>) -> u64 {
    files
        .flat_map(|file| file.name.bytes().chain([0]).chain(file.text.bytes()).chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

struct Compiler {
    language: Language,
    words: Lexicon,
    tables: Tables,
    elements: FxHashMap<Vec<Alternative>, u32>,
    /// How common the words of a class are, by its number.
    costs: FxHashMap<u8, u32>,
}

/// A pattern that parsed, with where it stands and whose it is.
struct Parsed {
    place: Place,
    text: String,
    steps: Vec<Step>,
}

impl Compiler {
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
                problems.push(
                    rule.place
                        .problem(Some(&rule.id), "this id is taken by an earlier rule"),
                );
                continue;
            }
            if let Some(message) = self.flaw(rule) {
                problems.push(rule.place.problem(Some(&rule.id), message));
            }
            let parsed = [
                &rule.patterns,
                &rule.except,
                &rule.unless,
                &rule.needs,
                &rule.lower,
                &rule.raise,
            ]
            .map(|patterns| self.parse(patterns, Some(&rule.id), problems));
            rules.push((rule, parsed));
        }
        // Words that patterns add with their part of speech come first: another pattern may name them without it.
        for parsed in plain
            .iter()
            .chain(rules.iter().flat_map(|(_, lists)| lists.iter().flatten()))
        {
            self.add_words(&parsed.steps);
        }
        for parsed in &plain {
            if let Err(message) = self.file_pattern(parsed, PLAIN, &mut Vec::new()) {
                problems.push(parsed.place.problem(None, message));
            }
        }
        for (source, [patterns, except, unless, needs, lower, raise]) in rules {
            self.rule(source, &patterns, [&except, &unless, &needs, &lower, &raise], problems);
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
                Err(message) => problems.push(place.problem(rule, format!("pattern `{text}`: {message}"))),
            }
        }
        parsed
    }

    /// What a rule lacks, whatever its patterns.
    fn flaw(&self, rule: &RuleSource) -> Option<String> {
        let prefix = format!("{}-", self.language.code());
        if !rule.id.starts_with(&prefix)
            || !rule
                .id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        {
            return Some(format!(
                "an id in lower case with hyphens that begins with `{prefix}` expected"
            ));
        }
        match (&rule.detector, rule.patterns.is_empty()) {
            (None, true) => Some("`patterns` or `detector` expected".to_owned()),
            (Some(_), false) => Some("`patterns` or `detector` expected, not both".to_owned()),
            (Some(name), true) if !DETECTORS.contains(&name.as_str()) => {
                Some(format!("no detector `{name}`: {} expected", DETECTORS.join(" or ")))
            }
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
            if let Err(message) = self.file_pattern(parsed, number, &mut captures) {
                problems.push(parsed.place.problem(Some(&source.id), message));
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
                    Err(message) => problems.push(parsed.place.problem(Some(&source.id), message)),
                }
            }
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Stretch {
                start: number(start),
                end: number(self.tables.conditions.len()),
            }
        });
        for (name, text) in [("reason.fr", &source.reason.fr), ("reason.en", &source.reason.en)] {
            if let Some(unknown) =
                placeholders(text).find(|place| *place != "text" && !captures.iter().any(|c| c == place))
            {
                problems.push(source.place.problem(
                    Some(&source.id),
                    format!("{name}: `{{{unknown}}}` is kept by no pattern"),
                ));
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
            },
            except,
            unless,
            needs,
            lower,
            raise,
            voice: source.voice,
            blocks: source.blocks,
            negated: source.negated,
        });
    }

    /// Compiles a pattern and files it under its anchor.
    fn file_pattern(&mut self, parsed: &Parsed, rule: u32, captures: &mut Vec<String>) -> Result<(), String> {
        let (mut pattern, anchor) = self.program(&parsed.steps, rule, captures)?;
        let anchor =
            anchor.ok_or("nothing in this pattern is certain to be there: a word outside `?` and `..` expected")?;
        pattern.before_min = u8::try_from(anchor.before.0).unwrap_or(u8::MAX);
        pattern.before_max = u8::try_from(anchor.before.1).unwrap_or(u8::MAX);
        let number = u32::try_from(self.tables.patterns.len()).map_err(|_| "too many patterns")?;
        self.tables.patterns.push(pattern);
        for (key, element) in anchor.keys {
            self.tables.index.push(Filed {
                anchor: key,
                element,
                pattern: number,
            });
        }
        Ok(())
    }

    /// The program of a pattern, and the best anchor in it.
    ///
    /// A gap at either end would say nothing, and reach into what the pattern is not about.
    fn program(
        &mut self,
        steps: &[Step],
        rule: u32,
        captures: &mut Vec<String>,
    ) -> Result<(Pattern, Option<Candidate>), String> {
        if matches!(steps.first(), Some(Step::Gap { .. })) || matches!(steps.last(), Some(Step::Gap { .. })) {
            return Err("a pattern never begins or ends with a gap".to_owned());
        }
        let first = self.tables.code.len();
        let mut emitter = Emitter {
            marked: contains_mark(steps),
            captures,
            offset: (0, 0),
            anchor: None,
        };
        if !emitter.marked {
            self.tables.code.push(Op::Save(0));
        }
        let outcome = self.emit(steps, &mut emitter, true);
        let (marked, reach, anchor) = (emitter.marked, emitter.offset, emitter.anchor);
        if let Err(message) = outcome {
            self.tables.code.truncate(first);
            return Err(message);
        }
        if !marked {
            self.tables.code.push(Op::Save(1));
        }
        self.tables.code.push(Op::Match);
        if reach.0 == 0 {
            return Err("this pattern can match nothing at all".to_owned());
        }
        if reach.1 > MAX_REACH {
            return Err(format!("this pattern can take {} words: {MAX_REACH} at most", reach.1));
        }
        let pattern = Pattern {
            code: u32::try_from(first).map_err(|_| "too many patterns")?,
            len: u16::try_from(self.tables.code.len() - first).map_err(|_| "this pattern is too long")?,
            reach: u8::try_from(reach.1).unwrap_or(u8::MAX),
            before_min: 0,
            before_max: 0,
            rule,
        };
        Ok((pattern, anchor))
    }

    /// Emits steps. `certain`: every match passes here, so that an anchor may be taken from it.
    fn emit(&mut self, steps: &[Step], emitter: &mut Emitter, certain: bool) -> Result<(), String> {
        for step in steps {
            match step {
                Step::Take(tests) => {
                    let (element, cost, keys) = self.element(tests)?;
                    if certain {
                        emitter.offer(cost, keys.into_iter().map(|key| (key, element)).collect());
                    }
                    self.push(Op::Take(element), emitter);
                }
                Step::Any => self.push(Op::Any, emitter),
                Step::Mark(mark) => {
                    if certain {
                        emitter.offer(COST_MARK, vec![(Anchor::Mark(*mark), NO_ELEMENT)]);
                    }
                    self.push(Op::Mark(*mark), emitter);
                }
                Step::Gap { max, commas } => {
                    let word = if *commas { Op::AnyOrComma } else { Op::Any };
                    let end = self.here() + 2 * u32::from(*max);
                    for _ in 0..*max {
                        // The shortest gap is tried first.
                        let next = self.here() + 1;
                        self.tables.code.push(Op::Split(end, next));
                        self.tables.code.push(word);
                    }
                    emitter.offset.1 += usize::from(*max);
                }
                Step::Group(branches) => self.branches(branches, emitter, certain)?,
                Step::Optional(inner) => {
                    let split = self.placeholder();
                    let shortest = emitter.offset.0;
                    self.emit(inner, emitter, false)?;
                    emitter.offset.0 = shortest;
                    let end = self.here();
                    self.set(split, Op::Split(split + 1, end));
                }
                Step::Not(inner) => {
                    let not = self.placeholder();
                    let offset = emitter.offset;
                    self.emit(inner, emitter, false)?;
                    emitter.offset = offset;
                    self.tables.code.push(Op::Match);
                    let end = self.here();
                    self.set(not, Op::Not(end));
                }
                Step::Marked(inner) => {
                    self.tables.code.push(Op::Save(0));
                    self.emit(inner, emitter, certain)?;
                    self.tables.code.push(Op::Save(1));
                }
                Step::Capture(name, inner) => {
                    let slot = emitter.slot(name)?;
                    self.tables.code.push(Op::Save(slot));
                    self.emit(inner, emitter, certain)?;
                    self.tables.code.push(Op::Save(slot + 1));
                }
                Step::Start => self.tables.code.push(Op::Start),
                Step::End => self.tables.code.push(Op::End),
            }
        }
        Ok(())
    }

    fn branches(&mut self, branches: &[Vec<Step>], emitter: &mut Emitter, certain: bool) -> Result<(), String> {
        let start = emitter.offset;
        let (mut shortest, mut longest) = (usize::MAX, 0);
        let mut jumps = Vec::new();
        let outer = emitter.anchor.take();
        let mut anchors = Vec::new();
        for (number, branch) in branches.iter().enumerate() {
            emitter.offset = start;
            let split = (number + 1 < branches.len()).then(|| self.placeholder());
            self.emit(branch, emitter, certain)?;
            anchors.push(emitter.anchor.take());
            if let Some(split) = split {
                jumps.push(self.placeholder());
                let next = self.here();
                self.set(split, Op::Split(split + 1, next));
            }
            shortest = shortest.min(emitter.offset.0);
            longest = longest.max(emitter.offset.1);
        }
        let end = self.here();
        for jump in jumps {
            self.set(jump, Op::Jump(end));
        }
        emitter.offset = (shortest, longest);
        // A group can be the anchor where each of its branches has one.
        emitter.anchor = outer;
        if let Some(all) = anchors.into_iter().collect::<Option<Vec<Candidate>>>() {
            let together = Candidate {
                cost: all.iter().map(|one| one.cost).sum(),
                before: (
                    all.iter().map(|one| one.before.0).min().unwrap_or(0),
                    all.iter().map(|one| one.before.1).max().unwrap_or(0),
                ),
                keys: all.into_iter().flat_map(|one| one.keys).collect(),
            };
            emitter.offer_candidate(together);
        }
        Ok(())
    }

    fn here(&self) -> u32 {
        u32::try_from(self.tables.code.len()).unwrap_or(u32::MAX)
    }

    /// Room for an instruction whose target is not known yet.
    fn placeholder(&mut self) -> u32 {
        let here = self.here();
        self.tables.code.push(Op::Match);
        here
    }

    fn set(&mut self, place: u32, op: Op) {
        if let Some(slot) = self.tables.code.get_mut(place as usize) {
            *slot = op;
        }
    }

    fn push(&mut self, op: Op, emitter: &mut Emitter) {
        self.tables.code.push(op);
        emitter.offset.0 += 1;
        emitter.offset.1 += 1;
    }

    /// The element of some tests: its number, how common what passes it is, and the anchors that together find it.
    fn element(&mut self, tests: &[Test]) -> Result<(u32, u32, Vec<Anchor>), String> {
        let mut alternatives = Vec::new();
        let mut keys = BTreeSet::new();
        let mut cost = 0u32;
        for test in tests {
            let alternative = self.alternative(test)?;
            let (anchor, one) = self.rarity(&alternative);
            cost = cost.saturating_add(one);
            keys.insert(anchor);
            alternatives.push(alternative);
        }
        alternatives.sort_unstable();
        alternatives.dedup();
        let element = if let Some(&known) = self.elements.get(&alternatives) {
            known
        } else {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let start = number(self.tables.alternatives.len());
            self.tables.alternatives.extend_from_slice(&alternatives);
            self.tables.elements.push(Element {
                start,
                end: number(self.tables.alternatives.len()),
            });
            let element = number(self.tables.elements.len() - 1);
            self.elements.insert(alternatives, element);
            element
        };
        Ok((element, cost, keys.into_iter().collect()))
    }

    fn alternative(&mut self, test: &Test) -> Result<Alternative, String> {
        let lemma = match &test.word {
            None => NO_LEMMA,
            Some(Word::Form(form)) => self.words.exact_form(form),
            Some(Word::Lemma(word)) => self.lemma(word)?,
        };
        Ok(Alternative {
            lemma,
            need: test.need,
            deny: test.deny,
            classes: self.class_numbers(&test.classes)?,
            no_classes: self.class_numbers(&test.no_classes)?,
        })
    }

    fn lemma(&mut self, word: &str) -> Result<u32, String> {
        let word = fold(word).into_owned();
        if let Some(lemma) = self.words.lemma(&word) {
            return Ok(lemma);
        }
        // A small word (la, du) means itself; so do elided words and marks such as %, which have one form.
        let marked = word.ends_with('\'') || word.starts_with('-') || !word.chars().any(char::is_alphabetic);
        if marked || self.words.is_form_of_small_words(&word) {
            return Ok(self.words.exact_form(&word));
        }
        let lemmas = self.words.lemmas_of_form(&word);
        Err(if lemmas.is_empty() {
            format!(
                "`{word}` is not in the dictionary: write `={word}` for this form only, or `{word}/noun`, `/verb`, `/adj`, `/adv` to have it inflected"
            )
        } else {
            format!(
                "`{word}` is a form of `{}`: write that word for all its forms, or `={word}` for this one only",
                lemmas.join("`, `")
            )
        })
    }

    fn class_numbers(&self, names: &[String]) -> Result<[u8; 4], String> {
        let mut numbers = [NO_CLASS; 4];
        if names.len() > numbers.len() {
            return Err(format!(
                "{} classes in one step: {} at most",
                names.len(),
                numbers.len()
            ));
        }
        for (slot, name) in numbers.iter_mut().zip(names) {
            *slot = self
                .words
                .class(name)
                .ok_or_else(|| format!("`{name}` is no built-in tag, and no word has it as a class"))?;
        }
        Ok(numbers)
    }

    /// The rarest key of an alternative, and how often in a hundred thousand words one may expect it, roughly: enough to
    /// choose between anchors, not a measure.
    fn rarity(&mut self, alternative: &Alternative) -> (Anchor, u32) {
        if alternative.lemma != NO_LEMMA {
            return (Anchor::Lemma(alternative.lemma), self.lemma_cost(alternative.lemma));
        }
        let rarest_class = alternative
            .classes
            .iter()
            .filter(|&&class| class != NO_CLASS)
            .map(|&class| (self.class_cost(class), class))
            .min();
        if let Some((cost, class)) = rarest_class {
            return (Anchor::Class(class), cost);
        }
        let cost = match alternative.need {
            tags if tags.has(Tags::CAPS) || tags.has(Tags::DIGIT) => 1_500,
            tags if tags.meets(
                Tags::COND
                    .with(Tags::SUP)
                    .with(Tags::INTERJ)
                    .with(Tags::PREFIX)
                    .with(Tags::IMPER),
            ) =>
            {
                1_000
            }
            tags if tags.meets(Tags::PP.with(Tags::PRP).with(Tags::INF)) => 4_000,
            tags if tags.has(Tags::NAME) => 6_000,
            _ => 20_000,
        };
        (Anchor::Tags(alternative.need), cost)
    }

    fn lemma_cost(&self, lemma: u32) -> u32 {
        if self.words.parts_of(lemma).meets(GRAMMATICAL) {
            3_000
        } else {
            3
        }
    }

    fn class_cost(&mut self, class: u8) -> u32 {
        if let Some(&known) = self.costs.get(&class) {
            return known;
        }
        let cost = self
            .words
            .lemmas_of_class(class)
            .map(|lemma| self.lemma_cost(lemma))
            .sum::<u32>()
            .clamp(1, 50_000);
        self.costs.insert(class, cost);
        cost
    }
}

const COST_MARK: u32 = 3_500;

/// The anchor that a pattern may be filed under.
struct Candidate {
    cost: u32,
    /// How many tokens before it a match can start: at least, at most.
    before: (usize, usize),
    keys: Vec<(Anchor, u32)>,
}

/// What is known of a pattern while its code is emitted.
struct Emitter<'a> {
    marked: bool,
    captures: &'a mut Vec<String>,
    /// How many tokens have been taken so far: at least, at most.
    offset: (usize, usize),
    anchor: Option<Candidate>,
}

impl Emitter<'_> {
    fn offer(&mut self, cost: u32, keys: Vec<(Anchor, u32)>) {
        let before = self.offset;
        self.offer_candidate(Candidate { cost, before, keys });
    }

    fn offer_candidate(&mut self, candidate: Candidate) {
        let weight = |one: &Candidate| u64::from(one.cost) * (one.before.1 - one.before.0 + 1) as u64;
        if self
            .anchor
            .as_ref()
            .is_none_or(|best| weight(&candidate) < weight(best))
        {
            self.anchor = Some(candidate);
        }
    }

    fn slot(&mut self, name: &str) -> Result<u8, String> {
        let number = self.captures.iter().position(|known| known == name).unwrap_or_else(|| {
            self.captures.push(name.to_owned());
            self.captures.len() - 1
        });
        if number >= MAX_CAPTURES {
            return Err(format!(
                "`@{name}` is one name too many: {MAX_CAPTURES} at most in a rule"
            ));
        }
        u8::try_from(MARK_SLOTS + 2 * number).map_err(|_| "too many names".to_owned())
    }
}

fn contains_mark(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Marked(_) => true,
        Step::Group(branches) => branches.iter().any(|branch| contains_mark(branch)),
        Step::Optional(inner) | Step::Capture(_, inner) => contains_mark(inner),
        _ => false,
    })
}

/// The names between braces in a template.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Marks that end a sentence, for the machine's `End`.
pub const FINAL_MARKS: [Mark; 4] = [Mark::Stop, Mark::Question, Mark::Exclamation, Mark::Ellipsis];
