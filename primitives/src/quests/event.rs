//! Events that governance opens: a reward, a number of places, a condition and a time.

use super::Milestone;
use crate::{calendar::DAY, contributors::AreaId, medallions::MOST_LEVEL, merkle::stands_at, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;

/// The number of an event. No number is used twice.
pub type EventId = u32;

/// The most events that are open at a time.
pub const MOST_EVENTS: u32 = 16;

/// The most XP that an event pays to one account.
pub const MOST_EVENT_XP: u32 = 10_000;

/// The most boosters that an event pays to one account.
pub const MOST_EVENT_BOOSTERS: u8 = 4;

/// The latest end of an event after it was opened, in milliseconds: 366 days.
pub const MOST_EVENT_TIME: Moment = 366 * DAY;

/// The most hashes of the proof that an account stands in an event's list.
pub const MAX_PROOF: u32 = 32;

/// The condition of an event. Checking it costs the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum Condition {
    /// The account has had `least` sets accepted since it entered the event that the platform paid for.
    Sets {
        /// Accepted sets; not zero.
        least: u32,
    },
    /// The account has reached a milestone, whenever that was and whether or not it was claimed.
    Milestone {
        /// The milestone.
        milestone: Milestone,
    },
    /// The account holds a medallion of an area at a level, or at a higher one.
    Medallion {
        /// The area.
        area: AreaId,
        /// The least level: 1 to [`MOST_LEVEL`].
        level: u8,
    },
    /// The account stands in a list that governance has made.
    Listed {
        /// The root of the Merkle tree with blake2-256 whose leaves are the encoded account ids.
        root: H256,
        /// The number of accounts in the list; not zero.
        leaves: u32,
    },
}

impl Condition {
    /// Returns whether the condition asks for something, and for nothing that nobody can reach: whoever opens an event
    /// with another one has made a mistake.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Sets { least } => *least > 0,
            Self::Milestone { .. } => true,
            Self::Medallion { level, .. } => (1..=MOST_LEVEL).contains(level),
            Self::Listed { leaves, .. } => *leaves > 0,
        }
    }

    /// Returns whether an account must enter the event before it does what is asked for.
    pub fn needs_entry(&self) -> bool {
        matches!(self, Self::Sets { .. })
    }
}

/// The place of an account in an event's list, with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ListPlace {
    /// The place, from 0.
    pub place: u32,
    /// The hashes beside the path from the leaf to the root.
    pub proof: BoundedVec<H256, ConstU32<MAX_PROOF>>,
}

impl ListPlace {
    /// Returns whether `who` stands there in the list with this root and this number of accounts.
    pub fn holds<AccountId: Encode>(&self, root: &H256, leaves: u32, who: &AccountId) -> bool {
        let leaf = who.encode();
        // A leaf of 64 bytes could be a node of the tree.
        leaf.len() < 64 && stands_at(root, leaves, self.place, &leaf, &self.proof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merkle::{path_length, proof_of, root_of};

    #[test]
    fn event_lasts_a_leap_year_at_most() {
        assert_eq!(MOST_EVENT_TIME, 366 * 86_400_000);
    }

    #[test]
    fn condition_without_a_demand_is_not_sound() {
        let listed = |leaves| Condition::Listed { root: H256::zero(), leaves };
        let medallion = |level| Condition::Medallion { area: 0, level };
        let all = [
            (Condition::Sets { least: 0 }, Condition::Sets { least: 1 }),
            (medallion(0), medallion(1)),
            (listed(0), listed(1)),
        ];
        for (empty, sound) in all {
            assert!(!empty.is_sound() && sound.is_sound());
        }
        assert!(Condition::Milestone { milestone: Milestone::FirstSet }.is_sound());
    }

    #[test]
    fn condition_that_nobody_can_meet_is_not_sound() {
        let levels = (0..=u8::MAX).filter(|level| Condition::Medallion { area: 0, level: *level }.is_sound());
        assert!(levels.eq(1..=MOST_LEVEL));
    }

    #[test]
    fn only_counting_since_a_moment_needs_an_entry() {
        assert!(Condition::Sets { least: 1 }.needs_entry());
        assert!(!Condition::Milestone { milestone: Milestone::FirstSet }.needs_entry());
        assert!(!Condition::Medallion { area: 0, level: 1 }.needs_entry());
        assert!(!Condition::Listed { root: H256::zero(), leaves: 1 }.needs_entry());
    }

    #[test]
    fn place_in_a_list_holds_for_its_account_alone() {
        let leaves: Vec<_> = (0_u64..7).map(|who| who.encode()).collect();
        let root = root_of(&leaves);
        let place = |place| ListPlace { place, proof: proof_of(&leaves, place).unwrap().try_into().unwrap() };
        for who in 0_u64..7 {
            let holders: Vec<_> = (0..7).filter(|at| place(*at).holds(&root, 7, &who)).collect();
            assert_eq!(holders, [who as u32]);
        }
        assert!(!place(0).holds(&root, 9, &0_u64), "the path would be longer");
        assert!(!place(0).holds(&root, 7, &[0_u8; 64]));
        assert!(path_length(0, u32::MAX) <= MAX_PROOF as usize);
    }

    #[test]
    fn list_has_no_account_that_is_as_long_as_a_node() {
        fn holds<const LENGTH: usize>() -> bool {
            let accounts = [[1_u8; LENGTH], [2; LENGTH]];
            let proof = proof_of(&accounts, 1).unwrap().try_into().unwrap();
            ListPlace { place: 1, proof }.holds(&root_of(&accounts), 2, &accounts[1])
        }
        assert_eq!([holds::<32>(), holds::<63>(), holds::<64>(), holds::<65>()], [true, true, false, false]);
    }
}
