//! English inside a word: contractions and possessives.

use super::class::is_apostrophe;

/// What is left of a word when its last contraction is split off, as the byte offset where the contraction begins:
/// `do` + `n't`, `it` + `'s`, `can` + `not`. `None` when there is none.
pub(super) fn contraction(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let (at, apostrophe) = word.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c))?;
    let ending = word.get(at + apostrophe.len_utf8()..)?;
    let head = word.get(..at)?;
    if ending.eq_ignore_ascii_case("t") {
        let n = head.len().checked_sub(1)?;
        return (n > 0 && head.get(n..)?.eq_ignore_ascii_case("n")).then_some(n);
    }
    let splits = ["s", "m", "d", "re", "ve", "ll"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    // "o's" and the like keep their apostrophe; a head must hold something to stand alone.
    (splits && !head.is_empty()).then_some(at)
}

/// How long the word cut short at its beginning is (`'tis`, `’em`) that follows an apostrophe, if `rest`, the text after
/// it, begins with one; bytes of `rest`.
pub(super) fn clipped(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
    let word = rest.get(..end)?;
    [
        "tis", "twas", "twill", "em", "til", "till", "cause", "bout", "round", "n",
    ]
    .iter()
    .any(|known| word.eq_ignore_ascii_case(known))
    .then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_split() {
        for (word, parts) in [
            ("don't", ("do", "n't")),
            ("can’t", ("ca", "n’t")),
            ("it's", ("it", "'s")),
            ("WE'LL", ("WE", "'LL")),
            ("cannot", ("can", "not")),
            ("I'd've", ("I'd", "'ve")),
        ] {
            let at = contraction(word).unwrap_or_default();
            assert_eq!(word.split_at(at), parts);
        }
    }

    #[test]
    fn other_apostrophes_stay() {
        for word in [
            "O'Brien",
            "o'clock",
            "ma'am",
            "rock'n'roll",
            "n't",
            "'s",
            "canned",
            "don’",
            "t",
        ] {
            assert_eq!(contraction(word), None, "{word}");
        }
    }
}
