//! What the speakers of quotations ask of a word: closed lists of both languages, all folded, and what the dictionary says.
//!
//! All of it depends on the word alone, so that it is worked out once for each distinct word of a text.

use crate::language::Language;
use crate::text::table::Table;

/// What a word is to whoever looks for a speaker; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// A form of a verb of saying or judging.
    pub const SAYS: Self = Self(1);
    /// A noun for somebody who speaks: a person by role, a body, a group, a document.
    pub const SPEAKS: Self = Self(1 << 1);
    /// A noun or an adjective, perhaps among others.
    pub const NOMINAL: Self = Self(1 << 2);
    /// A finite verb or an infinitive, and nothing else.
    pub const VERB: Self = Self(1 << 3);
    /// The dictionary has it.
    pub const LISTED: Self = Self(1 << 4);
    /// It begins with a capital.
    pub const CAPITAL: Self = Self(1 << 5);
    /// A subject pronoun that may be a speaker.
    pub(super) const PRONOUN: Self = Self(1 << 6);
    /// A pronoun that stands after a preposition.
    pub(super) const STRESSED: Self = Self(1 << 7);
    /// A French subject after its verb.
    pub(super) const CLITIC: Self = Self(1 << 8);
    /// A determiner that begins a phrase.
    pub(super) const DETERMINER: Self = Self(1 << 9);
    /// It links the nouns of one phrase.
    pub(super) const LINK: Self = Self(1 << 10);
    /// A small word inside names.
    pub(super) const PARTICLE: Self = Self(1 << 11);
    /// An English possessive.
    pub(super) const POSSESSIVE: Self = Self(1 << 12);
    /// The phrase that names a speaker has ended before it.
    pub(super) const END: Self = Self(1 << 13);
    /// It stands between a subject and its verb.
    pub(super) const BETWEEN: Self = Self(1 << 14);
    /// No verb stands after it.
    pub(super) const BEFORE_NOUN: Self = Self(1 << 15);
    /// It makes a passive of the participle after it.
    pub(super) const PASSIVE: Self = Self(1 << 16);
    /// A French auxiliary before a participle.
    pub(super) const AUXILIARY: Self = Self(1 << 17);
    /// A French pronoun for whoever acts.
    pub(super) const REFLEXIVE: Self = Self(1 << 18);
    /// A noun of time that stands between an auxiliary and its participle.
    pub(super) const TIME: Self = Self(1 << 19);
    /// A preposition before places.
    pub(super) const OF_PLACE: Self = Self(1 << 20);
    /// A label that newspapers put before a colon.
    pub(super) const LABEL: Self = Self(1 << 21);
    /// The first word of a preposition that gives words to a speaker.
    pub(super) const GIVES: Self = Self(1 << 22);
    const HE: Self = Self(1 << 23);
    const SHE: Self = Self(1 << 24);
    /// Mr and its like.
    pub const MISTER: Self = Self(1 << 25);
    /// Mrs and its like.
    pub const MADAM: Self = Self(1 << 26);

    /// What the lists say of a folded word.
    #[must_use]
    pub fn of(folded: &str, language: Language) -> Self {
        let (listed, adverb) = match language {
            Language::French => (FRENCH.get(folded), folded.len() > 6 && folded.ends_with("ment")),
            Language::English => (ENGLISH.get(folded), folded.len() > 4 && folded.ends_with("ly")),
        };
        Self(listed).with(Self::BETWEEN, adverb)
    }

    /// These traits and, if it holds, the other.
    #[must_use]
    pub const fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }

    /// Whether any trait of the other is here.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The gender of a pronoun that may stand for a speaker named before; `None` for those that are not looked up.
    pub(super) const fn gender_of_pronoun(self) -> Option<Gender> {
        Gender::of(self.any(Self::HE), self.any(Self::SHE))
    }

    /// The gender that an article or a title shows.
    pub(super) const fn gender_of_title(self) -> Option<Gender> {
        Gender::of(self.any(Self::MISTER), self.any(Self::MADAM))
    }
}

/// Grammatical gender, where it tells one person from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    const fn of(masculine: bool, feminine: bool) -> Option<Self> {
        match (masculine, feminine) {
            (true, _) => Some(Self::Masculine),
            (_, true) => Some(Self::Feminine),
            _ => None,
        }
    }
}

