//! Money that comes back: requesters and upgrades pay fees, revenue is sold in auctions and on a market, a part is burned, two
//! seasons pay the rest, and the events alone account for each figure.

mod returned;
mod stock;

use agt_e2e::{
    audit::audit_and_leave_out,
    calls::*,
    governance,
    json::amount,
    requests::{self, become_requester, end_pool, open_pool, prefund, FIRST_POOL},
    scene,
    token::{self, TOKEN},
    work::{Behaviour, Person, Task},
    Chain, Node,
};
use agt_primitives::{
    assets::{AssetKind, PRICED_UNITS},
    buyback::BuybackTerms,
    calendar::{Month, DAY},
    quests::QuestTerms,
    token::AGT,
    Balance,
};
use agt_runtime::{pots, Runtime, RuntimeCall};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve, Ferdie};

/// A unit of the token is worth a tenth of an AGT.
pub const WORTH: Balance = AGT / 10;

/// What the market begins with, in units.
const UNITS: Balance = 300_000;

/// What a perfect set of the request earns, in units, and its sets.
const UNITS_A_SET: Balance = 1_000;
const SETS: u32 = 8;

/// What somebody sends to the revenue pot for nothing, in units.
pub const GIFT: Balance = 50_000;

/// AIA that an account redeems.
const AIA: u64 = 3_000;

/// The season of so many months after the first one.
fn season(number: u32) -> Month {
    Month(Month::at(scene::START).expect("a month").0 + number)
}

/// What `agt_season` says of a season.
async fn told_of(chain: &Chain, season: Month) -> Value {
    chain.get("agt_season", json!([scene::name_of(season)])).await
}

/// The scene of the documentation's examples: somebody has made a market of a token, and sent some units to the revenue pot.
pub async fn a_market_is_made(chain: &Chain) {
    token::issue(chain, &Charlie.pair(), 10).await;
    token::give_up_keys(chain, &Charlie.pair()).await;
    make_market(chain).await;
    give(chain).await;
}

/// Charlie sends units to the revenue pot for nothing.
async fn send(chain: &Chain) {
    let send = AssetsCall::transfer { id: TOKEN, target: pots::account(pots::REVENUE).into(), amount: GIFT };
    chain.submit(send, &Charlie.pair()).await.expect_success();
}

/// Charlie sends units to the revenue pot for nothing, and they are counted.
pub async fn give(chain: &Chain) {
    send(chain).await;
    chain.submit(RevenueCall::collect { asset: AssetKind::WithId(TOKEN) }, &Eve.pair()).await.expect_success();
}

/// Charlie makes a market of its token and AGT.
pub async fn make_market(chain: &Chain) {
    let (maker, who) = (Charlie.pair(), Charlie.to_account_id());
    let pair = || (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(TOKEN)));
    let (asset1, asset2) = pair();
    chain.submit(AssetConversionCall::create_pool { asset1, asset2 }, &maker).await.expect_success();
    let (asset1, asset2) = pair();
    let provide = AssetConversionCall::add_liquidity {
        asset1,
        asset2,
        amount1_desired: UNITS * WORTH,
        amount2_desired: UNITS,
        amount1_min: UNITS * WORTH,
        amount2_min: UNITS,
        mint_to: who,
    };
    chain.submit(provide, &maker).await.expect_success();
}

/// Governance has the market tracked until its mean counts.
async fn track(chain: &Chain) {
    let track = BuybackCall::track { asset: TOKEN, observed: WORTH * PRICED_UNITS };
    assert_eq!(governance::root_decides(chain, vec![track.into()]).await, [Ok(())]);
    for _ in 0..26 {
        chain.advance(3_600).await;
    }
    let told = chain.get("agt_market", json!([TOKEN])).await;
    assert_eq!(amount(&told["reference"]["rate"]), WORTH * PRICED_UNITS, "{told}");
    assert_eq!(told["reference"]["source"], "market");
}

