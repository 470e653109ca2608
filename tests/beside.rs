//! Two articles side by side, driven by keys on a screen in memory: what it shows at several sizes, and what its keys do.

mod support;

use interligne::app::compare::state::{Topic, View};
use interligne::app::state::Effect;
use interligne::app::theme::{Depth, Shade};
use interligne::compare::{Pair, Side};
use interligne::language::Language;
use interligne::span::Span;
use proptest::prelude::*;
use support::beside::Beside;
use support::styles::styled;

fn open(width: u16, height: u16) -> Beside {
    Beside::open((width, height), Language::French, Shade::Dark, Depth::True)
}

/// What is on the screen, without colours.
fn text(beside: &Beside) -> String {
    support::styles::text(&beside.buffer())
}

/// The last row of the screen.
fn footer(beside: &Beside) -> String {
    text(beside).lines().last().unwrap_or_default().trim().to_owned()
}

/// The row in which words stand, in the left half or the right.
fn row_of(beside: &Beside, side: Side, words: &str) -> Option<usize> {
    let middle = usize::from(beside.size.0 / 2);
    text(beside).lines().position(|row| {
        let half: String = match side {
            Side::Left => row.chars().take(middle).collect(),
            Side::Right => row.chars().skip(middle).collect(),
        };
        half.contains(words)
    })
}

macro_rules! snapshots {
    ($($name:ident: $width:literal x $height:literal, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            let mut beside = open($width, $height);
            beside.press($keys);
            insta::assert_snapshot!(styled(&beside.buffer()));
        }
    )*};
}

snapshots! {
    articles_200x60: 200 x 60, "tab n n n";
    articles_120x36: 120 x 36, "tab n n n";
    articles_80x24: 80 x 24, "tab n n n";
    articles_40x12: 40 x 12, "tab n n n";
    articles_10x3: 10 x 3, "tab n n n";
    passage_120x36: 120 x 36, "c c";
    summary_120x36: 120 x 36, "o j j";
    summary_80x24: 80 x 24, "o space";
    summary_40x12: 40 x 12, "o j j";
    help_80x24: 80 x 24, "?";
}

#[test]
fn monochrome_english_120x36() {
    let mut beside = Beside::open((120, 36), Language::English, Shade::Dark, Depth::None);
    beside.press("tab n n");
    insta::assert_snapshot!(styled(&beside.buffer()));
}

#[test]
fn keys_move_in_one_article_and_the_other_follows() {
    let mut beside = open(120, 30);
    let before = beside.app.bytes_in_view(Side::Right);
    beside.press("G");
    assert!(beside.app.bytes_in_view(Side::Right).start > before.start);
    assert!(
        text(&beside).contains("maintenant ou jamais"),
        "the end stands beside the end"
    );
    beside.press("g");
    assert_eq!(beside.app.bytes_in_view(Side::Right), before);
    beside.press("L space");
    assert_eq!(beside.app.bytes_in_view(Side::Right), before, "unlinked, it stays");
    assert_eq!(beside.app.side(), Side::Left);
    assert_eq!(beside.press("l").app.side(), Side::Right);
    assert_eq!(beside.press("tab").app.side(), Side::Left);
}

#[test]
fn one_steps_through_the_flags_of_the_article_one_is_in() {
    let mut beside = open(120, 36);
    beside.press("tab <");
    assert_eq!(beside.app.current_words(Side::Right), "des milliers");
    assert_eq!(beside.press("n").app.current_words(Side::Right), "bombe à retardement");
    assert_eq!(beside.press("n").app.current_words(Side::Right), "marionnette");
    assert!(
        text(&beside).contains("dit d’abord ce qu’il faut penser"),
        "{}",
        text(&beside)
    );
    assert_eq!(beside.press("p").app.current_words(Side::Right), "bombe à retardement");
    assert_eq!(beside.press("s").app.current_words(Side::Right), "sombrera");
    assert_eq!(beside.press(">").app.current_words(Side::Right), "maintenant ou jamais");
    assert_eq!(footer(beside.press("n")), "Dernier signalement.");
    assert_eq!(footer(beside.press("+ + + 7")), "filtre : A J D R I F · au moins fort");
    assert_eq!(beside.press("<").app.current_words(Side::Right), "marionnette");
    assert_eq!(beside.press("0 <").app.current_words(Side::Right), "des milliers");
}

#[test]
fn corresponding_passages_stand_beside_each_other() {
    let mut beside = open(120, 36);
    let total = beside.app.comparison().passages.len();
    assert!(total >= 3, "{:?}", beside.app.comparison().passages);
    let mut seen = Vec::new();
    for index in 0..total {
        beside.press("c");
        assert_eq!(beside.app.topic(), &Topic::Passage(index));
        seen.push(text(&beside));
    }
    assert_eq!(footer(beside.press("c")), "Dernier passage.");
    beside.press("C");
    assert_eq!(beside.app.topic(), &Topic::Passage(total - 2));
    assert!(
        seen.iter().all(|screen| screen.contains("Passage ")),
        "the panel says which"
    );

    // Where neither end of an article is near, the two begin in the same row.
    let mut beside = open(120, 24);
    beside.press("o G k k k enter");
    let Topic::Passage(_) = beside.app.topic() else {
        panic!("{:?}", beside.app.topic());
    };
    let both = Side::BOTH.map(|side| beside.app.bytes_in_view(side));
    assert!(both.iter().all(|bytes| bytes.start > 0));
}

