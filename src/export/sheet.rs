//! What is exported, gathered once for every form.

use crate::analysis::study::Study;
use crate::analysis::{Analysis, Explanation, Flag, Voice};
use crate::article::Article;
use crate::language::Language;
use crate::messages::Speaker;
use crate::notes::{Anchor, Fit, Flagged, Note, Notebook};
use crate::rulebook::Rulebook;
use crate::span::Span;

/// What there is to export from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The article.
    pub article: &'a Article,
    /// Where it came from, as people read it.
    pub source: &'a str,
    /// What the analysis found in it.
    pub analysis: &'a Analysis,
    /// What a study found in it.
    pub study: &'a Study,
    /// The rulebook of its language, where there is one.
    pub rulebook: Option<&'a Rulebook>,
    /// The reader's notes.
    pub notes: &'a Notebook,
}

/// What goes into an export besides the notes, which always do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Every flag, and the study.
    #[default]
    All,
    /// The flags with a verdict or a comment.
    Annotated,
}

/// What is exported.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Where it all comes from.
    pub subject: Subject<'a>,
    /// What the study found; none where the reader's notes alone are asked for.
    pub study: Option<&'a Study>,
    /// The flags, in the order of the text.
    pub flags: Vec<SheetFlag<'a>>,
    /// The other notes that have their place in the text, and that place and how it was found: passages of the reader's own, and notes on flags
    /// that the rules in force no longer raise.
    pub passages: Vec<(&'a Note, Span, Fit)>,
    /// The notes whose passage is gone.
    pub orphans: Vec<&'a Note>,
}

/// A flag with all that is said of it.
#[derive(Debug)]
pub struct SheetFlag<'a> {
    /// The flag.
    pub flag: &'a Flag,
    /// Its rule's name.
    pub rule: &'a str,
    /// What the rule says of these words.
    pub explanation: Explanation,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Whose words they are.
    pub voice: Speaker<'a>,
    /// The reader's note.
    pub note: Option<&'a Note>,
    /// Whether the reader dismissed it, itself or with its rule.
    pub dismissed: bool,
}

impl<'a> Sheet<'a> {
    /// Gathers what is exported; explanations are in the language of the interface.
    #[must_use]
    pub fn new(subject: Subject<'a>, choice: Choice, interface: Language) -> Self {
        let mut flags = Vec::new();
        let mut used: Vec<&str> = Vec::new();
        for flag in &subject.analysis.flags {
            let Some(flag) = SheetFlag::new(subject, flag, interface) else {
                continue;
            };
            if let Some(note) = flag.note {
                used.push(&note.id);
            } else if choice == Choice::Annotated {
                continue;
            }
            flags.push(flag);
        }
        let (mut passages, mut orphans) = (Vec::new(), Vec::new());
        for (note, anchor) in subject.notes.entries() {
            match anchor {
                Anchor::Found(span, fit) if !used.contains(&note.id.as_str()) => passages.push((note, span, fit)),
                Anchor::Found(..) => {}
                Anchor::Orphan => orphans.push(note),
            }
        }
        Self {
            subject,
            study: (choice == Choice::All).then_some(subject.study),
            flags,
            passages,
            orphans,
        }
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.subject.article.text)
    }

    /// What the article says of itself by one of its spans.
    #[must_use]
    pub fn meta(&self, span: Option<Span>) -> Option<&'a str> {
        span.map(|span| self.words(span))
            .filter(|words| !words.trim().is_empty())
    }

    /// The sentence around a span.
    #[must_use]
    pub fn sentence_of(&self, span: Span) -> Option<Span> {
        let sentences = &self.subject.analysis.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        sentences
            .get(after)
            .map(|sentence| sentence.span)
            .filter(|sentence| sentence.overlaps(span))
    }
}

impl<'a> SheetFlag<'a> {
    /// `None` for a flag that is not of this analysis and rulebook.
    fn new(subject: Subject<'a>, flag: &'a Flag, interface: Language) -> Option<Self> {
        let rulebook = subject.rulebook?;
        let text = subject.article.text.as_str();
        let rule = rulebook.rule(flag.rule)?.id.as_str();
        let known = Flagged {
            rule,
            technique: flag.technique,
            span: flag.span,
        };
        let sentence = subject.analysis.sentences.get(flag.sentence as usize);
        Some(Self {
            flag,
            rule,
            explanation: rulebook.explain(flag, text, interface),
            sentence: sentence.map_or(flag.span, |sentence| sentence.span),
            voice: match flag.voice {
                Voice::Author => Speaker::Author,
                Voice::Quoted(speaker) => Speaker::Quoted(speaker.map(|speaker| speaker.of(text))),
            },
            note: subject.notes.on_flag(&known),
            dismissed: subject.notes.is_dismissed(&known),
        })
    }
}
