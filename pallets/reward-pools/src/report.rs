//! What the view functions return.

use crate::{Config, Escrows, Pallet, Pools};
use agt_primitives::{
    reward_pools::{EscrowReport, PoolReport},
    tasks::{CampaignId, PoolId},
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
            asset: pool.asset,
            purpose: pool.purpose,
            opened: pool.opened.into(),
            cancel_from: pool.cancel_from.into(),
            expires: pool.expires.into(),
            fee: pool.fee,
            secured: pool.is_secured,
            deposit: pool.deposit.into(),
            campaigns: pool.campaigns,
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

    pub(crate) fn escrow_report(campaign: CampaignId) -> Option<EscrowReport<T::AccountId>> {
        let escrow = Escrows::<T>::get(campaign)?;
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
