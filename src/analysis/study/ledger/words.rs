//! What the ledger asks of a word: closed lists of both languages, all folded, and the classes of the lexicon.
//!
//! All of it depends on the word alone, so that it is worked out once for each distinct word of a text.

use super::super::Stance;
use crate::analysis::layer::Layer;
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::{ClassId, ClassSet};
use crate::text::fold::folded;
use crate::text::table::Table;

/// What a word may be; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(u64, u64);

macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Bits {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit, 0);)*
        }
    };
}

bits! {
    /// que, that
    THAT = 0;
    /// si, comment; whether, how
    WHETHER = 1;
    /// A subject pronoun of the third person that stands for somebody.
    THIRD = 2;
    /// A subject pronoun that stands for no source.
    OTHER_SUBJECT = 3;
    /// A French subject after its verb, of the third person.
    CLITIC = 4;
    /// The same of another person.
    OTHER_CLITIC = 5;
    /// qui, who
    WHO = 6;
    /// A relative word that is no subject.
    RELATIVE = 7;
    /// A form of avoir, have
    HAVE = 8;
    /// A form of être, be
    BE = 9;
    /// été, been
    BEEN = 10;
    /// A French pronoun between subject and verb.
    OBJECT = 11;
    /// se, s'
    REFLEXIVE = 12;
    /// A word of negation.
    NOT = 13;
    /// par, by
    BY = 14;
    /// de, of
    OF = 15;
    /// et, ou; and, or
    AND = 16;
    /// A conjunction before which a nominal group cannot begin.
    BREAK = 17;
    /// An English modal or do.
    MODAL = 19;
    /// comme, as
    AS = 20;
    /// to, à
    TO = 21;
    /// A pronoun that stands for many whom nobody counted.
    SOME = 22;
    /// A determiner that does not say which.
    INDEFINITE = 23;
    /// A title before a name.
    TITLE = 24;
    /// Masculine pronoun.
    HE = 25;
    /// Feminine pronoun.
    SHE = 26;
    /// Plural pronoun.
    THEY = 27;
    /// An English possessive.
    POSSESSIVE = 28;
}

/// Bits that the lexicon gives, by class.
macro_rules! classes {
    ($($name:ident = $class:literal, $bit:literal;)*) => {
        impl Bits {
            $(pub const $name: Self = Self(0, 1 << $bit);)*
            /// Every class that is asked about.
            const CLASSES: &'static [(&'static str, Self)] = &[$(($class, Self::$name)),*];
        }
    };
}

classes! {
    TELL_THAT = "tell-that", 0;
    TELL_BARE = "tell-bare", 1;
    TELL_WHETHER = "tell-whether", 2;
    TELL_TO = "tell-to", 3;
    TELL_FOR = "tell-for", 4;
    TELL_OBJECT = "tell-object", 5;
    TELL_SOMEONE = "tell-someone", 6;
    TELL_ASIDE = "tell-aside", 7;
    TELL_THROUGH = "tell-through", 8;
    TELL_NOT_THROUGH = "tell-not-through", 9;
    TELL_MAKE = "tell-make", 10;
    TELL_MADE = "tell-made", 11;
    TELL_BY_THINGS = "tell-by-things", 12;
    DEEM_AS = "deem-as", 13;
    DEEM_PLAIN = "deem-plain", 14;
    DEEM_TO = "deem-to", 15;
    BLAME = "blame", 16;
    PERSON = "person", 17;
    EXPERT = "expert", 18;
    BODY = "body", 19;
    GROUP = "group", 20;
    DOCUMENT = "document", 21;
    SOURCE = "source", 22;
    INSIDER = "insider", 23;
    ONLOOKER = "onlooker", 24;
    DEMONYM = "demonym", 25;
    TELL_BODY = "tell-body", 26;
    TELL_DOCUMENT = "tell-document", 27;
    TELL_ROLE = "tell-role", 28;
    DAY = "day", 29;
    MONTH = "month", 30;
    TELL_BEING = "tell-being", 31;
    TELL_ORDER = "tell-order", 32;
    TELL_HEARSAY = "tell-hearsay", 33;
    TELL_NAME = "tell-name", 34;
    TELL_QUOTED = "tell-quoted", 35;
    TELL_NOUN = "tell-noun", 36;
    TELL_UTTER = "tell-utter", 37;
    TELL_DRAW = "tell-draw", 38;
    TELL_VERDICT = "tell-verdict", 39;
    TELL_MEDIA = "tell-media", 40;
    TELL_ONESELF = "tell-oneself", 41;
    DEEM_OF = "deem-of", 42;
    TELL_PHRASE = "tell-phrase", 43;
    TELL_PHRASE_NOUN = "tell-phrase-noun", 44;
    TELL_VIEW = "tell-view", 45;
    TELL_MEANS = "tell-means", 46;
    TELL_ABOUT = "tell-about", 47;
    TELL_FROM = "tell-from", 48;
    TELL_MANY = "tell-many", 49;
    TELL_FOCUS = "tell-focus", 50;
    TELL_AGAIN = "tell-again", 51;
    TELL_CONDITION = "tell-condition", 52;
    TELL_SUPPOSE = "tell-suppose", 53;
    TELL_POST = "tell-post", 54;
    TELL_CLEAR = "tell-clear", 55;
    TELL_WORK = "tell-work", 56;
    TELL_HOLD = "tell-hold", 57;
    TIME = "tell-time", 58;
    TELL_STOP = "tell-stop", 59;
    TELL_JOINT = "tell-joint", 60;
}

