//! A worker whose own account cannot receive its pay has it paid to another account.

use agt_e2e::{
    allowance::assert_would_fail,
    audit::audit,
    calls::*,
    keys::{account_of, fresh},
    requests::{become_requester, campaign, claim, end_pool, open_pool, owed, prefund, FIRST_POOL},
    scene, token,
    token::TOKEN,
    work::{Behaviour, Person, Task},
    Node,
};
use agt_primitives::{assets::AssetKind, Balance};
use agt_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_reward_pools::Error;
use serde_json::json;
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Charlie, Eve, Ferdie};

/// The least balance of an account in the token.
const LEAST: Balance = 10;
/// What a perfect set earns, in tokens.
const PRICE: Balance = 1_600;

fn owner() -> AccountId {
    Charlie.to_account_id()
}

fn claim_to(to: &AccountId) -> RewardPoolsCall {
    RewardPoolsCall::claim_to { owner: owner().into(), number: FIRST_POOL, to: to.clone().into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn worker_who_is_blocked_for_ever_is_paid_at_another_account() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let (people, team) = (Person::many(Behaviour::Honest, 3), Charlie.pair());
    scene::register(&chain, &people).await;
    become_requester(&chain, &team).await;
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    quiz.run(&chain, &people).await;

    // The team blocks an account and gives its keys up. So its token is listed, and nobody can lift the block.
    token::issue(&chain, &team, LEAST).await;
    let blocked = &people[0];
    let who = blocked.account();
    token::block(&chain, &team, &who).await;
    token::give_up_keys(&chain, &team).await;
    let thaw = AssetsCall::thaw { id: TOKEN, who: who.clone().into() };
    let no_permission = pallet_assets::Error::<Runtime, pallet_assets::Instance1>::NoPermission;
    chain.submit(thaw, &team).await.expect_error(no_permission);

    let pool = open_pool(&chain, FIRST_POOL, AssetKind::WithId(TOKEN), prefund(PRICE, 1)).await;
    let plan = campaign("signs", PRICE, 1, quiz.terms.deadline);
    let task = Task::open_with(&chain, &team, plan, vec![pool]).await;
    let told = chain.get("agt_pool", json!([owner().to_ss58check(), FIRST_POOL])).await;
    assert_eq!(told["secured"], json!(true), "{told}");
    assert_eq!(task.join(&chain, &people).await, people.len());
    // Nothing that happens to an account stops a set.
    task.run(&chain, &people).await;

    let units = owed(&chain, &owner(), &who).await;
    assert!(units > LEAST);
    let own = RewardPoolsCall::claim { owner: owner().into(), number: FIRST_POOL, who: who.clone().into() };
    assert_would_fail(&chain, own.clone(), &blocked.key).await;
    chain.submit(own, &Eve.pair()).await.expect_error(Error::<Runtime>::CannotReceive);
    // A secured pool has no guarantee.
    let guarantee =
        RewardPoolsCall::claim_guarantee { owner: owner().into(), number: FIRST_POOL, who: who.clone().into() };
    assert_would_fail(&chain, guarantee, &blocked.key).await;

    // Only the worker chooses the account, and it must be one that can receive the token.
    let ferdie = Ferdie.to_account_id();
    chain.submit(claim_to(&ferdie), &Eve.pair()).await.expect_error(Error::<Runtime>::NothingOwed);
    assert_would_fail(&chain, claim_to(&who), &blocked.key).await;
    assert_would_fail(&chain, claim_to(&account_of(&fresh("nobody yet"))), &blocked.key).await;
    assert_eq!(owed(&chain, &owner(), &who).await, units);

    let paid = chain.submit(claim_to(&ferdie), &blocked.key).await.expect_success();
    assert_eq!(paid.fee, 0);
    let claimed = paid.event(|event| match event {
        RuntimeEvent::RewardPools(pallet_reward_pools::Event::Claimed { who, to, amount, .. }) => {
            Some((who.clone(), to.clone(), *amount))
        }
        _ => None,
    });
    assert_eq!(claimed, (who.clone(), ferdie.clone(), units));
    assert_eq!((token::owned(&chain, &ferdie).await, token::owned(&chain, &who).await), (units, 0));
    assert_would_fail(&chain, claim_to(&ferdie), &blocked.key).await;

    let (others, outcomes) = claim(&chain, &owner(), &people).await;
    assert!(others[0] == 0 && others[1..].iter().all(|paid| *paid > 0), "{others:?}");
    assert!(outcomes.into_iter().all(|outcome| outcome.expect_success().fee == 0));
    chain.advance(3 * 86_400).await;
    chain.submit(TasksCall::close_campaign { campaign: task.id }, &team).await.expect_success();
    end_pool(&chain, &team, &Eve.pair()).await;

    let audited = audit(&chain).await;
    assert_eq!(audited.units(TOKEN, &ferdie), units);
    let books = &audited.pools[&(owner(), FIRST_POOL)];
    assert_eq!((books.held(), books.paid), (0, units + others.iter().sum::<Balance>()), "{books:?}");
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
