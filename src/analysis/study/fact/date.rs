//! Dates: absolute ones, days of the week, and the days around the one on which the article was published.

use super::Line;
use super::number::NO_NOUNS;
use crate::language::Language;
use crate::text::token::TokenKind;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    year: i32,
    month: u8,
    of_month: u8,
}

impl Day {
    /// Days since 1 January 1970, by the method of Howard Hinnant (`days_from_civil`).
    fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.of_month));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day so many days later (`civil_from_days`).
    fn plus(self, days: i64) -> Option<Self> {
        let number = self.number() + days + 719_468;
        let (era, day_of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Some(Self {
            year: i32::try_from(year_of_era + era * 400 + i64::from(month <= 2)).ok()?,
            month: u8::try_from(month).ok()?,
            of_month: u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok()?,
        })
    }
}

/// A date that was read.
pub struct Date {
    /// See [`super`].
    pub key: String,
    /// The day, where it is known to the year.
    pub day: Option<Day>,
    /// One past its last token.
    pub end: usize,
}

impl Date {
    fn new(year: Option<i32>, month: u8, day: u8, end: usize, published: Option<Day>) -> Self {
        let nearest = |known: Day| {
            (known.year - 1..=known.year + 1).min_by_key(|&year| {
                (Day {
                    year,
                    month,
                    of_month: day,
                }
                .number()
                    - known.number())
                .abs()
            })
        };
        match year.or_else(|| published.and_then(nearest)) {
            Some(year) => Self {
                key: format!("{year:04}-{month:02}-{day:02}"),
                day: Some(Day {
                    year,
                    month,
                    of_month: day,
                }),
                end,
            },
            None => Self {
                key: format!("--{month:02}-{day:02}"),
                day: None,
                end,
            },
        }
    }

    const fn vague(key: String, end: usize) -> Self {
        Self { key, day: None, end }
    }
}

/// The date that begins at a token. `published` is the day the article speaks on, where that is known: it gives a year to
/// days without one, and a day to "yesterday".
pub fn read(line: &Line<'_>, at: usize, published: Option<Day>) -> Option<Date> {
    match line.kind(at)? {
        TokenKind::Number => of_figures(line.raw(at), line.language, at + 1)
            .or_else(|| day_first(line, at, published))
            .or_else(|| year_alone(line, at)),
        TokenKind::Word => {
            let weekday = weekday(line, at);
            if weekday.is_some() {
                let next = at + 1 + usize::from(line.raw(at + 1) == ",");
                // "mardi 12 août", "Tuesday, August 12": the date says more.
                let dated = match line.kind(next)? {
                    TokenKind::Number => day_first(line, next, published),
                    TokenKind::Word => month_first(line, next, published),
                    _ => None,
                };
                if dated.is_some() {
                    return dated;
                }
            }
            weekday
                .map(|name| Date::vague(name.to_owned(), at + 1))
                .or_else(|| month_first(line, at, published))
                .or_else(|| around(line, at, published?))
        }
        _ => None,
    }
}

/// "15 août 2025", "1er mai", "15 August", "15th of August 2025".
fn day_first(line: &Line<'_>, at: usize, published: Option<Day>) -> Option<Date> {
    let day = day_of_month(line.raw(at))?;
    let at_month = at + 1 + usize::from(line.language == Language::English && line.word(at + 1) == "of");
    let month = month(line, at_month)?;
    let year = year(line.raw(at_month + 1));
    let end = at_month + 1 + usize::from(year.is_some());
    Some(Date::new(year, month, day, end, published))
}

/// "August 15, 2025", "Aug. 15", "août 2025".
fn month_first(line: &Line<'_>, at: usize, published: Option<Day>) -> Option<Date> {
    let month = month(line, at)?;
    if let Some(year) = year(line.raw(at + 1)) {
        return Some(Date::vague(format!("{year:04}-{month:02}"), at + 2));
    }
    if line.language == Language::French {
        return None;
    }
    let day = day_of_month(line.raw(at + 1))?;
    let at_year = at + 2 + usize::from(line.raw(at + 2) == ",");
    let year = year(line.raw(at_year));
    let end = if year.is_some() { at_year + 1 } else { at + 2 };
    Some(Date::new(year, month, day, end, published))
}

/// "2025-08-15", "15/08/2025", and "08/15/2025" where only one reading is a date.
fn of_figures(text: &str, language: Language, end: usize) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let small = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let valid = |year: Option<i32>, month: u8, day: u8| {
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        year.filter(|_| fits)
            .map(|year| Date::new(Some(year), month, day, end, None))
    };
    if let Some(known) = year(one) {
        return valid(Some(known), small(two)?, small(three)?);
    }
    let (one, two, known) = (small(one)?, small(two)?, year(three));
    match language {
        Language::French => valid(known, two, one),
        Language::English if one == two => valid(known, two, one),
        Language::English => match (valid(known, one, two), valid(known, two, one)) {
            // 03/04 is one day here and another there.
            (Some(_), Some(_)) | (None, None) => None,
            (one, other) => one.or(other),
        },
    }
}

