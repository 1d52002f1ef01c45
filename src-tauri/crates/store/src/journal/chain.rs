//! The chain (連鎖): whether the journal is still what was written.

use rusqlite::Row;
use uuid::Uuid;

use super::{
    EntryId,
    entry::{EntryHash, Header, commitment},
};
use crate::{Read, Result};

/// What checking the journal found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every entry stands as it was written.
    Whole {
        /// How many there are, of all laptops.
        entries: u64,
        /// The hash of this laptop's last entry; zeroes when there is none.
        head: [u8; 32],
    },
    /// The first entry that is not what was written, or is missing.
    Broken {
        /// Which.
        at: EntryId,
    },
}

/// A change as the check meets it.
struct Link {
    entry: EntryId,
    n: u32,
    record: String,
    id: Uuid,
    field: String,
    value: Option<Vec<u8>>,
    salt: Option<Vec<u8>>,
    commitment: Vec<u8>,
}

impl Read<'_> {
    /// Checks every laptop's series: numbers without a gap, each entry tied to the one before, its hash
    /// over header and changes, every value under its commitment. What was erased still verifies.
    pub fn verify(&self) -> Result<Chain> {
        let (this, _) = super::laptops::this_laptop(self.connection)?;
        let mut entries = self.connection.prepare(
            "SELECT laptop, seq, uuid, clock, act, schema, actor, actor_name, entry.place, happened_at,
                    entered_at, seen, reverses, prev, hash
             FROM entry JOIN laptop ON no = laptop ORDER BY laptop, seq",
        )?;
        let mut changes = self.connection.prepare(
            "SELECT laptop, seq, n, record, id, field, value, salt, commitment
             FROM change ORDER BY laptop, seq, n",
        )?;
        let mut entries = entries.query([])?;
        let mut changes = changes.query([])?;
        let mut link = changes.next()?.map(Link::of).transpose()?;
        let mut before: Option<(EntryId, [u8; 32])> = None;
        let (mut count, mut head) = (0, [0; 32]);
        while let Some(row) = entries.next()? {
            let (at, header, hash) = read(row)?;
            let (due, prev) = match before {
                Some((last, hash)) if last.laptop == at.laptop => (last.seq + 1, hash),
                _ => (1, [0; 32]),
            };
            if at.seq != due {
                return Ok(Chain::Broken { at: EntryId { seq: due, ..at } });
            }
            if let Some(stray) = link.as_ref().filter(|link| link.entry < at) {
                return Ok(Chain::Broken { at: stray.entry });
            }
            let mut found = EntryHash::of(&header);
            let mut whole = header.prev == prev;
            for n in 0.. {
                let Some(next) = link.take_if(|link| link.entry == at) else { break };
                whole &= next.n == n && next.keeps();
                found.change(&next.record, next.id, &next.field, &next.commitment);
                link = changes.next()?.map(Link::of).transpose()?;
            }
            if !whole || found.finish() != hash {
                return Ok(Chain::Broken { at });
            }
            if at.laptop == this {
                head = hash;
            }
            before = Some((at, hash));
            count += 1;
        }
        Ok(match link {
            Some(stray) => Chain::Broken { at: stray.entry },
            None => Chain::Whole { entries: count, head },
        })
    }
}