impl Bits {
    /// A verb that gives words in some way.
    pub const TELLS: Self = Self::TELL_THAT
        .or(Self::TELL_WHETHER)
        .or(Self::TELL_TO)
        .or(Self::TELL_ORDER)
        .or(Self::TELL_FOR)
        .or(Self::TELL_NAME)
        .or(Self::TELL_OBJECT)
        .or(Self::TELL_SOMEONE)
        .or(Self::TELL_ASIDE)
        .or(Self::TELL_MADE);
    /// A verb that judges in the passive.
    pub const DEEMS: Self = Self::DEEM_AS
        .or(Self::DEEM_PLAIN)
        .or(Self::DEEM_TO)
        .or(Self::DEEM_OF)
        .or(Self::BLAME);
    /// A noun for one who speaks.
    pub const SOMEBODY: Self = Self::PERSON.or(Self::EXPERT).or(Self::INSIDER).or(Self::ONLOOKER);
    /// A calendar word.
    pub const CALENDAR: Self = Self::DAY.or(Self::MONTH).or(Self::TIME);

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }

    /// Whether any bit of the other is here.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0 || self.1 & other.1 != 0
    }
}

/// What the ledger knows of a distinct word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub bits: Bits,
    pub stance: Stance,
}

/// What the ledger knows of every distinct word of a text, by its number.
pub(super) fn words(layer: &Layer<'_>, rulebook: &Rulebook) -> Vec<Word> {
    let classes: Vec<(ClassId, Bits)> = Bits::CLASSES
        .iter()
        .filter_map(|&(name, bits)| rulebook.class(name).map(|class| (class, bits)))
        .collect();
    let stances: Vec<(ClassId, Stance)> = [
        ("say-coloured", Stance::Coloured),
        ("say-doubting", Stance::Doubting),
        ("say-endorsing", Stance::Endorsing),
    ]
    .into_iter()
    .filter_map(|(name, stance)| rulebook.class(name).map(|class| (class, stance)))
    .collect();
    let mut words: Vec<Option<Word>> = vec![None; layer.vocabulary.distinct()];
    let mut buffer = String::new();
    for (token, &number) in layer.tokens.iter().zip(&layer.word_ids) {
        let Some(slot) = words.get_mut(number as usize).filter(|slot| slot.is_none()) else {
            continue;
        };
        let entry = layer.vocabulary.get(number);
        let mut held = ClassSet::default();
        for reading in layer.vocabulary.readings(entry) {
            held.extend(&reading.classes);
        }
        let mut bits = closed(folded(token.of(layer.text), &mut buffer), rulebook.language);
        for &(class, bit) in &classes {
            if held.has(class) {
                bits = bits.or(bit);
            }
        }
        let stance = stances.iter().find(|(class, _)| held.has(*class));
        *slot = Some(Word {
            bits,
            stance: stance.map_or(Stance::Neutral, |&(_, stance)| stance),
        });
    }
    words.into_iter().map(Option::unwrap_or_default).collect()
}

fn closed(word: &str, language: Language) -> Bits {
    match language {
        Language::French => Bits(FRENCH.get(word), 0),
        Language::English => Bits(ENGLISH.get(word), 0),
    }
}

