//! Figures of repetition: members of a sentence, or sentences, that begin alike, and short sentences that say over again
//! what has just been said.
//!
//! Anaphora is the figure's name in rhetoric. How many words must come back depends on how many members there are: two need
//! three words, with a noun or a verb among them; three need two, or one word that is known to make refrains (the class
//! `refrain`: without, never, enough).

use super::{Proposal, Proposals};
use crate::analysis::layer::{Layer, is_word};
use crate::article::BlockKind;
use crate::rulebook::compiled::ClassId;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;

/// How many words at the head of a member are compared.
const HEAD: usize = 5;

/// A run of members of at most so many words in all is marked whole; of a longer one the head that comes back.
const WHOLE: usize = 14;

/// The most members of a run.
const LONGEST_RUN: usize = 8;

/// How far from its end the first member of a run is looked for in a longer one, in tokens.
const LONGEST_OPENING: usize = 12;

/// The most words of a sentence that echoes the one before.
const ECHO: usize = 4;

/// Part of a sentence between commas and the like, or a whole sentence.
struct Member {
    /// The first words, as tokens; as many of them as it has.
    opening: [usize; HEAD],
    /// The first word and the last, as tokens.
    ends: (usize, usize),
    /// How many words it has.
    words: usize,
}

impl Member {
    /// The first words, as tokens.
    fn head(&self) -> &[usize] {
        &self.opening[..self.words.min(HEAD)]
    }
}

/// What the words of a text are to this detector.
struct Words<'a> {
    layer: &'a Layer<'a>,
    /// For each word of the vocabulary, the first that differs from it by capitals alone.
    same: Vec<u32>,
    refrain: Option<ClassId>,
}

pub(super) fn refrains(rule: RuleId, rulebook: &Rulebook, layer: &Layer<'_>, proposals: &mut Proposals) {
    let words = Words::new(rulebook, layer);
    let mut before: Vec<Member> = Vec::new();
    let mut block = None;
    for (number, sentence) in layer.sentences.iter().enumerate() {
        if !matches!(
            layer.block_kind(sentence.block),
            BlockKind::Paragraph | BlockKind::Item { .. }
        ) {
            continue;
        }
        let mut propose = |sentence: usize, span: Span| proposals.push(Proposal { sentence, rule, span });
        for span in words.runs(&words.members(sentence.tokens.clone())) {
            propose(number, span);
        }
        if block != Some(sentence.block) {
            before.clear();
            block = Some(sentence.block);
        }
        let Some(whole) = words.member(sentence.tokens.clone()) else {
            continue;
        };
        if let Some(last) = before.last()
            && words.echoes(&whole, last)
        {
            propose(number, layer.span(whole.ends.0, whole.ends.1));
        }
        before.push(whole);
        // Two sentences need more words in common than three; a run is proposed where it is complete.
        for len in [3, 2] {
            let Some(start) = before.len().checked_sub(len) else {
                continue;
            };
            let run: Vec<&Member> = before.iter().skip(start).collect();
            let shared = words.shared(&run);
            if words.is_figure(&run, shared) {
                for (place, member) in run.iter().enumerate().skip(1) {
                    if let Some(&last) = member.head().get(shared.saturating_sub(1)) {
                        propose(number + 1 + place - run.len(), layer.span(member.ends.0, last));
                    }
                }
            }
        }
        if before.len() > 3 {
            before.remove(0);
        }
    }
}

impl<'a> Words<'a> {
    fn new(rulebook: &Rulebook, layer: &'a Layer<'a>) -> Self {
        Self {
            layer,
            same: layer.vocabulary.without_capitals(),
            refrain: rulebook.class("refrain"),
        }
    }

    fn word(&self, token: usize) -> Option<u32> {
        let word = self.layer.word_ids.get(token)?;
        self.same.get(*word as usize).copied()
    }

    fn mark_at(&self, token: usize) -> Option<Mark> {
        let word = *self.layer.word_ids.get(token)?;
        self.layer.vocabulary.get(word).mark
    }

    fn has(&self, token: usize, tags: Tags) -> bool {
        let Some(&word) = self.layer.word_ids.get(token) else {
            return false;
        };
        self.layer.vocabulary.get(word).facets.meets(tags)
    }

