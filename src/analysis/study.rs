//! The study of an article: who says what, who is painted how, what the headline promises, what speaks for the article.
//!
//! It comes after the flags and is asked for by those who show it: laying out the text a second time costs less than making
//! every check pay for it. Like the rest of the analysis it is pure, and names decide nothing: the same words give the same
//! charge whoever bears them.
//!
//! entities (who is mentioned) → ledger (attributions and their sources), portraits (words attached to actors) → contrast;
//! headline, signs and facts stand by themselves.

pub mod entity;
mod fact;
mod grammar;
mod headline;
mod ledger;
mod name;
mod portrait;
mod sign;
mod words;

pub use name::Named;

use rustc_hash::FxHashMap;

use super::layer::Layer;
use super::voice::Voices;
use super::{Analysis, Quotation, Voice, lay_out};
use crate::article::Article;
use crate::rulebook::Rulebook;
use crate::span::Span;

/// What a study finds. Every span is a span of [`Article::text`], in bytes; every `sentence` an index into
/// [`Analysis::sentences`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// Who is made to say what, by first byte.
    pub attributions: Vec<Attribution>,
    /// The entries of the ledger, in order of their first attribution.
    pub sources: Vec<Source>,
    /// Whose the words of the article are.
    pub shares: Shares,
    /// The actors of the text, the one most is said of first.
    pub portraits: Vec<Portrait>,
    /// The two actors who are painted most unlike.
    pub contrast: Option<Contrast>,
    /// The headline against the body; none without a title.
    pub headline: Option<Headline>,
    /// What speaks for the article, by first byte.
    pub signs: Vec<Sign>,
    /// Names, numbers and dates, by first byte.
    pub facts: Vec<Fact>,
}

/// One passage that gives words, or a judgement, to somebody, or to nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What the source is here.
    pub kind: SourceKind,
    /// Its entry in [`Study::sources`]; none where no source is given, or only a pronoun that nobody certain stands behind.
    pub source: Option<u32>,
    /// The words that name the source here (a pronoun, maybe); none where no source is given.
    pub named: Option<Span>,
    /// What gives the words: a verb ("a déclaré"), a preposition ("selon"), a participle ("présenté comme").
    pub cue: Span,
    /// How the cue judges what is said.
    pub stance: Stance,
    /// How the words are given.
    pub form: Form,
    /// The words that are given, without quotation marks; none where the text gives none ("a été critiqué"). Where the
    /// clause of the source stands inside them, it is covered too.
    pub said: Option<Span>,
    /// How many words that is, such a clause left out.
    pub words: u32,
    /// All of it: source, cue and the words given, within one sentence or from its quotation on.
    pub span: Span,
    /// The sentence of its cue.
    pub sentence: u32,
    /// In whose voice the attribution stands.
    pub voice: Voice,
}

/// What kind of source an attribution has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A person by name, with a role or without.
    Person,
    /// A person by role alone: "le ministre", "a spokeswoman".
    Role,
    /// An organisation, a state, a body: "le ministère", "Amnesty".
    Organisation,
    /// A report, a study, a survey, a decision.
    Document,
    /// Several whom nobody could count: "les analystes", "critics".
    Collective,
    /// Somebody the text keeps unnamed: "une source proche du dossier".
    Anonymous,
    /// Nobody at all: "est présenté comme", "serait".
    None,
}

/// How the words that give a passage to somebody judge it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// They do not: dire, say.
    #[default]
    Neutral,
    /// They doubt: prétendre, claim.
    Doubting,
    /// They vouch for it: révéler, point out.
    Endorsing,
    /// They colour the speaker: marteler, lash out.
    Coloured,
}

/// How an attribution gives its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Between quotation marks.
    Quotation,
    /// In the author's words: "a déclaré que", "said that", a verb of judging and its object.
    Indirect,
    /// By a preposition: "selon X", "according to X".
    According,
    /// By a passive: "a été critiqué", "is seen as".
    Passive,
    /// By the conditional of hearsay, or "allegedly".
    Hearsay,
}

