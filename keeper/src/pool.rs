//! What the transactions that wait in the node's pool do, as far as a keeper would do the same.
//!
//! Anybody can put a transaction there that does nothing in the end, so only what would do the same work counts, and what
//! others put there is minded for two blocks alone.

use crate::{steps::Step, Result};
use agt_client::{calls::*, Client};
use agt_runtime::{AccountId, Address, RuntimeCall, UncheckedExtrinsic};
use codec::{Decode, Encode};
use pallet_tasks::Opening;
use serde_json::json;
use sp_core::Bytes;
use sp_runtime::{generic::Preamble, MultiAddress};
use std::collections::{BTreeMap, BTreeSet};

/// The blocks for which a transaction of somebody else is minded while no block includes it.
const MINDED: u32 = 2;

/// What a transaction does, as far as a keeper would do the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A step for which there is one call.
    Step(Step),
    /// The reveal of an opening, by its encoding. Another opening of the same seat reveals nothing: only one fits the
    /// commitment.
    Opening(Vec<u8>),
    /// The opening of a set's gold, by the encoding of the call. Another leaf or proof opens nothing.
    Gold(Vec<u8>),
}

impl Mark {
    /// Returns the mark of the reveal of an opening.
    pub fn of(opening: &Opening<AccountId>) -> Self {
        Self::Opening(opening.encode())
    }
}

/// What waits in a pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// What transactions of the keeper's own account do.
    ours: BTreeSet<Mark>,
    /// What those of others do.
    theirs: BTreeSet<Mark>,
}

impl Pending {
    /// Asks the node what waits in its pool. `me` is the keeper's account.
    pub async fn of(client: &Client, me: &AccountId) -> Result<Self> {
        let waiting: Vec<Bytes> = client.request_as("author_pendingExtrinsics", json!([])).await?;
        let mut pending = Self::default();
        for Bytes(bytes) in waiting {
            // What this program cannot read is no step of a keeper.
            let Ok(extrinsic) = UncheckedExtrinsic::decode(&mut &bytes[..]) else { continue };
            let Preamble::Signed(MultiAddress::Id(signer), ..) = &extrinsic.preamble else { continue };
            pending.add(&extrinsic.function, signer, me);
        }
        Ok(pending)
    }

    /// Adds what a call does.
    fn add(&mut self, call: &RuntimeCall, signer: &AccountId, me: &AccountId) {
        match signer == me {
            true => self.ours.extend(marks(call, signer)),
            false => self.theirs.extend(marks(call, signer)),
        }
    }

    /// Returns whether a transaction that waits does this.
    pub fn has(&self, mark: &Mark) -> bool {
        self.ours.contains(mark) || self.theirs.contains(mark)
    }

    /// Does not mind what transactions of others do of this.
    pub fn ignore(&mut self, marks: &BTreeSet<Mark>) {
        self.theirs.retain(|mark| !marks.contains(mark));
    }
}

/// Since which block each thing has waited that others' transactions do.
#[derive(Debug, Default)]
pub struct Minded(BTreeMap<Mark, u32>);

impl Minded {
    /// Notes what others' transactions do that wait at a block. Returns what has waited for so long that it is not minded any
    /// more: nobody knows whether a block will ever include it.
    pub fn note(&mut self, pending: &Pending, block: u32) -> BTreeSet<Mark> {
        self.0.retain(|mark, _| pending.theirs.contains(mark));
        for mark in &pending.theirs {
            self.0.entry(mark.clone()).or_insert(block);
        }
        let long = self.0.iter().filter(|(_, since)| block.saturating_sub(**since) >= MINDED);
        long.map(|(mark, _)| mark.clone()).collect()
    }

