//! The program of a pattern: instructions for the machine in `analysis::matcher`, emitted step by step, and with them the
//! best anchor met on the way.

use super::anchor::{Asked, Candidate, Certain, Key, mark_cost};
use super::{Compiler, MAX_REACH};
use crate::rulebook::compiled::{Anchor, MARK_SLOTS, MAX_CAPTURES, NO_ELEMENT, Op, Pattern};
use crate::rulebook::mistake::Mistake;
use crate::rulebook::pattern::{Step, Test};

impl Compiler<'_> {
    /// The program of a pattern, and the best anchor in it.
    ///
    /// A gap at either end would say nothing, and reach into what the pattern is not about.
    pub(super) fn program(
        &mut self,
        steps: &[Step],
        rule: u32,
        captures: &mut Vec<String>,
    ) -> Result<(Pattern, Option<Candidate>), Mistake> {
        if matches!(steps.first(), Some(Step::Gap { .. })) || matches!(steps.last(), Some(Step::Gap { .. })) {
            return Err(Mistake::GapAtEnd);
        }
        let first = self.tables.code.len();
        let mut emitter = Emitter {
            marked: contains_mark(steps),
            captures,
            offset: (0, 0),
            anchor: None,
            tokens: Vec::new(),
        };
        if !emitter.marked {
            self.tables.code.push(Op::Save(0));
        }
        let outcome = self.emit(steps, &mut emitter, true);
        emitter.guard_anchor();
        let certain = emitter.rarest_word();
        let (marked, reach, anchor) = (emitter.marked, emitter.offset, emitter.anchor);
        if let Err(mistake) = outcome {
            self.tables.code.truncate(first);
            return Err(mistake);
        }
        if !marked {
            self.tables.code.push(Op::Save(1));
        }
        self.tables.code.push(Op::Match);
        if reach.0 == 0 {
            return Err(Mistake::MatchesNothing);
        }
        if reach.1 > MAX_REACH {
            return Err(Mistake::TooManyWords {
                words: reach.1,
                most: MAX_REACH,
            });
        }
        let pattern = Pattern {
            code: u32::try_from(first).map_err(|_| Mistake::TooManyPatterns)?,
            len: u16::try_from(self.tables.code.len() - first).map_err(|_| Mistake::PatternTooLong)?,
            reach: u8::try_from(reach.1).unwrap_or(u8::MAX),
            certain,
            rule,
        };
        Ok((pattern, anchor))
    }

    /// Emits steps. `certain`: every match passes here, so that an anchor may be taken from it.
    fn emit(&mut self, steps: &[Step], emitter: &mut Emitter, certain: bool) -> Result<(), Mistake> {
        for step in steps {
            match step {
                Step::Take(tests) => {
                    let (element, cost, keys) = self.element(tests)?;
                    if certain {
                        emitter.offer(cost, keys.into_iter().map(|key| (key, element)));
                        emitter.note(Asked::Element(element), cost);
                    }
                    self.push(Op::Take(element), emitter);
                }
                Step::Any => self.push(Op::Any, emitter),
                Step::Mark(mark) => {
                    if certain {
                        emitter.offer(mark_cost(*mark), [(Anchor::Mark(*mark), NO_ELEMENT)]);
                        emitter.note(Asked::Mark(*mark), mark_cost(*mark));
                    }
                    self.push(Op::Mark(*mark), emitter);
                }
                Step::Gap { max, commas } => {
                    let word = if *commas { Op::AnyOrComma } else { Op::Any };
                    let end = self.here() + 2 * u32::from(*max);
                    for _ in 0..*max {
                        // The shortest gap is tried first.
                        let next = self.here() + 1;
                        self.tables.code.push(Op::Split(end, next));
                        self.tables.code.push(word);
                    }
                    emitter.offset.1 += usize::from(*max);
                }
                Step::Group(branches) => self.branches(branches, emitter, certain)?,
                Step::Optional(inner) => {
                    let split = self.placeholder();
                    let shortest = emitter.offset.0;
                    self.emit(inner, emitter, false)?;
                    emitter.offset.0 = shortest;
                    let end = self.here();
                    self.set(split, Op::Split(split + 1, end));
                }
                Step::Not(inner) => {
                    let not = self.placeholder();
                    let offset = emitter.offset;
                    self.emit(inner, emitter, false)?;
                    emitter.offset = offset;
                    self.tables.code.push(Op::Match);
                    let end = self.here();
                    self.set(not, Op::Not(end));
                }
                Step::Marked(inner) => {
                    self.tables.code.push(Op::Save(0));
                    self.emit(inner, emitter, certain)?;
                    self.tables.code.push(Op::Save(1));
                }
                Step::Capture(name, inner) => {
                    let slot = emitter.slot(name)?;
                    self.tables.code.push(Op::Save(slot));
                    self.emit(inner, emitter, certain)?;
                    self.tables.code.push(Op::Save(slot + 1));
                }
                Step::Start => self.tables.code.push(Op::Start),
                Step::End => self.tables.code.push(Op::End),
            }
        }
        Ok(())
    }

    fn branches(&mut self, branches: &[Vec<Step>], emitter: &mut Emitter, certain: bool) -> Result<(), Mistake> {
        if let Some(tests) = first_of(branches) {
            let (element, cost, _) = self.element(&tests)?;
            // One look tells most words that no branch can begin with.
            if branches.len() >= FEWEST_PEEKED {
                self.tables.code.push(Op::Peek(element));
            }
            if certain {
                emitter.note(Asked::Element(element), cost);
            }
        }
        let start = emitter.offset;
        let (mut shortest, mut longest) = (usize::MAX, 0);
        let mut jumps = Vec::new();
        let outer = emitter.anchor.take();
        let around = std::mem::take(&mut emitter.tokens);
        let mut anchors = Vec::new();
        for (number, branch) in branches.iter().enumerate() {
            emitter.offset = start;
            let split = (number + 1 < branches.len()).then(|| self.placeholder());
            self.emit(branch, emitter, certain)?;
            emitter.guard_anchor();
            anchors.push(emitter.anchor.take());
            emitter.tokens.clear();
            if let Some(split) = split {
                jumps.push(self.placeholder());
                let next = self.here();
                self.set(split, Op::Split(split + 1, next));
            }
            shortest = shortest.min(emitter.offset.0);
            longest = longest.max(emitter.offset.1);
        }
        let end = self.here();
        for jump in jumps {
            self.set(jump, Op::Jump(end));
        }
        emitter.offset = (shortest, longest);
        // A group can be the anchor where each of its branches has one.
        emitter.anchor = outer;
        emitter.tokens = around;
        if let Some(all) = anchors.into_iter().collect::<Option<Vec<Candidate>>>() {
            let together = Candidate {
                weight: all.iter().map(|one| one.weight).sum(),
                keys: all.into_iter().flat_map(|one| one.keys).collect(),
            };
            emitter.offer_candidate(together);
        }
        Ok(())
    }

    fn here(&self) -> u32 {
        u32::try_from(self.tables.code.len()).unwrap_or(u32::MAX)
    }

    /// Room for an instruction whose target is not known yet.
    fn placeholder(&mut self) -> u32 {
        let here = self.here();
        self.tables.code.push(Op::Match);
        here
    }

    fn set(&mut self, place: u32, op: Op) {
        if let Some(slot) = self.tables.code.get_mut(place as usize) {
            *slot = op;
        }
    }

    fn push(&mut self, op: Op, emitter: &mut Emitter) {
        self.tables.code.push(op);
        emitter.offset.0 += 1;
        emitter.offset.1 += 1;
    }
}

