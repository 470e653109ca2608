//! What the verb of a subject says of it: what it does, what is done to it, what it is.

use super::phrase::{Phrase, Verbs, Way, denied};
use super::scene::{LONGEST_ASIDE, Place, Scene};
use crate::analysis::study::TraitKind;
use crate::analysis::study::grammar::Kinds;
use crate::analysis::study::words::Listed;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

impl Scene<'_, '_> {
    /// What the verb at a place says of its subject.
    pub(super) fn predicate(&mut self, place: &Place, at: usize, joined: bool) {
        let Some(verbs) = self.phrases.verbs(at) else { return };
        let known = self.found.len();
        let end = self.verb(place, verbs);
        if self.is_supposed(place) {
            for one in self.found.iter_mut().skip(known) {
                one.charge = 0;
            }
        }
        if verbs.duty {
            for one in self.found.iter_mut().skip(known) {
                one.charge = one.charge.min(0);
            }
        }
        self.sequel(place, end);
        // In a clause of its own it is not certain who goes on.
        if !place
            .start
            .checked_sub(1)
            .is_some_and(|before| self.phrases.form(before, Listed::CLAUSE))
        {
            self.meanwhile(place, end);
        }
        // "et refuse de", "and refused to": the same subject goes on.
        let mut next = end;
        while next < end + 12 {
            let Some(item) = self.phrases.item(next) else { return };
            if item.mark.is_some() || self.phrases.form(next, Listed::CLAUSE.or(Listed::SUBJECT)) {
                return;
            }
            if self.phrases.form(next, Listed::AND) {
                break;
            }
            next += 1;
        }
        if self.phrases.form(next, Listed::AND)
            && self.begins_verb(place, next + 1, joined)
            && !self.phrases.may(next + 1, Tags::NOUN)
            && let Some(verbs) = self.phrases.verbs(next + 1)
        {
            self.verb(place, verbs);
        }
    }

    /// "si X ment", "he denied that X lied": the clause is only supposed, or is denied.
    fn is_supposed(&self, place: &Place) -> bool {
        let Some(clause) = place.start.checked_sub(1) else {
            return false;
        };
        // "nobody thinks that", "ne croit pas que"
        let doubted = (clause.saturating_sub(5)..clause)
            .rev()
            .take_while(|&at| self.phrases.item(at).is_some_and(|item| item.mark.is_none()))
            .any(|at| self.phrases.form(at, Listed::NOT.or(Listed::NE)));
        let denied = clause > 0
            && self.phrases.form(clause, Listed::CLAUSE)
            && (!self.phrases.form(clause, Listed::WHO) || self.phrases.form(clause, Listed::DETERMINER))
            && (self.phrases.form(clause - 1, Listed::FALSEHOOD) || doubted);
        // "s'il": not the reflexive pronoun.
        denied || self.phrases.form(clause, Listed::IF)
    }

    /// "…, ce qui met en danger …": what the deed of the first subject leads to.
    fn sequel(&mut self, place: &Place, from: usize) {
        let first =
            (0..place.start).all(|at| !self.phrases.is_finite(at) || self.phrases.may(at, Tags::NOUN.with(Tags::ADJ)));
        if !self.phrases.french() || !first {
            return;
        }
        let found = (from..self.phrases.items.len().saturating_sub(2)).find(|&at| {
            self.is_mark(at, Mark::Comma)
                && self.phrases.form(at + 1, Listed::DEMONSTRATIVE)
                && self.phrases.form(at + 2, Listed::WHO)
        });
        if let Some(verbs) = found.and_then(|comma| self.phrases.verbs(comma + 3))
            && verbs.way == Way::Acts
            && let Some(deed) = self.phrases.deed(verbs.main, 0).filter(|deed| deed.charge != 0)
        {
            let charge = if verbs.negated {
                denied(deed.charge)
            } else {
                deed.charge
            };
            let mut object = deed.end;
            while self.phrases.form(object, Listed::BETWEEN) {
                object += 1;
            }
            let end = self.phrases.noun(object, 0).map_or(deed.end, |object| object.end);
            self.attach(place, TraitKind::Act, verbs.start, end, charge);
        }
    }

