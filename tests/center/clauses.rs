//! Clauses behind refusals: every failure of the contract is walked. Either it names the clause it stands on, or it stands
//! on this list, of what a person can do something about without the policy having a word in it.

use std::{collections::BTreeSet, fs, path::Path};

use domain::policy::{ClauseId, FIRST_TEXT, Policy};

/// Failures that do not come from the policy: slips of the hand, the order of work, the laptop.
const NOT_OF_THE_POLICY: &str = include_str!("not_of_the_policy.txt");

/// The failures of the contract: type, kind, and whether a clause comes with it.
fn failures() -> Vec<(String, bool)> {
    let contract = include_str!("../../ui/src/lib/center.ts");
    let mut found = Vec::new();
    for declared in contract.split("export type ").skip(1) {
        let Some((name, body)) = declared.split_once(" = ") else { continue };
        if !(name.ends_with("Failure") || name == "Forbidden") || ["Failure", "FieldFailure"].contains(&name)
        {
            continue;
        }
        let body = body.split(";\n").next().unwrap_or(body);
        for variant in body.split("\"kind\": \"").skip(1) {
            let kind = variant.split('"').next().unwrap_or_default();
            let clause =
                ["\nclause: ", "\nverdict: ", "\nagainst: "].iter().any(|field| variant.contains(field));
            found.push((format!("{name} {kind}"), clause));
        }
    }
    found
}

#[test]
fn every_failure_names_its_clause_or_is_known_to_have_none() {
    let known: BTreeSet<&str> = NOT_OF_THE_POLICY.lines().filter(|line| !line.is_empty()).collect();
    let failures = failures();
    assert!(failures.len() > 100, "the contract is read: {}", failures.len());
    for (failure, clause) in &failures {
        assert_ne!(
            *clause,
            known.contains(failure.as_str()),
            "{failure}: give it the clause it stands on, or write it down in not_of_the_policy.txt"
        );
    }
    for name in known {
        assert!(failures.iter().any(|(failure, _)| failure == name), "{name} is no failure any more");
    }
}

/// Every file of a folder and below.
fn sources(folder: &Path, all: &mut String) {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path()).collect();
    files.sort();
    for file in files {
        if file.is_dir() {
            sources(&file, all);
        } else if file.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&file).expect("a source"));
        }
    }
}

#[test]
fn every_clause_the_program_stands_on_says_something() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates");
    let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
    let mut all = String::new();
    for floor in ["domain/src", "center/src"] {
        sources(&crates.join(floor), &mut all);
    }
    let named: Vec<&str> =
        all.split("ClauseId = ClauseId::").skip(1).filter_map(|rest| rest.split(';').next()).collect();
    assert!(named.len() > 5, "the rules are read: {named:?}");
    for made in named {
        let (way, numbers) = made.trim_end_matches(')').split_once('(').expect("a call");
        let id = match (way, numbers.split_once(", ")) {
            ("section", None) => format!("§{numbers}"),
            ("item", Some((section, item))) => format!("§{section}({item})"),
            _ => panic!("a clause made in a way this test does not know: {made}"),
        };
        let clause: ClauseId = id.parse().expect("an id");
        assert!(policy.words(clause).is_some(), "{id} says nothing");
    }
    // A clause on the wire is one of those, never words of its own.
    for said in all.split("clause: ").skip(1) {
        assert!(!said.starts_with('"'), "a clause spelt out: {}", said.lines().next().unwrap_or_default());
    }
}
