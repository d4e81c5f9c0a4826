//! Blocks that others fill: the deadlines of work wait.

use agt_e2e::{
    calls::TasksCall,
    json::moment,
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node,
};
use agt_primitives::{tasks::RoundId, Moment};
use agt_runtime::Runtime;
use pallet_work_clock::{FullAt, StoodStill, LONGEST_STOP};
use sp_keyring::Sr25519Keyring::Bob;

/// The bytes of a remark of which four fill a block: normal extrinsics may take 3.9 MB of it, and 3.5 MB make it full.
const REMARK: usize = 900_000;

/// Has Bob pay for so many large remarks in one block.
async fn fill(chain: &Chain, remarks: u32) {
    // The first block of a session takes no transactions.
    let session = chain.session(None).await;
    while chain.session(None).await == session {
        chain.make_blocks(1).await;
    }
    let from = chain.nonce(&Bob.to_account_id()).await;
    for nonce in from..from + remarks {
        let remark = frame_system::Call::<Runtime>::remark { remark: vec![0; REMARK] };
        chain.send(&chain.sign(remark, &Bob.pair(), nonce)).await.expect("it pays");
    }
    chain.make_blocks(1).await;
    assert_eq!(chain.extrinsics(chain.best().await.hash()).await, 1 + remarks as usize, "all of them in one block");
}

/// Returns the time for which the clock of work stood still, and when the last block was full.
async fn clock(chain: &Chain) -> (Moment, Option<Moment>) {
    let stood_still = chain.read(StoodStill::<Runtime>::hashed_key(), None).await;
    (stood_still.unwrap_or_default(), chain.read(FullAt::<Runtime>::hashed_key(), None).await)
}

/// Returns when the time to join ends, as the node tells a person who has joined.
async fn joinable_until(chain: &Chain, task: &Task, person: &Person) -> Moment {
    let next = task.next(chain, person).await;
    assert_eq!(next["step"], "waitForOthers");
    moment(&next["until"])
}

#[tokio::test(flavor = "multi_thread")]
async fn deadline_of_work_moves_by_the_time_after_a_full_block() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 1);
    let person = &people[0];
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, 1);
    let until = joinable_until(&chain, &quiz, person).await;

    fill(&chain, 3).await;
    chain.make_blocks(1).await;
    assert_eq!(clock(&chain).await, (0, None), "three quarters of a block are not a full one");
    assert_eq!(joinable_until(&chain, &quiz, person).await, until);

    fill(&chain, 4).await;
    let full_at = chain.time(None).await;
    assert_eq!(clock(&chain).await, (0, Some(full_at)));
    chain.advance(30).await;
    let stop = chain.time(None).await - full_at;
    assert!((30_000..LONGEST_STOP).contains(&stop), "{stop}");
    assert_eq!(clock(&chain).await, (stop, None));
    assert_eq!(joinable_until(&chain, &quiz, person).await, until + stop);

    // A clock that jumps further takes the deadline with it, but for the longest stop.
    fill(&chain, 4).await;
    chain.advance(600).await;
    assert_eq!(clock(&chain).await, (stop + LONGEST_STOP, None));
    let moved = until + stop + LONGEST_STOP;
    assert_eq!(joinable_until(&chain, &quiz, person).await, moved);

    chain.wind_to(until).await;
    assert_eq!(joinable_until(&chain, &quiz, person).await, moved);
    let close = || TasksCall::close_round { campaign: quiz.id, round: RoundId(0) };
    let still_joining = pallet_tasks::Error::<Runtime>::StillJoining;
    chain.submit(close(), &Bob.pair()).await.expect_error(still_joining);
    chain.wind_to(moved).await;
    assert_eq!(chain.submit(close(), &person.key).await.expect_success().fee, 0);
}
