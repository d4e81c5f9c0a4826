//! A requester's server on a running node: whoever holds a seat sees the questions of its set, and nobody else does.

pub mod scene;

use agt_datasets::prepared::Prepared;
use agt_e2e::{
    seats::{signed, Answer, Browser, Running, Seat},
    work::Person,
    Chain,
};
use agt_primitives::tasks::{CampaignId, RoundId, SetId};
use agt_server::{Config, Limits, Server};
use scene::{picture, Scene, PICTURES, PRICE, SHAPES};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

/// Many requests come from this machine alone.
fn limits() -> Limits {
    let many = 10_000.try_into().expect("not zero");
    Limits { requests_a_minute: many, media_a_minute: many, ..Limits::default() }
}

/// Checks that somebody sees the pictures of its set, in the order in which its answers count, and nothing that tells gold.
async fn sees_its_pictures(scene: &Scene, browser: &Browser, person: &Person, seat: Seat) {
    let answer = browser.positions(person, seat).await;
    let told = answer.body.to_string().to_lowercase();
    for word in ["gold", "picture-", ".png", "item", "truth", "answer", "\"id\""] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    let expected = scene.expected(seat).await;
    let positions = answer.positions();
    assert_eq!(positions.len(), expected.len());
    let mut heads = BTreeSet::new();
    for (position, (number, shape)) in positions.iter().zip(expected) {
        let keys: Vec<_> = position.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys.len(), 4, "{keys:?}");
        let file = browser.get(position["media"].as_str().expect("a picture")).await;
        assert_eq!(file.status(), 200);
        let told = file.headers().iter().filter(|(name, _)| *name != "date");
        heads.insert(told.map(|(name, value)| format!("{name}: {value:?}")).collect::<Vec<_>>());
        let file = file.bytes().await.expect("a whole file");
        assert_eq!(file[0], shape);
        if let Some(number) = number {
            assert_eq!(file, picture(number), "the picture of item {number}");
        }
    }
    assert_eq!(heads.len(), 1, "headers tell a picture from another: {heads:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn holder_of_a_seat_sees_its_set_and_nobody_else_does() {
    let scene = Scene::play().await;
    does_not_start_otherwise(&scene).await;
    let server = Running::start(&scene.chain, scene.campaign, scene.prepared.clone(), None, limits()).await;
    let browser = Browser::of(server.address);

    let about: serde_json::Value = browser.get("/api/campaign").await.json().await.expect("JSON");
    let expected = [
        ("genesis", json!(scene.chain.genesis())),
        ("title", json!("Shapes")),
        ("answer", json!({ "type": "choices", "labels": SHAPES })),
        ("itemsASet", json!(8)),
        ("goldASet", json!(8)),
        ("price", json!({ "asset": "AGT", "amount": PRICE.to_string() })),
        ("keeper", json!(null)),
    ];
    for (key, value) in expected {
        assert_eq!(about[key], value, "{key}");
    }
    for (person, seat) in &scene.seated {
        sees_its_pictures(&scene, &browser, person, *seat).await;
    }

    let (person, seat) = &scene.seated[0];
    let (other, other_seat) = scene.seated.iter().find(|(_, other)| other.set != seat.set).expect("another set");
    let who = person.account();
    let rule = |answer: Answer| answer.rule().to_owned();
    // A seat of somebody else, and no seat at all.
    assert_eq!(rule(browser.positions(other, *seat).await), "NotYourSeat");
    assert_eq!(rule(browser.positions(&scene.stranger, *seat).await), "NotYourSeat");
    assert_eq!(rule(browser.positions(person, *other_seat).await), "NotYourSeat");
    for unknown in [Seat { set: SetId(77), ..*seat }, Seat { round: RoundId(9), ..*seat }] {
        assert_eq!(rule(browser.positions(person, unknown).await), "UnknownSet");
    }
    // A challenge is good once, for one seat, as it is, and with the right signature.
    let text = browser.challenge(&who, *seat).await;
    assert_eq!(rule(browser.prove(&who, *seat, &text, &signed(other, &text)).await), "BadSignature");
    assert_eq!(rule(browser.prove(&who, *other_seat, &text, &signed(person, &text)).await), "BadChallenge");
    assert_eq!(rule(browser.prove(&other.account(), *seat, &text, &signed(other, &text)).await), "BadChallenge");
    let changed = text.replace("expires: ", "expires: 9");
    assert_eq!(rule(browser.prove(&who, *seat, &changed, &signed(person, &changed)).await), "BadChallenge");
    assert_eq!(browser.prove(&who, *seat, &text, &signed(person, &text)).await.status, 200);
    assert_eq!(rule(browser.prove(&who, *seat, &text, &signed(person, &text)).await), "ChallengeUsed");
    // What is no request at all.
    for body in ["", "{", "[]", "{\"account\":\"0x12\",\"round\":0,\"set\":0}"] {
        assert_eq!(rule(browser.post_text("/api/challenge", body.into()).await), "BadRequest", "{body}");
    }
    assert_eq!(rule(browser.post_text("/api/challenge", " ".repeat(20_000)).await), "TooLong");
    assert_eq!(rule(browser.post("/api/openings", &json!({ "sealed": "0x00" })).await), "NoKeeper");
    for path in ["/api/nothing", "/media", "/media/../campaign.toml", "/", "/.agt/prepared.json"] {
        assert_eq!(browser.get(path).await.status(), 404, "{path}");
    }
    assert_eq!(browser.get("/media/00/0").await.status(), 403);
    server.stop().await;

    // A server that starts again knows nothing of what it gave out before.
    let again = Limits { challenge_life: Duration::from_millis(1), ..limits() };
    let server = Running::start(&scene.chain, scene.campaign, scene.prepared.clone(), None, again).await;
    let browser = Browser::of(server.address);
    assert_eq!(rule(browser.prove(&who, *seat, &text, &signed(person, &text)).await), "BadChallenge");
    let text = browser.challenge(&who, *seat).await;
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(rule(browser.prove(&who, *seat, &text, &signed(person, &text)).await), "ChallengeExpired");
    server.stop().await;

    time_ends(&scene, person, *seat).await;
    drop(scene.chain);
    println!("{}", { scene.node }.stop_in_good_state().await);
}

