//! Requests about staff (職員): accounts, roles, passphrases and PINs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use domain::staff::Deed;

use crate::{Center, Failure, Reply};

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Role", export_to = "center.ts")]
pub enum RoleWire {
    /// 課.
    Division,
    /// センター長.
    Head,
    /// センターの職員.
    Staff,
}

/// Show the staff.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct StaffList {}

/// A member of staff, as the list shows them.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StaffRow {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 職名.
    pub title: String,
    /// In which role.
    pub role: RoleWire,
    /// At which place (short name).
    pub place: String,
    /// The day they agreed to the policy in force today, at a session, if they did (§2(3)).
    pub acknowledged_on: Option<NaiveDate>,
    /// The older version they agreed to, where they are asked again.
    pub holds: Option<u32>,
    /// The day they left, if they did.
    pub left_on: Option<NaiveDate>,
}

/// Enter a member of staff.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AddStaff {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 職名.
    pub title: String,
    /// In which role.
    pub role: RoleWire,
    /// At which place.
    pub place: Uuid,
    /// Their first 合言葉.
    pub password: String,
}

/// Let a member of staff go (退職・異動).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LetStaffGo {
    /// Who.
    pub staff: Uuid,
}

/// What came of it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StaffLetGo {
    /// Why the records' key could not be turned yet; the next sign-in does it.
    pub not_turned: Option<Failure>,
}

/// Show how the key of the records stands (鍵).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KeySheetRequest {}

/// How the key of the records stands.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KeySheet {
    /// Whether somebody left and the key is still the one they knew a way to.
    pub turn_owed: bool,
    /// The day it was turned last, where backups from before may still be there.
    pub turned_on: Option<NaiveDate>,
    /// How many backups on this laptop open by a key from before.
    pub here: u32,
    /// The same in the folders that were set.
    pub folders: Vec<OlderInFolder>,
    /// The day the last of them is thrown away at the latest.
    pub until: Option<NaiveDate>,
}

/// Backups from before, in a folder that was set.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct OlderInFolder {
    /// As staff call it.
    pub name: String,
    /// How many; none where the folder is away.
    pub count: Option<u32>,
}

/// Give the records a new key (鍵を取り替える).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TurnKey {}

/// Throw away the backups that open by a key from before.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DiscardOlderBackups {}

/// Give someone who forgot theirs a new passphrase.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct GivePassword {
    /// Who.
    pub staff: Uuid,
    /// Their new 合言葉.
    pub password: String,
}

/// Change one's own passphrase.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ChangePassword {
    /// The 合言葉 until now.
    pub old: String,
    /// The one from now on.
    pub new: String,
}

/// Choose one's own PIN.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetPin {
    /// Six figures.
    pub pin: String,
}

/// Why something about staff was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum StaffFailure {
    /// The passphrase until now is wrong.
    WrongOldPassword,
    /// Nobody can let themselves go.
    CannotLeaveOneself,
    /// One's own passphrase is changed by whoever knows the one until now.
    OneselfByOldPassword,
    /// A role of the division belongs to the division's place, a centre's to a centre.
    RoleDoesNotFitPlace,
}

impl From<StaffFailure> for Failure {
    fn from(failure: StaffFailure) -> Self {
        Self::Staff(failure)
    }
}

impl Center {
    /// Everyone who works, or worked, at the places this person sees.
    pub(crate) fn staff_list(&mut self, StaffList {}: StaffList) -> Reply<Vec<StaffRow>> {
        let (read, hands) = self.look();
        let version = store::policy::on(&read, hands.today())?.ok_or(Failure::Broken)?.version;
        let mut rows = Vec::new();
        for member in store::staff::all(&read)? {
            if hands.may(Deed::LookAtRecords, member.place).is_err() {
                continue;
            }
            let agreed = store::sessions::preparing::acknowledged(&read, Some(member.id), "")?;
            let place = store::places::get(&read, member.place)?.ok_or(Failure::Gone)?;
            rows.push(StaffRow {
                id: member.id.uuid(),
                name: member.name,
                kana: member.kana,
                title: member.title,
                role: member.role.into(),
                place: place.short_name,
                acknowledged_on: agreed.filter(|(_, to)| *to >= version).map(|(on, _)| on),
                holds: agreed.map(|(_, to)| to).filter(|to| *to < version),
                left_on: member.left_on,
            });
        }
        Ok(rows)
    }
}
