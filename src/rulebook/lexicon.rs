//! From lists of words to forms with their readings, and from names of lemmas and classes to their numbers.
//!
//! A lexicon begins empty, or over a dictionary that is there already: then it keeps only what the files add, and asks the
//! dictionary for the rest, so that a few words more do not cost the reading of a hundred thousand.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::compiled::{ClassId, ClassSet, Kind, LemmaId, MAX_CLASSES, Tables};
use super::dictionary::{Additions, Dictionary, Reading};
use super::inflect::{UnknownModel, inflect};
use super::mistake::Mistake;
use super::source::{FormTable, Place, Problem, WordGroup};
use super::tags::Tags;
use crate::language::Language;
use crate::text::fold::fold;

/// The closed classes of words.
pub(super) const GRAMMATICAL: Tags = Tags::DET.with(Tags::PRON).with(Tags::PREP).with(Tags::CONJ);

/// Words as they are gathered from the files, before they are numbered and laid out.
pub(super) struct Lexicon<'a> {
    language: Language,
    classes: Vec<String>,
    class_numbers: FxHashMap<String, ClassId>,
    lemmas: Vec<String>,
    lemma_numbers: FxHashMap<String, LemmaId>,
    /// Of each lemma, the parts of speech it has.
    parts: FxHashMap<LemmaId, Tags>,
    /// Classes of a lemma as a part of speech.
    class_sets: FxHashMap<(LemmaId, Tags), ClassSet>,
    /// Readings of each form; classes are looked up at the end, since any file may add some.
    forms: BTreeMap<String, BTreeSet<(LemmaId, Tags)>>,
    /// The dictionary that it is laid over.
    base: Option<Base<'a>>,
}

/// What a lexicon is laid over.
struct Base<'a> {
    dictionary: &'a Dictionary,
    kinds: Vec<Kind>,
    /// How many of the lemmas are its own.
    lemmas: usize,
    /// How many of the classes are its own.
    classes: usize,
}

/// The words of a rulebook, numbered and laid out.
pub(super) struct Laid {
    /// Names of the classes.
    pub classes: Vec<String>,
    /// Lemmas.
    pub lemmas: Vec<String>,
    /// Kinds of reading.
    pub kinds: Vec<Kind>,
    /// Readings by form.
    pub forms: BTreeMap<String, Vec<Reading>>,
    /// Classes that words of the dictionary below got.
    pub additions: Additions,
}

