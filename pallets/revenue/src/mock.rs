//! The smallest runtime: system, timestamp, balances, assets, authorship's trait, this pallet, and stand-ins for the recycler
//! and the list.

mod stand_ins;

use agt_primitives::{
    assets::{AssetId, AssetKind},
    revenue::RevenueTerms,
    token::EXISTENTIAL_DEPOSIT,
    Balance,
};
use agt_test_support::{chain, test_externalities};
use frame_support::{parameter_types, traits::ConstU64};
use sp_io::TestExternalities;

pub use agt_test_support::{
    accounts::*,
    clock::{at, now, season, travel_to, wait, DAY, START},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Assets: pallet_assets,
        Revenue: crate,
    }
);

agt_test_support::sdk_pallets!(Test);
agt_test_support::assets_pallet!(Test);

/// The pot of the authors.
pub const AUTHORS_POT: AccountId = 110;
/// The pot of what is slashed.
pub const SLASHES_POT: AccountId = 111;

/// A listed asset whose keys nobody has. Its accounts need no AGT.
pub const GOLD: AssetKind = AssetKind::WithId(GOLD_ID);
pub const GOLD_ID: AssetId = 1;
/// An asset of [`DAVE`], who has all its keys. It is not listed, and its accounts need an account with AGT.
pub const RISKY: AssetKind = AssetKind::WithId(RISKY_ID);
pub const RISKY_ID: AssetId = 2;
pub const AGT_KIND: AssetKind = AssetKind::Native;
/// The least balance of an account in either.
pub const LEAST: Balance = 10;
/// What [`ALICE`] has of either.
pub const UNITS: Balance = 1_000_000;
/// Nobody can sign for this account.
pub const NOBODY: AccountId = 900;
/// An account that has nothing.
pub const PENNILESS: AccountId = 500;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: RevenueTerms = RevenueTerms::DEFAULT;
    pub storage OtherPot: AccountId = SLASHES_POT;
}

impl crate::Config for Test {
    type Time = Timestamp;
    type Currency = Balances;
    type Assets = Assets;
    type Listing = TestListing;
    type Recycler = TestRecycler;
    type Pot = ConstU64<POT>;
    type AuthorsPot = ConstU64<AUTHORS_POT>;
    type SlashesPot = OtherPot;
    type Treasury = ConstU64<TREASURY>;
    type Terms = Terms;
    type WeightInfo = ();
}

/// Builds a chain at [`START`], on which three accounts own AGT and no block was authored.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, CAROL, DAVE].map(|who| (who, ENDOWMENT));
        let pots = [POT, AUTHORS_POT, SLASHES_POT, TREASURY, RECYCLER].map(|pot| (pot, EXISTENTIAL_DEPOSIT));
        let balances = [&rich[..], &pots[..]].concat();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let assets = pallet_assets::GenesisConfig {
            assets: vec![(GOLD_ID, NOBODY, true, LEAST), (RISKY_ID, DAVE, false, LEAST)],
            accounts: vec![(GOLD_ID, ALICE, UNITS), (RISKY_ID, ALICE, UNITS)],
            next_asset_id: Some(RISKY_ID + 5),
            ..Default::default()
        };
        chain(RuntimeGenesisConfig { balances, assets, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Revenue::do_try_state], test);
    }
}
