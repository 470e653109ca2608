//! What a verb gives to whom: its subject before or after it, and the words that are given, by how the verb takes them.

use std::ops::Range;

use super::super::{Form, SourceKind, Stance};
use super::group::{Group, Subject};
use super::text::Text;
use super::verb::{Mood, Verb};
use super::words::Bits;
use crate::rulebook::pattern::Mark;
use crate::rulebook::tags::Tags;
use crate::text::token::TokenKind;

/// How far after a verb its clause may begin, in tokens.
const REACH: usize = 16;

/// How long the object of a verb is at most, in tokens.
const LONGEST_OBJECT: usize = 40;

/// How many tokens stand between a participle that judges and its "comme" at most.
const LONGEST_GAP: usize = 8;

/// How far after a verb that names somebody so the quotation begins, in tokens.
const LONGEST_NAMING: usize = 14;

/// How far the end of a relative clause is looked for, in tokens.
const LONGEST_RELATIVE: usize = 80;

/// How far after a verb its subject may end, in tokens.
const REACH_AFTER: usize = 26;

/// Who is made to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub group: Group,
    pub kind: SourceKind,
    pub pronoun: bool,
}

/// One attribution, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub source: Option<Named>,
    pub cue: Range<usize>,
    pub stance: Stance,
    pub form: Form,
    /// The words given, in order; the clause of the source may stand between two of them.
    pub said: Vec<Range<usize>>,
    /// The speech that holds the words, by index.
    pub quotation: Option<usize>,
}

/// What follows a verb.
enum Given {
    /// A clause or an object: these tokens.
    Words(Range<usize>),
    /// Speech between quotation marks, by index.
    Speech(usize),
    /// An object that only a pronoun stands for.
    Pronoun,
}

