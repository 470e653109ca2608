//! What stands between quotation marks.
//!
//! Marks are paired block by block with a small stack: directed marks (« » “ ”) by what they are, straight ones by the
//! space around them. A quotation that is left open at the end of a block goes on in the next one where that begins by
//! opening it again, as French and English print speech of several paragraphs; otherwise it ends with its block.
//!
//! One pass. The stack has a fixed depth and knows how many marks of each style it holds, so that a mark that closes
//! nothing costs nothing.

use super::{Quotation, QuotationKind};
use crate::language::Language;
use crate::span::Span;
use crate::text::fold::folded;
use crate::text::token::{Token, TokenKind};

/// How deep quotations nest at most; an opening mark beyond that is passed over.
pub const DEEPEST: usize = 8;

/// A block as quotations and voices are found in it.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'t> {
    /// Its tokens; none for a block that is not analysed.
    pub tokens: &'t [Token],
    /// Whether it stands in a block quote, and is a quotation without marks.
    pub quoted: bool,
}

impl Passage<'_> {
    /// What its tokens cover.
    fn span(&self) -> Option<Span> {
        Some(self.tokens.first()?.span.cover(self.tokens.last()?.span))
    }
}

/// The quotations of an article's passages, in the order of their first byte, an outer one before those inside it. No
/// speaker is named yet.
#[must_use]
pub fn quotations(text: &str, passages: &[Passage<'_>], language: Language) -> Vec<Quotation> {
    let mut pairing = Pairing {
        text,
        language,
        found: Vec::new(),
        open: Vec::new(),
        count: [0; STYLES],
        base: 0,
    };
    for (index, passage) in passages.iter().enumerate() {
        let next = passages.get(index + 1).map_or(&[][..], |next| next.tokens);
        pairing.passage(passage, next);
    }
    pairing.found.into_iter().flatten().collect()
}

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// « » and << >>.
    Guillemets,
    /// ‹ ›.
    Angles,
    /// “ ” and „, and what typewriters made of them.
    Double,
    /// ".
    Straight,
    /// ‘ ’ and '.
    Single,
}

/// How many styles there are.
const STYLES: usize = 5;

/// What a mark does, going by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Either: the other marks tell.
    Either,
}

/// A quotation that is open.
#[derive(Clone, Copy)]
struct Open {
    style: Style,
    /// Its place in [`Pairing::found`].
    place: usize,
    /// Its opening mark in the text.
    mark: Span,
    /// Its opening mark in the tokens of its block; `None` once it has gone on into another block.
    token: Option<usize>,
}

struct Pairing<'t> {
    text: &'t str,
    language: Language,
    /// A place for each opening mark, in order, filled when it is closed.
    found: Vec<Option<Quotation>>,
    open: Vec<Open>,
    /// How many of each style are open.
    count: [usize; STYLES],
    /// The depth of what surrounds the marks: 1 in a block quote.
    base: u8,
}

