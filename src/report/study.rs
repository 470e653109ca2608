//! A study as every output in JSON writes it: `attributions`, `sources`, `shares`, `portraits`, `contrast`, `headline` and
//! `signs`.
//!
//! Each object is made when it is written, as flags are: a long text has many, and their words together would be a multiple
//! of it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Passage, VoiceObject};
use crate::analysis::Analysis;
use crate::analysis::study::{
    ActorKind, Attribution, Balance, Charge, Form, HeadlineFinding, HeadlineFindingKind, Portrait, Shares, Sign,
    SignKind, Source, SourceKind, Stance, Study, Trait, TraitKind,
};
use crate::article::{Article, Positions};
use crate::messages::Messages;
use crate::span::Span;
use crate::telling;

/// A study, to be written beside the flags of the same article: it has no braces of its own.
#[derive(Clone, Copy, Debug)]
pub struct StudyObject<'a> {
    /// The article.
    pub article: &'a Article,
    /// What the rules found in it.
    pub analysis: &'a Analysis,
    /// What the study found.
    pub study: &'a Study,
    /// The positions of [`Article::source_text`].
    pub positions: &'a Positions<'a>,
    /// The words of what is told: the contrast, what a headline does.
    pub messages: &'a Messages,
}

impl Serialize for StudyObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let study = self.study;
        let mut map = serializer.serialize_map(Some(7))?;
        let attributions = Each(|| study.attributions.iter().map(|one| self.attribution(one)));
        map.serialize_entry("attributions", &attributions)?;
        map.serialize_entry("sources", &Each(|| study.sources.iter().map(|one| self.source(one))))?;
        map.serialize_entry("shares", &SharesObject::new(study.shares))?;
        map.serialize_entry(
            "portraits",
            &Each(|| study.portraits.iter().map(|one| self.portrait(one))),
        )?;
        map.serialize_entry("contrast", &self.contrast())?;
        map.serialize_entry("headline", &self.headline())?;
        map.serialize_entry("signs", &Each(|| study.signs.iter().map(|one| self.sign(*one))))?;
        map.end()
    }
}

/// A list whose entries are made one by one.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// One passage that gives words to somebody.
#[derive(Serialize)]
struct AttributionObject<'a> {
    /// What the source is here.
    kind: SourceKind,
    /// How the words that give the passage judge it.
    stance: Stance,
    /// How it is given.
    form: Form,
    /// The fullest words that name the source.
    source: Option<&'a str>,
    #[serde(flatten)]
    passage: Passage<'a>,
    sentence: &'a str,
    voice: VoiceObject<'a>,
    /// The words that name the source here.
    named: Option<Passage<'a>>,
    /// What gives the words: a verb, a preposition.
    cue: Passage<'a>,
    /// The words that are given.
    said: Option<Passage<'a>>,
    /// How many words that is.
    words: u32,
}

/// An entry of the ledger.
#[derive(Serialize)]
struct SourceObject<'a> {
    name: &'a str,
    kind: SourceKind,
    role: Option<&'a str>,
    /// Its entries in `attributions`, from 0.
    attributions: &'a [u32],
    words: u32,
    quoted: u32,
    /// Its entry in `portraits`, from 0.
    portrait: Option<u32>,
}

/// Whose the words are, and how many claims name their source.
#[derive(Serialize)]
struct SharesObject {
    words: u32,
    author: u32,
    quoted: u32,
    unattributed: u32,
    claims: u32,
    named: u32,
}

impl SharesObject {
    const fn new(shares: Shares) -> Self {
        let Shares {
            words,
            author,
            quoted,
            unattributed,
            claims,
            named,
        } = shares;
        Self {
            words,
            author,
            quoted,
            unattributed,
            claims,
            named,
        }
    }
}

/// How one actor is described.
#[derive(Serialize)]
struct PortraitObject<'a> {
    name: &'a str,
    kind: ActorKind,
    #[serde(flatten)]
    balance: BalanceObject,
    acts: usize,
    undergoes: usize,
    mentions: usize,
    /// The first mention in each wording.
    names: Vec<Passage<'a>>,
    traits: Vec<TraitObject<'a>>,
}

