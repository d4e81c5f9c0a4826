//! A payment: counted first, then made at once.

use crate::{
    Config, Error, Event, LastMonth, LimitReport, LimitsReport, MonthlySpending, Pallet, Passing, Purpose, Tier,
};
use agt_primitives::{calendar::Month, Balance};
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
        let MonthlySpending { month, small, both, .. } = Self::count(tier, amount)?;
        Self::disburse(&beneficiary, amount)?;
        Self::deposit_event(Event::Paid { tier, beneficiary, amount, purpose, month, small, both });
        Ok(())
    }

    pub(crate) fn report() -> LimitsReport {
        let spending = Self::this_month();
        // Saturating because it is a number for readers: L1 says that nothing paid is above its limit.
        let report = |limit: Balance, paid: Balance| LimitReport { limit, paid, left: limit.saturating_sub(paid) };
        LimitsReport {
            funds: T::Funds::get(),
            base: spending.base,
            next_month: spending.month.next().and_then(Month::start).unwrap_or_default(),
            small: report(spending.small_limit(), spending.small),
            both: report(spending.both_limit(), spending.both),
        }
    }

    /// Returns the spending of the running month: as it was left, or new with what the treasury holds for its base. All
    /// moments beyond the calendar lie in one last month.
    fn this_month() -> MonthlySpending {
        let month = Month::at(T::Time::now()).unwrap_or(Month(u32::MAX));
        match LastMonth::<T>::get() {
            Some(last) if last.month == month => last,
            _ => MonthlySpending { month, base: T::Funds::get(), small: 0, both: 0 },
        }
    }

    /// Counts a payment against its tier's limits. A payment of the unlimited tier is not counted.
    fn count(tier: Tier, amount: Balance) -> Result<MonthlySpending, DispatchError> {
        let mut spending = Self::this_month();
        let add = |paid: Balance| paid.checked_add(amount).ok_or(Error::<T>::TooLarge);
        match tier {
            Tier::Unlimited => return Ok(spending),
            Tier::Small => {
                spending.small = add(spending.small)?;
                ensure!(spending.small <= spending.small_limit(), Error::<T>::AboveSmallLimit);
            }
            Tier::Large => (),
        }
        spending.both = add(spending.both)?;
        ensure!(spending.both <= spending.both_limit(), Error::<T>::AboveMonthlyLimit);
        LastMonth::<T>::put(&spending);
        Ok(spending)
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
