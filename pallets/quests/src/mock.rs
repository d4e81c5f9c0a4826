//! The smallest runtime: system, timestamp, balances, the real supply, this pallet, and stand-ins for the pallets that it
//! meets through traits.

mod stand_ins;

use agt_primitives::{quests::QuestTerms, supply::Bucket};
use agt_test_support::{chain, test_externalities, TestAllowance, TestMedallions, TestRevenue};
use frame_support::{
    parameter_types,
    traits::{ConstU64, Hooks},
};
use frame_system::EnsureRoot;
use pallet_supply::allocation::{self, Beneficiaries};
use sp_io::TestExternalities;

// ALICE, BOB and CAROL own AGT at genesis, DAVE owns nothing.
pub use agt_test_support::{
    accounts::*,
    clock::{at, now, travel_to, wait, DAY, HOUR, START, TGE},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: pallet_supply,
        Quests: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

parameter_types! {
    pub Pots: Vec<AccountId> = vec![TREASURY, POT];
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: QuestTerms = QuestTerms::DEFAULT;
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
    type Credits = TestPersons;
    type Experience = TestPersons;
    type Medallions = TestMedallions;
    type Beacon = TestBeacon;
    type Budget = Supply;
    type Revenue = TestRevenue;
    type RevenuePot = ConstU64<POT>;
    type GovernOrigin = EnsureRoot<AccountId>;
    type Feeless = TestAllowance;
    type Terms = Terms;
    type WeightInfo = ();
}

/// Begins a block, whose timestamp is `millis` after that of the last one.
pub fn next_block(millis: u64) {
    agt_test_support::clock::run_blocks(1);
    Quests::on_initialize(System::block_number());
    wait(millis);
}

/// Builds a chain at [`START`], the beginning of a day, of which the quests are drawn. ALICE, BOB and DAVE are proven.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let holders = [ALICE, BOB, CAROL].map(|who| (Bucket::PublicSale, who, ENDOWMENT));
        let supply = allocation::genesis(TGE, Beneficiaries::new(TREASURY, BENEFICIARIES), holders);
        let mut chain = chain(RuntimeGenesisConfig { supply, ..Default::default() }, START);
        chain.execute_with(|| {
            [ALICE, BOB, DAVE].into_iter().for_each(prove);
            next_block(0);
        });
        chain
    }

    /// Runs a test and then every invariant of both pallets that count AGT.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Quests::do_try_state, Supply::do_try_state, accounts_agree], test);
    }
}
