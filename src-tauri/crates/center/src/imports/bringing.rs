//! Bringing files in (取り込みの受け入れ), saying how they are read, mending rows, leaving them out.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{Id, imports::guess, places::Place, sessions::Session, staff::Deed};
use store::{
    Read, Write,
    imports::{Aim, FormRecord, ImportRecord, RowRecord, RowStanding, form_id, known_by},
};
use uuid::Uuid;

use super::{
    AimWire, BringSheet, ImportFailure, LeaveRow, LeaveStanding, MeaningWire, MendRow, PutAwayImport,
    ReadColumns, SheetBrought, Whose, judging::import_of, reading::FILE_NAME,
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    families::brief::family_of,
    hands::Hands,
    sessions::keeping::session_of,
    wire::{needed, reason, text},
};

/// The most characters of a mended cell.
const CELL: usize = sheets::read::Bounds::CELL;

impl Center {
    /// Brings a file in: every row that was not brought before is kept as it was read.
    pub(crate) fn bring_sheet(&mut self, request: BringSheet) -> Reply<SheetBrought> {
        let bytes = STANDARD
            .decode(request.bytes.as_bytes())
            .map_err(|_| Failure::Unreadable { field: "bytes".to_owned() })?;
        let sheet = sheets::read(&bytes).map_err(ImportFailure::from)?;
        self.act("bring_sheet", |write, hands| {
            let place = hands.me.place.id;
            hands.may(Deed::KeepRecords, place)?;
            let aim = aim(write, hands, request.aim)?;
            let form = remembered(write, &sheet.headings)?;
            let import = ImportRecord {
                id: hands.fresh(),
                place,
                form,
                file_name: needed("fileName", &request.file_name, FILE_NAME)?,
                encoding: encoding(sheet.encoding).to_owned(),
                aim,
                brought_at: hands.now,
                brought_by: hands.me.id,
                closed_on: None,
            };
            let (mut rows, mut before, mut known) = (0, None, 0);
            store::imports::put(write, &import)?;
            for row in &sheet.rows {
                let known_by = row_known_by(form, place, &row.cells);
                if let Some(bringer) = store::imports::bringer(write, place, &known_by)?
                    && bringer != import.id
                {
                    (before, known) = (Some(bringer), known + 1);
                    continue;
                }
                store::imports::put_row(
                    write,
                    &RowRecord {
                        id: hands.fresh(),
                        import: import.id,
                        number: row.number,
                        known_by,
                        receipt: None,
                        cells: row.cells.clone(),
                        standing: RowStanding::Waiting,
                        family: None,
                        new_family: false,
                        application: None,
                        override_reason: None,
                    },
                )?;
                rows += 1;
            }
            match before {
                Some(import) if rows == 0 => {
                    Err(ImportFailure::BroughtBefore { import: import.uuid(), rows: known }.into())
                }
                _ => Ok(SheetBrought { import: import.id.uuid(), rows, known }),
            }
        })
    }

    /// Says what the columns mean; the form remembers it.
    pub(crate) fn read_columns(&mut self, request: ReadColumns) -> Reply<Done> {
        self.act("read_columns", |write, hands| {
            let mut import = open(write, hands, request.import)?;
            let mut form = store::imports::form(write, import.form)?.ok_or(Failure::Gone)?;
            if request.meanings.len() != form.headings.len() {
                return Err(Failure::Unreadable { field: "meanings".to_owned() });
            }
            form.meanings = words(&request.meanings);
            store::imports::put_form(write, &form)?;
            import.aim = aim(write, hands, request.aim)?;
            store::imports::put(write, &import)?;
            Ok(Done {})
        })
    }

    /// Mends a row that waits, or writes down what was decided about it.
    pub(crate) fn mend_row(&mut self, request: MendRow) -> Reply<Done> {
        self.act("mend_row", |write, hands| {
            let mut row = waiting(write, hands, request.row)?;
            if request.cells.len() > sheets::read::Bounds::COLUMNS {
                return Err(Failure::Unreadable { field: "cells".to_owned() });
            }
            row.cells = request
                .cells
                .iter()
                .enumerate()
                .map(|(at, cell)| text(&format!("cells.{at}"), cell, CELL))
                .collect::<Reply<_>>()?;
            (row.family, row.new_family) = match request.whose {
                Whose::Unsaid {} => (None, false),
                Whose::New {} => (None, true),
                Whose::Known { family } => {
                    let family = family_of(write, family.into())?;
                    hands.may(Deed::KeepRecords, family.place)?;
                    (Some(family.id), false)
                }
            };
            row.override_reason = reason("overrideReason", request.override_reason.as_deref())?;
            if row.override_reason.is_some() {
                hands.may(Deed::Override, import_of(write, row.import)?.place)?;
            }
            row.standing = RowStanding::Waiting;
            store::imports::put_row(write, &row)?;
            Ok(Done {})
        })
    }

