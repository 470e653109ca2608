//! Neutral text: news and reference prose in which next to nothing should be flagged, as articles are written or as
//! treebanks are (CoNLL-U).

use std::fmt::Write as _;
use std::path::Path;

use super::{Problem, language_of};
use crate::article::{Article, Block, BlockKind, Format};
use crate::language::Language;
use crate::source::{self, Location};
use crate::span::Span;

/// The articles of a file: one, or, of a treebank, one a document. `language` overrules what its words show.
///
/// # Errors
/// When the file cannot be opened, or its language cannot be told.
pub fn read(path: &Path, language: Option<Language>) -> Result<Vec<Article>, Problem> {
    let source = source::open(Location::File(path.to_owned()))?;
    if path.extension().is_none_or(|extension| extension != "conllu") {
        let mut article = Article::read(source.text, source.format, language);
        article.language = Some(language_of(&article, language, path)?);
        return Ok(vec![article]);
    }
    let documents = documents(&source.text);
    let whole: String = documents
        .iter()
        .flatten()
        .flat_map(|sentence| [sentence, "\n\n"])
        .collect();
    let language = language_of(&Article::read(whole, Format::Plain, language), language, path)?;
    Ok(documents
        .into_iter()
        .map(|document| article(&document, language))
        .collect())
}

/// A document of a treebank as an article. Each sentence is a paragraph: where paragraphs ended is seldom known, and where
/// sentences do is what the treebank is sure of.
fn article(sentences: &[String], language: Language) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span: Span::new(text.len(), text.len() + sentence.len()),
            quoted: 0,
        });
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{sentence}\n\n");
    }
    Article {
        blocks,
        ..Article::passage(text, language)
    }
}

/// The sentences of each document: as the comment `# text` has them, or else put together from their words.
fn documents(conllu: &str) -> Vec<Vec<String>> {
    let mut documents = vec![Vec::new()];
    let mut sentence = Sentence::default();
    for line in conllu.lines().map(str::trim_end).chain([""]) {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            if let Some(text) = comment.strip_prefix("text =") {
                sentence.text = Some(text.trim().to_owned());
            } else if comment.starts_with("newdoc") {
                documents.push(Vec::new());
            }
        } else if line.is_empty() {
            let text = std::mem::take(&mut sentence).finish();
            if let Some(document) = documents.last_mut().filter(|_| !text.is_empty()) {
                document.push(text);
            }
        } else {
            sentence.add(line);
        }
    }
    documents.retain(|document| !document.is_empty());
    documents
}

/// A sentence that is being read.
#[derive(Default)]
struct Sentence {
    text: Option<String>,
    words: String,
    /// The last word of a token of several that has been taken whole.
    covered: u32,
}

impl Sentence {
    /// Takes a line of columns: number, form, …, and in the tenth whether white space follows.
    fn add(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (number, form) = (columns[0], columns.get(1).copied().unwrap_or_default());
        let range = number.split_once('-').map(|(_, last)| last);
        // `3-4` is one token on paper, of which the words 3 and 4 follow; `5.1` is no token at all.
        let Ok(last) = range.unwrap_or(number).parse::<u32>() else {
            return;
        };
        if range.is_none() && last <= self.covered {
            return;
        }
        self.covered = last;
        self.words.push_str(form);
        if !columns
            .get(9)
            .is_some_and(|misc| misc.split('|').any(|one| one == "SpaceAfter=No"))
        {
            self.words.push(' ');
        }
    }

    fn finish(self) -> String {
        self.text.unwrap_or_else(|| self.words.trim_end().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    const TREEBANK: &str = "# newdoc id = a\n# sent_id = 1\n# text = La réunion du lundi a eu lieu.\n1\tLa\tle\n\n\
        1\tElle\til\tPRON\t_\t_\t_\t_\t_\t_\n2\tparle\tparler\tVERB\t_\t_\t_\t_\t_\t_\n\
        3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n3\tde\tde\tADP\t_\t_\t_\t_\t_\t_\n4\tle\tle\tDET\t_\t_\t_\t_\t_\t_\n\
        4.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n5\tport\tport\tNOUN\t_\t_\t_\t_\t_\tGender=Masc|SpaceAfter=No\n6\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_\n\n\
        # newdoc id = b\n# text = Le conseil se réunit dans la salle des fêtes.\n1\tLe\tle\n";

    #[test]
    fn a_treebank_is_read_by_documents_and_sentences() {
        assert_eq!(
            documents(TREEBANK),
            [
                vec!["La réunion du lundi a eu lieu.", "Elle parle du port."],
                vec!["Le conseil se réunit dans la salle des fêtes."]
            ]
        );
    }

    #[test]
    fn each_sentence_is_a_paragraph_and_the_language_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.conllu");
        fs::write(&path, TREEBANK).unwrap();
        let articles = read(&path, None).unwrap();
        assert_eq!(articles.len(), 2);
        let words: Vec<&str> = articles[0]
            .blocks
            .iter()
            .map(|block| block.span.of(&articles[0].text))
            .collect();
        assert_eq!(words, ["La réunion du lundi a eu lieu.", "Elle parle du port."]);
        assert_eq!(articles[1].language, Some(Language::French));
    }

    #[test]
    fn text_of_no_known_language_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "0 1 2 3").unwrap();
        assert!(matches!(read(&path, None), Err(Problem::Language(_))));
        assert_eq!(read(&path, Some(Language::English)).unwrap().len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_a_treebank_if_a_dull_one(text in "(# text = |# newdoc|[0-9.-]{1,4}|\t|\n|[a-zé_#=]|SpaceAfter=No){0,60}") {
            for document in documents(&text) {
                prop_assert!(!document.is_empty());
                let article = article(&document, Language::French);
                prop_assert_eq!(article.blocks.len(), document.len());
            }
        }
    }
}
