//! The rules measured on texts that others have judged: how often each fires where there is nothing to flag, and how often
//! it is right where people marked what there is.
//!
//! Nothing of a text is kept, only counts ([`crate::rulebook::record`]).

use std::path::{Path, PathBuf};

use crate::analysis::{Flag, analyse};
use crate::article::Article;
use crate::language::Language;
use crate::messages::Messages;
use crate::rulebook::Rulebook;
use crate::rulebook::record::{Measured, Record, Tally, Total};
use crate::source::OpenError;
use crate::visible::visible;

mod neutral;
mod specimens;

pub use neutral::read as read_neutral;
pub use specimens::{Annotation, Specimen, read as read_specimens};

/// What keeps a text from being measured on.
#[derive(Debug)]
pub enum Problem {
    /// A file cannot be opened.
    Open(OpenError),
    /// The language of neutral text cannot be told.
    Language(PathBuf),
    /// A folder has no annotated articles.
    NoSpecimens(PathBuf),
    /// A line of a file of annotations is none, or does not hold against its article.
    Annotation {
        /// The file.
        path: PathBuf,
        /// The 1-based line.
        line: usize,
        /// The line itself.
        text: String,
    },
}

impl Problem {
    /// The problem in one line that says what to do.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::Open(error) => error.message(messages),
            Self::Language(path) => messages.format("measure.language", &[("path", &shown(path))]),
            Self::NoSpecimens(path) => messages.format("measure.no_specimens", &[("path", &shown(path))]),
            Self::Annotation { path, line, text } => messages.format(
                "measure.annotation",
                &[("path", &shown(path)), ("line", line), ("text", &visible(text))],
            ),
        }
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

/// Measures the rules of a rulebook. Texts in another language are passed over.
#[must_use]
pub fn measure(rulebook: &Rulebook, neutral: &[Article], specimens: &[Specimen]) -> Measured {
    let mut tallies: Vec<Tally> = rulebook.rules().map(|_| Tally::default()).collect();
    let mut measured = Measured {
        rulebook: rulebook.fingerprint(),
        ..Measured::default()
    };
    let mut tally = |flag: &Flag, count: fn(&mut Tally) -> &mut u32| {
        if let Some(tally) = tallies.get_mut(flag.rule.0 as usize) {
            *count(tally) += 1;
        }
    };
    let of_language = |article: &&Article| article.language == Some(rulebook.language);
    for article in neutral.iter().filter(of_language) {
        let analysis = analyse(article, rulebook);
        measured.neutral_words += count(analysis.words);
        for flag in &analysis.flags {
            tally(flag, |tally| &mut tally.neutral);
        }
    }
    for specimen in specimens {
        if !of_language(&&specimen.article) {
            continue;
        }
        let flags = analyse(&specimen.article, rulebook).flags;
        let total = if specimen.held_out {
            &mut measured.held_out
        } else {
            &mut measured.tuning
        };
        *total = add(*total, &flags, &specimen.annotations);
        for flag in &flags {
            tally(flag, |tally| &mut tally.flags);
            if is_right(flag, &specimen.annotations) {
                tally(flag, |tally| &mut tally.right);
            }
        }
    }
    measured.rules = rulebook
        .rules()
        .zip(tallies)
        .map(|((_, rule), tally)| (rule.id.clone(), tally))
        .collect();
    measured
}

/// The total with one more article.
fn add(total: Total, flags: &[Flag], annotations: &[Annotation]) -> Total {
    let right = flags.iter().filter(|flag| is_right(flag, annotations)).count();
    let is_found = |annotation: &&Annotation| flags.iter().any(|flag| agree(flag, annotation));
    Total {
        articles: total.articles + 1,
        flags: total.flags + count(flags.len()),
        right: total.right + count(right),
        marks: total.marks + count(annotations.len()),
        found: total.found + count(annotations.iter().filter(is_found).count()),
    }
}

/// Whether somebody marked words of a flag with a technique of its category. Techniques are told apart less surely than
/// that by people as well.
fn is_right(flag: &Flag, annotations: &[Annotation]) -> bool {
    annotations.iter().any(|annotation| agree(flag, annotation))
}

