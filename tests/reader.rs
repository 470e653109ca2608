//! The reader, driven by keys on a screen in memory: what it shows at several sizes, and what its keys do.

mod support;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use interligne::app::state::{Effect, Focus, Input, View};
use interligne::app::theme::{Depth, Shade};
use interligne::article::{Article, Format};
use interligne::language::Language;
use interligne::taxonomy::Category;
use proptest::prelude::*;
use support::Driven;
use support::styles::styled;

fn open(width: u16, height: u16) -> Driven {
    Driven::open((width, height), Language::French, Shade::Dark, Depth::True)
}

fn studied(width: u16, height: u16) -> Driven {
    Driven::open_studied((width, height), Language::French, Shade::Dark, Depth::True)
}

/// The words of the current flag.
fn current(driven: &Driven) -> &str {
    match driven.app.focus() {
        Focus::Flag(id) => {
            let analysis = driven.app.analysis().expect("it is analysed");
            analysis.flags[*id as usize].span.of(&driven.app.reading().article.text)
        }
        _ => "",
    }
}

/// What is on the screen, without colours.
fn text(driven: &Driven) -> String {
    support::styles::text(&driven.buffer())
}

/// The last row of the screen.
fn footer(driven: &Driven) -> String {
    text(driven).lines().last().unwrap_or_default().trim().to_owned()
}

macro_rules! snapshots {
    ($($name:ident: $width:literal x $height:literal, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            let mut driven = open($width, $height);
            driven.press($keys);
            insta::assert_snapshot!(styled(&driven.buffer()));
        }
    )*};
}

snapshots! {
    read_200x60: 200 x 60, "n n n n";
    read_120x36: 120 x 36, "n n n n";
    read_80x24: 80 x 24, "n n n n";
    read_40x12: 40 x 12, "n n n n";
    read_10x3: 10 x 3, "n n n n";
    overview_120x36: 120 x 36, "o j";
    overview_40x12: 40 x 12, "o j";
    flags_80x24: 80 x 24, "n a n d l";
    notes_80x24: 80 x 24, "n a n d N";
    outline_80x24: 80 x 24, "t";
    help_80x24: 80 x 24, "?";
    filter_80x24: 80 x 24, "f j space";
    techniques_80x24: 80 x 24, "v m";
}

macro_rules! studied_snapshots {
    ($($name:ident: $width:literal x $height:literal, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            let mut driven = studied($width, $height);
            driven.press($keys);
            insta::assert_snapshot!(styled(&driven.buffer()));
        }
    )*};
}

studied_snapshots! {
    sources_200x60: 200 x 60, "w enter";
    sources_120x36: 120 x 36, "w enter G right";
    sources_80x24: 80 x 24, "w enter j";
    sources_40x12: 40 x 12, "w enter j";
    sources_10x3: 10 x 3, "w";
    portraits_200x60: 200 x 60, "P";
    portraits_120x36: 120 x 36, "P enter j";
    portraits_80x24: 80 x 24, "P enter j";
    portraits_40x12: 40 x 12, "P enter j";
    portraits_10x3: 10 x 3, "P";
    headline_120x36: 120 x 36, "H j";
    headline_80x24: 80 x 24, "H j";
    headline_40x12: 40 x 12, "H j";
    headline_10x3: 10 x 3, "H";
    attribution_120x36: 120 x 36, "w enter j enter";
    attribution_40x12: 40 x 12, "w enter j enter";
    attribution_10x3: 10 x 3, "w enter j enter";
    trait_80x24: 80 x 24, "P enter j j enter";
    finding_80x24: 80 x 24, "H j j enter";
    touched_120x36: 120 x 36, "n n n n";
}

#[test]
fn monochrome_portraits_80x24() {
    let mut driven = Driven::open_studied((80, 24), Language::English, Shade::Dark, Depth::None);
    driven.press("P enter");
    insta::assert_snapshot!(styled(&driven.buffer()));
}

#[test]
fn english_light_sources_80x24() {
    let mut driven = Driven::open_studied((80, 24), Language::English, Shade::Light, Depth::Sixteen);
    driven.press("w enter j enter");
    insta::assert_snapshot!(styled(&driven.buffer()));
}

#[test]
fn english_80x24() {
    let mut driven = Driven::open((80, 24), Language::English, Shade::Light, Depth::Sixteen);
    driven.press("n n n n d");
    insta::assert_snapshot!(styled(&driven.buffer()));
}

#[test]
fn monochrome_80x24() {
    let mut driven = Driven::open((80, 24), Language::English, Shade::Dark, Depth::None);
    driven.press("n n n n d");
    insta::assert_snapshot!(styled(&driven.buffer()));
}

