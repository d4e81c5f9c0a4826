//! How a platform finds a reference, and what becomes of what a series has learnt: it is kept until the last campaign of
//! the series has closed, and pruned then.

use agt_e2e::{
    calls::*,
    scene,
    work::{Behaviour, Person, Plan, Task},
    Chain, Node,
};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    calendar::DAY,
    skill::{ClassTallies, Confusion},
    tasks::{CampaignId, CampaignKind, Measured, RoundId, SetId},
    token::AGT,
};
use agt_runtime::{Runtime, RuntimeEvent};
use pallet_tasks::{AccountTallies, Confusions};
use serde_json::json;
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};

/// The most calls that may be needed to prune a campaign of one round.
const PRUNES: usize = 5;

/// Returns three accounts that have AGT, bonded, registered and in the role of calibration.
async fn calibrators(chain: &Chain) -> Vec<Person> {
    let person = |key: sp_keyring::Sr25519Keyring| Person {
        name: key.to_string(),
        behaviour: Behaviour::Honest,
        key: key.pair(),
    };
    let people = [Charlie, Dave, Eve].map(person).to_vec();
    for person in &people {
        chain.submit(AccessCall::bond { amount: 1_000 * AGT }, &person.key).await.expect_success();
        chain.submit(AccessCall::enter_role { role: Role::Calibration }, &person.key).await.expect_success();
        chain.submit(ContributorsCall::register { referrer: None }, &person.key).await.expect_success();
    }
    people
}

/// Returns whether the chain keeps what a series has learnt: the tallies of these people, and the matrix.
async fn kept(chain: &Chain, series: CampaignId, people: &[Person]) -> (usize, bool) {
    let mut tallies = 0;
    for person in people {
        let key = AccountTallies::<Runtime>::hashed_key_for(series, person.account());
        tallies += usize::from(chain.read::<ClassTallies>(key, None).await.is_some());
    }
    let matrix = chain.read::<Confusion>(Confusions::<Runtime>::hashed_key_for(series), None).await;
    (tallies, matrix.is_some())
}

/// Prunes a closed campaign, which anybody may do, until it is gone.
async fn prune(chain: &Chain, campaign: CampaignId) {
    for _ in 0..PRUNES {
        let outcome = chain.submit(TasksCall::prune { campaign }, &Bob.pair()).await.expect_success();
        let gone = outcome.event(|event| match event {
            RuntimeEvent::Tasks(pallet_tasks::Event::Pruned { campaign: pruned, all, .. }) if *pruned == campaign => {
                Some(*all)
            }
            _ => None,
        });
        if gone {
            return assert_eq!(chain.refused("agt_campaign", json!([campaign])).await.rule(), "UnknownCampaign");
        }
    }
    panic!("campaign {campaign} is still there after {PRUNES} calls");
}

#[tokio::test(flavor = "multi_thread")]
async fn middle_of_a_calibration_becomes_the_reference_of_a_campaign() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = calibrators(&chain).await;
    let deadline = chain.time(None).await + 30 * DAY;
    let quiz = Plan::quiz(scene::AREA, deadline);
    let plan = Plan { name: "pilot", kind: CampaignKind::Calibration, leaves: 1, ..quiz };
    let pilot = Task::open(&chain, &Alice.pair(), &Bob.pair(), plan).await;
    let newcomers = Person::many(Behaviour::Honest, 1);
    scene::register(&chain, &newcomers).await;
    // It takes only accounts in the role.
    assert_eq!(pilot.join(&chain, &newcomers).await, 0);
    assert_eq!(pilot.join(&chain, &people).await, people.len());
    pilot.run(&chain, &people).await;

    let truths = pilot.truths(&chain, RoundId(0), SetId(0)).await;
    let right = |person: &Person| {
        let answers = person.answers(pilot.id, SetId(0), &pilot.terms, &truths);
        answers.iter().zip(&truths).filter(|(answer, truth)| answer == truth).count()
    };
    let mut shares = people.iter().map(|person| right(person) * 10_000 / truths.len()).collect::<Vec<_>>();
    shares.sort_unstable();
    let told = chain.get("agt_campaign", json!([pilot.id])).await;
    assert_eq!(told["calibration"], json!({ "accounts": 3, "middle": shares[1] }), "{shares:?}: {told}");
    // It moves nobody.
    for person in &people {
        let told = chain.get("agt_contributor", json!([person.account().to_ss58check()])).await;
        assert_eq!(told["registered"]["areas"][0]["qualified"], "no", "{told}");
    }

    let reference = BasisPoints::clamped(shares[1] as u16);
    let quiz = Plan::quiz(scene::AREA, deadline);
    let plan = Plan { measured: Measured { reference, ..quiz.measured.clone() }, ..quiz };
    let quiz = Task::open(&chain, &Alice.pair(), &Bob.pair(), plan).await;
    let told = chain.get("agt_campaign", json!([quiz.id])).await;
    assert_eq!((&told["measured"]["reference"], &told["phase"]), (&json!(shares[1]), &json!("open")));
    node.stop_in_good_state().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_series_has_learnt_is_pruned_with_its_first_campaign() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 3);
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    let work = scene::work(&chain, &quiz, 48, 300).await;
    for task in [&quiz, &work] {
        assert_eq!(task.join(&chain, &people).await, people.len());
        task.run(&chain, &people).await;
    }
    // Both campaigns add to what the first one keeps.
    assert_eq!(kept(&chain, quiz.id, &people).await, (people.len(), true));
    assert_eq!(kept(&chain, work.id, &people).await, (0, false));

    let close = |task: &Task| TasksCall::close_campaign { campaign: task.id };
    let refused = chain.submit(close(&quiz), &Alice.pair()).await;
    refused.expect_error(pallet_tasks::Error::<Runtime>::SeriesInUse);
    let refused = chain.submit(TasksCall::prune { campaign: work.id }, &Bob.pair()).await;
    refused.expect_error(pallet_tasks::Error::<Runtime>::NotClosed);

    chain.submit(close(&work), &Alice.pair()).await.expect_success();
    prune(&chain, work.id).await;
    assert_eq!(kept(&chain, quiz.id, &people).await, (people.len(), true));
    chain.submit(close(&quiz), &Alice.pair()).await.expect_success();
    prune(&chain, quiz.id).await;
    assert_eq!(kept(&chain, quiz.id, &people).await, (0, false));
    node.stop_in_good_state().await;
}
