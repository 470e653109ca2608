use std::fmt::Write;

use super::*;
use crate::analysis::analyse;
use crate::analysis::study::study;
use crate::article::{Article, Format};
use crate::language::Language;
use crate::rulebook::Rulebook;
use proptest::prelude::*;

const FR: Language = Language::French;
const EN: Language = Language::English;

fn read<T>(language: Language, text: &str, show: impl Fn(&[Portrait], Option<Contrast>, &str) -> T) -> T {
    let article = Article::read(text.to_owned(), Format::Plain, Some(language));
    let rulebook = Rulebook::embedded(language);
    let study = study(&article, rulebook, &analyse(&article, rulebook));
    show(&study.portraits, study.contrast, &article.text)
}

/// The charged words said of an actor: "+ leader éclairé"; every word with `all`.
fn said(language: Language, text: &str, name: &str, all: bool) -> Vec<String> {
    read(language, text, |portraits, _, text| {
        let portrait = portraits.iter().find(|portrait| portrait.name.of(text) == name);
        let traits = portrait.map_or(&[][..], |portrait| &portrait.traits);
        traits
            .iter()
            .filter(|one| all || one.charge != Charge::Neutral)
            .map(|one| {
                let charge = match one.charge {
                    Charge::Favourable => '+',
                    Charge::Unfavourable => '-',
                    Charge::Neutral => '0',
                };
                format!("{charge} {}", one.span.of(text))
            })
            .collect()
    })
}

#[track_caller]
fn fr(text: &str, expected: &[&str]) {
    assert_eq!(said(FR, text, "Vestrov", false), expected, "{text}");
}

#[track_caller]
fn en(text: &str, expected: &[&str]) {
    assert_eq!(said(EN, text, "Vestrov", false), expected, "{text}");
}

#[test]
fn what_an_actor_is_said_to_be() {
    fr("Vestrov est incompétent.", &["- incompétent"]);
    fr(
        "Vestrov reste un homme lucide et courageux.",
        &["+ homme lucide et courageux"],
    );
    fr("Vestrov n'est pas compétent.", &["- compétent"]);
    fr(
        "Vestrov, quant à lui, est présenté comme un leader éclairé capable d'offrir des solutions durables.",
        &["+ leader éclairé", "+ capable d'offrir des solutions durables"],
    );
    en("Vestrov is incompetent.", &["- incompetent"]);
    en("Vestrov remains a brave and honest man.", &["+ brave and honest man"]);
    en("Vestrov is not competent.", &["- competent"]);
    en("Vestrov is seen as a corrupt leader.", &["- corrupt leader"]);
    en("Vestrov is widely regarded as brilliant.", &["+ brilliant"]);
}

#[test]
fn what_somebody_else_says_an_actor_is() {
    fr("Le journal décrit Vestrov comme un tyran.", &["- tyran"]);
    en("The paper describes Vestrov as a tyrant.", &["- tyrant"]);
}

#[test]
fn what_stands_beside_a_name() {
    fr("Vestrov, incapable de négocier, attend.", &["- incapable de négocier"]);
    fr("Le lâche Vestrov attend.", &["- lâche"]);
    en("Vestrov, unable to negotiate, waits.", &["- unable to negotiate"]);
    assert_eq!(
        said(
            FR,
            "L'armée italienne, confrontée à un déclin rapide et à des pertes massives, semble incapable d'assurer sa survie.",
            "L'armée italienne",
            false
        ),
        [
            "- confrontée à un déclin rapide",
            "- pertes massives",
            "- incapable d'assurer sa survie"
        ]
    );
}

#[test]
fn what_an_actor_has() {
    fr(
        "Vestrov a été critiqué pour son manque de vision stratégique.",
        &["- a été critiqué", "- manque de vision stratégique"],
    );
    fr(
        "Vestrov a montré son souci de stabiliser la région.",
        &["+ a montré son souci de stabiliser la région"],
    );
    fr("La brutalité de Vestrov étonne.", &["- brutalité"]);
    fr("L'absence de corruption chez Vestrov étonne.", &[]);
    en(
        "Vestrov was criticised for his lack of courage.",
        &["- was criticised", "- lack of courage"],
    );
    en("Vestrov's cruelty shocks them.", &["- cruelty"]);
    en("The brutality of Vestrov is known.", &["- brutality"]);
}

