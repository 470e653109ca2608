//! The export for programs. `flags` and the study are as `interligne check` writes them; `notes` is the whole of what is kept of the
//! reader's, so that [`super::read`] gives back all of it.

use std::borrow::Cow;

use serde::Serialize;

use super::sheet::{Sheet, SheetFlag};
use crate::article::Positions;
use crate::language::Language;
use crate::messages::Messages;
use crate::notes::Record;
use crate::report::{FlagObject, StudyObject};

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
    #[serde(flatten)]
    study: StudyObject<'a>,
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

pub(super) fn write(sheet: &Sheet<'_>, messages: &Messages) -> String {
    let subject = sheet.subject;
    let article = subject.article;
    let positions = Positions::new(article.source_text());
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
        flags: sheet.flags.iter().map(|flag| noted(sheet, flag, &positions)).collect(),
        study: StudyObject {
            article,
            analysis: subject.analysis,
            study: subject.study,
            positions: &positions,
            messages,
        },
        notes: subject.notes.record(&article.text),
    };
    // No map here has keys that are not text, the one thing that JSON refuses.
    let mut text = crate::json::pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn noted<'s>(sheet: &Sheet<'s>, flag: &'s SheetFlag<'s>, positions: &Positions<'_>) -> NotedFlag<'s> {
    NotedFlag {
        flag: FlagObject::new(
            sheet.subject.article,
            positions,
            flag.flag,
            flag.rule,
            flag.sentence,
            Cow::Borrowed(&flag.explanation),
        ),
        dismissed: flag.dismissed,
        note: flag.note.map(|note| note.id.as_str()),
    }
}
