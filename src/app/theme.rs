//! Colours: named roles, read from `assets/themes`, so that no other file of the reader names a colour.
//!
//! Colour is never the only sign: the words of a flag are bold and underlined, and a letter in the margin says its
//! category. The monochrome theme has these alone, and is what `NO_COLOR` gives.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::taxonomy::Category;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24-bit colour.
    True,
    /// The 256 colours of xterm.
    Indexed,
    /// The sixteen colours that the terminal's user has chosen.
    Sixteen,
    /// None: `NO_COLOR`, or a terminal that has none.
    None,
}

impl Depth {
    /// The depth that the environment announces: `NO_COLOR` (set and not empty), `COLORTERM`, then `TERM`.
    #[must_use]
    pub fn announced(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| variable(name).unwrap_or_default();
        let term = value("TERM");
        if !value("NO_COLOR").is_empty() || term == "dumb" {
            Self::None
        } else if matches!(value("COLORTERM").as_str(), "truecolor" | "24bit") || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") {
            Self::Indexed
        } else if !value("WT_SESSION").is_empty() {
            // Windows Terminal has 24-bit colour and says so nowhere else.
            Self::True
        } else {
            Self::Sixteen
        }
    }
}

/// Whether the page is light on dark or dark on light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Light text on a dark page.
    Dark,
    /// Dark text on a light page.
    Light,
}

impl Shade {
    /// The shade that the environment announces: the page's colour, last in `COLORFGBG`, which several terminals set. Of the
    /// sixteen colours white is light, and all the bright ones but the grey that is bright black.
    #[must_use]
    pub fn announced(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        match variable("COLORFGBG")?.rsplit(';').next()?.parse() {
            Ok(0..=6 | 8) => Some(Self::Dark),
            Ok(7 | 9..=15) => Some(Self::Light),
            Ok(16..=u8::MAX) | Err(_) => None,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }
}

/// The styles of everything that is drawn.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Everything that is not a flag.
    pub roles: Roles,
    palettes: [Palette; Category::ALL.len()],
}

/// A style for each thing that is drawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// The article's text.
    pub text: Role,
    /// The title of the article.
    pub title: Role,
    /// Headings.
    pub heading: Role,
    /// Byline, date line, and figures in the title line.
    pub meta: Role,
    /// Code.
    pub code: Role,
    /// The bar beside a block quote, and the marks of a list.
    pub bar: Role,
    /// What steps back.
    pub dim: Role,
    /// Lines between panes.
    pub line: Role,
    /// A key in the footer and in the help view.
    pub key: Role,
    /// What a key does.
    pub hint: Role,
    /// Labels in the panel.
    pub label: Role,
    /// Words being selected.
    pub selection: Role,
    /// Words that a search found.
    pub search: Role,
    /// Those of them that one went to last, and the end of a selection that moves.
    pub found: Role,
    /// The sign of a note.
    pub note: Role,
    /// Words that the reader marked.
    pub own: Role,
    /// A passage that one went to from a view of the study.
    pub opened: Role,
    /// In it, the words that make it what it is.
    pub opened_words: Role,
    /// What speaks for an actor.
    pub favourable: Role,
    /// What speaks against an actor.
    pub unfavourable: Role,
    /// The strip that maps the article.
    pub track: Role,
    /// The part of the strip that is in view.
    pub view: Role,
    /// The selected row of a list.
    pub cursor: Role,
    /// A message in the footer.
    pub notice: Role,
    /// A message about something that failed.
    pub error: Role,
    /// What is typed.
    pub input: Role,
    /// The letter of a category, over its colour.
    pub letter: Role,
    /// Flagged words, over the colour of their category.
    pub words: Role,
    /// The sentence of a flag, over the soft colour of its category.
    pub sentence: Role,
    /// The words of the current flag.
    pub current: Role,
    /// The sentence of the current flag.
    pub current_sentence: Role,
    /// The words of a flag that the reader dismissed.
    pub dismissed: Role,
}

/// A style that a theme gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Role(pub Style);

/// The colours of a category.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Palette {
    colour: Paint,
    soft: Paint,
    #[serde(default)]
    tint: Option<Paint>,
    on: Paint,
}

/// A colour that a theme gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Paint(Color);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    roles: Roles,
    #[serde(default)]
    categories: std::collections::BTreeMap<Category, Palette>,
}

