//! Auditing (監査): the mark of the journal's end (しるし) that is printed, so that a tail cut off later is noticed against
//! the paper (§8).
//!
//! `4213-K7QF-2M4X-9TQA-88QX` says how many acts a laptop had written and what the last of them was: three symbols of the
//! laptop, twelve of the entry's hash, and one that checks them together with the number.

use std::fmt;

use uuid::Uuid;

use crate::codes::{NotACode, SYMBOLS, meant};

const LENGTH: usize = 16;
/// How many symbols say which laptop.
const OF_LAPTOP: usize = 3;
/// How many say which entry; the last of all checks.
const OF_HASH: usize = LENGTH - OF_LAPTOP - 1;

/// The mark of a journal's end.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct JournalMark {
    seq: u64,
    symbols: [u8; LENGTH],
}

impl JournalMark {
    /// The mark of a laptop's entry: its running number, from 1, and its hash.
    pub fn of(laptop: Uuid, seq: u64, hash: &[u8; 32]) -> Self {
        let mut symbols = [0; LENGTH];
        let drawn = of_laptop(laptop).into_iter().chain(of_hash(hash));
        for (symbol, value) in symbols.iter_mut().zip(drawn) {
            *symbol = value;
        }
        // The last weight is 16; 16 · 2 = 32 ≡ 1 (mod 31), so 2 undoes it.
        symbols[LENGTH - 1] = ((31 - weighed(seq, &symbols) % 31) * 2 % 31) as u8;
        Self { seq, symbols }
    }

    /// Reads what was typed: any case, spaces and hyphens of any width. The last sixteen symbols are the mark, what
    /// stands before them is the number.
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let typed: Vec<char> = meant(typed).chars().collect();
        let (number, mark) = typed.split_at(typed.len().saturating_sub(LENGTH));
        let number: String = number.iter().collect();
        let digits = (1..=15).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
        let seq = number.parse().ok().filter(|seq| digits && *seq > 0).ok_or(NotACode::WrongShape)?;
        let mut symbols = [0; LENGTH];
        for (symbol, c) in symbols.iter_mut().zip(mark) {
            let at = SYMBOLS.iter().position(|known| *known as char == *c).ok_or(NotACode::WrongShape)?;
            *symbol = at as u8;
        }
        if weighed(seq, &symbols).is_multiple_of(31) {
            Ok(Self { seq, symbols })
        } else {
            Err(NotACode::Mistyped)
        }
    }

    /// The running number of the entry.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Whether that laptop can have printed it: of thirty thousand others, one could be taken for it.
    pub fn is_of(&self, laptop: Uuid) -> bool {
        self.symbols[..OF_LAPTOP] == of_laptop(laptop)
    }

    /// Whether it was printed of an entry with that hash.
    pub fn marks(&self, hash: &[u8; 32]) -> bool {
        self.symbols[OF_LAPTOP..LENGTH - 1] == of_hash(hash)
    }
}

fn of_laptop(laptop: Uuid) -> [u8; OF_LAPTOP] {
    // The last bytes of a laptop's id are chance.
    let bytes = laptop.as_bytes();
    in_symbols(u64::from(u16::from_be_bytes([bytes[14], bytes[15]])))
}

fn of_hash(hash: &[u8; 32]) -> [u8; OF_HASH] {
    in_symbols(hash.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// A number in so many symbols, what does not fit left out.
fn in_symbols<const COUNT: usize>(mut number: u64) -> [u8; COUNT] {
    let mut symbols = [0; COUNT];
    for symbol in symbols.iter_mut().rev() {
        *symbol = (number % 31) as u8;
        number /= 31;
    }
    symbols
}

/// Each symbol and each digit of the number with a weight of its own: 31 is a prime, so that every single wrong one and
/// every swap of two of them is noticed.
fn weighed(seq: u64, symbols: &[u8; LENGTH]) -> u32 {
    let symbols: u32 = (1..).zip(symbols).map(|(weight, symbol)| weight * u32::from(*symbol)).sum();
    let digits = std::iter::successors(Some(seq), |left| Some(left / 10).filter(|left| *left > 0));
    // Sixteen weights are the symbols'; fourteen are left, more than a journal has digits.
    let digits: u32 =
        digits.zip((LENGTH as u32 + 1..31).cycle()).map(|(n, weight)| (n % 10) as u32 * weight).sum();
    symbols + digits
}

impl fmt::Display for JournalMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.seq)?;
        for group in self.symbols.chunks(4) {
            let group: String = group.iter().map(|at| SYMBOLS[usize::from(*at)] as char).collect();
            write!(f, "-{group}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for JournalMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JournalMark({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Uuid = Uuid::from_u128(0x0198_7c2e_11aa_7000_8000_5b1e_77aa_0102);

    fn mark(seq: u64) -> JournalMark {
        let mut hash = [0; 32];
        for (nth, byte) in hash.iter_mut().enumerate() {
            *byte = (seq as u8).wrapping_mul(37).wrapping_add((nth as u8).wrapping_mul(91));
        }
        JournalMark::of(LAPTOP, seq, &hash)
    }

    #[test]
    fn a_mark_is_read_back_however_it_is_typed() {
        for seq in [1, 42, 4213, 1_000_000] {
            let printed = mark(seq).to_string();
            for typed in [
                printed.clone(),
                printed.to_lowercase(),
                printed.replace('-', " "),
                printed.replace('-', ""),
                printed.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).expect("wide")).collect(),
            ] {
                assert_eq!(JournalMark::read(&typed), Ok(mark(seq)), "{typed}");
            }
        }
    }

    #[test]
    fn every_wrong_symbol_and_every_two_swapped_are_told_from_a_loss() {
        for seq in [7, 58, 4213, 1_048_576] {
            let printed: Vec<char> = mark(seq).to_string().chars().filter(|c| *c != '-').collect();
            for at in 0..printed.len() {
                for other in SYMBOLS.iter().map(|symbol| *symbol as char).filter(|c| *c != printed[at]) {
                    let mut typed = printed.clone();
                    typed[at] = other;
                    let typed: String = typed.into_iter().collect();
                    assert!(JournalMark::read(&typed).is_err(), "{other} at {at} of {seq}");
                }
                let mut typed = printed.clone();
                let next = (at + 1).min(printed.len() - 1);
                typed.swap(at, next);
                let swapped: String = typed.into_iter().collect();
                // Between the number and the mark stands a hyphen: nobody swaps across it.
                let across = at + LENGTH + 1 == printed.len();
                assert_eq!(
                    JournalMark::read(&swapped).is_ok() && !across,
                    printed[at] == printed[next] && !across,
                    "{at} of {seq}"
                );
            }
        }
    }

    #[test]
    fn it_is_of_one_laptop_and_of_one_entry() {
        let hash = [7; 32];
        let mark = JournalMark::of(LAPTOP, 42, &hash);
        assert!(mark.is_of(LAPTOP) && mark.marks(&hash) && mark.seq() == 42);
        assert!(!mark.is_of(Uuid::from_u128(9)));
        let mut other = hash;
        other[3] ^= 1;
        assert!(!mark.marks(&other));
    }

    #[test]
    fn what_is_no_mark_is_told() {
        for odd in ["", "4213", "K7QF-2M4X", "さとう", "0-1111-1111-1111-1111", "1111-1111-1111-1111"] {
            assert_eq!(JournalMark::read(odd), Err(NotACode::WrongShape), "{odd}");
        }
    }
}
