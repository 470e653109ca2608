use proptest::prelude::*;

use super::*;
use crate::text::fold::is_invisible;

/// The tokens of a text, in words.
fn words(text: &str, language: Language) -> Vec<&str> {
    tokens(text, language).iter().map(|token| token.span.of(text)).collect()
}

fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenise(text, 0, language, &mut |token| tokens.push(token));
    tokens
}

/// Asserts that a text falls into the tokens between the bars.
#[track_caller]
fn falls(language: Language, barred: &str) {
    let expected: Vec<&str> = barred
        .split('|')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let text = barred.replace(" | ", " ").replace('|', "");
    assert_eq!(words(&text, language), expected, "{text}");
}

fn fr(barred: &str) {
    falls(Language::French, barred);
}

fn en(barred: &str) {
    falls(Language::English, barred);
}

/// The kinds of the tokens of a text: w, n, s, m, q.
fn kinds(text: &str, language: Language) -> String {
    tokens(text, language)
        .iter()
        .map(|token| match token.kind {
            TokenKind::Word => 'w',
            TokenKind::Number => 'n',
            TokenKind::Stop => 's',
            TokenKind::Mark => 'm',
            TokenKind::Quote => 'q',
            TokenKind::Code => 'c',
        })
        .collect()
}

#[test]
fn french_elides() {
    fr("L’|armée | n’|a | qu'|un | but");
    fr("jusqu'|à | lorsqu’|il | puisqu'|elle | quoiqu'|on | d'|1 | million");
    fr("QU'|IL | l‘|âge | l'|« | urgence | »");
    fr("aujourd'hui | presqu'île | prud’homme | O'Brien | entr'ouvrir | quelqu'un | c'est-à-dire | jusqu'au-boutiste");
    fr("c'|est | tout");
}

#[test]
fn french_inverts() {
    fr("dit|-il | a|-t-il | dit|-on | donne|-le|-lui | est|-ce | n’|était|-il | qu'|est|-ce");
    fr("peut-être | va-t-en-guerre | celui-ci | rendez-vous | sud-coréen | porte-parole");
}

#[test]
fn english_contracts() {
    en("do|n't | it|'s | can|not | ca|n’t | I|'d|'ve | we|’ll | o'clock | O'Brien");
    en("the | years|' | end | , | Boss|’ | city|'s | U.S.|’s | 2020|'s");
    en("’twas | in | the | '80s | ’em");
    en("well-known | co-star | 10-week | e-mail");
}

#[test]
fn single_quotes_are_told_from_apostrophes() {
    en("the | ‘|lions|’ | left");
    en("a | '|clever|' | plan");
    en("‘|the | workers|’ | rights | are | safe|’| | he | said");
    assert_eq!(kinds("the ‘lions’ left", Language::English), "wqwqw");
    assert_eq!(kinds("the years’ end", Language::English), "wwww");
    assert_eq!(kinds("‘the workers’ rights’", Language::English), "qwwwwq");
    assert_eq!(kinds("5' 10", Language::English), "nmn");
}

#[test]
fn numbers() {
    fr("10 000 | 10\u{a0}000 | 1\u{202f}234\u{202f}567,8 | 3,5 | % | 2.700.000");
    fr("1er | 2e | 3ème | XIXe | 12h30 | 20h | 2 | % | -6 | ° | C | n°|5");
    en("1,000.5 | $|5 | 10th | 1980s | £|5|bn | 10|am | 6:30 | 24/7 | .5 | 2013-2014 | B-29 | 3D");
    assert_eq!(kinds("10 000 12h30 10th ½ 3D", Language::French), "nnnnw");
}

#[test]
fn abbreviations_keep_their_dots() {
    fr("M.| | Dupont | et | MM. | de | Rivière");
    fr("en | 52 | av. | J.-C. | , | c.-à-d. | p. ex. ici"
        .replace("p. ex. ici", "p. | ex. | ici")
        .as_str());
    fr("art. | 3 | du | code | ; | cf. | p. | 12 | ; | etc. | J.-P. | Roy");
    fr("Il | aime | l'|art|. | Le | 3 | sept. | 2020");
    fr("Ils | sont | sept|. | Il | y | en | a");
    en("Mr. | Smith | of | the | U.S. | Senate | and | J. | K. | Doe | , | e.g. | at | 5 | p.m.");
    en("No. | 5 | but | no|.");
    en("Plan | B|. | The | end|.");
    en("Acme | Inc. | grew");
}

