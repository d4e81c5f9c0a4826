//! The trait for the money of the pools that pay for campaigns and for attested jobs.

use super::CampaignId;
use crate::{attestation::JobId, basis_points::BasisPoints, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

/// The number of a pool among those of its owner. The owner chooses it when the pool opens, so that a pool and a campaign that
/// draws on it can open in one batch.
pub type PoolId = u64;

/// What draws on a pool: each campaign and each attested job has one escrow at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum EscrowId {
    /// A campaign of sets that workers answer on the chain.
    Campaign(CampaignId),
    /// A job whose answers a committee attests.
    Job(JobId),
}

/// How a campaign or a job draws on a pool. Amounts are in the smallest unit of the pool's own asset.
///
/// What was opened is either free or committed; what is committed is paid, or becomes free again. A method
/// that fails changes nothing, and each costs the same however many campaigns and workers there are.
pub trait Escrow<AccountId> {
    /// Reserves `most` of a pool of `owner`. Fails if the pool is not the owner's or not open, if the campaign or job already
    /// has an escrow, if the pool has less, and if it is unsecured and guarantees too little for `most`.
    fn open(pool: PoolId, id: EscrowId, owner: &AccountId, most: Balance) -> DispatchResult;

    /// Returns the free part of an escrow: [`Escrow::commit`] of no more succeeds now. Zero without an escrow
    /// and if the pool accepts no new work.
    fn free(id: EscrowId) -> Balance;

    /// Commits `amount` of what is free to the seats of a round. Fails if that is more than [`Escrow::free`].
    fn commit(id: EscrowId, amount: Balance) -> DispatchResult;

    /// Pays `amount` of what is committed to a worker. Fails if less is committed. Nothing that the owner of the pool does
    /// can make it fail.
    fn pay(id: EscrowId, to: &AccountId, amount: Balance) -> DispatchResult;

    /// Makes `amount` of what is committed free again. Fails if less is committed.
    fn release(id: EscrowId, amount: Balance) -> DispatchResult;

    /// Takes a part of what is free from the requester for good, because its gold was not opened or is void. Returns the
    /// amount. Fails without an escrow.
    fn forfeit(id: EscrowId, part: BasisPoints) -> Result<Balance, DispatchError>;

    /// Takes `amount` of what is committed from the requester for good. Fails if less is committed.
    fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult;

    /// Sends `to` all that the pool of an escrow owes it, at once. Fails where `to` cannot receive the pool's asset now, and
    /// if the pool is unsecured: `to` alone chooses when it is paid. It is then owed the same and can claim it later.
    fn send(id: EscrowId, to: &AccountId) -> DispatchResult;

    /// Ends an escrow and gives back what is free. Returns the amount. Fails while anything is committed.
    fn close(id: EscrowId) -> Result<Balance, DispatchError>;

    /// Returns whether work at this price moves XP. False without an escrow.
    fn price_earns_merit(id: EscrowId, price_an_answer: Balance) -> bool;

    /// Returns the least that an account can own of a pool's asset: a smaller payment to an account that owns none of it
    /// fails. Zero without the pool; the greatest number while the asset is not live, because nobody can be paid in it.
    fn least_payment(pool: PoolId, owner: &AccountId) -> Balance;
}

/// A chain without pools.
impl<AccountId> Escrow<AccountId> for () {
    fn open(_: PoolId, _: EscrowId, _: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn free(_: EscrowId) -> Balance {
        0
    }

    fn commit(_: EscrowId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn pay(_: EscrowId, _: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn release(_: EscrowId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn forfeit(_: EscrowId, _: BasisPoints) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn forfeit_committed(_: EscrowId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn send(_: EscrowId, _: &AccountId) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn close(_: EscrowId) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn price_earns_merit(_: EscrowId, _: Balance) -> bool {
        false
    }

    fn least_payment(_: PoolId, _: &AccountId) -> Balance {
        0
    }
}
