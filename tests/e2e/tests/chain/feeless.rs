//! Calls without a fee, by people without AGT: several steps of work in one, and what the node says of a call beforehand.

use agt_e2e::{
    calls::*,
    governance::committee_decides,
    json::amount,
    keys::{account_of, fresh},
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node, Refusal,
};
use agt_primitives::{
    calendar::DAY,
    contributors::refusal_code,
    tasks::{CampaignId, Queue},
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use agt_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use codec::Encode;
use pallet_contributors::Event::FeeWaived;
use pallet_tasks::{Error, Step};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519, Bytes};
use sp_keyring::Sr25519Keyring::{Bob, Charlie};

/// How the pool refuses whoever cannot pay for a call that is never free.
const CANNOT_PAY: &str = "Inability to pay some fees (e.g. account balance too low)";

/// A campaign that nobody has opened.
const NO_CAMPAIGN: CampaignId = 1_000;

/// Registers three people who hold nothing.
async fn three_people(chain: &Chain) -> Vec<Person> {
    let people = Person::many(Behaviour::Honest, 3);
    scene::register(chain, &people).await;
    people
}

/// Moves the clock to the beginning of the next day of allowances.
async fn next_day(chain: &Chain) {
    let day = chain.time(None).await / DAY + 1;
    chain.wind_to(day * DAY).await;
}

/// Has people act in a campaign until it is time for a step of theirs.
async fn until(chain: &Chain, task: &Task, people: &[Person], step: &str) {
    while task.next(chain, &people[0]).await["step"] != step {
        task.step(chain, people).await;
    }
}

fn join(campaign: CampaignId) -> RuntimeCall {
    TasksCall::join { campaign, queue: Queue::Work }.into()
}

/// Returns the one call that makes these calls in their order.
fn work(calls: impl IntoIterator<Item = RuntimeCall>) -> RuntimeCall {
    let step = |call| match call {
        RuntimeCall::Tasks(TasksCall::join { campaign, queue }) => Step::Join { campaign, queue },
        RuntimeCall::Tasks(TasksCall::commit { campaign, round, set, hash }) => {
            Step::Commit { campaign, round, set, hash }
        }
        RuntimeCall::Tasks(TasksCall::reveal { campaign, round, set, answers, salt }) => {
            Step::Reveal { campaign, round, set, answers, salt }
        }
        call => panic!("not a step of work: {call:?}"),
    };
    let steps = calls.into_iter().map(step).collect::<Vec<_>>();
    TasksCall::work { steps: steps.try_into().expect("at most eight") }.into()
}

async fn contributor(chain: &Chain, who: &sr25519::Pair) -> Value {
    chain.get("agt_contributor", json!([account_of(who).to_ss58check()])).await
}

/// Returns how many calls without a fee an account has left today.
async fn left(chain: &Chain, who: &sr25519::Pair) -> u64 {
    contributor(chain, who).await["registered"]["feeless"]["left"].as_u64().expect("a number")
}

/// Has a person make two calls in one, without a fee and for two calls of its day.
async fn work_for_free(chain: &Chain, person: &Person, calls: [RuntimeCall; 2]) {
    let before = left(chain, &person.key).await;
    let made = chain.submit(work(calls), &person.key).await.expect_success();
    assert_eq!(made.fee, 0, "{}", person.name);
    made.event(|event| matches!(event, RuntimeEvent::Contributors(FeeWaived { .. })).then_some(()));
    assert_eq!(left(chain, &person.key).await, before - 2, "{}", person.name);
}

/// Returns the call by which a person commits or reveals now.
async fn answer(chain: &Chain, task: &Task, person: &Person) -> RuntimeCall {
    task.answer_now(chain, person).await.expect("it is time to answer")
}

/// Offers a call to the pool, which must refuse it.
async fn refused(chain: &Chain, call: RuntimeCall, signer: &sr25519::Pair) -> Refusal {
    let shown = format!("{call:?}");
    let nonce = chain.nonce(&account_of(signer)).await;
    chain.send(&chain.sign(call, signer, nonce)).await.expect_err(&shown)
}

