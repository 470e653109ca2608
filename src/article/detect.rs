//! Which language an article is written in: French, English, or neither.
//!
//! A vote of function words. They make up nearly half of any running text, nobody can write without them, and a list of
//! them tells a language from its neighbours better than letters do on short texts. Neighbours have lists too, so that
//! Spanish or Dutch is known as itself and not taken for the nearer of our two. Titles too short to hold a function word are
//! told by their spelling, where it is plain.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Article, BlockKind};
use crate::language::Language;

/// How much of a text votes: this many stretches of this many bytes, spread evenly.
const STRETCHES: usize = 8;
const STRETCH_BYTES: usize = 8 * 1024;

/// Below this many words, spelling may decide where function words say nothing.
const SHORT: usize = 16;

/// No function word is longer, in bytes.
const LONGEST: usize = 16;

/// Function words by language; the first two are ours. Elided words carry their apostrophe.
const FUNCTION_WORDS: [&str; 16] = [
    // French.
    "le la les l' un une des du de d' au aux ce cet cette ces c' son sa ses leur leurs mon ma mes notre nos votre vos je j' tu il \
     elle on nous vous ils elles se s' me m' te t' lui y en qui que qu' quoi dont où et ou mais donc or ni car si ne n' pas plus \
     dans par pour sur avec sans sous entre vers chez contre depuis pendant avant après comme est sont était étaient être été a ont \
     avait avaient avoir sera seront fait peut doit cela ça celui celle ceux tout tous toute toutes même aussi encore très bien \
     alors lorsque lorsqu' quand parce puis selon jusqu' jusque près certains certaines font ceci voici voilà vers hors dès",
    // English.
    "the a an of to and in that is was for it with as on be at by this are from or have had not but his her they which you were \
     their been has its will would can could should may might he she we i them who what when where why how if than then there \
     these those into about over after before between through during against because while so such only also more most other \
     some any no nor our your my me him us do does did being said says it's don't just out up down all",
    // Spanish.
    "el la los las un una unos unas de del al y o que en a por para con sin sobre entre es son era eran ser fue ha han había no se \
     su sus lo le les me te nos más pero como esta este estos estas ese esa muy ya también cuando donde porque desde hasta yo él \
     ella ellos qué si todo todos hay según tras",
    // Italian.
    "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella nei \
     nelle con su sul sulla per tra fra e ed o ma che chi cui non è sono era erano essere ha hanno aveva più anche come quando \
     dove perché se si ci questo questa questi queste quello quella suo sua suoi loro l' d' dell' all' nell' sull' un' dall' c'",
    // Portuguese.
    "o a os as um uma uns umas de do da dos das ao aos à às em no na nos nas por pelo pela para com sem sobre entre e ou mas que \
     quem não é são era foi ser está ter tem têm mais também como quando onde porque se seu sua seus suas ele ela eles isso este \
     esta esse essa já até muito",
    // German.
    "der die das den dem des ein eine einen einem einer eines und oder aber dass daß ist sind war waren sein wird werden wurde \
     haben hat hatte nicht kein keine auch nur noch schon mit von vom zu zum zur bei aus nach für über unter gegen durch auf an im \
     in ich du er sie es wir ihr sich man wie wenn als weil so sehr mehr dieser diese dieses",
    // Dutch.
    "de het een en of maar van in op te aan met voor door over uit naar bij om tot onder tegen is zijn was waren wordt worden werd \
     heeft hebben had niet geen ook nog wel al dan dat die dit deze er hij zij ze we wij je jij ik hun haar zich als wat wie waar \
     meer zeer kan zal",
    // Latin.
    "et in est non ad cum ut ex per de ab atque ac sed que qui quae quod quam quem quo si nec neque enim autem esse sunt erat \
     fuit eius eorum ille illa hic haec hoc ipse sibi se suis suo suum omnes omnia inter pro sine sub post ante aut vel nam iam \
     etiam tamen igitur",
    // Catalan.
    "el la els les l' un una uns unes de d' del dels al als i o però que què qui en a amb per sense sobre entre és són era ser ha han \
     havia no es s' seu seva seus més molt també com quan on perquè aquest aquesta aquests això ell ella",
    // Romanian.
    "și în de la cu pe din pentru că nu este sunt era au a al ale o un unei unui care mai ce se să fi fost prin după despre între \
     sau dar dacă când cum el ea ei lor lui acest această",
    // Danish and Norwegian.
    "og i at det er en et den til på som af av for med de der ikke har var vi jeg han hun fra om men kan skal vil være blev ble \
     eller også efter etter ved over under så når hvor hvis denne dette",
    // Swedish.
    "och i att det är en ett den till på som av för med de inte har var vi jag han hon från om men kan ska skulle vara blev eller \
     också efter vid över under så när där denna detta sig",
    // Polish.
    "i w z na do nie że to się jest o po za od dla przez przy jak ale czy co tym tego jego jej ich był była było są być który \
     która które oraz już tylko także gdy",
    // Indonesian and Malay.
    "yang dan di ke dari untuk dengan pada ini itu tidak adalah akan oleh dalam juga atau sebagai telah karena mereka kami kita \
     dia saya ada bisa lebih",
    // Turkish.
    "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ama ne o en her var yok değil olduğu ise ki",
    // Esperanto.
    "la de kaj en estas ne al por kun kiu kiuj ke estis ĝi li ŝi ili mi vi ni sed aŭ el pri tiu tiuj kiel ankaŭ pli da",
];

