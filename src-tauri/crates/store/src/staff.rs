//! Staff (職員), as they rest. Passphrases are not here: they open the file, they are not in it.

use chrono::NaiveDate;
use domain::{
    Id,
    places::Place,
    staff::{Role, Staff},
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Value, Write, words::Word};

/// A member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Who.
    pub id: Id<Staff>,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 職名.
    pub title: String,
    /// In which role.
    pub role: Role,
    /// At which place.
    pub place: Id<Place>,
    /// The day they left, if they did.
    pub left_on: Option<NaiveDate>,
}

/// What a PIN is checked by.
pub struct PinKey {
    /// The salt.
    pub salt: [u8; 16],
    /// The key the PIN gives with it.
    pub key: [u8; 32],
}

const ALL: &str = "SELECT id, name, kana, title, role, place, left_on FROM staff";

/// Everyone, by place and kana; those who left come last.
pub fn all(read: &Read) -> Result<Vec<StaffMember>> {
    read.connection()
        .prepare_cached(&format!("{ALL} ORDER BY left_on IS NOT NULL, place, kana, name"))?
        .query_and_then([], member)?
        .collect()
}

/// One of them.
pub fn get(read: &Read, id: Id<Staff>) -> Result<Option<StaffMember>> {
    read.connection()
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.uuid()], |row| Ok(member(row)))
        .optional()?
        .transpose()
}

/// Writes someone down, or what changed of them.
pub fn put(write: &Write, member: &StaffMember) -> Result<()> {
    write.put(
        "staff",
        member.id.uuid(),
        &[
            ("name", member.name.as_str().into()),
            ("kana", member.kana.as_str().into()),
            ("title", member.title.as_str().into()),
            ("role", member.role.word().into()),
            ("place", member.place.uuid().into()),
            ("left_on", member.left_on.into()),
        ],
    )
}

/// What someone's PIN is checked by, if they chose one.
pub fn pin(read: &Read, id: Id<Staff>) -> Result<Option<PinKey>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT pin_salt, pin_key FROM staff WHERE id = ?1 AND pin_key IS NOT NULL")?
        .query_row([id.uuid()], |row| Ok(PinKey { salt: row.get("pin_salt")?, key: row.get("pin_key")? }))
        .optional()?)
}

/// Gives someone a PIN.
pub fn put_pin(write: &Write, id: Id<Staff>, pin: &PinKey) -> Result<()> {
    write.put(
        "staff",
        id.uuid(),
        &[("pin_salt", Value::from(&pin.salt[..])), ("pin_key", Value::from(&pin.key[..]))],
    )
}

fn member(row: &Row) -> Result<StaffMember> {
    Ok(StaffMember {
        id: row.get::<_, Uuid>("id")?.into(),
        name: row.get("name")?,
        kana: row.get("kana")?,
        title: row.get("title")?,
        role: Role::column(row, "role")?,
        place: row.get::<_, Uuid>("place")?.into(),
        left_on: row.get("left_on")?,
    })
}