#[test]
fn what_an_actor_does() {
    fr("Vestrov incarne un espoir de paix.", &["+ incarne un espoir de paix"]);
    fr("Vestrov a saboté les négociations.", &["- a saboté"]);
    fr(
        "Vestrov refuse de respecter les règles.",
        &["- refuse de respecter les règles"],
    );
    fr(
        "Vestrov cherche à stabiliser la région.",
        &["+ cherche à stabiliser la région"],
    );
    fr(
        "Vestrov, prétendant vouloir la paix, attend.",
        &["- prétendant vouloir la paix"],
    );
    fr("Vestrov doit respecter les règles.", &[]);
    en("Vestrov should be honest.", &[]);
    fr("Vestrov n'est pas seulement courageux.", &["+ courageux"]);
    fr("Vestrov agit lâchement.", &["- agit lâchement"]);
    en("Vestrov has bravely stood there.", &["+ has bravely stood"]);
    fr("Vestrov combat la corruption.", &["+ combat la corruption"]);
    en("Vestrov embodies hope.", &["+ embodies hope"]);
    en("Vestrov sabotaged the talks.", &["- sabotaged"]);
    en(
        "Vestrov refuses to respect the rules.",
        &["- refuses to respect the rules"],
    );
    en(
        "Vestrov wants to destroy the country.",
        &["- wants to destroy the country"],
    );
    en("Vestrov fights corruption.", &["+ fights corruption"]);
}

#[test]
fn what_is_denied_is_no_praise() {
    fr("Vestrov n'est pas corrompu.", &[]);
    fr("Vestrov n'est plus un tyran.", &[]);
    fr("Vestrov est peu fiable.", &["- fiable"]);
    fr("Vestrov ne peut pas mentir.", &[]);
    fr(
        "Vestrov ne peut pas aider ses voisins.",
        &["- peut pas aider ses voisins"],
    );
    fr("Vestrov refuse de mentir.", &[]);
    fr("Vestrov a été accusé à tort de corruption.", &[]);
    fr("Vestrov a été accusé de corruption.", &["- a été accusé de corruption"]);
    en("Vestrov is not corrupt.", &[]);
    en("Vestrov is no longer a tyrant.", &[]);
    en("Vestrov is no longer competent.", &["- competent"]);
    en("Vestrov never lies.", &[]);
    en("Vestrov no longer helps his neighbours.", &["- helps"]);
    en("Vestrov denied lying.", &[]);
    en("Vestrov stopped helping them.", &["- stopped helping"]);
    en("Vestrov was falsely accused of corruption.", &[]);
    en("Vestrov was accused of corruption.", &["- was accused of corruption"]);
}

#[test]
fn what_is_only_supposed_or_told_as_false_charges_nobody() {
    fr("Si Vestrov ment, tout est perdu.", &[]);
    fr("Karst nie que Vestrov mente et dément que Vestrov est corrompu.", &[]);
    fr("Infox : Vestrov a saboté les négociations", &[]);
    en("If Vestrov lies, all is lost.", &[]);
    en("Karst denied that Vestrov is corrupt.", &[]);
    en("Karst said that Vestrov is corrupt.", &["- corrupt"]);
    en("Fake: Vestrov sabotaged the talks", &[]);
    en("Video: Vestrov sabotaged the talks", &["- sabotaged"]);
}

#[test]
fn a_victim_bears_no_blame() {
    fr("Vestrov a été renversé par un coup d'État.", &[]);
    fr("Vestrov a subi des violences.", &[]);
    fr("Vestrov a subi de lourdes pertes.", &["- a subi de lourdes pertes"]);
    fr(
        "Le massacre de Vestrov étonne. Le meurtre de Vestrov étonne. Vestrov dormait avant son assassinat.",
        &[],
    );
    fr("Ils ont refusé de condamner Vestrov.", &[]);
    fr("Ils ont condamné Vestrov.", &["- condamné"]);
    fr("Vestrov est mécontent et exprime sa colère.", &[]);
    en("Vestrov was ousted by the army.", &[]);
    fr("Vestrov a honte.", &[]);
    en("Vestrov suffered a crushing defeat.", &["- suffered a crushing defeat"]);
    en(
        "Vestrov has lost the trust of voters.",
        &["- has lost the trust of voters"],
    );
    en("Vestrov suffered persecution.", &[]);
    en("Vestrov slept until his murder.", &[]);
    en("They will condemn Vestrov.", &[]);
    en("They condemned Vestrov.", &["- condemned"]);
    en("Vestrov was offended and outraged.", &[]);
}

#[test]
fn a_past_and_a_participle_are_told_apart() {
    en("Vestrov failed to help them.", &["- failed to help"]);
    en("Vestrov, betrayed by Karst, waits. Vestrov was betrayed by Karst.", &[]);
    assert_eq!(
        said(EN, "Vestrov was betrayed by Karst.", "Karst", false),
        ["- betrayed"]
    );
    fr("Vestrov a été trahi par Karst.", &[]);
}

