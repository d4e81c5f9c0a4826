//! Chance by the real consensus, at each preset's own numbers: what seats are dealt by, and who can know it when.

use super::*;
use agt_primitives::beacon::{Beacon, BeaconEpoch, EpochSeed};
use codec::Encode;
use frame_support::{
    storage::{with_transaction, TransactionOutcome},
    traits::Hooks,
};
use pallet_pace::{EpochSlots, SlotMillis};
use sp_consensus_babe::{
    digests::{PrimaryPreDigest, SecondaryVRFPreDigest},
    make_vrf_sign_data,
};
use sp_core::crypto::VrfSecret;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};

/// The presets that run in consensus.
const IN_CONSENSUS: [&str; 2] = [chains::LOCAL_TESTNET, chains::STAGING];
const VALIDATORS: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

/// The slot of the first block: a moment after the TGE of every preset.
fn first_slot() -> u64 {
    1_798_761_600_000 / SlotMillis::<Runtime>::get()
}

/// Makes the next block, whole, in `slot`. Its author claims it as the first of the slot in one slot of four, as `c = 1/4`
/// has it.
fn whole_block(slot: u64, author: Sr25519Keyring) {
    let number = System::block_number() + 1;
    let authority_index = VALIDATORS.iter().position(|key| *key == author).unwrap() as u32;
    // The block may begin the next epoch, whose randomness is announced.
    let begins = number > 1 && slot - *Babe::current_epoch_start() >= epoch_slots();
    let epoch = pallet_babe::EpochIndex::<Runtime>::get() + u64::from(begins);
    let randomness = if begins { pallet_babe::NextRandomness::<Runtime>::get() } else { Babe::randomness() };
    let data = make_vrf_sign_data(&randomness, slot.into(), epoch);
    let vrf_signature = author.pair().vrf_sign(&data);
    let claim = match slot % 4 {
        1 => PreDigest::Primary(PrimaryPreDigest { authority_index, slot: slot.into(), vrf_signature }),
        _ => PreDigest::SecondaryVRF(SecondaryVRFPreDigest { authority_index, slot: slot.into(), vrf_signature }),
    };
    let digest = Digest { logs: vec![DigestItem::babe_pre_digest(claim)] };
    let parent = System::block_hash(number - 1);
    Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
    let time = pallet_timestamp::Call::<Runtime>::set { now: slot * SlotMillis::<Runtime>::get() };
    time.dispatch_bypass_filter(RuntimeOrigin::none()).expect("the timestamp of the slot");
    <Babe as Hooks<_>>::on_finalize(number);
    <Timestamp as Hooks<_>>::on_finalize(number);
    <RandomnessBeacon as Hooks<_>>::on_finalize(number);
}

/// Makes a block in each of the slots `from..until`, counted from the first, by these authors in turn.
fn blocks(slots: core::ops::Range<u64>, authors: &[Sr25519Keyring]) {
    for slot in slots {
        whole_block(first_slot() + slot, authors[slot as usize % authors.len()]);
    }
}

fn epoch_slots() -> u64 {
    EpochSlots::<Runtime>::get()
}

fn seed(epoch: u32) -> Hash {
    match RandomnessBeacon::seed_of(BeaconEpoch(epoch)) {
        EpochSeed::Sealed(seed) => seed,
        other => panic!("the seed of epoch {epoch} is {other:?}"),
    }
}

/// Plays `scene` on a preset's chain, and returns what it returns.
fn play<R>(preset: &str, scene: impl FnOnce() -> R) -> R {
    genesis(preset).execute_with(scene)
}

/// Returns what `branch` returns, and undoes all that it did to the chain.
fn branch<R>(branch: impl FnOnce() -> R) -> R {
    let played = with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(branch())));
    played.expect("the layers are few")
}

