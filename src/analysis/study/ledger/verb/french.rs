//! French verbs: their auxiliaries and what stands among those.

use super::super::text::Text;
use super::super::words::Bits;
use super::{LONGEST_GAP, Mood, Verb};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// How far back the auxiliary stands that a second participle shares at most, in tokens.
const LONGEST_SHARED: usize = 30;

impl Text<'_> {
    pub fn french_verb(&self, at: usize) -> Option<Verb> {
        let facets = self.facets(at);
        let mut verb = Verb::new(at);
        // The auxiliary of a participle, a few words before it.
        if facets.has(Tags::PP) && self.compound(&mut verb) {
            self.take_pronouns(&mut verb);
            self.take_tense(&mut verb);
            return Some(verb);
        }
        if facets.has(Tags::PP) && self.is_second_participle(at) {
            return Some(verb);
        }
        if facets.has(Tags::VERB) {
            if facets.meets(Tags::NOUN.with(Tags::ADJ)) && !self.is_likely_verb(at) {
                return None;
            }
            verb.plural = self.number_of(at);
            if self.verb_is_only(at, Tags::FUT.with(Tags::COND).with(Tags::IMPER).with(Tags::SUBJ)) {
                verb.mood = Mood::Unsaid;
            }
            if let Some(next) = self.after(at) {
                self.take_clitic(&mut verb, next);
            }
            self.take_pronouns(&mut verb);
            return Some(verb);
        }
        if facets.has(Tags::PRP) {
            verb.mood = Mood::Adding;
            if self.negated_before(at) {
                verb.mood = Mood::Unsaid;
            }
            return Some(verb);
        }
        if facets.has(Tags::INF) {
            return self.french_infinitive(verb);
        }
        None
    }

    /// A participle with its auxiliary: a déclaré, s'est indigné, a-t-il dit, a été critiqué.
    fn compound(&self, verb: &mut Verb) -> bool {
        let mut place = verb.at;
        let mut been = false;
        for _ in 0..LONGEST_GAP {
            let Some(before) = self.before(place) else { return false };
            place = before;
            if self.is(place, Bits::CLITIC.or(Bits::OTHER_CLITIC)) {
                self.take_clitic(verb, place);
            } else if self.is(place, Bits::BEEN) {
                been = true;
            } else if self.is(place, Bits::HAVE) && !self.named(place) {
                verb.first = place;
                let denied = verb.mood == Mood::Unsaid || self.verb_is_only(place, Tags::FUT);
                verb.mood = match (denied, been) {
                    (true, _) => Mood::Unsaid,
                    (_, true) => Mood::Passive,
                    _ => Mood::Said,
                };
                verb.plural = self.number_of(place);
                return true;
            } else if self.is(place, Bits::BE) && !self.named(place) {
                verb.first = place;
                let reflexive = self
                    .before(place)
                    .is_some_and(|before| self.is(before, Bits::REFLEXIVE));
                let denied = verb.mood == Mood::Unsaid
                    || self.verb_is_only(place, Tags::FUT)
                    || !self.facets(place).has(Tags::VERB);
                verb.mood = match (denied, reflexive) {
                    (true, _) => Mood::Unsaid,
                    (_, true) => Mood::Said,
                    _ => Mood::Passive,
                };
                verb.plural = self.number_of(place);
                return true;
            } else if self.is(place, Bits::NOT) {
                if verb.mood == Mood::Said {
                    verb.mood = Mood::Unsaid;
                }
            } else if self.facets(place).has(Tags::ADV) && self.mark(place).is_none() || self.is(place, Bits::TIME) {
            } else if self.mark(place).is_some()
                || !matches!(
                    self.folded(place).as_ref(),
                    "tout"
                        | "un"
                        | "à"
                        | "en"
                        | "d'"
                        | "abord"
                        | "de"
                        | "nouveau"
                        | "effet"
                        | "ailleurs"
                        | "outre"
                        | "revanche"
                )
            {
                return false;
            }
        }
        false
    }

    /// An infinitive or a participle of the past has the subject of another verb: "après avoir déclaré", "ayant dit".
    fn take_tense(&self, verb: &mut Verb) {
        if verb.mood != Mood::Said {
            return;
        }
        let auxiliary = (verb.first..verb.at).find(|&at| self.is(at, Bits::HAVE.or(Bits::BE)));
        let Some(auxiliary) = auxiliary else { return };
        match self.folded(auxiliary).as_ref() {
            "ayant" | "étant" => verb.mood = Mood::Adding,
            "avoir" | "être" => {
                let after = self.before(verb.first).is_some_and(|before| {
                    matches!(self.folded(before).as_ref(), "après" | "pour" | "d'" | "de")
                        || self.is(before, Bits::TELLS)
                });
                verb.mood = if after { Mood::Adding } else { Mood::Unsaid };
            }
            _ => {}
        }
    }

    /// A participle that shares the auxiliary of the one before it: "a rappelé les faits et | souligné que".
    fn is_second_participle(&self, at: usize) -> bool {
        let Some(and) = self.before_adverbs(at).filter(|&before| self.is(before, Bits::AND)) else {
            return false;
        };
        let follows = self.after_adverbs(at).is_some_and(|next| {
            self.is(next, Bits::THAT)
                || self.mark(next) == Some(Mark::Colon)
                || self.facets(next).has(Tags::DET) && !self.is(next, Bits::BY)
        });
        let floor = self.stretch(at).start.max(and.saturating_sub(LONGEST_SHARED));
        let finite = (floor..and).rev().find(|&place| self.is_finite(place));
        follows
            && finite.is_some_and(|auxiliary| {
                self.is(auxiliary, Bits::HAVE)
                    && (auxiliary + 1..auxiliary + LONGEST_GAP).any(|next| self.facets(next).has(Tags::PP))
                    && self.before(auxiliary).is_none_or(|before| !self.is(before, Bits::WHO))
            })
    }

    /// Object pronouns, reflexives and "ne" before a French verb.
    fn take_pronouns(&self, verb: &mut Verb) {
        let mut first = verb.first;
        for _ in 0..4 {
            let Some(before) = self.before(first) else { break };
            if self.is(before, Bits::OBJECT) && !self.is(before, Bits::THIRD) {
                // "nous" is a subject, unless something else is.
                if self.is(before, Bits::OTHER_SUBJECT) {
                    let subject = self.before(before);
                    let other = subject.is_some_and(|subject| {
                        self.is(subject, Bits::THIRD.or(Bits::OTHER_SUBJECT).or(Bits::WHO)) || self.is_nominal(subject)
                    });
                    if !other {
                        break;
                    }
                }
                verb.object_before |= matches!(self.folded(before).as_ref(), "le" | "la" | "l'" | "les");
                first = before;
            } else if self.is(before, Bits::NOT) && matches!(self.folded(before).as_ref(), "ne" | "n'") {
                first = before;
                if verb.mood == Mood::Said && self.negation_follows(verb) {
                    verb.mood = Mood::Unsaid;
                }
            } else {
                break;
            }
        }
        verb.first = first;
    }

    fn is_nominal(&self, at: usize) -> bool {
        self.named(at) || self.facets(at).has(Tags::NOUN) && self.mark(at).is_none()
    }

    /// "ne" without "pas" may be no negation: "ne cesse de dire", "ne fait que répéter"; elsewhere it is one.
    fn negation_follows(&self, verb: &Verb) -> bool {
        !self.is(verb.at, Bits::TELL_NOT_THROUGH)
    }

    fn take_clitic(&self, verb: &mut Verb, at: usize) {
        if self.is(at, Bits::CLITIC) {
            verb.clitic = Some(at);
        } else if self.is(at, Bits::OTHER_CLITIC) {
            verb.clitic = Some(at);
            verb.mood = Mood::Unsaid;
        }
    }

    /// An infinitive of saying after a verb that leaves it said: vient de déclarer, a tenu à rappeler, a fait savoir.
    fn french_infinitive(&self, mut verb: Verb) -> Option<Verb> {
        let mut place = verb.at;
        let made = self.is(verb.at, Bits::TELL_MADE);
        for _ in 0..5 {
            place = self.before(place)?;
            let through = Bits::TELL_THROUGH.or(Bits::TELL_NOT_THROUGH);
            if self.is(place, if made { Bits::TELL_MAKE } else { through })
                && self.facets(place).meets(Tags::VERB.with(Tags::PP).with(Tags::PRP))
            {
                let outer = self.french_verb(place)?;
                let negative = self.is(place, Bits::TELL_NOT_THROUGH);
                verb.first = outer.first;
                verb.clitic = outer.clitic.or(verb.clitic);
                verb.plural = outer.plural;
                verb.mood = match outer.mood {
                    Mood::Said | Mood::Unsaid if negative => {
                        if self.negated_before(place) || self.negated_before(outer.first) {
                            Mood::Said
                        } else {
                            Mood::Unsaid
                        }
                    }
                    Mood::Said if self.folded(place).starts_with("va") && !made => Mood::Unsaid,
                    Mood::Adding if !made => Mood::Unsaid,
                    other => other,
                };
                return Some(verb);
            }
            let between = self.is(place, Bits::TO.or(Bits::OBJECT))
                || self.facets(place) == Tags::ADV
                || matches!(self.folded(place).as_ref(), "jusqu'" | "par" | "qu'" | "que" | "pas");
            if !between || self.mark(place).is_some() {
                return None;
            }
        }
        None
    }

    /// Whether a word of negation stands right before.
    fn negated_before(&self, at: usize) -> bool {
        let mut place = at;
        for _ in 0..3 {
            let Some(before) = self.before(place) else { return false };
            if self.is(before, Bits::NOT) {
                return true;
            }
            if !self.is(before, Bits::OBJECT) && self.facets(before) != Tags::ADV && !self.is(before, Bits::HAVE) {
                return false;
            }
            place = before;
        }
        false
    }

    /// Whether a word that is a noun or an adjective too is a verb here: after a subject, before an object.
    fn is_likely_verb(&self, at: usize) -> bool {
        // « … » lance-t-il
        if self.after(at).is_some_and(|next| self.is(next, Bits::CLITIC)) {
            return true;
        }
        let Some(before) = self.before_adverbs(at) else {
            return false;
        };
        let subject = self.is(before, Bits::THIRD.or(Bits::WHO).or(Bits::OBJECT).or(Bits::NOT))
            || self.named(before)
            || self.facets(before).meets(Tags::NOUN.with(Tags::ADJ))
            || self.mark(before).is_some();
        let next = self.after_adverbs(at);
        let follows = next.is_none_or(|next| {
            self.is(next, Bits::THAT.or(Bits::CLITIC))
                || self.is(at, Bits::TELL_PHRASE) && self.is(next, Bits::TELL_PHRASE_NOUN)
                || self.facets(next).meets(Tags::DET)
                || self.named(next)
                || self.mark(next).is_some()
        });
        subject && follows
    }
}
