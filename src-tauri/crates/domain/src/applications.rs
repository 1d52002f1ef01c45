//! Applications (申込): who asks to take part, and whether §2(1) lets them.

use chrono::NaiveDate;

use crate::{
    calendar::years_of_age,
    families::{Member, PAST_DUE, Schooling, enters_school},
    policy::ClauseId,
    refusals::MAY_BE_REFUSED,
};

/// An application to one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application;

/// How an application came (§2(4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// 窓口.
    Counter,
    /// 電話.
    Telephone,
    /// 電子申請.
    Online,
    /// その場で.
    OnTheSpot,
}

/// Why an application was withdrawn (取り消し). §4(3) speaks of the family's own equipment alone, so the two
/// faults are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawnBecause {
    /// 家庭の都合.
    OwnReason,
    /// 体調.
    Illness,
    /// 自前機器の不具合.
    OwnEquipment,
    /// 貸与機器の不具合.
    LentEquipment,
    /// 席をあてたが、返事がない.
    NoAnswer,
    /// 受付のまちがい.
    Mistake,
}

/// Why an application was not taken (受けられない).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedBecause {
    /// §2(1) speaks against it.
    NotEligible,
    /// A minor alone, without a guardian's consent (§6(9)).
    MinorAlone,
    /// 月齢が対象の外.
    NotTheAge,
    /// 受付の期間の外.
    NotTheTime,
    /// 定員.
    Full,
    /// 申込はもうある.
    Double,
    /// お断り中 (§6).
    Refused,
}

impl RefusedBecause {
    /// The clause it comes from; none where the session's own plan says so.
    pub fn clause(self) -> Option<ClauseId> {
        match self {
            Self::NotEligible => Some(WHO_MAY_TAKE_PART),
            Self::MinorAlone => Some(MINORS),
            Self::Refused => Some(MAY_BE_REFUSED),
            Self::NotTheAge | Self::NotTheTime | Self::Full | Self::Double => None,
        }
    }
}

/// What a family answered on the telephone (電話の結果).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 来られる・わかった.
    Agreed,
    /// 断られた.
    Declined,
    /// 出ない.
    NoAnswer,
    /// 伝言した.
    LeftWord,
}

/// What a family is called about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallAbout {
    /// A seat became free (繰り上げ).
    Seat,
    /// The session is called off (中止).
    Cancelled,
}

/// §6(9): a minor takes part only with a guardian's consent.
pub const MINORS: ClauseId = ClauseId::item(6, 9);

/// The age of majority (民法第４条), in years.
const MAJORITY: u32 = 18;

/// True where everyone grown-up who takes part is under age on `day`, as far as birth dates are known:
/// then §6(9) asks for the consent of a guardian of theirs. A birth date that was never asked for is
/// an adult's.
pub fn minors_alone(born: &[Option<NaiveDate>], day: NaiveDate) -> bool {
    !born.is_empty()
        && born.iter().all(|born_on| born_on.is_some_and(|born_on| years_of_age(born_on, day) < MAJORITY))
}

/// What a family has for one item of the environment (§4(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// 自分のもの.
    Own,
    /// 借りる.
    Borrowed,
    /// ない.
    Missing,
}

/// The items of the environment §4(1) names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// インターネット回線.
    pub line: Readiness,
    /// 端末.
    pub device: Readiness,
    /// ＷＥＢカメラ.
    pub camera: Readiness,
    /// マイク.
    pub microphone: Readiness,
    /// スピーカー.
    pub speaker: Readiness,
}

/// §2(1): pre-school children with their guardians, and those who are expecting.
pub const WHO_MAY_TAKE_PART: ClauseId = ClauseId::item(2, 1);

/// §2(4): whoever takes part has applied.
pub const TAKING_PART: ClauseId = ClauseId::item(2, 4);

/// Why a family may take part on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eligible {
    /// A child is not at school yet.
    Child {
        /// The child's birth date.
        born_on: NaiveDate,
        /// When it goes to school.
        schooling: Schooling,
        /// The day the child enters school.
        enters_on: NaiveDate,
    },
    /// Someone is expecting.
    Expecting {
        /// 出産予定日.
        due_on: NaiveDate,
    },
}

/// Why §2(1) does not let a family take part on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotEligible {
    /// Every child is at school by then.
    #[error("the youngest child entered school on {entered_on}")]
    AtSchool {
        /// The day the youngest entered.
        entered_on: NaiveDate,
    },
    /// No child, and no one is expecting.
    #[error("no child and no one expecting")]
    NoChild,
}

