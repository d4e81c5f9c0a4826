//! How the program ends when it has not done what it was asked.

use super::{machine, write, Machine};
use agt_client::keys::{address_of, from_secret, KeyFile};
use agt_e2e::{
    keys::{account_of, fresh},
    requests::become_requester,
};
use serde_json::Value;
use sp_keyring::Sr25519Keyring::Alice;

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_does_not_answer_is_told_from_a_refusal() {
    let machine = Machine::at("ws://127.0.0.1:1".into());
    let said = machine.run("status").await.fails(3);
    assert!(said.contains("no node answers at ws://127.0.0.1:1") && said.contains("--node"), "{said}");
    assert_eq!(machine.run("bond 1 --dev-key //Alice --yes --json").await.rule(3), "Unreachable");

    // The first node of several that answers is asked.
    let (node, _chain, _machine) = super::machine().await;
    machine.run(&format!("status --node {}", node.rpc())).await.fails(2);
    machine.run(&format!("status --node ws://127.0.0.1:1 --node ws://{}", node.rpc())).await.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_rule_ends_with_its_name_before_anything_is_sent() {
    let (_node, chain, machine) = machine().await;
    let before = chain.best().await.hash();
    let said = machine.run("unbond 5 --dev-key //Alice --yes").await.fails(1);
    assert!(said.starts_with("agt: Access.NoBond: "), "{said}");
    assert_eq!(machine.run("role enter juror --dev-key //Alice --yes --json").await.rule(1), "Access.NoBond");
    assert_eq!(machine.run("job show 7 --json").await.rule(1), "UnknownJob");
    assert_eq!(machine.run("season 1999-01 --json").await.rule(1), "UnknownSeason");
    assert_eq!(machine.run("referenda 7 --json").await.rule(1), "UnknownReferendum");
    assert_eq!(machine.run("eligibility 7 --dev-key //Alice --json").await.rule(1), "UnknownCampaign");
    assert_eq!(machine.run("unbond max --dev-key //Alice --yes --json").await.rule(1), "NothingPossible");
    assert_eq!(chain.best().await.hash(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_written_wrongly_ends_with_two() {
    let machine = Machine::at("ws://127.0.0.1:1".into());
    let wrong = [
        "nonsense",
        "bond",
        "bond 1,5",
        "bond -- -1",
        "bond 0.0000000000001",
        "bond 1 --key a.json --dev-key //Alice",
        "role enter king",
        "account alice",
        "account 15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
        "vote 1 maybe",
        "season 2027-13",
        "register --days 3",
        "characters alice",
        "character select",
        "character level 3 luck",
        "character sell 3 1,5",
        "medallion claim images",
        "quest claim nothing",
        "booster sell",
        "eligibility birds",
        "pool claim 0",
        "status --node http://127.0.0.1:1",
        "--dev-key //Alice bond 1 --key a.json",
    ];
    for line in wrong {
        machine.run(line).await.fails(2);
    }
    assert_eq!(machine.run("bond 1,5 --json").await.rule(2), "Usage");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_cannot_sign_ends_with_four() {
    let (_node, chain, machine) = machine().await;
    let key = KeyFile::encrypt(&from_secret("//Alice").expect("a key"), "a password", "").expect("a file");
    key.write_new(&machine.path("alice.json")).expect("a file");
    write(&machine.path("right"), "a password");
    write(&machine.path("wrong"), "another");

    assert_eq!(machine.run("bond 1 --yes --json").await.rule(4), "NoKey");
    assert_eq!(machine.run("quests --json").await.rule(4), "NoKey");
    assert_eq!(machine.run("bond 1 --key none.json --yes --json").await.rule(4), "Key");
    let said = machine.run("bond 1 --key alice.json --yes --password-file wrong").await.fails(4);
    assert!(said.contains("the password is wrong"), "{said}");
    let said = machine.run("bond 1 --key alice.json --yes").await.fails(4);
    assert!(said.contains("--password-file"), "{said}");
    assert_eq!(chain.nonce(&Alice.to_account_id()).await, 0);

    let receipt = machine.json("bond 1 --key alice.json --password-file right").await;
    assert_eq!(receipt["signer"], address_of(&Alice.to_account_id()));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_unless_somebody_agrees() {
    let (_node, chain, machine) = machine().await;
    let said = machine.run("bond 1 --dev-key //Alice").await.fails(2);
    assert!(said.contains("--yes") && said.contains("--dry-run"), "{said}");
    assert_eq!(machine.run("bond 1 --dev-key //Alice --json").await.rule(2), "Usage");
    assert_eq!(chain.nonce(&Alice.to_account_id()).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_changes_nothing_and_says_what_it_costs() {
    let (_node, chain, machine) = machine().await;
    let pallets = ["Access", "Balances", "System", "RewardPools"];
    become_requester(&chain, &Alice.pair()).await;
    let before = (chain.best().await.hash(), chain.digest(&pallets).await);
    let told = machine.json("bond 1.5 --dev-key //Alice --dry-run").await;
    let transaction = &told["transactions"][0];
    assert_eq!((&told["dryRun"], &transaction["call"]), (&Value::from(true), &Value::from("Access.bond")));
    assert!(transaction["fee"].as_str().is_some_and(|fee| fee != "0"), "{told}");
    assert_eq!((&transaction["block"], &transaction["hash"]), (&Value::Null, &Value::Null));
    let said = machine.run("pool open 100 --dev-key //Alice --dry-run").await.done();
    assert!(said.contains("nothing was sent"), "{said}");
    assert_eq!(chain.get("author_pendingExtrinsics", serde_json::json!([])).await, serde_json::json!([]));
    assert_eq!((chain.best().await.hash(), chain.digest(&pallets).await), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_cannot_pay_is_told_so() {
    let (_node, _chain, machine) = machine().await;
    let poor = "--dev-key //agt-e2e//poor --yes";
    let said = machine.run(&format!("withdraw {poor}")).await.fails(1);
    assert!(said.starts_with("agt: Payment: ") && said.contains("cannot pay"), "{said}");
    assert_eq!(machine.run(&format!("bond 1 {poor} --json")).await.rule(1), "Payment");
    // It is not registered, so its work is not free either.
    let rule = machine.run(&format!("redeem claim 2027-03 {poor} --json")).await.rule(1);
    assert!(["Payment", "NotRegistered"].contains(&rule.as_str()), "{rule}");
    let address = address_of(&account_of(&fresh("poor")));
    let said = machine.run(&format!("account {address}")).await.done();
    assert!(said.contains("agt register --sponsor"), "{said}");
}
