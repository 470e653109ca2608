//! Nominal groups that may stand for an actor: a name with its title, a noun for a person, a body or several people.
//!
//! Groups are read from left to right, each from its determiner on, over few words; what belongs to it by "de" or "of" is
//! read as another group, unless a name follows it ("le ministre de la Défense Jean Martin").

use std::ops::Range;

use super::capital::Names;
use crate::analysis::study::grammar::{Item, Key, Kinds};
use crate::analysis::study::words::Listed;
use crate::rulebook::tags::Tags;

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

impl Names<'_, '_> {
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
        let Range { start: whole, end } = name;
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
            // "l'ancien Président français": what is small after a role is no name; the Conseil suprême is one.
            if items
                .get(split)
                .is_some_and(|item| split < end && !item.place.has(Tags::CAP))
            {
                let people = self.kinds(items, split).any(Kinds::DEMONYM);
                role = role.filter(|_| people).map(|role| Role {
                    which: self.grammar.of(&items[split]).key,
                    ..role
                });
                head = head.filter(|_| people);
                name.start = if people { end } else { whole };
            }
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
            items: start..end,
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

    /// Where, in a name that begins with a role ("President Martin", "Foreign Minister Anne Martin"), the name itself begins.
    fn title_end(&self, items: &[Item], name: &Range<usize>) -> usize {
        // L'Oncle Karst
        if self.is(items, name.start, Listed::KIN) {
            return name.start;
        }
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
}
