//! The books of the whole chain find a lie: an event that is left out is named by its block.

use agt_client::{
    books::{Auditor, EventPlace, Finding},
    follow::Block,
};
use agt_e2e::{
    audit::block,
    calls::{AccessCall, BalancesCall},
    keys::{account_of, fresh},
    Chain, Node, Sure,
};
use agt_primitives::{token::AGT, Balance};
use agt_runtime::{AccountId, RuntimeEvent};
use sp_keyring::Sr25519Keyring::{Bob, Charlie};

/// A chain on which Charlie has bonded, Bob has paid three people in a block each, and nothing has happened for a while.
struct Paid {
    _node: Node,
    chain: Chain,
    /// The block in which Charlie has bonded.
    bonded: u32,
    to: Vec<AccountId>,
    /// The block in which each was paid.
    blocks: Vec<u32>,
}

/// What Bob pays the first of them. The others get more.
const LEAST: Balance = 3 * AGT;

async fn pay() -> Paid {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let bond = chain.submit(AccessCall::bond { amount: 20 * AGT }, &Charlie.pair()).await.expect_success();
    let bonded = chain.header(bond.block).await.number;
    let (mut to, mut blocks) = (Vec::new(), Vec::new());
    for number in 0..3_u8 {
        let who = account_of(&fresh(&format!("paid {number}")));
        let value = LEAST + Balance::from(number) * AGT;
        let call = BalancesCall::transfer_keep_alive { dest: who.clone().into(), value };
        let outcome = chain.submit(call, &Bob.pair()).await.expect_success();
        blocks.push(chain.header(outcome.block).await.number);
        to.push(who);
        chain.make_blocks(3).await;
    }
    chain.make_blocks(20).await;
    Paid { _node: node, chain, bonded, to, blocks }
}

/// Feeds the books with every block after `forge` has changed it, until they find something.
async fn find(chain: &Chain, forge: impl Fn(&mut Block)) -> Vec<Finding> {
    let mut auditor = Auditor::of(&chain.client).await.sure();
    for number in 1..=chain.best().await.number {
        let mut block = block(chain, number).await;
        forge(&mut block);
        let found = auditor.check(&block).await.sure();
        if !found.is_empty() {
            return found;
        }
    }
    auditor.check_all().await.sure()
}

fn is_transfer(event: &RuntimeEvent) -> bool {
    matches!(event, RuntimeEvent::Balances(pallet_balances::Event::Transfer { .. }))
}

#[tokio::test(flavor = "multi_thread")]
async fn left_out_event_is_named_by_its_block() {
    let Paid { _node, chain, bonded, to, blocks } = pay().await;
    let found = find(&chain, |_| ()).await;
    assert!(found.is_empty(), "nothing is wrong with what the chain tells: {found:#?}");

    // One event of several in a block: the others tell of its sender, who is found at once.
    let hidden = find(&chain, |block| {
        if block.number == blocks[1] {
            block.events.retain(|record| !is_transfer(&record.event));
        }
    })
    .await;
    let first = &hidden[0];
    let event = first.event.as_ref().map(|EventPlace { name, .. }| name.split('.').next().unwrap_or_default());
    assert_eq!((first.block, event), (blocks[1], Some("Balances")), "{first}");
    assert!(first.figure.starts_with("AGT of ") && first.figure.ends_with(": free"), "{first}");
    let (told, said): (Balance, Balance) =
        (first.from_events.parse().expect("a number"), first.on_chain.parse().expect("a number"));
    assert_eq!(told - said, LEAST + AGT, "what Bob sent");

    // All events of a block: nothing tells of it any more, so it is found later, and its block is named all the same.
    let hidden = find(&chain, |block| {
        if block.number == blocks[2] {
            block.events.clear();
        }
    })
    .await;
    assert!(hidden.iter().all(|one| one.block == blocks[2] && one.event.is_none()), "{hidden:#?}");
    let address = agt_client::keys::address_of(&to[2]);
    let received = hidden.iter().find(|one| one.figure == format!("AGT of {address}: free")).expect("the receiver");
    assert_eq!((received.from_events.as_str(), received.on_chain.clone()), ("0", (LEAST + 2 * AGT).to_string()));

    // A bond that nobody tells of differs from the total, which is compared at each block.
    let hidden = find(&chain, |block| {
        block.events.retain(|record| !matches!(record.event, RuntimeEvent::Access(_)));
    })
    .await;
    let total = hidden.iter().find(|one| one.figure == "all bonds: active").expect("the total");
    assert_eq!((total.block, &total.event), (bonded, &None), "{hidden:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn event_that_nothing_happened_for_is_named_with_its_number() {
    let Paid { _node, chain, to, blocks, .. } = pay().await;
    let forged = pallet_balances::Event::Minted { who: to[0].clone(), amount: 7 };
    let found = find(&chain, |block| {
        if block.number == blocks[1] {
            let mut record = block.events[0].clone();
            record.event = RuntimeEvent::Balances(forged.clone());
            block.events.push(record);
        }
    })
    .await;
    let events = block(&chain, blocks[1]).await.events.len() as u32;
    let place = EventPlace { index: events, name: "Balances.Minted".into() };
    assert_eq!(found.len(), 2, "the account and all AGT: {found:#?}");
    assert!(found.iter().all(|one| one.block == blocks[1] && one.event == Some(place.clone())), "{found:#?}");
    let received = found.iter().find(|one| one.figure.starts_with("AGT of ")).expect("the account");
    assert_eq!((received.from_events.clone(), received.on_chain.clone()), ((LEAST + 7).to_string(), LEAST.to_string()));
}
