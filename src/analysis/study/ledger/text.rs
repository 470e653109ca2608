//! An article as the ledger walks over it: tokens with their parts of speech where they stand, and the speech that they
//! are part of. A walk never leaves its sentence, nor crosses the marks of a quotation that is somebody's speech.

mod reading;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::{Ground, Stance};
use super::words::{Bits, Word, words};
use crate::analysis::context;
use crate::analysis::voice::Prose;
use crate::analysis::{Quotation, layer::Layer};
use crate::language::Language;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::TokenKind;

/// A text whose attributions are looked for.
pub(super) struct Text<'a> {
    pub layer: &'a Layer<'a>,
    pub language: Language,
    pub quotations: &'a [Quotation],
    words: Vec<Word>,
    /// The words of the vocabulary, folded, by their numbers.
    folded: Vec<String>,
    /// For each token its parts of speech where it stands.
    facets: Vec<Tags>,
    /// For each token whether it is a name.
    named: Vec<bool>,
    /// For each token what quotation marks do there.
    places: Vec<Place>,
    /// For each token its sentence.
    sentences: Vec<u32>,
    /// How many words stand before each token, and in all.
    counts: Vec<u32>,
    /// For each token the first word at or after it, and the place after the last word before it: long runs of marks cost
    /// one look.
    next_word: Vec<usize>,
    past_word: Vec<usize>,
    /// Names that the text shows to be those of places or states.
    pub places_named: FxHashSet<String>,
    /// Names that stand somewhere beside another name, a title or a role: those of persons, where the text is whole.
    introduced: FxHashSet<String>,
}

/// From how many sentences on a text introduces the persons whom it names.
const WHOLE: usize = 8;

/// The most quotation marks that are passed over at a time.
const MOST_MARKS: usize = 3;

/// Where a token stands with regard to the outermost speech of a text, whose index is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    Inside(usize),
    /// A mark that opens or closes speech.
    Border(usize),
}

impl<'a> Text<'a> {
    pub fn new(ground: &'a Ground<'a>) -> Self {
        let layer = ground.layer;
        let quotations = ground.analysis.quotations.as_slice();
        let count = layer.tokens.len();
        let mut text = Self {
            layer,
            language: ground.rulebook.language,
            quotations,
            words: words(layer, ground.rulebook),
            folded: layer.vocabulary.map(|word| fold(word).into_owned()),
            facets: vec![Tags::NONE; count],
            named: vec![false; count],
            places: vec![Place::Outside; count],
            sentences: vec![0; count],
            counts: Vec::with_capacity(count + 1),
            next_word: vec![count; count + 1],
            past_word: vec![0; count + 1],
            places_named: FxHashSet::default(),
            introduced: FxHashSet::default(),
        };
        let is_word = |at: usize| matches!(layer.tokens[at].kind, TokenKind::Word | TokenKind::Number);
        for at in 0..count {
            text.past_word[at + 1] = if is_word(at) { at + 1 } else { text.past_word[at] };
        }
        for at in (0..count).rev() {
            text.next_word[at] = if is_word(at) { at } else { text.next_word[at + 1] };
        }
        let mut words = 0;
        text.counts.push(words);
        for token in &layer.tokens {
            words += u32::from(matches!(token.kind, TokenKind::Word | TokenKind::Number));
            text.counts.push(words);
        }
        text.read_words();
        text.read_quotations();
        text.read_places(ground);
        text.read_introductions();
        text
    }

    /// Whether a lone name of a whole text is never introduced as a person is: a capital, a company, an agency.
    pub fn is_no_person(&self, at: usize) -> bool {
        self.layer.sentences.len() >= WHOLE && !self.introduced.contains(self.folded(at).as_ref())
    }

