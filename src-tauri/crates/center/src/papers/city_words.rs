//! What the city says on papers (市のことば): issuer, contact, greeting, duties, closing. A change is a new version.

use domain::{papers::OfficialSeal, staff::Deed};
use serde::{Deserialize, Serialize};
use store::city_words::CityWordsRecord;
use ts_rs::TS;

use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    wire::{LINE, LONG_LINE, NOTE, needed, text},
};

/// Show what the city says on papers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CityWordsRequest {}

/// What the city says on papers, and what it said before.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CityWordsSheet {
    /// What papers say now.
    pub words: CityWordsWire,
    /// Every version, the latest first.
    pub versions: Vec<CityWordsVersion>,
}

/// A version of the city's words.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CityWordsVersion {
    /// Which.
    pub version: u32,
    /// Since when papers say so.
    pub set_on: chrono::NaiveDate,
    /// Why it was changed.
    pub reason: String,
}

/// Set what the city says on papers: a new version. Papers issued before keep theirs.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetCityWords {
    /// What papers will say.
    pub words: CityWordsWire,
    /// Why.
    pub reason: String,
}

/// What `print` takes to show how a paper will look with words that are not set yet.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TryCityWords {
    /// What papers would say.
    pub words: CityWordsWire,
    /// In which reading.
    pub reading: super::ReadingWire,
}

/// What the city says on papers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CityWords", export_to = "center.ts")]
pub struct CityWordsWire {
    /// Whom papers are addressed to (船橋市長).
    pub addressee: String,
    /// Who issues them (船橋市地域子育て支援課).
    pub division: String,
    /// The division's telephone number.
    pub phone: String,
    /// Its hours.
    pub hours: String,
    /// Whether notices leave room for the city's seal (公印).
    pub seal: super::OfficialSealWire,
    /// Greeting, duties, closing.
    pub readings: Readings,
}

/// The city's words in the three readings.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Readings {
    /// 正式.
    pub formal: ReadingWords,
    /// やさしい日本語: every kanji marked up with its reading, `{漢字|かんじ}`.
    pub easy: ReadingWords,
    /// 参考訳.
    pub english: ReadingWords,
}

/// The city's words in one reading.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReadingWords {
    /// The first lines of a letter.
    pub greeting: String,
    /// What a borrower promises, one duty a line.
    pub duties: String,
    /// The last lines of a letter.
    pub closing: String,
}

/// What the city says until it is worded otherwise.
const FIRST: &str = include_str!("first_city_words.json");

/// The words a laptop begins with. The same on every laptop, but for the contact.
pub(crate) fn first_city_words(phone: String, hours: String, set_on: chrono::NaiveDate) -> CityWordsRecord {
    CityWordsRecord {
        id: uuid::Uuid::from_u128(0x7473_7564_6f69_8001_8000_0000_0000_0201),
        version: 1,
        addressee: "船橋市長".to_owned(),
        division: "船橋市地域子育て支援課".to_owned(),
        phone,
        hours,
        seal: OfficialSeal::Placed,
        readings: FIRST.to_owned(),
        reason: "制定".to_owned(),
        set_on,
    }
}

/// The words of a version in its readings.
pub(super) fn readings(words: &CityWordsRecord) -> Reply<Readings> {
    serde_json::from_str(&words.readings).map_err(|error| {
        tracing::error!(line = error.line(), column = error.column(), "the city's words cannot be read");
        Failure::Broken
    })
}

/// The words as they may be kept: every line checked, every kanji of the easy reading with its kana.
pub(super) fn checked(words: &CityWordsWire) -> Reply<CityWordsWire> {
    let reading = |name: &str, words: &ReadingWords| -> Reply<ReadingWords> {
        let lines =
            |field: &str, typed: &str| text(&format!("words.readings.{name}.{field}"), typed, 2 * NOTE);
        Ok(ReadingWords {
            greeting: lines("greeting", &words.greeting)?,
            duties: lines("duties", &words.duties)?,
            closing: lines("closing", &words.closing)?,
        })
    };
    let easy = reading("easy", &words.readings.easy)?;
    for (field, words) in [("greeting", &easy.greeting), ("duties", &easy.duties), ("closing", &easy.closing)]
    {
        let field = format!("words.readings.easy.{field}");
        match documents::readings::kanji_without_reading(words) {
            Err(_) => return Err(Failure::field(field, Problem::RubyMalformed)),
            Ok(unread) => {
                if let Some(first) = unread.first() {
                    return Err(Failure::field(field, Problem::RubyMissing { kanji: first.to_string() }));
                }
            }
        }
    }
    Ok(CityWordsWire {
        addressee: needed("words.addressee", &words.addressee, LINE)?,
        division: needed("words.division", &words.division, LINE)?,
        phone: needed("words.phone", &words.phone, LINE)?,
        hours: needed("words.hours", &words.hours, LINE)?,
        seal: words.seal,
        readings: Readings {
            formal: reading("formal", &words.readings.formal)?,
            easy,
            english: reading("english", &words.readings.english)?,
        },
    })
}

/// The record of words, as a version.
pub(super) fn record(
    words: CityWordsWire,
    id: uuid::Uuid,
    version: u32,
    reason: String,
    set_on: chrono::NaiveDate,
) -> Reply<CityWordsRecord> {
    let readings = serde_json::to_string(&words.readings).map_err(|_| Failure::Broken)?;
    let CityWordsWire { addressee, division, phone, hours, seal, .. } = words;
    let seal = seal.into();
    Ok(CityWordsRecord { id, version, addressee, division, phone, hours, seal, readings, reason, set_on })
}

impl Center {
    /// What the city says on papers.
    pub(crate) fn city_words(&mut self, CityWordsRequest {}: CityWordsRequest) -> Reply<CityWordsSheet> {
        let (read, _) = self.look();
        let all = store::city_words::all(&read)?;
        let current = all.first().ok_or(Failure::Broken)?;
        Ok(CityWordsSheet {
            words: CityWordsWire {
                addressee: current.addressee.clone(),
                division: current.division.clone(),
                phone: current.phone.clone(),
                hours: current.hours.clone(),
                seal: current.seal.into(),
                readings: readings(current)?,
            },
            versions: all
                .into_iter()
                .map(|words| CityWordsVersion {
                    version: words.version,
                    set_on: words.set_on,
                    reason: words.reason,
                })
                .collect(),
        })
    }

    /// Sets what the city says on papers, as a new version (§3: the division's and the heads').
    pub(crate) fn set_city_words(&mut self, request: SetCityWords) -> Reply<Done> {
        self.act("set_city_words", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            let words = checked(&request.words)?;
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            let version = store::city_words::current(write)?.map_or(1, |before| before.version + 1);
            let record = record(words, hands.world.fresh(), version, reason, hands.today())?;
            store::city_words::insert(write, &record)?;
            Ok(Done {})
        })
    }
}
