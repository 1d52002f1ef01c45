//! Difference of two versions (新旧の違い): clause by clause, and within a clause character by character.
//!
//! Clauses are matched by their words first, so that a number that moved is told as a move and not as
//! two rewritings. What is kept and what is gone of a clause make the old words again; what is kept and
//! what is new make the new ones.

use super::{ClauseId, Policy};

/// The most comparisons one clause is worth; beyond it, its middle is told as rewritten.
const WORTH: usize = 9_000_000;

/// A clause that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseChange {
    /// What it was called; none where it is new.
    pub from: Option<Spot>,
    /// What it is called now; none where it is gone.
    pub to: Option<Spot>,
    /// Its words, the old and the new in one.
    pub stretches: Vec<Stretch>,
}

/// A place in a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The title.
    Title,
    /// A section's heading and paragraphs, or an item.
    Clause(ClauseId),
}

/// Some characters, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The characters.
    pub text: String,
    /// What became of them.
    pub fate: Fate,
}

/// What became of some characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both.
    Kept,
    /// They stood in the old words only.
    Gone,
    /// They stand in the new words only.
    New,
}

/// What the new version changes of the old one, in the order of the new.
pub fn difference(old: &Policy, new: &Policy) -> Vec<ClauseChange> {
    let mut changes = Vec::new();
    note(&mut changes, Some((Spot::Title, old.title.clone())), Some((Spot::Title, new.title.clone())));
    let (old, new) = (sections(old), sections(new));
    let names = |sections: &[Unit]| -> Vec<String> { sections.iter().map(|one| one.name.clone()).collect() };
    for (before, after) in matched(&names(&old), &names(&new)) {
        let before = before.and_then(|at| old.get(at));
        let after = after.and_then(|at| new.get(at));
        note(&mut changes, before.map(Unit::said), after.map(Unit::said));
        let items = |unit: Option<&Unit>| unit.map(|unit| unit.items.clone()).unwrap_or_default();
        let (old_items, new_items) = (items(before), items(after));
        let texts = |items: &[(ClauseId, String)]| -> Vec<String> {
            items.iter().map(|(_, text)| text.clone()).collect()
        };
        for (before, after) in matched(&texts(&old_items), &texts(&new_items)) {
            let said = |items: &[(ClauseId, String)], at: Option<usize>| {
                at.and_then(|at| items.get(at)).map(|(id, text)| (Spot::Clause(*id), text.clone()))
            };
            note(&mut changes, said(&old_items, before), said(&new_items, after));
        }
    }
    changes
}

/// A section with its items.
struct Unit {
    id: ClauseId,
    /// Its heading without the number.
    name: String,
    words: String,
    items: Vec<(ClauseId, String)>,
}

impl Unit {
    fn said(&self) -> (Spot, String) {
        (Spot::Clause(self.id), self.words.clone())
    }
}

fn sections(policy: &Policy) -> Vec<Unit> {
    policy
        .sections
        .iter()
        .map(|section| Unit {
            id: ClauseId::section(section.number),
            name: section.heading.split_once('．').map_or("", |(_, name)| name).to_owned(),
            words: std::iter::once(&section.heading)
                .chain(&section.paragraphs)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n"),
            items: section
                .items
                .iter()
                .map(|item| (ClauseId::item(section.number, item.number), item.text.clone()))
                .collect(),
        })
        .collect()
}

/// Notes a clause, unless it is where it was and says what it said.
fn note(changes: &mut Vec<ClauseChange>, old: Option<(Spot, String)>, new: Option<(Spot, String)>) {
    if old == new {
        return;
    }
    let words = |side: &Option<(Spot, String)>| side.as_ref().map_or("", |(_, words)| words).to_owned();
    let stretches = stretches(&words(&old), &words(&new));
    changes.push(ClauseChange { from: old.map(|(spot, _)| spot), to: new.map(|(spot, _)| spot), stretches });
}

/// Pairs of places: the same words first; between those, in their order.
fn matched(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (before, after) in common(old, new).into_iter().chain([(old.len(), new.len())]) {
        while from < before && to < after {
            pairs.push((Some(from), Some(to)));
            (from, to) = (from + 1, to + 1);
        }
        pairs.extend((from..before).map(|at| (Some(at), None)));
        pairs.extend((to..after).map(|at| (None, Some(at))));
        if before < old.len() {
            pairs.push((Some(before), Some(after)));
        }
        (from, to) = (before + 1, after + 1);
    }
    pairs
}

