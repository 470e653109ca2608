//! The analysis: from an article and a rulebook to flags. Pure: no I/O, no clock, no global state; the same text and the
//! same rules give the same flags, to the byte.
//!
//! blocks → tokens → sentences → quotations and voices → matches → exceptions → document detectors → overlaps resolved.

pub mod context;
mod detect;
mod flagging;
mod layer;
mod matcher;
mod overlap;
mod reason;
pub mod sentence;
mod vocabulary;

pub use reason::Explanation;

use layer::Layer;
use matcher::{Match, Scratch};

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
    let Some(language) = article.language.filter(|&language| language == rulebook.language) else {
        return Analysis::default();
    };
    let mut layer = Layer::new(article, rulebook, language);
    let quotations: Vec<Quotation> = Vec::new();
    layer.note_quotations(&quotations);
    let mut flags = flags(rulebook, &layer, &quotations);
    flags.retain(|flag| rule.is_none_or(|rule| flag.rule == rule));
    overlap::resolve(&mut flags);
    Analysis {
        language: Some(language),
        words: layer.words,
        sentences: layer.public_sentences(),
        quotations,
        flags,
    }
}

/// Every flag of a text, overlaps and all.
fn flags(rulebook: &Rulebook, layer: &Layer<'_>, quotations: &[Quotation]) -> Vec<Flag> {
    let voice = |_: Span| Voice::Author;
    let negation = rulebook.class("negation");
    let proposals = detect::proposals(rulebook, layer, quotations);
    let mut proposals = proposals.iter().peekable();
    let mut scratch = Scratch::default();
    let (mut seen, mut found, mut flags) = (Vec::new(), Vec::new(), Vec::new());
    for (number, sentence) in layer.sentences.iter().enumerate() {
        layer.see(sentence, &mut seen);
        found.clear();
        let mut matcher = matcher::Sentence::new(rulebook, &layer.vocabulary, &seen, &mut scratch);
        matcher.matches(&mut found);
        found.sort_unstable();
        found.dedup();
        let site = flagging::Site {
            sentence: u32::try_from(number).unwrap_or(u32::MAX),
            block: layer.block_kind(sentence.block),
            negation,
        };
        let span = |(start, end): (usize, usize)| {
            let token = |place: usize| seen.get(place).map_or(usize::MAX, |seen| seen.token as usize);
            layer.span(token(start), token(end.saturating_sub(1)))
        };
        for one in &found {
            flags.extend(flagging::flag(rulebook, &mut matcher, &site, one, span, voice));
        }
        while let Some(proposal) = proposals.next_if(|proposal| proposal.sentence == number) {
            let covered = |seen: &&matcher::Seen| {
                layer
                    .tokens
                    .get(seen.token as usize)
                    .is_some_and(|token| proposal.span.contains(token.span))
            };
            let start = seen.iter().take_while(|seen| !covered(seen)).count();
            let len = seen.iter().skip(start).take_while(covered).count();
            let one = Match {
                rule: proposal.rule.0,
                mark: (start, start + len),
                captures: Default::default(),
            };
            flags.extend(flagging::flag(
                rulebook,
                &mut matcher,
                &site,
                &one,
                |_| proposal.span,
                voice,
            ));
        }
    }
    flags
}
