//! Sessions (オンライン事業) held until yesterday: planned, applied to, attended.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::{
    Id,
    applications::{Application, Channel, Environment, Readiness, WithdrawnBecause},
    attendance::{AbsentBecause, Mark},
    credentials::ToldBy,
    places::FIRST_PLACES,
    sessions::{Part, Session, SessionKind, preparations},
};
use store::{
    applications::{ApplicationRecord, Seat},
    attendance::AttendanceRecord,
    credentials::{CredentialsRecord, TellingRecord},
    sessions::{
        Offer, SessionRecord,
        preparing::{PreparedRecord, PresentRecord},
    },
};

use super::{
    STAFF, Size,
    book::{Book, Deed, MINAMI, POLICY, TAKANE, days_before, moment, open_before, open_days},
    households::Household,
};

/// From and until, in minutes since midnight.
type Hours = (i64, i64);

/// What is held month after month.
const PROGRAMME: [(SessionKind, &str, Hours, u32); 8] = [
    (SessionKind::Gathering, "おうちで つどいの広場", (630, 690), 12),
    (SessionKind::Lecture, "離乳食のはなし", (600, 660), 20),
    (SessionKind::Gathering, "プレママのひろば", (810, 870), 8),
    (SessionKind::Consultation, "個別のオンライン相談", (900, 930), 1),
    (SessionKind::Lecture, "絵本とわらべうた", (630, 675), 15),
    (SessionKind::Gathering, "パパと いっしょに", (630, 690), 10),
    (SessionKind::Lecture, "歯みがきのはなし", (600, 660), 20),
    (SessionKind::Other, "センターの案内", (840, 870), 15),
];

const ALL_OWN: Environment = Environment {
    line: Readiness::Own,
    device: Readiness::Own,
    camera: Readiness::Own,
    microphone: Readiness::Own,
    speaker: Readiness::Own,
};

/// An application as it is taken down.
pub(super) struct Taking {
    received_on: NaiveDate,
    /// After the hour (16:00) until which families are registered.
    minutes: i64,
    channel: Channel,
    pub(super) environment: Environment,
    pub(super) installed_on: Option<NaiveDate>,
    pub(super) override_reason: Option<String>,
    pub(super) seat: Seat,
}

impl Taking {
    /// One that holds a seat, of a family that has all it needs.
    pub(super) fn new(received_on: NaiveDate, minutes: i64, channel: Channel) -> Self {
        Self {
            received_on,
            minutes,
            channel,
            environment: ALL_OWN,
            installed_on: None,
            override_reason: None,
            seat: Seat::Taken,
        }
    }
}

/// A session as it is planned.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// The centre, as an index of [`FIRST_PLACES`].
    pub(super) place: usize,
    pub(super) kind: SessionKind,
    pub(super) title: &'static str,
    pub(super) on: NaiveDate,
    pub(super) hours: Hours,
    pub(super) capacity: u32,
}

/// Plans one session, with its ＩＤ等.
pub(super) fn plan(book: &mut Book<'_>, plan: Plan, planned_on: NaiveDate) -> Id<Session> {
    let (session, deed) = planned(book, plan, planned_on);
    let by = book.someone_at(plan.place);
    book.note(moment(planned_on, 615), "plan_session", by, deed);
    session
}

