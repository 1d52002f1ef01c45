//! Alike (重複の候補): families that may be one, told while a card is typed, and as a list.

use chrono::NaiveDate;
use domain::{
    Id,
    families::{
        Family, Member,
        likeness::{Ground, Known, Likeness, Traits, Verdict},
    },
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    families::{Kept, PersonRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    FamilyFailure, FamilyRow,
    brief::{Household, family_of},
    keeping::family_row,
};
use crate::{
    Center, Reply,
    contract::Done,
    wire::{LINE, LONG_LINE, optional},
};

/// Who may be on another card already, of what is being typed?
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LikelyFamilies {
    /// The card that is being amended, which is like itself.
    pub but: Option<Uuid>,
    /// 住所, so far.
    pub address: String,
    /// The household, so far.
    pub members: Vec<SketchedMember>,
}

/// Someone of a household while it is being typed: any of it may still be missing.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SketchedMember {
    /// What they are.
    pub kind: SketchedKind,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 通称.
    pub known_as: String,
    /// 電話.
    pub phone: String,
    /// もう一つの電話.
    pub other_phone: String,
    /// メール.
    pub email: String,
    /// 生年月日, of a child; 出産予定日, of an expected one.
    pub day: Option<NaiveDate>,
}

/// What someone is who is being typed.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum SketchedKind {
    /// 保護者.
    Guardian,
    /// 乳幼児.
    Child,
    /// 妊娠中.
    Expected,
}

/// A family that may be the one that is being typed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LikelyFamily {
    /// Which.
    pub family: FamilyRow,
    /// How alike, and why.
    pub likeness: LikenessWire,
}

/// How alike two families are, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Likeness", export_to = "center.ts")]
pub struct LikenessWire {
    /// Of a hundred.
    pub score: u32,
    /// Whether it is almost certain.
    pub verdict: LikenessVerdict,
    /// Why, the weightiest first.
    pub grounds: Vec<GroundRow>,
}

/// What a likeness comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum LikenessVerdict {
    /// Nothing to ask about.
    Apart,
    /// Worth asking a person.
    Alike,
    /// Almost certainly one household.
    Same,
}

/// One ground of a likeness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct GroundRow {
    /// Which.
    pub kind: GroundWire,
    /// What it adds to the score; negative where it speaks against.
    pub points: i32,
}

/// Why two families look like one, or do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Ground", export_to = "center.ts")]
pub enum GroundWire {
    /// A child has the same name and the same birth date.
    SameChild,
    /// A telephone number is the same.
    SamePhone,
    /// A mail address is the same.
    SameEmail,
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

/// Show which families may be one (重複の候補), a page at a time.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AlikeFamilies {
    /// Which page, from 0; twenty pairs each.
    pub page: u32,
}

/// Pairs of families that may be one, the likeliest first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AlikePage {
    /// How many pairs there are in all.
    pub count: u32,
    /// Those of this page.
    pub rows: Vec<AlikeRow>,
}

/// Two families that may be one.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AlikeRow {
    /// The one registered first.
    pub one: FamilyRow,
    /// The other.
    pub other: FamilyRow,
    /// How alike, and why.
    pub likeness: LikenessWire,
}

/// Write down that two families are two (別の家庭), whatever they have in common.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DistinguishFamilies {
    /// One.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
}

/// Pairs on one page.
const PAGE: usize = 20;
/// The most that are told while a card is typed.
const MOST_LIKELY: usize = 3;

impl Center {
    /// The families that may be the one that is being typed: of those this person may see.
    pub(crate) fn likely_families(&mut self, request: LikelyFamilies) -> Reply<Vec<LikelyFamily>> {
        let (read, hands) = self.look();
        let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
        let address = optional("address", &request.address, LONG_LINE)?;
        for (at, member) in request.members.iter().enumerate() {
            let fields = [
                &member.name,
                &member.kana,
                &member.known_as,
                &member.phone,
                &member.other_phone,
                &member.email,
            ];
            for typed in fields {
                optional(&format!("members.{at}"), typed, LINE)?;
            }
        }
        let known = request.members.iter().filter_map(|member| {
            Some(Known {
                member: match (member.kind, member.day) {
                    (SketchedKind::Guardian, _) => Member::Guardian,
                    (SketchedKind::Child, Some(born_on)) => Member::child(born_on),
                    (SketchedKind::Expected, Some(due_on)) => Member::Expected { due_on },
                    (SketchedKind::Child | SketchedKind::Expected, None) => return None,
                },
                names: [&member.name, &member.kana, &member.known_as],
                phones: [&member.phone, &member.other_phone],
                email: &member.email,
            })
        });
        let found = likely(&read, kept, &Traits::of(known, &address), request.but.map(Id::from))?;
        found
            .into_iter()
            .take(MOST_LIKELY)
            .map(|(family, likeness)| {
                let family = family_row(&read, &family_of(&read, family)?, hands.today())?;
                Ok(LikelyFamily { family, likeness: likeness.into() })
            })
            .collect()
    }

