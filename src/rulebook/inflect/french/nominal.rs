//! French nouns and adjectives. Both are two endings away from their dictionary form: the masculine plural and the
//! feminine. [`MODELS`] names the ways to form them; a word takes the one that its ending suggests, and [`MISLEADING`]
//! and [`WHOLE`] hold the words whose ending misleads. A noun has one gender, unless it names persons (`directeur:mf`):
//! then it is inflected as an adjective is.

use super::super::{Form, UnknownModel};
use crate::rulebook::tags::Tags;

/// Name of the model, ending taken off, then the endings of the masculine plural and of the feminine. A dot is nothing;
/// several feminines are joined by a slash.
const MODELS: &str = "
e           .     s     e
épicène     .     s     .
s-e         .     .     e
s-sse       .     .     se
x-se        x     x     se
x-sse       x     x     sse
x-ce        x     x     ce
f-ve        f     fs    ve
er-ère      er    ers   ère
et-ète      et    ets   ète
l-lle       .     s     le
n-nne       .     s     ne
t-tte       .     s     te
al-aux      al    aux   ale
al-als      al    als   ale
eau-elle    eau   eaux  elle
c-que       c     cs    que
c-che       c     cs    che
g-gue       .     s     ue
gu-guë      u     us    uë/üe
eur-euse    eur   eurs  euse
eur-eure    eur   eurs  eure
eur-eresse  eur   eurs  eresse
teur-trice  teur  teurs trice
auteur      teur  teurs teure/trice
";

/// The model that an ending suggests; the longest ending decides.
const ENDINGS: &[(&str, &str)] = &[
    ("", "e"),
    ("e", "épicène"),
    ("a", "épicène"),
    ("o", "épicène"),
    ("y", "épicène"),
    ("k", "épicène"),
    ("w", "épicène"),
    ("s", "s-e"),
    ("x", "inv"),
    ("eux", "x-se"),
    ("oux", "x-se"),
    ("f", "f-ve"),
    ("er", "er-ère"),
    ("et", "t-tte"),
    ("al", "al-aux"),
    ("el", "l-lle"),
    ("eil", "l-lle"),
    ("on", "n-nne"),
    ("en", "n-nne"),
    ("eau", "eau-elle"),
    ("c", "c-que"),
    ("g", "g-gue"),
    ("gu", "gu-guë"),
    ("eur", "eur-euse"),
    ("teur", "teur-trice"),
    ("érieur", "e"),
];

/// Words that do not follow [`ENDINGS`], by model; a word in two rows has the forms of both.
const MISLEADING: &[(&str, &str)] = &[
    ("s-sse", "bas gras las gros épais exprès métis"),
    ("x-sse", "roux faux"),
    ("x-ce", "doux"),
    (
        "et-ète",
        "complet incomplet concret discret indiscret inquiet quiet secret replet désuet préfet",
    ),
    ("t-tte", "sot vieillot pâlot boulot chat"),
    ("l-lle", "gentil nul"),
    ("n-nne", "paysan"),
    ("c-che", "blanc franc"),
    (
        "épicène",
        "chic super snob réac viking voyou intestat burkinabé médecin mannequin",
    ),
    (
        "al-als",
        "bancal fatal natal prénatal postnatal néonatal naval tonal fractal",
    ),
    (
        "al-als",
        "banal final glacial austral boréal causal idéal jovial martial pascal",
    ),
    (
        "al-aux",
        "banal final glacial austral boréal causal idéal jovial martial pascal",
    ),
    ("e", "meilleur majeur mineur mormon"),
    (
        "eur-euse",
        "menteur porteur acheteur flatteur chanteur transporteur déserteur prêteur emprunteur quêteur trotteur sauteur conteur \
rapporteur visiteur lutteur batteur metteur guetteur fureteur exploiteur profiteur racketteur colporteur arpenteur brocanteur \
planteur prometteur boursicoteur recruteur entremetteur testeur sprinteur buteur raconteur gratteur ergoteur tricoteur \
chuchoteur squatteur affréteur monteur goûteur jeteur rebouteur radoteur dynamiteur saboteur \
ajusteur basketteur bonimenteur chahuteur dompteur marketeur récolteur sauveteur \
comploteur toiletteur frotteur",
    ),
    ("eur-eresse", "enchanteur vengeur pécheur"),
    (
        "eur-eure",
        "professeur ingénieur gouverneur procureur assesseur prieur proviseur possesseur successeur prédécesseur défenseur \
censeur superviseur agresseur docteur pasteur",
    ),
    ("auteur", "auteur coauteur"),
];

