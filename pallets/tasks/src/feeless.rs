//! The predicates of calls without a fee: when such a call runs without one, and what it weighs to find that out.

use crate::{pallet::SourceOf, Call, Config, Pallet, Steps, WeightInfo};
use agt_primitives::{
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal},
    tasks::{Answers, CampaignId, Queue, RoundId, Salt, SetId},
};
use frame_support::{
    pallet_prelude::{DispatchResult, Weight},
    traits::Get,
};
use frame_system::pallet_prelude::OriginFor;
use sp_core::H256;
use sp_runtime::traits::StaticLookup;

impl<T: Config> Pallet<T> {
    /// The predicate of [`Pallet::join`].
    pub(crate) fn is_join_feeless(origin: &OriginFor<T>, campaign: CampaignId, queue: Queue) -> bool {
        let call = Call::join { campaign, queue };
        Self::is_feeless_by_dry_run(origin, call, T::WeightInfo::join(), |who| Self::do_join(who, campaign, queue))
    }

    /// The predicate of [`Pallet::close_round`].
    pub(crate) fn is_close_feeless(origin: &OriginFor<T>, campaign: CampaignId, round: RoundId) -> bool {
        let (call, weight) = (Call::close_round { campaign, round }, T::WeightInfo::close_round());
        Self::is_feeless(origin, call, weight, Self::trying_for_round(weight), |who| {
            Self::try_for_round(who, campaign, round, || Self::do_close_round(campaign, round))
        })
    }

    /// The predicate of [`Pallet::deal`].
    pub(crate) fn is_deal_feeless(origin: &OriginFor<T>, campaign: CampaignId, round: RoundId) -> bool {
        let (call, weight) = (Call::deal { campaign, round }, T::WeightInfo::deal());
        Self::is_feeless(origin, call, weight, Self::trying_for_round(weight), |who| {
            Self::try_for_round(who, campaign, round, || Self::do_deal(campaign, round))
        })
    }

    /// The predicate of [`Pallet::leave`].
    pub(crate) fn is_leave_feeless(
        origin: &OriginFor<T>,
        campaign: CampaignId,
        round: RoundId,
        who: &SourceOf<T>,
    ) -> bool {
        let call = Call::leave { campaign, round, who: who.clone() };
        Self::is_feeless(origin, call, T::WeightInfo::leave(), T::WeightInfo::can_leave(), |caller| {
            Self::can_leave(caller, &T::Lookup::lookup(who.clone())?, campaign, round)
        })
    }

    /// The predicate of [`Pallet::commit`].
    pub(crate) fn is_commit_feeless(
        origin: &OriginFor<T>,
        campaign: CampaignId,
        round: RoundId,
        set: SetId,
        hash: H256,
    ) -> bool {
        let call = Call::commit { campaign, round, set, hash };
        Self::is_feeless_by_dry_run(origin, call, T::WeightInfo::commit(), |who| {
            Self::do_commit(who, campaign, round, set, hash)
        })
    }

    /// The predicate of [`Pallet::reveal`].
    pub(crate) fn is_reveal_feeless(
        origin: &OriginFor<T>,
        campaign: CampaignId,
        round: RoundId,
        set: SetId,
        answers: &Answers,
        salt: &Salt,
    ) -> bool {
        let call = Call::reveal { campaign, round, set, answers: answers.clone(), salt: *salt };
        Self::is_feeless_by_dry_run(origin, call, T::WeightInfo::reveal(), |who| {
            Self::do_reveal(who, campaign, round, set, answers.clone(), salt)
        })
    }

    /// The predicate of [`Pallet::settle`]. It is for sets that settle no other set.
    pub(crate) fn is_settle_feeless(origin: &OriginFor<T>, campaign: CampaignId, round: RoundId, set: SetId) -> bool {
        let (call, weight) = (Call::settle { campaign, round, set }, Self::settling(Queue::Work));
        Self::is_feeless(origin, call, weight, T::WeightInfo::can_settle(), |who| {
            Self::can_settle(who, campaign, round, set)
        })
    }

    /// The predicate of [`Pallet::work`].
    pub(crate) fn is_work_feeless(origin: &OriginFor<T>, steps: &Steps) -> bool {
        if Self::is_any_shut(origin, steps) {
            T::Feeless::refuse(FeelessRefusal::Shut);
            return false;
        }
        let call = Call::work { steps: steps.clone() };
        let (calls, weight) = (u32::try_from(steps.len()).unwrap_or(u32::MAX), Self::weight_of(steps));
        T::Feeless::waives_several(origin, Self::kind_of(steps), calls, call, weight, weight, |_| {
            Self::dry_run(|| Self::do_work(origin, steps.clone())).is_ok()
        })
    }

    /// Returns whether a call of this weight runs without a fee. `check` says whether it would succeed, and weighs
    /// `predicate`.
    fn is_feeless(
        origin: &OriginFor<T>,
        call: Call<T>,
        weight: Weight,
        predicate: Weight,
        check: impl FnOnce(&T::AccountId) -> DispatchResult,
    ) -> bool {
        let kind = match call {
            Call::join { .. } => FeelessKind::Join,
            _ => FeelessKind::Work,
        };
        let would_succeed = |who: &T::AccountId| check(who).is_ok();
        T::Feeless::waives(origin, kind, call, weight, predicate, would_succeed)
    }

    /// Returns whether a call that an account makes for itself runs without a fee. That it would succeed is proven by a
    /// dry run: a second copy of its rules could differ from the first. So the predicate weighs as much as the call.
    fn is_feeless_by_dry_run(
        origin: &OriginFor<T>,
        call: Call<T>,
        weight: Weight,
        run: impl FnOnce(&T::AccountId) -> DispatchResult,
    ) -> bool {
        Self::is_feeless(origin, call, weight, weight, |who| Self::dry_run(|| run(who)))
    }

    /// Checks that `who` has a ticket of a round, and returns what `run` comes to, undone. It is for calls that anyone may
    /// make, do something for the whole round, and weigh little.
    fn try_for_round(
        who: &T::AccountId,
        campaign: CampaignId,
        round: RoundId,
        run: impl FnOnce() -> DispatchResult,
    ) -> DispatchResult {
        Self::ensure_has_ticket(who, campaign, round)?;
        Self::dry_run(run)
    }

    /// Returns what [`Pallet::try_for_round`] weighs for a call of this weight.
    fn trying_for_round(call: Weight) -> Weight {
        call.saturating_add(T::DbWeight::get().reads(1))
    }

    /// Returns the weight to declare for a call of this weight that [`Pallet::try_for_round`] tries.
    pub(crate) fn free_for_round(call: Weight) -> Weight {
        T::Feeless::weight(call, Self::trying_for_round(call))
    }

    /// Returns the most that settling a set of a queue weighs: a grading set settles the set that it graded, too. No set
    /// ends more tickets than one whose seats were all taken by stand-ins.
    pub(crate) fn settling(queue: Queue) -> Weight {
        let one = T::WeightInfo::settle().max(T::WeightInfo::settle_with_losers());
        match queue {
            Queue::Grade => one.saturating_mul(2),
            Queue::Work | Queue::Expert => one,
        }
    }

    /// Panics unless an extrinsic of this weight can settle every set.
    pub(crate) fn assert_settlement_fits(most: Weight) {
        let needed = T::Feeless::weight(Self::settling(Queue::Grade), T::WeightInfo::can_settle());
        assert!(needed.all_lte(most), "settling a grading set weighs {needed}, and an extrinsic at most {most}");
    }
}
