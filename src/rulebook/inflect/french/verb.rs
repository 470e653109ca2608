//! French verbs. Whatever its group, a verb has a handful of stems from which every simple tense follows: the present
//! singular, the stem of *nous* (imperfect, participle), that of *ils* (subjunctive), the future and the simple past.
//! [`STEMS`] gives them by row, [`WHOLE`] the few tenses that obey no stem.
//!
//! Both spellings are given where usage has two (*paie* and *paye*, *cédera* and *cèdera*, *connaît* and *connait*).

use super::super::{Form, UnknownModel};
use super::cut;
use crate::rulebook::tags::Tags;

const PERSONS: [Tags; 6] = [
    Tags::P1.with(Tags::SG),
    Tags::P2.with(Tags::SG),
    Tags::P3.with(Tags::SG),
    Tags::P1.with(Tags::PL),
    Tags::P2.with(Tags::PL),
    Tags::P3.with(Tags::PL),
];
const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];

/// The simple past by the end of its stem, and the same for the imperfect subjunctive.
const PAST: &[(&str, [&str; 6], [&str; 6])] = &[
    (
        "in",
        ["ins", "ins", "int", "înmes", "întes", "inrent"],
        ["insse", "insses", "înt", "inssions", "inssiez", "inssent"],
    ),
    (
        "a",
        ["ai", "as", "a", "âmes", "âtes", "èrent"],
        ["asse", "asses", "ât", "assions", "assiez", "assent"],
    ),
    (
        "i",
        ["is", "is", "it", "îmes", "îtes", "irent"],
        ["isse", "isses", "ît", "issions", "issiez", "issent"],
    ),
    (
        "ï",
        ["ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"],
        ["ïsse", "ïsses", "ït", "ïssions", "ïssiez", "ïssent"],
    ),
    (
        "u",
        ["us", "us", "ut", "ûmes", "ûtes", "urent"],
        ["usse", "usses", "ût", "ussions", "ussiez", "ussent"],
    ),
    (
        "û",
        ["ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"],
        ["ûsse", "ûsses", "ût", "ûssions", "ûssiez", "ûssent"],
    ),
];

