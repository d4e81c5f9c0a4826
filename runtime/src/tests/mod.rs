//! What is true of the pallets put together.

// Benchmarks add a runtime API of their own, which no release carries.
#[cfg(not(feature = "runtime-benchmarks"))]
mod abi;
mod capacity;
mod consensus;
mod documents;
mod fees;
mod parameters;
mod pausing;
mod presets;

use crate::{presets as chains, *};
use frame_support::traits::UnfilteredDispatchable;
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_genesis_builder::PresetId;
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem, DispatchError, TryRuntimeError};

/// The slot time of the development preset.
const SLOT_MILLIS: u64 = 1_000;
/// The slot of the first block: 2026-01-01T00:00:00Z in one-second slots.
const FIRST_SLOT: u64 = 1_767_225_600;

/// The genesis of a preset.
pub(crate) fn genesis(preset: &str) -> sp_io::TestExternalities {
    let json = chains::get(&PresetId::from(preset)).expect("a preset of that name");
    let mut storage = serde_json::to_value(RuntimeGenesisConfig::default()).expect("a default genesis");
    json_merge(&mut storage, serde_json::from_slice(&json).expect("a preset is JSON"));
    let config: RuntimeGenesisConfig = serde_json::from_value(storage).expect("a preset fits the genesis");
    config.build_storage().expect("the storage of a valid genesis").into()
}

fn json_merge(base: &mut serde_json::Value, patch: serde_json::Value) {
    match (base, patch) {
        (serde_json::Value::Object(base), serde_json::Value::Object(patch)) => {
            for (key, value) in patch {
                json_merge(base.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (base, patch) => *base = patch,
    }
}

/// Begins the block after the last one and sets its time, as its author would.
pub(crate) fn begin_block() {
    begin_block_in_slot(FIRST_SLOT + u64::from(System::block_number()) + 1);
}

/// The same, in a slot that its author chose.
fn begin_block_in_slot(slot: u64) {
    let number = System::block_number() + 1;
    let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot: slot.into(), authority_index: 0 });
    let digest = Digest { logs: vec![DigestItem::babe_pre_digest(claim)] };
    let parent = System::block_hash(number - 1);
    Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
    let time = pallet_timestamp::Call::<Runtime>::set { now: slot * SLOT_MILLIS };
    time.dispatch_bypass_filter(RuntimeOrigin::none()).expect("the timestamp of the slot");
}

/// Every invariant of the chain's own pallets.
pub(crate) fn try_state() -> Result<(), TryRuntimeError> {
    Access::do_try_state()?;
    Pace::do_try_state()?;
    ParameterGate::do_try_state()?;
    Supply::do_try_state()?;
    TreasuryLimits::do_try_state()?;
    ValidatorSet::do_try_state()
}

/// Runs `scene` in the first block of the development chain; every invariant holds after it.
pub(crate) fn test(scene: impl FnOnce()) {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        begin_block();
        scene();
        assert_eq!(try_state(), Ok(()));
    });
}

/// Dispatches `call` as `origin` would, through the base call filter.
pub(crate) fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
    use sp_runtime::traits::Dispatchable;
    call.into().dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}
