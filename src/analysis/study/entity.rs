//! Who is mentioned: names, descriptions and pronouns, and which of them stand for the same actor.

use std::ops::Range;

use super::{ActorKind, Ground};
use crate::span::Span;

/// The actors of a text and every mention of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    /// Every mention, by first token.
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
    /// By a description that the text ties to a name: "le président russe".
    Description,
    /// By a pronoun whose antecedent is certain.
    Pronoun,
}

/// An actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What the actor is.
    pub kind: ActorKind,
    /// The fullest words that name the actor.
    pub name: Span,
    /// The mentions, by index, in order.
    pub mentions: Vec<u32>,
}

impl Entities {
    /// The actors of a text.
    pub(super) fn new(_ground: &Ground<'_>) -> Self {
        Self::default()
    }

    /// The mention that overlaps a span, the first where there are several.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(after).filter(|mention| mention.span.overlaps(span))
    }
}
