//! A study of `article.fr.md`, written by hand: what the views show does not hang on what the analysis finds today.

use interligne::analysis::study::{
    ActorKind, Attribution, Balance, Charge, Contrast, Form, Headline, HeadlineFinding, HeadlineFindingKind, Portrait,
    Shares, Sign, SignKind, Source, SourceKind, Stance, Study, Trait, TraitKind,
};
use interligne::analysis::{Analysis, Voice};
use interligne::span::Span;

/// The text, and what to look up in it.
struct Pen<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl Pen<'_> {
    /// Where words stand, the `nth` time from 0.
    fn nth(&self, words: &str, nth: usize) -> Span {
        let found = self.text.match_indices(words).nth(nth);
        let (at, _) = found.unwrap_or_else(|| panic!("“{words}” is not in the article"));
        Span::new(at, at + words.len())
    }

    fn at(&self, words: &str) -> Span {
        self.nth(words, 0)
    }

    fn sentence(&self, span: Span) -> u32 {
        let sentences = self.analysis.sentences.iter();
        let place = sentences
            .take_while(|sentence| sentence.span.start <= span.start)
            .count();
        u32::try_from(place.saturating_sub(1)).expect("there are few sentences")
    }

    /// Who says it, by which cue, how, and what is said.
    fn claim(&self, kind: SourceKind, source: Option<u32>, named: &str, cue: &str, said: &str) -> Attribution {
        let (cue, said) = (self.at(cue), self.at(said));
        let named = (!named.is_empty()).then(|| self.at(named));
        let span = named.unwrap_or(cue).cover(cue).cover(said);
        Attribution {
            kind,
            source,
            named,
            cue,
            stance: Stance::Neutral,
            form: Form::Indirect,
            said: Some(said),
            words: u32::try_from(said.of(self.text).split_whitespace().count()).expect("a few words"),
            span,
            sentence: self.sentence(cue),
            voice: Voice::Author,
        }
    }

    fn term(&self, words: &str, kind: TraitKind, charge: Charge, mention: &str) -> Trait {
        let span = self.at(words);
        Trait {
            span,
            kind,
            charge,
            voice: Voice::Author,
            mention: self.at(mention),
            sentence: self.sentence(span),
        }
    }

    fn actor(&self, kind: ActorKind, names: &[&str], traits: Vec<Trait>) -> Portrait {
        let names: Vec<Span> = names.iter().map(|name| self.at(name)).collect();
        Portrait {
            name: names[0],
            kind,
            mentions: names.clone(),
            names,
            traits,
        }
    }
}

/// Who is made to say what.
fn claims(pen: &Pen) -> Vec<Attribution> {
    let belloir = Attribution {
        stance: Stance::Coloured,
        form: Form::Quotation,
        ..pen.claim(SourceKind::Person, Some(0), "Ange Belloir", "lâche", "On nous a menti")
    };
    let accounts = Attribution {
        form: Form::Passive,
        ..pen.claim(SourceKind::None, None, "", "déclarés comme", "définitifs")
    };
    let near = Attribution {
        form: Form::According,
        ..pen.claim(
            SourceKind::Anonymous,
            Some(1),
            "des sources proches du dossier",
            "Selon",
            "le chantier aurait coûté le double de ce qui était prévu",
        )
    };
    let elected = Attribution {
        stance: Stance::Doubting,
        ..pen.claim(
            SourceKind::Collective,
            Some(2),
            "Les élus",
            "prétendant",
            "vouloir la transparence",
        )
    };
    let orsel = pen.claim(
        SourceKind::Organisation,
        Some(3),
        "Le cabinet Orsel",
        "renvoie",
        "41 millions d’euros",
    );
    let criticised = Attribution {
        form: Form::Passive,
        said: None,
        words: 0,
        ..pen.claim(SourceKind::None, None, "", "a été critiquée", "a été critiquée")
    };
    let lives = pen.claim(
        SourceKind::Organisation,
        Some(4),
        "le comité",
        "écrit",
        "c’est la survie même de la ville qui est en jeu",
    );
    let closing = Attribution {
        named: Some(pen.nth("le comité", 1)),
        stance: Stance::Endorsing,
        ..pen.claim(
            SourceKind::Organisation,
            Some(4),
            "",
            "assure",
            "La fermeture explique à elle seule la baisse des ventes",
        )
    };
    vec![belloir, accounts, near, elected, orsel, criticised, lives, closing]
}