/// Terms by charge.
#[derive(Serialize)]
struct BalanceObject {
    favourable: u32,
    unfavourable: u32,
    neutral: u32,
}

impl BalanceObject {
    const fn new(balance: Balance) -> Self {
        let Balance {
            favourable,
            unfavourable,
            neutral,
        } = balance;
        Self {
            favourable,
            unfavourable,
            neutral,
        }
    }
}

/// Words attached to an actor.
#[derive(Serialize)]
struct TraitObject<'a> {
    kind: TraitKind,
    charge: Charge,
    #[serde(flatten)]
    passage: Passage<'a>,
    sentence: &'a str,
    voice: VoiceObject<'a>,
}

/// The two actors painted most unlike.
#[derive(Serialize)]
struct ContrastObject<'a> {
    favoured: SideObject<'a>,
    blamed: SideObject<'a>,
    /// Whether every charged term of both is in the author's own voice.
    author_alone: bool,
    /// The same as a sentence, in the language of the interface.
    says: String,
}

/// One side of a contrast.
#[derive(Serialize)]
struct SideObject<'a> {
    name: &'a str,
    /// Its entry in `portraits`, from 0.
    portrait: u32,
    #[serde(flatten)]
    balance: BalanceObject,
}

/// The headline against the body.
#[derive(Serialize)]
struct HeadlineObject<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    findings: Vec<FindingObject<'a>>,
}

/// One thing about a headline.
#[derive(Serialize)]
struct FindingObject<'a> {
    kind: HeadlineFindingKind,
    #[serde(flatten)]
    passage: Passage<'a>,
    /// The passage of the body that shows it.
    body: Option<Passage<'a>>,
    /// What is so, in the language of the interface.
    says: String,
    /// What to ask.
    question: &'static str,
}

/// Something that speaks for the article.
#[derive(Serialize)]
struct SignObject<'a> {
    kind: SignKind,
    #[serde(flatten)]
    passage: Passage<'a>,
    sentence: &'a str,
}

