//! What was let go, known outside the records too (廃棄の控え): so that an older backup, once restored, lets it go again.
//!
//! A file beside the records, and one on every shelf of backups, names each record that went: ids and days, nobody's
//! name. It is sealed under the records' key; one that was written by another hand is none.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use domain::retention::Kind;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Disposal, Line, Outcome, What, disposals, lines};
use crate::{
    Read, Result, Store, StoreError, file,
    keys::{DatabaseKey, Keyring, hex},
};

/// Its name, beside the database.
pub(crate) const NAME: &str = "tsudoi.erased";
/// How it ends on a shelf.
const ON_SHELF: &str = "erased";
/// There while something is let go whose last traces are in the file.
const UNFINISHED: &str = "tsudoi.erasing";
const TITLE: &str = "tsudoi-erased\t1\n";

/// Lists that were let go, with what went.
pub(crate) type Gone = BTreeMap<Uuid, (Disposal, Vec<Line>)>;

/// Whom the file is believed from.
#[derive(Clone)]
pub(crate) struct Seal {
    home: PathBuf,
    key: [u8; 32],
    /// Keys from before: whoever restores a backup of theirs believes it too.
    former: Vec<[u8; 32]>,
}

impl Seal {
    pub(crate) fn of(home: &Path, key: &DatabaseKey) -> Self {
        let former = Keyring::load(home).map(|slots| slots.former_keys(key)).unwrap_or_default();
        Self { home: home.to_owned(), key: derived(key), former: former.iter().map(derived).collect() }
    }

    /// The same under a new key.
    pub(crate) fn turned(&self, key: &DatabaseKey, former: &[DatabaseKey]) -> Self {
        let former = former.iter().map(derived).collect();
        Self { home: self.home.clone(), key: derived(key), former }
    }

    /// Puts what was known under an older seal into a folder, under this one.
    pub(crate) fn write_again(mut self, older: &Self, folder: &Path) -> io::Result<()> {
        let known = older.read(&older.path());
        folder.clone_into(&mut self.home);
        if known.is_empty() { Ok(()) } else { self.write(&known) }
    }

    fn path(&self) -> PathBuf {
        self.home.join(NAME)
    }

    /// What a file says; nothing where it is not there, or not of this seal.
    fn read(&self, path: &Path) -> Gone {
        let Ok(text) = fs::read_to_string(path) else { return Gone::new() };
        let Some(at) = text.find("\nsum\t") else { return Gone::new() };
        let (body, sums) = text.split_at(at + 1);
        let own = sum(&self.key, body);
        let sealed = sums.lines().any(|line| line.strip_prefix("sum\t") == Some(own.as_str()));
        if sealed { understood(body).unwrap_or_default() } else { Gone::new() }
    }

    fn write(&self, gone: &Gone) -> io::Result<()> {
        let mut body = TITLE.to_owned();
        for (disposal, lines) in gone.values() {
            let Some(outcome) = &disposal.outcome else { continue };
            let _ = writeln!(
                body,
                "list\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                disposal.id,
                disposal.number,
                disposal.as_of,
                disposal.proposed_at.timestamp_millis(),
                disposal.proposed_by.uuid(),
                outcome.at.timestamp_millis(),
                outcome.by.uuid(),
            );
            for line in lines {
                let _ = writeln!(body, "gone\t{}\t{}\t{}", line.kind.word(), line.record, line.due_on);
            }
        }
        let sums = std::iter::once(&self.key).chain(&self.former);
        let sums: String = sums.map(|key| format!("sum\t{}\n", sum(key, &body))).collect();
        let fresh = self.home.join(format!("{NAME}.new"));
        let mut file = fs::File::create(&fresh)?;
        write!(file, "{body}{sums}")?;
        file.sync_all()?;
        drop(file);
        fs::rename(fresh, self.path())?;
        file::sync_folder(&self.home)
    }
}