#[test]
fn editor_80x24() {
    let mut driven = open(80, 24);
    driven.press("n c").write("À vérifier auprès du cabinet.");
    insta::assert_snapshot!(styled(&driven.buffer()));
}

// ── Stepping ────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_first_flag_in_view_is_current_at_once() {
    assert_eq!(current(&open(120, 36)), "situation catastrophique");
    assert_eq!(open(120, 8).app.focus(), &Focus::Nothing);
}

#[test]
fn one_steps_from_flag_to_flag_and_stops_at_the_ends() {
    let mut driven = open(80, 24);
    let mut seen = vec![current(&driven).to_owned()];
    for _ in 1..16 {
        driven.press("n");
        seen.push(current(&driven).to_owned());
    }
    assert_eq!(seen.len(), 16);
    assert_eq!(seen.first().map(String::as_str), Some("situation catastrophique"));
    assert_eq!(seen.last().map(String::as_str), Some("explique à elle seule"));
    driven.press("n");
    assert_eq!(current(&driven), "explique à elle seule");
    assert_eq!(footer(&driven), "Dernier signalement.");
    for expected in seen.iter().rev() {
        assert_eq!(current(&driven), expected);
        driven.press("p");
    }
    assert_eq!(footer(&driven), "Premier signalement.");
    assert_eq!(current(driven.press(">")), "explique à elle seule");
    assert_eq!(current(driven.press("<")), "situation catastrophique");
}

#[test]
fn one_steps_within_a_category_and_within_a_paragraph() {
    let mut driven = open(80, 24);
    assert_eq!(current(driven.press("s")), "menti");
    assert_eq!(current(driven.press("S")), "situation catastrophique");
    assert_eq!(current(driven.press("n n n s")), "Selon des sources proches du dossier");
    assert_eq!(current(driven.press("s s")), "a été critiquée");
    driven.press("< tab tab");
    assert_eq!(current(&driven), "situation catastrophique");
    assert_eq!(current(driven.press("shift-tab")), "menti");
}

#[test]
fn scrolling_leaves_the_panel_to_what_is_in_view() {
    let mut driven = open(80, 24);
    driven.press("space");
    let after = current(&driven).to_owned();
    assert_ne!(after, "situation catastrophique");
    assert!(text(&driven).contains(&after));
    driven.press("g");
    assert_eq!(current(&driven), after, "what is still in view stays");
    driven.press("G");
    assert!(text(&driven).contains("conseil se réunit jeudi."));
}

// ── Verdicts, comments, marks ───────────────────────────────────────────────────────────────────────────────────────────

fn notes(driven: &Driven) -> Vec<String> {
    let describe = |note: &interligne::notes::Note| {
        let verdict = note.verdict.map_or("-", interligne::notes::Verdict::name);
        format!("{}|{verdict}|{}", note.passage.exact, note.comment)
    };
    driven
        .app
        .reading()
        .notes
        .entries()
        .into_iter()
        .map(|(note, _)| describe(note))
        .collect()
}

#[test]
fn a_verdict_is_given_taken_back_and_undone() {
    let mut driven = open(80, 24);
    assert_eq!(notes(driven.press("a")), ["situation catastrophique|agree|"]);
    assert_eq!(footer(&driven), "Signalement 1 : d’accord · U : annuler");
    assert_eq!(notes(driven.press("d")), ["situation catastrophique|dismiss|"]);
    assert_eq!(notes(driven.press("d")), Vec::<String>::new());
    assert_eq!(notes(driven.press("U")), ["situation catastrophique|dismiss|"]);
    assert_eq!(notes(driven.press("U U")), Vec::<String>::new());
    driven.press("U");
    assert_eq!(footer(&driven), "Rien à annuler.");
}

#[test]
fn a_comment_is_written_saved_and_found_again() {
    let mut driven = open(80, 24);
    driven.press("n c").write("Qui ?\nQuand ?").press("ctrl-s");
    assert_eq!(notes(&driven), ["menti|-|Qui ?\nQuand ?"]);
    assert!(text(&driven).contains('✎'));
    driven.press("N enter");
    assert_eq!((driven.app.view(), current(&driven)), (View::Read, "menti"));
    assert_eq!(notes(driven.press("x")), Vec::<String>::new());
    assert_eq!(notes(driven.press("U")), ["menti|-|Qui ?\nQuand ?"]);
}

