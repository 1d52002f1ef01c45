//! 媒体持出し記録 (§8): the media that left in a period, with a backup or a list on them.

use chrono::NaiveDate;
use domain::staff::Deed;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, day_of},
};
use crate::{Failure, Problem, Reply, loans::rows::staff_name};

kept! {
    paper MediaRecordPaper {
        place: String,
        from: NaiveDate,
        until: NaiveDate,
        media: Vec<MediumWords>,
    }
}

kept! {
    line MediumWords of MediaLine {
        medium: String,
        list: Option<String>,
        purpose: String,
        taken_on: NaiveDate,
        taken_by: String,
        returned_on: Option<NaiveDate>,
        returned_to: String,
    }
}

/// More media than any place carries out in a year.
const MOST: u32 = 10_000;

/// Of the place of the person who asks; the division's of every place.
pub(super) fn gather(gathering: &Gathering, from: NaiveDate, until: NaiveDate) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    hands.may(Deed::CarryOut, hands.me.place.id)?;
    if until < from {
        return Err(Failure::field("until", Problem::EndsBeforeItBegins));
    }
    let mut media = Vec::new();
    for carrying in store::backups::carryings(read, hands.sees(), MOST)? {
        let (returned_on, returned_to) = match carrying.returned {
            Some((on, by)) => (Some(on), staff_name(read, by)?),
            None => (None, String::new()),
        };
        media.push((
            carrying.taken_at,
            MediumWords {
                medium: carrying.medium,
                list: None,
                purpose: carrying.purpose,
                taken_on: day_of(carrying.taken_at),
                taken_by: staff_name(read, carrying.taken_by)?,
                returned_on,
                returned_to,
            },
        ));
    }
    for export in store::exports::on_media(read, hands.sees())? {
        media.push((
            export.written_at,
            MediumWords {
                medium: export.medium,
                list: Some(export.list),
                purpose: export.purpose,
                taken_on: day_of(export.written_at),
                taken_by: staff_name(read, export.written_by)?,
                returned_on: None,
                returned_to: String::new(),
            },
        ));
    }
    media.retain(|(_, line)| (from..=until).contains(&line.taken_on));
    media.sort_by_key(|(at, _)| *at);
    let media = media.into_iter().map(|(_, line)| line).collect();
    let place = hands.me.place.id;
    Ok(Ready {
        family: None,
        subject: Some(place.uuid()),
        says: Kept::MediaRecord(Says { place: gathering.place_name(place)?, from, until, media }),
        version: gathering.version_on(gathering.today())?,
    })
}
