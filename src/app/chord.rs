//! A key as it is pressed, as the table of keys spells it, and as people read it.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::messages::Messages;

/// A key with the keys held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of the keys that are not a character, as the table spells them.
const NAMED: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

const MODIFIERS: [(&str, KeyModifiers); 3] = [
    ("ctrl", KeyModifiers::CONTROL),
    ("alt", KeyModifiers::ALT),
    ("shift", KeyModifiers::SHIFT),
];

impl Chord {
    /// The chord of a key event. Shift is part of a character, and Shift-Tab is one key whatever the terminal calls it.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match event.code {
            KeyCode::Char(c) => Self {
                code: KeyCode::Char(c),
                modifiers: held - KeyModifiers::SHIFT,
            },
            KeyCode::BackTab => Self {
                code: KeyCode::Tab,
                modifiers: held | KeyModifiers::SHIFT,
            },
            code => Self { code, modifiers: held },
        }
    }

    /// Reads `n`, `ctrl-l`, `shift-tab`, `pagedown`, `f1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut rest, mut modifiers) = (text, KeyModifiers::NONE);
        // The key itself may be a hyphen.
        while let Some((name, after)) = rest.split_once('-')
            && let Some(&(_, modifier)) = MODIFIERS.iter().find(|(modifier, _)| *modifier == name)
            && !after.is_empty()
        {
            modifiers |= modifier;
            rest = after;
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(c), None) => KeyCode::Char(c),
            _ => match NAMED.iter().find(|(name, _)| *name == rest) {
                Some(&(_, code)) => code,
                None => KeyCode::F(
                    rest.strip_prefix('f')?
                        .parse()
                        .ok()
                        .filter(|number| (1..=24).contains(number))?,
                ),
            },
        };
        Some(Self { code, modifiers })
    }

    /// The chord as people read it: `Ctrl-L`, `↑`, `Espace`.
    #[must_use]
    pub fn say(self, messages: &Messages) -> String {
        use fmt::Write as _;
        let mut said = String::new();
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                said.push_str(messages.get(&format!("keyname.{name}")));
                said.push('-');
            }
        }
        let named = NAMED.iter().find(|(_, code)| *code == self.code);
        match (named, self.code) {
            (Some((name, _)), _) => said.push_str(messages.get(&format!("keyname.{name}"))),
            (None, KeyCode::Char(c)) if !self.modifiers.is_empty() => said.extend(c.to_uppercase()),
            (None, KeyCode::Char(c)) => said.push(c),
            (None, KeyCode::F(number)) => write!(said, "F{number}").unwrap_or_default(),
            (None, _) => {}
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn chords_are_read_as_they_are_pressed() {
        let pressed = |code, modifiers| Chord::of(KeyEvent::new(code, modifiers));
        assert_eq!(
            Chord::parse("G"),
            Some(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT))
        );
        assert_eq!(
            Chord::parse("shift-tab"),
            Some(pressed(KeyCode::BackTab, KeyModifiers::SHIFT))
        );
        assert_eq!(
            Chord::parse("ctrl-l"),
            Some(pressed(KeyCode::Char('l'), KeyModifiers::CONTROL))
        );
        assert_eq!(Chord::parse("-"), Some(pressed(KeyCode::Char('-'), KeyModifiers::NONE)));
        assert_eq!(
            Chord::parse("ctrl--"),
            Some(pressed(KeyCode::Char('-'), KeyModifiers::CONTROL))
        );
        assert_eq!(Chord::parse("f5"), Some(pressed(KeyCode::F(5), KeyModifiers::NONE)));
        for wrong in ["", "nn", "ctrl-", "f0", "f99", "hyper-x"] {
            assert_eq!(Chord::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn chords_are_said_in_the_language_of_the_interface() {
        let say = |key, language| {
            Chord::parse(key)
                .map(|chord| chord.say(Messages::of(language)))
                .unwrap_or_default()
        };
        assert_eq!(say("ctrl-l", Language::English), "Ctrl-L");
        assert_eq!(say("space", Language::French), "Espace");
        assert_eq!(say("shift-tab", Language::French), "Maj-Tab");
        assert_eq!(say("f1", Language::English), "F1");
    }
}