/// Words given whole: masculine singular (with the form before a vowel), its plural, feminine.
const WHOLE: &[(&str, &str, &str)] = &[
    ("beau bel", "beaux", "belle"),
    ("nouveau nouvel", "nouveaux", "nouvelle"),
    ("vieux vieil", "vieux", "vieille"),
    ("fou fol", "fous", "folle"),
    ("mou mol", "mous", "molle"),
    ("tout", "tous", "toute"),
    ("sec", "secs", "sèche"),
    ("grec", "grecs", "grecque"),
    ("frais", "frais", "fraîche fraiche"),
    ("favori", "favoris", "favorite"),
    ("coi", "cois", "coite"),
    ("andalou", "andalous", "andalouse"),
    ("malin", "malins", "maligne"),
    ("bénin", "bénins", "bénigne"),
    ("tiers", "tiers", "tierce"),
    ("bref", "brefs", "brève"),
    ("touareg", "touaregs", "touareg touarègue"),
    ("rigolo", "rigolos", "rigolote"),
    ("dissous", "dissous", "dissoute"),
    ("dû", "dus", "due"),
    ("indu", "indus", "indue"),
    ("hébreu", "hébreux", "hébraïque"),
    ("traître", "traîtres", "traître traîtresse"),
    ("maître", "maîtres", "maître maîtresse"),
    ("chef", "chefs", "chef cheffe"),
    ("loup", "loups", "louve"),
    ("héros", "héros", "héroïne"),
    ("empereur", "empereurs", "impératrice"),
    ("ambassadeur", "ambassadeurs", "ambassadrice"),
    ("serviteur", "serviteurs", "servante"),
    ("copain", "copains", "copine"),
    ("aïeul", "aïeux aïeuls", "aïeule"),
];

/// Plurals that are another word. (Ligatures are undone before a word comes here.)
const PLURALS: &[(&str, &str)] = &[
    ("monsieur", "messieurs"),
    ("madame", "mesdames"),
    ("mademoiselle", "mesdemoiselles"),
    ("bonhomme", "bonshommes bonhommes"),
    ("gentilhomme", "gentilshommes"),
    ("oeil", "yeux"),
    ("ciel", "cieux ciels"),
];
/// Nouns in -al, -au, -eu with a plural in -s.
const PLURAL_S: &str = "bal carnaval festival cal chacal récital régal aval cérémonial choral narval pal serval santal mistral étal \
cantal rial graal floréal prairial germinal landau sarrau bleu pneu émeu";
/// Nouns in -ou and -ail with a plural in -x.
const PLURAL_X: &str =
    "bijou caillou chou genou hibou joujou pou travail télétravail bail corail émail soupirail vantail vitrail";
/// First parts of a compound that never change: verbs and prefixes (`gratte-ciel`, `vice-président`).
const FIXED_PARTS: &str = "abat allume amuse attrape brise cache casse chasse compte coupe couvre cure essuie faire garde gratte lance \
lave laissez mange ouvre passe perce pèse pique porte presse protège rabat remue réveille sèche serre taille tire tourne trouble vide \
basket best cow fac fair far flash hip self strip task think volley pour quatre soixante trop \
agro anti arrière après audio auto avant bio broncho ciné co contre crypto cyber demi e éco en entre euro ex extra hors hyper inter macro maxi méga \
micro mi mini multi narco néo non nord outre post pré pro pseudo quasi radio sans semi socio sous sud super sur techno télé ultra vice vidéo week";
/// Middle parts that make a complement of what follows them (`arc-en-ciel`).
const LINKS: &str = "de du des d à au aux en ès sur sous la le les et dans par pour";

/// Endings that tell the gender of a noun; [`GENDER_MISLEADS`] has the exceptions.
const GENDERS: &[(Tags, &str)] = &[
    (
        Tags::FEM,
        "tion sion xion ance ence ité tude esse ette logie cratie graphie phobie",
    ),
    (Tags::MASC, "isme ement iment oir eau scope gramme"),
];
const GENDER_MISLEADS: &str = "bastion cation silence comité précipité traité squelette quintette eau peau gramme";

