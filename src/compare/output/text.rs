//! The layout for people: figures in two columns, then words, in lines of at most 80 cells.

use unicode_width::UnicodeWidthStr;

use super::Told;
use crate::compare::Side;
use crate::compare::summary::{Row, Table};

/// Cells of a line.
const WIDTH: usize = 80;
/// Cells of a column of figures.
const COLUMN: usize = 14;

pub(super) fn write(told: &Told<'_>) -> String {
    let messages = told.messages;
    let summary = told.summary();
    let mut page = Page::default();
    for side in Side::BOTH {
        page.fill(&format!("{}  ", side.letter()), &told.title(side));
        page.fill("   ", &told.about(side).join(" · "));
    }
    page.blank();
    page.figures("", &Side::BOTH.map(|side| side.letter().to_owned()));
    for table in &summary.tables {
        page.table(table);
    }
    if !summary.actors.is_empty() {
        page.heading(messages.get("compare.actors"));
        for actor in &summary.actors {
            let kind = actor.kind.map(|kind| format!(" ({kind})")).unwrap_or_default();
            page.fill("", &format!("{}{kind}", actor.name));
            for side in Side::BOTH {
                page.fill(&format!("  {}  ", side.letter()), &actor.painted[side].say(messages));
            }
        }
    }
    for side in Side::BOTH {
        let facts = &summary.only[side];
        if !facts.is_empty() {
            page.heading(&messages.format("compare.only", &[("article", &side.letter())]));
            let words: Vec<&str> = facts.iter().map(|fact| fact.words.as_str()).collect();
            page.fill("  ", &words.join(" · "));
        }
    }
    for table in &summary.further {
        page.table(table);
    }
    if !summary.sources.is_empty() {
        page.heading(messages.get("compare.sources"));
        for row in &summary.sources {
            page.line(&row.label);
            page.sides(row, "  ");
        }
    }
    if !summary.shared.is_empty() {
        page.heading(messages.get("compare.shared"));
        let words: Vec<String> = summary.shared.iter().map(both).collect();
        page.fill("  ", &words.join(" · "));
    }
    if !summary.passages.is_empty() {
        page.heading(messages.get("compare.passages"));
        for (row, number) in summary.passages.iter().zip(1..) {
            page.line(&format!("{number}."));
            page.sides(row, "  ");
        }
    }
    page.blank();
    page.fill("", messages.get("overview.caution"));
    page.out
}

/// The words of both, once where they are the same.
pub(super) fn both(row: &Row) -> String {
    if row.words.left == row.words.right {
        row.words.left.clone()
    } else {
        format!("{} = {}", row.words.left, row.words.right)
    }
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, title: &str) {
        self.blank();
        self.line(&title.to_uppercase());
    }

    fn table(&mut self, table: &Table) {
        self.heading(table.title);
        for row in &table.rows {
            self.figures(
                &format!("  {}", row.label),
                &Side::BOTH.map(|side| row.values[side].clone()),
            );
        }
    }

    /// A label at the left and figures in columns at the right.
    fn figures(&mut self, label: &str, values: &[String]) {
        let room = WIDTH - COLUMN * values.len();
        let mut line = label.to_owned();
        line.push_str(&" ".repeat(room.saturating_sub(label.width())));
        for value in values {
            line.push_str(&" ".repeat(COLUMN.saturating_sub(value.width())));
            line.push_str(value);
        }
        self.line(&line);
    }

    /// What either article says, each under its letter; nothing for one that says nothing.
    fn sides(&mut self, row: &Row, indent: &str) {
        for side in Side::BOTH {
            if !row.words[side].is_empty() {
                self.fill(&format!("{indent}{}  ", side.letter()), &row.words[side]);
            }
        }
    }

    /// A text over as many lines as it takes, each as far from the left as `lead` takes.
    fn fill(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(lead.width());
        let mut line = lead.to_owned();
        let mut used = lead.width();
        let mut is_first = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let width = word.width();
            if !is_first && used + 1 + width > WIDTH {
                self.line(&line);
                line.clone_from(&indent);
                used = indent.width();
                is_first = true;
            }
            if !is_first {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += width;
            is_first = false;
        }
        self.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_and_hang() {
        let mut page = Page::default();
        page.fill("  A  ", &"mot ".repeat(30));
        assert!(page.out.lines().all(|line| line.width() <= WIDTH && line.len() > 5));
        assert!(page.out.lines().skip(1).all(|line| line.starts_with("     mot")));
        page.fill("", "");
        assert!(page.out.ends_with("\n\n"));
    }
}
