//! The smallest runtime: system, timestamp, balances and this pallet, with the default allocation.

use crate::{
    allocation::{self, Beneficiaries},
    GenesisConfig,
};
use agt_primitives::{supply::Bucket, Moment};
use agt_test_support::{chain, config_preludes, test_externalities};
use frame_support::{derive_impl, parameter_types};
use frame_system::mocking::MockBlock;
use sp_io::TestExternalities;

// ALICE and BOB are first holders, out of the public sale and of the community's bucket. CAROL owns nothing at genesis.
pub use agt_test_support::{
    accounts::*,
    clock::{DAY, TGE},
};

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: crate,
    }
);

parameter_types! {
    pub static Pots: Vec<AccountId> = vec![TREASURY, POT];
}

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {
    type OnTimestampSet = Supply;
}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

impl crate::Config for Test {
    type Currency = Balances;
    type Time = Timestamp;
    type Pots = Pots;
    type WeightInfo = ();
}

/// The default allocation with a TGE and two first holders.
pub fn genesis() -> GenesisConfig<Test> {
    let holders = [(Bucket::PublicSale, ALICE, ENDOWMENT), (Bucket::Community, BOB, ENDOWMENT)];
    allocation::genesis(TGE, Beneficiaries::new(TREASURY, BENEFICIARIES), holders)
}

/// Builds a chain whose clock stands a millisecond before the TGE.
pub struct ExtBuilder {
    genesis: GenesisConfig<Test>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { genesis: genesis() }
    }
}

impl ExtBuilder {
    /// Changes the genesis.
    pub fn with(mut self, change: impl FnOnce(&mut GenesisConfig<Test>)) -> Self {
        change(&mut self.genesis);
        self
    }

    pub fn build(self) -> TestExternalities {
        chain(RuntimeGenesisConfig { supply: self.genesis, ..Default::default() }, TGE - 1)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Supply::do_try_state], test);
    }
}

/// Sets the block's timestamp. The first one is the TGE of a chain without one.
pub fn travel_to(moment: Moment) {
    Timestamp::set_timestamp(moment);
}
