//! Codes for machines (二次元コード・バーコード), as the rectangles they are drawn with.
//!
//! They are worked out while papers are put together, beside the laying out: of a thousand forms each has its own.

use std::{fmt::Write, sync::Arc};

use barcoders::sym::code128::Code128;
use fast_qr::{ECL, qr::QRBuilder};

/// What the QR of a check code says: no personal data, and which program it speaks to.
const ADDRESSED_TO: &str = "TSUDOI:";

/// The dark modules of a code, one unit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modules {
    pub(crate) across: usize,
    pub(crate) down: usize,
    /// Every run of dark modules as a rectangle, and the filling of them, as a page writes it.
    pub(crate) drawn: Arc<str>,
}

impl Modules {
    fn of(rows: &[Vec<bool>]) -> Modules {
        let across = rows.first().map_or(0, Vec::len);
        let mut drawn = String::with_capacity(rows.len() * 80);
        for (y, row) in rows.iter().rev().enumerate() {
            let mut x = 0;
            while let Some(dark) = row[x..].iter().position(|dark| *dark) {
                let from = x + dark;
                let count = row[from..].iter().take_while(|dark| **dark).count();
                // Writing into a string cannot fail.
                let _ = writeln!(drawn, "{from} {y} {count} 1 re");
                x = from + count;
            }
        }
        drawn.push('f');
        Modules { across, down: rows.len(), drawn: drawn.into() }
    }
}

/// The QR of a check code. None for no code, and for one a QR cannot hold.
pub(crate) fn check_code(code: &str) -> Option<Modules> {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.is_empty() { None } else { qr(&format!("{ADDRESSED_TO}{bare}")) }
}

/// The QR that says `words`. None if it would have to say more than a QR can.
pub(crate) fn qr(words: &str) -> Option<Modules> {
    Some(Modules::of(&dark(words)?))
}

/// Which modules of a QR are dark, row by row. A quarter of them may be spoilt by a stamp or a fold: the fifteen letters
/// of a check code leave room for that in the smallest code there is.
pub(crate) fn dark(words: &str) -> Option<Vec<Vec<bool>>> {
    let qr = QRBuilder::new(words).ecl(ECL::Q).build().ok()?;
    let row = |y: usize| (0..qr.size).map(|x| qr[y][x].value()).collect();
    Some((0..qr.size).map(row).collect())
}

/// The bars of Code 128 (set B: every letter of ASCII). None where it has no sign for a letter.
pub(crate) fn bars(words: &str) -> Option<Modules> {
    let bars = Code128::new(format!("\u{181}{words}")).ok()?.encode();
    Some(Modules::of(&[bars.iter().map(|bar| *bar == 1).collect()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_modules_are_one_rectangle_each_from_the_foot_up() {
        let modules = Modules::of(&[vec![true, true, false], vec![false, false, true]]);
        assert_eq!((modules.across, modules.down), (3, 2));
        assert_eq!(&*modules.drawn, "2 0 1 1 re\n0 1 2 1 re\nf");
    }

    #[test]
    fn a_blank_form_has_no_code() {
        assert_eq!(check_code(""), None);
        assert_eq!(check_code("K7QF-2M4X"), qr("TSUDOI:K7QF2M4X"));
    }
}
