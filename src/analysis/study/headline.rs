//! The headline audit: what the headline has that the body does not, what it says more firmly, and what it colours.
//!
//! It is made to be right before it is made to be whole: a name may be in the body under another form, a number rounded, a
//! quotation shortened, and all of these are there. A body of a few lines shows nothing and is not compared.

use rustc_hash::FxHashSet;

use super::fact::{Figure, Name, Names, bare};
use super::{Ground, Headline, HeadlineFinding, HeadlineFindingKind};
use crate::analysis::layer::TokenSentence;
use crate::analysis::{Flag, QuotationKind, Voice};
use crate::article::BlockKind;
use crate::span::Span;
use crate::taxonomy::{Category, Strength, Technique};
use crate::text::fold::fold;
use crate::text::token::TokenKind;

mod firmness;

/// A body of fewer words is a teaser, and lacks much that the article has.
const SHORTEST_BODY: usize = 60;

/// What a headline may count by itself: "three ministers" for three that the body names one by one.
const COUNTED: u64 = 3;

/// Quotations of fewer words are terms more than anybody's words.
const SHORTEST_QUOTATION: usize = 2;

/// The audit of the title; nothing for an article without one, or with hardly any body.
pub(super) fn audit(ground: &Ground<'_>, names: &Names, figures: &[Figure]) -> Option<Headline> {
    let title = Title::of(ground)?;
    let body = Body::of(ground, title.span)?;
    let mut findings = Vec::new();
    let mut find = |kind, span, body| findings.push(HeadlineFinding { kind, span, body });
    for name in names.of_title().filter(|name| title.words.contains(name.span)) {
        // A word of the dictionary may have its capital from the style of the headline.
        if name.is_unknown && !name.is_shouted() && !body.has_name(name) {
            find(HeadlineFindingKind::AbsentName, name.span, None);
        }
    }
    let (own, others): (Vec<&Figure>, Vec<&Figure>) =
        figures.iter().partition(|figure| title.words.contains(figure.span));
    for figure in own {
        let there = others.iter().any(|other| figure.value.rounds(other.value));
        if !there
            && !figure.value.is_at_most(COUNTED)
            && !title.lists(figure.span, ground)
            && !body.has_digits(ground, figure)
        {
            find(HeadlineFindingKind::AbsentNumber, figure.span, None);
        }
    }
    for quotation in &ground.analysis.quotations {
        let said =
            quotation.depth == 1 && quotation.kind != QuotationKind::Title && title.words.contains(quotation.span);
        if said && !body.has_quotation(ground, quotation.inner) {
            find(HeadlineFindingKind::AbsentQuotation, quotation.span, None);
        }
    }
    if let Some((span, passage)) = firmness::firmer(ground, &title, &body) {
        find(HeadlineFindingKind::Firmer, span, Some(passage));
    }
    let mut coloured = title.span.start;
    for flag in &ground.analysis.flags {
        // One finding for words that several rules flag.
        if title.span.contains(flag.span) && flag.span.start >= coloured && colours(flag, ground) {
            find(HeadlineFindingKind::Loaded, flag.span, None);
            coloured = flag.span.end;
        }
    }
    if let Some(question) = title.question(ground) {
        find(HeadlineFindingKind::Question, question, None);
    }
    findings.sort_by_key(|finding| (finding.span, finding.kind));
    Some(Headline {
        span: title.span,
        findings,
    })
}

/// Whether the headline judges as it names: in the author's own words, and more firmly than honest prose often does.
fn colours(flag: &Flag, ground: &Ground<'_>) -> bool {
    let judges = match flag.technique.category() {
        Category::AttackOnReputation => true,
        _ => matches!(
            flag.technique,
            Technique::LoadedLanguage | Technique::ExaggerationMinimisation | Technique::AppealToFearPrejudice
        ),
    };
    judges && flag.strength >= Strength::Mark && flag.voice == Voice::Author && !ground.layer.is_quoted(flag.span)
}

/// The title, as sentences of the text.
struct Title<'a> {
    /// All of it.
    span: Span,
    /// Its words without the name of the newspaper that may follow them after a bar or a dash.
    words: Span,
    sentences: Vec<&'a TokenSentence>,
}

impl<'a> Title<'a> {
    fn of(ground: &Ground<'a>) -> Option<Self> {
        let is_title = |sentence: &&TokenSentence| ground.layer.block_kind(sentence.block) == BlockKind::Title;
        let first = ground.layer.sentences.iter().find(is_title)?;
        let sentences: Vec<&TokenSentence> = ground
            .layer
            .sentences
            .iter()
            .filter(is_title)
            .filter(|sentence| sentence.block == first.block)
            .collect();
        let last = sentences.last()?;
        let span = ground.layer.span(first.tokens.start, last.tokens.end.checked_sub(1)?);
        let tail = tail(ground, last).filter(|tail| *tail > first.tokens.start);
        let words = tail.map_or(span, |tail| ground.layer.span(first.tokens.start, tail - 1));
        Some(Self { span, words, sentences })
    }

