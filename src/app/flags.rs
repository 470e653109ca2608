//! Which flags are shown, and where they are: an index that answers in logarithmic time, whatever the article's length.

use crate::analysis::{Analysis, Flag, Voice};
use crate::app::reach::Reach;
use crate::messages::Messages;
use crate::taxonomy::{Category, Strength, Technique};

/// A flag's place in [`Analysis::flags`].
pub type FlagId = u32;

/// What a flag must be to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whether each category is shown, in the order of [`Category::ALL`].
    pub categories: [bool; Category::ALL.len()],
    /// The weakest strength shown.
    pub strength: Strength,
    /// Whose words.
    pub voice: Voices,
    /// By the reader's verdict.
    pub verdict: Verdicts,
}

/// Whose words are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voices {
    /// Anybody's.
    All,
    /// The author's.
    Author,
    /// Those of people quoted.
    Quoted,
}

impl Voices {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::All, Self::Author, Self::Quoted];
}

/// Which verdicts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdicts {
    /// Any, or none.
    All,
    /// All but dismissed.
    NotDismissed,
    /// Those without a verdict.
    Undecided,
}

impl Verdicts {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::All, Self::NotDismissed, Self::Undecided];
}

/// What the reader has said of a flag, as far as a filter asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Open,
    /// Dismissed, by itself or with its rule.
    Dismissed,
    /// Another verdict.
    Decided,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            categories: [true; Category::ALL.len()],
            strength: Strength::Note,
            voice: Voices::All,
            verdict: Verdicts::All,
        }
    }
}

impl Filter {
    /// Whether everything passes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a category is shown.
    #[must_use]
    pub fn shows(&self, category: Category) -> bool {
        Category::ALL
            .into_iter()
            .zip(self.categories)
            .any(|(one, shown)| one == category && shown)
    }

    /// Shows a category, or hides it.
    pub fn toggle(&mut self, category: Category) {
        if let Some((_, shown)) = Category::ALL
            .into_iter()
            .zip(&mut self.categories)
            .find(|(one, _)| *one == category)
        {
            *shown = !*shown;
        }
    }

    /// What is shown, for people.
    #[must_use]
    pub fn in_words(&self, messages: &Messages) -> String {
        if self.is_open() {
            return messages.get("status.filter_none").to_owned();
        }
        let mut parts: Vec<String> = Vec::new();
        if self.categories.contains(&false) {
            let letters = Category::ALL.into_iter().filter(|&category| self.shows(category));
            let letters: Vec<String> = letters
                .map(|category| messages.category_letter(category).to_string())
                .collect();
            parts.push(if letters.is_empty() {
                "—".to_owned()
            } else {
                letters.join(" ")
            });
        }
        if self.strength > Strength::Note {
            let name = messages.strength(self.strength).name;
            parts.push(messages.format("filter.at_least", &[("strength", &name)]));
        }
        parts.extend(self.voice.key().map(|key| messages.get(key).to_owned()));
        parts.extend(self.verdict.key().map(|key| messages.get(key).to_owned()));
        messages.format("status.filter", &[("filter", &parts.join(" · "))])
    }

    fn passes(&self, flag: &Flag, standing: impl FnOnce() -> Standing) -> bool {
        self.shows(flag.technique.category())
            && flag.strength >= self.strength
            && match self.voice {
                Voices::All => true,
                Voices::Author => flag.voice == Voice::Author,
                Voices::Quoted => flag.voice != Voice::Author,
            }
            && match self.verdict {
                Verdicts::All => true,
                Verdicts::NotDismissed => standing() != Standing::Dismissed,
                Verdicts::Undecided => standing() == Standing::Open,
            }
    }
}

/// How many flags there are of each kind.
#[derive(Clone, Debug)]
pub struct Counts {
    techniques: [usize; Technique::ALL.len()],
    strengths: [usize; Strength::ALL.len()],
    quoted: usize,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            techniques: [0; Technique::ALL.len()],
            strengths: [0; Strength::ALL.len()],
            quoted: 0,
        }
    }
}

impl Counts {
    fn add(&mut self, flag: &Flag) {
        // Both enumerations are declared in the order of their `ALL`.
        if let Some(count) = self.techniques.get_mut(flag.technique as usize) {
            *count += 1;
        }
        if let Some(count) = self.strengths.get_mut(flag.strength as usize) {
            *count += 1;
        }
        self.quoted += usize::from(flag.voice != Voice::Author);
    }

    /// Flags of a technique.
    #[must_use]
    pub fn technique(&self, technique: Technique) -> usize {
        self.techniques.get(technique as usize).copied().unwrap_or_default()
    }

    /// Flags of a category.
    #[must_use]
    pub fn category(&self, category: Category) -> usize {
        category.techniques().map(|technique| self.technique(technique)).sum()
    }

    /// Flags of a strength.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> usize {
        self.strengths.get(strength as usize).copied().unwrap_or_default()
    }

    /// Flags on words of people quoted.
    #[must_use]
    pub const fn quoted(&self) -> usize {
        self.quoted
    }
}

