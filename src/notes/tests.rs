use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::article::{Format, Origin};
use crate::language::Language;
use crate::messages::Messages;

const TEXT: &str =
    "Malgré la situation catastrophique, le porte-parole a parlé. « Historique », dit-il d’une rencontre sans date.";
const NOW: &str = "2026-11-22T08:05:00Z";
const LATER: &str = "2026-11-22T09:00:00Z";

fn article(text: &str) -> Article {
    Article {
        text: text.to_owned(),
        title: None,
        byline: None,
        date: None,
        language: Some(Language::French),
        blocks: Vec::new(),
        code: Vec::new(),
        links: Vec::new(),
        origin: Origin::Same,
        format: Format::Plain,
    }
}

fn flag(words: &str) -> Flagged<'static> {
    let start = TEXT.find(words).unwrap();
    let span = Span::new(start, start + words.len());
    Flagged {
        rule: "fr-loaded-adjective",
        technique: Technique::LoadedLanguage,
        span,
    }
}

/// A data folder, and one article in a file.
struct Desk {
    folder: TempDir,
    store: Store,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), TEXT).unwrap();
        let store = Store::new(&folder.path().join("data"));
        Self { folder, store }
    }

    fn open(&self) -> Notebook {
        self.open_as("a.txt", TEXT)
    }

    fn open_as(&self, name: &str, text: &str) -> Notebook {
        Notebook::open(
            Some(&self.store),
            &Identity::file(&self.folder.path().join(name)),
            &article(text),
        )
    }

    /// The one file of notes.
    fn file(&self) -> PathBuf {
        let notes = self.folder.path().join("data/notes");
        let mut files: Vec<PathBuf> = fs::read_dir(notes)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files.remove(0)
    }
}

fn saved(mut notebook: Notebook) -> Notebook {
    assert!(notebook.save(TEXT), "{:?}", notebook.problem());
    assert!(!notebook.is_unsaved());
    notebook
}

fn comments(notebook: &Notebook) -> Vec<&str> {
    notebook
        .entries()
        .into_iter()
        .map(|(note, _)| note.comment.as_str())
        .collect()
}

#[test]
fn notes_are_there_again() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.set_verdict(TEXT, &flag("situation catastrophique"), Some(Verdict::Agree), NOW);
    notebook.comment_flag(TEXT, &flag("situation catastrophique"), "De qui ?\n", LATER);
    let own = notebook.highlight(TEXT, flag("sans date").span, None, NOW).unwrap();
    notebook.set_technique(&own, Some(Technique::UnsourcedFigure), NOW);
    notebook.dismiss_rule("fr-scare-quotes", true);
    assert!(notebook.needs_saving() && notebook.is_unsaved());
    let written = saved(notebook);

    let read = desk.open();
    assert!(!read.is_unsaved());
    assert_eq!(read.problem(), None);
    assert_eq!(read.record.notes, written.record.notes);
    let note = read.on_flag(&flag("situation catastrophique")).unwrap();
    assert_eq!(
        (note.verdict, note.comment.as_str()),
        (Some(Verdict::Agree), "De qui ?")
    );
    assert_eq!(
        (note.created.as_deref(), note.modified.as_deref(), note.revision),
        (Some(NOW), Some(LATER), 2)
    );
    assert_eq!(read.note(&own).unwrap().0.technique, Some(Technique::UnsourcedFigure));
    assert!(read.is_rule_dismissed("fr-scare-quotes"));
}

#[test]
fn opening_leaves_no_trace_and_blank_notes_go() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    assert!(!desk.folder.path().join("data").exists());
    notebook.set_verdict(TEXT, &flag("situation"), Some(Verdict::Unsure), NOW);
    notebook.set_verdict(TEXT, &flag("situation"), None, NOW);
    assert_eq!(notebook.entries(), []);
    notebook.comment_flag(TEXT, &flag("situation"), "  ", NOW);
    assert_eq!(notebook.entries(), []);
    assert_eq!(notebook.highlight(TEXT, Span::new(4, 4), None, NOW), None);
    assert_eq!(notebook.highlight(TEXT, Span::new(4, 4000), None, NOW), None);
}

