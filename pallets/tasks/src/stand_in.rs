//! An escrow that stands in for the pools that this chain does not have yet, in tests and benchmarks.

use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::EscrowBench,
    tasks::{Escrow, EscrowId, PoolId},
    Balance,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{dispatch::DispatchResult, ensure, storage_alias, Twox64Concat};
use sp_runtime::DispatchError;

/// What lies in a pool, and the encoded account that it belongs to.
#[storage_alias]
pub(crate) type Pools = StorageMap<StandInEscrow, Twox64Concat, PoolId, (Vec<u8>, Balance)>;

/// What was opened for each campaign.
#[storage_alias]
pub(crate) type Escrows = StorageMap<StandInEscrow, Twox64Concat, EscrowId, CampaignEscrow>;

/// What was opened for a campaign, and what became of it. Amounts are in the least unit of the pool's asset.
#[allow(missing_docs)] // Each field's name says what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct CampaignEscrow {
    pub opened: Balance,
    pub free: Balance,
    pub committed: Balance,
    pub paid: Balance,
    pub forfeited: Balance,
    pub refunded: Balance,
    pub is_closed: bool,
}

/// What the chain around the stand-in adds to it.
pub trait Payer<AccountId> {
    /// Pays a worker in the pool's asset.
    fn pay(to: &AccountId, amount: Balance) -> DispatchResult;

    /// Returns whether work at this price moves XP.
    fn price_counts(_price_an_answer: Balance) -> bool {
        true
    }

    /// Returns the least that an account can own of the pool's asset.
    fn least_payment() -> Balance {
        1
    }
}

/// The escrow. `P` pays the workers.
pub struct StandInEscrow<P>(PhantomData<P>);

/// Makes a pool of `owner` with `amount` in it.
pub fn fund<AccountId: Encode>(pool: PoolId, owner: &AccountId, amount: Balance) {
    Pools::insert(pool, (owner.encode(), amount));
}

fn lower(amount: &mut Balance, by: Balance) -> DispatchResult {
    *amount = amount.checked_sub(by).ok_or(DispatchError::Other("not so much in escrow"))?;
    Ok(())
}

fn change<R>(
    id: EscrowId,
    change: impl FnOnce(&mut CampaignEscrow) -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
    Escrows::try_mutate(id, |escrow| {
        let escrow = escrow.as_mut().filter(|escrow| !escrow.is_closed);
        change(escrow.ok_or(DispatchError::Other("no escrow"))?)
    })
}

impl<AccountId: Encode, P: Payer<AccountId>> Escrow<AccountId> for StandInEscrow<P> {
    fn open(pool: PoolId, id: EscrowId, owner: &AccountId, most: Balance) -> DispatchResult {
        let (of, mut left) = Pools::get(pool).ok_or(DispatchError::Other("no such pool"))?;
        ensure!(of == owner.encode(), DispatchError::Other("not the pool's owner"));
        ensure!(!Escrows::contains_key(id), DispatchError::Other("has an escrow"));
        lower(&mut left, most)?;
        Pools::insert(pool, (of, left));
        Escrows::insert(id, CampaignEscrow { free: most, opened: most, ..CampaignEscrow::default() });
        Ok(())
    }

    fn free(id: EscrowId) -> Balance {
        Escrows::get(id).map_or(0, |escrow| escrow.free)
    }

    fn commit(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.free, amount)?;
            escrow.committed += amount;
            Ok(())
        })
    }

    fn pay(id: EscrowId, to: &AccountId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.paid += amount;
            Ok(())
        })?;
        P::pay(to, amount)
    }

    fn release(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.free += amount;
            Ok(())
        })
    }

    fn forfeit(id: EscrowId, part: BasisPoints) -> Result<Balance, DispatchError> {
        change(id, |escrow| {
            let lost = part.of(escrow.free);
            lower(&mut escrow.free, lost)?;
            escrow.forfeited += lost;
            Ok(lost)
        })
    }

    fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.forfeited += amount;
            Ok(())
        })
    }

    /// It owes nobody anything: what it cannot pay at once is not credited.
    fn send(_: EscrowId, _: &AccountId) -> DispatchResult {
        Ok(())
    }

    fn close(id: EscrowId) -> Result<Balance, DispatchError> {
        change(id, |escrow| {
            ensure!(escrow.committed == 0, DispatchError::Other("something is committed"));
            escrow.is_closed = true;
            escrow.refunded = core::mem::take(&mut escrow.free);
            Ok(escrow.refunded)
        })
    }

    fn price_earns_merit(id: EscrowId, price_an_answer: Balance) -> bool {
        Escrows::contains_key(id) && P::price_counts(price_an_answer)
    }

    fn least_payment(pool: PoolId, _: &AccountId) -> Balance {
        Pools::get(pool).map_or(0, |_| P::least_payment())
    }
}

impl<AccountId: Encode, P: Payer<AccountId>> EscrowBench<AccountId> for StandInEscrow<P> {
    fn fund(owner: &AccountId, amount: Balance) -> PoolId {
        fund(0, owner, amount);
        0
    }
}
