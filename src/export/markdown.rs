//! The export for people: Markdown that reads well as it is, and as what it is turned into.
//!
//! All that comes from the article or from a note goes through [`escape`]: it is shown as it stands, and marks up nothing.

use super::sheet::{Sheet, SheetFlag};
use crate::messages::Messages;
use crate::notes::{Fit, Note, Verdict};
use crate::span::Span;
use crate::visible::one_line;

mod study;

pub(super) fn write(sheet: &Sheet<'_>, messages: &Messages) -> String {
    let mut page = Page {
        out: String::with_capacity(2048),
        messages,
    };
    page.head(sheet);
    if sheet.flags.is_empty() && sheet.passages.is_empty() && sheet.orphans.is_empty() {
        page.paragraph(messages.get("export.nothing"));
    }
    page.study(sheet);
    page.section("export.flags", sheet.flags.len());
    for (index, flag) in sheet.flags.iter().enumerate() {
        page.flag(sheet, index + 1, flag);
    }
    page.section("export.own_passages", sheet.passages.len());
    for (index, &(note, span, fit)) in sheet.passages.iter().enumerate() {
        page.passage(sheet, index + 1, note, span, fit);
    }
    page.section("export.orphans", sheet.orphans.len());
    for (index, note) in sheet.orphans.iter().enumerate() {
        page.orphan(index + 1, note);
    }
    page.line(&format!("*{}*", messages.get("export.disclaimer")));
    page.out
}

struct Page<'m> {
    out: String,
    messages: &'m Messages,
}

