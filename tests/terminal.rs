//! The program in a real terminal: what it leaves behind however it ends, and that a session keeps what was written.
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Longer than anything takes, on any machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The size of the terminal.
const ROWS: NonZero<u16> = NonZero::new(32).expect("there are rows");
const COLUMNS: NonZero<u16> = NonZero::new(110).expect("there are columns");

/// What is on the screen as soon as the article is analysed.
const READY: &str = " signalements";
/// What is on the screen in the article's own view.
const HEADING: &str = "Une facture qui double";

const ARTICLE: &str = include_str!("support/article.fr.md");

/// A program in a terminal, and what is on its screen.
struct Session {
    folder: TempDir,
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Whether to stop listening.
    hung_up: Arc<AtomicBool>,
    /// The terminal's settings before the program began.
    before: String,
}

impl Session {
    /// Opens the article in a terminal.
    fn open(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("pont.md"), ARTICLE).expect("the article can be written");
        Self::in_folder(folder, arguments)
    }

    /// Ends the session, and opens the same folder in another.
    fn again(&mut self, arguments: &[&str]) -> Self {
        self.send("q");
        assert!(self.wait_for_the_end().success());
        self.assert_restored();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().expect("a folder"));
        Self::in_folder(folder, arguments)
    }

    fn in_folder(folder: TempDir, arguments: &[&str]) -> Self {
        Self::run(folder, env!("CARGO_BIN_EXE_interligne"), arguments)
    }

    fn run(folder: TempDir, program: &str, arguments: &[&str]) -> Self {
        let size = PtySize {
            rows: ROWS.get(),
            cols: COLUMNS.get(),
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let before = settings(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder.path());
        for (name, value) in [
            ("XDG_DATA_HOME", folder.path().join("data").as_os_str()),
            ("XDG_CONFIG_HOME", folder.path().join("config").as_os_str()),
            ("HOME", folder.path().as_os_str()),
            ("TERM", "xterm-256color".as_ref()),
            ("COLORTERM", "truecolor".as_ref()),
            ("LC_ALL", "fr_FR.UTF-8".as_ref()),
        ] {
            command.env(name, value);
        }
        command.env_remove("NO_COLOR");
        command.env_remove("COLORFGBG");
        command.env_remove("INTERLIGNE_DATA");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 0)));
        let mut reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = pair.master.take_writer().expect("the terminal can be written to");
        let seen = Arc::clone(&screen);
        let hung_up = Arc::new(AtomicBool::new(false));
        let listens = Arc::clone(&hung_up);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes)
                && !listens.load(Ordering::SeqCst)
            {
                seen.lock()
                    .expect("no test fails while it holds the screen")
                    .process(&bytes[..count]);
            }
        });
        Self {
            folder,
            child,
            master: Some(pair.master),
            writer: Some(writer),
            screen,
            hung_up,
            before,
        }
    }

    /// Takes the terminal away, as a window that is closed does.
    fn hang_up(&mut self) {
        self.hung_up.store(true, Ordering::SeqCst);
        // The last answer lets the thread that reads go too.
        self.send("?");
        std::thread::sleep(Duration::from_millis(300));
        self.writer = None;
        self.master = None;
    }

    /// Makes the terminal another size.
    fn resize(&self, rows: u16, cols: u16) {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let master = self.master.as_ref().expect("the terminal is there");
        master.resize(size).expect("the terminal takes another size");
        let (rows, cols) = NonZero::new(rows).zip(NonZero::new(cols)).expect("there are cells");
        self.screen
            .lock()
            .expect("no test fails while it holds the screen")
            .screen_mut()
            .set_size(rows, cols);
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Looks at the screen.
    fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(
            self.screen
                .lock()
                .expect("no test fails while it holds the screen")
                .screen(),
        )
    }

    fn contents(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// Waits until something can be read on the screen.
    fn wait_for(&self, words: &str) {
        let begin = Instant::now();
        while !self.contents().contains(words) {
            assert!(begin.elapsed() < PATIENCE, "“{words}” never came:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until something can no longer be read on the screen. Before it is waited for again: a screen is drawn from
    /// the top, and what is further down stays a moment.
    fn wait_without(&self, words: &str) {
        let begin = Instant::now();
        while self.contents().contains(words) {
            assert!(begin.elapsed() < PATIENCE, "“{words}” never went:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer
            .write_all(keys.as_bytes())
            .and_then(|()| writer.flush())
            .expect("the terminal takes keys");
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("the program runs").to_string();
        let status = std::process::Command::new("kill")
            .args([name, &pid])
            .status()
            .expect("kill is there");
        assert!(status.success());
    }

    fn wait_for_the_end(&mut self) -> ExitStatus {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status;
            }
            assert!(begin.elapsed() < PATIENCE, "it does not end:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asserts that nothing of the program is left in the terminal.
    fn assert_restored(&self) {
        let begin = Instant::now();
        // The last bytes may still be on their way.
        while self.look(vt100::Screen::alternate_screen) && begin.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "the second screen is left");
            assert!(!screen.hide_cursor(), "the cursor is shown");
            assert!(!screen.bracketed_paste(), "pasted text is no longer bracketed");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        });
        let master = self.master.as_deref().expect("the terminal is there");
        assert_eq!(settings(master), self.before, "lines and echo are as before");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Nothing outlives a test that failed.
        drop(self.child.kill());
    }
}

/// The settings of a terminal, to be compared.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has settings"))
}

#[test]
fn a_session_from_opening_to_quitting() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    session.send("n");
    session.send("c");
    session.wait_for("Commentaire");
    session.send("Vérifié auprès du cabinet.");
    session.wait_for("Vérifié auprès du cabinet.");
    session.send("\u{13}");
    session.wait_for("Enregistré.");
    session.send("e");
    session.wait_for("pont.notes.md");
    session.send("\r");
    session.wait_for("Exporté dans");
    session.send("q");
    let status = session.wait_for_the_end();
    assert!(status.success(), "{status:?}");
    session.assert_restored();

    let exported = std::fs::read_to_string(session.path().join("pont.notes.md")).expect("the export is there");
    assert!(exported.contains("Vérifié auprès du cabinet"), "{exported}");

    // The next session has it again.
    let folder = std::mem::replace(&mut session.folder, tempfile::tempdir().expect("a folder"));
    let mut again = Session::in_folder(folder, &["pont.md", "--theme", "dark"]);
    again.wait_for("✎");
    again.send("N");
    again.wait_for("Vérifié auprès du cabinet.");
    again.wait_without(HEADING);
    again.send("\u{1b}");
    again.wait_for(HEADING);
    again.send("\u{3}");
    assert!(again.wait_for_the_end().success());
    again.assert_restored();
}

#[test]
fn the_study_comes_behind_the_flags() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    session.send("P");
    session.wait_for("agit / subit");
    session.wait_for("Orsel ");
    session.wait_without(HEADING);
    session.send("\u{1b}");
    session.wait_for(HEADING);
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();
}

