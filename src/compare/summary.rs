//! A comparison in the words of the interface: rows of figures, actors with their terms, facts and passages, each with the
//! places that it speaks of. The reader, the text and the Markdown all show this, so that they say the same.
//!
//! Words of the articles come out on one line with no control among them.

use std::collections::BTreeSet;

use super::{Comparison, Figures, OwnFact, Pair, Side, Subject};
use crate::analysis::Voice;
use crate::analysis::study::{Charge, FactKind, Named, Portrait, SignKind, SourceKind, TraitKind};
use crate::messages::Messages;
use crate::span::Span;
use crate::taxonomy::Category;
use crate::telling::{self, Part};
use crate::visible::one_line;

/// A comparison, ready to be shown.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// How much is flagged, and who makes the claims.
    pub tables: Vec<Table>,
    /// Further figures.
    pub further: Vec<Table>,
    /// Who the sources of either article are, by kind.
    pub sources: Vec<Row>,
    /// The actors that both speak of, and one of them at least describes.
    pub actors: Vec<Actor>,
    /// Facts that both give.
    pub shared: Vec<Row>,
    /// Facts that one alone gives.
    pub only: Pair<Vec<OnlyFact>>,
    /// Sentences that speak of the same things.
    pub passages: Vec<Row>,
}

/// Rows of figures under a heading.
#[derive(Clone, Debug)]
pub struct Table {
    /// The heading.
    pub title: &'static str,
    /// At least one.
    pub rows: Vec<Figure>,
}

/// A figure of both articles.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is counted.
    pub label: &'static str,
    /// The category it counts, where it counts flags of one.
    pub category: Option<Category>,
    /// The figures, as they are said.
    pub values: Pair<String>,
    /// The same as shares of the greatest in the table, for bars.
    pub bars: Pair<f64>,
    /// The first passage that is counted.
    pub places: Pair<Option<Span>>,
}

/// Words of both articles under a label.
#[derive(Clone, Debug)]
pub struct Row {
    /// What they are; empty where the words say it.
    pub label: String,
    /// The words; empty where there are none.
    pub words: Pair<String>,
    /// Where the first of them stand.
    pub places: Pair<Option<Span>>,
}

/// An actor that both articles speak of.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The fullest name in either.
    pub name: String,
    /// Person, country, organisation or group; none where the articles do not make it clear.
    pub kind: Option<&'static str>,
    /// In either article.
    pub painted: Pair<Painted>,
}

/// What one article calls an actor.
#[derive(Clone, Debug, Default)]
pub struct Painted {
    /// Epithets, roles, predicates and qualities, and the acts that are told with a charge, each once, charged ones first.
    pub terms: Vec<Term>,
    /// How many terms of each charge; none where none has any.
    pub balance: Option<String>,
    /// The first mention.
    pub place: Option<Span>,
}

/// Words that an article attaches to an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The words.
    pub words: String,
    /// What they do to the actor.
    pub charge: Charge,
    /// Whether they are somebody else's words.
    pub is_quoted: bool,
    /// Where they stand.
    pub place: Span,
}

impl Painted {
    /// The terms in one line, and their balance.
    #[must_use]
    pub fn say(&self, messages: &Messages) -> String {
        let terms: Vec<String> = self.terms.iter().map(|term| term.say(messages)).collect();
        let terms = if terms.is_empty() {
            messages.get("compare.no_terms").to_owned()
        } else {
            terms.join(" · ")
        };
        match &self.balance {
            Some(balance) => format!("{terms} — {balance}"),
            None => terms,
        }
    }
}

impl Term {
    /// The sign of its charge, which needs no colour; none where it has none.
    #[must_use]
    pub const fn sign(&self) -> &'static str {
        match self.charge {
            Charge::Favourable => "+\u{a0}",
            Charge::Unfavourable => "−\u{a0}",
            Charge::Neutral => "",
        }
    }

    /// The words with their sign, and whose they are if they are quoted.
    #[must_use]
    pub fn say(&self, messages: &Messages) -> String {
        let quoted = if self.is_quoted {
            format!(" ({})", messages.get("voice.quoted"))
        } else {
            String::new()
        };
        format!("{}{}{quoted}", self.sign(), self.words)
    }
}

