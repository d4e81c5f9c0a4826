//! How an undecided item stands between rounds, and who has voted on it.

use super::{confidence::share_of_likelihood, AnswerKind, MAX_WORKERS};
use crate::{
    basis_points::BasisPoints,
    skill::{Frequencies, Stage, Standing, Testimony, FEW_CLASSES},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The most votes on one item: four rounds of the largest set.
pub const MOST_VOTES: u32 = 4 * MAX_WORKERS;

/// The first 8 bytes of an account's hash: enough to know it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Voter([u8; 8]);

impl Voter {
    /// Returns the voter that an account is.
    pub fn of(who: &impl Encode) -> Self {
        let hash = BlakeTwo256::hash_of(who).to_fixed_bytes();
        let [a, b, c, d, e, f, g, h, ..] = hash;
        Self([a, b, c, d, e, f, g, h])
    }
}

/// How an undecided item stands, and who has voted on it: nobody votes twice, in however many rounds it answers the item.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ItemStanding {
    standing: Standing,
    voters: BoundedVec<Voter, ConstU32<MOST_VOTES>>,
}

impl ItemStanding {
    /// Returns the standing of an item without answers. `frequencies` says how frequent each class is, where there are few.
    pub fn fresh(kind: &AnswerKind, frequencies: &Frequencies) -> Self {
        let few = kind.classes().is_some_and(|classes| classes <= FEW_CLASSES);
        let standing = if few { Standing::of_few(frequencies) } else { Standing::of_many() };
        Self { standing, voters: BoundedVec::new() }
    }

    /// Adds the vote of a worker, unless it has voted on the item before or there is no room for it.
    pub fn add(&mut self, voter: Voter, testimony: &Testimony, proven: bool) {
        if !self.voters.contains(&voter) && self.voters.try_push(voter).is_ok() {
            self.standing.add(testimony, proven);
        }
    }

    /// Returns the class of the item, if it is decided at this stage.
    pub fn decision(&self, stage: Stage) -> Option<u8> {
        self.standing.decision(stage)
    }

    /// Returns the share of the leading class in the likelihood of all classes of a kind of answers, rounded down to a basis
    /// point; none where answers are no choices, and before the first answer where there are many classes.
    pub fn confidence(&self, kind: &AnswerKind) -> Option<BasisPoints> {
        share_of_likelihood(&self.standing, kind.classes()?)
    }

    /// Returns how the item stands.
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }
}

/// An item of a set that is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// How it stands: before the set is judged, and after it.
    pub standing: ItemStanding,
    /// Whether another round can follow for it.
    pub stage: Stage,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basis_points::BasisPoints,
        skill::{ClassTallies, Confusion, Measure},
    };

    #[test]
    fn four_rounds_of_seven_workers_vote_on_an_item() {
        assert_eq!(MOST_VOTES, 28);
    }

    #[test]
    fn nobody_votes_twice_on_an_item() {
        let measure = Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).unwrap();
        let kind = AnswerKind::Categories { count: 2 };
        let mut item = ItemStanding::fresh(&kind, &Frequencies::even(2));
        let testimony = Confusion::of(2).testimony(&measure, 1, Some(&ClassTallies::of(2))).unwrap();
        let (alice, bob) = (Voter::of(&1u8), Voter::of(&2u8));
        item.add(alice, &testimony, true);
        let once = item.clone();
        item.add(alice, &testimony, true);
        assert_eq!((&item, item.decision(Stage::Early)), (&once, None));
        item.add(bob, &testimony, true);
        assert_eq!(item.decision(Stage::Early), Some(1));
        assert_eq!(item.standing().voters(), 2);
    }

    #[test]
    fn votes_beyond_the_most_are_not_counted() {
        let measure = Measure::new(BasisPoints::clamped(500), BasisPoints::clamped(9_000)).unwrap();
        let kind = AnswerKind::Categories { count: 20 };
        let mut item = ItemStanding::fresh(&kind, &Frequencies::even(2));
        let testimony = Confusion::of(20).testimony(&measure, 7, None).unwrap();
        (0..100u8).for_each(|voter| item.add(Voter::of(&voter), &testimony, false));
        assert_eq!(u32::from(item.standing().voters()), MOST_VOTES);
    }
}