impl Store {
    /// What was let go here once and stands in these records again: they were restored from before.
    pub fn to_erase_again(&self) -> Result<Vec<(Disposal, Vec<Line>)>> {
        let Some(seal) = &self.seal else { return Ok(Vec::new()) };
        let here = gone_here(&self.read())?;
        let known = seal.read(&seal.path());
        Ok(known.into_iter().filter(|(id, _)| !here.contains_key(id)).map(|(_, list)| list).collect())
    }

    /// Something is about to be let go: until [`Store::finish_erasing`] is through, every start goes on with it.
    pub fn begin_erasing(&self) -> Result<()> {
        if let Some(seal) = &self.seal {
            fs::File::create(seal.home.join(UNFINISHED))?.sync_all()?;
            file::sync_folder(&seal.home)?;
        }
        Ok(())
    }

    /// Nothing was let go after all.
    pub fn leave_erasing(&self) -> Result<()> {
        self.seal.as_ref().map_or(Ok(()), |seal| finished(&seal.home))
    }

    /// Takes the last traces of what was let go: pages that hold nothing any more, the log, copies that were made
    /// before an upgrade or set aside by a restore. And notes outside the records what went.
    pub fn finish_erasing(&mut self) -> Result<()> {
        self.note_erased()?;
        self.connection.flush_prepared_statement_cache();
        self.connection.execute_batch("VACUUM")?;
        let busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy {
            // Somebody reads what was: until they have done, it lies in the log or in the file.
            return Err(StoreError::odd("the log cannot be folded in while the records are read"));
        }
        let Some(seal) = &self.seal else { return Ok(()) };
        for entry in fs::read_dir(&seal.home)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("tsudoi-v") {
                fs::remove_file(path)?;
            } else if name == "set-aside" {
                fs::remove_dir_all(path)?;
            }
        }
        finished(&seal.home)
    }

    /// Goes on with what a crash left half done, as the records are opened.
    pub(crate) fn go_on_erasing(&mut self) {
        if self.seal.as_ref().is_some_and(|seal| seal.home.join(UNFINISHED).exists()) {
            // Where there is no room for it now, the records open all the same, and the next start tries again.
            let _ = self.finish_erasing();
        }
    }

    /// Writes down, beside the records, what went: what is known there already, and what is known here.
    fn note_erased(&self) -> Result<()> {
        let Some(seal) = &self.seal else { return Ok(()) };
        let mut known = seal.read(&seal.path());
        known.extend(gone_here(&self.read())?);
        if !known.is_empty() {
            seal.write(&known)?;
        }
        Ok(())
    }
}

fn derived(key: &DatabaseKey) -> [u8; 32] {
    Sha256::new().chain_update(b"tsudoi erased 1").chain_update(key.hex().as_bytes()).finalize().into()
}

/// Twice, so that nobody can go on where one ends.
fn sum(key: &[u8; 32], body: &str) -> String {
    let inner = Sha256::new().chain_update(key).chain_update(body).finalize();
    let sum: [u8; 32] = Sha256::new().chain_update(key).chain_update(inner).finalize().into();
    hex(&sum)
}

/// Brings what is known on a shelf to the records' folder, before a backup of that shelf that opens by the key `then`
/// is restored under the key `now`.
pub(crate) fn bring(shelf: &Path, home: &Path, [then, now]: [&DatabaseKey; 2]) -> Result<()> {
    let (seal, of_then) = (Seal::of(home, now), Seal::of(home, then));
    let mut known = seal.read(&seal.path());
    let before = known.len();
    for path in on_shelf(shelf)? {
        known.extend(of_then.read(&path));
        known.extend(seal.read(&path));
    }
    if known.len() > before {
        seal.write(&known)?;
    }
    Ok(())
}