/// The same, to be noted by the caller: the session, and the deed that writes it down.
pub(super) fn planned(book: &mut Book<'_>, plan: Plan, planned_on: NaiveDate) -> (Id<Session>, Deed) {
    let Plan { place, kind, title, on, hours: (from, until), capacity } = plan;
    let session = SessionRecord {
        id: book.fresh(),
        place: FIRST_PLACES[place].id(),
        kind,
        title: title.to_owned(),
        held_on: on,
        starts_at: NaiveTime::MIN + TimeDelta::minutes(from),
        ends_at: NaiveTime::MIN + TimeDelta::minutes(until),
        capacity,
        service: book.service(usize::from(kind == SessionKind::Lecture)),
        cancelled_on: None,
        cancelled_for: String::new(),
        offer: Offer { host_account: format!("hiroba-{place}@example.jp"), ..Offer::default() },
        drawn: None,
    };
    let dice = &mut book.dice;
    let (one, two, three) = (dice.between(100, 999), dice.below(10_000), dice.below(10_000));
    let passcode = format!("{:06}", dice.below(1_000_000));
    let credentials = CredentialsRecord {
        id: book.fresh(),
        session: session.id,
        meeting_id: format!("{one} {two:04} {three:04}"),
        passcode,
        issued_at: moment(planned_on, 615),
        issued_by: book.who(book.usually_at(place)).into(),
        reason: String::new(),
    };
    let id = session.id;
    let deed = Box::new(move |write: &store::Write<'_>| {
        store::sessions::put(write, &session)?;
        store::credentials::put(write, &credentials)
    });
    (id, deed)
}

/// Ticks off what was due before yesterday, but for the last of it.
pub(super) fn prepare(
    book: &mut Book<'_>,
    place: usize,
    kind: SessionKind,
    session: Id<Session>,
    on: NaiveDate,
) {
    let yesterday = book.today - Days::new(1);
    let by = book.usually_at(place);
    let done_by = book.who(by).into();
    name_present(book, by, kind, session, on);
    for (item, days) in preparations(kind) {
        let done_on = open_before(on - Days::new(*days));
        if done_on >= yesterday {
            continue;
        }
        let id = book.fresh::<()>().uuid();
        book.note(moment(done_on, 1010), "prepare", by, move |write| {
            let prepared = PreparedRecord { id, session, item: *item, done_on, done_by };
            store::sessions::preparing::put_prepared(write, &prepared)
        });
    }
}

/// Names who is there for the city, a week before; whoever read the policy has agreed to it (§2(3)).
fn name_present(book: &mut Book<'_>, by: usize, kind: SessionKind, session: Id<Session>, on: NaiveDate) {
    let named_on = open_before(on - Days::new(7));
    if named_on >= book.today - Days::new(1) {
        return;
    }
    let host = (Some(book.who(by).into()), STAFF[by].0, Part::Host);
    let lecturer = (None, "栄養士　野口 由紀", Part::Lecturer);
    let there = [Some(host), (kind == SessionKind::Lecture).then_some(lecturer)];
    for (minutes, (staff, name, part)) in (1015..).zip(there.into_iter().flatten()) {
        let present = PresentRecord {
            id: book.fresh::<()>().uuid(),
            session,
            staff,
            name: name.to_owned(),
            part,
            acknowledged: None,
        };
        let agreed = PresentRecord { acknowledged: Some((named_on, POLICY)), ..present.clone() };
        book.note(moment(named_on, minutes), "name_present", by, move |write| {
            store::sessions::preparing::put_present(write, &present)
        });
        book.note(moment(named_on, minutes + 5), "acknowledge", by, move |write| {
            store::sessions::preparing::put_present(write, &agreed)
        });
    }
}

/// Takes a family's application down.
pub(super) fn apply(
    book: &mut Book<'_>,
    household: &mut Household,
    session: Id<Session>,
    held_on: NaiveDate,
    taking: Taking,
) -> Id<Application> {
    let by = book.someone_at(household.place);
    let (at, record) = taken_down(book, household, session, held_on, by, taking);
    let application = record.id;
    book.note(at, "apply", by, move |write| store::applications::put(write, &record));
    application
}

