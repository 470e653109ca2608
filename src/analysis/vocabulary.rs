//! The vocabulary of a text: each distinct word is looked up once, however often it comes back.
//!
//! A word's entry holds its dictionary readings, what it looks like, and the patterns that may stand around it. A token then
//! costs one look into a hash table; the dictionary is asked a few thousand times in a million words.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::context::{self, Role};
use super::voice::Traits;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::{
    Alternative, ClassId, ClassSet, Element, Filed, Guard, LemmaId, NO_CLASS, NO_ELEMENT, NO_LEMMA,
};
use crate::rulebook::dictionary::Reading as FiledReading;
use crate::rulebook::pattern::Mark;
use crate::rulebook::sketch::Sketch;
use crate::rulebook::tags::Tags;
use crate::span::Span;
use crate::text::fold;
use crate::text::token::TokenKind;

/// A distinct word of the text, by its place in the vocabulary.
pub type WordId = u32;

/// One reading of a word, resolved.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The lemma, or [`NO_LEMMA`] for a word that the dictionary does not have.
    pub lemma: LemmaId,
    /// Part of speech and features.
    pub tags: Tags,
    /// Lexicon classes.
    pub classes: ClassSet,
}

/// A pattern that a word may be the anchor of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The pattern.
    pub pattern: u32,
    /// How many tokens before the word it can start: at least, at most.
    pub before: (u8, u8),
    /// Whether it can only start where a sentence does.
    pub opening: bool,
    /// Another token that every match has.
    pub guard: Guard,
}

/// A distinct word.
#[derive(Clone, Debug)]
pub struct Entry {
    readings: Span,
    candidates: Span,
    /// `cap`, `caps`, `digit`, `unknown`.
    pub shape: Tags,
    /// The parts of speech of all its readings, verbs split by [`context::facets`]; a prefix is none.
    pub facets: Tags,
    /// What it may be, wherever it stands.
    pub sketch: Sketch,
    /// What it does in a sentence, if it is a grammatical word.
    pub role: Role,
    /// What it is to whoever looks for the speaker of a quotation.
    pub traits: Traits,
    /// The mark it is, if it is no word.
    pub mark: Option<Mark>,
}

/// The distinct words of a text under one rulebook.
pub struct Vocabulary<'a> {
    rulebook: &'a Rulebook,
    numbers: FxHashMap<&'a str, WordId>,
    entries: Vec<Entry>,
    readings: Vec<Reading>,
    /// Patterns that a word may be the anchor of.
    candidates: Vec<Candidate>,
    /// Those of one word, while they are gathered.
    found: Vec<Candidate>,
    folded: String,
    /// Classes of verbs of saying and judging.
    saying: ClassSet,
    /// Classes of nouns for somebody who speaks.
    speaking: ClassSet,
}

impl<'a> Vocabulary<'a> {
    /// An empty vocabulary.
    #[must_use]
    pub fn new(rulebook: &'a Rulebook) -> Self {
        let classes = |names: &[&str]| {
            let mut classes = ClassSet::default();
            names
                .iter()
                .filter_map(|name| rulebook.class(name))
                .for_each(|class| classes.insert(class));
            classes
        };
        Self {
            rulebook,
            numbers: FxHashMap::default(),
            entries: Vec::new(),
            readings: Vec::new(),
            candidates: Vec::new(),
            found: Vec::new(),
            folded: String::new(),
            saying: classes(&["say", "judge"]),
            speaking: classes(&["person", "expert", "body", "group", "document", "source"]),
        }
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.entries.len()
    }

    /// The number of a token's word, which is looked up if it is new.
    pub fn number(&mut self, word: &'a str, kind: TokenKind) -> WordId {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let entry = self.entry(word, kind);
        let number = WordId::try_from(self.entries.len()).unwrap_or(WordId::MAX);
        self.entries.push(entry);
        self.numbers.insert(word, number);
        number
    }

