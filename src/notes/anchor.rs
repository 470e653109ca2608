//! Finding a note's passage again after the article changed.
//!
//! A passage is kept as its exact words, the words before and after, and its offsets (the W3C's `TextQuoteSelector` and
//! `TextPositionSelector`). It is looked for in this order: the words at their old place; the words elsewhere, told apart
//! by what stands around them; words that differ a little. A passage that is found by less than its exact words in a
//! recognisable setting is [`Fit::Doubtful`], and is shown as such; one that cannot be told from another is lost
//! ([`Anchor::Orphan`]) rather than put in a wrong place.
//!
//! Cost: one pass over the text for each passage that moved, and the [`BUDGET`] for all those whose words changed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fuzzy;
use crate::span::Span;

/// How much of the text is kept before and after a passage, in code points.
pub const CONTEXT: usize = 32;

/// How many occurrences of a passage's exact words are weighed against each other.
const OCCURRENCES: usize = 4096;

/// Words compared letter by letter, in all, for the passages of one article whose words changed: about a third of a second.
const BUDGET: usize = 64 << 20;

/// So much more of the old context than anywhere else, in code points, tells a place from the others: less is chance.
const TELLING: usize = 8;

/// A passage is looked for this near its old place, in bytes, before the whole text is searched.
const NEAR: usize = 32 << 10;

/// A passage as it is kept: what it says, what stands around it, and where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The words.
    pub exact: String,
    /// Up to [`CONTEXT`] code points before them.
    #[serde(default)]
    pub prefix: String,
    /// Up to [`CONTEXT`] code points after them.
    #[serde(default)]
    pub suffix: String,
    /// First byte, in the article's text.
    #[serde(default)]
    pub start: usize,
    /// One past the last byte.
    #[serde(default)]
    pub end: usize,
    /// First code point.
    #[serde(default)]
    pub start_char: usize,
    /// One past the last code point.
    #[serde(default)]
    pub end_char: usize,
}

/// Where a passage is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Here.
    Found(Span, Fit),
    /// Nowhere that could be told: the passage is gone, or stands where several places look alike.
    Orphan,
}

impl Anchor {
    /// The place, where there is one.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Found(span, _) => Some(span),
            Self::Orphan => None,
        }
    }
}

/// How a passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The same words at the same place.
    Same,
    /// The same words, moved, and what stands around them tells that they are the ones.
    Moved,
    /// The words changed a little, or what stood around them did: probably here.
    Doubtful,
}

impl Passage {
    /// A stretch of a text, ready to be kept.
    ///
    /// A span that does not lie in the text gives an empty passage, which is found nowhere.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        let before = text.get(..span.range().start).unwrap_or_default();
        Self::starting(text, span, before.chars().count())
    }

    /// The same, where it is known how many code points stand before: counting them takes a pass over the text.
    #[must_use]
    pub fn starting(text: &str, span: Span, start_char: usize) -> Self {
        let Range { start, end } = span.range();
        let (Some(before), Some(exact), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..))
        else {
            return Self::default();
        };
        Self {
            exact: exact.to_owned(),
            prefix: last_chars(before, CONTEXT).to_owned(),
            suffix: first_chars(after, CONTEXT).to_owned(),
            start,
            end,
            start_char,
            end_char: start_char + exact.chars().count(),
        }
    }

    /// Fills in what another program left out: the bytes of known code points, and the words where none were kept.
    pub(super) fn complete(&mut self, text: &str) {
        if self.end > 0 || self.end_char <= self.start_char {
            return;
        }
        let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = offsets.nth(self.start_char);
        let end = offsets.nth(self.end_char - self.start_char - 1);
        if let (Some(start), Some(end)) = (start, end) {
            if self.exact.is_empty() {
                *self = Self::starting(text, Span::new(start, end), self.start_char);
            } else {
                (self.start, self.end) = (start, end);
            }
        }
    }
}

