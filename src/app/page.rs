//! A page: rows of an article with what is flagged in them, wherever on the screen they stand. The reader has one, a
//! comparison two.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::{Analysis, Flag};
use crate::app::flags::{FlagId, Shown};
use crate::app::paint;
use crate::app::theme::Theme;
use crate::app::wrap::{Part, Row, indent, quote_indent, row_glyphs};
use crate::article::{Article, Block, BlockKind};
use crate::messages::Messages;
use crate::span::Span;
use crate::taxonomy::Category;

/// A stretch of the text that has a style of its own. Later ones lie on top.
pub type Layer = (Span, Style);

/// Where an article's text stands.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// The colours.
    pub theme: &'a Theme,
    /// The cells of its text.
    pub area: Rect,
}

impl Page<'_> {
    /// Draws one row of text.
    pub fn draw_row(&self, buffer: &mut Buffer, row: &Row, y: u16, layers: &[Layer]) {
        let area = self.area;
        let Some(block) = self.article.blocks.get(row.block as usize) else {
            return;
        };
        let indent = indent(block, area.width);
        self.draw_indent(buffer, Rect { y, height: 1, ..area }, row, block, indent);
        if row.part == Part::Gap {
            return;
        }
        let roles = &self.theme.roles;
        let base = roles.text.0.patch(match block.kind {
            BlockKind::Title => roles.title.0,
            BlockKind::Heading(_) => roles.heading.0,
            BlockKind::Code => roles.code.0,
            BlockKind::Meta => roles.meta.0,
            BlockKind::Paragraph | BlockKind::Item { .. } => Style::new(),
        });
        let shown = Span {
            start: row.start,
            end: row.end,
        };
        let layers: Vec<Layer> = layers
            .iter()
            .copied()
            .filter(|(span, _)| span.overlaps(shown))
            .collect();
        let left = area.x + indent;
        for (cell, glyph) in row_glyphs(self.article, row) {
            let Some(x) = u16::try_from(cell)
                .ok()
                .and_then(|cell| left.checked_add(cell))
                .filter(|x| *x < area.right())
            else {
                break;
            };
            let stretch = Span::new(glyph.start, glyph.end);
            let style = layers
                .iter()
                .filter(|(span, _)| span.overlaps(stretch))
                .fold(base, |style, (_, over)| style.patch(*over));
            paint::glyph(buffer, (x, y), area.right(), &self.article.text, &glyph, style);
        }
    }

    /// Draws the bars of block quotes, and the mark of a list item.
    fn draw_indent(&self, buffer: &mut Buffer, area: Rect, row: &Row, block: &Block, indent: u16) {
        let style = self.theme.roles.bar.0;
        let before = (row.block as usize)
            .checked_sub(1)
            .and_then(|before| self.article.blocks.get(before));
        let bars = match row.part {
            // Between two quotes, the bars that they share.
            Part::Gap => before.map_or(0, |before| before.quoted.min(block.quoted)),
            _ => block.quoted,
        };
        let right = (area.x + indent).min(area.right());
        for bar in 0..bars {
            let x = area.x.saturating_add(quote_indent(bar));
            paint::line(buffer, (x, area.y), right, "▏", style);
        }
        if let (BlockKind::Item { number, .. }, Part::First) = (block.kind, row.part) {
            let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            let width = u16::try_from(mark.chars().count()).unwrap_or(indent);
            let x = right.saturating_sub(width + 1).max(area.x);
            paint::line(buffer, (x, area.y), right, &mark, style);
        }
    }
}

/// What is flagged on a page.
pub struct Flagged<'a> {
    /// The flags.
    pub analysis: &'a Analysis,
    /// Those that are shown.
    pub shown: &'a Shown,
    /// The colours.
    pub theme: &'a Theme,
    /// The one that the reader is at.
    pub current: Option<FlagId>,
    /// Whether the reader dismissed one.
    pub is_dismissed: &'a dyn Fn(FlagId) -> bool,
}