    /// The entry of a word that this vocabulary numbered.
    #[must_use]
    pub fn get(&self, word: WordId) -> &Entry {
        &self.entries[word as usize]
    }

    /// Something of each word, by its number.
    pub fn map<T: Clone + Default>(&self, of: impl Fn(&str) -> T) -> Vec<T> {
        let mut all = vec![T::default(); self.entries.len()];
        for (&text, &number) in &self.numbers {
            if let Some(slot) = all.get_mut(number as usize) {
                *slot = of(text);
            }
        }
        all
    }

    /// For each word, by its number, one that stands for all that differ from it by capitals alone.
    #[must_use]
    pub fn without_capitals(&self) -> Vec<WordId> {
        let mut known: FxHashMap<Cow<'_, str>, WordId> = FxHashMap::default();
        known.reserve(self.numbers.len());
        let mut same = vec![0; self.entries.len()];
        for (&text, &number) in &self.numbers {
            let first = *known.entry(fold::fold(text)).or_insert(number);
            if let Some(slot) = same.get_mut(number as usize) {
                *slot = first;
            }
        }
        same
    }

    /// The entries of all words, by their numbers.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The readings of a word.
    #[must_use]
    pub fn readings(&self, entry: &Entry) -> &[Reading] {
        self.readings.get(entry.readings.range()).unwrap_or_default()
    }

    /// The patterns that may have this word as their anchor.
    #[must_use]
    pub fn candidates(&self, entry: &Entry) -> &[Candidate] {
        self.candidates.get(entry.candidates.range()).unwrap_or_default()
    }

    /// Whether any reading of the word has that class.
    #[must_use]
    pub fn has_class(&self, word: WordId, class: ClassId) -> bool {
        self.readings(self.get(word))
            .iter()
            .any(|reading| reading.classes.has(class))
    }

    fn entry(&mut self, word: &str, kind: TokenKind) -> Entry {
        let mut folded = std::mem::take(&mut self.folded);
        fold::fold_into(word, &mut folded);
        let first = self.readings.len();
        let is_word = matches!(kind, TokenKind::Word | TokenKind::Number);
        let mut shape = shape(word, kind);
        self.look_up(&folded, shape);
        if is_word
            && self.readings[first..]
                .iter()
                .all(|reading| reading.tags.and(Tags::POS).is_empty())
        {
            shape = shape.with(Tags::UNKNOWN);
            self.guess(&folded, kind);
        }
        let mark = (!is_word).then(|| Mark::of(word));
        let facets = self.readings[first..]
            .iter()
            .fold(Tags::NONE, |facets, reading| facets.with(context::facets(reading.tags)))
            // To its neighbours a word with a prefix is what it is without.
            .without(Tags::PREFIX);
        let sketch = self.readings[first..]
            .iter()
            .map(|reading| Sketch::of_reading(reading.lemma, reading.tags, &reading.classes))
            .fold(Sketch::default(), Sketch::or)
            .with_parts(if is_word { gains(shape) } else { Tags::NONE });
        let entry = Entry {
            readings: Span::new(first, self.readings.len()),
            candidates: self.gather(first, shape, sketch, mark),
            shape,
            facets,
            sketch,
            role: context::role(self.rulebook.language, &folded),
            traits: self.traits(word, &folded, first, shape, facets),
            mark,
        };
        self.folded = folded;
        entry
    }

    /// What a word whose readings begin at `first` is to whoever looks for a speaker.
    fn traits(&self, word: &str, folded: &str, first: usize, shape: Tags, facets: Tags) -> Traits {
        let any = |classes: &ClassSet| {
            self.readings[first..]
                .iter()
                .any(|reading| reading.classes.meets(classes))
        };
        let verbs = Tags::VERB.with(Tags::INF);
        Traits::of(folded, self.rulebook.language)
            .with(Traits::SAYS, any(&self.saying))
            .with(Traits::SPEAKS, any(&self.speaking))
            .with(Traits::NOMINAL, facets.meets(Tags::NOUN.with(Tags::ADJ)))
            .with(Traits::VERB, facets.meets(verbs) && verbs.has(facets))
            .with(Traits::LISTED, !shape.has(Tags::UNKNOWN))
            .with(Traits::CAPITAL, word.starts_with(char::is_uppercase))
    }

