mod constructions;

use proptest::prelude::*;

use crate::analysis::study::{Attribution, Form, SourceKind, Stance, Study, study};
use crate::analysis::{Voice, analyse};
use crate::article::{Article, Format};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::span::Span;

use Form::{According, Hearsay, Indirect, Passive, Quotation};
use SourceKind::{Anonymous, Collective, Document, Organisation, Person, Role};

fn read(text: &str, language: Language) -> (Article, Study) {
    let article = Article::passage(text.to_owned(), language);
    let rulebook = Rulebook::embedded(language);
    let analysis = analyse(&article, rulebook);
    let study = study(&article, rulebook, &analysis);
    (article, study)
}

fn of(span: Option<Span>, text: &str) -> &str {
    span.map_or("", |span| span.of(text))
}

/// The attributions of a text, each as form, kind, source, cue and words.
fn found(text: &str, language: Language) -> Vec<(Form, SourceKind, String, String, String)> {
    let (article, study) = read(text, language);
    let text = &article.text;
    let one = |one: &Attribution| {
        (
            one.form,
            one.kind,
            of(one.named, text).to_owned(),
            one.cue.of(text).to_owned(),
            of(one.said, text).to_owned(),
        )
    };
    study.attributions.iter().map(one).collect()
}

type Expected<'a> = (Form, SourceKind, &'a str, &'a str, &'a str);

fn check(language: Language, cases: &[(&str, &[Expected<'_>])]) {
    for (text, expected) in cases {
        let found = found(text, language);
        let found: Vec<Expected<'_>> = found
            .iter()
            .map(|(form, kind, named, cue, said)| (*form, *kind, named.as_str(), cue.as_str(), said.as_str()))
            .collect();
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn french_clauses_and_asides() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Le ministre Armand Brel a déclaré mardi à la presse que le plan était mort.",
            &[(
                Indirect,
                Person,
                "Le ministre Armand Brel",
                "a déclaré",
                "le plan était mort",
            )],
        ),
        (
            "Armand Brel, qui dirige le parti, estime que la loi passera.",
            &[(Indirect, Person, "Armand Brel", "estime", "la loi passera")],
        ),
        (
            "Le maire, lui, juge que la dette est trop lourde.",
            &[(Indirect, Role, "Le maire", "juge", "la dette est trop lourde")],
        ),
        (
            "« Le plan est mort », a tranché Armand Brel.",
            &[(Quotation, Person, "Armand Brel", "a tranché", "Le plan est mort")],
        ),
        (
            "Le plan, a-t-il ajouté, est mort depuis longtemps.",
            &[(
                Indirect,
                Person,
                "il",
                "a-t-il ajouté",
                "Le plan, a-t-il ajouté, est mort depuis longtemps",
            )],
        ),
        (
            "Un porte-parole de la police a fait savoir que la route était fermée.",
            &[(
                Indirect,
                Role,
                "Un porte-parole de la police",
                "a fait savoir",
                "la route était fermée",
            )],
        ),
        (
            "Les dirigeants norvois prétendent vouloir la paix.",
            &[(
                Indirect,
                Collective,
                "Les dirigeants norvois",
                "prétendent",
                "vouloir la paix",
            )],
        ),
        (
            "Le ministère a dénoncé une décision injuste.",
            &[(
                Indirect,
                Organisation,
                "Le ministère",
                "a dénoncé",
                "une décision injuste",
            )],
        ),
        (
            "Le préfet a visité le port et a annoncé que les travaux commençaient.",
            &[(Indirect, Role, "Le préfet", "a annoncé", "les travaux commençaient")],
        ),
        (
            "Une étude de l'institut montre que le prix baisse.",
            &[(
                Indirect,
                Document,
                "Une étude de l'institut",
                "montre",
                "le prix baisse",
            )],
        ),
        (
            "La présidente est convaincue que le vote aura lieu.",
            &[(Indirect, Role, "La présidente", "est convaincue", "le vote aura lieu")],
        ),
    ];
    check(Language::French, cases);
}

#[test]
fn french_sources_by_a_preposition() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Selon Armand Brel, la loi est injuste.",
            &[(According, Person, "Armand Brel", "Selon", "la loi est injuste")],
        ),
        (
            "La route est fermée, d'après la préfecture.",
            &[(
                According,
                Organisation,
                "la préfecture",
                "d'après",
                "La route est fermée",
            )],
        ),
        (
            "Selon des sources proches du dossier, le ministre a accepté de partir.",
            &[(
                According,
                Anonymous,
                "des sources proches du dossier",
                "Selon",
                "le ministre a accepté de partir",
            )],
        ),
        (
            "Pour Armand Brel, la loi est injuste.",
            &[(According, Person, "Armand Brel", "Pour", "la loi est injuste")],
        ),
        ("Selon les cas, la route est fermée.", &[]),
        ("Pour la première fois, la loi est appliquée.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn french_passives_and_hearsay() {
    let none = SourceKind::None;
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Le projet est présenté comme un modèle.",
            &[(Passive, none, "", "est présenté comme", "un modèle")],
        ),
        (
            "Le maire a été critiqué par le syndicat des transports.",
            &[(
                Passive,
                Organisation,
                "le syndicat des transports",
                "a été critiqué",
                "",
            )],
        ),
        (
            "La réforme, jugée inutile, est repoussée.",
            &[(Passive, none, "", "jugée", "inutile")],
        ),
        (
            "Le trésorier aurait détourné des fonds.",
            &[(
                Hearsay,
                none,
                "",
                "aurait détourné",
                "Le trésorier aurait détourné des fonds",
            )],
        ),
        (
            "Les analystes restent sceptiques.",
            &[(Indirect, Collective, "Les analystes", "restent", "sceptiques")],
        ),
        ("Il a été condamné à deux ans de prison.", &[]),
    ];
    check(Language::French, cases);
}

