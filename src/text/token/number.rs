//! Numbers: how far one reaches, with its separators and its ending.

use super::class::is_digit_space;
use crate::language::Language;

/// How far the digits of a number that begins at `start` reach, inner separators included, as a byte offset.
///
/// `3,5`, `1,000.5`, `12:30`, `24/7` and `2013-2014` are one number; so is `10 000`, with any space in French and with
/// those that do not break in English.
pub(super) fn digits(text: &str, start: usize, language: Language) -> usize {
    let bytes = text.as_bytes();
    let mut at = run(bytes, start);
    let grouped = groups(text, start, at, language);
    at = grouped.unwrap_or(at);
    loop {
        let separator = match bytes.get(at) {
            Some(b'.' | b',' | b':' | b'/' | b'-') => 1,
            _ => return at,
        };
        let end = run(bytes, at + separator);
        if end == at + separator {
            return at;
        }
        at = end;
    }
}

/// The end of the run of digits that begins at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    let digits = bytes.get(at..).unwrap_or_default();
    at + digits.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of the number whose first group of digits is `start..end`, if groups of three follow it after spaces.
fn groups(text: &str, start: usize, end: usize, language: Language) -> Option<usize> {
    let bytes = text.as_bytes();
    if end - start > 3 || bytes.get(start) == Some(&b'0') {
        return None;
    }
    let mut found = None;
    let mut at = end;
    loop {
        let space = text.get(at..)?.chars().next();
        let width = match space {
            Some(' ') if language == Language::French => 1,
            Some(space) if is_digit_space(space) => space.len_utf8(),
            _ => return found,
        };
        let group = run(bytes, at + width);
        if group - (at + width) != 3 {
            return found;
        }
        at = group;
        found = Some(at);
    }
}

/// What the letters right after a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// They belong to it: `1er`, `10th`, `1980s`, `12h30`.
    Own,
    /// They are a unit, a word by itself: `5bn`, `10am`.
    Unit,
    /// The whole is a word: `3D`, `4x4`.
    Word,
}

/// Reads `letters`, the run of letters and digits right after the digits of a number.
pub(super) fn ending(letters: &str) -> Ending {
    match letters {
        "er" | "ers" | "re" | "res" | "ère" | "ères" | "e" | "es" | "è" | "ème" | "èmes" | "eme" | "emes" | "ième"
        | "ièmes" | "nd" | "nde" | "nds" | "ndes" | "st" | "rd" | "th" | "s" | "ST" | "ND" | "RD" | "TH" => {
            Ending::Own
        }
        "bn" | "mn" | "tn" | "m" | "M" | "k" | "Md" | "Mds" | "Md€" | "am" | "pm" | "AM" | "PM" | "km" | "kg" | "g"
        | "mg" | "cm" | "mm" | "ha" | "l" | "cl" | "ml" | "mph" | "kph" | "ft" | "lb" | "lbs" | "kW" | "MW" | "GW"
        | "kWh" | "MWh" | "GWh" | "TWh" | "Hz" | "MHz" | "GHz" | "min" | "mins" | "hrs" | "ans" | "billion"
        | "million" => Ending::Unit,
        _ => match letters.strip_prefix(['h', 'H']) {
            Some(minutes) if minutes.len() <= 2 && minutes.bytes().all(|byte| byte.is_ascii_digit()) => Ending::Own,
            _ => Ending::Word,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_separators() {
        for (text, number) in [
            ("3,5 %", "3,5"),
            ("1,000.5", "1,000.5"),
            ("10 000 soldats", "10 000"),
            ("1\u{202F}234\u{202F}567,89", "1\u{202F}234\u{202F}567,89"),
            ("2010 300 soldats", "2010"),
            ("10 0000", "10"),
            ("007 000", "007"),
            ("12, 13", "12"),
            ("12.", "12"),
            ("2013-2014", "2013-2014"),
            ("2013-", "2013"),
        ] {
            assert_eq!(&text[..digits(text, 0, Language::French)], number);
        }
        assert_eq!(digits("747 300", 0, Language::English), 3);
        assert_eq!(digits("10\u{A0}000", 0, Language::English), 7);
    }

    #[test]
    fn letters_after_a_number() {
        for letters in ["er", "th", "s", "h", "h30"] {
            assert_eq!(ending(letters), Ending::Own, "{letters}");
        }
        assert_eq!(ending("bn"), Ending::Unit);
        for letters in ["D", "x4", "h30min", "habc"] {
            assert_eq!(ending(letters), Ending::Word, "{letters}");
        }
    }
}
