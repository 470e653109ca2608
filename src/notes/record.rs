//! What is kept of one article's notes, and its form in JSON.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Note;
use crate::article::Article;
use crate::language::Language;

/// The version of the form. It grows when an older program would misread what a newer one wrote.
pub const SCHEMA: u64 = 1;

/// What is kept of one article's notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Written", from = "Written")]
pub struct Record {
    /// Which article.
    pub article: About,
    /// The notes, in no order that matters; no two have the same name.
    pub notes: Vec<Note>,
    /// Rules that the reader dismissed for this article.
    pub dismissed_rules: BTreeSet<String>,
    /// Notes that this version cannot read: kept, and written back.
    unread: Vec<Value>,
    /// Fields that this version does not know: kept, and written back.
    extra: Map<String, Value>,
}

/// Which article notes are about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Its place: a canonical path, an address, or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The hash of its text when the notes were last written, in hexadecimal.
    #[serde(default)]
    pub content: String,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl About {
    pub(super) fn of(place: Option<String>, article: &Article) -> Self {
        let title = article.title.map(|title| title.of(&article.text).to_owned());
        Self {
            place,
            title,
            language: article.language,
            ..Self::default()
        }
    }

    /// Takes over what is known of the article as it is now.
    pub(super) fn update(&mut self, now: Self) {
        let (content, extra) = (std::mem::take(&mut self.content), std::mem::take(&mut self.extra));
        *self = Self { content, extra, ..now };
    }
}

/// As it stands in the file.
#[derive(Clone, Serialize, Deserialize)]
struct Written {
    schema: u64,
    #[serde(default)]
    article: About,
    #[serde(default)]
    notes: Vec<Item>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    dismissed_rules: BTreeSet<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Item {
    Note(Box<Note>),
    Unread(Value),
}

impl From<Written> for Record {
    fn from(written: Written) -> Self {
        let Written {
            schema: _,
            article,
            notes,
            dismissed_rules,
            extra,
        } = written;
        let mut record = Self {
            article,
            notes: Vec::new(),
            dismissed_rules,
            unread: Vec::new(),
            extra,
        };
        let mut taken = HashSet::new();
        for item in notes {
            match item {
                Item::Note(note) if taken.insert(note.id.clone()) => record.notes.push(*note),
                // A file may have been edited by hand.
                Item::Note(note) => record.add(*note),
                Item::Unread(value) => record.unread.push(value),
            }
        }
        record
    }
}

impl From<Record> for Written {
    fn from(record: Record) -> Self {
        let Record {
            article,
            mut notes,
            dismissed_rules,
            unread,
            extra,
        } = record;
        notes.sort_by(|a, b| (a.passage.start, &a.id).cmp(&(b.passage.start, &b.id)));
        let notes = notes.into_iter().map(|note| Item::Note(Box::new(note)));
        let notes = notes.chain(unread.into_iter().map(Item::Unread)).collect();
        Self {
            schema: SCHEMA,
            article,
            notes,
            dismissed_rules,
            extra,
        }
    }
}

/// Why a text is not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It comes from a newer version.
    Newer,
    /// It is not JSON, or not of this form; where and why.
    Unreadable(String),
}

impl Record {
    /// An article without notes.
    #[must_use]
    pub fn new(article: About) -> Self {
        let (notes, unread) = (Vec::new(), Vec::new());
        Self {
            article,
            notes,
            dismissed_rules: BTreeSet::new(),
            unread,
            extra: Map::new(),
        }
    }

    /// Reads what [`Self::to_json`] wrote, or a later version of it.
    ///
    /// # Errors
    /// [`Damage`] when it was written by a version whose form differs, or is not of this form at all.
    pub fn from_json(text: &str) -> Result<Self, Damage> {
        let unreadable = |error: serde_json::Error| Damage::Unreadable(error.to_string());
        Self::from_value(serde_json::from_str(text).map_err(unreadable)?)
    }

    /// The same, of JSON that was read already.
    ///
    /// # Errors
    /// As for [`Self::from_json`].
    pub fn from_value(value: Value) -> Result<Self, Damage> {
        if value
            .get("schema")
            .and_then(Value::as_u64)
            .is_some_and(|schema| schema > SCHEMA)
        {
            return Err(Damage::Newer);
        }
        serde_json::from_value(value).map_err(|error| Damage::Unreadable(error.to_string()))
    }

