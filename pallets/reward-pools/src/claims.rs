//! What leaves a pool for good: what workers have earned, and what is due to the revenue pot.

use crate::{Call, Config, Error, Event, HoldReason, Owed, Pallet, Pools, WeightInfo};
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
    traits::Get,
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

    pub(crate) fn do_claim(owner: &T::AccountId, number: PoolId, who: &T::AccountId) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        let amount = Owed::<T>::get((owner, number), who);
        ensure!(amount > 0, Error::<T>::NothingOwed);
        lower(&mut pool.books.owed, amount)?;
        raise(&mut pool.books.paid, amount)?;
        with_storage_layer(|| {
            Self::pay_out(pool.asset.clone(), HoldReason::Pool, owner, who, amount)?;
            Owed::<T>::remove((owner, number), who);
            Pools::<T>::insert(owner, number, pool);
            Self::deposit_event(Event::Claimed { owner: owner.clone(), pool: number, who: who.clone(), amount });
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
                Self::do_claim(&owner, number, &who)
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
