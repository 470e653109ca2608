//! Which part of speech a word is where it stands.
//!
//! Many forms are several ("critique", "ferme", "claims"). Closed-class neighbours settle most of the cases that rules ask
//! about: after a determiner stands a noun or an adjective, after a subject pronoun a verb, after "être" a participle. Where
//! they do not tell, every reading is allowed. Pruning readings by local constraints is the idea of Constraint Grammar
//! (Karlsson, 1990); the constraints are those that any grammar gives.

use crate::language::Language;
use crate::rulebook::tags::Tags;

/// What a grammatical word announces about its neighbours; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Role(u16);

impl Role {
    const NONE: Self = Self(0);
    /// A determiner and nothing else.
    const DETERMINER: Self = Self(1);
    /// A French article that may also be an object pronoun (le, la, les, l', leur).
    const ARTICLE_OR_PRONOUN: Self = Self(1 << 1);
    /// A subject pronoun, a relative "qui", a reflexive or "ne": a verb follows.
    const BEFORE_VERB: Self = Self(1 << 2);
    /// A preposition.
    const PREPOSITION: Self = Self(1 << 3);
    /// A form of to be or être.
    const BE: Self = Self(1 << 4);
    /// A form of to have or avoir.
    const HAVE: Self = Self(1 << 5);
    /// A modal or do: a bare infinitive follows.
    const MODAL: Self = Self(1 << 6);
    /// English "to".
    const TO: Self = Self(1 << 7);
    /// "pas", "not", and adverbs that stand between the others: looked through.
    const THROUGH: Self = Self(1 << 8);
    /// English "according", "due", "thanks": the "to" after it is a preposition.
    const BEFORE_PREPOSITION: Self = Self(1 << 9);

