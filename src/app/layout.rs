//! Geometry: where everything stands, from the size of the terminal alone.
//!
//! The article has a measure of at most 72 cells, as a book does. What is beside it goes first when room is short: the
//! panel moves below, then the strip, the wide margin and the title line go; the text stays.

use ratatui::layout::Rect;

/// The widest row of text, in cells. Longer rows are hard to come back from.
pub(super) const MEASURE: u16 = 72;
/// From this width on, the panel stands beside the article.
const BESIDE: u16 = 100;
/// The widest panel, in cells.
const PANEL: u16 = 52;
/// From this width on there is a strip.
const STRIP_FROM: u16 = 60;
/// The strip: the part in view, and the flags.
const STRIP: u16 = 2;
/// From this height on, rows are spent on air.
pub(super) const AIRY: u16 = 20;
/// The widest list.
const LIST: u16 = 110;

/// Where everything stands. A part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// The title line.
    pub title: Rect,
    /// The margin: category letters, signs of notes.
    pub margin: Rect,
    /// The article's text.
    pub text: Rect,
    /// The strip that maps the article.
    pub strip: Rect,
    /// The line between article and panel; one cell wide when the panel is beside, one high when it is below.
    pub line: Rect,
    /// The panel.
    pub panel: Rect,
    /// A view other than the article.
    pub list: Rect,
    /// The footer: keys, messages, prompts.
    pub footer: Rect,
}

impl Layout {
    /// The layout of a screen of `width` by `height` cells, with or without the panel.
    #[must_use]
    pub fn new(width: u16, height: u16, panel: bool) -> Self {
        let screen = Rect::new(0, 0, width, height);
        let footer_height = u16::from(height >= 2);
        let title_height = u16::from(height >= 6);
        let air = u16::from(height >= AIRY);
        let title = Rect {
            height: title_height,
            ..screen
        };
        let footer = Rect {
            y: height - footer_height,
            height: footer_height,
            ..screen
        };
        let top = title_height + air;
        let body = Rect {
            y: top,
            height: footer.y.saturating_sub(top + air),
            ..screen
        };

        let list_width = width.min(LIST);
        let list = Rect {
            x: (width - list_width) / 2,
            width: list_width,
            ..body
        };

        let strip_width = if width >= STRIP_FROM { STRIP } else { 0 };
        let strip_gap = u16::from(strip_width > 0);
        let margin_width = match width {
            60.. => 5,
            24.. => 3,
            8.. => 2,
            _ => 0,
        };
        let around = margin_width + strip_gap + strip_width;

        let mut layout = Self {
            screen,
            title,
            list,
            footer,
            ..Self::default()
        };
        let beside = panel && width >= BESIDE;
        let (article_width, panel_width) = if beside {
            // Three cells between: a blank, the line, a blank; and one at the right edge.
            let room = width - around - 4;
            let measure = MEASURE.min(room * 16 / 25);
            (around + measure, PANEL.min(room - measure))
        } else {
            (width.min(around + MEASURE), 0)
        };
        let used = article_width + if beside { panel_width + 4 } else { 0 };
        let left = (width - used) / 2;
        let below = if panel && !beside { panel_height(body.height) } else { 0 };
        // The line above the panel has a row of its own.
        let article_height = body.height - below - u16::from(below > 0);

        let text_width = article_width - around;
        layout.margin = Rect {
            x: left,
            width: margin_width,
            height: article_height,
            ..body
        };
        layout.text = Rect {
            x: left + margin_width,
            width: text_width,
            height: article_height,
            ..body
        };
        layout.strip = Rect {
            x: layout.text.right() + strip_gap,
            width: strip_width,
            height: article_height,
            ..body
        };
        if beside {
            layout.line = Rect {
                x: left + article_width + 1,
                width: 1,
                ..body
            };
            layout.panel = Rect {
                x: layout.line.x + 2,
                width: panel_width,
                ..body
            };
        } else if below > 0 {
            let y = body.y + article_height;
            layout.line = Rect { y, height: 1, ..body };
            let inset = u16::from(margin_width > 0);
            layout.panel = Rect {
                x: left + inset,
                y: y + 1,
                width: article_width - 2 * inset,
                height: below,
            };
        }
        layout
    }

    /// Where a comment is written: over the foot of the article, or over the panel where that is below.
    #[must_use]
    pub fn editor(&self) -> Rect {
        let room = self.footer.y;
        let height = (room * 2 / 5).clamp(5, 12).min(room);
        let (x, width) = if self.is_beside() {
            (self.margin.x, self.strip.right() - self.margin.x)
        } else {
            let width = self.screen.width.min(MEASURE + 8);
            ((self.screen.width - width) / 2, width)
        };
        Rect {
            x,
            y: room - height,
            width,
            height,
        }
    }

    /// Whether the panel stands beside the article.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        self.line.width == 1 && self.line.height > 1
    }
}

/// Rows of a panel below the article: two fifths, and nothing where the text would have too few.
const fn panel_height(body: u16) -> u16 {
    match body {
        0..=6 => 0,
        7..=9 => 2,
        10..=29 => body * 2 / 5,
        _ => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(layout: &Layout) -> [Rect; 7] {
        [
            layout.title,
            layout.margin,
            layout.text,
            layout.strip,
            layout.line,
            layout.panel,
            layout.footer,
        ]
    }

    #[test]
    fn every_size_is_laid_out_without_overlap() {
        for panel in [true, false] {
            for width in 0..260 {
                for height in (0..=90).chain([200]) {
                    let layout = Layout::new(width, height, panel);
                    let parts = parts(&layout);
                    for (index, part) in parts.iter().enumerate() {
                        assert!(
                            part.right() <= width && part.bottom() <= height,
                            "{width}x{height}: {part:?}"
                        );
                        for other in &parts[index + 1..] {
                            assert!(
                                part.intersection(*other).is_empty(),
                                "{width}x{height}: {part:?} {other:?}"
                            );
                        }
                    }
                    assert!(layout.text.width <= MEASURE);
                    assert!(layout.list.right() <= width && layout.list.bottom() <= height);
                }
            }
        }
    }

    #[test]
    fn the_text_has_room_on_any_screen() {
        for width in 2..260 {
            for height in 1..90 {
                let text = Layout::new(width, height, true).text;
                assert!(text.width >= 2 && text.height >= 1, "{width}x{height}: {text:?}");
                if width >= 40 && height >= 12 {
                    assert!(text.width >= 36 && text.height >= 5, "{width}x{height}: {text:?}");
                }
            }
        }
    }

    #[test]
    fn the_panel_is_beside_when_wide_and_below_when_narrow() {
        assert!(Layout::new(100, 30, true).is_beside());
        let narrow = Layout::new(99, 30, true);
        assert!(!narrow.is_beside() && narrow.panel.y > narrow.text.y);
        let without = Layout::new(160, 50, false);
        assert!(without.panel.is_empty() && without.line.is_empty());
    }
}
