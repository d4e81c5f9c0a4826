//! Which items the sets of a round carry. Touches no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use scale_info::TypeInfo;

/// What there is to deal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Stock {
    /// Items a set.
    pub a_set: u32,
    /// Items that nobody has answered yet.
    pub fresh: u32,
    /// Items of a list: they need another round.
    pub listed: u32,
}

impl Stock {
    /// How many listed items a set takes: a quarter, so that it does not show which they are; all when no fresh ones
    /// are left.
    fn share(&self) -> u32 {
        if self.fresh == 0 {
            self.a_set
        } else {
            self.a_set.checked_div(4).unwrap_or(0).max(1)
        }
    }

    /// How many sets carry all of it, or as much of it as can be mixed. Zero when there is nothing to carry.
    pub fn sets(&self) -> u32 {
        if self.a_set == 0 {
            return 0;
        }
        let share = self.share();
        let all = self.fresh.saturating_add(self.listed).div_ceil(self.a_set);
        match self.a_set.checked_sub(share).filter(|rest| *rest > 0) {
            Some(rest) if self.fresh > 0 => {
                // When every set takes its share, this many take all that is fresh.
                let mixed = self.fresh.div_ceil(rest);
                if u64::from(self.listed) >= u64::from(mixed).saturating_mul(share.into()) {
                    mixed
                } else {
                    all
                }
            }
            _ => all,
        }
    }

    /// How many of `sets` sets carry listed items.
    pub fn mixed(&self, sets: u32) -> u32 {
        self.listed.checked_div(self.share().max(1)).map_or(0, |whole| {
            let rest = self.listed.checked_rem(self.share().max(1)).is_some_and(|rest| rest > 0);
            whole.saturating_add(rest.into()).min(sets)
        })
    }

    /// What `sets` sets carry, beginning with this fresh item and this entry of the list.
    pub fn load(&self, sets: u32, first_item: u32, first_entry: u32) -> Load {
        let (mixed, share) = (self.mixed(sets), self.share());
        let listed = self.listed.min(mixed.saturating_mul(share));
        let fresh = self.fresh.min(sets.saturating_mul(self.a_set).saturating_sub(listed));
        Load { sets, mixed, a_set: self.a_set, share, first_item, fresh, first_entry, listed }
    }
}

/// What the sets of a round carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Load {
    /// How many sets there are.
    pub sets: u32,
    /// How many of them, the first ones, carry listed items: proven workers only.
    pub mixed: u32,
    /// Items a set.
    pub a_set: u32,
    /// Listed items a mixed set.
    pub share: u32,
    /// The first fresh item.
    pub first_item: u32,
    /// How many fresh items all sets carry.
    pub fresh: u32,
    /// The first entry of the list.
    pub first_entry: u32,
    /// How many entries all sets carry.
    pub listed: u32,
}

/// What one set carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cargo {
    /// Fresh items.
    pub fresh: Range<u32>,
    /// Entries of the list.
    pub listed: Range<u32>,
}

impl Cargo {
    /// How many items.
    pub fn items(&self) -> u32 {
        let length = |range: &Range<u32>| range.end.saturating_sub(range.start);
        length(&self.fresh).saturating_add(length(&self.listed))
    }
}

impl Load {
    /// What a set carries, by its place in the round.
    pub fn of(&self, set: u32) -> Cargo {
        let listed_before = |set: u32| set.saturating_mul(self.share).min(self.listed);
        let fresh_before = |set: u32| set.saturating_mul(self.a_set).saturating_sub(listed_before(set)).min(self.fresh);
        let next = set.saturating_add(1);
        let from = |first: u32, before: u32| first.saturating_add(before);
        Cargo {
            fresh: from(self.first_item, fresh_before(set))..from(self.first_item, fresh_before(next)),
            listed: from(self.first_entry, listed_before(set))..from(self.first_entry, listed_before(next)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn every_item_is_carried_once_and_no_set_is_empty_or_too_full(
            a_set in 1u32..=31, fresh in 0u32..400, listed in 0u32..200, fewer in 0u32..50,
        ) {
            let stock = Stock { a_set, fresh, listed };
            let wanted = stock.sets();
            prop_assert_eq!(wanted == 0, fresh + listed == 0);
            let sets = wanted.saturating_sub(fewer);
            let load = stock.load(sets, 1_000, 5_000);
            let (mut item, mut entry) = (1_000, 5_000);
            for set in 0..sets {
                let cargo = load.of(set);
                prop_assert!(cargo.items() > 0 && cargo.items() <= a_set, "{:?}", cargo);
                prop_assert_eq!((cargo.fresh.start, cargo.listed.start), (item, entry));
                (item, entry) = (cargo.fresh.end, cargo.listed.end);
                prop_assert_eq!(!cargo.listed.is_empty(), set < load.mixed);
                prop_assert!(fresh == 0 || cargo.listed.len() <= (a_set as usize / 4).max(1));
            }
            prop_assert_eq!((item - 1_000, entry - 5_000), (load.fresh, load.listed));
            prop_assert!(load.fresh <= fresh && load.listed <= listed);
            if sets == wanted {
                prop_assert_eq!(load.fresh, fresh);
            }
        }
    }

    #[test]
    fn a_quarter_of_a_set_is_of_the_second_round() {
        let stock = Stock { a_set: 24, fresh: 100, listed: 7 };
        assert_eq!((stock.sets(), stock.mixed(5)), (5, 2));
        let load = stock.load(5, 0, 0);
        assert_eq!(load.of(0), Cargo { fresh: 0..18, listed: 0..6 });
        assert_eq!(load.of(1), Cargo { fresh: 18..41, listed: 6..7 });
        assert_eq!(load.of(4), Cargo { fresh: 89..100, listed: 7..7 });
    }

    #[test]
    fn without_fresh_items_a_set_is_full_of_listed_ones() {
        let stock = Stock { a_set: 24, fresh: 0, listed: 30 };
        assert_eq!((stock.sets(), stock.mixed(2)), (2, 2));
        assert_eq!(stock.load(2, 9, 3).of(1), Cargo { fresh: 9..9, listed: 27..33 });
    }
}
