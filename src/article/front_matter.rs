//! Front matter: the few lines between `---` (or `+++`) at the top of a Markdown file that say what it is.
//!
//! Only the four things that an article has are read, from top-level keys, and as stretches of the file: this is no YAML
//! parser, and a value it cannot read as one stretch is left alone.

use std::ops::Range;

/// Where the values stand in the file, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<Range<usize>>,
    pub(super) author: Option<Range<usize>>,
    pub(super) date: Option<Range<usize>>,
    pub(super) language: Option<Range<usize>>,
    /// Where the body begins.
    pub(super) end: usize,
}

impl FrontMatter {
    /// Reads the front matter; without any, the body begins at the file's start, past a byte-order mark.
    pub(super) fn read(source: &str) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let nothing = Self {
            end: start,
            ..Self::default()
        };
        let mut front = Self::default();
        let mut lines = source.get(start..).unwrap_or_default().split_inclusive('\n');
        let Some(fence) = lines.next() else { return nothing };
        let mut at = start + fence.len();
        let (fence, mark) = match fence.trim_end() {
            "---" => ("---", ':'),
            "+++" => ("+++", '='),
            _ => return nothing,
        };
        // The key whose value is a list on the lines below it.
        let mut awaited: Option<&str> = None;
        for line in lines {
            let content = line.trim_end();
            if content == fence || (fence == "---" && content == "...") {
                front.end = at + line.len();
                return front;
            }
            if let Some(entry) = content.trim_start().strip_prefix("- ") {
                if let Some(key) = awaited.take() {
                    front.set(key, value_in(entry, at + content.len() - entry.len()));
                }
            } else if let Some((key, value)) = content.split_once(mark)
                && !content.starts_with([' ', '\t', '#'])
            {
                let range = value_in(value, at + content.len() - value.len());
                awaited = range.is_empty().then_some(key);
                front.set(key, range);
            }
            at += line.len();
        }
        // No second fence: the first was a thematic break.
        nothing
    }

    fn set(&mut self, key: &str, value: Range<usize>) {
        let field = match key.trim().to_lowercase().as_str() {
            "title" | "titre" => &mut self.title,
            "author" | "authors" | "auteur" | "auteurs" | "byline" => &mut self.author,
            "date" | "published" => &mut self.date,
            "lang" | "language" | "langue" => &mut self.language,
            _ => return,
        };
        if field.is_none() && !value.is_empty() {
            *field = Some(value);
        }
    }
}

/// A value without the quotation marks or brackets around it and the comment after it; `start` is its place in the file.
fn value_in(raw: &str, start: usize) -> Range<usize> {
    let value = raw.trim();
    let from = start + raw.len() - raw.trim_start().len();
    for (open, close) in [('"', '"'), ('\'', '\''), ('[', ']')] {
        if let Some(inner) = value.strip_prefix(open)
            && let Some(length) = inner.rfind(close)
        {
            let inner = inner.get(..length).unwrap_or_default();
            let range = value_in(inner, from + 1);
            // A list of one value may be quoted inside its brackets; quotation marks are not looked through twice.
            return if open == '[' {
                range
            } else {
                from + 1..from + 1 + inner.len()
            };
        }
    }
    let value = value.split(" #").next().unwrap_or_default().trim_end();
    from..from + value.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(source: &str) -> [Option<&str>; 5] {
        let front = FrontMatter::read(source);
        let at = |range: Option<Range<usize>>| range.and_then(|range| source.get(range));
        [
            at(front.title),
            at(front.author),
            at(front.date),
            at(front.language),
            source.get(front.end..),
        ]
    }

    #[test]
    fn values_are_stretches_of_the_file() {
        let source = "---\r\ntitle: \"L'été : un bilan\"\nauthors:\n  - Nora Vell # staff\n  - Ilo Brandt\ndate: 2031-05-04\nlang: 'fr'\n---\nCorps";
        assert_eq!(
            values(source),
            [
                Some("L'été : un bilan"),
                Some("Nora Vell"),
                Some("2031-05-04"),
                Some("fr"),
                Some("Corps")
            ]
        );
        assert_eq!(
            values("\u{feff}+++\ntitle = \"Bilan\"\n+++\n"),
            [Some("Bilan"), None, None, None, Some("")]
        );
        assert_eq!(
            values("---\nauthor: [\"Nora Vell\"]\n...\nx"),
            [None, Some("Nora Vell"), None, None, Some("x")]
        );
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        let source = "---\ntitle: rien\n\nCorps";
        assert_eq!(values(source), [None, None, None, None, Some(source)]);
    }
}
