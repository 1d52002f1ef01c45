//! The cast (役): the families a beginner meets today, the sessions around today, and what waits.

use chrono::{Days, Months};
use domain::{
    applications::{Channel, Readiness},
    calendar::next_april,
    credentials::ToldBy,
    devices::KitKind,
    families::{Language, school_entry},
    places::FIRST_PLACES,
    sessions::SessionKind,
};
use store::{applications::Seat, attendance::NoteRecord, families::FamilyRecord};

use super::{
    book::{Book, MINAMI, TAKANE, days_before, moment, open_after, open_before},
    households::{self, Agreed, Household},
    kits::KitOnShelf,
    lending,
    roles::{
        FUKUZAKI, KOBAYASHI, LEAVING, MORI, NAKAMURA, NGUYEN, OKADA, OTHERS, OTSUKA, ROLES, Role, SAITO,
        SATO, TAKAHASHI, TSUJI, WATANABE, YAMASAKI, YOSHIDA,
    },
    sessions::{self, Plan, Taking},
};

/// Today's session holds so many of the cast; the next two wait.
const SEATS: usize = 12;

/// The families of the cast.
pub(super) fn households(book: &mut Book<'_>) -> Vec<Household> {
    let today = book.today;
    let mut all = Vec::new();
    for (n, role) in ROLES.iter().chain(&OTHERS).enumerate() {
        let record = FamilyRecord {
            id: book.fresh(),
            number: String::new(),
            place: FIRST_PLACES[MINAMI].id(),
            address: households::address(book, MINAMI),
            language: if n == NGUYEN { Language::PlainJapanese } else { Language::Japanese },
            consideration: role.consideration.to_owned(),
            note: role.note.to_owned(),
            registered_on: open_before(days_before(today, role.came)),
        };
        let agreed = match role.agreed.map(|days| open_before(days_before(today, days))) {
            Some(on) if n == OKADA => Agreed::Until(on, days_before(today, 20)),
            Some(on) => Agreed::On(on),
            // One took the form home, the other was never given one.
            None if n == YAMASAKI => Agreed::Printed,
            None => Agreed::Never,
        };
        let mut household =
            Household { record, members: Vec::new(), place: MINAMI, agreed, participant: None };
        let under_age = (n == MORI).then(|| today - Months::new(17 * 12 + 4));
        households::guardian(book, &mut household, role.name, role.kana, under_age);
        if let Some((name, kana)) = role.partner {
            households::guardian(book, &mut household, name, kana, None);
        }
        for &(name, kana, months) in role.children {
            let mut born_on = today - Months::new(months) - Days::new(11);
            // Whatever today is, the one who is at school is at school.
            while n == NAKAMURA && school_entry(born_on) > today {
                born_on = born_on - Months::new(1);
            }
            while n == LEAVING && school_entry(born_on) > next_april(today) {
                born_on = born_on - Months::new(1);
            }
            households::child_of(book, &mut household, name, kana, born_on);
        }
        if let Some(days) = role.due_in {
            households::expected(book, &mut household, days_before(today, -days));
        }
        if let Some(first) = household.members.first_mut() {
            first.known_as = role.known_as.to_owned();
        }
        all.push(household);
    }
    // The one who is on two cards gave the same telephone number both times.
    let number = all[SATO].members[0].phone.clone();
    if let Some(first) = all.last_mut().and_then(|again| again.members.first_mut()) {
        first.phone = number;
    }
    all
}

/// Where each of the cast stands among all households.
fn find(households: &[Household]) -> Vec<usize> {
    let of = |role: &Role| {
        households
            .iter()
            .position(|household| household.members.first().is_some_and(|first| first.name == role.name))
    };
    ROLES.iter().filter_map(of).collect()
}

/// Today's sessions and the coming ones, who applied, and the loans that stand today.
pub(super) fn play(book: &mut Book<'_>, households: &mut [Household], kits: &[KitOnShelf]) {
    let cast = find(households);
    if cast.len() == ROLES.len() {
        todays_session(book, households, &cast);
        coming_sessions(book, households, &cast);
        lending_around_today(book, households, kits, &cast);
    }
}

