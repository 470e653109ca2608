//! What a phrase says: its charge, and where it ends.
//!
//! A charge is carried from word to word by few rules. A lack of something good is bad and a lack of something bad is good;
//! what somebody is able, willing or anxious to do counts as much as the deed; a verb that shows, brings or suffers something
//! is as good as that thing; a verb that fights something is its opposite. Each reads over a bounded number of words and
//! stops where its clause does.

use crate::analysis::study::grammar::{Grammar, Item, Kinds, Word};
use crate::analysis::study::words::Listed;
use crate::language::Language;
use crate::rulebook::tags::Tags;

/// The most phrases inside one another that are read: "capable d'offrir des solutions durables" has two.
const DEEPEST: u8 = 4;

/// A phrase that was read: items, the last one excluded, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub charge: i8,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verbs {
    /// The first auxiliary, or the verb itself.
    pub start: usize,
    /// The verb that says what is done, or the last form of to be.
    pub main: usize,
    pub end: usize,
    pub way: Way,
    pub negated: bool,
    /// Whether it is only said what must be.
    pub duty: bool,
}

/// What a verb makes of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It acts.
    Acts,
    /// A passive: something is done to it.
    Undergoes,
    /// To be, to seem: what follows describes it.
    Is,
}

/// A sentence whose phrases are read.
pub(super) struct Phrases<'r, 'a> {
    pub grammar: &'r Grammar<'a>,
    pub items: &'r [Item],
    /// For each item, the end of the mention that begins there.
    pub mention_ends: &'r [Option<usize>],
}

