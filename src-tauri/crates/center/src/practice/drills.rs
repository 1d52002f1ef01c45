//! A trial (控えの点検) of last month's backup: so that its list and its sheet can be seen before the first one is made.

use chrono::TimeDelta;
use domain::{audit::JournalMark, places::FIRST_PLACES};
use store::backups::{Drill, Found, put_drill};

use super::book::{AOKI, Book, MINAMI, days_before, moment, open_before};

/// Notes it last, so that nothing else that is made up depends on it.
pub(super) fn keep(book: &mut Book<'_>) {
    let on = open_before(days_before(book.today, 20));
    let at = moment(on, 1000);
    let made_at = moment(open_before(days_before(on, 1)), 1045);
    let laptop = book.fresh::<Drill>().uuid();
    let counts = [38, 61, 212, 35, 24, 20, 9];
    let drill = Drill {
        id: book.fresh::<Drill>().uuid(),
        backup: format!("{}-{}", made_at.format("%Y%m%dT%H%M%SZ"), &laptop.simple().to_string()[24..]),
        made_at,
        shelf: String::new(),
        mark: JournalMark::of(laptop, 1190, &[7; 32]).to_string(),
        found: Found::Whole { entries: 1190, last_at: Some(made_at - TimeDelta::minutes(3)), counts },
        place: FIRST_PLACES[MINAMI].id(),
        at,
        by: book.who(AOKI).into(),
    };
    book.note(at, "drill_backup", AOKI, move |write| put_drill(write, &drill));
}
