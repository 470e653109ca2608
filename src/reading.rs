//! A source that was opened, read as an article and analysed: what every command begins with.

use crate::analysis::study::{Study, study};
use crate::analysis::{Analysis, analyse};
use crate::article::Article;
use crate::language::Language;
use crate::notes::Identity;
use crate::packs::Rulebooks;
use crate::rulebook::Rulebook;
use crate::source::{self, Location, OpenError};

/// An article with what was found in it.
#[derive(Debug)]
pub struct Reading {
    /// Where it came from.
    pub location: Location,
    /// The article.
    pub article: Article,
    /// The rulebook of its language; none for a language without rules.
    pub rulebook: Option<&'static Rulebook>,
    /// What the rulebook found.
    pub analysis: Analysis,
}

impl Reading {
    /// Opens, reads and analyses a source with the rules in force. `language` overrules what its words show.
    ///
    /// # Errors
    /// [`OpenError`] when the source cannot be opened.
    pub fn open(
        location: Location,
        language: Option<Language>,
        rulebooks: &'static Rulebooks,
    ) -> Result<Self, OpenError> {
        let source = source::open(location)?;
        let article = Article::read(source.text, source.format, language);
        let rulebook = article.language.map(|language| rulebooks.of(language));
        let analysis = rulebook.map(|rulebook| analyse(&article, rulebook)).unwrap_or_default();
        Ok(Self {
            location: source.location,
            article,
            rulebook,
            analysis,
        })
    }

    /// Who says what and who is painted how; empty for a language without rules.
    #[must_use]
    pub fn study(&self) -> Study {
        self.rulebook
            .map(|rulebook| study(&self.article, rulebook, &self.analysis))
            .unwrap_or_default()
    }
}

/// By what the notes on a source are known.
#[must_use]
pub fn identity(location: &Location) -> Identity {
    match location {
        Location::File(path) => Identity::file(path),
        Location::StandardInput => Identity::by_text(),
        Location::Specimen(_) | Location::Compared(..) => Identity::named(&location.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;
    use crate::span::Span;
    use proptest::prelude::*;

    /// What breaks readers: words that rules look for, marks of every format, controls, and characters of all widths.
    const HOSTILE: &str = "(des sources proches|selon|catastrophic|so-called|\u{ab} | \u{bb}|\"|\u{201c}|\u{201d}|\
        \u{1b}\\[31m|\u{9b}|\u{202e}|\u{301}|\u{ad}|\u{feff}|\u{1f469}\u{200d}\u{1f4bb}|[a-zé'. ,!?]|\r\n|\n\n|> |- |# |\\*\\*|`|<p>|---\n|&amp;){0,80}";

    /// Every place that a study points to.
    fn places(study: &Study) -> Vec<Span> {
        let attributions = study.attributions.iter().flat_map(|one| {
            [Some(one.span), Some(one.cue), one.named, one.said]
                .into_iter()
                .flatten()
        });
        let sources = study
            .sources
            .iter()
            .flat_map(|one| [Some(one.name), one.role].into_iter().flatten());
        let portraits = study.portraits.iter().flat_map(|one| {
            let traits = one.traits.iter().flat_map(|one| [one.span, one.mention]);
            traits.chain(one.mentions.iter().copied()).chain([one.name])
        });
        let findings = study.headline.iter().flat_map(|headline| &headline.findings);
        let headline = findings.flat_map(|one| [Some(one.span), one.body].into_iter().flatten());
        let signs = study.signs.iter().map(|one| one.span);
        let facts = study.facts.iter().map(|one| one.span);
        attributions
            .chain(sources)
            .chain(portraits)
            .chain(headline)
            .chain(signs)
            .chain(facts)
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn any_text_is_read_whole_and_twice_alike(text in HOSTILE, markdown: bool, french: bool) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let language = if french { Language::French } else { Language::English };
            let article = Article::read(text.clone(), format, Some(language));
            prop_assert_eq!(article.source_text(), &text);
            let analysis = analyse(&article, Rulebook::embedded(language));
            for flag in &analysis.flags {
                prop_assert!(!flag.span.of(&article.text).is_empty());
                let place = article.source_span(flag.span);
                prop_assert!(text.get(place.range()).is_some());
                if format == Format::Plain {
                    prop_assert_eq!(place, flag.span);
                }
                let block = article.blocks.iter().find(|block| block.span.contains(flag.span));
                prop_assert!(block.is_some(), "{:?} crosses blocks", flag.span);
            }
            prop_assert!(analysis.flags.is_sorted_by_key(|flag| flag.span.start));
            let studied = study(&article, Rulebook::embedded(language), &analysis);
            for span in places(&studied) {
                prop_assert!(!span.of(&article.text).is_empty());
                prop_assert!(text.get(article.source_span(span).range()).is_some());
            }
            prop_assert_eq!(study(&article, Rulebook::embedded(language), &analysis), studied);
            prop_assert_eq!(analyse(&article, Rulebook::embedded(language)).flags, analysis.flags);
        }

        #[test]
        fn any_bytes_make_an_article(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for format in [Format::Plain, Format::Markdown] {
                let article = Article::read(text.clone(), format, None);
                for block in &article.blocks {
                    prop_assert!(!block.span.of(&article.text).is_empty());
                }
            }
        }
    }
}