    /// The readings that the dictionary has: of the whole word; without accents, for capitals; of the parts of a
    /// hyphenated word that begins with a known prefix.
    fn look_up(&mut self, folded: &str, shape: Tags) {
        let Self { rulebook, readings, .. } = self;
        let dictionary = &rulebook.dictionary;
        let before = readings.len();
        let resolve = |reading: FiledReading| {
            rulebook.kind(reading).map(|kind| Reading {
                lemma: reading.lemma,
                tags: kind.tags,
                classes: kind.classes,
            })
        };
        readings.extend(dictionary.readings(folded).filter_map(resolve));
        if readings.len() == before && shape.has(Tags::CAPS) {
            readings.extend(dictionary.readings_without_accents(folded).filter_map(resolve));
        } else if readings.len() == before && shape.has(Tags::CAP) {
            // Small letters keep their accents: Etat is état, and Denis is no dénis.
            for form in with_first_accent(folded) {
                readings.extend(dictionary.readings(&form).filter_map(resolve));
            }
        }
        if readings.len() == before
            && let Some((prefix, rest)) = folded.split_once('-')
            && !prefix.is_empty()
        {
            let stem = folded.get(..=prefix.len()).unwrap_or_default();
            readings.extend(dictionary.readings(stem).filter_map(resolve));
            if readings.len() > before {
                readings.extend(dictionary.readings(rest).filter_map(resolve));
            }
        }
    }

    /// A word that nobody knows: what its ending suggests, so that a pattern can still ask for a noun.
    fn guess(&mut self, folded: &str, kind: TokenKind) {
        let tags = if kind == TokenKind::Number {
            Tags::NUM
        } else {
            context::guess(self.rulebook.language, folded)
        };
        self.readings.push(Reading {
            lemma: NO_LEMMA,
            tags,
            classes: ClassSet::default(),
        });
    }

    /// The patterns filed under any reading of the word whose element it passes, place aside.
    fn gather(&mut self, first: usize, shape: Tags, sketch: Sketch, mark: Option<Mark>) -> Span {
        let Self {
            rulebook,
            readings,
            candidates,
            found,
            ..
        } = self;
        found.clear();
        let tables = &rulebook.tables;
        let own = readings.get(first..).unwrap_or_default();
        let gains = gains(shape);
        let may_take = |element: &Element| element.sketch.may_take(sketch);
        let mut file = |filed: &[Filed]| {
            for one in filed {
                let passes = one.element == NO_ELEMENT
                    || tables.elements.get(one.element as usize).is_some_and(may_take)
                        && own.iter().any(|reading| {
                            rulebook
                                .alternatives(one.element, reading.lemma)
                                .any(|alternative| passes(alternative, reading, shape, gains))
                        });
                if passes {
                    found.push(Candidate {
                        pattern: one.pattern,
                        before: one.before,
                        opening: one.opening,
                        guard: one.guard,
                    });
                }
            }
        };
        match mark {
            Some(mark) => file(tables.filed_under_mark(mark)),
            None => file(tables.filed_under_tags()),
        }
        for reading in own {
            if reading.lemma != NO_LEMMA {
                file(tables.filed_under_lemma(reading.lemma));
            }
            for class in reading.classes.iter() {
                file(tables.filed_under_class(class));
            }
        }
        found.sort_unstable();
        // A word that is two anchors of a pattern has it tried once at each place.
        found.dedup_by(|next, one| {
            let same = next.pattern == one.pattern;
            if same {
                one.before = (one.before.0.min(next.before.0), one.before.1.max(next.before.1));
                if one.guard != next.guard {
                    one.guard = Guard::NONE;
                }
            }
            same
        });
        let start = candidates.len();
        candidates.append(found);
        Span::new(start, candidates.len())
    }
}

