//! What the records keep about backups (控えの置き場・媒体の持出し): where they go, and what was carried out.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Id, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A folder that every backup is copied to.
#[derive(Clone, PartialEq, Eq)]
pub struct Folder {
    /// Which.
    pub id: Uuid,
    /// What staff call it (`課の共有フォルダ`).
    pub name: String,
    /// Where it is, on the laptop that set it.
    pub path: PathBuf,
    /// The laptop it is of.
    pub laptop: Uuid,
}

/// A backup that was carried out on a medium (媒体の持出し).
#[derive(Clone, PartialEq, Eq)]
pub struct Carrying {
    /// Which.
    pub id: Uuid,
    /// 媒体管理番号.
    pub medium: String,
    /// 用途.
    pub purpose: String,
    /// What is on it: the name of the backup.
    pub backup: String,
    /// From which place.
    pub place: Id<Place>,
    /// When.
    pub taken_at: DateTime<Utc>,
    /// By whom.
    pub taken_by: Id<Staff>,
    /// The day it came back, and who took it in.
    pub returned: Option<(NaiveDate, Id<Staff>)>,
}

/// Sets a folder.
pub fn put_folder(write: &Write, folder: &Folder) -> Result<()> {
    write.put(
        "backup_folders",
        folder.id,
        &[
            ("name", folder.name.as_str().into()),
            ("path", (&*folder.path.to_string_lossy()).into()),
            ("laptop", folder.laptop.into()),
        ],
    )
}

/// Backups go there no more.
pub fn remove_folder(write: &Write, id: Uuid) -> Result<()> {
    write.remove("backup_folders", id)
}

/// The folders set on a laptop.
pub fn folders(read: &Read, laptop: Uuid) -> Result<Vec<Folder>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM backup_folders WHERE laptop = ?1 ORDER BY name, id")?
        .query_map([laptop], |row| {
            Ok(Folder {
                id: row.get("id")?,
                name: row.get("name")?,
                path: row.get::<_, String>("path")?.into(),
                laptop: row.get("laptop")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes down that a medium left, or came back.
pub fn put_carrying(write: &Write, carrying: &Carrying) -> Result<()> {
    let (returned_on, returned_by) = match carrying.returned {
        Some((on, by)) => (Some(on), Some(by.uuid())),
        None => (None, None),
    };
    write.put(
        "carryings",
        carrying.id,
        &[
            ("medium", carrying.medium.as_str().into()),
            ("purpose", carrying.purpose.as_str().into()),
            ("backup", carrying.backup.as_str().into()),
            ("place", carrying.place.uuid().into()),
            ("taken_at", carrying.taken_at.into()),
            ("taken_by", carrying.taken_by.uuid().into()),
            ("returned_on", returned_on.into()),
            ("returned_by", returned_by.into()),
        ],
    )
}

/// One medium that left.
pub fn get_carrying(read: &Read, id: Uuid) -> Result<Option<Carrying>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM carryings WHERE id = ?1")?
        .query_row([id], carrying)
        .optional()?)
}

/// The media that left a place (none: every place), the latest first; at most so many.
pub fn carryings(read: &Read, place: Option<Id<Place>>, most: u32) -> Result<Vec<Carrying>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT * FROM carryings WHERE ?1 IS NULL OR place = ?1 ORDER BY taken_at DESC, id LIMIT ?2",
        )?
        .query_map(params![place.map(Id::uuid), most], carrying)?
        .collect::<rusqlite::Result<_>>()?)
}

fn carrying(row: &Row) -> rusqlite::Result<Carrying> {
    let returned_by: Option<Uuid> = row.get("returned_by")?;
    let returned_on: Option<NaiveDate> = row.get("returned_on")?;
    Ok(Carrying {
        id: row.get("id")?,
        medium: row.get("medium")?,
        purpose: row.get("purpose")?,
        backup: row.get("backup")?,
        place: row.get::<_, Uuid>("place")?.into(),
        taken_at: row.get("taken_at")?,
        taken_by: row.get::<_, Uuid>("taken_by")?.into(),
        returned: returned_on.zip(returned_by.map(Id::from)),
    })
}
