//! Nouns and adjectives with what goes with them.

use super::{DEEPEST, Phrase, Phrases, denied};
use crate::analysis::study::grammar::Kinds;
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

impl Phrases<'_, '_> {
    /// The adjective or participle at a place with what completes it.
    pub fn adjective(&self, at: usize, depth: u8) -> Option<Phrase> {
        let mut start = at;
        let mut turned = false;
        let mut too = false;
        // très, peu, pas, trop: what stands before it.
        while start < at + 4
            && self.form(
                start,
                Listed::BETWEEN.or(Listed::HARDLY).or(Listed::NOT).or(Listed::TOO),
            )
            && !self.may_be_adjective(start)
        {
            turned ^= self.form(start, Listed::HARDLY.or(Listed::NOT));
            too |= self.form(start, Listed::TOO);
            start += 1;
        }
        if !self.may_be_adjective(start) {
            return None;
        }
        let word = *self.word(start)?;
        let participle = self.may(start, Tags::PP);
        let mut charge = if word.charges.adj != 0 || !participle {
            word.charges.adj
        } else {
            word.charges.object
        };
        let mut end = start + 1;
        // "betrayed by": the fault is the agent's.
        if participle && word.charges.verb < 0 && word.charges.object == 0 && self.form(end, Listed::BY) {
            charge = 0;
        }
        if word.lemma.any(Listed::LACK.or(Listed::TOWARDS)) || participle {
            let lack = word.lemma.any(Listed::LACK);
            // Who did it and what for are said elsewhere.
            let kept = Listed::OF.or(Listed::TO).or(Listed::PLACE);
            let aside = participle && !self.form(end, kept) && !self.is_a(end) && !self.lemma(end, Listed::INTO);
            if let Some(inner) = self.completion(end, depth).filter(|_| !aside) {
                if lack {
                    charge = if inner.charge == 0 { -1 } else { -inner.charge };
                    end = inner.end;
                } else if word.lemma.any(Listed::TOWARDS) {
                    charge = if inner.charge == 0 { charge } else { inner.charge };
                    end = inner.end;
                } else if inner.charge != 0 && charge == 0 && word.lemma.any(Listed::MEETS) {
                    // confrontée à un déclin, plongé dans le chaos.
                    charge = inner.charge;
                    end = inner.end;
                } else if charge != 0 && inner.charge == charge {
                    // condamnée à l'échec, accusé de crimes.
                    end = inner.end;
                }
            }
        }
        if too && participle && !self.may(start, Tags::ADJ) {
            return None;
        }
        if too {
            // trop strict, too soft: a measure that is passed is a fault.
            charge = -1;
        } else if turned {
            charge = denied(charge);
        }
        Some(Phrase { start: at, end, charge })
    }

    /// An adjective or a participle, and no small word.
    pub fn may_be_adjective(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        let small = Listed::PREPOSITION
            .or(Listed::DETERMINER)
            .or(Listed::CLAUSE)
            .or(Listed::AND)
            .or(Listed::SUBJECT);
        if word.form.any(small) || item.place.has(Tags::NAME) || word.kinds.any(Kinds::DATE) {
            return false;
        }
        // "bien", "fort", "même" are adverbs far more often.
        if word.form.any(Listed::BETWEEN.or(Listed::HARDLY).or(Listed::NOT)) {
            return false;
        }
        // "best known": an adverb.
        if !self.french() && word.facets.has(Tags::ADV) && self.may(at + 1, Tags::PP) && !self.is_head(at + 1) {
            return false;
        }
        item.may(Tags::ADJ.with(Tags::PP)) || !self.french() && item.may(Tags::PRP) && word.facets.meets(Tags::ADJ)
    }

    /// An adjective with the adverbs before it and nothing after.
    fn simple_adjective(&self, at: usize) -> Option<Phrase> {
        let mut start = at;
        let mut turned = false;
        while start < at + 2 && self.form(start, Listed::BETWEEN.or(Listed::HARDLY)) && !self.may_be_adjective(start) {
            turned ^= self.form(start, Listed::HARDLY);
            start += 1;
        }
        if !self.may_be_adjective(start) {
            return None;
        }
        let word = self.word(start)?;
        let charge = if word.charges.adj != 0 || !self.may(start, Tags::PP) {
            word.charges.adj
        } else {
            word.charges.object
        };
        let charge = if turned { denied(charge) } else { charge };
        Some(Phrase {
            start: at,
            end: start + 1,
            charge,
        })
    }

