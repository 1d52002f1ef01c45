//! The centre at work: every request a screen can make, and nothing else.
//!
//! A request is read, decided by `domain`, written by `store`, and answered with
//! what the screen shows. One module a feature; one method a request.
//!
//! **Invariants.**
//! - This crate knows no window. Whatever holds a [`Desk`] can ask it, so the desktop, the tests
//!   and the browser journeys all use the same door: [`Desk::ask`] and [`Desk::print`].
//! - Without the key there is no [`Center`]: a locked desk has nothing to ask.
//! - Every request checks the role and the place of the person who asks, here and not on the screen.
//! - The clock, ids and chance come from the [`world::World`].

pub mod applications;
pub mod attachments;
pub mod attendance;
pub mod audit;
pub mod backups;
pub mod city;
pub mod consents;
pub mod credentials;
pub mod decisions;
pub mod desk;
pub mod devices;
pub mod exports;
pub mod families;
pub mod find;
pub mod history;
pub mod imports;
pub mod incidents;
pub mod loans;
pub mod obligations;
pub mod papers;
pub mod policy;
pub mod practice;
pub mod refusals;
pub mod retention;
pub mod sessions;
pub mod staff;
pub mod today;
pub mod world;

mod contract;
mod failure;
mod hands;
mod permissions;
mod seen;
mod strokes;
mod wire;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use documents::Fonts;
use store::{Act, EntryId, Store, Write};

pub use contract::{Contract, PRINTINGS, Printing, REQUESTS};
pub use desk::Desk;
pub use failure::{Failure, FieldFailure, Forbidden, Overtaken, Problem};
use hands::{Hands, SignedIn};
pub use permissions::{PERMISSIONS, Permission};
use world::World;

/// What every request comes to.
pub type Reply<T> = Result<T, Failure>;

/// An unlocked centre with someone at its desk. Without the key there is none.
pub struct Center {
    store: Store,
    world: Arc<dyn World>,
    fonts: Arc<Fonts>,
    me: SignedIn,
    practice: bool,
    /// The last act of this person that changed something, for もとに戻す.
    last: Option<LastEntry>,
}

/// An act that was written.
struct LastEntry {
    entry: EntryId,
    act: &'static str,
    at: DateTime<Utc>,
}

impl Center {
    /// Does `work` as one act of the person at the desk, as of now.
    fn act<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&Write<'_>, &Hands<'_>) -> Reply<T>,
    ) -> Reply<T> {
        self.act_at(name, self.world.now(), work)
    }

    /// Does `work` as one act of the person at the desk that happened on `day`, or today where none is given: what is
    /// written down late keeps both days. A day to come is refused beside `field`.
    fn act_on<T>(
        &mut self,
        name: &'static str,
        field: &str,
        day: Option<NaiveDate>,
        work: impl FnOnce(&Write<'_>, &Hands<'_>, NaiveDate) -> Reply<T>,
    ) -> Reply<T> {
        let (_, hands) = self.look();
        let today = hands.today();
        let on = desk::not_after(field, day.unwrap_or(today), today)?;
        let at = hands.happened(on);
        self.act_at(name, at, |write, hands| work(write, hands, on))
    }

    /// Does `work` as one act of the person at the desk, which happened at another time than now.
    fn act_at<T>(
        &mut self,
        name: &'static str,
        happened_at: DateTime<Utc>,
        work: impl FnOnce(&Write<'_>, &Hands<'_>) -> Reply<T>,
    ) -> Reply<T> {
        let now = self.world.now();
        let mut seed = [0; 32];
        self.world.fill(&mut seed);
        let hands = Hands { world: &*self.world, me: &self.me, now };
        let act = Act {
            name,
            actor: self.me.id.uuid(),
            actor_name: &self.me.name,
            place: self.me.place.id.uuid(),
            happened_at,
            entered_at: now,
            seed,
        };
        let (done, entry) = match self.store.act(act, |write| work(write, &hands)) {
            Err(Failure::DiskFull) if self.store.make_room() => return Err(Failure::RoomMade),
            acted => acted?,
        };
        if let Some(entry) = entry.filter(|_| !history::LOOKS.contains(&name)) {
            self.last = Some(LastEntry { entry, act: name, at: now });
        }
        Ok(done)
    }

    /// A look at the records, for the person at the desk.
    fn look(&self) -> (store::Read<'_>, Hands<'_>) {
        let hands = Hands { world: &*self.world, me: &self.me, now: self.world.now() };
        (self.store.read(), hands)
    }
}
