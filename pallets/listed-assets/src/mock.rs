//! The smallest runtime: system, balances, assets and this pallet.

use agt_primitives::assets::AssetId;
use agt_test_support::{chain, test_externalities};
use frame_system::EnsureRoot;
use sp_io::TestExternalities;

pub use agt_test_support::accounts::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Assets: pallet_assets,
        ListedAssets: crate,
    }
);

agt_test_support::sdk_pallets!(Test);
agt_test_support::assets_pallet!(Test);

impl crate::Config for Test {
    type Time = Timestamp;
    type Assets = Assets;
    type GovernOrigin = EnsureRoot<AccountId>;
    type WeightInfo = ();
}

/// An asset that exists.
pub const COIN: AssetId = 1;

/// Builds a chain on which [`COIN`] exists.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let (assets, next_asset_id) = (vec![(COIN, DAVE, true, 1)], Some(COIN + 5));
        let assets = pallet_assets::GenesisConfig { assets, next_asset_id, ..Default::default() };
        chain(RuntimeGenesisConfig { assets, ..Default::default() }, agt_test_support::clock::START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[ListedAssets::do_try_state], test);
    }
}
