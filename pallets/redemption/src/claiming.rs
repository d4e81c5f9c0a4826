//! Claiming AGT: each lane's AIA at its rate, rounded down, once.

use crate::{submitting::add, Books, Config, Error, Event, Pallet, Seasons, Submissions, Totals};
use agt_primitives::{
    calendar::Month,
    season::{Closing, Submitted},
    supply::{Budget, MintBudget},
    Balance,
};
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::ArithmeticError;

/// What AIA in both lanes is paid, in planck. None when it does not fit, which nothing that was submitted comes to.
pub(crate) fn payout(lanes: &Closing, submitted: Submitted) -> Option<Balance> {
    lanes.base.rate.payout(submitted.base)?.checked_add(lanes.bonded.rate.payout(submitted.bonded)?)
}

impl<T: Config> Pallet<T> {
    /// Whether a claim of `who` would succeed now. It does not look at what the account holds, so it may be wrong where
    /// the payment is less than the existential deposit.
    pub(crate) fn would_claim(who: &T::AccountId, month: Month) -> bool {
        Self::paying(month).is_ok() && Submissions::<T>::contains_key(month, who)
    }

    pub(crate) fn do_claim(who: &T::AccountId, month: Month) -> DispatchResult {
        let (mut season, books) = Self::closed(month)?;
        let submitted = Submissions::<T>::take(month, who).ok_or(Error::<T>::NothingToClaim)?;
        let amount = payout(&books.figures.lanes, submitted).ok_or(ArithmeticError::Overflow)?;
        let paid = books.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        add(&mut season.claimed, submitted)?;
        season.books = Some(Books { paid, ..books });
        // More than the season is owed never leaves it, whatever other seasons have reserved.
        season.outstanding().ok_or(ArithmeticError::Underflow)?;
        if amount > 0 {
            T::Budget::mint_reserved(Budget::Seasons, who, amount)?;
            Totals::<T>::try_mutate(|totals| {
                totals.paid = totals.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
                Ok::<_, ArithmeticError>(())
            })?;
        }
        Seasons::<T>::insert(month, season);
        Self::deposit_event(Event::Claimed { season: month, who: who.clone(), submitted, amount, paid });
        Ok(())
    }
}