/// Every form of an adjective.
pub(super) fn adjective(lemma: &str, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    gendered(lemma, Tags::ADJ, model)
}

/// Every form of a noun.
pub(super) fn noun(lemma: &str, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    let plurals = match model {
        None => compound_plurals(lemma),
        Some("s") => vec![format!("{lemma}s")],
        Some("x") => vec![format!("{lemma}x")],
        Some("inv") => vec![lemma.to_owned()],
        Some("mf") => return gendered(lemma, Tags::NOUN, None),
        Some(name) => return gendered(lemma, Tags::NOUN, Some(name)),
    };
    let tags = Tags::NOUN.with(gender(lemma));
    let plurals = plurals.into_iter().map(|text| Form {
        text,
        tags: tags.with(Tags::PL),
    });
    Ok([Form {
        text: lemma.to_owned(),
        tags: tags.with(Tags::SG),
    }]
    .into_iter()
    .chain(plurals)
    .collect())
}

/// Both genders in both numbers.
fn gendered(lemma: &str, pos: Tags, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    let mut forms = Vec::new();
    let mut push = |text: &str, gender: Tags, number: Tags| {
        forms.push(Form {
            text: text.to_owned(),
            tags: pos.with(gender).with(number),
        });
    };
    // Of a compound only the last part agrees (`franco-allemand`, `vice-président`).
    let (first, last) = lemma
        .rfind('-')
        .and_then(|at| lemma.split_at_checked(at + 1))
        .unwrap_or_default();
    let last = if last.is_empty() { lemma } else { last };
    if model.is_none()
        && let Some((singular, plural, feminine)) = WHOLE.iter().find(|row| row.0.split(' ').next() == Some(last))
    {
        for (texts, gender, number, mark) in [
            (singular, Tags::MASC, Tags::SG, ""),
            (plural, Tags::MASC, Tags::PL, ""),
            (feminine, Tags::FEM, Tags::SG, ""),
            (feminine, Tags::FEM, Tags::PL, "s"),
        ] {
            for text in texts.split(' ') {
                push(&format!("{first}{text}{mark}"), gender, number);
            }
        }
        return Ok(forms);
    }
    let names = model.map_or_else(|| guess(last), |name| vec![name]);
    for name in names {
        if name == "inv" {
            for gender in [Tags::MASC, Tags::FEM] {
                push(lemma, gender, Tags::SG);
                push(lemma, gender, Tags::PL);
            }
            continue;
        }
        let row = MODELS
            .lines()
            .map(|row| row.split_whitespace().collect::<Vec<_>>())
            .find(|row| row.first() == Some(&name));
        let Some([_, ending, plural, feminine]) = row.as_deref() else {
            return Err(UnknownModel(name.to_owned()));
        };
        let stem = last
            .strip_suffix(ending.trim_matches('.'))
            .ok_or_else(|| UnknownModel(name.to_owned()))?;
        push(lemma, Tags::MASC, Tags::SG);
        push(
            &format!("{first}{stem}{}", plural.trim_matches('.')),
            Tags::MASC,
            Tags::PL,
        );
        for feminine in feminine.split('/') {
            let text = format!("{first}{stem}{}", feminine.trim_matches('.'));
            push(&text, Tags::FEM, Tags::SG);
            push(&(text + "s"), Tags::FEM, Tags::PL);
        }
    }
    Ok(forms)
}

/// The models of an adjective.
fn guess(lemma: &str) -> Vec<&'static str> {
    let listed: Vec<_> = MISLEADING
        .iter()
        .filter(|(_, words)| listed(lemma, words))
        .map(|&(name, _)| name)
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    let fitting = ENDINGS.iter().filter(|(ending, _)| lemma.ends_with(ending));
    fitting
        .max_by_key(|(ending, _)| ending.len())
        .map(|&(_, name)| name)
        .into_iter()
        .collect()
}

/// Of a compound, the parts agree that are nouns or adjectives: both, or only one beside a verb, prefix or complement.
fn compound_plurals(lemma: &str) -> Vec<String> {
    let Some((start, last)) = lemma.rsplit_once('-') else {
        return plurals(lemma);
    };
    let (first, middle) = start
        .split_once('-')
        .map_or((start, String::new()), |(first, rest)| (first, format!("-{rest}")));
    let complement =
        last.starts_with("d'") || last.starts_with("l'") || middle.split('-').any(|part| listed(part, LINKS));
    let firsts = if listed(first, FIXED_PARTS) {
        vec![first.to_owned()]
    } else {
        plurals(first)
    };
    let lasts = if complement {
        vec![last.to_owned()]
    } else {
        plurals(last)
    };
    firsts
        .iter()
        .take(1)
        .flat_map(|first| lasts.iter().map(move |last| (first, last)))
        .map(|(first, last)| format!("{first}{middle}-{last}"))
        .collect()
}

