//! Sources by the words that name them: a group, a pronoun, the subject of a verb.

use super::super::super::SourceKind;
use super::super::group::{Group, Subject};
use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::Named;
use crate::rulebook::tags::Tags;

/// How far before a verb the one is whose subject it shares, in tokens.
const REACH: usize = 40;

impl Text<'_> {
    /// The subject of a verb, as a source.
    pub fn subject(&self, verb: &Verb) -> Option<Named> {
        match self.subject_before(verb.first, verb.plural)? {
            Subject::Group(group) => self.named_by(group),
            Subject::Pronoun(at) => Some(self.pronoun(at)),
            Subject::Shared | Subject::Nobody => None,
        }
    }

    /// The subject of a finite verb, auxiliaries and pronouns before it passed over.
    pub fn subject_of(&self, verb: usize) -> Option<Named> {
        let between = Bits::OBJECT.or(Bits::NOT).or(Bits::HAVE).or(Bits::BE).or(Bits::MODAL);
        let mut first = verb;
        for _ in 0..5 {
            match self.before(first) {
                Some(place) if self.is(place, between) && !self.is(place, Bits::OTHER_SUBJECT.or(Bits::THIRD)) => {
                    first = place;
                }
                _ => break,
            }
        }
        match self.subject_before(first, None)? {
            Subject::Group(group) => self.named_by(group),
            Subject::Pronoun(at) => Some(self.pronoun(at)),
            _ => None,
        }
    }

    /// The subject of the verb before, in the same stretch.
    pub fn shared_subject(&self, before: usize) -> Option<Named> {
        let mut at = before;
        for _ in 0..REACH {
            at = self.before(at)?;
            let finite = self.is_finite(at) && !self.is(at, Bits::MODAL.or(Bits::BEEN));
            let verb = self.facets(at).has(Tags::VERB)
                && !self.facets(at).meets(Tags::NOUN.with(Tags::PREP))
                && !self.is(at, Bits::POSSESSIVE);
            let subject = (finite || verb).then(|| self.subject_of(at)).flatten();
            if subject.is_some() {
                return subject;
            }
        }
        None
    }

    pub fn named_by(&self, group: Group) -> Option<Named> {
        // No English source begins with a participle: what looks like one is a verb.
        let first = group.tokens.start;
        let facets = self.facets(first);
        if !self.french() && group.tokens.len() > 1 && matches!(self.folded(first).as_ref(), "i" | "we" | "you") {
            return None;
        }
        if !self.french() && facets.has(Tags::PP) && !facets.meets(Tags::NOUN.with(Tags::DET)) && !self.named(first) {
            return None;
        }
        let kind = self.source_kind(&group)?;
        Some(Named {
            group,
            kind,
            pronoun: false,
        })
    }

    /// A source by any noun.
    pub fn somebody_by(&self, group: Group) -> Option<Named> {
        let kind = self.some_kind(&group)?;
        Some(Named {
            kind: if self.names_beside(&group) {
                SourceKind::Person
            } else {
                kind
            },
            group,
            pronoun: false,
        })
    }

    pub fn pronoun(&self, at: usize) -> Named {
        let kind = if self.is(at, Bits::THEY) {
            SourceKind::Collective
        } else if self.folded(at) == "it" {
            SourceKind::Organisation
        } else {
            SourceKind::Person
        };
        Named {
            group: Group::new(at..at + 1),
            kind,
            pronoun: true,
        }
    }

    /// Whether a group names what says something by being read: a study, figures.
    pub fn is_document(&self, group: &Group) -> bool {
        group.own().take(4).any(|at| self.is(at, Bits::TELL_DOCUMENT))
    }
}
