//! The closed lists that the study of actors asks for: small words by their folded form, and the few verbs and nouns whose
//! grammar matters (to be, to seem, to lack), by their dictionary form.

use crate::language::Language;
use crate::rulebook::tags::Tags;
use crate::text::table::Table;

/// The lists a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed(u32);

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
    /// faire, make, let: with an infinitive, or an object and its attribute.
    pub const CAUSES: Self = Self(1 << 15);
}

/// The lists of a folded form.
pub(super) fn listed(language: Language, folded: &str) -> Listed {
    let (bits, between) = match language {
        Language::French => (FRENCH.get(folded), folded.len() > 6 && folded.ends_with("ment")),
        Language::English => (ENGLISH.get(folded), folded.len() > 4 && folded.ends_with("ly")),
    };
    let listed = Listed(bits);
    if between { listed.or(Listed::BETWEEN) } else { listed }
}

/// The lists of a dictionary form with a reading of those parts of speech.
pub(super) fn listed_lemma(language: Language, lemma: &str, tags: Tags) -> Listed {
    let table = match (language, tags.meets(Tags::VERB)) {
        (Language::French, true) => &FRENCH_VERBS,
        (Language::French, false) => &FRENCH_NOUNS,
        (Language::English, true) => &ENGLISH_VERBS,
        (Language::English, false) => &ENGLISH_NOUNS,
    };
    Listed(
        if tags.meets(Tags::VERB.with(Tags::NOUN).with(Tags::ADJ).with(Tags::PREP)) {
            table.get(lemma)
        } else {
            0
        },
    )
}