#[test]
fn two_articles_from_opening_to_quitting() {
    let mut session = Session::open(&["compare", "pont.md", "pont.md", "--theme", "dark"]);
    session.wait_for("▸A");
    session.wait_for(HEADING);
    session.send("o");
    session.wait_for("Deux articles sur un même événement");
    session.send("q");
    session.wait_without("Deux articles sur un même événement");
    session.resize(24, 60);
    session.send("\t");
    session.wait_for("▸B");
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();

    let mut ended = Session::open(&["compare", "--theme", "dark"]);
    ended.wait_for("▸A");
    ended.signal("-TERM");
    assert!(!ended.wait_for_the_end().success());
    ended.assert_restored();
}

#[test]
fn notes_that_could_not_be_saved_are_told_once_the_terminal_is_given_back() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    std::fs::write(session.path().join("data"), "").expect("a file takes the place of the folder");
    session.send("a");
    session.wait_for("notes non enregistrées");
    session.send("q");
    session.wait_for("q encore");
    session.send("q");
    assert_eq!(session.wait_for_the_end().exit_code(), 2);
    session.assert_restored();
    session.wait_for("interligne: Des notes n’ont pas pu être enregistrées");
}

#[test]
fn rules_of_ones_own_hold_in_the_reader_and_their_mistakes_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = folder.path().join("config/interligne/rules/fr");
    std::fs::create_dir_all(&rules).expect("a folder for the rules");
    let own = "[defaults]\ntechnique = \"Doubt\"\nstrength = \"strong\"\nsource = \"x\"\nreason.fr = \"« {text} » est à moi.\"\n\
               question.fr = \"Qui ?\"\nfine_when.fr = \"Jamais.\"\n[[rule]]\nid = \"fr-doubt-mine\"\npatterns = [\"zorglub/noun\"]\n\
               [[rule]]\nid = \"fr-doubt-open\"\npatterns = [\"(zorglub\"]\n";
    std::fs::write(rules.join("a.toml"), own).expect("the rules can be written");
    let article = "Le zorglub de la mairie a été posé hier sur la place du village.\n";
    std::fs::write(folder.path().join("a.txt"), article).expect("the article can be written");
    let mut session = Session::in_folder(folder, &["a.txt", "--theme", "dark"]);
    session.wait_for("1 faute dans vos règles");
    session.send("n");
    session.wait_for("est à moi");
    session.wait_for("Pas encore de bilan");
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();
    session.wait_for("a.toml:13: fr-doubt-open");
}