    const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The parts of speech that context tells apart: a verb is a finite verb, or its `inf`, `pp` or `prp`.
#[must_use]
pub fn facets(tags: Tags) -> Tags {
    let pos = tags.and(Tags::POS);
    if !pos.has(Tags::VERB) {
        return pos;
    }
    let form = tags.and(Tags::INF.with(Tags::PP).with(Tags::PRP));
    if form.is_empty() { Tags::VERB } else { form }
}

/// What a folded word announces.
#[must_use]
pub fn role(language: Language, folded: &str) -> Role {
    let table: &[(&str, Role)] = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    let place = table.binary_search_by(|(word, _)| (*word).cmp(folded));
    place.map_or(Role::NONE, |place| table[place].1)
}

/// What French grammatical words announce, sorted by word.
#[rustfmt::skip]
const FRENCH: [(&str, Role); 136] = [
    ("a", Role::HAVE), ("ai", Role::HAVE), ("aient", Role::HAVE), ("ainsi", Role::THROUGH), ("ait", Role::HAVE),
    ("après", Role::PREPOSITION), ("au", Role::DETERMINER), ("aucun", Role::DETERMINER), ("aucune", Role::DETERMINER),
    ("aura", Role::HAVE), ("auraient", Role::HAVE), ("aurait", Role::HAVE), ("auront", Role::HAVE),
    ("aussi", Role::THROUGH), ("aux", Role::DETERMINER), ("avaient", Role::HAVE), ("avait", Role::HAVE),
    ("avant", Role::PREPOSITION), ("avec", Role::PREPOSITION), ("avez", Role::HAVE), ("avoir", Role::HAVE),
    ("avons", Role::HAVE), ("ayant", Role::HAVE), ("bien", Role::THROUGH), ("c'", Role::BEFORE_VERB),
    ("ce", Role::DETERMINER), ("cela", Role::BEFORE_VERB), ("certaines", Role::DETERMINER),
    ("certains", Role::DETERMINER), ("ces", Role::DETERMINER), ("cet", Role::DETERMINER), ("cette", Role::DETERMINER),
    ("chaque", Role::DETERMINER), ("chez", Role::PREPOSITION), ("clairement", Role::THROUGH),
    ("contre", Role::PREPOSITION), ("d'", Role::PREPOSITION), ("dans", Role::PREPOSITION), ("de", Role::PREPOSITION),
    ("depuis", Role::PREPOSITION), ("des", Role::DETERMINER), ("deux", Role::DETERMINER), ("donc", Role::THROUGH),
    ("du", Role::DETERMINER), ("déjà", Role::THROUGH), ("en", Role::PREPOSITION), ("encore", Role::THROUGH),
    ("entre", Role::PREPOSITION), ("est", Role::BE), ("eu", Role::HAVE), ("eurent", Role::HAVE), ("eut", Role::HAVE),
    ("furent", Role::BE), ("fut", Role::BE), ("il", Role::BEFORE_VERB), ("ils", Role::BEFORE_VERB),
    ("j'", Role::BEFORE_VERB), ("jamais", Role::THROUGH), ("je", Role::BEFORE_VERB), ("l'", Role::ARTICLE_OR_PRONOUN),
    ("la", Role::ARTICLE_OR_PRONOUN), ("le", Role::ARTICLE_OR_PRONOUN), ("les", Role::ARTICLE_OR_PRONOUN),
    ("leur", Role::ARTICLE_OR_PRONOUN), ("leurs", Role::DETERMINER), ("m'", Role::BEFORE_VERB),
    ("ma", Role::DETERMINER), ("malgré", Role::PREPOSITION), ("me", Role::BEFORE_VERB), ("mes", Role::DETERMINER),
    ("mon", Role::DETERMINER), ("même", Role::THROUGH), ("n'", Role::BEFORE_VERB), ("ne", Role::BEFORE_VERB),
    ("nos", Role::DETERMINER), ("notre", Role::DETERMINER), ("on", Role::BEFORE_VERB), ("ont", Role::HAVE),
    ("par", Role::PREPOSITION), ("pas", Role::THROUGH), ("pendant", Role::PREPOSITION), ("plus", Role::THROUGH),
    ("plusieurs", Role::DETERMINER), ("pour", Role::PREPOSITION), ("quel", Role::DETERMINER),
    ("quelle", Role::DETERMINER), ("quelles", Role::DETERMINER), ("quelque", Role::DETERMINER),
    ("quelques", Role::DETERMINER), ("quels", Role::DETERMINER), ("qui", Role::BEFORE_VERB),
    ("s'", Role::BEFORE_VERB), ("sa", Role::DETERMINER), ("sans", Role::PREPOSITION), ("se", Role::BEFORE_VERB),
    ("selon", Role::PREPOSITION), ("sera", Role::BE), ("seraient", Role::BE), ("serait", Role::BE),
    ("seront", Role::BE), ("ses", Role::DETERMINER), ("si", Role::THROUGH), ("soient", Role::BE), ("soit", Role::BE),
    ("sommes", Role::BE), ("son", Role::DETERMINER), ("sont", Role::BE), ("sous", Role::PREPOSITION),
    ("souvent", Role::THROUGH), ("suis", Role::BE), ("sur", Role::PREPOSITION), ("t'", Role::BEFORE_VERB),
    ("ta", Role::DETERMINER), ("te", Role::BEFORE_VERB), ("tes", Role::DETERMINER), ("ton", Role::DETERMINER),
    ("toujours", Role::THROUGH), ("trois", Role::DETERMINER), ("trop", Role::THROUGH), ("très", Role::THROUGH),
    ("tu", Role::BEFORE_VERB), ("un", Role::DETERMINER), ("une", Role::DETERMINER), ("vers", Role::PREPOSITION),
    ("vos", Role::DETERMINER), ("votre", Role::DETERMINER), ("y", Role::BEFORE_VERB), ("à", Role::PREPOSITION),
    ("ça", Role::BEFORE_VERB), ("étaient", Role::BE), ("était", Role::BE), ("étant", Role::BE), ("étions", Role::BE),
    ("été", Role::BE), ("êtes", Role::BE), ("être", Role::BE),
];

/// What English grammatical words announce, sorted by word.
#[rustfmt::skip]
const ENGLISH: [(&str, Role); 112] = [
    ("'d", Role::MODAL), ("'ll", Role::MODAL), ("'m", Role::BE), ("'re", Role::BE), ("'s", Role::DETERMINER),
    ("'ve", Role::HAVE), ("a", Role::DETERMINER), ("about", Role::PREPOSITION), ("access", Role::BEFORE_PREPOSITION),
    ("according", Role::BEFORE_PREPOSITION), ("addition", Role::BEFORE_PREPOSITION), ("after", Role::PREPOSITION),
    ("against", Role::PREPOSITION), ("already", Role::THROUGH), ("also", Role::THROUGH), ("always", Role::THROUGH),
    ("am", Role::BE), ("amid", Role::PREPOSITION), ("an", Role::DETERMINER), ("another", Role::DETERMINER),
    ("are", Role::BE), ("at", Role::PREPOSITION), ("be", Role::BE), ("been", Role::BE), ("before", Role::PREPOSITION),
    ("being", Role::BE), ("between", Role::PREPOSITION), ("by", Role::PREPOSITION), ("ca", Role::MODAL),
    ("can", Role::MODAL), ("clearly", Role::THROUGH), ("close", Role::BEFORE_PREPOSITION),
    ("compared", Role::BEFORE_PREPOSITION), ("contrary", Role::BEFORE_PREPOSITION), ("could", Role::MODAL),
    ("despite", Role::PREPOSITION), ("did", Role::MODAL), ("do", Role::MODAL), ("does", Role::MODAL),
    ("due", Role::BEFORE_PREPOSITION), ("during", Role::PREPOSITION), ("each", Role::DETERMINER),
    ("even", Role::THROUGH), ("every", Role::DETERMINER), ("for", Role::PREPOSITION), ("from", Role::PREPOSITION),
    ("had", Role::HAVE), ("has", Role::HAVE), ("have", Role::HAVE), ("having", Role::HAVE), ("he", Role::BEFORE_VERB),
    ("his", Role::DETERMINER), ("i", Role::BEFORE_VERB), ("in", Role::PREPOSITION), ("into", Role::PREPOSITION),
    ("is", Role::BE), ("its", Role::DETERMINER), ("just", Role::THROUGH), ("linked", Role::BEFORE_PREPOSITION),
    ("may", Role::MODAL), ("might", Role::MODAL), ("more", Role::THROUGH), ("most", Role::THROUGH),
    ("must", Role::MODAL), ("my", Role::DETERMINER), ("n't", Role::THROUGH), ("never", Role::THROUGH),
    ("no", Role::DETERMINER), ("not", Role::THROUGH), ("of", Role::PREPOSITION), ("often", Role::THROUGH),
    ("on", Role::PREPOSITION), ("only", Role::THROUGH), ("opposed", Role::BEFORE_PREPOSITION),
    ("our", Role::DETERMINER), ("over", Role::PREPOSITION), ("reference", Role::BEFORE_PREPOSITION),
    ("regard", Role::BEFORE_PREPOSITION), ("related", Role::BEFORE_PREPOSITION),
    ("response", Role::BEFORE_PREPOSITION), ("shall", Role::MODAL), ("she", Role::BEFORE_VERB),
    ("should", Role::MODAL), ("similar", Role::BEFORE_PREPOSITION), ("so", Role::THROUGH), ("still", Role::THROUGH),
    ("such", Role::DETERMINER), ("thanks", Role::BEFORE_PREPOSITION), ("the", Role::DETERMINER),
    ("their", Role::DETERMINER), ("these", Role::DETERMINER), ("they", Role::BEFORE_VERB), ("this", Role::DETERMINER),
    ("those", Role::DETERMINER), ("three", Role::DETERMINER), ("through", Role::PREPOSITION), ("to", Role::TO),
    ("too", Role::THROUGH), ("two", Role::DETERMINER), ("under", Role::PREPOSITION), ("very", Role::THROUGH),
    ("was", Role::BE), ("we", Role::BEFORE_VERB), ("were", Role::BE), ("who", Role::BEFORE_VERB),
    ("will", Role::MODAL), ("with", Role::PREPOSITION), ("within", Role::PREPOSITION), ("without", Role::PREPOSITION),
    ("wo", Role::MODAL), ("would", Role::MODAL), ("your", Role::DETERMINER),
];

/// What a word outside the dictionary may be, from its ending.
#[must_use]
pub fn guess(language: Language, folded: &str) -> Tags {
    const FRENCH_NOUNS: [&str; 13] = [
        "tion", "sion", "tions", "sions", "té", "tés", "isme", "iste", "istes", "ence", "ance", "age", "ages",
    ];
    const ENGLISH_NOUNS: [&str; 12] = [
        "tion", "sion", "tions", "ness", "ment", "ments", "ity", "ities", "ism", "ist", "ists", "ship",
    ];
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    let (adverb, noun): (&[&str], &[&str]) = match language {
        Language::French => (&["ement", "amment", "emment"], &FRENCH_NOUNS),
        Language::English => (&["ly"], &ENGLISH_NOUNS),
    };
    if ends(adverb) {
        Tags::ADV
    } else if ends(noun) {
        Tags::NOUN
    } else {
        Tags::NOUN.with(Tags::ADJ)
    }
}

/// What the resolver needs to know of a word of the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbour {
    /// Its [`facets`], all readings together.
    pub facets: Tags,
    /// What it announces.
    pub role: Role,
}