#[test]
fn a_dismissed_rule_yields_to_a_verdict() {
    let mut notebook = Notebook::open(None, &Identity::by_text(), &article(TEXT));
    let flagged = flag("situation catastrophique");
    notebook.dismiss_rule(flagged.rule, true);
    assert!(notebook.is_dismissed(&flagged));
    notebook.set_verdict(TEXT, &flagged, Some(Verdict::Agree), NOW);
    assert!(!notebook.is_dismissed(&flagged));
    notebook.set_verdict(TEXT, &flagged, Some(Verdict::Dismiss), NOW);
    notebook.dismiss_rule(flagged.rule, false);
    assert!(notebook.is_dismissed(&flagged));
    assert!(!notebook.is_dismissed(&flag("sans date")));
}

#[test]
fn a_rule_that_was_renamed_keeps_its_notes() {
    let mut notebook = Notebook::open(None, &Identity::by_text(), &article(TEXT));
    notebook.comment_flag(TEXT, &flag("situation"), "oui", NOW);
    let renamed = Flagged {
        rule: "fr-loaded-noun",
        ..flag("situation")
    };
    assert_eq!(notebook.on_flag(&renamed).unwrap().comment, "oui");
    let other = Flagged {
        technique: Technique::Doubt,
        ..renamed
    };
    assert_eq!(notebook.on_flag(&other), None);
}

#[test]
fn a_flag_that_covers_other_words_than_it_did_keeps_its_note() {
    let mut notebook = Notebook::open(None, &Identity::by_text(), &article(TEXT));
    notebook.set_verdict(TEXT, &flag("situation"), Some(Verdict::Agree), NOW);
    let wider = flag("situation catastrophique");
    assert_eq!(
        notebook.on_flag(&wider).and_then(|note| note.verdict),
        Some(Verdict::Agree)
    );
    notebook.set_verdict(TEXT, &wider, Some(Verdict::Dismiss), NOW);
    assert_eq!(notebook.entries().len(), 1, "it is the same note");
    let other = Flagged {
        rule: "fr-other",
        technique: Technique::Doubt,
        ..wider
    };
    assert_eq!(notebook.on_flag(&other), None);
}

#[test]
fn two_windows_lose_nothing() {
    let desk = Desk::new();
    let mut first = desk.open();
    first.comment_flag(TEXT, &flag("situation"), "avant", NOW);
    let mut first = saved(first);
    let mut second = desk.open();

    first.set_verdict(TEXT, &flag("situation"), Some(Verdict::Agree), NOW);
    first.highlight(TEXT, flag("Malgré").span, None, NOW);
    first.dismiss_rule("fr-one", true);
    let mut first = saved(first);
    second.comment_flag(TEXT, &flag("situation"), "après", LATER);
    second.highlight(TEXT, flag("date").span, None, NOW);
    second.dismiss_rule("fr-two", true);
    let second = saved(second);

    let note = second.on_flag(&flag("situation")).unwrap();
    assert_eq!((note.verdict, note.comment.as_str()), (Some(Verdict::Agree), "après"));
    assert_eq!(second.entries().len(), 3);
    assert!(second.is_rule_dismissed("fr-one") && second.is_rule_dismissed("fr-two"));

    first.comment_flag(TEXT, &flag("situation"), "autrement", NOW);
    let mut first = saved(first);
    assert_eq!(first.entries().len(), 3);
    assert_eq!(first.on_flag(&flag("situation")).unwrap().comment, "après\n\nautrement");
    // Deleted in one, unchanged in the other.
    let own = first.entries()[0].0.id.clone();
    let deleted = first.delete(&own).unwrap();
    let mut second = {
        saved(first);
        saved(second)
    };
    assert_eq!(second.entries().len(), 2);
    second.restore(TEXT, deleted);
    assert_eq!(saved(second).entries().len(), 3);
}

#[test]
fn many_windows_at_once_lose_nothing() {
    let desk = Desk::new();
    let words: Vec<&str> = TEXT.split(' ').filter(|word| word.len() > 4).collect();
    std::thread::scope(|scope| {
        for word in &words {
            scope.spawn(|| {
                let mut notebook = desk.open();
                notebook.comment_flag(TEXT, &flag(word), word, NOW);
                while !notebook.save(TEXT) {
                    std::thread::yield_now();
                }
            });
        }
    });
    assert_eq!(desk.open().entries().len(), words.len());
}