/// Issues ＩＤ等 of a session anew.
pub(super) fn reissue(
    book: &mut Book<'_>,
    place: usize,
    session: Id<Session>,
    at: DateTime<Utc>,
    reason: &str,
) {
    let by = book.usually_at(place);
    let dice = &mut book.dice;
    let (one, two, three) = (dice.between(100, 999), dice.below(10_000), dice.below(10_000));
    let credentials = CredentialsRecord {
        id: book.fresh(),
        session,
        meeting_id: format!("{one} {two:04} {three:04}"),
        passcode: format!("{:06}", book.dice.below(1_000_000)),
        issued_at: at,
        issued_by: book.who(by).into(),
        reason: reason.to_owned(),
    };
    book.note(at, "reissue_credentials", by, move |write| store::credentials::put(write, &credentials));
}

/// Tells families the ＩＤ等 that stand by then.
pub(super) fn tell(
    book: &mut Book<'_>,
    place: usize,
    session: Id<Session>,
    to: &[Id<Application>],
    at: DateTime<Utc>,
    way: ToldBy,
) {
    let by = book.usually_at(place);
    let told_by = book.who(by).into();
    let to: Vec<_> = to.iter().map(|application| (book.fresh::<()>().uuid(), *application)).collect();
    book.note(at, "tell_credentials", by, move |write| {
        let Some(credentials) = store::credentials::standing(write, session)? else { return Ok(()) };
        to.into_iter().try_for_each(|(id, application)| {
            let credentials = credentials.id;
            let telling = TellingRecord { id, credentials, application, way, told_at: at, told_by };
            store::credentials::put_telling(write, &telling)
        })
    });
}

fn taken_down(
    book: &mut Book<'_>,
    household: &mut Household,
    session: Id<Session>,
    held_on: NaiveDate,
    by: usize,
    taking: Taking,
) -> (DateTime<Utc>, ApplicationRecord) {
    household.applied(taking.received_on, held_on);
    let received_at = moment(taking.received_on, taking.minutes);
    let record = ApplicationRecord {
        id: book.fresh(),
        session,
        family: household.record.id,
        channel: taking.channel,
        received_at,
        received_by: book.who(by).into(),
        environment: taking.environment,
        installed_on: taking.installed_on,
        override_reason: taking.override_reason,
        seat: taking.seat,
        tested_on: taking.installed_on,
        answer_by: None,
        lot: None,
        minor_consent_on: None,
        withdrawn_on: None,
        withdrawn_because: None,
    };
    (received_at, record)
}

/// Holds the sessions of the month that begins on `first`, as far as it has gone.
pub(super) fn hold(book: &mut Book<'_>, households: &mut [Household], first: NaiveDate, size: Size) {
    let end = (first + Months::new(1)).min(book.today);
    let (whole, gone) = (open_days(first, first + Months::new(1)).len(), open_days(first, end));
    let sessions = size.sessions_a_month as usize * gone.len() / whole.max(1);
    let planned_on = open_before(days_before(first, 20));
    let (mut plans, mut held) = (Vec::new(), Vec::new());
    for n in 0..sessions {
        let on = gone[n * gone.len() / sessions];
        let place = if n % 8 % 3 == 2 { TAKANE } else { MINAMI };
        let (kind, title, hours, capacity) = PROGRAMME[(n + first.month0() as usize) % PROGRAMME.len()];
        let capacity = if capacity == 1 { 1 } else { capacity.max(size.families_a_session) };
        let plan = Plan { place, kind, title, on, hours, capacity };
        let (session, deed) = planned(book, plan, planned_on);
        plans.push((moment(planned_on, 600 + n as i64 % 120), deed));
        held.push((session, place, on, hours, capacity.min(size.families_a_session)));
    }
    let by = book.someone_at(MINAMI);
    book.note_all("plan_session", by, plans);
    for place in [MINAMI, TAKANE] {
        let around: Vec<usize> = (0..households.len())
            .filter(|at| households[*at].place == place && households[*at].is_around(first + Days::new(27)))
            .collect();
        // Those of one place and day stand side by side.
        for day in held.iter().filter(|one| one.1 == place).collect::<Vec<_>>().chunk_by(|a, b| a.2 == b.2) {
            let by = book.someone_at(place);
            let mut lists = Lists::default();
            for &&(session, _, on, hours, most) in day {
                attend(book, households, &around, session, on, hours, most, by, &mut lists);
            }
            book.note_all("apply", by, lists.applied);
            book.note_all("withdraw_application", by, lists.withdrawn);
            book.note_all("mark_attendance", by, lists.marked);
        }
    }
}

