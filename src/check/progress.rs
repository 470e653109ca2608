//! How far a long check has come, on standard error, for whoever waits at a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A check that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line changes.
const EVERY: Duration = Duration::from_millis(100);

/// A line that counts, and steps aside for what is to be told.
pub(super) struct Progress {
    done: usize,
    total: usize,
    /// When the line is written next; never, where nobody would see it or the flags already scroll by.
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        let seen = total > 1 && io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self {
            done: 0,
            total,
            next: seen.then(|| Instant::now() + PATIENCE),
            shown: false,
        }
    }

    /// One more source is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        let now = Instant::now();
        if self.next.is_some_and(|next| now >= next) {
            self.next = Some(now + EVERY);
            self.shown = true;
            tell(&format!("\r{}/{}", self.done, self.total));
        }
    }

    /// Writes a line to standard error.
    pub(super) fn say(&mut self, line: &str) {
        self.end();
        tell(&format!("interligne: {line}\n"));
    }

    /// Takes the line away.
    pub(super) fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            tell("\r\u{1b}[K");
        }
    }
}

/// Writes to standard error, which may be closed; then there is nobody to tell.
fn tell(words: &str) {
    io::stderr().write_all(words.as_bytes()).unwrap_or_default();
}
