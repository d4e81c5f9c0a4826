//! The smallest runtime: system, timestamp, balances and this pallet.

use agt_primitives::{token::AGT, Balance};
use agt_test_support::{chain, test_externalities};
use frame_support::traits::ConstU128;
use sp_io::TestExternalities;

pub use agt_test_support::{
    accounts::*,
    clock::{travel_to, wait, START},
};

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        ExternalAddresses: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

/// What a binding puts on hold.
pub const DEPOSIT: Balance = AGT / 2;

impl crate::Config for Test {
    type Currency = Balances;
    type Deposit = ConstU128<DEPOSIT>;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Builds a chain at [`START`], on which a hundred accounts own AGT.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let owners = (1..=60).chain(1_000..1_040);
        let balances = owners.map(|who| (who, ENDOWMENT)).collect();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        chain(RuntimeGenesisConfig { balances, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[ExternalAddresses::do_try_state], test);
    }
}
