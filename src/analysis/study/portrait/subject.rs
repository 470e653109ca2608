//! Whether a mention is the subject, and of which verb.

use super::scene::{LONGEST_COMPLEMENT, Place, Scene};
use crate::analysis::study::ActorKind;
use crate::analysis::study::entity::MentionKind;
use crate::analysis::study::grammar::Kinds;
use crate::analysis::study::words::Listed;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

impl Scene<'_, '_> {
    /// What follows the mention: adjectives, what stands between commas, the verb.
    pub(super) fn after(&mut self, place: &Place) {
        let pronoun = self.entities.mentions[place.number].kind == MentionKind::Pronoun;
        let mut at = place.end;
        if !pronoun {
            at = self.epithets(place, at);
            if at == place.end {
                at = self.tail(place).max(at);
            }
            if self.relative(place, at) {
                return;
            }
        }
        let subject = self.may_be_subject(place);
        // The last of several subjects has a verb in the plural.
        let joined = place.start > 0 && self.phrases.form(place.start - 1, Listed::AND) && !self.is_second_role(place);
        // X (Y) …
        if self.is_mark(at, Mark::Open) {
            at = self.close(at + 1, Mark::Close).map_or(at, |close| close + 1);
        }
        // X and Y do: said of both.
        if subject && !pronoun && self.phrases.form(at, Listed::AND) {
            let other = self.begins_at(at + 1).map(|other| other.end);
            let end = other.or_else(|| self.phrases.noun(at + 1, 0).map(|noun| noun.end));
            if let Some(end) = end.filter(|&end| self.begins_verb(place, end, true)) {
                self.predicate(place, end, true);
            }
            return;
        }
        if self.is_mark(at, Mark::Comma) || self.is_mark(at, Mark::Dash) {
            // "…Vestrov,” angry journalists said": after the quotation another sentence begins.
            if !pronoun && !self.is_quoted_from(at + 1) {
                self.aside(place, at + 1);
            }
            if subject {
                let mark = self.phrases.item(at).and_then(|item| item.mark).unwrap_or(Mark::Comma);
                let mut open = at + 1;
                // The verb stands after the first comma that it can stand after.
                for _ in 0..3 {
                    let Some(close) = self.close(open, mark) else { break };
                    if self.begins_verb(place, close + 1, joined) {
                        self.predicate(place, close + 1, joined);
                        break;
                    }
                    open = close + 1;
                }
            }
            return;
        }
        if subject && self.begins_verb(place, at, joined) {
            self.predicate(place, at, joined);
        }
    }

    /// Whether the group may be the subject of a verb after it.
    pub(super) fn may_be_subject(&self, place: &Place) -> bool {
        if self.is_governed(place) || self.is_apposed(place) {
            return false;
        }
        // "using Vestrov and Karst": what the first is the object of, the last is.
        if let Some(and) = place
            .start
            .checked_sub(1)
            .filter(|&and| self.phrases.form(and, Listed::AND))
            && let Some(verb) = self.ends_at(and).and_then(|other| other.start.checked_sub(1))
            && self.phrases.is_verbal(verb)
            && !self.phrases.kinds(verb, Kinds::SAY)
        {
            return false;
        }
        let Some(mut before) = place.start.checked_sub(1) else {
            return true;
        };
        while before > 0
            && self.phrases.form(before, Listed::BETWEEN.or(Listed::NOT))
            && !self.phrases.is_verbal(before)
        {
            before -= 1;
        }
        // "sa partenaire, Karst, …, a": between commas it stands beside another noun, unless the first is only an opening.
        if self.is_mark(before, Mark::Comma) && self.is_mark(place.end, Mark::Comma) {
            let opening = self
                .phrases
                .form(0, Listed::PREPOSITION.or(Listed::BETWEEN).or(Listed::CLAUSE))
                || self.phrases.may(0, Tags::ADV);
            if !opening || (0..before).any(|at| self.is_mark(at, Mark::Comma)) {
                return false;
            }
        }
        // The object of the verb before it; but "X said Vestrov was".
        let verbal = self.phrases.is_verbal(before) && !self.phrases.form(before, Listed::CLAUSE);
        let reports = !self.phrases.french() && self.phrases.kinds(before, Kinds::SAY);
        !verbal || reports
    }

