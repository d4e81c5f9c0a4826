//! Claiming AGT: each lane's AIA at its rate, rounded down, once.

use crate::{submitting::add, Config, Error, Event, Pallet, Season, SeasonAccounts, Seasons, Submissions, Totals};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
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
        // More than the season is owed never leaves it, whatever other seasons have reserved.
        season.outstanding().ok_or(ArithmeticError::Underflow)?;
        if amount > 0 {
            T::Budget::mint_reserved(Budget::Seasons, who, amount)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.paid, amount))?;
        }
        Seasons::<T>::insert(month, season);
        Self::deposit_event(Event::Claimed { season: month, who: who.clone(), submitted, amount, paid });
        Ok(())
    }
}
