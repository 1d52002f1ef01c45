//! The beginning (はじめの支度): an empty file, the three places, the policy, the first person.

use std::fs;

use chrono::{Datelike, NaiveDate};
use domain::{
    Id,
    places::{FIRST_PLACES, Place, PlaceKind},
    policy::{FIRST_IN_FORCE, FIRST_TEXT},
    staff::{Role, Staff, as_meant},
};
use store::{
    Act, NewLaptop, Store, Write,
    city::City,
    city_words::CityWordsRecord,
    keys::{DatabaseKey, Keyring},
    staff::StaffMember,
};
use uuid::Uuid;

use super::{
    Begin, DeskFailure, LeavePractice, Seat, StartPractice,
    seat::{Records, nursery},
    signing::{checked_passphrase, checked_pin},
};
use crate::{
    Failure, Problem, Reply,
    contract::Done,
    hands::SignedIn,
    papers::city_words::first_city_words,
    practice,
    wire::{LINE, needed, optional},
};

/// Version 1 of the policy has the same id on every laptop.
const FIRST_POLICY: Uuid = Uuid::from_u128(0x7473_7564_6f69_8001_8000_0000_0000_0101);

impl Seat {
    /// Sets this laptop up, and sits the first administrator down.
    ///
    /// Everything is made ready in a folder of its own and moved in at the end, so that a crash
    /// leaves either no records or whole ones.
    pub(crate) fn begin(&mut self, request: Begin) -> Reply<Done> {
        let home = self.folder();
        if self.begun()? {
            return Err(DeskFailure::AlreadyBegun.into());
        }
        let place =
            FIRST_PLACES.iter().find(|place| place.id().uuid() == request.place).ok_or(Failure::Gone)?;
        let member = StaffMember {
            id: self.world.fresh().into(),
            name: needed("name", &request.name, LINE)?,
            kana: optional("kana", &request.kana, LINE)?,
            title: needed("title", &request.title, LINE)?,
            role: match place.kind {
                PlaceKind::Division => Role::Division,
                PlaceKind::Centre => Role::Head,
            },
            place: place.id(),
            left_on: None,
        };
        let phone = needed("phone", &request.phone, LINE)?;
        let words = first_city_words(phone, needed("hours", &request.hours, LINE)?, self.world.today());
        checked_passphrase("password", &request.password)?;
        let pin = checked_pin(&request.pin)?;

        let mut entropy = self.entropy();
        let key = DatabaseKey::draw(&mut entropy);
        let nursery = nursery(&home);
        if nursery.exists() {
            fs::remove_dir_all(&nursery).map_err(store::StoreError::from)?;
        }
        let laptop = self.laptop(place.id(), place.name);
        let mut made = Store::create(&nursery, &key, &laptop)?;
        let pin_key = self.pin_key(&pin);
        made.act::<_, Failure>(self.first_act(&member), |write| {
            settle(write, &first_city(), &words)?;
            store::staff::put(write, &member)?;
            store::staff::put_pin(write, member.id, &pin_key)?;
            Ok(())
        })?;
        drop(made);
        let mut keyring = Keyring::new(place.name, self.cost);
        keyring.put_staff(
            member.id.uuid(),
            &member.name,
            &member.title,
            &as_meant(&request.password),
            &key,
            &mut entropy,
        )?;
        keyring.save(&nursery)?;
        store::move_in(&nursery, &home)?;
        fs::remove_dir_all(&nursery).map_err(store::StoreError::from)?;
        self.open_for(member.id.uuid(), &key)?;
        Ok(Done {})
    }

    /// Opens the practice records, made on the spot the first time, and sits down in them.
    pub(crate) fn start_practice(&mut self, StartPractice {}: StartPractice) -> Reply<Done> {
        self.practise(practice::Size::practice())
    }

    /// The same with so many families and sessions, where none are there yet.
    pub(super) fn practise(&mut self, size: practice::Size) -> Reply<Done> {
        self.turn_to(Records::Practice);
        let made = self.begun().and_then(|begun| if begun { Ok(()) } else { self.make_practice(size) });
        let opened = made.and_then(|()| {
            let keyring = self.keyring()?;
            let first = keyring.staff().first().map(|slot| slot.id).ok_or(Failure::Gone)?;
            let key = keyring.unlock(first, &as_meant(practice::PASSPHRASE)).map_err(|error| {
                tracing::error!(%error, "the practice passphrase does not fit");
                Failure::Broken
            })?;
            self.open_for(first, &key)
        });
        if let Err(failure) = opened {
            self.turn_to(Records::Real);
            return Err(failure);
        }
        Ok(Done {})
    }