    /// Whether a preposition governs the group, itself or the group it is joined to.
    pub(super) fn is_governed(&self, place: &Place) -> bool {
        let mut start = place.start;
        for _ in 0..4 {
            if self.phrases.french()
                && self.phrases.form(start, Listed::PREPOSITION)
                && self.phrases.form(start, Listed::DETERMINER)
            {
                return true;
            }
            let Some(before) = start.checked_sub(1) else {
                return false;
            };
            if self
                .phrases
                .form(before, Listed::PREPOSITION.or(Listed::TO).or(Listed::GENITIVE))
            {
                return true;
            }
            if !self.phrases.form(before, Listed::AND) && !self.is_mark(before, Mark::Comma) {
                return false;
            }
            // "entre X et Y", "X, Y et Z": what governs the first governs the last.
            let Some(other) = self.ends_at(before) else {
                return self.phrases.form(before, Listed::AND) && self.governed_before(before);
            };
            if self.is_mark(before, Mark::Comma) && !self.joined(place) {
                return false;
            }
            start = other.start;
        }
        true
    }

    /// Whether a mention is the last of a list.
    fn joined(&self, place: &Place) -> bool {
        place.start > 0 && self.phrases.form(place.start - 1, Listed::AND)
            || self.phrases.form(place.end, Listed::AND)
            || self.is_mark(place.end, Mark::Comma) && self.begins_at(place.end + 1).is_some()
    }

    /// "l'investisseur et philanthrope X": two roles of one person, the second without an article.
    fn is_second_role(&self, place: &Place) -> bool {
        let mention = &self.entities.mentions[place.number];
        let role = self.phrases.item(place.start).map(|item| item.token);
        mention.kind == MentionKind::Name && mention.head.is_some() && mention.head == role
    }

    /// Whether a preposition stands in the few words before "et".
    fn governed_before(&self, and: usize) -> bool {
        (and.saturating_sub(7)..and)
            .rev()
            .take_while(|&at| self.phrases.item(at).is_some_and(|item| item.mark.is_none()))
            .any(|at| self.phrases.form(at, Listed::PREPOSITION.or(Listed::TO)))
    }

    /// "l'entretien du gazoduc Karsk": a name beside a French noun is governed as the noun is.
    fn is_apposed(&self, place: &Place) -> bool {
        let floor = place.start.saturating_sub(4);
        let noun = (floor..place.start)
            .rev()
            .take_while(|&at| self.phrases.may_be_adjective(at) || self.phrases.is_head(at))
            .last();
        let noun = noun.filter(|&noun| (noun..place.start).any(|at| self.phrases.is_head(at)) && self.phrases.french());
        noun.and_then(|noun| noun.checked_sub(1)).is_some_and(|before| {
            let article = before
                - usize::from(
                    before > 0
                        && self.phrases.form(before, Listed::DETERMINER)
                        && !self.phrases.form(before, Listed::PREPOSITION),
                );
            self.phrases.form(article, Listed::PREPOSITION)
        })
    }

    /// Where a group with what belongs to it ends: "le ministre de la Défense".
    fn tail(&self, place: &Place) -> usize {
        let named = self.entities.mentions[place.number].kind == MentionKind::Name;
        let mut end = place.end;
        while end < place.end + LONGEST_COMPLEMENT {
            let contracted = self.phrases.form(end, Listed::DETERMINER);
            let of = self.phrases.form(end, Listed::OF);
            if named && !of || !named && !self.phrases.form(end, Listed::PREPOSITION) {
                break;
            }
            let mut next = end + usize::from(!contracted);
            if let Some(other) = self.begins_at(end).or_else(|| self.begins_at(next)) {
                end = other.end.max(end + 1);
                continue;
            }
            let Some(noun) = self.phrases.noun(next, 0) else {
                // A name that is no actor.
                while self.phrases.form(next, Listed::DETERMINER) {
                    next += 1;
                }
                let first = next;
                while self.phrases.item(next).is_some_and(|item| item.place.has(Tags::NAME)) {
                    next += 1;
                }
                if next == first {
                    break;
                }
                end = next;
                continue;
            };
            end = noun.end.max(end + 1);
        }
        end
    }

