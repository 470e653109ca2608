//! Portraits: what is said of each actor, and its charge.

use super::entity::{Entities, Entity, MentionKind};
use super::{Contrast, Ground, Portrait};
use crate::span::Span;

/// The portraits of a text: the one with most charged traits first, then the one with most mentions.
///
/// An actor of one mention of whom nothing is said is left out.
pub(super) fn portraits(ground: &Ground<'_>, entities: &Entities) -> Vec<Portrait> {
    let mut portraits: Vec<Portrait> = entities
        .entities
        .iter()
        .map(|entity| Portrait {
            name: entity.name,
            kind: entity.kind,
            names: names(ground, entities, entity),
            mentions: mentions(entities, entity),
            traits: Vec::new(),
        })
        .filter(|portrait| portrait.mentions.len() > 1)
        .collect();
    portraits.sort_by_key(|portrait| std::cmp::Reverse(portrait.mentions.len()));
    portraits
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
    let mut known = rustc_hash::FxHashSet::default();
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

/// The two actors who are painted most unlike.
pub(super) fn contrast(_portraits: &[Portrait]) -> Option<Contrast> {
    None
}
