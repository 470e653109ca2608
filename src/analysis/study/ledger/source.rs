//! The entries of the ledger: which claims have the same source.
//!
//! A name that comes back is one source: a full name, then the surname. A pronoun is the source before it, when that is
//! certain. Descriptions are tied to names by whoever reads the actors of the text; in doubt, two entries are better than
//! a wrong one.

mod same;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::entity::{Entities, Entity};
use super::super::{ActorKind, Form, Source, SourceKind};
use super::claim::{Claim, Named};
use super::text::Text;
use super::words::Bits;
use crate::rulebook::tags::Tags;
use crate::span::Span;

/// How many words into what is said "its" is looked for.
const LONGEST_ITS: usize = 4;

/// The entries of a ledger.
pub(super) struct Sources {
    /// The entries, without their attributions.
    pub entries: Vec<Source>,
    /// The actor of the text that each entry is, where it is one.
    pub actors: Vec<Option<u32>>,
    /// The entry of each claim.
    pub of_claims: Vec<Option<u32>>,
}

/// Brings the claims of one source together.
pub(super) fn sources(text: &Text<'_>, entities: &Entities, claims: &mut [Claim]) -> Sources {
    let mut roster = Roster::default();
    let mut of_claims = Vec::with_capacity(claims.len());
    let mut last: Option<(u32, Named)> = None;
    for claim in claims.iter_mut() {
        let Some(source) = &mut claim.source else {
            of_claims.push(None);
            continue;
        };
        let span = text.span(&source.group.tokens);
        let mut entity = text.entity(entities, source);
        // "il" is nobody's land where somebody has just spoken.
        let land = entity.is_some_and(|(_, actor)| !matches!(actor.kind, ActorKind::Person | ActorKind::Group));
        let spoke = last
            .as_ref()
            .is_some_and(|(_, named)| named.kind == SourceKind::Person && text.stands_for(source, named));
        if source.pronoun && text.french() && claim.form == Form::Quotation && land && spoke {
            entity = None;
        }
        if let Some((_, actor)) = entity {
            source.kind = text.kind_of_actor(source, actor);
        }
        // Speech is a person's, unless the words say otherwise.
        let lone = claim.form != Form::Quotation && text.is_lone(source)
            || text.has_its(source, &claim.said)
            || claim.form == Form::According && text.has_foreign_article(source);
        if source.kind == SourceKind::Person && lone {
            source.kind = SourceKind::Organisation;
        }
        if entity.is_none_or(|(_, actor)| !actor.named)
            && let Some((entry, named)) = last.as_ref().filter(|(_, named)| text.is_again(source, named))
            && !roster.by_words.contains_key(&text.key(&source.group.own()))
        {
            source.kind = named.kind;
            roster.by_words.insert(text.key(&source.group.own()), *entry);
            of_claims.push(Some(*entry));
            continue;
        }
        if source.pronoun && entity.is_none() {
            let antecedent = last.as_ref().filter(|(_, named)| text.stands_for(source, named));
            match antecedent {
                Some((entry, named)) => {
                    source.kind = named.kind;
                    of_claims.push(Some(*entry));
                }
                None => of_claims.push(None),
            }
            continue;
        }
        let entry = roster.enter(text, entity, source, span);
        source.kind = roster.kind(entry, source.kind);
        last = Some((entry, source.clone()));
        of_claims.push(Some(entry));
    }
    Sources {
        entries: roster.sources,
        actors: roster.actors,
        of_claims,
    }
}

#[derive(Default)]
struct Roster {
    sources: Vec<Source>,
    actors: Vec<Option<u32>>,
    by_entity: FxHashMap<u32, u32>,
    by_words: FxHashMap<String, u32>,
    /// Persons by the last word of their name; none where two have it.
    by_surname: FxHashMap<String, Option<u32>>,
}