/// The plurals of a simple noun.
fn plurals(lemma: &str) -> Vec<String> {
    if let Some((_, plurals)) = PLURALS.iter().find(|(word, _)| *word == lemma) {
        return plurals.split(' ').map(str::to_owned).collect();
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| lemma.ends_with(ending));
    let plural = if ends(&["s", "x", "z"]) {
        lemma.to_owned()
    } else if listed(lemma, PLURAL_S) {
        format!("{lemma}s")
    } else if let Some(stem) = lemma.strip_suffix("al") {
        format!("{stem}aux")
    } else if listed(lemma, PLURAL_X) {
        lemma
            .strip_suffix("ail")
            .map_or_else(|| format!("{lemma}x"), |stem| format!("{stem}aux"))
    } else if ends(&["au", "eu"]) {
        format!("{lemma}x")
    } else {
        format!("{lemma}s")
    };
    vec![plural]
}

/// The gender that the ending of a noun tells, if it does.
fn gender(lemma: &str) -> Tags {
    if listed(lemma, GENDER_MISLEADS) {
        return Tags::NONE;
    }
    let told = |&&(_, endings): &&(Tags, &str)| endings.split(' ').any(|ending| lemma.ends_with(ending));
    GENDERS.iter().find(told).map_or(Tags::NONE, |&(gender, _)| gender)
}