    /// Leaves a row out, or lets it wait again.
    pub(crate) fn leave_row(&mut self, request: LeaveRow) -> Reply<Done> {
        self.act("leave_row", |write, hands| {
            let mut row = waiting(write, hands, request.row)?;
            row.standing = match request.standing {
                LeaveStanding::Left => RowStanding::Left,
                LeaveStanding::Waiting => RowStanding::Waiting,
            };
            store::imports::put_row(write, &row)?;
            Ok(Done {})
        })
    }

    /// Puts an import away: what waits is gone, and of what was taken only that it was is kept.
    pub(crate) fn put_away_import(&mut self, request: PutAwayImport) -> Reply<Done> {
        self.act("put_away_import", |write, hands| {
            let mut import = open(write, hands, request.import)?;
            let mut taken = 0;
            for mut row in store::imports::rows(write, import.id)? {
                if row.standing == RowStanding::Taken {
                    row.cells = Vec::new();
                    store::imports::put_row(write, &row)?;
                    taken += 1;
                } else {
                    store::imports::remove_row(write, row.id)?;
                }
            }
            if taken == 0 {
                store::imports::remove(write, import.id)?;
            } else {
                import.closed_on = Some(hands.today());
                store::imports::put(write, &import)?;
            }
            Ok(Done {})
        })
    }
}

/// The form of these headings; one never met is read as its headings suggest, until a person says otherwise.
fn remembered(write: &Write, headings: &[String]) -> Reply<Uuid> {
    let id = form_id(headings);
    if store::imports::form(write, id)?.is_none() {
        let guessed: Vec<Option<MeaningWire>> =
            headings.iter().map(|heading| guess(heading).and_then(MeaningWire::from_domain)).collect();
        let form = FormRecord { headings: headings.to_vec(), meanings: words(&guessed) };
        store::imports::put_form(write, &form)?;
    }
    Ok(id)
}

fn words(meanings: &[Option<MeaningWire>]) -> Vec<String> {
    meanings.iter().map(|meaning| meaning.map_or("", MeaningWire::word).to_owned()).collect()
}

/// What a row is known by at a place, whichever file brings it.
fn row_known_by(form: Uuid, place: Id<Place>, cells: &[String]) -> [u8; 32] {
    let (form, place) = (form.to_string(), place.uuid().to_string());
    known_by([form.as_str(), place.as_str()].into_iter().chain(cells.iter().map(String::as_str)))
}

/// What the rows become; a session must be this person's to keep.
fn aim(read: &Read, hands: &Hands, wire: AimWire) -> Reply<Aim> {
    Ok(match wire {
        AimWire::Families {} => Aim::Families,
        AimWire::Column {} => Aim::Column,
        AimWire::Session { session } => {
            let session: Id<Session> = session.into();
            hands.may(Deed::KeepRecords, session_of(read, session)?.place)?;
            Aim::Session(session)
        }
    })
}

/// An import that was not put away, and is this person's to keep.
pub(super) fn open(read: &Read, hands: &Hands, id: Uuid) -> Reply<ImportRecord> {
    let import = import_of(read, id.into())?;
    hands.may(Deed::KeepRecords, import.place)?;
    if import.closed_on.is_some() {
        return Err(ImportFailure::PutAway.into());
    }
    Ok(import)
}

/// A row that was not taken, and is this person's to keep.
fn waiting(read: &Read, hands: &Hands, id: Uuid) -> Reply<RowRecord> {
    let row = store::imports::row(read, id.into())?.ok_or(Failure::Gone)?;
    open(read, hands, row.import.uuid())?;
    if row.standing == RowStanding::Taken {
        return Err(ImportFailure::TakenAlready.into());
    }
    Ok(row)
}

fn encoding(encoding: sheets::Encoding) -> &'static str {
    match encoding {
        sheets::Encoding::Utf8 => "utf8",
        sheets::Encoding::Utf8WithMark => "utf8WithMark",
        sheets::Encoding::Utf16 => "utf16",
        sheets::Encoding::Cp932 => "cp932",
        sheets::Encoding::Workbook => "workbook",
    }
}
