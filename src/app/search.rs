//! Searching the text, as people type: case and accents do not matter, nor which apostrophe or space is meant.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::app::state::{App, View};
use crate::span::Span;

/// A search, and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// Every match, in the order of the text; no two overlap.
    pub matches: Vec<Span>,
}

impl Search {
    /// Searches a text.
    #[must_use]
    pub fn new(text: &str, query: &str) -> Self {
        let pattern = folded(query);
        let mut matches = Vec::new();
        if let Some(&first) = pattern.first() {
            let mut at = 0;
            while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
                let next = at + c.len_utf8();
                let begins = if c.is_ascii() {
                    fold_ascii(c) == first
                } else {
                    fold(c).next() == Some(first)
                };
                at = match begins.then(|| match_at(text, at, &pattern)).flatten() {
                    Some(end) => {
                        matches.push(Span::new(at, end));
                        end
                    }
                    None => next,
                };
            }
        }
        Self {
            query: query.to_owned(),
            matches,
        }
    }

    /// The matches that reach into a stretch.
    #[must_use]
    pub fn within(&self, start: u32, end: u32) -> &[Span] {
        let first = self.matches.partition_point(|found| found.end <= start);
        let last = self.matches.partition_point(|found| found.start < end);
        self.matches.get(first..last.max(first)).unwrap_or_default()
    }
}

/// Where the pattern ends in the text, if it stands at that byte. Marks on its last letter are part of it.
fn match_at(text: &str, at: usize, pattern: &[char]) -> Option<usize> {
    let mut wanted = pattern.iter().copied().peekable();
    let mut end = at;
    let mut spaced = false;
    for c in text.get(at..)?.chars() {
        let mut is_first = true;
        for folded in fold(c) {
            // Any run of white space is one space, as in the pattern.
            if folded == ' ' && spaced {
                continue;
            }
            if wanted.peek().is_none() {
                // Either complete before this character, or inside a ligature.
                return Some(if is_first { end } else { end + c.len_utf8() });
            }
            if wanted.next() != Some(folded) {
                return None;
            }
            spaced = folded == ' ';
            is_first = false;
        }
        end += c.len_utf8();
    }
    wanted.peek().is_none().then_some(end)
}

/// A query as it is looked for.
fn folded(query: &str) -> Vec<char> {
    let mut folded: Vec<char> = query.chars().flat_map(fold).collect();
    folded.dedup_by(|a, b| *a == ' ' && *b == ' ');
    folded
}

fn fold_ascii(c: char) -> char {
    match c {
        '\t'..='\r' => ' ',
        _ => c.to_ascii_lowercase(),
    }
}

/// What a character is looked for as: nothing, for marks and for what nobody sees.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (alone, expanded) = match c {
        _ if c.is_ascii() => (Some(fold_ascii(c)), None),
        '’' | '‘' | 'ʼ' => (Some('\''), None),
        '“' | '”' | '„' => (Some('"'), None),
        '‐' | '‑' | '–' | '—' | '−' => (Some('-'), None),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => (None, None),
        _ if c.is_whitespace() => (Some(' '), None),
        'œ' | 'Œ' => (None, Some(['o', 'e'])),
        'æ' | 'Æ' => (None, Some(['a', 'e'])),
        _ => (None, None),
    };
    let special = alone.is_some()
        || expanded.is_some()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let letters = (!special).then(|| c.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase));
    alone
        .into_iter()
        .chain(expanded.into_iter().flatten())
        .chain(letters.into_iter().flatten())
}

impl App {
    /// Searches, and goes to the first match from the top of the screen on.
    pub(super) fn search(&mut self, query: &str) {
        let search = Search::new(self.text(), query);
        let messages = self.reading.messages;
        if search.matches.is_empty() {
            self.say(messages.format("search.none", &[("text", &query)]));
            self.search = None;
            return;
        }
        let here = self.bytes_in_view().start;
        let first = search
            .matches
            .iter()
            .find(|found| found.start >= here)
            .or(search.matches.first())
            .copied();
        self.search = Some(search);
        self.view = View::Read;
        if let Some(found) = first {
            self.reveal(found);
            self.found = found.start;
        }
        self.say_match(None);
    }

    /// Says which match one is on, and what else there is to say.
    fn say_match(&mut self, also: Option<&str>) {
        let Some(search) = &self.search else { return };
        let messages = self.reading.messages;
        let n = search.matches.partition_point(|found| found.start <= self.found);
        let place = messages.format(
            "search.place",
            &[
                ("n", &messages.number(n)),
                ("total", &messages.number(search.matches.len())),
            ],
        );
        self.say(match also {
            Some(also) => format!("{place} · {also}"),
            None => place,
        });
    }

    /// Goes to the next match, or the previous one, round and round.
    pub(super) fn step_match(&mut self, on: bool) {
        let messages = self.reading.messages;
        let Some(search) = &self.search else {
            return self.say(messages.get("search.nothing_yet"));
        };
        // From the last match, or from what is in view where one has scrolled away from it.
        let view = self.bytes_in_view();
        let seen = view.start <= self.found && self.found < view.end;
        let found = match (on, seen) {
            (true, true) => search.matches.iter().find(|found| found.start > self.found),
            (true, false) => search.matches.iter().find(|found| found.start >= view.start),
            (false, true) => search.matches.iter().rev().find(|found| found.start < self.found),
            (false, false) => search.matches.iter().rev().find(|found| found.start < view.end),
        };
        let round = if on {
            search.matches.first()
        } else {
            search.matches.last()
        };
        let wrapped = found.is_none();
        if let Some(found) = found.or(round).copied() {
            self.found = found.start;
            self.reveal(found);
        }
        self.say_match(wrapped.then(|| messages.get(if on { "search.wrapped" } else { "search.wrapped_back" })));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        Search::new(text, query)
            .matches
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn case_accents_and_marks_do_not_matter() {
        assert_eq!(found("L’État et l'etat, ÉTATS", "etat"), ["État", "etat", "ÉTAT"]);
        assert_eq!(found("e\u{301}tat", "état"), ["e\u{301}tat"]);
        assert_eq!(found("un e\u{301} et un e", "e"), ["e\u{301}", "e", "e"]);
        assert_eq!(found("l’armée", "l'armee"), ["l’armée"]);
        assert_eq!(found("cœur, coeur", "coeur"), ["cœur", "coeur"]);
        assert_eq!(found("cœur", "cœ"), ["cœ"]);
        assert_eq!(found("situ\u{ad}ation", "situation"), ["situ\u{ad}ation"]);
    }

    #[test]
    fn any_white_space_is_a_space() {
        assert_eq!(
            found("trop\u{202f}! trop\n  !", "trop !"),
            ["trop\u{202f}!", "trop\n  !"]
        );
        assert!(found("", "a").is_empty());
        assert!(found("abc", "").is_empty());
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
    }
}
