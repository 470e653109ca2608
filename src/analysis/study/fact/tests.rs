use proptest::prelude::*;

use super::number::Quantity;
use super::*;
use crate::analysis::analyse;
use crate::analysis::study::study;
use crate::article::{Article, Format};
use crate::rulebook::Rulebook;

fn facts_of(article: &Article, language: Language) -> Vec<Fact> {
    let rulebook = Rulebook::embedded(language);
    study(article, rulebook, &analyse(article, rulebook)).facts
}

fn keys(kind: FactKind, text: &str, language: Language) -> Vec<String> {
    let article = Article::passage(text.to_owned(), language);
    let facts = facts_of(&article, language).into_iter();
    facts.filter(|fact| fact.kind == kind).map(|fact| fact.key).collect()
}

fn french(text: &str) -> Vec<String> {
    keys(FactKind::Number, text, Language::French)
}

fn english(text: &str) -> Vec<String> {
    keys(FactKind::Number, text, Language::English)
}

#[test]
fn a_number_has_one_key_however_it_is_written() {
    for text in [
        "On compte 12 000 morts.",
        "On compte 12\u{202f}000 morts.",
        "On compte 12.000 morts.",
        "On compte 12,000 morts.",
        "On compte 12000 tués.",
        "On compte douze mille morts.",
        "On compte 12 mille morts.",
    ] {
        assert_eq!(french(text), ["12000 dead"], "{text}");
    }
    for text in [
        "There were 12,000 deaths.",
        "There were 12.000 deaths.",
        "There were twelve thousand dead.",
    ] {
        assert_eq!(english(text), ["12000 dead"], "{text}");
    }
    for text in [
        "Le pont coûte 1,2 million d'euros.",
        "Le pont coûte 1,2 M€.",
        "Le pont coûte 1 200 000 €.",
        "Le pont coûte 1.200.000 euros.",
    ] {
        assert_eq!(french(text), ["1200000 eur"], "{text}");
    }
    for text in ["It cost €1.2 million.", "It cost €1.2m.", "It cost 1,200,000 euros."] {
        assert_eq!(english(text), ["1200000 eur"], "{text}");
    }
    for text in [
        "Soit 3,5 % du total.",
        "Soit 3,5% du total.",
        "Soit 3,5 pour cent du total.",
    ] {
        assert_eq!(french(text), ["3.5 %"], "{text}");
    }
    assert_eq!(english("It fell 3.5 percent."), ["3.5 %"]);
    assert_eq!(french("Soit 12,345 % du total."), ["12.345 %"]);
    assert_eq!(french("Environ 1,250 milliard."), ["1250000000"]);
}

#[test]
fn numbers_are_read_in_words() {
    for (text, key) in [
        ("Les vingt et un députés.", "21 depute"),
        ("Les quatre-vingt-dix-sept villages.", "97 village"),
        ("Ils sont soixante et onze.", "71"),
        ("Près de deux cent cinquante mille personnes.", "250000 people"),
        ("Un million de personnes.", "1000000 people"),
        ("Une douzaine de blessés.", "12 injured"),
        ("Il a cent trois ans.", "103 year"),
        ("Trois millions deux cent mille habitants.", "3200000 inhabitant"),
        ("Neuf otages libérés.", "9 otage"),
    ] {
        assert_eq!(french(text), [key], "{text}");
    }
    for (text, key) in [
        ("The twenty-one villages.", "21 village"),
        ("Two hundred and fifty thousand people.", "250000 people"),
        ("A hundred countries agreed.", "100 country"),
        ("Two dozen cities were hit.", "24 city"),
        ("One million five hundred thousand votes.", "1500000 vote"),
    ] {
        assert_eq!(english(text), [key], "{text}");
    }
}

#[test]
fn not_every_one_is_a_number() {
    for text in [
        "Un homme et une femme sont venus.",
        "C'est un véhicule neuf qui roule.",
        "Des milliers de personnes, des centaines de cars.",
        "Le train de 12h30 est parti.",
        "L'un des élus a parlé.",
        "Il travaille au Projet 92 depuis longtemps.",
    ] {
        assert_eq!(french(text), [] as [&str; 0], "{text}");
    }
    for text in [
        "One of them left, a man of the people.",
        "Thousands of people, hundreds of cars.",
        "No one saw the 3D picture.",
        "The 1980s were like that.",
    ] {
        assert_eq!(english(text), [] as [&str; 0], "{text}");
    }
    assert_eq!(french("Deux, trois fois."), ["2", "3"]);
    let article = Article::passage("Deux avions et trois navires.".to_owned(), Language::French);
    let words = facts_of(&article, Language::French);
    let words: Vec<&str> = words.iter().map(|fact| fact.span.of(&article.text)).collect();
    assert_eq!(words, ["Deux avions", "trois navires"]);
    assert_eq!(french("De 350 à 400 personnes."), ["350 people", "400 people"]);
    assert_eq!(french("Il a perdu 212 de ses soldats."), ["212 soldier"]);
    assert_eq!(french("Douze jeunes soldats."), ["12 soldier"]);
    assert_eq!(english("The budget for 2031 this week."), [] as [&str; 0]);
}