const VERBAL: Tags = Tags::VERB.with(Tags::INF).with(Tags::PP).with(Tags::PRP);
const NOMINAL: Tags = Tags::NOUN.with(Tags::ADJ);
const EVERYTHING: Tags = Tags(u64::MAX);

/// The facets that a word can have between these neighbours; `at(-1)` is the word before it.
///
/// Never empty of all the word has: a constraint that would leave nothing is dropped.
#[must_use]
pub fn allowed(language: Language, at: impl Fn(isize) -> Neighbour) -> Tags {
    let own = at(0).facets;
    if own.0.count_ones() < 2 {
        return EVERYTHING;
    }
    let kept = match language {
        Language::French => french(own, &at),
        Language::English => english(own, &at),
    };
    // A prefix is no part of speech that the whole word could be: no neighbour rules it out.
    if kept.meets(own) {
        kept.with(Tags::PREFIX)
    } else {
        EVERYTHING
    }
}

/// The nearest word before, looking through adverbs and negation, and how far away it is.
fn before(at: &impl Fn(isize) -> Neighbour) -> (isize, Neighbour) {
    let mut place = -1;
    while place > -4 && at(place).role.is(Role::THROUGH) {
        place -= 1;
    }
    (place, at(place))
}

fn french(own: Tags, at: &impl Fn(isize) -> Neighbour) -> Tags {
    let (place, previous) = before(at);
    let next = at(1);
    let nominal = || {
        if own.has(NOMINAL) && next.facets.has(Tags::NOUN) && !next.facets.meets(Tags::ADJ.with(VERBAL)) {
            // "un terrible accident": an adjective before its noun.
            Tags::ADJ.with(Tags::PP)
        } else if own.has(NOMINAL) && !next.facets.has(Tags::NOUN) && place == -1 {
            // "la critique de": a noun.
            Tags::NOUN.with(Tags::PP).with(Tags::NUM)
        } else {
            NOMINAL.with(Tags::PP).with(Tags::NUM).with(Tags::ADV)
        }
    };
    if previous.role.is(Role::BEFORE_VERB) {
        return VERBAL.with(Tags::PRON);
    }
    if previous.role.is(Role::DETERMINER) {
        return nominal();
    }
    if previous.role.is(Role::ARTICLE_OR_PRONOUN) {
        // "il la critique": a pronoun where a verb is announced before it.
        let verb_announced = at(place - 1).role.is(Role::BEFORE_VERB);
        return if verb_announced {
            VERBAL
        } else {
            nominal().with(Tags::INF)
        };
    }
    if previous.role.is(Role::PREPOSITION) {
        let others = Tags::ADV.with(Tags::PREP).with(Tags::DET).with(Tags::PRON);
        return NOMINAL.with(Tags::INF).with(Tags::PRP).with(Tags::PP).with(others);
    }
    if previous.role.is(Role::HAVE) || previous.role.is(Role::BE) {
        return Tags::PP.with(NOMINAL).with(Tags::ADV);
    }
    if previous.facets == Tags::NOUN && own.has(Tags::ADJ) && place == -1 {
        // "le ministre critique la décision", "une situation critique".
        let object_follows = next.role.is(Role::DETERMINER) || next.role.is(Role::ARTICLE_OR_PRONOUN);
        let verb = if own.has(Tags::VERB) && object_follows {
            Tags::VERB
        } else {
            Tags::PP
        };
        return Tags::ADJ.with(verb);
    }
    EVERYTHING
}

