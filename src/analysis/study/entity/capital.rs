//! Which words are names, by how they are written where a capital means something, and where a name ends.

use rustc_hash::FxHashSet;

use crate::analysis::study::grammar::{Grammar, Item, Key, Kinds};
use crate::analysis::study::words::{Listed, listed};
use crate::analysis::vocabulary::WordId;
use crate::language::Language;
use crate::rulebook::tags::Tags;

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// Which words are names, by how they are written where a capital means something.
pub(super) struct Names<'g, 'a> {
    pub grammar: &'g Grammar<'a>,
    /// Words that have a capital inside a sentence somewhere.
    pub capital: FxHashSet<WordId>,
    /// Words that no dictionary has and that are written small somewhere: no names, whatever a headline makes of them.
    pub small: FxHashSet<Key>,
    /// Names of one word that stand alone somewhere.
    pub alone: FxHashSet<Key>,
}
impl Names<'_, '_> {
    pub(super) fn french(&self) -> bool {
        self.grammar.language == Language::French
    }

    /// Whether a word is part of a name by its capital.
    pub fn is_name(&self, items: &[Item], at: usize) -> bool {
        let Some(item) = items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        if item.place.has(Tags::DIGIT) {
            return false;
        }
        if !item.place.has(Tags::CAP) {
            // el-Karim
            let parts = self.grammar.text(item).split_once('-');
            return parts.is_some_and(|(particle, name)| {
                listed(self.grammar.language, particle).any(Listed::PARTICLE) && name.starts_with(char::is_uppercase)
            });
        }
        let word = self.grammar.of(item);
        // A verb or an adverb of the dictionary is no name, whatever a headline makes of it.
        if word.known
            && !word.facets.meets(
                Tags::NOUN
                    .with(Tags::ADJ)
                    .with(Tags::PP)
                    .with(Tags::DET)
                    .with(Tags::PREP),
            )
        {
            return false;
        }
        if !word.known && self.small.contains(&self.grammar.name(item)) {
            return false;
        }
        // "Corrupt Vestrov": an adjective before the name, whatever its capital.
        let judges = word.known && word.facets.has(Tags::ADJ) && word.charges.adj != 0 && !item.place.has(Tags::CAPS);
        let quoted = at > 0 && items.get(at - 1).is_some_and(|before| item.token > before.token + 1);
        if judges && !quoted && !word.form.any(Listed::PROPER) && !word.facets.has(Tags::NOUN) {
            let follows = items
                .get(at + 1)
                .filter(|next| next.mark.is_none() && next.place.has(Tags::NAME.with(Tags::CAP)));
            if follows.is_some_and(|next| !self.grammar.of(next).known) {
                return false;
            }
        }
        // "le Premier ministre": an adjective of the noun for a role.
        let role = items.get(at + 1).is_some_and(|next| {
            next.mark.is_none() && !next.place.has(Tags::CAP) && self.grammar.of(next).kinds.any(Kinds::PERSON)
        });
        if self.french() && word.known && word.facets.has(Tags::ADJ) && role {
            return false;
        }
        // "le monde politique Kavélien": an adjective, whatever its capital.
        let noun_before = at
            .checked_sub(1)
            .and_then(|before| items.get(before))
            .is_some_and(|before| {
                let small = Listed::DETERMINER
                    .or(Listed::PREPOSITION)
                    .or(Listed::AND)
                    .or(Listed::CLAUSE);
                before.may(Tags::NOUN.with(Tags::ADJ))
                    && !before.place.has(Tags::CAP)
                    && !self.grammar.of(before).form.any(small)
            });
        if self.french() && word.kinds.any(Kinds::DEMONYM) && noun_before {
            return false;
        }
        if word.form.any(Listed::NO_NAME.or(Listed::TITLE)) || word.kinds.any(Kinds::DATE) {
            return false;
        }
        if word.form.any(
            Listed::DETERMINER
                .or(Listed::PREPOSITION)
                .or(Listed::CLAUSE)
                .or(Listed::SUBJECT),
        ) {
            // Marine Le Pen, La Haye: a capital inside a sentence, and a name after it.
            return self.french()
                && word.form.any(Listed::PARTICLE)
                && item.place.has(Tags::NAME)
                && !item.place.has(Tags::FIRST)
                && self.is_name(items, at + 1);
        }
        if !self.grammar.text(item).starts_with(char::is_alphabetic) {
            return false;
        }
        item.place.has(Tags::NAME) || self.capital.contains(&item.id)
    }

