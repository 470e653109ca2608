//! Opening a source: from what was named on the command line to its text and the format it is in.
//!
//! A source gives bytes; its format says how bytes become text; [`crate::article`] makes an article of the text. A new
//! place to read from is a case of [`Location`], a new format is a case of [`Format`], and neither knows of the other.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::article::Format;
use crate::language::Language;
use crate::messages::Messages;
use crate::visible::visible;

mod encoding;

/// The largest source that is read, in bytes: far beyond any article, and within what four-byte offsets can hold.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// Where a source is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
    /// The built-in specimen of a language.
    Specimen(Language),
    /// One of the two built-in articles of a language on one event.
    Compared(Language, Account),
}

/// How a built-in article tells of the event that it shares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// With names, figures and both sides.
    Sober,
    /// With heroes and villains.
    Partisan,
}

impl Account {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sober, Self::Partisan];

    /// The name that stands in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sober => "sober",
            Self::Partisan => "partisan",
        }
    }
}

impl Location {
    /// The place that an argument names: `-` is standard input, all else is a path.
    #[must_use]
    pub fn from_argument(argument: &OsStr) -> Self {
        if argument == "-" {
            Self::StandardInput
        } else {
            Self::File(PathBuf::from(argument))
        }
    }

    /// What people call it: its path, or the words for standard input.
    #[must_use]
    pub fn name(&self, messages: &Messages) -> String {
        match self {
            Self::StandardInput => messages.get("open.standard_input").to_owned(),
            Self::File(_) | Self::Specimen(_) | Self::Compared(..) => self.to_string(),
        }
    }

    /// Whether it is a folder, so that it may stand for many sources or none.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.path().is_some_and(Path::is_dir)
    }

    /// The path, where it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::StandardInput | Self::Specimen(_) | Self::Compared(..) => None,
        }
    }

    /// Whether writing to that path would write over it, by whatever names and links both are known.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        let own = match self {
            Self::File(own) => own,
            // Where the system knows it by that name, it resolves to the file that was redirected.
            Self::StandardInput => Path::new("/dev/stdin"),
            Self::Specimen(_) | Self::Compared(..) => return false,
        };
        match (fs::canonicalize(own), fs::canonicalize(path)) {
            (Ok(own), Ok(other)) => own == other && own.is_file(),
            _ => false,
        }
    }
}

/// As it stands in outputs: the path as it was given, with its control characters made visible; `-`; `specimen:fr`;
/// `specimen:fr:sober`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.write_str(&visible(&path.to_string_lossy())),
            Self::StandardInput => f.write_str("-"),
            Self::Specimen(language) => write!(f, "specimen:{language}"),
            Self::Compared(language, account) => write!(f, "specimen:{language}:{}", account.name()),
        }
    }
}

/// A source that was opened and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it was.
    pub location: Location,
    /// What it is written in.
    pub format: Format,
    /// Its own text. For a file in UTF-8 these are the bytes of the file, byte-order mark included.
    pub text: String,
    /// The name of the encoding it was decoded from (`UTF-8`, `windows-1252`).
    pub encoding: &'static str,
}

/// A source could not be opened. Its message is English; [`OpenError::message`] speaks either language.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Messages::of(Language::English)))]
pub struct OpenError {
    /// Which source.
    pub location: Location,
    /// Why.
    pub problem: Problem,
}

/// Why a source could not be opened.
#[derive(Debug)]
pub enum Problem {
    /// There is no such file.
    Missing,
    /// It is a folder, and one article was asked for.
    Folder,
    /// It is a folder without articles.
    NoArticles,
    /// Reading is not allowed.
    Denied,
    /// The system could not read it.
    Unreadable(io::Error),
    /// Standard input was asked for a second time.
    ReadTwice,
    /// It holds no text.
    Empty,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is not text.
    Binary,
    /// It is a document of a known kind that is not read.
    Document(&'static str),
}

impl OpenError {
    /// One line that names the source, says what is wrong with it, and what to do.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let source = self.location.name(messages);
        let problem = match &self.problem {
            Problem::Missing => messages.get("open.missing").to_owned(),
            Problem::Folder => messages.get("open.folder").to_owned(),
            Problem::NoArticles => messages.get("open.no_articles").to_owned(),
            Problem::Denied => messages.get("open.denied").to_owned(),
            Problem::Unreadable(cause) => {
                messages.format("open.unreadable", &[("cause", &visible(&cause.to_string()))])
            }
            Problem::ReadTwice => messages.get("open.read_twice").to_owned(),
            Problem::Empty => messages.get("open.empty").to_owned(),
            Problem::TooLarge => messages.format("open.too_large", &[("most", &(MAX_BYTES / (1024 * 1024)))]),
            Problem::Binary => messages.get("open.binary").to_owned(),
            Problem::Document(kind) => messages.format("open.document", &[("kind", kind)]),
        };
        messages.format("open.error", &[("source", &source), ("problem", &problem)])
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }
}

