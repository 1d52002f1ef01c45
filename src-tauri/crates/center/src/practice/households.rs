//! Households (家庭) made up: who they are, when they came, and whether their consent is back.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use domain::{
    applications::judge,
    calendar::{day_before, fiscal_year, next_april},
    consents::{Consent, Standing},
    families::{Language, Member, SCHOOL_AGE, Schooling},
    places::FIRST_PLACES,
};
use store::{
    consents::ConsentRecord,
    families::{DefermentRecord, FamilyRecord, PersonRecord},
    papers::{PaperRecord, PrintingRecord, Way},
};
use uuid::Uuid;

use super::{
    book::{Book, Deed, MINAMI, POLICY, TAKANE, days_before, moment, open_after, open_before},
    cast, city_words,
    words::{CHILDREN, FROM_ELSEWHERE, NOTES, PARENTS, STREETS, SURNAMES},
};

use crate::papers::contents_of_consent;
use domain::papers::{PaperKind, Reading};

/// After so many months a family no longer comes; the children are still small then.
const COMES_FOR: u32 = 24;
/// The one of those chance makes whose child's school is put off.
const PUT_OFF: u32 = 18;

/// A family and what the rest must know of it.
pub(super) struct Household {
    pub(super) record: FamilyRecord,
    pub(super) members: Vec<PersonRecord>,
    /// The centre that keeps it, as an index of [`FIRST_PLACES`].
    pub(super) place: usize,
    pub(super) agreed: Agreed,
    /// The fiscal year it last applied in, and since when: a 参加者 of that year.
    pub(super) participant: Option<(i32, NaiveDate)>,
}

/// How far a family's consent has come.
#[derive(Clone, Copy)]
pub(super) enum Agreed {
    /// It holds.
    On(NaiveDate),
    /// It came back, and was taken back.
    Until(NaiveDate, NaiveDate),
    /// It was printed and is not back.
    Printed,
    /// It was never printed.
    Never,
}

impl Household {
    /// Whether the family may take part on a day (§2(1), §4(3)).
    pub(super) fn may_come(&self, day: NaiveDate) -> bool {
        self.has_agreed(day) && self.is_eligible(day)
    }

    /// Whether it comes at all around that day: it is not new that day, and not long gone.
    pub(super) fn is_around(&self, day: NaiveDate) -> bool {
        self.record.registered_on < day && day < self.record.registered_on + Months::new(COMES_FOR)
    }

    pub(super) fn is_eligible(&self, day: NaiveDate) -> bool {
        let members: Vec<Member> = self.members.iter().map(|person| person.member).collect();
        judge(&members, day).is_ok()
    }

    fn has_agreed(&self, day: NaiveDate) -> bool {
        let (given_on, standing) = match self.agreed {
            Agreed::On(on) => (on, Standing::Given),
            Agreed::Until(on, off) => (on, Standing::Withdrawn { on: off }),
            Agreed::Printed | Agreed::Never => return false,
        };
        let family = self.record.id;
        Consent { family, policy_version: POLICY, given_on, standing }.on(day).is_ok()
    }

    /// Whether it was a 参加者 (§2(4)) by a day, and of the same fiscal year.
    pub(super) fn takes_part_by(&self, day: NaiveDate) -> bool {
        self.participant.is_some_and(|(year, since)| year == fiscal_year(day) && since <= day)
    }

    /// Remembers an application received on a day for a session on another.
    pub(super) fn applied(&mut self, received_on: NaiveDate, held_on: NaiveDate) {
        let year = fiscal_year(held_on);
        match &mut self.participant {
            Some((known, since)) if *known == year => *since = (*since).min(received_on),
            other => *other = Some((year, received_on)),
        }
    }
}

/// All families, those that came first at the front: the cast, then whom chance makes.
pub(super) fn all(book: &mut Book<'_>, opened_on: NaiveDate, families: u32) -> Vec<Household> {
    let mut all = cast::households(book);
    let made_up = families.saturating_sub(all.len() as u32);
    let span = (days_before(book.today, 30) - opened_on).num_days().max(2) - 1;
    for n in 0..made_up {
        // The longer ago, the closer together: a centre that opens is found by many at once.
        let along = f64::from(n) / f64::from(made_up.max(1));
        let on = open_after(opened_on + Days::new(1 + (span as f64 * along * along) as u64));
        all.push(made_up_household(book, n, on));
    }
    all.sort_by_key(|household| household.record.registered_on);
    for household in &mut all {
        let record = &mut household.record;
        record.number = book.next_in_year(&FIRST_PLACES[household.place], "", record.registered_on);
    }
    note(book, &all);
    all
}

