//! Portraits: what is said of each actor, and its charge.

use super::entity::Entities;
use super::{Contrast, Ground, Portrait};

pub(super) fn portraits(_ground: &Ground<'_>, _entities: &Entities) -> Vec<Portrait> {
    Vec::new()
}

/// The two actors who are painted most unlike.
pub(super) fn contrast(_portraits: &[Portrait]) -> Option<Contrast> {
    None
}
