//! Practice (練習): what is made up breaks no rule and reads like a centre at work.

use std::collections::HashSet;

use center::{
    practice::{Size, furnish},
    world::World,
};
use chrono::{Days, NaiveDate};
use domain::{
    Id,
    applications::judge,
    attendance::Mark,
    devices::NotShelved,
    families::Member,
    loans::LoanPeriod,
    places::{FIRST_PLACES, Place},
};
use store::{Chain, NewLaptop, Store, families::Kept, loans::DecisionRecord, sessions::SessionRecord};
use tests::{Clock, day};
use uuid::Uuid;

fn furnished(today: &str, size: Size) -> Store {
    let clock = Clock::new();
    clock.go_to(today);
    let place = FIRST_PLACES[1].id().uuid();
    let laptop =
        NewLaptop { id: Uuid::from_u128(0xA), name: "南本町".into(), place, joined_at: clock.now() };
    let mut store = Store::in_memory(&laptop).expect("a store");
    let staff = furnish(&mut store, &clock, day(today), size).expect("it is furnished");
    assert_eq!(staff.len(), 7);
    assert_eq!(staff[0].name, "青木 久美子", "who signs in by default comes first");
    store
}

fn minami() -> Option<Id<Place>> {
    Some(FIRST_PLACES[1].id())
}

fn all_sessions(store: &Store) -> Vec<SessionRecord> {
    store::sessions::between(&store.read(), None, day("2000-01-01"), day("2100-01-01")).expect("sessions")
}

/// Goes through every session, loan and kit and holds each against the rules; gives how many
/// attendances there are.
fn keeps_the_rules(store: &Store, today: NaiveDate) -> usize {
    let read = store.read();
    let mut attendances = 0;
    for session in all_sessions(store) {
        for application in store::applications::of_session(&read, session.id).expect("applications") {
            let members: Vec<Member> = store::families::members(&read, application.family)
                .expect("members")
                .iter()
                .map(|person| person.member)
                .collect();
            assert!(
                judge(&members, session.held_on).is_ok() || application.override_reason.is_some(),
                "§2(1): eligible on the day, or let be with a reason"
            );
            assert!(application.received_at < center_of(session.held_on), "received before the day");
            let Some(marked) = store::attendance::get(&read, application.id).expect("a mark") else {
                assert!(session.held_on >= today, "every session of the past was marked");
                continue;
            };
            assert!(session.held_on < today, "today is the beginner's");
            attendances += 1;
            if !matches!(marked.mark, Mark::Absent(_)) {
                let consent = store::consents::of_family(&read, application.family)
                    .expect("consents")
                    .expect("§4(3): who took part had agreed");
                assert!(consent.consent.on(session.held_on).is_ok(), "§4(3): and it held on the day");
            }
        }
    }
    for kit in store::devices::all(&read, None).expect("kits") {
        let mut free_from = NaiveDate::MIN;
        let mut loans = store::loans::of_kit(&read, kit.id).expect("loans");
        loans.reverse();
        for loan in loans {
            assert!(LoanPeriod::new(loan.lent_on, loan.due_on, 28).is_ok(), "a period the city allows");
            assert!(loan.lent_on >= free_from, "no kit is out twice");
            free_from = loan.returned_on.unwrap_or(NaiveDate::MAX);
            let slip = store::loans::get_slip(&read, loan.slip).expect("slips").expect("its slip");
            let need = store::loans::get_need(&read, slip.need).expect("needs").expect("its need");
            assert_eq!(need.family, loan.family);
            assert!(need.facts().approved_on(loan.lent_on).is_ok(), "§4(1): approved when it went");
            assert!(
                matches!(need.decision, DecisionRecord::Approved { on, .. } if on <= loan.lent_on),
                "§4(1): and approved before it went"
            );
        }
    }
    attendances
}

/// Midnight in Japan at the beginning of a day.
fn center_of(day: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    (day - Days::new(1)).and_hms_opt(15, 0, 0).expect("a time").and_utc()
}

