//! The platform's daily budget of AIA, in twenty-four hourly parts.
//!
//! Each hour of a UTC day adds its part to what may be promised; what one hour leaves the next ones have. So nobody can
//! empty a day at its first second. Outside quizzes, which are how people are proven, the unproven have a third of it: so
//! many accounts that cost nothing cannot empty an hour.

use crate::{AiaDay, Campaign, CampaignKind, Config, Error, Pallet, Promised};
use agt_primitives::{
    calendar::{day, DAY},
    tasks::{Lane, TaskTerms},
    Aia, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::ArithmeticError;

/// An hour in milliseconds.
const HOUR: Moment = DAY / 24;

/// What may be promised from the beginning of a day until the end of the hour that `now` lies in.
fn until_now(terms: &TaskTerms, now: Moment) -> Aia {
    let hour = u8::try_from((now % DAY) / HOUR).unwrap_or(u8::MAX);
    (0..=hour).map(|hour| terms.aia_of_hour(hour)).fold(0, Aia::saturating_add)
}

/// The unproven have at most one part in this many of what may be promised, outside quizzes.
const UNPROVEN_PART: Aia = 3;

impl<T: Config> Pallet<T> {
    /// Whether a lane of a campaign shares in the part that the unproven have.
    pub(crate) fn is_of_crowd(campaign: &Campaign<T::AccountId>, lane: Lane) -> bool {
        lane == Lane::Unproven && campaign.terms.kind != CampaignKind::Quiz
    }

    /// What may still be promised in this hour: to anybody, or to the crowd of the unproven.
    pub(crate) fn budget_room(crowd: bool) -> Aia {
        let (now, so_far) = (Self::now(), Promised::<T>::get());
        let so_far = if so_far.day == day(now) { so_far } else { AiaDay::default() };
        let all = until_now(&Self::terms(), now);
        let room = all.saturating_sub(so_far.promised);
        if crowd {
            room.min((all / UNPROVEN_PART).saturating_sub(so_far.unproven))
        } else {
            room
        }
    }

    /// Promises AIA against this hour's budget.
    pub(crate) fn promise(aia: Aia, crowd: bool) -> DispatchResult {
        ensure!(aia <= Self::budget_room(crowd), Error::<T>::BudgetSpent);
        let today = day(Self::now());
        Promised::<T>::try_mutate(|promised| {
            if promised.day != today {
                *promised = AiaDay { day: today, ..AiaDay::default() };
            }
            promised.promised = promised.promised.checked_add(aia).ok_or(ArithmeticError::Overflow)?;
            if crowd {
                promised.unproven = promised.unproven.checked_add(aia).ok_or(ArithmeticError::Overflow)?;
            }
            Ok(())
        })
    }

    /// Gives back what was promised on a day and is not needed, while that day runs. Returns what it took back.
    pub(crate) fn take_back(aia: Aia, promised_on: u64, crowd: bool) -> Aia {
        Promised::<T>::mutate(|promised| {
            if promised_on != day(Self::now()) || promised.day != promised_on {
                return 0;
            }
            let returned = aia.min(promised.promised);
            promised.promised = promised.promised.saturating_sub(returned);
            if crowd {
                promised.unproven = promised.unproven.saturating_sub(returned);
            }
            returned
        })
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
