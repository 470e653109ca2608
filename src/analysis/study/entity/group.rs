//! Nominal groups that may stand for an actor: a name with its title, a noun for a person, a body or several people.
//!
//! Groups are read from left to right, each from its determiner on, over few words; what belongs to it by "de" or "of" is
//! read as another group, unless a name follows it ("le ministre de la Défense Jean Martin").

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::study::grammar::{Grammar, Item, Key, Kinds};
use crate::analysis::study::words::Listed;
use crate::analysis::vocabulary::WordId;
use crate::language::Language;
use crate::rulebook::tags::Tags;

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// The most words between a determiner and its noun, or a noun and the name beside it.
const REACH: usize = 7;

/// A role or a common noun, and what tells it from others of its kind: "président", "russe".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Role {
    pub noun: Key,
    /// [`Key::NONE`] for a noun alone.
    pub which: Key,
}

/// A nominal group, in items of its sentence.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Determiner, title and name.
    pub items: Range<usize>,
    /// The name alone.
    pub name: Option<Range<usize>>,
    /// The noun that says what the actor is, where there is one.
    pub role: Option<Role>,
    /// Where that noun stands.
    pub head: Option<usize>,
    pub determiner: Option<usize>,
    /// Classes of the head.
    pub kinds: Kinds,
    /// Gender and number that determiner, title and head show.
    pub shows: Tags,
    /// Whether a name, a noun or an adjective of a people says which of its kind it is: "l'armée ukrainienne".
    pub told: bool,
    /// Whether "M.", "Mrs" or a noun for a person stands before the name.
    pub titled: bool,
}

/// Which words are names, by how they are written where a capital means something.
pub(super) struct Names<'g, 'a> {
    pub grammar: &'g Grammar<'a>,
    /// Words that have a capital inside a sentence somewhere.
    pub capital: FxHashSet<WordId>,
    /// Names of one word that stand alone somewhere.
    pub alone: FxHashSet<Key>,
}