    /// The words of some tokens as a member; none where there is no word.
    fn member(&self, tokens: std::ops::Range<usize>) -> Option<Member> {
        let is_word = |token: &usize| self.layer.tokens.get(*token).is_some_and(is_word);
        let mut words = tokens.filter(is_word);
        let first = words.next()?;
        let mut member = Member {
            opening: [first; HEAD],
            ends: (first, first),
            words: 1,
        };
        for word in words {
            if let Some(slot) = member.opening.get_mut(member.words) {
                *slot = word;
            }
            member.ends.1 = word;
            member.words += 1;
        }
        Some(member)
    }

    /// A sentence by its commas, semicolons and dashes; a conjunction at the head of a member is left out.
    fn members(&self, tokens: std::ops::Range<usize>) -> Vec<Member> {
        let mut members = Vec::new();
        let mut start = tokens.start;
        let divides = |token: usize| {
            matches!(
                self.mark_at(token),
                Some(Mark::Comma | Mark::Semicolon | Mark::Dash | Mark::Colon)
            )
        };
        for end in tokens.clone().filter(|&token| divides(token)).chain([tokens.end]) {
            let conjunction = self.is_only(start, Tags::CONJ);
            members.extend(self.member(start + usize::from(conjunction)..end));
            start = end + 1;
        }
        members
    }

    /// Whether a word can be nothing but these parts of speech.
    fn is_only(&self, token: usize, tags: Tags) -> bool {
        let Some(&word) = self.layer.word_ids.get(token) else {
            return false;
        };
        let facets = self.layer.vocabulary.get(word).facets;
        !facets.is_empty() && facets.without(tags).is_empty()
    }

    /// How many words all members begin with.
    fn shared(&self, members: &[&Member]) -> usize {
        let Some((first, others)) = members.split_first() else {
            return 0;
        };
        (0..first.head().len())
            .take_while(|&place| {
                let word = self.word(first.head()[place]);
                others
                    .iter()
                    .all(|other| other.head().get(place).is_some_and(|&token| self.word(token) == word))
            })
            .count()
    }

    /// Whether members that share so many words at their head are a figure, and no list.
    fn is_figure(&self, members: &[&Member], shared: usize) -> bool {
        let Some(first) = members.first() else { return false };
        let head = first.head().get(..shared).unwrap_or_default();
        // What is the same to the end says nothing of how it goes on.
        if members.iter().any(|member| member.words <= shared) || head.is_empty() {
            return false;
        }
        let any = |tags| head.iter().any(|&token| self.has(token, tags));
        // Of verbs only finite ones are so in a word's facets.
        let firm = any(Tags::VERB.with(Tags::NUM));
        let refrain = self.refrain.is_some_and(|class| {
            let word = self.layer.word_ids.get(head[0]);
            word.is_some_and(|&word| self.layer.vocabulary.has_class(word, class))
        });
        match members.len() {
            0 | 1 => false,
            2 => shared >= 3 && (firm || any(Tags::NOUN)),
            _ => (shared >= 2 && firm) || refrain,
        }
    }

    /// What to mark of the runs of members that are a figure, the longest run from each place.
    ///
    /// The first member of a run mostly ends a longer one: "une ville sans pauvres, sans vieux, sans enfants".
    fn runs(&self, members: &[Member]) -> Vec<Span> {
        let mut runs = Vec::new();
        let mut start = 0;
        while let Some([first, next, ..]) = members.get(start..) {
            let next = next.head().first().and_then(|&token| self.word(token));
            let opening = self.beginning_at(first, next);
            let others = members.iter().skip(start + 1).take(LONGEST_RUN - 1);
            let run: Vec<&Member> = opening.iter().chain(others).collect();
            let figure = (2..=run.len()).rev().find_map(|len| {
                let run = run.get(..len)?;
                let shared = self.shared(run);
                self.is_figure(run, shared).then(|| (len, self.mark(run, shared)))
            });
            match figure.filter(|_| opening.is_some()) {
                Some((len, span)) => {
                    runs.push(span);
                    start += len;
                }
                None => start += 1,
            }
        }
        runs
    }

