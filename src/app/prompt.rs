//! What is typed: one line at the foot of the screen, or a comment of any length.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, DataCursor, TextArea};

use crate::app::flags::FlagId;
use crate::app::state::{App, Effect, Overlay};
use crate::span::Span;

/// A line being typed.
#[derive(Debug)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    input: TextArea<'static>,
    /// The file that would be replaced, and that a second Enter replaces.
    pub replaces: Option<String>,
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words to search.
    Search,
    /// A line number or a percentage.
    GoTo,
    /// The name of a file to export to; its extension says the format.
    Export,
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A flag.
    Flag(FlagId),
    /// A note, by its name.
    Note(String),
    /// Words about to be marked.
    Passage(Span),
}

/// A comment being written.
#[derive(Debug)]
pub struct Editor {
    /// What it is about.
    pub subject: Subject,
    input: TextArea<'static>,
    before: String,
}

impl Editor {
    /// An editor on a comment, its cursor at the end.
    #[must_use]
    pub fn new(subject: Subject, comment: &str) -> Self {
        let mut input = TextArea::new(comment.split('\n').map(str::to_owned).collect());
        input.move_cursor(CursorMove::Bottom);
        input.move_cursor(CursorMove::End);
        Self {
            subject,
            input,
            before: comment.to_owned(),
        }
    }

    /// What is written.
    #[must_use]
    pub fn text(&self) -> String {
        self.input.lines().join("\n")
    }

    /// The lines, and the cursor in them: its line, and its place in code points.
    #[must_use]
    pub fn lines(&self) -> (&[String], (usize, usize)) {
        let DataCursor(row, column) = self.input.cursor();
        (self.input.lines(), (row, column))
    }

    /// Whether it says something else than before.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text() != self.before
    }
}

impl Prompt {
    /// A prompt with what it begins with: the last search, or a name for the export.
    #[must_use]
    pub fn new(kind: PromptKind, app: &App) -> Self {
        let text = match kind {
            PromptKind::Search | PromptKind::GoTo => String::new(),
            PromptKind::Export => app.export_name(),
        };
        let mut input = TextArea::new(vec![text]);
        input.move_cursor(CursorMove::End);
        Self {
            kind,
            input,
            replaces: None,
        }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.lines().first().map_or("", String::as_str)
    }

    /// The cursor, in code points from the beginning.
    #[must_use]
    pub fn cursor(&self) -> usize {
        let DataCursor(_, column) = self.input.cursor();
        column
    }
}

impl App {
    /// Types a key that is no action into whatever is open for typing.
    pub(super) fn type_key(&mut self, key: KeyEvent) {
        match &mut self.overlay {
            Overlay::Prompt(prompt) => {
                if prompt.input.input(key) {
                    prompt.replaces = None;
                }
                keep_to_one_line(&mut prompt.input);
            }
            // A line feed is a new line, also when it comes as the key that the widget deletes a line with.
            Overlay::Editor(editor) if key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL => {
                editor.input.insert_newline();
            }
            Overlay::Editor(editor) => {
                editor.input.input(key);
            }
            _ => {}
        }
    }

    /// Types a whole text.
    pub(super) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match &mut self.overlay {
            Overlay::Prompt(prompt) => {
                prompt.input.insert_str(text.replace('\n', " ").trim());
                prompt.replaces = None;
            }
            Overlay::Editor(editor) => {
                editor.input.insert_str(text);
            }
            _ => {}
        }
    }

    /// A name for the export, from that of the source.
    fn export_name(&self) -> String {
        let last = self
            .reading
            .source
            .rsplit(['/', '\\'])
            .find(|part| !part.is_empty())
            .unwrap_or_default();
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let stem: String = stem
            .chars()
            .filter(|c| c.is_alphanumeric() || "-_. ".contains(*c))
            .collect();
        let stem = stem.trim_matches(['.', ' ', '-']);
        let notes = self.reading.messages.get("export.file_suffix");
        if stem.is_empty() {
            format!("{notes}.md")
        } else {
            format!("{stem}.{notes}.md")
        }
    }

    /// Does what the line says.
    pub(super) fn accept_prompt(&mut self) {
        let Overlay::Prompt(prompt) = std::mem::take(&mut self.overlay) else {
            return;
        };
        let text = prompt.text().trim().to_owned();
        if text.is_empty() {
            return;
        }
        match prompt.kind {
            PromptKind::Search => self.search(&text),
            PromptKind::GoTo => self.go_to_place(&text),
            PromptKind::Export => {
                let replace = prompt.replaces.as_deref() == Some(text.as_str());
                self.effect(Effect::Export {
                    path: text.into(),
                    replace,
                });
            }
        }
    }

    /// Asks whether a file that is there already is to be replaced: Enter again.
    pub(super) fn ask_to_replace(&mut self, path: &std::path::Path) {
        let path = path.to_string_lossy().into_owned();
        let mut input = TextArea::new(vec![path.clone()]);
        input.move_cursor(CursorMove::End);
        self.overlay = Overlay::Prompt(Prompt {
            kind: PromptKind::Export,
            input,
            replaces: Some(path),
        });
    }

    /// Goes to a line of the source (`120`) or a place along the article (`40%`).
    fn go_to_place(&mut self, text: &str) {
        let messages = self.reading.messages;
        let percent = text
            .strip_suffix('%')
            .and_then(|share| share.trim_end().parse::<usize>().ok());
        if let Some(share) = percent.filter(|share| *share <= 100) {
            self.scroll_to(self.wrapped.len() * share / 100);
        } else if let Some(line) = text.parse::<usize>().ok().and_then(|line| line.checked_sub(1)) {
            self.go_to_line(line);
        } else {
            self.complain(messages.format("goto.invalid", &[("text", &text)]));
        }
    }
}

impl App {
    /// Goes to a line of the source, from 0; to the end where there are fewer.
    fn go_to_line(&mut self, line: usize) {
        let article = self.article();
        let source = article.source_text();
        let start = if line == 0 {
            Some(0)
        } else {
            source.match_indices('\n').nth(line - 1).map(|(at, _)| at + 1)
        };
        let Some(start) = start else {
            return self.scroll_to(self.wrapped.len());
        };
        // The block of which something stands in that line or after it, and the word of it that does.
        let of_source = |byte: u32| {
            article
                .source_span(Span {
                    start: byte,
                    end: byte.saturating_add(1),
                })
                .start as usize
        };
        let block = article
            .blocks
            .partition_point(|block| article.source_span(block.span).end as usize <= start);
        let Some(block) = article.blocks.get(block) else {
            return self.scroll_to(self.wrapped.len());
        };
        let offsets: Vec<u32> = block
            .span
            .of(&article.text)
            .char_indices()
            .map(|(at, _)| Span::new(block.span.start as usize + at, 0).start)
            .collect();
        let at = offsets.partition_point(|&byte| of_source(byte) < start);
        let byte = offsets.get(at).copied().unwrap_or(block.span.start);
        self.jump(byte);
    }
}

/// A prompt has one line, whatever is typed.
fn keep_to_one_line(input: &mut TextArea<'static>) {
    if input.lines().len() > 1 {
        let line = input.lines().join(" ");
        *input = TextArea::new(vec![line]);
        input.move_cursor(CursorMove::End);
    }
}