/// Whether a reading passes an alternative where the word has the tags `place`; tags of `ignore` are taken as passed.
pub(super) fn passes(alternative: &Alternative, reading: &Reading, place: Tags, ignore: Tags) -> bool {
    let tags = reading.tags.with(place);
    (alternative.lemma == NO_LEMMA || alternative.lemma == reading.lemma)
        && tags.with(ignore).has(alternative.need)
        && !tags.meets(alternative.deny.without(ignore))
        && alternative
            .classes
            .iter()
            .all(|&class| class == NO_CLASS || reading.classes.has(class))
        && !alternative
            .no_classes
            .iter()
            .any(|&class| class != NO_CLASS && reading.classes.has(class))
}

/// The tags that a word of this shape may have besides, where it stands.
pub(super) const fn gains(shape: Tags) -> Tags {
    let anywhere = Tags::FIRST.with(Tags::QUOTED);
    if shape.has(Tags::CAP) {
        anywhere.with(Tags::NAME)
    } else {
        anywhere
    }
}

/// A word with each accent that its first letter may have lost to being a capital.
fn with_first_accent(word: &str) -> impl Iterator<Item = String> {
    let mut letters = word.chars();
    let accented = match letters.next() {
        Some('a') => "àâ",
        Some('c') => "ç",
        Some('e') => "éèê",
        Some('i') => "î",
        Some('o') => "ô",
        Some('u') => "ùû",
        _ => "",
    };
    let rest = letters.as_str();
    accented.chars().map(move |first| format!("{first}{rest}"))
}

fn shape(word: &str, kind: TokenKind) -> Tags {
    let mut shape = Tags::NONE;
    if kind == TokenKind::Number {
        shape = shape.with(Tags::DIGIT);
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some_and(char::is_uppercase) {
        shape = shape.with(Tags::CAP);
        let mut rest = letters.peekable();
        if rest.peek().is_some() && rest.all(char::is_uppercase) {
            shape = shape.with(Tags::CAPS);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::rulebook::source::File;

    const LEXICON: &str = r#"
[[words]]
pos = "conj"
classes = []
list = "mais"

[[words]]
pos = "noun"
classes = []
list = "maïs étau expert grêle"

[[words]]
pos = "prefix"
classes = []
list = "pseudo-"
"#;

    /// The parts of speech that a word is looked up as.
    fn parts(word: &str) -> Tags {
        let file = File {
            name: "words.toml".to_owned(),
            text: LEXICON.to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::French, &[file], &[]).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        let mut vocabulary = Vocabulary::new(&rulebook);
        let number = vocabulary.number(word, TokenKind::Word);
        let readings = vocabulary.readings(vocabulary.get(number));
        readings
            .iter()
            .fold(Tags::NONE, |parts, reading| parts.with(reading.tags.and(Tags::POS)))
    }

    #[test]
    fn capitals_lose_their_accents_only_where_the_plain_word_is_unknown() {
        for word in ["mais", "Mais", "MAIS"] {
            assert_eq!(parts(word), Tags::CONJ, "{word}");
        }
        for word in ["maïs", "MAÏS", "Etau", "ETAU"] {
            assert_eq!(parts(word), Tags::NOUN, "{word}");
        }
        // Only a capital loses its accent.
        assert_eq!(parts("Grele"), parts("Zylb"));
        assert_eq!(parts("GRELE"), Tags::NOUN);
        // Without capitals an accent that lacks is a mistake, and the word nobody's.
        assert_eq!(parts("etau"), Tags::NOUN.with(Tags::ADJ));
    }

    #[test]
    fn a_hyphenated_word_is_its_prefix_and_what_follows() {
        assert_eq!(parts("pseudo-experts"), Tags::PREFIX.with(Tags::NOUN));
    }
}
