//! A comparison as a page to keep: tables that any Markdown shows, in which no word of an article marks anything up.

use super::Told;
use super::text::both;
use crate::compare::summary::{Figure, Row, Table};
use crate::compare::{Pair, Side};
use crate::export::escape_markdown as escape;

pub(super) fn write(told: &Told<'_>) -> String {
    let messages = told.messages;
    let summary = told.summary();
    let mut page = Page::default();
    page.line(&format!("# {}", messages.get("compare.title")));
    page.blank();
    for side in Side::BOTH {
        let about: Vec<String> = told.about(side).iter().map(|about| escape(about)).collect();
        page.line(&format!(
            "- **{}** — {} ({})",
            side.letter(),
            escape(&told.title(side)),
            about.join(" · ")
        ));
    }
    page.tables(&summary.tables);
    if !summary.actors.is_empty() {
        page.heading(messages.get("compare.actors"));
        page.columns("---");
        for actor in &summary.actors {
            let said = |side: Side| actor.painted[side].say(messages);
            page.row(&escape(&actor.name), &escaped(&Pair::make(said)));
        }
    }
    for side in Side::BOTH {
        if !summary.only[side].is_empty() {
            page.heading(&messages.format("compare.only", &[("article", &side.letter())]));
            for fact in &summary.only[side] {
                page.line(&format!("- {}", escape(&fact.words)));
            }
        }
    }
    page.tables(&summary.further);
    if !summary.sources.is_empty() {
        page.heading(messages.get("compare.sources"));
        page.columns("---");
        for Row { label, words, .. } in &summary.sources {
            page.row(label, &escaped(words));
        }
    }
    if !summary.shared.is_empty() {
        page.heading(messages.get("compare.shared"));
        for row in &summary.shared {
            page.line(&format!("- {}", escape(&both(row))));
        }
    }
    if !summary.passages.is_empty() {
        page.heading(messages.get("compare.passages"));
        page.columns("---");
        for (row, number) in summary.passages.iter().zip(1..) {
            page.row(&number.to_string(), &escaped(&row.words));
        }
    }
    page.blank();
    page.line(&format!("*{}*", messages.get("export.disclaimer")));
    page.out
}

fn escaped(words: &Pair<String>) -> Pair<String> {
    Pair::make(|side| escape(&words[side]))
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, title: &str) {
        self.blank();
        self.line(&format!("## {title}"));
        self.blank();
    }

    fn tables(&mut self, tables: &[Table]) {
        for table in tables {
            self.heading(table.title);
            self.columns("--:");
            for Figure { label, values, .. } in &table.rows {
                self.row(label, values);
            }
        }
    }

    /// The head of a table: a label, A and B.
    fn columns(&mut self, alignment: &str) {
        let [left, right] = Side::BOTH.map(Side::letter);
        self.line(&format!("| | {left} | {right} |"));
        self.line(&format!("|---|{alignment}|{alignment}|"));
    }

    /// A row of what marks nothing up, or is escaped.
    fn row(&mut self, label: &str, words: &Pair<String>) {
        self.line(&format!("| {} | {} | {} |", label, words.left, words.right));
    }
}