fn english(own: Tags, at: &impl Fn(isize) -> Neighbour) -> Tags {
    let (place, previous) = before(at);
    let next = at(1);
    if previous.role.is(Role::MODAL) {
        return Tags::INF.with(Tags::VERB).with(Tags::ADV);
    }
    let preposition = previous.role.is(Role::PREPOSITION)
        || previous.role.is(Role::TO) && at(place - 1).role.is(Role::BEFORE_PREPOSITION);
    if previous.role.is(Role::TO) && own.has(Tags::INF) && !preposition {
        return Tags::INF.with(Tags::ADV);
    }
    if previous.role.is(Role::BEFORE_VERB) {
        return VERBAL.with(Tags::ADV);
    }
    let nominal = NOMINAL.with(Tags::PP).with(Tags::PRP).with(Tags::NUM).with(Tags::ADV);
    if previous.role.is(Role::DETERMINER) || preposition {
        // "a savage attack": an adjective before its noun.
        let before_noun = own.has(NOMINAL) && next.facets.has(Tags::NOUN) && !next.facets.meets(Tags::VERB);
        let kept = if before_noun && place == -1 {
            nominal.without(Tags::NOUN)
        } else {
            nominal
        };
        return kept.with(Tags::DET).with(Tags::PRON);
    }
    if previous.role.is(Role::HAVE) {
        return nominal.without(Tags::PRP).with(Tags::DET);
    }
    if previous.role.is(Role::BE) {
        return nominal.with(Tags::PREP).with(Tags::DET);
    }
    if previous.facets == Tags::ADJ {
        return nominal.without(Tags::ADV);
    }
    if previous.facets.has(Tags::NOUN) && next.role.is(Role::DETERMINER) && own.has(Tags::VERB) && place == -1 {
        return VERBAL;
    }
    EVERYTHING
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facets left to the word at `place` of a sentence of (word, facets).
    fn left(language: Language, sentence: &[(&str, Tags)], place: usize) -> Tags {
        let at = |offset: isize| {
            place
                .checked_add_signed(offset)
                .and_then(|place| sentence.get(place))
                .map_or(Neighbour::default(), |&(word, facets)| Neighbour {
                    facets,
                    role: role(language, word),
                })
        };
        allowed(language, at).and(sentence[place].1)
    }

    const AMBIGUOUS: Tags = Tags::NOUN.with(Tags::ADJ).with(Tags::VERB);

    #[test]
    fn critique_is_settled_by_its_neighbours() {
        let french = |sentence: &[(&str, Tags)], place| left(Language::French, sentence, place);
        let critique = ("critique", AMBIGUOUS);
        let det = Tags::DET.with(Tags::PRON);
        assert_eq!(french(&[("la", det), critique, ("de", Tags::PREP)], 1), Tags::NOUN);
        assert_eq!(french(&[("il", Tags::PRON), critique, ("le", det)], 1), Tags::VERB);
        assert_eq!(french(&[("il", Tags::PRON), ("la", det), critique], 2), Tags::VERB);
        assert_eq!(
            french(&[("situation", Tags::NOUN), critique, (".", Tags::NONE)], 1),
            Tags::ADJ
        );
        assert!(french(&[("ministre", Tags::NOUN), critique, ("la", det)], 1).has(Tags::VERB));
        assert_eq!(
            french(&[("une", Tags::DET), critique, ("situation", Tags::NOUN)], 1),
            Tags::ADJ
        );
    }

    #[test]
    fn claims_is_settled_by_its_neighbours() {
        let english = |sentence: &[(&str, Tags)], place| left(Language::English, sentence, place);
        let claims = ("claims", Tags::NOUN.with(Tags::VERB));
        assert_eq!(english(&[("the", Tags::DET), claims], 1), Tags::NOUN);
        assert_eq!(english(&[("he", Tags::PRON), claims], 1), Tags::VERB);
        assert_eq!(
            english(&[("she", Tags::PRON), ("never", Tags::ADV), claims], 2),
            Tags::VERB
        );
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(FRENCH.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ENGLISH.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_constraint_never_takes_every_reading() {
        let odd = [("il", Tags::PRON), ("x", NOMINAL)];
        assert_eq!(left(Language::French, &odd, 1), NOMINAL);
    }
}
