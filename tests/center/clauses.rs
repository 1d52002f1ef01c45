//! Clauses behind refusals: every failure of the contract is walked. Either it names the clause it stands on, or it stands
//! on this list, of what a person can do something about without the policy having a word in it.

use std::{collections::BTreeSet, fs, path::Path};

use domain::policy::{ClauseId, FIRST_TEXT, Policy};
use serde_json::json;
use tests::{DIVISION, SmallCenter, formal};

/// Failures that do not come from the policy: slips of the hand, the order of work, the laptop.
const NOT_OF_THE_POLICY: &str = include_str!("not_of_the_policy.txt");

/// What the program says of a family, an application or a row of a table; a sign on a list, and the clause behind it.
const VERDICTS: [&str; 4] = ["Against", "EligibilityVerdict", "RowVerdict", "RefusalSign"];

/// The failures and verdicts of the contract: type, kind, and whether a clause comes with it.
fn failures() -> Vec<(String, bool)> {
    let contract = include_str!("../../ui/src/lib/center.ts");
    let mut found = Vec::new();
    for declared in contract.split("export type ").skip(1) {
        let Some((name, body)) = declared.split_once(" = ") else { continue };
        let failure = name.ends_with("Failure") && !["Failure", "FieldFailure"].contains(&name);
        if !(failure || name == "Forbidden" || VERDICTS.contains(&name)) {
            continue;
        }
        let body = body.split(";\n").next().unwrap_or(body);
        for variant in body.split("\"kind\": \"").skip(1) {
            let kind = variant.split('"').next().unwrap_or_default();
            let clause = CLAUSE_IN.iter().any(|field| variant.contains(field));
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

/// Where a failure or a verdict says its clause: itself, or in what it carries.
const CLAUSE_IN: [&str; 5] = [
    "\nclause: ",
    "\nverdict: ",
    "\nagainst: ",
    "\neligibility: EligibilityVerdict, ",
    "\nrefusal: RefusalBrief, ",
];

/// Every file of a folder and below that ends so.
fn sources(folder: &Path, endings: &[&str], all: &mut String) {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path()).collect();
    files.sort();
    for file in files {
        if file.is_dir() {
            sources(&file, endings, all);
        } else if file.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
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
        sources(&crates.join(floor), &["rs"], &mut all);
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

#[test]
fn every_clause_a_screen_opens_says_something() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
    let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
    let mut all = String::new();
    sources(&ui, &["svelte", "ts"], &mut all);
    let mut opened = BTreeSet::new();
    for rest in all.split(['"', '\'', '`']).filter(|words| words.starts_with('§')) {
        let Ok(clause) = rest.parse::<ClauseId>() else { continue };
        assert!(policy.words(clause).is_some(), "{rest} says nothing");
        opened.insert(clause);
    }
    assert!(opened.len() > 15, "the screens are read: {opened:?}");
}

#[test]
fn whatever_is_prepared_for_a_session_opens_the_clause_it_keeps() {
    let center = SmallCenter::at(DIVISION);
    let session = center.session("2026-12-04", 12);
    let card = center.must("session_card", json!({ "session": session }));
    let rows = card["preparations"].as_array().expect("a list");
    assert!(rows.len() > 3, "{rows:?}");
    for row in rows {
        let words = center.must("clause", json!({ "clause": row["clause"], "on": "2026-12-04" }));
        assert!(words["paragraphs"].as_array().is_some_and(|all| !all.is_empty()), "{row}");
    }
}

#[test]
fn a_paper_is_seen_with_the_clauses_it_serves_before_and_after_it_is_issued() {
    let center = SmallCenter::at(DIVISION);
    let family = center.family("佐藤 綾", "湊", "2025-07-14");
    let wanted = formal(json!({ "kind": "consent", "families": [family], "session": null }));
    let draft = center.must("draft_papers", wanted.clone())["papers"][0]["clauses"].clone();
    let issued = center.must("issue_papers", wanted)["papers"][0]["clauses"].clone();
    assert_eq!(draft, issued);
    for clause in draft.as_array().expect("clauses") {
        center.must("clause", json!({ "clause": clause, "on": null }));
    }
    assert!(draft.as_array().is_some_and(|all| all.contains(&json!("§4(3)"))), "{draft}");
}
