//! Which drafts are the same actor.
//!
//! Names first, the longest before those that are their end ("Poutine" after "Vladimir Poutine"), wherever they stand, so
//! that a headline's short name finds the body's long one. Then descriptions, by the roles that the text gave to names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Clues, Draft};
use super::group::Role;
use super::{Entities, Entity, Mention, MentionKind};
use crate::analysis::study::ActorKind;
use crate::analysis::study::grammar::{Grammar, Key};
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

/// What pronouns need to know of an actor.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Person {
    /// Gender and number, where they show.
    pub shows: Tags,
}

/// One actor while drafts are merged.
#[derive(Clone, Debug, Default)]
struct Actor {
    names: Vec<Vec<Key>>,
    clues: Clues,
    shows: Tags,
    drafts: Vec<usize>,
    /// The first of them.
    first: usize,
    named: bool,
}

/// The most words between a name and the acronym in brackets after it.
const ALIAS_REACH: usize = 12;

pub(super) fn merge(grammar: &Grammar<'_>, drafts: &[Draft]) -> (Entities, Vec<Person>) {
    let mut merger = Merger {
        grammar,
        drafts,
        actors: Vec::new(),
        by_name: FxHashMap::default(),
        actor_of: vec![None; drafts.len()],
        led: FxHashMap::default(),
    };
    merger.full_names();
    merger.short_names();
    merger.aliases();
    merger.descriptions();
    merger.finish()
}

pub(super) struct Merger<'g, 'a> {
    pub grammar: &'g Grammar<'a>,
    pub drafts: &'g [Draft],
    actors: Vec<Actor>,
    by_name: FxHashMap<Vec<Key>, usize>,
    actor_of: Vec<Option<usize>>,
    /// The roles of bodies and groups that are called after a person.
    led: FxHashMap<usize, Role>,
}

impl Merger<'_, '_> {
    fn new_actor(&mut self) -> usize {
        self.actors.push(Actor::default());
        self.actors.len() - 1
    }

    /// Every distinct name is an actor of its own at first.
    fn full_names(&mut self) {
        let mut people: FxHashSet<Key> = FxHashSet::default();
        for draft in self.drafts.iter().filter(|draft| {
            !draft.led && (draft.clues.person > 3 || draft.name.len() > 1 && draft.clues.person > draft.clues.body)
        }) {
            people.extend(draft.name.last());
        }
        // Countries: "le mouvement Karstie" is none.
        people.extend(
            self.drafts
                .iter()
                .filter(|draft| !draft.led && draft.name.len() == 1 && draft.clues.place > 1)
                .filter_map(|draft| draft.name.last()),
        );
        for (number, draft) in self.drafts.iter().enumerate() {
            // "le clan Vestrov" is not Vestrov.
            let person = draft.name.last().filter(|last| draft.led && people.contains(*last));
            if let (Some(&which), Some(role)) = (person, draft.role) {
                self.led.insert(number, Role { which, ..role });
                continue;
            }
            if draft.name.is_empty() {
                continue;
            }
            let actor = if let Some(&actor) = self.by_name.get(&draft.name) {
                actor
            } else {
                let actor = self.new_actor();
                self.actors[actor].names.push(draft.name.clone());
                self.actors[actor].named = true;
                self.by_name.insert(draft.name.clone(), actor);
                actor
            };
            self.assign(number, actor);
        }
    }

    fn assign(&mut self, draft: usize, actor: usize) {
        self.actor_of[draft] = Some(actor);
        let one = &mut self.actors[actor];
        one.clues.add(self.drafts[draft].clues);
        one.shows = one.shows.with(self.drafts[draft].shows);
        one.first = if one.drafts.is_empty() {
            draft
        } else {
            one.first.min(draft)
        };
        one.drafts.push(draft);
    }