    /// A member from the last place on at which it has a word.
    fn beginning_at(&self, member: &Member, word: Option<u32>) -> Option<Member> {
        let (first, last) = member.ends;
        let floor = first.max(last.saturating_sub(LONGEST_OPENING));
        let start = (floor..=last).rev().find(|&token| self.word(token) == word)?;
        self.member(start..last + 1)
    }

    /// What to mark of a run inside a sentence.
    fn mark(&self, members: &[&Member], shared: usize) -> Span {
        let (Some(first), Some(last)) = (members.first(), members.last()) else {
            return Span::default();
        };
        let words: usize = members.iter().map(|member| member.words).sum();
        if words <= WHOLE {
            return self.layer.span(first.ends.0, last.ends.1);
        }
        let end = last.head().get(shared.saturating_sub(1)).copied();
        self.layer.span(last.ends.0, end.unwrap_or(last.ends.1))
    }

    /// Whether a few words, and no question, say over again what stands in the sentence before.
    fn echoes(&self, echo: &Member, before: &Member) -> bool {
        let asks = self.mark_at(echo.ends.1 + 1) == Some(Mark::Question);
        let tells = (echo.ends.0..=echo.ends.1).any(|token| self.has(token, Tags::NOUN.with(Tags::NUM)));
        if echo.words > ECHO || before.words <= echo.words || asks || !tells {
            return false;
        }
        let words = |(first, last): (usize, usize)| -> Vec<Option<u32>> {
            (first..=last)
                .filter(|&token| self.mark_at(token).is_none())
                .map(|token| self.word(token))
                .collect()
        };
        let said = words(echo.ends);
        words(before.ends).windows(said.len()).any(|window| window == said)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyse_rule;
    use crate::article::Article;
    use crate::language::Language;
    use crate::rulebook::Rulebook;

    fn flagged(text: &str) -> Vec<String> {
        let rulebook = Rulebook::embedded(Language::French);
        let (rule, _) = rulebook.find("fr-repetition-refrain").unwrap();
        let article = Article::passage(text.to_owned(), Language::French);
        let flags = analyse_rule(&article, rulebook, rule).flags;
        flags
            .iter()
            .map(|flag| flag.span.of(&article.text).to_owned())
            .collect()
    }

    #[test]
    fn two_members_need_three_words_and_three_need_two_or_a_word_of_refrains() {
        assert_eq!(
            flagged("Ce sont dix ans de dettes, dix ans de peur."),
            ["dix ans de dettes, dix ans de peur"]
        );
        assert_eq!(flagged("Il y a des dettes, des peurs, des larmes."), [] as [&str; 0]);
        assert_eq!(
            flagged("Moins de trains, moins de bus, moins de tout."),
            ["Moins de trains, moins de bus, moins de tout"]
        );
        assert_eq!(flagged("Moins de trains, moins de bus."), [] as [&str; 0]);
        assert_eq!(flagged("Sans plan. Sans étude. Sans vous."), ["Sans", "Sans"]);
    }

    #[test]
    fn of_a_long_run_the_head_that_comes_back_is_marked() {
        let text = "Il a fallu dix ans de travaux sur toutes les lignes de la vallée, dix ans de retards dans toutes les gares.";
        assert_eq!(flagged(text), ["dix ans de"]);
    }

    #[test]
    fn a_few_words_that_say_over_again_what_was_said_are_an_echo_and_a_question_is_none() {
        assert_eq!(flagged("Elle a perdu trois doigts. Trois doigts."), ["Trois doigts"]);
        assert_eq!(flagged("Elle a perdu trois doigts. Trois doigts ?"), [] as [&str; 0]);
        assert_eq!(flagged("Elle a perdu trois doigts. Trois jours."), [] as [&str; 0]);
    }

    #[test]
    fn a_sentence_of_commas_takes_no_longer_than_its_length() {
        let members: Vec<String> = (0..20_000).map(|number| format!("sans mot{number}, ")).collect();
        let text = members.concat();
        assert!(!flagged(&text).is_empty());
    }
}