fn todays_session(book: &mut Book<'_>, households: &mut [Household], cast: &[usize]) {
    let today = book.today;
    let plan = Plan {
        place: MINAMI,
        kind: SessionKind::Gathering,
        title: "おうちで つどいの広場",
        on: today,
        hours: (630, 690),
        capacity: SEATS as u32,
    };
    let session = sessions::plan(book, plan, open_before(days_before(today, 70)));
    sessions::prepare(book, MINAMI, SessionKind::Gathering, session, today);
    let mut seated = Vec::new();
    for (n, &at) in cast.iter().enumerate().take(SEATS + 2) {
        let received_on = open_before(days_before(today, 56 - 2 * n as i64));
        let mut taking = Taking::new(
            received_on,
            970 + n as i64,
            if n % 3 == 1 { Channel::Telephone } else { Channel::Counter },
        );
        taking.seat = if n < SEATS { Seat::Taken } else { Seat::Waiting };
        taking.installed_on = (n < SEATS).then(|| days_before(today, 7));
        let environment = &mut taking.environment;
        match n {
            TAKAHASHI | YOSHIDA | SAITO | KOBAYASHI | MORI => {
                environment.device = Readiness::Borrowed;
                environment.camera = Readiness::Borrowed;
                environment.microphone = Readiness::Borrowed;
                environment.speaker = Readiness::Borrowed;
            }
            WATANABE => environment.line = Readiness::Borrowed,
            NGUYEN => environment.camera = Readiness::Missing,
            NAKAMURA => {
                taking.override_reason =
                    Some("就学猶予の通知（教育委員会）の写しを確かめたため。".to_owned());
            }
            _ => {}
        }
        let application = sessions::apply(book, &mut households[at], session, today, taking);
        if n == SATO {
            // The elder one is at the nursery that day.
            let named: Vec<_> = households[at].members.iter().take(2).map(|one| one.id).collect();
            let by = book.usually_at(MINAMI);
            book.note(
                moment(open_before(days_before(today, 20)), 600),
                "name_participants",
                by,
                move |write| store::applications::put_participants(write, application, &named),
            );
        }
        if n < SEATS {
            seated.push(application);
        }
    }
    let told = open_before(days_before(today, 10));
    sessions::tell(book, MINAMI, session, &seated, moment(told, 1000), ToldBy::Paper);
    let anew = open_before(days_before(today, 2));
    sessions::reissue(book, MINAMI, session, moment(anew, 600), "会議の部屋を作り直したため");
    // One of them did not answer the telephone.
    seated.remove(WATANABE);
    sessions::tell(book, MINAMI, session, &seated, moment(anew, 660), ToldBy::Telephone);
    let by = book.usually_at(MINAMI);
    let (id, written_by) = (book.fresh::<()>().uuid(), book.who(by).into());
    let application = Some(seated[SAITO - 1]);
    let written_at = moment(anew, 665);
    book.note(written_at, "write_note", by, move |write| {
        let text = "10時40分ごろから入るとのこと。".to_owned();
        store::attendance::put_note(
            write,
            &NoteRecord { id, session, application, text, written_at, written_by },
        )
    });
}

