//! Likeness (似ている家庭): whether two cards may be one household, and on what grounds.
//!
//! A score never decides alone: it ranks what a person is shown, with the grounds beside it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Member, contact::figures};
use crate::names::search_key;

/// What is known of one person of a household, as typed.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// What they are.
    pub member: Member,
    /// 氏名, ふりがな, 通称; empty where there is none.
    pub names: [&'a str; 3],
    /// 電話; empty where there is none.
    pub phones: [&'a str; 2],
    /// メール.
    pub email: &'a str,
}

impl Known<'_> {
    /// Whether two cards speak of one person: the same kind, a name in common, and for children the same
    /// day; of two who are expected, the day alone.
    pub fn is_same_as(&self, other: &Known<'_>) -> bool {
        let keys = |known: &Known<'_>| -> BTreeSet<String> {
            known.names.iter().map(|name| search_key(name)).filter(|key| !key.is_empty()).collect()
        };
        let named_alike = || !keys(self).is_disjoint(&keys(other));
        match (self.member, other.member) {
            (Member::Guardian, Member::Guardian) => named_alike(),
            (Member::Child { born_on, .. }, Member::Child { born_on: other, .. }) => {
                born_on == other && named_alike()
            }
            (Member::Expected { due_on }, Member::Expected { due_on: other }) => due_on == other,
            _ => false,
        }
    }
}

/// What two households are compared by: everything folded, nothing as typed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Traits {
    guardians: BTreeSet<String>,
    phones: BTreeSet<String>,
    emails: BTreeSet<String>,
    children: Vec<(BTreeSet<String>, NaiveDate)>,
    due_on: BTreeSet<NaiveDate>,
    address: String,
}

/// Why two households look like one, or do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A telephone number is the same.
    SamePhone,
    /// A mail address is the same.
    SameEmail,
    /// A child has the same name and the same birth date.
    SameChild,
    /// A guardian has the same name or the same reading.
    SameGuardian,
    /// The address is the same.
    SameAddress,
    /// A child was born the same day, under another name.
    SameBirthDate,
    /// The same due date.
    SameDueDate,
    /// Both have children, and none was born the same day.
    OtherChildren,
}

impl Ground {
    /// Every ground, the weightiest first.
    pub const ALL: [Self; 8] = [
        Self::SameChild,
        Self::SamePhone,
        Self::SameEmail,
        Self::SameGuardian,
        Self::SameAddress,
        Self::SameBirthDate,
        Self::SameDueDate,
        Self::OtherChildren,
    ];

    /// What it adds to the score, of a hundred.
    pub const fn points(self) -> i32 {
        match self {
            Self::SameChild => 45,
            Self::SamePhone | Self::SameEmail => 40,
            Self::SameGuardian => 30,
            Self::SameAddress => 20,
            Self::SameBirthDate | Self::SameDueDate => 15,
            Self::OtherChildren => -15,
        }
    }

    /// Whether it alone makes two cards worth a look: the others are shared by many.
    const fn is_strong(self) -> bool {
        matches!(self, Self::SameChild | Self::SamePhone | Self::SameEmail | Self::SameGuardian)
    }
}

/// How alike two households are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// Of a hundred.
    pub score: u32,
    /// Why, the weightiest first.
    pub grounds: Vec<Ground>,
}

/// What a likeness comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing to ask about.
    Apart,
    /// Worth asking a person.
    Alike,
    /// Almost certainly one household.
    Same,
}

impl Likeness {
    /// From here on a person is asked.
    pub const ALIKE: u32 = 40;
    /// From here on it is almost certain.
    pub const SAME: u32 = 80;

    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        if self.score < Self::ALIKE || !self.grounds.iter().any(|ground| ground.is_strong()) {
            Verdict::Apart
        } else if self.score < Self::SAME {
            Verdict::Alike
        } else {
            Verdict::Same
        }
    }
}

