//! Wrapping (封入): a secret under a password, so that guessing is slow and tampering shows.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::Entropy;

/// What one guess at a password costs (Argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

impl Cost {
    /// For what people remember: 64 MiB, three passes.
    pub const fn strong() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// For tests, which guess nothing.
    pub const fn of_tests() -> Self {
        Self::least()
    }

    /// For secrets that nobody can guess anyway.
    pub(super) const fn least() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// Whether a laptop can pay it: four times what we ask for, and no more. A file that says otherwise is not ours,
    /// and would hold the program up, or end it, before anybody could be told.
    pub(super) const fn is_bearable(self) -> bool {
        let most = Self::strong();
        self.memory_kib <= 4 * most.memory_kib
            && self.passes <= 4 * most.passes
            && self.lanes <= 4 * most.lanes
    }

    /// The key that a secret gives with this salt; nothing where no such cost is possible.
    pub(super) fn stretch(self, secret: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, key.as_mut())
            .ok()?;
        Some(key)
    }
}

/// Thirty-two bytes, wrapped.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Wrapped {
    pub(super) cost: Cost,
    pub(super) salt: [u8; 16],
    pub(super) sealed: Sealed,
}

/// Why a wrapping does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stuck {
    /// The secret is another one (or somebody has touched the wrapping).
    WrongSecret,
    /// It cannot have been written by us.
    Damaged,
}

impl Wrapped {
    /// Wraps `content` for `whom`, under `secret`; nothing where no such cost is possible.
    pub(super) fn wrap(
        content: &[u8; 32],
        whom: &str,
        secret: &[u8],
        cost: Cost,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let mut salt = [0; 16];
        entropy(&mut salt);
        let stretched = cost.stretch(secret, &salt)?;
        let sealed = Sealed::seal(&stretched, content, &bound(whom, cost), entropy)?;
        Some(Self { cost, salt, sealed })
    }

    /// Gives it back to `whom`, who knows the secret.
    pub(super) fn unwrap(&self, whom: &str, secret: &[u8]) -> Result<Zeroizing<[u8; 32]>, Stuck> {
        let stretched = self.cost.stretch(secret, &self.salt).ok_or(Stuck::Damaged)?;
        self.sealed.open(&stretched, &bound(whom, self.cost)).ok_or(Stuck::WrongSecret)
    }
}

/// The cost is part of what is sealed: nobody can lower it in the file.
fn bound(whom: &str, cost: Cost) -> String {
    format!("tsudoi slot 1|{whom}|{}|{}|{}", cost.memory_kib, cost.passes, cost.lanes)
}

/// Thirty-two bytes under a key (XChaCha20-Poly1305).
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) nonce: [u8; 24],
    pub(super) bytes: [u8; 48],
}

impl Sealed {
    pub(super) fn seal(
        under: &[u8; 32],
        content: &[u8; 32],
        bound: &str,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let mut nonce = [0; 24];
        entropy(&mut nonce);
        let bytes = cipher(under)
            .encrypt(&XNonce::from(nonce), Payload { msg: content, aad: bound.as_bytes() })
            .ok()?;
        Some(Self { nonce, bytes: bytes.try_into().ok()? })
    }

    pub(super) fn open(&self, under: &[u8; 32], bound: &str) -> Option<Zeroizing<[u8; 32]>> {
        let bytes = cipher(under)
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.bytes, aad: bound.as_bytes() })
            .ok()?;
        let bytes = Zeroizing::new(bytes);
        Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
    }
}

fn cipher(under: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*under))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_lowered_in_the_file_does_not_open_the_key() {
        let content = [7; 32];
        let mut wrapped =
            Wrapped::wrap(&content, "a", b"secret", Cost { memory_kib: 16, ..Cost::least() }, &mut |bytes| {
                bytes.fill(1);
            })
            .expect("a possible cost");
        assert_eq!(wrapped.unwrap("a", b"secret").as_deref(), Ok(&content));
        assert_eq!(wrapped.unwrap("b", b"secret"), Err(Stuck::WrongSecret), "nor for somebody else");
        wrapped.cost = Cost::least();
        assert_eq!(wrapped.unwrap("a", b"secret"), Err(Stuck::WrongSecret));
        wrapped.cost = Cost { memory_kib: 0, ..Cost::least() };
        assert_eq!(wrapped.unwrap("a", b"secret"), Err(Stuck::Damaged));
    }
}
