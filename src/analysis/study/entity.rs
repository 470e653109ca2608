//! Who is mentioned: names, descriptions and pronouns, and which of them stand for the same actor.
//!
//! There is no list of names. A capital where one means something makes a name; what stands beside it (a title, an article, a
//! preposition of place, a verb of saying) tells what it is. Names are merged when one is the end of the other; a description
//! ("le président russe") stands for the name that the text gave that very role, if it gave it to one alone.

use std::ops::Range;

use super::grammar::Grammar;
use super::{ActorKind, Ground};
use crate::rulebook::tags::Tags;
use crate::span::Span;

mod apposition;
mod capital;
mod common;
mod draft;
mod group;
mod merge;
mod pronoun;

/// The actors of a text and every mention of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    /// Every mention, by first token; none overlaps another.
    pub mentions: Vec<Mention>,
    /// The actors, in order of their first mention.
    pub entities: Vec<Entity>,
}

/// Words that stand for an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens, of the layer: the whole nominal group that names the actor, determiner and title included.
    pub tokens: Range<usize>,
    /// The same in bytes.
    pub span: Span,
    /// The name alone, in tokens, without determiner and title; the same as `tokens` where there is none.
    pub name: Range<usize>,
    /// The noun for a role or a body in it ("président"), as a token.
    pub head: Option<usize>,
    /// The actor, by index.
    pub entity: u32,
    /// How the words stand for the actor.
    pub kind: MentionKind,
    /// Index of the sentence.
    pub sentence: u32,
}

/// How words stand for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// By name: "Vladimir Poutine", "le président Zelensky", "l'Ukraine".
    Name,
    /// By a description: "le président russe" where the text ties it to a name, or "l'armée ukrainienne", which has none.
    Description,
    /// By a pronoun or a possessive whose antecedent is certain.
    Pronoun,
}

/// An actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What the actor is.
    pub kind: ActorKind,
    /// The fullest words that name the actor.
    pub name: Span,
    /// Whether the actor has a name of its own; otherwise a noun and what tells it from others ("l'armée ukrainienne").
    pub named: bool,
    /// Whether several are meant: a people, a group, "les États-Unis".
    pub plural: bool,
    /// The grammatical gender, where the text shows one.
    pub(super) gender: Tags,
    /// The mentions, by index, in order.
    pub mentions: Vec<u32>,
}

impl Entities {
    /// The actors of a text.
    pub(super) fn new(ground: &Ground<'_>, grammar: &Grammar<'_>) -> Self {
        let drafts = draft::drafts(ground, grammar);
        let (mut entities, people) = merge::merge(grammar, &drafts);
        pronoun::resolve(grammar, &mut entities, &people);
        entities
    }

    /// The mention that overlaps a span, the first where there are several.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(after).filter(|mention| mention.span.overlaps(span))
    }

    /// The mentions of a sentence, by index.
    #[must_use]
    pub fn of_sentence(&self, sentence: u32) -> Range<usize> {
        let start = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let len = self.mentions[start..].partition_point(|mention| mention.sentence == sentence);
        start..start + len
    }
}

#[cfg(test)]
mod tests;
