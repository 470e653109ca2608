//! One case, and where it says something a counterexample, for each construction that gives words to somebody.

use super::{Expected, check};
use crate::analysis::study::{Form, SourceKind};
use crate::language::Language;

use Form::{According, Hearsay, Indirect, Passive, Quotation};
use SourceKind::{Collective, Document, Organisation, Person, Role};

/// Nobody.
const NOBODY: SourceKind = SourceKind::None;

#[test]
fn french_participles() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "En signalant que le service subit des pressions, il a encouragé les élus à agir.",
            &[
                (Indirect, Person, "il", "signalant", "le service subit des pressions"),
                (Indirect, Person, "il", "a encouragé", "agir"),
            ],
        ),
        (
            "La société a répondu en accusant le maire de censure.",
            &[(Indirect, Organisation, "La société", "accusant", "le maire de censure")],
        ),
        ("Ils ne signent pas une déclaration condamnant la guerre.", &[]),
        ("Maintenant que le port est fermé, il part.", &[]),
        (
            "Brel a quitté la salle après avoir déclaré que le plan était mort.",
            &[(Indirect, Person, "Brel", "avoir déclaré", "le plan était mort")],
        ),
        (
            "Le maire a rappelé les faits et souligné que le port était fermé.",
            &[
                (Indirect, Role, "Le maire", "a rappelé", "les faits"),
                (Indirect, Role, "Le maire", "souligné", "le port était fermé"),
            ],
        ),
        ("Le port a rouvert et accueilli des navires.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn french_verbs_with_a_noun_or_an_adjective() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Le maire fait état de vingt arrestations.",
            &[(Indirect, Role, "Le maire", "fait état", "vingt arrestations")],
        ),
        ("Le maire fait partie de la mairie.", &[]),
        (
            "Le maire met en garde contre la hausse des prix.",
            &[(Indirect, Role, "Le maire", "met en garde", "la hausse des prix")],
        ),
        (
            "Le maire s'est dit prêt à partir.",
            &[(Indirect, Role, "Le maire", "s'est dit", "prêt à partir")],
        ),
        (
            "Le maire est d'avis que le port doit fermer.",
            &[(Indirect, Role, "Le maire", "est d'avis", "le port doit fermer")],
        ),
        (
            "Le maire est convaincu que le port va fermer.",
            &[(Indirect, Role, "Le maire", "est convaincu", "le port va fermer")],
        ),
        (
            "Les étudiants ont été informés au cours d'une réunion.",
            &[(Passive, NOBODY, "", "ont été informés", "")],
        ),
    ];
    check(Language::French, cases);
}

#[test]
fn french_nouns_of_saying() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Cette opinion a été exprimée par le juriste Marc Brel.",
            &[(Passive, Person, "le juriste Marc Brel", "a été exprimée", "")],
        ),
        (
            "On ignore si l'affirmation de Brel selon laquelle le port est perdu circule.",
            &[(Indirect, Person, "Brel", "affirmation", "le port est perdu circule")],
        ),
        (
            "La mairie a essuyé de vives critiques pour son silence.",
            &[(Passive, NOBODY, "", "a essuyé de vives critiques", "son silence")],
        ),
        ("La mairie a essuyé un vif orage pour son silence.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn french_objects() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Brel a dissous ce qu'il a qualifié de « groupuscule ».",
            &[(Quotation, Person, "il", "a qualifié", "groupuscule")],
        ),
        ("On attend à ce que Brel annonce son départ.", &[]),
        (
            "Le maire a annoncé plus de vingt arrestations.",
            &[(Indirect, Role, "Le maire", "a annoncé", "plus de vingt arrestations")],
        ),
        (
            "La compagnie a d'abord pensé que le défaut venait du moteur.",
            &[(
                Indirect,
                Organisation,
                "La compagnie",
                "a d'abord pensé",
                "le défaut venait du moteur",
            )],
        ),
        (
            "La presse considère la réforme comme un échec.",
            &[(
                Indirect,
                Organisation,
                "La presse",
                "considère",
                "la réforme comme un échec",
            )],
        ),
        ("La presse voit le port comme il est.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn french_how_somebody_sees_things() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "D'après ses calculs, le réalisateur a tourné huit films.",
            &[(
                According,
                Person,
                "ses calculs",
                "D'après",
                "le réalisateur a tourné huit films",
            )],
        ),
        (
            "À son avis, le plan est mort.",
            &[(According, Person, "son", "À son avis", "le plan est mort")],
        ),
        (
            "Du point de vue du directeur, le film est un succès.",
            &[(
                According,
                Role,
                "du directeur",
                "Du point de vue",
                "le film est un succès",
            )],
        ),
        (
            "Cependant, pour le Conseil d'État, les éléments ne suffisent pas.",
            &[(
                According,
                Organisation,
                "le Conseil d'État",
                "pour",
                "Cependant, pour le Conseil d'État, les éléments ne suffisent pas",
            )],
        ),
        ("Selon la force du vent, la zone serait de trois kilomètres.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn french_what_is_told_of_somebody() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Armand Brel serait jaloux du succès de Vestrov.",
            &[(
                Hearsay,
                NOBODY,
                "",
                "serait",
                "Armand Brel serait jaloux du succès de Vestrov",
            )],
        ),
        (
            "Parmi eux, il y aurait trois enfants.",
            &[(Hearsay, NOBODY, "", "aurait", "Parmi eux, il y aurait trois enfants")],
        ),
        ("Armand Brel serait jaloux s'il le savait.", &[]),
        ("Une telle opération serait désastreuse.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn english_whoever_is_told_asked_or_warned() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "The students were told during a meeting in Verlune.",
            &[(Passive, NOBODY, "", "were told", "")],
        ),
        (
            "The mother was told her child needed surgery.",
            &[(Passive, NOBODY, "", "was told", "her child needed surgery")],
        ),
        (
            "They were warned that the road was closed.",
            &[(Passive, NOBODY, "", "were warned", "the road was closed")],
        ),
        (
            "I was asked by the officers, in their clumsy way, whether I knew the writer.",
            &[(
                Passive,
                Collective,
                "the officers",
                "was asked",
                "whether I knew the writer",
            )],
        ),
        ("The guests were shown the door.", &[]),
    ];
    check(Language::English, cases);
}

