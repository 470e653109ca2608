use super::{Form, UnknownModel};
use crate::rulebook::tags::Tags;

pub(super) fn inflect(lemma: &str, pos: Tags, _model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    Ok(vec![Form {
        text: lemma.to_owned(),
        tags: pos,
    }])
}
