//! The reader's notes: a verdict on a flag, a comment, a passage marked by hand.
//!
//! **Where.** One JSON file an article, in the folder `notes` of the data folder ([`Store`]). Its name is made from the
//! article's place (the canonical path of a file, an address), so that an article that was edited keeps its notes. Beside
//! them, the folder `contents` says for every text that notes were written about which file holds them: an article that
//! was moved or copied is recognised by its text, and takes a copy of the notes along under its new name. The older file
//! stays. What has no place (standard input) goes by its text alone. Where the reader left off is kept apart ([`Bookmark`]).
//!
//! **Never lost.** A change is in memory at once and on the disk at the next [`Notebook::save`], which the reader calls
//! after each change: under a lock it reads what another window wrote meanwhile, merges it ([`merge`]), and replaces the
//! file whole. If that fails the notes stay in memory and are tried again. A file that cannot be understood is set aside,
//! one from a newer version is left alone, fields of others are written back as they came.
//!
//! **Pure but for the store.** Times are passed in; finding passages again is [`anchor`]'s.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::article::Article;
use crate::span::Span;
use crate::taxonomy::Technique;

mod anchor;
mod bookmark;
mod fuzzy;
mod merge;
mod record;
mod store;

pub use anchor::{Anchor, Fit, Passage};
pub use bookmark::Bookmark;
pub use record::{About, Damage, Record, SCHEMA};
pub use store::{Problem, Store};

/// What the reader thinks of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The flag is right.
    Agree,
    /// The flag is out of place here.
    Dismiss,
    /// It could be either.
    Unsure,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Dismiss, Self::Unsure];

    /// The name that stands in every output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Dismiss => "dismiss",
            Self::Unsure => "unsure",
        }
    }
}

/// A note: on a flag when it names a rule, and otherwise on a passage of the reader's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Its name in this article; never given to another.
    pub id: String,
    /// How many times it was changed.
    #[serde(default)]
    pub revision: u64,
    /// The passage.
    pub passage: Passage,
    /// The rule whose flag it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The technique: that of the rule, or the one that the reader named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technique: Option<Technique>,
    /// The verdict on the flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The comment; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// When it was made, as RFC 3339 writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// What a later version may have written: kept, and written back.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Note {
    /// Whether it says nothing: a flag's note without verdict or comment. A passage of the reader's own says itself.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.rule.is_some() && self.verdict.is_none() && self.comment.is_empty() && self.extra.is_empty()
    }
}

/// A flag, as far as a note needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flagged<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// Its technique.
    pub technique: Technique,
    /// The flagged words.
    pub span: Span,
}

/// Which article notes are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    place: Option<String>,
}

impl Identity {
    /// An article in a file: its path with links and relative parts resolved, or as it is where it cannot be.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let path = std::fs::canonicalize(path)
            .or_else(|_| std::path::absolute(path))
            .unwrap_or_else(|_| path.to_owned());
        let place = match path.to_str() {
            Some(place) => place.to_owned(),
            // What cannot be shown is still told apart.
            None => format!(
                "{}#{}",
                path.to_string_lossy(),
                record::hash_of(path.as_os_str().as_encoded_bytes())
            ),
        };
        Self { place: Some(place) }
    }

    /// An article that has an address or a name of its own (`https://…`, `specimen:fr`).
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            place: Some(name.to_owned()),
        }
    }

    /// An article that is known by its text alone (standard input).
    #[must_use]
    pub const fn by_text() -> Self {
        Self { place: None }
    }
}

/// The notes of one article, as the reader has them open.
///
/// The methods that take `text` want the text of the article it was opened with.
#[derive(Debug)]
pub struct Notebook {
    /// Where it is kept; `None` when it lives in memory alone.
    store: Option<Store>,
    key: String,
    /// The hash of the article's text, once it was asked for.
    content: Option<String>,
    record: Record,
    /// As it was last read or written: what another window did since, and what this one did, are told apart by it.
    saved: Record,
    /// Where each note of the record is, in its order.
    anchors: Vec<Anchor>,
    /// Changed since the last attempt to save.
    changed: bool,
    problem: Option<Problem>,
}

