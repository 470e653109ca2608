//! The analysis: from an article and a rulebook to flags. Pure: no I/O, no clock, no global state; the same text and the
//! same rules give the same flags, to the byte.
//!
//! blocks → tokens → sentences → quotations and voices → matches → exceptions → document detectors → overlaps resolved.

mod company;
pub mod context;
mod detect;
mod flagging;
mod layer;
mod matcher;
mod overlap;
pub mod quotation;
mod reason;
pub mod sentence;
pub mod study;
mod survey;
mod vocabulary;
mod voice;

pub use flagging::Exclusion;
pub use reason::Explanation;

use company::Company;
use layer::Layer;
use matcher::Plain;

use crate::article::Article;
use crate::language::Language;
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;
use crate::taxonomy::{Strength, Technique};

/// What the analysis finds in an article. Every span is a span of [`Article::text`].
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The language whose rulebook was used; `None` when there is none, and then there are no flags.
    pub language: Option<Language>,
    /// How many words there are (tokens that are words or numbers).
    pub words: usize,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Quotations in the order of their first byte; an inner one follows the one around it.
    pub quotations: Vec<Quotation>,
    /// Flags by first byte, then by last byte, then by rule.
    pub flags: Vec<Flag>,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, final punctuation and closing quotation mark included.
    pub span: Span,
    /// Index of its block in [`Article::blocks`].
    pub block: u32,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them, nor the white space inside them.
    pub inner: Span,
    /// 1 for an outermost quotation.
    pub depth: u8,
    /// Whether these are somebody's words, or words held at a distance, or a title.
    pub kind: QuotationKind,
    /// The words that name the speaker, where the text does.
    pub speaker: Option<Span>,
}

/// What a pair of quotation marks does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// Reported speech: at least a clause, or words that the text gives to a speaker.
    Speech,
    /// A few words with no speaker: distance, irony, a term being named.
    Words,
    /// The title of a work.
    Title,
}

/// Whose words a passage is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The author of the article.
    Author,
    /// Somebody quoted, named by these words where the text names them.
    Quoted(Option<Span>),
}

/// One passage marked by one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The rule.
    pub rule: RuleId,
    /// Its technique.
    pub technique: Technique,
    /// How firmly it speaks here.
    pub strength: Strength,
    /// The flagged words.
    pub span: Span,
    /// Index of its sentence in [`Analysis::sentences`].
    pub sentence: u32,
    /// Whose words they are.
    pub voice: Voice,
    /// The words kept by the pattern for the reason, by the index of their name in the rule.
    pub captures: Vec<(u8, Span)>,
}

/// Reads an article with a rulebook.
///
/// An article whose language is not the rulebook's gives an analysis without sentences or flags.
#[must_use]
pub fn analyse(article: &Article, rulebook: &Rulebook) -> Analysis {
    analyse_with(article, rulebook, None)
}

/// Reads an article with one rule of a rulebook, as if it had no other.
#[must_use]
pub fn analyse_rule(article: &Article, rulebook: &Rulebook, rule: RuleId) -> Analysis {
    analyse_with(article, rulebook, Some(rule))
}

fn analyse_with(article: &Article, rulebook: &Rulebook, rule: Option<RuleId>) -> Analysis {
    let Some((layer, quotations)) = lay_out(article, rulebook) else {
        return Analysis::default();
    };
    let mut flags = Vec::new();
    survey::survey(rulebook, &layer, &quotations, Plain::Heed, |_, _, outcome| {
        flags.extend(outcome.ok().filter(|flag| rule.is_none_or(|rule| flag.rule == rule)));
    });
    // A rule read by itself is told apart from the company it would have.
    if rule.is_none() {
        let company = Company::new(rulebook, flags.iter(), layer.sentences.len());
        flags.retain_mut(|flag| match company.strength(flag) {
            Some(strength) => {
                flag.strength = strength;
                true
            }
            None => false,
        });
    }
    overlap::resolve(&mut flags);
    Analysis {
        language: Some(rulebook.language),
        words: layer.words,
        sentences: layer.public_sentences(),
        quotations,
        flags,
    }
}

/// What became of one match of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The rule.
    pub rule: RuleId,
    /// The words it would mark.
    pub span: Span,
    /// The flag, or what excluded it.
    pub outcome: Result<Flag, Exclusion>,
}

/// Every match of every rule in an article, and what became of it: why words are flagged, and why others are not.
#[must_use]
pub fn trace(article: &Article, rulebook: &Rulebook) -> Vec<Trace> {
    let Some((layer, quotations)) = lay_out(article, rulebook) else {
        return Vec::new();
    };
    let mut traces = Vec::new();
    survey::survey(rulebook, &layer, &quotations, Plain::Heed, |rule, span, outcome| {
        traces.push(Trace { rule, span, outcome });
    });
    let flags = traces.iter().filter_map(|trace| trace.outcome.as_ref().ok());
    let company = Company::new(rulebook, flags, layer.sentences.len());
    for trace in &mut traces {
        trace.outcome = trace.outcome.clone().and_then(|flag| {
            let strength = company.strength(&flag).ok_or(Exclusion::Alone)?;
            Ok(Flag { strength, ..flag })
        });
    }
    let mut kept: Vec<Flag> = traces.iter().filter_map(|trace| trace.outcome.clone().ok()).collect();
    overlap::resolve(&mut kept);
    for trace in &mut traces {
        if trace.outcome.as_ref().is_ok_and(|flag| !kept.contains(flag)) {
            trace.outcome = Err(Exclusion::Overlapped);
        }
    }
    survey::survey(rulebook, &layer, &quotations, Plain::Ignore, |rule, span, _| {
        if !traces.iter().any(|trace| trace.rule == rule && trace.span == span) {
            traces.push(Trace {
                rule,
                span,
                outcome: Err(Exclusion::Plain),
            });
        }
    });
    traces.sort_by_key(|trace| (trace.span, trace.rule));
    traces.dedup();
    traces
}

/// The text layer and the quotations of an article; nothing where its language is not the rulebook's.
fn lay_out<'a>(article: &'a Article, rulebook: &'a Rulebook) -> Option<(Layer<'a>, Vec<Quotation>)> {
    let language = article.language.filter(|&language| language == rulebook.language)?;
    let mut layer = Layer::new(article, rulebook, language);
    let mut quotations = quotation::quotations(layer.text, &layer.passages(), language);
    voice::name_speakers(&layer.prose(language), &mut quotations);
    layer.note_quotations(&quotations);
    Some((layer, quotations))
}