impl<'r> Phrases<'r, '_> {
    pub fn french(&self) -> bool {
        self.grammar.language == Language::French
    }

    pub fn item(&self, at: usize) -> Option<&'r Item> {
        self.items.get(at)
    }

    pub fn word(&self, at: usize) -> Option<&Word> {
        self.items
            .get(at)
            .filter(|item| item.mark.is_none())
            .map(|item| self.grammar.of(item))
    }

    pub fn form(&self, at: usize, lists: Listed) -> bool {
        self.word(at).is_some_and(|word| word.form.any(lists))
    }

    pub fn lemma(&self, at: usize, lists: Listed) -> bool {
        self.word(at).is_some_and(|word| word.lemma.any(lists))
    }

    pub fn may(&self, at: usize, parts: Tags) -> bool {
        self.items.get(at).is_some_and(|item| item.may(parts))
    }

    pub fn kinds(&self, at: usize, kinds: Kinds) -> bool {
        self.word(at).is_some_and(|word| word.kinds.any(kinds))
    }

    /// A word that is a form of a verb and no noun, adjective or small word here.
    pub fn is_verbal(&self, at: usize) -> bool {
        let verbal = Tags::VERB.with(Tags::INF).with(Tags::PP).with(Tags::PRP);
        self.items
            .get(at)
            .is_some_and(|item| item.mark.is_none() && item.pos.meets(verbal) && !item.pos.meets(OTHER))
    }

    /// Whether a finite verb can stand here, right after its subject.
    pub fn is_finite(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word
            .form
            .any(Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE))
        {
            return false;
        }
        self.may(at, Tags::VERB)
    }

    /// The adjective or participle at a place with what completes it.
    pub fn adjective(&self, at: usize, depth: u8) -> Option<Phrase> {
        let mut start = at;
        let mut turned = false;
        let mut too = false;
        // très, peu, pas, trop: what stands before it.
        while start < at + 4
            && self.form(
                start,
                Listed::BETWEEN.or(Listed::HARDLY).or(Listed::NOT).or(Listed::TOO),
            )
            && !self.may_be_adjective(start)
        {
            turned ^= self.form(start, Listed::HARDLY.or(Listed::NOT));
            too |= self.form(start, Listed::TOO);
            start += 1;
        }
        if !self.may_be_adjective(start) {
            return None;
        }
        let word = *self.word(start)?;
        let participle = self.may(start, Tags::PP);
        let mut charge = if word.charges.adj != 0 || !participle {
            word.charges.adj
        } else {
            word.charges.object
        };
        let mut end = start + 1;
        if word.lemma.any(Listed::LACK.or(Listed::TOWARDS)) || participle {
            let lack = word.lemma.any(Listed::LACK);
            // Who did it and what for are said elsewhere.
            let kept = Listed::OF.or(Listed::TO).or(Listed::PLACE);
            let aside = participle && !self.form(end, kept) && !self.is_a(end) && !self.lemma(end, Listed::INTO);
            if let Some(inner) = self.completion(end, depth).filter(|_| !aside) {
                if lack {
                    charge = if inner.charge == 0 { -1 } else { -inner.charge };
                    end = inner.end;
                } else if word.lemma.any(Listed::TOWARDS) {
                    charge = if inner.charge == 0 { charge } else { inner.charge };
                    end = inner.end;
                } else if inner.charge != 0 && charge == 0 && word.lemma.any(Listed::MEETS) {
                    // confrontée à un déclin, plongé dans le chaos.
                    charge = inner.charge;
                    end = inner.end;
                } else if charge != 0 && inner.charge == charge {
                    // condamnée à l'échec, accusé de crimes.
                    end = inner.end;
                }
            } else if lack {
                charge = -1;
            }
        }
        if too && participle && !self.may(start, Tags::ADJ) {
            return None;
        }
        if too {
            // trop strict, too soft: a measure that is passed is a fault.
            charge = -1;
        } else if turned {
            charge = -charge;
        }
        Some(Phrase { start: at, end, charge })
    }

    /// An adjective or a participle, and no small word.
    pub fn may_be_adjective(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        let small = Listed::PREPOSITION
            .or(Listed::DETERMINER)
            .or(Listed::CLAUSE)
            .or(Listed::AND)
            .or(Listed::SUBJECT);
        if word.form.any(small) || item.place.has(Tags::NAME) || word.kinds.any(Kinds::DATE) {
            return false;
        }
        // "bien", "fort", "même" are adverbs far more often.
        if word.form.any(Listed::BETWEEN.or(Listed::HARDLY).or(Listed::NOT)) {
            return false;
        }
        item.may(Tags::ADJ.with(Tags::PP)) || !self.french() && item.may(Tags::PRP) && word.facets.meets(Tags::ADJ)
    }

    /// What completes an adjective, a participle or a noun: "de", "à", "to" with an infinitive or a noun.
    fn completion(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let contracted = self.french() && self.form(at, Listed::PREPOSITION) && self.form(at, Listed::DETERMINER);
        if !self.form(at, Listed::PREPOSITION.or(Listed::TO)) {
            return None;
        }
        let next = at + 1;
        if !contracted && let Some(done) = self.infinitive(next, depth + 1) {
            return Some(Phrase { start: at, ..done });
        }
        // English: of doing.
        if !self.french()
            && self.may(next, Tags::PRP)
            && let Some(done) = self.deed(next, depth + 1)
        {
            return Some(Phrase { start: at, ..done });
        }
        let noun = self.noun(if contracted { at } else { next }, depth + 1)?;
        Some(Phrase { start: at, ..noun })
    }

    /// An infinitive with its clitics and its object.
    fn infinitive(&self, at: usize, depth: u8) -> Option<Phrase> {
        let mut verb = at;
        let mut turned = false;
        while verb < at + 4
            && self.form(verb, Listed::CLITIC.or(Listed::NOT).or(Listed::BETWEEN))
            && !self.may(verb, Tags::INF)
        {
            turned ^= self.form(verb, Listed::NOT);
            verb += 1;
        }
        if !self.may(verb, Tags::INF) || self.form(verb, Listed::PREPOSITION.or(Listed::DETERMINER)) {
            return None;
        }
        let done = self.deed(verb, depth)?;
        Some(Phrase {
            start: at,
            charge: if turned { -done.charge } else { done.charge },
            ..done
        })
    }

    /// A verb of any form, with the infinitive or the object that it governs.
    pub fn deed(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let word = *self.word(at)?;
        let own = word.charges.verb;
        let alone = Phrase {
            start: at,
            end: at + 1,
            charge: own,
        };
        let mut next = at + 1;
        while next < at + 4
            && self.form(next, Listed::BETWEEN.or(Listed::NOT))
            && !self.may(next, Tags::NOUN.with(Tags::INF))
        {
            next += 1;
        }
        let to = self.form(next, Listed::OF.or(Listed::TO)) || self.french() && self.is_a(next);
        let bare = next + usize::from(to && !self.form(next, Listed::DEFINITE));
        if word.lemma.any(Listed::BE) {
            let said = self.adjective(next, depth + 1).or_else(|| self.noun(next, depth + 1))?;
            return Some(Phrase { start: at, ..said });
        }
        if word.lemma.any(Listed::PRETENDS) {
            // To claim that something is so is no pretence of doing it.
            return Some(self.infinitive(bare, depth + 1).map_or(alone, |inner| Phrase {
                start: at,
                end: inner.end,
                charge: -1,
            }));
        }
        if let Some(inner) = self.infinitive(bare, depth + 1).filter(|_| to || self.french()) {
            let charge = if word.lemma.any(Listed::DENIES) {
                if inner.charge == 0 { own } else { -inner.charge }
            } else if word.lemma.any(Listed::DUTY) {
                // Who must do good has not done it.
                inner.charge.min(0)
            } else if word.lemma.any(Listed::MODAL.or(Listed::CAUSES)) {
                inner.charge
            } else if own == 0 {
                inner.charge.min(0)
            } else {
                own
            };
            return Some(Phrase {
                start: at,
                end: inner.end,
                charge,
            });
        }
        // "subir de lourdes pertes": an article, before an adjective.
        let article =
            self.french() && self.form(next, Listed::OF) && self.may_be_adjective(next + 1) && !self.is_head(next + 1);
        let object = (!to || self.form(next, Listed::DEFINITE) || article)
            .then(|| self.noun(next + usize::from(article), depth + 1))
            .flatten();
        let Some(object) = object else {
            return Some(alone);
        };
        // Inside a larger phrase the object is shown, whatever it says: "incapable d'assurer sa survie".
        let alone = Phrase {
            end: if depth > 0 { object.end } else { alone.end },
            ..alone
        };
        if object.charge == 0 && !word.lemma.any(Listed::DENIES) {
            return Some(alone);
        }
        let charge = if word.lemma.any(Listed::FIGHTS) {
            -object.charge
        } else if word.lemma.any(Listed::DENIES) {
            if object.charge == 0 { own } else { -object.charge }
        } else if word.lemma.any(Listed::EMBODIES) || word.lemma.any(Listed::MODAL) {
            object.charge
        } else if own > 0 && object.charge < 0 {
            -1
        } else {
            return Some(alone);
        };
        Some(Phrase {
            start: at,
            end: object.end,
            charge,
        })
    }

    /// French "à", which is listed as a preposition and an adverb alike.
    fn is_a(&self, at: usize) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| self.grammar.text(item).eq_ignore_ascii_case("à"))
    }

    /// A nominal group from its determiner on; not one that is or holds a mention of an actor as its head.
    pub fn noun(&self, at: usize, depth: u8) -> Option<Phrase> {
        if depth >= DEEPEST {
            return None;
        }
        let mut next = at;
        let mut turned = false;
        while next < at + 2 && self.form(next, Listed::DETERMINER) {
            turned |= self.form(next, Listed::NOT);
            next += 1;
        }
        // "toute forme de", "les tentatives de": a part counts as what it is part of.
        let mut before = 0;
        let mut adjectives = Vec::new();
        while before < 4 && !self.is_head(next) && self.mention_ends.get(next).copied().flatten().is_none() {
            let Some(adjective) = self.simple_adjective(next) else {
                break;
            };
            adjectives.push(adjective.charge);
            next = adjective.end;
            let joined = self.form(next, Listed::AND) && self.may_be_adjective(next + 1) && !self.is_head(next + 1);
            next += usize::from(joined && !self.french());
            before += 1;
        }
        if self.mention_ends.get(next).copied().flatten().is_some() || !self.is_head(next) {
            return None;
        }
        let mut head = next;
        if !self.french() {
            while head < next + 3
                && self.is_head(head + 1)
                && !self.may(head + 1, Tags::VERB.with(Tags::ADJ))
                && self.mention_ends[head + 1].is_none()
            {
                adjectives.push(self.word(head).map_or(0, |word| word.charges.noun));
                head += 1;
            }
        }
        let word = *self.word(head)?;
        let mut charge = word.charges.noun;
        let mut end = head + 1;
        // Adjectives after the noun, one "et" among them.
        if self.french() {
            for _ in 0..3 {
                let joined = self.form(end, Listed::AND) && self.may_be_adjective(end + 1) && !self.is_head(end + 1);
                let place = end + usize::from(joined);
                if self.is_finite(place) && !self.may(place, Tags::ADJ)
                    || self.lemma(place, Listed::LACK.or(Listed::TOWARDS))
                {
                    break;
                }
                let Some(adjective) = self.simple_adjective(place) else {
                    break;
                };
                adjectives.push(adjective.charge);
                end = adjective.end;
            }
        }
        let of = self.form(end, Listed::OF)
            || self.form(end, Listed::TO)
            || self.french() && self.is_a(end)
            || self.form(end, Listed::FOR);
        if of && word.lemma.any(Listed::LACK) {
            if let Some(inner) = self.completion(end, depth) {
                charge = if inner.charge == 0 { charge } else { -inner.charge };
                end = inner.end;
            }
        } else if of && word.lemma.any(Listed::TOWARDS.or(Listed::PART)) {
            if let Some(inner) = self.completion(end, depth).filter(|inner| inner.charge != 0) {
                charge = inner.charge;
                end = inner.end;
            }
        } else if of && charge != 0 && self.is_bare(end) {
            // un espoir de paix: the words that go with it are shown too.
            if let Some(inner) = self
                .completion(end, depth)
                .filter(|inner| inner.charge != -charge && inner.end - end <= 3)
            {
                end = inner.end;
            }
        }
        let worst = adjectives.iter().copied().min().unwrap_or(0);
        let best = adjectives.iter().copied().max().unwrap_or(0);
        let charge = if charge < 0 || worst < 0 {
            -1
        } else {
            i8::from(charge > 0 || best > 0)
        };
        Some(Phrase {
            start: at,
            end,
            charge: if turned { -charge } else { charge },
        })
    }

    /// "de" and a noun without an article: a kind of thing, not a thing that is somebody's.
    fn is_bare(&self, at: usize) -> bool {
        let article = self.form(at, Listed::DEFINITE) && self.french();
        (self.form(at, Listed::OF) || self.form(at, Listed::TO)) && !article && !self.form(at + 1, Listed::DETERMINER)
    }

    /// A noun that a group can turn on here.
    pub fn is_head(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at).filter(|item| item.mark.is_none()) else {
            return false;
        };
        let word = self.grammar.of(item);
        let small = Listed::PREPOSITION
            .or(Listed::CLAUSE)
            .or(Listed::AND)
            .or(Listed::SUBJECT)
            .or(Listed::DETERMINER)
            .or(Listed::BETWEEN)
            .or(Listed::NOT);
        if !item.may(Tags::NOUN) || word.form.any(small) {
            return false;
        }
        // An adjective before its noun is no noun: "un jeune homme", "a savage attack".
        let next = self.items.get(at + 1);
        // "a brave and honest man"
        let joined = item.may(Tags::ADJ)
            && !self.french()
            && self.form(at + 1, Listed::AND)
            && self.may(at + 2, Tags::ADJ)
            && self.may(at + 3, Tags::NOUN);
        if joined {
            return false;
        }
        let before_noun = item.may(Tags::ADJ)
            && next.is_some_and(|next| {
                next.may(Tags::NOUN)
                    && !self.grammar.of(next).form.any(small)
                    && (!self.french() || !next.may(Tags::ADJ))
            });
        !before_noun
    }

    /// An adjective with the adverbs before it and nothing after.
    fn simple_adjective(&self, at: usize) -> Option<Phrase> {
        let mut start = at;
        let mut turned = false;
        while start < at + 2 && self.form(start, Listed::BETWEEN.or(Listed::HARDLY)) && !self.may_be_adjective(start) {
            turned ^= self.form(start, Listed::HARDLY);
            start += 1;
        }
        if !self.may_be_adjective(start) {
            return None;
        }
        let word = self.word(start)?;
        let charge = if word.charges.adj != 0 || !self.may(start, Tags::PP) {
            word.charges.adj
        } else {
            word.charges.object
        };
        let charge = if turned { -charge } else { charge };
        Some(Phrase {
            start: at,
            end: start + 1,
            charge,
        })
    }

    /// The verb that begins at a place, with its auxiliaries.
    pub fn verbs(&self, at: usize) -> Option<Verbs> {
        let mut place = at;
        let mut negated = false;
        let mut reflexive = false;
        // ne se laisse
        while place < at + 5 && self.between(place) {
            negated |= self.form(place, Listed::NOT.or(Listed::HARDLY));
            reflexive |= self.form(place, Listed::SELF) && self.french();
            place += 1;
        }
        if !self.is_finite(place) && !self.may(place, Tags::PRP) {
            return None;
        }
        let start = place;
        let (mut passive, mut duty) = (false, false);
        let mut main = place;
        for _ in 0..5 {
            let word = *self.word(main)?;
            let is_be =
                word.lemma.any(Listed::BE) && self.may(main, Tags::VERB.with(Tags::INF).with(Tags::PP).with(Tags::PRP));
            let is_have = word.lemma.any(Listed::HAVE) && !is_be;
            let aux = !self.french() && self.is_modal(main);
            duty |= aux && word.lemma.any(Listed::DUTY);
            if !is_be && !is_have && !aux {
                break;
            }
            let mut next = main + 1;
            let mut turned = false;
            while next < main + 5
                && (self.form(next, Listed::BETWEEN.or(Listed::NOT).or(Listed::HARDLY))
                    && !self.may_be_participle(next))
            {
                turned |= self.denies(next);
                next += 1;
            }
            let goes_on = if aux {
                self.may(next, Tags::INF.with(Tags::VERB)) && !self.form(next, Listed::DETERMINER)
            } else {
                self.may_be_participle(next)
                    || is_be && !self.french() && self.may(next, Tags::PRP) && self.grammar_verb(next)
            };
            if !goes_on {
                // To be with what it says of its subject, or to have as a verb.
                return Some(Verbs {
                    start,
                    main,
                    end: main + 1,
                    way: if is_be { Way::Is } else { Way::Acts },
                    negated: negated || turned,
                    duty,
                });
            }
            negated |= turned;
            let participle = self.may(next, Tags::PP);
            passive = is_be && participle && !self.is_be(next);
            main = next;
        }
        let word = *self.word(main)?;
        if self.french() && passive && (reflexive || word.lemma.any(Listed::MOVES)) {
            passive = false;
        }
        // "ne respecte pas", "respecte peu".
        let after = start == main
            && (self.ne_before(at, start) && self.denied_after(main) || self.form(main + 1, Listed::HARDLY));
        let way = if passive {
            Way::Undergoes
        } else if word.lemma.any(Listed::COPULA) {
            Way::Is
        } else {
            Way::Acts
        };
        Some(Verbs {
            start,
            main,
            end: main + 1,
            way,
            negated: negated || after,
            duty,
        })
    }

    fn denied_after(&self, at: usize) -> bool {
        self.denies(at + 1) || self.form(at + 1, Listed::BETWEEN) && self.denies(at + 2)
    }

    /// Whether a word denies or nearly denies what it goes with: not "pas seulement".
    fn denies(&self, at: usize) -> bool {
        const ONLY: [&str; 8] = [
            "seulement",
            "uniquement",
            "simplement",
            "qu'",
            "only",
            "just",
            "merely",
            "simply",
        ];
        let only = self
            .items
            .get(at + 1)
            .is_some_and(|item| ONLY.contains(&self.grammar.text(item)));
        self.form(at, Listed::NOT.or(Listed::HARDLY)) && !only
    }

    /// "ne" among the small words before a French verb: a "pas" after it denies it.
    fn ne_before(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            self.items
                .get(at)
                .is_some_and(|item| matches!(self.grammar.text(item), "ne" | "n'" | "n’" | "Ne" | "N'" | "N’"))
        })
    }

    fn is_be(&self, at: usize) -> bool {
        self.lemma(at, Listed::BE)
    }

    /// English will, can, do.
    fn is_modal(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.lemma.any(Listed::AUXILIARY))
    }

    fn grammar_verb(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| word.verb != crate::analysis::study::grammar::Key::NONE)
    }

    /// A participle after an auxiliary.
    fn may_be_participle(&self, at: usize) -> bool {
        self.may(at, Tags::PP) && !self.form(at, Listed::PREPOSITION.or(Listed::DETERMINER).or(Listed::CLAUSE))
    }

    /// What stands between a subject and its verb.
    pub fn between(&self, at: usize) -> bool {
        let small = if self.french() {
            Listed::CLITIC.or(Listed::BETWEEN).or(Listed::HARDLY)
        } else {
            Listed::BETWEEN.or(Listed::HARDLY)
        };
        self.form(at, small) && !(self.form(at, Listed::CLITIC) && self.is_a(at)) && !self.is_a(at)
    }
}

const OTHER: Tags = Tags::NOUN
    .with(Tags::ADJ)
    .with(Tags::PREP)
    .with(Tags::DET)
    .with(Tags::PRON)
    .with(Tags::CONJ)
    .with(Tags::ADV);
