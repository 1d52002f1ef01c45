//! 連絡票: whom to tell the ＩＤ等 that were issued anew after a loss, without ＩＤ等.

use chrono::{Datelike, NaiveDate};
use domain::{
    calendar::{full_width, time_in_words, weekday},
    staff::Deed,
};
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, day_of},
};
use crate::{
    Reply,
    incidents::{calls_of, incident_of},
};

kept! {
    paper CallSheetPaper {
        number: String,
        place: String,
        families: Vec<LineWords>,
    }
}

kept! {
    line LineWords of CallSheetLine { name: String, kana: String, phone: String, sessions: Vec<String>, }
}

pub(super) fn gather(gathering: &Gathering, incident: Uuid) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    let incident = incident_of(read, hands, incident.into(), Deed::KeepRecords)?;
    let version = gathering.version_on(day_of(incident.learnt_at))?;
    let families: Vec<LineWords> = calls_of(read, hands, &incident)?
        .into_iter()
        .map(|call| LineWords {
            name: call.name,
            kana: call.kana,
            phone: call.phone,
            sessions: call
                .sessions
                .into_iter()
                .map(|one| {
                    format!("{}{}　{}", day_of_week(one.held_on), time_in_words(one.starts_at), one.title)
                })
                .collect(),
        })
        .collect();
    if families.is_empty() {
        return Err(PaperFailure::Nothing.into());
    }
    let says =
        Says { number: incident.number.clone(), place: gathering.place_name(incident.place)?, families };
    Ok(Ready { family: None, subject: Some(incident.id.uuid()), says: Kept::CallSheet(says), version })
}

/// １１月２７日（金）: near enough that nobody asks for the year.
fn day_of_week(day: NaiveDate) -> String {
    format!("{}（{}）", full_width(&format!("{}月{}日", day.month(), day.day())), weekday(day))
}
