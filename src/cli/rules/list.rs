//! `interligne rules list`: a line a rule, with its record.

use std::fmt::Write as _;

use super::Shelf;
use crate::messages::Messages;
use crate::rulebook::compiled::RuleText;
use crate::rulebook::record::Record;

/// The rules that are kept, by language, then as the taxonomy orders techniques, in columns under a line of headings; nothing
/// where there are none.
pub(super) fn list(shelf: Shelf<'_>, kept: impl Fn(&RuleText) -> bool, messages: &Messages) -> String {
    let mut rules: Vec<&RuleText> = Vec::new();
    for rulebook in shelf.each() {
        let first = rules.len();
        rules.extend(rulebook.rules().map(|(_, rule)| rule).filter(|rule| kept(rule)));
        // The sort is stable: rules of one technique stay as their files have them.
        rules[first..].sort_by_key(|rule| rule.technique);
    }
    if rules.is_empty() {
        return String::new();
    }
    let headings = [
        "list.rule",
        "list.strength",
        "list.technique",
        "list.neutral",
        "list.right",
    ];
    let rows = rules.iter().map(|rule| {
        let [neutral, right] = columns(rule.record);
        [rule.id.as_str(), rule.strength.name(), rule.technique.name()]
            .map(str::to_owned)
            .into_iter()
            .chain([neutral, right])
            .collect()
    });
    table(headings.map(|key| messages.get(key).to_owned()).to_vec(), rows)
}

/// Flags in neutral text, and how many flags on the specimens were right; a dash where there is nothing to say.
fn columns(record: Option<Record>) -> [String; 2] {
    let dash = || "-".to_owned();
    match record {
        None => [dash(), dash()],
        Some(record) if record.flags == 0 => [record.neutral_flags.to_string(), dash()],
        Some(record) => [
            record.neutral_flags.to_string(),
            format!("{}/{}", record.right, record.flags),
        ],
    }
}

/// Rows in columns as wide as their widest cell. No cell holds anything but letters of one width.
fn table(headings: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    let mut widths = Vec::new();
    for row in &rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut out = String::new();
    for row in rows {
        let line = widths.iter().zip(row).fold(String::new(), |mut line, (width, cell)| {
            // Writing to a `String` cannot fail.
            let _ = write!(line, "{cell:<width$}  ");
            line
        });
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_they_must_be() {
        let rows = [["a", "bbb"], ["dddd", ""]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(
            table(vec!["Règle".to_owned(), "x".to_owned()], rows.into_iter()),
            "Règle  x\na      bbb\ndddd\n"
        );
    }

    #[test]
    fn a_record_takes_two_columns() {
        let record = Record {
            neutral_words: 30_000,
            neutral_flags: 2,
            flags: 20,
            right: 18,
        };
        assert_eq!(columns(Some(record)), ["2", "18/20"]);
        assert_eq!(columns(Some(Record { flags: 0, ..record })), ["2", "-"]);
        assert_eq!(columns(None), ["-", "-"]);
    }
}
