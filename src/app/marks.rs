//! The reader's notes as the screen needs them: by flag, and by place in the text.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Analysis, Flag};
use crate::app::flags::{FlagId, Standing};
use crate::notes::{Anchor, Flagged, Notebook, Verdict};
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;
use crate::taxonomy::Technique;

/// What the notes say of the flags and of the text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    flags: FxHashMap<FlagId, Mark>,
    own: Vec<Own>,
    dismissed: FxHashSet<RuleId>,
}

/// What a note says of a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The note's name.
    pub note: String,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// Whether there is a comment.
    pub comment: bool,
}

/// A passage that the reader marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The note's name.
    pub note: String,
    /// Where it is.
    pub span: Span,
    /// What the reader called it.
    pub technique: Option<Technique>,
}

impl Marks {
    /// Brings notes and flags together.
    #[must_use]
    pub fn new(notes: &Notebook, analysis: Option<&Analysis>, rulebook: Option<&Rulebook>) -> Self {
        let mut marks = Self::default();
        for (note, anchor) in notes.entries() {
            let Anchor::Found(span, _) = anchor else { continue };
            if note.rule.is_none() {
                marks.own.push(Own {
                    note: note.id.clone(),
                    span,
                    technique: note.technique,
                });
            }
        }
        let (Some(analysis), Some(rulebook)) = (analysis, rulebook) else {
            return marks;
        };
        for (note, anchor) in notes.entries() {
            let Some(span) = anchor.span().filter(|_| note.rule.is_some()) else {
                continue;
            };
            let first = analysis.flags.partition_point(|flag| flag.span < span);
            let here = analysis
                .flags
                .iter()
                .zip(0..)
                .skip(first)
                .take_while(|(flag, _)| flag.span == span);
            for (flag, id) in here {
                let about = flagged(flag, rulebook).and_then(|flagged| notes.on_flag(&flagged));
                if about.is_some_and(|about| about.id == note.id) {
                    let mark = Mark {
                        note: note.id.clone(),
                        verdict: note.verdict,
                        comment: !note.comment.is_empty(),
                    };
                    marks.flags.insert(id, mark);
                }
            }
        }
        marks.dismissed = rulebook
            .rules()
            .filter(|(_, rule)| notes.is_rule_dismissed(&rule.id))
            .map(|(id, _)| id)
            .collect();
        marks
    }

    /// What the reader said of a flag.
    #[must_use]
    pub fn of(&self, id: FlagId) -> Option<&Mark> {
        self.flags.get(&id)
    }

    /// Where a flag stands with the reader.
    #[must_use]
    pub fn standing(&self, analysis: &Analysis, id: FlagId) -> Standing {
        match self.flags.get(&id).and_then(|mark| mark.verdict) {
            Some(Verdict::Dismiss) => Standing::Dismissed,
            Some(Verdict::Agree | Verdict::Unsure) => Standing::Decided,
            None => {
                let rule = analysis.flags.get(id as usize).map(|flag| flag.rule);
                if rule.is_some_and(|rule| self.dismissed.contains(&rule)) {
                    Standing::Dismissed
                } else {
                    Standing::Open
                }
            }
        }
    }

    /// Whether the reader dismissed a rule.
    #[must_use]
    pub fn is_rule_dismissed(&self, rule: RuleId) -> bool {
        self.dismissed.contains(&rule)
    }

    /// The reader's own passages, in the order of the text.
    #[must_use]
    pub fn owns(&self) -> &[Own] {
        &self.own
    }

    /// The passage of a note.
    #[must_use]
    pub fn own(&self, note: &str) -> Option<&Own> {
        self.own.iter().find(|own| own.note == note)
    }
}

/// A flag as the notes know it.
#[must_use]
pub fn flagged<'a>(flag: &Flag, rulebook: &'a Rulebook) -> Option<Flagged<'a>> {
    let rule = rulebook.rule(flag.rule)?;
    Some(Flagged {
        rule: &rule.id,
        technique: flag.technique,
        span: flag.span,
    })
}
