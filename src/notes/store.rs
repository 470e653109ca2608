//! The folder of notes: reading, locking, merging and replacing their files.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::merge::merge;
use super::record::{About, Damage, Record, is_hash, key_of_place};
use crate::files::{self, Access};
use crate::messages::Messages;
use crate::visible::visible;

/// How often a lock that another window holds is asked for, and how long between: it holds it for milliseconds.
const ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(10);

/// Where notes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

/// What keeps notes from being read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no folder to keep them in.
    NoFolder,
    /// The folder cannot be made.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// The file cannot be read. It is left alone.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// The file cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// The file was damaged and was set aside.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
        /// Where it is kept.
        kept: PathBuf,
    },
    /// The file comes from a newer version. It is left alone.
    Newer {
        /// The file.
        path: PathBuf,
    },
}

impl Problem {
    /// One line that says what happened, to which file, and what becomes of the notes.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::NoFolder => messages.get("notes.error.no_home").to_owned(),
            Self::Folder { path, cause } => {
                messages.format("notes.error.folder", &[("path", &shown(path)), ("cause", cause)])
            }
            Self::Read { path, cause } => {
                messages.format("notes.error.read", &[("path", &shown(path)), ("cause", cause)])
            }
            Self::Write { path, cause } => {
                messages.format("notes.error.write", &[("path", &shown(path)), ("cause", cause)])
            }
            Self::Damaged { path, cause, kept } => messages.format(
                "notes.error.damaged",
                &[("path", &shown(path)), ("cause", cause), ("kept", &shown(kept))],
            ),
            Self::Newer { path } => messages.format("notes.error.newer", &[("path", &shown(path))]),
        }
    }
}

impl Store {
    /// Notes in the folder `notes` of a data folder. Nothing is made before there is something to write.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            folder: data.join("notes"),
        }
    }

    /// Notes in the reader's data folder: `$INTERLIGNE_DATA`, or `interligne` in `$XDG_DATA_HOME`, or the platform's place.
    ///
    /// `None` when there is no home folder either.
    #[must_use]
    pub fn default_place() -> Option<Self> {
        data_folder(|name| std::env::var_os(name)).map(|data| Self::new(&data))
    }

    /// The notes of that name; `None` when there are none.
    ///
    /// # Errors
    /// When the file cannot be read, is newer than this version, or is damaged; it is then set aside.
    pub(super) fn load(&self, key: &str) -> Result<Option<Record>, Problem> {
        let path = self.path(key);
        match read(&path) {
            Err(Problem::Damaged { .. }) => {
                let _lock = self.lock()?;
                // Read again under the lock: another window may have set it aside already.
                read(&path).map_err(set_aside)
            }
            other => other,
        }
    }

    /// Replaces the notes of that name by what `change` makes of those that are there; the new ones, and what was wrong
    /// with the old file where it was damaged and set aside.
    ///
    /// # Errors
    /// When the folder, the lock or the file cannot be had; the file is then as it was.
    pub(super) fn update(
        &self,
        key: &str,
        change: impl FnOnce(Option<Record>) -> Record,
    ) -> Result<(Record, Option<Problem>), Problem> {
        let path = self.path(key);
        let _lock = self.lock()?;
        let (theirs, damaged) = match read(&path) {
            Ok(theirs) => (theirs, None),
            Err(problem @ Problem::Damaged { .. }) => match set_aside(problem) {
                damaged @ Problem::Damaged { .. } => (None, Some(damaged)),
                problem => return Err(problem),
            },
            Err(problem) => return Err(problem),
        };
        let there = theirs.is_some();
        let record = change(theirs);
        let failed = |cause: io::Error| Problem::Write {
            path: path.clone(),
            cause: cause.to_string(),
        };
        // Nothing said and nothing to correct: no file.
        if there || !record.is_blank() {
            files::write(&path, record.to_json().as_bytes(), Access::Private).map_err(failed)?;
            self.remember_content(&record.article.content, key).map_err(failed)?;
        }
        Ok((record, damaged))
    }

    /// Takes in notes from elsewhere: with those of the same place where there are any, or else with those about the same
    /// text, or else as they come. Importing twice is importing once.
    ///
    /// # Errors
    /// [`Problem`] when they cannot be written.
    pub fn import(&self, record: &Record) -> Result<(), Problem> {
        let About { place, content, .. } = &record.article;
        let own = match place {
            Some(place) => key_of_place(place),
            None if is_hash(content) => content.clone(),
            None => key_of_place(content),
        };
        let key = if self.path(&own).exists() {
            own
        } else {
            self.key_of_content(content).unwrap_or(own)
        };
        self.update(&key, |known| match known {
            Some(known) => merge(&Record::new(known.article.clone()), record, &known),
            None => record.clone(),
        })?;
        Ok(())
    }

    /// Whether any article could be recognised by its text.
    pub(super) fn knows_contents(&self) -> bool {
        self.contents().is_dir()
    }

    /// Which notes were last written about an article of that text.
    pub(super) fn key_of_content(&self, content: &str) -> Option<String> {
        let key = fs::read_to_string(self.content_path(content)?).ok()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        Some(key.trim().to_owned()).filter(|key| !key.is_empty() && key.chars().all(plain))
    }

    /// Has an article known by its place be recognised by the text it has now, too; quietly, for a folder that cannot be
    /// written loses no note by it.
    pub(super) fn recognise(&self, content: &str, key: &str) {
        // A text that is known stays with the notes that were last written about it.
        if self.key_of_content(content).is_none() {
            self.remember_content(content, key).unwrap_or_default();
        }
    }

    fn remember_content(&self, content: &str, key: &str) -> io::Result<()> {
        let path = self
            .content_path(content)
            .filter(|_| self.key_of_content(content).as_deref() != Some(key));
        let Some(path) = path else { return Ok(()) };
        files::create_private_folder(&self.contents())?;
        files::write(&path, key.as_bytes(), Access::Private)
    }

    /// Every record in the folder, by the name of its file; those that cannot be read are left out.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        paths.sort();
        paths.iter().filter_map(|path| read(path).ok().flatten()).collect()
    }

    /// A file of the data folder, beside the notes.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.folder.with_file_name(name)
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.json"))
    }

    fn contents(&self) -> PathBuf {
        self.folder.join("contents")
    }

    /// `None` for what is no hash: an imported record may say anything, and must not choose a path.
    fn content_path(&self, content: &str) -> Option<PathBuf> {
        is_hash(content).then(|| self.contents().join(content))
    }

    /// One lock for the whole folder, on a file that is never replaced; it goes when it is dropped.
    fn lock(&self) -> Result<Option<File>, Problem> {
        let failed = |cause: io::Error| Problem::Folder {
            path: self.folder.clone(),
            cause: cause.to_string(),
        };
        files::create_private_folder(&self.folder).map_err(failed)?;
        let path = self.folder.join("lock");
        let refused = |cause: io::Error| Problem::Write {
            path: path.clone(),
            cause: cause.to_string(),
        };
        let file = File::options().create(true).append(true).open(&path).map_err(refused)?;
        for _ in 0..ATTEMPTS {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                // A file system without locks: most often nobody else is there, and the file is replaced whole in any case.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(refused(io::ErrorKind::WouldBlock.into()))
    }
}

