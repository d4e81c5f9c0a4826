//! What is shown of the chain: for programs it is the node's own JSON.

use super::machine;
use agt_client::keys::address_of;
use serde_json::json;
use sp_keyring::Sr25519Keyring::Alice;

#[tokio::test(flavor = "multi_thread")]
async fn json_is_the_answer_of_the_node() {
    let (_node, chain, machine) = machine().await;
    for (line, method, params) in [
        ("supply", "agt_supply", json!([])),
        ("supply --unlocks team", "agt_unlocks", json!(["team"])),
        ("season", "agt_season", json!([])),
        (
            "campaigns --phase open --kind quiz --area 7",
            "agt_campaigns",
            json!([{ "phase": "open", "kind": "quiz", "area": 7 }]),
        ),
        ("referenda", "agt_referenda", json!([])),
        (
            "pool list --native --phase open --secured",
            "agt_pools",
            json!([{ "native": true, "phase": "open", "secured": true }]),
        ),
    ] {
        assert_eq!(machine.json(line).await, chain.get(method, params).await, "{line}");
    }
    let address = address_of(&Alice.to_account_id());
    let told = machine.json("account --dev-key //Alice").await;
    for (part, method) in [("account", "agt_account"), ("access", "agt_access"), ("contributor", "agt_contributor")] {
        assert_eq!(told[part], chain.get(method, json!([address])).await, "{part}");
    }
    assert_eq!(machine.json(&format!("account {address}")).await, told);
    for (line, method) in [("characters", "agt_characters"), ("medallions", "agt_medallions"), ("quests", "agt_quests")]
    {
        let told = machine.json(&format!("{line} --dev-key //Alice")).await;
        assert_eq!(told, chain.get(method, json!([address])).await, "{line}");
    }
    let told = machine.json(&format!("characters {address} --after 3")).await;
    assert_eq!(told, chain.get("agt_characters", json!([address, 3])).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn status_names_the_chain_its_head_and_its_time() {
    let (_node, chain, machine) = machine().await;
    let told = machine.json("status").await;
    assert_eq!((&told["genesis"], &told["development"]), (&json!(chain.genesis()), &json!(true)));
    let best = chain.best().await;
    assert_eq!(told["best"], json!({ "number": best.number, "hash": best.hash() }));
    assert_eq!(told["time"], agt_client::report::rfc3339(chain.time(None).await));
    let said = machine.run("status").await.done();
    assert!(said.starts_with("AGT Development, for development\n"), "{said}");
    assert!(said.contains("agt 1\n"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_read_amounts_in_agt_and_times_in_utc() {
    let (_node, _chain, machine) = machine().await;
    let said = machine.run("supply").await.done();
    assert!(said.contains("5,000,000,000 AGT") && said.contains("public sale"), "{said}");
    let said = machine.run("supply --unlocks team").await.done();
    assert!(said.contains(" UTC (in "), "{said}");
    let said = machine.run("account --dev-key //Alice").await.done();
    assert!(said.contains("1,000,000 AGT") && said.contains("agt bond AMOUNT"), "{said}");
    let said = machine.run("season").await.done();
    assert!(said.contains("bonded lane") && said.contains("20 %"), "{said}");
    let said = machine.run("characters --dev-key //Alice").await.done();
    assert!(said.contains("owns no characters here") && !said.contains("agt character claim"), "{said}");
    let alice = address_of(&Alice.to_account_id());
    let said = machine.run(&format!("medallions {alice}")).await.done();
    assert!(
        said.starts_with(&format!("{alice} holds 0 medallions\n")) && said.contains("1 at 1,000 answers"),
        "{said}"
    );
    let said = machine.run(&format!("quests {alice}")).await.done();
    assert!(said.contains("nothing is paid before it is") && said.contains("hundred-day-streak"), "{said}");
    assert!(machine.run("campaigns").await.done().contains("no such campaigns"));
    assert!(machine.run("pool list").await.done().contains("no such pools"));
    assert!(machine.run("referenda").await.done().contains("no referenda"));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_shell_gets_its_completions_without_a_node() {
    let machine = super::Machine::at("ws://127.0.0.1:1".into());
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let said = machine.run(&format!("completions {shell}")).await.done();
        assert!(said.contains("referenda") && said.contains("top-up"), "{shell}");
    }
    machine.run("completions cmd").await.fails(2);
}
