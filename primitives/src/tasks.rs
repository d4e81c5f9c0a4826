//! Labelling campaigns, without storage: their terms and reports, answers and commitments, the deal of seats, gold, how a
//! set is judged and paid, the governed terms, and the trait for the money of pools.
//!
//! A campaign's items are dealt in sets. The workers of a set answer the same positions, cannot see each other's answers
//! before all have committed, and are judged together.

mod answer;
mod campaign;
mod commitment;
mod confidence;
mod deal;
mod delivery;
mod escrow;
mod gold;
mod grade;
mod ids;
mod item;
mod judge;
mod missing;
mod panel;
mod pay;
mod promise;
mod record;
mod report;
mod shuffle;
mod terms;
mod times;

use crate::contributors::SetKey;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::ConstU32;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use answer::{Answer, AnswerKind, AnswerKindError, Answers, MOST_CATEGORIES, MOST_DECIMALS, MOST_OPTIONS};
pub use campaign::{
    CampaignKind, CampaignPhase, CampaignTerms, CampaignTotals, Funding, ItemsByClass, Measured, Queue, Requirements,
    Uri, Windows, MAX_ITEMS, MAX_URI, SPECIALIST_REPUTATION,
};
pub use commitment::{commitment, Salt};
pub use deal::{Assignment, Capacity, Layout, Permutation, MAX_SEATS};
pub use delivery::delivered;
pub use escrow::{Escrow, EscrowId, PoolId};
pub use gold::{proof_of, root_of, verify, GoldLeaf, GoldLeafError, GoldRules, Truth};
pub use grade::{Grade, GRADES};
pub use ids::{CampaignId, PositionIndex, RoundId, SetId, SetIndex, TicketIndex};
pub use item::{ItemStanding, OpenItem, Voter, MOST_VOTES};
pub use judge::{
    judge, Judged, Position, PositionVerdict, Sheet, Verdict, WorkerTally, LEAST_AGREEING, LEAST_OUTVOTING,
};
pub use missing::{EligibilityReport, Missing, MissingList, QueueReport, Unmet, MAX_MISSING};
pub use panel::{Panel, Worker, TRIAL_PART};
pub use pay::{pay, pay_graded, pay_part};
pub use promise::{RoundPay, RoundPromise};
pub use record::SeasonRecord;
pub use report::{Calibration, CampaignPage, CampaignReport, CampaignSummary, NextStep, RoundReport, TicketReport};
pub use shuffle::{position_of, shuffle, Seed, Shuffle};
pub use terms::{most_aia_a_day, ranges, TaskTerms};
pub use times::{SetProgress, SetTimes, REVEAL_MARGIN};

/// The most positions of a set.
pub const MAX_POSITIONS: u32 = 32;

/// The most workers of a set.
pub const MAX_WORKERS: u32 = 7;

/// [`MAX_POSITIONS`] as a bound.
pub type MaxPositions = ConstU32<MAX_POSITIONS>;

/// [`MAX_WORKERS`] as a bound.
pub type MaxWorkers = ConstU32<MAX_WORKERS>;

/// The number of workers who answer the same set. No other number exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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

    /// Returns the number of seats of a set: 3, 5 or 7.
    pub const fn seats(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Five => 5,
            Self::Seven => 7,
        }
    }

    /// Returns the number of seats of a set that unproven workers may have if they may have `of_three` of every three
    /// seats: 1, 1 and 2 for one in three, and all seats for three (a quiz).
    pub const fn unproven_seats(self, of_three: u8) -> u8 {
        match of_three {
            3.. => self.seats(),
            _ => self.seats() / 3 * of_three,
        }
    }
}

/// The two classes of a round's tickets. An account's class is fixed when it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum QueueClass {
    /// Tickets of workers who have answered enough gold right.
    Proven,
    /// Tickets of all other workers.
    Unproven,
}

impl QueueClass {
    /// Both classes, in the order of their encoding.
    pub const ALL: [Self; 2] = [Self::Proven, Self::Unproven];

    /// Returns the class of a worker who is `proven` or not.
    pub const fn of(proven: bool) -> Self {
        if proven {
            Self::Proven
        } else {
            Self::Unproven
        }
    }
}

/// Returns the key under which the work of a ticket is open: the round in the upper 32 bits, the class in the bit below
/// them, the ticket's index in the rest. Two tickets of a campaign never have the same key.
pub const fn work_key(campaign: CampaignId, round: RoundId, class: QueueClass, ticket: TicketIndex) -> SetKey {
    let class_bit = match class {
        QueueClass::Proven => 0,
        QueueClass::Unproven => 1 << 31,
    };
    SetKey { campaign, set: (round.0 as u64) << 32 | class_bit | (ticket.0 & !(1 << 31)) as u64 }
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
    fn replication_gives_a_third_of_its_seats_to_unproven_workers() {
        assert_eq!(Replication::ALL.map(Replication::seats), [3, 5, 7]);
        assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(0)), [0, 0, 0]);
        assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(1)), [1, 1, 2]);
        for of_three in [3, 4, u8::MAX] {
            assert_eq!(Replication::ALL.map(|replication| replication.unproven_seats(of_three)), [3, 5, 7]);
        }
        assert!(Replication::ALL.iter().all(|replication| u32::from(replication.seats()) <= MAX_WORKERS));
    }

    #[test]
    fn work_keys_of_two_tickets_differ() {
        let numbers = [0, 1, 2, MAX_SEATS - 1];
        let mut keys = BTreeSet::new();
        for round in [0, 1, 1 << 31, u32::MAX] {
            for class in QueueClass::ALL {
                for ticket in numbers {
                    let key = work_key(7, RoundId(round), class, TicketIndex(ticket));
                    assert!(keys.insert(key), "{round} {class:?} {ticket}");
                }
            }
        }
        assert_eq!(
            work_key(7, RoundId(2), QueueClass::Unproven, TicketIndex(5)),
            SetKey { campaign: 7, set: 0x2_8000_0005 }
        );
    }

    #[test]
    fn work_key_keeps_the_ticket_out_of_the_class_bit() {
        assert_eq!(MAX_SEATS >> 31, 0);
        assert_eq!(work_key(1, RoundId(0), QueueClass::Proven, TicketIndex(u32::MAX)).set, (1 << 31) - 1);
    }
}