#[test]
fn a_line_feed_in_a_comment_deletes_nothing() {
    let mut driven = open(80, 24);
    driven
        .press("n c")
        .write("Qui ?")
        .press("ctrl-j")
        .write("Quand ?")
        .press("ctrl-s");
    assert_eq!(notes(&driven), ["menti|-|Qui ?\nQuand ?"]);
}

#[test]
fn notes_that_cannot_be_saved_are_told_kept_and_tried_again() {
    let mut driven = open(80, 24);
    // A file where the folder should be fails for every user, whatever their rights.
    let place = driven.folder.path().to_owned();
    std::fs::remove_dir_all(&place).expect("the folder goes");
    std::fs::write(&place, "").expect("a file takes its place");
    assert_eq!(notes(driven.press("a")), ["situation catastrophique|agree|"]);
    assert!(
        footer(&driven).starts_with("Notes non enregistrées : e les exporte, pour les garder. Le dossier"),
        "{}",
        footer(&driven)
    );
    assert!(text(&driven).contains("notes non enregistrées"));
    // The line has gone with the next key; what is in memory has not, and the title line goes on saying so.
    assert_eq!(notes(driven.press("n")), ["situation catastrophique|agree|"]);
    assert!(text(&driven).contains("notes non enregistrées"));
    // Whatever is written next fails as loudly: nothing says that it was saved.
    driven.press("c").write("Qui ?").press("ctrl-s");
    assert!(
        footer(&driven).starts_with("Notes non enregistrées"),
        "{}",
        footer(&driven)
    );
    driven.press("v m enter");
    assert!(text(&driven).contains("Notes non enregistrées"));
    driven.press("esc U U q");
    assert!(
        footer(&driven).starts_with("Notes impossibles à enregistrer : q encore quitte sans elles."),
        "{}",
        footer(&driven)
    );
    assert_eq!(driven.app.take_effects(), []);
    // Any other key, and it is asked again.
    driven.press("j q");
    assert_eq!(driven.app.take_effects(), []);
    driven.press("q");
    assert_eq!(driven.app.take_effects(), [Effect::Quit]);
    let lost = driven.app.save_at_last().expect("it still fails");
    assert!(
        lost.contains("Le dossier des notes") && !lost.contains(['{', '\n']),
        "{lost}"
    );

    std::fs::remove_file(&place).expect("the file goes");
    assert_eq!(driven.app.save_at_last(), None);
    assert!(place.join("notes").is_dir() && !driven.app.reading().notes.is_unsaved());
    assert_eq!(notes(&driven), ["situation catastrophique|agree|"]);
}

#[test]
fn a_comment_that_was_left_comes_back() {
    let mut driven = open(80, 24);
    driven.press("c").write("q d'accord").press("esc");
    assert_eq!(driven.app.view(), View::Read);
    assert_eq!(notes(&driven), Vec::<String>::new());
    assert!(text(driven.press("c")).contains("q d'accord"));
    driven.press("ctrl-c");
    assert_eq!(
        driven.app.take_effects(),
        [],
        "while one writes, Ctrl-C only closes the editor"
    );
    driven.press("n c");
    assert!(!text(&driven).contains("q d'accord"), "a draft belongs to its passage");
    driven.write("là").press("esc p");
    assert!(
        text(driven.press("c")).contains("q d'accord"),
        "another does not replace it"
    );
    assert_eq!(notes(&driven), Vec::<String>::new());
}

#[test]
fn comments_that_were_left_are_kept_when_the_reader_leaves() {
    let mut driven = open(80, 24);
    driven
        .press("c")
        .write("avant")
        .press("ctrl-s c")
        .write(" et après")
        .press("esc");
    driven.press("n c").write("ici").press("esc");
    driven.press("n c").write("encore ouvert");
    // A signal comes while one writes.
    assert_eq!(driven.app.save_at_last(), None);
    let kept = notes(&driven);
    for comment in ["avant et après", "ici", "encore ouvert"] {
        assert!(
            kept.iter().any(|note| note.ends_with(&format!("|{comment}"))),
            "{kept:?}"
        );
    }
    assert!(!driven.app.reading().notes.is_unsaved());

    // What a draft leaves out is no reason to lose it, and a draft that says nothing deletes nothing.
    let mut driven = open(80, 24);
    driven
        .press("c")
        .write("ab")
        .press("ctrl-s c backspace")
        .write("c")
        .press("esc q");
    assert!(notes(&driven)[0].ends_with("|ab\n\nac"), "{:?}", notes(&driven));
    let mut driven = open(80, 24);
    driven.press("c").write("a").press("ctrl-s c backspace esc q");
    assert!(notes(&driven)[0].ends_with("|a"), "{:?}", notes(&driven));
}