/// A child of a household, and the day it enters school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pupil {
    /// 生年月日.
    pub born_on: NaiveDate,
    /// When it goes to school.
    pub schooling: Schooling,
    /// The day it enters.
    pub enters_on: NaiveDate,
}

/// The child of a household, born by `day`, that stays out of school longest: it decides for all (§2(1)).
/// Of several that enter together it is the youngest.
pub fn last_to_enter(members: &[Member], day: NaiveDate) -> Option<Pupil> {
    members
        .iter()
        .filter_map(|member| match *member {
            Member::Child { born_on, schooling } if born_on <= day => {
                Some(Pupil { born_on, schooling, enters_on: enters_school(born_on, schooling) })
            }
            _ => None,
        })
        .max_by_key(|child| (child.enters_on, child.born_on))
}

/// Judges a household on the day of the session, not on the day it applies (§2(1)).
///
/// The child who stays out of school longest decides; a child not yet born on `day` does not
/// count, its expected birth does.
pub fn judge(members: &[Member], day: NaiveDate) -> Result<Eligible, NotEligible> {
    let expecting = members.iter().find_map(|member| match member {
        Member::Expected { due_on } if (day - *due_on).num_days() <= PAST_DUE => {
            Some(Eligible::Expecting { due_on: *due_on })
        }
        _ => None,
    });
    match (last_to_enter(members, day), expecting) {
        (Some(Pupil { born_on, schooling, enters_on }), _) if day < enters_on => {
            Ok(Eligible::Child { born_on, schooling, enters_on })
        }
        (_, Some(expecting)) => Ok(expecting),
        (Some(Pupil { enters_on, .. }), None) => Err(NotEligible::AtSchool { entered_on: enters_on }),
        (None, None) => Err(NotEligible::NoChild),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn child(born_on: &str) -> Member {
        Member::child(day(born_on))
    }

    #[test]
    fn a_child_takes_part_until_the_day_before_school() {
        let family = [Member::Guardian, child("2020-04-02")];
        assert!(judge(&family, day("2027-03-31")).is_ok(), "the last day");
        assert_eq!(
            judge(&family, day("2027-04-01")),
            Err(NotEligible::AtSchool { entered_on: day("2027-04-01") }),
        );
    }

    #[test]
    fn the_younger_child_keeps_the_family_in() {
        let family = [child("2018-05-01"), child("2024-05-01")];
        assert_eq!(
            judge(&family, day("2026-11-25")),
            Ok(Eligible::Child {
                born_on: day("2024-05-01"),
                schooling: Schooling::ByAge,
                enters_on: day("2031-04-01"),
            }),
        );
    }

    #[test]
    fn school_put_off_keeps_the_elder_child_in_longer_than_the_younger() {
        let until = day("2028-03-31");
        let deferred = Member::Child { born_on: day("2020-04-01"), schooling: Schooling::Deferred { until } };
        let family = [deferred, child("2020-10-01")];
        assert!(judge(&family, until).is_ok(), "the younger is at school since 2027, the elder is not");
        assert_eq!(
            judge(&family, day("2028-04-01")),
            Err(NotEligible::AtSchool { entered_on: day("2028-04-01") }),
        );
    }

    #[test]
    fn someone_expecting_takes_part_without_a_child() {
        let due_on = day("2027-03-10");
        assert_eq!(
            judge(&[Member::Guardian, Member::Expected { due_on }], day("2026-11-25")),
            Ok(Eligible::Expecting { due_on }),
        );
        assert_eq!(judge(&[Member::Guardian], day("2026-11-25")), Err(NotEligible::NoChild));
        assert_eq!(
            judge(&[Member::Guardian, Member::Expected { due_on }], day("2027-06-01")),
            Err(NotEligible::NoChild),
            "long past the day, the child is to be entered",
        );
    }

    #[test]
    fn a_child_born_after_the_session_does_not_count_yet() {
        assert_eq!(judge(&[child("2026-12-01")], day("2026-11-25")), Err(NotEligible::NoChild));
    }

    #[test]
    fn a_minor_alone_needs_a_guardian_until_the_eighteenth_birthday() {
        let born_on = Some(day("2008-11-26"));
        assert!(minors_alone(&[born_on], day("2026-11-25")));
        assert!(!minors_alone(&[born_on], day("2026-11-26")), "of age from that day");
        assert!(!minors_alone(&[born_on, None], day("2026-11-25")), "the other guardian is grown-up");
        assert!(!minors_alone(&[None], day("2026-11-25")), "nobody asked for the birth date");
    }
}
