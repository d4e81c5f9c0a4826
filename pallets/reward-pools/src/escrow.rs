//! How campaigns draw on pools. Nothing here touches an asset: it moves amounts between the figures of the books.

use crate::{CampaignEscrow, Config, Error, Escrows, Event, Owed, Pallet, Pools};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::Worth,
    basis_points::BasisPoints,
    reward_pools::fee_on,
    tasks::{CampaignId, Escrow, PoolId},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns the escrow of a campaign that has one.
    pub(crate) fn known_escrow(campaign: CampaignId) -> Result<CampaignEscrow<T::AccountId>, Error<T>> {
        Escrows::<T>::get(campaign).ok_or(Error::<T>::NoEscrow)
    }
}

impl<T: Config> Escrow<T::AccountId> for Pallet<T> {
    fn open(number: PoolId, campaign: CampaignId, owner: &T::AccountId, most: Balance) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_open(&pool)?;
        ensure!(!Escrows::<T>::contains_key(campaign), Error::<T>::EscrowExists);
        ensure!(most > 0, Error::<T>::ZeroAmount);
        let fee = fee_on(pool.fee, most);
        let whole = most.checked_add(fee).filter(|whole| *whole <= pool.books.unreserved);
        let whole = whole.ok_or(Error::<T>::PoolTooSmall)?;
        lower(&mut pool.books.unreserved, whole)?;
        raise(&mut pool.books.reserved, whole)?;
        raise(&mut pool.campaigns, 1)?;
        let owner = owner.clone();
        Pools::<T>::insert(&owner, number, pool);
        let escrow = CampaignEscrow {
            owner: owner.clone(),
            pool: number,
            free: most,
            committed: 0,
            fee_reserved: fee,
            credited: 0,
            fee_charged: 0,
        };
        Escrows::<T>::insert(campaign, escrow);
        Self::deposit_event(Event::Reserved { owner, pool: number, campaign, most, fee });
        Ok(())
    }

    fn free(campaign: CampaignId) -> Balance {
        let free = Self::known_escrow(campaign).and_then(|escrow| {
            Self::ensure_open(&Self::known_pool(&escrow.owner, escrow.pool)?)?;
            Ok(escrow.free)
        });
        free.unwrap_or(0)
    }

    fn commit(campaign: CampaignId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(campaign)?;
        Self::ensure_open(&Self::known_pool(&escrow.owner, escrow.pool)?)?;
        ensure!(amount <= escrow.free, Error::<T>::NotFree);
        lower(&mut escrow.free, amount)?;
        raise(&mut escrow.committed, amount)?;
        Escrows::<T>::insert(campaign, escrow);
        Self::deposit_event(Event::Committed { campaign, amount });
        Ok(())
    }

    fn pay(campaign: CampaignId, to: &T::AccountId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(campaign)?;
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
        Escrows::<T>::insert(campaign, escrow);
        Self::deposit_event(Event::Credited { owner, pool: number, campaign, who: to.clone(), amount, fee });
        Ok(())
    }

    fn release(campaign: CampaignId, amount: Balance) -> DispatchResult {
        let mut escrow = Self::known_escrow(campaign)?;
        ensure!(amount <= escrow.committed, Error::<T>::NotCommitted);
        lower(&mut escrow.committed, amount)?;
        raise(&mut escrow.free, amount)?;
        Escrows::<T>::insert(campaign, escrow);
        Self::deposit_event(Event::Released { campaign, amount });
        Ok(())
    }

    fn forfeit(campaign: CampaignId, part: BasisPoints) -> Result<Balance, DispatchError> {
        let mut escrow = Self::known_escrow(campaign)?;
        let (owner, number) = (escrow.owner.clone(), escrow.pool);
        let mut pool = Self::known_pool(&owner, number)?;
        let amount = part.of(escrow.free);
        lower(&mut escrow.free, amount)?;
        lower(&mut pool.books.reserved, amount)?;
        raise(&mut pool.books.forfeit_due, amount)?;
        Escrows::<T>::insert(campaign, escrow);
        Pools::<T>::insert(&owner, number, pool);
        Self::deposit_event(Event::Forfeited { owner, pool: number, campaign, amount });
        Ok(amount)
    }

    fn close(campaign: CampaignId) -> Result<Balance, DispatchError> {
        let escrow = Self::known_escrow(campaign)?;
        ensure!(escrow.committed == 0, Error::<T>::StillCommitted);
        let mut pool = Self::known_pool(&escrow.owner, escrow.pool)?;
        let kept = escrow.kept().ok_or(ArithmeticError::Overflow)?;
        lower(&mut pool.books.reserved, kept)?;
        raise(&mut pool.books.unreserved, kept)?;
        lower(&mut pool.campaigns, 1)?;
        let CampaignEscrow { owner, pool: number, free: amount, fee_reserved: fee, .. } = escrow;
        Pools::<T>::insert(&owner, number, pool);
        Escrows::<T>::remove(campaign);
        Self::deposit_event(Event::CampaignClosed { owner, pool: number, campaign, amount, fee });
        Ok(amount)
    }

    fn fee_earns_merit(campaign: CampaignId, price_an_answer: Balance) -> bool {
        let pool = Self::known_escrow(campaign).and_then(|escrow| Self::known_pool(&escrow.owner, escrow.pool));
        pool.is_ok_and(|pool| {
            let worth = || T::Worth::in_agt(pool.asset, price_an_answer);
            pool.is_secured && worth().is_some_and(|worth| worth >= Self::terms().least_merit)
        })
    }
}
