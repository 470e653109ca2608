//! The record of the rules: how each fared when it was measured, as `assets/record.toml` keeps it.
//!
//! A record belongs to the rulebook that it was measured with, by its fingerprint. It is no part of that fingerprint, so
//! that writing it down does not make it another rulebook's.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::compiled::Tables;

/// How a rule fared when it was measured. As every output in JSON writes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How many words of neutral text it was run on.
    pub neutral_words: u32,
    /// How many flags it gave there.
    pub neutral_flags: u32,
    /// How many flags it gave on the specimens.
    pub flags: u32,
    /// How many of those overlap an annotation of their technique's category.
    pub right: u32,
}

/// What one rule did: its line of the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Flags in neutral text.
    pub neutral: u32,
    /// Flags on the specimens.
    pub flags: u32,
    /// How many of those were right.
    pub right: u32,
}

/// What all rules together did on a part of the specimens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Articles.
    pub articles: u32,
    /// Flags.
    pub flags: u32,
    /// How many of them were right.
    pub right: u32,
    /// Annotations.
    pub marks: u32,
    /// How many of those a flag of their category overlaps.
    pub found: u32,
}

/// The records of the rules of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The fingerprint of the rulebook.
    pub rulebook: String,
    /// How many words of neutral text there were.
    pub neutral_words: u32,
    /// The specimens that rules may be tuned on.
    pub tuning: Total,
    /// The specimens that are kept apart.
    pub held_out: Total,
    /// Each rule by its name, those that did nothing as well.
    pub rules: BTreeMap<String, Tally>,
}

/// The records of every language that was measured, by its code.
pub type Records = BTreeMap<String, Measured>;

/// Reads what [`write()`] wrote.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn read(text: &str) -> Result<Records, toml::de::Error> {
    toml::from_str(text)
}

/// The records as a file: a table a language, a line a rule.
#[must_use]
pub fn write(records: &Records) -> String {
    let mut text = String::from(
        "# How each rule fared when it was measured: flags in neutral text, flags on the specimens, and how many of those an\n\
         # annotation bears out. Written by `interligne rules measure`; assets/README.md says how, and what it is good for.\n",
    );
    for (language, measured) in records {
        let Measured {
            rulebook,
            neutral_words,
            tuning,
            held_out,
            rules,
        } = measured;
        // Writing to a `String` cannot fail.
        let _ = write!(
            text,
            "\n[{language}]\nrulebook = \"{rulebook}\"\nneutral_words = {neutral_words}\n"
        );
        for (name, total) in [("tuning", tuning), ("held_out", held_out)] {
            let Total {
                articles,
                flags,
                right,
                marks,
                found,
            } = total;
            let _ = writeln!(
                text,
                "{name} = {{ articles = {articles}, flags = {flags}, right = {right}, marks = {marks}, found = {found} }}"
            );
        }
        let _ = writeln!(text, "\n[{language}.rules]");
        for (rule, Tally { neutral, flags, right }) in rules {
            let _ = writeln!(
                text,
                "{rule} = {{ neutral = {neutral}, flags = {flags}, right = {right} }}"
            );
        }
    }
    text
}

impl Measured {
    /// Enters the records into the tables of the rulebook that they were measured with; whether it is that one. The rules
    /// of another are left as they are: a record says nothing of a rule that has changed since.
    #[must_use]
    pub fn enter(&self, tables: &mut Tables) -> bool {
        if self.rulebook != format!("{:016x}", tables.fingerprint) {
            return false;
        }
        for rule in &mut tables.rules {
            rule.text.record = self.rules.get(&rule.text.id).map(|tally| Record {
                neutral_words: self.neutral_words,
                neutral_flags: tally.neutral,
                flags: tally.flags,
                right: tally.right,
            });
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Records {
        let tally = |neutral, flags, right| Tally { neutral, flags, right };
        let measured = Measured {
            rulebook: "00000000000000ff".to_owned(),
            neutral_words: 30_212,
            tuning: Total {
                articles: 20,
                flags: 12,
                right: 9,
                marks: 31,
                found: 8,
            },
            held_out: Total::default(),
            rules: [
                ("fr-call-now".to_owned(), tally(0, 0, 0)),
                ("fr-doubt-mine".to_owned(), tally(2, 12, 9)),
            ]
            .into(),
        };
        [("fr".to_owned(), measured)].into()
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(read(&write(&records())).unwrap(), records());
    }

    #[test]
    fn a_line_too_much_is_told() {
        let text = write(&records()).replace("marks", "markings");
        assert!(read(&text).unwrap_err().to_string().contains("markings"));
    }

    #[test]
    fn another_rulebook_gets_no_record() {
        let mut tables = Tables {
            fingerprint: 0xfe,
            ..Tables::default()
        };
        assert!(!records()["fr"].enter(&mut tables));
        tables.fingerprint = 0xff;
        assert!(records()["fr"].enter(&mut tables));
    }
}
