//! Two articles side by side, with a few fixed rules and a study written by hand, driven by keys and looked at without a
//! terminal.

use std::sync::OnceLock;

use interligne::analysis::study::{
    ActorKind, Attribution, Charge, Fact, FactKind, Form, Headline, HeadlineFinding, HeadlineFindingKind, Portrait,
    Shares, Sign, SignKind, Source, SourceKind, Stance, Study, Trait, TraitKind,
};
use interligne::analysis::{Analysis, Voice, analyse};
use interligne::app::compare::Article;
use interligne::app::compare::draw::draw;
use interligne::app::compare::state::{CompareApp, Input};
use interligne::app::keys::Keymap;
use interligne::app::theme::{Depth, Shade, Theme};
use interligne::article::Format;
use interligne::compare::Pair;
use interligne::language::Language;
use interligne::messages::Messages;
use interligne::rulebook::Rulebook;
use interligne::rulebook::source::File;
use interligne::span::Span;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::event;

const SOBER: &str = include_str!("../../assets/specimens/fr.sober.md");
const PARTISAN: &str = include_str!("../../assets/specimens/fr.partisan.md");

/// The rules of `compare.fr.toml`.
fn rulebook() -> &'static Rulebook {
    static RULES: OnceLock<Rulebook> = OnceLock::new();
    RULES.get_or_init(|| {
        let rules = File {
            name: "compare.fr.toml".to_owned(),
            text: include_str!("compare.fr.toml").to_owned(),
        };
        let (rulebook, problems) = Rulebook::from_files(Language::French, &[], &[rules]).expect("the rules compile");
        assert!(problems.is_empty(), "{problems:?}");
        rulebook
    })
}

/// Two articles, and the screen they are on.
pub struct Beside {
    pub app: CompareApp,
    pub size: (u16, u16),
}

impl Beside {
    /// The specimens of the French pair on a screen of that size.
    pub fn open(size: (u16, u16), language: Language, shade: Shade, depth: Depth) -> Self {
        let sober = article(SOBER, Format::Markdown, rulebook(), "sobre.md");
        let partisan = article(PARTISAN, Format::Markdown, rulebook(), "partisan.md");
        let sober = Article {
            study: Pen::new(&sober).sober(),
            ..sober
        };
        let partisan = Article {
            study: Pen::new(&partisan).partisan(),
            ..partisan
        };
        Self::open_articles(Pair::new(sober, partisan), size, language, shade, depth)
    }

    /// Any two texts, with the rules in force and whatever the study finds.
    pub fn open_texts(texts: Pair<&str>, size: (u16, u16)) -> Self {
        let rules = Rulebook::embedded(Language::French);
        let studied = |text: &str| {
            let article = article(text, Format::Markdown, rules, "article.md");
            Article {
                study: interligne::analysis::study::study(&article.article, rules, &article.analysis),
                ..article
            }
        };
        let articles = Pair::new(studied(texts.left), studied(texts.right));
        Self::open_articles(articles, size, Language::French, Shade::Dark, Depth::True)
    }

    fn open_articles(
        articles: Pair<Article>,
        size: (u16, u16),
        language: Language,
        shade: Shade,
        depth: Depth,
    ) -> Self {
        let keys = Keymap::built_in().expect("the table of keys can be read");
        let theme = Theme::built_in(shade, depth).expect("the theme can be read");
        let mut app = CompareApp::new(articles, Messages::of(language), keys, theme);
        app.input(Input::Resize(size.0, size.1));
        Self { app, size }
    }

    /// Presses keys, named as in the table of keys and separated by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.app.input(Input::Key(event(key)));
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

fn article(text: &str, format: Format, rules: &'static Rulebook, name: &str) -> Article {
    let article = interligne::article::Article::read(text.to_owned(), format, Some(Language::French));
    Article {
        analysis: analyse(&article, rules),
        article,
        study: Study::default(),
        rulebook: Some(rules),
        name: name.to_owned(),
    }
}

/// An article's text, and what to look up in it.
struct Pen {
    text: String,
    analysis: Analysis,
    title: Option<Span>,
}

impl Pen {
    fn new(article: &Article) -> Self {
        Self {
            text: article.article.text.clone(),
            analysis: article.analysis.clone(),
            title: article.article.title,
        }
    }

