//! Devices (機器): kits the city lends, and the parts they are made of (§4(1)).

mod types;

use chrono::NaiveDate;

pub use types::{FIRST_KIT_TYPES, FirstKitType, KitType, UsualPart};

use crate::{Id, policy::ClauseId};

/// §4(2): what a family takes home is ready for it: wiped, its software in place, seen to work.
pub const READINESS: ClauseId = ClauseId::item(4, 2);

/// A kit: what is lent as one (貸出の単位).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kit;

/// A part of a kit (本体、充電器、ケーブル…).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part;

/// What a kit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KitKind {
    /// タブレット.
    Tablet,
    /// パソコン.
    Computer,
    /// ＷＥＢカメラ.
    Camera,
    /// マイク.
    Microphone,
    /// スピーカー.
    Speaker,
    /// 通信ルーター.
    Router,
}

impl KitKind {
    /// Every kind, in the order lists show them.
    pub const ALL: [Self; 6] =
        [Self::Tablet, Self::Computer, Self::Camera, Self::Microphone, Self::Speaker, Self::Router];

    /// The letter of a kit's number: 南-**K**03.
    pub fn letter(self) -> char {
        match self {
            Self::Tablet => 'K',
            Self::Computer => 'N',
            Self::Camera => 'C',
            Self::Microphone => 'M',
            Self::Speaker => 'S',
            Self::Router => 'R',
        }
    }
}

/// Whether a kit can be lent without the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartNeed {
    /// Without it the kit stays.
    Required,
    /// The kit goes without it.
    Optional,
}

/// What is known of a kit, from which its state follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitFacts {
    /// Which kit.
    pub id: Id<Kit>,
    /// Its open loan's due day, if a family has it or a part of it.
    pub out_until: Option<NaiveDate>,
    /// Whether it was wiped and tested since it last came back.
    pub checked: Checked,
    /// The repair that is open.
    pub in_repair_since: Option<NaiveDate>,
    /// Where it lies, seen from the place that keeps it.
    pub whereabouts: Whereabouts,
    /// What of its required parts is not there.
    pub missing: Missing,
    /// The day it left the register.
    pub retired_on: Option<NaiveDate>,
}

/// What of a kit's required parts is lost or broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// Some, by name.
    Parts(Vec<String>),
    /// Every one of them is lost: the kit is (亡失).
    Whole,
}

/// Where a kit lies, seen from the place that keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// At home (or with a family that has it from there).
    Home,
    /// It came back at another place.
    Elsewhere,
    /// It was sent to a place that has not received it yet.
    OnTheWay,
}

/// What can be promised of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prospect {
    /// It is here, or will be once it was wiped and tested.
    Here,
    /// A family has it until this day.
    Until(NaiveDate),
    /// Nobody knows when: overdue, in repair, incomplete, elsewhere, or gone.
    Unknown,
}

/// Whether a kit was wiped and tested (初期化・動作確認, §4(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// Since it last came back, or since it was registered.
    Since {
        /// On this day.
        on: NaiveDate,
    },
    /// It came back and nobody has looked at it yet.
    NotYet,
}

/// A kit on the shelf, complete and checked. Only such a kit can be lent.
#[derive(Debug)]
pub struct ShelvedKit(Id<Kit>);

/// Why a kit cannot be lent now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShelved {
    /// A family has it.
    #[error("out until {due_on}")]
    Out {
        /// The day it is due back.
        due_on: NaiveDate,
    },
    /// It came back and was not wiped and tested yet.
    #[error("not wiped and tested since it came back")]
    NotChecked,
    /// It is being repaired.
    #[error("in repair since {since}")]
    InRepair {
        /// Since this day.
        since: NaiveDate,
    },
    /// It came back at another place, and was not sent home yet.
    #[error("at another place")]
    Elsewhere,
    /// It was sent to a place and not received yet.
    #[error("on the way")]
    OnTheWay,
    /// It is lost.
    #[error("lost")]
    Lost,
    /// A part it needs is not there.
    #[error("a required part is missing")]
    PartMissing {
        /// The parts' names.
        parts: Vec<String>,
    },
    /// It is no longer in the register.
    #[error("retired on {on}")]
    Retired {
        /// On this day.
        on: NaiveDate,
    },
}

