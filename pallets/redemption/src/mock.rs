//! The smallest runtime in which AIA becomes AGT: the real supply and the real bonds, and a tiny ledger of AIA.

pub mod credits;
pub mod revenue;

use agt_primitives::{
    access::AccessTerms,
    benchmarking::{ContributorsBench, RecycledBench},
    calendar::Month,
    redemption::RedemptionTerms,
    supply::Bucket,
    Aia, Balance, Moment,
};
use agt_test_support::{chain, test_externalities, TestAllowance};
use credits::TestCredits;
use frame_support::parameter_types;
use frame_system::EnsureRoot;
use pallet_supply::allocation::{self, Beneficiaries};
use revenue::TestRecycled;
use sp_io::TestExternalities;

// ALICE, BOB and CAROL own AGT at genesis. DAVE owns nothing.
pub use agt_test_support::{
    accounts::*,
    clock::{at, season, travel_to, wait, TGE},
};

/// Where AGT lies that came back.
pub const RECYCLED: AccountId = 102;

/// Who brings it back.
pub const PAYER: AccountId = 103;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: pallet_supply,
        Access: pallet_access,
        Redemption: crate,
    }
);

parameter_types! {
    pub const BondTerms: AccessTerms = AccessTerms::DEFAULT;
    pub Pots: Vec<AccountId> = vec![TREASURY, POT, RECYCLED];
    pub const SlashSink: AccountId = POT;
    pub Circulating: Balance = Supply::circulating();
    /// When the chain started.
    pub Start: Option<Moment> = pallet_supply::Tge::<Test>::get();
    /// What governance wants. In storage, like all that a test changes.
    pub storage Wanted: RedemptionTerms = RedemptionTerms::DEFAULT;
}

agt_test_support::sdk_pallets!(Test);

impl pallet_supply::Config for Test {
    type Currency = Balances;
    type Time = Timestamp;
    type Pots = Pots;
    type WeightInfo = ();
}

impl pallet_access::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Terms = BondTerms;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Circulating = Circulating;
    type WeightInfo = ();
}

impl crate::Config for Test {
    type Time = Timestamp;
    type Start = Start;
    type Credits = TestCredits;
    type Bond = Access;
    type Budget = Supply;
    type RecycledRevenue = TestRecycled;
    type Terms = Wanted;
    type Feeless = TestAllowance;
    type WeightInfo = ();
}

/// Builds a chain at its token generation event.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let mut holders = [ALICE, BOB, CAROL, PAYER].map(|who| (Bucket::PublicSale, who, ENDOWMENT));
        holders[3].2 *= 50;
        let supply = allocation::genesis(TGE, Beneficiaries::new(TREASURY, BENEFICIARIES), holders);
        chain(RuntimeGenesisConfig { supply, ..Default::default() }, TGE)
    }

    /// Runs a test and then every invariant of every pallet that holds AGT.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &INVARIANTS, test);
    }
}

const INVARIANTS: [agt_test_support::TryState; 4] =
    [Redemption::do_try_state, Supply::do_try_state, Access::do_try_state, revenue::pot_holds_what_came_back];

/// Checks every invariant of every pallet that holds AGT.
pub fn every_invariant_holds() {
    agt_test_support::every_invariant_holds(&INVARIANTS);
}

/// Makes an account proven and gives it `aia` more ripe AIA.
pub fn credit(who: AccountId, aia: Aia) {
    <TestCredits as ContributorsBench<AccountId>>::credit(&who, aia);
}

/// Brings `amount` planck back for a season.
pub fn bring_back(season: Month, amount: Balance) {
    <TestRecycled as RecycledBench>::bring_back(season, amount);
}
