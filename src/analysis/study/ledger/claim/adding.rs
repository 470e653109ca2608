//! A participle that goes on with what was said before it: "ajoutant que", "adding that", "accusing him of".

use super::super::text::Text;
use super::super::verb::Verb;
use super::super::words::Bits;
use super::{Claim, Named};
use crate::rulebook::tags::Tags;

impl Text<'_> {
    /// "ajoutant que", "adding that", "accusing him of": the source is the one before, or the subject of the verb before.
    pub fn adding(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        // "that asking them to", "left many wondering": such a form is a noun, or has a subject of its own.
        let before = self.before(verb.first)?;
        let apart = self.mark(before).is_some() || self.is(before, Bits::AND) || self.facets(before).has(Tags::PREP);
        if !self.french() && !apart {
            return None;
        }
        let tells = Bits::TELL_THAT.or(Bits::TELL_SOMEONE).or(Bits::TELL_WHETHER);
        let clause = (self.is(verb.at, tells) || self.folded(verb.at) == "saying").then(|| self.that_clause(verb));
        // An object alone is said only by whoever has just said something.
        let given = clause.flatten().or_else(|| self.infinitive(verb)).or_else(|| {
            self.object(verb)
                .filter(|_| last.is_some() && self.is(verb.at, Bits::TELL_OBJECT))
        })?;
        let source = match last {
            Some(last) => last.clone(),
            None => self.shared_subject(verb.first)?,
        };
        Some(self.make(verb, source, given))
    }
}
