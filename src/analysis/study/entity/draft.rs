//! The groups of a text that may stand for actors, with what stands around them, before any is merged with another.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::capital::Names;
use super::group::{Group, Role};
use crate::analysis::QuotationKind;
use crate::analysis::study::Ground;
use crate::analysis::study::grammar::{Grammar, Item, Key, Kinds};
use crate::analysis::study::words::{Listed, listed};
use crate::language::Language;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::span::Span;

/// A group that may stand for an actor. Ranges are tokens of the layer.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub sentence: u32,
    pub tokens: Range<usize>,
    pub name_tokens: Range<usize>,
    /// The words of the name; empty for a description.
    pub name: Vec<Key>,
    pub role: Option<Role>,
    /// The role that stands after a comma: "Jean Martin, ministre de la Défense".
    pub apposed: Option<Role>,
    pub head: Option<usize>,
    /// Whether that noun is of a body or a group, before a name: "le clan Vestrov", "le mouvement Karsk".
    pub led: bool,
    /// Gender and number that it shows.
    pub shows: Tags,
    pub clues: Clues,
}

/// What speaks for the kinds of actor, in points.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clues {
    pub person: u32,
    pub place: u32,
    /// "à", which stands before towns and persons alike.
    pub at: u32,
    pub body: u32,
    pub group: u32,
}

impl Clues {
    pub fn add(&mut self, other: Self) {
        self.person += other.person;
        self.place += other.place;
        self.at += other.at;
        self.body += other.body;
        self.group += other.group;
    }
}

/// The drafts of a text, in order; none overlaps another.
pub(super) fn drafts(ground: &Ground<'_>, grammar: &Grammar<'_>) -> Vec<Draft> {
    let mut names = Names {
        grammar,
        capital: FxHashSet::default(),
        small: FxHashSet::default(),
        alone: FxHashSet::default(),
    };
    let (mut seen, mut items) = (Vec::new(), Vec::new());
    let sentences = 0..grammar.layer.sentences.len();
    for sentence in sentences.clone() {
        grammar.read(sentence, &mut seen, &mut items);
        if is_loud(&items) {
            continue;
        }
        for item in &items {
            let word = grammar.of(item);
            // A capital inside a sentence; the dictionary's verbs and small words are no names where they begin one.
            if item.place.has(Tags::NAME.with(Tags::CAP)) && !word.facets.has(Tags::DET) && !word.facets.has(Tags::PRON)
            {
                names.capital.insert(item.id);
            }
            if item.mark.is_none() && !item.place.has(Tags::CAP) && !word.known {
                names.small.insert(grammar.name(item));
            }
        }
    }
    for sentence in sentences.clone() {
        grammar.read(sentence, &mut seen, &mut items);
        note_lone_names(&mut names, &items);
    }
    let mut titles: Vec<(Span, QuotationKind)> = ground
        .analysis
        .quotations
        .iter()
        .filter(|quotation| quotation.kind != QuotationKind::Speech)
        .map(|quotation| (quotation.inner, quotation.kind))
        .collect();
    titles.sort_unstable_by_key(|(span, _)| *span);
    let mut drafts = Vec::new();
    for sentence in sentences {
        grammar.read(sentence, &mut seen, &mut items);
        if is_loud(&items) {
            // Only what no dictionary has, or a capital made a name elsewhere, is a name there.
            for item in items.iter_mut().filter(|item| grammar.of(item).known) {
                item.place = item.place.without(Tags::NAME);
            }
        }
        let mut at = 0;
        while at < items.len() {
            match names.group(&items, at) {
                Some(group) if !group.items.is_empty() => {
                    let end = group.items.end;
                    let number = u32::try_from(sentence).unwrap_or(u32::MAX);
                    if let Some(draft) = draft(&names, &items, &group, number, &titles) {
                        drafts.push(draft);
                        at = end;
                    } else {
                        appose(&mut drafts, &items, &group);
                        // A group that is no actor may hold one: "la chute de l'armée".
                        at = group
                            .name
                            .map_or(group.head.map_or(at, |head| head.max(at)) + 1, |_| end);
                    }
                }
                _ => at += 1,
            }
        }
    }
    drafts
}

