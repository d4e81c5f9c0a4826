//! Settlement: a set is judged by its gold and by consensus, and its tickets end by that judgement.

use crate::{
    scores, Campaign, Campaigns, Config, Error, Gold, Judgement, Listed, OpenSet, Pallet, SetContext, SetEntry,
    SetOutcome, Sets, SubmittedAnswers,
};
use agt_primitives::{
    tasks::{
        judge, pay, position_of, shuffle, Answer, CampaignId, GoldLeaf, PositionVerdict, Queue, RoundId, SetId, Sheet,
        Verdict,
    },
    work_clock::WorkClock,
};
use alloc::vec::Vec;
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
        let verdict = Self::verdict(campaign, context, &submissions, leaf.as_ref());
        let reward = campaign.reward_of(context.positions);
        let scores = scores(&submissions, &verdict, |tally| pay(reward, tally));
        let items = Self::judged_items(context, leaf.as_ref(), &verdict);
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

    /// Judges the answers of a set. Without its leaf every position counts as an item.
    fn verdict(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        submissions: &[Option<SubmittedAnswers<T::AccountId>>],
        leaf: Option<&GoldLeaf>,
    ) -> Verdict {
        let rules = campaign.terms.gold_rules(context.positions);
        let positions = match leaf {
            Some(leaf) => rules.positions(leaf),
            None => rules.unopened(),
        };
        let sheets = submissions.iter().flatten().map(|submitted| Sheet {
            weight: submitted.weight,
            proven: submitted.proven,
            answers: submitted.answers.as_ref().map(|answers| answers.as_slice()),
        });
        let kind = campaign.answer_kind(context.queue);
        judge(&sheets.collect::<Vec<_>>(), &kind, &positions, &campaign.governed.quorum())
    }

    /// Returns the entries that a set carries and the answer to each that is decided. The canonical list of a set is fresh
    /// items, then listed ones, then gold.
    fn judged_items(context: &SetContext, leaf: Option<&GoldLeaf>, verdict: &Verdict) -> Vec<(Listed, Option<Answer>)> {
        let shown = leaf.map(|leaf| shuffle(&leaf.seed, u8::try_from(context.positions).unwrap_or(u8::MAX)));
        let answer = |item: usize| match position_of(shown.as_ref()?, item)?.of(&verdict.positions)? {
            PositionVerdict::Decided(answer) => Some(*answer),
            _ => None,
        };
        let entries = Self::take_entries(context).into_iter().enumerate();
        entries.map(|(item, entry)| (entry, answer(item))).collect()
    }
}