impl<'a> Lexicon<'a> {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            classes: Vec::new(),
            class_numbers: FxHashMap::default(),
            lemmas: Vec::new(),
            lemma_numbers: FxHashMap::default(),
            parts: FxHashMap::default(),
            class_sets: FxHashMap::default(),
            forms: BTreeMap::new(),
            base: None,
        }
    }

    /// A lexicon over the words of a rulebook; takes them out of its tables.
    pub(super) fn over(language: Language, tables: &mut Tables, dictionary: &'a Dictionary) -> Self {
        let classes = std::mem::take(&mut tables.classes);
        let lemmas = std::mem::take(&mut tables.lemmas);
        Self {
            class_numbers: (0..)
                .zip(&classes)
                .map(|(number, name)| (name.clone(), number))
                .collect(),
            base: Some(Base {
                dictionary,
                kinds: std::mem::take(&mut tables.kinds),
                lemmas: lemmas.len(),
                classes: classes.len(),
            }),
            classes,
            lemmas,
            ..Self::new(language)
        }
    }

    /// The classes of the dictionary below that words have got here.
    pub(super) fn extended_classes(&self) -> ClassSet {
        let own = self.base.as_ref().map_or(0, |base| base.classes);
        let mut extended = ClassSet::default();
        for class in self.class_sets.values().flat_map(ClassSet::iter) {
            if usize::from(class) < own {
                extended.insert(class);
            }
        }
        extended
    }

    /// The readings that the dictionary below has of a form.
    fn below(&self, form: &str) -> impl Iterator<Item = (LemmaId, Tags)> {
        self.base.iter().flat_map(move |base| {
            let readings = base.dictionary.readings(form);
            readings.filter_map(|reading| Some((reading.lemma, base.kinds.get(reading.kind as usize)?.tags)))
        })
    }

    /// How many classes there are.
    pub(super) fn classes(&self) -> usize {
        self.classes.len()
    }

    /// The number of a class that some group has.
    pub(super) fn class(&self, name: &str) -> Option<ClassId> {
        self.class_numbers.get(name).copied()
    }

    /// The number of a lemma that the dictionary has.
    pub(super) fn lemma(&self, word: &str) -> Option<LemmaId> {
        // A lemma is one of its own forms, and so is `=form` of the form.
        let below = || {
            let form = word.strip_prefix('=').unwrap_or(word);
            self.below(form)
                .map(|(lemma, _)| lemma)
                .find(|&lemma| self.name_of(lemma) == word)
        };
        self.lemma_numbers.get(word).copied().or_else(below)
    }

    /// A lemma as it is written, `=form` for an exact form.
    pub(super) fn name_of(&self, lemma: LemmaId) -> &str {
        self.lemmas.get(lemma as usize).map_or("", String::as_str)
    }

    /// The parts of speech of a lemma.
    pub(super) fn parts_of(&self, lemma: LemmaId) -> Tags {
        let name = self.name_of(lemma);
        let below = self.below(name).filter(|&(other, _)| other == lemma);
        below.fold(
            self.parts.get(&lemma).copied().unwrap_or_default(),
            |parts, (_, tags)| parts.with(tags.and(Tags::POS)),
        )
    }

    /// The readings of a form.
    fn readings_of(&self, form: &str) -> impl Iterator<Item = (LemmaId, Tags)> {
        self.forms
            .get(form)
            .into_iter()
            .flatten()
            .copied()
            .chain(self.below(form))
    }

    /// Whether the form is one of determiners, pronouns, prepositions and conjunctions alone.
    pub(super) fn is_form_of_small_words(&self, form: &str) -> bool {
        let mut readings = self.readings_of(form).peekable();
        readings.peek().is_some() && readings.all(|(_, tags)| tags.is_empty() || tags.meets(GRAMMATICAL))
    }

    /// The lemmas that have this form, for a message.
    pub(super) fn lemmas_of_form(&self, form: &str) -> Vec<&str> {
        let ids: BTreeSet<LemmaId> = self
            .readings_of(form)
            .filter(|(_, tags)| !tags.is_empty())
            .map(|(lemma, _)| lemma)
            .collect();
        ids.into_iter()
            .filter_map(|id| self.lemmas.get(id as usize).map(String::as_str))
            .collect()
    }

    /// The lemmas that have got a class here.
    pub(super) fn lemmas_of_class(&self, class: ClassId) -> impl Iterator<Item = LemmaId> + '_ {
        self.class_sets
            .iter()
            .filter(move |(_, set)| set.has(class))
            .map(|(&(lemma, _), _)| lemma)
    }

    fn number_lemma(&mut self, word: &str) -> LemmaId {
        if let Some(known) = self.lemma(word) {
            return known;
        }
        let number = LemmaId::try_from(self.lemmas.len()).unwrap_or(LemmaId::MAX - 1);
        self.lemmas.push(word.to_owned());
        self.lemma_numbers.insert(word.to_owned(), number);
        number
    }

    fn number_class(&mut self, name: &str) -> Result<ClassId, Mistake> {
        if let Some(&known) = self.class_numbers.get(name) {
            return Ok(known);
        }
        let well_formed = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !well_formed || Tags::named(name).is_some() {
            return Err(Mistake::ClassName(name.to_owned()));
        }
        let number = ClassId::try_from(self.classes.len())
            .ok()
            .filter(|&number| usize::from(number) < MAX_CLASSES);
        let number = number.ok_or_else(|| Mistake::TooManyClasses {
            class: name.to_owned(),
            most: MAX_CLASSES,
        })?;
        self.classes.push(name.to_owned());
        self.class_numbers.insert(name.to_owned(), number);
        Ok(number)
    }

    /// Adds a group of words.
    pub(super) fn add_group(&mut self, group: &WordGroup, problems: &mut Vec<Problem>) {
        let Some((pos, classes)) = self.head(&group.place, &group.pos, &group.classes, problems) else {
            return;
        };
        let mut extra = Tags::NONE;
        for name in &group.tags {
            match Tags::named(name) {
                Some(tag) => extra = extra.with(tag),
                None => problems.push(group.place.problem(None, Mistake::UnknownTag(name.clone()))),
            }
        }
        for (word, model) in &group.words {
            if let Err(mistake) = self.add_word(word, pos, model.as_deref(), extra, &classes) {
                problems.push(group.place.problem(None, mistake));
            }
        }
    }

    /// Adds a word with the inflection of its model.
    pub(super) fn add_word(
        &mut self,
        word: &str,
        pos: Tags,
        model: Option<&str>,
        extra: Tags,
        classes: &ClassSet,
    ) -> Result<(), Mistake> {
        let word = fold(word).into_owned();
        let known = self.lemma(&word).is_some_and(|lemma| self.parts_of(lemma).has(pos));
        let lemma = self.number_lemma(&word);
        self.class_sets.entry((lemma, pos)).or_default().extend(classes);
        // A word that another group inflected already is not inflected a second time by guess.
        if known && model.is_none() && extra.is_empty() {
            return Ok(());
        }
        let parts = self.parts.entry(lemma).or_default();
        *parts = parts.with(pos);
        let unknown = |UnknownModel(model)| Mistake::UnknownModel {
            word: word.clone(),
            model,
        };
        let forms = inflect(self.language, &word, pos, model).map_err(unknown)?;
        for form in forms {
            self.forms
                .entry(fold(&form.text).into_owned())
                .or_default()
                .insert((lemma, form.tags.with(extra)));
        }
        Ok(())
    }

    /// Adds a word whose forms are given.
    pub(super) fn add_table(&mut self, table: &FormTable, problems: &mut Vec<Problem>) {
        let Some((pos, classes)) = self.head(&table.place, &table.pos, &table.classes, problems) else {
            return;
        };
        let lemma = self.number_lemma(&fold(&table.lemma));
        self.class_sets.entry((lemma, pos)).or_default().extend(&classes);
        let parts = self.parts.entry(lemma).or_default();
        *parts = parts.with(pos);
        for (form, readings) in &table.table {
            for reading in readings {
                let mut tags = pos;
                for name in reading.split_whitespace() {
                    let unknown = || Mistake::UnknownTagOfForm {
                        form: form.clone(),
                        tag: name.to_owned(),
                    };
                    match Tags::named(name) {
                        Some(tag) => tags = tags.with(tag),
                        None => problems.push(table.place.problem(None, unknown())),
                    }
                }
                self.forms
                    .entry(fold(form).into_owned())
                    .or_default()
                    .insert((lemma, tags));
            }
        }
    }

    fn head(
        &mut self,
        place: &Place,
        pos: &str,
        names: &[String],
        problems: &mut Vec<Problem>,
    ) -> Option<(Tags, ClassSet)> {
        let mut classes = ClassSet::default();
        for name in names {
            match self.number_class(name) {
                Ok(class) => classes.insert(class),
                Err(mistake) => problems.push(place.problem(None, mistake)),
            }
        }
        let part = Tags::named(pos).filter(|&tag| Tags::POS.has(tag) && tag != Tags::NAME);
        if part.is_none() {
            problems.push(place.problem(None, Mistake::UnknownPartOfSpeech(pos.to_owned())));
        }
        Some((part?, classes))
    }

    /// A lemma that stands for one exact form.
    pub(super) fn exact_form(&mut self, form: &str) -> LemmaId {
        let form = fold(form).into_owned();
        let lemma = self.number_lemma(&format!("={form}"));
        if !self.below(&form).any(|reading| reading == (lemma, Tags::NONE)) {
            self.forms.entry(form).or_default().insert((lemma, Tags::NONE));
        }
        lemma
    }

    /// Lays everything out.
    pub(super) fn finish(self) -> Laid {
        let (mut kinds, below) = self.base.map_or((Vec::new(), 0), |base| (base.kinds, base.lemmas));
        let mut numbers: FxHashMap<Kind, u32> = (0..).zip(&kinds).map(|(number, &kind)| (kind, number)).collect();
        let forms = self
            .forms
            .into_iter()
            .map(|(form, readings)| {
                let readings = readings
                    .into_iter()
                    .map(|(lemma, tags)| {
                        let classes = self
                            .class_sets
                            .get(&(lemma, tags.and(Tags::POS)))
                            .copied()
                            .unwrap_or_default();
                        let kind = Kind { tags, classes };
                        let number = *numbers.entry(kind).or_insert_with(|| {
                            kinds.push(kind);
                            u32::try_from(kinds.len() - 1).unwrap_or(u32::MAX)
                        });
                        Reading { lemma, kind: number }
                    })
                    .collect();
                (form, readings)
            })
            .collect();
        let mut additions = Additions::default();
        for ((lemma, pos), classes) in self.class_sets {
            if (lemma as usize) < below && !classes.is_empty() {
                additions.entry(lemma).or_default().push((pos, classes));
            }
        }
        Laid {
            classes: self.classes,
            lemmas: self.lemmas,
            kinds,
            forms,
            additions,
        }
    }
}
