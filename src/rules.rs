//! The rulebook's own tests: does every rule flag its examples, exactly, and leave its counterexamples alone?

use crate::analysis::analyse_rule;
use crate::article::Article;
use crate::rulebook::compiled::RuleText;
use crate::rulebook::{RuleId, Rulebook};
use crate::span::Span;

/// A text on which a rule does not do what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: String,
    /// The file and line of the rule.
    pub place: String,
    /// The example or counterexample.
    pub text: String,
    /// What it was expected to flag.
    pub expected: Vec<String>,
    /// What it flagged.
    pub found: Vec<String>,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |spans: &[String]| {
            if spans.is_empty() {
                "nothing".to_owned()
            } else {
                spans
                    .iter()
                    .map(|span| format!("[{span}]"))
                    .collect::<Vec<_>>()
                    .join(" ")
            }
        };
        let (expected, found) = (list(&self.expected), list(&self.found));
        write!(
            f,
            "{}: {}: {found} flagged, {expected} expected in: {}",
            self.place, self.rule, self.text
        )
    }
}

/// Runs every rule on its own examples and counterexamples.
#[must_use]
pub fn test(rulebook: &Rulebook) -> Vec<Failure> {
    rulebook
        .rules()
        .flat_map(|(id, rule)| test_rule(rulebook, id, rule))
        .collect()
}

/// Runs one rule on its own examples and counterexamples.
#[must_use]
pub fn test_rule(rulebook: &Rulebook, id: RuleId, rule: &RuleText) -> Vec<Failure> {
    let examples = rule.examples.iter().map(|example| (example, unmark(example)));
    let counterexamples = rule
        .counterexamples
        .iter()
        .map(|text| (text, (text.clone(), Vec::new())));
    let mut failures = Vec::new();
    for (shown, (text, expected)) in examples.chain(counterexamples) {
        let article = Article::passage(text, rulebook.language);
        let found: Vec<Span> = analyse_rule(&article, rulebook, id)
            .flags
            .iter()
            .map(|flag| flag.span)
            .collect();
        if found != expected || (expected.is_empty() && rule.examples.contains(shown)) {
            let words = |spans: &[Span]| spans.iter().map(|span| span.of(&article.text).to_owned()).collect();
            failures.push(Failure {
                rule: rule.id.clone(),
                place: format!("{}:{}", rule.file, rule.line),
                text: shown.clone(),
                expected: words(&expected),
                found: words(&found),
            });
        }
    }
    failures
}

/// An example without its square brackets, and the spans that they marked.
#[must_use]
pub fn unmark(example: &str) -> (String, Vec<Span>) {
    let mut text = String::with_capacity(example.len());
    let (mut spans, mut open) = (Vec::new(), None);
    for c in example.chars() {
        match c {
            '[' => open = Some(text.len()),
            ']' => spans.extend(open.take().map(|start| Span::new(start, text.len()))),
            other => text.push(other),
        }
    }
    (text, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_taken_out_and_remembered() {
        let (text, spans) = unmark("une [situation catastrophique] et [odieuse]");
        assert_eq!(text, "une situation catastrophique et odieuse");
        assert_eq!(
            spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>(),
            ["situation catastrophique", "odieuse"]
        );
    }
}
