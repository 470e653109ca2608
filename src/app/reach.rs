//! Which stretches of a text reach into another: an index that answers in logarithmic time, however long the article.

use std::ops::Range;

use crate::span::Span;

/// Stretches by first byte, known by their places.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    starts: Vec<u32>,
    /// The greatest end of this stretch and all before it: what tells which of them reach far.
    ends: Vec<u32>,
}

impl Reach {
    /// Adds a stretch that begins where the last one does, or later.
    pub fn push(&mut self, span: Span) {
        let before = self.ends.last().copied().unwrap_or(0);
        self.starts.push(span.start);
        self.ends.push(before.max(span.end));
    }

    /// The place of the first one that begins at a byte or later.
    #[must_use]
    pub fn from(&self, byte: u32) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }

    /// The places of those that begin in a stretch, end exclusive.
    #[must_use]
    pub fn starting(&self, start: u32, end: u32) -> Range<usize> {
        let first = self.from(start);
        first..self.from(end).max(first)
    }

    /// The places among which are all that reach into a stretch, end exclusive.
    #[must_use]
    pub fn reaching(&self, start: u32, end: u32) -> Range<usize> {
        let first = self.ends.partition_point(|&reach| reach <= start);
        first..self.from(end).max(first)
    }
}

/// Things that stand at stretches of the text: which of them stand over another stretch.
#[derive(Clone, Debug, Default)]
pub struct Standing<T> {
    things: Vec<(Span, T)>,
    reach: Reach,
}

impl<T: Copy + Ord> Standing<T> {
    /// Things with their stretches, in any order.
    #[must_use]
    pub fn new(mut things: Vec<(Span, T)>) -> Self {
        things.sort_unstable();
        let mut reach = Reach::default();
        for (span, _) in &things {
            reach.push(*span);
        }
        Self { things, reach }
    }

    /// Those whose stretch has a byte in common with this one, by first byte.
    pub fn over(&self, span: Span) -> impl Iterator<Item = (Span, T)> + '_ {
        let places = self.reach.reaching(span.start, span.end);
        let near = self.things.get(places).unwrap_or_default().iter().copied();
        near.filter(move |(other, _)| other.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_stands_over_a_stretch_is_what_a_look_at_each_finds(
            spans in proptest::collection::vec((0u32..60, 0u32..20), 0..30),
            (start, len) in (0u32..70, 0u32..20),
        ) {
            let things: Vec<(Span, usize)> = spans
                .into_iter()
                .map(|(start, len)| Span { start, end: start + len })
                .zip(0..)
                .collect();
            let span = Span { start, end: start + len };
            let mut expected: Vec<_> = things.iter().copied().filter(|(other, _)| other.overlaps(span)).collect();
            expected.sort_unstable();
            let found: Vec<_> = Standing::new(things).over(span).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
