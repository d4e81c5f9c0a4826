//! Revenue, its auctions and the markets, by commands.

use super::{events, machine, Machine};
use agt_client::keys::address_of;
use agt_e2e::{
    calls::{AssetsCall, BalancesCall},
    governance::{holders_bond, root_decides},
    token::{self, TOKEN},
    Chain, PATIENCE,
};
use agt_primitives::{assets::PRICED_UNITS, token::AGT, Balance};
use agt_runtime::{pots, Runtime};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::time::Duration;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    time::timeout,
};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// What a unit of the token is worth by governance: a five hundredth of an AGT.
const RATE: Balance = AGT / 500 * PRICED_UNITS;

/// Checks that programs read what the node answers.
async fn assert_read(machine: &Machine, chain: &Chain, reading: &[(&str, &str, Value)]) {
    for (line, method, params) in reading {
        assert_eq!(machine.json(line).await, chain.get(method, params.clone()).await, "{line}");
    }
}

/// Checks which rule refuses each of these commands of Bob's.
async fn assert_refused(machine: &Machine, refused: &[(&str, &str)]) {
    for (line, rule) in refused {
        assert_eq!(machine.run(&format!("{line} --dev-key //Bob --yes --json")).await.rule(1), *rule, "{line}");
    }
}

/// Returns the events of a command of Bob's that sends one transaction.
async fn bob(machine: &Machine, line: &str) -> Vec<Value> {
    let receipt = machine.json(&format!("{line} --dev-key //Bob")).await;
    receipt["transactions"][0]["events"].as_array().expect("a list").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn markets_and_their_fee_are_seen_and_moved_by_commands() {
    let (_node, chain, machine) = machine().await;
    let alice = address_of(&Alice.to_account_id());
    token::issue(&chain, &Alice.pair(), 1).await;
    let said = machine.run("market 1").await.done();
    assert_eq!(said, "Asset 1 has no market, and no rate at which it would be sold\n");
    machine.run("market").await.fails(2);
    machine.run("market 1 create 1 --dev-key //Alice --yes").await.fails(2);

    // Whoever makes a market sees what it costs. The fee is revenue.
    let mine = |line: &str| format!("{line} --dev-key //Alice");
    let said = machine.run(&mine("market create 1 --dry-run")).await.done();
    assert!(said.contains("would make the market of asset 1 for 100 AGT and the deposits"), "{said}");
    assert_eq!(events(&machine.json(&mine("market create 1")).await), ["AssetConversion.PoolCreated"]);
    let said = machine.run("revenue").await.done();
    assert!(said.contains("100 AGT") && said.contains("market setups 100 AGT"), "{said}");
    let receipt = machine.json(&mine("market provide 1 --units 500000 --agt 1000")).await;
    assert_eq!(events(&receipt), ["AssetConversion.LiquidityAdded"]);
    let said = machine.run("market 1").await.done();
    assert!(said.contains("500,000 of asset 1") && said.contains("0.002 AGT for one of asset 1"), "{said}");

    // Whoever has the keys can freeze the market, which would take more and give nothing back. Alice has them all.
    let provide = "market provide 1 --units 5000 --agt 10";
    let said = machine.run(&mine(&format!("{provide} --dry-run"))).await.done();
    assert!(said.contains("beware: whoever has the keys of asset 1 can freeze its market"), "{said}");
    chain.submit(AssetsCall::freeze_asset { id: TOKEN }, &Alice.pair()).await.expect_success();
    assert_refused(&machine, &[(provide, "MarketFrozen")]).await;
    chain.submit(AssetsCall::thaw_asset { id: TOKEN }, &Alice.pair()).await.expect_success();

    // A swap gets what was agreed to, or nothing happens.
    assert_refused(
        &machine,
        &[
            ("market create 1", "AssetConversion.PoolExists"),
            ("market buy 1 1 --least 501", "AssetConversion.ProvidedMinimumNotSufficientForSwap"),
            ("market leave 2 --shares 1", "NothingPossible"),
            ("market run 1 100", "Buyback.NotTracked"),
            ("auction open 1", "Buyback.NoReference"),
            ("auction bid 1 1", "Buyback.NoAuction"),
            ("auction end 1", "Buyback.NoAuction"),
        ],
    )
    .await;
    let bought = &bob(&machine, "market buy 1 1 --least 490").await[0];
    assert_eq!((&bought["event"], &bought["from"]), (&json!("AssetConversion.SwapExecuted"), &Value::Null));
    let units = token::owned(&chain, &Bob.to_account_id()).await;
    assert_eq!((units >= 490, &bought["out"]), (true, &json!(units.to_string())));
    let sold = &bob(&machine, &format!("market sell 1 {units} --least 0.9")).await[0];
    assert_eq!((&sold["in"], &sold["to"]), (&json!(units.to_string()), &Value::Null));
    assert_eq!(token::owned(&chain, &Bob.to_account_id()).await, 0);
    let receipt = machine.json(&mine("market leave 1 --shares 1000000")).await;
    assert_eq!(events(&receipt), ["AssetConversion.LiquidityRemoved"]);

    // A gift is counted once. The authors of a month are paid when it has ended.
    assert_refused(
        &machine,
        &[
            ("revenue collect agt", "Revenue.NothingToCollect"),
            ("revenue collect 1", "Revenue.NothingToCollect"),
            ("revenue recycle-slashes", "Revenue.NothingToRecycle"),
            ("revenue pay-author", "Revenue.NothingOwed"),
            (&format!("revenue pay-author {alice}"), "Revenue.NothingOwed"),
            ("recycler carry 2099-01", "Recycler.NothingToCarry"),
        ],
    )
    .await;
    let gift = BalancesCall::transfer_keep_alive { dest: pots::account(pots::REVENUE).into(), value: 10 * AGT };
    chain.submit(gift, &Bob.pair()).await.expect_success();
    let noted = &bob(&machine, "revenue collect agt").await[0];
    assert_eq!((&noted["source"], &noted["amount"]), (&json!("gifts"), &json!((10 * AGT).to_string())));
    chain.advance(32 * DAY).await;
    // The month ends with the first block that begins in the next one.
    chain.make_blocks(1).await;
    let said = machine.run(&format!("author {alice}")).await.done();
    assert!(said.contains(&format!("11 AGT: agt revenue pay-author {alice}")), "{said}");
    let paid = &bob(&machine, &format!("revenue pay-author {alice}")).await[0];
    assert_eq!((&paid["author"], &paid["amount"]), (&json!(alice), &json!((11 * AGT).to_string())));
    assert_read(
        &machine,
        &chain,
        &[
            ("revenue", "agt_revenue", json!([])),
            ("revenue 2027-03", "agt_revenue", json!(["2027-03"])),
            ("recycler", "agt_recycler", json!([])),
            ("author --dev-key //Alice", "agt_author", json!([alice])),
            ("author --dev-key //Bob", "agt_author", json!([address_of(&Bob.to_account_id())])),
            ("market 1", "agt_market", json!([1])),
            ("market 2", "agt_market", json!([2])),
            ("metrics", "agt_metrics", json!([])),
        ],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn revenue_in_a_token_is_sold_in_an_auction_by_commands_alone() {
    let (_node, chain, machine) = machine().await;
    token::issue(&chain, &Alice.pair(), 1).await;
    holders_bond(&chain).await;
    type Listing = pallet_listed_assets::Call<Runtime>;
    let calls = vec![Listing::list { asset: TOKEN }.into(), Listing::set_rate { asset: TOKEN, rate: RATE }.into()];
    assert_eq!(root_decides(&chain, calls).await, [Ok(()), Ok(())]);
    assert!(machine.run("auctions").await.done().contains("no auctions"));
    assert!(machine.run("buybacks").await.done().contains("Nothing was sold"));
    assert_refused(&machine, &[("auction open 1", "Buyback.LotTooSmall")]).await;

    // What is in the pot is stock when it is counted. A tenth of it is offered.
    let target = pots::account(pots::REVENUE).into();
    let paid = AssetsCall::transfer { id: TOKEN, target, amount: 100_000 };
    chain.submit(paid, &Alice.pair()).await.expect_success();
    let noted = &bob(&machine, "revenue collect 1").await[0];
    assert_eq!((&noted["asset"], &noted["amount"]), (&json!(1), &json!("100000")));
    let opened = &bob(&machine, "auction open 1").await[0];
    assert_eq!((&opened["event"], &opened["lot"]), (&json!("Buyback.AuctionOpened"), &json!("10000")));
    let said = machine.run("auctions").await.done();
    assert!(said.contains("10,000 of asset 1") && said.contains("agt auction bid 1 UNITS"), "{said}");

    // A bid pays what was shown, or less.
    let nonce = chain.nonce(&Bob.to_account_id()).await;
    let said = machine.run("auction bid 1 1000 --dev-key //Bob --dry-run").await.done();
    assert!(said.contains("would buy 1,000 of asset 1 for at most 2.2"), "{said}");
    assert_refused(
        &machine,
        &[
            ("auction open 1", "Buyback.AuctionOpen"),
            ("auction end 1", "Buyback.AuctionOpen"),
            ("auction bid 1 1000 --most 1", "Buyback.AboveMost"),
            ("auction bid 1 1", "Buyback.BidTooSmall"),
            ("auction bid 1 10001", "Buyback.MoreThanLeft"),
        ],
    )
    .await;
    assert_eq!(chain.nonce(&Bob.to_account_id()).await, nonce);
    let told = bob(&machine, "auction bid 1 1000").await;
    let sold = &told[0];
    assert_eq!((told.len(), &sold["event"]), (1, &json!("Buyback.LotSold")));
    assert_eq!((&sold["run"], &sold["units"], &sold["how"]), (&json!(0), &json!("1000"), &json!("auction")));
    assert_eq!(token::owned(&chain, &Bob.to_account_id()).await, 1_000);
    let said = machine.run("buybacks").await.done();
    assert!(said.contains("1,000 of asset 1") && said.contains(&address_of(&Bob.to_account_id())), "{said}");
    assert_read(
        &machine,
        &chain,
        &[
            ("auctions", "agt_auctions", json!([])),
            ("auctions --after 1", "agt_auctions", json!([1])),
            ("buybacks", "agt_buybacks", json!([])),
            ("buybacks --before 0", "agt_buybacks", json!([0])),
            ("revenue", "agt_revenue", json!([])),
            ("market 1", "agt_market", json!([1])),
        ],
    )
    .await;
    let told = machine.json("recycler").await;
    assert_eq!((told, &sold["agt"]), (chain.get("agt_recycler", json!([])).await, &auctioned(&chain).await));
    assert_eq!(machine.json("metrics").await["buyback"]["runs"], 1);

    // What nobody buys was in the pot all the time.
    chain.advance(7 * HOUR).await;
    let ended = &bob(&machine, "auction end 1").await[0];
    assert_eq!((&ended["event"], &ended["unsold"]), (&json!("Buyback.AuctionEnded"), &json!("9000")));
    assert_refused(&machine, &[("auction bid 1 1", "Buyback.NoAuction")]).await;

    // A stranger adds all of it up from events alone.
    let said = machine.run("audit").await.done();
    assert!(said.contains("Every figure is what the chain says, and the events break no rule"), "{said}");
    let books = machine.json("audit").await;
    assert_eq!((&books["holds"], books["runs"].as_array().map(Vec::len)), (&json!(true), Some(1)), "{books}");
    // And all other money, after each block.
    let said = machine.run("audit --whole").await.done();
    assert!(said.contains("After each block every figure was what the chain says"), "{said}");
    let whole = machine.json("audit --whole").await;
    assert_eq!((&whole["holds"], &whole["findings"], &whole["block"]), (&json!(true), &json!([]), &books["block"]));
    // A program that watches says the same, and goes on.
    let mut watching = machine.command("audit --whole --watch --json").spawn().expect("agt is built");
    let mut lines = BufReader::new(watching.stdout.take().expect("a pipe")).lines();
    let first = timeout(PATIENCE, lines.next_line()).await.expect("it reads the chain").expect("a line");
    let first: Value = serde_json::from_str(&first.expect("a result")).expect("JSON");
    assert_eq!((&first["holds"], &first["block"]), (&whole["holds"], &whole["block"]));
    chain.make_blocks(3).await;
    let more = timeout(Duration::from_secs(2), watching.wait()).await;
    assert!(more.is_err(), "it ended while all figures were right: {more:?}");
}

/// Returns the AGT that came back from auctions.
async fn auctioned(chain: &Chain) -> Value {
    let told = chain.get("agt_recycler", json!([])).await;
    let sources = told["sources"].as_array().expect("a list");
    sources.iter().find(|one| one["source"] == "auctions").expect("a source")["received"].clone()
}
