use super::super::study;
use super::*;
use crate::analysis::analyse;
use crate::article::{Article, Format};
use crate::language::Language;
use crate::rulebook::Rulebook;

/// Enough plain words for a body.
const FRENCH: &str = "Le conseil du port a tenu sa séance dans la grande salle de la mairie. Les travaux du quai avancent, \
    et la vanne sera remplacée avant la fin du printemps. Une partie du public est restée debout. Le budget de la ville \
    sera voté plus tard, après une autre séance. La route longe la rivière et passe devant les entrepôts de la zone.";
const ENGLISH: &str = "The harbour council held its meeting in the large room of the town hall. Works on the quay go on, and \
    the gate will be replaced before the end of spring. Part of the audience had to stand. The budget of the town will be \
    put to a vote later, after another meeting. The road runs along the river and past the sheds of the area.";

fn audited(title: &str, body: &str, language: Language) -> Vec<(HeadlineFindingKind, String)> {
    let filler = match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    let article = Article::read(
        format!("# {title}\n\n{body}\n\n{filler}\n"),
        Format::Markdown,
        Some(language),
    );
    let rulebook = Rulebook::embedded(language);
    let headline = study(&article, rulebook, &analyse(&article, rulebook))
        .headline
        .expect("a headline");
    assert_eq!(headline.span.of(&article.text), title);
    headline
        .findings
        .iter()
        .map(|finding| (finding.kind, finding.span.of(&article.text).to_owned()))
        .collect()
}

fn of_kind(kind: HeadlineFindingKind, title: &str, body: &str, language: Language) -> Vec<String> {
    let findings = audited(title, body, language).into_iter();
    findings
        .filter(|(found, _)| *found == kind)
        .map(|(_, words)| words)
        .collect()
}

#[test]
fn names_that_the_body_lacks() {
    let absent = |title, body| of_kind(HeadlineFindingKind::AbsentName, title, body, Language::French);
    assert_eq!(absent("Le port de Valdor ferme", "Le port ferme mardi."), ["Valdor"]);
    for (title, body) in [
        ("Ce que dit Ardane du port", "La ministre Claire Ardane a parlé."),
        ("Ce que dit Claire Ardane du port", "Ardane a parlé."),
        ("Le budget de la Valdorie", "Le budget valdorien, selon les Valdoriens."),
        (
            "Les élus de l'OPRV s'inquiètent",
            "L'Office public de la rivière et des vannes a parlé.",
        ),
        ("Le port de VALDOR ferme", "Valdor ferme son port."),
        ("Le port ferme – La Gazette Vallin", "Le port ferme mardi."),
    ] {
        assert_eq!(absent(title, body), [] as [&str; 0], "{title}");
    }
    let english = of_kind(
        HeadlineFindingKind::AbsentName,
        "Mayor blames Keldar for the flood",
        "The mayor spoke of the flood.",
        Language::English,
    );
    assert_eq!(english, ["Keldar"]);
}

#[test]
fn numbers_that_the_body_lacks() {
    let absent = |title, body| of_kind(HeadlineFindingKind::AbsentNumber, title, body, Language::French);
    assert_eq!(
        absent("Le pont coûtera 12 000 euros", "Le pont coûtera 15 000 euros."),
        ["12 000 euros"]
    );
    for (title, body) in [
        ("Le pont coûtera 12 000 euros", "Le pont coûtera douze mille euros."),
        ("Le pont coûtera 12 000 euros", "Le pont coûtera 12.345 euros."),
        (
            "Trois élus quittent le conseil",
            "Un élu, puis un autre, et leur chef sont partis.",
        ),
        ("7 raisons de relire le budget", "Le budget se relit."),
        ("Le budget de 2031 est voté", "Le budget est voté."),
        ("L'élu de 34 ans parle", "Un élu de 34 ans."),
    ] {
        assert_eq!(absent(title, body), [] as [&str; 0], "{title}");
    }
}

#[test]
fn quotations_that_the_body_lacks() {
    let absent = |title, body| of_kind(HeadlineFindingKind::AbsentQuotation, title, body, Language::French);
    assert_eq!(
        absent(
            "Le maire : « nous fermerons ce port demain »",
            "Le maire a parlé du port."
        ),
        ["« nous fermerons ce port demain »"]
    );
    for body in [
        "« Nous fermerons ce port demain », a dit le maire.",
        "« Oui, nous fermerons bientôt ce grand port, et dès demain », a dit le maire.",
    ] {
        assert_eq!(
            absent("Le maire : « nous fermerons ce port demain »", body),
            [] as [&str; 0],
            "{body}"
        );
    }
    let english = |body| {
        of_kind(
            HeadlineFindingKind::AbsentQuotation,
            "Mayor warns of “a very long winter” in the harbour",
            body,
            Language::English,
        )
    };
    assert_eq!(
        english("“It will be a very long winter,” the mayor said."),
        [] as [&str; 0]
    );
    assert_eq!(english("The mayor spoke of the harbour."), ["“a very long winter”"]);
}