/// Name of the model, ending taken off, then what is put in its place: je, tu, il; nous; ils; future; past; participle.
///
/// A verb follows the longest name that it ends in (`surprendre`, `prendre`); `=` asks for the whole verb. A dot is
/// nothing, a dash a tense that does not exist (after a participle: it never agrees). Two rows of one name are two ways to conjugate.
const STEMS: &str = "
ir          ir       is is it       iss    iss    ir      i      i
ïr          ïr       is is it       ïss    ïss    ïr      ï      ï
re          re       s s .          .      .      r       i      u
partir      tir      s s t          t      t      tir     ti     ti
sortir      tir      s s t          t      t      tir     ti     ti
sentir      tir      s s t          t      t      tir     ti     ti
mentir      tir      s s t          t      t      tir     ti     ti
repentir    tir      s s t          t      t      tir     ti     ti
dormir      mir      s s t          m      m      mir     mi     mi
servir      vir      s s t          v      v      vir     vi     vi
vêtir       tir      ts ts t        t      t      tir     ti     tu
bouillir    illir    s s t          ill    ill    illir   illi   illi
courir      rir      rs rs rt       r      r      rr      ru     ru
mourir      ourir    eurs eurs eurt our    eur    ourr    ouru   ort
quérir      érir     iers iers iert ér     ièr    err     i      is
venir       enir     iens iens ient en     ienn   iendr   in     enu
tenir       enir     iens iens ient en     ienn   iendr   in     enu
ouvrir      rir      re res re      r      r      rir     ri     ert
couvrir     rir      re res re      r      r      rir     ri     ert
offrir      rir      re res re      r      r      rir     ri     ert
souffrir    rir      re res re      r      r      rir     ri     ert
cueillir    ir       e es e         .      .      er      i      i
saillir     ir       e es e         .      .      ir      i      i
défaillir   ir       e es e         .      .      ir      i      i
fuir        ir       is is it       y      i      ir      i      i
ouïr        uïr      is is it       y      i      uïr     uï     uï
gésir       ésir     is is ît       is     is     -       -      -
cevoir      cevoir   çois çois çoit cev    çoiv   cevr    çu     çu
devoir      evoir    ois ois oit    ev     oiv    evr     u      û
voir        oir      ois ois oit    oy     oi     err     i      u
prévoir     oir      ois ois oit    oy     oi     oir     i      u
pourvoir    oir      ois ois oit    oy     oi     oir     u      u
savoir      avoir    ais ais ait    av     av     aur     u      u
=avoir      avoir    ai as a        av     .      aur     eu     eu
=être       être     suis es est    ét     .      ser     fu     été/-
=aller      aller    vais vas va    all    .      ir      alla   allé
pouvoir     ouvoir   eux eux eut    ouv    euv    ourr    u      u/-
pouvoir     ouvoir   uis eux eut    ouv    euv    ourr    u      u/-
vouloir     ouloir   eux eux eut    oul    eul    oudr    oulu   oulu
valoir      aloir    aux aux aut    al     al     audr    alu    alu
prévaloir   aloir    aux aux aut    al     al     audr    alu    alu
falloir     alloir   aux aux aut    all    all    audr    allu   allu/-
pleuvoir    euvoir   eus eus eut    euv    euv    euvr    u      u/-
=mouvoir    ouvoir   eus eus eut    ouv    euv    ouvr    u      û
mouvoir     ouvoir   eus eus eut    ouv    euv    ouvr    u      u
seoir       eoir     ieds ieds ied  ey     ey     iér     i      is
asseoir     eoir     ieds ieds ied  ey     ey     iér     i      is
asseoir     eoir     ois ois oit    oy     oi     oir     i      is
surseoir    eoir     ois ois oit    oy     oi     eoir    i      is
choir       oir      ois ois oit    oy     oi     oir     u      u
=échoir     oir      ois ois oit    é      oi     err     u      u
indre       ndre     ns ns nt       gn     gn     ndr     gni    nt
prendre     endre    ends ends end  en     enn    endr    i      is
mettre      ettre    ets ets et     ett    ett    ettr    i      is
battre      tre      s s .          t      t      tr      ti     tu
foutre      tre      s s t          t      t      tr      ti     tu
rompre      re       s s t          .      .      r       i      u
coudre      dre      ds ds d        s      s      dr      si     su
moudre      dre      ds ds d        l      l      dr      lu     lu
résoudre    udre     us us ut       lv     lv     udr     lu     lu
absoudre    udre     us us ut       lv     lv     udr     lu     us/ute
dissoudre   udre     us us ut       lv     lv     udr     lu     us/ute
suivre      vre      s s t          v      v      vr      vi     vi
vivre       ivre     is is it       iv     iv     ivr     écu    écu
vaincre     cre      cs cs c        qu     qu     cr      qui    cu
crire       re       s s t          v      v      r       vi     t
lire        ire      is is it       is     is     ir      u      u
rire        ire      is is it       i      i      ir      i      i
dire        ire      is is it       is     is     ir      i      it
=dire       ire      is is it       is     is     ir      i      it
=redire     ire      is is it       is     is     ir      i      it
maudire     ire      is is it       iss    iss    ir      i      it
suffire     ire      is is it       is     is     ir      i      i/-
confire     ire      is is it       is     is     ir      i      it
frire       ire      is is it       -      -      ir      -      it
circoncire  ire      is is it       is     is     ir      i      is
faire       aire     ais ais ait    ais    .      er      i      ait
plaire      aire     ais ais aît    ais    ais    air     u      u/-
taire       aire     ais ais ait    ais    ais    air     u      u
traire      ire      is is it       y      i      ir      -      it
braire      ire      is is it       y      i      ir      -      it
boire       oire     ois ois oit    uv     oiv    oir     u      u
croire      oire     ois ois oit    oy     oi     oir     u      u
oître       oître    ois ois oît    oiss   oiss   oîtr    u      u
=croître    oître    oîs oîs oît    oiss   oiss   oîtr    û      û
aître       aître    ais ais aît    aiss   aiss   aîtr    u      u
=naître     aître    ais ais aît    aiss   aiss   aîtr    aqui   é
=renaître   aître    ais ais aît    aiss   aiss   aîtr    aqui   é
paître      aître    ais ais aît    aiss   aiss   aîtr    -      -
repaître    aître    ais ais aît    aiss   aiss   aîtr    u      u
clure       ure      us us ut       u      u      ur      u      u
inclure     ure      us us ut       u      u      ur      u      us
clore       ore      os os ôt       os     os     or      -      os
uire        ire      is is it       is     is     ir      isi    it
nuire       ire      is is it       is     is     ir      isi    i/-
luire       ire      is is it       is     is     ir      isi    i
bruire      ire      is is it       iss    iss    ir      -      -
";

