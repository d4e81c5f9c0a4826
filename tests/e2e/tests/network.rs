//! Several nodes in real consensus: blocks by BABE, finality by GRANDPA, over real connections.

use agt_client::{follow::Block, submit::Until, Client};
use agt_e2e::{
    binary,
    calls::BalancesCall,
    keys::{account_of, fresh},
    Node, Sure,
};
use agt_primitives::token::AGT;
use agt_runtime::{AccountId, Runtime};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use std::{
    collections::BTreeSet,
    fs,
    time::{Duration, Instant},
};
use tokio::{sync::Mutex, time::sleep};

/// Networks run one after another: the machine has to keep up with one-second slots.
static TURN: Mutex<()> = Mutex::const_new(());

/// Starts validators that know all those before them.
async fn validators(chain: &str, names: &[&str]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for name in names {
        let known: Vec<_> = nodes.iter().collect();
        let node = Node::validator(chain, name).knows(&known).await.start().await;
        nodes.push(node);
    }
    nodes
}

/// Asserts that every node has block `number` final, and the same one.
async fn assert_agree(nodes: impl IntoIterator<Item = &Node>, number: u32) {
    let mut hashes = BTreeSet::new();
    for node in nodes {
        let chain = node.chain().await;
        chain.wait_finalized(number).await;
        hashes.insert(chain.hash_of(number).await.expect("a block"));
    }
    assert_eq!(hashes.len(), 1, "block {number} is the same everywhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_validators_finalise_one_chain_and_go_on_when_one_is_lost() {
    let _turn = TURN.lock().await;
    let mut nodes = validators("local", &["alice", "bob", "charlie", "dave"]).await;
    assert_agree(&nodes, 5).await;

    // A transfer that one node takes is final on another.
    let receiver = fresh("receiver");
    let call = BalancesCall::transfer_keep_alive { dest: account_of(&receiver).into(), value: AGT };
    let block = nodes[0].chain().await.submit(call, &Bob.pair()).await.expect_success().block;
    let number = nodes[0].chain().await.header(block).await.number;
    assert_agree(&nodes, number).await;
    assert_eq!(nodes[3].chain().await.free(&account_of(&receiver)).await, AGT);

    // Three of four are enough.
    nodes[3].kill9();
    let head = nodes[0].chain().await.best().await.number;
    assert_agree(&nodes[..3], head + 5).await;

    // The lost one comes back and catches up, and so does a node that was never there.
    nodes[3].restart().await;
    let follower = Node::full("local").knows(&[&nodes[0], &nodes[1]]).await.start().await;
    let head = nodes[0].chain().await.finalized().await.number;
    assert_agree(nodes.iter().chain([&follower]), head + 3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_validators_of_an_edited_spec_file_reach_finality() {
    let _turn = TURN.lock().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pair.json");
    let spec = binary::run(["export-chain-spec", "--chain", "local"]).await.expect_success();
    let mut spec: Value = serde_json::from_str(&spec).expect("JSON");
    spec["id"] = json!("agt_pair");
    let genesis = &mut spec["genesis"]["runtimeGenesis"]["patch"];
    for list in ["/validatorSet/validators", "/session/keys"] {
        genesis.pointer_mut(list).and_then(Value::as_array_mut).expect("a list of four").truncate(2);
    }
    fs::write(&path, spec.to_string()).expect("a file");

    let nodes = validators(path.to_str().expect("a path"), &["alice", "bob"]).await;

    assert_agree(&nodes, 5).await;
    let chain = nodes[0].chain().await;
    let key = pallet_session::Validators::<Runtime>::hashed_key();
    let set: Vec<AccountId> = chain.read(key, None).await.expect("a set");
    assert_eq!(set, [Alice.to_account_id(), Bob.to_account_id()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_in_consensus_serves_no_sealing_and_tells_of_its_consensus() {
    let _turn = TURN.lock().await;
    let node = Node::validator("dev", "alice").arg("--force-authoring").start().await;
    let chain = node.chain().await;

    let methods = chain.get("rpc_methods", json!([])).await["methods"].clone();
    let methods: BTreeSet<_> = methods.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for method in ["agt_supply", "babe_epochAuthorship", "grandpa_roundState", "sync_state_genSyncSpec"] {
        assert!(methods.contains(method), "{method} is not served");
    }
    assert!(!methods.iter().any(|method| method.starts_with("sealing_")), "{methods:?}");
    const METHOD_NOT_FOUND: i32 = -32_601;
    assert_eq!(chain.refused("sealing_makeBlocks", json!([1])).await.code, METHOD_NOT_FOUND);

    chain.wait_finalized(3).await;
    let state = chain.get("grandpa_roundState", json!([])).await;
    assert!(state["best"]["round"].as_u64().is_some_and(|round| round > 0), "{state}");
    let slots = chain.get("babe_epochAuthorship", json!([])).await;
    assert!(slots.as_object().is_some_and(|authors| authors.len() == 1), "{slots}");
}

/// The payments of each payer, and the blocks that are read, while the client's node is killed.
const PAYMENTS: u32 = 8;
const BLOCKS: u32 = 16;

/// The account that is paid by somebody.
fn paid_by(payer: Sr25519Keyring) -> AccountId {
    account_of(&fresh(&format!("paid by {payer:?}")))
}

/// Makes payments, each when the one before is in a block. Returns how long the slowest took.
async fn pay(client: Client, payer: Sr25519Keyring) -> agt_client::Result<Duration> {
    let mut slowest = Duration::ZERO;
    for _ in 0..PAYMENTS {
        let begun = Instant::now();
        let call = BalancesCall::transfer_keep_alive { dest: paid_by(payer).into(), value: AGT };
        client.submit(call, &payer.pair(), Until::Included).await?.ok()?;
        slowest = slowest.max(begun.elapsed());
    }
    Ok(slowest)
}

/// Reads the first final blocks.
async fn read(client: Client) -> agt_client::Result<Vec<Block>> {
    let (mut follower, mut blocks) = (client.follow(1), Vec::new());
    while follower.next_number() <= BLOCKS {
        blocks.push(follower.next().await?);
    }
    Ok(blocks)
}

#[tokio::test(flavor = "multi_thread")]
async fn client_goes_on_over_another_node_when_its_own_is_killed() {
    let _turn = TURN.lock().await;
    let author = Node::validator("dev", "alice").arg("--force-authoring").start().await;
    let mut own = Node::full("dev").knows(&[&author]).await.start().await;
    own.chain().await.wait_finalized(1).await;
    let endpoints = [&own, &author].map(|node| format!("ws://{}", node.rpc()));
    let client = Client::connect(&endpoints).await.sure();
    let payers = [Bob, Charlie, Dave];
    let paying = payers.map(|payer| tokio::spawn(pay(client.clone(), payer)));
    let reading = tokio::spawn(read(client));

    sleep(Duration::from_secs(4)).await;
    own.kill9();

    // Nobody who uses the client hears of it, and nothing is paid twice.
    let chain = author.chain().await;
    for (payer, paying) in payers.into_iter().zip(paying) {
        let slowest = paying.await.expect("a payer pays to the end").sure();
        println!("the slowest payment of {payer:?} took {slowest:?}");
        assert_eq!(chain.free(&paid_by(payer)).await, AGT * u128::from(PAYMENTS), "{payer:?}");
        assert_eq!(chain.nonce(&payer.to_account_id()).await, PAYMENTS, "{payer:?}");
    }
    let blocks = reading.await.expect("the blocks are read to the end").sure();
    for (block, number) in blocks.iter().zip(1..) {
        assert_eq!((block.number, Some(block.hash)), (number, chain.hash_of(number).await));
    }
}
