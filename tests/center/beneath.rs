//! Beneath the door (帳面の下): the records as they lie, for what staff never do to them.

use std::path::Path;

use rusqlite::Connection;
use tests::draw;

/// The key of the records in a folder: one of those a still world draws.
pub fn key_of(folder: &Path) -> String {
    for nth in 0..1000 {
        let mut key = [0; 32];
        draw(nth, &mut key);
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        if opened(folder, &hex).query_row("SELECT count(*) FROM entry", [], |_| Ok(())).is_ok() {
            return hex;
        }
    }
    panic!("no key that was drawn opens the records")
}

/// The decrypted records, past the door: for what no hand could do there.
pub fn opened(folder: &Path, key: &str) -> Connection {
    let connection = Connection::open(folder.join("tsudoi.db")).expect("opened");
    connection
        .execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}'\""))
        .expect("told");
    connection
}
