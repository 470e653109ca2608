//! The grammatical words around verbs of saying: closed lists of both languages, all folded.

use crate::language::Language;

/// Grammatical gender, where it tells one person from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// The gender of a pronoun that may stand for a speaker named before; `None` for those that are not looked up.
pub(super) fn gender_of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "il" | "-il" | "-t-il" | "-t'il" | "he" => Some(Gender::Masculine),
        "elle" | "-elle" | "-t-elle" | "-t'elle" | "she" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The gender that an article or a title shows.
pub(super) fn gender_of_title(word: &str) -> Option<Gender> {
    match word {
        "le" | "un" | "ce" | "m." | "monsieur" | "mr" | "mr." | "sir" | "lord" => Some(Gender::Masculine),
        "la" | "une" | "cette" | "mme" | "mme." | "madame" | "mlle" | "mrs" | "mrs." | "ms" | "ms." | "lady" => {
            Some(Gender::Feminine)
        }
        _ => None,
    }
}

/// Prepositions before places.
pub(super) fn is_of_place(word: &str) -> bool {
    matches!(
        word,
        "à" | "en" | "au" | "aux" | "dans" | "vers" | "in" | "at" | "from" | "near" | "to"
    )
}

/// Subject pronouns that may be a speaker.
pub(super) fn is_pronoun(word: &str, language: Language) -> bool {
    match language {
        Language::French => matches!(
            word,
            "il" | "elle" | "on" | "ils" | "elles" | "je" | "j'" | "nous" | "vous" | "tu"
        ),
        Language::English => matches!(word, "he" | "she" | "they" | "we" | "i" | "it" | "you"),
    }
}

/// Pronouns after a preposition.
pub(super) fn is_stressed_pronoun(word: &str) -> bool {
    matches!(
        word,
        "lui" | "elle" | "eux" | "elles" | "him" | "her" | "them" | "moi" | "me"
    )
}

/// Labels that newspapers put before a colon, where a speaker may stand too.
pub(super) fn is_label(word: &str) -> bool {
    matches!(
        word,
        "video"
            | "vidéo"
            | "photo"
            | "photos"
            | "audio"
            | "live"
            | "direct"
            | "exclusif"
            | "exclusive"
            | "opinion"
            | "interview"
            | "entretien"
            | "reportage"
            | "analyse"
            | "analysis"
            | "update"
            | "enquête"
            | "document"
    )
}

/// French auxiliaries before a participle.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "a" | "ont"
            | "avait"
            | "avaient"
            | "aura"
            | "auront"
            | "aurait"
            | "auraient"
            | "ai"
            | "avons"
            | "eut"
            | "est"
            | "sont"
            | "était"
            | "étaient"
            | "ayant"
            | "avoir"
    )
}

/// Nouns of time that stand between an auxiliary and its participle: a un jour dit.
pub(super) fn is_time(word: &str) -> bool {
    matches!(word, "jour" | "fois" | "soir" | "matin" | "temps" | "moment")
}

/// A French subject after its verb.
pub(super) fn is_clitic(word: &str) -> bool {
    matches!(
        word,
        "-il"
            | "-elle"
            | "-on"
            | "-ils"
            | "-elles"
            | "-t-il"
            | "-t-elle"
            | "-t-on"
            | "-t'il"
            | "-t'elle"
            | "-je"
            | "-tu"
            | "-nous"
            | "-vous"
    )
}

/// What stands between a French subject and its verb: auxiliaries, object pronouns, negation, short adverbs.
#[rustfmt::skip]
const BETWEEN_FRENCH: &[&str] = &[
    "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ai", "avons", "avez", "eut", "est",
    "sont", "était", "étaient", "s'", "se", "l'", "le", "lui", "leur", "m'", "me", "nous", "vous", "t'", "te", "en",
    "y", "n'", "ne", "pas", "jamais", "aussi", "ensuite", "ainsi", "encore", "déjà", "même", "toujours", "donc",
    "alors", "bien", "tout", "également", "davantage", "vient", "d'", "de", "venait", "tient", "tenu", "tenait", "à", "souvent",
    "longtemps", "plutôt", "d'abord", "fait", "va",
];

/// What stands between an English subject and its verb.
#[rustfmt::skip]
const BETWEEN_ENGLISH: &[&str] = &[
    "has", "have", "had", "'s", "'ve", "'d", "will", "would", "could", "did", "does", "do", "not", "n't", "also",
    "later", "then", "once", "even", "never", "always", "still", "just", "already", "often", "again", "too", "only",
    "on", "went", "to", "was", "were", "is", "are", "been", "now", "since", "'ll", "may", "might", "further",
    "instead", "himself", "herself", "themselves", "long",
];

/// Whether a word stands between a French subject and its verb.
pub(super) fn is_between_french(word: &str) -> bool {
    BETWEEN_FRENCH.contains(&word) || word.len() > 6 && word.ends_with("ment")
}

/// Whether a word stands between an English subject and its verb.
pub(super) fn is_between_english(word: &str) -> bool {
    BETWEEN_ENGLISH.contains(&word) || word.len() > 4 && word.ends_with("ly")
}

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

/// Whether the phrase that names a speaker has ended before this word.
pub(super) fn ends_phrase(word: &str, language: Language) -> bool {
    match language {
        Language::French => AFTER_FRENCH_PHRASE.contains(&word),
        Language::English => AFTER_ENGLISH_PHRASE.contains(&word),
    }
}

/// Words that link the nouns of one phrase.
pub(super) fn links(word: &str, language: Language) -> bool {
    match language {
        Language::French => matches!(word, "de" | "du" | "des" | "d'" | "à" | "au" | "aux" | "et"),
        Language::English => matches!(word, "of" | "for" | "and" | "'s" | "'" | "’"),
    }
}

/// Small words inside names: Martin de la Rivière, van den Berg.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "du"
            | "des"
            | "d'"
            | "la"
            | "le"
            | "les"
            | "von"
            | "van"
            | "der"
            | "den"
            | "ben"
            | "bin"
            | "al"
            | "el"
            | "da"
            | "di"
            | "dos"
            | "do"
            | "of"
            | "the"
    )
}

/// Determiners that begin a phrase.
pub(super) fn is_determiner(word: &str, language: Language) -> bool {
    match language {
        Language::French => matches!(
            word,
            "le" | "la"
                | "les"
                | "l'"
                | "un"
                | "une"
                | "des"
                | "son"
                | "sa"
                | "ses"
                | "leur"
                | "leurs"
                | "ce"
                | "cet"
                | "cette"
                | "ces"
                | "notre"
                | "nos"
                | "mon"
                | "ma"
                | "mes"
                | "plusieurs"
                | "certains"
                | "certaines"
                | "deux"
                | "trois"
                | "quelques"
                | "celui-ci"
                | "celle-ci"
                | "ceux-ci"
                | "du"
                | "d'autres"
        ),
        Language::English => matches!(
            word,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "one"
                | "two"
                | "three"
                | "some"
                | "many"
                | "several"
                | "another"
                | "this"
                | "these"
                | "both"
        ),
    }
}

/// Prepositions that give words to a speaker, as the folded words they are made of.
pub(super) const fn givers(language: Language) -> &'static [&'static [&'static str]] {
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
