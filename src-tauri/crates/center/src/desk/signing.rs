//! Signing in (サインイン): passphrases, PINs, and the staff who have them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    places::PlaceKind,
    staff::{Deed, NotAPin, Role, WeakPassphrase, as_meant, new_pin, pin, strong_enough},
};
use store::{
    Store,
    keys::{DatabaseKey, Entropy, PinSeal, RecoveryUnlock, Unlock, pin_key},
    staff::{PinKey, StaffMember},
    tries::{Try, Wrong},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{DeskFailure, EndDay, Lock, Recover, Seat, SignIn, SwitchByPin, seat::Quick};
use crate::{
    Failure, Problem, Reply,
    contract::Done,
    hands::SignedIn,
    staff::{AddStaff, ChangePassword, GivePassword, LetStaffGo, SetPin, StaffFailure, StaffLetGo},
    wire::{LINE, needed, optional},
    world::in_japan,
};

/// Wrong PINs before the passphrase is needed.
const PIN_TRIES: u32 = 5;
/// Wrong passphrases before the desk makes one wait.
const FREE_TRIES: u32 = 3;
/// The longest it makes one wait, in seconds.
const LONGEST_WAIT: i64 = 300;

impl Seat {
    /// Signs in with a passphrase.
    pub(crate) fn sign_in(&mut self, request: SignIn) -> Reply<Done> {
        let password = Zeroizing::new(as_meant(&request.password));
        self.patience(request.staff)?;
        let key = match self.keyring()?.unlock(request.staff, &password) {
            Ok(key) => key,
            Err(Unlock::WrongPassword) => return Err(self.wrong_password(request.staff)),
            Err(Unlock::NoSuchStaff) => return Err(Failure::Gone),
            Err(Unlock::Damaged) => return Err(DeskFailure::KeysDamaged.into()),
        };
        self.tries.remove(&request.staff);
        self.open_for(request.staff, &key)?;
        Ok(Done {})
    }

    /// Goes on with a PIN.
    pub(crate) fn switch_by_pin(&mut self, request: SwitchByPin) -> Reply<Done> {
        let typed = pin(&request.pin).map_err(|_| Failure::field("pin", Problem::NotAPin))?;
        let cost = self.cost;
        self.forget_yesterday();
        let quick = self
            .quick
            .iter_mut()
            .find(|quick| quick.id == request.staff && quick.tries_left > 0)
            .ok_or(DeskFailure::PasswordNeeded)?;
        let Some(key) = quick.seal.open(&pin_key(&typed, &quick.salt, cost)) else {
            quick.tries_left -= 1;
            let tries_left = quick.tries_left;
            self.quick.retain(|quick| quick.tries_left > 0);
            self.write_down(request.staff, Wrong::Pin);
            return Err(DeskFailure::WrongPin { tries_left }.into());
        };
        quick.tries_left = PIN_TRIES;
        self.open_for(request.staff, &key)?;
        Ok(Done {})
    }

    /// Hides the screen and forgets the key; a backup that is due holds it until it is made, beside the desk.
    pub(crate) fn lock(&mut self, Lock {}: Lock) -> Reply<Done> {
        self.keep_leaving();
        self.stand_up();
        Ok(Done {})
    }

    /// Ends the day: forgets every PIN too.
    pub(crate) fn end_day(&mut self, EndDay {}: EndDay) -> Reply<Done> {
        self.keep_if_changed();
        self.stand_up();
        self.quick.clear();
        Ok(Done {})
    }

    /// Gives someone a new passphrase by the printed recovery key, and signs them in.
    pub(crate) fn recover(&mut self, request: Recover) -> Reply<Done> {
        let (typed, password) = (Zeroizing::new(request.key), Zeroizing::new(as_meant(&request.password)));
        checked_passphrase("password", &password)?;
        let mut keyring = self.keyring()?;
        let key = keyring.unlock_with_recovery(&typed).map_err(|error| match error {
            RecoveryUnlock::Mistyped => DeskFailure::RecoveryKeyMistyped.into(),
            RecoveryUnlock::WrongKey | RecoveryUnlock::NotDrawn => self.wrong_recovery_key(request.staff),
            RecoveryUnlock::Damaged => DeskFailure::KeysDamaged.into(),
        })?;
        self.stand_up();
        let store = Store::open(&self.folder(), &key)?;
        let me = SignedIn::of(&store, request.staff)?;
        drop(store);
        let id = request.staff;
        keyring.put_staff(id, &me.name, &me.title, &password, &key, &mut self.entropy())?;
        keyring.save(&self.folder())?;
        self.tries.remove(&id);
        self.open_for(id, &key)?;
        self.center()?.act("recover", |write, _| Ok(write.mention("staff", id)?))?;
        Ok(Done {})
    }

    /// Enters a member of staff: a record, and a slot that opens the file.
    pub(crate) fn add_staff(&mut self, request: AddStaff) -> Reply<Done> {
        let password = Zeroizing::new(as_meant(&request.password));
        let key = self.key_again()?;
        let center = self.center()?;
        let role = Role::from(request.role);
        let (read, hands) = center.look();
        let place = store::places::get(&read, request.place.into())?.ok_or(Failure::Gone)?;
        hands.may(Deed::ManageStaff, place.id)?;
        if role == Role::Division {
            hands.may(Deed::AppointDivision, place.id)?;
        }
        if (role == Role::Division) != (place.kind == PlaceKind::Division) {
            return Err(StaffFailure::RoleDoesNotFitPlace.into());
        }
        let member = StaffMember {
            id: hands.fresh(),
            name: needed("name", &request.name, LINE)?,
            kana: optional("kana", &request.kana, LINE)?,
            title: needed("title", &request.title, LINE)?,
            role,
            place: place.id,
            left_on: None,
        };
        checked_passphrase("password", &password)?;
        let mut entropy = self.entropy();
        let (id, name, title) = (member.id.uuid(), &member.name, &member.title);
        self.turn_slots(
            "add_staff",
            |slots| Ok(slots.put_staff(id, name, title, &password, &key, &mut entropy)?),
            |write, _| Ok(store::staff::put(write, &member)?),
        )
    }

    /// Lets a member of staff go: their slot goes, their PIN helps no more, and the records get a key that no slot file
    /// they may have kept leads to.
    pub(crate) fn let_staff_go(&mut self, request: LetStaffGo) -> Reply<StaffLetGo> {
        let center = self.center()?;
        let (read, hands) = center.look();
        let mut member = store::staff::get(&read, request.staff.into())?.ok_or(Failure::Gone)?;
        hands.may(Deed::ManageStaff, member.place)?;
        if member.id == hands.me.id {
            return Err(StaffFailure::CannotLeaveOneself.into());
        }
        if member.left_on.is_some() {
            return Err(Failure::Gone);
        }
        self.turn_slots(
            "let_staff_go",
            |slots| {
                slots.remove_staff(request.staff);
                Ok(())
            },
            |write, hands| {
                member.left_on = Some(hands.today());
                Ok(store::staff::put(write, &member)?)
            },
        )?;
        self.quick.retain(|quick| quick.id != request.staff);
        // They have left, whatever comes of the key now: where it cannot be turned, the next sign-in does it.
        Ok(StaffLetGo { not_turned: self.turn().err() })
    }

    /// Gives someone who forgot theirs a new passphrase, which they type themselves.
    pub(crate) fn give_password(&mut self, request: GivePassword) -> Reply<Done> {
        let password = Zeroizing::new(as_meant(&request.password));
        let key = self.key_again()?;
        let (read, hands) = self.center()?.look();
        let member = store::staff::get(&read, request.staff.into())?
            .filter(|member| member.left_on.is_none())
            .ok_or(Failure::Gone)?;
        hands.may(Deed::ManageStaff, member.place)?;
        if member.id == hands.me.id {
            return Err(StaffFailure::OneselfByOldPassword.into());
        }
        checked_passphrase("password", &password)?;
        let mut entropy = self.entropy();
        let id = request.staff;
        self.turn_slots(
            "give_password",
            |slots| Ok(slots.put_staff(id, &member.name, &member.title, &password, &key, &mut entropy)?),
            |write, _| Ok(write.mention("staff", id)?),
        )?;
        self.tries.remove(&id);
        self.quick.retain(|quick| quick.id != id);
        Ok(Done {})
    }

    /// Changes one's own passphrase.
    pub(crate) fn change_password(&mut self, request: ChangePassword) -> Reply<Done> {
        let (old, new) = (Zeroizing::new(as_meant(&request.old)), Zeroizing::new(as_meant(&request.new)));
        let me = self.center()?.me.clone();
        self.patience(me.id.uuid())?;
        checked_passphrase("new", &new)?;
        let id = me.id.uuid();
        let Ok(key) = self.keyring()?.unlock(id, &old) else {
            self.wrong_password(id);
            return Err(StaffFailure::WrongOldPassword.into());
        };
        let mut entropy = self.entropy();
        self.turn_slots(
            "change_password",
            |slots| Ok(slots.put_staff(id, &me.name, &me.title, &new, &key, &mut entropy)?),
            |write, _| Ok(write.mention("staff", id)?),
        )?;
        self.tries.remove(&id);
        Ok(Done {})
    }

    /// Chooses one's own PIN.
    pub(crate) fn set_pin(&mut self, request: SetPin) -> Reply<Done> {
        let typed = checked_pin(&request.pin)?;
        let pin = self.pin_key(&typed);
        let key = self.key_again()?;
        let center = self.center()?;
        let id = center.me.id;
        center.act("set_pin", |write, _| Ok(store::staff::put_pin(write, id, &pin)?))?;
        self.remember(id.uuid(), &key).map(|()| Done {})
    }

    /// Opens the records for someone, and remembers them for the PIN.
    pub(crate) fn open_for(&mut self, id: Uuid, key: &DatabaseKey) -> Reply<()> {
        self.stand_up();
        let store = Store::open(&self.folder(), key)?;
        let me = SignedIn::of(&store, id)?;
        self.sit(store, me);
        self.key = Some(key.clone());
        let noted = self
            .remember(id, key)
            .and_then(|()| self.center()?.act("sign_in", |write, _| Ok(write.mention("staff", id)?)));
        // Nobody sits here without it being written down.
        noted.inspect_err(|_| self.stand_up())?;
        // Nor is anything seen that was let go, in records restored from before.
        let erased = self.center()?.erase_again();
        erased.inspect_err(|_| self.stand_up())?;
        self.own_up()?;
        self.turn_where_owed()?;
        self.keep_new_day();
        Ok(())
    }

    /// Keeps the key under someone's PIN until the day ends.
    fn remember(&mut self, id: Uuid, key: &DatabaseKey) -> Reply<()> {
        let mut entropy = self.entropy();
        let center = self.center()?;
        let (read, hands) = center.look();
        let Some(pin) = store::staff::pin(&read, id.into())? else { return Ok(()) };
        let (name, title, now) = (hands.me.name.clone(), hands.me.title.clone(), hands.now);
        let Some(seal) = PinSeal::seal(&pin.key, key, &mut entropy) else {
            return Ok(());
        };
        let since = self.quick.iter().find(|quick| quick.id == id).map_or(now, |quick| quick.since);
        self.quick.retain(|quick| quick.id != id);
        let tries_left = PIN_TRIES;
        self.quick.push(Quick { id, name, title, since, salt: pin.salt, seal, tries_left });
        self.quick.sort_by_key(|quick| quick.since);
        Ok(())
    }

    /// A PIN serves on the day of a full sign-in, also where the program runs through the night.
    pub(super) fn forget_yesterday(&mut self) {
        let today = self.world.today();
        self.quick.retain(|quick| in_japan(quick.since).date_naive() == today);
    }

    pub(super) fn pin_key(&self, pin: &str) -> PinKey {
        let mut salt = [0; 16];
        self.world.fill(&mut salt);
        PinKey { key: *pin_key(pin, &salt, self.cost), salt }
    }

    /// Refuses another try while there is to be a wait.
    pub(crate) fn patience(&self, id: Uuid) -> Reply<()> {
        let wait_until = self.tries.get(&id).and_then(|tries| tries.wait_until);
        match wait_until.map(|until| (until - self.world.now()).num_seconds()) {
            Some(seconds @ 1..=LONGEST_WAIT) => {
                Err(DeskFailure::Wait { seconds: u32::try_from(seconds).unwrap_or(1) }.into())
            }
            _ => Ok(()),
        }
    }

    fn count_wrong(&mut self, id: Uuid, at: DateTime<Utc>) {
        let tries = self.tries.entry(id).or_default();
        tries.wrong += 1;
        if tries.wrong >= FREE_TRIES {
            let seconds = (5 << (tries.wrong - FREE_TRIES).min(6)).min(LONGEST_WAIT);
            tries.wait_until = Some(at + TimeDelta::seconds(seconds));
        }
    }

    /// Counts the wrong passphrases from before the program was closed: closing it shortens no wait.
    pub(super) fn remember_tries(&mut self) {
        for tried in store::tries::all(&self.folder()).unwrap_or_default() {
            if tried.wrong == Wrong::Password {
                self.count_wrong(tried.staff, tried.at);
            }
        }
    }

    /// Puts what was typed wrong while the records were locked into the journal.
    fn own_up(&mut self) -> Reply<()> {
        let home = self.folder();
        for Try { staff, wrong, at } in store::tries::all(&home)? {
            let act = match wrong {
                Wrong::Password => "wrong_password",
                Wrong::Pin => "wrong_pin",
                Wrong::RecoveryKey => "wrong_recovery_key",
            };
            self.center()?.act_at(act, at, |write, _| Ok(write.mention("staff", staff)?))?;
        }
        Ok(store::tries::clear(&home)?)
    }

    /// Notes a wrong passphrase; from the third on each doubles the wait before the next.
    pub(crate) fn wrong_password(&mut self, id: Uuid) -> Failure {
        self.count_wrong(id, self.world.now());
        self.write_down(id, Wrong::Password);
        DeskFailure::WrongPassword.into()
    }

    /// Notes a recovery key that is none of these records'. Nobody guesses one, so nobody waits.
    pub(crate) fn wrong_recovery_key(&mut self, id: Uuid) -> Failure {
        self.write_down(id, Wrong::RecoveryKey);
        DeskFailure::RecoveryKeyWrong.into()
    }

    /// Writes down that something wrong was typed for someone, until the journal can.
    fn write_down(&self, staff: Uuid, wrong: Wrong) {
        let tried = Try { staff, wrong, at: self.world.now() };
        if let Err(error) = store::tries::note(&self.folder(), tried) {
            tracing::error!(%error, "what was typed wrong was not written down");
        }
    }
}

/// Puts another key under someone's PIN; says whether that could be done.
pub(super) fn sealed_again(
    person: &mut Quick,
    pin: &PinKey,
    key: &DatabaseKey,
    entropy: &mut Entropy<'_>,
) -> bool {
    let sealed = PinSeal::seal(&pin.key, key, entropy);
    sealed.map(|seal| (person.salt, person.seal) = (pin.salt, seal)).is_some()
}

/// A passphrase that may be taken.
pub(crate) fn checked_passphrase(field: &str, typed: &str) -> Reply<()> {
    strong_enough(typed).map_err(|weak| {
        Failure::field(
            field,
            match weak {
                WeakPassphrase::TooShort => Problem::PassphraseTooShort,
                WeakPassphrase::TooPlain => Problem::PassphraseTooPlain,
            },
        )
    })
}

/// A new PIN that may be taken.
pub(super) fn checked_pin(typed: &str) -> Reply<String> {
    new_pin(typed).map_err(|reason| {
        Failure::field(
            "pin",
            match reason {
                NotAPin::NotSixFigures => Problem::NotAPin,
                NotAPin::TooPlain => Problem::PinTooPlain,
            },
        )
    })
}
