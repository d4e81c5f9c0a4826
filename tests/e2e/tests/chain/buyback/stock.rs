//! Revenue in a token: what becomes of it before and after it is listed, and who says at which rate it is sold.

use super::{auction, give, make_market, send, track, GIFT, WORTH};
use agt_e2e::{
    audit::audit,
    calls::*,
    governance::{holders_bond, root_decides},
    json::amount,
    token::{self, TOKEN},
    Chain, Node, Outcome,
};
use agt_primitives::{
    assets::PRICED_UNITS,
    buyback::{BuybackTerms, Rate},
    Balance,
};
use agt_runtime::{pots, Runtime, RuntimeCall, RuntimeEvent};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve, Ferdie};
use sp_runtime::DispatchError;

type Error = pallet_buyback::Error<Runtime>;

/// What the market's units are worth, and what governance says later.
const RATE: Rate = WORTH * PRICED_UNITS;
const HALF: Rate = RATE / 2;

/// Units of each bid.
const BID: Balance = 1_000;

async fn market(chain: &Chain) -> Value {
    chain.get("agt_market", json!([TOKEN])).await
}

async fn treasury(chain: &Chain) -> Balance {
    token::owned(chain, &pots::account(pots::TREASURY)).await
}

async fn sweep(chain: &Chain) -> Outcome {
    chain.submit(RevenueCall::sweep { asset: TOKEN }, &Eve.pair()).await
}

async fn open(chain: &Chain) -> Outcome {
    chain.submit(BuybackCall::open { asset: TOKEN }, &Ferdie.pair()).await
}

async fn bid(chain: &Chain) -> Outcome {
    chain.submit(BuybackCall::bid { asset: TOKEN, units: BID, most: Balance::MAX }, &Dave.pair()).await
}

/// Returns what was swept, and what of it was counted as revenue before.
fn swept(outcome: &Outcome) -> (Balance, Balance) {
    outcome.event(|event| match event {
        RuntimeEvent::Revenue(pallet_revenue::Event::AssetSwept { asset: TOKEN, amount, counted }) => {
            Some((*amount, *counted))
        }
        _ => None,
    })
}

/// While somebody has the keys of the token and governance does not list it, anybody brings all of it to the treasury.
async fn unlisted_revenue_goes_to_the_treasury(chain: &Chain) {
    type RevenueError = pallet_revenue::Error<Runtime>;
    sweep(chain).await.expect_error(RevenueError::NothingHeld);
    send(chain).await;
    assert_eq!(swept(&sweep(chain).await.expect_success()), (GIFT, 0));
    give(chain).await;
    open(chain).await.expect_error(Error::NoReference);
    assert_eq!(swept(&sweep(chain).await.expect_success()), (GIFT, GIFT));
    assert_eq!((treasury(chain).await, token::owned(chain, &pots::account(pots::REVENUE)).await), (2 * GIFT, 0));
    sweep(chain).await.expect_error(RevenueError::NothingHeld);

    token::give_up_keys(chain, &Charlie.pair()).await;
    give(chain).await;
    sweep(chain).await.expect_error(RevenueError::AssetListed);
    assert_eq!((treasury(chain).await, token::owned(chain, &pots::account(pots::REVENUE)).await), (2 * GIFT, GIFT));
    let told = chain.get("agt_revenue", json!([])).await;
    let of_token = &told["assets"][1];
    assert_eq!(of_token["asset"], json!(TOKEN), "{told}");
    assert_eq!((amount(&of_token["collected"]), amount(&of_token["sold"])), (2 * GIFT, 0));
}

/// Governance alone ends the tracking. The auction that is open goes on at its own reference, and no other one opens.
async fn an_untracked_market_counts_no_more(chain: &Chain) {
    let untrack = || RuntimeCall::from(BuybackCall::untrack { asset: TOKEN });
    let before = market(chain).await;
    chain.submit(untrack(), &Charlie.pair()).await.expect_error(DispatchError::BadOrigin);
    assert_eq!(market(chain).await["reference"], before["reference"]);
    let results = root_decides(chain, vec![untrack(), untrack()]).await;
    assert_eq!(results, [Ok(()), Err(Error::NotTracked.into())]);
    let told = market(chain).await;
    assert_eq!((&told["tracked"], &told["reference"]), (&Value::Null, &Value::Null), "{told}");
    assert_eq!(told["reserves"], before["reserves"], "the market itself stays as it was");
    bid(chain).await.expect_success();

    chain.advance(BuybackTerms::DEFAULT.auction_time / 1_000).await;
    chain.submit(BuybackCall::end { asset: TOKEN }, &Eve.pair()).await.expect_success();
    open(chain).await.expect_error(Error::NoReference);
    let sell = BuybackCall::sell_on_market { asset: TOKEN, units: BID, least: 0 };
    chain.submit(sell, &Eve.pair()).await.expect_error(Error::NotTracked);
}

/// A rate of governance that is much lower does not count at once, unless governance has the last reference forgotten.
async fn a_forgotten_reference_holds_no_rate_up(chain: &Chain) {
    let set_rate = pallet_listed_assets::Call::<Runtime>::set_rate { asset: TOKEN, rate: HALF };
    assert_eq!(root_decides(chain, vec![set_rate.into()]).await, [Ok(())]);
    let held_up = market(chain).await["reference"].clone();
    assert_eq!((amount(&held_up["base"]), &held_up["source"]), (HALF, &json!("governance")));
    assert!((RATE * 9 / 10..RATE).contains(&amount(&held_up["rate"])), "two hundredths a day: {held_up}");

    let forget = || RuntimeCall::from(BuybackCall::forget_reference { asset: TOKEN });
    chain.submit(forget(), &Charlie.pair()).await.expect_error(DispatchError::BadOrigin);
    assert!(amount(&market(chain).await["reference"]["rate"]) > HALF);
    let results = root_decides(chain, vec![forget(), forget()]).await;
    assert_eq!(results, [Ok(()), Err(Error::NoReference.into())]);
    let told = market(chain).await["reference"].clone();
    assert_eq!((amount(&told["rate"]), amount(&told["base"])), (HALF, HALF));

    let reference = open(chain).await.expect_success().event(|event| match event {
        RuntimeEvent::Buyback(pallet_buyback::Event::AuctionOpened { reference, .. }) => Some(*reference),
        _ => None,
    });
    assert_eq!(reference, HALF);
    bid(chain).await.expect_success();
}

#[tokio::test(flavor = "multi_thread")]
async fn revenue_is_swept_until_listed_and_sold_at_what_governance_trusts() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    holders_bond(&chain).await;
    token::issue(&chain, &Charlie.pair(), 10).await;
    unlisted_revenue_goes_to_the_treasury(&chain).await;
    make_market(&chain).await;
    track(&chain).await;
    auction(&chain, 3, BID).await;
    an_untracked_market_counts_no_more(&chain).await;
    a_forgotten_reference_holds_no_rate_up(&chain).await;

    assert_eq!(treasury(&chain).await, 2 * GIFT);
    assert_eq!(audit(&chain).await.books.returned().runs().len(), 3);
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
