//! The desk (席): first start, signing in, locking; all that comes before the records open.

mod beginning;
mod recovery;
mod seat;
mod signing;
mod slots;
mod turning;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::Failure;

pub(crate) use beginning::{first_city, not_after, settle};
pub use seat::Desk;
pub(crate) use seat::Seat;
pub(crate) use signing::checked_passphrase;

/// How things stand at the desk.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DeskRequest {}

/// How things stand at the desk.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum DeskState {
    /// Nothing has been set up on this laptop.
    New {
        /// The places this laptop can belong to.
        places: Vec<PlaceChoice>,
        /// Whether practice records are there to go back to.
        practice_there: bool,
    },
    /// The records are closed.
    Locked {
        /// This laptop's place.
        place_name: String,
        /// Whether these are practice records.
        practice: bool,
        /// Who can sign in with a passphrase.
        staff: Vec<StaffChoice>,
        /// Who signed in today and can go on with a PIN.
        quick: Vec<QuickChoice>,
    },
    /// Someone sits at the desk.
    Open {
        /// Who.
        me: Me,
        /// Whether these are practice records.
        practice: bool,
        /// After how many idle minutes the screen hides.
        idle_minutes: u32,
        /// Whether the recovery key was put on paper.
        recovery_confirmed: bool,
        /// Whether this person has chosen a PIN.
        has_pin: bool,
        /// Today in Japan.
        today: NaiveDate,
        /// What waits in the rooms.
        counts: RoomCounts,
    },
}

/// A place to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PlaceChoice {
    /// Which.
    pub id: Uuid,
    /// As the policy names it.
    pub name: String,
    /// As staff say it.
    pub short_name: String,
}

/// Someone who can sign in.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StaffChoice {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
    /// 職名.
    pub title: String,
}

/// Someone who can go on with a PIN.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct QuickChoice {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
    /// 職名.
    pub title: String,
    /// Since when today, as a clock shows it (`8:02`).
    pub since: String,
    /// How many tries are left before the passphrase is needed.
    pub tries_left: u32,
}

/// The person at the desk.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Me {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
    /// 職名.
    pub title: String,
    /// In which role.
    pub role: crate::staff::RoleWire,
    /// At which place.
    pub place: PlaceChoice,
}

/// How much waits in the rooms, for the rail.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RoomCounts {
    /// Loans due today or overdue.
    pub loans: u32,
    /// Families coming within a week whose consent is not back.
    pub consents: u32,
    /// Incidents the division has not taken.
    pub incidents: u32,
}

/// Set this laptop up: the file, the first administrator.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Begin {
    /// This laptop's place.
    pub place: Uuid,
    /// The division's telephone number, for papers.
    pub phone: String,
    /// The division's hours, for papers.
    pub hours: String,
    /// The first administrator's 氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// 職名.
    pub title: String,
    /// 合言葉.
    pub password: String,
    /// ＰＩＮ, six figures.
    pub pin: String,
}

/// Draw a new recovery key and show it once.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DrawRecoveryKey {}

/// The recovery key (復旧鍵), to be put on paper.
#[derive(Serialize, TS)]
#[ts(export_to = "center.ts")]
pub struct RecoveryKeyShown {
    /// Seven groups of five.
    pub groups: Vec<String>,
}

/// The recovery key is on paper: one group typed back.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ConfirmRecoveryKey {
    /// Which group, from 1.
    pub group: usize,
    /// What was read off the paper.
    pub typed: String,
}

/// Sign in with a passphrase.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SignIn {
    /// Who.
    pub staff: Uuid,
    /// 合言葉.
    pub password: String,
}

/// Go on with a PIN, after one full sign-in today.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SwitchByPin {
    /// Who.
    pub staff: Uuid,
    /// ＰＩＮ.
    pub pin: String,
}

/// Give someone a new passphrase by the printed recovery key, and sign in.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Recover {
    /// The recovery key, as typed.
    pub key: String,
    /// Who.
    pub staff: Uuid,
    /// The new 合言葉.
    pub password: String,
}

/// Hide the screen and forget the key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Lock {}

/// End the day: hide the screen and forget every PIN.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct EndDay {}

/// Open the practice records, made on the spot the first time.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct StartPractice {}

/// Close the practice records and come back to the real ones.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LeavePractice {}

/// Why nobody could sit down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum DeskFailure {
    /// The passphrase is wrong.
    WrongPassword,
    /// The PIN is wrong.
    WrongPin {
        /// How many tries are left; at none, the passphrase is needed.
        tries_left: u32,
    },
    /// No PIN helps this person now: the passphrase is needed.
    PasswordNeeded,
    /// Too many wrong passphrases: wait.
    Wait {
        /// How long, in seconds.
        seconds: u32,
    },
    /// A letter of the recovery key is mistyped.
    RecoveryKeyMistyped,
    /// It is a recovery key, but of other records.
    RecoveryKeyWrong,
    /// What was read off the paper is not that group.
    RecoveryGroupWrong {
        /// Which group, from 1.
        group: usize,
    },
    /// This laptop is set up already.
    AlreadyBegun,
    /// No records are set up here.
    NotBegun,
    /// The records are open in another window of this program.
    InUse,
    /// The key file beside the records is damaged.
    KeysDamaged,
    /// The keys are there, and the records' file is not.
    FileMissing,
    /// The records' file is damaged.
    FileDamaged,
    /// The records' file was written by a newer program.
    NewerFile,
}

impl From<DeskFailure> for Failure {
    fn from(failure: DeskFailure) -> Self {
        Self::Desk(failure)
    }
}