    /// Closes the practice records.
    pub(crate) fn leave_practice(&mut self, LeavePractice {}: LeavePractice) -> Reply<Done> {
        self.turn_to(Records::Real);
        Ok(Done {})
    }

    fn make_practice(&mut self, size: practice::Size) -> Reply<()> {
        let home = self.folder();
        let nursery = nursery(&home);
        if nursery.exists() {
            fs::remove_dir_all(&nursery).map_err(store::StoreError::from)?;
        }
        let mut entropy = self.entropy();
        let key = DatabaseKey::draw(&mut entropy);
        let place = &FIRST_PLACES[1];
        let mut made = Store::create(&nursery, &key, &self.laptop(place.id(), place.name))?;
        let pin_key = self.pin_key(practice::PIN);
        let staff = practice::furnish(&mut made, &*self.world, self.world.today(), size)?;
        let first = SignedIn::of(&made, staff.first().map_or(Uuid::nil(), |member| member.id))?;
        let act = Act { name: "set_pin", ..self.act_of(first.id, &first.name, first.place.id) };
        made.act::<_, Failure>(act, |write| {
            for member in &staff {
                store::staff::put_pin(write, member.id.into(), &pin_key)?;
            }
            Ok(())
        })?;
        drop(made);
        let mut keyring = Keyring::new(place.name, self.cost);
        for member in &staff {
            let passphrase = as_meant(practice::PASSPHRASE);
            keyring.put_staff(member.id, member.name, member.title, &passphrase, &key, &mut entropy)?;
        }
        keyring.save(&nursery)?;
        store::move_in(&nursery, &home)?;
        fs::remove_dir_all(&nursery).map_err(store::StoreError::from)?;
        Ok(())
    }

    fn laptop(&self, place: Id<Place>, name: &str) -> NewLaptop {
        NewLaptop {
            id: self.world.fresh(),
            name: name.to_owned(),
            place: place.uuid(),
            joined_at: self.world.now(),
        }
    }

    fn first_act<'a>(&self, member: &'a StaffMember) -> Act<'a> {
        self.act_of(member.id, &member.name, member.place)
    }

    fn act_of<'a>(&self, id: Id<Staff>, name: &'a str, place: Id<Place>) -> Act<'a> {
        let mut seed = [0; 32];
        self.world.fill(&mut seed);
        Act {
            name: "begin",
            actor: id.uuid(),
            actor_name: name,
            place: place.uuid(),
            happened_at: self.world.now(),
            entered_at: self.world.now(),
            seed,
        }
    }
}

/// Writes what every laptop begins with: the three places of §1, the city, the policy.
pub(crate) fn settle(write: &Write, city: &City, words: &CityWordsRecord) -> store::Result<()> {
    for (position, place) in (1..).zip(FIRST_PLACES.iter()) {
        let place = Place {
            id: place.id(),
            name: place.name.to_owned(),
            short_name: place.short_name.to_owned(),
            prefix: place.prefix.to_owned(),
            kind: place.kind,
        };
        store::places::put(write, &place, position)?;
    }
    store::city::put(write, city)?;
    store::city_words::insert(write, words)?;
    let (year, month, day) = FIRST_IN_FORCE;
    store::policy::insert(
        write,
        &store::policy::Version {
            id: FIRST_POLICY,
            version: 1,
            text: FIRST_TEXT.to_owned(),
            in_force: NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default(),
            reason: "制定".to_owned(),
            decision: String::new(),
        },
    )
}

/// What the city sets at first; everything here can be changed in 設定.
pub(crate) fn first_city() -> City {
    City { idle_minutes: 5, longest_days: 28, retention_years: 5 }
}

/// A day that is not after today; for what is entered after the fact.
pub(crate) fn not_after(field: &str, day: NaiveDate, today: NaiveDate) -> Reply<NaiveDate> {
    if day > today {
        Err(Failure::field(field, Problem::InTheFuture))
    } else if day.year() < today.year() - 10 {
        Err(Failure::field(field, Problem::TooLongAgo))
    } else {
        Ok(day)
    }
}
