//! Detectors: what no pattern can find, because it depends on more than one sentence or on quotation marks. Each is tied to a
//! rule of the rulebook, whose conditions, words and examples it shares.

mod refrain;

use rustc_hash::{FxHashMap, FxHashSet};

use super::layer::Layer;
use super::{Quotation, QuotationKind};
use crate::article::BlockKind;
use crate::rulebook::compiled::LemmaId;
use crate::rulebook::tags::Tags;
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;

/// Passages that detectors propose, by sentence.
pub(super) type Proposals = Vec<Proposal>;

/// A passage that a detector proposes for its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    /// Index of the sentence.
    pub sentence: usize,
    /// The rule.
    pub rule: RuleId,
    /// The passage, in bytes.
    pub span: Span,
}

/// What every detector that a rule is tied to proposes, by sentence.
pub(super) fn proposals(rulebook: &Rulebook, layer: &Layer<'_>, quotations: &[Quotation]) -> Proposals {
    let mut proposals = Vec::new();
    for (id, rule) in rulebook.rules() {
        match rule.detector.as_deref() {
            Some("scare-quotes") => scare_quotes(id, layer, quotations, &mut proposals),
            Some("repetition") => repetition(id, rulebook, layer, &mut proposals),
            Some("refrain") => refrain::refrains(id, rulebook, layer, &mut proposals),
            _ => {}
        }
    }
    proposals.sort_by_key(|proposal| (proposal.sentence, proposal.span.start));
    proposals
}

/// The most words that quotation marks can hold at a distance; more are a quotation.
const SCARE_WORDS: usize = 3;

/// A few words between quotation marks that the text gives to nobody.
fn scare_quotes(rule: RuleId, layer: &Layer<'_>, quotations: &[Quotation], proposals: &mut Proposals) {
    for quotation in quotations {
        if quotation.kind != QuotationKind::Words || quotation.speaker.is_some() || quotation.depth > 1 {
            continue;
        }
        let Some(sentence) = layer.sentence_at(quotation.inner.start) else {
            continue;
        };
        let words: Vec<_> = layer.words_in(quotation.inner).collect();
        // A capital inside is the name of something; a figure is a measure.
        let plain = words
            .iter()
            .all(|&word| !layer.vocabulary.get(word).shape.meets(Tags::CAP.with(Tags::DIGIT)));
        if plain && (1..=SCARE_WORDS).contains(&words.len()) {
            proposals.push(Proposal {
                sentence,
                rule,
                span: quotation.span,
            });
        }
    }
}

/// How often a charged word must come back, in as many sentences, before it is more than a topic.
const REPETITIONS: usize = 3;

/// And how often in a thousand words at least, so that a long text may use a word three times.
const REPETITIONS_PER_THOUSAND: usize = 3;

/// How many words in a row must open three sentences in a row for the row to be a figure of speech.
const ANAPHORA_WORDS: usize = 3;

/// One charged word again and again in the author's own words; three sentences in a row with one beginning.
fn repetition(rule: RuleId, rulebook: &Rulebook, layer: &Layer<'_>, proposals: &mut Proposals) {
    charged_words(rule, rulebook, layer, proposals);
    anaphora(rule, layer, proposals);
}

fn charged_words(rule: RuleId, rulebook: &Rulebook, layer: &Layer<'_>, proposals: &mut Proposals) {
    let charged: Vec<_> = ["loaded", "label", "fear"]
        .iter()
        .filter_map(|name| rulebook.class(name))
        .collect();
    let strong = rulebook.class("strong");
    // Each distinct word is looked at once, however long the text.
    let lemma = |entry| {
        let mut readings = layer.vocabulary.readings(entry).iter();
        let charged = readings.find(|reading| {
            strong.is_some_and(|strong| reading.classes.has(strong))
                && charged.iter().any(|&class| reading.classes.has(class))
        });
        charged.map(|reading| reading.lemma)
    };
    let lemmas: Vec<Option<LemmaId>> = layer.vocabulary.entries().map(lemma).collect();
    let mut places: FxHashMap<LemmaId, Vec<(usize, Span)>> = FxHashMap::default();
    // A word of the title is what the article is about: that it comes back says nothing.
    let topic: FxHashSet<LemmaId> = layer
        .words_by_sentence()
        .take_while(|(sentence, ..)| layer.is_title(*sentence))
        .filter_map(|(_, _, word)| lemmas.get(word as usize).copied().flatten())
        .collect();
    for (place, &word) in layer.word_ids.iter().enumerate() {
        let Some(lemma) = lemmas.get(word as usize).copied().flatten() else {
            continue;
        };
        let token = layer.span(place, place);
        if let Some(sentence) = layer.sentence_at(token.start)
            && !topic.contains(&lemma)
            && !layer.is_quoted(token)
        {
            let found = places.entry(lemma).or_default();
            if found.last().is_none_or(|&(last, _)| last != sentence) {
                found.push((sentence, token));
            }
        }
    }
    let enough = REPETITIONS.max(layer.words * REPETITIONS_PER_THOUSAND / 1_000);
    for found in places.into_values().filter(|found| found.len() >= enough) {
        proposals.extend(
            found
                .into_iter()
                .skip(1)
                .map(|(sentence, span)| Proposal { sentence, rule, span }),
        );
    }
}

fn anaphora(rule: RuleId, layer: &Layer<'_>, proposals: &mut Proposals) {
    let same = layer.vocabulary.without_capitals();
    let opening = |sentence: usize| -> Option<([u32; ANAPHORA_WORDS], Span)> {
        let info = layer.sentences.get(sentence)?;
        let kind = layer.block_kind(info.block);
        if !matches!(kind, BlockKind::Paragraph) {
            return None;
        }
        let mut words = layer.words_of(sentence);
        let (mut opening, mut cover) = ([0; ANAPHORA_WORDS], None);
        for slot in &mut opening {
            let (span, word) = words.next()?;
            *slot = *same.get(word as usize)?;
            cover = Some(cover.map_or(span, |cover: Span| cover.cover(span)));
        }
        Some((opening, cover?))
    };
    let mut run: Vec<(usize, Span)> = Vec::new();
    let mut last = None;
    for sentence in 0..=layer.sentences.len() {
        let current = opening(sentence);
        let same = matches!((&current, &last), (Some((words, _)), Some(last)) if words == last);
        if !same {
            if run.len() >= REPETITIONS {
                proposals.extend(run.iter().map(|&(sentence, span)| Proposal { sentence, rule, span }));
            }
            run.clear();
        }
        last = current.map(|(words, span)| {
            run.push((sentence, span));
            words
        });
    }
}
