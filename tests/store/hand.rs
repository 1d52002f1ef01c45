//! A laptop, a clock that goes by seconds, and acts on the plainest records there are.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use store::{Act, EntryId, NewLaptop, Store, StoreError, Value, Write};
use uuid::Uuid;

/// The record number `n`.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// The moment `seconds` after the first.
pub fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000 + seconds, 0).expect("a moment")
}

/// The laptop that writes in these tests.
pub fn laptop() -> NewLaptop {
    NewLaptop { id: id(0xA), name: "南の１号".into(), place: id(1), joined_at: moment(0) }
}

/// A store and whoever writes in it.
pub struct Hand {
    pub store: Store,
    pub clock: Cell<i64>,
}

impl Hand {
    pub fn new() -> Self {
        Self::over(Store::in_memory(&laptop()).expect("a store"))
    }

    pub fn over(store: Store) -> Self {
        Self { store, clock: Cell::new(0) }
    }

    /// The next act, a second later, by 佐藤.
    pub fn next(&self, name: &'static str) -> Act<'static> {
        let n = self.clock.get() + 1;
        self.clock.set(n);
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&n.to_be_bytes());
        Act {
            name,
            actor: id(0xB),
            actor_name: "佐藤　町子",
            place: id(1),
            happened_at: moment(n) - TimeDelta::minutes(5),
            entered_at: moment(n),
            seed,
        }
    }

    /// Does something as one act that leaves an entry.
    pub fn act(&mut self, work: impl FnOnce(&Write<'_>) -> Result<(), StoreError>) -> EntryId {
        let act = self.next("change");
        let ((), entry) = self.store.act(act, work).expect("it can be done");
        entry.expect("it leaves an entry")
    }

    /// Writes a place, whole.
    pub fn place(&mut self, n: u128, name: &str) -> EntryId {
        let name = name.to_owned();
        self.act(move |write| write.put("places", id(n), &place(&name)))
    }

    /// Gives a place another name.
    pub fn rename(&mut self, n: u128, name: &str) -> EntryId {
        self.act(|write| write.put("places", id(n), &[("name", name.into())]))
    }

    /// One number for all records.
    pub fn digest(&self) -> [u8; 32] {
        self.store.read().digest().expect("a digest")
    }
}

/// The fields of a place.
pub fn place(name: &str) -> [(&'static str, Value); 5] {
    [
        ("name", name.into()),
        ("short_name", name.into()),
        ("prefix", "南".into()),
        ("kind", "centre".into()),
        ("position", 1.into()),
    ]
}

/// The fields of a family at a place.
pub fn family(place: u128) -> [(&'static str, Value); 7] {
    [
        ("number", "南-2026-0001".into()),
        ("place", id(place).into()),
        ("address", "架空県架空市１丁目".into()),
        ("language", "japanese".into()),
        ("consideration", "".into()),
        ("note", "".into()),
        ("registered_on", moment(0).date_naive().into()),
    ]
}