impl Theme {
    /// The built-in theme for a terminal.
    ///
    /// # Errors
    /// Only where the embedded file is wrong, which a test holds never to be.
    pub fn built_in(shade: Shade, depth: Depth) -> Result<Self, toml::de::Error> {
        let source = match (depth, shade) {
            (Depth::True | Depth::Indexed, Shade::Dark) => include_str!("../../assets/themes/dark.toml"),
            (Depth::True | Depth::Indexed, Shade::Light) => include_str!("../../assets/themes/light.toml"),
            (Depth::Sixteen, Shade::Dark) => include_str!("../../assets/themes/dark-16.toml"),
            (Depth::Sixteen, Shade::Light) => include_str!("../../assets/themes/light-16.toml"),
            (Depth::None, _) => include_str!("../../assets/themes/mono.toml"),
        };
        let theme = Self::parse(source)?;
        Ok(if depth == Depth::Indexed {
            theme.indexed()
        } else {
            theme
        })
    }

    /// Reads a theme file.
    ///
    /// # Errors
    /// The line and what was expected there.
    pub fn parse(source: &str) -> Result<Self, toml::de::Error> {
        let File { roles, categories } = toml::from_str(source)?;
        let palettes = Category::ALL.map(|category| categories.get(&category).copied().unwrap_or_default());
        Ok(Self { roles, palettes })
    }

    fn palette(&self, category: Category) -> Palette {
        let index = Category::ALL.into_iter().position(|one| one == category);
        index
            .and_then(|index| self.palettes.get(index))
            .copied()
            .unwrap_or_default()
    }

    /// The colour of a category alone: letters, bars, ticks.
    #[must_use]
    pub fn category(&self, category: Category) -> Style {
        self.palette(category).colour.text()
    }

    /// The letter of a category.
    #[must_use]
    pub fn letter(&self, category: Category) -> Style {
        self.category(category).patch(self.roles.letter.0)
    }

    /// Flagged words.
    #[must_use]
    pub fn words(&self, category: Category) -> Style {
        self.category(category).patch(self.roles.words.0)
    }

    /// The sentence of a flag.
    #[must_use]
    pub fn sentence(&self, category: Category) -> Style {
        self.palette(category).soft.text().patch(self.roles.sentence.0)
    }

    /// The words of the current flag.
    #[must_use]
    pub fn current(&self, category: Category) -> Style {
        let palette = self.palette(category);
        palette
            .on
            .text()
            .patch(palette.colour.behind())
            .patch(self.roles.current.0)
    }

    /// The sentence of the current flag.
    #[must_use]
    pub fn current_sentence(&self, category: Category) -> Style {
        let palette = self.palette(category);
        let tint = palette.tint.map_or(Style::new(), Paint::behind);
        palette.soft.text().patch(tint).patch(self.roles.current_sentence.0)
    }

    /// The same with every colour replaced by the nearest of the 256.
    fn indexed(mut self) -> Self {
        let Roles {
            text,
            title,
            heading,
            meta,
            code,
            bar,
            dim,
            line,
            key,
            hint,
            label,
            selection,
            search,
            found,
            note,
            own,
            opened,
            opened_words,
            favourable,
            unfavourable,
            track,
            view,
            cursor,
            notice,
            error,
            input,
            letter,
            words,
            sentence,
            current,
            current_sentence,
            dismissed,
        } = &mut self.roles;
        let roles = [
            text,
            title,
            heading,
            meta,
            code,
            bar,
            dim,
            line,
            key,
            hint,
            label,
            selection,
            search,
            found,
            note,
            own,
            opened,
            opened_words,
            favourable,
            unfavourable,
            track,
            view,
            cursor,
            notice,
            error,
            input,
            letter,
            words,
            sentence,
            current,
            current_sentence,
            dismissed,
        ];
        for Role(style) in roles {
            style.fg = style.fg.map(nearest_index);
            style.bg = style.bg.map(nearest_index);
        }
        for palette in &mut self.palettes {
            for paint in [&mut palette.colour, &mut palette.soft, &mut palette.on] {
                paint.0 = nearest_index(paint.0);
            }
            palette.tint = palette.tint.map(|Paint(tint)| Paint(nearest_index(tint)));
        }
        self
    }
}

impl Paint {
    /// As the colour of letters. A theme without colour leaves the terminal's own.
    fn text(self) -> Style {
        if self.0 == Color::Reset {
            Style::new()
        } else {
            Style::new().fg(self.0)
        }
    }

    /// As the colour behind letters.
    fn behind(self) -> Style {
        if self.0 == Color::Reset {
            Style::new()
        } else {
            Style::new().bg(self.0)
        }
    }
}

