//! Mangling (くずす): from bytes that were well, bytes that are not.

use crate::dice::Dice;

/// What a mangled file is longest, in bytes: past it a piece is not doubled again.
const LONGEST: usize = 1 << 20;

/// One of the `corpus`, with one to eight things done to it; `words` are those its format knows.
pub fn mangled(dice: &mut Dice, corpus: &[Vec<u8>], words: &[&[u8]]) -> Vec<u8> {
    let mut bytes = dice.of_these(corpus).clone();
    for _ in 0..1 + dice.roll(8) {
        once(dice, &mut bytes, corpus, words);
    }
    bytes
}

fn once(dice: &mut Dice, bytes: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[&[u8]]) {
    let at = dice.roll(bytes.len() + 1);
    match dice.roll(10) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.roll(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = *dice.of_these(&[0, 0xFF, 0x7F, 0x80, b'"', b'\n', b'<', b'0']);
            }
        }
        2 => bytes.truncate(at),
        3 => {
            let to = (at + dice.roll(64)).min(bytes.len());
            bytes.drain(at..to);
        }
        4 => {
            // A piece of another of them.
            let other = dice.of_these(corpus);
            let from = dice.roll(other.len() + 1);
            let to = (from + dice.roll(256)).min(other.len());
            let piece = other[from..to].to_vec();
            bytes.splice(at..at, piece);
        }
        5 => {
            // The same again, and again.
            let to = (at + 1 + dice.roll(64)).min(bytes.len());
            let piece = bytes[at..to].to_vec();
            let times = *dice.of_these(&[1, 2, 50, 2_000]);
            if bytes.len() + piece.len() * times <= LONGEST {
                bytes.splice(at..at, piece.repeat(times));
            }
        }
        6 if !words.is_empty() => {
            let word = dice.of_these(words).to_vec();
            bytes.splice(at..at, word);
        }
        7 => number(dice, bytes, at),
        8 => {
            // A length or a size in binary, as large or as odd as it can be.
            let value: [u8; 4] =
                *dice.of_these(&[[0xFF; 4], [0; 4], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0]]);
            let width = 1 + dice.roll(4);
            for (byte, new) in bytes.iter_mut().skip(at).zip(&value[..width]) {
                *byte = *new;
            }
        }
        _ => {
            let to = (at + dice.roll(32)).min(bytes.len());
            bytes[at..to].reverse();
        }
    }
}

/// Puts another number in the place of the next one written in figures.
fn number(dice: &mut Dice, bytes: &mut Vec<u8>, at: usize) {
    let Some(from) = bytes[at..].iter().position(u8::is_ascii_digit).map(|found| at + found) else { return };
    let to =
        bytes[from..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |end| from + end);
    let huge = "9".repeat(400);
    let number = *dice.of_these(&[
        "0",
        "-1",
        "255",
        "256",
        "65536",
        "2147483648",
        "4294967295",
        "4294967296",
        "9223372036854775808",
        "18446744073709551616",
        "1e308",
        "0.5",
        huge.as_str(),
    ]);
    bytes.splice(from..to, number.bytes());
}