#[rustfmt::skip]
static FRENCH: Table<1024> = Table::new(&[
    (Listed::DETERMINER.0, &["le", "la", "l'", "les", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "son", "sa",
        "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes", "au", "aux", "plusieurs", "quelques",
        "certains", "certaines", "chaque", "aucun", "aucune", "deux", "trois", "quatre", "cinq", "nul", "nulle", "tout",
        "toute", "tous", "toutes"]),
    (Listed::DEFINITE.0, &["le", "la", "l'", "les", "du", "des", "au", "aux"]),
    (Listed::POSSESSIVE.0, &["son", "sa", "ses", "leur", "leurs"]),
    (Listed::PLURAL.0, &["leur", "leurs", "ils", "elles", "-ils", "-elles", "-t-ils", "-t-elles"]),
    (Listed::PREPOSITION.0, &["de", "d'", "du", "des", "à", "au", "aux", "en", "dans", "sur", "sous", "par", "pour", "avec",
        "sans", "selon", "contre", "entre", "vers", "chez", "depuis", "pendant", "durant", "avant", "après", "dès",
        "malgré", "envers", "parmi", "devant", "derrière", "jusque", "jusqu'", "via", "outre", "hors", "concernant",
        "face", "lors", "auprès", "afin", "suite", "grâce", "sauf", "quant", "comme", "hormis", "voici", "voilà"]),
    (Listed::OF.0, &["de", "d'", "du", "des"]),
    (Listed::PLACE.0, &["en", "au", "aux", "à", "dans", "vers", "depuis"]),
    (Listed::BY.0, &["par"]),
    (Listed::HE.0, &["il", "-il", "-t-il", "-t'il", "ils", "-ils", "-t-ils"]),
    (Listed::SHE.0, &["elle", "-elle", "-t-elle", "-t'elle", "elles", "-elles", "-t-elles"]),
    (Listed::WHO.0, &["qui"]),
    (Listed::CLAUSE.0, &["que", "qu'", "qui", "dont", "où", "quand", "lorsque", "lorsqu'", "si", "puisque", "puisqu'", "car",
        "mais", "or", "donc", "comme", "tandis", "parce", "quoique", "lequel", "laquelle", "lesquels", "lesquelles",
        "alors", "ce", "pourquoi", "comment"]),
    (Listed::AND.0, &["et", "ou", "ni", "&"]),
    (Listed::NOT.0, &["pas", "jamais", "plus", "ni", "nullement", "aucunement", "aucun", "aucune", "rien", "guère", "nul",
        "nulle", "sans", "non"]),
    (Listed::HARDLY.0, &["peu", "guère", "faiblement", "insuffisamment", "rarement", "difficilement"]),
    (Listed::CLITIC.0, &["ne", "n'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "me", "m'", "te", "t'",
        "nous", "vous"]),
    (Listed::TITLE.0, &["m.", "mm.", "mr", "mr.", "mme", "mme.", "mmes", "mlle", "mlle.", "monsieur", "madame", "dr", "dr.",
        "pr", "me", "mgr", "maître"]),
    (Listed::MASCULINE.0, &["m.", "mr", "mr.", "monsieur", "le", "un", "ce", "il", "-il", "-t-il", "-t'il", "ils", "-ils",
        "-t-ils", "du", "au", "cet"]),
    (Listed::FEMININE.0, &["mme", "mme.", "mlle", "mlle.", "madame", "la", "une", "cette", "elle", "-elle", "-t-elle",
        "-t'elle", "elles", "-elles", "-t-elles"]),
    (Listed::PARTICLE.0, &["de", "du", "d'", "von", "van", "der", "den", "ben", "bin", "al", "el", "da", "di", "dos", "la",
        "ibn", "abou", "bint", "ter", "le", "della", "y"]),
    (Listed::AS.0, &["comme"]),
    (Listed::STREET.0, &["rue", "avenue", "boulevard", "place", "quai", "impasse", "chemin", "allée", "square", "pont",
        "gare", "aéroport", "stade", "hôtel", "station", "lycée", "collège", "collection", "éditions", "photo", "crédit",
        "lac", "mont", "prix", "saint", "sainte", "affaire", "opération", "loi", "fête"]),
    (Listed::BETWEEN.0, &["aussi", "encore", "déjà", "bien", "même", "toujours", "souvent", "ainsi", "alors", "donc", "enfin",
        "trop", "très", "si", "tout", "plutôt", "davantage", "désormais", "parfois", "surtout", "ensuite", "pourtant",
        "toutefois", "cependant", "pas", "jamais", "plus", "guère", "rien", "point", "moins", "assez", "fort", "presque",
        "quasi", "seulement", "néanmoins", "aujourd'hui", "hier", "demain", "ici", "là", "peu", "depuis", "à", "particulièrement",
        "non", "notamment", "beaucoup", "tant", "mieux", "vite", "longtemps"]),
    (Listed::NO_NAME.0, &["je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "internet", "dieu", "noël",
        "pâques", "photo", "vidéo", "lire", "voir", "aussi", "crédit", "crédits", "afp", "reuters", "http", "https", "www",
        "oui", "non", "ok", "covid", "covid-19", "tv", "tva", "pib", "pdg", "adn", "ia", "sida", "cv", "dvd", "rmc", "bfm",
        "www.", "web", "facebook", "twitter", "youtube", "instagram", "tiktok", "telegram", "whatsapp", "a", "i", "ii",
        "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiv", "xv", "xvi", "xix", "xx", "xxi", "xxe", "xixe",
        "xxie", "xviiie", "ps", "nb", "cf", "cf.", "etc", "merci", "bonjour", "selon"]),
    (Listed::SELF.0, &["se", "s'"]),
    (Listed::SUBJECT.0, &["il", "elle", "ils", "elles", "on", "je", "j'", "tu", "nous", "vous", "cela", "ceci", "ça", "c'",
        "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "-il", "-elle", "-t-il", "-t-elle", "-ils", "-elles", "-on", "-t-on",
        "celui", "celle", "ceux", "celles", "personne", "quiconque", "tous", "chacun", "-ce", "-je", "-nous", "-vous"]),
    (Listed::TOO.0, &["trop"]),
    (Listed::FOR.0, &["pour"]),
    (Listed::ALL.0, &["tout", "toute", "tous", "toutes"]),
]);

