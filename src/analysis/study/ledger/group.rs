//! The nominal group that a verb has as its subject, or that a cue names its source by.
//!
//! There is no parser here: a group is read backward from its verb over what can belong to one, and then begins at its
//! first determiner, name or noun that no preposition governs.

mod ahead;
mod beside;

use std::ops::Range;

use super::text::Text;
use super::words::Bits;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How far before a verb its subject begins at most, in tokens.
const LONGEST: usize = 28;

/// How many tokens an adjunct has between "and" and the verb at most.
const LONGEST_ADJUNCT: usize = 6;

const NOMINAL: Tags = Tags::NOUN.with(Tags::ADJ).with(Tags::NUM);

/// Words that name a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// All of it, what stands beside the name between commas included.
    pub tokens: Range<usize>,
    /// Where the group itself ends, before what is said of it.
    pub core: usize,
}

impl Group {
    pub fn new(tokens: Range<usize>) -> Self {
        Self {
            core: tokens.end,
            tokens,
        }
    }

    /// The group itself.
    pub fn own(&self) -> Range<usize> {
        self.tokens.start..self.core
    }
}

/// Who is the subject of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A nominal group.
    Group(Group),
    /// A pronoun of the third person.
    Pronoun(usize),
    /// The subject of the verb before, which this one shares.
    Shared,
    /// The speaker, the reader, or nobody: no source.
    Nobody,
}

