//! Numbers, in figures and in words, and what they count.

use std::borrow::Cow;
use std::fmt;

use super::Line;
use crate::language::Language;
use crate::text::token::TokenKind;

mod words;

/// How many millionths make one.
const ONE: u128 = 1_000_000;

/// Figures of more digits than these are names (of accounts, of laws), not numbers.
const MOST_DIGITS: usize = 15;

/// A quantity, exact to a millionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(u128);

impl Quantity {
    pub const fn whole(n: u64) -> Self {
        Self(n as u128 * ONE)
    }

    const fn times(self, factor: u64) -> Self {
        Self(self.0.saturating_mul(factor as u128))
    }

    /// Whether it is at most so much.
    pub const fn is_at_most(self, n: u64) -> bool {
        self.0 <= n as u128 * ONE
    }

    /// Whether a text that says `self` may have rounded `other` to it: `12 000` for 12 345, never 12 for 13.
    pub fn rounds(self, other: Self) -> bool {
        if self == other {
            return true;
        }
        // The place of the last digit that is no nought: rounding is to that place, up or down.
        let mut place = 1;
        while self.0 != 0 && self.0.is_multiple_of(place * 10) {
            place *= 10;
        }
        self.0.abs_diff(other.0) < place
            && (place >= 10 * ONE || !other.0.is_multiple_of(ONE) || !self.0.is_multiple_of(ONE))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / ONE, self.0 % ONE);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{part:06}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// A number that was read.
pub struct Number {
    pub value: Quantity,
    unit: Option<Cow<'static, str>>,
    /// One past its last token.
    pub end: usize,
}

impl Number {
    /// The same for every wording of it.
    pub fn key(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} {unit}", self.value),
            None => self.value.to_string(),
        }
    }
}

/// The number that begins at a token, its unit included.
///
/// `in_title`: whether a capital is to be expected of any word.
pub fn read(line: &Line<'_>, at: usize, in_title: bool) -> Option<Number> {
    let before = currency(line.raw(at)).filter(|_| line.kind(at + 1) == Some(TokenKind::Number));
    let start = at + usize::from(before.is_some());
    let (mut value, mut end, in_figures) = match line.kind(start)? {
        TokenKind::Number => (figure(line.raw(start), line, start)?, start + 1, true),
        TokenKind::Word => {
            // "Mille" and "Three" are parts of names inside a sentence.
            if line.is_capital(start) && start > 0 && !in_title {
                return None;
            }
            let (value, end) = words::read(line, start)?;
            (value, end, false)
        }
        _ => return None,
    };
    if in_figures && let Some((factor, next)) = scale(line, end, before.is_some()) {
        value = value.times(factor);
        end = next;
    }
    let (after, next) = unit(line, end);
    // "Project 92", "Article 5": the number is a part of the name.
    let of_a_name = start > 1 && line.is_capital(start - 1) && !in_title;
    if in_figures && of_a_name && after.is_none() && before.is_none() {
        return None;
    }
    // "350 à 400 personnes": both ends count the same.
    let after = after.or_else(|| range_unit(line, end).filter(|_| in_figures));
    // "1,5 M€" has its currency glued to its scale.
    let glued = line
        .raw(end.saturating_sub(1))
        .ends_with('€')
        .then_some(Cow::Borrowed("eur"));
    Some(Number {
        value,
        unit: before.map(Cow::Borrowed).or(glued).or(after),
        end: if before.is_some() { end } else { next },
    })
}