impl Page<'_> {
    fn head(&mut self, sheet: &Sheet<'_>) {
        let subject = sheet.subject;
        let article = subject.article;
        let title = sheet.meta(article.title).unwrap_or(self.messages.get("export.title"));
        self.line(&format!("# {}", escape(title)));
        self.blank();
        self.item("export.source", &escape(subject.source));
        for (label, span) in [("export.byline", article.byline), ("export.date", article.date)] {
            if let Some(words) = sheet.meta(span) {
                self.item(label, &escape(words));
            }
        }
        let language = article.language.map_or("none", |language| language.code());
        self.item("export.language", self.messages.get(&format!("language.{language}")));
        self.item("export.words", &self.messages.number(subject.analysis.words));
        if let Some(rulebook) = subject.rulebook {
            self.item("export.rulebook", &code(&rulebook.fingerprint()));
        }
        self.blank();
    }

    fn flag(&mut self, sheet: &Sheet<'_>, number: usize, flag: &SheetFlag<'_>) {
        let messages = self.messages;
        let technique = messages.technique(flag.flag.technique).name;
        let strength = messages.strength(flag.flag.strength).name;
        self.line(&format!("### {number}. {technique} · {strength}"));
        self.blank();
        self.quotation(sheet, flag.flag.span, flag.sentence);
        self.item(
            "export.category",
            messages.category(flag.flag.technique.category()).name,
        );
        self.item("export.voice", &escape(&messages.voice(flag.voice)));
        let explanation = &flag.explanation;
        self.item("export.reason", &escape(&explanation.reason));
        self.item("export.question", &escape(&explanation.question));
        self.item("export.fine_when", &escape(&explanation.fine_when));
        if let Some(plainer) = &explanation.plainer {
            self.item("export.plainer", &escape(plainer));
        }
        self.item("export.rule", &code(flag.rule));
        let verdict = flag.note.and_then(|note| note.verdict);
        self.verdict(verdict.or(flag.dismissed.then_some(Verdict::Dismiss)));
        self.comment(flag.note.map_or("", |note| &note.comment));
        self.blank();
    }

    fn passage(&mut self, sheet: &Sheet<'_>, number: usize, note: &Note, span: Span, fit: Fit) {
        self.noted(number, note);
        self.quotation(sheet, span, sheet.sentence_of(span).unwrap_or(span));
        if fit == Fit::Doubtful {
            self.item("export.marked_words", &escape(&note.passage.exact));
        }
        self.about(note);
    }

    fn orphan(&mut self, number: usize, note: &Note) {
        self.noted(number, note);
        self.line(&format!("> **{}**", escape(&note.passage.exact)));
        self.blank();
        self.about(note);
    }

    fn noted(&mut self, number: usize, note: &Note) {
        let technique = note.technique.map(|technique| self.messages.technique(technique).name);
        self.line(&format!(
            "### {number}. {}",
            technique.unwrap_or(self.messages.get("panel.own_passage"))
        ));
        self.blank();
    }

    fn about(&mut self, note: &Note) {
        if let Some(rule) = &note.rule {
            self.item("export.rule", &code(rule));
        }
        self.verdict(note.verdict);
        self.comment(&note.comment);
        self.blank();
    }

    /// The sentence, with the words in bold.
    fn quotation(&mut self, sheet: &Sheet<'_>, words: Span, sentence: Span) {
        let around = sentence.cover(words);
        let before = sheet.words(Span {
            start: around.start,
            end: words.start,
        });
        let after = sheet.words(Span {
            start: words.end,
            end: around.end,
        });
        let sides = [before, sheet.words(words), after].map(|part| (escape(part), part));
        let [(before, raw_before), (words, raw_words), (after, raw_after)] = sides;
        // White space goes outside, for bold neither opens before it nor closes after it.
        let lead = if raw_before.ends_with(is_space) || raw_words.starts_with(is_space) {
            " "
        } else {
            ""
        };
        let trail = if raw_after.starts_with(is_space) || raw_words.ends_with(is_space) {
            " "
        } else {
            ""
        };
        let bold = bold(&format!("{before}{lead}"), &words, &format!("{trail}{after}"));
        self.line(format!("> {before}{lead}{bold}{trail}{after}").trim_end());
        self.blank();
    }

    fn verdict(&mut self, verdict: Option<Verdict>) {
        if let Some(verdict) = verdict {
            self.item(
                "export.verdict",
                self.messages.get(&format!("verdict.{}", verdict.name())),
            );
        }
    }

    /// A comment keeps its lines.
    fn comment(&mut self, comment: &str) {
        if !comment.is_empty() {
            let lines: Vec<String> = comment.lines().map(escape).collect();
            self.item("export.comment", &lines.join("\\\n  "));
        }
    }

    fn section(&mut self, title: &str, entries: usize) {
        if entries > 0 {
            self.line(&format!(
                "## {} ({})",
                self.messages.get(title),
                self.messages.number(entries)
            ));
            self.blank();
        }
    }

    fn item(&mut self, label: &str, text: &str) {
        let line = format!("- **{}** — {text}", self.messages.get(label));
        self.line(line.trim_end());
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.blank();
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// One empty line, after whatever was written.
    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

/// Text on one line in which no character marks anything up, wherever it is put.
pub(crate) fn escape(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len() + 16);
    for (at, c) in line.char_indices() {
        let (passed, rest) = line.split_at_checked(at).unwrap_or_default();
        let next = rest.chars().nth(1);
        let active = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '{' | '}' | '^' | '#' | '='
            | '@' => true,
            // A list, at the head of a line.
            '-' | '+' => passed.is_empty(),
            '.' | ')' if (1..=9).contains(&at) && passed.bytes().all(|byte| byte.is_ascii_digit()) => true,
            // A bare address is a link in many dialects.
            '.' => passed
                .get(at.saturating_sub(3)..)
                .is_some_and(|last| last.eq_ignore_ascii_case("www")),
            // So is `https://`; `:name:` is a picture, and a colon may begin a definition.
            ':' => passed.is_empty() || next.is_some_and(|next| !next.is_whitespace() && !next.is_ascii_digit()),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Words in bold, between what stands before and after them.
///
/// `**` opens only before a letter, or else after white space or punctuation; it closes likewise. Elsewhere a tag does it.
pub(super) fn bold(before: &str, words: &str, after: &str) -> String {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_enclosed(c));
    // What is surely no letter to any reader of Markdown, whatever its edition of Unicode.
    let edge =
        |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation() || "«»“”‘’…–—".contains(c));
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let opens = !blank(first) && (letter(first) || edge(before.chars().next_back()));
    let closes = !blank(last) && (letter(last) || edge(after.chars().next()));
    if opens && closes {
        format!("**{words}**")
    } else {
        format!("<strong>{words}</strong>")
    }
}

/// Letters and figures in a ring or a box (Ⓐ, 🄰): Unicode has them both as letters and as symbols, and Markdown as
/// punctuation.
fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{1F100}'..='\u{1F1FF}')
}

/// White space that [`one_line`] takes off the ends.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{2028}' | '\u{2029}')
}

/// A name that the program gave, as code.
fn code(name: &str) -> String {
    format!("`{}`", one_line(name).replace('`', ""))
}
