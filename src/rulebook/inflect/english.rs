//! English inflection.
//!
//! One idea: the ending of a lemma tells how its forms are spelt, and what the ending does not tell stands in a table
//! (`english/tables.rs`). Where British and American spelling part (`honour`, `organise`, `travelled`), both are given
//! (`english/spelling.rs`).

use super::{Form, UnknownModel};
use crate::rulebook::tags::Tags;

mod spelling;
mod tables;

/// Every form of `lemma`, sorted, each with its features; see [`super::inflect`].
///
/// Models: `inv` for every part of speech; for verbs `reg`, `double` and `single`; for nouns `s`, `es`, `ves`, `sg`
/// and `pl`; for adjectives and adverbs `er`.
pub(super) fn inflect(lemma: &str, pos: Tags, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    let mut forms = Vec::new();
    for spelt in spelling::variants(lemma, pos) {
        let inflected = match pos {
            Tags::VERB => verb(&spelt, model)?,
            Tags::NOUN => noun(&spelt, model)?,
            Tags::ADJ | Tags::ADV => graded(&spelt, pos, model)?,
            _ => match model {
                None | Some("inv") => vec![(spelt, Tags::NONE)],
                Some(other) => return Err(UnknownModel(other.to_owned())),
            },
        };
        forms.extend(inflected.into_iter().map(|(text, features)| Form {
            text,
            tags: pos.with(features),
        }));
    }
    forms.sort();
    forms.dedup();
    Ok(forms)
}

/// A form and its features, the part of speech left out.
type Features = (String, Tags);

const THIRD: Tags = Tags::PRES.with(Tags::P3).with(Tags::SG);

fn verb(lemma: &str, model: Option<&str>) -> Result<Vec<Features>, UnknownModel> {
    let irregular = irregular_verb(lemma).filter(|_| model.is_none());
    let (prefix, stem) = irregular
        .as_ref()
        .map_or(("", lemma), |found| (found.prefix, found.stem));
    let ending = match model {
        None | Some("reg") => LastLetter::of_verb(stem),
        Some("double") => LastLetter::Doubled,
        Some("single") => LastLetter::Kept,
        Some("inv") => return Ok(vec![(lemma.to_owned(), Tags::NONE)]),
        Some(other) => return Err(UnknownModel(other.to_owned())),
    };
    let (past, participle) = irregular.map_or_else(
        || (ed(lemma, ending), ed(lemma, ending)),
        |found| (alternatives(found.past), alternatives(found.participle)),
    );
    let mut forms = Vec::new();
    for (texts, features) in [
        (vec![stem.to_owned()], Tags::INF),
        (vec![stem.to_owned()], Tags::PRES),
        (vec![verb_s(stem, ending)], THIRD),
        (past, Tags::PAST),
        (participle, Tags::PP),
        (ing(stem, ending), Tags::PRP),
    ] {
        forms.extend(texts.into_iter().map(|text| (format!("{prefix}{text}"), features)));
    }
    Ok(forms)
}

/// A line of [`tables::VERBS`], and the prefix with which it was found.
struct Irregular<'a> {
    prefix: &'a str,
    stem: &'a str,
    past: &'static str,
    participle: &'static str,
}

fn irregular_verb(lemma: &str) -> Option<Irregular<'_>> {
    if listed(tables::REGULAR_AGAINST_PREFIX, lemma) {
        return None;
    }
    std::iter::once("")
        .chain(tables::PREFIXES.split_whitespace())
        .find_map(|prefix| {
            let (prefix, stem) = lemma
                .split_at_checked(prefix.len())
                .filter(|(start, _)| *start == prefix)?;
            let mut columns = line(tables::VERBS, stem)?;
            let past = columns.next()?;
            let participle = columns.next().unwrap_or(past);
            Some(Irregular {
                prefix,
                stem,
                past,
                participle,
            })
        })
}

/// What becomes of the last consonant before `-ed`, `-ing`, `-er`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LastLetter {
    Kept,
    Doubled,
    /// Both are in use: `travelled` and `traveled`.
    Either,
}

impl LastLetter {
    fn of_verb(lemma: &str) -> Self {
        if listed(tables::DOUBLED, lemma) {
            Self::Doubled
        } else if listed(tables::EITHER, lemma) {
            Self::Either
        } else if !ends_in_one_vowel_and_one_consonant(lemma) {
            Self::Kept
        } else if syllables(lemma) == 1 {
            Self::Doubled
        } else if lemma.ends_with('l') {
            Self::Either
        } else {
            Self::Kept
        }
    }

    fn of_adjective(lemma: &str) -> Self {
        let bare = lemma.strip_prefix("un").unwrap_or(lemma);
        if ends_in_one_vowel_and_one_consonant(bare) && syllables(bare) == 1 {
            Self::Doubled
        } else if lemma.ends_with("el") {
            Self::Either
        } else {
            Self::Kept
        }
    }