/// The flags that are shown, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    counts: Counts,
    ids: Vec<FlagId>,
    reach: Reach,
}

impl Shown {
    /// The flags of an analysis that pass a filter.
    #[must_use]
    pub fn new(analysis: &Analysis, filter: &Filter, standing: impl Fn(FlagId) -> Standing) -> Self {
        let mut shown = Self::default();
        for (flag, id) in analysis.flags.iter().zip(0..) {
            if filter.passes(flag, || standing(id)) {
                shown.counts.add(flag);
                shown.ids.push(id);
                shown.reach.push(flag.span);
            }
        }
        shown
    }

    /// All of them.
    #[must_use]
    pub fn ids(&self) -> &[FlagId] {
        &self.ids
    }

    /// How many there are of each kind.
    #[must_use]
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Which one a flag is, from 0; `None` when it is not shown.
    #[must_use]
    pub fn place(&self, id: FlagId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// The flag at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<FlagId> {
        self.ids.get(place).copied()
    }

    /// The place of the first flag that begins at a byte or later.
    #[must_use]
    pub fn from(&self, byte: u32) -> usize {
        self.reach.from(byte)
    }

    /// The flags that begin in a stretch, end exclusive.
    #[must_use]
    pub fn starting(&self, start: u32, end: u32) -> &[FlagId] {
        self.ids.get(self.reach.starting(start, end)).unwrap_or_default()
    }

    /// The places of the flags among which are all that reach into a stretch, end exclusive.
    #[must_use]
    pub fn reaching(&self, start: u32, end: u32) -> &[FlagId] {
        self.ids.get(self.reach.reaching(start, end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rulebook::RuleId;
    use crate::span::Span;

    fn analysis() -> impl Strategy<Value = Analysis> {
        let flag = (
            0u32..200,
            0u32..40,
            0..Technique::ALL.len(),
            0..Strength::ALL.len(),
            any::<bool>(),
        );
        proptest::collection::vec(flag, 0..40).prop_map(|flags| {
            let mut flags: Vec<Flag> = flags
                .into_iter()
                .map(|(start, len, technique, strength, quoted)| Flag {
                    rule: RuleId(0),
                    technique: Technique::ALL[technique],
                    strength: Strength::ALL[strength],
                    span: Span {
                        start,
                        end: start + len,
                    },
                    sentence: 0,
                    voice: if quoted { Voice::Quoted(None) } else { Voice::Author },
                    captures: Vec::new(),
                })
                .collect();
            flags.sort_by_key(|flag| flag.span);
            Analysis {
                flags,
                ..Analysis::default()
            }
        })
    }

    fn filter() -> impl Strategy<Value = Filter> {
        (any::<[bool; 7]>(), 0..3usize, 0..3usize, 0..3usize).prop_map(|(categories, strength, voice, verdict)| {
            Filter {
                categories,
                strength: Strength::ALL[strength],
                voice: Voices::ALL[voice],
                verdict: Verdicts::ALL[verdict],
            }
        })
    }

    /// Every third flag is dismissed, every fifth decided otherwise.
    fn standing(id: FlagId) -> Standing {
        match id {
            id if id % 3 == 0 => Standing::Dismissed,
            id if id % 5 == 0 => Standing::Decided,
            _ => Standing::Open,
        }
    }

    proptest! {
        #[test]
        fn the_index_finds_what_a_look_at_every_flag_finds(analysis in analysis(), filter in filter(), start in 0u32..220, len in 0u32..60) {
            let shown = Shown::new(&analysis, &filter, standing);
            let end = start + len;
            let passing: Vec<(FlagId, &Flag)> =
                (0..).zip(&analysis.flags).filter(|(id, flag)| filter.passes(flag, || standing(*id))).collect();
            let ids = |keep: &dyn Fn(&Flag) -> bool| -> Vec<FlagId> {
                passing.iter().filter(|(_, flag)| keep(flag)).map(|(id, _)| *id).collect()
            };
            prop_assert_eq!(shown.ids(), ids(&|_| true));
            prop_assert_eq!(shown.starting(start, end), ids(&|flag| start <= flag.span.start && flag.span.start < end));
            for id in ids(&|flag| flag.span.overlaps(Span { start, end })) {
                prop_assert!(shown.reaching(start, end).contains(&id));
            }
            for (place, &id) in shown.ids().iter().enumerate() {
                prop_assert_eq!(shown.place(id), Some(place));
            }
            let total: usize = Category::ALL.map(|category| shown.counts().category(category)).into_iter().sum();
            prop_assert_eq!(total, shown.len());
            prop_assert_eq!(shown.counts().quoted(), ids(&|flag| flag.voice != Voice::Author).len());
        }
    }

    #[test]
    fn the_enumerations_are_counted_by_their_places() {
        for (index, technique) in Technique::ALL.into_iter().enumerate() {
            assert_eq!(technique as usize, index);
        }
        for (index, strength) in Strength::ALL.into_iter().enumerate() {
            assert_eq!(strength as usize, index);
        }
    }
}
