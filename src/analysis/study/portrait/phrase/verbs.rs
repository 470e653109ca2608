//! A verb with its auxiliaries and what denies it.

use super::{Phrases, Verbs, Way};
use crate::analysis::study::grammar::Key;
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Phrases<'_, '_> {
    /// The verb that begins at a place, with its auxiliaries.
    pub fn verbs(&self, at: usize) -> Option<Verbs> {
        let mut place = at;
        let mut negated = false;
        let mut reflexive = false;
        // ne se laisse
        while place < at + 5 && (self.between(place) || self.is_no_longer(place)) {
            negated |= self.form(place, Listed::NOT.or(Listed::HARDLY));
            reflexive |= self.form(place, Listed::SELF) && self.french();
            place += 1;
        }
        if !self.is_finite(place) && !self.may(place, Tags::PRP) {
            return None;
        }
        let start = place;
        let (mut passive, mut duty) = (false, false);
        let mut main = place;
        for _ in 0..5 {
            let word = *self.word(main)?;
            let is_be =
                word.lemma.any(Listed::BE) && self.may(main, Tags::VERB.with(Tags::INF).with(Tags::PP).with(Tags::PRP));
            let is_have = word.lemma.any(Listed::HAVE) && !is_be;
            let aux = !self.french() && self.is_modal(main);
            duty |= aux && word.lemma.any(Listed::DUTY);
            if !is_be && !is_have && !aux {
                break;
            }
            let mut next = main + 1;
            let mut turned = false;
            while next < main + 5
                && (self.form(next, Listed::BETWEEN.or(Listed::NOT).or(Listed::HARDLY)) || self.is_adverb(next))
                && !self.may_be_participle(next)
            {
                turned |= self.denies(next);
                next += 1;
            }
            let goes_on = if aux {
                self.may(next, Tags::INF.with(Tags::VERB)) && !self.form(next, Listed::DETERMINER)
            } else {
                self.may_be_participle(next)
                    || is_be && !self.french() && self.may(next, Tags::PRP) && self.grammar_verb(next)
            };
            if !goes_on {
                // To be with what it says of its subject, or to have as a verb.
                return Some(Verbs {
                    start,
                    main,
                    end: main + 1,
                    way: if is_be { Way::Is } else { Way::Acts },
                    negated: negated || turned,
                    duty,
                });
            }
            negated |= turned;
            let participle = self.may(next, Tags::PP);
            passive = is_be && participle && !self.is_be(next);
            main = next;
        }
        let word = *self.word(main)?;
        if self.french() && passive && (reflexive || word.lemma.any(Listed::MOVES)) {
            passive = false;
        }
        // "ne respecte pas", "respecte peu".
        let after = start == main
            && (self.ne_before(at, start) && self.denied_after(main) || self.form(main + 1, Listed::HARDLY));
        let way = if passive {
            Way::Undergoes
        } else if word.lemma.any(Listed::COPULA) {
            Way::Is
        } else {
            Way::Acts
        };
        Some(Verbs {
            start,
            main,
            end: main + 1,
            way,
            negated: negated || after,
            duty,
        })
    }

    fn denied_after(&self, at: usize) -> bool {
        self.denies(at + 1) || self.form(at + 1, Listed::BETWEEN) && self.denies(at + 2)
    }

    /// Whether a word denies or nearly denies what it goes with: not "pas seulement".
    fn denies(&self, at: usize) -> bool {
        self.form(at, Listed::NOT.or(Listed::HARDLY)) && !self.form(at + 1, Listed::ONLY)
    }

    /// "ne" among the small words before a French verb: a "pas" after it denies it.
    fn ne_before(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.form(at, Listed::NE))
    }

    /// English "no" before "longer".
    fn is_no_longer(&self, at: usize) -> bool {
        !self.french() && self.form(at, Listed::NOT) && self.form(at + 1, Listed::BETWEEN)
    }

    /// A word that can be nothing but an adverb here.
    fn is_adverb(&self, at: usize) -> bool {
        self.may(at, Tags::ADV) && !self.may(at, Tags::POS.without(Tags::ADV))
    }

    fn is_be(&self, at: usize) -> bool {
        self.lemma(at, Listed::BE)
    }

    /// English will, can, do.
    fn is_modal(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.lemma.any(Listed::AUXILIARY))
    }

    fn grammar_verb(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.verb != Key::NONE)
    }

    /// A participle after an auxiliary.
    fn may_be_participle(&self, at: usize) -> bool {
        self.may(at, Tags::PP) && !self.form(at, Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE))
    }
}
