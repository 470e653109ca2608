//! The pattern language: from the text of a pattern to its steps. `assets/README.md` is its manual.
//!
//! Inside parentheses a bar separates sequences, elsewhere it joins words: `(tout à =fait|complètement)` is three words or one.
//!
//! ```text
//! sequence := step+
//! step     := ( atom | '[' sequence ']' ) '?'? ( '@' name )?  |  '..' n  |  '...' n  |  '^'  |  '$'  |  '!' atom
//! atom     := choice | '{' tags '}' | '(' sequence ( '|' sequence )* ')' ( '/' tag ( '.' tag )* )? | '*' | mark
//! choice   := word ( '|' word )*          word := '='? letters ( '/' tag ( '.' tag )* )?
//! ```

use super::mistake::PatternMistake;
use super::tags::Tags;

/// A step of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// One token that passes one of these tests.
    Take(Vec<Test>),
    /// Any one word.
    Any,
    /// One mark of punctuation.
    Mark(Mark),
    /// Up to `max` words; marks of punctuation inside only where `commas`, and then only commas.
    Gap {
        /// The most words it takes.
        max: u8,
        /// Whether commas may stand among them.
        commas: bool,
    },
    /// One of several sequences.
    Group(Vec<Vec<Step>>),
    /// The sequence or nothing.
    Optional(Vec<Step>),
    /// The words that follow are not these; takes nothing.
    Not(Vec<Step>),
    /// The sequence, kept for the reason under a name.
    Capture(String, Vec<Step>),
    /// The sequence, which is the part to mark.
    Marked(Vec<Step>),
    /// Beginning of the sentence.
    Start,
    /// End of the sentence, final punctuation aside.
    End,
}

/// What one token may be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Test {
    /// The word asked for, if one is.
    pub word: Option<Word>,
    /// Built-in tags it must have.
    pub need: Tags,
    /// Built-in tags of which it may have none.
    pub deny: Tags,
    /// Lexicon classes it must have.
    pub classes: Vec<String>,
    /// Lexicon classes of which it may have none.
    pub no_classes: Vec<String>,
}

/// A word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Any form of this lemma.
    Lemma(String),
    /// This form only.
    Form(String),
}

/// Marks of punctuation that a pattern can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Mark {
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `?`
    Question,
    /// `!!` in a pattern, `!` in a text.
    Exclamation,
    /// `…`, in a text also `...`.
    Ellipsis,
    /// `--` in a pattern; any dash that stands alone in a text.
    Dash,
    /// `.`, in a pattern `=.`; not a final one that `$` stands for.
    Stop,
    /// `(` or `[`; a pattern has no need of it.
    Open,
    /// `)` or `]`; a pattern has no need of it.
    Close,
    /// Any other mark or symbol.
    Other,
}

impl Mark {
    /// The mark that a token of punctuation is.
    #[must_use]
    pub fn of(token: &str) -> Self {
        match token {
            "," => Self::Comma,
            ":" => Self::Colon,
            ";" => Self::Semicolon,
            "?" => Self::Question,
            "!" => Self::Exclamation,
            "…" => Self::Ellipsis,
            "." => Self::Stop,
            "(" | "[" => Self::Open,
            ")" | "]" => Self::Close,
            "-" | "–" | "—" | "―" | "--" => Self::Dash,
            _ if token.len() > 1 && token.bytes().all(|byte| byte == b'.') => Self::Ellipsis,
            _ if token.contains('!') => Self::Exclamation,
            _ if token.contains('?') => Self::Question,
            _ => Self::Other,
        }
    }
}

/// Reads a pattern.
///
/// # Errors
/// What is wrong in it.
pub fn parse(text: &str) -> Result<Vec<Step>, PatternMistake> {
    let mut parser = Parser {
        rest: text,
        in_group: false,
        depth: 0,
    };
    let steps = parser.sequence()?;
    match parser.rest.chars().next() {
        None => Ok(steps),
        Some(extra) => Err(PatternMistake::ClosesNothing(extra)),
    }
}

struct Parser<'a> {
    rest: &'a str,
    /// Whether the innermost bracket is a group, where a bar separates sequences and joins no words.
    in_group: bool,
    /// How many sequences are being read, each inside the one before.
    depth: usize,
}

/// The deepest that brackets may stand in brackets: a pattern may come from anybody, and the stack is finite.
const MAX_DEPTH: usize = 16;

