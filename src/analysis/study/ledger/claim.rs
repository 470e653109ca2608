//! One attribution: who is made to say something, by which words, and what.
//!
//! A verb says how it stands, and that says by what form it gives its words: as a clause after its subject, as an aside
//! beside the words, as a passive, or as a participle that goes on with the verb before. Each form is a module.

mod adding;
mod aside;
mod clause;
mod given;
mod judging;
mod named;
mod noun;
mod object;
mod passive;

use std::ops::Range;

use super::super::{Form, SourceKind, Stance};
use super::group::Group;
use super::text::Text;
use super::verb::{Mood, Verb};
use super::words::Bits;
use crate::rulebook::tags::Tags;

/// How far after a verb its clause may begin, in tokens.
const REACH: usize = 16;

/// Who is made to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub group: Group,
    pub kind: SourceKind,
    pub pronoun: bool,
}

/// One attribution, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub source: Option<Named>,
    pub cue: Range<usize>,
    pub stance: Stance,
    pub form: Form,
    /// The words given, in order; the clause of the source may stand between two of them.
    pub said: Vec<Range<usize>>,
    /// The speech that holds the words, by index.
    pub quotation: Option<usize>,
}

/// What follows a verb.
pub(super) enum Given {
    /// A clause or an object: these tokens.
    Words(Range<usize>),
    /// Speech between quotation marks, by index.
    Speech(usize),
    /// An object that only a pronoun stands for.
    Pronoun,
}

impl Text<'_> {
    /// The attribution that a verb makes. `last` is the source of the attribution before it in the sentence.
    pub fn claim(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        // "a compris que" says nothing; "a fait comprendre que" does.
        let made = Bits::TELL_THAT.or(Bits::TELL_OBJECT).or(Bits::TELL_ASIDE);
        if self.is(verb.at, Bits::TELL_MADE) && !self.is(verb.at, made) && !self.facets(verb.at).has(Tags::INF) {
            return None;
        }
        match verb.mood {
            Mood::Unsaid => None,
            Mood::Passive => self.passive(verb),
            Mood::Adding => self.adding(verb, last),
            Mood::Said => {
                let oneself = self
                    .is(verb.at, Bits::TELL_ONESELF)
                    .then(|| self.of_oneself(verb, last));
                oneself
                    .flatten()
                    .or_else(|| self.aside(verb))
                    .or_else(|| self.clause(verb, last))
            }
        }
    }

    pub fn make(&self, verb: &Verb, source: Named, given: Given) -> Claim {
        let (said, quotation) = match given {
            Given::Words(words) => (vec![words], None),
            Given::Speech(number) => (Vec::new(), Some(number)),
            Given::Pronoun => (Vec::new(), None),
        };
        Claim {
            source: Some(source),
            cue: verb.first..verb.at + 1 + usize::from(matches!(self.folded(verb.at + 1).as_ref(), "out" | "back")),
            stance: self.stance(verb.at),
            form: if quotation.is_some() {
                Form::Quotation
            } else {
                Form::Indirect
            },
            said,
            quotation,
        }
    }
}
