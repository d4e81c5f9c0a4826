//! Three weeks of work: a row of days is a milestone, an event pays AGT out of its own budget, and a level of a medallion costs AGT.

use agt_e2e::{
    allowance::assert_would_fail,
    audit::audit,
    calls::*,
    climb::{self, for_free},
    governance::{root_decides, set_call},
    json::{amount, entry},
    scene,
    work::{Person, Task},
    Chain, Node, Outcome,
};
use agt_primitives::{
    calendar::DAY,
    medallions::MedallionTerms,
    quests::{Condition, EventId, Milestone, Reward},
    token::AGT,
    Balance,
};
use agt_runtime::{Runtime, RuntimeEvent};
use pallet_quests::{Error, Event};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{Charlie, Eve};

type MedallionsError = pallet_medallions::Error<Runtime>;

/// The event that pays AGT, which follows that of [`climb::begin`]: what each of its places pays, and how many there are.
const PAYING: EventId = climb::EVENT + 1;
const PAID: Balance = 5 * AGT;
const PLACES: u32 = 2;

/// What the third level of a medallion costs, in planck.
const THIRD_LEVEL: Balance = MedallionTerms::DEFAULT.level_agt;

/// Items of the campaign: 40 sets.
const ITEMS: u32 = 640;

/// AIA of a perfect set.
const AIA_A_SET: u64 = 300;

/// The rounds in which everybody reaches the third level.
const MOST_ROUNDS: usize = 40;

/// Returns what the budget of milestones and events has minted, and what it has reserved.
async fn budget(chain: &Chain) -> (Balance, Balance) {
    let supply = chain.get("agt_supply", json!([])).await;
    let told = entry(&supply["budgets"], "budget", "milestones");
    (amount(&told["minted"]), amount(&told["reserved"]))
}

async fn quests(chain: &Chain, person: &Person) -> Value {
    chain.get("agt_quests", json!([person.account().to_ss58check()])).await
}

/// Governance opens an event that pays AGT to whoever worked on seven days in a row, and makes levels cheap in XP.
async fn open_event(chain: &Chain) {
    let from = chain.time(None).await;
    let open = QuestsCall::open_event {
        reward: Reward { xp: 0, boosters: 0, agt: PAID },
        places: PLACES,
        condition: Condition::Milestone { milestone: Milestone::WeekStreak },
        from,
        until: from + 60 * DAY,
    };
    let level_xp = MedallionTerms::DEFAULT.level_xp;
    let calls = vec![set_call("medallions.levelXp", level_xp.into(), 1), open.into()];
    assert_eq!(root_decides(chain, calls).await, [Ok(()), Ok(())]);
    assert_eq!(budget(chain).await, (0, Balance::from(PLACES) * PAID));
}

/// Has everybody work until what the node says of the first person's quests and medallion is what is asked for.
async fn work_until(chain: &Chain, task: &Task, people: &[Person], is_done: impl Fn(&Value, &Value) -> bool) {
    for _ in 0..MOST_ROUNDS {
        climb::round(chain, task, people).await;
        climb::rest(chain).await;
        let who = people[0].account();
        if is_done(&quests(chain, &people[0]).await, &climb::medallion(chain, &who).await) {
            return;
        }
    }
    panic!("{MOST_ROUNDS} rounds are not enough");
}

/// Returns how the row of days stands that is the milestone.
fn row(quests: &Value) -> (u64, bool) {
    let told = entry(&quests["milestones"], "milestone", "weekStreak");
    (told["done"].as_u64().expect("a number"), told["claimed"].as_bool().expect("a bool"))
}

/// A week of days on each of which a set was opened is paid once, without a fee.
async fn a_row_of_days_is_paid_once(chain: &Chain, person: &Person) {
    let claim = || QuestsCall::claim_milestone { milestone: Milestone::WeekStreak };
    let before = climb::xp(chain, person).await.0;
    let claimed = for_free(chain, claim(), person).await;
    let reward = claimed.event(|event| match event {
        RuntimeEvent::Quests(Event::MilestoneClaimed { milestone: Milestone::WeekStreak, reward, .. }) => Some(*reward),
        _ => None,
    });
    assert_eq!(reward, Milestone::WeekStreak.reward());
    assert_eq!(climb::xp(chain, person).await.0 - before, u64::from(reward.xp));
    assert_eq!(row(&quests(chain, person).await), (7, true));
    assert_would_fail(chain, claim(), &person.key).await;
}

/// Returns what an event has paid, and the places that are left.
fn paid(outcome: &Outcome) -> (Balance, u32) {
    outcome.event(|event| match event {
        RuntimeEvent::Quests(Event::EventClaimed { event: PAYING, reward, left, .. }) => Some((reward.agt, *left)),
        _ => None,
    })
}

