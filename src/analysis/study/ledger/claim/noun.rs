//! Nouns of saying: who makes a claim ("this claim is made by X"), whose it is and what it says ("l'affirmation de X selon
//! laquelle …", "X's claim that …"), and criticism that somebody receives.

use std::ops::Range;

use super::super::super::{Form, SourceKind, Stance};
use super::super::text::Text;
use super::super::verb::{Mood, Verb};
use super::super::words::Bits;
use super::{Claim, Named};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How far after a noun of saying what it says begins at most, in tokens.
const REACH: usize = 14;

/// How far after "that" the verb of its clause stands at most, in tokens.
const LONGEST_SUBJECT: usize = 24;

/// How many tokens stand between a verb and its noun at most.
const LONGEST_GAP: usize = 5;

impl Text<'_> {
    /// The claim that a noun of saying makes with what follows it.
    pub fn noun(&self, at: usize) -> Option<Claim> {
        let facets = self.facets(at);
        if !facets.has(Tags::NOUN) || facets.meets(Tags::PRP) || self.named(at) && !self.is_first(at) {
            return None;
        }
        if self.is(at, Bits::TELL_NOUN) {
            return self
                .uttered(at)
                .or_else(|| self.holds_that(at))
                .or_else(|| self.owned(at));
        }
        self.holds_that(at)
    }

    fn is_first(&self, at: usize) -> bool {
        self.before(at).is_none()
    }

    /// "This claim is made by X": the noun is said by whom the passive after it names.
    fn uttered(&self, at: usize) -> Option<Claim> {
        let end = self.stretch(at).end;
        let be = (at + 1..end.min(at + REACH)).find(|&place| self.is(place, Bits::BE.or(Bits::HAVE)))?;
        if (at + 1..be).any(|place| self.mark(place).is_some() || self.is(place, Bits::WHO.or(Bits::THAT))) {
            return None;
        }
        let verb = (be + 1..end.min(be + LONGEST_GAP)).find(|&place| self.is(place, Bits::TELL_UTTER))?;
        if !self.facets(verb).has(Tags::PP) {
            return None;
        }
        let (_, group) = self.agent(verb + 1, end)?;
        let source = self.named_by(group)?;
        Some(Claim {
            source: Some(source),
            cue: be..verb + 1,
            stance: self.stance(at),
            form: Form::Passive,
            said: Vec::new(),
            quotation: None,
        })
    }

    /// A noun with what it says after "that" or "selon laquelle", and with whose it is where the text tells.
    fn holds_that(&self, at: usize) -> Option<Claim> {
        let end = self.stretch(at).end;
        let limit = end.min(at + REACH);
        let mut that = None;
        for place in at + 1..limit {
            if self.mark(place).is_some() || self.border(place).is_some() {
                break;
            }
            let which = self.is(place, Bits::WHO) && self.folded(place.saturating_sub(1)) == "selon";
            let alone = self.is(place, Bits::THAT)
                && !self.french()
                && self.is(at, Bits::TELL_NOUN)
                && self.leads_clause(place, end);
            if which || alone {
                that = Some((if which { place - 1 } else { place }, place + 1));
                break;
            }
            // "Reports from the coast claim that": the verb says it.
            let says = self.is(place, Bits::TELL_THAT) && self.facets(place).has(Tags::VERB);
            if says || self.is_finite(place) {
                break;
            }
        }
        let (cue_end, first) = that?;
        // "un rapport selon lequel": the document says it.
        if self.is(at, Bits::TELL_DOCUMENT) && !self.is(at, Bits::TELL_NOUN) {
            let group = self.nearest_group(at)?;
            return Some(Claim {
                source: Some(Named {
                    group,
                    kind: SourceKind::Document,
                    pronoun: false,
                }),
                cue: cue_end..first,
                stance: Stance::Neutral,
                form: Form::Indirect,
                said: vec![self.rest(first)],
                quotation: None,
            });
        }
        let of = self
            .after(at)
            .filter(|&of| of < cue_end && self.is(of, Bits::OF.or(Bits::BY).or(Bits::TELL_FROM)));
        let source = match (of, self.owner(at)) {
            (Some(of), _) => {
                let contracted = matches!(self.folded(of).as_ref(), "du" | "des");
                let group = self.group_from(of + usize::from(!contracted), cue_end)?;
                Some(self.named_by(group)?)
            }
            (None, Some(owner)) => Some(owner),
            (None, None) => None,
        };
        Some(Claim {
            form: if source.is_some() {
                Form::Indirect
            } else {
                Form::Hearsay
            },
            source,
            cue: at..at + 1,
            stance: self.stance(at),
            said: vec![self.rest(first)],
            quotation: None,
        })
    }

    /// "journalists' claims about": whose it is, and what it is about.
    fn owned(&self, at: usize) -> Option<Claim> {
        let about = self
            .after(at)
            .filter(|&next| matches!(self.folded(next).as_ref(), "about" | "regarding" | "concerning"))?;
        let source = self.owner(at)?;
        let said = self.object_from(about + 1, self.stretch(at).end)?;
        Some(Claim {
            source: Some(source),
            cue: at..at + 1,
            stance: self.stance(at),
            form: Form::Indirect,
            said: vec![said],
            quotation: None,
        })
    }

    /// Whether "that" begins a clause of its own, with a subject: "the claim that he lied", not "the claim that shook them".
    fn leads_clause(&self, that: usize, end: usize) -> bool {
        let first = that + 1;
        let nominal = self.is(first, Bits::THIRD.or(Bits::OTHER_SUBJECT))
            || self.named(first)
            || self.facets(first).meets(Tags::DET.with(Tags::NOUN).with(Tags::ADJ)) && !self.is_finite(first);
        nominal && (first + 1..end.min(first + LONGEST_SUBJECT)).any(|at| self.is_finite(at))
    }

    /// Whose a noun is: "Norland's claim", "his claim".
    fn owner(&self, at: usize) -> Option<Named> {
        let before = self.before(at)?;
        let before = if self.facets(before).has(Tags::ADJ) && !self.is(before, Bits::POSSESSIVE) {
            self.before(before)?
        } else {
            before
        };
        if !self.is(before, Bits::POSSESSIVE) {
            return None;
        }
        let group = self.nearest_group(self.before(before)?)?;
        self.named_by(group)
    }

    /// "has received criticism", "a essuyé de vives critiques": a judgement of whoever is named by "from", or of nobody.
    pub fn drawn(&self, at: usize) -> Option<Claim> {
        let verb = self.verb(at).filter(|verb| verb.mood == Mood::Said)?;
        let end = self.stretch(at).end;
        let object = |place: usize| {
            self.mark(place).is_none()
                && !self.is_finite(place)
                && !self.is(place, Bits::THAT.or(Bits::WHO).or(Bits::NOT))
        };
        let noun = (at + 1..end.min(at + 1 + LONGEST_GAP))
            .take_while(|&place| object(place))
            .find(|&place| self.is(place, Bits::TELL_VERDICT) && self.facets(place).has(Tags::NOUN))?;
        let from = self.after(noun).filter(|&next| self.is(next, Bits::TELL_FROM));
        let source = from.and_then(|from| {
            let group = self.group_from(from + 1, end)?;
            self.named_by(group)
        });
        let reason = source.as_ref().map_or(noun + 1, |source| source.group.tokens.end);
        let said = self.reason(reason, end);
        Some(Claim {
            source,
            cue: verb.first..noun + 1,
            stance: Stance::Coloured,
            form: Form::Passive,
            said: said.into_iter().collect(),
            quotation: None,
        })
    }

    /// What somebody is criticised for.
    fn reason(&self, at: usize, end: usize) -> Option<Range<usize>> {
        if self.is_reason(at) {
            self.object_from(at + 1, end)
        } else {
            None
        }
    }

    /// A verb and a noun that say something together: "a fait état de pertes", "issued a warning that", "a mis en garde contre".
    pub fn phrase(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        if verb.mood != Mood::Said {
            return None;
        }
        let end = self.stretch(verb.at).end;
        if let Some(claim) = self.made_clear(verb, end) {
            return Some(claim);
        }
        let noun = (verb.end()..end.min(verb.end() + LONGEST_GAP))
            .take_while(|&place| self.mark(place).is_none() && !self.is_finite(place))
            .find(|&place| self.is(place, Bits::TELL_PHRASE_NOUN))?;
        let next = noun + 1;
        let that = self.is(next, Bits::THAT) && self.leads_clause_or_french(next, end);
        let leads = matches!(
            self.folded(next).as_ref(),
            "de" | "du" | "des" | "d'" | "contre" | "about" | "of" | "on" | "against" | "over" | "for" | "sur"
        );
        let said = if that {
            self.rest(next + 1)
        } else if leads {
            self.object_from(next + 1, end)?
        } else {
            return None;
        };
        let source = self
            .subject(verb)
            .or_else(|| last.cloned().filter(|_| self.goes_on(verb)))?;
        if !matches!(
            source.kind,
            SourceKind::Person
                | SourceKind::Role
                | SourceKind::Organisation
                | SourceKind::Collective
                | SourceKind::Anonymous
        ) && !source.group.own().any(|at| self.is(at, Bits::TELL_DOCUMENT))
        {
            return None;
        }
        Some(Claim {
            source: Some(source),
            cue: verb.first..noun + 1,
            stance: self.stance(noun),
            form: Form::Indirect,
            said: vec![said],
            quotation: None,
        })
    }

    /// "has made it clear that"
    fn made_clear(&self, verb: &Verb, end: usize) -> Option<Claim> {
        let clear = verb.end() + 1;
        if self.folded(verb.end()) != "it" || !self.is(clear, Bits::TELL_CLEAR) {
            return None;
        }
        let next = clear + 1;
        let leads = next < end && (self.is(next, Bits::THAT) || self.mark(next) == Some(Mark::Colon));
        Some(Claim {
            source: Some(self.subject(verb)?),
            cue: verb.first..next,
            stance: self.stance(verb.at),
            form: Form::Indirect,
            said: vec![self.rest(next + 1)],
            quotation: None,
        })
        .filter(|_| leads)
    }

    fn leads_clause_or_french(&self, that: usize, end: usize) -> bool {
        self.french() || self.leads_clause(that, end)
    }

    /// Whether a verb has the subject of the one before it.
    fn goes_on(&self, verb: &Verb) -> bool {
        self.before(verb.first)
            .is_some_and(|before| self.is(before, Bits::AND) || self.mark(before) == Some(Mark::Comma))
    }

    /// "se dit convaincu", "s'est déclaré favorable": what somebody says to be.
    pub fn of_oneself(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        let reflexive = (verb.first.saturating_sub(1)..verb.at).any(|at| self.is(at, Bits::REFLEXIVE));
        let next = self.after_adverbs(verb.at)?;
        let adjective = self.facets(next).meets(Tags::ADJ.with(Tags::PP)) || self.kind(next) == Some(TokenKind::Quote);
        if verb.mood != Mood::Said || !reflexive || !adjective || self.is(next, Bits::THAT) {
            return None;
        }
        let source = self
            .subject(verb)
            .or_else(|| last.cloned().filter(|_| self.goes_on(verb)))?;
        let end = self.stretch(verb.at).end;
        let said = self.object_from(verb.at + 1, end)?;
        Some(Claim {
            source: Some(source),
            cue: verb.first..verb.at + 1,
            stance: self.stance(verb.at),
            form: Form::Indirect,
            said: vec![said],
            quotation: None,
        })
    }
}
