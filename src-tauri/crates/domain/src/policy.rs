//! The policy (運用ポリシー): the city's own words, as a tree of clauses with stable ids.
//!
//! The text is never rewritten. A clause id (`§4(1)`) names the same clause on every floor:
//! in refusals, on papers, on the screen.

pub mod difference;
pub mod laws;

use std::{fmt, str::FromStr};

/// Version 1 of 「オンライン交流事業等におけるＷＥＢ会議サービス運用ポリシー」, word for word.
pub const FIRST_TEXT: &str = include_str!("../policy/policy-v1.txt");

/// The day version 1 is taken to be in force from, until the city says otherwise.
pub const FIRST_IN_FORCE: (i32, u32, u32) = (2026, 4, 1);

/// A policy, read into its clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The title, as the first line has it.
    pub title: String,
    /// The numbered sections, in order.
    pub sections: Vec<Section>,
}

/// A numbered section (`１．目的`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its number.
    pub number: u8,
    /// The heading as written, number and all.
    pub heading: String,
    /// Paragraphs before the items.
    pub paragraphs: Vec<String>,
    /// Items (`(1)…`), in order.
    pub items: Vec<Item>,
}

/// A numbered item of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub number: u8,
    /// Its words, without the number.
    pub text: String,
}

/// The stable name of a clause: `§6` or `§6(11)`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId {
    section: u8,
    item: Option<u8>,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseWords {
    /// The heading of its section, as written.
    pub heading: String,
    /// Its paragraphs, word for word; for an item, its number comes first.
    pub paragraphs: Vec<String>,
}

/// Why a text is no policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPolicy {
    /// There is no line at all.
    #[error("there is no title")]
    NoTitle,
    /// A paragraph stands before the first section.
    #[error("line {line} stands before the first section")]
    Homeless {
        /// Which line, from 1.
        line: usize,
    },
    /// The numbers do not run 1, 2, 3 ….
    #[error("the number on line {line} is out of order")]
    OutOfOrder {
        /// Which line, from 1.
        line: usize,
    },
}

/// The text is no clause id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a clause id")]
pub struct NotAClauseId;

impl Policy {
    /// Reads a policy: a title, sections `１．…`, paragraphs, items `(1)…`, one a line.
    pub fn read(text: &str) -> Result<Self, NotAPolicy> {
        let mut lines = (1..)
            .zip(text.trim_start_matches('\u{FEFF}').lines())
            .map(|(at, line)| (at, line.trim()))
            .filter(|(_, line)| !line.is_empty());
        let (_, title) = lines.next().ok_or(NotAPolicy::NoTitle)?;
        let mut sections: Vec<Section> = Vec::new();
        for (at, line) in lines {
            if let Some(number) = section_number(line) {
                if usize::from(number) != sections.len() + 1 {
                    return Err(NotAPolicy::OutOfOrder { line: at });
                }
                sections.push(Section {
                    number,
                    heading: line.to_owned(),
                    paragraphs: Vec::new(),
                    items: Vec::new(),
                });
                continue;
            }
            let section = sections.last_mut().ok_or(NotAPolicy::Homeless { line: at })?;
            match item(line) {
                Some((number, text)) => {
                    if usize::from(number) != section.items.len() + 1 {
                        return Err(NotAPolicy::OutOfOrder { line: at });
                    }
                    section.items.push(Item { number, text: text.to_owned() });
                }
                None => section.paragraphs.push(line.to_owned()),
            }
        }
        Ok(Self { title: title.to_owned(), sections })
    }

    /// The whole text again, a line a paragraph.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        for section in &self.sections {
            text.push_str(&format!("\n{}\n", section.heading));
            for paragraph in &section.paragraphs {
                text.push_str(&format!("{paragraph}\n"));
            }
            for item in &section.items {
                text.push_str(&format!("({}){}\n", item.number, item.text));
            }
        }
        text
    }

    /// What the clause says, if this version has it.
    pub fn words(&self, clause: ClauseId) -> Option<ClauseWords> {
        let section = self.sections.iter().find(|section| section.number == clause.section)?;
        let paragraphs = match clause.item {
            Some(number) => {
                let item = section.items.iter().find(|item| item.number == number)?;
                vec![format!("({}){}", item.number, item.text)]
            }
            None => section
                .paragraphs
                .iter()
                .cloned()
                .chain(section.items.iter().map(|item| format!("({}){}", item.number, item.text)))
                .collect(),
        };
        Some(ClauseWords { heading: section.heading.clone(), paragraphs })
    }

    /// Every clause id of this version, in order: each section, then its items.
    pub fn clauses(&self) -> impl Iterator<Item = ClauseId> + '_ {
        self.sections.iter().flat_map(|section| {
            std::iter::once(ClauseId::section(section.number))
                .chain(section.items.iter().map(|item| ClauseId::item(section.number, item.number)))
        })
    }
}

