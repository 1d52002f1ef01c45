//! 参加承諾書: one for each family, or blank.

use chrono::NaiveDate;
use domain::{Id, calendar::full_width, families::Family};
use store::sessions::SessionRecord;
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, from_until},
};
use crate::{
    Failure, Reply,
    decisions::keeping::{DecisionBook, nth},
    families::brief::Household,
    sessions::keeping::session_of,
};

kept! {
    paper with policy ConsentPaper {
        guardian: String,
        children: Vec<String>,
        expecting: Vec<String>,
        session: Option<SessionWords>,
        asked: Vec<AskedWords>,
    }
}

kept! {
    line AskedWords of AskedLine { number: String, words: String, }
}

kept! {
    line SessionWords of SessionLine { title: String, held_on: NaiveDate, time: String, place: String, }
}

pub(super) fn gather(gathering: &Gathering, family: Id<Family>, session: Option<Uuid>) -> Reply<Ready> {
    let household = gathering.household(family)?;
    let session = session.map(|session| session_of(gathering.read, session.into())).transpose()?;
    let day = session.as_ref().map_or(gathering.today(), |session| session.held_on);
    let words = session.as_ref().map(|session| on_paper(gathering, session)).transpose()?;
    let subject = session.map(|session| session.id.uuid());
    let asked = asked(gathering, day)?;
    let says = Kept::Consent(Says { session: words, asked, ..of(&household) });
    Ok(Ready { family: Some(family), subject, says, version: gathering.version_on(day)? })
}

pub(super) fn blank(asked: Vec<AskedWords>) -> Kept {
    let nobody = Household { members: Vec::new() };
    Kept::Consent(Says { asked, ..of(&nobody) })
}

/// What the decisions followed on a day ask besides (§9).
pub(super) fn asked(gathering: &Gathering, day: NaiveDate) -> Reply<Vec<AskedWords>> {
    let book = DecisionBook::open(gathering.read)?;
    Ok(book
        .followed(day)
        .filter(|record| !record.consent_line.is_empty())
        .map(|record| AskedWords {
            number: full_width(&nth(&record.number).to_string()),
            words: record.consent_line.clone(),
        })
        .collect())
}

/// Of which household, and for no session.
fn of(household: &Household) -> Says {
    Says {
        guardian: household.name(),
        children: household.child_names(),
        expecting: if household.is_expecting() { vec![household.name()] } else { Vec::new() },
        session: None,
        asked: Vec::new(),
    }
}

/// A session as papers name it.
pub(super) fn on_paper(gathering: &Gathering, session: &SessionRecord) -> Reply<SessionWords> {
    let place = store::places::get(gathering.read, session.place)?.ok_or(Failure::Gone)?;
    Ok(SessionWords {
        title: session.title.clone(),
        held_on: session.held_on,
        time: from_until(session.starts_at, session.ends_at),
        place: place.name,
    })
}
