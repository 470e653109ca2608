//! What is done: a verb with its infinitive or its object, and what completes an adjective or a noun.

use super::{DEEPEST, Phrase, Phrases};
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
            turned ^= self.form(verb, Listed::NOT);
            verb += 1;
        }
        if !self.may(verb, Tags::INF) || self.form(verb, Listed::PREPOSITION.or(Listed::DETERMINER)) {
            return None;
        }
        let done = self.deed(verb, depth)?;
        Some(Phrase {
            start: at,
            charge: if turned { -done.charge } else { done.charge },
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
        if let Some(inner) = self.infinitive(bare, depth + 1).filter(|_| to || self.french()) {
            let charge = if word.lemma.any(Listed::DENIES) {
                if inner.charge == 0 { own } else { -inner.charge }
            } else if word.lemma.any(Listed::DUTY) {
                // Who must do good has not done it.
                inner.charge.min(0)
            } else if word.lemma.any(Listed::MODAL.or(Listed::CAUSES)) {
                inner.charge
            } else if own == 0 {
                inner.charge.min(0)
            } else {
                own
            };
            return Some(Phrase {
                start: at,
                end: inner.end,
                charge,
            });
        }
        // "subir de lourdes pertes": an article, before an adjective.
        let article =
            self.french() && self.form(next, Listed::OF) && self.may_be_adjective(next + 1) && !self.is_head(next + 1);
        let object = (!to || self.form(next, Listed::DEFINITE) || article)
            .then(|| self.noun(next + usize::from(article), depth + 1))
            .flatten();
        let Some(object) = object else {
            return Some(alone);
        };
        // Inside a larger phrase the object is shown, whatever it says: "incapable d'assurer sa survie".
        let alone = Phrase {
            end: if depth > 0 { object.end } else { alone.end },
            ..alone
        };
        if object.charge == 0 && !word.lemma.any(Listed::DENIES) {
            return Some(alone);
        }
        let charge = if word.lemma.any(Listed::FIGHTS) {
            -object.charge
        } else if word.lemma.any(Listed::DENIES) {
            if object.charge == 0 { own } else { -object.charge }
        } else if word.lemma.any(Listed::EMBODIES) || word.lemma.any(Listed::MODAL) {
            object.charge
        } else if own > 0 && object.charge < 0 {
            -1
        } else {
            return Some(alone);
        };
        Some(Phrase {
            start: at,
            end: object.end,
            charge,
        })
    }
}