#[test]
fn an_article_opens_where_it_was_left() {
    let arguments = ["long.txt", "--theme", "dark"];
    let paragraphs: Vec<String> = (1..200)
        .map(|number| format!("Le paragraphe {number} dit ce que dit le pont de Morvenne.\n\n"))
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.txt");
    std::fs::write(&path, paragraphs.concat()).expect("the article can be written");

    // Left at the beginning, it leaves no trace.
    let mut session = Session::in_folder(folder, &arguments);
    session.wait_for("paragraphe 1 dit");
    let mut session = session.again(&arguments);
    assert!(!session.path().join("data").exists());
    session.wait_for("paragraphe 1 dit");
    session.send("G");
    session.wait_for("paragraphe 199 dit");

    // Left at its end, it opens there, and has no notes for that.
    let mut session = session.again(&arguments);
    session.wait_for("paragraphe 199 dit");
    assert!(!session.contents().contains("paragraphe 1 dit"));
    assert!(!session.path().join("data/interligne/notes").exists());

    // The place is that of the words, not of the byte.
    let longer = format!("Le pont.\n\n{}", paragraphs.concat());
    std::fs::write(session.path().join("long.txt"), longer).expect("the article can be written");
    let mut session = session.again(&arguments);
    session.wait_for("paragraphe 199 dit");
    session.send("g");
    session.wait_for("paragraphe 1 dit");
    let session = session.again(&arguments);
    session.wait_for("paragraphe 1 dit");
}

#[test]
fn a_comment_being_written_outlives_a_signal_and_a_closed_window() {
    for hangs_up in [false, true] {
        let mut session = Session::open(&["pont.md", "--theme", "dark"]);
        session.wait_for(READY);
        session.send("nc");
        session.wait_for("Commentaire");
        session.send("Vérifié auprès du cabinet");
        session.wait_for("Vérifié auprès du cabinet");
        if hangs_up {
            session.hang_up();
        } else {
            session.signal("-TERM");
        }
        let status = session.wait_for_the_end();
        let end = format!("{} ({status:?})", if hangs_up { "a closed window" } else { "a signal" });
        let notes = session.path().join("data/interligne/notes");
        let files = std::fs::read_dir(notes).unwrap_or_else(|error| panic!("after {end}: {error}"));
        let kept = files.flatten().any(|file| {
            std::fs::read_to_string(file.path()).is_ok_and(|text| text.contains("Vérifié auprès du cabinet"))
        });
        assert!(kept, "after {end}");
    }
}

#[test]
fn the_article_is_never_exported_over() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    std::os::unix::fs::symlink("pont.md", session.path().join("lien.md")).expect("a link");
    session.send("e");
    session.wait_for("pont.notes.md");
    session.send(&"\u{7f}".repeat("pont.notes.md".len()));
    session.send("lien.md\r");
    session.wait_for("lien.md est l’article lui-même");
    session.send("q");
    assert!(session.wait_for_the_end().success());
    let article = std::fs::read_to_string(session.path().join("pont.md")).expect("the article is there");
    assert_eq!(article, ARTICLE);
}

#[test]
fn keys_come_from_the_terminal_when_the_text_comes_through_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("pont.md"), ARTICLE).expect("the article can be written");
    let program = env!("CARGO_BIN_EXE_interligne");
    let line = format!("cat pont.md | '{program}' - --theme dark");
    let mut session = Session::run(folder, "sh", &["-c", &line]);
    session.wait_for(READY);
    session.send("?");
    session.wait_for("Ce que disent les signes");
    session.wait_without(HEADING);
    session.send("\u{1b}");
    // Its own view may be half gone when help begins to show: only what is back for sure has taken the Escape in.
    session.wait_without("Ce que disent les signes");
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();
}

