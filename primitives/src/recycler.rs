//! AGT that comes back: how much of it is burned, and what the seasons pay out of the rest.

mod report;
mod terms;

use crate::{calendar::Month, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult};

pub use report::{RecyclerReport, RecyclerTotals, SourceReport};
pub use terms::{ranges, RecyclerTerms};

/// Where recycled AGT comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum RecycleSource {
    /// Revenue in AGT.
    Revenue,
    /// What bonds are slashed of and what referenda forfeit.
    Slashes,
    /// The auctions of revenue in other assets.
    Auctions,
    /// The chain's own markets, on which revenue in other assets was sold.
    Markets,
}

impl RecycleSource {
    /// Every source, in the order of their encoding.
    pub const ALL: [Self; 4] = [Self::Revenue, Self::Slashes, Self::Auctions, Self::Markets];
}

/// How much of the AGT that comes back is burned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum RecyclerMode {
    /// Nothing: the seasons pay all of it.
    #[default]
    Alaya,
    /// The share that is not bonded: 1 - S, where S is the mean of bonded over circulating AGT in the last 30 days.
    Aimagine,
    /// A fixed share.
    Split,
}

/// What became of AGT that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Recycled {
    /// The mode in force.
    pub mode: RecyclerMode,
    /// Planck that were burned.
    pub burned: Balance,
    /// Planck that the seasons pay.
    pub kept: Balance,
    /// The first season that can pay it: the one of the next month.
    pub season: Month,
}

/// Takes AGT that comes back.
pub trait Recycler<AccountId> {
    /// Takes `amount` planck from `from`, whose account stays alive; burns the share that the mode says, rounded down; and keeps
    /// the rest for the season of the next month. Fails, and changes nothing, if `from` cannot spend the amount.
    fn recycle(from: &AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError>;
}

/// What revenue brings back to the seasons, in planck of AGT.
///
/// Revenue that was recycled in one month belongs to the season of the next, whenever either is closed. A season takes what
/// belongs to it when it closes, pays it out before anything is minted, and gives back what nobody claimed: that belongs to
/// the season of the next month then. What belongs to a season that never closes is carried to the season of the next month, too.
pub trait RecycledRevenue<AccountId> {
    /// Returns what [`RecycledRevenue::take`] would return now. Changes nothing.
    fn expected(season: Month) -> Balance;

    /// Returns the revenue that belongs to `season`, and hands it over: zero when it is asked for again. It stays in the pot
    /// until it is paid or given back.
    fn take(season: Month) -> Balance;

    /// Pays `recycled` planck that a season has taken, together with `minted` planck that were minted into the pot before,
    /// to `who` in one transfer. Fails, and changes nothing, if `who` cannot receive it.
    fn pay(who: &AccountId, recycled: Balance, minted: Balance) -> DispatchResult;

    /// Gives `amount` planck back that a season has taken and does not pay. Fails, and changes nothing, if less was taken.
    fn give_back(amount: Balance) -> DispatchResult;

    /// Returns what seasons have taken and neither paid nor given back.
    fn outstanding() -> Balance;

    /// Returns the account that the money lies in.
    fn pot() -> AccountId;
}

/// The seasons, as the recycler sees them.
pub trait SeasonEnds {
    /// Returns whether a season can take no revenue any more: it is closed, or it never will be.
    fn takes_no_more(season: Month) -> bool;
}

/// How much AGT works, and how much there is.
pub trait Stake {
    /// Returns planck that are bonded and not unbonding.
    fn bonded() -> Balance;

    /// Returns planck that circulate: what was issued and does not lie in an account of the protocol.
    fn circulating() -> Balance;
}
