//! How people come to be paid: a quiz lets them in, the pay of their trial waits, and the end of the trial credits it.

use agt_e2e::{
    calls::TasksCall,
    json::amount,
    scene,
    work::{Behaviour, Person, Plan, Task},
    Chain, Node,
};
use agt_primitives::{basis_points::BasisPoints, calendar::DAY, contributors::ContributorTerms, tasks::Measured};
use agt_runtime::Runtime;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::Alice;

/// Gold items of a set of [`scene::work`].
const GOLD_A_SET: u64 = 16;

/// The status of a person, as the node reports it.
async fn status(chain: &Chain, person: &Person) -> Value {
    let told = chain.get("agt_contributor", json!([person.account().to_ss58check()])).await;
    told["registered"].clone()
}

/// Has everybody answer one set, and rests for nine hours, so that no day has more than the first tier's three sets.
async fn round(chain: &Chain, task: &Task, people: &[Person]) {
    assert_eq!(task.join(chain, people).await, people.len());
    task.run(chain, people).await;
    chain.advance(9 * 3_600).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pay_of_a_trial_waits_for_its_end_and_is_credited_then() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 3);
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    let work = scene::work(&chain, &quiz, 160, 300).await;
    let told = chain.get("agt_campaign", json!([work.id])).await;
    assert_eq!((&told["series"], &told["measured"]["series"]), (&json!(quiz.id), &json!(quiz.id)));

    // Work that pays takes only those who are let in, and a quiz takes only the others.
    assert_eq!(work.join(&chain, &people).await, 0);
    round(&chain, &quiz, &people).await;
    assert_eq!(quiz.join(&chain, &people).await, 0);
    let trial = u64::from(ContributorTerms::DEFAULT.trial_gold);
    for person in &people {
        let status = status(&chain, person).await;
        let area = &status["areas"][0];
        assert!(status["proven"].is_string(), "{status}");
        assert_eq!((&area["qualified"], &area["quizFrom"]), (&json!("onTrial"), &Value::Null), "{status}");
        assert_eq!((&area["trialLeft"], &area["held"]), (&json!(trial), &json!("0")), "{status}");
    }

    let sets = trial.div_ceil(GOLD_A_SET);
    for set in 1..sets {
        round(&chain, &work, &people).await;
        let mut held = 0;
        for person in &people {
            let status = status(&chain, person).await;
            let area = &status["areas"][0];
            assert_eq!((&area["qualified"], &area["trialLeft"]), (&json!("onTrial"), &json!(trial - set * GOLD_A_SET)));
            assert_eq!(status["aia"]["earned"], "0", "{status}");
            held += amount(&area["held"]);
        }
        assert!(held > 0, "the pay of {set} sets waits");
    }

    round(&chain, &work, &people).await;
    let mut earned = 0;
    for person in &people {
        let status = status(&chain, person).await;
        let area = &status["areas"][0];
        assert_eq!((&area["qualified"], &area["trialLeft"]), (&json!("yes"), &json!(0)), "{status}");
        assert_eq!((&area["held"], &area["falls"]), (&json!("0"), &json!(0)), "{status}");
        assert!(area["reputation"].as_u64() >= Some(ContributorTerms::DEFAULT.least_skill.into()), "{status}");
        assert!(amount(&status["aia"]["earned"]) > 0, "{status}");
        earned += amount(&status["aia"]["earned"]);
    }
    let told = chain.get("agt_campaign", json!([work.id])).await;
    assert_eq!(amount(&told["totals"]["aia"]), earned, "all that the sets earned is credited: {told}");
    node.stop_in_good_state().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn campaign_whose_reference_is_not_above_chance_is_refused_by_name() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let plan = Plan::quiz(scene::AREA, chain.time(None).await + DAY);
    let above_chance = |points: u16| {
        let reference = BasisPoints::clamped(plan.measured.chance.points() + points);
        let plan = Plan {
            measured: Measured { reference, ..plan.measured.clone() },
            ..Plan::quiz(scene::AREA, plan.deadline)
        };
        TasksCall::open_campaign { terms: plan.terms() }
    };

    // The least distance is five points.
    let refused = chain.submit(above_chance(499), &Alice.pair()).await;
    refused.expect_error(pallet_tasks::Error::<Runtime>::ReferenceNotAboveChance);
    assert_eq!(chain.get("agt_campaigns", json!([])).await["campaigns"], json!([]));
    chain.submit(above_chance(500), &Alice.pair()).await.expect_success();
}
