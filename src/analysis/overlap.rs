//! Which of several flags on the same words stay.
//!
//! Flags of different techniques may lie over one another: a span may carry two. Of flags of one technique that overlap, one
//! stays: the stronger; then the longer, because it says more of the construction; then the one whose rule comes first.

use super::Flag;

/// Sorts flags by place and drops those that a better flag of the same technique overlaps.
pub(super) fn resolve(flags: &mut Vec<Flag>) {
    flags.sort_by_key(order);
    flags.dedup();
    let mut kept: Vec<Flag> = Vec::with_capacity(flags.len());
    for flag in flags.drain(..) {
        let recent = kept.len().saturating_sub(LOOK_BACK);
        let rivals = |other: &Flag| other.technique == flag.technique && other.span.overlaps(flag.span);
        if kept[recent..]
            .iter()
            .any(|other| rivals(other) && rank(other) >= rank(&flag))
        {
            continue;
        }
        // Only the tail is looked at, so that the whole stays linear in the number of flags.
        for place in (recent..kept.len()).rev() {
            if rivals(&kept[place]) {
                kept.remove(place);
            }
        }
        kept.push(flag);
    }
    kept.sort_by_key(order);
    *flags = kept;
}

/// No more flags than this can begin within the reach of one pattern, in any rulebook that anyone could read.
const LOOK_BACK: usize = 64;

fn order(flag: &Flag) -> (u32, u32, u32) {
    (flag.span.start, flag.span.end, flag.rule.0)
}

fn rank(flag: &Flag) -> (crate::taxonomy::Strength, usize, std::cmp::Reverse<u32>) {
    (flag.strength, flag.span.len(), std::cmp::Reverse(flag.rule.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Voice;
    use crate::rulebook::RuleId;
    use crate::span::Span;
    use crate::taxonomy::{Strength, Technique};

    fn flag(rule: u32, technique: Technique, strength: Strength, start: usize, end: usize) -> Flag {
        Flag {
            rule: RuleId(rule),
            technique,
            strength,
            span: Span::new(start, end),
            sentence: 0,
            voice: Voice::Author,
            captures: Vec::new(),
        }
    }

    fn resolved(mut flags: Vec<Flag>) -> Vec<u32> {
        resolve(&mut flags);
        flags.iter().map(|flag| flag.rule.0).collect()
    }

    #[test]
    fn the_stronger_then_the_longer_then_the_earlier_stays() {
        use Strength::{Mark, Strong};
        use Technique::{Doubt, LoadedLanguage as Loaded};
        assert_eq!(
            resolved(vec![flag(1, Loaded, Mark, 0, 20), flag(2, Loaded, Strong, 10, 20)]),
            [2]
        );
        assert_eq!(
            resolved(vec![flag(1, Loaded, Mark, 10, 20), flag(2, Loaded, Mark, 0, 20)]),
            [2]
        );
        assert_eq!(
            resolved(vec![flag(2, Loaded, Mark, 0, 20), flag(1, Loaded, Mark, 0, 20)]),
            [1]
        );
        assert_eq!(
            resolved(vec![flag(1, Loaded, Mark, 0, 20), flag(2, Doubt, Strong, 0, 20)]),
            [1, 2]
        );
        assert_eq!(
            resolved(vec![flag(1, Loaded, Mark, 0, 5), flag(2, Loaded, Mark, 5, 9)]),
            [1, 2]
        );
    }
}