/// Whether a sentence is all in capitals, which then say nothing.
fn is_loud(items: &[Item]) -> bool {
    let words = items.iter().filter(|item| item.mark.is_none());
    let (mut all, mut loud) = (0, 0);
    for item in words {
        all += 1;
        loud += usize::from(item.place.has(Tags::CAPS));
    }
    all >= 4 && loud * 10 >= all * 6
}

/// Gives the name before a comma the role after it.
fn appose(drafts: &mut [Draft], items: &[Item], group: &Group) {
    let comma = group.items.start.checked_sub(1).and_then(|before| items.get(before));
    let (Some(comma), Some(last)) = (comma.filter(|item| item.mark == Some(Mark::Comma)), drafts.last_mut()) else {
        return;
    };
    let beside = last.tokens.end == comma.token && !last.name.is_empty() && last.apposed.is_none();
    // "Karsk, the company that runs the dam"
    if beside
        && group.name.is_none()
        && group.kinds.any(Kinds::BODY.or(Kinds::GROUP))
        && !group.kinds.any(Kinds::PERSON)
    {
        last.clues.body += 4;
    }
    if beside && group.kinds.any(Kinds::PERSON) {
        last.apposed = group.role;
        last.shows = last.shows.with(group.shows.and(Tags::MASC.with(Tags::FEM)));
        last.clues.person += 4;
    }
}

/// Remembers the names of one word that no other name touches.
fn note_lone_names(names: &mut Names<'_, '_>, items: &[Item]) {
    for at in 0..items.len() {
        let beside = |at: Option<usize>| at.is_some_and(|at| names.is_name(items, at));
        if names.is_name(items, at) && !beside(at.checked_sub(1)) && !beside(Some(at + 1)) {
            let lists = |at: Option<usize>, lists: Listed| {
                at.and_then(|at| items.get(at))
                    .is_some_and(|item| names.grammar.of(item).form.any(lists))
            };
            if !lists(Some(at + 1), Listed::PARTICLE) {
                names.alone.insert(names.grammar.name(&items[at]));
            }
        }
    }
}