    /// Makes one actor of two; the first stays.
    fn unite(&mut self, stays: usize, goes: usize) {
        if stays == goes {
            return;
        }
        let gone = std::mem::take(&mut self.actors[goes]);
        for &draft in &gone.drafts {
            self.actor_of[draft] = Some(stays);
        }
        let one = &mut self.actors[stays];
        one.clues.add(gone.clues);
        one.shows = one.shows.with(gone.shows);
        one.named |= gone.named;
        one.first = one.first.min(gone.first);
        one.drafts.extend(gone.drafts);
        for name in gone.names {
            self.by_name.insert(name.clone(), stays);
            self.actors[stays].names.push(name);
        }
    }

    /// A name that is the end of exactly one longer name is the same, and so is a first name that begins exactly one name of
    /// a person. Of several longer ones it is the one that the text names in full at least twice as often as any other.
    fn short_names(&mut self) {
        let mut longer: FxHashMap<Vec<Key>, FxHashSet<usize>> = FxHashMap::default();
        let mut firsts: FxHashMap<Key, FxHashSet<usize>> = FxHashMap::default();
        let mut ends: FxHashMap<(Key, Key), usize> = FxHashMap::default();
        let full: Vec<(Vec<Key>, usize)> = {
            let mut full: Vec<_> = self
                .by_name
                .iter()
                .map(|(name, &actor)| (name.clone(), actor))
                .collect();
            full.sort_unstable();
            full
        };
        // Barack Hussein Martin, Barack Martin.
        for (name, actor) in &full {
            let (Some(&first), Some(&last)) = (name.first(), name.last()) else {
                continue;
            };
            if name.len() < 2 || !self.is_person(*actor) {
                continue;
            }
            if let Some(&other) = ends.get(&(first, last)) {
                if self.alive(other) && self.alive(*actor) {
                    self.unite(other, *actor);
                }
            } else {
                ends.insert((first, last), *actor);
            }
        }
        for (name, _) in &full {
            let Some(&actor) = self.by_name.get(name) else { continue };
            for start in 1..name.len() {
                longer.entry(name[start..].to_vec()).or_default().insert(actor);
            }
            if name.len() > 1 {
                firsts.entry(name[0]).or_default().insert(actor);
            }
        }
        for (name, actor) in &full {
            if !self.alive(*actor) {
                continue;
            }
            let place = self.actors[*actor].clues.place;
            let all: Vec<usize> = {
                let mut all: Vec<usize> = longer
                    .get(name)
                    .into_iter()
                    .flatten()
                    .copied()
                    // A town is no person who bears its name; a person no street's.
                    .filter(|&other| other != *actor && (self.is_person(other) && place == 0))
                    .collect();
                all.sort_unstable();
                all
            };
            if let Some(whole) = self.foremost(&all) {
                self.unite(whole, *actor);
                continue;
            }
            if name.len() == 1 && all.is_empty() && place == 0 {
                let mut begins: Vec<usize> = firsts.get(&name[0]).into_iter().flatten().copied().collect();
                begins.sort_unstable();
                begins.dedup();
                if let [only] = begins[..]
                    && only != *actor
                    && self.is_person(only)
                    && self.alive(only)
                {
                    self.unite(only, *actor);
                }
            }
        }
    }

    fn alive(&self, actor: usize) -> bool {
        !self.actors[actor].drafts.is_empty()
    }

    fn is_person(&self, actor: usize) -> bool {
        let clues = self.actors[actor].clues;
        clues.person > 0 && clues.person >= clues.body && clues.person >= clues.place
    }

    /// The one actor of several that a short name must mean.
    fn foremost(&self, actors: &[usize]) -> Option<usize> {
        let count = |actor: usize| self.actors[actor].drafts.len();
        let best = actors
            .iter()
            .copied()
            .max_by_key(|&actor| (count(actor), usize::MAX - actor))?;
        actors
            .iter()
            .all(|&other| other == best || count(best) >= 2 * count(other))
            .then_some(best)
    }