#[test]
fn what_nobody_believes_is_not_said() {
    fr("Personne ne croit que Vestrov soit honnête.", &[]);
    fr("On dit que Vestrov est honnête.", &["+ honnête"]);
    fr("Karst traite Vestrov de menteur.", &["- menteur"]);
    en("They do not think that Vestrov is honest.", &[]);
    en("They think that Vestrov is honest.", &["+ honest"]);
}

#[test]
fn the_object_says_what_a_deed_is_worth() {
    fr("Vestrov est connu pour avoir menti.", &["- est connu pour avoir menti"]);
    fr("Vestrov élimine les opposants.", &["- élimine les opposants"]);
    fr("Vestrov met en danger la région.", &["- met en danger la région"]);
    fr(
        "Vestrov a refusé de négocier, ce qui affaiblit encore davantage sa position.",
        &["- affaiblit encore davantage sa position"],
    );
    fr("Vestrov a refusé de négocier, ce qui étonne.", &[]);
    en(
        "Vestrov was known for exposing corruption.",
        &["+ was known for exposing corruption"],
    );
    fr(
        "Les atrocités commises par Vestrov étonnent.",
        &["- atrocités commises"],
    );
    fr("Vestrov a fait preuve de courage.", &["+ a fait preuve de courage"]);
    en(
        "Vestrov was known for his work exposing corruption.",
        &["+ was known for his work exposing corruption"],
    );
    en("Vestrov eliminates dissenters.", &["- eliminates dissenters"]);
    fr("Vestrov pousse Karst dans le piège.", &["- pousse Karst dans le piège"]);
    fr("Vestrov est tombé dans le piège.", &["- est tombé dans le piège"]);
    en("Vestrov puts the region in danger.", &["- puts the region in danger"]);
    en("Vestrov has a great need for grain.", &[]);
    en("Vestrov is a great man.", &["+ great man"]);
}

