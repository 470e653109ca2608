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

/// How long the name of whoever sees it so is at most, in tokens.
const LONGEST_OWNER: usize = 8;

/// The prepositions, as the folded words they are made of; a last "de" may have an article in it. They are those that give a
/// quotation to its speaker, and some that give an opinion.
fn givers(language: Language) -> impl Iterator<Item = &'static &'static [&'static str]> {
    let opinions: &[&[&str]] = match language {
        Language::French => &[
            &["de", "l'", "avis", "de"],
            &["aux", "yeux", "de"],
            &["du", "point", "de", "vue", "de"],
        ],
        Language::English => &[
            &["in", "the", "view", "of"],
            &["in", "the", "opinion", "of"],
            &["in", "the", "eyes", "of"],
            &["from", "the", "point", "of", "view", "of"],
        ],
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
        if let Some((source, end)) = self.in_view(at, stretch.end) {
            return Some(self.give_around(source, at, end, None));
        }
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
        let leads = self.before(at).is_none_or(|before| self.mark(before).is_some());
        let by = giver[0] == "according" || giver[0] == "d'" && leads;
        let source = self.given_source(first, stretch.end, by)?;
        let end = source.group.tokens.end;
        if giver[0] == "pour" {
            // "pour" gives words to a name before a comma, at the beginning of a clause.
            let comma = end < stretch.end && self.mark(end) == Some(Mark::Comma);
            let sure = matches!(source.kind, SourceKind::Person | SourceKind::Role)
                || source.kind == SourceKind::Organisation
                    && (!source.group.own().any(|at| self.named(at))
                        || source
                            .group
                            .own()
                            .take(3)
                            .any(|at| self.is(at, Bits::BODY.or(Bits::TELL_BODY))));
            // At the beginning of the sentence, or after an adverb there.
            let first = self.before(at).is_none_or(|mark| {
                let adverb = self.before(mark);
                self.mark(mark) == Some(Mark::Comma) && adverb.is_some_and(|adverb| self.before(adverb).is_none())
            });
            if !leads || !comma || !sure || source.pronoun || !first {
                return None;
            }
        }
        Some(self.give_around(source, at, end, Some(first)))
    }

    /// The claim of a preposition at a token with its source, which ends at `end`: what is said stands around them.
    fn give_around(&self, source: Named, at: usize, end: usize, first: Option<usize>) -> Claim {
        let stretch = self.stretch(at);
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
        Claim {
            source: Some(source),
            cue: at..first.unwrap_or(end),
            stance: Stance::Neutral,
            form: Form::According,
            said,
            quotation: closed,
        }
    }

    /// The source after a preposition; `by` where that is one of what one goes by, a document maybe.
    fn given_source(&self, first: usize, end: usize, by: bool) -> Option<Named> {
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
        // "selon ses calculs", "by his account": of whoever the possessive stands for.
        let own = matches!(
            self.folded(first).as_ref(),
            "ses" | "son" | "sa" | "leurs" | "leur" | "his" | "her" | "their"
        );
        if own && self.is(first + 1, Bits::TELL_VIEW.or(Bits::TELL_NOUN)) {
            let they = matches!(self.folded(first).as_ref(), "leurs" | "leur" | "their");
            return Some(Named {
                group: Group::new(first..first + 2),
                kind: if they {
                    SourceKind::Collective
                } else {
                    SourceKind::Person
                },
                pronoun: true,
            });
        }
        if own && self.is(first + 1, Bits::TELL_DOCUMENT) {
            return Some(Named {
                group: Group::new(first..first + 2),
                kind: SourceKind::Document,
                pronoun: false,
            });
        }
        let group = self
            .group_from(first, end.min(first + REACH))
            .or_else(|| self.bare_group(first, end))?;
        // "according to the programme": what one goes by is a document, where nobody is named.
        let document = || {
            let kind = self.some_kind(&group).filter(|_| by);
            kind.map(|_| SourceKind::Document)
        };
        let kind = self.source_kind(&group).or_else(document)?;
        Some(Named {
            group,
            kind,
            pronoun: false,
        })
    }

    /// "in his view", "in Norland's opinion", "à son avis": who sees it so, and where the words end that say so.
    fn in_view(&self, at: usize, end: usize) -> Option<(Named, usize)> {
        let owner = at + 1;
        let word = self.folded(at);
        let leads = if self.french() {
            matches!(word.as_ref(), "à" | "de")
        } else {
            matches!(word.as_ref(), "in" | "from")
        };
        if !leads || owner + 1 >= end {
            return None;
        }
        let view = |at: usize| at < end && self.is(at, Bits::TELL_VIEW);
        let whose = self.folded(owner);
        if matches!(whose.as_ref(), "his" | "her" | "their" | "son" | "leur") {
            let own = usize::from(matches!(self.folded(owner + 1).as_ref(), "own" | "propre"));
            let place = owner + 1 + own;
            let french = matches!(self.folded(place).as_ref(), "avis" | "aveu")
                || self.folded(place) == "point" && self.folded(place + 2) == "vue";
            if !view(place) || self.french() && !french {
                return None;
            }
            let after = if self.folded(place) == "point" {
                place + 3
            } else {
                place + 1
            };
            let they = matches!(whose.as_ref(), "their" | "leur");
            let source = Named {
                group: Group::new(owner..owner + 1),
                kind: if they {
                    SourceKind::Collective
                } else {
                    SourceKind::Person
                },
                pronoun: true,
            };
            return Some((source, after));
        }
        if self.french() {
            return None;
        }
        let limit = end.min(owner + LONGEST_OWNER);
        let possessive = (owner..limit)
            .take_while(|&place| self.mark(place).is_none() && !self.is_finite(place))
            .find(|&place| self.is(place, Bits::POSSESSIVE))?;
        let place = possessive + 1;
        let after = if view(place) {
            place + 1
        } else if self.folded(place) == "point" && self.folded(place + 2) == "view" {
            place + 3
        } else {
            return None;
        };
        let group = Group::new(owner..possessive);
        let kind = self.source_kind(&group)?;
        Some((
            Named {
                group,
                kind,
                pronoun: false,
            },
            after,
        ))
    }
}
