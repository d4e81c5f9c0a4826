//! Governance lists a token and prices it in AGT. A pool keeps what it read when it opened, and so does a campaign.

use agt_e2e::{
    allowance::merit,
    audit::audit,
    calls::*,
    governance::{holders_bond, root_decides},
    requests::{become_requester, campaign, open_guaranteed_pool, prefund},
    scene, token,
    token::TOKEN,
    work::{Behaviour, Person, Plan, Task},
    Chain, Node,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    reward_pools::PoolTerms,
    tasks::{CampaignId, Funding, PoolId},
    token::AGT,
    Balance, Moment,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_listed_assets::{Error, MOST_RATE, PRICED_UNITS};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Charlie, Eve};
use sp_runtime::DispatchError;

type ListedAssetsCall = pallet_listed_assets::Call<Runtime>;

/// The least balance of an account in the token.
const LEAST: Balance = 10;
/// What a perfect set earns, in tokens: 50 for each of its 32 positions.
const PRICE: Balance = 1_600;
/// The rate at which 50 tokens are worth just what an answer must be paid to earn merit.
const RATE: Balance = PoolTerms::DEFAULT.least_merit / 50 * PRICED_UNITS;
/// An asset that does not exist.
const NO_ASSET: AssetId = 99;
/// The guarantee of a pool that is not secured: as much for each of its sets as a campaign of one needs, and more.
const GUARANTEE: Balance = 3_090 * AGT;

/// The pool that opens before the token is listed.
const BEFORE: PoolId = 0;
/// The pool that opens while it is.
const LISTED: PoolId = 1;
/// The pool that opens when it is not any more.
const AFTER: PoolId = 2;

fn owner() -> AccountId {
    Charlie.to_account_id()
}

fn list(asset: AssetId) -> RuntimeCall {
    ListedAssetsCall::list { asset }.into()
}

fn unlist(asset: AssetId) -> RuntimeCall {
    ListedAssetsCall::unlist { asset }.into()
}

fn set_rate(asset: AssetId, rate: Balance) -> RuntimeCall {
    ListedAssetsCall::set_rate { asset, rate }.into()
}

fn remove_rate(asset: AssetId) -> RuntimeCall {
    ListedAssetsCall::remove_rate { asset }.into()
}

/// Returns the call that opens a pool that can pay for three sets.
async fn open(chain: &Chain, number: PoolId, guarantee: Balance) -> RuntimeCall {
    open_guaranteed_pool(chain, number, AssetKind::WithId(TOKEN), 3 * prefund(PRICE, 1), guarantee).await
}

/// Opens a campaign of one set that a pool of Charlie's pays for.
async fn request(chain: &Chain, pool: PoolId, deadline: Moment) -> Task {
    let funding = Funding::Pool { pool, price: PRICE };
    let plan = Plan { funding, ..campaign("signs", PRICE, 1, deadline) };
    Task::open_with(chain, &Charlie.pair(), plan, vec![]).await
}

async fn is_secured(chain: &Chain, pool: PoolId) -> Value {
    chain.get("agt_pool", json!([owner().to_ss58check(), pool])).await["secured"].clone()
}