fn made_up_household(book: &mut Book<'_>, n: u32, on: NaiveDate) -> Household {
    let place = if book.dice.percent(62) { MINAMI } else { TAKANE };
    let record = FamilyRecord {
        id: book.fresh(),
        number: String::new(),
        place: FIRST_PLACES[place].id(),
        address: address(book, place),
        language: Language::Japanese,
        consideration: String::new(),
        note: if book.dice.percent(12) { book.dice.pick(&NOTES).to_owned() } else { String::new() },
        registered_on: on,
    };
    let mut household =
        Household { record, members: Vec::new(), place, agreed: agreed(book, n, on), participant: None };
    if book.dice.percent(4) {
        let (name, kana, child) = book.dice.pick(&FROM_ELSEWHERE);
        guardian(book, &mut household, name, kana, None);
        let months = book.dice.between(2, 30);
        child_of(book, &mut household, child, kana, on - Months::new(months));
        return household;
    }
    let (surname, read) = book.dice.pick(&SURNAMES);
    let (given, kana) = book.dice.pick(&PARENTS);
    guardian(book, &mut household, &format!("{surname} {given}"), &format!("{read} {kana}"), None);
    if book.dice.percent(20) {
        let (given, kana) = book.dice.pick(&PARENTS[25..34]);
        guardian(book, &mut household, &format!("{surname} {given}"), &format!("{read} {kana}"), None);
    }
    if (book.today - on).num_days() < 150 && book.dice.percent(20) {
        let due_on = book.today + Days::new(book.dice.between(20, 140).into());
        expected(book, &mut household, due_on);
        return household;
    }
    let mut born_on = on - Months::new(book.dice.between(2, 30)) - Days::new(book.dice.below(28).into());
    let siblings = book.dice.below(100);
    for _ in 0..1 + u32::from(siblings < 28) + u32::from(siblings < 3) {
        let (given, kana) = book.dice.pick(&CHILDREN);
        child_of(book, &mut household, &format!("{surname} {given}"), &format!("{read} {kana}"), born_on);
        born_on = born_on - Months::new(book.dice.between(20, 40));
    }
    if n == PUT_OFF {
        household.members.retain(|person| person.member == Member::Guardian);
        child_put_off(book, &mut household, surname, read);
    }
    household
}

/// Most give theirs back within days; a few did not, and one in a hundred took it back.
fn agreed(book: &mut Book<'_>, n: u32, on: NaiveDate) -> Agreed {
    let back_on = open_before(on + Days::new(book.dice.between(1, 9).into())).max(on);
    match n % 100 {
        17 => Agreed::Printed,
        23 => Agreed::Until(back_on, open_before(back_on + Days::new(21)).max(back_on)),
        71 => Agreed::Never,
        _ => Agreed::On(back_on),
    }
}

pub(super) fn address(book: &mut Book<'_>, place: usize) -> String {
    let street = book.dice.pick(&STREETS[usize::from(place == TAKANE)]);
    let (block, lot, house) = (book.dice.between(1, 7), book.dice.between(1, 28), book.dice.between(1, 19));
    format!("船橋市{street}{block}丁目{lot}番{house}号")
}

/// Puts a guardian on the card; the first one's number is where the family is called.
pub(super) fn guardian(
    book: &mut Book<'_>,
    household: &mut Household,
    name: &str,
    kana: &str,
    born_on: Option<NaiveDate>,
) {
    // No carrier gives out numbers whose third figure after 0A0 is 0; ten thousand of each are enough.
    let n = book.next_number("090-0000-");
    let first = [90, 80, 70, 50][(n / 10_000 % 4) as usize];
    let phone = format!("0{first}-0000-{:04}", n % 10_000);
    add(book, household, Member::Guardian, name, kana, &phone, born_on);
}

pub(super) fn child_of(
    book: &mut Book<'_>,
    household: &mut Household,
    name: &str,
    kana: &str,
    born_on: NaiveDate,
) {
    add(book, household, Member::child(born_on), name, kana, "", None);
}

/// A child that would be at school since this April, had it not been put off for the year (就学猶予).
fn child_put_off(book: &mut Book<'_>, household: &mut Household, surname: &str, read: &str) {
    let enters_on = next_april(book.today);
    let born_on = enters_on - Months::new(12 * (SCHOOL_AGE + 1)) - Days::new(20);
    child_of(book, household, &format!("{surname} 晴"), &format!("{read} はる"), born_on);
    if let Some(child) = household.members.last_mut() {
        let schooling = Schooling::Deferred { until: day_before(enters_on) };
        child.member = Member::Child { born_on, schooling };
        child.deferment = Some(DefermentRecord {
            because: "病気の治療が続くため".to_owned(),
            decided_by: "船橋市教育委員会".to_owned(),
        });
    }
}

pub(super) fn expected(book: &mut Book<'_>, household: &mut Household, due_on: NaiveDate) {
    add(book, household, Member::Expected { due_on }, "", "", "", None);
}

fn add(
    book: &Book<'_>,
    household: &mut Household,
    member: Member,
    name: &str,
    kana: &str,
    phone: &str,
    guardian_born_on: Option<NaiveDate>,
) {
    household.members.push(PersonRecord {
        id: book.fresh(),
        family: household.record.id,
        member,
        name: name.to_owned(),
        kana: kana.to_owned(),
        known_as: String::new(),
        phone: phone.to_owned(),
        other_phone: String::new(),
        email: String::new(),
        deferment: None,
        guardian_born_on,
        position: household.members.len() as u32,
    });
}

