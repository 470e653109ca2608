use super::*;
use crate::analysis::study::grammar::Grammar;
use crate::analysis::{analyse, lay_out};
use crate::article::{Article, Format};
use crate::language::Language;
use crate::rulebook::Rulebook;
use proptest::prelude::*;

fn with<T>(language: Language, text: &str, read: impl Fn(&Entities, &str, &Ground<'_>) -> T) -> T {
    let article = Article::read(text.to_owned(), Format::Plain, Some(language));
    let rulebook = Rulebook::embedded(language);
    let analysis = analyse(&article, rulebook);
    let (layer, quotations) = lay_out(&article, rulebook).unwrap();
    let ground = Ground::new(&article, rulebook, &analysis, &layer, &quotations);
    let grammar = Grammar::new(&ground);
    read(&Entities::new(&ground, &grammar), &article.text, &ground)
}

/// The actors of a text, each with the words of its mentions.
fn actors(language: Language, text: &str) -> Vec<(String, ActorKind, Vec<String>)> {
    with(language, text, |entities, text, _| {
        entities
            .entities
            .iter()
            .map(|entity| {
                let mentions = entity.mentions.iter();
                let words = mentions.map(|&mention| entities.mentions[mention as usize].span.of(text).to_owned());
                (entity.name.of(text).to_owned(), entity.kind, words.collect())
            })
            .collect()
    })
}

/// The mentions of one actor.
#[track_caller]
fn mentions(language: Language, text: &str, name: &str) -> Vec<String> {
    let actors = actors(language, text);
    actors
        .iter()
        .find(|(known, _, _)| known == name)
        .unwrap_or_else(|| panic!("{name} is not among {actors:?}"))
        .2
        .clone()
}

const FR: Language = Language::French;
const EN: Language = Language::English;

#[test]
fn the_variants_of_a_name_are_one_actor() {
    let text = "Le président kavélien Orlan Vestrov a parlé. Vestrov a dit non. M. Vestrov est parti. Orlan Vestrov reste seul.";
    assert_eq!(
        mentions(FR, text, "Orlan Vestrov"),
        [
            "Le président kavélien Orlan Vestrov",
            "Vestrov",
            "M. Vestrov",
            "Orlan Vestrov"
        ]
    );
    let text = "President Orlan Vestrov spoke. Vestrov said no. Mr Vestrov left, and Orlan Vestrov's aides stayed.";
    assert_eq!(
        mentions(EN, text, "Orlan Vestrov"),
        ["President Orlan Vestrov", "Vestrov", "Mr Vestrov", "Orlan Vestrov"]
    );
}

#[test]
fn a_headline_has_the_short_name_before_the_body_has_the_long_one() {
    let text = "Vestrov s'apprête à partir\n\nLa nouvelle est tombée. Orlan Vestrov a démissionné.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov"), ["Vestrov", "Orlan Vestrov"]);
}

#[test]
fn a_role_stands_for_the_name_it_was_given_to() {
    let text = "Le président syldave Orlan Vestrov a promis la paix. Hier, le président syldave est revenu.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov").len(), 2);
    let text = "Orlan Vestrov, ministre de la Défense, a promis la paix. Le ministre de la Défense est revenu.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov"), ["Orlan Vestrov", "Le ministre"]);
    let text = "The Syldavian president, Orlan Vestrov, promised peace. The Syldavian president came back.";
    assert_eq!(mentions(EN, text, "Orlan Vestrov").len(), 3);
}

#[test]
fn two_ministers_leave_the_minister_to_nobody() {
    let text = "Le ministre de la Défense Orlan Vestrov et le ministre de la Culture Ilda Maren ont parlé. Le ministre est parti.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov").len(), 1);
    assert_eq!(mentions(FR, text, "Ilda Maren").len(), 1);
}

#[test]
fn bodies_and_groups_are_known_by_what_tells_them() {
    let text = "L'armée italienne recule. Les dirigeants italiens se taisent. L'armée italienne attend.";
    let actors = actors(FR, text);
    assert_eq!(
        actors[0],
        (
            "L'armée italienne".into(),
            ActorKind::Body,
            vec!["L'armée italienne".into(), "L'armée italienne".into()]
        )
    );
    assert_eq!(actors[1].1, ActorKind::Group);
}