#[test]
fn a_passage_is_marked_before_its_comment_is_written() {
    let mut driven = open(80, 24);
    driven.press("n v e e m j j enter esc");
    assert_eq!(driven.app.view(), View::Read);
    assert_eq!(notes(&driven).len(), 1, "{:?}", notes(&driven));
    assert!(!driven.app.reading().notes.is_unsaved());
}

/// The article, with some of its words changed.
fn edited(from: &str, to: &str) -> Article {
    let article = include_str!("support/article.fr.md");
    assert!(article.contains(from));
    Article::read(article.replace(from, to), Format::Markdown, Some(Language::French))
}

#[test]
fn a_note_whose_flag_is_gone_stands_at_its_passage() {
    let mut driven = open(80, 24);
    driven.press("a");
    let mut driven = driven.reopen(edited("situation catastrophique", "situation assez catastrophique"));
    let row = text(&driven);
    let row = row.lines().find(|row| row.contains("assez")).expect("it is in view");
    assert!(row.contains('✓'), "{row}");
    driven.press("N enter");
    assert!(matches!(driven.app.focus(), Focus::Own(_)));
    let screen = text(&driven);
    assert!(screen.contains("N’est plus signalé"), "{screen}");
    assert!(screen.contains("✓ d’accord"), "{screen}");
}

#[test]
fn notes_that_lost_their_passage_are_spoken_of_once() {
    let mut driven = open(80, 24);
    driven.press("a");
    let article = Article::read("Rien de tel.".to_owned(), Format::Markdown, Some(Language::French));
    let mut driven = driven.reopen(article);
    assert_eq!(footer(&driven), "1 note a perdu son passage (N : les notes).");
    driven.press("j");
    assert!(!footer(&driven).contains("passage"));
}

#[test]
fn a_screen_without_flags_says_where_they_are() {
    let mut driven = open(120, 8);
    assert!(text(&driven).contains("n : premier signalement"), "{}", text(&driven));
    driven.press("n p");
    assert_eq!(current(&driven), "situation catastrophique");
}

#[test]
fn a_narrow_screen_still_says_what_is_typed() {
    let mut driven = open(40, 12);
    driven.press("e");
    assert!(footer(&driven).starts_with("Exporter :"), "{}", footer(&driven));
}

#[test]
fn any_words_can_be_marked() {
    let mut driven = open(80, 24);
    // From “menti” on to the next two words, named as the second technique of the list, with a comment.
    driven.press("n v e e m j j enter").write("insinue").press("ctrl-s");
    assert_eq!(notes(&driven), ["menti », lâche Ange|-|insinue"]);
    let Focus::Own(_) = driven.app.focus() else {
        panic!("{:?}", driven.app.focus())
    };
    assert!(text(&driven).contains("insinue"));
    assert_eq!(notes(driven.press("U U")), Vec::<String>::new());
}

#[test]
fn a_selection_begins_anywhere_and_is_copied() {
    let mut driven = open(80, 24);
    driven.press("v w v e e o y");
    assert_eq!(driven.app.take_effects(), [Effect::Copy("pour les".to_owned())]);
}

#[test]
fn the_flagged_words_are_copied_exactly() {
    let mut driven = open(40, 12);
    driven.press("n n n y");
    let words = current(&driven).to_owned();
    assert_eq!(words, "déclarés comme « définitifs »");
    assert_eq!(driven.app.take_effects(), [Effect::Copy(words)]);
}

#[test]
fn a_dismissed_rule_is_out_of_the_way() {
    let mut driven = open(80, 24);
    driven.press("D");
    assert_eq!(footer(&driven), "Règle fr-test-loaded écartée pour cet article.");
    driven.press("f G enter");
    let shown = |driven: &Driven| text(driven).lines().next().unwrap_or_default().to_owned();
    assert!(shown(&driven).contains("16 signalements"));
    // Without the dismissed.
    driven.press("f G k space esc");
    assert!(shown(&driven).contains("14 signalements sur 16"), "{}", shown(&driven));
}

// ── Filters, search, places ─────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn categories_and_strengths_are_filtered() {
    let mut driven = open(80, 24);
    driven.press("+ +");
    let mut seen = vec![current(&driven).to_owned()];
    for _ in 0..4 {
        seen.push(current(driven.press("n")).to_owned());
    }
    assert_eq!(
        seen,
        [
            "situation catastrophique",
            "menti",
            "clique du port",
            "que deux solutions",
            "Maintenant ou jamais"
        ]
    );
    driven.press("0 6 <");
    assert_eq!(Category::ALL[5], Category::ManipulativeWording);
    assert_eq!(current(&driven), "déclarés comme « définitifs »");
    driven.press("1 2 3 4 5 7");
    assert!(
        text(&driven).contains("Aucun signalement ne passe ce filtre."),
        "{}",
        text(&driven)
    );
    driven.press("0 <");
    assert_eq!(current(&driven), "situation catastrophique");
}

