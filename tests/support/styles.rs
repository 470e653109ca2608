//! A screen as text, with its styles: below each row that has any, a letter for each cell's style.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The screen without styles.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        let mut row = String::new();
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            // A wide character covers the next cell.
            x += u16::try_from(interligne::app::glyph::cells(symbol)).unwrap_or(1).max(1);
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The screen with its styles, and what each letter stands for.
pub fn styled(buffer: &Buffer) -> String {
    let mut styles: Vec<String> = Vec::new();
    let mut out = String::new();
    for (y, row) in (0..buffer.area.height).zip(text(buffer).lines()) {
        writeln!(out, "│{row}").expect("writing to a string");
        let letters: String = (0..buffer.area.width)
            .map(|x| letter(&buffer[(x, y)], &mut styles))
            .collect();
        if !letters.trim_end().is_empty() {
            writeln!(out, "┊{}", letters.trim_end()).expect("writing to a string");
        }
    }
    for (style, letter) in styles.iter().zip(LETTERS.chars()) {
        writeln!(out, "{letter} {style}").expect("writing to a string");
    }
    out
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

fn letter(cell: &Cell, styles: &mut Vec<String>) -> char {
    let style = describe(cell);
    // The colour of a blank is not seen.
    let unseen = cell.symbol().trim().is_empty()
        && cell.bg == Color::Reset
        && !cell.modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED);
    if style.is_empty() || unseen {
        return ' ';
    }
    let index = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
        styles.push(style);
        styles.len() - 1
    });
    LETTERS.chars().nth(index).unwrap_or('!')
}

fn describe(cell: &Cell) -> String {
    let mut words = Vec::new();
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(name.to_owned());
        }
    }
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg));
    }
    words.join(" ")
}
