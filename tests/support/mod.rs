//! A reader with a fixed article and a few fixed rules, driven by keys and looked at without a terminal.

#![allow(dead_code, reason = "each test takes what it needs")]

pub mod beside;
pub mod study;
pub mod styles;
pub mod svg;

use std::sync::{Arc, OnceLock};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use interligne::analysis::analyse;
use interligne::app::draw::draw;
use interligne::app::keys::Keymap;
use interligne::app::state::{App, Input, Reading};
use interligne::app::theme::{Depth, Shade, Theme};
use interligne::article::{Article, Format};
use interligne::language::Language;
use interligne::messages::Messages;
use interligne::notes::{Identity, Notebook, Store};
use interligne::packs::{InForce, Rulebooks};
use interligne::rulebook::Rulebook;
use interligne::rulebook::source::File;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// The rules of `rules.fr.toml`.
pub fn rulebook() -> &'static Rulebook {
    rulebooks().of(Language::French)
}

/// The same, as the reader takes them.
fn rulebooks() -> &'static Rulebooks {
    static RULES: OnceLock<Rulebooks> = OnceLock::new();
    RULES.get_or_init(|| {
        let rules = File {
            name: "rules.fr.toml".to_owned(),
            text: include_str!("rules.fr.toml").to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::French, &[], &[rules]).expect("the rules compile");
        assert!(problems.is_empty(), "{problems:?}");
        rulebook.into()
    })
}

/// The article of `article.fr.md`.
pub fn article() -> Article {
    Article::read(
        include_str!("article.fr.md").to_owned(),
        Format::Markdown,
        Some(Language::French),
    )
}

/// A reader, and the screen it is on.
pub struct Driven {
    pub app: App,
    pub size: (u16, u16),
    /// Where the notes are kept.
    pub folder: tempfile::TempDir,
}

impl Driven {
    /// The article on a screen of that size, analysed.
    pub fn open(size: (u16, u16), language: Language, shade: Shade, depth: Depth) -> Self {
        Self::open_article(article(), size, language, shade, depth)
    }

    /// The article on a screen of that size, analysed and studied.
    pub fn open_studied(size: (u16, u16), language: Language, shade: Shade, depth: Depth) -> Self {
        let mut driven = Self::open(size, language, shade, depth);
        driven.study();
        driven
    }

    /// Gives the study of the article, as the thread that works it out does.
    pub fn study(&mut self) {
        let analysis = self.app.analysis().expect("it is analysed");
        let study = study::study(&self.app.reading().article.text, analysis);
        self.app.input(Input::Studied(Box::new(study)));
    }

    /// Any article on a screen of that size, analysed.
    pub fn open_article(article: Article, size: (u16, u16), language: Language, shade: Shade, depth: Depth) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the notes");
        Self::open_in(folder, article, size, language, shade, depth)
    }

    /// The same file another day, when another article stands in it.
    pub fn reopen(self, article: Article) -> Self {
        let language = self.app.reading().messages.language();
        Self::open_in(self.folder, article, self.size, language, Shade::Dark, Depth::True)
    }

    fn open_in(
        folder: tempfile::TempDir,
        article: Article,
        size: (u16, u16),
        language: Language,
        shade: Shade,
        depth: Depth,
    ) -> Self {
        let analysis = analyse(&article, rulebook());
        let identity = Identity::named("pont-de-morvenne.md");
        let notes = Notebook::open(Some(&Store::new(folder.path())), &identity, &article);
        // A text in no language that is known has no rules.
        let rulebook = article.language.map(|language| InForce::new(rulebooks(), language));
        let reading = Reading {
            article: Arc::new(article),
            source: "pont-de-morvenne.md".to_owned(),
            name: "pont-de-morvenne.md".to_owned(),
            rulebook,
            notes,
            messages: Messages::of(language),
            clock: || "2031-03-14T09:00:00Z".to_owned(),
        };
        let keys = Keymap::built_in().expect("the table of keys can be read");
        let theme = Theme::built_in(shade, depth).expect("the theme can be read");
        let mut app = App::new(reading, keys, theme);
        app.input(Input::Resize(size.0, size.1));
        app.input(Input::Analysed(Arc::new(analysis)));
        Self { app, size, folder }
    }

    /// Presses keys, named as in the table of keys and separated by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.app.input(Input::Key(event(key)));
        }
        self
    }

    /// Types a text, letter by letter.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.app.input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    /// Makes the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.app.input(Input::Resize(width, height));
        self
    }

    /// What is on the screen.
    pub fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).expect("a screen in memory");
        terminal
            .draw(|frame| draw(&self.app, frame))
            .expect("drawing in memory cannot fail");
        terminal.backend().buffer().clone()
    }
}

/// The event of a key of the table.
pub fn event(name: &str) -> KeyEvent {
    let (modifiers, key) = match name.strip_prefix("ctrl-") {
        Some(key) if !key.is_empty() => (KeyModifiers::CONTROL, key),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match key {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "backspace" => KeyCode::Backspace,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        key => KeyCode::Char(key.chars().next().expect("a key has a name")),
    };
    KeyEvent::new(code, modifiers)
}