#[test]
fn judging_what_is_left_goes_on_to_the_next() {
    let mut driven = open(80, 24);
    driven.press("f G space esc <");
    for expected in ["situation catastrophique", "menti", "déclarés comme « définitifs »"] {
        assert_eq!(current(&driven), expected);
        driven.press("a");
    }
}

#[test]
fn searching_goes_round() {
    let mut driven = open(80, 24);
    driven.press("/").write("pîle").press("enter");
    for n in 1..=3 {
        assert_eq!(footer(&driven), format!("occurrence {n}/3"));
        driven.press(".");
    }
    assert_eq!(footer(&driven), "occurrence 1/3 · Reprise au début.");
    driven.press(",");
    assert_eq!(footer(&driven), "occurrence 3/3 · Reprise par la fin.");
    assert!(text(&driven).contains("la pile sud"));
    driven.press("/").write("introuvable").press("enter");
    assert_eq!(footer(&driven), "« introuvable » n’apparaît pas.");
}

#[test]
fn one_goes_to_a_line_of_the_source_or_a_share_of_the_article() {
    let mut driven = open(80, 24);
    let source = include_str!("support/article.fr.md");
    let line = source
        .lines()
        .position(|line| line.starts_with("> Il n’y a"))
        .expect("it is there")
        + 1;
    driven.press(":").write(&line.to_string()).press("enter");
    assert_eq!(current(&driven), "que deux solutions");
    driven.press(":").write("0 %").press("enter");
    assert_eq!(current(&driven), "situation catastrophique");
    driven.press(":").write("100%").press("enter");
    assert!(text(&driven).contains("conseil se réunit jeudi."), "{}", text(&driven));
    driven.press(":").write("bientôt").press("enter");
    assert_eq!(footer(&driven), "« bientôt » n’est ni une ligne ni un pourcentage.");
}

#[test]
fn every_row_of_every_view_leads_to_its_passage() {
    for view in ["o", "l", "N", "t", "w", "P", "H"] {
        let mut driven = studied(80, 24);
        driven.press("n n c").write("x").press("ctrl-s <").press(view);
        let mut arrived = 0;
        for row in 0..60 {
            driven.press(if row == 0 { "g" } else { "j" }).press("enter");
            if driven.app.view() == View::Read {
                arrived += 1;
                driven.press("esc");
                assert_ne!(driven.app.view(), View::Read, "{view}: row {row}");
            }
        }
        assert!(arrived > 7, "{view}: {arrived}");
    }
}

#[test]
fn an_export_is_asked_for_and_never_replaces_unasked() {
    let mut driven = open(80, 24);
    driven.press("e enter");
    let path = std::path::PathBuf::from("pont-de-morvenne.notes.md");
    assert_eq!(
        driven.app.take_effects(),
        [Effect::Export {
            path: path.clone(),
            replace: false
        }]
    );
    driven.app.input(Input::Exists(path.clone()));
    assert!(footer(&driven).starts_with("Ce fichier existe."));
    driven.press("enter");
    assert_eq!(
        driven.app.take_effects(),
        [Effect::Export {
            path: path.clone(),
            replace: true
        }]
    );
    driven.app.input(Input::Exists(path));
    driven.write("x").press("enter");
    assert_eq!(
        driven.app.take_effects(),
        [Effect::Export {
            path: "pont-de-morvenne.notes.mdx".into(),
            replace: false
        }],
        "another name is another file"
    );
}

#[test]
fn keys_that_do_nothing_say_so() {
    let mut driven = open(80, 24);
    driven.press("!");
    assert_eq!(footer(&driven), "! : sans effet ici. ? : aide.");
}

#[test]
fn a_change_of_size_comes_back_to_the_same_place() {
    let mut driven = open(80, 24);
    driven.press("n n n n n");
    let words = current(&driven).to_owned();
    for (width, height) in [(200, 60), (10, 3), (41, 12), (120, 9), (80, 24)] {
        driven.resize(width, height);
        assert_eq!(current(&driven), words, "{width}x{height}");
    }
    let mut driven = open(80, 24);
    driven.press("j j j j j j j j");
    let before = driven.app.place();
    for width in (30..120).chain((80..120).rev()) {
        driven.resize(width, 24);
    }
    driven.resize(80, 24);
    assert_eq!(driven.app.place(), before);
    for keys in ["", "n n n n n", "space", "v w w w"] {
        driven.press(keys);
        let before = text(&driven);
        driven.resize(1, 1).resize(0, 0).resize(3, 2).resize(80, 24);
        assert_eq!(text(&driven), before, "{keys}");
    }
}

