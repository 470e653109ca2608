//! Everything that is no word: stops, dashes, quotation marks and apostrophes outside words, symbols, pictures.

use super::class::{continues_word, extends_picture, is_apostrophe, is_blank};
use super::{Class, Token, TokenKind, Tokeniser, english};
use crate::language::Language;

/// The joiner that makes one picture of two.
const JOINER: char = '\u{200D}';

/// How far a single quotation may reach before it is taken for an apostrophe, in bytes.
const LONGEST_SINGLE: usize = 2_000;

impl<Emit: FnMut(Token)> Tokeniser<'_, Emit> {
    /// A full stop, an ellipsis, or a number that begins with its point.
    pub(super) fn dots(&mut self, at: usize) -> usize {
        let end = self.same(at, b'.');
        if end == at + 1 && self.class(end) == Some(Class::Digit) && !self.follows_word(at) {
            return self.number(at, end);
        }
        self.emit(at, end, TokenKind::Stop)
    }

    /// A hyphen that is in no word: a dash, a run of dashes, or the sign of a number.
    pub(super) fn hyphens(&mut self, at: usize) -> usize {
        let end = self.same(at, b'-');
        if end == at + 1 && self.signs_number(at, end) {
            return self.number(at, end);
        }
        self.emit(at, end, TokenKind::Mark)
    }

    /// An ASCII mark.
    pub(super) fn mark(&mut self, at: usize) -> usize {
        let next = self.byte(at + 1);
        match self.byte(at) {
            Some(b'@') if matches!(next, Some(b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')) => self.handle(at),
            Some(b'#') if self.char(at + 1).is_some_and(|c| c == '_' || c.is_alphabetic()) => self.handle(at),
            Some(byte @ (b'<' | b'>')) if next == Some(byte) && self.byte(at + 2) != Some(byte) => {
                self.emit(at, at + 2, TokenKind::Quote)
            }
            Some(b'`') if next == Some(b'`') => self.emit(at, at + 2, TokenKind::Quote),
            _ => self.emit(at, at + 1, TokenKind::Mark),
        }
    }

    /// What begins with a character beyond ASCII.
    pub(super) fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(c) = self.char(at) else { return self.text.len() };
        let end = at + c.len_utf8();
        match c {
            '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‚' | '＂' => {
                self.emit(at, end, TokenKind::Quote)
            }
            '’' => self.apostrophe(at, '’'),
            '‘' | '‛' => {
                self.single = Some(('’', at));
                self.emit(at, end, TokenKind::Quote)
            }
            '…' | '‥' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' => {
                self.emit(at, end, TokenKind::Stop)
            }
            '−' if self.signs_number(at, end) => self.number(at, end),
            _ if c.is_alphabetic() => self.word(at),
            _ if c.is_numeric() => self.other_number(at),
            _ if is_blank(c) => end,
            _ => self.picture(at, end),
        }
    }

    /// A symbol with whatever belongs to it: `end` is where its first character ends.
    fn picture(&mut self, at: usize, mut end: usize) -> usize {
        // A flag is two letters of its own kind.
        let is_flag = |c: &char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
        if let (Some(_), Some(second)) = (self.char(at).filter(is_flag), self.char(end).filter(is_flag)) {
            end += second.len_utf8();
        }
        let mut seen = end;
        let mut joined = false;
        for c in self.rest(end).chars() {
            let belongs =
                extends_picture(c) || c == JOINER || (joined && !c.is_alphanumeric() && !is_blank(c) && !c.is_ascii());
            if !belongs {
                break;
            }
            joined = c == JOINER;
            end += c.len_utf8();
            if !is_blank(c) {
                seen = end;
            }
        }
        self.emit(at, seen, TokenKind::Mark);
        end
    }

    /// An apostrophe that no word took: it opens or closes a quotation, marks a possessive, or stands for cut letters.
    pub(super) fn apostrophe(&mut self, at: usize, mark: char) -> usize {
        let end = at + mark.len_utf8();
        if mark == '\'' && self.byte(end) == Some(b'\'') && self.byte(end + 1) != Some(b'\'') {
            return self.emit(at, end + 1, TokenKind::Quote);
        }
        let before = self.char_before(at);
        let after = self.char(end);
        let touches_after = after.is_some_and(|c| !c.is_whitespace());
        if before.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | ':' | '-' | '—' | '–' | '/' | '«' | '“' | '"' | '‘')
        }) {
            return self.opening_apostrophe(at, end, mark, touches_after);
        }
        let is_word = before.is_some_and(char::is_alphanumeric);
        if self.language == Language::English && self.is_lone_s(end) {
            return self.emit(at, end + 1, TokenKind::Word);
        }
        if self.closes_single(at, end, mark) {
            self.single = None;
            return self.emit(at, end, TokenKind::Quote);
        }
        let kind = match before {
            Some('s' | 'S' | 'x' | 'z') if self.language == Language::English => TokenKind::Word,
            _ if is_word => TokenKind::Mark,
            _ => TokenKind::Quote,
        };
        self.emit(at, end, kind)
    }

    /// An apostrophe before which no word stands.
    fn opening_apostrophe(&mut self, at: usize, end: usize, mark: char, touches_after: bool) -> usize {
        if self.language == Language::English {
            let clipped = english::clipped(self.rest(end)).map(|length| end + length);
            if let Some(clipped) = clipped.filter(|at| !self.char(*at).is_some_and(continues_word)) {
                return self.emit(at, clipped, TokenKind::Word);
            }
            // '80s, ’68
            let year = self.rest(end).as_bytes();
            if matches!(year, [b'0'..=b'9', b'0'..=b'9', ..]) && !matches!(year, [_, _, b'0'..=b'9', ..]) {
                return self.number(at, end);
            }
        }
        if !touches_after {
            // Standing alone it can only close: `he said '`.
            let closes = self.single.take().is_some();
            return self.emit(at, end, if closes { TokenKind::Quote } else { TokenKind::Mark });
        }
        self.single = Some((mark, at));
        self.emit(at, end, TokenKind::Quote)
    }

    /// Whether a lone `s` follows, as after `U.S.’`.
    fn is_lone_s(&self, at: usize) -> bool {
        matches!(self.byte(at), Some(b's' | b'S')) && !self.char(at + 1).is_some_and(continues_word)
    }

    /// Whether the apostrophe `at..end` closes the single quotation that is open.
    fn closes_single(&self, at: usize, end: usize, mark: char) -> bool {
        let Some((closing, opened)) = self.single else {
            return false;
        };
        if closing != mark || at - opened > LONGEST_SINGLE {
            return false;
        }
        // ‘the workers’ rights’: a plural possessive inside, when the quotation is closed further on.
        let possessive = self.language == Language::English
            && matches!(self.char_before(at), Some('s' | 'S'))
            && self.byte(end) == Some(b' ')
            && self.char(end + 1).is_some_and(char::is_lowercase);
        !(possessive && self.closes_later(end, mark))
    }

    /// Whether the next apostrophe that no word takes, within reach, can close a quotation. The look ahead ends at the
    /// next apostrophe, so all of them together see each byte once.
    fn closes_later(&self, from: usize, mark: char) -> bool {
        let mut before = ' ';
        let mut chars = self.rest(from).char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            if offset > LONGEST_SINGLE {
                return false;
            }
            let inside = before.is_alphanumeric() && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if is_apostrophe(c) && !inside {
                return c == mark && !before.is_whitespace();
            }
            before = c;
        }
        false
    }

    /// The end of the run of `byte` that begins at `at`.
    fn same(&self, at: usize, byte: u8) -> usize {
        at + self.rest(at).bytes().take_while(|other| *other == byte).count()
    }

    /// Whether a letter or digit ends at `at`.
    fn follows_word(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(char::is_alphanumeric)
    }

    /// Whether the minus `at..end` is the sign of the number that follows.
    fn signs_number(&self, at: usize, end: usize) -> bool {
        self.class(end) == Some(Class::Digit)
            && self
                .char_before(at)
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
    }
}
