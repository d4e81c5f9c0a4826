//! A stand-in for the ledger of revenue.

use agt_primitives::{
    assets::AssetKind,
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::parameter_types;
use std::collections::BTreeMap;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    storage Noted: BTreeMap<(AssetKind, RevenueSource), Balance> = BTreeMap::new();
}

/// Counts what it is told, by asset and source.
pub struct TestRevenue;

impl TestRevenue {
    /// Returns what was noted in an asset from a source.
    pub fn noted(asset: AssetKind, source: RevenueSource) -> Balance {
        Noted::get().get(&(asset, source)).copied().unwrap_or(0)
    }

    /// Returns what was noted in AGT from the one source that a pallet has.
    ///
    /// # Panics
    /// Panics if anything else was noted.
    #[track_caller]
    pub fn all_from(source: RevenueSource) -> Balance {
        let all = Noted::get();
        assert!(all.keys().all(|key| *key == (AssetKind::Native, source)), "{all:?}");
        all.values().sum()
    }
}

impl Revenue for TestRevenue {
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance) {
        let mut noted = Noted::get();
        *noted.entry((asset, source)).or_default() += amount;
        Noted::set(&noted);
    }
}
