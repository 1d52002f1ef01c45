//! The door: every request of the contract, and every printing, with JSON nobody's screen would send.
//!
//! What is asked is made after the contract itself, so that a new request is tried from its first day. Whatever is
//! answered must be what the contract tells the screens, and a refusal one of the failures they have words for.

mod inventing;
mod shapes;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use center::{Failure, PRINTINGS, REQUESTS};
use serde_json::{Value, json};
use tests::{PASSPHRASE, PIN, SmallCenter};
use uuid::Uuid;

use crate::{
    dice::Dice,
    mangling::mangled,
    trial::{Judged, Trial},
};
use inventing::{Known, made_hostile, plausible};
use shapes::Shapes;

/// A thousand papers laid out at once, and their fonts.
const MOST: u64 = 512 * 1024 * 1024;

/// These end the day for the desk, or begin other records; they are asked, and the desk is opened again after them.
const SELDOM: [&str; 8] = [
    "lock",
    "end_day",
    "start_practice",
    "leave_practice",
    "restore",
    "let_staff_go",
    "change_password",
    "approve_disposal",
];

/// So often each request is asked at first, until it is answered once: what its fields take is learned so.
const ASKED_AT_FIRST: usize = 12;

/// What lies in the records' folder and must not change where nothing was done.
fn lying(folder: &Path) -> BTreeMap<&'static str, Vec<u8>> {
    ["tsudoi.db", "tsudoi.db-wal", "keys.slots"]
        .into_iter()
        .filter_map(|name| Some((name, fs::read(folder.join(name)).ok()?)))
        .collect()
}

/// A centre with one of everything, and the one who keeps it.
fn furnished() -> (SmallCenter, Uuid) {
    let center = SmallCenter::at(tests::DIVISION);
    let me = center.me();
    let (family, need) = center.borrower("佐藤 綾");
    let kit = center.kit();
    center.loan(need, kit, "2026-12-05");
    center.kit();
    center.family("髙橋 沙織", "陽向", "2024-04-02");
    center
        .must("start_incident", json!({ "clause": "§5(3)", "session": null, "family": family, "kit": null }));
    center.printed_consent(family);
    (center, me)
}

/// Asks, and judges what comes back.
fn judged(shapes: &Shapes, known: &mut Known, center: &SmallCenter, name: &str, request: &Value) -> Judged {
    let before = lying(center.folder.path());
    let failure = if PRINTINGS.contains(&name) && !REQUESTS.contains(&name) {
        match center.desk.print(name, request.clone()) {
            Ok(paper) => {
                assert!(paper.starts_with(b"%PDF-"), "{name} printed no paper");
                return Judged::Taken;
            }
            Err(failure) => failure,
        }
    } else {
        match center.ask(name, request.clone()) {
            Ok(answer) => {
                let (_, shape) = shapes.request(name);
                assert_eq!(shapes.misfit(shape, &answer, name), None, "an answer the screens do not expect");
                known.learn(name, &answer);
                known.take(name, request);
                return Judged::Taken;
            }
            Err(failure) => failure,
        }
    };
    assert_ne!(failure, Failure::Broken, "{name} broke");
    let failure = serde_json::to_value(&failure).expect("a failure is JSON");
    assert_eq!(shapes.misfit(shapes.named("Failure"), &failure, "failure"), None, "a failure without words");
    for (file, after) in lying(center.folder.path()) {
        assert!(before.get(file) == Some(&after), "{name} was refused ({failure}), and {file} changed");
    }
    Judged::Refused
}

/// What a screen reads, so that ids are known.
fn looked_around(known: &mut Known, shapes: &Shapes, center: &SmallCenter) {
    known.learn(
        "seed",
        &json!({
            "password": PASSPHRASE, "pin": PIN, "phone": "047-000-0000", "kana": "さとう", "heldOn": "2026-11-27",
            "startsAt": "10:30", "endsAt": "11:30", "bornOn": "2025-07-14", "dueOn": "2026-12-05", "from": "2026-11-01",
            "until": "2026-12-31", "day": "2026-11-27", "givenOn": "2026-11-25", "email": "a@example.jp",
            "bytes": STANDARD.encode("氏名,ふりがな,電話番号\n佐藤 綾,さとう あや,090-0000-1234\n"),
        }),
    );
    let mut dice = Dice::of("looking around", 0);
    for name in REQUESTS.iter().filter(|name| !SELDOM.contains(name)) {
        let (shape, _) = shapes.request(name);
        for _ in 0..ASKED_AT_FIRST {
            let request = plausible(shapes, known, &mut dice, shape, name);
            match center.ask(name, request.clone()) {
                Ok(answer) => {
                    known.learn(name, &answer);
                    known.take(name, &request);
                    break;
                }
                Err(Failure::Unreadable { field }) => known.refuse(name, &field),
                Err(Failure::Broken) => panic!("{name} broke"),
                Err(_) => {}
            }
        }
    }
}

