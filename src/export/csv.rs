//! The export for spreadsheets: a table as RFC 4180 has it, one row a flag or note, with a byte-order mark so that every
//! spreadsheet reads it as UTF-8.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and one that expects `;` between cells cuts
//! anew inside ours. [`cell`] puts an apostrophe before such a character wherever a cell could begin. Exact words are in the
//! other exports.

use super::sheet::{Sheet, SheetFlag};
use crate::article::Positions;
use crate::messages::Speaker;
use crate::notes::Note;
use crate::span::Span;
use crate::visible::{one_line, visible};

/// The columns. They keep their names in every language, for programs read tables too.
const COLUMNS: [&str; 22] = [
    "kind",
    "rule",
    "category",
    "technique",
    "strength",
    "start_char",
    "end_char",
    "line",
    "column",
    "text",
    "sentence",
    "voice",
    "speaker",
    "reason",
    "question",
    "fine_when",
    "plainer",
    "verdict",
    "dismissed",
    "comment",
    "created",
    "modified",
];

pub(super) fn write(sheet: &Sheet<'_>) -> String {
    let mut table = Table {
        out: String::from('\u{feff}'),
        places: Positions::new(&sheet.subject.article.text),
        lines: Positions::new(sheet.subject.article.source_text()),
    };
    table.row(COLUMNS.map(str::to_owned));
    for flag in &sheet.flags {
        table.flag(sheet, flag);
    }
    for &(note, span, _) in &sheet.passages {
        let sentence = sheet.sentence_of(span).map_or("", |sentence| sheet.words(sentence));
        table.note("passage", note, sheet.words(span), sentence, table.place(sheet, span));
    }
    for note in &sheet.orphans {
        table.note("orphan", note, &note.passage.exact, "", <[String; 4]>::default());
    }
    table.out
}

struct Table<'a> {
    out: String,
    /// Of the article's text.
    places: Positions<'a>,
    /// Of the source.
    lines: Positions<'a>,
}

impl Table<'_> {
    /// Code points in the article's text, then line and column in the source.
    fn place(&self, sheet: &Sheet<'_>, span: Span) -> [String; 4] {
        let [start, end] = [span.start, span.end].map(|offset| self.places.at(offset as usize).code_point);
        let source = self.lines.at(sheet.subject.article.source_span(span).start as usize);
        [start, end, source.line, source.column].map(|number| number.to_string())
    }

    fn flag(&mut self, sheet: &Sheet<'_>, flag: &SheetFlag<'_>) {
        let [start, end, line, column] = self.place(sheet, flag.flag.span);
        let (voice, speaker) = match flag.voice {
            Speaker::Author => ("author", ""),
            Speaker::Quoted(speaker) => ("quoted", speaker.unwrap_or_default()),
        };
        let technique = flag.flag.technique;
        let note = flag.note;
        let said = |text: &str| one_line(text).into_owned();
        self.row([
            "flag".to_owned(),
            said(flag.rule),
            technique.category().slug().to_owned(),
            technique.name().to_owned(),
            flag.flag.strength.name().to_owned(),
            start,
            end,
            line,
            column,
            said(sheet.words(flag.flag.span)),
            said(sheet.words(flag.sentence)),
            voice.to_owned(),
            said(speaker),
            said(&flag.explanation.reason),
            said(&flag.explanation.question),
            said(&flag.explanation.fine_when),
            said(flag.explanation.plainer.as_deref().unwrap_or_default()),
            verdict(note),
            flag.dismissed.to_string(),
            note.map(comment).unwrap_or_default(),
            said(note.and_then(|note| note.created.as_deref()).unwrap_or_default()),
            said(note.and_then(|note| note.modified.as_deref()).unwrap_or_default()),
        ]);
    }

    fn note(&mut self, kind: &str, note: &Note, words: &str, sentence: &str, place: [String; 4]) {
        let [start, end, line, column] = place;
        let said = |text: Option<&str>| one_line(text.unwrap_or_default()).into_owned();
        self.row([
            kind.to_owned(),
            said(note.rule.as_deref()),
            said(note.technique.map(|technique| technique.category().slug())),
            said(note.technique.map(crate::taxonomy::Technique::name)),
            String::new(),
            start,
            end,
            line,
            column,
            said(Some(words)),
            said(Some(sentence)),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            verdict(Some(note)),
            String::new(),
            comment(note),
            said(note.created.as_deref()),
            said(note.modified.as_deref()),
        ]);
    }

    fn row(&mut self, cells: [String; COLUMNS.len()]) {
        let cells = cells.map(|text| cell(&text));
        self.out.push_str(&cells.join(","));
        self.out.push_str("\r\n");
    }
}

fn verdict(note: Option<&Note>) -> String {
    note.and_then(|note| note.verdict)
        .map(|verdict| verdict.name().to_owned())
        .unwrap_or_default()
}

/// The comment with its lines, each without controls.
fn comment(note: &Note) -> String {
    let lines: Vec<_> = note.comment.lines().map(visible).collect();
    lines.join("\n")
}

/// A cell in quotation marks, in which nothing is a formula, however the row is cut.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('"');
    let mut opens = true;
    for c in text.chars() {
        // The last four are the same characters in full width, which some spreadsheets read alike.
        let formula = matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        if opens && formula {
            out.push('\'');
        }
        opens = matches!(c, ',' | ';' | '|' | '"' | '\'' | '\t' | '\n') || (opens && c.is_whitespace());
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_is_text() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell(" @x"), "\" '@x\"");
        assert_eq!(cell("a; =b"), "\"a; '=b\"");
        assert_eq!(cell("dit \"-2\""), "\"dit \"\"'-2\"\"\"");
        assert_eq!(cell("peut-être, 3 - 2"), "\"peut-être, 3 - 2\"");
    }

    proptest! {
        #[test]
        fn no_cut_makes_a_formula(text in "[a=+@,;|\"' \t\n-]{0,24}") {
            let written = cell(&text);
            for cut in [',', ';', '|', '\t', '\n', '"'] {
                for part in written.split(cut) {
                    prop_assert!(!part.trim_start().starts_with(['=', '+', '-', '@']), "{}", written);
                }
            }
            let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
            prop_assert!(!inside.replace("\"\"", "").contains('"'));
        }
    }
}
