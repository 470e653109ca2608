//! Pronouns and possessives whose antecedent is certain.
//!
//! The one actor that agrees, in the sentence or the one before it in its paragraph, and the subject there where more than
//! its sense must decide. Anything else that could be meant leaves the pronoun alone: a portrait with a word less is better
//! than one with a word of somebody else's.

use super::merge::{Person, index};
use super::{Entities, Mention, MentionKind};
use crate::analysis::study::ActorKind;
use crate::analysis::study::grammar::{Grammar, Item, Kinds};
use crate::analysis::study::words::Listed;
use crate::language::Language;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// An actor that a pronoun may stand for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    entity: u32,
    /// Whether a preposition stands before it.
    governed: bool,
}

/// What is left of a sentence for the pronouns of the next.
#[derive(Clone, Debug, Default)]
struct Memory {
    candidates: Vec<Candidate>,
    /// Whether there were more than those.
    crowded: bool,
    subject: Option<u32>,
    /// Whether a person is spoken of who is no actor.
    stranger: bool,
    /// Whether a pronoun stood for somebody who was not found: the next may stand for the same.
    unsure: bool,
}

/// The most mentions of a sentence that a pronoun chooses from: of more, none is certain.
const MOST_CANDIDATES: usize = 40;

impl Memory {
    fn add(&mut self, candidate: Candidate) {
        if self.candidates.len() < MOST_CANDIDATES {
            self.candidates.push(candidate);
        } else {
            self.crowded = true;
        }
    }
}

/// What a pronoun asks of its antecedent.
#[derive(Clone, Copy)]
struct Wanted {
    plural: bool,
    gender: Tags,
    person: Option<bool>,
}

pub(super) fn resolve(grammar: &Grammar<'_>, entities: &mut Entities, people: &[Person]) {
    let mut found: Vec<Mention> = Vec::new();
    let (mut seen, mut items) = (Vec::new(), Vec::new());
    let mut memory = Memory::default();
    let mut block = None;
    let mut next = 0;
    for sentence in 0..grammar.layer.sentences.len() {
        let number = u32::try_from(sentence).unwrap_or(u32::MAX);
        let len = entities.mentions[next..].partition_point(|mention| mention.sentence == number);
        let here = next..next + len;
        next = here.end;
        let own = grammar.layer.sentences[sentence].block;
        if block != Some(own) {
            memory = Memory::default();
            block = Some(own);
        }
        grammar.read(sentence, &mut seen, &mut items);
        let mut reader = Reader {
            grammar,
            entities,
            people,
            items: &items,
            mentions: here.collect(),
            now: Memory::default(),
            before: &memory,
            verb: false,
            thing: false,
            quoted: 0,
        };
        reader.read(number, &mut found);
        memory = reader.now;
    }
    entities.mentions.append(&mut found);
    entities.mentions.sort_by_key(|mention| mention.tokens.start);
    index(entities);
}

struct Reader<'r, 'a> {
    grammar: &'r Grammar<'a>,
    entities: &'r Entities,
    people: &'r [Person],
    items: &'r [Item],
    mentions: Vec<usize>,
    now: Memory,
    before: &'r Memory,
    /// Whether the verb of the sentence has come.
    verb: bool,
    /// Whether something that is no actor stands where a subject stands.
    thing: bool,
    quoted: u32,
}

