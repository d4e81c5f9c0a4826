//! What a keeper takes from workers: the openings of their seats, and nothing else.

use super::stage;
use agt_client::sealed::{seal, KeeperKey};
use agt_e2e::{
    kept::{commit_all, finish, hand_over, keeper_key, next, TaskGold},
    scene, Sure,
};
use agt_keeper::{steps::Step, Config, Keeper};
use agt_primitives::tasks::{Answer, NextStep, RoundId, SetId};
use codec::Encode;
use pallet_tasks::Opening;
use serde_json::{json, Value};
use sp_core::hexdisplay::HexDisplay;
use sp_keyring::Sr25519Keyring::Alice;
use std::{net::SocketAddr, sync::Arc};
use tempfile::TempDir;

/// Hands a body to the keeper, and returns the status and the answer.
async fn post(to: SocketAddr, body: Value) -> (u16, Value) {
    let answer =
        reqwest::Client::new().post(format!("http://{to}/openings")).json(&body).send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

/// Asks for an address that must answer.
async fn get(url: String) -> reqwest::Response {
    let answer = reqwest::get(&url).await.expect("an answer");
    assert_eq!(answer.status(), 200, "{url}");
    answer
}

fn sealed(key: &[u8; 32], message: &[u8]) -> Value {
    let sealed = seal(key, message).sure();
    json!({ "sealed": format!("0x{}", HexDisplay::from(&sealed)) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_takes_the_openings_of_seats_and_nothing_else() {
    let (_node, chain, people) = stage(3).await;
    let (gold, folder) = (TaskGold::default(), TempDir::new().expect("a folder"));
    let quiz = scene::quiz(&chain).await;
    gold.add(&quiz);
    let key = keeper_key(&chain, "taker").await;
    let listen = Some(([127, 0, 0, 1], 0).into());
    let config = Config { listen, metrics: listen, ..Config::alone(folder.path()) };
    let mut keeper = Keeper::new(config, chain.client.clone(), key, Arc::new(gold.clone())).expect("a keeper");
    let listening = keeper.listen().await.expect("a free port");
    let (to, metrics) = (listening.intake.expect("an address"), listening.metrics.expect("an address"));
    let told: Value = get(format!("http://{to}/key")).await.json().await.expect("JSON");
    assert_eq!(told["key"], format!("0x{}", HexDisplay::from(&keeper.key())));

    assert_eq!(quiz.join(&chain, &people).await, people.len());
    let early = Opening {
        campaign: quiz.id,
        round: RoundId(0),
        set: SetId(0),
        who: people[0].account(),
        answers: Default::default(),
        salt: [0; 32],
    };
    let refused = |answer: (u16, Value)| answer.1["error"]["name"].as_str().unwrap_or_default().to_owned();
    let ours = keeper.key();
    assert_eq!(refused(post(to, sealed(&ours, &early.encode())).await), "notCommitted");

    // The keeper brings the round to where people commit.
    let openings = loop {
        let sent = keeper.pass().await.expect("a look").sent;
        let openings = commit_all(&chain, &quiz, &people).await;
        if !openings.is_empty() {
            break openings;
        }
        if sent.is_empty() {
            match next(&chain, &quiz, &people[0]).await {
                Some((_, NextStep::WaitForDeal)) => chain.make_blocks(15).await,
                _ => chain.advance(600).await,
            }
        }
    };
    let [first, second, third] = &openings[..] else { panic!("three people commit") };

    let mut changed = first.clone();
    changed.answers[0] = match changed.answers[0] {
        Answer::Choice(choice) => Answer::Choice((choice + 1) % 4),
        other => other,
    };
    let other_salt = Opening { salt: [7; 32], ..first.clone() };
    let stolen = Opening { who: second.who.clone(), ..first.clone() };
    let stranger = Opening { who: Alice.to_account_id(), ..first.clone() };
    let other_round = Opening { round: RoundId(9), ..first.clone() };
    for (opening, name) in [
        (&changed, "commitmentMismatch"),
        (&other_salt, "commitmentMismatch"),
        (&stolen, "commitmentMismatch"),
        (&stranger, "notCommitted"),
        (&other_round, "wrongRound"),
    ] {
        assert_eq!(refused(post(to, sealed(&ours, &opening.encode())).await), name);
    }
    let theirs = KeeperKey::generate().public();
    assert_eq!(refused(post(to, sealed(&theirs, &first.encode())).await), "notForThisKeeper");
    assert_eq!(refused(post(to, sealed(&ours, b"no opening")).await), "noOpening");
    assert_eq!(refused(post(to, sealed(&ours, &[first.encode(), vec![0]].concat())).await), "noOpening");
    assert_eq!(refused(post(to, json!({ "sealed": "0xzz" })).await), "badRequest");
    assert_eq!(refused(post(to, json!(7)).await), "badRequest");
    let long = format!("0x{}", "00".repeat(8_000));
    assert_eq!(refused(post(to, json!({ "sealed": long })).await), "tooLong");
    assert_eq!(keeper.store().count(), 0);

    // What fits is taken, and a replay changes nothing.
    let body = sealed(&ours, &first.encode());
    for _ in 0..2 {
        assert_eq!(post(to, body.clone()).await, (200, json!({ "received": true })));
        assert_eq!(keeper.store().count(), 1);
    }
    hand_over(keeper.intake(), second).await;
    hand_over(keeper.intake(), third).await;
    chain.advance(180).await;
    let sent = keeper.pass().await.expect("a look").sent;
    assert_eq!(sent, [Step::Reveal { campaign: quiz.id, set: first.set }]);
    assert_eq!(refused(post(to, body.clone()).await), "alreadyRevealed");

    let mut keepers = vec![keeper];
    finish(&chain, &quiz, &people, &mut keepers, |_| {}).await;
    assert_eq!(refused(post(to, body).await), "setOver");
    let text = get(format!("http://{metrics}/metrics")).await.text().await.expect("text");
    assert!(text.contains("agt_keeper_openings_received_total 4"), "{text}");
    assert!(text.contains("agt_keeper_openings_refused_total{reason=\"commitmentMismatch\"} 3"), "{text}");
}
