//! What kind of source a group of words names: by its determiner, its head and the names in it.

use std::ops::Range;

use super::super::SourceKind;
use super::group::Group;
use super::text::Text;
use super::words::Bits;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;

/// What the words of a group are, counted.
#[derive(Debug, Default)]
struct Heads {
    /// The noun that the group is about.
    head: Option<usize>,
    /// Names in it, before any preposition.
    names: Vec<usize>,
    /// Whether the head is a noun for a person.
    role: bool,
    /// Whether a title stands before the names.
    title: bool,
    determiner: Determiner,
}

/// What nouns of some classes are, the most telling first.
const KINDS: [(Bits, SourceKind); 6] = [
    (Bits::SOURCE, SourceKind::Anonymous),
    (Bits::TELL_BODY, SourceKind::Organisation),
    (Bits::TELL_DOCUMENT, SourceKind::Document),
    (Bits::BODY, SourceKind::Organisation),
    (Bits::GROUP, SourceKind::Collective),
    (Bits::DOCUMENT, SourceKind::Document),
];

/// How many a group means, as its first words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Determiner {
    /// They do not.
    #[default]
    Bare,
    /// This one, or whose: le, the, Norland's.
    Definite,
    /// Any: un, a, two.
    Indefinite,
    /// Some of many: certains, many.
    Many,
}

