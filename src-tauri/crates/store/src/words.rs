//! One word in a column for one value of an enum (列挙の表し方).

use domain::{
    applications::{Answer, CallAbout, Channel, Readiness, RefusedBecause, WithdrawnBecause},
    attachments::{Format, Shows},
    attendance::AbsentBecause,
    consents::Way as ConsentWay,
    credentials::ToldBy,
    decisions::Audience,
    devices::KitKind,
    families::Language,
    incidents::LeakKind,
    loans::{Condition, LossKind, Settlement, Tone},
    sessions::{Choosing, Part, Preparation, SessionKind},
    staff::Role,
};
use rusqlite::Row;

use crate::{
    Result, StoreError,
    devices::{Asset, Expected},
    imports::RowStanding,
    retention::{ClaimKind, Decision},
};

/// An enum that a column holds as a word.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    /// The value of a word.
    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }

    /// The value in a column; a word of a newer program is a failure, never a guess.
    fn column(row: &Row, name: &str) -> Result<Self> {
        let word: String = row.get(name)?;
        Self::of(&word).ok_or(StoreError::odd("a word no enum knows"))
    }
}

macro_rules! words {
    ($($type:ty { $($value:path => $word:literal,)* })*) => {
        $(impl Word for $type {
            const WORDS: &'static [(Self, &'static str)] = &[$(($value, $word),)*];
        })*
    };
}

words! {
    ClaimKind {
        ClaimKind::Disclosure => "disclosure",
        ClaimKind::Correction => "correction",
        ClaimKind::Suspension => "suspension",
    }
    Decision {
        Decision::Granted => "granted",
        Decision::Partly => "partly",
        Decision::Refused => "refused",
    }
    Shows {
        Shows::Kit => "kit",
        Shows::HandOver => "handOver",
        Shows::TakeBack => "takeBack",
        Shows::Consent => "consent",
    }
    ConsentWay {
        ConsentWay::Paper => "paper",
        ConsentWay::Screen => "screen",
    }
    Format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
    }
    Role {
        Role::Division => "division",
        Role::Head => "head",
        Role::Staff => "staff",
    }
    Audience {
        Audience::Staff => "staff",
        Audience::Public => "public",
    }
    SessionKind {
        SessionKind::Gathering => "gathering",
        SessionKind::Consultation => "consultation",
        SessionKind::Lecture => "lecture",
        SessionKind::Other => "other",
    }
    Channel {
        Channel::Counter => "counter",
        Channel::Telephone => "telephone",
        Channel::Online => "online",
        Channel::OnTheSpot => "onTheSpot",
    }
    Readiness {
        Readiness::Own => "own",
        Readiness::Borrowed => "borrowed",
        Readiness::Missing => "missing",
    }
    RowStanding {
        RowStanding::Waiting => "waiting",
        RowStanding::Taken => "taken",
        RowStanding::Left => "left",
    }
    AbsentBecause {
        AbsentBecause::NoWord => "noWord",
        AbsentBecause::OwnReason => "ownReason",
        AbsentBecause::OwnEquipment => "ownEquipment",
        AbsentBecause::LentEquipment => "lentEquipment",
    }
    WithdrawnBecause {
        WithdrawnBecause::OwnReason => "ownReason",
        WithdrawnBecause::Illness => "illness",
        WithdrawnBecause::OwnEquipment => "ownEquipment",
        WithdrawnBecause::LentEquipment => "lentEquipment",
        WithdrawnBecause::NoAnswer => "noAnswer",
        WithdrawnBecause::Mistake => "mistake",
    }
    RefusedBecause {
        RefusedBecause::NotEligible => "notEligible",
        RefusedBecause::MinorAlone => "minorAlone",
        RefusedBecause::NotTheAge => "notTheAge",
        RefusedBecause::NotTheTime => "notTheTime",
        RefusedBecause::Full => "full",
        RefusedBecause::Double => "double",
        RefusedBecause::Refused => "refused",
    }
    Answer {
        Answer::Agreed => "agreed",
        Answer::Declined => "declined",
        Answer::NoAnswer => "noAnswer",
        Answer::LeftWord => "leftWord",
    }
    CallAbout {
        CallAbout::Seat => "seat",
        CallAbout::Cancelled => "cancelled",
    }
    Choosing {
        Choosing::Arrival => "arrival",
        Choosing::Lottery => "lottery",
    }
    Part {
        Part::Host => "host",
        Part::Lecturer => "lecturer",
        Part::Helper => "helper",
    }
    Preparation {
        Preparation::Lecturer => "lecturer",
        Preparation::Materials => "materials",
        Preparation::Meeting => "meeting",
        Preparation::Consents => "consents",
        Preparation::Guides => "guides",
        Preparation::Tests => "tests",
        Preparation::Subjects => "subjects",
        Preparation::Roster => "roster",
    }
    ToldBy {
        ToldBy::Paper => "paper",
        ToldBy::Counter => "counter",
        ToldBy::Telephone => "telephone",
        ToldBy::Mail => "mail",
    }
    KitKind {
        KitKind::Tablet => "tablet",
        KitKind::Computer => "computer",
        KitKind::Camera => "camera",
        KitKind::Microphone => "microphone",
        KitKind::Speaker => "speaker",
        KitKind::Router => "router",
    }
    Language {
        Language::Japanese => "japanese",
        Language::PlainJapanese => "plainJapanese",
        Language::English => "english",
        Language::Chinese => "chinese",
        Language::Vietnamese => "vietnamese",
        Language::Nepali => "nepali",
        Language::Filipino => "filipino",
        Language::Korean => "korean",
        Language::Portuguese => "portuguese",
        Language::Spanish => "spanish",
        Language::Other => "other",
    }
    Condition {
        Condition::Good => "good",
        Condition::Scratched => "scratched",
        Condition::Broken => "broken",
    }
    LossKind {
        LossKind::Lost => "lost",
        LossKind::Damaged => "damaged",
    }
    Settlement {
        Settlement::Repay => "repay",
        Settlement::Exempt => "exempt",
    }
    Tone {
        Tone::First => "first",
        Tone::Second => "second",
        Tone::Final => "final",
    }
    LeakKind {
        LeakKind::Sensitive => "sensitive",
        LeakKind::Wrongful => "wrongful",
        LeakKind::Harmful => "harmful",
    }
    Asset {
        Asset::Equipment => "equipment",
        Asset::Supply => "supply",
    }
    Expected {
        Expected::Here => "here",
        Expected::Elsewhere => "elsewhere",
        Expected::Unexpected => "unexpected",
    }
}
