//! The study of the article as the views show it: the lines of its tables, which of their entries are open, and who is
//! spoken of or speaks at any stretch of the text.

use rustc_hash::FxHashSet;

use crate::analysis::study::{Attribution, HeadlineFinding, Portrait, Sign, Source, Study, Trait};
use crate::app::reach::Standing;
use crate::app::state::View;
use crate::span::Span;

/// One thing that a study found, by its place there: what a row leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Somebody is made to say something.
    Attribution(u32),
    /// Words attached to an actor: the portrait, and the trait in it.
    Trait(u32, u32),
    /// An actor, where it is first mentioned.
    Actor(u32),
    /// The headline.
    Headline,
    /// Words of the headline.
    Finding(u32),
    /// The passage of the body that shows what is found in the headline.
    Evidence(u32),
    /// Something that speaks for the article.
    Sign(u32),
}

/// An entry of a table, which opens into items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A source, by its place in [`Study::sources`].
    Source(u32),
    /// Everything that is given to nobody.
    NoSource,
    /// An actor, by its place in [`Study::portraits`].
    Portrait(u32),
}

/// A line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// A heading, by the key of its words.
    Heading(&'static str),
    /// What the program says where there is nothing to show, by the key of its words.
    Said(&'static str),
    /// An entry.
    Entry(Entry),
    /// An item: of the entry above it, or by itself.
    Item(Item),
}

/// A study, and how far it is unfolded.
#[derive(Debug)]
pub struct Studied {
    study: Study,
    sources: Table,
    portraits: Table,
    headline: Table,
    /// Attributions in the text.
    claims: Standing<u32>,
    /// Mentions and traits of portraits in the text.
    actors: Standing<u32>,
    heaviest: u32,
    most_charged: u32,
}

/// The lines of a view.
#[derive(Debug, Default)]
struct Table {
    entries: Vec<Entry>,
    /// Those of them that are open.
    open: FxHashSet<Entry>,
    /// Every line, the items of folded entries left out.
    lines: Vec<Line>,
}

impl Table {
    /// A table whose entries are all folded.
    fn of(entries: Vec<Entry>) -> Self {
        Self {
            lines: entries.iter().copied().map(Line::Entry).collect(),
            open: FxHashSet::default(),
            entries,
        }
    }
}

impl Studied {
    /// A study with every entry folded.
    #[must_use]
    pub fn new(study: Study) -> Self {
        let claims = study.attributions.iter().map(|one| one.span).zip(0..).collect();
        let actors = study.portraits.iter().zip(0..).flat_map(|(portrait, index)| {
            let traits = portrait.traits.iter().map(|one| one.span);
            let spans = portrait.mentions.iter().copied().chain(traits);
            spans.map(move |span| (span, index))
        });
        let words = |entry| words(&study, entry);
        let sources = source_entries(&study);
        let portraits = study.portraits.iter().zip(0..).map(|(_, index)| Entry::Portrait(index));
        Self {
            heaviest: sources.iter().copied().map(words).max().unwrap_or(0),
            most_charged: study.portraits.iter().map(charged).max().unwrap_or(0),
            sources: Table::of(sources),
            portraits: Table::of(portraits.collect()),
            headline: Table {
                lines: headline_lines(&study),
                ..Table::default()
            },
            claims: Standing::new(claims),
            actors: Standing::new(actors.collect()),
            study,
        }
    }

    /// What was found.
    #[must_use]
    pub const fn study(&self) -> &Study {
        &self.study
    }

    /// The lines of a view; none for a view that shows no study.
    #[must_use]
    pub fn lines(&self, view: View) -> &[Line] {
        match view {
            View::Sources => &self.sources.lines,
            View::Portraits => &self.portraits.lines,
            View::Headline => &self.headline.lines,
            _ => &[],
        }
    }

    /// Whether an entry is open.
    #[must_use]
    pub fn is_open(&self, entry: Entry) -> bool {
        self.sources.open.contains(&entry) || self.portraits.open.contains(&entry)
    }

    /// Opens an entry, or closes it.
    pub fn set_open(&mut self, entry: Entry, open: bool) {
        let mut table = std::mem::take(self.table_mut(entry));
        if open {
            table.open.insert(entry);
        } else {
            table.open.remove(&entry);
        }
        table.lines.clear();
        for &entry in &table.entries {
            table.lines.push(Line::Entry(entry));
            if table.open.contains(&entry) {
                table.lines.extend(self.items(entry).into_iter().map(Line::Item));
            }
        }
        *self.table_mut(entry) = table;
    }

    /// The table that an entry is in.
    fn table_mut(&mut self, entry: Entry) -> &mut Table {
        match entry {
            Entry::Source(_) | Entry::NoSource => &mut self.sources,
            Entry::Portrait(_) => &mut self.portraits,
        }
    }

    /// Whether an entry has nothing to open into.
    #[must_use]
    pub fn is_bare(&self, entry: Entry) -> bool {
        match entry {
            Entry::Source(index) => self.source(index).is_none_or(|source| source.attributions.is_empty()),
            Entry::NoSource => false,
            Entry::Portrait(index) => self.portrait(index).is_none_or(|portrait| portrait.traits.is_empty()),
        }
    }

    /// What an entry opens into.
    #[must_use]
    pub fn items(&self, entry: Entry) -> Vec<Item> {
        let numbered = || self.study.attributions.iter().zip(0..);
        match entry {
            Entry::Source(index) => {
                let source = self.source(index);
                let attributions = source.map_or(&[][..], |source| &source.attributions);
                attributions.iter().copied().map(Item::Attribution).collect()
            }
            Entry::NoSource => numbered()
                .filter(|(one, _)| one.source.is_none())
                .map(|(_, index)| Item::Attribution(index))
                .collect(),
            Entry::Portrait(index) => {
                let portrait = self.portrait(index);
                let traits = portrait.map_or(&[][..], |portrait| &portrait.traits);
                (0..).zip(traits).map(|(one, _)| Item::Trait(index, one)).collect()
            }
        }
    }

    /// How many words an entry of the ledger is given.
    #[must_use]
    pub fn words(&self, entry: Entry) -> u32 {
        words(&self.study, entry)
    }

    /// The most words that an entry of the ledger is given.
    #[must_use]
    pub const fn heaviest(&self) -> u32 {
        self.heaviest
    }

    /// The most words of one charge that an actor bears.
    #[must_use]
    pub const fn most_charged(&self) -> u32 {
        self.most_charged
    }

    /// A source by its place.
    #[must_use]
    pub fn source(&self, index: u32) -> Option<&Source> {
        self.study.sources.get(index as usize)
    }

    /// A portrait by its place.
    #[must_use]
    pub fn portrait(&self, index: u32) -> Option<&Portrait> {
        self.study.portraits.get(index as usize)
    }

    /// An attribution by its place.
    #[must_use]
    pub fn attribution(&self, index: u32) -> Option<&Attribution> {
        self.study.attributions.get(index as usize)
    }

    /// A trait by the places of its portrait and its own.
    #[must_use]
    pub fn quality(&self, portrait: u32, index: u32) -> Option<&Trait> {
        self.portrait(portrait)?.traits.get(index as usize)
    }

    /// A finding about the headline by its place.
    #[must_use]
    pub fn finding(&self, index: u32) -> Option<&HeadlineFinding> {
        self.study.headline.as_ref()?.findings.get(index as usize)
    }

    /// A good sign by its place.
    #[must_use]
    pub fn sign(&self, index: u32) -> Option<&Sign> {
        self.study.signs.get(index as usize)
    }

    /// The passage of an item.
    #[must_use]
    pub fn span(&self, item: Item) -> Option<Span> {
        match item {
            Item::Attribution(index) => self.attribution(index).map(|one| one.span),
            Item::Trait(portrait, index) => self.quality(portrait, index).map(|one| one.span),
            Item::Actor(index) => self.portrait(index)?.mentions.first().copied(),
            Item::Headline => self.study.headline.as_ref().map(|headline| headline.span),
            Item::Finding(index) => self.finding(index).map(|finding| finding.span),
            Item::Evidence(index) => self.finding(index)?.body,
            Item::Sign(index) => self.sign(index).map(|sign| sign.span),
        }
    }

    /// What is marked in the text for an item: its passage, and whom a trait is said of.
    #[must_use]
    pub fn marked(&self, item: Item) -> Vec<Span> {
        let mention = match item {
            Item::Trait(portrait, index) => self.quality(portrait, index).map(|one| one.mention),
            _ => None,
        };
        self.span(item).into_iter().chain(mention).collect()
    }

    /// The words of an item's passage that make it what it is: who is named and by which verb; the trait.
    #[must_use]
    pub fn telling_words(&self, item: Item) -> Vec<Span> {
        match item {
            Item::Attribution(index) => {
                let attribution = self.attribution(index);
                attribution.map_or_else(Vec::new, |one| one.named.into_iter().chain([one.cue]).collect())
            }
            _ => self.span(item).into_iter().collect(),
        }
    }

    /// Who is made to speak at a stretch: the narrowest attribution there.
    #[must_use]
    pub fn speaks_at(&self, span: Span) -> Option<&Attribution> {
        let claims = self.claims.over(span);
        let (_, index) = claims.min_by_key(|(claim, _)| claim.len())?;
        self.attribution(index)
    }

    /// Who is spoken of at a stretch, by first mention there.
    #[must_use]
    pub fn spoken_of_at(&self, span: Span) -> Vec<u32> {
        let mut actors = Vec::new();
        for (_, actor) in self.actors.over(span) {
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        actors
    }
}

/// The sources by the words they are given, most first, and then what has none.
fn source_entries(study: &Study) -> Vec<Entry> {
    let mut sources: Vec<(&Source, u32)> = study.sources.iter().zip(0..).collect();
    // Of those with as many words, the one that speaks more often; then the one that speaks first.
    sources.sort_by_key(|(source, _)| std::cmp::Reverse((source.words, source.attributions.len())));
    let sources = sources.into_iter().map(|(_, index)| Entry::Source(index));
    let has_none = study.attributions.iter().any(|one| one.source.is_none());
    sources.chain(has_none.then_some(Entry::NoSource)).collect()
}

/// How many words an entry of the ledger is given.
fn words(study: &Study, entry: Entry) -> u32 {
    match entry {
        Entry::Source(index) => study.sources.get(index as usize).map_or(0, |source| source.words),
        Entry::NoSource => {
            let sourceless = study.attributions.iter().filter(|one| one.source.is_none());
            sourceless.fold(0, |words, one| words.saturating_add(one.words))
        }
        Entry::Portrait(_) => 0,
    }
}

/// What is worth asking about the headline, then what speaks for the article.
fn headline_lines(study: &Study) -> Vec<Line> {
    let mut lines = vec![Line::Heading("audit.headline")];
    match &study.headline {
        None => lines.push(Line::Said("audit.no_headline")),
        Some(headline) => {
            lines.push(Line::Item(Item::Headline));
            for (finding, index) in headline.findings.iter().zip(0..) {
                lines.push(Line::Item(Item::Finding(index)));
                lines.extend(finding.body.map(|_| Line::Item(Item::Evidence(index))));
            }
            if headline.findings.is_empty() {
                lines.push(Line::Said("audit.no_findings"));
            }
        }
    }
    lines.extend([Line::Blank, Line::Heading("study.title.signs")]);
    if study.signs.is_empty() {
        lines.push(Line::Said("audit.no_signs"));
    }
    // Those of a kind together, and in the order of the text.
    let mut signs: Vec<(&Sign, u32)> = study.signs.iter().zip(0..).collect();
    signs.sort_by_key(|(sign, _)| sign.kind);
    lines.extend(signs.into_iter().map(|(_, index)| Line::Item(Item::Sign(index))));
    lines
}

/// How many words of one charge a portrait has, of that of which it has more.
fn charged(portrait: &Portrait) -> u32 {
    let balance = portrait.balance(|_| true);
    balance.favourable.max(balance.unfavourable)
}
