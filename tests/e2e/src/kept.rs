//! Campaigns in which workers join, commit and hand over their openings, and a keeper takes every other step.

use crate::{
    calls::*,
    keys::fresh,
    work::{Person, Task},
    Chain, Sure,
};
use agt_client::{sealed::seal, submit::Until};
use agt_keeper::{intake::Intake, steps::Step, Campaigns, Config, Gold, Keeper, Passed};
use agt_primitives::{
    tasks::{commitment, proof_of, CampaignId, GoldLeaf, NextStep, RoundId, SetId},
    token::AGT,
};
use agt_runtime::{AccountId, RuntimeCall};
use codec::Encode;
use pallet_tasks::Opening;
use sp_core::{sr25519, H256};
use sp_keyring::Sr25519Keyring::Alice;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

/// What a keeper has to pay fees with, in planck.
const PURSE: u128 = 100 * AGT;

/// The passes after which a campaign must be over.
const MOST_PASSES: u32 = 2_000;

/// How far the clock is moved when nobody has anything to do, in seconds.
const REST: u64 = 600;

/// The blocks that are made when a round waits for its seed.
const TO_DEAL: u32 = 15;

/// The gold of campaigns, as their requester has it.
#[derive(Clone, Default)]
pub struct TaskGold(Arc<Mutex<BTreeMap<CampaignId, Vec<GoldLeaf>>>>);

impl TaskGold {
    /// Adds the gold of a campaign.
    pub fn add(&self, task: &Task) {
        self.0.lock().expect("nobody panics with it").insert(task.id, task.gold().to_vec());
    }
}

impl Gold for TaskGold {
    fn leaf(&self, campaign: CampaignId, set: SetId) -> Option<(GoldLeaf, Vec<H256>)> {
        let gold = self.0.lock().expect("nobody panics with it");
        let leaves = gold.get(&campaign)?;
        Some((leaves.get(set.0 as usize)?.clone(), proof_of(leaves, set)?))
    }
}

/// Returns the key of a keeper with something to pay fees with.
pub async fn keeper_key(chain: &Chain, name: &str) -> sr25519::Pair {
    let key = fresh(name);
    let dest = crate::keys::account_of(&key).into();
    chain.submit(BalancesCall::transfer_keep_alive { dest, value: PURSE }, &Alice.pair()).await.expect_success();
    key
}

/// The campaigns that a keeper of a test serves by name, so that it ends their tickets without a seat, too.
pub fn named() -> Campaigns {
    Campaigns::Only((0..32).collect())
}

/// Returns a keeper that need not mind any other, with its data in a folder.
pub fn keeper(chain: &Chain, folder: &Path, key: &sr25519::Pair, gold: &TaskGold) -> Keeper {
    let config = Config { prune_after: 0, campaigns: named(), ..Config::alone(folder) };
    Keeper::new(config, chain.client.clone(), key.clone(), Arc::new(gold.clone())).expect("a keeper")
}

/// Returns the round and the next step of a person in a campaign; none if it has no ticket.
pub async fn next(chain: &Chain, task: &Task, person: &Person) -> Option<(RoundId, NextStep)> {
    let tickets = chain.client.tickets(&person.account(), None).await.sure();
    tickets.into_iter().find(|ticket| ticket.campaign == task.id).map(|ticket| (ticket.round, ticket.next))
}

/// Returns what a person commits to in a set.
pub async fn opening(chain: &Chain, task: &Task, person: &Person, round: RoundId, set: SetId) -> Opening<AccountId> {
    let truths = task.truths(chain, round, set).await;
    let answers = person.answers(task.id, set, &task.terms, &truths);
    Opening { campaign: task.id, round, set, who: person.account(), answers, salt: person.salt(task.id, set) }
}

/// Returns the call that commits to an opening.
pub fn commit(chain: &Chain, opening: &Opening<AccountId>) -> RuntimeCall {
    let Opening { campaign, round, set, who, answers, salt } = opening;
    let hash = commitment(chain.genesis(), *campaign, *set, who, answers, salt);
    TasksCall::commit { campaign: *campaign, round: *round, set: *set, hash }.into()
}

/// Has everybody commit who can. Returns what each has committed to.
pub async fn commit_all(chain: &Chain, task: &Task, people: &[Person]) -> Vec<Opening<AccountId>> {
    let (mut calls, mut openings) = (Vec::new(), Vec::new());
    for person in people {
        let Some((round, NextStep::Commit { set, .. } | NextStep::StandIn { set, .. })) =
            next(chain, task, person).await
        else {
            continue;
        };
        let opening = opening(chain, task, person, round, set).await;
        calls.push((commit(chain, &opening), &person.key));
        openings.push(opening);
    }
    if chain.is_by_hand() {
        for outcome in chain.submit_all(calls).await {
            outcome.expect_success();
        }
    } else {
        for (call, key) in calls {
            chain.client.submit(call, key, Until::Included).await.sure().ok().sure();
        }
    }
    openings
}

/// Hands an opening over, sealed to the keeper.
pub async fn hand_over(intake: &Intake, opening: &Opening<AccountId>) {
    let sealed = seal(&intake.key(), &opening.encode()).sure();
    intake.take(&sealed).await.unwrap_or_else(|refusal| panic!("{refusal}"));
}

/// Has people commit and hand over, and keepers do the rest, until nobody has a ticket. Returns the steps that each keeper
/// sent. `after` is called after each look of the keepers.
pub async fn finish(
    chain: &Chain,
    task: &Task,
    people: &[Person],
    keepers: &mut Vec<Keeper>,
    mut after: impl FnMut(&mut Vec<Keeper>),
) -> Vec<Vec<Step>> {
    let mut sent: Vec<Vec<Step>> = keepers.iter().map(|_| Vec::new()).collect();
    let mut idle = 0u32;
    for _ in 0..MOST_PASSES {
        let passed = all_look(keepers).await;
        after(keepers);
        let acted = passed.iter().any(|passed| !passed.sent.is_empty());
        let waits = passed.iter().any(|passed| passed.waiting > 0);
        passed.into_iter().zip(&mut sent).for_each(|(passed, sent)| sent.extend(passed.sent));
        let committed = commit_all(chain, task, people).await;
        for opening in &committed {
            for keeper in keepers.iter() {
                hand_over(keeper.intake(), opening).await;
            }
        }
        if acted || !committed.is_empty() {
            idle = 0;
            continue;
        }
        idle += 1;
        // A keeper waits for the turn of another one: that is real time.
        if waits && idle < 50 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        }
        idle = 0;
        let mut steps = Vec::new();
        for person in people {
            steps.extend(next(chain, task, person).await.map(|(_, step)| step));
        }
        if steps.is_empty() {
            return sent;
        }
        match steps.iter().any(|step| matches!(step, NextStep::WaitForDeal)) {
            true => chain.make_blocks(TO_DEAL).await,
            false => chain.advance(REST).await,
        }
    }
    panic!("the campaign does not come to an end");
}

/// Has all keepers look at the same time.
async fn all_look(keepers: &mut [Keeper]) -> Vec<Passed> {
    let passes = keepers.iter_mut().map(Keeper::pass);
    let passed = futures::future::join_all(passes).await;
    passed.into_iter().map(|passed| passed.unwrap_or_else(|error| panic!("{error}"))).collect()
}