    /// Whether a number counts the entries of a list: "7 reasons why", "Dix choses à savoir".
    fn lists(&self, number: Span, ground: &Ground<'_>) -> bool {
        let first = self
            .sentences
            .first()
            .and_then(|sentence| ground.layer.tokens.get(sentence.tokens.start));
        let begins = first.is_some_and(|first| first.span.start == number.start);
        let rest = Span {
            start: number.start,
            end: self.span.end,
        };
        let words = rest.of(ground.layer.text);
        begins
            && words
                .split_whitespace()
                .take(4)
                .any(|word| LISTED.contains(&bare(word).trim_matches(',')))
    }

    /// The question that the headline asks, in the author's own voice.
    fn question(&self, ground: &Ground<'_>) -> Option<Span> {
        self.sentences.iter().find_map(|sentence| {
            let mut tokens = sentence.tokens.clone();
            let mark = tokens.rfind(|&token| {
                let token = ground.layer.tokens.get(token);
                token.is_some_and(|token| {
                    token.kind == TokenKind::Stop
                        && token.of(ground.layer.text) == "?"
                        && !ground.layer.is_quoted(token.span)
                })
            })?;
            Some(ground.layer.span(sentence.tokens.start, mark))
        })
    }
}

/// The token from which a title only says where it was printed: after a last bar or dash, a few words with capitals.
fn tail(ground: &Ground<'_>, sentence: &TokenSentence) -> Option<usize> {
    let token = |at: usize| {
        ground
            .layer
            .tokens
            .get(at)
            .map_or("", |token| token.of(ground.layer.text))
    };
    let bar = sentence
        .tokens
        .clone()
        .rfind(|&at| matches!(token(at), "|" | "-" | "–" | "—"))?;
    let after = bar + 1..sentence.tokens.end;
    let capital = |at: usize| token(at).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let short = (1..=4).contains(&after.len()) && capital(after.start);
    (short && after.clone().filter(|&at| capital(at)).count() * 2 >= after.len()).then_some(bar)
}

/// What a headline that is a list counts.
#[rustfmt::skip]
const LISTED: &[&str] = &[
    "raisons", "choses", "facons", "manieres", "questions", "reponses", "points", "lecons", "conseils", "faits", "idees",
    "signes", "cles", "mythes", "exemples", "images", "citations", "etapes", "chiffres", "mensonges",
    "reasons", "things", "ways", "answers", "takeaways", "lessons", "tips", "facts", "ideas", "signs", "keys", "myths",
    "examples", "pictures", "quotes", "steps", "charts", "lies",
];

/// The words of everything but the title.
struct Body {
    sentences: Vec<usize>,
    words: FxHashSet<String>,
    /// Names and words for peoples: what a name of the headline may be a form of.
    proper: Vec<String>,
    /// The first letters of all words that are no small ones, to find what an acronym stands for.
    initials: String,
}