impl TryFrom<String> for Paint {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        colour(&text).map(Self)
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut style = Style::new();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            style = match word {
                "bold" => style.add_modifier(Modifier::BOLD),
                "dim" => style.add_modifier(Modifier::DIM),
                "italic" => style.add_modifier(Modifier::ITALIC),
                "underlined" => style.add_modifier(Modifier::UNDERLINED),
                "reversed" => style.add_modifier(Modifier::REVERSED),
                "on" => style.patch(Paint(colour(words.next().unwrap_or_default())?).behind()),
                other => style.patch(Paint(colour(other)?).text()),
            };
        }
        Ok(Self(style))
    }
}

/// The colour of a name.
fn colour(name: &str) -> Result<Color, String> {
    if let Some(hex) = name.strip_prefix('#').filter(|hex| hex.len() == 6)
        && let Ok(number) = u32::from_str_radix(hex, 16)
    {
        let [_, red, green, blue] = number.to_be_bytes();
        return Ok(Color::Rgb(red, green, blue));
    }
    Ok(match name {
        "default" => Color::Reset,
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright-black" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        _ => {
            return Err(format!(
                "“{name}” is neither a colour (#rrggbb, red, bright-red…) nor a style (bold, italic…)"
            ));
        }
    })
}

/// The nearest of the 256 colours of xterm: its cube of six levels a side, or its greys.
fn nearest_index(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else {
        return colour;
    };
    let wanted = [red, green, blue];
    let distance = |other: [u8; 3]| -> u32 {
        wanted
            .iter()
            .zip(other)
            .map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2))
            .sum()
    };
    (16u8..=255)
        .min_by_key(|&index| distance(indexed_rgb(index)))
        .map_or(colour, Color::Indexed)
}

