//! The reader's own voice: verdicts, comments, marks, and taking them back.

use crate::app::flags::{FlagId, Verdicts};
use crate::app::keys::Action;
use crate::app::marks::flagged;
use crate::app::prompt::{Editor, Subject};
use crate::app::state::{App, Effect, Focus, Overlay, Reading, View};
use crate::notes::{Flagged, Note, Verdict};
use crate::span::Span;
use crate::taxonomy::Technique;

/// Changes that can be taken back, at most.
const UNDO: usize = 200;

/// How to take back a change to the notes.
#[derive(Clone, Debug)]
pub enum Undo {
    /// Give a flag back its verdict.
    Verdict(FlagId, Option<Verdict>),
    /// Give a flag back its comment.
    FlagComment(FlagId, String),
    /// Give a note back its comment.
    Comment(String, String),
    /// Put back a note that was deleted.
    Restore(Box<Note>),
    /// Delete a note that was made.
    Delete(String),
    /// Dismiss a rule, or not.
    Rule(String, bool),
}

impl App {
    /// The flag that a list row or the panel speaks of.
    fn subject(&self) -> Option<Focus> {
        match self.view {
            View::Read => (self.focus != Focus::Nothing).then(|| self.focus.clone()),
            view => self.row_focus(view),
        }
    }