impl Notebook {
    /// Opens the notes of an article. This always gives a notebook; [`Self::problem`] says what went wrong.
    #[must_use]
    pub fn open(store: Option<&Store>, identity: &Identity, article: &Article) -> Self {
        let text = article.text.as_str();
        let about = About::of(identity.place.clone(), article);
        let mut notebook = Self {
            store: store.cloned(),
            key: identity.place.as_deref().map(record::key_of_place).unwrap_or_default(),
            content: None,
            record: Record::new(about.clone()),
            saved: Record::new(about.clone()),
            anchors: Vec::new(),
            changed: false,
            problem: store.is_none().then_some(Problem::NoFolder),
        };
        if notebook.key.is_empty() {
            notebook.key = notebook.content(text);
        }
        notebook.load(about, text);
        notebook.find(text, &HashMap::new());
        if notebook.changed {
            notebook.save(text);
        }
        notebook
    }

    fn load(&mut self, about: About, text: &str) {
        let Some(store) = self.store.clone() else { return };
        match store.load(&self.key) {
            Ok(Some(record)) => {
                self.saved = record.clone();
                self.record = record;
                if !self.record.is_blank() {
                    store.recognise(&self.content(text), &self.key);
                }
            }
            Ok(None) => {
                // Moved or copied: the notes come along, and are written under the new name before anything else happens.
                let known = store
                    .knows_contents()
                    .then(|| store.key_of_content(&self.content(text)))
                    .flatten();
                if let Some(Ok(Some(record))) = known.map(|key| store.load(&key)) {
                    self.record = record;
                    self.changed = true;
                }
            }
            Err(problem) => self.problem = Some(problem),
        }
        self.record.article.update(about);
    }

    /// The hash of the text, made when it is first needed: a long text takes milliseconds.
    fn content(&mut self, text: &str) -> String {
        self.content.get_or_insert_with(|| record::content_hash(text)).clone()
    }

    /// Looks for the passages whose place is not known yet, and renews what is kept of those that are surely found.
    ///
    /// `known` are places by note; looking for words that changed is too slow to be done at every save.
    fn find(&mut self, text: &str, known: &HashMap<String, (Passage, Anchor)>) {
        let mut wanted = Vec::new();
        self.anchors.clear();
        for (index, note) in self.record.notes.iter_mut().enumerate() {
            note.passage.complete(text);
            let place = known.get(&note.id).filter(|(passage, _)| *passage == note.passage);
            if place.is_none() {
                wanted.push(index);
            }
            self.anchors.push(place.map_or(Anchor::Orphan, |&(_, anchor)| anchor));
        }
        let notes = &mut self.record.notes;
        let passages: Vec<&Passage> = wanted
            .iter()
            .filter_map(|&index| notes.get(index))
            .map(|note| &note.passage)
            .collect();
        for (index, anchor) in wanted.into_iter().zip(anchor::resolve(text, &passages)) {
            if let (Some(note), Some(place)) = (notes.get_mut(index), self.anchors.get_mut(index)) {
                *place = anchor;
                if let Anchor::Found(span, Fit::Moved) = anchor {
                    note.passage = Passage::of(text, span);
                }
            }
        }
    }

    /// The places that are known, for [`Self::find`].
    fn places(&self) -> HashMap<String, (Passage, Anchor)> {
        let notes = self.record.notes.iter().zip(&self.anchors);
        notes
            .map(|(note, &anchor)| (note.id.clone(), (note.passage.clone(), anchor)))
            .collect()
    }

    /// Every note with its place, in the order of the text; those whose passage is gone come last.
    #[must_use]
    pub fn entries(&self) -> Vec<(&Note, Anchor)> {
        let mut entries: Vec<_> = self.record.notes.iter().zip(self.anchors.iter().copied()).collect();
        entries.sort_by_key(|(note, anchor)| {
            let span = anchor.span();
            (
                span.is_none(),
                span.unwrap_or(Span::new(note.passage.start, note.passage.end)),
            )
        });
        entries
    }