#[rustfmt::skip]
static ENGLISH: Table<1024> = Table::new(&[
    (Listed::DETERMINER.0, &["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
        "your", "some", "many", "several", "each", "every", "no", "any", "two", "three", "four", "five", "both", "all",
        "another", "such"]),
    (Listed::DEFINITE.0, &["the"]),
    (Listed::POSSESSIVE.0, &["his", "her", "its", "their"]),
    (Listed::PLURAL.0, &["their", "they"]),
    (Listed::PREPOSITION.0, &["of", "in", "on", "at", "by", "with", "from", "to", "for", "about", "against", "between", "into",
        "over", "under", "after", "before", "during", "through", "without", "within", "toward", "towards", "upon", "amid",
        "among", "despite", "like", "unlike", "near", "since", "until", "per", "via", "across", "behind", "beyond", "as",
        "outside", "inside", "including", "regarding", "around", "along", "alongside", "beside", "besides", "except",
        "versus", "than"]),
    (Listed::OF.0, &["of"]),
    (Listed::PLACE.0, &["in", "at", "near", "from", "across", "throughout", "outside"]),
    (Listed::BY.0, &["by"]),
    (Listed::HE.0, &["he"]),
    (Listed::SHE.0, &["she"]),
    (Listed::IT.0, &["it", "they"]),
    (Listed::WHO.0, &["who", "which", "that"]),
    (Listed::CLAUSE.0, &["who", "which", "that", "whom", "whose", "when", "while", "because", "if", "although", "though",
        "whereas", "where", "unless", "since", "but", "so", "why", "how", "what", "whether", "until", "as", "after",
        "before", "once", "for"]),
    (Listed::AND.0, &["and", "or", "nor", "&"]),
    (Listed::NOT.0, &["not", "n't", "never", "no", "nor", "neither", "without", "nothing", "none", "nobody"]),
    (Listed::HARDLY.0, &["hardly", "barely", "scarcely", "little", "rarely", "less", "least", "insufficiently"]),
    (Listed::TITLE.0, &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "prof", "prof.", "gov.",
        "sen.", "rep.", "gen.", "lt.", "col.", "sgt.", "capt.", "judge", "rev.", "st.", "miss", "dame"]),
    (Listed::MASCULINE.0, &["mr", "mr.", "sir", "lord", "he", "his"]),
    (Listed::FEMININE.0, &["mrs", "mrs.", "ms", "ms.", "lady", "miss", "dame", "she", "her"]),
    (Listed::PARTICLE.0, &["de", "du", "von", "van", "der", "den", "ben", "bin", "al", "el", "da", "di", "dos", "la", "ibn",
        "le", "della", "del"]),
    (Listed::AS.0, &["as"]),
    (Listed::STREET.0, &["street", "road", "avenue", "boulevard", "square", "lane", "drive", "bridge", "river", "lake",
        "mount", "highway", "airport", "stadium", "hotel", "prize", "award", "awards", "act", "bill", "photo", "image", "day", "show",
        "operation", "cup", "hall", "building", "tower", "station", "park", "beach", "bay", "island"]),
    (Listed::GENITIVE.0, &["'s", "'"]),
    (Listed::TO.0, &["to"]),
    (Listed::BETWEEN.0, &["also", "later", "then", "once", "even", "never", "always", "still", "just", "already", "often",
        "again", "too", "only", "not", "n't", "now", "since", "further", "instead", "long", "very", "so", "quite", "rather",
        "much", "more", "most", "less", "least", "ever", "almost", "both", "all", "thus", "soon", "perhaps", "yet", "well",
        "currently", "hardly", "longer", "here", "there", "today", "yesterday", "therefore", "indeed", "however", "himself", "herself",
        "itself", "themselves", "somewhat", "pretty", "little", "seldom"]),
    (Listed::NO_NAME.0, &["i", "we", "you", "he", "she", "it", "they", "internet", "god", "christmas", "easter", "photo",
        "video", "read", "ok", "covid", "covid-19", "tv", "gdp", "ceo", "cfo", "dna", "ai", "vat", "hiv", "aids", "pm", "am",
        "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "http", "https", "www", "web", "facebook", "twitter",
        "youtube", "instagram", "tiktok", "telegram", "whatsapp", "x", "a", "the", "yes", "no", "mr", "ps", "etc", "etc.",
        "afp", "reuters", "est", "gmt", "et", "bst", "p.m.", "a.m.", "us-based", "according", "editor", "id", "iq", "dvd",
        "pdf", "url", "q", "lgbt", "lgbtq", "pr", "hr", "it's", "however", "but", "and"]),
    (Listed::SELF.0, &["himself", "herself", "itself", "themselves"]),
    (Listed::SUBJECT.0, &["he", "she", "it", "they", "i", "we", "you", "this", "that", "these", "those", "there", "everyone",
        "nobody", "somebody", "someone", "everybody", "nothing", "something", "everything", "one"]),
    (Listed::TOO.0, &["too"]),
    (Listed::FOR.0, &["for"]),
    (Listed::ALL.0, &["all", "both", "such", "many"]),
]);

