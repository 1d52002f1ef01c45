//! Staff (職員): who works here, in which role, and what each role may do (§3, §8).

use unicode_normalization::UnicodeNormalization;

use crate::policy::ClauseId;

/// §3: the division runs the service; a centre works with its own.
pub const IN_CHARGE: ClauseId = ClauseId::section(3);

/// A member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff;

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 課の職員: sees every place; the policy, templates and staff are the division's (§3).
    Division,
    /// センターの長.
    Head,
    /// センターの職員.
    Staff,
}

/// Whose records a deed touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of the person's own place.
    Own,
    /// Those of another place.
    Other,
}

/// What a request does, as far as permission goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Look at families, sessions, consents and loans.
    LookAtRecords,
    /// Enter and change them.
    KeepRecords,
    /// Look at the stock of kits, which §4(1) shares between the places.
    LookAtStock,
    /// Read and write what a family wants to talk about at a 相談 (§3: the place's own staff alone).
    ReadConsultations,
    /// Decide on a need (必要の認定, §4(1)).
    DecideNeeds,
    /// Let someone take part against the rules, with a reason.
    Override,
    /// Enter staff of a place, and let them go.
    ManageStaff,
    /// Change the city's settings: contact, issuer, days.
    ManageCity,
    /// Write the policy, put it in force, and decide what it leaves open (§3, §9).
    KeepPolicy,
    /// Enter staff of the division.
    AppointDivision,
    /// Look at the whole journal and verify it.
    Audit,
    /// Write lists with people on them into a file, or the records onto a stick (§8).
    CarryOut,
    /// Decide that a family takes no part, and lift it (お断り, §6).
    DecideRefusals,
    /// Read why a family is refused; that it is, everyone sees.
    ReadRefusals,
    /// Take an incident in, give instructions, close it (§5(3)).
    DecideIncidents,
    /// Put a backup in the place of the records.
    RestoreBackup,
    /// Let records go whose years are over, and decide what people ask about theirs (廃棄・開示, §8).
    LetRecordsGo,
}

/// The permissions, one row a deed: who may at their own place, who may at another.
pub fn may(role: Role, deed: Deed, whose: Whose) -> bool {
    use Deed::*;
    use Role::*;
    let (own, other): (&[Role], &[Role]) = match deed {
        LookAtRecords => (&[Division, Head, Staff], &[Division]),
        KeepRecords => (&[Division, Head, Staff], &[Division]),
        LookAtStock => (&[Division, Head, Staff], &[Division, Head, Staff]),
        ReadConsultations => (&[Division, Head, Staff], &[]),
        DecideNeeds => (&[Division, Head], &[Division]),
        Override => (&[Division, Head, Staff], &[Division]),
        ManageStaff => (&[Division, Head], &[Division]),
        ManageCity => (&[Division, Head], &[Division]),
        KeepPolicy => (&[Division], &[Division]),
        AppointDivision => (&[Division], &[Division]),
        Audit => (&[Division, Head], &[Division]),
        CarryOut => (&[Division, Head], &[Division]),
        DecideRefusals | DecideIncidents | LetRecordsGo => (&[Division], &[Division]),
        ReadRefusals => (&[Division, Head], &[Division]),
        RestoreBackup => (&[Division, Head], &[Division]),
    };
    match whose {
        Whose::Own => own.contains(&role),
        Whose::Other => other.contains(&role),
    }
}

/// The fewest characters of a passphrase (合言葉).
pub const PASSPHRASE_LEAST: usize = 8;

/// Why a passphrase is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassphrase {
    /// Under [`PASSPHRASE_LEAST`] characters.
    #[error("under {PASSPHRASE_LEAST} characters")]
    TooShort,
    /// The same character over and over.
    #[error("fewer than four different characters")]
    TooPlain,
}

/// A passphrase that may be taken: eight characters or more, four of them different.
pub fn strong_enough(passphrase: &str) -> Result<(), WeakPassphrase> {
    let characters: Vec<char> = passphrase.chars().collect();
    let different: std::collections::BTreeSet<&char> = characters.iter().collect();
    if characters.len() < PASSPHRASE_LEAST {
        Err(WeakPassphrase::TooShort)
    } else if different.len() < 4 {
        Err(WeakPassphrase::TooPlain)
    } else {
        Ok(())
    }
}

