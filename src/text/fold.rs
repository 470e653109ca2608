//! The folded form of a word: what stays when everything that never matters to a rule is taken away.
//!
//! Case, the several apostrophes and hyphens, ligatures, the way an accent is encoded and characters that nobody sees
//! are all gone from it. The dictionary folds its entries and the analysis folds the words of an article with the same
//! function, so that equal words are equal strings. Most words of a text are folded already, and cost one look at
//! their bytes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Below this code point no character combines with the one before it, so a text made of such characters is in NFC.
const FIRST_COMBINING: char = '\u{300}';

/// The folded form of `word`, borrowed where the word is folded already.
///
/// Lower case; `’`, `‘` and `ʼ` are `'`; `œ` is `oe`, `æ` is `ae`, and typographic ligatures (`ﬁ`) are their letters;
/// U+2010 and U+2011 are `-`; [invisible](is_invisible) characters are left out; the rest is in NFC. Folding twice
/// changes nothing more.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if is_plain(word) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    append(word, &mut folded);
    Cow::Owned(folded)
}

/// Puts the [folded](fold) form of `word` into `out`, in place of what was there.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if is_plain(word) {
        out.push_str(word);
    } else {
        append(word, out);
    }
}

/// The [folded](fold) form of `word`, which is `word` itself where it is folded already, and is written into `buffer`
/// where it is not: for a loop over many words, which then allocates nothing.
#[must_use]
pub fn folded<'a>(word: &'a str, buffer: &'a mut String) -> &'a str {
    if is_plain(word) {
        return word;
    }
    buffer.clear();
    append(word, buffer);
    buffer
}

/// A word without its accents: `état` gives `etat`. Ligatures and case are left alone.
///
/// Capitals are often printed without their accents ("ETAT", "Etat"), so the dictionary keeps this form of its entries
/// as well.
#[must_use]
pub fn unaccented(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let bare = match word.chars().map(unaccented_letter).collect::<Option<String>>() {
        Some(bare) => bare,
        None => decomposed(word),
    };
    if bare == word {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(bare)
    }
}

/// A word without its accents, by the tables of Unicode.
fn decomposed(word: &str) -> String {
    word.nfd().filter(|c| !is_diacritic(*c)).nfc().collect()
}

/// A letter of ASCII or Latin-1 without its accent, which is all that French and English words are made of; nothing for any
/// other character.
const fn unaccented_letter(c: char) -> Option<char> {
    Some(match c {
        '\0'..='¿' | 'Æ' | 'Ð' | '×' | 'Ø' | 'Þ' | 'ß' | 'æ' | 'ð' | '÷' | 'ø' | 'þ' | 'Œ' | 'œ' => c,
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'Ý' => 'Y',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

/// Whether nobody sees the character and no word is changed by it: soft hyphen, zero-width space and joiners,
/// word joiner, byte-order mark, direction marks, variation selectors.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// Whether it is one of the general combining accents.
const fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether the word is seen to be folded from its bytes alone: ASCII without capitals, and `ß` to `ÿ` without `æ`.
fn is_plain(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            0xC3 => match bytes.next() {
                Some(0x9F..=0xA5 | 0xA7..=0xBF) => {}
                _ => return false,
            },
            b'A'..=b'Z' | 0x80.. => return false,
            _ => {}
        }
    }
    true
}

/// Appends the folded form of `word` to `out`, which is empty.
fn append(word: &str, out: &mut String) {
    let mut composed = true;
    for c in word.chars() {
        match c {
            'a'..='z' => out.push(c),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            '’' | '‘' | 'ʼ' => out.push('\''),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            _ if is_invisible(c) => {}
            _ => {
                for lower in c.to_lowercase() {
                    composed &= lower < FIRST_COMBINING;
                    out.push(lower);
                }
            }
        }
    }
    if !composed {
        *out = out.nfc().collect();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_folded_word_is_borrowed() {
        for word in ["", "armée", "l'", "peut-être", "garçon", "10"] {
            assert!(matches!(fold(word), Cow::Borrowed(_)), "{word}");
        }
    }

    #[test]
    fn what_never_matters_is_gone() {
        for (word, folded) in [
            ("ARMÉE", "armée"),
            ("L’", "l'"),
            ("aujourdʼhui", "aujourd'hui"),
            ("Œuvre", "oeuvre"),
            ("ex æquo", "ex aequo"),
            ("cœur", "coeur"),
            ("ﬁscal", "fiscal"),
            ("e\u{301}tat", "état"),
            ("E\u{301}TAT", "état"),
            ("com\u{AD}mu\u{AD}nauté", "communauté"),
            ("mot\u{200B}\u{2060}\u{FEFF}", "mot"),
            ("peut\u{2011}être", "peut-être"),
            ("porte\u{2010}parole", "porte-parole"),
            ("Ωméga", "ωméga"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }

    #[test]
    fn an_accent_is_composed_across_an_invisible_character() {
        assert_eq!(fold("e\u{AD}\u{301}tat"), "état");
    }

    #[test]
    fn accents_are_taken_off() {
        assert_eq!(unaccented("état"), "etat");
        assert_eq!(unaccented("ÉTÉ"), "ETE");
        assert_eq!(unaccented("façade"), "facade");
        assert!(matches!(unaccented("etat"), Cow::Borrowed(_)));
        assert!(matches!(unaccented("łódź").as_ref(), "łodz"));
        assert!(matches!(unaccented("ß"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn letters_of_latin_1_lose_their_accents_as_unicode_has_it(word in "[ -~\\u{A0}-\\u{FF}ŒœĀ-ſ]{0,12}") {
            prop_assert_eq!(unaccented(&word), decomposed(&word));
        }

        #[test]
        fn folding_twice_changes_nothing_more(word in any::<String>()) {
            let once = fold(&word).into_owned();
            prop_assert_eq!(fold(&once), once.as_str());
        }

        #[test]
        fn the_three_ways_agree(word in "[ -~à-ÿÀ-ÞœŒ’\u{AD}\u{300}-\u{303}]{0,12}") {
            let mut filled = String::from("before");
            fold_into(&word, &mut filled);
            prop_assert_eq!(fold(&word), filled.as_str());
            let mut buffer = String::from("before");
            prop_assert_eq!(folded(&word, &mut buffer), filled.as_str());
        }

        #[test]
        fn case_and_composition_never_matter(word in "[a-zà-öø-ÿœ’-]{0,12}") {
            let decomposed: String = word.to_uppercase().nfd().collect();
            prop_assert_eq!(fold(&decomposed), fold(&word));
        }
    }
}
