//! Measures what the calls of people at work cost on chains with more and more registered contributors.

use agt_e2e::{
    chain::Timing,
    labour::{Person, Temper},
    scene, spec, Node,
};
use std::{collections::BTreeMap, time::Duration};

#[tokio::main]
async fn main() {
    let crowds: Vec<u32> = std::env::args().skip(1).map(|size| size.parse().expect("a number of people")).collect();
    let folder = tempfile::tempdir().expect("a folder for the specs");
    let base = spec::raw("dev").await;
    println!("registered,call,blocks,microseconds");
    for size in crowds {
        let crowded = folder.path().join(format!("{size}.json"));
        spec::crowded(&base, size, &crowded);
        let node = Node::dev().from_spec(&crowded).patience(Duration::from_secs(600)).start().await;
        std::fs::remove_file(&crowded).expect("the spec is read");
        let chain = node.chain().await;
        let people = Person::many(Temper::Honest, 30);
        scene::season(&chain, &people).await;
        for (call, blocks) in by_call(&chain.take_timings()) {
            println!("{size},{call},{},{}", blocks.len(), median(blocks).as_micros());
        }
    }
}

/// What each call took in each block of that call alone, beside an empty block: the quickest one that was made.
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

/// The one in the middle.
fn median(mut of: Vec<Duration>) -> Duration {
    of.sort_unstable();
    of.get(of.len() / 2).copied().unwrap_or_default()
}
