//! Labelling campaigns, as far as they need no storage: answers and their commitments, who sits where, what gold is,
//! how a set is judged and paid, the governed terms, and the trait behind which the money of a pool lies.
//!
//! A campaign's items are dealt in sets. The workers of a set answer the same positions, see nothing of each other's
//! answers before all have committed, and are judged together.

mod answer;
mod commitment;
mod deal;
mod escrow;
mod gold;
mod grade;
mod judge;
mod pay;
mod placement;
mod record;
mod terms;

use crate::contributors::SetKey;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::ConstU32;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use answer::{Answer, AnswerKind, AnswerKindError, Answers, MOST_CATEGORIES, MOST_DECIMALS, MOST_OPTIONS};
pub use commitment::{commitment, Salt};
pub use deal::{Capacity, Layout, Permutation, Place, LEAST_TICKETS, MAX_SEATS};
pub use escrow::{Escrow, PoolId};
pub use gold::{proof_of, root_of, verify, GoldLeaf, GoldLeafError, GoldRules, Truth};
pub use grade::{Grade, GRADES};
pub use judge::{judge, Position, PositionVerdict, Sheet, Verdict, WorkerTally, LEAST_OUTVOTING};
pub use pay::{pay, pay_aia, pay_graded, pay_part};
pub use placement::{placement, Placement, Seed};
pub use record::SeasonRecord;
pub use terms::{most_aia_a_day, ranges, TaskTerms};

/// The number of a campaign.
pub type CampaignId = u64;

/// The number of a round within its campaign: one queue of joiners and the sets dealt from it.
pub type RoundId = u32;

/// The number of a set within its campaign, over all its rounds.
pub type SetId = u32;

/// A place in a lane of a round's queue, counted from zero in the order of joining. Less than [`MAX_SEATS`].
pub type Ticket = u32;

/// The most positions of a set.
pub const MAX_POSITIONS: u32 = 32;

/// The most workers of a set.
pub const MAX_WORKERS: u32 = 7;

/// [`MAX_POSITIONS`] as a bound.
pub type MaxPositions = ConstU32<MAX_POSITIONS>;

/// [`MAX_WORKERS`] as a bound.
pub type MaxWorkers = ConstU32<MAX_WORKERS>;

/// How many workers answer the same set. No other number exists.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize
)]
#[serde(rename_all = "camelCase")]
pub enum Replication {
    /// Three workers.
    Three,
    /// Five workers.
    Five,
    /// Seven workers.
    Seven,
}

impl Replication {
    /// Every replication, in the order of their encoding.
    pub const ALL: [Self; 3] = [Self::Three, Self::Five, Self::Seven];

    /// How many seats a set has: 3, 5 or 7.
    pub const fn seats(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Five => 5,
            Self::Seven => 7,
        }
    }

    /// How many seats of a set may be unproven workers' when `of_three` seats in every three may be: 1, 1 and 2 for one
    /// in three. Never more than there are seats; all of them in a quiz, which passes 3.
    pub const fn unproven_seats(self, of_three: u8) -> u8 {
        match of_three {
            3.. => self.seats(),
            _ => self.seats() / 3 * of_three,
        }
    }
}

/// The two queues of a round. Which one an account joins is settled when it joins.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub enum Lane {
    /// Of those who have answered enough gold right.
    Proven,
    /// Of everybody else.
    Unproven,
}

impl Lane {
    /// Both, in the order of their encoding.
    pub const ALL: [Self; 2] = [Self::Proven, Self::Unproven];

    /// The lane of somebody who is proven, or is not.
    pub const fn of(proven: bool) -> Self {
        if proven {
            Self::Proven
        } else {
            Self::Unproven
        }
    }
}

/// Under which key a ticket's work is open: the round above, the lane in the bit below it, the ticket in the rest. Two
/// tickets of a campaign never have the same key.
pub const fn work_key(campaign: CampaignId, round: RoundId, lane: Lane, ticket: Ticket) -> SetKey {
    let lane_bit = match lane {
        Lane::Proven => 0,
        Lane::Unproven => 1 << 31,
    };
    SetKey { campaign, set: (round as u64) << 32 | lane_bit | (ticket & !(1 << 31)) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{Blake2Hasher, Hasher};
    use std::collections::BTreeSet;

    /// The hash of bytes, on another way than the one that is tested.
    pub(super) fn blake2_256(bytes: &[u8]) -> [u8; 32] {
        Blake2Hasher::hash(bytes).into()
    }

    #[test]
    fn a_set_has_three_five_or_seven_seats_and_a_third_of_them_for_the_unproven() {
        assert_eq!(Replication::ALL.map(Replication::seats), [3, 5, 7]);
        assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(0)), [0, 0, 0]);
        assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(1)), [1, 1, 2]);
        for of_three in [3, 4, u8::MAX] {
            assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(of_three)), [3, 5, 7]);
        }
        assert!(Replication::ALL.iter().all(|replication| u32::from(replication.seats()) <= MAX_WORKERS));
    }

    #[test]
    fn no_two_tickets_share_a_key() {
        let numbers = [0, 1, 2, MAX_SEATS - 1];
        let mut keys = BTreeSet::new();
        for round in [0, 1, 1 << 31, u32::MAX] {
            for lane in Lane::ALL {
                for ticket in numbers {
                    assert!(keys.insert(work_key(7, round, lane, ticket)), "{round} {lane:?} {ticket}");
                }
            }
        }
        assert_eq!(work_key(7, 2, Lane::Unproven, 5), SetKey { campaign: 7, set: 0x2_8000_0005 });
    }

    #[test]
    fn no_ticket_reaches_into_the_bit_of_its_lane() {
        assert_eq!(MAX_SEATS >> 31, 0);
        assert_eq!(work_key(1, 0, Lane::Proven, u32::MAX).set, (1 << 31) - 1);
    }
}
