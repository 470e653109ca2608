//! The clause that gives a quotation to its speaker: after it, inside it, or before it.

use std::ops::Range;

use super::{Lexicon, Means, Prose, Speaker, words};
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
                let clitic = words::is_clitic(&self.folded(speaker.tokens.start));
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
        let giver = words::givers(self.language).iter().find(|giver| {
            giver
                .iter()
                .enumerate()
                .all(|(place, word)| self.folded(at + place) == *word)
        })?;
        let first = at + giver.len();
        if first < limit && words::is_stressed_pronoun(&self.folded(first)) {
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
        let noun = tokens.start + usize::from(words::is_determiner(&self.folded(tokens.start), self.language));
        // A listed word that only begins its sentence with a capital is no name.
        let named = self.is_capital(noun) && (self.begins_inside(noun) || !self.lexicon.is_listed(noun));
        noun < tokens.end && (named || self.lexicon.speaks(noun))
    }

    /// A preposition that gives the words to a speaker, between `start` and the quotation.
    fn given_before(&self, at: usize, start: usize) -> Option<Speaker> {
        let floor = start.max(at.saturating_sub(REACH_BEFORE));
        (floor..at).rev().find_map(|place| {
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
            .filter(|_| !words::is_label(&self.folded(start)))?;
        (speaker.tokens.end == colon && !speaker.pronoun && self.names_somebody(&speaker)).then_some(speaker)
    }

    /// A French clause with its subject after the verb, at `at`: dit-il, a-t-il déclaré, s'est exclamée X, a dit X.
    fn inverted(&self, at: usize, limit: usize) -> Option<Speaker> {
        let mut clitic = None;
        let mut verb = at;
        // Everything before the participle or the verb: s' est -il ensuite.
        while verb < limit && verb < at + 6 && !self.lexicon.says(verb) {
            let word = self.folded(verb);
            if words::is_clitic(&word) {
                clitic = Some(verb);
            } else if !words::is_between_french(&word) {
                return None;
            }
            verb += 1;
        }
        if verb >= limit || !self.lexicon.says(verb) {
            return None;
        }
        let next = verb + 1;
        if words::is_clitic(&self.folded(next)) {
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
    fn phrase_past_asides(&self, mut at: usize, limit: usize) -> Option<Speaker> {
        for _ in 0..4 {
            let word = self.folded(at);
            let aside = match word.as_ref() {
                "," => 1,
                "à" | "au" | "aux" | "dans" | "sur" | "lors" | "devant" | "en" | "par" | "après" => {
                    self.aside(at, limit)
                }
                _ if words::is_between_french(&word) && !words::is_determiner(&word, Language::French) => 1,
                _ if words::ends_phrase(&word, Language::French) && !self.is_capital(at) && word != "ce" => 1,
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
        if words::is_determiner(&self.folded(end), Language::French) {
            end += 1;
        }
        end += 1;
        while end + 1 < limit && matches!(self.folded(end).as_ref(), "de" | "du" | "des" | "d'") {
            end += 2 + usize::from(words::is_determiner(&self.folded(end + 1), Language::French));
        }
        end - at
    }

    /// An English clause at `at`: said X, X said, X, the minister, told reporters.
    fn said_after(&self, at: usize, limit: usize) -> Option<Speaker> {
        if self.lexicon.says(at) && !self.is_capital(at) {
            return self.phrase_from(at + 1, limit);
        }
        let verb = (at + 1..limit.min(at + 18)).find(|place| self.lexicon.says(*place) && self.is_verb(*place, at))?;
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
        let word = self.folded(before);
        let nominal = match self.language {
            // Object pronouns have the form of articles, so only those that are nothing else tell.
            Language::French => matches!(
                word.as_ref(),
                "un" | "une"
                    | "des"
                    | "du"
                    | "ce"
                    | "cet"
                    | "cette"
                    | "ces"
                    | "son"
                    | "sa"
                    | "ses"
                    | "leurs"
                    | "au"
                    | "aux"
                    | "par"
                    | "sans"
                    | "notre"
                    | "nos"
            ),
            Language::English => {
                let possessive = word == "'"
                    || word == "'s" && before > start && !words::is_pronoun(&self.folded(before - 1), self.language);
                possessive
                    || words::is_determiner(&word, self.language) && word != "her"
                    || matches!(
                        word.as_ref(),
                        "of" | "in" | "for" | "with" | "by" | "no" | "any" | "under" | "on" | "from"
                    )
            }
        };
        !nominal
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
            if self.lexicon.says(place)
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
        let sure = !self.lexicon.is_nominal(verb) || speaker.pronoun || self.has_somebody(&last);
        sure.then_some(speaker)
    }

    /// Whether a name or a noun for somebody who speaks stands among the tokens.
    fn has_somebody(&self, tokens: &Range<usize>) -> bool {
        tokens
            .clone()
            .any(|at| self.lexicon.speaks(at) || self.is_name(at) && !self.lexicon.is_listed(at))
    }

    fn french_subject(&self, verb: usize, start: usize) -> Option<Speaker> {
        let next = verb + 1;
        if words::is_clitic(&self.folded(next)) {
            return Some(Speaker {
                tokens: next..next + 1,
                pronoun: true,
            });
        }
        let floor = start.max(verb.saturating_sub(LONGEST_GROUP));
        let mut at = verb;
        let (mut passive, mut auxiliary, mut reflexive) = (false, false, false);
        while at > floor {
            let word = self.folded(at - 1);
            auxiliary |= words::is_auxiliary(&word);
            reflexive |= matches!(word.as_ref(), "s'" | "se");
            if words::is_clitic(&word) {
                return Some(Speaker {
                    tokens: at - 1..at,
                    pronoun: true,
                });
            }
            passive |= word == "été";
            // "il", before "le", is no article: what can be both is passed over only right before the verb.
            // A verb before an infinitive serves it: entend dénoncer.
            let between = words::is_between_french(&word) || word == "été" || self.lexicon.is_verb(at - 1);
            if !between || self.is_capital(at - 1) {
                break;
            }
            at -= 1;
        }
        if passive {
            return self.agent(verb + 1, "par");
        }
        // "a un jour dit": a time stands where the subject would.
        if at >= floor + 2
            && words::is_time(&self.folded(at - 1))
            && words::is_auxiliary(&self.folded(at.wrapping_sub(3)))
        {
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
            let word = self.folded(at - 1);
            be |= matches!(word.as_ref(), "was" | "were" | "is" | "are" | "been" | "being");
            if !words::is_between_english(&word) && word != "being" || self.is_capital(at - 1) {
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
