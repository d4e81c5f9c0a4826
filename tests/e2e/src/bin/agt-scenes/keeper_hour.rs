//! Runs four validators in real consensus, a keeper, and workers who join, commit and hand over, for an hour or as many
//! minutes as asked for. Prints a JSON line with what happened.

use agt_client::{follow::Block, Client};
use agt_e2e::{
    calls::*,
    kept::{commit_all, hand_over, keeper_key, named, TaskGold},
    keys::account_of,
    scene,
    work::{Behaviour, Person, Plan, Task},
    Chain, Node, Sure,
};
use agt_keeper::{Config, Keeper};
use agt_primitives::{
    calendar::DAY,
    contributors::Outcome as Ending,
    tasks::{Queue, Windows},
    token::AGT,
    Moment,
};
use agt_runtime::{AccountId, RuntimeCall, RuntimeEvent};
use pallet_tasks::Event;
use serde_json::json;
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// The validators.
const NAMES: [&str; 4] = ["alice", "bob", "charlie", "dave"];

/// The workers of each campaign, and the campaigns: each person is let in by its first quiz, so each campaign has people of
/// its own.
const WORKERS: usize = 3;
const CAMPAIGNS: usize = 10;

/// The time from one campaign to the next.
const APART: Duration = Duration::from_secs(5 * 60);

/// The time that a campaign has to come to its end: five minutes to join, two epochs to the deal, two minutes to the reveals.
const TO_THE_END: Duration = Duration::from_secs(12 * 60);

/// The pause between two looks of the workers.
const PAUSE: Duration = Duration::from_secs(5);

const MINUTE: Moment = 60_000;

/// How long it takes.
#[derive(clap::Args)]
pub struct KeeperHour {
    /// The minutes.
    #[arg(default_value_t = 60)]
    minutes: u64,
}

/// Runs the network, and prints what happened.
pub async fn run(KeeperHour { minutes }: KeeperHour) {
    let until = Instant::now() + Duration::from_secs(60 * minutes);
    let mut nodes: Vec<Node> = Vec::new();
    for name in NAMES {
        let known: Vec<_> = nodes.iter().collect();
        let node = Node::validator("local", name).knows(&known).await.arg("--state-pruning=archive").start().await;
        nodes.push(node);
    }
    let chain = nodes[0].chain().await;
    let people = Person::many(Behaviour::Honest, (WORKERS * CAMPAIGNS) as u32);
    register(&chain, &people).await;

    let (gold, folder) = (TaskGold::default(), tempfile::tempdir().expect("a folder"));
    let key = keeper_key(&chain, "hour").await;
    let endpoints: Vec<String> = nodes.iter().map(|node| format!("ws://{}", node.rpc())).collect();
    let client = Client::connect(&endpoints[1..]).await.sure();
    let config = Config { campaigns: named(), ..Config::new(folder.path()) };
    let keeper = Keeper::new(config, client, key.clone(), Arc::new(gold.clone())).expect("a keeper");
    let (intake, store) = (keeper.intake().clone(), keeper.store().clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(keeper.run(async move {
        let _ = stopped.await;
    }));

    let mut tasks: Vec<(Task, &[Person])> = Vec::new();
    let mut next_campaign = Instant::now();
    while Instant::now() < until {
        let has_time = until.saturating_duration_since(Instant::now()) > TO_THE_END;
        if Instant::now() >= next_campaign && has_time && tasks.len() < CAMPAIGNS {
            let crew = &people[tasks.len() * WORKERS..][..WORKERS];
            tasks.push((open(&chain, &gold).await, crew));
            let (task, crew) = &tasks[tasks.len() - 1];
            join(&chain, task, crew).await;
            next_campaign = Instant::now() + APART;
            eprintln!("campaign {} is open and joined", task.id);
        }
        for (task, crew) in &tasks {
            for opening in commit_all(&chain, task, crew).await {
                hand_over(&intake, &opening).await;
                eprintln!("{} has committed in campaign {}", opening.who.to_ss58check(), task.id);
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
    let open = open_tickets(&chain, &people).await;
    let _ = stop.send(());
    running.await.expect("the keeper ends").expect("the keeper ends in order");
    let told = told(&chain, &account_of(&key)).await;
    println!(
        "{}",
        json!({
            "minutes": minutes,
            "blocks": chain.finalized().await.number,
            "campaigns": tasks.len(),
            "setsSettled": told.sets,
            "seats": told.seats,
            "seatsLost": told.lost,
            "ticketsOpen": open,
            "openingsHeld": store.count(),
            "keeperPaidFor": told.paid,
            "keeperFailed": told.failed,
        })
    );
    assert!(told.sets == tasks.len() && told.lost == 0 && open == 0 && told.failed == 0, "see the line above");
}

/// Gives people what a registration holds, and has each register itself.
async fn register(chain: &Chain, people: &[Person]) {
    let calls = people.iter().map(|person| {
        let call = BalancesCall::transfer_keep_alive { dest: person.account().into(), value: 10 * AGT };
        RuntimeCall::from(call)
    });
    let all = UtilityCall::batch_all { calls: calls.collect() };
    chain.submit(all, &Alice.pair()).await.expect_success();
    let registered = people.iter().map(|person| {
        let call = ContributorsCall::register { referrer: None };
        chain.submit(call, &person.key)
    });
    for outcome in futures::future::join_all(registered).await {
        outcome.expect_success();
    }
}

/// Opens a quiz with the shortest windows that there may be.
async fn open(chain: &Chain, gold: &TaskGold) -> Task {
    let plan = Plan { leaves: 20, ..Plan::quiz(scene::AREA, chain.time(None).await + 20 * DAY) };
    let windows = Windows { join: 5 * MINUTE, stand_in: 10 * MINUTE, ..plan.terms().windows };
    let task = Task::open_in(chain, &Alice.pair(), &Bob.pair(), plan, windows).await;
    gold.add(&task);
    task
}

async fn join(chain: &Chain, task: &Task, people: &[Person]) {
    for person in people {
        let call = TasksCall::join { campaign: task.id, queue: Queue::Work };
        chain.submit(call, &person.key).await.expect_success();
    }
}

async fn open_tickets(chain: &Chain, people: &[Person]) -> usize {
    let mut open = 0;
    for person in people {
        open += chain.client.tickets(&person.account(), None).await.sure().len();
    }
    open
}

/// What the events say.
#[derive(Default)]
struct Told {
    sets: usize,
    seats: usize,
    lost: usize,
    paid: usize,
    failed: usize,
}

async fn told(chain: &Chain, keeper: &AccountId) -> Told {
    use pallet_transaction_payment::Event::TransactionFeePaid;
    let mut told = Told::default();
    for Block { events, .. } in chain.walk(1..=chain.finalized().await.number).await {
        for record in &events {
            match &record.event {
                RuntimeEvent::Tasks(Event::SetSettled { seats, .. }) => {
                    told.sets += 1;
                    told.seats += seats.len();
                    told.lost += seats.iter().filter(|seat| seat.outcome == Ending::NoReveal).count();
                }
                RuntimeEvent::TransactionPayment(TransactionFeePaid { who, .. }) if who == keeper => {
                    told.paid += 1;
                    let failed = |event: &RuntimeEvent| {
                        matches!(event, RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. }))
                    };
                    let of_it = events.iter().filter(|other| other.phase == record.phase);
                    told.failed += of_it.filter(|other| failed(&other.event)).count();
                }
                _ => {}
            }
        }
    }
    told
}