/// What happened around the sessions of a day.
#[derive(Default)]
struct Lists {
    applied: Vec<(DateTime<Utc>, Deed)>,
    withdrawn: Vec<(DateTime<Utc>, Deed)>,
    marked: Vec<(DateTime<Utc>, Deed)>,
}

#[expect(clippy::too_many_arguments, reason = "one session among all that stands around it")]
fn attend(
    book: &mut Book<'_>,
    households: &mut [Household],
    around: &[usize],
    session: Id<Session>,
    on: NaiveDate,
    hours: Hours,
    most: u32,
    by: usize,
    lists: &mut Lists,
) {
    if around.is_empty() {
        return;
    }
    // Neighbours in the row, from a place chance gives: no family twice, and another set each time.
    let from = book.dice.below(around.len() as u32) as usize;
    let some = around.iter().cycle().skip(from).take(around.len());
    let mut seats = most;
    for &at in some {
        if seats == 0 {
            break;
        }
        let household = &mut households[at];
        if !household.may_come(on) || !household.is_around(on) {
            continue;
        }
        seats -= 1;
        let days = (on - household.record.registered_on).num_days().min(14) as u32;
        let received_on = open_before(days_before(on, i64::from(book.dice.between(1, days.max(1)))))
            .max(household.record.registered_on);
        let minutes = i64::from(book.dice.between(16 * 60 + 10, 17 * 60));
        let channel =
            book.dice.pick(&[Channel::Telephone, Channel::Counter, Channel::Online, Channel::Telephone]);
        let mut taking = Taking::new(received_on, minutes, channel);
        taking.installed_on = Some(days_before(on, 1));
        let (at, mut record) = taken_down(book, household, session, on, by, taking);
        let (application, first) = (record.id, record.clone());
        lists.applied.push((at, Box::new(move |write| store::applications::put(write, &first))));
        if book.dice.percent(3) {
            record.withdrawn_on = Some(days_before(on, 1));
            record.withdrawn_because = Some(WithdrawnBecause::Illness);
            let deed: Deed = Box::new(move |write| store::applications::put(write, &record));
            lists.withdrawn.push((moment(days_before(on, 1), 1030), deed));
        } else {
            lists.marked.push(marked(book, application, on, hours));
        }
    }
}

fn marked(
    book: &mut Book<'_>,
    application: Id<Application>,
    on: NaiveDate,
    (from, until): Hours,
) -> (DateTime<Utc>, Deed) {
    let came_at = moment(on, from - i64::from(book.dice.below(9)));
    let late_at = moment(on, from + i64::from(book.dice.between(5, 15)));
    let left_at = moment(on, until - i64::from(book.dice.between(5, 12)));
    let because = book.dice.pick(&[
        AbsentBecause::OwnReason,
        AbsentBecause::OwnReason,
        AbsentBecause::NoWord,
        AbsentBecause::OwnEquipment,
    ]);
    let (mark, came_at, at) = match book.dice.below(100) {
        0..80 => (Mark::Present { at: came_at }, Some(came_at), came_at),
        80..86 => (Mark::Late { at: late_at }, Some(late_at), late_at),
        86..90 => (Mark::Left { at: left_at }, Some(came_at), left_at),
        _ => (Mark::Absent(because), None, moment(on, from + 15)),
    };
    let record = AttendanceRecord { application, mark, came_at, override_reason: None, kit: None };
    (at, Box::new(move |write| store::attendance::put(write, &record)))
}