impl Traits {
    /// What a household is compared by. Unborn children have no name yet; a name's three ways of writing
    /// count alike.
    pub fn of<'a>(people: impl IntoIterator<Item = Known<'a>>, address: &str) -> Self {
        let mut traits = Self { address: search_key(address), ..Self::default() };
        for person in people {
            let names = person.names.iter().map(|name| search_key(name)).filter(|key| !key.is_empty());
            match person.member {
                Member::Guardian => traits.guardians.extend(names),
                Member::Child { born_on, .. } => traits.children.push((names.collect(), born_on)),
                Member::Expected { due_on } => {
                    traits.due_on.insert(due_on);
                }
            }
            traits.phones.extend(person.phones.iter().map(|phone| figures(phone)).filter(|it| it.len() >= 9));
            traits.emails.extend(Some(search_key(person.email)).filter(|key| !key.is_empty()));
        }
        traits
    }

    /// How alike they are. It does not matter which is asked about which.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let grounds: Vec<Ground> =
            Ground::ALL.into_iter().filter(|ground| self.has(*ground, other)).collect();
        let score: i32 = grounds.iter().map(|ground| ground.points()).sum();
        Likeness { score: score.clamp(0, 100).unsigned_abs(), grounds }
    }

    fn has(&self, ground: Ground, other: &Self) -> bool {
        match ground {
            Ground::SamePhone => !self.phones.is_disjoint(&other.phones),
            Ground::SameEmail => !self.emails.is_disjoint(&other.emails),
            Ground::SameGuardian => !self.guardians.is_disjoint(&other.guardians),
            Ground::SameAddress => !self.address.is_empty() && self.address == other.address,
            Ground::SameChild => self.same_child(other),
            Ground::SameBirthDate => self.same_birth(other) && !self.same_child(other),
            Ground::SameDueDate => !self.due_on.is_disjoint(&other.due_on),
            Ground::OtherChildren => {
                !self.children.is_empty() && !other.children.is_empty() && !self.same_birth(other)
            }
        }
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Child, &'a Child)> {
        self.children.iter().flat_map(|one| other.children.iter().map(move |another| (one, another)))
    }

    fn same_child(&self, other: &Self) -> bool {
        self.pairs(other).any(|(one, another)| one.1 == another.1 && !one.0.is_disjoint(&another.0))
    }

    fn same_birth(&self, other: &Self) -> bool {
        self.pairs(other).any(|(one, another)| one.1 == another.1)
    }

    /// Marks (しるし) by which two households that look alike are brought together without comparing all
    /// with all: who is [`Verdict::Alike`] or more has one in common.
    pub fn marks(&self) -> BTreeSet<String> {
        let mut marks = BTreeSet::new();
        marks.extend(self.phones.iter().map(|phone| format!("t{phone}")));
        marks.extend(self.emails.iter().map(|email| format!("m{email}")));
        for (names, born_on) in &self.children {
            marks.extend(names.iter().map(|name| format!("c{name} {born_on}")));
        }
        for guardian in &self.guardians {
            marks.extend(self.children.iter().map(|(_, born_on)| format!("g{guardian} {born_on}")));
            marks.extend(self.due_on.iter().map(|due_on| format!("e{guardian} {due_on}")));
            if !self.address.is_empty() {
                marks.insert(format!("a{guardian} {}", self.address));
            }
        }
        marks
    }
}

type Child = (BTreeSet<String>, NaiveDate);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn guardian<'a>(name: &'a str, kana: &'a str, phone: &'a str) -> Known<'a> {
        Known { member: Member::Guardian, names: [name, kana, ""], phones: [phone, ""], email: "" }
    }

    fn child<'a>(name: &'a str, kana: &'a str, born_on: &str) -> Known<'a> {
        let member = Member::child(day(born_on));
        Known { member, names: [name, kana, ""], phones: [""; 2], email: "" }
    }

    #[test]
    fn one_family_written_twice_is_almost_certain() {
        let one = Traits::of(
            [
                guardian("髙橋 由美子", "たかはし ゆみこ", "090-0000-0001"),
                child("髙橋 陽向", "", "2026-03-01"),
            ],
            "船橋市本町１丁目",
        );
        let other = Traits::of(
            [
                guardian("高橋　由美子", "", "０９００００００００１"),
                child("高橋陽向", "ひなた", "2026-03-01"),
            ],
            "",
        );
        let likeness = one.likeness(&other);
        assert_eq!(likeness.grounds, [Ground::SameChild, Ground::SamePhone, Ground::SameGuardian]);
        assert_eq!((likeness.score, likeness.verdict()), (100, Verdict::Same));
    }

    #[test]
    fn a_namesake_is_not_the_same_family() {
        let one = Traits::of([guardian("佐藤 綾", "さとう あや", ""), child("莉子", "", "2025-11-01")], "");
        let other = Traits::of([guardian("佐藤 文", "さとう あや", ""), child("湊", "", "2024-02-29")], "");
        let likeness = one.likeness(&other);
        assert_eq!(likeness.grounds, [Ground::SameGuardian, Ground::OtherChildren]);
        assert_eq!((likeness.score, likeness.verdict()), (15, Verdict::Apart));
    }

    #[test]
    fn neighbours_with_children_of_one_day_are_nobodys_question() {
        let one = Traits::of([guardian("森 彩香", "", ""), child("凪", "", "2025-11-01")], "本町１");
        let other = Traits::of([guardian("林 圭", "", ""), child("律", "", "2025-11-01")], "本町１");
        assert_eq!(one.likeness(&other).verdict(), Verdict::Apart, "{:?}", one.likeness(&other));
    }

    #[test]
    fn another_guardian_with_the_same_telephone_is_worth_a_question() {
        let one = Traits::of([guardian("佐藤 綾", "", "090-0000-0001")], "");
        let other = Traits::of([guardian("鈴木 健", "", "090 0000 0001")], "");
        assert_eq!(one.likeness(&other).verdict(), Verdict::Alike);
    }
}
