//! A pack laid over a rulebook that is compiled already: what it adds is compiled after what is there, and what it overrides
//! or mutes is taken out of the tables. It costs what the pack costs.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Compiler, fingerprint};
use crate::language::Language;
use crate::rulebook::compiled::{ClassSet, CompiledRule, NO_CLASS, Op, PLAIN, Pattern, Tables};
use crate::rulebook::dictionary::Dictionary;
use crate::rulebook::lexicon::Lexicon;
use crate::rulebook::mistake::Mistake;
use crate::rulebook::source::{File, Problem};

/// Lays the files of a pack over a rulebook: their words and rules are added, a rule takes the place of the one of its name,
/// and those that are muted go. What is wrong is told; the rest is laid over all the same.
#[must_use]
pub fn extend(
    language: Language,
    mut tables: Tables,
    dictionary: &mut Dictionary,
    pack: &[File],
) -> (Tables, Vec<Problem>) {
    let below = tables.rules.len();
    let seed = tables.fingerprint;
    let words = Lexicon::over(language, &mut tables, dictionary);
    let mut compiler = Compiler::new(language, words, tables);
    let mut problems = compiler.take(pack.iter());
    let extended = compiler.words.extended_classes();
    let muted = std::mem::take(&mut compiler.muted);
    let (mut tables, laid) = compiler.finish();

    forget_records(&mut tables, below, &extended);
    let (old, new) = tables.rules.split_at(below);
    let name = |rule: &CompiledRule| rule.text.id.clone();
    let old: BTreeSet<String> = old.iter().map(name).collect();
    let mut gone: BTreeSet<String> = new.iter().map(name).collect();
    for (place, id) in muted {
        if !old.contains(&id) {
            problems.push(place.problem(Some(&id), Mistake::NothingToMute));
        }
        gone.insert(id);
    }
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    // Of two rules that mark the same words the first prevails: whoever writes one means it.
    let kept = |&number: &usize| {
        let rule = tables.rules.get(number);
        number >= below || rule.is_some_and(|rule| !gone.contains(&rule.text.id))
    };
    let order: Vec<usize> = (below..tables.rules.len()).chain(0..below).filter(kept).collect();
    reorder(&mut tables, &order);
    // Where a pack lies is no part of what it says.
    tables.fingerprint = fingerprint(seed, pack.iter().map(|file| file.text.as_str()));
    dictionary.add(laid.forms, laid.additions);
    (tables, problems)
}

/// Takes away the record of the rules below that ask for a class which words have got since they were measured.
fn forget_records(tables: &mut Tables, below: usize, extended: &ClassSet) {
    if extended.is_empty() {
        return;
    }
    let asks = |pattern: &Pattern| {
        let code = tables.code.get(pattern.code as usize..).unwrap_or_default();
        let elements = code.iter().take(usize::from(pattern.len)).filter_map(|op| match op {
            Op::Take(element) => tables.elements.get(*element as usize),
            _ => None,
        });
        elements
            .filter_map(|element| tables.alternatives.get(element.start as usize..element.end as usize))
            .flatten()
            .flat_map(|alternative| alternative.classes.iter().chain(&alternative.no_classes))
            .any(|&class| class != NO_CLASS && extended.has(class))
    };
    let mut touched = vec![false; below];
    for pattern in tables
        .patterns
        .iter()
        .chain(&tables.conditions)
        .filter(|pattern| asks(pattern))
    {
        if let Some(touched) = touched.get_mut(pattern.rule as usize) {
            *touched = true;
        }
    }
    for (rule, touched) in tables.rules.iter_mut().zip(touched) {
        // A detector asks for classes in its own way.
        if touched || rule.text.detector.is_some() {
            rule.text.record = None;
        }
    }
}

/// Puts the rules in this order, by their numbers, and takes out those that are not in it, so that nothing leads to them
/// any more.
fn reorder(tables: &mut Tables, order: &[usize]) {
    let numbers: FxHashMap<u32, u32> = (0..)
        .zip(order)
        .filter_map(|(new, &old)| Some((u32::try_from(old).ok()?, new)))
        .collect();
    let renumbered = |rule: u32| match rule {
        PLAIN => Some(PLAIN),
        rule => numbers.get(&rule).copied(),
    };
    let Tables {
        index,
        patterns,
        conditions,
        rules,
        ..
    } = tables;
    index.retain(|filed| {
        let pattern = patterns.get(filed.pattern as usize);
        pattern.is_some_and(|pattern| renumbered(pattern.rule).is_some())
    });
    for pattern in patterns.iter_mut().chain(conditions) {
        pattern.rule = renumbered(pattern.rule).unwrap_or(PLAIN);
    }
    let mut old: Vec<Option<CompiledRule>> = std::mem::take(rules).into_iter().map(Some).collect();
    rules.extend(order.iter().filter_map(|&number| old.get_mut(number)?.take()));
    tables.settle();
}
