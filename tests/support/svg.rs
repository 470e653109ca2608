//! A screen as a picture: what the reader looks like, for people who look at the project before they run it.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell, in pixels, of a monospaced font of 14 pixels.
const CELL: (f32, f32) = (8.43, 19.0);
/// Around the screen.
const MARGIN: f32 = 14.0;

/// What a terminal's own colours look like.
#[derive(Clone, Copy)]
pub struct Paper {
    pub text: &'static str,
    pub page: &'static str,
}

/// A dark terminal.
pub const DARK: Paper = Paper {
    text: "#d4d4d8",
    page: "#1e1e2e",
};
/// A light terminal.
pub const LIGHT: Paper = Paper {
    text: "#2e3440",
    page: "#ffffff",
};

/// The picture of a screen.
pub fn draw(buffer: &Buffer, paper: Paper) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * MARGIN, rows * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <g font-family=\"'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        paper.page
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let mut end = x + 1;
            let mut text = cell.symbol().to_owned();
            while end < buffer.area.width && same(cell, &buffer[(end, y)]) {
                text.push_str(buffer[(end, y)].symbol());
                end += 1;
            }
            piece(&mut svg, (x, y, end), cell, &text, paper);
            x = end;
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn same(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn piece(svg: &mut String, (x, y, end): (u16, u16, u16), cell: &Cell, text: &str, paper: Paper) {
    let left = f32::from(x) * CELL.0 + MARGIN;
    let top = f32::from(y) * CELL.1 + MARGIN;
    let width = f32::from(end - x) * CELL.0;
    let mut colour = hex(cell.fg, paper.text);
    let mut behind = hex(cell.bg, paper.page);
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut colour, &mut behind);
    }
    if behind != paper.page {
        writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{behind}\"/>",
            CELL.1
        )
        .expect("writing to a string");
    }
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    if text.trim().is_empty() && !underlined {
        return;
    }
    let mut style = String::new();
    for (modifier, css) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(css);
        }
    }
    if underlined {
        let y = top + CELL.1 - 2.5;
        writeln!(svg, "<path d=\"M{left:.1} {y:.1}h{width:.1}\" stroke=\"{colour}\"/>").expect("writing to a string");
    }
    // Word by word, each at its own cell, and bars and blocks alone: a font's own widths do not add up.
    let baseline = top + 14.0;
    let mut from = 0;
    let cells: Vec<char> = text.chars().collect();
    while from < cells.len() {
        let alone = |c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation();
        let mut to = from + 1;
        while to < cells.len() && !alone(cells[from]) && !alone(cells[to]) {
            to += 1;
        }
        let word: String = cells[from..to].iter().collect();
        if let Some((x, y, width, height)) = block(cells[from]) {
            let left = left + index(from) * CELL.0 + x * CELL.0;
            writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{colour}\"/>",
                top + y * CELL.1,
                width * CELL.0 + 0.1,
                height * CELL.1 + 0.1,
            )
            .expect("writing to a string");
        } else if let Some(density) = shade(cells[from]) {
            let left = left + index(from) * CELL.0;
            writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{colour}\" \
                 fill-opacity=\"{density}\"/>",
                CELL.0, CELL.1,
            )
            .expect("writing to a string");
        } else if word != " " {
            let left = left + index(from) * CELL.0;
            let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            writeln!(
                svg,
                "<text x=\"{left:.1}\" y=\"{baseline:.1}\" fill=\"{colour}\"{style}>{word}</text>"
            )
            .expect("writing to a string");
        }
        from = to;
    }
}

/// How densely a shade fills its cell.
fn shade(c: char) -> Option<f32> {
    match c {
        '░' => Some(0.25),
        '▒' => Some(0.5),
        '▓' => Some(0.75),
        _ => None,
    }
}

/// The part of a cell that a block element fills: left, top, width, height.
fn block(c: char) -> Option<(f32, f32, f32, f32)> {
    let eighths = |from: char| f32::from(u16::try_from(u32::from(c) - u32::from(from)).unwrap_or(0));
    match c {
        '▁'..='█' => {
            let height = (eighths('▁') + 1.0) / 8.0;
            Some((0.0, 1.0 - height, 1.0, height))
        }
        '▉'..='▏' => Some((0.0, 0.0, (7.0 - eighths('▉')) / 8.0, 1.0)),
        '▐' => Some((0.5, 0.0, 0.5, 1.0)),
        '│' => Some((0.44, 0.0, 0.12, 1.0)),
        '┃' => Some((0.38, 0.0, 0.24, 1.0)),
        '─' => Some((0.0, 0.47, 1.0, 0.06)),
        '━' => Some((0.0, 0.44, 1.0, 0.12)),
        '╴' => Some((0.0, 0.47, 0.5, 0.06)),
        _ => None,
    }
}

/// A place in a row, as a number of pixels can be made of.
fn index(cell: usize) -> f32 {
    f32::from(u16::try_from(cell).expect("a row has few cells"))
}

fn hex(colour: Color, own: &str) -> String {
    match colour {
        Color::Reset => own.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Black => "#16161e".to_owned(),
        Color::Red => "#c94f5c".to_owned(),
        Color::Green => "#4f9a5f".to_owned(),
        Color::Yellow => "#b5891f".to_owned(),
        Color::Blue => "#4a7fd6".to_owned(),
        Color::Magenta => "#a06bb5".to_owned(),
        Color::Cyan => "#3d9db3".to_owned(),
        Color::Gray => "#c9c9d1".to_owned(),
        Color::DarkGray => "#7b8494".to_owned(),
        Color::LightRed => "#f3687a".to_owned(),
        Color::LightGreen => "#8fdc8a".to_owned(),
        Color::LightYellow => "#f7d636".to_owned(),
        Color::LightBlue => "#6fa8f0".to_owned(),
        Color::LightMagenta => "#cf95e0".to_owned(),
        Color::LightCyan => "#42d9fd".to_owned(),
        Color::White => "#ffffff".to_owned(),
        Color::Indexed(index) => format!("#{index:02x}{index:02x}{index:02x}"),
    }
}
