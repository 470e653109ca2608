use std::sync::LazyLock;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::study::COLUMNS;
use super::*;
use crate::analysis::study::{
    ActorKind, Attribution, Balance, Charge, Contrast, Form, Headline, HeadlineFinding, HeadlineFindingKind, Named,
    Portrait, Shares, Sign, SignKind, Source, SourceKind, Stance, Study, Trait, TraitKind,
};
use crate::analysis::{Analysis, Sentence, Voice, analyse};
use crate::article::Article;
use crate::language::Language;
use crate::notes::{Identity, Notebook, Record, Verdict};
use crate::rulebook::Rulebook;
use crate::rulebook::source::File;
use crate::span::Span;
use crate::taxonomy::Technique;

const TEXT: &str = "La situation *catastrophique* de l’île inquiète. Le récit, odieux, ne dit ni quand ni où.";
const NOW: &str = "2026-11-22T08:05:00Z";

const LEXICON: &str = r#"
[[words]]
pos = "adj"
classes = ["loaded"]
list = "catastrophique odieux"
"#;

const RULES: &str = r#"
[[rule]]
id = "fr-loaded-adjective"
technique = "Loaded_Language"
strength = "mark"
patterns = ["[{adj loaded}]"]
reason.fr = "« {text} » juge avant que le texte ne montre."
reason.en = "“{text}” judges before the text shows."
question.fr = "Qui le dit ?"
question.en = "Who says so?"
fine_when.fr = "Les faits suivent."
fine_when.en = "The facts follow."
plainer.fr = "grave"
plainer.en = "serious"
source = "compiled"
examples = ["Un récit [odieux].", "Une [odieuse] affaire."]
counterexamples = ["Un récit.", "Une affaire."]
"#;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let file = |name: &str, text: &str| File {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let (lexicon, rules) = ([file("words.toml", LEXICON)], [file("rules.toml", RULES)]);
    let (rulebook, problems) = Rulebook::from_files(Language::French, &lexicon, &rules).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    rulebook
});

/// A study with one of everything, all of it about a passage of a sentence.
fn studied(span: Span, voice: Voice) -> Study {
    let balance = |favourable, unfavourable| Balance {
        favourable,
        unfavourable,
        neutral: 0,
    };
    let said = |charge| Trait {
        span,
        kind: TraitKind::Epithet,
        charge,
        voice,
        mention: span,
        sentence: 0,
    };
    let portrait = Portrait {
        name: span,
        kind: ActorKind::Country,
        names: vec![span],
        mentions: vec![span],
        traits: Charge::ALL.iter().copied().map(said).collect(),
    };
    Study {
        attributions: vec![
            Attribution {
                kind: SourceKind::Person,
                source: Some(0),
                named: Some(span),
                cue: span,
                stance: Stance::Doubting,
                form: Form::Indirect,
                said: Some(span),
                words: 3,
                span,
                sentence: 0,
                voice,
            },
            Attribution {
                kind: SourceKind::None,
                source: None,
                named: None,
                cue: span,
                stance: Stance::Neutral,
                form: Form::Passive,
                said: None,
                words: 0,
                span,
                sentence: 0,
                voice: Voice::Author,
            },
        ],
        sources: vec![Source {
            name: span,
            role: Some(span),
            kind: SourceKind::Person,
            attributions: vec![0],
            words: 3,
            quoted: 1,
            portrait: Some(0),
        }],
        shares: Shares {
            words: 20,
            author: 15,
            quoted: 4,
            unattributed: 1,
            claims: 2,
            named: 1,
        },
        portraits: vec![portrait.clone(), portrait],
        contrast: Some(Contrast {
            favoured: 0,
            favoured_balance: balance(2, 0),
            blamed: 1,
            blamed_balance: balance(0, 3),
            author_alone: false,
        }),
        headline: Some(Headline {
            span,
            findings: HeadlineFindingKind::ALL
                .iter()
                .map(|&kind| HeadlineFinding {
                    kind,
                    span,
                    body: (kind == HeadlineFindingKind::Firmer).then_some(span),
                })
                .collect(),
        }),
        signs: SignKind::ALL
            .iter()
            .map(|&kind| Sign {
                kind,
                span,
                sentence: 0,
            })
            .collect(),
        facts: Vec::new(),
    }
}

