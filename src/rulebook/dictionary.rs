//! The dictionary: from a folded form to its readings.
//!
//! Forms are the keys of a finite-state transducer (crate `fst`) that is read in place from the binary; its value packs a
//! stretch of a table of readings. What a pack adds stands beside them in maps.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::compiled::{ClassSet, LemmaId};
use super::tags::Tags;
use crate::text::fold;

/// One reading of a form: a lemma, and the number of its [`super::compiled::Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// The lemma.
    pub lemma: LemmaId,
    /// The kind, by its place in [`super::compiled::Tables::kinds`].
    pub kind: u32,
}

impl Reading {
    /// How many bytes a reading has.
    const BYTES: usize = 8;

    /// The bytes of readings, all the first ones, then all the second ones and so on: neighbours are much alike, so that the
    /// table is compressed to a third of what it is with each reading in one place.
    fn planes(readings: &[Self]) -> Vec<u8> {
        let byte = |reading: &Self, plane: usize| match plane {
            0..4 => reading.lemma.to_le_bytes()[plane],
            _ => reading.kind.to_le_bytes()[plane - 4],
        };
        (0..Self::BYTES)
            .flat_map(|plane| readings.iter().map(move |reading| byte(reading, plane)))
            .collect()
    }

    /// The reading at a place among those of such planes.
    fn at(planes: &[u8], place: usize) -> Option<Self> {
        let count = planes.len() / Self::BYTES;
        let byte = |plane: usize| planes.get(plane * count + place).copied();
        if place >= count {
            return None;
        }
        Some(Self {
            lemma: u32::from_le_bytes([byte(0)?, byte(1)?, byte(2)?, byte(3)?]),
            kind: u32::from_le_bytes([byte(4)?, byte(5)?, byte(6)?, byte(7)?]),
        })
    }
}

/// Forms and their readings.
pub struct Dictionary {
    forms: fst::Map<Cow<'static, [u8]>>,
    /// The same forms without accents, for words in capitals.
    bare: fst::Map<Cow<'static, [u8]>>,
    readings: Cow<'static, [u8]>,
    added: Added,
}

/// Classes that words of a dictionary got later, as a part of speech.
pub type Additions = FxHashMap<LemmaId, Vec<(Tags, ClassSet)>>;

/// What packs add.
#[derive(Debug, Default)]
struct Added {
    forms: FxHashMap<String, Vec<Reading>>,
    bare: FxHashMap<String, Vec<Reading>>,
    classes: Additions,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary")
            .field("forms", &self.forms.len())
            .finish_non_exhaustive()
    }
}

/// The three parts of a dictionary as bytes.
#[derive(Debug)]
pub struct DictionaryBytes {
    /// The transducer of forms.
    pub forms: Vec<u8>,
    /// The transducer of forms without accents.
    pub bare: Vec<u8>,
    /// The readings.
    pub readings: Vec<u8>,
}

impl DictionaryBytes {
    /// Builds the tables from forms in order.
    ///
    /// # Errors
    /// What the transducer's builder says; it does not happen for sorted keys.
    pub fn build(forms: &BTreeMap<String, Vec<Reading>>) -> Result<Self, fst::Error> {
        let mut readings = Vec::new();
        let mut stretches = BTreeMap::new();
        let mut bare: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
        let mut builder = fst::MapBuilder::memory();
        for (form, list) in forms {
            builder.insert(form, Self::stretch(&mut readings, &mut stretches, list))?;
            let plain = fold::unaccented(form);
            if plain != form.as_str() {
                let merged = bare.entry(plain.into_owned()).or_default();
                merged.extend(
                    list.iter()
                        .filter(|reading| !merged.contains(reading))
                        .copied()
                        .collect::<Vec<_>>(),
                );
            }
        }
        let mut bare_builder = fst::MapBuilder::memory();
        for (form, list) in &bare {
            bare_builder.insert(form, Self::stretch(&mut readings, &mut stretches, list))?;
        }
        Ok(Self {
            forms: builder.into_inner()?,
            bare: bare_builder.into_inner()?,
            readings: Reading::planes(&readings),
        })
    }

    /// Files a list of readings once, however many forms share it.
    fn stretch(table: &mut Vec<Reading>, known: &mut BTreeMap<Vec<Reading>, u64>, list: &[Reading]) -> u64 {
        *known.entry(list.to_vec()).or_insert_with(|| {
            let start = table.len() as u64;
            table.extend_from_slice(list);
            start << 16 | list.len() as u64
        })
    }
}

impl Dictionary {
    /// A dictionary over its tables.
    ///
    /// # Errors
    /// When the bytes are no transducer.
    pub fn new(
        forms: Cow<'static, [u8]>,
        bare: Cow<'static, [u8]>,
        readings: Cow<'static, [u8]>,
    ) -> Result<Self, fst::Error> {
        Ok(Self {
            forms: fst::Map::new(forms)?,
            bare: fst::Map::new(bare)?,
            readings,
            added: Added::default(),
        })
    }

    /// Adds readings of forms, and classes to words that are there.
    pub fn add(&mut self, forms: BTreeMap<String, Vec<Reading>>, classes: Additions) {
        for (form, readings) in forms {
            let plain = fold::unaccented(&form);
            if plain != form.as_str() {
                let bare = self.added.bare.entry(plain.into_owned()).or_default();
                bare.extend(&readings);
            }
            self.added.forms.entry(form).or_default().extend(readings);
        }
        for (lemma, sets) in classes {
            self.added.classes.entry(lemma).or_default().extend(sets);
        }
    }

    /// The classes that a word got later, as this part of speech.
    #[must_use]
    pub fn added_classes(&self, lemma: LemmaId, tags: Tags) -> ClassSet {
        let mut added = ClassSet::default();
        for (pos, classes) in self.added.classes.get(&lemma).into_iter().flatten() {
            if tags.has(*pos) {
                added.extend(classes);
            }
        }
        added
    }

    /// The readings of a folded form.
    pub fn readings(&self, form: &str) -> impl Iterator<Item = Reading> + '_ {
        let added = self.added.forms.get(form);
        self.stretch(self.forms.get(form))
            .chain(added.into_iter().flatten().copied())
    }

    /// The readings of every form that is this one once its accents are taken away. For words in capitals.
    pub fn readings_without_accents(&self, form: &str) -> impl Iterator<Item = Reading> + '_ {
        let added = self.added.bare.get(form);
        self.stretch(self.bare.get(form))
            .chain(added.into_iter().flatten().copied())
    }

    /// How many forms it knows; one that a pack gives further readings counts again.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len() + self.added.forms.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn stretch(&self, packed: Option<u64>) -> impl Iterator<Item = Reading> + '_ {
        let packed = packed.unwrap_or(0);
        let start = usize::try_from(packed >> 16).unwrap_or(usize::MAX);
        let len = (packed & 0xFFFF) as usize;
        (start..start.saturating_add(len)).map_while(|place| Reading::at(&self.readings, place))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn planes_give_back_every_reading_and_no_other(list in prop::collection::vec(any::<(u32, u32)>(), 0..40)) {
            let readings: Vec<Reading> = list.iter().map(|&(lemma, kind)| Reading { lemma, kind }).collect();
            let planes = Reading::planes(&readings);
            for (place, reading) in readings.iter().enumerate() {
                prop_assert_eq!(Reading::at(&planes, place), Some(*reading));
            }
            prop_assert_eq!(Reading::at(&planes, readings.len()), None);
        }
    }
}