/// What is known of a pattern while its code is emitted.
struct Emitter<'a> {
    marked: bool,
    captures: &'a mut Vec<String>,
    /// How many tokens have been taken so far: at least, at most.
    offset: (usize, usize),
    anchor: Option<Candidate>,
    /// What every match that comes by here has had so far; of groups, what they begin with.
    tokens: Vec<Certain>,
}

impl Emitter<'_> {
    fn offer(&mut self, cost: u32, keys: impl IntoIterator<Item = (Anchor, u32)>) {
        let (least, most) = self.offset;
        let narrow = |offset| u8::try_from(offset).unwrap_or(u8::MAX);
        let before = (narrow(least), narrow(most));
        let key = |(anchor, element)| Key {
            anchor,
            element,
            before,
            guard: None,
        };
        self.offer_candidate(Candidate {
            weight: u64::from(cost) * (most - least + 1) as u64,
            keys: keys.into_iter().map(key).collect(),
        });
    }

    fn offer_candidate(&mut self, candidate: Candidate) {
        if self.anchor.as_ref().is_none_or(|best| candidate.weight < best.weight) {
            self.anchor = Some(candidate);
        }
    }

    /// A token that every match has here.
    fn note(&mut self, asked: Asked, cost: u32) {
        let offset = self.offset;
        self.tokens.push(Certain { asked, cost, offset });
    }

    /// Gives the keys of the best anchor the guards that the tokens of this branch, or of the whole, are for it.
    fn guard_anchor(&mut self) {
        for key in self.anchor.iter_mut().flat_map(|anchor| &mut anchor.keys) {
            key.guard_by(&self.tokens);
        }
    }

    /// The element of the rarest word that is certain.
    fn rarest_word(&self) -> u32 {
        let words = self.tokens.iter().filter_map(|token| match token.asked {
            Asked::Element(element) => Some((token.cost, element)),
            Asked::Mark(_) => None,
        });
        words.min().map_or(NO_ELEMENT, |(_, element)| element)
    }

    fn slot(&mut self, name: &str) -> Result<u8, Mistake> {
        let number = self.captures.iter().position(|known| known == name).unwrap_or_else(|| {
            self.captures.push(name.to_owned());
            self.captures.len() - 1
        });
        let slot = u8::try_from(MARK_SLOTS + 2 * number).ok();
        slot.filter(|_| number < MAX_CAPTURES)
            .ok_or_else(|| Mistake::TooManyNames {
                name: name.to_owned(),
                most: MAX_CAPTURES,
            })
    }
}

/// How many branches make it worth asking first whether any can begin here.
const FEWEST_PEEKED: usize = 3;

/// What the first token of these branches must be; nothing where a branch may begin with none, or with any.
fn first_of(branches: &[Vec<Step>]) -> Option<Vec<Test>> {
    let mut tests = Vec::new();
    for branch in branches {
        match branch.first()? {
            Step::Take(own) => tests.extend(own.iter().cloned()),
            Step::Group(inner) => tests.extend(first_of(inner)?),
            Step::Marked(inner) | Step::Capture(_, inner) => tests.extend(first_of(std::slice::from_ref(inner))?),
            _ => return None,
        }
    }
    Some(tests)
}

fn contains_mark(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Marked(_) => true,
        Step::Group(branches) => branches.iter().any(|branch| contains_mark(branch)),
        Step::Optional(inner) | Step::Capture(_, inner) => contains_mark(inner),
        _ => false,
    })
}
