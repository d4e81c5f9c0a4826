//! The life of a pool: it opens, anyone tops it up, its owner cancels it, and it closes.

use crate::{Books, Config, Error, Event, HoldReason, NextPool, Opened, Pallet, Pool, Pools};
use agt_primitives::{
    access::{Access, Role},
    arithmetic::raise,
    assets::{AssetKind, Listing, Money},
    reward_pools::{PoolPhase, PoolPurpose},
    tasks::PoolId,
    Balance, Moment,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{Get, Time},
};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open(
        owner: &T::AccountId,
        number: PoolId,
        asset: AssetKind,
        purpose: PoolPurpose,
        amount: Balance,
        expires: Moment,
        guarantee: Balance,
    ) -> DispatchResult {
        ensure!(T::Access::has_access(owner, Role::DataRequest), Error::<T>::NotARequester);
        Self::open_pool(owner, number, asset, purpose, amount, expires, guarantee)
    }

    /// Opens a pool of an account that may have one.
    pub(crate) fn open_pool(
        owner: &T::AccountId,
        number: PoolId,
        asset: AssetKind,
        purpose: PoolPurpose,
        amount: Balance,
        expires: Moment,
        guarantee: Balance,
    ) -> DispatchResult {
        let mut next = NextPool::<T>::get(owner);
        ensure!(number == next, Error::<T>::WrongNumber);
        raise(&mut next, 1)?;
        let least = T::Money::least(asset.clone()).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(amount > 0 && amount >= least, Error::<T>::BelowLeastBalance);
        let (now, terms) = (T::Time::now(), Self::terms());
        ensure!(now < expires && expires <= now.saturating_add(terms.most_life), Error::<T>::BadExpiry);
        let is_secured = T::Listing::is_listed(asset.clone());
        Self::ensure_guaranteed(is_secured, guarantee)?;
        let pool = Pool {
            is_secured,
            asset,
            purpose,
            opened: now,
            cancel_from: now.saturating_add(terms.cancel_after),
            expires,
            given_up_from: expires.saturating_add(terms.most_life),
            is_cancelled: false,
            fee: terms.fee_rate(),
            deposit: T::Deposit::get(),
            guarantee,
            guarantee_paid: 0,
            guarantee_refunded: 0,
            escrows: 0,
            books: Books { funded: amount, unreserved: amount, ..Books::default() },
        };
        with_storage_layer(|| {
            if pool.deposit > 0 {
                let reason = HoldReason::PoolDeposit.into();
                let held = T::Money::hold(AssetKind::Native, &reason, owner, pool.deposit);
                held.map_err(|_| Error::<T>::CannotPayDeposit)?;
            }
            if guarantee > 0 {
                let held = T::Money::hold(AssetKind::Native, &HoldReason::Guarantee.into(), owner, guarantee);
                held.map_err(|_| Error::<T>::CannotPayGuarantee)?;
            }
            let held = T::Money::hold(pool.asset.clone(), &HoldReason::Pool.into(), owner, amount);
            held.map_err(|_| Error::<T>::CannotFund)?;
            NextPool::<T>::insert(owner, next);
            Opened::<T>::try_mutate(|opened| raise(opened, 1))?;
            Self::deposit_event(Event::Opened {
                owner: owner.clone(),
                pool: number,
                asset: pool.asset.clone(),
                purpose,
                amount,
                fee: pool.fee,
                is_secured: pool.is_secured,
                cancel_from: pool.cancel_from,
                expires,
                given_up_from: pool.given_up_from,
                deposit: pool.deposit,
                guarantee,
            });
            Pools::<T>::insert(owner, number, pool);
            Ok(())
        })
    }

    pub(crate) fn do_top_up(
        who: &T::AccountId,
        owner: &T::AccountId,
        number: PoolId,
        amount: Balance,
    ) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_open(&pool)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let guarantee = Self::guarantee_top_up(&mut pool, amount)?;
        raise(&mut pool.books.funded, amount).map_err(|_| Error::<T>::TooLarge)?;
        raise(&mut pool.books.unreserved, amount)?;
        with_storage_layer(|| {
            let funded = T::Money::fund(pool.asset.clone(), &HoldReason::Pool.into(), who, owner, amount);
            funded.map_err(|_| Error::<T>::CannotFund)?;
            if guarantee > 0 {
                let reason = HoldReason::Guarantee.into();
                let funded = T::Money::fund(AssetKind::Native, &reason, who, owner, guarantee);
                funded.map_err(|_| Error::<T>::CannotPayGuarantee)?;
            }
            Pools::<T>::insert(owner, number, pool);
            let (owner, who) = (owner.clone(), who.clone());
            Self::deposit_event(Event::ToppedUp { owner, pool: number, who, amount, guarantee });
            Ok(())
        })
    }

    pub(crate) fn do_cancel(owner: &T::AccountId, number: PoolId) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_open(&pool)?;
        ensure!(T::Time::now() >= pool.cancel_from, Error::<T>::TooYoung);
        pool.is_cancelled = true;
        Pools::<T>::insert(owner, number, pool);
        Self::deposit_event(Event::Cancelled { owner: owner.clone(), pool: number });
        Ok(())
    }

    pub(crate) fn do_close(caller: &T::AccountId, owner: &T::AccountId, number: PoolId) -> DispatchResult {
        let pool = Self::known_pool(owner, number)?;
        let phase = Self::phase(&pool);
        ensure!(caller == owner || phase == PoolPhase::Expired, Error::<T>::NotOwner);
        ensure!(phase != PoolPhase::Open, Error::<T>::StillOpen);
        ensure!(pool.escrows == 0, Error::<T>::InUse);
        let Books { unreserved, owed, fee_due, forfeit_due, .. } = pool.books;
        ensure!(owed == 0, Error::<T>::StillOwed);
        ensure!(fee_due == 0 && forfeit_due == 0, Error::<T>::StillDue);
        let guarantee = pool.guarantee_left().ok_or(ArithmeticError::Underflow)?;
        with_storage_layer(|| {
            // First, so that an account without AGT has the least balance before it gets a smaller amount.
            Self::give_back(AssetKind::Native, HoldReason::PoolDeposit, owner, pool.deposit)?;
            Self::give_back(AssetKind::Native, HoldReason::Guarantee, owner, guarantee)?;
            Self::give_back(pool.asset, HoldReason::Pool, owner, unreserved)?;
            Pools::<T>::remove(owner, number);
            let (owner, deposit) = (owner.clone(), pool.deposit);
            Self::deposit_event(Event::Closed { owner, pool: number, amount: unreserved, deposit, guarantee });
            Ok(())
        })
    }
}
