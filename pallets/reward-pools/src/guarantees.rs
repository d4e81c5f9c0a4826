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
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{Get, Time},
    weights::Weight,
};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::{traits::StaticLookup, ArithmeticError};

impl<T: Config> Pallet<T> {
    /// Returns the weight of [`Pallet::claim_guarantee`]. The benchmark's asset does not exist, so the account in it is read
    /// on top of what was measured.
    pub(crate) fn weight_of_claim_guarantee() -> Weight {
        T::WeightInfo::claim_guarantee().saturating_add(T::DbWeight::get().reads(1))
    }

    /// Checks that a pool that opens has the guarantee that its asset asks for.
    pub(crate) fn ensure_guaranteed(is_secured: bool, guarantee: Balance) -> Result<(), Error<T>> {
        ensure!(!is_secured || guarantee == 0, Error::<T>::NeedsNoGuarantee);
        ensure!(is_secured || guarantee >= Self::terms().least_guarantee, Error::<T>::GuaranteeTooSmall);
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

    /// Checks that the caller may give up what `who` is owed for the guaranteed part of it. Nobody but `who` decides that,
    /// because an obstacle may end. Some time after the pool's end anybody may, so that no account keeps a pool open for ever.
    fn ensure_may_give_up(caller: &T::AccountId, who: &T::AccountId, pool: &Pool) -> Result<(), Error<T>> {
        let from = pool.expires.saturating_add(Self::terms().most_life);
        ensure!(caller == who || T::Time::now() >= from, Error::<T>::NotWorker);
        Ok(())
    }

    pub(crate) fn do_claim_guarantee(
        caller: &T::AccountId,
        owner: &T::AccountId,
        number: PoolId,
        who: &T::AccountId,
    ) -> DispatchResult {
        let mut pool = Self::known_pool(owner, number)?;
        ensure!(!pool.is_secured, Error::<T>::NotGuaranteed);
        let owed = Owed::<T>::get((owner, number), who);
        ensure!(owed > 0, Error::<T>::NothingOwed);
        Self::ensure_may_give_up(caller, who, &pool)?;
        ensure!(T::Money::is_obstructed(pool.asset.clone(), who, owed), Error::<T>::NotObstructed);
        let amount = Self::guaranteed_by(&pool, owed);
        lower(&mut pool.books.owed, owed)?;
        raise(&mut pool.books.forfeit_due, owed)?;
        raise(&mut pool.guarantee_paid, amount)?;
        with_storage_layer(|| {
            if amount > 0 {
                Self::pay_out(AssetKind::Native, HoldReason::Guarantee, owner, who, amount)?;
            }
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
        let weight = Self::weight_of_claim_guarantee();
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
