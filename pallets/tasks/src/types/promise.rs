//! What seats are promised when their round closes, and what they earned when their set is settled.

use agt_primitives::{Aia, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the platform's budget keeps for each seat of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeatPromise {
    /// The most AIA that a ticket of the round can earn, multiplier included.
    pub aia: Aia,
    /// The UTC day whose budget keeps it.
    pub day: u64,
}

/// AIA that platform campaigns promised on one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaDay {
    /// The UTC day.
    pub day: u64,
    /// AIA that was promised on it and has not come back.
    pub promised: Aia,
}

/// What the seats of a set earned.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SetEarnings {
    /// AIA credited, multipliers included.
    pub(crate) aia: Aia,
    /// What the pool pays, in its asset.
    pub(crate) paid: Balance,
}