    /// "…, tout en refusant …": what the subject of the clause does meanwhile.
    fn meanwhile(&mut self, place: &Place, from: usize) {
        for at in from..self.phrases.items.len().min(from + LONGEST_ASIDE) {
            let stop = self
                .phrases
                .item(at)
                .is_some_and(|item| matches!(item.mark, Some(Mark::Semicolon | Mark::Colon | Mark::Stop)));
            if stop || self.phrases.form(at, Listed::CLAUSE.or(Listed::SUBJECT)) {
                return;
            }
            if self.is_en(at) && self.phrases.may(at + 1, Tags::PRP) {
                if let Some(deed) = self.phrases.deed(at + 1, 0) {
                    self.attach(place, TraitKind::Act, deed.start, Self::shown(deed), deed.charge);
                }
                return;
            }
        }
    }

    pub(super) fn is_en(&self, at: usize) -> bool {
        self.phrases.form(at, Listed::EN) && self.phrases.may(at + 1, Tags::PRP.with(Tags::PREP))
    }

    /// How far a deed is shown: with its object where that makes it telling.
    pub(super) const fn shown(deed: Phrase) -> usize {
        if deed.charge == 0 { deed.start + 1 } else { deed.end }
    }

    fn verb(&mut self, place: &Place, verbs: Verbs) -> usize {
        let main = verbs.main;
        let Some(word) = self.phrases.word(main).copied() else {
            return verbs.end;
        };
        let mut next = verbs.end;
        // What denies was counted with the verb.
        while next < verbs.end + 3
            && (self.phrases.form(next, Listed::NOT.or(Listed::HARDLY))
                || self.phrases.form(next, Listed::BETWEEN) && !self.phrases.form(next, Listed::TOO))
        {
            next += 1;
        }
        if verbs.way == Way::Undergoes {
            return self.passive(place, verbs, next);
        }
        let reflexive = verbs.start > 0
            && (self.phrases.form(verbs.start - 1, Listed::SELF) || self.phrases.form(next, Listed::SELF));
        let finds = word.lemma.any(Listed::FINDS) && reflexive;
        // "s'est fait dérober": a passive.
        if self.phrases.french() && reflexive && word.lemma.any(Listed::CAUSES) && self.phrases.may(next, Tags::INF) {
            let charge = self.phrases.word(next).map_or(0, |done| done.charges.object);
            self.attach(place, TraitKind::Undergone, verbs.start, next + 1, charge);
            return next + 1;
        }
        if verbs.way == Way::Is || finds {
            let from = next + usize::from(finds && self.phrases.form(next, Listed::SELF));
            if let Some(end) = self.describes(place, from, verbs.negated, verbs.way == Way::Is) {
                return end;
            }
            if word.lemma.any(Listed::BE) {
                return verbs.end;
            }
        }
        let judged = word.kinds.any(Kinds::JUDGE) && !word.lemma.any(Listed::PRETENDS.or(Listed::DENIES));
        let deed = self.phrases.deed(main, 0).unwrap_or(Phrase {
            start: main,
            end: main + 1,
            charge: 0,
        });
        let charge = if judged { 0 } else { deed.charge };
        // Not to do good is a reproach; not to do harm is no merit.
        let charge = if verbs.negated { denied(charge) } else { charge };
        // "agit lâchement": the adverb says it.
        let light = word.lemma.any(Listed::HAVE.or(Listed::MODAL)) || word.kinds.any(Kinds::SAY);
        // An auxiliary alone says nothing; to have is told by what is had.
        if charge == 0 && word.lemma.any(Listed::HAVE.or(Listed::AUXILIARY)) {
            let had = self.phrases.noun(next, 0).filter(|_| word.lemma.any(Listed::HAVE));
            if let Some(had) = had {
                self.attach(place, TraitKind::Act, verbs.start, had.end, 0);
            }
            return had.map_or(deed.end, |had| had.end);
        }
        if charge == 0
            && !light
            && let Some((at, adverb)) = self.adverb(verbs.start, main)
        {
            let end = (main + 1).max(at + 1);
            self.attach(
                place,
                TraitKind::Act,
                verbs.start,
                end,
                if verbs.negated { 0 } else { adverb },
            );
            return deed.end.max(end);
        }
        // "doit partir": of some verbs it is the next that tells what is done.
        let whole = charge != 0 || word.lemma.any(Listed::MODAL);
        self.attach(
            place,
            TraitKind::Act,
            verbs.start,
            if whole { deed.end } else { main + 1 },
            charge,
        );
        deed.end
    }

