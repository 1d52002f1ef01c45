//! Lending (貸与) made up: needs asked and decided, kits handed over, taken back, checked, repaired.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{
    Id,
    calendar::fiscal_year_end,
    devices::{Checked, KitKind, PartNeed},
    loans::{Claim, Condition},
    places::FIRST_PLACES,
};
use store::{
    devices::{KitRecord, PartState, Repair},
    loans::{
        DecisionRecord, LoanPartRecord, LoanRecord, NeedRecord, PartBack, ReminderRecord, ReservationRecord,
        SlipRecord,
    },
};

use super::{
    STAFF,
    book::{Book, ISHII, KAWASAKI, MINAMI, days_before, moment, open_after, open_before},
    households::Household,
    kits::KitOnShelf,
};
use crate::devices::checks::unchecked;

/// A loan as it went out.
#[derive(Clone)]
pub(super) struct Out {
    loan: LoanRecord,
    parts: Vec<LoanPartRecord>,
    /// The kit, by where it stands in the register.
    kit: usize,
    place: usize,
}

/// How much of a loan comes back.
#[derive(Clone, Copy)]
pub(super) enum Back {
    /// All of it, as it went.
    Whole,
    /// All of it, one part with a scratch it had not.
    WithAScratch,
    /// The last part on the list is still with the family.
    AllButTheLast,
}

/// A family asks to borrow; nobody has decided yet.
pub(super) fn ask(book: &mut Book<'_>, family: &Household, kinds: Vec<KitKind>, asked: i64, reason: &str) {
    asked_need(book, family, kinds, days_before(book.today, asked), reason);
}

/// A need the city approved and for which nothing was handed over yet.
pub(super) fn approved(
    book: &mut Book<'_>,
    family: &Household,
    kinds: Vec<KitKind>,
    decided: i64,
    reason: &str,
) -> Id<domain::loans::Need> {
    // Decided within this fiscal year, so that it still holds today.
    let decided_on = open_before(days_before(book.today, decided)).max(year_begin(book.today));
    let need = asked_need(book, family, kinds, days_before(decided_on, 4), reason);
    approve(book, need, decided_on)
}

/// Reserves a kit for an approved need, from some days ahead for so many days; or queues for one.
pub(super) fn reserve(
    book: &mut Book<'_>,
    family: &Household,
    need: Id<domain::loans::Need>,
    kind: KitKind,
    (ahead, length): (u64, u64),
    waiting: bool,
) {
    let from = open_after(book.today + Days::new(ahead));
    let until = open_before(from + Days::new(length)).min(fiscal_year_end(book.today));
    // Over the end of the fiscal year nothing is promised.
    if until < from || fiscal_year_end(from) != fiscal_year_end(book.today) {
        return;
    }
    let made_on = open_before(days_before(book.today, 2));
    let by = book.someone_at(family.place);
    let reserved = ReservationRecord {
        id: book.fresh(),
        need,
        family: family.record.id,
        place: FIRST_PLACES[family.place].id(),
        kind,
        days: Claim { from, until },
        waiting,
        made_at: moment(made_on, 930),
        made_by: book.who(by).into(),
        loan: None,
        cancelled_on: None,
    };
    let at = moment(made_on, 930);
    book.note(at, "reserve", by, move |write| store::loans::put_reservation(write, &reserved));
}

/// Writes down that a family whose loan is overdue was called.
pub(super) fn call(book: &mut Book<'_>, out: Option<&Out>, days: i64, said: &str) {
    let Some(out) = out else { return };
    let at = moment(open_before(days_before(book.today, days)).max(out.loan.due_on), 985);
    let by = book.someone_at(out.place);
    let reminder = ReminderRecord {
        id: book.fresh::<()>().uuid(),
        loan: out.loan.id,
        tone: None,
        at,
        made_by: book.who(by).into(),
        said: said.to_owned(),
    };
    book.note(at, "log_call", by, move |write| store::loans::put_reminder(write, &reminder));
}

/// A need the city did not find.
pub(super) fn refused(
    book: &mut Book<'_>,
    family: &Household,
    kinds: Vec<KitKind>,
    decided: i64,
    reason: &str,
) {
    let on = open_before(days_before(book.today, decided));
    let mut need = asked_need(book, family, kinds, days_before(on, 3), reason);
    need.decision = DecisionRecord::Refused {
        on,
        by: book.who(KAWASAKI).into(),
        title: decider(),
        reason: "手もとの端末で参加できることを確かめたため。".to_owned(),
    };
    book.note(moment(on, 905), "refuse_need", KAWASAKI, move |write| store::loans::put_need(write, &need));
}

