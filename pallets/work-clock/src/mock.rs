//! The smallest runtime: system, timestamp and the clock.

use agt_test_support::test_externalities;
use frame_support::{
    derive_impl,
    dispatch::DispatchClass::Normal,
    parameter_types,
    traits::{Get, Hooks},
    weights::Weight,
};
use frame_system::{limits::BlockWeights, mocking::MockBlock};
use sp_io::TestExternalities;

pub use agt_primitives::{
    work_clock::{WorkClock as _, FULL},
    Moment,
};
pub use agt_test_support::clock::{DAY, START};

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        WorkClock: crate,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

parameter_types! {
    /// Whether blocks are short of room for calls without a fee.
    pub static IsShort: bool = false;
}

impl crate::Config for Test {
    type IsShort = IsShort;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Six seconds, in milliseconds.
pub const SLOT: Moment = 6_000;

/// What the normal extrinsics of a block may weigh.
pub fn most() -> Weight {
    let weights: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
    weights.get(Normal).max_total.expect("a limit")
}

/// Makes a block `later` milliseconds after the last one, whose normal extrinsics weigh `used` and measure `bytes`.
/// Returns what the clock shows in it.
pub fn block(later: Moment, used: Weight, bytes: u32) -> Moment {
    let number = System::block_number() + 1;
    System::initialize(&number, &Default::default(), &Default::default());
    Timestamp::set_timestamp(Timestamp::get() + later);
    let shown = WorkClock::now();
    System::register_extra_weight_unchecked(used, Normal);
    frame_system::BlockSize::<Test>::put(bytes);
    WorkClock::on_finalize(number);
    shown
}

/// Makes a block that is full.
pub fn full(later: Moment) -> Moment {
    block(later, most(), 0)
}

/// Makes a block without extrinsics.
pub fn empty(later: Moment) -> Moment {
    block(later, Weight::zero(), 0)
}

/// A chain at [`START`].
pub fn chain() -> TestExternalities {
    agt_test_support::chain(RuntimeGenesisConfig::default(), START)
}

/// Runs `scene`; every invariant holds after it.
pub fn test(scene: impl FnOnce()) {
    test_externalities(chain(), &[WorkClock::do_try_state], scene);
}