fn agree(flag: &Flag, annotation: &Annotation) -> bool {
    flag.span.overlaps(annotation.span) && flag.technique.category() == annotation.technique.category()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A record in one plain sentence; a rule that was never tried is said to be so.
#[must_use]
pub fn in_words(record: Option<Record>, messages: &Messages) -> String {
    let Some(record) = record else {
        return messages.get("record.none").to_owned();
    };
    let number = |n: u32| messages.number(n as usize);
    let words = number(rounded(record.neutral_words));
    let neutral = match record.neutral_flags {
        0 if record.flags == 0 => return messages.format("record.idle", &[("words", &words)]),
        0 => messages.format("record.never", &[("words", &words)]),
        fired => messages.count_with("record.fired", fired as usize, &[("words", &words)]),
    };
    let specimens = match (record.right, record.flags) {
        (_, 0) => messages.get("record.untried").to_owned(),
        (0, 1) => messages.get("record.once_wrong").to_owned(),
        (_, 1) => messages.get("record.once_right").to_owned(),
        (right, flags) => messages.count_with("record.right", right as usize, &[("flags", &number(flags))]),
    };
    messages.format("record.both", &[("neutral", &neutral), ("specimens", &specimens)])
}

/// A number of words as people say it: two figures, then noughts, and never more than there were.
fn rounded(words: u32) -> u32 {
    let mut unit = 1;
    while words / unit >= 100 {
        unit *= 10;
    }
    words / unit * unit
}

/// The language of neutral text that its words show, or the one that was asked for.
fn language_of(article: &Article, asked: Option<Language>, path: &Path) -> Result<Language, Problem> {
    asked
        .or(article.language)
        .ok_or_else(|| Problem::Language(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::source::File;
    use crate::span::Span;
    use crate::taxonomy::Technique;

    fn rulebook() -> Rulebook {
        let file = File {
            name: "rules.toml".to_owned(),
            text: "[defaults]\ntechnique = \"Loaded_Language\"\nstrength = \"mark\"\nsource = \"x\"\n\
                   reason = { fr = \"a\", en = \"a\" }\nquestion = { fr = \"a\", en = \"a\" }\nfine_when = { fr = \"a\", en = \"a\" }\n\
                   [[rule]]\nid = \"en-loaded-mess\"\npatterns = [\"mess/noun\"]\n\
                   [[rule]]\nid = \"en-loaded-idle\"\npatterns = [\"zorglub/noun\"]\n"
                .to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::English, &[], &[file]).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        rulebook
    }

    fn specimen(text: &str, marked: &str, technique: Technique, held_out: bool) -> Specimen {
        let start = text.find(marked).unwrap();
        Specimen {
            article: Article::passage(text.to_owned(), Language::English),
            annotations: vec![Annotation {
                technique,
                span: Span::new(start, start + marked.len()),
            }],
            held_out,
        }
    }

    #[test]
    fn a_record_is_one_plain_sentence() {
        let said = |neutral_flags, flags, right, language| {
            let record = Record {
                neutral_words: 30_212,
                neutral_flags,
                flags,
                right,
            };
            in_words(Some(record), Messages::of(language))
        };
        let english = |neutral, flags, right| said(neutral, flags, right, Language::English);
        assert_eq!(
            english(2, 20, 18),
            "In 30,000 words of neutral text this rule fired 2 times; on annotated articles it was right 18 times out of 20."
        );
        assert_eq!(
            english(0, 1, 1),
            "In 30,000 words of neutral text this rule never fired; on annotated articles it fired once, rightly."
        );
        assert_eq!(
            english(1, 0, 0),
            "In 30,000 words of neutral text this rule fired once; on annotated articles it never fired."
        );
        assert_eq!(
            english(0, 0, 0),
            "This rule fired neither in 30,000 words of neutral text nor on annotated articles: how often it is right is not known."
        );
        assert_eq!(
            said(0, 4, 1, Language::French),
            "Dans 30\u{202f}000 mots de texte neutre, cette règle ne s’est jamais déclenchée\u{202f}; sur les articles annotés, elle a vu juste 1 fois sur 4."
        );
        assert_eq!(in_words(None, Messages::of(Language::English)), "No record yet.");
        assert_eq!(
            [0, 7, 99, 184, 30_212, 1_299_999].map(rounded),
            [0, 7, 99, 180, 30_000, 1_200_000]
        );
    }

    #[test]
    fn each_rule_is_counted_where_it_fires() {
        let neutral = [
            Article::passage("The mess hall opened at noon.".to_owned(), Language::English),
            Article::passage("Un mess de garnison.".to_owned(), Language::French),
        ];
        let specimens = [
            specimen("What a mess it is.", "a mess", Technique::LoadedLanguage, false),
            specimen("What a mess it is.", "mess", Technique::Repetition, true),
            specimen("What a mess it is.", "mess", Technique::Doubt, true),
            specimen("What a mess it is.", "What", Technique::LoadedLanguage, true),
        ];
        let measured = measure(&rulebook(), &neutral, &specimens);
        assert_eq!(measured.neutral_words, 6);
        assert_eq!(
            measured.rules["en-loaded-mess"],
            Tally {
                neutral: 1,
                flags: 4,
                right: 2
            }
        );
        assert_eq!(measured.rules["en-loaded-idle"], Tally::default());
        let of_one = |flags, right| Total {
            articles: flags,
            flags,
            right,
            marks: flags,
            found: right,
        };
        assert_eq!((measured.tuning, measured.held_out), (of_one(1, 1), of_one(3, 1)));
    }
}
