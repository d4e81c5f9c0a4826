//! `agt campaign open`, killed at any moment and run again: it goes on, opens one campaign, and pays once.

use super::{folder, machine, Machine};
use agt_client::keys::address_of;
use agt_e2e::{eventually, requests::become_requester, tour::Program, Chain, Node};
use agt_primitives::tasks::{CampaignId, PoolId};
use agt_runtime::Runtime;
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::Charlie;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// The moments at which it is killed, spread over the time that it takes after a quarter of it, and a quarter more.
const MOMENTS: u32 = 40;

/// They are taken in steps of this size, so that a slow machine, which reaches fewer of them, has some of each part.
const STEP: u32 = 17;

/// Fewer moments say nothing, however slow the machine is.
const FEWEST: u64 = 14;

/// After this time no further moment is tried, if those were enough.
const LIMIT: Duration = Duration::from_secs(60);

/// More blocks than a transaction lives, and more than those whose states a node keeps.
const LONG: u32 = 150;
const TOO_LONG: u32 = 450;

/// How far an opening came whose end only the chain knows.
const UNKNOWN: &str = "it was open, and the folder did not know";

fn line(name: &str) -> String {
    format!("campaign open {name} --dev-key //Charlie --yes")
}

/// Kills the program as a power cut would, so long after its start, unless it has ended.
async fn killed(machine: &Machine, name: &str, after: Duration) {
    let mut running = machine.command(&line(name)).spawn().expect("agt is built");
    if timeout(after, running.wait()).await.is_err() {
        running.kill().await.expect("a process to kill");
    }
}

/// Returns how far an opening came that was killed, as its folder and the chain tell.
async fn reached(chain: &Chain, folder: &Path, before: CampaignId) -> &'static str {
    let is_there = |name: &str| folder.join(".agt").join(name).exists();
    let is_open = campaigns(chain).await > before;
    match (is_there("opening.json"), is_there("opened.json"), is_open) {
        (_, true, _) => "it was open, and the folder knew",
        (true, _, true) => UNKNOWN,
        (true, _, false) if has_pending(chain).await => "it was sent",
        (true, _, false) => "it was about to be sent",
        (false, ..) => "nothing had begun",
    }
}

async fn has_pending(chain: &Chain) -> bool {
    chain.get("author_pendingExtrinsics", json!([])).await != json!([])
}

/// Returns the campaigns that were ever opened on the chain.
async fn campaigns(chain: &Chain) -> CampaignId {
    chain.read(pallet_tasks::NextCampaign::<Runtime>::hashed_key(), None).await.unwrap_or_default()
}

/// Returns the pools that the requester ever opened.
async fn pools(chain: &Chain) -> PoolId {
    chain.get_as("agt_nextPool", json!([address_of(&Charlie.to_account_id())])).await
}

/// Returns what a folder remembers of its campaign.
fn opened(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join(".agt/opened.json")).expect("it is open")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opening_that_is_killed_opens_one_campaign_and_pays_once() {
    let (_node, chain, machine) = machine().await;
    become_requester(&chain, &Charlie.pair()).await;
    let from = chain.nonce(&Charlie.to_account_id()).await;
    let base = folder::prepared(&machine, "base").await;
    let begun = Instant::now();
    folder::copy(&base, &machine.path("whole"));
    machine.run(&line("whole")).await.done();
    let (took, begun) = (begun.elapsed(), Instant::now());

    let (mut met, mut seen, mut folders) = (BTreeMap::<_, u32>::new(), BTreeSet::new(), 1);
    for moment in (0..MOMENTS).map(|moment| moment * STEP % MOMENTS) {
        if begun.elapsed() > LIMIT && folders > FEWEST {
            break;
        }
        let (name, before) = (format!("killed-{moment}"), campaigns(&chain).await);
        let folder = machine.path(&name);
        folder::copy(&base, &folder);
        killed(&machine, &name, took / 4 + took * moment / MOMENTS).await;
        *met.entry(reached(&chain, &folder, before).await).or_default() += 1;
        match moment % 4 {
            // It is killed a second time, while it finds out what became of the first.
            0 => killed(&machine, &name, took / 2).await,
            // Nobody looks for a long time.
            1 => chain.make_blocks(LONG).await,
            _ => {}
        }
        machine.run(&line(&name)).await.done();
        folders += 1;
        assert_eq!((campaigns(&chain).await, pools(&chain).await), (folders, folders), "killed at {moment}: {met:?}");
        let told = opened(&folder);
        assert!(seen.insert(told["campaign"].as_u64()), "{told}");
        // Run once more, it only says so.
        assert!(machine.run(&line(&name)).await.done().contains("opened in block"));
    }
    println!("an opening took {took:?}; {} were killed: {met:#?}", folders - 1);

    // Each opening paid one pool, and no transaction was made in vain.
    assert_eq!(u64::from(chain.nonce(&Charlie.to_account_id()).await - from), folders);
    let owner = address_of(&Charlie.to_account_id());
    let mut funded = BTreeSet::new();
    for number in 0..folders {
        funded.insert(chain.get("agt_pool", json!([owner, number])).await["funded"].clone().to_string());
    }
    assert_eq!(funded.len(), 1, "{funded:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_that_is_looked_for_late_needs_a_node_that_keeps_all_states() {
    for (pruning, keeps_all) in [("256", false), ("archive", true)] {
        let node = Node::dev().arg(format!("--state-pruning={pruning}")).start().await;
        let (chain, machine) = (node.chain().await, Machine::of(&node));
        become_requester(&chain, &Charlie.pair()).await;
        let folder = folder::prepared(&machine, "late").await;
        // It waits for a block that nobody makes, and is killed meanwhile.
        let path = folder.to_str().expect("UTF-8");
        let opening = ["campaign", "open", path, "--dev-key", "//Charlie", "--yes"];
        let mut waiting = Program::start(machine.folder.path(), "open", &machine.url, &opening);
        eventually("the transaction is sent", || async { has_pending(&chain).await.then_some(()) }).await;
        waiting.kill9().await;
        chain.make_blocks(TOO_LONG).await;
        assert_eq!((campaigns(&chain).await, reached(&chain, &folder, 0).await), (1, UNKNOWN));

        let again = machine.run(&format!("{} --json", line("late"))).await;

        match keeps_all {
            true => assert_eq!((again.status, opened(&folder)["campaign"].as_u64()), (0, Some(0)), "{again:?}"),
            // It says which node knows, and has forgotten nothing.
            false => {
                assert!(again.stderr.contains("--state-pruning archive"), "{again:?}");
                assert!(again.stderr.contains("(block "), "it names the block: {again:?}");
                assert_eq!(again.rule(1), "PrunedBlock");
                assert_eq!(reached(&chain, &folder, 0).await, UNKNOWN);
            }
        }
        assert_eq!(campaigns(&chain).await, 1, "nothing is opened a second time");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_whose_result_cannot_be_written_is_found_and_not_repeated() {
    let (_node, chain, machine) = machine().await;
    become_requester(&chain, &Charlie.pair()).await;
    folder::prepared(&machine, "silent").await;
    let mut command = machine.command(&line("silent"));
    command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk"));
    let status = command.spawn().expect("agt is built").wait().await.expect("an end");
    assert_eq!((status.code(), campaigns(&chain).await), (Some(4), 1));

    machine.run(&line("silent")).await.done();

    assert_eq!((campaigns(&chain).await, pools(&chain).await), (1, 1), "it was paid once");
}