    pub(super) fn is(&self, items: &[Item], at: usize, lists: Listed) -> bool {
        items
            .get(at)
            .is_some_and(|item| item.mark.is_none() && self.grammar.of(item).form.any(lists))
    }

    pub(super) fn kinds(&self, items: &[Item], at: usize) -> Kinds {
        items
            .get(at)
            .map_or(Kinds::default(), |item| self.grammar.of(item).kinds)
    }

    /// A word of a name that is a common noun when written small.
    pub(super) fn is_common(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            word.known && word.facets.meets(Tags::NOUN.with(Tags::ADJ))
        })
    }

    pub(super) fn is_caps(items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| item.place.has(Tags::CAPS))
    }

    /// Where the name that begins at `start` ends.
    pub fn name_end(&self, items: &[Item], start: usize) -> Option<usize> {
        if !self.is_name(items, start) {
            return None;
        }
        let mut at = start + 1;
        while at < items.len() && at - start < LONGEST_NAME {
            // A quotation mark ends a name.
            if items[at].token > items[at - 1].token + 1 {
                break;
            }
            if self.is_name(items, at) {
                at += 1;
            } else if let Some(next) = self.joined(items, start, at) {
                at = next + 1;
            } else {
                break;
            }
        }
        // "ambassador to Kavel Anne Martin": a country, then a person.
        if at - start > 2
            && start > 0
            && self.is(items, start - 1, Listed::PREPOSITION)
            && self.grammar.of(&items[start]).country
            && !self.is_common(items, start + 1)
        {
            return Some(start + 1);
        }
        // Union européenne, Parti socialiste: what such a noun is called by is small in French.
        if self.french() && self.is_common(items, at - 1) && !Self::is_caps(items, at - 1) {
            let body = self.kinds(items, at - 1).any(Kinds::BODY);
            for _ in 0..2 {
                let Some(item) = items.get(at) else { break };
                let word = self.grammar.of(item);
                let relational = item.may(Tags::ADJ)
                    && word.known
                    && !word.facets.meets(Tags::PP.with(Tags::VERB).with(Tags::ADV))
                    // Le Conseil suprême, le Parti radical.
                    && (word.charges.adj == 0 && !word.facets.has(Tags::NOUN) || body)
                    || word.kinds.any(Kinds::DEMONYM);
                if !relational || !item.may(Tags::ADJ) {
                    break;
                }
                at += 1;
            }
        }
        Some(at)
    }

    /// The word of a name that a small word at `at` ties to the name before it.
    fn joined(&self, items: &[Item], start: usize, at: usize) -> Option<usize> {
        let item = items.get(at)?;
        let form = self.grammar.of(item).form;
        let next = at + 1;
        if form.any(Listed::OF) {
            let noun = self.is_common(items, at - 1);
            let article = self.is(items, next, Listed::DEFINITE) && !self.is_name(items, next);
            let next = next + usize::from(article);
            if !self.is_name(items, next) {
                return None;
            }
            // Banque de France, House of Commons.
            if noun {
                return Some(next);
            }
            // Charles de Martel; not "la Russie de Martel".
            let determined =
                start > 0 && self.is(items, start - 1, Listed::DETERMINER.or(Listed::PLACE).or(Listed::OF));
            let lone = items
                .get(start)
                .is_some_and(|item| self.alone.contains(&self.grammar.name(item)));
            let single = at == start + 1;
            return (self.french() && single && !determined && !lone && !article).then_some(next);
        }
        // Ways and Means Committee: common words that only their capitals make a name.
        let common = |at: usize| {
            self.is_common(items, at)
                && !self
                    .kinds(items, at)
                    .any(Kinds::PERSON.or(Kinds::BODY).or(Kinds::DEMONYM).or(Kinds::PEOPLE))
        };
        if !self.french()
            && form.any(Listed::AND)
            && common(at - 1)
            && self.is_name(items, next)
            && self.is_common(items, next)
        {
            return Some(next);
        }
        if form.any(Listed::PARTICLE) && !item.place.has(Tags::CAP) && !form.any(Listed::DEFINITE) {
            let second = self.is(items, next, Listed::PARTICLE) && !self.is_name(items, next);
            let next = next + usize::from(second);
            return self.is_name(items, next).then_some(next);
        }
        None
    }
}
