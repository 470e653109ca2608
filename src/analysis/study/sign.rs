//! Good signs: what lets a reader check an article.
//!
//! A source with a name and a role and a figure whose source is named come from the ledger; a dated event is a day and a verb
//! in the past; a linked document is a link; a reply is one of the turns by which journalism gives it or says that it was
//! asked for.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Attribution, Fact, FactKind, Form, Ground, Sign, SignKind, Source, SourceKind, Study};
use crate::analysis::Voice;
use crate::analysis::layer::TokenSentence;
use crate::article::BlockKind;
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::text::token::TokenKind;

mod reply;

/// Smaller counts are told, not measured: nobody asks who counted two ministers.
const SMALLEST_FIGURE: f64 = 10.0;

/// How many tokens a participle may stand from its auxiliary.
const REACH: usize = 4;

/// Forms of auxiliaries that make a past with a participle, or a passive of the present.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "a", "ont", "ai", "avons", "avez", "avait", "avaient", "eut", "est", "sont", "etait", "etaient", "fut", "furent",
    "has", "have", "had", "was", "were", "been", "'s", "'ve", "'d",
];

/// What is known by its date: the date of a law tells no event.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "date", "dated", "loi", "decret", "arrete", "ordonnance", "circulaire", "directive", "resolution", "law", "act", "decree",
];

/// The good signs of a text, by first byte; each source, day and document once.
pub(super) fn signs(ground: &Ground<'_>, study: &Study) -> Vec<Sign> {
    let reader = Reader { ground, study };
    let mut signs = reader.sources();
    signs.extend(reader.events());
    signs.extend(reader.documents());
    signs.extend(reader.figures());
    signs.extend(reader.replies());
    signs.sort_by_key(|sign| (sign.span, sign.kind));
    signs
}

struct Reader<'g, 'a> {
    ground: &'g Ground<'a>,
    study: &'g Study,
}

impl Reader<'_, '_> {
    fn sign(&self, kind: SignKind, span: Span) -> Option<Sign> {
        let number = self.ground.layer.sentence_at(span.start)?;
        let sentence = self.ground.layer.sentences.get(number)?;
        // The title is a promise; a menu and a byline are no part of the text.
        (self.ground.layer.block_kind(sentence.block) != BlockKind::Title && self.bytes(sentence).overlaps(span)).then(
            || Sign {
                kind,
                span,
                sentence: u32::try_from(number).unwrap_or(u32::MAX),
            },
        )
    }

    fn bytes(&self, sentence: &TokenSentence) -> Span {
        self.ground
            .layer
            .span(sentence.tokens.start, sentence.tokens.end.saturating_sub(1))
    }

