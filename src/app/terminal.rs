//! The terminal: taken over at the start, and given back however the program ends.
//!
//! Quit, error, panic, SIGTERM, SIGHUP and Ctrl-Z all come through [`restore`]. A terminal that dies makes crossterm spin
//! for ever on a descriptor that is always ready, so signals are watched on a thread of their own that ends the process.

use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use base64::Engine as _;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

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

/// Watches the signals that end the program, and ends it as they would, with the terminal given back.
///
/// # Errors
/// When the system does not let signals be watched.
#[cfg(unix)]
pub fn watch_signals() -> anyhow::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]).context("signals cannot be watched")?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
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
pub fn watch_signals() -> anyhow::Result<()> {
    Ok(())
}

/// Gives the terminal back, stops the process as the shell's own Ctrl-Z does, and takes the terminal over again.
///
/// # Errors
/// When the terminal cannot be taken again.
#[cfg(unix)]
pub fn suspend(screen: &mut Screen, mouse: bool) -> anyhow::Result<()> {
    restore();
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
        .context("the process cannot be stopped")?;
    enter()?;
    if mouse {
        set_mouse(true)?;
    }
    redraw(screen)
}

/// There is no such thing elsewhere: everything is drawn again.
///
/// # Errors
/// When the terminal cannot be drawn on.
#[cfg(not(unix))]
pub fn suspend(screen: &mut Screen, _mouse: bool) -> anyhow::Result<()> {
    redraw(screen)
}

/// Forgets what is on the screen, so that the next drawing draws everything.
///
/// # Errors
/// When the terminal cannot be drawn on.
pub fn redraw(screen: &mut Screen) -> anyhow::Result<()> {
    screen.clear().context("the terminal cannot be cleared")
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

/// Whether the terminal is dark or light; dark where it does not say so in time.
#[must_use]
pub fn shade() -> Shade {
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = PATIENCE;
    match terminal_colorsaurus::theme_mode(options) {
        Ok(terminal_colorsaurus::ThemeMode::Light) => Shade::Light,
        _ => Shade::Dark,
    }
}
