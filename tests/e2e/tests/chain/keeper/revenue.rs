//! The protocol's own money on a chain on which nobody but a keeper moves it.

use crate::buyback::{give, make_market, GIFT, WORTH};
use agt_e2e::{
    audit::audit,
    calls::*,
    governance::{holders_bond, root_decides},
    json::amount,
    kept::keeper_key,
    keys::account_of,
    scene,
    token::{self, TOKEN},
    Chain, Node,
};
use agt_keeper::{steps::Step, Config, Keeper, NoGold};
use agt_primitives::{assets::PRICED_UNITS, buyback::BuybackTerms, calendar::Month, token::AGT, Balance};
use agt_runtime::{pots, Runtime, RuntimeCall};
use serde_json::{json, Value};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve};
use std::{collections::BTreeSet, path::Path, sync::Arc};
use tempfile::TempDir;

type ListedAssetsCall = pallet_listed_assets::Call<Runtime>;

/// What root slashes, and what somebody sends to the recycler's pot for nothing.
const SLASHED: Balance = 2_000 * AGT;
const SENT: Balance = 5 * AGT;

/// Returns a keeper that need not mind any other, with the steps of revenue and the sweeping of the token, or without.
fn keeper(chain: &Chain, folder: &Path, key: &sr25519::Pair, revenue: bool) -> Keeper {
    let base = Config::alone(folder);
    let config = if revenue { Config { sweep: [(TOKEN, GIFT)].into(), ..base.with_revenue() } } else { base };
    Keeper::new(config, chain.client.clone(), key.clone(), Arc::new(NoGold)).expect("a keeper")
}

/// Has a keeper look until it has nothing to do, and returns all that it did.
async fn steps(keeper: &mut Keeper) -> BTreeSet<Step> {
    let mut all = BTreeSet::new();
    loop {
        let passed = keeper.pass().await.expect("a look");
        assert!(passed.refused.is_empty(), "{passed:?}");
        if passed.sent.is_empty() {
            return all;
        }
        all.extend(passed.sent);
    }
}

async fn recycler(chain: &Chain) -> Value {
    chain.get("agt_recycler", json!([])).await
}

/// Root slashes a bond, somebody sends AGT to the recycler's pot, and a token that nobody lists lies in the revenue pot.
async fn money_lies_about(chain: &Chain) {
    holders_bond(chain).await;
    chain.submit(AccessCall::bond { amount: 5_000 * AGT }, &Eve.pair()).await.expect_success();
    let reason = b"labels copied in bulk".to_vec().try_into().expect("short");
    let slash = AccessCall::slash { who: Eve.to_account_id().into(), amount: SLASHED, reason };
    assert_eq!(root_decides(chain, vec![slash.into()]).await, [Ok(())]);
    let send = BalancesCall::transfer_keep_alive { dest: pots::account(pots::RECYCLER).into(), value: SENT };
    chain.submit(send, &Dave.pair()).await.expect_success();
    token::issue(chain, &Charlie.pair(), 10).await;
    give(chain).await;
}

/// Nobody has the keys of the token any more, it has a market, and governance says what it is worth.
async fn the_token_is_listed(chain: &Chain) {
    token::give_up_keys(chain, &Charlie.pair()).await;
    make_market(chain).await;
    give(chain).await;
    let rate = ListedAssetsCall::set_rate { asset: TOKEN, rate: WORTH * PRICED_UNITS };
    assert_eq!(root_decides(chain, vec![rate.into()]).await, [Ok(())]);
}

async fn auctions(chain: &Chain) -> Value {
    chain.get("agt_auctions", json!([])).await["auctions"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_alone_brings_money_back_and_offers_revenue_for_sale() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    scene::begin(&chain).await;
    money_lies_about(&chain).await;
    let folders = [TempDir::new().expect("a folder"), TempDir::new().expect("a folder")];
    let keys = [keeper_key(&chain, "of campaigns").await, keeper_key(&chain, "of revenue").await];
    let mut idle = keeper(&chain, folders[0].path(), &keys[0], false);
    assert_eq!(steps(&mut idle).await, BTreeSet::new(), "no campaign needs it");
    let mut keeper = keeper(&chain, folders[1].path(), &keys[1], true);

    let brought = [Step::RecycleSlashes, Step::CollectGifts, Step::SweepAsset { asset: TOKEN }];
    assert_eq!(steps(&mut keeper).await, BTreeSet::from(brought));
    let told = recycler(&chain).await;
    assert_eq!((amount(&told["received"]), amount(&told["gifts"])), (SLASHED, SENT));
    assert_eq!(amount(&told["nextRevenue"]), SLASHED + SENT);
    assert_eq!(token::owned(&chain, &pots::account(pots::TREASURY)).await, GIFT);

    // An auction opens, and after its time the next one: there is always a lot on offer.
    the_token_is_listed(&chain).await;
    let open = BTreeSet::from([Step::OpenAuction { asset: TOKEN }]);
    let time = BuybackTerms::DEFAULT.auction_time / 1_000;
    assert_eq!(steps(&mut keeper).await, open);
    let first = auctions(&chain).await[0].clone();
    chain.advance(time / 2).await;
    assert_eq!(steps(&mut keeper).await, BTreeSet::new());
    chain.advance(time / 2 + 1).await;
    assert_eq!(steps(&mut keeper).await, open);
    let second = auctions(&chain).await[0].clone();
    assert_eq!((&first["lot"], &first["done"]), (&second["lot"], &second["done"]));
    assert_ne!(first["opened"], second["opened"]);

    // Without a rate none opens, and the last one is cleared away.
    let remove: RuntimeCall = ListedAssetsCall::remove_rate { asset: TOKEN }.into();
    assert_eq!(root_decides(&chain, vec![remove]).await, [Ok(())]);
    chain.advance(time + 1).await;
    assert_eq!(steps(&mut keeper).await, BTreeSet::from([Step::EndAuction { asset: TOKEN }]));
    assert_eq!(auctions(&chain).await, json!([]));

    // Nobody submits to the next season, so what belongs to it is carried on.
    let season = Month::at(scene::START).and_then(Month::next).expect("a month");
    let belongs = amount(&recycler(&chain).await["nextRevenue"]);
    chain.wind_to(season.start_of_day(20).expect("a day")).await;
    assert_eq!(steps(&mut keeper).await, BTreeSet::new());
    chain.wind_to(season.start_of_day(21).expect("a day")).await;
    assert_eq!(steps(&mut keeper).await, BTreeSet::from([Step::Carry { season }]));
    assert_eq!(amount(&recycler(&chain).await["nextRevenue"]), belongs);

    assert!(keeper.metrics().contains("agt_keeper_transactions_failed_total 0"), "{}", keeper.metrics());
    let fees = 100 * AGT - chain.free(&account_of(&keys[1])).await;
    println!("{fees} planck of fees, which nobody returns");
    assert!(fees > 0);
    audit(&chain).await;
    drop((idle, keeper, chain));
    println!("{}", node.stop_in_good_state().await);
}
