//! The platform's daily budget of AIA, in twenty-four hourly parts.
//!
//! Each hour of a UTC day adds its part to what may be promised; what one hour leaves the next ones have. So nobody can
//! empty a day at its first second.

use crate::{AiaDay, Config, Error, Pallet, Promised, SeatPromise};
use agt_primitives::{
    calendar::{day, DAY},
    tasks::TaskTerms,
    Aia, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::ArithmeticError;

/// An hour in milliseconds.
pub(crate) const HOUR: Moment = DAY / 24;

/// What may be promised from the beginning of a day until the end of the hour that `now` lies in.
fn until_now(terms: &TaskTerms, now: Moment) -> Aia {
    let hour = u8::try_from((now % DAY) / HOUR).unwrap_or(u8::MAX);
    (0..=hour).map(|hour| terms.aia_of_hour(hour)).fold(0, Aia::saturating_add)
}

impl<T: Config> Pallet<T> {
    /// What may still be promised in this hour.
    pub(crate) fn budget_room() -> Aia {
        let (now, so_far) = (Self::now(), Promised::<T>::get());
        let promised = if so_far.day == day(now) { so_far.promised } else { 0 };
        until_now(&Self::terms(), now).saturating_sub(promised)
    }

    /// Promises AIA against this hour's budget.
    pub(crate) fn promise(aia: Aia) -> DispatchResult {
        ensure!(aia <= Self::budget_room(), Error::<T>::BudgetSpent);
        let today = day(Self::now());
        Promised::<T>::try_mutate(|promised| {
            if promised.day != today {
                *promised = AiaDay { day: today, promised: 0 };
            }
            promised.promised = promised.promised.checked_add(aia).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })
    }

    /// Gives back what so many seats were promised and did not earn, while the day of the promise runs.
    pub(crate) fn take_back(promise: SeatPromise, seats: u32, earned: Aia) {
        let unearned = promise.aia.saturating_mul(seats.into()).saturating_sub(earned);
        if unearned == 0 || promise.day != day(Self::now()) {
            return;
        }
        Promised::<T>::mutate(|promised| {
            if promised.day == promise.day {
                promised.promised = promised.promised.saturating_sub(unearned);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_opens_hour_by_hour() {
        let terms = TaskTerms { aia_a_day: 241, ..TaskTerms::DEFAULT };
        for (now, so_far) in [(0, 11), (HOUR - 1, 11), (HOUR, 21), (5 * DAY + 23 * HOUR, 241), (DAY - 1, 241)] {
            assert_eq!(until_now(&terms, now), so_far, "{now}");
        }
    }
}
