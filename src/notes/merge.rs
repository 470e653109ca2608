//! Two windows on the same article: putting together what each wrote since both knew the same.
//!
//! Three-way, note by note and field by field. What one side alone changed is taken; where both changed the same field of
//! the same note, the one who writes last wins, but comments are put one after the other. A note that one side deleted and
//! the other changed is kept. No clock decides anything.

use std::collections::{BTreeMap, BTreeSet};

use super::{Note, Record};

/// What is to be kept: `base` is what both knew, `theirs` is what stands there now, `ours` is about to be written.
pub fn merge(base: &Record, theirs: &Record, ours: &Record) -> Record {
    let mut merged = ours.clone();
    merged.notes = merge_notes(&base.notes, &theirs.notes, &ours.notes);
    merged.dismissed_rules = merge_sets(&base.dismissed_rules, &theirs.dismissed_rules, &ours.dismissed_rules);
    merged.keep_unread(theirs);
    merged
}

fn merge_notes(base: &[Note], theirs: &[Note], ours: &[Note]) -> Vec<Note> {
    let by_id = |notes: &[Note]| -> BTreeMap<String, Note> {
        notes.iter().map(|note| (note.id.clone(), note.clone())).collect()
    };
    let (base, their, our) = (by_id(base), by_id(theirs), by_id(ours));
    let mut kept = BTreeMap::new();
    let mut strays = Vec::new();
    for id in their.keys().chain(our.keys()) {
        let note = match (base.get(id), their.get(id), our.get(id)) {
            (None, Some(theirs), Some(ours)) if theirs.passage.exact != ours.passage.exact => {
                strays.push(ours);
                theirs.clone()
            }
            (base, Some(theirs), Some(ours)) => merge_note(base, theirs, ours),
            // Deleted on one side, and not changed on the other.
            (Some(base), Some(only), None) | (Some(base), None, Some(only)) if base.says_the_same(only) => continue,
            (_, Some(only), _) | (_, _, Some(only)) => only.clone(),
            (_, None, None) => continue,
        };
        kept.insert(id.clone(), note);
    }
    // Two notes that got the same name apart from each other, about different words.
    for stray in strays {
        let mut numbered = (2_u64..).map(|number| format!("{}~{number}", stray.id));
        if let Some(id) = numbered.find(|id| !kept.contains_key(id)) {
            kept.insert(id.clone(), Note { id, ..stray.clone() });
        }
    }
    kept.into_values().collect()
}

fn merge_note(base: Option<&Note>, theirs: &Note, ours: &Note) -> Note {
    // Without a common past, the one that was changed more often is the later one.
    let ours_wins = base.is_some() || ours.revision >= theirs.revision;
    let mut merged = if ours_wins { ours.clone() } else { theirs.clone() };
    if let Some(base) = base {
        // What we did not change is as they left it.
        if ours.technique == base.technique {
            merged.technique = theirs.technique;
        }
        if ours.verdict == base.verdict {
            merged.verdict = theirs.verdict;
        }
        if ours.passage == base.passage {
            merged.passage.clone_from(&theirs.passage);
        }
        if ours.modified == base.modified {
            merged.modified.clone_from(&theirs.modified);
        }
    }
    let known = base.map_or("", |base| base.comment.as_str());
    merged.comment = merge_comments(known, &theirs.comment, &ours.comment);
    for (field, value) in theirs.extra.iter().chain(&ours.extra) {
        merged.extra.entry(field.clone()).or_insert_with(|| value.clone());
    }
    let further = !merged.says_the_same(theirs) && !merged.says_the_same(ours);
    merged.revision = theirs.revision.max(ours.revision) + u64::from(further);
    merged
}

fn merge_comments(base: &str, theirs: &str, ours: &str) -> String {
    if ours == base {
        theirs.to_owned()
    } else if theirs == base {
        ours.to_owned()
    } else if theirs.contains(ours) {
        theirs.to_owned()
    } else if ours.contains(theirs) {
        ours.to_owned()
    } else {
        format!("{theirs}\n\n{ours}")
    }
}

fn merge_sets(base: &BTreeSet<String>, theirs: &BTreeSet<String>, ours: &BTreeSet<String>) -> BTreeSet<String> {
    let either = theirs.union(ours);
    // Gone from one side although both had it: taken back.
    either
        .filter(|rule| !base.contains(*rule) || (theirs.contains(*rule) && ours.contains(*rule)))
        .cloned()
        .collect()
}
