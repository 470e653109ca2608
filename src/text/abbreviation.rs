//! Words that are written with a final dot, and whether that dot may also end a sentence.
//!
//! Compiled from general knowledge of French and English typography. Short words that are ordinary words as well
//! (`art`, `no`, `sept`, `fig`) count only beside a figure.

use super::fold::folded;
use crate::language::Language;

/// What a word written with a final dot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A title or rank before a name (`M.`, `Dr.`): a capital must follow, and the sentence goes on.
    Title,
    /// A word before a figure (`art. 3`, `No. 5`, `p. 12`): a figure must follow.
    Reference,
    /// A month or the like, abbreviated only beside a figure (`3 sept.`, `Mar. 3`).
    Dated,
    /// A word that calls for what follows (`cf.`, `e.g.`, `av. J.-C.`): never the end of a sentence.
    Inner,
    /// A word that stands anywhere (`etc.`, `Inc.`): ends the sentence when a new one clearly begins.
    Free,
}

/// The abbreviation that `word` (without its final dot) is when a dot follows; `None` for other words.
///
/// `buffer` is overwritten where the word has to be folded.
#[must_use]
pub fn abbreviation(word: &str, language: Language, buffer: &mut String) -> Option<Abbreviation> {
    // The longest has nine letters; whatever is longer need not be folded.
    if word.len() > 12 {
        return None;
    }
    let capital = word.starts_with(char::is_uppercase);
    let folded = folded(word, buffer);
    match language {
        Language::French => french(folded, capital),
        Language::English => english(folded, capital),
    }
}

fn french(word: &str, capital: bool) -> Option<Abbreviation> {
    Some(match word {
        "m" | "mm" | "mme" | "mmes" | "mlle" | "mlles" | "dr" | "drs" | "pr" | "prs" | "mgr" | "st" | "ste" | "gal"
        | "cdt" | "lt" | "cne" | "vve" | "ch" | "ph" | "th" | "mr" | "mrs" | "ms" | "prof"
            if capital =>
        {
            Abbreviation::Title
        }
        "art" | "fig" | "p" | "pp" | "vol" | "chap" | "n" | "no" | "nos" | "al" | "t" | "col" | "tél" | "fol"
        | "pl" | "par" | "tab" | "ann" | "éd" | "ch" | "sect" | "réf" => Abbreviation::Reference,
        "janv" | "févr" | "fév" | "avr" | "juil" | "sept" | "oct" | "nov" | "déc" | "lun" | "mer" | "jeu" | "ven"
        | "sam" | "dim" | "env" | "hab" => Abbreviation::Dated,
        "cf" | "av" | "apr" | "ap" | "vs" | "p.ex" | "c.-à-d" | "càd" | "not" | "spéc" => Abbreviation::Inner,
        "inc" | "corp" | "ltd" | "jr" | "sr" | "bros" | "co" if capital => Abbreviation::Free,
        "etc" | "ibid" | "op.cit" | "loc.cit" | "suiv" | "dir" | "coll" | "trad" | "adj" | "bd" | "boul" | "dép" => {
            Abbreviation::Free
        }
        _ => return None,
    })
}

fn english(word: &str, capital: bool) -> Option<Abbreviation> {
    Some(match word {
        "mr" | "mrs" | "ms" | "mx" | "messrs" | "dr" | "drs" | "prof" | "st" | "ste" | "sen" | "sens" | "rep"
        | "reps" | "gov" | "govs" | "gen" | "col" | "lt" | "sgt" | "cpl" | "capt" | "cmdr" | "cdr" | "maj" | "adm"
        | "rev" | "hon" | "pres" | "supt" | "insp" | "mt" | "ft" | "fr" | "msgr" | "amb" | "atty" | "mme" | "mlle"
        | "br" | "pfc" | "pvt" | "brig" | "sec" | "rt"
            if capital =>
        {
            Abbreviation::Title
        }
        "no" | "nos" | "fig" | "figs" | "p" | "pp" | "vol" | "vols" | "ch" | "chap" | "art" | "arts" | "sec"
        | "sect" | "eq" | "para" | "ver" | "c" | "est" | "pt" | "app" | "ed" => Abbreviation::Reference,
        "jan" | "feb" | "aug" | "sept" | "oct" | "nov" | "dec" | "calif" | "fla" | "conn" | "ariz" | "colo"
        | "mich" | "minn" | "okla" | "tenn" | "tex" | "wis" | "wyo" | "inc" | "ltd" | "corp" | "co" | "jr" | "sr"
        | "bros" | "cos" | "assn" | "dept" | "univ" | "ave" | "blvd"
            if capital =>
        {
            Abbreviation::Free
        }
        "mar" | "apr" | "jun" | "jul" | "sep" | "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri"
        | "sat" | "sun" | "min" | "hr" | "hrs" | "ft" | "lb" | "lbs" | "oz" | "sq" | "in" => Abbreviation::Dated,
        "cf" | "vs" | "ca" | "approx" | "viz" | "esp" | "incl" | "e.g" | "i.e" => Abbreviation::Inner,
        "etc" | "al" | "ibid" | "eds" => Abbreviation::Free,
        _ => return None,
    })
}

