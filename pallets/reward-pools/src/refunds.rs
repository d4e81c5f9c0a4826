//! What goes back to the owner of a pool that accepts nothing new.

use crate::{Config, Error, Escrows, Event, HoldReason, Pallet, Pools};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::{AssetKind, Money},
    tasks::{EscrowId, PoolId},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    /// Gives what an account has on hold back to it.
    pub(crate) fn give_back(
        asset: AssetKind,
        reason: HoldReason,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<(), Error<T>> {
        if amount == 0 {
            return Ok(());
        }
        let given = with_storage_layer(|| T::Money::release(asset, &reason.into(), who, amount));
        given.map_err(|_| Error::<T>::CannotReceive)
    }

    pub(crate) fn do_refund(owner: &T::AccountId, number: PoolId) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_over(&pool)?;
        let amount = pool.books.unreserved;
        ensure!(amount > 0, Error::<T>::NothingToRefund);
        lower(&mut pool.books.unreserved, amount)?;
        raise(&mut pool.books.refunded, amount)?;
        with_storage_layer(|| {
            Self::give_back(pool.asset.clone(), HoldReason::Pool, owner, amount)?;
            Pools::<T>::insert(owner, number, pool);
            Self::deposit_event(Event::Refunded { owner: owner.clone(), pool: number, amount });
            Ok(())
        })
    }

    pub(crate) fn do_refund_escrow(id: EscrowId) -> DispatchResult {
        let mut escrow = Self::known_escrow(id)?;
        let (owner, number) = (escrow.owner.clone(), escrow.pool);
        let mut pool = Self::known_pool(&owner, number)?;
        Self::ensure_over(&pool)?;
        // What is committed may still cost the owner a part of what is free, if its gold is not opened or is void.
        ensure!(escrow.committed == 0, Error::<T>::StillCommitted);
        let (amount, fee) = (escrow.free, escrow.fee_reserved);
        let whole = amount.checked_add(fee).ok_or(ArithmeticError::Overflow)?;
        ensure!(whole > 0, Error::<T>::NothingToRefund);
        lower(&mut escrow.free, amount)?;
        lower(&mut escrow.fee_reserved, fee)?;
        lower(&mut pool.books.reserved, whole)?;
        raise(&mut pool.books.refunded, whole)?;
        with_storage_layer(|| {
            Self::give_back(pool.asset.clone(), HoldReason::Pool, &owner, whole)?;
            Escrows::<T>::insert(id, escrow);
            Pools::<T>::insert(&owner, number, pool);
            Self::deposit_event(Event::EscrowRefunded { owner, pool: number, escrow: id, amount, fee });
            Ok(())
        })
    }
}
