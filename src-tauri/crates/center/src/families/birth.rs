//! Birth (生まれたら): whoever was expected is there, and stays the same person on the card.

use chrono::NaiveDate;
use domain::{families::Member, staff::Deed};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{FamilyFailure, MemberRole, brief::family_of, entry::person};
use crate::{Center, Failure, Reply, contract::Done};

/// Write down that a child was born who was expected (妊娠中 → 保護者＋乳児), in one step.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RecordBirth {
    /// Which family.
    pub family: Uuid,
    /// Who was expected.
    pub person: Uuid,
    /// The child; of twins and more, each.
    pub children: Vec<NewbornEntry>,
}

/// A child that was born, as typed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NewbornEntry {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 生年月日.
    pub born_on: NaiveDate,
}

/// The most children of one birth that are entered at once.
const MOST: usize = 5;

impl Center {
    /// Writes down a birth: whoever was expected becomes the child, and further ones join the card.
    pub(crate) fn record_birth(&mut self, request: RecordBirth) -> Reply<Done> {
        self.act("record_birth", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let members = store::families::members(write, family.id)?;
            let was_expected =
                members.iter().find(|person| person.id.uuid() == request.person).ok_or(Failure::Gone)?;
            if !matches!(was_expected.member, Member::Expected { .. }) {
                return Err(FamilyFailure::NotExpected.into());
            }
            if request.children.is_empty() || request.children.len() > MOST {
                return Err(Failure::Unreadable { field: "children".to_owned() });
            }
            let last = members.iter().map(|person| person.position).max().unwrap_or(0);
            for (n, child) in (0u32..).zip(&request.children) {
                // The same person: what is kept of the one who was expected stays with the child.
                let (id, position) =
                    if n == 0 { (was_expected.id, was_expected.position) } else { (hands.fresh(), last + n) };
                let role = MemberRole::Child {
                    name: child.name.clone(),
                    kana: child.kana.clone(),
                    known_as: String::new(),
                    born_on: child.born_on,
                };
                let at = format!("children.{n}");
                let born = person(id, family.id, &role, position, &at, hands.today())?;
                store::families::put_person(write, &born)?;
            }
            store::families::mention(write, family.id)?;
            Ok(Done {})
        })
    }
}
