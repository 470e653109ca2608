//! How every output spells what a study finds: one word or two, in kebab-case, the same in both languages.

use serde::{Serialize, Serializer};

use super::{ActorKind, Charge, FactKind, Form, HeadlineFindingKind, SignKind, SourceKind, Stance, TraitKind};

/// A kind that outputs spell and messages describe.
pub trait Named: Copy + 'static {
    /// Every kind, in the order of its declaration.
    const ALL: &'static [Self];

    /// Under what the messages keep its words, as in `source-kind.person`.
    const GROUP: &'static str;

    /// The name that stands in every output.
    fn name(self) -> &'static str;
}

macro_rules! named {
    ($($type:ident in $group:literal { $($variant:ident = $name:literal),+ $(,)? })+) => {$(
        impl Named for $type {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const GROUP: &'static str = $group;

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    )+};
}

named! {
    SourceKind in "source-kind" {
        Person = "person",
        Role = "role",
        Organisation = "organisation",
        Document = "document",
        Collective = "collective",
        Anonymous = "anonymous",
        None = "none",
    }
    Stance in "stance" {
        Neutral = "neutral",
        Doubting = "doubting",
        Endorsing = "endorsing",
        Coloured = "coloured",
    }
    Form in "form" {
        Quotation = "quotation",
        Indirect = "indirect",
        According = "according",
        Passive = "passive",
        Hearsay = "hearsay",
    }
    ActorKind in "actor-kind" {
        Person = "person",
        Country = "country",
        Body = "body",
        Group = "group",
    }
    TraitKind in "trait-kind" {
        Epithet = "epithet",
        Predicate = "predicate",
        Quality = "quality",
        Role = "role",
        Act = "act",
        Undergone = "undergone",
    }
    Charge in "charge" {
        Favourable = "favourable",
        Unfavourable = "unfavourable",
        Neutral = "neutral",
    }
    HeadlineFindingKind in "headline" {
        AbsentName = "absent-name",
        AbsentNumber = "absent-number",
        AbsentQuotation = "absent-quotation",
        Firmer = "firmer",
        Loaded = "loaded",
        Question = "question",
    }
    SignKind in "sign" {
        NamedSource = "named-source",
        DatedEvent = "dated-event",
        LinkedDocument = "linked-document",
        SourcedFigure = "sourced-figure",
        Reply = "reply",
    }
    FactKind in "fact" {
        Name = "name",
        Number = "number",
        Date = "date",
    }
}