fn coming_sessions(book: &mut Book<'_>, households: &mut [Household], cast: &[usize]) {
    use SessionKind::{Consultation, Gathering, Lecture};
    let today = book.today;
    let away = |days| open_after(today + Days::new(days));
    let plan = |place, kind, title, on, hours, capacity| Plan { place, kind, title, on, hours, capacity };
    let plans = [
        (plan(MINAMI, Consultation, "個別のオンライン相談", today, (900, 930), 1), 1),
        (plan(TAKANE, Gathering, "おうちで つどいの広場", today, (810, 870), 10), 5),
        (plan(MINAMI, Lecture, "離乳食のはなし", away(2), (600, 660), 20), 15),
        (plan(MINAMI, Gathering, "プレママのひろば", away(6), (810, 870), 8), 6),
        (plan(TAKANE, Lecture, "絵本とわらべうた", away(6), (630, 675), 15), 4),
        (plan(MINAMI, Gathering, "おうちで つどいの広場", away(7), (630, 690), 12), 9),
    ];
    for (which, (plan, families)) in plans.into_iter().enumerate() {
        let (place, on) = (plan.place, plan.on);
        let session = sessions::plan(book, plan, open_before(days_before(today, 40)));
        sessions::prepare(book, place, plan.kind, session, on);
        // The consultation is for one who is not at another session that hour; others as they come.
        let skip = which * 3;
        let able: Vec<usize> = (0..households.len())
            .filter(|at| households[*at].place == place && households[*at].may_come(on))
            .filter(|at| households[*at].record.registered_on < days_before(today, 12))
            .filter(|at| which != 0 || !cast.contains(at))
            .filter(|at| households[*at].is_around(on))
            .collect();
        let takers = families.min(able.len());
        for n in 0..takers {
            let at = able[(n + skip) % able.len()];
            let received_on = open_before(days_before(today, 11 - (n as i64 % 10)));
            let mut taking = Taking::new(
                received_on,
                980 + n as i64,
                [Channel::Online, Channel::Telephone, Channel::Counter][n % 3],
            );
            // Three of them have not been seen to get the software going (§4(2)).
            taking.installed_on = (which != 2 || n < families - 3).then(|| days_before(today, 1));
            sessions::apply(book, &mut households[at], session, on, taking);
        }
    }
}

fn lending_around_today(book: &mut Book<'_>, households: &[Household], kits: &[KitOnShelf], cast: &[usize]) {
    use KitKind::{Camera, Computer, Router, Tablet};
    let family = |who: usize| &households[cast[who]];
    let no_device = "手もとの機器が古く、カメラのある端末がないため。";
    let out = |book: &mut Book<'_>, who, kind, nth, lent, due, reason: &str| {
        lending::lend(book, family(who), kits, (kind, nth), lent, due, reason)
    };
    // Out: over the due day, due today, and later.
    let late = out(book, KOBAYASHI, Tablet, 2, 26, 5, no_device);
    lending::call(book, late.as_ref(), 3, "出なかった。留守番電話に残した。");
    out(book, SAITO, Computer, 1, 14, 0, "端末の画面が割れ、修理にひと月かかるため。");
    out(book, TAKAHASHI, Tablet, 1, 9, -2, no_device);
    out(book, WATANABE, Router, 1, 7, -10, "自宅にインターネット回線がないため。");
    out(book, MORI, Tablet, 5, 5, -16, no_device);
    // Partly back, back and not checked, back with a scratch and checked, in repair.
    let partly = out(book, FUKUZAKI, Computer, 2, 20, -3, "端末を家族の仕事と分けて使えないため。");
    let unchecked = out(book, NAKAMURA, Tablet, 4, 22, -2, no_device);
    let scratched = out(book, TSUJI, Tablet, 3, 38, 28, no_device);
    let to_repair = out(book, SATO, Router, 2, 30, 16, "引っ越しで回線がまだ引けていないため。");
    lending::take_back(book, kits, partly.as_ref(), 2, lending::Back::AllButTheLast);
    lending::take_back(book, kits, unchecked.as_ref(), 1, lending::Back::Whole);
    lending::take_back(book, kits, scratched.as_ref(), 29, lending::Back::WithAScratch);
    lending::check(book, kits, scratched.as_ref(), 28);
    lending::take_back(book, kits, to_repair.as_ref(), 16, lending::Back::Whole);
    lending::send_to_repair(book, kits, to_repair.as_ref(), 15, "電源が入らない。メーカーへ送付。");
    // Needs without a loan: approved and to be handed over, waiting, refused.
    let need = lending::approved(book, family(YOSHIDA), vec![Tablet], 13, no_device);
    lending::reserve(book, family(YOSHIDA), need, Tablet, (0, 10), false);
    lending::ask(book, family(NGUYEN), vec![Tablet, Camera], 4, "カメラのある端末がないため。");
    lending::refused(book, family(OTSUKA), vec![Computer], 29, "画面の大きい機器で参加したいため。");
}