#[rustfmt::skip]
static FRENCH_VERBS: Table<512> = Table::new(&[
    (Listed::BE.0, &["être"]),
    (Listed::DUTY.0, &["devoir"]),
    (Listed::HAVE.0, &["avoir"]),
    (Listed::COPULA.0, &["être", "sembler", "paraître", "rester", "demeurer", "devenir", "apparaître", "redevenir",
        "s'avérer", "avérer"]),
    (Listed::MODAL.0, &["vouloir", "pouvoir", "devoir", "savoir", "aller", "oser", "souhaiter", "espérer", "chercher", "tenter",
        "essayer", "sembler", "commencer", "continuer", "parvenir", "réussir", "compter", "entendre", "décider", "choisir",
        "venir", "promettre", "apprêter", "efforcer", "accepter", "préférer", "viser", "permettre", "contribuer", "aider",
        "persister", "paraître", "obstiner", "employer", "attacher", "désirer", "ambitionner", "vouer", "engager", "finir",
        "prévoir"]),
    (Listed::DENIES.0, &["refuser", "cesser", "éviter", "échouer", "négliger", "renoncer", "omettre", "peiner", "oublier",
        "manquer", "abstenir", "empêcher", "interdire", "arrêter", "rechigner", "nier", "démentir", "ignorer", "rejeter", "perdre",
        "bafouer", "mépriser"]),
    (Listed::PRETENDS.0, &["prétendre", "feindre", "simuler", "affecter"]),
    (Listed::SEES.0, &["présenter", "percevoir", "voir", "considérer", "décrire", "dépeindre", "qualifier", "juger", "tenir", "regarder",
        "estimer", "traiter", "taxer", "désigner", "reconnaître", "accuser", "soupçonner", "imaginer", "peindre", "saluer",
        "critiquer", "déclarer", "nommer", "élire", "appeler", "surnommer", "croire", "réputer"]),
    (Listed::EMBODIES.0, &["incarner", "représenter", "constituer", "symboliser", "personnifier", "devenir", "afficher", "démontrer",
        "montrer", "prouver", "manifester", "apporter", "offrir", "semer", "répandre", "exprimer", "connaître", "subir", "essuyer",
        "rencontrer", "traverser", "accumuler", "multiplier", "enchaîner", "remporter", "obtenir", "poser", "inspirer", "susciter", "provoquer", "créer",
        "causer", "entraîner", "jouer", "commettre", "enregistrer", "avoir", "posséder", "mener", "favoriser", "promouvoir", "pratiquer",
        "exercer", "imposer", "assurer", "maintenir", "instaurer", "établir", "trouver", "chercher", "ramener", "construire", "prolonger", "poursuivre", "alimenter", "entretenir", "garantir", "rechercher", "viser", "amener", "produire", "générer", "annoncer", "mener", "infliger", "préparer", "garder"]),
    (Listed::FIGHTS.0, &["combattre", "vaincre", "battre", "arrêter", "dénoncer", "lutter", "repousser", "interpeller", "capturer",
        "contrer", "démanteler", "éliminer", "neutraliser", "freiner", "résoudre", "réduire", "limiter", "prévenir", "éviter", "condamner",
        "empêcher", "surmonter", "écarter", "conjurer", "apaiser", "soulager", "corriger", "réparer", "punir", "déjouer",
        "affronter", "défier", "stopper", "enrayer", "endiguer", "juguler", "critiquer", "déplorer"]),
    (Listed::MOVES.0, &["aller", "venir", "partir", "arriver", "rester", "tomber", "entrer", "sortir", "revenir", "devenir",
        "mourir", "naître", "rentrer", "monter", "descendre", "retourner", "parvenir", "intervenir", "décéder", "passer",
        "apparaître", "demeurer", "repartir", "survenir"]),
    (Listed::IMPERSONAL.0, &["falloir", "agir", "suffire", "convenir", "pleuvoir", "importer", "sembler", "paraître", "exister",
        "incomber"]),
    (Listed::CAUSES.0, &["faire", "laisser", "rendre"]),
    (Listed::MEETS.0, &["confronter", "plonger", "engluer", "enliser", "embourber", "frapper", "toucher", "empêtrer", "livrer", "vouer",
        "promettre", "exposer", "doter", "porter", "guider", "animer", "motiver", "mouvoir", "rompre", "entourer", "auréoler", "marquer",
        "miner", "ronger", "gangrener", "acculer", "réduire", "pousser", "mêler", "impliquer", "condamner", "connaître", "réputer", "couvrir",
        "remplir", "emplir", "saisir", "prendre", "habiter", "inspirer", "accuser", "soupçonner", "taxer", "empreindre", "tourner", "opposer",
        "favoriser", "attacher", "engager", "hanter"]),
    (Listed::FINDS.0, &["trouver", "montrer", "révéler", "avérer", "retrouver"]),
    (Listed::PLAIN.0, &["interdire", "sanctionner", "punir", "chasser", "neutraliser", "orienter", "vouer", "traîner", "siffler", "plier",
        "caresser", "coucher", "rater", "contourner", "absoudre", "inquiéter", "choquer", "invoquer", "disparaître", "exonérer", "défier",
        "courtiser", "frayer", "engranger", "arroser", "ravaler", "conditionner", "rouler", "ronger", "achever", "basculer", "couler",
        "enfoncer", "briser", "casser", "précipiter", "tondre", "verrouiller", "brandir", "parader", "plumer", "réveiller", "redresser",
        "briller", "incarner", "endurer", "gémir", "reculer", "flatter", "papoter", "saigner", "patiner", "distiller", "déverser", "noyer",
        "fissurer", "enchaîner", "encercler", "expulser", "dicter", "hurler", "fouetter", "piquer", "épingler", "crever", "forcer", "former",
        "fabriquer", "gonfler", "provoquer", "couronner", "brader", "assiéger", "balayer", "décliner", "échapper", "empocher", "affranchir",
        "capituler", "terrasser", "traquer", "broder", "bricoler", "temporiser", "émouvoir", "tempêter", "enterrer", "confisquer", "cautionner"]),
]);

