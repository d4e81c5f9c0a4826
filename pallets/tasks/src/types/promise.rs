//! What seats are promised when their round closes, and what they earned when their set is settled.

use agt_primitives::{Aia, Balance};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A promise that ends, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EndedPromise {
    /// The number of seats that it was made to.
    pub(crate) seats: u32,
    /// AIA that was kept for them.
    pub(crate) aia: Aia,
    /// The UTC day whose budget kept it.
    pub(crate) day: u64,
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

/// What the tickets that a settlement ended have earned together, and what they could have.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SetEarnings {
    /// AIA earned, multipliers included.
    pub(crate) aia: Aia,
    /// What the pool pays, in its asset.
    pub(crate) paid: Balance,
    /// The most AIA above the base that they could have earned, each for one set.
    pub(crate) surplus: Aia,
}
