//! Turning the key (鍵の取替え): whoever left finds no way to the records, not by a slot file they kept either.

use store::{
    Store,
    backups::{self, Backup, Because, own_shelf, shelf_in},
    keys::{Keyring, turn_key},
    staff::PinKey,
};
use uuid::Uuid;

use super::{Seat, signing::sealed_again};
use crate::{
    Reply,
    backups::last_day,
    contract::Done,
    staff::{DiscardOlderBackups, KeySheet, KeySheetRequest, OlderInFolder, TurnKey},
    world::in_japan,
};

impl Seat {
    /// How the key of the records stands, and which backups open by one from before.
    pub(crate) fn key_sheet(&mut self, KeySheetRequest {}: KeySheetRequest) -> Reply<KeySheet> {
        let slots = self.keyring()?;
        let here = self.older(&slots, &own_shelf(&self.folder()))?;
        let mut folders = Vec::new();
        let mut all = here.clone();
        for (name, folder) in self.center()?.set_folders()? {
            let found = folder.is_dir().then(|| self.older(&slots, &shelf_in(&folder))).transpose();
            let found = found.unwrap_or_default();
            all.extend(found.iter().flatten().cloned());
            folders.push(OlderInFolder { name, count: found.map(|found| counted(&found)) });
        }
        Ok(KeySheet {
            turn_owed: slots.turn_owed(),
            turned_on: slots.turned_at().map(|at| in_japan(at).date_naive()),
            here: counted(&here),
            folders,
            until: all.iter().map(|backup| last_day(backup.made_at)).max(),
        })
    }

    /// Gives the records a new key, because someone asks.
    pub(crate) fn turn_key(&mut self, TurnKey {}: TurnKey) -> Reply<Done> {
        self.turn().map(|()| Done {})
    }

    /// Throws away the backups that open by a key from before, once there is one under that of today.
    pub(crate) fn discard_older_backups(
        &mut self,
        DiscardOlderBackups {}: DiscardOlderBackups,
    ) -> Reply<KeySheet> {
        self.make(Because::Asked)?;
        let slots = self.keyring()?;
        let mut shelves = vec![own_shelf(&self.folder())];
        let folders = self.center()?.set_folders()?;
        shelves.extend(folders.iter().filter(|(_, at)| at.is_dir()).map(|(_, at)| shelf_in(at)));
        let me = self.center()?.me.id.uuid();
        self.center()?.act("discard_older_backups", |write, _| Ok(write.mention("staff", me)?))?;
        for shelf in shelves {
            for backup in self.older(&slots, &shelf)? {
                backups::discard(&shelf, &backup.name)?;
            }
        }
        self.key_sheet(KeySheetRequest {})
    }

    /// Gives the records a new key and opens them by it; whoever sits here stays seated, and whoever signed in today
    /// goes on with their PIN. Where it fails they are open as before, or closed for good.
    pub(super) fn turn(&mut self) -> Reply<()> {
        self.have_the_file();
        let (home, key, now) = (self.folder(), self.key_again()?, self.world.now());
        let mut entropy = self.entropy();
        let me = self.close_for_a_moment()?;
        let turned = turn_key(&home, &key, now, &mut entropy);
        let key = turned.as_ref().unwrap_or(&key);
        let store = Store::open(&home, key).inspect_err(|_| self.stand_up())?;
        self.key = Some(key.clone());
        let id = me.id.uuid();
        self.sit(store, me);
        turned?;
        self.seal_pins_again()?;
        self.center()?.act("turn_key", |write, _| Ok(write.mention("staff", id)?))?;
        self.keep_under_new_key();
        Ok(())
    }

    /// Takes the slots of those whom the records say have left (another laptop may have said so), and turns the key
    /// where that is owed. What cannot be done now is done at the next sign-in; 今日 says so until then.
    pub(super) fn turn_where_owed(&mut self) -> Reply<()> {
        let slots = self.keyring()?;
        let gone: Vec<Uuid> = {
            let (read, _) = self.center()?.look();
            let mut gone = Vec::new();
            for slot in slots.staff() {
                let member = store::staff::get(&read, slot.id.into())?;
                gone.extend(member.filter(|member| member.left_on.is_some()).map(|_| slot.id));
            }
            gone
        };
        if !gone.is_empty() {
            let mut slots = slots.clone();
            gone.iter().for_each(|id| slots.remove_staff(*id));
            slots.save(&self.folder())?;
            self.quick.retain(|quick| !gone.contains(&quick.id));
        }
        let owed = !gone.is_empty() || slots.turn_owed();
        if owed && let Err(failure) = self.turn() {
            tracing::error!("the key is still the one that somebody who left knew");
            // Somebody must sit here to be told.
            self.center().map_err(|_| failure)?;
        }
        Ok(())
    }

    /// The backups on a shelf, of these records, that open by a key from before.
    fn older(&mut self, slots: &Keyring, shelf: &std::path::Path) -> Reply<Vec<Backup>> {
        let own = self.center()?.own_laptops()?;
        let found = backups::on_shelf(shelf)?.into_iter().filter(|backup| own.contains(&backup.laptop));
        Ok(found
            .filter(|backup| {
                Keyring::load(&shelf.join(&backup.name)).is_ok_and(|then| then.key_mark() != slots.key_mark())
            })
            .collect())
    }

    /// Puts the new key under the PIN of everyone who signed in today.
    fn seal_pins_again(&mut self) -> Reply<()> {
        let key = self.key_again()?;
        let mut entropy = self.entropy();
        let mut quick = std::mem::take(&mut self.quick);
        let (read, _) = self.center()?.look();
        let mut pins: Vec<Option<PinKey>> = Vec::new();
        for person in &quick {
            pins.push(store::staff::pin(&read, person.id.into())?);
        }
        let mut pins = pins.into_iter();
        quick.retain_mut(|person| {
            pins.next().flatten().is_some_and(|pin| sealed_again(person, &pin, &key, &mut entropy))
        });
        self.quick = quick;
        Ok(())
    }
}

fn counted(backups: &[Backup]) -> u32 {
    u32::try_from(backups.len()).unwrap_or(u32::MAX)
}
