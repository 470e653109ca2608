//! What a check says of one source, as every layout takes it and JSON spells it.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analysis::study::Study;
use crate::analysis::{Analysis, Flag};
use crate::article::Positions;
use crate::language::Language;
use crate::messages::Messages;
use crate::reading::Reading;
use crate::report::{FlagObject, StudyObject, density};
use crate::rulebook::Rulebook;
use crate::taxonomy::{Category, Strength, Technique};

/// The version of the shape of the JSON; it changes when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// One source and its flags. Fields are in the order in which they are written.
#[derive(Debug, Serialize)]
pub(crate) struct Report<'a> {
    schema: u32,
    tool: &'static str,
    version: &'static str,
    /// The rulebook's fingerprint; none for a language without rules.
    rulebook: Option<String>,
    pub(super) source: String,
    title: Option<&'a str>,
    pub(super) language: Option<Language>,
    pub(super) words: usize,
    sentences: usize,
    pub(super) flags: Flags<'a>,
    /// Who says what, who is painted how, what the headline promises, what speaks for the article.
    #[serde(flatten)]
    study: Option<StudyObject<'a>>,
    pub(super) summary: Summary,
}

/// Counts. Every category and strength is there, so that no reader has to ask whether one is; techniques are those found.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    pub(super) flags: usize,
    /// Flags per 1,000 words, to two decimals.
    pub(super) density: f64,
    #[serde(serialize_with = "in_order")]
    categories: Vec<(Category, usize)>,
    #[serde(serialize_with = "in_order")]
    techniques: Vec<(Technique, usize)>,
    #[serde(serialize_with = "in_order")]
    strengths: Vec<(Strength, usize)>,
}

fn in_order<K: Serialize, S: Serializer>(counts: &[(K, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(counts.len()))?;
    for (name, count) in counts {
        map.serialize_entry(name, count)?;
    }
    map.end()
}

impl<'a> Report<'a> {
    /// Gathers what is said of a source. Reasons are in the language `interface`; `positions` are those of the source's own
    /// text, and of nothing where nothing was found.
    pub(crate) fn new(
        reading: &'a Reading,
        study: Option<&'a Study>,
        positions: &'a Positions<'a>,
        interface: Language,
    ) -> Self {
        let Reading {
            location,
            article,
            rulebook,
            analysis,
        } = reading;
        Self {
            schema: SCHEMA,
            tool: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rulebook: rulebook.map(Rulebook::fingerprint),
            source: location.to_string(),
            title: article.title.map(|title| title.of(&article.text)),
            language: article.language,
            words: analysis.words,
            sentences: analysis.sentences.len(),
            flags: Flags {
                reading,
                interface,
                positions,
            },
            study: study.map(|study| StudyObject {
                article,
                analysis,
                study,
                positions,
                messages: Messages::of(interface),
            }),
            summary: Summary::new(analysis),
        }
    }
}

/// The flags of a reading, each made when it is written: a long text has many, and all their words together would be a
/// multiple of it.
#[derive(Debug)]
pub(super) struct Flags<'a> {
    reading: &'a Reading,
    interface: Language,
    positions: &'a Positions<'a>,
}

impl<'a> Flags<'a> {
    /// The flags, in order.
    pub(super) fn objects(&self) -> impl Iterator<Item = FlagObject<'a>> {
        let Reading {
            article,
            analysis,
            rulebook,
            ..
        } = self.reading;
        let object = move |rulebook: &'a Rulebook, flag: &Flag| {
            let rule = rulebook
                .rule(flag.rule)
                .map(|rule| rule.id.as_str())
                .unwrap_or_default();
            let sentence = analysis.sentences.get(flag.sentence as usize);
            let sentence = sentence.map_or(flag.span, |sentence| sentence.span);
            let explanation = rulebook.explain(flag, &article.text, self.interface);
            FlagObject::new(article, self.positions, flag, rule, sentence, Cow::Owned(explanation))
        };
        // Without a rulebook there are no flags.
        rulebook
            .iter()
            .flat_map(move |rulebook| analysis.flags.iter().map(move |flag| object(rulebook, flag)))
    }
}

impl Serialize for Flags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.objects())
    }
}

impl Summary {
    fn new(analysis: &Analysis) -> Self {
        let flags = &analysis.flags;
        let count = |keep: &dyn Fn(Technique, Strength) -> bool| {
            flags.iter().filter(|flag| keep(flag.technique, flag.strength)).count()
        };
        let of_technique = |name: Technique| (name, count(&|technique, _| technique == name));
        Self {
            flags: flags.len(),
            density: density(flags.len(), analysis.words),
            categories: Category::ALL
                .map(|name| (name, count(&|technique, _| technique.category() == name)))
                .to_vec(),
            techniques: Technique::ALL
                .into_iter()
                .map(of_technique)
                .filter(|&(_, count)| count > 0)
                .collect(),
            strengths: Strength::ALL
                .map(|name| (name, count(&|_, strength| strength == name)))
                .to_vec(),
        }
    }
}
