//! Packs: rules and words of the reader's own, laid over those that the program carries.
//!
//! A pack is a folder of TOML files, or one such file. Those that stand in its folders `fr` and `en` are of that language;
//! any other says it (`language = "fr"`). Files may come from anybody: what is wrong in one is told and left out, sizes
//! are bounded, and nothing in them is obeyed but the pattern language, which takes linear time.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::language::Language;
use crate::messages::Messages;
use crate::rulebook::mistake::Mistake;
use crate::rulebook::source::{self, Problem};
use crate::rulebook::{Rulebook, source::File as RuleFile};
use crate::visible::visible;

/// The largest file of a pack that is read, in bytes: twice the largest of the program's own.
pub const MAX_BYTES: usize = 256 * 1024;

/// The most that is read of a pack, in bytes: what is compiled in a blink.
pub const MAX_PACK_BYTES: usize = 4 * MAX_BYTES;

/// The most files of a folder that are read.
const MAX_FILES: usize = 100;

/// The files of some packs, read and not yet compiled.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    packs: Vec<Pack>,
    /// What could not be read.
    problems: Vec<Problem>,
}

/// The files of one pack, by language.
#[derive(Clone, Debug, Default)]
struct Pack {
    files: [Vec<RuleFile>; Language::ALL.len()],
}

impl Packs {
    /// Reads the pack of the configuration folder, if there is one.
    #[must_use]
    pub fn own() -> Self {
        let mut packs = Self::default();
        if let Some(own) = own_folder(|name| std::env::var_os(name)).filter(|own| own.is_dir()) {
            packs.add(&own);
        }
        packs
    }

    /// Reads packs, laid over those before in this order.
    #[must_use]
    pub fn and(mut self, paths: &[PathBuf]) -> Self {
        for path in paths {
            let (before, told) = (self.files().count(), self.problems.len());
            self.add(path);
            // Whoever named it thinks that there is something in it.
            if (self.files().count(), self.problems.len()) == (before, told) {
                self.tell(path, Mistake::NoFiles);
            }
        }
        self
    }

    /// Reads a pack, which is laid over those before.
    pub fn add(&mut self, path: &Path) {
        let mut pack = Pack::default();
        if path.is_dir() {
            for (folder, language) in [
                (path.to_owned(), None),
                (path.join(Language::French.code()), Some(Language::French)),
                (path.join(Language::English.code()), Some(Language::English)),
            ] {
                // A pack need not be in both languages.
                if language.is_none() || folder.is_dir() {
                    self.add_folder(&mut pack, &folder, language);
                }
            }
        } else {
            let folder = path.parent().and_then(Path::file_name);
            let language = Language::ALL
                .into_iter()
                .find(|language| folder.is_some_and(|folder| folder == language.code()));
            self.add_file(&mut pack, path, language);
        }
        self.packs.push(pack);
    }

    fn add_folder(&mut self, pack: &mut Pack, folder: &Path, language: Option<Language>) {
        let mut paths = match rule_files(folder) {
            Ok(paths) => paths,
            Err(error) => return self.tell(folder, unreadable(&error)),
        };
        paths.sort();
        for path in paths.iter().take(MAX_FILES) {
            self.add_file(pack, path, language);
        }
        if paths.len() > MAX_FILES {
            self.tell(folder, Mistake::TooManyFiles(MAX_FILES));
        }
    }

    fn add_file(&mut self, pack: &mut Pack, path: &Path, language: Option<Language>) {
        let text = match read(path) {
            Ok(text) => text,
            Err(mistake) => return self.tell(path, mistake),
        };
        if pack.bytes() + text.len() > MAX_PACK_BYTES {
            return self.tell(path, Mistake::PackTooLarge(MAX_PACK_BYTES / 1024));
        }
        let name = path.to_string_lossy().into_owned();
        let file = RuleFile { name, text };
        match language.map_or_else(|| source::language_of(&file), Ok) {
            Ok(language) => pack.of_mut(language).push(file),
            Err(problem) => self.problems.push(problem),
        }
    }

    fn tell(&mut self, path: &Path, mistake: Mistake) {
        self.problems.push(Problem {
            file: path.to_string_lossy().into_owned(),
            line: 0,
            rule: None,
            mistake,
        });
    }

    /// The names of the files, as rules say where they are written.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let files = self.packs.iter().flat_map(|pack| pack.files.iter().flatten());
        files.map(|file| file.name.as_str())
    }

    /// A rulebook with the packs laid over it, and what is wrong in their files.
    fn over(&self, mut rulebook: Rulebook) -> (Rulebook, Vec<Problem>) {
        let mut problems = Vec::new();
        let language = rulebook.language;
        for pack in self.packs.iter().filter(|pack| !pack.of(language).is_empty()) {
            let (extended, told) = rulebook.with_pack(pack.of(language));
            rulebook = extended;
            problems.extend(told);
        }
        (rulebook, problems)
    }

    fn have(&self, language: Language) -> bool {
        self.packs.iter().any(|pack| !pack.of(language).is_empty())
    }
}