/// Tenses that follow no stem, for the verbs that end in the name of the first column. A dash: no such person.
const WHOLE: &[(&str, Tags, &str)] = &[
    ("=être", Tags::PRES, "suis es est sommes êtes sont"),
    ("=être", Tags::SUBJ, "sois sois soit soyons soyez soient"),
    ("=être", Tags::IMPER, "- sois - soyons soyez -"),
    ("=avoir", Tags::PRES, "ai as a avons avez ont"),
    ("=avoir", Tags::SUBJ, "aie aies ait ayons ayez aient"),
    ("=avoir", Tags::IMPER, "- aie - ayons ayez -"),
    ("=avoir", Tags::PRP, "ayant"),
    ("=aller", Tags::PRES, "vais vas va allons allez vont"),
    ("=aller", Tags::SUBJ, "aille ailles aille allions alliez aillent"),
    ("faire", Tags::PRES, "fais fais fait faisons faites font"),
    ("faire", Tags::SUBJ, "fasse fasses fasse fassions fassiez fassent"),
    ("=dire", Tags::PRES, "dis dis dit disons dites disent"),
    ("=redire", Tags::PRES, "redis redis redit redisons redites redisent"),
    ("faire", Tags::IMPER, "- fais - faisons faites -"),
    ("=dire", Tags::IMPER, "- dis - disons dites -"),
    ("=redire", Tags::IMPER, "- redis - redisons redites -"),
    ("savoir", Tags::SUBJ, "sache saches sache sachions sachiez sachent"),
    ("savoir", Tags::IMPER, "- sache - sachons sachez -"),
    ("savoir", Tags::PRP, "sachant"),
    (
        "pouvoir",
        Tags::SUBJ,
        "puisse puisses puisse puissions puissiez puissent",
    ),
    ("pouvoir", Tags::IMPER, "- - - - - -"),
    (
        "vouloir",
        Tags::SUBJ,
        "veuille veuilles veuille voulions vouliez veuillent",
    ),
    ("vouloir", Tags::IMPER, "- veuille - veuillons veuillez -"),
    ("valoir", Tags::SUBJ, "vaille vailles vaille valions valiez vaillent"),
    ("falloir", Tags::PRES, "- - faut - - -"),
    ("falloir", Tags::IMPERF, "- - fallait - - -"),
    ("falloir", Tags::FUT, "- - faudra - - -"),
    ("falloir", Tags::COND, "- - faudrait - - -"),
    ("falloir", Tags::PAST, "- - fallut - - -"),
    ("falloir", Tags::SUBJ, "- - faille - - -"),
    ("falloir", Tags::IMPERF.with(Tags::SUBJ), "- - fallût - - -"),
    ("falloir", Tags::IMPER, "- - - - - -"),
    ("falloir", Tags::PRP, "-"),
];

/// Verbs that end like *partir*, *sortir* or *servir* and are conjugated like *finir*.
const SECOND_GROUP: &str = "répartir impartir assortir réassortir asservir";

/// Verbs in -eler and -eter that take a grave accent and never double their consonant.
const GRAVE: &str = "geler dégeler congeler surgeler regeler décongeler recongeler fileter peler celer déceler receler modeler remodeler marteler \
démanteler écarteler ciseler acheter racheter crocheter fureter haleter corseter préacheter";
/// Those that always double it; for the others, usage has both.
const DOUBLE: &str = "appeler rappeler jeter rejeter projeter déjeter interjeter surjeter";

/// Every form of a verb.
pub(super) fn inflect(lemma: &str, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    let tags = |tags: Tags| Tags::VERB.with(tags);
    let mut forms = vec![Form {
        text: lemma.to_owned(),
        tags: tags(Tags::INF),
    }];
    if model == Some("inv") {
        return Ok(forms);
    }
    let unknown = |name: &str| UnknownModel(name.to_owned());
    let name = match model {
        Some(name) if name == "er" || STEMS.lines().any(|row| row.split_whitespace().next() == Some(name)) => name,
        Some(name) => return Err(unknown(name)),
        None => guess(lemma),
    };
    if name == "er" {
        let stem = lemma.strip_suffix("er").ok_or_else(|| unknown("er"))?;
        for (strong, future) in spellings(stem) {
            Stems::first_group(stem, &strong, &future).conjugate(&mut forms);
        }
    }
    for row in STEMS.lines().filter(|row| row.split_whitespace().next() == Some(name)) {
        let stems = Stems::from_row(lemma, row).ok_or_else(|| unknown(name))?;
        stems.conjugate(&mut forms);
    }
    for &(_, tense, whole) in WHOLE.iter().filter(|(of, ..)| *of == name) {
        forms.retain(|form| form.tags.and(TENSES) != tense);
        let prefix = lemma.strip_suffix(name.trim_start_matches('=')).unwrap_or_default();
        let persons: &[Tags] = if tense == Tags::PRP { &[Tags::NONE] } else { &PERSONS };
        for (form, &person) in whole.split(' ').zip(persons).filter(|(form, _)| *form != "-") {
            forms.push(Form {
                text: format!("{prefix}{form}"),
                tags: tags(tense.with(person)),
            });
        }
    }
    if lemma.ends_with("aître") || lemma.ends_with("plaire") || (lemma.ends_with("oître") && lemma != "croître") {
        let plain = |form: &Form| Form {
            text: form.text.replace("aî", "ai").replace("oî", "oi"),
            tags: form.tags,
        };
        forms.extend(forms.iter().map(plain).collect::<Vec<_>>());
    }
    Ok(forms)
}

