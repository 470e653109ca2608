//! The closed lists that the study of actors asks for: small words by their folded form, and the few verbs and nouns whose
//! grammar matters (to be, to seem, to lack), by their dictionary form. The words themselves are in `assets/study`.

use crate::language::Language;
use crate::rulebook::tags::Tags;
use crate::text::table::Table;

/// The lists a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed(u64);

impl Listed {
    // Forms.
    /// Begins a nominal group.
    pub const DETERMINER: Self = Self(1);
    /// A definite article, alone or inside "du", "aux".
    pub const DEFINITE: Self = Self(1 << 1);
    /// A possessive of the third person.
    pub const POSSESSIVE: Self = Self(1 << 2);
    /// A possessive or pronoun of several possessors.
    pub const PLURAL: Self = Self(1 << 3);
    /// A preposition, "du" and "au" among them.
    pub const PREPOSITION: Self = Self(1 << 4);
    /// "de", "of": what follows belongs to what precedes.
    pub const OF: Self = Self(1 << 5);
    /// A preposition that stands before countries and towns.
    pub const PLACE: Self = Self(1 << 6);
    /// "par", "by".
    pub const BY: Self = Self(1 << 7);
    /// "il", "he".
    pub const HE: Self = Self(1 << 8);
    /// "elle", "she".
    pub const SHE: Self = Self(1 << 9);
    /// A relative pronoun that is a subject.
    pub const WHO: Self = Self(1 << 10);
    /// A word that begins a clause of its own.
    pub const CLAUSE: Self = Self(1 << 11);
    /// "et", "ou", "and", "or".
    pub const AND: Self = Self(1 << 12);
    /// It denies the verb, the adjective or the noun after or beside it.
    pub const NOT: Self = Self(1 << 13);
    /// It takes most of the next word away: "peu", "hardly".
    pub const HARDLY: Self = Self(1 << 14);
    /// It stands between a French subject and its verb, or before an infinitive.
    pub const CLITIC: Self = Self(1 << 15);
    /// "M.", "Mrs": a person's name follows.
    pub const TITLE: Self = Self(1 << 16);
    /// Of those, and of articles, the ones for a man.
    pub const MASCULINE: Self = Self(1 << 17);
    /// And for a woman.
    pub const FEMININE: Self = Self(1 << 18);
    /// A small word inside names.
    pub const PARTICLE: Self = Self(1 << 19);
    /// "comme", "as".
    pub const AS: Self = Self(1 << 20);
    /// A street, a square: the name after it is a place in a town.
    pub const STREET: Self = Self(1 << 21);
    /// English "'s" and "'".
    pub const GENITIVE: Self = Self(1 << 22);
    /// English "to".
    pub const TO: Self = Self(1 << 23);
    /// An adverb that stands between a subject and its verb, or an auxiliary and its participle.
    pub const BETWEEN: Self = Self(1 << 24);
    /// A capital is all that makes it a name.
    pub const NO_NAME: Self = Self(1 << 25);
    /// A reflexive pronoun.
    pub const SELF: Self = Self(1 << 26);
    /// Any other pronoun that is a subject.
    pub const SUBJECT: Self = Self(1 << 27);
    /// "it", "they".
    pub const IT: Self = Self(1 << 28);
    /// "pour", "for".
    pub const FOR: Self = Self(1 << 31);
    /// A determiner before another: tous les, all the.
    pub const ALL: Self = Self(1 << 30);
    /// "trop", "too": so much that it is a fault.
    pub const TOO: Self = Self(1 << 29);
    /// It leaves a negation before it nothing but a part: "pas seulement", "not only".
    pub const ONLY: Self = Self(1 << 32);
    /// French "ne": "pas" after the verb denies it.
    pub const NE: Self = Self(1 << 33);
    /// French "en", "tout en" before a participle.
    pub const EN: Self = Self(1 << 34);
    /// It says that what is said is not so, or not known to be: "falsely", "à tort", "présumé".
    pub const FALSELY: Self = Self(1 << 36);
    /// An adjective that often begins a name: Great, Saint.
    pub const PROPER: Self = Self(1 << 37);
    /// A noun of kinship, a name's own where it has a capital: Oncle Karst.
    pub const KIN: Self = Self(1 << 38);
    /// What is not so: "fake", "rumour", "denied": of what a colon or "that" brings after it nothing is charged.
    pub const FALSEHOOD: Self = Self(1 << 40);
    /// It begins what is only supposed: "si", "if".
    pub const IF: Self = Self(1 << 41);
    /// French "ce", which with "qui" sums up what was said.
    pub const DEMONSTRATIVE: Self = Self(1 << 39);
    /// Ties the parts of a name of a place: Kavel-sur-Mer.
    pub const TIE: Self = Self(1 << 35);

