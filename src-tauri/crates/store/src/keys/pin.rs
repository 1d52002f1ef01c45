//! PIN (暗証番号): a quick switch between people, after each has signed in in full once.
//!
//! The seal lives in memory only and is never written: a PIN is too short to guard a file.

use std::fmt;

use zeroize::Zeroizing;

use super::{Cost, DatabaseKey, Entropy, wrap::Sealed};

const BOUND: &str = "tsudoi pin 1";

/// The database key under a PIN, until the program ends.
pub struct PinSeal(Sealed);

impl PinSeal {
    /// Puts the key under a PIN's key.
    pub fn seal(pin_key: &[u8; 32], key: &DatabaseKey, entropy: &mut Entropy<'_>) -> Option<Self> {
        Sealed::seal(pin_key, &key.0, BOUND, entropy).map(Self)
    }

    /// Gives the key back to whoever knows the PIN.
    pub fn open(&self, pin_key: &[u8; 32]) -> Option<DatabaseKey> {
        self.0.open(pin_key, BOUND).map(|key| DatabaseKey(*key))
    }
}

impl fmt::Debug for PinSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinSeal(‥)")
    }
}

/// The key that a PIN gives with this salt.
pub fn pin_key(pin: &str, salt: &[u8; 16], cost: Cost) -> Zeroizing<[u8; 32]> {
    // Both constructors of `Cost` are possible ones; an impossible one opens nothing.
    cost.stretch(pin.as_bytes(), salt).unwrap_or_default()
}
