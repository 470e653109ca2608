//! Prepositions that give words to a source: "selon X", "d'après X", "according to X", "pour X,".

use super::super::{Form, SourceKind, Stance};
use super::claim::{Claim, Named};
use super::group::Group;
use super::text::Text;
use super::words::Bits;
use crate::analysis::voice;
use crate::language::Language;
use crate::rulebook::pattern::Mark;

/// How far a source may reach after its preposition, in tokens.
const REACH: usize = 26;

/// The prepositions, as the folded words they are made of; a last "de" may have an article in it. They are those that give a
/// quotation to its speaker, and some that give an opinion.
fn givers(language: Language) -> impl Iterator<Item = &'static &'static [&'static str]> {
    let opinions: &[&[&str]] = match language {
        Language::French => &[&["de", "l'", "avis", "de"], &["aux", "yeux", "de"]],
        Language::English => &[&["in", "the", "view", "of"], &["in", "the", "eyes", "of"]],
    };
    voice::givers(language).iter().chain(opinions)
}

impl Text<'_> {
    /// The attribution that a preposition at a token makes.
    pub fn according(&self, at: usize) -> Option<Claim> {
        if self.named(at) && self.before(at).is_some() {
            return None;
        }
        let stretch = self.stretch(at);
        let giver = givers(self.language).find(|giver| {
            giver.iter().enumerate().all(|(place, word)| {
                let given = self.folded(at + place);
                given == *word || place > 0 && *word == "de" && matches!(given.as_ref(), "du" | "des" | "d'")
            })
        })?;
        let contracted = matches!(self.folded(at + giver.len() - 1).as_ref(), "du" | "des");
        let first = at + giver.len() - usize::from(contracted && giver.len() > 1);
        if first >= stretch.end {
            return None;
        }
        let source = self.given_source(first, stretch.end)?;
        let end = source.group.tokens.end;
        let leads = self.before(at).is_none_or(|before| self.mark(before).is_some());
        if giver[0] == "pour" {
            // "pour" gives words to a name before a comma, at the beginning of a clause.
            let comma = end < stretch.end && self.mark(end) == Some(Mark::Comma);
            let sure = matches!(source.kind, SourceKind::Person | SourceKind::Role)
                || source.kind == SourceKind::Organisation && !source.group.own().any(|at| self.named(at));
            if !leads || !comma || !sure || source.pronoun || self.before(at).is_some() {
                return None;
            }
        }
        let before = self.trim(stretch.start..at);
        let after = self.trim(end..stretch.end);
        // In the middle of a clause the words before it may be its own alone; what is said is then around.
        let said = [before, after]
            .into_iter()
            .filter(|part| self.count(part) > 0)
            .collect();
        let closed = at.checked_sub(1).and_then(|before| {
            let before = if self.mark(before) == Some(Mark::Comma) {
                before.checked_sub(1)?
            } else {
                before
            };
            self.border(before)
        });
        Some(Claim {
            source: Some(source),
            cue: at..first,
            stance: Stance::Neutral,
            form: Form::According,
            said,
            quotation: closed,
        })
    }

    fn given_source(&self, first: usize, end: usize) -> Option<Named> {
        // "l'accusation selon laquelle" belongs to its noun.
        if self.is(first, Bits::WHO) {
            return None;
        }
        let stressed = matches!(
            self.folded(first).as_ref(),
            "lui" | "elle" | "eux" | "elles" | "him" | "her" | "them"
        );
        if stressed {
            let they = matches!(self.folded(first).as_ref(), "eux" | "elles" | "them");
            return Some(Named {
                group: Group::new(first..first + 1),
                kind: if they {
                    SourceKind::Collective
                } else {
                    SourceKind::Person
                },
                pronoun: true,
            });
        }
        if matches!(self.folded(first).as_ref(), "nos" | "our") {
            let group = self.group_from(first, end.min(first + REACH))?;
            return Some(Named {
                group,
                kind: SourceKind::Anonymous,
                pronoun: false,
            });
        }
        let group = self
            .group_from(first, end.min(first + REACH))
            .or_else(|| self.bare_group(first, end))?;
        // "according to the programme": what one goes by is a document, where nobody is named.
        let document = || {
            let kind = self.some_kind(&group).filter(|_| !self.french());
            kind.map(|_| SourceKind::Document)
        };
        let kind = self.source_kind(&group).or_else(document)?;
        Some(Named {
            group,
            kind,
            pronoun: false,
        })
    }
}
