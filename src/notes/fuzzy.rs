//! Words that differ a little: approximate search by edit distance.
//!
//! Myers' bit-parallel algorithm (JACM 46(3), 1999) in the form of Hyyrö (2003): a column of the distance table is a few
//! machine words, so that a text costs its length, times one word for every 64 code points looked for. Long words are
//! looked for by their two ends.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Machine words in a column; [`LONGEST`] code points.
const WORDS: usize = 4;

/// The longest pattern that is compared whole, in code points.
const LONGEST: usize = WORDS * 64;

/// How much of each end of a longer pattern is looked for, in code points.
const END: usize = 128;

/// Places kept from one search: beyond so many, the words do not tell one place from another.
const MOST: usize = 512;

/// A place that reads nearly as the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// Code points to insert, delete or change to make it the pattern; of a long pattern, in its two ends.
    pub errors: usize,
}

/// The places where the text reads as the pattern but for a quarter of its code points, one for each site, in order.
///
/// `budget` is how many steps may still be taken; a search that would take more is not made.
pub fn search(text: &str, pattern: &str, budget: &mut usize) -> Vec<Hit> {
    let pattern: Vec<char> = pattern.chars().collect();
    if pattern.len() <= LONGEST {
        return search_short(text, &pattern, budget);
    }
    let (Some(head), Some(tail)) = (pattern.get(..END), pattern.get(pattern.len() - END..)) else {
        return Vec::new();
    };
    let heads = search_short(text, head, budget);
    let tails = search_short(text, tail, budget);
    let length = pattern.iter().map(|c| c.len_utf8()).sum::<usize>();
    let tolerated = length / 4;
    let pairs = heads.into_iter().filter_map(|head| {
        let off = |tail: &&Hit| tail.range.end.saturating_sub(head.range.start).abs_diff(length);
        let tail = tails
            .iter()
            .filter(|tail| tail.range.start >= head.range.end)
            .min_by_key(off)?;
        (off(&tail) <= tolerated).then(|| Hit {
            range: head.range.start..tail.range.end,
            errors: head.errors + tail.errors,
        })
    });
    let mut hits: Vec<Hit> = Vec::new();
    for hit in pairs {
        match hits.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                if hit.errors < last.errors {
                    *last = hit;
                }
            }
            _ => hits.push(hit),
        }
    }
    hits
}

fn search_short(text: &str, pattern: &[char], budget: &mut usize) -> Vec<Hit> {
    let tolerated = pattern.len() / 4;
    let cost = text.len().saturating_mul(pattern.len().div_ceil(64));
    if tolerated == 0 || cost > *budget {
        return Vec::new();
    }
    *budget -= cost;

    // Ends of the places, and their distances: one for each site, which is as long as the pattern.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut column = Column::new(pattern.iter().copied(), 0);
    for (at, c) in text.char_indices() {
        let errors = column.step(c);
        if errors > tolerated {
            continue;
        }
        let end = at + c.len_utf8();
        let full = ends.len() == MOST;
        match ends.last_mut() {
            Some(last) if end - last.0 < pattern.len() => {
                if errors < last.1 {
                    *last = (end, errors);
                }
            }
            _ if full => break,
            _ => ends.push((end, errors)),
        }
    }

    let hits = ends.into_iter().map(|(end, errors)| Hit {
        range: start_of(text, pattern, end, errors)..end,
        errors,
    });
    hits.collect()
}

/// Where the place that ends at `end` begins: read backwards, an offset at which the distance is the one found, and of
/// those the one that makes the place nearest to the pattern in length.
fn start_of(text: &str, pattern: &[char], end: usize, errors: usize) -> usize {
    let mut column = Column::new(pattern.iter().rev().copied(), 1);
    let before = text.get(..end).unwrap_or_default();
    let mut best = (usize::MAX, end);
    for (taken, (at, c)) in before.char_indices().rev().take(pattern.len() + errors).enumerate() {
        if column.step(c) <= errors {
            best = best.min(((taken + 1).abs_diff(pattern.len()), at));
        }
    }
    best.1
}

/// One column of the table of distances: a row for each code point of the pattern.
struct Column {
    /// For each code point, the rows where the pattern has it.
    rows: FxHashMap<char, [u64; WORDS]>,
    /// Rows one more than the row above, and one less.
    more: [u64; WORDS],
    less: [u64; WORDS],
    used: usize,
    /// The last row's bit in the last word.
    last: u64,
    /// The last row's distance.
    distance: usize,
    /// What each column adds to the row above the first: nothing where a match may begin anywhere, one where it may not.
    above: i8,
}

