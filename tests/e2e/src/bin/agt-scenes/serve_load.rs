//! Has 200 workers open their sets at once at a requester's server, and prints a JSON line with the times of its answers.

use agt_datasets::prepared::{Shown, ShownMedia};
use agt_e2e::{
    calls::*,
    scene,
    seats::{seat_of, signed, Browser, Running, Seat},
    work::{Behaviour, Person},
    Node,
};
use agt_primitives::tasks::{RoundId, SetId};
use agt_server::{Content, Limits};
use serde_json::json;
use sp_core::H256;
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// The workers, unless another number is asked for: at most [`MOST`].
const WORKERS: u32 = 200;

/// The most workers.
const MOST: u32 = 600;

/// Each of them opens its set so often.
const TIMES: usize = 5;

/// The bytes of a picture.
const PICTURE: usize = 40_000;

/// Sets of 32 pictures.
struct Pictures {
    root: H256,
    file: PathBuf,
}

impl Content for Pictures {
    fn root(&self) -> H256 {
        self.root
    }

    fn title(&self) -> String {
        "Pictures".into()
    }

    fn instructions(&self) -> String {
        "Choose what you see.".into()
    }

    fn labels(&self) -> Vec<String> {
        ["circle", "square", "triangle", "cross"].map(Into::into).into()
    }

    fn media_origins(&self) -> Vec<String> {
        Vec::new()
    }

    fn positions(&self, set: SetId, _: &[u32]) -> agt_datasets::Result<Vec<Shown>> {
        let shown = |place: u32| Shown {
            text: Some(format!("picture {place} of set {}", set.0)),
            media: Some(ShownMedia::Name(format!("{place:016x}"))),
            ..Shown::default()
        };
        Ok((0..32).map(shown).collect())
    }

    fn media(&self, _: &str) -> agt_datasets::Result<PathBuf> {
        Ok(self.file.clone())
    }
}

/// How many work.
#[derive(clap::Args)]
pub struct ServeLoad {
    /// The workers.
    #[arg(default_value_t = WORKERS, value_parser = clap::value_parser!(u32).range(3..=i64::from(MOST)))]
    workers: u32,
}

/// Measures a server.
pub async fn run(ServeLoad { workers }: ServeLoad) {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    // A set has three seats, and a quiz lets everybody in.
    let people = Person::many(Behaviour::Honest, workers.next_multiple_of(3));
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    quiz.join(&chain, &people).await;
    chain.advance(3_601).await;
    let (campaign, round) = (quiz.id, RoundId(0));
    chain.submit(TasksCall::close_round { campaign, round }, &people[0].key).await.expect_success();
    chain.make_blocks(45).await;
    chain.submit(TasksCall::deal { campaign, round }, &people[0].key).await.expect_success();
    let mut seated = Vec::new();
    for person in people {
        if let Some(seat) = seat_of(&chain, campaign, &person).await {
            seated.push((person, seat));
        }
    }
    assert!(seated.len() >= workers as usize, "{} seats", seated.len());
    seated.truncate(workers as usize);

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("picture.png");
    std::fs::write(&file, vec![7; PICTURE]).expect("a picture");
    let content = Arc::new(Pictures { root: quiz.terms.gold_root, file });
    let many = 1_000_000.try_into().expect("not zero");
    let limits = Limits {
        requests_a_minute: many,
        media_a_minute: many,
        positions_a_minute: many,
        connections_an_address: 2 * MOST as usize,
        ..Limits::default()
    };
    let server = Running::start(&chain, campaign, content, None, limits).await;

    let started = Instant::now();
    let mut working = JoinSet::new();
    for (person, seat) in seated {
        // Each has a connection of its own, as browsers do.
        let browser = Browser::of(server.address);
        working.spawn(async move { work(&browser, &person, seat).await });
    }
    let (mut challenges, mut positions, mut media) = (Vec::new(), Vec::new(), Vec::new());
    for times in working.join_all().await {
        challenges.extend(times.challenges);
        positions.extend(times.positions);
        media.extend(times.media);
    }
    let told = json!({
        "workers": workers,
        "challenge": percentiles(challenges),
        "positions": percentiles(positions),
        "media": percentiles(media),
        "seconds": started.elapsed().as_secs_f64(),
    });
    println!("{told}");
    server.stop().await;
}

/// The times of one worker's requests.
#[derive(Default)]
struct Times {
    challenges: Vec<Duration>,
    positions: Vec<Duration>,
    media: Vec<Duration>,
}

/// Opens a set as the page does: a challenge, the positions, and the first pictures. Each time the others do the same.
async fn work(browser: &Browser, person: &Person, seat: Seat) -> Times {
    let (mut times, who) = (Times::default(), person.account());
    for _ in 0..TIMES {
        let since = Instant::now();
        let text = browser.challenge(&who, seat).await;
        times.challenges.push(since.elapsed());
        let signature = signed(person, &text);
        let since = Instant::now();
        let answer = browser.prove(&who, seat, &text, &signature).await;
        times.positions.push(since.elapsed());
        for position in answer.positions().iter().take(3) {
            let since = Instant::now();
            let file = browser.get(position["media"].as_str().expect("a picture")).await;
            assert_eq!(file.bytes().await.expect("a file").len(), PICTURE);
            times.media.push(since.elapsed());
        }
    }
    times
}

/// Returns the number of answers, and the median, the 99th percentile and the longest time in milliseconds.
fn percentiles(mut times: Vec<Duration>) -> serde_json::Value {
    times.sort_unstable();
    let at = |part: f64| {
        let place = ((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1));
        times.get(place).map(|time| time.as_secs_f64() * 1_000.0)
    };
    json!({ "answers": times.len(), "median": at(0.5), "p99": at(0.99), "longest": at(1.0) })
}
