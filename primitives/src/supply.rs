//! How AGT comes into being: buckets that vest, sub-budgets that are drawn, the trait a drawer meets, and the figures.

use crate::{Balance, Moment};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An allocation bucket of the cap. A bucket is a budget, not a balance: its tokens do not exist until drawn.
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

/// One bucket's figures. Amounts are planck of AGT.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BucketReport<AccountId> {
    /// Which bucket.
    pub bucket: Bucket,
    /// Its part of the cap: `at_tge + linear + budgeted`.
    pub total: Balance,
    /// What vests at the TGE.
    pub at_tge: Balance,
    /// What vests in equal monthly steps after the cliff.
    pub linear: Balance,
    /// What is left to sub-budgets and is never released.
    pub budgeted: Balance,
    /// Months from the TGE to the end of the cliff.
    pub cliff_months: u32,
    /// Months the linear part takes after the cliff.
    pub linear_months: u32,
    /// The account that `release` mints to; none for a bucket that only feeds sub-budgets.
    pub beneficiary: Option<AccountId>,
    /// What has vested by now.
    pub vested: Balance,
    /// What of it was minted.
    pub released: Balance,
    /// `total - budgeted - released`: what `release` will mint over time.
    pub remaining: Balance,
    /// The next step of the calendar that is still to come.
    pub next_unlock: Option<Unlock>,
}

/// One sub-budget's figures. Amounts are planck of AGT.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BudgetReport {
    /// Which sub-budget.
    pub budget: Budget,
    /// Its part of the cap.
    pub total: Balance,
    /// What was minted out of it.
    pub minted: Balance,
    /// What is promised and not yet minted.
    pub reserved: Balance,
    /// `total - minted - reserved`.
    pub left: Balance,
}

/// A step of a bucket's vesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Unlock {
    /// When it vests.
    pub at: Moment,
    /// How much vests then, in planck.
    pub amount: Balance,
}

/// The supply's figures at one block. Amounts are planck of AGT.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SupplyReport<AccountId> {
    /// The hard cap.
    pub cap: Balance,
    /// All that was ever minted: never falls, never exceeds the cap.
    pub ever_minted: Balance,
    /// `ever_minted - issued`: never falls.
    pub burned: Balance,
    /// What exists now.
    pub issued: Balance,
    /// What exists outside the protocol's own accounts.
    pub circulating: Balance,
    /// The token generation event; none before the first block of a chain whose genesis names no date.
    pub tge: Option<Moment>,
    /// Every bucket, in the order of [`Bucket::ALL`].
    pub buckets: Vec<BucketReport<AccountId>>,
    /// Every sub-budget, in the order of [`Budget::ALL`].
    pub budgets: Vec<BudgetReport>,
}
