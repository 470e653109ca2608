//! Numbers in words: "quatre-vingt-dix-sept", "two hundred and fifty thousand", "une douzaine".

use super::Quantity;
use crate::analysis::study::fact::Line;
use crate::language::Language;
use crate::text::token::TokenKind;

/// What a part of a number in words does to what stands before it.
#[derive(Clone, Copy)]
enum Part {
    /// 1 to 16, and the English tens to nineteen.
    Unit(u64),
    /// 20 to 90.
    Ten(u64),
    /// "vingt", which makes eighty after four.
    Twenty,
    Hundred,
    /// A thousand and beyond.
    Scale(u64),
}

fn part(word: &str, language: Language) -> Option<Part> {
    Some(match language {
        Language::French => match word {
            "un" | "une" => Part::Unit(1),
            "deux" => Part::Unit(2),
            "trois" => Part::Unit(3),
            "quatre" => Part::Unit(4),
            "cinq" => Part::Unit(5),
            "six" => Part::Unit(6),
            "sept" => Part::Unit(7),
            "huit" => Part::Unit(8),
            "neuf" => Part::Unit(9),
            "dix" => Part::Unit(10),
            "onze" => Part::Unit(11),
            "douze" => Part::Unit(12),
            "treize" => Part::Unit(13),
            "quatorze" => Part::Unit(14),
            "quinze" => Part::Unit(15),
            "seize" => Part::Unit(16),
            "vingt" | "vingts" => Part::Twenty,
            "trente" => Part::Ten(30),
            "quarante" => Part::Ten(40),
            "cinquante" => Part::Ten(50),
            "soixante" => Part::Ten(60),
            "septante" => Part::Ten(70),
            "huitante" | "octante" => Part::Ten(80),
            "nonante" => Part::Ten(90),
            "cent" | "cents" => Part::Hundred,
            "mille" => Part::Scale(1_000),
            "million" | "millions" => Part::Scale(1_000_000),
            "milliard" | "milliards" => Part::Scale(1_000_000_000),
            _ => return None,
        },
        Language::English => match word {
            "one" | "a" => Part::Unit(1),
            "two" => Part::Unit(2),
            "three" => Part::Unit(3),
            "four" => Part::Unit(4),
            "five" => Part::Unit(5),
            "six" => Part::Unit(6),
            "seven" => Part::Unit(7),
            "eight" => Part::Unit(8),
            "nine" => Part::Unit(9),
            "ten" => Part::Unit(10),
            "eleven" => Part::Unit(11),
            "twelve" => Part::Unit(12),
            "thirteen" => Part::Unit(13),
            "fourteen" => Part::Unit(14),
            "fifteen" => Part::Unit(15),
            "sixteen" => Part::Unit(16),
            "seventeen" => Part::Unit(17),
            "eighteen" => Part::Unit(18),
            "nineteen" => Part::Unit(19),
            "twenty" => Part::Ten(20),
            "thirty" => Part::Ten(30),
            "forty" => Part::Ten(40),
            "fifty" => Part::Ten(50),
            "sixty" => Part::Ten(60),
            "seventy" => Part::Ten(70),
            "eighty" => Part::Ten(80),
            "ninety" => Part::Ten(90),
            "hundred" => Part::Hundred,
            "thousand" => Part::Scale(1_000),
            "million" => Part::Scale(1_000_000),
            "billion" => Part::Scale(1_000_000_000),
            "trillion" => Part::Scale(1_000_000_000_000),
            _ => return None,
        },
    })
}

/// A number in words as far as it was read.
#[derive(Clone, Copy, Default)]
struct Count {
    /// What is multiplied already.
    total: u64,
    /// What a scale would multiply.
    current: u64,
    parts: u32,
    /// The last scale, so that the next one is smaller.
    least: Option<u64>,
    language: Option<Language>,
}

