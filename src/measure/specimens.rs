//! Specimens: articles with the passages that readers marked in them. `tests/specimens/README.md` documents the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Problem;
use crate::article::{Article, Format};
use crate::language::Language;
use crate::source::{self, Location};
use crate::span::Span;
use crate::taxonomy::Technique;

/// An annotated article.
#[derive(Clone, Debug)]
pub struct Specimen {
    /// The article.
    pub article: Article,
    /// What a reader marked in it.
    pub annotations: Vec<Annotation>,
    /// Whether it is kept apart while rules are tuned.
    pub held_out: bool,
}

/// A passage that a reader marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// With this technique.
    pub technique: Technique,
    /// Where it stands in the article.
    pub span: Span,
}

/// Every annotated article of a folder: `fr/NN-name.txt` with `fr/NN-name.ann` beside it, and `en/…` likewise, by name.
/// Those that `held-out.txt` names by language and number (`fr 04`) are kept apart.
///
/// # Errors
/// When a file cannot be opened, an annotation is wrong, or there is none at all.
pub fn read(folder: &Path) -> Result<Vec<Specimen>, Problem> {
    let held_out = fs::read_to_string(folder.join("held-out.txt")).unwrap_or_default();
    let held_out: BTreeSet<&str> = held_out.lines().map(str::trim).collect();
    let mut specimens = Vec::new();
    for language in Language::ALL {
        for path in annotated(&folder.join(language.code())) {
            let source = source::open(Location::File(path.clone()))?;
            let annotations = annotations(&source.text, &path.with_extension("ann"))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let number = name.split('-').next().unwrap_or_default();
            specimens.push(Specimen {
                article: Article::read(source.text, Format::Plain, Some(language)),
                annotations,
                held_out: held_out.contains(format!("{language} {number}").as_str()),
            });
        }
    }
    if specimens.is_empty() {
        return Err(Problem::NoSpecimens(folder.to_owned()));
    }
    Ok(specimens)
}

/// The articles of a folder that have annotations, by name.
fn annotated(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.with_extension("ann").is_file())
        .collect();
    paths.sort();
    paths
}

/// The annotations of an article. An empty file says that it was read and carries nothing.
fn annotations(text: &str, path: &Path) -> Result<Vec<Annotation>, Problem> {
    let lines = match source::open(Location::File(path.to_owned())) {
        Err(error) if matches!(error.problem, source::Problem::Empty) => String::new(),
        opened => opened?.text,
    };
    let mut annotations = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        annotations.push(annotation(text, line).ok_or_else(|| Problem::Annotation {
            path: path.to_owned(),
            line: number,
            text: line.to_owned(),
        })?);
    }
    Ok(annotations)
}

/// An annotation from its line: technique, quote, and which occurrence of the quote is meant, which a quote that stands
/// there only once need not say.
fn annotation(text: &str, line: &str) -> Option<Annotation> {
    let mut fields = line.split('\t');
    let technique = Technique::from_name(fields.next()?)?;
    let quote = fields.next().filter(|quote| !quote.is_empty())?;
    let occurrence = match fields.next() {
        Some(number) => number.parse::<usize>().ok()?.checked_sub(1)?,
        None if text.matches(quote).nth(1).is_some() => return None,
        None => 0,
    };
    let (start, _) = text.match_indices(quote).nth(occurrence)?;
    fields.next().is_none().then_some(Annotation {
        technique,
        span: Span::new(start, start + quote.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_technique_a_quote_and_a_place() {
        let text = "odieux, et encore odieux";
        let of = |line| annotation(text, line).map(|one| (one.technique, one.span.start));
        assert_eq!(of("Loaded_Language\tet encore"), Some((Technique::LoadedLanguage, 8)));
        assert_eq!(of("Loaded_Language\todieux\t2"), Some((Technique::LoadedLanguage, 18)));
        for wrong in [
            "Loaded_Language\todieux",
            "Loaded_Language\todieux\t3",
            "Loaded_Language\todieux\t0",
            "Loaded_Language\tabsent",
            "Loaded_Language\t",
            "Loaded\tet encore",
            "Loaded_Language\tet encore\t1\tx",
            "",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_specimen_of_the_project_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens");
        let specimens = read(&folder).unwrap_or_else(|problem| panic!("{problem:?}"));
        assert_eq!(specimens.len(), 80);
        assert_eq!(specimens.iter().filter(|specimen| specimen.held_out).count(), 40);
    }

    #[test]
    fn a_mistake_names_file_and_line() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("fr");
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("01-a.txt"), "Un texte.").unwrap();
        fs::write(inner.join("01-a.ann"), "# read\nDoubt\tabsent\n").unwrap();
        match read(folder.path()) {
            Err(Problem::Annotation { path, line: 2, .. }) => assert!(path.ends_with("fr/01-a.ann")),
            other => panic!("{other:?}"),
        }
        assert!(matches!(read(&inner), Err(Problem::NoSpecimens(_))));
    }
}
