//! What the other modules read: the terms in force, pools and what they accept, escrows, and debts.

use crate::{Config, Error, EscrowBooks, Escrows, Owed, Pallet, Pool, Pools};
use agt_primitives::{
    reward_pools::{PoolPhase, PoolTerms},
    tasks::{EscrowId, PoolId},
    Balance,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};

impl<T: Config> Pallet<T> {
    /// Returns the governed terms, inside their hard ranges.
    pub(crate) fn terms() -> PoolTerms {
        T::Terms::get().bounded()
    }

    /// Returns a pool that exists.
    pub(crate) fn known_pool(owner: &T::AccountId, number: PoolId) -> Result<Pool, Error<T>> {
        Pools::<T>::get(owner, number).ok_or(Error::<T>::UnknownPool)
    }

    /// Returns an escrow that exists.
    pub(crate) fn known_escrow(id: EscrowId) -> Result<EscrowBooks<T::AccountId>, Error<T>> {
        Escrows::<T>::get(id).ok_or(Error::<T>::NoEscrow)
    }

    /// Returns a pool and what it owes `who`.
    pub(crate) fn owing_pool(
        owner: &T::AccountId,
        number: PoolId,
        who: &T::AccountId,
    ) -> Result<(Pool, Balance), Error<T>> {
        let pool = Self::known_pool(owner, number)?;
        let owed = Owed::<T>::get((owner, number), who);
        ensure!(owed > 0, Error::<T>::NothingOwed);
        Ok((pool, owed))
    }

    /// Returns what a pool accepts now.
    pub(crate) fn phase(pool: &Pool) -> PoolPhase {
        pool.phase(T::Time::now())
    }

    /// Checks that a pool accepts money, escrows and commitments.
    pub(crate) fn ensure_open(pool: &Pool) -> Result<(), Error<T>> {
        match Self::phase(pool) {
            PoolPhase::Open => Ok(()),
            PoolPhase::Cancelled => Err(Error::<T>::PoolCancelled),
            PoolPhase::Expired => Err(Error::<T>::PoolExpired),
        }
    }

    /// Checks that a pool accepts nothing new.
    pub(crate) fn ensure_over(pool: &Pool) -> Result<(), Error<T>> {
        ensure!(Self::phase(pool) != PoolPhase::Open, Error::<T>::StillOpen);
        Ok(())
    }
}
