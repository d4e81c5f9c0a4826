//! Workers who commit and go away: whoever has their openings reveals them, and they are judged as if they had done it.

use agt_e2e::{
    allowance::{assert_would_fail, contributor, left},
    audit::audit,
    calls::*,
    json::moment,
    requests::{become_requester, claim, request_in_agt, FIRST_POOL},
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node,
};
use agt_primitives::{
    calendar::DAY,
    contributors::Outcome as Ending,
    tasks::{Answer, RoundId},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use pallet_tasks::{Error, Event, Opening};
use serde_json::json;
use sp_keyring::Sr25519Keyring::{Charlie, Eve};

/// What a perfect set earns, in planck.
const PRICE: Balance = 4 * AGT;

/// Three people who look at the items, commit and never come back.
fn absent() -> Vec<Person> {
    let honest = Person::many(Behaviour::Honest, 3).into_iter();
    honest.map(|person| Person { behaviour: Behaviour::Silent, ..person }).collect()
}

/// Has people act until it is time for a step of theirs.
async fn until(chain: &Chain, task: &Task, people: &[Person], step: &str) {
    while task.next(chain, &people[0]).await["step"] != step {
        assert!(task.step(chain, people).await, "nobody has a ticket");
    }
}

/// Returns what a worker has committed to in the first round of a campaign: what it gives a keeper.
async fn opening(chain: &Chain, task: &Task, worker: &Person) -> Opening<AccountId> {
    let next = task.next(chain, worker).await;
    let set = serde_json::from_value(next["set"].clone()).expect("a set");
    let truths = task.truths(chain, RoundId(0), set).await;
    let answers = worker.answers(task.id, set, &task.terms, &truths);
    let (who, salt) = (worker.account(), worker.salt(task.id, set));
    Opening { campaign: task.id, round: RoundId(0), set, who, answers, salt }
}

async fn openings<const N: usize>(chain: &Chain, task: &Task, of: [&Person; N]) -> Vec<Opening<AccountId>> {
    let mut all = Vec::new();
    for worker in of {
        all.push(opening(chain, task, worker).await);
    }
    all
}

fn reveal_for(opening: Opening<AccountId>) -> RuntimeCall {
    let Opening { campaign, round, set, who, answers, salt } = opening;
    TasksCall::reveal_for { campaign, round, set, who: who.into(), answers, salt }.into()
}

fn reveal_many(openings: Vec<Opening<AccountId>>) -> RuntimeCall {
    TasksCall::reveal_many { openings: openings.try_into().expect("at most 16") }.into()
}

/// The opening with another salt: nobody has committed to it.
fn changed(opening: &Opening<AccountId>) -> Opening<AccountId> {
    Opening { salt: [0; 32], ..opening.clone() }
}

/// Moves the clock to the next day of allowances.
async fn next_day(chain: &Chain) {
    let day = chain.time(None).await / DAY + 1;
    chain.wind_to(day * DAY).await;
}

/// Returns the events of a call that tell whose answers were revealed, and whose were not and why.
fn told(events: &[RuntimeEvent]) -> Vec<(AccountId, Option<sp_runtime::DispatchError>)> {
    let told = events.iter().filter_map(|event| match event {
        RuntimeEvent::Tasks(Event::Revealed { who, .. }) => Some((who.clone(), None)),
        RuntimeEvent::Tasks(Event::RevealFailed { who, error, .. }) => Some((who.clone(), Some(*error))),
        _ => None,
    });
    told.collect()
}

/// Returns how each seat of the campaign's only set ended, and whose it was.
async fn endings(chain: &Chain, task: &Task) -> Vec<(AccountId, Ending)> {
    let mut found = Vec::new();
    for block in chain.walk(1..=chain.best().await.number).await {
        for record in block.events {
            if let RuntimeEvent::Tasks(Event::SetSettled { campaign, seats, .. }) = record.event {
                if campaign == task.id {
                    found.extend(seats.into_iter().map(|seat| (seat.who, seat.outcome)));
                }
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn absent_workers_are_let_in_by_what_a_stranger_reveals() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let (people, eve) = (absent(), Eve.pair());
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    until(&chain, &quiz, &people, "commit").await;
    let [first, second, third] = [&people[0], &people[1], &people[2]];
    let early = opening(&chain, &quiz, first).await;
    chain.submit(reveal_for(early), &eve).await.expect_error(Error::<Runtime>::NotCommitted);
    assert!(quiz.step(&chain, &people).await, "all commit");
    let all = openings(&chain, &quiz, [first, second, third]).await;
    chain.submit(reveal_for(all[0].clone()), &eve).await.expect_error(Error::<Runtime>::RevealTooEarly);
    until(&chain, &quiz, &people, "reveal").await;

    // Whoever changes an opening reveals nothing, and pays for the attempt.
    let other_worker = Opening { who: second.account(), ..all[0].clone() };
    let mut other_answer = all[0].clone();
    let Answer::Choice(choice) = other_answer.answers[0] else { panic!("a quiz of categories") };
    other_answer.answers[0] = Answer::Choice((choice + 1) % 4);
    for opening in [changed(&all[0]), other_answer, other_worker] {
        let refused = chain.submit(reveal_for(opening), &eve).await;
        assert!(refused.expect_error(Error::<Runtime>::CommitmentMismatch).fee > 0);
    }
    let nothing = chain.submit(reveal_many(vec![changed(&all[0])]), &eve).await;
    nothing.expect_error(Error::<Runtime>::NothingRevealed);

    // One that is changed does not stop the others of the call, which its caller pays for.
    let allowance = left(&chain, second).await;
    let mixed = vec![changed(&all[0]), all[1].clone(), all[2].clone()];
    let made = chain.submit(reveal_many(mixed), &eve).await.expect_success();
    let mismatch = Error::<Runtime>::CommitmentMismatch.into();
    let expected = [(first.account(), Some(mismatch)), (second.account(), None), (third.account(), None)];
    assert_eq!((told(&made.events), made.fee > 0), (expected.to_vec(), true));
    assert_eq!(left(&chain, second).await, allowance, "what the caller pays for takes nothing of a worker");

    // What can be revealed takes a call of its worker's day, and nothing of who reveals it.
    let allowance = left(&chain, first).await;
    let made = chain.submit(reveal_for(all[0].clone()), &eve).await.expect_success();
    assert_eq!((told(&made.events), made.fee), (vec![(first.account(), None)], 0));
    assert_eq!(left(&chain, first).await, allowance - 1);
    // Nobody reveals it again.
    let Opening { campaign, round, set, answers, salt, .. } = all[0].clone();
    assert_would_fail(&chain, TasksCall::reveal { campaign, round, set, answers, salt }, &first.key).await;
    chain.submit(reveal_for(all[0].clone()), &eve).await.expect_error(Error::<Runtime>::AlreadyRevealed);

    quiz.run(&chain, &people).await;
    for worker in &people {
        let status = contributor(&chain, &worker.account()).await;
        assert_ne!(status["registered"]["proven"], json!(null), "{}: {status}", worker.name);
    }
    node.stop_in_good_state().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keeper_reveals_for_several_in_one_free_call_and_they_are_paid() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let (present, people, eve) = (Person::many(Behaviour::Honest, 3), absent(), Eve.pair());
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &present).await, people.len());
    quiz.run(&chain, &present).await;
    next_day(&chain).await;
    become_requester(&chain, &Charlie.pair()).await;
    let task = request_in_agt(&chain, &Charlie.pair(), "birds", PRICE, 1).await;
    assert_eq!(task.join(&chain, &people).await, people.len());
    until(&chain, &task, &people, "reveal").await;

    let [first, second, third] = [&people[0], &people[1], &people[2]];
    let all = openings(&chain, &task, [first, second, third]).await;
    let before = [left(&chain, first).await, left(&chain, second).await];
    let made = chain.submit(reveal_many(all[..2].to_vec()), &eve).await.expect_success();
    assert_eq!((told(&made.events), made.fee), (vec![(first.account(), None), (second.account(), None)], 0));
    assert_eq!([left(&chain, first).await, left(&chain, second).await], before.map(|calls| calls - 1));

    // Nobody reveals for the third one in time.
    chain.wind_to(moment(&task.next(&chain, third).await["until"])).await;
    chain.submit(reveal_for(all[2].clone()), &eve).await.expect_error(Error::<Runtime>::RevealOver);
    task.run(&chain, &people).await;
    let mut ended = endings(&chain, &task).await;
    ended.sort_by_key(|(who, _)| people.iter().position(|person| person.account() == *who));
    let expected = [(first, Ending::Accepted), (second, Ending::Accepted), (third, Ending::NoReveal)];
    assert_eq!(ended, expected.map(|(person, ending)| (person.account(), ending)));

    let owner = Charlie.to_account_id();
    let (paid, outcomes) = claim(&chain, &owner, &people).await;
    assert!(outcomes.into_iter().all(|outcome| outcome.expect_success().fee == 0));
    assert!(paid[0] > 0 && paid[1] > 0 && paid[2] == 0, "{paid:?}");
    for (worker, paid) in people.iter().zip(&paid) {
        assert_eq!(chain.free(&worker.account()).await, *paid, "{}", worker.name);
    }
    let books = &audit(&chain).await.pools[&(owner, FIRST_POOL)];
    assert_eq!(books.paid, paid.iter().sum::<Balance>());
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