impl Reader<'_, '_> {
    fn form(&self, at: usize, lists: Listed) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| item.mark.is_none() && self.grammar.of(item).form.any(lists))
    }

    fn read(&mut self, sentence: u32, found: &mut Vec<Mention>) {
        let mut at = 0;
        let mut mentions = self.mentions.clone().into_iter().peekable();
        while at < self.items.len() {
            let item = self.items[at];
            if let Some(&number) = mentions.peek() {
                let mention = &self.entities.mentions[number];
                if item.token >= mention.tokens.start {
                    mentions.next();
                    self.actor(mention.entity, at);
                    while at < self.items.len() && self.items[at].token < mention.tokens.end {
                        at += 1;
                    }
                    continue;
                }
            }
            self.quoted += u32::from(item.place.has(Tags::QUOTED));
            if let Some(entity) = self.antecedent(at) {
                let possessive = self.form(at, Listed::POSSESSIVE) && !self.form(at, Listed::HE.or(Listed::SHE));
                found.push(Mention {
                    tokens: item.token..item.token + 1,
                    span: self.grammar.layer.span(item.token, item.token),
                    name: item.token..item.token + 1,
                    head: None,
                    entity,
                    kind: MentionKind::Pronoun,
                    sentence,
                });
                if possessive {
                    // Whose it is can be asked again; what follows is a thing.
                    self.now.add(Candidate { entity, governed: true });
                    self.thing |= !self.verb && !self.is_governed(at) && self.now.subject.is_none();
                } else {
                    self.actor(entity, at);
                }
                at += 1;
                continue;
            }
            self.now.unsure |= self.is_personal(at);
            self.pass(at);
            at += 1;
        }
    }

    /// An actor is mentioned.
    fn actor(&mut self, entity: u32, at: usize) {
        let governed = self.is_governed(at);
        if !governed && !self.verb && !self.thing && self.now.subject.is_none() {
            self.now.subject = Some(entity);
        }
        self.now.add(Candidate { entity, governed });
    }

    /// Whether a preposition stands before a group, or inside its first word.
    fn is_governed(&self, at: usize) -> bool {
        let contracted = self.grammar.language == Language::French
            && self.form(at, Listed::PREPOSITION)
            && self.form(at, Listed::DETERMINER);
        contracted || at > 0 && self.form(at - 1, Listed::PREPOSITION.or(Listed::TO))
    }

    /// A word that is no actor.
    fn pass(&mut self, at: usize) {
        let item = &self.items[at];
        let word = self.grammar.of(item);
        if item.mark.is_some() {
            return;
        }
        if word.kinds.any(Kinds::PERSON) && item.may(Tags::NOUN) && !item.may(Tags::VERB) {
            self.now.stranger = true;
        }
        let verbal = Tags::VERB;
        if item.pos.meets(verbal) && !item.pos.meets(Tags::NOUN.with(Tags::ADJ).with(Tags::PREP)) {
            self.verb = true;
        }
        let begins = word.form.any(Listed::DETERMINER) && !self.is_governed(at);
        if begins
            && self
                .items
                .get(at + 1)
                .is_some_and(|next| next.may(Tags::NOUN.with(Tags::ADJ)))
            && !self.verb
            && self.now.subject.is_none()
        {
            self.thing = true;
        }
        if word.form.any(Listed::SUBJECT) && !self.verb && self.now.subject.is_none() {
            self.thing = true;
        }
    }

    /// The actor that the word at a place certainly stands for.
    fn antecedent(&self, at: usize) -> Option<u32> {
        let item = &self.items[at];
        if item.mark.is_some() || item.place.has(Tags::QUOTED) {
            return None;
        }
        let word = self.grammar.of(item);
        let french = self.grammar.language == Language::French;
        let possessive = word.form.any(Listed::POSSESSIVE);
        let subject = word.form.any(Listed::HE.or(Listed::SHE)) || !french && word.form.any(Listed::IT);
        if possessive {
            // "leur" may be a pronoun, "son" a noun, "her" an object.
            let next = self.items.get(at + 1)?;
            if !next.may(Tags::NOUN.with(Tags::ADJ).with(Tags::NUM).with(Tags::PP)) || next.mark.is_some() {
                return None;
            }
            let masculine = word.form.any(Listed::MASCULINE);
            let feminine = word.form.any(Listed::FEMININE);
            let gender = if french || !(masculine || feminine) {
                Tags::NONE
            } else {
                self.gender(at)
            };
            let person = if french || word.form.any(Listed::PLURAL) {
                None
            } else {
                Some(masculine || feminine)
            };
            return self.owner(Wanted {
                plural: word.form.any(Listed::PLURAL),
                gender,
                person,
            });
        }
        if !subject || self.is_impersonal(at) {
            return None;
        }
        let plural = word.form.any(Listed::PLURAL) || word.nominal.has(Tags::PL) && !word.nominal.has(Tags::SG);
        let wanted = Wanted {
            plural,
            gender: self.gender(at),
            person: (!french).then_some(word.form.any(Listed::HE.or(Listed::SHE))),
        };
        self.subject(wanted)
    }

    /// A subject pronoun of the third person that is not impersonal, outside quotations.
    fn is_personal(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.mark.is_none()
            && !item.place.has(Tags::QUOTED)
            && self.form(at, Listed::HE.or(Listed::SHE))
            && !self.form(at, Listed::POSSESSIVE)
            && !self.is_impersonal(at)
    }

    fn gender(&self, at: usize) -> Tags {
        let mut gender = Tags::NONE;
        if self.form(at, Listed::MASCULINE.or(Listed::HE)) {
            gender = gender.with(Tags::MASC);
        }
        if self.form(at, Listed::FEMININE.or(Listed::SHE)) {
            gender = gender.with(Tags::FEM);
        }
        gender
    }

    fn agrees(&self, entity: u32, wanted: Wanted) -> bool {
        let (Some(one), Some(person)) = (
            self.entities.entities.get(entity as usize),
            self.people.get(entity as usize),
        ) else {
            return false;
        };
        let known = person.shows.and(Tags::MASC.with(Tags::FEM));
        let gender = wanted.gender.is_empty() || known.is_empty() || known.meets(wanted.gender);
        let human = one.kind == ActorKind::Person;
        one.plural == wanted.plural && gender && wanted.person.is_none_or(|wanted| wanted == human)
    }

    /// The only actor of some candidates that agrees.
    fn only(&self, memory: &Memory, wanted: Wanted) -> Result<Option<u32>, ()> {
        let mut only = None;
        if memory.crowded {
            return Err(());
        }
        for candidate in memory.candidates.iter().filter(|one| self.agrees(one.entity, wanted)) {
            match only {
                Some(entity) if entity != candidate.entity => return Err(()),
                _ => only = Some(candidate.entity),
            }
        }
        Ok(only)
    }

    /// Who a subject pronoun stands for.
    fn subject(&self, wanted: Wanted) -> Option<u32> {
        if self.now.unsure || self.before.unsure && self.now.subject.is_none() {
            return None;
        }
        let human = wanted.person == Some(true);
        let certain = |memory: &Memory, entity: u32| (human && !memory.stranger) || memory.subject == Some(entity);
        match self.only(&self.now, wanted) {
            Ok(Some(entity)) => certain(&self.now, entity).then_some(entity),
            Ok(None) if self.now.stranger && self.now.subject.is_none() => None,
            Ok(None) if !self.verb || human => {
                let entity = self.only(self.before, wanted).ok().flatten()?;
                certain(self.before, entity).then_some(entity)
            }
            _ => None,
        }
    }

    /// Whose a possessive is.
    fn owner(&self, wanted: Wanted) -> Option<u32> {
        if let Some(subject) = self.now.subject {
            let others = self
                .now
                .candidates
                .iter()
                .any(|one| !one.governed && one.entity != subject && self.agrees(one.entity, wanted));
            let certain = !others && !self.now.stranger && !self.now.crowded;
            return (certain && self.agrees(subject, wanted)).then_some(subject);
        }
        match self.only(&self.now, wanted) {
            Ok(Some(entity)) => (!self.now.stranger && !self.thing_may_own(wanted)).then_some(entity),
            Ok(None) if !self.verb && !self.thing => {
                let entity = self.only(self.before, wanted).ok().flatten()?;
                (self.before.subject == Some(entity)).then_some(entity)
            }
            _ => None,
        }
    }

    /// Whether a thing that stands as the subject could be the owner as well.
    fn thing_may_own(&self, wanted: Wanted) -> bool {
        self.thing && wanted.person != Some(true) && !self.owned_subject()
    }

    /// Whether the thing that is the subject is itself somebody's, and plural: "ses propositions … montrent son souci".
    fn owned_subject(&self) -> bool {
        self.items.first().is_some_and(|item| {
            let word = self.grammar.of(item);
            word.form.any(Listed::POSSESSIVE)
        })
    }

    /// "il faut", "il y a", "il est possible que".
    fn is_impersonal(&self, at: usize) -> bool {
        if self.grammar.language == Language::English {
            // "it is clear": of "it" before to be it is never certain.
            let next = at + 1 + usize::from(self.form(at + 1, Listed::BETWEEN));
            let be = |at: usize| {
                self.items
                    .get(at)
                    .is_some_and(|item| self.grammar.of(item).lemma.any(Listed::COPULA))
            };
            return self.form(at, Listed::IT) && (be(next) || self.form(next, Listed::GENITIVE));
        }
        let mut next = at + 1;
        while self.form(next, Listed::CLITIC) && next < at + 4 {
            if self.grammar.text(&self.items[next]).eq_ignore_ascii_case("y") {
                return true;
            }
            next += 1;
        }
        let Some(verb) = self.items.get(next) else { return true };
        let word = self.grammar.of(verb);
        if word.lemma.any(Listed::IMPERSONAL) && verb.may(Tags::VERB) {
            return true;
        }
        // "il a été décidé de"
        let been = word.lemma.any(Listed::HAVE)
            && self
                .items
                .get(next + 1)
                .is_some_and(|item| self.grammar.of(item).lemma.any(Listed::BE));
        next += usize::from(been);
        if been || word.lemma.any(Listed::BE.or(Listed::COPULA)) {
            // "il est clair que", "il serait dangereux de".
            return (next + 1..next + 6)
                .map_while(|at| self.items.get(at))
                .take_while(|item| !matches!(item.mark, Some(Mark::Comma | Mark::Stop)))
                .any(|item| {
                    let form = self.grammar.of(item).form;
                    form.any(Listed::CLAUSE) && !form.any(Listed::WHO)
                })
                || self
                    .items
                    .get(next + 1)
                    .is_some_and(|item| item.may(Tags::ADJ.with(Tags::PP)) && self.form(next + 2, Listed::OF));
        }
        false
    }
}
