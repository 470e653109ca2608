//! Where sentences end.
//!
//! A sentence ends at a full stop, a question mark, an exclamation mark or an ellipsis, with the closing marks that follow
//! it, when what comes next can begin a sentence. The tokens have settled which dots are stops: those of abbreviations and
//! numbers are inside their words, so that only a dot that could do both is weighed again here.
//!
//! One pass, and a look of a few tokens ahead at each stop; a sentence has at most [`LONGEST`] tokens, so that whatever
//! reads sentences stays linear on a text that has no stop at all.

use std::ops::Range;

use crate::language::Language;
use crate::text::abbreviation::{Abbreviation, abbreviation, opens_sentence};
use crate::text::token::{Token, TokenKind};

/// The most tokens a sentence can have; a longer one is cut. The longest in newspapers have about two hundred.
pub const LONGEST: usize = 2_000;

/// How many marks may stand between a stop and the word that tells whether a sentence begins: a dash, a quotation mark,
/// a bracket.
const LEAD_IN: usize = 4;

/// The sentences of a block, in order, as ranges of `tokens`: they cover every token, each once.
///
/// `tokens` are those of one block of `text`.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token], language: Language) -> Vec<Range<usize>> {
    let mut splitter = Splitter {
        text,
        tokens,
        language,
        straight_open: false,
        buffer: String::new(),
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = splitter.end(start);
        sentences.push(start..end);
        start = end;
    }
    sentences
}

/// What follows a name after “Why?”.
const SAID: [&str; 11] = [
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "replied",
    "added",
    "wrote",
    "shouted",
    "cried",
    "exclaimed",
];

/// What a token that ends with a dot or is a stop does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// It is none.
    No,
    /// `.`, `!`, `?`: a sentence ends unless what follows says that it goes on.
    Full,
    /// An ellipsis: a sentence ends only where a capital follows.
    Ellipsis,
    /// An abbreviation after which a capital is enough (`etc.`).
    Weak,
    /// An abbreviation after which names are common (`U.S.`, `Inc.`): a word that opens sentences must follow.
    Weaker,
}

/// How the text goes on after a stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It does not.
    Nothing,
    /// With a lower-case letter or a mark that carries the sentence on.
    Onward,
    /// With a figure.
    Figure,
    /// With a capital.
    Capital,
    /// With a capital of a word that opens sentences.
    Opener,
    /// With something that has no case.
    Other,
}

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    language: Language,
    /// Whether a `"` is open.
    straight_open: bool,
    /// For folding a word that must be looked up.
    buffer: String,
}

