//! What is read once of a text before it is walked over: parts of speech where they stand, speech, names of places and of
//! persons.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::super::Ground;
use super::super::words::Bits;
use super::{Place, Text};
use crate::analysis::QuotationKind;
use crate::analysis::context::{self, Neighbour};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::compiled::ClassId;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How many tokens after the comma behind a name say who that is.
const LONGEST_ROLE: usize = 5;

/// Whether an adjective of nationality is made from a folded name: Norland, norlandais.
fn is_nation(rulebook: &Rulebook, demonym: ClassId, name: &str) -> bool {
    const FRENCH: &[&str] = &["ien", "ais", "ois", "ain", "éen", "in", "n", "s", "e", "que"];
    const ENGLISH: &[&str] = &["n", "an", "ian", "i", "ese", "ish", "lese", "nese", "er", "ic"];
    let endings = match rulebook.language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    let stem = name.trim_end_matches(['e', 'a', 'y', 'o']);
    if stem.len() < 3 {
        return false;
    }
    let mut made = String::new();
    [name, stem].into_iter().any(|base| {
        endings.iter().any(|ending| {
            made.clear();
            made.push_str(base);
            made.push_str(ending);
            rulebook.dictionary.readings(&made).any(|reading| {
                rulebook
                    .tables
                    .kinds
                    .get(reading.kind as usize)
                    .is_some_and(|kind| kind.classes.has(demonym))
            })
        })
    })
}

impl Text<'_> {
    /// A name is one of a place where the text says "in" it, or where an adjective of nationality is made from it.
    pub fn read_places(&mut self, ground: &Ground<'_>) {
        let demonym = ground.rulebook.class("demonym");
        let mut places = FxHashSet::default();
        let mut asked = FxHashSet::default();
        for at in 0..self.layer.tokens.len() {
            if !self.named(at)
                || !asked.insert(self.layer.word_ids.get(at).copied()) && !self.is_after_in(at) && !self.is_headed(at)
            {
                continue;
            }
            let name = self.folded(at);
            let headed = self.is_headed(at);
            let nation = headed || demonym.is_some_and(|demonym| is_nation(ground.rulebook, demonym, &name));
            if nation || self.is_after_in(at) {
                places.insert(name.into_owned());
            }
        }
        self.places_named = places;
    }

    /// Whether a name has somebody at its head: "the owner of Norland", "le chef de Norland".
    pub fn is_headed(&self, at: usize) -> bool {
        let of = self.before(at).filter(|&of| self.is(of, Bits::OF));
        let alone = self.after(at).is_none_or(|next| !self.named(next));
        alone
            && of
                .and_then(|of| self.before(of))
                .is_some_and(|post| self.is(post, Bits::TELL_POST) && !self.named(post))
    }

    /// Newspapers give a person's full name, title or role where they first speak of one.
    pub fn read_introductions(&mut self) {
        let mut introduced = FxHashSet::default();
        for at in (0..self.layer.tokens.len()).filter(|&at| self.named(at)) {
            let role = Bits::SOMEBODY.or(Bits::TELL_ROLE).or(Bits::TITLE);
            let beside = |place: Option<usize>| {
                place.is_some_and(|place| self.named(place) && !self.is(place, Bits::DEMONYM) || self.is(place, role))
            };
            let after = self.after(at);
            let aside = after
                .filter(|&comma| self.mark(comma) == Some(Mark::Comma))
                .is_some_and(|comma| {
                    (comma + 1..comma + 1 + LONGEST_ROLE)
                        .take_while(|&place| self.mark(place).is_none() && !self.is_finite(place))
                        .any(|place| self.is(place, Bits::SOMEBODY.or(Bits::TELL_ROLE)))
                });
            let before = self.before(at);
            let person = before.is_some_and(|before| self.facets(before).has(Tags::ADJ))
                && before.is_some_and(|before| beside(self.before(before)));
            if beside(before) || person || beside(after.filter(|&next| self.named(next))) || aside {
                introduced.insert(self.folded(at).into_owned());
            }
        }
        self.introduced = introduced;
    }

    pub fn is_after_in(&self, at: usize) -> bool {
        // "à Verlune" is a place, unless something is said to somebody of that name.
        let addressed = |to: usize| self.before(to).is_some_and(|verb| self.is(verb, Bits::TELLS));
        let alone = self
            .after(at)
            .is_none_or(|next| !self.named(next) && !self.is(next, Bits::POSSESSIVE));
        alone
            && self
                .before(at)
                .is_some_and(|before| match self.folded(before).as_ref() {
                    "in" | "en" | "au" => true,
                    "à" => !addressed(before) && self.before(before).is_some(),
                    _ => false,
                })
    }

    pub fn read_words(&mut self) {
        let mut seen = Vec::new();
        for (number, sentence) in (0u32..).zip(&self.layer.sentences) {
            if let Some(sentences) = self.sentences.get_mut(sentence.tokens.clone()) {
                sentences.fill(number);
            }
            self.layer.see(sentence, &mut seen);
            for (place, one) in seen.iter().enumerate() {
                let entry = self.layer.vocabulary.get(one.word);
                let allowed = context::allowed(self.language, |offset| {
                    place
                        .checked_add_signed(offset)
                        .and_then(|place| seen.get(place))
                        .map_or(Neighbour::default(), |seen| {
                            let entry = self.layer.vocabulary.get(seen.word);
                            Neighbour {
                                facets: entry.facets,
                                role: entry.role,
                            }
                        })
                });
                let token = one.token as usize;
                if let (Some(facets), Some(named)) = (self.facets.get_mut(token), self.named.get_mut(token)) {
                    *facets = entry.facets.and(allowed);
                    *named = one.place.has(Tags::NAME);
                }
            }
        }
    }

    pub fn read_quotations(&mut self) {
        let mut outer_end = 0;
        for (number, quotation) in self.quotations.iter().enumerate() {
            if quotation.span.start < outer_end || quotation.kind != QuotationKind::Speech {
                continue;
            }
            outer_end = quotation.span.end;
            let Range { start, end } = self.tokens_of(quotation.span);
            for at in start..end {
                let mark = (at == start || at + 1 == end) && self.kind(at) == Some(TokenKind::Quote);
                if let Some(place) = self.places.get_mut(at) {
                    *place = if mark {
                        Place::Border(number)
                    } else {
                        Place::Inside(number)
                    };
                }
            }
        }
    }
}
