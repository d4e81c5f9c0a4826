//! What is true of the pallets put together.

// Benchmarks add a runtime API of their own, which no release carries.
#[cfg(not(feature = "runtime-benchmarks"))]
mod abi;
mod authority;
mod beacon;
mod buyback;
mod capacity;
mod consensus;
mod documents;
mod fees;
mod holder;
mod nonces;
mod parameters;
mod pausing;
mod presets;
mod progress;
pub(crate) mod quiz;
mod records;
mod revenue;
mod steps;
mod thieves;

use crate::{presets as chains, *};
use frame_support::traits::UnfilteredDispatchable;
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_genesis_builder::PresetId;
use sp_runtime::{traits::Header as _, Digest, DigestItem, DispatchError};

/// The slot time of the development preset.
const SLOT_MILLIS: u64 = 1_000;
/// The slot of the first block: 2026-01-01T00:00:00Z in one-second slots.
const FIRST_SLOT: u64 = 1_767_225_600;

/// The genesis of a preset.
pub(crate) fn genesis(preset: &str) -> sp_io::TestExternalities {
    let storage = chains::storage(&PresetId::from(preset)).expect("a preset of that name");
    storage.expect("a preset fits the genesis").into()
}

/// Begins the block after the last one and sets its time, as its author would.
pub(crate) fn begin_block() {
    begin_block_in_slot(FIRST_SLOT + u64::from(System::block_number()) + 1);
}

/// The same, in a slot that its author chose.
fn begin_block_in_slot(slot: u64) {
    begin_block_at(slot * SLOT_MILLIS);
}

/// The same, at a moment that its author chose, which may lie within a slot.
fn begin_block_at(now: Moment) {
    let number = System::block_number() + 1;
    let slot = now / SLOT_MILLIS;
    let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot: slot.into(), authority_index: 0 });
    let digest = Digest { logs: vec![DigestItem::babe_pre_digest(claim)] };
    let parent = System::block_hash(number - 1);
    Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
    let time = pallet_timestamp::Call::<Runtime>::set { now };
    time.dispatch_bypass_filter(RuntimeOrigin::none()).expect("the timestamp of the slot");
}

/// Checks every invariant of every pallet of the runtime, those of the SDK included.
pub(crate) fn assert_invariants() {
    let verdict = crate::try_state::try_state(System::block_number());
    assert_eq!(verdict.failures, Vec::<String>::new());
}

/// Runs `scene` in the first block of the development chain. Every invariant must hold after it.
pub(crate) fn test(scene: impl FnOnce()) {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        begin_block();
        scene();
        assert_invariants();
    });
}

/// Dispatches `call` as `origin` would, through the base call filter.
pub(crate) fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
    use sp_runtime::traits::Dispatchable;
    call.into().dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}