/// The event pays AGT to the first holders of a medallion who have the milestone, and to nobody else.
async fn the_first_holders_are_paid_agt(chain: &Chain, people: &[Person]) {
    let [first, second, third] = people else { panic!("three people") };
    let (claim, medal) =
        (|| QuestsCall::claim_event { event: PAYING, place: None }, || MedallionsCall::claim { area: scene::AREA });
    chain.submit(claim(), &third.key).await.expect_error(Error::<Runtime>::NoMedallion);
    let close = || QuestsCall::close_event { event: PAYING };
    chain.submit(close(), &Eve.pair()).await.expect_error(Error::<Runtime>::StillOpen);
    for person in people {
        for_free(chain, medal(), person).await;
    }
    let minted = amount(&chain.get("agt_supply", json!([])).await["everMinted"]);
    assert_eq!(chain.free(&first.account()).await, 0);
    assert_eq!(paid(&for_free(chain, claim(), first).await), (PAID, 1));
    assert_eq!((chain.free(&first.account()).await, budget(chain).await), (PAID, (PAID, PAID)));
    chain.submit(claim(), &first.key).await.expect_error(Error::<Runtime>::AlreadyClaimed);
    assert_eq!(paid(&for_free(chain, claim(), second).await), (PAID, 0));
    chain.submit(claim(), &third.key).await.expect_error(Error::<Runtime>::EventFull);
    assert_eq!(budget(chain).await, (2 * PAID, 0));
    assert_eq!(amount(&chain.get("agt_supply", json!([])).await["everMinted"]), minted + 2 * PAID);
    let lifted = chain.submit(close(), &Eve.pair()).await.expect_success().event(|event| match event {
        RuntimeEvent::Quests(Event::EventClosed { event: PAYING, left: 0, lifted }) => Some(*lifted),
        _ => None,
    });
    assert_eq!(lifted, 0);
}

/// Has a person raise its medallion by a level. Returns the XP and the AGT that it paid.
async fn level_up(chain: &Chain, person: &Person, reached: u8, most: Balance) -> (u64, Balance, Balance) {
    let call = MedallionsCall::level_up { area: scene::AREA, level: reached, most };
    let outcome = chain.submit(call, &person.key).await.expect_success();
    let (xp, agt) = outcome.event(|event| match event {
        RuntimeEvent::Medallions(pallet_medallions::Event::LevelledUp { level, xp, agt, .. }) => {
            (*level == reached).then_some((*xp, *agt))
        }
        _ => None,
    });
    assert_eq!(climb::medallion(chain, &person.account()).await["level"], reached);
    (xp, agt, outcome.fee)
}

/// The third level costs AGT, which is revenue: nine tenths of it come back, and a tenth is the authors'.
async fn the_third_level_costs_agt(chain: &Chain, person: &Person) {
    let call = |most| MedallionsCall::level_up { area: scene::AREA, level: 3, most };
    let who = person.account();
    chain.submit(call(THIRD_LEVEL - 1), &person.key).await.expect_error(MedallionsError::AboveMost);
    chain.submit(call(THIRD_LEVEL), &person.key).await.expect_error(MedallionsError::TooLittleAgt);
    let give = BalancesCall::transfer_keep_alive { dest: who.clone().into(), value: THIRD_LEVEL };
    chain.submit(give, &Charlie.pair()).await.expect_success();
    let (free, xp) = (chain.free(&who).await, climb::xp(chain, person).await);
    assert_eq!(amount(&chain.get("agt_recycler", json!([])).await["received"]), 0);

    let (spent, agt, fee) = level_up(chain, person, 3, THIRD_LEVEL).await;
    assert_eq!((spent, agt), (9, THIRD_LEVEL));
    assert_eq!(chain.free(&who).await, free - THIRD_LEVEL - fee);
    assert_eq!(climb::xp(chain, person).await, (xp.0, xp.1 - 9), "what was earned does not fall");
    let told = climb::medallion(chain, &who).await;
    assert_eq!((amount(&told["agtPaid"]), &told["xpSpent"]), (THIRD_LEVEL, &json!(4 + 9)), "{told}");
    let revenue = chain.get("agt_revenue", json!([])).await["assets"][0].clone();
    assert_eq!(amount(&entry(&revenue["sources"], "source", "medallions")["amount"]), THIRD_LEVEL, "{revenue}");
    assert_eq!(amount(&chain.get("agt_recycler", json!([])).await["received"]), THIRD_LEVEL * 9 / 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_days_earns_agt_once_and_a_level_costs_agt() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    climb::begin(&chain).await;
    open_event(&chain).await;
    let people = climb::people();
    scene::register(&chain, &people).await;
    let quiz = scene::quiz(&chain).await;
    climb::round(&chain, &quiz, &people).await;
    climb::rest(&chain).await;
    let work = scene::work(&chain, &quiz, ITEMS, AIA_A_SET).await;
    // The third person alone can pay fees: it is told why a call fails.
    let give = BalancesCall::transfer_keep_alive { dest: people[2].account().into(), value: 10 * AGT };
    chain.submit(give, &Charlie.pair()).await.expect_success();
    let too_soon = QuestsCall::claim_milestone { milestone: Milestone::WeekStreak };
    climb::round(&chain, &work, &people).await;
    climb::rest(&chain).await;
    assert_eq!(row(&quests(&chain, &people[2]).await), (1, false));
    chain.submit(too_soon, &people[2].key).await.expect_error(Error::<Runtime>::NotDone);
    let event = QuestsCall::claim_event { event: PAYING, place: None };
    chain.submit(event, &people[2].key).await.expect_error(Error::<Runtime>::NotDone);

    work_until(&chain, &work, &people, |quests, _| row(quests).0 >= 7).await;
    a_row_of_days_is_paid_once(&chain, &people[0]).await;
    the_first_holders_are_paid_agt(&chain, &people).await;

    let needs = |told: &Value, level: u8| told["next"]["level"] == level && told["next"]["answersMissing"] == 0;
    if !needs(&climb::medallion(&chain, &people[0].account()).await, 2) {
        work_until(&chain, &work, &people, |_, told| needs(told, 2)).await;
    }
    let (xp, agt, _) = level_up(&chain, &people[0], 2, 0).await;
    assert_eq!((xp, agt), (4, 0), "the second level costs XP alone");
    if !needs(&climb::medallion(&chain, &people[0].account()).await, 3) {
        work_until(&chain, &work, &people, |_, told| needs(told, 3)).await;
    }
    the_third_level_costs_agt(&chain, &people[0]).await;
    audit(&chain).await;
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
