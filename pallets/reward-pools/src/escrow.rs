//! How campaigns and jobs draw on pools. Only [`Escrow::send`] touches an asset: all else moves amounts between the figures of
//! the books.

use crate::{Config, Error, EscrowBooks, Escrows, Event, Owed, Pallet, Pools};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::{Money, Worth},
    attestation::ValueOf,
    basis_points::BasisPoints,
    reward_pools::fee_on,
    tasks::{Escrow, EscrowId, PoolId},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Stores an escrow that has lost `amount` for good, and returns its pool. The fee on it stays in the escrow until that
    /// closes.
    fn take_forfeit(
        id: EscrowId,
        escrow: EscrowBooks<T::AccountId>,
        amount: Balance,
    ) -> Result<(T::AccountId, PoolId), DispatchError> {
        let (owner, number) = (escrow.owner.clone(), escrow.pool);
        let mut pool = Self::known_pool(&owner, number)?;
        lower(&mut pool.books.reserved, amount)?;
        raise(&mut pool.books.forfeit_due, amount)?;
        Escrows::<T>::insert(id, escrow);
        Pools::<T>::insert(&owner, number, pool);
        Ok((owner, number))
    }
}

impl<T: Config> ValueOf for Pallet<T> {
    fn in_agt(id: EscrowId, amount: Balance) -> Option<Balance> {
        let escrow = Escrows::<T>::get(id)?;
        let pool = Pools::<T>::get(escrow.owner, escrow.pool)?;
        T::Worth::in_agt(pool.asset, amount)
    }
}

