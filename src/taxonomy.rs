//! The names of what is marked: categories, techniques and strengths, spelt as every output spells them.
//!
//! The first 23 techniques are those of SemEval-2023 Task 3 (Piskorski et al., ACL 2023; JRC guidelines JRC132862);
//! the eight on sourcing are interligne's own. Their names and descriptions for people are in `assets/messages`.

use serde::{Deserialize, Serialize};

/// A coarse group of techniques.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Words that go at a person or group instead of what they say or do.
    AttackOnReputation,
    /// An appeal put in the place of a reason.
    Justification,
    /// A turn away from the matter.
    Distraction,
    /// Fewer causes, ways or consequences than there are.
    Simplification,
    /// A push to act, or to stop thinking.
    Call,
    /// Words that carry a judgement or hide a fact.
    ManipulativeWording,
    /// Who is made to say what, and whether one could check it.
    Sourcing,
}

impl Category {
    /// Every category, in the order of the taxonomy.
    pub const ALL: [Self; 7] = [
        Self::AttackOnReputation,
        Self::Justification,
        Self::Distraction,
        Self::Simplification,
        Self::Call,
        Self::ManipulativeWording,
        Self::Sourcing,
    ];

    /// The slug that stands in every output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AttackOnReputation => "attack-on-reputation",
            Self::Justification => "justification",
            Self::Distraction => "distraction",
            Self::Simplification => "simplification",
            Self::Call => "call",
            Self::ManipulativeWording => "manipulative-wording",
            Self::Sourcing => "sourcing",
        }
    }

    /// The category of a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }

    /// The techniques of this category, in the order of the taxonomy.
    pub fn techniques(self) -> impl Iterator<Item = Technique> {
        Technique::ALL
            .into_iter()
            .filter(move |technique| technique.category() == self)
    }
}

/// A way of persuading, or of reporting without saying who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Technique {
    /// `Name_Calling-Labeling`.
    #[serde(rename = "Name_Calling-Labeling")]
    NameCallingLabeling,
    /// `Guilt_by_Association`.
    #[serde(rename = "Guilt_by_Association")]
    GuiltByAssociation,
    /// `Doubt`.
    #[serde(rename = "Doubt")]
    Doubt,
    /// `Appeal_to_Hypocrisy`.
    #[serde(rename = "Appeal_to_Hypocrisy")]
    AppealToHypocrisy,
    /// `Questioning_the_Reputation`.
    #[serde(rename = "Questioning_the_Reputation")]
    QuestioningTheReputation,
    /// `Flag_Waving`.
    #[serde(rename = "Flag_Waving")]
    FlagWaving,
    /// `Appeal_to_Authority`.
    #[serde(rename = "Appeal_to_Authority")]
    AppealToAuthority,
    /// `Appeal_to_Popularity`.
    #[serde(rename = "Appeal_to_Popularity")]
    AppealToPopularity,
    /// `Appeal_to_Values`.
    #[serde(rename = "Appeal_to_Values")]
    AppealToValues,
    /// `Appeal_to_Fear-Prejudice`.
    #[serde(rename = "Appeal_to_Fear-Prejudice")]
    AppealToFearPrejudice,
    /// `Causal_Oversimplification`.
    #[serde(rename = "Causal_Oversimplification")]
    CausalOversimplification,
    /// `False_Dilemma-No_Choice`.
    #[serde(rename = "False_Dilemma-No_Choice")]
    FalseDilemmaNoChoice,
    /// `Consequential_Oversimplification`.
    #[serde(rename = "Consequential_Oversimplification")]
    ConsequentialOversimplification,
    /// `Straw_Man`.
    #[serde(rename = "Straw_Man")]
    StrawMan,
    /// `Red_Herring`.
    #[serde(rename = "Red_Herring")]
    RedHerring,
    /// `Whataboutism`.
    #[serde(rename = "Whataboutism")]
    Whataboutism,
    /// `Slogans`.
    #[serde(rename = "Slogans")]
    Slogans,
    /// `Conversation_Killer`.
    #[serde(rename = "Conversation_Killer")]
    ConversationKiller,
    /// `Appeal_to_Time`.
    #[serde(rename = "Appeal_to_Time")]
    AppealToTime,
    /// `Loaded_Language`.
    #[serde(rename = "Loaded_Language")]
    LoadedLanguage,
    /// `Obfuscation-Vagueness-Confusion`.
    #[serde(rename = "Obfuscation-Vagueness-Confusion")]
    ObfuscationVaguenessConfusion,
    /// `Exaggeration-Minimisation`.
    #[serde(rename = "Exaggeration-Minimisation")]
    ExaggerationMinimisation,
    /// `Repetition`.
    #[serde(rename = "Repetition")]
    Repetition,
    /// `Anonymous_Source`.
    #[serde(rename = "Anonymous_Source")]
    AnonymousSource,
    /// `Vague_Attribution`.
    #[serde(rename = "Vague_Attribution")]
    VagueAttribution,
    /// `Agentless_Attribution`.
    #[serde(rename = "Agentless_Attribution")]
    AgentlessAttribution,
    /// `Unconfirmed_Report`.
    #[serde(rename = "Unconfirmed_Report")]
    UnconfirmedReport,
    /// `Loaded_Attribution_Verb`.
    #[serde(rename = "Loaded_Attribution_Verb")]
    LoadedAttributionVerb,
    /// `Motive_Attribution`.
    #[serde(rename = "Motive_Attribution")]
    MotiveAttribution,
    /// `Unsourced_Figure`.
    #[serde(rename = "Unsourced_Figure")]
    UnsourcedFigure,
    /// `Scare_Quotes`.
    #[serde(rename = "Scare_Quotes")]
    ScareQuotes,
}

