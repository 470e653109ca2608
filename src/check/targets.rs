//! The sources that a command line means: files as they are, folders searched for the articles in them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::article::Format;
use crate::source::{Location, OpenError, Problem};

/// Every source, in the order given; inside a folder, in the order of the names.
pub(super) fn expand(locations: &[Location]) -> Vec<Result<Location, OpenError>> {
    let mut targets = Vec::with_capacity(locations.len());
    let mut standard_input = false;
    for location in locations {
        match location {
            Location::StandardInput if std::mem::replace(&mut standard_input, true) => {
                targets.push(failed(location.clone(), Problem::ReadTwice));
            }
            Location::File(path) if path.is_dir() => search(path, &mut targets),
            _ => targets.push(Ok(location.clone())),
        }
    }
    targets
}

/// Finds the articles of a folder and of those below it. Hidden ones are passed over, and so are links to folders: they
/// could lead round in a circle.
fn search(root: &Path, targets: &mut Vec<Result<Location, OpenError>>) {
    let before = targets.len();
    // Paths still to be looked at, the next one last.
    let mut pending = vec![(root.to_owned(), true)];
    while let Some((path, is_folder)) = pending.pop() {
        if !is_folder {
            targets.push(Ok(Location::File(path)));
            continue;
        }
        match entries(&path) {
            Ok(entries) => pending.extend(entries.into_iter().rev()),
            Err(error) => targets.push(failed(Location::File(path), error.into())),
        }
    }
    if targets.len() == before {
        targets.push(failed(Location::File(root.to_owned()), Problem::NoArticles));
    }
}

/// The articles and folders of a folder, by name; `true` marks a folder.
fn entries(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let is_folder = entry.file_type()?.is_dir();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && (is_folder || (Format::claims(&path) && !path.is_dir())) {
            entries.push((path, is_folder));
        }
    }
    entries.sort();
    Ok(entries)
}

const fn failed(location: Location, problem: Problem) -> Result<Location, OpenError> {
    Err(OpenError { location, problem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_articles_by_name() {
        let root = tempfile::tempdir().expect("a folder");
        for file in [
            "b.txt",
            "a.md",
            "c/z.markdown",
            "c/d/y.TXT",
            "c/x.html",
            ".hidden.txt",
            ".git/n.txt",
            "noname",
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "x").expect("a file");
        }
        let names: Vec<String> = expand(&[Location::File(root.path().into())])
            .into_iter()
            .map(|target| {
                let location = target.expect("readable");
                let path = location
                    .path()
                    .expect("a file")
                    .strip_prefix(root.path())
                    .expect("inside");
                path.to_string_lossy().replace('\\', "/")
            })
            .collect();
        assert_eq!(names, ["a.md", "b.txt", "c/d/y.TXT", "c/z.markdown"]);
    }

    #[test]
    fn a_folder_without_articles_is_told() {
        let root = tempfile::tempdir().expect("a folder");
        let targets = expand(&[Location::File(root.path().into())]);
        assert!(matches!(&targets[..], [Err(error)] if matches!(error.problem, Problem::NoArticles)));
    }

    #[test]
    fn standard_input_is_read_once() {
        let targets = expand(&[Location::StandardInput, Location::StandardInput]);
        assert!(matches!(&targets[..], [Ok(_), Err(error)] if matches!(error.problem, Problem::ReadTwice)));
    }
}