/// Copies what is known to a shelf: from the records' folder for `laptop`, or from another shelf.
pub(crate) fn copy_to_shelf(from: &Path, shelf: &Path, laptop: Uuid) -> io::Result<()> {
    let own = from.join(NAME);
    let mut known: Vec<(PathBuf, String)> = Vec::new();
    if own.try_exists()? {
        known.push((own, format!("{}.{ON_SHELF}", laptop.simple())));
    } else {
        for path in on_shelf(from)? {
            if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
                known.push((path.clone(), name.to_owned()));
            }
        }
    }
    for (path, name) in known {
        let part = shelf.join(format!("{name}.new"));
        fs::copy(path, &part)?;
        fs::File::options().write(true).open(&part)?.sync_all()?;
        fs::rename(part, shelf.join(name))?;
    }
    Ok(())
}

fn on_shelf(shelf: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(shelf) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == ON_SHELF)).collect())
}

/// No start needs to go on with it.
fn finished(home: &Path) -> Result<()> {
    match fs::remove_file(home.join(UNFINISHED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// What the records say was let go.
fn gone_here(read: &Read) -> Result<Gone> {
    let mut gone = Gone::new();
    for disposal in disposals(read)? {
        if disposal.outcome.as_ref().is_some_and(|outcome| outcome.what == What::Erased) {
            let went =
                lines(read, disposal.id)?.into_iter().filter(|line| line.kept_for.is_empty()).collect();
            gone.insert(disposal.id, (disposal, went));
        }
    }
    Ok(gone)
}

fn understood(body: &str) -> Option<Gone> {
    let mut gone = Gone::new();
    let mut last = None;
    for line in body.strip_prefix(TITLE)?.lines() {
        let mut parts = line.split('\t');
        match parts.next()? {
            "list" => {
                let id: Uuid = parts.next()?.parse().ok()?;
                let disposal = Disposal {
                    id,
                    number: parts.next()?.to_owned(),
                    as_of: parts.next()?.parse().ok()?,
                    proposed_at: moment(parts.next()?)?,
                    proposed_by: parts.next()?.parse::<Uuid>().ok()?.into(),
                    outcome: Some(Outcome {
                        at: moment(parts.next()?)?,
                        by: parts.next()?.parse::<Uuid>().ok()?.into(),
                        what: What::Erased,
                    }),
                };
                gone.insert(id, (disposal, Vec::new()));
                last = Some(id);
            }
            "gone" => {
                let line = Line {
                    kind: parts.next()?.parse::<Kind>().ok()?,
                    record: parts.next()?.parse().ok()?,
                    due_on: parts.next()?.parse().ok()?,
                    kept_for: String::new(),
                };
                gone.get_mut(&last?)?.1.push(line);
            }
            _ => return None,
        }
    }
    Some(gone)
}

fn moment(millis: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_under_the_records_own_key_is_believed() {
        let home = tempfile::tempdir().expect("a folder");
        let (key, other) =
            (DatabaseKey::draw(&mut |bytes| bytes.fill(1)), DatabaseKey::draw(&mut |bytes| bytes.fill(2)));
        let seal = Seal::of(home.path(), &key);
        let at = DateTime::UNIX_EPOCH;
        let (id, one, two) = (Uuid::from_u128(7), Uuid::from_u128(1), Uuid::from_u128(2));
        let disposal = Disposal {
            id,
            number: "課-棄-2032-0001".into(),
            as_of: at.date_naive(),
            proposed_at: at,
            proposed_by: one.into(),
            outcome: Some(Outcome { at, by: two.into(), what: What::Erased }),
        };
        let line = Line { kind: Kind::Loans, record: one, due_on: at.date_naive(), kept_for: String::new() };
        let gone = Gone::from([(id, (disposal, vec![line]))]);
        seal.write(&gone).expect("written");
        assert_eq!(seal.read(&seal.path()), gone);
        assert!(Seal::of(home.path(), &other).read(&seal.path()).is_empty(), "another key");
        let forged = fs::read_to_string(seal.path()).expect("read").replace("loans", "families");
        fs::write(seal.path(), forged).expect("written");
        assert!(seal.read(&seal.path()).is_empty(), "one word changed");
    }
}
