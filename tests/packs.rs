//! Packs: rules and words of one's own, laid over those of the program, from files that may come from anybody.

use std::fs;
use std::path::Path;

use interligne::analysis::{Analysis, analyse};
use interligne::article::Article;
use interligne::language::Language;
use interligne::messages::Messages;
use interligne::packs::{self, MAX_BYTES, Packs, Rulebooks};
use interligne::rulebook::Rulebook;
use interligne::rulebook::source::{File, Problem};
use interligne::rules;
use proptest::prelude::*;

/// What every rule needs, and is not what a test is about.
const DEFAULTS: &str = r#"
[defaults]
technique = "Doubt"
strength = "mark"
source = "x"
reason = { fr = "« {text} »", en = "“{text}”" }
question = { fr = "a", en = "a" }
fine_when = { fr = "a", en = "a" }
"#;

const BELOW: &str = r#"
[[words]]
pos = "noun"
classes = ["label"]
list = "larbin"

[[words]]
pos = "adj"
classes = ["loaded"]
list = "odieux"

[[rule]]
id = "fr-name-label"
patterns = ["{label}"]

[[rule]]
id = "fr-loaded-word"
technique = "Loaded_Language"
patterns = ["{loaded}"]

[[rule]]
id = "fr-doubt-so"
patterns = ["=prétendument {adj}"]
"#;

fn file(text: &str) -> File {
    // `mute` stands before the tables.
    let (head, rest) = match text.find("\n\n").filter(|_| text.starts_with("mute")) {
        Some(at) => text.split_at(at),
        None => ("", text),
    };
    File {
        name: "pack/fr/mine.toml".to_owned(),
        text: format!("{head}{DEFAULTS}{rest}"),
    }
}

fn below() -> Rulebook {
    let (rulebook, problems) = Rulebook::from_files(Language::French, &[], &[file(BELOW)]).expect("it compiles");
    assert!(problems.is_empty(), "{problems:?}");
    rulebook
}

fn extended(pack: &str) -> Rulebook {
    let (rulebook, problems) = below().with_pack(&[file(pack)]);
    assert!(problems.is_empty(), "{problems:?}");
    rulebook
}

/// The flags of a text: the rule and the words.
fn flags(rulebook: &Rulebook, text: &str) -> Vec<String> {
    let article = Article::passage(text.to_owned(), Language::French);
    let Analysis { flags, .. } = analyse(&article, rulebook);
    flags
        .iter()
        .map(|flag| {
            let rule = rulebook.rule(flag.rule).map_or("", |rule| rule.id.as_str());
            format!("{rule}: {}", flag.span.of(&article.text))
        })
        .collect()
}

fn names(rulebook: &Rulebook) -> Vec<&str> {
    rulebook.rules().map(|(_, rule)| rule.id.as_str()).collect()
}

#[test]
fn a_pack_adds_rules_over_the_words_below_and_its_own() {
    let rulebook = extended(
        "[[words]]\npos = \"noun\"\nclasses = [\"gadget\"]\nlist = \"zorglub\"\n\
         [[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\"{label} =du|=des {gadget}\", \"=sot =de zorglub\"]\n",
    );
    assert_eq!(names(&rulebook)[0], "fr-doubt-mine");
    assert_eq!(
        flags(
            &rulebook,
            "Les larbins du zorglub, les LARBINS DES ZORGLUBS, un sot de zorglub, un larbin."
        ),
        [
            "fr-doubt-mine: larbins du zorglub",
            "fr-doubt-mine: LARBINS DES ZORGLUBS",
            "fr-doubt-mine: sot de zorglub",
            "fr-name-label: larbin"
        ]
    );
}