async fn earns_merit(chain: &Chain, campaign: CampaignId) -> Value {
    chain.get("agt_request", json!([campaign])).await["campaign"]["earnsMerit"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_root_lists_and_prices_and_wrong_values_are_refused() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    token::issue(&chain, &Charlie.pair(), LEAST).await;
    for call in [list(TOKEN), unlist(TOKEN), set_rate(TOKEN, RATE), remove_rate(TOKEN)] {
        chain.submit(call, &Charlie.pair()).await.expect_error(DispatchError::BadOrigin);
    }
    holders_bond(&chain).await;
    let calls = vec![
        list(NO_ASSET),
        unlist(TOKEN),
        set_rate(NO_ASSET, RATE),
        set_rate(TOKEN, 0),
        set_rate(TOKEN, MOST_RATE + 1),
        remove_rate(TOKEN),
        list(TOKEN),
        list(TOKEN),
        set_rate(TOKEN, MOST_RATE),
    ];
    let failed = |error: Error<Runtime>| Err(DispatchError::from(error));
    let expected = [
        failed(Error::UnknownAsset),
        failed(Error::NotListed),
        failed(Error::UnknownAsset),
        failed(Error::RateOutOfRange),
        failed(Error::RateOutOfRange),
        failed(Error::NoRate),
        Ok(()),
        failed(Error::AlreadyListed),
        Ok(()),
    ];
    assert_eq!(root_decides(&chain, calls).await, expected);
    node.stop_in_good_state().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn listing_and_rate_count_as_they_stand_at_the_opening() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let (people, team) = (Person::many(Behaviour::Honest, 3), Charlie.pair());
    scene::register(&chain, &people).await;
    become_requester(&chain, &team).await;
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    quiz.run(&chain, &people).await;
    let deadline = quiz.terms.deadline;
    token::issue(&chain, &team, LEAST).await;
    holders_bond(&chain).await;
    let pools_error = |error: pallet_reward_pools::Error<Runtime>| DispatchError::from(error);

    chain.submit(open(&chain, BEFORE, GUARANTEE).await, &team).await.expect_success();
    assert_eq!(root_decides(&chain, vec![list(TOKEN), set_rate(TOKEN, RATE)]).await, [Ok(()), Ok(())]);
    let needless = chain.submit(open(&chain, LISTED, GUARANTEE).await, &team).await;
    needless.expect_error(pools_error(pallet_reward_pools::Error::NeedsNoGuarantee));
    chain.submit(open(&chain, LISTED, 0).await, &team).await.expect_success();
    assert_eq!((is_secured(&chain, BEFORE).await, is_secured(&chain, LISTED).await), (json!(false), json!(true)));
    // The pool from before is what it was, whatever its token is worth.
    let unsecured = request(&chain, BEFORE, deadline).await;
    let at_the_rate = request(&chain, LISTED, deadline).await;

    assert_eq!(root_decides(&chain, vec![set_rate(TOKEN, RATE - 1)]).await, [Ok(())]);
    let below_it = request(&chain, LISTED, deadline).await;
    assert_eq!(root_decides(&chain, vec![remove_rate(TOKEN), unlist(TOKEN)]).await, [Ok(()), Ok(())]);
    let without_rate = request(&chain, LISTED, deadline).await;
    let no_guarantee = chain.submit(open(&chain, AFTER, 0).await, &team).await;
    no_guarantee.expect_error(pools_error(pallet_reward_pools::Error::GuaranteeTooSmall));
    assert_eq!((is_secured(&chain, BEFORE).await, is_secured(&chain, LISTED).await), (json!(false), json!(true)));
    let mut earning = Vec::new();
    for task in [&unsecured, &at_the_rate, &below_it, &without_rate] {
        earning.push(earns_merit(&chain, task.id).await);
    }
    assert_eq!(earning, [false, true, false, false].map(|earns| json!(earns)));

    // People work for two campaigns of one pool at one price. One of them moves their merit.
    for (task, is_more) in [(&at_the_rate, true), (&below_it, false)] {
        let before = merit(&chain, &people).await;
        chain.advance(9 * 3_600).await;
        assert_eq!(task.join(&chain, &people).await, people.len());
        task.run(&chain, &people).await;
        let after = merit(&chain, &people).await;
        assert!(before.iter().zip(&after).all(|(before, after)| (after > before) == is_more), "{before:?} {after:?}");
    }
    // The pool is still secured: anybody claims for a worker.
    for person in &people {
        let who = person.account().into();
        let claim = RewardPoolsCall::claim { owner: owner().into(), number: LISTED, who };
        chain.submit(claim, &Eve.pair()).await.expect_success();
        assert!(token::owned(&chain, &person.account()).await > PRICE, "two sets are paid");
    }
    let books = &audit(&chain).await.pools[&(owner(), LISTED)];
    assert!(books.paid > 6 * PRICE / 2 && books.paid <= 6 * PRICE, "{books:?}");
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
