//! The export for programs. `flags` are as `interligne check` writes them; `notes` is the whole of what is kept of the
//! reader's, so that [`read_record`] gives back all of it.

use serde::Serialize;
use serde_json::Value;

use super::sheet::{Sheet, SheetFlag};
use crate::language::Language;
use crate::messages::Speaker;
use crate::notes::{Damage, Record};
use crate::taxonomy::{Category, Strength, Technique};

/// The version of the form.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    tool: &'static str,
    version: &'static str,
    rulebook: Option<String>,
    source: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    date: Option<&'a str>,
    language: Option<Language>,
    words: usize,
    sentences: usize,
    flags: Vec<NotedFlag<'a>>,
    notes: Record,
}

#[derive(Serialize)]
struct NotedFlag<'a> {
    #[serde(flatten)]
    flag: FlagObject<'a>,
    dismissed: bool,
    /// The name of its note in `notes`.
    note: Option<&'a str>,
}

/// A flag as every output in JSON writes it.
#[derive(Clone, Debug, Serialize)]
pub struct FlagObject<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// The category.
    pub category: Category,
    /// The technique.
    pub technique: Technique,
    /// How firmly it speaks.
    pub strength: Strength,
    /// First byte, in the article's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// One past the last code point.
    pub end_char: usize,
    /// The flagged words.
    pub text: &'a str,
    /// Their sentence.
    pub sentence: &'a str,
    /// Whose words they are.
    pub voice: VoiceObject<'a>,
    /// What the words do here.
    pub reason: &'a str,
    /// What to ask.
    pub question: &'a str,
    /// When they are fine.
    pub fine_when: &'a str,
    /// A plainer wording.
    pub plainer: Option<&'a str>,
}

/// A voice as every output in JSON writes it.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum VoiceObject<'a> {
    /// The author of the article.
    Author,
    /// Somebody quoted.
    Quoted {
        /// The words that name the speaker, where the text does.
        speaker: Option<&'a str>,
    },
}

impl<'a> From<Speaker<'a>> for VoiceObject<'a> {
    fn from(voice: Speaker<'a>) -> Self {
        match voice {
            Speaker::Author => Self::Author,
            Speaker::Quoted(speaker) => Self::Quoted { speaker },
        }
    }
}

pub(super) fn write(sheet: &Sheet<'_>) -> String {
    let subject = sheet.subject;
    let article = subject.article;
    let mut counter = CodePoints {
        text: &article.text,
        byte: 0,
        passed: 0,
    };
    let document = Document {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        rulebook: subject.rulebook.map(crate::rulebook::Rulebook::fingerprint),
        source: subject.source,
        title: sheet.meta(article.title),
        byline: sheet.meta(article.byline),
        date: sheet.meta(article.date),
        language: article.language,
        words: subject.analysis.words,
        sentences: subject.analysis.sentences.len(),
        flags: sheet
            .flags
            .iter()
            .map(|flag| noted(sheet, flag, &mut counter))
            .collect(),
        notes: subject.notes.record(&article.text),
    };
    // No map here has keys that are not text, the one thing that JSON refuses.
    let mut text = crate::json::pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn noted<'s>(sheet: &Sheet<'s>, flag: &'s SheetFlag<'s>, counter: &mut CodePoints<'_>) -> NotedFlag<'s> {
    let span = flag.flag.span;
    let text = sheet.words(span);
    let start_char = counter.before(span.range().start);
    let object = FlagObject {
        rule: flag.rule,
        category: flag.flag.technique.category(),
        technique: flag.flag.technique,
        strength: flag.flag.strength,
        start: span.range().start,
        end: span.range().end,
        start_char,
        end_char: start_char + text.chars().count(),
        text,
        sentence: sheet.words(flag.sentence),
        voice: flag.voice.into(),
        reason: &flag.explanation.reason,
        question: &flag.explanation.question,
        fine_when: &flag.explanation.fine_when,
        plainer: flag.explanation.plainer.as_deref(),
    };
    NotedFlag {
        flag: object,
        dismissed: flag.dismissed,
        note: flag.note.map(|note| note.id.as_str()),
    }
}

/// Counts code points before offsets that do not go back.
struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    passed: usize,
}

impl CodePoints<'_> {
    fn before(&mut self, offset: usize) -> usize {
        self.passed += self
            .text
            .get(self.byte..offset)
            .map_or(0, |passed| passed.chars().count());
        self.byte = self.byte.max(offset);
        self.passed
    }
}

/// The notes of an export, or of a file of notes.
///
/// # Errors
/// [`Damage`] when it is neither, or comes from a newer version.
pub fn read_record(text: &str) -> Result<Record, Damage> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| Damage::Unreadable(error.to_string()))?;
    match value {
        Value::Object(mut document) if document.get("notes").is_some_and(Value::is_object) => {
            Record::from_value(document.remove("notes").unwrap_or_default())
        }
        other => Record::from_value(other),
    }
}