impl Technique {
    /// Every technique, in the order of the taxonomy.
    pub const ALL: [Self; 31] = [
        Self::NameCallingLabeling,
        Self::GuiltByAssociation,
        Self::Doubt,
        Self::AppealToHypocrisy,
        Self::QuestioningTheReputation,
        Self::FlagWaving,
        Self::AppealToAuthority,
        Self::AppealToPopularity,
        Self::AppealToValues,
        Self::AppealToFearPrejudice,
        Self::CausalOversimplification,
        Self::FalseDilemmaNoChoice,
        Self::ConsequentialOversimplification,
        Self::StrawMan,
        Self::RedHerring,
        Self::Whataboutism,
        Self::Slogans,
        Self::ConversationKiller,
        Self::AppealToTime,
        Self::LoadedLanguage,
        Self::ObfuscationVaguenessConfusion,
        Self::ExaggerationMinimisation,
        Self::Repetition,
        Self::AnonymousSource,
        Self::VagueAttribution,
        Self::AgentlessAttribution,
        Self::UnconfirmedReport,
        Self::LoadedAttributionVerb,
        Self::MotiveAttribution,
        Self::UnsourcedFigure,
        Self::ScareQuotes,
    ];

    /// The name that stands in every output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NameCallingLabeling => "Name_Calling-Labeling",
            Self::GuiltByAssociation => "Guilt_by_Association",
            Self::Doubt => "Doubt",
            Self::AppealToHypocrisy => "Appeal_to_Hypocrisy",
            Self::QuestioningTheReputation => "Questioning_the_Reputation",
            Self::FlagWaving => "Flag_Waving",
            Self::AppealToAuthority => "Appeal_to_Authority",
            Self::AppealToPopularity => "Appeal_to_Popularity",
            Self::AppealToValues => "Appeal_to_Values",
            Self::AppealToFearPrejudice => "Appeal_to_Fear-Prejudice",
            Self::CausalOversimplification => "Causal_Oversimplification",
            Self::FalseDilemmaNoChoice => "False_Dilemma-No_Choice",
            Self::ConsequentialOversimplification => "Consequential_Oversimplification",
            Self::StrawMan => "Straw_Man",
            Self::RedHerring => "Red_Herring",
            Self::Whataboutism => "Whataboutism",
            Self::Slogans => "Slogans",
            Self::ConversationKiller => "Conversation_Killer",
            Self::AppealToTime => "Appeal_to_Time",
            Self::LoadedLanguage => "Loaded_Language",
            Self::ObfuscationVaguenessConfusion => "Obfuscation-Vagueness-Confusion",
            Self::ExaggerationMinimisation => "Exaggeration-Minimisation",
            Self::Repetition => "Repetition",
            Self::AnonymousSource => "Anonymous_Source",
            Self::VagueAttribution => "Vague_Attribution",
            Self::AgentlessAttribution => "Agentless_Attribution",
            Self::UnconfirmedReport => "Unconfirmed_Report",
            Self::LoadedAttributionVerb => "Loaded_Attribution_Verb",
            Self::MotiveAttribution => "Motive_Attribution",
            Self::UnsourcedFigure => "Unsourced_Figure",
            Self::ScareQuotes => "Scare_Quotes",
        }
    }

    /// The technique of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|technique| technique.name() == name)
    }

    /// The coarse group it belongs to.
    #[must_use]
    pub const fn category(self) -> Category {
        match self {
            Self::NameCallingLabeling
            | Self::GuiltByAssociation
            | Self::Doubt
            | Self::AppealToHypocrisy
            | Self::QuestioningTheReputation => Category::AttackOnReputation,
            Self::FlagWaving
            | Self::AppealToAuthority
            | Self::AppealToPopularity
            | Self::AppealToValues
            | Self::AppealToFearPrejudice => Category::Justification,
            Self::CausalOversimplification | Self::FalseDilemmaNoChoice | Self::ConsequentialOversimplification => {
                Category::Simplification
            }
            Self::StrawMan | Self::RedHerring | Self::Whataboutism => Category::Distraction,
            Self::Slogans | Self::ConversationKiller | Self::AppealToTime => Category::Call,
            Self::LoadedLanguage
            | Self::ObfuscationVaguenessConfusion
            | Self::ExaggerationMinimisation
            | Self::Repetition => Category::ManipulativeWording,
            Self::AnonymousSource
            | Self::VagueAttribution
            | Self::AgentlessAttribution
            | Self::UnconfirmedReport
            | Self::LoadedAttributionVerb
            | Self::MotiveAttribution
            | Self::UnsourcedFigure
            | Self::ScareQuotes => Category::Sourcing,
        }
    }
}

/// How firmly a flag speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Worth knowing; common in honest prose too.
    Note,
    /// Marks the technique in most contexts.
    Mark,
    /// Hardly anything else.
    Strong,
}

impl Strength {
    /// Every strength, weakest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Mark, Self::Strong];

    /// The name that stands in every output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Mark => "mark",
            Self::Strong => "strong",
        }
    }

    /// One level weaker; a note stays a note.
    #[must_use]
    pub const fn lowered(self) -> Self {
        match self {
            Self::Note | Self::Mark => Self::Note,
            Self::Strong => Self::Mark,
        }
    }

    /// One level stronger; strong stays strong.
    #[must_use]
    pub const fn raised(self) -> Self {
        match self {
            Self::Note => Self::Mark,
            Self::Mark | Self::Strong => Self::Strong,
        }
    }
}
