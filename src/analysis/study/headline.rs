//! The headline audit: what the headline has that the body does not.

use super::fact::{Figure, Names};
use super::{Ground, Headline};

pub(super) fn audit(_ground: &Ground<'_>, _names: &Names, _figures: &[Figure]) -> Option<Headline> {
    None
}
