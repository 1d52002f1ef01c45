//! Keeping credentials (ＩＤ等の管理): shown with a trace, issued anew, told one family at a time.

use domain::{
    Id,
    applications::Application,
    credentials::{Knows, knows},
    sessions::Session,
    staff::Deed,
};
use store::{
    Read, Write,
    credentials::{CredentialsRecord, TellingRecord},
    sessions::SessionRecord,
};

use super::{
    ConnectionSign, Credentials, CredentialsBrief, CredentialsReissued, Look, ReissueCredentials,
    RevealCredentials, TellCredentials, Telling,
};
use crate::{
    Center, Reply,
    applications::{ApplicationFailure, taking::standing},
    contract::Done,
    hands::Hands,
    loans::rows::staff_name,
    sessions::{SessionFailure, keeping::session_of},
    wire::{LINE, LONG_LINE, needed, optional},
};

impl Center {
    /// The ＩＤ等 of a session; the look is written down (§5(1)).
    pub(crate) fn reveal_credentials(&mut self, request: RevealCredentials) -> Reply<Credentials> {
        self.act("reveal_credentials", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let credentials = standing_of(write, session.id)?;
            store::credentials::mention(write, credentials.id)?;
            Ok(Credentials { meeting_id: credentials.meeting_id, passcode: credentials.passcode })
        })
    }

    /// Issues ＩＤ等 anew; the earlier ones are void from now on.
    pub(crate) fn reissue_credentials(&mut self, request: ReissueCredentials) -> Reply<CredentialsReissued> {
        self.act("reissue_credentials", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            let (meeting_id, passcode) = (Some(request.meeting_id.as_str()), &request.passcode);
            let to_tell_again = reissue(write, hands, &session, "", meeting_id, passcode, &reason)?;
            Ok(CredentialsReissued { to_tell_again })
        })
    }

    /// Writes down that families were told the ＩＤ等 that stand.
    pub(crate) fn tell_credentials(&mut self, request: TellCredentials) -> Reply<Done> {
        self.act("tell_credentials", |write, hands| {
            for application in &request.applications {
                let application = standing(write, hands, (*application).into())?;
                if application.seat == store::applications::Seat::Waiting {
                    let session = session_of(write, application.session)?;
                    return Err(ApplicationFailure::NoSeat { capacity: session.capacity }.into());
                }
                let credentials = standing_of(write, application.session)?;
                tell(write, hands, &credentials, application.id, request.way)?;
            }
            Ok(Done {})
        })
    }
}

/// Issues ＩＤ等 anew, as part of an act, and tells how many families know only void ones then. Without a meeting ID
/// it stays what it was. `within` is where the request has the two.
pub(crate) fn reissue(
    write: &Write,
    hands: &Hands,
    session: &SessionRecord,
    within: &str,
    meeting_id: Option<&str>,
    passcode: &str,
    reason: &str,
) -> Reply<u32> {
    if session.cancelled_on.is_some() {
        return Err(SessionFailure::Cancelled.into());
    }
    let before = standing_of(write, session.id)?;
    let field = |name: &str| if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
    let anew = CredentialsRecord {
        id: hands.fresh(),
        session: session.id,
        meeting_id: match meeting_id {
            Some(typed) => needed(&field("meetingId"), typed, LINE)?,
            None => before.meeting_id.clone(),
        },
        passcode: optional(&field("passcode"), passcode, LINE)?,
        issued_at: hands.now,
        issued_by: hands.me.id,
        reason: reason.to_owned(),
    };
    if (&before.meeting_id, &before.passcode) == (&anew.meeting_id, &anew.passcode) {
        return Err(SessionFailure::SameCredentials.into());
    }
    store::credentials::put(write, &anew)?;
    let mut to_tell_again = 0;
    for application in store::applications::of_session(write, session.id)? {
        if !store::credentials::tellings(write, application.id)?.is_empty() {
            to_tell_again += 1;
        }
    }
    Ok(to_tell_again)
}

/// Writes down that a family was told.
pub(crate) fn tell(
    write: &Write,
    hands: &Hands,
    credentials: &CredentialsRecord,
    application: Id<Application>,
    way: super::ToldByWire,
) -> Reply<()> {
    store::credentials::put_telling(
        write,
        &TellingRecord {
            id: hands.world.fresh(),
            credentials: credentials.id,
            application,
            way: way.into(),
            told_at: hands.now,
            told_by: hands.me.id,
        },
    )?;
    Ok(())
}

/// The ＩＤ等 that stand, which must be there.
fn standing_of(read: &Read, session: Id<Session>) -> Reply<CredentialsRecord> {
    store::credentials::standing(read, session)?.ok_or(SessionFailure::NoCredentials.into())
}

/// What a family knows of the ＩＤ等 that stand.
pub(crate) fn connection_sign(
    read: &Read,
    stand: Option<&CredentialsRecord>,
    application: Id<Application>,
) -> Reply<ConnectionSign> {
    let Some(stand) = stand else { return Ok(ConnectionSign::NotIssued) };
    let told = store::credentials::tellings(read, application)?;
    let known = knows(Some(stand.id), told.iter().map(|telling| telling.credentials));
    let Some(last) = told.into_iter().next() else { return Ok(ConnectionSign::Untold) };
    let telling =
        Telling { at: last.told_at.to_rfc3339(), way: last.way.into(), by: staff_name(read, last.told_by)? };
    Ok(match known {
        Knows::Nothing => ConnectionSign::Untold,
        Knows::Those => ConnectionSign::Told(telling),
        Knows::VoidOnes => ConnectionSign::Again(telling),
    })
}

/// The ＩＤ等 of a session without what they are, and who looked at them.
pub(crate) fn brief(read: &Read, session: Id<Session>) -> Reply<Option<CredentialsBrief>> {
    const MOST: u32 = 20;
    let Some(credentials) = store::credentials::standing(read, session)? else { return Ok(None) };
    let looks = read
        .looks("credentials", credentials.id.uuid(), MOST)?
        .into_iter()
        .filter(|line| line.act == "reveal_credentials")
        .map(|line| Look { by: line.actor_name, at: line.happened_at.to_rfc3339() })
        .collect();
    Ok(Some(CredentialsBrief {
        issued_at: credentials.issued_at.to_rfc3339(),
        issued_by: staff_name(read, credentials.issued_by)?,
        reason: credentials.reason,
        times: store::credentials::issued(read, session)?,
        looks,
    }))
}