    fn all(&self, words: &str) -> Vec<Span> {
        let found = self.text.match_indices(words);
        found.map(|(at, words)| Span::new(at, at + words.len())).collect()
    }

    fn at(&self, words: &str) -> Span {
        let first = self.all(words).first().copied();
        first.unwrap_or_else(|| panic!("“{words}” is not in the article"))
    }

    fn sentence(&self, span: Span) -> u32 {
        let sentences = self.analysis.sentences.iter();
        let place = sentences
            .take_while(|sentence| sentence.span.start <= span.start)
            .count();
        u32::try_from(place.saturating_sub(1)).expect("there are few sentences")
    }

    /// An actor, and what is said of it: the words, how they are attached, and their charge.
    fn actor(&self, kind: ActorKind, name: &str, terms: &[(&str, TraitKind, Charge)]) -> Portrait {
        let mention = self.at(name);
        let term = |&(words, kind, charge): &(&str, TraitKind, Charge)| Trait {
            span: self.at(words),
            kind,
            charge,
            voice: Voice::Author,
            mention,
            sentence: self.sentence(self.at(words)),
        };
        Portrait {
            name: mention,
            kind,
            names: vec![mention],
            mentions: self.all(name),
            traits: terms.iter().map(term).collect(),
        }
    }

    /// Claims, by the words that name their source and its kind; nobody is named by an empty name, and `cue` is the passive.
    fn claims(&self, claims: &[(&str, SourceKind, &str)]) -> (Vec<Attribution>, Vec<Source>) {
        let mut sources: Vec<Source> = Vec::new();
        let mut all = Vec::new();
        for &(name, kind, cue) in claims {
            let cue = self.at(cue);
            let source = (!name.is_empty()).then(|| {
                let name = self.at(name);
                sources
                    .iter()
                    .position(|source| source.name == name)
                    .unwrap_or_else(|| {
                        sources.push(Source {
                            name,
                            role: None,
                            kind,
                            attributions: Vec::new(),
                            words: 0,
                            quoted: 0,
                            portrait: None,
                        });
                        sources.len() - 1
                    })
            });
            all.push(Attribution {
                kind,
                source: source.map(|source| u32::try_from(source).expect("few sources")),
                named: None,
                cue,
                stance: Stance::Neutral,
                form: Form::Indirect,
                said: None,
                words: 0,
                span: cue,
                sentence: self.sentence(cue),
                voice: Voice::Author,
            });
        }
        (all, sources)
    }

    fn facts(&self, facts: &[(FactKind, &str, &str)]) -> Vec<Fact> {
        let mut all = Vec::new();
        for &(kind, words, key) in facts {
            all.extend(self.all(words).into_iter().map(|span| Fact {
                kind,
                span,
                key: key.to_owned(),
            }));
        }
        all.sort_by_key(|fact: &Fact| fact.span);
        all
    }

    fn signs(&self, signs: &[(SignKind, &str)]) -> Vec<Sign> {
        let sign = |&(kind, words): &(SignKind, &str)| Sign {
            kind,
            span: self.at(words),
            sentence: self.sentence(self.at(words)),
        };
        signs.iter().map(sign).collect()
    }

