//! Work that is paid in a token whose team keeps the keys: the node says so, it earns no merit, and when the keys stop a
//! payment, a guarantee in AGT pays.

use agt_e2e::{
    allowance::{assert_would_fail, merit},
    audit::audit,
    calls::*,
    json::amount,
    requests::{become_requester, campaign, claim, open_guaranteed_pool, owed, prefund, FIRST_POOL},
    scene, token,
    token::TOKEN,
    work::{Behaviour, Person, Task},
    Chain, Node,
};
use agt_primitives::{
    assets::AssetKind,
    reward_pools::{fee_on, PoolTerms},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_reward_pools::Error;
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{Charlie, Eve};

/// The least balance of an account in the token.
const LEAST: Balance = 10;
/// What a perfect set earns, in tokens.
const PRICE: Balance = 1_600;
/// What the pool has for one set: the price of five seats, and the fee.
const FUNDED: Balance = 8_240;
/// The AGT beside it.
const GUARANTEE: Balance = 1_030 * AGT;

/// The requester, whose team has the token's keys.
fn owner() -> AccountId {
    Charlie.to_account_id()
}

async fn pool(chain: &Chain) -> Value {
    chain.get("agt_pool", json!([owner().to_ss58check(), FIRST_POOL])).await
}

fn claim_for(who: &AccountId) -> RewardPoolsCall {
    RewardPoolsCall::claim { owner: owner().into(), number: FIRST_POOL, who: who.clone().into() }
}

fn claim_guarantee(who: &AccountId) -> RewardPoolsCall {
    RewardPoolsCall::claim_guarantee { owner: owner().into(), number: FIRST_POOL, who: who.clone().into() }
}

fn refund_guarantee() -> RewardPoolsCall {
    RewardPoolsCall::refund_guarantee { owner: owner().into(), number: FIRST_POOL }
}

/// Three people without AGT have worked for a pool in Charlie's token.
async fn work_is_done(chain: &Chain) -> (Task, Vec<Person>) {
    let (people, team) = (Person::many(Behaviour::Honest, 3), Charlie.pair());
    scene::register(chain, &people).await;
    become_requester(chain, &team).await;
    let quiz = scene::quiz(chain).await;
    assert_eq!(quiz.join(chain, &people).await, people.len());
    quiz.run(chain, &people).await;
    token::issue(chain, &team, LEAST).await;
    assert_eq!(prefund(PRICE, 1), FUNDED);

    let plan = || campaign("signs", PRICE, 1, quiz.terms.deadline);
    let open = |guarantee| open_guaranteed_pool(chain, FIRST_POOL, AssetKind::WithId(TOKEN), FUNDED, guarantee);
    // 500 AGT are the least for a pool and for what a campaign of it may pay, which is less than the pool.
    let least = PoolTerms::DEFAULT.least_guarantee;
    for (guarantee, error) in [
        (0, Error::<Runtime>::GuaranteeTooSmall),
        (least - 1, Error::GuaranteeTooSmall),
        (least, Error::GuaranteeTooThin),
    ] {
        let calls = vec![open(guarantee).await, TasksCall::open_campaign { terms: plan().terms() }.into()];
        chain.submit(UtilityCall::batch_all { calls }, &team).await.expect_error(error);
    }
    let task = Task::open_with(chain, &team, plan(), vec![open(GUARANTEE).await]).await;
    let told = pool(chain).await;
    assert_eq!((&told["secured"], &told["asset"]), (&json!(false), &json!(TOKEN)), "{told}");
    assert_eq!((amount(&told["guarantee"]), amount(&told["guaranteePaid"])), (GUARANTEE, 0), "{told}");
    assert_eq!(chain.get("agt_request", json!([task.id])).await["campaign"]["earnsMerit"], json!(false));

    let before = merit(chain, &people).await;
    assert_eq!(task.join(chain, &people).await, people.len());
    task.run(chain, &people).await;
    assert_eq!(merit(chain, &people).await, before, "work for keys that can take the pay back earns no merit");
    for person in &people {
        assert!(owed(chain, &owner(), &person.account()).await > LEAST, "{}", person.name);
        assert_would_fail(chain, claim_guarantee(&person.account()), &person.key).await;
    }
    (task, people)
}

/// Has a worker take its part of the guarantee, without a fee. Returns the tokens that it gives up, and the AGT.
async fn take_guarantee(chain: &Chain, worker: &Person) -> (Balance, Balance) {
    let (who, team) = (worker.account(), Charlie.pair());
    let given_up = owed(chain, &owner(), &who).await;
    // Nobody else decides for it.
    for other in [&team, &Eve.pair()] {
        chain.submit(claim_guarantee(&who), other).await.expect_error(Error::<Runtime>::NotWorker);
    }
    let paid = chain.submit(claim_guarantee(&who), &worker.key).await.expect_success();
    assert_eq!(paid.fee, 0);
    let part = paid.event(|event| match event {
        RuntimeEvent::RewardPools(pallet_reward_pools::Event::GuaranteeClaimed { owed, amount, .. }) => {
            assert_eq!(*owed, given_up);
            Some(*amount)
        }
        _ => None,
    });
    assert_eq!(part, given_up * GUARANTEE / FUNDED);
    assert_eq!((chain.free(&who).await, owed(chain, &owner(), &who).await), (part, 0));
    // It has AGT for the fee of a call that fails.
    chain.submit(claim_guarantee(&who), &worker.key).await.expect_error(Error::<Runtime>::NothingOwed);
    (given_up, part)
}

/// Has anybody give the owner back what is left of the guarantee.
async fn give_back(chain: &Chain, left: Balance) {
    let before = chain.free(&owner()).await;
    chain.submit(refund_guarantee(), &Eve.pair()).await.expect_success();
    assert_eq!(chain.free(&owner()).await, before + left);
    chain.submit(refund_guarantee(), &Eve.pair()).await.expect_error(Error::<Runtime>::NothingToRefund);
    let told = pool(chain).await;
    assert_eq!((amount(&told["guaranteePaid"]), amount(&told["guaranteeRefunded"])), (GUARANTEE - left, left));
}

fn collect() -> RewardPoolsCall {
    RewardPoolsCall::collect_fee { owner: owner().into(), number: FIRST_POOL }
}

/// Brings the fee and what workers gave up to the revenue pot, and closes the pool.
async fn close(chain: &Chain, team: &Pair) {
    chain.submit(collect(), &Eve.pair()).await.expect_success();
    chain.submit(RewardPoolsCall::close { owner: owner().into(), number: FIRST_POOL }, team).await.expect_success();
}

/// Checks by the events that what workers gave up went to the revenue pot, and not to the owner.
async fn assert_accounted(chain: &Chain, earned: Balance, given_up: Balance) {
    let audited = audit(chain).await;
    let books = &audited.pools[&(owner(), FIRST_POOL)];
    assert_eq!((books.funded, books.held(), books.paid), (FUNDED, 0, earned - given_up), "{books:?}");
    assert_eq!(books.collected, fee_on(PoolTerms::DEFAULT.fee_rate(), earned) + given_up, "{books:?}");
}

/// Returns what a pool owes these people together.
async fn all_owed(chain: &Chain, people: &[Person]) -> Balance {
    let mut sum = 0;
    for person in people {
        sum += owed(chain, &owner(), &person.account()).await;
    }
    sum
}

#[tokio::test(flavor = "multi_thread")]
async fn frozen_worker_takes_its_part_of_the_guarantee_once() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let (task, people) = work_is_done(&chain).await;
    let (team, frozen, earned) = (Charlie.pair(), &people[0], all_owed(&chain, &people).await);
    let who = frozen.account();

    // Only an account that owns units can be frozen.
    let gift = AssetsCall::transfer { id: TOKEN, target: who.clone().into(), amount: LEAST };
    chain.submit(gift, &team).await.expect_success();
    let freeze = AssetsCall::freeze { id: TOKEN, who: who.clone().into() };
    chain.submit(freeze, &team).await.expect_success();
    let (given_up, part) = take_guarantee(&chain, frozen).await;
    chain.submit(AssetsCall::thaw { id: TOKEN, who: who.clone().into() }, &team).await.expect_success();
    chain.submit(claim_for(&who), &frozen.key).await.expect_error(Error::<Runtime>::NothingOwed);
    assert_eq!(token::owned(&chain, &who).await, LEAST, "it is not paid twice");

    // The others choose the time of their claim themselves.
    chain.submit(claim_for(&people[1].account()), &Eve.pair()).await.expect_error(Error::<Runtime>::NotWorker);
    let (paid, outcomes) = claim(&chain, &owner(), &people[1..]).await;
    assert!(outcomes.into_iter().all(|outcome| outcome.expect_success().fee == 0));
    assert_eq!(paid.iter().sum::<Balance>(), earned - given_up);

    chain.submit(refund_guarantee(), &Eve.pair()).await.expect_error(Error::<Runtime>::StillOpen);
    chain.advance(3 * 86_400).await;
    chain.submit(RewardPoolsCall::cancel { number: FIRST_POOL }, &team).await.expect_success();
    chain.submit(refund_guarantee(), &Eve.pair()).await.expect_error(Error::<Runtime>::InUse);
    chain.submit(TasksCall::close_campaign { campaign: task.id }, &team).await.expect_success();
    give_back(&chain, GUARANTEE - part).await;
    close(&chain, &team).await;
    assert_accounted(&chain, earned, given_up).await;
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn issuer_that_burns_blocks_and_freezes_takes_nothing_from_workers() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let (task, people) = work_is_done(&chain).await;
    let (team, [blocked, waiting, patient]) = (Charlie.pair(), [&people[0], &people[1], &people[2]]);
    let earned = all_owed(&chain, &people).await;

    // The issuer burns all that it can: what is on hold for the pool stays.
    let burn = AssetsCall::burn { id: TOKEN, who: owner().into(), amount: Balance::MAX };
    chain.submit(burn, &team).await.expect_success();
    assert_eq!(amount(&pool(&chain).await["held"]), FUNDED);
    assert!((FUNDED..=FUNDED + LEAST).contains(&token::owned(&chain, &owner()).await));

    token::block(&chain, &team, &blocked.account()).await;
    assert_would_fail(&chain, claim_for(&blocked.account()), &blocked.key).await;
    let (first, first_part) = take_guarantee(&chain, blocked).await;

    // The whole token is frozen. One worker takes the guarantee, the other one waits and is paid in tokens.
    let freeze = || AssetsCall::freeze_asset { id: TOKEN };
    chain.submit(freeze(), &team).await.expect_success();
    assert_would_fail(&chain, claim_for(&patient.account()), &patient.key).await;
    let (second, second_part) = take_guarantee(&chain, waiting).await;
    chain.submit(AssetsCall::thaw_asset { id: TOKEN }, &team).await.expect_success();
    assert_would_fail(&chain, claim_guarantee(&patient.account()), &patient.key).await;
    chain.advance(3 * 86_400).await;
    chain.submit(TasksCall::close_campaign { campaign: task.id }, &team).await.expect_success();
    chain.submit(RewardPoolsCall::cancel { number: FIRST_POOL }, &team).await.expect_success();
    chain.submit(refund_guarantee(), &Eve.pair()).await.expect_error(Error::<Runtime>::StillOwed);
    let units = owed(&chain, &owner(), &patient.account()).await;
    assert_eq!(chain.submit(claim_for(&patient.account()), &patient.key).await.expect_success().fee, 0);
    assert_eq!(token::owned(&chain, &patient.account()).await, units);

    // A frozen token keeps the pool from closing, but not the AGT.
    chain.submit(freeze(), &team).await.expect_success();
    chain.submit(collect(), &Eve.pair()).await.expect_error(Error::<Runtime>::CannotReceive);
    give_back(&chain, GUARANTEE - first_part - second_part).await;
    chain.submit(AssetsCall::thaw_asset { id: TOKEN }, &team).await.expect_success();
    close(&chain, &team).await;
    assert_accounted(&chain, earned, first + second).await;
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