    /// A nominal group from its determiner on; not one that is or holds a mention of an actor as its head.
    pub fn noun(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let mut next = at;
        let mut turned = false;
        while next < at + 2 && self.form(next, Listed::DETERMINER) {
            turned |= self.form(next, Listed::NOT);
            next += 1;
        }
        // "toute forme de", "les tentatives de": a part counts as what it is part of.
        let mut before = 0;
        let mut adjectives = Vec::new();
        let mut praise = 0;
        while before < 4 && !self.is_head(next) && self.mention_ends.get(next).copied().flatten().is_none() {
            let Some(adjective) = self.simple_adjective(next) else {
                break;
            };
            // "a great man", but "a great need": of a thing it only says how much.
            if self.form(adjective.end - 1, Listed::PROPER) && adjective.charge > 0 {
                praise = adjective.charge;
            } else {
                adjectives.push(adjective.charge);
            }
            next = adjective.end;
            let joined = self.form(next, Listed::AND) && self.may_be_adjective(next + 1) && !self.is_head(next + 1);
            next += usize::from(joined && !self.french());
            before += 1;
        }
        if self.mention_ends.get(next).copied().flatten().is_some() || !self.is_head(next) {
            return None;
        }
        let mut head = next;
        if !self.french() {
            while head < next + 3
                && self.is_head(head + 1)
                && !self.may(head + 1, Tags::VERB.with(Tags::ADJ))
                && self.mention_ends[head + 1].is_none()
            {
                adjectives.push(self.word(head).map_or(0, |word| word.charges.noun));
                head += 1;
            }
        }
        let word = *self.word(head)?;
        if word.kinds.any(Kinds::PERSON.or(Kinds::GROUP).or(Kinds::BODY)) {
            adjectives.push(praise);
        }
        let mut charge = word.charges.noun;
        let mut end = head + 1;
        // Adjectives after the noun, one "et" among them.
        if self.french() {
            for _ in 0..3 {
                let joined = self.form(end, Listed::AND) && self.may_be_adjective(end + 1) && !self.is_head(end + 1);
                let place = end + usize::from(joined);
                if self.is_finite(place) && !self.may(place, Tags::ADJ)
                    || self.lemma(place, Listed::LACK.or(Listed::TOWARDS))
                {
                    break;
                }
                let Some(adjective) = self.simple_adjective(place) else {
                    break;
                };
                adjectives.push(adjective.charge);
                end = adjective.end;
            }
        }
        let of = self.form(end, Listed::OF)
            || self.form(end, Listed::TO)
            || self.french() && self.is_a(end)
            || self.form(end, Listed::FOR);
        if of && word.lemma.any(Listed::LACK) {
            if let Some(inner) = self.completion(end, depth) {
                charge = if inner.charge == 0 { charge } else { -inner.charge };
                end = inner.end;
            }
        } else if of && word.lemma.any(Listed::TOWARDS.or(Listed::PART)) {
            if let Some(inner) = self.completion(end, depth).filter(|inner| inner.charge != 0) {
                charge = inner.charge;
                end = inner.end;
            }
        } else if of && charge != 0 && self.is_bare(end) {
            // un espoir de paix: the words that go with it are shown too.
            if let Some(inner) = self
                .completion(end, depth)
                .filter(|inner| inner.charge != -charge && inner.end - end <= 3)
            {
                end = inner.end;
            }
        }
        let worst = adjectives.iter().copied().min().unwrap_or(0);
        let best = adjectives.iter().copied().max().unwrap_or(0);
        let charge = if charge < 0 || worst < 0 {
            -1
        } else {
            i8::from(charge > 0 || best > 0)
        };
        Some(Phrase {
            start: at,
            end,
            charge: if turned { denied(charge) } else { charge },
        })
    }

    /// "de" and a noun without an article: a kind of thing, not a thing that is somebody's.
    fn is_bare(&self, at: usize) -> bool {
        let article = self.form(at, Listed::DEFINITE) && self.french();
        (self.form(at, Listed::OF) || self.form(at, Listed::TO)) && !article && !self.form(at + 1, Listed::DETERMINER)
    }

    /// A noun that a group can turn on here.
    pub fn is_head(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        let small = Listed::PREPOSITION
            .or(Listed::CLAUSE)
            .or(Listed::AND)
            .or(Listed::SUBJECT)
            .or(Listed::DETERMINER)
            .or(Listed::BETWEEN)
            .or(Listed::NOT);
        if !item.may(Tags::NOUN) || word.form.any(small) {
            return false;
        }
        // An adjective before its noun is no noun: "un jeune homme", "a savage attack".
        let next = self.items.get(at + 1);
        // "a brave and honest man"
        let joined = item.may(Tags::ADJ)
            && !self.french()
            && self.form(at + 1, Listed::AND)
            && self.may(at + 2, Tags::ADJ)
            && self.may(at + 3, Tags::NOUN);
        if joined {
            return false;
        }
        let before_noun = item.may(Tags::ADJ)
            && next.is_some_and(|next| {
                next.may(Tags::NOUN)
                    && !self.grammar.of(next).form.any(small)
                    && (!self.french() || !next.may(Tags::ADJ))
            });
        !before_noun
    }
}
