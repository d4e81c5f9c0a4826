//! Registrations, with a sponsor and without one.

use super::{events, machine, write};
use agt_client::keys::{account_of, address_of, from_secret};
use serde_json::Value;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_without_agt_is_registered_by_its_sponsor() {
    let (_node, chain, machine) = machine().await;
    crate::contributors::a_sponsor_stands(&chain).await;
    let (alice, bob) = (address_of(&Alice.to_account_id()), address_of(&Bob.to_account_id()));
    let newcomer = "--dev-key //agt-e2e//newcomer";
    let told = machine.json(&format!("register --sponsor {alice} --days 2 --write invitation.json {newcomer}")).await;
    let who = address_of(&account_of(&from_secret("//agt-e2e//newcomer").expect("a key")));
    assert_eq!((&told["account"], &told["sponsor"]), (&Value::from(who.as_str()), &Value::from(alice.as_str())));

    // It is for one sponsor, on one chain, and as it was signed.
    let said = machine.run("sponsor invitation.json --dev-key //Bob --yes").await.fails(4);
    assert!(said.contains(&bob) && said.contains(&alice), "{said}");
    let mut other = told.clone();
    other["genesis"] = Value::from(format!("0x{}", "00".repeat(32)));
    write(&machine.path("other.json"), &other.to_string());
    assert_eq!(machine.run("sponsor other.json --dev-key //Alice --yes --json").await.rule(4), "Invitation");
    let mut longer = told.clone();
    longer["expires"] = Value::from(told["expires"].as_u64().expect("a moment") + 1);
    write(&machine.path("longer.json"), &longer.to_string());
    let rule = machine.run("sponsor longer.json --dev-key //Alice --yes --json").await.rule(1);
    assert_eq!(rule, "Contributors.BadSignature");
    assert_eq!(machine.run_with("sponsor - --dev-key //Alice --yes --json", "{}").await.rule(4), "Invitation");

    let receipt = machine.run_with("sponsor - --dev-key //Alice --yes --json", &told.to_string()).await.json();
    assert_eq!(events(&receipt), ["Contributors.Registered"]);
    let said = machine.run(&format!("account {who}")).await.done();
    assert!(said.contains("registered as number 0") && said.contains("10 of 10 left today"), "{said}");
    let again = machine.run("sponsor invitation.json --dev-key //Alice --yes --json").await.rule(1);
    assert_eq!(again, "Contributors.AlreadyRegistered");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_with_agt_registers_itself() {
    let (_node, _chain, machine) = machine().await;
    let bob = address_of(&Bob.to_account_id());
    let unknown = machine.run(&format!("register --referrer {bob} --dev-key //Alice --yes --json")).await;
    assert_eq!(unknown.rule(1), "Contributors.UnknownReferrer");
    assert_eq!(events(&machine.json("register --dev-key //Bob").await), ["Contributors.Registered"]);
    let receipt = machine.json(&format!("register --referrer {bob} --dev-key //Alice")).await;
    assert_eq!(receipt["transactions"][0]["events"][0]["referrer"], bob);
    // What those earn whom it referred is claimed when a season is over.
    let early = machine.run("redeem referral 2099-01 --dev-key //Bob --yes --json").await;
    assert_eq!(early.rule(1), "Contributors.SeasonRuns");
}
