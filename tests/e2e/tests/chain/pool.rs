//! The transaction pool: how much of it one sender can take, and what a wallet hears of its transaction.

use agt_e2e::{
    calls::{BalancesCall, ContributorsCall, TasksCall},
    keys::{account_of, fresh},
    scene,
    work::{registration, Task},
    Chain, Node, Refusal, PATIENCE,
};
use agt_primitives::{tasks::Queue, token::AGT};
use agt_runtime::RuntimeCall;
use codec::{Decode, Encode};
use serde_json::{json, Value};
use sp_core::{sr25519, Bytes};
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{generic::Era, ApplyExtrinsicResult};
use std::time::{Duration, Instant};
use subxt::rpcs::client::rpc_params;

/// Whether the pool has refused a transaction because it holds too many of its sender.
fn is_at_limit(refusal: &Refusal) -> bool {
    refusal.message.contains("transactions without a fee of this sender")
}

/// Registers two people who hold nothing and opens a quiz, so that each may join it without a fee.
async fn two_may_join(chain: &Chain) -> (Task, [sr25519::Pair; 2]) {
    super::contributors::a_sponsor_stands(chain).await;
    chain.submit(ContributorsCall::register { referrer: None }, &Alice.pair()).await.expect_success();
    let people = ["first", "second"].map(fresh);
    for person in &people {
        let expires = chain.time(None).await + 1_000_000;
        let call = registration(person, chain.genesis(), &Alice.to_account_id(), expires);
        chain.submit(call, &Alice.pair()).await.expect_success();
    }
    (scene::quiz(chain).await, people)
}

fn join(task: &Task) -> RuntimeCall {
    TasksCall::join { campaign: task.id, queue: Queue::Work }.into()
}

