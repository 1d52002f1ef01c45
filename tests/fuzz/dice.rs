//! Dice (さいころ): chance that falls the same way on every run.

/// A small generator of one's own.
pub struct Dice(u64);

impl Dice {
    /// The dice of the `nth` case of a target.
    pub fn of(target: &str, nth: usize) -> Self {
        let mixed = target.bytes().fold(0xCBF2_9CE4_8422_2325, |sum: u64, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        let mut dice = Self(mixed ^ (nth as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        dice.roll(2);
        dice
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The low digits of such a generator repeat soon; these do not.
        ((self.0 >> 24) % sides.max(1) as u64) as usize
    }

    /// True `parts` times of a hundred.
    pub fn percent(&mut self, parts: usize) -> bool {
        self.roll(100) < parts
    }

    /// One of several.
    pub fn of_these<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.roll(these.len())]
    }
}
