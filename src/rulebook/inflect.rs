//! From a dictionary form to every form it takes in a text.

use super::tags::Tags;
use crate::language::Language;

mod english;
mod french;

/// One form of a word, with its part of speech and features.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// The form, in lower case, with its accents.
    pub text: String,
    /// Part of speech and features (`verb pres p3 sg`).
    pub tags: Tags,
}

/// Every form of `lemma` as the part of speech `pos` (exactly one tag of [`Tags::POS`]).
///
/// `model` overrides the model that the ending suggests; `inv` never inflects. The lemma itself is always among the
/// forms. Two forms with the same text and different features are both given.
///
/// # Errors
/// The name of the model, when the language has none of that name for this part of speech.
pub fn inflect(language: Language, lemma: &str, pos: Tags, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    match language {
        Language::French => french::inflect(lemma, pos, model),
        Language::English => english::inflect(lemma, pos, model),
    }
}

/// No inflection model of that name exists for that part of speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownModel(pub String);
