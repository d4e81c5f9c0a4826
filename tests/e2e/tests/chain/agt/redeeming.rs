//! What people get for their work: AGT for AIA, and the pay of a pool.

use super::{events, Machine};
use agt_client::keys::address_of;
use agt_e2e::{
    keys::account_of,
    requests::{become_requester, request_in_agt},
    scene,
    work::{Behaviour, Person},
    Node,
};
use agt_primitives::{calendar::Month, token::AGT};
use serde_json::json;
use sp_keyring::Sr25519Keyring::Dave;

#[tokio::test(flavor = "multi_thread")]
async fn people_submit_what_they_have_earned_and_claim_on_the_21st() {
    let node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    let machine = Machine::of(&node);
    let people = Person::many(Behaviour::Honest, 3);
    scene::earn(&chain, &people).await;
    let month = Month::at(scene::START).expect("a month");
    chain.wind_to(month.start_of_day(19).expect("a day")).await;

    let mut redeemed = None;
    for person in &people {
        let address = address_of(&account_of(&person.key));
        let key = format!("--dev-key //agt-e2e//{}", person.name);
        let told = machine.run(&format!("redeem quote max {key} --json")).await;
        if told.status != 0 {
            continue;
        }
        let quote = told.json();
        let ripe = quote["ripe"].as_str().expect("an amount").to_owned();
        assert_eq!(quote, chain.get("agt_quote", json!([address, ripe.parse::<u64>().expect("AIA")])).await);
        let receipt = machine.json(&format!("redeem submit max {key}")).await;
        assert!(events(&receipt).contains(&"Redemption.Submitted"), "{receipt}");
        assert_eq!(receipt["transactions"][0]["fee"], "0", "work and claims are free");
        redeemed = Some((address, key));
    }
    let (address, key) = redeemed.expect("honest people earn enough in half a month");
    let early = machine.run(&format!("redeem claim {key} --yes --json")).await;
    assert_eq!(early.rule(1), "NothingToClaim");

    chain.wind_to(month.start_of_day(21).expect("a day")).await;
    let claimable = machine.json(&format!("redeem claimable {address}")).await;
    assert_eq!(claimable.as_array().map(Vec::len), Some(1), "{claimable}");
    assert!(machine.run(&format!("redeem claimable {address}")).await.done().contains("2030-01"));
    let receipt = machine.json(&format!("redeem claim {key}")).await;
    let paid = receipt["transactions"][0]["events"].as_array().expect("a list").iter();
    let paid: Vec<_> = paid.filter(|event| event["event"] == "Redemption.Claimed").collect();
    assert_eq!(paid[0]["amount"], claimable[0]["amount"]);
    assert_eq!(machine.json(&format!("redeem claimable {address}")).await, json!([]));

    // A pool pays whoever has answered for it, and the claim is free.
    become_requester(&chain, &Dave.pair()).await;
    let task = request_in_agt(&chain, &Dave.pair(), "birds", 4 * AGT, 1).await;
    assert_eq!(task.join(&chain, &people).await, people.len(), "all have qualified");
    task.run(&chain, &people).await;
    let owner = address_of(&Dave.to_account_id());
    let owed = machine.json(&format!("pool owed 0 --owner {owner} --account {address}")).await;
    assert_ne!(owed["owed"], "0", "{owed}");
    let receipt = machine.json(&format!("pool claim 0 --owner {owner} {key}")).await;
    let claimed = &receipt["transactions"][0];
    assert_eq!((&claimed["events"][0]["amount"], &claimed["fee"]), (&owed["owed"], &json!("0")));

    // A worker may have another account paid, and anybody may claim for a worker, who is paid.
    let others: Vec<_> = people.iter().filter(|person| address_of(&person.account()) != address).collect();
    let (one, other) = (others[0], address_of(&others[1].account()));
    let to = format!("pool claim 0 --owner {owner} --to {owner} --dev-key //agt-e2e//{}", one.name);
    assert_eq!(events(&machine.json(&to).await), ["RewardPools.Claimed"]);
    let for_other = format!("pool claim 0 --owner {owner} --for {other} --dev-key //Bob");
    assert_eq!(events(&machine.json(&for_other).await), ["RewardPools.Claimed"]);
}