#[rustfmt::skip]
static FRENCH_NOUNS: Table<512> = Table::new(&[
    (Listed::LACK.0, &["manque", "absence", "défaut", "perte", "déficit", "déclin", "refus", "fin", "abandon", "incapacité", "échec",
        "recul", "rejet", "mépris", "déni", "impossibilité", "pénurie", "baisse", "diminution", "réduction", "chute", "érosion",
        "fuite", "inaptitude", "effondrement", "impuissance", "insuffisance", "carence", "dépourvu", "dénué", "privé", "incapable",
        "inapte", "exempt", "démuni", "violation", "prévention", "lutte"]),
    (Listed::TOWARDS.0, &["capacité", "souci", "volonté", "désir", "capable", "aptitude", "apte", "prêt", "espoir", "détermination",
        "résolu", "déterminé", "soucieux", "désireux", "intention", "tentative", "effort", "engagement", "envie", "besoin", "recherche",
        "promesse", "ambition", "moyen", "sens", "esprit", "force", "source", "vague", "série", "œuvre", "rôle", "politique", "aspiration",
        "potentiel", "occasion", "opportunité", "soif", "quête", "facteur", "signe", "symbole", "air", "forme", "risque",
        "artisan", "défenseur", "partisan", "garant", "homme", "femme", "figure", "acteur", "climat", "situation", "position",
        "prompt", "enclin", "habile", "soif", "preuve", "fauteur"]),
    (Listed::PART.0, &["partie", "majorité", "reste", "ensemble", "nombre", "plupart", "moitié", "tiers", "dizaine", "centaine",
        "millier", "million", "milliard", "poignée", "douzaine", "série"]),
    (Listed::TROOPS.0, &["force", "troupe", "autorité", "militaire", "renfort", "élu", "dirigeant", "responsable", "allié", "régime",
        "combattant", "milice", "rebelle", "insurgé", "négociateur", "armée", "soldat", "équipe", "club", "média", "journal",
        "élite"]),
    (Listed::VAGUE.0, &["monde", "fonds", "établissement", "bureau", "cabinet", "section", "centre", "base", "couple", "panel", "partie",
        "société", "personne", "gens", "homme", "femme", "bloc", "cercle", "classe", "famille", "milieu", "public", "équipe", "groupe",
        "front", "camp", "bande", "droite", "gauche", "masse", "caste", "race", "secte", "corps", "bourse", "banque", "centrale",
        "marine", "organe", "service", "institution", "cour", "chambre", "compagnie", "entreprise", "autorité", "organisation",
        "agence", "association", "acteur", "témoin", "opinion", "majorité", "minorité", "générationmembre", "membre", "proche", "jeune",
        "enfant", "autre", "responsable", "sécurité", "régime", "régie", "région", "faculté", "direction", "garde", "ligue",
        "palais", "département", "conseil", "commission", "comité", "union", "justice", "aviation", "individu", "humanité", "clan",
        "auteur", "force", "élite", "spécialiste", "expert", "média", "journal", "génération", "culture", "collectif", "guide", "mouvement",
        "rassemblement", "communauté", "opposition", "chef", "client", "lecteur", "utilisateur", "sujet", "bord", "étoile", "modèle", "critique"]),
    (Listed::INTO.0, &["dans", "en"]),
    (Listed::FELT.0, &["haine", "mépris", "amour", "peur", "crainte", "respect", "trahison", "confiance", "méfiance", "admiration", "jalousie",
        "critique", "rejet", "dénonciation", "abandon", "refus", "oubli", "culte"]),
    (Listed::CALLED.0, &["parti", "mouvement", "groupe", "société", "entreprise", "agence", "compagnie", "organisation", "journal",
        "chaîne", "régiment", "bataillon", "ville", "région", "opération", "district", "programme", "projet", "réseau", "navire", "système",
        "gazoduc", "club", "association", "fondation", "banque", "coalition", "quotidien", "hebdomadaire", "site", "usine", "village"]),
    (Listed::STATE.0, &["état"]),
    (Listed::DESPITE.0, &["malgré", "nonobstant"]),
    (Listed::DEED.0, &["échec", "défaite", "déclin", "effondrement", "succès", "victoire", "triomphe", "mensonge", "crime", "erreur",
        "faute", "faillite", "déroute", "réussite", "exploit", "impuissance", "incapacité", "manque", "refus", "trahison", "hypocrisie",
        "mépris", "acharnement", "dérive", "provocation", "brutalité", "agressivité", "faiblesse", "inaction", "propagande", "talent",
        "génie", "charisme", "popularité", "prestige", "naïveté", "ambition", "caprice", "aveuglement", "échecs", "malversation", "abus"]),
    (Listed::PLAIN.0, &["historique", "indépendance", "justice", "responsabilité", "force", "vision", "manne", "ouverture", "saga", "épopée", "aura",
        "sacre", "avant-garde", "pointure", "résistant", "prophète", "apôtre", "patriarche", "garant", "chevalier", "sensibilité",
        "inspiration", "résolution", "largeur", "retenue", "simplicité", "solidité", "constance", "martyr", "sauvetage", "bouclier", "progrès",
        "élan", "icône", "idole", "idéal", "salut", "avancée", "pureté", "leader", "stratège", "tacticien", "patience", "sacrifice"]),
]);