const TENSES: Tags = Tags::PRES
    .with(Tags::IMPERF)
    .with(Tags::PAST)
    .with(Tags::FUT)
    .with(Tags::COND)
    .with(Tags::SUBJ)
    .with(Tags::IMPER)
    .with(Tags::PRP);

/// The longest name that the verb ends in.
fn guess(lemma: &str) -> &'static str {
    if SECOND_GROUP.split(' ').any(|verb| verb == lemma) {
        return "ir";
    }
    let names = STEMS.lines().filter_map(|row| row.split_whitespace().next());
    names
        .filter(|name| cut(lemma, name).is_some())
        .max_by_key(|name| name.len())
        .unwrap_or("er")
}

/// The stems of one verb, whole.
struct Stems {
    /// je, tu, il.
    singular: [String; 3],
    /// Of nous and vous, of the imperfect and the present participle.
    nous: Option<String>,
    /// Of ils and of the subjunctive.
    ils: Option<String>,
    /// Of the future and the conditional.
    future: Option<String>,
    /// Of the simple past, with the vowel that chooses its endings.
    past: Option<String>,
    /// The past participle, masculine and, unless it never agrees, feminine.
    participle: Option<(String, Option<String>)>,
}

impl Stems {
    fn from_row(lemma: &str, row: &str) -> Option<Self> {
        let mut columns = row.split_whitespace().skip(1);
        let stem = lemma.strip_suffix(columns.next()?)?;
        let mut next = || {
            let column = columns.next()?;
            Some((column != "-").then(|| format!("{stem}{}", column.trim_matches('.'))))
        };
        let singular = [next()??, next()??, next()??];
        let (nous, ils, future, past) = (next()?, next()?, next()?, next()?);
        let participle = next()?.map(|text| match text.split_once('/') {
            Some((masculine, "-")) => (masculine.to_owned(), None),
            Some((masculine, feminine)) => (masculine.to_owned(), Some(format!("{stem}{feminine}"))),
            None => (text.clone(), Some(plain(&text) + "e")),
        });
        Some(Self {
            singular,
            nous,
            ils,
            future,
            past,
            participle,
        })
    }

    /// A verb in -er, with the stem it has before a silent e and that of its future.
    fn first_group(stem: &str, strong: &str, future: &str) -> Self {
        Self {
            singular: [format!("{strong}e"), format!("{strong}es"), format!("{strong}e")],
            nous: Some(stem.to_owned()),
            ils: Some(strong.to_owned()),
            future: Some(future.to_owned()),
            past: Some(format!("{stem}a")),
            participle: Some((format!("{stem}é"), Some(format!("{stem}ée")))),
        }
    }

    fn conjugate(&self, forms: &mut Vec<Form>) {
        let mut push = |text: String, tags: Tags| {
            forms.push(Form {
                text,
                tags: Tags::VERB.with(tags),
            });
        };
        let imperative = Tags::IMPER;
        for (form, person) in self.singular.iter().zip(PERSONS) {
            push(form.clone(), Tags::PRES.with(person));
        }
        let [_, tu, _] = &self.singular;
        let bare = if tu.ends_with("es") || tu.ends_with("as") {
            tu.trim_end_matches('s')
        } else {
            tu
        };
        push(bare.to_owned(), imperative.with(PERSONS[1]));
        if let Some(nous) = &self.nous {
            for (ending, person) in ["ons", "ez"].into_iter().zip([PERSONS[3], PERSONS[4]]) {
                push(join(nous, ending), Tags::PRES.with(person));
                push(join(nous, ending), imperative.with(person));
            }
            for (ending, person) in IMPERFECT.into_iter().zip(PERSONS) {
                push(join(nous, ending), Tags::IMPERF.with(person));
            }
            push(join(nous, "ant"), Tags::PRP);
        }
        if let Some(ils) = &self.ils {
            push(join(ils, "ent"), Tags::PRES.with(PERSONS[5]));
            let nous = self.nous.as_ref().unwrap_or(ils);
            for (index, (ending, person)) in SUBJUNCTIVE.into_iter().zip(PERSONS).enumerate() {
                let stem = if matches!(index, 3 | 4) { nous } else { ils };
                push(join(stem, ending), Tags::SUBJ.with(person));
            }
        }
        if let Some(future) = &self.future {
            for ((ending, conditional), person) in FUTURE.into_iter().zip(IMPERFECT).zip(PERSONS) {
                push(join(future, ending), Tags::FUT.with(person));
                push(join(future, conditional), Tags::COND.with(person));
            }
        }
        if let Some(past) = &self.past
            && let Some((stem, (_, simple, subjunctive))) =
                PAST.iter().find_map(|row| Some((past.strip_suffix(row.0)?, row)))
        {
            for ((ending, unreal), person) in simple.iter().zip(subjunctive).zip(PERSONS) {
                push(join(stem, ending), Tags::PAST.with(person));
                push(join(stem, unreal), Tags::IMPERF.with(Tags::SUBJ).with(person));
            }
        }
        if let Some((masculine, feminine)) = &self.participle {
            push(masculine.clone(), Tags::PP.with(Tags::MASC).with(Tags::SG));
            if let Some(feminine) = feminine {
                let plural = if masculine.ends_with('s') {
                    masculine.clone()
                } else {
                    plain(masculine) + "s"
                };
                push(plural, Tags::PP.with(Tags::MASC).with(Tags::PL));
                push(feminine.clone(), Tags::PP.with(Tags::FEM).with(Tags::SG));
                push(format!("{feminine}s"), Tags::PP.with(Tags::FEM).with(Tags::PL));
            }
        }
    }
}

