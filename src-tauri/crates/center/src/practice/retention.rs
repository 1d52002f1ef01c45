//! Records whose years are over (保存年限の過ぎた記録): two lectures of long ago, so that a list of what is to go can be
//! drawn up and let go.

use chrono::Months;
use domain::sessions::{Part, SessionKind};
use store::sessions::preparing::{PresentRecord, put_present};

use super::{
    book::{Book, ISHII, MINAMI, days_before, moment, open_before},
    sessions::{Plan, planned},
};

/// So long ago that five years from the next April are over, whatever day is today.
const YEARS_AGO: u32 = 7;

/// Notes them last, so that nothing else that is made up depends on them.
pub(super) fn keep(book: &mut Book<'_>) {
    let entered = moment(days_before(book.today, 1), 1020);
    for (months, title, lecturer) in
        [(0, "はじめての離乳食", "管理栄養士　野口 早苗"), (1, "おうちでベビーマッサージ", "助産師　大西 文")]
    {
        let on = open_before(book.today - Months::new(YEARS_AGO * 12 + months));
        let (kind, hours) = (SessionKind::Lecture, (630, 690));
        let plan = Plan { place: MINAMI, kind, title, on, hours, capacity: 20 };
        let (session, deed) = planned(book, plan, on);
        let present = PresentRecord {
            id: book.fresh::<PresentRecord>().uuid(),
            session,
            staff: None,
            name: lecturer.to_owned(),
            part: Part::Lecturer,
            acknowledged: None,
        };
        book.note(entered, "plan_session", ISHII, deed);
        book.note(entered, "name_present", ISHII, move |write| put_present(write, &present));
    }
}
