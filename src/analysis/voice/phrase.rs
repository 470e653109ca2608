//! The phrase that names a speaker: a name, with or without a role; a role alone; a pronoun.
//!
//! There is no parser here. A phrase begins with a determiner, a capital or a noun for a person, and goes on over nouns
//! and what links them; closed-class words end it. It is read forward from where it must begin, or backward from where
//! it must end.

use std::borrow::Cow;

use super::{Lexicon, Prose, Speaker, Traits};
use crate::language::Language;
use crate::text::fold::fold;
use crate::text::token::TokenKind;

/// The most tokens of a phrase.
const LONGEST: usize = 16;

/// What a phrase ends before, unless it is a name.
const ENDS: Traits = Traits::END.or(Traits::VERB);

/// The most tokens of what is said of a name between commas.
const LONGEST_APPOSITION: usize = 14;

impl<L: Lexicon> Prose<'_, L> {
    /// The folded word at `at`, empty where there is none.
    pub(super) fn folded(&self, at: usize) -> Cow<'_, str> {
        fold(self.word(at))
    }

    fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Number))
    }

    /// A name in capitals or with one, and no determiner that merely begins its sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.is_capital(at) && !self.is(at, Traits::DETERMINER)
    }

    /// The phrase that begins at `at`, with what is said of the name after a comma; it ends before `limit`.
    pub(in crate::analysis) fn phrase_from(&self, at: usize, limit: usize) -> Option<Speaker> {
        if at >= limit {
            return None;
        }
        let first = self.traits(at);
        if first.any(Traits::PRONOUN) {
            return Some(Speaker {
                tokens: at..at + 1,
                pronoun: true,
            });
        }
        let determined = first.any(Traits::DETERMINER);
        let bare = self.language == Language::English && self.is(at, Traits::SPEAKS);
        if !self.is_word(at) || !(determined || self.is_capital(at) || bare || self.is_number(at)) {
            return None;
        }
        let end = self.phrase_end(at, limit.min(at + LONGEST));
        let content = (at..end).filter(|at| !self.is(*at, Traits::DETERMINER)).count();
        if content == 0 && !self.folded(at).ends_with("-ci") {
            return None;
        }
        let end = self.apposition_end(end, limit).unwrap_or(end);
        Some(Speaker {
            tokens: at..end,
            pronoun: false,
        })
    }

    fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Where the phrase that begins at `start` ends.
    fn phrase_end(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        // Whether a name has been read, after which a small word that links nothing ends the phrase.
        let mut named = false;
        // How many small words may still follow a capital: la Banque centrale.
        let mut spare = 0;
        while at < limit && self.is_word(at) {
            let word = self.traits(at);
            let ended = word.any(ENDS);
            if at > start && ended && !self.is_name(at) {
                break;
            }
            if self.is_name(at) {
                spare = if at > start && self.is(at - 1, Traits::DETERMINER) {
                    2
                } else {
                    0
                };
                named = true;
            } else if at > start && word.any(Traits::LINK.or(Traits::PARTICLE)) {
                if !self.link_goes_on(at, limit, named) {
                    break;
                }
                if word.any(Traits::LINK) {
                    named = false;
                }
            } else if named {
                if spare == 0 || self.is(at, Traits::SAYS) {
                    break;
                }
                spare -= 1;
            }
            at += 1;
        }
        // A link at the end links nothing.
        while at > start + 1 && self.is_link(at - 1) {
            at -= 1;
        }
        at
    }

    fn is_link(&self, at: usize) -> bool {
        let word = self.traits(at);
        word.any(Traits::LINK.or(Traits::PARTICLE).or(Traits::DETERMINER))
            && !word.any(Traits::POSSESSIVE)
            && !self.is_capital(at)
    }

    /// Whether the link at `at` leads to another noun of the phrase.
    fn link_goes_on(&self, at: usize, limit: usize, named: bool) -> bool {
        let next = at + 1;
        if next >= limit || !self.is_word(next) {
            return self.is(at, Traits::POSSESSIVE);
        }
        let word = self.folded(at);
        match word.as_ref() {
            // Two speakers, when a name or a determiner comes next.
            "et" | "and" => self.is_capital(next) || self.is(next, Traits::DETERMINER) || self.is(next, Traits::SPEAKS),
            // "a déclaré X à la presse" is no part of X; "ministre à la Défense" is.
            "au" | "aux" => self.is(at - 1, Traits::SPEAKS) && self.is_name(next),
            "à" => {
                let determined = matches!(self.folded(next).as_ref(), "la" | "l'");
                self.is(at - 1, Traits::SPEAKS) && determined && next + 1 < limit && self.is_name(next + 1)
            }
            "for" => !named,
            "the" | "le" | "la" | "les" => !named || self.is_name(next) || self.is_link(at - 1),
            _ => !self.is(next, Traits::END) || self.is_capital(next),
        }
    }

    /// Where `, ministre de la Défense,` ends, when that stands at `at`: before its closing comma.
    fn apposition_end(&self, at: usize, limit: usize) -> Option<usize> {
        if self.word(at) != "," {
            return None;
        }
        let first = at + 1;
        let determined = self.is(first, Traits::DETERMINER);
        let noun = first + usize::from(determined);
        let role = (noun..limit.min(noun + 3)).any(|at| self.is(at, Traits::SPEAKS) && !self.is_capital(at));
        if !role || self.is_capital(first) {
            return None;
        }
        for end in first..=limit.min(first + LONGEST_APPOSITION) {
            let closes =
                end >= limit || matches!(self.word(end), "," | "." | ";") || self.kind(end) == Some(TokenKind::Stop);
            if closes {
                return Some(end);
            }
            if !self.is_word(end)
                || self.is(end, Traits::PRONOUN)
                || matches!(self.folded(end).as_ref(), "qui" | "que" | "who" | "that")
            {
                return None;
            }
        }
        None
    }

    /// The phrase whose last token is the one before `end`, with what a comma, a bracket or a relative pronoun puts between
    /// it and its verb; it begins at `limit` or after.
    pub(super) fn phrase_to(&self, end: usize, limit: usize) -> Option<Speaker> {
        let last = end.checked_sub(1).filter(|last| *last >= limit)?;
        if self.word(last) == "," {
            return self.with_apposition(last, limit);
        }
        if self.is(last, Traits::PRONOUN) {
            // "on" is nobody.
            return (self.folded(last) != "on").then_some(Speaker {
                tokens: last..end,
                pronoun: true,
            });
        }
        if matches!(self.folded(last).as_ref(), "qui" | "who") {
            let before = last - usize::from(last > limit && self.word(last - 1) == ",");
            return self.nouns_to(before, limit);
        }
        if self.word(last) == ")" {
            let open = (limit.max(end.saturating_sub(10))..last)
                .rev()
                .find(|at| self.word(*at) == "(")?;
            let speaker = self.nouns_to(open, limit)?;
            return Some(Speaker {
                tokens: speaker.tokens.start..end,
                pronoun: false,
            });
        }
        self.nouns_to(end, limit)
    }

    /// The nouns whose last token is the one before `end`.
    fn nouns_to(&self, end: usize, limit: usize) -> Option<Speaker> {
        let last = end.checked_sub(1).filter(|last| *last >= limit)?;
        if self.is_link(last) {
            // After a link stands the second verb of a subject that is further before.
            return None;
        }
        let floor = limit.max(end.saturating_sub(LONGEST));
        let mut start = end;
        while start > floor && self.is_word(start - 1) {
            let at = start - 1;
            let word = self.traits(at);
            if word.any(Traits::SAYS) && !word.any(Traits::SPEAKS) {
                break;
            }
            if word.any(ENDS) {
                let name = self.is_name(at) && self.begins_inside(at);
                // diplomats in Freetown: the place belongs to those who speak.
                let placed = word.any(Traits::OF_PLACE) && at > floor && self.is(at - 1, Traits::SPEAKS);
                if !name && !placed {
                    break;
                }
            }
            start = at;
        }
        let start = self.head(start, end)?;
        Some(Speaker {
            tokens: start..end,
            pronoun: false,
        })
    }

    /// Whether the word at `at` does not begin its sentence.
    pub(super) fn begins_inside(&self, at: usize) -> bool {
        self.sentence_of(at)
            .is_some_and(|sentence| self.sentence(sentence).start != at)
    }

    /// Where the phrase within `start..end` really begins: at its last determiner, name or noun for a person that no link
    /// ties to what is before.
    fn head(&self, start: usize, end: usize) -> Option<usize> {
        let mut head = None;
        let mut named = false;
        for at in start..end {
            let word = self.traits(at);
            let linked = at > start && (self.is_link(at - 1) || self.is(at - 1, Traits::POSSESSIVE));
            let name = self.is_name(at);
            let determined = word.any(Traits::DETERMINER) && !word.any(Traits::LINK);
            let number = self.is_number(at);
            let bare = self.language == Language::English && self.is(at, Traits::SPEAKS);
            let begins = match head {
                None => determined || name || number || bare,
                // A second determiner that nothing ties to the first begins another phrase: cette semaine la police.
                Some(_) => determined && !linked && !named,
            };
            if begins && !(head.is_none() && linked) {
                head = Some(at);
            }
            named |= name;
        }
        head.filter(|head| (*head..end).any(|at| !self.is_link(at) && !self.is(at, Traits::DETERMINER)))
    }

    /// A phrase before which the comma at `comma` closes what is said of it: Jean Martin, ministre de la Défense, | a dit.
    fn with_apposition(&self, comma: usize, limit: usize) -> Option<Speaker> {
        let floor = limit.max(comma.saturating_sub(LONGEST_APPOSITION));
        let open = (floor..comma).rev().find(|at| self.word(*at) == ",")?;
        let inside = open + 1..comma;
        if inside.clone().any(|at| self.kind(at) == Some(TokenKind::Quote)) {
            return None;
        }
        let describes = inside
            .clone()
            .any(|at| self.is_capital(at) || self.is(at, Traits::SPEAKS));
        let speaker = self.nouns_to(open, limit)?;
        let named = speaker
            .tokens
            .clone()
            .chain(inside)
            .any(|at| self.is_name(at) || self.is(at, Traits::SPEAKS));
        (describes && named).then_some(Speaker {
            tokens: speaker.tokens.start..comma,
            pronoun: false,
        })
    }
}
