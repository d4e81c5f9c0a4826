//! The allowance of feeless calls: how many an account may make in a UTC day, and how much of a block all of them take.

use crate::{
    weights::WeightInfo, Config, Event, FeelessBlock, FeelessBlocks, FeelessDay, FeelessDays, Pallet, People, Refused,
};
use agt_primitives::{
    calendar::{day, start_of_day},
    contributors::{
        FeelessKind, FeelessQuota, FeelessRefusal, FeelessReport, FEELESS_PART, JOIN_PART, REGISTRATION_PART,
    },
    work_clock::FULL,
    Moment,
};
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> Pallet<T> {
    /// Returns how many feeless calls an account may make in a UTC day, or none if it is not registered.
    fn daily_calls(who: &T::AccountId) -> Option<u32> {
        let terms = Self::terms();
        let proven = People::<T>::get(who)?.proven.is_some();
        Some(if proven { terms.proven_calls } else { terms.unproven_calls })
    }

    /// Returns the feeless calls that an account has made this UTC day.
    fn calls_today(who: &T::AccountId) -> FeelessDay {
        let today = day(Self::now());
        let last = FeelessDays::<T>::get(who);
        if last.day == today {
            last
        } else {
            FeelessDay { day: today, calls: 0 }
        }
    }

    /// Returns the feeless calls of the current block so far.
    fn current_block() -> FeelessBlock<BlockNumberFor<T>> {
        let block = frame_system::Pallet::<T>::block_number();
        let last = FeelessBlocks::<T>::get();
        if last.block == block {
            last
        } else {
            FeelessBlock { block, ..Default::default() }
        }
    }

    /// Returns whether feeless calls took more than [`FULL`] of what the current block has for them. Whoever cannot pay
    /// may then have found no room.
    pub fn is_feeless_room_full() -> bool {
        let room = T::BlockWeights::get().max_block.saturating_div(FEELESS_PART);
        Self::current_block().all.any_gt(FULL * room)
    }

    /// Returns `block` with one more feeless call, or none if the call does not fit. `call` and `predicate` are the
    /// weights of the call and of its predicate.
    fn with_call(
        mut block: FeelessBlock<BlockNumberFor<T>>,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
    ) -> Option<FeelessBlock<BlockNumberFor<T>>> {
        let whole = T::BlockWeights::get().max_block;
        let weight = Self::weight(call, predicate).saturating_add(T::ExtrinsicBase::get());
        block.all = block.all.saturating_add(weight);
        match kind {
            FeelessKind::Registration => block.registrations = block.registrations.saturating_add(weight),
            FeelessKind::Join => block.joins = block.joins.saturating_add(weight),
            FeelessKind::Work => {}
        }
        let fits = block.all.all_lte(whole.saturating_div(FEELESS_PART))
            && block.registrations.all_lte(whole.saturating_div(REGISTRATION_PART))
            && block.joins.all_lte(whole.saturating_div(JOIN_PART));
        fits.then_some(block)
    }

    /// Returns the account's day and the block as they are after a feeless call, or the reason to charge a fee.
    fn admit_feeless(
        who: &T::AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
    ) -> Result<(FeelessDay, FeelessBlock<BlockNumberFor<T>>), FeelessRefusal> {
        let allowance = Self::daily_calls(who).ok_or(FeelessRefusal::NotRegistered)?;
        let mut today = Self::calls_today(who);
        // Each extrinsic takes at least one call.
        let made = today.calls.checked_add(calls.max(1)).filter(|made| *made <= allowance);
        today.calls = made.ok_or_else(|| FeelessRefusal::DaySpent { until: Self::tomorrow() })?;
        let block =
            Self::with_call(Self::current_block(), kind, call, predicate).ok_or_else(|| {
                match Self::with_call(Default::default(), kind, call, predicate) {
                    Some(_) => FeelessRefusal::BlockFull,
                    None => FeelessRefusal::TooHeavy,
                }
            })?;
        Ok((today, block))
    }

    /// Returns whether an empty block has room for each call of this pallet that can run without a fee. Otherwise such
    /// a call would wait in the pool forever.
    pub(crate) fn feeless_calls_fit() -> bool {
        let calls = [
            (FeelessKind::Registration, T::WeightInfo::register_for(), T::WeightInfo::can_register_for()),
            (FeelessKind::Work, T::WeightInfo::claim_referral(), T::WeightInfo::can_claim_referral()),
        ];
        let fits = |(kind, call, predicate)| Self::with_call(Default::default(), kind, call, predicate).is_some();
        calls.into_iter().all(fits)
    }

    /// Returns why the fee of the current extrinsic was not waived, or none if no predicate refused it.
    pub(crate) fn refusal() -> Option<FeelessRefusal> {
        let current = frame_system::Pallet::<T>::extrinsic_index()?;
        let refused = Self::current_block().refused.filter(|refused| refused.extrinsic == current)?;
        Some(refused.why)
    }

    /// Returns when the next UTC day begins.
    fn tomorrow() -> Moment {
        start_of_day(day(Self::now()).saturating_add(1)).unwrap_or(Moment::MAX)
    }

    pub(crate) fn feeless_report(who: &T::AccountId) -> FeelessReport {
        FeelessReport {
            left: Self::left(who),
            a_day: Self::daily_calls(who).unwrap_or(0),
            until: Self::tomorrow().into(),
        }
    }
}

impl<T: Config> FeelessQuota<T::AccountId> for Pallet<T> {
    fn may_spend(
        who: &T::AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
    ) -> Result<(), FeelessRefusal> {
        Self::admit_feeless(who, kind, calls, call, predicate).map(|_| ())
    }

    fn waive(
        who: &T::AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool {
        let admitted = Self::admit_feeless(who, kind, calls, call, predicate);
        // `would_succeed` is costly, so it runs last, and only if its answer matters.
        match admitted.and_then(|admitted| would_succeed().then_some(admitted).ok_or(FeelessRefusal::WouldFail)) {
            Ok((today, block)) => {
                FeelessDays::<T>::insert(who, today);
                FeelessBlocks::<T>::put(block);
                Self::deposit_event(Event::FeeWaived { who: who.clone(), kind, calls: today.calls });
                true
            }
            Err(why) => {
                Self::refuse(why);
                false
            }
        }
    }

    fn refuse(why: FeelessRefusal) {
        let refused = frame_system::Pallet::<T>::extrinsic_index().map(|extrinsic| Refused { extrinsic, why });
        FeelessBlocks::<T>::put(FeelessBlock { refused, ..Self::current_block() });
    }

    fn left(who: &T::AccountId) -> u32 {
        Self::daily_calls(who).unwrap_or(0).saturating_sub(Self::calls_today(who).calls)
    }

    fn overhead(predicate: Weight) -> Weight {
        predicate.saturating_add(T::WeightInfo::waive())
    }
}