#[test]
fn a_beginner_finds_a_centre_that_has_been_at_work_for_a_year() {
    let today = day("2026-11-25");
    let store = furnished("2026-11-25", Size::practice());
    let read = store.read();
    assert_eq!(store::families::total(&read, Kept::Anywhere).expect("families"), 40);
    assert_eq!(store::devices::total(&read, None).expect("kits"), 20);
    assert!(keeps_the_rules(&store, today) > 200, "a year of attendances");
    let sessions = all_sessions(&store);
    assert!(sessions.len() > 70, "a year of sessions");
    assert!(sessions.iter().any(|session| session.held_on < day("2025-12-15")), "from a year ago on");

    let next = store::sessions::coming(&read, minami(), today, 9).expect("sessions");
    assert_eq!(next[0].title, "おうちで つどいの広場");
    assert_eq!(next[0].held_on, today);
    let seats = store::sessions::seats(&read, next[0].id).expect("seats");
    assert_eq!((seats.taken, seats.waiting, seats.attended), (12, 2, 0));
    let names: Vec<String> = store::applications::of_session(&read, next[0].id)
        .expect("applications")
        .iter()
        .map(|one| store::families::members(&read, one.family).expect("members")[0].name.clone())
        .collect();
    assert_eq!(names[..3], ["髙橋 由美子", "𠮷田 沙織", "山﨑 美穂"], "in the order they came");

    let week = today + Days::new(7);
    let missing = store::consents::outstanding(&read, minami(), today, week).expect("consents");
    assert_eq!(missing.len(), 2, "two consents are not back");
    let (_, withdrawn) = store::consents::counts(&read, minami()).expect("consents");
    assert!(withdrawn >= 1, "one was taken back");

    let waiting = store::loans::needs_waiting(&read, minami()).expect("needs");
    assert_eq!(waiting.len(), 1);
    assert_eq!(store::loans::to_hand_over(&read, minami(), today).expect("needs").len(), 1);
    let open = store::loans::open(&read, minami()).expect("loans");
    assert_eq!(open[0].due_on, today - Days::new(5), "one is five days over");
    assert!(open.iter().any(|loan| loan.due_on == today), "one is due today");
    assert_eq!(open.len(), 6);

    let states: Vec<_> = store::devices::all(&read, minami())
        .expect("kits")
        .iter()
        .map(|kit| store::devices::facts(&read, kit).expect("facts").shelved().err())
        .collect();
    for (wanted, told) in [
        (states.iter().filter(|state| matches!(state, Some(NotShelved::Out { .. }))).count(), 6),
        (states.iter().filter(|state| matches!(state, Some(NotShelved::NotChecked))).count(), 1),
        (states.iter().filter(|state| matches!(state, Some(NotShelved::InRepair { .. }))).count(), 1),
        (states.iter().filter(|state| state.is_none()).count(), 5),
    ] {
        assert_eq!(wanted, told, "{states:?}");
    }
}

#[test]
fn the_journal_of_the_practice_records_adds_up() {
    let mut store = furnished("2026-11-22", Size::practice());
    let Chain::Whole { entries, .. } = store.read().verify().expect("read") else { panic!("broken") };
    assert!(entries > 800, "one act a happening: {entries}");
    assert!(store.read().is_sound().expect("read"));
    let before = store.read().digest().expect("a digest");
    store.refold().expect("refolded");
    assert_eq!(store.read().digest().expect("a digest"), before);
}

#[test]
fn no_number_and_no_check_code_is_given_twice() {
    let store = furnished("2026-11-25", Size::practice());
    let read = store.read();
    let families = store::families::find(&read, Kept::Anywhere, "", 0, 1000).expect("families");
    let mut numbers = HashSet::new();
    let mut codes = HashSet::new();
    for family in families {
        assert!(numbers.insert(family.number));
        for paper in store::papers::of_family(&read, family.id).expect("papers") {
            assert!(numbers.insert(paper.number));
            assert!(codes.insert(paper.code));
        }
    }
    assert!(codes.len() > 30);
}

#[test]
fn whatever_today_is_the_rules_hold() {
    for today in ["2026-04-01", "2027-01-04", "2027-03-31", "2027-04-05", "2028-02-29", "2027-05-06"] {
        let store = furnished(today, Size::practice());
        keeps_the_rules(&store, day(today));
        let sessions = store::sessions::coming(&store.read(), minami(), day(today), 1).expect("sessions");
        assert_eq!(sessions[0].held_on, day(today), "there is a session today");
    }
}

#[test]
fn ten_years_in_small_keep_the_rules_too() {
    let ten_years = Size::ten_years();
    let size = Size { families: 200, sessions_a_month: 5, families_a_session: 5, kits: 20, ..ten_years };
    let mut store = furnished("2026-11-25", size);
    let attendances = keeps_the_rules(&store, day("2026-11-25"));
    assert!(attendances > 1_500, "{attendances}");
    assert_eq!(store::families::total(&store.read(), Kept::Anywhere).expect("families"), 200);
    let before = store.read().digest().expect("a digest");
    store.refold().expect("refolded");
    assert_eq!(store.read().digest().expect("a digest"), before);
}

#[test]
fn a_centre_of_any_age_can_be_made_up() {
    for (families, months, sessions_a_month, kits) in [(40, 1, 3, 8), (90, 7, 12, 40), (400, 24, 10, 60)] {
        furnished("2026-11-25", Size { families, months, sessions_a_month, kits, ..Size::ten_years() });
    }
}