/// Where each passage is in the text as it stands, in the order given.
#[must_use]
pub fn resolve(text: &str, passages: &[&Passage]) -> Vec<Anchor> {
    let mut order: Vec<usize> = (0..passages.len()).collect();
    order.sort_by_key(|&index| passages.get(index).map(|passage| passage.start));
    let mut finder = Finder {
        text,
        shift: 0,
        budget: BUDGET,
    };
    let mut anchors = vec![Anchor::Orphan; passages.len()];
    for index in order {
        if let (Some(passage), Some(anchor)) = (passages.get(index), anchors.get_mut(index)) {
            *anchor = finder.find(passage);
        }
    }
    anchors
}

struct Finder<'t> {
    text: &'t str,
    /// How far the last passage that was found had moved, in bytes: what was inserted before one stands before the next too.
    shift: isize,
    budget: usize,
}

impl Finder<'_> {
    fn find(&mut self, passage: &Passage) -> Anchor {
        if passage.exact.is_empty() {
            return Anchor::Orphan;
        }
        let anchor = self
            .unmoved(passage)
            .or_else(|| self.exact(passage))
            .or_else(|| self.altered(passage));
        if let Some(Anchor::Found(span, Fit::Same | Fit::Moved)) = anchor {
            self.shift = signed(span.range().start) - signed(passage.start);
        }
        anchor.unwrap_or(Anchor::Orphan)
    }

    /// The words, with all that stood around them, at the old place or moved as the passage before.
    fn unmoved(&self, passage: &Passage) -> Option<Anchor> {
        let shifted = passage.start.checked_add_signed(self.shift);
        [Some(passage.start), shifted].into_iter().flatten().find_map(|start| {
            let place = self.place(passage, start..start.checked_add(passage.exact.len())?)?;
            let same_words = self.text.get(place.range.clone()) == Some(passage.exact.as_str());
            (same_words && place.has_all(passage)).then(|| place.found(passage, true))
        })
    }

    /// The words wherever they stand, told apart by what stands around them.
    fn exact(&self, passage: &Passage) -> Option<Anchor> {
        let mut places: Vec<Place> = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(&passage.exact)) {
            let start = from + at;
            places.extend(self.place(passage, start..start + passage.exact.len()));
            if places.len() >= OCCURRENCES {
                break;
            }
            // One character on, for words may overlap themselves.
            from = start + passage.exact.chars().next().map_or(1, char::len_utf8);
        }
        let (best, rival) = self.best_two(passage, places)?;
        let told_apart = rival.is_none_or(|rival| best.context >= rival.context + TELLING);
        let recognised = best.context * 2 >= context_of(passage);
        Some(match (told_apart, recognised) {
            (true, true) => best.found(passage, true),
            // Alone in an unknown setting, or repeated with what surrounds it: the nearest, but no more than probably.
            (true, false) | (false, true) => best.found(passage, false),
            (false, false) => Anchor::Orphan,
        })
    }

    /// Words that differ a little from those that were kept.
    fn altered(&mut self, passage: &Passage) -> Option<Anchor> {
        let expected = passage.start.saturating_add_signed(self.shift).min(self.text.len());
        let near = floor(self.text, expected.saturating_sub(NEAR))
            ..ceil(
                self.text,
                expected.saturating_add(passage.exact.len()).saturating_add(NEAR),
            );
        let whole = 0..self.text.len();
        for window in [near, whole] {
            let hits = fuzzy::search(self.text.get(window.clone())?, &passage.exact, &mut self.budget);
            let places = hits.into_iter().filter_map(|hit| {
                let place = self.place(passage, window.start + hit.range.start..window.start + hit.range.end)?;
                Some(Place {
                    errors: hit.errors,
                    ..place
                })
            });
            let Some((best, rival)) = self.best_two(passage, places.collect()) else {
                continue;
            };
            let told_apart = rival.is_none_or(|rival| best.rank() > rival.rank());
            // Either the setting is the old one, or the words are long and nearly the same.
            let length = passage.exact.chars().count();
            let recognised = best.context * 2 >= context_of(passage) || (length >= 24 && best.errors * 8 <= length);
            if told_apart && recognised {
                return Some(best.found(passage, false));
            }
        }
        None
    }

    /// The two likeliest places; of those that are alike, the nearest to the old one.
    fn best_two(&self, passage: &Passage, places: Vec<Place>) -> Option<(Place, Option<Place>)> {
        let expected = passage.start.saturating_add_signed(self.shift);
        let key = |place: &Place| (std::cmp::Reverse(place.rank()), place.range.start.abs_diff(expected));
        let mut places = places.into_iter();
        let mut best = places.next()?;
        let mut rival: Option<Place> = None;
        for place in places {
            let beaten = if key(&place) < key(&best) {
                std::mem::replace(&mut best, place)
            } else {
                place
            };
            if rival.as_ref().is_none_or(|rival| key(&beaten) < key(rival)) {
                rival = Some(beaten);
            }
        }
        Some((best, rival))
    }

    fn place(&self, passage: &Passage, range: Range<usize>) -> Option<Place> {
        let before = self.text.get(..range.start)?;
        let after = self.text.get(range.end..)?;
        let context =
            same(before.chars().rev(), passage.prefix.chars().rev()) + same(after.chars(), passage.suffix.chars());
        Some(Place {
            range,
            context,
            errors: 0,
        })
    }
}