impl Parser<'_> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes a mark that must come; without it, this is wrong.
    fn expect(&mut self, token: &str, without: PatternMistake) -> Result<(), PatternMistake> {
        self.skip_space();
        if self.eat(token) { Ok(()) } else { Err(without) }
    }

    /// Takes characters while `keep` holds.
    fn take(&mut self, keep: impl Fn(char) -> bool) -> &str {
        let end = self.rest.find(|c| !keep(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn sequence(&mut self) -> Result<Vec<Step>, PatternMistake> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternMistake::TooDeep(MAX_DEPTH));
        }
        let mut steps = Vec::new();
        loop {
            self.skip_space();
            match self.rest.chars().next() {
                None | Some(']' | ')' | '|') => break,
                Some(_) => steps.extend(self.step()?),
            }
        }
        self.depth -= 1;
        if steps.is_empty() {
            Err(PatternMistake::NoStep)
        } else {
            Ok(steps)
        }
    }

    /// One step; a word with an apostrophe or an inversion is several.
    fn step(&mut self) -> Result<Vec<Step>, PatternMistake> {
        if self.eat("^") {
            return Ok(vec![Step::Start]);
        }
        if self.eat("$") {
            return Ok(vec![Step::End]);
        }
        if let Some(mark) = self.mark() {
            return self.suffixes(vec![Step::Mark(mark)]);
        }
        if self.rest.starts_with("..") {
            return self.gap().map(|gap| vec![gap]);
        }
        if self.eat("!") {
            return Ok(vec![Step::Not(self.atom()?)]);
        }
        if self.eat("[") {
            let outer = std::mem::replace(&mut self.in_group, false);
            let inner = self.sequence()?;
            self.in_group = outer;
            self.expect("]", PatternMistake::OpenMarked)?;
            return self.suffixes(vec![Step::Marked(inner)]);
        }
        let atom = self.atom()?;
        self.suffixes(atom)
    }

    fn suffixes(&mut self, mut steps: Vec<Step>) -> Result<Vec<Step>, PatternMistake> {
        let optional = self.eat("?");
        if self.eat("@") {
            let name = self.take(|c| c.is_ascii_lowercase() || c == '_').to_owned();
            if name.is_empty() || name == "text" {
                return Err(PatternMistake::Name);
            }
            steps = vec![Step::Capture(name, steps)];
        }
        Ok(if optional || self.eat("?") {
            vec![Step::Optional(steps)]
        } else {
            steps
        })
    }

    fn gap(&mut self) -> Result<Step, PatternMistake> {
        let commas = self.rest.starts_with("...");
        self.rest = self.rest.trim_start_matches('.');
        let max = self
            .take(|c| c.is_ascii_digit())
            .parse()
            .ok()
            .filter(|max| (1..=12).contains(max));
        max.map(|max| Step::Gap { max, commas }).ok_or(PatternMistake::Gap)
    }

    fn mark(&mut self) -> Option<Mark> {
        const MARKS: [(&str, Mark); 9] = [
            ("!!", Mark::Exclamation),
            ("...", Mark::Ellipsis),
            ("…", Mark::Ellipsis),
            ("--", Mark::Dash),
            (",", Mark::Comma),
            (":", Mark::Colon),
            (";", Mark::Semicolon),
            ("?", Mark::Question),
            ("=.", Mark::Stop),
        ];
        let followed_by_digit = |token: &str| self.rest[token.len()..].starts_with(|c: char| c.is_ascii_digit());
        let (token, mark) = MARKS
            .into_iter()
            .find(|(token, _)| self.rest.starts_with(token) && !(*token == "..." && followed_by_digit(token)))?;
        self.rest = &self.rest[token.len()..];
        Some(mark)
    }

    fn atom(&mut self) -> Result<Vec<Step>, PatternMistake> {
        if self.eat("*") {
            return Ok(vec![Step::Any]);
        }
        if self.eat("{") {
            let end = self.rest.find('}').ok_or(PatternMistake::OpenTags)?;
            let (inner, rest) = self.rest.split_at(end);
            self.rest = &rest[1..];
            return inner
                .split('|')
                .map(parse_tags)
                .collect::<Result<_, _>>()
                .map(|tests| vec![Step::Take(tests)]);
        }
        if self.eat("(") {
            let outer = std::mem::replace(&mut self.in_group, true);
            let mut branches = vec![self.sequence()?];
            while self.eat("|") {
                branches.push(self.sequence()?);
            }
            self.in_group = outer;
            self.expect(")", PatternMistake::OpenGroup)?;
            let tags = self.tags()?;
            if !tags.is_empty() {
                branches.iter_mut().try_for_each(|branch| add_tags(branch, tags))?;
            }
            return Ok(vec![Step::Group(branches)]);
        }
        self.choice()
    }

    fn choice(&mut self) -> Result<Vec<Step>, PatternMistake> {
        let mut tests = vec![self.word()?];
        while !self.in_group
            && self.rest.starts_with('|')
            && self.rest[1..].starts_with(|c: char| is_word_character(c) || c == '=')
        {
            self.rest = &self.rest[1..];
            tests.push(self.word()?);
        }
        Ok(vec![Step::Take(tests)])
    }

    /// The tags after a slash, if there is one.
    fn tags(&mut self) -> Result<Tags, PatternMistake> {
        let mut tags = Tags::NONE;
        if self.eat("/") {
            for name in self.take(|c| c.is_ascii_alphanumeric() || c == '.').split('.') {
                let tag = Tags::named(name).ok_or_else(|| PatternMistake::UnknownFeature(name.to_owned()))?;
                tags = tags.with(tag);
            }
        }
        Ok(tags)
    }

    fn word(&mut self) -> Result<Test, PatternMistake> {
        let exact = self.eat("=");
        let word = self.take(is_word_character).to_owned();
        if word.is_empty() {
            return Err(PatternMistake::NoWord(self.rest.chars().next()));
        }
        let mut test = Test {
            word: Some(if exact { Word::Form(word) } else { Word::Lemma(word) }),
            ..Test::default()
        };
        test.need = self.tags()?;
        Ok(test)
    }
}

