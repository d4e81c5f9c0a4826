//! Answers about more than one pool, and about a request with its pool.

use super::{EscrowReport, PoolReport};
use crate::tasks::{CampaignReport, PoolId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most pools of a page.
pub const MAX_POOLS: usize = 50;

/// What names a pool: its owner, and its number among those of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct PoolKey<AccountId> {
    /// The owner.
    pub owner: AccountId,
    /// The number.
    pub number: PoolId,
}

/// A page of pools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct PoolPage<AccountId> {
    /// At most [`MAX_POOLS`] pools, in the order of their keys in storage.
    pub pools: Vec<PoolReport<AccountId>>,
    /// The last pool of this page, after which the next page begins; none on the last page. It may be closed meanwhile.
    pub next: Option<PoolKey<AccountId>>,
}

/// A custom data request: a campaign that a pool pays for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct RequestReport<AccountId> {
    /// The campaign, with its results so far.
    pub campaign: CampaignReport<AccountId>,
    /// What it keeps of its pool, and what its workers have earned; none once it is closed.
    pub escrow: Option<EscrowReport<AccountId>>,
    /// The pool; none once it is closed.
    pub pool: Option<PoolReport<AccountId>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pool_page_has_its_json_form() {
        let page = PoolPage { pools: Vec::new(), next: Some(PoolKey { owner: "owner", number: 2 }) };
        let json = serde_json::to_string(&page).expect("a page serialises");
        assert_eq!(json, r#"{"pools":[],"next":{"owner":"owner","number":2}}"#);
    }
}