/// The lists that hold in French. Those of one language that are no words of the other hold in both: a text may quote.
static FRENCH: Table<512> = Table::new(&[
    (Traits::PRONOUN.0, FRENCH_PRONOUNS),
    (Traits::DETERMINER.0, FRENCH_DETERMINERS),
    (Traits::LINK.0, FRENCH_LINKS),
    (Traits::END.0, AFTER_FRENCH_PHRASE),
    (Traits::BETWEEN.0, BETWEEN_FRENCH),
    (Traits::BEFORE_NOUN.0, BEFORE_FRENCH_NOUN),
    (Traits::PASSIVE.0, &["été"]),
    (
        Traits::GIVES.0,
        &["selon", "d'", "dixit", "à", "aux", "au", "de", "pour"],
    ),
    (Traits::STRESSED.0, STRESSED_PRONOUNS),
    (Traits::CLITIC.0, CLITICS),
    (Traits::PARTICLE.0, PARTICLES),
    (Traits::POSSESSIVE.0, POSSESSIVE),
    (Traits::AUXILIARY.0, AUXILIARIES),
    (Traits::REFLEXIVE.0, REFLEXIVE),
    (Traits::TIME.0, TIMES),
    (Traits::OF_PLACE.0, OF_PLACE),
    (Traits::LABEL.0, LABELS),
    (Traits::HE.0, HE),
    (Traits::SHE.0, SHE),
    (Traits::MISTER.0, MISTER),
    (Traits::MADAM.0, MADAM),
]);

/// The lists that hold in English.
static ENGLISH: Table<512> = Table::new(&[
    (Traits::PRONOUN.0, ENGLISH_PRONOUNS),
    (Traits::DETERMINER.0, ENGLISH_DETERMINERS),
    (Traits::LINK.0, ENGLISH_LINKS),
    (Traits::END.0, AFTER_ENGLISH_PHRASE),
    (Traits::BETWEEN.0, BETWEEN_ENGLISH),
    (Traits::BEFORE_NOUN.0, BEFORE_ENGLISH_NOUN),
    (Traits::PASSIVE.0, ENGLISH_BE),
    (Traits::GIVES.0, &["according", "in"]),
    (Traits::STRESSED.0, STRESSED_PRONOUNS),
    (Traits::CLITIC.0, CLITICS),
    (Traits::PARTICLE.0, PARTICLES),
    (Traits::POSSESSIVE.0, POSSESSIVE),
    (Traits::OF_PLACE.0, OF_PLACE),
    (Traits::LABEL.0, LABELS),
    (Traits::HE.0, HE),
    (Traits::SHE.0, SHE),
    (Traits::MISTER.0, MISTER),
    (Traits::MADAM.0, MADAM),
]);

/// Pronouns that may stand for a man named before.
const HE: &[&str] = &["il", "-il", "-t-il", "-t'il", "he"];

/// Pronouns that may stand for a woman named before.
const SHE: &[&str] = &["elle", "-elle", "-t-elle", "-t'elle", "she"];

/// Articles and titles of a man.
const MISTER: &[&str] = &["le", "un", "ce", "m.", "monsieur", "mr", "mr.", "sir", "lord"];

/// Articles and titles of a woman.
const MADAM: &[&str] = &[
    "la", "une", "cette", "mme", "mme.", "madame", "mlle", "mrs", "mrs.", "ms", "ms.", "lady",
];

/// Prepositions before places.
const OF_PLACE: &[&str] = &["à", "en", "au", "aux", "dans", "vers", "in", "at", "from", "near", "to"];

/// Pronouns after a preposition.
const STRESSED_PRONOUNS: &[&str] = &["lui", "elle", "eux", "elles", "him", "her", "them", "moi", "me"];

/// Labels that newspapers put before a colon, where a speaker may stand too.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "video", "vidéo", "photo", "photos", "audio", "live", "direct", "exclusif", "exclusive", "opinion", "interview",
    "entretien", "reportage", "analyse", "analysis", "update", "enquête", "document",
];

/// French auxiliaries before a participle.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ai", "avons", "eut", "est", "sont",
    "était", "étaient", "ayant", "avoir",
];

/// Nouns of time that stand between an auxiliary and its participle: a un jour dit.
const TIMES: &[&str] = &["jour", "fois", "soir", "matin", "temps", "moment"];

/// French subjects after their verb.
#[rustfmt::skip]
const CLITICS: &[&str] = &[
    "-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on", "-t'il", "-t'elle", "-je", "-tu", "-nous",
    "-vous",
];

/// French pronouns for whoever acts.
const REFLEXIVE: &[&str] = &["s'", "se"];

/// English possessives.
const POSSESSIVE: &[&str] = &["'s", "'"];

/// Small words inside names: Martin de la Rivière, van den Berg.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "du", "des", "d'", "la", "le", "les", "von", "van", "der", "den", "ben", "bin", "al", "el", "da", "di",
    "dos", "do", "of", "the",
];

/// French subject pronouns that may be a speaker.
const FRENCH_PRONOUNS: &[&str] = &["il", "elle", "on", "ils", "elles", "je", "j'", "nous", "vous", "tu"];

/// What stands between a French subject and its verb: auxiliaries, object pronouns, negation, short adverbs.
#[rustfmt::skip]
const BETWEEN_FRENCH: &[&str] = &[
    "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ai", "avons", "avez", "eut", "est",
    "sont", "était", "étaient", "s'", "se", "l'", "le", "lui", "leur", "m'", "me", "nous", "vous", "t'", "te", "en",
    "y", "n'", "ne", "pas", "jamais", "aussi", "ensuite", "ainsi", "encore", "déjà", "même", "toujours", "donc",
    "alors", "bien", "tout", "également", "davantage", "vient", "d'", "de", "venait", "tient", "tenu", "tenait",
    "à", "souvent", "longtemps", "plutôt", "d'abord", "fait", "va",
];

