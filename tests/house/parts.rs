//! Parts (ほかの人が作ったもの): what travels inside the program, with its licence, as 設定 → このプログラム lists it.
//!
//! `UPDATE_PARTS=1 cargo test -p tests --test house parts` writes the list anew.

use super::{metadata, top, walk, words};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Where people install the program.
const SYSTEMS: [&str; 2] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

/// What does not tell its licence where the others do, but in a file of its own (`LICENSE`), which somebody has read.
const READ_BY_HAND: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// Name, version, licence.
type Part = [String; 3];

/// What cargo links into the desktop program, on any system.
fn crates() -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    for system in SYSTEMS {
        let all = metadata(Some(system));
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let packages: BTreeMap<String, Value> = list(&all["packages"])
            .into_iter()
            .map(|package| (words(&package, "id").to_owned(), package))
            .collect();
        let needs: BTreeMap<String, Vec<String>> = list(&all["resolve"]["nodes"])
            .iter()
            .map(|node| {
                let linked =
                    |need: &&Value| list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
                let needs = list(&node["deps"]);
                let needs = needs.iter().filter(linked).map(|need| words(need, "pkg").to_owned()).collect();
                (words(node, "id").to_owned(), needs)
            })
            .collect();
        let desktop = packages.iter().find(|(_, package)| words(package, "name") == "desktop");
        let mut waiting = vec![desktop.expect("the program").0.clone()];
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if seen.insert(id.clone()) {
                waiting.extend(needs.get(&id).into_iter().flatten().cloned());
            }
        }
        for package in
            seen.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null())
        {
            parts.insert(["name", "version", "license"].map(|field| words(package, field).to_owned()));
        }
    }
    parts
}

/// What the pages carry: every package a source of theirs imports, and what those need.
fn packages_of_the_pages() -> BTreeSet<Part> {
    let read = |file: &str| -> Value {
        let text = fs::read_to_string(top().join("ui").join(file)).expect("there");
        serde_json::from_str(&text).expect("JSON")
    };
    let (own, lock) = (read("package.json"), read("package-lock.json"));
    let mut sources = String::new();
    walk(&top().join("ui/src"), &mut |file| {
        // A file of another kind, a font or a picture, imports nothing.
        sources.push_str(&fs::read_to_string(file).unwrap_or_default());
    });
    let known = own["devDependencies"].as_object().expect("packages");
    let imported = |name: &&String| {
        ["\"", "'"].iter().any(|mark| {
            sources.contains(&format!("{mark}{name}{mark}")) || sources.contains(&format!("{mark}{name}/"))
        })
    };
    let tests_only = |name: &&String| {
        !name.starts_with("@testing-library") && !["vitest", "axe-core"].contains(&name.as_str())
    };
    let mut waiting: Vec<String> = known.keys().filter(imported).filter(tests_only).cloned().collect();
    let mut parts = BTreeMap::new();
    while let Some(name) = waiting.pop() {
        let package = &lock["packages"][format!("node_modules/{name}")];
        if package.is_null() || parts.contains_key(&name) {
            continue;
        }
        waiting
            .extend(package["dependencies"].as_object().into_iter().flat_map(|needs| needs.keys().cloned()));
        let licence = licence_of(&name, package);
        parts.insert(name, (words(package, "version").to_owned(), licence));
    }
    parts.into_iter().map(|(name, (version, licence))| [name, version, licence]).collect()
}

fn licence_of(name: &str, package: &Value) -> String {
    let read = READ_BY_HAND.iter().find(|(known, _)| *known == name).map(|(_, licence)| *licence);
    read.unwrap_or_else(|| words(package, "license")).to_owned()
}

fn listed(parts: &BTreeSet<Part>) -> String {
    let lines: Vec<String> = parts
        .iter()
        .map(|[name, version, licence]| format!("\t\t[\"{name}\", \"{version}\", \"{licence}\"]"))
        .collect();
    lines.join(",\n")
}

#[test]
fn the_program_lists_what_travels_in_it_and_on_what_terms() {
    let (program, pages) = (crates(), packages_of_the_pages());
    assert!(
        program.len() > 200 && pages.len() > 5,
        "{} and {} parts: a tree was not read",
        program.len(),
        pages.len()
    );
    for [name, version, licence] in program.iter().chain(&pages) {
        assert!(!licence.is_empty(), "{name} {version} does not tell its licence");
    }
    let version = env!("CARGO_PKG_VERSION");
    let told = format!(
        "{{\n\t\"version\": \"{version}\",\n\t\"program\": [\n{}\n\t],\n\t\"pages\": [\n{}\n\t]\n}}\n",
        listed(&program),
        listed(&pages)
    );
    let file = top().join("ui/src/routes/settings/parts.json");
    if std::env::var_os("UPDATE_PARTS").is_some() {
        fs::write(&file, &told).expect("written");
    }
    let there: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a list")).expect("JSON");
    assert_eq!(there["version"], json!(version));
    for (name, now) in [("program", &program), ("pages", &pages)] {
        let there: BTreeSet<Part> = serde_json::from_value(there[name].clone()).expect("parts");
        let stray: Vec<_> = there.symmetric_difference(now).collect();
        assert!(stray.is_empty(), "UPDATE_PARTS=1 writes {name} anew: {stray:?}");
    }
}
