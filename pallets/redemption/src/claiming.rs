//! Claiming AGT: each lane's AIA at its rate, rounded down, once.

use crate::{
    submitting::add, types::Funding, Config, Error, Event, Pallet, Season, SeasonAccounts, Seasons, Submissions, Totals,
};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
    recycler::RecycledRevenue,
    season::{Closing, Submitted},
    supply::{Budget, MintBudget},
    Balance,
};
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::ArithmeticError;

/// Returns what AIA in both lanes is paid, in planck; none when it does not fit, which nothing that was submitted comes
/// to.
pub(crate) fn payout(lanes: &Closing, submitted: Submitted) -> Option<Balance> {
    lanes.base.rate.payout(submitted.base)?.checked_add(lanes.bonded.rate.payout(submitted.bonded)?)
}

impl<T: Config> Pallet<T> {
    /// Returns the season and what a claim of `who` is for, or why it is refused.
    ///
    /// The call runs this first, and so does its predicate. What it leaves open is the payment: an account that holds
    /// nothing cannot receive less than the existential deposit.
    pub(crate) fn may_claim(who: &T::AccountId, month: Month) -> Result<(Season, Submitted), Error<T>> {
        let season = Self::paying(month)?;
        let submitted = Submissions::<T>::get(month, who).ok_or(Error::<T>::NothingToClaim)?;
        Ok((season, submitted))
    }

    pub(crate) fn do_claim(who: &T::AccountId, month: Month) -> DispatchResult {
        let (mut season, submitted) = Self::may_claim(who, month)?;
        let accounts = Self::close_if_due(month, &mut season)?;
        Submissions::<T>::remove(month, who);
        let amount = payout(&accounts.rates.lanes, submitted).ok_or(ArithmeticError::Overflow)?;
        let paid = accounts.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        add(&mut season.claimed, submitted)?;
        season.accounts = Some(SeasonAccounts { paid, ..accounts });
        // More than the season owes never leaves it, whatever other seasons have reserved.
        season.outstanding().ok_or(ArithmeticError::Underflow)?;
        let by_origin = |paid| accounts.funding(paid).ok_or(ArithmeticError::Overflow);
        let funding = by_origin(paid)?.minus(by_origin(accounts.paid)?).ok_or(ArithmeticError::Underflow)?;
        Self::pay(who, funding)?;
        Totals::<T>::try_mutate(|totals| {
            raise(&mut totals.paid, amount)?;
            raise(&mut totals.recycled, funding.recycled)
        })?;
        Seasons::<T>::insert(month, season);
        let Funding { recycled, .. } = funding;
        Self::deposit_event(Event::Claimed { season: month, who: who.clone(), submitted, amount, recycled, paid });
        Ok(())
    }

    /// Pays `who` out of what revenue brought back, and mints the rest. Both arrive in one transfer, because an account that
    /// holds nothing may not be able to receive a part.
    fn pay(who: &T::AccountId, Funding { recycled, minted }: Funding) -> DispatchResult {
        match (recycled, minted) {
            (0, 0) => Ok(()),
            (0, minted) => T::Budget::mint_reserved(Budget::Seasons, who, minted),
            (recycled, 0) => T::RecycledRevenue::pay(who, recycled, 0),
            (recycled, minted) => {
                T::Budget::mint_reserved(Budget::Seasons, &T::RecycledRevenue::pot(), minted)?;
                T::RecycledRevenue::pay(who, recycled, minted)
            }
        }
    }
}
