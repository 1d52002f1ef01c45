//! Keys (鍵): one random key for the database, and a way to it for each member of staff.
//!
//! The [`Keyring`] is the slot file beside the database; a password is checked against it, never
//! against the database, so that a wrong password is not taken for a damaged file. Chance comes in as
//! `entropy`, which fills what it is given with random bytes.

#[cfg(test)]
mod counted;
mod former;
mod keyring;
mod pair;
mod pin;
mod recovery;
mod slots;
mod turning;
mod way;
mod wrap;

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub(crate) use keyring::NAME;
pub use keyring::{Keyring, KeyringError, RecoveryUnlock, Slot, Unlock};
pub use pin::{PinSeal, pin_key};
pub use recovery::RecoveryKey;
pub(crate) use slots::{hex, unhex};
pub(crate) use turning::is_ready;
pub use turning::{finish_turning, turn_key};
pub use wrap::Cost;

/// Where random bytes come from.
pub type Entropy<'a> = dyn FnMut(&mut [u8]) + 'a;

/// The key of the database. It leaves memory when it is dropped, and never prints.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// A new one.
    pub fn draw(entropy: &mut Entropy<'_>) -> Self {
        let mut key = Self([0; 32]);
        entropy(&mut key.0);
        key
    }

    /// Which key it is: to tell one from another, and nothing else.
    pub fn mark(&self) -> KeyMark {
        let derived = self.derived("tsudoi key mark 1");
        let mut mark = KeyMark([0; 8]);
        mark.0.copy_from_slice(&derived[..8]);
        mark
    }

    /// A key for one use alone, by which nobody finds this one.
    fn derived(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(Sha256::new().chain_update(purpose).chain_update(self.0).finalize().into())
    }

    /// As SQLCipher is told it.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(slots::hex(&self.0))
    }
}

/// Which key a slot file opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyMark([u8; 8]);

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(‥)")
    }
}