#[test]
fn a_row_of_the_comparison_leads_to_its_passages_and_back() {
    let mut beside = open(120, 36);
    beside.press("o");
    assert_eq!(beside.app.view(), View::Summary);
    let row = text(&beside);
    let row = row
        .lines()
        .position(|row| row.contains("source anonyme"))
        .expect("it is in view")
        - 2;
    for _ in 0..row {
        beside.press("j");
    }
    beside.press("enter");
    assert_eq!(beside.app.view(), View::Articles);
    assert!(
        matches!(beside.app.topic(), Topic::Row(about) if about == "source anonyme"),
        "{:?}",
        beside.app.topic()
    );
    assert_eq!(beside.app.side(), Side::Right, "only that one has any");
    assert!(
        row_of(&beside, Side::Right, "Selon des sources proches").is_some(),
        "{}",
        text(&beside)
    );
    assert!(
        footer(&beside).contains("retour à la comparaison"),
        "{}",
        footer(&beside)
    );
    beside.press("esc");
    assert_eq!(beside.app.view(), View::Summary);
    beside.press("esc");
    assert_eq!((beside.app.view(), beside.app.topic()), (View::Articles, &Topic::Flag));
}

#[test]
fn the_comparison_shows_the_difference_at_a_glance() {
    let screen = text(open(120, 110).press("o"));
    for words in [
        "− marionnette du lobby de l’énergie",
        "+ héros du peuple",
        "ministre lévonienne de l’Énergie",
        "Dans A seulement",
        "640 personnes",
        "des sources proches du dossier",
    ] {
        assert!(screen.replace('\u{a0}', " ").contains(words), "{words} in {screen}");
    }
}

#[test]
fn a_change_of_size_keeps_the_place() {
    let mut beside = open(120, 36);
    beside.press("tab n n n n");
    let words = beside.app.current_words(Side::Right).to_owned();
    assert!(!words.is_empty());
    for (width, height) in [(60, 20), (200, 60), (30, 8), (10, 3), (1, 1), (0, 0), (120, 36)] {
        beside.resize(width, height);
        if width >= 10 {
            assert_eq!(beside.app.current_words(Side::Right), words, "{width}x{height}");
        }
    }
}

#[test]
fn the_panel_is_scrolled_and_comes_back() {
    let mut beside = open(60, 18);
    beside.press("tab < n n");
    let (label, voice) = ("marionnette", "l’auteur");
    assert!(
        text(&beside).contains(label) && !text(&beside).contains(voice),
        "{}",
        text(&beside)
    );
    beside.press("J J J J J J J J J J J J");
    assert!(text(&beside).contains(voice), "{}", text(&beside));
    beside.press("K K K K K K K K K K K K");
    assert!(!text(&beside).contains(voice));
    beside.press("J J J J J J J J J J J J p");
    assert!(!text(&beside).contains(voice), "another flag is read from its top");
}

#[test]
fn narrow_screens_show_one_article_at_a_time() {
    let mut beside = open(80, 24);
    assert!(text(&beside).contains("▸A") && !text(&beside).contains(" B "));
    beside.press("tab");
    assert!(text(&beside).contains("▸B"), "{}", text(&beside));
    assert!(text(&beside).contains("le scandale"));
}

#[test]
fn what_is_asked_outside_is_asked() {
    let mut beside = open(120, 36);
    beside.press("T ctrl-l ctrl-z");
    assert_eq!(
        beside.app.take_effects(),
        [Effect::Theme, Effect::Redraw, Effect::Suspend]
    );
    beside.press("tab < y");
    assert_eq!(
        beside.app.take_effects(),
        [Effect::Copy("«\u{a0}des milliers\u{a0}» — partisan.md".to_owned())]
    );
    beside.press("c y");
    let effects = beside.app.take_effects();
    let [Effect::Copy(both)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(
        both.contains("— sobre.md\n") && both.ends_with("— partisan.md"),
        "{both}"
    );
    assert_eq!(beside.press("q").app.take_effects(), [Effect::Quit]);
    assert_eq!(beside.press("o ctrl-c").app.take_effects(), [Effect::Quit]);
}

#[test]
fn a_key_without_a_meaning_says_so() {
    let mut beside = open(120, 36);
    assert_eq!(footer(beside.press("a")), "a : sans effet ici. ? : aide.");
}

const HOSTILE: &str = "(des sources proches|Ilan Drevec|Karsovie|2 300 habitants|le 3 mars|catastrophe|\u{ab} | \u{bb}|\
    \u{1b}\\[31m|\u{9b}|\u{202e}|\u{301}|\u{1f469}\u{200d}\u{1f4bb}|汉字|[a-zé'. ,!?]|\n\n|> |- |# |\\*\\*){0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_text_size_or_key_makes_it_fail(
        left in HOSTILE,
        right in HOSTILE,
        steps in proptest::collection::vec((0usize..28, 0u16..140, 0u16..50), 1..40),
    ) {
        const KEYS: [&str; 28] = [
            "n", "p", "s", "S", "<", ">", "c", "C", "tab", "h", "l", "L", "o", "enter", "esc", "?", "j", "k", "space", "b", "g",
            "G", "}", "{", "z", "1", "+", "0",
        ];
        let mut beside = Beside::open_texts(Pair::new(&left, &right), (100, 30));
        for (key, width, height) in steps {
            beside.press(KEYS[key]);
            if key % 3 == 0 {
                beside.resize(width, height);
            }
            let buffer = beside.buffer();
            for cell in buffer.content() {
                prop_assert!(!cell.symbol().chars().any(interligne::visible::is_control), "{:?}", cell.symbol());
            }
            for side in Side::BOTH {
                let Span { start, end } = beside.app.bytes_in_view(side);
                prop_assert!(start <= end);
            }
        }
    }
}