    fn flagged(&self, id: FlagId) -> Option<Flagged<'static>> {
        flagged(self.flag(id)?, self.reading.rules()?)
    }

    /// Gives a verdict on the current flag; the same verdict again takes it back.
    pub(super) fn judge(&mut self, verdict: Verdict) {
        let Some(Focus::Flag(id)) = self.subject() else {
            let text = self.reading.messages.get("panel.nothing_here");
            return self.say(text);
        };
        let before = self.marks.of(id).and_then(|mark| mark.verdict);
        let after = (before != Some(verdict)).then_some(verdict);
        let place = self.shown.place(id);
        self.set_verdict(id, after);
        self.remember(Undo::Verdict(id, before));
        let messages = self.reading.messages;
        let said = messages.get(match after {
            Some(Verdict::Agree) => "verdict.agree",
            Some(Verdict::Dismiss) => "verdict.dismiss",
            Some(Verdict::Unsure) => "verdict.unsure",
            None => "status.verdict_none",
        });
        let n = messages.number(place.map_or(0, |place| place + 1));
        let mut text = messages.format("status.judged", &[("n", &n), ("verdict", &said)]);
        if let Some(key) = self.keys.keys(self.context(), Action::Undo).next() {
            let key = key.say(messages);
            text.push_str(" · ");
            text.push_str(&messages.format(
                "panel.key_does",
                &[("key", &key), ("does", &Action::Undo.short(messages))],
            ));
        }
        self.say(text);
        self.keep();
        // A filter may have hidden the flag that was judged: on to the next.
        if self.shown.place(id).is_none()
            && let Some(next) = place.and_then(|place| self.shown.get(place))
        {
            self.go_to(Focus::Flag(next));
        }
    }

    fn set_verdict(&mut self, id: FlagId, verdict: Option<Verdict>) {
        let Some(flagged) = self.flagged(id) else { return };
        let now = (self.reading.clock)();
        self.reading
            .notes
            .set_verdict(&self.reading.article.text, &flagged, verdict, &now);
    }

    /// Saves the notes, and shows what they now say.
    fn keep(&mut self) {
        if self.reading.notes.needs_saving() {
            if self.reading.notes.save(&self.reading.article.text) {
                self.notice_problem();
            } else {
                self.complain_of_notes("notes.unsaved", Action::Export);
            }
        }
        self.refresh_marks();
        if self.filter.verdict != Verdicts::All {
            self.reindex();
        }
        if let Focus::Own(note) = &self.focus
            && self.marks.own(note).is_none()
        {
            self.go_to(Focus::Nothing);
        }
        let view = self.view;
        if view != View::Read {
            let row = self.list_mut(view).selected;
            self.select_row(view, row);
        }
    }

    fn remember(&mut self, undo: Undo) {
        if self.undo.len() == UNDO {
            self.undo.remove(0);
        }
        self.undo.push(undo);
    }

    /// Takes back the last change to the notes.
    pub(super) fn undo(&mut self) {
        let Some(undo) = self.undo.pop() else {
            let text = self.reading.messages.get("status.nothing_to_undo");
            return self.say(text);
        };
        let now = (self.reading.clock)();
        match undo {
            Undo::Verdict(id, verdict) => self.set_verdict(id, verdict),
            Undo::FlagComment(id, comment) => self.set_flag_comment(id, &comment),
            Undo::Comment(note, comment) => self.reading.notes.set_comment(&note, &comment, &now),
            Undo::Restore(note) => self.reading.notes.restore(&self.reading.article.text, *note),
            Undo::Delete(note) => drop(self.reading.notes.delete(&note)),
            Undo::Rule(rule, dismissed) => self.reading.notes.dismiss_rule(&rule, dismissed),
        }
        let text = self.reading.messages.get("notes.undone");
        self.say(text);
        self.keep();
    }

    /// Dismisses the rule of the current flag in this article, or restores it.
    pub(super) fn dismiss_rule(&mut self) {
        let Some(Focus::Flag(id)) = self.subject() else { return };
        let Some(Flagged { rule, .. }) = self.flagged(id) else {
            return;
        };
        let dismissed = self.reading.notes.is_rule_dismissed(rule);
        self.reading.notes.dismiss_rule(rule, !dismissed);
        self.remember(Undo::Rule(rule.to_owned(), dismissed));
        let messages = self.reading.messages;
        let key = if dismissed {
            "notes.rule_restored"
        } else {
            "notes.rule_dismissed"
        };
        self.say(messages.format(key, &[("rule", &rule)]));
        self.keep();
    }

    /// Deletes the note that the panel or the selected row shows.
    pub(super) fn delete_note(&mut self) {
        let note = match (self.view, self.subject()) {
            (View::Notes, _) => self.selected_note(),
            (_, Some(Focus::Flag(id))) => self.marks.of(id).map(|mark| mark.note.clone()),
            (_, Some(Focus::Own(note))) => Some(note),
            _ => None,
        };
        let messages = self.reading.messages;
        match note.and_then(|note| self.reading.notes.delete(&note)) {
            Some(note) => {
                self.remember(Undo::Restore(Box::new(note)));
                self.say(messages.get("notes.deleted"));
                self.keep();
            }
            None => self.say(messages.get("status.no_note_here")),
        }
    }

    // ── Comments ────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Opens the editor on the note of the panel's passage, of the selected row, or of the selected words.
    pub(super) fn begin_comment(&mut self) {
        let subject = match &self.overlay {
            Overlay::Select(selection) => Some(Subject::Passage(selection.span(self))),
            _ if self.view == View::Notes => self.selected_note().map(Subject::Note),
            _ => match self.subject() {
                Some(Focus::Flag(id)) => Some(Subject::Flag(id)),
                Some(Focus::Own(note)) => Some(Subject::Note(note)),
                // What the study found becomes a passage of the reader's own.
                Some(Focus::Studied(item)) => self
                    .studied
                    .as_ref()
                    .and_then(|studied| studied.span(item))
                    .map(Subject::Passage),
                Some(Focus::Nothing) | None => None,
            },
        };
        if let Some(subject) = subject {
            self.edit(subject);
        } else {
            let text = self.reading.messages.get("panel.nothing_here");
            self.say(text);
        }
    }

    pub(super) fn edit(&mut self, subject: Subject) {
        let draft = self.drafts.iter().position(|draft| draft.subject == subject);
        let editor = if let Some(place) = draft {
            self.drafts.remove(place)
        } else {
            let comment = self.comment_of(&subject);
            Editor::new(subject, &comment)
        };
        self.overlay = Overlay::Editor(editor);
        self.uncover();
    }

    /// Scrolls so that the editor does not cover the words that one writes about.
    fn uncover(&mut self) {
        let Some(span) = self.focus_span().filter(|_| self.view == View::Read) else {
            return;
        };
        let above = usize::from(self.layout.editor().y.saturating_sub(self.layout.text.y));
        let row = self.wrapped.row_of(span.end.saturating_sub(1).max(span.start));
        if above > 0 && row >= self.top + above {
            self.scroll_to((row + 1).saturating_sub(above).min(self.wrapped.row_of(span.start)));
        }
    }

    fn comment_of(&self, subject: &Subject) -> String {
        let note = match subject {
            Subject::Flag(id) => self
                .flagged(*id)
                .and_then(|flagged| self.reading.notes.on_flag(&flagged)),
            Subject::Note(id) => self.reading.notes.note(id).map(|(note, _)| note),
            Subject::Passage(..) => None,
        };
        note.map_or_else(String::new, |note| note.comment.clone())
    }

    fn set_flag_comment(&mut self, id: FlagId, comment: &str) {
        let Some(flagged) = self.flagged(id) else { return };
        let now = (self.reading.clock)();
        self.reading
            .notes
            .comment_flag(&self.reading.article.text, &flagged, comment, &now);
    }

    /// Saves the comment that is being written.
    pub(super) fn save_comment(&mut self) {
        let Overlay::Editor(editor) = std::mem::take(&mut self.overlay) else {
            return;
        };
        let comment = editor.text();
        let before = self.comment_of(&editor.subject);
        let saved = self.reading.messages.get("status.saved");
        self.say(saved);
        match editor.subject {
            Subject::Flag(id) => {
                self.set_flag_comment(id, &comment);
                self.remember(Undo::FlagComment(id, before));
            }
            Subject::Note(note) => {
                let now = (self.reading.clock)();
                self.reading.notes.set_comment(&note, &comment, &now);
                self.remember(Undo::Comment(note, before));
            }
            Subject::Passage(span) => drop(self.mark(span, None, &comment)),
        }
        self.keep();
    }

    /// Makes comments of what was typed and left without being saved. What such a comment would replace stays before it.
    pub(super) fn keep_drafts(&mut self) {
        let mut drafts = std::mem::take(&mut self.drafts);
        if matches!(self.overlay, Overlay::Editor(_))
            && let Overlay::Editor(editor) = std::mem::take(&mut self.overlay)
        {
            drafts.push(editor);
        }
        let now = (self.reading.clock)();
        for draft in drafts {
            let (before, typed) = (self.comment_of(&draft.subject), draft.text());
            if typed.trim().is_empty() || !draft.is_changed() {
                continue;
            }
            let comment = if typed.contains(&before) {
                typed
            } else {
                format!("{before}\n\n{typed}")
            };
            let Reading { notes, article, .. } = &mut self.reading;
            let note = match draft.subject {
                Subject::Flag(id) => {
                    self.set_flag_comment(id, &comment);
                    continue;
                }
                Subject::Note(note) => Some(note),
                Subject::Passage(span) => notes.highlight(&article.text, span, None, &now),
            };
            if let Some(note) = note {
                notes.set_comment(&note, &comment, &now);
            }
        }
    }

    /// Marks a passage as the reader's own; its note, unless there are no words.
    pub(super) fn mark(&mut self, span: Span, technique: Option<Technique>, comment: &str) -> Option<String> {
        let now = (self.reading.clock)();
        let notes = self.reading.notes.entries();
        let known = notes
            .iter()
            .any(|(note, anchor)| note.rule.is_none() && anchor.span() == Some(span));
        let note = self
            .reading
            .notes
            .highlight(&self.reading.article.text, span, technique, &now)?;
        if !comment.is_empty() {
            self.reading.notes.set_comment(&note, comment, &now);
        }
        if !known {
            self.remember(Undo::Delete(note.clone()));
        }
        self.keep();
        self.go_from_list();
        self.go_to(Focus::Own(note.clone()));
        Some(note)
    }

    /// Closes what is being typed. A comment that was not saved is kept, for the next time.
    pub(super) fn cancel(&mut self) {
        if let Overlay::Editor(editor) = std::mem::take(&mut self.overlay)
            && editor.is_changed()
        {
            self.drafts.push(editor);
            let text = self.reading.messages.get("status.draft_kept");
            self.say(text);
        }
    }

    /// Copies the selected words, or the panel's passage.
    pub(super) fn copy(&mut self) {
        let span = match &self.overlay {
            Overlay::Select(selection) => Some(selection.span(self)),
            _ => self.focus_span(),
        };
        let Some(span) = span else {
            let text = self.reading.messages.get("panel.nothing_here");
            return self.say(text);
        };
        let words = on_one_line(span.of(self.text()));
        self.overlay = Overlay::None;
        self.effect(Effect::Copy(words));
        let text = self.reading.messages.get("status.copied");
        self.say(text);
    }
}

/// Words as they stand, but for line breaks, tabs and controls, which have no place in a quotation.
pub(super) fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            ' ' if line.ends_with(' ') => {}
            _ if c.is_control() => {}
            _ => line.push(c),
        }
    }
    line
}
