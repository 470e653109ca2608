//! The rulebook: the words and rules in force for one language, compiled for the matcher.
//!
//! `assets/README.md` documents the files it is made from. `src/build.rs` compiles them once; the result is embedded in
//! the binary ([`crate::embedded`]) and the dictionary is read from there in place.

use std::borrow::Cow;

use crate::language::Language;

pub mod compile;
pub mod compiled;
pub mod dictionary;
mod frequency;
pub mod inflect;
mod lexicon;
pub mod mistake;
pub mod pattern;
pub mod record;
pub mod sketch;
pub mod source;
pub mod tags;

use compiled::{CompiledRule, RuleText, Tables};
use dictionary::Dictionary;
use source::{File, Problem};

/// A rule's place in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u32);

/// The rules and words of one language.
#[derive(Debug)]
pub struct Rulebook {
    /// The language.
    pub language: Language,
    /// Classes, patterns, rules.
    pub(crate) tables: Tables,
    /// Forms and their readings.
    pub(crate) dictionary: Dictionary,
}

/// What a rule asks for besides its patterns, as it is written; see [`source::RuleSource`].
#[derive(Clone, Copy, Debug)]
pub struct Conditions<'a> {
    /// Patterns that cancel a flag on the words that they overlap.
    pub except: &'a [String],
    /// Patterns that cancel a flag in their sentence.
    pub unless: &'a [String],
    /// Patterns of which one must match in the sentence.
    pub needs: &'a [String],
    /// Patterns that lower the strength in their sentence.
    pub lower: &'a [String],
    /// Patterns that raise it.
    pub raise: &'a [String],
    /// Whose words it reads.
    pub voice: source::VoiceCondition,
    /// In which blocks.
    pub blocks: source::BlockCondition,
    /// Whether it holds under a negation.
    pub negated: source::NegationCondition,
    /// What becomes of its flags where nothing around them persuades.
    pub alone: source::AloneCondition,
}

/// A rulebook could not be read from its compiled form.
#[derive(Debug, thiserror::Error)]
pub enum RulebookError {
    /// The tables are damaged.
    #[error("the rulebook's tables are damaged: {0}")]
    Tables(#[from] postcard::Error),
    /// The dictionary is damaged.
    #[error("the rulebook's dictionary is damaged: {0}")]
    Dictionary(#[from] fst::Error),
}

impl Rulebook {
    /// A rulebook from its compiled parts.
    ///
    /// # Errors
    /// When a part is not what [`compile::compile`] made.
    pub fn from_parts(
        language: Language,
        tables: &[u8],
        [forms, bare, readings]: [Cow<'static, [u8]>; 3],
    ) -> Result<Self, RulebookError> {
        Ok(Self {
            language,
            tables: Tables::read(tables)?,
            dictionary: Dictionary::new(forms, bare, readings)?,
        })
    }

    /// Compiles a rulebook from files, with what is wrong in them; what is right is in force.
    ///
    /// # Errors
    /// What the dictionary's builder says, which no file can bring about.
    pub fn from_files(
        language: Language,
        lexicon: &[File],
        rules: &[File],
    ) -> Result<(Self, Vec<Problem>), RulebookError> {
        let (compiled, problems) = compile::compile(language, lexicon, rules)?;
        let compile::Compiled { tables, dictionary } = compiled;
        let dictionary = Dictionary::new(
            dictionary.forms.into(),
            dictionary.bare.into(),
            dictionary.readings.into(),
        )?;
        Ok((
            Self {
                language,
                tables,
                dictionary,
            },
            problems,
        ))
    }

    /// The rulebook with a pack laid over it, and what is wrong in the pack's files: its words and rules are added, a rule
    /// takes the place of the one of its name, and those that it mutes go. Its fingerprint is that of both.
    #[must_use]
    pub fn with_pack(self, pack: &[File]) -> (Self, Vec<Problem>) {
        let Self {
            language,
            tables,
            mut dictionary,
        } = self;
        let (tables, problems) = compile::extend(language, tables, &mut dictionary, pack);
        let rulebook = Self {
            language,
            tables,
            dictionary,
        };
        (rulebook, problems)
    }

    /// A rule of this rulebook.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&RuleText> {
        self.compiled(id).map(|rule| &rule.text)
    }

    /// Every rule with its number, in the order of the files' names and then of their place in the file.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &RuleText)> {
        (0..).map(RuleId).zip(self.tables.rules.iter().map(|rule| &rule.text))
    }

    /// The rule of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(RuleId, &RuleText)> {
        self.rules().find(|(_, rule)| rule.id == name)
    }

    /// A fingerprint of the files it was made from, 16 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.tables.fingerprint)
    }

    /// Whether the dictionary has a word, in whatever form and case.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.dictionary
            .readings(&crate::text::fold::fold(word))
            .next()
            .is_some()
    }

    /// How many forms its dictionary knows.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.dictionary.len()
    }

    /// A condition of a rule as it is written, by the number that an exclusion gives.
    #[must_use]
    pub fn condition(&self, number: u32) -> Option<&str> {
        self.tables.condition_texts.get(number as usize).map(String::as_str)
    }

    /// What a reading of the dictionary is.
    pub(crate) fn kind(&self, reading: dictionary::Reading) -> Option<compiled::Kind> {
        let mut kind = *self.tables.kinds.get(reading.kind as usize)?;
        kind.classes
            .extend(&self.dictionary.added_classes(reading.lemma, kind.tags));
        Some(kind)
    }

    /// What a rule asks for besides its patterns.
    #[must_use]
    pub fn conditions(&self, id: RuleId) -> Option<Conditions<'_>> {
        let rule = self.compiled(id)?;
        let texts = |stretch: compiled::Stretch| self.tables.condition_texts.get(stretch.range()).unwrap_or_default();
        Some(Conditions {
            except: texts(rule.except),
            unless: texts(rule.unless),
            needs: texts(rule.needs),
            lower: texts(rule.lower),
            raise: texts(rule.raise),
            voice: rule.voice,
            blocks: rule.blocks,
            negated: rule.negated,
            alone: rule.alone,
        })
    }

    pub(crate) fn compiled(&self, id: RuleId) -> Option<&CompiledRule> {
        self.tables.rules.get(id.0 as usize)
    }
}

impl Rulebook {
    /// The alternatives of an element that a lemma may pass: those for that very lemma, and those for any.
    pub(crate) fn alternatives(
        &self,
        element: u32,
        lemma: compiled::LemmaId,
    ) -> impl Iterator<Item = &compiled::Alternative> {
        let element = self.tables.elements.get(element as usize).copied().unwrap_or_default();
        let range = element.start as usize..element.end as usize;
        let all = self.tables.alternatives.get(range).unwrap_or_default();
        let named = element.any.saturating_sub(element.start) as usize;
        // Sorted by lemma, and no lemma in particular comes last.
        let (named, any) = all.split_at_checked(named).unwrap_or_default();
        let first = if named.is_empty() {
            0
        } else {
            named.partition_point(|alternative| alternative.lemma < lemma)
        };
        let own = named
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |alternative| alternative.lemma == lemma);
        own.chain(any)
    }

    /// The number of a class that any of its words has.
    pub(crate) fn class(&self, name: &str) -> Option<compiled::ClassId> {
        self.tables
            .classes
            .iter()
            .position(|class| class == name)
            .and_then(|number| u8::try_from(number).ok())
    }
}
