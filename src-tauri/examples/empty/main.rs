//! An empty window (からの窓): what a start costs before any of our own work; the bench `start` measures against it.

fn main() {
    if let Err(error) =
        tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json"))
    {
        eprintln!("the window does not open: {error}");
    }
}
