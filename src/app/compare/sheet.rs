//! The comparison as a list: figures side by side with bars, who the sources are, what each calls the same actors, facts
//! and passages. Every row that speaks of a passage leads to it.

use ratatui::style::Style;

use crate::app::columns::{cut, left, right, two_sided};
use crate::app::glyph::{Mode, cells};
use crate::app::theme::Theme;
use crate::app::view_list::ListRow;
use crate::app::view_portraits::charge_style;
use crate::app::wrap::wrap;
use crate::compare::summary::{Actor, Figure, OnlyFact, Row, Summary, Table};
use crate::compare::{Pair, Side};
use crate::messages::Messages;
use crate::span::Span;
use crate::telling;

/// From this width on, figures have bars.
const BARS_FROM: usize = 60;
/// The column of labels, at most.
const LABELS: usize = 34;
/// A figure.
const VALUE: usize = 9;
/// Bars are as long as this at most.
const BAR: usize = 28;
/// In how many steps a bar is measured.
const STEPS: f64 = 1000.0;

/// A row of the list.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What is drawn.
    pub row: ListRow,
    /// Where it leads in either article.
    pub places: Pair<Option<Span>>,
    /// What it speaks of, for the panel beside the passages; empty where it leads nowhere.
    pub about: String,
    /// The passage that it is, by index, where it is one.
    pub passage: Option<usize>,
}

/// Lays the list out; `titles` are what either article is called, and what its source is.
#[must_use]
pub fn lines(
    summary: &Summary,
    titles: &Pair<(String, String)>,
    theme: &Theme,
    messages: &Messages,
    width: u16,
) -> Vec<Line> {
    let mut sheet = Sheet {
        theme,
        messages,
        width: usize::from(width),
        lines: Vec::new(),
    };
    for side in Side::BOTH {
        sheet.title(side, &titles[side]);
    }
    for (table, number) in summary.tables.iter().zip(0..) {
        sheet.table(table, number == 0);
    }
    if !summary.actors.is_empty() {
        sheet.heading(messages.get("compare.actors"));
        summary.actors.iter().for_each(|actor| sheet.actor(actor));
    }
    for side in Side::BOTH {
        if !summary.only[side].is_empty() {
            sheet.heading(&messages.format("compare.only", &[("article", &side.letter())]));
            summary.only[side].iter().for_each(|fact| sheet.only(side, fact));
        }
    }
    summary.further.iter().for_each(|table| sheet.table(table, false));
    if !summary.sources.is_empty() {
        sheet.heading(messages.get("compare.sources"));
        summary.sources.iter().for_each(|row| sheet.source(row));
    }
    if !summary.shared.is_empty() {
        sheet.heading(messages.get("compare.shared"));
        summary.shared.iter().for_each(|row| sheet.shared(row));
    }
    if !summary.passages.is_empty() {
        sheet.heading(messages.get("compare.passages"));
        for (row, index) in summary.passages.iter().zip(0..) {
            sheet.passage(row, index);
        }
    }
    sheet.blank();
    let caution = messages.get("overview.caution");
    sheet.flow(vec![(caution.to_owned(), theme.roles.dim.0)], 2, &Line::default());
    sheet.lines
}

struct Sheet<'a> {
    theme: &'a Theme,
    messages: &'a Messages,
    width: usize,
    lines: Vec<Line>,
}

