//! 承諾書の提出のお願い: for the form a family was handed and has not given back (§4(3)).

use chrono::{Days, NaiveDate};
use domain::{Id, families::Family};

use super::{
    PaperFailure,
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Reply, families::brief::family_of, sessions::keeping::session_of};

/// So many days a letter leaves to answer where no session is nearer; a closed day becomes the open day before it.
const DAYS_TO_ANSWER: Days = Days::new(14);

kept! {
    paper ConsentReminderPaper {
        name: String,
        form: String,
        printed_on: NaiveDate,
        session: Option<SessionWords>,
        return_by: NaiveDate,
        return_to: String,
    }
}

pub(super) fn gather(gathering: &Gathering, family: Id<Family>) -> Reply<Ready> {
    let read = gathering.read;
    let today = gathering.today();
    let household = gathering.household(family)?;
    let waited = store::consents::waited_for(read, None, Some(family))?;
    let (_, form) = waited.first().ok_or(PaperFailure::NotWaitedFor)?;
    let form = store::papers::get(read, *form)?.ok_or(Failure::Gone)?;
    let place = family_of(read, family)?.place;
    let in_time = today + DAYS_TO_ANSWER;
    let session = store::consents::next_session(read, family, today)?
        .map(|session| session_of(read, session.into()))
        .transpose()?;
    let by = session.as_ref().map_or(in_time, |session| session.held_on.min(in_time));
    let says = Says {
        name: household.name(),
        form: form.number,
        printed_on: form.issued_on,
        session: session.as_ref().map(|session| on_paper(gathering, session)).transpose()?,
        return_by: store::loans::open_days(read, place)?.due_day(today, by),
        return_to: gathering.place_name(place)?,
    };
    Ok(Ready {
        family: Some(family),
        subject: Some(form.id),
        says: Kept::ConsentReminder(says),
        version: gathering.version_on(today)?,
    })
}
