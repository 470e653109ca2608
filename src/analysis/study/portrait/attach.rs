//! Which words are said of which actor.
//!
//! Each mention is looked at by itself: what stands inside its group and right after it, whether a verb follows of which it is
//! the subject, whether a verb or "par", "by" stands before it, what it owns. A tie goes over few words and never over the
//! beginning of another clause; where the grammar leaves two ways to read it, nothing is attached.

use super::phrase::{Phrase, Phrases, Verbs, Way};
use crate::analysis::study::entity::{Entities, MentionKind};
use crate::analysis::study::grammar::{Item, Kinds};
use crate::analysis::study::words::Listed;
use crate::analysis::study::{ActorKind, TraitKind};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// The most words between an actor and its verb: what stands between commas.
const LONGEST_ASIDE: usize = 26;

/// The most words of what belongs to a noun by "de" or "of".
const LONGEST_COMPLEMENT: usize = 8;

/// A mention in items of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of the mention.
    pub number: usize,
    pub entity: u32,
    pub start: usize,
    pub end: usize,
}

/// Words attached to a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    pub number: usize,
    pub entity: u32,
    pub start: usize,
    pub end: usize,
    pub kind: TraitKind,
    pub charge: i8,
}

/// One sentence, with its mentions.
pub(super) struct Scene<'s, 'a> {
    pub phrases: Phrases<'s, 'a>,
    pub entities: &'s Entities,
    pub places: &'s [Place],
    pub found: &'s mut Vec<Attached>,
}

impl Scene<'_, '_> {
    /// Attaches what the sentence says of its actors.
    pub fn read(&mut self) {
        for place in self.places {
            let mention = &self.entities.mentions[place.number];
            let possessive = mention.kind == MentionKind::Pronoun
                && self.phrases.form(place.start, Listed::POSSESSIVE)
                && !self.phrases.form(place.start, Listed::HE.or(Listed::SHE));
            if possessive {
                continue;
            }
            if mention.kind != MentionKind::Pronoun {
                if self.is_modifier(place) {
                    continue;
                }
                self.role(place);
                self.inside(place);
                self.belongs(place);
                self.situation(place);
                self.object(place);
                self.agent(place);
            }
            self.after(place);
        }
        // What an actor owns comes last: it may be part of what was attached already.
        let covered = self.covered();
        for place in self.places {
            self.owned(place, &covered);
        }
    }

    /// The mention that begins at an item.
    fn begins_at(&self, at: usize) -> Option<Place> {
        let found = self.places.binary_search_by_key(&at, |place| place.start).ok()?;
        self.places.get(found).copied()
    }

    /// The mention that ends before an item.
    fn ends_at(&self, at: usize) -> Option<Place> {
        let found = self.places.binary_search_by_key(&at, |place| place.end).ok()?;
        self.places.get(found).copied()
    }

    fn is_mark(&self, at: usize, mark: Mark) -> bool {
        self.phrases.item(at).is_some_and(|item| item.mark == Some(mark))
    }

    fn attach(&mut self, place: &Place, kind: TraitKind, start: usize, end: usize, charge: i8) {
        if start < end && end <= self.phrases.items.len() {
            self.found.push(Attached {
                number: place.number,
                entity: place.entity,
                start,
                end,
                kind,
                charge,
            });
        }
    }

    fn phrase(&mut self, place: &Place, kind: TraitKind, phrase: Phrase, negated: bool) {
        let charge = if negated { -phrase.charge } else { phrase.charge };
        let start = (phrase.start..phrase.end)
            .find(|&at| !self.phrases.form(at, Listed::DETERMINER) || self.phrases.form(at, Listed::NOT))
            .unwrap_or(phrase.start);
        self.attach(place, kind, start, phrase.end, charge);
    }

    /// An English name before a noun that is not its own: "the Kavel region".
    fn is_modifier(&self, place: &Place) -> bool {
        let named = self
            .entities
            .entities
            .get(place.entity as usize)
            .is_some_and(|entity| entity.named);
        !self.phrases.french()
            && named
            && self.phrases.is_head(place.end)
            && !self
                .phrases
                .item(place.end)
                .is_some_and(|item| item.may(Tags::VERB.with(Tags::ADJ)) || item.place.has(Tags::NAME))
    }

    /// The office or label that stands in the group.
    fn role(&mut self, place: &Place) {
        let mention = &self.entities.mentions[place.number];
        let Some(head) = mention.head else { return };
        if mention.kind != MentionKind::Name {
            return;
        }
        let at = |token: usize| (place.start..place.end).find(|&at| self.phrases.items[at].token >= token);
        let (Some(start), Some(name)) = (at(head), at(mention.name.start)) else {
            return;
        };
        let charge = match self.phrases.word(start) {
            Some(word) if word.kinds.any(Kinds::LABEL) => word.charges.noun,
            _ => 0,
        };
        let end = if name > start { name } else { start + 1 };
        self.attach(place, TraitKind::Role, start, end, charge);
    }

