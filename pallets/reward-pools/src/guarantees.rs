//! What an unsecured pool's owner puts on hold in AGT for workers whom the pool's asset cannot be paid to.

use crate::{Call, Config, Error, Event, HoldReason, Owed, Pallet, Pool, Pools, WeightInfo};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::{AssetKind, Money},
    contributors::{FeelessKind, FeelessQuota},
    reward_pools::{guarantee_on, guaranteed},
    tasks::PoolId,
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, traits::Time};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::{traits::StaticLookup, ArithmeticError};

impl<T: Config> Pallet<T> {
    /// Checks that a pool that opens has the guarantee that its asset asks for.
    pub(crate) fn ensure_guaranteed(is_secured: bool, guarantee: Balance) -> Result<(), Error<T>> {
        ensure!(!is_secured || guarantee == 0, Error::<T>::NeedsNoGuarantee);
        ensure!(is_secured || guarantee >= Self::terms().least_guarantee, Error::<T>::GuaranteeTooSmall);
        Ok(())
    }

    /// Checks that a pool guarantees what an escrow may pay. A guarantee for a heap of units that cost their issuer nothing
    /// would be none.
    pub(crate) fn ensure_guarantees(pool: &Pool, most: Balance) -> Result<(), Error<T>> {
        let is_enough = pool.is_secured || Self::guaranteed_by(pool, most) >= Self::terms().least_guarantee;
        ensure!(is_enough, Error::<T>::GuaranteeTooThin);
        Ok(())
    }

    /// Adds what a top-up must add to a pool's guarantee, so that no unit is guaranteed less than before, and returns it.
    /// The money itself is moved by the caller.
    pub(crate) fn guarantee_top_up(pool: &mut Pool, amount: Balance) -> Result<Balance, Error<T>> {
        if pool.guarantee == 0 {
            return Ok(0);
        }
        let added = guarantee_on(amount, pool.guarantee, pool.books.funded).ok_or(Error::<T>::TooLarge)?;
        raise(&mut pool.guarantee, added).map_err(|_| Error::<T>::TooLarge)?;
        Ok(added)
    }

    /// Returns what the guarantee of a pool pays for units of its asset, in planck of AGT.
    pub(crate) fn guaranteed_by(pool: &Pool, owed: Balance) -> Balance {
        guaranteed(owed, pool.guarantee, pool.books.funded)
    }

    /// Returns whether a pool could pay what it owes now, by a dry run.
    fn could_pay(owner: &T::AccountId, who: &T::AccountId, pool: &Pool, owed: Balance) -> bool {
        let pay = || Self::pay_out(pool.asset.clone(), HoldReason::Pool, owner, who, owed);
        Self::would_succeed(|| Ok(pay()?))
    }

    pub(crate) fn do_claim_guarantee(
        caller: &T::AccountId,
        owner: &T::AccountId,
        number: PoolId,
        who: &T::AccountId,
    ) -> DispatchResult {
        let (mut pool, owed) = Self::owing_pool(owner, number, who)?;
        ensure!(!pool.is_secured, Error::<T>::NotGuaranteed);
        // Nobody but `who` gives its claim up, because an obstacle may end. Late anybody may, and any obstacle counts, so that
        // no account keeps a pool open for ever.
        let is_late = pool.lets_others_claim(T::Time::now());
        ensure!(caller == who || is_late, Error::<T>::NotWorker);
        let is_obstructed = T::Money::is_obstructed(pool.asset.clone(), who, owed);
        let is_unpaid = is_obstructed || (is_late && !Self::could_pay(owner, who, &pool, owed));
        ensure!(is_unpaid, Error::<T>::NotObstructed);
        let amount = Self::guaranteed_by(&pool, owed);
        ensure!(amount > 0, Error::<T>::NotGuaranteed);
        lower(&mut pool.books.owed, owed)?;
        raise(&mut pool.books.forfeit_due, owed)?;
        raise(&mut pool.guarantee_paid, amount)?;
        with_storage_layer(|| {
            Self::pay_out(AssetKind::Native, HoldReason::Guarantee, owner, who, amount)?;
            Owed::<T>::remove((owner, number), who);
            Pools::<T>::insert(owner, number, pool);
            let (owner, who) = (owner.clone(), who.clone());
            Self::deposit_event(Event::GuaranteeClaimed { owner, pool: number, who, owed, amount });
            Ok(())
        })
    }

    /// Returns whether a claim on a guarantee runs without a fee, by the rule of [`Pallet::is_claim_feeless`].
    pub(crate) fn is_claim_guarantee_feeless(origin: &OriginFor<T>, call: Call<T>) -> bool {
        let Call::claim_guarantee { owner, number, who } = call.clone() else { return false };
        let weight = T::WeightInfo::claim_guarantee();
        T::Feeless::waives(origin, FeelessKind::Work, call, weight, weight, |caller| {
            Self::would_succeed(|| {
                let (owner, who) = (T::Lookup::lookup(owner)?, T::Lookup::lookup(who)?);
                ensure!(who == *caller, Error::<T>::NotWorker);
                Self::do_claim_guarantee(caller, &owner, number, &who)
            })
        })
    }

    pub(crate) fn do_refund_guarantee(owner: &T::AccountId, number: PoolId) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        Self::ensure_over(&pool)?;
        // From here on nothing can become owed.
        ensure!(pool.escrows == 0, Error::<T>::InUse);
        ensure!(pool.books.owed == 0, Error::<T>::StillOwed);
        let amount = pool.guarantee_left().ok_or(ArithmeticError::Underflow)?;
        ensure!(amount > 0, Error::<T>::NothingToRefund);
        raise(&mut pool.guarantee_refunded, amount)?;
        with_storage_layer(|| {
            Self::give_back(AssetKind::Native, HoldReason::Guarantee, owner, amount)?;
            Pools::<T>::insert(owner, number, pool);
            Self::deposit_event(Event::GuaranteeRefunded { owner: owner.clone(), pool: number, amount });
            Ok(())
        })
    }
}
