//! The seat at the desk (席): empty, locked, or with someone on it.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use documents::Fonts;
use domain::Id;
use serde_json::Value;
use store::{
    OpenError, Store,
    keys::{Cost, DatabaseKey, Keyring, KeyringError, PinSeal, RecoveryKey, finish_turning},
};
use uuid::Uuid;

use super::{DeskFailure, DeskRequest, DeskState, Me, PlaceChoice, QuickChoice, StaffChoice};
use crate::{
    Center, Failure, Reply,
    backups::making::{LastRun, UnderWay},
    contract,
    hands::SignedIn,
    wire::clock_of,
    world::World,
};

/// The one door to a laptop's records: requests by name, JSON in, JSON out.
///
/// A backup may be under way beside it: [`Desk::close`] waits for it, and so does whatever needs the file for itself.
pub struct Desk(Mutex<Seat>);

/// What lies on the desk of one laptop.
pub(crate) struct Seat {
    home: PathBuf,
    pub(crate) world: Arc<dyn World>,
    pub(super) fonts: Arc<Fonts>,
    pub(super) cost: Cost,
    pub(super) records: Records,
    center: Option<Center>,
    /// The key of the open records; it goes when they close.
    pub(super) key: Option<DatabaseKey>,
    pub(crate) quick: Vec<Quick>,
    pub(crate) tries: HashMap<Uuid, Tries>,
    /// The recovery key drawn last, until it is confirmed to be on paper.
    pub(super) drawn: Option<RecoveryKey>,
    /// How the last backup went.
    pub(crate) last_run: LastRun,
    /// The backup that is being made beside the desk.
    pub(crate) under_way: Option<UnderWay>,
}

/// Which records lie on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Records {
    Real,
    Practice,
}

/// Someone who signed in today and can go on with a PIN.
pub(crate) struct Quick {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) since: DateTime<Utc>,
    pub(super) salt: [u8; 16],
    pub(super) seal: PinSeal,
    pub(crate) tries_left: u32,
}

/// Wrong passphrases in a row, and until when the next is not looked at.
#[derive(Default, Clone, Copy)]
pub(crate) struct Tries {
    pub(super) wrong: u32,
    pub(super) wait_until: Option<DateTime<Utc>>,
}

impl Desk {
    /// The desk of the laptop whose records lie in `folder`.
    pub fn new(folder: PathBuf, world: Box<dyn World>, fonts: Fonts) -> Self {
        Self::with_cost(folder, world, fonts, Cost::strong())
    }

    /// The same with another cost of guessing a passphrase; tests take the least.
    pub fn with_cost(folder: PathBuf, world: Box<dyn World>, fonts: Fonts, cost: Cost) -> Self {
        for home in [folder.clone(), practice_folder(&folder)] {
            if let Err(error) = store::backups::finish_restoring(&home) {
                tracing::error!(%error, "a restore that was broken off could not be finished");
            }
        }
        let mut seat = Seat {
            home: folder,
            world: world.into(),
            fonts: Arc::new(fonts),
            cost,
            records: Records::Real,
            center: None,
            key: None,
            quick: Vec::new(),
            tries: HashMap::new(),
            drawn: None,
            last_run: LastRun::default(),
            under_way: None,
        };
        seat.remember_tries();
        Self(Mutex::new(seat))
    }

    /// Answers the request called `name`.
    ///
    /// A request that panics is answered like any other, so that no screen waits forever; what it
    /// was writing is rolled back, and the next request finds the desk as it was.
    pub fn ask(&self, name: &str, request: Value) -> Reply<Value> {
        self.with(|seat| contract::answer(seat, name, request))
    }

    /// Prints the papers called `name` as one PDF.
    pub fn print(&self, name: &str, request: Value) -> Reply<Vec<u8>> {
        self.with(|seat| contract::print(seat, name, request))
    }

    /// Opens practice records of a size, made on the spot: for measuring.
    pub fn practise(&self, size: crate::practice::Size) -> Reply<()> {
        self.with(|seat| seat.practise(size).map(|_| ()))
    }

    /// Closes the program: the last backup of the day is made, and the key is forgotten.
    pub fn close(&self) {
        let closed = self.with(|seat| {
            seat.keep_if_changed();
            seat.stand_up();
            seat.settle();
            Ok(())
        });
        // Whatever went wrong is in the log; nobody is left to be told.
        let _ = closed;
    }

    /// Waits for the backup that is being made beside the desk, if there is one: for tests, which do one thing at a time.
    pub fn settle(&self) {
        let settled = self.with(|seat| {
            seat.settle();
            Ok(())
        });
        // What went wrong with it is told on 今日.
        let _ = settled;
    }

    fn with<T>(&self, work: impl FnOnce(&mut Seat) -> Reply<T>) -> Reply<T> {
        let mut seat = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        catch_unwind(AssertUnwindSafe(|| work(&mut seat))).unwrap_or_else(|_| {
            tracing::error!("a request panicked");
            Err(Failure::Broken)
        })
    }
}

impl Seat {
    /// The open centre, or [`Failure::Locked`].
    pub(crate) fn center(&mut self) -> Reply<&mut Center> {
        self.center.as_mut().ok_or(Failure::Locked)
    }

    /// In which role someone sits here, if anyone does.
    pub(crate) fn role(&self) -> Option<domain::staff::Role> {
        self.center.as_ref().map(|center| center.me.role)
    }

    /// The key of the open records, to wrap it once more.
    pub(crate) fn key_again(&self) -> Reply<DatabaseKey> {
        self.key.clone().ok_or(Failure::Locked)
    }

    pub(crate) fn folder(&self) -> PathBuf {
        match self.records {
            Records::Real => self.home.clone(),
            Records::Practice => practice_folder(&self.home),
        }
    }

