//! What the rulebook flags and no claim explains: hearsay, and the word of many.

use std::ops::Range;

use super::super::{Form, Ground, SourceKind, Stance};
use super::claim::{Claim, Named};
use super::group::Group;
use super::text::Text;
use super::words::Bits;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::taxonomy::Technique;

/// How many claims of a sentence are looked at on either side of a flag.
const MOST_BESIDE: usize = 32;

/// How far before a conditional its condition is looked for, in tokens.
const LONGEST_CONDITION: usize = 40;

/// How far before a relative clause the name stands that it tells of, in tokens.
const LONGEST_NAMED: usize = 12;

impl Text<'_> {
    /// What the rulebook flags and no claim explains: hearsay, and the word of many.
    pub fn add_flagged(&self, ground: &Ground<'_>, claims: &mut Vec<Claim>) {
        let mut heard = None;
        let mut found = Vec::new();
        for flag in &ground.analysis.flags {
            let tokens = self.tokens_of(flag.span);
            if tokens.is_empty() {
                continue;
            }
            let sentence = self.sentence(tokens.start);
            let of_sentence = self.claims_of(claims, sentence, tokens.start);
            let rest = || self.trim(self.stretch(tokens.start));
            match flag.technique {
                Technique::UnconfirmedReport => {
                    // Adjectives ("the alleged plot") give no words to anybody.
                    let reports = self.reports(&tokens);
                    let sourced = of_sentence.iter().any(|claim| {
                        claim.source.is_some() || claim.cue.start < tokens.end && tokens.start < claim.cue.end
                    });
                    if reports && !sourced && heard != Some(sentence) {
                        heard = Some(sentence);
                        found.push(Claim {
                            source: None,
                            cue: tokens.clone(),
                            stance: Stance::Neutral,
                            form: Form::Hearsay,
                            said: vec![rest()],
                            quotation: None,
                        });
                    }
                }
                Technique::VagueAttribution => {
                    let explained = of_sentence.iter().any(|claim| {
                        let source = claim
                            .source
                            .as_ref()
                            .map_or(claim.cue.clone(), |source| source.group.tokens.clone());
                        source.start < tokens.end && tokens.start < source.end
                            || claim.cue.start < tokens.end && tokens.start < claim.cue.end
                    });
                    if !explained && let Some(claim) = self.vague(&tokens) {
                        found.push(claim);
                    }
                }
                _ => {}
            }
        }
        claims.extend(found);
    }

    /// What is told of somebody in the conditional, by nobody: "Brel serait jaloux", "Dana Brel, qui serait soutenue par",
    /// "il y aurait trois morts". A conditional of what somebody does is as often a supposition.
    pub fn add_told_of(&self, claims: &mut Vec<Claim>) {
        if !self.french() {
            return;
        }
        let mut found = Vec::new();
        let mut heard = None;
        for at in 0..self.layer.tokens.len() {
            if !self.is(at, Bits::BE.or(Bits::HAVE)) || !self.verb_is(at, Tags::COND) || self.speech(at).is_some() {
                continue;
            }
            let sentence = self.sentence(at);
            if heard == Some(sentence) || !self.is_told_of(at) {
                continue;
            }
            let given = self
                .claims_of(claims, sentence, at)
                .iter()
                .any(|claim| claim.source.is_some() || claim.form == Form::Hearsay);
            if !given {
                heard = Some(sentence);
                found.push(Claim {
                    source: None,
                    cue: at..at + 1,
                    stance: Stance::Neutral,
                    form: Form::Hearsay,
                    said: vec![self.trim(self.stretch(at))],
                    quotation: None,
                });
            }
        }
        claims.extend(found);
    }

    /// A word of supposing: "si", "sans", "en cas de".
    fn is_condition(&self, at: usize) -> bool {
        match self.folded(at).as_ref() {
            "si" => true,
            "s'" => self
                .after(at)
                .is_some_and(|next| matches!(self.folded(next).as_ref(), "il" | "ils")),
            _ => self.is(at, Bits::TELL_CONDITION),
        }
    }

    fn is_told_of(&self, at: usize) -> bool {
        let stretch = self.stretch(at);
        let floor = stretch.start.max(at.saturating_sub(LONGEST_CONDITION));
        let limit = stretch.end.min(at + LONGEST_CONDITION);
        if (floor..limit).any(|at| self.is_condition(at)) || (at..at + 3).any(|at| self.is(at, Bits::NOT)) {
            return false;
        }
        let Some(before) = self.before(at) else { return false };
        let Some(next) = self.after_adverbs(at) else {
            return false;
        };
        if self.is(at, Bits::HAVE) {
            // "il y aurait" with a number or a noun.
            return self.folded(before) == "y" && self.facets(next).meets(Tags::DET.with(Tags::NUM));
        }
        let says = self.facets(next).meets(Tags::ADJ.with(Tags::PP)) && !self.facets(next).has(Tags::DET);
        let relative = self.is(before, Bits::WHO);
        let named = if relative {
            self.before(before)
                .map(|comma| {
                    if self.mark(comma) == Some(Mark::Comma) {
                        self.before(comma)
                    } else {
                        None
                    }
                })
                .is_some_and(|last| last.is_some_and(|last| self.is_near_name(last)))
        } else {
            self.named(before) && self.before(before).is_none_or(|of| !self.is_preposition(of, false))
        };
        says && named
    }

    /// Whether a name stands in the words before a comma: "Dana Brel, ancienne ministre, qui".
    fn is_near_name(&self, last: usize) -> bool {
        (last.saturating_sub(LONGEST_NAMED)..=last)
            .rev()
            .any(|at| self.named(at) && self.may_be_person(at))
    }

    /// Whether flagged words report: an adverb ("allegedly"), a conditional of what has been ("aurait accepté"). A bare
    /// conditional is as often a supposition; an adjective ("the alleged plot") gives no words to anybody.
    fn reports(&self, tokens: &Range<usize>) -> bool {
        let adverb = tokens.clone().any(|at| self.is(at, Bits::TELL_HEARSAY));
        let Some(auxiliary) = tokens.clone().find(|&at| self.is(at, Bits::HAVE.or(Bits::BE))) else {
            return adverb;
        };
        let denied = (auxiliary.saturating_sub(1)..auxiliary + 3).any(|at| self.is(at, Bits::NOT));
        if self.french() && (denied || !self.verb_is(auxiliary, Tags::COND)) {
            return adverb;
        }
        // "s'il pleuvait", "en cas de pluie": a supposition.
        let floor = self
            .stretch(auxiliary)
            .start
            .max(auxiliary.saturating_sub(LONGEST_CONDITION));
        if (floor..auxiliary).any(|at| self.is_condition(at)) {
            return adverb;
        }
        let mut place = auxiliary;
        for _ in 0..5 {
            let Some(next) = self.after(place).filter(|&next| self.mark(next).is_none()) else {
                break;
            };
            place = next;
            let facets = self.facets(place);
            if facets.has(Tags::PP) && !facets.meets(Tags::ADV.with(Tags::PREP)) && !self.is(place, Bits::BEEN) {
                // "aurait dû", "aurait pu", "aurait voulu" suppose.
                return !self.is(place, Bits::TELL_SUPPOSE);
            }
        }
        adverb
    }

    /// The claims of a sentence, those nearest to a token, among claims that are in order.
    fn claims_of<'c>(&self, claims: &'c [Claim], sentence: usize, at: usize) -> &'c [Claim] {
        let place = claims.partition_point(|claim| claim.cue.start < at);
        let start = claims.partition_point(|claim| self.sentence(claim.cue.start) < sentence);
        let start = start.max(place.saturating_sub(MOST_BESIDE));
        let end = claims.partition_point(|claim| self.sentence(claim.cue.start) <= sentence);
        let end = end.min(place + MOST_BESIDE);
        claims.get(start..end).unwrap_or_default()
    }

    /// A flagged "les analystes" (restent sceptiques), or "on dit que".
    fn vague(&self, tokens: &Range<usize>) -> Option<Claim> {
        let verb = tokens.clone().find(|&at| self.is_finite(at));
        let stretch = self.stretch(tokens.start);
        // "On se demande" asks; "il se murmure" reports.
        let asks = self.folded(tokens.start) == "on" && self.is(tokens.start + 1, Bits::REFLEXIVE);
        if asks {
            return None;
        }
        if verb.is_some() {
            return Some(Claim {
                source: None,
                cue: tokens.clone(),
                stance: Stance::Neutral,
                form: Form::Hearsay,
                said: Some(self.trim(tokens.end..stretch.end))
                    .filter(|said| !said.is_empty())
                    .into_iter()
                    .collect(),
                quotation: None,
            });
        }
        let cue = (tokens.end..stretch.end.min(tokens.end + 4)).find(|&at| self.is_finite(at))?;
        // "Les experts restent sceptiques", "sont convaincus"; "les experts sont armés" says nothing.
        let holds = self.is(cue, Bits::TELLS.or(Bits::DEEMS).or(Bits::TELL_HOLD))
            || (cue + 1..cue + 4).any(|at| self.is(at, Bits::TELL_BEING));
        if !holds || self.verb_is_only(cue, Tags::COND.with(Tags::FUT)) {
            return None;
        }
        let said = self.trim(cue + 1..stretch.end);
        let group = Group::new(tokens.clone());
        let speakers = Bits::SOMEBODY.or(Bits::GROUP).or(Bits::BODY).or(Bits::TELL_DOCUMENT);
        if !tokens.clone().any(|at| self.is(at, speakers)) {
            return None;
        }
        Some(Claim {
            source: Some(Named {
                kind: self.source_kind(&group).unwrap_or(SourceKind::Collective),
                group,
                pronoun: false,
            }),
            cue: cue..cue + 1,
            stance: Stance::Neutral,
            form: Form::Indirect,
            said: Some(said).filter(|said| !said.is_empty()).into_iter().collect(),
            quotation: None,
        })
    }
}