fn listed(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(forms: &[Form], gender: Tags, number: Tags) -> String {
        let texts = forms
            .iter()
            .filter(|form| form.tags.has(number.with(gender)))
            .map(|form| form.text.as_str());
        texts.collect::<Vec<_>>().join("/")
    }

    /// Masculine singular and plural, feminine singular and plural.
    fn four(forms: &[Form]) -> String {
        let (masculine, feminine) = (Tags::MASC, Tags::FEM);
        [
            (masculine, Tags::SG),
            (masculine, Tags::PL),
            (feminine, Tags::SG),
            (feminine, Tags::PL),
        ]
        .map(|(gender, number)| of(forms, gender, number))
        .join(" ")
    }

    #[test]
    fn adjectives() {
        for expected in [
            "grand grands grande grandes",
            "rouge rouges rouge rouges",
            "sacré sacrés sacrée sacrées",
            "gris gris grise grises",
            "gros gros grosse grosses",
            "heureux heureux heureuse heureuses",
            "jaloux jaloux jalouse jalouses",
            "doux doux douce douces",
            "faux faux fausse fausses",
            "actif actifs active actives",
            "bref brefs brève brèves",
            "léger légers légère légères",
            "complet complets complète complètes",
            "muet muets muette muettes",
            "officiel officiels officielle officielles",
            "pareil pareils pareille pareilles",
            "gentil gentils gentille gentilles",
            "civil civils civile civiles",
            "nul nuls nulle nulles",
            "seul seuls seule seules",
            "bon bons bonne bonnes",
            "européen européens européenne européennes",
            "américain américains américaine américaines",
            "local locaux locale locales",
            "natal natals natale natales",
            "nouveau/nouvel nouveaux nouvelle nouvelles",
            "vieux/vieil vieux vieille vieilles",
            "fou/fol fous folle folles",
            "public publics publique publiques",
            "blanc blancs blanche blanches",
            "sec secs sèche sèches",
            "long longs longue longues",
            "aigu aigus aiguë/aigüe aiguës/aigües",
            "intérieur intérieurs intérieure intérieures",
            "meilleur meilleurs meilleure meilleures",
            "trompeur trompeurs trompeuse trompeuses",
            "menteur menteurs menteuse menteuses",
            "novateur novateurs novatrice novatrices",
            "bleu bleus bleue bleues",
            "idiot idiots idiote idiotes",
            "sot sots sotte sottes",
            "malin malins maligne malignes",
            "franco-allemand franco-allemands franco-allemande franco-allemandes",
            "final/final finals/finaux finale/finale finales/finales",
        ] {
            let lemma = expected.split([' ', '/']).next().unwrap_or_default();
            assert_eq!(four(&adjective(lemma, None).unwrap()), expected);
        }
        assert_eq!(
            four(&adjective("marron", Some("inv")).unwrap()),
            "marron marron marron marron"
        );
    }

    #[test]
    fn nouns_of_persons_have_a_feminine() {
        for expected in [
            "avocat avocats avocate avocates",
            "journaliste journalistes journaliste journalistes",
            "directeur directeurs directrice directrices",
            "chercheur chercheurs chercheuse chercheuses",
            "professeur professeurs professeure professeures",
            "auteur/auteur auteurs/auteurs auteure/autrice auteures/autrices",
            "infirmier infirmiers infirmière infirmières",
            "citoyen citoyens citoyenne citoyennes",
            "veuf veufs veuve veuves",
            "vice-président vice-présidents vice-présidente vice-présidentes",
        ] {
            let lemma = expected.split([' ', '/']).next().unwrap_or_default();
            let expected = expected
                .replace("auteur/auteur ", "auteur ")
                .replace("auteurs/auteurs ", "auteurs ");
            assert_eq!(four(&noun(lemma, Some("mf")).unwrap()), expected);
        }
    }

    #[test]
    fn plurals_of_nouns() {
        for (lemma, plural) in [
            ("table", "tables"),
            ("pays", "pays"),
            ("voix", "voix"),
            ("journal", "journaux"),
            ("festival", "festivals"),
            ("détail", "détails"),
            ("travail", "travaux"),
            ("tableau", "tableaux"),
            ("feu", "feux"),
            ("pneu", "pneus"),
            ("trou", "trous"),
            ("bijou", "bijoux"),
            ("oeil", "yeux"),
            ("ciel", "cieux/ciels"),
            ("monsieur", "messieurs"),
            ("chef-d'oeuvre", "chefs-d'oeuvre"),
            ("arc-en-ciel", "arcs-en-ciel"),
            ("rendez-vous", "rendez-vous"),
            ("grand-père", "grands-pères"),
            ("avant-poste", "avant-postes"),
            ("garde-fou", "garde-fous"),
            ("week-end", "week-ends"),
            ("chauve-souris", "chauves-souris"),
        ] {
            assert_eq!(of(&noun(lemma, None).unwrap(), Tags::NONE, Tags::PL), plural);
        }
        assert_eq!(
            of(&noun("porte-parole", Some("inv")).unwrap(), Tags::NONE, Tags::PL),
            "porte-parole"
        );
        assert_eq!(of(&noun("val", Some("s")).unwrap(), Tags::NONE, Tags::PL), "vals");
    }

    #[test]
    fn endings_that_tell_the_gender() {
        for (lemma, expected) in [
            ("nation", Tags::FEM),
            ("égalité", Tags::FEM),
            ("comité", Tags::NONE),
            ("capitalisme", Tags::MASC),
            ("gouvernement", Tags::MASC),
            ("jument", Tags::NONE),
            ("silence", Tags::NONE),
            ("table", Tags::NONE),
        ] {
            assert_eq!(gender(lemma), expected, "{lemma}");
        }
    }

    #[test]
    fn models_named_by_a_lexicon() {
        assert_eq!(
            four(&noun("acteur", Some("teur-trice")).unwrap()),
            "acteur acteurs actrice actrices"
        );
        assert_eq!(
            adjective("grand", Some("grandiose")),
            Err(UnknownModel("grandiose".into()))
        );
        assert_eq!(adjective("grand", Some("f-ve")), Err(UnknownModel("f-ve".into())));
    }

    #[test]
    fn every_row_of_the_tables_is_whole() {
        let rows: Vec<Vec<_>> = MODELS
            .lines()
            .map(|row| row.split_whitespace().collect())
            .filter(|row: &Vec<_>| !row.is_empty())
            .collect();
        assert!(rows.iter().all(|row| row.len() == 4));
        let known = |name: &str| name == "inv" || rows.iter().any(|row| row[0] == name);
        assert!(ENDINGS.iter().all(|(_, name)| known(name)));
        for (name, words) in MISLEADING {
            assert!(known(name), "{name}");
            for word in words.split(' ') {
                assert!(adjective(word, Some(name)).is_ok(), "{word}:{name}");
            }
        }
    }
}
