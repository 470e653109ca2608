//! Where the reader left off in each article: one small file beside the notes, the latest article first.
//!
//! It is no part of the notes: who merely reads an article makes no file of notes, and who scrolls through one does not
//! change the notes on it. A place is kept as a [`Passage`] is, so that it is found again after the article changed. Nothing
//! that anyone wrote stands here: where the file is damaged it begins anew, and where it cannot be written nobody is told.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::anchor::{Anchor, Passage, resolve};
use super::record::SCHEMA;
use super::store::Store;
use crate::files::{self, Access};
use crate::span::Span;

/// How many articles are remembered.
const MOST: usize = 256;

/// How many code points of the first row are kept: enough to know it again.
const WORDS: usize = 48;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    schema: u64,
    places: Vec<Place>,
    /// Fields that this version does not know: kept, and written back.
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// Where the reader was in one article.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    /// The name of the article's notes, whether there are any or not.
    article: String,
    /// The beginning of the first row on the screen.
    passage: Passage,
    /// Fields that this version does not know.
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            places: Vec::new(),
            extra: Map::new(),
        }
    }
}

/// The place that is kept for one article.
#[derive(Clone, Debug)]
pub struct Bookmark {
    path: PathBuf,
    /// The name of the article's notes.
    article: String,
}

impl Bookmark {
    pub(super) fn new(store: &Store, article: &str) -> Self {
        Self {
            path: store.beside("places.json"),
            article: article.to_owned(),
        }
    }

    /// The byte of the article's text where the reader left it; 0 when that is not known, or is gone.
    #[must_use]
    pub fn place(&self, text: &str) -> u32 {
        let places = read(&self.path).places;
        let place = places.iter().find(|place| place.article == self.article);
        let anchor = place.and_then(|place| resolve(text, &[&place.passage]).into_iter().next());
        anchor.and_then(Anchor::span).map_or(0, |span| span.start)
    }

    /// Keeps the byte where the reader leaves the article. An article that is left at its beginning is forgotten.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub fn keep(&self, text: &str, byte: u32) -> io::Result<()> {
        let mut file = read(&self.path);
        let before = file.places.iter().position(|place| place.article == self.article);
        if file.schema > SCHEMA || (before.is_none() && byte == 0) {
            return Ok(());
        }
        let extra = before.map(|index| file.places.remove(index).extra);
        if byte > 0 {
            let start = byte as usize;
            let words = text.get(start..).unwrap_or_default().char_indices();
            let end = words.map(|(at, c)| start + at + c.len_utf8()).take(WORDS).last();
            let place = Place {
                article: self.article.clone(),
                passage: Passage::of(text, Span::new(start, end.unwrap_or(start))),
                extra: extra.unwrap_or_default(),
            };
            file.places.insert(0, place);
            file.places.truncate(MOST);
        }
        if let Some(folder) = self.path.parent() {
            files::create_private_folder(folder)?;
        }
        files::write(&self.path, serde_json::to_string(&file)?.as_bytes(), Access::Private)
    }
}

/// Reads the file; nothing of one from a newer version but that it is one.
fn read(path: &Path) -> Kept {
    let value: Option<Value> = fs::read(path)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let value = value.unwrap_or_default();
    match value.get("schema").and_then(Value::as_u64) {
        Some(schema) if schema > SCHEMA => Kept {
            schema,
            ..Kept::default()
        },
        _ => serde_json::from_value(value).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Un pont ferme.\n\nOnze semaines passent, et personne ne dit rien.\n\nIl rouvre lundi, sans un mot.";

    fn at(text: &str, words: &str) -> u32 {
        u32::try_from(text.find(words).unwrap()).unwrap()
    }

    /// The bookmark of an article in that data folder.
    fn bookmark(data: &Path, article: &str) -> Bookmark {
        Bookmark::new(&Store::new(data), article)
    }

    #[test]
    fn a_place_is_found_again_even_in_a_changed_text() {
        let folder = tempfile::tempdir().unwrap();
        let pont = bookmark(folder.path(), "pont");
        assert_eq!(pont.place(TEXT), 0);
        let place = at(TEXT, "Onze");
        pont.keep(TEXT, place).unwrap();
        assert_eq!(pont.place(TEXT), place);
        assert_eq!(bookmark(folder.path(), "gare").place(TEXT), 0);
        let longer = TEXT.replace("ferme.", "ferme le matin pour des travaux.");
        assert_eq!(pont.place(&longer), at(&longer, "Onze"));
        assert_eq!(pont.place("Tout autre chose."), 0);
    }

    #[test]
    fn no_more_is_kept_than_there_is_to_know() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let pont = bookmark(&data, "pont");
        pont.keep(TEXT, 0).unwrap();
        assert!(!data.exists(), "an article that was only looked at leaves no trace");

        pont.keep(TEXT, at(TEXT, "Il")).unwrap();
        let mut file = read(&pont.path);
        let place = serde_json::to_value(&file.places[0]).unwrap();
        file.places = (0..MOST + 8)
            .map(|number| {
                let mut place: Place = serde_json::from_value(place.clone()).unwrap();
                place.article = number.to_string();
                place
            })
            .collect();
        fs::write(&pont.path, serde_json::to_string(&file).unwrap()).unwrap();
        pont.keep(TEXT, at(TEXT, "Onze")).unwrap();
        let kept = read(&pont.path).places;
        let names = [0, 1, MOST - 1].map(|index| kept[index].article.as_str());
        assert_eq!((kept.len(), names), (MOST, ["pont", "0", "254"]));

        pont.keep(TEXT, 0).unwrap();
        assert_eq!((pont.place(TEXT), read(&pont.path).places.len()), (0, MOST - 1));
        assert!(!data.join("notes").exists(), "reading makes no notes");
    }

    #[test]
    fn what_is_unknown_is_written_back_and_damage_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let pont = bookmark(folder.path(), "pont");
        let (first, second) = (at(TEXT, "Onze"), at(TEXT, "Il"));
        pont.keep(TEXT, first).unwrap();
        let value = || -> Value { serde_json::from_slice(&fs::read(&pont.path).unwrap()).unwrap() };
        let mut written = value();
        written["later"] = "a".into();
        written["places"][0]["mark"] = "b".into();
        fs::write(&pont.path, written.to_string()).unwrap();
        pont.keep(TEXT, second).unwrap();
        assert_eq!(pont.place(TEXT), second);
        let kept = value();
        assert_eq!([&kept["later"], &kept["places"][0]["mark"]], ["a", "b"]);

        let newer = r#"{"schema": 2, "places": {}}"#;
        fs::write(&pont.path, newer).unwrap();
        assert_eq!(pont.place(TEXT), 0);
        pont.keep(TEXT, second).unwrap();
        assert_eq!(fs::read_to_string(&pont.path).unwrap(), newer);

        fs::write(&pont.path, "{").unwrap();
        assert_eq!(pont.place(TEXT), 0);
        pont.keep(TEXT, second).unwrap();
        assert_eq!(pont.place(TEXT), second);
    }
}