/// Who they are.
fn sources(pen: &Pen, attributions: &[Attribution]) -> Vec<Source> {
    let source = |place: u32, name: &str, role: Option<&str>, kind| {
        let own = || {
            attributions
                .iter()
                .zip(0u32..)
                .filter(|(one, _)| one.source == Some(place))
        };
        Source {
            name: pen.at(name),
            role: role.map(|role| pen.at(role)),
            kind,
            attributions: own().map(|(_, index)| index).collect(),
            words: own().map(|(one, _)| one.words).sum(),
            quoted: own()
                .filter(|(one, _)| one.form == Form::Quotation)
                .map(|(one, _)| one.words)
                .sum(),
            portrait: None,
        }
    };
    vec![
        source(0, "Ange Belloir", Some("boucher"), SourceKind::Person),
        source(1, "des sources proches du dossier", None, SourceKind::Anonymous),
        source(2, "Les élus", None, SourceKind::Collective),
        source(3, "Le cabinet Orsel", None, SourceKind::Organisation),
        source(4, "le comité", None, SourceKind::Organisation),
    ]
}

/// Who is described how.
fn portraits(pen: &Pen) -> Vec<Portrait> {
    let quoted = Trait {
        voice: Voice::Quoted(Some(pen.at("Ange Belloir"))),
        ..pen.term("menti", TraitKind::Act, Charge::Unfavourable, "On")
    };
    let elected = pen.actor(
        ActorKind::Group,
        &["Les élus", "la clique du port"],
        vec![
            quoted,
            pen.term(
                "clique du port",
                TraitKind::Role,
                Charge::Unfavourable,
                "la clique du port",
            ),
            pen.term(
                "prétendant vouloir la transparence",
                TraitKind::Act,
                Charge::Unfavourable,
                "Les élus",
            ),
            pen.term(
                "refusé de publier le contrat",
                TraitKind::Act,
                Charge::Unfavourable,
                "Les élus",
            ),
        ],
    );
    let town = pen.actor(
        ActorKind::Country,
        &["Morvenne", "la ville"],
        vec![
            pen.term("rouvre", TraitKind::Act, Charge::Neutral, "Morvenne"),
            pen.term("survie", TraitKind::Quality, Charge::Favourable, "la ville"),
            pen.term("en jeu", TraitKind::Undergone, Charge::Neutral, "la ville"),
        ],
    );
    let firm = pen.actor(
        ActorKind::Body,
        &["Le cabinet Orsel"],
        vec![
            pen.term(
                "a suivi les travaux",
                TraitKind::Act,
                Charge::Favourable,
                "Le cabinet Orsel",
            ),
            pen.term(
                "renvoie à son rapport",
                TraitKind::Act,
                Charge::Favourable,
                "Le cabinet Orsel",
            ),
        ],
    );
    let butcher = pen.actor(ActorKind::Person, &["Ange Belloir"], Vec::new());
    vec![elected, town, firm, butcher]
}

