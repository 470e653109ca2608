//! What a byte or a character is to the tokeniser.

use unicode_normalization::char::is_combining_mark;

use crate::text::fold::is_invisible;

/// What the first byte of a character tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space and controls: no token.
    Space,
    /// An ASCII letter.
    Letter,
    /// An ASCII digit.
    Digit,
    /// `.`
    Dot,
    /// `!` and `?`
    Stop,
    /// `'`
    Apostrophe,
    /// `"`
    Quote,
    /// `-`
    Hyphen,
    /// Any other printable ASCII character.
    Mark,
    /// The first byte of a character beyond ASCII.
    High,
}

/// The class of each byte.
pub(super) static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Mark; 256];
    let mut byte: u8 = 0;
    loop {
        table[byte as usize] = match byte {
            0..=b' ' | 0x7F => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'.' => Class::Dot,
            b'!' | b'?' => Class::Stop,
            b'\'' => Class::Apostrophe,
            b'"' => Class::Quote,
            b'-' => Class::Hyphen,
            0x80.. => Class::High,
            _ => Class::Mark,
        };
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

/// Whether the character carries a word on: a letter or digit of any script, a combining mark, or a character nobody
/// sees.
pub(super) fn continues_word(c: char) -> bool {
    match c {
        // The letters and marks that French and English prose is full of need no look into the tables of Unicode.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' => true,
        '\u{A0}' | '«' | '»' | '‐'..='‧' | '\u{202F}' => false,
        _ => c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c),
    }
}

/// Whether a character beyond ASCII makes no token: white space, controls, and what nobody sees.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// Whether it is a space that stands inside a number: no-break, narrow no-break, thin, or figure space.
pub(super) const fn is_digit_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}')
}

/// Whether it is an apostrophe; `‘` is one only between letters.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether it belongs to the picture begun by the character before it: a skin tone, a keycap, a combining mark.
pub(super) fn extends_picture(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}