#[test]
fn headlines_round_and_do_not_count_anew() {
    let of = |text: &str| {
        let article = Article::passage(text.to_owned(), Language::French);
        let rulebook = Rulebook::embedded(Language::French);
        let analysis = analyse(&article, rulebook);
        let key = study(&article, rulebook, &analysis).facts.remove(0).key;
        let value: f64 = key.split(' ').next().and_then(|value| value.parse().ok()).unwrap();
        value
    };
    assert!((of("Soit 12 345 voix.") - 12_345.0).abs() < f64::EPSILON);
    let q = |n: u64| Quantity::whole(n);
    assert!(q(12_000).rounds(q(12_345)) && q(12_000).rounds(q(11_700)));
    assert!(!q(12_000).rounds(q(13_000)) && !q(12).rounds(q(13)) && !q(12_345).rounds(q(12_000)));
}

fn dates(text: &str, language: Language) -> Vec<String> {
    keys(FactKind::Date, text, language)
}

#[test]
fn a_date_has_one_key_however_it_is_written() {
    for text in [
        "Signé le 15 août 2025.",
        "Signé le vendredi 15 août 2025.",
        "Signé le 15/08/2025.",
        "Signé le 2025-08-15.",
    ] {
        assert_eq!(dates(text, Language::French), ["2025-08-15"], "{text}");
    }
    for text in [
        "Signed on August 15, 2025.",
        "Signed on 15 August 2025.",
        "Signed on Friday, Aug. 15, 2025.",
        "Signed on the 15th of August 2025.",
        "Signed on 08/15/2025.",
    ] {
        assert_eq!(dates(text, Language::English), ["2025-08-15"], "{text}");
    }
    assert_eq!(
        dates("Le 1er mai, puis mardi.", Language::French),
        ["--05-01", "tuesday"]
    );
    assert_eq!(
        dates("Depuis mai 2024, en 1991.", Language::French),
        ["2024-05", "1991"]
    );
    assert_eq!(dates("It may march on, since 1991.", Language::English), ["1991"]);
    assert_eq!(dates("On 03/04/2025 it rained.", Language::English), [] as [&str; 0]);
    assert_eq!(french("Le 15 août 2025, 2000 personnes."), ["2000 people"]);
}

#[test]
fn the_day_of_the_article_dates_the_others() {
    let text = "# Le port rouvre\n\nPublié le 2 janvier 2025\n\n\
                Le navire est arrivé hier au port. Il était parti le 30 décembre de la capitale, et repart demain.\n";
    let article = Article::read(text.to_owned(), Format::Markdown, Some(Language::French));
    assert!(article.date.is_some());
    let dates: Vec<String> = facts_of(&article, Language::French)
        .into_iter()
        .filter(|fact| fact.kind == FactKind::Date)
        .map(|fact| fact.key)
        .collect();
    assert_eq!(dates, ["2025-01-01", "2024-12-30", "2025-01-03"]);
}

fn names(text: &str, language: Language) -> Vec<String> {
    keys(FactKind::Name, text, language)
}

#[test]
fn a_name_has_the_key_of_its_fullest_form() {
    assert_eq!(
        names(
            "Selon Ardane, rien ne presse. La ministre Claire Ardane l'a dit à Valmont.",
            Language::French
        ),
        ["claire ardane", "claire ardane", "valmont"]
    );
    assert_eq!(
        names(
            "He met President Ivo Keldar and Mr Keldar’s wife, Ana Keldar, in Valdor.",
            Language::English
        ),
        ["ivo keldar", "keldar", "ana keldar", "valdor"]
    );
    assert_eq!(
        names("On Tuesday, I went there in August.", Language::English),
        [] as [&str; 0]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn facts_of_any_text_lie_in_it(
        text in "(un|une|deux|cent|mille|millions?|vingt|et|-|12|000|[.,/ ]|2025|août|August|lundi|\u{a0}|%|€|\\$|Md€|a|dozen|Ardane|\n\n){0,40}",
        french: bool,
    ) {
        let language = if french { Language::French } else { Language::English };
        let article = Article::read(text.clone(), Format::Plain, Some(language));
        for fact in facts_of(&article, language) {
            prop_assert!(!fact.span.of(&article.text).trim().is_empty());
            prop_assert!(!fact.key.is_empty());
        }
    }
}