/// Adds tags to the last word of a sequence.
fn add_tags(branch: &mut [Step], tags: Tags) -> Result<(), PatternMistake> {
    match branch.last_mut() {
        Some(Step::Take(tests)) => {
            for test in tests {
                test.need = test.need.with(tags);
            }
            Ok(())
        }
        _ => Err(PatternMistake::GroupTags),
    }
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_' | '%' | '€' | '$' | '&')
}

fn parse_tags(names: &str) -> Result<Test, PatternMistake> {
    let mut asked = Test::default();
    for name in names.split_whitespace() {
        let (negated, name) = name.strip_prefix('!').map_or((false, name), |name| (true, name));
        match (Tags::named(name), negated) {
            (Some(tag), false) => asked.need = asked.need.with(tag),
            (Some(tag), true) => asked.deny = asked.deny.with(tag),
            (None, false) => asked.classes.push(name.to_owned()),
            (None, true) => asked.no_classes.push(name.to_owned()),
        }
    }
    if asked == Test::default() {
        Err(PatternMistake::NoTags)
    } else {
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(word: &str) -> Step {
        Step::Take(vec![Test {
            word: Some(Word::Lemma(word.to_owned())),
            ..Test::default()
        }])
    }

    #[test]
    fn a_row_of_words_is_a_row_of_lemmas() {
        assert_eq!(
            parse("situation catastrophique"),
            Ok(vec![lemma("situation"), lemma("catastrophique")])
        );
    }

    #[test]
    fn alternatives_without_spaces_are_one_step() {
        let Ok(steps) = parse("saboter|miner/verb|=sape tout") else {
            panic!("it parses")
        };
        let [Step::Take(tests), _] = steps.as_slice() else {
            panic!("two steps: {steps:?}")
        };
        assert_eq!(tests.len(), 3);
        assert_eq!(tests[1].need, Tags::VERB);
        assert_eq!(tests[2].word, Some(Word::Form("sape".to_owned())));
    }

    #[test]
    fn groups_gaps_marks_and_names() {
        let Ok(steps) = parse("le? [seul {noun}@what ..2 (capable de|à =même) !pas] , ...3 {adj !loaded|name} $")
        else {
            panic!("it parses")
        };
        assert_eq!(steps[0], Step::Optional(vec![lemma("le")]));
        let Step::Marked(inner) = &steps[1] else {
            panic!("marked")
        };
        assert!(matches!(&inner[1], Step::Capture(name, _) if name == "what"));
        assert_eq!(inner[2], Step::Gap { max: 2, commas: false });
        assert!(matches!(&inner[3], Step::Group(branches) if branches.len() == 2));
        assert_eq!(inner[4], Step::Not(vec![lemma("pas")]));
        assert_eq!(steps[2], Step::Mark(Mark::Comma));
        assert_eq!(steps[3], Step::Gap { max: 3, commas: true });
        assert!(matches!(&steps[4], Step::Take(tests) if tests.len() == 2));
        assert_eq!(steps[5], Step::End);
    }

    #[test]
    fn tags_after_a_group_belong_to_each_of_its_branches() {
        assert_eq!(parse("(haut|très grand)/adj"), parse("(haut/adj|très grand/adj)"));
    }

    #[test]
    fn an_ellipsis_is_not_a_gap() {
        assert_eq!(parse("..."), Ok(vec![Step::Mark(Mark::Ellipsis)]));
        assert_eq!(parse("...2"), Ok(vec![Step::Gap { max: 2, commas: true }]));
    }

    #[test]
    fn mistakes_say_what_was_expected() {
        for (pattern, part) in [
            ("", "was expected"),
            ("(a", "`)` expected"),
            ("[a", "`]` expected"),
            ("{adj", "`}` expected"),
            ("{}", "tags or classes"),
            ("a]", "closes nothing"),
            ("..99 a", "1 to 12"),
            ("a/nope", "no part of speech"),
            ("a@", "a name"),
            (&"(".repeat(100_000), "16 deep at most"),
            (&"[".repeat(100_000), "16 deep at most"),
        ] {
            let error = parse(pattern).expect_err(part).to_string();
            assert!(error.contains(part), "{pattern:.20}: {error}");
        }
    }
}
