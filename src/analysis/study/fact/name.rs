//! Names: runs of words whose capital says something, and which of them stand for the same bearer.

use rustc_hash::FxHashMap;

use super::bare;
use crate::analysis::layer::{Layer, TokenSentence};
use crate::analysis::matcher::Seen;
use crate::analysis::study::{Fact, FactKind, Ground};
use crate::analysis::vocabulary::WordId;
use crate::analysis::voice::Traits;
use crate::article::BlockKind;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::ClassId;
use crate::rulebook::tags::Tags;
use crate::span::Span;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, without the title before them.
    pub span: Span,
    /// The same, folded and without accents, with one space between them.
    pub words: String,
    /// Whether it stands in the title.
    pub in_title: bool,
    /// Whether no dictionary has any of its words.
    pub is_unknown: bool,
    /// Whether it is one word in capitals.
    pub is_acronym: bool,
}

impl Name {
    /// Whether it is a word in capitals, too long to be an acronym: a cry as likely as a name.
    pub fn is_shouted(&self) -> bool {
        self.is_acronym && self.words.chars().count() > LONGEST_ACRONYM
    }
}

/// The letters of the longest acronyms.
const LONGEST_ACRONYM: usize = 6;

/// Every name of a text, by first byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    all: Vec<Name>,
    /// The fullest form of each name that has a fuller one.
    fuller: FxHashMap<String, String>,
}

impl Names {
    /// The names of a text.
    pub fn new(ground: &Ground<'_>) -> Self {
        let reader = Reader {
            layer: ground.layer,
            person: ground.rulebook.class("person"),
            demonym: ground.rulebook.class("demonym"),
            rulebook: ground.rulebook,
        };
        let mut all = Vec::new();
        let mut seen = Vec::new();
        for sentence in &ground.layer.sentences {
            ground.layer.see(sentence, &mut seen);
            reader.names(sentence, &seen, &mut all);
        }
        // A word that begins a sentence, and that no dictionary has, is a name only if it is one elsewhere.
        let mut sure: Vec<&str> = Vec::new();
        for (name, surely) in &all {
            if *surely {
                sure.extend(name.words.split(' '));
            }
        }
        sure.sort_unstable();
        sure.dedup();
        let keep: Vec<bool> = all
            .iter()
            .map(|(name, surely)| *surely || sure.binary_search(&name.words.as_str()).is_ok())
            .collect();
        let all: Vec<Name> = all
            .into_iter()
            .zip(keep)
            .filter(|(_, keep)| *keep)
            .map(|((name, _), _)| name)
            .collect();
        let fuller = fuller(&all);
        // A common word with a capital ("le Premier ministre", "the West") names nobody, unless somebody bears it.
        let all = all
            .into_iter()
            .filter(|name| name.is_unknown || name.words.contains(' ') || fuller.contains_key(&name.words))
            .collect();
        Self { all, fuller }
    }

    /// The names of the title.
    pub fn of_title(&self) -> impl Iterator<Item = &Name> {
        self.all.iter().filter(|name| name.in_title)
    }

    /// The names as facts.
    pub fn facts(&self) -> impl Iterator<Item = Fact> + '_ {
        self.all.iter().map(|name| Fact {
            kind: FactKind::Name,
            span: name.span,
            key: self.fuller.get(&name.words).unwrap_or(&name.words).clone(),
        })
    }
}

/// For each name, the longest one that ends with it, or else begins with it, where there is only one such bearer.
fn fuller(all: &[Name]) -> FxHashMap<String, String> {
    let mut forms: Vec<&str> = all.iter().map(|name| name.words.as_str()).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut by_word: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for form in &forms {
        let mut words = form.split(' ');
        let (first, last) = (words.next(), words.next_back());
        // A name of one word is no fuller than another.
        if let (Some(first), Some(last)) = (first, last) {
            by_word.entry(first).or_default().push(form);
            if first != last {
                by_word.entry(last).or_default().push(form);
            }
        }
    }
    let mut fuller = FxHashMap::default();
    for form in forms {
        let first = form.split(' ').next().unwrap_or(form);
        let last = form.rsplit(' ').next().unwrap_or(form);
        let longest = |word: &str, fits: &dyn Fn(&str) -> bool| {
            let longer = by_word.get(word).into_iter().flatten().copied();
            let longer: Vec<&str> = longer
                .filter(|longer| longer.len() > form.len() && fits(longer))
                .collect();
            let longest = longer.iter().copied().max_by_key(|longer| longer.len())?;
            // Two bearers of one name: it stands for neither.
            longer
                .iter()
                .all(|other| longest.ends_with(other) || longest.starts_with(other))
                .then_some(longest)
        };
        let ends = |longer: &str| longer.strip_suffix(form).is_some_and(|head| head.ends_with(' '));
        let begins = |longer: &str| longer.strip_prefix(form).is_some_and(|tail| tail.starts_with(' '));
        if let Some(longest) = longest(last, &ends).or_else(|| longest(first, &begins)) {
            fuller.insert(form.to_owned(), longest.to_owned());
        }
    }
    fuller
}

