//! Chance that is the same every time, for the tests of this folder.

/// Bytes that follow from a number.
pub(super) fn entropy(mut next: u64) -> impl FnMut(&mut [u8]) {
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (next >> 33) as u8;
        }
    }
}