#[test]
fn a_signal_ends_it_and_gives_the_terminal_back() {
    for (name, number) in [("-TERM", 15), ("-HUP", 1), ("-INT", 2)] {
        let mut session = Session::open(&["pont.md", "--theme", "dark"]);
        session.wait_for(READY);
        session.send("M");
        session.wait_for("Souris active");
        session.signal(name);
        let status = session.wait_for_the_end();
        assert!(!status.success(), "{name} ({number}): {status:?}");
        session.assert_restored();
    }
}

#[test]
fn a_terminal_that_dies_ends_it() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    session.hang_up();
    session.wait_for_the_end();
}

#[test]
fn it_stops_and_goes_on() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    session.send("\u{1a}");
    let begin = Instant::now();
    while session.look(vt100::Screen::alternate_screen) {
        assert!(begin.elapsed() < PATIENCE, "it does not stop");
        std::thread::sleep(Duration::from_millis(5));
    }
    session.assert_restored();
    // It may not have reached its stop yet; a signal to go on that comes before is lost.
    while !session.contents().contains(READY) {
        assert!(begin.elapsed() < PATIENCE, "it does not go on");
        session.signal("-CONT");
        std::thread::sleep(Duration::from_millis(50));
    }
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();
}

#[test]
fn a_window_that_changed_while_it_was_stopped_is_filled() {
    let mut session = Session::open(&["pont.md", "--theme", "dark"]);
    session.wait_for(READY);
    session.send("\u{1a}");
    let begin = Instant::now();
    while session.look(vt100::Screen::alternate_screen) {
        assert!(begin.elapsed() < PATIENCE, "it does not stop");
        std::thread::sleep(Duration::from_millis(5));
    }
    session.resize(ROWS.get() - 10, COLUMNS.get() - 30);
    let is_filled = |screen: &vt100::Screen| {
        let rows: Vec<String> = screen.rows(0, COLUMNS.get()).collect();
        let footer = rows.get(usize::from(ROWS.get()) - 11).map(|row| row.trim());
        footer.is_some_and(|row| row.ends_with("q quitter")) && rows.iter().any(|row| row.contains(READY))
    };
    while !session.look(is_filled) {
        assert!(begin.elapsed() < PATIENCE, "it keeps its size:\n{}", session.contents());
        session.signal("-CONT");
        std::thread::sleep(Duration::from_millis(50));
    }
    session.send("q");
    assert!(session.wait_for_the_end().success());
}

#[test]
fn the_terminal_says_how_light_it_is_even_late() {
    // Light themes write the title line's figures on a light page; what tells is the colour of a flag.
    let flag_colour = |session: &Session| {
        session.look(|screen| {
            let mut cells = (0..ROWS.get()).flat_map(|row| (0..COLUMNS.get()).map(move |column| (row, column)));
            cells.find_map(|(row, column)| {
                let cell = screen.cell(row, column)?;
                (cell.bold() && cell.underline() && cell.bgcolor() == vt100::Color::Default).then(|| cell.fgcolor())
            })
        })
    };
    let colour_with = |arguments: &[&str]| {
        let session = Session::open(arguments);
        session.wait_for(READY);
        flag_colour(&session)
    };
    let dark = colour_with(&["pont.md", "--theme", "dark"]);
    let light = colour_with(&["pont.md", "--theme", "light"]);
    assert!(dark.is_some() && light.is_some() && dark != light);

    // Nobody answers: dark. Then the answer comes, full of letters that are keys.
    let mut session = Session::open(&["pont.md"]);
    session.wait_for(READY);
    assert_eq!(flag_colour(&session), dark);
    session.send("\u{1b}]10;rgb:0000/0000/0000\u{1b}\\\u{1b}]11;rgb:fdfd/fafa/dada\u{1b}\\\u{1b}[?62;c");
    let begin = Instant::now();
    while flag_colour(&session) != light {
        assert!(begin.elapsed() < PATIENCE, "it stays dark:\n{}", session.contents());
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(
        !session.contents().contains('✓') && !session.contents().contains('×'),
        "no verdict was given"
    );
    session.send("q");
    assert!(session.wait_for_the_end().success());
    session.assert_restored();
}