#[test]
fn the_standing_of_an_actor_is_said_of_it() {
    let said_of = |language, text, name| said(language, text, name, false);
    assert_eq!(
        said_of(
            FR,
            "La situation en Karstie reste fragile. La Karstie attend.",
            "Karstie"
        ),
        ["- fragile"]
    );
    assert_eq!(
        said_of(
            FR,
            "Dans la situation en Karstie, tout est fragile. La Karstie attend.",
            "Karstie"
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        said_of(
            EN,
            "The situation in Karstia remains disastrous. Karstia waits.",
            "Karstia"
        ),
        ["- disastrous"]
    );
}

#[test]
fn no_act_is_a_bare_auxiliary() {
    let all = |language, text| said(language, text, "Vestrov", true);
    assert_eq!(all(EN, "Vestrov had earlier called them."), ["0 had earlier called"]);
    assert_eq!(
        all(EN, "Vestrov has a different opinion."),
        ["0 has a different opinion"]
    );
    assert_eq!(all(EN, "Vestrov does not and cannot wait."), Vec::<String>::new());
    assert_eq!(all(FR, "Vestrov a une autre opinion."), ["0 a une autre opinion"]);
}

#[test]
fn an_adjective_before_a_name_is_no_part_of_it() {
    en("Naïve Vestrov waits.", &["- Naïve"]);
    en("They say dishonest Vestrov waits.", &["- dishonest"]);
    en("The sound “Vestrov” is heard.", &[]);
    en("It happened near Karst,” angry Vestrov said.", &[]);
}

#[test]
fn what_belongs_to_a_noun_is_not_said_of_its_owner() {
    fr("Le parc de Vestrov, fiable et honnête, attend.", &[]);
    fr(
        "L'incompétence des soldats de Karst et Vestrov, incapable de négocier, étonne.",
        &["- incapable de négocier"],
    );
}

#[test]
fn a_deed_is_its_agents_and_not_its_victims() {
    let text = "L'accord a été saboté par Vestrov.";
    fr(text, &["- saboté"]);
    let text = "Vestrov a été attaqué par Karst.";
    assert_eq!(said(FR, text, "Vestrov", false), Vec::<String>::new());
    assert_eq!(said(FR, text, "Karst", false), ["- attaqué"]);
    let text = "Vestrov was attacked by Karst.";
    assert_eq!(said(EN, text, "Vestrov", false), Vec::<String>::new());
    assert_eq!(said(EN, text, "Karst", false), ["- attacked"]);
}

#[test]
fn whoever_is_governed_is_no_subject() {
    fr("La réunion avec Vestrov est catastrophique.", &[]);
    fr("Les soldats de Vestrov sont lâches.", &[]);
    fr("Le plan de Karst, selon Vestrov, est stupide.", &[]);
    en("The meeting with Vestrov is catastrophic.", &[]);
    en("Vestrov's plan is stupid.", &[]);
    en("They met Vestrov and were stupid.", &[]);
}

#[test]
fn the_voice_is_that_of_the_quotation() {
    let voices = read(
        EN,
        "“Vestrov is a liar and a coward,” said Anna Karst. Vestrov is brave.",
        |portraits, _, text| {
            let one = portraits.iter().find(|one| one.name.of(text) == "Vestrov").unwrap();
            one.traits
                .iter()
                .map(|one| matches!(one.voice, crate::analysis::Voice::Quoted(_)))
                .collect::<Vec<_>>()
        },
    );
    assert_eq!(voices.first(), Some(&true));
    assert_eq!(voices.last(), Some(&false));
}

#[test]
fn two_actors_painted_as_day_and_night_make_a_contrast() {
    let text = "Vestrov est courageux. Vestrov est lucide. Vestrov incarne un espoir de paix.\n\n\
        Karst est incompétent. Karst est lâche. Karst a saboté les négociations.";
    read(FR, text, |portraits, contrast, text| {
        let contrast = contrast.unwrap();
        assert_eq!(portraits[contrast.favoured as usize].name.of(text), "Vestrov");
        assert_eq!(portraits[contrast.blamed as usize].name.of(text), "Karst");
        assert_eq!(
            (
                contrast.favoured_balance.favourable,
                contrast.blamed_balance.unfavourable
            ),
            (3, 3)
        );
        assert!(contrast.author_alone);
    });
    let text = "Vestrov est courageux. Vestrov est lucide. Karst est incompétent. Karst est lâche.";
    assert!(read(FR, text, |_, contrast, _| contrast.is_none()));
}

#[test]
fn an_actor_of_one_mention_with_nothing_said_is_no_portrait() {
    assert!(read(FR, "Ils ont vu la mer avec Vestrov.", |portraits, _, _| portraits
        .is_empty()));
}

/// Everything that is said of everybody, names aside.
fn charges(language: Language, text: &str) -> String {
    read(language, text, |portraits, _, text| {
        portraits.iter().fold(String::new(), |mut all, portrait| {
            for one in &portrait.traits {
                let _ = writeln!(all, "{:?} {:?} {}", one.kind, one.charge, one.span.of(text));
            }
            all + "\n"
        })
    })
}

#[test]
fn names_decide_no_charge() {
    let texts = [
        (
            FR,
            "Vestrov, un tyran, a détruit la région. Karst est courageux et incarne un espoir. Selon Karst, Vestrov ment et refuse la paix.",
        ),
        (
            EN,
            "Vestrov, a tyrant, destroyed the region. Karst is brave and embodies hope. Karst said Vestrov lies and refuses peace.",
        ),
    ];
    for (language, text) in texts {
        let swapped = text
            .replace("Vestrov", "\u{1}")
            .replace("Karst", "Vestrov")
            .replace('\u{1}', "Karst");
        assert_eq!(charges(language, text), charges(language, &swapped));
    }
}

/// What portraits are made of, and what breaks readers.
const HOSTILE: &str = "(Vestrov |Karst |L'armée |est |n'|a été |critiqué |comme |un |tyran|, |\\. |qui |par |de |son |manque |incapable |et |is |was |seen |as |\
    a |liar|'s |his |lack |of |to |refuses |destroy |« | »|\"|\\(|\\)|\u{301}|\u{ad}|[a-zé ]|\n\n){0,80}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn traits_lie_in_their_sentence_and_come_twice_alike(text in HOSTILE, french: bool) {
        let language = if french { FR } else { EN };
        let article = Article::read(text.clone(), Format::Plain, Some(language));
        let rulebook = Rulebook::embedded(language);
        let analysis = analyse(&article, rulebook);
        let found = study(&article, rulebook, &analysis);
        for portrait in &found.portraits {
            prop_assert!(portrait.mentions.len() > 1 || !portrait.traits.is_empty());
            for one in &portrait.traits {
                let sentence = analysis.sentences[one.sentence as usize].span;
                prop_assert!(sentence.contains(one.span) && sentence.contains(one.mention));
                prop_assert!(!one.span.of(&article.text).is_empty());
                prop_assert!(portrait.mentions.contains(&one.mention));
            }
            prop_assert!(portrait.traits.is_sorted_by_key(|one| one.span.start));
        }
        prop_assert_eq!(study(&article, rulebook, &analysis), found);
    }
}