impl Sheet<'_> {
    fn push(&mut self, row: ListRow, about: &str, places: Pair<Option<Span>>) {
        self.lines.push(Line {
            row,
            places,
            about: about.to_owned(),
            passage: None,
        });
    }

    fn blank(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    fn heading(&mut self, title: &str) {
        self.blank();
        self.push(ListRow::of(title, self.theme.roles.heading.0), "", Pair::default());
    }

    /// Pieces over as many rows as they take, `indent` cells from the left but for the first piece, all of them leading
    /// where `line` does.
    fn flow(&mut self, pieces: Vec<(String, Style)>, indent: usize, line: &Line) {
        let blank = || (" ".repeat(indent), Style::new());
        let room = self.width.saturating_sub(indent).max(8);
        let mut row = vec![blank()];
        let mut used = 0;
        let mut rows = Vec::new();
        for (text, style) in pieces {
            wrap(&text, 0..text.len(), room, Mode::Prose, |start, end| {
                let words = text.get(start as usize..end as usize).unwrap_or_default();
                let taken = cells(words);
                if used > 0 && used + 1 + taken > room {
                    rows.push(std::mem::replace(&mut row, vec![blank()]));
                    used = 0;
                }
                if used > 0 {
                    row.push((" ".to_owned(), Style::new()));
                    used += 1;
                }
                row.push((words.to_owned(), style));
                used += taken;
            });
        }
        rows.push(row);
        self.lines.extend(rows.into_iter().map(|pieces| Line {
            row: ListRow { pieces, right: None },
            ..line.clone()
        }));
    }

    /// The column of labels and the length of bars.
    fn figures(&self) -> (usize, usize) {
        let both = 2 * VALUE + 3;
        let labels = LABELS.min(self.width.saturating_sub(both).max(4));
        let bars = if self.width < BARS_FROM {
            0
        } else {
            (self.width.saturating_sub(labels + both + 2) / 2).min(BAR)
        };
        (labels, bars)
    }

    fn table(&mut self, table: &Table, is_first: bool) {
        let roles = &self.theme.roles;
        let (labels, bars) = self.figures();
        self.blank();
        let mut pieces = vec![(left(table.title, labels), roles.heading.0)];
        if is_first {
            let [one, other] = Side::BOTH.map(Side::letter);
            pieces.push((right(one, bars + VALUE), roles.key.0));
            pieces.push((format!("   {other}"), roles.key.0));
        }
        self.push(ListRow { pieces, right: None }, "", Pair::default());
        for figure in &table.rows {
            self.figure(figure, labels, bars);
        }
    }

    fn figure(&mut self, figure: &Figure, labels: usize, bars: usize) {
        let roles = &self.theme.roles;
        let letter = figure
            .category
            .map_or(' ', |category| self.messages.category_letter(category));
        let style = figure
            .category
            .map_or(roles.view.0, |category| self.theme.category(category));
        let letter_style = figure
            .category
            .map_or(roles.text.0, |category| self.theme.letter(category));
        let steps = Pair::make(|side| in_steps(figure.bars[side]));
        let (one, other) = two_sided(steps.left, steps.right, in_steps(1.0), bars);
        let pieces = vec![
            (format!("{letter} "), letter_style),
            (left(figure.label, labels.saturating_sub(2)), roles.text.0),
            (one, style),
            (right(&figure.values.left, VALUE), roles.key.0),
            (" │ ".to_owned(), roles.line.0),
            (left(&figure.values.right, VALUE), roles.key.0),
            (other, style),
        ];
        self.push(ListRow { pieces, right: None }, figure.label, figure.places);
    }

    fn title(&mut self, side: Side, (title, source): &(String, String)) {
        let roles = &self.theme.roles;
        let letter = self.letter(side);
        let pieces = vec![
            (letter.0.trim_start().to_owned(), letter.1),
            (title.clone(), roles.title.0),
        ];
        let right = Some((source.clone(), roles.meta.0));
        self.push(ListRow { pieces, right }, "", Pair::default());
    }

    fn letter(&self, side: Side) -> (String, Style) {
        (format!("  {}  ", side.letter()), self.theme.roles.key.0)
    }

    /// What either article calls an actor.
    fn actor(&mut self, actor: &Actor) {
        let (theme, messages) = (self.theme, self.messages);
        let roles = &theme.roles;
        let places = Pair::make(|side| actor.painted[side].place);
        let row = ListRow {
            pieces: vec![(actor.name.clone(), roles.title.0)],
            right: actor.kind.map(|kind| (kind.to_owned(), roles.dim.0)),
        };
        self.push(row, &actor.name, places);
        for side in Side::BOTH {
            let painted = &actor.painted[side];
            let mut pieces: Vec<(String, Style)> = Vec::new();
            let last = painted.terms.len().saturating_sub(1);
            for (term, index) in painted.terms.iter().zip(0..) {
                let comma = if index < last { "," } else { "" };
                pieces.push((
                    format!("{}{comma}", term.say(messages)),
                    charge_style(roles, term.charge),
                ));
            }
            if pieces.is_empty() {
                pieces.push((messages.get("compare.no_terms").to_owned(), roles.dim.0));
            }
            let balance = painted.balance.iter();
            pieces.extend(balance.map(|balance| (format!("({balance})"), roles.dim.0)));
            // A term leads to itself rather than to the first mention of its actor.
            let place = painted.terms.first().map(|term| term.place).or(painted.place);
            let mut here = places;
            here[side] = place;
            self.side(
                side,
                pieces,
                &Line {
                    places: here,
                    about: actor.name.clone(),
                    ..Line::default()
                },
            );
        }
    }

    /// Pieces behind the letter of their article.
    fn side(&mut self, side: Side, pieces: Vec<(String, Style)>, line: &Line) {
        let first = self.lines.len();
        self.flow(pieces, 5, line);
        let letter = self.letter(side);
        if let Some(line) = self.lines.get_mut(first)
            && let Some(lead) = line.row.pieces.first_mut()
        {
            *lead = letter;
        }
    }

    fn source(&mut self, row: &Row) {
        let text = self.theme.roles.text.0;
        self.push(
            ListRow::of(row.label.clone(), self.theme.roles.label.0),
            &row.label,
            row.places,
        );
        for side in Side::BOTH.into_iter().filter(|&side| !row.words[side].is_empty()) {
            let line = Line {
                places: row.places,
                about: row.label.clone(),
                ..Line::default()
            };
            self.side(side, vec![(row.words[side].clone(), text)], &line);
        }
    }

    fn only(&mut self, side: Side, fact: &OnlyFact) {
        let roles = &self.theme.roles;
        let mut places = Pair::default();
        places[side] = Some(fact.place);
        let row = ListRow {
            pieces: vec![self.letter(side), (fact.words.clone(), roles.text.0)],
            right: Some((telling::name(fact.kind, self.messages).to_owned(), roles.dim.0)),
        };
        self.push(row, &fact.words, places);
    }

    fn shared(&mut self, row: &Row) {
        let roles = &self.theme.roles;
        let words = if row.words.left == row.words.right {
            row.words.left.clone()
        } else {
            format!("{} = {}", row.words.left, row.words.right)
        };
        let list = ListRow {
            pieces: vec![(format!("  {words}"), roles.text.0)],
            right: Some((row.label.clone(), roles.dim.0)),
        };
        self.push(list, &words, row.places);
    }

    /// The sentences of a passage, each cut to one row.
    fn passage(&mut self, row: &Row, index: usize) {
        let roles = &self.theme.roles;
        let number = (index + 1).to_string();
        for side in Side::BOTH {
            let lead = if side == Side::Left { number.as_str() } else { "" };
            let words = cut(&row.words[side], self.width.saturating_sub(8));
            let pieces = vec![
                (right(lead, 3), roles.dim.0),
                (format!(" {}  ", side.letter()), roles.key.0),
                (words, roles.text.0),
            ];
            self.lines.push(Line {
                row: ListRow { pieces, right: None },
                places: row.places,
                about: String::new(),
                passage: Some(index),
            });
        }
    }
}

/// A share in steps, one at least where there is anything.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between nought and one"
)]
fn in_steps(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * STEPS).ceil() as usize
}
