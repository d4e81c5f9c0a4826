//! Loads a real node as an attacker would, bounded in count and time, and prints a JSON line for each load.

use agt_e2e::{
    binary,
    calls::*,
    keys::{account_of, fresh},
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node, Refusal,
};
use agt_primitives::{tasks::Queue, token::AGT, Moment};
use agt_runtime::{signing, Hash, Runtime, RuntimeCall, UncheckedExtrinsic};
use clap::ValueEnum;
use frame_support::dispatch::{DispatchClass, GetDispatchInfo, PerDispatchClass};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{self, Alice, Charlie, Dave, Eve};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// As many transactions as the pool of a node holds by default.
const ONE_SENDER: u32 = 8_192;
const STRANGERS: u32 = 10_000;
/// Requests that are under way at once.
const AT_ONCE: usize = 64;

/// The slots of the chain whose blocks are filled, in milliseconds: an hour is sixty blocks.
const LONG_SLOT: u64 = 60_000;
/// The normal weight of a block, in picoseconds.
const NORMAL: u64 = 1_500_000_000_000;
/// Transfers in one large transaction of those who fill a block.
const TRANSFERS: u32 = 400;
/// Small transactions that fill what is left of a block: more than a large one weighs.
const SINGLES: u32 = 400;
/// The most blocks that are filled.
const MOST_BLOCKS: u32 = 200;

/// A load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Load {
    /// Free transactions of one account without AGT.
    OneSender,
    /// Transactions of many keys that cannot pay.
    Strangers,
    /// Payers who fill every block.
    FullBlocks,
}

/// Which loads a node gets.
#[derive(clap::Args)]
pub struct Loads {
    /// The loads; without one, all of them.
    #[arg(value_enum)]
    loads: Vec<Load>,
}

/// Loads a node with each load that is asked for.
pub async fn run(Loads { loads }: Loads) {
    for load in Load::value_variants().iter().filter(|load| loads.is_empty() || loads.contains(load)) {
        match load {
            Load::OneSender => {
                for limit in [64, ONE_SENDER] {
                    one_sender(limit).await;
                }
            }
            Load::Strangers => strangers().await,
            Load::FullBlocks => full_blocks().await,
        }
    }
}

/// What happened to the transactions of a load.
#[derive(Default)]
struct Sent {
    taken: u32,
    refused: BTreeMap<i32, u32>,
    took: Duration,
}

/// Sends extrinsics, many at once.
async fn send(chain: &Chain, extrinsics: Vec<UncheckedExtrinsic>) -> Sent {
    let since = Instant::now();
    let (mut sending, mut sent) = (JoinSet::new(), Sent::default());
    let mut count = |result: Result<Hash, Refusal>| match result {
        Ok(_) => sent.taken += 1,
        Err(refusal) => *sent.refused.entry(refusal.code).or_default() += 1,
    };
    for extrinsic in extrinsics {
        if sending.len() >= AT_ONCE {
            count(sending.join_next().await.expect("one is under way").expect("it does not panic"));
        }
        let chain = chain.clone();
        sending.spawn(async move { chain.send(&extrinsic).await });
    }
    sending.join_all().await.into_iter().for_each(&mut count);
    sent.took = since.elapsed();
    sent
}

/// What a node holds: its memory in MiB, and the transactions that its pool has ready.
async fn held(node: &Node, chain: &Chain) -> Value {
    let pending = chain.get("author_pendingExtrinsics", json!([])).await;
    json!({ "rssMiB": node.memory() >> 20, "ready": pending.as_array().map(Vec::len) })
}

fn millis(time: Duration) -> u64 {
    time.as_millis() as u64
}

fn gift() -> RuntimeCall {
    BalancesCall::transfer_keep_alive { dest: account_of(&fresh("receiver")).into(), value: AGT }.into()
}

/// Registers people and opens a quiz that they may join without a fee.
async fn quiz(chain: &Chain, people: &[Person]) -> Task {
    scene::register(chain, people).await;
    scene::quiz(chain).await
}

