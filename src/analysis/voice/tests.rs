use proptest::prelude::*;

use super::*;
use crate::analysis::quotation::{Passage, quotations};
use crate::analysis::sentence::sentences;
use crate::text::fold::fold;
use crate::text::token::tokenise;

const SAYING: &[&str] = &[
    "dit",
    "déclaré",
    "déclare",
    "dénoncé",
    "ajouté",
    "affirmé",
    "affirme",
    "explique",
    "exclamé",
    "lance",
    "accusé",
    "critiqué",
    "dire",
    "répond",
    "said",
    "says",
    "told",
    "asked",
    "added",
    "called",
    "say",
    "claims",
    "wrote",
    "saying",
    "described",
    "warned",
    "state",
    "souligner",
];

const SPEAKING: &[&str] = &[
    "ministre",
    "président",
    "présidente",
    "porte-parole",
    "police",
    "experts",
    "gouvernement",
    "avocat",
    "rapport",
    "élu",
    "minister",
    "spokesman",
    "spokeswoman",
    "officials",
    "report",
    "leader",
    "mayor",
    "president",
    "directrice",
];

/// A dictionary of a few words.
struct Few<'t> {
    text: &'t str,
    tokens: &'t [Token],
    language: Language,
}

impl Lexicon for Few<'_> {
    fn traits(&self, token: usize) -> Traits {
        let Some(token) = self.tokens.get(token) else {
            return Traits::default();
        };
        let word = token.span.of(self.text);
        let folded = fold(word);
        let is_in = |list: &[&str]| list.contains(&folded.as_ref());
        let (says, speaks) = (is_in(SAYING), is_in(SPEAKING));
        Traits::of(&folded, self.language)
            .with(Traits::SAYS, says)
            .with(Traits::SPEAKS, speaks)
            .with(Traits::NOMINAL, is_in(&["claims", "state", "report", "ministre"]))
            .with(Traits::VERB, is_in(&["entend", "souligner", "part"]))
            .with(Traits::LISTED, says || speaks || is_in(&["video", "nous", "ville"]))
            .with(Traits::CAPITAL, word.starts_with(char::is_uppercase))
    }
}

/// The quotations of a text whose blocks are lines, with their speakers; a line that begins with `>` is a block quote.
fn spoken(text: &str, language: Language) -> Vec<Quotation> {
    let mut tokens = Vec::new();
    let mut all_sentences = Vec::new();
    let mut blocks = Vec::new();
    let mut base = 0;
    for (number, line) in (0..).zip(text.split_inclusive('\n')) {
        let first = tokens.len();
        let skip = usize::from(line.starts_with('>'));
        tokenise(&line[skip..], base + skip, language, &mut |token| tokens.push(token));
        let ranges = sentences(text, &tokens[first..], language);
        all_sentences.extend(ranges.into_iter().map(|range| TokenSentence {
            tokens: first + range.start..first + range.end,
            block: number,
        }));
        blocks.push((first..tokens.len(), skip > 0));
        base += line.len();
    }
    let passages: Vec<_> = blocks
        .into_iter()
        .map(|(range, quoted)| Passage {
            tokens: &tokens[range],
            quoted,
        })
        .collect();
    let mut quotations = quotations(text, &passages, language);
    let lexicon = Few {
        text,
        tokens: &tokens,
        language,
    };
    let prose = Prose {
        text,
        language,
        tokens: &tokens,
        sentences: &all_sentences,
        lexicon,
    };
    name_speakers(&prose, &mut quotations);
    quotations
}

