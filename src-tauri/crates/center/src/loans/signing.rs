//! Signing on the screen (画面での署名): the borrower's pen strokes, kept as they were drawn, for the 借用書.

use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::{Read, loans::SignatureRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{LoanFailure, rows::staff_name};
use crate::{Center, Failure, Reply, contract::Done, families::brief::family_of, hands::Hands, strokes};

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
            if !strokes::are_a_signature(&request.strokes) {
                return Err(LoanFailure::NotASignature.into());
            }
            let signature = SignatureRecord {
                id: hands.world.fresh(),
                slip: request.slip,
                strokes: strokes::written(&request.strokes),
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
                strokes: strokes::read(&signature.strokes),
            })
        })
        .transpose()
}

fn may_sign(read: &Read, hands: &Hands, slip: Uuid) -> Reply<()> {
    let slip = store::loans::get_slip(read, slip)?.ok_or(Failure::Gone)?;
    hands.may(Deed::KeepRecords, family_of(read, slip.family)?.place)
}
