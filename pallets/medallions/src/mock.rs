//! The smallest runtime: system, timestamp, balances, this pallet, and stand-ins for the pallets that it meets through traits.

mod stand_ins;

use agt_primitives::{
    contributors::AreaId,
    medallions::{AreaName, MedallionTerms},
    token::EXISTENTIAL_DEPOSIT,
};
use agt_test_support::{chain, test_externalities, TestAllowance, TestRevenue};
use frame_support::{parameter_types, traits::ConstU64};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_io::TestExternalities;

pub use agt_test_support::{
    accounts::*,
    clock::{now, wait, DAY, START},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Medallions: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

/// Areas that are open at genesis.
pub const BIRDS: AreaId = 7;
pub const MAPS: AreaId = 8;
/// An area that nobody has opened.
pub const NOWHERE: AreaId = 9;
/// Who takes medallions away.
pub const JUDGE: AccountId = 300;
/// An account that owns no AGT.
pub const PENNILESS: AccountId = 500;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: MedallionTerms = MedallionTerms::DEFAULT;
}

frame_support::ord_parameter_types! {
    pub const TheJudge: AccountId = JUDGE;
}

impl crate::Config for Test {
    type AreaOrigin = EnsureRoot<AccountId>;
    type Contributors = TestContributors;
    type Currency = Balances;
    type Experience = TestContributors;
    type Feeless = TestAllowance;
    type Revenue = TestRevenue;
    type RevenuePot = ConstU64<POT>;
    type RevokeOrigin = EnsureSignedBy<TheJudge, AccountId>;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Builds a chain at [`START`] with two open areas, on which four accounts own AGT and the revenue pot exists.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, CAROL, DAVE].map(|who| (who, ENDOWMENT));
        let balances = rich.into_iter().chain([(POT, EXISTENTIAL_DEPOSIT)]).collect();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let areas = vec![(BIRDS, "birds".into()), (MAPS, "maps".into())];
        let medallions = crate::GenesisConfig { areas, ..Default::default() };
        chain(RuntimeGenesisConfig { balances, medallions, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Medallions::do_try_state], test);
    }
}

/// The name of an area.
pub fn name(text: &str) -> AreaName {
    text.as_bytes().to_vec().try_into().expect("the name is short")
}
