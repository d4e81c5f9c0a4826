//! The node's subcommands.

use agt_e2e::{binary, calls::BalancesCall, spec, Node};
use agt_primitives::token::AGT;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{fs, path::Path};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The argument that names a node's folder.
fn base_path(path: &Path) -> String {
    format!("--base-path={}", path.display())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_version_is_the_workspace_s() {
    let said = binary::run(["--version"]).await.expect_success();

    assert!(said.starts_with(&format!("agt-node {}", env!("CARGO_PKG_VERSION"))), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn help_names_every_mode_of_sealing_and_every_subcommand() {
    let said = binary::run(["--help"]).await.expect_success();

    for word in ["--sealing", "instant", "interval=<ms>", "manual", "export-chain-spec", "key", "purge-chain", "revert"]
    {
        assert!(said.contains(word), "{word} is not in the help: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_generated_key_can_be_inspected_and_signs() {
    let key = json(&binary::run(["key", "generate", "--output-type", "json"]).await.expect_success());
    let phrase = key["secretPhrase"].as_str().expect("a phrase");
    let inspected = binary::run(["key", "inspect", "--output-type", "json", phrase]).await.expect_success();
    assert_eq!(json(&inspected)["publicKey"], key["publicKey"]);

    let message = ["--message", "61677420"];
    let signature = binary::run(["sign", "--hex", "--suri", phrase].into_iter().chain(message)).await.expect_success();
    let public = key["publicKey"].as_str().expect("a key");
    let verified = ["verify", "--hex", signature.trim(), public].into_iter();
    let said = binary::run(verified.clone().chain(message)).await.expect_success();
    assert!(said.contains("verifies correctly"), "{said}");
    binary::run(verified.chain(["--message", "61677421"])).await.expect_failure();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_this_chain_has_its_prefix() {
    let inspected = binary::run(["key", "inspect", "--output-type", "json", "//Alice"]).await.expect_success();
    let inspected = json(&inspected);

    assert_eq!(inspected["ss58Address"], Alice.to_account_id().to_ss58check_with_version(61u16.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_spec_of_every_chain_is_exported_plain_and_raw() {
    // Everybody knows the staging validators' secrets: it rehearses a live chain and is none.
    let rehearsal = json!({ "Custom": "Rehearsal" });
    for (chain, id, kind) in [
        ("dev", "agt_dev", json!("Development")),
        ("local", "agt_local", json!("Local")),
        ("staging", "agt_staging", rehearsal),
    ] {
        let plain = json(&binary::run(["export-chain-spec", "--chain", chain]).await.expect_success());
        let raw = json(&fs::read_to_string(spec::raw(chain).await).expect("an exported file"));

        for spec in [&plain, &raw] {
            assert_eq!((&spec["id"], &spec["chainType"]), (&json!(id), &kind));
            let properties = json!({ "ss58Format": 61, "tokenDecimals": 12, "tokenSymbol": "AGT" });
            assert_eq!(spec["properties"], properties, "{chain}");
            assert_eq!(spec["protocolId"], "agt");
            assert_eq!(spec["bootNodes"], json!([]), "no preset names somebody's machine");
            assert_eq!(spec["telemetryEndpoints"], Value::Null);
        }
        assert!(plain["genesis"]["runtimeGenesis"].is_object(), "{chain}");
        let top = raw["genesis"]["raw"]["top"].as_object().expect("storage");
        assert!(top.contains_key("0x3a636f6465"), "{chain}: the genesis storage holds the runtime");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_raw_spec_file_starts_the_very_chain_it_was_exported_from() {
    let from_file = Node::dev().start().await;
    let built_in = Node::dev().from_preset().start().await;

    assert_eq!(from_file.chain().await.genesis(), built_in.chain().await.genesis());
}

#[tokio::test(flavor = "multi_thread")]
async fn chain_info_tells_what_a_database_holds_and_purge_chain_removes_it() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(4).await;
    let (head, genesis) = (chain.best().await.hash(), chain.genesis());
    node.stop().await;
    let folder = node.builder().base_path();
    let base = base_path(&folder);

    let info = json(&binary::run(["chain-info", "--dev", &base]).await.expect_success());
    let due = json!({
        "best_hash": head,
        "best_number": 4,
        "genesis_hash": genesis,
        "finalized_hash": head,
        "finalized_number": 4,
    });
    assert_eq!(info, due);

    let database = folder.join("chains/agt_dev/paritydb");
    assert!(database.exists());
    binary::run(["purge-chain", "--dev", "-y", &base]).await.expect_success();
    assert!(!database.exists());
    node.restart().await;
    let chain = node.chain().await;
    assert_eq!((chain.best().await.number, chain.genesis()), (0, genesis), "the chain starts anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_chain_is_exported_and_restored() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let call = BalancesCall::transfer_keep_alive { dest: Bob.to_account_id().into(), value: AGT };
    chain.submit(call, &Alice.pair()).await.expect_success();
    chain.make_blocks(45).await;
    let head = chain.best().await;
    drop(chain);
    node.stop().await;
    let base = base_path(&node.builder().base_path());
    let folder = tempfile::tempdir().expect("a folder");

    for format in [&["--binary"][..], &[]] {
        let restored = folder.path().join(format!("restored{}", format.len()));
        let other = base_path(&restored);
        let file = folder.path().join("blocks").display().to_string();
        let run = |command: Vec<&str>| {
            let command: Vec<_> = command.into_iter().chain(format.iter().copied()).map(String::from).collect();
            async move { assert_quiet(binary::run(command).await) }
        };
        run(vec!["export-blocks", "--dev", &base, &file]).await;
        run(vec!["import-blocks", "--dev", &other, &file]).await;

        let due = json!({ "hash": head.hash(), "number": head.number });
        let info = json(&binary::run(["chain-info", "--dev", &other]).await.expect_success());
        for kind in ["best", "finalized"] {
            let told = json!({ "hash": info[format!("{kind}_hash")], "number": info[format!("{kind}_number")] });
            assert_eq!(told, due, "{kind}");
        }
        assert_quiet(binary::run(["check-block", "--dev", &other, "7"]).await);
        assert_quiet(binary::run(["revert", "--dev", &other, "1"]).await);

        // The restored chain goes on where it was.
        let node = Node::dev().at(&restored).start().await;
        let chain = node.chain().await;
        chain.make_blocks(2).await;
        assert_eq!(chain.hash_of(head.number).await, Some(head.hash()));
        assert_eq!(chain.finalized().await.number, head.number + 2);
    }

    // It is no chain of validators, and nobody takes it for one.
    let other = folder.path().join("restored1");
    let said = Node::validator("dev", "alice").at(&other).start_refused().await;
    assert!(said.contains("made by --sealing"), "{said}");
    let (file, staging) = (folder.path().join("blocks"), base_path(&folder.path().join("staging")));
    let command = ["import-blocks", "--chain=staging", &staging, &file.display().to_string()].map(String::from);
    let said = binary::run(command).await.expect_failure();
    assert!(said.contains("is a live chain and needs consensus"), "{said}");
}

/// Checks that a command has succeeded and that its output is nothing that operators are told to watch for.
fn assert_quiet(ended: binary::Ended) {
    let said = format!("{}{}", ended.stdout, ended.stderr);
    assert!(ended.success, "{said}");
    assert!(!said.contains("Essential task") && !said.contains("rror"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_of_consensus_are_exported_checked_imported_and_reverted() {
    let mut node = Node::validator("dev", "alice").arg("--force-authoring").start().await;
    let chain = node.chain().await;
    chain.wait_finalized(4).await;
    let third = chain.hash_of(3).await.expect("a block");
    drop(chain);
    node.stop().await;
    let base = base_path(&node.builder().base_path());
    let folder = tempfile::tempdir().expect("a folder");
    let other = base_path(&folder.path().join("other"));
    let file = folder.path().join("blocks.bin").display().to_string();
    let spec = format!("--chain={}", spec::raw("dev").await.display());
    let info = |base: String| {
        let command = binary::run(["chain-info".into(), spec.clone(), base]);
        async { json(&command.await.expect_success()) }
    };

    assert_quiet(binary::run(["export-blocks", &spec, &base, "--binary", "--to=3", &file]).await);
    assert_quiet(binary::run(["import-blocks", &spec, &other, "--binary", &file]).await);
    let imported = info(other.clone()).await;
    assert_eq!((&imported["best_number"], &imported["best_hash"]), (&json!(3), &json!(third)));

    assert_quiet(binary::run(["check-block", &spec, &base, "3"]).await);

    assert_quiet(binary::run(["revert", &spec, &other, "1"]).await);
    assert_eq!(info(other.clone()).await["best_number"], 2);
    assert_quiet(binary::run(["purge-chain", "-y", &spec, &other]).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_state_of_a_block_is_exported_as_a_spec() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(2).await;
    let minted = chain.get("state_getStorage", json!([ever_minted_key()])).await;
    drop(chain);
    node.stop().await;
    let base = base_path(&node.builder().base_path());

    let spec = json(&binary::run(["export-state", "--dev", &base, "2"]).await.expect_success());

    assert_eq!(spec["genesis"]["raw"]["top"][ever_minted_key().as_str().expect("a key")], minted);
}

fn ever_minted_key() -> Value {
    json!(sp_core::Bytes(pallet_supply::EverMinted::<agt_runtime::Runtime>::hashed_key().to_vec()))
}

#[tokio::test(flavor = "multi_thread")]
async fn try_state_passes_on_a_sound_database() {
    let mut node = Node::dev().start().await;
    node.chain().await.make_blocks(3).await;
    node.stop().await;
    let base = base_path(&node.builder().base_path());

    for (at, block) in [(None, "block 3 "), (Some("--at=1"), "block 1 ")] {
        let command = ["try-state", "--dev", &base].into_iter().chain(at);
        let said = binary::run(command).await.expect_success();
        assert!(said.starts_with(block) && said.trim_end().ends_with(" 0 failures"), "{said}");
    }
    let said = binary::run(["try-state", "--dev", &base, "--at=9"]).await.expect_failure();
    assert!(said.contains('9'), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn try_state_names_the_invariant_when_one_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.json");
    let mut spec = json(&fs::read_to_string(spec::raw("dev").await).expect("an exported file"));
    let ever_minted = ever_minted_key();
    spec["genesis"]["raw"]["top"][ever_minted.as_str().expect("a key")] = json!(format!("0x{:032x}", 1));
    fs::write(&broken, spec.to_string()).expect("a file");
    let mut node = Node::dev().from_spec(&broken).start().await;
    node.stop().await;

    let chain = format!("--chain={}", broken.display());
    let base = base_path(&node.builder().base_path());
    let said = binary::run(["try-state", &chain, &base, "--at=0"]).await.expect_failure();
    assert!(said.contains("Supply: S1: "), "{said}");
}
