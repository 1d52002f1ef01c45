//! Requests about applications (申込).

pub mod around;
pub(crate) mod calling;
mod failure;
pub(crate) mod judging;
pub(crate) mod rows;
pub(crate) mod taking;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use around::{CallRow, WithdrawnBecauseWire};
pub use failure::ApplicationFailure;

use crate::{
    attendance::{AttendanceSign, PersonSign},
    credentials::ConnectionSign,
    families::{ChildBrief, ConsentSign, LikenessWire, MemberEntry},
    refusals::{RefusalBrief, RefusalSign},
};

/// How an application came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Channel", export_to = "center.ts")]
pub enum ChannelWire {
    /// 窓口.
    Counter,
    /// 電話.
    Telephone,
    /// 電子申請.
    Online,
    /// その場で.
    OnTheSpot,
}

/// What a family has for one item of the environment (§4(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Readiness", export_to = "center.ts")]
pub enum ReadinessWire {
    /// 自分のもの.
    Own,
    /// 借りる.
    Borrowed,
    /// ない.
    Missing,
}

/// The environment §4(1) names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "Environment", export_to = "center.ts")]
pub struct EnvironmentWire {
    /// 回線.
    pub line: ReadinessWire,
    /// 端末.
    pub device: ReadinessWire,
    /// カメラ.
    pub camera: ReadinessWire,
    /// マイク.
    pub microphone: ReadinessWire,
    /// スピーカー.
    pub speaker: ReadinessWire,
}

impl EnvironmentWire {
    /// Everything the family's own, as §4(1) has it.
    pub(crate) fn own() -> Self {
        let own = ReadinessWire::Own;
        Self { line: own, device: own, camera: own, microphone: own, speaker: own }
    }
}

/// Whether §2(1) lets a family take part, and why: what the screen makes its sentence from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum EligibilityVerdict {
    /// A child is not at school yet.
    Child {
        /// Its given name.
        name: String,
        /// 月齢 on the day of the session.
        months: u32,
        /// The day it enters school.
        enters_on: NaiveDate,
        /// The last day it may take part.
        last_day: NaiveDate,
        /// Who put its school off (就学猶予), where that is why.
        deferred_by: Option<String>,
        /// §2(1).
        clause: String,
    },
    /// Someone is expecting.
    Expecting {
        /// 出産予定日.
        due_on: NaiveDate,
        /// §2(1).
        clause: String,
    },
    /// Every child is at school by then.
    AtSchool {
        /// The youngest's given name.
        name: String,
        /// The day it entered.
        entered_on: NaiveDate,
        /// §2(1).
        clause: String,
    },
    /// No child, and no one is expecting.
    NoChild {
        /// §2(1).
        clause: String,
    },
}

/// Judge a family for a session before taking its application.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct JudgeApplication {
    /// Which session.
    pub session: Uuid,
    /// Which family.
    pub family: Uuid,
}

/// What an application would meet.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Judgement {
    /// 対象.
    pub eligibility: EligibilityVerdict,
    /// 承諾.
    pub consent: ConsentSign,
    /// What else speaks against it; a reason lets each pass.
    pub against: Vec<Against>,
    /// Seats left; at none the family waits.
    pub seats_left: u32,
    /// Whether seats are given by lot, and the lots are still to be drawn.
    pub undrawn: bool,
    /// Whether the family applied already.
    pub applied_already: bool,
    /// Who of the household may be named to take part.
    pub people: Vec<PersonSign>,
}

/// Something that speaks against an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Against {
    /// The family is refused (§6); only who decides refusals lets it pass.
    Refused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// §6.
        clause: String,
    },
    /// It is like a family that is refused: a person looks, and says why it is another.
    LikeRefused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// How alike, and why.
        likeness: LikenessWire,
        /// §6.
        clause: String,
    },
    /// §2(1).
    NotEligible {
        /// Why.
        verdict: EligibilityVerdict,
    },
    /// A minor alone, whose guardian's consent was not seen.
    MinorAlone {
        /// §6(9).
        clause: String,
    },
    /// No child is of the age the session is meant for.
    NotTheAge {
        /// Months of age, from.
        from: u32,
        /// And until.
        until: u32,
    },
    /// Applications are taken on other days.
    NotTheTime {
        /// From.
        from: NaiveDate,
        /// Until.
        until: NaiveDate,
    },
}

