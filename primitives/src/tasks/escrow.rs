//! The trait for the money of the pools that pay for campaigns.

use super::CampaignId;
use crate::{basis_points::BasisPoints, Balance};
use frame_support::dispatch::DispatchResult;
use sp_runtime::DispatchError;

/// The number of a pool among those of its owner. The owner chooses it when the pool opens, so that a pool and a campaign that
/// draws on it can open in one batch.
pub type PoolId = u64;

/// How a campaign draws on a pool. Amounts are in the smallest unit of the pool's own asset.
///
/// What was opened for a campaign is either free or committed; what is committed is paid, or becomes free again. A method
/// that fails changes nothing, and each costs the same however many campaigns and workers there are.
pub trait Escrow<AccountId> {
    /// Reserves `most` of a pool for a campaign of `owner`. Fails if the pool is not the owner's or not open, if the
    /// campaign already has an escrow, and if the pool has less.
    fn open(pool: PoolId, campaign: CampaignId, owner: &AccountId, most: Balance) -> DispatchResult;

    /// Returns the free part of the campaign's reserve: [`Escrow::commit`] of no more succeeds now. Zero without an escrow
    /// and if the pool accepts no new work.
    fn free(campaign: CampaignId) -> Balance;

    /// Commits `amount` of what is free to the seats of a round. Fails if that is more than [`Escrow::free`].
    fn commit(campaign: CampaignId, amount: Balance) -> DispatchResult;

    /// Pays `amount` of what is committed to a worker. Fails if less is committed. Nothing that the owner of the pool does
    /// can make it fail.
    fn pay(campaign: CampaignId, to: &AccountId, amount: Balance) -> DispatchResult;

    /// Makes `amount` of what is committed free again. Fails if less is committed.
    fn release(campaign: CampaignId, amount: Balance) -> DispatchResult;

    /// Takes a part of what is free from the requester for good, because its gold was not opened or is void. Returns the
    /// amount. Fails without an escrow.
    fn forfeit(campaign: CampaignId, part: BasisPoints) -> Result<Balance, DispatchError>;

    /// Ends a campaign's escrow and gives back what is free. Returns the amount. Fails while anything is committed.
    fn close(campaign: CampaignId) -> Result<Balance, DispatchError>;

    /// Returns whether the fee that the campaign's pool pays on an answer of this price is high enough for the work to move
    /// XP, reputation and streaks. False without an escrow.
    fn fee_earns_merit(campaign: CampaignId, price_an_answer: Balance) -> bool;
}

/// A chain without pools.
impl<AccountId> Escrow<AccountId> for () {
    fn open(_: PoolId, _: CampaignId, _: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn free(_: CampaignId) -> Balance {
        0
    }

    fn commit(_: CampaignId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn pay(_: CampaignId, _: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn release(_: CampaignId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn forfeit(_: CampaignId, _: BasisPoints) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn close(_: CampaignId) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn fee_earns_merit(_: CampaignId, _: Balance) -> bool {
        false
    }
}
