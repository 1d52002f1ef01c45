//! Papers with ordinary values, and papers with cruel ones: a file a feature, each with its list.

mod families;
mod late;
mod loans;
mod office;
mod policy;
mod sessions;
mod stock;

use chrono::NaiveDate;
use documents::*;
use domain::{
    papers::{OfficialSeal, PaperKind, Reading},
    policy::{FIRST_TEXT, Policy},
};

pub use families::*;
pub use late::*;
pub use loans::*;
pub use office::*;
pub use sessions::*;
pub use stock::*;

/// Every paper, by a name fit for a file.
pub fn all() -> Vec<(&'static str, Paper)> {
    [
        families::papers(),
        sessions::papers(),
        loans::papers(),
        late::papers(),
        stock::papers(),
        office::papers(),
        policy::papers(),
    ]
    .concat()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn head(kind: PaperKind, number: &str, code: &str) -> Head {
    Head {
        kind,
        reading: Reading::Formal,
        number: number.into(),
        issued_on: day("2026-11-25"),
        code: code.into(),
        issuer: Issuer {
            addressee: "船橋市長".into(),
            city: "船橋市".into(),
            division: "船橋市地域子育て支援課".into(),
            phone: "047-000-0000".into(),
            hours: "平日　９時から１７時まで".into(),
            seal: OfficialSeal::Placed,
        },
        city_words: city_words(),
        policy_version: 1,
        policy_in_force_from: Some(day("2026-04-01")),
        retention_years: 5,
        practice: false,
    }
}

pub fn first_policy() -> Policy {
    Policy::read(FIRST_TEXT).expect("the city's policy reads")
}

/// Thirty characters, as some names have.
pub const LONG_NAME: &str = "勘解由小路左衛門尉藤原朝臣髙﨑邉濵之介有栖川宮熾仁親王御息所";

/// The words a laptop begins with.
pub fn city_words() -> CityWords {
    let first = include_str!("../../src-tauri/crates/center/src/papers/first_city_words.json");
    let first: serde_json::Value = serde_json::from_str(first).expect("the city's words read");
    let reading = |name: &str| {
        let words = |field: &str| first[name][field].as_str().expect("words").to_owned();
        CityReading { greeting: words("greeting"), duties: words("duties"), closing: words("closing") }
    };
    CityWords { version: 1, formal: reading("formal"), easy: reading("easy"), english: reading("english") }
}

/// The same paper in another reading.
pub fn read_in(reading: Reading, mut paper: Paper) -> Paper {
    paper.head_mut().reading = reading;
    paper
}
