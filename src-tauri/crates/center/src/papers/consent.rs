//! 参加承諾書: one for each family, or blank.

use chrono::NaiveDate;
use domain::{Id, families::Family};
use store::sessions::SessionRecord;
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, from_until},
};
use crate::{Failure, Reply, families::brief::Household, sessions::keeping::session_of};

kept! {
    paper with policy ConsentPaper {
        guardian: String,
        children: Vec<String>,
        expecting: Vec<String>,
        session: Option<SessionWords>,
    }
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
    let says = Kept::Consent(Says { session: words, ..of(&household) });
    Ok(Ready { family: Some(family), subject, says, version: gathering.version_on(day)? })
}

pub(super) fn blank() -> Kept {
    let nobody = Household { members: Vec::new() };
    Kept::Consent(of(&nobody))
}

/// Of which household, and for no session.
fn of(household: &Household) -> Says {
    Says {
        guardian: household.name(),
        children: household.child_names(),
        expecting: if household.is_expecting() { vec![household.name()] } else { Vec::new() },
        session: None,
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