impl Body {
    /// Nothing for a body that is too short to compare.
    fn of(ground: &Ground<'_>, title: Span) -> Option<Self> {
        let layer = ground.layer;
        let demonym = ground.rulebook.class("demonym");
        let repeated = fold(title.of(layer.text)).into_owned();
        let mut body = Self {
            sentences: Vec::new(),
            words: FxHashSet::default(),
            proper: Vec::new(),
            initials: String::new(),
        };
        let mut count = 0;
        let mut known = vec![false; layer.vocabulary.distinct()];
        for (number, sentence) in layer.sentences.iter().enumerate() {
            let span = layer.span(sentence.tokens.start, sentence.tokens.end.saturating_sub(1));
            let again = layer.blocks.get(sentence.block as usize).is_some_and(|block| {
                block.span.len() < repeated.len() * 2 && fold(block.span.of(layer.text)).trim() == repeated.trim()
            });
            if span.overlaps(title) || again {
                continue;
            }
            body.sentences.push(number);
            for at in sentence.tokens.clone() {
                let (Some(token), Some(&word)) = (layer.tokens.get(at), layer.word_ids.get(at)) else {
                    continue;
                };
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    body.initials.push(' ');
                    continue;
                }
                count += 1;
                let plain = ground.bare(at);
                if plain.len() > 2 && !SMALL.contains(&plain) {
                    body.initials.extend(plain.chars().next());
                }
                // Each distinct word is kept once, however often it comes.
                if let Some(known) = known.get_mut(word as usize)
                    && !std::mem::replace(known, true)
                {
                    let proper = token.of(layer.text).starts_with(char::is_uppercase)
                        || demonym.is_some_and(|demonym| layer.vocabulary.has_class(word, demonym));
                    body.keep(plain, proper);
                }
            }
            body.initials.push(' ');
        }
        body.proper.sort_unstable();
        body.proper.dedup();
        (count >= SHORTEST_BODY).then_some(body)
    }

    /// Keeps a bare word and its parts; one that is a name, or stands for a people, among those too.
    fn keep(&mut self, plain: &str, proper: bool) {
        for part in plain.split('-').filter(|part| part.len() > 2) {
            if proper {
                self.proper.push(part.to_owned());
            }
            if part.len() < plain.len() {
                self.words.insert(part.to_owned());
            }
        }
        self.words.insert(plain.to_owned());
    }

    /// Whether a name is in the body, or one of its words, or another form of one.
    fn has_name(&self, name: &Name) -> bool {
        let words: Vec<&str> = name.words.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        words.iter().any(|word| self.has_word(word)) || {
            // What letters stand for is often written out.
            let letters: String = name.words.chars().filter(|c| c.is_alphabetic()).collect();
            let acronym = words.len() == 1 && name.is_acronym;
            acronym && (letters.chars().count() <= 3 || self.initials.contains(&letters))
        }
    }

    fn has_word(&self, word: &str) -> bool {
        let without_s = word.strip_suffix('s').unwrap_or(word);
        if self.words.contains(word) || self.words.contains(without_s) {
            return true;
        }
        // "Shoplifts" in a headline with capitals throughout, and "shoplifting" below it.
        if self.words.iter().any(|known| alike(known, word)) {
            return true;
        }
        // A country and its people, a person and their followers.
        let shortest = if word.len() <= 5 { 3 } else { 4 };
        let Some(head) = word.get(..shortest) else {
            return false;
        };
        let from = self.proper.partition_point(|known| known.as_str() < head);
        self.proper
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|known| known.starts_with(head))
            .any(|known| {
                let shared = known
                    .bytes()
                    .zip(word.bytes())
                    .take_while(|(one, other)| one == other)
                    .count();
                shared + 4 >= known.len().min(word.len()) || shared >= 5
            })
    }

    /// Whether the figures stand in the body in a word that is no number by itself ("34-year-old", "n°34").
    fn has_digits(&self, ground: &Ground<'_>, figure: &Figure) -> bool {
        let digits: String = figure
            .span
            .of(ground.layer.text)
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        !digits.is_empty()
            && self
                .words
                .iter()
                .any(|word| word.split(|c: char| !c.is_ascii_digit()).any(|part| part == digits))
    }

    /// Whether the words of a quotation stand in the body in their order, a few of them left out or changed.
    fn has_quotation(&self, ground: &Ground<'_>, inner: Span) -> bool {
        let layer = ground.layer;
        let word = |token: &crate::text::token::Token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number).then(|| bare(token.of(layer.text)).into_owned())
        };
        let first = layer.tokens.partition_point(|token| token.span.start < inner.start);
        let last = layer.tokens.partition_point(|token| token.span.end <= inner.end);
        let said: Vec<String> = layer
            .tokens
            .get(first..last)
            .unwrap_or_default()
            .iter()
            .filter_map(word)
            .collect();
        let telling: Vec<&String> = said.iter().filter(|word| word.len() > 3).collect();
        if said.len() < SHORTEST_QUOTATION || telling.is_empty() {
            return true;
        }
        // No place is tried where a word that tells something is missing altogether, or two of many.
        let missing = telling.iter().filter(|word| !self.has_form(word)).count();
        if missing > telling.len() / 4 {
            return false;
        }
        let text: Vec<String> = self
            .sentences
            .iter()
            .filter_map(|&sentence| layer.sentences.get(sentence))
            .flat_map(|sentence| layer.tokens.get(sentence.tokens.clone()).unwrap_or_default())
            .filter_map(word)
            .collect();
        let reach = said.len() * 2 + 6;
        (0..text.len()).any(|start| {
            let window = text.get(start..(start + reach).min(text.len())).unwrap_or_default();
            // It begins with one of the first words, so that few places are tried.
            let begins = said
                .iter()
                .take(2 + said.len() / 4)
                .any(|word| alike(word, &text[start]));
            begins && in_order(&said, window) * 4 >= said.len() * 3
        })
    }

    fn has_form(&self, word: &str) -> bool {
        self.words.contains(word) || self.words.iter().any(|known| alike(known, word))
    }
}

/// How many words of a phrase a stretch of text has in their order.
fn in_order(phrase: &[String], text: &[String]) -> usize {
    let mut at = 0;
    phrase
        .iter()
        .filter(|word| {
            let found = text
                .get(at..)
                .unwrap_or_default()
                .iter()
                .position(|other| alike(word, other));
            if let Some(found) = found {
                at += found + 1;
            }
            found.is_some()
        })
        .count()
}

/// Whether two words are one, or forms of one.
fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    shared >= 4 && shared + 3 >= one.len().max(other.len())
}

/// Small words, which acronyms pass over.
#[rustfmt::skip]
const SMALL: &[&str] = &["des", "les", "pour", "sur", "aux", "the", "for", "and", "par", "dans", "une"];

#[cfg(test)]
mod tests;
