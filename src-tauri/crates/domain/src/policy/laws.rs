//! Laws the policy names (引用法令), and what became of them.
//!
//! A slip (付せん) laid beside the clause; the clause itself is never touched.

use super::{ClauseId, Policy};

/// A law that some version of the policy names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CitedLaw {
    /// The words by which a clause names it.
    pub cited: &'static str,
    /// How it stands.
    pub standing: LawStanding,
}

/// How a law stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawStanding {
    /// It stands as named.
    Stands,
    /// Another is in its place (改正・廃止).
    Superseded {
        /// The law in its place.
        by: &'static str,
        /// Since when: year, month, day.
        since: (i32, u32, u32),
    },
}

/// The register: every law the policy has named.
pub const CITED: [CitedLaw; 3] = [
    CitedLaw { cited: "電気通信事業法", standing: LawStanding::Stands },
    CitedLaw {
        cited: "船橋市個人情報保護条例（平成１７年条例第６号）",
        // Since then the national Act binds the executive bodies of cities directly.
        standing: LawStanding::Superseded {
            by: "個人情報の保護に関する法律", since: (2023, 4, 1)
        },
    },
    CitedLaw { cited: "個人情報の保護に関する法律", standing: LawStanding::Stands },
];

/// The laws this text names that no longer stand as named, each with the clause that names it.
pub fn superseded_in(policy: &Policy) -> Vec<(ClauseId, CitedLaw)> {
    let mut found = Vec::new();
    for law in CITED.into_iter().filter(|law| law.standing != LawStanding::Stands) {
        for section in &policy.sections {
            if section.paragraphs.iter().any(|words| words.contains(law.cited)) {
                found.push((ClauseId::section(section.number), law));
            }
            let items = section.items.iter().filter(|item| item.text.contains(law.cited));
            found.extend(items.map(|item| (ClauseId::item(section.number, item.number), law)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::FIRST_TEXT;

    #[test]
    fn the_ordinance_of_2005_is_named_by_section_8_and_no_longer_stands() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        let slips = superseded_in(&policy);
        assert_eq!(slips.len(), 1);
        assert_eq!(slips[0].0, ClauseId::section(8));
        assert_eq!(slips[0].1.cited, "船橋市個人情報保護条例（平成１７年条例第６号）");
    }

    #[test]
    fn a_version_that_names_the_new_law_has_no_slip() {
        let text = FIRST_TEXT
            .replace("船橋市個人情報保護条例（平成１７年条例第６号）", "個人情報の保護に関する法律");
        let policy = Policy::read(&text).expect("it reads");
        assert!(superseded_in(&policy).is_empty());
    }

    #[test]
    fn whatever_takes_a_laws_place_is_in_the_register_itself() {
        for law in CITED {
            if let LawStanding::Superseded { by, .. } = law.standing {
                assert!(CITED.iter().any(|known| known.cited == by), "{by}");
            }
        }
    }
}
