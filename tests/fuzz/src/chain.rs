//! The chain that sequences are played on: the development preset, native, block by block.
//!
//! The state that a sequence starts from is made once a thread. What a sequence changes lies over it and is thrown away.

use crate::world;
use agt_runtime::{presets, Executive, Header, Runtime, RuntimeCall, System, Timestamp, UncheckedExtrinsic};
use frame_support::traits::Get;
use frame_system::limits::BlockWeights;
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_genesis_builder::PresetId;
use sp_io::TestExternalities;
use sp_runtime::{traits::Header as _, Digest, DigestItem};
use std::cell::RefCell;

/// The slot time of the preset, in milliseconds.
pub const SLOT_MILLIS: u64 = 1_000;
/// The slot before that of the first block: 2026-01-01T00:00:00Z.
const FIRST_SLOT: u64 = 1_767_225_600;

/// What a sequence starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The genesis.
    Genesis,
    /// A chain on which people are registered and bonded, an asset has a market, and a season and campaigns are open.
    Season,
}

thread_local! {
    static STARTS: RefCell<[Option<TestExternalities>; 2]> = const { RefCell::new([const { None }; 2]) };
}

/// Runs `scene` on a chain of its own that starts as `start` says.
pub fn on_chain<R>(start: Start, scene: impl FnOnce() -> R) -> R {
    // Taken out, so that a scene that panics leaves nothing behind.
    let kept = STARTS.with_borrow_mut(|starts| starts[start as usize].take());
    let mut chain = kept.unwrap_or_else(|| make(start));
    chain.reset_overlay();
    let result = chain.execute_with(scene);
    chain.reset_overlay();
    STARTS.with_borrow_mut(|starts| starts[start as usize] = Some(chain));
    result
}

fn make(start: Start) -> TestExternalities {
    let storage = presets::storage(&PresetId::from(presets::DEVELOPMENT)).expect("the preset exists");
    let mut chain = TestExternalities::from(storage.expect("the preset fits the genesis"));
    if start == Start::Season {
        chain.execute_with(world::begin_season);
        chain.commit_all().expect("no layer is open");
    }
    chain
}

/// Begins the next block in a slot, and sets its time, as its author would. Nobody else has claimed a later slot.
pub fn begin_block(slot: u64) {
    let number = System::block_number() + 1;
    let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot: slot.into(), authority_index: 0 });
    let digest = Digest { logs: vec![DigestItem::babe_pre_digest(claim)] };
    let parent = System::block_hash(number - 1);
    Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
    let time = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: slot * SLOT_MILLIS });
    let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time));
    assert_eq!(applied, Ok(Ok(())), "the inherent of the time of slot {slot}");
}

/// Ends the block.
pub fn end_block() {
    Executive::finalize_block();
}

/// Returns the slot of the current block, or the one before the first block's.
pub fn slot() -> u64 {
    match System::block_number() {
        0 => FIRST_SLOT,
        _ => Timestamp::get() / SLOT_MILLIS,
    }
}

/// Returns the limits of a block's weight.
pub fn limits() -> BlockWeights {
    <<Runtime as frame_system::Config>::BlockWeights as Get<BlockWeights>>::get()
}

/// Returns whether no extrinsic fits the current block any more, as in one that begins a session.
pub fn is_full() -> bool {
    System::block_weight().total().any_gte(limits().max_block)
}