impl ShelvedKit {
    /// Which kit.
    pub fn id(&self) -> Id<Kit> {
        self.0
    }
}

impl KitFacts {
    /// This kit as one that may be lent, or the first reason why not.
    pub fn shelved(&self) -> Result<ShelvedKit, NotShelved> {
        if let Some(on) = self.retired_on {
            Err(NotShelved::Retired { on })
        } else if let Some(due_on) = self.out_until {
            Err(NotShelved::Out { due_on })
        } else if let Some(since) = self.in_repair_since {
            Err(NotShelved::InRepair { since })
        } else if self.whereabouts == Whereabouts::Elsewhere {
            Err(NotShelved::Elsewhere)
        } else if self.whereabouts == Whereabouts::OnTheWay {
            Err(NotShelved::OnTheWay)
        } else if self.missing == Missing::Whole {
            Err(NotShelved::Lost)
        } else if let Missing::Parts(parts) = &self.missing {
            Err(NotShelved::PartMissing { parts: parts.clone() })
        } else if self.checked == Checked::NotYet {
            Err(NotShelved::NotChecked)
        } else {
            Ok(ShelvedKit(self.id))
        }
    }

    /// What can be promised of this kit as of `today`. An overdue kit is promised to no one: it stays
    /// overdue until it is back.
    pub fn prospect(&self, today: NaiveDate) -> Prospect {
        match self.shelved() {
            Ok(_) | Err(NotShelved::NotChecked) => Prospect::Here,
            // Broken or incomplete, it would not be lent when it is back either.
            Err(NotShelved::Out { due_on }) if due_on >= today && self.missing == Missing::Nothing => {
                Prospect::Until(due_on)
            }
            Err(_) => Prospect::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn ready() -> KitFacts {
        KitFacts {
            id: uuid::Uuid::from_u128(3).into(),
            out_until: None,
            checked: Checked::Since { on: day("2026-11-24") },
            in_repair_since: None,
            whereabouts: Whereabouts::Home,
            missing: Missing::Nothing,
            retired_on: None,
        }
    }

    #[test]
    fn a_kit_is_lent_only_when_nothing_speaks_against_it() {
        assert!(ready().shelved().is_ok());
        let refused = |facts: KitFacts| facts.shelved().expect_err("not on the shelf");
        let due_on = day("2026-12-05");
        assert_eq!(refused(KitFacts { out_until: Some(due_on), ..ready() }), NotShelved::Out { due_on },);
        assert_eq!(refused(KitFacts { checked: Checked::NotYet, ..ready() }), NotShelved::NotChecked,);
        assert_eq!(
            refused(KitFacts { missing: Missing::Parts(vec!["充電器".into()]), ..ready() }),
            NotShelved::PartMissing { parts: vec!["充電器".into()] },
        );
        let since = day("2026-11-10");
        assert_eq!(
            refused(KitFacts { in_repair_since: Some(since), ..ready() }),
            NotShelved::InRepair { since },
        );
        assert_eq!(
            refused(KitFacts { retired_on: Some(since), ..ready() }),
            NotShelved::Retired { on: since },
        );
        assert_eq!(refused(KitFacts { missing: Missing::Whole, ..ready() }), NotShelved::Lost);
        let lies = |whereabouts| refused(KitFacts { whereabouts, ..ready() });
        assert_eq!(lies(Whereabouts::Elsewhere), NotShelved::Elsewhere);
        assert_eq!(lies(Whereabouts::OnTheWay), NotShelved::OnTheWay);
    }

    #[test]
    fn an_overdue_kit_is_promised_to_no_one() {
        let due_on = day("2026-12-05");
        let out = KitFacts { out_until: Some(due_on), ..ready() };
        assert_eq!(out.prospect(due_on), Prospect::Until(due_on), "on its last day it is on time");
        assert_eq!(out.prospect(day("2026-12-06")), Prospect::Unknown);
        assert_eq!(ready().prospect(due_on), Prospect::Here);
        let unchecked = KitFacts { checked: Checked::NotYet, ..ready() };
        assert_eq!(unchecked.prospect(due_on), Prospect::Here, "it only waits for its check");
    }
}
