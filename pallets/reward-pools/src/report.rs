//! What the view functions return.

use crate::{Config, Escrows, Owed, Pallet, Pools};
use agt_primitives::{
    assets::Money,
    reward_pools::{EscrowReport, PoolReport},
    tasks::{EscrowId, PoolId},
    Balance,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn pool_report(owner: T::AccountId, number: PoolId) -> Option<PoolReport<T::AccountId>> {
        let pool = Pools::<T>::get(&owner, number)?;
        let books = pool.books;
        Some(PoolReport {
            owner,
            number,
            phase: Self::phase(&pool),
            least: T::Money::least(pool.asset.clone()),
            asset: pool.asset,
            purpose: pool.purpose,
            opened: pool.opened.into(),
            cancel_from: pool.cancel_from.into(),
            expires: pool.expires.into(),
            given_up_from: pool.given_up_from.into(),
            fee: pool.fee,
            secured: pool.is_secured,
            deposit: pool.deposit.into(),
            guarantee: pool.guarantee.into(),
            guarantee_paid: pool.guarantee_paid.into(),
            guarantee_refunded: pool.guarantee_refunded.into(),
            escrows: pool.escrows,
            funded: books.funded,
            paid: books.paid,
            refunded: books.refunded,
            collected: books.collected,
            held: books.held().unwrap_or(Balance::MAX),
            unreserved: books.unreserved,
            reserved: books.reserved,
            owed: books.owed,
            fee_due: books.fee_due,
            forfeit_due: books.forfeit_due,
        })
    }

    pub(crate) fn guarantee_of(owner: T::AccountId, number: PoolId, who: T::AccountId) -> Balance {
        let owed = Owed::<T>::get((&owner, number), who);
        Pools::<T>::get(owner, number).map_or(0, |pool| Self::guaranteed_by(&pool, owed))
    }

    pub(crate) fn escrow_report(id: EscrowId) -> Option<EscrowReport<T::AccountId>> {
        let escrow = Escrows::<T>::get(id)?;
        Some(EscrowReport {
            owner: escrow.owner,
            pool: escrow.pool,
            free: escrow.free,
            committed: escrow.committed,
            fee_reserved: escrow.fee_reserved,
            credited: escrow.credited,
            fee_charged: escrow.fee_charged,
        })
    }
}
