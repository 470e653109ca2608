//! The export for other readers of annotations: W3C Web Annotations as JSON-LD, and the way back.
//!
//! Each flag is an annotation made by the program; each note is one made by the reader. What the standard has a place for
//! stands there, so that a note edited elsewhere comes back edited; the rest stands under names of our own
//! (`interligne:…`), so that nothing is lost. Notes from another program come in too.

use serde_json::{Value, json};

use super::sheet::{Sheet, SheetFlag};
use crate::article::Positions;
use crate::notes::{About, Damage, Note, Passage, Record, Verdict};
use crate::taxonomy::Technique;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Where our own names live; `@json` keeps their values whole through a program that knows JSON-LD.
const OURS: &str = "urn:x-interligne:";

/// What is kept of the notes as a whole: a record without notes.
const RECORD: &str = "interligne:record";

/// What the standard has no place for in one note.
const NOTE: &str = "interligne:note";

/// A flag of the program: no note, whatever its form.
const FLAG: &str = "interligne:flag";

pub(super) fn write(sheet: &Sheet<'_>) -> String {
    let article = sheet.subject.article;
    let mut record = sheet.subject.notes.record(&article.text);
    let notes = std::mem::take(&mut record.notes);
    let content = record.article.content.clone();
    let source = record
        .article
        .place
        .as_deref()
        .map_or_else(|| format!("{OURS}text:{content}"), address);
    let places = Positions::new(&article.text);
    let flags = sheet.flags.iter().enumerate().map(|(index, flag)| {
        let id = format!("{OURS}{content}/flag/{}", index + 1);
        flag_annotation(sheet, flag, &places, &id, &source)
    });
    let notes = notes.iter().map(|note| {
        let id = format!("{OURS}{content}/note/{}", escaped(&note.id));
        note_annotation(note, &id, &source)
    });
    let items: Vec<Value> = flags.chain(notes).collect();
    let own_names = json!({
        "interligne": OURS,
        RECORD: { "@type": "@json" },
        NOTE: { "@type": "@json" },
        FLAG: { "@type": "@json" },
    });
    let collection = json!({
        "@context": [CONTEXT, own_names],
        "id": format!("{OURS}{content}"),
        "type": "AnnotationCollection",
        "label": sheet.meta(article.title),
        "total": items.len(),
        "generator": generator(),
        RECORD: record,
        "first": { "id": format!("{OURS}{content}/1"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    });
    let mut text = crate::json::pretty(&collection).unwrap_or_default();
    text.push('\n');
    text
}

fn generator() -> Value {
    json!({ "id": OURS, "type": "Software", "name": concat!("interligne ", env!("CARGO_PKG_VERSION")) })
}

fn flag_annotation(sheet: &Sheet<'_>, flag: &SheetFlag<'_>, places: &Positions<'_>, id: &str, source: &str) -> Value {
    let text = sheet.subject.article.text.as_str();
    let start = places.at(flag.flag.span.range().start).code_point;
    let passage = Passage::starting(text, flag.flag.span, start);
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": "classifying",
        "creator": generator(),
        "body": [
            body("tagging", flag.flag.technique.name()),
            body("describing", &flag.explanation.reason),
            body("questioning", &flag.explanation.question),
        ],
        "target": target(&passage, source),
        FLAG: { "rule": flag.rule, "strength": flag.flag.strength, "dismissed": flag.dismissed },
    })
}

fn note_annotation(note: &Note, id: &str, source: &str) -> Value {
    let mut bodies = Vec::new();
    bodies.extend(note.technique.map(|technique| body("tagging", technique.name())));
    bodies.extend(note.verdict.map(|verdict| body("assessing", verdict.name())));
    if !note.comment.is_empty() {
        bodies.push(body("commenting", &note.comment));
    }
    let motivation = match (note.verdict, note.comment.is_empty()) {
        (Some(_), _) => "assessing",
        (None, false) => "commenting",
        (None, true) => "highlighting",
    };
    let mut annotation = json!({
        "id": id,
        "type": "Annotation",
        "motivation": motivation,
        "generator": generator(),
        "target": target(&note.passage, source),
        NOTE: {
            "id": note.id,
            "revision": note.revision,
            "rule": note.rule,
            "start": note.passage.start,
            "end": note.passage.end,
            "extra": note.extra,
        },
    });
    if let Value::Object(annotation) = &mut annotation {
        if !bodies.is_empty() {
            annotation.insert("body".to_owned(), Value::Array(bodies));
        }
        for (name, moment) in [("created", &note.created), ("modified", &note.modified)] {
            annotation.extend(
                moment
                    .as_ref()
                    .map(|moment| (name.to_owned(), Value::from(moment.as_str()))),
            );
        }
    }
    annotation
}

fn body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" })
}

fn target(passage: &Passage, source: &str) -> Value {
    json!({
        "source": source,
        "selector": [
            { "type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix },
            { "type": "TextPositionSelector", "start": passage.start_char, "end": passage.end_char },
        ],
    })
}

/// The place of an article as an IRI.
fn address(place: &str) -> String {
    if place.starts_with("http://") || place.starts_with("https://") {
        return place.to_owned();
    }
    if place.starts_with('/') {
        return format!("file://{}", escaped(place));
    }
    match place.as_bytes() {
        // A drive of Windows, or a share.
        [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic() => {
            format!("file:///{}", escaped(&place.replace('\\', "/")))
        }
        _ => format!("{OURS}{}", escaped(place)),
    }
}

/// Percent-encoded but for what an IRI's path may hold.
fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@".contains(&byte) {
            out.push(byte.into());
        } else {
            // Writing to a `String` does not fail.
            write!(out, "%{byte:02X}").unwrap_or_default();
        }
    }
    out
}

