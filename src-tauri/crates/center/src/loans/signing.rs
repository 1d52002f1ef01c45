//! Signing on the screen (画面での署名): the borrower's pen strokes, kept as they were drawn, for the 借用書.

use std::fmt::Write as _;

use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::{Read, loans::SignatureRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{LoanFailure, rows::staff_name};
use crate::{Center, Failure, Reply, contract::Done, families::brief::family_of, hands::Hands};

/// The field to write in, in its own points: strokes never leave it.
pub(crate) const FIELD: (u16, u16) = (1000, 300);
/// The most points of all strokes together: a long name, slowly written.
const MOST_POINTS: usize = 6000;
/// Fewer points than these are a slip of the pen.
const FEWEST_POINTS: usize = 8;

/// Sign a hand-over on the screen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SignSlip {
    /// Which hand-over.
    pub slip: Uuid,
    /// Each stroke of the pen: its points in a field of 1000 by 300, from the upper left.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

/// A signature, as the loan's card shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SignedRow {
    /// When (RFC 3339).
    pub at: String,
    /// Before whom.
    pub before: String,
    /// The strokes, as they were drawn.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

impl Center {
    /// Keeps the borrower's signature with the hand-over.
    pub(crate) fn sign_slip(&mut self, request: SignSlip) -> Reply<Done> {
        self.act("sign_slip", |write, hands| {
            may_sign(write, hands, request.slip)?;
            if store::loans::signature(write, request.slip)?.is_some() {
                return Err(LoanFailure::SignedAlready.into());
            }
            let points: usize = request.strokes.iter().map(Vec::len).sum();
            let inside = |(x, y): &(u16, u16)| *x <= FIELD.0 && *y <= FIELD.1;
            let drawn = request.strokes.iter().all(|stroke| !stroke.is_empty() && stroke.iter().all(inside));
            if !drawn || !(FEWEST_POINTS..=MOST_POINTS).contains(&points) {
                return Err(LoanFailure::NotASignature.into());
            }
            let signature = SignatureRecord {
                id: hands.world.fresh(),
                slip: request.slip,
                strokes: written(&request.strokes),
                signed_at: hands.now,
                before: hands.me.id,
            };
            store::loans::put_signature(write, &signature)?;
            Ok(Done {})
        })
    }
}

/// A hand-over's signature, if it was signed on the screen.
pub(super) fn signed_row(read: &Read, slip: Uuid) -> Reply<Option<SignedRow>> {
    store::loans::signature(read, slip)?
        .map(|signature| {
            Ok(SignedRow {
                at: signature.signed_at.to_rfc3339(),
                before: staff_name(read, signature.before)?,
                strokes: strokes(&signature.strokes),
            })
        })
        .transpose()
}

fn may_sign(read: &Read, hands: &Hands, slip: Uuid) -> Reply<()> {
    let slip = store::loans::get_slip(read, slip)?.ok_or(Failure::Gone)?;
    hands.may(Deed::KeepRecords, family_of(read, slip.family)?.place)
}

/// Strokes as a column holds them: `12,40 13,44;200,10`.
fn written(strokes: &[Vec<(u16, u16)>]) -> String {
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
pub(crate) fn strokes(text: &str) -> Vec<Vec<(u16, u16)>> {
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
        assert_eq!(strokes(&written(&drawn)), drawn);
    }
}