/// Reads a file of notes; a damaged one is [`Problem::Damaged`], with itself for the place where it is kept.
fn read(path: &Path) -> Result<Option<Record>, Problem> {
    let path = path.to_owned();
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => {
            return Err(Problem::Read {
                path,
                cause: error.to_string(),
            });
        }
    };
    let record = String::from_utf8(bytes)
        .map_err(|error| Damage::Unreadable(error.to_string()))
        .and_then(|text| Record::from_json(&text));
    match record {
        Ok(record) => Ok(Some(record)),
        Err(Damage::Newer) => Err(Problem::Newer { path }),
        Err(Damage::Unreadable(cause)) => Err(Problem::Damaged {
            kept: path.clone(),
            path,
            cause,
        }),
    }
}

/// Moves a damaged file out of the way. Where that is impossible it must not be written over.
fn set_aside(problem: Problem) -> Problem {
    let Problem::Damaged { path, cause, .. } = problem else {
        return problem;
    };
    match files::set_aside(&path, "damaged") {
        Ok(kept) => Problem::Damaged { path, cause, kept },
        Err(_) => Problem::Read { path, cause },
    }
}

/// The data folder, as the environment and the platform say.
fn data_folder(environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(own) = environment("INTERLIGNE_DATA").filter(|own| !own.is_empty()) {
        return Some(own.into());
    }
    // `directories` asks for it on Linux alone, but who sets it elsewhere means it.
    let xdg = environment("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    xdg.map(|data| data.join("interligne"))
        .or_else(|| directories::ProjectDirs::from("", "", "interligne").map(|places| places.data_dir().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_obeys_the_environment() {
        let folder = |own: &str, xdg: &str| {
            data_folder(|name| match name {
                "INTERLIGNE_DATA" => Some(own.into()),
                "XDG_DATA_HOME" => Some(xdg.into()),
                _ => None,
            })
        };
        let root = if cfg!(windows) { r"C:\data" } else { "/data" };
        assert_eq!(folder("own", root), Some(PathBuf::from("own")));
        assert_eq!(folder("", root), Some(PathBuf::from(root).join("interligne")));
        assert_ne!(folder("", "relative"), Some(PathBuf::from("relative/interligne")));
    }
}
