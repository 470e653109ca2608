//! Closed lists of words as one table: which of several lists a word is in, for one look.
//!
//! The table is an open-addressed hash table that the compiler fills, so that the lists can be written as lists, by what
//! they are for, and cost nothing when the program starts.

/// Words with the lists they are in, a bit a list. `SIZE` is a power of two, above the number of words.
pub struct Table<const SIZE: usize> {
    slots: [(&'static str, u64); SIZE],
    /// Bytes of the longest word.
    longest: usize,
}

impl<const SIZE: usize> Table<SIZE> {
    /// The table of some lists, each with its bits. A word may be in several.
    ///
    /// # Panics
    /// When the words do not fit: at compile time, where the table is a constant.
    #[must_use]
    pub const fn new(lists: &[(u64, &[&'static str])]) -> Self {
        assert!(SIZE.is_power_of_two());
        let mut table = Self {
            slots: [("", 0); SIZE],
            longest: 0,
        };
        let mut free = SIZE;
        let mut list = 0;
        while list < lists.len() {
            let (bits, words) = lists[list];
            let mut number = 0;
            while number < words.len() {
                let word = words[number];
                let slot = table.slot(word);
                if table.slots[slot].1 == 0 {
                    free -= 1;
                    // An empty slot is what ends a search.
                    assert!(free > 0);
                }
                table.slots[slot] = (word, table.slots[slot].1 | bits);
                if word.len() > table.longest {
                    table.longest = word.len();
                }
                number += 1;
            }
            list += 1;
        }
        table
    }

    /// The bits of a word, none where no list has it.
    #[must_use]
    pub const fn get(&self, word: &str) -> u64 {
        if word.len() > self.longest {
            return 0;
        }
        self.slots[self.slot(word)].1
    }

    /// The slot that holds a word, or the empty one where it would go.
    const fn slot(&self, word: &str) -> usize {
        let mut slot = hash(word.as_bytes()) as usize & (SIZE - 1);
        while self.slots[slot].1 != 0 && !same(self.slots[slot].0.as_bytes(), word.as_bytes()) {
            slot = (slot + 1) & (SIZE - 1);
        }
        slot
    }
}

/// FNV-1a, with its high bits brought down.
const fn hash(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash ^ hash >> 15
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &[&str] = &["le", "la", "les", "été"];
    const SECOND: &[&str] = &["la", "une"];

    #[test]
    fn a_word_has_the_bits_of_all_its_lists() {
        const TABLE: Table<8> = Table::new(&[(1, FIRST), (2, SECOND)]);
        for (word, bits) in [
            ("le", 1),
            ("la", 3),
            ("une", 2),
            ("été", 1),
            ("lé", 0),
            ("", 0),
            ("maison", 0),
        ] {
            assert_eq!(TABLE.get(word), bits, "{word}");
        }
    }
}
