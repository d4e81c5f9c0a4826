//! The smallest runtime: system, timestamp and this pallet.

use agt_primitives::Moment;
use frame_support::derive_impl;
use frame_system::mocking::MockBlock;
use sp_io::TestExternalities;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::BuildStorage;
use std::sync::Arc;

pub type AccountId = u64;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;

/// 2027-03-01T00:00:00Z.
pub const START: Moment = 1_803_859_200_000;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        ExternalAddresses: crate,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl crate::Config for Test {
    type Time = Timestamp;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Clock;
}

/// The benchmarks' clock.
#[cfg(feature = "runtime-benchmarks")]
pub struct Clock;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Clock {
    fn travel_to(at: Moment) {
        travel_to(at);
    }
}

/// Builds a chain at block 1 and [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig::default();
        let mut ext = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
        ext.register_extension(KeystoreExt(Arc::new(MemoryKeystore::new())));
        ext.execute_with(|| {
            System::set_block_number(1);
            travel_to(START);
        });
        ext
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            ExternalAddresses::do_try_state().expect("every invariant holds after every test");
        });
    }
}

/// Sets the clock to a moment.
pub fn travel_to(moment: Moment) {
    pallet_timestamp::Now::<Test>::put(moment);
}

/// Advances chain time.
pub fn wait(millis: Moment) {
    travel_to(Timestamp::get() + millis);
}
