//! What a study finds, in the words of the interface: the one place where its kinds get their names and its counts their
//! sentence, so that the reader, the exports and a comparison say the same.
//!
//! The sentences count and never conclude. Words of an article come out on one line with no control among them; a form that
//! has markup escapes what it is given.

use crate::analysis::Voice;
use crate::analysis::study::{Attribution, Balance, Contrast, HeadlineFinding, Named, Portrait, Shares, Study};
use crate::messages::{Messages, Speaker};
use crate::span::Span;
use crate::visible::one_line;

/// The parts of a study, as headings of a view or a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// [`Study::attributions`] and [`Study::sources`].
    Attributions,
    /// [`Study::portraits`].
    Portraits,
    /// [`Study::contrast`].
    Contrast,
    /// [`Study::headline`].
    Headline,
    /// [`Study::signs`].
    Signs,
    /// [`Study::facts`].
    Facts,
}

/// The heading of a part.
#[must_use]
pub fn title(part: Part, messages: &Messages) -> &'static str {
    messages.get(match part {
        Part::Attributions => "study.title.attributions",
        Part::Portraits => "study.title.portraits",
        Part::Contrast => "study.title.contrast",
        Part::Headline => "study.title.headline",
        Part::Signs => "study.title.signs",
        Part::Facts => "study.title.facts",
    })
}

/// What a kind of source, actor, trait, sign or fact is called, or a stance, a form or a charge: in lower case, but for a
/// sign, which heads a line. What a headline does has more to be said of it: [`finding`].
#[must_use]
pub fn name<K: Named>(kind: K, messages: &Messages) -> &'static str {
    let key = format!("{}.{}", K::GROUP, kind.name());
    messages.get(&key)
}

/// Words of the article, made safe to show.
fn words(span: Span, text: &str) -> String {
    one_line(span.of(text)).into_owned()
}

/// Who an attribution gives its words to: the fullest words that name the source, or else that there is none.
#[must_use]
pub fn source(attribution: &Attribution, study: &Study, text: &str, messages: &Messages) -> String {
    let known = attribution.source.and_then(|source| study.sources.get(source as usize));
    match known.map(|source| source.name).or(attribution.named) {
        Some(name) => words(name, text),
        None => name(attribution.kind, messages).to_owned(),
    }
}

/// Whose words a passage is made of.
#[must_use]
pub fn voice(voice: Voice, text: &str, messages: &Messages) -> String {
    match voice {
        Voice::Author => messages.voice(Speaker::Author),
        Voice::Quoted(None) => messages.voice(Speaker::Quoted(None)),
        Voice::Quoted(Some(speaker)) => messages.voice(Speaker::Quoted(Some(&words(speaker, text)))),
    }
}

/// How many terms of each charge: "6 favourable terms, 0 unfavourable".
#[must_use]
pub fn balance(balance: Balance, messages: &Messages) -> String {
    messages.format(
        "study.balance",
        &[
            (
                "favourable",
                &messages.count("study.favourable", balance.favourable as usize),
            ),
            (
                "unfavourable",
                &messages.count("study.unfavourable", balance.unfavourable as usize),
            ),
        ],
    )
}

/// How often an actor acts and is acted upon: "acts 4 times, undergoes 2 times".
#[must_use]
pub fn roles(portrait: &Portrait, messages: &Messages) -> String {
    let (acts, undergoes) = portrait.acts_and_undergoes();
    messages.format(
        "study.roles",
        &[
            ("acts", &messages.count("study.acts", acts)),
            ("undergoes", &messages.count("study.undergoes", undergoes)),
        ],
    )
}

/// The two actors painted most unlike, in counts; nothing where there are no such two.
#[must_use]
pub fn contrast(study: &Study, text: &str, messages: &Messages) -> Option<String> {
    let Contrast {
        favoured,
        favoured_balance,
        blamed,
        blamed_balance,
        author_alone,
    } = study.contrast?;
    let actor = |index: u32| {
        study
            .portraits
            .get(index as usize)
            .map(|portrait| words(portrait.name, text))
    };
    let key = if author_alone {
        "study.contrast.author"
    } else {
        "study.contrast.mixed"
    };
    Some(messages.format(
        key,
        &[
            ("favoured", &actor(favoured)?),
            ("favoured_terms", &balance(favoured_balance, messages)),
            ("blamed", &actor(blamed)?),
            ("blamed_terms", &balance(blamed_balance, messages)),
        ],
    ))
}

/// Whose the words of the article are, in shares, and how many claims name their source; nothing for no words.
#[must_use]
pub fn shares(shares: Shares, messages: &Messages) -> Option<String> {
    if shares.words == 0 {
        return None;
    }
    let share = |words: u32| messages.percent(f64::from(words) / f64::from(shares.words));
    let whose = messages.format(
        "study.shares",
        &[
            ("author", &share(shares.author)),
            ("quoted", &share(shares.quoted)),
            ("unattributed", &share(shares.unattributed)),
        ],
    );
    if shares.claims == 0 {
        return Some(whose);
    }
    let sourced = messages.format(
        "study.sourced",
        &[
            ("claims", &messages.count("study.claims", shares.claims as usize)),
            ("named", &messages.count("study.named", shares.named as usize)),
        ],
    );
    Some(format!("{whose} {sourced}"))
}