    /// The stems to which a suffix that begins with a vowel is added.
    fn stems(self, lemma: &str) -> Vec<String> {
        let doubled = || lemma.chars().next_back().map(|last| format!("{lemma}{last}"));
        match self {
            Self::Kept => vec![lemma.to_owned()],
            Self::Doubled => doubled().into_iter().collect(),
            Self::Either => std::iter::once(lemma.to_owned()).chain(doubled()).collect(),
        }
    }
}

fn ed(lemma: &str, ending: LastLetter) -> Vec<String> {
    if lemma.ends_with('e') {
        vec![format!("{lemma}d")]
    } else if let Some(stem) = consonant_y(lemma) {
        vec![format!("{stem}ied")]
    } else if lemma.ends_with("ic") {
        vec![format!("{lemma}ked")]
    } else {
        suffixed(&ending.stems(lemma), "ed")
    }
}

fn ing(lemma: &str, ending: LastLetter) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    if lemma.ends_with("ic") {
        return vec![format!("{lemma}king")];
    }
    let Some(stem) = lemma.strip_suffix('e') else {
        return suffixed(&ending.stems(lemma), "ing");
    };
    let with_e = format!("{lemma}ing");
    if stem.ends_with(['e', 'o', 'y']) || listed(tables::KEEPS_E, lemma) {
        vec![with_e]
    } else if listed(tables::MAY_KEEP_E, lemma) {
        vec![with_e, format!("{stem}ing")]
    } else {
        vec![format!("{stem}ing")]
    }
}

fn verb_s(lemma: &str, ending: LastLetter) -> String {
    let vowel_o = ["ao", "eo", "io", "oo", "uo"].iter().any(|end| lemma.ends_with(end));
    let hissing = lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh");
    if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ies")
    } else if lemma.ends_with('z') && ending == LastLetter::Doubled {
        format!("{lemma}zes")
    } else if hissing || lemma.ends_with('o') && !vowel_o {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn noun(lemma: &str, model: Option<&str>) -> Result<Vec<Features>, UnknownModel> {
    let plurals = match model {
        None => plurals(lemma),
        Some("s") => vec![format!("{lemma}s")],
        Some("es") => vec![format!("{lemma}es")],
        Some("ves") => vec![format!("{}ves", lemma.trim_end_matches('e').trim_end_matches('f'))],
        Some("inv") => vec![lemma.to_owned()],
        Some("sg") => Vec::new(),
        Some("pl") => return Ok(vec![(lemma.to_owned(), Tags::PL)]),
        Some(other) => return Err(UnknownModel(other.to_owned())),
    };
    let singular = std::iter::once((lemma.to_owned(), Tags::SG));
    Ok(singular
        .chain(plurals.into_iter().map(|plural| (plural, Tags::PL)))
        .collect())
}

fn plurals(lemma: &str) -> Vec<String> {
    if let Some(columns) = line(tables::NOUNS, lemma) {
        return columns.map(str::to_owned).collect();
    }
    // "Sister-in-law", "editor-in-chief": the head comes first.
    if let Some((head, tail)) = lemma
        .split_once('-')
        .filter(|(_, tail)| listed(tables::AFTER_HEAD, tail))
    {
        return plurals(head)
            .into_iter()
            .map(|plural| format!("{plural}-{tail}"))
            .collect();
    }
    if !listed(tables::REGULAR_AGAINST_ENDING, lemma) {
        for (ending, plural) in tables::NOUN_ENDINGS {
            if let Some(stem) = lemma.strip_suffix(ending) {
                return plural.split('/').map(|plural| format!("{stem}{plural}")).collect();
            }
        }
    }
    if let Some(stem) = consonant_y(lemma) {
        return vec![format!("{stem}ies")];
    }
    let hissing = lemma.ends_with(['s', 'x', 'z'])
        || lemma.ends_with("sh")
        || lemma.ends_with("ch") && !listed(tables::HARD_CH, lemma);
    match () {
        () if lemma.ends_with('z') && syllables(lemma) == 1 && ends_in_one_vowel_and_one_consonant(lemma) => {
            vec![format!("{lemma}zes")]
        }
        () if hissing || listed(tables::O_ES, lemma) => vec![format!("{lemma}es")],
        () if listed(tables::O_EITHER, lemma) => vec![format!("{lemma}s"), format!("{lemma}es")],
        () => vec![format!("{lemma}s")],
    }
}

/// Adjectives and adverbs, with their comparative and superlative where these are single words.
fn graded(lemma: &str, pos: Tags, model: Option<&str>) -> Result<Vec<Features>, UnknownModel> {
    let mut forms = vec![(lemma.to_owned(), Tags::NONE)];
    let grades = match model {
        None => line(
            if pos == Tags::ADV {
                tables::ADVERBS
            } else {
                tables::ADJECTIVES
            },
            lemma,
        ),
        Some("er" | "inv") => None,
        Some(other) => return Err(UnknownModel(other.to_owned())),
    };
    if let Some(mut columns) = grades {
        forms.extend(
            columns
                .next()
                .into_iter()
                .flat_map(alternatives)
                .map(|text| (text, Tags::COMP)),
        );
        forms.extend(
            columns
                .next()
                .into_iter()
                .flat_map(alternatives)
                .map(|text| (text, Tags::SUP)),
        );
        return Ok(forms);
    }
    let short = match model {
        None if pos == Tags::ADV => listed(tables::GRADED_ADVERBS, lemma),
        None => is_short(lemma),
        Some(name) => name == "er",
    };
    if short {
        for stem in grade_stems(lemma) {
            forms.push((format!("{stem}er"), Tags::COMP));
            forms.push((format!("{stem}est"), Tags::SUP));
        }
    }
    Ok(forms)
}

/// Whether an adjective takes `-er` and `-est`: one syllable, or two with a light second one (`happy`, `simple`,
/// `narrow`), with `un-` or without.
fn is_short(lemma: &str) -> bool {
    if listed(tables::GRADED_ADJECTIVES, lemma) {
        return true;
    }
    let derived = ["ing", "ed", "ous", "ant", "ent", "al", "able", "ible"]
        .iter()
        .any(|ending| lemma.ends_with(ending) && lemma != "red");
    if lemma.contains('-') || derived || listed(tables::UNGRADED_ADJECTIVES, lemma) {
        return false;
    }
    let bare = lemma.strip_prefix("un").unwrap_or(lemma);
    let light = consonant_y(bare).is_some() || bare.ends_with("ow") || ends_in_syllabic_le(bare);
    match syllables(bare) {
        1 => bare.len() == lemma.len(),
        2 => light,
        _ => false,
    }
}

fn grade_stems(lemma: &str) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix('e') {
        return vec![stem.to_owned()];
    }
    match consonant_y(lemma) {
        Some(stem) if syllables(lemma) == 1 => vec![format!("{stem}i"), lemma.to_owned()],
        Some(stem) => vec![format!("{stem}i")],
        None => LastLetter::of_adjective(lemma).stems(lemma),
    }
}