impl<'a> StudyObject<'a> {
    fn passage(&self, span: Span) -> Passage<'a> {
        Passage::new(self.article, self.positions, span)
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    fn sentence(&self, number: u32) -> &'a str {
        let sentence = self.analysis.sentences.get(number as usize);
        sentence.map_or("", |sentence| self.words(sentence.span))
    }

    fn attribution(&self, one: &Attribution) -> AttributionObject<'a> {
        let source = one.source.and_then(|source| self.study.sources.get(source as usize));
        AttributionObject {
            kind: one.kind,
            stance: one.stance,
            form: one.form,
            source: source.map(|source| self.words(source.name)),
            passage: self.passage(one.span),
            sentence: self.sentence(one.sentence),
            voice: VoiceObject::new(one.voice, &self.article.text),
            named: one.named.map(|span| self.passage(span)),
            cue: self.passage(one.cue),
            said: one.said.map(|span| self.passage(span)),
            words: one.words,
        }
    }

    fn source(&self, one: &'a Source) -> SourceObject<'a> {
        SourceObject {
            name: self.words(one.name),
            kind: one.kind,
            role: one.role.map(|span| self.words(span)),
            attributions: &one.attributions,
            words: one.words,
            quoted: one.quoted,
            portrait: one.portrait,
        }
    }

    fn portrait(&self, one: &Portrait) -> PortraitObject<'a> {
        let (acts, undergoes) = one.acts_and_undergoes();
        PortraitObject {
            name: self.words(one.name),
            kind: one.kind,
            balance: BalanceObject::new(one.balance(|_| true)),
            acts,
            undergoes,
            mentions: one.mentions.len(),
            names: one.names.iter().map(|span| self.passage(*span)).collect(),
            traits: one.traits.iter().map(|one| self.trait_of(one)).collect(),
        }
    }

    fn trait_of(&self, one: &Trait) -> TraitObject<'a> {
        TraitObject {
            kind: one.kind,
            charge: one.charge,
            passage: self.passage(one.span),
            sentence: self.sentence(one.sentence),
            voice: VoiceObject::new(one.voice, &self.article.text),
        }
    }

    fn contrast(&self) -> Option<ContrastObject<'a>> {
        let contrast = self.study.contrast?;
        let side = |index: u32, balance: Balance| {
            let portrait = self.study.portraits.get(index as usize)?;
            Some(SideObject {
                name: self.words(portrait.name),
                portrait: index,
                balance: BalanceObject::new(balance),
            })
        };
        Some(ContrastObject {
            favoured: side(contrast.favoured, contrast.favoured_balance)?,
            blamed: side(contrast.blamed, contrast.blamed_balance)?,
            author_alone: contrast.author_alone,
            says: telling::contrast(self.study, &self.article.text, self.messages)?,
        })
    }

    fn headline(&self) -> Option<HeadlineObject<'a>> {
        let headline = self.study.headline.as_ref()?;
        Some(HeadlineObject {
            passage: self.passage(headline.span),
            findings: headline.findings.iter().map(|one| self.finding(*one)).collect(),
        })
    }

    fn finding(&self, one: HeadlineFinding) -> FindingObject<'a> {
        let told = telling::finding(one, &self.article.text, self.messages);
        FindingObject {
            kind: one.kind,
            passage: self.passage(one.span),
            body: one.body.map(|span| self.passage(span)),
            says: told.says,
            question: told.question,
        }
    }

    fn sign(&self, one: Sign) -> SignObject<'a> {
        SignObject {
            kind: one.kind,
            passage: self.passage(one.span),
            sentence: self.sentence(one.sentence),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::analysis::analyse;
    use crate::analysis::study::study;
    use crate::article::Format;
    use crate::json;
    use crate::language::Language;
    use crate::rulebook::Rulebook;
    use crate::visible::is_control;

    /// What a study looks for, among what breaks readers.
    const HOSTILE: &str = "(Le port de Kelvran\n\n|Ivo Keldar|la ministre|Ana Vellor, ministre|the minister|President Keldar|\
        il|she| a déclaré| said| selon| according to| a démenti| denied| est| is|corrompu|courageous|12 000 morts|3\\.5%|\
        le 12 mars 2031|on Tuesday|https://a.example/b|\u{ab} | \u{bb}|\"|\u{201c}|\u{201d}|\u{1b}\\[31m|\u{9b}|\u{202e}|\u{301}|\u{ad}|\
        \u{1f469}\u{200d}\u{1f4bb}|[a-zé'. ,!?]|\r\n|\n\n|> |- |`){0,60}";

    fn check(value: &Value, text: &str) -> Result<(), TestCaseError> {
        match value {
            Value::Array(list) => list.iter().try_for_each(|value| check(value, text)),
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                    let offset = |value: &Value| value.as_u64().and_then(|offset| usize::try_from(offset).ok());
                    let words = offset(start)
                        .zip(offset(end))
                        .and_then(|(start, end)| text.get(start..end));
                    prop_assert!(
                        words.is_some_and(|words| !words.is_empty() && fields["text"] == words),
                        "{value}"
                    );
                }
                fields.values().try_for_each(|value| check(value, text))
            }
            _ => Ok(()),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn every_place_of_any_text_is_that_of_its_words(text in HOSTILE, french: bool) {
            let language = if french { Language::French } else { Language::English };
            let article = Article::read(text.clone(), Format::Plain, Some(language));
            let rulebook = Rulebook::embedded(language);
            let analysis = analyse(&article, rulebook);
            let found = study(&article, rulebook, &analysis);
            let positions = Positions::new(&text);
            let object = StudyObject {
                article: &article,
                analysis: &analysis,
                study: &found,
                positions: &positions,
                messages: Messages::of(language),
            };
            let written = json::compact(&object).expect("JSON");
            prop_assert!(!written.contains(is_control));
            check(&serde_json::from_str(&written).expect("valid JSON"), &text)?;
            prop_assert_eq!(study(&article, rulebook, &analysis), found);
        }
    }
}