/// Asserts who speaks the quotations of a text, in order; `-` for nobody.
#[track_caller]
fn speakers(language: Language, text: &str, expected: &[&str]) {
    let found: Vec<&str> = spoken(text, language)
        .iter()
        .map(|quotation| quotation.speaker.map_or("-", |speaker| speaker.of(text)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn fr(text: &str, expected: &[&str]) {
    speakers(Language::French, text, expected);
}

#[track_caller]
fn en(text: &str, expected: &[&str]) {
    speakers(Language::English, text, expected);
}

#[test]
fn french_clauses_after() {
    fr("« C'est fini », a déclaré Jean Martin.", &["Jean Martin"]);
    fr(
        "« C'est fini », a déclaré jeudi le ministre de la Défense Jean Martin à la presse.",
        &["le ministre de la Défense Jean Martin"],
    );
    fr(
        "« C'est fini », a déclaré à la presse Jean Martin, porte-parole du gouvernement.",
        &["Jean Martin, porte-parole du gouvernement"],
    );
    fr(
        "« C'est fini », explique la présidente de l'association dans un entretien.",
        &["la présidente de l'association"],
    );
    fr("« C'est fini ! » lance le ministre.", &["le ministre"]);
    fr("« C'est fini », a-t-il dit.", &["il"]);
    fr("« C'est fini », affirme-t-elle.", &["elle"]);
    fr("« C'est fini », a‑t’il dit.", &["il"]);
    fr(
        "« C'est fini », s'est-elle exclamée."
            .replace("exclamée", "exclamé")
            .as_str(),
        &["elle"],
    );
    fr("« C'est fini » – dit-il.", &["il"]);
    fr(
        "« C'est fini », selon le rapport de la police.",
        &["le rapport de la police"],
    );
    fr("« C'est fini », d'après Jean Martin.", &["Jean Martin"]);
    fr("« C'est fini », pour Jean Martin.", &["Jean Martin"]);
    fr("« C'est fini » pour la première fois.", &["-"]);
    fr("« C'est fini », affirme M. de Rivière, qui sourit.", &["M. de Rivière"]);
    fr(
        "« C'est fini », ont dit Jean Martin et Paul Roy.",
        &["Jean Martin et Paul Roy"],
    );
}

#[test]
fn french_clauses_before() {
    fr("Jean Martin a déclaré : « C'est fini. »", &["Jean Martin"]);
    fr(
        "Le ministre de la Défense a dénoncé un « scandale ».",
        &["Le ministre de la Défense"],
    );
    fr(
        "Jean Martin, ministre de la Défense, a dénoncé un « scandale ».",
        &["Jean Martin, ministre de la Défense"],
    );
    fr(
        "Le ministre de la Défense, Jean Martin, a déclaré que « tout va bien ».",
        &["Le ministre de la Défense, Jean Martin"],
    );
    fr(
        "Dans un entretien, la présidente affirme que « tout va bien ».",
        &["la présidente"],
    );
    fr("Selon Jean Martin, c'est un « désastre ».", &["Jean Martin"]);
    fr("Il a dit : « C'est fini. »", &["Il"]);
    fr(
        "Jean Martin (Parti du Nord) a dit : « C'est fini. »",
        &["Jean Martin (Parti du Nord)"],
    );
    fr("C'est Jean Martin qui a dit : « C'est fini. »", &["Jean Martin"]);
    fr("Jean Martin : « C'est fini. »", &["Jean Martin"]);
    fr("Le ministre a été accusé de « trahison » par Paul Roy.", &["Paul Roy"]);
    fr("Le ministre a été accusé de « trahison ».", &["-"]);
    fr("Jean Martin a déclaré :\n« C'est fini. »", &["Jean Martin"]);
    fr(
        "Le patron du port entend souligner « un effort ».",
        &["Le patron du port"],
    );
    fr("Jean Martin a un jour dit : « C'est fini. »", &["Jean Martin"]);
    fr("D'après lui, le temps est venu : « C'est fini. »", &["lui"]);
    fr("Un incendie s'est déclaré dans les « combles ».", &["-"]);
    fr("La coupe déclarée « grande ».", &["-"]);
    fr("« C'est fini », a déclaré le ministre à El Norte.", &["le ministre"]);
    fr("Une « chance » pour Rivebourg.", &["-"]);
    fr("On dit que c'est « fini ».", &["-"]);
    fr(
        "Jean Martin a dit la vérité et a dénoncé un « scandale ».",
        &["Jean Martin"],
    );
    fr(
        "D'après une autre version, la ville a été prise par les « ours ».",
        &["-"],
    );
    fr(
        "Jean Martin dit que la ville, qui a brûlé en mai, est « perdue ».",
        &["-"],
    );
    fr("Cette semaine la police a dit : « C'est fini. »", &["la police"]);
}

#[test]
fn french_clauses_inside() {
    fr("« C'est fini, dit-il, et je pars. »", &["il"]);
    fr("« C'est fini, explique Jean Martin, et je pars. »", &["Jean Martin"]);
    fr("« Tout le monde dit que Jean Martin part. »", &["-"]);
}

#[test]
fn english_clauses_after() {
    en("“It is over,” said Jane Doe.", &["Jane Doe"]);
    en("“It is over,” Jane Doe said.", &["Jane Doe"]);
    en("“It is over,” he said.", &["he"]);
    en(
        "“It is over,” Jane Doe, a spokeswoman for the army, told reporters.",
        &["Jane Doe, a spokeswoman for the army"],
    );
    en(
        "“It is over,” said Jane Doe, the mayor of Springdale.",
        &["Jane Doe, the mayor of Springdale"],
    );
    en("“It is over,” the minister later said on Monday.", &["the minister"]);
    en(
        "“It is over,” said Prime Minister John Doe in a statement.",
        &["Prime Minister John Doe"],
    );
    en("“It is over,” according to the report.", &["the report"]);
    en("“It is over,” officials said.", &["officials"]);
    en("“It is over,” and the crowd left.", &["-"]);
}

#[test]
fn english_clauses_before() {
    en("Jane Doe said: “It is over.”", &["Jane Doe"]);
    en("Jane Doe told reporters that “all is well”.", &["Jane Doe"]);
    en("The minister called it “a disgrace”.", &["The minister"]);
    en(
        "Jane Doe, the mayor, has called it “a disgrace”.",
        &["Jane Doe, the mayor"],
    );
    en("According to Jane Doe, it was “a disgrace”.", &["Jane Doe"]);
    en("Freedonia's minister said it was “over”.", &["Freedonia's minister"]);
    en("The move was described by Jane Doe as “a disgrace”.", &["Jane Doe"]);
    en("The move was described as “a disgrace”.", &["-"]);
    en("These claims of “fraud” are old.", &["-"]);
    en("She said that “all is well”.", &["She"]);
    en("Doe: “It is over”", &["Doe"]);
    en("Doe replied to the mayors’ claims of “fraud”.", &["-"]);
    en("Video: “It is over”", &["-"]);
    en(
        "Two officials in Freetown said it was “over”.",
        &["Two officials in Freetown"],
    );
    en("Jane Doe praised the fine state of things: “It is over”", &["-"]);
    en("“It is over,” her uncle, Oscar, added.", &["her uncle, Oscar"]);
}

#[test]
fn a_quotation_goes_on_with_its_speaker() {
    en(
        "“One is enough,” Jane Doe said. “Two are too many.”",
        &["Jane Doe", "Jane Doe"],
    );
    en("“One,” Jane Doe said, “is enough.”", &["Jane Doe", "Jane Doe"]);
    fr(
        "« Un suffit », a dit Jean Martin. « Deux, c'est trop. »",
        &["Jean Martin", "Jean Martin"],
    );
    fr(
        "« Un suffit », a dit Jean Martin. La salle rit. « Deux, c'est trop. »",
        &["Jean Martin", "-"],
    );
    fr(
        "« Un suffit », a dit Jean Martin.\n« Deux, c'est trop. »",
        &["Jean Martin", "-"],
    );
}

#[test]
fn a_pronoun_stands_for_the_last_speaker_when_that_is_certain() {
    fr(
        "Jean Martin a dit : « Un suffit. » « Deux, c'est trop », a-t-il ajouté.",
        &["Jean Martin", "Jean Martin"],
    );
    fr(
        "La ministre a dit : « Un suffit. » « Deux, c'est trop », a-t-il ajouté.",
        &["La ministre", "il"],
    );
    fr(
        "Jean Martin a dit à Paul Roy : « Un suffit. » « Deux, c'est trop », a-t-il ajouté.",
        &["Jean Martin", "il"],
    );
    en(
        "Jane Doe said: “One is enough.” “Two are too many,” she added.",
        &["Jane Doe", "Jane Doe"],
    );
    en(
        "Mr. Doe said: “One is enough.” “Two are too many,” she added.",
        &["Mr. Doe", "she"],
    );
    en(
        "Jane Doe said: “One is enough.” Nobody left. It rained. “Two are too many,” she added.",
        &["Jane Doe", "she"],
    );
}

#[test]
fn few_words_with_a_speaker_are_speech_and_without_are_not() {
    let kind = |text| spoken(text, Language::French).first().map(|quotation| quotation.kind);
    assert_eq!(
        kind("Le ministre a dénoncé un « scandale »."),
        Some(QuotationKind::Speech)
    );
    assert_eq!(kind("Une réunion « historique »."), Some(QuotationKind::Words));
}

#[test]
fn a_block_quote_has_the_speaker_before_its_colon() {
    fr("Jean Martin a déclaré :\n>Nous irons loin.\nFin.", &["Jean Martin"]);
    fr("Il pleut.\n>Nous irons loin.\nFin.", &["-"]);
}

/// The voice of the first occurrence of some words.
#[track_caller]
fn voice_of(text: &str, words: &str) -> String {
    let start = text.find(words).expect("the words stand in the text");
    let voices = Voices::new(&spoken(text, Language::French));
    match voices.of(Span::new(start, start + words.len())) {
        Voice::Author => "author".to_owned(),
        Voice::Quoted(speaker) => speaker.map_or("?", |speaker| speaker.of(text)).to_owned(),
    }
}

#[test]
fn any_span_has_a_voice() {
    let text = "Ouf. « Il a dit “viens” hier », explique Jean Martin. Une « trêve » fragile. « Nous partons. »";
    assert_eq!(voice_of(text, "Ouf"), "author");
    assert_eq!(voice_of(text, "hier"), "Jean Martin");
    assert_eq!(voice_of(text, "viens"), "Il");
    assert_eq!(voice_of(text, "hier », explique"), "author");
    assert_eq!(voice_of(text, "explique"), "author");
    assert_eq!(voice_of(text, "trêve"), "author");
    assert_eq!(voice_of(text, "Nous partons"), "?");
}

#[test]
fn hostile_texts_are_read_in_one_pass() {
    for unit in [
        "« a », dit ",
        "“a,” said ",
        "« a, b, c ",
        "a : « b » ",
        "selon ",
        "dit, ",
        "« dit Jean ",
    ] {
        let text = unit.repeat(40_000 / unit.len());
        for language in Language::ALL {
            assert!(!spoken(&text, language).is_empty() || !unit.contains(['«', '“']));
        }
    }
}

proptest! {
    #[test]
    fn speakers_lie_in_the_text_and_voices_are_total(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "« ", " »", "“", "”", ", ", ". ", " : ", "a ", "dit", "-il ", "Jean ", "Martin ", "le ", "ministre ", "de ",
                "said ", "he ", "qui ", "selon ", "par ", "été ", "(", ") ", "\n", "\n>", "et ", "to ", "was ", "pour ",
            ]),
            0..40,
        ),
        start in 0_usize..120,
        len in 0_usize..40,
    ) {
        let text = parts.concat();
        for language in Language::ALL {
            let quotations = spoken(&text, language);
            for quotation in &quotations {
                if let Some(speaker) = quotation.speaker {
                    prop_assert!(!speaker.is_empty());
                    prop_assert!(text.get(speaker.range()).is_some());
                }
            }
            let span = Span::new(start, start + len);
            let inside = quotations.iter().any(|quotation| quotation.span.contains(span));
            let voice = Voices::new(&quotations).of(span);
            prop_assert!(inside || voice == Voice::Author);
        }
    }
}