/// An article of one paragraph, read, with a notebook in memory.
struct Desk {
    article: Article,
    analysis: Analysis,
    study: Study,
    rulebook: &'static Rulebook,
    notes: Notebook,
}

impl Desk {
    fn new(text: &str) -> Self {
        let article = Article::passage(text.to_owned(), Language::French);
        let rulebook = &*RULEBOOK;
        let analysis = analyse(&article, rulebook);
        let study = Study::default();
        let notes = Notebook::open(None, &Identity::by_text(), &article);
        Self {
            article,
            analysis,
            study,
            rulebook,
            notes,
        }
    }

    /// With a verdict and a comment on the second flag, a passage of the reader's own and an orphan.
    fn noted() -> Self {
        let mut desk = Self::new(TEXT);
        let flag = desk.analysis.flags[1].span;
        let flag = crate::notes::Flagged {
            rule: "fr-loaded-adjective",
            technique: Technique::LoadedLanguage,
            span: flag,
        };
        desk.notes.set_verdict(TEXT, &flag, Some(Verdict::Agree), NOW);
        desk.notes
            .comment_flag(TEXT, &flag, "Pour # qui ?\n- [moi](http://x.example)", NOW);
        let own = TEXT.find("inquiète").unwrap();
        desk.notes.highlight(
            TEXT,
            Span::new(own, own + "inquiète".len()),
            Some(Technique::VagueAttribution),
            NOW,
        );
        let island = TEXT.find("l’île").unwrap();
        desk.study = studied(Span::new(island, island + "l’île".len()), Voice::Author);
        desk
    }

    fn sheet(&self, choice: Choice, interface: Language) -> Sheet<'_> {
        let subject = Subject {
            article: &self.article,
            source: "articles/île_1.txt",
            analysis: &self.analysis,
            study: &self.study,
            rulebook: Some(self.rulebook),
            notes: &self.notes,
        };
        Sheet::new(subject, choice, interface)
    }

    fn export(&self, format: Format, language: Language) -> String {
        write(&self.sheet(Choice::All, language), format, Messages::of(language))
    }
}

fn read_one(text: &str) -> Result<Record, crate::notes::Damage> {
    read(text).map(|records| <[Record; 1]>::try_from(records).map(|[record]| record).unwrap())
}

/// The texts of a page that are in bold, and whether anything in it is a link, an image, HTML, code or a table that is not
/// ours: ours is the one of five columns.
fn bold_and_live(page: &str) -> (Vec<String>, bool) {
    let (mut bold, mut live, mut inside) = (Vec::new(), false, false);
    // All of it but the one that bends quotation marks, which marks nothing up.
    for event in Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Strong) => {
                inside = true;
                bold.push(String::new());
            }
            Event::End(TagEnd::Strong) => inside = false,
            Event::InlineHtml(tag) if &*tag == "<strong>" => {
                inside = true;
                bold.push(String::new());
            }
            Event::InlineHtml(tag) if &*tag == "</strong>" => inside = false,
            Event::Text(text) if inside => bold.last_mut().unwrap().push_str(&text),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Rule
            | Event::Start(
                Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Strikethrough
                | Tag::Subscript
                | Tag::Superscript
                | Tag::FootnoteDefinition(_)
                | Tag::DefinitionList,
            ) => live = true,
            Event::Start(Tag::Table(columns)) => live |= columns.len() != COLUMNS.len(),
            _ => {}
        }
    }
    (bold, live)
}

#[test]
fn the_page_for_people_in_both_languages() {
    let desk = Desk::noted();
    insta::assert_snapshot!("markdown_fr", desk.export(Format::Markdown, Language::French));
    insta::assert_snapshot!("markdown_en", desk.export(Format::Markdown, Language::English));
}

