//! 参加承諾書: one for each family, or blank.

use chrono::NaiveDate;
use domain::{Id, calendar::full_width, families::Family};
use serde::{Deserialize, Serialize};
use store::{Read, papers::PaperRecord, sessions::SessionRecord};
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, contents_of, kept},
    gathering::{Gathering, Ready, from_until},
    loan_receipt::SignatureWords,
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
        signature: Option<SignatureWords>,
    }
}

/// What a decision asks on the form (§9).
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct AskedWords {
    /// Which.
    pub(crate) decision: Uuid,
    /// `３`.
    pub(crate) number: String,
    /// In its own words.
    pub(crate) words: String,
    /// Ticked on the screen; on paper the family does that with a pen.
    pub(crate) ticked: bool,
}

impl OnPaper for AskedWords {
    type Paper = documents::AskedLine;
    fn on_paper(self) -> Self::Paper {
        let tick = if self.ticked { documents::Tick::Set } else { documents::Tick::Open };
        documents::AskedLine { number: self.number, words: self.words, tick }
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
    let asked = asked_for(gathering.read, day)?;
    let says = Kept::Consent(Says { session: words, asked, ..of(&household) });
    Ok(Ready { family: Some(family), subject, says, version: gathering.version_on(day)? })
}

/// The same, signed on the screen; what was ticked besides is named by its decision.
pub(super) fn signed(
    gathering: &Gathering,
    family: Id<Family>,
    session: Option<Uuid>,
    permitted: &[Uuid],
    signature: SignatureWords,
) -> Reply<Ready> {
    let mut ready = gather(gathering, family, session)?;
    if let Kept::Consent(says) = &mut ready.says {
        for asked in &mut says.asked {
            asked.ticked = permitted.contains(&asked.decision);
        }
        says.signature = Some(signature);
    }
    Ok(ready)
}

/// What a form that was issued asks besides.
pub(crate) fn asked_on(paper: &PaperRecord) -> Reply<Vec<AskedWords>> {
    Ok(match contents_of(paper)?.says {
        Kept::Consent(says) => says.asked,
        _ => Vec::new(),
    })
}

pub(super) fn blank(asked: Vec<AskedWords>) -> Kept {
    let nobody = Household { members: Vec::new() };
    Kept::Consent(Says { asked, ..of(&nobody) })
}

/// What the decisions followed on a day ask besides (§9).
pub(crate) fn asked_for(read: &Read, day: NaiveDate) -> Reply<Vec<AskedWords>> {
    let book = DecisionBook::open(read)?;
    Ok(book
        .followed(day)
        .filter(|record| !record.consent_line.is_empty())
        .map(|record| AskedWords {
            decision: record.id.uuid(),
            number: full_width(&nth(&record.number).to_string()),
            words: record.consent_line.clone(),
            ticked: false,
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
        signature: None,
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
