//! The recovery key (復旧鍵): drawn, put on paper, read back from it.

use documents::{Head, Paper, Profile, RecoverySheetPaper};
use domain::{
    papers::{PaperKind, Reading},
    staff::{Deed, as_meant},
};

use super::{ConfirmRecoveryKey, DeskFailure, DrawRecoveryKey, RecoveryKeyShown, Seat};
use crate::{
    Reply,
    contract::Done,
    papers::{PaperFailure, PrintRecoverySheet, issuer, printed},
};

impl Seat {
    /// Draws a new recovery key. The one before opens nothing any more.
    pub(crate) fn draw_recovery_key(
        &mut self,
        DrawRecoveryKey {}: DrawRecoveryKey,
    ) -> Reply<RecoveryKeyShown> {
        let key = self.key_again()?;
        let (_, hands) = self.center()?.look();
        hands.may(Deed::ManageStaff, hands.me.place.id)?;
        let id = hands.me.id.uuid();
        let mut entropy = self.entropy();
        let mut drawn = None;
        self.turn_slots(
            "draw_recovery_key",
            |slots| {
                drawn = Some(slots.draw_recovery(&key, &mut entropy)?);
                Ok(())
            },
            |write, _| Ok(write.mention("staff", id)?),
        )?;
        let groups = drawn.as_ref().map(|drawn| drawn.groups().to_vec()).unwrap_or_default();
        self.drawn = drawn;
        Ok(RecoveryKeyShown { groups })
    }

    /// Takes the group that was read off the paper.
    pub(crate) fn confirm_recovery_key(&mut self, request: ConfirmRecoveryKey) -> Reply<Done> {
        self.center()?;
        let drawn = self.drawn.as_ref().ok_or(PaperFailure::NoRecoveryKey)?;
        let groups = drawn.groups();
        let meant = request.group.checked_sub(1).and_then(|at| groups.get(at));
        if meant.is_none_or(|group| !same_group(group, &request.typed)) {
            return Err(DeskFailure::RecoveryGroupWrong { group: request.group }.into());
        }
        let mut keyring = self.keyring()?;
        keyring.confirm_recovery();
        keyring.save(&self.folder())?;
        self.drawn = None;
        Ok(Done {})
    }

    /// The sheet for the envelope.
    pub(crate) fn recovery_sheet(&mut self, PrintRecoverySheet {}: PrintRecoverySheet) -> Reply<Vec<u8>> {
        let groups = self.drawn.as_ref().ok_or(PaperFailure::NoRecoveryKey)?.groups().to_vec();
        let laptop = self.keyring()?.place_name().to_owned();
        let fonts = std::sync::Arc::clone(&self.fonts);
        let center = self.center()?;
        let practice = center.practice;
        let (read, hands) = center.look();
        let (issuer, city_words) = issuer(&read)?;
        let head = Head {
            kind: PaperKind::RecoverySheet,
            reading: Reading::Formal,
            number: String::new(),
            issued_on: hands.today(),
            code: String::new(),
            issuer,
            city_words,
            policy_version: 1,
            policy_in_force_from: None,
            retention_years: 5,
            practice,
        };
        let place = hands.me.place.name.clone();
        printed(
            Profile::Print,
            &fonts,
            &[Paper::RecoverySheet(RecoverySheetPaper { head, groups, place, laptop })],
        )
    }
}

/// What people misread for one another counts as the same: O and 0, I and L and 1.
fn same_group(group: &str, typed: &str) -> bool {
    let fold = |text: &str| -> String {
        as_meant(text.trim())
            .chars()
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            })
            .collect()
    };
    fold(group) == fold(typed)
}
