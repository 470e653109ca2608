//! What a study found, as every form for people lays it out: plain words, on one line each, for the form to escape.

use super::sheet::Sheet;
use crate::analysis::Voice;
use crate::analysis::study::{Attribution, Charge, HeadlineFinding, Named, Portrait, Stance, Study, Trait, TraitKind};
use crate::messages::Messages;
use crate::span::Span;
use crate::telling::{self, Finding, Part};
use crate::visible::one_line;

/// The heads of the columns of [`Told::attributions`].
pub(super) const COLUMNS: [&str; 5] = [
    "study.column.source",
    "study.column.kind",
    "study.column.form",
    "study.column.cue",
    "study.column.said",
];

/// A study in words.
pub(super) struct Told {
    /// Whose the words are.
    pub shares: Option<String>,
    /// A row for each attribution.
    pub attributions: Vec<[String; 5]>,
    /// The contrast, in one sentence.
    pub contrast: Option<String>,
    /// Everybody of whom something is said for or against.
    pub portraits: Vec<Painted>,
    /// The headline against the body.
    pub headline: Option<Audited>,
    /// What speaks for the article: what it is, and the words.
    pub signs: Vec<(&'static str, String)>,
}

/// A headline in words.
pub(super) struct Audited {
    pub words: String,
    /// What is worth asking, with the passage of the body that shows it.
    pub findings: Vec<(Finding, Option<String>)>,
}

/// A portrait in words.
pub(super) struct Painted {
    pub name: String,
    pub kind: &'static str,
    /// Its counts.
    pub counts: String,
    /// The words by charge, where there are any.
    pub words: Vec<(&'static str, String)>,
}

impl Told {
    /// The study of a sheet; nothing where the sheet is of the reader's notes alone, or no rules know the language.
    pub(super) fn new(sheet: &Sheet<'_>, messages: &Messages) -> Option<Self> {
        let study = sheet.study.filter(|_| sheet.subject.rulebook.is_some())?;
        let text = sheet.subject.article.text.as_str();
        let words = |span: Span| one_line(span.of(text)).into_owned();
        Some(Self {
            shares: telling::shares(study.shares, messages),
            attributions: study
                .attributions
                .iter()
                .map(|attribution| row(attribution, study, text, messages))
                .collect(),
            contrast: telling::contrast(study, text, messages),
            portraits: study
                .portraits
                .iter()
                .filter(|portrait| portrait.traits.iter().any(|one| one.charge != Charge::Neutral))
                .map(|portrait| painted(portrait, text, messages))
                .collect(),
            headline: study.headline.as_ref().map(|headline| {
                let told = |one: &HeadlineFinding| (telling::finding(*one, text, messages), one.body.map(words));
                Audited {
                    words: words(headline.span),
                    findings: headline.findings.iter().map(told).collect(),
                }
            }),
            signs: study
                .signs
                .iter()
                .map(|sign| (telling::name(sign.kind, messages), words(sign.span)))
                .collect(),
        })
    }
}

/// The heading of a part, with how many entries it has.
pub(super) fn heading(part: Part, entries: usize, messages: &Messages) -> String {
    let title = telling::title(part, messages);
    if entries == 0 {
        title.to_owned()
    } else {
        format!("{title} ({})", messages.number(entries))
    }
}

fn row(attribution: &Attribution, study: &Study, text: &str, messages: &Messages) -> [String; 5] {
    let words = |span: Span| one_line(span.of(text)).into_owned();
    let mut cue = messages.quoted(words(attribution.cue));
    if attribution.stance != Stance::Neutral {
        cue = format!("{cue} ({})", telling::name(attribution.stance, messages));
    }
    let role = attribution
        .source
        .and_then(|source| study.sources.get(source as usize)?.role)
        .map(|role| format!(", {}", words(role)))
        .unwrap_or_default();
    [
        telling::source(attribution, study, text, messages) + &role,
        telling::name(attribution.kind, messages).to_owned(),
        telling::name(attribution.form, messages).to_owned(),
        cue,
        attribution.said.map_or_else(|| "—".to_owned(), words),
    ]
}

fn painted(portrait: &Portrait, text: &str, messages: &Messages) -> Painted {
    let of_charge = |charge: Charge| {
        let terms: Vec<String> = portrait
            .traits
            .iter()
            .filter(|one| one.charge == charge && tells(one))
            .map(|one| term(*one, text, messages))
            .collect();
        (telling::name(charge, messages), terms.join(" · "))
    };
    Painted {
        name: one_line(portrait.name.of(text)).into_owned(),
        kind: telling::name(portrait.kind, messages),
        counts: format!(
            "{} · {}",
            telling::balance(portrait.balance(|_| true), messages),
            telling::roles(portrait, messages)
        ),
        words: Charge::ALL
            .iter()
            .map(|charge| of_charge(*charge))
            .filter(|(_, words)| !words.is_empty())
            .collect(),
    }
}

/// Whether words tell how an actor is painted: plain deeds are the story.
fn tells(one: &Trait) -> bool {
    one.charge != Charge::Neutral || !matches!(one.kind, TraitKind::Act | TraitKind::Undergone)
}

/// The words with how they are attached, and whose they are where they are not the author's.
fn term(one: Trait, text: &str, messages: &Messages) -> String {
    let words = messages.quoted(one_line(one.span.of(text)));
    let kind = telling::name(one.kind, messages);
    match one.voice {
        Voice::Author => format!("{words} ({kind})"),
        Voice::Quoted(_) => format!("{words} ({kind}, {})", telling::voice(one.voice, text, messages)),
    }
}