/// Reads names off sentences.
struct Reader<'a> {
    layer: &'a Layer<'a>,
    rulebook: &'a Rulebook,
    person: Option<ClassId>,
    demonym: Option<ClassId>,
}

/// Small words inside names, which a name neither begins nor ends with.
const PARTICLES: &[&str] = &[
    "of", "von", "van", "der", "den", "ben", "bin", "al", "el", "da", "di", "dos", "del",
];

impl Reader<'_> {
    /// The names of a sentence, each with whether its capital alone makes it one.
    fn names(&self, sentence: &TokenSentence, seen: &[Seen], into: &mut Vec<(Name, bool)>) {
        let in_title = self.layer.block_kind(sentence.block) == BlockKind::Title;
        let mut at = 0;
        while at < seen.len() {
            let start = at;
            while at < seen.len() && self.goes_on(seen, start, at) {
                at += 1;
            }
            if at == start {
                at += 1;
                continue;
            }
            if let Some(name) = self.name(seen.get(start..at).unwrap_or_default(), in_title) {
                let surely = seen.get(start).is_some_and(|first| !first.place.has(Tags::FIRST)) || at - start > 1;
                into.push((name, surely));
            }
        }
    }

    /// Whether the name that begins at `start` reaches over `at`.
    fn goes_on(&self, seen: &[Seen], start: usize, at: usize) -> bool {
        let Some(this) = seen.get(at) else {
            return false;
        };
        // A quotation mark between two words parts them.
        let joined = at == start || at > 0 && seen.get(at - 1).is_some_and(|before| before.token + 1 == this.token);
        joined
            && (self.is_name(*this)
                || at > start
                    && PARTICLES.contains(&self.word(*this).as_str())
                    && seen.get(at + 1).is_some_and(|next| {
                        next.token == this.token + 1 && (self.is_name(*next) || self.is_particle(*next))
                    }))
    }

    fn is_particle(&self, seen: Seen) -> bool {
        PARTICLES.contains(&self.word(seen).as_str())
    }

    fn is_name(&self, seen: Seen) -> bool {
        if !seen.place.has(Tags::NAME) {
            return false;
        }
        let entry = self.layer.vocabulary.get(seen.word);
        let grammatical = Tags::PRON.with(Tags::DET).with(Tags::PREP).with(Tags::CONJ);
        let raw = self.raw(seen);
        let shouted = seen.place.has(Tags::CAPS)
            && !seen.place.has(Tags::UNKNOWN)
            && raw.chars().count() > 4
            && self.rulebook.knows(&raw.to_lowercase());
        !shouted
            && (!entry.facets.meets(grammatical) || entry.facets.meets(Tags::NOUN))
            && raw.chars().any(char::is_alphabetic)
            && !raw.starts_with(['#', '@'])
            && !raw.contains("//")
            && !raw.starts_with("www.")
    }

    fn raw(&self, seen: Seen) -> &str {
        let token = self.layer.tokens.get(seen.token as usize);
        token.map_or("", |token| token.of(self.layer.text))
    }

    fn word(&self, seen: Seen) -> String {
        bare(self.raw(seen)).into_owned()
    }

    fn has_class(&self, word: WordId, class: Option<ClassId>) -> bool {
        class.is_some_and(|class| self.layer.vocabulary.has_class(word, class))
    }

    /// The name that a run of capitals is, without the office or title before it; nothing for a people or a month.
    fn name(&self, run: &[Seen], in_title: bool) -> Option<Name> {
        let is_office = |seen: &Seen| {
            let traits = self.layer.vocabulary.get(seen.word).traits;
            self.has_class(seen.word, self.person) || traits.any(Traits::MISTER.or(Traits::MADAM))
        };
        let before_last = run.get(..run.len().saturating_sub(1)).unwrap_or_default();
        let titles = before_last.iter().rposition(is_office).map_or(0, |last| last + 1);
        let run = run.get(titles..).unwrap_or_default();
        // "Minister of Agriculture"
        let particles = run.iter().take_while(|seen| self.is_particle(**seen)).count();
        let run = run.get(particles..).unwrap_or_default();
        let first = run.first()?;
        if run.len() == 1 && (self.has_class(first.word, self.demonym) || is_office(first)) {
            return None;
        }
        let words: Vec<String> = run.iter().map(|seen| self.word(*seen)).collect();
        if let [only] = words.as_slice()
            && (only.chars().count() < 2 || CALENDAR.contains(&only.as_str()))
        {
            return None;
        }
        Some(Name {
            span: self.layer.span(first.token as usize, run.last()?.token as usize),
            words: words.join(" "),
            in_title,
            is_unknown: run.iter().all(|seen| seen.place.has(Tags::UNKNOWN)),
            is_acronym: run.len() == 1 && first.place.has(Tags::CAPS),
        })
    }
}

/// Words with a capital in English that name no bearer.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "am", "pm",
];
