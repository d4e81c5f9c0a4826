//! What the pallet stores.

use agt_primitives::{report::decimal, Balance};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One bucket's row of the allocation table. Amounts are planck of AGT, decimal strings in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Row<AccountId> {
    /// The bucket's part of the cap: `at_tge + linear + budgeted`.
    #[serde(with = "decimal")]
    pub total: Balance,
    /// What vests at the TGE.
    #[serde(with = "decimal")]
    pub at_tge: Balance,
    /// What vests in equal monthly steps after the cliff.
    #[serde(with = "decimal")]
    pub linear: Balance,
    /// What is left to sub-budgets and is never released.
    #[serde(with = "decimal")]
    pub budgeted: Balance,
    /// Months from the TGE to the end of the cliff. The first linear step is a month later.
    pub cliff_months: u32,
    /// Months the linear part takes after the cliff; zero exactly when there is no linear part.
    pub linear_months: u32,
    /// The account that `release` mints to; none only for a bucket that feeds nothing but sub-budgets.
    pub beneficiary: Option<AccountId>,
}

/// The ledger of one sub-budget, in planck of AGT. `minted + reserved <= total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BudgetLedger {
    /// The sub-budget's part of the cap, fixed at genesis.
    pub total: Balance,
    /// What was minted out of it. Never falls.
    pub minted: Balance,
    /// What is promised and not yet minted.
    pub reserved: Balance,
}

impl BudgetLedger {
    /// Returns what can still be reserved: `total - minted - reserved`. None when the ledger contradicts itself.
    pub fn left(&self) -> Option<Balance> {
        self.total.checked_sub(self.minted)?.checked_sub(self.reserved)
    }
}
