//! A sentence as grammar sees it: each word with what it may be where it stands, and with the few closed lists that tell
//! groups, clauses and negations apart.
//!
//! There is no parser here. What a word is on its own is worked out once for each distinct word of a text; what it is where
//! it stands is asked of its neighbours ([`context`]).

use rustc_hash::FxHashMap;

use super::Ground;
use super::words::{Listed, listed, listed_lemma};
use crate::analysis::context::{self, Neighbour};
use crate::analysis::layer::Layer;
use crate::analysis::matcher::Seen;
use crate::analysis::vocabulary::{Entry, Reading, WordId};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::{ClassId, ClassSet, NO_LEMMA};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::fold;

/// What a word says of the one it is said of, by part of speech: -1, 0, 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Charges {
    pub noun: i8,
    pub adj: i8,
    pub verb: i8,
    pub adv: i8,
    /// What a verb says of its object.
    pub object: i8,
}

/// Kinds of noun that actors are made of, and other lexicon classes that this study asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    pub const PERSON: Self = Self(1);
    pub const BODY: Self = Self(1 << 1);
    pub const GROUP: Self = Self(1 << 2);
    /// A noun that names a people.
    pub const PEOPLE: Self = Self(1 << 3);
    /// An adjective of a country or people.
    pub const DEMONYM: Self = Self(1 << 4);
    /// Days and months.
    pub const DATE: Self = Self(1 << 5);
    pub const SAY: Self = Self(1 << 6);
    pub const JUDGE: Self = Self(1 << 7);
    /// Verbs of wanting and trying.
    pub const WANT: Self = Self(1 << 8);
    /// Nouns of units, documents, languages: no actor, whatever else they are.
    pub const THING: Self = Self(1 << 9);
    /// A noun of moral quality or its lack.
    pub const QUALITY: Self = Self(1 << 11);
    /// A noun or adjective that labels those it names.
    pub const LABEL: Self = Self(1 << 10);

    /// Whether any of the others is here.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Classes of the lexicon and what they are here, by the part of speech they must have.
const CLASSES: &[(&str, Tags, Kinds)] = &[
    ("person", Tags::NOUN, Kinds::PERSON),
    ("expert", Tags::NOUN, Kinds::PERSON),
    ("body", Tags::NOUN, Kinds::BODY),
    ("group", Tags::NOUN, Kinds::GROUP),
    ("demonym", Tags::NOUN, Kinds::PEOPLE),
    ("demonym", Tags::ADJ, Kinds::DEMONYM),
    ("day", Tags::NOUN, Kinds::DATE),
    ("month", Tags::NOUN, Kinds::DATE),
    ("say", Tags::VERB, Kinds::SAY),
    ("judge", Tags::VERB, Kinds::JUDGE),
    ("want", Tags::VERB, Kinds::WANT),
    ("unit", Tags::NOUN, Kinds::THING),
    ("document", Tags::NOUN, Kinds::THING),
    ("language", Tags::NOUN, Kinds::THING),
    ("label", Tags::NOUN, Kinds::LABEL),
    ("flaw", Tags::NOUN, Kinds::QUALITY),
    ("virtue", Tags::NOUN, Kinds::QUALITY),
    ("lapse", Tags::NOUN, Kinds::QUALITY),
    ("misdeed", Tags::NOUN, Kinds::QUALITY),
];

/// A distinct word, apart from where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Closed lists of forms that it is in.
    pub form: Listed,
    /// Closed lists of verbs and nouns that its lemmas are in.
    pub lemma: Listed,
    pub kinds: Kinds,
    pub charges: Charges,
    /// Every part of speech it has, verbs split as [`context::facets`] does.
    pub facets: Tags,
    /// Number and gender of its nouns, adjectives, participles and pronouns.
    pub nominal: Tags,
    /// The same for every word that is one thing under several endings: its noun's lemma, or its adjective's, or its folded
    /// form without a plural ending.
    pub key: Key,
    /// The same for its verbs; [`Key::NONE`] where it is none.
    pub verb: Key,
    /// Tense, person and number of its finite verbs.
    pub finite: Tags,
    /// Whether the dictionary has it.
    pub known: bool,
    /// Whether it is written with a capital and the dictionary has a demonym that is made of it: Italie, italien.
    pub country: bool,
}

/// What words are merged by: a lemma, or a folded form that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u32);

impl Key {
    /// No word at all.
    pub const NONE: Self = Self(u32::MAX);
}

/// A word or a mark of a sentence. Quotation marks are left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its token in the layer.
    pub token: usize,
    pub id: WordId,
    /// What comes of where and how it is written: `cap`, `name`, `first`, `quoted`.
    pub place: Tags,
    /// What it can be here.
    pub pos: Tags,
    /// The mark it is, if it is no word.
    pub mark: Option<Mark>,
}