fn section_number(line: &str) -> Option<u8> {
    let (number, _) = line.split_once('．')?;
    figures(number)
}

fn item(line: &str) -> Option<(u8, &str)> {
    let (number, text) = line.strip_prefix('(')?.split_once(')')?;
    Some((figures(number)?, text))
}

/// A number in figures of either width.
fn figures(text: &str) -> Option<u8> {
    let half: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFF10 + 0x30).unwrap_or(c),
            c => c,
        })
        .collect();
    half.parse().ok()
}

impl ClauseId {
    /// `§4`.
    pub const fn section(section: u8) -> Self {
        Self { section, item: None }
    }

    /// `§4(1)`.
    pub const fn item(section: u8, item: u8) -> Self {
        Self { section, item: Some(item) }
    }

    /// The section it is or is in: `§4` of `§4(1)`.
    pub const fn in_section(self) -> Self {
        Self { section: self.section, item: None }
    }

    /// True where this is `other`, or one of its items, or the section `other` is an item of.
    pub const fn concerns(self, other: Self) -> bool {
        self.section == other.section
            && match (self.item, other.item) {
                (Some(item), Some(other)) => item == other,
                _ => true,
            }
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Some(item) => write!(f, "§{}({item})", self.section),
            None => write!(f, "§{}", self.section),
        }
    }
}

impl fmt::Debug for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for ClauseId {
    type Err = NotAClauseId;

    fn from_str(text: &str) -> Result<Self, NotAClauseId> {
        let text = text.strip_prefix('§').ok_or(NotAClauseId)?;
        let number = |text: &str| text.parse::<u8>().map_err(|_| NotAClauseId);
        match text.split_once('(') {
            Some((section, item)) => {
                Ok(Self::item(number(section)?, number(item.strip_suffix(')').ok_or(NotAClauseId)?)?))
            }
            None => Ok(Self::section(number(text)?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect()
    }

    #[test]
    fn the_first_version_is_kept_character_for_character() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        assert_eq!(bare(&policy.text()), bare(FIRST_TEXT));
        assert_eq!(policy.title, "オンライン交流事業等におけるＷＥＢ会議サービス運用ポリシー");
        assert_eq!(policy.sections.len(), 9);
    }

    #[test]
    fn every_clause_has_its_id_and_its_words() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        let ids: Vec<String> = policy.clauses().map(|clause| clause.to_string()).collect();
        assert_eq!(ids.len(), 9 + 5 + 3 + 3 + 11 + 2, "sections and their items");
        assert!(ids.contains(&"§6(11)".to_owned()));
        for id in &ids {
            let clause: ClauseId = id.parse().expect("an id reads back");
            assert!(policy.words(clause).is_some(), "{id} says something");
        }
        let words = policy.words(ClauseId::item(4, 1)).expect("§4(1)");
        assert_eq!(words.heading, "４．必要な環境");
        assert!(words.paragraphs[0].contains("可能な範囲で"), "the promise of §4(1)");
    }

    #[test]
    fn a_text_out_of_order_is_refused_with_its_line() {
        assert_eq!(Policy::read(""), Err(NotAPolicy::NoTitle));
        assert_eq!(Policy::read("題\n段落"), Err(NotAPolicy::Homeless { line: 2 }));
        assert_eq!(Policy::read("題\n２．次"), Err(NotAPolicy::OutOfOrder { line: 2 }));
        assert_eq!(Policy::read("題\n１．目的\n(2)乙"), Err(NotAPolicy::OutOfOrder { line: 3 }));
    }
}