#[test]
fn words_of_a_pack_get_classes_below_and_rules_below_find_them() {
    let rulebook = extended(
        "[[words]]\npos = \"noun\"\nclasses = [\"label\"]\nlist = \"éteignoir\"\n\
         [[words]]\npos = \"noun\"\nclasses = [\"loaded\"]\nlist = \"larbin\"\n",
    );
    // A word that is there keeps its classes, in every form, and gets more.
    assert_eq!(
        flags(&rulebook, "Des larbins et un ÉTEIGNOIR, voire des Eteignoirs."),
        [
            "fr-name-label: larbins",
            "fr-loaded-word: larbins",
            "fr-name-label: ÉTEIGNOIR",
            "fr-name-label: Eteignoirs"
        ]
    );
}

#[test]
fn plain_readings_of_a_pack_hold_for_the_rules_below() {
    let rulebook = extended(
        "[[words]]\npos = \"adj\"\nlist = \"visuel\"\n[[words]]\npos = \"noun\"\nlist = \"combat\"\nplain = [\"odieux combat\"]\n",
    );
    assert_eq!(flags(&rulebook, "Un odieux combat."), Vec::<String>::new());
    assert_eq!(flags(&rulebook, "Un odieux larbin.").len(), 2);
}

#[test]
fn a_pack_overrides_and_mutes() {
    let text = "Le larbin, prétendument odieux.";
    assert_eq!(
        flags(&below(), text),
        [
            "fr-name-label: larbin",
            "fr-doubt-so: prétendument odieux",
            "fr-loaded-word: odieux"
        ]
    );
    let rulebook = extended("mute = [\"fr-name-label\"]\n\n[[rule]]\nid = \"fr-doubt-so\"\npatterns = [\"larbin\"]\n");
    assert_eq!(
        flags(&rulebook, text),
        ["fr-doubt-so: larbin", "fr-loaded-word: odieux"]
    );
    assert_eq!(names(&rulebook), ["fr-doubt-so", "fr-loaded-word"]);
}

#[test]
fn a_later_pack_lies_over_the_ones_before() {
    let first = file("[[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\"larbin\"]\n");
    let second = file("mute = [\"fr-doubt-mine\", \"fr-loaded-word\"]\n\n");
    let (rulebook, problems) = below().with_pack(&[first]).0.with_pack(&[second]);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(names(&rulebook), ["fr-name-label", "fr-doubt-so"]);
}

#[test]
fn a_pack_is_another_rulebook_wherever_it_lies() {
    let pack = "[[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\"larbin\"]\n";
    let elsewhere = File {
        name: "/elsewhere/a.toml".to_owned(),
        ..file(pack)
    };
    let fingerprint = extended(pack).fingerprint();
    assert_ne!(fingerprint, below().fingerprint());
    assert_eq!(below().with_pack(&[elsewhere]).0.fingerprint(), fingerprint);
    assert_ne!(extended(&pack.replace("mine", "yours")).fingerprint(), fingerprint);
}