/// A number in figures: separators told apart by what can follow them.
fn figure(text: &str, line: &Line<'_>, at: usize) -> Option<Quantity> {
    let text = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() || !compact.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let groups: Vec<&str> = compact.split(['.', ',']).collect();
    let marks: Vec<char> = compact.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (whole, part) = match marks.as_slice() {
        [] => (compact.clone(), ""),
        [mark] => {
            let (head, tail) = (groups.first().copied()?, groups.get(1).copied()?);
            let grouping = match line.language {
                Language::French => {
                    // "1,250 milliard" is a part; so is what follows a nought.
                    *mark == '.' || scale(line, at + 1, false).is_none() && unit(line, at + 1).0.as_deref() != Some("%")
                }
                Language::English => *mark == ',' || tail == "000",
            };
            if grouping && tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0') {
                (format!("{head}{tail}"), "")
            } else {
                (head.to_owned(), tail)
            }
        }
        [first, .., last] => {
            if first == last && marks.iter().any(|mark| mark != first) {
                return None;
            }
            let tails = groups.get(1..).unwrap_or_default();
            if first == last {
                if !tails.iter().all(|group| group.len() == 3) {
                    return None;
                }
                (groups.concat(), "")
            } else {
                let (part, groups) = groups.split_last()?;
                (groups.concat(), *part)
            }
        }
    };
    if whole.len() > MOST_DIGITS || part.len() > 6 {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let part: u128 = if part.is_empty() {
        0
    } else {
        format!("{part:0<6}").parse().ok()?
    };
    Some(Quantity(Quantity::whole(whole).0 + part))
}

/// What multiplies the figures before a token: "millions", "bn", "Md€".
fn scale(line: &Line<'_>, at: usize, money: bool) -> Option<(u64, usize)> {
    let raw = line.raw(at);
    let money = money || currency(line.raw(at + 1)).is_some();
    let factor = match raw {
        "k" | "K" | "k€" if money || raw == "k€" => 1_000,
        "M" | "M€" | "mn" => 1_000_000,
        "m" if money => 1_000_000,
        "Md" | "Mds" | "Md€" | "Mds€" | "bn" => 1_000_000_000,
        "tn" => 1_000_000_000_000,
        _ => match (line.word(at).as_ref(), line.language) {
            ("mille", Language::French) | ("thousand", Language::English) => 1_000,
            ("million" | "millions", _) => 1_000_000,
            ("milliard" | "milliards", Language::French) | ("billion" | "billions", Language::English) => 1_000_000_000,
            ("billion" | "billions", Language::French) | ("trillion" | "trillions", Language::English) => {
                1_000_000_000_000
            }
            _ => return None,
        },
    };
    Some((factor, at + 1))
}

/// A currency by its sign.
fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "€" => "eur",
        "$" => "usd",
        "£" => "gbp",
        "¥" => "jpy",
        _ => return None,
    })
}

/// What the number before a token counts, and where that ends: the token itself where nothing is known of it.
fn unit(line: &Line<'_>, at: usize) -> (Option<Cow<'static, str>>, usize) {
    if let Some(sign) = currency(line.raw(at)) {
        return (Some(Cow::Borrowed(sign)), at + 1);
    }
    if line.raw(at) == "%" {
        return (Some(Cow::Borrowed("%")), at + 1);
    }
    let word = line.word(at);
    if matches!(word.as_ref(), "pour" | "per") && matches!(line.word(at + 1).as_ref(), "cent" | "cents") {
        return (Some(Cow::Borrowed("%")), at + 2);
    }
    if matches!(line.raw(at), "km" | "kg" | "ha" | "m" | "cm" | "mm" | "g" | "l") {
        return (known(line.raw(at)).map(Cow::Borrowed), at + 1);
    }
    // "2 millions d'habitants", "212 de ses soldats".
    let of = usize::from(matches!(word.as_ref(), "de" | "d'" | "of"));
    let whose = of == 1 && WHOSE.contains(&line.word(at + 1).as_ref());
    let at_noun = at + of + usize::from(whose);
    // "douze jeunes soldats": the noun may be one word further, if that is one we know.
    let noun = line.word(at_noun);
    for place in at_noun..=at_noun + 1 {
        if line.kind(place) == Some(TokenKind::Word)
            && let Some(unit) = known(&line.word(place))
        {
            return (Some(Cow::Borrowed(unit)), place + 1);
        }
        // "2031 this week" counts no weeks.
        if noun.len() < 4 || NO_NOUNS.contains(&noun.as_ref()) && !QUALIFIERS.contains(&noun.as_ref()) {
            break;
        }
    }
    let countable = line.kind(at_noun) == Some(TokenKind::Word)
        && noun.len() > 3
        && noun.ends_with(['s', 'x'])
        && noun.chars().all(char::is_alphabetic)
        && !line.is_capital(at_noun)
        && !NO_NOUNS.contains(&noun.as_ref())
        && !QUALIFIERS.contains(&noun.as_ref());
    if countable {
        (Some(Cow::Owned(singular(&noun, line.language))), at_noun + 1)
    } else {
        (None, at)
    }
}

