//! 実施報告: counted from the attendance of a session.

use domain::{
    attendance::{AbsentBecause, Mark},
    families::Member,
    staff::Deed,
};
use store::applications::Seat;
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Failure, Reply,
    attendance::{MarkWire, people::people},
    families::brief::Household,
    sessions::keeping::session_of,
};

kept! {
    paper SessionReportPaper {
        session: SessionWords,
        service: String,
        capacity: u32,
        applied: u32,
        waiting: u32,
        came: CameWords,
        absent: AbsentWords,
        reported_by: String,
    }
}

kept! {
    line CameWords of Came {
        families: u32,
        guardians: u32,
        children: u32,
        expecting: u32,
        late: u32,
        by_override: u32,
    }
}

kept! {
    line AbsentWords of Absent { no_word: u32, own_reason: u32, own_equipment: u32, lent_equipment: u32, }
}

pub(super) fn gather(gathering: &Gathering, session: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let session = session_of(read, session.into())?;
    gathering.hands.may(Deed::LookAtRecords, session.place)?;
    let mut came =
        CameWords { families: 0, guardians: 0, children: 0, expecting: 0, late: 0, by_override: 0 };
    let mut absent = AbsentWords { no_word: 0, own_reason: 0, own_equipment: 0, lent_equipment: 0 };
    let (mut applied, mut waiting) = (0, 0);
    for application in store::applications::of_session(read, session.id)? {
        if application.seat == Seat::Waiting {
            waiting += 1;
            continue;
        }
        applied += 1;
        let Some(attendance) = store::attendance::get(read, application.id)? else { continue };
        match attendance.mark {
            Mark::Absent(AbsentBecause::NoWord) => absent.no_word += 1,
            Mark::Absent(AbsentBecause::OwnReason) => absent.own_reason += 1,
            Mark::Absent(AbsentBecause::OwnEquipment) => absent.own_equipment += 1,
            Mark::Absent(AbsentBecause::LentEquipment) => absent.lent_equipment += 1,
            Mark::Present { .. } | Mark::Late { .. } | Mark::Left { .. } => {
                let household = Household::of(read, application.family)?;
                let members = &household.members;
                came.families += 1;
                for one in people(read, &household, application.id, Some(&attendance), session.held_on)? {
                    // One of a family may have been away while the others were there.
                    if one.attendance.is_none_or(|sign| sign.mark == MarkWire::Absent) {
                        continue;
                    }
                    match one.months {
                        Some(_) => came.children += 1,
                        None => came.guardians += 1,
                    }
                }
                came.expecting +=
                    u32::from(members.iter().any(|person| matches!(person.member, Member::Expected { .. })));
                came.late += u32::from(matches!(attendance.mark, Mark::Late { .. }));
                came.by_override += u32::from(attendance.override_reason.is_some());
            }
        }
    }
    let service = store::sessions::get_service(read, session.service)?.ok_or(Failure::Gone)?;
    let me = gathering.hands.me;
    let says = Says {
        session: on_paper(gathering, &session)?,
        service: service.name,
        capacity: session.capacity,
        applied,
        waiting,
        came,
        absent,
        reported_by: format!("{}　{}", me.title, me.name),
    };
    Ok(Ready {
        family: None,
        subject: Some(session.id.uuid()),
        says: Kept::SessionReport(says),
        version: gathering.version_on(session.held_on)?,
    })
}
