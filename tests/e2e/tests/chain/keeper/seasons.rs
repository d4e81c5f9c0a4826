//! Two months of a chain on which nobody moves but workers and a keeper.

use agt_e2e::{
    calls::*,
    governance,
    kept::{finish, keeper, keeper_key, TaskGold},
    scene,
    work::{measured, Behaviour, Person, Plan, Task},
    Chain, Node,
};
use agt_keeper::{steps::Step, Keeper};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::ContributorTerms,
    redemption::claims,
    tasks::{AnswerKind, CampaignKind, Funding, Measured},
};
use agt_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_tasks::Campaigns;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use tempfile::TempDir;

/// The reference of the campaigns of the two seasons, in basis points.
const REFERENCE: u16 = 9_000;

/// The gold items of a trial, set by a referendum, as in the scene of thirty people.
const TRIAL_GOLD: u32 = scene::TRIAL_GOLD;

/// AIA that everybody submits: the least that a season takes.
const SUBMITTED: u64 = 3_000;

/// A campaign of the platform for those whom the quiz lets in.
fn work_after(quiz: &Task) -> Plan {
    Plan {
        name: "animals",
        kind: CampaignKind::General,
        items: 1_200,
        items_a_set: 16,
        gold_a_set: 16,
        funding: Funding::Platform { aia: 900 },
        measured: Measured { series: Some(quiz.id), ..quiz.terms.measured.clone() },
        ..Plan::quiz(scene::AREA, quiz.terms.deadline)
    }
}

/// Has people submit AIA to a season, and claim it when the keeper has closed it. Returns how many did.
async fn redeem(chain: &Chain, people: &[Person], season: Month, keeper: &mut Keeper) -> usize {
    let submit = || RuntimeCall::from(RedemptionCall::submit { aia: SUBMITTED });
    let offered = chain.offer_all(people.iter().map(|person| (submit(), &person.key)).collect()).await;
    let submitted =
        people.iter().zip(offered).filter(|(_, offered)| offered.as_ref().is_ok_and(|of| of.result.is_ok()));
    let submitted: Vec<&Person> = submitted.map(|(person, _)| person).collect();
    chain.wind_to(claims(season).expect("in the calendar").start).await;
    let passed = keeper.pass().await.expect("a look");
    assert!(passed.sent.contains(&Step::CloseSeason { season }), "{passed:?}");
    let claim = || RuntimeCall::from(RedemptionCall::claim { season });
    for outcome in chain.submit_all(submitted.iter().map(|person| (claim(), &person.key)).collect()).await {
        outcome.expect_success();
    }
    submitted.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_seasons_pass_and_nobody_but_workers_and_a_keeper_moves() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.wind_to(scene::START).await;
    governance::holders_bond(&chain).await;
    let default = ContributorTerms::DEFAULT.trial_gold;
    governance::set_parameter(&chain, "contributors.trialGold", default.into(), TRIAL_GOLD.into()).await;
    let people = Person::many(Behaviour::Honest, 6);
    scene::register(&chain, &people).await;
    let (gold, folder) = (TaskGold::default(), TempDir::new().expect("a folder"));
    let key = keeper_key(&chain, "seasons").await;
    let mut keepers = vec![keeper(&chain, folder.path(), &key, &gold)];
    let measure = measured(&AnswerKind::Categories { count: 4 }, REFERENCE);
    let quiz = Plan { measured: measure, ..Plan::quiz(scene::AREA, scene::START + 60 * DAY) };
    let quiz = Task::open(&chain, &Alice.pair(), &Bob.pair(), quiz).await;
    let work = Task::open(&chain, &Alice.pair(), &Bob.pair(), work_after(&quiz)).await;
    gold.add(&quiz);
    gold.add(&work);

    assert_eq!(quiz.join(&chain, &people).await, people.len());
    finish(&chain, &quiz, &people, &mut keepers, |_| {}).await;
    chain.advance(9 * 3_600).await;
    let [first, second] = [scene::START, scene::START + 40 * DAY].map(|at| Month::at(at).expect("in the calendar"));
    for season in [first, second] {
        if chain.time(None).await < season.start().expect("in the calendar") {
            chain.wind_to(season.start().expect("in the calendar")).await;
        }
        for _ in 0..6 {
            assert!(work.join(&chain, &people).await > 0);
            finish(&chain, &work, &people, &mut keepers, |_| {}).await;
            chain.advance(DAY / 1_000).await;
        }
        // What was earned last ripens.
        chain.advance(4 * DAY / 1_000).await;
        let redeemed = redeem(&chain, &people, season, &mut keepers[0]).await;
        println!("season {}: {redeemed} of {} people are paid", scene::name_of(season), people.len());
        assert!(redeemed > 0, "somebody is paid in the season {}", scene::name_of(season));
    }

    // A year later nothing is left of either season, and the campaigns are over.
    let keeper = &mut keepers[0];
    let mut sent = Vec::new();
    chain.wind_to(claims(second).expect("in the calendar").end).await;
    for _ in 0..20 {
        sent.extend(keeper.pass().await.expect("a look").sent);
    }
    for season in [first, second] {
        assert!(sent.contains(&Step::SweepSeason { season }), "{sent:?}");
    }
    for task in [&quiz, &work] {
        let key = Campaigns::<Runtime>::hashed_key_for(task.id);
        assert_eq!(chain.read::<pallet_tasks::Campaign<AccountId>>(key, None).await, None, "{sent:?}");
    }
    assert!(keeper.metrics().contains("agt_keeper_transactions_failed_total 0"), "{}", keeper.metrics());
}