impl<T: Config> Escrow<T::AccountId> for Pallet<T> {
    fn open(number: PoolId, id: EscrowId, owner: &T::AccountId, most: Balance) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_open(&pool)?;
        ensure!(!Escrows::<T>::contains_key(id), Error::<T>::EscrowExists);
        ensure!(most > 0, Error::<T>::ZeroAmount);
        let fee = fee_on(pool.fee, most);
        let whole = most.checked_add(fee).filter(|whole| *whole <= pool.books.unreserved);
        let whole = whole.ok_or(Error::<T>::PoolTooSmall)?;
        Self::ensure_guarantees(&pool, most)?;
        lower(&mut pool.books.unreserved, whole)?;
        raise(&mut pool.books.reserved, whole)?;
        raise(&mut pool.escrows, 1)?;
        let owner = owner.clone();
        Pools::<T>::insert(&owner, number, pool);
        let escrow = EscrowBooks {
            owner: owner.clone(),
            pool: number,
            free: most,
            committed: 0,
            fee_reserved: fee,
            credited: 0,
            fee_charged: 0,
        };
        Escrows::<T>::insert(id, escrow);
        Self::deposit_event(Event::Reserved { owner, pool: number, escrow: id, most, fee });
        Ok(())
    }

    fn free(id: EscrowId) -> Balance {
        let free = Self::known_escrow(id).and_then(|escrow| {
            Self::ensure_open(&Self::known_pool(&escrow.owner, escrow.pool)?)?;
            Ok(escrow.free)
        });
        free.unwrap_or(0)
    }

    fn commit(id: EscrowId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(id)?;
        Self::ensure_open(&Self::known_pool(&escrow.owner, escrow.pool)?)?;
        ensure!(amount <= escrow.free, Error::<T>::NotFree);
        lower(&mut escrow.free, amount)?;
        raise(&mut escrow.committed, amount)?;
        Escrows::<T>::insert(id, escrow);
        Self::deposit_event(Event::Committed { escrow: id, amount });
        Ok(())
    }

    fn pay(id: EscrowId, to: &T::AccountId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(id)?;
        ensure!(amount <= escrow.committed, Error::<T>::NotCommitted);
        if amount == 0 {
            return Ok(());
        }
        let (owner, number) = (escrow.owner.clone(), escrow.pool);
        let mut pool = Self::known_pool(&owner, number)?;
        lower(&mut escrow.committed, amount)?;
        raise(&mut escrow.credited, amount)?;
        let charged = fee_on(pool.fee, escrow.credited);
        let fee = charged.checked_sub(escrow.fee_charged).ok_or(ArithmeticError::Underflow)?;
        escrow.fee_charged = charged;
        lower(&mut escrow.fee_reserved, fee)?;
        lower(&mut pool.books.reserved, amount.checked_add(fee).ok_or(ArithmeticError::Overflow)?)?;
        raise(&mut pool.books.owed, amount)?;
        raise(&mut pool.books.fee_due, fee)?;
        let mut owed = Owed::<T>::get((&owner, number), to);
        raise(&mut owed, amount)?;
        Owed::<T>::insert((&owner, number), to, owed);
        Pools::<T>::insert(&owner, number, pool);
        Escrows::<T>::insert(id, escrow);
        Self::deposit_event(Event::Credited { owner, pool: number, escrow: id, who: to.clone(), amount, fee });
        Ok(())
    }

    fn release(id: EscrowId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(id)?;
        ensure!(amount <= escrow.committed, Error::<T>::NotCommitted);
        lower(&mut escrow.committed, amount)?;
        raise(&mut escrow.free, amount)?;
        Escrows::<T>::insert(id, escrow);
        Self::deposit_event(Event::Released { escrow: id, amount });
        Ok(())
    }

    fn forfeit(id: EscrowId, part: BasisPoints) -> Result<Balance, DispatchError> {
        let mut escrow = Self::known_escrow(id)?;
        let amount = part.of(escrow.free);
        lower(&mut escrow.free, amount)?;
        let (owner, number) = Self::take_forfeit(id, escrow, amount)?;
        Self::deposit_event(Event::Forfeited { owner, pool: number, escrow: id, amount });
        Ok(amount)
    }

    fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(id)?;
        ensure!(amount <= escrow.committed, Error::<T>::NotCommitted);
        lower(&mut escrow.committed, amount)?;
        let (owner, number) = Self::take_forfeit(id, escrow, amount)?;
        Self::deposit_event(Event::CommitmentForfeited { owner, pool: number, escrow: id, amount });
        Ok(())
    }

    fn send(id: EscrowId, to: &T::AccountId) -> DispatchResult {
        let escrow = Self::known_escrow(id)?;
        // A campaign or a job does not know who asks.
        Self::pay_owed(&escrow.owner, escrow.pool, to, to, |pool| pool.is_secured)
    }

    fn close(id: EscrowId) -> Result<Balance, DispatchError> {
        let escrow = Self::known_escrow(id)?;
        ensure!(escrow.committed == 0, Error::<T>::StillCommitted);
        let mut pool = Self::known_pool(&escrow.owner, escrow.pool)?;
        let kept = escrow.kept().ok_or(ArithmeticError::Overflow)?;
        lower(&mut pool.books.reserved, kept)?;
        raise(&mut pool.books.unreserved, kept)?;
        lower(&mut pool.escrows, 1)?;
        let EscrowBooks { owner, pool: number, free: amount, fee_reserved: fee, .. } = escrow;
        Pools::<T>::insert(&owner, number, pool);
        Escrows::<T>::remove(id);
        Self::deposit_event(Event::EscrowClosed { owner, pool: number, escrow: id, amount, fee });
        Ok(amount)
    }

    fn least_payment(number: PoolId, owner: &T::AccountId) -> Balance {
        let Some(pool) = Pools::<T>::get(owner, number) else { return 0 };
        // Whoever has the keys of the asset can thaw it when the price is fixed.
        T::Money::least(pool.asset).unwrap_or(Balance::MAX)
    }

    fn price_earns_merit(id: EscrowId, price_an_answer: Balance) -> bool {
        let pool = Self::known_escrow(id).and_then(|escrow| Self::known_pool(&escrow.owner, escrow.pool));
        pool.is_ok_and(|pool| {
            let worth = || T::Worth::in_agt(pool.asset, price_an_answer);
            pool.is_secured && worth().is_some_and(|worth| worth >= Self::terms().least_merit)
        })
    }
}