// ── The study ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The row that is selected, by what it says.
fn selected(driven: &Driven) -> String {
    let (buffer, none) = (driven.buffer(), ratatui::style::Color::Reset);
    let rows = support::styles::text(&buffer);
    let selected = rows
        .lines()
        .zip(0u16..)
        .find(|(_, y)| buffer[(driven.size.0 / 2, *y)].bg != none);
    selected.map(|(row, _)| row.trim().to_owned()).unwrap_or_default()
}

#[test]
fn an_entry_opens_into_passages_and_one_comes_back_to_its_row() {
    for back in ["esc", "w"] {
        let mut driven = studied(80, 24);
        driven.press("w j enter j");
        assert!(
            selected(&driven).contains("le chantier aurait coûté"),
            "{}",
            selected(&driven)
        );
        driven.press("enter");
        assert_eq!(driven.app.view(), View::Read);
        assert!(matches!(driven.app.focus(), Focus::Studied(_)) && driven.app.is_focus_in_view());
        assert!(
            footer(&driven).starts_with("Échap retour : Sources"),
            "{}",
            footer(&driven)
        );
        driven.press("n n").press(back);
        assert_eq!(driven.app.view(), View::Sources);
        assert!(
            selected(&driven).contains("le chantier aurait coûté"),
            "{}",
            selected(&driven)
        );
    }
}

#[test]
fn entries_close_from_anywhere_in_them() {
    let mut driven = studied(80, 24);
    driven.press("P right j j j left");
    assert!(selected(&driven).starts_with("▸ Les élus"), "{}", selected(&driven));
    assert!(!text(&driven).contains("clique du port"));
    driven.press("enter");
    assert!(footer(&driven).starts_with("Entrée fermer"), "{}", footer(&driven));
    driven.press("enter");
    assert!(footer(&driven).starts_with("Entrée ouvrir"), "{}", footer(&driven));
    // Of whom nothing is said, the first mention is what there is to see.
    driven.press("G enter");
    assert!(text(&driven).contains("Mentionné 1 fois"), "{}", text(&driven));
    assert_eq!(selected(driven.press("esc")).split_whitespace().next(), Some("Ange"));
}

#[test]
fn the_way_back_is_shown_on_a_narrow_screen_too() {
    for (keys, view) in [
        ("w enter j enter", "Sources"),
        ("P enter j enter", "Portraits"),
        ("l enter", "Signalements"),
    ] {
        let mut driven = studied(40, 12);
        driven.press(keys);
        assert!(
            footer(&driven).starts_with(&format!("Échap retour : {view}")),
            "{}",
            footer(&driven)
        );
    }
}

#[test]
fn escape_goes_back_first_and_then_clears_the_search() {
    let mut driven = studied(80, 24);
    driven.press("/").write("pile").press("enter l enter esc");
    assert_eq!(driven.app.view(), View::Flags);
    // Another view forgets where one came from.
    driven.press("enter o esc esc .");
    assert_eq!(footer(&driven), "Rien n’a encore été cherché.");
}

#[test]
fn a_passage_is_marked_in_the_text_while_one_looks_at_it() {
    for depth in [Depth::True, Depth::Sixteen, Depth::None] {
        let mut driven = Driven::open_studied((120, 36), Language::French, Shade::Dark, depth);
        let style = |driven: &Driven, words: &str| {
            let place = place_of(driven, words);
            let cell = &driven.buffer()[place];
            (cell.fg, cell.bg, cell.modifier)
        };
        let before = ["le comité dans un", "est en jeu"].map(|words| style(&driven, words));
        driven.press("w enter j enter");
        let during = ["le comité dans un", "est en jeu"].map(|words| style(&driven, words));
        assert!(
            during[0] != before[0] && during[1] != before[1] && during[0] != during[1],
            "{depth:?}"
        );
        driven.press("p");
        let after = ["le comité dans un", "est en jeu"].map(|words| style(&driven, words));
        assert_eq!(after[0], before[0], "{depth:?}");
    }
}

#[test]
fn what_was_found_can_be_commented_and_copied() {
    let mut driven = studied(80, 24);
    driven.press("w j enter j enter y");
    let passage = "Selon des sources proches du dossier, le chantier aurait coûté le double de ce qui était prévu";
    assert_eq!(driven.app.take_effects(), [Effect::Copy(passage.to_owned())]);
    driven.press("esc c").write("Qui ?").press("ctrl-s");
    assert_eq!(notes(&driven), [format!("{passage}|-|Qui ?")]);
    assert_eq!(driven.app.view(), View::Read);
    driven.press("esc");
    assert_eq!(driven.app.view(), View::Sources);
}

