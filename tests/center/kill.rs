//! The program is killed in the middle of the work, again and again: what was acknowledged is there.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::{Value, json};
use tests::{MINAMI, PASSPHRASE, PIN, place};

/// A door in a process of its own, killed when it is dropped.
struct Door {
    process: Child,
    address: String,
}

impl Door {
    fn open(folder: &std::path::Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_door"))
            .args(["--port", "0", "--data"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the door opens");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("its words");
        BufReader::new(stdout).read_line(&mut line).expect("where it listens");
        let address = line.trim().strip_prefix("door http://").expect("an address").to_owned();
        Self { process, address }
    }

    /// The answer, or none when the door died before it gave one.
    fn ask(&self, name: &str, request: &Value) -> Option<Value> {
        knock(&self.address, name, request)
    }

    fn must(&self, name: &str, request: Value) -> Value {
        let answer = self.ask(name, &request).expect("an answer");
        answer.get("ok").unwrap_or_else(|| panic!("{name}: {answer}")).clone()
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // SIGKILL: nothing is flushed, nothing is closed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn knock(address: &str, name: &str, request: &Value) -> Option<Value> {
    let body = json!({ "name": name, "request": request }).to_string();
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    write!(
        stream,
        "POST /ask HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()
}

/// A small generator of one's own, so that the acts are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn whatever_was_acknowledged_is_there_after_the_program_was_killed() {
    const ACTS: usize = 100;
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice(20_261_125);
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let door = Door::open(folder.path());
    door.must(
        "begin",
        json!({ "place": place(MINAMI), "phone": "047-000-0000", "hours": "平日", "name": "青木 久美子",
                "kana": "", "title": "主任保育士", "password": PASSPHRASE, "pin": PIN }),
    );
    let me = door.must("desk", json!({}))["me"]["id"].clone();
    drop(door);

    let mut kills = 0;
    while known.len() < ACTS {
        kills += 1;
        let door = Door::open(folder.path());
        door.must("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
        assert_eq!(door.must("verify_journal", json!({}))["kind"], "whole", "after {kills} kills");
        all_there(&door, &known);
        // The acts go on in one thread while this one waits, and then kills.
        let (address, seed) = (door.address.clone(), dice.roll(u64::MAX));
        let busy = thread::spawn(move || work_until_killed(&address, Dice(seed)));
        thread::sleep(Duration::from_millis(20 + dice.roll(160)));
        drop(door);
        known.extend(busy.join().expect("the work"));
    }
    let door = Door::open(folder.path());
    door.must("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
    all_there(&door, &known);
    assert_eq!(door.must("verify_journal", json!({}))["kind"], "whole");
    say(&format!("{kills} kills among {} acknowledged acts, 0 lost", known.len()));
    assert!(kills >= 3, "killed only {kills} times: the acts are not interrupted");
}

/// Says how much was tried, past the test runner, which keeps what a test that passes prints.
fn say(counts: &str) {
    // Nobody to tell is no failure of what was tried.
    let _ = writeln!(io::stderr(), "kill: {counts}");
}

/// The marks of a day that were acknowledged, by application.
type Marks = BTreeMap<String, String>;

#[test]
fn a_day_is_where_it_was_after_every_kill() {
    a_day_killed(12);
}

#[test]
#[ignore = "takes two minutes: cargo test -p tests --test center -- --ignored hundred_kills"]
fn a_day_is_where_it_was_after_a_hundred_kills() {
    a_day_killed(100);
}

fn a_day_killed(kills: usize) {
    const FAMILIES: usize = 12;
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice(20_261_126);
    let door = Door::open(folder.path());
    door.must(
        "begin",
        json!({ "place": place(MINAMI), "phone": "047-000-0000", "hours": "平日", "name": "青木 久美子",
                "kana": "", "title": "主任保育士", "password": PASSPHRASE, "pin": PIN }),
    );
    let desk = door.must("desk", json!({}));
    let (me, today) = (desk["me"]["id"].clone(), desk["today"].clone());
    let service = door.must(
        "add_service",
        json!({ "name": "会議", "provider": "会議社", "termsVersion": "1", "termsCheckedOn": "2026-04-01" }),
    );
    let plan = door.must(
        "plan_session",
        json!({ "place": place(MINAMI), "kind": "gathering", "title": "ひろば", "heldOn": today,
                "startsAt": "10:30", "endsAt": "11:30", "capacity": FAMILIES, "service": service["service"],
                "meetingId": "", "passcode": "", "closedDay": today }),
    );
    let session = plan["session"].clone();
    for n in 0..FAMILIES {
        let members = json!([tests::guardian_entry(&format!("佐藤 {n}")), tests::expected_entry(&today)]);
        let family = door.must("register_family", json!({ "address": "", "note": "", "members": members }));
        let id = tests::id(&family["family"]);
        door.must("apply", tests::application_entry(tests::id(&session), id));
    }
    drop(door);

    let mut acknowledged = Marks::new();
    for kill in 0..kills {
        let door = Door::open(folder.path());
        door.must("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
        let reopened = marks(&door, &session);
        for (application, mark) in &acknowledged {
            assert_eq!(reopened.get(application), Some(mark), "kill {kill}: an acknowledged mark is lost");
        }
        let applications: Vec<String> = reopened.keys().cloned().collect();
        let (address, seed) = (door.address.clone(), dice.roll(u64::MAX));
        let busy = thread::spawn(move || mark_until_killed(&address, &applications, Dice(seed)));
        thread::sleep(Duration::from_millis(dice.roll(60)));
        drop(door);
        acknowledged = busy.join().expect("the work");
    }
    let door = Door::open(folder.path());
    door.must("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
    assert_eq!(door.must("verify_journal", json!({}))["kind"], "whole");
    let marked = marks(&door, &session).values().filter(|mark| *mark != "none").count();
    say(&format!(
        "{kills} kills in the middle of a day, {marked} marks of {FAMILIES} stand where they were acknowledged"
    ));
    assert!(marked > 0, "nobody was ever marked: the kills come before any work");
}

/// The day's roster as it stands: each application's mark, `none` for まだ.
fn marks(door: &Door, session: &Value) -> Marks {
    let day = door.must("day", json!({ "session": session }));
    let roster = day["roster"].as_array().expect("a roster");
    roster
        .iter()
        .map(|row| {
            let mark = row["attendance"]["mark"].as_str().unwrap_or("none");
            (row["id"].as_str().expect("an id").to_owned(), mark.to_owned())
        })
        .collect()
}

/// Marks families until the door dies; gives the last acknowledged mark of each, but for the one whose
/// answer never came: it may stand or not.
fn mark_until_killed(address: &str, applications: &[String], mut dice: Dice) -> Marks {
    let mut done = Marks::new();
    loop {
        let application = &applications[dice.roll(applications.len() as u64) as usize];
        let (name, mark, request) = match dice.roll(4) {
            0 => ("clear_attendance", "none", json!({ "application": application })),
            1 => ("mark_attendance", "absent", marked(application, "absent", json!("noWord"))),
            _ => ("mark_attendance", "present", marked(application, "present", Value::Null)),
        };
        let Some(answer) = knock(address, name, &request) else {
            done.remove(application);
            return done;
        };
        assert!(answer.get("ok").is_some(), "{answer}");
        done.insert(application.clone(), mark.to_owned());
    }
}

fn marked(application: &str, mark: &str, because: Value) -> Value {
    json!({ "application": application, "mark": mark, "because": because, "at": null,
            "overrideReason": "電話で承諾を得た" })
}

/// Registers families, kits and changes of them until the door dies; gives what was acknowledged.
fn work_until_killed(address: &str, mut dice: Dice) -> BTreeMap<String, String> {
    let mut done = BTreeMap::new();
    loop {
        let name = format!("佐藤 {}", dice.roll(1_000_000));
        let answer = if dice.roll(3) == 0 {
            let request = json!({ "name": name, "kind": "tablet", "place": place(MINAMI), "note": "",
                                  "parts": [{ "name": "本体", "required": true }] });
            knock(address, "register_kit", &request).map(|answer| ("kit", answer))
        } else {
            let request = json!({ "address": "", "note": "", "members": [tests::guardian_entry(&name)] });
            knock(address, "register_family", &request).map(|answer| ("family", answer))
        };
        let Some((what, answer)) = answer else { return done };
        let id = answer["ok"][what].as_str().unwrap_or_else(|| panic!("{answer}"));
        done.insert(format!("{what} {id}"), name);
    }
}

fn all_there(door: &Door, known: &BTreeMap<String, String>) {
    for (record, name) in known {
        let (what, id) = record.split_once(' ').expect("what and id");
        let card = match what {
            "kit" => door.must("kit_card", json!({ "kit": id })),
            _ => door.must("family_card", json!({ "family": id })),
        };
        assert_eq!(card["name"], *name, "an acknowledged act is lost");
    }
}