/// A request in the token is answered and paid, and its fee brought to the revenue pot.
async fn pay_for_a_request(chain: &Chain, people: &[Person]) {
    let team = Charlie.pair();
    become_requester(chain, &team).await;
    let pool = open_pool(chain, FIRST_POOL, AssetKind::WithId(TOKEN), prefund(UNITS_A_SET, SETS)).await;
    let deadline = chain.time(None).await + 20 * DAY;
    let plan = requests::campaign("signs", UNITS_A_SET, SETS, deadline);
    let signs = Task::open_with(chain, &team, plan, vec![pool]).await;
    assert!(signs.join(chain, people).await > 0, "people are let in");
    signs.run(chain, people).await;
    requests::claim(chain, &Charlie.to_account_id(), people).await;
    chain.submit(TasksCall::stop_campaign { campaign: signs.id }, &team).await.expect_success();
    chain.advance(3 * 86_400).await;
    chain.submit(TasksCall::close_campaign { campaign: signs.id }, &team).await.expect_success();
    requests::claim(chain, &Charlie.to_account_id(), people).await;
    end_pool(chain, &team, &Eve.pair()).await;
}

/// Opens an auction, lets `hours` pass, and has Dave buy so many units. Returns the AGT that they cost.
async fn auction(chain: &Chain, hours: u64, units: Balance) -> Balance {
    chain.submit(BuybackCall::open { asset: TOKEN }, &Ferdie.pair()).await.expect_success();
    chain.advance(hours * 3_600).await;
    let bid = BuybackCall::bid { asset: TOKEN, units, most: Balance::MAX };
    let outcome = chain.submit(bid, &Dave.pair()).await.expect_success();
    outcome.event(|event| match event {
        agt_runtime::RuntimeEvent::Recycler(pallet_recycler::Event::AgtRecycled { amount, .. }) => Some(*amount),
        _ => None,
    })
}

/// Each of these people redeems [`AIA`] in a season: it submits on the 10th and claims on the 21st, both for free.
async fn redeem(chain: &Chain, season: Month, people: &[Person]) -> Balance {
    chain.wind_to(season.start_of_day(10).expect("a day")).await;
    let calls = |call: RuntimeCall| people.iter().map(|person| (call.clone(), &person.key)).collect::<Vec<_>>();
    for outcome in chain.submit_all(calls(RedemptionCall::submit { aia: AIA }.into())).await {
        outcome.expect_success();
    }
    chain.wind_to(season.start_of_day(21).expect("a day")).await;
    let mut paid = 0;
    for outcome in chain.submit_all(calls(RedemptionCall::claim { season }.into())).await {
        paid += outcome.expect_success().event(|event| match event {
            agt_runtime::RuntimeEvent::Redemption(pallet_redemption::Event::Claimed { amount, .. }) => Some(*amount),
            _ => None,
        });
    }
    paid
}

