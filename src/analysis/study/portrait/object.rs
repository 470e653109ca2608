//! The verb before a mention: of which it is the object, or the agent of a passive.

use super::scene::{Place, Scene};
use crate::analysis::study::TraitKind;
use crate::analysis::study::grammar::Kinds;
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Scene<'_, '_> {
    /// The verb of which the mention is the object, or a subject after its verb.
    pub(super) fn object(&mut self, place: &Place) {
        let Some(mut verb) = place.start.checked_sub(1) else {
            return;
        };
        while verb > 0
            && self.phrases.form(verb, Listed::BETWEEN)
            && !self.phrases.form(verb, Listed::PREPOSITION)
            && !self.phrases.is_verbal(verb)
            && verb + 3 > place.start
        {
            verb -= 1;
        }
        let verbal = self.phrases.is_verbal(verb)
            || self.phrases.may(verb, Tags::PP) && self.after_have(verb)
            || self.phrases.may(verb, Tags::VERB) && self.ends_at(verb).is_some()
            || self.phrases.may(verb, Tags::VERB)
                && verb > 0
                && self
                    .phrases
                    .form(verb - 1, Listed::CLITIC.or(Listed::SUBJECT).or(Listed::TO));
        let function = self.phrases.form(
            verb,
            Listed::PREPOSITION
                .or(Listed::CLAUSE)
                .or(Listed::AND)
                .or(Listed::DETERMINER),
        );
        let Some(word) = self.phrases.word(verb).copied().filter(|_| verbal && !function) else {
            return;
        };
        // To be and its like have no object; before its subject, an auxiliary asks ("how did Vestrov respond").
        let small = Listed::COPULA.or(Listed::BE).or(Listed::HAVE).or(Listed::AUXILIARY);
        let name = self.phrases.item(verb).is_some_and(|item| item.place.has(Tags::NAME));
        if word.lemma.any(small) || name {
            return;
        }
        let third = word.finite.meets(Tags::P3) || !self.phrases.french();
        let to = self.phrases.french() && self.phrases.form(place.start, Listed::PREPOSITION);
        if to || !third && self.phrases.may(verb, Tags::PP) && !self.after_have(verb) {
            return;
        }
        // "que dirige X", "où se trouve X", ", a déclaré X": the subject.
        let inverted = (verb.saturating_sub(4)..verb)
            .any(|at| self.phrases.form(at, Listed::CLAUSE) && !self.phrases.form(at, Listed::WHO))
            && self.phrases.french();
        let presented = word.lemma.any(Listed::SEES) && self.phrases.form(place.end, Listed::AS);
        let says = word.kinds.any(Kinds::SAY) && !self.phrases.may(verb, Tags::INF) && !presented;
        // "condamne X" and not ", condamne X".
        let first = (verb.saturating_sub(4)..verb)
            .find(|&at| self.phrases.lemma(at, Listed::HAVE))
            .unwrap_or(verb);
        let judges = word.charges.object != 0
            && first > 0
            && !self.is_quoted_from(first)
            && self.phrases.item(first - 1).is_some_and(|item| item.mark.is_none());
        if says && !judges || inverted || word.lemma.any(Listed::BE) {
            return;
        }
        if self.phrases.may(verb, Tags::PP)
            && !self.phrases.may(verb, Tags::VERB)
            && self.phrases.french()
            && !self.after_have(verb)
        {
            // A participle without its auxiliary governs no object.
            return;
        }
        let negated = (verb.saturating_sub(3)..place.start).any(|at| self.phrases.form(at, Listed::NOT));
        let after = place.end;
        // "affect Vestrov's image": the image is the object. "s'appellera X": X is what it is called.
        if self.phrases.form(after, Listed::GENITIVE) || verb > 0 && self.phrases.form(verb - 1, Listed::SELF) {
            return;
        }
        if word.lemma.any(Listed::SEES) {
            let as_something = self.phrases.form(after, Listed::AS);
            let from = after + usize::from(as_something);
            // "traite X de menteur"
            let of = self.phrases.french() && self.phrases.form(after, Listed::OF);
            let described = if of {
                self.phrases.noun(after + 1, 0).filter(|noun| noun.charge < 0)
            } else if as_something {
                self.phrases.adjective(from, 0).or_else(|| self.phrases.noun(from, 0))
            } else {
                let determined = self.phrases.form(from, Listed::DETERMINER)
                    && !self.phrases.form(from, Listed::PREPOSITION.or(Listed::POSSESSIVE));
                self.phrases
                    .noun(from, 0)
                    .filter(|_| determined && !self.phrases.french())
            };
            if let Some(phrase) = described {
                self.phrase(place, TraitKind::Predicate, phrase, negated);
                return;
            }
        }
        // "X ruine Y": the deed is its agent's fault, and no judgement of Y.
        let deed = word.charges.verb < 0 && !word.kinds.any(Kinds::SAY.or(Kinds::JUDGE));
        let charge = if negated || deed || !self.happened(verb) {
            0
        } else {
            word.charges.object
        };
        self.attach(place, TraitKind::Undergone, verb, verb + 1, charge);
    }

    /// Whether a verb says what was done, and not what somebody would, will or refuses to do.
    fn happened(&self, verb: usize) -> bool {
        let open = self.phrases.may(verb, Tags::INF) && (self.phrases.french() || !self.phrases.may(verb, Tags::VERB));
        let governed = (verb.saturating_sub(2)..verb).any(|at| {
            self.phrases.form(at, Listed::TO) || !self.phrases.french() && self.phrases.lemma(at, Listed::AUXILIARY)
        });
        let supposed = self.phrases.word(verb).is_some_and(|word| {
            !word.finite.is_empty() && !word.finite.meets(Tags::PRES.with(Tags::PAST).with(Tags::IMPERF))
        });
        !open && !governed && !supposed
    }

    /// Whether "avoir" stands before a participle.
    fn after_have(&self, verb: usize) -> bool {
        (verb.saturating_sub(4)..verb).any(|at| self.phrases.lemma(at, Listed::HAVE))
    }

    /// "imposées par X", "destroyed by X".
    pub(super) fn agent(&mut self, place: &Place) {
        let Some(by) = place
            .start
            .checked_sub(1)
            .filter(|&by| self.phrases.form(by, Listed::BY))
        else {
            return;
        };
        let Some(verb) = by.checked_sub(1) else { return };
        // "shared by Vestrov's opponent": not by him.
        if !self.phrases.may(verb, Tags::PP) || self.phrases.form(place.end, Listed::GENITIVE) {
            return;
        }
        let Some(word) = self.phrases.word(verb) else { return };
        let judged = word.kinds.any(Kinds::JUDGE);
        let charge = if judged { 0 } else { word.charges.verb };
        // "les atrocités commises par X"
        let noun = verb.checked_sub(1).filter(|&noun| {
            self.phrases.is_head(noun) && word.lemma.any(Listed::EMBODIES) && !word.lemma.any(Listed::SUFFERS)
        });
        let done = noun.map_or(0, |noun| self.phrases.word(noun).map_or(0, |word| word.charges.noun));
        if charge == 0 && done < 0 {
            self.attach(place, TraitKind::Act, verb - 1, verb + 1, done);
            return;
        }
        self.attach(place, TraitKind::Act, verb, verb + 1, charge);
    }
}