/// Opens a source and decodes it.
///
/// # Errors
/// [`OpenError`] when it cannot be read, is empty, too large, or is not text.
pub fn open(location: Location) -> Result<Source, OpenError> {
    match read(&location) {
        Ok((format, decoded)) => Ok(Source {
            location,
            format,
            text: decoded.text,
            encoding: decoded.encoding,
        }),
        Err(problem) => Err(OpenError { location, problem }),
    }
}

fn read(location: &Location) -> Result<(Format, encoding::Decoded), Problem> {
    let (format, bytes) = match location {
        Location::File(path) => (Format::of_path(path), read_file(path)?),
        Location::StandardInput => (Format::Plain, read_bounded(&mut io::stdin().lock(), 0)?),
        Location::Specimen(language) => (Format::Markdown, specimen(*language).into()),
        Location::Compared(language, account) => (Format::Markdown, compared(*language, *account).into()),
    };
    let decoded = encoding::decode(bytes)?;
    // White space and a byte-order mark say nothing that could be read.
    if decoded
        .text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(Problem::Empty);
    }
    Ok((format, decoded))
}

fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    // Asked first, because opening a folder succeeds on some systems and fails obscurely on others.
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Problem::Folder);
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > MAX_BYTES {
        return Err(Problem::TooLarge);
    }
    read_bounded(&mut File::open(path)?, size)
}

/// Reads to the end, or to one byte beyond the limit: a pipe or a device does not say how long it is.
fn read_bounded(reader: &mut impl Read, size: usize) -> Result<Vec<u8>, Problem> {
    // One byte more than expected, so that the end is seen without growing.
    let mut bytes = Vec::with_capacity(size + 1);
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        Err(Problem::TooLarge)
    } else {
        Ok(bytes)
    }
}

const fn specimen(language: Language) -> &'static str {
    match language {
        Language::French => include_str!("../assets/specimens/fr.md"),
        Language::English => include_str!("../assets/specimens/en.md"),
    }
}

const fn compared(language: Language, account: Account) -> &'static str {
    match (language, account) {
        (Language::French, Account::Sober) => include_str!("../assets/specimens/fr.sober.md"),
        (Language::French, Account::Partisan) => include_str!("../assets/specimens/fr.partisan.md"),
        (Language::English, Account::Sober) => include_str!("../assets/specimens/en.sober.md"),
        (Language::English, Account::Partisan) => include_str!("../assets/specimens/en.partisan.md"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: Option<&[u8]>) -> Problem {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("article.txt");
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).expect("a file");
        }
        open(Location::File(path)).expect_err("no source").problem
    }

    #[test]
    fn each_problem_has_its_name() {
        assert!(matches!(problem(None), Problem::Missing));
        for empty in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf\n", b"\xff\xfe"] {
            assert!(matches!(problem(Some(empty)), Problem::Empty), "{empty:?}");
        }
        assert!(matches!(problem(Some(b"a\0b")), Problem::Binary));
        let folder = tempfile::tempdir().expect("a folder");
        let error = open(Location::File(folder.path().into())).expect_err("a folder is no source");
        assert!(matches!(error.problem, Problem::Folder));
    }

    #[test]
    fn a_source_that_never_ends_is_cut_short() {
        let mut endless = io::repeat(b'a');
        assert!(matches!(read_bounded(&mut endless, 0), Err(Problem::TooLarge)));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_even_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("huge.txt");
        File::create(&path)
            .and_then(|file| file.set_len(MAX_BYTES as u64 + 1))
            .expect("a sparse file");
        assert!(matches!(read_file(&path), Err(Problem::TooLarge)));
    }

    #[test]
    fn specimens_open_in_their_own_language() {
        for language in Language::ALL {
            let compared = Account::ALL.map(|account| Location::Compared(language, account));
            for location in [Location::Specimen(language)].into_iter().chain(compared) {
                let source = open(location).expect("it is built in");
                let article = crate::article::Article::read(source.text, source.format, None);
                assert_eq!(article.language, Some(language));
                assert!(article.title.is_some() && article.byline.is_some() && article.date.is_some());
            }
        }
    }

    #[test]
    fn errors_take_one_safe_line() {
        let error = open(Location::File("no\u{1b}[31m\nsuch".into())).expect_err("no such file");
        for language in Language::ALL {
            let line = error.message(Messages::of(language));
            assert!(
                line.starts_with("no␛[31m␊such") && !line.contains(crate::visible::is_control),
                "{line}"
            );
        }
    }
}
