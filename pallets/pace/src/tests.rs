//! The pace is what the genesis says, within bounds.

use crate::{EpochDuration, MinimumPeriod, Pallet, Scaled, SlotDuration};
use frame_support::{derive_impl, traits::Get};
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Pace: crate,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
}

impl crate::Config for Test {}

fn chain(slot_millis: u64, epoch_slots: u64) -> sp_io::TestExternalities {
    genesis(slot_millis, epoch_slots, 1)
}

fn genesis(slot_millis: u64, epoch_slots: u64, governance_scale: u32) -> sp_io::TestExternalities {
    let pace = crate::GenesisConfig::<Test> { slot_millis, epoch_slots, governance_scale, ..Default::default() };
    pace.build_storage().expect("the storage of a valid genesis").into()
}

#[test]
fn pace_is_that_of_the_genesis() {
    chain(1_000, 20).execute_with(|| {
        assert_eq!(SlotDuration::<Test>::get(), 1_000);
        assert_eq!(MinimumPeriod::<Test>::get(), 500);
        assert_eq!(EpochDuration::<Test>::get(), 20);
        assert_eq!(Pallet::<Test>::do_try_state(), Ok(()));
    });
}

#[test]
fn slot_takes_six_seconds_when_the_genesis_is_silent() {
    sp_io::TestExternalities::default().execute_with(|| {
        assert_eq!(SlotDuration::<Test>::get(), 6_000);
        assert_eq!(EpochDuration::<Test>::get(), 600);
        assert_eq!(Pallet::<Test>::do_try_state(), Ok(()));
    });
}

#[test]
fn genesis_is_refused_when_the_slot_time_is_out_of_bounds() {
    for slot in [0, 499, 501, 60_001, u64::MAX] {
        let built = std::panic::catch_unwind(|| chain(slot, 20));
        let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
        assert!(message.contains("P1") && message.contains(&slot.to_string()), "{message}");
    }
}

#[test]
fn genesis_is_refused_when_the_epoch_length_is_out_of_bounds() {
    for slots in [0, 3, 86_401, u64::MAX] {
        let built = std::panic::catch_unwind(|| chain(1_000, slots));
        let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
        assert!(message.contains("P2") && message.contains(&slots.to_string()), "{message}");
    }
}

#[test]
fn governance_periods_are_divided_by_the_scale() {
    genesis(1_000, 20, 1_440).execute_with(|| {
        assert_eq!(Scaled::<Test, 14_400>::get(), 10);
        assert_eq!(Scaled::<Test, 600>::get(), 1, "a period takes at least a block");
        assert_eq!(Pallet::<Test>::scaled(0), 1);
    });
    sp_io::TestExternalities::default().execute_with(|| assert_eq!(Scaled::<Test, 14_400>::get(), 14_400));
}

#[test]
fn genesis_is_refused_when_the_scale_is_out_of_bounds() {
    for scale in [0, 14_401, u32::MAX] {
        let built = std::panic::catch_unwind(|| genesis(1_000, 20, scale));
        let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
        assert!(message.contains("P3") && message.contains(&scale.to_string()), "{message}");
    }
}
