//! Credentials (ＩＤ等): a meeting ID and a passcode for one session (§5(1)), and who was told them.

use crate::{Id, policy::ClauseId};

/// ＩＤ等 of a session, as issued once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credentials;

/// §5(1): ＩＤ等 are for those who take part, and are kept.
pub const KEPT_SAFE: ClauseId = ClauseId::item(5, 1);

/// The way by which a family was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// 接続案内の紙.
    Paper,
    /// 窓口で.
    Counter,
    /// 電話.
    Telephone,
    /// メール.
    Mail,
}

/// What a family knows of a session's ＩＤ等.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knows {
    /// It was told nothing yet.
    Nothing,
    /// It was told those that stand.
    Those,
    /// It was told earlier ones, which are void: it must be told again.
    VoidOnes,
}

/// What a family knows, from those it was told and the ones that stand.
///
/// ＩＤ等 that were issued anew make all earlier ones of the session void.
pub fn knows(stand: Option<Id<Credentials>>, told: impl IntoIterator<Item = Id<Credentials>>) -> Knows {
    let mut earlier = Knows::Nothing;
    for known in told {
        if Some(known) == stand {
            return Knows::Those;
        }
        earlier = Knows::VoidOnes;
    }
    earlier
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn issue(n: u128) -> Id<Credentials> {
        Uuid::from_u128(n).into()
    }

    #[test]
    fn whoever_was_told_the_old_ones_must_be_told_again() {
        let (old, new) = (issue(1), issue(2));
        assert_eq!(knows(Some(old), [old]), Knows::Those);
        assert_eq!(knows(Some(new), [old]), Knows::VoidOnes, "issued anew");
        assert_eq!(knows(Some(new), [old, new]), Knows::Those, "told again");
        assert_eq!(knows(Some(new), []), Knows::Nothing, "not told at all is not told again");
    }
}