impl Link {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            entry: EntryId::of(row, 0)?,
            n: row.get(2)?,
            record: row.get(3)?,
            id: row.get(4)?,
            field: row.get(5)?,
            value: row.get(6)?,
            salt: row.get(7)?,
            commitment: row.get(8)?,
        })
    }

    /// Whether the value is the one committed to, or erased together with its salt.
    fn keeps(&self) -> bool {
        match (&self.salt, &self.value) {
            (Some(salt), Some(value)) => commitment(salt, value)[..] == self.commitment,
            (None, None) => true,
            _ => false,
        }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(EntryId, Header, [u8; 32])> {
    let at = EntryId::of(row, 0)?;
    let header = Header {
        laptop: row.get(2)?,
        seq: at.seq,
        clock: row.get(3)?,
        act: row.get(4)?,
        schema: row.get(5)?,
        actor: row.get(6)?,
        actor_name: row.get(7)?,
        place: row.get(8)?,
        happened_at: row.get(9)?,
        entered_at: row.get(10)?,
        seen: row.get(11)?,
        reverses: row.get(12)?,
        prev: row.get(13)?,
    };
    Ok((at, header, row.get(14)?))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{Act, NewLaptop, Store, StoreError};

    const PLACE: Uuid = Uuid::from_u128(1);

    /// Three places, each written by an act of its own, the second with a look at the first.
    fn store() -> Store {
        let joined_at = DateTime::UNIX_EPOCH;
        let laptop =
            NewLaptop { id: Uuid::from_u128(9), name: "南の１号".into(), place: PLACE, joined_at };
        let mut store = Store::in_memory(&laptop).expect("a store");
        for n in 1..=3u8 {
            let act = Act {
                name: "register",
                actor: PLACE,
                actor_name: "佐藤",
                place: PLACE,
                happened_at: joined_at,
                entered_at: joined_at,
                seed: [n; 32],
            };
            store
                .act::<_, StoreError>(act, |write| {
                    let id = Uuid::from_u128(n.into());
                    write.mention("places", PLACE)?;
                    let text = |field| (field, "南".into());
                    write.put(
                        "places",
                        id,
                        &[
                            text("name"),
                            text("short_name"),
                            text("prefix"),
                            ("kind", "centre".into()),
                            ("position", 1.into()),
                        ],
                    )
                })
                .expect("written");
        }
        store
    }

    fn verify(store: &Store) -> Chain {
        store.read().verify().expect("it can be read")
    }

    #[test]
    fn whatever_is_changed_in_the_journal_by_another_way_is_found_where_it_was_changed() {
        for (sql, seq) in [
            ("UPDATE entry SET actor_name = '鈴木' WHERE seq = 2", 2),
            ("UPDATE entry SET act = 'hand_over_kit' WHERE seq = 1", 1),
            ("UPDATE entry SET happened_at = happened_at + 1 WHERE seq = 3", 3),
            ("UPDATE entry SET clock = clock + 1000 WHERE seq = 3", 3),
            ("UPDATE entry SET reverses = zeroblob(24) WHERE seq = 2", 2),
            ("UPDATE entry SET prev = zeroblob(32) WHERE seq = 2", 2),
            ("UPDATE entry SET hash = zeroblob(32) WHERE seq = 2", 2),
            ("UPDATE change SET value = x'03e58c97' WHERE seq = 2 AND n = 1", 2),
            ("UPDATE change SET salt = zeroblob(16) WHERE seq = 2 AND n = 1", 2),
            ("UPDATE change SET commitment = zeroblob(32) WHERE seq = 3 AND n = 5", 3),
            ("UPDATE change SET field = 'address' WHERE seq = 1 AND n = 1", 1),
            ("UPDATE change SET id = zeroblob(16) WHERE seq = 1 AND n = 1", 1),
            ("UPDATE change SET n = 99 WHERE seq = 1 AND n = 5", 1),
            ("DELETE FROM change WHERE seq = 2 AND n = 0", 2),
            ("DELETE FROM change WHERE seq = 2", 2),
            ("DELETE FROM entry WHERE seq = 2", 2),
            ("DELETE FROM entry WHERE seq = 1", 1),
            ("DELETE FROM entry WHERE seq = 3", 3),
            ("UPDATE laptop SET uuid = zeroblob(16)", 1),
        ] {
            let store = store();
            assert!(matches!(verify(&store), Chain::Whole { entries: 3, .. }));
            store.connection.execute_batch("PRAGMA foreign_keys = OFF").expect("told");
            assert!(store.connection.execute(sql, []).expect("changed") > 0, "{sql}");
            assert_eq!(verify(&store), Chain::Broken { at: EntryId { laptop: 1, seq } }, "{sql}");
        }
    }

    #[test]
    fn what_is_erased_still_verifies_and_leaves_no_trace_in_the_rows() {
        let mut store = store();
        let whole = verify(&store);
        store
            .connection
            .execute("UPDATE change SET value = NULL, salt = NULL WHERE seq = 2 AND field <> 'looked'", [])
            .expect("erased");
        assert_eq!(verify(&store), whole);
        store.refold().expect("it folds");
        let places: u32 =
            store.connection.query_row("SELECT count(*) FROM places", [], |row| row.get(0)).expect("counted");
        assert_eq!(places, 2, "a record of which nothing is known any more has no row");
        let line = store.read().history("places", Uuid::from_u128(2), 99).expect("read").remove(0);
        assert!(line.changes.iter().all(|change| change.to.is_none()));
    }

    #[test]
    fn what_a_newer_program_wrote_is_kept_and_does_not_stand_in_the_way() {
        let mut store = store();
        let before = store.read().digest().expect("a digest");
        let id = Uuid::from_u128(77);
        store
            .connection
            .execute_batch(&format!(
                "PRAGMA foreign_keys = OFF;
                 UPDATE change SET record = 'robots', id = x'{0}' WHERE seq = 3 AND n = 0;
                 UPDATE change SET field = 'colour' WHERE seq = 3 AND n = 0;",
                id.simple()
            ))
            .expect("as if it had come from another laptop");
        store.refold().expect("it folds");
        assert_eq!(store.read().digest().expect("a digest"), before);
        assert_eq!(store.read().history("robots", id, 99).expect("read").len(), 1);
    }

    #[test]
    fn the_head_is_this_laptops_last_hash() {
        let store = store();
        let hash: [u8; 32] = store
            .connection
            .query_row("SELECT hash FROM entry WHERE seq = 3", [], |row| row.get(0))
            .expect("there");
        assert_eq!(verify(&store), Chain::Whole { entries: 3, head: hash });
    }
}