/// A place where a passage may be.
struct Place {
    range: Range<usize>,
    /// How many code points of what stands around it are those that were kept, counted outwards from the words.
    context: usize,
    /// How many code points of the words differ.
    errors: usize,
}

impl Place {
    fn has_all(&self, passage: &Passage) -> bool {
        self.context == context_of(passage)
    }

    /// A code point of context weighs as one of the words.
    fn rank(&self) -> isize {
        signed(self.context) - signed(self.errors)
    }

    fn found(&self, passage: &Passage, sure: bool) -> Anchor {
        let fit = match (sure, self.range.start == passage.start) {
            (false, _) => Fit::Doubtful,
            (true, true) => Fit::Same,
            (true, false) => Fit::Moved,
        };
        Anchor::Found(Span::new(self.range.start, self.range.end), fit)
    }
}

fn context_of(passage: &Passage) -> usize {
    passage.prefix.chars().count() + passage.suffix.chars().count()
}

fn same(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

fn signed(offset: usize) -> isize {
    isize::try_from(offset).unwrap_or(isize::MAX)
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

/// The character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The character boundary at or after an offset.
fn ceil(text: &str, offset: usize) -> usize {
    (offset..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Malgré la situation catastrophique, dit-il, rien ne change. Plus loin, « historique » revient, \
                        puis encore la situation, et la fin du texte arrive sans un mot de plus sur l’armée.";

    fn passage(words: &str) -> Passage {
        let start = TEXT.find(words).unwrap();
        Passage::of(TEXT, Span::new(start, start + words.len()))
    }

    fn now(text: &str, passage: &Passage) -> Option<(String, Fit)> {
        match resolve(text, &[passage])[..] {
            [Anchor::Found(span, fit)] => Some((span.of(text).to_owned(), fit)),
            _ => None,
        }
    }

    #[test]
    fn a_passage_keeps_words_context_and_offsets() {
        let kept = passage("« historique »");
        assert_eq!(kept.exact, "« historique »");
        assert_eq!(kept.prefix, "-il, rien ne change. Plus loin, ");
        assert_eq!(kept.suffix, " revient, puis encore la situati");
        assert_eq!(kept.prefix.chars().count(), CONTEXT);
        assert_eq!(kept.suffix.chars().count(), CONTEXT);
        assert_eq!(kept.start_char, 71);
        assert_eq!(kept.end_char - kept.start_char, 14);
        assert_eq!(&TEXT[kept.start..kept.end], kept.exact);
    }

    #[test]
    fn an_unchanged_text_keeps_every_passage_in_place() {
        for words in ["situation", "catastrophique", TEXT, "Malgré", "armée."] {
            assert_eq!(now(TEXT, &passage(words)), Some((words.to_owned(), Fit::Same)));
        }
    }

    #[test]
    fn what_is_inserted_before_moves_it() {
        let text = format!("Un chapeau ajouté.\n\n{TEXT}");
        assert_eq!(
            now(&text, &passage("« historique »")),
            Some(("« historique »".into(), Fit::Moved))
        );
    }

    #[test]
    fn changed_words_are_found_with_a_doubt() {
        let text = TEXT.replace("situation catastrophique", "situation très catastrophique");
        let found = now(&text, &passage("situation catastrophique"));
        assert_eq!(found, Some(("situation très catastrophique".into(), Fit::Doubtful)));
    }

    #[test]
    fn words_that_are_gone_leave_an_orphan() {
        let text = TEXT.replace("« historique »", "qui");
        assert_eq!(now(&text, &passage("« historique »")), None);
        assert_eq!(now("", &passage("« historique »")), None);
    }

    #[test]
    fn the_context_tells_two_alike_apart() {
        let second = TEXT.rfind("situation").unwrap();
        let kept = Passage::of(TEXT, Span::new(second, second + "situation".len()));
        let text = TEXT.replace(
            "Malgré la situation catastrophique, dit-il, rien ne change. ",
            "La situation est là. ",
        );
        let anchor = resolve(&text, &[&kept]);
        let expected = text.rfind("situation").unwrap();
        assert_eq!(
            anchor,
            [Anchor::Found(
                Span::new(expected, expected + "situation".len()),
                Fit::Moved
            )]
        );
    }

    #[test]
    fn words_repeated_in_an_unknown_setting_are_an_orphan() {
        let kept = passage("situation");
        assert_eq!(now("Une situation ici. Une situation là.", &kept), None);
    }

    #[test]
    fn spans_outside_the_text_are_found_nowhere() {
        let kept = Passage::of("é", Span::new(1, 9));
        assert_eq!(kept, Passage::default());
        assert_eq!(resolve("é", &[&kept]), [Anchor::Orphan]);
    }

    /// Sentences with words of their own, so that a passage is not found twice by chance.
    fn article() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-zéèœ]{2,9}", 30..120).prop_map(|words| words.join(" "))
    }

    fn cut(text: &str, from: f64, length: usize) -> Span {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let at = (text.len() as f64 * from) as usize;
        let start = floor(text, at);
        Span::new(start, ceil(text, start + length))
    }

    proptest! {
        #[test]
        fn an_edit_outside_the_quote_moves_it_and_no_more(
            text in article(), from in 0.0..0.9, length in 12usize..60,
            edit in 0.0..1.0, dropped in 0usize..40, inserted in "[ A-Zà-ü]{0,60}",
        ) {
            let span = cut(&text, from, length);
            let kept = Passage::of(&text, span);
            let hole = cut(&text, edit, dropped);
            prop_assume!(!hole.overlaps(span) && (hole.end <= span.start || hole.start >= span.end));
            prop_assume!(text.matches(&kept.exact).count() == 1);
            let mut edited = text.clone();
            edited.replace_range(hole.range(), &inserted);
            let start = if hole.end <= span.start {
                span.range().start - hole.len() + inserted.len()
            } else {
                span.range().start
            };
            let anchor = resolve(&edited, &[&kept]);
            prop_assert_eq!(anchor[0].span(), Some(Span::new(start, start + span.len())));
        }

        #[test]
        fn an_edit_inside_the_quote_finds_it_or_says_so(
            text in article(), from in 0.0..0.8, length in 20usize..80,
            edit in 0.0..1.0, dropped in 0usize..30, inserted in "[ a-z]{0,30}",
        ) {
            let span = cut(&text, from, length);
            let kept = Passage::of(&text, span);
            let mut words = kept.exact.clone();
            let hole = cut(&words, edit, dropped);
            words.replace_range(hole.range(), &inserted);
            prop_assume!(words != kept.exact);
            let mut edited = text.clone();
            edited.replace_range(span.range(), &words);
            match resolve(&edited, &[&kept])[0] {
                Anchor::Orphan => {}
                Anchor::Found(found, Fit::Doubtful) => {
                    let site = Span::new(span.range().start, span.range().start + words.len());
                    prop_assert!(found.overlaps(site) || edited.contains(&kept.exact));
                }
                Anchor::Found(found, _) => prop_assert_eq!(found.of(&edited), kept.exact),
            }
        }

        #[test]
        fn no_text_is_too_hostile(text in "\\PC{0,60}", other in "\\PC{0,60}", start in 0usize..60, length in 0usize..20) {
            let start = floor(&text, start);
            let kept = Passage::of(&text, Span::new(start, ceil(&text, start + length)));
            for text in [&text, &other] {
                if let Some(span) = resolve(text, &[&kept])[0].span() {
                    prop_assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