#[test]
fn an_acronym_is_what_stands_before_its_brackets() {
    let text = "L'Organisation du pacte de Kavel (OPK) a réagi. L'OPK se réunit demain.";
    assert_eq!(mentions(FR, text, "Organisation").len(), 3);
    let text = "The Kavel Trade Union (KTU) reacted. The KTU meets tomorrow.";
    assert_eq!(mentions(EN, text, "Kavel Trade Union").len(), 3);
}

#[test]
fn a_pronoun_is_an_actor_only_where_no_other_can_be_meant() {
    let text = "Orlan Vestrov a parlé hier. Il a promis la paix et montré son courage.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov"), ["Orlan Vestrov", "Il", "son"]);
    let text = "Orlan Vestrov a rencontré Milo Karst. Il a promis la paix.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov").len(), 1);
    let text = "« La Kavélie perd », lance-t-il, puis il continue. La Kavélie attend.";
    assert_eq!(mentions(FR, text, "Kavélie").len(), 2);
    let text = "Orlan Vestrov spoke. He promised peace and praised his army.";
    assert_eq!(mentions(EN, text, "Orlan Vestrov"), ["Orlan Vestrov", "He", "his"]);
    let text = "Orlan Vestrov met Milo Karst. He promised peace.";
    assert_eq!(mentions(EN, text, "Orlan Vestrov").len(), 1);
    let text = "Orlan Vestrov est parti. Il faut attendre. Il est clair que rien ne change.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov").len(), 1);
}

#[test]
fn streets_days_and_titles_of_works_are_no_actors() {
    let text = "La rue Vestrov est fermée. Ils ont marché rue de Kavel, mardi, en lisant « Les Ombres de Maren ».";
    assert_eq!(actors(FR, text), []);
    let text = "They walked down Vestrov Street on Monday in March.";
    assert_eq!(actors(EN, text), []);
}

#[test]
fn particles_are_of_the_name() {
    let text = "Ursa von der Maren a parlé. Mme von der Maren est partie.";
    assert_eq!(mentions(FR, text, "Ursa von der Maren").len(), 2);
    let text = "Selim el-Karim a parlé avec Charles de Vestrov.";
    assert_eq!(mentions(FR, text, "Charles de Vestrov").len(), 1);
}

#[test]
fn letters_and_states_of_affairs_are_no_actors() {
    assert_eq!(actors(EN, "The sound “SH” is written, and the letter “Y” is not."), []);
    assert_eq!(actors(EN, "They saw the dire state of the economy."), []);
    assert_eq!(mentions(EN, "They saw the KTU, and the KTU saw them.", "KTU").len(), 2);
}

#[test]
fn a_name_is_whole_and_no_longer() {
    let names = |language, text| {
        actors(language, text)
            .into_iter()
            .map(|(name, _, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(
            EN,
            "Vestrov is No Longer an Offended Snorkwurst\n\nHe was called an offended snorkwurst."
        ),
        ["Vestrov"]
    );
    assert_eq!(
        names(EN, "Then the Vestrov Ways and Means Committee met."),
        ["Vestrov Ways and Means Committee"]
    );
    assert_eq!(names(FR, "Hier, l'insatiable Oncle Karst est venu."), ["Oncle Karst"]);
    assert_eq!(
        names(FR, "Ce parti « Redoutable Karst » a parlé."),
        Vec::<String>::new()
    );
    assert_eq!(names(EN, "Then they said Corrupt Vestrov lied."), ["Vestrov"]);
    assert_eq!(names(EN, "Then Great Vestrov lied."), ["Great Vestrov"]);
}

#[test]
fn an_apposition_is_of_the_head_and_not_of_what_belongs_to_it() {
    let text = "Le chef de l'Agence Karsk, Orlan Vestrov, a parlé. Orlan Vestrov attend.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov")[0], "Le chef");
    let text =
        "The press secretary of the Kavelian president, Orlan Vestrov, spoke. The president waits. Orlan Vestrov left.";
    let found = mentions(EN, text, "Orlan Vestrov");
    assert_eq!(found, ["The press secretary", "Orlan Vestrov", "Orlan Vestrov"]);
    let text = "Orlan Vestrov, le chef de la sécurité, a parlé.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov"), ["Orlan Vestrov", "le chef"]);
    let text = "Orlan Vestrov, le maire, et le juge ont parlé.";
    assert_eq!(mentions(FR, text, "Orlan Vestrov").len(), 1);
}

