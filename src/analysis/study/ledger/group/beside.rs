//! What stands beside the subject of a verb: an apposition, a bracket, a relative clause between commas.

use std::ops::Range;

use super::super::text::Text;
use super::super::words::Bits;
use super::{Group, Subject};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How many tokens stand between commas beside a subject at most.
const LONGEST_ASIDE: usize = 30;

impl Text<'_> {
    /// The bracket that the one at `close` closes.
    pub fn opening(&self, close: usize) -> Option<usize> {
        (close.saturating_sub(LONGEST_ASIDE)..close)
            .rev()
            .find(|&at| self.mark(at) == Some(Mark::Open))
    }

    /// The group before a bracket that closes at `last`.
    pub fn group_with_bracket(&self, last: usize, plural: Option<bool>) -> Option<Group> {
        let open = self.opening(last)?;
        let group = self.group_to(self.before(open)?, plural)?;
        Some(Group {
            tokens: group.tokens.start..last + 1,
            core: group.core,
        })
    }

    /// A role with the name before its comma, where no comma closes it: "Ada Brel, head of the port | said".
    pub fn with_name_before(&self, group: Group) -> Group {
        let role = group
            .own()
            .take(4)
            .any(|at| self.is(at, Bits::SOMEBODY.or(Bits::TELL_ROLE)));
        let comma = self
            .before(group.tokens.start)
            .filter(|&comma| role && self.mark(comma) == Some(Mark::Comma));
        let Some(comma) = comma else { return group };
        let mut first = comma;
        while let Some(before) = self
            .before(first)
            .filter(|&before| self.named(before) && comma - before < 6)
        {
            first = before;
        }
        let alone = self.before(first).is_none_or(|before| self.mark(before).is_some());
        if comma - first < 2 || !alone {
            return group;
        }
        Group {
            tokens: first..group.tokens.end,
            core: comma,
        }
    }

    /// The subject before what stands between two commas, the second of which is at `close`.
    pub fn group_with_aside(&self, close: usize, plural: Option<bool>) -> Option<Subject> {
        let floor = self.stretch(close).start.max(close.saturating_sub(LONGEST_ASIDE));
        let mut relative = false;
        let mut finite = false;
        let mut tries = 0;
        for open in (floor..close).rev() {
            if matches!(
                self.mark(open),
                Some(Mark::Semicolon | Mark::Colon | Mark::Stop | Mark::Question)
            ) {
                return None;
            }
            if self.border(open).is_some() {
                return None;
            }
            finite |= self.is_finite(open);
            if self.mark(open) != Some(Mark::Comma) {
                continue;
            }
            relative |= self
                .after(open)
                .is_some_and(|next| self.is(next, Bits::WHO.or(Bits::RELATIVE)) || self.is_relative_after(next));
            if finite && !relative {
                return None;
            }
            tries += 1;
            if let Some(last) = self.before(open).filter(|_| tries < 5)
                && let Some(subject) = self.bare_subject(last, plural)
            {
                return Some(match subject {
                    Subject::Group(group) => {
                        let end = if self.describes(open + 1..close) {
                            close
                        } else {
                            group.core
                        };
                        Subject::Group(Group {
                            tokens: group.tokens.start..end,
                            core: group.core,
                        })
                    }
                    other => other,
                });
            }
        }
        None
    }

    /// Whether what stands beside a name says who that is: a role, or a name beside a role.
    pub fn describes(&self, aside: Range<usize>) -> bool {
        let role = Bits::SOMEBODY.or(Bits::TELL_ROLE).or(Bits::BODY);
        let first = aside.start;
        self.named(first) || aside.take(4).any(|at| self.is(at, role)) && !self.is(first, Bits::WHO.or(Bits::RELATIVE))
    }

    /// A preposition and then a relative pronoun: "for whom", "dans laquelle".
    pub fn is_relative_after(&self, at: usize) -> bool {
        self.facets(at).has(Tags::PREP)
            && self
                .after(at)
                .is_some_and(|next| self.is(next, Bits::WHO.or(Bits::RELATIVE)))
    }

    /// A subject whose last token is `last`, right before a comma.
    pub fn bare_subject(&self, last: usize, plural: Option<bool>) -> Option<Subject> {
        if self.is(last, Bits::THIRD) && !self.named(last) {
            return Some(Subject::Pronoun(last));
        }
        if self.is(last, Bits::AND) {
            return Some(Subject::Shared);
        }
        if self.is_nobody(last) {
            return Some(Subject::Nobody);
        }
        let group = if self.mark(last) == Some(Mark::Close) {
            self.group_with_bracket(last, plural)
        } else {
            self.group_to(last, plural)
        };
        group
            .filter(|group| self.source_kind(group).is_some())
            .map(Subject::Group)
    }
}