/// Lends the kit `which` names at 南本町 (its kind, its running number), from some days ago until
/// some days ago (or to come, for a negative number), after the need was asked and approved.
pub(super) fn lend(
    book: &mut Book<'_>,
    family: &Household,
    kits: &[KitOnShelf],
    which: (KitKind, u32),
    lent: i64,
    due: i64,
    reason: &str,
) -> Option<Out> {
    let kit = kits.iter().position(|kit| kit.place == MINAMI && (kit.record.kind, kit.nth) == which)?;
    let mut lent_on = open_before(days_before(book.today, lent));
    let mut due_on = days_before(book.today, due);
    // No loan runs over the end of the fiscal year.
    let year_end = fiscal_year_end(lent_on);
    if due_on > year_end {
        if year_end < book.today {
            lent_on = year_end + Days::new(1);
        } else {
            due_on = year_end;
        }
    }
    Some(hand_over(book, family, kits, kit, lent_on, due_on, reason))
}

fn hand_over(
    book: &mut Book<'_>,
    family: &Household,
    kits: &[KitOnShelf],
    at: usize,
    lent_on: NaiveDate,
    due_on: NaiveDate,
    reason: &str,
) -> Out {
    let kit = &kits[at];
    // An approval ends with its fiscal year, so it is of the year of the loan.
    let decided_on = open_before(days_before(lent_on, 2)).max(year_begin(lent_on));
    let need = asked_need(book, family, vec![kit.record.kind], days_before(decided_on, 4), reason);
    let need = approve(book, need, decided_on);
    let by = book.someone_at(kit.place);
    let place = &FIRST_PLACES[kit.place];
    let lent_at = moment(lent_on, 950 + i64::from(book.dice.below(50)));
    let slip = SlipRecord {
        id: book.fresh::<()>().uuid(),
        number: book.next_in_year(place, "貸-", lent_on),
        family: family.record.id,
        need,
        place: place.id(),
        lent_at,
        lent_by: book.who(by).into(),
    };
    let loan = LoanRecord {
        id: book.fresh(),
        slip: slip.id,
        kit: kit.record.id,
        family: family.record.id,
        lent_on,
        due_on,
        returned_on: None,
        tested: "会議に入れること、カメラ、マイク".to_owned(),
    };
    let parts: Vec<LoanPartRecord> = kit
        .parts
        .iter()
        .map(|part| LoanPartRecord {
            id: book.fresh::<()>().uuid(),
            loan: loan.id,
            part: part.id,
            condition_out: Condition::Good,
            back: None,
            lost_on: None,
        })
        .collect();
    let out = Out { loan: loan.clone(), parts: parts.clone(), kit: at, place: kit.place };
    book.note(lent_at, "hand_over", by, move |write| {
        store::loans::insert_slip(write, &slip)?;
        store::loans::put(write, &loan)?;
        parts.iter().try_for_each(|part| store::loans::put_part(write, part))
    });
    out
}

/// Takes a loan back some days ago.
pub(super) fn take_back(book: &mut Book<'_>, kits: &[KitOnShelf], out: Option<&Out>, days: i64, back: Back) {
    let Some(out) = out else { return };
    let on = open_before(days_before(book.today, days)).max(out.loan.lent_on);
    take_back_on(book, kits, out, on, back);
}

fn take_back_on(book: &mut Book<'_>, kits: &[KitOnShelf], out: &Out, on: NaiveDate, back: Back) {
    let by = book.someone_at(out.place);
    let (to, received_by) = (FIRST_PLACES[out.place].id(), book.who(by).into());
    let mut parts = out.parts.clone();
    if matches!(back, Back::AllButTheLast) {
        parts.pop();
    }
    // The first part the kit is lent without is what gets scratched.
    let register = &kits[out.kit].parts;
    let scratched = matches!(back, Back::WithAScratch)
        .then(|| register.iter().find(|part| part.need == PartNeed::Optional))
        .flatten()
        .cloned()
        .map(|part| store::devices::PartRecord { state: PartState::There(Condition::Scratched), ..part });
    for part in &mut parts {
        let worse = scratched.as_ref().is_some_and(|scratched| scratched.id == part.part);
        let condition = if worse { Condition::Scratched } else { part.condition_out };
        part.back = Some(PartBack { on, to, received_by, condition, another: false });
    }
    let mut loan = out.loan.clone();
    let whole = !matches!(back, Back::AllButTheLast);
    loan.returned_on = whole.then_some(on);
    let kit = unchecked(kits[out.kit].record.clone());
    // Later than any hand-over of the day.
    let at = moment(on, 1005 + i64::from(book.dice.below(15)));
    book.note(at, "take_back", by, move |write| {
        parts.iter().try_for_each(|part| store::loans::put_part(write, part))?;
        scratched.iter().try_for_each(|part| store::devices::put_part(write, part))?;
        store::loans::put(write, &loan)?;
        if whole { store::devices::put(write, &kit) } else { Ok(()) }
    });
}

