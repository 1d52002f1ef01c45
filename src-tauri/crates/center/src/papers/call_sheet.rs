//! 連絡票: whom to tell the ＩＤ等 that were issued anew after a loss, without ＩＤ等.

use domain::{
    calendar::{time_in_words, wareki},
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
                    format!("{}　{}　{}", wareki(one.held_on), time_in_words(one.starts_at), one.title)
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
