//! 未成年者 保護者同意書: blank, or for the minors of a family and an event (§6(9)).

use domain::{Id, families::Family};
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Reply, sessions::keeping::session_of};

kept! {
    paper GuardianConsentPaper {
        minors: Vec<String>,
        session: Option<SessionWords>,
    }
}

pub(super) fn gather(gathering: &Gathering, family: Id<Family>, session: Option<Uuid>) -> Reply<Ready> {
    let household = gathering.household(family)?;
    let session = session.map(|session| session_of(gathering.read, session.into())).transpose()?;
    let says = Says {
        minors: household.child_names(),
        session: session.as_ref().map(|session| on_paper(gathering, session)).transpose()?,
    };
    Ok(Ready {
        family: Some(family),
        subject: session.map(|session| session.id.uuid()),
        says: Kept::GuardianConsent(says),
        version: gathering.version_on(gathering.today())?,
    })
}

pub(super) fn blank() -> Kept {
    Kept::GuardianConsent(Says { minors: Vec::new(), session: None })
}
