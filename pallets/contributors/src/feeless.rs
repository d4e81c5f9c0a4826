//! Calls without a fee: so many a day for an account, so much of a block for all.

use crate::{weights::WeightInfo, Config, Event, FeelessBlock, FeelessBlocks, FeelessDay, FeelessDays, Pallet, People};
use agt_primitives::{
    calendar::{day, start_of_day},
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal, FeelessReport, FEELESS_PART, REGISTRATION_PART},
    Moment,
};
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> Pallet<T> {
    /// How many calls without a fee an account has a day. None when it is not registered.
    fn calls_a_day(who: &T::AccountId) -> Option<u32> {
        let terms = Self::terms();
        let proven = People::<T>::get(who)?.proven.is_some();
        Some(if proven { terms.proven_calls } else { terms.unproven_calls })
    }

    /// What the account made today.
    fn calls_made(who: &T::AccountId) -> FeelessDay {
        let today = day(Self::now());
        let made = FeelessDays::<T>::get(who);
        if made.day == today {
            made
        } else {
            FeelessDay { day: today, calls: 0 }
        }
    }

    /// What the block has taken in, of which nothing is known but the block's own.
    fn block_so_far() -> FeelessBlock<BlockNumberFor<T>> {
        let block = frame_system::Pallet::<T>::block_number();
        let so_far = FeelessBlocks::<T>::get();
        if so_far.block == block {
            so_far
        } else {
            FeelessBlock { block, ..Default::default() }
        }
    }

    /// The books as they are when such a call was made.
    fn admit_feeless(
        who: &T::AccountId,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
    ) -> Result<(FeelessDay, FeelessBlock<BlockNumberFor<T>>), FeelessRefusal> {
        let a_day = Self::calls_a_day(who).ok_or(FeelessRefusal::NotRegistered)?;
        let mut made = Self::calls_made(who);
        if made.calls >= a_day {
            return Err(FeelessRefusal::DaySpent { until: Self::tomorrow() });
        }
        let whole = T::BlockWeights::get().max_block;
        // All that the block carries for it.
        let overhead = <Self as FeelessQuota<T::AccountId>>::overhead(predicate);
        let weight = call.saturating_add(overhead).saturating_add(T::ExtrinsicBase::get());
        let mut block = Self::block_so_far();
        block.all = block.all.saturating_add(weight);
        if kind == FeelessKind::Registration {
            block.registrations = block.registrations.saturating_add(weight);
        }
        let fits = block.all.all_lte(whole.saturating_div(FEELESS_PART))
            && block.registrations.all_lte(whole.saturating_div(REGISTRATION_PART));
        if !fits {
            return Err(FeelessRefusal::BlockFull);
        }
        made.calls = made.calls.saturating_add(1);
        Ok((made, block))
    }

    /// Whether the extrinsic that is looked at now would have paid no fee if its block had had room for it.
    pub(crate) fn is_turned_away() -> bool {
        let this = frame_system::Pallet::<T>::extrinsic_index();
        this.is_some() && Self::block_so_far().turned_away == this
    }

    fn tomorrow() -> Moment {
        start_of_day(day(Self::now()).saturating_add(1)).unwrap_or(Moment::MAX)
    }

    pub(crate) fn feeless_report(who: &T::AccountId) -> FeelessReport {
        FeelessReport {
            left: <Self as FeelessQuota<T::AccountId>>::left(who),
            a_day: Self::calls_a_day(who).unwrap_or(0),
            until: Self::tomorrow(),
        }
    }
}

impl<T: Config> FeelessQuota<T::AccountId> for Pallet<T> {
    fn may_spend(who: &T::AccountId, kind: FeelessKind, call: Weight, predicate: Weight) -> Result<(), FeelessRefusal> {
        Self::admit_feeless(who, kind, call, predicate).map(|_| ())
    }

    fn waive(
        who: &T::AccountId,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool {
        let admitted = Self::admit_feeless(who, kind, call, predicate);
        // Whether it would succeed is asked last, and only where the answer counts: it is the costly part.
        let counts = matches!(admitted, Ok(_) | Err(FeelessRefusal::BlockFull));
        if !counts || !would_succeed() {
            return false;
        }
        match admitted {
            Ok((made, block)) => {
                FeelessDays::<T>::insert(who, made);
                FeelessBlocks::<T>::put(block);
                Self::deposit_event(Event::FeeWaived { who: who.clone(), kind, calls: made.calls });
                true
            }
            Err(_) => {
                let turned_away = frame_system::Pallet::<T>::extrinsic_index();
                FeelessBlocks::<T>::put(FeelessBlock { turned_away, ..Self::block_so_far() });
                false
            }
        }
    }

    fn left(who: &T::AccountId) -> u32 {
        Self::calls_a_day(who).unwrap_or(0).saturating_sub(Self::calls_made(who).calls)
    }

    fn overhead(predicate: Weight) -> Weight {
        predicate.saturating_add(T::WeightInfo::waive())
    }
}
