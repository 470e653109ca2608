//! A headline that asserts what its body hedges.
//!
//! Only where one can be sure: the verb of the headline, in the indicative, comes back in the body under a conditional of
//! hearsay, "could", "allegedly" or "suspected of", or told by nobody but unnamed sources, among other words of the headline,
//! and the author asserts it nowhere in the body. What the body leaves to a source is no assertion of the author's.

use super::{Body, Title, alike, bare};
use crate::analysis::layer::TokenSentence;
use crate::analysis::matcher::Seen;
use crate::analysis::study::Ground;
use crate::analysis::voice::Traits;
use crate::language::Language;
use crate::rulebook::compiled::{LemmaId, NO_LEMMA};
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::taxonomy::Technique;

/// How many words before a verb its modal or adverb may stand, and how many after it.
const REACH: usize = 5;

/// Words that the sentence of the body must share with the headline, beside the verb.
const SHARED: usize = 2;

/// The words of the headline, and the sentence of the body that hedges them.
pub(super) fn firmer(ground: &Ground<'_>, title: &Title<'_>, body: &Body) -> Option<(Span, Span)> {
    let reader = Reader { ground };
    title.sentences.iter().find_map(|sentence| {
        let seen = reader.see(sentence);
        if reader.hedges(&seen) {
            return None;
        }
        let content: Vec<String> = seen.iter().filter_map(|seen| reader.content(*seen)).collect();
        seen.iter().enumerate().find_map(|(at, verb)| {
            let lemmas = reader.asserted(&seen, at);
            if lemmas.is_empty() || ground.layer.is_quoted(reader.span(*verb)) {
                return None;
            }
            let passage = reader.hedged(&lemmas, &content, body)?;
            Some((title.span, passage))
        })
    })
}

struct Reader<'g, 'a> {
    ground: &'g Ground<'a>,
}

impl Reader<'_, '_> {
    fn see(&self, sentence: &TokenSentence) -> Vec<Seen> {
        let mut seen = Vec::new();
        self.ground.layer.see(sentence, &mut seen);
        seen
    }

    fn span(&self, seen: Seen) -> Span {
        self.ground.layer.span(seen.token as usize, seen.token as usize)
    }

    fn word(&self, seen: Seen) -> String {
        bare(self.span(seen).of(self.ground.layer.text)).into_owned()
    }

    /// A word that says what a sentence is about; nothing for the others.
    fn content(&self, seen: Seen) -> Option<String> {
        let entry = self.ground.layer.vocabulary.get(seen.word);
        let grammatical = Tags::DET
            .with(Tags::PREP)
            .with(Tags::PRON)
            .with(Tags::CONJ)
            .with(Tags::ADV);
        let word = self.word(seen);
        (entry.mark.is_none() && word.len() > 3 && !entry.facets.meets(grammatical)).then_some(word)
    }

    /// Whether a headline leaves its claim to somebody or to chance.
    fn hedges(&self, seen: &[Seen]) -> bool {
        // "Vestrov: the harbour is sold" leaves it to him; "Video: the harbour is sold" does not.
        let label = seen
            .first()
            .is_some_and(|first| !first.place.has(Tags::UNKNOWN) && !first.place.has(Tags::NAME));
        let colon =
            |(at, one): (usize, &Seen)| self.span(*one).of(self.ground.layer.text) == ":" && !(label && at == 1);
        if seen.iter().enumerate().any(colon) {
            return true;
        }
        seen.iter().any(|&seen| {
            let entry = self.ground.layer.vocabulary.get(seen.word);
            let word = self.word(seen);
            let raw = self.span(seen).of(self.ground.layer.text);
            entry.traits.any(Traits::SAYS)
                || self.tags(seen, |tags| tags.has(Tags::COND))
                || matches!(raw, "?" | "«" | "“" | "\"" | "‘")
                || HEDGES.contains(&word.as_str())
        })
    }

    fn tags(&self, seen: Seen, holds: impl Fn(Tags) -> bool) -> bool {
        let vocabulary = &self.ground.layer.vocabulary;
        vocabulary
            .readings(vocabulary.get(seen.word))
            .iter()
            .any(|reading| holds(reading.tags))
    }

    /// The lemmas of the verb that a word asserts: finite, or a participle as headlines have them ("Un ministre arrêté").
    fn asserted(&self, seen: &[Seen], at: usize) -> Vec<LemmaId> {
        let finite = Tags::PRES
            .with(Tags::PAST)
            .with(Tags::FUT)
            .with(Tags::IMPERF)
            .with(Tags::PP);
        let Some(&word) = seen.get(at) else {
            return Vec::new();
        };
        if word.place.has(Tags::NAME) {
            return Vec::new();
        }
        self.verbs(word, |tags| tags.meets(finite))
    }

    /// The verbs that a word may be a form of, the commonest left out: they assert nothing by themselves.
    fn verbs(&self, seen: Seen, form: impl Fn(Tags) -> bool) -> Vec<LemmaId> {
        if AUXILIARIES.contains(&self.word(seen).as_str()) {
            return Vec::new();
        }
        let vocabulary = &self.ground.layer.vocabulary;
        let mut lemmas: Vec<LemmaId> = vocabulary
            .readings(vocabulary.get(seen.word))
            .iter()
            .filter(|reading| reading.lemma != NO_LEMMA && reading.tags.has(Tags::VERB) && form(reading.tags))
            .map(|reading| reading.lemma)
            .collect();
        lemmas.dedup();
        lemmas
    }