/// A year after what makes it one: "en 2014", "since 1991", "l'élection de 2020".
fn year_alone(line: &Line<'_>, at: usize) -> Option<Date> {
    let known = year(line.raw(at)).filter(|year| (1500..=2099).contains(year))?;
    let before = at.checked_sub(1).map(|before| line.word(before)).unwrap_or_default();
    let led = match line.language {
        Language::French => matches!(
            before.as_ref(),
            "en" | "depuis" | "annee" | "fin" | "debut" | "jusqu'en" | "ete" | "hiver" | "printemps" | "automne"
        ),
        Language::English => matches!(
            before.as_ref(),
            "in" | "since" | "year" | "until" | "late" | "early" | "summer" | "winter" | "spring" | "autumn" | "fall"
        ),
    };
    // Plural nouns after a year are of it in English ("2024 elections"); a plain round thousand is a number anywhere.
    let alone = line.kind(at + 1) != Some(TokenKind::Word) || {
        let next = line.word(at + 1);
        next.len() < 4 || !next.ends_with(['s', 'x']) || NO_NOUNS.contains(&next.as_ref())
    };
    let recent = (1900..=2099).contains(&known) && known % 1000 != 0;
    (led || recent && alone && !matches!(line.raw(at + 1), "%" | "€" | "$" | "£"))
        .then(|| Date::vague(format!("{known:04}"), at + 1))
}

/// "hier", "tomorrow": in the author's voice, and with the day of the article known.
fn around(line: &Line<'_>, at: usize, published: Day) -> Option<Date> {
    let days = match (line.word(at).as_ref(), line.language) {
        ("aujourd'hui", Language::French) | ("today" | "tonight", Language::English) => 0,
        ("hier", Language::French) | ("yesterday", Language::English) => -1,
        ("avant-hier", Language::French) => -2,
        ("demain", Language::French) | ("tomorrow", Language::English) => 1,
        ("apres-demain", Language::French) => 2,
        _ => return None,
    };
    let day = published.plus(days)?;
    Some(Date::new(Some(day.year), day.month, day.of_month, at + 1, None))
}

fn day_of_month(text: &str) -> Option<u8> {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let ending = text.get(digits.len()..)?;
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "er" | "st" | "nd" | "rd" | "th").then_some(day)
}

fn year(text: &str) -> Option<i32> {
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|year| (1000..=2199).contains(year))
}

/// English months and days are known by their capital too: "may" and "march" are verbs.
fn month(line: &Line<'_>, at: usize) -> Option<u8> {
    let word = line.word(at);
    let number = match line.language {
        Language::French => match word.as_ref() {
            "janvier" | "janv" => 1,
            "fevrier" | "fevr" => 2,
            "mars" => 3,
            "avril" | "avr" => 4,
            "mai" => 5,
            "juin" => 6,
            "juillet" | "juil" => 7,
            "aout" => 8,
            "septembre" | "sept" => 9,
            "octobre" | "oct" => 10,
            "novembre" | "nov" => 11,
            "decembre" | "dec" => 12,
            _ => return None,
        },
        Language::English if !line.is_capital(at) => return None,
        Language::English => match word.as_ref() {
            "january" | "jan" => 1,
            "february" | "feb" => 2,
            "march" | "mar" => 3,
            "april" | "apr" => 4,
            "may" => 5,
            "june" | "jun" => 6,
            "july" | "jul" => 7,
            "august" | "aug" => 8,
            "september" | "sept" | "sep" => 9,
            "october" | "oct" => 10,
            "november" | "nov" => 11,
            "december" | "dec" => 12,
            _ => return None,
        },
    };
    Some(number)
}

fn weekday(line: &Line<'_>, at: usize) -> Option<&'static str> {
    const NAMES: [(&str, &str); 7] = [
        ("lundi", "monday"),
        ("mardi", "tuesday"),
        ("mercredi", "wednesday"),
        ("jeudi", "thursday"),
        ("vendredi", "friday"),
        ("samedi", "saturday"),
        ("dimanche", "sunday"),
    ];
    let word = line.word(at);
    let named = NAMES.into_iter().find(|(french, english)| match line.language {
        Language::French => word == *french,
        Language::English => word == *english && line.is_capital(at),
    });
    named.map(|(_, english)| english)
}