#[test]
fn a_mistake_leaves_its_rule_out_and_the_one_below_in_force() {
    let (rulebook, problems) = below().with_pack(&[file(
        "[[rule]]\nid = \"fr-doubt-so\"\npatterns = [\"larbin\"]\nexcept = [\"{nobody}\"]\n\
         [[rule]]\nid = \"fr-name-label\"\npatterns = [\"(larbin\"]\n\
         [[rule]]\nid = \"en-doubt-mine\"\npatterns = [\"larbin\"]\n\
         [[rule]]\nid = \"fr-doubt-typo\"\npatern = [\"larbin\"]\n\
         [[rule]]\nid = \"fr-doubt-good\"\npatterns = [\"valet/noun\"]\n\
         [surprise]\n",
    )]);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let told = told.join("\n");
    for part in [
        "pack/fr/mine.toml:12: fr-doubt-so: `nobody` is no built-in tag",
        "pack/fr/mine.toml:15: fr-name-label: pattern `(larbin`: `)` expected after a group",
        "pack/fr/mine.toml:16: en-doubt-mine: an id in lower case with hyphens that begins with `fr-` expected",
        "pack/fr/mine.toml:21: fr-doubt-typo: unknown field `patern`",
        "pack/fr/mine.toml:25: `surprise`: `[[rule]]`",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    assert_eq!(
        names(&rulebook),
        ["fr-doubt-good", "fr-name-label", "fr-loaded-word", "fr-doubt-so"]
    );
    assert_eq!(
        flags(&rulebook, "Le larbin, le valet, prétendument odieux."),
        [
            "fr-name-label: larbin",
            "fr-doubt-good: valet",
            "fr-doubt-so: prétendument odieux",
            "fr-loaded-word: odieux"
        ]
    );
}

#[test]
fn each_wrong_field_is_told_at_its_place_in_either_language() {
    let (_, problems) = below().with_pack(&[file(
        "[[rule]]\nid = \"fr-doubt-many\"\nstrength = \"firm\"\ntechnique = \"Douth\"\npatterns = \"larbin\"\n\
         reason = \"x\"\nplainer = { de = \"x\" }\nexamples = [3]\nvoice = true\n\
         [[words]]\npos = \"noun\"\n\
         [[forms]]\nlemma = \"larbin\"\npos = \"noun\"\ntable = { larbine = 3 }\n\
         [[rule]]\npatterns = [\"larbin\"]\n",
    )]);
    let told = |language| {
        let messages = Messages::of(language);
        let lines = problems
            .iter()
            .map(|problem| packs::line(problem, messages).replace(['\u{a0}', '\u{202f}'], " "));
        lines.collect::<Vec<_>>()
    };
    let rule = |line: usize, what: &str| format!("pack/fr/mine.toml:{line}: fr-doubt-many: {what}");
    assert_eq!(
        told(Language::English),
        [
            rule(
                11,
                "`strength` cannot be `firm`: one of `note`, `mark`, `strong` expected"
            ),
            rule(
                12,
                "`Douth` is no technique: “interligne rules list” shows how they are spelt"
            ),
            rule(13, "`patterns`: a list of texts in quotation marks expected"),
            rule(14, "`reason`: `{ fr = \"…\", en = \"…\" }` expected"),
            rule(15, "unknown field `de`, expected one of `fr`, `en`"),
            rule(16, "`examples`: a list of texts in quotation marks expected"),
            rule(17, "`voice`: a text in quotation marks expected"),
            "pack/fr/mine.toml:18: `list` expected".to_owned(),
            "pack/fr/mine.toml:23: `larbine`: a list of texts in quotation marks expected".to_owned(),
            "pack/fr/mine.toml:24: `id` expected".to_owned(),
        ]
    );
    let french = told(Language::French);
    assert_eq!(
        french[0],
        "pack/fr/mine.toml:11: fr-doubt-many : « strength » ne peut valoir « firm » ; il faut l’une de ces valeurs : \
         « note », « mark », « strong »"
    );
    assert_eq!(french[7], "pack/fr/mine.toml:18: il manque « list »");
    assert_eq!(french.len(), problems.len());
}

#[test]
fn over_the_rules_of_the_program_a_rule_that_changed_has_no_record() {
    let embedded = || Rulebook::read_embedded(Language::French);
    let (id, rule) = {
        let rulebook = embedded();
        let (_, rule) = rulebook
            .rules()
            .find(|(_, rule)| rule.detector.is_none())
            .expect("a rule");
        (rule.id.clone(), rule.clone())
    };
    let pack = file(&format!("[[rule]]\nid = \"{id}\"\npatterns = [\"zorglub/noun\"]\n"));
    let (rulebook, problems) = embedded().with_pack(&[pack]);
    assert!(problems.is_empty(), "{problems:?}");
    let (_, own) = rulebook.find(&id).expect("it is there");
    assert_eq!(
        (own.record, own.patterns.as_slice()),
        (None, &["zorglub/noun".to_owned()][..])
    );
    assert_ne!(own.patterns, rule.patterns);
    // The others keep theirs, and do what they did.
    let unchanged: Vec<_> = rulebook.rules().filter(|(_, rule)| rule.id != id).collect();
    assert_eq!(unchanged.len() + 1, embedded().rules().count());
    for (_, rule) in &unchanged {
        assert_eq!(rule.record, embedded_record(&rule.id));
    }
    let failures: Vec<_> = unchanged
        .iter()
        .step_by(7)
        .flat_map(|&(number, rule)| rules::test_rule(&rulebook, number, rule))
        .collect();
    assert!(failures.is_empty(), "{failures:?}");

    let (rulebook, _) = embedded().with_pack(&[file(
        "[[words]]\npos = \"noun\"\nclasses = [\"label\"]\nlist = \"zorglub\"\n",
    )]);
    for (_, rule) in rulebook.rules() {
        let asks = rule
            .patterns
            .iter()
            .any(|pattern| pattern.contains("{label") || pattern.contains(" label"));
        assert!(
            !asks || rule.record.is_none(),
            "{} was measured without the pack's words",
            rule.id
        );
    }
}

fn embedded_record(id: &str) -> Option<interligne::rulebook::record::Record> {
    Rulebook::embedded(Language::French)
        .find(id)
        .and_then(|(_, rule)| rule.record)
}

/// A folder with files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

fn rulebooks(path: &Path) -> Rulebooks {
    let mut packs = Packs::default();
    packs.add(path);
    Rulebooks::new(packs)
}

/// What is wrong in the packs, as it is shown.
fn told(rulebooks: &Rulebooks, languages: &[Language], interface: Language) -> Vec<String> {
    let problems = rulebooks.problems(languages).into_iter();
    problems
        .map(|problem| packs::line(problem, Messages::of(interface)))
        .collect()
}

#[test]
fn files_are_of_the_language_of_their_folder_or_of_the_one_they_say() {
    let rule = |language: &str| {
        let said = format!("language = \"{language}\"\n{DEFAULTS}");
        format!("{said}[[rule]]\nid = \"{language}-doubt-mine\"\npatterns = [\"zorglub/noun\"]\n")
    };
    let english = rule("en").replace("mine", "yours");
    let root = folder(&[
        ("fr/a.toml", rule("fr").as_bytes()),
        ("b.toml", english.as_bytes()),
        ("nowhere.toml", b"mute = []\n"),
        ("elsewhere.toml", b"\nlanguage = \"de\"\n"),
        ("fr/notes.txt", b"no rules"),
        ("fr/.hidden.toml", b"no rules"),
        ("de/c.toml", b"no rules"),
    ]);
    let rulebooks = rulebooks(root.path());
    assert!(rulebooks.of(Language::French).find("fr-doubt-mine").is_some());
    assert!(rulebooks.of(Language::English).find("en-doubt-yours").is_some());
    let problems = told(&rulebooks, &Language::ALL, Language::English);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].ends_with("elsewhere.toml:2: `language = \"fr\"` or `language = \"en\"` expected at its beginning, or the file in a folder `fr` or `en`"), "{problems:?}");
    assert!(problems[1].contains("nowhere.toml: `language"), "{problems:?}");

    let empty = folder(&[("rules/fr/a.toml", b"mute = []")]);
    let rulebooks = Rulebooks::new(Packs::default().and(&[empty.path().to_owned()]));
    let told = told(&rulebooks, &Language::ALL, Language::English);
    assert!(
        told.len() == 1 && told[0].contains("no rules: files .toml expected"),
        "{told:?}"
    );
    let one = self::rulebooks(&root.path().join("fr/a.toml"));
    assert!(one.of(Language::French).find("fr-doubt-mine").is_some());
    assert!(one.problems(&Language::ALL).is_empty());
}

