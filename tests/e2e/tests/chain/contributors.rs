//! How a person without any AGT comes in, as wallets sign it and RPC tells it.

use agt_e2e::{
    calls::*,
    json::moment,
    keys::{account_of, fresh},
    work, Chain, Node,
};
use agt_primitives::{access::Role, token::AGT};
use agt_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_contributors::{Error, Event};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

const DAY: u64 = 86_400;

async fn contributor(chain: &Chain, who: &AccountId) -> Value {
    chain.get("agt_contributor", json!([who.to_ss58check()])).await
}

/// Alice's call that registers the newcomer, with the newcomer's signature under it.
async fn registration(chain: &Chain, newcomer: &sr25519::Pair) -> ContributorsCall {
    let expires = chain.time(None).await + 1_000 * DAY;
    work::registration(newcomer, chain.genesis(), &Alice.to_account_id(), expires)
}

/// Bonds Alice in a role for a day, so that she is a sponsor with invitations.
pub async fn a_sponsor_stands(chain: &Chain) {
    let alice = Alice.pair();
    chain.submit(AccessCall::bond { amount: 1_000 * AGT }, &alice).await.expect_success();
    chain.submit(AccessCall::enter_role { role: Role::DataValidation }, &alice).await.expect_success();
    chain.advance(DAY).await;
}

/// The scene of the documentation's examples: Alice has registered somebody who holds nothing.
pub async fn a_newcomer_comes_in(chain: &Chain) {
    a_sponsor_stands(chain).await;
    let call = registration(chain, &fresh("newcomer")).await;
    chain.submit(call, &Alice.pair()).await.expect_success();
}

#[tokio::test(flavor = "multi_thread")]
async fn sponsor_registers_an_account_without_agt_for_an_invitation_and_no_fee() {
    let node = Node::dev().sealing("manual").start().await;
    let chain = node.chain().await;
    let newcomer = fresh("newcomer");
    let who = account_of(&newcomer);
    a_sponsor_stands(&chain).await;

    assert_eq!(contributor(&chain, &who).await["registered"], Value::Null);
    assert_eq!(contributor(&chain, &who).await["nextSteps"][0]["step"], "findSponsor");
    let sponsor = contributor(&chain, &Alice.to_account_id()).await;
    let invitations = json!({ "step": "sponsor", "invitations": 5 });
    assert!(sponsor["nextSteps"].as_array().expect("a list").contains(&invitations), "{sponsor}");

    // A sponsor that is not registered itself has no allowance, and pays.
    let paid = chain.submit(registration(&chain, &newcomer).await, &Alice.pair()).await.expect_success();
    assert!(paid.fee > 0);

    let told = contributor(&chain, &who).await;
    let standing = &told["registered"];
    assert_eq!(standing["energy"]["units"], 3, "{told}");
    assert_eq!((&standing["proven"], &standing["held"]), (&Value::Null, &json!("0")));
    assert_eq!(told["leftToday"], json!([{ "area": null, "sets": 2, "aia": "1000" }]));
    let steps: Vec<_> = told["nextSteps"].as_array().expect("a list").iter().map(|step| &step["step"]).collect();
    assert_eq!(steps, ["answerQuiz", "waitForCampaign"]);

    // Once registered, the sponsor registers the next account for an invitation alone.
    chain.submit(ContributorsCall::register { referrer: None }, &Alice.pair()).await.expect_success();
    let second = fresh("second newcomer");
    let free = chain.submit(registration(&chain, &second).await, &Alice.pair()).await.expect_success();
    assert_eq!(free.fee, 0);
    free.event(|event| matches!(event, RuntimeEvent::Contributors(Event::FeeWaived { calls: 1, .. })).then_some(()));

    // What would fail is not free, and changes nothing.
    let again = chain.submit(registration(&chain, &second).await, &Alice.pair()).await;
    assert!(again.expect_error(Error::<Runtime>::AlreadyRegistered).fee > 0);
    let ContributorsCall::register_for { expires, signature, .. } = registration(&chain, &second).await else {
        unreachable!()
    };
    let stolen = ContributorsCall::register_for {
        who: account_of(&fresh("somebody else")).into(),
        referrer: None,
        expires,
        signature,
    };
    let refused = chain.submit(stolen, &Alice.pair()).await;
    assert!(refused.expect_error(Error::<Runtime>::BadSignature).fee > 0);
    assert_eq!(contributor(&chain, &account_of(&fresh("somebody else"))).await["registered"], Value::Null);

    // A newcomer can sign; what is not within its allowance it cannot pay, and the pool says so.
    let remark = frame_system::Call::<Runtime>::remark { remark: vec![] };
    let refusal = chain.send(&chain.sign(remark, &newcomer, 0)).await.expect_err("nothing to pay with");
    assert!(refusal.message.contains("Invalid Transaction"), "{refusal:?}");

    // Whoever does nothing for thirty days can be removed by anybody.
    let until = moment(&contributor(&chain, &who).await["registered"]["removable"]);
    let early = chain.submit(ContributorsCall::remove_idle { who: who.clone().into() }, &Bob.pair()).await;
    early.expect_error(Error::<Runtime>::NotIdle);
    chain.wind_to(until).await;
    chain.submit(ContributorsCall::remove_idle { who: who.clone().into() }, &Bob.pair()).await.expect_success();
    assert_eq!(contributor(&chain, &who).await["registered"], Value::Null);
}
