//! Transactions of one key at the same time: each takes a number of its own, whoever sends it.

use super::url;
use agt_client::{submit::Until, Client, Error, Outcome};
use agt_e2e::{
    calls::BalancesCall,
    keys::{account_of, fresh},
    Chain, Node, Sure,
};
use agt_primitives::token::AGT;
use agt_runtime::signing;
use futures::future::join_all;
use sp_keyring::Sr25519Keyring::Alice;
use std::ops::Range;

/// The transactions of a test.
const TRANSACTIONS: u32 = 20;

/// The tip for which a pool prefers a transaction to another one with the same number.
const TIP: u128 = AGT;

fn receiver(number: u32) -> agt_runtime::AccountId {
    account_of(&fresh(&format!("receiver {number}")))
}

fn transfer(number: u32) -> BalancesCall {
    BalancesCall::transfer_keep_alive { dest: receiver(number).into(), value: AGT }
}

/// Pays these receivers at the same time, each by a transaction of its own.
async fn pay(client: &Client, receivers: Range<u32>) -> Vec<agt_client::Result<Outcome>> {
    let alice = Alice.pair();
    join_all(receivers.map(|number| client.submit(transfer(number), &alice, Until::Included))).await
}

/// Asserts that each of the first receivers was paid once, and that no transaction was made in vain.
async fn assert_paid(chain: &Chain, count: u32) {
    for number in 0..count {
        assert_eq!(chain.free(&receiver(number)).await, AGT, "receiver {number}");
    }
    assert_eq!(chain.nonce(&Alice.to_account_id()).await, count);
}

/// A node that makes a few blocks a second.
async fn node() -> Node {
    Node::dev().sealing("interval=300").start().await
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_that_one_client_sends_at_once_take_consecutive_numbers() {
    let node = node().await;
    let client = Client::connect(&[url(&node)]).await.sure();

    for outcome in pay(&client, 0..TRANSACTIONS).await {
        outcome.sure().ok().sure();
    }

    assert_paid(&node.chain().await, TRANSACTIONS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clients_of_one_key_lose_no_transaction_of_each_other() {
    let node = node().await;
    let endpoints = [url(&node)];
    let (one, other) = (Client::connect(&endpoints).await.sure(), Client::connect(&endpoints).await.sure());

    let (first, second) = tokio::join!(pay(&one, 0..TRANSACTIONS / 2), pay(&other, TRANSACTIONS / 2..TRANSACTIONS));

    for outcome in first.into_iter().chain(second) {
        outcome.sure().ok().sure();
    }
    assert_paid(&node.chain().await, TRANSACTIONS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transaction_whose_number_waits_in_the_pool_takes_the_next_one() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let alice = Alice.pair();
    // Another program sends one between the question for the number and the answer's use.
    let taken = chain.client.sign(transfer(1), &alice, 0).await.sure();
    chain.send(&chain.sign(transfer(0), &alice, 0)).await.expect("the first one");
    let refusal = chain.send(&taken.extrinsic).await.expect_err("the number is taken");
    assert_eq!(refusal.code, 1014, "{refusal:?}");

    let sent = chain.client.send_next(transfer(1).into(), &alice).await.sure();

    assert_eq!(sent.nonce, 1);
    chain.client.outcome(&sent, Until::Included).await.sure().ok().sure();
    assert_paid(&chain, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transaction_whose_number_another_one_takes_is_lost_by_name() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let alice = Alice.pair();
    let lost = chain.client.send_next(transfer(1).into(), &alice).await.sure();
    let preferred = signing::sign(transfer(0).into(), &alice, 0, TIP, chain.genesis());
    chain.send(&preferred).await.expect("the pool prefers it");

    let error = chain.client.outcome(&lost, Until::Included).await.expect_err("it has no number any more");

    assert!(matches!(&error, Error::Lost(why) if why.contains("send it again")), "{error}");
    assert_eq!(chain.free(&receiver(1)).await, 0);
    // As the error says, nothing has happened, and it can be sent again.
    chain.client.submit(transfer(1), &alice, Until::Included).await.sure().ok().sure();
    assert_paid(&chain, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn call_is_rehearsed_at_one_block_while_others_come() {
    let node = Node::dev().sealing("interval=50").start().await;
    let client = Client::connect(&[url(&node)]).await.sure();
    let first = client.best().await.sure().number;

    while client.best().await.sure().number < first + 60 {
        assert!(client.rehearse(transfer(0), &Alice.pair()).await.sure() > 0, "it would succeed and has a fee");
    }
}