    /// Forgets everything: nobody looks at the pool.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Returns what a call does. What stands in a batch does not count: a call before it can keep it from being made.
fn marks(call: &RuntimeCall, signer: &AccountId) -> Vec<Mark> {
    let step = match call {
        RuntimeCall::Tasks(TasksCall::open_gold { .. }) => return vec![Mark::Gold(call.encode())],
        RuntimeCall::Tasks(task) => {
            let openings = openings(task, signer);
            if !openings.is_empty() {
                return openings.iter().map(Mark::of).collect();
            }
            step_of_task(task)
        }
        RuntimeCall::Redemption(call) => step_of_season(call),
        RuntimeCall::Revenue(call) => step_of_revenue(call),
        RuntimeCall::Recycler(call) => step_of_recycler(call),
        RuntimeCall::Buyback(call) => step_of_buyback(call),
        _ => None,
    };
    step.map(Mark::Step).into_iter().collect()
}

/// Returns the openings that a call reveals.
fn openings(call: &TasksCall, signer: &AccountId) -> Vec<Opening<AccountId>> {
    match call.clone() {
        TasksCall::reveal { campaign, round, set, answers, salt } => {
            vec![Opening { campaign, round, set, who: signer.clone(), answers, salt }]
        }
        TasksCall::reveal_for { campaign, round, set, who, answers, salt } => {
            let opening = account(who).map(|who| Opening { campaign, round, set, who, answers, salt });
            opening.into_iter().collect()
        }
        TasksCall::reveal_many { openings } => openings.into_iter().collect(),
        TasksCall::work { steps } => {
            let opening = |step: pallet_tasks::Step| match step {
                pallet_tasks::Step::Reveal { campaign, round, set, answers, salt } => {
                    Some(Opening { campaign, round, set, who: signer.clone(), answers, salt })
                }
                _ => None,
            };
            steps.into_iter().filter_map(opening).collect()
        }
        _ => Vec::new(),
    }
}

fn step_of_task(call: &TasksCall) -> Option<Step> {
    match call.clone() {
        TasksCall::close_round { campaign, round } => Some(Step::CloseRound { campaign, round }),
        TasksCall::deal { campaign, round } => Some(Step::Deal { campaign, round }),
        TasksCall::settle { campaign, round, set } => Some(Step::Settle { campaign, round, set }),
        TasksCall::leave { campaign, round, who } => account(who).map(|who| Step::Leave { campaign, round, who }),
        TasksCall::collect { campaign, who } => account(who).map(|who| Step::Collect { campaign, who }),
        TasksCall::lift { who, number } => account(who).map(|who| Step::Lift { who, number }),
        TasksCall::close_campaign { campaign } => Some(Step::CloseCampaign { campaign }),
        TasksCall::prune { campaign } => Some(Step::Prune { campaign }),
        TasksCall::forget_misconduct { who } => account(who).map(|who| Step::Forget { who }),
        _ => None,
    }
}

fn step_of_season(call: &RedemptionCall) -> Option<Step> {
    match call.clone() {
        RedemptionCall::close { season } => Some(Step::CloseSeason { season }),
        // The first claim closes the season, too.
        RedemptionCall::claim { season } | RedemptionCall::claim_for { season, .. } => {
            Some(Step::CloseSeason { season })
        }
        RedemptionCall::sweep { season } => Some(Step::SweepSeason { season }),
        RedemptionCall::sweep_submission { season, who } => {
            account(who).map(|who| Step::SweepSubmission { season, who })
        }
        _ => None,
    }
}

fn step_of_revenue(call: &RevenueCall) -> Option<Step> {
    match call.clone() {
        RevenueCall::recycle_slashes {} => Some(Step::RecycleSlashes),
        RevenueCall::pass_on {} => Some(Step::PassOn),
        RevenueCall::collect { asset } => Some(Step::CollectRevenue { asset }),
        RevenueCall::sweep { asset } => Some(Step::SweepAsset { asset }),
        _ => None,
    }
}

fn step_of_recycler(call: &RecyclerCall) -> Option<Step> {
    match call.clone() {
        RecyclerCall::collect {} => Some(Step::CollectGifts),
        RecyclerCall::carry { season } => Some(Step::Carry { season }),
        _ => None,
    }
}

fn step_of_buyback(call: &BuybackCall) -> Option<Step> {
    match call.clone() {
        BuybackCall::open { asset } => Some(Step::OpenAuction { asset }),
        BuybackCall::end { asset } => Some(Step::EndAuction { asset }),
        _ => None,
    }
}

fn account(address: Address) -> Option<AccountId> {
    match address {
        MultiAddress::Id(who) => Some(who),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        assets::AssetKind,
        calendar::Month,
        tasks::{GoldLeaf, RoundId, SetId},
    };
    use sp_core::H256;

    fn who(number: u8) -> AccountId {
        AccountId::new([number; 32])
    }

    /// Returns what waits if the account 9 has sent a call, for the keeper of the account 1.
    fn of(call: impl Into<RuntimeCall>) -> Pending {
        let mut pending = Pending::default();
        pending.add(&call.into(), &who(9), &who(1));
        pending
    }

    fn theirs(marks: impl IntoIterator<Item = Mark>) -> Pending {
        Pending { theirs: marks.into_iter().collect(), ..Pending::default() }
    }

    fn opening(number: u8) -> Opening<AccountId> {
        let (campaign, round, set, answers) = (1, RoundId(2), SetId(3), Default::default());
        Opening { campaign, round, set, who: who(number), answers, salt: [4; 32] }
    }

    #[test]
    fn every_step_with_a_call_is_found_again_in_the_pool() {
        let (campaign, round, set, season) = (1, RoundId(2), SetId(3), Month(720));
        let steps = [
            Step::CloseRound { campaign, round },
            Step::Deal { campaign, round },
            Step::Settle { campaign, round, set },
            Step::Leave { campaign, round, who: who(1) },
            Step::Collect { campaign, who: who(1) },
            Step::Lift { who: who(1), number: 7 },
            Step::CloseSeason { season },
            Step::SweepSeason { season },
            Step::CloseCampaign { campaign },
            Step::Prune { campaign },
            Step::RecycleSlashes,
            Step::PassOn,
            Step::CollectRevenue { asset: AssetKind::Native },
            Step::CollectRevenue { asset: AssetKind::WithId(4) },
            Step::CollectGifts,
            Step::Carry { season },
            Step::SweepAsset { asset: 4 },
            Step::OpenAuction { asset: 4 },
            Step::EndAuction { asset: 4 },
            Step::Forget { who: who(1) },
            Step::SweepSubmission { season, who: who(1) },
        ];
        for step in steps {
            let call = step.call().expect("the step has a call");
            assert_eq!(of(call.clone()), theirs([Mark::Step(step.clone())]), "{step:?}");
            let batch = UtilityCall::force_batch { calls: vec![call] };
            assert_eq!(of(batch), Pending::default(), "nobody knows what becomes of a call in a batch");
        }
    }

    #[test]
    fn reveals_are_found_whoever_makes_them_for_whom() {
        let Opening { campaign, round, set, answers, salt, .. } = opening(5);
        let many = TasksCall::reveal_many { openings: vec![opening(5)].try_into().expect("one fits") };
        assert_eq!(of(many), theirs([Mark::of(&opening(5))]));
        let other = TasksCall::reveal_for { campaign, round, set, who: who(6).into(), answers: answers.clone(), salt };
        assert_eq!(of(other), theirs([Mark::of(&opening(6))]));
        let own = TasksCall::reveal { campaign, round, set, answers: answers.clone(), salt };
        assert_eq!(of(own), theirs([Mark::of(&opening(9))]));
        let step = pallet_tasks::Step::Reveal { campaign, round, set, answers, salt };
        let work = TasksCall::work { steps: vec![step].try_into().expect("one fits") };
        assert_eq!(of(work), theirs([Mark::of(&opening(9))]));
    }

    #[test]
    fn reveal_of_another_opening_of_the_seat_does_not_count() {
        let false_ones = [
            Opening { salt: [5; 32], ..opening(5) },
            Opening { round: RoundId(9), ..opening(5) },
            Opening { set: SetId(9), ..opening(5) },
        ];
        for false_one in false_ones {
            let pending = of(TasksCall::reveal_many { openings: vec![false_one].try_into().expect("one fits") });
            assert!(!pending.has(&Mark::of(&opening(5))));
        }
    }

    #[test]
    fn gold_with_another_leaf_or_proof_does_not_count() {
        let gold = |seed: u8, path: u8| -> RuntimeCall {
            let leaf = GoldLeaf { set: SetId(3), seed: [seed; 32], truths: Default::default() };
            let proof = vec![H256([path; 32])].try_into().expect("one fits");
            TasksCall::open_gold { campaign: 1, leaf, proof }.into()
        };
        let ours = Mark::Gold(gold(1, 1).encode());
        assert!(of(gold(1, 1)).has(&ours));
        assert!(!of(gold(2, 1)).has(&ours) && !of(gold(1, 2)).has(&ours));
    }

    #[test]
    fn a_claim_that_waits_closes_its_season() {
        let season = Month(720);
        assert_eq!(of(RedemptionCall::claim { season }), theirs([Mark::Step(Step::CloseSeason { season })]));
    }

    #[test]
    fn transactions_of_others_are_minded_for_two_blocks() {
        let (mut minded, mark) = (Minded::default(), Mark::Step(Step::Prune { campaign: 1 }));
        let mut pending = theirs([mark.clone()]);
        for block in [10, 10, 11] {
            assert_eq!(minded.note(&pending, block), BTreeSet::new());
        }
        assert_eq!(minded.note(&Pending::default(), 11), BTreeSet::new());
        for block in [11, 12] {
            assert_eq!(minded.note(&pending, block), BTreeSet::new(), "it has left the pool meanwhile");
        }
        let long = minded.note(&pending, 13);
        assert_eq!(long, BTreeSet::from([mark.clone()]));
        assert!(pending.has(&mark));
        pending.ignore(&long);
        assert!(!pending.has(&mark));
    }

    #[test]
    fn own_transactions_are_minded_as_long_as_they_wait() {
        let (mut minded, mark) = (Minded::default(), Mark::Step(Step::Prune { campaign: 1 }));
        let mut pending = Pending::default();
        pending.add(&Step::Prune { campaign: 1 }.call().expect("the step has a call"), &who(1), &who(1));
        for block in [10, 100] {
            let long = minded.note(&pending, block);
            pending.ignore(&long);
            assert!(pending.has(&mark), "a second one would be paid for in vain");
        }
    }
}
