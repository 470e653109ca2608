//! The headline audit: what the headline has that the body does not.

use super::{Ground, Headline};

pub(super) fn audit(_ground: &Ground<'_>) -> Option<Headline> {
    None
}