#[rustfmt::skip]
static FRENCH: Table<512> = Table::new(&[
    (Bits::THAT.0, &["que", "qu'"]),
    (Bits::WHETHER.0, &["si", "s'", "comment", "pourquoi", "combien", "quand", "quel", "quelle", "quels", "quelles", "où", "ce"]),
    (Bits::THIRD.0, &["il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce-dernier"]),
    (Bits::OTHER_SUBJECT.0, &["je", "j'", "nous", "vous", "tu", "on", "cela", "ça", "ce", "c'", "ceci"]),
    (Bits::CLITIC.0, &["-il", "-elle", "-t-il", "-t-elle", "-t'il", "-t'elle", "-ils", "-elles", "-t-ils", "-t-elles"]),
    (Bits::OTHER_CLITIC.0, &["-je", "-tu", "-nous", "-vous", "-on", "-t-on", "-t'on", "-ce"]),
    (Bits::WHO.0, &["qui", "lequel", "laquelle", "lesquels", "lesquelles"]),
    (Bits::RELATIVE.0, &["dont", "où", "duquel", "auquel"]),
    (Bits::HAVE.0, &[
        "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ai", "as", "avons", "avez", "eut",
        "eurent", "ayant", "avoir", "ait", "aient", "eût",
    ]),
    (Bits::BE.0, &[
        "est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent", "soit", "soient",
        "étant", "être", "suis", "sommes", "êtes", "fût",
    ]),
    (Bits::BEEN.0, &["été"]),
    (Bits::OBJECT.0, &["le", "la", "l'", "les", "lui", "leur", "se", "s'", "me", "m'", "te", "t'", "nous", "vous", "en", "y"]),
    (Bits::REFLEXIVE.0, &["se", "s'"]),
    (Bits::NOT.0, &["ne", "n'", "pas", "jamais", "ni", "sans", "aucun", "aucune", "nul", "personne", "rien", "guère"]),
    (Bits::BY.0, &["par"]),
    (Bits::OF.0, &["de", "du", "des", "d'"]),
    (Bits::AND.0, &["et", "ou", "puis"]),
    (Bits::BREAK.0, &[
        "mais", "car", "or", "donc", "lorsque", "lorsqu'", "quand", "alors", "tandis", "si", "comme", "puisque",
        "puisqu'", "parce", "quoique", "que", "qu'", "dont", "où", "sinon", "voici", "voilà", "ni",
    ]),
    (Bits::AS.0, &["comme"]),
    (Bits::TO.0, &["à", "au", "aux", "de", "d'"]),
    (Bits::SOME.0, &[
        "certains", "certaines", "beaucoup", "plusieurs", "d'aucuns", "aucuns", "d'autres", "autres", "tous", "nombreux",
        "nombreuses", "quelques-uns", "ceux", "celles", "plupart",
    ]),
    (Bits::INDEFINITE.0, &["un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "deux", "trois", "quatre", "cinq", "d'autres", "divers", "nombreux", "nombreuses"]),
    (Bits::TITLE.0, &["m.", "mm.", "mme", "mme.", "mlle", "monsieur", "madame", "dr", "pr", "me", "maître", "mgr", "sir"]),
    (Bits::HE.0, &["il", "-il", "-t-il", "-t'il", "celui-ci", "lui"]),
    (Bits::SHE.0, &["elle", "-elle", "-t-elle", "-t'elle", "celle-ci"]),
    (Bits::THEY.0, &["ils", "elles", "-ils", "-elles", "-t-ils", "-t-elles", "ceux-ci", "celles-ci", "eux"]),
]);

#[rustfmt::skip]
static ENGLISH: Table<512> = Table::new(&[
    (Bits::THAT.0, &["that"]),
    (Bits::WHETHER.0, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]),
    (Bits::THIRD.0, &["he", "she", "they", "it"]),
    (Bits::OTHER_SUBJECT.0, &["i", "we", "you", "this", "these", "there", "one", "what", "nobody", "none"]),
    (Bits::WHO.0, &["who", "which"]),
    (Bits::RELATIVE.0, &["whose", "whom", "where", "when"]),
    (Bits::HAVE.0, &["has", "have", "had", "having", "'ve"]),
    (Bits::BE.0, &["is", "are", "was", "were", "be", "being", "'re", "am", "'m"]),
    (Bits::BEEN.0, &["been"]),
    (Bits::NOT.0, &["not", "n't", "never", "no", "nor", "neither", "without", "hardly", "nobody", "none", "cannot"]),
    (Bits::BY.0, &["by"]),
    (Bits::OF.0, &["of"]),
    (Bits::AND.0, &["and", "or", "&"]),
    (Bits::BREAK.0, &[
        "but", "because", "when", "while", "if", "as", "though", "although", "since", "whereas", "that", "until",
        "unless", "so", "than", "where", "whether", "how", "why", "what", "once", "yet", "then",
    ]),
    (Bits::MODAL.0, &[
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "'ll", "'d",
        "wo", "ca", "to", "ought",
    ]),
    (Bits::AS.0, &["as"]),
    (Bits::TO.0, &["to"]),
    (Bits::SOME.0, &["some", "many", "others", "several", "most", "those", "few", "all"]),
    (Bits::INDEFINITE.0, &[
        "a", "an", "another", "one", "two", "three", "four", "five", "several", "some", "many", "other", "more", "most",
    ]),
    (Bits::TITLE.0, &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "prof", "prof.", "rev", "rev.", "sen", "sen.", "rep", "rep.", "gov", "gov.", "gen", "gen.", "judge", "st"]),
    (Bits::HE.0, &["he", "him", "his"]),
    (Bits::SHE.0, &["she", "her"]),
    (Bits::THEY.0, &["they", "them"]),
    (Bits::POSSESSIVE.0, &["'s", "'"]),
]);