#[test]
fn what_is_not_said_is_no_attribution() {
    let french = [
        "Le ministre n'a pas commenté la décision.",
        "Le ministre devrait annoncer que la loi passe.",
        "Le ministre a refusé de dire que la loi passe.",
        "Le bilan s'élève à dix morts.",
        "Si le ministre dit que la loi passe, le marché montera.",
        "Je pense que la loi passera.",
        "La campagne montre que rien ne change.",
        "Il faut dire que la loi est longue.",
        "Le ministre annoncera que la loi passe.",
    ];
    let english = [
        "The minister did not say that the law would pass.",
        "The minister declined to comment on the law.",
        "The minister is expected to announce a new law.",
        "The minister will say that the law is good.",
        "If the minister says that the law is good, prices will rise.",
        "I think that the law is good.",
        "The campaign shows that nothing changes.",
        "The clock told the hours.",
        "The report is long.",
    ];
    for (texts, language) in [(&french, Language::French), (&english, Language::English)] {
        for text in texts {
            assert_eq!(found(text, language), [], "{text}");
        }
    }
}

#[test]
fn english_clauses_and_asides() {
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "Ada Brandt said on Tuesday that the plan was dead.",
            &[(Indirect, Person, "Ada Brandt", "said", "the plan was dead")],
        ),
        (
            "The minister said he would resign.",
            &[(Indirect, Role, "The minister", "said", "he would resign")],
        ),
        (
            "The mayor told reporters that the bridge was closed.",
            &[(Indirect, Role, "The mayor", "told", "the bridge was closed")],
        ),
        (
            "“The plan is dead,” said Ada Brandt, the minister of trade.",
            &[(
                Quotation,
                Person,
                "Ada Brandt, the minister of trade",
                "said",
                "The plan is dead,",
            )],
        ),
        (
            "The plan, Ms Brandt said, is dead.",
            &[(
                Indirect,
                Person,
                "Ms Brandt",
                "said",
                "The plan, Ms Brandt said, is dead",
            )],
        ),
        (
            "The army accused the rebels of lying.",
            &[(Indirect, Organisation, "The army", "accused", "the rebels of lying")],
        ),
        (
            "Ada Brandt called for a truce.",
            &[(Indirect, Person, "Ada Brandt", "called", "a truce")],
        ),
        (
            "The union urged members to stay at home.",
            &[(Indirect, Organisation, "The union", "urged", "stay at home")],
        ),
        (
            "The study found that prices had doubled.",
            &[(Indirect, Document, "The study", "found", "prices had doubled")],
        ),
        (
            "Many people argue that the law is unfair.",
            &[(Indirect, Collective, "Many people", "argue", "the law is unfair")],
        ),
        (
            "Ada Brandt is convinced that the law is unfair.",
            &[(Indirect, Person, "Ada Brandt", "is convinced", "the law is unfair")],
        ),
        (
            "Two officials familiar with the talks said the deal was off.",
            &[(
                Indirect,
                Anonymous,
                "Two officials familiar with the talks",
                "said",
                "the deal was off",
            )],
        ),
    ];
    check(Language::English, cases);
}

