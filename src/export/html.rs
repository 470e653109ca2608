//! The export for a browser and for paper: the article itself with its passages marked, and beside each what is said of it.
//!
//! One file with no script, no picture and no link out; a policy in its head forbids the browser anything else. What comes
//! from the article or a note goes through [`escape`].

use std::fmt::Write as _;

use super::sheet::{Sheet, SheetFlag};
use crate::article::{Block, BlockKind};
use crate::messages::Messages;
use crate::notes::{Fit, Note, Verdict};
use crate::span::Span;
use crate::visible::stand_in;

mod study;

const STYLE: &str = include_str!("../../assets/export/page.css");

pub(super) fn write(sheet: &Sheet<'_>, messages: &Messages) -> String {
    let article = sheet.subject.article;
    let title = sheet
        .meta(article.title)
        .map_or_else(|| messages.get("export.title").to_owned(), escape);
    let interface = messages.language();
    let mut page = Page {
        out: String::with_capacity(article.text.len() * 2 + STYLE.len()),
        messages,
    };
    page.push(&format!(
        "<!doctype html>\n<html lang=\"{interface}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"interligne {}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        env!("CARGO_PKG_VERSION"),
    ));
    page.head(sheet, &title);
    page.article(sheet);
    page.study(sheet);
    page.flags(sheet);
    page.notes(sheet);
    page.push(&format!(
        "<footer>{}</footer>\n</body>\n</html>\n",
        messages.get("export.disclaimer")
    ));
    page.out
}

struct Page<'m> {
    out: String,
    messages: &'m Messages,
}

/// A stretch to mark, and what it is a mark of.
#[derive(Clone)]
struct Mark {
    span: Span,
    /// The classes of the element.
    class: String,
    /// What the mark leads to: the letter of a category and a number.
    anchor: String,
}

