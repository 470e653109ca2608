//! The study on the page for people.

use super::{Page, escape};
use crate::export::sheet::Sheet;
use crate::export::study::{Audited, COLUMNS, Told, heading};
use crate::telling::Part;

impl Page<'_> {
    /// The headline, who says what, the portraits and what speaks for the article.
    pub(super) fn study(&mut self, sheet: &Sheet<'_>) {
        let Some(told) = Told::new(sheet, self.messages) else {
            return;
        };
        if let Some(Audited { words, findings }) = &told.headline {
            self.part(Part::Headline, findings.len());
            self.line(&format!("> {}", escape(words)));
            self.blank();
            if findings.is_empty() {
                self.paragraph(self.messages.get("study.headline.nothing"));
            }
            for (finding, body) in findings {
                self.line(&format!(
                    "- **{}** — {} {}",
                    finding.name,
                    escape(&finding.says),
                    finding.question
                ));
                if let Some(body) = body {
                    let label = self.messages.get("study.headline.body");
                    self.line(&format!("  - **{label}** — {}", escape(body)));
                }
            }
            self.blank();
        }
        if !told.attributions.is_empty() {
            self.part(Part::Attributions, told.attributions.len());
            if let Some(shares) = &told.shares {
                self.paragraph(&escape(shares));
            }
            let heads = COLUMNS.map(|column| self.messages.get(column).to_owned());
            self.row(&heads);
            self.line(&format!("|{}", "---|".repeat(COLUMNS.len())));
            for row in &told.attributions {
                self.row(&row.each_ref().map(|cell| escape(cell)));
            }
            self.blank();
        }
        if !told.portraits.is_empty() {
            self.part(Part::Portraits, told.portraits.len());
            if let Some(contrast) = &told.contrast {
                self.paragraph(&escape(contrast));
            }
            for portrait in &told.portraits {
                self.line(&format!("### {} · {}", escape(&portrait.name), portrait.kind));
                self.blank();
                self.line(&format!("- {}", escape(&portrait.counts)));
                for (charge, words) in &portrait.words {
                    self.line(&format!("- **{charge}** — {}", escape(words)));
                }
                self.blank();
            }
        }
        if !told.signs.is_empty() {
            self.part(Part::Signs, told.signs.len());
            for (sign, words) in &told.signs {
                self.line(&format!("- **{sign}** — {}", escape(words)));
            }
            self.blank();
        }
    }

    fn part(&mut self, part: Part, entries: usize) {
        self.line(&format!("## {}", heading(part, entries, self.messages)));
        self.blank();
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }
}