    /// The note of that name.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<(&Note, Anchor)> {
        let index = self.index(id)?;
        Some((self.record.notes.get(index)?, *self.anchors.get(index)?))
    }

    /// The note about a flag: the one on its words and of its rule, or else of its technique, for rules change their names;
    /// failing both, the one of its rule or technique that shares most words with it, for articles and rules change.
    #[must_use]
    pub fn on_flag(&self, flag: &Flagged<'_>) -> Option<&Note> {
        self.record.notes.get(self.index_of_flag(flag)?)
    }

    fn index_of_flag(&self, flag: &Flagged<'_>) -> Option<usize> {
        let here = |same: fn(&Note, &Flagged<'_>) -> bool| {
            let mut pairs = self.record.notes.iter().zip(&self.anchors);
            pairs.position(|(note, anchor)| anchor.span() == Some(flag.span) && note.rule.is_some() && same(note, flag))
        };
        here(|note, flag| note.rule.as_deref() == Some(flag.rule))
            .or_else(|| here(|note, flag| note.technique == Some(flag.technique)))
            .or_else(|| self.index_of_overlap(flag))
    }

    /// Flags of one technique never overlap, so that a note is not taken from the flag that it stands on.
    fn index_of_overlap(&self, flag: &Flagged<'_>) -> Option<usize> {
        let pairs = self.record.notes.iter().zip(&self.anchors).enumerate();
        let near = pairs.filter_map(|(index, (note, anchor))| {
            let rule = note.rule.as_deref()?;
            let span = anchor.span().filter(|span| span.overlaps(flag.span))?;
            let same = rule == flag.rule || note.technique == Some(flag.technique);
            let shared = span.end.min(flag.span.end) - span.start.max(flag.span.start);
            same.then_some((shared, std::cmp::Reverse(index)))
        });
        near.max().map(|(_, std::cmp::Reverse(index))| index)
    }

    /// How many notes have lost their passage.
    #[must_use]
    pub fn orphans(&self) -> usize {
        self.anchors.iter().filter(|anchor| anchor.span().is_none()).count()
    }

    /// Whether a flag is out of the reader's way: dismissed itself, or with its rule, and not agreed to nor left open.
    #[must_use]
    pub fn is_dismissed(&self, flag: &Flagged<'_>) -> bool {
        match self.on_flag(flag).and_then(|note| note.verdict) {
            Some(verdict) => verdict == Verdict::Dismiss,
            None => self.is_rule_dismissed(flag.rule),
        }
    }

    /// Whether a rule is dismissed for this article.
    #[must_use]
    pub fn is_rule_dismissed(&self, rule: &str) -> bool {
        self.record.dismissed_rules.contains(rule)
    }

    /// Dismisses a rule for this article, or takes it back.
    pub fn dismiss_rule(&mut self, rule: &str, dismissed: bool) {
        let rules = &mut self.record.dismissed_rules;
        self.changed |= if dismissed {
            rules.insert(rule.to_owned())
        } else {
            rules.remove(rule)
        };
    }

    /// Gives a verdict on a flag, or takes it back. `now` is as RFC 3339 writes it; see [`timestamp`].
    pub fn set_verdict(&mut self, text: &str, flag: &Flagged<'_>, verdict: Option<Verdict>, now: &str) {
        let index = self
            .index_of_flag(flag)
            .unwrap_or_else(|| self.add(text, Note::on(text, flag), now));
        self.change(index, now, |note| note.verdict = verdict);
    }

    /// Comments on a flag; an empty comment takes it back.
    pub fn comment_flag(&mut self, text: &str, flag: &Flagged<'_>, comment: &str, now: &str) {
        let index = self
            .index_of_flag(flag)
            .unwrap_or_else(|| self.add(text, Note::on(text, flag), now));
        self.change(index, now, |note| comment.trim_end().clone_into(&mut note.comment));
    }

    /// Marks a passage of the reader's own; its name. A passage that was marked before keeps its note.
    ///
    /// `None` when the span covers no words of the text.
    pub fn highlight(&mut self, text: &str, span: Span, technique: Option<Technique>, now: &str) -> Option<String> {
        if span.of(text).is_empty() {
            return None;
        }
        let mut pairs = self.record.notes.iter().zip(&self.anchors);
        let index = match pairs.position(|(note, anchor)| note.rule.is_none() && anchor.span() == Some(span)) {
            Some(index) => index,
            None => self.add(text, Note::own(text, span), now),
        };
        self.change(index, now, |note| note.technique = technique.or(note.technique));
        self.record.notes.get(index).map(|note| note.id.clone())
    }

    /// Comments on a note; an empty comment takes it back.
    pub fn set_comment(&mut self, id: &str, comment: &str, now: &str) {
        if let Some(index) = self.index(id) {
            self.change(index, now, |note| comment.trim_end().clone_into(&mut note.comment));
        }
    }

    /// Names the technique of a passage of the reader's own, or takes it back.
    pub fn set_technique(&mut self, id: &str, technique: Option<Technique>, now: &str) {
        if let Some(index) = self.index(id) {
            self.change(index, now, |note| note.technique = technique);
        }
    }

    /// Deletes a note, and gives it back for [`Self::restore`].
    pub fn delete(&mut self, id: &str) -> Option<Note> {
        let index = self.index(id)?;
        self.changed = true;
        self.anchors.remove(index);
        Some(self.record.notes.remove(index))
    }

    /// Puts a deleted note back. One of the same name that was made since stays, and both are kept.
    pub fn restore(&mut self, text: &str, note: Note) {
        let mut other = Record::new(self.record.article.clone());
        other.notes.push(note);
        self.import(text, &other);
    }

    /// Takes in the notes of an export: those that are new, and what is new in those that are there.
    pub fn import(&mut self, text: &str, record: &Record) {
        let merged = merge::merge(&Record::new(self.record.article.clone()), record, &self.record);
        if merged != self.record {
            let known = self.places();
            self.record = merged;
            self.changed = true;
            self.find(text, &known);
        }
    }

    /// All that is kept, with what the article is recognised by: for exports.
    #[must_use]
    pub fn record(&self, text: &str) -> Record {
        let mut record = self.record.clone();
        record.article.content = self.content.clone().unwrap_or_else(|| record::content_hash(text));
        record
    }

    /// Where the reader's place in the article is kept; `None` when nothing is kept anywhere.
    #[must_use]
    pub fn bookmark(&self) -> Option<Bookmark> {
        self.store.as_ref().map(|store| Bookmark::new(store, &self.key))
    }

    /// Whether something changed since the last attempt to save.
    #[must_use]
    pub const fn needs_saving(&self) -> bool {
        self.changed
    }

    /// Whether something is in memory alone.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.changed || !self.record.says_the_same(&self.saved)
    }

    /// What keeps the notes from being read or written; [`Problem::message`] says it.
    #[must_use]
    pub const fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Writes the notes to the disk, and takes in what another window wrote there; whether it succeeded.
    pub fn save(&mut self, text: &str) -> bool {
        self.changed = false;
        self.record.article.content = self.content(text);
        let Some(store) = &self.store else { return false };
        let (saved, ours) = (&self.saved, &self.record);
        let result = store.update(&self.key, |theirs| match theirs {
            Some(theirs) => merge::merge(saved, &theirs, ours),
            // Gone, or damaged and set aside: all that is known is here.
            None => ours.clone(),
        });
        match result {
            Ok((record, set_aside)) => {
                let known = self.places();
                self.saved = record.clone();
                self.record = record;
                self.problem = set_aside;
                self.find(text, &known);
                true
            }
            Err(problem) => {
                self.problem = Some(problem);
                false
            }
        }
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.record.notes.iter().position(|note| note.id == id)
    }

    /// Puts a note among the others; its place.
    fn add(&mut self, text: &str, mut note: Note, now: &str) -> usize {
        note.created = Some(now.to_owned());
        note.id = self.record.free_id(&note.id);
        self.anchors.extend(anchor::resolve(text, &[&note.passage]));
        self.record.notes.push(note);
        self.record.notes.len() - 1
    }

    /// Changes a note, and forgets it if it then says nothing.
    fn change(&mut self, index: usize, now: &str, change: impl FnOnce(&mut Note)) {
        let Some(note) = self.record.notes.get_mut(index) else {
            return;
        };
        let before = note.clone();
        change(note);
        if note.is_blank() {
            self.record.notes.remove(index);
            self.anchors.remove(index);
            self.changed = true;
        } else if *note != before || note.revision == 0 {
            note.revision += 1;
            note.modified = Some(now.to_owned());
            self.changed = true;
        }
    }
}

impl Note {
    fn on(text: &str, flag: &Flagged<'_>) -> Self {
        let passage = Passage::of(text, flag.span);
        Self {
            id: format!("{}@{}", flag.rule, passage.start_char),
            passage,
            rule: Some(flag.rule.to_owned()),
            technique: Some(flag.technique),
            ..Self::default()
        }
    }

    fn own(text: &str, span: Span) -> Self {
        let passage = Passage::of(text, span);
        Self {
            id: format!("own@{}-{}", passage.start_char, passage.end_char),
            passage,
            ..Self::default()
        }
    }
}

/// A moment as RFC 3339 writes it, in UTC and whole seconds: `2026-11-22T08:05:00Z`.
///
/// A moment before 1970 is written as the first of 1970: no note is that old.
#[must_use]
pub fn timestamp(moment: std::time::SystemTime) -> String {
    let seconds = moment
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Days to a date: Howard Hinnant's civil_from_days, whose years begin in March so that the leap day comes last.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests;