/// Words at which a French phrase that names a speaker has ended: conjunctions, prepositions that do not link nouns,
/// adverbs of time.
#[rustfmt::skip]
const AFTER_FRENCH_PHRASE: &[&str] = &[
    "que", "qu'", "qui", "dont", "où", "mais", "car", "ou", "or", "donc", "si", "quand", "lorsque", "lorsqu'",
    "comme", "puisque", "dans", "sur", "sous", "par", "pour", "avec", "sans", "selon", "lors", "devant", "après",
    "avant", "chez", "depuis", "pendant", "vers", "contre", "entre", "dès", "malgré", "durant", "hier",
    "aujourd'hui", "demain", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "ce", "en",
    "face", "auprès", "suite", "tout", "ne", "n'", "est", "a", "sont", "ont", "était", "avait", "s'", "se", "puis",
    "alors", "ensuite", "ainsi", "aussi", "pourtant", "cependant", "toutefois", "il", "elle", "ils", "elles", "on",
    "je", "nous", "vous", "ici", "là", "récemment", "notamment", "également", "lui", "soit", "y", "l'après-midi",
];

/// French words that link the nouns of one phrase.
const FRENCH_LINKS: &[&str] = &["de", "du", "des", "d'", "à", "au", "aux", "et"];

/// French determiners that begin a phrase.
#[rustfmt::skip]
const FRENCH_DETERMINERS: &[&str] = &[
    "le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces",
    "notre", "nos", "mon", "ma", "mes", "plusieurs", "certains", "certaines", "deux", "trois", "quelques",
    "celui-ci", "celle-ci", "ceux-ci", "du", "d'autres",
];

/// French words after which no verb stands. Articles have the form of object pronouns, so only those that are nothing
/// else are here.
#[rustfmt::skip]
const BEFORE_FRENCH_NOUN: &[&str] = &[
    "un", "une", "des", "du", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leurs", "au", "aux", "par", "sans",
    "notre", "nos",
];

/// English subject pronouns that may be a speaker.
const ENGLISH_PRONOUNS: &[&str] = &["he", "she", "they", "we", "i", "it", "you"];

/// What stands between an English subject and its verb.
#[rustfmt::skip]
const BETWEEN_ENGLISH: &[&str] = &[
    "has", "have", "had", "'s", "'ve", "'d", "will", "would", "could", "did", "does", "do", "not", "n't", "also",
    "later", "then", "once", "even", "never", "always", "still", "just", "already", "often", "again", "too", "only",
    "on", "went", "to", "was", "were", "is", "are", "been", "now", "since", "'ll", "may", "might", "further",
    "instead", "himself", "herself", "themselves", "long",
];

/// The same in English.
#[rustfmt::skip]
const AFTER_ENGLISH_PHRASE: &[&str] = &[
    "that", "which", "who", "whom", "whose", "but", "or", "if", "when", "while", "as", "because", "than", "in",
    "on", "at", "by", "with", "during", "after", "before", "about", "to", "from", "into", "over", "under", "since",
    "through", "yesterday", "today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "late", "earlier", "later", "last", "is", "was", "are", "were", "has", "have", "had", "be", "will",
    "would", "could", "he", "she", "they", "it", "we", "i", "you", "then", "also", "there", "here", "where", "how",
    "why", "what", "not", "via", "though", "although", "so", "yet", "just", "now", "recently", "this",
];

/// English words that link the nouns of one phrase.
const ENGLISH_LINKS: &[&str] = &["of", "for", "and", "'s", "'"];

/// English determiners that begin a phrase.
#[rustfmt::skip]
const ENGLISH_DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "two", "three", "some", "many", "several",
    "another", "this", "these", "both",
];

/// English words after which no verb stands; "her" may be an object.
#[rustfmt::skip]
const BEFORE_ENGLISH_NOUN: &[&str] = &[
    "the", "a", "an", "his", "its", "their", "our", "my", "one", "two", "three", "some", "many", "several", "another",
    "this", "these", "both", "of", "in", "for", "with", "by", "no", "any", "under", "on", "from",
];

/// Forms of to be.
const ENGLISH_BE: &[&str] = &["was", "were", "is", "are", "been", "being"];

/// Prepositions that give words to a speaker, as the folded words they are made of.
pub const fn givers(language: Language) -> &'static [&'static [&'static str]] {
    match language {
        Language::French => &[
            &["selon"],
            &["d'", "après"],
            &["dixit"],
            &["à", "en", "croire"],
            &["aux", "dires", "de"],
            &["au", "dire", "de"],
            &["de", "l'", "aveu", "de"],
            &["pour"],
        ],
        Language::English => &[&["according", "to"], &["in", "the", "words", "of"]],
    }
}
