//! Places (実施場所): the division and the centres that do the work (§1).

use uuid::Uuid;

use crate::Id;

/// A place that runs sessions, keeps kits and holds records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which place.
    pub id: Id<Place>,
    /// As the policy names it.
    pub name: String,
    /// As staff say it.
    pub short_name: String,
    /// Before running numbers, so that two places never give the same one.
    pub prefix: String,
    /// What it is.
    pub kind: PlaceKind,
}

/// What a place is (§3: the division runs the service; §1: the centres hold it with it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// 地域子育て支援課.
    Division,
    /// 子育て支援センター.
    Centre,
}

/// One of the three places of §1. Their ids are fixed, so that every laptop means the same place.
pub struct FirstPlace {
    /// Fixed.
    pub id: u128,
    /// As the policy names it.
    pub name: &'static str,
    /// As staff say it.
    pub short_name: &'static str,
    /// Before running numbers.
    pub prefix: &'static str,
    /// What it is.
    pub kind: PlaceKind,
}

/// 船橋市's three places, as §1 names them.
pub const FIRST_PLACES: [FirstPlace; 3] = [
    FirstPlace {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0001,
        name: "船橋市地域子育て支援課",
        short_name: "課",
        prefix: "課",
        kind: PlaceKind::Division,
    },
    FirstPlace {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0002,
        name: "船橋市南本町子育て支援センター",
        short_name: "南本町",
        prefix: "南",
        kind: PlaceKind::Centre,
    },
    FirstPlace {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0003,
        name: "船橋市高根台子育て支援センター",
        short_name: "高根台",
        prefix: "高",
        kind: PlaceKind::Centre,
    },
];

impl FirstPlace {
    /// Its identity.
    pub fn id(&self) -> Id<Place> {
        Uuid::from_u128(self.id).into()
    }
}
