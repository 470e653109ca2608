//! Which facts both articles give, and which one alone gives.

use std::collections::BTreeMap;

use super::{Pair, Subject};
use crate::analysis::study::{Fact, FactKind};

/// From this number on, the same number of two things is taken for the same fact in other words ("2,300 residents", "2,300
/// people"); smaller ones agree by chance.
const DISTINCTIVE: f64 = 100.0;

/// Facts of two articles. An occurrence is an index into [`Study::facts`](crate::analysis::study::Study::facts); those of
/// one fact are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Those that both give, numbers first, then dates, then names; the most repeated first.
    pub shared: Vec<SharedFact>,
    /// Those that this article alone gives, in the same order.
    pub only: Pair<Vec<OwnFact>>,
}

/// A fact that both articles give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedFact {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands; at least once in either.
    pub occurrences: Pair<Vec<u32>>,
}

/// A fact that one article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFact {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands; at least once.
    pub occurrences: Vec<u32>,
}

/// Figures and dates say more of what an article leaves out than names do.
const fn rank(kind: FactKind) -> u8 {
    match kind {
        FactKind::Number => 0,
        FactKind::Date => 1,
        FactKind::Name => 2,
    }
}

/// The facts of an article by rank and key.
type Table<'a> = BTreeMap<(u8, &'a str), OwnFact>;

fn table(facts: &[Fact]) -> Table<'_> {
    let mut table = Table::new();
    for (fact, index) in facts.iter().zip(0..) {
        let entry = table.entry((rank(fact.kind), fact.key.as_str())).or_insert(OwnFact {
            kind: fact.kind,
            occurrences: Vec::new(),
        });
        entry.occurrences.push(index);
    }
    table
}

/// Takes a fact out of both tables, to stand under a key that sorts it.
fn share<'a>(own: &mut Pair<Table<'a>>, places: Pair<(u8, &'a str)>, key: &'a str) -> Option<(&'a str, SharedFact)> {
    let (left, right) = (own.left.remove(&places.left)?, own.right.remove(&places.right)?);
    let fact = SharedFact {
        kind: left.kind,
        occurrences: Pair::new(left.occurrences, right.occurrences),
    };
    Some((key, fact))
}

impl Facts {
    pub(super) fn new(subjects: Pair<Subject<'_>>) -> Self {
        let mut own = Pair::make(|side| table(&subjects[side].study.facts));
        let mut shared = Vec::new();
        let both = own.left.keys().filter(|place| own.right.contains_key(*place));
        for place in both.copied().collect::<Vec<_>>() {
            shared.extend(share(&mut own, Pair::new(place, place), place.1));
        }
        // Then what is the same in other words, where nothing else could be meant.
        let one_language = subjects.left.article.language == subjects.right.article.language;
        let loose = Pair::make(|side| loosely(&own[side], one_language));
        for (place, ours) in &loose.left {
            if let (Some(ours), Some(Some(theirs))) = (ours, loose.right.get(place))
                && may_be_one(place.0, ours, theirs)
            {
                // The longer wording is the key of both; it only sorts.
                let key = (*ours).max(*theirs);
                shared.extend(share(&mut own, Pair::new((place.0, ours), (place.0, theirs)), key));
            }
        }

        shared.sort_by_key(|(key, fact)| {
            let often = fact.occurrences.left.len() + fact.occurrences.right.len();
            (rank(fact.kind), std::cmp::Reverse(often), *key)
        });
        let sorted = |own: Table<'_>| {
            let mut own: Vec<((u8, &str), OwnFact)> = own.into_iter().collect();
            own.sort_by_key(|((rank, key), fact)| (*rank, std::cmp::Reverse(fact.occurrences.len()), *key));
            own.into_iter().map(|(_, fact)| fact).collect()
        };
        Self {
            shared: shared.into_iter().map(|(_, fact)| fact).collect(),
            only: Pair::new(sorted(own.left), sorted(own.right)),
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

/// The keys by what is surest in them: the value of a number, the day of a date, the surname of a name. Where several facts
/// of an article agree in that, none is meant.
fn loosely<'a>(table: &Table<'a>, one_language: bool) -> BTreeMap<(u8, &'a str), Option<&'a str>> {
    let mut loose = BTreeMap::new();
    for (&(rank, key), fact) in table {
        let part = match fact.kind {
            FactKind::Number => {
                let value = key.split(' ').next().unwrap_or_default();
                // What is counted has another name in the other language.
                let says = !one_language || value.parse().is_ok_and(|value: f64| value.abs() >= DISTINCTIVE);
                says.then_some(value)
            }
            FactKind::Date => key.get(key.len().saturating_sub(5)..).filter(|_| key.len() >= 7),
            FactKind::Name => key.rsplit(' ').next(),
        };
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            loose
                .entry((rank, part))
                .and_modify(|one| *one = None)
                .or_insert(Some(key));
        }
    }
    loose
}

/// Whether two keys that agree in what is surest can be of one fact: of two names one must be a surname alone, and of two
/// dates one must be without a year.
fn may_be_one(rank: u8, one: &str, other: &str) -> bool {
    let one_of = |is: fn(&str) -> bool| is(one) != is(other);
    match rank {
        0 => true,
        1 => one_of(|key| key.starts_with("--")),
        _ => one_of(|key| !key.contains(' ')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(keys: &[(FactKind, &str)]) -> Vec<Fact> {
        let fact = |&(kind, key): &(FactKind, &str)| Fact {
            kind,
            span: crate::span::Span::default(),
            key: key.to_owned(),
        };
        keys.iter().map(fact).collect()
    }

    #[test]
    fn what_is_the_same_in_other_words_is_told_by_what_is_surest() {
        use FactKind::{Date, Name, Number};
        let all = facts(&[
            (Number, "2300 habitant"),
            (Number, "4 capteur"),
            (Number, "640 personne"),
            (Number, "640 lit"),
            (Date, "2032-05-11"),
            (Name, "maud sorell"),
        ]);
        let table = table(&all);
        let keys = |one_language| -> Vec<(&str, bool)> {
            let loose = loosely(&table, one_language);
            loose.iter().map(|((_, part), key)| (*part, key.is_some())).collect()
        };
        assert_eq!(
            keys(true),
            [("2300", true), ("640", false), ("05-11", true), ("sorell", true)]
        );
        assert_eq!(keys(false).len(), 5);
        assert!(may_be_one(1, "2032-05-11", "--05-11") && !may_be_one(1, "2032-05-11", "2031-05-11"));
        assert!(may_be_one(2, "maud sorell", "sorell") && !may_be_one(2, "maud sorell", "ilan sorell"));
    }

    #[test]
    fn an_occurrence_is_never_lost() {
        let all = facts(&[
            (FactKind::Name, "valk"),
            (FactKind::Name, "brell"),
            (FactKind::Name, "valk"),
        ]);
        let count: std::collections::BTreeSet<u32> =
            table(&all).into_values().flat_map(|fact| fact.occurrences).collect();
        assert_eq!(count.len(), 3);
    }
}
