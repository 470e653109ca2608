//! Mistakes in the files of a rulebook, in the words of the interface.
//!
//! A mistake is data ([`Mistake`]) until somebody is to read it: here it gets its key of the catalogue and the arguments that
//! go into it. The build script uses the same words.

use std::fmt;

use crate::language::Language;
use crate::messages::Messages;
use crate::rulebook::mistake::{Mistake, PatternMistake, Shape};
use crate::rulebook::source::Problem;

/// English; [`Problem::message`] speaks either language.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Messages::of(Language::English)))
    }
}

/// English; [`PatternMistake::message`] speaks either language.
impl fmt::Display for PatternMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Messages::of(Language::English)))
    }
}

impl Problem {
    /// One line: the file, the line and the rule, what is wrong and what was expected.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let mut mistake = self.mistake.message(messages);
        if let Some(rule) = &self.rule {
            mistake = messages.format("mistake.in_rule", &[("rule", rule), ("mistake", &mistake)]);
        }
        match self.line {
            0 => messages.format("mistake.in_file", &[("file", &self.file), ("mistake", &mistake)]),
            line => messages.format(
                "mistake.at_line",
                &[("file", &self.file), ("line", &line), ("mistake", &mistake)],
            ),
        }
    }
}

impl Mistake {
    /// What is wrong and what was expected.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        worded(self.key(), &self.arguments(messages), messages)
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "open.unreadable",
            Self::Denied => "open.denied",
            Self::NotUtf8 => "mistake.not_utf8",
            Self::FileTooLarge(_) => "mistake.file_too_large",
            Self::PackTooLarge(_) => "mistake.pack_too_large",
            Self::TooManyFiles(_) => "mistake.too_many_files",
            Self::NoFiles => "mistake.no_files",
            Self::NoLanguage => "mistake.no_language",
            Self::Toml(_) => "mistake.not_toml",
            Self::UnknownPart(_) => "mistake.unknown_part",
            Self::UnknownField { .. } => "mistake.unknown_field",
            Self::WrongShape { shape, .. } => match shape {
                Shape::Text => "mistake.text_expected",
                Shape::Texts => "mistake.texts_expected",
                Shape::Table => "mistake.table_expected",
                Shape::Bilingual => "mistake.bilingual_expected",
            },
            Self::UnknownChoice { .. } => "mistake.unknown_choice",
            Self::UnknownTechnique(_) => "mistake.unknown_technique",
            Self::Missing(_) => "mistake.missing",
            Self::MissingChoice { .. } => "mistake.missing_choice",
            Self::MissingText(_) => "mistake.missing_text",
            Self::UnknownPartOfSpeech(_) => "mistake.unknown_part_of_speech",
            Self::UnknownTag(_) => "mistake.unknown_tag",
            Self::UnknownTagOfForm { .. } => "mistake.unknown_tag_of_form",
            Self::UnknownModel { .. } => "mistake.unknown_model",
            Self::ClassName(_) => "mistake.class_name",
            Self::TooManyClasses { .. } => "mistake.too_many_classes",
            Self::MutedHere => "mistake.muted_here",
            Self::NothingToMute => "mistake.nothing_to_mute",
            Self::TakenId => "mistake.taken_id",
            Self::Id(_) => "mistake.id",
            Self::NoPatterns => "mistake.no_patterns",
            Self::PatternsAndDetector => "mistake.patterns_and_detector",
            Self::UnknownDetector { .. } => "mistake.unknown_detector",
            Self::UnkeptName { .. } => "mistake.unkept_name",
            Self::Pattern { .. } => "mistake.pattern",
            Self::UnknownWord(_) => "mistake.unknown_word",
            Self::FormOf { .. } => "mistake.form_of",
            Self::UnknownClass(_) => "mistake.unknown_class",
            Self::TooManyClassesInStep { .. } => "mistake.too_many_classes_in_step",
            Self::TooManyNames { .. } => "mistake.too_many_names",
            Self::GapAtEnd => "mistake.gap_at_end",
            Self::MatchesNothing => "mistake.matches_nothing",
            Self::NothingCertain => "mistake.nothing_certain",
            Self::TooManyWords { .. } => "mistake.too_many_words",
            Self::PatternTooLong => "mistake.pattern_too_long",
            Self::TooManyPatterns => "mistake.too_many_patterns",
        }
    }

    /// What goes into the message. Whatever has quotation marks or braces in it is an argument: the catalogue has none.
    fn arguments(&self, messages: &Messages) -> Vec<Argument> {
        let number = |number: usize| messages.number(number);
        match self {
            Self::Unreadable(cause) => vec![("cause", cause.clone())],
            Self::FileTooLarge(most) | Self::PackTooLarge(most) | Self::TooManyFiles(most) => {
                vec![("most", number(*most))]
            }
            Self::NoLanguage => vec![
                ("french", "language = \"fr\"".to_owned()),
                ("english", "language = \"en\"".to_owned()),
            ],
            Self::Toml(detail) => vec![("detail", detail.clone())],
            Self::UnknownPart(part) => vec![
                ("part", part.clone()),
                ("mute", "mute = [\"…\"]".to_owned()),
                ("language", "language = \"…\"".to_owned()),
            ],
            Self::UnknownField { field, fields } => {
                vec![("field", field.clone()), ("fields", listed(fields, messages))]
            }
            Self::WrongShape { field, shape } => match shape {
                Shape::Bilingual => vec![
                    ("field", field.clone()),
                    ("example", "{ fr = \"…\", en = \"…\" }".to_owned()),
                ],
                _ => vec![("field", field.clone())],
            },
            Self::UnknownChoice { field, choice, choices } => vec![
                ("field", (*field).to_owned()),
                ("choice", choice.clone()),
                ("choices", listed(choices, messages)),
            ],
            Self::UnknownTechnique(technique) => vec![("technique", technique.clone())],
            Self::Missing(field) | Self::MissingText(field) => vec![("field", (*field).to_owned())],
            Self::MissingChoice { field, choices } => {
                vec![("field", (*field).to_owned()), ("choices", listed(choices, messages))]
            }
            Self::UnknownPartOfSpeech(name)
            | Self::UnknownTag(name)
            | Self::ClassName(name)
            | Self::UnknownClass(name) => {
                vec![("name", name.clone())]
            }
            Self::UnknownTagOfForm { form, tag } => vec![("form", form.clone()), ("name", tag.clone())],
            Self::UnknownModel { word, model } => vec![("word", word.clone()), ("model", model.clone())],
            Self::TooManyClasses { class: name, most } | Self::TooManyNames { name, most } => {
                vec![("name", name.clone()), ("most", number(*most))]
            }
            Self::Id(prefix) => vec![("prefix", prefix.clone())],
            Self::UnknownDetector { detector, detectors } => {
                vec![
                    ("detector", detector.clone()),
                    ("detectors", listed(detectors, messages)),
                ]
            }
            Self::UnkeptName { field, name } => vec![("field", (*field).to_owned()), ("name", format!("{{{name}}}"))],
            Self::Pattern { pattern, mistake } => {
                vec![("pattern", pattern.clone()), ("mistake", mistake.message(messages))]
            }
            Self::UnknownWord(word) => vec![("word", word.clone())],
            Self::FormOf { word, lemmas } => vec![("word", word.clone()), ("lemmas", listed(lemmas, messages))],
            Self::TooManyClassesInStep { classes, most } => {
                vec![("classes", number(*classes)), ("most", number(*most))]
            }
            Self::TooManyWords { words, most } => vec![("words", number(*words)), ("most", number(*most))],
            _ => Vec::new(),
        }
    }
}