    /// A charged adverb among the words of a verb or right after it.
    fn adverb(&self, start: usize, main: usize) -> Option<(usize, i8)> {
        (start..main + 2).filter(|&at| at != main).find_map(|at| {
            let only =
                self.phrases.may(at, Tags::ADV) && !self.phrases.may(at, Tags::ADJ.with(Tags::NOUN).with(Tags::VERB));
            let charge = self.phrases.word(at)?.charges.adv;
            (only && charge != 0).then_some((at, charge))
        })
    }

    /// What to be, to seem and their like say. Where it ends, if it says anything.
    fn describes(&mut self, place: &Place, from: usize, negated: bool, copula: bool) -> Option<usize> {
        if let Some(phrase) = self.phrases.adjective(from, 0) {
            if self.phrases.form(phrase.end, Listed::CLAUSE) && !self.agrees(place, from) {
                return None;
            }
            self.phrase(place, TraitKind::Predicate, phrase, negated);
            return Some(self.more(place, TraitKind::Predicate, phrase.end, negated));
        }
        if let Some(noun) = self.phrases.noun(from, 0) {
            if !copula {
                return None;
            }
            self.phrase(place, TraitKind::Predicate, noun, negated);
            // un leader éclairé | capable d'offrir …
            let mut end = noun.end;
            if let Some(phrase) = self.phrases.adjective(end, 0).filter(|phrase| phrase.charge != 0) {
                self.phrase(place, TraitKind::Predicate, phrase, negated);
                end = phrase.end;
            }
            return Some(end);
        }
        // en difficulté, in crisis
        if self.phrases.form(from, Listed::PREPOSITION) && !self.phrases.form(from, Listed::BY.or(Listed::OF)) {
            let contracted = self.phrases.form(from, Listed::DETERMINER) && self.phrases.french();
            let noun = self
                .phrases
                .noun(from + usize::from(!contracted), 0)
                .filter(|noun| noun.charge != 0)?;
            let charge = if negated { denied(noun.charge) } else { noun.charge };
            self.attach(place, TraitKind::Predicate, from, noun.end, charge);
            return Some(noun.end);
        }
        None
    }

    /// What a passive says.
    fn passive(&mut self, place: &Place, verbs: Verbs, next: usize) -> usize {
        let Some(word) = self.phrases.word(verbs.main).copied() else {
            return verbs.end;
        };
        if word.lemma.any(Listed::SEES) {
            // "reconnu a priori comme"
            let seen = (next..next + 4)
                .take_while(|&at| self.phrases.item(at).is_some_and(|item| item.mark.is_none()))
                .find(|&at| self.phrases.form(at, Listed::AS))
                .map_or(next, |at| at + 1);
            let as_something = seen > next;
            let described = self.phrases.adjective(seen, 0).or_else(|| {
                let determined =
                    self.phrases.form(seen, Listed::DETERMINER) && !self.phrases.form(seen, Listed::PREPOSITION);
                self.phrases.noun(seen, 0).filter(|_| as_something || determined)
            });
            if let Some(phrase) = described {
                self.phrase(place, TraitKind::Predicate, phrase, verbs.negated);
                let mut end = phrase.end;
                if let Some(more) = self.phrases.adjective(end, 0).filter(|more| more.charge != 0) {
                    self.phrase(place, TraitKind::Predicate, more, verbs.negated);
                    end = more.end;
                }
                return self.more(place, TraitKind::Predicate, end, verbs.negated);
            }
        }
        // "known for exposing corruption"
        if word.charges.object == 0
            && self.phrases.form(next, Listed::FOR)
            && let Some(done) = self.phrases.done(next + 1)
        {
            self.attach(
                place,
                TraitKind::Predicate,
                verbs.start,
                done.end,
                if verbs.negated { 0 } else { done.charge },
            );
            return done.end;
        }
        let phrase = self.phrases.adjective(verbs.main, 0);
        let (charge, end) = phrase.map_or((word.charges.object, verbs.end), |phrase| {
            (phrase.charge, if phrase.charge == 0 { verbs.end } else { phrase.end })
        });
        // "was betrayed": a deed that is its agent's fault says nothing of whom it is done to.
        let deed = word.charges.verb < 0 && word.charges.object == 0;
        let charge = if deed {
            0
        } else if verbs.negated {
            denied(charge)
        } else {
            charge
        };
        self.attach(place, TraitKind::Undergone, verbs.start, end, charge);
        end
    }
}
