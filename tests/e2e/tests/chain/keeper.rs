//! A keeper on the running node: workers join and commit, and it takes every other step.

mod openings;
mod revenue;
mod seasons;

use agt_e2e::{
    eventually,
    kept::{finish, keeper, keeper_key, named, TaskGold},
    keys::account_of,
    node::{free_port, WRITTEN_BEHIND},
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node, Sure,
};
use agt_keeper::{
    steps::{Kind, Step},
    store::FILE,
    Config, Keeper, KEY_FILE,
};
use agt_primitives::{calendar::DAY, contributors::Outcome as Ending, tasks::RoundId};
use agt_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_tasks::{Campaigns, Event, RoundState};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::Arc,
    time::Duration,
};
use tempfile::TempDir;

/// A node that keeps all states, since events are read at the end, and people who are registered.
async fn stage(people: u32) -> (Node, Chain, Vec<Person>) {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, people);
    scene::register(&chain, &people).await;
    (node, chain, people)
}

/// What the events of a chain say about work and fees.
#[derive(Default)]
struct Told {
    /// How the seats of settled sets ended.
    seats: Vec<Ending>,
    /// The sets that were settled.
    sets: usize,
    /// The transactions that each account paid for, and those of them that failed.
    paid: BTreeMap<AccountId, (usize, usize)>,
}

async fn told(chain: &Chain) -> Told {
    use frame_system::{Event::ExtrinsicFailed, Phase};
    use pallet_transaction_payment::Event::TransactionFeePaid;

    let mut told = Told::default();
    for block in chain.walk(1..=chain.best().await.number).await {
        let (mut payers, mut failed) = (BTreeMap::new(), BTreeSet::new());
        for record in block.events {
            let Phase::ApplyExtrinsic(index) = record.phase else { continue };
            match record.event {
                RuntimeEvent::TransactionPayment(TransactionFeePaid { who, .. }) => drop(payers.insert(index, who)),
                RuntimeEvent::System(ExtrinsicFailed { .. }) => drop(failed.insert(index)),
                RuntimeEvent::Tasks(Event::SetSettled { seats, .. }) => {
                    told.sets += 1;
                    told.seats.extend(seats.into_iter().map(|seat| seat.outcome));
                }
                _ => {}
            }
        }
        for (index, who) in payers {
            let (all, lost) = told.paid.entry(who).or_default();
            *all += 1;
            *lost += usize::from(failed.contains(&index));
        }
    }
    told
}

impl Told {
    fn assert_nobody_lost_a_seat(&self, sets: usize) {
        assert_eq!(self.sets, sets);
        assert!(!self.seats.contains(&Ending::NoReveal), "{:?}", self.seats);
        assert_eq!(self.seats.len(), 3 * sets);
    }
}

/// The kinds of steps that a campaign of two sets needs from its first join to its end.
const ALL_STEPS: [Kind; 8] = [
    Kind::Reveal,
    Kind::OpenGold,
    Kind::CloseRound,
    Kind::Deal,
    Kind::Settle,
    Kind::Leave,
    Kind::CloseCampaign,
    Kind::Prune,
];