impl Text<'_> {
    /// The attribution that a verb makes. `last` is the source of the attribution before it in the sentence.
    pub fn claim(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        // "a compris que" says nothing; "a fait comprendre que" does.
        let made = Bits::TELL_THAT.or(Bits::TELL_OBJECT).or(Bits::TELL_ASIDE);
        if self.is(verb.at, Bits::TELL_MADE) && !self.is(verb.at, made) && !self.facets(verb.at).has(Tags::INF) {
            return None;
        }
        match verb.mood {
            Mood::Unsaid => None,
            Mood::Passive => self.passive(verb),
            Mood::Adding => self.adding(verb, last),
            Mood::Said => self.aside(verb).or_else(|| self.clause(verb, last)),
        }
    }

    fn make(&self, verb: &Verb, source: Named, given: Given) -> Claim {
        let (said, quotation) = match given {
            Given::Words(words) => (vec![words], None),
            Given::Speech(number) => (Vec::new(), Some(number)),
            Given::Pronoun => (Vec::new(), None),
        };
        Claim {
            source: Some(source),
            cue: verb.first..verb.at + 1 + usize::from(matches!(self.folded(verb.at + 1).as_ref(), "out" | "back")),
            stance: self.stance(verb.at),
            form: if quotation.is_some() {
                Form::Quotation
            } else {
                Form::Indirect
            },
            said,
            quotation,
        }
    }

    /// "ajoutant que", "adding that", "accusing him of": the source is the one before, or the subject of the verb before.
    fn adding(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
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

    /// The subject of the verb before, in the same stretch.
    fn shared_subject(&self, before: usize) -> Option<Named> {
        let mut at = before;
        for _ in 0..REACH_AFTER {
            at = self.before(at)?;
            if self.is_finite(at) && !self.is(at, Bits::MODAL.or(Bits::BEEN))
                || self.facets(at).has(Tags::VERB) && !self.facets(at).has(Tags::NOUN) && !self.is(at, Bits::POSSESSIVE)
            {
                return self.subject_of(at);
            }
        }
        None
    }

    /// The subject of a finite verb, auxiliaries and pronouns before it passed over.
    pub fn subject_of(&self, verb: usize) -> Option<Named> {
        let between = Bits::OBJECT.or(Bits::NOT).or(Bits::HAVE).or(Bits::BE).or(Bits::MODAL);
        let mut first = verb;
        for _ in 0..5 {
            match self.before(first) {
                Some(place) if self.is(place, between) && !self.is(place, Bits::OTHER_SUBJECT.or(Bits::THIRD)) => {
                    first = place;
                }
                _ => break,
            }
        }
        match self.subject_before(first, None)? {
            Subject::Group(group) => self.named_by(group),
            Subject::Pronoun(at) => Some(self.pronoun(at)),
            _ => None,
        }
    }

    /// A source by any noun, where its verb stands beside speech: « … », poursuit la notice.
    fn named_beside_speech(&self, verb: &Verb, group: Group) -> Option<Named> {
        let before = verb.first.checked_sub(2)?;
        let beside = (before..verb.first).any(|at| self.border(at).is_some());
        self.somebody_by(group).filter(|_| beside)
    }

    /// A source by any noun.
    fn somebody_by(&self, group: Group) -> Option<Named> {
        let kind = self.some_kind(&group)?;
        Some(Named {
            kind: if self.names_beside(&group) {
                SourceKind::Person
            } else {
                kind
            },
            group,
            pronoun: false,
        })
    }

    fn named_by(&self, group: Group) -> Option<Named> {
        // No English source begins with a participle: what looks like one is a verb.
        let first = group.tokens.start;
        let facets = self.facets(first);
        if !self.french() && facets.has(Tags::PP) && !facets.meets(Tags::NOUN.with(Tags::DET)) && !self.named(first) {
            return None;
        }
        let kind = self.source_kind(&group)?;
        Some(Named {
            group,
            kind,
            pronoun: false,
        })
    }

    fn pronoun(&self, at: usize) -> Named {
        let kind = if self.is(at, Bits::THEY) {
            SourceKind::Collective
        } else if self.folded(at) == "it" {
            SourceKind::Organisation
        } else {
            SourceKind::Person
        };
        Named {
            group: Group::new(at..at + 1),
            kind,
            pronoun: true,
        }
    }

    /// A clause beside or inside the words: « … », a déclaré X; “…,” said X; the plan, X said, is dead.
    fn aside(&self, verb: &Verb) -> Option<Claim> {
        let tells = Bits::TELL_ASIDE
            .or(Bits::TELL_OBJECT)
            .or(Bits::TELL_THAT)
            .or(Bits::TELL_SOMEONE);
        if !self.is(verb.at, tells) {
            return None;
        }
        let as_before = self.before(verb.first).is_some_and(|before| self.is(before, Bits::AS));
        // "C'est ce que reconnaît X" points back: the words are before.
        let points_back = self.french()
            && self.before(verb.first).is_some_and(|before| {
                self.is(before, Bits::THAT) && self.before(before).is_some_and(|before| self.folded(before) == "ce")
            });
        let leads = self.leads(verb.first) || points_back || self.french() && as_before;
        // The subject after the verb: French always, English where the verb comes first.
        if let Some(clitic) = verb.clitic {
            let source = self.pronoun(clitic);
            let end = clitic.max(verb.at) + 1;
            return self.around(verb, source, verb.first, end);
        }
        if leads && self.is(verb.at, Bits::TELL_ASIDE) {
            let group = self.subject_after(verb)?;
            // A clause after the verb has a subject of its own.
            if (verb.at + 1..group.tokens.start).any(|at| self.is(at, Bits::THAT.or(Bits::WHO)) || self.is_finite(at)) {
                return None;
            }
            let end = group.tokens.end;
            let source = self
                .named_by(group.clone())
                .or_else(|| self.named_beside_speech(verb, group))?;
            if points_back {
                return Some(self.make(verb, source, Given::Pronoun));
            }
            let first = verb.first - usize::from(as_before);
            return self.around(verb, source, first, end);
        }
        if self.french() || !self.is(verb.at, Bits::TELL_ASIDE) {
            return None;
        }
        // English: the subject before the verb, nothing after it.
        let end = self.end_of_aside(verb.at + 1)?;
        let source = self.subject(verb)?;
        let mut first = source.group.tokens.start;
        if self.before(first).is_some_and(|before| self.is(before, Bits::AS)) {
            first -= 1;
        } else if !self.leads(first) {
            return None;
        }
        self.around(verb, source, first, end)
    }

    /// Whether a clause begins at a token: after a comma, a dash, the end of speech, or another mark.
    fn leads(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.stretch(at).start) else {
            // At the beginning of the sentence, right after speech that ended the sentence before.
            return at.checked_sub(1).is_some_and(|before| self.border(before).is_some());
        };
        if self.kind(before) == Some(TokenKind::Quote) {
            return true;
        }
        matches!(
            self.mark(before),
            Some(Mark::Comma | Mark::Dash | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Open)
        )
    }

    /// Where an English aside ends that has its verb before `at`: after a time, an addressee or a place, at a mark.
    fn end_of_aside(&self, at: usize) -> Option<usize> {
        let end = self.stretch(at.saturating_sub(1)).end;
        let mut place = at;
        let limit = end.min(at + REACH);
        let mut governed = self.is(at.saturating_sub(1), Bits::TELL_SOMEONE);
        while place < limit {
            if self.border(place).is_some() {
                return Some(place);
            }
            if self.mark(place).is_some() {
                return Some(place).filter(|_| self.mark(place) != Some(Mark::Colon));
            }
            if self.is(place, Bits::THAT)
                || self.is_finite(place)
                || self.is(place, Bits::THIRD.or(Bits::OTHER_SUBJECT)) && !self.is(place + 1, Bits::CALENDAR)
            {
                return None;
            }
            if self.facets(place).has(Tags::PREP) && !self.named(place) {
                governed = true;
            } else if !governed && !self.is_time(place) && self.facets(place) != Tags::ADV {
                return None;
            }
            place += 1;
        }
        (place == end).then_some(end)
    }

    /// The subject that stands after a verb, past what stands between.
    fn subject_after(&self, verb: &Verb) -> Option<Group> {
        let end = self.stretch(verb.at).end.min(verb.at + 1 + REACH_AFTER);
        let prose = self.prose();
        // "a dit von der Brel": a name may begin with small words.
        let small =
            |at: usize| self.shape(at).has(Tags::UNKNOWN) || matches!(self.folded(at).as_ref(), "der" | "den" | "al");
        let name = (verb.at + 1..end.min(verb.at + 4)).find(|&at| self.named(at));
        if let Some(name) = name.filter(|&name| name > verb.at + 1 && (verb.at + 1..name).all(small)) {
            let group = self.group_from(name, end)?;
            return Some(Group {
                tokens: verb.at + 1..group.tokens.end,
                core: group.core,
            });
        }
        let speaker = if self.french() {
            prose.phrase_past_asides(verb.at + 1, end)
        } else {
            prose.phrase_from(verb.at + 1, end)
        }?;
        let tokens = speaker.tokens();
        if self.is(tokens.start, Bits::THIRD.or(Bits::OTHER_SUBJECT)) && tokens.len() == 1 {
            return None;
        }
        Some(self.with_core(tokens))
    }

    /// The claim of a clause `first..end` that stands beside its words.
    fn around(&self, verb: &Verb, source: Named, first: usize, end: usize) -> Option<Claim> {
        let mut claim = self.make(verb, source, Given::Pronoun);
        let end = self.end_of_clause(end);
        // Right after speech, or inside it.
        let mut before = first;
        while before > 0
            && matches!(self.mark(before - 1), Some(Mark::Comma | Mark::Dash | Mark::Stop))
            && self.kind(before - 1) != Some(TokenKind::Quote)
            && first - before < 2
        {
            before -= 1;
        }
        let closed = before.checked_sub(1).and_then(|at| self.border(at));
        if let Some(number) = self.speech(first).or(closed) {
            claim.quotation = Some(number);
            claim.form = Form::Quotation;
            return Some(claim);
        }
        let stretch = self.stretch(first);
        // Speech that follows: X said, “…”; dit-il : « … ».
        let mut next = end;
        while next < stretch.end
            && matches!(self.mark(next), Some(Mark::Comma | Mark::Colon))
            && self.border(next).is_none()
        {
            next += 1;
        }
        if let Some(number) = self.opens(next).filter(|_| next < stretch.end) {
            claim.quotation = Some(number);
            claim.form = Form::Quotation;
            return Some(claim);
        }
        let trimmed = self.trim(stretch.start..first);
        let rest = self.trim(end..stretch.end);
        let words = self.count(&trimmed);
        if words < 2 && self.count(&rest) < 2 {
            return None;
        }
        if trimmed.is_empty() && !self.is(verb.at, Bits::TELL_THAT) {
            return None;
        }
        claim.said = [trimmed, rest].into_iter().filter(|part| !part.is_empty()).collect();
        Some(claim)
    }

    /// Where the clause of a source ends that goes on after it: "a dit X | dans un entretien,".
    fn end_of_clause(&self, end: usize) -> usize {
        let stretch = self.stretch(end.saturating_sub(1)).end;
        (end..stretch.min(end + REACH))
            .find(|&at| self.mark(at).is_some() || self.border(at).is_some())
            .unwrap_or(stretch.min(end + REACH))
            .max(end.min(stretch))
    }

    /// The subject of a verb, as a source.
    fn subject(&self, verb: &Verb) -> Option<Named> {
        match self.subject_before(verb.first, verb.plural)? {
            Subject::Group(group) => self.named_by(group),
            Subject::Pronoun(at) => Some(self.pronoun(at)),
            Subject::Shared | Subject::Nobody => None,
        }
    }

    /// A verb after its subject, before what is said.
    fn clause(&self, verb: &Verb, last: Option<&Named>) -> Option<Claim> {
        let (given, weak) = self.given(verb)?;
        // A noun before a comma: "a list of claims, including".
        if self.facets(verb.at).has(Tags::NOUN) && self.mark(verb.at + 1) == Some(Mark::Comma) {
            return None;
        }
        // "se montre", "s'explique": of oneself, nothing is said.
        if self.is(verb.first, Bits::REFLEXIVE) && self.is(verb.at, Bits::TELL_BY_THINGS) {
            return None;
        }
        let subject = self.subject_before(verb.first, verb.plural)?;
        let source = match subject {
            Subject::Nobody => return self.one_says(verb, given),
            Subject::Shared => match last {
                Some(last) => last.clone(),
                None => self.shared_subject(verb.first)?,
            },
            Subject::Pronoun(at) => {
                let it = self.folded(at) == "it";
                if it && self.is(verb.at, Bits::TELL_BY_THINGS)
                    || weak && !self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_FOR).or(Bits::TELL_NAME))
                {
                    return None;
                }
                self.pronoun(at)
            }
            Subject::Group(group) => match self.source_kind(&group) {
                Some(kind) => {
                    if weak
                        && !self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_FOR).or(Bits::TELL_NAME))
                        && kind != SourceKind::Document
                    {
                        return None;
                    }
                    // A document shows and reveals; it does not condemn.
                    if weak && kind == SourceKind::Document && !self.is_document(&group) {
                        return None;
                    }
                    if weak && kind == SourceKind::Document && !self.is(verb.at, Bits::TELL_BY_THINGS) {
                        return None;
                    }
                    Named {
                        group,
                        kind,
                        pronoun: false,
                    }
                }
                // Whoever says that something is so is somebody, even by a noun that the lexicon does not have.
                None if verb.first > 0 && self.is(verb.first, Bits::REFLEXIVE) => return None,
                None => Named {
                    kind: self.some_kind(&group).filter(|_| {
                        !weak && !self.is(verb.at, Bits::TELL_BY_THINGS) && self.is(verb.at, Bits::TELL_THAT)
                    })?,
                    group,
                    pronoun: false,
                },
            },
        };
        if weak
            && !self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_FOR).or(Bits::TELL_NAME))
            && !self.is_document(&source.group)
        {
            return None;
        }
        let source = self.by_agreement(verb, source);
        // "No officials conceded": nobody did.
        if self.is(source.group.tokens.start, Bits::NOT) {
            return None;
        }
        if self.is_supposed(source.group.tokens.start) {
            return None;
        }
        let given = match given {
            Given::Words(words) if self.before(verb.first).is_some_and(|before| self.is(before, Bits::WHO)) => {
                Given::Words(self.within_relative(words))
            }
            given => given,
        };
        Some(self.make(verb, source, given))
    }

    /// "On dit que": nobody says it. What one notes or shows is the author's own.
    fn one_says(&self, verb: &Verb, given: Given) -> Option<Claim> {
        let Given::Words(words) = given else { return None };
        let one = self.before(verb.first)?;
        let reports = self.is(verb.at, Bits::TELL_THAT)
            && !self.is(verb.at, Bits::TELL_BY_THINGS)
            && self.stance(verb.at) != Stance::Endorsing;
        let that = words.start.checked_sub(1).is_some_and(|that| self.is(that, Bits::THAT));
        (reports && that && self.folded(one) == "on" && self.speech(one).is_none()).then(|| Claim {
            source: None,
            cue: one..verb.at + 1,
            stance: self.stance(verb.at),
            form: Form::Hearsay,
            said: vec![words],
            quotation: None,
        })
    }

    /// Whether a group names what says something by being read: a study, figures.
    fn is_document(&self, group: &Group) -> bool {
        group.own().take(4).any(|at| self.is(at, Bits::TELL_DOCUMENT))
    }

    /// The words of a relative clause: up to the comma after which the verb of the sentence comes.
    fn within_relative(&self, words: Range<usize>) -> Range<usize> {
        let mut comma = None;
        for at in words.clone().take(LONGEST_RELATIVE) {
            match comma {
                Some(comma) if self.is_finite(at) => return self.trim(words.start..comma),
                Some(_) if self.is(at, Bits::OBJECT.or(Bits::NOT)) => {}
                _ => comma = (self.mark(at) == Some(Mark::Comma)).then_some(at),
            }
        }
        words
    }

    /// A bare English name in -s whose verb is plural names a people: "Norlanders say".
    fn by_agreement(&self, verb: &Verb, source: Named) -> Named {
        let own = source.group.own();
        let plural = !self.french()
            && source.kind == SourceKind::Person
            && own.len() == 1
            && verb.first == verb.at
            && self.folded(own.start).ends_with('s')
            && self.verb_is(verb.at, Tags::PRES)
            && !self.verb_is(verb.at, Tags::PAST)
            && !self.verb_is(verb.at, Tags::P3);
        let kind = if plural { SourceKind::Collective } else { source.kind };
        Named { kind, ..source }
    }

    /// Whether a clause is only supposed: "si X dit que", "if X says".
    fn is_supposed(&self, first: usize) -> bool {
        let Some(before) = self.before(first) else { return false };
        match self.folded(before).as_ref() {
            "si" | "s'" | "if" | "unless" | "whether" => true,
            // "on attend à ce que X annonce", "pour que X dise"
            "que" | "qu'" => self.before(before).is_some_and(|before| {
                matches!(self.folded(before).as_ref(), "ce" | "pour" | "afin" | "avant" | "sans")
            }),
            _ => false,
        }
    }

    /// What a verb gives, and whether that is weak: an object, which others than speakers have.
    fn given(&self, verb: &Verb) -> Option<(Given, bool)> {
        if let Some(given) = self.that_clause(verb) {
            return Some((given, false));
        }
        if let Some(given) = self.infinitive(verb) {
            return Some((given, false));
        }
        if let Some(given) = self.bare_clause(verb) {
            return Some((given, false));
        }
        self.object(verb).map(|given| (given, true))
    }

    /// The tokens from one on to the end of its stretch, without the marks at the end.
    fn rest(&self, from: usize) -> Range<usize> {
        let end = self.stretch(from).end;
        self.trim(from..end.max(from))
    }

    /// A clause after "que" or "that", a question after "whether", or speech, past what may stand before it.
    fn that_clause(&self, verb: &Verb) -> Option<Given> {
        let that = self.is(
            verb.at,
            Bits::TELL_THAT
                .or(Bits::TELL_SOMEONE)
                .or(Bits::TELL_BARE)
                .or(Bits::TELL_MADE),
        );
        let whether = self.is(verb.at, Bits::TELL_WHETHER);
        let stretch = self.stretch(verb.at);
        let mut at = verb.end();
        let limit = stretch.end.min(at + REACH);
        // Whoever is told is the object of some verbs.
        let someone = self.is(verb.at, Bits::TELL_SOMEONE) || whether && !that;
        let mut governed = someone;
        let mut comma = false;
        let start = at;
        while at < limit {
            if let Some(number) = self.opens(at) {
                return Some(Given::Speech(number));
            }
            if self.border(at).is_some() {
                return None;
            }
            if self.is(at, Bits::THAT) && self.joins(at) {
                return None;
            }
            if that && self.is(at, Bits::THAT) {
                if let Some(number) = self.opens(at + 1) {
                    return Some(Given::Speech(number));
                }
                return Some(Given::Words(self.rest(at + 1)));
            }
            if (whether || someone && at > start) && self.asks(at, start) {
                return Some(Given::Words(self.rest(at)));
            }
            match self.mark(at) {
                Some(Mark::Colon) => {
                    if let Some(number) = self.opens(at + 1) {
                        return Some(Given::Speech(number));
                    }
                    let rest = self.rest(at + 1);
                    return (self.count(&rest) > 1 && self.is(verb.at, Bits::TELL_THAT.or(Bits::TELL_ASIDE)))
                        .then_some(Given::Words(rest));
                }
                Some(Mark::Comma) => {
                    if let Some(number) = self.opens(at + 1) {
                        return Some(Given::Speech(number));
                    }
                    comma = !comma;
                    governed = comma || someone;
                    at += 1;
                    continue;
                }
                Some(Mark::Open) => {
                    let close = (at..limit).find(|&place| self.mark(place) == Some(Mark::Close))?;
                    at = close + 1;
                    continue;
                }
                Some(_) => return None,
                None => {}
            }
            if self.kind(at) == Some(TokenKind::Quote) {
                at += 1;
                continue;
            }
            let facets = self.facets(at);
            // "prévoit de régler les problèmes que": an infinitive has objects of its own.
            if self.is_finite(at) || facets == Tags::INF {
                return None;
            }
            if self.french() {
                if self.is_french_preposition(at) {
                    governed = true;
                } else if !governed
                    && !self.is_time(at)
                    && !facets.has(Tags::ADV)
                    && !self.is(at, Bits::OBJECT.or(Bits::NOT))
                {
                    return None;
                }
            } else if facets.has(Tags::PREP) && !self.named(at) {
                governed = true;
            } else if !governed && !self.is_time(at) && facets != Tags::ADV {
                return None;
            }
            at += 1;
        }
        None
    }

    /// A word of time, or one that counts the word of time after it: "plusieurs fois".
    fn is_time(&self, at: usize) -> bool {
        self.is(at, Bits::CALENDAR)
            || self.facets(at).meets(Tags::DET.with(Tags::NUM))
                && self.after(at).is_some_and(|next| self.is(next, Bits::CALENDAR))
    }

    /// Whether "que" belongs to a conjunction: "dès que", "alors que".
    fn joins(&self, at: usize) -> bool {
        const FIRST: [&str; 14] = [
            "dès", "alors", "tandis", "parce", "avant", "après", "afin", "pour", "bien", "sans", "lors", "depuis",
            "ainsi", "so",
        ];
        self.before(at)
            .is_some_and(|before| FIRST.contains(&self.folded(before).as_ref()))
    }

    /// Whether a question begins: with "whether" anywhere, with "which", that may be relative, right after the verb alone.
    fn asks(&self, at: usize, start: usize) -> bool {
        const SURE: [&str; 12] = [
            "whether", "if", "how", "why", "si", "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles",
        ];
        self.is(at, Bits::WHETHER)
            && !self.is(at, Bits::OBJECT)
            && (at == start || SURE.contains(&self.folded(at).as_ref()))
    }

    fn is_french_preposition(&self, at: usize) -> bool {
        let facets = self.facets(at);
        matches!(
            self.folded(at).as_ref(),
            "à" | "au" | "aux" | "en" | "de" | "du" | "des" | "d'" | "par"
        ) && at > 0
            || facets.has(Tags::PREP) && !self.named(at)
    }

    /// An infinitive: "prétend vouloir", "a promis de partir", "urged them to leave".
    fn infinitive(&self, verb: &Verb) -> Option<Given> {
        if !self.is(verb.at, Bits::TELL_TO.or(Bits::TELL_ORDER)) {
            return None;
        }
        let start = verb.end();
        let limit = self.stretch(verb.at).end.min(start + REACH);
        // Where the words begin after "de", "à" or "to", as long as nothing but pronouns and adverbs follows.
        let mut to = None;
        for at in start..limit {
            if self.mark(at).is_some() || self.border(at).is_some() || self.is(at, Bits::THAT) {
                return None;
            }
            let facets = self.facets(at);
            if facets.has(Tags::INF)
                && (!self.french() || !facets.has(Tags::NOUN) || self.is(at, Bits::HAVE.or(Bits::BE)))
            {
                let between = |first: usize| (first..at).all(|place| self.is_small(place));
                let ordered = self.is(verb.at, Bits::TELL_ORDER) || !self.french();
                let first = match to {
                    Some(to) if ordered && between(to) => to,
                    _ if self.french() && self.is(verb.at, Bits::TELL_TO) && between(start) => start,
                    Some(to) if to == start + 1 && self.is(start, Bits::OF) && between(to) => to,
                    _ => {
                        to = None;
                        continue;
                    }
                };
                return Some(Given::Words(self.rest(first)));
            }
            if self.is_finite(at) {
                return None;
            }
            if self.is(at, Bits::TO) && (self.french() || self.folded(at) == "to") {
                to = Some(at + 1);
            }
        }
        None
    }

    /// A word that stands before an infinitive: a pronoun, a negation, an adverb.
    fn is_small(&self, at: usize) -> bool {
        self.is(at, Bits::OBJECT.or(Bits::NOT)) || self.facets(at) == Tags::ADV
    }

    /// An English clause without "that": said he would.
    fn bare_clause(&self, verb: &Verb) -> Option<Given> {
        if self.french() || !self.is(verb.at, Bits::TELL_BARE.or(Bits::TELL_SOMEONE)) {
            return None;
        }
        let stretch = self.stretch(verb.at);
        let start = verb.at + 1;
        let say = self.verb_lemma_is_say(verb.at);
        let limit = stretch.end.min(start + 24);
        let mut subject = None;
        let mut content = false;
        let someone = self.is(verb.at, Bits::TELL_SOMEONE);
        let mut told = !someone;
        for at in start..limit {
            if self.border(at).is_some() {
                return None;
            }
            if let Some(mark) = self.mark(at) {
                if mark == Mark::Comma && content && subject.is_some() {
                    continue;
                }
                return None;
            }
            if self.is_finite(at) || self.facets(at).has(Tags::VERB) && content && self.is_likely_finite(at) {
                if self.folded(at) == "to" {
                    return None;
                }
                let first = subject?;
                return (content && told).then(|| Given::Words(self.rest(first)));
            }
            let pronoun = self.is(at, Bits::THIRD.or(Bits::OTHER_SUBJECT));
            let facets = self.facets(at);
            let nominal = pronoun
                || self.named(at)
                || facets.meets(
                    Tags::DET
                        .with(Tags::NOUN)
                        .with(Tags::NUM)
                        .with(Tags::ADJ)
                        .with(Tags::PRON),
                );
            if facets.has(Tags::PREP) && !self.named(at) && subject.is_none() && !say {
                return None;
            }
            if nominal {
                if !told {
                    // "told reporters he": the second group is the subject.
                    if pronoun && at > start || facets.has(Tags::DET) && at > start && content {
                        told = true;
                        subject = Some(at);
                        content = pronoun;
                        continue;
                    }
                    content = true;
                    continue;
                }
                let calendar = self.is(at, Bits::CALENDAR);
                if subject.is_none() || self.is(at, Bits::THIRD) {
                    if calendar && subject.is_none() {
                        continue;
                    }
                    subject = Some(at);
                }
                content |= pronoun || self.named(at) || facets.meets(Tags::NOUN.with(Tags::PRON));
            }
        }
        None
    }

    fn verb_lemma_is_say(&self, at: usize) -> bool {
        matches!(self.folded(at).as_ref(), "said" | "says" | "say")
    }

    /// A word that may be a noun too but stands where a finite verb does: before a determiner, an adverb or a preposition.
    fn is_likely_finite(&self, at: usize) -> bool {
        let facets = self.facets(at);
        if !facets.meets(Tags::NOUN.with(Tags::ADJ)) {
            return true;
        }
        self.after(at).is_some_and(|next| {
            let next = self.facets(next);
            (next.has(Tags::DET) || next == Tags::ADV) && !next.has(Tags::PREP)
        }) && !facets.has(Tags::PP)
    }

    /// The object of a verb that says something by itself: a dénoncé la décision, called for a truce.
    fn object(&self, verb: &Verb) -> Option<Given> {
        let judged = self.is(verb.at, Bits::DEEM_AS) && self.is(verb.at + 1, Bits::AS);
        if verb.object_before && (self.is(verb.at, Bits::TELL_OBJECT) || judged) {
            let end = self.stretch(verb.at).end;
            let described = self.is(verb.at + 1, Bits::AS) && verb.at + 1 < end;
            let words = described.then(|| self.object_from(verb.at + 2, end)).flatten();
            return Some(words.map_or(Given::Pronoun, Given::Words));
        }
        let stretch = self.stretch(verb.at);
        let mut start = verb.at + 1;
        if self.is(verb.at, Bits::TELL_FOR) && start < stretch.end {
            let word = self.folded(start);
            let french = self.french()
                && matches!(
                    word.as_ref(),
                    "à" | "au" | "aux" | "sur" | "pour" | "contre" | "de" | "du" | "des" | "d'"
                );
            if french
                || matches!(
                    word.as_ref(),
                    "for" | "of" | "about" | "against" | "on" | "out" | "upon" | "back"
                )
            {
                let at = if matches!(word.as_ref(), "out" | "back") {
                    start + 2
                } else {
                    start + 1
                };
                let given = self.object_from(at, stretch.end)?;
                return Some(Given::Words(given));
            }
        }
        let names = self.is(verb.at, Bits::TELL_NAME)
            && (start..stretch.end.min(start + LONGEST_NAMING)).any(|at| self.kind(at) == Some(TokenKind::Quote));
        if !names && !self.is(verb.at, Bits::TELL_OBJECT.or(Bits::TELL_BY_THINGS)) {
            return None;
        }
        while start < stretch.end
            && (self.facets(start) == Tags::ADV && !self.is(start, Bits::NOT)
                || self.is(start, Bits::CALENDAR) && self.facets(start).has(Tags::ADV))
            && start < verb.at + 4
        {
            start += 1;
        }
        // "announced on Tuesday a new plan"
        if self.folded(start) == "on" && self.is(start + 1, Bits::CALENDAR) {
            start += 2;
        }
        if start >= stretch.end {
            return None;
        }
        // Only a nominal group is an object.
        let facets = self.facets(start);
        let quoted = self.kind(start) == Some(TokenKind::Quote);
        let nominal = self.named(start)
            || facets.meets(Tags::DET.with(Tags::NUM))
            || !self.french() && facets.meets(Tags::NOUN.with(Tags::ADJ).with(Tags::PRON).with(Tags::PRP))
            || self.is(start, Bits::INDEFINITE)
            || quoted;
        let preposition =
            !self.named(start) && facets.has(Tags::PREP) && !matches!(self.folded(start).as_ref(), "des" | "du");
        if !nominal
            || preposition && !facets.has(Tags::DET)
            || matches!(self.folded(start).as_ref(), "de" | "d'" | "that" | "as" | "à")
        {
            return None;
        }
        self.object_from(start, stretch.end).map(Given::Words)
    }

    /// An object from a token on, to the next mark or conjunction.
    fn object_from(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let limit = end.min(start + LONGEST_OBJECT);
        let mut at = start;
        while at < limit {
            let stop = match self.mark(at) {
                Some(
                    Mark::Comma
                    | Mark::Semicolon
                    | Mark::Colon
                    | Mark::Stop
                    | Mark::Dash
                    | Mark::Open
                    | Mark::Question
                    | Mark::Exclamation,
                ) => true,
                _ => matches!(
                    self.folded(at).as_ref(),
                    "mais"
                        | "tandis"
                        | "alors"
                        | "lors"
                        | "lorsque"
                        | "but"
                        | "while"
                        | "when"
                        | "after"
                        | "before"
                        | "following"
                        | "whereas"
                        | "although"
                        | "during"
                        | "selon"
                        | "according"
                ),
            };
            let clause = self.is(at, Bits::AND)
                && self.after(at).is_some_and(|next| {
                    self.is_finite(next)
                        || self.is(next, Bits::OBJECT) && self.after(next).is_some_and(|next| self.is_finite(next))
                });
            if (stop || clause) && at > start {
                break;
            }
            at += 1;
        }
        let range = self.trim(start..at);
        (!range.is_empty()).then_some(range)
    }

    /// A passive: its agent is the source, and where there is none nobody is.
    fn passive(&self, verb: &Verb) -> Option<Claim> {
        let end = self.stretch(verb.at).end;
        let next = verb.at + 1;
        let agent = self.agent(next, end);
        let deems = self.deems(verb.at);
        let (source, said) = match (agent, deems) {
            (Some((by, group)), deems) => {
                let beside = by == next;
                let named = self
                    .named_by(group.clone())
                    .or_else(|| self.somebody_by(group).filter(|_| beside && !self.french()))?;
                // "annoncé par X": any verb that gives words, with its agent beside it.
                let people = Bits::SOMEBODY.or(Bits::GROUP).or(Bits::BODY).or(Bits::TELL_BODY);
                let speaks = named.kind != SourceKind::Collective
                    || !self.is(verb.at, Bits::TELL_BY_THINGS)
                    || named.group.own().any(|at| self.is(at, people));
                // "soutenu par X" is borne up by X.
                let says =
                    self.is(verb.at, Bits::TELL_THAT.or(Bits::TELL_OBJECT)) && self.stance(verb.at) != Stance::Doubting;
                let tells = says && by < next + 3 && speaks;
                let deems = deems.or(tells.then_some(by..by))?;
                let before = self.trim(deems.start.min(by)..by);
                let from = named.group.tokens.end;
                let follows = from < end && self.is_word(from) && !self.is_finite(from) && !self.is(from, Bits::AND);
                let after = self.object_from(from, end).filter(|_| before.is_empty() && follows);
                (Some(named), after.unwrap_or(before))
            }
            (None, Some(deems)) => (None, deems),
            (None, None) => (None, self.impersonal(verb)?),
        };
        Some(Claim {
            source,
            cue: verb.first..next + usize::from(self.is(next, Bits::AS)),
            stance: self.stance(verb.at),
            form: Form::Passive,
            said: vec![said],
            quotation: None,
        })
    }

    /// "Il a été annoncé que", "it is believed that", "they were told that": the clause.
    fn impersonal(&self, verb: &Verb) -> Option<Range<usize>> {
        let that = self.after(verb.at).filter(|&next| self.is(next, Bits::THAT))?;
        let before = self.before(verb.first)?;
        let it = matches!(self.folded(before).as_ref(), "il" | "it");
        let told = self.is(verb.at, Bits::TELL_SOMEONE) && !self.is(verb.at, Bits::TELL_BEING);
        (it && self.is(verb.at, Bits::TELL_THAT.or(Bits::DEEM_TO)) || told).then(|| self.rest(that + 1))
    }

    /// What a participle of judging says, if it judges here: the words after "comme" or "as", an adjective, a reason.
    fn deems(&self, at: usize) -> Option<Range<usize>> {
        let end = self.stretch(at).end;
        let mut next = at + 1;
        if next > end {
            return None;
        }
        // "reconnue a priori comme", "décrite sur le site comme"
        let place = (next..end.min(next + LONGEST_GAP)).find(|&at| self.is(at, Bits::AS));
        let leads = !self.is(next, Bits::THAT) && self.folded(next) != "to";
        if let Some(place) =
            place.filter(|&place| leads && (next..place).all(|at| self.is_word(at) && !self.is_finite(at)))
        {
            next = place;
        }
        let rest = |from: usize| self.object_from(from, end).unwrap_or(from..from);
        if self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS) {
            return Some(rest(next + 1));
        }
        if self.is(at, Bits::DEEM_AS) && self.folded(next) == "to" && self.folded(next + 1) == "be" {
            return Some(rest(next + 2));
        }
        if self.is(at, Bits::DEEM_TO) && (self.folded(next) == "to" && self.facets(next + 1).has(Tags::INF)) {
            return Some(rest(next + 1));
        }
        if self.is(at, Bits::DEEM_PLAIN) {
            let facets = self.facets(next);
            let adjective = facets.meets(Tags::ADJ.with(Tags::PP))
                || self.facets(next) == Tags::ADV && self.facets(next + 1).has(Tags::ADJ);
            let of = matches!(self.folded(next).as_ref(), "de" | "d'" | "comme" | "of");
            let noun = !self.french() && facets.meets(Tags::DET.with(Tags::NOUN)) && self.mark(next).is_none();
            let reputed = self.kind(next) == Some(TokenKind::Quote);
            if adjective || of || noun || reputed {
                return Some(rest(next));
            }
        }
        let sentenced = matches!(self.folded(next).as_ref(), "à" | "en" | "to" | "with");
        if self.is(at, Bits::BLAME) && self.is(at, Bits::TELL_OBJECT) && !sentenced {
            return Some(rest(next).start..rest(next).end).map(|range| {
                if matches!(
                    self.folded(next).as_ref(),
                    "pour" | "for" | "de" | "d'" | "of" | "as" | "comme"
                ) {
                    range
                } else {
                    next..next
                }
            });
        }
        None
    }

    /// Who a passive names with "par" or "by", a few tokens on, and where that word stands.
    fn agent(&self, from: usize, end: usize) -> Option<(usize, Group)> {
        let limit = end.min(from + 24);
        let by =
            (from..limit).find(|&at| self.is(at, Bits::BY) || self.mark(at).is_some_and(|mark| mark != Mark::Other))?;
        if !self.is(by, Bits::BY) {
            return None;
        }
        let mut group = self.group_from(by + 1, end).or_else(|| self.bare_group(by + 1, end))?;
        // "criticised by the union for his silence": the reason is no part of the union.
        let reason = group
            .tokens
            .clone()
            .skip(1)
            .find(|&at| matches!(self.folded(at).as_ref(), "for" | "over" | "pour"));
        if let Some(reason) = reason {
            group.tokens.end = reason;
            group.core = group.core.min(reason);
        }
        Some((by, group))
    }

    /// The group that begins at a token.
    pub fn group_from(&self, at: usize, end: usize) -> Option<Group> {
        let speaker = self.prose().phrase_from(at, end.min(at + REACH_AFTER))?;
        Some(self.up_to_mark(self.with_core(speaker.tokens()), end))
    }

    /// A group with its core: what stands before a comma or a bracket in it. What follows is no part of it where that is
    /// a clause of its own.
    fn with_core(&self, tokens: Range<usize>) -> Group {
        let aside = |at: &usize| matches!(self.mark(*at), Some(Mark::Comma | Mark::Open));
        let core = tokens.clone().find(aside).unwrap_or(tokens.end);
        let clause = (core..tokens.end).any(|at| self.is_finite(at));
        let end = if clause { core } else { tokens.end };
        // "le porte-parole du ministère, Armand Brel."
        let comma = end == core && self.mark(end) == Some(Mark::Comma);
        let names = (end + 1..end + 5).take_while(|&at| self.named(at)).count();
        let closed = self.mark(end + 1 + names).is_some();
        let end = if comma && names >= 2 && closed && !self.named(tokens.start) {
            end + 1 + names
        } else {
            end
        };
        Group {
            tokens: tokens.start..end,
            core,
        }
    }

    /// An adjective of whoever holds what follows: "est convaincu que", "is certain that".
    pub fn being(&self, at: usize) -> Option<Claim> {
        if !self.facets(at).meets(Tags::ADJ.with(Tags::PP)) {
            return None;
        }
        let mut be = self.before(at)?;
        while self.facets(be) == Tags::ADV && at - be < 4 {
            if self.is(be, Bits::NOT) {
                return None;
            }
            be = self.before(be)?;
        }
        if !self.is(be, Bits::BE) {
            return None;
        }
        let verb = Verb {
            first: be,
            at,
            mood: Mood::Said,
            clitic: None,
            object_before: false,
            plural: None,
        };
        let next = self.after(at)?;
        let given = if self.is(next, Bits::THAT) {
            Given::Words(self.rest(next + 1))
        } else if self.mark(next) == Some(Mark::Colon) {
            self.opens(next + 1).map(Given::Speech)?
        } else {
            return None;
        };
        let source = self.subject(&verb)?;
        Some(self.make(&verb, source, given))
    }

    /// A participle that judges, with no verb "to be": ", déclarée comme", "jugée inutile", "described as".
    pub fn participle(&self, at: usize) -> Option<Claim> {
        if !self.facets(at).has(Tags::PP) || self.facets(at).has(Tags::NOUN) || self.named(at) {
            return None;
        }
        let before = self.before(at)?;
        let beside = self.mark(before) == Some(Mark::Comma)
            || self.facets(before).meets(Tags::NOUN)
            || self.named(before)
            || self.facets(before) == Tags::ADV
            || self.is(before, Bits::AS);
        if !beside {
            return None;
        }
        let next = at + 1;
        let judges = if self.french() {
            self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS)
                || self.is(at, Bits::DEEM_PLAIN)
                    && (self.facets(next).has(Tags::ADJ) && !self.facets(next).has(Tags::PREP)
                        || self.folded(at).starts_with("qualifié") && matches!(self.folded(next).as_ref(), "de" | "d'"))
        } else {
            let widely = self.facets(before) == Tags::ADV && self.folded(before).ends_with("ly");
            let verb = self.verb_is(at, Tags::PAST) && self.named(before) && !widely;
            self.is(at, Bits::DEEM_AS) && self.is(next, Bits::AS) && !verb
                || self.is(at, Bits::DEEM_TO)
                    && self.folded(next) == "to"
                    && matches!(
                        self.folded(at).as_ref(),
                        "alleged" | "said" | "rumoured" | "rumored" | "reported" | "thought" | "believed"
                    )
                    && !verb
        };
        // "as announced by X", "comme annoncé par X"
        let reported = self.is(before, Bits::AS) && self.is(at, Bits::TELL_THAT) && self.is(next, Bits::BY);
        if !judges && !reported {
            return None;
        }
        self.passive(&Verb {
            first: at,
            at,
            mood: Mood::Passive,
            clitic: None,
            object_before: false,
            plural: None,
        })
    }
}
