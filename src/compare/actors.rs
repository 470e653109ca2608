//! Which actors both articles speak of.

use rustc_hash::FxHashMap;

use super::names::Name;
use super::{Pair, SharedActor, Side, Subject};
use crate::analysis::study::{ActorKind, Portrait};

/// A portrait that is looked for in the other article.
struct Candidate {
    name: Name,
    /// The keys of every wording of the name.
    keys: Vec<String>,
    is_person: bool,
    taken: bool,
}

/// The actors of both articles. A name that several actors of one article may bear matches none of them.
pub(super) fn shared(subjects: Pair<Subject<'_>>) -> Vec<SharedActor> {
    let mut candidates = Pair::make(|side| {
        let Subject { article, study, .. } = subjects[side];
        let candidate = |portrait: &Portrait| {
            let keys = std::iter::once(&portrait.name).chain(&portrait.names);
            let mut keys: Vec<String> = keys
                .map(|name| Name::new(name.of(&article.text)).key())
                .filter(|key| !key.is_empty())
                .collect();
            keys.sort_unstable();
            keys.dedup();
            Candidate {
                name: Name::new(portrait.name.of(&article.text)),
                keys,
                is_person: portrait.kind == ActorKind::Person,
                taken: false,
            }
        };
        study.portraits.iter().map(candidate).collect::<Vec<_>>()
    });
    let mut found = Vec::new();
    // The surest first: the full name, then any wording of it, then a surname that contradicts nothing.
    let full = |candidate: &Candidate| vec![candidate.name.key()];
    let any = |candidate: &Candidate| candidate.keys.clone();
    let surname = |candidate: &Candidate| {
        let surname = candidate.name.surname().filter(|_| candidate.is_person);
        surname.map(str::to_owned).into_iter().collect()
    };
    pair_up(&mut candidates, &mut found, full, |_, _| true);
    pair_up(&mut candidates, &mut found, any, |one, other| {
        !(one.is_person && other.is_person) || one.name.may_be(&other.name)
    });
    pair_up(&mut candidates, &mut found, surname, |one, other| {
        one.name.may_be(&other.name)
    });
    let weight = |actor: &SharedActor| -> usize {
        let of = |side: Side| subjects[side].study.portraits.get(actor.portraits[side] as usize);
        let counted = Side::BOTH.into_iter().filter_map(of);
        counted
            .map(|portrait| portrait.mentions.len() + portrait.traits.len())
            .sum()
    };
    let key = |actor: &SharedActor| {
        let of = |side: Side| {
            candidates[side]
                .get(actor.portraits[side] as usize)
                .map(|one| one.name.key())
        };
        of(Side::Left).max(of(Side::Right))
    };
    found.sort_by_cached_key(|actor| (std::cmp::Reverse(weight(actor)), key(actor)));
    found
}

/// Pairs the candidates that alone bear a name on either side.
fn pair_up(
    candidates: &mut Pair<Vec<Candidate>>,
    found: &mut Vec<SharedActor>,
    names: impl Fn(&Candidate) -> Vec<String>,
    fits: impl Fn(&Candidate, &Candidate) -> bool,
) {
    let bearers = |side: Side| {
        let mut bearers: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (index, candidate) in candidates[side].iter().enumerate().filter(|(_, one)| !one.taken) {
            for name in names(candidate).into_iter().filter(|name| !name.is_empty()) {
                // The second bearer of a name leaves it to nobody.
                bearers
                    .entry(name)
                    .and_modify(|bearer| *bearer = None)
                    .or_insert(Some(index));
            }
        }
        bearers
    };
    let (left, right) = (bearers(Side::Left), bearers(Side::Right));
    let mut pairs: Vec<(String, usize, usize)> = left
        .into_iter()
        .filter_map(|(name, one)| {
            let other = *right.get(&name)?;
            Some((name, one?, other?))
        })
        .collect();
    pairs.sort_unstable();
    for (_, left, right) in pairs {
        if let (Some(one), Some(other)) = (candidates.left.get_mut(left), candidates.right.get_mut(right))
            && !one.taken
            && !other.taken
            && fits(one, other)
        {
            (one.taken, other.taken) = (true, true);
            let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
            found.push(SharedActor {
                portraits: Pair::new(index(left), index(right)),
            });
        }
    }
}
