//! Practice (練習): a centre made up for trying things out; nobody in it exists.
//!
//! The records are made by the same door as real ones: every happening is an act with its actor and
//! its time, in the order things happened, so that histories read true. What is made up is the same
//! each time; only the days follow today. Every rule of `domain` holds in it.
//!
//! Telephone numbers begin with 090-0000, which no carrier gives out.

mod book;
mod cast;
mod chance;
mod decisions;
mod drills;
mod households;
mod incidents;
mod kits;
mod lending;
mod pictures;
mod retention;
mod roles;
mod sessions;
mod words;

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{places::FIRST_PLACES, staff::Role};
use store::{
    Store, StoreError, city_words::CityWordsRecord, loans::LoanRules, sessions::ServiceRecord,
    staff::StaffMember,
};
use uuid::Uuid;

use crate::{
    desk::{first_city, settle},
    papers::city_words::first_city_words,
    world::World,
};
use book::{AOKI, Book, moment, open_after};

/// 合言葉 of everyone in the practice records; shown on the practice sign-in screen.
pub const PASSPHRASE: &str = "つどい帳の練習です";

/// ＰＩＮ of everyone in the practice records.
pub const PIN: &str = "123456";

/// How much to make up.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Families in all.
    pub families: u32,
    /// Months of sessions before today.
    pub months: u32,
    /// Sessions a month, over both centres.
    pub sessions_a_month: u32,
    /// The most families a session has, but for those of today and the coming days.
    pub families_a_session: u32,
    /// Kits in the register.
    pub kits: u32,
    /// How the happenings become acts.
    pub pace: Pace,
}

/// How happenings become acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Each is an act of its own, as at a real desk.
    OneByOne,
    /// Those of one kind, day and place are one act, so that much is made in little time.
    Together,
}

impl Size {
    /// Forty families, a year of sessions, twenty kits: what a beginner finds.
    pub const fn practice() -> Self {
        Self {
            families: 40,
            months: 12,
            sessions_a_month: 6,
            families_a_session: 6,
            kits: 20,
            pace: Pace::OneByOne,
        }
    }

    /// About fifty thousand persons and half a million attendances: what ten years may come to.
    pub const fn ten_years() -> Self {
        Self {
            families: 20_000,
            months: 120,
            sessions_a_month: 236,
            families_a_session: 20,
            kits: 200,
            pace: Pace::Together,
        }
    }
}

/// Someone who works in the practice centre.
#[derive(Debug, Clone, Copy)]
pub struct PracticeStaff {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: &'static str,
    /// 職名.
    pub title: &'static str,
}

/// Everyone who works there: 氏名, ふりがな, 職名, role, place (an index of [`FIRST_PLACES`]).
const STAFF: [(&str, &str, &str, Role, usize); 7] = [
    ("青木 久美子", "あおき くみこ", "主任保育士", Role::Head, 1),
    ("石井 千夏", "いしい ちなつ", "保育士", Role::Staff, 1),
    ("濵口 翔", "はまぐち しょう", "子育て支援員", Role::Staff, 1),
    ("川﨑 浩", "かわさき ひろし", "係長", Role::Division, 0),
    ("三浦 真理子", "みうら まりこ", "主事", Role::Division, 0),
    ("村上 佳代", "むらかみ かよ", "所長", Role::Head, 2),
    ("西田 悠斗", "にしだ ゆうと", "保育士", Role::Staff, 2),
];

/// Furnishes an empty store as a centre that has been at work until yesterday.
///
/// Answers who works there, the one who signs in by default first.
pub fn furnish(
    store: &mut Store,
    world: &dyn World,
    today: NaiveDate,
    size: Size,
) -> Result<Vec<PracticeStaff>, StoreError> {
    let this_month = today.with_day(1).unwrap_or(today);
    let first_month = this_month - Months::new(size.months);
    // The first families came before the first session, and before the cast's earliest days.
    let opened_on = open_after((first_month - Days::new(120)).min(today - Days::new(400)));
    let mut book = Book::new(world, today, size.pace);
    open(&mut book, opened_on);
    decisions::decide(&mut book);
    let kits = kits::register(&mut book, opened_on, size.kits);
    let mut households = households::all(&mut book, opened_on, size.families);
    for month in 0..=size.months {
        let first = first_month + Months::new(month);
        // The cast's days begin within the last two months; numbers are given in the order of days.
        if month == size.months.saturating_sub(1) {
            cast::play(&mut book, &mut households, &kits);
            incidents::play(&mut book, &households);
        }
        sessions::hold(&mut book, &mut households, first, size);
        lending::lend_and_take_back(&mut book, &households, &kits, first);
        // Nothing of a later month happens more than a month before it begins.
        book.write(store, moment(first - Days::new(31), 0))?;
    }
    retention::keep(&mut book);
    drills::keep(&mut book);
    book.write(store, moment(today, 0))?;
    Ok((0..)
        .zip(STAFF)
        .map(|(n, (name, _, title, ..))| PracticeStaff { id: book.who(n), name, title })
        .collect())
}

/// What every centre begins with, its staff and the services it uses.
fn open(book: &mut Book<'_>, on: NaiveDate) {
    let members: Vec<StaffMember> = (0..)
        .zip(STAFF)
        .map(|(n, (name, kana, title, role, place))| StaffMember {
            id: book.who(n).into(),
            name: name.to_owned(),
            kana: kana.to_owned(),
            title: title.to_owned(),
            role,
            place: FIRST_PLACES[place].id(),
            left_on: None,
        })
        .collect();
    let mut members = members.into_iter();
    let first = members.next();
    book.note(moment(on, 540), "begin", AOKI, move |write| {
        settle(write, &first_city(), &city_words())?;
        // Who practises walks the whole way alone.
        store::loans::put_rules(write, &LoanRules { two_people: false, ..LoanRules::default() })?;
        first.iter().try_for_each(|member| store::staff::put(write, member))
    });
    for (minutes, member) in (545..).zip(members) {
        book.note(moment(on, minutes), "add_staff", AOKI, move |write| store::staff::put(write, &member));
    }
    for (n, name, provider) in [
        (0, "ひろばミーティング", "ひろば通信（架空の会社）"),
        (1, "つながるルーム", "つながる電信（架空の会社）"),
    ] {
        let service = ServiceRecord {
            id: book.service(n),
            name: name.to_owned(),
            provider: provider.to_owned(),
            terms_version: format!("第{}版", ['３', '２'][n]),
            terms_checked_on: on,
        };
        book.note(moment(on, 570), "add_service", AOKI, move |write| {
            store::sessions::put_service(write, &service)
        });
    }
}

fn city_words() -> CityWordsRecord {
    let hours = "平日 8時45分から17時15分まで".to_owned();
    first_city_words("047-000-0000".to_owned(), hours, NaiveDate::default())
}