impl Item {
    /// Whether it can be any of these parts of speech here.
    pub fn may(&self, parts: Tags) -> bool {
        self.mark.is_none() && self.pos.meets(parts)
    }
}

/// The words of a text.
pub(super) struct Grammar<'a> {
    pub layer: &'a Layer<'a>,
    pub language: Language,
    words: Vec<Word>,
    /// Folded forms without accents, by distinct word: what names are merged by.
    names: Vec<Key>,
}

impl<'a> Grammar<'a> {
    /// Looks up every distinct word of a text.
    pub fn new(ground: &Ground<'a>) -> Self {
        let layer = ground.layer;
        let mut grammar = Self {
            layer,
            language: ground.rulebook.language,
            words: Vec::with_capacity(layer.vocabulary.distinct()),
            names: Vec::with_capacity(layer.vocabulary.distinct()),
        };
        let mut lookup = Lookup::new(ground.rulebook);
        // Words are numbered in the order of their first token.
        for (token, &id) in layer.tokens.iter().zip(&layer.word_ids) {
            if id as usize != grammar.words.len() {
                continue;
            }
            let folded = fold::fold(token.of(layer.text));
            let entry = layer.vocabulary.get(id);
            let readings = layer.vocabulary.readings(entry);
            grammar.words.push(lookup.word(&folded, entry, readings));
            grammar.names.push(lookup.key(&fold::unaccented(&folded)));
        }
        grammar
    }

    /// A distinct word.
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }

    /// The word of an item.
    pub fn of(&self, item: &Item) -> &Word {
        self.word(item.id)
    }

    /// What an item is merged by where it is part of a name: its letters, case and accents aside.
    pub fn name(&self, item: &Item) -> Key {
        self.names[item.id as usize]
    }

    /// An item as it is written.
    pub fn text(&self, item: &Item) -> &'a str {
        self.layer
            .tokens
            .get(item.token)
            .map_or("", |token| token.of(self.layer.text))
    }

    /// Reads a sentence.
    pub fn read(&self, sentence: usize, seen: &mut Vec<Seen>, items: &mut Vec<Item>) {
        items.clear();
        let Some(sentence) = self.layer.sentences.get(sentence) else {
            return;
        };
        self.layer.see(sentence, seen);
        for (place, one) in seen.iter().enumerate() {
            let entry = self.layer.vocabulary.get(one.word);
            let at = |offset: isize| {
                place
                    .checked_add_signed(offset)
                    .and_then(|place| seen.get(place))
                    .map_or(Neighbour::default(), |one| {
                        let entry = self.layer.vocabulary.get(one.word);
                        Neighbour {
                            facets: entry.facets,
                            role: entry.role,
                        }
                    })
            };
            items.push(Item {
                token: one.token as usize,
                id: one.word,
                place: one.place,
                pos: context::allowed(self.language, at).and(entry.facets),
                mark: entry.mark,
            });
        }
    }
}

/// Classes that speak for and against somebody.
struct Sides {
    raises: Vec<ClassId>,
    lowers: Vec<ClassId>,
}

impl Sides {
    fn new(rulebook: &Rulebook, raises: &[&str], lowers: &[&str]) -> Self {
        let find = |names: &[&str]| names.iter().filter_map(|name| rulebook.class(name)).collect();
        Self {
            raises: find(raises),
            lowers: find(lowers),
        }
    }

    fn charge(&self, classes: &ClassSet) -> i8 {
        let has = |wanted: &[ClassId]| wanted.iter().any(|&class| classes.has(class));
        i8::from(has(&self.raises)) - i8::from(has(&self.lowers))
    }
}

/// What distinct words are looked up by.
struct Lookup<'r> {
    rulebook: &'r Rulebook,
    classes: Vec<(ClassId, Tags, Kinds)>,
    own: Sides,
    object: Sides,
    /// Forms that are no lemmas.
    forms: FxHashMap<String, Key>,
}

impl<'r> Lookup<'r> {
    fn new(rulebook: &'r Rulebook) -> Self {
        let classes = CLASSES.iter();
        Self {
            rulebook,
            classes: classes
                .filter_map(|&(name, part, kind)| Some((rulebook.class(name)?, part, kind)))
                .collect(),
            own: Sides::new(rulebook, &["fav", "raises"], &["unfav", "lowers"]),
            object: Sides::new(rulebook, &["lauds"], &["blames"]),
            forms: FxHashMap::default(),
        }
    }

    /// The key of a form that is filed under no lemma.
    fn key(&mut self, form: &str) -> Key {
        if let Some(&known) = self.forms.get(form) {
            return known;
        }
        let number = u32::try_from(self.rulebook.tables.lemmas.len() + self.forms.len()).unwrap_or(u32::MAX);
        self.forms.insert(form.to_owned(), Key(number));
        Key(number)
    }