#[test]
fn whatever_is_asked_is_answered_as_the_contract_says_or_refused_in_known_words() {
    // A folder a request names is looked for from here, where nothing is.
    let nowhere = tempfile::tempdir().expect("a folder");
    std::env::set_current_dir(nowhere.path()).expect("there");
    let shapes = Shapes::of_the_contract();
    let mut known = Known::default();
    let (mut center, mut me) = furnished();
    looked_around(&mut known, &shapes, &center);
    let names: Vec<&str> = REQUESTS.iter().chain(PRINTINGS).copied().collect();
    let mut answers: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut trial = Trial::of("door", MOST);
    for (nth, mut dice) in trial.cases(2_500).enumerate() {
        if center.ask("staff_list", json!({})).is_err() {
            let seat = json!({ "staff": me, "password": PASSPHRASE });
            if center.ask("sign_in", seat).is_err() || center.ask("staff_list", json!({})).is_err() {
                (center, me) = furnished();
            }
        }
        let name = names[nth % names.len()];
        if SELDOM.contains(&name) && dice.percent(80) {
            continue;
        }
        let shape = if REQUESTS.contains(&name) { shapes.request(name).0 } else { shapes.printing(name) };
        let mut request = plausible(&shapes, &known, &mut dice, shape, name);
        if let Some(path) = request.get_mut("path").filter(|path| path.is_string()) {
            *path = nowhere.path().to_string_lossy().into();
        }
        if dice.percent(65) {
            made_hostile(&mut dice, &mut request);
        }
        let input = json!({ "name": name, "request": request }).to_string();
        let mut ended = Judged::Refused;
        trial.case(input.as_bytes(), || {
            ended = judged(&shapes, &mut known, &center, name, &request);
            ended
        });
        answers.entry(name).or_default()[usize::from(ended == Judged::Taken)] += 1;
    }
    trial.close();
    let never: Vec<&&str> = answers.iter().filter(|(_, count)| count[1] == 0).map(|(name, _)| name).collect();
    let told = format!(
        "fuzz: door: {} of {} requests and printings were also answered",
        answers.len() - never.len(),
        names.len()
    );
    // Past the test runner, which keeps what a test that passes prints.
    let _ = writeln!(io::stderr(), "{told}");
    println!("only ever refused: {never:?}");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn bytes_that_are_no_request_are_refused_and_change_nothing() {
    let shapes = Shapes::of_the_contract();
    let (center, _) = furnished();
    let family = json!({ "address": "", "note": "", "members": [tests::guardian_entry("佐藤 綾")] });
    let corpus = [
        json!({ "name": "register_family", "request": family }).to_string().into_bytes(),
        json!({ "name": "find", "request": { "typed": "さとう" } }).to_string().into_bytes(),
        json!({ "name": "sessions", "request": { "from": "2026-11-01", "until": "2026-11-30" } })
            .to_string()
            .into_bytes(),
    ];
    let words: [&[u8]; 9] = [
        b"[[[[[[[[",
        b"{\"a\":",
        b"\\ud800",
        b"\\u0000",
        b"1e999",
        b"-",
        b"null",
        b"\"kind\":",
        b",\"note\":\"\"",
    ];
    let mut known = Known::default();
    let mut trial = Trial::of("door bytes", MOST);
    for mut dice in trial.cases(2_000) {
        let bytes = mangled(&mut dice, &corpus, &words);
        trial.case(&bytes, || {
            let Ok(asked) = serde_json::from_slice::<Value>(&bytes) else { return Judged::Refused };
            match (asked["name"].as_str(), asked.get("request")) {
                (Some(name), Some(request)) if REQUESTS.contains(&name) => {
                    judged(&shapes, &mut known, &center, name, request)
                }
                (Some(name), request) => {
                    assert!(center.ask(name, request.cloned().unwrap_or_default()).is_err());
                    Judged::Refused
                }
                _ => Judged::Refused,
            }
        });
    }
    trial.close();
}
