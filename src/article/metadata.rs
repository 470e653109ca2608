//! What an article says of itself: its title, who wrote it, and when.
//!
//! Only the head of an article is looked at, and its very end for a signature. Each line is recognised as a whole or not at
//! all: words that are not plainly a byline or a date stay in the body, where they are analysed.

use super::plain::ends_sentence;
use super::{Block, BlockKind};
use crate::span::Span;

/// How many blocks may stand between the title and the body.
const HEAD_BLOCKS: usize = 6;

/// A paragraph of this many bytes is body.
const BODY_BYTES: usize = 240;

/// The longest title, and the longest byline or date line, in bytes.
const TITLE_BYTES: usize = 300;
const LINE_BYTES: usize = 160;

/// What was recognised, as stretches of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<Span>,
    pub(super) byline: Option<Span>,
    pub(super) date: Option<Span>,
}

/// Finds title, byline and date where they are not known yet, and gives their blocks the kinds of what they are.
pub(super) fn recognise(text: &str, blocks: &mut [Block], known: Metadata) -> Metadata {
    let mut metadata = known;
    // Some articles put the date or the name above the title.
    let above = blocks
        .iter()
        .take(2)
        .take_while(|block| own_words(text, block).is_some())
        .count();
    let title = blocks
        .get(above)
        .filter(|block| is_title(text, block, blocks.get(above + 1)))
        .map(|block| block.span);
    if let (Some(span), Some(block)) = (title, blocks.get_mut(above)) {
        block.kind = BlockKind::Title;
        metadata.title = Some(span);
    }
    for block in blocks.iter_mut().take(above + HEAD_BLOCKS) {
        if block.kind == BlockKind::Paragraph && block.span.len() >= BODY_BYTES {
            break;
        }
        metadata.take(text, block);
    }
    if metadata.byline.is_none() && blocks.len() > HEAD_BLOCKS {
        for block in blocks.iter_mut().rev().take(2) {
            metadata.take(text, block);
        }
    }
    metadata
}

impl Metadata {
    /// Takes what a block says of the article, if it says only that.
    fn take(&mut self, text: &str, block: &mut Block) {
        let Some(words) = own_words(text, block) else { return };
        if (words.byline.is_some() && self.byline.is_some())
            || (words.date.is_some() && self.date.is_some() && words.byline.is_none())
        {
            return;
        }
        block.kind = BlockKind::Meta;
        self.byline = self.byline.or(words.byline);
        self.date = self.date.or_else(|| {
            // "Le 4 mai": the article belongs to the sentence that the line leaves out.
            let article = ["le ", "Le "]
                .iter()
                .any(|article| words.date.is_some_and(|date| date.of(text).starts_with(article)));
            words.date.map(|date| {
                if article {
                    Span {
                        start: date.start + 3,
                        ..date
                    }
                } else {
                    date
                }
            })
        });
    }
}

/// Whether a block, followed by `next`, is the title of the article.
fn is_title(text: &str, block: &Block, next: Option<&Block>) -> bool {
    match block.kind {
        BlockKind::Title | BlockKind::Heading(_) => return true,
        BlockKind::Paragraph if block.quoted == 0 => {}
        _ => return false,
    }
    let Some(next) = next else { return false };
    let words = block.span.of(text);
    if words.len() > TITLE_BYTES || ends_like_prose(words) || !words.contains(char::is_alphabetic) {
        return false;
    }
    let breaks = |text: &str| text.matches('\n').count().max(text.matches('\r').count());
    let between = text
        .get(block.span.range().end..next.span.range().start)
        .unwrap_or_default();
    if breaks(between) >= 2 {
        return breaks(words) <= 2;
    }
    breaks(words) == 0 && (next.span.len() >= words.len() * 2 || own_words(text, next).is_some())
}

/// Whether a line ends as sentences do, or announces what follows. A question, a cry and suspension points may end a title.
fn ends_like_prose(words: &str) -> bool {
    ends_sentence(words) && {
        let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "»”’\"')]".contains(c));
        !bare.ends_with(['!', '?', '…']) && !bare.ends_with("...")
    } || words.ends_with(',')
}