    /// Charged adjectives inside the group.
    fn inside(&mut self, place: &Place) {
        let mention = &self.entities.mentions[place.number];
        for at in place.start..place.end {
            let item = &self.phrases.items[at];
            let own = mention.head == Some(item.token)
                || mention.kind == MentionKind::Name && mention.name.contains(&item.token);
            if own
                || !self.phrases.may_be_adjective(at)
                || self.phrases.kinds(at, Kinds::DEMONYM)
                || !item.may(Tags::ADJ)
            {
                continue;
            }
            // "the sound “SH”": a noun before a name.
            let noun = !self.phrases.french()
                && item.may(Tags::NOUN)
                && self
                    .phrases
                    .item(at + 1)
                    .is_some_and(|next| mention.name.start == next.token);
            let charge = self.phrases.word(at).map_or(0, |word| word.charges.adj);
            if charge != 0 && !(noun && mention.kind == MentionKind::Name) {
                self.attach(place, TraitKind::Epithet, at, at + 1, charge);
            }
        }
    }

    /// Whether an adjective or participle may be said of the actor: their numbers do not forbid it, nor their genders.
    fn agrees(&self, place: &Place, at: usize) -> bool {
        let (Some(word), Some(entity)) = (self.phrases.word(at), self.entities.entities.get(place.entity as usize))
        else {
            return false;
        };
        if !self.phrases.french() {
            return true;
        }
        let number = word.nominal.and(Tags::SG.with(Tags::PL));
        let clash = number == Tags::PL && !entity.plural || number == Tags::SG && entity.plural;
        let gender = word.nominal.and(Tags::MASC.with(Tags::FEM));
        let known = entity.gender;
        let other = gender.0.is_power_of_two() && known.0.is_power_of_two() && gender != known;
        !clash && !other
    }

