//! The tables: what the migrations add up to is committed, to be read and compared.

use std::{env, fs, path::Path};

use store::Store;

use crate::hand::laptop;

/// `UPDATE_SCHEMA=1 cargo test -p tests --test store` writes the committed file anew.
#[test]
fn the_migrations_add_up_to_the_committed_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/schema.sql");
    let store = Store::in_memory(&laptop()).expect("a store");
    let schema = store.read().schema().expect("it can be read");
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &schema).expect("it can be written");
    }
    let committed = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(schema.replace("\r\n", "\n") == committed, "run with UPDATE_SCHEMA=1 and look at the difference");
}

#[test]
fn every_table_is_strict() {
    let store = Store::in_memory(&laptop()).expect("a store");
    let schema = store.read().schema().expect("it can be read");
    for table in schema.split(";\n").map(str::trim).filter(|sql| sql.starts_with("CREATE TABLE")) {
        assert!(table.contains(") STRICT"), "{table}");
    }
    assert!(!schema.contains("CREATE TRIGGER"), "what a trigger did would not be in the journal");
}