/// The draft that a group makes; none for one that is no actor.
fn draft(
    names: &Names<'_, '_>,
    items: &[Item],
    group: &Group,
    sentence: u32,
    titles: &[(Span, QuotationKind)],
) -> Option<Draft> {
    let grammar = names.grammar;
    let tokens = items.get(group.items.start)?.token..items.get(group.items.end - 1)?.token + 1;
    let span = grammar.layer.span(tokens.start, tokens.end - 1);
    // What the marks of a title hold is a work; a name of several words that is all they hold is one too, or a plan.
    let after = titles.partition_point(|(title, _)| title.start <= span.start);
    let work = after.checked_sub(1).and_then(|before| titles.get(before));
    let several = tokens.len() > 1;
    // “SH”, “Y”: letters.
    if let Some([one]) = group.name.clone().and_then(|name| items.get(name)) {
        let letters = grammar.layer.span(one.token, one.token);
        let few = letters.of(grammar.layer.text).chars().count();
        let quoted = titles.binary_search_by_key(&letters, |&(title, _)| title).is_ok();
        if few == 1 || few <= 3 && quoted {
            return None;
        }
        // « Redoutable Karst »: all of it is what something is called.
        let before = group
            .name
            .as_ref()
            .and_then(|name| items.get(name.start.checked_sub(1)?));
        if before.is_some_and(|before| {
            let whole = grammar.layer.span(before.token, one.token);
            before.place.has(Tags::CAP) && titles.binary_search_by_key(&whole, |&(title, _)| title).is_ok()
        }) {
            return None;
        }
    }
    if work
        .is_some_and(|&(work, kind)| work.contains(span) && (kind == QuotationKind::Title || several && work == span))
    {
        return None;
    }
    let form = |at: Option<usize>, lists: Listed| {
        at.and_then(|at| items.get(at))
            .is_some_and(|item| item.mark.is_none() && grammar.of(item).form.any(lists))
    };
    let before = group.items.start.checked_sub(1);
    let definite = form(group.determiner, Listed::DEFINITE);
    let clues;
    let mut name = Vec::new();
    let mut name_tokens = tokens.clone();
    if let Some(range) = &group.name {
        // Oxford Street, rue de Rivoli.
        let street = |at: Option<usize>| form(at, Listed::STREET);
        let behind = |back: usize| range.start.checked_sub(back);
        if (1..=3).any(|back| {
            street(behind(back)) && (2..=back).all(|at| form(behind(at - 1), Listed::PARTICLE.or(Listed::DETERMINER)))
        }) || street(range.end.checked_sub(1)) && range.len() > 1
        {
            return None;
        }
        name_tokens = items[range.start].token..items[range.end - 1].token + 1;
        name = range
            .clone()
            .filter(|&at| items[at].mark.is_none())
            .map(|at| grammar.name(&items[at]))
            .collect();
        clues = name_clues(names, items, group, range, definite);
        let people = range.len() == 1
            && grammar
                .of(&items[range.start])
                .kinds
                .any(Kinds::PEOPLE.or(Kinds::DEMONYM));
        if people && !is_people(names, items, group, range.start) {
            return None;
        }
    } else {
        clues = description_clues(grammar, items, group, definite)?;
    }
    if form(before, Listed::STREET) && group.name.is_some() && group.determiner.is_none() {
        return None;
    }
    Some(Draft {
        sentence,
        tokens,
        name_tokens,
        name,
        role: group.role,
        apposed: None,
        led: group.name.is_some() && group.kinds.any(Kinds::BODY.or(Kinds::GROUP)) && !group.kinds.any(Kinds::PERSON),
        head: group.head.and_then(|head| items.get(head)).map(|item| item.token),
        shows: group.shows,
        clues,
    })
}

/// What a description says of what it describes; none where it describes no actor.
fn description_clues(grammar: &Grammar<'_>, items: &[Item], group: &Group, definite: bool) -> Option<Clues> {
    let head = group.head?;
    let (role, noun) = (group.role?, grammar.of(items.get(head)?));
    let person = noun.kinds.any(Kinds::PERSON);
    let troops = noun.lemma.any(Listed::TROOPS) && items[head].may(Tags::NOUN);
    let actor = noun.kinds.any(Kinds::BODY.or(Kinds::GROUP).or(Kinds::PEOPLE)) || person || troops;
    if !actor || noun.kinds.any(Kinds::THING.or(Kinds::DATE)) {
        return None;
    }
    let plural = group.shows.has(Tags::PL);
    let bare = role.which == Key::NONE;
    // English headlines and plurals go without an article: Ukrainian leaders.
    let english = grammar.language == Language::English;
    let determined = definite || english && group.determiner.is_none() && !bare && plural;
    // "à l'état pur": a state has a capital in French.
    // "the dire state of the economy"
    let of = items
        .get(head + 1)
        .is_some_and(|next| grammar.of(next).form.any(Listed::OF));
    let state = noun.lemma.any(Listed::STATE) && !items[head].place.has(Tags::CAP) && (!english || of);
    if !determined || state || !group.told && noun.lemma.any(Listed::VAGUE) {
        return None;
    }
    let mut clues = Clues::default();
    // "les forces russes" are a body, as an army is.
    if noun.kinds.any(Kinds::BODY) && !plural || troops && !person {
        clues.body = 3;
    } else if noun.kinds.any(Kinds::PEOPLE) && bare {
        clues.place = 3;
    } else if plural || noun.kinds.any(Kinds::GROUP) || !person {
        clues.group = 3;
    } else {
        clues.person = 3;
    }
    Some(clues)
}