#[test]
fn english_passives_of_judging_and_quoting() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "“We are looking for ways out,” he was quoted as saying.",
            &[(
                Quotation,
                Person,
                "he",
                "was quoted as saying",
                "We are looking for ways out,",
            )],
        ),
        (
            "She is credited with saving the port.",
            &[(Passive, NOBODY, "", "is credited", "saving the port")],
        ),
        (
            "The plan was joyfully reported by Norland officials themselves.",
            &[(
                Passive,
                SourceKind::Anonymous,
                "Norland officials",
                "was joyfully reported",
                "",
            )],
        ),
        (
            "The dollar has even been called “the king”.",
            &[(Passive, NOBODY, "", "has even been called", "the king")],
        ),
        ("He is called Brel.", &[]),
        (
            "The mayor has received great criticism for avoiding the press.",
            &[(
                Passive,
                NOBODY,
                "",
                "has received great criticism",
                "avoiding the press",
            )],
        ),
        ("The mayor has received great gifts for avoiding the press.", &[]),
    ];
    check(Language::English, cases);
}

#[test]
fn english_nouns_of_saying() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "This claim is made by the aide Petra Brel, who showed a photo.",
            &[(Passive, Person, "the aide Petra Brel", "is made", "")],
        ),
        ("This cake is made by the aide Petra Brel, who showed a photo.", &[]),
        (
            "Nobody believes Brel's claim that the port is lost.",
            &[(Indirect, Person, "Brel", "claim", "the port is lost")],
        ),
        ("The rumour that shook the town died down.", &[]),
        (
            "The ministry issued a warning about the bridge.",
            &[(Indirect, Organisation, "The ministry", "issued a warning", "the bridge")],
        ),
        ("The ministry issued a book about the bridge.", &[]),
    ];
    check(Language::English, cases);
}

#[test]
fn english_participles_that_lead_or_follow() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Warning that the service was under strain, he urged the public to stay home.",
            &[
                (Indirect, Person, "he", "Warning", "the service was under strain"),
                (Indirect, Person, "he", "urged", "stay home"),
            ],
        ),
        (
            "By accusing Norland of theft, the minister is losing allies.",
            &[(Indirect, Role, "the minister", "accusing", "Norland of theft")],
        ),
        (
            "Henryk Brel angered voters by dismissing responsibility for the plan.",
            &[(
                Indirect,
                Person,
                "Henryk Brel",
                "dismissing",
                "responsibility for the plan",
            )],
        ),
        (
            "Having said that the port was lost, Brel went home.",
            &[(Indirect, Person, "Brel", "Having said", "the port was lost")],
        ),
        ("She was prosecuted for denying the report.", &[]),
    ];
    check(Language::English, cases);
}

