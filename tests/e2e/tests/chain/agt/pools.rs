//! Pools, from their opening to their end.

use super::{events, machine};
use agt_client::keys::address_of;
use agt_e2e::{calls::AssetsCall, requests::become_requester, token};
use agt_primitives::token::AGT;
use serde_json::json;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave};

const DAY: u64 = 86_400;

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_opens_grows_and_gives_all_money_back() {
    let (_node, chain, machine) = machine().await;
    become_requester(&chain, &Dave.pair()).await;
    let owner = address_of(&Dave.to_account_id());
    let dave = |line: &str| format!("{line} --dev-key //Dave");
    let receipt = machine.json(&dave("pool open 100.5 --days 30")).await;
    let opened = &receipt["transactions"][0]["events"][0];
    assert_eq!(
        (&opened["event"], &opened["amount"]),
        (&json!("RewardPools.Opened"), &json!((201 * AGT / 2).to_string()))
    );
    let shown = machine.json(&dave("pool show 0")).await;
    assert_eq!(shown, chain.get("agt_pool", json!([owner, 0])).await);
    assert_eq!(machine.json(&format!("pool list --owner {owner}")).await["pools"][0], shown);

    // Anybody may add money.
    let receipt = machine.json(&format!("pool top-up 0 9.5 --owner {owner} --dev-key //Bob")).await;
    assert_eq!(events(&receipt), ["RewardPools.ToppedUp"]);
    let said = machine.run(&dave("pool show 0")).await.done();
    assert!(said.starts_with(&format!("Pool 0 of {owner}: open\n")) && said.contains("110 AGT"), "{said}");
    let owed = machine.json(&format!("pool owed 0 --owner {owner} --dev-key //Bob")).await;
    assert_eq!((&owed["owed"], &owed["address"]), (&json!("0"), &json!(address_of(&Bob.to_account_id()))));
    let nothing = machine.run(&format!("pool claim 0 --owner {owner} --dev-key //Bob --yes --json")).await;
    assert_eq!(nothing.rule(1), "RewardPools.NothingOwed");

    assert_eq!(machine.run(&dave("pool cancel 0 --yes --json")).await.rule(1), "RewardPools.TooYoung");
    chain.advance(3 * DAY).await;
    assert_eq!(events(&machine.json(&dave("pool cancel 0")).await), ["RewardPools.Cancelled"]);
    let receipt = machine.json(&dave("pool refund 0")).await;
    assert_eq!(receipt["transactions"][0]["events"][0]["amount"], (110 * AGT).to_string());
    assert_eq!(events(&machine.json(&dave("pool close 0")).await), ["RewardPools.Closed"]);
    assert_eq!(machine.run(&dave("pool show 0 --json")).await.rule(1), "UnknownPool");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_in_another_asset_is_counted_in_its_own_places() {
    let (_node, chain, machine) = machine().await;
    become_requester(&chain, &Alice.pair()).await;
    let id = token::TOKEN;
    token::issue(&chain, &Alice.pair(), 1).await;
    let (name, symbol) = (b"Token".to_vec(), b"TOK".to_vec());
    let named = AssetsCall::set_metadata { id, name, symbol, decimals: 2 };
    chain.submit(named, &Alice.pair()).await.expect_success();

    let open = format!("pool open 50.25 --asset {id} --guarantee 515 --dev-key //Alice");
    let said = machine.run(&format!("{open} --yes")).await.done();
    assert!(said.contains("50.25 TOK (asset 1)") && said.contains("515 AGT") && said.contains("not secured"), "{said}");
    let shown = machine.json("pool show 0 --dev-key //Alice").await;
    assert_eq!((&shown["asset"], &shown["funded"]), (&json!(id), &json!("5025")));
    let said = machine.run("pool list").await.done();
    assert!(said.contains("50.25 TOK (asset 1)"), "{said}");
    let finer = machine.run(&format!("pool open 0.001 --asset {id} --dev-key //Alice --yes --json")).await;
    assert_eq!(finer.rule(2), "Usage");
}
