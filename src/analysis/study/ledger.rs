//! The source ledger: who is made to say what.

use super::entity::Entities;
use super::{Attribution, Ground, Shares, Source};

/// The ledger of a text.
#[derive(Default)]
pub(super) struct Ledger {
    pub attributions: Vec<Attribution>,
    pub sources: Vec<Source>,
    pub shares: Shares,
}

pub(super) fn ledger(_ground: &Ground<'_>, _entities: &Entities) -> Ledger {
    Ledger::default()
}