#[test]
fn the_panel_of_a_flag_says_who_speaks_and_of_whom() {
    let mut driven = studied(120, 36);
    driven.press("n n n n");
    let panel = text(&driven);
    assert_eq!(current(&driven), "Selon des sources proches du dossier");
    assert!(panel.contains("Source          des sources proches du"), "{panel}");
    driven.press("n n n");
    let panel = text(&driven);
    assert_eq!(current(&driven), "prétendant vouloir");
    assert!(
        panel.contains("Source          Les élus") && panel.contains("À propos de     Les élus"),
        "{panel}"
    );
}

#[test]
fn a_study_under_way_says_so_and_comes_into_the_view() {
    for (view, row) in [("w", "le comité"), ("P", "Les élus"), ("H", "Plus affirmatif")] {
        let mut driven = open(80, 24);
        driven.press(view);
        assert!(
            text(&driven).contains("L’étude de l’article est en cours…"),
            "{}",
            text(&driven)
        );
        driven.press("j enter right left esc").press(view);
        driven.study();
        assert!(text(&driven).contains(row), "{}", text(&driven));
    }
}

#[test]
fn an_article_in_which_nothing_is_found_says_so() {
    let article = Article::read("Rien de tel.".to_owned(), Format::Markdown, Some(Language::French));
    let mut driven = Driven::open_article(article, (80, 24), Language::French, Shade::Dark, Depth::True);
    driven.app.input(Input::Studied(Box::default()));
    for (view, says) in [
        ("w", "Cet article ne fait parler personne"),
        ("P", "Aucun acteur"),
        ("H", "Cet article n’a pas de titre."),
    ] {
        driven.press(view);
        assert!(text(&driven).contains(says), "{}", text(&driven));
        driven.press("j enter G right left");
        assert!(driven.app.view() != View::Read);
    }
}

#[test]
fn a_study_without_rules_finds_nothing_and_does_not_say_that_there_is_nothing() {
    let article = Article::read("Der Hund lief.".to_owned(), Format::Markdown, None);
    let mut driven = Driven::open_article(article, (80, 24), Language::French, Shade::Dark, Depth::True);
    driven.app.input(Input::Studied(Box::default()));
    for view in ["w", "P", "H"] {
        driven.press(view);
        assert!(
            text(&driven).contains("interligne a des règles pour"),
            "{}",
            text(&driven)
        );
    }
}

// ── The mouse ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Where words stand on the screen.
fn place_of(driven: &Driven, words: &str) -> (u16, u16) {
    let text = text(driven);
    let found = text
        .lines()
        .enumerate()
        .find_map(|(row, line)| Some((line.find(words).map(|at| line[..at].chars().count())?, row)));
    let (column, row) = found.unwrap_or_else(|| panic!("“{words}” is not on the screen:\n{text}"));
    (
        u16::try_from(column).expect("a column"),
        u16::try_from(row).expect("a row"),
    )
}

fn mouse(driven: &mut Driven, kind: MouseEventKind, (column, row): (u16, u16)) {
    driven.app.input(Input::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }));
}

#[test]
fn the_mouse_goes_to_flags_scrolls_selects_and_follows_rows() {
    let mut driven = open(120, 36);
    let (left, drag) = (
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
    );
    let place = place_of(&driven, "que deux solutions");
    mouse(&mut driven, left, place);
    assert_eq!(current(&driven), "que deux solutions");

    // Overlapping flags: the narrower lies on top, and is the one that is meant.
    let (column, row) = place_of(&driven, "définitifs");
    mouse(&mut driven, left, (column + 2, row));
    assert_eq!(current(&driven), "définitifs");

    let place = place_of(&driven, "Aucun document");
    mouse(&mut driven, left, place);
    assert_eq!(current(&driven), "définitifs", "plain words say nothing");
    mouse(&mut driven, drag, place);
    mouse(&mut driven, drag, (place.0 + 13, place.1));
    driven.press("y");
    assert_eq!(driven.app.take_effects(), [Effect::Copy("Aucun document".to_owned())]);

    driven.press("esc l");
    let place = place_of(&driven, "clique du port");
    mouse(&mut driven, left, place);
    assert_eq!(driven.app.view(), View::Flags, "a click selects");
    mouse(&mut driven, left, place);
    assert_eq!((driven.app.view(), current(&driven)), (View::Read, "clique du port"));

    // An entry is selected, opened, and its rows lead to their passages.
    driven.study();
    driven.press("w");
    let place = place_of(&driven, "Ange Belloir");
    mouse(&mut driven, left, place);
    assert!(!text(&driven).contains("lâche"), "a click selects");
    mouse(&mut driven, left, place);
    let place = place_of(&driven, "lâche");
    mouse(&mut driven, left, place);
    mouse(&mut driven, left, place);
    assert_eq!(driven.app.view(), View::Read);
    assert!(matches!(driven.app.focus(), Focus::Studied(_)));

    driven.resize(80, 24);
    for _ in 0..30 {
        mouse(&mut driven, MouseEventKind::ScrollDown, (10, 5));
    }
    assert!(text(&driven).contains("conseil se réunit jeudi."));
    for _ in 0..30 {
        mouse(&mut driven, MouseEventKind::ScrollUp, (10, 5));
    }
    assert!(text(&driven).contains("Par Élise Tarrant"));
}