impl Roster {
    /// The entry of a source, a new one if it is the first time.
    fn enter(&mut self, text: &Text<'_>, entity: Option<(u32, &Entity)>, source: &Named, span: Span) -> u32 {
        // A pronoun names nobody: the actor's own name does.
        let own = match entity {
            Some((_, actor)) if source.pronoun => text.tokens_of(actor.name),
            _ => text.own_name(source),
        };
        let entity = entity.map(|(entity, _)| entity);
        let name = text.span(&own);
        let names = text.names(&own);
        let words = text.key(&own);
        let surname = names.last().map(|&at| text.folded(at).into_owned());
        let person = source.kind == SourceKind::Person;
        let known = entity
            .and_then(|entity| self.by_entity.get(&entity).copied())
            .or_else(|| self.by_words.get(&words).copied())
            .or_else(|| {
                let surname = surname.as_ref().filter(|_| person)?;
                self.by_surname.get(surname).copied().flatten().filter(|&entry| {
                    // Jane Doe and John Doe are two.
                    let other = self.sources.get(entry as usize);
                    other.is_some_and(|other| text.may_be_one(&names, other.name))
                })
            });
        let indefinite = matches!(source.kind, SourceKind::Anonymous | SourceKind::Collective) && entity.is_none();
        let known = known.filter(|_| !indefinite || !text.is(own.start, Bits::INDEFINITE));
        let entry = known.unwrap_or_else(|| {
            let entry = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
            self.sources.push(Source {
                name,
                role: None,
                kind: source.kind,
                attributions: Vec::new(),
                words: 0,
                quoted: 0,
                portrait: None,
            });
            self.actors.push(None);
            entry
        });
        if let Some(known) = self.sources.get_mut(entry as usize) {
            if known.kind > source.kind {
                known.kind = source.kind;
            }
            if names.len() > text.names(&text.tokens_of(known.name)).len() {
                known.name = name;
            }
            if known.role.is_none() && !source.pronoun && span != name && person {
                let own = source.group.own();
                let aside = if name.start > text.span(&own).start {
                    own
                } else {
                    text.trim(source.group.core..source.group.tokens.end)
                };
                if text.is_role(&aside) {
                    known.role = Some(text.span(&aside));
                }
            }
        }
        if let Some(entity) = entity {
            self.by_entity.entry(entity).or_insert(entry);
            if let Some(actor) = self.actors.get_mut(entry as usize) {
                actor.get_or_insert(entity);
            }
        }
        self.by_words.entry(words).or_insert(entry);
        if let Some(surname) = surname.filter(|_| person) {
            self.by_surname
                .entry(surname)
                .and_modify(|one| {
                    if *one != Some(entry) {
                        *one = None;
                    }
                })
                .or_insert(Some(entry));
        }
        entry
    }

    fn kind(&self, entry: u32, kind: SourceKind) -> SourceKind {
        self.sources.get(entry as usize).map_or(kind, |source| {
            if source.kind == SourceKind::Person {
                SourceKind::Person
            } else {
                kind
            }
        })
    }
}

