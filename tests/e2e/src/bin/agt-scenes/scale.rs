//! Measures the cost of the calls of working people on chains with more and more contributors, pools, and claims by proof.

use agt_e2e::{
    chain::Timing,
    committee::{self, JOB},
    keys::account_of,
    requests::{self, become_requester, request_in_agt},
    scene, spec,
    work::{AttestedBatch, Behaviour, Person, Share},
    Chain, Node,
};
use agt_primitives::{calendar::DAY, token::AGT, Balance};
use agt_runtime::{AccountId, RuntimeCall};
use codec::Encode;
use sp_keyring::Sr25519Keyring::Dave;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// The empty blocks by whose median time a block with calls is corrected.
const EMPTY_BLOCKS: usize = 15;

/// The rounds of the campaign that a pool pays for.
const PAID_ROUNDS: u32 = 6;

/// The claims by proof in one block.
const CLAIMS_A_BLOCK: usize = 5;

/// What an accepted answer of the attested job earns.
const PRICE: Balance = AGT / 100;

/// The chains to measure.
#[derive(clap::Args)]
pub struct Scale {
    /// The contributors of each chain.
    sizes: Vec<u32>,
}

/// Measures each chain, and prints CSV.
pub async fn run(Scale { sizes }: Scale) {
    let folder = tempfile::tempdir().expect("a folder for the specs");
    let base = spec::raw("dev").await;
    println!("registered,call,blocks,microseconds");
    for size in sizes {
        let spec = folder.path().join(format!("{size}.json"));
        spec::with_contributors(&base, size, &spec);
        let node = Node::dev().from_spec(&spec).patience(Duration::from_secs(600)).start().await;
        std::fs::remove_file(&spec).expect("the spec is read");
        let chain = node.chain().await;
        let people = Person::many(Behaviour::Honest, 30);
        scene::season(&chain, &people).await;
        let empty = empty_block(&chain).await;
        report(&chain, size, "", empty);
        become_requester(&chain, &Dave.pair()).await;
        paid_campaign(&chain, &people).await;
        report(&chain, size, " of a pool", empty);
        attested_job(&chain, &people, size).await;
        report(&chain, size, "", empty);
    }
}

/// Returns the median time of an empty block.
async fn empty_block(chain: &Chain) -> Duration {
    let mut times = Vec::new();
    for _ in 0..EMPTY_BLOCKS {
        let since = Instant::now();
        chain.make_blocks(1).await;
        times.push(since.elapsed());
    }
    median(times)
}

/// Prints a line for each call that was made since the last report. `empty` is the time of an empty block.
fn report(chain: &Chain, size: u32, of: &str, empty: Duration) {
    for (call, blocks) in by_call(&chain.take_timings(), empty) {
        println!("{size},{call}{of},{},{}", blocks.len(), median(blocks).as_micros());
    }
}

/// Has everybody answer sets that a pool pays for, and claim what it owes.
async fn paid_campaign(chain: &Chain, people: &[Person]) {
    let task = request_in_agt(chain, &Dave.pair(), "birds", 4 * AGT, 30 * PAID_ROUNDS).await;
    for _ in 0..PAID_ROUNDS {
        task.join(chain, people).await;
        task.run(chain, people).await;
        chain.advance(DAY / 1_000).await;
        requests::claim(chain, &account_of(&Dave.pair()), people).await;
    }
}

/// Has a committee attest a batch of `size` people, and everybody claim by proof.
async fn attested_job(chain: &Chain, people: &[Person], size: u32) {
    let attesters = committee::attesters(chain).await;
    committee::open_job_of(chain, &Dave.pair(), 1, PRICE, size).await;
    let members = committee::committee(chain, &Dave.pair()).await;
    let others = (0..size).map(|number| AccountId::new(sp_io::hashing::blake2_256(&("worker", number).encode())));
    let accounts = people.iter().map(Person::account).chain(others).take(size as usize);
    let shares = accounts.map(|who| Share { who, accepted: 1, rejected: 0 }).collect();
    let batch = AttestedBatch::new((JOB, 0), PRICE, shares);
    committee::attest(chain, &attesters, &members, 0, batch.content()).await;
    chain.advance(3 * DAY / 1_000 + 1).await;
    chain.take_timings();
    let claims: Vec<_> = people.iter().zip(0..).collect();
    for block in claims.chunks(CLAIMS_A_BLOCK) {
        let calls = block.iter().map(|(person, index)| (RuntimeCall::from(batch.claim(*index)), &person.key));
        for outcome in chain.submit_all(calls.collect()).await {
            outcome.expect_success();
        }
    }
}

/// Returns, by call, the time of one call in each block that carries that call alone, less the time of an empty block.
fn by_call(timings: &[Timing], empty: Duration) -> BTreeMap<String, Vec<Duration>> {
    let mut found = BTreeMap::<String, Vec<Duration>>::new();
    for Timing { calls, took } in timings {
        let Some(first) = calls.first().filter(|first| calls.iter().all(|call| call == *first)) else { continue };
        let each = took.saturating_sub(empty) / calls.len() as u32;
        found.entry(first.clone()).or_default().push(each);
    }
    found
}

/// Returns the median.
fn median(mut of: Vec<Duration>) -> Duration {
    of.sort_unstable();
    of.get(of.len() / 2).copied().unwrap_or_default()
}