/// What a colour of the cube or of the greys looks like.
const fn indexed_rgb(index: u8) -> [u8; 3] {
    if index >= 232 {
        let grey = 8 + (index - 232) * 10;
        return [grey, grey, grey];
    }
    let cube = index - 16;
    [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
}

/// One of the six levels of the cube.
const fn level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + step * 40 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(shade: Shade, depth: Depth) -> Theme {
        Theme::built_in(shade, depth).unwrap_or_else(|error| panic!("{shade:?} {depth:?}: {error}"))
    }

    /// Linear red, green and blue, from 0 to 1.
    fn linear(colour: Color) -> [f64; 3] {
        let Color::Rgb(red, green, blue) = colour else {
            panic!("{colour:?} is not 24-bit")
        };
        [red, green, blue].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn luminance([red, green, blue]: [f64; 3]) -> f64 {
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of WCAG 2.
    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(linear(a)), luminance(linear(b)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
        let f = |t: f64| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
        let y = f(luminance([red, green, blue]));
        let z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// How far two colours are apart for an eye (CIE 1976), given what it makes of linear colours.
    fn distance(a: Color, b: Color, eye: &[[f64; 3]; 3]) -> f64 {
        let see = |colour| {
            let seen = linear(colour);
            lab(eye.map(|row| {
                row.iter()
                    .zip(seen)
                    .map(|(weight, value)| weight * value)
                    .sum::<f64>()
                    .clamp(0.0, 1.0)
            }))
        };
        see(a)
            .iter()
            .zip(see(b))
            .map(|(a, b)| (a - b).powi(2))
            .sum::<f64>()
            .sqrt()
    }

    /// Usual eyes, and protanopia, deuteranopia and tritanopia after Machado, Oliveira and Fernandes (2009).
    const EYES: [(&str, [[f64; 3]; 3]); 4] = [
        ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// Pages that terminals have.
    const PAGES: [(Shade, [Color; 3]); 2] = [
        (
            Shade::Dark,
            [
                Color::Rgb(0, 0, 0),
                Color::Rgb(0x1e, 0x1e, 0x2e),
                Color::Rgb(0x28, 0x2c, 0x34),
            ],
        ),
        (
            Shade::Light,
            [
                Color::Rgb(255, 255, 255),
                Color::Rgb(0xfa, 0xf4, 0xed),
                Color::Rgb(0xf6, 0xf2, 0xe6),
            ],
        ),
    ];

    #[test]
    fn the_environment_may_announce_the_shade() {
        let shade = |value: &'static str| Shade::announced(|name| (name == "COLORFGBG").then(|| value.to_owned()));
        assert_eq!([shade("15;0"), shade("7;default;8")], [Some(Shade::Dark); 2]);
        assert_eq!([shade("0;15"), shade("0;default;7")], [Some(Shade::Light); 2]);
        for unclear in ["", "0;default", "15;231", "0;-1"] {
            assert_eq!(shade(unclear), None, "{unclear}");
        }
        assert_eq!(Shade::announced(|_| None), None);
    }

    #[test]
    fn the_seven_colours_stay_apart_for_every_eye() {
        for shade in [Shade::Dark, Shade::Light] {
            let theme = theme(shade, Depth::True);
            for (index, a) in Category::ALL.into_iter().enumerate() {
                for b in Category::ALL.into_iter().skip(index + 1) {
                    for (eye, matrix) in &EYES {
                        let apart = distance(theme.palette(a).colour.0, theme.palette(b).colour.0, matrix);
                        // Ten is told apart at a glance; the palettes were searched for more.
                        assert!(apart >= 15.0, "{shade:?}, {eye}: {a:?} and {b:?} are {apart:.1} apart");
                    }
                }
            }
        }
    }

    #[test]
    fn flagged_text_can_be_read() {
        for (shade, pages) in PAGES {
            let theme = theme(shade, Depth::True);
            for category in Category::ALL {
                let palette = theme.palette(category);
                for page in pages {
                    for letters in [palette.colour.0, palette.soft.0] {
                        let contrast = contrast(letters, page);
                        assert!(contrast >= 4.5, "{shade:?} {category:?} on {page:?}: {contrast:.2}");
                    }
                }
                assert!(
                    contrast(palette.on.0, palette.colour.0) >= 4.5,
                    "{shade:?} {category:?}: current words"
                );
                let tint = palette.tint.expect("these themes have tints").0;
                assert!(
                    contrast(palette.soft.0, tint) >= 4.5,
                    "{shade:?} {category:?}: current sentence"
                );
                assert!(
                    contrast(palette.colour.0, tint) >= 3.0,
                    "{shade:?} {category:?}: other words of that sentence"
                );
            }
        }
    }

    #[test]
    fn for_and_against_stay_apart_for_every_eye_and_can_be_read() {
        for (shade, pages) in PAGES {
            let roles = theme(shade, Depth::True).roles;
            let colour = |role: Role| role.0.fg.expect("it has a colour");
            let (favourable, unfavourable) = (colour(roles.favourable), colour(roles.unfavourable));
            for (eye, matrix) in &EYES {
                let apart = distance(favourable, unfavourable, matrix);
                assert!(apart >= 30.0, "{shade:?}, {eye}: {apart:.1} apart");
            }
            for page in pages {
                for letters in [favourable, unfavourable] {
                    let contrast = contrast(letters, page);
                    assert!(contrast >= 4.5, "{shade:?} {letters:?} on {page:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn the_monochrome_theme_has_no_colour_and_still_tells_everything_apart() {
        let theme = theme(Shade::Dark, Depth::None);
        let category = Category::Sourcing;
        let styles = [
            theme.roles.text.0,
            theme.words(category),
            theme.sentence(category),
            theme.current(category),
            theme.roles.dismissed.0,
            theme.roles.own.0,
            theme.roles.opened.0,
            theme.roles.opened_words.0,
            theme.roles.selection.0,
        ];
        for (index, style) in styles.iter().enumerate() {
            assert_eq!((style.fg, style.bg), (None, None), "{style:?}");
            assert!(!styles[index + 1..].contains(style), "{style:?} is used twice");
        }
    }

    #[test]
    fn each_depth_has_the_colours_it_can_show() {
        for shade in [Shade::Dark, Shade::Light] {
            for category in Category::ALL {
                assert!(matches!(
                    theme(shade, Depth::Indexed).category(category).fg,
                    Some(Color::Indexed(16..))
                ));
                let sixteen = theme(shade, Depth::Sixteen);
                let fg = sixteen.category(category).fg;
                assert!(!matches!(fg, None | Some(Color::Rgb(..) | Color::Indexed(_))), "{fg:?}");
                let same = Category::ALL
                    .into_iter()
                    .filter(|&other| sixteen.category(other).fg == fg)
                    .count();
                assert_eq!(same, 1, "{shade:?} {category:?}");
            }
        }
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let depth = |variables: &[(&str, &str)]| {
            Depth::announced(|name| {
                variables
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(
            depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]),
            Depth::True
        );
        assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Indexed);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::None);
        assert_eq!(depth(&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(depth(&[("COLORTERM", "truecolor"), ("NO_COLOR", "")]), Depth::True);
    }

    #[test]
    fn a_mistake_in_a_theme_names_its_line() {
        let dark = include_str!("../../assets/themes/dark.toml");
        let wrong = dark.replace("title = \"bold\"", "title = \"loud\"");
        let error = Theme::parse(&wrong).expect_err("loud is no style").to_string();
        assert!(error.contains("loud") && error.contains("line"), "{error}");
    }
}
