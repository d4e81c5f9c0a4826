//! A payment: counted, then made at once.

use crate::{Config, Error, Event, LastMonth, LimitReport, LimitsReport, Month, Pallet, Passing, Purpose, Tier};
use agt_primitives::{
    calendar::{add_months, whole_months},
    Balance,
};
use alloc::boxed::Box;
use frame_support::{
    pallet_prelude::{ensure, DispatchResult},
    traits::{Get, Time},
};
use frame_system::RawOrigin;
use sp_runtime::{traits::StaticLookup, DispatchError};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_pay(tier: Tier, beneficiary: T::AccountId, amount: Balance, purpose: Purpose) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(beneficiary != pallet_treasury::Pallet::<T>::account_id(), Error::<T>::ToItself);
        let month = Self::count(tier, amount)?;
        Self::disburse(&beneficiary, amount)?;
        let Month { index, small, both, .. } = month;
        Self::deposit_event(Event::Paid { tier, beneficiary, amount, purpose, month: index, small, both });
        Ok(())
    }

    pub(crate) fn report() -> LimitsReport {
        let month = Self::this_month();
        // Saturating because it is a figure for readers: L1 says that nothing paid is above its limit.
        let report = |limit: Balance, paid: Balance| LimitReport { limit, paid, left: limit.saturating_sub(paid) };
        LimitsReport {
            funds: T::Funds::get(),
            base: month.base,
            next_month: month.index.checked_add(1).and_then(|next| add_months(0, next)).unwrap_or_default(),
            small: report(month.small_limit(), month.small),
            both: report(month.both_limit(), month.both),
        }
    }

    /// The running month: as it was left, or new with what the treasury holds for its base.
    fn this_month() -> Month {
        let index = whole_months(0, T::Time::now());
        match LastMonth::<T>::get() {
            Some(last) if last.index == index => last,
            _ => Month { index, base: T::Funds::get(), small: 0, both: 0 },
        }
    }

    /// Counts a payment against its tier's limits. What has none is not counted.
    fn count(tier: Tier, amount: Balance) -> Result<Month, DispatchError> {
        let mut month = Self::this_month();
        let add = |paid: Balance| paid.checked_add(amount).ok_or(Error::<T>::TooLarge);
        match tier {
            Tier::Unlimited => return Ok(month),
            Tier::Small => {
                month.small = add(month.small)?;
                ensure!(month.small <= month.small_limit(), Error::<T>::AboveSmallLimit);
            }
            Tier::Large => (),
        }
        month.both = add(month.both)?;
        ensure!(month.both <= month.both_limit(), Error::<T>::AboveMonthlyLimit);
        LastMonth::<T>::put(&month);
        Ok(month)
    }

    /// Takes the payment through the treasury's three steps, so that nothing waits and nothing expires.
    fn disburse(beneficiary: &T::AccountId, amount: Balance) -> DispatchResult {
        let treasury = || RawOrigin::Signed(pallet_treasury::Pallet::<T>::account_id());
        let index = pallet_treasury::SpendCount::<T>::get();
        Passing::<T>::put(());
        pallet_treasury::Pallet::<T>::spend(
            RawOrigin::Root.into(),
            Box::new(()),
            amount,
            Box::new(T::BeneficiaryLookup::unlookup(beneficiary.clone())),
            None,
        )?;
        Passing::<T>::kill();
        pallet_treasury::Pallet::<T>::payout(treasury().into(), index)?;
        pallet_treasury::Pallet::<T>::check_status(treasury().into(), index).map_err(|failed| failed.error)?;
        Ok(())
    }
}