/// A participle without the accent that sets dû, mû and crû apart from other words; its other forms have no need of it.
fn plain(participle: &str) -> String {
    participle
        .strip_suffix('û')
        .map_or_else(|| participle.to_owned(), |stem| format!("{stem}u"))
}

/// Stem and ending, with the letter that keeps a soft c or g soft.
fn join(stem: &str, ending: &str) -> String {
    if ending.starts_with(['a', 'â', 'o']) {
        if let Some(rest) = stem.strip_suffix('c') {
            return format!("{rest}ç{ending}");
        }
        if stem.ends_with('g') {
            return format!("{stem}e{ending}");
        }
    }
    format!("{stem}{ending}")
}

/// How the stem of a verb in -er is spelt before a silent e and in the future, for each accepted spelling.
fn spellings(stem: &str) -> Vec<(String, String)> {
    let plain = (stem.to_owned(), format!("{stem}er"));
    let strong = |stem: String| (stem.clone(), format!("{stem}er"));
    let listed = |list: &str| {
        list.split_whitespace()
            .any(|verb| verb.strip_suffix("er") == Some(stem))
    };
    if let Some(rest) = stem.strip_suffix("envoy") {
        return vec![(format!("{rest}envoi"), format!("{rest}enverr"))];
    }
    if let Some(rest) = stem.strip_suffix('y') {
        let light = strong(format!("{rest}i"));
        return match rest.chars().last() {
            Some('a') => vec![light, plain],
            Some('e') => vec![plain],
            _ => vec![light],
        };
    }
    let Some((before, vowel, consonants)) = last_syllable(stem) else {
        return vec![plain];
    };
    let grave = format!("{before}è{consonants}");
    match vowel {
        'é' => vec![(grave.clone(), format!("{stem}er")), strong(grave)],
        'e' if matches!(consonants, "l" | "t") && !listed(GRAVE) => {
            let double = strong(format!("{stem}{consonants}"));
            if listed(DOUBLE) {
                vec![double]
            } else {
                vec![double, strong(grave)]
            }
        }
        _ => vec![strong(grave)],
    }
}

