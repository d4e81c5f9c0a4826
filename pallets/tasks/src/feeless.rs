//! Which calls run without a fee, and what their predicates weigh.

use crate::{Call, Config, Pallet, WeightInfo};
use agt_primitives::{
    contributors::{FeelessKind, FeelessQuota},
    tasks::{CampaignId, Queue, RoundId},
};
use frame_support::{
    pallet_prelude::{DispatchResult, Weight},
    storage::{with_transaction, TransactionOutcome},
    traits::Get,
};
use frame_system::pallet_prelude::OriginFor;

impl<T: Config> Pallet<T> {
    /// Returns what `run` comes to, and undoes it.
    pub(crate) fn dry_run(run: impl FnOnce() -> DispatchResult) -> DispatchResult {
        with_transaction(|| TransactionOutcome::Rollback(run()))
    }

    /// Returns whether a call of this weight runs without a fee. `check` says whether it would succeed, and weighs
    /// `predicate`.
    pub(crate) fn is_feeless(
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
    pub(crate) fn is_feeless_by_dry_run(
        origin: &OriginFor<T>,
        call: Call<T>,
        weight: Weight,
        run: impl FnOnce(&T::AccountId) -> DispatchResult,
    ) -> bool {
        Self::is_feeless(origin, call, weight, weight, |who| Self::dry_run(|| run(who)))
    }

    /// Checks that `who` has a ticket of a round, and returns what `run` comes to, undone. It is for calls that anyone may
    /// make, do something for the whole round, and weigh little.
    pub(crate) fn try_for_round(
        who: &T::AccountId,
        campaign: CampaignId,
        round: RoundId,
        run: impl FnOnce() -> DispatchResult,
    ) -> DispatchResult {
        Self::ensure_has_ticket(who, campaign, round)?;
        Self::dry_run(run)
    }

    /// Returns what [`Pallet::try_for_round`] weighs for a call of this weight.
    pub(crate) fn trying_for_round(call: Weight) -> Weight {
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