/// A fact that one article alone gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyFact {
    /// What it is.
    pub kind: FactKind,
    /// Its words where it first stands; of a name, where it first stands in full.
    pub words: String,
    /// Where that is.
    pub place: Span,
}

impl Summary {
    /// Says a comparison of these articles.
    #[must_use]
    pub fn new(subjects: Pair<Subject<'_>>, comparison: &Comparison, messages: &Messages) -> Self {
        let teller = Teller {
            subjects,
            comparison,
            messages,
        };
        Self {
            tables: teller.tables(),
            further: teller.further(),
            sources: teller.sources(),
            actors: teller.actors(),
            shared: teller.shared(),
            only: Pair::make(|side| teller.only(side)),
            passages: teller.passages(),
        }
    }
}

struct Teller<'a> {
    subjects: Pair<Subject<'a>>,
    comparison: &'a Comparison,
    messages: &'a Messages,
}

impl Teller<'_> {
    fn words(&self, side: Side, span: Span) -> String {
        one_line(span.of(&self.subjects[side].article.text)).into_owned()
    }

    fn tables(&self) -> Vec<Table> {
        let messages = self.messages;
        tables([
            (messages.get("compare.flags"), self.flags()),
            (messages.get("compare.claims"), self.claims()),
        ])
    }

    fn further(&self) -> Vec<Table> {
        let messages = self.messages;
        tables([
            (messages.get("compare.shares"), self.shares()),
            (telling::title(Part::Headline, messages), self.headlines()),
            (telling::title(Part::Signs, messages), self.signs()),
        ])
    }

    /// A figure of something, told by `say`, its bar measured by `most`.
    fn figure(
        &self,
        label: &'static str,
        amounts: Pair<f64>,
        most: f64,
        say: impl Fn(f64) -> String,
        place: impl Fn(Subject<'_>) -> Option<Span>,
    ) -> Figure {
        let share = |amount: f64| {
            if most > 0.0 {
                (amount / most).clamp(0.0, 1.0)
            } else {
                0.0
            }
        };
        Figure {
            label,
            category: None,
            values: Pair::make(|side| say(amounts[side])),
            bars: Pair::make(|side| share(amounts[side])),
            places: Pair::make(|side| place(self.subjects[side])),
        }
    }

    fn flags(&self) -> Vec<Figure> {
        let messages = self.messages;
        let per_thousand = |count: &dyn Fn(&Figures) -> usize| {
            Pair::make(|side| {
                let figures = &self.comparison.figures[side];
                figures.per_thousand(count(figures))
            })
        };
        let say = |amount: f64| messages.decimal(amount, 1);
        let all = per_thousand(&|figures| figures.flags);
        let most = all.left.max(all.right);
        let first = |subject: Subject<'_>| subject.analysis.flags.first().map(|flag| flag.span);
        let mut rows = vec![self.figure(messages.get("compare.all"), all, most, say, first)];
        for category in Category::ALL {
            let amounts = per_thousand(&|figures| figures.category(category));
            if amounts.left + amounts.right > 0.0 {
                let first = |subject: Subject<'_>| {
                    let flags = &subject.analysis.flags;
                    let first = flags.iter().find(|flag| flag.technique.category() == category);
                    first.map(|flag| flag.span)
                };
                rows.push(Figure {
                    category: Some(category),
                    ..self.figure(messages.category(category).name, amounts, most, say, first)
                });
            }
        }
        rows
    }

    /// A row for each of some kinds that either article has.
    fn kinds<K: Named>(
        &self,
        count: impl Fn(&Figures, K) -> usize,
        place: impl Fn(Subject<'_>, K) -> Option<Span>,
    ) -> Vec<Figure> {
        let amounts = |kind: K| Pair::make(|side| count(&self.comparison.figures[side], kind));
        let most = K::ALL
            .iter()
            .map(|&kind| amounts(kind))
            .map(|pair| pair.left.max(pair.right));
        let most = as_amount(most.max().unwrap_or_default());
        let there = K::ALL.iter().copied().map(|kind| (kind, amounts(kind)));
        there
            .filter(|(_, amounts)| amounts.left + amounts.right > 0)
            .map(|(kind, amounts)| {
                let label = telling::name(kind, self.messages);
                let amounts = Pair::make(|side| as_amount(amounts[side]));
                let say = |amount: f64| self.messages.decimal(amount, 0);
                self.figure(label, amounts, most, say, |subject| place(subject, kind))
            })
            .collect()
    }

    fn claims(&self) -> Vec<Figure> {
        self.kinds(
            |figures, kind: SourceKind| figures.source(kind).claims,
            |subject, kind| {
                let claims = &subject.study.attributions;
                claims.iter().find(|claim| claim.kind == kind).map(|claim| claim.span)
            },
        )
    }

    fn signs(&self) -> Vec<Figure> {
        self.kinds(
            |figures, kind: SignKind| figures.sign(kind),
            |subject, kind| {
                let signs = &subject.study.signs;
                signs.iter().find(|sign| sign.kind == kind).map(|sign| sign.span)
            },
        )
    }

    fn shares(&self) -> Vec<Figure> {
        let shares = Pair::make(|side| self.subjects[side].study.shares);
        if shares.left.words == 0 || shares.right.words == 0 {
            return Vec::new();
        }
        let row = |key: &str, part: fn(&crate::analysis::study::Shares) -> u32| {
            let amounts = Pair::make(|side| f64::from(part(&shares[side])) / f64::from(shares[side].words));
            let say = |amount: f64| self.messages.percent(amount);
            self.figure(self.messages.get(key), amounts, 1.0, say, |_| None)
        };
        vec![
            row("compare.share.author", |shares| shares.author),
            row("compare.share.quoted", |shares| shares.quoted),
            row("compare.share.unattributed", |shares| shares.unattributed),
        ]
    }

    /// What is worth asking about either headline.
    fn headlines(&self) -> Vec<Figure> {
        let headlines = Pair::make(|side| self.subjects[side].study.headline.as_ref());
        let count = |side: Side| headlines[side].map_or(0, |headline| headline.findings.len());
        let counts = Pair::make(count);
        if counts.left + counts.right == 0 {
            return Vec::new();
        }
        let amounts = Pair::make(|side| as_amount(counts[side]));
        let say = |amount: f64| self.messages.decimal(amount, 0);
        let most = amounts.left.max(amounts.right);
        let place = |subject: Subject<'_>| subject.article.title;
        vec![self.figure(
            self.messages.get("compare.headline_findings"),
            amounts,
            most,
            say,
            place,
        )]
    }

    fn sources(&self) -> Vec<Row> {
        let kinds = SourceKind::ALL.iter().copied();
        let row = |kind: SourceKind| {
            let of = |side: Side| {
                let sources = self.subjects[side].study.sources.iter();
                sources.filter(move |source| source.kind == kind)
            };
            Row {
                label: telling::name(kind, self.messages).to_owned(),
                words: Pair::make(|side| {
                    let names: Vec<String> = of(side).map(|source| self.words(side, source.name)).collect();
                    names.join(" · ")
                }),
                places: Pair::make(|side| of(side).next().map(|source| source.name)),
            }
        };
        kinds
            .map(row)
            .filter(|row| !row.words.left.is_empty() || !row.words.right.is_empty())
            .collect()
    }

    fn actors(&self) -> Vec<Actor> {
        let portrait = |side: Side, index: u32| self.subjects[side].study.portraits.get(index as usize);
        let actor = |actor: &super::SharedActor| {
            let portraits = Pair::make(|side| portrait(side, actor.portraits[side]));
            let kinds = Pair::new(portraits.left?.kind, portraits.right?.kind);
            let names = Pair::make(|side| portraits[side].map(|portrait| self.words(side, portrait.name)));
            let fullest = if names.right.as_ref().map(String::len) > names.left.as_ref().map(String::len) {
                names.right
            } else {
                names.left
            };
            Some(Actor {
                name: fullest?,
                kind: (kinds.left == kinds.right).then(|| telling::name(kinds.left, self.messages)),
                painted: Pair::make(|side| {
                    portraits[side].map_or_else(Painted::default, |portrait| self.painted(side, portrait))
                }),
            })
        };
        let actors = self.comparison.actors.iter().filter_map(actor);
        // Who is only named, by both, is not described by either.
        let is_described = |actor: &Actor| Side::BOTH.into_iter().any(|side| !actor.painted[side].terms.is_empty());
        actors.filter(is_described).collect()
    }

    fn painted(&self, side: Side, portrait: &Portrait) -> Painted {
        let balance = portrait.balance(|_| true);
        let mut seen = BTreeSet::new();
        let mut terms: Vec<Term> = portrait
            .traits
            .iter()
            // What somebody does or undergoes is news, unless the verb judges.
            .filter(|one| one.charge != Charge::Neutral || !matches!(one.kind, TraitKind::Act | TraitKind::Undergone))
            .map(|one| Term {
                words: self.words(side, one.span),
                charge: one.charge,
                is_quoted: one.voice != Voice::Author,
                place: one.span,
            })
            .filter(|term| seen.insert((term.words.to_lowercase(), term.charge, term.is_quoted)))
            .collect();
        terms.sort_by_key(|term| (term.charge == Charge::Neutral, term.place));
        Painted {
            terms,
            balance: (balance.favourable + balance.unfavourable > 0).then(|| telling::balance(balance, self.messages)),
            place: portrait.mentions.first().copied().or(Some(portrait.name)),
        }
    }

    /// The words of a fact where it first stands; of a name, where it first stands in full.
    fn first(&self, side: Side, occurrences: &[u32]) -> Option<(String, Span)> {
        let facts = &self.subjects[side].study.facts;
        let facts = occurrences.iter().filter_map(|&index| facts.get(index as usize));
        let first = facts.reduce(|first, fact| {
            let is_fuller = fact.kind == FactKind::Name && fact.span.len() > first.span.len();
            if is_fuller { fact } else { first }
        })?;
        Some((self.words(side, first.span), first.span))
    }

    fn shared(&self) -> Vec<Row> {
        let facts = self.comparison.facts.shared.iter();
        facts
            .map(|fact| {
                let first = Pair::make(|side| self.first(side, &fact.occurrences[side]));
                Row {
                    label: telling::name(fact.kind, self.messages).to_owned(),
                    places: Pair::make(|side| first[side].as_ref().map(|(_, place)| *place)),
                    words: Pair::make(|side| first[side].as_ref().map(|(words, _)| words.clone()).unwrap_or_default()),
                }
            })
            .collect()
    }

    fn only(&self, side: Side) -> Vec<OnlyFact> {
        let fact = |fact: &OwnFact| {
            let (words, place) = self.first(side, &fact.occurrences)?;
            Some(OnlyFact {
                kind: fact.kind,
                words,
                place,
            })
        };
        self.comparison.facts.only[side].iter().filter_map(fact).collect()
    }

    fn passages(&self) -> Vec<Row> {
        let row = |passage: &super::Passage| {
            let places = Pair::make(|side| {
                let sentences = &self.subjects[side].analysis.sentences;
                sentences
                    .get(passage.sentences[side] as usize)
                    .map(|sentence| sentence.span)
            });
            Row {
                label: String::new(),
                words: Pair::make(|side| places[side].map(|span| self.words(side, span)).unwrap_or_default()),
                places,
            }
        };
        self.comparison.passages.iter().map(row).collect()
    }
}

/// The tables that have rows.
fn tables<const N: usize>(tables: [(&'static str, Vec<Figure>); N]) -> Vec<Table> {
    let tables = tables.into_iter().filter(|(_, rows)| !rows.is_empty());
    tables.map(|(title, rows)| Table { title, rows }).collect()
}

/// A count as an amount; no article has more words than this holds exactly.
fn as_amount(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