#[test]
fn the_object_for_programs() {
    let desk = Desk::noted();
    let fingerprint = desk.rulebook.fingerprint();
    let json = desk
        .export(Format::Json, Language::English)
        .replace(&fingerprint, "[fingerprint]");
    insta::assert_snapshot!("json", json.replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn the_table_for_spreadsheets() {
    insta::assert_snapshot!(
        "csv",
        Desk::noted().export(Format::Csv, Language::English).replace('\r', "")
    );
}

#[test]
fn the_page_for_a_browser() {
    let desk = Desk::noted();
    let page = desk
        .export(Format::Html, Language::French)
        .replace(&desk.rulebook.fingerprint(), "[fingerprint]");
    let (before, after) = page.split_once("<style>").unwrap();
    let (_, after) = after.split_once("</style>").unwrap();
    let page = format!("{before}<style></style>{after}").replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::assert_snapshot!("html", page);
}

#[test]
fn the_annotations_for_other_readers() {
    let annotations = Desk::noted().export(Format::W3c, Language::English);
    insta::assert_snapshot!("w3c", annotations.replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn annotations_of_another_program_come_in() {
    let theirs = r#"[
        {"type": "Annotation", "id": "https://hypothes.example/a/1", "created": "2026-01-02T03:04:05Z",
         "body": [{"type": "TextualBody", "value": "D’où ?", "purpose": "commenting"},
                  {"type": "TextualBody", "value": "Unsourced_Figure", "purpose": "tagging"},
                  {"type": "TextualBody", "value": "à revoir", "purpose": "tagging"}],
         "target": {"source": "https://journal.example/a", "selector": [
            {"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "récit", "prefix": "Le ", "suffix": ", odieux"}]}},
        {"type": "Annotation", "bodyValue": "plus loin",
         "target": [{"source": "https://journal.example/a", "selector": {"type": "TextPositionSelector", "start": 3, "end": 12}}]},
        {"type": ["Annotation"], "target": "file:///home/x/%C3%A9t%C3%A9.txt"}
    ]"#;
    let records = read(theirs).unwrap();
    let places: Vec<_> = records
        .iter()
        .map(|record| record.article.place.as_deref().unwrap())
        .collect();
    assert_eq!(places, ["https://journal.example/a", "/home/x/été.txt"]);
    let mut desk = Desk::new(TEXT);
    desk.notes.import(TEXT, &records[0]);
    let found: Vec<_> = desk
        .notes
        .entries()
        .into_iter()
        .map(|(note, anchor)| (anchor.span().unwrap().of(TEXT), note.comment.as_str(), note.technique))
        .collect();
    assert_eq!(
        found,
        [
            ("situation", "plus loin", None),
            ("récit", "D’où ?\n\nà revoir", Some(Technique::UnsourcedFigure)),
        ]
    );
    assert!(read(r#"{"type": "Annotation", "body": []}"#).is_err());
}

#[test]
fn words_are_in_bold_whatever_letter_begins_or_ends_them() {
    // Every letter and figure that a reader of Markdown may take for something else, but the many of Chinese and Korean.
    let many = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}') || c >= '\u{20000}';
    let letters: Vec<char> = ('\u{80}'..=char::MAX)
        .filter(|&c| c.is_alphanumeric() && !many(c))
        .collect();
    let page: Vec<String> = letters
        .iter()
        .map(|c| format!("a{}a", markdown::bold("a", &c.to_string(), "a")))
        .collect();
    let (bold, _) = bold_and_live(&page.join("\n\n"));
    assert_eq!(bold.len(), letters.len());
    for (bold, letter) in bold.iter().zip(letters) {
        assert_eq!(*bold, letter.to_string(), "U+{:04X}", u32::from(letter));
    }
}

#[test]
fn only_what_was_annotated_when_asked() {
    let desk = Desk::noted();
    let sheet = desk.sheet(Choice::Annotated, Language::French);
    assert_eq!(sheet.flags.len(), 1);
    assert_eq!(sheet.words(sheet.flags[0].flag.span), "odieux");
    assert_eq!(sheet.passages.len(), 1);
    assert_eq!(desk.sheet(Choice::All, Language::French).flags.len(), 2);
    let page = write(&sheet, Format::Markdown, Messages::of(Language::French));
    assert!(!page.contains("Portraits"), "{page}");
}

#[test]
fn an_article_without_a_flag_says_so() {
    let page = Desk::new("Rien de tel ici.").export(Format::Markdown, Language::English);
    assert!(page.contains("No flags and no notes."), "{page}");
}

#[test]
fn what_is_exported_can_be_imported() {
    let desk = Desk::noted();
    let read = read_one(&desk.export(Format::Json, Language::French)).unwrap();
    assert_eq!(read.to_json(), desk.notes.record(TEXT).to_json());
    assert_eq!(read_one(&read.to_json()), Ok(read));
    for text in ["", "[]", "{}", "{\"notes\":{}}", "{\"notes\":[]}"] {
        assert!(read_one(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_article_marks_up_the_page(text in "(\\PC|[\\\\`*_\\[\\]<>&~|${}^#=@!:.+\r\n\t -]){1,60}", from in 0usize..60, length in 1usize..20) {
        let mut desk = Desk::new(&text);
        let boundary = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let from = from % text.len();
        let span = Span::new(boundary(from), boundary(from + length));
        // A selection of spaces alone shows nothing.
        if span.of(&text).trim().is_empty() {
            return Ok(());
        }
        // One sentence, and no flag: the passage is the reader's.
        desk.analysis.flags.clear();
        desk.analysis.sentences = vec![Sentence { span: Span::new(0, text.len()), block: 0 }];
        let id = desk.notes.highlight(&text, span, None, NOW).unwrap();
        desk.notes.set_comment(&id, &text, NOW);
        desk.study = studied(span, Voice::Quoted(Some(span)));
        let page = desk.export(Format::Markdown, Language::English);
        prop_assert!(!page.contains(|c| c != '\n' && crate::visible::is_control(c)));
        let html = desk.export(Format::Html, Language::English);
        let (_, body) = html.split_once("</style>").unwrap();
        prop_assert!(!body.contains(|c| !matches!(c, '\n' | '\t') && crate::visible::is_control(c)));
        let tags: Vec<&str> = body.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap_or_default()).collect();
        let ours = "/head body header table thead tbody tr th td small h1 h2 h3 dl div dt dd code article p mark a section blockquote footer span small br html";
        for tag in tags {
            let name = tag.trim_start_matches('/');
            prop_assert!(ours.split([' ', '/']).any(|own| own == name), "<{}> in {}", tag, body);
        }
        let (bold, live) = bold_and_live(&page);
        prop_assert!(!live, "{}", page);
        let words = crate::visible::one_line(span.of(&text)).into_owned();
        prop_assert!(bold.contains(&words), "{:?} not in {:?}\n{}", words, bold, page);
        let json: Value = serde_json::from_str(&desk.export(Format::Json, Language::English)).unwrap();
        prop_assert_eq!(&json["attributions"][0]["said"]["text"], span.of(&text));
    }

    #[test]
    fn every_export_comes_back(text in "\\PC{1,80}", marks in proptest::collection::vec((0usize..80, 1usize..20, "\\PC{0,20}"), 0..6)) {
        let mut desk = Desk::new(&text);
        let boundary = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        for (start, length, comment) in marks {
            let span = Span::new(boundary(start), boundary(start + length));
            if let Some(id) = desk.notes.highlight(&text, span, None, NOW) {
                desk.notes.set_comment(&id, &comment, NOW);
            }
        }
        desk.notes.dismiss_rule("fr-loaded-adjective", true);
        let read: Record = read_one(&desk.export(Format::Json, Language::French)).unwrap();
        let kept = desk.notes.record(&text).to_json();
        prop_assert_eq!(read.to_json(), kept.clone());
        let mut empty = Notebook::open(None, &Identity::by_text(), &desk.article);
        empty.import(&text, &read);
        prop_assert_eq!(empty.record(&text).to_json(), kept.clone());
        let annotations = read_one(&desk.export(Format::W3c, Language::French)).unwrap();
        prop_assert_eq!(annotations.to_json(), kept);
    }
}

#[test]
fn a_speaker_is_named() {
    let mut desk = Desk::new(TEXT);
    let speaker = TEXT.find("Le récit").unwrap();
    desk.analysis.flags[0].voice = Voice::Quoted(Some(Span::new(speaker, speaker + "Le récit".len())));
    let page = desk.export(Format::Markdown, Language::English);
    assert!(
        page.contains("quoted words\\: Le récit") || page.contains("quoted words: Le récit"),
        "{page}"
    );
    let json = desk.export(Format::Json, Language::English);
    assert!(json.contains("\"speaker\": \"Le récit\""), "{json}");
}