/// Wipes and tests a kit that came back (§4(2)).
pub(super) fn check(book: &mut Book<'_>, kits: &[KitOnShelf], out: Option<&Out>, days: i64) {
    let Some(out) = out else { return };
    let on = open_before(days_before(book.today, days)).max(out.loan.lent_on);
    check_on(book, kits, out, on);
}

fn check_on(book: &mut Book<'_>, kits: &[KitOnShelf], out: &Out, on: NaiveDate) {
    let by = if out.place == MINAMI { ISHII } else { book.someone_at(out.place) };
    let checked = Checked::Since { on };
    let kit = KitRecord { checked, checked_by: Some(book.who(by).into()), ..kits[out.kit].record.clone() };
    book.note(moment(on, 1025), "finish_check", by, move |write| store::devices::put(write, &kit));
}

/// Sends a kit that came back to be repaired.
pub(super) fn send_to_repair(
    book: &mut Book<'_>,
    kits: &[KitOnShelf],
    out: Option<&Out>,
    days: i64,
    note: &str,
) {
    let Some(out) = out else { return };
    let on = open_before(days_before(book.today, days)).max(out.loan.lent_on);
    let kit = KitRecord {
        repair: Some(Repair { since: on, note: note.to_owned(), session: None }),
        ..unchecked(kits[out.kit].record.clone())
    };
    book.note(moment(on, 1030), "send_to_repair", ISHII, move |write| store::devices::put(write, &kit));
}

/// Lends kits to those who took part, for two weeks of a month that is well past.
pub(super) fn lend_and_take_back(
    book: &mut Book<'_>,
    households: &[Household],
    kits: &[KitOnShelf],
    first: NaiveDate,
) {
    // What is lent around today is the cast's.
    if first + Months::new(1) > days_before(book.today, 50) || kits.is_empty() {
        return;
    }
    for n in 0..(kits.len() / 8).max(1) {
        let at = (n * 3 + first.month0() as usize * 5) % kits.len();
        let place = kits[at].place;
        let lent_on = open_after(first + Days::new(u64::from(book.dice.between(8, 11))));
        let able: Vec<&Household> = households
            .iter()
            .filter(|family| family.place == place && family.is_around(lent_on))
            .filter(|family| family.may_come(lent_on) && family.takes_part_by(days_before(lent_on, 6)))
            .collect();
        if able.is_empty() {
            continue;
        }
        let family = able[book.dice.below(able.len() as u32) as usize];
        let due_on = open_before(lent_on + Days::new(12));
        let reason = book.dice.pick(&[
            "手もとの機器が古く、カメラのある端末がないため。",
            "端末を家族の仕事と分けて使えないため。",
            "端末が故障し、修理に出しているため。",
        ]);
        let out = hand_over(book, family, kits, at, lent_on, due_on, reason);
        let late = if book.dice.percent(10) { 3 } else { 0 };
        let back_on = open_before(due_on - Days::new(1)) + Days::new(late);
        take_back_on(book, kits, &out, back_on, Back::Whole);
        check_on(book, kits, &out, open_after(back_on + Days::new(1)));
    }
}

fn asked_need(
    book: &mut Book<'_>,
    family: &Household,
    kinds: Vec<KitKind>,
    asked_on: NaiveDate,
    reason: &str,
) -> NeedRecord {
    // Not before the family is on a card, which is written until four.
    let (asked_on, minutes) = match open_before(asked_on) {
        early if early <= family.record.registered_on => (family.record.registered_on, 1025),
        later => (later, 880),
    };
    let by = book.someone_at(family.place);
    let need = NeedRecord {
        id: book.fresh(),
        family: family.record.id,
        place: FIRST_PLACES[family.place].id(),
        asked_on,
        asked_by: book.who(by).into(),
        reason: reason.to_owned(),
        kinds,
        decision: DecisionRecord::Waiting,
        facts: String::new(),
        for_session: None,
    };
    let asked = need.clone();
    book.note(moment(asked_on, minutes), "ask_need", by, move |write| store::loans::put_need(write, &asked));
    need
}

fn approve(book: &mut Book<'_>, mut need: NeedRecord, on: NaiveDate) -> Id<domain::loans::Need> {
    let id = need.id;
    need.decision = DecisionRecord::Approved {
        on,
        by: book.who(KAWASAKI).into(),
        title: decider(),
        number: format!("子育第{}号", 100 + book.next_number("子育第")),
        until: fiscal_year_end(on),
    };
    book.note(moment(on, 900), "approve_need", KAWASAKI, move |write| store::loans::put_need(write, &need));
    id
}

/// 職・氏名 of who decides.
fn decider() -> String {
    let (name, _, title, ..) = STAFF[KAWASAKI];
    format!("{title} {name}")
}

/// 1 April of the fiscal year of a day.
fn year_begin(day: NaiveDate) -> NaiveDate {
    fiscal_year_end(day) + Days::new(1) - Months::new(12)
}
