//! The checks of the constants with which a runtime is built.

use super::*;
use frame_support::{traits::Hooks, weights::Weight};

fn integrity_test() {
    <Contributors as Hooks<u64>>::integrity_test();
}

/// A hundredth of the mock's block.
const HUNDREDTH: u64 = BLOCK.ref_time() / 100;

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    ExtBuilder.execute(integrity_test);
}

#[test]
#[should_panic(expected = "an empty block must have room for each feeless call of this pallet")]
fn integrity_test_panics_when_no_block_has_room_for_a_registration() {
    ExtBuilder.execute(|| {
        ExtrinsicBase::set(&Weight::from_parts(HUNDREDTH, 0));
        integrity_test();
    });
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    ExtBuilder.execute(|| {
        set_term("trialGold", 0);
        integrity_test();
    });
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_terms_contradict_each_other() {
    ExtBuilder.execute(|| {
        set_term("provenCalls", 9);
        integrity_test();
    });
}
