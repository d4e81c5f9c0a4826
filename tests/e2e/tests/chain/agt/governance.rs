//! Votes and delegations.

use super::{events, machine};
use agt_client::keys::address_of;
use agt_e2e::governance::{holders_bond, propose, set_call};
use agt_primitives::token::AGT;
use agt_runtime::governance::origins::Origin;
use serde_json::json;
use sp_keyring::Sr25519Keyring::Bob;

#[tokio::test(flavor = "multi_thread")]
async fn holders_vote_take_their_votes_back_and_delegate() {
    let (_node, chain, machine) = machine().await;
    holders_bond(&chain).await;
    let index = propose(&chain, Origin::ParametersAdmin, set_call("fees.planckPerByte", 10_000_000, 20_000_000)).await;
    let holder = |line: &str| format!("{line} --dev-key //Alice//stash");

    let receipt = machine.json(&holder(&format!("vote {index} aye"))).await;
    assert!(events(&receipt).contains(&"ConvictionVoting.Voted"), "{receipt}");
    let told = machine.json(&format!("referenda {index}")).await;
    assert_eq!(told, chain.get("agt_referenda", json!([index])).await["referenda"][0]);
    assert_eq!(told["ongoing"]["ayes"], (100_000_000 * AGT).to_string());
    let said = machine.run(&format!("referenda {index}")).await.done();
    assert!(
        said.contains("parameters (10)") && said.contains("100,000,000 AGT") && said.contains("100 % of"),
        "{said}"
    );
    assert!(machine.run("referenda").await.done().contains("parameters"));

    machine.json(&holder(&format!("vote {index} nay --amount 7 --conviction 0"))).await;
    machine.json(&holder(&format!("vote {index} abstain --amount 5"))).await;
    let told = machine.json(&format!("referenda {index}")).await;
    assert_eq!((&told["ongoing"]["ayes"], &told["ongoing"]["support"]), (&json!("0"), &json!((5 * AGT).to_string())));
    machine.json(&holder(&format!("vote {index} remove"))).await;
    let again = machine.run(&holder(&format!("vote {index} remove --yes --json"))).await;
    assert_eq!(again.rule(1), "ConvictionVoting.NotVoter");

    let bob = address_of(&Bob.to_account_id());
    let receipt = machine.json(&holder(&format!("delegate {bob} --track 10 --amount 50 --conviction 1"))).await;
    assert!(events(&receipt).contains(&"ConvictionVoting.Delegated"), "{receipt}");
    let receipt = machine.json(&holder("undelegate --track 10")).await;
    assert!(events(&receipt).contains(&"ConvictionVoting.Undelegated"), "{receipt}");
    machine.json(&holder("unlock --track 10")).await;
    let too_much = machine.run(&holder(&format!("vote {index} aye --amount 100000001 --yes --json"))).await;
    assert_eq!(too_much.rule(1), "ConvictionVoting.InsufficientFunds");
}