    /// A range without the marks at its ends; a percent sign is none.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let at = |places: &[usize], place: usize, other| places.get(place).copied().unwrap_or(other);
        let start = at(&self.next_word, range.start, range.end).min(range.end);
        let last = at(&self.past_word, range.end, start).max(start);
        let percent = last > start && last < range.end && self.folded(last) == "%";
        start..last + usize::from(percent)
    }

    /// The tokens that lie in a span.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = &self.layer.tokens;
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// What a range of tokens covers.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.layer.span(tokens.start, tokens.end.saturating_sub(1))
    }

    /// How many words a range of tokens has.
    pub fn count(&self, tokens: &Range<usize>) -> u32 {
        let before = |at: usize| self.counts.get(at).copied().unwrap_or(0);
        before(tokens.end).saturating_sub(before(tokens.start))
    }

    pub fn prose(&self) -> Prose<'_, &Layer<'_>> {
        self.layer.prose(self.language)
    }

    pub fn french(&self) -> bool {
        self.language == Language::French
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.layer.tokens.get(at).map(|token| token.kind)
    }

    pub fn folded(&self, at: usize) -> Cow<'_, str> {
        let word = self.layer.word_ids.get(at);
        let folded = word.and_then(|&word| self.folded.get(word as usize));
        Cow::Borrowed(folded.map_or("", String::as_str))
    }

    pub fn mark(&self, at: usize) -> Option<Mark> {
        let word = self.layer.word_ids.get(at)?;
        self.layer.vocabulary.get(*word).mark
    }

    fn word(&self, at: usize) -> Word {
        self.layer
            .word_ids
            .get(at)
            .and_then(|&word| self.words.get(word as usize))
            .copied()
            .unwrap_or_default()
    }

    pub fn stance(&self, at: usize) -> Stance {
        self.word(at).stance
    }

    pub fn is(&self, at: usize, bits: Bits) -> bool {
        self.word(at).bits.any(bits)
    }

    /// The parts of speech of a token where it stands.
    pub fn facets(&self, at: usize) -> Tags {
        self.facets.get(at).copied().unwrap_or(Tags::NONE)
    }

    /// Every part of speech of a token, wherever it stands.
    pub fn any_facets(&self, at: usize) -> Tags {
        self.layer
            .word_ids
            .get(at)
            .map_or(Tags::NONE, |&word| self.layer.vocabulary.get(word).facets)
    }

    /// Whether a reading of a verb that gives words has these features.
    pub fn verb_is(&self, at: usize, tags: Tags) -> bool {
        let Some(&word) = self.layer.word_ids.get(at) else {
            return false;
        };
        let vocabulary = &self.layer.vocabulary;
        vocabulary
            .readings(vocabulary.get(word))
            .iter()
            .any(|reading| reading.tags.has(tags.with(Tags::VERB)))
    }

    /// Whether every reading of a verb, of those that are finite, has one of these features.
    pub fn verb_is_only(&self, at: usize, tags: Tags) -> bool {
        let Some(&word) = self.layer.word_ids.get(at) else {
            return false;
        };
        let vocabulary = &self.layer.vocabulary;
        let mut finite = vocabulary
            .readings(vocabulary.get(word))
            .iter()
            .filter(|reading| context::facets(reading.tags) == Tags::VERB)
            .peekable();
        finite.peek().is_some() && finite.all(|reading| reading.tags.meets(tags))
    }

    /// Whether a noun reading of a word has this feature, and no noun reading lacks it.
    pub fn noun_is(&self, at: usize, tag: Tags) -> bool {
        let Some(&word) = self.layer.word_ids.get(at) else {
            return false;
        };
        let vocabulary = &self.layer.vocabulary;
        let mut nouns = vocabulary
            .readings(vocabulary.get(word))
            .iter()
            .filter(|reading| reading.tags.has(Tags::NOUN))
            .peekable();
        nouns.peek().is_some() && nouns.all(|reading| reading.tags.has(tag))
    }

    /// What a word looks like: capital, capitals, figure, unknown.
    pub fn shape(&self, at: usize) -> Tags {
        self.layer
            .word_ids
            .get(at)
            .map_or(Tags::NONE, |&word| self.layer.vocabulary.get(word).shape)
    }

    pub fn named(&self, at: usize) -> bool {
        self.named.get(at).copied().unwrap_or(false)
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Number))
    }

    /// Whether a word can only be a finite verb.
    pub fn is_finite(&self, at: usize) -> bool {
        if self.named(at) || self.is(at, Bits::POSSESSIVE) && !self.is_contracted(at) {
            return false;
        }
        let finite = Bits::HAVE.or(Bits::BE).or(Bits::MODAL);
        if self.is(at, finite) {
            return self.facets(at).has(Tags::VERB);
        }
        self.facets(at) == Tags::VERB
    }

    /// Whether an English 's is a verb: after a pronoun.
    fn is_contracted(&self, at: usize) -> bool {
        self.before(at)
            .is_some_and(|before| self.is(before, Bits::THIRD.or(Bits::OTHER_SUBJECT).or(Bits::WHO).or(Bits::THAT)))
    }

    /// The sentence of a token.
    pub fn sentence(&self, at: usize) -> usize {
        self.sentences.get(at).map_or(0, |&sentence| sentence as usize)
    }

    /// The tokens of a sentence.
    pub fn tokens_of_sentence(&self, sentence: usize) -> Range<usize> {
        self.layer
            .sentences
            .get(sentence)
            .map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The outermost speech that a token stands in.
    pub fn speech(&self, at: usize) -> Option<usize> {
        match self.places.get(at) {
            Some(Place::Inside(number)) => Some(*number),
            _ => None,
        }
    }

    /// The outermost speech that a token is the first or last mark of.
    pub fn border(&self, at: usize) -> Option<usize> {
        match self.places.get(at) {
            Some(Place::Border(number)) => Some(*number),
            _ => None,
        }
    }

    /// The outermost speech that a token opens.
    pub fn opens(&self, at: usize) -> Option<usize> {
        let number = self.border(at)?;
        let start = self.quotations.get(number)?.span.start;
        let token = self.layer.tokens.get(at)?;
        (token.span.start == start).then_some(number)
    }

    /// The token before, in the same sentence and speech; marks of words held at a distance are passed over.
    pub fn before(&self, at: usize) -> Option<usize> {
        let first = self.tokens_of_sentence(self.sentence(at)).start;
        let first = first.max(at.saturating_sub(MOST_MARKS + 1));
        self.nearest((first..at).rev(), at)
    }

    /// The token after, in the same way.
    pub fn after(&self, at: usize) -> Option<usize> {
        let end = self.tokens_of_sentence(self.sentence(at)).end;
        self.nearest(at + 1..end.min(at + 2 + MOST_MARKS), at)
    }

    fn nearest(&self, mut places: impl Iterator<Item = usize>, at: usize) -> Option<usize> {
        let beside = |place: usize| self.places.get(place) == self.places.get(at);
        places
            .by_ref()
            .take_while(|&place| beside(place))
            .find(|&place| self.kind(place) != Some(TokenKind::Quote))
    }

    /// Where the stretch of a sentence that a token stands in begins and ends: with the sentence or with the speech it is
    /// in. Speech that begins after the token is part of the stretch.
    pub fn stretch(&self, at: usize) -> Range<usize> {
        let sentence = self.tokens_of_sentence(self.sentence(at));
        let Some(quotation) = self.speech(at).and_then(|number| self.quotations.get(number)) else {
            return sentence;
        };
        let inner = self.tokens_of(quotation.inner);
        sentence.start.max(inner.start)..sentence.end.min(inner.end)
    }
}