    /// The tokens of a span.
    fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.ground.layer.tokens;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        start..tokens.partition_point(|token| token.span.start < span.end).max(start)
    }

    /// Each person who speaks with a name and a role, where they first do.
    fn sources(&self) -> Vec<Sign> {
        let person = self.ground.rulebook.class("person");
        let sources = self
            .study
            .sources
            .iter()
            .filter(|source| source.kind == SourceKind::Person);
        sources
            .filter_map(|source| {
                let place = self.naming(source)?;
                let around = source
                    .role
                    .map_or(place, |role| if near(role, place) { place.cover(role) } else { place });
                let says_role = |span: Span| {
                    self.tokens(span).any(|at| {
                        self.ground.layer.word_ids.get(at).is_some_and(|&word| {
                            person.is_some_and(|person| self.ground.layer.vocabulary.has_class(word, person))
                        })
                    })
                };
                (source.role.is_some() || says_role(source.name) || says_role(place))
                    .then(|| self.sign(SignKind::NamedSource, around))?
            })
            .collect()
    }

    /// Where a source speaks by its name for the first time; nothing where it never does.
    fn naming(&self, source: &Source) -> Option<Span> {
        let attributions = source.attributions.iter();
        attributions
            .filter_map(|one| self.study.attributions.get(*one as usize)?.named)
            .chain([source.name])
            .find(|place| self.has_name(*place))
    }

    /// Whether a capital other than that of a first article stands in a span.
    fn has_name(&self, span: Span) -> bool {
        let layer = self.ground.layer;
        self.tokens(span).any(|at| {
            let (Some(token), Some(&word)) = (layer.tokens.get(at), layer.word_ids.get(at)) else {
                return false;
            };
            let entry = layer.vocabulary.get(word);
            token.of(layer.text).starts_with(char::is_uppercase) && !entry.facets.meets(Tags::DET.with(Tags::PREP))
        })
    }

    /// Each day on which the author says that something happened.
    fn events(&self) -> Vec<Sign> {
        let mut known: FxHashSet<&str> = FxHashSet::default();
        let mut signs = Vec::new();
        for fact in self
            .study
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Date && is_day(&fact.key))
            // "Yesterday" has its day from the date of the article.
            .filter(|fact| {
                fact.span
                    .of(self.ground.layer.text)
                    .contains(|c: char| c.is_ascii_digit())
            })
        {
            let Some(sign) = self.sign(SignKind::DatedEvent, fact.span) else {
                continue;
            };
            let told = !self.is_of_a_document(fact.span)
                && self
                    .ground
                    .layer
                    .sentences
                    .get(sign.sentence as usize)
                    .is_some_and(|sentence| self.tells_past(sentence));
            if told && self.ground.voices.of(fact.span) == Voice::Author && known.insert(&fact.key) {
                signs.push(sign);
            }
        }
        signs
    }

    /// Whether a sentence tells what happened: it has a verb in the past, or a participle with an auxiliary that is no
    /// infinitive ("devrait être annoncé").
    fn tells_past(&self, sentence: &TokenSentence) -> bool {
        let layer = self.ground.layer;
        let mut auxiliary = 0;
        sentence.tokens.clone().any(|at| {
            let Some(&word) = layer.word_ids.get(at) else {
                return false;
            };
            if AUXILIARIES.contains(&self.ground.bare(at)) {
                auxiliary = at + REACH;
                return false;
            }
            let verbs = |form: Tags| {
                let mut readings = layer.vocabulary.readings(layer.vocabulary.get(word)).iter();
                readings.any(|reading| reading.tags.has(Tags::VERB) && reading.tags.meets(form))
            };
            verbs(Tags::PAST.with(Tags::IMPERF)) || verbs(Tags::PP) && at <= auxiliary
        })
    }

    /// Whether a date is a part of what it stands beside: "la loi en date du 28 mars".
    fn is_of_a_document(&self, date: Span) -> bool {
        let first = self.tokens(date).start;
        (first.saturating_sub(3)..first).any(|at| DOCUMENTS.contains(&self.ground.bare(at)))
    }

    /// Each document that words lead to, and each address that is written out.
    fn documents(&self) -> Vec<Sign> {
        let layer = self.ground.layer;
        let mut known: FxHashSet<&str> = FxHashSet::default();
        let links = self
            .ground
            .article
            .links
            .iter()
            .map(|link| (link.span, link.target.as_str()));
        let addresses = layer
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| (token.span, token.of(layer.text)));
        links
            .chain(addresses)
            .filter(|(_, target)| is_address(target))
            .filter_map(|(span, target)| {
                let is_new = known.insert(target.trim_end_matches('/'));
                is_new.then(|| self.sign(SignKind::LinkedDocument, span))?
            })
            .collect()
    }

    /// The first figure of each sentence that somebody one can find is given for.
    fn figures(&self) -> Vec<Sign> {
        let given = Given::new(self.study.attributions.iter().filter(|one| self.can_be_found(one)));
        let mut last = None;
        let figures = self
            .study
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Number && is_measured(fact));
        figures
            .filter_map(|fact| {
                let sign = self.sign(SignKind::SourcedFigure, fact.span)?;
                if last == Some(sign.sentence) || !given.has(fact.span, sign.sentence) {
                    return None;
                }
                last = Some(sign.sentence);
                Some(sign)
            })
            .collect()
    }

    /// Whether a reader can find the source of an attribution and ask. "Les statistiques" are a document without a name.
    fn can_be_found(&self, attribution: &Attribution) -> bool {
        let source = attribution
            .source
            .and_then(|source| self.study.sources.get(source as usize));
        source.is_some_and(|source| match attribution.kind {
            SourceKind::Person | SourceKind::Organisation => true,
            SourceKind::Document => source
                .name
                .of(self.ground.layer.text)
                .split_whitespace()
                .skip(1)
                .any(|word| {
                    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
                    // "l'ONU" is one word here.
                    word.split(['\'', '’']).any(|part| part.starts_with(char::is_uppercase))
                }),
            _ => false,
        })
    }

    fn replies(&self) -> Vec<Sign> {
        let layer = self.ground.layer;
        let language = self.ground.rulebook.language;
        let mut words = Vec::new();
        let mut signs = Vec::new();
        // Most sentences have no word that a turn begins with.
        let begins: Vec<bool> = self
            .ground
            .bare
            .iter()
            .map(|word| reply::begins(word, language))
            .collect();
        for sentence in &layer.sentences {
            let numbers = layer.word_ids.get(sentence.tokens.clone()).unwrap_or_default();
            if !numbers.iter().any(|&word| begins.get(word as usize) == Some(&true)) {
                continue;
            }
            words.clear();
            let tokens = sentence
                .tokens
                .clone()
                .filter(|&at| layer.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word));
            words.extend(tokens.map(|at| (at, self.ground.bare(at))));
            let folded: Vec<&str> = words.iter().map(|&(_, word)| word).collect();
            if let Some(found) = reply::find(&folded, language)
                && let (Some((first, _)), Some((last, _))) = (words.get(found.start), words.get(found.end - 1))
            {
                signs.extend(self.sign(SignKind::Reply, layer.span(*first, *last)));
            }
        }
        signs
    }
}

