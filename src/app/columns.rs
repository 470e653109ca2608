//! Tables and plots in cells: names cut and padded to a column, and counts as bars.

use crate::app::glyph::{Mode, cells, glyphs};

/// Eighths of a cell, from the left.
const LYING: [&str; 8] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];

/// The beginning of a text that fits in `room` cells, with an ellipsis where that is not all of it.
#[must_use]
pub fn cut(text: &str, room: usize) -> String {
    if cells(text) <= room {
        return text.to_owned();
    }
    if room == 0 {
        return String::new();
    }
    let kept = glyphs(text, 0, text.len(), Mode::Prose).take_while(|(cell, glyph)| cell + glyph.cells < room);
    let end = kept.last().map_or(0, |(_, glyph)| glyph.end);
    format!("{}…", text.get(..end).unwrap_or_default())
}

/// A text in a column of `width` cells, one of which stays blank.
#[must_use]
pub fn left(text: &str, width: usize) -> String {
    let cut = cut(text, width.saturating_sub(1));
    let blanks = width.saturating_sub(cells(&cut));
    cut + &" ".repeat(blanks)
}

/// A text at the right end of a column of `width` cells.
#[must_use]
pub fn right(text: &str, width: usize) -> String {
    let cut = cut(text, width);
    " ".repeat(width.saturating_sub(cells(&cut))) + &cut
}

/// A bar in proportion, in eighths of a cell; what is not nought is seen.
#[must_use]
pub fn bar(count: usize, greatest: usize, room: usize) -> String {
    let eighths = (count * room * 8 / greatest.max(1)).max(usize::from(count > 0));
    let mut bar = "█".repeat(eighths / 8);
    if let Some(rest) = (eighths % 8).checked_sub(1) {
        bar.push_str(LYING.get(rest).unwrap_or(&""));
    }
    bar
}

/// A bar to either side of a middle, `room` cells a side, in halves of a cell, for those have a sign on both sides: the
/// left one padded to its room.
#[must_use]
pub fn two_sided(left: usize, right: usize, greatest: usize, room: usize) -> (String, String) {
    let halves = |count: usize| (count * room * 2).div_ceil(greatest.max(1)).min(room * 2);
    let (left, right) = (halves(left), halves(right));
    let blanks = " ".repeat(room.saturating_sub(left.div_ceil(2)));
    (
        format!("{blanks}{}{}", "▐".repeat(left % 2), "█".repeat(left / 2)),
        format!("{}{}", "█".repeat(right / 2), "▌".repeat(right % 2)),
    )
}

/// How many cells each part of a whole takes of `room`, all of them together all of it; what is not nought is seen where
/// there is room for that.
#[must_use]
pub fn stacked<const N: usize>(parts: [u32; N], room: usize) -> [usize; N] {
    let whole: usize = parts.iter().map(|&part| part as usize).sum();
    let mut widths = parts.map(|part| (part as usize * room / whole.max(1)).max(usize::from(part > 0)));
    // What rounding left or took is the largest part's, where it is felt least.
    let used: usize = widths.iter().sum();
    if let Some(widest) = widths.iter_mut().max().filter(|_| whole > 0) {
        *widest = (*widest + room).saturating_sub(used);
    }
    widths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_keep_to_their_column() {
        assert_eq!(left("la ministre", 14), "la ministre   ");
        assert_eq!(left("la ministre", 8), "la min… ");
        assert_eq!(left("汉字汉字", 6), "汉字… ");
        assert_eq!(right("12", 5), "   12");
        assert_eq!(right("la ministre", 4), "la …");
    }

    #[test]
    fn a_bar_has_two_sides() {
        assert_eq!(two_sided(4, 2, 4, 4), ("████".to_owned(), "██".to_owned()));
        assert_eq!(two_sided(1, 0, 8, 4), ("   ▐".to_owned(), String::new()));
        assert_eq!(two_sided(0, 3, 8, 4), ("    ".to_owned(), "█▌".to_owned()));
    }

    proptest! {
        #[test]
        fn columns_are_as_wide_as_they_are_said_to_be(text in "[a-zé汉\u{1b}\u{301} ]{0,20}", width in 0usize..24) {
            prop_assert_eq!(cells(&right(&text, width)), width);
            prop_assert_eq!(cells(&left(&text, width)), width);
        }

        #[test]
        fn parts_fill_the_whole(parts in proptest::array::uniform3(0u32..2000), room in 3usize..120) {
            let widths = stacked(parts, room);
            if parts.iter().sum::<u32>() > 0 {
                prop_assert_eq!(widths.iter().sum::<usize>(), room);
                for (width, part) in widths.into_iter().zip(parts) {
                    prop_assert_eq!(width > 0, part > 0);
                }
            }
        }
    }
}