    fn sober(&self) -> Study {
        use Charge::Neutral;
        use TraitKind::Role;
        let (attributions, sources) = self.claims(&[
            ("Irena Valk", SourceKind::Person, "a déclaré Irena Valk"),
            ("Irena Valk", SourceKind::Person, "a précisé"),
            ("Paul Denk", SourceKind::Person, "a indiqué"),
            ("Paul Denk", SourceKind::Person, "répond Paul Denk"),
            ("Tomas Brell", SourceKind::Person, "affirme"),
            ("Anton Mirel", SourceKind::Person, "réclame"),
            (
                "l’Inspection des ouvrages",
                SourceKind::Organisation,
                "selon le rapport",
            ),
            ("l’Inspection des ouvrages", SourceKind::Organisation, "est estimé"),
            ("la convention de 2019", SourceKind::Document, "selon la convention"),
        ]);
        Study {
            attributions,
            sources,
            shares: Shares {
                words: 305,
                author: 263,
                quoted: 42,
                unattributed: 0,
                claims: 9,
                named: 9,
            },
            portraits: vec![
                self.actor(
                    ActorKind::Person,
                    "Irena Valk",
                    &[("ministre lévonienne de l’Énergie", Role, Neutral)],
                ),
                self.actor(
                    ActorKind::Person,
                    "Tomas Brell",
                    &[("secrétaire du syndicat des barragistes", Role, Neutral)],
                ),
                self.actor(ActorKind::Person, "Paul Denk", &[("directeur", Role, Neutral)]),
                self.actor(ActorKind::Body, "Corvex", &[]),
                self.actor(
                    ActorKind::Person,
                    "Odile Karran",
                    &[("maire de Tolvane", Role, Neutral)],
                ),
            ],
            headline: self.title.map(|span| Headline {
                span,
                findings: Vec::new(),
            }),
            signs: self.signs(&[
                (SignKind::NamedSource, "Irena Valk"),
                (SignKind::NamedSource, "Paul Denk"),
                (SignKind::NamedSource, "Tomas Brell"),
                (SignKind::DatedEvent, "mardi 11 mai"),
                (SignKind::SourcedFigure, "41 millions de couronnes"),
                (SignKind::Reply, "répond Paul Denk"),
            ]),
            facts: self.facts(&[
                (FactKind::Number, "2 300 habitants", "2300 habitant"),
                (FactKind::Number, "14 mètres", "14 m"),
                (FactKind::Number, "38 capteurs", "38 capteur"),
                (FactKind::Number, "640 personnes", "640 personne"),
                (FactKind::Number, "41 millions de couronnes", "41000000 couronne"),
                (FactKind::Date, "11 mai", "2032-05-11"),
                (FactKind::Date, "9 mai", "2032-05-09"),
                (FactKind::Date, "2 février", "2032-02-02"),
                (FactKind::Name, "Ostrel", "ostrel"),
                (FactKind::Name, "Tolvane", "tolvane"),
                (FactKind::Name, "Anton Mirel", "anton mirel"),
            ]),
            ..Study::default()
        }
    }

    fn partisan(&self) -> Study {
        use Charge::{Favourable, Unfavourable};
        use TraitKind::{Epithet, Predicate, Role};
        let (attributions, sources) = self.claims(&[
            (
                "des sources proches du dossier",
                SourceKind::Anonymous,
                "Selon des sources",
            ),
            ("un haut fonctionnaire", SourceKind::Anonymous, "souffle"),
            ("Tomas Brell", SourceKind::Person, "a martelé"),
            ("Tout le monde", SourceKind::Collective, "sait qu"),
            ("", SourceKind::None, "est présenté comme"),
            ("", SourceKind::None, "a été vivement critiquée"),
        ]);
        let finding = |words: &str| HeadlineFinding {
            kind: HeadlineFindingKind::Loaded,
            span: self.at(words),
            body: None,
        };
        Study {
            attributions,
            sources,
            shares: Shares {
                words: 314,
                author: 298,
                quoted: 5,
                unattributed: 11,
                claims: 6,
                named: 1,
            },
            portraits: vec![
                self.actor(
                    ActorKind::Person,
                    "Irena Valk",
                    &[
                        ("marionnette du lobby de l’énergie", Role, Unfavourable),
                        ("incompétente", Epithet, Unfavourable),
                        ("arrogante", Epithet, Unfavourable),
                        ("aux abois", Epithet, Unfavourable),
                    ],
                ),
                self.actor(
                    ActorKind::Person,
                    "Tomas Brell",
                    &[
                        ("héros du peuple", Role, Favourable),
                        ("courageux", Epithet, Favourable),
                        ("visionnaire", Epithet, Favourable),
                        ("a raison", Predicate, Favourable),
                    ],
                ),
                self.actor(ActorKind::Body, "Corvex", &[("géant vorace", Role, Unfavourable)]),
                self.actor(ActorKind::Person, "Paul Denk", &[("sinistre", Epithet, Unfavourable)]),
                self.actor(
                    ActorKind::Person,
                    "Odile Karran",
                    &[("passivité", TraitKind::Quality, Unfavourable)],
                ),
            ],
            headline: self.title.map(|span| Headline {
                span,
                findings: vec![finding("scandale"), finding("étouffer")],
            }),
            facts: self.facts(&[
                (FactKind::Number, "41 millions de couronnes", "41000000 couronne"),
                (FactKind::Name, "Ostrel", "ostrel"),
                (FactKind::Name, "Tolvane", "tolvane"),
                (FactKind::Name, "Lévonie", "levonie"),
            ]),
            ..Study::default()
        }
    }
}