/// Whether a document is made of Web Annotations.
pub(super) fn is_annotations(document: &Value) -> bool {
    match document {
        Value::Array(items) => items.iter().any(is_annotations),
        other => ["Annotation", "AnnotationPage", "AnnotationCollection"]
            .iter()
            .any(|name| is_a(other, name)),
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match value.get("type").or_else(|| value.get("@type")) {
        Some(Value::String(kind)) => kind == name,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        _ => false,
    }
}

/// The notes of a collection, a page, a list or a single annotation, by article.
///
/// # Errors
/// [`Damage`] when a newer version wrote it, or when an annotation does not name its source.
pub(super) fn read(document: &Value) -> Result<Vec<Record>, Damage> {
    let mut items = Vec::new();
    collect(document, &mut items);
    let notes = items.into_iter().filter(|item| item.get(FLAG).is_none());
    if let Some(record) = document.get(RECORD) {
        let mut record = Record::from_value(record.clone())?;
        notes.for_each(|item| record.add(note(item)));
        return Ok(vec![record]);
    }
    let mut records: Vec<Record> = Vec::new();
    for item in notes {
        let place = item.get("target").and_then(source_of).map(|source| place(&source));
        let place = place.ok_or_else(|| Damage::Unreadable("an annotation does not name its source".to_owned()))?;
        let known = records
            .iter()
            .position(|record| record.article.place.as_deref() == Some(&place));
        let known = known.unwrap_or_else(|| {
            records.push(Record::new(About {
                place: Some(place),
                ..About::default()
            }));
            records.len() - 1
        });
        if let Some(record) = records.get_mut(known) {
            record.add(note(item));
        }
    }
    Ok(records)
}

fn collect<'v>(value: &'v Value, items: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, items)),
        annotation if is_a(annotation, "Annotation") => items.push(annotation),
        Value::Object(object) => {
            for part in ["first", "items", "next"] {
                if let Some(part) = object.get(part) {
                    collect(part, items);
                }
            }
        }
        _ => {}
    }
}

fn note(annotation: &Value) -> Note {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let number = |value: &Value, name: &str| {
        value
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|number| usize::try_from(number).ok())
    };
    let mut note = Note {
        created: text(annotation, "created"),
        modified: text(annotation, "modified"),
        ..Note::default()
    };
    for body in each(annotation.get("body").or_else(|| annotation.get("bodyValue"))) {
        let value = body.as_str().map(str::to_owned).or_else(|| text(body, "value"));
        let (Some(value), purpose) = (value, body.get("purpose").and_then(Value::as_str)) else {
            continue;
        };
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == value);
        match (purpose, Technique::from_name(&value), verdict) {
            (Some("tagging" | "classifying"), Some(technique), _) => note.technique = Some(technique),
            (Some("assessing"), _, Some(verdict)) => note.verdict = Some(verdict),
            // All other words are the reader's, and are kept.
            _ if note.comment.is_empty() => note.comment = value,
            _ => {
                note.comment.push_str("\n\n");
                note.comment.push_str(&value);
            }
        }
    }
    for target in each(annotation.get("target")) {
        for selector in each(target.get("selector")) {
            if is_a(selector, "TextQuoteSelector") {
                note.passage.exact = text(selector, "exact").unwrap_or_default();
                note.passage.prefix = text(selector, "prefix").unwrap_or_default();
                note.passage.suffix = text(selector, "suffix").unwrap_or_default();
            } else if is_a(selector, "TextPositionSelector") {
                note.passage.start_char = number(selector, "start").unwrap_or_default();
                note.passage.end_char = number(selector, "end").unwrap_or_default();
            }
        }
    }
    if let Some(ours) = annotation.get(NOTE) {
        note.id = text(ours, "id").unwrap_or_default();
        note.revision = ours.get("revision").and_then(Value::as_u64).unwrap_or_default();
        note.rule = text(ours, "rule");
        note.passage.start = number(ours, "start").unwrap_or_default();
        note.passage.end = number(ours, "end").unwrap_or_default();
        note.extra = ours
            .get("extra")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
    } else {
        note.id = text(annotation, "id").unwrap_or_else(|| format!("own@{}", note.passage.start_char));
    }
    note
}

/// One value or several, as JSON-LD lets both stand.
fn each(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(values)) => values,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

fn source_of(target: &Value) -> Option<String> {
    let first = each(Some(target)).first()?;
    first
        .as_str()
        .or_else(|| first.get("source").and_then(Value::as_str))
        .map(str::to_owned)
}

/// The place that an IRI names, as [`address`] wrote it.
fn place(source: &str) -> String {
    match source.strip_prefix("file://") {
        Some(path) => unescaped(path),
        None => source.to_owned(),
    }
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() {
            tail.get(2..).unwrap_or_default()
        } else {
            tail
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