impl Pack {
    fn of(&self, language: Language) -> &[RuleFile] {
        let [french, english] = &self.files;
        match language {
            Language::French => french,
            Language::English => english,
        }
    }

    fn bytes(&self) -> usize {
        self.files.iter().flatten().map(|file| file.text.len()).sum()
    }

    fn of_mut(&mut self, language: Language) -> &mut Vec<RuleFile> {
        let [french, english] = &mut self.files;
        match language {
            Language::French => french,
            Language::English => english,
        }
    }
}

/// A mistake in a pack as a line for a terminal: it may quote a file that is all one line.
#[must_use]
pub fn line(problem: &Problem, messages: &Messages) -> String {
    const LONGEST: usize = 400;
    let text = problem.message(messages);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", visible(text.get(..end).unwrap_or_default())),
        None => visible(&text).into_owned(),
    }
}

/// Why a file or a folder cannot be read.
fn unreadable(error: &io::Error) -> Mistake {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Mistake::Denied,
        _ => Mistake::Unreadable(error.to_string()),
    }
}

/// The TOML files of a folder; hidden ones are passed over.
fn rule_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        if is_toml && !hidden && path.is_file() {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The text of a file, or what is wrong with it as a whole.
fn read(path: &Path) -> Result<String, Mistake> {
    let unreadable = |error: io::Error| unreadable(&error);
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    let file = File::open(path).map_err(unreadable)?;
    file.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > MAX_BYTES {
        return Err(Mistake::FileTooLarge(MAX_BYTES / 1024));
    }
    let text = String::from_utf8(bytes).map_err(|_| Mistake::NotUtf8)?;
    // Editors of some systems begin a file with a mark that no reader of TOML expects.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The folder of the reader's own pack, as the environment and the platform say.
fn own_folder(environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // `directories` asks for it on Linux alone, but who sets it elsewhere means it.
    let xdg = environment("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let configuration = xdg
        .map(|folder| folder.join("interligne"))
        .or_else(|| directories::ProjectDirs::from("", "", "interligne").map(|places| places.config_dir().to_owned()));
    configuration.map(|folder| folder.join("rules"))
}

/// The rules in force: those of the program, with packs laid over them. Each language is made ready when it is first
/// asked for.
#[derive(Debug, Default)]
pub struct Rulebooks {
    packs: Packs,
    made: [OnceLock<(Rulebook, Vec<Problem>)>; Language::ALL.len()],
}

impl Rulebooks {
    /// The rules of the program with these packs.
    #[must_use]
    pub fn new(packs: Packs) -> Self {
        Self {
            packs,
            ..Self::default()
        }
    }

    /// These rules with further packs laid over them.
    #[must_use]
    pub fn with(&self, further: &Packs) -> Self {
        let mut packs = self.packs.clone();
        packs.packs.extend_from_slice(&further.packs);
        packs.problems.extend_from_slice(&further.problems);
        Self::new(packs)
    }

    /// The rules of a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &Rulebook {
        // Without a pack nothing is made a second time.
        self.made(language)
            .map_or_else(|| Rulebook::embedded(language), |(rulebook, _)| rulebook)
    }

    /// What is wrong in the packs: what could not be read, then the mistakes in the files of these languages. [`line()`]
    /// puts one into words.
    #[must_use]
    pub fn problems(&self, languages: &[Language]) -> Vec<&Problem> {
        let compiled = languages.iter().filter_map(|&language| self.made(language));
        let in_files = compiled.flat_map(|(_, problems)| problems);
        self.packs.problems.iter().chain(in_files).collect()
    }

    fn made(&self, language: Language) -> Option<&(Rulebook, Vec<Problem>)> {
        let [french, english] = &self.made;
        let cell = match language {
            Language::French => french,
            Language::English => english,
        };
        if cell.get().is_none() && !self.packs.have(language) {
            return None;
        }
        Some(cell.get_or_init(|| self.packs.over(Rulebook::read_embedded(language))))
    }
}

/// Rules of one language alone, for those who bring their own.
impl From<Rulebook> for Rulebooks {
    fn from(rulebook: Rulebook) -> Self {
        let own = Self::default();
        let [french, english] = &own.made;
        let cell = match rulebook.language {
            Language::French => french,
            Language::English => english,
        };
        // A cell that was made a line above is empty.
        let _ = cell.set((rulebook, Vec::new()));
        own
    }
}

/// The rules in force for one language, which may not have been made ready yet.
#[derive(Clone, Copy, Debug)]
pub struct InForce {
    rulebooks: &'static Rulebooks,
    language: Language,
}

impl InForce {
    /// The rules of a language among these.
    #[must_use]
    pub const fn new(rulebooks: &'static Rulebooks, language: Language) -> Self {
        Self { rulebooks, language }
    }

    /// The rulebook.
    #[must_use]
    pub fn rulebook(self) -> &'static Rulebook {
        self.rulebooks.of(self.language)
    }

    /// What is wrong in the packs that it is made of.
    #[must_use]
    pub fn problems(self) -> Vec<&'static Problem> {
        self.rulebooks.problems(&[self.language])
    }
}
