use super::super::study;
use crate::analysis::analyse;
use crate::analysis::study::{Attribution, Form, SignKind, Source, SourceKind, Stance, Study};
use crate::analysis::{Voice, lay_out};
use crate::article::{Article, Format};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::span::Span;

fn signs(kind: SignKind, text: &str, language: Language) -> Vec<String> {
    let article = Article::read(text.to_owned(), Format::Markdown, Some(language));
    let rulebook = Rulebook::embedded(language);
    let signs = study(&article, rulebook, &analyse(&article, rulebook))
        .signs
        .into_iter();
    let of_kind = signs.filter(|sign| sign.kind == kind);
    of_kind.map(|sign| sign.span.of(&article.text).to_owned()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn an_event_has_its_day_once() {
    let of = |text| signs(SignKind::DatedEvent, text, Language::French);
    assert_eq!(
        of("Le pont a cédé le 12 mars 2031. Deux bateaux ont coulé le 12 mars 2031."),
        ["12 mars 2031"]
    );
    assert_eq!(of("Le pont rouvrira le 12 mars 2031."), NONE);
    assert_eq!(of("« Le pont a cédé le 12 mars 2031 », a dit la ministre."), NONE);
    assert_eq!(of("Le pont a cédé en 2031."), NONE);
    assert_eq!(of("Le maire devrait être élu demain, le 12 mars 2031."), NONE);
    assert_eq!(of("Tout cela est régi par la loi du 12 mars 2031."), NONE);
    assert_eq!(of("Le pont a été inauguré le 12 mars 2031."), ["12 mars 2031"]);
    assert_eq!(
        of("# Le pont a cédé le 12 mars 2031\n\nIl était vieux, et tout le monde le savait."),
        NONE
    );
}

#[test]
fn an_event_of_yesterday_has_no_day_of_its_own() {
    let text = "# Le port rouvre\n\nPublié le 2 janvier 2031\n\nLe pont a cédé hier au matin, devant tout le monde. Une grue est \
                tombée le 30 décembre près du quai de la rade.\n";
    assert_eq!(signs(SignKind::DatedEvent, text, Language::French), ["30 décembre"]);
}

#[test]
fn a_document_is_linked_by_words_or_by_its_address() {
    let of = |text| signs(SignKind::LinkedDocument, text, Language::English);
    assert_eq!(
        of("The council read [the report](https://a.example/r) and [it](https://a.example/r) again."),
        ["the report"]
    );
    assert_eq!(
        of("The report is at https://a.example/report now."),
        ["https://a.example/report"]
    );
    assert_eq!(of("See [below](#below), or write to [us](mailto:a@b.example)."), NONE);
}

#[test]
fn a_reply_is_given_or_asked_for() {
    let french = |text| !signs(SignKind::Reply, text, Language::French).is_empty();
    for text in [
        "Contacté, l'élu dément.",
        "Contactée par nos soins, la société n'a pas répondu.",
        "Le maire a démenti ces propos.",
        "La société nie toute implication.",
        "Elle réfute ces accusations.",
        "Le ministre a refusé de commenter.",
        "Sollicités, ils n'ont pas donné suite.",
        "Il clame son innocence.",
    ] {
        assert!(french(text), "{text}");
    }
    for text in [
        "Il a contacté son avocat.",
        "Le maire ne dément pas.",
        "Il nie sa fatigue.",
        "Le juge rejette la demande.",
        "Elle a répondu à la question.",
        "Il n'a pas mangé.",
    ] {
        assert!(!french(text), "{text}");
    }
    let english = |text| !signs(SignKind::Reply, text, Language::English).is_empty();
    for text in [
        "The mayor denied any wrongdoing.",
        "The company declined to comment.",
        "The firm did not respond to a request for comment.",
        "The firm didn't immediately respond to questions.",
        "She could not be reached.",
        "He pleaded not guilty.",
        "He has dismissed the allegations.",
    ] {
        assert!(english(text), "{text}");
    }
    for text in [
        "They were denied entry.",
        "It cannot be denied that the bridge fell.",
        "She answered the question.",
        "He dismissed the driver.",
    ] {
        assert!(!english(text), "{text}");
    }
}

/// The signs that a ledger shows, told from an attribution made by hand.
fn from_ledger(text: &str, kind: SourceKind, name: &str, role: Option<&str>, form: Form) -> Vec<(SignKind, String)> {
    let article = Article::passage(text.to_owned(), Language::French);
    let rulebook = Rulebook::embedded(Language::French);
    let analysis = analyse(&article, rulebook);
    let (layer, quotations) = lay_out(&article, rulebook).unwrap();
    let ground = super::Ground::new(&article, rulebook, &analysis, &layer, &quotations);
    let find = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let known = study(&article, rulebook, &analysis);
    let ledger = Study {
        facts: known.facts,
        attributions: vec![Attribution {
            kind,
            source: Some(0),
            named: Some(find(name)),
            cue: find(name),
            stance: Stance::Neutral,
            form,
            said: None,
            words: 0,
            span: Span::new(0, text.len()),
            sentence: 0,
            voice: Voice::Author,
        }],
        sources: vec![Source {
            name: find(name),
            role: role.map(find),
            kind,
            attributions: vec![0],
            words: 0,
            quoted: 0,
            portrait: None,
        }],
        ..Study::default()
    };
    super::signs(&ground, &ledger)
        .into_iter()
        .map(|sign| (sign.kind, sign.span.of(text).to_owned()))
        .collect()
}

#[test]
fn sources_and_figures_come_from_the_ledger() {
    let text = "Claire Ardane, ministre du Port, a parlé de 12 000 bateaux.";
    assert_eq!(
        from_ledger(
            text,
            SourceKind::Person,
            "Claire Ardane",
            Some("ministre du Port"),
            Form::Indirect
        ),
        [
            (SignKind::NamedSource, "Claire Ardane, ministre du Port".to_owned()),
            (SignKind::SourcedFigure, "12 000 bateaux".to_owned())
        ]
    );
    let text = "Selon Claire Ardane, deux bateaux ont coulé.";
    assert_eq!(
        from_ledger(text, SourceKind::Person, "Claire Ardane", None, Form::According),
        []
    );
    let text = "La ministre a dit que deux bateaux avaient coulé.";
    assert_eq!(
        from_ledger(text, SourceKind::Person, "La ministre", None, Form::Indirect),
        []
    );
    let text = "Selon des sources du port, 300 bateaux ont coulé.";
    assert_eq!(
        from_ledger(text, SourceKind::Anonymous, "des sources", None, Form::According),
        []
    );
}

#[test]
fn a_document_is_named_by_whose_it_is() {
    let text = "Selon le rapport, 300 bateaux ont coulé.";
    assert_eq!(
        from_ledger(text, SourceKind::Document, "le rapport", None, Form::According),
        []
    );
    let text = "Selon le rapport de l’Office, 300 bateaux ont coulé.";
    assert_eq!(
        from_ledger(
            text,
            SourceKind::Document,
            "le rapport de l’Office",
            None,
            Form::According
        ),
        [(SignKind::SourcedFigure, "300 bateaux".to_owned())]
    );
}
