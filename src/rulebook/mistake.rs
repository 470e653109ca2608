//! What can be wrong in the files of a rulebook, as data. The rulebook speaks no language: what a mistake says, in either,
//! is in `assets/messages`, and [`crate::mistakes`] puts the two together.

/// What is wrong in a file of a rulebook, with what is needed to say what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The file or folder cannot be read; what the system says.
    Unreadable(String),
    /// Reading the file or folder is not allowed.
    Denied,
    /// The file is not in UTF-8.
    NotUtf8,
    /// The file has more than so many kilobytes.
    FileTooLarge(usize),
    /// With this file the pack would have more than so many kilobytes.
    PackTooLarge(usize),
    /// The folder has more than so many files.
    TooManyFiles(usize),
    /// A folder that was named has no files.
    NoFiles,
    /// The file says no language, and no folder says it.
    NoLanguage,

    /// It is not TOML; what the reader of TOML says.
    Toml(String),
    /// A file has no such part.
    UnknownPart(String),
    /// There is no such field here.
    UnknownField {
        /// Its name.
        field: String,
        /// The fields that there are.
        fields: Vec<&'static str>,
    },
    /// A field holds something of another kind.
    WrongShape {
        /// The field.
        field: String,
        /// What it should hold.
        shape: Shape,
    },
    /// A field has a word that it cannot have.
    UnknownChoice {
        /// The field.
        field: &'static str,
        /// The word.
        choice: String,
        /// The words that it can have.
        choices: &'static [&'static str],
    },
    /// There is no such technique.
    UnknownTechnique(String),
    /// A field is not there.
    Missing(&'static str),
    /// A field of one word of several is not there.
    MissingChoice {
        /// The field.
        field: &'static str,
        /// The words that it can have.
        choices: &'static [&'static str],
    },
    /// A field in both languages is not there, in either.
    MissingText(&'static str),

    /// There is no such part of speech.
    UnknownPartOfSpeech(String),
    /// There is no such built-in tag.
    UnknownTag(String),
    /// There is no such built-in tag, for a form.
    UnknownTagOfForm {
        /// The form.
        form: String,
        /// The tag.
        tag: String,
    },
    /// There is no such inflection model for the part of speech.
    UnknownModel {
        /// The word.
        word: String,
        /// The model.
        model: String,
    },
    /// A class cannot have this name.
    ClassName(String),
    /// One class more than there may be.
    TooManyClasses {
        /// Its name.
        class: String,
        /// How many there may be.
        most: usize,
    },

    /// A rule is muted where there is nothing below.
    MutedHere,
    /// There is no rule of that name to be muted.
    NothingToMute,
    /// Two rules of one name.
    TakenId,
    /// A rule cannot have this name: it should begin thus, and be of lower-case letters and hyphens.
    Id(String),
    /// A rule has neither patterns nor a detector.
    NoPatterns,
    /// A rule has both.
    PatternsAndDetector,
    /// There is no such detector.
    UnknownDetector {
        /// Its name.
        detector: String,
        /// Those that there are.
        detectors: &'static [&'static str],
    },
    /// A text has a name between braces that no pattern of the rule keeps.
    UnkeptName {
        /// The field of the text.
        field: &'static str,
        /// The name.
        name: String,
    },

    /// A pattern is not written as patterns are.
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong in it.
        mistake: PatternMistake,
    },
    /// A word of a pattern is in no lexicon.
    UnknownWord(String),
    /// A word of a pattern is no dictionary form.
    FormOf {
        /// The word.
        word: String,
        /// What it is a form of.
        lemmas: Vec<String>,
    },
    /// A name in braces is no built-in tag, and no word has it as a class.
    UnknownClass(String),
    /// A step asks for more classes than it may.
    TooManyClassesInStep {
        /// How many it asks for.
        classes: usize,
        /// How many it may.
        most: usize,
    },
    /// A rule keeps one name more than it may.
    TooManyNames {
        /// The name.
        name: String,
        /// How many it may keep.
        most: usize,
    },
    /// A pattern begins or ends with a gap.
    GapAtEnd,
    /// A pattern can match no word at all.
    MatchesNothing,
    /// No word of a pattern is certain to be there.
    NothingCertain,
    /// A pattern can take more words than it may.
    TooManyWords {
        /// How many it can take.
        words: usize,
        /// How many it may.
        most: usize,
    },
    /// The program of a pattern is too long.
    PatternTooLong,
    /// There are more patterns than can be numbered.
    TooManyPatterns,
}

/// What is wrong in how a pattern is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternMistake {
    /// A closing mark that closes nothing.
    ClosesNothing(char),
    /// A group without its `)`.
    OpenGroup,
    /// A part to mark without its `]`.
    OpenMarked,
    /// Tags without their `}`.
    OpenTags,
    /// Brackets inside brackets, more than so many deep.
    TooDeep(usize),
    /// No step where one was expected.
    NoStep,
    /// No word where one was expected, but this, or the end.
    NoWord(Option<char>),
    /// No tag between braces.
    NoTags,
    /// There is no such part of speech or feature.
    UnknownFeature(String),
    /// Tags after a group of which a branch does not end with a word.
    GroupTags,
    /// What is kept has no name, or a name that it cannot have.
    Name,
    /// A gap is not written as gaps are.
    Gap,
}

/// What a field of a file can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text in quotation marks.
    Text,
    /// A list of such texts.
    Texts,
    /// A table of fields.
    Table,
    /// A text in French and in English.
    Bilingual,
}