impl Pairing<'_> {
    /// Pairs the marks of a passage; `next` are the tokens of the one after it.
    fn passage(&mut self, passage: &Passage<'_>, next: &[Token]) {
        let tokens = passage.tokens;
        // Nothing is open here: a quotation goes on only into a block that opens it again.
        let Some(whole) = passage.span() else { return };
        let carried = !self.open.is_empty();
        self.base = u8::from(passage.quoted);
        if passage.quoted && !carried {
            self.found.push(Some(Quotation {
                span: whole,
                inner: whole,
                depth: 1,
                kind: QuotationKind::Speech,
                speaker: None,
            }));
        }
        for at in usize::from(carried)..tokens.len() {
            if tokens[at].kind == TokenKind::Quote {
                self.mark(tokens, at);
            }
        }
        let goes_on = self
            .open
            .first()
            .is_some_and(|open| !passage.quoted && self.reopens(open.style, next));
        while let Some(&open) = self.open.last() {
            if goes_on && self.open.len() == 1 {
                self.open[0].token = None;
                return;
            }
            self.pop();
            if self.reaches_end(open, tokens) {
                self.fill(open, tokens, tokens.len(), None);
            }
        }
    }

    /// Whether the tokens of a block begin with the mark that goes on with an open quotation.
    fn reopens(&self, style: Style, next: &[Token]) -> bool {
        let mark = next
            .first()
            .filter(|token| token.kind == TokenKind::Quote)
            .map_or("", |token| token.of(self.text));
        match style {
            // French prints a closing mark at the head of each paragraph as well.
            Style::Guillemets => matches!(mark, "«" | "»" | "<<" | ">>"),
            Style::Angles => mark == "‹",
            Style::Double => matches!(mark, "“" | "„" | "``"),
            Style::Straight => mark == "\"",
            Style::Single => mark == "‘",
        }
    }

    /// Whether an unclosed quotation is to end with its block: a directed mark does; a straight one only where it
    /// clearly opens speech, for it may be an inch or a slip.
    fn reaches_end(&self, open: Open, tokens: &[Token]) -> bool {
        match open.style {
            Style::Guillemets | Style::Angles | Style::Double => true,
            Style::Single => false,
            Style::Straight => match open.token {
                None | Some(0) => true,
                Some(at) => tokens[at - 1].of(self.text) == ":",
            },
        }
    }

    /// Reads the mark at `at`.
    fn mark(&mut self, tokens: &[Token], at: usize) {
        let lean = self.lean(tokens, at);
        let (style, side) = match tokens[at].of(self.text) {
            "«" | "<<" => (Style::Guillemets, Side::Opens),
            "»" | ">>" => (Style::Guillemets, Side::Closes),
            "‹" => (Style::Angles, Side::Opens),
            "›" => (Style::Angles, Side::Closes),
            // It closes „, and what a slip of the keyboard opened.
            "“" if lean == Side::Closes && self.is_open(Style::Double) => (Style::Double, Side::Closes),
            "“" | "„" | "‟" | "``" => (Style::Double, Side::Opens),
            "”" | "''" if self.is_open(Style::Double) || lean == Side::Closes => (Style::Double, Side::Closes),
            "”" | "''" => (Style::Double, lean),
            "‚" => (Style::Single, Side::Opens),
            "‘" | "‛" if lean != Side::Closes => (Style::Single, Side::Opens),
            "’" | "'" | "‘" | "‛" => (Style::Single, lean),
            _ if self.is_inch(tokens, at) => return,
            _ => (Style::Straight, lean),
        };
        // “so" and "so”: the two double styles close one another where nothing else can be meant.
        let style = match (style, side) {
            (Style::Double, Side::Closes) if !self.is_open(style) && self.is_open(Style::Straight) => Style::Straight,
            (Style::Straight, Side::Closes) if !self.is_open(style) && self.is_open(Style::Double) => Style::Double,
            _ => style,
        };
        match side {
            Side::Closes => self.close(style, tokens, at),
            Side::Either if self.is_open(style) => self.close(style, tokens, at),
            Side::Opens | Side::Either => self.push(style, tokens, at),
        }
    }

    fn is_open(&self, style: Style) -> bool {
        self.count[style as usize] > 0
    }

    fn push(&mut self, style: Style, tokens: &[Token], at: usize) {
        if self.open.len() < DEEPEST {
            self.open.push(Open {
                style,
                place: self.found.len(),
                mark: tokens[at].span,
                token: Some(at),
            });
            self.found.push(None);
            self.count[style as usize] += 1;
        }
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.count[open.style as usize] -= 1;
        Some(open)
    }

    /// Closes the innermost open quotation of a style with the mark at `at`; those opened inside it and never closed were
    /// no quotations.
    fn close(&mut self, style: Style, tokens: &[Token], at: usize) {
        if !self.is_open(style) {
            return;
        }
        // An apostrophe may pass for a closing mark: it closes nothing that another style has opened.
        if style == Style::Single && self.open.last().is_some_and(|open| open.style != Style::Single) {
            return;
        }
        while let Some(open) = self.pop() {
            if open.style == style {
                self.fill(open, tokens, at, Some(tokens[at].span));
                return;
            }
        }
    }

    /// Records a quotation that ends before the token `end`, with the mark that closes it.
    fn fill(&mut self, open: Open, tokens: &[Token], end: usize, mark: Option<Span>) {
        let last = end
            .checked_sub(1)
            .and_then(|last| tokens.get(last))
            .map(|token| token.span);
        let first = open
            .token
            .map_or(Some(open.mark), |at| tokens.get(at + 1).map(|token| token.span));
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        // After a mark that another block holds, the text inside begins with its first visible character.
        let start = if open.token.is_some() {
            first.start as usize
        } else {
            let rest = self.text.get(open.mark.end as usize..).unwrap_or_default();
            open.mark.end as usize + (rest.len() - rest.trim_start().len())
        };
        let inner = Span::new(start, last.end as usize);
        if inner.is_empty() || last.end <= open.mark.end {
            return;
        }
        let kind = match open.token {
            Some(at) => self.kind(tokens, at, end),
            None => QuotationKind::Speech,
        };
        let depth = u8::try_from(self.open.len() + 1)
            .unwrap_or(u8::MAX)
            .saturating_add(self.base);
        let span = open.mark.cover(mark.unwrap_or(last));
        if let Some(place) = self.found.get_mut(open.place) {
            *place = Some(Quotation {
                span,
                inner,
                depth,
                kind,
                speaker: None,
            });
        }
    }

    /// What the space around a mark says: it leans on the word it touches.
    fn lean(&self, tokens: &[Token], at: usize) -> Side {
        let span = tokens[at].span;
        let before = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .filter(|token| token.span.end == span.start);
        let after = tokens.get(at + 1).filter(|token| token.span.start == span.end);
        let before = before.is_some_and(|token| {
            let word = token.of(self.text);
            !word.ends_with(['\'', '’', '(', '[', '{', '—', '–', '-', '/', '«', '“', '‘', '„'])
        });
        let after = after.is_some_and(|token| match token.kind {
            TokenKind::Word => !token.of(self.text).starts_with(['-', '\'', '’']),
            TokenKind::Number | TokenKind::Code => true,
            TokenKind::Stop => token.span.len() > 1,
            TokenKind::Mark => matches!(token.of(self.text), "(" | "[" | "$" | "£" | "€" | "#"),
            TokenKind::Quote => matches!(token.of(self.text), "«" | "“" | "‘" | "'" | "\""),
        });
        match (before, after) {
            (false, true) => Side::Opens,
            (true, false) => Side::Closes,
            _ => Side::Either,
        }
    }

    /// Whether a straight mark stands for inches: right after a figure, with nothing for it to close, or where the next
    /// one closes better.
    fn is_inch(&self, tokens: &[Token], at: usize) -> bool {
        let after_figure = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|token| token.span.end == tokens[at].span.start && token.kind == TokenKind::Number);
        if !after_figure || !self.is_open(Style::Straight) {
            return after_figure;
        }
        // The look ahead stays within the words a closing mark would need to follow; a sentence is enough.
        let next = (at + 1..tokens.len().min(at + LOOK_AHEAD)).find(|next| tokens[*next].of(self.text) == "\"");
        next.is_some_and(|next| self.lean(tokens, next) == Side::Closes)
    }

    /// What the quotation between the marks `at` and `end` is, before anybody is known to speak it.
    fn kind(&self, tokens: &[Token], at: usize, end: usize) -> QuotationKind {
        let inside = tokens.get(at + 1..end).unwrap_or_default();
        let mut words = 0;
        let mut capitals = 0;
        let mut small = 0;
        let mut subject = false;
        let mut buffer = String::new();
        for token in inside {
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    let word = token.of(self.text);
                    words += 1;
                    if word.starts_with(char::is_uppercase) || token.kind == TokenKind::Number {
                        capitals += 1;
                    }
                    let word = folded(word, &mut buffer);
                    small += usize::from(LINKS.contains(&word));
                    subject |= self.subjects().contains(&word);
                }
                // What two sentences hold is speech.
                TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Code => {}
            }
            if words > LONGEST_WORDS {
                break;
            }
        }
        let begins_high = inside
            .first()
            .is_some_and(|token| token.of(self.text).starts_with(char::is_uppercase));
        if begins_high && words <= LONGEST_WORDS && self.names_work(tokens, at) {
            return QuotationKind::Title;
        }
        let last = inside.last().map_or("", |token| token.of(self.text));
        let finished = matches!(last, "." | "!" | "?");
        let in_title_case = words >= 3 && capitals >= 2 && capitals + small >= words && begins_high && !finished;
        if self.language == Language::English && in_title_case && words <= LONGEST_WORDS {
            return QuotationKind::Title;
        }
        let clause = words > MOST_WORDS || subject && words >= 2 || finished && words >= 3 || last == "," && words >= 4;
        if clause {
            QuotationKind::Speech
        } else {
            QuotationKind::Words
        }
    }

    /// Words that are the subject of a clause.
    fn subjects(&self) -> &'static [&'static str] {
        match self.language {
            Language::French => &[
                "je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "c'", "ça", "-il", "-elle",
                "-on", "-t-il", "-t-elle", "-t-on", "-je", "-tu", "-nous", "-vous", "-ils", "-elles", "-ce",
            ],
            Language::English => &[
                "i", "you", "he", "she", "it", "we", "they", "there", "'m", "'re", "'ll", "'ve",
            ],
        }
    }

    /// Whether one of the three words before the mark at `at` is a noun for a work, or says that it has a title.
    fn names_work(&self, tokens: &[Token], at: usize) -> bool {
        let mut buffer = String::new();
        tokens[at.saturating_sub(3)..at]
            .iter()
            .rev()
            .take_while(|token| token.kind == TokenKind::Word)
            .any(|token| WORKS.contains(&folded(token.of(self.text), &mut buffer)))
    }
}

/// The most words that a term or a label has; more are a clause.
const MOST_WORDS: usize = 6;

/// The most words that a title has.
const LONGEST_WORDS: usize = 14;

/// How far the mark that closes better than an inch is looked for, in tokens.
const LOOK_AHEAD: usize = 60;

/// Words that keep their small letter in an English title.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "from", "with", "as", "'s", "n't",
    "is", "vs.",
];

/// Nouns for works, and words that introduce a title, folded.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "film", "films", "roman", "romans", "livre", "livres", "ouvrage", "ouvrages", "essai", "article", "articles", "album",
    "chanson", "chansons", "série", "documentaire", "émission", "magazine", "revue", "tableau", "opéra", "poème",
    "nouvelle", "bande-dessinée", "pièce", "rubrique", "tribune", "intitulé", "intitulée", "intitulés", "intitulées",
    "titre", "titré", "titrée",
    "movie", "movies", "novel", "novels", "book", "books", "song", "songs", "series", "show", "documentary", "play",
    "poem", "painting", "opera", "essay", "paper", "memoir", "podcast", "column", "episode", "single", "titled",
    "entitled", "headlined", "title", "bestseller",
];

#[cfg(test)]
mod tests;