#[tokio::test(flavor = "multi_thread")]
async fn revenue_is_sold_burned_recycled_and_paid_by_two_seasons() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 12);
    scene::earn(&chain, &people).await;

    // January: fees arrive in the token and in AGT.
    token::issue(&chain, &Charlie.pair(), 10).await;
    token::give_up_keys(&chain, &Charlie.pair()).await;
    make_market(&chain).await;
    track(&chain).await;
    pay_for_a_request(&chain, &people).await;
    let fees = chain.get("agt_revenue", json!([scene::name_of(season(0))])).await;
    println!("{fees:#}");
    give(&chain).await;
    let fund = BalancesCall::transfer_keep_alive { dest: people[0].account().into(), value: 10 * AGT };
    chain.submit(fund, &Dave.pair()).await.expect_success();
    chain.submit(QuestsCall::buy_booster { most: Balance::MAX }, &people[0].key).await.expect_success();
    let recycler = chain.get("agt_recycler", json!([])).await;
    let booster = QuestTerms::DEFAULT.booster_price;
    let setup = 100 * AGT;
    assert_eq!(amount(&recycler["received"]), (booster + setup) * 9 / 10, "a tenth is the authors'");

    // A lone bidder that waits gets no more than three hundredths.
    let cost = auction(&chain, 5, 1_000).await;
    let price = chain.get("agt_auctions", json!([])).await["auctions"][0].clone();
    println!("{price:#}");
    assert!(cost < 1_000 * WORTH && cost * 103 >= 1_000 * WORTH * 100, "{cost}");
    let late = BuybackCall::bid { asset: TOKEN, units: 1_000, most: Balance::MAX };
    chain.advance(3_600).await;
    chain.submit(late, &Dave.pair()).await.expect_error(pallet_buyback::Error::<Runtime>::AuctionOver);
    chain.submit(BuybackCall::end { asset: TOKEN }, &Eve.pair()).await.expect_success();

    // On the market once in a hundred blocks, and never after it was touched.
    let units = UNITS * Balance::from(BuybackTerms::DEFAULT.market_part) / 10_000;
    let run = BuybackCall::sell_on_market { asset: TOKEN, units, least: 0 };
    let swap = AssetConversionCall::swap_exact_tokens_for_tokens {
        path: vec![Box::new(AssetKind::Native), Box::new(AssetKind::WithId(TOKEN))],
        amount_in: 5 * AGT,
        amount_out_min: 1,
        send_to: Dave.to_account_id(),
        keep_alive: true,
    };
    let sandwich = UtilityCall::batch_all { calls: vec![swap.into(), run.clone().into()] };
    chain.submit(sandwich, &Dave.pair()).await.expect_error(pallet_buyback::Error::<Runtime>::MarketTouched);
    chain.submit(run.clone(), &Eve.pair()).await.expect_success();
    chain.submit(run, &Eve.pair()).await.expect_error(pallet_buyback::Error::<Runtime>::TooSoon);

    // What came back in January is what February pays first.
    let belongs = amount(&chain.get("agt_recycler", json!([])).await["nextRevenue"]);
    let (half, rest) = people.split_at(6);
    let paid = redeem(&chain, season(1), half).await;
    let told = told_of(&chain, season(1)).await;
    assert_eq!(amount(&told["returned"]), belongs);
    assert_eq!((amount(&told["paid"]), amount(&told["paidRecycled"])), (paid, paid.min(belongs)));
    assert!(paid > belongs, "both parts are paid: {told}");

    // In February a share is burned: what is not bonded.
    governance::set_parameter(&chain, "recycler.mode", 0, 1).await;
    let burned = amount(&chain.get("agt_supply", json!([])).await["burned"]);
    let cost = auction(&chain, 3, 2_000).await;
    let now = amount(&chain.get("agt_supply", json!([])).await["burned"]);
    assert!(now > burned && now - burned < cost, "{burned} {now} of {cost}");
    let last = chain.get("agt_buybacks", json!([])).await["runs"][0].clone();
    assert_eq!((amount(&last["burned"]), &last["mode"]), (now - burned, &json!("aimagine")));
    let paid = redeem(&chain, season(2), rest).await;
    let told = told_of(&chain, season(2)).await;
    assert!(amount(&told["paidRecycled"]) > 0 && amount(&told["paid"]) == paid, "{told}");

    // Authors and slashes.
    let author = sp_keyring::Sr25519Keyring::Alice.to_account_id();
    let owed = amount(&chain.get("agt_author", json!([author.to_ss58check()])).await["owed"]);
    assert!(owed > 0);
    chain.submit(RevenueCall::pay_author { author: author.clone().into() }, &Eve.pair()).await.expect_success();

    // The events alone account for every figure: without one of them, a figure differs. Every invariant holds in the database.
    let (audited, kinds) = audit_and_leave_out(&chain).await;
    assert_eq!(audited.books.returned().runs().len(), 3);
    println!("{kinds:?}");
    for kind in ["Balances.Transfer", "Assets.Withdrawn", "RewardPools.Credited", "Redemption.Claimed", "Recycler.Paid"]
    {
        assert!(kinds.contains(kind), "{kind}: {kinds:?}");
    }
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
