//! Gates: what makes a check fail, for scripts and for newsrooms that want one before they publish.

use std::str::FromStr;

use crate::analysis::Flag;
use crate::messages::Messages;
use crate::taxonomy::{Category, Strength, Technique};

use super::report::Report;

/// What a source may not exceed. The default lets everything pass.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// Flags that may not stand in a source.
    pub fail_on: Vec<Selector>,
    /// The most flags per 1,000 words.
    pub max_density: Option<f64>,
}

/// Flags of a technique or a category, of a strength, or both (`strong`, `Doubt`, `Doubt/strong`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selector {
    /// What they mark.
    pub what: Option<What>,
    /// How firmly, at least.
    pub strength: Option<Strength>,
}

/// A name of the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// One technique.
    Technique(Technique),
    /// Every technique of a category.
    Category(Category),
}

impl FromStr for Selector {
    /// The part that names nothing.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut selector = Self {
            what: None,
            strength: None,
        };
        for part in text.split('/') {
            let same = |name: &str| name.eq_ignore_ascii_case(part);
            let strength = Strength::ALL.into_iter().find(|strength| same(strength.name()));
            let technique = || Technique::ALL.into_iter().find(|technique| same(technique.name()));
            let category = || Category::ALL.into_iter().find(|category| same(category.slug()));
            let what = technique()
                .map(What::Technique)
                .or_else(|| category().map(What::Category));
            match (strength, what) {
                (Some(_), _) if selector.strength.is_none() => selector.strength = strength,
                (_, Some(_)) if selector.what.is_none() => selector.what = what,
                _ => return Err(part.to_owned()),
            }
        }
        Ok(selector)
    }
}

impl Selector {
    fn takes(self, flag: &Flag) -> bool {
        let named = match self.what {
            None => true,
            Some(What::Technique(technique)) => flag.technique == technique,
            Some(What::Category(category)) => flag.technique.category() == category,
        };
        named && self.strength.is_none_or(|weakest| flag.strength >= weakest)
    }
}

impl Gates {
    /// One line for each gate that a source exceeds.
    pub(super) fn exceeded(&self, report: &Report<'_>, flags: &[Flag], messages: &Messages) -> Vec<String> {
        let mut lines = Vec::new();
        let failing = flags
            .iter()
            .filter(|flag| self.fail_on.iter().any(|selector| selector.takes(flag)))
            .count();
        if failing > 0 {
            lines.push(messages.count_with("check.fail_on", failing, &[("source", &report.source)]));
        }
        if let Some(most) = self.max_density.filter(|&most| report.summary.density > most) {
            let (density, most) = (messages.decimal(report.summary.density, 1), messages.decimal(most, 1));
            lines.push(messages.format(
                "check.max_density",
                &[("source", &report.source), ("density", &density), ("most", &most)],
            ));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_name_a_strength_a_technique_a_category_or_both() {
        let doubt = Some(What::Technique(Technique::Doubt));
        for (text, what, strength) in [
            ("strong", None, Some(Strength::Strong)),
            ("Doubt", doubt, None),
            ("doubt/MARK", doubt, Some(Strength::Mark)),
            ("mark/doubt", doubt, Some(Strength::Mark)),
            ("sourcing", Some(What::Category(Category::Sourcing)), None),
        ] {
            assert_eq!(text.parse(), Ok(Selector { what, strength }), "{text}");
        }
        for (text, part) in [
            ("", ""),
            ("doubts", "doubts"),
            ("strong/note", "note"),
            ("doubt/", ""),
            ("doubt/doubt", "doubt"),
        ] {
            assert_eq!(text.parse::<Selector>(), Err(part.to_owned()), "{text}");
        }
    }
}
