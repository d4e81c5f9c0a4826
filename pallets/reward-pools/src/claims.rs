//! What leaves a pool for good: what workers have earned, and what is due to the revenue pot.

use crate::{Call, Config, Error, Event, HoldReason, Owed, Pallet, Pool, Pools, WeightInfo};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::{AssetKind, Money},
    contributors::{FeelessKind, FeelessQuota},
    revenue::{Revenue, RevenueSource},
    tasks::PoolId,
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::{with_storage_layer, with_transaction, TransactionOutcome},
    traits::{Get, Time},
};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::{traits::StaticLookup, ArithmeticError};

impl<T: Config> Pallet<T> {
    /// Pays money that is on hold for a pool. A payment that fails leaves it on hold.
    pub(crate) fn pay_out(
        asset: AssetKind,
        reason: HoldReason,
        owner: &T::AccountId,
        to: &T::AccountId,
        amount: Balance,
    ) -> Result<(), Error<T>> {
        let paid = with_storage_layer(|| T::Money::pay(asset, &reason.into(), owner, to, amount));
        paid.map_err(|_| Error::<T>::CannotReceive)
    }

    pub(crate) fn do_claim(
        caller: &T::AccountId,
        owner: &T::AccountId,
        number: PoolId,
        who: &T::AccountId,
    ) -> DispatchResult {
        let may_claim = |pool: &Pool| caller == who || pool.lets_others_claim(T::Time::now());
        Self::pay_owed(owner, number, who, who, may_claim)
    }

    /// Pays all that a pool owes `who` to `to`, if the pool allows it. Whoever has the keys of an unsecured pool's asset could
    /// thaw it, have the workers paid and freeze it again: their units would be worth nothing, and the guarantee would be
    /// lost. So only the worker chooses the time.
    pub(crate) fn pay_owed(
        owner: &T::AccountId,
        number: PoolId,
        who: &T::AccountId,
        to: &T::AccountId,
        is_allowed: impl FnOnce(&Pool) -> bool,
    ) -> DispatchResult {
        let (mut pool, amount) = Self::owing_pool(owner, number, who)?;
        ensure!(is_allowed(&pool), Error::<T>::NotWorker);
        lower(&mut pool.books.owed, amount)?;
        raise(&mut pool.books.paid, amount)?;
        with_storage_layer(|| {
            Self::pay_out(pool.asset.clone(), HoldReason::Pool, owner, to, amount)?;
            Owed::<T>::remove((owner, number), who);
            Pools::<T>::insert(owner, number, pool);
            let (owner, who, to) = (owner.clone(), who.clone(), to.clone());
            Self::deposit_event(Event::Claimed { owner, pool: number, who, to, amount });
            Ok(())
        })
    }

    /// Returns whether a call would succeed, by a dry run.
    pub(crate) fn would_succeed(call: impl FnOnce() -> DispatchResult) -> bool {
        with_transaction(|| TransactionOutcome::Rollback(call())).is_ok()
    }

    /// Returns whether a claim runs without a fee: the caller claims for itself, and would be paid. A dry run proves it, so
    /// the predicate weighs as much as the call.
    pub(crate) fn is_claim_feeless(origin: &OriginFor<T>, call: Call<T>) -> bool {
        let Call::claim { owner, number, who } = call.clone() else { return false };
        let weight = T::WeightInfo::claim();
        T::Feeless::waives(origin, FeelessKind::Work, call, weight, weight, |caller| {
            Self::would_succeed(|| {
                let (owner, who) = (T::Lookup::lookup(owner)?, T::Lookup::lookup(who)?);
                ensure!(who == *caller, Error::<T>::NothingOwed);
                Self::do_claim(caller, &owner, number, &who)
            })
        })
    }

    /// Returns whether a claim to another account runs without a fee, by the rule of [`Pallet::is_claim_feeless`].
    pub(crate) fn is_claim_to_feeless(origin: &OriginFor<T>, call: Call<T>) -> bool {
        let Call::claim_to { owner, number, to } = call.clone() else { return false };
        let weight = T::WeightInfo::claim_to();
        T::Feeless::waives(origin, FeelessKind::Work, call, weight, weight, |caller| {
            Self::would_succeed(|| {
                let (owner, to) = (T::Lookup::lookup(owner)?, T::Lookup::lookup(to)?);
                Self::pay_owed(&owner, number, caller, &to, |_| true)
            })
        })
    }

    pub(crate) fn do_collect_fee(owner: &T::AccountId, number: PoolId) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        let (fee, forfeits) = (pool.books.fee_due, pool.books.forfeit_due);
        let whole = fee.checked_add(forfeits).ok_or(ArithmeticError::Overflow)?;
        ensure!(whole > 0, Error::<T>::NothingDue);
        lower(&mut pool.books.fee_due, fee)?;
        lower(&mut pool.books.forfeit_due, forfeits)?;
        raise(&mut pool.books.collected, whole)?;
        with_storage_layer(|| {
            let asset = pool.asset.clone();
            // One payment, so that two small amounts together can reach the least balance.
            Self::pay_out(asset.clone(), HoldReason::Pool, owner, &T::RevenuePot::get(), whole)?;
            Pools::<T>::insert(owner, number, pool);
            for (source, amount) in [(RevenueSource::RewardPools, fee), (RevenueSource::Forfeits, forfeits)] {
                if amount > 0 {
                    T::Revenue::note(asset.clone(), source, amount);
                }
            }
            Self::deposit_event(Event::FeeCollected { owner: owner.clone(), pool: number, asset, fee, forfeits });
            Ok(())
        })
    }
}
