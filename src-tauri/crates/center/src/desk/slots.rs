//! The slots (合言葉の枠): who can open the file, kept in step with who is on record.

use store::{Write, keys::Keyring};

use super::Seat;
use crate::{Reply, contract::Done, hands::Hands};

impl Seat {
    /// Changes the slot file and writes the act that says so, both or neither.
    ///
    /// The slots are saved as the last step before the act is committed: a disk that fails there leaves
    /// the records as they were, and one that fails at the commit gets the old slots back.
    pub(super) fn turn_slots(
        &mut self,
        act: &'static str,
        turn: impl FnOnce(&mut Keyring) -> Reply<()>,
        record: impl FnOnce(&Write<'_>, &Hands<'_>) -> Reply<()>,
    ) -> Reply<Done> {
        let before = self.keyring()?;
        let mut after = before.clone();
        turn(&mut after)?;
        let folder = self.folder();
        let mut saved = false;
        let done = self.center()?.act(act, |write, hands| {
            record(write, hands)?;
            after.save(&folder)?;
            saved = true;
            Ok(())
        });
        if done.is_err()
            && saved
            && let Err(error) = before.save(&folder)
        {
            tracing::error!(%error, "the slots are ahead of the records");
        }
        done.map(|()| Done {})
    }
}