impl PatternMistake {
    /// What is wrong and what was expected.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        worded(self.key(), &self.arguments(messages), messages)
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::ClosesNothing(_) => "mistake.closes_nothing",
            Self::OpenGroup => "mistake.open_group",
            Self::OpenMarked => "mistake.open_marked",
            Self::OpenTags => "mistake.open_tags",
            Self::TooDeep(_) => "mistake.too_deep",
            Self::NoStep => "mistake.no_step",
            Self::NoWord(Some(_)) => "mistake.no_word",
            Self::NoWord(None) => "mistake.no_word_at_end",
            Self::NoTags => "mistake.no_tags",
            Self::UnknownFeature(_) => "mistake.unknown_feature",
            Self::GroupTags => "mistake.group_tags",
            Self::Name => "mistake.name",
            Self::Gap => "mistake.gap",
        }
    }

    fn arguments(&self, messages: &Messages) -> Vec<Argument> {
        match self {
            Self::ClosesNothing(found) | Self::NoWord(Some(found)) => vec![("found", found.to_string())],
            Self::TooDeep(most) => vec![("most", messages.number(*most))],
            Self::NoTags => vec![("open", "{".to_owned()), ("close", "}".to_owned())],
            Self::UnknownFeature(name) => vec![("name", name.clone())],
            _ => Vec::new(),
        }
    }
}

