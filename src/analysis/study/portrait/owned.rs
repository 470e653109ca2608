//! What a mention owns: "son manque de vision", "la brutalité de X", "Vestrov's cruelty".

use super::phrase::{Phrase, Way};
use super::scene::{Place, Scene};
use crate::analysis::study::TraitKind;
use crate::analysis::study::entity::MentionKind;
use crate::analysis::study::grammar::Kinds;
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Scene<'_, '_> {
    /// "la brutalité de X": a quality before the mention.
    pub(super) fn belongs(&mut self, place: &Place) {
        let contracted = self.phrases.french()
            && self.phrases.form(place.start, Listed::OF)
            && self.phrases.form(place.start, Listed::DETERMINER);
        let of = if contracted {
            Some(place.start)
        } else {
            place.start.checked_sub(1)
        };
        let Some(of) = of.filter(|&of| self.phrases.form(of, Listed::OF)) else {
            return;
        };
        let floor = of.saturating_sub(4);
        let Some(head) = (floor..of)
            .rev()
            .take_while(|&at| self.phrases.item(at).is_some_and(|item| item.mark.is_none()))
            .find(|&at| self.phrases.is_head(at))
        else {
            return;
        };
        // Only adjectives may stand between the noun and "de".
        let between = (head + 1..of).all(|at| self.phrases.may_be_adjective(at));
        let Some(word) = self.phrases.word(head) else { return };
        // "la haine de X" may be felt by others.
        let quality = (word.kinds.any(Kinds::QUALITY) || word.lemma.any(Listed::DEED))
            && !word.lemma.any(Listed::FELT.or(Listed::SUFFERED));
        // "une victoire de X" is only spoken of; "la victoire de X" was won.
        let definite = (floor..head).any(|at| self.phrases.form(at, Listed::DEFINITE));
        let charge = if definite {
            word.charges.noun
        } else {
            word.charges.noun.min(0)
        };
        if between && quality && charge != 0 {
            let negated =
                (floor..head).any(|at| self.phrases.lemma(at, Listed::LACK) && self.phrases.form(at + 1, Listed::OF));
            self.attach(
                place,
                TraitKind::Quality,
                head,
                of,
                if negated { -charge } else { charge },
            );
        }
    }

    /// "la situation catastrophique dans laquelle se trouve X".
    pub(super) fn situation(&mut self, place: &Place) {
        let back = |by: usize| place.start.checked_sub(by);
        let (Some(verb), Some(se), Some(which)) = (back(1), back(2), back(3)) else {
            return;
        };
        if !self.phrases.lemma(verb, Listed::FINDS)
            || !self.phrases.form(se, Listed::SELF)
            || !self.phrases.form(which, Listed::CLAUSE)
        {
            return;
        }
        let end = which - usize::from(which > 0 && self.phrases.form(which - 1, Listed::PREPOSITION));
        for start in end.saturating_sub(5)..end {
            if let Some(noun) = self
                .phrases
                .noun(start, 0)
                .filter(|noun| noun.end == end && noun.charge != 0)
            {
                self.phrase(place, TraitKind::Predicate, noun, false);
                return;
            }
        }
    }

    /// "La situation en Ukraine reste fragile": said of what somebody's standing is.
    pub(super) fn standing(&mut self, place: &Place) {
        let mention = &self.entities.mentions[place.number];
        let possessive = mention.kind == MentionKind::Pronoun && self.phrases.form(place.start, Listed::POSSESSIVE);
        let (noun, after) = if possessive {
            (Some(place.start + 1), place.start + 2)
        } else {
            let contracted = self.phrases.french()
                && self.phrases.form(place.start, Listed::PREPOSITION)
                && self.phrases.form(place.start, Listed::DETERMINER);
            let tie = place.start.checked_sub(usize::from(!contracted));
            let tied = tie.filter(|&tie| self.phrases.form(tie, Listed::OF.or(Listed::PLACE)));
            let noun = tied.and_then(|tie| {
                (tie.saturating_sub(3)..tie)
                    .rev()
                    .take_while(|&at| self.phrases.is_head(at) || self.phrases.may_be_adjective(at))
                    .find(|&at| self.phrases.is_head(at))
            });
            (noun, place.end)
        };
        let begins = noun.is_some_and(|noun| {
            self.phrases.lemma(noun, Listed::STANDING)
                && (possessive
                    || noun > 0
                        && self.phrases.form(noun - 1, Listed::DEFINITE)
                        && !self.phrases.form(noun - 1, Listed::PREPOSITION)
                        && !(noun > 1 && self.phrases.form(noun - 2, Listed::PREPOSITION)))
        });
        let Some(verbs) = self.phrases.verbs(after).filter(|verbs| begins && verbs.way == Way::Is) else {
            return;
        };
        let adjective = self.phrases.adjective(verbs.end, 0).filter(|said| said.charge != 0);
        if let Some(said) = adjective.filter(|_| self.phrases.may(verbs.start, Tags::VERB)) {
            self.phrase(place, TraitKind::Predicate, said, verbs.negated);
        }
    }

    /// For each item, how far what was attached from there on or before goes.
    pub(super) fn covered(&self) -> Vec<usize> {
        let mut ends = vec![0; self.phrases.items.len()];
        for one in self.found.iter() {
            if let Some(end) = ends.get_mut(one.start) {
                *end = one.end.max(*end);
            }
        }
        let mut furthest = 0;
        for end in &mut ends {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        ends
    }

    /// What the actor has: "son manque de vision", "Vestrov's cruelty".
    pub(super) fn owned(&mut self, place: &Place, covered: &[usize]) {
        let mention = &self.entities.mentions[place.number];
        let from = if mention.kind == MentionKind::Pronoun && self.phrases.form(place.start, Listed::POSSESSIVE) {
            place.start
        } else if self.phrases.form(place.end, Listed::GENITIVE) {
            place.end + 1
        } else {
            return;
        };
        // A possessive is a determiner and a mention alike.
        let Some(noun) = self
            .phrases
            .noun(from + usize::from(from == place.start), 0)
            .filter(|noun| noun.charge != 0)
        else {
            return;
        };
        // What somebody does to it is not what it is.
        let before = place
            .start
            .checked_sub(1)
            .filter(|&before| self.phrases.is_verbal(before));
        let done = before.is_some_and(|verb| {
            self.phrases.word(verb).is_some_and(|word| {
                !word.lemma.any(Listed::COPULA.or(Listed::EMBODIES).or(Listed::SEES))
                    && (word.charges.verb != 0 || word.lemma.any(Listed::FIGHTS.or(Listed::DENIES)))
            })
        });
        // "son meurtre", "leurs difficultés": what befalls somebody is no fault; only a quality or a deed of theirs is.
        let head = (noun.start..noun.end).find(|&at| self.phrases.is_head(at));
        let own = head.and_then(|head| self.phrases.word(head)).is_some_and(|word| {
            let theirs = word.kinds.any(Kinds::QUALITY)
                || word
                    .lemma
                    .any(Listed::DEED.or(Listed::LACK).or(Listed::TOWARDS).or(Listed::PART));
            (theirs || word.charges.noun >= 0) && !word.lemma.any(Listed::SUFFERED)
        });
        if noun.charge < 0 && !own {
            return;
        }
        let covered = covered.get(noun.start).is_some_and(|&end| noun.end <= end);
        if done || covered {
            return;
        }
        // "malgré ses efforts": what is granted in passing counts for nobody.
        let granted = place.start > 0 && self.phrases.lemma(place.start - 1, Listed::DESPITE);
        // "penser à leur bien-être": a good that is spoken of is not yet theirs.
        let aimed = place.start > 0
            && self
                .phrases
                .form(place.start - 1, Listed::OF.or(Listed::PLACE).or(Listed::TO));
        // "ses espoirs", "their love": what somebody feels.
        let felt = head.is_some_and(|head| self.phrases.lemma(head, Listed::FELT));
        let charge = if granted || aimed || felt {
            noun.charge.min(0)
        } else {
            noun.charge
        };
        self.phrase(place, TraitKind::Quality, Phrase { charge, ..noun }, false);
    }
}
