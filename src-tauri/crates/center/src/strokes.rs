//! Pen strokes (署名の線): what a pen drew in a field on the screen, as a request brings it and a column keeps it.

use std::fmt::Write as _;

/// The field to write in, in its own points: strokes never leave it.
const FIELD: (u16, u16) = (1000, 300);
/// The most points of all strokes together: a long name, slowly written.
const MOST_POINTS: usize = 6000;
/// Fewer points than these are a slip of the pen.
const FEWEST_POINTS: usize = 8;

/// Each stroke of the pen: its points in a field of 1000 by 300, from the upper left.
pub(crate) type Strokes = Vec<Vec<(u16, u16)>>;

/// Whether strokes may be a signature: inside the field, no slip of the pen, and not without end.
pub(crate) fn are_a_signature(strokes: &Strokes) -> bool {
    let points: usize = strokes.iter().map(Vec::len).sum();
    let inside = |(x, y): &(u16, u16)| *x <= FIELD.0 && *y <= FIELD.1;
    strokes.iter().all(|stroke| !stroke.is_empty() && stroke.iter().all(inside))
        && (FEWEST_POINTS..=MOST_POINTS).contains(&points)
}

/// Strokes as a column holds them: `12,40 13,44;200,10`.
pub(crate) fn written(strokes: &Strokes) -> String {
    let mut text = String::new();
    for (nth, stroke) in strokes.iter().enumerate() {
        if nth > 0 {
            text.push(';');
        }
        for (nth, (x, y)) in stroke.iter().enumerate() {
            let parted = if nth > 0 { " " } else { "" };
            // Writing to a string does not fail.
            let _ = write!(text, "{parted}{x},{y}");
        }
    }
    text
}

/// Strokes from a column; what is no point is passed over.
pub(crate) fn read(text: &str) -> Strokes {
    let point = |word: &str| {
        let (x, y) = word.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    text.split(';').map(|stroke| stroke.split(' ').filter_map(point).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_read_as_they_were_written() {
        let drawn = vec![vec![(12, 40), (13, 44)], vec![(200, 10)]];
        assert_eq!(written(&drawn), "12,40 13,44;200,10");
        assert_eq!(read(&written(&drawn)), drawn);
    }

    #[test]
    fn a_slip_of_the_pen_is_no_signature() {
        let name: Vec<(u16, u16)> = (0..20).map(|n| (n * 10, 100)).collect();
        assert!(are_a_signature(&vec![name.clone()]));
        for none in [vec![], vec![vec![(1, 1)]], vec![name.clone(), vec![]], vec![name, vec![(1001, 0)]]] {
            assert!(!are_a_signature(&none));
        }
    }
}
