//! Bonds and roles.

use super::{events, machine};
use agt_client::keys::address_of;
use agt_primitives::token::AGT;
use serde_json::json;
use sp_keyring::Sr25519Keyring::Alice;

#[tokio::test(flavor = "multi_thread")]
async fn a_bond_goes_in_opens_a_role_and_comes_out_again() {
    let (_node, chain, machine) = machine().await;
    let alice = |line: &str| format!("{line} --dev-key //Alice");
    let receipt = machine.json(&alice("bond 1000.5")).await;
    let transaction = &receipt["transactions"][0];
    assert_eq!(receipt["signer"], address_of(&Alice.to_account_id()));
    assert_eq!(events(&receipt), ["Access.Bonded"]);
    assert_eq!(transaction["events"][0]["amount"], (1_000 * AGT + AGT / 2).to_string());
    let block =
        chain.hash_of(u32::try_from(transaction["blockNumber"].as_u64().expect("a number")).expect("small")).await;
    assert_eq!(transaction["block"], json!(block.expect("a block")));

    let said = machine.run(&alice("role enter data-request --yes")).await.done();
    assert!(said.starts_with("done in block ") && said.contains("\n  entered the role data-request\n"), "{said}");
    assert_eq!(events(&machine.json(&alice("role stop data-request")).await), ["Access.RoleStopped"]);
    assert_eq!(events(&machine.json(&alice("role leave dataRequest")).await), ["Access.RoleLeft"]);

    let receipt = machine.json(&alice("unbond max --final")).await;
    assert_eq!(receipt["transactions"][0]["events"][0]["amount"], (1_000 * AGT + AGT / 2).to_string());
    assert_eq!(events(&machine.json(&alice("rebond 0.5")).await), ["Access.Rebonded"]);
    assert_eq!(machine.run(&alice("withdraw --yes --json")).await.rule(1), "Access.NothingToWithdraw");
    chain.advance(8 * 86_400).await;
    let receipt = machine.json(&alice("withdraw")).await;
    assert_eq!(receipt["transactions"][0]["events"][0]["amount"], (1_000 * AGT).to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_most_that_can_be_bonded_leaves_the_fees_of_the_way_out() {
    let (_node, chain, machine) = machine().await;
    let address = address_of(&Alice.to_account_id());
    let told = chain.get("agt_access", json!([address])).await;
    let most = told["nextSteps"][0]["amount"].clone();
    let receipt = machine.json("bond max --dev-key //Alice").await;
    assert_eq!(receipt["transactions"][0]["events"][0]["amount"], most);
    machine.json("unbond max --dev-key //Alice").await;
    chain.advance(8 * 86_400).await;
    machine.json("withdraw --dev-key //Alice").await;
}
