//! The reader's notes as the screen needs them: by flag, and by place in the text.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Analysis, Flag};
use crate::app::flags::{FlagId, Standing};
use crate::notes::{Flagged, Note, Notebook, Verdict};
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

/// A passage that the reader marked, or one with a note on a flag that is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The note's name.
    pub note: String,
    /// Where it is.
    pub span: Span,
    /// What the reader called it.
    pub technique: Option<Technique>,
    /// The sign of a note, or of the verdict on the flag that was there.
    pub sign: &'static str,
}

impl Own {
    fn new(note: &Note, span: Span) -> Self {
        let is_verdict = note.verdict.is_some() && note.comment.is_empty();
        Self {
            note: note.id.clone(),
            span,
            technique: note.technique,
            sign: if is_verdict {
                verdict_sign(note.verdict)
            } else {
                COMMENT
            },
        }
    }
}

/// The sign of a comment, and of a passage of the reader's own.
pub const COMMENT: &str = "✎";

/// The sign of a verdict.
#[must_use]
pub const fn verdict_sign(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Agree) => "✓",
        Some(Verdict::Dismiss) => "×",
        Some(Verdict::Unsure) => "?",
        None => " ",
    }
}

impl Marks {
    /// Brings notes and flags together.
    #[must_use]
    pub fn new(notes: &Notebook, analysis: Option<&Analysis>, rulebook: Option<&Rulebook>) -> Self {
        let mut marks = Self::default();
        let found = notes.entries().into_iter();
        let found = found.filter_map(|(note, anchor)| Some((note, anchor.span()?)));
        let (Some(analysis), Some(rulebook)) = (analysis, rulebook) else {
            let own = found.filter(|(note, _)| note.rule.is_none());
            marks.own = own.map(|(note, span)| Own::new(note, span)).collect();
            return marks;
        };
        for (note, span) in found {
            let before = marks.flags.len();
            let flags = analysis.flags.iter().zip(0..);
            let here = flags
                .take_while(|(flag, _)| note.rule.is_some() && flag.span.start < span.end)
                .filter(|(flag, _)| flag.span.overlaps(span));
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
            if marks.flags.len() == before && !note.is_blank() {
                marks.own.push(Own::new(note, span));
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
