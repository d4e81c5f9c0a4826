//! How AGT comes into being: buckets that vest, sub-budgets that are drawn, the trait a drawer meets, and the reports.

mod report;

use crate::Balance;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use report::{BucketReport, BudgetReport, SupplyReport, Unlock};

/// An allocation bucket of the cap. A bucket is a budget, not a balance: its tokens do not exist until drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Bucket {
    /// 35 %: drawn by the reward mechanisms through sub-budgets, never released.
    UserRewards,
    /// 10 %: released to the treasury alone; a part is a sub-budget of the emission.
    Ecosystem,
    /// 7 %.
    Marketing,
    /// 5 %: spendable by governance alone.
    Community,
    /// 18 %.
    Investors,
    /// 10 %.
    Team,
    /// 10 %.
    Foundation,
    /// 5 %.
    PublicSale,
}

impl Bucket {
    /// Every bucket, in the order of their encoding.
    pub const ALL: [Self; 8] = [
        Self::UserRewards,
        Self::Ecosystem,
        Self::Marketing,
        Self::Community,
        Self::Investors,
        Self::Team,
        Self::Foundation,
        Self::PublicSale,
    ];
}

/// A sub-budget: the part of the cap that one reward mechanism may mint, fixed at genesis so that none is spent twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Budget {
    /// The monthly redemption seasons.
    Seasons,
    /// The decaying emission over incentive channels.
    Emission,
    /// Milestones and events.
    Milestones,
    /// The reserve; the existential deposits of the protocol's pots come out of it at genesis.
    Reserve,
}

impl Budget {
    /// Every sub-budget, in the order of their encoding.
    pub const ALL: [Self; 4] = [Self::Seasons, Self::Emission, Self::Milestones, Self::Reserve];
}

/// How a reward mechanism draws on its sub-budget: it reserves before it promises and mints when it pays.
///
/// `left = total - minted - reserved`. All amounts are planck of AGT. Every method either does all it says or changes
/// nothing.
pub trait MintBudget<AccountId> {
    /// What can still be reserved.
    fn left(budget: Budget) -> Balance;

    /// What was minted out of it. Never falls. A drawer checks its own books against this and [`MintBudget::reserved`].
    fn minted(budget: Budget) -> Balance;

    /// What is promised and not yet minted.
    fn reserved(budget: Budget) -> Balance;

    /// Sets `amount` aside for a promise. Fails when less than `amount` is left.
    fn reserve(budget: Budget, amount: Balance) -> DispatchResult;

    /// Lifts the reservation of `amount` that will not be paid. Fails when less than `amount` is reserved.
    fn unreserve(budget: Budget, amount: Balance) -> DispatchResult;

    /// Mints `amount` out of the reserved part to `who`. Fails when less than `amount` is reserved or when `who` could
    /// not hold it.
    fn mint_reserved(budget: Budget, who: &AccountId, amount: Balance) -> DispatchResult;
}
