//! The smallest runtime: system and this pallet, with a consensus that the tests play.

use agt_test_support::{config_preludes, test_externalities};
use frame_support::{derive_impl, parameter_types, traits::Hooks};
use frame_system::mocking::MockBlock;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        RandomnessBeacon: crate,
    }
);

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

parameter_types! {
    pub static ConsensusEpoch: u64 = 0;
    pub static AuthorVrf: Option<[u8; 32]> = None;
}

impl crate::Config for Test {
    type AuthorVrf = AuthorVrf;
    type ConsensusEpoch = ConsensusEpoch;
    type WeightInfo = ();
}

/// Makes a block in the epoch `consensus` of consensus, whose author drew `output`.
pub fn block(consensus: u64, output: Option<u8>) {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    ConsensusEpoch::set(consensus);
    AuthorVrf::set(output.map(|byte| [byte; 32]));
    RandomnessBeacon::on_initialize(number);
    RandomnessBeacon::on_finalize(number);
}

/// Builds a chain before its first block.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        ConsensusEpoch::set(0);
        AuthorVrf::set(None);
        let storage = RuntimeGenesisConfig::default().build_storage();
        storage.expect("the default configuration builds").into()
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[RandomnessBeacon::do_try_state], test);
    }
}
