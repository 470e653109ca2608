//! The rulebooks as they are in `assets/`: nothing wrong in any file, and every rule does what its examples say.

use std::fs;
use std::path::Path;

use interligne::language::Language;
use interligne::rulebook::Rulebook;
use interligne::rulebook::source::File;
use interligne::rules;
use interligne::taxonomy::Technique;

/// The TOML files of a folder of `assets/`, by name.
fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
    let mut files: Vec<File> = fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.expect("a folder of the project can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| File {
            name: format!(
                "assets/{folder}/{}",
                path.file_name().unwrap_or_default().to_string_lossy()
            ),
            text: fs::read_to_string(&path).expect("a file of the project can be read"),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Every message on a line of its own, so that a failure shows them all.
fn lines<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .fold(String::new(), |all, item| all + "\n" + &item.to_string())
}

#[test]
fn no_file_has_a_mistake() {
    for language in Language::ALL {
        let lexicon = files(&format!("lexicon/{language}"));
        let (_, problems) = Rulebook::from_files(language, &lexicon, &files(&format!("rules/{language}")))
            .expect("forms are sorted, so the dictionary can be built");
        assert!(problems.is_empty(), "{} problems:{}", problems.len(), lines(&problems));
    }
}

#[test]
fn every_rule_flags_its_examples_and_leaves_its_counterexamples() {
    for language in Language::ALL {
        let failures = rules::test(Rulebook::embedded(language));
        assert!(failures.is_empty(), "{} failures:{}", failures.len(), lines(&failures));
    }
}

#[test]
fn every_rule_has_examples_and_counterexamples() {
    for language in Language::ALL {
        for (_, rule) in Rulebook::embedded(language).rules() {
            assert!(rule.examples.len() >= 2, "{}: two examples expected", rule.id);
            assert!(
                rule.examples.iter().all(|example| example.contains('[')),
                "{}: an example marks nothing",
                rule.id
            );
            assert!(
                rule.counterexamples.len() >= 2,
                "{}: two counterexamples expected",
                rule.id
            );
        }
    }
}

#[test]
fn every_rule_speaks_both_languages() {
    for language in Language::ALL {
        for (_, rule) in Rulebook::embedded(language).rules() {
            for text in [&rule.reason, &rule.question, &rule.fine_when] {
                assert_ne!(text.fr, text.en, "{}: one language alone, for both", rule.id);
            }
        }
    }
}

#[test]
fn every_technique_has_a_rule_in_each_language() {
    for language in Language::ALL {
        let rulebook = Rulebook::embedded(language);
        let without: Vec<_> = Technique::ALL
            .into_iter()
            .filter(|technique| !rulebook.rules().any(|(_, rule)| rule.technique == *technique))
            .map(Technique::name)
            .collect();
        assert!(without.is_empty(), "{language}: no rule for {without:?}");
    }
}

/// A rule file with the texts that every rule needs, and these rules.
fn rule_file(rules: &str) -> File {
    let same = "{ fr = \"a\", en = \"a\" }";
    File {
        name: "mine.toml".to_owned(),
        text: format!(
            "[defaults]\nreason = {same}\nquestion = {same}\nfine_when = {same}\nsource = \"x\"\ntechnique = \"Doubt\"\nstrength = \"note\"\n{rules}"
        ),
    }
}

#[test]
fn a_mistake_names_file_rule_line_and_what_was_expected() {
    for (pattern, part) in [
        ("(un", "`)` expected after a group"),
        ("{nobody}", "`nobody` is no built-in tag"),
        ("zorglub", "write `=zorglub` for this form only"),
        ("chat/noun?", "can match nothing"),
        ("chat/noun ..3", "never begins or ends with a gap"),
    ] {
        let file = rule_file(&format!(
            "[[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\n  \"{pattern}\",\n]\n"
        ));
        let (_, problems) = Rulebook::from_files(Language::French, &[], &[file]).expect("the dictionary can be built");
        let shown = lines(&problems);
        assert!(shown.contains("mine.toml:11: fr-doubt-mine: "), "{pattern}: {shown}");
        assert!(shown.contains(part), "{pattern}: {shown}");
    }
}

#[test]
fn a_broken_rule_leaves_the_others_in_force() {
    let file = rule_file(
        "[[rule]]\nid = \"fr-doubt-bad\"\nstrenght = \"note\"\npatterns = [\"chat/noun\"]\n\
         [[rule]]\nid = \"fr-doubt-good\"\npatterns = [\"chat/noun\"]\n",
    );
    let (rulebook, problems) =
        Rulebook::from_files(Language::French, &[], &[file]).expect("the dictionary can be built");
    let shown = lines(&problems);
    assert!(rulebook.find("fr-doubt-good").is_some(), "{shown}");
    assert!(rulebook.find("fr-doubt-bad").is_none());
    assert!(
        shown.contains("mine.toml:10: fr-doubt-bad: ") && shown.contains("strenght"),
        "{shown}"
    );
}
