//! A verb after its subject, before what is said: X a déclaré que …; X said that …; X denounced the plan.

use std::ops::Range;

use super::super::super::{Form, SourceKind, Stance};
use super::super::group::Subject;
use super::super::text::Text;
use super::super::verb::{Mood, Verb};
use super::super::words::Bits;
use super::{Claim, Given, Named};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How far the end of a relative clause is looked for, in tokens.
const LONGEST_RELATIVE: usize = 80;

impl Text<'_> {
    /// A verb after its subject, before what is said.
    pub fn clause(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        let (given, weak) = self.given(verb)?;
        // A noun before a comma: "a list of claims, including".
        if self.facets(verb.at).has(Tags::NOUN) && self.mark(verb.at + 1) == Some(Mark::Comma) {
            return None;
        }
        // "se montre", "s'explique": of oneself, nothing is said.
        if self.is(verb.first, Bits::REFLEXIVE) && self.is(verb.at, Bits::TELL_BY_THINGS) {
            return None;
        }
        let by_itself = self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_FOR).or(Bits::TELL_NAME))
            || self.view(verb).is_some()
            || self.folded(verb.end()) == "about"
            || self.is(verb.at, Bits::DEEM_AS) && verb.object_before && self.is(verb.at + 1, Bits::AS);
        let subject = self.subject_before(verb.first, verb.plural)?;
        let source = match subject {
            Subject::Nobody => return self.one_says(verb, given),
            Subject::Shared => match last {
                Some(last) => last.clone(),
                None => self.shared_subject(verb.first)?,
            },
            Subject::Pronoun(at) => {
                let it = self.folded(at) == "it";
                if it && self.is(verb.at, Bits::TELL_BY_THINGS) || weak && !by_itself {
                    return None;
                }
                self.pronoun(at)
            }
            Subject::Group(group) => match self.source_kind(&group) {
                Some(kind) => {
                    if weak && !by_itself && kind != SourceKind::Document {
                        return None;
                    }
                    // A document shows and reveals; it does not condemn.
                    if weak && kind == SourceKind::Document && !self.is_document(&group) {
                        return None;
                    }
                    if weak && kind == SourceKind::Document && !self.is(verb.at, Bits::TELL_BY_THINGS) {
                        return None;
                    }
                    Named {
                        group,
                        kind,
                        pronoun: false,
                    }
                }
                // Whoever says that something is so is somebody, even by a noun that the lexicon does not have.
                None if verb.first > 0 && self.is(verb.first, Bits::REFLEXIVE) => return None,
                None => Named {
                    kind: self.some_kind(&group).filter(|_| {
                        !weak && !self.is(verb.at, Bits::TELL_BY_THINGS) && self.is(verb.at, Bits::TELL_THAT)
                    })?,
                    group,
                    pronoun: false,
                },
            },
        };
        if weak && !by_itself && !self.is_document(&source.group) {
            return None;
        }
        let source = self.by_agreement(verb, source);
        // "No officials conceded": nobody did.
        if self.is(source.group.tokens.start, Bits::NOT) {
            return None;
        }
        if self.is_supposed(source.group.tokens.start) {
            return None;
        }
        let given = match given {
            Given::Words(words) if self.before(verb.first).is_some_and(|before| self.is(before, Bits::WHO)) => {
                Given::Words(self.within_relative(words))
            }
            given => given,
        };
        Some(self.make(verb, source, given))
    }

    /// "On dit que": nobody says it. What one notes or shows is the author's own.
    pub fn one_says(&self, verb: &Verb, given: Given) -> Option<Claim> {
        let Given::Words(words) = given else { return None };
        let one = self.before(verb.first)?;
        let reports = self.is(verb.at, Bits::TELL_THAT)
            && !self.is(verb.at, Bits::TELL_BY_THINGS)
            && self.stance(verb.at) != Stance::Endorsing;
        let that = words.start.checked_sub(1).is_some_and(|that| self.is(that, Bits::THAT));
        (reports && that && self.folded(one) == "on" && self.speech(one).is_none()).then(|| Claim {
            source: None,
            cue: one..verb.at + 1,
            stance: self.stance(verb.at),
            form: Form::Hearsay,
            said: vec![words],
            quotation: None,
        })
    }

    /// An adjective of whoever holds what follows: "est convaincu que", "is certain that".
    pub fn being(&self, at: usize) -> Option<Claim> {
        // "est d'avis que" holds as well.
        let noun = self.facets(at).has(Tags::NOUN) && self.before(at).is_some_and(|of| self.folded(of) == "d'");
        if !noun && !self.facets(at).meets(Tags::ADJ.with(Tags::PP)) {
            return None;
        }
        let mut be = self.before(at)?;
        if noun {
            be = self.before(be)?;
        }
        while self.facets(be) == Tags::ADV && at - be < 4 {
            if self.is(be, Bits::NOT) {
                return None;
            }
            be = self.before(be)?;
        }
        if !self.is(be, Bits::BE) {
            return None;
        }
        let verb = Verb {
            first: be,
            at,
            mood: Mood::Said,
            clitic: None,
            object_before: false,
            plural: None,
        };
        let next = self.after(at)?;
        let given = if self.is(next, Bits::THAT) {
            Given::Words(self.rest(next + 1))
        } else if self.mark(next) == Some(Mark::Colon) {
            self.opens(next + 1).map(Given::Speech)?
        } else if self.french() && self.leads(be) {
            // « … », est convaincue la présidente
            let group = self.group_from(next, self.stretch(at).end)?;
            let end = group.tokens.end;
            let source = self.named_by(group)?;
            return self.around(&verb, source, be, end);
        } else {
            return None;
        };
        let source = self.subject(&verb)?;
        Some(self.make(&verb, source, given))
    }

    /// The words of a relative clause: up to the comma after which the verb of the sentence comes.
    pub fn within_relative(&self, words: Range<usize>) -> Range<usize> {
        let mut comma = None;
        for at in words.clone().take(LONGEST_RELATIVE) {
            match comma {
                Some(comma) if self.is_finite(at) => return self.trim(words.start..comma),
                Some(_) if self.is(at, Bits::OBJECT.or(Bits::NOT)) => {}
                _ => comma = (self.mark(at) == Some(Mark::Comma)).then_some(at),
            }
        }
        words
    }

    /// A bare English name in -s whose verb is plural names a people: "Norlanders say".
    pub fn by_agreement(&self, verb: &Verb, source: Named) -> Named {
        let own = source.group.own();
        let plural = !self.french()
            && source.kind == SourceKind::Person
            && own.len() == 1
            && verb.first == verb.at
            && self.folded(own.start).ends_with('s')
            && self.verb_is(verb.at, Tags::PRES)
            && !self.verb_is(verb.at, Tags::PAST)
            && !self.verb_is(verb.at, Tags::P3);
        let kind = if plural { SourceKind::Collective } else { source.kind };
        Named { kind, ..source }
    }

    /// Whether a clause is only supposed: "si X dit que", "if X says".
    pub fn is_supposed(&self, first: usize) -> bool {
        // "si aujourd'hui X dit que"
        let time = |&before: &usize| {
            (self.facets(before) == Tags::ADV || self.is(before, Bits::CALENDAR)) && !self.is(before, Bits::THAT)
        };
        let before = self.before(first).map(|before| {
            Some(before)
                .filter(time)
                .and_then(|time| self.before(time))
                .unwrap_or(before)
        });
        let Some(before) = before else { return false };
        match self.folded(before).as_ref() {
            "si" | "s'" | "if" | "unless" | "whether" => true,
            // "on attend à ce que X annonce", "pour que X dise"
            "que" | "qu'" => self
                .before(before)
                .is_some_and(|before| match self.folded(before).as_ref() {
                    "pour" | "afin" | "avant" | "sans" => true,
                    // "ce qu'il a dit" was said.
                    "ce" => self.before(before).is_some_and(|to| self.folded(to) == "à"),
                    _ => false,
                }),
            _ => false,
        }
    }
}
