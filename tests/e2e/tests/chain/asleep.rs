//! Referenda that fell out of the full queue of their track: anybody wakes them, and they end like all others.

use agt_e2e::{calls::*, governance::referendum, Chain, Node};
use agt_runtime::{
    governance::origins::{Error, Event, Origin},
    Runtime, RuntimeCall, RuntimeEvent,
};
use codec::Encode;
use frame_support::traits::{schedule::DispatchTime, Bounded};
use pallet_referenda::TrackQueue;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Dave, Eve};
use std::collections::BTreeSet;

/// The track of small spenders. It decides a hundred referenda at once, and a hundred wait in its queue.
const TRACK: u16 = 20;
const PLACES: u32 = 200;
/// Blocks after which a referendum that is not being decided may be cancelled: fourteen days of this chain's governance.
const MOST_UNDECIDED: u32 = 140;

/// Submits so many referenda of the track within one block, each with its decision deposit.
async fn submit(chain: &Chain, count: u32, submitter: &sr25519::Pair) {
    let proposal = RuntimeCall::from(frame_system::Call::remark { remark: vec![] }).encode();
    let proposal = Bounded::Inline(proposal.try_into().expect("short"));
    let one = |index| {
        let proposal_origin = Box::new(Origin::SmallSpender.into());
        let enactment_moment = DispatchTime::After(0);
        let submit = ReferendaCall::submit { proposal_origin, proposal: proposal.clone(), enactment_moment };
        [submit.into(), ReferendaCall::place_decision_deposit { index }.into()]
    };
    let all: Vec<RuntimeCall> = (0..count).flat_map(one).collect();
    let batches = all.chunks(100).map(|calls| UtilityCall::batch_all { calls: calls.into() });
    let batches = batches.map(|batch| (batch.into(), submitter)).collect();
    for outcome in chain.submit_all(batches).await {
        outcome.expect_success();
    }
}

async fn queue(chain: &Chain) -> BTreeSet<u32> {
    let queue: Vec<(u32, u128)> =
        chain.read(TrackQueue::<Runtime>::hashed_key_for(TRACK), None).await.unwrap_or_default();
    queue.into_iter().map(|(index, _)| index).collect()
}

/// Returns the referenda that are told as queued, and are in no queue.
async fn asleep(chain: &Chain, count: u32) -> Vec<u32> {
    let queue = queue(chain).await;
    let mut asleep = Vec::new();
    for index in (0..count).filter(|index| !queue.contains(index)) {
        if referendum(chain, index).await["state"] == "queued" {
            asleep.push(index);
        }
    }
    asleep
}

fn wake(index: u32) -> OriginsCall {
    OriginsCall::wake_referendum { index }
}

#[tokio::test(flavor = "multi_thread")]
async fn referendum_that_lost_its_place_ends_once_anybody_wakes_it() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let (dave, eve) = (Dave.pair(), Eve.pair());
    submit(&chain, PLACES + 2, &dave).await;
    chain.make_blocks(20).await;
    let queued = queue(&chain).await;
    let lost = asleep(&chain, PLACES + 2).await;
    let [cancelled, woken] = lost[..] else { panic!("two find no place: {lost:?}") };
    for index in [cancelled, woken] {
        chain.submit(wake(index), &eve).await.expect_error(Error::<Runtime>::NoPlace);
    }
    let in_queue = *queued.first().expect("a full queue");
    chain.submit(wake(in_queue), &eve).await.expect_error(Error::<Runtime>::NotAsleep);

    // One that finds no place for as long as any may wait is cancelled.
    let submitted = referendum(&chain, cancelled).await["ongoing"]["submitted"].as_u64().expect("a block") as u32;
    chain.make_blocks(submitted + MOST_UNDECIDED - chain.best().await.number - 1).await;
    assert_eq!(queue(&chain).await.len(), queued.len(), "the track is still full");
    chain.submit(wake(cancelled), &eve).await.expect_success();
    assert_eq!(referendum(&chain, cancelled).await["state"], "cancelled");

    // The first hundred are decided, the queue moves up, and the other one has a place.
    chain.make_blocks(20).await;
    let outcome = chain.submit(wake(woken), &eve).await.expect_success();
    outcome.event(|event| match event {
        RuntimeEvent::Origins(Event::ReferendumWoken { index }) if *index == woken => Some(()),
        _ => None,
    });
    assert!(asleep(&chain, PLACES + 2).await.is_empty());
    chain.submit(wake(woken), &eve).await.expect_error(Error::<Runtime>::NotAsleep);
    // It is decided as long as any other, and nobody votes for it.
    chain.make_blocks(2 * MOST_UNDECIDED + 20).await;
    assert_eq!(referendum(&chain, woken).await["state"], "rejected");
    for index in [cancelled, woken] {
        chain.submit(ReferendaCall::refund_decision_deposit { index }, &dave).await.expect_success();
    }
    // What it cost to submit the rejected one comes back 28 days after its end.
    let back = || OriginsCall::return_submission_deposit { index: woken };
    chain.submit(back(), &eve).await.expect_error(Error::<Runtime>::DepositKept);
    chain.make_blocks(280).await;
    chain.submit(back(), &eve).await.expect_success();
    node.stop_in_good_state().await;
}