#[rustfmt::skip]
static ENGLISH_VERBS: Table<512> = Table::new(&[
    (Listed::BE.0, &["be"]),
    (Listed::DUTY.0, &["must", "should", "ought", "need", "shall"]),
    (Listed::HAVE.0, &["have"]),
    (Listed::COPULA.0, &["be", "seem", "remain", "become", "appear", "look", "stay", "sound", "feel", "prove"]),
    (Listed::MODAL.0, &["will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "want", "seek", "try",
        "attempt", "hope", "wish", "need", "begin", "start", "continue", "manage", "decide", "choose", "intend", "plan",
        "seem", "appear", "promise", "agree", "help", "prefer", "do", "dare", "aim", "vow", "pledge", "strive", "keep",
        "offer", "struggle", "threaten", "work", "move"]),
    (Listed::DENIES.0, &["refuse", "fail", "cease", "neglect", "avoid", "decline", "stop", "forget", "deny", "lack", "omit",
        "hesitate", "prevent", "reject", "ignore", "lose", "quit", "renounce", "prohibit", "forbid", "flout", "dismiss"]),
    (Listed::PRETENDS.0, &["pretend", "claim", "purport", "profess", "feign"]),
    (Listed::SEES.0, &["see", "present", "perceive", "view", "regard", "consider", "describe", "depict", "portray", "call", "label",
        "deem", "judge", "brand", "dub", "paint", "cast", "praise", "hail", "criticise", "criticize", "dismiss", "denounce",
        "accuse", "recognise", "recognize", "know", "treat", "believe", "think", "name", "elect", "appoint", "find", "declare",
        "condemn"]),
    (Listed::EMBODIES.0, &["embody", "represent", "constitute", "symbolise", "symbolize", "become", "show", "demonstrate", "display",
        "bring", "offer", "sow", "spread", "express", "suffer", "face", "enjoy", "win", "achieve", "pose", "inspire", "cause",
        "create", "commit", "exhibit", "have", "possess", "score", "earn", "provide", "foster", "promote", "wage", "sustain",
        "endure", "experience", "bear", "exercise", "impose", "ensure", "secure", "find", "seek", "maintain", "build", "restore", "keep", "pursue", "prolong", "guarantee", "produce", "generate", "yield", "lead", "perpetuate", "inflict", "hold", "make", "deliver", "incite", "fuel", "trigger", "provoke", "encounter"]),
    (Listed::FIGHTS.0, &["fight", "defeat", "beat", "arrest", "denounce", "repel", "capture", "counter", "eliminate", "neutralise",
        "curb", "solve", "resolve", "reduce", "limit", "prevent", "avoid", "condemn", "combat", "overcome", "ease", "relieve",
        "fix", "repair", "punish", "tackle", "end", "detain", "charge", "convict", "prosecute", "investigate", "oppose",
        "confront", "stop", "criticize", "criticise", "expose", "foil", "thwart"]),
    (Listed::IMPERSONAL.0, &["rain", "snow"]),
    (Listed::CAUSES.0, &["make", "let", "render"]),
    (Listed::AUXILIARY.0, &["will", "would", "shall", "should", "can", "could", "may", "might", "must", "do"]),
    (Listed::MEETS.0, &["face", "mire", "plunge", "bog", "trap", "embroil", "plague", "grip", "haunt", "beset", "entangle", "involve",
        "implicate", "doom", "condemn", "accuse", "suspect", "drive", "motivate", "guide", "consume", "mar", "stain", "hit", "rock",
        "commit", "dedicate", "devote", "inspire", "fill", "surround", "engulf", "confront", "sentence", "charge", "reduce", "bless",
        "expose", "subject", "lose", "drag", "blind", "corner", "force"]),
    (Listed::FINDS.0, &["find", "prove", "show"]),
    (Listed::PLAIN.0, &["support", "dismiss", "lecture", "complain", "obey", "yield", "bow", "crawl", "beg", "plead", "plunge", "sink", "drain", "crash",
        "clash", "erupt", "explode", "spark", "rock", "stir", "stun", "shake", "deny", "reject", "block", "delay", "arrest", "detain", "jail",
        "imprison", "expel", "exclude", "flee", "retreat", "hesitate", "lapse", "err", "milk", "pocket", "squeeze", "feast", "grab", "snatch",
        "flood", "pour", "stream", "parade", "trumpet", "tout", "invent", "manufacture", "inflate", "surrender", "seize", "punish",
        "hollow", "conquer", "benefit", "ignite", "shrug", "swarm", "fret", "bleed", "fume", "rip", "rattle", "stray", "slant", "submit", "abandon",
        "submerge", "teem", "wither", "provoke", "disguise", "mask", "conceal", "hide", "desert", "hoard", "overlook", "blame", "jolt", "deserve",
        "free", "calm", "earn", "invest", "educate", "volunteer", "shine", "rout", "vanquish", "pass", "stoke", "clear", "overrun"]),
]);

