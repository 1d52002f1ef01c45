//! 接続案内（個人別）: one family a sheet. A draft does not show the passcode: that is seen when it is issued (§5).

use domain::{Id, credentials::ToldBy, families::Family, sessions::Session, staff::Deed};
use store::{Write, papers::PaperRecord};
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, contents_of, kept},
    gathering::{Gathering, Ready, Secrets},
};
use crate::{
    Failure, Reply,
    credentials::{ToldByWire, keeping},
    hands::Hands,
    sessions::{SessionFailure, keeping::session_of},
};

kept! {
    paper ConnectionGuidePaper {
        guardian: String,
        session: SessionWords,
        service: String,
        meeting_id: String,
        passcode: String,
        display_name: String,
    }
}

/// What stands in a draft where the ＩＤ等 will be.
const HIDDEN: &str = "＊＊＊＊＊＊";

pub(super) fn gather(gathering: &Gathering, family: Id<Family>, session: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let household = gathering.household(family)?;
    let session = session_of(read, session.into())?;
    gathering.hands.may(Deed::KeepRecords, session.place)?;
    let service = store::sessions::get_service(read, session.service)?.ok_or(Failure::Gone)?;
    let credentials = store::credentials::standing(read, session.id)?.ok_or(SessionFailure::NoCredentials)?;
    let (meeting_id, passcode) = match gathering.secrets {
        Secrets::Shown => (credentials.meeting_id, credentials.passcode),
        Secrets::Hidden => (HIDDEN.to_owned(), HIDDEN.to_owned()),
    };
    let says = Says {
        guardian: household.name(),
        session: on_paper(gathering, &session)?,
        service: service.name,
        meeting_id,
        passcode,
        display_name: display_name(&household.kana()),
    };
    Ok(Ready {
        family: Some(family),
        subject: Some(session.id.uuid()),
        says: Kept::ConnectionGuide(says),
        version: gathering.version_on(session.held_on)?,
    })
}

/// Writes down that the family of a sheet that was printed was told what stands on it (§5(1)). A sheet with void ＩＤ等
/// tells nobody of those that stand, and a second copy tells nothing new.
pub(super) fn tell(write: &Write, hands: &Hands, record: &PaperRecord) -> Reply<()> {
    let (Kept::ConnectionGuide(says), Some(family), Some(session)) =
        (contents_of(record)?.says, record.family, record.subject)
    else {
        return Ok(());
    };
    let session: Id<Session> = session.into();
    let Some(application) = store::applications::standing(write, session, family)? else { return Ok(()) };
    let Some(credentials) = store::credentials::standing(write, session)?
        .filter(|standing| (&standing.meeting_id, &standing.passcode) == (&says.meeting_id, &says.passcode))
    else {
        return Ok(());
    };
    let known = store::credentials::tellings(write, application.id)?
        .iter()
        .any(|told| told.credentials == credentials.id && told.way == ToldBy::Paper);
    if known { Ok(()) } else { keeping::tell(write, hands, &credentials, application.id, ToldByWire::Paper) }
}

/// The name to show: the family name in kana and no more (§6(8)); room to write where there is no kana.
fn display_name(kana: &str) -> String {
    kana.split([' ', '\u{3000}']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_name_to_show_says_no_more_than_the_family_name() {
        assert_eq!(super::display_name("やまざき　みほ"), "やまざき");
        assert_eq!(super::display_name(""), "");
    }
}
