//! The smallest runtime: system, balances, assets and this pallet.

use agt_primitives::{assets::AssetId, Balance};
use agt_test_support::{chain, config_preludes, test_externalities};
use frame_support::{derive_impl, traits::AsEnsureOriginWithArg};
use frame_system::{mocking::MockBlock, EnsureRoot, EnsureSigned};
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

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type AssetIdAllocator = pallet_assets::AutoIncAssetId<Test>;
    type Balance = Balance;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type Currency = Balances;
    type ForceOrigin = EnsureRoot<AccountId>;
}

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