#[test]
fn names_of_sites_are_one_word() {
    en("see | https://example.org/a_(b)?c=d|. | Or | www.example.com/x|, | mail | a.b-c@example.co.uk|.");
    en("@some_one | said | #this_thing | in | snake_case | at | R&D");
    fr("sur | exemple.fr|. | Il | va|.");
}

#[test]
fn marks() {
    fr("[|...|] | Oui|…| | !| | ?");
    fr("<<|mot|>> | “|mot|” | «|\u{a0}|mot|\u{202f}|»"
        .replace("|\u{a0}|", "\u{a0}|")
        .replace("|\u{202f}|", "|\u{202f}")
        .as_str());
    en("it | -- | was | — | not | and|/|or");
    assert_eq!(kinds("« Oui ! » ... – , 5\"", Language::French), "qwsqsmmnq");
}

#[test]
fn pictures_are_one_mark() {
    for picture in ["👩‍💻", "🇫🇷", "👍🏽", "❤️"] {
        let tokens = tokens(picture, Language::English);
        assert_eq!(tokens.len(), 1, "{picture}");
        assert_eq!(tokens[0].kind, TokenKind::Mark);
    }
}

#[test]
fn invisible_characters_stay_inside_a_word_and_leave_its_ends() {
    assert_eq!(
        words("com\u{ad}mu\u{ad}nau\u{ad}té", Language::French),
        ["com\u{ad}mu\u{ad}nau\u{ad}té"]
    );
    assert_eq!(words("\u{feff}mot\u{200b} \u{200b}", Language::French), ["mot"]);
    assert_eq!(words("it\u{ad}'s", Language::English), ["it", "'s"]);
    assert_eq!(words("e\u{301}tat", Language::French), ["e\u{301}tat"]);
    assert_eq!(words("a\u{0}b\u{7f}\u{9b}", Language::French), ["a", "b"]);
}

#[test]
fn base_is_added() {
    let mut first = None;
    tokenise(" mot", 100, Language::French, &mut |token| first = Some(token.span));
    assert_eq!(first, Some(Span::new(101, 104)));
}

#[test]
fn long_hostile_runs_are_read_in_one_pass() {
    for unit in [
        "a'",
        "s' ",
        "'",
        ".",
        "-il",
        "a.",
        "@a",
        "http://(",
        "1 000 ",
        "1.",
        "-",
        "\u{301}",
        "a\u{ad}",
        "https://",
        "👩\u{200d}",
        "“",
        "'tis",
        "«",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        for language in Language::ALL {
            let mut end = 0;
            tokenise(&text, 0, language, &mut |token| end = token.span.end);
            assert!(end as usize <= text.len());
        }
    }
}

/// Asserts what holds of the tokens of any text.
fn check(text: &str, language: Language) {
    let mut end = 0;
    for token in tokens(text, language) {
        let span = token.span.range();
        assert!(span.start >= end && span.end > span.start, "{token:?} after {end}");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        let between = &text[end..span.start];
        assert!(between.chars().all(class::is_blank), "{between:?} is in no token");
        let word = token.span.of(text);
        assert!(!word.ends_with(is_invisible), "{word:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(class::is_blank));
}

proptest! {
    #[test]
    fn tokens_cover_any_text(text in any::<String>()) {
        for language in Language::ALL {
            check(&text, language);
        }
    }

    #[test]
    fn tokens_cover_text_made_of_traps(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "l", "'", "’", "‘", "qu", "-", "il", "t", "1", "000", " ", "\u{a0}", ".", "M", "J", "é", "e\u{301}",
                "\u{ad}", "\u{200d}", "\u{feff}", "👩", "🇫", "@", "#", "_", "http", "://", "www", "/", "(", ")", "«",
                "\"", "“", ",", "s", "n", "°", "&", "…", "\u{0}", "½", "²", "中", "ß", "İ", "\u{2011}", "h", "etc",
            ]),
            0..24,
        ),
    ) {
        let text = parts.concat();
        for language in Language::ALL {
            check(&text, language);
        }
    }

    #[test]
    fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        for language in Language::ALL {
            check(&text, language);
        }
    }
}