/// What the words in and around a name say of what it names.
fn name_clues(names: &Names<'_, '_>, items: &[Item], group: &Group, name: &Range<usize>, definite: bool) -> Clues {
    let grammar = names.grammar;
    let is = |at: Option<usize>, lists: Listed| {
        at.and_then(|at| items.get(at))
            .is_some_and(|item| item.mark.is_none() && grammar.of(item).form.any(lists))
    };
    let before = group.items.start.checked_sub(1);
    let first = &items[name.start];
    let last = &items[name.end - 1];
    let mut clues = Clues::default();
    if group.titled {
        clues.person += 4;
    }
    let common = |item: &Item| {
        let word = grammar.of(item);
        word.known && word.facets.meets(Tags::NOUN)
    };
    let institution = name.clone().any(|at| {
        let word = grammar.of(&items[at]);
        word.kinds.any(Kinds::BODY.or(Kinds::GROUP)) || word.lemma.any(Listed::TROOPS)
    });
    if group.titled {
        // A title is all it takes.
    } else if institution {
        clues.body += 3;
    } else if group.determiner.is_none() && (2..=4).contains(&name.len()) {
        clues.person += 1 + u32::from(!common(first) && !common(last));
    }
    if name.len() == 1 && last.place.has(Tags::CAPS) && grammar.text(last).len() > 1 {
        clues.body += 2;
    }
    if definite {
        clues.body += 1;
        let feminine = group.determiner.is_some_and(|at| is(Some(at), Listed::FEMININE));
        let ends_in_e = grammar.text(last).ends_with('e');
        // "la société Karsk", "la Maison Rouge": the article is not a country's.
        // "le sinistre Orlan Karsk": nothing but a person has an adjective there and two names.
        let before = group.determiner.is_some_and(|at| at + 1 < name.start) && group.head.is_none();
        clues.person += if before && name.len() > 1 && !common(first) && !common(last) {
            4
        } else {
            0
        };
        let words = name.clone().filter_map(|at| items.get(at));
        let called = group.head.is_some()
            || words
                .clone()
                .all(|item| common(item) && !grammar.of(item).country && !grammar.of(item).kinds.any(Kinds::DEMONYM));
        if called {
            clues.body += 2;
        } else {
            clues.place += u32::from(feminine || ends_in_e) * 2;
        }
    }
    let placed = if group.determiner == Some(group.items.start) {
        is(group.determiner, Listed::PLACE) // au Mali
    } else {
        is(before, Listed::PLACE)
    };
    if placed && !group.titled {
        let weak = before
            .and_then(|at| items.get(at))
            .is_some_and(|item| grammar.text(item) == "à");
        if weak {
            clues.at += 1;
        } else if !is(before, Listed::TO) {
            clues.place += 2;
        }
    }
    let says = (group.items.end..group.items.end + 3)
        .map_while(|at| items.get(at).filter(|item| item.mark.is_none()))
        .any(|item| grammar.of(item).kinds.any(Kinds::SAY) && item.may(Tags::VERB.with(Tags::PP)));
    clues.person += u32::from(says && !definite);
    // A demonym is made of it: Ukraine, ukrainien. That is how countries are told from persons.
    if name.len() == 1 && grammar.of(last).country {
        clues.place += 3;
    }
    let text = grammar.text(last);
    if text
        .split('-')
        .skip(1)
        .any(|part| listed(grammar.language, part).any(Listed::TIE))
    {
        clues.place += 3;
    }
    clues
}

/// Whether a capitalised demonym names a people and not a language or a quality: several, with an article or alone.
fn is_people(names: &Names<'_, '_>, items: &[Item], group: &Group, at: usize) -> bool {
    let word = names.grammar.of(&items[at]);
    let noun = items
        .get(at + 1)
        .is_some_and(|next| next.may(Tags::NOUN.with(Tags::ADJ).with(Tags::PP)) && !next.may(Tags::VERB));
    let plural = word.nominal.has(Tags::PL) && (!word.nominal.has(Tags::SG) || group.determiner.is_some());
    word.kinds.any(Kinds::PEOPLE) && plural && !noun
}
