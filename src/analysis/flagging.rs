//! From matches to flags: a rule's conditions, the strength it has here, whose words they are.

use super::matcher::{Match, Sentence};
use super::{Flag, Voice};
use crate::article::BlockKind;
use crate::rulebook::compiled::{ClassId, CompiledRule, Stretch};
use crate::rulebook::source::{BlockCondition, NegationCondition, VoiceCondition};
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;

/// How far before the marked words a negation reaches, in tokens of the same clause.
const NEGATION_REACH: usize = 5;

/// What is known of the sentence that matches are judged in.
pub(super) struct Site {
    /// Index of the sentence in the analysis.
    pub sentence: u32,
    /// What kind of block it stands in.
    pub block: BlockKind,
    /// The class of negations in this rulebook.
    pub negation: Option<ClassId>,
}

/// The flag of a match, unless a condition of its rule cancels it. `span` and `voice` give the bytes of tokens, and whose
/// words these are.
pub(super) fn flag(
    rulebook: &Rulebook,
    sentence: &mut Sentence<'_>,
    site: &Site,
    found: &Match,
    span: impl Fn((usize, usize)) -> Span,
    voice: impl FnOnce(Span) -> Voice,
) -> Option<Flag> {
    let id = RuleId(found.rule);
    let rule = rulebook.compiled(id)?;
    if !in_block(rule, site.block) {
        return None;
    }
    let marked = span(found.mark);
    let voice = voice(marked);
    let right_voice = match rule.voice {
        VoiceCondition::Any => true,
        VoiceCondition::Author => voice == Voice::Author,
        VoiceCondition::Quoted => voice != Voice::Author,
    };
    let negated = rule.negated == NegationCondition::Drop
        && site
            .negation
            .is_some_and(|class| sentence.class_before(class, found.mark.0, NEGATION_REACH));
    if !right_voice || negated {
        return None;
    }
    let conditions = |stretch: Stretch| rulebook.tables.conditions.get(stretch.range()).unwrap_or_default();
    if conditions(rule.except)
        .iter()
        .any(|pattern| sentence.overlapping(pattern, found.mark))
    {
        return None;
    }
    let mut anywhere = |stretch| conditions(stretch).iter().any(|pattern| sentence.anywhere(pattern));
    if anywhere(rule.unless) || (!conditions(rule.needs).is_empty() && !anywhere(rule.needs)) {
        return None;
    }
    let mut strength = rule.text.strength;
    if anywhere(rule.raise) {
        strength = strength.raised();
    }
    if anywhere(rule.lower) {
        strength = strength.lowered();
    }
    let captures = (0..)
        .zip(found.captures)
        .filter_map(|(number, tokens)| Some((number, span(tokens?))))
        .collect();
    Some(Flag {
        rule: id,
        technique: rule.text.technique,
        strength,
        span: marked,
        sentence: site.sentence,
        voice,
        captures,
    })
}

fn in_block(rule: &CompiledRule, block: BlockKind) -> bool {
    let heading = matches!(block, BlockKind::Title | BlockKind::Heading(_));
    match rule.blocks {
        BlockCondition::Any => true,
        BlockCondition::Body => !heading,
        BlockCondition::Heading => heading,
    }
}