/// Each function word with the languages that have it, one bit a language.
static VOTES: LazyLock<FxHashMap<&str, u16>> = LazyLock::new(|| {
    let mut votes = FxHashMap::default();
    for (tongue, words) in FUNCTION_WORDS.iter().enumerate() {
        for word in words.split_whitespace() {
            *votes.entry(word).or_default() |= 1 << tongue;
        }
    }
    votes
});

/// The language of an article, by its body; by its title as well, when the body is short.
pub(super) fn language(article: &Article) -> Option<Language> {
    let words_of = |title: bool| {
        article.blocks.iter().filter(move |block| match block.kind {
            BlockKind::Code | BlockKind::Meta => false,
            kind => (kind == BlockKind::Title) == title,
        })
    };
    let mut count = Count::default();
    let bytes: usize = words_of(false).map(|block| block.span.len()).sum();
    // A stretch begins every `every` bytes of body, and is read across as many blocks as it spans.
    let every = (bytes / STRETCHES).max(STRETCH_BYTES);
    let mut seen = 0;
    for block in words_of(false) {
        let text = block.span.of(&article.text);
        let mut at = 0;
        while at < text.len() {
            let place = (seen + at) % every;
            if place < STRETCH_BYTES {
                let stretch = sample(text.get(at..).unwrap_or_default(), STRETCH_BYTES - place);
                count.read(stretch);
                at += stretch.len();
            } else {
                at = ceil(text, at + every - place);
            }
        }
        seen += text.len();
    }
    if count.words < SHORT {
        words_of(true).for_each(|block| count.read(sample(block.span.of(&article.text), STRETCH_BYTES)));
    }
    count.verdict()
}

/// The first bytes of a text, to the end of a character.
fn sample(text: &str, bytes: usize) -> &str {
    text.get(..ceil(text, bytes)).unwrap_or(text)
}

