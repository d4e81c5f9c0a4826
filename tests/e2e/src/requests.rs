//! Requesters on a running node: a pool that pays, the campaign that draws on it, and the claims of its workers.

use crate::{
    calls::*,
    json::amount,
    keys::account_of,
    scene,
    work::{Person, Plan, Task},
    Chain, Outcome,
};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    calendar::DAY,
    reward_pools::{fee_on, PoolPurpose, PoolTerms},
    tasks::{CampaignKind, Funding, PoolId, Replication},
    token::AGT,
    Balance, Moment,
};
use agt_runtime::{AccountId, RuntimeCall};
use serde_json::json;
use sp_core::{crypto::Ss58Codec, sr25519::Pair};

/// The first pool of a requester.
pub const FIRST_POOL: PoolId = 0;

/// Items, and gold, of a full set.
pub const ITEMS_A_SET: u8 = 16;

/// Bonds an account and gives it the role of data requests.
pub async fn become_requester(chain: &Chain, key: &Pair) {
    chain.submit(AccessCall::bond { amount: 2_000 * AGT }, key).await.expect_success();
    chain.submit(AccessCall::enter_role { role: Role::DataRequest }, key).await.expect_success();
}

/// Returns what a pool needs to pay out `most`: that and the fee on it.
pub fn with_fee(most: Balance) -> Balance {
    most + fee_on(PoolTerms::DEFAULT.fee_rate(), most)
}

/// Returns what a pool needs for a campaign of so many sets: the price of each seat and of two further answers, and the fee.
pub fn prefund(price: Balance, sets: u32) -> Balance {
    with_fee(price * Balance::from(Replication::Three.seats() + 2) * Balance::from(sets))
}

/// Returns the call that opens the pool `number` of a requester, for two months.
pub async fn open_pool(chain: &Chain, number: PoolId, asset: AssetKind, amount: Balance) -> RuntimeCall {
    open_guaranteed_pool(chain, number, asset, amount, 0).await
}

/// Returns the call that opens a pool for two months, with a guarantee in planck of AGT beside it.
pub async fn open_guaranteed_pool(
    chain: &Chain,
    number: PoolId,
    asset: AssetKind,
    amount: Balance,
    guarantee: Balance,
) -> RuntimeCall {
    let expires = chain.time(None).await + 60 * DAY;
    let purpose = PoolPurpose::DataRequest;
    RewardPoolsCall::open { number, asset, purpose, amount, expires, guarantee }.into()
}

/// Returns what the first pool of `owner` owes an account, in the pool's asset.
pub async fn owed(chain: &Chain, owner: &AccountId, who: &AccountId) -> Balance {
    amount(&chain.get("agt_owed", json!([owner.to_ss58check(), FIRST_POOL, who.to_ss58check()])).await)
}

/// Returns a campaign of four categories that the first pool of its owner pays for. Half of the positions of a set are gold.
pub fn campaign(name: &'static str, price: Balance, sets: u32, deadline: Moment) -> Plan {
    Plan {
        name,
        kind: CampaignKind::General,
        items: sets * u32::from(ITEMS_A_SET),
        items_a_set: ITEMS_A_SET,
        gold_a_set: ITEMS_A_SET,
        funding: Funding::Pool { pool: FIRST_POOL, price },
        leaves: 2 * sets,
        ..Plan::quiz(scene::AREA, deadline)
    }
}

/// Opens a pool in AGT and, in the same batch, a campaign of so many sets.
pub async fn request_in_agt(chain: &Chain, key: &Pair, name: &'static str, price: Balance, sets: u32) -> Task {
    let deadline = chain.time(None).await + 20 * DAY;
    let pool = open_pool(chain, FIRST_POOL, AssetKind::Native, prefund(price, sets)).await;
    Task::open_with(chain, key, campaign(name, price, sets, deadline), vec![pool]).await
}

/// Has everybody whom the first pool of `owner` owes something claim it. Returns what each was owed, and the outcomes.
pub async fn claim(chain: &Chain, owner: &AccountId, people: &[Person]) -> (Vec<Balance>, Vec<Outcome>) {
    let (mut calls, mut owed) = (Vec::new(), Vec::new());
    for person in people {
        let who = person.account();
        let amount = self::owed(chain, owner, &who).await;
        if amount > 0 {
            let call = RewardPoolsCall::claim { owner: owner.clone().into(), number: FIRST_POOL, who: who.into() };
            calls.push((RuntimeCall::from(call), &person.key));
        }
        owed.push(amount);
    }
    let outcomes = chain.submit_all(calls).await;
    (owed, outcomes)
}

/// Ends the first pool of a requester that no campaign and no job uses: brings its fee to the revenue pot, and the rest back.
pub async fn end_pool(chain: &Chain, requester: &Pair, collector: &Pair) {
    let owner = account_of(requester);
    chain.submit(RewardPoolsCall::cancel { number: FIRST_POOL }, requester).await.expect_success();
    let collect = RewardPoolsCall::collect_fee { owner: owner.clone().into(), number: FIRST_POOL };
    chain.submit(collect, collector).await.expect_success();
    let close = RewardPoolsCall::close { owner: owner.clone().into(), number: FIRST_POOL };
    chain.submit(close, requester).await.expect_success();
    let gone = chain.refused("agt_pool", json!([owner.to_ss58check(), FIRST_POOL])).await;
    assert_eq!(gone.rule(), "UnknownPool");
}
