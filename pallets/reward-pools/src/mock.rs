//! The smallest runtime: system, timestamp, balances, assets and their holds, this pallet, and stand-ins for the pallets that
//! it meets through traits.

mod stand_ins;

use crate::{Listed, Unions};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    reward_pools::PoolTerms,
    token::AGT,
    Balance,
};
use agt_test_support::{chain, test_externalities, TestRevenue};
use frame_support::{parameter_types, traits::ConstU64};
use sp_io::TestExternalities;

pub use agt_test_support::{
    accounts::*,
    clock::{now, travel_to, wait, DAY, HOUR, START},
    TestAllowance,
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Assets: pallet_assets,
        AssetsHolder: pallet_assets_holder,
        RewardPools: crate,
    }
);

agt_test_support::sdk_pallets!(Test);
agt_test_support::assets_pallet!(Test {
    type Holder = AssetsHolder;
});

impl pallet_assets_holder::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

/// What a pool puts on hold beside its money.
pub const DEPOSIT: Balance = AGT / 2;

/// An asset whose keys nobody has. Its accounts need no AGT.
pub const GOLD: AssetKind = AssetKind::WithId(GOLD_ID);
pub const GOLD_ID: AssetId = 1;
/// An asset of [`DAVE`], who has all its keys. Its accounts need an account with AGT.
pub const RISKY: AssetKind = AssetKind::WithId(RISKY_ID);
pub const RISKY_ID: AssetId = 2;
/// The least balance of an account in either.
pub const LEAST: Balance = 10;
/// What [`ALICE`] and [`CAROL`] have of either.
pub const UNITS: Balance = 1_000_000;

/// Nobody can sign for this account.
pub const NOBODY: AccountId = 900;
/// An account that has nothing.
pub const PENNILESS: AccountId = 500;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: PoolTerms = PoolTerms::DEFAULT;
    pub storage Deposit: Balance = DEPOSIT;
}

impl crate::Config for Test {
    type Access = TestAccess;
    type Deposit = Deposit;
    type Feeless = TestAllowance;
    type Listing = Listed<Assets, AccountId, Keyless, Governed>;
    type Money = Unions<Balances, AssetsHolder>;
    type Revenue = TestRevenue;
    type RevenuePot = ConstU64<POT>;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
    type Worth = TestWorth;
}

/// Builds a chain at [`START`], on which five accounts own AGT.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let balances = [ALICE, BOB, CAROL, DAVE, POT].map(|who| (who, ENDOWMENT)).to_vec();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let rich = |asset| [ALICE, CAROL].map(|who| (asset, who, UNITS));
        let assets = pallet_assets::GenesisConfig {
            assets: vec![(GOLD_ID, NOBODY, true, LEAST), (RISKY_ID, DAVE, false, LEAST)],
            accounts: [rich(GOLD_ID), rich(RISKY_ID)].concat(),
            next_asset_id: Some(RISKY_ID + 5),
            ..Default::default()
        };
        chain(RuntimeGenesisConfig { balances, assets, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[RewardPools::do_try_state], test);
    }
}