/// The old and the new words in one.
fn stretches(old: &str, new: &str) -> Vec<Stretch> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut said: Vec<Stretch> = Vec::new();
    let mut say = |characters: &[char], fate: Fate| {
        if characters.is_empty() {
            return;
        }
        match said.last_mut() {
            Some(last) if last.fate == fate => last.text.extend(characters),
            _ => said.push(Stretch { text: characters.iter().collect(), fate }),
        }
    };
    let (mut from, mut to) = (0, 0);
    for (before, after) in common(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        say(&old[from..before], Fate::Gone);
        say(&new[to..after], Fate::New);
        if before < old.len() {
            say(&old[before..=before], Fate::Kept);
        }
        (from, to) = ((before + 1).min(old.len()), (after + 1).min(new.len()));
    }
    said
}

/// The places of a longest common subsequence.
fn common<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (before, after) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let width = after.len() + 1;
    if before.len().saturating_mul(after.len()) <= WORTH {
        // length[i][j]: how long the longest is of what stands from i and from j on.
        let mut length = vec![0_u32; (before.len() + 1) * width];
        for i in (0..before.len()).rev() {
            for j in (0..after.len()).rev() {
                length[i * width + j] = if before[i] == after[j] {
                    length[(i + 1) * width + j + 1] + 1
                } else {
                    length[(i + 1) * width + j].max(length[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < before.len() && j < after.len() {
            if before[i] == after[j] {
                pairs.push((head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..tail).map(|at| (old.len() - tail + at, new.len() - tail + at)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::FIRST_TEXT;

    fn first() -> Policy {
        Policy::read(FIRST_TEXT).expect("the city's policy reads")
    }

    fn changed(from: &str, to: &str) -> Vec<ClauseChange> {
        let text = FIRST_TEXT.replacen(from, to, 1);
        assert_ne!(text, FIRST_TEXT, "the fixture changes something");
        difference(&first(), &Policy::read(&text).expect("it reads"))
    }

    fn only(change: &ClauseChange, fate: Fate) -> String {
        change.stretches.iter().filter(|one| one.fate == fate).map(|one| one.text.as_str()).collect()
    }

    #[test]
    fn nothing_changed_is_no_change() {
        assert!(difference(&first(), &first()).is_empty());
    }

    #[test]
    fn one_character_is_told_in_its_clause_alone() {
        let changes = changed("努める。", "務める。");
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].to, Some(Spot::Clause(ClauseId::section(8))));
        assert_eq!((only(&changes[0], Fate::Gone), only(&changes[0], Fate::New)), ("努".into(), "務".into()));
    }

    #[test]
    fn an_item_put_in_between_moves_the_others_and_rewrites_none() {
        let text = FIRST_TEXT
            .replace("(11)ＷＥＢ会議サービスの提供者", "(12)ＷＥＢ会議サービスの提供者")
            .replace("(10)その他法令", "(11)その他法令")
            .replace("(11)その他法令", "(10)無断で録画する行為\n(11)その他法令");
        let changes = difference(&first(), &Policy::read(&text).expect("it reads"));
        let told: Vec<_> = changes.iter().map(|change| (change.from, change.to)).collect();
        let item = |number| Some(Spot::Clause(ClauseId::item(6, number)));
        assert_eq!(told, [(None, item(10)), (item(10), item(11)), (item(11), item(12))]);
        assert!(changes[1..].iter().all(|change| only(change, Fate::New).is_empty()), "they only moved");
    }

    #[test]
    fn what_is_kept_and_gone_was_there_and_what_is_kept_and_new_is_there_now() {
        // Every clause of the policy against every other: long, short, alike and unlike.
        let policy = first();
        let texts: Vec<String> = policy
            .clauses()
            .filter_map(|clause| policy.words(clause))
            .map(|words| words.paragraphs.concat())
            .chain([String::new()])
            .collect();
        for old in &texts {
            for new in &texts {
                let made = stretches(old, new);
                let side = |other: Fate| -> String {
                    made.iter().filter(|one| one.fate != other).map(|one| one.text.as_str()).collect()
                };
                assert_eq!((&side(Fate::New), &side(Fate::Gone)), (old, new));
            }
        }
    }
}