/// The first boundary of characters at or after an offset.
fn ceil(text: &str, offset: usize) -> usize {
    (offset..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// What has been counted.
#[derive(Default)]
struct Count {
    words: usize,
    /// Letters of Latin script, and of others.
    latin: usize,
    foreign: usize,
    /// Function words of each language.
    votes: [usize; FUNCTION_WORDS.len()],
    /// Spellings that are plainly French, English, or of another language.
    spelling: [usize; 3],
}

impl Count {
    fn read(&mut self, text: &str) {
        let mut word = String::with_capacity(64);
        for c in text.chars() {
            let apostrophe = matches!(c, '\'' | '’');
            if c.is_alphabetic() {
                if is_latin(c) {
                    self.latin += 1;
                } else {
                    self.foreign += 1;
                }
            }
            if c.is_alphabetic() || (apostrophe && !word.is_empty()) {
                word.extend(c.to_lowercase().map(|c| if c == '’' { '\'' } else { c }));
                if apostrophe && VOTES.contains_key(word.as_str()) {
                    self.word(&word);
                    word.clear();
                }
            } else if !word.is_empty() {
                self.word(&word);
                word.clear();
            }
        }
        if !word.is_empty() {
            self.word(&word);
        }
    }

    fn word(&mut self, word: &str) {
        self.words += 1;
        let tongues = if word.len() <= LONGEST {
            VOTES.get(word).copied().unwrap_or_default()
        } else {
            0
        };
        for (tongue, votes) in self.votes.iter_mut().enumerate() {
            *votes += usize::from(tongues >> tongue & 1);
        }
        if self.words <= SHORT {
            for (spelt, is) in self.spelling.iter_mut().zip(spelling(word)) {
                *spelt += usize::from(is);
            }
        }
    }

    fn verdict(&self) -> Option<Language> {
        if self.words == 0 || self.foreign > self.latin {
            return None;
        }
        let [french, english, others @ ..] = &self.votes;
        let (language, ours) = if french >= english {
            (Language::French, *french)
        } else {
            (Language::English, *english)
        };
        let theirs = others.iter().copied().max().unwrap_or_default();
        // Running text of a language is two fifths function words, and seldom less than a fifth; a list of names and figures
        // may be less, but then nothing is in it to flag.
        if ours > theirs && french != english && ours * 6 >= self.words {
            return Some(language);
        }
        match self.spelling {
            [_, _, foreign] if foreign > 0 || ours < theirs || self.words > SHORT => None,
            // "At last" could be Danish, and is not.
            _ if ours > 0 && french != english => Some(language),
            [french, english, _] if french > english => Some(Language::French),
            [french, english, _] if english > french => Some(Language::English),
            _ => None,
        }
    }
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{fb00}'..='\u{fb06}')
}

/// Whether a word is spelt as only French, only English, or neither would spell it.
fn spelling(word: &str) -> [bool; 3] {
    const FRENCH: [&str; 18] = [
        "ique", "iques", "eux", "euse", "euses", "aire", "aires", "oire", "eur", "eurs", "ement", "aux", "ois", "ais",
        "ait", "eau", "elle", "isme",
    ];
    const ENGLISH: [&str; 16] = [
        "ing", "ings", "ed", "ly", "ness", "ght", "th", "ful", "ous", "ship", "ck", "ism", "ity", "ies", "sh", "ty",
    ];
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
    };
    let foreign = word.contains(|c: char| "ñóíúáãõßäöåøłğışčřșțőű".contains(c));
    let accents = word.contains(|c: char| "éèêëàâçùûîïôœ".contains(c));
    [accents || ends(&FRENCH), !accents && ends(&ENGLISH), foreign]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    fn of(text: &str) -> Option<Language> {
        Article::read(text.into(), Format::Plain, None).language
    }

    #[test]
    fn ours_are_known_even_from_a_headline() {
        for text in [
            "Le port attend toujours ses ingénieurs",
            "L’armée condamnée à l’échec",
            "Situation catastrophique",
            "Une étrange alliance qui inquiète",
            "Des élus furieux",
        ] {
            assert_eq!(of(text), Some(Language::French), "{text}");
        }
        for text in [
            "The harbour is still waiting for its engineers",
            "Shocking betrayal exposed",
            "Council slams engineers at last",
            "They don't want you to know",
        ] {
            assert_eq!(of(text), Some(Language::English), "{text}");
        }
    }

    #[test]
    fn other_languages_are_neither() {
        for text in [
            "El consejo del puerto se reunió el lunes por la noche para escuchar a los ingenieros, y levantó la sesión sin votar.",
            "Il consiglio del porto si è riunito lunedì sera per ascoltare gli ingegneri e ha chiuso la seduta senza votare.",
            "O conselho do porto reuniu-se na segunda-feira à noite para ouvir os engenheiros e encerrou a sessão sem votar.",
            "Der Hafenrat trat am Montagabend zusammen, um die Ingenieure zu hören, und vertagte sich ohne Abstimmung.",
            "De havenraad kwam maandagavond bijeen om de ingenieurs te horen en ging uiteen zonder te stemmen.",
            "Consilium portus convenit ut machinatores audiret, sed sine suffragio dimissum est, et nihil de pretio dictum est.",
            "Consiliul portului s-a întrunit luni seara pentru a-i asculta pe ingineri și a ridicat ședința fără vot.",
            "Hamnrådet sammanträdde på måndagskvällen för att höra ingenjörerna och skildes åt utan att rösta.",
            "Совет порта собрался в понедельник вечером, чтобы выслушать инженеров.",
            "港口委员会周一晚上开会听取工程师的意见。",
            "Port konseyi pazartesi akşamı mühendisleri dinlemek için toplandı ve oylama yapmadan dağıldı.",
            "Rada portu zebrała się w poniedziałek wieczorem, aby wysłuchać inżynierów, i rozeszła się bez głosowania.",
            "fn main() { let x = 3; println!(\"{x}\"); }",
            "1234 5678",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn the_body_decides_and_not_what_it_quotes() {
        let english = "The council met on Monday evening to hear what the engineers had to say about the third pier.";
        let french =
            "Le conseil s'est réuni lundi soir pour entendre ce que les ingénieurs avaient à dire du troisième quai.";
        assert_eq!(
            of(&format!("La grande illusion du port\n\n{english}")),
            Some(Language::English)
        );
        assert_eq!(
            of(&format!("{english} “{french}” {english} {english}")),
            Some(Language::English)
        );
        assert_eq!(
            of(&format!("{french} « {english} » {french} {french}")),
            Some(Language::French)
        );
    }

    #[test]
    fn a_long_text_is_judged_by_all_its_parts() {
        let french = "Le conseil s'est réuni lundi soir pour entendre ce que les ingénieurs avaient à dire du quai. "
            .repeat(9000);
        let english =
            "The council met on Monday evening to hear what the engineers had to say about the pier. ".repeat(1000);
        assert_eq!(of(&format!("{english}\n\n{french}")), Some(Language::French));
    }
}
