//! Making control characters visible.
//!
//! Every source is untrusted: a byte of it that a terminal would obey (an escape, a C1 control, a change of writing
//! direction, an invisible tag) must be seen and not obeyed. Whatever is printed, in text, in an error line or in the
//! reader, passes through here; [`crate::json`] asks the same question and escapes instead.

use std::borrow::Cow;

/// Whether a terminal, or a program that shows text, may obey this character instead of showing it.
///
/// C0 and C1 controls and DEL, line and paragraph separators, every control of writing direction (the `Bidi_Control`
/// property of Unicode, and the deprecated formats beside them), interlinear annotations, and the invisible tag characters.
/// Joiners, soft hyphens and variation selectors are not among them: plain writing needs them and they command nothing.
#[must_use]
pub const fn is_control(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What is shown in the place of a control character; `None` for any other character.
///
/// C0 controls and DEL have pictures of one cell (`␛`); the rest are spelt out (`<U+202E>`).
#[must_use]
pub fn stand_in(c: char) -> Option<String> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).map(String::from),
        '\u{7f}' => Some(String::from('\u{2421}')),
        _ if is_control(c) => Some(format!("<U+{:04X}>", u32::from(c))),
        _ => None,
    }
}

/// The text with every control character made visible, line feeds and tabs included.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match stand_in(c) {
            Some(picture) => shown.push_str(&picture),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The text on one line: line breaks, tabs and runs of plain spaces become one space, outer ones go, and every other
/// control character is made visible. No-break spaces stay as they are.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    let is_space = |c: char| matches!(c, ' ' | '\t'..='\r' | '\u{2028}' | '\u{2029}');
    let trimmed = text.trim_matches(is_space);
    if !trimmed.contains(|c: char| is_control(c)) && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let mut line = String::with_capacity(trimmed.len());
    for word in trimmed.split(is_space).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&visible(word));
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_lent_as_it_is() {
        assert!(matches!(visible("« L’État » d’été\u{a0}!"), Cow::Borrowed(_)));
        assert!(matches!(one_line("un seul rang"), Cow::Borrowed(_)));
    }

    #[test]
    fn escapes_are_shown_and_not_obeyed() {
        assert_eq!(
            visible("a\u{1b}]52;c;aGk=\u{7}b\u{9b}31m\u{7f}"),
            "a␛]52;c;aGk=␇b<U+009B>31m␡"
        );
        assert_eq!(
            visible("\u{202e}drawkcab\u{2066}\u{200f}"),
            "<U+202E>drawkcab<U+2066><U+200F>"
        );
        assert_eq!(visible("flag\u{e0041}"), "flag<U+E0041>");
    }

    #[test]
    fn one_line_keeps_no_break_spaces() {
        assert_eq!(one_line("  deux\r\n  mots\u{2028}ici\u{a0}!\t"), "deux mots ici\u{a0}!");
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_can_be_obeyed(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_control));
            prop_assert!(!one_line(&text).contains(is_control));
        }
    }
}
