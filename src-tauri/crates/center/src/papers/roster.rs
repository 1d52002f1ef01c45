//! 名簿（当日・手書き予備）: the families of a session in the order of the day, without passcodes.

use domain::staff::Deed;
use store::applications::Seat;
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Reply, families::brief::Household, sessions::keeping::session_of};

kept! {
    paper RosterPaper {
        session: SessionWords,
        families: Vec<FamilyWords>,
    }
}

kept! {
    line FamilyWords of RosterLine {
        name: String,
        kana: String,
        children: String,
        consented: bool,
        kits: String,
    }
}

pub(super) fn gather(gathering: &Gathering, session: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let session = session_of(read, session.into())?;
    gathering.hands.may(Deed::LookAtRecords, session.place)?;
    let mut families = Vec::new();
    for application in store::applications::of_session(read, session.id)? {
        if application.seat == Seat::Waiting {
            continue;
        }
        let household = Household::of(read, application.family)?;
        let mut children = household.child_names();
        if household.is_expecting() {
            children.push("妊娠中".to_owned());
        }
        let mut kits = Vec::new();
        for loan in store::loans::of_family(read, application.family)? {
            if loan.returned_on.is_none() {
                kits.extend(store::devices::get(read, loan.kit)?.map(|kit| kit.number));
            }
        }
        families.push(FamilyWords {
            name: household.name(),
            kana: household.kana(),
            children: children.join("、"),
            consented: store::consents::held_on(read, application.family, session.held_on)?.is_some(),
            kits: kits.join("、"),
        });
    }
    Ok(Ready {
        family: None,
        subject: Some(session.id.uuid()),
        says: Kept::Roster(Says { session: on_paper(gathering, &session)?, families }),
        version: gathering.version_on(session.held_on)?,
    })
}