impl Count {
    /// The count with a part more; nothing where that makes no number ("deux trois").
    fn with(self, part: Part) -> Option<Self> {
        let mut next = self;
        next.parts += 1;
        let (tens, units) = (self.current % 100, self.current % 10);
        match part {
            Part::Unit(n) => {
                let french = self.language == Some(Language::French);
                let fits = match tens {
                    0 => true,
                    // dix-sept; soixante-quinze, quatre-vingt-onze.
                    10 => french && (7..=9).contains(&n),
                    60 | 80 if french => true,
                    70 | 90 if french => n < 10,
                    _ => tens >= 20 && units == 0 && n < 10,
                };
                if !fits {
                    return None;
                }
                next.current += n;
            }
            Part::Twenty if tens == 4 => next.current += 76,
            Part::Twenty | Part::Ten(_) => {
                if tens != 0 {
                    return None;
                }
                next.current += match part {
                    Part::Ten(n) => n,
                    _ => 20,
                };
            }
            Part::Hundred => match self.current {
                0 => next.current = 100,
                n @ 1..=99 => next.current = n * 100,
                _ => return None,
            },
            Part::Scale(scale) => {
                // "mille" alone is a number, "million" is not.
                let alone = self.current == 0;
                if self.least.is_some_and(|least| least <= scale)
                    || alone && (scale > 1_000 || self.language != Some(Language::French))
                {
                    return None;
                }
                next.total += self.current.max(1) * scale;
                next.current = 0;
                next.least = Some(scale);
            }
        }
        Some(next)
    }

    const fn value(self) -> u64 {
        self.total + self.current
    }
}

/// The number in words that begins at a token. One by itself is none: "un", "a" and "one" are other things far more often.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    if let Some((n, end)) = collective(line, at) {
        return Some((Quantity::whole(n), end));
    }
    let language = line.language;
    let mut count = Count {
        language: Some(language),
        ..Count::default()
    };
    let mut end = at;
    while let Some((next, after)) = step(line, count, end) {
        count = next;
        end = after;
    }
    let first = line.word(at);
    if count.parts == 0 || count.value() <= 1 {
        return None;
    }
    if count.parts == 1 && language == Language::French {
        match first.as_ref() {
            // New, and of percent, and the thousand of a name.
            "neuf" if line.kind(end) != Some(TokenKind::Word) || !is_plural(line, end) => return None,
            "cent" | "cents" if at > 0 && line.word(at - 1) == "pour" => return None,
            _ => {}
        }
    }
    Some((Quantity::whole(count.value()), end))
}

fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    word.len() > 3 && word.ends_with(['s', 'x'])
}

/// One token more of a number in words, "et" and "and" before it included.
fn step(line: &Line<'_>, count: Count, at: usize) -> Option<(Count, usize)> {
    let parts_of = |count: Count, at: usize| {
        let word = line.word(at);
        if line.kind(at) != Some(TokenKind::Word) || matches!(word.as_ref(), "et" | "and") {
            return None;
        }
        // "a" counts only before what it multiplies.
        if word == "a"
            && (line.language == Language::French
                || count.parts > 0
                || !matches!(
                    line.word(at + 1).as_ref(),
                    "hundred" | "thousand" | "million" | "billion" | "trillion"
                ))
        {
            return None;
        }
        word.split('-')
            .filter(|piece| !matches!(*piece, "et" | "and"))
            .try_fold(count, |count, piece| count.with(part(piece, line.language)?))
            .map(|count| (count, at + 1))
    };
    if let Some(found) = parts_of(count, at) {
        return Some(found);
    }
    let and = match line.language {
        Language::French => "et",
        Language::English => "and",
    };
    if count.parts == 0 || line.word(at) != and {
        return None;
    }
    let (next, end) = parts_of(count, at + 1)?;
    let joined = match line.language {
        // vingt et un, soixante et onze
        Language::French => {
            (20..=60).contains(&(count.current % 100)) && matches!(next.current - count.current, 1 | 11)
        }
        Language::English => {
            (count.current >= 100 || count.current == 0) && count.parts > 1 && next.total == count.total
        }
    };
    joined.then_some((next, end))
}

/// "une douzaine", "a dozen", "two dozen": as many as they say.
fn collective(line: &Line<'_>, at: usize) -> Option<(u64, usize)> {
    let next = line.word(at + 1);
    match line.language {
        Language::French => {
            let n = match next.as_ref() {
                "dizaine" => 10,
                "douzaine" => 12,
                "quinzaine" => 15,
                "vingtaine" => 20,
                "trentaine" => 30,
                "quarantaine" => 40,
                "cinquantaine" => 50,
                "soixantaine" => 60,
                "centaine" => 100,
                "millier" => 1_000,
                _ => return None,
            };
            (matches!(line.word(at).as_ref(), "une" | "un") && line.word(at + 2).starts_with('d'))
                .then_some((n, at + 2))
        }
        Language::English => {
            if next != "dozen" {
                return None;
            }
            let times = match line.word(at).as_ref() {
                "a" | "one" => 1,
                "two" => 2,
                "three" => 3,
                "four" => 4,
                "five" => 5,
                _ => return None,
            };
            Some((12 * times, at + 2))
        }
    }
}
