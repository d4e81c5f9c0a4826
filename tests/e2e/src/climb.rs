//! The way from a registration to advanced work: terms that make it short, what the node says that a person is missing on it, and
//! what it earns beside its AIA.

use crate::{
    allowance::assert_would_fail,
    calls::*,
    governance,
    json::entry,
    scene,
    work::{Behaviour, Person, Plan, Task},
    Chain, Outcome,
};
use agt_primitives::{
    calendar::{DAY, HOUR},
    characters::{CharacterTerms, EditionId},
    contributors::ContributorTerms,
    medallions::MedallionTerms,
    quests::{Condition, EventId, Quest, Reward},
    tasks::{CampaignId, CampaignKind, Queue},
    token::AGT,
    Balance, Moment,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use pallet_tasks::MayJoinViewFunction;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_runtime::DispatchError;

/// The edition that [`begin`] opens.
pub const EDITION: EditionId = 0;

/// What a character of the edition costs, in planck.
pub const PRICE: Balance = AGT;

/// The event that [`begin`] opens, for whoever holds a medallion of the area.
pub const EVENT: EventId = 0;

/// The XP that the event pays.
pub const EVENT_XP: u32 = 7;

/// The accepted answers that the first level of a medallion asks for: the least that governance can set.
pub const ANSWERS: u32 = 100;

/// The XP that the second level of a character costs: the least that governance can set.
pub const LEVEL_XP: u32 = 4;

/// The gold items of a trial, in two sets: the fewest that governance can set.
const TRIAL_GOLD: u32 = 32;

/// The skill that a medallion asks for, in basis points: the least that governance can set.
const SKILL: u16 = 5_000;

/// AIA of a perfect set: three of them fit what an account on trial may reserve in a day, a booster included.
const AIA_A_SET: u64 = 300;

/// Items of each campaign: ten sets.
const ITEMS: u32 = 160;

/// The rest after a round, so that no day has more than the first tier's three sets.
const REST: Moment = 9 * HOUR;

/// Makes the first block of a chain, lowers by a referendum what the way asks for, and opens an edition of characters and an event.
pub async fn begin(chain: &Chain) {
    scene::begin(chain).await;
    governance::holders_bond(chain).await;
    let from = chain.time(None).await;
    let until = from + 60 * DAY;
    let (trial, medallions) = (ContributorTerms::DEFAULT.trial_gold, MedallionTerms::DEFAULT);
    let calls = vec![
        governance::set_call("contributors.trialGold", trial.into(), TRIAL_GOLD.into()),
        governance::set_call("medallions.firstAnswers", medallions.first_answers.into(), ANSWERS.into()),
        governance::set_call("medallions.leastSkill", medallions.least_skill.into(), SKILL.into()),
        governance::set_call("characters.levelXp", CharacterTerms::DEFAULT.level_xp.into(), LEVEL_XP.into()),
        CharactersCall::open_edition {
            price: PRICE,
            xp: 0,
            supply: 10,
            most: 5,
            odds: [6_000, 2_500, 1_000, 400, 100],
            until,
        }
        .into(),
        QuestsCall::open_event {
            reward: Reward::new(EVENT_XP, 0),
            places: 10,
            condition: Condition::Medallion { area: scene::AREA, level: 1 },
            from,
            until,
        }
        .into(),
    ];
    let count = calls.len();
    assert_eq!(governance::root_decides(chain, calls).await, vec![Ok(()); count]);
}

/// Returns as many careful people as a set has seats, a newcomer and two companions.
pub fn people() -> Vec<Person> {
    Person::many(Behaviour::Careful, 3)
}

/// Opens the work of a kind that nobody can do who has not climbed so far: specialised work asks for a medallion and a reputation,
/// advanced work for a character of level 5, too.
pub async fn work(chain: &Chain, quiz: &Task, kind: CampaignKind) -> Task {
    let plan = scene::plan_of_work(quiz, ITEMS, AIA_A_SET);
    let plan = match kind {
        CampaignKind::General => plan,
        CampaignKind::Specialised => Plan { name: "specialised", kind, medallion: 1, reputation: SKILL, ..plan },
        CampaignKind::Advanced => Plan { name: "advanced", kind, medallion: 1, character: 5, ..plan },
        kind => panic!("{kind:?} is not on the way"),
    };
    scene::open(chain, plan).await
}

/// Has everybody answer one set.
pub async fn round(chain: &Chain, task: &Task, people: &[Person]) {
    assert_eq!(task.join(chain, people).await, people.len(), "everybody joins campaign {}", task.id);
    task.run(chain, people).await;
}

/// Lets people rest after a round.
pub async fn rest(chain: &Chain) {
    chain.advance(REST / 1_000).await;
}

/// Returns whether the node says that an account can join the work of a campaign, and what it says that the account is missing.
pub async fn eligibility(chain: &Chain, who: &AccountId, campaign: CampaignId) -> (bool, Value) {
    let told = chain.get("agt_eligibility", json!([who.to_ss58check(), campaign])).await;
    assert_eq!(told["campaign"], campaign, "{told}");
    let work = entry(&told["queues"], "queue", "work");
    (work["canJoin"].as_bool().expect("a bool"), work["missing"].clone())
}

/// Asserts that the node says exactly what a person is `missing` for the work of a campaign, and that a join fails with `error`.
pub async fn assert_shut(chain: &Chain, task: &Task, person: &Person, missing: Value, error: impl Into<DispatchError>) {
    let (who, error) = (person.account(), error.into());
    assert_eq!(eligibility(chain, &who, task.id).await, (false, missing), "{}", person.name);
    let may_join = MayJoinViewFunction::<Runtime>::new(who.clone(), task.id, Queue::Work);
    assert_eq!(chain.view(may_join, None).await, Err(error), "{}", person.name);
    let join: RuntimeCall = TasksCall::join { campaign: task.id, queue: Queue::Work }.into();
    match chain.free(&who).await {
        // The pool knows no account that holds nothing and is not registered.
        0 if chain.account(&who).await.is_none() => {}
        free if free < AGT => assert_would_fail(chain, join, &person.key).await,
        _ => drop(chain.submit(join, &person.key).await.expect_error(error)),
    }
}

/// Asserts that the node says that a person can join the work of a campaign. Whoever calls this has it join next.
pub async fn assert_open(chain: &Chain, task: &Task, person: &Person) {
    let told = eligibility(chain, &person.account(), task.id).await;
    assert_eq!(told, (true, json!([])), "{} and campaign {}", person.name, task.id);
}

/// Has a person make a call that must cost it nothing.
pub async fn for_free(chain: &Chain, call: impl Into<RuntimeCall>, person: &Person) -> Outcome {
    let made = chain.submit(call, &person.key).await.expect_success();
    assert_eq!(made.fee, 0, "{:#?}", made.events);
    made
}

/// Returns the XP that an account has ever earned, and what it has left.
pub async fn xp(chain: &Chain, person: &Person) -> (u64, u64) {
    let told = crate::allowance::contributor(chain, &person.account()).await;
    let number = |key: &str| told["registered"][key].as_u64().expect("a number");
    (number("xp"), number("xpLeft"))
}

/// Returns how the node says that an account stands in the area.
pub async fn medallion(chain: &Chain, who: &AccountId) -> Value {
    let told = chain.get("agt_medallions", json!([who.to_ss58check()])).await;
    let areas = told["areas"].as_array().expect("a list");
    areas.iter().find(|area| area["area"] == scene::AREA).expect("the area is open").clone()
}

/// Returns the quests of today that a person has done and not claimed.
pub async fn quests_done(chain: &Chain, person: &Person) -> Vec<Quest> {
    let told = chain.get("agt_quests", json!([person.account().to_ss58check()])).await;
    let quests = told["quests"].as_array().expect("a list").iter();
    let done = quests.filter(|quest| quest["claimed"] == false && quest["done"].as_u64() >= quest["needed"].as_u64());
    done.map(|quest| *Quest::ALL.iter().find(|known| quest["quest"] == json!(known)).expect("a quest")).collect()
}

/// Has a person claim every quest of today that it has done, without a fee, and returns which these are. Each pays once: whoever can
/// pay a fee tries twice.
pub async fn claim_quests(chain: &Chain, person: &Person) -> Vec<Quest> {
    let done = quests_done(chain, person).await;
    for quest in &done {
        let (before, call) = (xp(chain, person).await.0, QuestsCall::claim_quest { quest: *quest });
        let claimed = for_free(chain, call.clone(), person).await;
        let reward = claimed.event(|event| match event {
            RuntimeEvent::Quests(pallet_quests::Event::QuestClaimed { who, quest: claimed, reward, .. }) => {
                (*who == person.account() && claimed == quest).then_some(*reward)
            }
            _ => None,
        });
        assert_eq!(xp(chain, person).await.0 - before, u64::from(reward.xp), "{quest:?}");
        if chain.free(&person.account()).await > AGT {
            let again = chain.submit(call, &person.key).await;
            again.expect_error(pallet_quests::Error::<Runtime>::AlreadyClaimed);
        }
    }
    done
}
