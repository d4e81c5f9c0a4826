//! The ABI lock: `runtime/abi.txt` records what wallets encode and indexers decode, and these tests fail when the
//! runtime differs from it. The crate `agt-abi-lock` writes the text and knows which version must rise.

use crate::{Runtime, VERSION};
use agt_abi_lock::{judge, last_release, render, Changes, Verdict, Versions};
use agt_primitives::token::{DECIMALS, SS58_PREFIX, SYMBOL};
use codec::Decode;
use frame_metadata::{v16::RuntimeMetadataV16, RuntimeMetadata, RuntimeMetadataPrefixed};
use std::{fs, path::Path};

/// The environment variable that accepts a difference if it is 1: the file is written anew.
const BLESS: &str = "AGT_BLESS_ABI";

/// The path of a file of this repository.
macro_rules! repository {
    ($path:literal) => {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../", $path))
    };
}

/// Returns the runtime's metadata in an empty state, as the release build reads it for the metadata hash.
fn metadata() -> RuntimeMetadataV16 {
    let opaque = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(16));
    let bytes = opaque.expect("a runtime of this SDK line has metadata V16");
    match RuntimeMetadataPrefixed::decode(&mut &bytes[..]).expect("metadata").1 {
        RuntimeMetadata::V16(metadata) => metadata,
        other => panic!("asked for V16, got V{}", other.version()),
    }
}

fn abi() -> String {
    let versions = [("spec_version", VERSION.spec_version), ("transaction_version", VERSION.transaction_version)];
    let chain = [
        ("spec_name", VERSION.spec_name.to_string()),
        ("symbol", SYMBOL.to_string()),
        ("decimals", DECIMALS.to_string()),
        ("ss58_prefix", SS58_PREFIX.to_string()),
    ];
    render(&metadata(), &versions, &chain)
}

/// The versions of this runtime.
const NOW: Versions = Versions { spec: VERSION.spec_version, transaction: VERSION.transaction_version };

/// Returns the versions of the last release.
fn released() -> Option<Versions> {
    let changelog = fs::read_to_string(repository!("CHANGELOG.md")).expect("the changelog");
    last_release(&changelog).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn abi_is_the_one_in_the_file() {
    let file = repository!("runtime/abi.txt");
    let written = fs::read_to_string(file).unwrap_or_default();
    let now = abi();
    if written == now {
        return;
    }
    let changes = Changes::between(&written, &now);
    let Verdict { enough, reason } = judge(changes.need(), released(), NOW);
    let bless = std::env::var(BLESS).is_ok_and(|value| value == "1");
    if bless && enough {
        fs::write(file, now).expect("the file can be written");
        println!("runtime/abi.txt is written anew.\n{reason}");
        return;
    }
    let advice = if enough { "If this is what you mean, accept it:" } else { "After that, accept it:" };
    panic!(
        "the runtime's ABI differs from runtime/abi.txt. Changes:\n\n{changes}\n{reason}\n\
         {advice} {BLESS}=1 SKIP_WASM_BUILD=1 cargo test -p agt-runtime --lib abi\n"
    );
}

#[test]
fn abi_versions_are_not_below_the_last_release() {
    let last = released().unwrap_or(NOW);
    assert!(NOW.spec >= last.spec && NOW.transaction >= last.transaction, "{NOW:?} after {last:?}");
}

#[test]
fn abi_is_the_same_each_time() {
    assert_eq!(abi(), abi());
}