// ── Anything ────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Clone, Debug)]
enum Step {
    Key(&'static str),
    Type(String),
    Resize(u16, u16),
    Paste(String),
    Mouse(MouseEventKind, u16, u16),
    Study(Vec<(u32, u32)>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    const KEYS: &[&str] = &[
        "n",
        "p",
        "s",
        "S",
        "tab",
        "shift-tab",
        "<",
        ">",
        "J",
        "K",
        "z",
        "a",
        "d",
        "u",
        "c",
        "D",
        "x",
        "U",
        "y",
        "ctrl-s",
        "f",
        "1",
        "6",
        "7",
        "-",
        "+",
        "0",
        "space",
        "j",
        "k",
        "down",
        "up",
        "pagedown",
        "b",
        "ctrl-d",
        "ctrl-u",
        "}",
        "{",
        "g",
        "G",
        "enter",
        "right",
        "left",
        "w",
        "P",
        "H",
        "/",
        ".",
        ",",
        ":",
        "v",
        "h",
        "l",
        "o",
        "$",
        "m",
        "N",
        "t",
        "e",
        "?",
        "T",
        "M",
        "ctrl-l",
        "esc",
        "q",
        "backspace",
    ];
    const MOUSE: &[MouseEventKind] = &[
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ];
    let step = prop_oneof![
        12 => proptest::sample::select(KEYS).prop_map(Step::Key),
        1 => "[a-z0-9% é\u{1b}\u{202e}汉]{0,6}".prop_map(Step::Type),
        1 => "[a-z\n\r\t é\u{1b}\u{202e}汉]{0,9}".prop_map(Step::Paste),
        2 => (proptest::sample::select(MOUSE), 0u16..140, 0u16..50).prop_map(|(kind, column, row)| Step::Mouse(kind, column, row)),
        2 => (0u16..140, 0u16..50).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => proptest::collection::vec((0u32..300, 0u32..80), 1..12).prop_map(Step::Study),
    ];
    proptest::collection::vec(step, 0..80)
}

/// A text in which anything may stand, flagged or not.
fn texts() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "situation catastrophique ",
        "Maintenant ou jamais ! ",
        "clique du port ",
        "a été critiquée, ",
        "mot ",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "\u{1b}[31m",
        "\u{202e}",
        "汉字",
        "👩‍👩‍👧",
        "e\u{301}",
        "\u{202f}!",
        "\t",
        "    ",
        "```\n",
    ]);
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_keys_and_no_size_can_break_it(text in texts(), steps in steps()) {
        let article = Article::read(text, Format::Markdown, Some(Language::French));
        let mut driven = Driven::open_article(article, (80, 24), Language::English, Shade::Dark, Depth::True);
        for step in steps {
            match step {
                Step::Key(key) => drop(driven.press(key)),
                Step::Type(text) => drop(driven.write(&text)),
                Step::Resize(width, height) => drop(driven.resize(width, height)),
                Step::Paste(text) => driven.app.input(Input::Paste(text)),
                Step::Mouse(kind, column, row) => mouse(&mut driven, kind, (column, row)),
                Step::Study(spans) => driven.app.input(Input::Studied(Box::new(support::study::anything(&spans)))),
            }
            let buffer = driven.buffer();
            for cell in buffer.content() {
                prop_assert!(!cell.symbol().contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{cell:?}");
            }
            // What the panel speaks of begins in view.
            if *driven.app.focus() != Focus::Nothing {
                prop_assert!(driven.app.is_focus_in_view());
            }
            driven.app.take_effects();
        }
    }
}