/// The seat of somebody who lets the time pass is lost; the server refuses it as soon as the chain does, and counts how often
/// an account asks.
async fn time_ends(scene: &Scene, person: &Person, seat: Seat) {
    let few = Limits { positions_a_minute: 3.try_into().expect("not zero"), ..limits() };
    let server = Running::start(&scene.chain, scene.campaign, scene.prepared.clone(), None, few).await;
    let browser = Browser::of(server.address);
    let seen = browser.positions(person, seat).await;
    let media = seen.positions()[0]["media"].as_str().expect("a picture").to_owned();
    scene.chain.advance(4 * 3_600 + 60).await;
    // What somebody may see is read from a block of the last half second.
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(browser.positions(person, seat).await.rule(), "Over");
    // What was shown can still be looked at.
    assert_eq!(browser.get(&media).await.status(), 200);
    let part = browser.get(&media).await;
    assert_eq!(part.headers()["cache-control"], "private, max-age=43200");
    // It has asked twice of three times, and every twenty seconds it may ask once more.
    let mut often = browser.positions(person, seat).await;
    for _ in 0..20 {
        if often.rule() == "TooMany" {
            break;
        }
        assert_eq!(often.rule(), "Over");
        often = browser.positions(person, seat).await;
    }
    assert_eq!((often.rule(), often.status), ("TooMany", 429));
    // A file that a link leads out of the media folder is not shown, whatever it is called.
    let (other, other_seat) = &scene.seated[1];
    assert_eq!(browser.positions(other, *other_seat).await.rule(), "Over");
    for number in 0..PICTURES {
        let path = scene.folder.path().join(format!("pictures/{number:03}.png"));
        fs::remove_file(&path).expect("a picture");
        std::os::unix::fs::symlink(scene.folder.path().join("campaign.toml"), &path).expect("a link");
    }
    let outside = browser.get(&media).await;
    assert_eq!(outside.status(), 404);
    assert!(outside.text().await.expect("a body").contains("NoMedia"));
    let since = Instant::now();
    server.stop().await;
    // It would give requests that are under way ten seconds.
    assert!(since.elapsed() < Duration::from_secs(9), "it stops although connections are open");
}

/// Returns why a server of a campaign does not start with a content.
async fn refused(chain: &Chain, campaign: CampaignId, content: Arc<Prepared>, node: &str) -> String {
    let (node_for_page, limits) = (node.into(), Limits::default());
    let config = Config { campaign, page: None, keeper: None, node_for_page, limits };
    match Server::new(config, chain.client.clone(), content).await {
        Err(error) => error.to_string(),
        Ok(_) => panic!("it starts"),
    }
}

/// A server starts only with the folder of its campaign, and says what is wrong otherwise.
async fn does_not_start_otherwise(scene: &Scene) {
    let refused = |campaign, node| refused(&scene.chain, campaign, scene.prepared.clone(), node);
    let node = "ws://127.0.0.1:9944";
    let unknown = refused(7_777, node).await;
    assert!(unknown.contains("there is no campaign 7777"), "{unknown}");
    let other = refused(scene.quiz, node).await;
    assert!(other.contains("was not prepared for campaign"), "{other}");
    let wide = refused(scene.campaign, "ws://node; script-src *").await;
    assert!(wide.contains("no address that begins with ws://"), "{wide}");
}
