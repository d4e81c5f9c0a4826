//! Settlement: a set is judged by the skill of its workers, and its tickets end by that judgement.

use crate::{
    judging::JudgedSet, scores, Campaign, Campaigns, Config, Error, Gold, Judgement, OpenSet, Pallet, SetContext,
    SetEntry, SetOutcome, Sets,
};
use agt_primitives::{
    tasks::{pay, CampaignId, Judged, Queue, RoundId, SetId, WorkerTally},
    work_clock::WorkClock,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    /// Settles a set and returns the queue that it belongs to. Settling a grading set also settles the set that it graded.
    pub(crate) fn do_settle(campaign_id: CampaignId, round: RoundId, set: SetId) -> Result<Queue, DispatchError> {
        let mut campaign = Self::unclosed_campaign(campaign_id)?;
        let context = Self::set_context(campaign_id, &campaign, round, set)?;
        match (Sets::<T>::get(campaign_id, set), context.queue) {
            (Some(SetEntry::Settled(_)), _) => Err(Error::<T>::AlreadySettled.into()),
            (Some(SetEntry::Grading(waits)), _) => Self::settle_ungraded(&mut campaign, &context, &waits),
            (entry, Queue::Grade) => {
                Self::settle_grading_set(&mut campaign, &context, entry.and_then(SetEntry::into_open))
            }
            (entry, Queue::Work | Queue::Expert) => {
                Self::settle_set(&mut campaign, &context, entry.and_then(SetEntry::into_open))
            }
        }?;
        Campaigns::<T>::insert(campaign_id, campaign);
        Ok(context.queue)
    }

    /// Checks that `who` may settle a set without a fee now: it has a ticket of the set's round, and nothing of the set is
    /// awaited. It is no grading set, because such a call settles one set only.
    pub(crate) fn can_settle(
        who: &T::AccountId,
        campaign_id: CampaignId,
        round: RoundId,
        set: SetId,
    ) -> DispatchResult {
        Self::ensure_has_ticket(who, campaign_id, round)?;
        let campaign = Self::unclosed_campaign(campaign_id)?;
        let context = Self::set_context(campaign_id, &campaign, round, set)?;
        ensure!(context.queue != Queue::Grade, DispatchError::Unavailable);
        match Sets::<T>::get(campaign_id, set) {
            Some(SetEntry::Settled(_)) => Err(Error::<T>::AlreadySettled.into()),
            Some(SetEntry::Grading(waits)) => Self::ensure_not_awaiting_grades(campaign_id, &campaign, &waits),
            entry => {
                Self::outcome(&campaign, &context, entry.and_then(SetEntry::into_open).as_ref())?;
                Ok(())
            }
        }
    }

    /// Settles a set of items and gold, or sends a rich one to the graders.
    fn settle_set(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        open: Option<OpenSet>,
    ) -> DispatchResult {
        let outcome = Self::outcome(campaign, context, open.as_ref())?;
        if let Some(open) = open.filter(|_| outcome == SetOutcome::Judged && campaign.terms.is_rich()) {
            return Self::send_to_graders(campaign, context, open);
        }
        let leaf = Gold::<T>::take(context.campaign, context.set);
        let submissions = Self::submissions(context);
        let JudgedSet { judged: Judged { verdict, passed }, items } =
            Self::judge_by_skill(campaign, context, &submissions, leaf.as_ref(), outcome);
        let reward = campaign.reward_of(context.positions);
        let accepted = |worker: usize, tally: &WorkerTally| tally.right() > 0 && passed.get(worker) == Some(&true);
        let scores = scores(&submissions, &verdict, accepted, |tally| pay(reward, tally));
        Self::conclude(campaign, context, Judgement { outcome, submissions, scores, items, verdict })
    }

    /// Returns the outcome of a set of items and gold if it is settled now.
    fn outcome(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        open: Option<&OpenSet>,
    ) -> Result<SetOutcome, Error<T>> {
        let (Some(times), Some(open)) = (Self::times_to_settle(campaign, context, open)?, open) else {
            return Ok(SetOutcome::Empty);
        };
        if open.revealed == 0 {
            return Ok(SetOutcome::Silent);
        }
        if campaign.terms.gold_a_set == 0 || open.gold_opened {
            return Ok(SetOutcome::Judged);
        }
        ensure!(T::Clock::now() >= times.gold_until, Error::<T>::TooEarly);
        Ok(SetOutcome::GoldWithheld)
    }
}