impl Text<'_> {
    /// The subject that stands before a group of verbs that begins at `first`. `plural` where the verb tells.
    pub fn subject_before(&self, first: usize, plural: Option<bool>) -> Option<Subject> {
        let mut last = self.before(first)?;
        let mut steps = 0;
        while self.stands_between(last) {
            steps += 1;
            last = self.before(last).filter(|_| steps < 6)?;
        }
        if self.is(last, Bits::THIRD) && !self.named(last) {
            return Some(Subject::Pronoun(last));
        }
        if self.is_nobody(last) {
            return Some(Subject::Nobody);
        }
        if self.is(last, Bits::AND) || self.is_then(last) {
            return Some(Subject::Shared);
        }
        if self.is(last, Bits::WHO) || self.is(last, Bits::THAT) && !self.french() {
            let before = self.before(last)?;
            let before = if self.mark(before) == Some(Mark::Comma) {
                self.before(before)?
            } else {
                before
            };
            let group = self.group_to(before, None).or_else(|| self.nearest_group(before))?;
            return Some(Subject::Group(group));
        }
        match self.mark(last) {
            None => {
                if self.is_adjunct(last) {
                    return Some(Subject::Shared);
                }
                let group = self.group_to(last, plural)?;
                // "have been combative and on several occasions | have called": a predicate is no subject.
                let predicate = self.before(group.tokens.start).is_some_and(|before| {
                    self.is(before, Bits::BE.or(Bits::BEEN))
                        || self.facets(before) == Tags::ADV
                            && self
                                .before(before)
                                .is_some_and(|be| self.is(be, Bits::BE.or(Bits::BEEN)))
                });
                Some(if predicate {
                    Subject::Shared
                } else {
                    Subject::Group(self.with_name_before(group))
                })
            }
            Some(Mark::Comma) => self.group_with_aside(last, plural),
            Some(Mark::Close) => {
                let group = self.with_name_before(self.group_with_bracket(last, plural)?);
                Some(Subject::Group(group))
            }
            Some(_) => None,
        }
    }

    /// Whether a prepositional group after "and" ends at `last`: "and on several occasions | called".
    fn is_adjunct(&self, last: usize) -> bool {
        let floor = last.saturating_sub(LONGEST_ADJUNCT);
        let and = (floor..last)
            .rev()
            .take_while(|&at| self.mark(at).is_none() && !self.is_finite(at) && self.border(at).is_none())
            .find(|&at| self.is(at, Bits::AND));
        and.is_some_and(|and| {
            and > self.stretch(last).start
                && self.facets(and + 1).has(Tags::PREP)
                && !self.named(and + 1)
                && !(and + 2..=last).any(|at| self.is(at, Bits::AND.or(Bits::WHO)))
                && (and + 2..=last).filter(|&at| self.facets(at).has(Tags::DET)).count() < 2
        })
    }

    /// A word that stands between a subject and its verb and tells nothing: an adverb.
    fn stands_between(&self, at: usize) -> bool {
        let word = self.folded(at);
        let conjunction = self.is(at, Bits::BREAK) && !matches!(word.as_ref(), "once" | "then" | "donc" | "alors");
        let others = Bits::AND.or(Bits::THIRD);
        let others = if self.french() { others } else { others.or(Bits::SOME) };
        if self.mark(at).is_some() || self.named(at) || conjunction || self.is(at, others) {
            return false;
        }
        let facets = self.facets(at);
        facets == Tags::ADV
            || matches!(word.as_ref(), "once" | "then")
            || facets.has(Tags::ADV) && (self.is(at, Bits::TIME) || !facets.meets(Tags::NOUN.with(Tags::VERB)))
            || ["self", "selves", "-même", "-mêmes"]
                .iter()
                .any(|end| word.ends_with(end))
    }

    /// A subject pronoun that stands for no source; "I" is written like a name.
    fn is_nobody(&self, at: usize) -> bool {
        self.is(at, Bits::OTHER_SUBJECT) && (!self.named(at) || self.folded(at) == "i")
    }

    fn is_then(&self, at: usize) -> bool {
        matches!(self.folded(at).as_ref(), "but" | "mais" | "then" | "puis")
    }

    /// The nominal group whose last token is `last`.
    pub fn group_to(&self, last: usize, plural: Option<bool>) -> Option<Group> {
        let mut first = last;
        let mut core = last + 1;
        let mut at = last;
        // "Les gens qui vivent": a relative clause at the end is no part of the core.
        if !self.may_belong(last) && !self.is_finite(last) {
            return None;
        }
        let floor = last.saturating_sub(LONGEST);
        loop {
            if self.is_finite(at) {
                let who = self.relative_before(at)?;
                let before = self.before(who)?;
                let before = if self.mark(before) == Some(Mark::Comma) {
                    self.before(before)?
                } else {
                    before
                };
                at = before;
                if !self.may_belong(at) {
                    return None;
                }
                core = at + 1;
            }
            first = first.min(at);
            let Some(before) = self.before(at).filter(|&before| before >= floor) else {
                break;
            };
            if self.mark(before) == Some(Mark::Close) {
                let Some(open) = self.opening(before).filter(|&open| open > floor) else {
                    break;
                };
                let Some(outside) = self.before(open) else { break };
                at = outside;
                if !self.may_belong(at) {
                    break;
                }
                continue;
            }
            if self.is_finite(before) && self.relative_before(before).is_none() {
                break;
            }
            if !self.is_finite(before) && !self.may_belong(before) {
                break;
            }
            // One alone does what is said: "… et le maire | a dit"; "fraude et abus" go on.
            let alone = self.facets(at).has(Tags::DET) || self.named(at) || self.is(at, Bits::TITLE);
            if self.is(before, Bits::AND) && plural == Some(false) && alone {
                break;
            }
            at = before;
        }
        let start = self.start_of(first, core)?;
        Some(Group {
            tokens: start..last + 1,
            core: core.max(start + 1),
        })
    }

    /// The nominal group right before a relative pronoun, whatever governs it: "(au) message de Brel, qui".
    pub fn nearest_group(&self, last: usize) -> Option<Group> {
        let nominal = |at: usize| self.named(at) || self.facets(at).meets(NOMINAL) && self.mark(at).is_none();
        let mut start = last;
        if !nominal(last) {
            return None;
        }
        for _ in 0..8 {
            let Some(before) = self.before(start) else { break };
            if self.facets(before).has(Tags::DET) && !self.is(before, Bits::OF) {
                start = before;
                if !self.before(before).is_some_and(|of| self.is(of, Bits::OF)) {
                    break;
                }
            } else if nominal(before) && !self.is_preposition(before, false)
                || self.is(before, Bits::OF) && self.before(before).is_some_and(nominal)
            {
                start = before;
            } else {
                break;
            }
        }
        Some(Group::new(start..last + 1))
    }

    /// Whether a token can be part of a nominal group.
    fn may_belong(&self, at: usize) -> bool {
        if self.mark(at).is_some() || !self.is_word(at) {
            return self.folded(at) == "%" || matches!(self.folded(at).as_ref(), "/" | "&");
        }
        if self.named(at) {
            return true;
        }
        let never = Bits::THIRD
            .or(Bits::CLITIC)
            .or(Bits::OTHER_CLITIC)
            .or(Bits::BREAK)
            .or(Bits::WHO)
            .or(Bits::RELATIVE);
        if self.is(at, never) {
            // "this minister" begins a group; "this" alone is refused elsewhere. "si" may be an adverb.
            return false;
        }
        if self.is(at, Bits::OTHER_SUBJECT) {
            return self.facets(at).meets(Tags::DET.with(Tags::NUM).with(Tags::ADJ));
        }
        true
    }

    /// The relative pronoun that the finite verb at `at` belongs to, a few words before it.
    fn relative_before(&self, at: usize) -> Option<usize> {
        let mut place = at;
        for _ in 0..6 {
            place = self.before(place)?;
            if self.is(place, Bits::WHO.or(Bits::RELATIVE)) || self.is(place, Bits::THAT) {
                return Some(place);
            }
            if self.mark(place).is_some() {
                return None;
            }
        }
        None
    }

    /// Where the nominal group within `first..end` begins, past the adverbs, times and prepositional groups that lead to
    /// it: "on Monday | the minister", "dans un communiqué | le parti".
    fn start_of(&self, first: usize, end: usize) -> Option<usize> {
        let mut start = None;
        // Whether what has been read since the last beginning hangs on a preposition, has a noun, is a time only.
        let (mut governed, mut content, mut time) = (false, false, true);
        let mut before = None;
        for at in (first..end).filter(|&at| self.is_word(at)) {
            let linked = before.is_some_and(|before| self.is_link(before));
            before = Some(at);
            // "Même l'ONU", "even the mayor"
            let focus = self.is(at, Bits::TELL_FOCUS) && start.is_none() && self.is_word(at + 1);
            if focus && (self.facets(at + 1).has(Tags::DET) || self.named(at + 1) || self.shape(at + 1).has(Tags::CAP))
            {
                continue;
            }
            if self.is_preposition(at, at == first) {
                if start.is_none() {
                    (governed, content) = (true, false);
                }
                continue;
            }
            let facets = self.facets(at);
            let calendar = self.is(at, Bits::CALENDAR);
            let det = facets.has(Tags::DET) || self.is(at, Bits::INDEFINITE);
            let noun =
                self.named(at) || facets.meets(NOMINAL) || self.shape(at).has(Tags::DIGIT) || self.is(at, Bits::SOME);
            if !det && !noun || calendar && facets == Tags::ADV {
                continue;
            }
            let led = content && !linked && (det || time && !calendar);
            if start.is_none() && (!governed || led) || start.is_some() && time && led {
                start = Some(at);
                (governed, content, time) = (false, false, true);
            }
            if noun && (!facets.has(Tags::DET) || self.named(at)) {
                content = true;
                time &= calendar;
            }
        }
        start
    }

    /// Whether a word links what is after it to what is before it.
    fn is_link(&self, at: usize) -> bool {
        !self.named(at)
            && (self.is_preposition(at, false)
                || self.is(at, Bits::AND.or(Bits::POSSESSIVE).or(Bits::INDEFINITE))
                || self.facets(at) == Tags::DET)
    }

    pub fn is_preposition(&self, at: usize, leads: bool) -> bool {
        if self.named(at) {
            return false;
        }
        match self.folded(at).as_ref() {
            // "des experts", "du personnel", "de nombreux élus" begin a group.
            "des" | "du" => !leads,
            "de" | "d'" if leads => !self
                .after(at)
                .is_some_and(|next| self.is(next, Bits::INDEFINITE.or(Bits::SOME))),
            "à" | "au" | "aux" | "en" | "d'" | "de" | "of" => true,
            _ => {
                let facets = self.facets(at);
                facets.has(Tags::PREP) && !facets.meets(Tags::NOUN.with(Tags::DET)) && !self.is(at, Bits::AND)
                    || facets == Tags::PREP
            }
        }
    }
}
