//! Writing a file so that a crash, a full disk or a second process leaves either the old one or the new one, whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone, where the system knows owners.
    Private,
    /// Whoever may read the file that is there already, or else what is usual in its folder.
    Usual,
}

/// Writes a file whole: beside it, flushed to the disk, then renamed into its place.
///
/// A link is followed, so that it stays a link. What is not a plain file (a pipe, a terminal) is written as it is.
///
/// # Errors
/// When the file, or its folder, cannot be written; an older file is then as it was.
pub fn write(path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    // What cannot be resolved is not there yet.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        return OpenOptions::new().write(true).open(&path)?.write_all(bytes);
    }
    let (temporary, mut file) = create_beside(&path, access)?;
    let written = file.write_all(bytes).and_then(|()| {
        if let (Access::Usual, Some(there)) = (access, &there) {
            keep_permissions(&file, there.permissions())?;
        }
        file.sync_all()?;
        // Some systems rename no open file.
        drop(file);
        fs::rename(&temporary, &path)
    });
    if written.is_err() {
        // The first error is the one to tell; a temporary file that stays behind harms nothing.
        fs::remove_file(&temporary).unwrap_or_default();
    }
    written?;
    sync_folder(folder_of(&path))
}

/// Makes a folder and those above it; new ones are their owner's alone, where the system knows owners.
///
/// # Errors
/// When one of them cannot be made.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Renames a file to the first free name of `name.suffix`, `name.suffix-2`, …; the new name.
///
/// # Errors
/// When it cannot be renamed.
pub fn set_aside(path: &Path, suffix: &str) -> io::Result<PathBuf> {
    let named = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(suffix);
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    let mut numbers = 1..u32::MAX;
    let free = numbers.find_map(|number| Some(named(number)).filter(|name| !name.exists()));
    let free = free.ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(path, &free)?;
    sync_folder(folder_of(path))?;
    Ok(free)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A new file in the same folder, for a rename does not cross file systems.
fn create_beside(path: &Path, access: Access) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::Private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = access;
    // A name may be taken by a process of the same number that crashed here once.
    let mut attempt = 0;
    loop {
        let mut temporary = OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}-{attempt}.tmp", std::process::id()));
        let temporary = path.with_file_name(temporary);
        match options.open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            opened => return opened.map(|file| (temporary, file)),
        }
    }
}

/// The permissions of the file that is replaced; a system that refuses them still gets the file.
fn keep_permissions(file: &File, permissions: Permissions) -> io::Result<()> {
    match file.set_permissions(permissions) {
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => Err(error),
        _ => Ok(()),
    }
}

/// A rename is on the disk when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot flush a folder, and a folder may be written without being readable.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_then_replaced_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.md");
        for text in ["first, and long", "second"] {
            write(&path, text.as_bytes(), Access::Usual).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["notes.md"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("absent/notes.md"), b"x", Access::Usual).is_err());
        assert!(write(folder.path(), b"x", Access::Usual).is_err());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_file_set_aside_never_covers_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        for (text, name) in [("1", "a.json.damaged"), ("2", "a.json.damaged-2")] {
            fs::write(&path, text).unwrap();
            assert_eq!(set_aside(&path, "damaged").unwrap(), folder.path().join(name));
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), text);
        }
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new", Access::Usual).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        let private = folder.path().join("private");
        write(&private, b"mine", Access::Private).unwrap();
        assert_eq!(fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_as_it_is() {
        write(Path::new("/dev/null"), b"gone", Access::Usual).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
