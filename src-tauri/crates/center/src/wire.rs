//! Between the wire and the domain (受け渡し): words, times, enums.

use chrono::{DateTime, NaiveTime, Utc};
use domain::{
    applications::{Answer, CallAbout, Channel, Environment, Readiness, RefusedBecause, WithdrawnBecause},
    attendance::AbsentBecause,
    credentials::ToldBy,
    devices::KitKind,
    families::Language,
    loans::Condition,
    names::{NotText, line, lines, optional_line},
    sessions::{Choosing, Part, Preparation, SessionKind},
    staff::Role,
};

use crate::{
    Failure, Problem, Reply,
    applications::{
        ChannelWire, EnvironmentWire, ReadinessWire,
        around::{AnswerWire, CallAboutWire, RefusedBecauseWire, WithdrawnBecauseWire},
    },
    attendance::AbsentBecauseWire,
    credentials::ToldByWire,
    devices::{ConditionWire, KitKindWire},
    families::LanguageWire,
    sessions::{
        SessionKindWire,
        offering::ChoosingWire,
        preparing::{PartWire, PreparationWire},
    },
    staff::RoleWire,
    world::in_japan,
};

/// The most characters of a line on a card.
pub(crate) const LINE: usize = 100;
/// The most characters of an address or a reason.
pub(crate) const LONG_LINE: usize = 300;
/// The most characters of a note.
pub(crate) const NOTE: usize = 1000;

/// A line that must be there.
pub(crate) fn needed(field: &str, typed: &str, most: usize) -> Reply<String> {
    said(field, line(typed, most))
}

/// A line that may be left empty.
pub(crate) fn optional(field: &str, typed: &str, most: usize) -> Reply<String> {
    said(field, optional_line(typed, most))
}

/// Several lines that may be left empty.
pub(crate) fn text(field: &str, typed: &str, most: usize) -> Reply<String> {
    said(field, lines(typed, most))
}

/// Several lines that must be there.
pub(crate) fn needed_text(field: &str, typed: &str, most: usize) -> Reply<String> {
    let text = text(field, typed, most)?;
    if text.is_empty() { Err(Failure::field(field, Problem::Empty)) } else { Ok(text) }
}

/// A reason that may be absent, but not empty.
pub(crate) fn reason(field: &str, typed: Option<&str>) -> Reply<Option<String>> {
    typed.map(|typed| needed(field, typed, LONG_LINE)).transpose()
}

fn said(field: &str, text: Result<String, NotText>) -> Reply<String> {
    text.map_err(|reason| Failure::field(field, reason))
}

/// A time of day, `10:30`.
pub(crate) fn time(field: &str, typed: &str) -> Reply<NaiveTime> {
    NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| Failure::field(field, Problem::NotATime))
}

/// A number as it was typed, between two bounds.
pub(crate) fn bounded(field: &str, number: u32, least: u32, most: u32) -> Reply<u32> {
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(Failure::field(field, Problem::OutOfBounds { least, most }))
    }
}

/// A time of day as the wire has it, `10:30`.
pub(crate) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A moment as clocks in Japan show it, `8:02`.
pub(crate) fn clock_of(moment: DateTime<Utc>) -> String {
    in_japan(moment).format("%-H:%M").to_string()
}

macro_rules! same {
    ($($wire:ident = $domain:ident { $($value:ident,)* })*) => {
        $(
            impl From<$domain> for $wire {
                fn from(value: $domain) -> Self {
                    match value { $($domain::$value => Self::$value,)* }
                }
            }
            impl From<$wire> for $domain {
                fn from(value: $wire) -> Self {
                    match value { $($wire::$value => Self::$value,)* }
                }
            }
        )*
    };
}

same! {
    RoleWire = Role { Division, Head, Staff, }
    SessionKindWire = SessionKind { Gathering, Consultation, Lecture, Other, }
    ChannelWire = Channel { Counter, Telephone, Online, OnTheSpot, }
    ReadinessWire = Readiness { Own, Borrowed, Missing, }
    WithdrawnBecauseWire = WithdrawnBecause {
        OwnReason, Illness, OwnEquipment, LentEquipment, NoAnswer, Mistake,
    }
    RefusedBecauseWire = RefusedBecause { NotEligible, MinorAlone, NotTheAge, NotTheTime, Full, Double, }
    AnswerWire = Answer { Agreed, Declined, NoAnswer, LeftWord, }
    CallAboutWire = CallAbout { Seat, Cancelled, }
    ChoosingWire = Choosing { Arrival, Lottery, }
    PartWire = Part { Host, Lecturer, Helper, }
    PreparationWire = Preparation {
        Lecturer, Materials, Meeting, Consents, Guides, Tests, Subjects, Roster,
    }
    ToldByWire = ToldBy { Paper, Counter, Telephone, Mail, }
    AbsentBecauseWire = AbsentBecause { NoWord, OwnReason, OwnEquipment, LentEquipment, }
    KitKindWire = KitKind { Tablet, Computer, Camera, Microphone, Speaker, Router, }
    LanguageWire = Language {
        Japanese, PlainJapanese, English, Chinese, Vietnamese, Nepali, Filipino, Korean, Portuguese, Spanish,
        Other,
    }
    ConditionWire = Condition { Good, Scratched, Broken, }
}

impl From<Environment> for EnvironmentWire {
    fn from(environment: Environment) -> Self {
        Self {
            line: environment.line.into(),
            device: environment.device.into(),
            camera: environment.camera.into(),
            microphone: environment.microphone.into(),
            speaker: environment.speaker.into(),
        }
    }
}

impl From<EnvironmentWire> for Environment {
    fn from(environment: EnvironmentWire) -> Self {
        Self {
            line: environment.line.into(),
            device: environment.device.into(),
            camera: environment.camera.into(),
            microphone: environment.microphone.into(),
            speaker: environment.speaker.into(),
        }
    }
}
