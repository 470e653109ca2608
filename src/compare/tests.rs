use proptest::prelude::*;

use super::*;
use crate::analysis::analyse;
use crate::analysis::study::{ActorKind, Fact, FactKind, Portrait};
use crate::article::Format;
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::span::Span;

/// An article, with the study that the test gives it.
#[derive(Debug)]
struct Made {
    article: Article,
    analysis: Analysis,
    study: Study,
}

impl Made {
    /// `names` are actors, one for each group of wordings; `facts` are words that give one, each with its key.
    fn new(text: &str, names: &[&[&str]], facts: &[(FactKind, &str, &str)]) -> Self {
        let article = Article::read(text.to_owned(), Format::Plain, Some(Language::French));
        let analysis = analyse(&article, Rulebook::embedded(Language::French));
        let places = |words: &str| -> Vec<Span> {
            let found = article.text.match_indices(words);
            found.map(|(at, words)| Span::new(at, at + words.len())).collect()
        };
        let portrait = |wordings: &&[&str]| {
            let mut mentions: Vec<Span> = wordings.iter().flat_map(|words| places(words)).collect();
            mentions.sort_unstable();
            let first = |words: &&str| places(words).first().copied();
            Portrait {
                name: wordings.first().and_then(first).unwrap_or_default(),
                kind: ActorKind::Person,
                names: wordings.iter().filter_map(first).collect(),
                mentions,
                traits: Vec::new(),
            }
        };
        let mut all: Vec<Fact> = Vec::new();
        for &(kind, words, key) in facts {
            all.extend(places(words).into_iter().map(|span| Fact {
                kind,
                span,
                key: key.to_owned(),
            }));
        }
        all.sort_by_key(|fact| fact.span);
        let study = Study {
            portraits: names.iter().map(portrait).collect(),
            facts: all,
            ..Study::default()
        };
        Self {
            article,
            analysis,
            study,
        }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            article: &self.article,
            analysis: &self.analysis,
            study: &self.study,
        }
    }

    fn sentence(&self, index: u32) -> &str {
        self.analysis.sentences[index as usize].span.of(&self.article.text)
    }

    fn name(&self, portrait: u32) -> &str {
        self.study.portraits[portrait as usize].name.of(&self.article.text)
    }

    fn fact(&self, occurrences: &[u32]) -> &str {
        self.study.facts[occurrences[0] as usize].span.of(&self.article.text)
    }
}

fn compared(left: &Made, right: &Made) -> Comparison {
    Comparison::new(Pair::new(left.subject(), right.subject()))
}

fn sober() -> Made {
    Made::new(
        "Le barrage d’Ostel sera vidé lundi.\n\n\
         La ministre Irena Valk a ordonné le départ de 2 300 habitants le 3 mars. Tomas Brell conteste la date. \
         Irena Valk publiera le rapport.",
        &[&["Irena Valk"], &["Tomas Brell"]],
        &[
            (FactKind::Number, "2 300 habitants", "2300 habitant"),
            (FactKind::Date, "3 mars", "03-03"),
            (FactKind::Name, "Irena Valk", "irena valk"),
            (FactKind::Name, "Tomas Brell", "tomas brell"),
            (FactKind::Name, "Ostel", "ostel"),
        ],
    )
}

fn partisan() -> Made {
    Made::new(
        "La honte du barrage.\n\n\
         Des milliers de gens jetés sur les routes\u{202f}! Deux mille trois cents habitants chassés, et Valk se tait. \
         Le courageux Brell, lui, parle. Maud Brell aussi.",
        &[&["Valk"], &["Brell"], &["Maud Brell"]],
        &[
            (FactKind::Number, "Deux mille trois cents habitants", "2300 habitant"),
            (FactKind::Number, "Des milliers", "1000"),
            (FactKind::Name, "Valk", "valk"),
        ],
    )
}

#[test]
fn actors_are_matched_by_full_name_or_surname() {
    let (sober, partisan) = (sober(), partisan());
    let names = |left: &Made, right: &Made| -> Vec<(String, String)> {
        let pair = |actor: &SharedActor| {
            let Pair {
                left: one,
                right: other,
            } = actor.portraits;
            (left.name(one).to_owned(), right.name(other).to_owned())
        };
        compared(left, right).actors.iter().map(pair).collect()
    };
    // "Brell" alone may be either of two there.
    assert_eq!(names(&sober, &partisan), [("Irena Valk".to_owned(), "Valk".to_owned())]);
    let alone = Made::new(
        "Tomas Brell parle. Selon Brell, non.",
        &[&["Tomas Brell", "Brell"]],
        &[],
    );
    assert_eq!(
        names(&sober, &alone),
        [("Tomas Brell".to_owned(), "Tomas Brell".to_owned())]
    );
    let other = Made::new("Maud Brell parle.", &[&["Maud Brell"]], &[]);
    assert_eq!(names(&sober, &other), []);
}

