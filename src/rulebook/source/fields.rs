//! Reading a table field by field, so that each mistake in one is told as what it is, and all of them at once.
//!
//! `serde` would stop at the first, and tell it as an English sentence.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Lines, Mistake, Patterns, Place, Problem, Shape, Text};
use crate::taxonomy::Technique;

/// The fields of a table that are still to be read.
pub(super) struct Fields<'a, 'f> {
    lines: &'a Lines<'a>,
    place: Place,
    /// The rule that mistakes are in.
    rule: Option<&'a str>,
    table: DeTable<'f>,
    /// Those that were asked for: there are no others.
    asked: Vec<&'static str>,
    problems: &'a mut Vec<Problem>,
    /// How many mistakes there were before.
    told: usize,
}

impl<'a, 'f> Fields<'a, 'f> {
    /// The fields of the table that this field, or each item of it, should be.
    pub fn of(
        field: &str,
        value: Spanned<DeValue<'f>>,
        lines: &'a Lines<'a>,
        rule: Option<&'a str>,
        problems: &'a mut Vec<Problem>,
    ) -> Option<Self> {
        let place = lines.place(value.span().start);
        let DeValue::Table(table) = value.into_inner() else {
            problems.push(place.problem(rule, wrong(field, Shape::Table)));
            return None;
        };
        Some(Self {
            told: problems.len(),
            lines,
            place,
            rule,
            table,
            asked: Vec::new(),
            problems,
        })
    }

    /// Tells the fields that nobody asked for. Whether there was no mistake in the table.
    pub fn end(self) -> bool {
        for key in self.table.keys() {
            let mistake = Mistake::UnknownField {
                field: key.get_ref().to_string(),
                fields: self.asked.clone(),
            };
            let place = self.lines.place(key.span().start);
            self.problems.push(place.problem(self.rule, mistake));
        }
        self.problems.len() == self.told
    }

    fn take(&mut self, name: &'static str) -> Option<Spanned<DeValue<'f>>> {
        self.asked.push(name);
        let (key, value) = self.table.remove_entry(name)?;
        Some(located(&key, value))
    }

    fn tell(&mut self, place: &Place, mistake: Mistake) {
        self.problems.push(place.problem(self.rule, mistake));
    }

    /// A text, with where it stands.
    fn placed(&mut self, name: &'static str) -> Option<(Place, String)> {
        let value = self.take(name)?;
        let place = self.lines.place(value.span().start);
        let DeValue::String(text) = value.into_inner() else {
            self.tell(&place, wrong(name, Shape::Text));
            return None;
        };
        Some((place, text.into_owned()))
    }

    /// A text, if the field is there.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.placed(name).map(|(_, text)| text)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, name: &'static str) -> Option<String> {
        self.require(name);
        self.text(name)
    }

    fn require(&mut self, name: &'static str) {
        if self.table.get(name).is_none() {
            let place = self.place.clone();
            self.tell(&place, Mistake::Missing(name));
        }
    }

    /// A list of texts, which is empty where the field is not there.
    pub fn texts(&mut self, name: &'static str) -> Patterns {
        let Some(value) = self.take(name) else {
            return Patterns::new();
        };
        texts(name, value, self.lines, self.rule, self.problems)
    }

    /// One word of those that a type has names for, if the field is there.
    pub fn choice<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let (place, choice) = self.placed(name)?;
        match chosen(&choice) {
            Ok(chosen) => Some(chosen),
            Err(Choices(choices)) => {
                let mistake = Mistake::UnknownChoice {
                    field: name,
                    choice,
                    choices,
                };
                self.tell(&place, mistake);
                None
            }
        }
    }

    /// The technique, if it is there. They are too many to be named in a line.
    pub fn technique(&mut self) -> Option<Technique> {
        let (place, name) = self.placed("technique")?;
        let technique = Technique::from_name(&name);
        if technique.is_none() {
            self.tell(&place, Mistake::UnknownTechnique(name));
        }
        technique
    }

    /// A text in one language or both, if the field is there.
    pub fn bilingual(&mut self, name: &'static str) -> Option<Text> {
        let value = self.take(name)?;
        if !value.get_ref().is_table() {
            let place = self.lines.place(value.span().start);
            self.tell(&place, wrong(name, Shape::Bilingual));
            return None;
        }
        let mut fields = Fields::of(name, value, self.lines, self.rule, self.problems)?;
        let text = Text {
            fr: fields.text("fr"),
            en: fields.text("en"),
        };
        fields.end().then_some(text)
    }

    /// A table of lists, in which a text alone is a list of one. It must be there.
    pub fn required_table(&mut self, name: &'static str) -> BTreeMap<String, Vec<String>> {
        self.require(name);
        let Some(value) = self.take(name) else {
            return BTreeMap::new();
        };
        let fields = Fields::of(name, value, self.lines, self.rule, self.problems);
        fields.map(Fields::lists).unwrap_or_default()
    }

    fn lists(self) -> BTreeMap<String, Vec<String>> {
        let Self {
            lines,
            rule,
            table,
            problems,
            ..
        } = self;
        table
            .into_iter()
            .map(|(key, value)| {
                let value = located(&key, value);
                let key = key.into_inner().into_owned();
                let list = match value.get_ref() {
                    DeValue::String(text) => vec![text.to_string()],
                    _ => super::without_places(texts(&key, value, lines, rule, problems)),
                };
                (key, list)
            })
            .collect()
    }
}

/// A value with a place: where there was none to be read, that of its key.
pub(super) fn located<'f>(key: &Spanned<DeString<'_>>, value: Spanned<DeValue<'f>>) -> Spanned<DeValue<'f>> {
    if value.span().is_empty() {
        Spanned::new(key.span(), value.into_inner())
    } else {
        value
    }
}

/// The texts of a list, each with where it stands.
pub(super) fn texts(
    name: &str,
    value: Spanned<DeValue<'_>>,
    lines: &Lines<'_>,
    rule: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Patterns {
    let place = lines.place(value.span().start);
    let DeValue::Array(items) = value.into_inner() else {
        problems.push(place.problem(rule, wrong(name, Shape::Texts)));
        return Patterns::new();
    };
    let mut texts = Patterns::with_capacity(items.len());
    for item in items {
        let place = lines.place(item.span().start);
        match item.into_inner() {
            DeValue::String(text) => texts.push((place, text.into_owned())),
            _ => problems.push(place.problem(rule, wrong(name, Shape::Texts))),
        }
    }
    texts
}

fn wrong(field: &str, shape: Shape) -> Mistake {
    Mistake::WrongShape {
        field: field.to_owned(),
        shape,
    }
}

/// The words that a type has names for.
pub(super) fn choices<T: DeserializeOwned>() -> &'static [&'static str] {
    chosen::<T>("").err().map_or(&[], |Choices(choices)| choices)
}

fn chosen<T: DeserializeOwned>(word: &str) -> Result<T, Choices> {
    T::deserialize(StrDeserializer::new(word))
}

/// What `serde` says of a word that is none of the type's own, kept as data.
#[derive(Debug)]
struct Choices(&'static [&'static str]);

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Choices {}

impl serde::de::Error for Choices {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, choices: &'static [&'static str]) -> Self {
        Self(choices)
    }
}
