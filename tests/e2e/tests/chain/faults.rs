//! What can go wrong around a node: a power cut, a taken port, a wrong database, a wrong argument.

use agt_e2e::{
    binary,
    calls::BalancesCall,
    eventually, keys,
    node::{Builder, WRITTEN_BEHIND},
    spec, Node,
};
use agt_primitives::token::AGT;
use sp_keyring::Sr25519Keyring::Bob;
use std::{fs, net::TcpListener, path::Path};

/// How `node/src/sealing/mark.rs` refuses.
const MADE_BY_SEALING: &str = "this database was made by --sealing";
const MADE_BY_CONSENSUS: &str = "this database holds blocks of real consensus";

/// A node in real consensus that needs nobody else: the one validator of the development chain.
fn lone_validator() -> Builder {
    Node::validator("dev", "alice").arg("--force-authoring")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_goes_on_where_it_was_after_the_process_is_killed() {
    let mut node = Node::dev().sealing("interval=100").start().await;

    for _ in 0..3 {
        let chain = node.chain().await;
        let from = chain.finalized().await.number;
        let seen = chain.wait_finalized(from + 5).await;
        chain.wait_finalized(seen.number + WRITTEN_BEHIND).await;
        node.kill9();
        node.restart().await;

        let chain = node.chain().await;
        assert_eq!(chain.hash_of(seen.number).await, Some(seen.hash()), "block {} was final", seen.number);
        assert!(chain.wait_finalized(seen.number + 5).await.number > seen.number);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_final_transfer_outlives_a_kill() {
    let mut node = Node::dev().start().await;
    let receiver = keys::fresh("receiver");
    let call = BalancesCall::transfer_keep_alive { dest: keys::account_of(&receiver).into(), value: AGT };
    node.chain().await.submit(call, &Bob.pair()).await.expect_success();
    node.chain().await.make_blocks(WRITTEN_BEHIND).await;

    node.kill9();
    node.restart().await;

    let chain = node.chain().await;
    assert_eq!(chain.free(&keys::account_of(&receiver)).await, AGT);
    assert_eq!(chain.nonce(&Bob.to_account_id()).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_asked_to_stop_ends_well_and_starts_again() {
    let mut node = Node::dev().start().await;
    node.chain().await.make_blocks(5).await;
    let head = node.chain().await.best().await;

    assert!(node.stop().await.success());
    node.restart().await;

    assert_eq!(node.chain().await.best().await, head);
    node.chain().await.make_blocks(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_rpc_port_is_refused_by_its_number() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = taken.local_addr().expect("an address").port();

    let said = Node::dev().rpc_port(port).start_refused().await;

    assert!(said.contains(&format!("127.0.0.1:{port}")) && said.contains("--rpc-port"), "{said}");
    assert!(!said.contains("Initializing Genesis"), "it is refused before anything is written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_a_running_node_uses_is_refused_to_another() {
    let node = Node::dev().start().await;

    let said = Node::dev().home_of(node.builder()).start_refused().await;

    assert!(said.contains("in use"), "{said}");
    node.chain().await.make_blocks(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_database_is_refused_by_a_node_that_joins_consensus() {
    let mut node = Node::dev().start().await;
    node.chain().await.make_blocks(3).await;
    node.stop().await;

    let said = lone_validator().home_of(node.builder()).start_refused().await;
    assert!(said.contains(MADE_BY_SEALING) && said.contains("purge-chain"), "{said}");

    node.restart().await;
    assert_eq!(node.chain().await.best().await.number, 3, "the refusal changed nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_consensus_is_refused_by_a_node_that_seals() {
    let mut node = lone_validator().start().await;
    node.chain().await.wait_finalized(2).await;
    node.stop().await;

    let said = Node::dev().home_of(node.builder()).start_refused().await;
    assert!(said.contains(MADE_BY_CONSENSUS) && said.contains("purge-chain"), "{said}");

    node.restart().await;
    let head = node.chain().await.finalized().await.number;
    node.chain().await.wait_finalized(head + 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_another_chain_is_refused_by_name() {
    let mut node = lone_validator().start().await;
    node.chain().await.wait_finalized(2).await;
    node.stop().await;
    let chains = node.builder().base_path().join("chains");
    fs::rename(chains.join("agt_dev"), chains.join("agt_local")).expect("the development chain's folder");

    let said = Node::validator("local", "alice").home_of(node.builder()).start_refused().await;

    let error = said.lines().find(|line| line.starts_with("Error:")).unwrap_or_else(|| panic!("no error: {said}"));
    assert!(error.contains("agt_dev") || error.contains("genesis"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrupt_spec_file_is_refused_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = binary::run(["export-chain-spec", "--chain", "dev"]).await.expect_success();
    let cut = plain[..plain.len() / 2].to_string();
    let unknown_field = plain.replacen("\"epochSlots\"", "\"epochSlotz\"", 1);
    assert_ne!(unknown_field, plain);

    for (name, content) in [
        ("empty.json", String::new()),
        ("prose.json", "not JSON at all".into()),
        ("cut.json", cut),
        ("unknown-field.json", unknown_field),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        let said = Node::full(path.to_str().expect("a path")).start_refused().await;
        assert!(said.contains(name) || said.contains("epochSlotz"), "{name}: {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_arguments_are_refused_with_what_would_be_right() {
    for (args, what) in [
        (&["--dev", "--sealing", "fast"][..], "known are instant, interval=<ms> and manual"),
        (&["--dev", "--sealing", "interval=0"], "milliseconds from 50 to 3600000"),
        (&["--chain", "polkadot"], "dev, local, staging"),
        (&["--chain", "/nowhere/spec.json"], "/nowhere/spec.json"),
        (&["--frobnicate"], "--frobnicate"),
    ] {
        let said = binary::run(args).await.expect_failure();
        assert!(said.contains(what), "{args:?}: {said}");
        assert!(!said.contains("panicked"), "{args:?}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_is_not_for_development_is_never_sealed() {
    let said = Node::full("staging").sealing("instant").start_refused().await;

    assert!(said.contains("--sealing") && said.contains("AGT Staging"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_chain_whose_validators_secrets_are_known_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("live.json");
    let spec = fs::read_to_string(spec::raw("local").await).expect("a spec");
    let live = spec.replacen(r#""chainType": "Local""#, r#""chainType": "Live""#, 1);
    assert_ne!(live, spec);
    fs::write(&path, live).expect("a file");

    let said = Node::full(path.to_str().expect("a path")).start_refused().await;

    assert!(said.contains("live chain") && said.contains("a secret that everybody has"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_database_is_refused_without_harm_to_the_rest() {
    let mut node = Node::dev().start().await;
    node.chain().await.make_blocks(3).await;
    node.stop().await;
    let database = node.builder().base_path().join("chains/agt_dev/paritydb/full");
    damage(&database.join("metadata"));

    let said = node.builder().clone().start_refused().await;

    assert!(said.to_lowercase().contains("database"), "{said}");
}

/// Overwrites a file with noise of the same length.
fn damage(path: &Path) {
    let length = fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).len();
    fs::write(path, vec![0xa5; length as usize]).expect("a file to damage");
}

#[tokio::test(flavor = "multi_thread")]
async fn lone_validator_of_the_development_chain_finalises_in_consensus() {
    let node = lone_validator().start().await;
    let chain = node.chain().await;

    let final_block = chain.wait_finalized(5).await;

    let first = chain.hash_of(1).await.expect("a block");
    assert_eq!(chain.time(Some(first)).await / 1_000, chain.slot(Some(first)).await);
    eventually("a block on top of the final one", || async {
        (chain.best().await.number > final_block.number).then_some(())
    })
    .await;
}
