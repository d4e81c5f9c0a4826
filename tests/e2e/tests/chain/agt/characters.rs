//! A character and a booster by commands, for somebody whom a quiz has let in.

use super::{events, Machine};
use agt_client::keys::address_of;
use agt_e2e::{calls::BalancesCall, climb, scene, Node};
use agt_primitives::{characters::CharacterTerms, quests::QuestTerms, token::AGT};
use serde_json::json;
use sp_keyring::Sr25519Keyring::Bob;

/// The pallets that a command could have changed.
const PALLETS: [&str; 5] = ["Characters", "Contributors", "Medallions", "Quests", "System"];

#[tokio::test(flavor = "multi_thread")]
async fn proven_person_has_a_character_and_boosters_by_commands_alone() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let machine = Machine::of(&node);
    scene::begin(&chain).await;
    let people = climb::people();
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    climb::round(&chain, &quiz, &people).await;
    let who = people[0].account();
    let key = |place: usize| format!("--dev-key //agt-e2e//{}", people[place].name);
    let mine = |line: &str| format!("{line} {}", key(0));
    let refused = |line: &str| mine(&format!("{line} --yes --json"));

    // Whoever has no AGT claims its starter, once, and pays no fee. What is not free it cannot pay.
    let receipt = machine.json(&mine("character claim")).await;
    let claimed = &receipt["transactions"][0];
    assert_eq!((&claimed["call"], &claimed["fee"]), (&json!("Characters.claim_starter"), &json!("0")));
    assert_eq!((events(&receipt), chain.free(&who).await), (vec!["Characters.StarterClaimed"], 0));
    let item = claimed["events"][0]["item"].as_u64().expect("a number");
    assert_eq!(machine.run(&refused("character claim")).await.rule(1), "WouldFail");
    assert_eq!(machine.run(&refused(&format!("character select {item}"))).await.rule(1), "Payment");
    let receipt = machine.json(&format!("character claim {}", key(1))).await;
    let of_another = receipt["transactions"][0]["events"][0]["item"].as_u64().expect("a number");

    // Programs read what the node answers, and people read it in words.
    let (address, campaign) = (address_of(&who), quiz.id);
    for (line, method, params) in [
        ("characters", "agt_characters", json!([address])),
        ("medallions", "agt_medallions", json!([address])),
        ("quests", "agt_quests", json!([address])),
        (&format!("eligibility {campaign}"), "agt_eligibility", json!([address, campaign])),
    ] {
        assert_eq!(machine.json(&mine(line)).await, chain.get(method, params).await, "{line}");
    }
    let said = machine.run(&mine("characters")).await.done();
    assert!(said.contains("owns characters") && said.contains("stays with you until level 5"), "{said}");
    let said = machine.run(&format!("eligibility {campaign} --dev-key //Ferdie")).await.done();
    assert!(said.contains("work") && said.contains("a registration: agt register"), "{said}");

    // A rule that is broken is named before anything is sent.
    let gift = BalancesCall::transfer_keep_alive { dest: who.clone().into(), value: 10 * AGT };
    chain.submit(gift, &Bob.pair()).await.expect_success();
    let before = chain.digest(&PALLETS).await;
    for (line, rule) in [
        ("character claim", "Characters.AlreadyClaimed"),
        (&format!("character select {of_another}"), "Characters.NotOwner"),
        ("character select 1000", "Characters.UnknownCharacter"),
        ("character unselect", "Characters.NothingSelected"),
        ("character level 1000 focus", "NothingPossible"),
        ("character buy 1000", "NothingPossible"),
        ("character hatch", "NothingPossible"),
        (&format!("character take {of_another}"), "NotForSale"),
        (&format!("medallion claim {}", scene::AREA), "Medallions.TooFewAnswers"),
        ("medallion claim 1000", "NothingPossible"),
        ("quest claim", "NothingToClaim"),
        ("booster use", "Quests.NoBooster"),
        ("eligibility 1000", "UnknownCampaign"),
    ] {
        assert_eq!(machine.run(&refused(line)).await.rule(1), rule, "{line}");
    }

    // A booster costs what was shown, and nothing without consent.
    let price = QuestTerms::DEFAULT.booster_price;
    let shown = format!("buy a booster for {} AGT", price / AGT);
    let nonce = chain.nonce(&who).await;
    let said = machine.run(&mine("booster buy --dry-run")).await.done();
    assert!(said.contains(&format!("would {shown}, for a fee of")) && said.contains("nothing was sent"), "{said}");
    let said = machine.run(&mine("booster buy")).await.fails(2);
    assert!(said.contains("--yes") && said.contains("--dry-run"), "{said}");
    assert_eq!((chain.digest(&PALLETS).await, chain.nonce(&who).await), (before, nonce));
    let receipt = machine.json(&mine("booster buy")).await;
    let bought = &receipt["transactions"][0];
    assert_eq!((&bought["says"], events(&receipt)), (&json!(shown), vec!["Quests.BoosterBought"]));
    let event = &bought["events"][0];
    assert_eq!((&event["price"], &event["stock"]), (&json!(price.to_string()), &json!(1)));
    assert_ne!(bought["fee"], "0", "what is bought is not free");
    assert_eq!(machine.run(&refused("booster buy")).await.rule(1), "Quests.BoughtToday");
    let receipt = machine.json(&mine("booster use")).await;
    assert_eq!((&receipt["transactions"][0]["fee"], events(&receipt)), (&json!("0"), vec!["Quests.BoosterUsed"]));

    // The quiz has earned the XP of the second level, and not that of the third.
    let receipt = machine.json(&mine(&format!("character select {item}"))).await;
    assert_eq!(events(&receipt), ["Characters.Selected"]);
    assert_eq!(machine.json(&mine("characters")).await["selected"]["item"], item);
    let level = format!("character level {item} focus");
    let receipt = machine.json(&mine(&level)).await;
    let reached = &receipt["transactions"][0]["events"][0];
    let xp = CharacterTerms::DEFAULT.level_xp;
    assert_eq!((events(&receipt), &reached["level"]), (vec!["Characters.LevelReached"], &json!(2)));
    assert_eq!((&reached["xp"], &reached["agt"]), (&json!(xp), &json!("0")));
    assert_eq!(machine.run(&refused(&level)).await.rule(1), "Characters.NotEnoughXp");
    assert_eq!(events(&machine.json(&mine("character unselect")).await), ["Characters.Unselected"]);
}
