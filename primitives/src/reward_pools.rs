//! Pools that hold the money of data requests: their purpose and phase, the fee on what they pay, the governed terms, and the
//! reports.
//!
//! How a campaign draws on a pool is [`crate::tasks::Escrow`].

mod report;
mod terms;

use crate::{arithmetic::mul_div_ceil, basis_points::BasisPoints, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

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
    /// Money, campaigns and commitments.
    Open,
    /// Nothing, because its owner cancelled it. What is committed is still paid.
    Cancelled,
    /// Nothing, because its time is over. What is committed is still paid.
    Expired,
}

/// Returns the fee on what a campaign has paid in all: `ceil(rate * paid)`, never more than was paid.
///
/// It is asked for the sum and never for a single payment, so that a thousand payments of one unit cost no more than one of
/// a thousand.
pub fn fee_on(rate: BasisPoints, paid: Balance) -> Balance {
    // A part of an amount always fits, so there is always an answer.
    mul_div_ceil(paid, rate.points().into(), BasisPoints::WHOLE.points().into()).unwrap_or(paid)
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
}
