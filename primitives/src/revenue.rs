//! What the chain takes for its services.

use crate::{assets::AssetKind, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What revenue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum RevenueSource {
    /// The fee on what reward pools pay.
    RewardPools,
    /// What requesters lose whose gold was not opened or is void.
    Forfeits,
}

/// Where revenue is counted. The money itself is paid into the revenue pot before.
pub trait Revenue {
    /// Counts revenue that has arrived in the pot.
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance);
}

/// A chain that does not count its revenue.
impl Revenue for () {
    fn note(_: AssetKind, _: RevenueSource, _: Balance) {}
}
