//! How the slot file is written (鍵束の書式): plain lines, a version first, a checksum last.
//!
//! Parts of a line stand between tabs; a tab, line break or backslash in a name is written `\t`, `\n`,
//! `\r`, `\\`. The checksum tells damage; what somebody changed on purpose the wrappings tell.

use std::fmt::Write;

use chrono::DateTime;
use sha2::{Digest, Sha256};

use super::{
    Cost, KeyMark, Keyring, KeyringError, Slot,
    former::Former,
    pair::Put,
    way::Way,
    wrap::{Sealed, Wrapped},
};

const TITLE: &str = "tsudoi-keys";
const VERSION: u32 = 1;

pub(super) fn write(keyring: &Keyring) -> String {
    let mut lines = format!("{TITLE}\t{VERSION}\n");
    let cost = cost(keyring.cost);
    let confirmed = if keyring.recovery_confirmed { "confirmed" } else { "open" };
    // Writing to a string cannot fail.
    let _ = writeln!(lines, "place\t{}", escaped(&keyring.place_name));
    let _ = writeln!(lines, "cost\t{cost}");
    if let Some(KeyMark(mark)) = &keyring.key {
        let _ = writeln!(lines, "key\t{}\t{}", hex(mark), if keyring.turn_owed { "owed" } else { "whole" });
    }
    for Former { replaced_at, sealed: kept } in &keyring.former {
        let _ = writeln!(lines, "former\t{}\t{}", replaced_at.timestamp_millis(), sealed(kept));
    }
    if let Some(laid) = &keyring.recovery {
        let _ = writeln!(lines, "recovery\t{confirmed}\t{}", way(laid));
    }
    for slot in &keyring.staff {
        let (name, title) = (escaped(&slot.name), escaped(&slot.title));
        let _ = writeln!(lines, "staff\t{}\t{name}\t{title}\t{}", slot.id, way(&slot.way));
    }
    let sum: [u8; 32] = Sha256::digest(lines.as_bytes()).into();
    let _ = writeln!(lines, "sum\t{}", hex(&sum));
    lines
}

pub(super) fn read(bytes: &[u8]) -> Result<Keyring, KeyringError> {
    let text = str::from_utf8(bytes).map_err(|_| KeyringError::Damaged)?;
    let version = text.lines().next().and_then(|line| line.strip_prefix(TITLE)?.strip_prefix('\t'));
    if version.and_then(|version| version.parse().ok()).is_some_and(|version: u32| version > VERSION) {
        return Err(KeyringError::Newer);
    }
    whole(text).ok_or(KeyringError::Damaged)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The keyring, if the text is one and just as it was written.
fn whole(text: &str) -> Option<Keyring> {
    let end = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (lines, sum) = text.split_at(end);
    let found: [u8; 32] = Sha256::digest(lines.as_bytes()).into();
    if sum.strip_prefix("sum\t")?.strip_suffix('\n')? != hex(&found) {
        return None;
    }
    let mut lines = lines.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let [TITLE, _] = lines.next()?[..] else { return None };
    let ["place", place] = lines.next()?[..] else { return None };
    let ["cost", memory, passes, lanes] = lines.next()?[..] else { return None };
    let mut keyring = Keyring::new(&plain(place)?, read_cost([memory, passes, lanes])?);
    for line in lines {
        match line[..] {
            ["key", mark, turn] if keyring.key.is_none() => {
                keyring.key = Some(KeyMark(unhex(mark)?));
                keyring.turn_owed = match turn {
                    "owed" => true,
                    "whole" => false,
                    _ => return None,
                };
            }
            ["former", replaced_at, nonce, bytes] => keyring.former.push(Former {
                replaced_at: DateTime::from_timestamp_millis(replaced_at.parse().ok()?)?,
                sealed: read_sealed([nonce, bytes])?,
            }),
            ["recovery", confirmed, ref laid @ ..] if keyring.recovery.is_none() => {
                keyring.recovery = Some(read_way(laid)?);
                keyring.recovery_confirmed = match confirmed {
                    "confirmed" => true,
                    "open" => false,
                    _ => return None,
                };
            }
            ["staff", id, name, title, ref laid @ ..] => keyring.staff.push(Slot {
                id: id.parse().ok()?,
                name: plain(name)?,
                title: plain(title)?,
                way: read_way(laid)?,
            }),
            _ => return None,
        }
    }
    Some(keyring)
}

fn cost(cost: Cost) -> String {
    format!("{}\t{}\t{}", cost.memory_kib, cost.passes, cost.lanes)
}

fn read_cost([memory, passes, lanes]: [&str; 3]) -> Option<Cost> {
    let cost =
        Cost { memory_kib: memory.parse().ok()?, passes: passes.parse().ok()?, lanes: lanes.parse().ok()? };
    cost.is_bearable().then_some(cost)
}

fn way(Way { wrapped, put, half }: &Way) -> String {
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}",
        cost(wrapped.cost),
        hex(&wrapped.salt),
        sealed(&wrapped.sealed),
        hex(&put.once),
        sealed(&put.sealed),
        sealed(half),
    )
}

fn read_way(parts: &[&str]) -> Option<Way> {
    let [memory, passes, lanes, salt, wrapped @ .., once, put_nonce, put, half_nonce, half] = parts else {
        return None;
    };
    let [wrapped_nonce, wrapped] = wrapped else { return None };
    Some(Way {
        wrapped: Wrapped {
            cost: read_cost([memory, passes, lanes])?,
            salt: unhex(salt)?,
            sealed: read_sealed([wrapped_nonce, wrapped])?,
        },
        put: Put { once: unhex(once)?, sealed: read_sealed([put_nonce, put])? },
        half: read_sealed([half_nonce, half])?,
    })
}

fn sealed(Sealed { nonce, bytes }: &Sealed) -> String {
    format!("{}\t{}", hex(nonce), hex(bytes))
}

fn read_sealed([nonce, bytes]: [&str; 2]) -> Option<Sealed> {
    Some(Sealed { nonce: unhex(nonce)?, bytes: unhex(bytes)? })
}

pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

fn plain(escaped: &str) -> Option<String> {
    let mut name = String::with_capacity(escaped.len());
    let mut letters = escaped.chars();
    while let Some(letter) = letters.next() {
        name.push(match letter {
            '\\' => match letters.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            letter => letter,
        });
    }
    Some(name)
}
