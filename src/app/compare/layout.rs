//! Geometry of two articles side by side, or one at a time where there is no room for both.

use ratatui::layout::Rect;

use crate::app::layout::{AIRY, MEASURE};
use crate::compare::{Pair, Side};

/// From this width on, both articles are on the screen.
const BOTH: u16 = 90;
/// The widest list.
const LIST: u16 = 140;

/// Where everything stands. A part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// Whether both articles are on it; else both halves are the whole screen, and one of them is shown.
    pub is_double: bool,
    /// Where either article stands.
    pub halves: Pair<Half>,
    /// The line between them.
    pub divider: Rect,
    /// The line above the panel.
    pub line: Rect,
    /// What is said of the passage that one is at.
    pub panel: Rect,
    /// The title line of a list, and the list.
    pub title: Rect,
    /// A list over both.
    pub list: Rect,
    /// Keys and messages.
    pub footer: Rect,
}

/// Where one article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Half {
    /// Its title.
    pub header: Rect,
    /// Letters of categories, numbers of passages.
    pub margin: Rect,
    /// Its text.
    pub text: Rect,
}

impl Layout {
    /// The layout of a screen of `width` by `height` cells, with or without the panel.
    #[must_use]
    pub fn new(width: u16, height: u16, panel: bool) -> Self {
        let screen = Rect::new(0, 0, width, height);
        let footer_height = u16::from(height >= 2);
        let title_height = u16::from(height >= 6);
        let air = u16::from(height >= AIRY);
        let footer = Rect {
            y: height - footer_height,
            height: footer_height,
            ..screen
        };
        let title = Rect {
            height: title_height,
            ..screen
        };
        let top = title_height + air;
        let body = Rect {
            y: top,
            height: footer.y.saturating_sub(top + air),
            ..screen
        };
        let below = if panel { panel_height(body.height) } else { 0 };
        // The line above the panel has a row of its own.
        let text_height = body.height - below - u16::from(below > 0);
        let y = body.y + text_height;
        let (line, panel) = if below > 0 {
            let line = Rect { y, height: 1, ..screen };
            let inset = u16::from(width >= 20);
            let panel = Rect {
                x: inset,
                y: y + 1,
                width: width - 2 * inset,
                height: below,
            };
            (line, panel)
        } else {
            (Rect::default(), Rect::default())
        };

        let list_width = width.min(LIST);
        let is_double = width >= BOTH;
        let half_width = if is_double { (width - 1) / 2 } else { width };
        let half = |side: Side| {
            let x = match side {
                Side::Right if is_double => width - half_width,
                Side::Left | Side::Right => 0,
            };
            half(
                Rect {
                    x,
                    width: half_width,
                    ..title
                },
                Rect {
                    x,
                    y: body.y,
                    width: half_width,
                    height: text_height,
                },
            )
        };
        Self {
            screen,
            is_double,
            halves: Pair::make(half),
            divider: if is_double {
                Rect {
                    x: half_width,
                    width: 1,
                    height: text_height,
                    ..body
                }
            } else {
                Rect::default()
            },
            line,
            panel,
            title,
            list: Rect {
                x: (width - list_width) / 2,
                width: list_width,
                ..body
            },
            footer,
        }
    }
}

/// An article in an area, its title in another.
fn half(header: Rect, area: Rect) -> Half {
    let margin_width = match area.width {
        44.. => 5,
        24.. => 3,
        8.. => 2,
        _ => 0,
    };
    let beside = u16::from(area.width >= 24);
    let text_width = (area.width - margin_width - beside).min(MEASURE);
    let left = area.x + (area.width - margin_width - beside - text_width) / 2;
    Half {
        header,
        margin: Rect {
            x: left,
            width: margin_width,
            ..area
        },
        text: Rect {
            x: left + margin_width,
            width: text_width,
            ..area
        },
    }
}

/// Rows of the panel: a third at most, and nothing where the text would have too few.
const fn panel_height(body: u16) -> u16 {
    match body {
        0..=8 => 0,
        9..=12 => 2,
        13..=17 => 4,
        18..=23 => 6,
        24..=35 => 7,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_laid_out_without_overlap() {
        for panel in [true, false] {
            for width in 0..260 {
                for height in (0..=90).chain([200]) {
                    let layout = Layout::new(width, height, panel);
                    let Pair { left, right } = layout.halves;
                    let mut parts = vec![
                        left.header,
                        left.margin,
                        left.text,
                        layout.divider,
                        layout.line,
                        layout.panel,
                        layout.footer,
                    ];
                    if layout.is_double {
                        parts.extend([right.header, right.margin, right.text]);
                    }
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
                    assert!(layout.list.right() <= width && layout.list.bottom() <= layout.footer.y.max(layout.list.y));
                    if width >= 2 && height >= 1 {
                        assert!(
                            left.text.width >= 2 && left.text.height >= 1,
                            "{width}x{height}: {:?}",
                            left.text
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn both_articles_have_as_much_room() {
        for width in 90..260 {
            let Pair { left, right } = Layout::new(width, 40, true).halves;
            assert_eq!(left.text.width, right.text.width, "{width}");
            assert!(left.text.width >= 36);
        }
        assert!(!Layout::new(89, 40, true).is_double);
    }
}
