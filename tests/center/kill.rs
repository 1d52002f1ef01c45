//! The program is killed in the middle of the work, again and again: what was acknowledged is there.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
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
    assert!(kills >= 3, "killed only {kills} times: the acts are not interrupted");
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
