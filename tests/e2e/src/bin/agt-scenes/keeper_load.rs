//! Has a keeper follow a thousand open sets, or as many as asked for, and settle them. Prints a JSON line with its times, and
//! the processor time that the keeper took of one core. The node is a process of its own.

use agt_e2e::{
    calls::*,
    kept::{commit_all, keeper, keeper_key, next, TaskGold},
    work::{Behaviour, Person, Plan, Task},
    Chain, Node,
};
use agt_keeper::{steps::Kind, Keeper};
use agt_primitives::{
    calendar::DAY,
    tasks::{proof_of, NextStep, Queue},
    token::AGT,
};
use agt_runtime::RuntimeCall;
use serde_json::json;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{
    fs,
    time::{Duration, Instant},
};

/// The seats of a set.
const SEATS: u32 = 3;

/// The transfers of one batch, and the transactions that wait at the same time.
const AT_ONCE: usize = 250;

/// The passes in which nothing is due that are measured.
const IDLE: u32 = 50;

/// What each worker gets: it registers itself, which holds 1 AGT, and pays fees.
const PURSE: u128 = 5 * AGT;

/// What the keeper gets for fees, beside the purse of other keepers.
const FEES: u128 = 2_000 * AGT;

/// How much a keeper has to do.
#[derive(clap::Args)]
pub struct KeeperLoad {
    /// The sets.
    #[arg(default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=2_500))]
    sets: u32,
}

/// Measures a keeper.
pub async fn run(KeeperLoad { sets }: KeeperLoad) {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, SEATS * sets);
    register(&chain, &people).await;
    eprintln!("{} people are registered", people.len());

    let deadline = chain.time(None).await + 30 * DAY;
    let plan = Plan { leaves: sets, ..Plan::quiz(7, deadline) };
    let task = Task::open(&chain, &Alice.pair(), &Bob.pair(), plan).await;
    let joins = people.iter().map(|person| {
        let call = TasksCall::join { campaign: task.id, queue: Queue::Work };
        (RuntimeCall::from(call), &person.key)
    });
    send_all(&chain, joins.collect()).await;
    let (folder, key) = (tempfile::tempdir().expect("a folder"), keeper_key(&chain, "load").await);
    let dest = agt_e2e::keys::account_of(&key).into();
    chain.submit(BalancesCall::transfer_keep_alive { dest, value: FEES }, &Alice.pair()).await.expect_success();
    let mut keeper = keeper(&chain, folder.path(), &key, &TaskGold::default());
    let leaves =
        task.gold().iter().map(|leaf| (leaf.clone(), proof_of(task.gold(), leaf.set).expect("each leaf has a proof")));
    keeper.store().put_leaves(task.id, leaves).expect("a disk");

    // The round is closed and dealt, and everybody commits.
    let openings = loop {
        keeper.pass().await.expect("a look");
        match next(&chain, &task, &people[0]).await {
            Some((_, NextStep::Commit { .. })) => break commit_all(&chain, &task, &people).await,
            Some((_, NextStep::WaitForDeal)) => chain.make_blocks(15).await,
            _ => chain.advance(600).await,
        }
    };
    eprintln!("{} seats are committed", openings.len());
    let began = Clock::start();
    for opening in &openings {
        keeper.store().put(opening).expect("a disk");
    }
    let stored = began.stop();
    drop(keeper);

    // A new keeper reads everything; then nothing is due.
    let mut keeper = self::keeper(&chain, folder.path(), &key, &TaskGold::default());
    let began = Clock::start();
    let open = keeper.pass().await.expect("a look").open_sets;
    let read = began.stop();
    let began = Clock::start();
    for _ in 0..IDLE {
        chain.make_blocks(1).await;
        assert_eq!(keeper.pass().await.expect("a look").due, 0);
    }
    let idle = began.stop();
    chain.advance(180).await;
    let purse = chain.free(keeper.account()).await;
    let began = Clock::start();
    let (passes, sent) = until_settled(&mut keeper).await;
    let settled = began.stop();
    let fees = purse - chain.free(keeper.account()).await;
    println!(
        "{}",
        json!({
            "openSets": open,
            "openings": openings.len(),
            "storeSeconds": stored,
            "firstPassSeconds": read,
            "idlePassSeconds": idle.map(|seconds| seconds / f64::from(IDLE)),
            "settlePasses": passes,
            "settleSteps": sent,
            "settleSeconds": settled,
            "feesAgt": fees as f64 / AGT as f64,
            "memoryMiB": memory() / (1 << 20),
        })
    );
    assert!(keeper.metrics().contains("agt_keeper_transactions_failed_total 0"), "{}", keeper.metrics());
}

/// Has the keeper look until no set is open. Returns the looks, and the steps that it took.
async fn until_settled(keeper: &mut Keeper) -> (u32, usize) {
    let (mut passes, mut sent) = (0, 0);
    loop {
        let passed = keeper.pass().await.expect("a look");
        passes += 1;
        sent += passed.sent.iter().filter(|step| step.kind() != Kind::Leave).count();
        if passed.open_sets == 0 {
            return (passes, sent);
        }
        assert!(passes < 1_000, "{passed:?}\n{}", keeper.metrics());
    }
}

async fn register(chain: &Chain, people: &[Person]) {
    for people in people.chunks(AT_ONCE) {
        let gifts = people.iter().map(|person| {
            RuntimeCall::from(BalancesCall::transfer_keep_alive { dest: person.account().into(), value: PURSE })
        });
        let all = UtilityCall::batch_all { calls: gifts.collect() };
        chain.submit(all, &Alice.pair()).await.expect_success();
    }
    let call = || RuntimeCall::from(ContributorsCall::register { referrer: None });
    send_all(chain, people.iter().map(|person| (call(), &person.key)).collect()).await;
}

async fn send_all(chain: &Chain, calls: Vec<(RuntimeCall, &sr25519::Pair)>) {
    let mut left = calls.into_iter().peekable();
    while left.peek().is_some() {
        for outcome in chain.submit_all(left.by_ref().take(AT_ONCE).collect()).await {
            outcome.expect_success();
        }
    }
}

/// A clock on the wall, and one of this process's processor time.
struct Clock {
    wall: Instant,
    processor: Duration,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), processor: processor() }
    }

    /// Returns the seconds on the wall and of the processor.
    fn stop(self) -> [f64; 2] {
        [self.wall.elapsed().as_secs_f64(), (processor() - self.processor).as_secs_f64()]
    }
}

/// The processor time of this process so far, in ticks of a hundredth of a second as Linux tells them.
fn processor() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells of its processes");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    let field = |place: usize| fields.split_whitespace().nth(place).and_then(|ticks| ticks.parse::<u64>().ok());
    // The 14th and 15th fields of the line; the first two stand before the bracket.
    Duration::from_millis(10 * (field(11).expect("a number") + field(12).expect("a number")))
}

/// The memory of this process, in bytes.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells of its processes");
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
    held.and_then(|held| held.parse::<u64>().ok()).expect("a number") * 1_024
}