/// An argument of a message, by its name.
type Argument = (&'static str, String);

fn worded(key: &str, arguments: &[Argument], messages: &Messages) -> String {
    let arguments: Vec<(&str, &dyn fmt::Display)> = arguments
        .iter()
        .map(|(name, value)| (*name, value as &dyn fmt::Display))
        .collect();
    messages.format(key, &arguments)
}

/// Words of a file in a row, each marked as such.
fn listed(words: &[impl fmt::Display], messages: &Messages) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| messages.format("mistake.word", &[("word", word)]))
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn word() -> String {
        "zorglub".to_owned()
    }

    /// One mistake of each kind.
    fn mistakes() -> Vec<Mistake> {
        let most = 7;
        let shapes = [Shape::Text, Shape::Texts, Shape::Table, Shape::Bilingual];
        let field = "strength";
        let choices: &[_] = &["note", "mark"];
        let wrong = |shape| Mistake::WrongShape { field: word(), shape };
        let pattern = |mistake| Mistake::Pattern {
            pattern: word(),
            mistake,
        };
        let in_files = [
            Mistake::Unreadable(word()),
            Mistake::Denied,
            Mistake::NotUtf8,
            Mistake::FileTooLarge(most),
            Mistake::PackTooLarge(most),
            Mistake::TooManyFiles(most),
            Mistake::NoFiles,
            Mistake::NoLanguage,
            Mistake::Toml(word()),
        ];
        let in_fields = [
            Mistake::UnknownPart(word()),
            Mistake::UnknownField {
                field: word(),
                fields: choices.to_vec(),
            },
            Mistake::UnknownChoice {
                field,
                choice: word(),
                choices,
            },
            Mistake::UnknownTechnique(word()),
            Mistake::Missing(field),
            Mistake::MissingChoice { field, choices },
            Mistake::MissingText(field),
        ];
        let in_words = [
            Mistake::UnknownPartOfSpeech(word()),
            Mistake::UnknownTag(word()),
            Mistake::UnknownTagOfForm {
                form: word(),
                tag: word(),
            },
            Mistake::UnknownModel {
                word: word(),
                model: word(),
            },
            Mistake::ClassName(word()),
            Mistake::TooManyClasses { class: word(), most },
        ];
        let in_rules = [
            Mistake::MutedHere,
            Mistake::NothingToMute,
            Mistake::TakenId,
            Mistake::Id(word()),
            Mistake::NoPatterns,
            Mistake::PatternsAndDetector,
            Mistake::UnknownDetector {
                detector: word(),
                detectors: choices,
            },
            Mistake::UnkeptName { field, name: word() },
            Mistake::UnknownWord(word()),
            Mistake::FormOf {
                word: word(),
                lemmas: vec![word()],
            },
            Mistake::UnknownClass(word()),
            Mistake::TooManyClassesInStep { classes: 8, most },
            Mistake::TooManyNames { name: word(), most },
            Mistake::GapAtEnd,
            Mistake::MatchesNothing,
            Mistake::NothingCertain,
            Mistake::TooManyWords { words: 8, most },
            Mistake::PatternTooLong,
            Mistake::TooManyPatterns,
        ];
        in_files
            .into_iter()
            .chain(in_fields)
            .chain(shapes.map(wrong))
            .chain(in_words)
            .chain(in_rules)
            .chain(pattern_mistakes().map(pattern))
            .collect()
    }

    /// One of each kind in how a pattern is written.
    fn pattern_mistakes() -> [PatternMistake; 13] {
        [
            PatternMistake::ClosesNothing(')'),
            PatternMistake::OpenGroup,
            PatternMistake::OpenMarked,
            PatternMistake::OpenTags,
            PatternMistake::TooDeep(16),
            PatternMistake::NoStep,
            PatternMistake::NoWord(Some('/')),
            PatternMistake::NoWord(None),
            PatternMistake::NoTags,
            PatternMistake::UnknownFeature(word()),
            PatternMistake::GroupTags,
            PatternMistake::Name,
            PatternMistake::Gap,
        ]
    }

    #[test]
    fn every_mistake_has_its_words_and_none_is_left_over() {
        let frame = ["in_file", "at_line", "in_rule", "word"].map(|part| format!("mistake.{part}"));
        let mut said: BTreeSet<String> = frame.into();
        for mistake in mistakes() {
            said.insert(mistake.key().to_owned());
            if let Mistake::Pattern { mistake, .. } = &mistake {
                said.insert(mistake.key().to_owned());
            }
        }
        said.retain(|key| key.starts_with("mistake."));
        for language in Language::ALL {
            let there = Messages::of(language).keys().filter(|key| key.starts_with("mistake."));
            assert_eq!(there.map(str::to_owned).collect::<BTreeSet<_>>(), said);
        }
    }

    /// The arguments that a message of the catalogue asks for.
    fn asked(template: &str) -> BTreeSet<&str> {
        crate::rulebook::compile::placeholders(template).collect()
    }

    #[test]
    fn every_mistake_gives_the_arguments_that_its_words_ask_for() {
        for messages in Language::ALL.map(Messages::of) {
            let check = |key: &'static str, arguments: Vec<Argument>| {
                let given: BTreeSet<&str> = arguments.iter().map(|(name, _)| *name).collect();
                assert_eq!(asked(messages.get(key)), given, "{key}");
            };
            for mistake in mistakes() {
                check(mistake.key(), mistake.arguments(messages));
                if let Mistake::Pattern { mistake, .. } = &mistake {
                    check(mistake.key(), mistake.arguments(messages));
                }
            }
        }
    }

    #[test]
    fn a_problem_is_told_with_its_place_in_the_language_of_the_reader() {
        let problem = |line, rule: Option<&str>| Problem {
            file: "mine.toml".to_owned(),
            line,
            rule: rule.map(str::to_owned),
            mistake: Mistake::FormOf {
                word: "chats".to_owned(),
                lemmas: vec!["chat".to_owned(), "chatte".to_owned()],
            },
        };
        assert_eq!(
            problem(3, Some("fr-mine")).to_string(),
            "mine.toml:3: fr-mine: `chats` is a form of `chat`, `chatte`: write that word for all its forms, or `=chats` \
             for this one only"
        );
        let french = problem(0, None).message(Messages::of(Language::French));
        assert_eq!(
            french.replace(['\u{a0}', '\u{202f}'], " "),
            "mine.toml : « chats » est une forme de « chat », « chatte » ; écrivez ce mot-là pour toutes ses formes, \
             ou « =chats » pour celle-ci seulement"
        );
    }
}