    /// "Organisation du traité (OTP)": the acronym in brackets is the name before it, if it begins with its letter.
    fn aliases(&mut self) {
        let layer = self.grammar.layer;
        let text = |token: usize| layer.tokens.get(token).map_or("", |token| token.of(layer.text));
        for number in 1..self.drafts.len() {
            let draft = &self.drafts[number];
            let Some(open) = draft.tokens.start.checked_sub(1) else {
                continue;
            };
            if text(open) != "(" || text(draft.tokens.end) != ")" {
                continue;
            }
            let initial = |token: usize| text(token).chars().next().and_then(|first| first.to_lowercase().next());
            let short =
                |draft: &Draft| draft.name.len() == 1 && text(draft.name_tokens.start).chars().all(char::is_uppercase);
            let first = |draft: &Draft| match draft.head {
                Some(head) if draft.name.is_empty() => initial(head),
                _ => initial(draft.name_tokens.start),
            };
            // What belongs to the name by "of" may be an actor too: the name is further before.
            let before = (0..number).rev().take(4).find(|&before| {
                let one = &self.drafts[before];
                let near =
                    one.sentence == draft.sentence && draft.tokens.start.saturating_sub(one.tokens.end) <= ALIAS_REACH;
                let alike = first(one) == first(draft) && (short(draft) || short(one) && draft.name.len() > 2);
                near && alike && one.clues.person < 4
            });
            let (Some(before), Some(actor)) = (before, self.actor_of[number]) else {
                continue;
            };
            match self.actor_of[before] {
                Some(goes) if self.alive(goes) && self.alive(actor) => self.unite(actor, goes),
                None => self.assign(before, actor),
                Some(_) => {}
            }
        }
    }

    /// Descriptions: the name that was given that role, or an actor of their own.
    fn descriptions(&mut self) {
        // Which actors the text gave a role: beside the name, or by an apposition.
        let mut holders: FxHashMap<Role, FxHashSet<usize>> = FxHashMap::default();
        let mut by_noun: FxHashMap<Key, FxHashSet<usize>> = FxHashMap::default();
        let mut give = |role: Role, actor: usize| {
            holders.entry(role).or_default().insert(actor);
            by_noun.entry(role.noun).or_default().insert(actor);
        };
        for (number, draft) in self.drafts.iter().enumerate() {
            if let (Some(actor), false) = (self.actor_of[number], draft.name.is_empty()) {
                draft
                    .role
                    .into_iter()
                    .chain(draft.apposed)
                    .for_each(|role| give(role, actor));
            }
        }
        let mut tied = Vec::new();
        for number in 1..self.drafts.len() {
            if let Some((description, named)) = self.apposition(number)
                && let (Some(role), Some(actor)) = (self.drafts[description].role, self.actor_of[named])
            {
                give(role, actor);
                tied.push((description, actor));
            }
        }
        for (draft, actor) in tied {
            if self.actor_of[draft].is_none() {
                self.assign(draft, actor);
            }
        }
        // How many kinds there are of each noun: "le ministre" is nobody where several ministers are spoken of.
        let mut kinds: FxHashMap<Key, FxHashSet<Key>> = FxHashMap::default();
        for draft in self.drafts {
            if let Some(role) = draft.role.filter(|role| role.which != Key::NONE) {
                kinds.entry(role.noun).or_default().insert(role.which);
            }
        }
        let mut own: FxHashMap<(Role, bool), usize> = FxHashMap::default();
        for number in 0..self.drafts.len() {
            let draft = &self.drafts[number];
            let role = self.led.get(&number).copied().or(draft.role);
            let Some(role) = role.filter(|_| self.actor_of[number].is_none()) else {
                continue;
            };
            let plural = draft.shows.has(Tags::PL);
            let only = |set: Option<&FxHashSet<usize>>| {
                let mut all = set
                    .into_iter()
                    .flatten()
                    .filter(|&&actor| !self.actors[actor].drafts.is_empty());
                all.next().copied().filter(|_| all.next().is_none())
            };
            let known = if plural {
                None
            } else if role.which == Key::NONE {
                only(by_noun.get(&role.noun)).filter(|_| kinds.get(&role.noun).is_none_or(|kinds| kinds.len() < 2))
            } else {
                only(holders.get(&role))
            };
            // The text must have named the holder before it describes him.
            let known = known.filter(|&actor| self.actors[actor].first < number);
            if let Some(actor) = known {
                self.assign(number, actor);
                continue;
            }
            if role.which == Key::NONE {
                let several = kinds.get(&role.noun).map_or(0, FxHashSet::len);
                // "l'armée" after "l'armée ukrainienne" is that one; after two armies, nobody's.
                if several > 1 || by_noun.get(&role.noun).is_some_and(|holders| !holders.is_empty()) && !plural {
                    continue;
                }
                if let Some(&which) = kinds.get(&role.noun).and_then(|kinds| kinds.iter().next()) {
                    let whole = Role { noun: role.noun, which };
                    if let Some(&actor) = own.get(&(whole, plural)) {
                        self.assign(number, actor);
                    }
                    continue;
                }
            }
            let actor = *own.entry((role, plural)).or_insert_with(|| {
                self.actors.push(Actor::default());
                self.actors.len() - 1
            });
            self.assign(number, actor);
        }
    }