#[test]
fn one_bad_file_never_stops_the_rest() {
    let good = format!("{DEFAULTS}[[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\"zorglub/noun\"]\n");
    let root = folder(&[
        ("fr/a.toml", &[0xff, 0xfe, 0]),
        ("fr/b.toml", &vec![b'#'; MAX_BYTES + 1]),
        ("fr/c.toml", b"[[rule]\nid = = \n\x1b[31m"),
        ("fr/d.toml", format!("{}{good}", "[".repeat(100_000)).as_bytes()),
        (
            "fr/e.toml",
            good.replace("mine", "long")
                .replace("zorglub/noun", &"(a".repeat(50_000))
                .as_bytes(),
        ),
        ("fr/z.toml", format!("\u{feff}{good}").as_bytes()),
    ]);
    let rulebooks = rulebooks(root.path());
    assert!(rulebooks.of(Language::French).find("fr-doubt-mine").is_some());
    let problems = told(&rulebooks, &Language::ALL, Language::English).join("\n");
    for part in [
        "a.toml: text in UTF-8 expected",
        "b.toml: larger than 256 kB",
        "c.toml:1: not valid TOML here: ",
    ] {
        assert!(problems.contains(part), "{part} in {problems}");
    }
    assert!(!problems.contains('\u{1b}'), "{problems:?}");
    assert!(
        problems.lines().all(|line| line.len() < 2_000),
        "a message is as long as its file"
    );
}