/// Has a keeper close a campaign after its deadline and remove what is left of it. Returns the steps.
async fn end(chain: &Chain, task: &Task, keeper: &mut Keeper) -> Vec<Step> {
    chain.wind_to(task.terms.deadline).await;
    let mut sent = Vec::new();
    for _ in 0..20 {
        sent.extend(keeper.pass().await.expect("a look").sent);
        if chain
            .read::<pallet_tasks::Campaign<AccountId>>(Campaigns::<Runtime>::hashed_key_for(task.id), None)
            .await
            .is_none()
        {
            return sent;
        }
    }
    panic!("the campaign is not pruned: {sent:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_does_all_that_workers_do_not_do_from_join_to_the_end() {
    let (mut node, chain, people) = stage(7).await;
    let (gold, folder) = (TaskGold::default(), TempDir::new().expect("a folder"));
    let quiz = scene::quiz(&chain).await;
    gold.add(&quiz);
    let key = keeper_key(&chain, "keeper").await;
    let mut keepers = vec![keeper(&chain, folder.path(), &key, &gold)];
    // Seven people fill two sets, and one of them gets no seat.
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    let mut sent = finish(&chain, &quiz, &people, &mut keepers, |_| {}).await.remove(0);
    let mut keeper = keepers.remove(0);
    keeper.pass().await.expect("a look");
    assert_eq!(keeper.store().count(), 0, "openings of sets that are over are removed");
    sent.extend(end(&chain, &quiz, &mut keeper).await);

    let kinds: BTreeSet<Kind> = sent.iter().map(Step::kind).collect();
    assert_eq!(kinds, BTreeSet::from(ALL_STEPS), "{sent:#?}");
    let told = told(&chain).await;
    told.assert_nobody_lost_a_seat(2);
    let (paid, failed) = told.paid[&account_of(&key)];
    assert!(paid > 0 && failed == 0, "{paid} paid for, {failed} failed");
    assert!(people.iter().all(|person| !told.paid.contains_key(&person.account())), "workers pay nothing");
    assert!(keeper.metrics().contains("agt_keeper_transactions_failed_total 0"), "{}", keeper.metrics());
    drop(keeper);
    drop(chain);
    node.stop_in_good_state().await;
}

/// What a keeper is after a power cut: what its disk had at that moment, and nothing else.
fn reborn(chain: &Chain, old: (TempDir, Keeper), key: &sr25519::Pair, gold: &TaskGold) -> (TempDir, Keeper) {
    let folder = TempDir::new().expect("a folder");
    for file in [FILE, KEY_FILE] {
        fs::copy(old.0.path().join(file), folder.path().join(file)).expect("a file to copy");
    }
    // The old one still has its file open: nothing was closed in order.
    let new = keeper(chain, folder.path(), key, gold);
    assert_eq!(new.key(), old.1.key());
    (folder, new)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_that_is_killed_after_each_look_loses_nothing() {
    let (_node, chain, people) = stage(6).await;
    let gold = TaskGold::default();
    let quiz = scene::quiz(&chain).await;
    gold.add(&quiz);
    let key = keeper_key(&chain, "mortal").await;
    let first = TempDir::new().expect("a folder");
    let mut keepers = vec![keeper(&chain, first.path(), &key, &gold)];
    let mut folder = Some(first);
    let mut deaths = 0;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    finish(&chain, &quiz, &people, &mut keepers, |keepers| {
        let old = (folder.take().expect("a folder"), keepers.remove(0));
        let (new_folder, new) = reborn(&chain, old, &key, &gold);
        folder = Some(new_folder);
        keepers.push(new);
        deaths += 1;
    })
    .await;
    let told = told(&chain).await;
    told.assert_nobody_lost_a_seat(2);
    assert_eq!(told.paid[&account_of(&key)].1, 0, "nothing was paid for that failed");
    println!("the keeper died {deaths} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_keepers_share_the_work_and_never_pay_twice_for_a_step() {
    let (_node, chain, people) = stage(12).await;
    let gold = TaskGold::default();
    let quiz = scene::quiz(&chain).await;
    gold.add(&quiz);
    let keys = [keeper_key(&chain, "one").await, keeper_key(&chain, "two").await];
    let accounts = keys.each_ref().map(account_of);
    let folders = [TempDir::new().expect("a folder"), TempDir::new().expect("a folder")];
    let mut keepers = Vec::new();
    for (key, folder) in keys.iter().zip(&folders) {
        let patience = Duration::from_secs(3);
        let others = accounts.iter().cloned().collect();
        let config = Config { others, patience, campaigns: named(), ..Config::alone(folder.path()) };
        keepers.push(Keeper::new(config, chain.client.clone(), key.clone(), Arc::new(gold.clone())).expect("a keeper"));
    }
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    finish(&chain, &quiz, &people, &mut keepers, |_| {}).await;
    let both = told(&chain).await;
    for who in &accounts {
        let (paid, failed) = both.paid[who];
        println!("{paid} transactions paid for, {failed} failed");
        assert!(paid > 0 && failed == 0, "each does a part, and nothing fails");
    }

    // One of them is lost, and the other one does its part, too.
    keepers.pop();
    let settled = both.sets;
    let newcomers = Person::many(Behaviour::Lazy, 3);
    chain.advance(DAY / 1_000).await;
    for (person, sponsor) in newcomers.iter().zip([Alice, Bob, Alice]) {
        let expires = chain.time(None).await + DAY;
        let call = person.registration(chain.genesis(), &sponsor.to_account_id(), expires);
        chain.submit(call, &sponsor.pair()).await.expect_success();
    }
    assert_eq!(quiz.join(&chain, &newcomers).await, 3);
    finish(&chain, &quiz, &newcomers, &mut keepers, |_| {}).await;
    let one = told(&chain).await;
    assert_eq!((one.sets, one.paid[&accounts[0]].1), (settled + 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_without_money_says_so_and_goes_on_when_it_has_some() {
    let (_node, chain, people) = stage(3).await;
    let folder = TempDir::new().expect("a folder");
    let quiz = scene::quiz(&chain).await;
    let gold = TaskGold::default();
    gold.add(&quiz);
    let poor = agt_e2e::keys::fresh("poor keeper");
    let mut keeper = keeper(&chain, folder.path(), &poor, &gold);
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    chain.advance(3_700).await;
    let passed = keeper.pass().await.expect("a look");
    assert_eq!((passed.sent.len(), passed.refused.len()), (0, 1), "{passed:?}");
    assert!(keeper.metrics().contains("agt_keeper_purse_empty 1"), "{}", keeper.metrics());
    keeper_key(&chain, "poor keeper").await;
    chain.advance(60).await;
    let passed = keeper.pass().await.expect("a look");
    assert!(matches!(passed.sent[..], [Step::CloseRound { .. }]), "{passed:?}");
    assert!(keeper.metrics().contains("agt_keeper_purse_empty 0"), "{}", keeper.metrics());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_waits_for_a_node_that_is_lost_and_goes_on() {
    let mut node = Node::dev().rpc_port(free_port()).start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 3);
    scene::register(&chain, &people).await;
    let (gold, folder) = (TaskGold::default(), TempDir::new().expect("a folder"));
    let quiz = scene::quiz(&chain).await;
    let key = keeper_key(&chain, "patient").await;
    let keeper = keeper(&chain, folder.path(), &key, &gold);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let working = tokio::spawn(keeper.work(async move {
        let _ = stopped.await;
    }));
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    chain.make_blocks(WRITTEN_BEHIND).await;

    node.kill9();
    tokio::time::sleep(Duration::from_secs(2)).await;
    node.restart().await;
    let again = node.chain().await;
    again.advance(3_700).await;
    eventually("the round is closed", || async {
        let round = again.client.round(quiz.id, RoundId(0), None).await.sure().expect("a round");
        matches!(round.state, RoundState::Closed { .. }).then_some(())
    })
    .await;
    stop.send(()).expect("the keeper works");
    working.await.expect("the keeper ends").expect("the keeper ends in order");
}