#[test]
fn english_sources_by_a_preposition_passives_and_hearsay() {
    let none = SourceKind::None;
    let cases: &[(&str, &[Expected<'_>])] = &[
        (
            "According to Ada Brandt, the plan is dead.",
            &[(According, Person, "Ada Brandt", "According to", "the plan is dead")],
        ),
        (
            "The road is closed, according to the police.",
            &[(
                According,
                Organisation,
                "the police",
                "according to",
                "The road is closed",
            )],
        ),
        (
            "The law is widely seen as a failure.",
            &[(Passive, none, "", "is widely seen as", "a failure")],
        ),
        (
            "The mayor was criticised by the union for his silence.",
            &[(Passive, Organisation, "the union", "was criticised", "for his silence")],
        ),
        (
            "The treasurer is said to have left the country.",
            &[(Passive, none, "", "is said", "have left the country")],
        ),
        (
            "The treasurer reportedly left the country.",
            &[(
                Hearsay,
                none,
                "",
                "reportedly",
                "The treasurer reportedly left the country",
            )],
        ),
    ];
    check(Language::English, cases);
}

/// The name of the entry of each attribution.
fn entries(text: &str, language: Language) -> Vec<String> {
    let (article, study) = read(text, language);
    let name = |one: &Attribution| {
        let source = one.source.and_then(|source| study.sources.get(source as usize));
        source.map_or("—".to_owned(), |source| source.name.of(&article.text).to_owned())
    };
    study.attributions.iter().map(name).collect()
}

#[test]
fn a_source_that_returns_is_one_entry() {
    assert_eq!(
        entries(
            "Armand Brel a déclaré que la loi passera. Il a ajouté que le vote est proche. M. Brel estime que tout va bien.",
            Language::French
        ),
        ["Armand Brel"; 3]
    );
    assert_eq!(
        entries(
            "Ada Brandt said the plan was dead. She added that nobody cared. Brandt insisted that it was over.",
            Language::English
        ),
        ["Ada Brandt"; 3]
    );
}

#[test]
fn in_doubt_sources_stay_apart() {
    // Two of one surname, a pronoun that two may be, a pronoun of the other gender.
    assert_eq!(
        entries(
            "Ada Brandt said it was over. Otto Brandt said it was not.",
            Language::English
        ),
        ["Ada Brandt", "Otto Brandt"]
    );
    assert_eq!(
        entries(
            "Mr Otto met Ada Brandt. Mr Otto said it was over. She said it was not.",
            Language::English
        ),
        ["Otto", "—"].map(|name| if name == "Otto" { "Mr Otto" } else { name })
    );
}

#[test]
fn the_stance_is_that_of_the_verb() {
    let stance = |text: &str, language| read(text, language).1.attributions.first().map(|one| one.stance);
    let french = |text| stance(text, Language::French);
    assert_eq!(french("Le maire a dit que la loi passe."), Some(Stance::Neutral));
    assert_eq!(french("Le maire prétend que la loi passe."), Some(Stance::Doubting));
    assert_eq!(french("Le maire a révélé que la loi passe."), Some(Stance::Endorsing));
    assert_eq!(french("Le maire a martelé que la loi passe."), Some(Stance::Coloured));
    let english = |text| stance(text, Language::English);
    assert_eq!(english("The mayor says that the law is good."), Some(Stance::Neutral));
    assert_eq!(
        english("The mayor claims that the law is good."),
        Some(Stance::Doubting)
    );
    assert_eq!(
        english("The mayor admitted that the law is good."),
        Some(Stance::Endorsing)
    );
}

#[test]
fn shares_add_up() {
    let text = "« Le plan est mort », a dit Armand Brel. Le maire se tait. « Rien ne va plus dans ce pays. »";
    let (_, study) = read(text, Language::French);
    let shares = study.shares;
    assert_eq!(shares.quoted, 4);
    assert_eq!(shares.unattributed, 7);
    assert_eq!(shares.author + shares.quoted + shares.unattributed, shares.words);
    assert_eq!((shares.claims, shares.named), (1, 1));
    assert_eq!(study.sources.len(), 1);
    assert_eq!((study.sources[0].words, study.sources[0].quoted), (4, 4));
}

#[test]
fn inside_speech_the_voice_is_the_speakers() {
    let (_, study) = read(
        "« Le maire a dit que la loi passe », affirme Armand Brel.",
        Language::French,
    );
    let voices: Vec<bool> = study
        .attributions
        .iter()
        .map(|one| one.voice == Voice::Author)
        .collect();
    assert_eq!(voices, [false, true]);
}

#[test]
fn names_decide_nothing() {
    let text = |one: &str, other: &str| {
        format!(
            "Selon {one}, la loi est injuste. « Tout va bien », a dit {other}. {one} dénonce un plan et {other} estime que \
             c'est faux. {one} a été critiqué par {other}."
        )
    };
    let shape = |text: &str| -> Vec<_> {
        read(text, Language::French)
            .1
            .attributions
            .iter()
            .map(|one| (one.form, one.kind, one.stance, one.source, one.words))
            .collect()
    };
    assert_eq!(
        shape(&text("Armand Brel", "Odile Varnel")),
        shape(&text("Odile Varnel", "Armand Brel"))
    );
}

/// Words and marks of which attributions are made, in any order.
const PIECES: &[&str] = &[
    "Armand Brel",
    "le ministre",
    "selon",
    "a déclaré",
    "que",
    "dit-il",
    "«",
    "»",
    ",",
    ".",
    ":",
    "(",
    ")",
    "—",
    "qui",
    "la loi",
    "est",
    "présenté comme",
    "par",
    "et",
    "des sources",
    "pour",
    "\n\n",
    "“",
    "”",
    "Ada Brandt",
    "said",
    "that",
    "according to",
    "the minister",
    "was",
    "seen as",
    "by",
    "he",
    "told",
    "reporters",
    "\"",
    "'",
    "aurait",
    "pris",
    "il",
    "d'après",
    "elle",
    "ajoutant que",
    "adding that",
    "of",
    "de",
    "les",
    "\u{ad}",
    "é",
    "🙂",
    "s'",
    "l'",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_span_lies_in_the_text(picks in proptest::collection::vec(0..PIECES.len(), 0..120), english: bool) {
        let text = picks.iter().map(|&pick| PIECES[pick]).collect::<Vec<_>>().join(" ");
        let language = if english { Language::English } else { Language::French };
        let article = Article::read(text, Format::Plain, Some(language));
        let rulebook = Rulebook::embedded(language);
        let analysis = analyse(&article, rulebook);
        let first = study(&article, rulebook, &analysis);
        prop_assert_eq!(&first, &study(&article, rulebook, &analysis));
        let text = &article.text;
        for one in &first.attributions {
            for span in [Some(one.cue), one.named, one.said, Some(one.span)].into_iter().flatten() {
                prop_assert!(!span.of(text).is_empty(), "{span:?}");
                prop_assert!(one.span.contains(span));
            }
            prop_assert!((one.sentence as usize) < analysis.sentences.len());
            prop_assert!(one.source.is_none_or(|source| (source as usize) < first.sources.len()));
        }
        prop_assert!(first.attributions.is_sorted_by_key(|one| one.cue.start));
        let claims: usize = first.sources.iter().map(|source| source.attributions.len()).sum();
        prop_assert!(claims <= first.attributions.len());
        let shares = first.shares;
        prop_assert_eq!(shares.author + shares.quoted + shares.unattributed, shares.words);
    }
}
