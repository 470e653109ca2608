//! The company of a flag: whether other passages around it persuade too.
//!
//! Some words persuade among others of their kind and are plain where everything around them is: "a hard blow" in a
//! pamphlet and in a report on a match. A rule for such words says what becomes of a flag that stands alone
//! ([`AloneCondition`]). Only firm passages are company: flags at `mark` or more of rules that need none themselves, so that
//! weak cues never hold one another up. Where passages of several techniques overlap they are one.

use super::Flag;
use crate::rulebook::Rulebook;
use crate::rulebook::source::AloneCondition;
use crate::span::Span;
use crate::taxonomy::{Category, Strength};

/// How many sentences on either side are the surroundings of a flag.
const REACH: u32 = 8;

/// Firm passages in the surroundings make company where there are as many as this to a sentence…
const PASSAGES_PER_SENTENCES: (usize, usize) = (3, 17);

/// … and never fewer than this, however short the text.
const FEWEST: usize = 2;

/// The firm passages of a text.
pub(super) struct Company<'a> {
    rulebook: &'a Rulebook,
    /// The sentence and the words of each, in order.
    firm: Vec<(u32, Span)>,
    sentences: u32,
}

impl<'a> Company<'a> {
    /// The firm passages among flags, in any order, of a text of so many sentences.
    pub fn new<'f>(rulebook: &'a Rulebook, flags: impl Iterator<Item = &'f Flag>, sentences: usize) -> Self {
        let mut all: Vec<(u32, Span)> = flags
            .filter(|flag| is_firm(rulebook, flag))
            .map(|flag| (flag.sentence, flag.span))
            .collect();
        all.sort_unstable_by_key(|&(sentence, span)| (sentence, span.start, span.end));
        let mut firm: Vec<(u32, Span)> = Vec::with_capacity(all.len());
        for (sentence, span) in all {
            match firm.last_mut() {
                Some((_, last)) if last.overlaps(span) => *last = last.cover(span),
                _ => firm.push((sentence, span)),
            }
        }
        Self {
            rulebook,
            firm,
            sentences: u32::try_from(sentences).unwrap_or(u32::MAX),
        }
    }

    /// How firmly a flag speaks where it stands; `None` where it does not.
    pub fn strength(&self, flag: &Flag) -> Option<Strength> {
        match condition(self.rulebook, flag) {
            AloneCondition::Keep => Some(flag.strength),
            _ if self.has(flag) => Some(flag.strength),
            AloneCondition::Lower => Some(flag.strength.lowered()),
            AloneCondition::Drop => None,
        }
    }

    /// Whether enough firm passages other than the flag itself stand around it.
    fn has(&self, flag: &Flag) -> bool {
        let first = flag.sentence.saturating_sub(REACH);
        let last = flag
            .sentence
            .saturating_add(REACH)
            .min(self.sentences.saturating_sub(1));
        let start = self.firm.partition_point(|(sentence, _)| *sentence < first);
        let around = self.firm.get(start..).unwrap_or_default();
        let others = around
            .iter()
            .take_while(|(sentence, _)| *sentence <= last)
            .filter(|(_, span)| !span.overlaps(flag.span));
        let (passages, sentences) = PASSAGES_PER_SENTENCES;
        let surroundings = (last.saturating_sub(first) + 1) as usize;
        let needed = (surroundings * passages).div_ceil(sentences).max(FEWEST);
        others.take(needed).count() == needed
    }
}

fn condition(rulebook: &Rulebook, flag: &Flag) -> AloneCondition {
    rulebook
        .compiled(flag.rule)
        .map_or(AloneCondition::Keep, |rule| rule.alone)
}

fn is_firm(rulebook: &Rulebook, flag: &Flag) -> bool {
    flag.strength >= Strength::Mark
        && flag.technique.category() != Category::Sourcing
        && condition(rulebook, flag) == AloneCondition::Keep
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Exclusion, analyse, analyse_rule, trace};
    use crate::article::{Article, Format};
    use crate::language::Language;
    use crate::rulebook::source::File;
    use crate::rulebook::{RuleId, Rulebook};
    use crate::taxonomy::Strength;

    fn rulebook(alone: &str) -> Rulebook {
        let words = "[[words]]\npos = \"adj\"\nclasses = []\nlist = \"odieux ignoble lourd\"".to_owned();
        let texts = "reason.fr = \"r\"\nreason.en = \"r\"\nquestion.fr = \"q\"\nquestion.en = \"q\"\n\
            fine_when.fr = \"f\"\nfine_when.en = \"f\"\nsource = \"s\"\n";
        let rules = format!(
            "[defaults]\ntechnique = \"Loaded_Language\"\nstrength = \"mark\"\n{texts}\
            [[rule]]\nid = \"fr-firm\"\npatterns = [\"odieux\", \"ignoble\"]\n\
            [[rule]]\nid = \"fr-weak\"\npatterns = [\"lourd\"]\nalone = \"{alone}\"\n"
        );
        let file = |text: String| File {
            name: "file.toml".to_owned(),
            text,
        };
        let (rulebook, problems) = Rulebook::from_files(Language::French, &[file(words)], &[file(rules)]).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        rulebook
    }

    fn weak(text: &str, alone: &str) -> Option<Strength> {
        let article = Article::read(text.to_owned(), Format::Plain, Some(Language::French));
        let flags = analyse(&article, &rulebook(alone)).flags;
        flags
            .iter()
            .find(|flag| flag.rule == RuleId(1))
            .map(|flag| flag.strength)
    }

    const ALONE: &str = "Un coup lourd. Il pleut. Il est odieux.";
    const AMONG_OTHERS: &str = "Un coup lourd. Il est ignoble. Il est odieux.";

    #[test]
    fn a_flag_that_needs_company_is_weaker_or_gone_without() {
        assert_eq!(weak(ALONE, "keep"), Some(Strength::Mark));
        assert_eq!(weak(ALONE, "lower"), Some(Strength::Note));
        assert_eq!(weak(ALONE, "drop"), None);
        for alone in ["keep", "lower", "drop"] {
            assert_eq!(weak(AMONG_OTHERS, alone), Some(Strength::Mark), "{alone}");
        }
    }

    #[test]
    fn weak_cues_are_no_company_for_one_another_nor_is_what_is_far() {
        assert_eq!(weak("Un coup lourd. Un poids lourd. Un bras lourd.", "drop"), None);
        let far = format!(
            "Un coup lourd. {}Il est odieux. Il est ignoble.",
            "Il pleut. ".repeat(9)
        );
        assert_eq!(weak(&far, "drop"), None);
    }

    #[test]
    fn a_rule_by_itself_needs_no_company_and_a_trace_says_what_lacked() {
        let rulebook = rulebook("drop");
        let article = Article::read(ALONE.to_owned(), Format::Plain, Some(Language::French));
        assert_eq!(analyse_rule(&article, &rulebook, RuleId(1)).flags.len(), 1);
        let traces = trace(&article, &rulebook);
        let weak = traces.iter().find(|trace| trace.rule == RuleId(1)).unwrap();
        assert_eq!(weak.outcome, Err(Exclusion::Alone));
    }
}
