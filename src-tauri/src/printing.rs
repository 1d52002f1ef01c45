//! Printing (印刷): puts a finished PDF where it can be seen, kept and printed.
//!
//! Papers come here already laid out; nothing here reads them. A file name never holds a name of a person:
//! the page proposes one made of the paper's form and number.

mod atomic;
mod spool;

use serde::Serialize;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};
use tauri::{AppHandle, Manager, State, Window, async_runtime};
use tauri_plugin_dialog::DialogExt;

/// Why a paper did not get where it should; the page has a sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "about", content = "failure", rename_all = "camelCase")]
pub enum NotDone {
    /// The disk or the stick is full.
    DiskFull,
    /// The paper was not kept or printed.
    Printing(Printing),
    /// Something broke; nothing was printed or kept.
    Broken,
}

/// What stood between a paper and its folder or its printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Printing {
    /// This folder may not be written to.
    NotAllowed,
    /// The folder is no longer there (the stick was pulled).
    FolderGone,
    /// The file could not be written for another reason.
    NotWritten,
    /// This laptop knows no printer, or no longer knows this one.
    NoPrinter,
    /// The printer's queue did not take the paper.
    #[cfg_attr(
        windows,
        expect(dead_code, reason = "the shell takes a paper or has no viewer; the page words all kinds")
    )]
    NotPrinted,
    /// No program on this laptop opens a PDF.
    NoViewer,
    /// What arrived is not a paper.
    NotAPaper,
    /// The pages that were named are no list of pages.
    NotAPageList,
}

impl From<Printing> for NotDone {
    fn from(reason: Printing) -> Self {
        Self::Printing(reason)
    }
}

impl From<io::Error> for NotDone {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Printing::NotAllowed.into()
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Printing::FolderGone.into(),
            _ => Printing::NotWritten.into(),
        }
    }
}

/// How a paper left the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Sent {
    /// The printer's queue has it.
    Printed,
    /// It is open in the laptop's own viewer, to be printed from there.
    Opened,
}

/// A printer that this laptop knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printer {
    /// The name the queue answers to.
    pub id: String,
    /// The name people know it by.
    pub name: String,
    /// Whether the laptop prints here unless told otherwise.
    pub usual: bool,
}

/// The place that was chosen last for a paper. It is asked for before the paper takes its number, so that a person who
/// thinks better of it leaves no gap; and it never passes through the page, which could name any file.
#[derive(Default)]
pub struct ChosenPlace(Mutex<Option<PathBuf>>);

