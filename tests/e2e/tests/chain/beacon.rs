//! The seeds that deal seats, as a client reads them.

use agt_e2e::{Chain, Node};
use agt_primitives::beacon::{BeaconEpoch, EpochSeed};
use agt_runtime::{Hash, Runtime, RuntimeEvent};
use pallet_beacon::{EpochInProgress, EpochInProgressViewFunction, SeedOfViewFunction};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::collections::BTreeMap;

/// Slots of an epoch of the development preset.
const EPOCH: u32 = 20;

async fn epoch_in_progress(chain: &Chain) -> EpochInProgress {
    chain.view(EpochInProgressViewFunction::<Runtime>::new(), None).await
}

async fn seed_of(chain: &Chain, epoch: u32) -> EpochSeed {
    chain.view(SeedOfViewFunction::<Runtime>::new(BeaconEpoch(epoch)), None).await
}

/// Returns the seeds that the events of all blocks tell, each with the number of its outputs.
async fn told(chain: &Chain) -> BTreeMap<u32, (Hash, u32)> {
    let mut seeds = BTreeMap::new();
    for block in chain.walk(1..=chain.best().await.number).await {
        for record in block.events {
            if let RuntimeEvent::RandomnessBeacon(pallet_beacon::Event::Sealed { epoch, seed, outputs }) = record.event
            {
                seeds.insert(epoch.0, (seed, outputs));
            }
        }
    }
    seeds
}

#[tokio::test(flavor = "multi_thread")]
async fn seed_is_told_when_its_epoch_has_ended_and_stays_the_same() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(2 * EPOCH + 5).await;

    let current = epoch_in_progress(&chain).await.number.0;
    assert!(current >= 2, "{current}");
    for not_ended in [current, current + 1, u32::MAX] {
        assert_eq!(seed_of(&chain, not_ended).await, EpochSeed::NotYet, "{not_ended}");
    }
    chain.make_blocks(EPOCH).await;

    assert_eq!(epoch_in_progress(&chain).await.number.0, current + 1);
    let told = told(&chain).await;
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), (0..=current).collect::<Vec<_>>(), "each epoch once");
    for (epoch, (seed, _)) in &told {
        assert_eq!(seed_of(&chain, *epoch).await, EpochSeed::Sealed(*seed), "{epoch}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn seeds_of_a_chain_that_seals_alone_are_made_of_no_output_and_foretold() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(2 * EPOCH + 5).await;

    let EpochInProgress { outputs, hash, .. } = epoch_in_progress(&chain).await;
    assert_eq!((outputs, hash), (0, Hash::zero()));
    let mut before = Hash::zero();
    for (epoch, (seed, outputs)) in told(&chain).await {
        // A development chain has no chance: its seeds differ from each other and are the same on every such chain.
        let foretold = BlakeTwo256::hash_of(&(b"agt beacon", before, BeaconEpoch(epoch), Hash::zero()));
        assert_eq!((seed, outputs), (foretold, 0), "{epoch}");
        before = seed;
    }
    assert_ne!(before, Hash::zero(), "an epoch has ended");
}
