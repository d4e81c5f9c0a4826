//! The chain specs: the runtime's genesis presets under the names that `--chain` takes.

use crate::client::Client;
use agt_primitives::token::{DECIMALS, SS58_PREFIX, SYMBOL};
use agt_runtime::{opaque::Block, presets, WASM_BINARY};
use sc_chain_spec::{ChainSpecExtension, ChainType, Properties};
use sc_service::{error::Error, GenericChainSpec};
use serde::{Deserialize, Serialize};
use sp_core::{storage::well_known_keys, ByteArray};
use sp_genesis_builder::PresetId;
use sp_keyring::Sr25519Keyring;

/// The fields of a spec file beside the genesis.
#[derive(Default, Clone, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
    /// Known hashes of blocks.
    pub fork_blocks: sc_client_api::ForkBlocks<Block>,
    /// Known bad blocks.
    pub bad_blocks: sc_client_api::BadBlocks<Block>,
    /// The state from which a light client starts.
    pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// This chain's spec.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// The type of the staging chain: it is not for development, and not live, because its validators' secrets are public.
const REHEARSAL: &str = "Rehearsal";

/// The value of `--chain`, the name, the id, the type and the preset of each chain. A chain without a type is a
/// rehearsal.
const CHAINS: &[(&str, &str, &str, Option<ChainType>, &str)] = &[
    ("dev", "AGT Development", "agt_dev", Some(ChainType::Development), presets::DEVELOPMENT),
    ("local", "AGT Local Testnet", "agt_local", Some(ChainType::Local), presets::LOCAL_TESTNET),
    ("staging", "AGT Staging", "agt_staging", None, presets::STAGING),
];

/// The spec of the chain that `chain` names, or of the spec file at that path.
pub fn load(chain: &str) -> Result<ChainSpec, String> {
    if let Some((_, name, id, kind, preset)) = CHAINS.iter().find(|(known, ..)| *known == chain) {
        let kind = kind.clone().unwrap_or_else(|| ChainType::Custom(REHEARSAL.into()));
        return of_preset(name, id, kind, preset);
    }
    let path = std::path::PathBuf::from(chain);
    if !path.exists() {
        let known: Vec<_> = CHAINS.iter().map(|(known, ..)| *known).collect();
        return Err(format!("--chain {chain}: neither a chain this node knows ({}) nor a spec file", known.join(", ")));
    }
    ChainSpec::from_json_file(path).map_err(|error| format!("--chain {chain}: the spec file is not valid: {error}"))
}

/// The spec of [`load`] for a node that works on the chain, with the genesis of a preset built by the native runtime.
///
/// The wasm builds the same genesis, as a test verifies, but the SDK would compile the wasm twice at every start for
/// it.
pub fn load_built(chain: &str) -> Result<ChainSpec, String> {
    use sc_chain_spec::ChainSpec as _;

    let mut spec = load(chain)?;
    if let Some((.., preset)) = CHAINS.iter().find(|(known, ..)| *known == chain) {
        let storage = presets::storage(&PresetId::from(*preset)).ok_or("the runtime has no such preset")?;
        let mut storage = storage.map_err(|error| format!("the genesis of {chain}: {error}"))?;
        let wasm = WASM_BINARY.ok_or(NO_WASM)?;
        storage.top.insert(well_known_keys::CODE.to_vec(), wasm.to_vec());
        spec.set_storage(storage);
    }
    Ok(spec)
}

const NO_WASM: &str = "this node was built with SKIP_WASM_BUILD and carries no runtime: build it again";

fn of_preset(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
    let wasm = WASM_BINARY.ok_or(NO_WASM)?;
    Ok(ChainSpec::builder(wasm, Extensions::default())
        .with_name(name)
        .with_id(id)
        .with_chain_type(kind)
        .with_protocol_id("agt")
        .with_properties(properties())
        .with_genesis_config_preset_name(preset)
        .build())
}

/// The properties that wallets read: the runtime's own constants.
fn properties() -> Properties {
    let mut properties = Properties::new();
    properties.insert("ss58Format".into(), SS58_PREFIX.into());
    properties.insert("tokenDecimals".into(), DECIMALS.into());
    properties.insert("tokenSymbol".into(), SYMBOL.into());
    properties
}

/// For a live chain: returns an error if a validator's key is one of the well-known development keys, whose secrets are
/// public.
pub fn refuse_public_secrets(spec: &dyn sc_service::ChainSpec, client: &Client) -> Result<(), Error> {
    if spec.chain_type() != ChainType::Live {
        return Ok(());
    }
    let authorities = sc_consensus_babe::configuration(client)?.authorities;
    let validates = |key: &Sr25519Keyring| authorities.iter().any(|(known, _)| known.to_raw_vec() == key.public().0);
    Sr25519Keyring::iter().find(validates).map_or(Ok(()), |key| {
        let chain = spec.name();
        Err(Error::Other(format!("{chain} is a live chain, and {key} validates with a secret that everybody has")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_runtime::Runtime;
    use sp_runtime::BuildStorage;

    #[test]
    fn native_and_wasm_runtime_build_the_same_genesis_of_every_chain() {
        for (chain, ..) in CHAINS {
            let by_wasm = load(chain).and_then(|spec| spec.build_storage()).unwrap_or_else(|error| panic!("{error}"));
            let by_native = load_built(chain).and_then(|spec| spec.build_storage()).expect("a genesis");
            assert!(by_wasm.top.contains_key(well_known_keys::CODE), "{chain}");
            assert!(
                by_wasm.top == by_native.top && by_wasm.children_default.is_empty(),
                "{chain}: the two genesis storages differ"
            );
        }
    }

    #[test]
    fn spec_has_the_properties_of_the_runtime() {
        let spec = load("dev").expect("a known chain");
        let properties = spec.properties();
        let prefix: u16 = <<Runtime as frame_system::Config>::SS58Prefix as sp_core::Get<u16>>::get();
        assert_eq!(properties["ss58Format"], prefix);
        assert_eq!(properties["tokenDecimals"], 12);
        assert_eq!(properties["tokenSymbol"], "AGT");
    }

    #[test]
    fn error_names_the_known_chains_when_another_is_asked_for() {
        let error = load("polkadot").err().expect("an unknown chain");
        assert!(error.contains("polkadot") && error.contains("dev, local, staging"), "{error}");
    }

    #[test]
    fn error_names_the_file_when_a_spec_is_corrupt() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("spec.json");
        std::fs::write(&path, "{ \"name\": ").expect("a file");
        let error = load(&path.display().to_string()).err().expect("a corrupt spec");
        assert!(error.contains("spec.json") && error.contains("not valid"), "{error}");
    }
}
