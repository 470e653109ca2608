//! The terminal: taken over at the start, and given back however the program ends.
//!
//! Quit, error, panic, SIGTERM, SIGHUP and Ctrl-Z all come through [`restore`]. A terminal that dies makes crossterm spin
//! for ever on a descriptor that is always ready, so signals are watched on a thread of their own that ends the process.

use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context as _;
use base64::Engine as _;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, KeyCode, KeyEvent,
    KeyModifiers,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use terminal_colorsaurus::{QueryOptions, ThemeMode};

use crate::app::theme::Shade;

/// How long to wait for the terminal to say which colours it has.
const PATIENCE: Duration = Duration::from_millis(80);

/// Whether the terminal is ours, so that giving it back twice does nothing.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The screen.
pub type Screen = Terminal<CrosstermBackend<io::BufWriter<io::Stdout>>>;

/// Takes over the terminal.
///
/// # Errors
/// When there is none, or it does not do what is asked.
pub fn take() -> anyhow::Result<Screen> {
    // Monochrome is a theme of ours: crossterm's own way with NO_COLOR would take bold and underlining away.
    crossterm::style::force_color_output(true);
    chain_panic_hook();
    enter()?;
    Terminal::new(CrosstermBackend::new(io::BufWriter::with_capacity(64 << 10, stdout())))
        .context("the terminal cannot be drawn on")
}

fn enter() -> anyhow::Result<()> {
    enable_raw_mode().context("the terminal does not take keys one by one")?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste).context("the terminal has no second screen")
}

/// Gives the terminal back. Safe to call at any time, from any thread, and more than once.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    // Where the terminal is gone there is nothing left to restore, and nobody to tell.
    let _ = queue!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Gives the terminal back when it goes out of scope, so that an error on the way does too.
#[derive(Debug)]
pub struct Restore;

impl Drop for Restore {
    fn drop(&mut self) {
        restore();
    }
}

/// Has a panic give the terminal back before it speaks, so that what it says can be read.
fn chain_panic_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        before(panic);
    }));
}

/// Watches the signals that end the program, and ends it as they would, with the terminal given back. `at_last` comes
/// before; it must not take long.
///
/// # Errors
/// When the system does not let signals be watched.
#[cfg(unix)]
pub fn watch_signals(at_last: impl FnOnce() + Send + 'static) -> anyhow::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]).context("signals cannot be watched")?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            at_last();
            // A dead terminal may block a write for ever; the process ends all the same.
            if signal == SIGHUP {
                std::thread::spawn(|| {
                    std::thread::sleep(Duration::from_millis(200));
                    std::process::exit(128 + SIGHUP);
                });
            }
            restore();
            // Ends by the signal itself, so that whoever sent it sees that it worked.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Elsewhere the console closes the program by itself.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch_signals(_at_last: impl FnOnce() + Send + 'static) -> anyhow::Result<()> {
    Ok(())
}

/// Gives the terminal back, stops the process as the shell's own Ctrl-Z does, and takes the terminal over again; gives
/// the size that it has by then.
///
/// # Errors
/// When the terminal cannot be taken again.
#[cfg(unix)]
pub fn suspend(screen: &mut Screen, mouse: bool) -> anyhow::Result<Size> {
    restore();
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
        .context("the process cannot be stopped")?;
    enter()?;
    if mouse {
        set_mouse(true)?;
    }
    redraw(screen)
}

/// There is no such thing elsewhere: everything is drawn again, in the size that is given.
///
/// # Errors
/// When the terminal cannot be drawn on.
#[cfg(not(unix))]
pub fn suspend(screen: &mut Screen, _mouse: bool) -> anyhow::Result<Size> {
    redraw(screen)
}

/// Forgets what is on the screen, so that the next drawing draws everything; gives the size that the terminal has now.
///
/// # Errors
/// When the terminal cannot be drawn on.
pub fn redraw(screen: &mut Screen) -> anyhow::Result<Size> {
    // ratatui's own `clear` asks the terminal where the cursor is, and fails where nobody answers.
    let size = screen.size().context("the terminal does not say how large it is")?;
    screen.resize(size.into()).context("the terminal cannot be cleared")?;
    Ok(size)
}

/// Turns mouse reports on or off.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn set_mouse(on: bool) -> anyhow::Result<()> {
    let result = if on {
        execute!(stdout(), EnableMouseCapture)
    } else {
        execute!(stdout(), DisableMouseCapture)
    };
    result.context("the terminal does not take the mouse")
}

/// Puts a text on the clipboard of whoever sits before the terminal, near or far: OSC 52.
///
/// # Errors
/// When the terminal cannot be written to. Whether it obeys cannot be known.
pub fn copy(text: &str) -> anyhow::Result<()> {
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    let mut out = stdout();
    write!(out, "\x1b]52;c;{encoded}\x07")
        .and_then(|()| out.flush())
        .context("the terminal cannot be written to")
}

/// The terminal being asked whether it is dark or light, on a thread of its own: the article can be opened meanwhile.
///
/// Until it has answered, or did not in time, it is out of its usual mode: nothing else may read or set it up, and a
/// question that is given up is waited for.
#[derive(Debug)]
pub struct Question(Option<JoinHandle<(Shade, Replies)>>);

impl Question {
    /// Asks.
    #[must_use]
    pub fn ask() -> Self {
        Self(Some(std::thread::spawn(shade)))
    }

    /// Waits for the answer.
    #[must_use]
    pub fn answer(mut self) -> (Shade, Replies) {
        let answered = self.0.take().and_then(|thread| thread.join().ok());
        answered.unwrap_or((Shade::Dark, Replies::default()))
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            drop(thread.join());
        }
    }
}

