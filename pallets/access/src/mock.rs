//! The smallest runtime: system, timestamp, balances, this pallet, and referenda that vote with the bond.

mod polls;

use crate::voting::{BondCurrency, BondGate, Turnout};
use agt_primitives::{
    access::{AccessTerms, Role},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_test_support::{chain, test_externalities};
use frame_support::{
    parameter_types,
    traits::{ConstU32, ConstU64},
};
use frame_system::EnsureRoot;
use sp_io::TestExternalities;

// ALICE, BOB and CAROL own AGT at genesis. DAVE owns nothing.
pub use agt_test_support::{accounts::*, clock::*};
pub use polls::*;

/// Blocks a conviction lock takes for each of its periods.
pub const LOCK_PERIOD: u64 = 10;
/// The most polls an account may vote in at once.
pub const MAX_VOTES: u32 = 4;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Access: crate,
        Voting: pallet_conviction_voting,
    }
);

parameter_types! {
    /// The terms in force. In storage, like the polls, so that every chain begins with the defaults.
    pub storage Terms: AccessTerms = AccessTerms::DEFAULT;
    pub storage Circulating: Balance = 100_000 * AGT;
    pub const SlashSink: AccountId = POT;
}

agt_test_support::sdk_pallets!(Test);

impl crate::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Terms = Terms;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Circulating = Circulating;
    type WeightInfo = ();
}

impl pallet_conviction_voting::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type Currency = BondCurrency<Test>;
    type Polls = TestPolls;
    type MaxTurnout = Turnout<Test>;
    type MaxVotes = ConstU32<MAX_VOTES>;
    type VoteLockingPeriod = ConstU64<LOCK_PERIOD>;
    type BlockNumberProvider = System;
    type VotingHooks = BondGate<Test>;
}

/// Builds a chain at [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let balances = vec![(ALICE, ENDOWMENT), (BOB, ENDOWMENT), (CAROL, ENDOWMENT), (POT, EXISTENTIAL_DEPOSIT)];
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        chain(RuntimeGenesisConfig { balances, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Access::do_try_state], test);
    }
}

/// Changes a role's minimum, as governance would.
pub fn set_minimum(role: Role, minimum: Balance) {
    Terms::set(&Terms::get().with_minimum(role, minimum));
}

/// Changes how many days an unbonding waits, as governance would.
pub fn set_unbonding_days(labour_unbonding_days: u32, long_term_unbonding_days: u32) {
    Terms::set(&AccessTerms { labour_unbonding_days, long_term_unbonding_days, ..Terms::get() });
}