/// One source, however often it speaks: an entry of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The fullest words that name it.
    pub name: Span,
    /// The role that the text gives it, where that is not in `name`.
    pub role: Option<Span>,
    /// What it is; the most telling of its attributions' kinds.
    pub kind: SourceKind,
    /// Its attributions, by index.
    pub attributions: Vec<u32>,
    /// How many words it is given in all.
    pub words: u32,
    /// How many of them between quotation marks.
    pub quoted: u32,
    /// The portrait of the same actor, by index.
    pub portrait: Option<u32>,
}

/// Whose the words of an article are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// All words of the article.
    pub words: u32,
    /// Words in the author's own voice.
    pub author: u32,
    /// Words between quotation marks whose speaker the text names.
    pub quoted: u32,
    /// Words between quotation marks that nobody is named for.
    pub unattributed: u32,
    /// Attributions.
    pub claims: u32,
    /// Those that name their source: a person, an organisation, a document.
    pub named: u32,
}

/// How one actor is described.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    /// The fullest words that name the actor.
    pub name: Span,
    /// What the actor is.
    pub kind: ActorKind,
    /// The first mention in each distinct wording, by first byte.
    pub names: Vec<Span>,
    /// Every mention, pronouns included, by first byte.
    pub mentions: Vec<Span>,
    /// Everything said of the actor, by first byte.
    pub traits: Vec<Trait>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A person.
    Person,
    /// A country, a town, a people.
    Country,
    /// An organisation, an institution, an army.
    Body,
    /// Several persons under one noun: "les manifestants".
    Group,
}

/// Words attached to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trait {
    /// The words.
    pub span: Span,
    /// How they are attached.
    pub kind: TraitKind,
    /// What they do to the actor, negation counted in.
    pub charge: Charge,
    /// In whose voice.
    pub voice: Voice,
    /// The mention of the actor that they are attached to.
    pub mention: Span,
    /// Their sentence.
    pub sentence: u32,
}

/// How words are attached to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TraitKind {
    /// An adjective or participle beside the noun: "l'armée exsangue".
    Epithet,
    /// What the actor is said to be: "est un leader éclairé", "semble incapable".
    Predicate,
    /// A noun of quality that the actor has: "son manque de vision".
    Quality,
    /// A noun that stands for the actor: "le tyran", or an office: "le président russe".
    Role,
    /// What the actor does: the verb, with its object where that makes it telling.
    Act,
    /// What is done to the actor.
    Undergone,
}

/// What words do to the one they are said of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Charge {
    /// They speak for the actor.
    Favourable,
    /// They speak against the actor.
    Unfavourable,
    /// Neither.
    #[default]
    Neutral,
}

/// How many words of each charge an actor bears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Favourable.
    pub favourable: u32,
    /// Unfavourable.
    pub unfavourable: u32,
    /// Neutral.
    pub neutral: u32,
}

impl Portrait {
    /// What is said of the actor, by charge; of some voices only.
    #[must_use]
    pub fn balance(&self, counts: impl Fn(Voice) -> bool) -> Balance {
        let mut balance = Balance::default();
        for one in self.traits.iter().filter(|one| counts(one.voice)) {
            match one.charge {
                Charge::Favourable => balance.favourable += 1,
                Charge::Unfavourable => balance.unfavourable += 1,
                Charge::Neutral => balance.neutral += 1,
            }
        }
        balance
    }

    /// How often the actor acts, and how often something is done to the actor.
    #[must_use]
    pub fn acts_and_undergoes(&self) -> (usize, usize) {
        let of = |kind: TraitKind| self.traits.iter().filter(|one| one.kind == kind).count();
        (of(TraitKind::Act), of(TraitKind::Undergone))
    }
}

/// The starkest contrast of an article: two actors and how each is painted. The counts are those of
/// [`Portrait::balance`] in every voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The portrait that is favoured, by index.
    pub favoured: u32,
    /// Its balance.
    pub favoured_balance: Balance,
    /// The portrait that is blamed, by index.
    pub blamed: u32,
    /// Its balance.
    pub blamed_balance: Balance,
    /// Whether every charged word of both is in the author's own voice.
    pub author_alone: bool,
}

/// The headline against the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The headline.
    pub span: Span,
    /// What is worth asking about it, by first byte.
    pub findings: Vec<HeadlineFinding>,
}

