//! Names as two articles may write them: the same actor under its full name here, its surname there.

use crate::text::fold::{fold, unaccented};

/// Articles, which are no part of a name. Folded; those that elide stand without their apostrophe.
const ARTICLES: [&str; 12] = ["l", "le", "la", "les", "d", "du", "de", "des", "the", "a", "an", "un"];

/// A name, taken to pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// Its words, folded and without accents, articles at its head left out.
    words: Vec<String>,
    /// Which of them have a capital, by index.
    proper: Vec<usize>,
}

impl Name {
    /// The name that some words of an article are.
    pub(super) fn new(text: &str) -> Self {
        let mut name = Self::default();
        let words = text
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\u{ad}'))
            .filter(|word| word.contains(char::is_alphanumeric));
        for word in words {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let word = unaccented(&fold(word)).into_owned();
            if name.words.is_empty() && ARTICLES.contains(&word.as_str()) {
                continue;
            }
            if capital {
                name.proper.push(name.words.len());
            }
            name.words.push(word);
        }
        name
    }

    /// The same for every spelling of it; empty where there is no name.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The words with a capital: of "le président Ilan Drevec", the given name and the surname.
    fn proper(&self) -> Vec<&str> {
        self.proper
            .iter()
            .filter_map(|&index| self.words.get(index))
            .map(String::as_str)
            .collect()
    }

    /// The last word with a capital.
    pub(super) fn surname(&self) -> Option<&str> {
        self.proper().last().copied()
    }

    /// Whether both can be one person: the same surname, and given names that do not contradict each other. A missing one
    /// and an initial contradict nothing.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.proper(), other.proper());
        let (Some((my_surname, mine)), Some((their_surname, theirs))) = (mine.split_last(), theirs.split_last()) else {
            return false;
        };
        let is_initial_of = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
        let agree =
            |(one, other): (&&str, &&str)| one == other || is_initial_of(one, other) || is_initial_of(other, one);
        my_surname == their_surname && mine.iter().zip(theirs).all(agree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_have_one_key() {
        for (one, other) in [
            ("la Karsovie", "Karsovie"),
            ("L’Éolie", "l'Eolie"),
            ("le ministère de la Défense", "ministère de la DÉFENSE"),
            ("the Karsovian army", "Karsovian army"),
            ("Œlmar", "oelmar"),
        ] {
            assert_eq!(Name::new(one).key(), Name::new(other).key());
        }
        assert_eq!(Name::new("l’").key(), "");
    }

    #[test]
    fn persons_are_told_apart_by_their_given_names_alone() {
        let may_be = |one, other| {
            let (one, other) = (Name::new(one), Name::new(other));
            assert_eq!(one.may_be(&other), other.may_be(&one));
            one.may_be(&other)
        };
        assert!(may_be("Ilan Drevec", "Drevec"));
        assert!(may_be("I. Drevec", "Ilan Drevec"));
        assert!(may_be("le président Drevec", "Ilan Drevec"));
        assert!(!may_be("Ilan Drevec", "Maud Drevec"));
        assert!(!may_be("Ilan Drevec", "Ilan"));
        assert!(!may_be("le président", "le président"));
    }
}