/// A finding about a headline, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is called; it heads a line.
    pub name: &'static str,
    /// What is so, with the words of the headline in it.
    pub says: String,
    /// What to ask.
    pub question: &'static str,
}

/// A finding about a headline, in words.
#[must_use]
pub fn finding(finding: HeadlineFinding, text: &str, messages: &Messages) -> Finding {
    let key = |part: &str| {
        let kind = finding.kind.name();
        format!("headline.{kind}.{part}")
    };
    Finding {
        name: messages.get(&key("name")),
        says: messages.format(&key("says"), &[("words", &messages.quoted(words(finding.span, text)))]),
        question: messages.get(&key("question")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::study::{
        ActorKind, Charge, FactKind, Form, HeadlineFindingKind, SignKind, SourceKind, Stance, TraitKind,
    };
    use crate::language::Language;

    const TEXT: &str = "Ardane et Vol\u{1b}dor";

    fn portrait(name: Span) -> Portrait {
        Portrait {
            name,
            kind: ActorKind::Person,
            names: vec![name],
            mentions: vec![name],
            traits: Vec::new(),
        }
    }

    fn painted() -> Study {
        Study {
            portraits: vec![portrait(Span::new(0, 6)), portrait(Span::new(10, 17))],
            contrast: Some(Contrast {
                favoured: 0,
                favoured_balance: Balance {
                    favourable: 6,
                    ..Balance::default()
                },
                blamed: 1,
                blamed_balance: Balance {
                    unfavourable: 1,
                    ..Balance::default()
                },
                author_alone: true,
            }),
            ..Study::default()
        }
    }

    #[test]
    fn a_contrast_is_told_in_counts() {
        let told = |language| contrast(&painted(), TEXT, Messages::of(language)).unwrap();
        assert_eq!(
            told(Language::English),
            "Ardane: 6 favourable terms, 0 unfavourable; Vol␛dor: 0 favourable terms, 1 unfavourable; \
             all in the author’s voice."
        );
        assert_eq!(
            told(Language::French).replace(['\u{a0}', '\u{202f}'], " "),
            "Ardane : 6 termes favorables, 0 défavorable ; Vol␛dor : 0 terme favorable, 1 défavorable ; \
             tous dans la voix de l’auteur."
        );
        let mut mixed = painted();
        mixed.contrast = mixed.contrast.map(|contrast| Contrast {
            author_alone: false,
            ..contrast
        });
        let told = contrast(&mixed, TEXT, Messages::of(Language::English)).unwrap();
        assert!(told.ends_with("some of them in quoted words."), "{told}");
        assert_eq!(contrast(&Study::default(), TEXT, Messages::of(Language::English)), None);
    }

    #[test]
    fn shares_are_of_all_words() {
        let english = Messages::of(Language::English);
        let told = Shares {
            words: 200,
            author: 150,
            quoted: 40,
            unattributed: 10,
            claims: 3,
            named: 1,
        };
        assert_eq!(
            shares(told, english).unwrap(),
            "The author has 75% of the words, quoted words with a speaker 20%, without one 5%. \
             3 claims or judgements given to somebody, 1 of them to a source that a reader can find."
        );
        assert_eq!(shares(Shares::default(), english), None);
    }

    #[test]
    fn every_kind_has_its_words_and_none_is_left_over() {
        fn names<K: Named>(keys: &mut Vec<String>) {
            keys.extend(K::ALL.iter().map(|kind| format!("{}.{}", K::GROUP, kind.name())));
        }
        let mut keys = Vec::new();
        names::<SourceKind>(&mut keys);
        names::<Stance>(&mut keys);
        names::<Form>(&mut keys);
        names::<ActorKind>(&mut keys);
        names::<TraitKind>(&mut keys);
        names::<Charge>(&mut keys);
        names::<SignKind>(&mut keys);
        names::<FactKind>(&mut keys);
        for kind in HeadlineFindingKind::ALL {
            keys.extend(["name", "says", "question"].map(|part| format!("headline.{}.{part}", kind.name())));
        }
        keys.sort_unstable();
        let groups: Vec<&str> = keys
            .iter()
            .filter_map(|key| key.split_once('.'))
            .map(|(group, _)| group)
            .collect();
        for language in Language::ALL {
            let there = Messages::of(language).keys();
            let mut there: Vec<&str> = there
                .filter(|key| groups.contains(&key.split('.').next().unwrap_or(key)))
                .collect();
            there.sort_unstable();
            assert_eq!(there, keys);
        }
    }

    #[test]
    fn findings_and_voices_are_told_with_their_words() {
        let english = Messages::of(Language::English);
        let told = finding(
            HeadlineFinding {
                kind: HeadlineFindingKind::AbsentName,
                span: Span::new(0, 6),
                body: None,
            },
            TEXT,
            english,
        );
        assert_eq!(
            told.says,
            "“Ardane”: this name is in the headline, and not in the text."
        );
        assert_eq!(
            voice(Voice::Quoted(Some(Span::new(10, 17))), TEXT, english),
            "quoted words: Vol␛dor"
        );
    }
}