/// Returns the seed of the epoch in progress, the rest of which these authors make.
fn seed_by(epoch: u32, authors: &[Sr25519Keyring]) -> Hash {
    let (from, until) = (u64::from(epoch) * epoch_slots(), u64::from(epoch + 1) * epoch_slots());
    branch(|| {
        blocks(from..until, authors);
        blocks(until..until + 1, &[Alice]);
        seed(epoch)
    })
}

#[test]
fn every_block_of_consensus_gives_its_vrf_output_to_the_seed() {
    for preset in IN_CONSENSUS {
        play(preset, || {
            blocks(0..epoch_slots() + 1, &VALIDATORS);
            let sealed = pallet_beacon::Seeds::<Runtime>::get(BeaconEpoch(0)).expect("epoch 0 has ended");
            assert_eq!(u64::from(sealed.outputs), epoch_slots(), "{preset}");
            // BABE's own randomness took in none of them: anybody could work it out from genesis on.
            let foretold = sp_io::hashing::blake2_256(&([0u8; 32], 2u64).encode());
            assert_eq!(pallet_babe::NextRandomness::<Runtime>::get(), foretold, "{preset}");
            assert_ne!(seed(0), Hash::from(foretold), "{preset}");
        });
    }
}

#[test]
fn seed_differs_when_the_outputs_of_one_epoch_differ() {
    for preset in IN_CONSENSUS {
        play(preset, || assert_ne!(seed_by(0, &[Alice]), seed_by(0, &[Bob, Charlie, Dave]), "{preset}"));
    }
}

#[test]
fn seed_cannot_be_foretold_while_a_round_that_it_deals_is_open() {
    for preset in IN_CONSENSUS {
        play(preset, || {
            blocks(0..epoch_slots(), &VALIDATORS);
            // Wherever in the second epoch a round closes, the seed of the third deals it.
            let deals = BeaconEpoch(2);
            for slot in epoch_slots()..2 * epoch_slots() {
                blocks(slot..slot + 1, &VALIDATORS);
                assert_eq!(RandomnessBeacon::epoch().next(), deals, "{preset}");
                assert_eq!(RandomnessBeacon::seed_of(deals), EpochSeed::NotYet, "{preset}");
            }
            // All that storage holds when the last such round closes leaves the seed open. One block of the third epoch by
            // somebody else is enough to change it.
            let mut but_one = [Alice; 20];
            but_one[7] = Dave;
            let seeds = [&[Alice][..], &but_one, &[Bob, Charlie, Dave]].map(|authors| seed_by(2, authors));
            assert!(seeds[0] != seeds[1] && seeds[1] != seeds[2] && seeds[2] != seeds[0], "{preset}");
        });
    }
}

#[test]
fn author_has_one_other_seed_when_it_leaves_out_the_last_block() {
    play(chains::LOCAL_TESTNET, || {
        blocks(0..epoch_slots() - 1, &VALIDATORS);
        let with = |last: bool| {
            branch(|| {
                blocks(epoch_slots() - u64::from(last)..epoch_slots() + 1, &VALIDATORS);
                seed(0)
            })
        };
        assert_ne!(with(true), with(false));
    });
}

#[test]
fn seeds_hold_no_output_on_a_chain_that_seals_alone() {
    play(chains::DEVELOPMENT, || {
        for _ in 0..=epoch_slots() {
            begin_block();
            let number = System::block_number();
            <Babe as Hooks<_>>::on_finalize(number);
            <Timestamp as Hooks<_>>::on_finalize(number);
            <RandomnessBeacon as Hooks<_>>::on_finalize(number);
        }
        let sealed = pallet_beacon::Seeds::<Runtime>::get(BeaconEpoch(0)).expect("epoch 0 has ended");
        assert_eq!(sealed.outputs, 0);
    });
}

#[test]
fn seeds_are_kept_for_longer_than_a_round_waits_for_its_deal() {
    play(chains::STAGING, || {
        let epoch = epoch_slots() * SlotMillis::<Runtime>::get();
        assert!(u64::from(pallet_beacon::SEEDS_KEPT) * epoch > 2 * 7 * agt_primitives::calendar::DAY);
    });
}