impl Page<'_> {
    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn head(&mut self, sheet: &Sheet<'_>, title: &str) {
        let subject = sheet.subject;
        let article = subject.article;
        self.push(&format!("<header>\n<h1>{title}</h1>\n<dl>\n"));
        self.entry("export.source", &escape(subject.source));
        for (label, span) in [("export.byline", article.byline), ("export.date", article.date)] {
            if let Some(words) = sheet.meta(span) {
                self.entry(label, &escape(words));
            }
        }
        let language = article.language.map_or("none", |language| language.code());
        self.entry("export.language", self.messages.get(&format!("language.{language}")));
        self.entry("export.words", &self.messages.number(subject.analysis.words));
        if let Some(rulebook) = subject.rulebook {
            self.entry(
                "export.rulebook",
                &format!("<code>{}</code>", escape(&rulebook.fingerprint())),
            );
        }
        self.push("</dl>\n</header>\n");
    }

    fn article(&mut self, sheet: &Sheet<'_>) {
        let article = sheet.subject.article;
        let language = article
            .language
            .map(|language| format!(" lang=\"{language}\""))
            .unwrap_or_default();
        self.push(&format!("<article{language}>\n"));
        let (flags, passages) = (self.flag_marks(sheet), passage_marks(sheet));
        for block in &article.blocks {
            // A flag lies within a block; there may be many of both.
            let first = flags.partition_point(|mark| mark.span.start < block.span.start);
            let flags = flags
                .get(first..)
                .unwrap_or_default()
                .iter()
                .take_while(|mark| mark.span.start < block.span.end);
            let passages = passages.iter().filter(|mark| mark.span.overlaps(block.span));
            self.block(sheet, block, &flags.chain(passages).collect::<Vec<_>>());
        }
        self.push("</article>\n");
    }

    fn block(&mut self, sheet: &Sheet<'_>, block: &Block, marks: &[&Mark]) {
        let (tag, class) = match block.kind {
            // The page has its own title.
            BlockKind::Title => ("h2", "title".to_owned()),
            BlockKind::Heading(1..=3) => ("h3", String::new()),
            BlockKind::Heading(_) => ("h4", String::new()),
            BlockKind::Paragraph => ("p", String::new()),
            BlockKind::Item { depth, .. } => ("p", format!("item depth-{}", depth.min(6))),
            BlockKind::Code => ("pre", String::new()),
            BlockKind::Meta => ("p", "meta".to_owned()),
        };
        self.push(&"<blockquote>".repeat(block.quoted.min(6).into()));
        let class = if class.is_empty() {
            class
        } else {
            format!(" class=\"{class}\"")
        };
        self.push(&format!("<{tag}{class}>"));
        match block.kind {
            BlockKind::Item {
                number: Some(number), ..
            } => self.push(&format!("{number}. ")),
            BlockKind::Item { number: None, .. } => self.push("• "),
            _ => {}
        }
        let is_code = block.kind == BlockKind::Code;
        let segments: Vec<Span> = sheet.subject.article.segments(block).collect();
        for (index, segment) in segments.into_iter().enumerate() {
            if index > 0 {
                self.push(" ");
            }
            self.segment(sheet, segment, marks, is_code);
        }
        self.push(&format!("</{tag}>"));
        self.push(&"</blockquote>".repeat(block.quoted.min(6).into()));
        self.push("\n");
    }

    /// Words with the marks on them, cut wherever one begins or ends: marks may overlap, elements may not.
    fn segment(&mut self, sheet: &Sheet<'_>, segment: Span, marks: &[&Mark], is_code: bool) {
        let inside = |offset: &u32| segment.start < *offset && *offset < segment.end;
        let edges = marks
            .iter()
            .flat_map(|mark| [mark.span.start, mark.span.end])
            .filter(inside);
        let mut cuts: Vec<u32> = [segment.start, segment.end].into_iter().chain(edges).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
            let piece = Span { start, end };
            let over: Vec<&&Mark> = marks.iter().filter(|mark| mark.span.overlaps(piece)).collect();
            let words = sheet.words(piece);
            let words = if is_code {
                escape_lines(words)
            } else {
                escape_spaced(words)
            };
            if over.is_empty() {
                self.push(&words);
                continue;
            }
            let classes: Vec<&str> = over.iter().map(|mark| mark.class.as_str()).collect();
            // Where it begins, or where what is shown of it does.
            let begin = |mark: &&&Mark| mark.span.start.max(segment.start) == start;
            for mark in over.iter().copied().filter(begin) {
                self.push(&format!("<a id=\"at-{}\"></a>", mark.anchor));
            }
            self.push(&format!("<mark class=\"{}\">{words}</mark>", classes.join(" ")));
            for mark in over.iter().filter(|mark| mark.span.end == end) {
                self.push(&format!("<a class=\"ref\" href=\"#{0}\">{0}</a>", mark.anchor));
            }
        }
    }

    fn flag_marks(&self, sheet: &Sheet<'_>) -> Vec<Mark> {
        let flags = sheet.flags.iter().enumerate().map(|(index, flag)| {
            let mut class = format!(
                "{} {}",
                flag.flag.technique.category().slug(),
                flag.flag.strength.name()
            );
            if flag.dismissed {
                class.push_str(" dismissed");
            }
            Mark {
                span: flag.flag.span,
                class,
                anchor: anchor(flag, index + 1, self.messages),
            }
        });
        flags.collect()
    }

    fn flags(&mut self, sheet: &Sheet<'_>) {
        if sheet.flags.is_empty() {
            return;
        }
        self.section("export.flags", sheet.flags.len());
        for (index, flag) in sheet.flags.iter().enumerate() {
            self.flag(sheet, index + 1, flag);
        }
        self.push("</section>\n");
    }

    fn flag(&mut self, sheet: &Sheet<'_>, number: usize, flag: &SheetFlag<'_>) {
        let messages = self.messages;
        let technique = messages.technique(flag.flag.technique).name;
        let strength = messages.strength(flag.flag.strength).name;
        self.card(
            &anchor(flag, number, messages),
            flag.flag.technique.category().slug(),
            technique,
            strength,
        );
        self.quotation(sheet, flag.flag.span);
        self.push("<dl>\n");
        self.entry(
            "export.category",
            messages.category(flag.flag.technique.category()).name,
        );
        self.entry("export.voice", &escape(&messages.voice(flag.voice)));
        let explanation = &flag.explanation;
        self.entry("export.reason", &escape(&explanation.reason));
        self.entry("export.question", &escape(&explanation.question));
        self.entry("export.fine_when", &escape(&explanation.fine_when));
        if let Some(plainer) = &explanation.plainer {
            self.entry("export.plainer", &escape(plainer));
        }
        self.entry("export.rule", &format!("<code>{}</code>", escape(flag.rule)));
        let verdict = flag
            .note
            .and_then(|note| note.verdict)
            .or(flag.dismissed.then_some(Verdict::Dismiss));
        self.said(verdict, flag.note.map_or("", |note| &note.comment));
        self.push("</dl>\n</section>\n");
    }

    fn notes(&mut self, sheet: &Sheet<'_>) {
        if !sheet.passages.is_empty() {
            self.section("export.own_passages", sheet.passages.len());
            for (index, &(note, span, fit)) in sheet.passages.iter().enumerate() {
                self.own(&format!("N{}", index + 1), note);
                self.quotation(sheet, span);
                self.push("<dl>\n");
                if fit == Fit::Doubtful {
                    self.entry("export.marked_words", &escape(&note.passage.exact));
                }
                self.about(note);
            }
            self.push("</section>\n");
        }
        if !sheet.orphans.is_empty() {
            self.section("export.orphans", sheet.orphans.len());
            for (index, note) in sheet.orphans.iter().enumerate() {
                self.own(&format!("O{}", index + 1), note);
                self.push(&format!(
                    "<blockquote>{}</blockquote>\n<dl>\n",
                    escape(&note.passage.exact)
                ));
                self.about(note);
            }
            self.push("</section>\n");
        }
    }

    fn own(&mut self, anchor: &str, note: &Note) {
        let technique = note.technique.map(|technique| self.messages.technique(technique).name);
        let title = technique.unwrap_or(self.messages.get("panel.own_passage"));
        self.card(anchor, "own", title, "");
    }

    fn about(&mut self, note: &Note) {
        if let Some(rule) = &note.rule {
            self.entry("export.rule", &format!("<code>{}</code>", escape(rule)));
        }
        self.said(note.verdict, &note.comment);
        self.push("</dl>\n</section>\n");
    }

    fn card(&mut self, anchor: &str, class: &str, title: &str, aside: &str) {
        let aside = if aside.is_empty() {
            String::new()
        } else {
            format!(" <small>{aside}</small>")
        };
        self.push(&format!(
            "<section class=\"card {class}\" id=\"{anchor}\">\n\
             <h3><a href=\"#at-{anchor}\">{anchor}</a> {title}{aside}</h3>\n"
        ));
    }

    fn quotation(&mut self, sheet: &Sheet<'_>, words: Span) {
        self.push(&format!("<blockquote>{}</blockquote>\n", escape(sheet.words(words))));
    }

    fn said(&mut self, verdict: Option<Verdict>, comment: &str) {
        if let Some(verdict) = verdict {
            self.entry(
                "export.verdict",
                self.messages.get(&format!("verdict.{}", verdict.name())),
            );
        }
        if !comment.is_empty() {
            let lines: Vec<String> = comment.lines().map(escape).collect();
            self.entry("export.comment", &lines.join("<br>"));
        }
    }

    fn section(&mut self, title: &str, entries: usize) {
        let (title, entries) = (self.messages.get(title), self.messages.number(entries));
        self.push(&format!("<section>\n<h2>{title} ({entries})</h2>\n"));
    }

    /// A line of a list of terms; `html` is safe already.
    fn entry(&mut self, label: &str, html: &str) {
        self.term(self.messages.get(label), html);
    }

    /// The same with a name that is safe already.
    fn term(&mut self, name: &str, html: &str) {
        self.push(&format!("<div><dt>{name}</dt><dd>{html}</dd></div>\n"));
    }
}

