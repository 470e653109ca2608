//! Good signs: what speaks for an article.

use super::{Ground, Sign, Study};

pub(super) fn signs(_ground: &Ground<'_>, _study: &Study) -> Vec<Sign> {
    Vec::new()
}
