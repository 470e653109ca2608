use super::*;

/// The forms of a word that have all of these tags.
fn forms(lemma: &str, pos: Tags, model: Option<&str>, tags: Tags) -> Vec<String> {
    inflect(lemma, pos, model)
        .expect("a known model")
        .into_iter()
        .filter(|form| form.tags.has(tags))
        .map(|form| form.text)
        .collect()
}

/// `lemma third past participle -ing`, as the tables are written.
fn conjugation(lemma: &str, model: Option<&str>) -> String {
    let columns = [THIRD, Tags::PAST, Tags::PP, Tags::PRP].map(|tags| forms(lemma, Tags::VERB, model, tags).join("/"));
    format!("{lemma} {}", columns.join(" "))
}

#[test]
fn regular_verbs_change_their_spelling_where_the_ending_asks_for_it() {
    for expected in [
        "warn warns warned warned warning",
        "accuse accuses accused accused accusing",
        "deny denies denied denied denying",
        "play plays played played playing",
        "soliloquy soliloquies soliloquied soliloquied soliloquying",
        "stop stops stopped stopped stopping",
        "equip equips equipped equipped equipping",
        "squat squats squatted squatted squatting",
        "commit commits committed committed committing",
        "visit visits visited visited visiting",
        "offer offers offered offered offering",
        "refer refers referred referred referring",
        "develop develops developed developed developing",
        "fix fixes fixed fixed fixing",
        "vow vows vowed vowed vowing",
        "boycott boycotts boycotted boycotted boycotting",
        "veto vetoes vetoed vetoed vetoing",
        "radio radios radioed radioed radioing",
        "panic panics panicked panicked panicking",
        "agree agrees agreed agreed agreeing",
        "die dies died died dying",
        "dye dyes dyed dyed dyeing",
        "singe singes singed singed singeing",
        "argue argues argued argued arguing",
        "yell yells yelled yelled yelling",
        "yet yets yetted yetted yetting",
        "reach reaches reached reached reaching",
        "quiz quizzes quizzed quizzed quizzing",
        "appeal appeals appealed appealed appealing",
        "hurrah hurrahs hurrahed hurrahed hurrahing",
    ] {
        let lemma = expected.split(' ').next().unwrap_or_default();
        assert_eq!(conjugation(lemma, None), expected);
    }
}

#[test]
fn irregular_verbs_come_from_the_table_and_lend_their_forms_to_prefixed_ones() {
    for expected in [
        "write writes wrote written writing",
        "rewrite rewrites rewrote rewritten rewriting",
        "overrun overruns overran overrun overrunning",
        "understand understands understood understood understanding",
        "undergo undergoes underwent undergone undergoing",
        "mislead misleads misled misled misleading",
        "outbid outbids outbid outbid outbidding",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "begin begins began begun beginning",
        "learn learns learned/learnt learned/learnt learning",
        "lie lies lay/lied lain/lied lying",
        "underlie underlies underlay underlain underlying",
        "relay relays relayed relayed relaying",
        "reckon reckons reckoned reckoned reckoning",
        "render renders rendered rendered rendering",
    ] {
        let lemma = expected.split(' ').next().unwrap_or_default();
        assert_eq!(conjugation(lemma, None), expected);
    }
}

#[test]
fn every_irregular_verb_is_written_once_in_lower_case() {
    let mut lemmas: Vec<&str> = tables::VERBS
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(lemmas.len() >= 250, "{}", lemmas.len());
    lemmas.sort_unstable();
    assert!(lemmas.windows(2).all(|pair| pair[0] != pair[1]));
    assert!(
        tables::VERBS
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || "/-\n ".contains(letter))
    );
}

#[test]
fn both_spellings_are_accepted_whichever_is_given() {
    for (lemma, form) in [
        ("organise", "organized"),
        ("organize", "organised"),
        ("analyse", "analyzing"),
        ("honour", "honored"),
        ("color", "colours"),
        ("travel", "traveled"),
        ("travel", "travelling"),
        ("kidnap", "kidnapped"),
        ("fulfil", "fulfills"),
        ("center", "centring"),
        ("disfavour", "disfavored"),
    ] {
        assert!(
            forms(lemma, Tags::VERB, None, Tags::NONE)
                .iter()
                .any(|text| text == form),
            "{lemma} {form}"
        );
    }
    assert_eq!(
        forms("organisation", Tags::NOUN, None, Tags::PL),
        ["organisations", "organizations"]
    );
    assert_eq!(
        forms("unorganised", Tags::ADJ, None, Tags::NONE),
        ["unorganised", "unorganized"]
    );
    assert_eq!(forms("grey", Tags::ADJ, None, Tags::SUP), ["grayest", "greyest"]);
    let all = ["anaesthetise", "anaesthetize", "anesthetise", "anesthetize"];
    assert_eq!(forms("anesthetize", Tags::VERB, None, Tags::INF), all);
}

#[test]
fn words_that_only_look_like_a_variant_have_one_spelling() {
    for (lemma, pos) in [
        ("advise", Tags::VERB),
        ("promise", Tags::VERB),
        ("arise", Tags::VERB),
        ("seize", Tags::VERB),
        ("expertise", Tags::NOUN),
        ("improvisation", Tags::NOUN),
        ("laboratory", Tags::NOUN),
        ("error", Tags::NOUN),
        ("parameter", Tags::NOUN),
        ("humorous", Tags::ADJ),
        ("precise", Tags::ADJ),
        ("unsurprising", Tags::ADJ),
        ("elaborate", Tags::ADJ),
    ] {
        assert_eq!(spelling::variants(lemma, pos), [lemma]);
    }
}

