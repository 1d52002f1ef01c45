//! Incidents and refusals (事故・違反とお断り) that were made up: one that runs, one with an instruction, one that is
//! over; a family that is refused, and one that was.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    credentials::ToldBy,
    families::Family,
    incidents::{Incident, LOSS_OF_IDS},
    places::FIRST_PLACES,
    policy::ClauseId,
    refusals::{Scope, Term},
    sessions::SessionKind,
};
use store::{
    incidents::{IncidentNote, IncidentRecord, InstructionRecord, Relayed, Specials},
    refusals::RefusalRecord,
};

use super::{
    STAFF,
    book::{AOKI, Book, ISHII, KAWASAKI, MINAMI, days_before, moment, open_after, open_before},
    households::Household,
};
use crate::world::in_japan;

/// The division's, who takes incidents in and decides refusals.
const DECIDES: usize = KAWASAKI;

pub(super) fn play(book: &mut Book<'_>, households: &[Household]) {
    // Nobody who comes in these days: a beginner meets no refused family at the door unawares.
    let mut away = households.iter().filter(|one| !one.may_come(book.today));
    let (first, second) = (away.next(), away.next());
    shouted(book, second);
    let posted = posted_pictures(book, first);
    lost_guide(book, households.iter().find(|one| one.place == MINAMI && one.may_come(book.today)));
    if let Some(family) = second {
        let on = open_before(days_before(book.today, 42));
        let scope = Scope::Kind(SessionKind::Gathering);
        refuse(book, family, None, ClauseId::item(6, 3), on, 30, scope);
    }
    if let Some(family) = first {
        let on = open_before(days_before(book.today, 5));
        refuse(book, family, Some(posted), ClauseId::item(6, 4), on, 60, Scope::All);
    }
}

/// Pictures of a session were posted: taken by the division, which waits for one thing to be done.
fn posted_pictures(book: &mut Book<'_>, family: Option<&Household>) -> Id<Incident> {
    let on = open_before(days_before(book.today, 9));
    let mut incident = opened(book, MINAMI, ISHII, ClauseId::item(6, 4), moment(on, 870));
    incident.family = family.map(|family| family.record.id);
    incident.facts =
        "交流会の画面の写しが、参加者のＳＮＳに載っていると、ほかの参加者から電話があった。".to_owned();
    incident.witnesses = "電話をくれた参加者".to_owned();
    incident.specials = Specials {
        url: "https://sns.example.jp/p/20418".to_owned(),
        found_on: Some(on),
        removal_asked_on: Some(on),
        ..Specials::default()
    };
    incident.relayed =
        Some(Relayed { at: moment(on, 880), by: book.who(ISHII).into(), how: ToldBy::Telephone });
    incident.received = Some((moment(on, 885), book.who(DECIDES).into()));
    let note = note_of(book, &incident, ISHII, 905, "投稿した家庭に電話し、削除を頼んだ。その場で承知した。");
    let instruction = InstructionRecord {
        id: book.fresh::<()>().uuid(),
        incident: incident.id,
        text: "投稿が消えたことを確かめ、写っていた家庭に知らせること。".to_owned(),
        given_at: moment(on, 930),
        given_by: book.who(DECIDES).into(),
        due_on: open_after(book.today),
        done: None,
        done_how: String::new(),
    };
    let id = incident.id;
    book.note(moment(on, 870), "start_incident", ISHII, move |write| store::incidents::put(write, &incident));
    book.note(moment(on, 905), "note_incident", ISHII, move |write| store::incidents::put_note(write, &note));
    book.note(moment(on, 930), "give_instruction", DECIDES, move |write| {
        store::incidents::put_instruction(write, &instruction)
    });
    id
}