#[test]
fn english_subjects_that_are_far_or_look_like_something_else() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "The unions have been combative and on several occasions have called for the repeal.",
            &[(Indirect, Organisation, "The unions", "have called", "the repeal")],
        ),
        (
            "Some suggest that the plan would fail.",
            &[(Indirect, Collective, "Some", "suggest", "the plan would fail")],
        ),
        (
            "A number of analysts believe that he left.",
            &[(Indirect, Collective, "A number of analysts", "believe", "he left")],
        ),
        (
            "The footage does indeed show a fire.",
            &[(Indirect, Document, "The footage", "does indeed show", "a fire")],
        ),
        (
            "Adrian Amol, director of the port said that it was closed.",
            &[(
                Indirect,
                Person,
                "Adrian Amol, director of the port",
                "said",
                "it was closed",
            )],
        ),
        (
            "“It is amazing,” reported NorTel unlimited data customer Lindy Gray.",
            &[(
                Quotation,
                Person,
                "NorTel unlimited data customer Lindy Gray",
                "reported",
                "It is amazing,",
            )],
        ),
    ];
    check(Language::English, cases);
}

#[test]
fn english_how_somebody_sees_things() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Critics see the reform as a threat.",
            &[(Indirect, Collective, "Critics", "see", "the reform as a threat")],
        ),
        ("They see it as well as we do.", &[]),
        (
            "From the director's point of view, the film is a success.",
            &[(
                According,
                Role,
                "the director",
                "From the director's point of view",
                "the film is a success",
            )],
        ),
        (
            "In Norland's opinion, the plan is dead.",
            &[(
                According,
                Organisation,
                "Norland",
                "In Norland's opinion",
                "the plan is dead",
            )],
        ),
        ("She had tears in her eyes.", &[]),
    ];
    check(Language::English, cases);
}

#[test]
fn french_what_stands_farther_off() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Le parquet, qualifiant l'affaire de grave, a requis un an.",
            &[(Indirect, Organisation, "Le parquet", "qualifiant", "l'affaire de grave")],
        ),
        (
            "La manœuvre dont Brel est soupçonné a échoué.",
            &[(Passive, NOBODY, "", "est soupçonné", "")],
        ),
        (
            "On lui reproche un rapport selon lequel le port est perdu.",
            &[(Indirect, Document, "un rapport", "selon lequel", "le port est perdu")],
        ),
        (
            "« Le port est perdu » lance-t-il.",
            &[(Quotation, Person, "il", "lance", "Le port est perdu")],
        ),
        (
            "La paix est loin, est convaincue la présidente de la Commission.",
            &[(
                Indirect,
                Role,
                "la présidente de la Commission",
                "est convaincue",
                "La paix est loin",
            )],
        ),
        (
            "Armand Brel, comme d'autres élus, a dit dans le programme Vista que le port était perdu.",
            &[(
                Indirect,
                Person,
                "Armand Brel, comme d'autres élus",
                "a dit",
                "le port était perdu",
            )],
        ),
        (
            "La banque, emblématique de Verlune, a retenu les services de Rachel Brel.",
            &[],
        ),
        (
            "Le groupe a annoncé, mercredi, la sortie d'un outil.",
            &[(Indirect, Organisation, "Le groupe", "a annoncé", "la sortie d'un outil")],
        ),
        (
            "Le maire s'est prononcé en faveur de la paix.",
            &[(Indirect, Role, "Le maire", "s'est prononcé", "la paix")],
        ),
        ("Le juge a prononcé pour les élus des phrases creuses.", &[]),
        (
            "Deux joueurs, de leur propre aveu, ne savaient pas jouer.",
            &[(
                According,
                Collective,
                "leur",
                "de leur propre aveu",
                "Deux joueurs, de leur propre aveu, ne savaient pas jouer",
            )],
        ),
        ("Il a une attitude indiquant que tout lui est dû.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn english_what_stands_farther_off() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "The dispute began with journalists' claims about the port.",
            &[(Indirect, Collective, "journalists", "claims", "the port")],
        ),
        (
            "Brel has made it clear that the port will close.",
            &[(Indirect, Person, "Brel", "has made it clear", "the port will close")],
        ),
        (
            "Petra Brel, adviser to the minister, has written about it.",
            &[(
                Indirect,
                Person,
                "Petra Brel, adviser to the minister",
                "has written",
                "it",
            )],
        ),
        ("The book was written by Petra Brel.", &[]),
        (
            "Photos show bent metal near the port.",
            &[(Indirect, Document, "Photos", "show", "bent metal near the port")],
        ),
        ("Petra Brel, who has written a book on trains, will stand.", &[]),
        ("I think the government is expecting growth.", &[]),
    ];
    check(Language::English, cases);
}