#[test]
fn an_edited_article_keeps_its_notes_and_shows_the_orphans() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation catastrophique"), "chargé", NOW);
    notebook.comment_flag(TEXT, &flag("sans date"), "quand ?", NOW);
    saved(notebook);
    let edited = format!("Chapeau.\n\n{}", TEXT.replace(" d’une rencontre sans date", ""));
    let notebook = desk.open_as("a.txt", &edited);
    let entries = notebook.entries();
    assert_eq!(
        entries[0].1.span().map(|span| span.of(&edited)),
        Some("situation catastrophique")
    );
    assert_eq!(
        (entries[1].1, entries[1].0.comment.as_str()),
        (Anchor::Orphan, "quand ?")
    );
    assert!(!notebook.is_unsaved());
}

#[test]
fn a_moved_or_copied_article_takes_its_notes_along() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "déjà", NOW);
    saved(notebook);
    fs::rename(desk.folder.path().join("a.txt"), desk.folder.path().join("b.txt")).unwrap();
    assert_eq!(comments(&desk.open_as("b.txt", TEXT)), ["déjà"]);
    // Without a word written in between, and edited since.
    let edited = TEXT.replace("parlé", "dit peu");
    assert_eq!(comments(&desk.open_as("b.txt", &edited)), ["déjà"]);
    assert_eq!(comments(&desk.open_as("c.txt", &edited)), ["déjà"]);
    let unknown = edited.replace("Malgré", "Avec");
    assert_eq!(comments(&desk.open_as("d.txt", &unknown)), Vec::<&str>::new());
    let piped = Notebook::open(Some(&desk.store), &Identity::by_text(), &article(TEXT));
    assert_eq!(comments(&piped), ["déjà"]);
}

#[test]
fn an_article_that_was_edited_then_moved_takes_its_notes_along() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "déjà", NOW);
    saved(notebook);
    let edited = TEXT.replace("parlé", "dit peu");
    // Looked at once after it was edited, without a word written.
    assert_eq!(comments(&desk.open_as("a.txt", &edited)), ["déjà"]);
    fs::rename(desk.folder.path().join("a.txt"), desk.folder.path().join("b.txt")).unwrap();
    assert_eq!(comments(&desk.open_as("b.txt", &edited)), ["déjà"]);
    // A text that already has notes of its own keeps them, whatever other article comes to say the same.
    assert_eq!(comments(&desk.open_as("a.txt", &edited)), ["déjà"]);
    let piped = Notebook::open(Some(&desk.store), &Identity::by_text(), &article(TEXT));
    assert_eq!(comments(&piped), ["déjà"]);
}

#[test]
fn an_import_finds_its_article() {
    let (desk, elsewhere) = (Desk::new(), Desk::new());
    let mut theirs = elsewhere.open();
    theirs.comment_flag(TEXT, &flag("situation"), "de loin", NOW);
    let record = theirs.record(TEXT);

    // Nothing here yet: by the text, under another path.
    desk.store.import(&record).unwrap();
    assert_eq!(comments(&desk.open()), ["de loin"]);
    // With notes of one's own: into them, once.
    let mut mine = desk.open();
    mine.comment_flag(TEXT, &flag("Malgré"), "d’ici", NOW);
    saved(mine);
    for _ in 0..2 {
        desk.store.import(&record).unwrap();
        assert_eq!(comments(&desk.open()), ["d’ici", "de loin"]);
    }
    // By the place, although the text changed.
    let edited = TEXT.replace("parlé", "dit peu");
    let mut later = desk.open_as("a.txt", &edited).record(&edited);
    later.notes[0].comment = "plus tard".to_owned();
    desk.store.import(&later).unwrap();
    assert_eq!(comments(&desk.open())[0], "plus tard\n\nd’ici");
}

#[test]
fn an_import_chooses_no_path() {
    let desk = Desk::new();
    let mut record = Record::new(About {
        content: "../../out".to_owned(),
        ..About::default()
    });
    record.dismissed_rules.insert("fr-one".to_owned());
    desk.store.import(&record).unwrap();
    record.article.place = Some("../../../out".to_owned());
    desk.store.import(&record).unwrap();
    let mut outside: Vec<_> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    outside.sort();
    assert_eq!(outside, ["a.txt", "data"]);
    assert_eq!(desk.store.records().len(), 2);
}

