//! Dropping (落とす): files that are let fall on the window.
//!
//! WebView2 hands them to the page itself. WebKit on Linux hands the page their addresses and nothing to read, so
//! there they come this way: the system says which files fell, and the page asks for what is in them. It can ask for
//! no other file.

use crate::printing::{NotDone, Printing};
use serde::Serialize;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Response;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, State, Window, async_runtime};

/// Whether files come this way on this system.
pub const THIS_WAY: bool = cfg!(target_os = "linux");

/// The most bytes that are read of one file; a thick stack of scanned paper has fewer.
const MOST_BYTES: u64 = 512 << 20;

/// The files that fell last, in the order of the hand that held them.
#[derive(Default)]
pub struct Fallen(Mutex<Vec<PathBuf>>);

/// What the page hears.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Heard {
    /// Files hang above the window.
    Over,
    /// They went away again.
    Away,
    /// They fell: what they are called.
    Fell { names: Vec<String> },
}

/// Tells the page what is held above its window.
pub fn tell(window: &Window, event: &DragDropEvent) {
    let heard = match event {
        DragDropEvent::Enter { .. } => Heard::Over,
        DragDropEvent::Leave => Heard::Away,
        DragDropEvent::Drop { paths, .. } => {
            let files: Vec<PathBuf> = paths.iter().filter(|path| path.is_file()).cloned().collect();
            let named = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
            let names = files.iter().filter_map(named).collect();
            *window.state::<Fallen>().0.lock().unwrap_or_else(PoisonError::into_inner) = files;
            Heard::Fell { names }
        }
        _ => return,
    };
    // A page that is gone hears nothing and misses nothing.
    let _ = window.emit("dropping", heard);
}

/// Forgets which files fell: behind the cover nobody asks for them.
pub fn forget(app: &AppHandle) {
    app.state::<Fallen>().0.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// What is in the `nth` of the files that fell last, raw.
#[tauri::command]
pub async fn fallen(fallen: State<'_, Fallen>, nth: usize) -> Result<Response, NotDone> {
    let file = fallen.0.lock().unwrap_or_else(PoisonError::into_inner).get(nth).cloned();
    let file = file.ok_or(Printing::FolderGone)?;
    let read = move || match fs::metadata(&file)?.len() {
        0..=MOST_BYTES => Ok(fs::read(&file)?),
        _ => Err(NotDone::Broken),
    };
    let bytes = async_runtime::spawn_blocking(read).await.unwrap_or(Err(NotDone::Broken))?;
    Ok(Response::new(bytes))
}