    /// Whether a finite verb that agrees begins here.
    pub(super) fn begins_verb(&self, place: &Place, at: usize, joined: bool) -> bool {
        let Some(verbs) = self.phrases.verbs(at) else {
            return false;
        };
        let Some(word) = self.phrases.word(verbs.start) else {
            return false;
        };
        let Some(entity) = self.entities.entities.get(place.entity as usize) else {
            return false;
        };
        if !self.phrases.may(verbs.start, Tags::VERB) {
            return false;
        }
        // "Vestrov's": of a name, the possessive.
        let pronoun = self.entities.mentions[place.number].kind == MentionKind::Pronoun;
        if !pronoun && self.phrases.form(verbs.start, Listed::GENITIVE) {
            return false;
        }
        let plural = entity.plural || joined;
        if self.phrases.french() {
            let number = word.finite.and(Tags::SG.with(Tags::PL));
            let third = word.finite.meets(Tags::P3);
            let clash = number == Tags::PL && !plural || number == Tags::SG && plural;
            // A noun or adjective that looks like a verb: after its noun it is one only if nothing else.
            let other =
                self.phrases.may(verbs.start, Tags::ADJ) && verbs.start == at && !self.object_follows(verbs.end);
            return third && !clash && !other;
        }
        let marked =
            word.finite.meets(Tags::PAST.with(Tags::COND).with(Tags::FUT)) || word.lemma.any(Listed::AUXILIARY);
        let singular = word.finite.has(Tags::P3.with(Tags::SG));
        let base = self.phrases.may(verbs.start, Tags::INF) && !marked && !singular;
        if base && (!plural || self.phrases.may(verbs.start, Tags::NOUN.with(Tags::ADJ))) {
            return false;
        }
        // "the army defeated in May": a participle, not a past.
        let participle = self.phrases.may(verbs.start, Tags::PP) && verbs.start + 1 == verbs.end;
        if participle {
            if self.phrases.form(verbs.end, Listed::BY) {
                return false;
            }
            let human = entity.kind == ActorKind::Person || pronoun;
            let to = self.phrases.form(verbs.end, Listed::TO);
            // "failed to explain"
            let goes_on = Listed::MODAL.or(Listed::DENIES).or(Listed::PRETENDS);
            return (human || self.object_follows(verbs.end)) && !to
                || self.phrases.kinds(verbs.main, Kinds::SAY)
                || to && self.phrases.lemma(verbs.main, goes_on);
        }
        let human = entity.named && entity.kind == ActorKind::Person;
        let noun = self.phrases.may(verbs.start, Tags::NOUN)
            && verbs.start == at
            && !(human && self.phrases.is_head(verbs.end));
        // "the Kavel strings in the sea": with an article before the name it says which strings.
        let determined = place.start > 0 && self.phrases.form(place.start - 1, Listed::DETERMINER);
        let goes_on = self
            .phrases
            .form(verbs.end, Listed::PREPOSITION.or(Listed::CLAUSE).or(Listed::BETWEEN));
        !noun || singular && (self.object_follows(verbs.end) || goes_on && !determined)
    }

    fn object_follows(&self, at: usize) -> bool {
        self.phrases.form(
            at,
            Listed::DETERMINER.or(Listed::TO).or(Listed::SUBJECT).or(Listed::CLAUSE),
        ) || self
            .phrases
            .item(at)
            .is_some_and(|item| item.place.has(Tags::NAME) || item.place.has(Tags::DIGIT))
            || self.begins_at(at).is_some()
    }
}
