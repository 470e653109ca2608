use proptest::prelude::*;

use super::*;
use crate::text::token::tokenise;

/// The quotations of a text whose blocks are lines; a line that begins with `>` is a block quote.
fn found(text: &str, language: Language) -> Vec<Quotation> {
    let mut blocks = Vec::new();
    let mut base = 0;
    for line in text.split_inclusive('\n') {
        let mut tokens = Vec::new();
        let quoted = line.starts_with('>');
        let skip = usize::from(quoted);
        tokenise(&line[skip..], base + skip, language, &mut |token| tokens.push(token));
        blocks.push((tokens, quoted));
        base += line.len();
    }
    let passages: Vec<_> = blocks
        .iter()
        .map(|(tokens, quoted)| Passage {
            tokens,
            quoted: *quoted,
        })
        .collect();
    quotations(text, &passages, language)
}

/// Asserts the inner texts of the quotations, with their depths.
#[track_caller]
fn holds(language: Language, text: &str, expected: &[(&str, u8)]) {
    let found = found(text, language);
    let inner: Vec<(&str, u8)> = found
        .iter()
        .map(|quotation| (quotation.inner.of(text), quotation.depth))
        .collect();
    assert_eq!(inner, expected, "{text}");
}

fn fr(text: &str, expected: &[(&str, u8)]) {
    holds(Language::French, text, expected);
}

fn en(text: &str, expected: &[(&str, u8)]) {
    holds(Language::English, text, expected);
}

#[test]
fn each_style_pairs() {
    fr("Il dit « oui », puis «\u{a0}non\u{a0}».", &[("oui", 1), ("non", 1)]);
    fr(
        "Il dit \" oui \", puis \"non\" et <<rien>>.",
        &[("oui", 1), ("non", 1), ("rien", 1)],
    );
    en("He said “yes,” ‘no’ and \"so.\"", &[("yes,", 1), ("no", 1), ("so.", 1)]);
    en(
        "„So“ and ``so'' and ”so” and 'so'",
        &[("So", 1), ("so", 1), ("so", 1), ("so", 1)],
    );
    en("the “slip\" and the \"slip”", &[("slip", 1), ("slip", 1)]);
}

#[test]
fn quotations_nest() {
    fr(
        "« Il m'a dit “viens” hier »",
        &[("Il m'a dit “viens” hier", 1), ("viens", 2)],
    );
    fr("« Un « grand » jour »", &[("Un « grand » jour", 1), ("grand", 2)]);
    en("“He said ‘no’ twice”", &[("He said ‘no’ twice", 1), ("no", 2)]);
    fr("l'\"urgence\" et l’« ordre »", &[("urgence", 1), ("ordre", 1)]);
}

#[test]
fn an_inch_or_an_apostrophe_is_no_quotation() {
    en("a 5\" pipe and a 6'2\" man", &[]);
    en("“a 6'2\" man” said the workers' boss", &[("a 6'2\" man", 1)]);
    en("\"He is 6'2\" tall\" she said", &[("He is 6'2\" tall", 1)]);
    en("\"It rose to 12\" she said", &[("It rose to 12", 1)]);
    en("rock 'n' roll in the '80s isn't the dogs' life", &[]);
    en("the “workers’ party” won", &[("workers’ party", 1)]);
}

#[test]
fn an_open_quotation_ends_with_its_paragraph() {
    fr("Il dit : « Voilà tout.\nLe reste suit.", &[("Voilà tout.", 1)]);
    en("“One ‘two three.\nFour.", &[("One ‘two three.", 1)]);
    en("A stray \" in a text.\nNext.", &[]);
    en("She said: \"All is well.\nNext.", &[("All is well.", 1)]);
    fr("Un » égaré, puis « mot ».", &[("mot", 1)]);
}

#[test]
fn a_quotation_opened_again_goes_on() {
    en(
        "He said: “One.\n“Two.\n“Three,” he added.",
        &[("One.\n“Two.\n“Three,", 1)],
    );
    fr("« Un.\n» Deux. »", &[("Un.\n» Deux.", 1)]);
    fr("« Un.\n« Deux. »\nTrois.", &[("Un.\n« Deux.", 1)]);
}

#[test]
fn a_block_quote_is_a_quotation() {
    fr(
        ">Nous irons « loin ».\nFin.",
        &[("Nous irons « loin ».", 1), ("loin", 2)],
    );
}

#[track_caller]
fn kind(language: Language, text: &str, expected: QuotationKind) {
    assert_eq!(
        found(text, language).first().map(|quotation| quotation.kind),
        Some(expected),
        "{text}"
    );
}

#[test]
fn kinds_are_told_apart() {
    kind(Language::French, "une réunion « historique »", QuotationKind::Words);
    kind(Language::French, "un « nombre considérable »", QuotationKind::Words);
    kind(Language::French, "« Nous ne céderons rien »", QuotationKind::Speech);
    kind(Language::French, "« Tu viens ? »", QuotationKind::Speech);
    kind(Language::French, "le roman « La Longue Route »", QuotationKind::Title);
    kind(Language::English, "the “so-called experts”", QuotationKind::Words);
    kind(Language::English, "“We will not yield”", QuotationKind::Speech);
    kind(
        Language::English,
        "“The Long Road of the North,” which",
        QuotationKind::Title,
    );
    kind(Language::English, "a film called “Home”", QuotationKind::Title);
}

/// Asserts what holds of the quotations of any text.
fn check(text: &str, language: Language) {
    let found = found(text, language);
    let mut around: Vec<Span> = Vec::new();
    let mut start = 0;
    for quotation in &found {
        let Quotation { span, inner, depth, .. } = *quotation;
        assert!(span.start >= start, "in order");
        start = span.start;
        assert!(span.contains(inner) && !inner.is_empty(), "{quotation:?}");
        assert!(text.get(span.range()).is_some() && text.get(inner.range()).is_some());
        while around.last().is_some_and(|outer| !outer.contains(span)) {
            let outer = around.pop().unwrap_or_default();
            assert!(!outer.overlaps(span), "{outer:?} crosses {span:?} in {text:?}");
        }
        assert!(usize::from(depth) > around.len(), "{quotation:?} in {text:?}");
        around.push(span);
    }
}

proptest! {
    #[test]
    fn quotations_nest_properly(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "«", "»", "“", "”", "„", "‘", "’", "'", "\"", "''", "``", "<<", "›", "‹", " ", "\u{a0}", "mot", "l'",
                "5", ".", ",", ":", "(", "\n", "\n>", "\u{ad}", "\u{200b}",
            ]),
            0..40,
        ),
    ) {
        let text = parts.concat();
        for language in Language::ALL {
            check(&text, language);
        }
    }
}

#[test]
fn hostile_marks_cost_no_more_than_others() {
    for unit in ["“", "«»", "\"", "“ ‘ ", "5\" ", "‘a ’", "»", "a\" \"b", "„“\n"] {
        let text = unit.repeat(60_000 / unit.len());
        let _ = found(&text, Language::English);
    }
}
