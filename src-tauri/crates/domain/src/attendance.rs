//! Attendance (出欠): who came, who did not, and when.

use chrono::{DateTime, Utc};

use crate::{applications::Eligible, consents::ConsentingFamily};

/// One family's attendance at one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance;

/// How a family's attendance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// 出席.
    Present {
        /// When they came in.
        at: DateTime<Utc>,
    },
    /// 遅れて出席.
    Late {
        /// When they came in.
        at: DateTime<Utc>,
    },
    /// 退室.
    Left {
        /// When they left.
        at: DateTime<Utc>,
    },
    /// 欠席.
    Absent(AbsentBecause),
}

/// Why a family did not take part. §4(3) speaks of the family's own equipment alone, so the two
/// faults are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsentBecause {
    /// 連絡なし.
    NoWord,
    /// 都合・体調.
    OwnReason,
    /// 自前機器の不具合で不参加.
    OwnEquipment,
    /// 貸与機器の不具合で不参加.
    LentEquipment,
}

/// Someone of a family at one session, where it went otherwise with them than with the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonAttendance;

/// How it went with one person: as with the family, unless something of their own was marked.
///
/// A family that did not come has nobody there, whatever was marked before.
pub fn of_person(family: Option<Mark>, own: Option<Mark>) -> Option<Mark> {
    match family {
        None | Some(Mark::Absent(_)) => family,
        Some(mark) => Some(own.unwrap_or(mark)),
    }
}

/// Leave to take part: the rules allow it, or a person let it be and said why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// §2(1) and §4(3) both hold.
    ByTheRules,
    /// A member of staff let them in, with a reason that stays on record.
    Override {
        /// Why.
        reason: String,
    },
}

/// Admits a family that may take part and has agreed.
pub fn admit(_eligible: Eligible, _family: ConsentingFamily) -> Admission {
    Admission::ByTheRules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_comes_with_the_family_unless_it_is_marked_for_itself() {
        let at = DateTime::UNIX_EPOCH;
        let (came, left) = (Mark::Present { at }, Mark::Left { at });
        let ill = Mark::Absent(AbsentBecause::OwnReason);
        assert_eq!(of_person(Some(came), None), Some(came));
        assert_eq!(of_person(Some(came), Some(ill)), Some(ill), "the brother stayed at home");
        assert_eq!(of_person(Some(came), Some(left)), Some(left), "one fell asleep");
        assert_eq!(of_person(None, Some(left)), None, "nobody is there before the family is");
        let away = Mark::Absent(AbsentBecause::NoWord);
        assert_eq!(of_person(Some(away), Some(came)), Some(away));
    }
}