/// One account without AGT sends as many transactions as a pool holds. Each is valid and free.
async fn one_sender(limit: u32) {
    let node = Node::dev().arg(format!("--pool-free-limit={limit}")).start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 2);
    let task = quiz(&chain, &people).await;
    let join = || TasksCall::join { campaign: task.id, queue: Queue::Work };
    let before = held(&node, &chain).await;
    let flood = (0..ONE_SENDER).map(|nonce| chain.sign(join(), &people[0].key, nonce)).collect();

    let sent = send(&chain, flood).await;

    let after = held(&node, &chain).await;
    let other = chain.send(&chain.sign(join(), &people[1].key, 0)).await;
    let payer = chain.nonce(&Charlie.to_account_id()).await;
    let pays = chain.send(&chain.sign(gift(), &Charlie.pair(), payer)).await;
    let since = Instant::now();
    chain.make_blocks(1).await;
    let line = json!({
        "load": "oneSender", "limit": limit, "sent": ONE_SENDER, "taken": sent.taken, "refused": sent.refused,
        "milliseconds": millis(sent.took), "before": before, "after": after,
        "anotherWithoutFeeIsTaken": other.is_ok(), "onePayingIsTaken": pays.is_ok(),
        "nextBlockMilliseconds": millis(since.elapsed()), "inIt": chain.extrinsics(chain.best().await.hash()).await - 1,
        "inThePoolThen": held(&node, &chain).await,
    });
    println!("{line}");
}

/// Ten thousand keys that nobody knows send one transaction each that they cannot pay. A payer sends one every now and
/// then.
async fn strangers() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let before = held(&node, &chain).await;
    let remark = || frame_system::Call::<Runtime>::remark { remark: vec![7; 32] };
    let flood = (0..STRANGERS).map(|index| chain.sign(remark(), &fresh(&format!("stranger/{index}")), 0)).collect();

    let flooding = tokio::spawn({
        let chain = chain.clone();
        async move { send(&chain, flood).await }
    });
    let mut waits = Vec::new();
    for nonce in 0.. {
        if flooding.is_finished() {
            break;
        }
        let since = Instant::now();
        chain.send(&chain.sign(gift(), &Charlie.pair(), nonce)).await.expect("it pays");
        waits.push(since.elapsed());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let sent = flooding.await.expect("it does not panic");

    waits.sort_unstable();
    let after = held(&node, &chain).await;
    let since = Instant::now();
    chain.make_blocks(1).await;
    let line = json!({
        "load": "strangers", "sent": STRANGERS, "taken": sent.taken, "refused": sent.refused,
        "milliseconds": millis(sent.took), "before": before, "after": after,
        "payersTaken": waits.len(), "payerWaitedMedian": waits.get(waits.len() / 2).copied().map(millis),
        "payerWaitedMost": waits.last().copied().map(millis), "nextBlockMilliseconds": millis(since.elapsed()),
    });
    println!("{line}");
}

/// Payers fill each block for the whole time that a worker without AGT has to reveal, and ten blocks more. The worker sends
/// its reveal at the beginning, and its transaction waits. On a chain whose deadlines wait while blocks are full, the
/// reveal gets into a block when the payers stop.
async fn full_blocks() {
    let since = Instant::now();
    let folder = tempfile::tempdir().expect("a folder for the spec");
    let path = folder.path().join("slow.json");
    slow_spec(&path).await;
    let node = Node::dev().from_spec(&path).start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 30);
    let task = quiz(&chain, &people).await;
    task.join(&chain, &people).await;
    let (worker, others) = people.split_first().expect("thirty people");
    let mut step = task.next(&chain, worker).await;
    while step["step"] != "reveal" {
        let all_act = step["step"] != "waitForReveal";
        task.step(&chain, if all_act { &people } else { others }).await;
        step = task.next(&chain, worker).await;
    }
    let due: Moment = agt_e2e::json::moment(&step["until"]);
    let before = held(&node, &chain).await;
    let began = chain.time(None).await;
    let signed = chain.nonce(&worker.account()).await;

    let mut payers = Payers::new(&chain).await;
    let (mut blocks, mut full, mut lightest, mut revealed_after) = (0, 0, 1_000, None);
    payers.fill(&chain).await;
    let reveal = task.answer_now(&chain, worker).await.expect("it may reveal");
    chain.send(&chain.sign(reveal, &worker.key, signed)).await.expect("it is free");
    let filling = Instant::now();
    while chain.time(None).await < due + 10 * LONG_SLOT && blocks < MOST_BLOCKS && revealed_after.is_none() {
        payers.fill(&chain).await;
        chain.make_blocks(1).await;
        blocks += 1;
        let weighs = weight(&chain).await;
        full += u32::from(weighs >= 990);
        lightest = lightest.min(weighs);
        if chain.nonce(&worker.account()).await > signed {
            revealed_after = Some(blocks);
        }
    }
    let took = filling.elapsed();
    let after = held(&node, &chain).await;
    let past_due = chain.time(None).await > due;

    // The payers stop.
    let mut blocks_then = 0;
    while revealed_after.is_none() && blocks_then < 60 {
        chain.make_blocks(1).await;
        blocks_then += 1;
        if chain.nonce(&worker.account()).await > signed {
            revealed_after = Some(blocks + blocks_then);
        }
    }
    let step = task.next(&chain, worker).await;
    let line = json!({
        "load": "fullBlocks", "slotMilliseconds": LONG_SLOT, "minutesToReveal": (due - began) / 60_000,
        "blocks": blocks, "full": full, "lightestThousandths": lightest, "pastTheDeadline": past_due, "milliseconds": millis(took),
        "blocksAfterwards": blocks_then, "revealIsInBlock": revealed_after,
        "next": step["step"],
        "before": before, "after": after, "allMilliseconds": millis(since.elapsed()),
    });
    println!("{line}");
}

