//! Letting go (廃棄): what records told of people goes out of rows, journal, pictures and search keys.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    Id,
    families::Family,
    retention::{ERASED, Kind, month_due, month_of_birth},
};
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::personal::{self, Instead};
use crate::{
    Result, Write,
    journal::{Kin, Value},
};

/// The references that lead from a record that is let go to what hangs on it.
const REFERENCES: &[(&str, &str)] = &[
    ("persons", "family"),
    ("claims", "family"),
    ("attendances", "application"),
    ("consultations", "application"),
    ("day_notes", "application"),
    ("day_notes", "session"),
    ("session_staff", "session"),
    ("attachments", "subject"),
    ("consents", "paper"),
    ("slips", "need"),
    ("signatures", "slip"),
    ("loans", "slip"),
    ("extensions", "loan"),
    ("reminders", "loan"),
    ("losses", "loan"),
    ("incident_notes", "incident"),
    ("instructions", "incident"),
    ("import_rows", "import"),
];

/// Lets go of records, as part of this act. What the file still holds of them goes when the act is done, with
/// [`crate::Store::finish_erasing`].
pub fn erase(write: &Write, records: &[(Kind, Uuid)], today: NaiveDate) -> Result<()> {
    let erasing = Erasing { write, kin: Kin::of(write, REFERENCES)? };
    for (kind, record) in records {
        for (table, id) in erasing.all_of(*kind, *record)? {
            erasing.erase(table, id)?;
        }
        if *kind == Kind::Families && crate::families::get(write, Id::from(*record))?.is_some() {
            write.put("families", *record, &[("erased_on", today.into())])?;
        }
    }
    erasing.drop_pictures()
}

struct Erasing<'a> {
    write: &'a Write<'a>,
    kin: Kin,
}

