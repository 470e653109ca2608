//! The turns by which journalism gives the reply of whoever is accused, or says that it asked for one.

use std::ops::Range;

use crate::language::Language;

/// A turn: groups of words of which one each must follow, the first anywhere, the others within so many words of the one
/// before. A word that ends with `*` stands for all that begin alike.
struct Turn {
    groups: &'static [&'static [&'static str]],
    reach: usize,
    /// Words that, standing among the three before it, make it something else.
    unless: &'static [&'static str],
}

const fn turn(reach: usize, groups: &'static [&'static [&'static str]]) -> Turn {
    Turn {
        groups,
        reach,
        unless: &[],
    }
}

const ACCUSATIONS: &[&str] = &[
    "accusation*",
    "allegation*",
    "faits",
    "reproche*",
    "grief*",
    "soupcons",
    "responsabilite",
    "implication",
    "version",
];

const FRENCH_DENIALS: &[&str] = &[
    "dement",
    "dementi",
    "dementent",
    "dementait",
    "nie",
    "nient",
    "repondu",
    "repond",
    "reagi",
    "commenter",
    "commentaire",
    "conteste",
    "contestent",
    "refuse",
    "suite",
    "souhaite",
    "affirme",
    "assure",
    "explique",
    "exprimer",
];

#[rustfmt::skip]
const FRENCH: &[Turn] = &[
    turn(14, &[&["contacte", "contactee", "contactes", "contactees", "sollicite", "sollicitee", "sollicites", "sollicitees"],
        FRENCH_DENIALS]),
    turn(2, &[&["n'", "ne"], &["a", "ont", "avait", "avaient"], &["pas"], &["repondu", "reagi", "commente"]]),
    turn(4, &[&["n'", "ne"], &["a", "ont", "avait", "avaient"], &["pas"], &["donne"], &["suite"]]),
    turn(3, &[&["n'", "ne"], &["a", "ont", "avait", "avaient"], &["pas"], &["souhaite", "voulu"],
        &["repondre", "commenter", "exprimer", "reagir"]]),
    turn(3, &[&["n'", "ne"], &["a", "ont", "avait", "avaient", "pu", "etaient", "etait"], &["pas"], &["joint", "jointe", "joints", "joindre"]]),
    Turn { groups: &[&["dement", "dementi", "dementent", "dementait", "dementaient", "dementant"]], reach: 1,
        unless: &["n'", "ne", "pas", "un", "ete"] },
    turn(4, &[&["nie", "nient", "niait", "niaient", "niant"], &["accusation*", "allegation*", "faits", "avoir", "bloc", "etre",
        "toute", "tout", "implication", "responsabilite"]]),
    turn(4, &[&["conteste", "contestent", "contestait", "contestant", "refute", "refutent", "refutait", "refutant", "rejette",
        "rejettent", "rejetait", "rejete", "recuse"], ACCUSATIONS]),
    turn(4, &[&["refuse", "refusent", "refusait", "refusee", "refusant"], &["repondre", "commenter", "exprimer"]]),
    turn(3, &[&["clame", "clament", "clamait", "clamant"], &["innocence"]]),
    turn(1, &[&["plaide", "plaident", "plaidait", "plaider"], &["non"], &["coupable", "coupables"]]),
    turn(1, &[&["droit"], &["de"], &["reponse"]]),
];

const ENGLISH_ACCUSATIONS: &[&str] = &[
    "accusation*",
    "allegation*",
    "charge",
    "charges",
    "claim",
    "claims",
    "wrongdoing",
    "involvement",
    "responsibility",
    "report",
    "reports",
    "suggestion*",
    "version",
];

#[rustfmt::skip]
const ENGLISH: &[Turn] = &[
    Turn { groups: &[&["denied", "denies", "deny", "denying"], &["wrongdoing", "having", "being", "involvement", "responsibility",
        "doing", "that", "it", "accusation*", "allegation*", "charges", "claims", "report", "reports"]], reach: 3,
        unless: &["be", "been", "was", "were", "cannot", "not", "n't", "nobody"] },
    turn(2, &[&["declined", "declines", "refused"], &["to"], &["comment", "respond", "answer", "reply", "elaborate"]]),
    turn(2, &[&["did", "has", "have", "had"], &["not", "n't"], &["immediately", "yet", "respond*", "reply", "return*", "answer*"],
        &["request*", "question*", "comment", "call*", "message*", "email*", "respond*", "reply", "return*", "to"]]),
    turn(3, &[&["could"], &["not", "n't"], &["be"], &["reached", "contacted"]]),
    turn(4, &[&["rejected", "rejects", "dismissed", "dismisses", "disputed", "disputes", "refuted", "refutes"], ENGLISH_ACCUSATIONS]),
    turn(2, &[&["plead*", "pled"], &["not"], &["guilty"]]),
    turn(3, &[&["maintain*", "protest*"], &["his", "her", "their"], &["innocence"]]),
    turn(2, &[&["request*"], &["for"], &["comment"]]),
];

/// The words of the first reply of a sentence, folded and without accents, as places among them.
pub(super) fn find(words: &[&str], language: Language) -> Option<Range<usize>> {
    turns(language).iter().find_map(|turn| turn.find(words))
}

/// Whether a turn can begin with a word, folded and without accents.
pub(super) fn begins(word: &str, language: Language) -> bool {
    let first = |turn: &Turn| turn.groups.first().is_some_and(|group| matches(group, word));
    turns(language).iter().any(first)
}

const fn turns(language: Language) -> &'static [Turn] {
    match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    }
}

impl Turn {
    fn find(&self, words: &[&str]) -> Option<Range<usize>> {
        let (first, rest) = self.groups.split_first()?;
        (0..words.len())
            .filter(|&at| matches(first, words[at]))
            .find_map(|start| {
                let before = words.get(start.saturating_sub(3)..start).unwrap_or_default();
                if before.iter().any(|word| self.unless.contains(word)) {
                    return None;
                }
                let mut at = start;
                for group in rest {
                    let within = words.get(at + 1..(at + 1 + self.reach).min(words.len()))?;
                    at += 1 + within.iter().position(|word| matches(group, word))?;
                }
                Some(start..at + 1)
            })
    }
}

fn matches(group: &[&str], word: &str) -> bool {
    group.iter().any(|one| match one.strip_suffix('*') {
        Some(head) => word.starts_with(head),
        None => word == *one,
    })
}
