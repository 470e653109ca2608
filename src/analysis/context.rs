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
    match language {
        Language::French => french_role(folded),
        Language::English => english_role(folded),
    }
}

fn french_role(word: &str) -> Role {
    match word {
        "un" | "une" | "ce" | "cet" | "cette" | "ces" | "mon" | "ma" | "mes" | "ton" | "ta" | "tes" | "son" | "sa"
        | "ses" | "notre" | "nos" | "votre" | "vos" | "leurs" | "du" | "des" | "au" | "aux" | "chaque" | "quelque"
        | "quelques" | "plusieurs" | "aucun" | "aucune" | "quel" | "quelle" | "quels" | "quelles" | "certains"
        | "certaines" | "deux" | "trois" => Role::DETERMINER,
        "le" | "la" | "les" | "l'" | "leur" => Role::ARTICLE_OR_PRONOUN,
        "je" | "j'" | "tu" | "il" | "on" | "ils" | "qui" | "ne" | "n'" | "se" | "s'" | "me" | "m'" | "te" | "t'"
        | "c'" | "cela" | "ça" | "y" => Role::BEFORE_VERB,
        "de" | "d'" | "à" | "pour" | "sans" | "par" | "en" | "avec" | "dans" | "sur" | "sous" | "contre" | "entre"
        | "vers" | "chez" | "après" | "avant" | "depuis" | "pendant" | "malgré" | "selon" => Role::PREPOSITION,
        "est" | "sont" | "était" | "étaient" | "être" | "été" | "sera" | "seront" | "serait" | "seraient" | "fut"
        | "furent" | "soit" | "soient" | "étant" | "suis" | "sommes" | "êtes" | "étions" => Role::BE,
        "a" | "ont" | "avait" | "avaient" | "avoir" | "eu" | "aura" | "auront" | "aurait" | "auraient" | "eut"
        | "eurent" | "ait" | "aient" | "ayant" | "ai" | "avons" | "avez" => Role::HAVE,
        "pas" | "jamais" | "plus" | "très" | "trop" | "si" | "bien" | "aussi" | "donc" | "encore" | "toujours"
        | "déjà" | "clairement" | "souvent" | "même" | "ainsi" => Role::THROUGH,
        _ => Role::NONE,
    }
}

fn english_role(word: &str) -> Role {
    match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "my" | "your" | "his" | "its" | "our" | "their" | "every"
        | "each" | "no" | "'s" | "another" | "such" | "two" | "three" => Role::DETERMINER,
        "i" | "he" | "she" | "we" | "they" | "who" => Role::BEFORE_VERB,
        "of" | "in" | "on" | "at" | "for" | "with" | "by" | "from" | "about" | "into" | "over" | "under"
        | "against" | "between" | "through" | "without" | "within" | "during" | "after" | "before" | "despite"
        | "amid" => Role::PREPOSITION,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m" => Role::BE,
        "has" | "have" | "had" | "having" | "'ve" => Role::HAVE,
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "do" | "does" | "did"
        | "'ll" | "'d" | "ca" | "wo" => Role::MODAL,
        "to" => Role::TO,
        "according" | "due" | "thanks" | "contrary" | "compared" | "close" | "addition" | "response" | "access"
        | "reference" | "regard" | "opposed" | "linked" | "related" | "similar" => Role::BEFORE_PREPOSITION,
        "not" | "n't" | "never" | "very" | "so" | "too" | "also" | "even" | "just" | "always" | "still" | "already"
        | "more" | "most" | "often" | "clearly" | "only" => Role::THROUGH,
        _ => Role::NONE,
    }
}

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
    if kept.meets(own) { kept } else { EVERYTHING }
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
    fn a_constraint_never_takes_every_reading() {
        let odd = [("il", Tags::PRON), ("x", NOMINAL)];
        assert_eq!(left(Language::French, &odd, 1), NOMINAL);
    }
}