/// Asserts that the pool refuses a call of a signer who cannot pay, and names the reason by its number.
async fn assert_refused(chain: &Chain, call: RuntimeCall, signer: &sr25519::Pair, number: u8) {
    let shown = format!("{call:?}");
    let refusal = refused(chain, call, signer).await;
    assert_eq!((refusal.code, refusal.data), (1_010, json!(format!("Custom error: {number}"))), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_in_two_campaigns_are_one_free_call_and_all_fail_if_one_does() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = three_people(&chain).await;
    // Only a proven account may have two sets open. One quiz lets these people in.
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    quiz.run(&chain, &people).await;
    next_day(&chain).await;
    // One set each, and both fit the 1,000 AIA that an account on trial may reserve in a day.
    let [one, other] = [scene::work(&chain, &quiz, 16, 400).await, scene::work(&chain, &quiz, 16, 400).await];
    let tasks = [&one, &other];

    // The second step would fail, so the first is not made either. Whoever can pay pays for that.
    let twice = |task: &Task| work([join(task.id), join(task.id)]);
    assert_refused(&chain, twice(&one), &people[0].key, refusal_code::WOULD_FAIL).await;
    let charlie = Charlie.pair();
    chain.submit(ContributorsCall::register { referrer: None }, &charlie).await.expect_success();
    let before = contributor(&chain, &charlie).await;
    let failed = chain.submit(twice(&quiz), &charlie).await.expect_error(Error::<Runtime>::AlreadyJoined);
    assert!(failed.fee > 0);
    let after = contributor(&chain, &charlie).await;
    assert_eq!((&after["tickets"], &after["leftToday"]), (&json!([]), &before["leftToday"]));
    assert_eq!(after["registered"]["energy"]["units"], before["registered"]["energy"]["units"]);
    assert_eq!(after["registered"]["feeless"], before["registered"]["feeless"]);

    for person in &people {
        work_for_free(&chain, person, tasks.map(|task| join(task.id))).await;
    }
    for step in ["commit", "reveal"] {
        for task in tasks {
            until(&chain, task, &people, step).await;
        }
        for person in &people {
            let answers = [answer(&chain, &one, person).await, answer(&chain, &other, person).await];
            if step == "reveal" {
                let twice = work([answers[0].clone(), answers[0].clone()]);
                assert_refused(&chain, twice, &person.key, refusal_code::WOULD_FAIL).await;
                assert_eq!(one.next(&chain, person).await["step"], "reveal", "nothing is revealed");
            }
            work_for_free(&chain, person, answers).await;
        }
    }

    for task in tasks {
        task.run(&chain, &people).await;
        let told = chain.get("agt_campaign", json!([task.id])).await;
        assert_eq!((&told["totals"]["settled"], &told["totals"]["empty"]), (&json!(1), &json!(0)), "{told}");
    }
    for person in &people {
        assert_eq!(contributor(&chain, &person.key).await["tickets"], json!([]), "{}", person.name);
        assert_eq!(chain.free(&person.account()).await, 0, "it never had any AGT");
    }
    node.stop_in_good_state().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn node_says_beforehand_that_a_call_is_free_or_why_it_is_not() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let people = three_people(&chain).await;
    next_day(&chain).await;
    let (member, stranger) = (&people[0].key, &fresh("stranger"));
    let task = scene::quiz(&chain).await;
    let quiz = task.id;
    // An account that does not exist is refused as on any chain. One that does is told why, if it has too little.
    assert_eq!(refused(&chain, join(quiz), stranger).await.data, json!(CANNOT_PAY));
    let fund = BalancesCall::transfer_keep_alive { dest: account_of(stranger).into(), value: EXISTENTIAL_DEPOSIT };
    chain.submit(fund, &Bob.pair()).await.expect_success();
    let gift =
        || -> RuntimeCall { BalancesCall::transfer_keep_alive { dest: Bob.to_account_id().into(), value: AGT }.into() };
    let quote = |call: RuntimeCall, signer: &sr25519::Pair| {
        let (chain, signed) = (&chain, chain.sign(call, signer, 0).encode());
        async move { amount(&chain.get("payment_queryInfo", json!([Bytes(signed)])).await["partialFee"]) }
    };

    assert_eq!(quote(join(quiz), member).await, 0);
    assert_eq!(quote(work([join(quiz)]), member).await, 0);
    let not_free = [(join(NO_CAMPAIGN), member), (join(quiz), stranger), (join(quiz), &Bob.pair()), (gift(), member)];
    for (call, signer) in not_free {
        assert!(quote(call.clone(), signer).await > 0, "{call:?}");
    }

    assert_refused(&chain, join(quiz), stranger, refusal_code::NOT_REGISTERED).await;
    assert_refused(&chain, join(NO_CAMPAIGN), member, refusal_code::WOULD_FAIL).await;
    assert_eq!(refused(&chain, gift(), member).await.data, json!(CANNOT_PAY), "it is never free");

    let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
    let full_name = || (name("Tasks"), name("join"));
    committee_decides(&chain, TxPauseCall::pause { full_name: full_name() }).await;
    for call in [join(quiz), work([join(quiz)])] {
        assert!(quote(call.clone(), member).await > 0, "{call:?}");
        assert_refused(&chain, call, member, refusal_code::SHUT).await;
    }
    committee_decides(&chain, TxPauseCall::unpause { ident: full_name() }).await;
    assert_eq!(quote(join(quiz), member).await, 0);

    // Of the ten calls of its day one person has spent one, to join, and the other two more, to close and to deal.
    let eight = || work([NO_CAMPAIGN; 8].map(join));
    assert_eq!(task.join(&chain, &people).await, people.len());
    until(&chain, &task, &people, "commit").await;
    let tired = &people[2].key;
    assert_eq!((left(&chain, member).await, left(&chain, tired).await), (9, 7));
    assert_refused(&chain, eight(), member, refusal_code::WOULD_FAIL).await;
    assert_refused(&chain, eight(), tired, refusal_code::DAY_SPENT).await;
}
