//! French inside a word: what elides, and the pronouns that follow their verb.

use crate::text::fold::fold;

/// How many pronouns can follow a verb at most (`donne-le-lui`, with one to spare).
pub(super) const MOST_CLITICS: usize = 3;

/// Words that lose their last vowel before another word, without their apostrophe.
const ELIDED: [&str; 15] = [
    "l", "d", "n", "s", "j", "m", "t", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "Ç",
];

/// Words that begin like an elided word and its hyphenated follower, but are one: what elides, and how the rest begins.
const UNDIVIDED: [(&str, &str); 4] = [
    ("c", "est-à-dire"),
    ("jusqu", "au-bouti"),
    ("qu", "en-dira-t-on"),
    ("m", "as-tu-vu"),
];

/// Whether `head` elides before `rest`, the text after its apostrophe.
pub(super) fn elides(head: &str, rest: &str) -> bool {
    // "jusqu" has five letters and "quoiqu" six: a longer word needs no look.
    head.len() <= 6
        && ELIDED.iter().any(|word| word.eq_ignore_ascii_case(head))
        && !UNDIVIDED
            .iter()
            .any(|(word, tail)| word.eq_ignore_ascii_case(head) && starts_with(rest, tail))
}

fn starts_with(text: &str, start: &str) -> bool {
    let mut chars = text.chars().flat_map(char::to_lowercase);
    start.chars().all(|expected| chars.next() == Some(expected))
}

/// Hyphenated words whose last part looks like a pronoun after its verb, and is not.
const WHOLE: [&str; 13] = [
    "rendez-vous",
    "celui-ci",
    "celui-là",
    "celle-ci",
    "celle-là",
    "ceux-ci",
    "ceux-là",
    "celles-ci",
    "celles-là",
    "jusque-là",
    "par-ci",
    "par-là",
    "qu'en-dira-t-on",
];

/// Where the pronouns after the verb of a hyphenated word begin, as byte offsets of their hyphens, the last pronoun
/// first; `None` pads the end. `word` begins with the verb.
pub(super) fn clitics(word: &str) -> [Option<usize>; MOST_CLITICS] {
    let mut found = [None; MOST_CLITICS];
    // Compounds are short, and a pronoun is within twenty bytes of the end.
    if word.len() <= 24 && WHOLE.contains(&fold(word).as_ref()) {
        return found;
    }
    let mut head = word;
    for place in &mut found {
        let Some(at) = last_clitic(head) else { break };
        *place = Some(at);
        head = head.get(..at).unwrap_or_default();
    }
    found
}

/// Where the hyphen of the pronoun that ends `word` is, when a verb form that takes it stands before.
fn last_clitic(word: &str) -> Option<usize> {
    let (at, hyphen) = word.char_indices().rev().take(8).find(|(_, c)| is_hyphen(*c))?;
    let pronoun = fold(word.get(at + hyphen.len_utf8()..)?);
    let verb = word.get(..at)?;
    let last = verb.chars().next_back()?.to_ascii_lowercase();
    let ends = |ends: &[char]| ends.contains(&last);
    match pronoun.as_ref() {
        "t'il" | "t'elle" | "t'on" | "t'ils" | "t'elles" | "t'en" | "m'en" | "m'y" | "t'y" | "l'y" => Some(at),
        "il" | "elle" | "on" => match verb.char_indices().rev().take(4).find(|(_, c)| is_hyphen(*c)) {
            // `a-t-il`: the t between belongs to the pronoun.
            Some((before, hyphen))
                if before > 0 && matches!(verb.get(before + hyphen.len_utf8()..), Some("t" | "T")) =>
            {
                Some(before)
            }
            _ => ends(&['t', 'd']).then_some(at),
        },
        "ils" | "elles" => ends(&['t']).then_some(at),
        "ce" => (ends(&['t']) || fold(verb) == "sera").then_some(at),
        "je" => ends(&['s', 'x', 'i', 'é', 'è']).then_some(at),
        "tu" => ends(&['s', 'x']).then_some(at),
        "nous" => (ends(&['s', 'z', 'e']) && !is_preposition(verb)).then_some(at),
        "vous" => (ends(&['s', 'z']) && !is_preposition(verb)).then_some(at),
        "moi" | "toi" | "lui" | "leur" | "le" | "la" | "les" | "en" | "y" => {
            (ends(&['e', 's', 'z']) && !is_preposition(verb)).then_some(at)
        }
        "là" | "ci" => (verb.len() > 2 && !verb.contains(is_hyphen)).then_some(at),
        _ => None,
    }
}

/// A preposition that makes a noun with a pronoun: `chez-soi`, `entre-nous`.
fn is_preposition(word: &str) -> bool {
    matches!(
        fold(word).as_ref(),
        "chez" | "entre" | "après" | "sans" | "vers" | "dans" | "sous" | "pour"
    )
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(word: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut end = word.len();
        for at in clitics(word).into_iter().flatten() {
            parts.push(&word[at..end]);
            end = at;
        }
        parts.push(&word[..end]);
        parts.reverse();
        parts
    }

    #[test]
    fn pronouns_leave_their_verb() {
        for (word, parts) in [
            ("dit-il", &["dit", "-il"][..]),
            ("a-t-il", &["a", "-t-il"]),
            ("A-T-ELLE", &["A", "-T-ELLE"]),
            ("a-t’il", &["a", "-t’il"]),
            ("est-ce", &["est", "-ce"]),
            ("donne-le-lui", &["donne", "-le", "-lui"]),
            ("allons-nous-en", &["allons", "-nous", "-en"]),
            ("moment-là", &["moment", "-là"]),
            ("va-t’en", &["va", "-t’en"]),
            ("suis-je", &["suis", "-je"]),
            ("vas-y", &["vas", "-y"]),
            ("pourrait\u{2011}on", &["pourrait", "\u{2011}on"]),
        ] {
            assert_eq!(split(word), parts);
        }
    }

    #[test]
    fn compounds_stay_whole() {
        for word in [
            "rendez-vous",
            "peut-être",
            "va-t-en-guerre",
            "celui-ci",
            "Jong-il",
            "chez-moi",
            "porte-parole",
            "au-delà",
            "là-bas",
            "Bourg-la-Reine",
            "vis-à-vis",
            "Rendez-vous",
            "-il",
            "Bar-le-Duc",
            "jusque-là",
        ] {
            assert_eq!(split(word), [word]);
        }
    }
}
