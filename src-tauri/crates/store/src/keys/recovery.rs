//! The recovery key (復旧キー): printed once, kept in a safe, typed when every password is forgotten.
//!
//! 160 random bits and 15 bits of checksum, as seven groups of five Crockford letters. What is typed
//! may have small letters, O for 0, I or L for 1, full-width letters, any spaces and hyphens.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Entropy;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET: usize = 20;
const LENGTH: usize = 35;

/// A recovery key, to be shown and printed once.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; SECRET]);

impl RecoveryKey {
    pub(super) fn draw(entropy: &mut Entropy<'_>) -> Self {
        let mut key = Self([0; SECRET]);
        entropy(&mut key.0);
        key
    }

    /// As it is printed: seven groups of five.
    pub fn groups(&self) -> [String; 7] {
        let letters = self.letters();
        std::array::from_fn(|at| letters[at * 5..at * 5 + 5].iter().collect())
    }

    /// Reads what somebody typed; nothing where it is mistyped.
    pub fn read(typed: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(LENGTH);
        for letter in typed.chars() {
            match folded(letter) {
                Folded::Nothing => {}
                Folded::Digit(digit) => digits.push(digit),
                Folded::Odd => return None,
            }
        }
        if digits.len() != LENGTH {
            return None;
        }
        let mut key = Self([0; SECRET]);
        for (at, digit) in digits[..SECRET * 8 / 5].iter().enumerate() {
            for bit in 0..5 {
                if digit >> (4 - bit) & 1 == 1 {
                    let place = at * 5 + bit;
                    key.0[place / 8] |= 1 << (7 - place % 8);
                }
            }
        }
        digits.zeroize();
        // Only a key that prints as what was typed had the right checksum.
        let again: Vec<char> = typed
            .chars()
            .filter_map(|letter| match folded(letter) {
                Folded::Digit(digit) => Some(char::from(LETTERS[usize::from(digit)])),
                Folded::Nothing | Folded::Odd => None,
            })
            .collect();
        (key.letters()[..] == again).then_some(key)
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.0
    }

    fn letters(&self) -> [char; LENGTH] {
        let sum: [u8; 32] =
            Sha256::new().chain_update(b"tsudoi recovery 1").chain_update(self.0).finalize().into();
        let mut bytes = [0; SECRET + 2];
        bytes[..SECRET].copy_from_slice(&self.0);
        bytes[SECRET..].copy_from_slice(&sum[..2]);
        let letters = std::array::from_fn(|at| {
            let digit = (0..5).fold(0, |digit, bit| {
                let place = at * 5 + bit;
                digit << 1 | bytes[place / 8] >> (7 - place % 8) & 1
            });
            char::from(LETTERS[usize::from(digit)])
        });
        bytes.zeroize();
        letters
    }
}

enum Folded {
    Digit(u8),
    Nothing,
    Odd,
}

fn folded(letter: char) -> Folded {
    let narrow = match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    };
    let upper = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        upper => upper,
    };
    if upper.is_whitespace() || matches!(upper, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ')
    {
        return Folded::Nothing;
    }
    match LETTERS.iter().position(|known| char::from(*known) == upper) {
        Some(digit) => Folded::Digit(digit as u8),
        None => Folded::Odd,
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(‥)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_reads_back_however_it_is_typed() {
        for seed in 0..=255 {
            let key = RecoveryKey(std::array::from_fn(|at| (at as u8).wrapping_mul(37).wrapping_add(seed)));
            let printed = key.groups().join("-");
            assert_eq!(printed.len(), 41);
            assert!(printed.chars().all(|letter| letter == '-' || LETTERS.contains(&(letter as u8))));
            assert_eq!(RecoveryKey::read(&printed).as_ref(), Some(&key));
            let sloppy = printed.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ー ");
            assert_eq!(RecoveryKey::read(&sloppy).as_ref(), Some(&key));
            let wide: String = printed
                .chars()
                .map(|letter| char::from_u32(letter as u32 + 0xFEE0).expect("a wide letter"))
                .collect();
            assert_eq!(RecoveryKey::read(&wide).as_ref(), Some(&key));
        }
    }

    #[test]
    fn a_mistyped_letter_is_noticed_before_any_key_is_tried() {
        let key = RecoveryKey([9; SECRET]);
        let printed: String = key.groups().concat();
        let mut unnoticed = 0;
        for at in 0..LENGTH {
            for letter in LETTERS {
                let mut typed = printed.clone().into_bytes();
                if typed[at] == *letter {
                    continue;
                }
                typed[at] = *letter;
                let typed = String::from_utf8(typed).expect("letters");
                unnoticed += usize::from(RecoveryKey::read(&typed).is_some());
            }
        }
        assert!(unnoticed <= 1, "of 1,085 slips fifteen bits let through one in 32,768: {unnoticed}");
        assert_eq!(RecoveryKey::read(&printed[1..]), None);
        assert_eq!(RecoveryKey::read(&format!("{printed}0")), None);
        assert_eq!(RecoveryKey::read(&printed.replacen(&printed[..1], "U", 1)), None);
        assert_eq!(RecoveryKey::read(""), None);
    }
}
