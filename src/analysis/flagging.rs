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

/// Why a match of a rule is no flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// The rule does not hold in this kind of block.
    Block,
    /// The words are not in the voice that the rule reads.
    Voice,
    /// The words are denied, and the rule does not hold under a negation.
    Negated,
    /// An exception of the rule matches here: its pattern, as compiled.
    Except(u32),
    /// A pattern stands in the sentence that cancels the rule.
    Unless(u32),
    /// Nothing in the sentence matches what the rule needs there.
    Needs,
    /// Nothing around it persuades, and the rule holds only in such company.
    Alone,
    /// The words are plain in this reading, says the lexicon.
    Plain,
    /// A flag of the same technique on these words was preferred.
    Overlapped,
}

/// The flag of a match, or the condition of its rule that cancels it. `span` and `voice` give the bytes of tokens, and
/// whose words these are.
pub(super) fn flag(
    rulebook: &Rulebook,
    sentence: &mut Sentence<'_>,
    site: &Site,
    found: &Match,
    span: impl Fn((usize, usize)) -> Span,
    voice: impl FnOnce(Span) -> Voice,
) -> Result<Flag, Exclusion> {
    let id = RuleId(found.rule);
    let Some(rule) = rulebook.compiled(id) else {
        return Err(Exclusion::Plain);
    };
    if !in_block(rule, site.block) {
        return Err(Exclusion::Block);
    }
    let marked = span(found.mark);
    let voice = voice(marked);
    let right_voice = match rule.voice {
        VoiceCondition::Any => true,
        VoiceCondition::Author => voice == Voice::Author,
        VoiceCondition::Quoted => voice != Voice::Author,
    };
    if !right_voice {
        return Err(Exclusion::Voice);
    }
    if rule.negated == NegationCondition::Drop
        && site
            .negation
            .is_some_and(|class| sentence.class_before(class, found.mark.0, NEGATION_REACH))
    {
        return Err(Exclusion::Negated);
    }
    let conditions =
        |stretch: Stretch| (stretch.start..).zip(rulebook.tables.conditions.get(stretch.range()).unwrap_or_default());
    if let Some((number, _)) = conditions(rule.except).find(|(_, pattern)| sentence.overlapping(pattern, found.mark)) {
        return Err(Exclusion::Except(number));
    }
    let mut anywhere = |stretch| {
        conditions(stretch)
            .find(|(_, pattern)| sentence.anywhere(pattern))
            .map(|(number, _)| number)
    };
    if let Some(number) = anywhere(rule.unless) {
        return Err(Exclusion::Unless(number));
    }
    if rule.needs.start < rule.needs.end && anywhere(rule.needs).is_none() {
        return Err(Exclusion::Needs);
    }
    let mut strength = rule.text.strength;
    if anywhere(rule.raise).is_some() {
        strength = strength.raised();
    }
    if anywhere(rule.lower).is_some() {
        strength = strength.lowered();
    }
    let captures = (0..)
        .zip(found.captures)
        .filter_map(|(number, tokens)| Some((number, span(tokens?))))
        .collect();
    Ok(Flag {
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
