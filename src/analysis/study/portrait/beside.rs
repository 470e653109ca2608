//! What stands inside a mention and beside it: titles, epithets, what is set between commas, "qui", "who".

use super::scene::{LONGEST_COMPLEMENT, Place, Scene};
use crate::analysis::study::entity::MentionKind;
use crate::analysis::study::grammar::{Kinds, Word};
use crate::analysis::study::words::Listed;
use crate::analysis::study::{ActorKind, TraitKind};
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

impl Scene<'_, '_> {
    /// An English name before a noun that is not its own: "the Kavel region".
    pub(super) fn is_modifier(&self, place: &Place) -> bool {
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
    pub(super) fn role(&mut self, place: &Place) {
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
    pub(super) fn inside(&mut self, place: &Place) {
        let mention = &self.entities.mentions[place.number];
        // "Corrupt Vestrov resigned"
        if let Some(before) = place.start.checked_sub(1)
            && !self.phrases.french()
            && mention.kind == MentionKind::Name
            && !self.is_quoted_from(place.start)
            && self.phrases.may_be_adjective(before)
            && let Some(word) = self.phrases.word(before)
            && word.charges.adj != 0
            && !word.facets.meets(Tags::NOUN.with(Tags::VERB).with(Tags::PP))
            && !word.form.any(Listed::PROPER)
        {
            self.attach(place, TraitKind::Epithet, before, before + 1, word.charges.adj);
        }
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
                && self.phrases.word(at).is_some_and(|word| word.facets.has(Tags::NOUN))
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
    pub(super) fn agrees(&self, place: &Place, at: usize) -> bool {
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

    /// Adjectives and participles right after the group.
    pub(super) fn epithets(&mut self, place: &Place, from: usize) -> usize {
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
    pub(super) fn more(&mut self, place: &Place, kind: TraitKind, from: usize, negated: bool) -> usize {
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
    pub(super) fn aside(&mut self, place: &Place, from: usize) {
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
        // "le parc de Karst, ouvert en": of the noun before "de", where it agrees.
        if self.is_owner(place, from) {
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

    /// Whether what is set apart at a place may be said of a noun that belongs to the mention by "de" or "of".
    fn is_owner(&self, place: &Place, at: usize) -> bool {
        let contracted = self.phrases.form(place.start, Listed::OF);
        let Some(of) = place.start.checked_sub(usize::from(!contracted)) else {
            return false;
        };
        let head = (of.saturating_sub(4)..of)
            .rev()
            .find(|&at| self.phrases.is_head(at))
            .filter(|_| self.phrases.form(of, Listed::OF));
        let (Some(head), Some(said)) = (head.and_then(|head| self.phrases.word(head)), self.phrases.word(at)) else {
            return false;
        };
        let features = |word: &Word, one: Tags, other: Tags| word.nominal.and(one.with(other));
        let agree = |one: Tags, other: Tags| {
            let (head, said) = (features(head, one, other), features(said, one, other));
            head.is_empty() || said.is_empty() || head.meets(said)
        };
        !self.phrases.french() || agree(Tags::SG, Tags::PL) && agree(Tags::MASC, Tags::FEM)
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

    /// "X, qui …", "X who …". Whether there was one that takes the verb.
    pub(super) fn relative(&mut self, place: &Place, at: usize) -> bool {
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
}