#[test]
fn facts_are_matched_by_key_and_names_by_surname() {
    let (sober, partisan) = (sober(), partisan());
    let facts = compared(&sober, &partisan).facts;
    let shared: Vec<(&str, &str)> = facts
        .shared
        .iter()
        .map(|fact| {
            (
                sober.fact(&fact.occurrences.left),
                partisan.fact(&fact.occurrences.right),
            )
        })
        .collect();
    assert_eq!(
        shared,
        [
            ("2 300 habitants", "Deux mille trois cents habitants"),
            ("Irena Valk", "Valk")
        ]
    );
    let only = |made: &Made, facts: &[OwnFact]| -> Vec<String> {
        facts
            .iter()
            .map(|fact| made.fact(&fact.occurrences).to_owned())
            .collect()
    };
    assert_eq!(only(&sober, &facts.only.left), ["3 mars", "Ostel", "Tomas Brell"]);
    assert_eq!(only(&partisan, &facts.only.right), ["Des milliers"]);
}

#[test]
fn passages_are_paired_by_what_they_share() {
    let (sober, partisan) = (sober(), partisan());
    let comparison = compared(&sober, &partisan);
    let [passage] = comparison.passages.as_slice() else {
        panic!("{:?}", comparison.passages);
    };
    assert!(
        sober
            .sentence(passage.sentences.left)
            .starts_with("La ministre Irena Valk")
    );
    assert!(
        partisan
            .sentence(passage.sentences.right)
            .starts_with("Deux mille trois cents")
    );
    assert_eq!(
        (passage.facts.as_slice(), passage.actors.as_slice()),
        (&[0][..], &[0][..])
    );
}

#[test]
fn an_article_corresponds_to_itself() {
    let sober = sober();
    let comparison = compared(&sober, &sober);
    assert_eq!(comparison.actors.len(), 2);
    assert_eq!(comparison.facts.only, Pair::default());
    assert!(
        comparison
            .passages
            .iter()
            .all(|passage| passage.sentences.left == passage.sentences.right)
    );
    assert!(comparison.passages.len() >= 2, "{:?}", comparison.passages);
    assert_eq!(comparison.figures.left, comparison.figures.right);
}

#[test]
fn figures_are_counted_by_category() {
    let figures = compared(&sober(), &partisan()).figures;
    for figures in [figures.left, figures.right] {
        assert_eq!(
            Category::ALL
                .map(|category| figures.category(category))
                .iter()
                .sum::<usize>(),
            figures.flags
        );
        assert_eq!(
            Strength::ALL
                .map(|strength| figures.strength(strength))
                .iter()
                .sum::<usize>(),
            figures.flags
        );
    }
    assert!(Figures::default().per_thousand(3).abs() < f64::EPSILON);
}

/// An article of sentences made of few words, names and figures, so that much is shared and much is tied.
fn any_article() -> impl Strategy<Value = Made> {
    let word = prop_oneof![
        Just("Irena Valk"),
        Just("Valk"),
        Just("Maud Valk"),
        Just("Tomas Brell"),
        Just("2 300 habitants"),
        Just("3 mars"),
        Just("barrage"),
        Just("habitants"),
        Just("rapport honteux"),
        Just("catastrophe"),
    ];
    proptest::collection::vec(proptest::collection::vec(word, 1..5), 0..9).prop_map(|sentences| {
        let text: Vec<String> = sentences
            .iter()
            .map(|words| format!("On dit {}.", words.join(" et ")))
            .collect();
        Made::new(
            &text.join(" "),
            &[&["Irena Valk", "Valk"], &["Tomas Brell"], &["Maud Valk"]],
            &[
                (FactKind::Number, "2 300 habitants", "2300 habitant"),
                (FactKind::Date, "3 mars", "03-03"),
                (FactKind::Name, "Tomas Brell", "tomas brell"),
                (FactKind::Name, "Valk", "valk"),
            ],
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_other_way_round_is_the_mirror(left in any_article(), right in any_article()) {
        let comparison = compared(&left, &right);
        prop_assert_eq!(&compared(&right, &left).mirrored(), &comparison);
        prop_assert_eq!(&compared(&left, &right), &comparison);
        for side in Side::BOTH {
            let mut seen: Vec<u32> = comparison.passages.iter().map(|passage| passage.sentences[side]).collect();
            seen.sort_unstable();
            let len = seen.len();
            seen.dedup();
            prop_assert_eq!(seen.len(), len, "a sentence corresponds to one other");
        }
    }
}