fn gift() -> RuntimeCall {
    BalancesCall::transfer_keep_alive { dest: account_of(&fresh("receiver")).into(), value: AGT }.into()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sender_has_a_limit_of_transactions_without_a_fee() {
    const LIMIT: u32 = 5;

    let node = Node::dev().arg(format!("--pool-free-limit={LIMIT}")).start().await;
    let chain = node.chain().await;
    let (task, [greedy, modest]) = two_may_join(&chain).await;

    // Each is valid by itself: the pool asks about each on the state of the best block.
    let mut taken = 0;
    let refusal = loop {
        match chain.send(&chain.sign(join(&task), &greedy, taken)).await {
            Ok(_) => taken += 1,
            Err(refusal) => break refusal,
        }
        assert!(taken <= LIMIT, "{taken} transactions without a fee of one sender");
    };
    assert!(taken == LIMIT && is_at_limit(&refusal), "{taken}: {refusal:?}");

    // Those that wait for a nonce count, too.
    let waiting: Vec<_> = (10..10 + LIMIT).map(|nonce| chain.sign(join(&task), &modest, nonce)).collect();
    for extrinsic in &waiting {
        chain.send(extrinsic).await.expect("below the limit");
    }
    let refusal = chain.send(&chain.sign(join(&task), &modest, 0)).await.expect_err("at the limit");
    assert!(is_at_limit(&refusal), "{refusal:?}");
    // What the pool holds already is told as that.
    let again = chain.send(&waiting[0]).await.expect_err("it is there");
    assert!(!is_at_limit(&again), "{again:?}");

    // Whoever pays has no such limit.
    let first = chain.nonce(&Alice.to_account_id()).await;
    for nonce in first..first + 3 * LIMIT {
        chain.send(&chain.sign(gift(), &Alice.pair(), nonce)).await.expect("it pays");
    }

    // One joins, the others of it cannot join again and leave the pool, and there is room for the sender once more.
    chain.make_blocks(3).await;
    assert_eq!(chain.nonce(&account_of(&greedy)).await, 1);
    let refusal = chain.send(&chain.sign(join(&task), &greedy, 1)).await.expect_err("it has joined");
    assert!(!is_at_limit(&refusal), "{refusal:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_transactions_at_once_do_not_pass_the_limit() {
    const LIMIT: usize = 64;

    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let (task, [greedy, _]) = two_may_join(&chain).await;

    let mut sending = tokio::task::JoinSet::new();
    for nonce in 0..1_000 {
        let (chain, extrinsic) = (chain.clone(), chain.sign(join(&task), &greedy, nonce));
        sending.spawn(async move { chain.send(&extrinsic).await });
    }
    let taken = sending.join_all().await.iter().filter(|result| result.is_ok()).count();

    assert_eq!(taken, LIMIT);
}

/// Returns the statuses that a wallet hears of a transaction by the method of @polkadot/api, and when it hears of each.
async fn watched(node: &Node, chain: &Chain, extrinsic: Bytes) -> Vec<(String, Instant)> {
    use subxt::rpcs::RpcClient;

    let client = RpcClient::from_insecure_url(format!("ws://{}", node.rpc())).await.expect("the node answers");
    let subscribed =
        client.subscribe::<Value>("author_submitAndWatchExtrinsic", rpc_params![extrinsic], "author_unwatchExtrinsic");
    let mut statuses = subscribed.await.expect("a subscription");
    let mut heard = Vec::new();
    loop {
        let status = tokio::time::timeout(PATIENCE, statuses.next()).await.expect("a status in time");
        let status = status.expect("it ends with finality").expect("a status");
        let name = match &status {
            Value::String(name) => name.clone(),
            status => status.as_object().and_then(|fields| fields.keys().next()).expect("a name").clone(),
        };
        heard.push((name.clone(), Instant::now()));
        match name.as_str() {
            "ready" if chain.is_by_hand() => chain.make_blocks(1).await,
            "finalized" => return heard,
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_hears_of_the_block_well_before_it_hears_of_finality() {
    for mode in ["manual", "instant", "interval=200"] {
        let node = Node::dev().sealing(mode).start().await;
        let chain = node.chain().await;

        // Time to ask for the events of the block, which @polkadot/api gives up when it hears of finality. Whoever hears of the
        // block late, because its machine has much else to do, measures a shorter time.
        let mut longest = Duration::ZERO;
        for nonce in 0..10 {
            let heard = watched(&node, &chain, Bytes(chain.sign(gift(), &Alice.pair(), nonce).encode())).await;
            let names: Vec<_> = heard.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["ready", "inBlock", "finalized"], "{mode}");
            longest = longest.max(heard[2].1 - heard[1].1);
            if longest >= Duration::from_millis(900) {
                break;
            }
        }
        assert!(longest >= Duration::from_millis(900), "{mode}: {longest:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_what_the_next_block_would() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    // One of these heads is the last of a session. The block after it takes no transactions.
    for _ in 0..25 {
        chain.make_blocks(1).await;
        let head = chain.best().await;
        let mortal = chain.sign_mortal(gift(), &Alice.pair(), 0, Era::mortal(64, head.number.into()), head.hash());

        let outcome: Bytes = chain.get_as("system_dryRun", json!([Bytes(mortal.encode())])).await;

        let outcome = ApplyExtrinsicResult::decode(&mut &outcome.0[..]).expect("a result");
        assert_eq!(outcome, Ok(Ok(())), "at block {}", head.number);
        assert_eq!(chain.best().await, head, "it changes nothing");
    }
    let head = chain.best().await;
    let mortal = |nonce, era, born| chain.sign_mortal(gift(), &Alice.pair(), nonce, era, born).encode();
    let now = Era::mortal(64, head.number.into());
    let long_ago = chain.hash_of(1).await.expect("a block");
    for (what, extrinsic, sound) in [
        ("the next", mortal(0, now, head.hash()), true),
        ("a nonce too high", mortal(9, now, head.hash()), false),
        ("another block's hash", mortal(0, now, long_ago), false),
        ("dead", mortal(0, Era::mortal(4, 1), long_ago), false),
    ] {
        let outcome: Bytes = chain.get_as("system_dryRun", json!([Bytes(extrinsic)])).await;
        let outcome = ApplyExtrinsicResult::decode(&mut &outcome.0[..]).expect("a result");
        assert_eq!(outcome == Ok(Ok(())), sound, "{what}: {outcome:?}");
    }
}