#[cfg(unix)]
#[test]
fn names_that_cannot_be_shown_are_told_apart() {
    use std::os::unix::ffi::OsStrExt;
    let named = |bytes: &[u8]| Identity::file(Path::new(std::ffi::OsStr::from_bytes(bytes)));
    assert_ne!(named(b"/absent/\xff.txt"), named(b"/absent/\xfe.txt"));
    assert_eq!(named(b"/absent/\xff.txt"), named(b"/absent/\xff.txt"));
}

#[test]
fn a_damaged_file_is_set_aside() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "un", NOW);
    let mut notebook = saved(notebook);
    let file = desk.file();
    fs::write(&file, "{\"schema\": 1, \"not").unwrap();

    let reopened = desk.open();
    assert_eq!(reopened.entries(), []);
    let Some(problem @ Problem::Damaged { kept, .. }) = reopened.problem() else {
        panic!("{:?}", reopened.problem())
    };
    assert_eq!(fs::read_to_string(kept).unwrap(), "{\"schema\": 1, \"not");
    let line = problem.message(Messages::of(Language::English));
    assert!(line.contains(".json.damaged") && !line.contains('{'), "{line}");

    // The window that still has them writes them again.
    notebook.comment_flag(TEXT, &flag("situation"), "deux", NOW);
    saved(notebook);
    assert_eq!(comments(&desk.open()), ["deux"]);
    assert!(kept.exists());
}

#[test]
fn a_newer_file_is_left_alone() {
    let desk = Desk::new();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "un", NOW);
    saved(notebook);
    let newer = fs::read_to_string(desk.file())
        .unwrap()
        .replacen("\"schema\": 1", "\"schema\": 2", 1);
    fs::write(desk.file(), &newer).unwrap();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "deux", NOW);
    assert!(!notebook.save(TEXT));
    assert!(notebook.is_unsaved());
    assert!(matches!(notebook.problem(), Some(Problem::Newer { .. })));
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), newer);
}

#[test]
fn what_cannot_be_written_stays_and_is_tried_again() {
    let desk = Desk::new();
    // A file where the folder should be fails for every user, whatever their rights.
    fs::write(desk.folder.path().join("data"), "").unwrap();
    let mut notebook = desk.open();
    notebook.comment_flag(TEXT, &flag("situation"), "gardé", NOW);
    assert!(!notebook.save(TEXT));
    assert!(matches!(notebook.problem(), Some(Problem::Folder { .. })));
    assert!(notebook.is_unsaved() && !notebook.needs_saving());
    assert_eq!(comments(&notebook), ["gardé"]);

    fs::remove_file(desk.folder.path().join("data")).unwrap();
    let notebook = saved(notebook);
    assert_eq!(notebook.problem(), None);
    assert_eq!(comments(&desk.open()), ["gardé"]);
}

#[test]
fn a_notebook_without_a_folder_lives_in_memory() {
    let mut notebook = Notebook::open(None, &Identity::named("specimen:fr"), &article(TEXT));
    assert_eq!(notebook.problem(), Some(&Problem::NoFolder));
    notebook.comment_flag(TEXT, &flag("situation"), "vu", NOW);
    assert!(!notebook.save(TEXT));
    assert_eq!(comments(&notebook), ["vu"]);
}

#[test]
fn every_problem_is_one_line_in_both_languages() {
    let (path, cause) = (PathBuf::from("/x/\u{1b}[2J"), "refusé".to_owned());
    let problems = [
        Problem::NoFolder,
        Problem::Folder {
            path: path.clone(),
            cause: cause.clone(),
        },
        Problem::Read {
            path: path.clone(),
            cause: cause.clone(),
        },
        Problem::Write {
            path: path.clone(),
            cause: cause.clone(),
        },
        Problem::Damaged {
            path: path.clone(),
            cause,
            kept: path.clone(),
        },
        Problem::Newer { path },
    ];
    for problem in problems {
        for language in Language::ALL {
            let line = problem.message(Messages::of(language));
            assert!(line.len() > 20 && !line.contains(char::is_control), "{line}");
            assert!(!line.contains('{'), "{line}");
        }
    }
}