    /// As it stands in the file.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A record has no map whose keys are not text, the one thing that JSON refuses.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether both keep the same notes and dismissals, whatever their order.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let theirs: HashMap<&str, &Note> = other.notes.iter().map(|note| (note.id.as_str(), note)).collect();
        let known = |note: &Note| {
            theirs
                .get(note.id.as_str())
                .is_some_and(|theirs| theirs.says_the_same(note))
        };
        self.dismissed_rules == other.dismissed_rules
            && self.notes.len() == other.notes.len()
            && self.notes.iter().all(known)
    }

    /// Whether there is nothing to keep.
    pub(super) fn is_blank(&self) -> bool {
        self.notes.is_empty() && self.dismissed_rules.is_empty() && self.unread.is_empty() && self.extra.is_empty()
    }

    /// Puts a note among the others. One whose name is taken gets another: it would hide the other note.
    pub fn add(&mut self, mut note: Note) {
        note.id = self.free_id(&note.id);
        self.notes.push(note);
    }

    /// That name, or with a number after it if it is taken.
    pub(super) fn free_id(&self, wanted: &str) -> String {
        let taken: HashSet<&str> = self.notes.iter().map(|note| note.id.as_str()).collect();
        if !taken.contains(wanted) {
            return wanted.to_owned();
        }
        let mut numbered = (2_u64..).map(|number| format!("{wanted}~{number}"));
        numbered.find(|id| !taken.contains(id.as_str())).unwrap_or_default()
    }

    /// Takes over what this version could not read in another record, once.
    pub(super) fn keep_unread(&mut self, other: &Self) {
        for value in &other.unread {
            if !self.unread.contains(value) {
                self.unread.push(value.clone());
            }
        }
        for (field, value) in &other.extra {
            self.extra.entry(field.clone()).or_insert_with(|| value.clone());
        }
    }
}

impl Note {
    /// Whether both say the same, wherever their passage was last seen.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.id == other.id
            && self.rule == other.rule
            && self.technique == other.technique
            && self.verdict == other.verdict
            && self.comment == other.comment
            && self.extra == other.extra
    }
}

/// The name of an article's file: the last part of its place, for people, and the hash of the whole.
pub(super) fn key_of_place(place: &str) -> String {
    let last = place
        .trim_end_matches(['/', '\\'])
        .rsplit(['/', '\\', ':'])
        .next()
        .unwrap_or_default();
    let mut slug = String::new();
    for c in last.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
        if slug.len() == 40 {
            break;
        }
    }
    let hash = fnv1a_128(place.bytes());
    if slug.is_empty() {
        format!("{hash:032x}")
    } else {
        format!("{}-{hash:032x}", slug.trim_end_matches('-'))
    }
}

/// The hash of a text, in hexadecimal: of its words, for line ends and the like change on the way from one machine or
/// format to another.
pub(super) fn content_hash(text: &str) -> String {
    let mut hash = WordHash::default();
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let blank = match byte {
            b'\t'..=b'\r' | b' ' => true,
            // The first bytes of white space beyond ASCII.
            0xc2 | 0xe1..=0xe3 => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_whitespace() => {
                    bytes.nth(c.len_utf8() - 2);
                    true
                }
                _ => false,
            },
            _ => false,
        };
        if blank {
            hash.end_word();
        } else {
            hash.letter(byte);
        }
    }
    hash.end_word();
    hash.to_hexadecimal()
}

/// A hash of words, eight bytes at a time: a long text is hashed before its first page is shown, and a byte at a time that
/// took longer than all else.
///
/// Each of two lanes is a multiply-rotate hash in the manner of xxHash64, by its odd primes; every step is a bijection of the
/// lane, so that two texts that differ in one piece never meet there. Chance is left with 2⁻¹²⁸ for any two texts, which is
/// nothing for the texts that one reader opens; nobody gains by forging a text that takes another's notes along.
struct WordHash {
    lanes: [u64; 2],
    /// The bytes of the word that were not mixed in yet, the latest lowest.
    piece: u64,
    /// How many bytes the word has so far.
    length: usize,
}

impl Default for WordHash {
    fn default() -> Self {
        Self {
            lanes: [Self::PRIMES[2], Self::PRIMES[3]],
            piece: 0,
            length: 0,
        }
    }
}

impl WordHash {
    /// The first four primes of xxHash64 (Yann Collet).
    const PRIMES: [u64; 4] = [
        0x9e37_79b1_85eb_ca87,
        0xc2b2_ae3d_27d4_eb4f,
        0x1656_67b1_9e37_79f9,
        0x85eb_ca77_c2b2_ae63,
    ];

    fn letter(&mut self, byte: u8) {
        self.piece = self.piece << 8 | u64::from(byte);
        self.length += 1;
        if self.length.is_multiple_of(8) {
            self.mix(self.piece);
            self.piece = 0;
        }
    }

