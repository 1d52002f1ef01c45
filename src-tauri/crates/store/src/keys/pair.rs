//! A pair of keys (鍵の対): anyone can put the database key under its open half; only its secret half takes it out.
//!
//! So the database can get a new key for people who are not there to type what they know (X25519, then
//! XChaCha20-Poly1305).

use sha2::{Digest, Sha256};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{DatabaseKey, Entropy, wrap::Sealed};

/// What takes out what was put under the open half.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct SecretHalf(pub(super) [u8; 32]);

/// What the database key is put under.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenHalf(pub(super) [u8; 32]);

impl SecretHalf {
    /// A new pair.
    pub(super) fn draw(entropy: &mut Entropy<'_>) -> Self {
        let mut half = Self([0; 32]);
        entropy(&mut half.0);
        half
    }

    pub(super) fn open_half(&self) -> OpenHalf {
        OpenHalf(x25519(self.0, X25519_BASEPOINT_BYTES))
    }
}

/// The database key, put under somebody's open half.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Put {
    /// The open half of a pair that was drawn for this alone.
    pub(super) once: [u8; 32],
    pub(super) sealed: Sealed,
}

impl Put {
    /// Puts `key` under `half`, for `whom`; nothing where the half is none that could have been drawn.
    pub(super) fn under(
        half: OpenHalf,
        whom: &str,
        key: &DatabaseKey,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let once = SecretHalf::draw(entropy);
        let agreed = agreed(&once, half, [once.open_half(), half])?;
        let sealed = Sealed::seal(&agreed, &key.0, &bound(whom), entropy)?;
        Some(Self { once: once.open_half().0, sealed })
    }

    /// Takes the key out.
    pub(super) fn take_out(&self, secret: &SecretHalf, whom: &str) -> Option<DatabaseKey> {
        let once = OpenHalf(self.once);
        let agreed = agreed(secret, once, [once, secret.open_half()])?;
        self.sealed.open(&agreed, &bound(whom)).map(|key| DatabaseKey(*key))
    }
}

/// What both sides agree on, bound to the two open halves.
fn agreed(secret: &SecretHalf, other: OpenHalf, halves: [OpenHalf; 2]) -> Option<Zeroizing<[u8; 32]>> {
    let shared = Zeroizing::new(x25519(secret.0, other.0));
    // A half of a small order agrees on nothing with everybody.
    if *shared == [0; 32] {
        return None;
    }
    let hash = Sha256::new()
        .chain_update(b"tsudoi pair 1")
        .chain_update(*shared)
        .chain_update(halves[0].0)
        .chain_update(halves[1].0);
    Some(Zeroizing::new(hash.finalize().into()))
}

fn bound(whom: &str) -> String {
    format!("tsudoi put 1|{whom}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::counted::entropy;

    #[test]
    fn only_the_secret_half_takes_the_key_out_and_only_for_whom_it_was_put() {
        let mut entropy = entropy(5);
        let (mine, yours) = (SecretHalf::draw(&mut entropy), SecretHalf::draw(&mut entropy));
        let key = DatabaseKey::draw(&mut entropy);
        let put = Put::under(mine.open_half(), "a", &key, &mut entropy).expect("put");
        assert_eq!(put.take_out(&mine, "a"), Some(key.clone()));
        assert_eq!(put.take_out(&yours, "a"), None);
        assert_eq!(put.take_out(&mine, "b"), None);
        let mut bent = put.clone();
        bent.once[3] ^= 1;
        assert_eq!(bent.take_out(&mine, "a"), None);
        assert!(Put::under(OpenHalf([0; 32]), "a", &key, &mut entropy).is_none(), "no half at all");
    }

    #[test]
    fn the_pairs_are_those_of_rfc_7748() {
        // §6.1: Alice's.
        let secret = SecretHalf([
            0x77, 0x07, 0x6d, 0x0a, 0x73, 0x18, 0xa5, 0x7d, 0x3c, 0x16, 0xc1, 0x72, 0x51, 0xb2, 0x66, 0x45,
            0xdf, 0x4c, 0x2f, 0x87, 0xeb, 0xc0, 0x99, 0x2a, 0xb1, 0x77, 0xfb, 0xa5, 0x1d, 0xb9, 0x2c, 0x2a,
        ]);
        let open = [
            0x85, 0x20, 0xf0, 0x09, 0x89, 0x30, 0xa7, 0x54, 0x74, 0x8b, 0x7d, 0xdc, 0xb4, 0x3e, 0xf7, 0x5a,
            0x0d, 0xbf, 0x3a, 0x0d, 0x26, 0x38, 0x1a, 0xf4, 0xeb, 0xa4, 0xa9, 0x8e, 0xaa, 0x9b, 0x4e, 0x6a,
        ];
        assert_eq!(secret.open_half().0, open);
    }
}
