//! A way to the key (鍵への道): from what somebody knows to the database key.
//!
//! What they know opens the secret half of a pair of theirs; the database key lies under the open half. The open
//! half itself is kept under the database key: whoever does not have it cannot put another in its place, and whoever
//! has it can lay the way to a new key without asking anyone.

use zeroize::Zeroizing;

use super::{
    Cost, DatabaseKey, Entropy,
    pair::{OpenHalf, Put, SecretHalf},
    wrap::{Sealed, Stuck, Wrapped},
};

/// Somebody's way to the database key.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// The secret half, under what they know.
    pub(super) wrapped: Wrapped,
    /// The database key, under the open half.
    pub(super) put: Put,
    /// The open half, under the database key.
    pub(super) half: Sealed,
}

impl Way {
    /// Lays a new one to `key` for `whom`, from `secret`; nothing where no such cost is possible.
    pub(super) fn lay(
        key: &DatabaseKey,
        whom: &str,
        secret: &[u8],
        cost: Cost,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let own = SecretHalf::draw(entropy);
        let wrapped = Wrapped::wrap(&own.0, whom, secret, cost, entropy)?;
        Self::over(wrapped, own.open_half(), whom, key, entropy)
    }

    /// Goes it.
    pub(super) fn go(&self, whom: &str, secret: &[u8]) -> Result<DatabaseKey, Stuck> {
        let own = self.wrapped.unwrap(whom, secret).map(|half| SecretHalf(*half))?;
        self.put.take_out(&own, whom).ok_or(Stuck::Damaged)
    }

    /// The way to another key from the same secret, which nobody need type; nothing where the open half is not one
    /// that was laid to `old`.
    pub(super) fn turned(
        &self,
        whom: &str,
        [old, new]: [&DatabaseKey; 2],
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let half = self.half.open(&under(old), &bound(whom))?;
        Self::over(self.wrapped.clone(), OpenHalf(*half), whom, new, entropy)
    }

    fn over(
        wrapped: Wrapped,
        half: OpenHalf,
        whom: &str,
        key: &DatabaseKey,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let put = Put::under(half, whom, key, entropy)?;
        let half = Sealed::seal(&under(key), &half.0, &bound(whom), entropy)?;
        Some(Self { wrapped, put, half })
    }
}

fn under(key: &DatabaseKey) -> Zeroizing<[u8; 32]> {
    key.derived("tsudoi way 1")
}

fn bound(whom: &str) -> String {
    format!("tsudoi half 1|{whom}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::counted::entropy;

    #[test]
    fn a_way_leads_to_a_new_key_without_its_secret() {
        let mut entropy = entropy(3);
        let (old, new) = (DatabaseKey::draw(&mut entropy), DatabaseKey::draw(&mut entropy));
        let way = Way::lay(&old, "a", b"secret", Cost::least(), &mut entropy).expect("laid");
        assert_eq!(way.go("a", b"secret"), Ok(old.clone()));
        assert_eq!(way.go("a", b"other"), Err(Stuck::WrongSecret));
        let turned = way.turned("a", [&old, &new], &mut entropy).expect("turned");
        assert_eq!(turned.go("a", b"secret"), Ok(new.clone()));
        assert_eq!(turned.go("a", b"other"), Err(Stuck::WrongSecret));
        assert!(turned.turned("a", [&old, &new], &mut entropy).is_none(), "the old key vouches no more");
    }

    #[test]
    fn nobody_without_the_key_can_put_their_own_half_in_anothers_way() {
        let mut entropy = entropy(4);
        let (old, new) = (DatabaseKey::draw(&mut entropy), DatabaseKey::draw(&mut entropy));
        let other = DatabaseKey::draw(&mut entropy);
        let mut way = Way::lay(&old, "a", b"secret", Cost::least(), &mut entropy).expect("laid");
        // Somebody who can write to the file, and has a way and a key of their own.
        let theirs = Way::lay(&other, "a", b"theirs", Cost::least(), &mut entropy).expect("laid");
        way.half = theirs.half;
        assert!(way.turned("a", [&old, &new], &mut entropy).is_none());
    }
}
