//! Chance (さいころ): the same throws every time, so that the made-up centre is the same every time.

/// A small generator (SplitMix64). Nothing secret is ever drawn from it.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to one below `end`; 0 for an `end` of 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        (self.throw() % u64::from(end.max(1))) as u32
    }

    /// Both ends included.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    /// So often out of a hundred times.
    pub(super) fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of them.
    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u32) as usize]
    }
}