/// Take a family's application.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Apply {
    /// To which session.
    pub session: Uuid,
    /// Which family.
    pub family: Uuid,
    /// How it came.
    pub channel: ChannelWire,
    /// What the family has.
    pub environment: EnvironmentWire,
    /// The day the software was seen to work (§4(2)), if it was.
    pub installed_on: Option<NaiveDate>,
    /// The day the connection was tried together, if it was.
    pub tested_on: Option<NaiveDate>,
    /// Who of the household takes part; none named: all of it.
    pub participants: Option<Vec<Uuid>>,
    /// §6(9): the day the guardian's consent was seen, where only minors apply.
    pub minor_consent_on: Option<NaiveDate>,
    /// Why it is taken though a rule speaks against it.
    pub override_reason: Option<String>,
}

/// Register a family nobody knew and take its application on the spot (その場の登録と申込).
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WalkIn {
    /// To which session.
    pub session: Uuid,
    /// Who came; a guardian and a child, or someone expecting.
    pub members: Vec<MemberEntry>,
    /// §6(9): the day the guardian's consent was seen, where only minors apply.
    pub minor_consent_on: Option<NaiveDate>,
    /// Why it is taken though a rule speaks against it.
    pub override_reason: Option<String>,
}

/// The application was taken.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Applied {
    /// Which.
    pub application: Uuid,
    /// Whether the family waits for a seat.
    pub waiting: bool,
}

/// Withdraw an application (取り消し).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WithdrawApplication {
    /// Which.
    pub application: Uuid,
    /// Why.
    pub because: WithdrawnBecauseWire,
}

/// Give a waiting family a seat (繰り上げ).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct GiveSeat {
    /// Which application.
    pub application: Uuid,
}

/// Change what a family has, and the day its software was seen to work (§4(1), §4(2)).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendReadiness {
    /// Which application.
    pub application: Uuid,
    /// What the family has.
    pub environment: EnvironmentWire,
    /// The day the software was seen to work.
    pub installed_on: Option<NaiveDate>,
    /// The day the connection was tried together.
    pub tested_on: Option<NaiveDate>,
}

/// Name who of the household takes part.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NameParticipants {
    /// By which application.
    pub application: Uuid,
    /// Who; at least one.
    pub persons: Vec<Uuid>,
}

/// An application, as a session shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ApplicationRow {
    /// Which.
    pub id: Uuid,
    /// Which family.
    pub family: Uuid,
    /// Its number.
    pub family_number: String,
    /// The first guardian's 氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// 電話.
    pub phone: String,
    /// The children and who is expected.
    pub children: Vec<ChildBrief>,
    /// How it came.
    pub channel: ChannelWire,
    /// The day it came.
    pub received_on: NaiveDate,
    /// Who took it down.
    pub received_by: String,
    /// 対象.
    pub eligibility: EligibilityVerdict,
    /// Why it was taken though §2(1) speaks against it.
    pub override_reason: Option<String>,
    /// お断り (§6), judged anew.
    pub refusal: RefusalSign,
    /// 承諾.
    pub consent: ConsentSign,
    /// 貸与.
    pub loan: LoanSign,
    /// 環境.
    pub environment: EnvironmentWire,
    /// The day the software was seen to work (§4(2)).
    pub installed_on: Option<NaiveDate>,
    /// The day the connection was tried together.
    pub tested_on: Option<NaiveDate>,
    /// Whether it waits for a seat.
    pub waiting: bool,
    /// Until when a seat is kept for it while it waits.
    pub answer_by: Option<NaiveDate>,
    /// Its place in the draw.
    pub lot: Option<u32>,
    /// Who called the family, the latest first.
    pub calls: Vec<CallRow>,
    /// Whether what the family wants to talk about was written down.
    pub consultation: bool,
    /// How its attendance stands.
    pub attendance: Option<AttendanceSign>,
    /// Who of the household takes part, and how it went with each.
    pub people: Vec<PersonSign>,
    /// What the family knows of the session's ＩＤ等.
    pub connection: ConnectionSign,
}

/// How a family's loan stands, on the roster.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum LoanSign {
    /// Nothing lent, nothing asked.
    None,
    /// Asked, and nobody decided yet.
    Waiting {
        /// Which need.
        need: Uuid,
    },
    /// Approved, and not handed over yet.
    ToHandOver {
        /// Which need.
        need: Uuid,
    },
    /// The family has kits.
    Lent {
        /// Their numbers.
        kits: Vec<String>,
        /// The first due day.
        due_on: NaiveDate,
    },
    /// The family has a kit that is overdue.
    Overdue {
        /// Their numbers.
        kits: Vec<String>,
        /// By how many days.
        days: u32,
    },
}