impl Names<'_, '_> {
    fn french(&self) -> bool {
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
                ["el", "al", "ben", "bin", "ibn"].contains(&particle) && name.starts_with(char::is_uppercase)
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

    fn is(&self, items: &[Item], at: usize, lists: Listed) -> bool {
        items
            .get(at)
            .is_some_and(|item| item.mark.is_none() && self.grammar.of(item).form.any(lists))
    }

    fn kinds(&self, items: &[Item], at: usize) -> Kinds {
        items
            .get(at)
            .map_or(Kinds::default(), |item| self.grammar.of(item).kinds)
    }

    /// A word of a name that is a common noun when written small.
    fn is_common(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            word.known && word.facets.meets(Tags::NOUN.with(Tags::ADJ))
        })
    }

    fn is_caps(items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| item.place.has(Tags::CAPS))
    }

    /// Where the name that begins at `start` ends.
    pub fn name_end(&self, items: &[Item], start: usize) -> Option<usize> {
        if !self.is_name(items, start) {
            return None;
        }
        let mut at = start + 1;
        while at < items.len() && at - start < LONGEST_NAME {
            if self.is_name(items, at) {
                at += 1;
            } else if let Some(next) = self.joined(items, start, at) {
                at = next + 1;
            } else {
                break;
            }
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
        if form.any(Listed::PARTICLE) && !item.place.has(Tags::CAP) && !form.any(Listed::DEFINITE) {
            let second = self.is(items, next, Listed::PARTICLE) && !self.is_name(items, next);
            let next = next + usize::from(second);
            return self.is_name(items, next).then_some(next);
        }
        None
    }

    /// Where, in a name that begins with a role ("President Martin", "Foreign Minister Anne Martin"), the name itself begins.
    fn title_end(&self, items: &[Item], name: &Range<usize>) -> usize {
        let last = name
            .clone()
            .take_while(|&at| {
                self.is_common(items, at)
                    || Self::is_caps(items, at)
                    || self.is(items, at, Listed::PARTICLE.or(Listed::PREPOSITION))
                    || self.kinds(items, at).any(Kinds::DEMONYM)
            })
            // The Criminal Code: an adjective too, and a common noun after it.
            .filter(|&at| {
                let adjective = items
                    .get(at)
                    .is_some_and(|item| self.grammar.of(item).facets.has(Tags::ADJ));
                self.kinds(items, at).any(Kinds::PERSON)
                    && self.is_common(items, at)
                    && !(adjective && self.is_common(items, at + 1))
            })
            .last();
        let Some(mut end) = last.map(|last| last + 1) else {
            return name.start;
        };
        // Secretary of State Anne Martin.
        if self.is(items, end, Listed::OF) {
            let of = end;
            end += 1;
            while end < name.end && self.is_common(items, end) {
                end += 1;
            }
            // Prime Minister of Kavel: a role, and a name that is not its holder's.
            if end == of + 1 {
                return name.end;
            }
        }
        // The Republican Party: all of it is the name.
        let body = (end..name.end)
            .any(|at| self.is_common(items, at) && self.kinds(items, at).any(Kinds::BODY.or(Kinds::GROUP)));
        if body { name.start } else { end.min(name.end) }
    }

    /// The group that begins at an item, or none. `place` is an index into the sentence.
    pub fn group(&self, items: &[Item], start: usize) -> Option<Group> {
        let grammar = self.grammar;
        let mut at = start;
        let mut determiner = None;
        let mut shows = Tags::NONE;
        while self.is(items, at, Listed::DETERMINER) && !self.is_name(items, at) {
            // "that Vestrov": a conjunction.
            if !self.french() && self.is(items, at, Listed::CLAUSE) {
                return None;
            }
            // tous les, les deux, all the.
            let second = at > start;
            if second && (at > start + 1 || !self.is(items, at - 1, Listed::ALL) && !items[at].may(Tags::NUM)) {
                break;
            }
            determiner = Some(at);
            shows = shows.with(self.gender(items, at));
            at += 1;
        }
        // A title, then a name.
        let title = self.is(items, at, Listed::TITLE) && self.is_name(items, at + 1);
        if title {
            shows = self.gender(items, at);
            at += 1;
        }
        let first = at;
        // Adjectives before the noun.
        while at < first + 3 && self.is_before_noun(items, at) {
            at += 1;
        }
        // South Korean arms: an adjective, however many capitals it has.
        let mut told_by = Key::NONE;
        if let Some(end) = self.name_end(items, at).filter(|&end| self.is_adjectival(items, end)) {
            told_by = grammar.of(&items[end - 1]).key;
            at = end;
        }
        if let Some(end) = self.name_end(items, at) {
            // "even Vestrov", "supplying Vestrov": without a determiner only what tells a role is of the group.
            if determiner.is_none() && (first..at).any(|before| !self.kinds(items, before).any(Kinds::DEMONYM)) {
                return None;
            }
            let group = self.named(items, start, at..end, determiner, shows, title);
            return Some(self.compound(items, group));
        }
        let head = self.head(items, at, determiner.is_some())?;
        let word = grammar.of(items.get(head)?);
        let mut which = told_by;
        let mut told = told_by != Key::NONE;
        // A demonym before its noun (Russian forces).
        for before in first..head {
            let one = grammar.of(&items[before]);
            if one.kinds.any(Kinds::DEMONYM) || (!self.french() && self.tells(items, before)) {
                which = one.key;
                told |= one.kinds.any(Kinds::DEMONYM);
            }
        }
        let name = self.beside(items, head, &mut which, &mut told);
        let kinds = word.kinds;
        shows = shows.with(word.nominal.and(Tags::PL));
        if shows.and(Tags::MASC.with(Tags::FEM)).is_empty()
            && word.nominal.meets(Tags::MASC) != word.nominal.meets(Tags::FEM)
        {
            shows = shows.with(word.nominal.and(Tags::MASC.with(Tags::FEM)));
        }
        let role = Role { noun: word.key, which };
        // The words that say which: those right beside the noun, up to what belongs to it by "of".
        let mut own = head + 1;
        if self.french() {
            while own < items.len() && own <= head + 2 && self.is_after_noun(items, own) && self.tells(items, own) {
                own += 1;
            }
        }
        // "les représentants de la société Karsk": several are not one name; "appelée Karsk": a participle is no role.
        let several = kinds.any(Kinds::PERSON) && shows.has(Tags::PL);
        let participle = determiner.is_none() && word.facets.has(Tags::PP);
        let name = name.filter(|_| !several && !participle);
        let tied = name.filter(|_| kinds.any(Kinds::PERSON.or(Kinds::BODY).or(Kinds::GROUP).or(Kinds::LABEL)));
        Some(Group {
            items: start..tied.as_ref().map_or(own, |name| name.end),
            titled: tied.is_some() && kinds.any(Kinds::PERSON.or(Kinds::LABEL)),
            name: tied,
            role: Some(role),
            head: Some(head),
            told,
            determiner,
            kinds,
            shows,
        })
    }

    /// The name that stands beside a noun, and what tells which of its kind the noun is.
    fn beside(&self, items: &[Item], head: usize, which: &mut Key, told: &mut bool) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let mut end = head + 1;
        while end < items.len() && end <= head + REACH {
            if self.french() && self.is_after_noun(items, end) {
                let word = grammar.of(&items[end]);
                if *which == Key::NONE && self.tells(items, end) {
                    *which = word.key;
                    *told |= word.kinds.any(Kinds::DEMONYM) || !word.known;
                }
                end += 1;
            } else if let Some(found) = self.name_end(items, end) {
                // "le chef du mouvement Karsk": the name of what the chief is of.
                let called = end > head + 1 && grammar.of(&items[end - 1]).lemma.any(Listed::CALLED);
                return Some(end..found).filter(|_| !called);
            } else if let Some((key, next)) = self.complement(items, end) {
                if *which == Key::NONE {
                    *which = key;
                    *told = true;
                }
                end = next;
            } else {
                break;
            }
        }
        None
    }

    /// An English name that only says which of some noun is meant: "the Martin administration", "the Kavel region".
    fn compound(&self, items: &[Item], mut group: Group) -> Group {
        let Some(name) = group.name.clone().filter(|_| !self.french() && !group.titled) else {
            return group;
        };
        let Some(head) = self.head(items, name.end, group.determiner.is_some()) else {
            return group;
        };
        let word = self.grammar.of(&items[head]);
        let actor = word.kinds.any(Kinds::BODY.or(Kinds::GROUP).or(Kinds::PERSON)) || word.lemma.any(Listed::TROOPS);
        if actor {
            // A role before a name is a title, and the name another group: "Kavel president Anne Martin".
            let which = self.grammar.name(&items[name.end - 1]);
            let named = self.name_end(items, head + 1).map(|end| head + 1..end);
            group.shows = group.shows.with(word.nominal.and(Tags::PL));
            group.titled = named.is_some();
            group.items.end = named.as_ref().map_or(head + 1, |named| named.end);
            group.name = named;
            group.role = Some(Role { noun: word.key, which });
            group.head = Some(head);
            group.kinds = word.kinds;
        } else if group.determiner.is_some() {
            group.items.start = name.start;
            group.determiner = None;
        }
        group
    }

    /// Whether an English name that ends in a demonym says what people the noun after it is of.
    fn is_adjectival(&self, items: &[Item], end: usize) -> bool {
        !self.french()
            && end > 1
            && self.kinds(items, end - 1).any(Kinds::DEMONYM)
            && items
                .get(end)
                .is_some_and(|next| next.may(Tags::NOUN) && !next.place.has(Tags::CAP))
            && items.get(end - 2).is_some_and(|before| before.place.has(Tags::CAP))
    }

    /// A group whose noun is a name.
    fn named(
        &self,
        items: &[Item],
        start: usize,
        mut name: Range<usize>,
        determiner: Option<usize>,
        shows: Tags,
        title: bool,
    ) -> Group {
        let mut role = None;
        let mut kinds = Kinds::default();
        let mut head = None;
        let mut shows = shows;
        // Peoples are several: the Kavelians.
        if name.len() == 1 && self.kinds(items, name.start).any(Kinds::PEOPLE) {
            shows = shows.with(items.get(name.start).map_or(Tags::NONE, |item| {
                let nominal = self.grammar.of(item).nominal;
                if nominal.has(Tags::SG) {
                    Tags::NONE
                } else {
                    nominal.and(Tags::PL)
                }
            }));
        }
        // French: "la Défense Jean Martin" after a role is taken apart by whoever reads the role.
        let split = self.title_end(items, &name);
        if split > name.start {
            let noun = (name.start..split)
                .rev()
                .find(|&at| self.kinds(items, at).any(Kinds::PERSON));
            if let Some(noun) = noun {
                let word = self.grammar.of(&items[noun]);
                let which = (name.start..split)
                    .find(|&at| {
                        at != noun
                            && (self.kinds(items, at).any(Kinds::DEMONYM)
                                || Self::is_caps(items, at)
                                || self.is_common(items, at))
                    })
                    .map_or(Key::NONE, |at| self.grammar.of(&items[at]).key);
                role = Some(Role { noun: word.key, which });
                kinds = word.kinds;
                head = Some(noun);
                if word.nominal.meets(Tags::MASC) != word.nominal.meets(Tags::FEM) {
                    shows = shows.with(word.nominal.and(Tags::MASC.with(Tags::FEM)));
                }
            }
            name.start = split;
        } else if !self.french() {
            // The Ukrainian Volodymyr; but American Airlines is all a name.
            while name.len() > 1
                && self.kinds(items, name.start).any(Kinds::DEMONYM)
                && !self.is_common(items, name.start + 1)
            {
                name.start += 1;
            }
        }
        Group {
            items: start..name.end,
            titled: title || (role.is_some() && !name.is_empty()),
            name: (!name.is_empty()).then_some(name),
            role,
            head,
            told: true,
            determiner,
            kinds,
            shows,
        }
    }

    /// Gender and number that a determiner, a title or a pronoun shows.
    pub fn gender(&self, items: &[Item], at: usize) -> Tags {
        let Some(item) = items.get(at) else { return Tags::NONE };
        let word = self.grammar.of(item);
        let mut shows = Tags::NONE;
        if word.form.any(Listed::POSSESSIVE) {
            return word.nominal.and(Tags::PL);
        }
        if word.form.any(Listed::MASCULINE) {
            shows = shows.with(Tags::MASC);
        }
        if word.form.any(Listed::FEMININE) {
            shows = shows.with(Tags::FEM);
        }
        if word.nominal.has(Tags::PL) && !word.nominal.has(Tags::SG) {
            shows = shows.with(Tags::PL);
        }
        shows
    }

    /// An adjective, a number or an adverb before a noun.
    fn is_before_noun(&self, items: &[Item], at: usize) -> bool {
        let Some(item) = items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        if word
            .form
            .any(Listed::DETERMINER.or(Listed::PREPOSITION).or(Listed::AND))
        {
            return false;
        }
        if self.is_name(items, at) && !word.kinds.any(Kinds::DEMONYM) {
            return false;
        }
        let Some(next) = items.get(at + 1).filter(|next| next.mark.is_none()) else {
            return false;
        };
        let follows = next.may(Tags::NOUN.with(Tags::ADJ)) || self.is_name(items, at + 1);
        if self.french() {
            let adjective = item.may(Tags::ADJ.with(Tags::NUM))
                && next.may(Tags::NOUN)
                && !word.kinds.any(Kinds::PERSON.or(Kinds::BODY).or(Kinds::GROUP));
            return adjective && !self.is_after_noun(items, at + 1) && follows;
        }
        let modifies =
            item.may(Tags::ADJ.with(Tags::NUM).with(Tags::PP).with(Tags::PRP)) || word.kinds.any(Kinds::DEMONYM);
        modifies
            && follows
            && !self.is(
                items,
                at + 1,
                Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE),
            )
    }

    /// An adjective or participle right after a French noun.
    fn is_after_noun(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            // les forces armées ukrainiennes
            let participle = word.facets.has(Tags::PP)
                && items
                    .get(at + 1)
                    .is_some_and(|next| self.grammar.of(next).kinds.any(Kinds::DEMONYM));
            (item.may(Tags::ADJ) || participle)
                && !self.is_name(items, at)
                && !word.form.any(
                    Listed::PREPOSITION
                        .or(Listed::CLAUSE)
                        .or(Listed::AND)
                        .or(Listed::DETERMINER)
                        .or(Listed::BETWEEN),
                )
        })
    }

    /// Whether an adjective says which of several: a demonym, or one that judges nothing.
    fn tells(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| {
            let word = self.grammar.of(item);
            word.kinds.any(Kinds::DEMONYM)
                || item.may(Tags::ADJ)
                    && word.charges.adj == 0
                    && !word.facets.meets(Tags::PP.with(Tags::PRP).with(Tags::ADV))
        })
    }

    /// The noun that the group turns on, from its first word that may be one.
    fn head(&self, items: &[Item], at: usize, determined: bool) -> Option<usize> {
        let noun = |at: usize| {
            items.get(at).is_some_and(|item| {
                let word = self.grammar.of(item);
                item.may(Tags::NOUN)
                    && !item.place.has(Tags::NAME)
                    && !word.form.any(
                        Listed::PREPOSITION
                            .or(Listed::CLAUSE)
                            .or(Listed::AND)
                            .or(Listed::SUBJECT)
                            .or(Listed::DETERMINER),
                    )
            })
        };
        if !noun(at) {
            return None;
        }
        let verbal = Tags::VERB;
        if !determined && items[at].may(verbal) {
            return None;
        }
        let mut head = at;
        if !self.french() {
            // Police officers, army chief: the last noun, as far as it can be nothing else.
            while head < at + 3 && noun(head + 1) && !items[head + 1].may(verbal.with(Tags::ADJ).with(Tags::PP)) {
                head += 1;
            }
        }
        Some(head)
    }

    /// What belongs to a noun: "de la Défense", "of the opposition". Its key, and where it ends.
    fn complement(&self, items: &[Item], at: usize) -> Option<(Key, usize)> {
        let to_capital = self.french() && self.is(items, at, Listed::PLACE) && !self.is(items, at, Listed::OF);
        if !self.is(items, at, Listed::OF) && !to_capital {
            return None;
        }
        let mut next = at + 1;
        if self.is(items, next, Listed::DETERMINER) && !self.is_name(items, next) {
            next += 1;
        }
        if to_capital && !self.is_name(items, next) {
            return None;
        }
        if let Some(end) = self.name_end(items, next) {
            // la Défense Jean Martin: small words that anybody has, then a name.
            let mut split = next;
            while split < end && self.is_common(items, split) {
                split += 1;
            }
            let end = if split > next && split < end && items[split].place.has(Tags::UNKNOWN) {
                split
            } else {
                end
            };
            return Some((self.grammar.name(&items[end - 1]), end));
        }
        while next < at + 4 && self.is_before_noun(items, next) {
            next += 1;
        }
        let item = items.get(next)?;
        (item.may(Tags::NOUN) && !self.is(items, next, Listed::PREPOSITION))
            .then(|| (self.grammar.of(item).key, next + 1))
    }
}
