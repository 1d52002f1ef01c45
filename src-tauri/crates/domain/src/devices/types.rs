//! Types of kit (品目): what the city buys alike, and what is in its box; a kit is entered from its type.

use uuid::Uuid;

use super::{KitKind, PartNeed};
use crate::Id;

/// A type of kit (品目).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KitType;

/// What is usually in the box of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualPart {
    /// Its name (充電器とケーブル).
    pub name: String,
    /// Whether the kit is lent without it.
    pub need: PartNeed,
}

/// One of the types every laptop begins with, so that nobody has to write the equipment of §4(1) down first.
/// Their ids are fixed, so that every laptop means the same type.
pub struct FirstKitType {
    id: u128,
    /// What such a kit is called.
    pub name: &'static str,
    /// What it is for.
    pub kind: KitKind,
    /// What it is not lent without.
    pub required: &'static [&'static str],
    /// What else is in the box.
    pub optional: &'static [&'static str],
}

/// A type for each kind of §4(1).
pub const FIRST_KIT_TYPES: [FirstKitType; 6] = [
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0201,
        name: "タブレット一式",
        kind: KitKind::Tablet,
        required: &["タブレット本体", "充電器とケーブル"],
        optional: &["保護ケース", "マイクつきイヤホン", "かんたん説明書", "スタンド", "持ち運びの袋"],
    },
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0202,
        name: "ノートパソコン",
        kind: KitKind::Computer,
        required: &["ノートパソコン本体", "ＡＣアダプター"],
        optional: &["かんたん説明書", "持ち運びの袋", "マウス"],
    },
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0203,
        name: "ＷＥＢカメラ",
        kind: KitKind::Camera,
        required: &["ＷＥＢカメラ本体", "ＵＳＢケーブル"],
        optional: &["かんたん説明書"],
    },
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0204,
        name: "マイク",
        kind: KitKind::Microphone,
        required: &["マイク本体", "ＵＳＢケーブル"],
        optional: &["卓上スタンド"],
    },
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0205,
        name: "スピーカー",
        kind: KitKind::Speaker,
        required: &["スピーカー本体", "ＵＳＢケーブル"],
        optional: &["かんたん説明書"],
    },
    FirstKitType {
        id: 0x7473_7564_6f69_8001_8000_0000_0000_0206,
        name: "通信ルーター",
        kind: KitKind::Router,
        required: &["通信ルーター本体", "充電器とケーブル"],
        optional: &["かんたん説明書", "持ち運びの袋"],
    },
];

impl FirstKitType {
    /// The type that a kind begins with.
    pub fn of(kind: KitKind) -> Option<&'static Self> {
        FIRST_KIT_TYPES.iter().find(|first| first.kind == kind)
    }

    /// Its identity.
    pub fn id(&self) -> Id<KitType> {
        Uuid::from_u128(self.id).into()
    }

    /// What is in its box: what the kit is not lent without comes first.
    pub fn parts(&self) -> Vec<UsualPart> {
        let part = |need| move |name: &&str| UsualPart { name: (*name).to_owned(), need };
        let required = self.required.iter().map(part(PartNeed::Required));
        required.chain(self.optional.iter().map(part(PartNeed::Optional))).collect()
    }
}
