//! French inflection. A verb is a row of stems, an adjective or a noun a pair of endings; the row is guessed from the end
//! of the word, and a lexicon may name another (`ressortir:ir`, `directeur:mf`). `assets/README.md` lists the names.

use super::{Form, UnknownModel};
use crate::rulebook::tags::Tags;

mod nominal;
mod verb;

/// Every form of `lemma`; see [`super::inflect`].
pub(super) fn inflect(lemma: &str, pos: Tags, model: Option<&str>) -> Result<Vec<Form>, UnknownModel> {
    let mut forms = match model {
        _ if pos == Tags::VERB => verb::inflect(lemma, model)?,
        _ if pos == Tags::ADJ => nominal::adjective(lemma, model)?,
        _ if pos == Tags::NOUN => nominal::noun(lemma, model)?,
        None | Some("inv") => vec![Form {
            text: lemma.to_owned(),
            tags: pos,
        }],
        Some(name) => return Err(UnknownModel(name.to_owned())),
    };
    // Verbs with two spellings share most of their forms.
    forms.sort();
    forms.dedup();
    Ok(forms)
}

/// The rest of `word` before `ending`, when `ending` is `=word` or the word ends in it.
fn cut<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    match ending.strip_prefix('=') {
        Some(whole) => (word == whole).then_some(""),
        None => word.strip_suffix(ending),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_parts_of_speech_never_inflect() {
        let forms = inflect("souvent", Tags::ADV, None).unwrap();
        assert_eq!(
            forms,
            [Form {
                text: "souvent".into(),
                tags: Tags::ADV
            }]
        );
        assert_eq!(
            inflect("souvent", Tags::ADV, Some("finir")),
            Err(UnknownModel("finir".into()))
        );
    }

    #[test]
    fn the_lemma_is_among_its_forms_and_no_form_is_given_twice() {
        for (pos, lemmas) in [
            (
                Tags::VERB,
                "être avoir aller manger céder haïr asseoir falloir clore gésir payer",
            ),
            (Tags::ADJ, "grand beau vieux marron public aigu"),
            (Tags::NOUN, "cheval oeil chef-d'oeuvre pays fois"),
        ] {
            for lemma in lemmas.split(' ') {
                let forms = inflect(lemma, pos, None).unwrap();
                assert!(forms.iter().any(|form| form.text == lemma), "{lemma}");
                assert!(forms.iter().all(|form| form.tags.has(pos)), "{lemma}");
                assert!(forms.windows(2).all(|pair| pair[0] < pair[1]), "{lemma}");
            }
        }
    }
}