    /// Every two families that may be one, the likeliest first.
    pub(crate) fn alike_families(&mut self, request: AlikeFamilies) -> Reply<AlikePage> {
        let (read, hands) = self.look();
        let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
        let mut pairs = Vec::new();
        for (one, other) in store::families::alike_pairs(&read, kept)? {
            let likeness = traits_of(&read, one)?.likeness(&traits_of(&read, other)?);
            if likeness.verdict() != Verdict::Apart {
                pairs.push((likeness, one, other));
            }
        }
        pairs.sort_by(|(one, a, _), (other, b, _)| (other.score, a.uuid()).cmp(&(one.score, b.uuid())));
        let count = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let from = (request.page as usize).saturating_mul(PAGE);
        let rows = pairs
            .into_iter()
            .skip(from)
            .take(PAGE)
            .map(|(likeness, one, other)| {
                let (mut one, mut other) = (family_of(&read, one)?, family_of(&read, other)?);
                if (other.registered_on, &other.number) < (one.registered_on, &one.number) {
                    std::mem::swap(&mut one, &mut other);
                }
                Ok(AlikeRow {
                    one: family_row(&read, &one, hands.today())?,
                    other: family_row(&read, &other, hands.today())?,
                    likeness: likeness.into(),
                })
            })
            .collect::<Reply<_>>()?;
        Ok(AlikePage { count, rows })
    }

    /// Writes down that two families are two.
    pub(crate) fn distinguish_families(&mut self, request: DistinguishFamilies) -> Reply<Done> {
        self.act("distinguish_families", |write, hands| {
            let (one, other) =
                (family_of(write, request.one.into())?, family_of(write, request.other.into())?);
            hands.may(Deed::KeepRecords, one.place)?;
            hands.may(Deed::KeepRecords, other.place)?;
            if one.id == other.id {
                return Err(FamilyFailure::SameFamily.into());
            }
            if !store::families::are_distinct(write, one.id, other.id)? {
                let id = hands.world.fresh();
                store::families::put_distinction(write, id, one.id, other.id, hands.today())?;
            }
            Ok(Done {})
        })
    }
}

/// The families that look like a household, the likeliest first, each with its likeness: what an import
/// matches or proposes by, and what is told while a card is typed.
pub(crate) fn likely(
    read: &Read,
    kept: Kept,
    traits: &Traits,
    but: Option<Id<Family>>,
) -> Reply<Vec<(Id<Family>, Likeness)>> {
    let marks = traits.marks();
    let mut found = Vec::new();
    for family in store::families::bearing(read, kept, marks.iter().map(String::as_str))? {
        let likeness = traits.likeness(&traits_of(read, family)?);
        if Some(family) != but && likeness.verdict() != Verdict::Apart {
            found.push((family, likeness));
        }
    }
    found.sort_by_key(|(family, likeness)| (std::cmp::Reverse(likeness.score), family.uuid()));
    Ok(found)
}

/// What a family on record is compared by.
pub(crate) fn traits_of(read: &Read, family: Id<Family>) -> Reply<Traits> {
    let record = family_of(read, family)?;
    let household = Household::of(read, family)?;
    Ok(Traits::of(household.members.iter().map(known), &record.address))
}

/// Someone on record, as far as likeness goes.
pub(crate) fn known(person: &PersonRecord) -> Known<'_> {
    Known {
        member: person.member,
        names: [&person.name, &person.kana, &person.known_as],
        phones: [&person.phone, &person.other_phone],
        email: &person.email,
    }
}

impl From<Likeness> for LikenessWire {
    fn from(likeness: Likeness) -> Self {
        Self {
            score: likeness.score,
            verdict: match likeness.verdict() {
                Verdict::Apart => LikenessVerdict::Apart,
                Verdict::Alike => LikenessVerdict::Alike,
                Verdict::Same => LikenessVerdict::Same,
            },
            grounds: likeness
                .grounds
                .iter()
                .map(|ground| GroundRow { kind: (*ground).into(), points: ground.points() })
                .collect(),
        }
    }
}

impl From<Ground> for GroundWire {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::SameChild => Self::SameChild,
            Ground::SamePhone => Self::SamePhone,
            Ground::SameEmail => Self::SameEmail,
            Ground::SameGuardian => Self::SameGuardian,
            Ground::SameAddress => Self::SameAddress,
            Ground::SameBirthDate => Self::SameBirthDate,
            Ground::SameDueDate => Self::SameDueDate,
            Ground::OtherChildren => Self::OtherChildren,
        }
    }
}