/// Writes the raw spec of the development chain with long slots.
async fn slow_spec(path: &std::path::Path) {
    let plain = binary::run(["export-chain-spec", "--chain", "dev"]).await.expect_success();
    let mut plain: Value = serde_json::from_str(&plain).expect("JSON");
    let pace = &mut plain["genesis"]["runtimeGenesis"]["patch"]["pace"];
    assert!(pace["slotMillis"].is_u64(), "the spec has a slot time: {pace}");
    pace["slotMillis"] = json!(LONG_SLOT);
    std::fs::write(path, plain.to_string()).expect("a file");
    let name = path.display().to_string();
    let raw = binary::run(["export-chain-spec", "--raw", "--chain", &name]).await.expect_success();
    std::fs::write(path, raw).expect("a file");
}

/// How much of what the calls of a block may weigh the best block weighs, in thousandths.
async fn weight(chain: &Chain) -> u64 {
    type Weights = PerDispatchClass<sp_runtime::Weight>;
    let key = frame_system::BlockWeight::<Runtime>::hashed_key();
    let weights: Weights = chain.read(key, None).await.expect("the weight of the block");
    weights.get(DispatchClass::Normal).ref_time() / (NORMAL / 1_000)
}

/// Those who fill the blocks: some with large transactions and a tip, so that they come first, one with small ones.
struct Payers {
    batch: RuntimeCall,
    /// As many of the large ones as exceed a block.
    batches: u32,
    large: Vec<(Sr25519Keyring, u32)>,
    small: (Sr25519Keyring, u32),
}

impl Payers {
    async fn new(chain: &Chain) -> Self {
        // An amount that nobody runs out of.
        let to = Alice.to_account_id();
        let transfer = || BalancesCall::transfer_keep_alive { dest: to.clone().into(), value: 1 }.into();
        let batch: RuntimeCall = UtilityCall::batch { calls: (0..TRANSFERS).map(|_| transfer()).collect() }.into();
        let batches = NORMAL.div_ceil(batch.get_dispatch_info().call_weight.ref_time()) as u32 + 1;
        let mut large = Vec::new();
        for payer in [Charlie, Dave] {
            large.push((payer, chain.nonce(&payer.to_account_id()).await));
        }
        Self { batch, batches, large, small: (Eve, chain.nonce(&Eve.to_account_id()).await) }
    }

    /// Offers what is missing of a full block and the beginning of the next one.
    async fn fill(&mut self, chain: &Chain) {
        let genesis = chain.genesis();
        let signed = |call: RuntimeCall, payer: Sr25519Keyring, nonce, tip| {
            signing::sign(call, &payer.pair(), nonce, tip, genesis)
        };
        let mut offered = Vec::new();
        for (payer, next) in &mut self.large {
            let included = chain.nonce(&payer.to_account_id()).await;
            while *next < included + self.batches.div_ceil(2) {
                offered.push(signed(self.batch.clone(), *payer, *next, AGT));
                *next += 1;
            }
        }
        let (payer, next) = &mut self.small;
        let included = chain.nonce(&payer.to_account_id()).await;
        while *next < included + SINGLES {
            offered.push(signed(gift(), *payer, *next, 0));
            *next += 1;
        }
        for extrinsic in &offered {
            chain.send(extrinsic).await.expect("it pays");
        }
    }
}
