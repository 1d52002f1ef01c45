//! Walls (間仕切り): which room may know which, and where an outside part may stand alone (`house.md`, "Directions").

use super::{metadata, words};
use std::collections::{BTreeMap, BTreeSet};

/// The rooms each room may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("documents", &["domain"]),
    ("sheets", &["domain"]),
    ("center", &["domain", "store", "documents", "sheets"]),
    ("desktop", &["center", "documents"]),
    ("xtask", &[]),
];

/// Parts that stand in one room only; the tests, which stand outside, may hold them as a peer.
const ALONE: &[(&str, &str)] = &[
    ("tauri", "desktop"),
    ("rusqlite", "store"),
    ("printpdf", "documents"),
    ("lopdf", "documents"),
    ("rqrr", "documents"),
    ("zune-jpeg", "documents"),
    ("csv", "sheets"),
    ("calamine", "sheets"),
    ("rust_xlsxwriter", "sheets"),
    ("ts-rs", "center"),
];

/// What each room names, by room; what only its own tests name does not count.
fn named() -> BTreeMap<String, BTreeSet<String>> {
    let all = metadata(None);
    let packages = all["packages"].as_array().expect("packages");
    let of = |package: &serde_json::Value| {
        let parts = package["dependencies"].as_array().expect("dependencies");
        parts
            .iter()
            .filter(|part| words(part, "kind") != "dev")
            .map(|part| words(part, "name").to_owned())
            .collect()
    };
    packages.iter().map(|package| (words(package, "name").to_owned(), of(package))).collect()
}

#[test]
fn a_room_knows_only_the_rooms_below_it() {
    let named = named();
    let rooms: BTreeSet<&str> = named.keys().map(String::as_str).filter(|room| *room != "tests").collect();
    let drawn: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    assert_eq!(rooms, drawn, "a room that the map does not know");
    for (room, below) in ARROWS {
        let known = named[*room].iter().filter(|part| rooms.contains(part.as_str()));
        let through: Vec<&String> = known.filter(|part| !below.contains(&part.as_str())).collect();
        assert!(through.is_empty(), "{room} reaches through the wall to {through:?}");
    }
}

#[test]
fn a_part_with_a_room_of_its_own_stays_there() {
    for (part, home) in ALONE {
        let named = named();
        let holders = named.iter().filter(|(room, parts)| *room != "tests" && parts.contains(*part));
        let rooms: Vec<&String> = holders.map(|(room, _)| room).collect();
        assert_eq!(rooms, [home], "{part}");
    }
}

#[test]
fn what_is_true_needs_no_wire_and_no_file() {
    let named = named();
    let carriers = ["serde", "serde_json", "rusqlite", "tracing"];
    for room in ["domain", "documents", "sheets", "store"] {
        let found: Vec<&&str> = carriers
            .iter()
            .filter(|part| named[room].contains(**part) && !(room == "store" && **part == "rusqlite"))
            .collect();
        assert!(found.is_empty(), "{room} holds {found:?}");
    }
}