    fn finish(self) -> (Entities, Vec<Person>) {
        let mut entities = Entities::default();
        let mut people = Vec::new();
        let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
        for (number, draft) in self.drafts.iter().enumerate() {
            let Some(actor) = self.actor_of[number] else { continue };
            let one = &self.actors[actor];
            let entity = *numbers.entry(actor).or_insert_with(|| {
                entities.entities.push(Entity {
                    kind: kind(one.clues),
                    name: self.fullest(one),
                    named: one.named,
                    plural: one.shows.has(Tags::PL),
                    gender: one.shows.and(Tags::MASC.with(Tags::FEM)),
                    mentions: Vec::new(),
                });
                people.push(Person { shows: one.shows });
                u32::try_from(people.len() - 1).unwrap_or(u32::MAX)
            });
            entities.mentions.push(Mention {
                tokens: draft.tokens.clone(),
                span: self.grammar.layer.span(draft.tokens.start, draft.tokens.end - 1),
                name: draft.name_tokens.clone(),
                head: draft.head,
                entity,
                kind: if draft.name.is_empty() {
                    MentionKind::Description
                } else {
                    MentionKind::Name
                },
                sentence: draft.sentence,
            });
        }
        index(&mut entities);
        (entities, people)
    }

    /// The longest name without a title, or the first description.
    fn fullest(&self, actor: &Actor) -> crate::span::Span {
        let best = actor
            .drafts
            .iter()
            .map(|&draft| &self.drafts[draft])
            .max_by_key(|draft| {
                (
                    draft.name.len(),
                    !self.is_contracted(draft),
                    usize::MAX - draft.tokens.start,
                )
            });
        best.map_or_else(Default::default, |draft| {
            self.grammar
                .layer
                .span(draft.name_tokens.start, draft.name_tokens.end.saturating_sub(1))
        })
    }

    /// "du gouvernement": its article is inside a preposition.
    fn is_contracted(&self, draft: &Draft) -> bool {
        let first = self.grammar.layer.word_ids.get(draft.tokens.start);
        first.is_some_and(|&id| {
            let form = self.grammar.word(id).form;
            form.any(Listed::DETERMINER) && form.any(Listed::PREPOSITION)
        })
    }
}

/// Files every mention under its actor.
pub(super) fn index(entities: &mut Entities) {
    for entity in &mut entities.entities {
        entity.mentions.clear();
    }
    for (number, mention) in (0u32..).zip(&entities.mentions) {
        if let Some(entity) = entities.entities.get_mut(mention.entity as usize) {
            entity.mentions.push(number);
        }
    }
}

/// What most speaks for; a person where nothing does.
fn kind(clues: Clues) -> ActorKind {
    let place = clues.place + clues.at;
    let best = clues.person.max(place).max(clues.body).max(clues.group);
    if clues.person == best {
        ActorKind::Person
    } else if place == best {
        ActorKind::Country
    } else if clues.body == best {
        ActorKind::Body
    } else {
        ActorKind::Group
    }
}