/// Someone shouted at another family: over, with all that followed.
fn shouted(book: &mut Book<'_>, family: Option<&Household>) {
    let on = open_before(days_before(book.today, 46));
    let mut incident = opened(book, MINAMI, AOKI, ClauseId::item(6, 3), moment(on, 660));
    incident.family = family.map(|family| family.record.id);
    incident.facts = "交流会の終わりに、ほかの家庭を責めることばを続けた。".to_owned();
    incident.received = Some((moment(on, 700), book.who(DECIDES).into()));
    incident.closed = Some((moment(open_after(days_before(on, -1)), 600), book.who(DECIDES).into()));
    incident.outcome = "話し合い、しばらく交流会への参加を断ることにした。".to_owned();
    book.note(moment(on, 660), "start_incident", AOKI, move |write| store::incidents::put(write, &incident));
}

/// A guide with ＩＤ等 was lost yesterday: told to the division, which has not taken it yet.
fn lost_guide(book: &mut Book<'_>, family: Option<&Household>) {
    let on = open_before(days_before(book.today, 1));
    let mut incident = opened(book, MINAMI, ISHII, LOSS_OF_IDS, moment(on, 1000));
    incident.family = family.map(|family| family.record.id);
    incident.facts = "接続案内の紙を、買い物の帰りになくしたと、家庭から電話があった。".to_owned();
    let note = note_of(book, &incident, ISHII, 1003, "店に電話して、届いていないことを聞いた。");
    book.note(moment(on, 1000), "start_incident", ISHII, move |write| {
        store::incidents::put(write, &incident)
    });
    book.note(moment(on, 1003), "note_incident", ISHII, move |write| {
        store::incidents::put_note(write, &note)
    });
}

fn opened(
    book: &mut Book<'_>,
    place: usize,
    by: usize,
    clause: ClauseId,
    at: DateTime<Utc>,
) -> IncidentRecord {
    let day = in_japan(at).date_naive();
    IncidentRecord {
        id: book.fresh(),
        number: book.next_in_year(&FIRST_PLACES[place], "事-", day),
        place: FIRST_PLACES[place].id(),
        clauses: vec![clause],
        facts: String::new(),
        occurred_at: None,
        learnt_at: at,
        learnt_by: book.who(by).into(),
        witnesses: String::new(),
        evidence: String::new(),
        session: None,
        family: None,
        kit: None,
        specials: Specials::default(),
        opened_at: at,
        opened_by: book.who(by).into(),
        relayed: None,
        received: None,
        closed: None,
        outcome: String::new(),
        leak_persons: None,
        leak_kinds: Vec::new(),
    }
}

fn note_of(book: &Book<'_>, incident: &IncidentRecord, by: usize, minutes: i64, text: &str) -> IncidentNote {
    let day = in_japan(incident.learnt_at).date_naive();
    IncidentNote {
        id: book.fresh::<()>().uuid(),
        incident: incident.id,
        at: moment(day, minutes),
        text: text.to_owned(),
        written_by: book.who(by).into(),
    }
}

/// The city refuses a family for so many days.
fn refuse(
    book: &mut Book<'_>,
    family: &Household,
    incident: Option<Id<Incident>>,
    clause: ClauseId,
    on: NaiveDate,
    days: i64,
    scope: Scope,
) {
    let family: Id<Family> = family.record.id;
    let until = days_before(on, -days);
    let (name, _, title, ..) = STAFF[DECIDES];
    let refusal = RefusalRecord {
        id: book.fresh(),
        number: format!("子育第{}号", 300 + book.next_number("refusals")),
        family,
        incident,
        clauses: vec![clause],
        ground: "注意のあとも同じことがあり、ほかの参加者が安心して参加できないため。".to_owned(),
        scope,
        term: Term { from: on, until, lifted_on: None },
        review_on: days_before(until, 14),
        decided_on: on,
        decided_by: book.who(DECIDES).into(),
        decided_title: format!("{title} {name}"),
        lifted: None,
    };
    book.note(moment(on, 960), "decide_refusal", DECIDES, move |write| store::refusals::put(write, &refusal));
}
