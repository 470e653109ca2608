//! Which facts both articles give, and which one alone gives.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::names::Name;
use super::{Pair, Side, Subject};
use crate::analysis::study::{Fact, FactKind};

/// Facts of two articles. An occurrence is an index into [`Study::facts`](crate::analysis::study::Study::facts); those of
/// one fact are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Those that both give, numbers first, then dates, then names; the most repeated first.
    pub shared: Vec<SharedFact>,
    /// The occurrences of each fact that this article alone gives, in the same order.
    pub only: Pair<Vec<Vec<u32>>>,
}

/// A fact that both articles give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedFact {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands; at least once in either.
    pub occurrences: Pair<Vec<u32>>,
}

/// Figures and dates say more of what an article leaves out than names do.
const fn rank(kind: FactKind) -> u8 {
    match kind {
        FactKind::Number => 0,
        FactKind::Date => 1,
        FactKind::Name => 2,
    }
}

/// The occurrences of every fact of an article, by kind and key.
type Table<'a> = BTreeMap<(u8, &'a str), Vec<u32>>;

fn table(facts: &[Fact]) -> Table<'_> {
    let mut table = Table::new();
    for (fact, index) in facts.iter().zip(0..) {
        let place = (rank(fact.kind), fact.key.as_str());
        table.entry(place).or_default().push(index);
    }
    table
}

impl Facts {
    pub(super) fn new(subjects: Pair<Subject<'_>>) -> Self {
        let Pair { left, mut right } = Pair::make(|side| table(&subjects[side].study.facts));
        let kind = |side: Side, occurrences: &[u32]| {
            let first = occurrences
                .first()
                .and_then(|&index| subjects[side].study.facts.get(index as usize));
            first.map_or(FactKind::Name, |fact| fact.kind)
        };
        let mut shared: Vec<(&str, SharedFact)> = Vec::new();
        let mut only: Pair<Vec<(&str, Vec<u32>)>> = Pair::default();
        for ((rank, key), occurrences) in left {
            match right.remove(&(rank, key)) {
                Some(theirs) => shared.push((
                    key,
                    SharedFact {
                        kind: kind(Side::Left, &occurrences),
                        occurrences: Pair::new(occurrences, theirs),
                    },
                )),
                None => only.left.push((key, occurrences)),
            }
        }
        only.right = right
            .into_iter()
            .map(|((_, key), occurrences)| (key, occurrences))
            .collect();

        let known = Pair::make(|side| Surnames::new(subjects[side]));
        for side in Side::BOTH {
            only[side].retain(|(_, occurrences)| {
                kind(side, occurrences) != FactKind::Name || {
                    let name = name(subjects[side], occurrences);
                    !known[side].has_fuller(&name) && !known[side.other()].has(&name)
                }
            });
        }

        let often = |occurrences: &Pair<Vec<u32>>| occurrences.left.len() + occurrences.right.len();
        shared.sort_by_key(|(key, fact)| (rank(fact.kind), std::cmp::Reverse(often(&fact.occurrences)), *key));
        for side in Side::BOTH {
            only[side].sort_by_key(|(key, occurrences)| {
                (
                    rank(kind(side, occurrences)),
                    std::cmp::Reverse(occurrences.len()),
                    *key,
                )
            });
        }
        let without_keys = |only: Vec<(&str, Vec<u32>)>| only.into_iter().map(|(_, occurrences)| occurrences).collect();
        Self {
            shared: shared.into_iter().map(|(_, fact)| fact).collect(),
            only: Pair::new(without_keys(only.left), without_keys(only.right)),
        }
    }

    pub(super) fn mirrored(self) -> Self {
        let shared = self.shared.into_iter().map(|fact| SharedFact {
            occurrences: fact.occurrences.mirrored(),
            ..fact
        });
        Self {
            shared: shared.collect(),
            only: self.only.mirrored(),
        }
    }
}

/// The words of a name as an article first gives it.
fn name(subject: Subject<'_>, occurrences: &[u32]) -> Name {
    let first = occurrences
        .first()
        .and_then(|&index| subject.study.facts.get(index as usize));
    first
        .map(|fact| Name::new(fact.span.of(&subject.article.text)))
        .unwrap_or_default()
}

/// The surnames that an article gives: a name is no less given for being given as a surname.
struct Surnames {
    /// With a given name before them.
    full: FxHashSet<String>,
    /// Alone.
    bare: FxHashSet<String>,
}

impl Surnames {
    fn new(subject: Subject<'_>) -> Self {
        let mut surnames = Self {
            full: FxHashSet::default(),
            bare: FxHashSet::default(),
        };
        for fact in subject.study.facts.iter().filter(|fact| fact.kind == FactKind::Name) {
            let name = Name::new(fact.span.of(&subject.article.text));
            if let Some(surname) = name.surname() {
                let set = if name.is_bare() {
                    &mut surnames.bare
                } else {
                    &mut surnames.full
                };
                set.insert(surname.to_owned());
            }
        }
        surnames
    }

    /// Whether the article gives a name, or its surname alone, or that surname with a given name.
    fn has(&self, name: &Name) -> bool {
        self.has_fuller(name) || name.surname().is_some_and(|surname| self.bare.contains(surname))
    }

    /// Whether a name is a surname that the article also gives with a given name.
    fn has_fuller(&self, name: &Name) -> bool {
        name.is_bare() && name.surname().is_some_and(|surname| self.full.contains(surname))
    }
}