impl<'t> Splitter<'t> {
    /// One past the last token of the sentence that begins at `start`.
    fn end(&mut self, start: usize) -> usize {
        let most = self.tokens.len().min(start + LONGEST);
        let mut at = start;
        while at < most {
            let stop = self.stop(at);
            self.turn_straight(at);
            at += 1;
            if stop == Stop::No {
                if self.breaks_line(at) {
                    return at;
                }
                continue;
            }
            let begins = stop == Stop::Ellipsis && at == start + 1;
            if begins || self.numbers_item(start, at) || self.stands_for_omission(at) {
                continue;
            }
            let closed = self.closers(at, most);
            if self.ends(stop, at, closed) {
                return closed;
            }
            at = closed;
        }
        most
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// What lies between the token before `at` and the token at `at`.
    fn gap(&self, at: usize) -> &'t str {
        match (
            at.checked_sub(1).and_then(|before| self.tokens.get(before)),
            self.tokens.get(at),
        ) {
            (Some(before), Some(token)) => self
                .text
                .get(before.span.end as usize..token.span.start as usize)
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether the token at `at` touches the one before it.
    fn touches(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.gap(at).is_empty()
    }

    fn stop(&mut self, at: usize) -> Stop {
        let word = self.word(at);
        match self.kind(at) {
            Some(TokenKind::Stop) if word.len() > 1 && word.starts_with(['.', '…', '‥']) => Stop::Ellipsis,
            Some(TokenKind::Stop) => Stop::Full,
            Some(TokenKind::Word) => match word.strip_suffix('.') {
                Some(word) => self.dotted(word),
                None => Stop::No,
            },
            _ => Stop::No,
        }
    }

    /// What the dot that belongs to an abbreviation does besides.
    fn dotted(&mut self, word: &str) -> Stop {
        match abbreviation(word, self.language, &mut self.buffer) {
            Some(Abbreviation::Title | Abbreviation::Reference | Abbreviation::Inner) => Stop::No,
            Some(Abbreviation::Free) if word.starts_with(char::is_lowercase) => Stop::Weak,
            _ if word.chars().nth(1).is_none() => Stop::No,
            _ if word == "ex" => Stop::No,
            _ => Stop::Weaker,
        }
    }

    /// Keeps track of straight quotation marks.
    fn turn_straight(&mut self, at: usize) {
        if self.word(at) == "\"" {
            self.straight_open = !self.straight_open;
        }
    }

    /// Whether a hard break before the token at `at` ends the sentence: one that begins a new line with a capital.
    fn breaks_line(&mut self, at: usize) -> bool {
        let gap = self.gap(at);
        gap.len() > 2
            && gap.contains('\u{2028}')
            && self.word(at - 1) != ","
            && matches!(self.next(at), Next::Capital | Next::Opener)
    }

    /// Whether the stop before `at` is that of a list number: `1. Titre`, `a. Titre`, at the head of the block.
    fn numbers_item(&self, start: usize, at: usize) -> bool {
        if start != 0 || at != 2 || self.word(1) != "." || at == self.tokens.len() {
            return false;
        }
        let word = self.word(0);
        self.kind(0) == Some(TokenKind::Number) && word.len() <= 3
            || word.len() == 1
            || word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
    }

    /// Whether the stop before `at` is the ellipsis of `[...]` or `(…)`.
    fn stands_for_omission(&self, at: usize) -> bool {
        at >= 2 && matches!(self.word(at - 2), "[" | "(") && matches!(self.word(at), "]" | ")")
    }

    /// One past the last of the marks at `at` that belong to the stop before them: more stops, closing quotation marks
    /// and brackets, the number of a note.
    fn closers(&mut self, mut at: usize, most: usize) -> usize {
        while at < most {
            let closes = match (self.kind(at), self.word(at)) {
                (Some(TokenKind::Stop), word) => !self.begins_word(at, word),
                (Some(TokenKind::Quote), "\"" | "'") => self.closes_straight(at),
                (_, "»" | "”" | "’" | "›" | ">>" | "''" | ")" | "]" | "}") => true,
                (Some(TokenKind::Mark), "[") if self.is_note(at) => {
                    at += 2;
                    true
                }
                _ => false,
            };
            if !closes {
                break;
            }
            self.turn_straight(at);
            at += 1;
        }
        at.min(most)
    }

    /// Whether a stop is the ellipsis that begins what follows: `Oui. …et non`.
    fn begins_word(&self, at: usize, word: &str) -> bool {
        word.len() > 1 && !self.touches(at) && self.kind(at + 1) == Some(TokenKind::Word)
    }

    /// Whether a straight quotation mark after a stop closes, going by the space around it, then by what is open.
    fn closes_straight(&self, at: usize) -> bool {
        match (
            self.touches(at),
            self.touches(at + 1) && self.kind(at + 1) != Some(TokenKind::Mark),
        ) {
            (true, false) => true,
            (false, true) => false,
            _ => self.straight_open,
        }
    }

    /// Whether `[12]` stands at `at`, against the stop.
    fn is_note(&self, at: usize) -> bool {
        self.touches(at) && self.kind(at + 1) == Some(TokenKind::Number) && self.word(at + 2) == "]"
    }

    /// Whether a sentence ends with the stop before `stop_end`, whose closing marks end at `closed`.
    fn ends(&mut self, stop: Stop, stop_end: usize, closed: usize) -> bool {
        let next = self.next(closed);
        let quoted = (stop_end..closed).any(|at| self.kind(at) == Some(TokenKind::Quote));
        if quoted && next == Next::Capital && self.is_said_by_name(closed) {
            return false;
        }
        match stop {
            Stop::No => false,
            Stop::Full => next != Next::Onward || self.is_bare_grave(closed),
            Stop::Ellipsis | Stop::Weak => matches!(next, Next::Nothing | Next::Capital | Next::Opener),
            Stop::Weaker => matches!(next, Next::Nothing | Next::Opener),
        }
    }

    /// How the text goes on at `at`.
    fn next(&mut self, at: usize) -> Next {
        let glued = self.touches(at);
        for place in at..at + LEAD_IN {
            let Some(token) = self.tokens.get(place) else {
                return Next::Nothing;
            };
            let word = token.of(self.text);
            match token.kind {
                TokenKind::Word => return self.case(word, glued && place == at),
                TokenKind::Number => {
                    return if glued && place == at {
                        Next::Onward
                    } else {
                        Next::Figure
                    };
                }
                TokenKind::Mark if matches!(word, "," | ";" | ":" | ")" | "]" | "}" | "/" | "%" | "&" | "=" | "+") => {
                    return Next::Onward;
                }
                TokenKind::Stop if place == at => {}
                TokenKind::Stop | TokenKind::Code => return Next::Other,
                TokenKind::Quote | TokenKind::Mark => {}
            }
        }
        Next::Other
    }

    /// Whether a full stop and a French `à` meet: keyboards have no `À`, so many sentences begin like that.
    fn is_bare_grave(&self, at: usize) -> bool {
        self.language == Language::French && self.word(at) == "à" && self.word(at - 1) == "." && !self.touches(at)
    }

    /// What the first letters of a word tell; a word glued to its stop needs a capital.
    fn case(&mut self, word: &str, glued: bool) -> Next {
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        let first = letters.next();
        match first {
            Some(c) if c.is_uppercase() => {
                if opens_sentence(word, self.language, &mut self.buffer) {
                    Next::Opener
                } else {
                    Next::Capital
                }
            }
            Some(c) if c.is_lowercase() => {
                // A name of a make may begin so: iPhone.
                let is_make = letters.next().is_some_and(char::is_uppercase);
                let is_handle = word.starts_with(['@', '#']);
                if !glued && (is_make || is_handle) {
                    Next::Capital
                } else {
                    Next::Onward
                }
            }
            Some(c) if c.is_numeric() => Next::Figure,
            _ if glued => Next::Onward,
            _ => Next::Other,
        }
    }

    /// Whether a name with a verb of saying stands at `at`, as in “Why?” Jane Doe asked. (A pronoun has no capital there.)
    fn is_said_by_name(&mut self, at: usize) -> bool {
        if self.language != Language::English {
            return false;
        }
        for place in at..at + LEAD_IN {
            let word = self.word(place);
            if SAID.contains(&word) {
                return place > at;
            }
            if !word.starts_with(char::is_uppercase) || opens_sentence(word, self.language, &mut self.buffer) {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::token::tokenise;

    fn tokens(text: &str, language: Language) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenise(text, 0, language, &mut |token| tokens.push(token));
        tokens
    }

    /// Asserts that a text falls into the sentences between the bars.
    #[track_caller]
    fn falls(language: Language, barred: &str) {
        let expected: Vec<&str> = barred.split('|').map(str::trim).collect();
        let text = expected.join(" ");
        let tokens = tokens(&text, language);
        let found: Vec<&str> = sentences(&text, &tokens, language)
            .into_iter()
            .map(|range| tokens[range.start].span.cover(tokens[range.end - 1].span).of(&text))
            .collect();
        assert_eq!(found, expected);
    }

    fn fr(barred: &str) {
        falls(Language::French, barred);
    }

    fn en(barred: &str) {
        falls(Language::English, barred);
    }

    #[test]
    fn french_abbreviations_end_nothing() {
        fr("M. Dupont est venu. | Mme. Roy aussi.");
        fr("M. le président et M. de Rivière sont là. | MM. Roy et Petit aussi.");
        fr("La ville fut prise en 52 av. J.-C. par les troupes. | Elle brûla.");
        fr("Il régna jusqu'en 14 apr. J.-C. | Son fils lui succéda.");
        fr("Les élus, c.-à-d. Les Verts et d'autres, ont voté. | Tous.");
        fr("Selon l'art. 3 du code, cf. p. 12, il a raison. | Point.");
        fr("Des fruits, p. ex. Des pommes, etc. sont arrivés. | Des pommes, des poires, etc. | Tout est là.");
        fr("Le 3 sept. 2020, tout change. | Ils sont sept. | Le reste dort.");
        fr("J.-P. Roy et A. Petit signent. | C. Roy aussi.");
    }

    #[test]
    fn english_abbreviations_end_nothing() {
        en("Mr. Smith met Dr. Jones. | They left.");
        en("The U.S. Senate voted. | He left the U.S. | The rest stayed.");
        en("J. K. Doe wrote it. | It sold.");
        en("Acme Inc. Chairman Doe left. | He sold Acme Inc. | It closed.");
        en("Some, e.g. The Hague and others, agreed. | See No. 5 there.");
        en("It came at 5 p.m. on Jan. 3 and left. | At 6 p.m. | They slept.");
        en("She had plan B. | The end.");
    }

    #[test]
    fn guillemets_go_on_in_lower_case() {
        fr("« Tu viens ? » dit-il. | « Oui ! » | Elle part.");
        fr("« Tu viens\u{a0}?\u{a0}» demande-t-il. | Il attend…");
        fr("Il a dit : « C'est fini. » | Puis il est parti.");
        en("“Are you coming?” he said. | “No!” | She left.");
        en("“Why?” Jane Doe asked. | “Why not?” | Jane Doe left.");
        en("\"Is it over?\" he asked. | \"It is.\" | \"Good.\"");
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        fr("(Il est parti.) | Elle reste.[12] | Tout va bien ?! | Oui.");
        en("He left (in a hurry!) that day. | He “left.” | ‘So it is.’ | Good.");
    }

    #[test]
    fn ellipses_need_a_capital() {
        fr("Il vient... demain… ou jamais. | Peut-être... | Elle rit. | ... Rien.");
        fr("Il dit [...] Que voulait-il ? | « (…) La suite » vient.");
    }

    #[test]
    fn numbers_and_addresses_end_nothing() {
        fr("Le taux est de 3.5 points. | Voir exemple.fr demain. | 12 élus votent.");
        fr("1. Introduction au sujet");
        en("A. Introduction and more");
        en("It cost $1.5 million. | $5 is less. | It grew.");
    }

    #[test]
    fn dialogue_dashes_begin_sentences() {
        fr("— Tu viens ? | — Oui. | – Alors viens !");
        fr("— Tu viens ? – demanda-t-il. | Elle rit.");
    }

    #[test]
    fn a_sentence_may_begin_with_a_bare_grave() {
        fr("Il est parti. | à ce jour, rien.");
        fr("Il est parti ? à ce jour, rien.");
    }

    #[test]
    fn a_hard_break_ends_a_line_of_verse() {
        let text = "Premier vers\u{2028}Second vers,\u{2028}Suite";
        let tokens = tokens(text, Language::French);
        assert_eq!(sentences(text, &tokens, Language::French), [0..2, 2..6]);
    }

    #[test]
    fn a_text_without_a_stop_is_cut() {
        let text = "mot ".repeat(2 * LONGEST + 1);
        let tokens = tokens(&text, Language::French);
        let lengths: Vec<usize> = sentences(&text, &tokens, Language::French)
            .iter()
            .map(Range::len)
            .collect();
        assert_eq!(lengths, [LONGEST, LONGEST, 1]);
    }

    proptest! {
        #[test]
        fn sentences_cover_every_token_in_order(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "Mot", "mot", "M", "etc", "U.S", ".", "...", "…", "?", "!", " ", "\u{a0}", "\u{2028}", "«", "»", "\"",
                    "’", "(", ")", "[", "12", "]", "—", ",", "à", "iPhone", "@x", "中", "said",
                ]),
                0..40,
            ),
        ) {
            let text = parts.concat();
            for language in Language::ALL {
                let tokens = tokens(&text, language);
                let mut end = 0;
                for range in sentences(&text, &tokens, language) {
                    prop_assert_eq!(range.start, end);
                    prop_assert!(!range.is_empty());
                    end = range.end;
                }
                prop_assert_eq!(end, tokens.len());
            }
        }
    }
}