    /// Whether the practice records lie on the desk.
    pub(crate) fn practises(&self) -> bool {
        self.records == Records::Practice
    }

    pub(super) fn practice_there(&self) -> bool {
        store::is_there(&practice_folder(&self.home))
    }

    /// Whether there are records to open; fails where their keys are there and they are not, since a beginning would
    /// write other keys over those.
    pub(super) fn begun(&self) -> Reply<bool> {
        let folder = self.folder();
        store::finish_move(&nursery(&folder), &folder)?;
        finish_turning(&folder)?;
        if store::is_there(&folder) {
            Ok(true)
        } else if store::has_keys(&folder) {
            Err(DeskFailure::FileMissing.into())
        } else {
            Ok(false)
        }
    }

    pub(crate) fn keyring(&self) -> Reply<Keyring> {
        finish_turning(&self.folder())?;
        Ok(Keyring::load(&self.folder())?)
    }

    pub(crate) fn entropy(&self) -> impl FnMut(&mut [u8]) + use<> {
        let world = Arc::clone(&self.world);
        move |bytes| world.fill(bytes)
    }

    /// Sits someone down at the open records.
    pub(super) fn sit(&mut self, store: Store, me: SignedIn) {
        self.center = Some(Center {
            store,
            world: Arc::clone(&self.world),
            fonts: Arc::clone(&self.fonts),
            me,
            practice: self.records == Records::Practice,
            last: None,
        });
    }

    /// Closes the records and says who sat at them; whoever opens them again sits them down.
    pub(super) fn close_for_a_moment(&mut self) -> Reply<SignedIn> {
        self.center.take().map(|center| center.me).ok_or(Failure::Locked)
    }

    /// Closes the records and forgets their key.
    pub(crate) fn stand_up(&mut self) {
        self.center = None;
        self.key = None;
        self.drawn = None;
    }

    /// Turns to other records.
    pub(super) fn turn_to(&mut self, records: Records) {
        self.stand_up();
        // On its way to the folders a backup needs nobody.
        self.have_the_file();
        self.under_way = None;
        self.quick.clear();
        self.tries.clear();
        self.last_run = LastRun::default();
        self.records = records;
    }

    /// How things stand at the desk.
    pub(crate) fn desk(&mut self, DeskRequest {}: DeskRequest) -> Reply<DeskState> {
        let practice = self.records == Records::Practice;
        let practice_there = self.practice_there();
        if let Some(center) = &self.center {
            let keyring = self.keyring()?;
            return center.desk_state(practice, keyring.recovery_confirmed() || practice);
        }
        if !self.begun()? {
            let places = domain::places::FIRST_PLACES
                .iter()
                .map(|place| PlaceChoice {
                    id: place.id().uuid(),
                    name: place.name.to_owned(),
                    short_name: place.short_name.to_owned(),
                })
                .collect();
            return Ok(DeskState::New { places, practice_there });
        }
        self.forget_yesterday();
        let keyring = self.keyring()?;
        Ok(DeskState::Locked {
            place_name: keyring.place_name().to_owned(),
            practice,
            staff: keyring
                .staff()
                .iter()
                .map(|slot| StaffChoice { id: slot.id, name: slot.name.clone(), title: slot.title.clone() })
                .collect(),
            quick: self
                .quick
                .iter()
                .filter(|quick| quick.tries_left > 0)
                .map(|quick| QuickChoice {
                    id: quick.id,
                    name: quick.name.clone(),
                    title: quick.title.clone(),
                    since: clock_of(quick.since),
                    tries_left: quick.tries_left,
                })
                .collect(),
        })
    }
}

/// Where records are made ready before they are moved in.
pub(super) fn nursery(folder: &Path) -> PathBuf {
    folder.join("beginning")
}

/// Practice records lie apart, so that nothing of them ever meets the real ones.
fn practice_folder(home: &Path) -> PathBuf {
    home.join("practice")
}

impl SignedIn {
    /// The member of staff `id`, if they still work here.
    pub(super) fn of(store: &Store, id: Uuid) -> Reply<Self> {
        let read = store.read();
        let member = store::staff::get(&read, Id::from(id))?
            .filter(|member| member.left_on.is_none())
            .ok_or(Failure::Gone)?;
        let place = store::places::get(&read, member.place)?.ok_or(Failure::Gone)?;
        Ok(Self { id: member.id, name: member.name, title: member.title, role: member.role, place })
    }

    pub(crate) fn shown(&self) -> Me {
        Me {
            id: self.id.uuid(),
            name: self.name.clone(),
            title: self.title.clone(),
            role: self.role.into(),
            place: (&self.place).into(),
        }
    }
}

impl From<&domain::places::Place> for PlaceChoice {
    fn from(place: &domain::places::Place) -> Self {
        Self { id: place.id.uuid(), name: place.name.clone(), short_name: place.short_name.clone() }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Desk(match error {
            OpenError::NotThere => DeskFailure::NotBegun,
            OpenError::AlreadyThere => DeskFailure::AlreadyBegun,
            OpenError::InUse => DeskFailure::InUse,
            // The key came out of the slot file whole, so it is the file that does not fit it.
            OpenError::Damaged => DeskFailure::FileDamaged,
            OpenError::NewerSchema { .. } => DeskFailure::NewerFile,
            OpenError::Store(error) => return error.into(),
        })
    }
}

impl From<KeyringError> for Failure {
    fn from(error: KeyringError) -> Self {
        match error {
            KeyringError::NotThere | KeyringError::Damaged => Self::Desk(DeskFailure::KeysDamaged),
            KeyringError::Newer => Self::Desk(DeskFailure::NewerFile),
            KeyringError::Store(error) => error.into(),
        }
    }
}