fn anchor(flag: &SheetFlag<'_>, number: usize, messages: &Messages) -> String {
    format!("{}{number}", messages.category_letter(flag.flag.technique.category()))
}

fn passage_marks(sheet: &Sheet<'_>) -> Vec<Mark> {
    let numbered = (1..).zip(&sheet.passages);
    let mark = |(number, (_, span, _)): (u32, &(&Note, Span, Fit))| Mark {
        span: *span,
        class: "own".to_owned(),
        anchor: format!("N{number}"),
    };
    numbered.map(mark).collect()
}

/// Text in which no character is markup nor a control.
fn escape(text: &str) -> String {
    escape_spaced(text.trim())
}

/// The same with its outer white space; a line break is a space, but for U+2028, which is a break.
fn escape_spaced(text: &str) -> String {
    escape_with(text, |c| match c {
        '\n' | '\r' | '\t' => Some(" "),
        '\u{2028}' => Some("<br>"),
        _ => None,
    })
}

/// The same with its lines.
fn escape_lines(text: &str) -> String {
    escape_with(text, |c| match c {
        '\n' => Some("\n"),
        '\t' => Some("\t"),
        '\r' => Some(""),
        _ => None,
    })
}

fn escape_with(text: &str, layout: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => match (layout(c), stand_in(c)) {
                (Some(known), _) => out.push_str(known),
                (None, None) => out.push(c),
                (None, Some(shown)) => {
                    // A stand-in is made of characters like `<U+202E>`.
                    let shown = shown.replace('<', "&lt;").replace('>', "&gt;");
                    write!(out, "<span class=\"control\">{shown}</span>").unwrap_or_default();
                }
            },
        }
    }
    out
}