    /// A distinct word with all its readings.
    fn word(&mut self, folded: &str, entry: &Entry, readings: &[Reading]) -> Word {
        let mut word = Word {
            form: listed(self.rulebook.language, folded),
            lemma: Listed::default(),
            kinds: Kinds::default(),
            charges: Charges::default(),
            facets: entry.facets,
            nominal: Tags::NONE,
            key: Key::NONE,
            verb: Key::NONE,
            finite: Tags::NONE,
            known: !entry.shape.has(Tags::UNKNOWN),
            country: entry.shape.has(Tags::CAP) && makes_demonym(self.rulebook, folded),
        };
        let (mut noun, mut adjective) = (NO_LEMMA, NO_LEMMA);
        for reading in readings {
            self.add(&mut word, reading);
            if reading.tags.meets(Tags::NOUN) {
                noun = noun.min(reading.lemma);
            }
            if reading.tags.meets(Tags::ADJ) {
                adjective = adjective.min(reading.lemma);
            }
        }
        word.key = match (noun, adjective) {
            (NO_LEMMA, NO_LEMMA) => self.key(stem(&fold::unaccented(folded))),
            (NO_LEMMA, adjective) => Key(adjective),
            (noun, _) => Key(noun),
        };
        word
    }

    /// Adds what one reading says of a word.
    fn add(&self, word: &mut Word, reading: &Reading) {
        let tags = reading.tags;
        for &(class, part, kind) in &self.classes {
            if tags.meets(part) && reading.classes.has(class) {
                word.kinds = word.kinds.or(kind);
            }
        }
        let lemma = self.rulebook.tables.lemmas.get(reading.lemma as usize);
        let lists = lemma.map_or(Listed::default(), |lemma| {
            listed_lemma(self.rulebook.language, lemma, tags)
        });
        word.lemma = word.lemma.or(lists);
        let charge = if lists.any(Listed::PLAIN) {
            0
        } else {
            self.own.charge(&reading.classes)
        };
        let charges = &mut word.charges;
        if tags.meets(Tags::NOUN) {
            charges.noun = add(charges.noun, charge);
        }
        if tags.meets(Tags::ADJ) {
            charges.adj = add(charges.adj, charge);
        }
        if tags.meets(Tags::ADV) {
            charges.adv = add(charges.adv, charge);
        }
        if tags.meets(Tags::VERB) {
            charges.verb = add(charges.verb, charge);
            charges.object = add(charges.object, self.object.charge(&reading.classes));
            word.verb = Key(reading.lemma.min(word.verb.0));
            if !tags.meets(Tags::INF.with(Tags::PP).with(Tags::PRP)) {
                word.finite = word.finite.with(tags.without(Tags::POS));
            }
        }
        if !tags.meets(Tags::VERB) || tags.meets(Tags::PP) {
            let features = Tags::SG.with(Tags::PL).with(Tags::MASC).with(Tags::FEM);
            word.nominal = word.nominal.with(tags.and(features));
        }
    }
}

/// Whether the dictionary has a demonym made of a name, by the endings that make them.
fn makes_demonym(rulebook: &Rulebook, folded: &str) -> bool {
    const FRENCH: &[&str] = &[
        "n", "en", "ien", "éen", "ain", "ais", "ois", "and", "e", "ol", "éenne", "que",
    ];
    const ENGLISH: &[&str] = &["n", "an", "ian", "ese", "i", "ish", "ic", "er", "lish"];
    let (Some(demonym), true) = (rulebook.class("demonym"), folded.len() > 3) else {
        return false;
    };
    let endings = match rulebook.language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    // Poland, Polish; but Corvex is not of coréen.
    let shortest = if rulebook.language == Language::French { 3 } else { 2 };
    let cuts = folded
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(4)
        .filter(|&at| at > 2);
    let stems = std::iter::once(folded.len())
        .chain(cuts)
        .filter_map(|at| folded.get(..at));
    // What is cut far is only told by a long ending.
    let mut made = stems.zip(0..).flat_map(|(stem, cut)| {
        let endings = endings
            .iter()
            .filter(move |ending| cut < 3 || ending.len() > 2 && stem.len() > shortest);
        endings.map(move |ending| format!("{stem}{ending}"))
    });
    made.any(|made| {
        made != folded
            && rulebook.dictionary.readings(&made).any(|reading| {
                let kind = rulebook.tables.kinds.get(reading.kind as usize);
                kind.is_some_and(|kind| kind.classes.has(demonym) && kind.tags.meets(Tags::ADJ))
            })
    })
}

/// Two readings of one form that judge otherwise leave the word without a charge.
fn add(one: i8, other: i8) -> i8 {
    (one + other).clamp(-1, 1)
}

/// A word that the dictionary does not have, without what may be its plural.
fn stem(word: &str) -> &str {
    word.strip_suffix("es")
        .or_else(|| word.strip_suffix('s'))
        .or_else(|| word.strip_suffix('e'))
        .filter(|stem| stem.len() > 3)
        .unwrap_or(word)
}