#[test]
fn moments_are_written_as_dates() {
    let at = |seconds| timestamp(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
    assert_eq!(at(0), "1970-01-01T00:00:00Z");
    assert_eq!(at(951_782_399), "2000-02-28T23:59:59Z");
    assert_eq!(at(951_782_400), "2000-02-29T00:00:00Z");
    assert_eq!(at(1_795_334_700), "2026-11-22T08:05:00Z");
    assert_eq!(at(4_107_542_400), "2100-03-01T00:00:00Z");
}

/// Something a reader does.
#[derive(Clone, Debug)]
enum Act {
    Verdict(usize, usize),
    Comment(usize, String),
    Highlight(usize),
    Delete(usize),
    Dismiss(usize, bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..8usize, 0..4usize).prop_map(|(word, verdict)| Act::Verdict(word, verdict)),
        (0..8usize, "[a-z]{0,3}").prop_map(|(word, comment)| Act::Comment(word, comment)),
        (0..8usize).prop_map(Act::Highlight),
        (0..12usize).prop_map(Act::Delete),
        (0..3usize, any::<bool>()).prop_map(|(rule, on)| Act::Dismiss(rule, on)),
    ];
    proptest::collection::vec(act, 0..12)
}

fn perform(notebook: &mut Notebook, acts: &[Act]) {
    let words: Vec<&str> = TEXT.split(' ').filter(|word| word.len() > 4).take(8).collect();
    let flagged = |word: usize| flag(words[word]);
    for act in acts {
        match act {
            Act::Verdict(word, verdict) => {
                notebook.set_verdict(TEXT, &flagged(*word), Verdict::ALL.get(*verdict).copied(), NOW);
            }
            Act::Comment(word, comment) => notebook.comment_flag(TEXT, &flagged(*word), comment, NOW),
            Act::Highlight(word) => {
                notebook.highlight(TEXT, flagged(*word).span, None, NOW);
            }
            Act::Delete(index) => {
                let id = notebook.entries().get(*index).map(|(note, _)| note.id.clone());
                id.map(|id| notebook.delete(&id));
            }
            Act::Dismiss(rule, on) => notebook.dismiss_rule(["a", "b", "c"][*rule], *on),
        }
    }
}

fn memory() -> Notebook {
    Notebook::open(None, &Identity::by_text(), &article(TEXT))
}

proptest! {
    #[test]
    fn merging_loses_nothing(past in acts(), theirs in acts(), ours in acts()) {
        let at = |acts: &[&[Act]]| {
            let mut notebook = memory();
            for acts in acts {
                perform(&mut notebook, acts);
            }
            notebook.record.clone()
        };
        let (base, their, our) = (at(&[&past]), at(&[&past, &theirs]), at(&[&past, &ours]));
        let merged = merge::merge(&base, &their, &our);
        prop_assert!(merge::merge(&base, &base, &our).says_the_same(&our));
        prop_assert!(merge::merge(&base, &their, &base).says_the_same(&their));
        for side in [&their, &our] {
            for note in &side.notes {
                let known = base.notes.iter().find(|known| known.id == note.id);
                let now = merged.notes.iter().find(|merged| merged.id == note.id);
                if known.is_none_or(|known| known.comment != note.comment) {
                    let now = now.map(|now| now.comment.as_str());
                    prop_assert!(now.is_some_and(|now| now.contains(&note.comment)), "{note:?} {now:?}");
                }
                if let Some(now) = now {
                    prop_assert!(now.revision >= note.revision);
                }
            }
        }
        let ids: std::collections::BTreeSet<&str> = merged.notes.iter().map(|note| note.id.as_str()).collect();
        prop_assert_eq!(ids.len(), merged.notes.len());
    }

    #[test]
    fn a_record_survives_its_file(acts in acts()) {
        let mut notebook = memory();
        perform(&mut notebook, &acts);
        let read = Record::from_json(&notebook.record.to_json()).unwrap();
        prop_assert!(read.says_the_same(&notebook.record));
        prop_assert_eq!(read.to_json(), notebook.record.to_json());
    }

    #[test]
    fn importing_twice_is_importing_once(mine in acts(), theirs in acts()) {
        let (mut notebook, mut other) = (memory(), memory());
        perform(&mut notebook, &mine);
        perform(&mut other, &theirs);
        notebook.import(TEXT, &other.record);
        let once = notebook.record.clone();
        notebook.import(TEXT, &other.record);
        prop_assert_eq!(&notebook.record, &once);
        let mut empty = memory();
        empty.import(TEXT, &other.record);
        prop_assert!(empty.record.says_the_same(&other.record));
    }

    #[test]
    fn no_file_is_too_hostile(text in "\\PC{0,80}") {
        prop_assert!(Record::from_json(&text).is_err() || text.contains("schema"));
    }
}