#[test]
fn nouns_take_the_plural_of_their_ending_or_of_the_table() {
    for (singular, plural) in [
        ("attack", "attacks"),
        ("crisis", "crises"),
        ("speech", "speeches"),
        ("stomach", "stomachs"),
        ("policy", "policies"),
        ("day", "days"),
        ("colloquy", "colloquies"),
        ("wife", "wives"),
        ("midwife", "midwives"),
        ("belief", "beliefs"),
        ("chief", "chiefs"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("grandchild", "grandchildren"),
        ("hero", "heroes"),
        ("photo", "photos"),
        ("quiz", "quizzes"),
        ("waltz", "waltzes"),
        ("sister-in-law", "sisters-in-law"),
        ("editor-in-chief", "editors-in-chief"),
        ("decision-maker", "decision-makers"),
        ("criterion", "criteria"),
        ("aircraft", "aircraft"),
        ("series", "series"),
        ("politics", "politics"),
    ] {
        assert_eq!(forms(singular, Tags::NOUN, None, Tags::PL), [plural]);
        assert_eq!(forms(singular, Tags::NOUN, None, Tags::SG), [singular]);
    }
    assert_eq!(
        forms("referendum", Tags::NOUN, None, Tags::PL),
        ["referenda", "referendums"]
    );
}

#[test]
fn short_adjectives_are_compared_and_long_ones_are_not() {
    for (lemma, grades) in [
        ("weak", "weaker weakest"),
        ("large", "larger largest"),
        ("big", "bigger biggest"),
        ("new", "newer newest"),
        ("angry", "angrier angriest"),
        ("unhappy", "unhappier unhappiest"),
        ("simple", "simpler simplest"),
        ("narrow", "narrower narrowest"),
        ("quiet", "quieter quietest"),
        ("free", "freer freest"),
        ("good", "better best"),
        ("far", "farther/further farthest/furthest"),
        ("dry", "drier/dryer driest/dryest"),
        ("unfit", "unfitter unfittest"),
        ("noble", "nobler noblest"),
        ("red", "redder reddest"),
        ("fried", " "),
        ("viable", " "),
        ("important", " "),
        ("numb", " "),
        ("own", " "),
        ("daily", " "),
        ("necessary", " "),
        ("long-term", " "),
    ] {
        let found = [Tags::COMP, Tags::SUP]
            .map(|tags| forms(lemma, Tags::ADJ, None, tags).join("/"))
            .join(" ");
        assert_eq!(found, grades, "{lemma}");
    }
    assert_eq!(forms("soon", Tags::ADV, None, Tags::COMP), ["sooner"]);
    assert_eq!(forms("badly", Tags::ADV, None, Tags::SUP), ["worst"]);
    assert_eq!(forms("clearly", Tags::ADV, None, Tags::NONE), ["clearly"]);
}

#[test]
fn a_model_overrides_the_guess() {
    assert_eq!(conjugation("hang", Some("reg")), "hang hangs hanged hanged hanging");
    assert_eq!(
        conjugation("defrag", Some("double")),
        "defrag defrags defragged defragged defragging"
    );
    assert_eq!(conjugation("ban", Some("single")), "ban bans baned baned baning");
    assert_eq!(forms("beware", Tags::VERB, Some("inv"), Tags::NONE), ["beware"]);
    assert_eq!(forms("medium", Tags::NOUN, Some("s"), Tags::PL), ["mediums"]);
    assert_eq!(forms("dingo", Tags::NOUN, Some("es"), Tags::PL), ["dingoes"]);
    assert_eq!(forms("roof", Tags::NOUN, Some("ves"), Tags::PL), ["rooves"]);
    assert_eq!(forms("penknife", Tags::NOUN, Some("ves"), Tags::PL), ["penknives"]);
    assert_eq!(forms("grouse", Tags::NOUN, Some("inv"), Tags::PL), ["grouse"]);
    assert!(forms("advice", Tags::NOUN, Some("sg"), Tags::PL).is_empty());
    assert!(forms("scissors", Tags::NOUN, Some("pl"), Tags::SG).is_empty());
    assert_eq!(
        forms("commonplace", Tags::ADJ, Some("er"), Tags::COMP),
        ["commonplacer"]
    );
    assert_eq!(forms("weak", Tags::ADJ, Some("inv"), Tags::NONE), ["weak"]);
    assert_eq!(forms("the", Tags::DET, None, Tags::DET), ["the"]);
}

#[test]
fn an_unknown_model_is_an_error_that_names_it() {
    for pos in [Tags::VERB, Tags::NOUN, Tags::ADJ, Tags::ADV, Tags::PREP] {
        assert_eq!(inflect("word", pos, Some("v1g")), Err(UnknownModel("v1g".to_owned())));
    }
}

proptest::proptest! {
    #[test]
    fn any_word_inflects_without_a_panic_and_keeps_its_lemma(word in "\\PC{0,12}", ending in "(e|y|ie|ic|z|o|man|fe|ise|our|le)?") {
        let lemma = format!("{word}{ending}");
        for pos in [Tags::VERB, Tags::NOUN, Tags::ADJ, Tags::ADV, Tags::PREP] {
            let forms = inflect(&lemma, pos, None).expect("no model was asked for");
            proptest::prop_assert!(forms.iter().any(|form| form.text == lemma));
            proptest::prop_assert!(forms.iter().all(|form| form.tags.and(Tags::POS) == pos));
            proptest::prop_assert!(forms.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
