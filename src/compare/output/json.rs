//! A comparison for programs. Either article is the very object that `interligne check` writes; what they have in common
//! leads into them by index.

use serde::Serialize;

use super::Told;
use crate::analysis::study::FactKind;
use crate::article::Positions;
use crate::check::Report;
use crate::compare::{Pair, Side};
use crate::json;
use crate::report::Passage;
use crate::span::Span;

/// The version of the shape of this object; it changes when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// A comparison. Every list of two is A, then B.
#[derive(Serialize)]
struct Object<'a> {
    schema: u32,
    tool: &'static str,
    version: &'static str,
    articles: [Report<'a>; 2],
    actors: Vec<ActorObject<'a>>,
    facts: FactsObject<'a>,
    passages: Vec<PassageObject<'a>>,
}

/// An actor that both articles speak of.
#[derive(Serialize)]
struct ActorObject<'a> {
    /// The fullest name in either.
    names: [&'a str; 2],
    /// Its portrait in either article's `portraits`, from 0.
    portraits: [u32; 2],
}

#[derive(Serialize)]
struct FactsObject<'a> {
    /// What both give.
    shared: Vec<SharedObject<'a>>,
    /// What one alone gives.
    only: [Vec<OnlyObject<'a>>; 2],
}

#[derive(Serialize)]
struct SharedObject<'a> {
    kind: FactKind,
    /// Where it stands in either.
    occurrences: [Vec<Passage<'a>>; 2],
}

#[derive(Serialize)]
struct OnlyObject<'a> {
    kind: FactKind,
    occurrences: Vec<Passage<'a>>,
}

/// Two sentences that speak of the same things.
#[derive(Serialize)]
struct PassageObject<'a> {
    sentences: [Option<Passage<'a>>; 2],
    /// What stands in both, by index into `facts.shared`.
    facts: &'a [u32],
    /// Who is spoken of in both, by index into `actors`.
    actors: &'a [u32],
}

pub(super) fn write(told: &Told<'_>) -> serde_json::Result<String> {
    let positions = Pair::make(|side| Positions::new(told.readings[side].article.source_text()));
    let each = Side::BOTH;
    let place = |side: Side, span: Span| Passage::new(&told.readings[side].article, &positions[side], span);
    let occurrences = |side: Side, facts: &[u32]| -> Vec<Passage<'_>> {
        let facts = facts
            .iter()
            .filter_map(|&fact| told.studies[side].facts.get(fact as usize));
        facts.map(|fact| place(side, fact.span)).collect()
    };
    let comparison = told.comparison;
    let actors = comparison.actors.iter().map(|actor| ActorObject {
        names: each.map(|side| {
            let portrait = told.studies[side].portraits.get(actor.portraits[side] as usize);
            portrait.map_or("", |portrait| portrait.name.of(&told.readings[side].article.text))
        }),
        portraits: each.map(|side| actor.portraits[side]),
    });
    let shared = comparison.facts.shared.iter().map(|fact| SharedObject {
        kind: fact.kind,
        occurrences: each.map(|side| occurrences(side, &fact.occurrences[side])),
    });
    let only = |side: Side| {
        let facts = comparison.facts.only[side].iter();
        facts
            .map(|fact| OnlyObject {
                kind: fact.kind,
                occurrences: occurrences(side, &fact.occurrences),
            })
            .collect()
    };
    let passages = comparison.passages.iter().map(|passage| PassageObject {
        sentences: each.map(|side| {
            let sentences = &told.readings[side].analysis.sentences;
            let sentence = sentences.get(passage.sentences[side] as usize);
            sentence.map(|sentence| place(side, sentence.span))
        }),
        facts: &passage.facts,
        actors: &passage.actors,
    });
    let object = Object {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        articles: each.map(|side| {
            let (reading, study) = (&told.readings[side], &told.studies[side]);
            Report::new(reading, Some(study), &positions[side], told.messages.language())
        }),
        actors: actors.collect(),
        facts: FactsObject {
            shared: shared.collect(),
            only: each.map(only),
        },
        passages: passages.collect(),
    };
    json::pretty(&object).map(|object| object + "\n")
}
