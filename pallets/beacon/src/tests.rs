//! Seeds, by a consensus that the tests play.

use crate::{mock::*, Current, Event, Seeds, SEEDS_KEPT};
use agt_primitives::beacon::{Beacon, BeaconEpoch, EpochSeed};
use sp_core::H256;

/// Returns the seed of epoch 1 on a chain whose epochs 0 and 1 have blocks with these outputs.
fn seed_of_the_second_epoch(first: &[u8], second: &[u8]) -> H256 {
    let mut found = H256::zero();
    ExtBuilder.execute(|| {
        first.iter().for_each(|output| block(0, Some(*output)));
        second.iter().for_each(|output| block(1, Some(*output)));
        block(2, Some(9));
        let EpochSeed::Sealed(seed) = RandomnessBeacon::seed_of(BeaconEpoch(1)) else { panic!("epoch 1 has ended") };
        found = seed;
    });
    found
}

#[test]
fn seed_is_not_there_until_its_epoch_has_ended() {
    ExtBuilder.execute(|| {
        block(0, Some(1));
        assert_eq!(RandomnessBeacon::epoch(), BeaconEpoch(0));
        assert_eq!(RandomnessBeacon::seed_of(BeaconEpoch(0)), EpochSeed::NotYet);
        assert_eq!(RandomnessBeacon::seed_of(BeaconEpoch(1)), EpochSeed::NotYet);
        block(1, Some(2));
        assert_eq!(RandomnessBeacon::epoch(), BeaconEpoch(1));
        let sealed = Seeds::<Test>::get(BeaconEpoch(0)).unwrap();
        assert_eq!(sealed.outputs, 1);
        assert_eq!(RandomnessBeacon::seed_of(BeaconEpoch(0)), EpochSeed::Sealed(sealed.seed));
        System::assert_last_event(Event::Sealed { epoch: BeaconEpoch(0), seed: sealed.seed, outputs: 1 }.into());
    });
}

#[test]
fn seed_differs_when_one_output_of_the_epoch_differs() {
    let seed = seed_of_the_second_epoch(&[1, 2], &[3, 4, 5]);
    for other in [[6, 4, 5], [3, 6, 5], [3, 4, 6], [4, 3, 5]] {
        assert_ne!(seed, seed_of_the_second_epoch(&[1, 2], &other));
    }
    assert_ne!(seed, seed_of_the_second_epoch(&[1, 2], &[3, 4]));
    assert_ne!(seed, seed_of_the_second_epoch(&[1, 7], &[3, 4, 5]));
    assert_eq!(seed, seed_of_the_second_epoch(&[1, 2], &[3, 4, 5]));
}

#[test]
fn subjects_get_different_values_of_one_seed() {
    ExtBuilder.execute(|| {
        block(0, Some(1));
        block(1, Some(2));
        let value = |subject: &[u8]| RandomnessBeacon::seed(BeaconEpoch(0), subject);
        assert_ne!(value(b"one"), value(b"other"));
        assert_eq!(value(b"one"), value(b"one"));
        assert_eq!(RandomnessBeacon::seed(BeaconEpoch(1), b"one"), EpochSeed::NotYet);
    });
}

#[test]
fn first_block_of_an_epoch_counts_for_that_epoch() {
    ExtBuilder.execute(|| {
        block(0, Some(1));
        block(0, Some(2));
        block(1, Some(3));
        assert_eq!(Seeds::<Test>::get(BeaconEpoch(0)).unwrap().outputs, 2);
        assert_eq!(Current::<Test>::get().outputs, 1);
    });
}

#[test]
fn epochs_are_counted_without_gaps_when_consensus_skips_some() {
    ExtBuilder.execute(|| {
        block(0, Some(1));
        block(40, Some(2));
        block(41, Some(3));
        assert_eq!(RandomnessBeacon::epoch(), BeaconEpoch(2));
        assert_eq!(Current::<Test>::get().consensus, 41);
    });
}

#[test]
fn seeds_differ_from_epoch_to_epoch_when_no_block_has_an_output() {
    ExtBuilder.execute(|| {
        block(0, None);
        block(1, None);
        block(2, None);
        let seed = |epoch| Seeds::<Test>::get(BeaconEpoch(epoch)).unwrap();
        assert_eq!((seed(0).outputs, seed(1).outputs), (0, 0));
        assert_ne!(seed(0).seed, seed(1).seed);
    });
}

#[test]
fn seed_is_forgotten_when_it_is_older_than_all_that_are_kept() {
    ExtBuilder.execute(|| {
        for epoch in 0..=u64::from(SEEDS_KEPT) {
            block(epoch, Some(1));
        }
        assert!(matches!(RandomnessBeacon::seed_of(BeaconEpoch(0)), EpochSeed::Sealed(_)));
        block(u64::from(SEEDS_KEPT) + 1, Some(1));
        assert_eq!(RandomnessBeacon::seed_of(BeaconEpoch(0)), EpochSeed::Forgotten);
        assert!(matches!(RandomnessBeacon::seed_of(BeaconEpoch(1)), EpochSeed::Sealed(_)));
    });
}

#[test]
fn invariants_fail_when_a_seed_is_missing() {
    ExtBuilder.build().execute_with(|| {
        block(0, Some(1));
        block(1, Some(1));
        Seeds::<Test>::remove(BeaconEpoch(0));
        let failed = RandomnessBeacon::do_try_state().unwrap_err();
        assert!(matches!(failed, sp_runtime::TryRuntimeError::Other(rule) if rule.starts_with("B1:")));
    });
}

#[test]
fn invariants_fail_when_the_epoch_is_not_of_consensus() {
    ExtBuilder.build().execute_with(|| {
        block(0, Some(1));
        ConsensusEpoch::set(1);
        let failed = RandomnessBeacon::do_try_state().unwrap_err();
        assert!(matches!(failed, sp_runtime::TryRuntimeError::Other(rule) if rule.starts_with("B2:")));
    });
}

#[test]
fn invariants_fail_when_there_is_a_hash_without_outputs() {
    ExtBuilder.build().execute_with(|| {
        Current::<Test>::mutate(|current| current.hash = H256::repeat_byte(1));
        let failed = RandomnessBeacon::do_try_state().unwrap_err();
        assert!(matches!(failed, sp_runtime::TryRuntimeError::Other(rule) if rule.starts_with("B3:")));
    });
}