/// The byline and the date of a block that holds nothing else.
fn own_words(text: &str, block: &Block) -> Option<Metadata> {
    let free = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(2..));
    let line = block.span.of(text);
    if !free || line.len() > LINE_BYTES {
        return None;
    }
    let part = |from: usize, to: usize| {
        let raw = line.get(from..to).unwrap_or_default();
        let words = raw.trim_matches(is_between);
        let start = block.span.range().start + from + raw.len() - raw.trim_start_matches(is_between).len();
        (words, Span::new(start, start + words.len()))
    };
    let (whole, span) = part(0, line.len());
    if is_byline(whole) {
        return Some(Metadata {
            byline: Some(span),
            ..Metadata::default()
        });
    }
    let both = line.char_indices().filter(|&(_, c)| is_between(c)).find_map(|(at, _)| {
        let (left, right) = (part(0, at), part(at, line.len()));
        let (byline, date) = if is_byline(left.0) && is_bare_date(right.0) {
            (left.1, right.1)
        } else if is_bare_date(left.0) && is_byline(right.0) {
            (right.1, left.1)
        } else {
            return None;
        };
        Some(Metadata {
            byline: Some(byline),
            date: Some(date),
            ..Metadata::default()
        })
    });
    // Asked last, and with no place before it until then: a name would look like one.
    both.or_else(|| {
        is_date(whole).then(|| Metadata {
            date: Some(span),
            ..Metadata::default()
        })
    })
}

/// What may stand between a byline and a date.
fn is_between(c: char) -> bool {
    c.is_whitespace() || ",|·•–—-/".contains(c)
}

/// Whether a line names who wrote the article, and nothing else: "Par" or "By", then names.
fn is_byline(line: &str) -> bool {
    const OPENINGS: [&[&str]; 5] = [
        &["par"],
        &["by"],
        &["written", "by"],
        &["écrit", "par"],
        &["propos", "recueillis", "par"],
    ];
    /// Words in lower case that stand among names.
    const AMONG: &str = "et and de du des la le les van von der den bin ben al el da di dos y with avec for pour in en à au notre \
        our the correspondant correspondante correspondants correspondent envoyé envoyée spécial spéciale special \
        staff writer reporter journaliste";
    if line.ends_with([':', ';', '!', '?']) || (line.ends_with('.') && line.split_whitespace().count() > 4) {
        return false;
    }
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || ",&/()".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let opening = OPENINGS.iter().find(|opening| {
        words.len() >= opening.len()
            && words
                .iter()
                .zip(**opening)
                .all(|(word, expected)| word.to_lowercase() == *expected)
    });
    let Some(names) = opening.and_then(|opening| words.get(opening.len()..)) else {
        return false;
    };
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && kind_of(word).is_none();
    let is_elided = |word: &str| {
        word.split_once(['\'', '’'])
            .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
    };
    names.len() <= 14
        && names.iter().any(|word| is_name(word))
        && names
            .iter()
            .all(|word| is_name(word) || is_elided(word) || is_in(AMONG, word))
}

/// What a word can be in a date line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DateWord {
    Month,
    /// A day or a year.
    Number,
    /// A whole date in figures.
    Date,
    /// A weekday, a time, or a small word.
    Other,
}

/// Whether a line is a date and nothing else, a place before it aside: "Oskava, le 3 mars 2031".
fn is_date(line: &str) -> bool {
    let is_place = |part: &str| {
        let mut words = part.split([' ', '-']);
        part.len() <= 40 && words.all(|word| word.starts_with(char::is_uppercase) && kind_of(word).is_none())
    };
    is_bare_date(
        line.split_once(", ")
            .filter(|(place, _)| is_place(place))
            .map_or(line, |(_, rest)| rest),
    )
}

/// Whether a line is a date and nothing else: "Publié le 3 mars 2031 à 10 h 30", "March 3, 2031", "2031-03-03".
fn is_bare_date(line: &str) -> bool {
    let (mut months, mut numbers, mut dates) = (0, 0, 0);
    for word in line
        .split(|c: char| c.is_whitespace() || ",|·–—()".contains(c))
        .filter(|word| !word.is_empty() && *word != "-")
    {
        match kind_of(word) {
            Some(DateWord::Month) => months += 1,
            Some(DateWord::Number) => numbers += 1,
            Some(DateWord::Date) => dates += 1,
            Some(DateWord::Other) => {}
            None => return false,
        }
    }
    dates > 0 || (months > 0 && numbers > 0)
}

