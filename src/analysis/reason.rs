//! What a flag says to the reader: the rule's templates with the words of this very passage in them.

use serde::Serialize;

use super::Flag;
use crate::language::Language;
use crate::rulebook::Rulebook;

/// Why a passage is flagged, in one language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What the words do here.
    pub reason: String,
    /// What to ask.
    pub question: String,
    /// When the words are fine.
    pub fine_when: String,
    /// A plainer wording, where there is one.
    pub plainer: Option<String>,
}

impl Rulebook {
    /// The explanation of a flag of an article with this text.
    #[must_use]
    pub fn explain(&self, flag: &Flag, text: &str, language: Language) -> Explanation {
        let Some(rule) = self.rule(flag.rule) else {
            let nothing = String::new;
            return Explanation {
                reason: nothing(),
                question: nothing(),
                fine_when: nothing(),
                plainer: None,
            };
        };
        let words = |name: &str| {
            if name == "text" {
                return Some(one_line(flag.span.of(text)));
            }
            let number = rule.captures.iter().position(|capture| capture == name)?;
            let (_, span) = flag
                .captures
                .iter()
                .find(|(capture, _)| usize::from(*capture) == number)?;
            Some(one_line(span.of(text)))
        };
        let fill = |template: &str| fill(template, &words);
        Explanation {
            reason: fill(rule.reason.get(language)),
            question: fill(rule.question.get(language)),
            fine_when: fill(rule.fine_when.get(language)),
            plainer: rule.plainer.as_ref().map(|plainer| fill(plainer.get(language))),
        }
    }
}

/// Words that a line break of the source may run through, on one line.
fn one_line(words: &str) -> String {
    words
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The template with each `{name}` replaced; a name that stands for nothing here leaves an ellipsis.
fn fill(template: &str, words: &impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        if let Some((name, after)) = after.split_once('}') {
            filled.push_str(words(name).as_deref().unwrap_or("…"));
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_once() {
        let words = |name: &str| (name == "text").then(|| "a {noun}".to_owned());
        assert_eq!(fill("« {text} » {other} {", &words), "« a {noun} » … {");
    }

    #[test]
    fn a_line_break_inside_the_words_is_a_space() {
        assert_eq!(one_line("situation\r\n  catastrophique"), "situation catastrophique");
    }
}