/// Grammatical words that begin French sentences, folded.
#[rustfmt::skip]
const FRENCH_OPENERS: &[&str] = &[
    "le", "la", "les", "l'", "un", "une", "des", "il", "elle", "ils", "elles", "on", "nous", "vous", "je", "j'", "tu",
    "ce", "cet", "cette", "ces", "c'", "cela", "ça", "celui", "celle", "ceux", "son", "sa", "ses", "leur", "leurs",
    "mais", "et", "ou", "or", "car", "donc", "ni", "en", "dans", "pour", "par", "sur", "sous", "avec", "sans",
    "selon", "au", "aux", "à", "depuis", "après", "avant", "pendant", "lorsque", "lorsqu'", "quand", "si", "s'",
    "comme", "ainsi", "alors", "puis", "enfin", "cependant", "pourtant", "toutefois", "plus", "tout", "tous", "toute",
    "toutes", "aucun", "aucune", "chaque", "certains", "qui", "que", "qu'", "où", "ne", "n'", "y", "aujourd'hui",
    "hier", "notre", "votre", "mon", "ma", "mes", "malgré", "entre", "chez", "dès", "contre", "voici", "voilà", "non",
    "oui",
];

/// Grammatical words that begin English sentences, folded.
#[rustfmt::skip]
const ENGLISH_OPENERS: &[&str] = &[
    "the", "a", "an", "he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those", "there", "his",
    "her", "its", "their", "our", "your", "my", "but", "and", "or", "so", "yet", "nor", "for", "in", "on", "at", "by",
    "to", "from", "with", "without", "of", "as", "if", "when", "while", "where", "what", "who", "why", "how", "which",
    "because", "although", "though", "since", "after", "before", "during", "until", "under", "over", "however",
    "then", "thus", "now", "not", "no", "yes", "some", "many", "most", "all", "each", "every", "both", "one",
    "another", "such", "also", "even", "only", "still", "meanwhile", "instead", "today", "yesterday", "is", "are",
    "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "here", "despite", "according",
];

/// Whether a capitalised word is one that begins sentences and, being a grammatical word, is no part of a name: after
/// `U.S.` or `J.`, it tells that the sentence before it has ended.
#[must_use]
pub fn opens_sentence(word: &str, language: Language, buffer: &mut String) -> bool {
    if word.len() > 12 || !word.starts_with(char::is_uppercase) {
        return false;
    }
    let openers = match language {
        Language::French => FRENCH_OPENERS,
        Language::English => ENGLISH_OPENERS,
    };
    openers.contains(&folded(word, buffer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, language: Language) -> Option<Abbreviation> {
        abbreviation(word, language, &mut String::new())
    }

    #[test]
    fn titles_need_their_capital() {
        assert_eq!(of("M", Language::French), Some(Abbreviation::Title));
        assert_eq!(of("m", Language::French), None);
        assert_eq!(of("Rep", Language::English), Some(Abbreviation::Title));
        assert_eq!(of("rep", Language::English), None);
    }

    #[test]
    fn ordinary_words_need_a_figure() {
        assert_eq!(of("art", Language::French), Some(Abbreviation::Reference));
        assert_eq!(of("No", Language::English), Some(Abbreviation::Reference));
        assert_eq!(of("sept", Language::French), Some(Abbreviation::Dated));
        assert_eq!(of("Sept", Language::English), Some(Abbreviation::Free));
    }

    #[test]
    fn a_name_opens_no_sentence_for_sure() {
        let mut buffer = String::new();
        assert!(opens_sentence("The", Language::English, &mut buffer));
        assert!(opens_sentence("L’", Language::French, &mut buffer));
        assert!(!opens_sentence("the", Language::English, &mut buffer));
        assert!(!opens_sentence("Senate", Language::English, &mut buffer));
    }
}
