//! Pictures of the reader, drawn from the reader itself: `screenshots/` never shows what is not so.
//!
//! `UPDATE_SCREENSHOTS=1 cargo test --test screenshots` draws them again.

mod support;

use std::path::Path;

use interligne::app::theme::{Depth, Shade};
use interligne::language::Language;
use ratatui::buffer::Buffer;
use support::Driven;
use support::beside::Beside;
use support::svg::{DARK, LIGHT, Paper, draw};

fn picture(name: &str, driven: &Driven, paper: Paper) {
    picture_of(name, &driven.buffer(), paper);
}

fn picture_of(name: &str, screen: &Buffer, paper: Paper) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots").join(name);
    let drawn = draw(screen, paper);
    if std::env::var_os("UPDATE_SCREENSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
        std::fs::write(&path, drawn).expect("the picture can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name} is not what the reader looks like: draw it again with UPDATE_SCREENSHOTS=1"
    );
}

fn open(size: (u16, u16), language: Language, shade: Shade) -> Driven {
    Driven::open_studied(size, language, shade, Depth::True)
}

#[test]
fn wide_dark() {
    let mut driven = open((130, 34), Language::French, Shade::Dark);
    driven.press("n n n a n");
    picture("wide-dark.svg", &driven, DARK);
}

#[test]
fn wide_light() {
    let mut driven = open((130, 34), Language::English, Shade::Light);
    driven.press("n n n a n");
    picture("wide-light.svg", &driven, LIGHT);
}

#[test]
fn narrow() {
    let mut driven = open((72, 34), Language::French, Shade::Dark);
    driven.press("n n n n");
    picture("narrow-dark.svg", &driven, DARK);
}

#[test]
fn overview() {
    let mut driven = open((110, 40), Language::English, Shade::Dark);
    driven.press("o");
    picture("overview-dark.svg", &driven, DARK);
}

#[test]
fn sources() {
    let mut driven = open((110, 30), Language::English, Shade::Dark);
    driven.press("w enter j j j right");
    picture("sources-dark.svg", &driven, DARK);
}

#[test]
fn portraits() {
    let mut driven = open((110, 24), Language::French, Shade::Light);
    driven.press("P enter j j");
    picture("portraits-light.svg", &driven, LIGHT);
}

#[test]
fn headline() {
    let mut driven = open((110, 24), Language::English, Shade::Dark);
    driven.press("H j");
    picture("headline-dark.svg", &driven, DARK);
}

#[test]
fn a_passage_from_the_sources() {
    let mut driven = open((130, 34), Language::French, Shade::Dark);
    driven.press("w j enter j enter");
    picture("passage-dark.svg", &driven, DARK);
}

#[test]
fn help() {
    let mut driven = open((110, 74), Language::French, Shade::Light);
    driven.press("?");
    picture("help-light.svg", &driven, LIGHT);
}

#[test]
fn without_colour() {
    let mut driven = Driven::open_studied((130, 34), Language::English, Shade::Dark, Depth::None);
    driven.press("n n n a n");
    picture("wide-mono.svg", &driven, DARK);
}

#[test]
fn sixteen_colours() {
    let mut driven = Driven::open_studied((130, 34), Language::English, Shade::Dark, Depth::Sixteen);
    driven.press("n n n a n");
    picture("wide-16.svg", &driven, DARK);
}

#[test]
fn commenting() {
    let mut driven = open((120, 34), Language::French, Shade::Dark);
    driven
        .press("n n n n c")
        .write("Le rapport du 3 février donne 41 millions.\nDemander le contrat.");
    picture("comment-dark.svg", &driven, DARK);
}

#[test]
fn two_articles() {
    let mut beside = Beside::open((150, 40), Language::French, Shade::Dark, Depth::True);
    beside.press("tab n n n");
    picture_of("compare-dark.svg", &beside.buffer(), DARK);
}

#[test]
fn the_comparison() {
    let mut beside = Beside::open((120, 44), Language::French, Shade::Light, Depth::True);
    beside.press("o j j j j j");
    picture_of("comparison-light.svg", &beside.buffer(), LIGHT);
}
