//! Final blocks are read in their order, each once, whatever happens to the node.

use super::url;
use agt_client::{follow::Block, Blocks, Client, Error};
use agt_e2e::{node::free_port, Chain, Node, Sure};
use futures::StreamExt;
use std::time::Duration;

/// The number of the first block that is read, and how many are.
const FROM: u32 = 4;
const BLOCKS: usize = 80;

/// Asserts that blocks are those of the chain from a height on, with their events.
async fn assert_in_order(blocks: &[Block], from: u32, chain: &Chain) {
    for (block, number) in blocks.iter().zip(from..) {
        assert_eq!((block.number, Some(block.hash)), (number, chain.hash_of(number).await));
        assert_eq!(block.events.len(), chain.events(block.hash).await.len());
        assert!(!block.events.is_empty(), "each block sets the time");
    }
}

/// Reads final blocks from [`FROM`] on. A node that is away is asked again.
async fn read(client: Client) -> agt_client::Result<Vec<Block>> {
    let (mut follower, mut blocks) = (client.follow(FROM), Vec::new());
    while blocks.len() < BLOCKS {
        match follower.next().await {
            Ok(block) => blocks.push(block),
            Err(error) if error.is_unreachable() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(blocks)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_final_block_is_read_once_across_restarts_of_the_node() {
    let builder = Node::dev().sealing("interval=100").rpc_port(free_port()).arg("--state-pruning=archive");
    let mut node = builder.start().await;
    let client = Client::connect(&[url(&node)]).await.sure();
    let reading = tokio::spawn(read(client));

    for final_block in [20, 45] {
        node.chain().await.wait_finalized(final_block).await;
        // A node that is killed may lose blocks that it has called final. It makes others then, and nobody reads each once.
        assert!(node.stop().await.success());
        tokio::time::sleep(Duration::from_secs(1)).await;
        node.restart().await;
    }

    let blocks = reading.await.expect("it reads to the end").sure();
    let chain = node.chain().await;
    chain.wait_finalized(FROM + BLOCKS as u32 - 1).await;
    assert_in_order(&blocks, FROM, &chain).await;
    println!("{} blocks from {FROM} on, with two restarts", blocks.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn block_that_is_not_final_yet_is_waited_for() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let mut follower = chain.client.follow(2);
    chain.make_blocks(1).await;
    assert!(follower.next_now().await.sure().is_none());
    chain.make_blocks(2).await;
    for number in [2, 3] {
        assert_eq!(follower.next_number(), number);
        assert_eq!(follower.next().await.sure().number, number);
    }
    assert!(follower.next_now().await.sure().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn node_that_is_behind_the_lost_one_is_waited_for() {
    let mut own = Node::dev().start().await;
    let spare = Node::dev().start().await;
    let client = Client::connect_to(&[&own, &spare].map(url), Blocks::OnRequest).await.sure();
    client.make_blocks(5).await.sure();
    let mut follower = client.follow(1);
    for number in 1..=3 {
        assert_eq!(follower.next().await.sure().number, number);
    }

    own.kill9();

    for _ in 0..3 {
        assert!(follower.next_now().await.sure().is_none(), "the spare node has no block");
    }
    client.make_blocks(4).await.sure();
    assert_eq!(follower.next().await.sure().number, 4);
    assert!(follower.next_now().await.sure().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_of_a_range_come_in_order_and_those_that_are_missing_are_named() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(50).await;

    let blocks = chain.walk(FROM..=50).await;

    assert_eq!(blocks.len(), 47);
    assert_in_order(&blocks, FROM, &chain).await;
    let past_the_end: Vec<_> = chain.client.walk(50..=52).map(|block| block.map(|block| block.number)).collect().await;
    assert_eq!(past_the_end, [Ok(50), Err(Error::UnknownBlock(51)), Err(Error::UnknownBlock(52))]);
}
