//! The genesis presets: what a new chain starts with.
//!
//! Their validators and holders are the well-known development keys, whose secrets everybody has. A network that is to
//! hold value starts from an exported chain spec with these replaced.

use crate::*;
use agt_primitives::{contributors::AreaId, report::Planck, supply::Bucket, token::AGT, Balance};
use alloc::{string::String, vec, vec::Vec};
use frame_support::build_struct_json_patch;
use pallet_supply::allocation::{self, Beneficiaries};
use serde_json::Value;
use sp_consensus_babe::{AllowedSlots, AuthorityId as BabeId, BabeEpochConfiguration};
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::crypto::UncheckedInto;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// One validator, sealing at once, one-second slots, short sessions.
pub const DEVELOPMENT: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
/// Four validators in real consensus, one-second slots, short sessions.
pub const LOCAL_TESTNET: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;
/// Four validators at the pace of production.
pub const STAGING: &str = "staging";

/// BABE's first configuration: a primary slot in four, and a VRF in the others, so that no slot goes without an author.
pub const EPOCH_CONFIGURATION: BabeEpochConfiguration =
    BabeEpochConfiguration { c: (1, 4), allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots };

/// What each development account is given out of the public sale.
const ENDOWMENT: Balance = 1_000_000 * AGT;

/// Slot time in milliseconds, epoch length in slots, and how many times faster than production governance runs.
struct Pace(u64, u64, u32);

/// The TGE of the staging network: 2027-01-01T00:00:00Z. A network that is to hold value names its date, so that no
/// author of a first block chooses it.
const STAGING_TGE: Moment = 1_798_761_600_000;

/// A governance day takes ten blocks.
const FAST: Pace = Pace(1_000, 20, 1_440);
const PRODUCTION: Pace = Pace(6_000, 600, 1);

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
    vec![PresetId::from(DEVELOPMENT), PresetId::from(LOCAL_TESTNET), PresetId::from(STAGING)]
}

/// The preset of a name, as JSON.
pub fn get(id: &PresetId) -> Option<Vec<u8>> {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave};

    let preset = match id.as_ref() {
        DEVELOPMENT => genesis(FAST, None, &[Alice]),
        LOCAL_TESTNET => genesis(FAST, None, &[Alice, Bob, Charlie, Dave]),
        STAGING => genesis(PRODUCTION, Some(STAGING_TGE), &[Alice, Bob, Charlie, Dave]),
        _ => return None,
    };
    serde_json::to_string(&preset).ok().map(|json| json.into_bytes())
}

/// Returns the storage of a preset's genesis without the runtime's code, or none if no preset has the name `id`.
///
/// The native runtime builds it in milliseconds. A node that asks its wasm for the same storage compiles it twice first.
#[cfg(feature = "std")]
pub fn storage(id: &PresetId) -> Option<Result<sp_runtime::Storage, String>> {
    use sp_runtime::BuildStorage;

    let patch = serde_json::from_slice(&get(id)?);
    Some(patch.map_err(|error| error.to_string()).and_then(|patch| {
        let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(|error| error.to_string())?;
        merge(&mut config, patch);
        let config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(|error| error.to_string())?;
        config.build_storage()
    }))
}

/// Overwrites `config` with the values that `patch` names, as chain specs are patched.
#[cfg(feature = "std")]
fn merge(config: &mut Value, patch: Value) {
    match (config, patch) {
        (Value::Object(config), Value::Object(patch)) => {
            for (key, value) in patch {
                merge(config.entry(key).or_insert(Value::Null), value);
            }
        }
        (config, patch) => *config = patch,
    }
}

fn genesis(
    Pace(slot_millis, epoch_slots, governance_scale): Pace,
    tge: Option<Moment>,
    validators: &[Sr25519Keyring],
) -> Value {
    let session_keys = validators.iter().map(|key| (key.to_account_id(), key.to_account_id(), session_keys(*key)));
    build_struct_json_patch!(RuntimeGenesisConfig {
        pace: PaceConfig { slot_millis, epoch_slots, governance_scale },
        babe: BabeConfig { epoch_config: EPOCH_CONFIGURATION },
        supply: SupplyConfig {
            tge,
            rows: allocation::rows(beneficiaries()),
            budgets: allocation::budgets(),
            float: Planck(allocation::FLOAT),
            distribution: distribution(),
        },
        assets: AssetsConfig { next_asset_id: Some(1) },
        validator_set: ValidatorSetConfig { validators: validators.iter().map(|key| key.to_account_id()).collect() },
        technical_committee: TechnicalCommitteeConfig { members: committee() },
        tasks: TasksConfig { platform: Some(platform()) },
        medallions: MedallionsConfig { areas: areas() },
        session: SessionConfig { keys: session_keys.collect::<Vec<_>>() },
    })
}

/// The session keys of a well-known key: sr25519 for BABE, ed25519 for GRANDPA.
fn session_keys(validator: Sr25519Keyring) -> SessionKeys {
    let babe: BabeId = validator.public().0.unchecked_into();
    let grandpa = match validator {
        Sr25519Keyring::Bob => Ed25519Keyring::Bob,
        Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
        Sr25519Keyring::Dave => Ed25519Keyring::Dave,
        _ => Ed25519Keyring::Alice,
    };
    let grandpa: GrandpaId = grandpa.public().0.unchecked_into();
    SessionKeys { babe, grandpa }
}

/// Who the buckets are released to: the pots, and a stash of a well-known key for each bucket that leaves the protocol.
fn beneficiaries() -> Beneficiaries<AccountId> {
    Beneficiaries {
        ecosystem: pots::account(pots::TREASURY),
        community: pots::account(pots::COMMUNITY),
        marketing: Sr25519Keyring::AliceStash.to_account_id(),
        investors: Sr25519Keyring::BobStash.to_account_id(),
        team: Sr25519Keyring::CharlieStash.to_account_id(),
        foundation: Sr25519Keyring::DaveStash.to_account_id(),
        public_sale: Sr25519Keyring::EveStash.to_account_id(),
    }
}

/// Whose keys open the platform's campaigns, and whose approve their gold.
fn platform() -> (AccountId, AccountId) {
    (Sr25519Keyring::Alice.to_account_id(), Sr25519Keyring::Bob.to_account_id())
}

/// The areas that have medallions from the start. Governance opens more.
fn areas() -> Vec<(AreaId, String)> {
    const NAMES: [&str; 12] = [
        "Images",
        "Video",
        "Speech and sound",
        "Language",
        "Conversations",
        "Documents",
        "Code",
        "Mathematics",
        "Science",
        "Medicine",
        "Law",
        "Finance",
    ];
    (1..).zip(NAMES.map(String::from)).collect()
}

/// The first technical committee.
fn committee() -> Vec<AccountId> {
    use Sr25519Keyring::{Alice, Bob, Charlie};

    [Alice, Bob, Charlie].iter().map(|key| key.to_account_id()).collect()
}

/// The first holders, out of the public sale.
fn distribution() -> Vec<(Bucket, AccountId, Planck)> {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};

    let holders = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
    holders.iter().map(|key| (Bucket::PublicSale, key.to_account_id(), Planck(ENDOWMENT))).collect()
}
