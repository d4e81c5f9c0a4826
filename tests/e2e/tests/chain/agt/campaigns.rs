//! A campaign by commands alone, as docs/requesting.md and docs/cli.md write them. What workers add is in the tour: chain/labels.rs.

use super::{events, folder, machine, write, Machine};
use agt_client::keys::account_at;
use agt_e2e::{calls::BalancesCall, tour::Program, Node, Sure, PATIENCE};
use agt_primitives::token::AGT;
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::Alice;
use std::fs;

/// What signs for a requester with a key file of its own.
const CHARLIE: &str = "--key charlie.json --password-file password";

/// A day in seconds.
const DAY: u64 = 86_400;

/// Makes a new key with some AGT, and has it bond and enter the role of requesters.
async fn requester(chain: &agt_e2e::Chain, machine: &Machine) {
    write(&machine.path("password"), "a word\n");
    let made = machine.json("key new charlie.json --password-file password").await;
    let dest = account_at(made["address"].as_str().expect("an address")).sure().into();
    let call = BalancesCall::transfer_keep_alive { dest, value: 3_000 * AGT };
    chain.submit(call, &Alice.pair()).await.expect_success();
    assert_eq!(events(&machine.json(&format!("bond 2000 {CHARLIE}")).await), ["Access.Bonded"]);
    let receipt = machine.json(&format!("role enter data-request {CHARLIE}")).await;
    assert_eq!(events(&receipt), ["Access.RoleEntered"]);
}

/// Returns what a folder remembers of its campaign.
fn opened(machine: &Machine, name: &str) -> Value {
    let opened = fs::read(machine.path(name).join(".agt/opened.json")).expect("it is open");
    serde_json::from_slice(&opened).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn campaign_goes_from_a_new_key_to_its_files_by_commands_alone() {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let machine = Machine::of(&node);
    requester(&chain, &machine).await;
    folder::made(&machine, "shapes").await;
    let told = machine.json("campaign prepare shapes").await;
    assert_eq!((&told["cost"]["items"], &told["cost"]["sets"]), (&json!(folder::ITEMS), &json!(4)));
    machine.run(&format!("campaign open shapes {CHARLIE} --yes")).await.done();
    let opened = opened(&machine, "shapes");
    let told = chain.get("agt_campaign", json!([opened["campaign"]])).await;
    assert_eq!((&told["phase"], &told["termsHash"]), (&json!("open"), &opened["termsHash"]));

    // Whoever watches sees its end.
    assert_eq!(machine.json("campaign status shapes").await, told);
    let shapes = machine.path("shapes");
    let watching = ["campaign", "status", shapes.to_str().expect("UTF-8"), "--watch"];
    let mut watching = Program::start(machine.folder.path(), "watching", &machine.url, &watching);
    assert_eq!(watching.says("Campaign 0: ").await, "open");
    machine.json(&format!("campaign stop shapes {CHARLIE}")).await;
    // What nobody earned comes back.
    chain.advance(3 * DAY).await;
    assert_eq!(events(&machine.json(&format!("pool cancel 0 {CHARLIE}")).await), ["RewardPools.Cancelled"]);
    let receipt = machine.json(&format!("pool refund 0 --campaign {} {CHARLIE}", opened["campaign"])).await;
    assert_eq!(events(&receipt), ["RewardPools.EscrowRefunded"]);
    let receipt = machine.json(&format!("campaign close shapes {CHARLIE}")).await;
    assert_eq!(receipt["transactions"][0]["call"], "Tasks.close_campaign");
    assert_eq!(events(&machine.json(&format!("pool close 0 {CHARLIE}")).await), ["RewardPools.Closed"]);
    watching.end(PATIENCE).await;
    let watched = watching.log();
    let phases: Vec<_> = watched.lines().filter(|line| line.starts_with("Campaign 0: ")).collect();
    assert_eq!((phases.first(), phases.last()), (Some(&"Campaign 0: open"), Some(&"Campaign 0: closed")), "{watched}");
    let again = machine.run(&format!("campaign close shapes {CHARLIE} --yes --json")).await.rule(1);
    assert_eq!(again, "Tasks.CampaignClosed");

    // Nobody has worked, so the files have a line for each item and no answer.
    let exported = machine.json("campaign export shapes --to labels --format csv,jsonl,parquet").await;
    assert_eq!((&exported["items"], &exported["decided"]), (&json!(folder::ITEMS), &json!(0)));
    let verified = machine.json("verify labels --campaign shapes").await;
    assert_eq!((&verified["files"], &verified["sets"]), (&json!(3), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn campaign_of_the_platform_waits_for_its_reviewer() {
    let (_node, chain, machine) = machine().await;
    let plan = folder::made(&machine, "birds").await.join("campaign.toml");
    folder::change(&plan, "asset = \"AGT\"", "aia-a-set = 60");
    folder::change(&plan, "price-a-set = \"1.5\"", "");
    machine.run("campaign prepare birds").await.done();
    machine.run("campaign open birds --dev-key //Alice --yes").await.done();
    let campaign = opened(&machine, "birds")["campaign"].clone();
    let told = chain.get("agt_campaign", json!([campaign])).await;
    assert_eq!(told["phase"], "proposed");

    let approve = |which: &str, key: &str| format!("campaign approve {which} --dev-key {key} --yes --json");
    let by_number = format!("--campaign {campaign}");
    assert_eq!(machine.run(&approve(&by_number, "//Bob")).await.rule(2), "Usage");
    let other = format!("{by_number} --terms-hash 0x{}", "00".repeat(32));
    assert_eq!(machine.run(&approve(&other, "//Bob")).await.rule(1), "OtherTerms");
    assert_eq!(machine.run(&approve("birds", "//Dave")).await.rule(1), "Tasks.NotReviewer");
    let read = format!("{by_number} --terms-hash {}", told["termsHash"].as_str().expect("a hash"));
    machine.run(&approve(&read, "//Bob")).await.json();
    assert_eq!(chain.get("agt_campaign", json!([campaign])).await["phase"], "open");
    assert_eq!(machine.run(&approve("birds", "//Bob")).await.rule(1), "Tasks.AlreadyApproved");
}
