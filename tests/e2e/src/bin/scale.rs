//! Measures the cost of the calls of working people on chains with more and more registered contributors.

use agt_e2e::{
    chain::Timing,
    scene, spec,
    work::{Behaviour, Person},
    Node,
};
use std::{collections::BTreeMap, time::Duration};

#[tokio::main]
async fn main() {
    let sizes: Vec<u32> = std::env::args().skip(1).map(|size| size.parse().expect("a number of people")).collect();
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
        for (call, blocks) in by_call(&chain.take_timings()) {
            println!("{size},{call},{},{}", blocks.len(), median(blocks).as_micros());
        }
    }
}

/// Returns, by call, the time of one call in each block that carries that call alone, less the time of the quickest
/// empty block.
fn by_call(timings: &[Timing]) -> BTreeMap<String, Vec<Duration>> {
    let empty = timings.iter().filter(|timing| timing.calls.is_empty()).map(|timing| timing.took).min();
    let empty = empty.unwrap_or_default();
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