impl Column {
    /// `pattern` has between one and [`LONGEST`] code points.
    fn new(pattern: impl ExactSizeIterator<Item = char>, above: i8) -> Self {
        let length = pattern.len();
        let mut rows: FxHashMap<char, [u64; WORDS]> = FxHashMap::default();
        for (row, c) in pattern.enumerate() {
            if let Some(word) = rows.entry(c).or_default().get_mut(row / 64) {
                *word |= 1 << (row % 64);
            }
        }
        Self {
            rows,
            more: [u64::MAX; WORDS],
            less: [0; WORDS],
            used: length.div_ceil(64),
            last: 1 << (length.saturating_sub(1) % 64),
            distance: length,
            above,
        }
    }

    /// Takes one code point of the text; the distance of the whole pattern from what ends there.
    fn step(&mut self, c: char) -> usize {
        let equal_rows = self.rows.get(&c).copied().unwrap_or_default();
        let mut carry = self.above;
        let words = self.more.iter_mut().zip(&mut self.less).zip(equal_rows).take(self.used);
        for (index, ((more, less), mut equal)) in words.enumerate() {
            let top = if index + 1 == self.used { self.last } else { 1 << 63 };
            let vertical = equal | *less;
            equal |= u64::from(carry < 0);
            let horizontal = ((equal & *more).wrapping_add(*more) ^ *more) | equal;
            let up = *less | !(horizontal | *more);
            let down = *more & horizontal;
            let out = i8::from(up & top != 0) - i8::from(down & top != 0);
            let up = (up << 1) | u64::from(carry > 0);
            let down = (down << 1) | u64::from(carry < 0);
            *more = down | !(vertical | up);
            *less = up & vertical;
            carry = out;
        }
        self.distance = self.distance.saturating_add_signed(carry.into());
        self.distance
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook table, for comparison: the least distance of `pattern` from what ends at each code point of `text`.
    fn table(text: &[char], pattern: &[char], anchored: bool) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut distances = Vec::new();
        for (index, c) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if anchored { index + 1 } else { 0 };
            for row in 1..=pattern.len() {
                let change = diagonal + usize::from(pattern[row - 1] != *c);
                diagonal = column[row];
                column[row] = change.min(column[row] + 1).min(column[row - 1] + 1);
            }
            distances.push(column[pattern.len()]);
        }
        distances
    }

    fn found(text: &str, pattern: &str) -> Vec<(String, usize)> {
        let hits = search(text, pattern, &mut usize::MAX.clone());
        hits.into_iter()
            .map(|hit| (text[hit.range].to_owned(), hit.errors))
            .collect()
    }

    #[test]
    fn finds_a_changed_letter_and_a_lost_word() {
        assert_eq!(
            found("dans une situtation catastrophique, dit-il", "situation catastrophique"),
            [("situtation catastrophique".to_owned(), 1)]
        );
        assert_eq!(found("rien de tel ici", "situation catastrophique"), []);
        assert_eq!(found("abc", "ab"), [], "two letters tolerate no error");
    }

    #[test]
    fn long_words_are_found_by_their_ends() {
        let words: Vec<String> = (0..120).map(|n| format!("mot{n} ")).collect();
        let long = words.concat();
        let changed = long.replace("mot60", "autre chose");
        let text = format!("Avant. {changed}Après.");
        assert_eq!(found(&text, long.trim_end()), [(changed.trim_end().to_owned(), 0)]);
    }

    #[test]
    fn an_exhausted_budget_searches_nothing() {
        let mut budget = 10;
        assert_eq!(search("un texte plus long que cela", "texte plis", &mut budget), []);
        assert_eq!(budget, 10);
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_table(text in "[abé]{0,200}", pattern in "[abé]{1,150}", anchored: bool) {
            let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
            let mut column = Column::new(pattern.iter().copied(), i8::from(anchored));
            let distances: Vec<usize> = text.iter().map(|&c| column.step(c)).collect();
            prop_assert_eq!(distances, table(&text, &pattern, anchored));
        }

        #[test]
        fn hits_read_as_they_say(text in "[abcdé ]{0,120}", pattern in "[abcdé ]{4,20}") {
            for hit in search(&text, &pattern, &mut usize::MAX.clone()) {
                let words: Vec<char> = text[hit.range].chars().collect();
                let pattern: Vec<char> = pattern.chars().collect();
                let distance = table(&words, &pattern, true).last().copied().unwrap_or(pattern.len());
                prop_assert_eq!(distance, hit.errors);
                prop_assert!(hit.errors <= pattern.len() / 4);
            }
        }
    }
}