#[test]
fn a_headline_that_asserts_what_the_body_hedges() {
    let firmer = |title, body, language| !of_kind(HeadlineFindingKind::Firmer, title, body, language).is_empty();
    for (title, body) in [
        (
            "Le ministre vend le port à son frère",
            "Le ministre vendrait le port à son frère, dit-on.",
        ),
        (
            "Le ministre vend le port à son frère",
            "Le ministre pourrait vendre le port à son frère.",
        ),
        (
            "Le maire a détruit les archives du port",
            "Le maire aurait détruit toutes les archives du port.",
        ),
        (
            "Le maire a détruit les archives du port",
            "Le maire aurait détruit les archives du port. Une note explique comment le maire a détruit des papiers.",
        ),
        (
            "Le maire a détruit les archives du port",
            "Le maire est soupçonné d'avoir détruit les archives du port.",
        ),
        (
            "Vidéo : le maire a détruit les archives du port",
            "Le maire aurait, dit-on, détruit les archives du port.",
        ),
        (
            "Le maire a détruit les archives du port",
            "Le maire a détruit les archives du port, selon des sources anonymes.",
        ),
    ] {
        assert!(firmer(title, body, Language::French), "{title} / {body}");
    }
    for (title, body) in [
        (
            "Le ministre vend le port à son frère",
            "Le ministre vend le port à son frère.",
        ),
        (
            "Le ministre vendrait le port à son frère",
            "Le ministre vendrait le port à son frère.",
        ),
        (
            "Le ministre vend le port à son frère",
            "Le ministre vendrait le port à son frère. Il a vendu le port mardi.",
        ),
        (
            "Le ministre vend le port à son frère",
            "Si le prix montait, le ministre vendrait le port à son frère.",
        ),
        (
            "Selon un élu, le ministre vend le port",
            "Le ministre vendrait le port, selon un élu.",
        ),
        (
            "Le maire a détruit les archives du port",
            "Le maire a détruit les archives du port, selon la procureure Anne Karst.",
        ),
        (
            "Karst : le maire a détruit les archives du port",
            "Le maire aurait détruit les archives du port.",
        ),
        ("Le ministre vend le port", "Une autre ville vendrait ses bateaux."),
    ] {
        assert!(!firmer(title, body, Language::French), "{title} / {body}");
    }
    assert!(firmer(
        "Minister sold the harbour to his brother",
        "The minister allegedly sold the harbour to his brother.",
        Language::English
    ));
    for body in [
        "The minister is suspected of selling the harbour to his brother.",
        "The minister may have sold the harbour to his brother. A report says how the minister sold it.",
    ] {
        assert!(
            firmer("Minister sold the harbour to his brother", body, Language::English),
            "{body}"
        );
    }
    assert!(!firmer(
        "Minister sold the harbour to his brother",
        "The minister sold the harbour to his brother. He could sell the ships.",
        Language::English
    ));
}

#[test]
fn questions_and_loaded_words() {
    assert_eq!(
        of_kind(
            HeadlineFindingKind::Question,
            "Faut-il fermer le port ?",
            "Le port.",
            Language::French
        ),
        ["Faut-il fermer le port ?"]
    );
    let quoted = audited(
        "Le maire demande « qui ferme le port ? » au conseil",
        "Qui ferme le port ?",
        Language::French,
    );
    assert!(
        quoted.iter().all(|(kind, _)| *kind != HeadlineFindingKind::Question),
        "{quoted:?}"
    );
    assert_eq!(
        of_kind(
            HeadlineFindingKind::Loaded,
            "La situation catastrophique du port",
            "La situation du port.",
            Language::French
        ),
        ["situation catastrophique"]
    );
}

#[test]
fn without_a_title_or_a_body_there_is_no_audit() {
    let rulebook = Rulebook::embedded(Language::French);
    for text in [format!("{FRENCH}\n"), "# Le port de Valdor\n\nIl ferme.\n".to_owned()] {
        let article = Article::read(text, Format::Markdown, Some(Language::French));
        assert_eq!(study(&article, rulebook, &analyse(&article, rulebook)).headline, None);
    }
}
