//! A client has the addresses of several nodes: it asks one of them, and another one of the same chain when that is lost.

use super::url;
use agt_client::{submit::Until, Blocks, Client, Error};
use agt_e2e::{
    calls::BalancesCall,
    keys::{account_of, fresh},
    node::free_port,
    spec, Node, Sure,
};
use agt_primitives::token::AGT;
use serde_json::json;
use sp_keyring::Sr25519Keyring::Alice;

/// Nothing listens there.
const NOBODY: &str = "ws://127.0.0.1:1";

#[tokio::test(flavor = "multi_thread")]
async fn addresses_at_which_nobody_answers_are_passed_by() {
    let node = Node::shared().await;
    let client = Client::connect_to(&[NOBODY.into(), url(&node)], Blocks::OnRequest).await.sure();
    assert_eq!(client.hash_of(0).await.sure(), Some(client.genesis()));

    let none = Client::connect(&[NOBODY.into(), "ws://127.0.0.1:2".into()]).await.err();
    let Some(Error::Unreachable { endpoints, .. }) = &none else { panic!("{none:?}") };
    assert_eq!(*endpoints, [NOBODY, "ws://127.0.0.1:2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn client_passes_by_a_node_of_another_chain_when_its_own_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = Node::dev().from_spec(&spec::another(folder.path()).await).start().await;
    let mut own = Node::dev().start().await;
    let spare = Node::dev().start().await;
    let client = Client::connect_to(&[&own, &other, &spare].map(url), Blocks::OnRequest).await.sure();
    assert_ne!(other.chain().await.genesis(), client.genesis());
    client.make_blocks(3).await.sure();

    own.kill9();

    assert_eq!(client.best().await.sure().number, 0, "the spare node has made no block");
    client.make_blocks(1).await.sure();
    assert_eq!(spare.chain().await.best().await.number, 1);
    assert_eq!(other.chain().await.best().await.number, 0, "nothing was asked of the other chain");
}

#[tokio::test(flavor = "multi_thread")]
async fn transaction_that_waited_at_a_lost_node_is_sent_to_the_next_one() {
    let mut own = Node::dev().start().await;
    let spare = Node::dev().start().await;
    let client = Client::connect_to(&[&own, &spare].map(url), Blocks::OnRequest).await.sure();
    let receiver = account_of(&fresh("receiver"));
    let call = BalancesCall::transfer_keep_alive { dest: receiver.clone().into(), value: AGT };
    // Nobody has heard of it but that node, which makes no block.
    let sent = client.send_next(call.into(), &Alice.pair()).await.sure();

    own.kill9();

    client.outcome(&sent, Until::Included).await.sure().ok().sure();
    assert_eq!(spare.chain().await.free(&receiver).await, AGT);
}

#[tokio::test(flavor = "multi_thread")]
async fn client_says_so_when_its_node_comes_back_with_another_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let mut node = Node::dev().rpc_port(port).start().await;
    let client = Client::connect_to(&[url(&node)], Blocks::OnRequest).await.sure();
    node.kill9();
    let _other = Node::dev().from_spec(&spec::another(folder.path()).await).rpc_port(port).start().await;

    let answer = client.request("system_health", json!([])).await;

    let Err(Error::OtherChain(why)) = &answer else { panic!("{answer:?}") };
    assert!(why.contains(&url(&node)) && why.contains("another chain"), "{why}");
}
