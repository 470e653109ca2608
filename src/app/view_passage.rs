//! The panel of a passage that one went to from a view of the study: what was found there, and what to ask.

use crate::analysis::study::{Attribution, Charge, SourceKind, Stance, Trait};
use crate::app::judge::on_one_line;
use crate::app::paint::Flow;
use crate::app::state::App;
use crate::app::studied::{Entry, Item, Studied};
use crate::app::view_flags::excerpt;
use crate::app::view_panel::{here_too, label_column, shortened};
use crate::app::view_portraits::{charge_says, charge_sign, charge_style};
use crate::app::view_sources::stance_sign;
use crate::messages::Messages;
use crate::span::Span;
use crate::telling;

/// What the panel says of an item.
pub fn contents(app: &App, flow: &mut Flow, item: Item) {
    let Some(studied) = &app.studied else { return };
    let mut page = Page {
        app,
        studied,
        messages: app.reading.messages,
        flow,
    };
    match item {
        Item::Attribution(index) => {
            if let Some(attribution) = studied.attribution(index) {
                page.attribution(attribution);
            }
        }
        Item::Trait(portrait, index) => {
            if let Some(quality) = studied.quality(portrait, index) {
                page.actor(portrait);
                page.quality(quality);
            }
        }
        Item::Actor(index) => page.actor(index),
        Item::Headline => page.head(page.messages.get("passage.headline"), "", studied.span(item)),
        Item::Finding(index) | Item::Evidence(index) => page.finding(index),
        Item::Sign(index) => page.sign(index),
    }
    if let Some(span) = studied.span(item) {
        let here_too = here_too(app, span, None);
        if !here_too.is_empty() {
            page.label("panel.here_too", &here_too);
        }
    }
}

/// The panel as it is written.
struct Page<'a> {
    app: &'a App,
    studied: &'a Studied,
    messages: &'static Messages,
    flow: &'a mut Flow,
}

impl Page<'_> {
    /// What this is, and the words.
    fn head(&mut self, title: &str, kind: &str, span: Option<Span>) {
        let roles = &self.app.theme.roles;
        self.flow.both((title, roles.title.0), (kind, roles.dim.0));
        self.flow.blank();
        if let Some(span) = span {
            self.words(span);
        }
    }

    fn words(&mut self, span: Span) {
        let words = on_one_line(span.of(self.app.text()));
        let words = self.messages.quoted(shortened(&words));
        self.flow.text(0, &words, self.app.theme.roles.opened.0);
        self.flow.blank();
    }

    fn label(&mut self, key: &str, text: &str) {
        let roles = &self.app.theme.roles;
        let label = (self.messages.get(key), roles.label.0);
        self.flow.labelled(label_column(self.app), label, text, roles.text.0);
    }

    fn attribution(&mut self, attribution: &Attribution) {
        let (app, messages) = (self.app, self.messages);
        let (name, kind) = match attribution.kind {
            SourceKind::None => (messages.get("sources.none").to_owned(), ""),
            kind => {
                let name = telling::source(attribution, self.studied.study(), app.text(), messages);
                (name, telling::name(kind, messages))
            }
        };
        self.head(&name, kind, Some(attribution.said.unwrap_or(attribution.span)));
        self.flow
            .text(0, messages.get(kind_says(attribution.kind)), app.theme.roles.text.0);
        self.flow.blank();
        self.label("panel.ask", messages.get(kind_asks(attribution.kind)));
        let cue = messages.quoted(excerpt(app.text(), attribution.cue));
        let cue = match attribution.stance {
            Stance::Neutral => cue,
            stance => format!("{cue} {} {}", stance_sign(stance), telling::name(stance, messages)),
        };
        self.label("passage.cue", &cue);
        self.label("passage.form", telling::name(attribution.form, messages));
        if attribution.words > 0 {
            self.label(
                "passage.length",
                &messages.count("header.words", attribution.words as usize),
            );
        }
        self.label("panel.voice", &telling::voice(attribution.voice, app.text(), messages));
    }

    /// Who this is about, how often, and how it stands for and against.
    fn actor(&mut self, index: u32) {
        let (app, messages) = (self.app, self.messages);
        let Some(portrait) = self.studied.portrait(index) else {
            return;
        };
        let name = excerpt(app.text(), portrait.name);
        self.head(&name, telling::name(portrait.kind, messages), None);
        if self.studied.is_bare(Entry::Portrait(index)) {
            let mentions = messages.count("passage.mentions", portrait.mentions.len());
            self.flow.text(0, &mentions, app.theme.roles.text.0);
        }
    }

    fn quality(&mut self, quality: &Trait) {
        let (app, messages) = (self.app, self.messages);
        self.words(quality.span);
        let says = charge_says(quality.charge);
        let style = charge_style(&app.theme.roles, quality.charge);
        self.flow.text(
            0,
            &format!("{} {}", charge_sign(quality.charge), messages.get(says)),
            style,
        );
        self.flow.blank();
        if quality.charge != Charge::Neutral {
            self.label("panel.ask", messages.get("passage.ask_trait"));
        }
        self.label("passage.attached", telling::name(quality.kind, messages));
        let mention = messages.quoted(excerpt(app.text(), quality.mention));
        self.label("panel.about", &mention);
        self.label("panel.voice", &telling::voice(quality.voice, app.text(), messages));
    }

    fn finding(&mut self, index: u32) {
        let (app, messages) = (self.app, self.messages);
        let Some(&finding) = self.studied.finding(index) else {
            return;
        };
        let told = telling::finding(finding, app.text(), messages);
        self.head(told.name, messages.get("passage.headline"), Some(finding.span));
        self.flow.text(0, &told.says, app.theme.roles.text.0);
        self.flow.blank();
        self.label("panel.ask", told.question);
        if let Some(body) = finding.body {
            self.label(
                "passage.body",
                &messages.quoted(shortened(&on_one_line(body.of(app.text())))),
            );
        }
    }

    fn sign(&mut self, index: u32) {
        let messages = self.messages;
        let Some(sign) = self.studied.sign(index) else { return };
        self.head(telling::name(sign.kind, messages), "", Some(sign.span));
        self.flow
            .text(0, messages.get("passage.sign"), self.app.theme.roles.text.0);
    }
}

/// The key of what a kind of source lets the reader do.
const fn kind_says(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "passage.person",
        SourceKind::Role => "passage.role",
        SourceKind::Organisation => "passage.organisation",
        SourceKind::Document => "passage.document",
        SourceKind::Collective => "passage.collective",
        SourceKind::Anonymous => "passage.anonymous",
        SourceKind::None => "passage.none",
    }
}

/// The key of what to ask of a kind of source.
const fn kind_asks(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "passage.ask_person",
        SourceKind::Role => "passage.ask_role",
        SourceKind::Organisation => "passage.ask_organisation",
        SourceKind::Document => "passage.ask_document",
        SourceKind::Collective => "passage.ask_collective",
        SourceKind::Anonymous => "passage.ask_anonymous",
        SourceKind::None => "passage.ask_none",
    }
}
