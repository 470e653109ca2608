//! The clause that gives a quotation to its speaker: after it, inside it, or before it.

use std::ops::Range;

use super::{Lexicon, Means, Prose, Speaker, Traits, words};
use crate::analysis::QuotationKind;
use crate::language::Language;
use crate::text::token::TokenKind;

/// How far after a quotation its speaker may be, in tokens.
const REACH_AFTER: usize = 24;

/// How far before a quotation its verb of saying may be, in tokens.
const REACH_BEFORE: usize = 30;

/// The same for a few words that may as well be the author's own.
const REACH_BEFORE_WORDS: usize = 8;

/// How many tokens stand between a subject and its verb of saying at most.
const LONGEST_GROUP: usize = 12;

/// How far into a quotation a clause such as "dit-il" is looked for, in tokens.
const REACH_INSIDE: usize = 60;

impl<L: Lexicon> Prose<'_, L> {
    /// The speaker of the quotation that is made of `tokens`, whose first and last sentences are given.
    pub(super) fn speaker_of(
        &self,
        tokens: &Range<usize>,
        first: usize,
        last: usize,
        kind: QuotationKind,
    ) -> Option<(Speaker, Means)> {
        self.after(tokens.end, self.sentence(last).end)
            .or_else(|| self.inside(tokens))
            .map(|speaker| (speaker, Means::After))
            .or_else(|| {
                self.before(tokens.start, first, kind)
                    .map(|speaker| (speaker, Means::Before))
            })
    }

    /// The speaker that a clause at `at`, right after a quotation, names.
    fn after(&self, at: usize, end: usize) -> Option<Speaker> {
        let limit = end.min(at + REACH_AFTER);
        let start = at;
        let mut at = at;
        while at < limit && matches!(self.word(at), "," | "—" | "–" | "-" | "." | "!" | "?") {
            at += 1;
        }
        // « … » pour X, with no comma, is whatever stands for X.
        let apart = at > start || self.folded(at) != "pour";
        let given = apart.then(|| self.given(at, limit)).flatten();
        given.or_else(|| match self.language {
            Language::French => self.inverted(at, limit),
            Language::English => self.said_after(at, limit),
        })
    }

    /// The speaker of a French clause such as "dit-il" or "explique X" inside the quotation, after a comma.
    fn inside(&self, tokens: &Range<usize>) -> Option<Speaker> {
        if self.language != Language::French {
            return None;
        }
        let limit = tokens.end.min(tokens.start + REACH_INSIDE);
        (tokens.start..limit)
            .filter(|at| matches!(self.word(*at), "," | "?" | "!" | "…"))
            .find_map(|at| {
                let speaker = self.inverted(at + 1, tokens.end.min(at + REACH_AFTER))?;
                // The clause must be closed, or the words are the speaker's own.
                let closed = matches!(self.word(speaker.tokens.end), "," | "." | "…" | ":" | "»");
                let clitic = self.is(speaker.tokens.start, Traits::CLITIC);
                (closed || clitic).then_some(speaker)
            })
    }

    /// What stands before the quotation that begins at `at`, in its sentence; or in the sentence before, where that ends
    /// with a colon.
    fn before(&self, at: usize, sentence: usize, kind: QuotationKind) -> Option<Speaker> {
        let colon = at.checked_sub(1).filter(|before| self.word(*before) == ":");
        let mut start = self.sentence(sentence).start;
        if start == at {
            start = self.sentence(self.sentence_of(colon?)?).start;
        }
        let reach = match kind {
            QuotationKind::Words if colon.is_none() => {
                // A name in quotation marks is nobody's speech.
                if self.is_capital(at + 1) {
                    return None;
                }
                REACH_BEFORE_WORDS
            }
            _ => REACH_BEFORE,
        };
        let floor = start.max(at.saturating_sub(reach));
        self.said_before(at, start, floor)
            .or_else(|| self.given_before(at, start))
            .or_else(|| self.labelled(colon?, start))
    }

    /// `Selon X`, `according to X`, at `at`.
    fn given(&self, at: usize, limit: usize) -> Option<Speaker> {
        if !self.is(at, Traits::GIVES) {
            return None;
        }
        let giver = words::givers(self.language).iter().find(|giver| {
            giver
                .iter()
                .enumerate()
                .all(|(place, word)| self.folded(at + place) == *word)
        })?;
        let first = at + giver.len();
        if first < limit && self.is(first, Traits::STRESSED) {
            return Some(Speaker {
                tokens: first..first + 1,
                pronoun: true,
            });
        }
        let speaker = self.phrase_from(first, limit)?;
        // "pour" gives words to a name only: "pour la première fois" does not.
        let certain = giver[0] != "pour" || self.names_somebody(&speaker);
        certain.then_some(speaker)
    }

    /// Whether the phrase has a name or a noun for somebody who speaks as its first noun.
    fn names_somebody(&self, speaker: &Speaker) -> bool {
        let tokens = &speaker.tokens;
        let noun = tokens.start + usize::from(self.is(tokens.start, Traits::DETERMINER));
        // A listed word that only begins its sentence with a capital is no name.
        let named = self.is_capital(noun) && (self.begins_inside(noun) || !self.is(noun, Traits::LISTED));
        noun < tokens.end && (named || self.is(noun, Traits::SPEAKS))
    }

    /// A preposition that gives the words to a speaker, between `start` and the quotation.
    fn given_before(&self, at: usize, start: usize) -> Option<Speaker> {
        let floor = start.max(at.saturating_sub(REACH_BEFORE));
        let gives = |place: &usize| self.is(*place, Traits::GIVES);
        (floor..at).rev().filter(gives).find_map(|place| {
            let begins = place == start || matches!(self.word(place - 1), "," | ";" | ":" | "(") || {
                !matches!(self.folded(place).as_ref(), "pour" | "in" | "de" | "au" | "aux")
            };
            let speaker = begins.then(|| self.given(place, at)).flatten()?;
            (speaker.pronoun || self.names_somebody(&speaker)).then_some(speaker)
        })
    }

    /// `X : « … »`, with nothing else before the colon.
    fn labelled(&self, colon: usize, start: usize) -> Option<Speaker> {
        let speaker = self
            .phrase_from(start, colon)
            .filter(|_| !self.is(start, Traits::LABEL))?;
        (speaker.tokens.end == colon && !speaker.pronoun && self.names_somebody(&speaker)).then_some(speaker)
    }

    /// A French clause with its subject after the verb, at `at`: dit-il, a-t-il déclaré, s'est exclamée X, a dit X.
    fn inverted(&self, at: usize, limit: usize) -> Option<Speaker> {
        let mut clitic = None;
        let mut verb = at;
        // Everything before the participle or the verb: s' est -il ensuite.
        while verb < limit && verb < at + 6 && !self.is(verb, Traits::SAYS) {
            let word = self.traits(verb);
            if word.any(Traits::CLITIC) {
                clitic = Some(verb);
            } else if !word.any(Traits::BETWEEN) {
                return None;
            }
            verb += 1;
        }
        if verb >= limit || !self.is(verb, Traits::SAYS) {
            return None;
        }
        let next = verb + 1;
        if self.is(next, Traits::CLITIC) {
            clitic = Some(next);
        }
        if let Some(clitic) = clitic {
            // "dit-on" names nobody.
            if self.folded(clitic).ends_with("on") {
                return None;
            }
            return Some(Speaker {
                tokens: clitic..clitic + 1,
                pronoun: true,
            });
        }
        self.phrase_past_asides(next, limit)
    }

    /// The phrase that begins at `at` or after a few asides: a déclaré [jeudi] [à la presse] X.
    pub(in crate::analysis) fn phrase_past_asides(&self, mut at: usize, limit: usize) -> Option<Speaker> {
        for _ in 0..4 {
            let (word, traits) = (self.folded(at), self.traits(at));
            let aside = match word.as_ref() {
                "," => 1,
                "à" | "au" | "aux" | "dans" | "sur" | "lors" | "devant" | "en" | "par" | "après" => {
                    self.aside(at, limit)
                }
                _ if traits.any(Traits::BETWEEN) && !traits.any(Traits::DETERMINER) => 1,
                _ if traits.any(Traits::END) && !self.is_capital(at) && word != "ce" => 1,
                _ => break,
            };
            at += aside;
        }
        self.phrase_from(at, limit).filter(|speaker| !speaker.pronoun)
    }

    /// How many tokens a prepositional phrase takes: the preposition, a determiner, a noun, and nouns tied to it by "de".
    fn aside(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        if matches!(self.folded(end).as_ref(), "de" | "du" | "des" | "d'") {
            end += 1;
        }
        if self.is(end, Traits::DETERMINER) {
            end += 1;
        }
        end += 1;
        while end + 1 < limit && matches!(self.folded(end).as_ref(), "de" | "du" | "des" | "d'") {
            end += 2 + usize::from(self.is(end + 1, Traits::DETERMINER));
        }
        end - at
    }

    /// An English clause at `at`: said X, X said, X, the minister, told reporters.
    fn said_after(&self, at: usize, limit: usize) -> Option<Speaker> {
        if self.is(at, Traits::SAYS) && !self.is_capital(at) {
            return self.phrase_from(at + 1, limit);
        }
        let verb =
            (at + 1..limit.min(at + 18)).find(|place| self.is(*place, Traits::SAYS) && self.is_verb(*place, at))?;
        // Only the subject, commas and auxiliaries stand between.
        let speaker = self.subject(verb, at)?;
        let leads = speaker.tokens.start == at;
        leads.then_some(speaker)
    }

    /// Whether a word that can be a verb of saying is one here, going by the word before it; from `start` on.
    fn is_verb(&self, at: usize, start: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else {
            return true;
        };
        let word = self.traits(before);
        let possessive = self.language == Language::English && word.any(Traits::POSSESSIVE) && {
            // "it's said" holds a verb, "the mayor's said" does not.
            self.folded(before) == "'" || before > start && !self.is(before - 1, Traits::PRONOUN)
        };
        !possessive && !word.any(Traits::BEFORE_NOUN)
    }

    /// The subject of the nearest verb of saying before the quotation that begins at `at`, from `floor` on.
    fn said_before(&self, at: usize, start: usize, floor: usize) -> Option<Speaker> {
        let mut place = at;
        while place > floor {
            place -= 1;
            match self.kind(place) {
                // Another quotation stands between: its own clause is no concern of this one.
                Some(TokenKind::Quote) => return None,
                Some(TokenKind::Mark) if matches!(self.word(place), ";" | "—" | "–") => return None,
                _ => {}
            }
            if self.is(place, Traits::SAYS)
                && self.is_verb(place, start)
                && let Some(speaker) = self.subject(place, start)
            {
                return Some(speaker);
            }
        }
        None
    }

    /// The subject of the verb at `verb`, from `start` on.
    fn subject(&self, verb: usize, start: usize) -> Option<Speaker> {
        let speaker = match self.language {
            Language::French => self.french_subject(verb, start),
            Language::English => self.english_subject(verb, start),
        }?;
        // "praised the fine state": where the verb may be a noun, only somebody who speaks right before makes it a verb.
        let last = speaker.tokens.end.saturating_sub(1)..speaker.tokens.end;
        let sure = !self.is(verb, Traits::NOMINAL) || speaker.pronoun || self.has_somebody(&last);
        sure.then_some(speaker)
    }

    /// Whether a name or a noun for somebody who speaks stands among the tokens.
    fn has_somebody(&self, tokens: &Range<usize>) -> bool {
        tokens
            .clone()
            .any(|at| self.is(at, Traits::SPEAKS) || self.is_name(at) && !self.is(at, Traits::LISTED))
    }

    fn french_subject(&self, verb: usize, start: usize) -> Option<Speaker> {
        let next = verb + 1;
        if self.is(next, Traits::CLITIC) {
            return Some(Speaker {
                tokens: next..next + 1,
                pronoun: true,
            });
        }
        let floor = start.max(verb.saturating_sub(LONGEST_GROUP));
        let mut at = verb;
        let (mut passive, mut auxiliary, mut reflexive) = (false, false, false);
        while at > floor {
            let word = self.traits(at - 1);
            auxiliary |= word.any(Traits::AUXILIARY);
            reflexive |= word.any(Traits::REFLEXIVE);
            if word.any(Traits::CLITIC) {
                return Some(Speaker {
                    tokens: at - 1..at,
                    pronoun: true,
                });
            }
            passive |= word.any(Traits::PASSIVE);
            // "il", before "le", is no article: what can be both is passed over only right before the verb.
            // A verb before an infinitive serves it: entend dénoncer.
            let between = Traits::BETWEEN.or(Traits::PASSIVE).or(Traits::VERB);
            if !word.any(between) || self.is_capital(at - 1) {
                break;
            }
            at -= 1;
        }
        if passive {
            return self.agent(verb + 1, "par");
        }
        // "a un jour dit": a time stands where the subject would.
        if at >= floor + 2 && self.is(at - 1, Traits::TIME) && self.is(at.wrapping_sub(3), Traits::AUXILIARY) {
            auxiliary = true;
            at -= 3;
        }
        // "la coupe appelée « … »": a participle alone describes its noun.
        let participle = self.folded(verb).trim_end_matches(['e', 's']).ends_with('é') || self.is_plural_dit(verb);
        if at == start || participle && !auxiliary {
            return None;
        }
        let speaker = self.phrase_to(at, start)?;
        // "un incendie s'est déclaré": things do not speak of themselves.
        let speaks = !reflexive || speaker.pronoun || self.has_somebody(&speaker.tokens);
        speaks.then_some(speaker)
    }

    /// Whether the word is a form of "dit" that is only a participle.
    fn is_plural_dit(&self, at: usize) -> bool {
        matches!(self.folded(at).as_ref(), "dits" | "dite" | "dites")
    }

    fn english_subject(&self, verb: usize, start: usize) -> Option<Speaker> {
        let floor = start.max(verb.saturating_sub(LONGEST_GROUP));
        let mut at = verb;
        let mut be = false;
        while at > floor {
            let word = self.traits(at - 1);
            be |= word.any(Traits::PASSIVE);
            if !word.any(Traits::BETWEEN.or(Traits::PASSIVE)) || self.is_capital(at - 1) {
                // declined to say: the verb before "to" is passed over with it.
                let infinitive = self.folded(at) == "to" && at < verb && at - 1 > start && self.is_word_like(at - 1);
                if !infinitive {
                    break;
                }
            }
            at -= 1;
        }
        if be && !self.folded(verb).ends_with("ing") {
            return self.agent(verb + 1, "by");
        }
        if at == start {
            return None;
        }
        self.phrase_to(at, start)
    }

    fn is_word_like(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.is_capital(at)
    }

    /// Who a passive names with "par" or "by", in the few tokens from `at` on.
    fn agent(&self, at: usize, preposition: &str) -> Option<Speaker> {
        let limit = self.sentence(self.sentence_of(at)?).end.min(at + 10);
        let by = (at..limit).find(|place| self.folded(*place) == preposition)?;
        self.phrase_from(by + 1, limit.max(by + 1 + REACH_AFTER).min(self.tokens.len()))
    }
}