fn suffixed(stems: &[String], suffix: &str) -> Vec<String> {
    stems.iter().map(|stem| format!("{stem}{suffix}")).collect()
}

fn alternatives(column: &str) -> Vec<String> {
    column.split('/').map(str::to_owned).collect()
}

/// Whether a table of words has this one.
fn listed(table: &str, word: &str) -> bool {
    table.split_whitespace().any(|entry| entry == word)
}

/// The columns that follow `key` in a table of lines.
fn line(table: &'static str, key: &str) -> Option<std::str::SplitWhitespace<'static>> {
    table.lines().find_map(|line| {
        let mut columns = line.split_whitespace();
        (columns.next() == Some(key)).then_some(columns)
    })
}

/// What stands before a final `y` that follows a consonant (`quy` counts as one: `soliloquy`).
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y')
        .filter(|stem| !stem.is_empty())
        .filter(|stem| stem.ends_with("qu") || !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn ends_in_syllabic_le(word: &str) -> bool {
    word.strip_suffix("le")
        .is_some_and(|stem| stem.ends_with(|letter: char| !is_vowel(letter)))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether each letter sounds as a vowel: `qu` is a consonant, and so is a `y` that begins the word.
fn vowels(word: &str) -> Vec<bool> {
    let mut previous = '\0';
    word.chars()
        .map(|letter| {
            let vowel = is_vowel(letter) && !(previous == 'q' && letter == 'u') && !(previous == '\0' && letter == 'y');
            previous = letter;
            vowel
        })
        .collect()
}

/// Groups of vowels, a silent final `e` aside: near enough to syllables to choose a spelling.
fn syllables(word: &str) -> usize {
    let sounds = vowels(word);
    let groups = sounds
        .chunk_by(|left, right| left == right)
        .filter(|group| group.contains(&true))
        .count();
    let silent = word.strip_suffix('e').is_some_and(|stem| !stem.ends_with(is_vowel)) && !ends_in_syllabic_le(word);
    groups.saturating_sub(usize::from(silent && groups > 1))
}

/// `stop`, `plan`, `quit`: the letters after which a suffix doubles the consonant, if the stress is there.
fn ends_in_one_vowel_and_one_consonant(word: &str) -> bool {
    let sounds = vowels(word);
    let shape = match sounds.as_slice() {
        [.., before, vowel, last] => !before && *vowel && !last,
        [vowel, last] => *vowel && !last,
        _ => false,
    };
    shape && !word.ends_with(['w', 'x', 'y', 'h'])
}

#[cfg(test)]
mod tests;
