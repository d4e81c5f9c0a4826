//! Pools that hold the money of data requests: their purpose and phase, the fee on what they pay, the governed terms, and the
//! reports.
//!
//! How a campaign or a job draws on a pool is [`crate::tasks::Escrow`].

mod page;
mod report;
mod terms;

use crate::{
    arithmetic::{mul_div_ceil, mul_div_floor},
    basis_points::BasisPoints,
    Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use page::{PoolKey, PoolPage, RequestReport, MAX_POOLS};
pub use report::{EscrowReport, PoolReport};
pub use terms::{ranges, PoolTerms};

/// What a pool is for. Everybody sees it; the rules are the same for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum PoolPurpose {
    /// It pays for data that its owner asks for.
    DataRequest,
    /// It pays for the data of a model.
    ModelFund,
}

/// What a pool accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum PoolPhase {
    /// Money, escrows and commitments.
    Open,
    /// Nothing, because its owner cancelled it. What is committed is still paid.
    Cancelled,
    /// Nothing, because its time is over. What is committed is still paid.
    Expired,
}

/// Returns the fee on what an escrow has paid in all: `ceil(rate * paid)`, never more than was paid.
///
/// It is asked for the sum and never for a single payment, so that a thousand payments of one unit cost no more than one of
/// a thousand.
pub fn fee_on(rate: BasisPoints, paid: Balance) -> Balance {
    // A part of an amount always fits, so there is always an answer.
    mul_div_ceil(paid, rate.points().into(), BasisPoints::WHOLE.points().into()).unwrap_or(paid)
}

/// Returns what a guarantee pays for `owed` units of an unsecured pool's asset, in planck of AGT:
/// `floor(owed * guarantee / funded)`.
///
/// `funded` is all that was put into the pool so far, and `guarantee` all that was put on hold as its guarantee. No unit is
/// owed twice, and [`guarantee_on`] keeps the rate of the two from falling. So all payments together never exceed the
/// guarantee, and no amount that anyone puts into the pool makes an earlier worker's part smaller.
pub fn guaranteed(owed: Balance, guarantee: Balance, funded: Balance) -> Balance {
    // No more than what was funded is owed, so there is always an answer.
    mul_div_floor(owed, guarantee, funded).unwrap_or(0)
}

/// Returns what must be added to a guarantee with `amount` more units in the pool, in planck of AGT:
/// `ceil(amount * guarantee / funded)`, so that each unit is guaranteed as much as before. None if it does not fit.
pub fn guarantee_on(amount: Balance, guarantee: Balance, funded: Balance) -> Option<Balance> {
    mul_div_ceil(amount, guarantee, funded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fee_is_rounded_up_and_is_at_most_the_amount() {
        let rate = BasisPoints::clamped(300);
        assert_eq!([0, 1, 33, 34, 100, 101].map(|paid| fee_on(rate, paid)), [0, 1, 1, 2, 3, 4]);
        assert_eq!(fee_on(rate, Balance::MAX), Balance::MAX / 10_000 * 300 + 44);
        assert_eq!(fee_on(BasisPoints::WHOLE, Balance::MAX), Balance::MAX);
        assert_eq!(fee_on(BasisPoints::ZERO, Balance::MAX), 0);
    }

    #[test]
    fn guarantee_pays_each_unit_its_part_rounded_down() {
        assert_eq!([0, 1, 3, 7, 10].map(|owed| guaranteed(owed, 25, 10)), [0, 2, 7, 17, 25]);
        assert_eq!(guaranteed(Balance::MAX, Balance::MAX, Balance::MAX), Balance::MAX);
        assert_eq!(guaranteed(1, 0, 10), 0);
    }

    #[test]
    fn part_of_a_unit_never_falls_when_a_pool_is_topped_up() {
        let (mut guarantee, mut funded) = (7, 13);
        for amount in [1, 1, 2, 1_000_000, 3, Balance::from(u64::MAX), 1] {
            let before = (guarantee, funded);
            guarantee += guarantee_on(amount, guarantee, funded).expect("it fits");
            funded += amount;
            assert!(guarantee * before.1 >= before.0 * funded, "{amount}");
        }
        assert_eq!(guarantee_on(Balance::MAX, 2, 1), None);
    }
}
