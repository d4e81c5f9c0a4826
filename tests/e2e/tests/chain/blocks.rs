//! Blocks and the clock of a sealed chain.

use agt_e2e::{calls::BalancesCall, eventually, json::moment, keys, within, Chain, Node, PATIENCE};
use agt_primitives::token::AGT;
use agt_runtime::{Header, Runtime};
use codec::Encode;
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring;
use std::time::{Duration, Instant};

const DAY: u64 = 86_400;
/// Slot time of the development preset in milliseconds, and slots of one of its epochs.
const SLOT: u64 = 1_000;
const EPOCH: u32 = 20;

/// Looks on for five seconds while a chain makes a block each `period`, and again if some were late: a machine that has much
/// else to do makes some late. Returns the heads before and after the five seconds in which they were not. None is early.
async fn seals_each(chain: &Chain, period: Duration) -> (Header, Header) {
    eventually("the blocks of five seconds come in time", || async {
        let since = Instant::now();
        let from = chain.best().await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        let to = chain.best().await;
        let (made, due) = (to.number - from.number, (since.elapsed().as_millis() / period.as_millis()) as u32);
        assert!(made <= due + 1, "{made} blocks where {due} were due");
        (made >= (due * 3).div_ceil(4)).then_some((from, to))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn instant_sealing_makes_and_finalises_an_empty_block_each_slot() {
    let node = Node::dev().sealing("instant").start().await;
    let chain = node.chain().await;

    let (from, to) = seals_each(&chain, Duration::from_millis(SLOT)).await;

    assert!(chain.finalized().await.number >= to.number, "a sealed block is final at once");
    for number in from.number + 1..=to.number {
        let block = chain.hash_of(number).await.expect("a block");
        assert_eq!(chain.extrinsics(block).await, 1, "block {number} holds the timestamp alone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_is_told_with_its_extrinsics_in_hex() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let call = BalancesCall::transfer_keep_alive { dest: Sr25519Keyring::Bob.to_account_id().into(), value: AGT };
    let extrinsic = chain.sign(call, &Sr25519Keyring::Alice.pair(), 0);
    chain.send(&extrinsic).await.expect("the pool takes it");
    chain.make_blocks(1).await;

    let told = chain.get("chain_getBlock", json!([chain.best().await.hash()])).await;

    // Every client of a Substrate chain reads this form.
    let sent = sp_core::bytes::to_hex(&extrinsic.encode(), false);
    assert_eq!(told["block"]["extrinsics"][1], json!(sent));
    assert!(told["block"]["extrinsics"][0].as_str().is_some_and(|inherent| inherent.starts_with("0x")));
}

#[tokio::test(flavor = "multi_thread")]
async fn interval_sealing_keeps_its_pace() {
    let node = Node::dev().sealing("interval=250").start().await;
    let chain = node.chain().await;

    seals_each(&chain, Duration::from_millis(250)).await;

    // Four blocks a second on a chain of 1 s slots: it is ahead of the clock now, and each has the slot after its parent's.
    let from = chain.best().await;
    let to = chain.wait_finalized(from.number + 8).await;
    let (first, last) = (chain.slot(Some(from.hash())).await, chain.slot(Some(to.hash())).await);
    assert_eq!(last - first, u64::from(to.number - from.number));
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_one_after_another_and_keep_the_validators() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let session = chain.session(None).await;

    chain.make_blocks(3 * EPOCH + 10).await;

    let ended = chain.session(None).await - session;
    assert!((3..=4).contains(&ended), "{ended} sessions ended in 70 slots of epochs of 20");
    assert_eq!(chain.finalized().await.number, 3 * EPOCH + 11);
    assert_validators_are_alice(&chain).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_go_on_after_the_clock_jumps_over_forty_days() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(5).await;
    let (before, session) = (chain.time(None).await, chain.session(None).await);
    let epoch = epoch_index(&chain).await;

    chain.advance(40 * DAY).await;
    let jumped = chain.best().await.number;
    chain.make_blocks(70).await;

    let leapt = chain.time(Some(chain.hash_of(jumped).await.expect("a block"))).await - before;
    assert!((40 * DAY * SLOT..(40 * DAY + 60) * SLOT).contains(&leapt), "the clock moved by {leapt} ms");
    assert!(chain.session(None).await >= session + 4, "one session ended at the jump and three after it");
    let epochs = epoch_index(&chain).await - epoch;
    assert!(epochs >= 40 * DAY / u64::from(EPOCH), "{epochs} epochs: those that were jumped over count");
    assert_validators_are_alice(&chain).await;
    for number in 1..=chain.best().await.number {
        let block = chain.hash_of(number).await;
        let (time, slot) = (chain.time(block).await, chain.slot(block).await);
        assert_eq!(time, slot * SLOT, "timestamp and slot of block {number} agree");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_racing_transactions_all_land_under_instant_sealing() {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
    const EACH: u32 = 100;

    let node = Node::dev().sealing("instant").start().await;
    let chain = node.chain().await;
    let from = chain.best().await.number;

    let mut racing = tokio::task::JoinSet::new();
    for sender in [Alice, Bob, Charlie, Dave, Eve] {
        let chain = node.chain().await;
        racing.spawn(async move {
            let receiver = keys::account_of(&keys::fresh(&format!("racer/{sender}")));
            for nonce in 0..EACH {
                let call = BalancesCall::transfer_keep_alive { dest: receiver.clone().into(), value: AGT };
                let sent = chain.send(&chain.sign(call, &sender.pair(), nonce)).await;
                sent.unwrap_or_else(|refusal| panic!("{sender}'s transaction {nonce}: {refusal:?}"));
            }
            (sender, receiver)
        });
    }

    for (sender, receiver) in racing.join_all().await {
        let all_final = || async {
            let head = chain.finalized().await.hash();
            let nonce = chain.account_at(&sender.to_account_id(), Some(head)).await?.nonce;
            (nonce == EACH).then_some(())
        };
        if within(PATIENCE, all_final).await.is_none() {
            let pending = chain.get("author_pendingExtrinsics", json!([])).await;
            let pending = pending.as_array().map(Vec::len);
            let nonce = chain.nonce(&sender.to_account_id()).await;
            panic!("{sender}: {nonce} of {EACH} accepted transactions landed; {pending:?} are pending");
        }
        assert_eq!(chain.free(&receiver).await, u128::from(EACH) * AGT);
    }
    let mut landed = 0;
    for number in from + 1..=chain.best().await.number {
        let block = chain.hash_of(number).await.expect("a block");
        landed += chain.extrinsics(block).await - 1;
    }
    assert_eq!(landed, 5 * EACH as usize);
    assert_eq!(chain.get("author_pendingExtrinsics", json!([])).await, json!([]), "nothing is stuck in the pool");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_does_not_move_or_moves_too_far_is_refused_by_name() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(2).await;
    let before = still(&chain).await;

    /// Seconds until the year 10000 from 1970: too far from any later moment.
    const YEAR_10000: u64 = 253_402_300_800;
    for (seconds, rule, code) in [
        (0, "ClockMustMove", 14_101),
        (YEAR_10000, "ClockTooFar", 14_102),
        (u64::MAX / 1_000, "ClockTooFar", 14_102),
        (u64::MAX, "ClockTooFar", 14_102),
    ] {
        let refusal = chain.refused("sealing_advanceClock", json!([seconds])).await;
        assert_eq!((refusal.rule(), refusal.code), (rule, code), "{refusal:?}");
        assert!(refusal.message.contains(&seconds.to_string()), "{refusal:?}");
    }
    for no_number_of_seconds in [json!([-1]), json!([1.5]), json!(["1"]), json!([null]), json!([])] {
        let refusal = chain.refused("sealing_advanceClock", no_number_of_seconds.clone()).await;
        assert_eq!(refusal.code, INVALID_PARAMS, "{no_number_of_seconds}: {refusal:?}");
    }
    assert_eq!(still(&chain).await, before, "what is refused changes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_can_be_wound_to_the_end_of_the_calendar_and_no_further() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    /// The last hour of the year 9999, in milliseconds.
    const LAST_HOUR: u64 = 253_402_297_200_000;

    chain.wind_to(LAST_HOUR).await;
    chain.make_blocks(3).await;

    let refusal = chain.refused("sealing_advanceClock", json!([3_600])).await;
    assert_eq!(refusal.rule(), "ClockTooFar");
    let head = chain.get("sealing_head", json!([])).await;
    assert!(head["nextBlockTime"].as_str().expect("a time").starts_with("9999-12-31T23:0"), "{head}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_of_blocks_out_of_range_is_refused_by_name() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let before = still(&chain).await;

    for count in [0u32, 1_001, u32::MAX] {
        let refusal = chain.refused("sealing_makeBlocks", json!([count])).await;
        assert_eq!((refusal.rule(), refusal.code), ("BlockCountOutOfRange", 14_100), "{refusal:?}");
    }
    for no_count in [json!([-1]), json!([1u64 << 32]), json!(["1"])] {
        assert_eq!(chain.refused("sealing_makeBlocks", no_count).await.code, INVALID_PARAMS);
    }
    assert_eq!(still(&chain).await, before);

    let head = chain.get("sealing_makeBlocks", json!([])).await;
    assert_eq!(head["number"], before["number"].as_u64().expect("a number") + 1, "one where none is given");
}

/// The JSON-RPC code for parameters of the wrong type or number.
const INVALID_PARAMS: i32 = -32_602;

/// Returns everything that a refused request could have changed, except the wall clock.
async fn still(chain: &Chain) -> Value {
    let head = chain.get("sealing_head", json!([])).await;
    let ahead = moment(&head["nextBlockTime"]).saturating_sub(chain.time(None).await);
    assert!(ahead < 60_000 || head["number"] == 0, "the clock is {ahead} ms ahead of its chain");
    json!({ "number": head["number"], "hash": head["hash"], "time": chain.time(None).await })
}

async fn epoch_index(chain: &Chain) -> u64 {
    chain.read(pallet_babe::EpochIndex::<Runtime>::hashed_key(), None).await.unwrap_or_default()
}

async fn assert_validators_are_alice(chain: &Chain) {
    let alice = Sr25519Keyring::Alice;
    let validators: Vec<agt_runtime::AccountId> =
        chain.read(pallet_session::Validators::<Runtime>::hashed_key(), None).await.expect("a set");
    assert_eq!(validators, [alice.to_account_id()]);
    type Authorities = Vec<(sp_core::sr25519::Public, u64)>;
    let authorities: Authorities =
        chain.read(pallet_babe::Authorities::<Runtime>::hashed_key(), None).await.expect("authorities");
    assert_eq!(authorities, [(alice.public(), 1)]);
    type Voters = Vec<(sp_core::ed25519::Public, u64)>;
    let voters: Voters = chain.read(pallet_grandpa::Authorities::<Runtime>::hashed_key(), None).await.expect("voters");
    assert_eq!(voters, [(sp_keyring::Ed25519Keyring::Alice.public(), 1)]);
}