impl ChosenPlace {
    fn put(&self, place: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Asks where to keep a paper. `false` when the person thought better of it.
#[tauri::command]
pub async fn choose_place(
    app: AppHandle,
    window: Window,
    place: State<'_, ChosenPlace>,
    name: String,
) -> Result<bool, NotDone> {
    let chosen = apart(move || {
        let dialog = app.dialog().file().set_parent(&window).set_file_name(name);
        let chosen = dialog.add_filter("PDF", &["pdf"]).blocking_save_file();
        Ok(chosen.map(|chosen| chosen.into_path().map_err(|_| Printing::FolderGone)).transpose()?)
    })
    .await?;
    let any = chosen.is_some();
    place.put(chosen);
    Ok(any)
}

/// Asks for a folder that backups go to. None when the person thought better of it.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, window: Window) -> Result<Option<String>, NotDone> {
    apart(move || {
        let chosen = app.dialog().file().set_parent(&window).blocking_pick_folder();
        let chosen = chosen.map(|chosen| chosen.into_path().map_err(|_| Printing::FolderGone)).transpose()?;
        Ok(chosen.map(|folder| folder.to_string_lossy().into_owned()))
    })
    .await
}

/// Keeps a paper in the place that was chosen, whole or not at all.
#[tauri::command]
pub async fn save_pdf(place: State<'_, ChosenPlace>, bytes: Vec<u8>) -> Result<(), NotDone> {
    let paper = paper(bytes)?;
    let path = place.take().ok_or(Printing::FolderGone)?;
    apart(move || Ok(atomic::write(&path, &paper)?)).await
}

/// Asks where to keep a list and writes it there, whole or not at all. `false` when the person thought better of it.
#[tauri::command]
pub async fn save_sheet(
    app: AppHandle,
    window: Window,
    bytes: Vec<u8>,
    name: String,
) -> Result<bool, NotDone> {
    apart(move || {
        let (kind, ending) = if name.ends_with(".xlsx") { ("Excel", "xlsx") } else { ("CSV", "csv") };
        let dialog = app.dialog().file().set_parent(&window).set_file_name(name);
        let Some(chosen) = dialog.add_filter(kind, &[ending]).blocking_save_file() else {
            return Ok(false);
        };
        let path = chosen.into_path().map_err(|_| Printing::FolderGone)?;
        atomic::write(&path, &bytes)?;
        Ok(true)
    })
    .await
}

/// Sends a paper to a printer (the usual one when `printer` is empty). `pages` as `1-2,5`; all when empty.
#[tauri::command]
pub async fn print_pdf(
    app: AppHandle,
    bytes: Vec<u8>,
    printer: String,
    copies: u8,
    pages: String,
) -> Result<Sent, NotDone> {
    let paper = paper(bytes)?;
    let job = spool::Job {
        printer: Some(printer).filter(|printer| !printer.is_empty()),
        copies: copies.clamp(1, 99),
        pages: match pages.as_str() {
            "" => None,
            // A list that cannot be read must not become "all".
            pages if !spool::is_page_list(pages) => return Err(Printing::NotAPageList.into()),
            _ => Some(pages),
        },
    };
    apart(move || spool::send(&job, &paper, || in_passing(&app, &paper))).await
}

/// Opens a paper in the laptop's own viewer.
#[tauri::command]
pub async fn open_pdf(app: AppHandle, bytes: Vec<u8>) -> Result<Sent, NotDone> {
    let paper = paper(bytes)?;
    apart(move || spool::open(&in_passing(&app, &paper)?)).await
}

/// The printers this laptop knows, the usual one marked.
#[tauri::command]
pub async fn printers() -> Result<Vec<Printer>, NotDone> {
    apart(|| Ok(spool::printers())).await
}

/// Removes the copies that were laid out for a viewer: they hold people's names, and the ledger can print them again.
pub fn forget(app: &AppHandle) {
    if let Ok(folder) = passing(app) {
        // A viewer may still hold one open (Windows); the next start tries again.
        let _ = fs::remove_dir_all(folder);
    }
}

/// Writes a copy for a viewer or a spooler to read, under a name that says nothing.
fn in_passing(app: &AppHandle, paper: &[u8]) -> Result<PathBuf, NotDone> {
    static COUNT: AtomicUsize = AtomicUsize::new(1);
    let folder = passing(app)?;
    let mut private = fs::DirBuilder::new();
    private.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut private, 0o700);
    private.create(&folder)?;
    let path =
        folder.join(format!("paper-{}-{}.pdf", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    atomic::write(&path, paper)?;
    Ok(path)
}

fn passing(app: &AppHandle) -> Result<PathBuf, NotDone> {
    let data = app.path().app_local_data_dir().map_err(|_| Printing::FolderGone)?;
    Ok(data.join("in-passing"))
}

fn paper(bytes: Vec<u8>) -> Result<Vec<u8>, NotDone> {
    if bytes.starts_with(b"%PDF-") { Ok(bytes) } else { Err(Printing::NotAPaper.into()) }
}

/// Does slow work on a thread of its own; a panic there is one failure, no more.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, NotDone> + Send + 'static,
) -> Result<T, NotDone> {
    async_runtime::spawn_blocking(work).await.unwrap_or(Err(NotDone::Broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_a_locked_folder() {
        assert_eq!(NotDone::from(io::Error::from(io::ErrorKind::StorageFull)), NotDone::DiskFull);
        assert_eq!(
            NotDone::from(io::Error::from(io::ErrorKind::PermissionDenied)),
            Printing::NotAllowed.into()
        );
    }
}