/// Whether two spans stand so near that one reads them together.
const fn near(one: Span, other: Span) -> bool {
    let gap = if one.start < other.start {
        other.start.saturating_sub(one.end)
    } else {
        one.start.saturating_sub(other.end)
    };
    gap <= 3
}

/// Whether the key of a date says the day.
fn is_day(key: &str) -> bool {
    key.len() == "2025-08-15".len() && !key.contains(char::is_alphabetic) || key.starts_with("--")
}

/// Whether a number is one that somebody must have counted or measured.
fn is_measured(fact: &Fact) -> bool {
    let (value, unit) = fact.key.split_once(' ').unwrap_or((&fact.key, ""));
    matches!(unit, "%" | "eur" | "usd" | "gbp" | "jpy" | "dead" | "injured")
        || unit != "year" && value.parse::<f64>().is_ok_and(|value| value >= SMALLEST_FIGURE)
}

/// The stretches and sentences that attributions give to somebody.
struct Given {
    /// Where each begins, and where the longest of it and those before it ends.
    stretches: Vec<(u32, u32)>,
    /// Sentences that are all somebody's: "selon X".
    sentences: FxHashSet<u32>,
}

impl Given {
    /// `attributions` are in order of their first byte.
    fn new<'s>(attributions: impl Iterator<Item = &'s Attribution>) -> Self {
        let mut given = Self {
            stretches: Vec::new(),
            sentences: FxHashSet::default(),
        };
        let mut end = 0;
        for one in attributions {
            end = end.max(one.span.end);
            given.stretches.push((one.span.start, end));
            if one.form == Form::According {
                given.sentences.insert(one.sentence);
            }
        }
        given
    }

    fn has(&self, figure: Span, sentence: u32) -> bool {
        let before = self.stretches.partition_point(|(start, _)| *start <= figure.start);
        let reached = before.checked_sub(1).and_then(|last| self.stretches.get(last));
        reached.is_some_and(|(_, end)| *end >= figure.end) || self.sentences.contains(&sentence)
    }
}

fn is_address(target: &str) -> bool {
    let scheme = target.get(..8).unwrap_or(target).to_ascii_lowercase();
    (scheme.starts_with("https://") || scheme.starts_with("http://") || scheme.starts_with("www.")) && target.len() > 10
}

#[cfg(test)]
mod tests;