impl Flagged<'_> {
    fn flag(&self, id: FlagId) -> Option<&Flag> {
        self.analysis.flags.get(id as usize)
    }

    /// The sentences and words in view that have a style of their own, from the bottom up.
    #[must_use]
    pub fn layers(&self, view: Span) -> Vec<Layer> {
        let mut layers = Vec::new();
        let current = self.current.and_then(|id| self.flag(id));
        let sentences = &self.analysis.sentences;
        let first = sentences.partition_point(|sentence| sentence.span.end <= view.start);
        let sentences = sentences
            .iter()
            .zip(0u32..)
            .skip(first)
            .take_while(|(sentence, _)| sentence.span.start < view.end);
        for (sentence, index) in sentences {
            match current {
                Some(flag) if flag.sentence == index => {
                    layers.push((sentence.span, self.theme.current_sentence(flag.technique.category())));
                }
                _ => {
                    let lead = self.lead(sentence.span);
                    layers.extend(lead.map(|category| (sentence.span, self.theme.sentence(category))));
                }
            }
        }
        let mut words: Vec<(FlagId, &Flag)> = self
            .shown
            .reaching(view.start, view.end)
            .iter()
            .filter_map(|&id| Some((id, self.flag(id)?)))
            .filter(|(_, flag)| flag.span.end > view.start)
            .collect();
        // The current one on top, then the narrower.
        words.sort_by_key(|(id, flag)| (self.current == Some(*id), Reverse(flag.span.len()), *id));
        for (id, flag) in words {
            let category = flag.technique.category();
            let style = if self.current == Some(id) {
                self.theme.current(category)
            } else if (self.is_dismissed)(id) {
                self.theme.roles.dismissed.0
            } else {
                self.theme.words(category)
            };
            layers.push((flag.span, style));
        }
        layers
    }

    /// The category that a sentence takes its colour from: of its strongest flag that the reader did not dismiss.
    fn lead(&self, sentence: Span) -> Option<Category> {
        let flags = self.shown.starting(sentence.start, sentence.end).iter().copied();
        let flags = flags.filter(|&id| !(self.is_dismissed)(id));
        let flags = flags.filter_map(|id| self.flag(id));
        flags
            .reduce(|best, flag| if flag.strength > best.strength { flag } else { best })
            .map(|flag| flag.technique.category())
    }

    /// Draws the letters of the categories of which a flag begins in a row, at most so many; the current one's comes first.
    pub fn draw_letters(
        &self,
        buffer: &mut Buffer,
        at: (u16, u16),
        right: u16,
        row: Span,
        letters: usize,
        messages: &Messages,
    ) {
        let flags = self.shown.starting(row.start, row.end);
        let mut categories: Vec<(Category, bool)> = Vec::new();
        for &id in flags {
            let Some(flag) = self.flag(id) else { continue };
            let dismissed = (self.is_dismissed)(id);
            match categories
                .iter_mut()
                .find(|(category, _)| *category == flag.technique.category())
            {
                Some((_, all)) => *all &= dismissed,
                None => categories.push((flag.technique.category(), dismissed)),
            }
        }
        if let Some(id) = self.current.filter(|id| flags.contains(id))
            && let Some(flag) = self.flag(id)
        {
            categories.sort_by_key(|(category, _)| *category != flag.technique.category());
        }
        let (mut x, y) = at;
        for (index, (category, dismissed)) in categories.iter().take(letters).enumerate() {
            let more = index + 1 == letters && categories.len() > letters && letters > 1;
            let letter = if more { '+' } else { messages.category_letter(*category) };
            let style = if *dismissed {
                self.theme.roles.dismissed.0
            } else {
                self.theme.letter(*category)
            };
            x = paint::line(buffer, (x, y), right, letter.encode_utf8(&mut [0; 4]), style);
        }
    }
}
