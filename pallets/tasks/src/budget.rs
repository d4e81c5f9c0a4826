//! What stands behind a seat: AIA of the platform's daily budget, or money of a pool.
//!
//! Seats are promised their pay when their round closes, and not when somebody joins: whoever is always first gets no
//! more of it than others, because chance deals the seats among all who joined. The promise is made before the chance
//! exists that deals the round, so nobody chooses it by what that chance would be.
//!
//! Each hour of a UTC day adds a 24th of the budget to what may be promised, and what one hour leaves over stays for the
//! next ones. So nobody can empty a day in its first second.

use crate::{AiaDay, Campaign, Config, EndedPromise, Error, Pallet, Promised, SetEarnings};
use agt_primitives::{
    arithmetic::{lower, raise},
    calendar::{day, DAY, HOUR},
    tasks::{CampaignId, Escrow, EscrowId, Funding, Replication, RoundPay, TaskTerms},
    Aia, Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::ArithmeticError;

/// The last hour of a day. No hour promises less.
const LAST_HOUR: u8 = 23;

impl<T: Config> Pallet<T> {
    /// Returns the AIA that platform campaigns may still promise in this hour.
    pub(crate) fn budget_room() -> Aia {
        let (now, so_far) = (Self::now(), Promised::<T>::get());
        let promised = if so_far.day == day(now) { so_far.promised } else { 0 };
        promisable_until(&Self::terms(), now).saturating_sub(promised)
    }

    /// Returns the number of sets that a campaign can promise their pay now if the tickets of their round earn `pay` at most.
    pub(crate) fn payable_sets(
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        replication: Replication,
        pay: &RoundPay,
    ) -> u32 {
        match campaign.terms.funding {
            Funding::Platform { .. } => pay.sets_within(Self::budget_room(), replication),
            Funding::Pool { price, .. } => {
                sets_paid_by(T::Escrow::free(EscrowId::Campaign(campaign_id)), price, replication)
            }
        }
    }

    /// Returns the number of sets that one hour's part of the platform's budget pays. A pool has no hours: any number.
    pub(crate) fn hourly_budget(campaign: &Campaign<T::AccountId>, replication: Replication, pay: &RoundPay) -> u32 {
        match campaign.terms.funding {
            Funding::Platform { .. } => pay.sets_within(Self::terms().aia_of_hour(LAST_HOUR), replication),
            Funding::Pool { .. } => u32::MAX,
        }
    }

    /// Promises `seats` seats their pay: together `aia` of the platform, or the price of each.
    pub(crate) fn promise_seats(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        seats: u32,
        aia: Aia,
    ) -> DispatchResult {
        if seats == 0 {
            return Ok(());
        }
        raise(&mut campaign.promised_seats, seats)?;
        match campaign.terms.funding {
            Funding::Platform { .. } => Self::promise_aia(aia),
            Funding::Pool { price, .. } => T::Escrow::commit(
                EscrowId::Campaign(campaign_id),
                price.checked_mul(seats.into()).ok_or(ArithmeticError::Overflow)?,
            ),
        }
    }

    /// Ends a promise. What its seats did not earn goes back: to the escrow, or to the budget while the day of the promise
    /// runs.
    pub(crate) fn release_seats(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        ended: EndedPromise,
        earned: SetEarnings,
    ) -> DispatchResult {
        lower(&mut campaign.promised_seats, ended.seats)?;
        match campaign.terms.funding {
            Funding::Platform { .. } => {
                Self::take_back(ended, earned.aia);
                Ok(())
            }
            Funding::Pool { price, .. } => {
                let committed = price.checked_mul(ended.seats.into()).ok_or(ArithmeticError::Overflow)?;
                match committed.checked_sub(earned.paid).ok_or(ArithmeticError::Underflow)? {
                    0 => Ok(()),
                    rest => T::Escrow::release(EscrowId::Campaign(campaign_id), rest),
                }
            }
        }
    }

    /// Promises AIA out of this hour's budget.
    fn promise_aia(aia: Aia) -> DispatchResult {
        ensure!(aia <= Self::budget_room(), Error::<T>::BudgetSpent);
        let today = day(Self::now());
        Promised::<T>::try_mutate(|promised| {
            if promised.day != today {
                *promised = AiaDay { day: today, promised: 0 };
            }
            Ok(raise(&mut promised.promised, aia)?)
        })
    }

    /// Gives back what was promised and not earned, while the day of the promise runs.
    fn take_back(ended: EndedPromise, earned: Aia) {
        let unearned = ended.aia.saturating_sub(earned);
        if unearned == 0 || ended.day != day(Self::now()) {
            return;
        }
        Promised::<T>::mutate(|promised| {
            if promised.day == ended.day {
                promised.promised = promised.promised.saturating_sub(unearned);
            }
        });
    }
}

/// Returns the AIA that may be promised from the beginning of a day until the end of the hour that `now` lies in.
fn promisable_until(terms: &TaskTerms, now: Moment) -> Aia {
    let hour = u8::try_from((now % DAY) / HOUR).unwrap_or(u8::MAX);
    (0..=hour).map(|hour| terms.aia_of_hour(hour)).fold(0, Aia::saturating_add)
}

/// Returns the number of sets that `amount` pays at `price_a_seat`: any number if a seat costs nothing.
fn sets_paid_by(amount: Balance, price_a_seat: Balance, replication: Replication) -> u32 {
    let price_a_set = price_a_seat.checked_mul(replication.seats().into());
    let sets = price_a_set.and_then(|price_a_set| amount.checked_div(price_a_set));
    sets.map_or(u32::MAX, |sets| u32::try_from(sets).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budget_opens_hour_by_hour() {
        let terms = TaskTerms { aia_a_day: 241, ..TaskTerms::DEFAULT };
        for (now, so_far) in [(0, 11), (HOUR - 1, 11), (HOUR, 21), (5 * DAY + 23 * HOUR, 241), (DAY - 1, 241)] {
            assert_eq!(promisable_until(&terms, now), so_far, "{now}");
        }
    }
}