    /// The sentence of the body that hedges a verb among words of the headline, where none has it without a hedge.
    fn hedged(&self, lemmas: &[LemmaId], content: &[String], body: &Body) -> Option<Span> {
        let mut passage = None;
        for &number in &body.sentences {
            let sentence = self.ground.layer.sentences.get(number)?;
            let seen = self.see(sentence);
            let Some(at) = seen
                .iter()
                .position(|word| self.verbs(*word, |_| true).iter().any(|lemma| lemmas.contains(lemma)))
            else {
                continue;
            };
            let shared = content
                .iter()
                .filter(|word| {
                    let mut others = seen.iter().enumerate().filter(|(place, _)| *place != at);
                    others.any(|(_, other)| alike(word, &self.word(*other)))
                })
                .count();
            let whole = self
                .ground
                .layer
                .span(sentence.tokens.start, sentence.tokens.end.saturating_sub(1));
            if !self.is_hedged(&seen, at) && !self.is_unnamed(whole) {
                // The body asserts it too, or says something else with the same verb: nobody can be sure.
                if shared > 0 && !self.is_left_to_somebody(&seen, at) {
                    return None;
                }
            } else if shared >= SHARED && passage.is_none() {
                passage = Some(whole);
            }
        }
        passage
    }

    /// Whether what a verb says is reported: a verb of saying before it, or the whole sentence.
    fn is_left_to_somebody(&self, seen: &[Seen], at: usize) -> bool {
        seen.iter().enumerate().any(|(place, &one)| {
            let says = self.ground.layer.vocabulary.get(one.word).traits.any(Traits::SAYS);
            place < at && says && self.tags(one, |tags| tags.has(Tags::VERB))
                || ATTRIBUTING.contains(&self.word(one).as_str())
        })
    }

    /// Whether the rules find that a sentence rests on sources without a name.
    fn is_unnamed(&self, sentence: Span) -> bool {
        let flags = &self.ground.analysis.flags;
        let from = flags.partition_point(|flag| flag.span.start < sentence.start);
        flags
            .iter()
            .skip(from)
            .take_while(|flag| flag.span.start < sentence.end)
            .any(|flag| flag.technique == Technique::AnonymousSource)
    }

    /// Whether the rules take words for a report that nobody confirmed.
    fn is_hearsay(&self, span: Span) -> bool {
        let flags = &self.ground.analysis.flags;
        let after = flags.partition_point(|flag| flag.span.start < span.end);
        // Flags are by their first byte, and few begin before a word that they reach.
        let near = flags.get(after.saturating_sub(8)..after).unwrap_or_default();
        near.iter()
            .any(|flag| flag.technique == Technique::UnconfirmedReport && flag.span.overlaps(span))
    }

    /// Whether the verb at a place is hedged.
    fn is_hedged(&self, seen: &[Seen], at: usize) -> bool {
        let near = seen
            .get(at.saturating_sub(REACH)..(at + 2).min(seen.len()))
            .unwrap_or_default();
        let french = self.ground.rulebook.language == Language::French;
        // A conditional after "si" is no hearsay.
        let supposed = french && seen.iter().any(|&word| matches!(self.word(word).as_str(), "si" | "s'"));
        near.iter().any(|&word| {
            let span = self.span(word);
            let conditional = french && !supposed && self.tags(word, |tags| tags.has(Tags::COND));
            self.is_hearsay(span) || conditional || MODALS.contains(&self.word(word).as_str())
        })
    }
}

/// Words that make of the verb beside them a possibility or a report.
#[rustfmt::skip]
const MODALS: &[&str] = &[
    "pourrait", "pourraient", "peut-etre", "might", "may", "could", "allegedly", "reportedly", "possibly", "perhaps",
    "supposedly", "purportedly", "suspected", "accused", "alleged", "believed", "rumoured", "rumored", "appears", "seems",
    "soupconne", "soupconnee", "soupconnes", "soupconnees", "accuse", "accusee", "accuses", "accusees", "semble", "semblent",
    "probablement", "vraisemblablement", "pretendument", "supposement",
];

/// Words that leave what is said to somebody, wherever they stand in the sentence.
#[rustfmt::skip]
const ATTRIBUTING: &[&str] = &["selon", "according"];

/// Words by which a headline itself keeps its distance.
#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "selon", "d'apres", "serait", "pourrait", "pourraient", "peut-etre", "presume", "presumee", "presumes", "soupconne",
    "soupconnee", "soupconnes", "accuse", "accusee", "accuses", "possible", "probable", "peut", "si", "doit", "veut",
    "according", "may", "might", "could", "would", "allegedly", "alleged", "reportedly", "reported", "accused",
    "suspected", "possibly", "perhaps", "likely", "should", "if", "must", "set", "wants", "can", "report", "reports",
];

/// Forms of verbs that only help others.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "est", "sont", "etait", "etaient", "sera",
    "seront", "serait", "seraient", "fut", "ete", "eu", "avoir", "etre", "fait", "font", "faire", "va", "vont", "aller",
    "peut", "peuvent", "doit", "doivent", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
    "do", "does", "did", "done", "will", "would", "get", "gets", "got", "make", "makes", "made", "go", "goes",
];