    /// Whether a preposition governs the group, itself or the group it is joined to.
    fn is_governed(&self, place: &Place) -> bool {
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

    /// Whether a preposition stands in the few words before "et".
    fn governed_before(&self, and: usize) -> bool {
        (and.saturating_sub(7)..and)
            .rev()
            .take_while(|&at| self.phrases.item(at).is_some_and(|item| item.mark.is_none()))
            .any(|at| self.phrases.form(at, Listed::PREPOSITION.or(Listed::TO)))
    }

    /// Whether the group may be the subject of a verb after it.
    fn may_be_subject(&self, place: &Place) -> bool {
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

    /// What follows the mention: adjectives, what stands between commas, the verb.
    fn after(&mut self, place: &Place) {
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
        let joined = place.start > 0 && self.phrases.form(place.start - 1, Listed::AND);
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
            if !pronoun {
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

    /// The next mark of a kind, in reach and with no end of clause before it.
    fn close(&self, from: usize, mark: Mark) -> Option<usize> {
        (from..self.phrases.items.len().min(from + LONGEST_ASIDE)).find_map(|at| {
            let found = self.phrases.item(at)?.mark;
            match found {
                Some(one) if one == mark => Some(Some(at)),
                Some(Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Semicolon | Mark::Colon) => Some(None),
                _ => None,
            }
        })?
    }

    /// Whether a finite verb that agrees begins here.
    fn begins_verb(&self, place: &Place, at: usize, joined: bool) -> bool {
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
            return (human || self.object_follows(verbs.end)) && !to || self.phrases.kinds(verbs.main, Kinds::SAY);
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

    /// Adjectives and participles right after the group.
    fn epithets(&mut self, place: &Place, from: usize) -> usize {
        let mut at = from;
        let governs = |scene: &Self, at: usize| {
            scene.phrases.lemma(at, Listed::LACK.or(Listed::TOWARDS)) || scene.phrases.may(at, Tags::PP)
        };
        for _ in 0..2 {
            // "la querelle entre X et Y dure": a verb as well as an adjective.
            if self.phrases.is_finite(at) && !self.phrases.may(at, Tags::PP) {
                break;
            }
            let Some(phrase) = self.phrases.adjective(at, 0) else {
                break;
            };
            let english = !self.phrases.french();
            let verb = english && self.begins_verb(place, at, false);
            let before_noun = self.phrases.is_head(phrase.end) && !self.phrases.french();
            if !self.agrees(place, at) || verb || before_noun || english && !governs(self, at) {
                break;
            }
            if phrase.charge != 0 {
                self.phrase(place, TraitKind::Epithet, phrase, false);
            }
            at = phrase.end;
            at = self.more(place, TraitKind::Epithet, at, false);
        }
        at
    }

    /// "et à des pertes massives", "and corrupt": more of what was just said.
    fn more(&mut self, place: &Place, kind: TraitKind, from: usize, negated: bool) -> usize {
        let mut at = from;
        for _ in 0..3 {
            let comma = self.is_mark(at, Mark::Comma);
            if !self.phrases.form(at, Listed::AND) && !comma {
                break;
            }
            let next = at + 1 + usize::from(comma && self.phrases.form(at + 1, Listed::AND));
            let found = if let Some(adjective) = self.phrases.adjective(next, 0) {
                let verb = self.phrases.is_finite(next) && !self.phrases.may(next, Tags::ADJ);
                if verb || !self.agrees(place, next) || self.phrases.is_head(next) && !self.phrases.may(next, Tags::ADJ)
                {
                    break;
                }
                adjective
            } else if !comma && self.phrases.form(next, Listed::PREPOSITION) && kind == TraitKind::Epithet {
                let Some(noun) = self.phrases.noun(next + 1, 0).filter(|noun| noun.charge != 0) else {
                    break;
                };
                noun
            } else {
                break;
            };
            if comma && found.charge == 0 {
                break;
            }
            self.phrase(place, kind, found, negated);
            at = found.end;
        }
        at
    }

    /// What stands after the comma behind a mention.
    fn aside(&mut self, place: &Place, from: usize) {
        // bien que prétendant, tout en refusant, while refusing
        let mut at = from;
        while at < from + 4 && self.phrases.form(at, Listed::CLAUSE.or(Listed::BETWEEN)) || self.is_en(at) {
            at += 1;
        }
        if self.phrases.may(at, Tags::PRP)
            && (at > from || !self.phrases.may(at, Tags::NOUN.with(Tags::PREP)) || self.governs_at(at))
            && self.may_be_subject(place)
        {
            if let Some(deed) = self.phrases.deed(at, 0) {
                self.attach(place, TraitKind::Act, deed.start, Self::shown(deed), deed.charge);
            }
            return;
        }
        if self.is_list(place) {
            return;
        }
        if let Some(phrase) = self.phrases.adjective(from, 0) {
            let finite = self.phrases.is_finite(from) && !self.phrases.may(from, Tags::ADJ.with(Tags::PP));
            let person = self.phrases.may(from, Tags::NOUN) && self.phrases.kinds(from, Kinds::PERSON);
            let plain = self.phrases.may(from, Tags::NOUN)
                && !self.phrases.may(from, Tags::PP)
                && !self.phrases.lemma(from, Listed::LACK.or(Listed::TOWARDS))
                || person;
            // "X, ultra-right slogans": an adjective of the noun after it.
            let before_noun = self.phrases.is_head(phrase.end);
            if !finite && !plain && !before_noun && self.agrees(place, from) && phrase.charge != 0 {
                self.phrase(place, TraitKind::Epithet, phrase, false);
                self.more(place, TraitKind::Epithet, phrase.end, false);
            }
            return;
        }
        // , un tyran sans scrupules,
        let Some(noun) = self.phrases.noun(from, 0) else { return };
        let head = (noun.start..noun.end).find(|&at| self.phrases.is_head(at));
        let actor = head.is_some_and(|head| {
            self.phrases
                .kinds(head, Kinds::PERSON.or(Kinds::LABEL).or(Kinds::BODY).or(Kinds::GROUP))
        });
        let closed = (noun.end..noun.end + LONGEST_COMPLEMENT)
            .find(|&at| self.phrases.item(at).is_none_or(|item| item.mark.is_some()));
        let ends = closed.is_some_and(|at| {
            self.phrases
                .item(at)
                .is_none_or(|item| matches!(item.mark, Some(Mark::Comma | Mark::Stop | Mark::Close | Mark::Dash)))
        });
        let clause = closed.is_some_and(|closed| {
            (noun.end..closed).any(|at| self.phrases.is_verbal(at) || self.phrases.form(at, Listed::AND))
        });
        if actor && ends && !clause && !self.is_governed(place) {
            self.phrase(place, TraitKind::Role, noun, false);
        }
    }

    /// Whether an infinitive or an object stands after a verb.
    fn governs_at(&self, verb: usize) -> bool {
        self.phrases.may(verb + 1, Tags::INF)
            || self.phrases.form(verb + 1, Listed::DETERMINER) && !self.phrases.form(verb + 1, Listed::PREPOSITION)
    }

    /// Whether other mentions stand beside this one, tied by commas: what follows the last is said of nobody in particular.
    fn is_list(&self, place: &Place) -> bool {
        self.begins_at(place.end + 1).is_some()
            || place.start > 1 && self.is_mark(place.start - 1, Mark::Comma) && self.ends_at(place.start - 1).is_some()
    }

    fn is_en(&self, at: usize) -> bool {
        self.phrases.french()
            && self
                .phrases
                .item(at)
                .is_some_and(|item| matches!(self.phrases.grammar.text(item), "en" | "tout"))
            && self.phrases.may(at + 1, Tags::PRP.with(Tags::PREP))
    }

    /// How far a deed is shown: with its object where that makes it telling.
    const fn shown(deed: Phrase) -> usize {
        if deed.charge == 0 { deed.start + 1 } else { deed.end }
    }

    /// "X, qui …", "X who …". Whether there was one that takes the verb.
    fn relative(&mut self, place: &Place, at: usize) -> bool {
        let comma = self.is_mark(at, Mark::Comma);
        let who = at + usize::from(comma);
        if at != place.end || !self.phrases.form(who, Listed::WHO) {
            return false;
        }
        let text = self
            .phrases
            .item(who)
            .map_or("", |item| self.phrases.grammar.text(item));
        let human = self
            .entities
            .entities
            .get(place.entity as usize)
            .is_some_and(|entity| entity.kind == ActorKind::Person);
        // "le porte-parole de X, qui": either may be meant.
        if comma && self.is_governed(place) {
            return false;
        }
        if !self.phrases.french() && (text == "that" && human || text == "which" && (human || !comma)) {
            return false;
        }
        if self.begins_verb(place, who + 1, false) {
            self.predicate(place, who + 1, false);
        }
        !comma
    }

    /// What the verb at a place says of its subject.
    fn predicate(&mut self, place: &Place, at: usize, joined: bool) {
        let Some(verbs) = self.phrases.verbs(at) else { return };
        let known = self.found.len();
        let end = self.verb(place, verbs);
        if verbs.duty {
            for one in self.found.iter_mut().skip(known) {
                one.charge = one.charge.min(0);
            }
        }
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
        let charge = if verbs.negated { -charge.max(0) } else { charge };
        // "agit lâchement": the adverb says it.
        let light = word.lemma.any(Listed::HAVE.or(Listed::MODAL));
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
            let charge = if negated { -noun.charge.max(0) } else { noun.charge };
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
            let seen = next + usize::from(self.phrases.form(next, Listed::AS));
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
        let phrase = self.phrases.adjective(verbs.main, 0);
        let (charge, end) = phrase.map_or((word.charges.object, verbs.end), |phrase| {
            (phrase.charge, if phrase.charge == 0 { verbs.end } else { phrase.end })
        });
        let charge = if verbs.negated { -charge } else { charge };
        self.attach(place, TraitKind::Undergone, verbs.start, end, charge);
        end
    }

    /// The verb of which the mention is the object, or a subject after its verb.
    fn object(&mut self, place: &Place) {
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
        if says || inverted || word.lemma.any(Listed::BE) {
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
            let described = if as_something {
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
        let charge = if negated { 0 } else { word.charges.object };
        self.attach(place, TraitKind::Undergone, verb, verb + 1, charge);
    }

    /// Whether "avoir" stands before a participle.
    fn after_have(&self, verb: usize) -> bool {
        (verb.saturating_sub(4)..verb).any(|at| self.phrases.lemma(at, Listed::HAVE))
    }

    /// "imposées par X", "destroyed by X".
    fn agent(&mut self, place: &Place) {
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
        self.attach(place, TraitKind::Act, verb, verb + 1, charge);
    }

    /// "la brutalité de X": a quality before the mention.
    fn belongs(&mut self, place: &Place) {
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
        let quality = (word.kinds.any(Kinds::QUALITY) || word.lemma.any(Listed::DEED)) && !word.lemma.any(Listed::FELT);
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
    fn situation(&mut self, place: &Place) {
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

    /// For each item, how far what was attached from there on or before goes.
    fn covered(&self) -> Vec<usize> {
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
    fn owned(&mut self, place: &Place, covered: &[usize]) {
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
        let charge = if granted || aimed {
            noun.charge.min(0)
        } else {
            noun.charge
        };
        self.phrase(place, TraitKind::Quality, Phrase { charge, ..noun }, false);
    }
}

/// The items of a mention by its tokens.
pub(super) fn place(items: &[Item], number: usize, entities: &Entities) -> Option<Place> {
    let mention = &entities.mentions[number];
    let start = items.partition_point(|item| item.token < mention.tokens.start);
    let end = items.partition_point(|item| item.token < mention.tokens.end);
    (start < end).then_some(Place {
        number,
        entity: mention.entity,
        start,
        end,
    })
}
