//! The slot file (鍵束): damaged by a disk, or rewritten by somebody who knows how its checksum is made.

use std::fs;

use sha2::{Digest, Sha256};
use store::keys::{Cost, DatabaseKey, Keyring, KeyringError};
use uuid::Uuid;

use crate::{
    dice::Dice,
    mangling::mangled,
    trial::{Judged, Trial},
};

/// Four times what stretching a passphrase takes as we ask for it (64 MiB).
const MOST: u64 = 256 * 1024 * 1024;

const WORDS: [&[u8]; 6] =
    [b"\t", b"\n", b"\\", b"staff\t", b"recovery\tconfirmed\t", b"cost\t4294967295\t4294967295\t255\n"];

fn written() -> Vec<u8> {
    let key = DatabaseKey::draw(&mut |bytes| bytes.fill(1));
    let mut keyring = Keyring::new("南本町", Cost::of_tests());
    for (n, name) in [(1, "青木 久美子"), (2, "石井\t千夏")] {
        let done =
            keyring.put_staff(Uuid::from_u128(n), name, "保育士", "春の雨と青い傘", &key, &mut |b| b.fill(2));
        done.expect("a slot");
    }
    keyring.draw_recovery(&key, &mut |bytes| bytes.fill(3)).expect("drawn");
    let folder = tempfile::tempdir().expect("a folder");
    keyring.save(folder.path()).expect("saved");
    fs::read(folder.path().join("keys.slots")).expect("read")
}

/// The same lines under a checksum that fits them.
fn summed(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.windows(5).rposition(|at| at == b"\nsum\t").map_or(bytes.len(), |at| at + 1);
    let lines = &bytes[..end];
    let sum: String = Sha256::digest(lines).iter().map(|byte| format!("{byte:02x}")).collect();
    [lines, format!("sum\t{sum}\n").as_bytes()].concat()
}

/// Reads it and tries every way in.
fn judged(bytes: &[u8]) -> Judged {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("keys.slots"), bytes).expect("written");
    let read = Keyring::load(folder.path());
    if let Ok(keyring) = &read {
        for slot in keyring.staff() {
            let wrong = keyring.unlock(slot.id, "べつの合言葉です");
            assert!(wrong.is_err(), "a wrong passphrase opens nothing");
        }
        let key = "00000-".repeat(7);
        assert!(keyring.unlock_with_recovery(&key).is_err());
        let again = tempfile::tempdir().expect("a folder");
        keyring.save(again.path()).expect("saved");
        assert!(
            Keyring::load(again.path()).is_ok_and(|reread| reread == *keyring),
            "it is kept as it was read"
        );
    }
    Judged::of(&read)
}

/// One part of one line is another.
fn rewritten(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let line = dice.roll(lines.len());
    let part = dice.roll(lines[line].len());
    lines[line][part] = dice.of_these::<&str>(&[
        "",
        "0",
        "1",
        "2",
        "8",
        "9",
        "255",
        "65536",
        "1048576",
        "16777215",
        "4294967295",
        "4294967296",
        "-1",
        "staff",
        "\\",
        "\\t",
        "ff",
        "00000000-0000-0000-0000-000000000001",
    ]);
    lines.into_iter().map(|line| format!("{}\n", line.join("\t"))).collect::<String>().into_bytes()
}

#[test]
fn a_slot_file_of_any_kind_is_read_or_said_to_be_damaged() {
    let corpus = [written()];
    let mut trial = Trial::of("slots", MOST);
    for mut dice in trial.cases(1_500) {
        let mut bytes = match dice.percent(50) {
            true => rewritten(&mut dice, &corpus[0]),
            false => mangled(&mut dice, &corpus, &WORDS),
        };
        if dice.percent(80) {
            bytes = summed(&bytes);
        }
        trial.case(&bytes, || judged(&bytes));
    }
    trial.close();
}

#[test]
fn a_cost_that_no_laptop_can_pay_is_damage_and_is_not_paid() {
    let text = String::from_utf8(written()).expect("text");
    // Found: four terabytes were asked for, or four thousand million passes begun, before anybody was told.
    for (line, part, cost) in [
        ("staff", 4, "4294967295"),
        ("staff", 5, "4294967295"),
        ("recovery", 2, "4294967295"),
        ("cost", 1, "1048576"),
    ] {
        let changed: String = text
            .lines()
            .map(|words| {
                let mut parts: Vec<&str> = words.split('\t').collect();
                if parts[0] == line {
                    parts[part] = cost;
                }
                format!("{}\n", parts.join("\t"))
            })
            .collect();
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("keys.slots"), summed(changed.as_bytes())).expect("written");
        assert!(matches!(Keyring::load(folder.path()), Err(KeyringError::Damaged)), "{line} {part}");
    }
}