/// One thing about a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadlineFinding {
    /// What.
    pub kind: HeadlineFindingKind,
    /// The words of the headline.
    pub span: Span,
    /// The passage of the body that shows it (where it hedges), if there is one.
    pub body: Option<Span>,
}

/// What a headline does that its body does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadlineFindingKind {
    /// A name that the body does not have.
    AbsentName,
    /// A number that the body does not have.
    AbsentNumber,
    /// A quotation that the body does not have.
    AbsentQuotation,
    /// It asserts what the body hedges.
    Firmer,
    /// Its words are loaded: the span is that of a flag.
    Loaded,
    /// It asks a question.
    Question,
}

/// Something that speaks for an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// What.
    pub kind: SignKind,
    /// The words.
    pub span: Span,
    /// Their sentence.
    pub sentence: u32,
}

/// What can speak for an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignKind {
    /// A source with a name and a role.
    NamedSource,
    /// An event with its date.
    DatedEvent,
    /// A document that is linked.
    LinkedDocument,
    /// A figure whose source is named.
    SourcedFigure,
    /// The reply of whoever is accused, or the word that it was asked for.
    Reply,
}

/// A name, a number or a date of the body or the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// The words.
    pub span: Span,
    /// The same for every wording of the same fact ("12 000", "douze mille"), whatever the article.
    pub key: String,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A name.
    Name,
    /// A number, with its unit.
    Number,
    /// A date.
    Date,
}

/// What every part of a study reads.
struct Ground<'a> {
    article: &'a Article,
    rulebook: &'a Rulebook,
    analysis: &'a Analysis,
    layer: &'a Layer<'a>,
    /// The words of the vocabulary, folded and without accents, by their numbers.
    bare: Vec<String>,
    voices: Voices,
}

/// Ties each source to the portrait of the actor that it is; an actor's name is its own.
fn tie(study: &mut Study, entities: &entity::Entities, actors: &[Option<u32>]) {
    let portraits: FxHashMap<Span, u32> = study.portraits.iter().map(|one| one.name).zip(0..).collect();
    for (source, actor) in study.sources.iter_mut().zip(actors) {
        let actor = actor.and_then(|actor| entities.entities.get(actor as usize));
        source.portrait = actor.and_then(|actor| portraits.get(&actor.name)).copied();
    }
}

impl<'a> Ground<'a> {
    fn new(
        article: &'a Article,
        rulebook: &'a Rulebook,
        analysis: &'a Analysis,
        layer: &'a Layer<'a>,
        quotations: &[Quotation],
    ) -> Self {
        Self {
            article,
            rulebook,
            analysis,
            layer,
            bare: layer.vocabulary.map(|word| fact::bare(word).into_owned()),
            voices: Voices::new(quotations),
        }
    }

    /// A token folded and without accents, with no dot at its end; empty where there is none.
    fn bare(&self, token: usize) -> &str {
        let word = self.layer.word_ids.get(token);
        word.and_then(|&word| self.bare.get(word as usize))
            .map_or("", String::as_str)
    }
}

/// Studies an article that was analysed with the same rulebook.
///
/// An article whose language is not the rulebook's gives an empty study.
#[must_use]
pub fn study(article: &Article, rulebook: &Rulebook, analysis: &Analysis) -> Study {
    let Some((layer, quotations)) = lay_out(article, rulebook) else {
        return Study::default();
    };
    let ground = Ground::new(article, rulebook, analysis, &layer, &quotations);
    let grammar = grammar::Grammar::new(&ground);
    let entities = entity::Entities::new(&ground, &grammar);
    let names = fact::Names::new(&ground);
    let facts = fact::facts(&ground, &names);
    let mut study = Study {
        headline: headline::audit(&ground, &names, &facts.figures),
        facts: facts.all,
        ..Study::default()
    };
    let ledger = ledger::ledger(&ground, &entities);
    study.attributions = ledger.attributions;
    study.sources = ledger.sources;
    study.shares = ledger.shares;
    study.portraits = portrait::portraits(&ground, &grammar, &entities);
    tie(&mut study, &entities, &ledger.actors);
    study.contrast = portrait::contrast(&study.portraits);
    study.signs = sign::signs(&ground, &study);
    study
}