/// Asks the terminal whether it is dark or light; dark where it does not say so in time.
///
/// A terminal at the end of a slow line may answer later, in the middle of the keys: [`Replies`] listens for that.
fn shade() -> (Shade, Replies) {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let answer = terminal_colorsaurus::theme_mode(options);
    let is_late = matches!(answer, Err(terminal_colorsaurus::Error::Timeout(_)));
    let shade = match answer {
        Ok(ThemeMode::Light) => Shade::Light,
        _ => Shade::Dark,
    };
    let replies = Replies {
        are_expected: is_late,
        text: None,
    };
    (shade, replies)
}

/// Tells keys from an answer that comes late: crossterm takes its letters for keys, and `d` or `a` are verdicts.
#[derive(Debug, Default)]
pub struct Replies {
    are_expected: bool,
    /// The answer so far, when one has begun.
    text: Option<String>,
}

/// What a key event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A key that somebody pressed.
    Key,
    /// Part of an answer.
    Part,
    /// The end of the answer, which says this.
    Shade(Shade),
}

/// No answer is longer than this: `11;rgb:ffff/ffff/ffff`.
const LONGEST_REPLY: usize = 40;

impl Replies {
    /// Takes in a key event.
    pub fn hear(&mut self, key: KeyEvent) -> Heard {
        if !self.are_expected {
            return Heard::Key;
        }
        let held = key.modifiers & (KeyModifiers::ALT | KeyModifiers::CONTROL);
        match (&mut self.text, key.code) {
            // ESC ] begins an answer.
            (None, KeyCode::Char(']')) if held == KeyModifiers::ALT => {
                self.text = Some(String::new());
                Heard::Part
            }
            // BEL, or ESC \, ends it.
            (Some(text), KeyCode::Char(c))
                if (held, c) == (KeyModifiers::CONTROL, 'g') || (held, c) == (KeyModifiers::ALT, '\\') =>
            {
                let shade = text.strip_prefix("11;").map(shade_of);
                self.text = None;
                self.are_expected = shade.is_none();
                shade.flatten().map_or(Heard::Part, Heard::Shade)
            }
            // Only what begins as one is one: somebody may have pressed Alt-].
            (Some(text), KeyCode::Char(c))
                if text.len() < LONGEST_REPLY && (c == '1' || !text.is_empty()) && held.is_empty() =>
            {
                text.push(c);
                Heard::Part
            }
            _ => {
                self.text = None;
                Heard::Key
            }
        }
    }
}

/// The shade of a colour as terminals give it: `rgb:1e1e/1e1e/2e2e`.
fn shade_of(colour: &str) -> Option<Shade> {
    let (_, channels) = colour.split_once(':')?;
    let mut sum = 0.0;
    // How bright each channel looks (ITU-R BT.601); their order is red, green, blue.
    for (channel, weight) in channels.split('/').zip([0.299, 0.587, 0.114]) {
        let digits = u32::try_from(channel.len())
            .ok()
            .filter(|digits| (1..=4).contains(digits))?;
        let value = f64::from(u32::from_str_radix(channel, 16).ok()?);
        sum += weight * value / f64::from(16u32.pow(digits) - 1);
    }
    Some(if sum > 0.5 { Shade::Light } else { Shade::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is heard of the bytes of an answer, as crossterm reads them.
    fn hear(replies: &mut Replies, text: &str) -> Vec<Heard> {
        let mut escaped = false;
        let mut heard = Vec::new();
        for c in text.chars() {
            let (code, modifiers) = match c {
                '\u{1b}' => {
                    escaped = true;
                    continue;
                }
                '\u{7}' => ('g', KeyModifiers::CONTROL),
                c if escaped => (c, KeyModifiers::ALT),
                c => (c, KeyModifiers::NONE),
            };
            escaped = false;
            heard.push(replies.hear(KeyEvent::new(KeyCode::Char(code), modifiers)));
        }
        heard
    }

    fn late() -> Replies {
        Replies {
            are_expected: true,
            text: None,
        }
    }

    #[test]
    fn a_late_answer_is_no_row_of_keys() {
        for end in ["\u{7}", "\u{1b}\\"] {
            let mut replies = late();
            let heard = hear(&mut replies, &format!("\u{1b}]10;rgb:0000/0000/0000{end}"));
            assert!(
                heard.iter().all(|heard| *heard == Heard::Part),
                "the colour of the letters says nothing"
            );
            let heard = hear(&mut replies, &format!("\u{1b}]11;rgb:fafa/f4f4/eded{end}"));
            assert_eq!(heard.last(), Some(&Heard::Shade(Shade::Light)));
            assert_eq!(hear(&mut replies, "da"), [Heard::Key, Heard::Key]);
        }
        assert_eq!(
            hear(&mut late(), "\u{1b}]11;rgb:1e/1e/2e\u{7}").last(),
            Some(&Heard::Shade(Shade::Dark))
        );
    }

    #[test]
    fn keys_are_keys() {
        assert_eq!(hear(&mut Replies::default(), "\u{1b}]11;"), [Heard::Key; 4]);
        // Alt-] pressed by somebody costs that one key.
        assert_eq!(
            hear(&mut late(), "\u{1b}]ndd"),
            [Heard::Part, Heard::Key, Heard::Key, Heard::Key]
        );
        let endless = hear(&mut late(), &format!("\u{1b}]{}", "1".repeat(100)));
        assert_eq!(endless.last(), Some(&Heard::Key));
        assert_eq!(hear(&mut late(), "\u{1b}]11;nonsense\u{7}").last(), Some(&Heard::Part));
    }
}
