//! The smallest runtime: system, timestamp and this pallet.

use agt_test_support::{chain, config_preludes, test_externalities};
use frame_support::derive_impl;
use frame_system::mocking::MockBlock;
use sp_io::TestExternalities;

pub use agt_test_support::{
    accounts::*,
    clock::{travel_to, wait, START},
};

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        ExternalAddresses: crate,
    }
);

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl crate::Config for Test {
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Builds a chain at [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        chain(RuntimeGenesisConfig::default(), START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[ExternalAddresses::do_try_state], test);
    }
}
