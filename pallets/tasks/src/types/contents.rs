//! Which items the sets of a round carry.

use agt_primitives::tasks::SetIndex;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use scale_info::TypeInfo;

/// What a queue has to deal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Backlog {
    /// The number of items in a full set.
    pub a_set: u32,
    /// The number of items that nobody has answered yet.
    pub fresh: u32,
    /// The number of entries of the queue's list: they need another round.
    pub listed: u32,
}

impl Backlog {
    /// Returns the number of listed items in a set: a quarter, so that workers cannot tell which they are; all if no fresh
    /// items are left.
    fn share(&self) -> u32 {
        if self.fresh == 0 {
            self.a_set
        } else {
            self.a_set.checked_div(4).unwrap_or(0).max(1)
        }
    }

    /// Returns the number of sets that carry the whole backlog, or as much of it as can be mixed: zero if it is empty.
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

    /// Returns how many of `sets` sets carry listed items.
    pub fn mixed(&self, sets: u32) -> u32 {
        self.listed.div_ceil(self.share().max(1)).min(sets)
    }

    /// Returns what `sets` sets carry, beginning with the fresh item `first_item` and the entry `first_entry` of the list.
    pub fn contents(&self, sets: u32, first_item: u32, first_entry: u32) -> RoundContents {
        let (mixed, share) = (self.mixed(sets), self.share());
        let listed = self.listed.min(mixed.saturating_mul(share));
        let fresh = self.fresh.min(sets.saturating_mul(self.a_set).saturating_sub(listed));
        RoundContents { sets, mixed, a_set: self.a_set, share, first_item, fresh, first_entry, listed }
    }
}

/// What the sets of a round carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RoundContents {
    /// The number of sets.
    pub sets: u32,
    /// The number of sets, the first ones, that carry listed items: for proven workers only.
    pub mixed: u32,
    /// The number of items in a full set.
    pub a_set: u32,
    /// The number of listed items in a mixed set.
    pub share: u32,
    /// The first fresh item.
    pub first_item: u32,
    /// The number of fresh items in all sets.
    pub fresh: u32,
    /// The first entry of the list.
    pub first_entry: u32,
    /// The number of entries in all sets.
    pub listed: u32,
}

/// What one set carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetContents {
    /// Fresh items.
    pub fresh: Range<u32>,
    /// Entries of the list.
    pub listed: Range<u32>,
}

impl SetContents {
    /// Returns the number of items.
    pub fn items(&self) -> u32 {
        let length = |range: &Range<u32>| range.end.saturating_sub(range.start);
        length(&self.fresh).saturating_add(length(&self.listed))
    }
}

impl RoundContents {
    /// Returns what a set carries.
    pub fn of(&self, SetIndex(set): SetIndex) -> SetContents {
        let listed_before = |set: u32| set.saturating_mul(self.share).min(self.listed);
        let fresh_before = |set: u32| set.saturating_mul(self.a_set).saturating_sub(listed_before(set)).min(self.fresh);
        let next = set.saturating_add(1);
        let from = |first: u32, before: u32| first.saturating_add(before);
        SetContents {
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
        fn items_are_carried_once_and_no_set_is_empty_or_too_full(
            a_set in 1u32..=31, fresh in 0u32..400, listed in 0u32..200, fewer in 0u32..50,
        ) {
            let backlog = Backlog { a_set, fresh, listed };
            let wanted = backlog.sets();
            prop_assert_eq!(wanted == 0, fresh + listed == 0);
            let sets = wanted.saturating_sub(fewer);
            let round = backlog.contents(sets, 1_000, 5_000);
            let (mut item, mut entry) = (1_000, 5_000);
            for set in 0..sets {
                let contents = round.of(SetIndex(set));
                prop_assert!(contents.items() > 0 && contents.items() <= a_set, "{:?}", contents);
                prop_assert_eq!((contents.fresh.start, contents.listed.start), (item, entry));
                (item, entry) = (contents.fresh.end, contents.listed.end);
                prop_assert_eq!(!contents.listed.is_empty(), set < round.mixed);
                prop_assert!(fresh == 0 || contents.listed.len() <= (a_set as usize / 4).max(1));
            }
            prop_assert_eq!((item - 1_000, entry - 5_000), (round.fresh, round.listed));
            prop_assert!(round.fresh <= fresh && round.listed <= listed);
            if sets == wanted {
                prop_assert_eq!(round.fresh, fresh);
            }
        }
    }

    #[test]
    fn set_carries_a_quarter_of_listed_items_when_fresh_ones_are_left() {
        let backlog = Backlog { a_set: 24, fresh: 100, listed: 7 };
        assert_eq!(backlog.sets(), 5);
        assert_eq!(backlog.mixed(5), 2);
        let round = backlog.contents(5, 0, 0);
        assert_eq!(round.of(SetIndex(0)), SetContents { fresh: 0..18, listed: 0..6 });
        assert_eq!(round.of(SetIndex(1)), SetContents { fresh: 18..41, listed: 6..7 });
        assert_eq!(round.of(SetIndex(4)), SetContents { fresh: 89..100, listed: 7..7 });
    }

    #[test]
    fn set_is_full_of_listed_items_when_no_fresh_ones_are_left() {
        let backlog = Backlog { a_set: 24, fresh: 0, listed: 30 };
        assert_eq!(backlog.sets(), 2);
        assert_eq!(backlog.mixed(2), 2);
        assert_eq!(backlog.contents(2, 9, 3).of(SetIndex(1)), SetContents { fresh: 9..9, listed: 27..33 });
    }
}