impl Text<'_> {
    /// The actor whom a source's words mention: at their beginning, and not as the owner of what they name.
    fn entity<'e>(&self, entities: &'e Entities, source: &Named) -> Option<(u32, &'e Entity)> {
        let own = source.group.own();
        let mention = entities.at(self.span(&own))?;
        let leads = mention.tokens.start <= own.start + 1;
        let owns = mention.tokens.end < own.end && self.is(mention.tokens.end, Bits::POSSESSIVE);
        let entity = entities.entities.get(mention.entity as usize)?;
        // Who is named inside somebody's speech only is not who speaks around it.
        let known = !source.pronoun
            || entity.mentions.iter().any(|&known| {
                let known = entities.mentions.get(known as usize);
                known.is_some_and(|known| {
                    known.tokens.start < own.start && self.speech(known.tokens.start) == self.speech(own.start)
                })
            });
        (leads && !owns && known).then_some((mention.entity, entity))
    }

    /// The kind of a source that is an actor of the text: of a bare name or a pronoun, what the actor is.
    fn kind_of_actor(&self, source: &Named, actor: &Entity) -> SourceKind {
        let names: Vec<usize> = source.group.own().filter(|&at| self.named(at)).collect();
        if self.is_media(&names) {
            return SourceKind::Organisation;
        }
        let bare = source.pronoun || names.len() == source.group.own().len();
        match actor.kind {
            _ if !bare || source.kind == SourceKind::Collective => source.kind,
            ActorKind::Person if actor.named => SourceKind::Person,
            ActorKind::Person => SourceKind::Role,
            ActorKind::Country | ActorKind::Body => SourceKind::Organisation,
            ActorKind::Group => SourceKind::Collective,
        }
    }

    /// Whether what stands beside a name says what the person is.
    fn is_role(&self, aside: &Range<usize>) -> bool {
        aside
            .clone()
            .take(4)
            .any(|at| self.is(at, Bits::SOMEBODY.or(Bits::TELL_ROLE)))
    }

    /// Whether a source is a name of one word that no person of the text has.
    fn is_lone(&self, source: &Named) -> bool {
        let own = source.group.own();
        !source.pronoun && source.group.tokens.len() == 1 && self.named(own.start) && self.is_no_person(own.start)
    }

    /// Whether an English name of one word speaks of "its" own: a capital or a company.
    fn has_its(&self, source: &Named, said: &[Range<usize>]) -> bool {
        let lone = !source.pronoun && source.group.tokens.len() == 1;
        let first = said
            .first()
            .map_or(0..0, |said| said.start..said.end.min(said.start + LONGEST_ITS));
        !self.french() && lone && first.clone().any(|at| self.folded(at) == "its")
    }

    /// Whether an English text gives the name of a newspaper with its own article: Le Courrier.
    fn has_foreign_article(&self, source: &Named) -> bool {
        const ARTICLES: [&str; 6] = ["le", "la", "les", "el", "die", "der"];
        let own = source.group.own();
        !self.french() && own.len() == 2 && ARTICLES.contains(&self.folded(own.start).as_ref())
    }

    /// The words that name a source: of a role with a name beside it, the name.
    fn own_name(&self, source: &Named) -> Range<usize> {
        let own = source.group.own();
        let named = own
            .clone()
            .any(|at| self.named(at) && !self.is(at, Bits::SOMEBODY.or(Bits::DEMONYM)));
        if source.kind == SourceKind::Person
            && (!named || !self.ends_with_name(&own))
            && self.names_beside(&source.group)
        {
            let mut aside = self.trim(self.past_bracket(&source.group)..source.group.tokens.end);
            aside.end = aside
                .clone()
                .find(|&at| !self.named(at) && !self.is(at, Bits::TITLE))
                .unwrap_or(aside.end);
            if !aside.is_empty() && !own.clone().rev().take(2).all(|at| self.named(at)) {
                return aside;
            }
        }
        own
    }

    /// The names among some tokens.
    fn names(&self, tokens: &Range<usize>) -> Vec<usize> {
        let named = tokens.clone().filter(|&at| self.named(at) && !self.is(at, Bits::TITLE));
        // "Norlandish Ambassador Brel": a role with a capital is no name, nor is where it is from.
        let own: Vec<usize> = named
            .clone()
            .filter(|&at| !self.is(at, Bits::SOMEBODY.or(Bits::DEMONYM)) || self.shape(at).has(Tags::UNKNOWN))
            .collect();
        if own.is_empty() { named.collect() } else { own }
    }

    /// The words that a source is known by: all of it but its determiner and title.
    fn key(&self, tokens: &Range<usize>) -> String {
        let mut key = String::new();
        for at in tokens.clone().filter(|&at| self.is_word(at)) {
            let word = self.folded(at);
            if key.is_empty()
                && (self.is(at, Bits::TITLE) || matches!(word.as_ref(), "le" | "la" | "les" | "l'" | "the"))
            {
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word);
        }
        key
    }
}
