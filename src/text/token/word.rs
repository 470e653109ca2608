//! Words and numbers: how far one reaches, and into which tokens it falls.

use super::class::{continues_word, is_apostrophe, is_blank};
use super::{Class, Token, TokenKind, Tokeniser, english, french, number};
use crate::language::Language;
use crate::text::abbreviation::{Abbreviation, abbreviation, opens_sentence};
use crate::text::fold::is_invisible;

/// What was met while a word was read.
#[derive(Clone, Copy, Default)]
struct Shape {
    hyphen: bool,
    apostrophe: bool,
    /// Where the part after the last inner dot begins, once there is one.
    after_dot: Option<usize>,
}

/// What to do with the character after a run of letters.
enum Step {
    /// It belongs to the word, which goes on at this offset.
    On(usize),
    /// The word ends before it.
    End,
    /// The word ends after it, whole as it is: an elision, an abbreviation with its dot, an address.
    Whole(usize),
}

impl<Emit: FnMut(Token)> Tokeniser<'_, Emit> {
    /// A word whose first letter is at `start`.
    pub(super) fn word(&mut self, start: usize) -> usize {
        self.word_from(start, start)
    }

    /// A word that begins at `start` and is known to reach to `at` at least.
    fn word_from(&mut self, start: usize, mut at: usize) -> usize {
        let mut shape = Shape::default();
        loop {
            at = self.run_of_letters(at);
            match self.step(start, at, &mut shape) {
                Step::On(next) => at = next,
                Step::End => break,
                Step::Whole(end) => return self.emit(start, end, TokenKind::Word),
            }
        }
        self.emit_word(start, self.trimmed(start, at), shape);
        at
    }

    /// The end of the run of letters, digits, marks that combine and invisible characters at `at`.
    fn run_of_letters(&self, mut at: usize) -> usize {
        loop {
            match self.class(at) {
                Some(Class::Letter | Class::Digit) => at += 1,
                Some(Class::High) => match self.char(at) {
                    Some(c) if continues_word(c) => at += c.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// Where `start..end` ends once the invisible characters at its end are left out.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        match self.byte(end.wrapping_sub(1)) {
            Some(0x80..) => {
                start
                    + self
                        .text
                        .get(start..end)
                        .unwrap_or_default()
                        .trim_end_matches(is_invisible)
                        .len()
            }
            _ => end,
        }
    }

    /// Reads what stands at `at`, right after a run of letters.
    fn step(&mut self, start: usize, at: usize, shape: &mut Shape) -> Step {
        let Some(byte) = self.byte(at) else { return Step::End };
        match byte {
            b'\'' | 0xE2 | 0xCA => self.beyond_letters(start, at, shape),
            0xC2 if matches!(self.rest(start).as_bytes(), [b'n' | b'N', 0xC2, 0xB0, ..]) => Step::Whole(at + 2),
            b'-' if self.letter_at(at + 1) => {
                shape.hyphen = true;
                Step::On(at + 1)
            }
            b'.' => self.dot(start, at, shape),
            b'_' if self.letter_at(at + 1) || self.byte(at + 1) == Some(b'_') => Step::On(at + 1),
            b'&' if self.letter_at(at + 1) && self.short_before(start, at) => Step::On(at + 1),
            b'@' if matches!(self.class(at + 1), Some(Class::Letter | Class::Digit)) => {
                Step::Whole(self.address(at + 1))
            }
            b':' if self.rest(at).starts_with("://") && self.is_scheme(start, at) => self.url(at + 3),
            b'/' if shape.after_dot.is_some_and(|from| at - from > 1) && self.letter_at(at + 1) => self.url(at),
            _ => Step::End,
        }
    }

    /// An apostrophe or a hyphen beyond ASCII after a run of letters.
    fn beyond_letters(&mut self, start: usize, at: usize, shape: &mut Shape) -> Step {
        let Some(c) = self.char(at) else { return Step::End };
        let next = at + c.len_utf8();
        match c {
            '\u{2010}' | '\u{2011}' if self.letter_at(next) => {
                shape.hyphen = true;
                Step::On(next)
            }
            _ if is_apostrophe(c) => {
                let head = self.text.get(start..at).unwrap_or_default();
                if self.language == Language::French && french::elides(head, self.rest(next)) {
                    return Step::Whole(next);
                }
                if !self.letter_at(next) {
                    return Step::End;
                }
                shape.apostrophe = true;
                Step::On(next)
            }
            _ => Step::End,
        }
    }

    /// Whether a letter or digit is at `at`.
    fn letter_at(&self, at: usize) -> bool {
        match self.class(at) {
            Some(Class::Letter | Class::Digit) => true,
            Some(Class::High) => self.char(at).is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    /// Whether the word so far is a few capitals, as in `R&D` and `AT&T`.
    fn short_before(&self, start: usize, at: usize) -> bool {
        at - start <= 3
            && self
                .rest(start)
                .bytes()
                .take(at - start)
                .all(|byte| byte.is_ascii_uppercase())
    }

    /// A dot after a run of letters: inside a name of a site or an acronym, at the end of an abbreviation, or a full stop.
    fn dot(&mut self, start: usize, at: usize, shape: &mut Shape) -> Step {
        let part = shape.after_dot.unwrap_or(start);
        let part = self
            .text
            .get(part..at)
            .unwrap_or_default()
            .rsplit('-')
            .next()
            .unwrap_or_default();
        let letters = part.chars().take(3).filter(|c| c.is_alphanumeric()).count();
        let mut after = self.rest(at + 1).chars();
        let (next, second) = (after.next(), after.next());
        match next {
            Some(c) if c.is_lowercase() => {
                shape.after_dot = Some(at + 1);
                Step::On(at + 1)
            }
            Some(c) if c.is_uppercase() && letters == 1 => {
                if second.is_some_and(char::is_lowercase) {
                    // J.Dupont
                    return Step::Whole(at + 1);
                }
                shape.after_dot = Some(at + 1);
                Step::On(at + 1)
            }
            Some('-') if letters <= 2 && second.is_some_and(char::is_alphabetic) => {
                shape.after_dot = Some(at + 2);
                Step::On(at + 2)
            }
            Some('.') => Step::End,
            _ if shape.after_dot.is_some() => {
                // The last dot of an acronym is its own; that of `exemple.fr` is not. `Ph.D` and `c.-à-d` end in one letter too.
                if letters == 1 && !shape.apostrophe {
                    Step::Whole(at + 1)
                } else {
                    Step::End
                }
            }
            _ if self.is_abbreviation(start, at) => Step::Whole(at + 1),
            _ => Step::End,
        }
    }

    /// Whether the dot at `at` belongs to the word that begins at `start`, going by the word and what stands around it.
    fn is_abbreviation(&mut self, start: usize, at: usize) -> bool {
        let word = self.text.get(start..at).unwrap_or_default();
        let next = self.char_after_space(at + 1);
        let letter = next.is_some_and(|(_, c)| c.is_alphabetic());
        let capital = next.is_some_and(|(_, c)| c.is_uppercase());
        let figure = next.is_some_and(|(_, c)| c.is_numeric());
        match abbreviation(word, self.language, &mut self.buffer) {
            Some(Abbreviation::Title) if letter => return true,
            // Page numbers of forewords are in Roman capitals.
            Some(Abbreviation::Reference) if figure || self.is_roman(next) => return true,
            Some(Abbreviation::Reference) if word == "p" && self.rest(at + 1).trim_start().starts_with("ex.") => {
                return true;
            }
            Some(Abbreviation::Dated) if figure || self.number_before => return true,
            Some(Abbreviation::Inner) if next.is_some() => return true,
            Some(Abbreviation::Free) => return true,
            _ => {}
        }
        if word == "ex" {
            // p. ex., par ex.
            let before = self.text.get(..start).unwrap_or_default().trim_end();
            return before.ends_with(" p.") || before.ends_with("(p.") || before.ends_with(" par") || before == "p.";
        }
        if self.text.get(..start).unwrap_or_default().trim_end().ends_with('°') {
            // 2 °C, not the initial of a name.
            return false;
        }
        let mut letters = word.chars();
        let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        initial && capital && !(self.language == Language::English && word == "I") && !self.opens_sentence(next)
    }

    /// Whether the word at that place begins with Roman numerals and nothing else.
    fn is_roman(&self, place: Option<(usize, char)>) -> bool {
        let Some((at, _)) = place else { return false };
        let word = self.text.as_bytes().get(at..).unwrap_or_default();
        let length = word
            .iter()
            .take(8)
            .take_while(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
            .count();
        // English `I` is a pronoun first.
        let least = if self.language == Language::English { 2 } else { 1 };
        length >= least && !self.letter_at(at + length)
    }

    /// Whether the word at that place opens a sentence for sure.
    fn opens_sentence(&mut self, place: Option<(usize, char)>) -> bool {
        let Some((at, _)) = place else { return false };
        let end = self.run_of_letters_within(at, 16);
        let word = self.text.get(at..end).unwrap_or_default();
        opens_sentence(word, self.language, &mut self.buffer)
    }

    /// The end of the run of letters at `at`, seen over a few characters only, with the apostrophe of an elided word.
    fn run_of_letters_within(&self, at: usize, most: usize) -> usize {
        let rest = self.rest(at);
        let mut end = at;
        for c in rest.chars().take(most) {
            if self.language == Language::French && is_apostrophe(c) {
                return end + c.len_utf8();
            }
            if !c.is_alphabetic() {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    /// Whether the word before `://` names a protocol.
    fn is_scheme(&self, start: usize, at: usize) -> bool {
        let word = self.text.get(start..at).unwrap_or_default();
        ["http", "https", "ftp", "file"]
            .iter()
            .any(|scheme| word.eq_ignore_ascii_case(scheme))
    }

    /// An address of the web that is read as far as `at`: up to white space or a mark that no address holds, final
    /// punctuation aside.
    fn url(&self, at: usize) -> Step {
        let mut open = 0_usize;
        let mut end = at;
        let mut seen = at;
        for c in self.rest(at).chars() {
            if is_blank(c)
                || matches!(
                    c,
                    '<' | '>' | '"' | '«' | '»' | '“' | '”' | '‹' | '›' | '{' | '}' | '|' | '`'
                )
            {
                break;
            }
            end += c.len_utf8();
            match c {
                '(' => open += 1,
                ')' if open > 0 => {
                    open -= 1;
                    seen = end;
                }
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…' | ')' | '[' | ']' | '*' | '_' => {}
                _ => seen = end,
            }
        }
        if seen > at { Step::Whole(seen) } else { Step::End }
    }

    /// The end of an e-mail address whose part after the `@` begins at `at`.
    fn address(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let host = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
            .count();
        at + rest
            .get(..host)
            .unwrap_or_default()
            .trim_end_matches(['.', '-', '_'])
            .len()
    }

    /// `@name` or `#tag`, whose mark is at `at`.
    pub(super) fn handle(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            end = self.run_of_letters(end);
            match self.byte(end) {
                Some(b'_') => end += 1,
                _ => break,
            }
        }
        self.emit(at, self.trimmed(at, end), TokenKind::Word);
        end
    }

    /// Emits a word of letters and inner connectors as the tokens its language sees in it.
    fn emit_word(&mut self, start: usize, end: usize, shape: Shape) {
        let word = self.text.get(start..end).unwrap_or_default();
        let mut from = start;
        match self.language {
            Language::French if shape.hyphen => {
                for at in french::clitics(word).into_iter().rev().flatten() {
                    from = self.emit_part(from, start + at);
                }
            }
            Language::English if shape.apostrophe || word.len() == "cannot".len() => {
                // At most two, as in "I'd've": the first split gives the last of them.
                if let Some(last) = english::contraction(word) {
                    let head = word
                        .get(..last)
                        .filter(|head| head.contains(is_apostrophe))
                        .unwrap_or_default();
                    if let Some(first) = english::contraction(head) {
                        from = self.emit_part(from, start + first);
                    }
                    from = self.emit_part(from, start + last);
                }
            }
            _ => {}
        }
        self.emit(from, end, TokenKind::Word);
    }

    /// Emits the part `start..end` of a word, less the invisible characters at its end, and gives `end`.
    fn emit_part(&mut self, start: usize, end: usize) -> usize {
        self.emit(start, self.trimmed(start, end), TokenKind::Word);
        end
    }

    /// A number that begins at `start`, with its sign or point if it has one, and whose first digit is at `digit`.
    pub(super) fn number(&mut self, start: usize, digit: usize) -> usize {
        let end = number::digits(self.text, digit, self.language);
        let is_word = match self.class(end) {
            Some(Class::Letter | Class::High) => {
                let after = self.run_of_letters(end);
                let letters = self.text.get(end..self.trimmed(end, after)).unwrap_or_default();
                if letters.is_empty() || !letters.starts_with(char::is_alphabetic) {
                    false
                } else {
                    match number::ending(letters) {
                        number::Ending::Own => return self.emit(start, end + letters.len(), TokenKind::Number),
                        number::Ending::Unit => false,
                        number::Ending::Word => true,
                    }
                }
            }
            Some(Class::Hyphen) => self.letter_at(end + 1),
            _ => false,
        };
        if is_word {
            return self.word_from(start, end);
        }
        self.emit(start, end, TokenKind::Number)
    }

    /// A number written with digits beyond ASCII: `½`, `²`, the digits of another script.
    pub(super) fn other_number(&mut self, at: usize) -> usize {
        let end = at
            + self
                .rest(at)
                .chars()
                .take_while(|c| c.is_numeric() && !c.is_ascii())
                .map(char::len_utf8)
                .sum::<usize>();
        self.emit(at, end, TokenKind::Number)
    }
}
