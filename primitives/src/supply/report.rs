//! What anyone may read of the supply: the answers of `agt_supply` and `agt_unlocks`.

use super::{Bucket, Budget};
use crate::report::{Planck, Time};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// One bucket of the allocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BucketReport<AccountId> {
    /// Which bucket.
    pub bucket: Bucket,
    /// Its part of the cap: `at_tge + linear + budgeted`.
    pub total: Planck,
    /// What vests at the TGE.
    pub at_tge: Planck,
    /// What vests in equal monthly steps after the cliff.
    pub linear: Planck,
    /// What is left to sub-budgets and is never released.
    pub budgeted: Planck,
    /// Months from the TGE to the end of the cliff.
    pub cliff_months: u32,
    /// Months the linear part takes after the cliff.
    pub linear_months: u32,
    /// The account to which `release` mints; none for a bucket that only feeds sub-budgets.
    pub beneficiary: Option<AccountId>,
    /// What has vested by now.
    pub vested: Planck,
    /// What of it was minted.
    pub released: Planck,
    /// `total - budgeted - released`: what `release` will mint over time.
    pub remaining: Planck,
    /// The next step of the calendar that is still to come.
    pub next_unlock: Option<Unlock>,
}

/// One sub-budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BudgetReport {
    /// Which sub-budget.
    pub budget: Budget,
    /// Its part of the cap.
    pub total: Planck,
    /// What was minted out of it.
    pub minted: Planck,
    /// What is promised and not yet minted.
    pub reserved: Planck,
    /// `total - minted - reserved`.
    pub left: Planck,
}

/// A step of a bucket's vesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// The moment it vests.
    pub at: Time,
    /// What vests then.
    pub amount: Planck,
}

/// The supply at one block: the answer of `agt_supply`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SupplyReport<AccountId> {
    /// The hard cap.
    pub cap: Planck,
    /// All that was ever minted: never falls, never exceeds the cap.
    pub ever_minted: Planck,
    /// `ever_minted - issued`: never falls.
    pub burned: Planck,
    /// What exists now.
    pub issued: Planck,
    /// What exists outside the protocol's own accounts.
    pub circulating: Planck,
    /// The token generation event; none before the first block of a chain whose genesis names no date.
    pub tge: Option<Time>,
    /// Every bucket, in the order of [`Bucket::ALL`].
    pub buckets: Vec<BucketReport<AccountId>>,
    /// Every sub-budget, in the order of [`Budget::ALL`].
    pub budgets: Vec<BudgetReport>,
}
