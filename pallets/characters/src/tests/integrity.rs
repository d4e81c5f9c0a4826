//! The checks of the terms, and of the configuration of pallet-nfts, with which a runtime is built.

use super::*;
use frame_support::traits::Hooks;
use sp_io::TestExternalities;

/// Where there is nothing, as when a runtime is built.
fn integrity_test_after(change: impl FnOnce()) {
    TestExternalities::default().execute_with(|| {
        change();
        <Characters as Hooks<u64>>::integrity_test();
    });
}

#[test]
fn integrity_test_passes_with_the_configuration_of_the_mock() {
    integrity_test_after(|| {});
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    integrity_test_after(|| want(|terms| terms.level_xp = 0));
}

// The benchmarks of pallet-nfts write attributes from outside.
#[cfg(not(feature = "runtime-benchmarks"))]
#[test]
#[should_panic(expected = "attributes must not be written from outside")]
fn integrity_test_panics_when_anybody_writes_attributes() {
    integrity_test_after(|| Features::set(&pallet_nfts::PalletFeatures::all_enabled()));
}
