//! The smallest runtime: system, timestamp, balances, this pallet, and stand-ins for the pallets that it meets through traits.

mod stand_ins;

use agt_primitives::{
    buyback::BuybackTerms,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use agt_test_support::{chain, config_preludes, test_externalities};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU64, Hooks},
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use sp_io::TestExternalities;

// ALICE, BOB and CAROL own AGT at genesis, DAVE owns nothing.
pub use agt_test_support::{
    accounts::*,
    clock::{now, travel_to, wait, DAY, HOUR, START},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Buyback: crate,
    }
);

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: BuybackTerms = BuybackTerms::DEFAULT;
}

impl crate::Config for Test {
    type Time = Timestamp;
    type Currency = Balances;
    type Stock = TestStock;
    type Market = TestMarket;
    type Rates = TestRates;
    type Recycler = TestRecycler;
    type Pot = ConstU64<POT>;
    type GovernOrigin = EnsureRoot<AccountId>;
    type Terms = Terms;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TestStock;
}

/// Begins a block, whose timestamp is `millis` after that of the last one.
pub fn next_block(millis: u64) {
    agt_test_support::clock::run_blocks(1);
    Buyback::on_initialize(System::block_number());
    wait(millis);
}

/// Lets a day and an hour pass in blocks of half an hour.
pub fn observe_for_a_day() {
    (0..50).for_each(|_| next_block(HOUR / 2));
}

/// Builds a chain at [`START`]. A million of [`COIN`] is in stock, its market holds 100,000 AGT at the governed [`RATE`], and
/// nothing is tracked.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, CAROL].map(|who| (who, ENDOWMENT));
        let pots = [POT, RECYCLER, MARKET].map(|who| (who, EXISTENTIAL_DEPOSIT));
        let balances = [&rich[..], &pots[..]].concat();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let mut chain = chain(RuntimeGenesisConfig { balances, ..Default::default() }, START);
        chain.execute_with(|| {
            earn(COIN, 1_000_000 * WHOLE_COIN);
            set_reserves(COIN, 100_000 * AGT, 50_000 * WHOLE_COIN);
            set_rate(COIN, RATE);
        });
        chain
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Buyback::do_try_state, accounts_agree], test);
    }
}
