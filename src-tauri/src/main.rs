//! つどい帳: a window, a key and one door. It decides nothing.
//!
//! The page asks through `ask` and `print`; both go straight to [`center::Desk`]. What is left here is the laptop:
//! where the data lies, its clock ([`laptop`]), its printers and its folders ([`printing`]), and files that are let fall
//! on the window ([`dropping`]).
//!
//! `tsudoi [--data DIR] [--practice]` — another data folder; the practice ledger (練習) instead of the true one.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dropping;
mod flags;
mod laptop;
mod log;
mod printing;

use center::{Desk, Failure};
use flags::Flags;
use serde_json::Value;
use std::error::Error;
use std::sync::Arc;
use tauri::ipc::Response;
use tauri::plugin::{self, TauriPlugin};
use tauri::utils::config::WindowConfig;
use tauri::{App, AppHandle, Manager, State, Url, WebviewWindowBuilder, WindowEvent, Wry, async_runtime};

/// Answers one request of the contract.
#[tauri::command]
async fn ask(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    name: String,
    request: Value,
) -> Result<Value, Failure> {
    if matches!(name.as_str(), "lock" | "end_day") {
        printing::forget(&app);
    }
    // What fell on the cover is nobody's, either.
    if matches!(name.as_str(), "lock" | "end_day" | "sign_in" | "switch_by_pin" | "recover") {
        dropping::forget(&app);
    }
    let desk = Arc::clone(&desk);
    // On a thread of its own: the window goes on drawing, and a panic ends the one request only.
    async_runtime::spawn_blocking(move || desk.ask(&name, request)).await.unwrap_or(Err(Failure::Broken))
}

/// Answers one paper as PDF bytes, raw: a JSON array of them would be five times the size.
#[tauri::command]
async fn print(desk: State<'_, Arc<Desk>>, name: String, request: Value) -> Result<Response, Failure> {
    let desk = Arc::clone(&desk);
    let paper = async_runtime::spawn_blocking(move || desk.print(&name, request))
        .await
        .unwrap_or(Err(Failure::Broken))?;
    Ok(Response::new(paper))
}

fn main() {
    log::note_panics();
    let flags = match Flags::read(std::env::args_os().skip(1)) {
        Ok(flags) => flags,
        Err(unknown) => {
            eprintln!("tsudoi: {unknown}\nusage: tsudoi [--data DIR] [--practice]");
            std::process::exit(2);
        }
    };
    let mut builder = tauri::Builder::default();
    if flags == Flags::default() {
        // A second start by a double click brings the open window forward. Other ledgers are guarded by their file's lock.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| bring_forward(app)));
    }
    let opened = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(stay())
        .setup(move |app| furnish(app, &flags))
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(event) = event {
                dropping::tell(window, event);
            }
        })
        .invoke_handler(tauri::generate_handler![
            ask,
            print,
            dropping::fallen,
            printing::choose_place,
            printing::choose_folder,
            printing::save_pdf,
            printing::save_sheet,
            printing::print_pdf,
            printing::open_pdf,
            printing::printers
        ])
        .build(tauri::generate_context!());
    match opened {
        Ok(app) => app.run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                printing::forget(app);
                app.state::<Arc<Desk>>().close();
            }
        }),
        Err(error) => {
            eprintln!("tsudoi: the window does not open: {error}");
            std::process::exit(1);
        }
    }
}

/// Decides where the data lies and puts the desk into the window's reach.
fn furnish(app: &mut App, flags: &Flags) -> Result<(), Box<dyn Error>> {
    let folder = match &flags.data {
        Some(folder) => folder.clone(),
        None => app.path().app_local_data_dir()?,
    };
    log::into_folder(&folder);
    let desk = laptop::desk(folder, flags.practice)
        .map_err(|failure| format!("the records do not open: {failure:?}"))?;
    app.manage(Arc::new(desk));
    app.manage(printing::ChosenPlace::default());
    app.manage(dropping::Fallen::default());
    printing::forget(app.handle());
    open_window(app)?;
    fit(app);
    Ok(())
}

/// Opens the one window, once all it may ask for is there.
fn open_window(app: &App) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        let window = WindowConfig { drag_drop_enabled: dropping::THIS_WAY, ..window.clone() };
        WebviewWindowBuilder::from_config(app, &window)?.build()?;
    }
    Ok(())
}

/// Fills the screen where the window would not fit on it (a 1366×768 laptop).
fn fit(app: &App) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    if let (Ok(Some(screen)), Ok(size)) = (window.current_monitor(), window.outer_size())
        && (screen.size().width < size.width || screen.size().height < size.height + 48)
    {
        // Left as it is where the window manager cannot: the page scrolls.
        let _ = window.maximize();
    }
}

/// Keeps the window on the pages that came with the program: whatever a page is tricked into, it leads nowhere else.
fn stay() -> TauriPlugin<Wry> {
    let home = |url: &Url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    plugin::Builder::new("stay").on_navigation(move |_, url| home(url)).build()
}

fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // Each may fail on a window that is closing; then there is nothing to bring forward.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