/// A passphrase as it is wrapped and checked: the same, whichever keyboard typed it (NFKC), so
/// that a full-width letter or a composed が opens what a half-width or decomposed one closed.
pub fn as_meant(passphrase: &str) -> String {
    passphrase.nfkc().collect()
}

/// Why a PIN (ＰＩＮ) is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPin {
    /// It is not six figures.
    #[error("not six figures")]
    NotSixFigures,
    /// It is the first that anybody would try.
    #[error("too easily guessed")]
    TooPlain,
}

/// A PIN as typed, figures of either width, as six ASCII figures.
pub fn pin(typed: &str) -> Result<String, NotAPin> {
    let figures: String = typed.trim().nfkc().collect();
    if figures.len() == 6 && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(figures)
    } else {
        Err(NotAPin::NotSixFigures)
    }
}

/// A new PIN: one whose figures neither repeat (111111, 121212, 123123) nor count up or down.
pub fn new_pin(typed: &str) -> Result<String, NotAPin> {
    let figures = pin(typed)?;
    let values: Vec<u8> = figures.bytes().map(|figure| figure - b'0').collect();
    let repeats = (1..=3).any(|period| values.iter().zip(values.iter().skip(period)).all(|(a, b)| a == b));
    let counts = |step: u8| values.iter().zip(values.iter().skip(1)).all(|(a, b)| (a + step) % 10 == *b);
    if repeats || counts(1) || counts(9) { Err(NotAPin::TooPlain) } else { Ok(figures) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_keeps_to_its_own_families_and_shares_its_stock() {
        assert!(may(Role::Staff, Deed::KeepRecords, Whose::Own));
        assert!(!may(Role::Head, Deed::LookAtRecords, Whose::Other), "§3: only the division");
        assert!(may(Role::Staff, Deed::LookAtStock, Whose::Other), "§4(1): stock is shared");
        assert!(may(Role::Division, Deed::LookAtRecords, Whose::Other));
        assert!(!may(Role::Staff, Deed::DecideNeeds, Whose::Own));
        assert!(!may(Role::Division, Deed::ReadConsultations, Whose::Other), "not even the division");
        assert!(may(Role::Division, Deed::KeepPolicy, Whose::Own), "§9: the division decides");
        assert!(!may(Role::Head, Deed::KeepPolicy, Whose::Own));
    }

    #[test]
    fn a_passphrase_has_eight_characters_and_some_variety() {
        assert_eq!(strong_enough("みじかい"), Err(WeakPassphrase::TooShort));
        assert_eq!(strong_enough("ああああああああ"), Err(WeakPassphrase::TooPlain));
        assert_eq!(strong_enough("春の雨と青い傘"), Err(WeakPassphrase::TooShort));
        assert_eq!(strong_enough("春の雨と青い傘と靴"), Ok(()));
    }

    #[test]
    fn a_passphrase_is_the_same_on_every_keyboard() {
        assert_eq!(as_meant("Ｈａｒｕｶﾞ１"), as_meant("Haruガ1"));
        assert_ne!(as_meant("haru"), as_meant("Haru"), "case still counts");
    }

    #[test]
    fn a_pin_is_six_figures_of_either_width() {
        assert_eq!(pin("１２３４５６"), Ok("123456".to_owned()));
        assert_eq!(pin("12345"), Err(NotAPin::NotSixFigures));
        assert_eq!(pin("12345a"), Err(NotAPin::NotSixFigures));
    }

    #[test]
    fn a_new_pin_is_none_that_anybody_would_try_first() {
        for plain in ["000000", "121212", "123123", "123456", "654321", "890123", "３２１０９８"] {
            assert_eq!(new_pin(plain), Err(NotAPin::TooPlain), "{plain}");
        }
        assert_eq!(new_pin("135790"), Ok("135790".to_owned()));
        assert_eq!(new_pin("112358"), Ok("112358".to_owned()));
    }
}
