//! The demo's lots: numbers that look drawn but come from a seed, so that two runs tell the same story.

/// A stream of numbers (SplitMix64). For stories only: keys and salts come from the ledger's randomness.
#[derive(Clone, Debug)]
pub(super) struct Lots(u64);

impl Lots {
    /// The stream of `name` under `seed`: streams of other names are independent of it.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        // FNV-1a over the name
        let mixed = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut lots = Self(seed ^ mixed);
        lots.next();
        lots
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or_default()
    }

    /// One of them; the default of an empty list.
    pub(super) fn pick<T: Clone + Default>(&mut self, from: &[T]) -> T {
        let place = usize::try_from(self.next()).unwrap_or_default() % from.len().max(1);
        from.get(place).cloned().unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// 32 hexadecimal digits: the key of a form.
    pub(super) fn key(&mut self) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_tells_the_same_story_and_another_seed_another() {
        let draw = |seed, name| {
            let mut lots = Lots::new(seed, name);
            (lots.key(), lots.between(1, 6), lots.pick(&["a", "b", "c"]))
        };
        assert_eq!(draw(1, "phu-tan"), draw(1, "phu-tan"));
        assert_ne!(draw(1, "phu-tan").0, draw(2, "phu-tan").0);
        assert_ne!(draw(1, "phu-tan").0, draw(1, "phu-thai").0);
    }

    #[test]
    fn every_number_of_a_span_is_drawn() {
        let mut lots = Lots::new(7, "x");
        let drawn: std::collections::BTreeSet<u32> = (0..200).map(|_| lots.between(3, 5)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [3, 4, 5]);
    }
}