/// What the other end of a range counts.
fn range_unit(line: &Line<'_>, at: usize) -> Option<Cow<'static, str>> {
    let joins = matches!(line.word(at).as_ref(), "a" | "ou" | "to" | "or");
    if !joins || line.kind(at + 1) != Some(TokenKind::Number) {
        return None;
    }
    figure(line.raw(at + 1), line, at + 1)?;
    unit(line, at + 2).0
}

/// Whose those are that are counted.
#[rustfmt::skip]
const WHOSE: &[&str] = &["ses", "leurs", "nos", "vos", "mes", "ces", "its", "their", "his", "her", "our", "these", "those", "the"];

/// Words in -s and -x that count nothing.
#[rustfmt::skip]
pub(super) const NO_NOUNS: &[&str] = &[
    "dans", "sans", "sous", "vers", "plus", "mais", "apres", "depuis", "puis", "alors", "fois", "tres", "dont", "leurs",
    "nous", "vous", "elles", "tous", "ceux", "deux", "ces", "ses", "mes", "nos", "vos", "des", "les", "aux", "hors",
    "jamais", "moins", "pres", "lors", "this", "his", "was", "has", "does", "its", "yes", "thus", "across", "towards",
    "times", "less", "versus", "others", "pour", "avec", "that", "last", "next", "each", "every", "with", "from", "over",
];

/// Adjectives that stand between a number and its noun, in the plural.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "premiers", "premieres", "derniers", "dernieres", "autres", "prochains", "prochaines", "grands", "grandes", "jeunes",
    "nouveaux", "nouvelles", "principaux", "principales",
];

/// A plural noun without its ending, near enough to be the same word in another article.
fn singular(noun: &str, language: Language) -> String {
    let stem = match language {
        Language::French => noun.strip_suffix("aux").map(|stem| format!("{stem}al")),
        Language::English => noun.strip_suffix("ies").map(|stem| format!("{stem}y")),
    };
    stem.unwrap_or_else(|| noun.trim_end_matches(['s', 'x']).to_owned())
}

/// Units and nouns that both languages, and several words of one, have for the same thing.
fn known(word: &str) -> Option<&'static str> {
    Some(match word {
        "percent" | "pourcent" | "pourcents" => "%",
        "euro" | "euros" | "eur" => "eur",
        "dollar" | "dollars" | "usd" => "usd",
        "mort" | "morts" | "mortes" | "tue" | "tues" | "tuees" | "deces" | "dead" | "killed" | "deaths"
        | "fatalities" => "dead",
        "blesse" | "blesses" | "blessees" | "injured" | "wounded" | "injuries" => "injured",
        "victimes" | "victims" => "victim",
        "personnes" | "gens" | "people" | "persons" | "individus" => "people",
        "habitants" | "inhabitants" | "residents" => "inhabitant",
        "hommes" | "men" => "man",
        "femmes" | "women" => "woman",
        "enfants" | "children" | "kids" => "child",
        "soldats" | "militaires" | "soldiers" | "troops" | "servicemen" => "soldier",
        "civils" | "civilians" => "civilian",
        "policiers" | "police" => "police",
        "pays" | "countries" | "nations" => "country",
        "voix" | "votes" => "vote",
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "m" | "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetres" | "centimeters" => "cm",
        "mm" | "millimetres" | "millimeters" => "mm",
        "miles" | "mile" => "mile",
        "kg" | "kilo" | "kilos" | "kilogrammes" | "kilograms" => "kg",
        "g" | "grammes" | "grams" => "g",
        "l" | "litres" | "liters" => "l",
        "tonne" | "tonnes" | "tons" => "tonne",
        "ha" | "hectare" | "hectares" => "ha",
        "degres" | "degrees" => "degree",
        "an" | "ans" | "annee" | "annees" | "year" | "years" => "year",
        "mois" | "month" | "months" => "month",
        "semaine" | "semaines" | "week" | "weeks" => "week",
        "jour" | "jours" | "journees" | "day" | "days" => "day",
        "heure" | "heures" | "hour" | "hours" => "hour",
        "minute" | "minutes" => "minute",
        _ => return None,
    })
}
