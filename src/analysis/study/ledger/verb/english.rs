//! English verbs: their auxiliaries and what stands among those.

use super::super::text::Text;
use super::super::words::Bits;
use super::{LONGEST_GAP, Mood, Verb};
use crate::rulebook::tags::Tags;

impl Text<'_> {
    pub fn english_verb(&self, at: usize) -> Option<Verb> {
        let facets = self.facets(at);
        let mut verb = Verb::new(at);
        let ing = facets.has(Tags::PRP);
        let some = self.has_some_before(at);
        let finite = facets.has(Tags::VERB) || some;
        let bare = facets.has(Tags::INF);
        let participle = facets.has(Tags::PP);
        if !(ing || finite || bare || participle) {
            return None;
        }
        // Auxiliaries, through adverbs.
        let mut place = at;
        let mut been = false;
        let mut negated = false;
        let mut auxiliary = None;
        for _ in 0..LONGEST_GAP {
            let Some(before) = self.before(place) else { break };
            if self.mark(before).is_some() || self.named(before) {
                break;
            }
            place = before;
            if self.is(place, Bits::NOT) {
                negated = true;
            } else if self.is(place, Bits::BEEN) {
                been = true;
            } else if self.is(place, Bits::HAVE.or(Bits::BE).or(Bits::MODAL)) {
                auxiliary = Some(place);
                break;
            } else if self.folded(place) == "'s" && participle {
                // "He's said" and "it's said" are verbs; "the mayor's said" is none.
                let pronoun = self.before(place).is_some_and(|before| self.is(before, Bits::THIRD));
                if pronoun {
                    auxiliary = Some(place);
                }
                break;
            } else if !self.is_adverb(place) && !self.is(place, Bits::TIME) {
                break;
            }
        }
        // "has high hopes" has no verb of hoping.
        let possible = |auxiliary: usize| !self.is(auxiliary, Bits::HAVE) || participle || been && ing;
        let auxiliary = match auxiliary {
            Some(auxiliary) if !possible(auxiliary) => return None,
            other => other,
        };
        if let Some(auxiliary) = auxiliary {
            verb.first = auxiliary;
            // "did say", "does indeed show" say so all the more.
            let emphatic = !negated && matches!(self.folded(auxiliary).as_ref(), "do" | "does" | "did");
            let modal = self.is(auxiliary, Bits::MODAL) && !emphatic;
            let be = been || self.is(auxiliary, Bits::BE);
            verb.mood = if modal || negated && !be {
                if modal && self.folded(auxiliary) == "to" {
                    return self.english_infinitive(verb, auxiliary);
                }
                Mood::Unsaid
            } else if be && !ing {
                if !participle {
                    return None;
                }
                // "may be seen as", "will be criticised": the passive judges all the same, or not yet.
                let outer = self.before(auxiliary);
                if outer.is_some_and(|outer| self.is(outer, Bits::MODAL)) || negated {
                    Mood::Unsaid
                } else {
                    Mood::Passive
                }
            } else if negated || be && self.before(auxiliary).is_some_and(|outer| self.is(outer, Bits::MODAL)) {
                Mood::Unsaid
            } else if self.facets(auxiliary).has(Tags::PRP) && !be {
                // "Having said that", "after having warned that"
                Mood::Adding
            } else {
                Mood::Said
            };
            return Some(verb);
        }
        if negated {
            verb.mood = Mood::Unsaid;
            return Some(verb);
        }
        if ing {
            verb.mood = Mood::Adding;
            if let Some(first) = self.is_quoted_as(at) {
                verb.first = first;
                verb.mood = Mood::Said;
            }
            return Some(verb);
        }
        if !finite {
            return None;
        }
        // "the report", "claims of": a noun, where its neighbours leave that open.
        if facets.has(Tags::NOUN) && !some && !self.is_likely_english_verb(at) {
            return None;
        }
        Some(verb)
    }

    /// "Some suggest that": what looks like a determiner is the subject.
    fn has_some_before(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.is(before, Bits::SOME))
            && self.after(at).is_some_and(|next| self.is(next, Bits::THAT))
            && self.any_facets(at).has(Tags::VERB)
    }

    /// "was quoted as saying": where the passive begins that leads to a participle of saying.
    fn is_quoted_as(&self, at: usize) -> Option<usize> {
        let as_ = self.before(at).filter(|&before| self.is(before, Bits::AS))?;
        let quoted = self.before(as_).filter(|&before| self.is(before, Bits::TELL_QUOTED))?;
        let outer = self.english_verb(quoted).filter(|outer| outer.mood == Mood::Passive)?;
        Some(outer.first)
    }

    /// An adverb between an auxiliary and its verb: nothing that could be a verb or a noun itself, but for "long".
    fn is_adverb(&self, at: usize) -> bool {
        let others = Tags::VERB.with(Tags::PP).with(Tags::NOUN).with(Tags::INF);
        let unknown = self.shape(at).has(Tags::UNKNOWN) && self.folded(at).ends_with("ly");
        unknown || self.facets(at).has(Tags::ADV) && (!self.facets(at).meets(others) || self.folded(at) == "long")
    }

    fn is_likely_english_verb(&self, at: usize) -> bool {
        let Some(before) = self.before_adverbs(at) else {
            return false;
        };
        let next = self.after_adverbs(at);
        let against = self.is(at, Bits::TELL_FOR)
            && next.is_some_and(|next| matches!(self.folded(next).as_ref(), "for" | "of" | "about" | "against"));
        let against = against || self.is(at, Bits::TELL_BARE) && self.is(before, Bits::SOMEBODY.or(Bits::THIRD));
        let against = against
            || self.is(before, Bits::TELL_DOCUMENT)
                && next.is_some_and(|next| self.facets(next).meets(Tags::ADJ.with(Tags::NOUN)));
        let object = against
            || next.is_none_or(|next| {
                self.is(next, Bits::THAT.or(Bits::THIRD).or(Bits::OTHER_SUBJECT))
                    || self.facets(next).has(Tags::DET)
                    || self.named(next)
                    || self.mark(next).is_some()
            });
        let subject = self.is(before, Bits::THIRD.or(Bits::WHO))
            || self.named(before)
            || self.facets(before).has(Tags::NOUN)
            || self.mark(before).is_some();
        subject && object
    }

    /// "went on to say", "continued to insist".
    fn english_infinitive(&self, mut verb: Verb, to: usize) -> Option<Verb> {
        let mut place = to;
        verb.mood = Mood::Unsaid;
        for _ in 0..3 {
            place = self.before(place)?;
            if self.is(place, Bits::TELL_THROUGH) && self.facets(place).meets(Tags::VERB) {
                let outer = self.english_verb(place)?;
                verb.first = outer.first;
                verb.mood = outer.mood;
                return Some(verb);
            }
            if self.facets(place) != Tags::ADV && self.folded(place) != "on" {
                break;
            }
        }
        Some(verb)
    }
}
