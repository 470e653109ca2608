//! The study on the page for a browser.

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
            self.push(&format!("<blockquote>{}</blockquote>\n", escape(words)));
            if findings.is_empty() {
                self.paragraph(self.messages.get("study.headline.nothing"));
            } else {
                self.push("<dl>\n");
                for (finding, body) in findings {
                    let body = body.as_ref().map(|body| {
                        let label = self.messages.get("study.headline.body");
                        format!("<br>{label} — {}", escape(body))
                    });
                    self.term(
                        finding.name,
                        &format!(
                            "{} {}{}",
                            escape(&finding.says),
                            finding.question,
                            body.unwrap_or_default()
                        ),
                    );
                }
                self.push("</dl>\n");
            }
            self.push("</section>\n");
        }
        if !told.attributions.is_empty() {
            self.part(Part::Attributions, told.attributions.len());
            if let Some(shares) = &told.shares {
                self.paragraph(&escape(shares));
            }
            let heads = COLUMNS.map(|column| format!("<th>{}</th>", self.messages.get(column)));
            self.push(&format!(
                "<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
                heads.concat()
            ));
            for row in &told.attributions {
                let cells = row.each_ref().map(|cell| format!("<td>{}</td>", escape(cell)));
                self.push(&format!("<tr>{}</tr>\n", cells.concat()));
            }
            self.push("</tbody>\n</table>\n</section>\n");
        }
        if !told.portraits.is_empty() {
            self.part(Part::Portraits, told.portraits.len());
            if let Some(contrast) = &told.contrast {
                self.paragraph(&escape(contrast));
            }
            for portrait in &told.portraits {
                self.push(&format!(
                    "<section class=\"card\">\n<h3>{} <small>{}</small></h3>\n<p>{}</p>\n<dl>\n",
                    escape(&portrait.name),
                    portrait.kind,
                    escape(&portrait.counts)
                ));
                for (charge, words) in &portrait.words {
                    self.term(charge, &escape(words));
                }
                self.push("</dl>\n</section>\n");
            }
            self.push("</section>\n");
        }
        if !told.signs.is_empty() {
            self.part(Part::Signs, told.signs.len());
            self.push("<dl>\n");
            for (sign, words) in &told.signs {
                self.term(sign, &escape(words));
            }
            self.push("</dl>\n</section>\n");
        }
    }

    fn part(&mut self, part: Part, entries: usize) {
        self.push(&format!(
            "<section>\n<h2>{}</h2>\n",
            heading(part, entries, self.messages)
        ));
    }

    /// `html` is safe already.
    fn paragraph(&mut self, html: &str) {
        self.push(&format!("<p>{html}</p>\n"));
    }
}