    /// Whether any of the others is here.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Lists of dictionary forms. They share [`Listed`], but no bit is asked of both a form and a lemma.
impl Listed {
    /// être, be.
    pub const BE: Self = Self(1);
    /// avoir, have.
    pub const HAVE: Self = Self(1 << 1);
    /// sembler, rester, become: an adjective or noun after it describes the subject.
    pub const COPULA: Self = Self(1 << 2);
    /// A verb before an infinitive whose charge is that of the infinitive: vouloir, pouvoir, will.
    pub const MODAL: Self = Self(1 << 3);
    /// A verb that denies the infinitive or noun after it: refuser de, fail to.
    pub const DENIES: Self = Self(1 << 4);
    /// A verb that makes a pretence of what follows.
    pub const PRETENDS: Self = Self(1 << 5);
    /// A noun that takes away what follows it: manque de, lack of.
    pub const LACK: Self = Self(1 << 6);
    /// A noun or adjective that says what somebody can, must or wants, judged by what follows: capacité, souci, able.
    pub const TOWARDS: Self = Self(1 << 7);
    /// A verb by which somebody is seen or presented as something.
    pub const SEES: Self = Self(1 << 8);
    /// A verb by which an actor stands for a thing: incarner, embody.
    pub const EMBODIES: Self = Self(1 << 9);
    /// A noun that means a part or a number of what follows, which is what counts.
    pub const PART: Self = Self(1 << 10);
    /// A noun for several armed people, a party or an institution that the classes do not have.
    pub const TROOPS: Self = Self(1 << 11);
    /// A verb whose harm is done to its object: its object is a victim or a target.
    pub const FIGHTS: Self = Self(1 << 12);
    /// French verbs of movement and change, whose compound past is with "être".
    pub const MOVES: Self = Self(1 << 13);
    /// A verb without a person as its subject: falloir, s'agir.
    pub const IMPERSONAL: Self = Self(1 << 14);
    /// A noun of groups and bodies so general that without another word it names nobody.
    pub const VAGUE: Self = Self(1 << 16);
    /// An English auxiliary other than be and have.
    pub const AUXILIARY: Self = Self(1 << 17);
    /// A verb whose participle is as good as what it puts somebody into: confronté à, mired in.
    pub const MEETS: Self = Self(1 << 18);
    /// A noun that somebody does or suffers: "l'échec de X", "the lies of X".
    pub const DEED: Self = Self(1 << 19);
    /// trouver, find: with a reflexive pronoun it says how somebody is.
    pub const FINDS: Self = Self(1 << 20);
    /// sur, into, with after a participle: what it meets with.
    pub const INTO: Self = Self(1 << 22);
    /// malgré, despite: what follows is granted and weighed lightly.
    pub const DESPITE: Self = Self(1 << 21);
    /// Charged for the rules, where its company decides; in a portrait, where it stands alone, it judges nobody.
    pub const PLAIN: Self = Self(1 << 23);
    /// devoir, must.
    pub const DUTY: Self = Self(1 << 24);
    /// What others may feel for somebody: "la haine de X" is no quality of X.
    pub const FELT: Self = Self(1 << 25);
    /// What has a name beside it: "le mouvement Karsk".
    pub const CALLED: Self = Self(1 << 26);
    /// état, which is a condition unless it has a capital.
    pub const STATE: Self = Self(1 << 27);
    /// mettre, put: with "en", "in" and a noun it does what the noun says.
    pub const PUTS: Self = Self(1 << 28);
    /// Where somebody stands: of the situation in a country what is said is said of the country.
    pub const STANDING: Self = Self(1 << 29);
    /// A verb that is a wrong when done to people: to eliminate.
    pub const HARMS: Self = Self(1 << 30);
    /// What others do to somebody: "his murder" is no deed of his.
    pub const SUFFERED: Self = Self(1 << 31);
    /// A verb of undergoing: subir, suffer.
    pub const SUFFERS: Self = Self(1 << 32);
    /// faire, make, let: with an infinitive, or an object and its attribute.
    pub const CAUSES: Self = Self(1 << 15);
}

/// The lists of a folded form.
pub(super) fn listed(language: Language, folded: &str) -> Listed {
    let (bits, between) = match language {
        Language::French => (FRENCH_FORMS.get(folded), folded.len() > 6 && folded.ends_with("ment")),
        Language::English => (ENGLISH_FORMS.get(folded), folded.len() > 4 && folded.ends_with("ly")),
    };
    let listed = Listed(bits);
    if between { listed.or(Listed::BETWEEN) } else { listed }
}

/// The lists of a dictionary form with a reading of those parts of speech.
pub(super) fn listed_lemma(language: Language, lemma: &str, tags: Tags) -> Listed {
    let verb = tags.meets(Tags::VERB);
    if !verb && !tags.meets(Tags::NOUN.with(Tags::ADJ).with(Tags::PREP)) {
        return Listed::default();
    }
    Listed(match (language, verb) {
        (Language::French, true) => FRENCH_VERBS.get(lemma),
        (Language::French, false) => FRENCH_NOUNS.get(lemma),
        (Language::English, true) => ENGLISH_VERBS.get(lemma),
        (Language::English, false) => ENGLISH_NOUNS.get(lemma),
    })
}

// The tables, as the build script writes them from `assets/study`.
include!(concat!(env!("OUT_DIR"), "/study.rs"));
