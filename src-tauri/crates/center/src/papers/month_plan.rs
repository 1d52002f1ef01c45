//! 月間予定: the sessions of a month, of one place or of all this person works with.

use chrono::NaiveDate;
use domain::{Id, places::Place, sessions::Choosing, staff::Deed};

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Reply, sessions::months::month, wire::clock};

kept! {
    paper MonthPlanPaper {
        first: NaiveDate,
        place: String,
        sessions: Vec<LineWords>,
        closed: Vec<NaiveDate>,
    }
}

kept! {
    line LineWords of MonthPlanLine {
        held_on: NaiveDate,
        starts_at: String,
        ends_at: String,
        title: String,
        place: String,
        ages: Option<AgesWords>,
        families: u32,
        persons: Option<u32>,
        window: Option<WindowWords>,
        lottery: bool,
        called_off: bool,
    }
}

kept! {
    line AgesWords of MonthsOfAge { from: u32, until: u32, }
}

kept! {
    line WindowWords of ApplyDays { from: NaiveDate, until: NaiveDate, }
}

pub(super) fn gather(
    gathering: &Gathering,
    place: Option<Id<Place>>,
    year: i32,
    number: u32,
) -> Reply<Ready> {
    let read = gathering.read;
    if let Some(place) = place {
        gathering.hands.may(Deed::LookAtRecords, place)?;
    }
    let (first, last) = month(year, number)?;
    let mut sessions = Vec::new();
    for session in store::sessions::between(read, place.or(gathering.hands.sees()), first, last)? {
        sessions.push(LineWords {
            held_on: session.held_on,
            starts_at: clock(session.starts_at),
            ends_at: clock(session.ends_at),
            title: session.title,
            place: store::places::get(read, session.place)?.ok_or(Failure::Gone)?.short_name,
            ages: session.offer.months.map(|(from, until)| AgesWords { from, until }),
            families: session.capacity,
            persons: session.offer.persons,
            window: session.offer.window.map(|(from, until)| WindowWords { from, until }),
            lottery: session.offer.choosing == Choosing::Lottery,
            called_off: session.cancelled_on.is_some(),
        });
    }
    let closed = match place {
        Some(place) => {
            let open = store::loans::open_days(read, place)?;
            first.iter_days().take_while(|day| *day <= last).filter(|day| !open.is_open(*day)).collect()
        }
        None => Vec::new(),
    };
    let place_name = match place {
        Some(place) => gathering.place_name(place)?,
        None => "全所".to_owned(),
    };
    Ok(Ready {
        family: None,
        subject: place.map(Id::uuid),
        says: Kept::MonthPlan(Says { first, place: place_name, sessions, closed }),
        version: gathering.version_on(first)?,
    })
}