/// What rule files are made of, and what they had better not be.
const HOSTILE: &str = "(\\[\\[rule\\]\\]\n|\\[\\[words\\]\\]\n|\\[\\[forms\\]\\]\n|\\[defaults\\]\n|id = \"fr-[a-z]{1,3}\"\n|mute = \\[\"fr-loaded-word\"\\]\n|\
    technique = \"Doubt\"\n|strength = \"note\"\n|source = \"\"\n|reason = \\{ fr = \"\\{x\", en = \"\\{text\\}\" \\}\n|\
    question = \\{ fr = \"\", en = \"\" \\}\n|fine_when = \\{ fr = \"\", en = \"\" \\}\n|\
    pos = \"(noun|verb|adj|prefix|name)\"\n|classes = \\[\"(label|loaded|x|noun|)\"\\]\n|list = \"[a-zé:' -]{0,12}\"\n|plain = \\[\"odieux\"\\]\n|\
    lemma = \"[a-zé]{0,3}\"\n|table = \\{ \"a\" = \"pres p3\" \\}\n|\
    (patterns|except|needs|lower) = \\[\"([a-zé]{1,3}|\\{loaded\\}|\\{!x\\}|\\(|\\)|\\[|\\]|\\||\\.\\.9|\\?|!|@a|\\*|/verb|=| ){0,8}\"\\]\n|\
    detector = \"repetition\"\n|[a-z\u{1b}\u{9b}\u{202e}\"=\\[\\]]{0,6}\n){0,30}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_file_brings_the_program_down(text in HOSTILE, name in "[a-z\u{1b}\u{202e}]{1,8}") {
        let file = File { name, text };
        let (rulebook, problems) = below().with_pack(std::slice::from_ref(&file));
        let lines = 1 + file.text.matches('\n').count();
        for problem in &problems {
            let Problem { line, mistake, .. } = problem;
            for message in Language::ALL.map(|language| mistake.message(Messages::of(language))) {
                prop_assert!(*line <= lines && !message.is_empty() && !message.contains('\n'), "{problem}");
            }
        }
        for (id, rule) in rulebook.rules() {
            drop(rules::test_rule(&rulebook, id, rule));
        }
        let once = flags(&rulebook, "Les larbins, prétendument odieux, vont a la mer: c'est odieux.");
        prop_assert_eq!(&once, &flags(&rulebook, "Les larbins, prétendument odieux, vont a la mer: c'est odieux."));
        // A rule that nobody touched goes on as before.
        if !file.text.contains("mute") && !file.text.contains("plain") && problems.is_empty() {
            prop_assert!(once.iter().any(|flag| flag == "fr-loaded-word: odieux"), "{:?}", once);
        }
    }

    #[test]
    fn no_bytes_bring_the_program_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let root = folder(&[("fr/a.toml", &bytes)]);
        let told = told(&rulebooks(root.path()), &[Language::French], Language::French);
        prop_assert!(told.iter().all(|line| !line.contains(|c: char| c.is_control())));
    }
}
