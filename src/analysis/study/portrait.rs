//! Portraits: what is said of each actor, and its charge.
//!
//! The words are found by their grammar (`scene`), their charge by what they are made of (`phrase`). Whose words they are
//! comes from the quotation they stand in; whose portrait they belong to has no bearing on either.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::entity::{Entities, Entity, MentionKind};
use super::grammar::Grammar;
use super::{Charge, Contrast, Ground, Portrait, Trait, TraitKind};
use crate::span::Span;

mod beside;
mod object;
mod owned;
mod phrase;
mod predicate;
mod scene;
mod subject;

use phrase::Phrases;
use scene::{Attached, Scene};

/// The portraits of a text: the one with most charged traits first, then the one with most mentions, then the first.
///
/// An actor of one mention of whom nothing is said is left out: it would show a name and nothing else.
pub(super) fn portraits(ground: &Ground<'_>, grammar: &Grammar<'_>, entities: &Entities) -> Vec<Portrait> {
    let mut traits: Vec<Vec<Trait>> = vec![Vec::new(); entities.entities.len()];
    let (mut seen, mut items, mut places, mut found, mut ends) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for sentence in 0..grammar.layer.sentences.len() {
        let number = u32::try_from(sentence).unwrap_or(u32::MAX);
        let mentions = entities.of_sentence(number);
        if mentions.is_empty() {
            continue;
        }
        grammar.read(sentence, &mut seen, &mut items);
        places.clear();
        places.extend(mentions.filter_map(|mention| scene::place(&items, mention, entities)));
        ends.clear();
        ends.resize(items.len() + 1, None);
        for place in &places {
            if entities.mentions[place.number].kind != MentionKind::Pronoun {
                ends[place.start] = Some(place.end);
            }
        }
        found.clear();
        let mut scene = Scene {
            phrases: Phrases {
                grammar,
                items: &items,
                mention_ends: &ends,
            },
            entities,
            places: &places,
            found: &mut found,
        };
        scene.read();
        for one in found.drain(..) {
            let span = grammar.layer.span(items[one.start].token, items[one.end - 1].token);
            if let Some(own) = traits.get_mut(one.entity as usize) {
                own.push(trait_of(ground, entities, &one, span, number));
            }
        }
    }
    let mut portraits: Vec<Portrait> = entities
        .entities
        .iter()
        .zip(traits)
        .map(|(entity, traits)| Portrait {
            name: entity.name,
            kind: entity.kind,
            names: names(ground, entities, entity),
            mentions: mentions(entities, entity),
            traits: settle(ground, traits),
        })
        .filter(|portrait| portrait.mentions.len() > 1 || !portrait.traits.is_empty())
        .collect();
    portraits.sort_by_key(|portrait| (Reverse(charged(portrait)), Reverse(portrait.mentions.len())));
    portraits
}

fn trait_of(ground: &Ground<'_>, entities: &Entities, one: &Attached, span: Span, sentence: u32) -> Trait {
    Trait {
        span,
        kind: one.kind,
        charge: match one.charge {
            1.. => Charge::Favourable,
            0 => Charge::Neutral,
            _ => Charge::Unfavourable,
        },
        voice: ground.voices.of(span),
        mention: entities.mentions[one.number].span,
        sentence,
    }
}

/// The traits of an actor in order: the same words once, an office once however often it is said.
fn settle(ground: &Ground<'_>, mut traits: Vec<Trait>) -> Vec<Trait> {
    traits.sort_by_key(|one| (one.span.start, Reverse(one.span.end), one.kind));
    let mut end = 0;
    let mut roles = FxHashSet::default();
    traits.retain(|one| {
        let text = one.span.of(&ground.article.text).to_lowercase();
        let again = one.kind == TraitKind::Role && one.charge == Charge::Neutral && !roles.insert(text);
        let inside = one.span.end <= end;
        if !again {
            end = end.max(one.span.end);
        }
        !again && !inside
    });
    traits
}

/// How many charged traits a portrait has.
fn charged(portrait: &Portrait) -> usize {
    let traits = portrait.traits.iter();
    traits.filter(|one| one.charge != Charge::Neutral).count()
}

fn mentions(entities: &Entities, entity: &Entity) -> Vec<Span> {
    let mentions = entity.mentions.iter();
    mentions
        .filter_map(|&mention| entities.mentions.get(mention as usize))
        .map(|mention| mention.span)
        .collect()
}

/// The first mention in each wording, pronouns aside.
fn names(ground: &Ground<'_>, entities: &Entities, entity: &Entity) -> Vec<Span> {
    let mut known = FxHashSet::default();
    let mentions = entity
        .mentions
        .iter()
        .filter_map(|&mention| entities.mentions.get(mention as usize));
    mentions
        .filter(|mention| mention.kind != MentionKind::Pronoun)
        .map(|mention| mention.span)
        .filter(|span| known.insert(span.of(&ground.article.text)))
        .collect()
}

/// The fewest charged traits of one side that make a portrait lean: two may be chance or one sentence.
const FEWEST: u32 = 3;

/// How many times as many there must be of one side as of the other.
const LEAN: u32 = 4;

/// The two actors who are painted most unlike, if the contrast is stark.
///
/// Each must have at least [`FEWEST`] charged traits of its side and [`LEAN`] times as many as of the other, one for and one
/// against. Articles about a conflict speak well and ill of everybody; where all that is good falls to one and all that is
/// bad to another, three and three, chance is one in thirty-two. Of several pairs it is the one with most to show.
pub(super) fn contrast(portraits: &[Portrait]) -> Option<Contrast> {
    let balances: Vec<_> = portraits.iter().map(|portrait| portrait.balance(|_| true)).collect();
    let leans = |mine: u32, other: u32| mine >= FEWEST && mine >= LEAN * other;
    let best = |key: &dyn Fn(usize) -> Option<u32>| {
        (0..balances.len())
            .filter_map(|index| Some((key(index)?, Reverse(index))))
            .max()
            .map(|(_, Reverse(index))| index)
    };
    let favoured = best(&|index| {
        let one = balances[index];
        leans(one.favourable, one.unfavourable).then(|| one.favourable - one.unfavourable)
    })?;
    let blamed = best(&|index| {
        let one = balances[index];
        leans(one.unfavourable, one.favourable).then(|| one.unfavourable - one.favourable)
    })?;
    let author_alone = [favoured, blamed].iter().all(|&index| {
        let charged = portraits[index]
            .traits
            .iter()
            .filter(|one| one.charge != Charge::Neutral);
        charged.into_iter().all(|one| one.voice == super::Voice::Author)
    });
    Some(Contrast {
        favoured: u32::try_from(favoured).ok()?,
        favoured_balance: balances[favoured],
        blamed: u32::try_from(blamed).ok()?,
        blamed_balance: balances[blamed],
        author_alone,
    })
}

#[cfg(test)]
mod tests;
