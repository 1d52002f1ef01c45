//! 実施報告: counted from the attendance of a session.

use domain::{
    applications::{TAKING_PART, WHO_MAY_TAKE_PART},
    attendance::{AbsentBecause, Mark},
    consents::CONSENT_FIRST,
    families::Member,
    loans::LENDING,
    policy::ClauseId,
    refusals::MAY_BE_REFUSED,
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
    audit::marks::mark_now,
    backups::count,
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
        not_taken: u32,
        came: CameWords,
        absent: AbsentWords,
        reported_by: String,
        journal: String,
    }
}

kept! {
    line CameWords of Came {
        families: u32,
        guardians: u32,
        children: u32,
        expecting: u32,
        late: u32,
        left: u32,
        removed: u32,
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
    let mut came = CameWords {
        families: 0,
        guardians: 0,
        children: 0,
        expecting: 0,
        late: 0,
        left: 0,
        removed: 0,
        by_override: 0,
    };
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
                came.left += u32::from(matches!(attendance.mark, Mark::Left { .. }));
                came.removed += u32::from(store::incidents::removal(read, application.id)?.is_some());
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
        not_taken: count(store::applications::around::refused(read, session.id)?.len() as u64),
        came,
        absent,
        reported_by: format!("{}　{}", me.title, me.name),
        journal: mark_now(read)?,
    };
    Ok(Ready {
        family: None,
        subject: Some(session.id.uuid()),
        says: Kept::SessionReport(says),
        version: gathering.version_on(session.held_on)?,
    })
}

/// The numbers on a report, each with the clause it is counted under; of what may be none, only where there is some.
pub(super) fn figures(says: &Says) -> Vec<(&'static str, u32, ClauseId)> {
    let Says { applied, waiting, not_taken, came, absent, .. } = says;
    let always = [
        ("申込", *applied, TAKING_PART),
        ("参加", came.families, TAKING_PART),
        ("参加した子", came.children, WHO_MAY_TAKE_PART),
        ("妊娠中の方がいる家庭", came.expecting, WHO_MAY_TAKE_PART),
        ("自前の機器の不具合で不参加", absent.own_equipment, CONSENT_FIRST),
        ("貸与した機器の不具合で不参加", absent.lent_equipment, LENDING),
    ];
    let some = [
        ("順番待ち", *waiting, TAKING_PART),
        ("受けられなかった申込", *not_taken, WHO_MAY_TAKE_PART),
        ("途中で退出", came.left, TAKING_PART),
        ("強制退去", came.removed, MAY_BE_REFUSED),
        ("規定によらない参加", came.by_override, WHO_MAY_TAKE_PART),
    ];
    always.into_iter().chain(some.into_iter().filter(|(_, count, _)| *count > 0)).collect()
}
