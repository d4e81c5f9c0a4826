//! What stands behind a seat: AIA of the platform's budget, or money of a pool.
//!
//! It is promised when a round closes, for all seats that its tickets fill and that can be paid, and not when somebody
//! joins: who is always first has no more of it than others, since chance deals the seats among all who joined. It is
//! known before the chance that deals the round, so nobody chooses it by what that chance would be.

use crate::{Campaign, Config, Funding, Pallet, SeatPromise};
use agt_primitives::{
    tasks::{CampaignId, Escrow, Replication},
    Aia, Balance,
};
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    /// How many sets a campaign can promise their pay now, when no seat earns more AIA than `most`.
    pub(crate) fn payable(
        number: CampaignId,
        campaign: &Campaign<T::AccountId>,
        replication: Replication,
        most: Aia,
    ) -> u32 {
        match campaign.terms.funding {
            Funding::Platform { .. } => sets_of(Self::budget_room().into(), most.into(), replication),
            Funding::Pool { price, .. } => sets_of(T::Escrow::free(number), price, replication),
        }
    }

    /// How many sets one hour's part of the platform's budget pays; of a pool, which has no hours, any number.
    pub(crate) fn an_hour_pays(campaign: &Campaign<T::AccountId>, replication: Replication, most: Aia) -> u32 {
        match campaign.terms.funding {
            Funding::Platform { .. } => {
                let hour = Self::terms().aia_of_hour(LAST_HOUR);
                sets_of(hour.into(), most.into(), replication)
            }
            Funding::Pool { .. } => u32::MAX,
        }
    }

    /// Promises so many seats their pay.
    pub(crate) fn back(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        seats: u32,
        most: Aia,
    ) -> DispatchResult {
        if seats == 0 {
            return Ok(());
        }
        campaign.seats = campaign.seats.checked_add(seats).ok_or(ArithmeticError::Overflow)?;
        match campaign.terms.funding {
            Funding::Platform { .. } => Self::promise(most.checked_mul(seats.into()).ok_or(ArithmeticError::Overflow)?),
            Funding::Pool { price, .. } => {
                T::Escrow::commit(number, price.checked_mul(seats.into()).ok_or(ArithmeticError::Overflow)?)
            }
        }
    }

    /// Ends the promise to so many seats, which earned so much AIA or so much of the pool. The rest goes back: to the
    /// escrow, or to the budget while its day runs.
    pub(crate) fn release(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        seats: u32,
        promise: SeatPromise,
        earned: Earned,
    ) -> DispatchResult {
        campaign.seats = campaign.seats.checked_sub(seats).ok_or(ArithmeticError::Underflow)?;
        match campaign.terms.funding {
            Funding::Platform { .. } => {
                Self::take_back(promise, seats, earned.aia);
                Ok(())
            }
            Funding::Pool { price, .. } => {
                let committed = price.checked_mul(seats.into()).ok_or(ArithmeticError::Overflow)?;
                match committed.checked_sub(earned.paid).ok_or(ArithmeticError::Underflow)? {
                    0 => Ok(()),
                    rest => T::Escrow::release(number, rest),
                }
            }
        }
    }
}

/// The last hour of a day, which has no more than any other.
const LAST_HOUR: u8 = 23;

/// How many sets an amount pays, at so much a seat. Nothing to pay is always paid.
fn sets_of(amount: Balance, a_seat: Balance, replication: Replication) -> u32 {
    let sets = a_seat.checked_mul(replication.seats().into()).and_then(|a_set| amount.checked_div(a_set));
    sets.map_or(u32::MAX, |sets| u32::try_from(sets).unwrap_or(u32::MAX))
}

/// What the seats of a set earned.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Earned {
    /// AIA credited, multipliers included.
    pub(crate) aia: Aia,
    /// What the pool pays, in its asset.
    pub(crate) paid: Balance,
}
