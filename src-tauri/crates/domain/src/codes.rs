//! Check codes (確認コード): eight letters on a paper that lead back to its record.
//!
//! Seven symbols are drawn, the eighth checks them. The alphabet has 31 symbols, a prime, and
//! each position its own weight, so every single wrong symbol and every swap of two is refused.

use std::fmt;

/// No 0, I, L, O, U: what a person could misread is not there.
pub(crate) const SYMBOLS: &[u8; 31] = b"123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// A check code that checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CheckCode([u8; LENGTH]);

/// Why typed letters are no check code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// Not eight symbols of the alphabet.
    #[error("not eight symbols of the alphabet")]
    WrongShape,
    /// One symbol is wrong, or two are swapped.
    #[error("a symbol is wrong or two are swapped")]
    Mistyped,
}

impl CheckCode {
    /// The code made of seven symbols drawn by chance (any bytes; the bias is without meaning here).
    pub fn drawn(chance: [u8; 7]) -> Self {
        let mut symbols = [0; LENGTH];
        for (symbol, byte) in symbols.iter_mut().zip(chance) {
            *symbol = byte % 31;
        }
        // The last weight is 8; 8 · 4 = 32 ≡ 1 (mod 31), so 4 undoes it.
        symbols[LENGTH - 1] = ((31 - weighed(&symbols) % 31) * 4 % 31) as u8;
        Self(symbols)
    }

    /// Reads what was typed or scanned: any case, spaces and hyphens of any width, with or
    /// without the `TSUDOI:` a QR code carries.
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let mut symbols = [0; LENGTH];
        let mut filled = 0;
        for c in meant(typed).chars() {
            let at = SYMBOLS.iter().position(|symbol| *symbol as char == c).ok_or(NotACode::WrongShape)?;
            *symbols.get_mut(filled).ok_or(NotACode::WrongShape)? = at as u8;
            filled += 1;
        }
        match filled {
            LENGTH if weighed(&symbols).is_multiple_of(31) => Ok(Self(symbols)),
            LENGTH => Err(NotACode::Mistyped),
            _ => Err(NotACode::WrongShape),
        }
    }

    /// The eight symbols without a hyphen, as the database keeps them.
    pub fn bare(&self) -> String {
        self.0.iter().map(|at| SYMBOLS[usize::from(*at)] as char).collect()
    }
}

/// Upper case, half width, without the prefix and what only parts the groups; I and L mean 1.
pub(crate) fn meant(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .filter_map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0),
            c => Some(c),
        })
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | 'ー' | '−' | '‐' | '–' | '－'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    plain.strip_prefix("TSUDOI:").unwrap_or(&plain).replace(['I', 'L'], "1")
}

fn weighed(symbols: &[u8; LENGTH]) -> u32 {
    (1..).zip(symbols).map(|(weight, symbol)| weight * u32::from(*symbol)).sum()
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bare = self.bare();
        write!(f, "{}-{}", &bare[..4], &bare[4..])
    }
}

impl fmt::Debug for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = CheckCode::drawn([3, 200, 17, 0, 30, 255, 9]);
        let printed = code.to_string();
        for typed in [
            printed.clone(),
            printed.to_lowercase(),
            printed.replace('-', " "),
            format!("TSUDOI:{}", code.bare()),
            printed.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).expect("wide")).collect(),
        ] {
            assert_eq!(CheckCode::read(&typed), Ok(code), "{typed}");
        }
    }

    /// A code with these symbols at these places; the place `free` makes it check.
    fn with(set: &[(usize, u8)], free: usize) -> CheckCode {
        let mut symbols = [7; LENGTH];
        for (at, symbol) in set {
            symbols[*at] = *symbol;
        }
        let fits = |symbol: &u8| {
            symbols[free] = *symbol;
            weighed(&symbols).is_multiple_of(31)
        };
        (0..31).find(fits).expect("31 is a prime: every weight has its inverse");
        CheckCode(symbols)
    }

    #[test]
    fn every_symbol_taken_for_every_other_at_every_place_is_refused() {
        for at in 0..LENGTH {
            for (meant, typed) in (0..31).flat_map(|meant| (0..31).map(move |typed| (meant, typed))) {
                let code = with(&[(at, meant)], (at + 1) % LENGTH);
                assert_eq!(CheckCode::read(&code.bare()), Ok(code));
                let mut wrong = code;
                wrong.0[at] = typed;
                assert_eq!(
                    CheckCode::read(&wrong.bare()).is_ok(),
                    meant == typed,
                    "{meant} at {at} as {typed}"
                );
            }
        }
    }

    #[test]
    fn every_two_symbols_swapped_at_every_two_places_are_refused() {
        for (at, other) in (0..LENGTH).flat_map(|at| (at + 1..LENGTH).map(move |other| (at, other))) {
            let free = (0..LENGTH).find(|free| *free != at && *free != other).expect("eight places");
            for (one, two) in (0..31).flat_map(|one| (0..31).map(move |two| (one, two))) {
                let code = with(&[(at, one), (other, two)], free);
                let mut swapped = code;
                swapped.0.swap(at, other);
                assert_eq!(
                    CheckCode::read(&swapped.bare()).is_ok(),
                    one == two,
                    "{one} and {two} at {at}, {other}"
                );
            }
        }
    }

    #[test]
    fn letters_that_are_no_code_are_told_from_a_slip() {
        assert_eq!(CheckCode::read(""), Err(NotACode::WrongShape));
        assert_eq!(CheckCode::read("さとう"), Err(NotACode::WrongShape));
        assert_eq!(CheckCode::read("K7QF-2M4X-1"), Err(NotACode::WrongShape));
    }
}