/// The study.
pub fn study(text: &str, analysis: &Analysis) -> Study {
    let pen = Pen { text, analysis };
    let attributions = claims(&pen);
    let portraits = portraits(&pen);
    let contrast = Contrast {
        favoured: 2,
        favoured_balance: portraits[2].balance(|_| true),
        blamed: 0,
        blamed_balance: portraits[0].balance(|_| true),
        author_alone: false,
    };

    let finding = |kind, words: &str, body: Option<&str>| HeadlineFinding {
        kind,
        span: pen.at(words),
        body: body.map(|words| pen.at(words)),
    };
    let sign = |kind, words: &str| Sign {
        kind,
        span: pen.at(words),
        sentence: pen.sentence(pen.at(words)),
    };
    Study {
        sources: sources(&pen, &attributions),
        attributions,
        shares: Shares {
            words: 232,
            author: 203,
            quoted: 12,
            unattributed: 17,
            claims: 8,
            named: 4,
        },
        portraits,
        contrast: Some(contrast),
        headline: Some(Headline {
            span: pen.at("Le pont de Morvenne rouvre, la colère aussi"),
            findings: vec![
                finding(
                    HeadlineFindingKind::Firmer,
                    "rouvre",
                    Some("Sans décision avant dimanche"),
                ),
                finding(HeadlineFindingKind::Loaded, "la colère", None),
            ],
        }),
        signs: vec![
            sign(SignKind::NamedSource, "Ange Belloir, boucher"),
            sign(SignKind::DatedEvent, "son rapport du 3 février"),
            sign(SignKind::SourcedFigure, "41 millions d’euros"),
            sign(SignKind::DatedEvent, "a présenté mardi des comptes"),
        ],
        facts: Vec::new(),
    }
}

/// A study of no article, whose spans and places may lead anywhere.
pub fn anything(spans: &[(u32, u32)]) -> Study {
    let spans: Vec<Span> = spans
        .iter()
        .map(|&(start, len)| Span {
            start,
            end: start + len,
        })
        .collect();
    let attribution = |(&span, index): (&Span, u32)| Attribution {
        kind: SourceKind::Role,
        source: (index % 3 > 0).then_some(index / 2),
        named: (index % 2 > 0).then_some(span),
        cue: span,
        stance: [Stance::Neutral, Stance::Doubting, Stance::Coloured][index as usize % 3],
        form: Form::Hearsay,
        said: (index % 4 > 0).then_some(span),
        words: span.end,
        span,
        sentence: index,
        voice: if index % 2 == 0 {
            Voice::Author
        } else {
            Voice::Quoted(Some(span))
        },
    };
    let quality = |(&span, index): (&Span, usize)| Trait {
        span,
        kind: TraitKind::Epithet,
        charge: [Charge::Neutral, Charge::Unfavourable, Charge::Favourable][index % 3],
        voice: Voice::Quoted(None),
        mention: span,
        sentence: 0,
    };
    let sources = spans.iter().map(|&name| Source {
        name,
        role: Some(name),
        kind: SourceKind::Person,
        attributions: vec![0, 3, 99],
        words: name.start,
        quoted: 0,
        portrait: Some(99),
    });
    let portraits = spans.iter().map(|&name| Portrait {
        name,
        kind: ActorKind::Person,
        names: vec![name],
        mentions: spans.clone(),
        traits: spans
            .iter()
            .zip(name.start as usize % 2..)
            .skip(name.end as usize % 4)
            .map(quality)
            .collect(),
    });
    let findings = spans.iter().map(|&span| HeadlineFinding {
        kind: HeadlineFindingKind::Question,
        span,
        body: (span.end % 2 > 0).then_some(span),
    });
    let signs = spans.iter().map(|&span| Sign {
        kind: SignKind::Reply,
        span,
        sentence: 0,
    });
    Study {
        attributions: spans.iter().zip(0..).map(attribution).collect(),
        sources: sources.collect(),
        shares: Shares {
            words: spans[0].end,
            author: spans[0].start,
            quoted: 7,
            unattributed: spans[0].end % 3,
            claims: 0,
            named: 3,
        },
        portraits: portraits.collect(),
        contrast: Some(Contrast {
            favoured: spans[0].start % 3,
            favoured_balance: Balance::default(),
            blamed: 1,
            blamed_balance: Balance::default(),
            author_alone: true,
        }),
        headline: Some(Headline {
            span: spans[0],
            findings: findings.collect(),
        }),
        signs: signs.collect(),
        facts: Vec::new(),
    }
}