impl Erasing<'_> {
    /// The records that a record to be let go consists of, those that were taken away among them.
    fn all_of(&self, kind: Kind, record: Uuid) -> Result<BTreeSet<(&'static str, Uuid)>> {
        let mut all = BTreeSet::new();
        let mut add = |table: &'static str, ids: Vec<Uuid>| all.extend(ids.into_iter().map(|id| (table, id)));
        let of = |table, column, parent| self.kin.children(table, column, parent);
        match kind {
            Kind::Families => {
                let families = self.once(record)?;
                for family in &families {
                    add("persons", of("persons", "family", *family));
                    add("claims", of("claims", "family", *family));
                }
                add("families", families.into_iter().collect());
            }
            Kind::Applications => {
                add("applications", vec![record]);
                add("refused_applications", vec![record]);
                add("attendances", of("attendances", "application", record));
                add("day_notes", of("day_notes", "application", record));
            }
            Kind::Consultations => add("consultations", vec![record]),
            Kind::Consents => {
                add("consents", vec![record]);
                add("attachments", of("attachments", "subject", record));
                add("papers", self.kin.parents("consents", "paper", record));
            }
            Kind::Loans => {
                add("needs", vec![record]);
                for slip in of("slips", "need", record) {
                    add("signatures", of("signatures", "slip", slip));
                    for loan in of("loans", "slip", slip) {
                        add("extensions", of("extensions", "loan", loan));
                        add("reminders", of("reminders", "loan", loan));
                        add("losses", of("losses", "loan", loan));
                        add("attachments", of("attachments", "subject", loan));
                    }
                }
            }
            Kind::Incidents => {
                add("incidents", vec![record]);
                add("incident_notes", of("incident_notes", "incident", record));
                add("instructions", of("instructions", "incident", record));
            }
            Kind::Refusals => add("refusals", vec![record]),
            Kind::Papers => add("papers", vec![record]),
            Kind::Sessions => {
                let of_session = |note: &Uuid| self.kin.parents("day_notes", "application", *note).is_empty();
                let notes = of("day_notes", "session", record).into_iter().filter(of_session);
                add("day_notes", notes.collect());
                add("session_staff", self.named_outside(of("session_staff", "session", record))?);
            }
            Kind::Imports => {
                add("imports", vec![record]);
                add("import_rows", of("import_rows", "import", record));
            }
        }
        Ok(all)
    }

    /// A family, and those that were merged into it: their cards are gone, and in the journal still.
    fn once(&self, family: Uuid) -> Result<BTreeSet<Uuid>> {
        let mut found = BTreeSet::from([family]);
        let mut next = vec![family];
        while let Some(family) = next.pop() {
            for person in self.kin.children("persons", "family", family) {
                for other in self.kin.parents("persons", "family", person) {
                    if crate::families::get(self.write, Id::<Family>::from(other))?.is_none()
                        && found.insert(other)
                    {
                        next.push(other);
                    }
                }
            }
        }
        Ok(found)
    }

    /// Those present who are not of the city's staff; of who was taken off the list nobody knows, so they count.
    fn named_outside(&self, present: Vec<Uuid>) -> Result<Vec<Uuid>> {
        let mut statement = self
            .write
            .connection()
            .prepare_cached("SELECT staff IS NULL FROM session_staff WHERE id = ?1")?;
        let mut outside = Vec::new();
        for id in present {
            if statement.query_row([id], |row| row.get(0)).optional()?.unwrap_or(true) {
                outside.push(id);
            }
        }
        Ok(outside)
    }

    fn erase(&self, table: &'static str, id: Uuid) -> Result<()> {
        let Some((table, columns)) = personal::of(table) else { return Ok(()) };
        if table == "attachments" {
            self.write.remove(table, id)?;
        }
        let days = if table == "persons" { self.days_counted(id)? } else { Vec::new() };
        let guardian = table == "persons" && self.is_guardian(id)?;
        let blanks: Vec<_> = columns
            .iter()
            .map(|(column, instead)| (*column, |said: &Value| blank(*instead, said, &days, guardian)))
            .collect();
        let fields: Vec<_> =
            blanks.iter().map(|(column, blank)| (*column, blank as &dyn Fn(&Value) -> Value)).collect();
        self.write.erase(table, id, &fields)
    }

    /// The days on which someone is counted by their age: those of the sessions their family applied to.
    fn days_counted(&self, person: Uuid) -> Result<Vec<NaiveDate>> {
        Ok(self
            .write
            .connection()
            .prepare_cached(
                "SELECT DISTINCT held_on FROM persons
                 JOIN applications USING (family) JOIN sessions ON sessions.id = applications.session
                 WHERE persons.id = ?1",
            )?
            .query_map([person], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    fn is_guardian(&self, person: Uuid) -> Result<bool> {
        Ok(self
            .write
            .connection()
            .prepare_cached("SELECT kind = 'guardian' FROM persons WHERE id = ?1")?
            .query_row([person], |row| row.get(0))
            .optional()?
            .unwrap_or(false))
    }

    /// Drops the bytes of pictures that no record shows any more.
    fn drop_pictures(&self) -> Result<()> {
        self.write.connection().execute(
            "DELETE FROM blobs WHERE hash NOT IN (SELECT hash FROM attachments)
               AND hash NOT IN (
                 -- taken from a record that is not let go: taking that back needs them
                 SELECT substr(change.value, 2) FROM change
                 WHERE record = 'attachments' AND field = 'hash' AND value IS NOT NULL
                   AND EXISTS (SELECT 1 FROM change AS caption
                               WHERE caption.record = 'attachments' AND caption.id = change.id
                                 AND caption.field = 'caption' AND caption.value IS NOT NULL))",
            params![],
        )?;
        Ok(())
    }
}

/// What a field says instead of what it said.
fn blank(instead: Instead, said: &Value, days: &[NaiveDate], guardian: bool) -> Value {
    let date = |coarser: fn(NaiveDate, &[NaiveDate]) -> NaiveDate| {
        said.date().map_or(Value::Null, |day| coarser(day, days).into())
    };
    match (instead, said) {
        (_, Value::Null) | (Instead::Unknown, _) => Value::Null,
        (Instead::Word, said) if said.text() == Some("") => "".into(),
        (Instead::Word, _) => ERASED.into(),
        (Instead::Empty, _) => "".into(),
        (Instead::NoBytes, _) => Value::Blob(Vec::new()),
        (Instead::Birth, _) if guardian => Value::Null,
        (Instead::Birth, _) => date(month_of_birth),
        (Instead::Due, _) => date(month_due),
    }
}
