//! The smallest runtime: system, timestamp, balances, the real supply, this pallet, and stand-ins for the seasons and the
//! bonds.

mod stand_ins;

use agt_primitives::{recycler::RecyclerTerms, supply::Bucket};
use agt_test_support::{chain, test_externalities, TryState};
use frame_support::{
    parameter_types,
    traits::{ConstU64, Hooks},
};
use pallet_supply::allocation::{self, Beneficiaries};
use sp_io::TestExternalities;

// ALICE, BOB and CAROL own AGT at genesis, DAVE owns nothing.
pub use agt_test_support::{
    accounts::*,
    clock::{at, now, season, travel_to, wait, DAY, HOUR, START, TGE},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: pallet_supply,
        Recycler: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

parameter_types! {
    pub Pots: Vec<AccountId> = vec![TREASURY, POT];
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: RecyclerTerms = RecyclerTerms::DEFAULT;
}

impl pallet_supply::Config for Test {
    type Currency = Balances;
    type Time = Timestamp;
    type Pots = Pots;
    type WeightInfo = ();
}

impl crate::Config for Test {
    type Time = Timestamp;
    type Currency = Balances;
    type Pot = ConstU64<POT>;
    type Seasons = TestSeasons;
    type Stake = TestStake;
    type Terms = Terms;
    type WeightInfo = ();
}

/// Begins a block, whose timestamp is `millis` after that of the last one.
pub fn next_block(millis: u64) {
    agt_test_support::clock::run_blocks(1);
    Recycler::on_initialize(System::block_number());
    wait(millis);
}

/// The checks of both pallets that count AGT.
pub const CHECKS: [TryState; 2] = [Recycler::do_try_state, Supply::do_try_state];

/// Builds a chain at [`START`], in its first block: there is no sample.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let holders = [ALICE, BOB, CAROL].map(|who| (Bucket::PublicSale, who, ENDOWMENT));
        let supply = allocation::genesis(TGE, Beneficiaries::new(TREASURY, BENEFICIARIES), holders);
        chain(RuntimeGenesisConfig { supply, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant of both pallets.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &CHECKS, test);
    }
}
