//! Stand-ins for the recycler and the list. All that they keep is in storage, so that what fails is rolled back and the root
//! covers it.

use super::{AccountId, Balances, GOLD_ID};
use agt_primitives::{
    assets::{AssetId, AssetKind, Listing},
    calendar::Month,
    recycler::{RecycleSource, Recycled, Recycler, RecyclerMode},
    Balance,
};
use frame_support::{
    ensure, parameter_types,
    traits::{fungible::Mutate, tokens::Preservation::Preserve},
};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

/// The account of the recycler.
pub const RECYCLER: AccountId = 112;

/// The error of a recycler that was told to fail.
pub const OUT_OF_ORDER: DispatchError = DispatchError::Other("the recycler is out of order");

parameter_types! {
    pub storage Listed: BTreeSet<AssetId> = BTreeSet::from([GOLD_ID]);
    pub storage RecyclerFails: bool = false;
    pub storage RecycledSoFar: BTreeMap<RecycleSource, Balance> = BTreeMap::new();
}

pub struct TestListing;

impl Listing for TestListing {
    fn is_listed(asset: AssetKind) -> bool {
        match asset {
            AssetKind::Native => true,
            AssetKind::WithId(asset) => Listed::get().contains(&asset),
        }
    }
}

/// Moves what it takes to its account. Told to fail, it does so after it has moved it.
pub struct TestRecycler;

impl Recycler<AccountId> for TestRecycler {
    fn recycle(from: &AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError> {
        <Balances as Mutate<_>>::transfer(from, &RECYCLER, amount, Preserve)?;
        ensure!(!RecyclerFails::get(), OUT_OF_ORDER);
        let mut so_far = RecycledSoFar::get();
        *so_far.entry(source).or_default() += amount;
        RecycledSoFar::set(&so_far);
        Ok(Recycled { mode: RecyclerMode::Alaya, burned: 0, kept: amount, season: Month(0) })
    }
}