/// A stem that ends in e or é and the consonants of a syllable: what precedes, the vowel, the consonants.
fn last_syllable(stem: &str) -> Option<(&str, char, &str)> {
    let (at, vowel) = stem
        .char_indices()
        .rev()
        .find(|(_, letter)| matches!(letter, 'e' | 'é'))?;
    let (before, rest) = stem.split_at_checked(at)?;
    let consonants = rest.strip_prefix(vowel)?;
    let one = consonants.len() == 1 && consonants.chars().all(|letter| "bcdfgjklmnpqrstvz".contains(letter));
    let joined = match vowel {
        'é' => "br bl ch cr cl dr fl fr gl gn gr gu pl pr qu tr vr ç"
            .split(' ')
            .any(|pair| pair == consonants),
        _ => consonants == "vr",
    };
    // Two vowels that make one sound: débriefer, tweeter.
    let foreign = vowel == 'e' && before.ends_with(['e', 'i']);
    ((one || joined) && !foreign).then_some((before, vowel, consonants))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms of `lemma` with exactly these tags besides `verb`, joined by a slash where there are several.
    fn of(lemma: &str, names: &str) -> String {
        let tags = names.split(' ').filter_map(Tags::named).fold(Tags::VERB, Tags::with);
        let mut forms: Vec<_> = inflect(lemma, None)
            .unwrap()
            .into_iter()
            .filter(|form| form.tags == tags)
            .map(|form| form.text)
            .collect();
        forms.sort();
        forms.dedup();
        forms.join("/")
    }

    /// The six persons of a tense, or the forms of the persons that it has.
    fn six(lemma: &str, tense: &str) -> String {
        ["p1 sg", "p2 sg", "p3 sg", "p1 pl", "p2 pl", "p3 pl"]
            .map(|person| of(lemma, &format!("{tense} {person}")))
            .into_iter()
            .filter(|forms| !forms.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Rows of expected forms: verb, present, 3rd singular of the past, of the future, of the subjunctive, participle.
    fn check(table: &str) {
        for row in table.trim().lines() {
            let cells: Vec<_> = row.split('|').map(str::trim).collect();
            let lemma = cells[0];
            let found = [
                lemma.to_owned(),
                six(lemma, "pres"),
                of(lemma, "past p3 sg"),
                of(lemma, "fut p3 sg"),
                of(lemma, "subj p3 sg"),
                of(lemma, "pp fem sg"),
            ];
            assert_eq!(cells, found);
        }
    }

    #[test]
    fn first_group_and_its_spelling() {
        check(
            "
parler | parle parles parle parlons parlez parlent | parla | parlera | parle | parlée
manger | mange manges mange mangeons mangez mangent | mangea | mangera | mange | mangée
placer | place places place plaçons placez placent | plaça | placera | place | placée
appeler | appelle appelles appelle appelons appelez appellent | appela | appellera | appelle | appelée
acheter | achète achètes achète achetons achetez achètent | acheta | achètera | achète | achetée
ficeler | ficelle/ficèle ficelles/ficèles ficelle/ficèle ficelons ficelez ficellent/ficèlent | ficela | ficellera/ficèlera | ficelle/ficèle | ficelée
payer | paie/paye paies/payes paie/paye payons payez paient/payent | paya | paiera/payera | paie/paye | payée
employer | emploie emploies emploie employons employez emploient | employa | emploiera | emploie | employée
grasseyer | grasseye grasseyes grasseye grasseyons grasseyez grasseyent | grasseya | grasseyera | grasseye | grasseyée
convoyer | convoie convoies convoie convoyons convoyez convoient | convoya | convoiera | convoie | convoyée
affûter | affûte affûtes affûte affûtons affûtez affûtent | affûta | affûtera | affûte | affûtée
renvoyer | renvoie renvoies renvoie renvoyons renvoyez renvoient | renvoya | renverra | renvoie | renvoyée
céder | cède cèdes cède cédons cédez cèdent | céda | cèdera/cédera | cède | cédée
protéger | protège protèges protège protégeons protégez protègent | protégea | protègera/protégera | protège | protégée
rapiécer | rapièce rapièces rapièce rapiéçons rapiécez rapiècent | rapiéça | rapiècera/rapiécera | rapièce | rapiécée
disséquer | dissèque dissèques dissèque disséquons disséquez dissèquent | disséqua | dissèquera/disséquera | dissèque | disséquée
sevrer | sèvre sèvres sèvre sevrons sevrez sèvrent | sevra | sèvrera | sèvre | sevrée
créer | crée crées crée créons créez créent | créa | créera | crée | créée
annexer | annexe annexes annexe annexons annexez annexent | annexa | annexera | annexe | annexée
rester | reste restes reste restons restez restent | resta | restera | reste | restée
pleurer | pleure pleures pleure pleurons pleurez pleurent | pleura | pleurera | pleure | pleurée
",
        );
    }

    #[test]
    fn second_group() {
        check(
            "
finir | finis finis finit finissons finissez finissent | finit | finira | finisse | finie
répartir | répartis répartis répartit répartissons répartissez répartissent | répartit | répartira | répartisse | répartie
asservir | asservis asservis asservit asservissons asservissez asservissent | asservit | asservira | asservisse | asservie
ralentir | ralentis ralentis ralentit ralentissons ralentissez ralentissent | ralentit | ralentira | ralentisse | ralentie
nourrir | nourris nourris nourrit nourrissons nourrissez nourrissent | nourrit | nourrira | nourrisse | nourrie
haïr | hais hais hait haïssons haïssez haïssent | haït | haïra | haïsse | haïe
",
        );
    }

    #[test]
    fn third_group_in_ir() {
        check(
            "
partir | pars pars part partons partez partent | partit | partira | parte | partie
ressentir | ressens ressens ressent ressentons ressentez ressentent | ressentit | ressentira | ressente | ressentie
servir | sers sers sert servons servez servent | servit | servira | serve | servie
dormir | dors dors dort dormons dormez dorment | dormit | dormira | dorme | dormie
devenir | deviens deviens devient devenons devenez deviennent | devint | deviendra | devienne | devenue
maintenir | maintiens maintiens maintient maintenons maintenez maintiennent | maintint | maintiendra | maintienne | maintenue
découvrir | découvre découvres découvre découvrons découvrez découvrent | découvrit | découvrira | découvre | découverte
souffrir | souffre souffres souffre souffrons souffrez souffrent | souffrit | souffrira | souffre | soufferte
accueillir | accueille accueilles accueille accueillons accueillez accueillent | accueillit | accueillera | accueille | accueillie
parcourir | parcours parcours parcourt parcourons parcourez parcourent | parcourut | parcourra | parcoure | parcourue
mourir | meurs meurs meurt mourons mourez meurent | mourut | mourra | meure | morte
acquérir | acquiers acquiers acquiert acquérons acquérez acquièrent | acquit | acquerra | acquière | acquise
fuir | fuis fuis fuit fuyons fuyez fuient | fuit | fuira | fuie | fuie
vêtir | vêts vêts vêt vêtons vêtez vêtent | vêtit | vêtira | vête | vêtue
bouillir | bous bous bout bouillons bouillez bouillent | bouillit | bouillira | bouille | bouillie
",
        );
    }

    #[test]
    fn third_group_in_oir() {
        check(
            "
recevoir | reçois reçois reçoit recevons recevez reçoivent | reçut | recevra | reçoive | reçue
devoir | dois dois doit devons devez doivent | dut | devra | doive | due
voir | vois vois voit voyons voyez voient | vit | verra | voie | vue
prévoir | prévois prévois prévoit prévoyons prévoyez prévoient | prévit | prévoira | prévoie | prévue
pourvoir | pourvois pourvois pourvoit pourvoyons pourvoyez pourvoient | pourvut | pourvoira | pourvoie | pourvue
savoir | sais sais sait savons savez savent | sut | saura | sache | sue
pouvoir | peux/puis peux peut pouvons pouvez peuvent | put | pourra | puisse |
vouloir | veux veux veut voulons voulez veulent | voulut | voudra | veuille | voulue
valoir | vaux vaux vaut valons valez valent | valut | vaudra | vaille | value
prévaloir | prévaux prévaux prévaut prévalons prévalez prévalent | prévalut | prévaudra | prévale | prévalue
falloir | faut | fallut | faudra | faille |
promouvoir | promeus promeus promeut promouvons promouvez promeuvent | promut | promouvra | promeuve | promue
asseoir | assieds/assois assieds/assois assied/assoit asseyons/assoyons asseyez/assoyez asseyent/assoient | assit | assiéra/assoira | asseye/assoie | assise
avoir | ai as a avons avez ont | eut | aura | ait | eue
",
        );
    }

    #[test]
    fn third_group_in_re() {
        check(
            "
vendre | vends vends vend vendons vendez vendent | vendit | vendra | vende | vendue
interrompre | interromps interromps interrompt interrompons interrompez interrompent | interrompit | interrompra | interrompe | interrompue
surprendre | surprends surprends surprend surprenons surprenez surprennent | surprit | surprendra | surprenne | surprise
permettre | permets permets permet permettons permettez permettent | permit | permettra | permette | permise
battre | bats bats bat battons battez battent | battit | battra | batte | battue
craindre | crains crains craint craignons craignez craignent | craignit | craindra | craigne | crainte
rejoindre | rejoins rejoins rejoint rejoignons rejoignez rejoignent | rejoignit | rejoindra | rejoigne | rejointe
coudre | couds couds coud cousons cousez cousent | cousit | coudra | couse | cousue
résoudre | résous résous résout résolvons résolvez résolvent | résolut | résoudra | résolve | résolue
dissoudre | dissous dissous dissout dissolvons dissolvez dissolvent | dissolut | dissoudra | dissolve | dissoute
suivre | suis suis suit suivons suivez suivent | suivit | suivra | suive | suivie
survivre | survis survis survit survivons survivez survivent | survécut | survivra | survive | survécue
convaincre | convaincs convaincs convainc convainquons convainquez convainquent | convainquit | convaincra | convainque | convaincue
écrire | écris écris écrit écrivons écrivez écrivent | écrivit | écrira | écrive | écrite
lire | lis lis lit lisons lisez lisent | lut | lira | lise | lue
sourire | souris souris sourit sourions souriez sourient | sourit | sourira | sourie | sourie
dire | dis dis dit disons dites disent | dit | dira | dise | dite
redire | redis redis redit redisons redites redisent | redit | redira | redise | redite
contredire | contredis contredis contredit contredisons contredisez contredisent | contredit | contredira | contredise | contredite
maudire | maudis maudis maudit maudissons maudissez maudissent | maudit | maudira | maudisse | maudite
satisfaire | satisfais satisfais satisfait satisfaisons satisfaites satisfont | satisfit | satisfera | satisfasse | satisfaite
taire | tais tais tait taisons taisez taisent | tut | taira | taise | tue
extraire | extrais extrais extrait extrayons extrayez extraient |  | extraira | extraie | extraite
boire | bois bois boit buvons buvez boivent | but | boira | boive | bue
croire | crois crois croit croyons croyez croient | crut | croira | croie | crue
croître | croîs croîs croît croissons croissez croissent | crût | croîtra | croisse | crue
accroître | accrois accrois accroit/accroît accroissons accroissez accroissent | accrut | accroitra/accroîtra | accroisse | accrue
reconnaître | reconnais reconnais reconnait/reconnaît reconnaissons reconnaissez reconnaissent | reconnut | reconnaitra/reconnaîtra | reconnaisse | reconnue
naître | nais nais nait/naît naissons naissez naissent | naquit | naitra/naîtra | naisse | née
conclure | conclus conclus conclut concluons concluez concluent | conclut | conclura | conclue | conclue
inclure | inclus inclus inclut incluons incluez incluent | inclut | inclura | inclue | incluse
conduire | conduis conduis conduit conduisons conduisez conduisent | conduisit | conduira | conduise | conduite
nuire | nuis nuis nuit nuisons nuisez nuisent | nuisit | nuira | nuise |
être | suis es est sommes êtes sont | fut | sera | soit |
",
        );
        assert_eq!(six("faire", "pres"), "fais fais fait faisons faites font");
        assert_eq!(six("aller", "pres"), "vais vas va allons allez vont");
    }

    #[test]
    fn every_tense_of_a_verb() {
        assert_eq!(
            six("placer", "imperf"),
            "plaçais plaçais plaçait placions placiez plaçaient"
        );
        assert_eq!(six("placer", "past"), "plaçai plaças plaça plaçâmes plaçâtes placèrent");
        assert_eq!(
            six("placer", "imperf subj"),
            "plaçasse plaçasses plaçât plaçassions plaçassiez plaçassent"
        );
        assert_eq!(six("venir", "past"), "vins vins vint vînmes vîntes vinrent");
        assert_eq!(
            six("venir", "imperf subj"),
            "vinsse vinsses vînt vinssions vinssiez vinssent"
        );
        assert_eq!(six("venir", "subj"), "vienne viennes vienne venions veniez viennent");
        assert_eq!(
            six("céder", "cond"),
            "cèderais/céderais cèderais/céderais cèderait/céderait cèderions/céderions cèderiez/céderiez cèderaient/céderaient"
        );
        assert_eq!(six("voir", "fut"), "verrai verras verra verrons verrez verront");
        assert_eq!(six("être", "imperf"), "étais étais était étions étiez étaient");
        assert_eq!(six("avoir", "past"), "eus eus eut eûmes eûtes eurent");
    }

    #[test]
    fn imperatives_and_participles() {
        for (lemma, expected) in [
            ("parler", "parle parlons parlez"),
            ("ouvrir", "ouvre ouvrons ouvrez"),
            ("finir", "finis finissons finissez"),
            ("aller", "va allons allez"),
            ("faire", "fais faisons faites"),
            ("avoir", "aie ayons ayez"),
            ("savoir", "sache sachons sachez"),
        ] {
            assert_eq!(six(lemma, "imper"), expected);
        }
        for (lemma, present, past) in [
            ("avoir", "ayant", "eu eus eue eues"),
            ("être", "étant", "été   "),
            ("devoir", "devant", "dû dus due dues"),
            ("mettre", "mettant", "mis mis mise mises"),
            ("absoudre", "absolvant", "absous absous absoute absoutes"),
            ("mouvoir", "mouvant", "mû mus mue mues"),
            ("affûter", "affûtant", "affûté affûtés affûtée affûtées"),
        ] {
            assert_eq!(of(lemma, "prp"), present);
            assert_eq!(
                ["masc sg", "masc pl", "fem sg", "fem pl"]
                    .map(|of_what| of(lemma, &format!("pp {of_what}")))
                    .join(" "),
                past
            );
        }
    }

    #[test]
    fn a_model_may_be_named() {
        let forms = inflect("ressortir", Some("ir")).unwrap();
        assert!(forms.iter().any(|form| form.text == "ressortissent"));
        assert_eq!(
            inflect("parler", Some("conjugaison")),
            Err(UnknownModel("conjugaison".into()))
        );
        assert_eq!(inflect("parler", Some("cevoir")), Err(UnknownModel("cevoir".into())));
        assert_eq!(inflect("parler", Some("inv")).unwrap().len(), 1);
    }

    #[test]
    fn every_row_of_the_tables_is_whole() {
        for row in STEMS.lines().filter(|row| !row.is_empty()) {
            let columns: Vec<_> = row.split_whitespace().collect();
            assert_eq!(columns.len(), 10, "{row}");
            assert!(columns[0].ends_with(columns[1]), "{row}");
        }
        for (name, tense, whole) in WHOLE {
            assert!(
                STEMS.lines().any(|row| row.split_whitespace().next() == Some(name)),
                "{name}"
            );
            assert_eq!(
                whole.split(' ').count(),
                if *tense == Tags::PRP { 1 } else { 6 },
                "{name}"
            );
        }
    }
}
