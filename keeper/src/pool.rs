//! The steps whose transactions wait in the node's pool, whoever sent them.

use crate::{steps::Step, Result};
use agt_client::{calls::*, Client};
use agt_primitives::tasks::{CampaignId, SetId};
use agt_runtime::{AccountId, Address, RuntimeCall, UncheckedExtrinsic};
use codec::Decode;
use serde_json::json;
use sp_core::Bytes;
use sp_runtime::{generic::Preamble, MultiAddress};
use std::collections::BTreeSet;

/// How deep batches within batches are looked into.
const DEEPEST: u32 = 4;

/// What waits in a pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// Steps.
    pub steps: BTreeSet<Step>,
    /// Whose answers are revealed, in which set.
    pub reveals: BTreeSet<(CampaignId, SetId, AccountId)>,
}

impl Pending {
    /// Asks the node what waits in its pool.
    pub async fn of(client: &Client) -> Result<Self> {
        let waiting: Vec<Bytes> = client.request_as("author_pendingExtrinsics", json!([])).await?;
        let mut pending = Self::default();
        for Bytes(bytes) in waiting {
            // What this program cannot read is no step of a keeper.
            let Ok(extrinsic) = UncheckedExtrinsic::decode(&mut &bytes[..]) else { continue };
            let signer = match &extrinsic.preamble {
                Preamble::Signed(MultiAddress::Id(who), ..) => Some(who.clone()),
                _ => None,
            };
            pending.add(&extrinsic.function, signer.as_ref(), 0);
        }
        Ok(pending)
    }

    /// Adds what a call does.
    fn add(&mut self, call: &RuntimeCall, signer: Option<&AccountId>, depth: u32) {
        match call {
            RuntimeCall::Tasks(call) => self.add_task(call, signer),
            RuntimeCall::Redemption(call) => self.add_season(call),
            RuntimeCall::Utility(
                UtilityCall::batch { calls } | UtilityCall::batch_all { calls } | UtilityCall::force_batch { calls },
            ) if depth < DEEPEST => calls.iter().for_each(|call| self.add(call, signer, depth + 1)),
            _ => {}
        }
    }

    fn add_task(&mut self, call: &TasksCall, signer: Option<&AccountId>) {
        let step = match call.clone() {
            TasksCall::close_round { campaign, round } => Some(Step::CloseRound { campaign, round }),
            TasksCall::deal { campaign, round } => Some(Step::Deal { campaign, round }),
            TasksCall::settle { campaign, round, set } => Some(Step::Settle { campaign, round, set }),
            TasksCall::leave { campaign, round, who } => account(who).map(|who| Step::Leave { campaign, round, who }),
            TasksCall::collect { campaign, who } => account(who).map(|who| Step::Collect { campaign, who }),
            TasksCall::lift { who, number } => account(who).map(|who| Step::Lift { who, number }),
            TasksCall::close_campaign { campaign } => Some(Step::CloseCampaign { campaign }),
            TasksCall::prune { campaign } => Some(Step::Prune { campaign }),
            TasksCall::forget_misconduct { who } => account(who).map(|who| Step::Forget { who }),
            TasksCall::open_gold { campaign, leaf, .. } => Some(Step::OpenGold { campaign, set: leaf.set }),
            TasksCall::reveal { campaign, set, .. } => {
                self.reveals.extend(signer.map(|who| (campaign, set, who.clone())));
                None
            }
            TasksCall::reveal_for { campaign, set, who, .. } => {
                self.reveals.extend(account(who).map(|who| (campaign, set, who)));
                None
            }
            TasksCall::reveal_many { openings } => {
                self.reveals.extend(openings.into_iter().map(|of| (of.campaign, of.set, of.who)));
                None
            }
            TasksCall::work { steps } => {
                for step in steps {
                    if let (pallet_tasks::Step::Reveal { campaign, set, .. }, Some(who)) = (step, signer) {
                        self.reveals.insert((campaign, set, who.clone()));
                    }
                }
                None
            }
            _ => None,
        };
        self.steps.extend(step);
    }

    fn add_season(&mut self, call: &RedemptionCall) {
        let step = match call.clone() {
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
        };
        self.steps.extend(step);
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
    use agt_primitives::{calendar::Month, tasks::RoundId};

    fn who(number: u8) -> AccountId {
        AccountId::new([number; 32])
    }

    fn of(call: impl Into<RuntimeCall>) -> Pending {
        let mut pending = Pending::default();
        pending.add(&call.into(), Some(&who(9)), 0);
        pending
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
            Step::Forget { who: who(1) },
            Step::SweepSubmission { season, who: who(1) },
        ];
        for step in steps {
            let call = step.call().expect("the step has a call");
            assert_eq!(of(call.clone()).steps, BTreeSet::from([step.clone()]), "{step:?}");
            let batch = UtilityCall::force_batch { calls: vec![UtilityCall::batch { calls: vec![call] }.into()] };
            assert_eq!(of(batch).steps, BTreeSet::from([step]));
        }
    }

    #[test]
    fn reveals_are_found_whoever_makes_them_for_whom() {
        let (campaign, round, set, salt) = (1, RoundId(2), SetId(3), [4; 32]);
        let answers = agt_primitives::tasks::Answers::default();
        let opening = pallet_tasks::Opening { campaign, round, set, who: who(5), answers: answers.clone(), salt };
        let many = TasksCall::reveal_many { openings: vec![opening].try_into().expect("one fits") };
        assert_eq!(of(many).reveals, BTreeSet::from([(campaign, set, who(5))]));
        let other = TasksCall::reveal_for { campaign, round, set, who: who(6).into(), answers: answers.clone(), salt };
        assert_eq!(of(other).reveals, BTreeSet::from([(campaign, set, who(6))]));
        let own = TasksCall::reveal { campaign, round, set, answers: answers.clone(), salt };
        assert_eq!(of(own).reveals, BTreeSet::from([(campaign, set, who(9))]));
        let step = pallet_tasks::Step::Reveal { campaign, round, set, answers, salt };
        let work = TasksCall::work { steps: vec![step].try_into().expect("one fits") };
        assert_eq!(of(work).reveals, BTreeSet::from([(campaign, set, who(9))]));
    }

    #[test]
    fn a_claim_that_waits_closes_its_season() {
        let season = Month(720);
        assert_eq!(of(RedemptionCall::claim { season }).steps, BTreeSet::from([Step::CloseSeason { season }]));
    }
}