/// Notes that each came, was given the form, and gave it back.
fn note(book: &mut Book<'_>, all: &[Household]) {
    let mut from = 0;
    while from < all.len() {
        // Together are those of one day and place; one by one it makes no difference.
        let (day, place) = (all[from].record.registered_on, all[from].place);
        let until = all[from..]
            .iter()
            .position(|other| (other.record.registered_on, other.place) != (day, place))
            .map_or(all.len(), |more| from + more);
        let by = book.someone_at(place);
        let (mut came, mut printed, mut back) = (Vec::new(), Vec::new(), Vec::new());
        for household in &all[from..until] {
            let minutes = i64::from(book.dice.between(9 * 60, 16 * 60));
            came.push((moment(day, minutes), registered(household)));
            let paper = book.fresh::<()>().uuid();
            if !matches!(household.agreed, Agreed::Never) {
                printed.push((moment(day, minutes + 4), consent_form(book, household, paper, by)));
            }
            if let Agreed::On(on) | Agreed::Until(on, _) = household.agreed {
                let minutes = if on == day { minutes + 10 } else { i64::from(book.dice.between(540, 960)) };
                back.push((moment(on, minutes), came_back(book, household, paper, by)));
            }
        }
        // Written together, they are all registered before any form is printed or comes back.
        let last_came = came.iter().map(|(at, _)| *at).max();
        book.note_all("register_family", by, came);
        book.note_all_after("issue_papers", by, printed, last_came);
        book.note_all_after("record_consent", by, back, last_came);
        from = until;
    }
}

fn registered(household: &Household) -> Deed {
    let (record, members) = (household.record.clone(), household.members.clone());
    Box::new(move |write| {
        store::families::put(write, &record)?;
        members.iter().try_for_each(|person| store::families::put_person(write, person))
    })
}

fn consent_form(book: &mut Book<'_>, household: &Household, id: Uuid, by: usize) -> Deed {
    let issued_on = household.record.registered_on;
    let place = &FIRST_PLACES[household.place];
    let letter = PaperKind::Consent.letter();
    let names = |wanted: fn(&Member) -> bool| {
        household
            .members
            .iter()
            .filter(move |person| wanted(&person.member))
            .map(|person| person.name.clone())
    };
    let guardian = names(|member| *member == Member::Guardian).next().unwrap_or_default();
    let children = names(|member| matches!(member, Member::Child { .. })).collect();
    let expects = household.members.iter().any(|person| matches!(person.member, Member::Expected { .. }));
    let expecting = expects.then(|| guardian.clone()).into_iter().collect();
    let paper = PaperRecord {
        id,
        kind: PaperKind::Consent,
        reading: Reading::Formal,
        number: book.next_in_year(place, &format!("{letter}-"), issued_on),
        code: book.next_code().bare(),
        place: place.id(),
        family: Some(household.record.id),
        subject: None,
        policy_version: POLICY,
        words: city_words().id,
        issued_on,
        issued_by: book.who(by).into(),
        contents: contents_of_consent(&guardian, children, expecting, book.asked_on(issued_on)),
        void: None,
    };
    let printing = PrintingRecord {
        id: book.fresh::<()>().uuid(),
        paper: id,
        at: noon(issued_on),
        by: book.who(by).into(),
        way: Way::Printed,
        copies: 1,
        pages: String::new(),
    };
    Box::new(move |write| {
        store::papers::put(write, &paper)?;
        store::papers::insert_printing(write, &printing)
    })
}

/// The form comes back, and with it the consent; one that is taken back later is noted here too.
fn came_back(book: &mut Book<'_>, household: &Household, paper: Uuid, by: usize) -> Deed {
    let (Agreed::On(given_on) | Agreed::Until(given_on, _)) = household.agreed else {
        return Box::new(|_| Ok(()));
    };
    let family = household.record.id;
    // Most families tick what is asked besides; those that came on some days leave it open.
    let ticks = !household.record.registered_on.day().is_multiple_of(4);
    let asked = if ticks { book.asked_on(household.record.registered_on) } else { Vec::new() };
    let given = ConsentRecord {
        id: book.fresh::<()>().uuid(),
        consent: Consent { family, policy_version: POLICY, given_on, standing: Standing::Given },
        paper,
        received_by: book.who(by).into(),
        way: domain::consents::Way::Paper,
        permitted: asked.iter().map(|asked| asked.decision).collect(),
        withdrawn_for: String::new(),
    };
    if let Agreed::Until(_, off) = household.agreed {
        let mut taken_back = given.clone();
        taken_back.consent.standing = Standing::Withdrawn { on: off };
        taken_back.withdrawn_for = "オンラインには、しばらく参加しないとのこと".to_owned();
        book.note(noon(off), "withdraw_consent", by, move |write| store::consents::put(write, &taken_back));
    }
    Box::new(move |write| store::consents::put(write, &given))
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    moment(day, 12 * 60)
}
