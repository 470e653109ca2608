//! What is done: a verb with its infinitive or its object, and what completes an adjective or a noun.

use super::{DEEPEST, Phrase, Phrases, denied};
use crate::analysis::study::grammar::{Kinds, Word};
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Phrases<'_, '_> {
    /// What completes an adjective, a participle or a noun: "de", "à", "to" with an infinitive or a noun.
    pub(super) fn completion(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let contracted = self.french() && self.form(at, Listed::PREPOSITION) && self.form(at, Listed::DETERMINER);
        if !self.form(at, Listed::PREPOSITION.or(Listed::TO)) {
            return None;
        }
        let next = at + 1;
        if !contracted && let Some(done) = self.infinitive(next, depth + 1) {
            return Some(Phrase { start: at, ..done });
        }
        // English: of doing.
        if !self.french()
            && self.may(next, Tags::PRP)
            && let Some(done) = self.deed(next, depth + 1)
        {
            return Some(Phrase { start: at, ..done });
        }
        let noun = self.noun(if contracted { at } else { next }, depth + 1)?;
        Some(Phrase { start: at, ..noun })
    }

    /// An infinitive with its clitics and its object.
    fn infinitive(&self, at: usize, depth: u8) -> Option<Phrase> {
        let mut verb = at;
        let mut turned = false;
        while verb < at + 4
            && self.form(verb, Listed::CLITIC.or(Listed::NOT).or(Listed::BETWEEN))
            && !self.may(verb, Tags::INF)
        {
            turned |= self.form(verb, Listed::NOT);
            verb += 1;
        }
        if !self.may(verb, Tags::INF) || self.form(verb, Listed::PREPOSITION.or(Listed::DETERMINER)) {
            return None;
        }
        // "ne peut pas aider": of French "pas" without its "ne" the verb before was told already.
        turned &= !self.french() || (at..verb).any(|at| self.form(at, Listed::NE));
        let done = self.deed(verb, depth)?;
        Some(Phrase {
            start: at,
            charge: if turned { denied(done.charge) } else { done.charge },
            ..done
        })
    }

    /// A verb of any form, with the infinitive or the object that it governs.
    pub fn deed(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let word = *self.word(at)?;
        let own = word.charges.verb;
        let alone = Phrase {
            start: at,
            end: at + 1,
            charge: own,
        };
        let mut next = at + 1;
        while next < at + 4
            && self.form(next, Listed::BETWEEN.or(Listed::NOT))
            && !self.may(next, Tags::NOUN.with(Tags::INF))
        {
            next += 1;
        }
        let to = self.form(next, Listed::OF.or(Listed::TO)) || self.french() && self.is_a(next);
        let bare = next + usize::from(to && !self.form(next, Listed::DEFINITE));
        if word.lemma.any(Listed::BE) {
            let said = self.adjective(next, depth + 1).or_else(|| self.noun(next, depth + 1))?;
            return Some(Phrase { start: at, ..said });
        }
        if word.lemma.any(Listed::PRETENDS) {
            // To claim that something is so is no pretence of doing it.
            return Some(self.infinitive(bare, depth + 1).map_or(alone, |inner| Phrase {
                start: at,
                end: inner.end,
                charge: -1,
            }));
        }
        // "met en danger", "puts at risk"
        if word.lemma.any(Listed::PUTS)
            && let Some(state) = self.put(next, depth + 1).or_else(|| {
                let actor = self.mention_ends.get(next).copied().flatten();
                let object = self.noun(next, depth + 1).map(|object| object.end).or(actor)?;
                self.put(object, depth + 1)
            })
        {
            return Some(Phrase { start: at, ..state });
        }
        let inner = self.infinitive(bare, depth + 1).filter(|_| to || self.french());
        // "stopped helping", "denied lying"
        let inner = inner.or_else(|| {
            let doing = !self.french() && word.lemma.any(Listed::DENIES.or(Listed::MODAL)) && self.may(next, Tags::PRP);
            self.deed(next, depth + 1).filter(|_| doing)
        });
        if let Some(inner) = inner {
            return Some(Phrase {
                start: at,
                end: inner.end,
                charge: Self::led(&word, inner.charge),
            });
        }
        Some(self.with_object(alone, next, to, depth))
    }

    /// The charge of a verb with the infinitive that it governs.
    fn led(word: &Word, inner: i8) -> i8 {
        let own = word.charges.verb;
        if word.lemma.any(Listed::DENIES) {
            if inner == 0 { own } else { denied(inner) }
        } else if word.lemma.any(Listed::DUTY) {
            // Who must do good has not done it.
            inner.min(0)
        } else if word.lemma.any(Listed::MODAL.or(Listed::CAUSES)) {
            inner
        } else if own == 0 {
            inner.min(0)
        } else {
            own
        }
    }

    /// A verb with its object, which begins at `next`.
    fn with_object(&self, alone: Phrase, next: usize, to: bool, depth: u8) -> Phrase {
        let Some(word) = self.word(alone.start) else {
            return alone;
        };
        // "subir de lourdes pertes": an article, before an adjective.
        let article =
            self.french() && self.form(next, Listed::OF) && self.may_be_adjective(next + 1) && !self.is_head(next + 1);
        let object = (!to || self.form(next, Listed::DEFINITE) || article)
            .then(|| self.noun(next + usize::from(article), depth + 1))
            .flatten();
        if word.lemma.any(Listed::HARMS)
            && let Some(end) = self.people(next)
        {
            return Phrase {
                end,
                charge: -1,
                ..alone
            };
        }
        let Some(object) = object else {
            return alone;
        };
        // Inside a larger phrase the object is shown, whatever it says: "incapable d'assurer sa survie".
        let alone = Phrase {
            end: if depth > 0 { object.end } else { alone.end },
            ..alone
        };
        if object.charge == 0 && !word.lemma.any(Listed::DENIES) {
            return alone;
        }
        // "subir des violences": what others do to somebody.
        if word.lemma.any(Listed::CAUSES) && self.lemma(next, Listed::PART) {
            // "fait partie de": to be one of them.
            return alone;
        }
        let suffered = (next..object.end).any(|at| self.lemma(at, Listed::SUFFERED));
        let charge = if suffered && word.lemma.any(Listed::SUFFERS) {
            0
        } else if word.lemma.any(Listed::FIGHTS) {
            -object.charge
        } else if word.lemma.any(Listed::DENIES) {
            if object.charge == 0 {
                alone.charge
            } else {
                denied(object.charge)
            }
        } else if word.lemma.any(Listed::EMBODIES) || word.lemma.any(Listed::MODAL) {
            object.charge
        } else if alone.charge > 0 && object.charge < 0 {
            -1
        } else {
            return alone;
        };
        Phrase {
            end: object.end,
            charge,
            ..alone
        }
    }

    /// What somebody is put into: "en danger", "at risk".
    fn put(&self, at: usize, depth: u8) -> Option<Phrase> {
        if !self.form(at, Listed::INTO.or(Listed::PLACE)) {
            return None;
        }
        let contracted = self.form(at, Listed::DETERMINER);
        let noun = self.noun(at + usize::from(!contracted), depth)?;
        // "met en danger la survie": with what is put there.
        let end = self.noun(noun.end, depth).map_or(noun.end, |object| object.end);
        (noun.charge != 0).then_some(Phrase { end, ..noun })
    }

    /// Where people end of whom nothing but their role tells: "les opposants", "political dissidents".
    fn people(&self, at: usize) -> Option<usize> {
        let head = at + usize::from(self.form(at, Listed::DETERMINER));
        (head..head + 2).map(|at| at + 1).find(|end| {
            self.word(end - 1)
                .is_some_and(|word| word.kinds.any(Kinds::PERSON.or(Kinds::GROUP)) && word.charges.noun >= 0)
        })
    }

    /// A charged deed in the form that a preposition governs: "(for) exposing corruption", "(pour) avoir menti".
    pub fn done(&self, at: usize) -> Option<Phrase> {
        let form = if self.french() { Tags::INF } else { Tags::PRP };
        let main = at + usize::from(self.french() && self.lemma(at, Listed::HAVE) && self.may(at + 1, Tags::PP));
        let done = self.deed(main, 0).filter(|_| self.may(at, form));
        // "for his work exposing corruption"
        let done = done.or_else(|| {
            let work = self.noun(at, 0).filter(|_| !self.french())?;
            self.deed(work.end, 0).filter(|_| self.may(work.end, form))
        })?;
        (done.charge != 0).then_some(Phrase { start: at, ..done })
    }
}