#[rustfmt::skip]
static ENGLISH_NOUNS: Table<512> = Table::new(&[
    (Listed::LACK.0, &["lack", "absence", "loss", "want", "deficit", "decline", "refusal", "end", "inability", "failure", "rejection",
        "denial", "shortage", "collapse", "erosion", "unable", "incapable", "devoid", "bereft", "disregard", "contempt", "unfit",
        "unwillingness", "unwilling", "reluctance", "reluctant", "abandonment", "violation", "reduction", "free",
        "prevention", "impossibility", "powerless", "neglect"]),
    (Listed::TOWARDS.0, &["ability", "able", "capable", "capacity", "will", "willingness", "willing", "desire", "concern", "readiness",
        "ready", "determination", "determined", "intention", "attempt", "effort", "commitment", "committed", "eager", "keen",
        "hope", "promise", "ambition", "means", "sense", "source", "wave", "series", "record", "symbol", "sign", "force", "agent", "risk",
        "champion", "defender", "advocate", "man", "woman", "figure", "pursuit", "quest", "act", "policy", "history", "pattern", "show", "bid", "drive",
        "likely", "spirit", "beacon", "voice", "dedication", "poised", "prone", "air", "opportunity", "potential", "proof", "campaign"]),
    (Listed::PART.0, &["part", "majority", "rest", "number", "most", "half", "third", "dozen", "hundred", "thousand", "million",
        "billion", "handful", "series", "lot", "couple", "group", "bit", "member"]),
    (Listed::TROOPS.0, &["force", "troop", "authority", "official", "leader", "rebel", "insurgent", "soldier", "militant",
        "lawmaker", "negotiator", "regime", "police", "side", "ally", "team", "club", "fighter", "protester", "lawyer", "prosecutor", "servicemen"]),
    (Listed::VAGUE.0, &["state", "world", "body", "board", "branch", "centre", "center", "base", "couple", "panel", "part", "side", "media", "company",
        "bench", "section", "society", "people", "person", "man", "woman", "group", "team", "bloc", "circle", "class", "family", "public",
        "right", "left", "race", "sect", "institution", "service", "court", "chamber", "firm", "authority", "organisation", "organization",
        "agency", "association", "member", "community", "network", "union", "household", "youth", "child", "foundation", "fund",
        "establishment", "council", "committee", "commission", "department", "division", "league", "press", "school", "registry", "trust",
        "culture", "colony", "contingent", "crew", "cast", "ensemble", "gender", "sex", "kinship", "leadership", "membership", "lineup",
        "minority", "majority", "movement", "neighbourhood", "partnership", "pair", "population", "squad", "stratum", "throng", "trio",
        "tribe", "palace", "operator", "outlet", "publisher", "retailer", "manufacturer", "supplier", "subsidiary", "author", "reader",
        "user", "individual", "customer", "client", "subject", "expert", "star", "model", "critic", "party", "force", "camp", "industry",
        "rival", "enterprise", "room", "other", "rest", "generation", "faith", "following", "colour", "color", "front", "head", "host",
        "second", "secondary", "principal", "guide", "holder", "winner", "loser", "judge", "general", "folk", "witness", "opponent"]),
    (Listed::INTO.0, &["into", "with", "in"]),
    (Listed::FELT.0, &["hatred", "contempt", "love", "fear", "respect", "betrayal", "trust", "distrust", "admiration", "envy", "jealousy",
        "criticism", "rejection", "abuse", "disregard", "refusal", "defeat"]),
    (Listed::DESPITE.0, &["despite", "notwithstanding"]),
    (Listed::DEED.0, &["failure", "defeat", "decline", "collapse", "success", "victory", "triumph", "lie", "crime", "mistake", "blunder",
        "refusal", "betrayal", "hypocrisy", "contempt", "provocation", "brutality", "aggression", "weakness", "inaction", "propaganda",
        "talent", "genius", "charisma", "popularity", "prestige", "inability", "lack", "incompetence", "corruption", "arrogance", "folly",
        "atrocity", "abuse", "excess", "error", "wisdom", "bravery"]),
    (Listed::PLAIN.0, &["historic", "rhetoric", "court", "ring", "machine", "initiative", "leadership", "leader", "fighter", "architect", "mother", "father", "voice", "conscience", "star", "judgement",
        "judgment", "mentor", "prophet", "giant", "might", "vision", "martyr", "guardian", "scruple", "ethics", "principle", "warrior", "sage",
        "backbone", "pillar", "supremacy", "humanity", "morality", "champion", "legend", "responsibility", "insight", "imagination", "realism"]),
]);