impl Text<'_> {
    /// The group's head and names: up to its first preposition, participle or conjunction.
    fn heads(&self, own: Range<usize>) -> Heads {
        let mut heads = Heads::default();
        for at in own {
            if !self.is_word(at) {
                continue;
            }
            let facets = self.facets(at);
            // "the Minister of Trade", "la Présidente": a role with a capital.
            let office = self.is(at, Bits::SOMEBODY)
                && heads.determiner == Determiner::Definite
                && !self.shape(at).has(Tags::UNKNOWN);
            let title = self.is(at, Bits::TITLE) && self.after(at).is_some_and(|next| self.named(next));
            if self.named(at) && !title && !office {
                if self.is(at, Bits::DEMONYM) && !self.french() {
                    if heads.head.is_none() {
                        heads.head = Some(at);
                    }
                    continue;
                }
                heads.names.push(at);
                continue;
            }
            if title {
                heads.title = true;
                continue;
            }
            if self.is(at, Bits::POSSESSIVE) {
                // "Norland's minister": the owner is not the head.
                heads.names.clear();
                heads.head = None;
                heads.role = false;
                heads.determiner = Determiner::Definite;
                continue;
            }
            if heads.head.is_none() && heads.names.is_empty() {
                let determiner = self.determiner(at);
                if heads.determiner == Determiner::Bare || determiner == Determiner::Many {
                    heads.determiner = determiner.max(heads.determiner);
                }
                if determiner != Determiner::Bare && !facets.has(Tags::NOUN) {
                    continue;
                }
            }
            let preposition = self.is_preposition(at, false) || self.is(at, Bits::AND);
            // "le politologue et essayiste Jean Martin"
            let twofold = self.is(at, Bits::AND)
                && heads.role
                && self
                    .after(at)
                    .is_some_and(|next| self.is(next, Bits::SOMEBODY) && !self.facets(next).has(Tags::DET));
            if twofold {
                continue;
            }
            // "a number of analysts": what is counted is the head.
            let counts = self.is(at, Bits::OF)
                && heads.names.is_empty()
                && heads.head.is_some_and(|head| self.is(head, Bits::TELL_MANY));
            if counts {
                heads.head = None;
                heads.role = false;
                heads.determiner = Determiner::Many;
                continue;
            }
            if preposition && (heads.head.is_some() || !heads.names.is_empty()) {
                break;
            }
            if facets.has(Tags::NOUN) || office {
                let better = heads.head.is_none_or(|head| {
                    if self.french() {
                        // "plusieurs experts", "ancien ministre": a noun that may be an adjective gives way.
                        !self.is_source_noun(head) && self.is_source_noun(at) && self.facets(head).has(Tags::ADJ)
                    } else {
                        heads.names.is_empty() || !self.is(head, Bits::SOMEBODY)
                    }
                });
                if better {
                    heads.head = Some(at);
                    heads.role = self.is(at, Bits::SOMEBODY) || self.is(at, Bits::SOURCE);
                }
            }
        }
        heads
    }

    /// What a word is as a determiner.
    fn determiner(&self, at: usize) -> Determiner {
        if self.is(at, Bits::SOME) {
            Determiner::Many
        } else if self.is(at, Bits::INDEFINITE) {
            Determiner::Indefinite
        } else if self.facets(at).has(Tags::DET) {
            Determiner::Definite
        } else {
            Determiner::Bare
        }
    }

    fn is_source_noun(&self, at: usize) -> bool {
        self.is(
            at,
            Bits::SOMEBODY
                .or(Bits::SOURCE)
                .or(Bits::BODY)
                .or(Bits::GROUP)
                .or(Bits::DOCUMENT)
                .or(Bits::TELL_BODY)
                .or(Bits::TELL_DOCUMENT),
        )
    }

    /// What kind of source a group names; none where it is nobody who could speak.
    pub fn source_kind(&self, group: &Group) -> Option<SourceKind> {
        let heads = self.heads(group.own());
        let kind = self.kind_of(&heads, group);
        if matches!(kind, Some(SourceKind::Role)) && self.ends_with_name(&group.own()) {
            return Some(SourceKind::Person);
        }
        let kind = match kind {
            Some(SourceKind::Collective) if self.is_one_of(&group.own()) => Some(SourceKind::Anonymous),
            other => other,
        };
        // ", Jean Martin," beside a role names the person.
        if matches!(kind, Some(SourceKind::Role | SourceKind::Anonymous)) && self.names_beside(group) {
            return Some(SourceKind::Person);
        }
        kind
    }

    /// What a group is whose noun says nothing about who speaks.
    pub fn some_kind(&self, group: &Group) -> Option<SourceKind> {
        let heads = self.heads(group.own());
        let head = heads.head.filter(|&head| !self.is(head, Bits::CALENDAR))?;
        let bare_plural = !self.french() && self.noun_is(head, Tags::PL);
        (heads.determiner != Determiner::Bare || bare_plural).then(|| {
            if self.noun_is(head, Tags::PL) || self.plural_by_determiner(group) {
                SourceKind::Collective
            } else {
                SourceKind::Organisation
            }
        })
    }

    /// "l'un des dirigeants", "le plus connu des avocats", "one of the leaders": one, whose name is kept back.
    fn is_one_of(&self, own: &Range<usize>) -> bool {
        let best = matches!(self.folded(own.start).as_ref(), "le" | "la") && self.folded(own.start + 1) == "plus";
        if best && own.len() > 2 {
            return true;
        }
        let mut words = own.clone().take(3).map(|at| self.folded(at));
        let first = words.next();
        let one = if first.as_deref() == Some("l'") {
            words.next()
        } else {
            first
        };
        matches!(one.as_deref(), Some("un" | "une" | "one"))
            && matches!(words.next().as_deref(), Some("des" | "de" | "of"))
    }

    /// Whether a role ends with somebody's name: "le ministre de la Justice Jean Martin".
    pub fn ends_with_name(&self, own: &Range<usize>) -> bool {
        let names = own.clone().rev().take_while(|&at| self.named(at)).count();
        let first = own.end - names;
        let linked = first > own.start
            && (self.is_preposition(first - 1, false)
                || self.facets(first - 1).has(Tags::DET) && !self.named(first - 1));
        let own_name = own.end > own.start && self.shape(own.end - 1).has(Tags::UNKNOWN);
        own_name && names >= if linked { 3 } else { 2 }
    }

    /// Whether a personal name stands beside a group, after its comma.
    pub fn names_beside(&self, group: &Group) -> bool {
        let mut names = 0;
        let core = self.past_bracket(group);
        for at in (core..group.tokens.end).take(6) {
            if self.named(at) {
                names += 1;
            } else if !(names == 0 && self.mark(at) == Some(Mark::Comma) || self.is(at, Bits::TITLE)) {
                break;
            }
        }
        names >= 2 || names == 1 && group.tokens.end.saturating_sub(core) <= 2
    }

    /// Where a group goes on after the bracket behind its noun: "l'agence (ANF) | , Ada Brel".
    pub fn past_bracket(&self, group: &Group) -> usize {
        if self.mark(group.core) != Some(Mark::Open) {
            return group.core;
        }
        let close = (group.core..group.tokens.end).find(|&at| self.mark(at) == Some(Mark::Close));
        close.map_or(group.core, |close| close + 1)
    }

    fn kind_of(&self, heads: &Heads, group: &Group) -> Option<SourceKind> {
        if heads.title && !heads.names.is_empty() {
            return Some(SourceKind::Person);
        }
        let first_name = heads.names.first().copied();
        let leads = first_name.is_some_and(|name| heads.head.is_none_or(|head| name < head));
        let Some(head) = heads
            .head
            .filter(|&head| !(leads && self.french() && !self.is_source_noun(head)))
        else {
            return self.kind_of_names(heads, group);
        };
        let name_after = heads.names.last().is_some_and(|&name| name > head);
        let plural = self.noun_is(head, Tags::PL) || self.noun_is(head, Tags::NOUN) && self.plural_by_determiner(group);
        let is = |bits: Bits| self.is(head, bits);
        let definite = heads.determiner == Determiner::Definite;
        // "the opposition" is a body before it is a person.
        // "spy agency NSO": letters are the body's own name.
        let letters = heads
            .names
            .last()
            .is_some_and(|&name| name > head && self.shape(name).has(Tags::CAPS));
        let body = is(Bits::BODY) && (definite || !is(Bits::PERSON)) && (!name_after || letters) && !is(Bits::SOURCE);
        // "the sources", "the latest figures" are no persons, whatever else such nouns may be.
        let thing = !is(Bits::PERSON) && !name_after && (is(Bits::SOURCE) || is(Bits::TELL_DOCUMENT) && plural);
        if is(Bits::SOMEBODY.or(Bits::TELL_ROLE)) && !body && !thing {
            return Some(self.kind_of_person(head, heads.determiner, name_after, plural));
        }
        if let Some((_, kind)) = KINDS.into_iter().find(|(bits, _)| is(*bits)) {
            return Some(kind);
        }
        if is(Bits::DEMONYM) && plural || heads.determiner == Determiner::Many {
            return Some(SourceKind::Collective);
        }
        if is(Bits::DEMONYM) && heads.names.is_empty() && definite {
            return Some(SourceKind::Role);
        }
        // "Norlandish propagandists", with nothing before.
        let people = group.own().any(|at| self.is(at, Bits::DEMONYM));
        if !self.french() && plural && heads.determiner == Determiner::Bare && people {
            return Some(SourceKind::Collective);
        }
        // "Brel supporters", "Norland propagandists": an English name before a plural.
        if !self.french() && leads && plural && first_name.is_some_and(|name| name < head) {
            return Some(SourceKind::Collective);
        }
        self.kind_of_names(heads, group)
    }

    /// What a noun for a person names: somebody by name, by a role, one of many, or one whose name is kept back.
    fn kind_of_person(&self, head: usize, determiner: Determiner, named: bool, plural: bool) -> SourceKind {
        let insider = self.is(head, Bits::INSIDER) && !self.is(head, Bits::ONLOOKER);
        let kept_back = insider && determiner != Determiner::Definite;
        match determiner {
            _ if named && !plural => SourceKind::Person,
            _ if plural && kept_back => SourceKind::Anonymous,
            _ if plural => SourceKind::Collective,
            Determiner::Many => SourceKind::Collective,
            Determiner::Indefinite if !self.is(head, Bits::TELL_ROLE) => SourceKind::Anonymous,
            _ => SourceKind::Role,
        }
    }

    fn plural_by_determiner(&self, group: &Group) -> bool {
        matches!(
            self.folded(group.tokens.start).as_ref(),
            "les" | "des" | "ces" | "ses" | "leurs" | "nos" | "plusieurs" | "certains" | "certaines" | "quelques"
        )
    }

    fn kind_of_names(&self, heads: &Heads, group: &Group) -> Option<SourceKind> {
        let Some(&first) = heads.names.first() else {
            return (heads.determiner == Determiner::Many).then_some(SourceKind::Collective);
        };
        let last = heads.names.last().copied().unwrap_or(first);
        if self.is_media(&heads.names) {
            return Some(SourceKind::Organisation);
        }
        let body = Bits::BODY.or(Bits::TELL_BODY);
        if (first..=last).any(|at| self.is(at, body) && !self.is(at, Bits::SOMEBODY)) {
            return Some(SourceKind::Organisation);
        }
        if (first..=last).any(|at| self.is(at, Bits::SOMEBODY)) && heads.names.len() > 1 {
            return Some(SourceKind::Person);
        }
        if self.shape(last).has(Tags::CAPS) && heads.names.len() == 1 {
            return Some(SourceKind::Organisation);
        }
        let lead = self.folded(group.tokens.start);
        let article = matches!(lead.as_ref(), "le" | "la" | "l'" | "les" | "the");
        if article && group.tokens.start < first {
            let people = lead == "les" && !self.shape(first).has(Tags::UNKNOWN);
            return Some(if people {
                SourceKind::Collective
            } else {
                SourceKind::Organisation
            });
        }
        let people = self.is(first, Bits::SOMEBODY) && self.noun_is(first, Tags::PL);
        if (self.is(first, Bits::DEMONYM) || people) && heads.names.len() == 1 {
            return Some(SourceKind::Collective);
        }
        if heads.names.len() == 1 && self.is_place_name(first) {
            return Some(SourceKind::Organisation);
        }
        Some(SourceKind::Person)
    }

    /// Whether a name of several words has one that newspapers, stations and agencies are called by.
    pub fn is_media(&self, names: &[usize]) -> bool {
        names.len() > 1 && names.iter().any(|&at| self.is(at, Bits::TELL_MEDIA))
    }

    /// Whether a name is one of a place or state: an adjective of nationality is made from it, or the text says "in" it.
    fn is_place_name(&self, at: usize) -> bool {
        self.places_named.contains(self.folded(at).as_ref())
    }
}