    /// A word ends here, if one was going on.
    fn end_word(&mut self) {
        if self.length > 0 {
            // No UTF-8 holds this byte, and no text a NUL: no two rows of words are the same row of pieces.
            self.mix(0xff << 56 | self.piece);
            (self.piece, self.length) = (0, 0);
        }
    }

    fn mix(&mut self, piece: u64) {
        let [one, two] = self.lanes;
        self.lanes = [
            (one ^ piece).wrapping_mul(Self::PRIMES[0]).rotate_left(29),
            (two ^ piece).wrapping_mul(Self::PRIMES[1]).rotate_left(37),
        ];
    }

    fn to_hexadecimal(&self) -> String {
        // xxHash64's last steps: every bit of a lane comes to bear on every other.
        let [one, two] = self.lanes.map(|lane| {
            let lane = (lane ^ lane >> 33).wrapping_mul(Self::PRIMES[1]);
            let lane = (lane ^ lane >> 29).wrapping_mul(Self::PRIMES[2]);
            lane ^ lane >> 32
        });
        format!("{one:016x}{two:016x}")
    }
}

/// The hash of bytes, in hexadecimal.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    format!("{:032x}", fnv1a_128(bytes.iter().copied()))
}

/// Whether a text could be a [`content_hash`].
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// FNV-1a of 128 bits (Fowler, Noll and Vo): the same for ever and everywhere, which the hashes of tables do not promise.
fn fnv1a_128(bytes: impl Iterator<Item = u8>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv() {
        // From the authors' test vectors.
        assert_eq!(fnv1a_128("".bytes()), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv1a_128("a".bytes()), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv1a_128("foobar".bytes()), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn a_text_is_known_by_its_words() {
        assert_eq!(
            content_hash("Un mot.\r\n\r\nDeux\u{a0}!\r\n"),
            content_hash("Un mot.\nDeux !")
        );
        assert_eq!(
            content_hash("a\u{2003}b\u{3000}c\u{1680}d\u{85}"),
            content_hash(" a b c d")
        );
        let texts = [
            "",
            "a",
            "aa",
            "a a",
            "Un mot",
            "Unmot",
            "abcdefgh",
            "abcdefgh i",
            "abcdefghi",
            "abcdefg h",
            "é",
            "«",
            "’",
            "’ ’",
        ];
        for (index, text) in texts.iter().enumerate() {
            for other in &texts[..index] {
                assert_ne!(content_hash(text), content_hash(other), "{text} and {other}");
            }
        }
        assert!(is_hash(&content_hash("")));
    }

    #[test]
    fn a_key_is_for_people_and_for_machines() {
        let key = key_of_place("/home/x/Déjà vu — L’article.txt");
        assert!(key.starts_with("d-j-vu-l-article-txt-"), "{key}");
        assert!(key_of_place("/").len() == 32);
        assert!(key_of_place("https://journal.example/a/b/").starts_with("b-"));
        assert_ne!(key_of_place("/a/x.txt"), key_of_place("/b/x.txt"));
        assert!(key_of_place(&"x".repeat(500)).len() < 80);
    }

    #[test]
    fn what_is_unknown_is_written_back() {
        let text = r#"{
            "schema": 1, "later": [1, 2],
            "article": {"content": "00", "rating": null},
            "notes": [
                {"id": "a", "passage": {"exact": "x"}, "mood": "grey"},
                {"id": "b", "passage": {"exact": "y"}, "verdict": "perhaps"},
                {"id": "a", "passage": {"exact": "z"}},
                "not a note"
            ]
        }"#;
        let record = Record::from_json(text).unwrap();
        let ids: Vec<&str> = record.notes.iter().map(|note| note.id.as_str()).collect();
        assert_eq!(ids, ["a", "a~2"]);
        let written: Value = serde_json::from_str(&record.to_json()).unwrap();
        assert_eq!(written["later"], serde_json::json!([1, 2]));
        assert_eq!(written["article"]["rating"], Value::Null);
        assert_eq!(written["notes"][0]["mood"], "grey");
        assert_eq!(written["notes"][2]["verdict"], "perhaps");
        assert_eq!(written["notes"][3], "not a note");
        assert_eq!(Record::from_json(&record.to_json()), Ok(record));
    }

    #[test]
    fn what_is_no_record_says_why() {
        assert_eq!(Record::from_json(r#"{"schema": 2, "notes": "?"}"#), Err(Damage::Newer));
        for text in ["", "{", "[]", "{}", "\"notes\"", r#"{"schema":1,"notes":3}"#] {
            assert!(matches!(Record::from_json(text), Err(Damage::Unreadable(_))), "{text}");
        }
    }
}