#[test]
fn what_is_small_after_a_role_is_no_name() {
    let text = "L'ancien Président italien a parlé.";
    assert_eq!(actors(FR, text)[0].0, "L'ancien Président italien");
    let text = "Orlan Vestrov est le neveu de l'Oncle Karst, dit-on. L'Oncle Karst attend.";
    assert_eq!(mentions(FR, text, "Oncle Karst").len(), 2);
}

#[test]
fn a_company_is_no_country() {
    let kind = |language, text, name: &str| {
        actors(language, text)
            .into_iter()
            .find(|(known, _, _)| known == name)
            .map(|(_, kind, _)| kind)
    };
    assert_eq!(
        kind(FR, "Hier, la société Karska a parlé.", "Karska"),
        Some(ActorKind::Body)
    );
    assert_eq!(
        kind(FR, "Hier, la Maison Rouge a parlé.", "Maison Rouge"),
        Some(ActorKind::Body)
    );
    assert_eq!(
        kind(FR, "Hier, la Karstie a parlé.", "Karstie"),
        Some(ActorKind::Country)
    );
    assert_eq!(
        kind(FR, "Hier, le Conseil suprême a parlé.", "Conseil suprême"),
        Some(ActorKind::Body)
    );
    let text = "Karska, the company that runs the dam, spoke.";
    assert_eq!(kind(EN, text, "Karska"), Some(ActorKind::Body));
    assert_eq!(
        kind(FR, "Hier, le sinistre Orlan Vestrov a parlé.", "Orlan Vestrov"),
        Some(ActorKind::Person)
    );
    assert_eq!(
        kind(FR, "Hier, Corvex a parlé. Corvex attend à Tolm.", "Corvex"),
        Some(ActorKind::Person)
    );
    let text = "La maire, Anna Vestrov, a parlé. Grâce à Vestrov, la paix revient.";
    assert_eq!(mentions(FR, text, "Anna Vestrov").len(), 3);
    let text = "En Karstie, on vote. Le mouvement Karstie attend. La Karstie attend.";
    assert_eq!(mentions(FR, text, "Karstie").len(), 2);
}

#[test]
fn nobody_decides_where_it_was_decided() {
    let text = "Le parquet général attend. Après l'audience, il a été décidé de partir.";
    assert_eq!(mentions(FR, text, "Le parquet général").len(), 1);
}

#[test]
fn a_name_before_a_noun_tells_which_it_is() {
    let text = "The Vestrov administration refused. The Vestrov administration waits in the Kavel region.";
    assert_eq!(mentions(EN, text, "The Vestrov administration").len(), 2);
}

/// What names are made of, and what breaks readers.
const HOSTILE: &str = "(Orlan |Vestrov|le président |M\\. |il |son |la |de |d'|, |\\. |\\(|\\)|OTK|« | »|\"|'s |The |he |his |minister |armée |\
    of |et |\u{301}|\u{ad}|[a-zé ]|\n\n|A){0,80}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn mentions_lie_in_their_sentence_in_order(text in HOSTILE, french: bool) {
        let language = if french { FR } else { EN };
        with(language, &text, |entities, text, ground| {
            for mention in &entities.mentions {
                let sentence = &ground.layer.sentences[mention.sentence as usize].tokens;
                assert!(sentence.start <= mention.tokens.start && mention.tokens.end <= sentence.end);
                assert!(!mention.span.of(text).is_empty());
                assert!(entities.entities[mention.entity as usize].mentions.len() < 10_000);
            }
            assert!(entities.mentions.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
            for entity in &entities.entities {
                assert!(!entity.mentions.is_empty() && !entity.name.of(text).is_empty());
            }
        });
    }
}
