//! Sets the stage on which a worker labels with the page in a browser: a node, people who are let in, a campaign of pictures
//! with its keeper and its requester's server, and two programs that work beside the one in the browser.
//!
//! It prints one line of JSON when the campaign can be joined. The blocks come by themselves; whoever plays moves the clock. The
//! programs join after the worker, so that it is in their round, however slow its browser is. It ends when its input ends.

use agt_client::keys::address_of;
use agt_e2e::{
    tour::{answering, built_page, suri, Stage},
    work::{Behaviour, Person},
    Chain, Node, Sure,
};
use serde_json::json;
use sp_keyring::Sr25519Keyring::Charlie;
use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};
use tokio::sync::oneshot;

/// As many as a set has seats.
const PEOPLE: u32 = 3;

/// In how many of a hundred pictures the programs see the right shape.
const SKILL: u64 = 100;

/// Where the stage is.
#[derive(clap::Args)]
pub struct PageStage {
    /// An empty folder for all that its programs keep.
    folder: PathBuf,
}

/// Sets the stage, and keeps it until the input of this program ends.
pub async fn run(PageStage { folder }: PageStage) {
    assert!(built_page().is_some(), "the labelling page is not built: npm ci, then npm run build, in page");
    // All that it has started ends with what is dropped here.
    tokio::select! {
        () = play(&folder) => {}
        _ = end_of_input() => {}
    }
}

/// Ends with the input of this program. The thread that reads it keeps no program from ending that has failed.
pub(super) fn end_of_input() -> oneshot::Receiver<()> {
    let (tell, told) = oneshot::channel();
    thread::spawn(move || {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        let _ = tell.send(());
    });
    told
}

/// Sets the stage and says so. The programs join when the worker has; it never ends.
async fn play(folder: &Path) {
    // To export the genesis first pays only if several nodes start from it.
    let node = Node::dev().from_preset().start().await;
    let people = Person::many(Behaviour::Honest, PEOPLE);
    let stage = Stage::set_up(&node, folder, &people, None, &|line| eprintln!("* {line}")).await;
    let (worker, others) = people.split_last().expect("three people");
    let told = json!({
        "campaign": stage.campaign,
        "labels": stage.labels,
        "node": stage.node,
        "requester": address_of(&Charlie.to_account_id()),
        "worker": suri(worker),
    });
    println!("{told}");
    has_joined(&node.chain().await, worker).await;
    eprintln!("* the worker in the browser has joined, and {} programs follow", others.len());
    let works = |person: &Person| stage.works(folder, person, &answering(SKILL, &person.name), &["--sets", "1"]);
    let _programs: Vec<_> = others.iter().map(works).collect();
    std::future::pending().await
}

/// Waits until somebody has a ticket.
async fn has_joined(chain: &Chain, person: &Person) {
    while chain.client.tickets(&person.account(), None).await.sure().is_empty() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