/// What a word is in a date line; `None` when it cannot stand in one.
fn kind_of(word: &str) -> Option<DateWord> {
    const MONTHS: &str = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil \
        sept déc fevrier aout decembre january february march april may june july august september october \
        november december jan feb mar apr jun jul aug sep oct nov dec fév";
    const OTHERS: &str = "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday \
        sunday mon tue wed thu fri sat sun le du de à on at of the publié publiée mis mise jour modifié modifiée \
        actualisé actualisée créé paru publication date published updated posted last modified first h min am pm \
        a.m p.m gmt utc cet cest est edt et bst";
    let word = word.trim_end_matches(['.', ':', ';']).to_lowercase();
    if is_in(MONTHS, &word) {
        return Some(DateWord::Month);
    }
    if is_in(OTHERS, &word) {
        return Some(DateWord::Other);
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, word.get(digits..).unwrap_or_default()) {
        (1..=4, "" | "er" | "st" | "nd" | "rd" | "th") => Some(DateWord::Number),
        (1 | 2, rest) if is_time(rest) => Some(DateWord::Other),
        (1..=4, _) if is_figures(&word) => Some(DateWord::Date),
        _ => None,
    }
}

/// Whether a word is one of a list.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// What follows the hour in a time of day: `h`, `h30`, `:30`, `:30:15`, `am`.
fn is_time(rest: &str) -> bool {
    let minutes = |digits: &str| digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match rest.strip_prefix('h') {
        Some(after) => minutes(after),
        None => {
            matches!(rest, "am" | "pm")
                || rest
                    .strip_prefix(':')
                    .is_some_and(|after| after.split(':').all(|part| !part.is_empty() && minutes(part)))
        }
    }
}

/// A date in figures: three numbers of which one is a year, with an ISO time after it or not.
fn is_figures(word: &str) -> bool {
    let day = word.split_once('t').map_or(word, |(day, _)| day);
    let is_number = |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
    ['-', '/', '.']
        .into_iter()
        .any(|mark| day.split(mark).count() == 3 && day.split(mark).all(|part| is_number(&part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_names_after_par_or_by() {
        for line in [
            "Par Nora Vell",
            "PAR NORA VELL",
            "By Ilo Brandt and Nora Vell",
            "By ILO BRANDT, Staff Writer",
            "Par Ilo d’Arsac, envoyé spécial à Oskava",
            "Propos recueillis par N. Vell",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "Par",
            "Par ailleurs, le port attend",
            "By the time the engineers came",
            "By Monday",
            "Par mesure de sécurité",
            "Nora Vell",
            "Par Nora Vell :",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn date_lines_hold_a_date_and_nothing_else() {
        for line in [
            "3 mars 2031",
            "Le 1er mars 2031",
            "Publié le mardi 4 mai 2031 à 10h30, mis à jour le 5 mai 2031",
            "March 3, 2031",
            "Published: Tue, 4 May 2031 10:30 am GMT",
            "2031-05-04",
            "2031-05-04T10:30:00Z",
            "04/05/2031 à 18 h 05",
            "Oskava, le 4 mai 2031",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "2031",
            "mai",
            "Le 4 mai, le port ferme",
            "May we live",
            "10h30",
            "Article 3",
            "3.5",
            "",
            "1/2",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }

    fn recognised(text: &str) -> [Option<&str>; 3] {
        let article = super::super::Article::read(text.into(), super::super::Format::Plain, None);
        [article.title, article.byline, article.date].map(|span| span.map(|span| text.get(span.range()).unwrap()))
    }

    #[test]
    fn one_line_may_hold_both() {
        let body = "Le conseil du port s'est réuni lundi soir, et puis il a levé la séance sans voter.";
        for line in [
            "Par Nora Vell, le 4 mai 2031",
            "4 mai 2031 | Par Nora Vell",
            "Par Nora Vell – 4 mai 2031",
        ] {
            let text = format!("Le port attend\n\n{line}\n\n{body}");
            let [title, byline, date] = recognised(&text);
            assert_eq!(
                [title, byline],
                [Some("Le port attend"), Some("Par Nora Vell")],
                "{line}"
            );
            assert_eq!(date, Some("4 mai 2031"), "{line}");
        }
        let text = format!("4 mai 2031\n\nLe port attend\nPar Nora Vell\n\n{body}");
        assert_eq!(
            recognised(&text),
            [Some("Le port attend"), Some("Par Nora Vell"), Some("4 mai 2031")]
        );
    }

    #[test]
    fn a_byline_deep_in_the_body_is_body() {
        let body = "The council met on Monday evening to hear the engineers, and adjourned without a vote after two hours.\n\n".repeat(9);
        let text = format!("Pier three\n\n{body}By Nora Vell\n\n{body}");
        assert_eq!(recognised(&text), [Some("Pier three"), None, None]);
        let signed = format!("Pier three\n\n{body}By Nora Vell");
        assert_eq!(recognised(&signed)[1], Some("By Nora Vell"));
    }
}
